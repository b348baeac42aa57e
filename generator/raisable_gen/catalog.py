"""The compiled specs: every name final, every order fixed. All that rendering and exporting see.

Of rows there are many, and a named tuple is made in half the time of a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from raisable_gen.problem import Problem


@dataclass(frozen=True, slots=True)
class Category:
    """A shared meaning, and what is true of it whichever provider reports it."""

    key: str
    class_name: str
    description: str
    retryable: bool | None
    http_status: int | None
    grpc: str | None


@dataclass(frozen=True, slots=True)
class Space:
    """One list of codes. `wire_type` is `integer` or `string`."""

    name: str
    wire_type: str
    enum_name: str
    pattern: str | None
    status: bool


@dataclass(frozen=True, slots=True)
class Envelope:
    """Where a body carries what. `codes` are (space, path), the most telling first."""

    name: str
    codes: tuple[tuple[str, str], ...]
    message: str | None
    arguments: str | None
    requires: tuple[str, ...]
    requires_text: tuple[str, ...]
    lacks: tuple[str, ...]
    success: bool


@dataclass(frozen=True, slots=True)
class Range:
    """A documented range: numbers from `first` to `last`, or, without `last`, all that begins with `first`."""

    space: str
    first: str
    last: str | None
    written: str
    class_name: str


@dataclass(frozen=True, slots=True)
class Group:
    """A documented section, or a family in one. `class_name` is None where it holds no error."""

    title: str
    class_name: str | None
    parent: str
    written_range: str | None


class Row(NamedTuple):
    """One documented meaning of one code. `class_name` is None for a success; `bases` are in the order of inheritance."""

    space: str
    code: str
    message: str
    kind: str
    section: str
    name: str
    member: str
    class_name: str | None
    parent: str | None
    bases: tuple[str, ...]
    category: str | None
    retryable: bool | None
    params: tuple[str, ...]
    template: tuple[str, ...]
    paraphrased: bool
    field_in_message: bool
    part: str | None
    since: str | None
    deprecated: str | None
    removed: str | None
    aliases: tuple[str, ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Meanings:
    """A code with several documented meanings: the class above them, and the rows below it."""

    space: str
    code: str
    class_name: str
    member: str
    parent: str
    rows: tuple[Row, ...]

    @property
    def message(self) -> str:
        """The documented texts, one after the other."""
        return " / ".join(row.message for row in self.rows)


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider, in the order of its documentation; `ranges` are the narrowest first."""

    module: str
    prefix: str
    title: str
    url: str | None
    retrieved: str | None
    source: str
    digest: str
    spaces: tuple[Space, ...]
    envelopes: tuple[Envelope, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    meanings: tuple[Meanings, ...]
    ranges: tuple[Range, ...]

    @property
    def root(self) -> str:
        return f"{self.prefix}Error"

    @property
    def invalid_response(self) -> str:
        return f"{self.prefix}InvalidResponse"

    @property
    def class_names(self) -> tuple[str, ...]:
        """Every class beside the root and the invalid response, aliases too, in the order of the module."""
        groups = [group.class_name for group in self.groups if group.class_name]
        above = [meanings.class_name for meanings in self.meanings]
        leaves = [
            name
            for row in self.rows
            if row.class_name
            for name in (row.class_name, *row.aliases)
        ]
        return (*groups, *above, *leaves)

    def members(self, space: Space) -> tuple[Row | Meanings, ...]:
        """What each member of the enum of `space` stands for; several meanings where the first of them is documented."""
        several = {
            meanings.code: meanings
            for meanings in self.meanings
            if meanings.space == space.name
        }
        members: dict[str, Row | Meanings] = {}
        for row in self.rows:
            if row.space == space.name and row.code not in members:
                members[row.code] = several.get(row.code, row)
        return tuple(members.values())


@dataclass(frozen=True, slots=True)
class Catalog:
    """All providers, by module name, and the categories in the order of their file."""

    categories: tuple[Category, ...]
    providers: tuple[Provider, ...]
    notices: tuple[Problem, ...] = ()
