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


TEXT = Scalar(number=True)
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
    r"[^. ]+(\.[^. ]+)*", "keys joined by dots, like error.code", codes.ENVELOPE
)
DATE = Scalar("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date like 2026-11-20")
VERSION = Scalar("[0-9A-Za-z.+-]{1,40}", "a date or a version like 2.1", number=True)
URL = Scalar(r"https?://[!-~]+", "an address that begins with https://")

KINDS = ("error", "pending", "success")

CODE = Record(
    Code,
    "a documented row of the page's table",
    {
        "name": Field(
            NAME,
            "the class without the provider's prefix; public API. Without it a name is derived from the message",
            ("InsufficientBalance", "KYCReviewPending"),
        ),
        "message": Field(
            TEXT,
            "the documented text, verbatim",
            ("Insufficient balance", "{0} is required"),
            required=True,
            stand_in=_text(""),
        ),
        "kind": Field(
            OneOf(KINDS),
            "what the row is: error (default); pending: not finished yet, raises and is a Pending; success: never raises, has no class",
            ("pending",),
        ),
        "category": Field(
            TEXT,
            "the shared meaning, a key of categories.yaml",
            ("insufficient_funds", "not_found", "rate_limited"),
        ),
        "retryable": Field(
            Flag(),
            "whether the same request may succeed later, where the documentation says so. Left out: not known",
            (True,),
        ),
        "params": Field(
            ListOf(WORD, "a name in params"),
            "names for the placeholders {0}, {1} of the message, in order",
            (["field"], ["minimum", "maximum"]),
        ),
        "template": Field(
            TEXT,
            "the text as it arrives, with named placeholders, where the documented one has figures in their place",
            ("Single maximum transfer amount {limit}",),
        ),
        "paraphrased": Field(
            Flag(), "the page describes the message instead of quoting it", (True,)
        ),
        "field_in_message": Field(
            Flag(),
            "the text that arrives has the name of a request's field before or after it",
            (True,),
        ),
        "part": Field(
            WORD,
            "the part of the API where a code with several meanings has this one",
            ("top_up", "margin"),
        ),
        "rows": Field(
            Whole(2, 99),
            "how often the page has this very row, if more than once",
            (2,),
        ),
        "outside_range": Field(
            Flag(), "documented here although outside the group's range", (True,)
        ),
        "since": Field(
            VERSION, "the date or version when the code appeared", ("2026-11-20", "2.1")
        ),
        "deprecated": Field(
            VERSION,
            "the date or version when the code was deprecated",
            ("2026-11-20", "2.1"),
        ),
        "removed": Field(
            VERSION,
            "the date or version when the code was removed",
            ("2026-11-20", "2.1"),
        ),
        "formerly": Field(
            ListOf(NAME, "an earlier name"),
            "earlier names of the class",
            (["BalanceTooLow"],),
        ),
    },
)

GROUP = Record(
    Group,
    "a documented section, or a family of codes inside one",
    {
        "title": Field(
            TEXT,
            "the section's heading, verbatim. A group inside a group may go without",
            ("Card Errors (1xxx)",),
        ),
        "name": Field(
            NAME,
            "the class without the provider's prefix and Error; without it derived from the title",
            ("TopUp", "Card"),
        ),
        "space": Field(WORD, "the space of its codes, if not the first", ("rc",)),
        "range": Field(
            Either(TEXT, ListOf(TEXT, "an end of the range")),
            "the documented range: 1xxx, AUTH_* or [4000, 4999]. An undocumented code gets the class of the narrowest",
            ("1xxx", "3005xx", "AUTH_*", [4000, 4999]),
        ),
        "codes": Field(
            MapOf(TEXT, CODE, "the code"),
            "the documented rows by their code, in quotes and as documented",
            ({"AUTH_103": {"name": "SignatureInvalid", "message": "sign error"}},),
        ),
    },
)
# A group may hold groups; their depth is bounded by the reader of nodes.
GROUP.fields["groups"] = Field(
    ListOf(GROUP, "the group"),
    "groups inside this one: their classes inherit from this one's",
)

