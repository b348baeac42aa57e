"""Lines that a page shows as they are in; the rows among them out, for some authors list their codes like that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import json_page
from raisable_gen.importing.column_titles import is_code_title, is_message_title
from raisable_gen.importing.looks import NUMBER, is_joined
from raisable_gen.importing.page import Cell, Row, Table, Unreadable, flat

# What may be another row between those: a word in capitals or a number, and a text.
_OTHER = re.compile(r"([A-Z]{2,30}|[0-9])(?:\s*:|\s+-|\s)\s*(\S.*)")
# A line with a code in front and words behind it, and how much of a listing such lines must be.
_ROW = re.compile(
    r"\s{0,40}[\"'`]?(-?[0-9]{2,18}|0x[0-9A-Fa-f]{2,16}|[A-Z][A-Z0-9]*(?:[_.-][A-Z0-9]+)+|[A-Z]{1,6}[0-9]{1,9})[\"'`]?"
    r"(?:\s*(?::|=>|=|->|–|—)\s+|\s+-\s+|\s{1,60})(\S.*[^\W\d_].*)"
)
_MOST = 0.7
# Fewer symbols in JSON may be a response with all that is wrong with a request.
_FEW = 6
_DOUBT = "it stands in a listing: a row, or a sample"
# Listings in other languages are no lists of codes.
_PLAIN = frozenset(
    ["", *"bash console default none plain plaintext sh shell text txt".split()]
)
_JSON = frozenset(("", "js", "javascript", "json", "json5", "jsonc"))


def read(lines: Sequence[str], first: int, language: str) -> Table | None:
    """The list of codes that a listing from line `first` on is, if it is JSON or in no language; `None` if it is none."""
    language = language.strip().lower()
    if language in _JSON and (table := objects("\n".join(lines), first)):
        return table
    return _rows(lines, first) if language in _PLAIN else None


def objects(text: str, first: int) -> Table | None:
    """The table of an array or map of JSON from line `first` on, with codes, most of them once, and texts.

    No response has three numbers, or so many symbols, as codes; fewer may be a sample.
    """
    if text.lstrip()[:1] not in ("[", "{"):
        return None
    try:
        blocks = json_page.blocks(text)
    except Unreadable:
        return None
    if len(blocks) != 1 or not isinstance(table := blocks[0], Table):
        return None
    at = [at for at, title in enumerate(table.header) if is_code_title(title)]
    codes = {row.cells[at[0]].text for row in table.rows} if at else set[str]()
    if (
        len(codes) < max(3, _MOST * len(table.rows))
        or not all(map(NUMBER.fullmatch, codes))
        and not (len(codes) >= _FEW and all(map(is_joined, codes)))
        or not any(map(is_message_title, table.header))
    ):
        return None
    table.line += first - 1
    for row in table.rows:
        row.line += first - 1
        for cell in row.cells:
            cell.line += first - 1
    return table


def _rows(lines: Sequence[str], first: int) -> Table | None:
    """The list that the lines are, each with a code of its own; `None` if they are none."""
    found: list[Row] = []
    filled = others = 0
    for number, line in enumerate(lines, first):
        if not line.strip():
            continue
        filled += 1
        if match := _ROW.fullmatch(line):
            code, text = match[1], flat(match[2])
            cells = [Cell(code, number), Cell(text, number)]
            found.append(Row(number, cells, _DOUBT, shown=flat(line)))
        elif match := _OTHER.fullmatch(line):
            cells = [Cell(match[1], number), Cell(flat(match[2]), number)]
            found.append(Row(number, cells, _DOUBT, shown=flat(line)))
            others += 1
        elif found and line[:1].isspace():
            last = found[-1].cells[1]
            last.text = flat(f"{last.text} {line}")
            filled -= 1
    codes = {row.cells[0].text for row in found}
    if len(codes) < max(2, len(found)) or len(found) - others < _MOST * filled:
        return None
    return Table(first, [], found, pairs=True)
