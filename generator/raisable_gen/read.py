"""Bytes of a spec file in, its fields out: checks the shape, and leaves the meaning to `resolve`."""

from __future__ import annotations

from raisable_gen.node import Node, Text, compose
from raisable_gen.problem import SHAPE, Place, Problem
from raisable_gen.source import Source
from raisable_gen.spec import CATEGORIES, PROVIDER, Category, Provider


def parse(source: Source, where: str, problems: list[Problem]) -> Node | None:
    """The nodes of a file; `where` is what complaints call it."""
    before = len(problems)
    tree = compose(source.path, source.data, problems)
    if tree is None and len(problems) == before:
        place = Place(source.path, 1, 1)
        problems.append(Problem(place, SHAPE, f"{where} is empty: see specs/README.md"))
    return tree


def read_provider(tree: Node, problems: list[Problem]) -> Provider | None:
    """The provider's spec; `None` if it lacks something that it must have."""
    spec: Provider | None = PROVIDER.read(tree, "the spec", problems)
    return spec


def read_categories(
    source: Source, problems: list[Problem]
) -> dict[Text, Category] | None:
    """The shared vocabulary by key."""
    tree = parse(source, "the vocabulary", problems)
    if tree is None:
        return None
    vocabulary: dict[Text, Category] | None = CATEGORIES.read(
        tree, "the vocabulary", problems
    )
    return vocabulary
