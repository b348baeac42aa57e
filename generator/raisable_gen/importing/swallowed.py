"""Rows of copied text in, the doubts about them out: where the text of a row may hold other rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median_low

from raisable_gen.importing.line import may_begin
from raisable_gen.importing.page import Row, Table

_SYMBOL = re.compile(
    r"(?<=[^\s/(\[\"'`A-Z_])(?:[A-Z][A-Z0-9]{0,20}_){1,6}[0-9]{2,}", re.ASCII
)
_GLUED = re.compile(
    rf"{_SYMBOL.pattern}|(?<=[a-z.!?)])[A-Z]{{2,20}}(?:_[A-Z0-9]{{1,20}})+|(?<=[a-z!?)])[A-Z]{{4,}}(?=[A-Z][a-z]|[a-z]{{2}})"
    r"|(?<=[a-z!?)])[A-Z]{6,}(?=\s[a-z])|(?<=[a-z] )[A-Z]{5,}(?= [A-Z])",
    re.ASCII,
)
# Words like `CARD_LOST` with the end of a text before them and the beginning of one behind.
_WORDS = re.compile(
    r"(?<=[a-z0-9.!?)])[A-Z]{2,20}(?:_[A-Z0-9]{1,20}){1,6}(?=[A-Z][a-z])", re.ASCII
)
# Whatever can be a code where a table stands in one line.
_ANY = re.compile(
    r"[A-Z]{1,6}-?[0-9]{1,9}(?![0-9])|[A-Z][A-Z0-9]{2,}(?:_[A-Z0-9]+)*(?=[^a-z]|$)|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{4,}(?=[A-Z][a-z])|(?:(?<=[a-z.)])|(?<=\s))[A-Z][A-Z0-9](?=[A-Z]|\s[A-Z])|(?<![a-z])[a-z]{1,60}(?:[-_][a-z0-9]{1,60}){1,9}|(?:[A-Z][a-z]+){2,8}|[0-9]{2,9}",
    re.ASCII,
)
_LIST = "words in its text may begin other rows ({}): see whether it is whole"
_LONG = "its text is much longer than those of the other rows, and {} in it may begin such: see whether it is whole"
_MARK = "one of its texts begins with a mark: see whether another code stands in it"
_MOST = 40
_MOST_READ = 20_000
# A text that is so many times as long as others, and no shorter than this, may hold other rows.
_TIMES = 3
_SHORT = 120


def tell(table: Table) -> None:
    """Give the rows of `table` that may hold others their doubts."""
    is_flat = len({row.line for row in table.rows}) == 1
    if is_flat:
        _tell_long(table.rows)
    for row in table.rows:
        row.doubt = _words(row) or row.doubt or _symbol(row, is_flat)
        if any(cell.text[:2] in ("/ ", ", ") for cell in row.cells[1:]):
            row.doubt = row.doubt or _MARK


def _symbol(row: Row, is_flat: bool) -> str:
    """The doubt about a row with a code like `AUTH_001` glued into one of its texts: another row may begin there. In a table in one line
    one like `CARD_LOST` as well."""
    pattern = _GLUED if is_flat else _SYMBOL
    inner = (pattern.search(cell.text, 1) for cell in row.cells)
    found = next(filter(None, inner), None)
    return may_begin(found[0], 0, 24) if found else ""


def _words(row: Row) -> str:
    """The doubt about a row with several words like `CARD_LOST` glued into its texts: rows may begin at all of them."""
    words = [match[0] for cell in row.cells for match in _WORDS.finditer(cell.text, 1)]
    return _LIST.format(", ".join(words[:_MOST])) if len(words) > 1 else ""


def candidates(text: str) -> list[str]:
    """What may be a code in `text`, as far as a doubt names it."""
    return list(dict.fromkeys(_ANY.findall(text[:_MOST_READ])))[:_MOST]


def _tell_long(rows: Sequence[Row]) -> None:
    """Doubt the rows of a table in one line whose texts are much longer than the others, or the only one."""
    sizes = [len(row.shown) for row in rows]
    usual = median_low(sizes) if len(sizes) > 1 else 0
    for row, size in zip(rows, sizes, strict=True):
        if size < max(_SHORT, _TIMES * usual):
            continue
        code = row.cells[0].text if row.cells else ""
        inner = [each for each in candidates(row.shown[len(code) :]) if each != code]
        if inner:
            row.doubt = _LONG.format(", ".join(inner))
