"""Glued words above glued rows in, the titles of their columns out, where only the rows show which words belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, combinations

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.divisions import Divisions
from raisable_gen.importing.gaps import are_apart, has_codes_behind, may_be_two
from raisable_gen.importing.glued_titles import (
    BETWEEN,
    GLUED,
    begins_with_text,
    may_be_title,
)
from raisable_gen.importing.kinds import kinds_in
from raisable_gen.importing.line import Line
from raisable_gen.importing.looks import UPPER_SNAKE

# So many rows are looked at, of which so many, and such a share, must leave no choice, and such a share must be rows at all.
_MOST_ROWS = 24
_FEWEST = 3
_CLEAR = 0.6
_LIKE = 0.9
_SURE = 0.8
# Words between which a title can end, and ways to divide them that are tried.
_MOST_WORDS = 8
_MOST_WAYS = 6
_LONGEST = 160
_MOST_TRIED = 1000


_SYMBOL = re.compile(UPPER_SNAKE, re.ASCII)
_CODE = re.compile(rf"(?:{UPPER_SNAKE}|[a-z]+(?:_[a-z]+)+|-?[0-9]+)\s", re.ASCII)


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
        if len(text) > _LONGEST or text[-1] in ".,;:!?":
            return []
        if not GLUED.search(text):
            return self._apart(text, below)
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

    def _apart(self, text: str, below: Sequence[Line]) -> list[str]:
        """The titles in `text` that have single blanks between them, as the rows have between their cells."""
        rows = _rows(below)
        if len(rows) < _FEWEST or self._tried >= _MOST_TRIED:
            return []
        symbols = sum(1 for row in rows if _CODE.match(row))
        ways = [
            way
            for way in _ways(text, apart=True)
            if any(map(_is_code, way))
            or symbols >= len(rows) * _CLEAR
            and all(map(column_titles.is_title, way))
        ]
        for way in sorted(ways, key=_unlikely)[:_MOST_WAYS]:
            if not are_apart(kinds_in(way, rows), rows):
                continue
            self._tried += 1
            if _fits(way, rows, spaced=True):
                self._known[text] = way
                return way
        return []

    def parted(
        self, titles: Sequence[str], line: Line, below: Sequence[Line]
    ) -> list[str]:
        """The titles in a line without marks in more parts, if one of `titles` can be two, as `Descripción Tipo` and `StatusCode`, or a code
        stands behind the first cells, and the rows are divided so."""
        rows = _rows(below)
        if len(rows) < _FEWEST or self._tried >= _MOST_TRIED:
            return []
        if "".join(titles) == line.text:
            return self._unglued(titles, line.text, rows)
        is_behind = kinds_in(titles, rows)[1] == "text" and has_codes_behind(rows)
        if not is_behind and not any(map(column_titles.is_open, titles)):
            return []
        if line.text not in self._known:
            self._known[line.text] = []
            ends = set(_ends(titles))
            ways = [
                way
                for way in _ways(line.text, apart=True)
                if ends < set(_ends(way)) and any(map(_is_code, way))
            ]
            for way in sorted(ways, key=_unlikely)[:_MOST_WAYS]:
                self._tried += 1
                if are_apart(kinds_in(way, rows), rows) and _parts(titles, way, rows):
                    self._known[line.text] = way
                    break
        return self._known[line.text]

    def _unglued(
        self, titles: Sequence[str], text: str, rows: Sequence[str]
    ) -> list[str]:
        """The titles in `text`, where the first two are glued as all are: `StatusCode`, and a status stands in front of each code."""
        if text not in self._known:
            self._known[text] = []
            for way in _ways(text):
                is_finer = len(way) == len(titles) + 1 and way[2:] == list(titles[1:])
                if is_finer and any(map(_is_code, way[:2])):
                    self._tried += 1
                    if _has_status_in_front(way, rows):
                        self._known[text] = way
        return self._known[text]


def _has_status_in_front(way: Sequence[str], rows: Sequence[str]) -> bool:
    """Whether rows can be divided into cells under the titles in `way`, hardly one with a doubt, and one of the first two columns has
    statuses of HTTP, or the same cells again and again."""
    kinds = kinds_in(way, rows)
    divisions = Divisions(kinds, rows)
    told = [division for row in rows if (division := divisions.of_row(row))]
    sure = sum(map(divisions.is_sure, told))
    if sure < max(_FEWEST, len(rows) * _SURE):
        return False
    values = [len({division.cells[at] for division in told}) for at in (0, 1)]
    return "http" in kinds[:2] or min(values) * 2 <= len(told) < 2 * max(values)


def _ends(titles: Sequence[str]) -> Iterable[int]:
    """How many words there are up to the end of each of `titles`."""
    return accumulate(len(title.split()) for title in titles)


def _parts(titles: Sequence[str], way: Sequence[str], rows: Sequence[str]) -> bool:
    """Whether rows are likelier to have the cells of the titles in `way` than those of `titles`, and hardly a doubt is about them."""
    divisions = Divisions(kinds_in(way, rows), rows, spaced=True)
    fewer = Divisions(kinds_in(titles, rows), rows, spaced=True)
    told = [division for row in rows if (division := divisions.of_row(row))]
    sure = sum(map(divisions.is_sure, told))
    if sure < max(_FEWEST, len(rows) * _SURE):
        return False
    is_likelier = divisions.usual_cost < fewer.usual_cost
    return has_codes_behind(rows) or (
        is_likelier and _is_column([division.cells[-1] for division in told])
    )


def _may_be_two(title: str) -> bool:
    """Whether a title may be that of texts and another one: `Message on screen Meaning`."""
    return begins_with_text(title) and not column_titles.is_title(title)


def _is_column(cells: Sequence[str]) -> bool:
    """Whether cells are codes, or texts, or come again and again: not the second halves of texts."""
    told = [cell for cell in cells if cell]
    if len(told) * 2 < len(cells):
        return False
    words = sum(len(cell.split()) for cell in told)
    return (
        words >= len(told) * 2
        or len(set(told)) * 2 <= len(told)
        or sum(map(looks.is_code_like, told)) * 2 > len(told)
    )


def _rows(below: Sequence[Line]) -> list[str]:
    end = next(
        (at for at, line in enumerate(below) if at and line.after_blank), len(below)
    )
    return [line.text for line in below[: min(end, _MOST_ROWS)]]


def _ways(text: str, *, apart: bool = False) -> Iterable[list[str]]:
    """The ways to divide `text` where one word is glued to another, or at white space, into titles of which one is about texts."""
    joints = [
        match.end() for match in BETWEEN.finditer(text) if bool(match[0]) is apart
    ]
    capital = [at for at in joints if not text[at].islower()]
    if apart and len(joints) >= _MOST_WORDS:
        joints = capital
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
    return all(map(may_be_title, way)) and (
        any(map(begins_with_text, way)) or all(map(column_titles.is_title, way))
    )


def _is_code(title: str) -> bool:
    """Whether a title is one of codes by its end: `RspCode`, `purse_code`, whatever stands before."""
    words = column_titles.TITLE_WORD.findall(title)
    return words[-1:] in (["Code"], ["code"]) or column_titles.is_code_ending(title)


def _unlikely(way: Sequence[str]) -> tuple[int, int]:
    return sum(1 for word in way if not are_clear([word])), -len(way)


def _fits(way: Sequence[str], rows: Sequence[str], *, spaced: bool = False) -> bool:
    """Whether nearly all rows can be divided into cells under such titles, the first among them, and most without a doubt."""
    kinds = kinds_in(way, rows)
    divisions = Divisions(kinds, rows, spaced=spaced)
    divided = sum(1 for row in rows if divisions.divide(row))
    told = [division for row in rows if (division := divisions.of_row(row))]
    sure = sum(map(divisions.is_sure, told))
    are_rows = divisions.divide(rows[0]) is not None and divided >= len(rows) * _LIKE
    if spaced:
        codes = [division.cells[kinds.index("code")] for division in told]
        first = divisions.of_row(rows[0])
        are_rows &= first is not None and looks.is_code_like(
            first.cells[kinds.index("code")]
        )
        are_rows &= sum(map(looks.is_code_like, codes)) >= len(rows) * _LIKE
        last = [division.cells[-1] for division in told]
        are_rows &= len(way) == 2 or _is_column(last)
        if any(map(_may_be_two, way)):
            open_ones = sum(map(may_be_two, last))
            are_rows &= open_ones <= len(rows) * (1 - _LIKE)
    return are_rows and sure >= max(_FEWEST, len(rows) * _CLEAR)
