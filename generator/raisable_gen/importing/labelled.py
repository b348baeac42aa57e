"""The blocks of a page in; the same out with lines like `Code: 1001`, `Message: Not signed` put together to tables, a row
for each code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from raisable_gen.importing import (
    cell_titles,
    column_titles,
    looks,
    turned,
    word_heads,
)
from raisable_gen.importing.page import (
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Words,
    is_title_like,
    undecorated,
)

_LABEL = re.compile(
    r"([^\W\d_][^\W\d_ ]?(?:[\w '’/?-]|\.(?!\s)){0,28}?)\s*[:：]\s*(\S.*)"
)
_SEVERAL = re.compile(r"\s*;\s+")


def labelled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with lines like `Code: 1001`, `Message: Not signed` put together to tables, a row for each code."""
    blocks = [_as_words(block) for block in blocks]
    words = {id(blocks[at]) for at in word_heads.words_of(blocks, ())}
    words |= {id(block) for block in blocks if _is_headed_by_code(block)}
    found: list[Block] = []
    made: list[int] = []
    for is_run, run in groupby(blocks, lambda block: bool(labels(block))):
        together = list(run)
        table = _of_labels(together) if is_run else None
        if table and found and id(found[-1]) in words and _has_status_alone(table):
            table = None
        if table:
            _doubt_statuses(table, found[-1] if found else None)
            made.append(len(found))
        found += [table] if table else together
    sizes = [
        len(each.rows)
        for each in map(found.__getitem__, made)
        if isinstance(each, Table)
    ]
    if sum(sizes) < 2:
        return list(blocks)
    if max(sizes) > 1 and not any(isinstance(block, Heading) for block in blocks):
        for at in made:
            _make_heading(found, at - 1)
    return found


def _is_headed_by_code(block: Block) -> bool:
    """Whether a heading is a code, and no status, alone: `1001`, `NO_KEY`."""
    text = undecorated(block.text) if isinstance(block, Heading) else ""
    return looks.is_code_like(text) and not looks.STATUS.fullmatch(text)


def _has_status_alone(table: Table) -> bool:
    """Whether labels tell no code but the status of what is in the heading above: `Status: 402` below `card_lost`."""
    titles = [title for title in table.header if column_titles.is_list_of_codes(title)]
    cells = [row.cells[table.header.index(titles[0])].text for row in table.rows]
    return all(column_titles.may_be_status(title) for title in titles) and all(
        map(looks.STATUS.fullmatch, cells)
    )


def _doubt_statuses(table: Table, above: Block | None) -> None:
    """Doubt statuses as codes where the heading above is a word: `card_lost`, and `Status: 402` below it."""
    if not isinstance(above, Heading) or column_titles.is_about_codes(above.text):
        return
    word = undecorated(above.text)
    if not looks.JOINED.fullmatch(word) and not (
        word.islower() and looks.IDENTIFIER.fullmatch(word)
    ):
        return
    at = next(
        at
        for at, title in enumerate(table.header)
        if column_titles.is_list_of_codes(title)
    )
    for row in table.rows:
        if looks.STATUS.fullmatch(row.cells[at].text):
            row.doubt = f"{word} above it could be the code, and {row.cells[at].text} its HTTP status: see which of them a response has"


def _as_words(block: Block) -> Block:
    """A table of two columns with titles of columns in the first, none of them of codes, as lines like `Cause: Not signed`."""
    if not isinstance(block, Table) or block.title:
        return block
    pairs = [[block.header[0], " ".join(block.header[1:])]] if block.header else []
    pairs += [[cell.text for cell in row.cells] for row in block.rows]
    if not all(len(pair) == 2 for pair in pairs) or any(
        not column_titles.is_title(label)
        or column_titles.is_list_of_codes(label)
        or column_titles.is_title(text)
        for label, text in pairs
    ):
        return block
    if not any(_tells(label) for label, _ in pairs):
        return block
    return Words(block.line, [f"{label}: {text}" for label, text in pairs])


def _tells(label: str) -> bool:
    return column_titles.is_message_title(
        label
    ) or column_titles.is_later_message_title(label)


def _make_heading(blocks: list[Block], at: int) -> None:
    """Make words a heading that read like one; on a page without headings only, as text out of a browser is."""
    block = blocks[at] if at >= 0 else None
    if isinstance(block, Words) and is_title_like(block.text):
        blocks[at] = Heading(1, block.text, block.line)


def _of_labels(blocks: Sequence[Block]) -> Table | None:
    """The table that labels and what follows them make; `None` if there is no code or no text among them."""
    pairs = [pair for block in blocks for pair in labels(block)]
    rows = [
        Row(line, [Cell(label, line), Cell(text, line)]) for line, label, text in pairs
    ]
    table = Table(rows[0].line, [], rows)
    return table if turned.turn(table) else None


def labels(words: Block) -> list[tuple[int, str, str]]:
    """The labels in front of all lines of a paragraph, if they are titles that we know, with what follows each."""
    if not isinstance(words, Words):
        return []
    pairs: list[tuple[int, str, str]] = []
    for number, line in enumerate(words.lines, words.line):
        parts = _parts(line)
        if not parts:
            return []
        pairs += [(number, label, text) for label, text in parts]
    return pairs


def _parts(line: str) -> list[tuple[str, str]]:
    """The label of a line with its text; or several, `Number: 1; Symbol: LOST`, of which those count whose titles we know."""
    found = [_LABEL.fullmatch(part) for part in _SEVERAL.split(line)]
    labels = [match for match in found if match]
    known = [match for match in labels if cell_titles.is_title(match[1])]
    if len(labels) < len(found) or len(known) < 2 or known[0] is not labels[0]:
        labels = [match for match in [_LABEL.fullmatch(line)] if match]
    return [(match[1], match[2]) for match in labels if cell_titles.is_title(match[1])]
