"""Columns whose titles do not tell in; what stands in their cells out: codes, the index of the rows, texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import title_words
from raisable_gen.importing.column_titles import KNOWN
from raisable_gen.importing.looks import (
    JOINED,
    NUMBER,
    OF_HTTP,
    are_joined_symbols,
    SEVERAL_STATUSES,
    is_cell_or_range,
    is_data_type,
    is_flag,
    is_identifiers,
    is_joined,
    is_phrase,
    is_status,
    says_error,
    share_of,
    words_in,
)

# One word or number, whatever it is made of: `rate_limited`, `#101`, `0.0.1`, `api-001`.
_TOKEN = re.compile(
    r"[#:-]?[A-Za-z0-9][A-Za-z0-9_.:-]{0,62}[A-Za-z0-9]|[0-9]", re.ASCII
)
_FIGURES = re.compile(r"#?[0-9]+(?:[._:-][0-9]+)*")
# Versions and files: `v1.2`, `index.html`.
_NO_CODE = re.compile(
    r"[vV][0-9]+(?:\.[0-9]+)+|.*\.(?:html?|php|java|py|[jt]sx?|json|xml|md|txt|go|rb|cs|sh|ya?ml|png|svg|csv|pdf|c|h)"
)
# Under these are no codes, whatever is in them.
_OTHERS = frozenset([*title_words.ADVICE, *title_words.RETRY, *title_words.SECTION])
# How bad something is, which is no code.
_DEGREES = frozenset("""
    low medium moderate high critical severe minor major info information informational notice warning warn error fatal debug trace
    alert emergency baja media alta crítica baixa média niedrig mittel hoch kritisch faible moyenne élevée critique bassa niski średni
    wysoki krytyczny низкий средний высокий критический 低 中 高 严重 致命
    """.split())
# Under these, the numbers that count the rows are no codes where another column has some.
INDEX = frozenset(
    "sno slno srno serialno seqno serial 序号 序號 順番 項番 連番 순번 lp pp".split()
)
_VAGUE = frozenset(["no", "number", "num", "id", "key"])


def code_column_by_contents(
    titles: Sequence[str], columns: Sequence[Sequence[str]]
) -> int | None:
    """The column that has a word or a number alone in its cells, nearly another in each row, beside texts; numbers before names.

    Words that are not made of several, `expired`, are codes beside HTTP statuses or texts of errors only.
    """
    texts = [
        " ".join(cell for cell in cells if not _TOKEN.fullmatch(cell))
        for cells in zip(*columns, strict=False)
    ]
    tells_errors = len(texts) > 2 and share_of(texts, says_error) >= 0.5
    statuses = [at for at, cells in enumerate(columns) if may_be_statuses(cells)]
    likely = [
        at
        for at, title in enumerate(titles)
        if title not in _OTHERS and are_tokens(columns[at])
    ]
    others = [at for at in likely if at not in statuses]
    if not (tells_errors or statuses):
        others = [at for at in others if share_of(columns[at], _is_sure) >= 0.8]
    if statuses and all(map(_are_phrases, (columns[at] for at in others))):
        others = []
    likely = others or [at for at in likely if at in statuses]
    if not any(words_in(columns[at]) > 1.5 for at in range(len(titles))):
        return None
    return max(likely, key=lambda at: (_rank(columns[at]), -at), default=None)


def rather(at: int, titles: Sequence[str], columns: Sequence[Sequence[str]]) -> int:
    """The column of the codes where `at` only has the index of the rows, their statuses or their names; else `at`."""
    if not any(titles):
        return at
    title, cells = titles[at], columns[at]
    others = [
        other
        for other, word in enumerate(titles)
        if other != at and word not in KNOWN and are_tokens(columns[other])
    ]
    if title in INDEX or title in _VAGUE and are_counted(cells):
        hits = [each for each in others if share_of(columns[each], _tells) == 1]
        hits = [each for each in hits if not may_be_statuses(columns[each])]
    elif may_be_statuses(cells) and (
        title not in title_words.CODE or title == "statuscode"
    ):
        hits = [each for each in others if not may_be_statuses(columns[each])]
        hits = [each for each in hits if not _are_phrases(columns[each])]
        hits += [
            other
            for other, word in enumerate(titles)
            if word in title_words.ERRORS and are_joined_symbols(columns[other])
        ]
    elif title not in title_words.CODE and share_of(cells, _has_digit) < 0.8:
        hits = [each for each in others if share_of(columns[each], _has_digit) >= 0.8]
        hits = [each for each in hits if not are_counted(columns[each])]
    else:
        hits = []
    return max(hits, key=lambda each: (_rank(columns[each]), -each), default=at)


def are_tokens(cells: Sequence[str]) -> bool:
    """Whether nearly all cells have one word or number, most of them another."""
    filled = [cell for cell in cells if cell]
    return (
        len(filled) * 10 >= len(cells) * 9 > 0
        and share_of(filled, _TOKEN.fullmatch) >= 0.8
        and len(set(filled)) * 10 >= len(filled) * 7
        and share_of(filled, _NO_CODE.fullmatch) < 0.5
        and share_of(filled, lambda cell: title_words.key(cell) in KNOWN) < 0.3
        and share_of(filled, is_flag) < 0.8
        and share_of(filled, is_data_type) < 0.6
        and share_of(filled, lambda cell: cell.casefold() in _DEGREES) < 0.6
    )


def are_texts(cells: Sequence[str]) -> bool:
    """Whether the cells have words, most of them others."""
    filled = [cell for cell in cells if cell]
    return (
        words_in(filled) > 1.15
        and not are_identifiers(filled)
        and len(filled) * 2 > len(cells)
        and len(set(filled)) * 10 >= len(filled) * 7
        and share_of(filled, is_status) < 0.5
    )


def are_identifiers(cells: Sequence[str]) -> bool:
    """Whether (nearly) all cells are names of errors: `CARD_LOST`, `CardLost`, `SUCCESS`."""
    return (
        share_of(cells, is_identifiers) >= 0.9
        and share_of(cells, lambda cell: is_joined(cell) or cell.isupper()) >= 0.5
    )


def are_counted(cells: Sequence[str]) -> bool:
    """Whether numbers count the rows, from 0 or 1."""
    if len(cells) < 2 or not all(map(NUMBER.fullmatch, cells)):
        return False
    numbers = [int(cell) for cell in cells]
    return numbers[0] in (0, 1) and all(
        number == numbers[0] + at for at, number in enumerate(numbers)
    )


def may_be_statuses(cells: Sequence[str]) -> bool:
    """Whether all cells are HTTP statuses, with their words perhaps: `404`, `400, 403`, `404 Not Found`."""
    filled = [cell for cell in cells if cell]
    return share_of(filled, lambda cell: cell[:3] in OF_HTTP) == 1 and all(
        SEVERAL_STATUSES.fullmatch(cell)
        or is_phrase(cell[3:].strip())
        and is_status(cell)
        for cell in filled
    )


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _is_sure(cell: str) -> bool:
    """Whether a cell is a code wherever it stands: `1001`, `#101`, `0.0.1`, `CARD_LOST`."""
    return is_cell_or_range(cell) or bool(_FIGURES.fullmatch(cell))


def _are_phrases(cells: Sequence[str]) -> bool:
    """Whether the cells are what HTTP calls its statuses, in one word: `Unauthorized`."""
    return share_of(cells, lambda cell: is_phrase(cell) and cell[0].isupper()) >= 0.5


def _tells(cell: str) -> bool:
    """Whether a word may be a code by its form alone."""
    return (
        bool(JOINED.fullmatch(cell))
        or _has_digit(cell)
        or (cell.isupper() and len(cell) > 2)
    )


def _rank(cells: Sequence[str]) -> int:
    if are_counted(cells):
        return 0
    if share_of(cells, _has_digit) >= 0.8:
        return 3
    return 2 if share_of(cells, _tells) >= 0.5 else 1
