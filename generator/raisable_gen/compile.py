"""Specs in, the catalog out: read and resolve. The one step by which every command knows what is wrong with specs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from raisable_gen.catalog import Catalog
from raisable_gen.node import Node
from raisable_gen.problem import Problem, Refused
from raisable_gen.read import parse, read_categories, read_provider
from raisable_gen.resolve import resolve
from raisable_gen.source import Source
from raisable_gen.spec import Provider
from raisable_gen.vocabulary import resolve_categories


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of the specs. With `problems` the catalog has holes, and nothing may be made of it."""

    catalog: Catalog
    problems: list[Problem]
    read: list[tuple[Source, Node, Provider]]


def examine(categories: Source, sources: Iterable[Source]) -> Compiled:
    """Read and resolve the specs, whatever is wrong with them."""
    problems: list[Problem] = []
    vocabulary = resolve_categories(
        read_categories(categories, problems) or {}, problems
    )
    read: list[tuple[Source, Node, Provider]] = []
    for source in sources:
        tree = parse(source, "the spec", problems)
        spec = None if tree is None else read_provider(tree, problems)
        if tree is not None and spec is not None:
            read.append((source, tree, spec))
    specs = [(source, spec) for source, _, spec in read]
    return Compiled(resolve(specs, vocabulary, problems), problems, read)


def compile_specs(categories: Source, sources: Iterable[Source]) -> Catalog:
    """The catalog of the specs; raises `Refused` with everything that is wrong with them."""
    compiled = examine(categories, sources)
    if compiled.problems:
        raise Refused(compiled.problems)
    return compiled.catalog
