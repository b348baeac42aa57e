"""Lines with a cell in each in, the size of their rows out: a piece of the page that comes out even, the titles of the columns first and
then rows of as many lines each, shows its columns whichever of their titles we know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from raisable_gen.importing import cell_titles, looks
from raisable_gen.importing.line import Line, Part
from raisable_gen.importing.page import Cell, Row, Table, is_title_like

# A table has so many columns, and rows.
_MOST = 8
_FEWEST = 3


@dataclass(slots=True)
class Even:
    """The titles of a table and how many lines it takes with them."""

    titles: list[str]
    lines: int


def even(page: Sequence[Line], at: int) -> Even | None:
    """The table that begins with its titles in the line `at`, if a blank line ends it, or the page; or one is before each of its rows."""
    if not _may_be_title(page[at]):
        return None
    first = _end(page, at)
    for size in range(2, min(_MOST, first - at) + 1):
        if not all(map(_may_be_title, page[at + size - 1 : at + size])):
            break
        end = _end_of_blocks(page, at, size) if at + size == first else first
        if (end - at) % size == 0 and _is_table(page[at:end], size):
            return Even([line.text for line in page[at : at + size]], end - at)
    return None


def evenly(part: Part) -> Table:
    """The table of a part whose rows have as many lines as it has titles."""
    size = len(part.titles)
    table = Table(part.line, part.titles)
    for at in range(0, len(part.body), size):
        lines = part.body[at : at + size]
        cells = [Cell(line.text, line.number) for line in lines]
        shown = " | ".join(line.text for line in lines)
        table.rows.append(Row(lines[0].number, cells, shown=shown))
    return table


def _end(page: Sequence[Line], at: int) -> int:
    """Where the next line behind a blank one stands."""
    at += 1
    while at < len(page) and not page[at].after_blank:
        at += 1
    return at


def _end_of_blocks(page: Sequence[Line], at: int, size: int) -> int:
    """Where the first piece of another size begins that is no row."""
    while at < len(page) and _end(page, at) == at + size:
        at += size
    return at


def _may_be_title(line: Line) -> bool:
    return (
        is_title_like(line.text)
        and len(line.text) <= 40
        and "\t" not in line.raw
        and line.text[0] not in "(（[\"'"
        and any(map(str.isalpha, line.text))
        and not looks.is_code_like(line.text)
        and not looks.is_data_type(line.text)
        and (cell_titles.is_title(line.text) or not looks.is_joined(line.text))
    )


def _is_table(lines: Sequence[Line], size: int) -> bool:
    """Whether the first `size` lines are titles, and as many of each row are: codes in one column and texts in another."""
    titles = [line.text for line in lines[:size]]
    columns = [[line.text for line in lines[size + at :: size]] for at in range(size)]
    if len(columns[0]) < _FEWEST or any("\t" in line.raw for line in lines):
        return False
    if any(cell_titles.is_message(cells[0]) for cells in columns):
        return False  # the titles of the columns are below those of sections
    codes = [at for at, cells in enumerate(columns) if _are_codes(cells)]
    if any(at + size // 2 in codes and size % 2 == 0 for at in codes):
        return False  # rows of half as many lines
    texts = [
        cells
        for title, cells in zip(titles, columns, strict=True)
        if cell_titles.is_text(title) or not cell_titles.is_title(title)
    ]
    has_text = any(looks.words_in(cells) > 1.2 for cells in texts)
    return has_text and any(cell_titles.is_code(titles[at]) for at in codes)


def _are_codes(cells: Sequence[str]) -> bool:
    """Whether each cell of a column may be a code, nearly each another one; or half of them are, and the others are short."""
    if len(set(cells)) * 5 < len(cells) * 4:
        return False
    return looks.share_of(cells, looks.is_joined) >= 0.5 and all(
        map(_may_be_code, cells)
    )


def _may_be_code(cell: str) -> bool:
    return bool(
        looks.VISIBLE.fullmatch(cell)
        or looks.is_range(cell)
        or looks.are_symbols_together(cell)
    )
