"""Lines of source code in, the codes that they define out: `NAME(1001, "text"),`, `#define NAME 1001 // text`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing.page import Cell, Row, Table, Words

_NAME = r"(?P<name>[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*)"
_CODE = r"""["']?(?P<code>-?[0-9]{1,10}|0[xX][0-9A-Fa-f]{1,16}|[A-Z]{1,8}[-_]?[0-9]{1,8})["']?"""
_CALL = re.compile(
    rf"""{_NAME}\s*\(\s*{_CODE}\s*,\s*(?P<mark>["'])(?P<text>.{{1,500}}?)(?P=mark)\s*\)[\s,;]*""",
    re.ASCII,
)
_ASSIGNED = re.compile(
    rf"""(?:\#\s*define\s+|(?:(?:public|private|static|final|const|constexpr|export|readonly|int|let|var|val)\s+){{0,6}})
    {_NAME}\s*(?::\s*\w{{1,20}}\s*)?[=:\s]\s*\(?{_CODE}\)?[LlUu]{{0,2}}\s*[,;]?\s*(?://+!?<?|/\*+!?<?|\#+|--)\s*
    (?P<text>\S.{{0,500}}?)\s*(?:\*/)?\s*""",
    re.ASCII | re.X,
)


_BARE = re.compile(rf"{_NAME}\s*[=:]\s*\(?{_CODE}\)?[,;]?", re.ASCII)


def constants(words: Sequence[Words]) -> dict[int, Row]:
    """The paragraphs that define a code, each as a row of name, code and text; none where fewer than two do."""
    found: dict[int, Row] = {}
    for at, each in enumerate(words):
        text = each.text
        match = _CALL.fullmatch(text) or _ASSIGNED.fullmatch(text)
        if match and len(text) < 1000:
            line = each.line
            parts = (match["name"], match["code"], match["text"])
            found[at] = Row(line, [Cell(part, line) for part in parts], shown=text)
    return found if len(found) > 1 else _with_texts_below(words)


def _with_texts_below(words: Sequence[Words]) -> dict[int, Row]:
    """Definitions without a text, `LOST = -2`, each with a text in the paragraph below."""
    matches = [_BARE.fullmatch(each.text[:200]) for each in words]
    found: dict[int, Row] = {}
    for at, match in enumerate(matches[:-1]):
        if match and matches[at + 1] is None:
            line = words[at].line
            parts = (match["name"], match["code"], words[at + 1].text)
            cells = [Cell(part, line) for part in parts]
            found[at] = Row(line, cells, shown=" | ".join(parts))
    is_all = len(found) == sum(1 for match in matches if match)
    return found if len(found) > 1 and is_all else {}


def tabled(words: Sequence[Words], rows: dict[int, Row]) -> list[Words | Table]:
    """The paragraphs with the `rows` among them in a table, where the first of them stands."""
    table = Table(words[min(rows)].line, ["name", "code", "message"])
    found: list[Words | Table] = []
    for at, each in enumerate(words):
        if at not in rows:
            below = rows.get(at - 1)
            if below is None or below.cells[2].text != each.text:
                found.append(each)
            continue
        if not table.rows:
            found.append(table)
        table.rows.append(rows[at])
    return found
