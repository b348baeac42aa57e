"""Lines with a row in each in, tables out: cells behind tabs or bars, behind white space, or glued."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from raisable_gen.importing import columns
from raisable_gen.importing.glued import Divided, Divider, Undecided
from raisable_gen.importing.items import is_item
from raisable_gen.importing.line import Line, Part
from raisable_gen.importing.page import (
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Words,
    flat,
    is_title_like,
)
from raisable_gen.importing.spans import Written
from raisable_gen.importing.tails import tails
from raisable_gen.importing.titles import kinds_of
from raisable_gen.importing.wrapped import whole

_TABS = re.compile(r"\t")
_BARS = re.compile(r"\s+\|\s+")
_GAPS = re.compile(r"\s{2,}")
_STATUS = re.compile(r"[1-5][0-9]{2}", re.ASCII)
_STATUS_FIRST = re.compile(r"([1-5](?:[0-9]{2}|xx))\s*([^\s].*)", re.ASCII)
# Where two cells can be glued in a text.
_JOINT = re.compile("[a-z.!?)][A-Z][a-z]", re.ASCII)
# A name, a code and a text: small letters in the name end where the capitals of the code begin.
_NAMED = re.compile(
    r"([a-z][a-z_.]*|[A-Z][A-Z_.]*|(?:[A-Z][a-z]+)+)\s*((?:(?<=[a-z])[A-Z]{1,8}[_-]?|-)?[0-9]{1,18})\s*([^0-9\s].*)",
    re.ASCII,
)
_NEXT = "the line below it, {!r}, is read as the title of the next section"
_FLAG = re.compile(r"(Yes|No|True|False|yes|no|true|false|✓|✗|✔|✅|❌)\s*(?=\S)")


@dataclass(slots=True)
class _Begun:
    """A line whose first cells are known; `text` is the rest of it, with the cells behind the text still on it."""

    line: Line
    text: str
    cells: dict[int, str]
    doubt: str
    refused: str = ""


def lined(
    part: Part,
    divider: Divider,
    section: Written | None,
    *,
    open_end: bool,
    tight: bool,
) -> list[Block]:
    """A row in each line; a line between rows that is none may be a title, or a piece of the text above it.

    With an `open_end` other titles of columns follow; on a `tight` page there are no empty lines between the parts.
    """
    found: list[Block] = []
    table = Table(part.line, part.titles)
    part = _whole(part)
    body = part.body
    rows = _rows(part, divider, section)
    last = max((at for at, row in enumerate(rows) if row is not None), default=-1)
    is_flat = last >= 0 and body[last].number == part.line
    is_titled = last > 0 and rows[0] is None and _can_be_title(body[0])
    for at, (line, row) in enumerate(zip(body, rows, strict=True)):
        if row is not None:
            table.rows.append(row)
        elif is_flat and at > last:
            found += [table, Words(line.number, [line.text])]
            table = Table(line.number, part.titles)
        elif (
            at < last
            and _can_be_title(line)
            and (
                line.titled
                or is_titled
                or line.after_blank
                and body[at + 1].after_blank
            )
        ):
            found += [table, Heading(1, line.text, line.number)]
            table = Table(line.number, part.titles)
        elif 0 < at < last and table.rows and rows[at + 1] and _is_short_title(line):
            table.rows[-1].doubt = _NEXT.format(line.text)
            found += [table, Heading(1, line.text, line.number)]
            table = Table(line.number, part.titles)
        elif (
            open_end
            and at == last + 1 == len(rows) - 1
            and table.rows
            and not line.after_blank
            and is_title_like(line.text)
        ):
            if not tight and not line.titled:
                table.rows[-1].doubt = _NEXT.format(line.text[:40])
            found += [table, Words(line.number, [line.text])]
            table = Table(line.number, part.titles)
        elif at < last or not (
            line.after_blank
            or at > last + 1
            or (found and isinstance(found[-1], Words))
        ):
            reason = "it begins with no code: a piece of the text above it, a title, or a row"
            table.rows.append(_refused(line, reason))
        else:
            if table.rows:
                found.append(table)
                table = Table(line.number, part.titles)
            found.append(Words(line.number, [line.text]))
    found.append(table)
    return [block for block in found if not isinstance(block, Table) or block.rows]


def _whole(part: Part) -> Part:
    """The part with a line for each row, if there are tabs in its lines."""
    tabs = [line.raw.count("\t") for line in part.body]
    rows = {count for count in tabs if count}
    is_table = sum(map(bool, tabs)) > 1 and rows == {len(part.titles) - 1}
    if not is_table and sum(map(bool, tabs)) * 2 <= len(tabs):
        return part
    return replace(part, body=whole(part.body, len(part.titles) or max(tabs) + 1))


def _can_be_title(line: Line) -> bool:
    return (
        is_title_like(line.text)
        and any(map(str.isalpha, line.text))
        and not is_item(line.text)
    )


def _is_short_title(line: Line) -> bool:
    """Whether a line between rows reads like a title, and not like a piece of the text above it."""
    words = line.text.split()
    return _can_be_title(line) and len(words) < 6 and not words[0][0].islower()


def _refused(line: Line, reason: str) -> Row:
    cells = [Cell(line.text, line.number)]
    return Row(line.number, cells, refused=reason, shown=line.text)


def _rows(part: Part, divider: Divider, section: Written | None) -> list[Row | None]:
    """The row in each line, or `None` where it is none."""
    kinds = kinds_of(part.titles)
    barred = [line for line in part.body if _BARS.search(line.raw)]
    marks = (_TABS, _BARS) if len(barred) * 5 >= len(part.body) * 4 else (_TABS,)
    if _are_aligned(part):
        marks = (_GAPS,)
    marked = [_marked(line, part.titles, marks) for line in part.body]
    is_marked = sum(map(bool, marked)) * 2 > len(marked)
    rows: list[Row | None | _Begun] = []
    above = ""
    for line, row in zip(part.body, marked, strict=True):
        is_title = is_marked or (line.after_blank and line is part.body[-1])
        if not row and not is_title:
            row = _range_row(line, part.titles, divider.is_spaced)
        found = row or _begun(line, kinds, divider, section, above)
        if isinstance(found, _Begun):
            above = found.cells[kinds.index("code")]
        rows.append(found)
    _end([row for row in rows if isinstance(row, _Begun)], kinds, divider)
    return [
        _finished(row, len(kinds)) if isinstance(row, _Begun) else row for row in rows
    ]


def _are_aligned(part: Part) -> bool:
    """Whether white space of two or more divides all lines into as many cells as there are titles."""
    cells = [len(_GAPS.split(line.raw.strip())) for line in part.body]
    rows = [count for count in cells if count > 1]
    return (
        len(part.titles) > 1
        and len(rows) > 1
        and set(rows) == {len(part.titles)}
        and not any("\t" in line.raw for line in part.body)
    )


def _marked(
    line: Line, titles: Sequence[str], marks: Sequence[re.Pattern[str]]
) -> Row | None:
    """The row of a line whose cells have marks between them."""
    for mark in marks:
        raw = line.raw.strip("|") if mark is _BARS else line.raw
        raw = raw.strip() if mark is _GAPS else raw
        cells = [Cell(flat(cell), line.number) for cell in mark.split(raw)]
        if len(cells) == 1 or titles and len(cells) < len(titles) - 1:
            continue
        refused = (
            f"it has {len(cells)} cells under {len(titles)} titles"
            if titles and len(cells) > len(titles)
            else ""
        )
        return Row(line.number, cells, line.doubt, refused, line.text)
    return None


def _begun(
    line: Line,
    kinds: Sequence[str],
    divider: Divider,
    section: Written | None,
    above: str,
) -> Row | _Begun | None:
    """The row in a line without marks, as far as the line alone tells."""
    if list(kinds[:2]) == ["http", "code"]:
        return _begun_behind_status(line, kinds, divider, section, above)
    if kinds.index("code") > 0:
        return _row_behind(line, kinds)
    spaced = divider.is_spaced
    if not spaced and kinds[1:2] == ["http"]:
        divided = divider.glued_status(line.text, section)
    else:
        divided = (
            divider.spaced(line.text)
            if spaced
            else divider.glued(line.text, section, above)
        )
    if divided is None and spaced:
        divided = divider.glued(line.text, section)
        if isinstance(divided, Divided) and not columns.is_code_like(divided.code):
            return None
    if divided is None:
        return None
    if isinstance(divided, Undecided):
        return Row(line.number, [], refused=divided.reason, shown=line.text)
    begun = _Begun(line, divided.text, {0: divided.code}, divided.doubt or line.doubt)
    first = _text_column(kinds)
    for at in range(1, first):
        _take_front(begun, at, kinds[at], divider)
    return begun


def _begun_behind_status(
    line: Line,
    kinds: Sequence[str],
    divider: Divider,
    section: Written | None,
    above: str,
) -> Row | _Begun | None:
    """Like `_begun`, for a line that begins with an HTTP status."""
    match = _STATUS_FIRST.fullmatch(line.text)
    if match is None:
        return None
    rest = replace(line, text=match[2])
    found = _begun(rest, kinds[1:], divider, section, above)
    if isinstance(found, _Begun):
        found.line = line
        found.cells = {at + 1: cell for at, cell in found.cells.items()}
        found.cells[0] = match[1]
    if found is None:
        reason = "where its code ends can't be told"
        return Row(line.number, [], refused=reason, shown=line.text)
    return found


def _text_column(kinds: Sequence[str]) -> int:
    return kinds.index("text") if "text" in kinds else len(kinds)


def _take_front(begun: _Begun, at: int, kind: str, divider: Divider) -> None:
    """Take the cell of column `at` from the front of what is left of the line."""
    text = begun.text
    if kind == "http":
        if _STATUS.match(text):
            begun.cells[at], begun.text = text[:3], text[3:].lstrip()
        else:
            begun.refused = "no HTTP status can be told in it"
    elif kind == "flag":
        match = _FLAG.match(text)
        if match:
            begun.cells[at], begun.text = match[1], text[match.end() :]
        else:
            begun.refused = "whether it may be tried again can't be told"
    elif kind == "name":
        spaced = divider.is_spaced
        match = re.fullmatch(r"([A-Za-z][\w.-]*)\s+(\S.*)", text) if spaced else None
        inner = divider.glued(text) if match is None else Divided(match[1], match[2])
        if isinstance(inner, Divided):
            begun.cells[at], begun.text = inner.code, inner.text
            begun.doubt = begun.doubt or inner.doubt
        else:
            begun.refused = "where its name ends can't be told"


def _end(begun: Sequence[_Begun], kinds: Sequence[str], divider: Divider) -> None:
    """Take the cells behind the texts, a column at a time from the last: all rows together show what is in it."""
    first = _text_column(kinds)
    for at in range(len(kinds) - 1, first, -1):
        left = [row for row in begun if not row.refused]
        ends = tails([row.text for row in left], kinds[at], divider.is_spaced)
        for row, tail in zip(left, ends, strict=True):
            row.text, row.cells[at] = tail.text, tail.cell
            row.doubt = row.doubt or tail.doubt
            row.refused = tail.refused
    if first < len(kinds):
        for row in begun:
            row.cells[first] = row.text
    at_code = kinds.index("code")
    usual = Counter(len(row.cells[at_code]) for row in begun)
    for row in begun:
        row.doubt = row.doubt or _other_rows(row, at_code)
        if usual[len(row.cells[at_code])] == 1 and _is_sentence_piece(row, begun):
            row.doubt = (
                row.doubt
                or "its code is as long as no other, and its text goes on in small letters: see whether it is a row"
            )
    if not divider.is_spaced and len(begun) > 1 and _are_names(begun, at_code):
        for row in begun:
            row.doubt = (
                row.doubt or "its code may be a name and a code: see which it is"
            )
    if not divider.is_spaced and len(begun) > 2 and all(map(_may_be_two, begun)):
        for row in begun:
            row.doubt = (
                row.doubt or "its text may be two cells: see whether it is whole"
            )


def _is_sentence_piece(row: _Begun, rows: Sequence[_Begun]) -> bool:
    """Whether a text begins in small letters, and most others do not."""
    small = sum(1 for each in rows if each.text[:1].islower())
    return row.text[:1].islower() and small * 4 < len(rows)


def _other_rows(row: _Begun, at_code: int) -> str:
    """The doubt about a text that seems to hold other rows: figures like the row's own code, before capitals, more than once."""
    code = row.cells[at_code].lstrip("-−")
    if not code.isdecimal() or len(code) < 2:
        return ""
    others = re.findall(r"(?<![0-9])[0-9]{%d}(?=\s?[A-Z])" % len(code), row.text)
    if len(others) < 2:
        return ""
    return f"{', '.join(others[:3])} in its text may begin other rows: see whether it is whole"


