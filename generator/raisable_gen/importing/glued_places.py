"""A table in one line with all cells glued in, the places where its cells can end and its rows can begin out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate, groupby

from raisable_gen.importing.cell_shapes import Column, shape_of
from raisable_gen.importing.field_words import ACRONYMS
from raisable_gen.importing.joints import UNIT, Joints

_LONGEST_CODE = 64
# Two numbers that are glued: `2` and `1002` in `Alpha-21002Invalid`; a longer number is one.
_DIGITS = re.compile("[0-9]{2,24}")
_CUT_DIGITS = 3.0
_SYMBOL = re.compile("(?<![A-Z_])([A-Z][A-Z0-9]*)(?:_[A-Z0-9]+)+", re.ASCII)
_CUT_SYMBOL = 1.0
# Letters that may be the end of a text: `10 USDBAD_KEY`.
_UNKNOWN_LETTERS, _FEW_LETTERS = 2.0, 4
# Letters in front of the number of a code.
_LETTERS = re.compile("([A-Z]+)-?[0-9]+(?=[^\\W\\d_])", re.ASCII)
# A code with a sign behind a number or a mark: `Limit is 500-1003Bad key`.
_SIGNED = re.compile(r"(?<=[\w.!?'\"”%}])(?<![^\W\d_])(?=-[0-9]+[^\W\d_])")
_BEHIND_NUMBER = 1.5
# What is glued to a text behind it, whatever stands in front: `Limit is 50012080Bad key`.
_GLUED = re.compile(
    rf"[0-9]{{2,}}(?=[^\W\d_])(?!{UNIT.pattern})|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?=[^\W\d_])"
)
_GLUED_BEHIND = 4.0
# A word glued to the end of a sentence and the beginning of the next: `again.declinedThe`.
_WORD = re.compile("[.!?)][a-z]{3,}(?=[A-Z])", re.ASCII)
# What it costs that a text goes on over what looks like a code, glued on both sides.
_PASSED = {
    "number1": 4.0, "number2": 6.0, "number3": 9.0, "lettered": 4.0, "dotted": 6.0, "symbol": 6.0, "capitals": 1.0, "joined": 4.0, "word": 6.0
}  # fmt: skip
_LONG_NUMBER = 11.0
_OTHER = 0.5
_LONG_WORD = 6
# Words that a number belongs to: `Base64`.
_VERSIONED = re.compile(
    "(?<![a-z0-9])(?:base|sha|md|oauth|auth|utf|v|ver|x|api|http|ipv|iso|tls|ssl|tier|level|web|ed|aes|rsa|p|s|k)$",
    re.I,
)
_FAR = 12


@dataclass(frozen=True, slots=True)
class Beginning:
    """The cells of a row up to its code: the places where the first begins and where each ends, and the code."""

    start: int
    ends: tuple[int, ...]
    code: str


class Places:
    """The places in `text`, by their numbers: 0 is where it begins, the last where it ends. `natural` are those that letters show;
    the others are between digits, or in capitals."""

    def __init__(self, text: str, kinds: Sequence[str]) -> None:
        self.text = text
        self.joints = Joints([text], with_status="http" in kinds)
        found = self.joints.find(text)
        shown = {0, len(text), *found}
        for at, cost in self._hidden(shown):
            found.setdefault(at, (cost, 0.0))
        self.at = [0, *sorted(found), len(text)]
        self.natural = [at in shown for at in self.at]
        # What it costs that a cell ends at a place, and that a text goes on from the beginning to it.
        self.ends = [0.0, *(found[at][0] for at in self.at[1:-1]), 0.0]
        self._goes_on = [0.0, *accumulate(found[at][1] for at in self.at[1:-1])]
        self._goes_on.append(self._goes_on[-1])

    def _hidden(self, shown: Set[int]) -> list[tuple[int, float]]:
        """Places that letters do not show: between digits, in front of a sign, and in capitals whose first may be the end of a text:
        `JSONERR_KEY`."""
        found = [
            (at, _CUT_DIGITS)
            for run in _DIGITS.finditer(self.text)
            for at in range(run.start() + 1, run.end())
        ]
        found += [
            (match.start(), _BEHIND_NUMBER) for match in _SIGNED.finditer(self.text)
        ]
        return [*found, *self._in_letters(), *self._in_symbols(shown)]

    def _in_letters(self) -> Iterator[tuple[int, float]]:
        """Places in letters that end with those of the first code: `USDE101`, where the first is `E100`."""
        first = _LETTERS.match(self.text)
        for match in _LETTERS.finditer(self.text):
            if first and match[1] != first[1] and match[1].endswith(first[1]):
                yield match.end(1) - len(first[1]), _CUT_SYMBOL

    def _in_symbols(self, shown: Set[int]) -> Iterator[tuple[int, float]]:
        """Places in the first word of a symbol that other symbols begin with from there on, or that begin a word that we know."""
        symbols = list(_SYMBOL.finditer(self.text))
        firsts = Counter(symbol[1] for symbol in symbols)
        for symbol in symbols:
            for cut in range(2, len(symbol[1]) - 1):
                before, word = symbol[1][:cut], symbol[1][cut:]
                is_known = symbol.start() not in shown and self.joints.is_word(word)
                if firsts[word] > 1 or is_known and self.joints.is_word(before):
                    yield symbol.start() + cut, _CUT_SYMBOL
                elif is_known and cut <= _FEW_LETTERS:
                    yield symbol.start() + cut, _UNKNOWN_LETTERS

    def cell(self, start: int, end: int) -> str:
        """What stands between two places."""
        return self.text[self.at[start] : self.at[end]]

    def goes_on(self, start: int, end: int) -> float:
        """What it costs that one cell goes from a place to another."""
        return self._goes_on[max(end - 1, start)] - self._goes_on[start]

    def beginnings(self, front: Sequence[Column]) -> list[Beginning]:
        """What can be the cells of a row up to its code, those of the columns `front`."""
        found: list[Beginning] = []
        for start in range(len(self.at) - 1):
            ways: list[tuple[int, ...]] = [(start,)]
            for column in front:
                ways = [
                    (*way, end)
                    for way in ways
                    for end in self._ends_of(way[-1], column)
                    if len(way) > 1 or not self._is_word(column, start, end)
                ]
            found += [
                Beginning(start, way[1:], self.cell(*way[-2:]))
                for way in ways
                if self.natural[start] or self.natural[way[-1]]
            ]
        return found

    def _ends_of(self, start: int, column: Column) -> list[int]:
        """Where a cell of `column` that begins at a place may end; names in front of codes look like codes."""
        kind = "code" if column.kind in ("name", "text") else column.kind
        found: list[int] = []
        for end in range(start + 1, len(self.at) - 1):
            cell = self.cell(start, end)
            if len(cell) > _LONGEST_CODE or " " in cell:
                break
            if shape_of(cell, kind):
                found.append(end)
        return found

    def _is_word(self, column: Column, start: int, end: int) -> bool:
        """Whether a cell looks like any word, and does not stand glued behind a sentence."""
        is_word = shape_of(self.cell(start, end), column.kind) == "word"
        at = self.at[start]
        return is_word and not (at and _WORD.match(self.text, at - 1))

    def passed(self, beginnings: Sequence[Beginning]) -> dict[int, tuple[float, int]]:
        """What it costs that a text goes on over the place where what looks like a code ends; and where in the text that begins."""
        found: dict[int, tuple[float, int]] = {}
        for start, group in groupby(beginnings, key=lambda each: each.start):
            codes = list(group)
            if self.natural[start]:
                end = min((code.ends[-1] for code in codes), key=self.ends.__getitem__)
                cost = max(map(self._passed, codes))
                found[end] = max(found.get(end, (0.0, 0)), (cost, self.at[start]))
        numbers = {at: number for number, at in enumerate(self.at)}
        for token in _GLUED.finditer(self.text):
            # Capitals may be of the text: `BAD_KEYThe`.
            for at in (token.end() - 1, token.end()):
                if at in numbers and self.natural[numbers[at]]:
                    found.setdefault(numbers[at], (_GLUED_BEHIND, token.start()))
                    break
        return found

    def _passed(self, beginning: Beginning) -> float:
        shape = shape_of(beginning.code, "code").replace("-", "")
        at = self.at[beginning.start]
        if (
            shape == "capitals"
            and len(beginning.code) >= _LONG_WORD
            and beginning.code not in ACRONYMS
        ):
            return _PASSED["symbol"]
        if not shape.startswith("number"):
            return _PASSED.get(shape, _OTHER)
        if _VERSIONED.search(self.text[max(at - _FAR, 0) : at]):
            return _OTHER
        return _PASSED.get(shape, _LONG_NUMBER)
