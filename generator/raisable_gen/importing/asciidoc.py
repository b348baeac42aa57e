"""AsciiDoc in, the blocks of the page out: sections, `|===` tables in all their layouts, lists of terms, paragraphs.

There is no library for it in Python, so this reads what pages of codes have: cells in one line or in several, column
counts, spans and repeats of cells, CSV and DSV tables, and the marks inside a text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape

from raisable_gen.importing.page import (
    MAX_CELLS,
    MAX_INLINE,
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Unreadable,
    Words,
    as_shown,
    check_bars,
    check_marks,
    flat,
    lines_of,
)

MAX_TABLE_CELLS = 100_000
_HEADING = re.compile(r"(={1,6}|#{1,6})\s+(\S.*?)(?:\s+\1)?")
_ATTRIBUTES = re.compile(r"\[(.*)\]\s*")
_FENCE = re.compile(r"(-{4,}|\.{4,}|/{4,}|\+{4,}|_{4,}|`{3,})\s*")
_TABLE = re.compile(r"([|,:!])={3,}\s*")
# The mark of a cell with what may stand before it: `2+`, `.3+`, `2.3+`, `3*`, an alignment, a style.
_CELL = re.compile(
    r"(?<!\\)(?:(?<=\s)|^)((?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)[+*])?([<^>]?(?:\.[<^>])?)([adehlmsv]?)\|",
    re.M,
)
_PLAIN_CELL = re.compile(r"(?<!\\)\|")
_TERM = re.compile(r"(\S.{0,200}?):{2,4}(?:\s+(\S.*))?")
# What stands between two marks is bounded, or has none of them in it: an open mark costs no search to the end of the text.
# What no mark is looked for in: `+a+`, with ticks around it or not, `++a++`, `+++a+++`, `pass:[a]`.
_AS_IT_IS = re.compile(
    r"(?<![\w\\])`\+([^\s`](?:[^`]*[^\s`])?)\+`(?!\w)"
    r"|(?<![\w\\])\+{1,3}([^\s+](?:[^+]*[^\s+])?)\+{1,3}(?!\w)"
    r"|pass:[a-z,]{0,20}\[((?:[^\]\\]|\\.){0,500})\]"
)
_KEPT = re.compile("\0([0-9]+)\0")
_MARKS = (
    (re.compile(r"(?<![\w\\])`([^\s`](?:[^`]*[^\s`])?)`(?!\w)"), r"\1"),
    (
        re.compile(r"(?<![\w*\\])\*\*?(\S(?:.{0,1000}?\S)??)\*\*?(?![\w*])"),
        r"\1",
    ),
    (re.compile(r"(?<![\w_\\])_(\S(?:.{0,1000}?\S)??)_(?![\w_])"), r"\1"),
    (re.compile(r"<<[^,>]{1,500},\s*([^>]{1,500})>>"), r"\1"),
    (re.compile(r"\[\[[^\]]{0,500}\]\]|\(\(\([^)]{0,500}\)\)\)"), ""),
)
_LINK = re.compile(
    r"(?:\b(?:link|xref):[^\s\[]{0,500}|https?://[^\s\[]{1,500})\[((?:[^\]\\]|\\.){0,500})\]"
)
_ESCAPED = re.compile(r"\\([{|*_`#+])")
_OPENING = re.compile(r"[`*_+#<(\[]|://|link:|xref:")
_STRUCK = re.compile(r"\[(?:\.?line-through)\]#{1,2}(.{0,1000}?)#{1,2}")
# Characters by their names: those of HTML, and those that AsciiDoc has of its own.
_NAMED = re.compile(
    r"&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});|\{([a-z]{2,10})\}"
)
_NAMES = {
    "amp": "&",
    "apos": "'",
    "asterisk": "*",
    "backslash": "\\",
    "backtick": "`",
    "caret": "^",
    "empty": "",
    "endsb": "]",
    "gt": ">",
    "lt": "<",
    "nbsp": " ",
    "plus": "+",
    "quot": '"',
    "sp": " ",
    "startsb": "[",
    "tilde": "~",
    "vbar": "|",
}


def blocks(text: str) -> list[Block]:
    """The blocks in the order of the page."""
    lines = lines_of(text)
    check_bars(lines)
    check_marks(lines, _OPENING)
    found: list[Block] = []
    attributes = ""
    at = 0
    while at < len(lines):
        line = lines[at]
        start = at
        at += 1
        if match := _TABLE.fullmatch(line):
            end = _end(lines, at, line.strip())
            found.append(_table(lines[at:end], at, match[1], attributes))
            at, attributes = end + 1, ""
        elif match := _FENCE.fullmatch(line):
            at = _end(lines, at, line.strip()) + 1
        elif match := _HEADING.fullmatch(line):
            title, struck = _plain(match[2])
            found.append(Heading(len(match[1]), title, start + 1, struck))
        elif match := _ATTRIBUTES.fullmatch(line):
            attributes = match[1]
        elif (
            line.startswith("//")
            or not line.strip()
            or re.fullmatch(r":[\w-]+!?:.*|\+|\.[^. ].*|'{3,}|<<<", line)
        ):
            pass
        elif (match := _TERM.fullmatch(line.strip())) and not line.startswith(
            ("http", "*")
        ):
            at = _term(match, lines, start, found)
        else:
            while (
                at < len(lines)
                and lines[at].strip()
                and not _TABLE.fullmatch(lines[at])
                and not _HEADING.fullmatch(lines[at])
                and not _ATTRIBUTES.fullmatch(lines[at])
            ):
                at += 1
            texts = [
                _plain(re.sub(r"^\s*(?:[*.-]+|[0-9]+\.)\s+", "", each))
                for each in lines[start:at]
            ]
            item = bool(re.match(r"\s*[*.-]+\s", line))
            found.append(
                Words(start + 1, [text for text, _ in texts], texts[0][1], item)
            )
    return found


def _end(lines: Sequence[str], start: int, mark: str) -> int:
    """The line with the closing `mark`, or the end of the page."""
    return next(
        (at for at in range(start, len(lines)) if lines[at].strip() == mark), len(lines)
    )


def _term(
    match: re.Match[str], lines: Sequence[str], start: int, found: list[Block]
) -> int:
    """A term with its text, into the list before it if that is one; gives the line to go on with."""
    at = start + 1
    texts = [match[2]] if match[2] else []
    while not texts and at < len(lines) and not lines[at].strip():
        at += 1
    while (
        at < len(lines)
        and lines[at].strip()
        and not _TERM.fullmatch(lines[at].strip())
        and not _HEADING.fullmatch(lines[at])
    ):
        texts.append(lines[at].strip())
        at += 1
    term, struck = _plain(match[1])
    text, _ = _plain(" ".join(texts))
    row = Row(
        start + 1,
        [Cell(term, start + 1, struck), Cell(text, start + 1)],
        shown=f"{term} | {text}",
    )
    last = found[-1] if found else None
    if isinstance(last, Table) and last.pairs:
        last.rows.append(row)
    else:
        found.append(Table(start + 1, [], [row], pairs=True))
    return at


def _table(lines: Sequence[str], first: int, mark: str, attributes: str) -> Table:
    table = Table(first, [])
    form = re.search(r"format\s*=\s*\"?(csv|dsv|tsv)", attributes)
    if mark in ",:" or form:
        chosen = {"csv": ",", "dsv": ":", "tsv": "\t"}[form[1]] if form else mark
        table.rows = _delimited(lines, first, chosen)
    else:
        table.rows = _cells(lines, first, attributes)
    has_blank = len(lines) > 1 and lines[0].strip() != "" and lines[1].strip() == ""
    is_headed = re.search(r"header|%header", attributes) or (
        has_blank and "noheader" not in attributes
    )
    if table.rows and is_headed:
        table.header = [cell.text for cell in table.rows.pop(0).cells]
    return table


def _delimited(lines: Sequence[str], first: int, mark: str) -> list[Row]:
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=mark)
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if any(cells):
                rows.append(
                    Row(
                        first + line,
                        [_cell(cell, first + line) for cell in cells][:MAX_CELLS],
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


def _cells(lines: Sequence[str], first: int, attributes: str) -> list[Row]:
    """Rows of as many cells as `cols` says, else as the first line has."""
    cells: list[tuple[Cell, int, int]] = []
    width = _width(attributes)
    for offset, line in enumerate(lines):
        found = list(_CELL.finditer(line))
        if len(found) <= 1 and len(_PLAIN_CELL.findall(line)) > len(found):
            line = _apart(line)
            found = list(_CELL.finditer(line))
        elif found and len(_PLAIN_CELL.findall(line)) > len(found):
            line = _apart(line)
            found = list(_CELL.finditer(line))
        before = line[: found[0].start()] if found else line
        if before.strip() and cells:
            cells[-1][0].text += "\n" + before
        for position, match in enumerate(found):
            end = (
                found[position + 1].start() if position + 1 < len(found) else len(line)
            )
            columns, rows, times = _spans(match[1] or "")
            for _ in range(times):
                cells.append(
                    (Cell(line[match.end() : end], first + offset + 1), columns, rows)
                )
        if len(cells) > MAX_TABLE_CELLS:
            raise Unreadable(
                first + offset + 1,
                f"a table of over {MAX_TABLE_CELLS} cells: divide the page",
            )
        if not width and found:
            width = sum(columns for _, columns, _ in cells)
    return _arranged(cells, width or 1)


def _apart(line: str) -> str:
    """`line` with a space before each bar that stands glued to a text; what may stand before a cell stays at its bar."""
    return re.sub(r"(?<=\S)(?<!\\)\|", lambda bar: _bar(line, bar.start()), line)


def _bar(line: str, at: int) -> str:
    mark = re.search(r"\S+$", line[:at])
    is_mark = mark is not None and _CELL.fullmatch(mark[0] + "|") is not None
    return "|" if is_mark else " |"


def _width(attributes: str) -> int:
    match = re.search(r"cols\s*=\s*(?:\"([^\"]*)\"|([^,\s\]]+))", attributes)
    if match is None:
        return 0
    written = match[1] if match[1] is not None else match[2]
    total = 0
    for part in re.split("[,;]", written):
        repeat = re.match(r"\s*([0-9]{1,2})\*", part)
        total += int(repeat[1]) if repeat else 1
    return min(total, MAX_CELLS)


def _spans(written: str) -> tuple[int, int, int]:
    """Columns, rows and repeats that the mark of a cell asks for."""
    numbers, kind = written[:-1], written[-1:]
    if kind == "*":
        return 1, 1, min(int(numbers.split(".")[0] or 1), MAX_CELLS)
    columns, _, rows = numbers.partition(".")
    return min(int(columns or 1), MAX_CELLS), min(int(rows or 1), 1000), 1


def _arranged(cells: Sequence[tuple[Cell, int, int]], width: int) -> list[Row]:
    rows: list[Row] = []
    current: list[Cell] = []
    spanning: dict[int, tuple[int, Cell]] = {}

    def fill() -> None:
        while len(current) in spanning and len(current) < width:
            left, cell = spanning.pop(len(current))
            if left > 1:
                spanning[len(current)] = (left - 1, cell)
            current.append(cell)

    def finish() -> None:
        line = next(
            (
                cell.line
                for cell in current
                if cell not in [c for _, c in spanning.values()]
            ),
            current[0].line,
        )
        rows.append(Row(line, list(current), shown=as_shown(current)))
        current.clear()

    for raw, columns, down in cells:
        fill()
        if len(current) >= width:
            finish()
            fill()
        cell = _cell(raw.text, raw.line)
        for _ in range(columns):
            if down > 1:
                spanning[len(current)] = (down - 1, cell)
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


def _cell(written: str, line: int) -> Cell:
    text, struck = _plain(written)
    return Cell(text, line, struck)


@lru_cache(maxsize=256)
def _plain(written: str) -> tuple[str, bool]:
    """What a reader sees of a text, and whether it is struck through."""
    if len(written) > MAX_INLINE:
        return flat(written), False
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[1] or found[2] or (found[3] or "").replace("\\]", "]"))
        return f"\0{len(kept) - 1}\0"

    text = written.replace("\0", "").replace("\\|", "|")
    text = _AS_IT_IS.sub(keep, text)
    struck = bool(_STRUCK.match(text.strip()))
    text = _STRUCK.sub(r"\1", text)
    for pattern, plain in _MARKS:
        text = pattern.sub(plain, text)
    text = _LINK.sub(_text_of_link, text)
    text = _NAMED.sub(_by_name, _ESCAPED.sub(r"\1", text))
    text = re.sub(r" \+$", " ", text, flags=re.M)
    return flat(_KEPT.sub(lambda found: kept[int(found[1])], text)), struck


def _text_of_link(found: re.Match[str]) -> str:
    """What a link shows; `^` at its end opens another window."""
    return found[1].replace("\\]", "]").removesuffix("^")


def _by_name(found: re.Match[str]) -> str:
    """The character that has this name; what is no name of one stays, for it may be a placeholder."""
    return unescape(found[0]) if found[1] is None else _NAMES.get(found[1], found[0])
