"""HTML in, the blocks of the page out (the one door of BeautifulSoup).

Tables, definition lists, headings and paragraphs, inside a full page with all that surrounds them. Pages forget to close
cells and rows, so a cell, a row and a table is whatever element of that name is nearest above a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PreformattedString, Tag

from raisable_gen.importing.glued import Divider
from raisable_gen.importing.line import Line, Part
from raisable_gen.importing.lined import lined
from raisable_gen.importing.page import (
    MAX_CELLS,
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Unreadable,
    Words,
    as_shown,
    flat,
    joined_titles,
)
from raisable_gen.importing.stacked import stacked
from raisable_gen.importing.tall_titles import stacked_titles
from raisable_gen.importing.titles import titles_in

_UNSEEN = frozenset(
    "script style template noscript head title svg math button select textarea nav".split()
)
MAX_TAGS = 150_000
MAX_TAG = 10_000
MAX_ENTITIES = 1_000_000
_NO_CONTENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\b[^>]*>?|\Z)|<[!?].*?(?:>|\Z)",
    re.I | re.S,
)
_TAG = re.compile("<[a-z]", re.I)
_BREAKS = frozenset(
    "br p div li ul ol tr td th table hr section article pre blockquote".split()
)
_BLOCKS = frozenset(
    "p li pre blockquote div section article main body figcaption".split()
)
_STRONG = frozenset(("b", "strong"))
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
_STRUCK = frozenset(("del", "s", "strike"))
_HEADING = re.compile("h[1-6]")


@dataclass(slots=True)
class _Text:
    """What gathers text: a cell, a heading, a term or a paragraph."""

    kind: str
    line: int
    level: int = 0
    columns: int = 1
    rows: int = 1
    pieces: list[str] = field(default_factory=list[str])
    struck: bool = False
    # Whether any of it is not bold.
    plain: bool = False

    @property
    def text(self) -> str:
        return flat("".join(self.pieces))


@dataclass(slots=True)
class _Row:
    line: int
    cells: list[_Text] = field(default_factory=list[_Text])


@dataclass(slots=True)
class _Table:
    """A table, or the pairs of a definition list."""

    line: int
    pairs: bool
    title: _Text | None = None
    rows: list[_Row] = field(default_factory=list[_Row])


@dataclass(slots=True)
class _Around:
    """What is nearest above an element."""

    unseen: bool = False
    struck: bool = False
    strong: bool = False
    table: _Table | None = None
    row: _Row | None = None
    text: _Text | None = None


def blocks(text: str, before: int = 0) -> list[Block]:
    """The blocks in the order of the page; `before` is how many lines of the file stand before `text`."""
    soup = BeautifulSoup(_tamed(text), "html.parser")
    found: list[_Table | _Text] = []
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
    blocks_of_all = [block for each in found for block in _finished(each)]
    return [
        block
        for is_words, run in groupby(blocks_of_all, _is_words)
        for block in (_stacked(list(run)) if is_words else run)
    ]


def _is_words(block: Block) -> bool:
    return isinstance(block, Words)


def _stacked(words: Sequence[Block]) -> list[Block]:
    """Elements in a row that are no table and look like one: titles of columns, then a cell or a row in each."""
    lines = [
        Line(block.line, block.text, block.text, False)
        for block in words
        if isinstance(block, Words)
    ]
    for at in range(len(lines)):
        titles, size = stacked_titles(lines[at : at + 13])
        if titles:
            cells = stacked(Part(titles, lines[at].number, True, lines[at + size :]))
        elif titles := titles_in(lines[at]):
            body = lines[at + 1 :]
            part = Part(titles, lines[at].number, False, body)
            divider = Divider((line.text, False) for line in body)
            cells = lined(part, divider, None, open_end=False, tight=True)
        else:
            continue
        if any(isinstance(block, Table) for block in cells):
            return [*words[:at], *cells]
    return list(words)


def _tamed(text: str) -> str:
    """`text` without what is no content; a tag that never ends is text. Without this, hostile pages cost quadratic time."""
    text = _NO_CONTENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    if len(_TAG.findall(text)) > MAX_TAGS:
        raise Unreadable(
            1, f"it has over {MAX_TAGS} tags: cut out the part with the codes"
        )
    if text.count("&") > MAX_ENTITIES:
        raise Unreadable(
            1,
            f"it has over {MAX_ENTITIES} entities: cut out the part with the codes",
        )
    pieces: list[str] = []
    done = 0
    end = -1
    for found in re.finditer("<", text):
        start = found.start()
        if end <= start:
            end = text.find(">", start)
            end = len(text) + MAX_TAG if end < 0 else end
        if end - start > MAX_TAG:
            pieces += [text[done:start], "&lt;"]
            done = start + 1
    return "".join([*pieces, text[done:]])


def _enter(tag: Tag, above: _Around, line: int, found: list[_Table | _Text]) -> _Around:
    """What is around the children of `tag`."""
    name = _ROLES.get(str(tag.get("role")), tag.name)
    if name in _BREAKS and above.text is not None:
        above.text.pieces.append(" ")
    if name == "sup" and above.text is not None and tag.get_text().strip().isdigit():
        above.text.pieces.append("^")
    here = _Around(
        unseen=name in _UNSEEN
        or tag.has_attr("hidden")
        or tag.get("aria-hidden") == "true",
        struck=above.struck
        or name in _STRUCK
        or "line-through" in str(tag.get("style", "")),
        strong=above.strong or name in _STRONG,
        table=above.table,
        row=above.row,
        text=above.text,
    )
    in_cell = above.text is not None and above.text.kind in ("td", "th", "dt", "dd")
    if name in ("table", "dl"):
        here.table, here.row, here.text = _Table(line, name == "dl"), None, None
        found.append(here.table)
    elif name == "tr" and above.table is not None:
        here.row, here.text = _Row(line), None
        above.table.rows.append(here.row)
    elif name in ("td", "th") and above.row is not None:
        here.text = _Text(
            name, line, columns=_span(tag, "colspan"), rows=_span(tag, "rowspan")
        )
        above.row.cells.append(here.text)
    elif name in ("dt", "dd") and above.table is not None:
        rows = above.table.rows
        if name == "dt" or not rows:
            rows.append(_Row(line))
        here.text = _Text(name, line)
        rows[-1].cells.append(here.text)
    elif name == "caption" and above.table is not None:
        here.text = above.table.title = _Text("caption", line)
    elif name == "summary" and not in_cell:
        here.text = _Text("heading", line, level=7)
        found.append(here.text)
    elif _HEADING.fullmatch(name) and not in_cell:
        here.text = _Text("heading", line, level=int(name[1]))
        found.append(here.text)
    elif (
        name in _BLOCKS
        and not in_cell
        and (above.text is None or above.text.kind != "heading")
    ):
        here.text = _Text("words", line)
    if name == "br" and here.text is not None and here.text.kind == "words":
        above.text = _Text("words", line)
    return here


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
    string: NavigableString, above: _Around, before: int, found: list[_Table | _Text]
) -> None:
    if isinstance(string, PreformattedString | Comment):
        return
    if above.text is None:
        if not string.strip() or (above.table is not None and above.row is not None):
            return
        parent = string.parent
        line = before + ((parent.sourceline if parent else None) or 1)
        above.text = _Text("words", line)
    if above.text.kind == "words" and not above.text.pieces:
        if not string.strip():
            return
        found.append(above.text)
    if not above.text.pieces:
        above.text.struck = above.struck
    elif above.struck and not above.text.text:
        above.text.struck = True
    if not above.strong and string.strip():
        above.text.plain = True
    above.text.pieces.append(str(string))


def _finished(each: _Table | _Text) -> list[Block]:
    if isinstance(each, _Table):
        table = _table(each)
        return [table] if table.rows or table.header else []
    text = each.text
    if each.kind == "heading":
        text = re.sub(r"\s*[#¶§\u200b]+$", "", text)
        return [Heading(each.level, text, each.line, each.struck)] if text else []
    words = Words(each.line, [text], each.struck, strong=not each.plain)
    return [words] if text else []


def _table(table: _Table) -> Table:
    """The table with every cell in its column: one that spans several stands in each of them."""
    title = table.title.text if table.title is not None else ""
    finished = Table(table.line, [], pairs=table.pairs, title=title)
    spanning: dict[int, tuple[int, Cell]] = {}
    for row in table.rows:
        cells: list[Cell] = []
        waiting = list(row.cells)
        while len(cells) < MAX_CELLS and (waiting or len(cells) in spanning):
            at = len(cells)
            if at in spanning:
                left, cell = spanning.pop(at)
                if left > 1:
                    spanning[at] = (left - 1, cell)
                cells.append(replace(cell, line=row.line))
                continue
            text = waiting.pop(0)
            cell = Cell(text.text, row.line, text.struck)
            for _ in range(text.columns):
                if text.rows > 1:
                    spanning[len(cells)] = (text.rows - 1, cell)
                cells.append(cell)
        is_head = bool(row.cells) and all(cell.kind == "th" for cell in row.cells)
        if (
            is_head
            and not finished.rows
            and len(row.cells) == 1
            and not finished.header
        ):
            finished.title = finished.title or cells[0].text
        elif is_head and not finished.rows:
            finished.header = joined_titles(
                finished.header, [cell.text for cell in cells]
            )
        elif cells:
            finished.rows.append(Row(row.line, cells, shown=as_shown(cells)))
    return finished
