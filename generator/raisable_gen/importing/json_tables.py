"""Values of JSON in, the table that they are out: rows of values, keys with their texts, texts like `1001: Not signed`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing.column_titles import is_section_title
from raisable_gen.importing.json_values import Value
from raisable_gen.importing.page import Block, Cell, Row, Table, Words, as_shown, flat

_LISTED = re.compile(
    r"(-?[0-9]{1,18}|(?=\S*[0-9_.-])[A-Za-z][A-Za-z0-9_.-]*[A-Za-z0-9])(?:\s*:|\s+[-–—=|]|\t)\s*(\S.*)",
    re.ASCII,
)


def of_rows(
    line: int, titles: Sequence[str], rows: Sequence[tuple[int, Sequence[Value]]]
) -> Table:
    """A table of texts and numbers."""
    table = Table(line, list(titles))
    for at, values in rows:
        cells = [
            Cell(flat(each.text or ""), each.line, quoted=each.quoted)
            for each in values
        ]
        table.rows.append(Row(at, cells, shown=as_shown(cells)))
    return table


def of_pairs(titles: Sequence[str], pairs: Sequence[tuple[str, Value]]) -> Table:
    """A table of keys and their texts."""
    table = Table(pairs[0][1].line, list(titles))
    for key, inner in pairs:
        text = Cell(flat(inner.text or ""), inner.line, quoted=True)
        cells = [Cell(key, inner.line), text]
        table.rows.append(Row(inner.line, cells, shown=as_shown(cells)))
    return table


def of_texts(line: int, texts: Sequence[Value]) -> list[Block]:
    """A table where all texts are like `1001: Not signed`, else the texts."""
    found = [_LISTED.fullmatch(flat(each.text or "")) for each in texts]
    table = Table(line, ["code", "message"])
    words: list[Block] = []
    for match, each in zip(found, texts, strict=True):
        text = flat(each.text or "")
        if match:
            cells = [Cell(part, each.line) for part in match.groups()]
            table.rows.append(Row(each.line, cells, shown=text))
        if text:
            words.append(Words(each.line, [text], item=True))
    return [table] if all(found) else words


def title_in(value: Value) -> str:
    """What an object that holds rows is called."""
    return next(
        (
            inner.text
            for name, inner in value.pairs or []
            if inner.text and is_section_title(name)
        ),
        "",
    )
