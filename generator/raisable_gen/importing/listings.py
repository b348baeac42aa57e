"""Lines that a page shows as they are in; the rows among them out, for some authors list their codes like that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from raisable_gen.importing import (
    json_page,
    listing_tables,
    literals,
    source_rows,
)
from raisable_gen.importing.column_titles import (
    is_about_codes,
    is_code_title,
    is_message_title,
)
from raisable_gen.importing.looks import NUMBER, STATUS, are_rising, is_joined
from raisable_gen.importing.page import (
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Unreadable,
    Words,
    flat,
)

# What may be another row between those: a word in capitals or a number, and a text.
_OTHER = re.compile(r"([A-Z]{2,30}|[0-9])(?:\s*:|\s+-|\s)\s*(\S.*)")
# A line with a code in front and words behind it, and how much of a listing such lines must be.
_TEXT = r"(?:\s*(?::|=>|=|->|–|—)\s+|\s+-\s+|\s{1,60})(\S.*[^\W\d_].*)"
_ROW = re.compile(
    r"\s{0,40}[\"'`]?(-?[0-9]{2,18}|0x[0-9A-Fa-f]{2,16}|[A-Z][A-Z0-9]*(?:[_.-][A-Z0-9]+)+|[A-Z]{1,6}[0-9]{1,9})[\"'`]?"
    + _TEXT
)
_MOST = 0.7
# A row of a list whose codes have one figure as well: `1  Not signed`.
_SHORT = re.compile(r"\s{0,40}(-?[0-9]{1,18})" + _TEXT)
# What is said above a sample.
_SAMPLE = re.compile(
    r"\b(?:examples?|e\.g|samples?|requests?|such as|steps?|usage|output)\b", re.I
)
# Fewer symbols in JSON may be a response with all that is wrong with a request.
FEW = 6
_FEWEST = 3
# What a program gives a name: an array of objects, a map.
_NAMED = re.compile(
    r"""(?:\b(?:const|let|var)\s+\w+[^=<>{}\[\]\n]{0,80}=|\b\w+["']?\s*[:=])\s*(?=\[\s*\{|\{\s*["'\w.-]+\s*:)"""
)
_MOST_NAMED = 20
_MAX_DATA = 60_000
_DOUBT = "it stands in a listing: a row, or a sample"
# Listings in other languages are no lists of codes.
_PLAIN = frozenset(
    ["", *"bash console default none plain plaintext sh shell text txt".split()]
)
_JSON = frozenset(("", "js", "javascript", "json", "json5", "jsonc"))


@dataclass(slots=True)
class Listing:
    """Lines that a page shows as they are, from `line` on, in some `language`; `otherwise` is what they are if they are no list."""

    line: int
    lines: Sequence[str]
    language: str = ""
    otherwise: list[Block] = field(default_factory=list[Block])


def resolved(found: Sequence[Block | Listing]) -> list[Block]:
    """The blocks of a page, each listing among them as the list of codes that it is, or what it is otherwise."""
    above = [_says_codes(found, at) for at in range(len(found))]
    tables = [
        (
            read(each.lines, each.line, each.language, about)
            if isinstance(each, Listing)
            else None
        )
        for each, about in zip(found, above, strict=True)
    ]
    is_of_codes = any(map(_is_list, tables))
    blocks: list[Block] = []
    for each, table in zip(found, tables, strict=True):
        if not isinstance(each, Listing):
            blocks.append(each)
        elif table and (is_of_codes or not _is_status_alone(table)):
            blocks.append(table)
        else:
            blocks += each.otherwise
    return blocks


def _is_list(table: Table | None) -> bool:
    return table is not None and len(table.rows) > 1


def _is_status_alone(table: Table) -> bool:
    """Whether a list is nothing but one HTTP status, which may be what a server answers."""
    return len(table.rows) == 1 and bool(STATUS.fullmatch(table.rows[0].cells[0].text))


def _says_codes(found: Sequence[Block | Listing], at: int) -> bool:
    """Whether what stands right above says that codes follow, and no sample."""
    above = found[at - 1] if at else None
    if not isinstance(above, Heading | Words):
        return False
    return is_about_codes(above.text) and not _SAMPLE.search(above.text)


def read(
    lines: Sequence[str], first: int, language: str, about_codes: bool = False
) -> Table | None:
    """The list of codes that a listing from line `first` on is, if it is JSON or in no language; `None` if it is none.

    Where words above say that it is one of codes (`about_codes`), these may have one figure, and one row is enough.
    """
    language = language.strip().lower()
    if language in _JSON and (table := objects("\n".join(lines), first)):
        return table
    if table := in_code(lines, first):
        return table
    if language not in _PLAIN:
        return None
    return (
        listing_tables.table(lines, first)
        or _rows(lines, first, about_codes)
        or (_numbered(lines, first) if about_codes else None)
    )


def in_code(lines: Sequence[str], first: int) -> Table | None:
    """The codes that a piece of code in any language has, as an object or line for line."""
    text = "\n".join(lines)
    made = literals.as_json(text)
    if made == text.strip():
        return None  # JSON, which may be a response
    table = (objects(made, first, _FEWEST) if made else None) or source_rows.table(
        lines, first
    )
    if table is not None:
        table.in_code = True
    return table


def data(text: str, before: int) -> tuple[list[Table], str]:
    """The tables that a program on a page gives a name, `const errors = [`, and the text with empty lines in place of them;
    `before` is how many lines of the page stand before `text`."""
    found: list[Table] = []
    pieces: list[str] = []
    done = 0
    for match in islice(_NAMED.finditer(text), _MOST_NAMED):
        if match.start() < done:
            continue
        start = match.end()
        made, size = literals.read(text[start : start + _MAX_DATA])
        line = before + text.count("\n", 0, start) + 1
        table = objects(made, line, _FEWEST) if made else None
        if table is not None:
            table.in_code = True
            found.append(table)
            pieces += [text[done:start], "\n" * made.count("\n")]
            done = start + size
    return found, "".join([*pieces, text[done:]])


def objects(text: str, first: int, fewest: int = FEW) -> Table | None:
    """The table of an array or map of JSON from line `first` on, with codes, most of them once, and texts.

    No response has three numbers, or the `fewest` symbols, as codes; fewer may be a sample.
    """
    if text.lstrip()[:1] not in ("[", "{"):
        return None
    try:
        blocks = json_page.blocks(text)
    except Unreadable:
        return None
    if len(blocks) != 1 or not isinstance(table := blocks[0], Table):
        return None
    at = [at for at, title in enumerate(table.header) if is_code_title(title)]
    codes = {row.cells[at[0]].text for row in table.rows} if at else set[str]()
    if (
        len(codes) < max(3, _MOST * len(table.rows))
        or not all(map(NUMBER.fullmatch, codes))
        and not (len(codes) >= fewest and all(map(is_joined, codes)))
        or not any(map(is_message_title, table.header))
    ):
        return None
    table.line += first - 1
    for row in table.rows:
        row.line += first - 1
        for cell in row.cells:
            cell.line += first - 1
    return table


def _rows(lines: Sequence[str], first: int, about_codes: bool) -> Table | None:
    """The list that the lines are, each with a code of its own; `None` if they are none."""
    found: list[Row] = []
    filled = others = 0
    for number, line in enumerate(lines, first):
        if not line.strip():
            continue
        filled += 1
        if match := _ROW.fullmatch(line):
            found.append(_row(match, number))
        elif match := _OTHER.fullmatch(line):
            found.append(_row(match, number))
            others += 1
        elif found and line[:1].isspace():
            _go_on(found[-1], line)
            filled -= 1
    codes = {row.cells[0].text for row in found}
    least = 1 if about_codes else 2
    if len(codes) < max(least, len(found)) or len(found) - others < _MOST * filled:
        return None
    return Table(first, [], found, pairs=True)


def _numbered(lines: Sequence[str], first: int) -> Table | None:
    """The list that the lines are, if each begins with a number and these rise, or fall; `None` if they are none."""
    rows: list[Row] = []
    for number, line in enumerate(lines, first):
        if match := _SHORT.fullmatch(line):
            rows.append(_row(match, number))
        elif line.strip() and not (rows and line[:1].isspace()):
            return None
        elif line.strip():
            _go_on(rows[-1], line)
    codes = [row.cells[0].text for row in rows]
    if len(rows) < 3 or not (are_rising(codes) or are_rising(codes[::-1])):
        return None
    return Table(first, [], rows, pairs=True, about_codes=True)


def _row(found: re.Match[str], number: int) -> Row:
    """The row with the code and the text that were `found` in line `number`."""
    cells = [Cell(found[1], number), Cell(flat(found[2]), number)]
    return Row(number, cells, _DOUBT, shown=flat(found.string))


def _go_on(row: Row, line: str) -> None:
    """The text of a row goes on in a line below."""
    row.cells[1].text = flat(f"{row.cells[1].text} {line}")
