"""A row whose cells are glued in, the places where one can end out, with what it costs if one does and if the text goes on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from raisable_gen.importing.field_words import ACRONYMS, WORDS
from raisable_gen.importing.looks import EAST, EASTERN

# So much does it cost to go on over a place that nearly always is an end.
STRONG = 2.0
LOWER = "a-zß-öø-ÿа-яё\u0101\u0103\u0105\u0107\u010d\u010f\u0111\u0119\u011b\u011f\u0131\u0142\u0144\u0148\u0159\u015b\u015f\u0161\u0163\u0165\u016f\u0171\u017a\u017c\u017e\u01a1\u01b0\u1ea1-\u1ef9"
UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁ\u0100\u0102\u0104\u0106\u010c\u0110\u0118\u011a\u0130\u0141\u0143\u0158\u015a\u015e\u0160\u0179\u017b\u017d\u1ea0-\u1ef8"
# Letters of alphabets that have no capitals.
_ONE_CASE = "\u0590-\u06ff\u0900-\u0dff\u1200-\u137f"
# An acronym, which begins and ends with known words only: `ERROR` and `API` in `ERRORAPI key`.
_ACRONYM = re.compile("(?<=[A-Z])(?=[A-Z]{2,6}[0-9]*(?![A-Za-z0-9_]))")
# A dash for an empty cell.
_DASH = re.compile(rf"(?<=[^\s-])(?=[-–—](?:$|[{UPPER}]))")
_KINDS = [
    (re.compile(pattern), ends, goes_on)
    for pattern, ends, goes_on in (
        (rf"(?<=[{LOWER}])(?=[{UPPER}])", 0, 3),
        (rf"(?<=[.!?。！？…])(?=[{UPPER}{EAST}{_ONE_CASE}\"“(\[])", 0, 4),
        (
            rf"(?<=[^\w\s(\[{{<“‘«「【/\\@#$&+=|,，、；：-])(?=[{UPPER}{EAST}{_ONE_CASE}\"“(\[])",
            0,
            STRONG,
        ),
        (rf"(?<=[.!?)\]\"”:;%}}。！？）])(?=[{LOWER}0-9-])", 1, 0.5),
        (r"(?<=[0-9])(?='[A-Za-z%{$]|%[a-z]\b)|(?<=[\w}]')(?=-?[0-9])", 0.3, 0.5),
        (rf"(?<=[,&+=|#$/])(?=[{UPPER}{EAST}{_ONE_CASE}])", 1, 1),
        (r"(?<=[0-9])(?=[0-9](?:DS|D|FA)\b)", 1, 0),
        (rf"(?<=[{UPPER}])(?=[{UPPER}][{LOWER}'’])(?![A-Z]s\b)", 0.3, 1.5),
        (rf"(?<=[{UPPER}])(?=[{UPPER}]\s)", 1, 0),
        (_ACRONYM.pattern, 0.5, 0),
        (r"(?<=[A-Z]{2})(?=[a-z]{2}|[a-z][A-Z])", 0.5, 0.5),
        (r"(?<=[A-Z])(?=-[0-9])", 2, 0.3),
        (r"(?<=[^\W\d_])(?=-?[0-9])|(?<=[)\]])(?=-[0-9])", 0.2, 0.3),
        (r"(?<=[0-9])(?=[^\W\d_])", 0, 0.3),
        (r"(?<=[0-9A-Za-z_])(?=[“(\[{<«「【]|[\"`][A-Za-z])", 0.3, 0.5),
        (rf"(?<=[A-Za-z_])(?=[{EAST}])", 0.2, 0.1),
        (rf"(?<=[{EAST}])(?=[A-Za-z_])", 0.5, 0.1),
        (r"(?<=[A-Za-z])(?=[\u0370-\u06ff])", 0.2, 1.5),
        (r"(?<=[\u0370-\u06ff])(?=[A-Za-z])", 0.5, 1),
        (_DASH.pattern, 1, 0.1),
        (rf"(?<=[-–—])(?=[{UPPER}])", 0.5, 0.1),
    )
]
# Between a code or a text and an HTTP status.
_FIGURES = re.compile(
    r"(?<=[0-9])(?=[1-5][0-9]{2}(?![0-9]))|(?<=^[1-5][0-9]{2})(?=-?[0-9])|(?<=\S)(?=[1-5][0-9]{2}$)",
    re.ASCII,
)
# Words are looked for so far from a place.
_FAR = 40
# `2FA`, `3DS`, `24h`.
UNIT = re.compile("(?:FA|DS?|h|x|k|st|nd|rd|th|ms|min|s)(?![a-z])")
# The midst of `10.000`.
_DECIMAL = re.compile("[0-9][.,](?=[0-9])")
_IN_NUMBER = 3.0
_DOMAIN = re.compile(r"\.[a-z]{2,4}(?![a-z])")
_LAST_WORD = re.compile("(?<![A-Za-z])[a-z]+$")
_INSIDE_SYMBOL = re.compile("[0-9]+[A-Z]{0,3}_", re.ASCII)
# The end of a name like `merchantKey`, in the midst of a text.
_MEMBER = re.compile(
    "(?:Id|ID|Key|Code|Name|Type|Token|Url|URL|Number|Amount|Date|Time|Status|Data)(?![A-Za-z])(?!$)"
)
# What is put together by capitals: `WebSocket`.
_VARIABLE = re.compile(r"(\S+)\s([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?=\s(\S+))")
_STANDS_ALONE = re.compile(r"(?<=\s)[A-Za-z']{2,}[0-9]*(?=[\s.,;:)]|$)")
_IN_SYMBOL = re.compile("(?<=_)[A-Z]{2,}(?=_)")
_BROKEN = 5.0
# A word that we know is one of so many letters if it is to count for itself.
_LONG = 4


class Joints:
    """Where cells can end in the rows of one table."""

    def __init__(self, rows: Sequence[str], *, with_status: bool) -> None:
        self._with_status = with_status
        # Whether empty cells have a dash.
        self.with_dashes = False
        self._prefixes: Collection[str] = ()
        self._words = {*WORDS, *(word.casefold() for word in ACRONYMS)}
        around: dict[str, tuple[set[str], set[str]]] = {}
        for row in rows:
            alone = [*_STANDS_ALONE.findall(row), *_IN_SYMBOL.findall(row)]
            self._words |= {word.casefold() for word in alone}
            for before, word, behind in _VARIABLE.findall(row):
                sides = around.setdefault(word, (set(), set()))
                sides[0].add(before)
                sides[1].add(behind)
        self._variables = [
            word for word, sides in around.items() if min(map(len, sides)) > 1
        ]

    def learn(self, words: Iterable[str]) -> None:
        """More words that are known: what is the whole of a cell again and again."""
        self._words |= {word.casefold() for word in words}

    def learn_prefixes(self, prefixes: Collection[str]) -> None:
        """What is learned of the letters that the codes of the table begin with."""
        self._prefixes = prefixes

    def is_word(self, text: str) -> bool:
        """Whether we know `text`, or it stands alone somewhere in the rows."""
        return text.casefold() in self._words

    def cell(self, row: str, start: int, end: int) -> str:
        """What stands between two places of `row`."""
        return row[start:end]

    def find(self, row: str) -> dict[int, tuple[float, float]]:
        """The places in `row`: what it costs if a cell ends there, and if its text goes on."""
        found: dict[int, tuple[float, float]] = {}
        for pattern, ends, goes_on in _KINDS:
            for match in pattern.finditer(row):
                at = match.start()
                if 0 < at < len(row) and at not in found:
                    broken = self._broken(row, at)
                    if pattern.pattern != _ACRONYM.pattern or broken < _BROKEN:
                        found[at] = (ends + broken, goes_on)
        if self._with_status:
            for match in _FIGURES.finditer(row):
                found.setdefault(match.start(), (1.0, 0.0))
        if self.with_dashes:
            for match in _DASH.finditer(row):
                found[match.start()] = (1.0, STRONG)
        for word in self._variables:
            for match in re.finditer(word, row):
                for at in range(match.start() + 1, match.end()):
                    if at in found:
                        found[at] = (found[at][0] + 1, 0.5)
        return found

    def _broken(self, row: str, at: int) -> float:
        """What it costs to end a cell in a name, or in capitals if these or the word behind are none that we know."""
        if row[at - 1].isdigit() and UNIT.match(row, at):
            return 2.0
        if EASTERN.match(row, at) and _are_two_words(
            row[max(at - _FAR, 0) : at], self._words
        ):
            return _BROKEN
        if _DECIMAL.match(row, at - 2):
            return _IN_NUMBER
        if _DOMAIN.match(row, at - 1):
            return 2.0
        if row[at - 1].islower() and _MEMBER.match(row, at):
            return 1.5
        if row[at].isdigit() and _INSIDE_SYMBOL.match(row, at):
            return _BROKEN
        if not (row[at - 1].isascii() and row[at - 1].isupper()):
            return 0.0
        if not (row[at].isascii() and row[at].isalpha()):
            return 0.0
        # The digits that a row begins with are its code: `400ERROR`.
        start = max(_count_digits(row), at - _FAR)
        before = re.search("[A-Z0-9]+$", row[start:at])
        behind = re.match(
            "(?:[A-Z]?[a-z']+|[A-Z]+[0-9]*)(?:-[a-z]+)*", row[at : at + _FAR]
        )
        capitals = re.match("[A-Z]+(?![a-z])", row[at : at + _FAR])
        last = before[0].casefold() if before else ""
        if before and capitals and self._is_one(before[0] + capitals[0]):
            return _BROKEN
        parts = behind[0].casefold().split("-") if behind else []
        is_known = last in self._words or last[:1].isdigit()
        known = [part for part in parts if part in self._words]
        is_whole = any(len(part) >= _LONG for part in known) or known == parts
        if behind and behind[0] in self._prefixes:
            return 0.0 if is_known else 0.5
        if is_known and is_whole:
            return 0.0
        if is_known:
            return 1.0 if len(last) >= _LONG else 2.0
        if is_whole:
            return 1.5 if len(parts[0]) >= _LONG else 2.5
        return _BROKEN

    def _is_one(self, capitals: str) -> bool:
        """Whether capitals that would be divided are a word that we know: `INVALID`, which ends like an acronym."""
        return len(capitals) > _LONG and capitals.casefold() in self._words


def _count_digits(row: str) -> int:
    return len(row) - len(row.lstrip("0123456789"))


def _are_two_words(text: str, words: Collection[str]) -> bool:
    """Whether the last word of `text` may be two that are glued: `wordssms`."""
    last = _LAST_WORD.search(text)
    return (
        last is not None
        and last[0] not in words
        and any(last[0][at:] in words for at in range(3, len(last[0]) - 2))
    )
