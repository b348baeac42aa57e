"""Markdown and MDX in, the blocks of the page out (the one door of markdown-it-py).

Tables of GitHub's kind, with and without outer pipes, headings, paragraphs and lists; HTML in the page goes to `html`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from raisable_gen.importing import (
    bars,
    components,
    html,
    inline,
    listings,
    marked,
    samples,
)
from raisable_gen.importing.page import (
    MAX_CELLS,
    MAX_INLINE,
    Block,
    Cell,
    Heading,
    Row,
    Sample,
    Table,
    Words,
    check_bars,
    check_marks,
    flat,
    lines_of,
)
from raisable_gen.importing.plain_markdown import Plain

MAX_NESTING = 40
_MARKS = re.compile(r"[`*_~\[\]!<&\\]")
_MARKDOWN = frozenset(("markdown", "md"))
_NO_LANGUAGE = frozenset(("", "text", "txt", "plain", "plaintext", "none"))
# A line that begins with a code, and goes on behind a gap or a sign.
_CODED = re.compile(
    r"\s*(-?[0-9]{1,18}|(?=[A-Z0-9_]*[_0-9])[A-Z][A-Z0-9_]*)(?:\s{2,}|\t|\s*[:=|]\s|\s+[-–—]\s)\s*[^\W\d]",
    re.ASCII,
)
# A piece of code in one line that is none, but what a response says.
_SENTENCE = re.compile(r"[A-Z][a-z]+(?: [\w'’,:;%/(){}-]+){2,40}[.!]?")
# What the lines of a block quote begin with.
_QUOTED = re.compile(r"^(?:\s*>)+")
# What some kinds of Markdown say of a column behind its title: `Code [width="20"]`.
_ATTRIBUTES = re.compile(r"\s*[\[{](?:\s*[\w-]+\s*=\s*[\"'][^\"']*[\"'])+\s*[\]}]$")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_MDX_COMMENT = re.compile(r"\{/\*.*?\*/\}", re.S)
_HTML_TABLE = re.compile(r"<(table|dl)\b", re.I)


def blocks(text: str) -> list[Block]:
    """The blocks in the order of the page."""
    text = _MDX_COMMENT.sub(_blank, text)
    lines = lines_of(text)
    check_bars(lines)
    check_marks(lines, _MARKS)
    plain = components.plain(lines)
    found = _blocks(plain)
    _renumber(found, plain.numbers)
    return found


def _renumber(blocks: Sequence[Block], numbers: Sequence[int]) -> None:
    """Tell the blocks, which know their lines of plain Markdown, those of the page."""
    for block in blocks:
        block.line = numbers[block.line - 1]
        for row in block.rows if isinstance(block, Table) else []:
            row.line = numbers[row.line - 1]
            for cell in row.cells:
                cell.line = row.line


def _blocks(plain: Plain) -> list[Block]:
    lines = plain.lines
    tokens = _tokens("\n".join(lines), plain.nested)
    found: list[Block] = []
    end_of_html = 0
    position = 0
    while position < len(tokens):
        token = tokens[position]
        start = token.map[0] if token.map else 0
        if start in plain.headings and token.type == "html_block":
            found.append(plain.headings[start])
        elif token.type == "html_block" and start >= end_of_html:
            end_of_html = _html_end(lines, start, token.map[1] if token.map else start)
            found += html.blocks("\n".join(lines[start:end_of_html]), start)
        elif token.map and start < end_of_html:
            pass
        elif token.type == "heading_open":
            shown, struck = _shown(tokens[position + 1])
            shown = re.sub(
                r"\s*\{#[\w-]+\}$", "", shown
            )  # the anchor of some kinds of Markdown
            found.append(Heading(int(token.tag[1]), shown, start + 1, struck))
        elif token.type == "table_open":
            end = _closing(tokens, position, "table_close")
            found.append(_table(tokens[position:end], lines))
            position = end
        elif token.type == "inline" and tokens[position - 1].type == "paragraph_open":
            before = tokens[position - 2] if position > 1 else token
            number = before.info if before.type == "list_item_open" else ""
            if before.type != "list_item_open" or not inline.leads_to_a_heading(
                token.children or []
            ):
                table = marked.table(_pieces(token))
                level = tokens[position - 1].level
                found.append(table or _paragraph(token, level, number))
        elif token.type in ("fence", "code_block"):
            found += _code(token, start + 1 + (token.type == "fence"))
        position += 1
    return found


def _tokens(text: str, nested: bool) -> list[Token]:
    """The tokens of the page; what is indented is code only if it is not `nested`. The marks inside a text are read up to `MAX_INLINE` characters: what is longer is no cell."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"]).disable(["inline", "text_join"])
    if nested:
        parser.disable("code")
    references: dict[str, Any] = {}
    tokens = parser.parse(text, references)
    for token in tokens:
        if token.type != "inline":
            continue
        token.children = []
        if len(token.content) <= MAX_INLINE:
            parser.inline.parse(token.content, parser, references, token.children)
        else:
            token.children.append(Token("text", "", 0, content=token.content))
    return tokens


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _closing(tokens: Sequence[Token], start: int, kind: str) -> int:
    return next(at for at in range(start, len(tokens)) if tokens[at].type == kind)


