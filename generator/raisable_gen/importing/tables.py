"""A table as a page has it in, one with a row for each code out: titles found, halves side by side put below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import (
    cell_titles,
    codes,
    column_titles,
    looks,
    phrases,
    title_words,
    turned,
)
from raisable_gen.importing.page import (
    Cell,
    Row,
    Table,
    is_title_like,
)

_DEFINED = re.compile(r"([A-Z]\w*)\s+\(?(-?[0-9]+|0[xX][0-9A-Fa-f]+)\)?", re.ASCII)
_DECLARED = re.compile(
    r"(?:(?=[A-Z0-9]+_\w+ ?= ?-?[0-9])|(?:(?:public|static|final|readonly|enumerator|enum|constant|const|constexpr|(?P<raised>exception)|macro|\#define|data|attribute|property|case|int|long|String|string|str|std::\w+)\s+)+)"
    r"(?P<name>[A-Za-z_]\w*(?:(?:\.|::)\w+)*)\s*(?(raised)(?:\([^()]*\))?)\s*(?:=\s*[\"']?(?P<value>-?[0-9]{1,18}|0[xX][0-9A-Fa-f]{1,16})?[^\s]*)?\s*[;¶#]?",
    re.ASCII,
)


def upright(table: Table) -> None:
    """Give `table` its titles, and a row for each code."""
    _define(table)
    if table.pairs:
        _declare(table)
        _share_texts(table)
    _drop_empty(table)
    if not _spread(table) and not turned.turn(table):
        _find_header(table)
        _divide(table)
        _strip_labels(table)
        if _stands_twice(table.header):
            _fold(table)
    phrases.set_apart(table)


def _find_header(table: Table) -> None:
    """Take the first row for the titles if it reads so and there are none."""
    if any(table.header) or not table.rows:
        return
    table.header = []
    _take_title(table)
    first = [cell.text for cell in table.rows[0].cells]
    known = [column_titles.is_title(cell) for cell in first]
    if any(map(column_titles.is_code_title, first)) and any(
        map(column_titles.is_message_title, first)
    ):
        table.header = first
    elif (
        len(set(first)) > 1
        and all(map(cell_titles.is_title, first))
        and (all(known) or any(map(column_titles.is_code_title, first)))
        and not any(map(looks.is_code_like, first))
    ):
        table.header = first
    elif (
        len(first) > 1
        and any(map(column_titles.is_message_title, first))
        and column_titles.is_own_word(first[0])
        and not looks.is_code_like(first[0])
    ):
        table.header = first
    elif _stands_above_codes(first, table.rows[1:]):
        table.header = first
    if table.header:
        del table.rows[0]


def _stands_above_codes(first: Sequence[str], rows: Sequence[Row]) -> bool:
    """Whether two cells of the `first` row can be titles, of codes and of texts, or one is a title of codes whatever the others
    are, and none looks like what is below them."""
    if len(first) < 2 or any(map(looks.is_code_like, first)):
        return False
    texts = {at for at, title in enumerate(first) if cell_titles.is_text(title)}
    return any(
        cell_titles.is_code(title)
        and (texts - {at} or column_titles.is_code_title(title))
        and looks.share_of(
            [row.cells[at].text for row in rows if at < len(row.cells)],
            looks.is_constant,
        )
        > 0.8
        for at, title in enumerate(first)
    )


def _define(table: Table) -> None:
    """Put definitions, `#define` beside `LOST 3`, together with the texts in the rows below them."""
    rows: list[Row] = []
    for row in table.rows:
        first, *rest = (cell.text for cell in row.cells or [Cell("", row.line)])
        text = next(filter(None, rest), "")
        match = _DEFINED.fullmatch(text)
        if first == "#define" and match:
            cells = [Cell(part, row.line) for part in (*match.groups(), "")]
            rows.append(Row(row.line, cells, shown=row.shown))
        elif rows and not first and text and not rows[-1].cells[2].text:
            rows[-1].cells[2].text = text
    if len(rows) > 1:
        table.header, table.rows = ["name", "code", "message"], rows


def _declare(table: Table) -> None:
    """Take the words of a language off the names that it declares: `enumerator LOST = 3` becomes `LOST (3)`."""
    for cell in (row.cells[0] for row in table.rows if row.cells):
        if match := _DECLARED.fullmatch(cell.text[:400]):
            number = f" ({match['value']})" if match["value"] else ""
            cell.text = match["name"] + number


def _spread(table: Table) -> bool:
    """Give each cell a row where nearly all hold a code with its text: `E100 Not signed`, side by side."""
    if table.pairs or any(map(column_titles.is_title, table.header)):
        return False
    cells = [cell for row in table.rows for cell in row.cells if cell.text]
    if any(row.refused for row in table.rows):
        return False
    found = [(cell, codes.headed(cell.text)) for cell in cells]
    rows = [
        Row(cell.line, [Cell(match["code"], cell.line), Cell(match["rest"], cell.line)])
        for cell, match in found
        if match and looks.is_code_like(match["code"]) and len(match["code"]) > 2
    ]
    texts = [row.cells[1].text for row in rows]
    if len(rows) < 3 or len(rows) * 10 < len(cells) * 9 or looks.words_in(texts) < 2:
        return False
    others = [cell for cell, _ in found if all(cell.line != row.line for row in rows)]
    if others or not all(texts) or len({row.cells[0].text for row in rows}) < len(rows):
        return False
    rows[0].doubt = (
        "a code and a text stand in each cell: they are read as rows, see whether they are"
    )
    table.header, table.rows = ["code", "message"], rows
    return True


def _take_title(table: Table) -> None:
    """Take a first row of one text for the title of the table if the second one has the titles of columns."""
    if len(table.rows) < 3 or table.title:
        return
    above, titles = ({cell.text for cell in row.cells} for row in table.rows[:2])
    above.discard("")
    if (
        len(above) == 1
        and len(titles) > 1
        and any(map(column_titles.is_code_title, titles))
        and is_title_like(title := above.pop())
    ):
        table.title = title
        del table.rows[0]


def _divide(table: Table) -> None:
    """Divide the terms of a list that are a code with its text: `LIB-001: no such book` above what to do about it."""
    if not table.pairs or table.header:
        return
    firsts = [(row, codes.headed(row.cells[0].text)) for row in table.rows if row.cells]
    found = [
        (row, match)
        for row, match in firsts
        if match and looks.is_code_like(match["code"]) and " " in match["rest"]
    ]
    if len(found) < 2 or len(found) * 5 < len(firsts) * 4:
        return
    table.header = ["code", "message"]
    for row, match in found:
        line = row.cells[0].line
        row.cells[:1] = [Cell(match["code"], line), Cell(match["rest"], line)]
    found[0][
        0
    ].doubt = "a code with words, and a text below: the words are taken as its message"


def _share_texts(table: Table) -> None:
    """Give each term of a list a row where several codes share a text: `400` and `422`, and what both mean."""
    rows: list[Row] = []
    for row in table.rows:
        *terms, text = row.cells or [Cell("", row.line)]
        kinds = {codes.form(term.text) for term in terms}
        if len(terms) > 1 and kinds == {"0"} and text.text:
            rows += [
                Row(row.line, [term, replace(text)], row.doubt, shown=row.shown)
                for term in terms
            ]
        else:
            rows.append(row)
    table.rows = rows


def _drop_empty(table: Table) -> None:
    """Drop the columns that have nothing at all: they only keep others apart."""
    width = len(table.header)
    if any(len(row.cells) != width for row in table.rows if not row.refused):
        return
    empty = {
        at
        for at, title in enumerate(table.header)
        if not title and not any(row.cells[at].text for row in table.rows if row.cells)
    }
    if empty:
        table.header = [each for at, each in enumerate(table.header) if at not in empty]
        for row in table.rows:
            row.cells = [each for at, each in enumerate(row.cells) if at not in empty]


def _strip_labels(table: Table) -> None:
    """Take the title of a column off its cells where all have it in front once more, as for narrow screens: `Code: 1001`."""
    for at, title in enumerate(table.header):
        cells = [row.cells[at] for row in table.rows if at < len(row.cells)]
        filled = [cell for cell in cells if cell.text]
        label = f"{title}:".casefold()
        if (
            title
            and len(filled) > 1
            and all(cell.text.casefold().startswith(label) for cell in filled)
        ):
            for cell in filled:
                cell.text = cell.text[len(label) :].strip()


def _stands_twice(titles: Sequence[str]) -> bool:
    """Whether a table has its columns several times, side by side: `Code`, `Message`, `Code`, `Message`."""
    keys = [title_words.key(title) for title in titles]
    return _width(keys) < len(keys)


def _width(keys: Sequence[str]) -> int:
    """After how many columns their titles begin again, up to the last; their number where they do not."""
    sizes = (size for size in range(2, len(keys) // 2 + 1) if not len(keys) % size)
    return next(
        (size for size in sizes if [*keys[:size]] * (len(keys) // size) == [*keys]),
        len(keys),
    )


def _fold(table: Table) -> None:
    """Put what stands on the right of a table below what stands on its left."""
    width = _width([title_words.key(title) for title in table.header])
    rights: list[Row] = []
    for start in range(width, len(table.header), width):
        for row in table.rows:
            cells = row.cells[start : start + width]
            if cells and not row.refused:
                rights.append(Row(row.line, cells, row.doubt, shown=row.shown))
    for row in table.rows:
        row.cells = row.cells if row.refused else row.cells[:width]
    table.header = table.header[:width]
    table.rows += rights
