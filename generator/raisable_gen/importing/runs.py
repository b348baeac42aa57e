"""Paragraphs in a row that are no table and look like one: titles of columns and a cell in each, codes with their texts,
lines of a list, lines of source code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import constants, looks
from raisable_gen.importing.glued import Divider
from raisable_gen.importing.line import Line, Part
from raisable_gen.importing.lined import lined
from raisable_gen.importing.page import Block, Cell, Row, Sample, Table, Words
from raisable_gen.importing.stacked import stacked
from raisable_gen.importing.tall_titles import stacked_titles
from raisable_gen.importing.titles import titles_in
from raisable_gen.importing.untitled import untitled

_NAME_AND_CODE = re.compile(
    r"(?P<name>[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*)\s*\((?P<code>-?[0-9]{1,10}|0[xX][0-9A-Fa-f]{1,16})\)",
    re.ASCII,
)
_WORD_ITEM = re.compile(
    r"(?P<word>[a-z][A-Za-z0-9_.-]{1,60})(?::|\s[-–—:=])\s+(?P<text>\S.*)", re.ASCII
)


def tabled(words: Sequence[Words], titles: Sequence[str]) -> list[Block]:
    """The paragraphs under the `titles` of sections, the nearest last, as tables where they are some."""
    rows = constants.constants(words)
    if rows:
        return list(constants.tabled(words, rows))
    if all(each.item and any(each.leads) for each in words):
        return list(words)  # items that begin with a code in marks are read as such
    # The places of the paragraphs stand for their lines, which several may share.
    lines = [Line(at, each.text, each.text, True) for at, each in enumerate(words)]
    are_marked = all(any(each.leads) for each in words)
    found = _titled(lines) or _named(lines) or _untitled(lines, titles, are_marked)
    if found is None:
        return list(words)
    placed = [_placed(block, words) for block in found if block.line >= 0]
    _complete(placed)
    return placed


def _named(lines: Sequence[Line]) -> list[Block] | None:
    """Paragraphs like `LIB_LOST (3)`, each with its text in the next."""
    matches = [_NAME_AND_CODE.fullmatch(line.text[:200]) for line in lines]
    starts = [at for at, match in enumerate(matches) if match]
    codes = {match["code"] for match in matches if match}
    if len(starts) < 3 or len(codes) < len(starts):
        return None
    found: list[Block] = [
        Words(line.number, [line.text]) for line in lines[: starts[0]]
    ]
    table = Table(lines[starts[0]].number, ["name", "code", "message"])
    found.append(table)
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match, line = matches[start], lines[start]
        below = lines[start + 1].text if start + 1 < end else ""
        doubt = ""
        if end > start + 2:
            doubt = "several paragraphs follow: the first is taken as its message, see whether it is all"
        if match:
            parts = (match["name"], match["code"], below)
            cells = [Cell(part, line.number) for part in parts]
            table.rows.append(Row(line.number, cells, doubt, shown=" | ".join(parts)))
    return found


def _untitled(
    lines: Sequence[Line], titles: Sequence[str], are_marked: bool
) -> list[Block] | None:
    """Codes and their texts; words are codes where the nearest title says so, numbers and what stands in marks where any does."""
    if len(lines) < 2:
        return None
    best: list[Block] | None = None
    most = 0
    for above in (titles[-1:], titles[:]):
        top = [
            Line(at - len(above), text, text, False) for at, text in enumerate(above)
        ]
        found = untitled([*top, *lines])
        codes = [
            row.cells[0].text
            for block in found
            if isinstance(block, Table)
            for row in block.rows
            if len(row.cells) != 2
            or not looks.is_rate(row.cells[0].text, row.cells[1].text)
        ]
        likely = sum(map(looks.is_code_like, codes))
        if len(set(codes)) * 5 < len(codes) * 4 or len(codes) <= most:
            continue
        if len(above) == 1 or likely * 2 > len(codes) or are_marked:
            best, most = found, len(codes)
    for block in best or []:
        if isinstance(block, Table) and not block.header:
            _name_columns(block)
    return best


def _name_columns(table: Table) -> None:
    if all(len(row.cells) == 2 for row in table.rows):
        table.header = ["code", "message"]
        table.rows[0].doubt = table.rows[0].doubt or (
            "no titles of columns: paragraphs that begin with codes are read as rows, see whether they are"
        )


def _complete(blocks: list[Block]) -> None:
    """Take an item of a list for a row if its neighbours are rows and it begins with a word: `blocked: text`."""
    for at, block in enumerate(blocks):
        table = blocks[at - 1] if at else None
        match = _WORD_ITEM.fullmatch(block.text) if isinstance(block, Words) else None
        if (
            isinstance(block, Words)
            and match
            and (block.item or match["word"] in block.leads)
            and isinstance(table, Table)
            and table.header == ["code", "message"]
        ):
            cells = [Cell(match["word"], block.line), Cell(match["text"], block.line)]
            doubt = f"{match['word']} is a word, and stands among codes: see whether it is one"
            table.rows.append(Row(block.line, cells, doubt, shown=block.text))
            blocks[at] = table
    blocks[:] = [
        block
        for at, block in enumerate(blocks)
        if not at or block is not blocks[at - 1]
    ]


def _titled(lines: list[Line]) -> list[Block] | None:
    for at in range(len(lines)):
        titles, size = stacked_titles(lines[at : at + 13])
        if titles:
            part = Part(titles, lines[at].number, True, lines[at + size :])
            cells, rest = stacked(part)
            cells += [Words(line.number, [line.text]) for line in rest]
        elif titles := titles_in(lines[at]):
            body = lines[at + 1 :]
            part = Part(titles, lines[at].number, False, body)
            divider = Divider((line.text, False) for line in body)
            cells = lined(part, divider, None, open_end=False, tight=True)
        else:
            continue
        if any(isinstance(block, Table) for block in cells):
            before: list[Block] = [
                Words(line.number, [line.text]) for line in lines[:at]
            ]
            return [*before, *cells]
    return None


def _placed(block: Block, words: Sequence[Words]) -> Block:
    """A block with the lines of its paragraphs; what was taken for a heading is none where headings are marked as such."""
    if isinstance(block, Sample):
        return block
    if not isinstance(block, Table):
        text = block.text
        each = words[block.line]
        return each if each.text == text else Words(each.line, [text], strong=True)
    rows = [
        replace(
            row,
            line=words[row.line].line,
            cells=[replace(cell, line=words[cell.line].line) for cell in row.cells],
        )
        for row in block.rows
    ]
    return replace(block, line=words[block.line].line, rows=rows)
