"""A spec as the rules see it: what is written, with places, beside what it was compiled to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from raisable_gen import catalog
from raisable_gen.node import MappingNode, Node, SequenceNode, Text
from raisable_gen.problem import Place
from raisable_gen.source import Source
from raisable_gen.spec import Code, Group, Provider


@dataclass(frozen=True, slots=True)
class Row:
    """A row as written and as compiled. `group` is the innermost one that it stands in."""

    code: Text
    written: Code
    group: Group
    compiled: catalog.Row


@dataclass(frozen=True)
class File:
    """A spec that compiles."""

    source: Source
    tree: Node
    spec: Provider
    provider: catalog.Provider

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file without their ends; line 1 is the first."""
        return self.source.data.decode("utf-8-sig").replace("\r\n", "\n").split("\n")

    def part(self, text: Text, span: tuple[int, int]) -> Place:
        """Where a part of a scalar stands; the place of the whole if it is written with escapes or over several lines."""
        place = text.place
        if place.end[0] == place.line:
            start, end = place.column - 1, place.end[1] - 1
            written = self.lines[place.line - 1][start:end]
            quote = 0 if written == text else 1
            if written[quote : len(written) - quote] == text:
                begin = place.column + quote
                return Place(
                    place.path, place.line, begin + span[0], place.line, begin + span[1]
                )
        return place

    @cached_property
    def groups(self) -> list[tuple[Group, str, catalog.Group]]:
        """Each group with the space of its codes, in the order of the file."""
        written = _groups(self.spec.groups, str(next(iter(self.spec.spaces))))
        return [
            (group, space, compiled)
            for (group, space), compiled in zip(
                written, self.provider.groups, strict=True
            )
        ]

    @cached_property
    def rows(self) -> list[Row]:
        """The rows in the order of the file; one that repeats another word for word is not among them."""
        compiled = {(row.space, row.code, row.line): row for row in self.provider.rows}
        found: list[Row] = []
        for group, space, _ in self.groups:
            for code, written in group.codes.items():
                row = compiled.get((space, str(code), code.place.line))
                if row is not None:
                    found.append(Row(code, written, group, row))
        return found

    @cached_property
    def errors(self) -> list[Row]:
        """The rows of kind error."""
        return [row for row in self.rows if row.compiled.kind == "error"]

    @cached_property
    def texts(self) -> list[Text]:
        """Every scalar of the file, keys too, in its order."""
        return list(_texts(self.tree))

    @cached_property
    def texts_by_line(self) -> dict[int, list[Text]]:
        """The scalars that stand in a line, or go through it."""
        found: dict[int, list[Text]] = {}
        for text in self.texts:
            for line in range(text.place.line, text.place.end[0] + 1):
                found.setdefault(line, []).append(text)
        return found

    @cached_property
    def mappings(self) -> dict[Place, MappingNode]:
        """The mappings of the file by their place."""
        return {node.place: node for node in _mappings(self.tree)}


def _groups(groups: list[Group], space: str) -> Iterator[tuple[Group, str]]:
    for group in groups:
        own = space if group.space is None else str(group.space)
        yield group, own
        yield from _groups(group.groups, own)


def _texts(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _texts(item)
    else:
        for key, value in node.items:
            yield key
            yield from _texts(value)


def _mappings(node: Node) -> Iterator[MappingNode]:
    if isinstance(node, MappingNode):
        yield node
        for _, value in node.items:
            yield from _mappings(value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _mappings(item)
