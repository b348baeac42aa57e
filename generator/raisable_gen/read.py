"""Bytes of a spec file in, its fields out: checks the shape, and leaves the meaning to `resolve`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from raisable_gen.node import Text, compose
from raisable_gen.problem import SHAPE, Place, Problem
from raisable_gen.shape import Shape
from raisable_gen.spec import CATEGORIES, PROVIDER, Category, Provider


@dataclass(frozen=True, slots=True)
class Source:
    """A spec file: `name` as generated code tells it (`specs/cardplus.yaml`), `path` as complaints tell it."""

    module: str
    name: str
    path: str
    data: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the file, with line ends as `\\n`."""
        return hashlib.sha256(self.data.replace(b"\r\n", b"\n")).hexdigest()


def read_provider(source: Source, problems: list[Problem]) -> Provider | None:
    """The provider's spec; `None` if it lacks something that it must have."""
    spec: Provider | None = _read(source, PROVIDER, "the spec", problems)
    return spec


def read_categories(
    source: Source, problems: list[Problem]
) -> dict[Text, Category] | None:
    """The shared vocabulary by key."""
    vocabulary: dict[Text, Category] | None = _read(
        source, CATEGORIES, "the vocabulary", problems
    )
    return vocabulary


def _read(source: Source, shape: Shape, where: str, problems: list[Problem]) -> Any:
    before = len(problems)
    node = compose(source.path, source.data, problems)
    if node is None:
        if len(problems) == before:
            place = Place(source.path, 1, 1)
            problems.append(
                Problem(place, SHAPE, f"{where} is empty: see specs/README.md")
            )
        return None
    return shape.read(node, where, problems)
