"""The spec as its author writes it: what it holds, and the shape of each file, field by field.

Texts keep their places.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from raisable_gen import problem as codes
from raisable_gen.node import CODE_POINT, Text
from raisable_gen.problem import Place
from raisable_gen.shape import (
    Either,
    Field,
    Flag,
    ListOf,
    MapOf,
    OneOf,
    Record,
    Scalar,
    Whole,
)


@dataclass(slots=True)
class Code:
    """One documented row."""

    place: Place
    refused: frozenset[str]
    message: Text
    name: Text | None = None
    kind: Text | None = None
    category: Text | None = None
    retryable: bool | None = None
    params: list[Text] = field(default_factory=list[Text])
    template: Text | None = None
    paraphrased: bool | None = None
    field_in_message: bool | None = None
    part: Text | None = None
    rows: int | None = None
    outside_range: bool | None = None
    since: Text | None = None
    deprecated: Text | None = None
    removed: Text | None = None
    formerly: list[Text] = field(default_factory=list[Text])


@dataclass(slots=True)
class Group:
    """A documented section, or a family in one."""

    place: Place
    refused: frozenset[str]
    title: Text | None = None
    name: Text | None = None
    space: Text | None = None
    range: Text | list[Text] | None = None
    codes: dict[Text, Code] = field(default_factory=dict[Text, Code])
    groups: list[Group] = field(default_factory=list["Group"])


@dataclass(slots=True)
class Space:
    """A list of codes that the provider keeps apart."""

    place: Place
    refused: frozenset[str]
    type: Text
    name: Text | None = None
    success: list[Text] = field(default_factory=list[Text])
    pattern: Text | None = None
    status: bool | None = None
    ambiguous: dict[Text, Text] = field(default_factory=dict[Text, Text])


@dataclass(slots=True)
class Envelope:
    """Where a body carries what."""

    place: Place
    refused: frozenset[str]
    code: Text | dict[Text, Text] | None = None
    message: Text | None = None
    arguments: Text | None = None
    data: Text | None = None
    requires: list[Text] = field(default_factory=list[Text])
    requires_text: list[Text] = field(default_factory=list[Text])
    lacks: list[Text] = field(default_factory=list[Text])
    success: bool | None = None


@dataclass(slots=True)
class Docs:
    """The documentation page."""

    place: Place
    refused: frozenset[str]
    url: Text | None = None
    retrieved: Text | None = None


@dataclass(slots=True)
class Provider:
    """A provider's file."""

    place: Place
    refused: frozenset[str]
    provider: Text
    title: Text
    spaces: dict[Text, Space]
    groups: list[Group]
    docs: Docs | None = None
    invisible: dict[Text, Text] = field(default_factory=dict[Text, Text])
    envelopes: dict[Text, Envelope] = field(default_factory=dict[Text, Envelope])


@dataclass(slots=True)
class Category:
    """An entry of the shared vocabulary."""

    place: Place
    refused: frozenset[str]
    name: Text
    description: Text
    retryable: bool | None = None
    http_status: int | None = None
    grpc: Text | None = None


def _text(spelling: str) -> Callable[[Place], Text]:
    """What stands in for a required text that is missing, until all complaints are found."""
    return lambda place: Text.at(spelling, place)


def _one_space(place: Place) -> dict[Text, Space]:
    return {Text.at("code", place): Space(place, frozenset(), Text.at("string", place))}


TEXT = Scalar()
NAME = Scalar(
    "[A-Z][A-Za-z0-9]{0,99}",
    "a name like InsufficientBalance: a capital letter, then letters and digits",
    codes.NAME,
)
WORD = Scalar(
    "[a-z][a-z0-9_]{0,62}",
    "a word like card_margin: a small letter, then small letters, digits and _",
    codes.NAME,
)
PATH = Scalar(
    r"[^.\s]+(\.[^.\s]+)*", "keys joined by dots, like error.code", codes.ENVELOPE
)
DATE = Scalar("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date like 2026-11-20")
VERSION = Scalar("[0-9A-Za-z.+-]{1,40}", "a date or a version like 2.1")
URL = Scalar(r"https?://[!-~]+", "an address that begins with https://")

KINDS = ("error", "pending", "success")

