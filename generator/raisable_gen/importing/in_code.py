"""The pieces of code on a page in; which of them are lists of codes out, and which are samples of what the page has elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from raisable_gen.importing import columns
from raisable_gen.importing.column_titles import is_code_title
from raisable_gen.importing.list_sections import Path
from raisable_gen.importing.page import Block, Heading, Table

_DOUBT = "it stands in a piece of code: a row, or a sample"


def has_any(blocks: Sequence[Block]) -> bool:
    """Whether a piece of code has codes and texts."""
    return any(map(_is_in_code, blocks))


def without(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the pieces of code."""
    return [block for block in blocks if not _is_in_code(block)]


def kept(blocks: Sequence[Block], taken: Collection[str]) -> list[Block]:
    """The blocks with those pieces of code that tell of errors, or stand under a title about codes, and have none of the codes
    `taken` elsewhere; beside such, their rows are doubtful."""
    found: list[Block] = []
    path = Path()
    for block in blocks:
        if isinstance(block, Heading):
            path.go_on(block)
        if isinstance(block, Table) and block.in_code:
            is_list = path.is_about_codes("", "") or columns.tells_errors(block)
            if not is_list or not _codes(block).isdisjoint(taken):
                continue
            for row in block.rows if taken else []:
                row.doubt = row.doubt or _DOUBT
        found.append(block)
    return found


def _is_in_code(block: Block) -> bool:
    return isinstance(block, Table) and block.in_code


def _codes(table: Table) -> set[str]:
    at = [at for at, title in enumerate(table.header) if is_code_title(title)]
    return {row.cells[each].text for row in table.rows for each in at}
