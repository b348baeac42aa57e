"""The blocks of a page in; the same out with codes in paragraphs of their own, however these are set, as items and terms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from raisable_gen.importing import labelled, looks
from raisable_gen.importing.page import Block, Cell, Heading, Row, Table, Words

# What is written for a dash: `E11 -- Not signed`.
_DASHES = re.compile(r"^(\S{1,64}) -{2,3} (?=\S)")
# What stands between a code in marks and its text.
_MOST = 0.7
_BEHIND = re.compile(r"\s*(?:[:：]|\s[-–—])\s*\S")
# What a text begins with that is no rest of a sentence.
_SENTENCE = re.compile(r"\s+[^\W\d_a-z]\S*\s+\S")


def set_out(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with paragraphs like `` `E11`: Not signed`` as items, and codes alone above their texts as terms."""
    found: list[Block] = []
    dashed = [_with_dash(block) for block in blocks]
    for is_coded, run in groupby(dashed, _begins_with_code):
        together = list(run)
        if is_coded and len(together) > 1:
            together = [_as_item(block) for block in together]
        found += together
    return _together(_with_terms(found))


def _together(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lists that follow each other and have two terms or more for each text as one."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if (
            isinstance(block, Table)
            and isinstance(last, Table)
            and block.pairs
            and last.pairs
            and not block.title
            and block.about_codes == last.about_codes
            and _widths(block) == _widths(last)
            and min(_widths(block), default=0) > 2
        ):
            last.rows += block.rows
        else:
            found.append(block)
    return found


def _widths(table: Table) -> set[int]:
    return {len(row.cells) for row in table.rows}


def _with_dash(block: Block) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=_DASHES.sub(_dashed, block.text))
    if not isinstance(block, Words) or not any(" --" in line for line in block.lines):
        return block
    return replace(block, lines=[_DASHES.sub(_dashed, line) for line in block.lines])


def _dashed(found: re.Match[str]) -> str:
    return f"{found[1]} – " if _is_code(found[1]) else found[0]


def _is_code(word: str) -> bool:
    return looks.is_code_like(word) or bool(looks.JOINED.fullmatch(word))


def _begins_with_code(block: Block) -> bool:
    """Whether a paragraph begins with a word in marks that can be a code, and goes on behind a colon or dash, or with a sentence
    behind a code that is plain."""
    if not isinstance(block, Words) or block.item or not block.leads:
        return False
    lead = block.leads[0].rstrip(":")
    if not lead or not block.text.startswith(lead):
        return False
    rest = block.text[len(lead) :]
    if _BEHIND.match(rest):
        return _is_code(lead)
    return bool(_SENTENCE.match(rest)) and looks.is_code_like(lead)


def _as_item(block: Block) -> Block:
    return replace(block, item=True) if isinstance(block, Words) else block


def _alone(block: Block) -> str:
    """What may be the code that is all of a paragraph: a word in marks, or an item that looks like one."""
    if not isinstance(block, Words) or len(block.lines) != 1:
        return ""
    text = block.text.rstrip(" :")
    is_marked = block.strong or [block.text] == block.leads
    is_word = looks.VISIBLE.fullmatch(text) if is_marked else looks.is_code_like(text)
    return text if is_word and (is_marked or block.item) else ""


def _is_text(block: Block) -> bool:
    """Whether a paragraph may say what a code means; `Cause: ...` says what it is of itself."""
    return (
        isinstance(block, Words)
        and bool(block.text)
        and not _alone(block)
        and not labelled.labels(block)
    )


def _with_terms(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with two or more codes that stand alone, each above its text, put together to a list of terms."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        rows, end = _rows(blocks, at)
        if _are_codes([row.cells[0].text for row in rows]):
            found.append(Table(rows[0].line, [], rows, pairs=True))
        else:
            end = max(end, at + 1)
            found += blocks[at:end]
        at = end
    return found


def _are_codes(words: Sequence[str]) -> bool:
    """Whether words are codes, each of its own: nearly all look so, and they do not count from 1 on."""
    clear = [word for word in words if looks.is_code_like(word)]
    return (
        len(clear) > 1
        and len(clear) >= _MOST * len(words)
        and len(set(words)) == len(words)
        and words != [str(number) for number in range(1, len(words) + 1)]
    )


def _rows(blocks: Sequence[Block], at: int) -> tuple[list[Row], int]:
    """The codes from `at` on with the paragraphs below each; below the last one no more than below the others."""
    rows: list[Row] = []
    most = 1
    while at + 1 < len(blocks) and (code := _alone(blocks[at])):
        end = at + 1
        while end < len(blocks) and _is_text(blocks[end]):
            end += 1
        if end == at + 1:
            break
        if end == len(blocks) or not _alone(blocks[end]):
            end = min(end, at + 1 + most)
        most = max(most, end - at - 1)
        texts = [each.text for each in blocks[at + 1 : end] if isinstance(each, Words)]
        line = blocks[at].line
        said = " ".join(texts)
        cells = [Cell(code, line), Cell(said, blocks[at + 1].line)]
        rows.append(Row(line, cells, shown=f"{code} | {said}"))
        at = end
    return rows, at
