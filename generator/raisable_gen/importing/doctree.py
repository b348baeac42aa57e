"""The nodes that docutils makes of a page in, its blocks out. Nodes are told by their names: this needs nothing of docutils."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from raisable_gen.importing import html, listings
from raisable_gen.importing.column_titles import may_be_code_title
from raisable_gen.importing.listings import Listing
from raisable_gen.importing.looks import is_code_like
from raisable_gen.importing.page import (
    MAX_CELLS,
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Words,
    as_shown,
    elsewhere,
    flat,
    joined_titles,
)

# What a reader does not see, and what is no text of a page: samples, formulas.
# What a paragraph may begin with that is set apart from the rest.
_MARKED = ("literal", "strong")
_UNSEEN = frozenset(
    "comment pending raw substitution_definition target literal_block doctest_block math_block".split()
)
# What stands below a term and does not say what it means.
_ASIDE = _UNSEEN | frozenset(
    "admonition attention caution danger definition_list error field_list hint important note table tip warning".split()
)
# A field of a documented call that says what a status means.
_STATUS_FIELD = re.compile(
    r"(?:(?:http[ _-]?)?status(?:[ _-]?code)? +|code +(?=[1-5][0-9]{2}$))(\S+)",
    re.ASCII | re.I,
)
STATUS_TITLES = ("HTTP status code", "Description")


def blocks(document: Any) -> list[Block]:
    """The blocks of a whole page in its order."""
    return _together(listings.resolved(list(_blocks(document, 1))))


def refused(document: Any) -> list[Table]:
    """The lines that begin with a code inside of what docutils could not read."""
    found: list[Table] = []
    for message in _all(document, "system_message"):
        for literal in _all(message, "literal_block"):
            line = int(message.get("line", 1))
            why = f"docutils can't read it: {flat(str(message.children[0].astext()))}"
            table = Table(line, [])
            for text in map(flat, str(literal.astext()).split("\n")):
                words = text.strip("|*-\"' ").split()
                if words and is_code_like(words[0].strip("`\"',|")):
                    table.rows.append(Row(line, [], refused=why, shown=text))
            found += [table] if table.rows else []
    return found


def _all(node: Any, name: str) -> list[Any]:
    """The nodes inside of a node, whatever deep, that have a `name`."""
    return [each for each in node.findall() if each.tagname == name]


def _blocks(parent: Any, level: int) -> Iterator[Block | Listing]:
    for node in parent.children:
        name = str(node.tagname)
        if name == "section":
            yield from _blocks(node, level + 1)
        elif name == "title":
            if parent.tagname != "table":
                yield _title(node, parent, level)
        elif name == "rubric":
            yield Heading(7, _text(node), _line(node, parent))
        elif name == "table":
            yield _table(node)
        elif name == "definition_list":
            yield _terms(node)
            yield from _values(node, level)
        elif name == "option_list":
            yield _options(node)
        elif name == "field_list":
            yield from _fields(node)
        elif name == "paragraph":
            yield _words(node, parent)
        elif name == "line_block":
            yield from _lines_as_items(node, _line(node, parent))
        elif name == "literal_block" and node.get("elsewhere"):
            yield elsewhere(_line(node, parent), _text(node))
        elif name == "literal_block" and node.get("refused"):
            line = _line(node, parent)
            row = Row(line, [], refused=node["refused"], shown=_text(node))
            yield Table(line, [], [row])
        elif name == "literal_block" and node.get("html"):
            yield from html.blocks(str(node.astext()), _line(node, parent))
        elif name == "literal_block":
            lines = str(node.astext()).split("\n")
            yield Listing(_line(node, parent), lines, node.get("language", ""))
        elif name != "#text" and name not in _UNSEEN:
            yield from _blocks(node, level)


def _title(node: Any, parent: Any, level: int) -> Heading | Words:
    """The title of a section; that of a box closes none, and is one of rows only if it has a code, or the box has a table."""
    line, text = _line(node, parent), _text(node)
    if parent.tagname in ("section", "document"):
        return Heading(level - 1, text, line)
    words = text.split()
    has_code = bool(words) and is_code_like(words[0].strip("`\"',:()"))
    return Heading(7, text, line) if has_code or _all(parent, "table") else Words(line, [text])  # fmt: skip


def _together(found: Sequence[Block]) -> list[Block]:
    """The blocks, lists of terms that follow each other as one."""
    together: list[Block] = []
    for block in found:
        last = together[-1] if together else None
        if (
            isinstance(block, Table)
            and isinstance(last, Table)
            and block.pairs
            and last.pairs
            and block.about_codes == last.about_codes
        ):
            last.rows += block.rows
        else:
            together.append(block)
    return together


def _words(node: Any, parent: Any) -> Words:
    lines = [flat(line) for line in str(node.astext()).split("\n")]
    item = parent.tagname == "list_item"
    strong = all(each.tagname == "strong" for each in node.children)
    first = node.children[0] if node.children else None
    leads = [_text(first)] if first is not None and first.tagname in _MARKED else []
    number = _number(parent) if item and parent.children[0] is node else ""
    if number:
        lines[0], leads = f"{number}. {lines[0]}", [number]
    return Words(_line(node, parent), lines, item=item, strong=strong, leads=leads)


def _number(item: Any) -> str:
    """The number of an item, as it is written; nothing for one that only counts."""
    written = str(item.parent.get("written", ""))
    if not re.fullmatch("[0-9]{3,18}", written):
        return ""
    return str(int(written) + item.parent.index(item)).zfill(len(written))


def _lines_as_items(node: Any, first: int) -> Iterator[Words]:
    """The lines of a block of lines, each as an item: none goes on with the one above."""
    for number, line in enumerate(_lines_of_block(node), first):
        words = _words(line, line)
        words.line, words.item = number, True
        if words.text:
            yield words


def _lines_of_block(node: Any) -> Iterator[Any]:
    for each in node.children:
        if each.tagname == "line_block":
            yield from _lines_of_block(each)
        else:
            yield each


def _text(node: Any) -> str:
    return flat(str(node.astext()))


def _line(node: Any, parent: Any = None) -> int:
    """The line of a node; that of the nearest above it that has one, where docutils does not say."""
    while node is not None:
        if node.line:
            return int(node.line)
        node = node.parent
    return 1


def _first_line(node: Any) -> int:
    """The line of the first text in a node."""
    for inner in node.findall():
        if inner.tagname == "paragraph" and inner.line:
            return int(inner.line)
    return _line(node)


def _named(node: Any, name: str) -> list[Any]:
    """The children of a node that have a `name`."""
    return [each for each in node.children if each.tagname == name]


def _table(node: Any) -> Table:
    title = next(map(_text, _named(node, "title")), "")
    table = Table(_line(node), [], title=title)
    spanning: dict[int, tuple[int, str]] = {}
    parts = [each for group in _named(node, "tgroup") for each in group.children]
    for row in [row for part in parts for row in part.children]:
        line = _first_line(row)
        cells = _cells(row, line, spanning)
        if row.parent.tagname == "thead":
            table.header = joined_titles(table.header, [cell.text for cell in cells])
        else:
            table.rows.append(Row(line, cells, shown=as_shown(cells)))
    return table


def _cells(row: Any, line: int, spanning: dict[int, tuple[int, str]]) -> list[Cell]:
    cells: list[Cell] = []
    waiting = list(row.children)
    while len(cells) < MAX_CELLS and (waiting or len(cells) in spanning):
        if len(cells) in spanning:
            left, text = spanning.pop(len(cells))
            if left > 1:
                spanning[len(cells)] = (left - 1, text)
            cells.append(Cell(text, line))
            continue
        entry = waiting.pop(0)
        text = _cell_text(entry)
        for _ in range(int(entry.get("morecols", 0)) + 1):
            if entry.get("morerows", 0):
                spanning[len(cells)] = (int(entry["morerows"]), text)
            cells.append(Cell(text, line))
    return cells


def _cell_text(entry: Any) -> str:
    """The text of a cell; the items of a list keep their marks where others like them, without a blank line above, are words of it."""
    shown: list[str] = []
    written = "\n".join(str(each.astext()) for each in _named(entry, "paragraph"))
    for each in entry.children:
        mark = f"{each.get('bullet')} " if each.tagname == "bullet_list" else ""
        if mark and f"\n{mark}" in written:
            shown += [mark + _text(item) for item in each.children]
        else:
            shown.append(_text(each))
    return " ".join(filter(None, shown))


def _terms(node: Any) -> Table:
    """A definition list as a table without titles: the term, and what is said of it."""
    table = Table(_line(node), [], pairs=True)
    for item in node.children:
        terms = [_text(term) for term in _named(item, "term")]
        sentences = [each for each in _named(item, "classifier") if " " in _text(each)]
        table.rows += _pairs(terms, [*sentences, *_named(item, "definition")], item)
    return table


def _values(node: Any, level: int) -> Iterator[Block]:
    """What stands inside of the definition of a field that has codes, `reason`: the lists and tables of its values."""
    for item in node.children:
        if not any(map(may_be_code_title, map(_text, _named(item, "term")))):
            continue
        for said in _named(item, "definition"):
            first = next(iter(_named(said, "paragraph")), None)
            if first is None or len(said.children) < 2:
                continue
            yield _words(first, said)
            for block in _blocks(said, level):
                if isinstance(block, Table):
                    block.about_codes = True
                    yield block


def _options(node: Any) -> Table:
    """Negative numbers with their texts, which docutils takes for options of a command, as terms."""
    table = Table(_line(node), [], pairs=True)
    for item in node.children:
        options = [_text(option) for option in item.children[0].children]
        table.rows += _pairs(options, item.children[1:], item)
    return table


def _fields(node: Any) -> Iterator[Table]:
    """A list of fields (`:1001: Bad request`) as a table without titles; those of statuses (`:status 404: Lost`) as one with."""
    table = Table(_line(node), [], pairs=True)
    statuses = Table(_line(node), list(STATUS_TITLES))
    for item in node.children:
        name = _text(item.children[0])
        status = _STATUS_FIELD.fullmatch(name)
        into = statuses if status else table
        into.rows += _pairs([status[1] if status else name], item.children[1:], item)
    yield from (each for each in (table, statuses) if each.rows)


def _pairs(terms: Sequence[str], said: Sequence[Any], item: Any) -> list[Row]:
    line = _line(item)
    text = " ".join(filter(None, map(_said, said)))
    return [
        Row(line, [Cell(term, line), Cell(text, line)], shown=f"{term} | {text}")
        for term in terms
    ]


def _said(node: Any) -> str:
    """What a definition says, without samples, notes and lists of their own; all of it where there is nothing else."""
    own = [_text(each) for each in node.children if each.tagname not in _ASIDE]
    return " ".join(filter(None, own)) or _text(node)
