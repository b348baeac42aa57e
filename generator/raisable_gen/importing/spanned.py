"""Rows with fewer cells than there are titles in, the same with the cells of the rows above out: a cell that spans several rows is
copied with the first of them only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import looks
from raisable_gen.importing.page import Cell, Row

# So many cells of a row may span it and the rows above.
_MOST = 3
_OF_ABOVE = (
    "its code is that of the row above, whose cell spans both: see whether it is"
)


def fill(rows: Sequence[Row | None], width: int, at_code: int) -> None:
    """Give each of `rows` that is shorter than `width` the cells that it shares with the row above, where what is in its own shows
    which these are."""
    whole = [row for row in rows if row and len(row.cells) == width]
    usual = [_usual([row.cells[at].text for row in whole]) for at in range(width)]
    above: Row | None = None
    for row in rows:
        if row is None or len(row.cells) > width:
            continue
        missing = width - len(row.cells)
        if above and 0 < missing <= _MOST and len(row.cells) > 1:
            at = _place(row.cells, missing, usual)
            if at is not None and _may_span(range(at, at + missing), at_code, usual):
                shared = above.cells[at : at + missing]
                row.cells[at:at] = [replace(cell, line=row.line) for cell in shared]
                row.refused = ""
                if at <= at_code < at + missing:
                    row.doubt = row.doubt or _OF_ABOVE
        if len(row.cells) == width:
            above = row


def _may_span(columns: range, at_code: int, usual: Sequence[str]) -> bool:
    """Whether cells may be shared: those up to the code, and behind it numbers and words, but no texts."""
    return all(at <= at_code or not usual[at].startswith("text") for at in columns)


def _place(cells: Sequence[Cell], missing: int, usual: Sequence[str]) -> int | None:
    """Before which cell others are missing, if it is clear and not the end."""
    texts = [cell.text for cell in cells]
    scores = [
        sum(
            _alike(_look(text), look)
            for text, look in zip(
                [*texts[:at], *[""] * missing, *texts[at:]], usual, strict=True
            )
        )
        for at in range(len(texts) + 1)
    ]
    best = max(scores)
    if scores.count(best) > 1 or scores[-1] == best:
        return None
    return scores.index(best)


def _usual(texts: Sequence[str]) -> str:
    looks_of = Counter(_look(text) for text in texts if text)
    return looks_of.most_common(1)[0][0] if looks_of else ""


def _look(text: str) -> str:
    """Of which kind a cell is."""
    if not text:
        return ""
    if looks.STATUS.fullmatch(text):
        return "number status"
    if looks.NUMBER.fullmatch(text):
        return "number"
    if looks.is_code_like(text) or looks.JOINED.fullmatch(text):
        return "code"
    return "text short" if looks.words_in([text]) < 4 else "text"


def _alike(one: str, other: str) -> int:
    """How alike two kinds are; an empty cell is like none."""
    if not one or not other:
        return 0
    return 3 if one == other else 2 * (one.split()[0] == other.split()[0])
