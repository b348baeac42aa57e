"""A table in AsciiDoc in, its titles and rows out: cells in one line or in several, spans, repeats, CSV and DSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from raisable_gen.importing.asciidoc_text import plain
from raisable_gen.importing.page import (
    MAX_CELLS,
    Cell,
    Row,
    Table,
    Unreadable,
    as_shown,
    elsewhere,
)

MAX_TABLE_CELLS = 100_000
# What nobody sees: a comment, a condition.
_UNSEEN = re.compile(r"//(?!/).*|(?:ifdef|ifndef|ifeval|endif)::\S*\[.*\]\s*")
_GONE = "\0"
_INCLUDED = re.compile(r"\|?\s*include::(\S+)\[.*\]\s*")
_SEPARATORS = {"csv": ",", "dsv": ":", "tsv": "\t"}
# A column in `cols`: `3*`, an alignment, a width, and the style of its cells.
_COLUMN = re.compile(r"\s*(?:([0-9]{1,2})\*)?[<^>.]*[0-9.]*[%~]?\s*([adehlmsv]?)\s*")
# What marks blocks in a cell that holds some, and is not seen: items, fences, lists that go on.
_BLOCK_MARK = re.compile(
    r"^[ \t]*(?:(?:[*.]{1,5}|-|[0-9]{1,3}\.)[ \t]+|(?:\+|-{2,}|={4,}|\.{4,}|\*{4,}|_{4,}|\[.*\])[ \t]*$)",
    re.M,
)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A cell as it is written: its text and style, how many columns and rows it spans."""

    cell: Cell
    columns: int
    rows: int
    style: str


def table(
    lines: Sequence[str], first: int, mark: str, attributes: str, title: str
) -> Table:
    """The table whose `lines` stand behind line `first`, between lines like `|===` that begin with `mark`."""
    found = Table(first, [], title=title)
    form = re.search(r"format\s*=\s*\"?(csv|dsv|tsv)", attributes)
    chosen = re.search(r"separator\s*=\s*(?:\"(\\t|.)\"|(\\t|[^\s\],]))", attributes)
    separator = (chosen[1] or chosen[2]).replace("\\t", "\t") if chosen else ""
    is_head = False
    lines = [_GONE if _UNSEEN.fullmatch(line) else line for line in lines]
    others = [_INCLUDED.fullmatch(line) for line in lines]
    lines = ["" if other else line for line, other in zip(lines, others, strict=True)]
    if mark in ",:" or form:
        form_separator = _SEPARATORS[form[1]] if form else mark
        found.rows = _delimited(lines, first, separator or form_separator)
    else:
        found.rows, is_head = _cells(lines, first, attributes, separator or mark)
    top = [line.strip() for line in lines if line != _GONE][:2]
    has_blank = len(top) > 1 and top[0] != "" and top[1] == ""
    is_headed = re.search(r"(?<!no)header", attributes) or (
        (has_blank or is_head) and "noheader" not in attributes
    )
    if found.rows and is_headed:
        found.header = [cell.text for cell in found.rows.pop(0).cells]
    for line, other in enumerate(others, first + 1):
        if other:
            found.rows += elsewhere(line, other[1]).rows
    return found


def _delimited(lines: Sequence[str], first: int, mark: str) -> list[Row]:
    text = "\n".join("" if line == _GONE else line for line in lines)
    escape = None if mark in ",\t" else "\\"
    reader = csv.reader(io.StringIO(text), delimiter=mark, escapechar=escape)
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if any(cells):
                rows.append(
                    Row(
                        first + line,
                        [_cell(cell, first + line, "") for cell in cells][:MAX_CELLS],
                        shown=mark.join(cells),
                    )
                )
            line = reader.line_num + 1
    except csv.Error as failure:
        rows.append(
            Row(
                first + line,
                [],
                refused=f"this is not CSV: {failure}",
                shown=lines[line - 1],
            )
        )
    return rows


