"""A line in, its code and its text out, where a mark between the two shows that it is an item of a list: `1001: No key`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from raisable_gen.importing import looks

# `1001: text`, `[1001] - text`, `Error CARD_LOST = text`; a list has such marks in all lines.
_ITEM = re.compile(
    r"""(?:(?i:error\ code|error|code|status\ code|status|fehlercode|fehler|erreur|código|codice|ошибка|код|kod|hata|kode)\s+)?
    [\[("'`#]{0,2}
    (?P<code>-?[0-9]{1,18}|[0-9]{3,9}(?:\s?/\s?[0-9]{3,9}){1,3}|0[xX][0-9A-Fa-f]{1,16}|[A-Z][A-Z0-9]*(?:[_.-][A-Z0-9]+)*|[A-Za-z][a-z0-9]*(?:[_.-][A-Za-z0-9]+|[A-Z][a-z0-9]+)+)
    [\])"'`]{0,2}
    (?:\s*[:：](?=\s|[^\s0-9/])\s*|\s+[-–—=|]\s+|\s*(?:=>|->|→|⇒|=)\s*|[-–—]\s+)
    (?P<text>\S.*)""",
    re.X,
)

# What may stand in front of the text: `1001 - NO_KEY - There is no key`, `1001 (NO_KEY): There is no key`.
_NAMED = re.compile(
    r"\(?(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*|[A-Za-z][a-z0-9]*(?:[_.][A-Za-z0-9]+|[A-Z][a-z0-9]+)+)\)?(?:\s*[:：]\s*|\s+[-–—|]\s+)(?P<text>\S.*)"
)
_BRACKETED = re.compile(
    r"(?P<code>-?[0-9]{1,18})\s*\((?P<name>[A-Za-z][\w.]*)\)(?:\s*[:：]\s*|\s+[-–—=|]\s+)(?P<text>\S.*)",
    re.ASCII,
)
# The mark may be around the code, or be that of a list: `[1001] No key`, `1001. No key`.
_WRAPPED = re.compile(
    r"""(?:\[(?P<code>-?[0-9]{1,18}|[A-Z][A-Z0-9_.-]{1,62}[A-Z0-9])\]|\((?=-?[0-9]{3})(?P<inner>-?[0-9]{3,18})\)|(?=[0-9]{3})(?P<listed>[0-9]{3,18})[.)])
    \s+(?P<text>[^\s0-9].*)""",
    re.X | re.ASCII,
)
_RANGE = re.compile(r"([0-9]{2,18})\s*[-–—]\s*([0-9]{2,18})\b", re.ASCII)
# What no text of a code is, as the value of a field: `"limit": 100,`.
_VALUE = re.compile(
    r"""["'].*?["']\s*:\s*(?:-?[0-9][0-9.]*|null|true|false|[\[{].*)\s*,?"""
)
# A header of a response: `X-RateLimit-Limit: 10`.
_HEADER = re.compile(
    r"[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+: (?:[0-9][0-9.,:]*|[\w*.+-]+/[\w*.+;=, -]+|true|false)"
)
_QUOTED = re.compile(r"""(["'])(.*)\1\s*[,;]?""")
# A longer line is no item.
_MOST = 4000


# Where an item begins in a line of several: `1001: No key, 1002: No card`, `E1 - No key. E2 - No card`.
_INNER = re.compile(
    r"(?:^|(?<=[.,;|])\s*|(?<=[。，；、]))(?P<code>-?[0-9]{1,9}|[A-Z][A-Z0-9_]*[0-9])(?P<mark>\s*[:：]\s|\s+[-–—=]\s+|\s*=\s*)(?=\S)"
)
_FEWEST_INNER = 3


def pieces(text: str) -> list[str]:
    """The items of a line of several, each with its code in front; the line as it is where it has none, or few."""
    found = list(_INNER.finditer(text))
    codes = [match["code"] for match in found]
    marks = {match["mark"].strip() for match in found}
    kinds = {looks.NUMBER.fullmatch(code) is None for code in codes}
    if len(found) < _FEWEST_INNER or found[0].start() or len(marks) * len(kinds) > 1:
        return [text]
    if len(set(codes)) < len(codes):
        return [text]
    lengths = {len(code) for code in codes if len(code) > 2 and code.isdecimal()}
    bare = re.finditer(r"(?<=[,;])\s+(?P<code>[0-9]{3,9})(?=\s[^\W\d])", text)
    starts = {match.start("code") for match in found} | {
        match.start("code") for match in bare if len(match["code"]) in lengths
    }
    bounds = [*sorted(starts), len(text)]
    parts = [text[at:end].strip() for at, end in pairwise(bounds)]
    between = {part[-1] for part in parts[:-1]}
    return [part.rstrip(",;|，；、 ") for part in parts] if len(between) == 1 else parts


# What speaks of the fields of something that follow.
_ABOUT_FIELDS = re.compile(
    r"\b(?:headers?|variables?|parameters|(?:request|response|body|payload|message|query|form)\s+fields)\s*(?:[(\[][^()]{1,40}[)\]]\s*)?:?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a list: the line `at`, its code, its text, and its name if there is one between them."""

    at: int
    code: str
    text: str
    name: str = ""


def item(at: int, text: str) -> Item | None:
    """The item in a line, or nothing."""
    if len(text) > _MOST:
        return None
    match = _BRACKETED.fullmatch(text)
    if match:
        return Item(at, match["code"], match["text"], match["name"])
    match = _ITEM.fullmatch(text) or _WRAPPED.fullmatch(text)
    if match is None or _is_range(text) or is_value(text) or _HEADER.fullmatch(text):
        return None
    found = match.groupdict()
    code = found["code"] or found["inner"] or found["listed"]
    quoted = _QUOTED.fullmatch(match["text"])
    return Item(at, code, quoted[2] if quoted else match["text"])


def leads_to_fields(text: str) -> bool:
    """Whether below a line stand fields, no codes: `Environment variables (optional):`."""
    return bool(_ABOUT_FIELDS.search(text))


def is_value(text: str) -> bool:
    """Whether a line gives a field another value than a text: `"limit": 100,`."""
    return bool(_VALUE.fullmatch(text))


def _is_range(text: str) -> bool:
    """Whether a line begins with a range: `1000 - 1999: Cards`."""
    ends = _RANGE.match(text)
    return ends is not None and (
        len(ends[1]) == len(ends[2]) and int(ends[1]) < int(ends[2])
    )


def is_item(text: str) -> bool:
    """Whether a line is an item."""
    return item(0, text) is not None


def named(items: Sequence[Item]) -> list[Item]:
    """The items with their names, if all have one in front of their texts."""
    matches = [_NAMED.fullmatch(each.text) for each in items]
    if not all(matches):
        return list(items)
    return [
        replace(each, text=match["text"], name=match["name"])
        for each, match in zip(items, matches, strict=True)
        if match
    ]
