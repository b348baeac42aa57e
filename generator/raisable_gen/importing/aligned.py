"""Lines as they stand in a file in, the same with a tab between the cells of tables that white space sets in columns out.

A cell that does not fit into its column goes on below, under the same column: text out of PDF files and terminals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.page import flat

# A line to be read: its number, what is written in it, and what is not clear about it.
Written = tuple[int, str, str]
# A cell has single blanks between its words; two or more divide it from the next.
_CELL = re.compile(r"\S+(?: \S+)*")
# A line of a table that has other marks.
_OTHER = re.compile(r"\s*[|+]|.*[\t│║]")
# A line drawn below titles or rows.
_RULE = re.compile(r"\s*[-=─━_]{3,}(?:\s+[-=─━_]{3,})*")
# A code that is told by its marks where it stands below the title of codes.
_MARKED = re.compile(r"#?[A-Za-z0-9]+(?:[_./:-][A-Za-z0-9]+)+|#[0-9]+", re.ASCII)
_NUMBER_FIRST = re.compile(r"-?[0-9]{2,6}(?:[ -]|$)", re.ASCII)
# A row at least, and titles or another.
_FEWEST = 2
_FEWEST_TOLD = 3
# Titles take no more lines than these.
_TALLEST = 3
# Longer lines are no lines of a page.
_WIDEST = 1000
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
_LOOSE = "{!r} stands below it in the same column, and may be more of its text or not: see whether it is"


@dataclass(slots=True)
class _Placed:
    """A line of a table, and where its cells begin and end in it."""

    at: int
    cells: list[tuple[int, int, str]]
    after_blank: bool


@dataclass(slots=True)
class _Drawn:
    """A row: the pieces of each of its cells, one below the other; `last` are those of its last line."""

    at: int
    cells: list[str]
    last: list[str]
    doubt: str = ""


@dataclass(slots=True)
class _Table:
    """Lines below one another, and the columns that their cells are in; `broken` if cells of the next line are in no such columns."""

    broken: bool = False
    lines: list[_Placed] = field(default_factory=list[_Placed])
    columns: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


def tabbed(lines: Sequence[str]) -> list[Written]:
    """The lines, numbered; those of a table are a line for each row."""
    found: list[Written] = []
    at = 0
    while at < len(lines):
        table = _grown(lines, at)
        end = at + 1
        if table.lines and (table.broken or len(table.lines) >= _FEWEST):
            rows, end = _uneven(lines, at) if table.broken else _rows(table)
            if rows:
                found += rows
                at = end
                continue
            end = table.lines[-1].at + 1
        found += [(each + 1, lines[each], "") for each in range(at, end)]
        at = end
    return found


# From lines to columns


def _grown(lines: Sequence[str], start: int) -> _Table:
    """The lines from `start` on between whose cells the same columns of white space go down."""
    table = _Table()
    blank = False
    for at in range(start, len(lines)):
        line = lines[at].rstrip()
        if not line and table.lines:
            if blank:
                break
            blank = True
            continue
        if len(line) > _WIDEST or _OTHER.match(line):
            break
        cells = [(m.start(), m.end(), m[0]) for m in _CELL.finditer(line)]
        if len(cells) < 2 and (not table.lines or blank):
            break
        if blank and _are_titles([text for _, _, text in cells]):
            break
        if table.lines and _RULE.fullmatch(line):
            continue
        columns = _with(table.columns, cells)
        if not columns:
            above = table.lines[-1].cells
            is_title = len(above) == 1 and above[0][0] <= table.columns[0][1]
            table.broken = len(cells) > 1 and not blank and not is_title
            break
        table.columns = columns
        table.lines.append(_Placed(at, cells, blank))
        blank = False
    return table


def _with(
    columns: Sequence[tuple[int, int]], cells: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int]]:
    """The columns, as wide as the cells of one more line; none if a cell would bridge two, or two would stand in one."""
    found = list(columns)
    before = -1
    for start, end, _ in cells:
        under = [each for each in found if each[0] < end and start < each[1]]
        if len(under) > 1:
            return []
        if under and under[0][0] <= before:
            return []
        before = start
        if under:
            found.remove(under[0])
            start, end = min(start, under[0][0]), max(end, under[0][1])
        found.append((start, end))
    return sorted(found)


def _cells(line: _Placed, columns: Sequence[tuple[int, int]]) -> list[str]:
    """The text of a line in each column."""
    return [
        " ".join(text for first, _, text in line.cells if start <= first < end)
        for start, end in columns
    ]


# From columns to rows


def _uneven(lines: Sequence[str], start: int) -> tuple[list[Written], int]:
    """The rows of a table that has a row in each line and as many cells in each, wherever these begin; and where it ends."""
    rows: list[list[str]] = []
    for line in lines[start:]:
        cells = _CELL.findall(line)
        if len(cells) < 2 or _OTHER.match(line):
            break
        rows.append(cells)
    if len(set(map(len, rows))) > 1 or not rows or _key(rows) is None:
        return [], 0
    found = [(start + at, "\t".join(cells), "") for at, cells in enumerate(rows, 1)]
    return found, start + len(rows)


def _rows(table: _Table) -> tuple[list[Written], int]:
    """The rows with tabs between their cells, and where the table ends; none if it is about no codes."""
    placed = [(line, _cells(line, table.columns)) for line in table.lines]
    key = _key([cells for _, cells in placed])
    if key is None:
        return [], 0
    first = next(
        (at for at, (_, cells) in enumerate(placed) if _is_code(cells[key])), 1
    )
    if first > _TALLEST or any(not cells[key] for _, cells in placed[1:first]):
        return [], 0
    widths = [max(map(len, column)) for column in zip(*(c for _, c in placed))]
    rows: list[_Drawn] = []
    end = table.lines[-1].at + 1
    for at, (line, cells) in enumerate(placed):
        if 0 < at < first:
            _go_on(rows[-1], cells, widths)
            continue
        pieces = sum(map(bool, cells))
        is_code = _is_code(cells[key])
        is_full = bool(rows) and _is_full(rows[-1].last, cells, widths)
        goes_on = is_full and pieces < len(cells)
        if at <= first or is_code:
            rows.append(_Drawn(line.at, cells, cells))
        elif pieces == 1 and (line.after_blank or cells[0] and not (key and goes_on)):
            end = line.at
            break
        elif (cells[key] or cells[0]) and not goes_on:
            rows.append(_Drawn(line.at, cells, cells))
        else:
            if not is_full:
                said = flat(" ".join(cells))[:40]
                rows[-1].doubt = rows[-1].doubt or _LOOSE.format(said)
            _go_on(rows[-1], cells, widths)
    return [(row.at + 1, "\t".join(row.cells), row.doubt) for row in rows], end


def _key(lines: Sequence[Sequence[str]]) -> int | None:
    """The column of the codes: that with such a title, else the first where nearly all cells are codes; the first of all below titles
    that we know of something else."""
    whole = [cells for cells in lines if sum(map(bool, cells)) > 1]
    titles = lines[0]
    titled = [at for at, cell in enumerate(titles) if column_titles.is_code_title(cell)]
    likely: list[int] = [*titled, *range(len(titles))]
    for at in likely:
        below = [cells[at] for cells in whole[1:] if cells[at]]
        codes = sum(
            _is_code(cell) or at in titled and " " not in cell for cell in below
        )
        fewest = 1 if titled else _FEWEST_TOLD
        if codes >= fewest and codes * 5 >= len(below) * 4:
            return at
    return 0 if _are_titles(titles) else None


def _are_titles(cells: Sequence[str]) -> bool:
    """Whether half of the cells, and two or more, are titles of columns that we know."""
    known = sum(map(column_titles.is_title, cells))
    return known > 1 and known * 2 >= len(cells)


def _is_code(cell: str) -> bool:
    """Whether a cell is a code, or begins with one."""
    is_marked = _MARKED.fullmatch(cell) or _NUMBER_FIRST.match(cell)
    return is_marked is not None or looks.is_code_cell(cell)


def _is_full(above: Sequence[str], cells: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether no piece of a line would have had room in the line above it."""
    return all(
        over and len(over) + 1 + len(cell.split()[0]) > width
        for over, cell, width in zip(above, cells, widths, strict=True)
        if cell
    )


def _go_on(row: _Drawn, cells: list[str], widths: Sequence[int]) -> None:
    """A row goes on in a line below."""
    row.cells = [
        _joined(whole, piece, len(over) >= width - 1)
        for whole, piece, over, width in zip(
            row.cells, cells, row.last, widths, strict=True
        )
    ]
    row.last = cells


def _joined(above: str, piece: str, is_filled: bool) -> str:
    """A cell with a piece of it from the line below; words of East Asia go on there without a blank where the line is filled."""
    is_word = _EASTERN.match(above[-1:]) and _EASTERN.match(piece[:1])
    return above + piece if is_word and is_filled else f"{above} {piece}".strip()
