"""The rows of a list that begin with words in, whether the words are codes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.list_rows import MIXED, Listed


def are_rates(rows: Mapping[int, Sequence[Listed]]) -> bool:
    """Whether what a list has behind its numbers is how often something may be done: `100 requests per minute`."""
    every = [row for of_item in rows.values() for row in of_item]
    return len(every) > 1 and all(
        row.loose and looks.is_rate(row.code, row.message) for row in every
    )


def are_codes(rows: Sequence[Listed]) -> bool:
    """Whether words before texts are codes: several, most of them made of several words, and none the name of a field."""
    codes = {row.code for row in rows}
    joined = sum(1 for code in codes if looks.JOINED.fullmatch(code))
    return (
        len(rows) > 1
        and joined * 2 >= len(codes)
        and not any(column_titles.is_whole_title(row.code) for row in rows)
    )


def are_capitals(rows: Sequence[Listed]) -> bool:
    """Whether the words are in capitals like the symbols, most of the list, that they stand among: `INTERNAL` beside `NO_KEY`."""
    words = [row for row in rows if row.word]
    symbols = sum(1 for row in rows if looks.SYMBOL.fullmatch(row.code))
    return symbols > len(words) and all(
        looks.CAPITALS.fullmatch(row.code) for row in words
    )


def are_plain(words: Sequence[Listed], rows: Sequence[Listed]) -> bool:
    """Whether all words are letters or in capitals, another each, and those that have no other code beside tell of errors."""
    codes = [row.code for row in words]
    return (
        len(words) > 2
        and len(set(codes)) == len(codes)
        and all(re.fullmatch("[A-Z]+", code) for code in codes)
        and (
            len(words) < len(rows)
            or looks.share_of([row.message for row in rows], looks.says_error) >= 0.5
        )
    )


def are_telling(words: Sequence[Listed], rows: Sequence[Listed]) -> bool:
    """Whether all rows are words in marks, another each, none the name of a field, and most texts tell of errors."""
    codes = [row.code for row in words]
    return (
        len(words) > 2
        and len(words) == len(rows)
        and len(set(codes)) == len(codes)
        and all(row.marked and row.code[0].islower() for row in words)
        and not any(map(column_titles.is_whole_title, codes))
        and looks.share_of([row.message for row in words], looks.says_error) >= 0.6
    )


def are_among_codes(words: Sequence[Listed], rows: Sequence[Listed]) -> bool:
    """Whether few rows are words, and all others are codes with the same marks; words like `0dc` need no marks."""
    return (
        0 < len(words) * 4 <= len(rows)
        and (
            all(row.marked for row in rows if not row.word)
            or all(map(MIXED.fullmatch, (row.code for row in words)))
        )
        and not any(column_titles.is_whole_title(row.code) for row in words)
    )


def are_letters(rows: Mapping[int, Sequence[Listed]]) -> bool:
    """Whether most items of a list have each another capital letter in marks before its text, as results of card checks have."""
    found = [row.code for of_item in rows.values() for row in of_item]
    return (
        len(found) > 2
        and len(found) * 2 > len(rows)
        and len(set(found)) == len(found)
        and all(re.fullmatch("[A-Z]", code) for code in found)
    )
