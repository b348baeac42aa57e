"""Glued words above glued rows in, the titles of their columns out, where only the rows show which words belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from raisable_gen.importing import column_titles
from raisable_gen.importing.divisions import Divisions
from raisable_gen.importing.glued_titles import (
    BETWEEN,
    GLUED,
    begins_with_text,
    may_be_title,
)
from raisable_gen.importing.kinds import kinds_of
from raisable_gen.importing.line import Line
from raisable_gen.importing.looks import UPPER_SNAKE

# So many rows are looked at, of which so many, and such a share, must leave no choice, and such a share must be rows at all.
_MOST_ROWS = 24
_FEWEST = 3
_CLEAR = 0.6
_LIKE = 0.9
# Words between which a title can end, and ways to divide them that are tried.
_MOST_WORDS = 8
_MOST_WAYS = 6
_LONGEST = 160
_MOST_TRIED = 1000


_SYMBOL = re.compile(UPPER_SNAKE, re.ASCII)


def are_clear(titles: Sequence[str]) -> bool:
    """Whether we know each of `titles`, and none looks like two that are glued."""
    return bool(titles) and not any(
        " " in title and GLUED.search(title) or not column_titles.is_title(title)
        for title in titles
    )


class ShownTitles:
    """The titles of one page that its rows have shown."""

    def __init__(self) -> None:
        self._known: dict[str, list[str]] = {}
        self._tried = 0

    def of(self, line: Line, below: Sequence[Line]) -> list[str]:
        """The titles in `line`, if the lines `below` it, or below one like it, are rows that divide into as many cells without a doubt; else
        nothing, as behind more lines that may be titles than any page has."""
        text = line.text
        if text in self._known:
            return self._known[text]
        if len(text) > _LONGEST or not GLUED.search(text) or text[-1] in ".,;:!?":
            return []
        rows = _rows(below)
        if rows and all(map(_SYMBOL.match, rows)):
            two = [way for way in _ways(text) if len(way) == 2 and are_clear(way)]
            if two:
                return two[0]
        if len(rows) < _FEWEST or self._tried >= _MOST_TRIED:
            return []
        are_symbols = sum(map(bool, map(_SYMBOL.match, rows))) >= len(rows) * _CLEAR
        ways = [way for way in _ways(text) if are_symbols or any(map(_is_code, way))]
        for way in sorted(ways, key=_unlikely)[:_MOST_WAYS]:
            self._tried += 1
            if _fits(way, rows):
                self._known[text] = way
                return way
        return []


def _rows(below: Sequence[Line]) -> list[str]:
    end = next(
        (at for at, line in enumerate(below) if at and line.after_blank), len(below)
    )
    return [line.text for line in below[: min(end, _MOST_ROWS)]]


def _ways(text: str) -> Iterable[list[str]]:
    """The ways to divide `text` where one word is glued to another, into titles of which one is about texts."""
    joints = [match.start() for match in BETWEEN.finditer(text) if not match[0]]
    if len(joints) >= _MOST_WORDS:
        return
    for size in range(len(joints), 0, -1):
        for ends in combinations(joints, size):
            way = [
                text[start:end].strip()
                for start, end in zip((0, *ends), (*ends, len(text)), strict=True)
            ]
            if _are_titles(way):
                yield way


def _are_titles(way: Sequence[str]) -> bool:
    return all(map(may_be_title, way)) and any(map(begins_with_text, way))


def _is_code(title: str) -> bool:
    """Whether a title is one of codes by its end: `RspCode`, `purse_code`, whatever stands before."""
    words = column_titles.TITLE_WORD.findall(title)
    return words[-1:] in (["Code"], ["code"]) or column_titles.is_code_ending(title)


def _unlikely(way: Sequence[str]) -> tuple[int, int]:
    return sum(1 for word in way if not are_clear([word])), -len(way)


def _fits(way: Sequence[str], rows: Sequence[str]) -> bool:
    """Whether nearly all rows can be divided into cells under such titles, the first among them, and most without a doubt."""
    divisions = Divisions(kinds_of(way), rows)
    divided = sum(1 for row in rows if divisions.divide(row))
    told = [division for row in rows if (division := divisions.of_row(row))]
    sure = sum(map(divisions.is_sure, told))
    are_rows = divisions.divide(rows[0]) is not None and divided >= len(rows) * _LIKE
    return are_rows and sure >= max(_FEWEST, len(rows) * _CLEAR)
