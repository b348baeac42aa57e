"""The text of a page in reStructuredText in, and out with its directives as docutils can read them: it knows few of Sphinx's."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from raisable_gen.importing.page import flat, lines_of

MAX_RAW = 20
_RAW = re.compile(r"^[ \t]*\.\.[ \t]+\|([\w -]{1,30})\| raw::", re.M)
_DIRECTIVE = re.compile(r"(\s*)\.\.[ \t]+([\w:.+-]+)::(?:[ \t]+(.*))?")
# A list-table by the name that another extension has for it.
_FLAT = re.compile(r"^(\s*\.\.[ \t]+)flat-table::")
_OPTION = re.compile(r"\s+:[\w-]+:(?:\s|$)")
# Directives of Sphinx and its extensions whose argument is the title of what they hold.
_TITLED = frozenset(
    "card collapse details dropdown grid-item-card group-tab tab tab-item toggle".split()
)
LISTINGS = ("code", "code-block", "parsed-literal", "sourcecode")
# Directives of Sphinx whose argument is a name and whose content says what it means, most of them with a domain before: `c:macro`.
OBJECTS = frozenset("""
    attribute c:enumerator c:macro c:var confval cpp:enumerator cpp:var data describe enumerator error-code errorcode exception
    js:attribute js:data macro object option py:attribute py:data py:exception var
    """.split())
# The mark of a row and of its first cell in a `list-table`.
_ROW_MARK = re.compile(r"([*+-] +)([*+-])(?: +|$)")


def readable(text: str, known: Container[str]) -> str:
    """`text` on the same lines, without what is HTML in it, and without directives that are not `known`: what they hold stays."""
    return _without_unknown(_without_raw(text), known)


def _without_raw(text: str) -> str:
    """`text` with spaces for the substitutions that stand for HTML, such as `|br|`: as many, for tables are told by columns."""
    names = set(_RAW.findall(text)[:MAX_RAW])
    if not names:
        return text
    raw = re.compile(rf"\|(?:{'|'.join(map(re.escape, sorted(names)))})\|")
    return raw.sub(lambda found: " " * len(found[0]), text)


def _without_unknown(text: str, known: Container[str]) -> str:
    """`text` with directives that are not `known` replaced by what they hold, on the same lines."""
    lines = lines_of(text)
    at_option = False
    emptied: dict[int, str] = {}
    for at, line in enumerate(lines):
        line = lines[at] = _FLAT.sub(r"\1list-table::", line)
        match = _DIRECTIVE.fullmatch(line)
        if match is None:
            at_option = at_option and bool(_OPTION.match(line))
            if at_option:
                lines[at] = ""
            continue
        at_option = match[2] not in known or match[2] in LISTINGS
        if match[2] in LISTINGS or (match[2] in OBJECTS and match[3]):
            continue
        if at_option and match[2] in _TITLED and match[3]:
            lines[at] = f"{match[1]}**{match[3].strip('* ')}**"
        elif at_option:
            lines[at] = ""
            emptied[at] = match[1]
    for at, indent in emptied.items():
        # An empty comment, so that nothing above takes in what it holds: it needs an empty line below.
        if not any(map(str.strip, lines[at + 1 : at + 2])):
            lines[at] = f"{indent}.."
        elif at and not lines[at - 1].strip():
            lines[at - 1] = f"{indent}.."
    return "\n".join(lines)


_Cell = tuple[int, int, int, Any]


def rows_of_list(lines: Any) -> tuple[list[list[_Cell]], list[tuple[int, str]]] | None:
    """The cells of a `list-table` as docutils takes those of other tables, and the rows that have more or fewer, with
    the offset and text of each; `None` where most rows are not alike.

    The marks of cells may stand a little before or behind where docutils wants them.
    """
    starts: list[list[tuple[int, int]]] = []
    cell_mark: re.Pattern[str] | None = None
    for at, line in enumerate(lines):
        if row := _ROW_MARK.match(line):
            outer = len(row[1])
            least = 0 if row[1][0] != row[2] else 1
            mark = rf" {{{least},{outer + 1}}}{re.escape(row[2])}(?: +|$)"
            cell_mark = re.compile(mark)
            starts.append([(at, outer + 2)])
        elif cell_mark is None:
            return None
        elif found := cell_mark.match(line):
            starts[-1].append((at, len(found[0].rstrip()) + 1))
        elif line.strip() and not line.startswith(" "):
            return None
    ends = iter([at for row in starts for at, _ in row][1:] + [len(lines)])
    rows = [
        [_cell(lines, at, next(ends), width) for at, width in row] for row in starts
    ]
    size = len(rows[0]) if rows else 0
    alike = [row for row in rows if len(row) == size]
    if not size or len(alike) * 2 < len(rows) or len(rows) < 2:
        return None
    others = [
        (row[0][2], " | ".join(flat(" ".join(cell)) for *_, cell in row))
        for row in rows
        if len(row) != size
    ]
    return alike, others


def _cell(lines: Any, start: int, end: int, width: int) -> _Cell:
    """The cell in some lines, without its mark and the indent of the lines that go on with it."""
    cell = lines[start:end]
    indents = [len(line) - len(line.lstrip()) for line in cell[1:] if line.strip()]
    cell.trim_left(width, 0, 1)
    cell.trim_left(min([width, *indents]), 1)
    return 0, 0, start, cell