CODE = Record(
    Code,
    {
        "name": Field(NAME, "the class without the provider's prefix"),
        "message": Field(
            TEXT, "the documented text, verbatim", required=True, stand_in=_text("")
        ),
        "kind": Field(OneOf(KINDS), "error (default), pending or success"),
        "category": Field(TEXT, "the shared meaning, a key of categories.yaml"),
        "retryable": Field(
            Flag(), "whether a retry may help, where the documentation says so"
        ),
        "params": Field(
            ListOf(WORD, "a name in params"),
            "names for the placeholders {0}, {1}, in order",
        ),
        "template": Field(TEXT, "the text as it arrives, with named placeholders"),
        "paraphrased": Field(
            Flag(), "the page describes the message instead of quoting it"
        ),
        "field_in_message": Field(
            Flag(), "the text that arrives names a field of the request"
        ),
        "part": Field(
            WORD, "the part of the API where an ambiguous code has this meaning"
        ),
        "rows": Field(Whole(2, 99), "how often the page has this very row"),
        "outside_range": Field(
            Flag(), "documented here although outside the group's range"
        ),
        "since": Field(VERSION, "when the code appeared"),
        "deprecated": Field(VERSION, "when the code was deprecated"),
        "removed": Field(VERSION, "when the code was removed"),
        "formerly": Field(ListOf(NAME, "an earlier name"), "earlier names"),
    },
)

GROUP = Record(
    Group,
    {
        "title": Field(TEXT, "the documented heading, verbatim"),
        "name": Field(NAME, "the class without the provider's prefix and Error"),
        "space": Field(WORD, "the space of its codes"),
        "range": Field(
            Either(TEXT, ListOf(TEXT, "an end of the range")),
            "the documented range: 1xxx, AUTH_* or [4000, 4999]",
        ),
        "codes": Field(MapOf(TEXT, CODE, "the code"), "code to row"),
    },
)
# A group may hold groups; their depth is bounded by the reader of nodes.
GROUP.fields["groups"] = Field(ListOf(GROUP, "the group"), "groups inside this one")

SPACE = Record(
    Space,
    {
        "type": Field(
            OneOf(("integer", "string")),
            "what arrives on the wire",
            required=True,
            stand_in=_text("string"),
        ),
        "name": Field(NAME, "the enum's name without the provider's prefix"),
        "success": Field(ListOf(TEXT, "a success code"), "the codes that mean success"),
        "pattern": Field(
            Scalar("x{1,18}", "as many x as a code has digits"),
            "the form of every code",
        ),
        "status": Field(
            Flag(), "the codes are HTTP statuses of answers without an envelope"
        ),
        "ambiguous": Field(
            MapOf(TEXT, NAME, "the ambiguous code"),
            "codes with several meanings, and the class above them",
        ),
    },
)

ENVELOPE = Record(
    Envelope,
    {
        "code": Field(
            Either(PATH, MapOf(WORD, PATH, "the path for")),
            "the path of the code, or one per space",
        ),
        "message": Field(PATH, "the path of the text"),
        "arguments": Field(PATH, "the path of the placeholders' values"),
        "data": Field(PATH, "the path of the payload"),
        "requires": Field(ListOf(PATH, "a required path"), "paths that must be there"),
        "requires_text": Field(
            ListOf(PATH, "a required path"), "paths where a text must be"
        ),
        "lacks": Field(ListOf(PATH, "a path"), "paths that must not be there"),
        "success": Field(Flag(), "a body of this shape is never an error by itself"),
    },
)

PROVIDER = Record(
    Provider,
    {
        "provider": Field(
            Scalar(
                "[A-Z][A-Za-z0-9]{0,39}",
                "a name like CardPlus: a capital letter, then letters and digits",
                codes.NAME,
            ),
            "the prefix of every class",
            required=True,
            stand_in=_text("StandIn"),
        ),
        "title": Field(
            TEXT, "what the module is, in words", required=True, stand_in=_text("")
        ),
        "docs": Field(
            Record(
                Docs,
                {
                    "url": Field(URL, "the page"),
                    "retrieved": Field(DATE, "when the page was read"),
                },
            ),
            "the documentation page",
        ),
        "invisible": Field(
            MapOf(
                Scalar(CODE_POINT, "a code point like U+200B"),
                TEXT,
                "the invisible character",
            ),
            "the zero-width and bidirectional characters that texts have as escapes, and where the page has them",
        ),
        "spaces": Field(
            MapOf(WORD, SPACE, "the space"),
            "the lists of codes kept apart",
            required=True,
            stand_in=_one_space,
        ),
        "envelopes": Field(
            MapOf(WORD, ENVELOPE, "the envelope"), "where a body carries what"
        ),
        "groups": Field(
            ListOf(GROUP, "the group"),
            "the documented sections",
            required=True,
            stand_in=lambda place: [],
        ),
    },
)

CATEGORIES = MapOf(
    WORD,
    Record(
        Category,
        {
            "name": Field(NAME, "the class", required=True),
            "description": Field(
                TEXT,
                "what it means, in one sentence",
                required=True,
                stand_in=_text(""),
            ),
            "retryable": Field(Flag(), "whether the same request may succeed later"),
            "http_status": Field(Whole(100, 599), "the HTTP status that says the same"),
            "grpc": Field(
                Scalar("[A-Z_]{2,40}", "a name like NOT_FOUND"), "the gRPC code"
            ),
        },
    ),
    "the category",
)
