"""What was gathered from a page of HTML in, its blocks out: every cell in its column, also one that spans several."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from raisable_gen.importing import cell_titles, listings
from raisable_gen.importing.title_words import key
from raisable_gen.importing.page import (
    MAX_CELLS,
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Words,
    as_shown,
    flat,
    joined_titles,
)

# The sign beside a title that leads to it.
_PERMALINK = re.compile(r"^[#¶§◆◇\u200b]+\s+|\s*[#¶§◆◇🔗\u200b]+$")
# What begins a line of a listing that is a row: a code, or a definition in source code.
_ROW = re.compile(
    r"""[\[("']?(?:-?[0-9]{2,18}|0[xX][0-9A-Fa-f]{1,16}|(?=\S*[0-9_])[A-Z][A-Z0-9_.-]*[A-Z0-9])[\])"']?(?:\s*[:=|]|\s+-|\s)\s*\S
    |[A-Z][A-Z0-9_]+\s*[(=]\s*["']?[0-9-]|\#\s*define\s""",
    re.ASCII | re.X,
)
# What stands above the one column of terms and says nothing of the section.
_NO_TITLES = frozenset(
    "enumerator enumerators enumconstant enumconstants constants values enumvalues".split()
)
# A text that says what it is: `Description: Not signed`.
_LABEL = re.compile(r"([^\W\d_][\w ]{1,30}?)\s*[:：]\s*(?=\S)")
# A name that goes on in the next line: `CARD<br>_LOST`.
BREAK = "\v"
_BROKEN = re.compile(r"(?<=\w_)\v(?=\w)|(?<=\w)\v(?=_\w)")
_MORE = "several texts follow: the first is taken as its message, see whether it is all"


@dataclass(slots=True)
class Text:
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
    item: bool = False
    # Whether any of it leads to no other place of the page; whether its class calls it a title.
    unlinked: bool = False
    titled: bool = False
    # Whether it stands among the blocks already.
    placed: bool = False
    # What it begins with in the marks of code or bold.
    lead: list[str] = field(default_factory=list[str])

    @property
    def text(self) -> str:
        return flat(_BROKEN.sub("", "".join(self.pieces)))


@dataclass(slots=True)
class GridRow:
    """A row: its cells, or a term with what is said of it."""

    line: int
    cells: list[Text] = field(default_factory=list[Text])


@dataclass(slots=True)
class Grid:
    """A table, or the pairs of a definition list."""

    line: int
    pairs: bool
    title: Text | None = None
    # Terms without the element that stands around a list of them.
    loose: bool = False
    # The list of terms that it goes on with, below a heading inside of that.
    part_of: Grid | None = None
    rows: list[GridRow] = field(default_factory=list[GridRow])


def finished(each: Grid | Text) -> list[Block]:
    """The blocks that `each` makes: one, none where nothing is in it, one for each line of code that is a row."""
    if isinstance(each, Grid):
        table = _table(each)
        return [table] if table.rows or table.header else []
    text = each.text
    if each.kind == "end":
        return [Heading(each.level, "", each.line)]
    if each.kind == "heading":
        text = _PERMALINK.sub("", text)
        return [Heading(each.level, text, each.line, each.struck)] if text else []
    if each.kind == "pre":
        written = "".join(each.pieces).split("\n")
        if listed := listings.in_code(written, each.line):
            return [listed]
        if rows := _lines(each):
            return rows
    words = Words(
        each.line,
        [text],
        each.struck,
        item=each.item,
        strong=each.titled or not each.plain,
        leads=[flat("".join(each.lead))],
    )
    words.linked = each.item and not each.unlinked
    return [words] if text else []


def _lines(each: Text) -> list[Block]:
    """The lines of a listing, if half of them and more begin like rows."""
    lines = enumerate("".join(each.pieces).split("\n"), each.line)
    found = [Words(number, [flat(line)]) for number, line in lines if flat(line)]
    rows = sum(1 for words in found if _ROW.match(words.text))
    return list[Block](found) if rows > 1 and rows * 2 >= len(found) else []


def _table(table: Grid) -> Table:
    """The table with every cell in its column: one that spans several stands in each of them."""
    title = table.title.text if table.title is not None else ""
    finished = Table(table.line, [], pairs=table.pairs, title=title)
    spanning: dict[int, tuple[int, Cell]] = {}
    first = next((row for row in table.rows if row.cells), None)
    for row in table.rows:
        cells: list[Cell] = []
        waiting, more = _of_term(row) if table.pairs else (list(row.cells), False)
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
        if row is first and _is_bold_head(table):
            for each in row.cells:
                each.kind = "th"
        is_alone = len(row.cells) == 1
        is_head = bool(row.cells) and all(cell.kind == "th" for cell in row.cells)
        if is_head and is_alone and not finished.rows and not finished.header:
            if key(cells[0].text) not in _NO_TITLES:
                finished.title = finished.title or cells[0].text
        elif is_head and not is_alone and not finished.rows:
            finished.header = joined_titles(
                finished.header, [cell.text for cell in cells]
            )
        elif cells:
            doubt = _MORE if more else ""
            finished.rows.append(Row(row.line, cells, doubt, shown=as_shown(cells)))
    return finished


def _of_term(row: GridRow) -> tuple[list[Text], bool]:
    """The terms of a list with the first text about them, and whether more texts follow. An empty one is a mistake: `<dt>422<dt>`."""
    filled = [cell for cell in row.cells if cell.text] or row.cells
    texts = [at for at, cell in enumerate(filled) if cell.kind == "dd"]
    end = texts[0] + 1 if texts else len(filled)
    parts = [_LABEL.match(filled[at].text) for at in texts]
    labels = [part[1] if part else "" for part in parts]
    if len(texts) > 1 and all(map(cell_titles.is_title, labels)):
        said = next(filter(cell_titles.is_message, labels), "")
        for at, part in zip(texts, parts, strict=True):
            if part and part[1] == said:
                text = filled[at]
                text.pieces = [text.text[part.end() :]]
                return [*filled[: texts[0]], text], False
    return filled[:end], len(texts) > 1


def _is_bold_head(table: Grid) -> bool:
    """Whether all of the first row is bold, and not all of the second."""
    rows = [
        [cell for cell in row.cells if cell.text] for row in table.rows if row.cells
    ]
    return (
        not table.pairs
        and len(rows) > 1
        and len(rows[0]) > 1
        and not any(cell.plain for cell in rows[0])
        and any(cell.plain for cell in rows[1])
    )
