"""CSV and TSV in, a table out: commas, semicolons, tabs or bars, whichever divides most lines alike."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.page import (
    MAX_CELLS,
    MAX_ROWS,
    Block,
    Cell,
    Row,
    Table,
    Unreadable,
    Words,
    flat,
    joined_titles,
    lines_of,
)

MARKS = (",", "\t", ";", "|", "^", "~")
# How many lines tell which mark divides the cells, and may stand before the titles.
SOME = 200
MAX_SOME = 200_000
MAX_BEFORE = 20
# A line for spreadsheets that says what divides the cells; and a cell that keeps its zeros there: `="001"`.
_SEPARATOR = re.compile(r"\s*\"?sep=(.)\"?\s*(?:\r\n|\n|\r|$)", re.I)
# A longer line is not looked at for its quotes.
MAX_CELL_LINE = 2000
_QUOTED = re.compile('"[^"]*"')
_FORMULA = re.compile(r'="(.*?)"?')


def blocks(text: str) -> list[Block]:
    """The one table of the file, with the texts before its titles. Raises `Unreadable`."""
    text = text.replace("\0", "")
    told = _SEPARATOR.match(text)
    rows = _rows(text, told[1] if told else _mark(text))
    if told:
        del rows[:1]
    found: list[Block] = []
    header: Row | None = None
    at = next((at for at, row in enumerate(rows[:MAX_BEFORE]) if _is_header(row)), None)
    if at is not None and all(_is_before(row, rows[at]) for row in rows[:at]):
        found += [Words(row.line, [flat(row.shown)]) for row in rows[:at]]
        header, rows = rows[at], rows[at + 1 :]
    elif at == 1 and _are_titles(rows[0]):
        upper, lower = ([cell.text for cell in row.cells] for row in rows[:2])
        line = rows[1].line
        joined = [Cell(title, line) for title in joined_titles(upper, lower)]
        header, rows = Row(line, joined), rows[2:]
    elif at is None:
        while len(rows) > 1 and len(rows[0].cells) == 1 < len(rows[1].cells):
            found.append(Words(rows[0].line, [rows.pop(0).cells[0].text]))
        if rows and len(rows[0].cells) > 1 and not _has_codes(rows[0]):
            header = rows.pop(0)
    if header is None:
        return [*found, _untitled(rows)]
    table = Table(header.line, [cell.text for cell in header.cells], rows)
    for row in rows:
        _fit(row, len(table.header))
    return [*found, table]


def _rows(text: str, mark: str) -> list[Row]:
    """The lines with anything in them. Raises `Unreadable`."""
    rows: list[Row] = []
    lines = lines_of(text)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=mark,
        quotechar=_quote(lines, mark),
        skipinitialspace=True,
    )
    line = 1
    try:
        for texts in reader:
            cells = [Cell(_bare(cell), line) for cell in texts]
            is_line = reader.line_num == line and line <= len(lines)
            shown = lines[line - 1] if is_line else mark.join(texts)
            row = Row(line, cells, shown=shown)
            line = reader.line_num + 1
            if not any(cell.text for cell in cells):
                continue
            if len(cells) > MAX_CELLS:
                raise Unreadable(
                    row.line,
                    f"a line has over {MAX_CELLS} cells: is it one of {mark!r}?",
                )
            rows.append(row)
            if len(rows) > MAX_ROWS + 1:  # one of titles
                raise Unreadable(row.line, f"over {MAX_ROWS} rows: divide the page")
    except csv.Error as failure:
        raise Unreadable(line, f"this is not CSV: {failure}") from None
    return rows


def _bare(cell: str) -> str:
    formula = _FORMULA.fullmatch(cell.strip())
    return flat(formula[1] if formula else cell)


def _mark(text: str) -> str:
    """What divides the cells: the mark that the most lines have, and equally often; the one with more of it, where two do."""
    some = _QUOTED.sub("", text[:MAX_SOME])
    lines = [line for line in some.splitlines() if line.strip()][:SOME]
    best, most = MARKS[0], (0, 0)
    for mark in MARKS:
        counts = Counter(line.count(mark) for line in lines)
        having = len(lines) - counts.pop(0, 0)
        times, alike = max(counts.items(), key=lambda each: each[1], default=(0, 0))
        if having * 5 >= len(lines) * 4 and (having + alike, times) > most:
            best, most = mark, (having + alike, times)
    if most > (0, 0):
        return best
    first = next((line for line in lines if any(map(line.count, MARKS))), "")
    return max(MARKS, key=first.count)


def _quote(lines: Sequence[str], mark: str) -> str:
    """What stands around cells: a single quote, where most lines begin and end with one and have it around each mark."""
    quoted = re.compile(rf"\s*'[^\"]*'(?:\s*{re.escape(mark)}\s*'[^\"]*')+\s*")
    some = [line for line in lines[:SOME] if line.strip()]
    found = sum(1 for line in some if quoted.fullmatch(line[:MAX_CELL_LINE]))
    return "'" if found * 2 > len(some) else '"'


def _is_header(row: Row) -> bool:
    """Whether a line has the titles of the columns that count."""
    texts = [cell.text for cell in row.cells]
    return any(map(column_titles.is_code_title, texts)) and any(
        column_titles.is_message_title(text)
        or column_titles.is_later_message_title(text)
        for text in texts
    )


def _are_titles(row: Row) -> bool:
    """Whether a line has nothing but titles, as one above those of the columns has."""
    filled = [cell.text for cell in row.cells if cell.text]
    return bool(filled) and all(map(column_titles.is_title, filled))


def _is_before(row: Row, header: Row) -> bool:
    """Whether a line before the titles is a text, not a row: it has fewer cells with anything in them, and none is a code."""
    filled, titles = (sum(1 for c in each.cells if c.text) for each in (row, header))
    is_text = filled == 1 or (filled < titles and not _has_codes(row))
    return is_text or row.shown.lstrip().startswith(("#", "//", "--"))


def _has_codes(row: Row) -> bool:
    return any(looks.is_code_like(cell.text) for cell in row.cells)


def _fit(row: Row, width: int) -> None:
    """Put the end of a text with marks in it together again; only the last column may have been one."""
    while len(row.cells) > width and not row.cells[-1].text:
        row.cells.pop()  # a mark at the end of the line
    if len(row.cells) > width:
        _join(row, width)
        row.doubt = f"it has more cells than the {width} titles: the last ones are taken for one text; put it in quotes"


def _join(row: Row, width: int) -> None:
    last = row.cells[width - 1]
    cut = row.shown
    for cell in row.cells[: width - 1]:
        at = cut.find(cell.text)
        cut = cut[at + len(cell.text) :] if at >= 0 else cut
    last.text = flat(cut.strip().strip("".join(MARKS)))
    del row.cells[width:]


def _untitled(rows: Sequence[Row]) -> Table:
    """A table without titles, as wide as most of its lines."""
    table = Table(rows[0].line if rows else 1, [], list(rows))
    widths = Counter(len(row.cells) for row in rows)
    width = max(widths, key=lambda each: (widths[each], -each), default=0)
    for row in rows:
        if len(row.cells) > width > 1:
            _fit(row, width)
    return table
