"""Lines with a row in each in, tables out: cells behind tabs or bars, behind white space, or glued."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import looks, unmarked
from raisable_gen.importing.gaps import are_apart
from raisable_gen.importing.glued import Divider
from raisable_gen.importing.divided_rows import DividedTables, tell_open
from raisable_gen.importing.glued_titles import GLUED
from raisable_gen.importing.items import is_item
from raisable_gen.importing.line import Line, Part, next_title
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
from raisable_gen.importing.spanned import fill
from raisable_gen.importing.spans import Written, documented
from raisable_gen.importing.kinds import kinds_of
from raisable_gen.importing.wrapped import whole

_TABS = re.compile(r"\t")
_BARS = re.compile(r"\s+\|\s+")
_GAPS = re.compile(r"\s{2,}")

_NO_MARKS = (
    "nothing divides its cells, as it does in the rows above: see whether it is a row"
)


def lined(
    part: Part,
    divider: Divider,
    section: Written | None,
    *,
    open_end: bool,
    tight: bool,
    divided: DividedTables | None = None,
) -> list[Block]:
    """A row in each line; a line between rows that is none may be a title, or a piece of the text above it.

    With an `open_end` other titles of columns follow; on a `tight` page there are no empty lines between the parts.
    """
    found: list[Block] = []
    known = divided.rows(part) if divided else None
    titles, told = known or (part.titles, None)
    part = replace(part, titles=titles)
    part = part if told else _whole(part)
    table = Table(part.line, part.titles)
    body = part.body
    rows = told or _rows(part, divider, section)
    if divided and not told:
        rows = divided.compared(part, rows)
    if open_end and _is_next_title(body):
        rows[-1] = None
    last = max((at for at, row in enumerate(rows) if row is not None), default=-1)
    is_flat = last >= 0 and body[last].number == part.line
    texts = [line.text for line in body]
    if not told and (is_flat or not any(map(_is_marked, body))):
        if texts and titles and are_apart(kinds_of(titles), texts):
            tell_open(titles, rows)
    is_titled = last > 0 and rows[0] is None and _can_be_title(body[0])
    for at, (line, row) in enumerate(zip(body, rows, strict=True)):
        if row is not None:
            table.rows.append(row)
        elif is_flat and at > last and _can_be_section(line, body):
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
            table.rows[-1].doubt = next_title(line.text)
            found += [table, Heading(1, line.text, line.number)]
            table = Table(line.number, part.titles)
        elif (
            open_end
            and at == last + 1
            and (tight or at == len(rows) - 1 or documented(line.text) is not None)
            and table.rows
            and not line.after_blank
            and is_title_like(line.text.rstrip(":："))
        ):
            if not tight and not line.titled and documented(line.text) is None:
                table.rows[-1].doubt = next_title(line.text[:40])
            found += [table, Words(line.number, [line.text])]
            table = Table(line.number, part.titles)
        elif (
            at < last
            or is_flat
            or not (
                line.after_blank
                or at > last + 1
                or (found and isinstance(found[-1], Words))
            )
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


def _is_next_title(body: Sequence[Line]) -> bool:
    """Whether the last line before other titles of columns is that of their section: a blank line is above it, and none between the rows."""
    return (
        len(body) > 2
        and body[-1].after_blank
        and not any(line.after_blank for line in body[1:-1])
        and _can_be_title(body[-1])
    )


def _is_marked(line: Line) -> bool:
    return any(mark.search(line.raw) for mark in (_TABS, _BARS, _GAPS))


def _whole(part: Part) -> Part:
    """The part with a line for each row, if there are tabs in its lines."""
    tabs = [line.raw.count("\t") for line in part.body]
    end = max((at for at, count in enumerate(tabs, 1) if count), default=0)
    rows = {count for count in tabs if count}
    is_table = sum(map(bool, tabs)) > 1 and rows == {len(part.titles) - 1}
    if not is_table and sum(map(bool, tabs)) * 3 < end:
        return part
    return replace(part, body=whole(part.body, len(part.titles) or max(tabs) + 1))


def _can_be_title(line: Line) -> bool:
    return (
        is_title_like(line.text)
        and any(map(str.isalpha, line.text))
        and not is_item(line.text)
    )


def _can_be_section(line: Line, body: Sequence[Line]) -> bool:
    """Whether the last line of a table in one line can be the title of the next section, and is no row that could not be read."""
    is_glued = "_" in line.text or GLUED.search(line.text) is not None
    return line is body[-1] and _can_be_title(line) and not is_glued


def _is_short_title(line: Line) -> bool:
    """Whether a line between rows reads like a title, and not like a piece of the text above it."""
    words = line.text.split()
    is_short = looks.words_in([line.text]) < 6
    return _can_be_title(line) and is_short and not words[0][0].islower()


def _refused(line: Line, reason: str) -> Row:
    return Row(line.number, [], refused=reason, shown=line.text)


def _rows(part: Part, divider: Divider, section: Written | None) -> list[Row | None]:
    """The row in each line, or `None` where it is none."""
    kinds = kinds_of(part.titles)
    barred = [line for line in part.body if _BARS.search(line.raw)]
    marks = (_TABS, _BARS) if len(barred) * 5 >= len(part.body) * 4 else (_TABS,)
    if _are_aligned(part):
        marks = (_GAPS,)
    marked = [_marked(line, part.titles, marks) for line in part.body]
    end = max((at for at, row in enumerate(marked, 1) if row), default=0)
    is_marked = sum(map(bool, marked)) * 2 > end
    if part.titles:
        fill(marked, len(part.titles), kinds.index("code"))
    rows: list[Row | None | unmarked.Begun] = []
    above = ""
    for at, (line, row) in enumerate(zip(part.body, marked, strict=True)):
        if row is None and is_marked and _is_apart(line, at >= end, kinds):
            rows.append(None)
            continue
        is_title = is_marked or (line.after_blank and line is part.body[-1])
        if not row and not is_title:
            row = unmarked.range_row(line, part.titles, divider.is_spaced)
        found = row or unmarked.begun(line, kinds, divider, section, above)
        if isinstance(found, unmarked.Begun):
            above = found.cells[kinds.index("code")]
            if is_marked and line.after_blank:
                found.doubt = found.doubt or _NO_MARKS
        rows.append(found)
    unmarked.end(
        [row for row in rows if isinstance(row, unmarked.Begun)], kinds, divider
    )
    return [
        unmarked.finished(row, len(kinds)) if isinstance(row, unmarked.Begun) else row
        for row in rows
    ]


def _is_apart(line: Line, is_behind: bool, kinds: Sequence[str]) -> bool:
    """Whether a line without the marks of the others is no row of theirs: it gives a range, or stands behind them, and a blank line is
    between, or no code begins it."""
    if documented(line.text) is not None:
        return True
    return is_behind and (
        line.after_blank or not looks.is_code_like(line.text.split()[0].rstrip(":"))
    )


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
        while titles and len(cells) > len(titles) and not cells[0].text:
            del cells[0]
        while titles and len(cells) > len(titles) and not cells[-1].text:
            del cells[-1]
        if len(cells) == 1 or titles and len(cells) < len(titles) - 1:
            continue
        refused = ""
        if titles and len(cells) > len(titles):
            refused = f"it has {len(cells)} cells under {len(titles)} titles"
        elif _is_shifted(cells, titles):
            refused = f"it has {len(cells)} cells under {len(titles)} titles, and they do not stand under their own: one that spans rows may be missing"
        return Row(line.number, cells, line.doubt, refused, line.text)
    return None


def _is_shifted(cells: Sequence[Cell], titles: Sequence[str]) -> bool:
    """Whether a cell is missing before the last: one that spans several rows is copied with the first of them only."""
    kinds = kinds_of(titles)
    at = kinds.index("http") if "http" in kinds else len(cells)
    return (
        kinds[0] != "code"
        and at < len(cells) < len(titles)
        and not looks.STATUS_OR_CLASS.match(cells[at].text)
        and any(cell.text in looks.OF_HTTP for cell in cells[:at])
    )