def _are_names(rows: Sequence[_Begun], at_code: int) -> bool:
    """Whether the codes of all rows are words, each another, with figures glued to them: `CREATED0`, `PAID10`."""
    words = [re.fullmatch("([A-Z_]{3,})[0-9]+", row.cells[at_code]) for row in rows]
    return all(words) and len({word[1] for word in words if word}) == len(rows)


def _may_be_two(row: _Begun) -> bool:
    return bool(_JOINT.search(row.text))


def _finished(row: _Begun, width: int) -> Row:
    number = row.line.number
    cells = [Cell(row.cells.get(at, ""), number) for at in range(width)]
    return Row(number, cells, row.doubt, row.refused, row.line.text)


def _range_row(line: Line, titles: Sequence[str], spaced: bool) -> Row | None:
    """A row whose first cell is a range: `1xxxCommon errors`."""
    match = re.match(
        r"([0-9]*x{1,9}|([0-9]{1,18})\s?[-–~]\s?([0-9]{1,18}))(\s*)(?=[A-Z])(.*)",
        line.text,
    )
    if (
        match is None
        or bool(match[4]) is not spaced
        or (match[2] and int(match[2]) >= int(match[3]))
    ):
        return None
    cells = [match[1], match[5], *[""] * (len(titles) - 2)]
    return Row(
        line.number, [Cell(cell, line.number) for cell in cells], shown=line.text
    )


def _row_behind(line: Line, kinds: Sequence[str]) -> Row | None:
    """A row whose code comes after its name or its text."""
    if list(kinds) == ["text", "code"] or list(kinds) == ["name", "code"]:
        match = re.fullmatch(r"(.*?[^\s0-9-])\s*(-?[0-9]{2,18})", line.text)
        if match:
            return Row(
                line.number,
                [Cell(match[1], line.number), Cell(match[2], line.number)],
                shown=line.text,
            )
    if kinds[1] == "code" and len(kinds) == 3:
        match = _NAMED.fullmatch(line.text)
        if match:
            return Row(
                line.number,
                [Cell(match[at], line.number) for at in (1, 2, 3)],
                shown=line.text,
            )
    if re.search("[0-9]{3}", line.text) or re.match(r"\S*[0-9]", line.text):
        return Row(
            line.number, [], refused="its cells can't be told apart", shown=line.text
        )
    return None
