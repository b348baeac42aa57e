"""Text copied out of a browser in, the blocks of the page out.

Cells are separated by tabs, or glued, or stand one in a line, or a whole table stands in one line; titles of sections are
lines like others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import looks
from raisable_gen.importing.flattened import sections
from raisable_gen.importing.glued import Divider
from raisable_gen.importing.items import is_item
from raisable_gen.importing.line import Line, Part, lines, may_begin
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
from raisable_gen.importing.spans import documented
from raisable_gen.importing.stacked import stacked
from raisable_gen.importing.tall_titles import stacked_titles
from raisable_gen.importing.titles import (
    kinds_of,
    leading_titles,
    tabbed_titles,
    titles_in,
)
from raisable_gen.importing.untitled import make_heading, untitled

_NO_ROWS = "titles of columns, and no row below them can be told"
_SYMBOL = re.compile(
    r"(?<=[^\s/(\[\"'`A-Z_])(?:[A-Z][A-Z0-9]{0,20}_){1,6}[0-9]{2,}", re.ASCII
)
# Words like `CARD_LOST` with the end of a text before them and the beginning of one behind.
_WORDS = re.compile(
    r"(?<=[a-z0-9.!?)])[A-Z]{2,20}(?:_[A-Z0-9]{1,20}){1,6}(?=[A-Z][a-z])", re.ASCII
)
_LIST = "words in its text may begin other rows ({}): see whether it is whole"
_MOST = 40
# How a row begins, or, where the code is the last column, ends.
_ROW = re.compile(
    r"^[-–−]?[0-9]|^[A-Z](?:[A-Z0-9_]|-[0-9])|^[A-Z][a-z]+[A-Z]|^[a-z]+[_.-]|^[a-z]{3,}[1-5][0-9]{2}(?=[A-Z])|^x{2,9}|[0-9]{3}$",
    re.ASCII,
)


def blocks(text: str) -> list[Block]:
    """The blocks in the order of the page."""
    page = lines(text)
    parts = _parts(page)
    parts = [piece for part in parts for piece in _ended(part)]
    divider = Divider(
        (line.text[3:] if kinds[:1] == ["http"] else line.text, "http" in kinds[1:2])
        for part in parts
        if part.titles and not part.stacked
        for kinds in [kinds_of(part.titles)]
        for line in part.body
    )
    tight = sum(1 for line in page[1:] if line.after_blank) < 2
    found: list[Block] = []
    for part in parts:
        is_last = part is parts[-1]
        found += _blocks(part, divider, found, open_end=not is_last, tight=tight)
    for block in found:
        for row in block.rows if isinstance(block, Table) else []:
            row.doubt = _swallowed_words(row) or row.doubt or _swallowed(row)
    return found


def _swallowed(row: Row) -> str:
    """The doubt about a row with a code like `AUTH_001` glued into one of its texts: another row may begin there."""
    inner = (_SYMBOL.search(cell.text, 1) for cell in row.cells)
    found = next(filter(None, inner), None)
    return may_begin(found[0], 0, 24) if found else ""


def _swallowed_words(row: Row) -> str:
    """The doubt about a row with several words like `CARD_LOST` glued into its texts: rows may begin at all of them."""
    words = [match[0] for cell in row.cells for match in _WORDS.finditer(cell.text, 1)]
    return _LIST.format(", ".join(words[:_MOST])) if len(words) > 1 else ""


# Where tables begin


def _parts(page: Sequence[Line]) -> list[Part]:
    """The page in parts, each of which begins with titles of columns; what stands before the first has none."""
    parts = [Part([], 1)]
    flattened = 0
    at = 0
    while at < len(page):
        line, size = page[at], 1
        above = rest = ""
        titles = _titles_at(page, at)
        if not titles:
            titles, size = stacked_titles(page[at : at + 13])
        if not titles:
            if "\t" not in line.raw:
                above, titles, rest = leading_titles(line.text)
            size = 1
            if titles and above:
                parts[-1].body.append(replace(line, text=above, raw=above))
        if titles:
            tables: list[list[Line]] = [[]]
            if rest:
                written = line.text[: -len(rest)].removeprefix(above).strip()
                tables = sections(line, rest, written, kinds_of(titles))
            for body in tables:
                parts.append(Part(titles, line.number, size > 1, body))
                flattened += len(body)
            if flattened > MAX_ROWS:
                raise Unreadable(line.number, f"over {MAX_ROWS} rows: divide the page")
        else:
            parts[-1].body.append(line)
        at += size
    return parts


def _ended(part: Part) -> list[Part]:
    """A part whose rows have tabs, and what stands behind a blank line below it."""
    tabs = [line.raw.count("\t") for line in part.body]
    end = max((at for at, count in enumerate(tabs, 1) if count), default=0)
    if not part.titles or part.stacked or sum(map(bool, tabs)) * 2 <= end:
        return [part]
    while end < len(part.body) and not _is_behind(part.body[end]):
        end += 1
    if end == len(part.body):
        return [part]
    below = Part([], part.body[end].number, body=part.body[end:])
    return [replace(part, body=part.body[:end]), below]


def _is_behind(line: Line) -> bool:
    """Whether a line below a table is no more of it."""
    return line.after_blank and not looks.is_code_like(line.text.split()[0])


def _titles_at(page: Sequence[Line], at: int) -> list[str]:
    """The titles of columns in the line `at`; the title of a section, `Error codes`, may be made of the same words."""
    line, above = page[at], page[at - 1] if at else None
    below = page[at + 1 : at + 4]
    tabbed = tabbed_titles(line, above, below)
    if tabbed or not _rows_follow(page, at + 1):
        return tabbed
    titles = titles_in(line)
    if titles and below and not re.search(r"\t|\||\s{2}", line.raw):
        if titles_in(below[0]) or all(is_item(each.text) for each in below[:2]):
            return []
    return titles


def _rows_follow(page: Sequence[Line], at: int) -> bool:
    """Whether a row stands in the line `at`, or in the next behind the title of a section."""
    if at < len(page) and "\t" in page[at].raw:
        return True
    following = [line.text for line in page[at : at + 2]]
    if not following or _ROW.search(following[0]):
        return bool(following)
    return is_title_like(following[0]) and any(map(_ROW.search, following[1:]))


# Lines to rows


def _with_tail(found: list[Block], body: Sequence[Line]) -> list[Block]:
    """The blocks with the text behind the last row, from a blank line on, read as any text."""
    rows = [block for block in found if isinstance(block, Table)]
    end = max((row.line for table in rows for row in table.rows), default=0)
    behind = [line for line in body if line.number > end]
    if not rows or not behind or not behind[0].after_blank:
        return found
    kept = [block for block in found if block.line <= end]
    if any(isinstance(block, Table) for block in found[len(kept) :]):
        return found
    return kept + untitled(behind)


def _are_codes_alone(part: Part) -> bool:
    """Whether the tabs of a part all stand behind codes that are alone in their lines: the other cells are lines of their own."""
    tabbed = [line for line in part.body if "\t" in line.raw]
    return len(tabbed) > 2 and all(
        looks.VISIBLE.fullmatch(line.raw.strip()) for line in tabbed
    )


def _blocks(
    part: Part, divider: Divider, before: list[Block], *, open_end: bool, tight: bool
) -> list[Block]:
    """The blocks of a part. The title of its section is a line before it: that one is made a heading in `before`."""
    if not part.titles:
        return untitled(part.body)
    make_heading(before)
    title = next(
        (block.text for block in reversed(before) if isinstance(block, Heading)), ""
    )
    section = documented(title)
    if part.stacked or _are_codes_alone(part):
        found, rest = stacked(part)
        found += untitled(rest) if rest else []
    else:
        found = lined(part, divider, section, open_end=open_end, tight=tight)
        found = _with_tail(found, part.body)
    if any(isinstance(block, Table) for block in found) or not part.body:
        return found
    titles = " | ".join(part.titles)
    row = Row(part.line, [], refused=_NO_ROWS, shown=titles)
    return [Table(part.line, part.titles, [row]), *found]
