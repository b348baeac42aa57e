"""Lines that a page shows as they are in; the rows among them out, for some authors list their codes like that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing.page import Cell, Row, Table, flat

# A line with a code in front and words behind it, and how much of a listing such lines must be.
_ROW = re.compile(
    r"\s{0,40}[\"'`]?(-?[0-9]{2,18}|0x[0-9A-Fa-f]{2,16}|[A-Z][A-Z0-9]*(?:[_.-][A-Z0-9]+)+|[A-Z]{1,6}[0-9]{1,9})[\"'`]?"
    r"(?:\s*(?::|=>|=|->|–|—)\s+|\s+-\s+|\s{1,60})(\S.*[^\W\d_]{2}.*)",
    re.ASCII,
)
_MOST = 0.7
_DOUBT = "it stands in a listing: a row, or a sample"
# Listings in these languages are no lists of codes.
_PLAIN = frozenset(
    "bash console default none plain plaintext sh shell text txt".split()
)


def is_plain(language: str) -> bool:
    """Whether a listing in this language, or in none, may be a list of codes."""
    return not language or language.strip().lower() in _PLAIN


def rows(lines: Sequence[str], first: int) -> Table | None:
    """The list that the lines from line `first` on are, each with a code of its own; `None` if they are none."""
    found: list[Row] = []
    filled = 0
    for number, line in enumerate(lines, first):
        if not line.strip():
            continue
        filled += 1
        if match := _ROW.fullmatch(line):
            code, text = match[1], flat(match[2])
            cells = [Cell(code, number), Cell(text, number)]
            found.append(Row(number, cells, _DOUBT, shown=flat(line)))
        elif found and line[:1].isspace():
            last = found[-1].cells[1]
            last.text = flat(f"{last.text} {line}")
            filled -= 1
    codes = {row.cells[0].text for row in found}
    if len(codes) < max(2, len(found)) or len(found) < _MOST * filled:
        return None
    return Table(first, [], found, pairs=True)