@lru_cache(maxsize=8)
def _marks(bar: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The mark of a cell with what may stand before it, `2+`, `.3+`, `2.3+`, `3*`, an alignment, a style; and `bar` alone."""
    bar = re.escape(bar)
    cell = rf"(?<!\\)(?:(?<=\s)|^)((?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)[+*])?([<^>]?(?:\.[<^>])?)([adehlmsv]?){bar}"
    return re.compile(cell, re.M), re.compile(rf"(?<!\\){bar}")


def _cells(
    lines: Sequence[str], first: int, attributes: str, bar: str
) -> tuple[list[Row], bool]:
    """Rows of as many cells as `cols` says, else as the first line has; and whether the first is one of titles."""
    cells: list[_Raw] = []
    styles = _styles(attributes)
    width = len(styles)
    of_cell, bare = _marks(bar)
    for offset, line in enumerate(lines):
        if line == _GONE:
            continue
        found = list(of_cell.finditer(line))
        if len(bare.findall(line)) > len(found):
            line = _apart(line, bar)
            found = list(of_cell.finditer(line))
        before = line[: found[0].start()] if found else line
        if cells:
            cells[-1].cell.text += "\n" + before
        for position, match in enumerate(found):
            end = (
                found[position + 1].start() if position + 1 < len(found) else len(line)
            )
            columns, rows, times = _spans(match[1] or "")
            for _ in range(times):
                cell = Cell(line[match.end() : end], first + offset + 1)
                cells.append(_Raw(cell, columns, rows, match[3]))
        if len(cells) > MAX_TABLE_CELLS:
            raise Unreadable(
                first + offset + 1,
                f"a table of over {MAX_TABLE_CELLS} cells: divide the page",
            )
        if not width and found:
            width = sum(raw.columns for raw in cells)
    if bar != "|":
        for raw in cells:
            raw.cell.text = raw.cell.text.replace("\\" + bar, bar)
    return _arranged(cells, width or 1, styles), _is_head(cells, width)


def _is_head(cells: Sequence[_Raw], width: int) -> bool:
    """Whether the cells of the first row all have the style of titles, and do not span it together."""
    columns = 0
    for at, raw in enumerate(cells):
        if raw.style != "h":
            return False
        columns += raw.columns
        if columns >= width:
            return at > 0
    return False


def _apart(line: str, bar: str) -> str:
    """`line` with a space before each `bar` that stands glued to a text; what may stand before a cell stays at its bar."""

    def spaced(found: re.Match[str]) -> str:
        mark = re.search(r"\S+$", line[: found.start()])
        is_mark = mark is not None and _marks(bar)[0].fullmatch(mark[0] + bar)
        return bar if is_mark else " " + bar

    return re.sub(rf"(?<=\S)(?<!\\){re.escape(bar)}", spaced, line)


def _styles(attributes: str) -> list[str]:
    """The style of each column that `cols` names; an empty one is plain."""
    match = re.search(r"cols\s*=\s*(?:\"([^\"]*)\"|([^,\s\]]+))", attributes)
    if match is None:
        return []
    written = match[1] if match[1] is not None else match[2]
    if re.fullmatch("[0-9]{1,2}", written.strip(), re.ASCII):
        written += "*"
    found: list[str] = []
    for part in re.split("[,;]", written):
        column = _COLUMN.match(part)
        times, style = (column[1], column[2]) if column else (None, "")
        found += [style] * int(times or 1)
    return found[:MAX_CELLS]


def _spans(written: str) -> tuple[int, int, int]:
    """Columns, rows and repeats that the mark of a cell asks for."""
    numbers, kind = written[:-1], written[-1:]
    if kind == "*":
        return 1, 1, min(int(numbers.split(".")[0] or 1), MAX_CELLS)
    columns, _, rows = numbers.partition(".")
    return min(int(columns or 1), MAX_CELLS), min(int(rows or 1), 1000), 1


def _arranged(cells: Sequence[_Raw], width: int, styles: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    current: list[Cell] = []
    spanning: dict[int, tuple[int, Cell]] = {}
    # The cells that go on from a row above.
    spanned: set[int] = set()

    def fill() -> None:
        while len(current) in spanning and len(current) < width:
            left, cell = spanning.pop(len(current))
            spanned.add(id(cell))
            if left > 1:
                spanning[len(current)] = (left - 1, cell)
            current.append(cell)

    def finish() -> None:
        own = [cell for cell in current if id(cell) not in spanned]
        line = (own or current)[0].line
        rows.append(Row(line, list(current), shown=as_shown(current)))
        current.clear()

    for raw in cells:
        fill()
        if len(current) >= width:
            finish()
            fill()
        at = len(current)
        style = raw.style or (styles[at] if at < len(styles) else "")
        cell = _cell(raw.cell.text, raw.cell.line, style)
        for _ in range(raw.columns):
            if raw.rows > 1:
                spanning[len(current)] = (raw.rows - 1, cell)
            current.append(cell)
        fill()
        if len(current) >= width:
            finish()
    if current:
        rows.append(
            Row(
                current[0].line,
                list(current),
                refused=f"it has {len(current)} cells of {width}",
                shown=as_shown(current),
            )
        )
    return rows


def _cell(written: str, line: int, style: str) -> Cell:
    text, struck = plain(_BLOCK_MARK.sub("", written) if style == "a" else written)
    return Cell(text, line, struck)
