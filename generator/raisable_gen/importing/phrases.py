"""A table whose cells of codes hold words or signs as well in, the same with the codes alone out.

`400 Bad Request` becomes `400` and, in a column of its own, `Bad Request`; `🔴 LIM_1` becomes `LIM_1`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.page import Cell, Row, Table, undecorated

# The title of the column that is made.
PHRASE = "phrase"
_CODE = r"-?[0-9]{2,18}|(?=[A-Z0-9_.-]*[_0-9])[A-Z][A-Z0-9_.-]*[A-Z0-9]"
_BEFORE = re.compile(
    rf"(?P<code>(?:(?:{_CODE})\s*(?:,|/|or|and)\s*)*(?:{_CODE}))"
    r"(?:\s*[-–—:|.)]\s+|\s*[:：]\s*|\s+|\s*(?=[(（]))(?P<rest>\S.*)",
    re.ASCII,
)
_BEHIND = re.compile(rf"(?P<rest>[^\W\d_].*?)\s*[(\[](?P<code>{_CODE})[)\]]", re.ASCII)
_MORE = re.compile(r"(?:or|and|to|through|else|others?)\b", re.I)
_NUMBER = re.compile(r"(?<![\w.])[0-9]{2,}(?![\w.])", re.ASCII)


def set_apart(table: Table) -> None:
    """Take the signs and the words out of the column of codes, if nearly all of its cells have words."""
    for row in table.rows:
        for cell in row.cells:
            bare = undecorated(cell.text)
            if bare != cell.text and looks.is_code_like(bare):
                cell.text = bare
    titles = table.header
    for at, title in enumerate(titles):
        if not column_titles.may_be_code_title(title):
            continue
        rows = [row for row in table.rows if len(row.cells) > at and not row.refused]
        filled = [row for row in rows if row.cells[at].text]
        found = {id(row): _divided(row.cells[at].text) for row in filled}
        pairs = [pair for pair in found.values() if pair]
        if (
            len(pairs) * 5 < len(filled) * 3
            and not _are_statuses([row.cells[at].text for row in filled], pairs)
        ) or not any(
            " " in rest or not rest.isascii() or looks.is_phrase(rest)
            for _, rest in pairs
        ):
            continue
        if _has_codes(table, at):
            return
        for row in rows:
            _divide(row, at, found.get(id(row)), len(titles))
        table.header = [*titles, PHRASE]
        return


def _are_statuses(cells: Sequence[str], pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether all cells are HTTP statuses or classes of these, `5xx`, some of them with words behind: `200 with a body`."""
    alone = sum(1 for cell in cells if looks.STATUS_OR_CLASS.fullmatch(cell))
    return (
        len(pairs) > 0
        and alone > 1
        and alone + len(pairs) == len(cells)
        and all(looks.SEVERAL_STATUSES.match(code) for code, _ in pairs)
    )


def _divided(text: str) -> tuple[str, str] | None:
    """The codes and the words of a cell; `None` if it has no words, or more numbers that could be codes."""
    match = _BEFORE.fullmatch(text) or _BEHIND.fullmatch(text)
    if match is None:
        return None
    code, rest = match["code"].strip(), match["rest"].strip("\"'“”‘’ ")
    inner = re.fullmatch(r"[(（]([^()（）]*)[)）]", rest)
    rest = inner[1] if inner else rest
    if not any(map(str.isalpha, rest)) or _NUMBER.search(rest) or _MORE.match(rest):
        return None
    if rest[0] in "/,;|":
        return None  # another code follows
    first = re.split(r"\s*(?:,|/|\bor\b|\band\b)\s*", code)[0]
    return (code, rest) if looks.is_code_like(first) else None


def _has_codes(table: Table, beside: int) -> bool:
    """Whether another column has nothing but codes."""
    for at, title in enumerate(table.header):
        cells = [row.cells[at].text for row in table.rows if at < len(row.cells)]
        filled = [cell for cell in cells if cell]
        if at != beside and column_titles.is_code_title(title) and filled:
            if all(map(looks.VISIBLE.fullmatch, filled)):
                return True
    return False


def _divide(row: Row, at: int, pair: tuple[str, str] | None, width: int) -> None:
    cell = row.cells[at]
    code, rest = pair or (cell.text, "")
    row.cells[at] = replace(cell, text=code)
    row.cells += [Cell("", row.line) for _ in range(width - len(row.cells))]
    row.cells.insert(width, Cell(rest, row.line, cell.struck))
