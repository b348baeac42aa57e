"""The blocks of a page in; which of its headings are rows out: `### -1121 BAD_SYMBOL` with a text below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from raisable_gen.importing import codes, columns
from raisable_gen.importing.page import Block, Heading, Table, Words

_STATUS = re.compile(r"HTTP(?: status)?(?: code)?:? ?([1-5][0-9]{2})", re.ASCII | re.I)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that is a row: its code, the words behind it, and an HTTP status before or behind it."""

    code: str
    rest: str
    http: str = ""


def heads(blocks: Sequence[Block]) -> dict[int, Head]:
    """The headings that are rows: they begin with a code, and words follow, not a table."""
    found: dict[int, Head] = {}
    for position, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        text = block.text.replace("−", "-").replace("–", "-")
        match = codes.headed(text)
        if match is None or not columns.is_code_like(match["code"]):
            continue
        if columns.is_range(match["code"] + " " + match["rest"].split(" ")[0]):
            continue
        texts = words_after(blocks, position)
        following = _at(blocks, position + len(texts) + 1)
        is_row = bool(texts) or (
            bool(match["rest"]) and not isinstance(following, Table)
        )
        if is_row and not _is_table_of_codes(following):
            rest = match["rest"].strip()
            status = _STATUS.fullmatch(rest)
            found[position] = (
                Head(match["code"], "", status[1])
                if status
                else Head(match["code"], rest)
            )
    for position in _prefixes(blocks):
        if position in found and not columns.NUMBER.fullmatch(found[position].code):
            del found[position]
    if not found:
        return _of_words(blocks)
    if len(found) < 2 and len(blocks) > 7:
        return {}
    heads = list(found.values())
    if len({head.code for head in heads}) < len(heads) and all(
        columns.STATUS.fullmatch(head.code) and columns.JOINED.fullmatch(head.rest)
        for head in heads
    ):
        return {at: Head(head.rest, "", head.code) for at, head in found.items()}
    return found


def _is_table_of_codes(block: Block | None) -> bool:
    return isinstance(block, Table) and bool(columns.roles(block))


def _prefixes(blocks: Sequence[Block]) -> set[int]:
    """The headings that begin with the same word, which is no code then: `TLS12 errors`, `TLS12 warnings`."""
    of_word: dict[str, list[int]] = {}
    for position, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        first = block.text.split(" ")[0]
        if columns.SYMBOL.fullmatch(first) and len(first) < len(block.text):
            of_word.setdefault(first, []).append(position)
    return {at for same in of_word.values() if len(same) > 1 for at in same}


def _of_words(blocks: Sequence[Block]) -> dict[int, Head]:
    """Headings like `card_lost` with words below, all of one level, under a heading about codes."""
    about = 0
    of_level: dict[int, list[int]] = {}
    for position, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        if not about and columns.is_about_codes(block.text):
            about = block.level
        elif (
            about and block.level > about and isinstance(after(blocks, position), Words)
        ):
            of_level.setdefault(block.level, []).append(position)
    for positions in of_level.values():
        texts = {at: blocks[at] for at in positions}
        words = {
            at: Head(block.text, "")
            for at, block in texts.items()
            if isinstance(block, Heading) and columns.JOINED.fullmatch(block.text)
        }
        if len(words) > 1 and len(words) * 4 >= len(positions) * 3:
            return words
    return {}


def beside(blocks: Sequence[Block], found: Mapping[int, Head]) -> dict[int, str]:
    """The headings among those `found` that could be rows as well and are not read as such, each with what may be its code."""
    levels = {
        block.level
        for block in map(blocks.__getitem__, found)
        if isinstance(block, Heading)
    }
    others: dict[int, str] = {}
    for position, block in enumerate(blocks):
        if (
            not isinstance(block, Heading)
            or position in found
            or block.level not in levels
        ):
            continue
        texts = words_after(blocks, position)
        if not texts or _is_table_of_codes(_at(blocks, position + len(texts) + 1)):
            continue
        first = block.text.split(" ")[0].strip("`[]():")
        is_word = "_" in block.text or block.text.islower()
        if columns.is_code_like(first) or (
            is_word and columns.IDENTIFIER.fullmatch(block.text)
        ):
            others[position] = first
    return others


def after(blocks: Sequence[Block], position: int) -> Block | None:
    """The block behind the one at `position`."""
    return _at(blocks, position + 1)


def words_after(blocks: Sequence[Block], position: int) -> list[Words]:
    """The paragraphs between a block and the next that is none."""
    found: list[Words] = []
    while isinstance(block := after(blocks, position), Words):
        found.append(block)
        position += 1
    return found


def _at(blocks: Sequence[Block], position: int) -> Block | None:
    return blocks[position] if position < len(blocks) else None
