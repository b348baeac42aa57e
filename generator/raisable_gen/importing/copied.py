"""Text copied out of a browser in, the blocks of the page out.

Cells are separated by tabs or single blanks, or glued, or stand one in a line, or a whole table stands in one line; titles of sections are
lines like others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import looks, swallowed
from raisable_gen.importing.even import ends, even
from raisable_gen.importing.flat_titles import leading_titles, with_status
from raisable_gen.importing.flattened import sections
from raisable_gen.importing.front_table import front_table
from raisable_gen.importing.glued import Divider
from raisable_gen.importing.divided_rows import DividedTables
from raisable_gen.importing.glued_titles import GLUED
from raisable_gen.importing.items import is_item
from raisable_gen.importing.kinds import kinds_of
from raisable_gen.importing.line import Line, Part, lines
from raisable_gen.importing.lined import lined
from raisable_gen.importing.page import (
    MAX_ROWS,
    Block,
    Heading,
    Row,
    Table,
    Unreadable,
    is_title_like,
)
from raisable_gen.importing.section_titles import make_heading
from raisable_gen.importing.shown_titles import ShownTitles, are_clear
from raisable_gen.importing.spans import documented
from raisable_gen.importing.stacked import stacked
from raisable_gen.importing.tall_titles import stacked_titles
from raisable_gen.importing.titles import (
    tabbed_titles,
    titles_in,
    unglued,
    with_phrases,
)
from raisable_gen.importing.untitled import untitled

_UNDIVIDED = (
    "a table in one line, and where its rows begin can't be told: {} may begin some"
)
_NO_ROWS = "titles of columns, and no row below them can be told"
# So many rows in one line are a whole table: what is below is no more of it.
_FEWEST_FLAT = 3
# How a row begins, or, where the code is the last column, ends.
_ROW = re.compile(
    r"^[-–−]?[0-9]|^[A-Z](?:[A-Z0-9_]|-[0-9])|^[A-Z][a-z]+[0-9A-Z]|^[a-z]+[_.-]|^[a-z]{3,}[1-5][0-9]{2}(?=[A-Z])|^x{2,9}|[0-9]{3}$",
    re.ASCII,
)


def blocks(text: str) -> list[Block]:
    """The blocks in the order of the page."""
    page = unglued(lines(text))
    parts = _parts(page)
    parts = [piece for part in parts for piece in _ended(part)]
    divider = Divider(
        (
            line.text[3:].lstrip() if kinds[:1] == ["http"] else line.text,
            "http" in kinds[1:2],
        )
        for part in parts
        if part.titles and not part.stacked
        for kinds in [kinds_of(part.titles)]
        for line in part.body
    )
    tight = sum(1 for line in page[1:] if line.after_blank) < 2
    divided = DividedTables(parts)
    found: list[Block] = []
    for part in parts:
        is_last = part is parts[-1]
        found += _blocks(
            part, divider, divided, found, open_end=not is_last, tight=tight
        )
    for block in found:
        if isinstance(block, Table):
            swallowed.tell(block)
    return found


# Where tables begin


def _parts(page: Sequence[Line]) -> list[Part]:
    """The page in parts, each of which begins with titles of columns; what stands before the first has none."""
    parts = [Part([], 1)]
    apart = ends(page)
    known: dict[str, list[str]] = {}
    shown = ShownTitles()
    flattened = 0
    at = 0
    while at < len(page):
        line, size = page[at], 1
        above = rest = ""
        table = even(page, at, apart, known)
        if table:
            known[table.header[0]] = table.header
            parts.append(Part(table.header, line.number, table=table))
            at += len(table.header) * (len(table.rows) + 1)
            parts.append(_behind(page, at))
            continue
        titles = _titles_at(page, at, shown)
        if not titles:
            titles, size = stacked_titles(page[at : at + 13])
        if not titles:
            if "\t" not in line.raw:
                above, titles, rest = leading_titles(line.text)
            size = 1
            front = None if titles else front_table(line)
            if front:
                glue = "" if line.text.startswith("".join(front.titles)) else " "
                named = replace(line, text=glue.join(front.titles))
                titles, (body,) = _parted(front.titles, named, [front.body], shown)
                parts.append(replace(front, titles=titles, body=body))
                at += 1
                parts.append(_behind(page, at))
                continue
            if titles and above:
                parts[-1].body.append(replace(line, text=above, raw=above))
        if titles and size == 1 and not rest and at + 1 < len(page):
            titles = with_status(titles, page[at + 1].text)
            titles = with_phrases(titles, page[at + 1 : at + 4])
        if titles:
            tables: list[list[Line]] = [[]]
            if rest:
                written = line.text[: -len(rest)].removeprefix(above).strip()
                tables = sections(line, rest, written, kinds_of(titles))
                named = replace(line, text=written)
                titles, tables = _parted(titles, named, tables, shown)
            for body in tables:
                below = page[at + size : at + size + 2]
                stacked = size > 1 and not all("\t" in each.raw for each in below)
                stacked |= size == 1 and _are_cells(page[at + 1 : at + 40], titles)
                parts.append(Part(titles, line.number, stacked, body))
                flattened += len(body)
            if len(tables[-1]) >= _FEWEST_FLAT:
                parts.append(Part([], page[at].number))
            if flattened > MAX_ROWS:
                raise Unreadable(line.number, f"over {MAX_ROWS} rows: divide the page")
        else:
            parts[-1].body.append(line)
        at += size
    return parts


def _parted(
    titles: list[str], line: Line, tables: list[list[Line]], shown: ShownTitles
) -> tuple[list[str], list[list[Line]]]:
    """The titles of tables in one line, and their rows: as these show, one title may be two; their cells are not told then."""
    more = shown.parted(titles, line, [row for rows in tables for row in rows])
    if not more:
        return titles, tables
    return more, [[replace(row, raw=row.text) for row in rows] for rows in tables]


def _are_cells(below: Sequence[Line], titles: Sequence[str]) -> bool:
    """Whether the lines below titles in one line have a cell each, as the codes of the first rows show."""
    lines = below[: len(titles) * _FEWEST_FLAT]
    codes = [line.text for line in lines[kinds_of(titles).index("code") :: len(titles)]]
    return (
        len(lines) == len(titles) * _FEWEST_FLAT
        and not any(re.search(r"\t|\s\|\s", line.raw) for line in lines)
        and all(map(looks.is_code_like, codes))
        and not all(looks.is_code_like(line.text) for line in lines)
    )


def _behind(page: Sequence[Line], at: int) -> Part:
    """What stands behind a table, from the line `at` on; it has no titles."""
    return Part([], page[at].number if at < len(page) else 0)


def _ended(part: Part) -> list[Part]:
    """A part whose rows have tabs, and what stands behind a blank line below it."""
    tabs = [line.raw.count("\t") for line in part.body]
    end = max((at for at, count in enumerate(tabs, 1) if count), default=0)
    if not part.titles or part.stacked or part.table or sum(map(bool, tabs)) * 2 <= end:
        return [part]
    end = min(_other_table(part), end)
    while end < len(part.body) and not _is_behind(part.body[end]):
        end += 1
    if end == len(part.body):
        return [part]
    below = Part([], part.body[end].number, body=part.body[end:])
    return [replace(part, body=part.body[:end]), below]


def _other_table(part: Part) -> int:
    """Where a part with codes in tabbed rows ends because below a blank line, and lines without tabs, stand tabs with no code in front."""
    body = part.body
    kinds = kinds_of(part.titles)
    if kinds[0] != "code":
        return len(body)
    start = 0
    for at, line in enumerate(body):
        if "\t" not in line.raw:
            start = start or (at if line.after_blank else 0)
        elif start and line.after_blank:
            first = line.raw.split("\t")[0]
            return len(body) if looks.is_code_cell(first) else start
        elif not looks.is_code_cell(line.raw.split("\t")[0]):
            return len(body)
        else:
            start = 0
    return len(body)


def _is_behind(line: Line) -> bool:
    """Whether a line below a table is no more of it."""
    return line.after_blank and not looks.is_code_like(line.text.split()[0])


def _titles_at(page: Sequence[Line], at: int, shown: ShownTitles) -> list[str]:
    """The titles of columns in the line `at`; the title of a section, `Error codes`, may be made of the same words."""
    line, above = page[at], page[at - 1] if at else None
    below = page[at + 1 : at + 4]
    tabbed = tabbed_titles(line, above, below)
    if tabbed or _is_first_row(page, at):
        return tabbed
    titles = titles_in(line) if _rows_follow(page, at + 1) else []
    if not are_clear(titles):
        titles = shown.of(line, page[at + 1 : at + 40]) or titles
    elif not re.search(r"\t|\||\s{2}", line.raw):
        titles = shown.parted(titles, line, page[at + 1 : at + 40]) or titles
    if titles and below and not re.search(r"\t|\||\s{2}", line.raw):
        if titles_in(below[0]) or all(is_item(each.text) for each in below[:2]):
            return []
    return titles


def _is_first_row(page: Sequence[Line], at: int) -> bool:
    """Whether the line above has as many tabs, and none is above that: titles of columns, and `code` below them is the name of a field."""
    tabs = [line.raw.count("\t") for line in page[max(at - 2, 0) : at + 1]]
    above = page[at - 1] if at else None
    return (
        len(tabs) > 1
        and tabs[-1] == tabs[-2] > 0
        and (tabs[:-2] in ([], [0]) or above is not None and above.after_blank)
        and not page[at].after_blank
        and above is not None
        and not any(map(str.isdigit, above.text))
    )


def _rows_follow(page: Sequence[Line], at: int) -> bool:
    """Whether a row stands in the line `at`, or in the next behind the title of a section."""
    if at < len(page) and "\t" in page[at].raw:
        return True
    following = [line.text for line in page[at : at + 2]]
    if not following or _ROW.search(following[0]):
        return bool(following)
    if len(following) > 1 and all(map(GLUED.search, following)):
        return True
    return is_title_like(following[0]) and any(map(_ROW.search, following[1:]))


# Lines to rows


def _with_tail(found: list[Block], body: Sequence[Line]) -> list[Block]:
    """The blocks with the text behind the last row read as any text: from a blank line on, or if rows are in it."""
    tables = [block for block in found if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows]
    last = max((row.line for row in rows), default=0)
    taken = max((row.line for row in rows if not row.refused), default=last)
    for end in dict.fromkeys((last, taken)):
        behind = [line for line in body if line.number > end]
        kept = [block for block in found if block.line <= end]
        is_below = not any(isinstance(block, Table) for block in found[len(kept) :])
        if not tables or not behind or not is_below:
            continue
        read = untitled(behind)
        if behind[0].after_blank and end == last or _has_rows(read):
            for table in tables:
                table.rows = [row for row in table.rows if row.line <= end]
            return kept + read
    return found


def _has_rows(blocks: Sequence[Block]) -> bool:
    """Whether there are as many rows as a list or a table of codes has."""
    tables = [block for block in blocks if isinstance(block, Table)]
    return sum(len(table.rows) for table in tables) > 2


def _are_codes_alone(part: Part) -> bool:
    """Whether the tabs of a part all stand behind codes that are alone in their lines: the other cells are lines of their own."""
    tabbed = [line for line in part.body if "\t" in line.raw]
    return len(tabbed) > 2 and all(
        looks.VISIBLE.fullmatch(line.raw.strip()) for line in tabbed
    )


def _blocks(
    part: Part,
    divider: Divider,
    divided: DividedTables,
    before: list[Block],
    *,
    open_end: bool,
    tight: bool,
) -> list[Block]:
    """The blocks of a part. The title of its section is a line before it: that one is made a heading in `before`."""
    if not part.titles:
        return untitled(part.body)
    make_heading(before)
    title = next(
        (block.text for block in reversed(before) if isinstance(block, Heading)), ""
    )
    section = documented(title)
    if part.table:
        return [part.table]
    if part.stacked or _are_codes_alone(part):
        found, rest = stacked(part)
        found += untitled(rest) if rest else []
    else:
        found = lined(
            part, divider, section, open_end=open_end, tight=tight, divided=divided
        )
        found = _with_tail(found, part.body)
    if any(isinstance(block, Table) for block in found) or not (
        part.body or part.undivided
    ):
        return found
    titles = " | ".join(part.titles)
    reason = _UNDIVIDED.format(part.undivided) if part.undivided else _NO_ROWS
    row = Row(part.line, [], refused=reason, shown=titles)
    return [Table(part.line, part.titles, [row]), *found]
