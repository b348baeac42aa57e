"""Lines with nothing, or only white space, between the cells of a row in, rows out: all rows of a page under the same titles decide how
each is divided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from raisable_gen.importing import looks, unmarked
from raisable_gen.importing.column_titles import (
    is_code_title,
    is_open,
    is_title,
    is_whole_title,
)
from raisable_gen.importing.divisions import SURE, Division, Divisions
from raisable_gen.importing.gaps import are_apart, begins_with_code, may_be_two
from raisable_gen.importing.glued_titles import GLUED
from raisable_gen.importing.line import TEXT_WITH_CODE, Line, Part
from raisable_gen.importing.page import SHOWN, Cell, Row
from raisable_gen.importing.kinds import kinds_in, kinds_of

_SEVERAL = "where its cells end can't be told: {} or {}"
_DOUBT = "divided into {}: see whether it is right"
_UNCLEAR = "nothing shows in most rows where one text ends and the next begins: see whether its cells are right"
# So many of the rows must leave no choice.
_CLEAR = 0.6
_FEWEST = 3
_TWO = ["code", "text"]
_RANGE = re.compile("[0-9]+[xX]{2,}", re.ASCII)
_WORDS = re.compile("[A-Za-z]+(?:[_.-][A-Za-z]+)*")
_CAPITALS = re.compile("[A-Z_.-]+", re.ASCII)


class DividedTables:
    """The tables of a page without marks between their cells."""

    def __init__(self, parts: Iterable[Part]) -> None:
        tables: dict[tuple[str, ...], list[Part]] = {}
        for part in parts:
            if len(part.titles) > 1 and not part.stacked and not _are_marked(part):
                tables.setdefault(tuple(part.titles), []).append(part)
        self._known: dict[tuple[str, ...], tuple[list[str], Divisions] | None] = {
            titles: _told(titles, parts)
            for titles, parts in tables.items()
            if len(titles) > 2
        }
        self._two = {
            titles: [line.text for part in parts for line in part.body]
            for titles, parts in tables.items()
            if kinds_of(titles) == _TWO
        }
        self._divisions: dict[tuple[str, ...], Divisions] = {}

    def rows(self, part: Part) -> tuple[list[str], list[Row | None]] | None:
        """The titles of the columns, and the row in each line of `part`, `None` where it is none; `None` if the page does not show how they
        are divided, or there are two columns, of which each line shows more."""
        known = self._known.get(tuple(part.titles))
        if not known or _are_marked(part):
            return None
        titles, divisions = known
        rows: list[Row | None] = []
        for line in part.body:
            division = divisions.of_row(line.text)
            if division and not _RANGE.match(line.text):
                is_sure = divisions.is_sure(division)
                rows.append(_row(line, division, is_sure=is_sure))
            elif divisions.begins_like_others(line.text):
                rows.append(
                    Row(line.number, [], refused=unmarked.UNTOLD, shown=line.text)
                )
            else:
                rows.append(unmarked.range_row(line, titles, spaced=False))
        if divisions.is_spaced:
            tell_open(titles, rows)
        return titles, rows

    def compared(self, part: Part, rows: Sequence[Row | None]) -> list[Row | None]:
        """The `rows` of a part that were divided line by line, beside what all of them show: of two columns, where a code in capitals
        ends; of more, nothing shows where texts stand side by side.
        """
        titles = tuple(part.titles)
        if titles in self._two:
            if all(row is None or row.refused for row in rows):
                return _first_told(part.body, rows, self._of_two(titles))
            lines = zip(rows, part.body, strict=True)
            return [
                (
                    _compared(row, line, self._of_two(titles))
                    if row and (row.refused or _CAPITALS.fullmatch(row.cells[0].text))
                    else row
                )
                for row, line in lines
            ]
        if titles in self._known and kinds_of(titles).count("text") > 1:
            for row in filter(None, rows):
                row.doubt = row.doubt or _UNCLEAR
        return list(rows)

    def _of_two(self, titles: tuple[str, ...]) -> Divisions:
        """The ways to divide the rows of two columns, learned from all when they are first asked for."""
        if titles not in self._divisions:
            self._divisions[titles] = Divisions(_TWO, self._two[titles])
        return self._divisions[titles]


def tell_open(titles: Sequence[str], rows: Sequence[Row | None]) -> None:
    """Doubt rows with white space between all cells where a text may be two as its title may be, or begins with what looks like a code."""
    kinds = kinds_of(titles)
    opened = [
        at
        for at, (kind, title) in enumerate(zip(kinds, titles, strict=True))
        if kind == "text" and is_open(title)
    ]
    is_behind = kinds[:2] == ["code", "text"]
    told = [row for row in rows if row and len(row.cells) == len(titles)]
    texts = [row.cells[1].text for row in told] if is_behind else []
    coded = {at for at, text in enumerate(texts) if begins_with_code(text)}
    for at, row in enumerate(told):
        if any(may_be_two(row.cells[place].text) for place in opened):
            row.doubt = row.doubt or unmarked.TWO_CELLS
        if at in coded and len(coded) * 2 > len(told):
            row.doubt = row.doubt or TEXT_WITH_CODE


def _together(part: Part) -> Sequence[Line]:
    """The lines of a part up to the first blank one; all if these are few."""
    ends = (at for at, line in enumerate(part.body) if at and line.after_blank)
    end = next(ends, len(part.body))
    return part.body[:end] if end >= _FEWEST else part.body


def _are_marked(part: Part) -> bool:
    """Whether marks, or white space of some width, divide the cells of many lines."""
    marked = sum(1 for line in part.body if re.search(r"\t|\s{2,}|\s\|\s", line.raw))
    return marked * 3 >= len(part.body) > 0


def _told(
    titles: Sequence[str], parts: Sequence[Part]
) -> tuple[list[str], Divisions] | None:
    """The titles, as the rows of all `parts` show where they end, and the ways to divide the rows; `None` if these leave too much choice."""
    rows = [line.text for part in parts for line in part.body]
    above = [line.text for part in parts for line in _together(part)]
    ways = [(rows, *_way(titles, rows, spaced=False))]
    if are_apart(kinds_in(titles, above), above):
        ways.append((above, *_way(titles, above, spaced=True)))
    rows, way, divisions = min(ways, key=lambda each: each[2].first_cost)
    is_clear = _are_clear(divisions, rows) and not divisions.is_exhausted
    return (way, divisions) if is_clear else None


def _way(
    titles: Sequence[str], rows: Sequence[str], *, spaced: bool
) -> tuple[list[str], Divisions]:
    """The titles, two of them as one where the rows are likelier so, and the ways to divide the rows."""
    kinds = kinds_in(titles, rows)
    way, divisions = list(titles), Divisions(kinds, rows, spaced=spaced)
    for other in _joined(titles, spaced=spaced):
        fewer = Divisions(kinds_in(other, rows), rows, spaced=spaced)
        is_likelier = not spaced or fewer.usual_cost < divisions.usual_cost
        if is_likelier and fewer.first_cost < divisions.first_cost:
            way, divisions = other, fewer
    return way, divisions


def _are_clear(divisions: Divisions, rows: Sequence[str]) -> bool:
    """Whether most rows leave no choice."""
    sure = like = 0
    for row in rows:
        if division := divisions.of_row(row):
            like += 1
            sure += divisions.is_sure(division)
        elif looks.is_code_like(row[:2]):
            like += 1
    return like >= _FEWEST and sure >= like * _CLEAR


def _joined(titles: Sequence[str], *, spaced: bool) -> Iterable[list[str]]:
    """The titles with two that stand side by side as that of the codes, `Error`, `Code`; behind white space, as that of a text."""
    kinds = kinds_of(titles)
    for at in range(len(titles) - 1):
        word = f"{titles[at]} {titles[at + 1]}"
        is_code = len(titles) > 3 and is_whole_title(word) and is_code_title(word)
        is_text = spaced and kinds[at] == kinds[at + 1] == "text"
        if is_code or is_text and is_title(word):
            yield [*titles[:at], word, *titles[at + 2 :]]


def _row(line: Line, division: Division, *, is_sure: bool) -> Row:
    if not is_sure and division.margin < SURE / 2:
        reason = _SEVERAL.format(_shown(division.cells), _shown(division.other))
        return Row(line.number, [], refused=reason, shown=line.text)
    doubt = "" if is_sure else _DOUBT.format(_shown(division.cells))
    cells = [Cell(cell, line.number) for cell in division.cells]
    return Row(line.number, cells, doubt or line.doubt, shown=line.text)


def _first_told(
    body: Sequence[Line], rows: Sequence[Row | None], divisions: Divisions
) -> list[Row | None]:
    """The rows of two columns where no line alone shows one: those that all of them show, and the other lines that are glued, refused."""
    found: list[Row | None] = []
    for row, line in zip(rows, body, strict=True):
        division = divisions.of_row(line.text)
        if division and divisions.is_sure(division):
            found.append(_row(line, division, is_sure=True))
        elif row is None and GLUED.search(line.text):
            found.append(Row(line.number, [], refused=unmarked.UNTOLD, shown=line.text))
        else:
            found.append(row)
    told = [row.cells[0].text for row in found if row and not row.refused]
    are_words = len(told) >= max(_FEWEST, len(body) * _CLEAR) and all(
        map(_WORDS.fullmatch, told)
    )
    return found if are_words else list(rows)


def _compared(row: Row, line: Line, divisions: Divisions) -> Row:
    """A row of two columns whose code is in capitals: taken where it was refused and the others show it, doubted where they don't."""
    division = divisions.of_row(line.text)
    if not division:
        return row
    if row.refused:
        is_shown = _CAPITALS.fullmatch(division.cells[0]) and divisions.is_sure(
            division
        )
        return _row(line, division, is_sure=True) if is_shown else row
    cells = tuple(cell.text for cell in row.cells)
    if cells != division.cells or division.margin < SURE:
        row.doubt = row.doubt or _DOUBT.format(_shown(cells))
    return row


def _shown(cells: Sequence[str]) -> str:
    return " | ".join(cell[:SHOWN] for cell in cells)
