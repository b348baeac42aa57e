"""Lines with a cell in each in, the table that they are out: a piece of the page that comes out even, the titles of the columns first and
then rows of as many lines each, shows its columns whichever of their titles we know."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from raisable_gen.importing import cell_titles, looks
from raisable_gen.importing.code_column import ELSEWHERE
from raisable_gen.importing.column_titles import is_code_title
from raisable_gen.importing.line import Line, row_of
from raisable_gen.importing.page import Row, Table, is_title_like
from raisable_gen.importing.title_words import key

# A table has so many columns, and rows.
_MOST = 8
_FEWEST = 3
# So many titles of sections may stand right above those of the columns.
_MOST_ABOVE = 2
# A code rather than a title that nobody knows: `card-lost`.
_WORD = re.compile("[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+", re.ASCII)
# What is in one column of a table or in none: paths, long numbers, capitals joined by `_`.
_MARKS = (
    re.compile(r"/\w\S*"),
    re.compile("-?[0-9]{3,18}"),
    re.compile(looks.UPPER_SNAKE, re.ASCII),
)
_NEARLY_ALL = 0.7
# A code that is words has no more of them.
_LONG = 5


def ends(page: Sequence[Line]) -> list[int]:
    """For each line, where the next one behind a blank line stands."""
    found = [len(page)] * len(page)
    for at in range(len(page) - 2, -1, -1):
        found[at] = at + 1 if page[at + 1].after_blank else found[at + 1]
    return found


def even(
    page: Sequence[Line],
    at: int,
    ends: Sequence[int],
    known: Mapping[str, list[str]],
) -> Table | None:
    """The table that begins with its titles in the line `at`, if a blank line ends it, or the page; or one is before each of its rows.

    It takes as many lines as it has cells and titles. One row shows it where its titles are those of a table above,
    in `known` by the first of them.
    """
    first = ends[at]
    header = known.get(page[at].text, [])
    size = len(header)
    if header and [line.text for line in page[at : at + size]] == header:
        lines = page[at:first]
        if len(lines) > size and len(lines) % size == 0:
            return _table(lines, size)
    above = page[max(at - _MOST_ABOVE, 0) : at + 1]
    if at > _MOST_ABOVE and not any(line.after_blank for line in above):
        return None
    for size in range(1, min(_MOST, first - at) + 1):
        if not _may_be_title(page[at + size - 1]):
            return None
        if size == 1 or not _may_begin(page, at, size):
            continue
        end = _end_of_rows(page, at, size, ends) if at + size == first else first
        lines = page[at:end]
        if (
            lines
            and len(lines) % size == 0
            and not any("\t" in line.raw for line in lines)
        ):
            table = _table(lines, size)
            if _is_of_codes(table):
                _go_on(table, page, end, ends)
                return table
    return None


def _go_on(table: Table, page: Sequence[Line], end: int, ends: Sequence[int]) -> None:
    """Add the rows behind blank lines, each piece of which is whole and begins with a code like those above."""
    size = len(table.header)
    first = [row.cells[0].text for row in table.rows]
    if not all(map(looks.is_code_like, first)):
        return
    lengths = set(map(len, first))
    are_numbers = all(map(looks.NUMBER.fullmatch, first))
    while end < len(page) and (ends[end] - end) % size == 0:
        lines = page[end : ends[end]]
        codes = [line.text for line in lines[::size]]
        others = [line.text for at, line in enumerate(lines) if at % size]
        if not all(map(looks.is_code_like, codes)) or not {*map(len, codes)} <= lengths:
            return
        if are_numbers and not all(map(looks.NUMBER.fullmatch, codes)):
            return
        if any(map(looks.NUMBER.fullmatch, others)) or any(
            "\t" in each.raw for each in lines
        ):
            return
        table.rows += _rows(lines, size)
        end += len(lines)


def _may_be_title(line: Line) -> bool:
    return (
        is_title_like(line.text)
        and len(line.text) <= 40
        and line.text[0] not in "(（[\"'"
        and any(map(str.isalpha, line.text))
        and not looks.is_code_like(line.text)
        and not looks.is_data_type(line.text)
        and (cell_titles.is_title(line.text) or not _WORD.fullmatch(line.text))
    )


def _may_begin(page: Sequence[Line], at: int, size: int) -> bool:
    """Whether the first rows below `size` titles have codes in one column, and no titles, which would be those of the columns."""
    first = [line.text for line in page[at + size : at + 2 * size]]
    if any(map(cell_titles.is_message, first)):
        return False
    rows = page[at + size : at + size * (_FEWEST + 1)]
    if size == 2 and is_code_title(page[at].text):
        codes = [line.text for line in rows[::size]]
        return len(codes) == _FEWEST and not any(map(is_code_title, codes))
    return len(rows) == size * _FEWEST and any(
        any(looks.is_joined(line.text) for line in rows[column::size])
        and len({line.text for line in rows[column::size]}) > 1
        and (
            key(page[at + column].text) in ELSEWHERE
            or not any(is_code_title(line.text) for line in rows[column::size])
        )
        for column in range(size)
    )


def _end_of_rows(page: Sequence[Line], at: int, size: int, ends: Sequence[int]) -> int:
    """Where the first piece of another size begins; the beginning, if that may be a row as well."""
    end = at + size
    while end < len(page) and ends[end] == end + size:
        if page[end].text == page[at].text:
            break  # the titles of another table
        end += size
    begin = end
    if begin + 1 < len(page) and ends[begin] == begin + 1:
        begin += 1  # the title of a section, and rows below it
    lines = page[begin : ends[begin]] if begin < len(page) else page[:0]
    is_row = len(lines) > 1 and (
        looks.is_code_like(lines[0].text)
        or len(lines) <= 2 * size
        and not _may_be_title(lines[0])
    )
    return at if is_row else end


def _table(lines: Sequence[Line], size: int) -> Table:
    table = Table(lines[0].number, [line.text for line in lines[:size]])
    table.rows = _rows(lines[size:], size)
    return table


def _rows(lines: Sequence[Line], size: int) -> list[Row]:
    return [row_of(lines[at : at + size]) for at in range(0, len(lines), size)]


def _is_of_codes(table: Table) -> bool:
    """Whether one column has codes, or names of fields, and another has texts."""
    titles, size = table.header, len(table.header)
    if len(table.rows) < _FEWEST:
        return False
    cells = [[row.cells[at].text for row in table.rows] for at in range(size)]
    if any(_is_scattered(cells, mark) for mark in _MARKS):
        return False
    words = [looks.words_in(column) for column in cells]
    codes = [at for at in range(size) if _are_codes(cells[at])]
    is_text = [cell_titles.is_text(title) for title in titles]
    half = size // 2
    if any(at >= half and cell_titles.is_code(titles[at]) for at in codes):
        if any(at < half for at in codes) and any(is_text[half:]) and size % 2 == 0:
            return False  # two titles of sections above rows of half as many lines
    is_known = list(map(cell_titles.is_title, titles))
    if not any(
        words[at] > 1.2 and (is_text[at] or not is_known[at] or size == 2)
        for at in range(size)
    ):
        return False
    if any(cell_titles.is_code(titles[at]) for at in codes):
        return True
    if any(key(titles[at]) in ELSEWHERE and _are_names(cells[at]) for at in codes):
        return True
    for at in codes:  # a column of messages that are words, and their texts
        others = [words[other] for other in range(size) if other != at]
        if cell_titles.is_message(titles[at]) and max(others) > 2:
            return sum(is_text) > 1 and all(map(looks.is_joined, cells[at]))
    return size == 2 and cell_titles.is_code(titles[0]) and _are_phrases(*cells)


def _is_scattered(cells: Sequence[Sequence[str]], mark: re.Pattern[str]) -> bool:
    """Whether cells of one form stand in several columns, and in none of them nearly always: rows begin elsewhere."""
    shares = [looks.share_of(column, mark.fullmatch) for column in cells]
    return sum(map(bool, shares)) > 1 and max(shares) < _NEARLY_ALL


def _are_codes(cells: Sequence[str]) -> bool:
    """Whether each cell of a column may be a code, nearly each another one, and half of them look like codes wherever they stand."""
    return (
        len(set(cells)) * 5 >= len(cells) * 4
        and looks.share_of(cells, looks.is_joined) >= 0.5
        and all(map(_may_be_code, cells))
    )


def _are_names(cells: Sequence[str]) -> bool:
    return not any(map(looks.NUMBER.fullmatch, cells))


def _may_be_code(cell: str) -> bool:
    return bool(
        looks.VISIBLE.fullmatch(cell)
        or looks.is_range(cell)
        or looks.are_symbols_together(cell)
        or _begins_with_symbol(cell)
    )


def _begins_with_symbol(cell: str) -> bool:
    """Whether a code of letters and figures and few words stand in a cell: `E0033 / HTTP 429`."""
    first, *more = cell.split()
    return bool(looks.SYMBOL.fullmatch(first)) and len(more) < _LONG


def _are_phrases(cells: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether a column has codes and short phrases, another in each row, and that beside it texts."""
    return (
        len(set(cells)) == len(cells)
        and looks.share_of(cells, looks.is_joined) > 0.2
        and max(map(len, map(str.split, cells))) <= _LONG
        and not any(cell[-1] in ".!?。" for cell in cells)
        and min(looks.words_in([text]) for text in texts) > 2
    )
