"""A spec that is not written yet: its spaces, groups and rows, each field a proposal; and what a caller wants of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from raisable_gen.importing import spans


@dataclass(slots=True)
class Row:
    """A row of the spec. `why` says what proposed its category, `checks` the codes of findings that wait for a human."""

    code: str
    message: str
    name: str
    line: int
    kind: str = "error"
    category: str = ""
    why: str = ""
    retryable: bool | None = None
    params: list[str] = field(default_factory=list[str])
    template: str = ""
    part: str = ""
    rows: int = 1
    outside_range: bool = False
    deprecated: str = ""
    # A success that the list of its space says already.
    implied: bool = False
    checks: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class Group:
    """A section of the page with the rows of one space."""

    title: str
    name: str
    space: str
    range: spans.Written | None
    rows: list[Row]


@dataclass(slots=True)
class Space:
    """A list of codes."""

    name: str
    type: str
    status: bool = False
    success: list[str] = field(default_factory=list[str])
    ambiguous: dict[str, str] = field(default_factory=dict[str, str])
    # One that the spec has already, and that is not written again.
    fixed: bool = False


@dataclass(slots=True)
class Draft:
    """A spec that is not written yet."""

    provider: str
    title: str
    url: str
    retrieved: str
    spaces: list[Space]
    groups: list[Group]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller says about the spec: `spaces` is space by title of section, `""` for all others."""

    provider: str
    title: str
    url: str
    retrieved: str
    spaces: Mapping[str, str]
    categories: Mapping[str, str]


# How many lines of the page a finding names.


@dataclass(slots=True)
class There:
    """What a spec has already: its classes and members, its spaces, and its groups by title and space."""

    classes: list[str] = field(default_factory=list[str])
    members: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    spaces: dict[str, Space] = field(default_factory=dict[str, Space])
    groups: dict[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )
