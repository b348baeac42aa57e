"""HTML in, the blocks of the page out (the one door of BeautifulSoup).

Tables, definition lists, headings and paragraphs, inside a full page with all that surrounds them. Pages forget to close
cells and rows, so a cell, a row and a table is whatever element of that name is nearest above a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PreformattedString, Tag

from raisable_gen.importing import front_matter, listings, runs
from raisable_gen.importing.html_bounds import END, mended, tamed
from raisable_gen.importing.html_cells import BREAK, Grid, GridRow, Text, finished
from raisable_gen.importing.page import (
    MAX_CELLS,
    Block,
    Heading,
    Words,
)

_UNSEEN = frozenset(
    "script style noscript title svg math button select textarea nav".split()
)
_BREAKS = frozenset(
    "br p div li ul ol dl dt dd tr td th table hr section article pre blockquote".split()
)
_BLOCKS = frozenset(
    "p li pre blockquote div section article main body figcaption".split()
)
_STRONG = frozenset(("b", "strong"))
_MARKED = frozenset(("b", "strong", "code", "kbd", "tt", "samp"))
# What the elements of a grid are that is no table: a page tells it to those who listen.
_ROLES = {
    "table": "table",
    "grid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
}
# What components call the parts of a table: `<TableRow>`.
_PARTS = {
    "tablebody": "tbody",
    "tablecell": "td",
    "tablecolumn": "th",
    "tablehead": "th",
    "tableheader": "thead",
    "tablerow": "tr",
}
_STRUCK = frozenset(("del", "s", "strike"))
_WITH_TITLES = ["details", "fieldset"]
_DEEPEST = 16
_LOCAL = re.compile("#.")
# A text as components have it: `{"Not signed"}`, and what translates one: `{{ __('Not signed') }}`.
_LITERAL = re.compile(
    r"""\{(["'`])([^\n]{0,300}?)\1\}|\{\{\s*(?:__|_|trans|gettext|\$?t)\(\s*(["'])([^\n]{0,300}?)\3\s*\)\s*\}\}"""
)
_HEADINGS = [f"h{level}" for level in range(1, 7)]
_HEADING = re.compile("h[1-6]")
_TITLE = re.compile(
    "(?:[a-z]+[-_]{1,2})*(?:title|heading|subtitle|mso ?heading)[-_]?[0-9]?", re.I
)


@dataclass(slots=True)
class _Around:
    """What is nearest above an element."""

    unseen: bool = False
    struck: bool = False
    strong: bool = False
    # Whether it is set apart as code or bold.
    marked: bool = False
    head: bool = False
    item: bool = False
    # Whether it leads to another place of the page, as the lines of a list of contents do.
    linked: bool = False
    in_body: bool = False
    # How many parts with titles of their own it stands in.
    parts: int = 0
    table: Grid | None = None
    row: GridRow | None = None
    text: Text | None = None


def blocks(text: str, before: int = 0) -> list[Block]:
    """The blocks in the order of the page; `before` is how many lines of the file stand before `text`."""
    title, first, text = front_matter.taken(text)
    data, text = listings.data(text, before)
    soup = BeautifulSoup(mended(tamed(text)), "html.parser")
    found: list[Grid | Text] = []
    if title:
        found.append(Text("heading", before + first, level=1, pieces=[title]))
    around: dict[int, _Around] = {id(soup): _Around()}
    for element in soup.descendants:
        parent = around.get(id(element.parent))
        if parent is None or parent.unseen:
            continue
        if isinstance(element, Tag):
            line = before + (element.sourceline or 1)
            around[id(element)] = _enter(element, parent, line, found)
        elif isinstance(element, NavigableString):
            _gather(element, parent, before, found)
    every = [block for each in found for block in finished(each)]
    made: list[Block] = []
    path: list[Heading] = []
    for kind, run in groupby(every, _kind):
        together = list(run)
        if kind == "words":
            words = [block for block in together if isinstance(block, Words)]
            made += runs.tabled(words, [title.text for title in path])
            continue
        made += together
        for block in together:
            if isinstance(block, Heading):
                path = [title for title in path if title.level < block.level]
                path += [block] if block.text else []
    for table in data:
        at = sum(1 for block in made if block.line < table.line)
        made.insert(at, table)
    return made


def _kind(block: Block) -> str:
    """Words may be rows; those of a list of contents are none."""
    if not isinstance(block, Words):
        return "block"
    return "contents" if block.linked else "words"


def _enter(tag: Tag, above: _Around, line: int, found: list[Grid | Text]) -> _Around:
    """What is around the children of `tag`."""
    name = _PARTS.get(tag.name, tag.name)
    first = tag.find(True, recursive=False) if tag.name == "tablehead" else None
    if isinstance(first, Tag) and first.name == "tablerow":
        name = "thead"
    name = _ROLES.get(str(tag.get("role")), name)
    if name in _BREAKS and above.text is not None:
        above.text.pieces.append(BREAK if name == "br" else " ")
    if name == "sup" and above.text is not None and tag.get_text().strip().isdigit():
        above.text.pieces.append("^")
    here = _Around(
        unseen=(name in _UNSEEN and not _is_title_button(name, above))
        or (name == "template" and above.in_body)
        or tag.has_attr("hidden")
        or tag.get("aria-hidden") == "true"
        or tag.get("role") == "navigation",
        struck=above.struck
        or name in _STRUCK
        or "line-through" in str(tag.get("style", "")),
        strong=above.strong or name in _STRONG,
        marked=above.marked or name in _MARKED,
        head=name == "thead" or (above.head and name != "tbody"),
        item=above.item or name == "li",
        linked=above.linked
        or (name == "a" and _LOCAL.match(str(tag.get("href"))) is not None),
        in_body=above.in_body or name == "body",
        parts=above.parts + (name in _WITH_TITLES),
        table=above.table,
        row=above.row,
        text=above.text,
    )
    in_cell = above.text is not None and above.text.kind in ("td", "th", "dt", "dd")
    if name == "table" and above.row is None and _is_layout(tag):
        here.table, here.text = None, None
    elif name == "table" or (name == "dl" and above.row is None):
        here.table, here.row, here.text = Grid(line, name == "dl"), None, None
        found.append(here.table)
    elif name == "tr" and above.table is not None:
        here.row, here.text = GridRow(line), None
        above.table.rows.append(here.row)
    elif name in ("td", "th") and (row := _row(above, line)):
        kind = "th" if above.head else name
        here.text = Text(
            kind, line, columns=_span(tag, "colspan"), rows=_span(tag, "rowspan")
        )
        row.cells.append(here.text)
    elif name in ("dt", "dd") and (table := _list_of_terms(above, line, found)):
        rows = table.rows
        if not rows or (name == "dt" and rows[-1].cells[-1].kind == "dd"):
            rows.append(GridRow(line))
        here.text = Text(name, line)
        rows[-1].cells.append(here.text)
    elif name == "caption" and above.table is not None:
        here.text = above.table.title = Text("caption", line)
    elif name in ("summary", "legend", END) and not in_cell:
        here.text = Text("end" if name == END else "heading", line)
        here.text.level = 6 + min(max(above.parts, 1), _DEEPEST)
        found.append(here.text)
    elif _HEADING.fullmatch(name) and not in_cell:
        here.text = Text("heading", line, level=int(name[1]))
        found.append(here.text)
    elif (
        (name in _BLOCKS or (name in ("td", "th") and above.table is None))
        and not in_cell
        and (above.text is None or above.text.kind != "heading")
    ):
        is_pre = name == "pre" or (above.text is not None and above.text.kind == "pre")
        here.text = Text("pre" if is_pre else "words", line, item=here.item)
        here.text.titled = _is_titled(tag)
    if name == "br" and here.text is not None and here.text.kind == "pre":
        here.text.pieces.append("\n")
    if name == "br" and here.text is not None and here.text.kind == "words":
        above.text = Text("words", line)
    return here


def _row(above: _Around, line: int) -> GridRow | None:
    """The row that a cell stands in; titles may have none around them."""
    if above.row is None and above.head and above.table is not None:
        if not above.table.rows:
            above.table.rows.append(GridRow(line))
        return above.table.rows[0]
    return above.row


def _list_of_terms(above: _Around, line: int, found: list[Grid | Text]) -> Grid | None:
    """The list that a term stands in; where nothing says that there is one, that of the terms right before, or a new one."""
    last = found[-1] if found else None
    if above.table is not None and above.table.pairs and last is not None:
        if isinstance(last, Grid):
            return last if last.part_of is above.table else above.table
        if last.kind == "heading":
            last = Grid(line, True, part_of=above.table)
            found.append(last)
            return last
    if above.table is not None:
        return above.table if above.table.pairs else None
    if not isinstance(last, Grid) or not last.loose:
        last = Grid(line, True, loose=True)
        found.append(last)
    return last


def _is_titled(tag: Tag) -> bool:
    """Whether the class of an element calls it a title."""
    return any(map(_TITLE.fullmatch, tag.get_attribute_list("class")))


def _is_title_button(name: str, above: _Around) -> bool:
    """Whether a button is what a heading consists of, as where a click unfolds the section below."""
    return (
        name == "button"
        and above.text is not None
        and above.text.kind == "heading"
        and not above.text.text
    )


def _is_layout(tag: Tag) -> bool:
    """Whether a table only says where things stand: there is another in it, before any title of a column, or one cell
    with a heading or a list of terms."""
    first = tag.find(["table", "th"])
    if isinstance(first, Tag):
        return first.name == "table"
    is_alone = len(tag.find_all("td", limit=2)) == 1
    return is_alone and tag.find([*_HEADINGS, "dl"]) is not None


def _span(tag: Tag, name: str) -> int:
    if not tag.has_attr(name):
        return 1
    written = str(tag[name])
    return (
        min(max(int(written), 1), MAX_CELLS)
        if re.fullmatch("[0-9]{1,4}", written, re.ASCII)
        else 1
    )


def _gather(
    string: NavigableString, above: _Around, before: int, found: list[Grid | Text]
) -> None:
    if isinstance(string, PreformattedString | Comment):
        return
    if above.text is None:
        if not string.strip() or (above.table is not None and above.row is not None):
            return
        parent = string.parent
        line = before + ((parent.sourceline if parent else None) or 1)
        above.text = Text("words", line)
    if above.text.kind in ("words", "pre"):
        if not string.strip() and not above.text.placed:
            return
        if above.text.placed and string.strip() and found[-1] is not above.text:
            # It goes on below something else: an element that a page forgot to close.
            line = before + ((string.parent.sourceline if string.parent else None) or 1)
            above.text = Text(above.text.kind, line)
        if not above.text.placed:
            above.text.placed = True
            found.append(above.text)
    if not above.text.pieces:
        above.text.struck = above.struck
    elif above.struck and not above.text.text:
        above.text.struck = True
    if string.strip():
        above.text.plain = above.text.plain or not above.strong
        above.text.unlinked = above.text.unlinked or not above.linked
    if above.marked and not above.text.text.removeprefix("".join(above.text.lead)):
        above.text.lead.append(string.strip())
    written = str(string)
    if above.text.kind != "pre" and "{" in written:
        written = _LITERAL.sub(r"\2\4", written)
    above.text.pieces.append(written)
