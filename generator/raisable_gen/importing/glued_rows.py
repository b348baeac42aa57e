"""Lines with all cells of a row glued together in, rows out: all rows of a page under the same titles decide how each is divided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from raisable_gen.importing import looks, unmarked
from raisable_gen.importing.column_titles import is_code_title, is_whole_title
from raisable_gen.importing.divisions import SURE, Division, Divisions
from raisable_gen.importing.glued_titles import GLUED
from raisable_gen.importing.line import Line, Part
from raisable_gen.importing.page import SHOWN, Cell, Row
from raisable_gen.importing.kinds import kinds_of

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


class GluedTables:
    """The tables of a page whose cells are glued."""

    def __init__(self, parts: Iterable[Part]) -> None:
        bodies: dict[tuple[str, ...], list[Line]] = {}
        for part in parts:
            if len(part.titles) > 1 and not part.stacked and not _are_marked(part):
                bodies.setdefault(tuple(part.titles), []).extend(part.body)
        self._known: dict[tuple[str, ...], tuple[list[str], Divisions] | None] = {
            titles: _told(titles, body)
            for titles, body in bodies.items()
            if len(titles) > 2
        }
        self._two = {
            titles: [line.text for line in body]
            for titles, body in bodies.items()
            if kinds_of(titles) == _TWO
        }
        self._divisions: dict[tuple[str, ...], Divisions] = {}

    def rows(self, part: Part) -> tuple[list[str], list[Row | None]] | None:
        """The titles of the columns, and the row in each line of `part`, `None` where it is none; `None` if the page does not show how they
        are divided, or there are two columns, of which each line shows more."""
        known = self._known.get(tuple(part.titles))
        if not known:
            return None
        titles, divisions = known
        rows: list[Row | None] = []
        for line in part.body:
            division = divisions.of_row(line.text)
            if division and not _RANGE.match(line.text):
                is_sure = divisions.is_sure(division)
                rows.append(_row(line, division, is_sure=is_sure))
            else:
                rows.append(unmarked.range_row(line, titles, spaced=False))
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


def _are_marked(part: Part) -> bool:
    """Whether marks or white space divide the cells of many lines."""
    marked = sum(1 for line in part.body if re.search(r"\t|\s{2,}|\s\|\s", line.raw))
    return marked * 2 > len(part.body)


def _told(
    titles: Sequence[str], body: Sequence[Line]
) -> tuple[list[str], Divisions] | None:
    """The titles, as the rows show where they end, and the ways to divide the rows; `None` if these leave too much choice."""
    rows = [line.text for line in body]
    way, divisions = list(titles), Divisions(kinds_of(titles), rows)
    for other in _joined(titles):
        fewer = Divisions(kinds_of(other), rows)
        if fewer.first_cost < divisions.first_cost:
            way, divisions = other, fewer
    sure = like = 0
    for row in rows:
        if division := divisions.of_row(row):
            like += 1
            sure += divisions.is_sure(division)
        elif looks.is_code_like(row[:2]):
            like += 1
    is_clear = like >= _FEWEST and sure >= like * _CLEAR
    is_clear &= not divisions.is_exhausted
    return (way, divisions) if is_clear else None


def _joined(titles: Sequence[str]) -> Iterable[list[str]]:
    """The titles with two that stand side by side as that of the codes: `Error`, `Code`."""
    for at in range(len(titles) - 1 if len(titles) > 3 else 0):
        word = f"{titles[at]} {titles[at + 1]}"
        if is_whole_title(word) and is_code_title(word):
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
