"""The blocks of a page in; the same out with each code a heading and its parts labels, where they are items or smaller headings; the bold
lines that only say what follows."""

from __future__ import annotations

from collections.abc import Sequence

from raisable_gen.importing import cell_titles, column_titles, labelled, looks
from raisable_gen.importing.page import Block, Heading, Words, undecorated

# Below all headings of pages.
_LEVEL = 8


def outlined(blocks: Sequence[Block]) -> list[Block]:
    """Items and paragraphs like `CARD_LOST` with items like `Message: It is lost` below as headings; headings like `Description:` below
    those of codes as labels."""
    of_codes = [at for at in range(len(blocks)) if _has_labels_inside(blocks, at)]
    found = list(blocks)
    for at in of_codes if len(of_codes) > 1 else ():
        item = blocks[at]
        if isinstance(item, Words):
            found[at] = Heading(_LEVEL, item.text, item.line, item.struck)
    codes = _headings_of_codes(blocks)
    above: Heading | None = None
    for at, block in enumerate(found):
        if not isinstance(block, Heading):
            continue
        is_inside = above is not None and block.level > above.level
        if is_inside and cell_titles.is_title(block.text.rstrip(" :：")):
            found[at] = Words(block.line, [block.text], strong=True)
        else:
            above = block if at in codes else None
    return found


def labels_of_parts(blocks: Sequence[Block]) -> set[str]:
    """The bold lines that come again under other headings, as `Errors:` below each call: they say what follows, and not where."""
    under: dict[str, set[int]] = {}
    heading = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            heading = at
        elif isinstance(block, Words) and block.strong:
            under.setdefault(block.text.rstrip(" :"), set()).add(heading)
    return {text for text, headings in under.items() if len(headings) > 1}


def _has_labels_inside(blocks: Sequence[Block], at: int) -> bool:
    """Whether an item or a paragraph is a word or a code alone, in marks, and what is inside of it has labels.

    Inside of an item are the items that stand deeper, inside of a paragraph the items or lines below it.
    """
    above = blocks[at]
    if not isinstance(above, Words) or not above.leads:
        return False
    word = undecorated(above.text)
    if word != undecorated(above.leads[0]) or not looks.is_identifier_or_code(word):
        return False
    if not above.item and not looks.VISIBLE.fullmatch(word):
        return False
    labels: list[str] = []
    for block in blocks[at + 1 :]:
        if not isinstance(block, Words):
            break
        if above.item and (not block.item or block.level <= above.level):
            break
        found = [label for _, label, _ in labelled.labels(block)]
        if not found:
            if above.item:
                return False
            break
        labels += found
    return bool(labels) and (
        above.item or any(map(column_titles.may_be_message_title, labels))
    )


def _headings_of_codes(blocks: Sequence[Block]) -> set[int]:
    """The headings that are a code or a word like `error_code_1`, several on the page."""
    found = {
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Heading) and looks.is_joined(undecorated(block.text))
    }
    return found if len(found) > 1 else set()