def _html_end(lines: Sequence[str], start: int, end: int) -> int:
    """Where the HTML that begins in `start` ends: a table goes on over empty lines until it is closed."""
    opening = _HTML_TABLE.search("\n".join(lines[start:end]))
    if opening is None:
        return end
    closing = f"</{opening[1].lower()}"
    for at in range(start, len(lines)):
        if closing in lines[at].lower():
            return max(end, at + 1)
    return len(lines)


def _paragraph(token: Token, level: int, number: str) -> Words:
    """A paragraph, `level` marks deep; `number` is what it has as an item of a numbered list."""
    lines: list[list[Token]] = [[]]
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            lines.append([])
        else:
            lines[-1].append(child)
    shown = [inline.text(line) for line in lines]
    first = token.map[0] if token.map else 0
    kinds = [
        child.type
        for child in token.children or []
        if child.content.strip() or child.nesting
    ]
    is_strong = (
        kinds[:1] == ["strong_open"] and kinds.index("strong_close") == len(kinds) - 1
    )
    leads = [inline.lead(line) for line in lines]
    texts = [text for text, _ in shown]
    if len(number) > 2:  # not counted, but a code
        texts[0], leads[0] = f"{number}. {texts[0]}", number
    return Words(first + 1, texts, shown[0][1], level > 0, is_strong, leads, level)


def _pieces(token: Token) -> list[marked.Piece]:
    """The texts and the pieces of code that a paragraph is made of, by turns."""
    found: list[marked.Piece] = []
    line = (token.map[0] if token.map else 0) + 1
    for child in token.children or []:
        is_code = child.type == "code_inline"
        is_break = child.type in ("softbreak", "hardbreak")
        text = " " if is_break else child.content
        if found and not is_code and not found[-1].is_code:
            found[-1].text += text
        elif text:
            found.append(marked.Piece(text, is_code, line))
        line += is_break
    return found


def _code(token: Token, line: int) -> list[Block]:
    """What a piece of code says: a list of codes, a response with some, or lines that are no language's, a paragraph in each."""
    fewest = components.FEWEST if token.info == components.DATA else listings.FEW
    table = listings.objects(token.content, line, fewest)
    if table:
        return [table]
    if token.info.strip().lower() in _NO_LANGUAGE | _MARKDOWN:
        if drawn := _drawn(token.content, line):
            return drawn
    codes = samples.codes(token.content)
    if codes:
        return [Sample(line, codes)]
    if table := listings.in_code(lines_of(token.content), line):
        return [table]
    if token.info.strip().lower() not in _NO_LANGUAGE:
        return []
    if _SENTENCE.fullmatch(token.content.strip()):
        return [Words(line, [flat(token.content)])]
    return [
        Words(number, [flat(text)], item=True, leads=[match[1]])
        for number, text in enumerate(lines_of(token.content), line)
        if (match := _CODED.match(text))
    ]


def _drawn(text: str, line: int) -> list[Block]:
    """The table that a piece of code from `line` on is, for some indent theirs; nothing where it is none."""
    lines = lines_of(textwrap.dedent(text).rstrip())
    if len(lines) < 3 or not all("|" in each for each in lines[:2]):
        return []
    if not bars.DELIMITERS.fullmatch(lines[1]):
        return []
    found = _blocks(components.plain(lines))
    if len(found) != 1 or not isinstance(table := found[0], Table):
        return []
    _renumber([table], range(line, line + len(lines)))
    return [table]


def _table(tokens: Sequence[Token], lines: Sequence[str]) -> Table:
    start = tokens[0].map[0] if tokens[0].map else 0
    table = Table(start + 1, [])
    row: Row | None = None
    in_head = False
    for token in tokens:
        if token.type == "tr_open":
            line = token.map[0] if token.map else start
            row = Row(line + 1, [], shown=lines[line].strip())
        elif token.type in ("thead_open", "tbody_open"):
            in_head = token.type == "thead_open"
        elif token.type == "inline" and row is not None:
            text, struck = _shown(token)
            row.cells.append(Cell(text, row.line, struck))
        elif token.type == "tr_close" and row is not None:
            if in_head:
                table.header = [_ATTRIBUTES.sub("", cell.text) for cell in row.cells]
            else:
                written = _cells(lines[row.line - 1])
                if written > len(table.header):
                    row.refused = f"it has {written} cells under {len(table.header)} titles: escape a | that is text as \\|"
                table.rows.append(row)
    return table


def _cells(line: str) -> int:
    """How many cells a line of a table has, as it is written."""
    bare = _QUOTED.sub("", line, count=1).strip().removeprefix("|")
    bare = re.sub(r"(?:(?<!\\)\|\s*)+$", "", bare)
    return min(len(_UNESCAPED_PIPE.findall(bare)) + 1, MAX_CELLS)


def _shown(token: Token) -> tuple[str, bool]:
    return inline.text(token.children or [])
