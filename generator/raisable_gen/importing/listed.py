"""The blocks of a page in; which of its paragraphs and items of lists are rows out: `1001: Invalid key`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import groupby, pairwise

from raisable_gen.importing import codes, column_titles, list_words, looks
from raisable_gen.importing.items import leads_to_fields
from raisable_gen.importing.list_sections import (
    ABOUT_FIELDS,
    Path,
    are_clear,
    clear_items,
    last_sentence,
)
from raisable_gen.importing.looks import PHRASES
from raisable_gen.importing.list_rows import BARE, Listed, rows_of
from raisable_gen.importing.page import Block, Heading, Words


def listed(
    blocks: Sequence[Block], title: str
) -> tuple[dict[int, list[Listed]], list[Listed]]:
    """The paragraphs and items that are rows, by position; and the rows of items that may be some, but no title says so.

    A single row proves nothing. `title` is that of the page.
    """
    found: dict[int, list[Listed]] = {}
    every = {
        at: rows_of(block)
        for at, block in enumerate(blocks)
        if isinstance(block, Words) and not block.linked
    }
    doubtful: list[Listed] = []
    alone: list[Listed] = []
    path = Path()
    taken = clear_items(blocks, every)
    whole: set[int] = set()
    for is_item, run in groupby(enumerate(blocks), lambda pair: _is_item(pair[1])):
        together = list(run)
        rows = {at: every[at] for at, _ in together if at in every}
        if is_item and list_words.are_rates(rows):
            continue
        if is_item:
            first = together[0][0]
            above = blocks[first - 1] if first else None
            said = above.text if isinstance(above, Words) else ""
            for position in _above_others(together, rows):
                rows[position] = []
            is_about = path.is_about_codes(title, said)
            is_told = any(map(column_titles.is_about_codes, path.last()))
            is_near = is_told or _announces(said)
            _settle_loose(rows, blocks, is_near, taken)
            kept = _codes(rows, is_about, is_near)
            if _are_years(kept) and not is_told and not _follow(kept, found):
                kept = {}
            are_letters = list_words.are_letters(rows)
            is_list = len(kept) * 2 >= len(together)
            others = [pair for pair in together if rows.get(pair[0]) == []]
            doubtful += _beside(others) if is_list else []
            for position, of_item in rows.items():
                if position not in kept:
                    doubtful += [
                        row for row in of_item if is_list or are_letters or not row.word
                    ]
            if is_about and not kept and len(together) == 1:
                alone += [row for of_item in rows.values() for row in of_item]
            if (is_about or _announces(said)) and not any(rows.values()):
                doubtful += _bare(together)
            found |= kept
            if is_about and len(kept) == len(together) > 1 and _are_marked(kept):
                whole |= kept.keys()
            continue
        are_fields = False
        for position, block in together:
            if not rows.get(position):
                are_fields = isinstance(block, Words) and leads_to_fields(block.text)
            if isinstance(block, Heading):
                path.go_on(block)
            elif are_fields:
                continue
            elif of_block := [row for row in rows.get(position, []) if not row.word]:
                of_page = "" if path.headings else title
                if path.is_about_codes(of_page, "") or not _are_short(of_block):
                    found[position] = of_block
                else:
                    doubtful += of_block
    told = {id(row) for row in doubtful}
    words = [row for row in alone if row.word and id(row) not in told]
    if found:
        doubtful += [row for row in words if looks.JOINED.fullmatch(row.code)]
    for position in _single(found):
        if position in whole:
            continue
        doubtful += found.pop(position)
    if sum(map(len, found.values())) < 2:
        found = {}
    return found, doubtful


def _settle_loose(
    rows: dict[int, list[Listed]],
    blocks: Sequence[Block],
    is_near: bool,
    taken: Container[int],
) -> None:
    """Drop the rows with nothing but a space behind their codes, but those `taken` and where all of their list are rows with
    another code each."""
    levels = {at: _level(blocks[at]) for at in rows}
    for level in set(levels.values()):
        same = [at for at in rows if levels[at] == level]
        of_level = [row for at in same for row in rows[at]]
        is_whole = all(rows[at] for at in same) and are_clear(of_level)
        for at in same:
            if at not in taken and not (is_near and is_whole):
                rows[at] = [row for row in rows[at] if not row.loose]


def _are_short(rows: Sequence[Listed]) -> bool:
    """Whether rows begin with numbers of one or two figures, which much else has."""
    return all(re.fullmatch("[0-9]{1,2}", row.code, re.ASCII) for row in rows)


def _level(block: Block) -> int:
    return block.level if isinstance(block, Words) else 0


def _announces(said: str) -> bool:
    """Whether the last sentence right above a list says that codes follow: `The code is one of the following:`."""
    sentence = last_sentence(said)
    return (
        sentence.endswith((":", "："))
        and column_titles.is_about_codes(sentence)
        and not ABOUT_FIELDS.search(sentence)
    )


def _above_others(
    run: Sequence[tuple[int, Block]], rows: Mapping[int, Sequence[Listed]]
) -> list[int]:
    """The positions of statuses like `400 Bad Request` that stand above the codes of a list inside of them."""
    return [
        position
        for (position, block), (following, inner) in pairwise(run)
        if isinstance(block, Words)
        and isinstance(inner, Words)
        and inner.level > block.level
        and rows.get(following)
        and all(row.message.casefold() in PHRASES for row in rows.get(position, []))
    ]


def _codes(
    rows: Mapping[int, list[Listed]], about_codes: bool, is_near: bool
) -> dict[int, list[Listed]]:
    """The items of a run whose rows are codes; `about_codes` if a title or the words above say so, `is_near` if the last do."""
    every = [row for of_item in rows.values() for row in of_item]
    if not about_codes and not _are_alike(every):
        return {}
    words = [row for row in every if row.word]
    are_words = about_codes and (
        list_words.are_codes(words)
        or list_words.are_capitals(every)
        or list_words.are_letters(rows)
        or list_words.are_plain(words, every)
        or (is_near and list_words.are_telling(words, every))
        or list_words.are_among_codes(words, every)
    )
    are_short = all(rows.values()) or any(row.marked and not row.word for row in every)
    found: dict[int, list[Listed]] = {}
    for position, of_item in rows.items():
        kept = [
            row
            for row in of_item
            if (are_words if row.word else are_short or len(row.code) > 2)
        ]
        if kept:
            found[position] = kept
    return found


def _single(found: Mapping[int, Sequence[Listed]]) -> list[int]:
    """The positions of codes like `SHA256`: capitals and a number without `_`, and no other that differs in its number alone."""
    forms = Counter(codes.form(row.code) for rows in found.values() for row in rows)
    return [
        position
        for position, rows in found.items()
        if all(codes.is_single(row.code, forms) for row in rows)
    ]


def _are_marked(rows: Mapping[int, Sequence[Listed]]) -> bool:
    """Whether all codes, another each, stand in marks."""
    every = [row for of_item in rows.values() for row in of_item]
    codes_of = {row.code for row in every}
    return len(codes_of) == len(every) and all(row.marked for row in every)


def _are_years(rows: Mapping[int, Sequence[Listed]]) -> bool:
    return all(
        looks.YEAR.fullmatch(row.code) for of_item in rows.values() for row in of_item
    )


def _are_alike(rows: Sequence[Listed]) -> bool:
    """Whether nearly all codes are numbers, some of them long, or differ in nothing but their numbers: `E10`, `E11`."""
    forms = Counter(codes.form(row.code) for row in rows if not row.word)
    is_long = any(re.search("[0-9]{3}", row.code) for row in rows)
    total = sum(forms.values())
    return any(
        "0" in form and times * 4 >= total * 3 and (times > 1 or is_long)
        for form, times in forms.items()
        if form != "0" or is_long
    )


def _follow(
    rows: Mapping[int, Sequence[Listed]], found: Mapping[int, Sequence[Listed]]
) -> bool:
    """Whether numbers like years go on with those of the lists before: `2001` with `1001`."""
    before = {row.code for of_item in found.values() for row in of_item}
    first = min((row.code for of_item in rows.values() for row in of_item), default="")
    return first in ("2000", "2001") and f"1{first[1:]}" in before


def _is_item(block: Block) -> bool:
    return isinstance(block, Words) and block.item


def _bare(run: Sequence[tuple[int, Block]]) -> list[Listed]:
    """The items of a list that are words without marks, `CardLost - call the bank`: most of them made of several words."""
    items = [block for _, block in run if isinstance(block, Words)]
    matches = [(block, BARE.fullmatch(block.text)) for block in items]
    found = [
        Listed(block.line, match["code"], match["rest"] or "", word=True)
        for block, match in matches
        if match
    ]
    is_list = len(found) == len(items) and any(row.message for row in found)
    return found if is_list and list_words.are_codes(found) else []


def _beside(run: Sequence[tuple[int, Block]]) -> list[Listed]:
    """The items among rows that begin with a word: `closed: The desk is shut`."""
    items = [block for _, block in run if isinstance(block, Words)]
    matches = [(block, BARE.fullmatch(block.text)) for block in items]
    return [
        Listed(block.line, match["code"], match["rest"], word=True)
        for block, match in matches
        if match and match["rest"]
    ]
