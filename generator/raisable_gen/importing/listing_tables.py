"""Lines that a page shows as they are in; out the table that they are, if titles stand above what is below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.page import MAX_CELLS, Cell, Row, Table, as_shown, flat

# What stands between cells that are drawn, and between those that are set below each other.
_BAR = re.compile(r"\s*[|│┃║]\s*")
_EDGES = re.compile(r"^[|│┃║]\s?|\s?[|│┃║]$")
_GAP = re.compile(r"\s*\t\s*|\s{2,}")
# A line under titles, or around a table.
_RULE = re.compile(r"[\s|+=:_─-╿-]*[=_─-╿-]{2}[\s|+=:_─-╿-]*")
# What a client of a database says below its rows.
_COUNT = re.compile(r"\([0-9]+ rows?\)")
# How many of the lines below titles must be rows.
_MOST = 0.7


def table(lines: Sequence[str], first: int) -> Table | None:
    """The table from line `first` on; `None` if no line has the titles of codes and texts, or if few below it are rows."""
    for at, line in enumerate(lines):
        if titles := _titles(line):
            return _of_rows(lines[at + 1 :], first + at, titles, line)
    return None


def _titles(line: str) -> list[str]:
    """The titles of columns that a line is; nothing if it is none."""
    ways = [_cells(line)]
    if len(line.split()) <= 4:
        ways.append(line.split())
    for titles in ways:
        if (
            1 < len(titles) <= MAX_CELLS
            and any(map(column_titles.may_be_code_title, titles))
            and any(map(column_titles.may_be_message_title, titles))
            and all(len(title) <= 40 for title in titles)
            and sum(map(column_titles.is_title, titles)) * 2 > len(titles)
        ):
            return titles
    return []


def _cells(line: str) -> list[str]:
    """The cells of a line between bars, or between gaps."""
    bare = line.strip()
    if _BAR.search(bare):
        bare = _EDGES.sub("", bare)
        return [flat(cell) for cell in _BAR.split(bare)]
    return [flat(cell) for cell in _GAP.split(bare)]


def _of_rows(
    lines: Sequence[str], first: int, titles: list[str], written: str
) -> Table | None:
    """The rows below the `titles`, which are `written` like that in line `first`."""
    found = Table(first, titles)
    count = 0
    last_column = written.expandtabs().rfind(titles[-1])
    for number, line in enumerate(lines, first + 1):
        bare = line.strip()
        if not bare or _RULE.fullmatch(line) or _COUNT.fullmatch(bare):
            continue
        cells = _cells(line)
        shown = line.expandtabs()
        indent = len(shown) - len(shown.lstrip())
        if len(cells) == 1 and found.rows and indent >= last_column > 0:
            last = found.rows[-1].cells[-1]
            last.text = flat(f"{last.text} {line}")
            continue
        count += 1
        if len(cells) != len(titles):
            cells = _of_words(line, titles)
        if cells:
            made = [Cell(cell, number) for cell in cells]
            found.rows.append(Row(number, made, shown=as_shown(made)))
        else:
            why = "it has more or fewer cells than its table has titles"
            found.rows.append(Row(number, [], refused=why, shown=flat(line)))
    good = sum(1 for row in found.rows if row.cells)
    return found if good > 1 and good >= _MOST * count else None


def _of_words(line: str, titles: Sequence[str]) -> list[str]:
    """The cells of a line with single spaces between them, where each but the last is a word; nothing if that is not sure."""
    cells = line.split(None, len(titles) - 1)
    if _BAR.search(line) or len(cells) != len(titles):
        return []
    codes = [
        cell
        for cell, title in zip(cells, titles, strict=True)
        if column_titles.may_be_code_title(title)
    ]
    words = cells[:-1]
    if not all(map(looks.is_code_like, codes)) or not all(
        map(looks.is_identifier_or_code, words)
    ):
        return []
    return [flat(cell) for cell in cells]
