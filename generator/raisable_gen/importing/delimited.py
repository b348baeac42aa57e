"""CSV and TSV in, a table out: commas, semicolons, tabs or bars, whichever the first line has most of."""

from __future__ import annotations

import csv
import io

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
)

MARKS = (",", "\t", ";", "|")


def blocks(text: str) -> list[Block]:
    """The one table of the file, with the first line of several cells for titles. Raises `Unreadable`."""
    lines = [line for line in text.splitlines() if line.strip()]
    first = next((line for line in lines if any(map(line.count, MARKS))), "")
    mark = max(MARKS, key=first.count)
    table = Table(1, [])
    found: list[Block] = []
    reader = csv.reader(
        io.StringIO(text.replace("\0", ""), newline=""),
        delimiter=mark,
        skipinitialspace=True,
    )
    line = 1
    try:
        for cells in reader:
            row = Row(
                line, [Cell(flat(cell), line) for cell in cells], shown=mark.join(cells)
            )
            line = reader.line_num + 1
            if not any(cell.text for cell in row.cells):
                continue
            if len(row.cells) > MAX_CELLS:
                raise Unreadable(
                    row.line,
                    f"a line has over {MAX_CELLS} cells: is it one of {mark!r}?",
                )
            if not table.header and len(row.cells) == 1 and first:
                found.append(Words(row.line, [row.cells[0].text]))
                continue
            if not table.header:
                table.line, table.header = row.line, [cell.text for cell in row.cells]
                continue
            while len(row.cells) > len(table.header) and not row.cells[-1].text:
                row.cells.pop()  # a mark at the end of the line
            if len(row.cells) > len(table.header):
                row.refused = f"it has {len(row.cells)} cells under {len(table.header)} titles: put a cell with {mark!r} in quotes"
            table.rows.append(row)
            if len(table.rows) > MAX_ROWS:
                raise Unreadable(row.line, f"over {MAX_ROWS} rows: divide the page")
    except csv.Error as failure:
        raise Unreadable(line, f"this is not CSV: {failure}") from None
    if table.header and not _has_titles(table):
        header = Row(table.line, [Cell(text, table.line) for text in table.header])
        table.header, table.rows = [], [header, *table.rows]
        for row in table.rows:
            row.refused = ""
    return [*found, table]


def _has_titles(table: Table) -> bool:
    from raisable_gen.importing.columns import is_code_like

    return not any(map(is_code_like, table.header))
