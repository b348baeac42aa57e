"""Lines with a cell in each under titles of columns in, tables out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from raisable_gen.importing import looks
from raisable_gen.importing.line import Line, Part, more, row_of
from raisable_gen.importing.page import (
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Words,
    is_title_like,
)
from raisable_gen.importing.regular import is_counter, regular
from raisable_gen.importing.kinds import kinds_of

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{2,63}", re.ASCII)
# A number that is no status of HTTP and no count.
_FIGURES = re.compile("-?[0-9]{4,18}", re.ASCII)
_OTHERS = "{} among its lines may begin other rows: see whether it is whole"
_OTHER_ALPHABET = "{!r} is in another alphabet than the cells around it: see whether it is more of the one above"
# A doubt names so many of them.
_MOST = 20
# A cell in several lines has so many besides the first.
_MOST_PIECES = 3


def stacked(part: Part) -> tuple[list[Block], list[Line]]:
    """A part of the page under titles that stand one in a line; and the lines that are left behind rows that are all alike."""
    marked = [at for at, line in enumerate(part.body) if "\t" in line.raw]
    alike = None if marked else regular(part)
    part, kept = alike or (part, marked)
    kinds = kinds_of(part.titles)
    size = len(kinds)
    is_counted = is_counter(part.titles[0])
    table = Table(part.line, part.titles)
    found: list[Block] = [table]
    body = part.body
    kept = kept or _starts(body, kinds)
    rest: list[Line] = []
    at = 0
    for position, start in enumerate(kept):
        table.rows += [_between(line) for line in body[at:start]]
        end = kept[position + 1] if position + 1 < len(kept) else len(body)
        row = row_of(body[start : min(start + size, end)])
        extra = body[start + size : end]
        if alike and is_counted and kinds[-1] == "text" and kinds.count("text") < 3:
            pieces = len(extra) if end < len(body) else _more_of(extra)
            texts = [
                line.text for line in [*body[start + size - 1 : end]][: pieces + 1]
            ]
            row.cells[-1].text = (
                " ".join(texts) if len(row.cells) == size else row.cells[-1].text
            )
            extra = extra[pieces:]
        row.doubt = "" if alike else _other_codes(body[start:end], row, kinds)
        table.rows.append(row)
        at = end
        if start + size > end and kinds[1 : end - start + 1] != ["text"]:
            row.doubt = row.doubt or (
                "it has fewer lines than titles: see which of its cells is empty"
            )
        if not extra:
            continue
        if position + 1 == len(kept):
            if alike and extra[0].after_blank:
                rest = extra
                break
            is_sentence = extra[0].text[-1] in ".!?。" and not extra[0].after_blank
            if (len(extra) != 1 or is_sentence) and not _is_apart(body, start, size):
                row.doubt = row.doubt or more(extra[0])
            found += [Words(line.number, [line.text]) for line in extra]
        elif (
            len(extra) == 1
            and body[end].after_blank
            and _is_apart(body, start, size)
            and is_title_like(extra[0].text)
        ):
            table = Table(extra[0].number, part.titles)
            found += [Heading(1, extra[0].text, extra[0].number), table]
        elif len(extra) > _MOST_PIECES or extra[0].after_blank:
            row.doubt = row.doubt or more(extra[0])
        else:
            row.cells[-1].text = " ".join(
                line.text for line in body[start + size - 1 : end]
            )
            row.doubt = row.doubt or _together(extra[0])
    if not kept:
        return [Words(line.number, [line.text]) for line in body], []
    tables = [each for each in found if not isinstance(each, Table) or each.rows]
    if not alike:
        _tell_languages([each for each in tables if isinstance(each, Table)], size)
    return tables, rest


def _tell_languages(tables: Sequence[Table], size: int) -> None:
    """Doubt the rows with a cell in another alphabet than nearly all others of its column: a piece of the cell before it."""
    rows = [row for table in tables for row in table.rows if len(row.cells) == size]
    for at in range(1, size):
        foreign = [row for row in rows if re.search(r"[^\W\d_]", row.cells[at].text)]
        foreign = [row for row in foreign if not row.cells[at].text.isascii()]
        if 0 < len(foreign) * 4 <= len(rows):
            for row in foreign:
                row.doubt = row.doubt or _OTHER_ALPHABET.format(row.cells[at].text[:40])


def _other_codes(lines: Sequence[Line], row: Row, kinds: Sequence[str]) -> str:
    """The doubt about a row among whose `lines` others are codes: they may begin rows as well."""
    own = {
        cell.text
        for cell, kind in zip(row.cells, kinds, strict=False)
        if kind in ("code", "http") or kind == "name" and "_" in cell.text
    }
    texts = [line.text for line in lines if line.text not in own]
    codes = [
        text
        for text in texts
        if _FIGURES.fullmatch(text) or "_" in text and looks.SYMBOL.fullmatch(text)
    ]
    return _OTHERS.format(", ".join(codes[:_MOST])) if codes else ""


def _more_of(extra: Sequence[Line]) -> int:
    """How many lines below the last row are more of its last cell."""
    return next((at for at, line in enumerate(extra) if line.after_blank), len(extra))


def _between(line: Line) -> Row:
    reason = "it is no cell of a row that can be told"
    cells = [Cell(line.text, line.number)]
    return Row(line.number, cells, refused=reason, shown=line.text)


def _together(line: Line) -> str:
    return f"the line below it, {line.text[:40]!r}, is read as more of its last cell: see whether it is"


def _is_apart(body: Sequence[Line], start: int, size: int) -> bool:
    """Whether a blank line stands behind the row that begins at `start`, and none in it."""
    inside = any(line.after_blank for line in body[start + 1 : start + size])
    return body[start + size].after_blank and not inside


def _starts(body: Sequence[Line], kinds: Sequence[str]) -> list[int]:
    """Where rows begin. Codes may be words where the first rows have such, all in their places."""
    size = len(kinds)
    ways: list[list[int]] = []
    for is_code in (_is_code, _is_joined, _is_word):
        kept: list[int] = []
        for at in range(len(body) - size + 1):
            if (not kept or at >= kept[-1] + size) and _fits(
                body[at : at + size], kinds, is_code
            ):
                kept += [*_short(body, kept, at, kinds), at]
        if kept and (is_code is _is_code or kept[0] < 2):
            ways.append(kept)
    alike = _alike(body, kinds)
    if not ways:
        return alike
    strict, most = ways[0], max(ways, key=len)
    found = strict if len(strict) * 2 > len(most) else most
    return alike if len(alike) > len(found) else found


def _alike(body: Sequence[Line], kinds: Sequence[str]) -> list[int]:
    """Where lines stand that are codes like the first one, if that is what rows begin with: some of their cells are empty, or in several
    lines."""
    first = body[0].text if body else ""
    if kinds[0] != "code" or not looks.is_code_like(first):
        return []
    is_number = looks.NUMBER.fullmatch(first) is not None
    found = [at for at, line in enumerate(body) if _is_like(line.text, first)]
    codes = [body[at].text for at in found]
    steps = [end - at for at, end in pairwise(found)]
    is_count = is_number and len(first.lstrip("-")) < 3
    if len(found) < 3 or len(set(codes)) * 10 < len(codes) * 9:
        return []
    if is_count and any(int(a) >= int(b) for a, b in pairwise(codes)):
        return []
    whole = sum(1 for step in steps if 1 < step <= len(kinds))
    return found if min(steps) > 1 and whole * 5 >= len(steps) * 4 else []


def _is_like(text: str, first: str) -> bool:
    """Whether a line is a code of the form of the `first` one: a number as long, or any where that is short; a word with `_`."""
    if not looks.is_code_like(text):
        return False
    if looks.NUMBER.fullmatch(first):
        is_count = len(first.lstrip("-")) < 3
        is_number = looks.NUMBER.fullmatch(text) is not None
        return is_number and (is_count or len(text) == len(first))
    form = re.sub("[A-Z]+", "A", re.sub("[0-9]+", "0", first))
    return (
        "_" in first
        and "_" in text
        or form == re.sub("[A-Z]+", "A", re.sub("[0-9]+", "0", text))
    )


def _short(
    body: Sequence[Line], kept: Sequence[int], at: int, kinds: Sequence[str]
) -> list[int]:
    """Where a row begins between the last one and `at` that has fewer lines than titles: its last cells are empty."""
    start = kept[-1] + len(kinds) if kept else 0
    if kinds[0] != "code" or not 1 < at - start < len(kinds):
        return []
    return [start] if looks.is_code_like(body[start].text) else []


def _is_code(cell: str) -> bool:
    return bool(
        looks.is_code_like(cell)
        or looks.DOTTED.fullmatch(cell)
        or looks.VISIBLE.fullmatch(cell)
        and cell.isalnum()
        and cell.isupper()
        or looks.is_range(cell)
        or looks.are_symbols_together(cell)
    )


def _is_joined(cell: str) -> bool:
    return _is_code(cell) or bool(looks.JOINED.fullmatch(cell))


def _is_word(cell: str) -> bool:
    return _is_code(cell) or bool(_WORD.fullmatch(cell))


def _fits(
    lines: Sequence[Line], kinds: Sequence[str], is_code: Callable[[str], bool]
) -> bool:
    texts = [line.text for line in lines]
    code = texts[kinds.index("code")]
    if not _is_joined(code) and not any(" " in text for text in texts):
        return False
    for kind, line in zip(kinds, lines, strict=True):
        cell = line.text
        if (
            (kind == "code" and not is_code(cell))
            or (kind == "http" and not looks.STATUS_OR_CLASS.match(cell))
            or (kind == "text" and looks.is_code_like(cell))
            and not (looks.NUMBER.fullmatch(code) and looks.SYMBOL.fullmatch(cell))
            or (kind == "flag" and looks.flag(cell) is None)
        ):
            return False
    return True