SPACE = Record(
    Space,
    "a list of codes that the provider keeps apart",
    {
        "type": Field(
            OneOf(("integer", "string")),
            "what arrives on the wire",
            ("integer", "string"),
            required=True,
            stand_in=_text("string"),
        ),
        "name": Field(
            NAME,
            "the enum's name without the provider's prefix; Code for the space called code",
            ("ReturnCode",),
        ),
        "success": Field(
            ListOf(TEXT, "a success code"),
            "the codes that mean success; their rows need no kind",
            ([0], ["000000"]),
        ),
        "pattern": Field(
            Scalar("x{1,18}", "as many x as a code has digits"),
            "the form of every code, if fixed: xxxxxx is six digits. Anything else in a body is not a code",
            ("xxxxxx",),
        ),
        "status": Field(
            Flag(),
            "these codes are HTTP statuses of answers that come without an envelope",
            (True,),
        ),
        "ambiguous": Field(
            MapOf(TEXT, NAME, "the ambiguous code"),
            "codes documented with several meanings, each with the name of the class above them",
            ({"ORDER_007": "MinimumOrPrecision"},),
        ),
    },
)

ENVELOPE = Record(
    Envelope,
    "where a response body of one shape carries what, as paths: keys joined by dots",
    {
        "code": Field(
            Either(PATH, MapOf(WORD, PATH, "the path for")),
            "the path of the code; or one path per space, the most telling first",
            ("code", "error.code", {"mc": "mc", "rc": "rc"}),
        ),
        "message": Field(PATH, "the path of the text", ("message", "error.msg")),
        "arguments": Field(
            PATH, "the path of a list with the placeholders' values", ("error.args",)
        ),
        "data": Field(PATH, "the path of the payload", ("data",)),
        "requires": Field(
            ListOf(PATH, "a required path"),
            "paths that must be there for this shape to apply",
            (["error"],),
        ),
        "requires_text": Field(
            ListOf(PATH, "a required path"), "paths where a text must be", (["code"],)
        ),
        "lacks": Field(
            ListOf(PATH, "a path"), "paths that must not be there", (["message"],)
        ),
        "success": Field(
            Flag(),
            "a body of this shape carries no response code and is never an error by itself",
            (True,),
        ),
    },
)

DOCS = Record(
    Docs,
    "the documentation page",
    {
        "url": Field(URL, "the page's address", ("https://docs.acme.example/errors",)),
        "retrieved": Field(DATE, "the date when the page was read", ("2026-11-20",)),
    },
)

PROVIDER = Record(
    Provider,
    "the response codes of one provider, as its documentation has them",
    {
        "provider": Field(
            Scalar(
                "[A-Z][A-Za-z0-9]{0,39}",
                "a name like CardPlus: a capital letter, then letters and digits",
                codes.NAME,
            ),
            "the prefix of every class",
            ("CardPlus",),
            required=True,
            stand_in=_text("StandIn"),
        ),
        "title": Field(
            TEXT,
            "what the module is, in words",
            ("CardPlus response codes",),
            required=True,
            stand_in=_text(""),
        ),
        "docs": Field(
            DOCS,
            "the documentation page and when it was read",
            ({"url": "https://docs.acme.example/errors", "retrieved": "2026-11-20"},),
        ),
        "invisible": Field(
            MapOf(
                Scalar(CODE_POINT, "a code point like U+200B"),
                TEXT,
                "the invisible character",
            ),
            "the zero-width and bidirectional characters that texts have as escapes, and where the page has them",
            ({"U+200D": "joins the emoji in the message of 1017"},),
        ),
        "spaces": Field(
            MapOf(WORD, SPACE, "the space"),
            "the lists of codes kept apart",
            ({"code": {"type": "integer", "success": [0]}},),
            required=True,
            stand_in=_one_space,
        ),
        "envelopes": Field(
            MapOf(WORD, ENVELOPE, "the envelope"),
            "where a response body carries what; the first whose code is there is taken",
            ({"default": {"code": "code", "message": "message"}},),
        ),
        "groups": Field(
            ListOf(GROUP, "the group"),
            "the documented sections, in the page's order",
            required=True,
            stand_in=lambda place: [],
        ),
    },
)

CATEGORY = Record(
    Category,
    "what a response means, whichever provider says so",
    {
        "name": Field(NAME, "the class", ("InsufficientFunds",), required=True),
        "description": Field(
            TEXT,
            "what it means, in one sentence",
            ("A balance does not cover the amount.",),
            required=True,
            stand_in=_text(""),
        ),
        "retryable": Field(
            Flag(),
            "whether the same request may succeed later. Left out: not known",
            (True,),
        ),
        "http_status": Field(
            Whole(100, 599), "the HTTP status that says the same", (402,)
        ),
        "grpc": Field(
            Scalar("[A-Z_]{2,40}", "a name like NOT_FOUND"),
            "the gRPC code that says the same",
            ("FAILED_PRECONDITION",),
        ),
    },
)
CATEGORIES = MapOf(WORD, CATEGORY, "the category")
