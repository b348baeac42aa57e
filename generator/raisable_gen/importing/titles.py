"""Lines of copied text in, the titles of columns that stand in them out: in one line, with or without marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.glued_titles import (
    GLUED,
    are_texts,
    are_titles,
    has_two_kinds,
    known_titles,
    may_be_title,
    with_unknown,
)
from raisable_gen.importing.kinds import kinds_of
from raisable_gen.importing.line import Line
from raisable_gen.importing.page import flat

# The last title, and the first code glued to it.
_GLUED_ROW = re.compile(r"(.{2,40}?[a-z)])(-?[0-9A-Z][0-9A-Z_.-]{0,60})", re.ASCII)
# A code at the end of a cell, behind the text of the row before.
_CODE_BEHIND = re.compile(r"\s[0-9]{2,6}$", re.ASCII)
# A status of HTTP and what it is called.
_WORDED = re.compile("[1-5][0-9]{2} ?[A-Z][A-Za-z]", re.ASCII)
_STATUS_TEXT = "Status text"


def titles_in(line: Line) -> list[str]:
    """The titles of columns in a line, or nothing."""
    if len(line.text) > 200 or line.text[-1] in ".,;!?" or line.text[0] in '<{"':
        return []
    for cells in _marked_ways(line):
        if are_titles(cells) or has_two_kinds(cells):
            return cells
    if "\t" in line.raw:
        return []
    cells = known_titles(line.text)
    if are_titles(cells) or has_two_kinds(cells) and GLUED.search(line.text):
        return cells
    is_glued = len(cells) > 1 and "".join(cells) == line.text
    if is_glued and column_titles.is_error_title(cells[0]) and are_texts(cells[1:]):
        return cells
    return with_unknown(line.text)


def with_phrases(titles: list[str], below: Sequence[Line]) -> list[str]:
    """The titles; `Status` behind that of codes as one of texts, if the rows below begin with a status and words: `400Bad Request`."""
    if kinds_of(titles)[:2] != ["code", "http"]:
        return titles
    are_worded = len(below) > 1 and all(_WORDED.match(line.raw) for line in below)
    return [titles[0], _STATUS_TEXT, *titles[2:]] if are_worded else titles


def _marked_ways(line: Line) -> list[list[str]]:
    """The ways in which marks divide a line, the clearest first."""
    ways: list[list[str]] = []
    for mark in (r"\t", r"\s*\|\s*", r"\s{2,}"):
        cells = [flat(cell) for cell in re.split(mark, line.raw.strip("| \t"))]
        if len(cells) > 1:
            ways.append([cell for cell in cells if cell])
    return ways


def tabbed_titles(line: Line, above: Line | None, below: Sequence[Line]) -> list[str]:
    """The cells of a line with tabs that stand above rows: no code is among them, and codes are in a column below."""
    cells = _tabbed(line, 0)
    if not 2 <= len(cells) <= 12 or not all(map(may_be_title, cells)):
        return []
    if all(map(_CODE_BEHIND.search, cells[:-1])):
        return []  # rows that ran together
    cells = _with_untitled(cells, line, below)
    rows: list[list[str]] = []
    for row in (_tabbed(each, len(cells)) for each in below):
        if not 1 < len(row) <= len(cells):
            break
        rows.append(row + [""] * (len(cells) - len(row)))
    is_first = (
        above is None
        or line.after_blank
        or len(_tabbed(above, len(cells))) != len(cells)
    )
    if is_first and rows and _are_known(cells):
        return cells
    told = [at for at, cell in enumerate(cells) if column_titles.is_code_ending(cell)]
    if not rows or not (told or is_first and len(rows) > 1):
        return []
    others = range(len(cells)) if is_first or not told else ()
    for at in dict.fromkeys([*told, *others]):
        codes = [row[at].replace("−", "-") for row in rows]
        if at in told and all(map(looks.is_code_cell, codes)):
            return cells
        if at in told and is_first and _are_words_of_codes(codes):
            return cells
        codes = [code for code in codes if code]
        if at not in told and len(codes) > 1 and all(map(looks.is_code_like, codes)):
            return cells
    return []


def _are_words_of_codes(cells: Sequence[str]) -> bool:
    """Whether most cells are words with marks in them, and none is longer than a few: `card-lost`, `too many orders`."""
    joined = sum(1 for cell in cells if looks.JOINED.fullmatch(cell))
    return joined * 2 > len(cells) and all(len(cell.split()) < 5 for cell in cells)


def unglued(page: Sequence[Line]) -> list[Line]:
    """The lines, and where the first row of a table is glued to its titles, `Code\\tMeaningE1\\tLate`, a line for each of both."""
    found: list[Line] = []
    for line, below in zip_longest(page, page[1:]):
        cells = line.raw.split("\t")
        size = len(cells) // 2 + 1
        match = _GLUED_ROW.fullmatch(flat(cells[size - 1])) if size > 1 else None
        is_whole = below and len(cells) % 2 and below.raw.count("\t") == size - 1
        if match and is_whole and looks.is_code_like(match[2]):
            titles = [*map(flat, cells[: size - 1]), match[1]]
            if all(map(column_titles.is_title, titles)):
                row = [match[2], *cells[size:]]
                found.append(
                    replace(line, text=" ".join(titles), raw="\t".join(titles))
                )
                text = flat(" ".join(row))
                found.append(
                    replace(line, text=text, raw="\t".join(row), after_blank=False)
                )
                continue
        found.append(line)
    return found


def _with_untitled(cells: list[str], line: Line, below: Sequence[Line]) -> list[str]:
    """The titles, and an empty one for each column without any that has cells right below: a tab stands in its place."""
    width = len(line.raw.split("\t"))
    rows = [each.raw.split("\t") for each in below[:2]]
    if not line.raw.startswith(cells[0]) or not all(len(row) == width for row in rows):
        return cells
    extra = width - len(cells)
    has_cells = any(cell.strip() for row in rows for cell in row[len(cells) :])
    return [*cells, *[""] * extra] if rows and has_cells else cells


def _tabbed(line: Line, width: int) -> list[str]:
    """The cells between the tabs of a line; empty ones at its ends are left out where there are more than `width`."""
    cells = [flat(cell) for cell in line.raw.split("\t")]
    while len(cells) > max(width, 1) and not cells[0]:
        del cells[0]
    while len(cells) > max(width, 1) and not cells[-1]:
        del cells[-1]
    return cells


def _are_known(cells: Sequence[str]) -> bool:
    """Whether all are titles that we know, and one is of texts: `Type`, `Description`."""
    return all(map(column_titles.is_title, cells)) and any(
        map(column_titles.is_message_title, cells)
    )
