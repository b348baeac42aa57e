"""The titles and cells of a table with HTTP statuses in; which column beside them tells the rows apart out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import title_words
from raisable_gen.importing.column_titles import KNOWN, STATUS_CODES
from raisable_gen.importing.looks import (
    IDENTIFIER,
    JOINED,
    NUMBER,
    SEVERAL_STATUSES,
    STATUS,
    SYMBOL,
    are_statuses,
    is_code_like,
    is_distinct,
    share_of,
)

# One word, whatever else is in it.
_WORD = re.compile(r"(?=\S*[A-Za-z])\S+")


def beside_statuses(
    at: int, titles: Sequence[str], columns: Sequence[Sequence[str]]
) -> int:
    """The column `at`; if it may hold nothing but HTTP statuses, the one beside it that has another word in each row, of whatever kind
    where a few statuses come again and again, or in front of all others numbers with zeros in front.
    """
    if titles[at] in title_words.HTTP and at and _are_padded(columns[0]):
        return 0
    filled = [cell for cell in columns[at] if cell]
    is_called = titles[at] in title_words.HTTP or titles[at] == "status"
    if not is_called or not all(map(STATUS.fullmatch, filled)):
        return at
    are_few = len(filled) > 2 and len(set(filled)) * 2 <= len(filled)
    words = (other for other in range(len(titles)) if other != at)
    return next(
        (
            other
            for other in words
            if tells_apart(titles[other], columns[other])
            or are_few
            and titles[other] in title_words.LATER_CODE
            and _are_words(columns[other])
            or titles[other] in title_words.ERRORS
            and is_distinct(columns[other])
            and all(map(is_code_like, columns[other]))
        ),
        at,
    )


def _are_words(cells: Sequence[str]) -> bool:
    """Whether a column has one word in each row, another each time."""
    return len(set(cells)) == len(cells) and all(map(_WORD.fullmatch, cells))


def _are_padded(cells: Sequence[str]) -> bool:
    """Whether a column has numbers of one length, another in each row, and some with a zero in front: `00`, `01`, `99`."""
    return (
        len(set(cells)) == len(cells) > 2
        and all(map(NUMBER.fullmatch, cells))
        and len(set(map(len, cells))) == 1
        and any(cell[0] == "0" for cell in cells)
        and any(int(cell) != at for at, cell in enumerate(cells, 1))
    )


def repeated_statuses(
    titles: Sequence[str], columns: Sequence[Sequence[str]]
) -> int | None:
    """The column of codes that are HTTP statuses, some of them for several rows, if another column tells the rows apart."""
    if not any(map(tells_apart, titles, columns)):
        return None
    for at, title in enumerate(titles):
        cells = [cell for cell in columns[at] if cell]
        if (
            title in title_words.CODE
            and len(set(cells)) < len(cells) > 2
            and all(map(SEVERAL_STATUSES.fullmatch, cells))
        ):
            return at
    return None


def tells_apart(title: str, cells: Sequence[str]) -> bool:
    """Whether a column has words, most of them made of several, others in every row; several in a few of them, `NoCard, NoKey`."""
    several = [cell.split(", ") for cell in cells]
    words = [word for each in several for word in each]
    return (
        len(words) < 2 * len(cells)
        and (
            title in title_words.CODE
            or title in title_words.LATER_CODE
            or title in title_words.NAME
            or title in title_words.SECTION
            or title not in KNOWN
        )
        and len(set(cells)) == len(cells)
        and all(IDENTIFIER.fullmatch(word) or SYMBOL.fullmatch(word) for word in words)
        and share_of(
            words, lambda word: JOINED.fullmatch(word) or SYMBOL.fullmatch(word)
        )
        > 0.5
    )


def phrases_beside(
    titles: Sequence[str], columns: Sequence[Sequence[str]]
) -> list[int]:
    """The columns of codes that are phrases, another in each row beside statuses, which no spec can have: `no such card`."""
    has_statuses = any(
        title in title_words.HTTP and are_statuses(cells)
        for title, cells in zip(titles, columns, strict=True)
    )
    return [
        at
        for at, title in enumerate(titles)
        if has_statuses
        and title in title_words.CODE
        and title not in STATUS_CODES
        and title not in title_words.HTTP
        and len(columns[at]) > 2
        and len(set(columns[at])) == len(columns[at])
        and all(columns[at])
    ]
