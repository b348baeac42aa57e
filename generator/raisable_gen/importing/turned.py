"""A table whose titles stand in its first column in, the same with titles above and a row for each code out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.page import Cell, Row, Table

# A code with its text in one cell: `7 (Not signed)`, `7 - Not signed`, `7: Not signed`, `7 Not signed`.
_WITH_TEXT = re.compile(
    r"(?P<code>[!-~]{1,64}?)(?:\s+\((?P<inner>.*[^\W\d_]{2}.*)\)|\s*(?:\s[-–—]|:)\s+(?P<rest>.*\w.*)|\s+(?P<words>[^\W\d_]{2}.*\s.*))?"
)
# A code that is made of words of titles: `ERROR`, `InternalError`.
_CODE = re.compile(
    rf"{looks.JOINED.pattern}|{looks.CAPITALS.pattern}|{looks.UPPER_SNAKE}", re.ASCII
)
_MAX_LABEL = 60


def turn(table: Table) -> bool:
    """Turn a table whose titles stand in its first column: `Code | 1001` above `Message | Not signed`."""
    lines = [Row(table.line, [Cell(text, table.line) for text in table.header])]
    lines = [row for row in [*lines, *table.rows] if any(c.text for c in row.cells)]
    if len(lines) < 2 or any(row.refused or len(row.cells) < 2 for row in lines):
        return False
    first = lines[0].cells[1].text
    is_titled = _is_titled(lines)
    if column_titles.is_title(first) and not (is_titled and _CODE.fullmatch(first)):
        return False
    groups = _groups(lines)
    if not is_titled:
        records = [_record(group) for group in groups]
        groups = [group for group in records if group]
        if len(groups) < len(records):
            return False
    cells = [row.cells[0].text for group in groups for row in group]
    table.header = list(dict.fromkeys(cells))
    table.rows = [
        _column(group, at, table.header)
        for group in groups
        for at in range(1, max(len(row.cells) for row in group))
    ]
    return True


def _is_titled(lines: Sequence[Row]) -> bool:
    """Whether all cells of the first column are titles that we know, of codes alone and of texts among them."""
    titles = [row.cells[0].text for row in lines]
    if not all(map(column_titles.is_title, titles)):
        return False
    at_code = [
        at for at, title in enumerate(titles) if column_titles.is_list_of_codes(title)
    ]
    codes = [cell.text for at in at_code for cell in lines[at].cells[1:] if cell.text]
    return (
        any(map(column_titles.is_message_title, titles))
        and bool(codes)
        and all(map(looks.VISIBLE.fullmatch, codes))
    )


def _record(lines: Sequence[Row]) -> list[Row]:
    """What two columns say of one code, labels of the provider's own aside; empty if they are no record."""
    labels = [row.cells[0].text for row in lines]
    if any(len(row.cells) != 2 for row in lines) or not all(map(_is_label, labels)):
        return []
    at_code = [
        at for at, label in enumerate(labels) if column_titles.is_list_of_codes(label)
    ]
    if len(lines) < 2 or at_code != [0]:
        return []
    code = lines[0].cells[1]
    found = _WITH_TEXT.fullmatch(code.text)
    if found is None or not looks.is_code_like(found["code"]):
        return []
    known = [row for row in lines if column_titles.is_title(row.cells[0].text)]
    text = found["inner"] or found["rest"] or found["words"] or ""
    if any(column_titles.is_message_title(label) for label in labels):
        return known
    if not text:
        return []
    own = Row(code.line, [lines[0].cells[0], Cell(found["code"], code.line)])
    said = Row(code.line, [Cell("Message", code.line), Cell(text, code.line)])
    return [own, said, *known[1:]]


def _is_label(text: str) -> bool:
    """Whether a cell can be the label of the one beside it."""
    return (
        0 < len(text) <= _MAX_LABEL
        and not looks.is_code_like(text)
        and text[-1] not in ".;,!"
    )


def _groups(lines: Sequence[Row]) -> list[list[Row]]:
    """The lines of each code: a title that comes again begins the next."""
    groups: list[list[Row]] = [[]]
    for row in lines:
        if any(row.cells[0].text == other.cells[0].text for other in groups[-1]):
            groups.append([])
        groups[-1].append(row)
    return groups


def _column(group: Sequence[Row], at: int, header: Sequence[str]) -> Row:
    cells = {row.cells[0].text: row.cells[at] for row in group if at < len(row.cells)}
    line = group[0].line
    found = [cells.get(title, Cell("", line)) for title in header]
    return Row(line, found, shown=" | ".join(cell.text for cell in found))
