"""Copied lines without titles of columns in, runs of rows that white space divides, or nothing, out; other lines as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.fronted import fronted
from raisable_gen.importing.glued import Divided, Divider, Undecided
from raisable_gen.importing.divided_rows import DividedTables
from raisable_gen.importing.items import leads_to_fields
from raisable_gen.importing.line import Line, Part
from raisable_gen.importing.lined import lined
from raisable_gen.importing.looks import UPPER_SNAKE
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
from raisable_gen.importing.section_titles import make_heading
from raisable_gen.importing.tabbed import together

_NUMBERED = "no titles of columns: numbers and the texts behind them are read as rows, see whether they are"
_GLUED = "no titles of columns: a number, a name and a text are read as a row, see whether they are"
# A number, a name in capitals and a text: `-11CARD_LOSTThe card is lost`.
_NAMED = re.compile(rf"-?[0-9]{{1,18}}\s?{UPPER_SNAKE}.*[a-z]", re.ASCII)
# The type of a field, glued to what is said of it: `Sum of all itemsInteger`.
_TYPED = re.compile(
    r"[a-z.)\]](?:String|Integer|Int|Number|Boolean|Bool|Object|Array|List|Date(?:[Tt]ime)?|Timestamp|Float|Double|Decimal|Long|UUID|Enum|Map)(?:\[\])?$"
)
_NUMBER_GLUED = re.compile("-?[0-9]{1,18}[^0-9 .,)]", re.ASCII)
_SHORT_GLUED = re.compile("-?[0-9]{1,2}(?:[A-Z][a-z]|[\u0400-\ud7ff])")
# So many rows show that numbers in front of texts are codes.
_FEWEST_TOLD = 5
# A run of rows that only white space divides has so many.
_FEWEST = 3


def spaced(body: Sequence[Line]) -> list[Block]:
    """The blocks of lines among which runs of rows may be."""
    found: list[Block] = []
    for table, lines in fronted(body):
        if table:
            make_heading(found)
        found += [table] if table else _spaced(lines)
    return found


def _spaced(body: Sequence[Line]) -> list[Block]:
    """The blocks of lines among which rows may be that begin with their codes."""
    found: list[Block] = []
    padded = any(column_titles.is_about_codes(line.text) for line in body) and any(
        re.match(r"0[0-9]\s", line.text, re.ASCII) for line in body
    )
    learned = Divider((line.text, False) for line in body)
    shortest = 1 if padded else 2
    row_like = [
        _NAMED.match(line.text) is not None or _is_row_like(line, learned, shortest)
        for line in body
    ]
    told = zip(together(body, _with_short(body, row_like)), body, strict=True)
    for is_run, lines in groupby(told, lambda each: each[0]):
        run = [line for _, line in lines]
        tabbed = all("\t" in line.raw for line in run)
        above = found[-1] if found else None
        is_of_fields = isinstance(above, Words) and leads_to_fields(above.text)
        typed = sum(1 for line in run if _TYPED.search(line.text))
        is_of_fields |= typed * 2 > len(run)
        is_run = is_run and (tabbed or not is_of_fields)
        if is_run and len(run) >= (2 if tabbed else _FEWEST):
            make_heading(found)
            part = Part(_glued_titles(run), run[0].number, body=run)
            divided = DividedTables([part])
            rows = lined(
                part, learned, None, open_end=False, tight=False, divided=divided
            )
            if part.titles and isinstance(rows[0], Table):
                first = rows[0].rows[0]
                first.doubt = first.doubt or _GLUED
            if tabbed and len(rows) == 1 and isinstance(rows[0], Table):
                rows[0].header = _columns_of(rows[0].rows)
            found += rows
        else:
            found += _others(run)
    return found


def _glued_titles(run: Sequence[Line]) -> list[str]:
    """The titles for rows without any, if a number, a name in capitals and a text are glued in nearly all."""
    named = sum(1 for line in run if _NAMED.match(line.text))
    return ["code", "name", "message"] if named * 10 >= len(run) * 9 else []


def _others(lines: Sequence[Line]) -> list[Block]:
    """Lines that are no rows; with as many tabs in two or more of them they are a table, whatever it is about."""
    found: list[Block] = []
    for tabs, run in groupby(lines, lambda line: line.raw.count("\t")):
        together = list(run)
        if not tabs or len(together) < 2:
            found += [_shown(line) for line in together]
            continue
        rows = [
            Row(
                line.number,
                [Cell(flat(cell), line.number) for cell in line.raw.split("\t")],
                shown=line.text,
            )
            for line in together
        ]
        make_heading(found)
        found.append(Table(together[0].number, _columns_of(rows), rows))
    return found


def _shown(line: Line) -> Block:
    """A line that is no row: the title of a section where marks show that."""
    if line.titled and is_title_like(line.text):
        return Heading(1, line.text, line.number)
    return Words(line.number, [line.text])


def _columns_of(rows: Sequence[Row]) -> list[str]:
    """The titles for rows without any, if numbers that rise are in front and texts that tell of errors behind."""
    width = len(rows[0].cells)
    if width < 2 or any(len(row.cells) != width for row in rows):
        return []
    texts = [row.cells[1].text for row in rows]
    codes = [row.cells[0].text for row in rows]
    errors = sum(map(looks.says_error, texts))
    if (
        len(rows) < _FEWEST_TOLD
        or not looks.are_rising(codes)
        or errors * 2 < len(rows)
    ):
        return []
    if not any(map(str.isascii, texts)) or looks.words_in(texts) < 2:
        return []
    rows[0].doubt = rows[0].doubt or _NUMBERED
    return ["code", "message", *[""] * (width - 2)]


def _with_short(body: Sequence[Line], row_like: Sequence[bool]) -> list[bool]:
    """Which lines are rows, with those right beside them in which a number that is short for a code is glued to a text: `1Failed`,
    `1002Wrong key`."""
    found = list(row_like)
    forth = range(1, len(body))
    for at, other in [
        *((at, at - 1) for at in forth),
        *((at - 1, at) for at in reversed(forth)),
    ]:
        if found[other] and not body[max(at, other)].after_blank:
            is_glued = _NUMBER_GLUED.match(body[other].text)
            found[at] |= bool(is_glued and _SHORT_GLUED.match(body[at].text))
    return found


def _is_row_like(line: Line, divider: Divider, shortest: int) -> bool:
    """Whether a line without titles above is a row; its code, if it is a number, is longer than `shortest`."""
    divided = divider.spaced(line.text) or divider.glued(line.text)
    if not isinstance(divided, Divided):
        return isinstance(divided, Undecided) and looks.is_code_like(
            line.text.split()[0]
        )
    code = divided.code.lstrip("-")
    return not code.isdigit() or len(code) > shortest or "\t" in line.raw
