"""reStructuredText in, the blocks of the page out (the one door of docutils).

Grid and simple tables, `list-table`, `csv-table`, definition lists and sections. Directives that read files, run code or
fetch anything are off, and what docutils complains about is no finding of ours: the rows tell whether the page was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst.languages import en

from raisable_gen.importing.columns import is_code_like
from raisable_gen.importing.page import (
    MAX_CELLS,
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Unreadable,
    Words,
    flat,
    joined_titles,
    lines_of,
)

MAX_LINE = 10_000
MAX_PARAGRAPH = 20_000
# Roles of Sphinx and others: docutils knows few of them, and a reader sees the title alone.
_ROLE = re.compile(r":[A-Za-z][\w:.+-]*:`([^`<\n]*?)(\s*<[^`\n>]*>)?`")
_DIRECTIVE = re.compile(r"(\s*)\.\. ([\w:.+-]+)::(?:[ \t]+(.*))?")
_OPTION = re.compile(r"\s+:[\w-]+:(?:\s|$)")
_KNOWN: Any = en.directives
# Directives of Sphinx and its extensions whose argument is the title of what they hold.
_TITLED = frozenset(
    "card collapse details dropdown grid-item-card group-tab tab tab-item toggle".split()
)
# How lines begin that are no part of a paragraph: items, tables, rules, directives, fields.
_NO_TEXT = re.compile(r"[-+*|]\s|[-=+|.:]{2}|\.\. |:\S")
_SETTINGS: dict[str, Any] = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "embed_stylesheet": False,
    "_disable_config": True,
    "report_level": 5,
    "halt_level": 6,
    "warning_stream": "",
    "doctitle_xform": False,
    "docinfo_xform": False,
    "sectsubtitle_xform": False,
    "smart_quotes": False,
    "line_length_limit": MAX_LINE,
    "input_encoding": "unicode",
}


def blocks(text: str) -> list[Block]:
    """The blocks in the order of the page."""
    _check_lengths(lines_of(text))
    # docutils' types are partly unknown: what comes from it is Any on this side of the door.
    text = _ROLE.sub(_title_of_role, text.replace("\0", ""))
    text = _without_unknown_directives(text)
    document: Any = publish_doctree(text, settings_overrides=_SETTINGS)
    refused = _refused(document)
    for message in list(document.findall(nodes.system_message)):
        message.parent.remove(message)
    return [*_blocks(document, 1), *refused]


def _title_of_role(match: re.Match[str]) -> str:
    """What a role shows, as wide as it was written: the columns of tables stay."""
    return f"{match[1]:{len(match[0])}}"


def _without_unknown_directives(text: str) -> str:
    """`text` with directives that docutils does not know replaced by what they hold, on the same lines."""
    lines = lines_of(text)
    at_option = False
    for at, line in enumerate(lines):
        match = _DIRECTIVE.fullmatch(line)
        if match is None:
            at_option = at_option and bool(_OPTION.match(line))
            if at_option:
                lines[at] = ""
            continue
        at_option = match[2] not in _KNOWN
        if at_option and match[2] in _TITLED and match[3]:
            lines[at] = f"{match[1]}**{match[3].strip('* ')}**"
        elif at_option:
            lines[at] = ""
    return "\n".join(lines)


def _refused(document: Any) -> list[Table]:
    """The lines that begin with a code inside of what docutils could not read."""
    found: list[Table] = []
    for message in document.findall(nodes.system_message):
        for literal in message.findall(nodes.literal_block):
            line = int(message.get("line", 1))
            why = f"docutils can't read it: {_text(message.children[0])}"
            table = Table(line, [])
            for text in map(flat, str(literal.astext()).split("\n")):
                words = text.strip("|*-\"' ").split()
                if words and is_code_like(words[0].strip("`\"',|")):
                    table.rows.append(Row(line, [], refused=why, shown=text))
            found += [table] if table.rows else []
    return found


def _check_lengths(lines: Sequence[str]) -> None:
    """Refuse what docutils needs quadratic time for: endless lines and paragraphs. Raises `Unreadable`."""
    length = 0
    before = -1
    for number, line in enumerate(lines, 1):
        bare = line.lstrip()
        indent = len(line) - len(bare)
        is_text = bool(bare) and not _NO_TEXT.match(bare)
        length = length * (is_text and indent == before) + len(line)
        before = indent if is_text else -1
        if len(line) > MAX_LINE or (is_text and length > MAX_PARAGRAPH):
            raise Unreadable(
                number,
                f"a line of over {MAX_LINE} or a paragraph of over {MAX_PARAGRAPH} characters: cut out the part with the codes",
            )


def _blocks(parent: Any, level: int) -> Iterator[Block]:
    for node in parent.children:
        if isinstance(node, nodes.section):
            yield from _blocks(node, level + 1)
        elif isinstance(node, nodes.title):
            if not isinstance(parent, nodes.table):
                yield Heading(level - 1, _text(node), _line(node, parent))
        elif isinstance(node, nodes.rubric):
            yield Heading(7, _text(node), _line(node, parent))
        elif isinstance(node, nodes.table):
            yield _table(node)
        elif isinstance(node, nodes.definition_list):
            yield _terms(node)
        elif isinstance(node, nodes.field_list):
            yield _fields(node)
        elif isinstance(node, nodes.paragraph):
            lines = str(node.astext()).split("\n")
            item = isinstance(parent, nodes.list_item)
            is_strong = all(isinstance(each, nodes.strong) for each in node.children)
            yield Words(
                _line(node, parent),
                [flat(line) for line in lines],
                item=item,
                strong=is_strong,
            )
        elif isinstance(node, nodes.Element) and not isinstance(
            node,
            nodes.Invisible | nodes.literal_block | nodes.raw,
        ):
            yield from _blocks(node, level)


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
    for inner in node.findall(nodes.paragraph):
        if inner.line:
            return int(inner.line)
    return _line(node)


def _table(node: Any) -> Table:
    title = next((_text(each) for each in node.findall(nodes.title)), "")
    table = Table(_line(node), [], title=title)
    spanning: dict[int, tuple[int, str]] = {}
    for row in node.findall(nodes.row):
        line = _first_line(row)
        cells = _cells(row, line, spanning)
        if isinstance(row.parent, nodes.thead):
            table.header = joined_titles(table.header, [cell.text for cell in cells])
        else:
            table.rows.append(
                Row(line, cells, shown=" | ".join(cell.text for cell in cells))
            )
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
        text = _text(entry)
        for _ in range(int(entry.get("morecols", 0)) + 1):
            if entry.get("morerows", 0):
                spanning[len(cells)] = (int(entry["morerows"]), text)
            cells.append(Cell(text, line))
    return cells


def _terms(node: Any) -> Table:
    """A definition list as a table without titles: the term, and what is said of it."""
    table = Table(_line(node), [], pairs=True)
    for item in node.children:
        terms = [child for child in item.children if isinstance(child, nodes.term)]
        said = [child for child in item.children if isinstance(child, nodes.definition)]
        table.rows += _pairs([_text(term) for term in terms], said, item)
    return table


def _fields(node: Any) -> Table:
    """A list of fields (`:1001: Bad request`) as a table without titles."""
    table = Table(_line(node), [], pairs=True)
    for item in node.children:
        table.rows += _pairs([_text(item.children[0])], item.children[1:], item)
    return table


def _pairs(terms: Sequence[str], said: Sequence[Any], item: Any) -> list[Row]:
    line = _line(item)
    texts = [flat(str(each.astext())) for each in said]
    return [
        Row(
            line,
            [Cell(term, line), Cell(" ".join(texts), line)],
            shown=f"{term} | {' '.join(texts)}",
        )
        for term in terms
    ]
