"""The titles and cells of a table in; which of its columns has the texts out."""

from __future__ import annotations

from collections.abc import Sequence

from raisable_gen.importing import contents, title_words
from raisable_gen.importing.column_titles import KNOWN
from raisable_gen.importing.looks import (
    NUMBER,
    is_code_like,
    is_identifiers,
    is_joined,
    is_status,
    share_of,
    words_in,
)

# What leads to an error is its text where nothing else is.
WHY = frozenset(
    "cause causes possiblecause possiblecauses commoncause commoncauses likelycause comment comments note notes remark remarks".split()
)
# Under these there are words, if under any.
_WORDED = frozenset(
    [*title_words.MESSAGE, *title_words.DESCRIPTION, *title_words.LATER_MESSAGE]
)
_BODIES = frozenset("httpbody body responsebody errorbody".split())


def message_column(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> int | None:
    """The column of texts beside the roles that are `found`; `None` where there is none, or nothing tells which."""
    texts = [
        at
        for at, title in enumerate(titles)
        if at not in found and title not in KNOWN and contents.are_texts(columns[at])
    ]
    for words in (
        title_words.MESSAGE,
        title_words.DESCRIPTION,
        title_words.LATER_MESSAGE,
    ):
        hits = [
            at for at, title in enumerate(titles) if at not in found and title in words
        ]
        if words is title_words.MESSAGE:
            hits += _bodies(titles, columns, found)
        if words is title_words.DESCRIPTION:
            hits = [at for at in hits if not _has_only_names(at, titles, columns)]
        hits = [at for at in hits if any(columns[at])]
        if words is title_words.MESSAGE:
            hits = [at for at in hits if not has_names_beside(at, titles, columns)]
        if words is title_words.LATER_MESSAGE:
            hits = [at for at in hits if titles[at] != "phrase"]
            first = next((at for at in texts if at < min(hits, default=0)), None)
            if first is not None:
                return first
            hits.sort(key=lambda at: (titles[at] in WHY, -words_in(columns[at])))
            alone = len(hits) == 1 and share_of(columns[hits[0]], NUMBER.fullmatch) == 0
            hits = [at for at in hits if alone or words_in(columns[at]) > 1.2]
            if any(
                words_in(column) > 2
                for at, column in enumerate(columns)
                if at not in found
            ):
                hits = [at for at in hits if not contents.are_identifiers(columns[at])]
        if hits:
            return hits[0]
    english = [at for at, title in enumerate(titles) if title in title_words.ENGLISH]
    if english and english[0] not in found:
        if share_of(columns[english[0]], is_code_like) < 0.5:
            return english[0]
    # Beside a column of codes, the one that has words.
    rest = [
        at
        for at in range(len(titles))
        if at not in found
        and words_in(columns[at]) > 1.5
        and (
            titles[at] not in KNOWN
            or titles[at] in title_words.NAME
            or _are_no_statuses(titles[at], columns[at])
        )
    ]
    if not rest and len(titles) == 2 and not any(titles):
        rest = [
            at
            for at in (0, 1)
            if at not in found and share_of(columns[at], is_code_like) < 0.5
        ]
    if len(rest) > 1 and any(titles):
        rest = texts or rest
    elif len(rest) > 1:
        rest.sort(key=lambda at: -words_in(columns[at]))
        if words_in(columns[rest[0]]) < 1.5 * words_in(columns[rest[1]]):
            return None
    if not rest:
        rest = [at for at, title in enumerate(titles) if title == "phrase"]
    if not rest:  # names alone, which are words as well
        rest = [
            at
            for at, title in enumerate(titles)
            if at not in found
            and (title not in KNOWN or title in title_words.LATER_CODE)
            and not title.endswith(("code", "codes"))
            and contents.are_identifiers(columns[at])
            and contents.are_tokens(columns[at])
        ]
    return rest[0] if rest and rest[0] not in found else None


def _are_no_statuses(title: str, cells: Sequence[str]) -> bool:
    """Whether a column called `Status` has none in it."""
    return title in title_words.HTTP and share_of(cells, is_status) == 0


def _has_only_names(
    at: int, titles: Sequence[str], columns: Sequence[Sequence[str]]
) -> bool:
    """Whether a column of descriptions has names, `PARSE_ERROR`, and another one words."""
    cells = columns[at]
    are_names = (
        contents.are_identifiers(cells) or len(cells) > 2 and len(set(cells)) == 1
    )
    return are_names and any(
        words_in(cells) > 1.5 and (title not in KNOWN or title in _WORDED)
        for title, cells in zip(titles, columns, strict=True)
    )


def _has_words(cell: str) -> bool:
    """Whether a cell has words rather than signs of a protocol: `PEND / RUN`."""
    is_eastern = any(letter > "\x7f" and letter.isalpha() for letter in cell)
    return len(cell.split()) > 1 and cell.upper() != cell or is_eastern


def _bodies(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> list[int]:
    """The columns of what a response holds, where that is a text."""
    return [
        at
        for at, title in enumerate(titles)
        if at not in found
        and title in _BODIES
        and not any(cell[:1] in tuple("{[<") for cell in columns[at] if cell)
        and share_of(columns[at], _has_words) >= 0.5
    ]


def has_names_beside(
    at: int, titles: Sequence[str], columns: Sequence[Sequence[str]]
) -> bool:
    """Whether a column of messages has names, `PARSE_ERROR`, beside a column of descriptions that has texts."""
    return (
        share_of(columns[at], is_identifiers) >= 0.9
        and share_of(columns[at], is_joined) >= 0.5
        and any(
            title in title_words.DESCRIPTION and words_in(cells) > 2
            for title, cells in zip(titles, columns, strict=True)
        )
    )
