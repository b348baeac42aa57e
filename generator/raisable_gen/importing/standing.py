"""A spec in; where its rows stand in the file, and which of its groups is meant for a row of a page, out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import cast

from raisable_gen import ranges, spec
from raisable_gen.importing.drift import Known
from raisable_gen.importing.page import flat
from raisable_gen.importing.reading import Entry
from raisable_gen.node import Text
from raisable_gen.problem import Place

_Range = Text | list[Text] | None


class Standing:
    """The groups of a spec with their rows and ranges. Groups and rows are kept by `id`: they are what they are, not what they hold."""

    def __init__(self, provider: spec.Provider, known: Sequence[Known]) -> None:
        self.provider = provider
        self.known = known
        self.spaces = {str(name): found for name, found in provider.spaces.items()}
        self.groups: list[tuple[spec.Group, str]] = []
        self._tops: dict[int, spec.Group] = {}
        for top in provider.groups:
            for group, space in _within(top, next(iter(self.spaces))):
                self.groups.append((group, space))
                self._tops[id(group)] = top
        self._ranges = dict(_ranges(provider.groups, None))
        self._by_title: dict[tuple[str, str], spec.Group] = {}
        for group, space in self.groups:
            if group.title is not None:
                self._by_title.setdefault((flat(group.title), space), group)
        self._rows: dict[int, list[Known]] = {}
        for each in known:
            self._rows.setdefault(id(each.group), []).append(each)

    def rows(self, group: spec.Group) -> Sequence[Known]:
        """The rows right in a group."""
        return self._rows.get(id(group), ())

    def top(self, group: spec.Group) -> spec.Group:
        """The outermost group around a group, or itself."""
        return self._tops[id(group)]

    def wire_type(self, space: str) -> str:
        """What the codes of a space are on the wire."""
        return str(self.spaces[space].type)

    def home(self, title: str, space: str, code: str) -> spec.Group | None:
        """The group for a row: that of its section, and in it the narrowest whose range holds the code."""
        group = self._by_title.get((title, space))
        wire_type = self.wire_type(space)
        return None if group is None else _narrowest(group, code, wire_type)

    def in_range(self, group: spec.Group, code: str, space: str) -> bool:
        """Whether the range that holds for a group, its own or that of one around it, holds `code`."""
        written, wire_type = self._ranges[id(group)], self.wire_type(space)
        span = None if written is None else ranges.parse(written, wire_type)
        return span is None or span.holds(code, wire_type)


class Neighbours:
    """For each row of a page, the row before it that the spec has in the same place."""

    def __init__(
        self, entries: Sequence[Entry], same: Sequence[tuple[Entry, Known]]
    ) -> None:
        stays = {id(entry): known for entry, known in same}
        self._positions = {id(entry): at for at, entry in enumerate(entries)}
        self._all: list[tuple[int, Known]] = []
        self._of_group: dict[int, list[tuple[int, Known]]] = {}
        for at, entry in enumerate(entries):
            known = stays.get(id(entry))
            if known is not None:
                self._all.append((at, known))
                self._of_group.setdefault(id(known.group), []).append((at, known))

    def before(self, entry: Entry, group: spec.Group | None = None) -> Known | None:
        """The nearest before `entry`, in `group` or anywhere; `None` if there is none."""
        found = self._all if group is None else self._of_group.get(id(group), [])
        position = self._positions[id(entry)]
        at = bisect_left(found, position, key=lambda each: each[0])
        return found[at - 1][1] if at else None


def has_own_lines(known: Known, lines: Sequence[str]) -> bool:
    """Whether nothing else stands in front of a row."""
    place = known.code.place
    return not lines[place.line - 1][: place.column - 1].strip()


def lines_of(known: Known, lines: Sequence[str]) -> tuple[int, int]:
    """The first and the last line of a row, with the comments above it."""
    first = known.line
    while lines[first - 2].strip().startswith("#"):
        first -= 1
    return first, last_line(known.row)


def last_line(found: spec.Code | spec.Group) -> int:
    """The last line on which something of a row or a group stands."""
    return max((place.end[0] for place in _places(found)), default=found.place.line)


def _places(found: object) -> Iterator[Place]:
    """Where the texts of a row or a group stand, and its brackets."""
    if isinstance(found, Text):
        yield found.place
    elif isinstance(found, spec.Code | spec.Group):
        yield found.place
        for each in fields(found):
            yield from _places(getattr(found, each.name))
    elif isinstance(found, list):
        for item in cast("list[object]", found):
            yield from _places(item)
    elif isinstance(found, dict):
        for key, value in cast("dict[object, object]", found).items():
            yield from _places(key)
            yield from _places(value)


def _within(group: spec.Group, space: str) -> Iterator[tuple[spec.Group, str]]:
    """A group and those in it, each with its space."""
    space = str(group.space or space)
    yield group, space
    for inner in group.groups:
        yield from _within(inner, space)


def _ranges(
    groups: Sequence[spec.Group], outer: _Range
) -> Iterator[tuple[int, _Range]]:
    """All groups, by `id`, each with the range that holds for its rows."""
    for group in groups:
        own = group.range if group.range is not None else outer
        yield id(group), own
        yield from _ranges(group.groups, own)


def _narrowest(group: spec.Group, code: str, wire_type: str) -> spec.Group:
    for inner in group.groups:
        span = None if inner.range is None else ranges.parse(inner.range, wire_type)
        if span is not None and span.holds(code, wire_type):
            return _narrowest(inner, code, wire_type)
    return group
