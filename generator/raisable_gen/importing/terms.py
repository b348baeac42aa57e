"""A list of terms with their texts in, a table without titles; which of its columns is the code and so on out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import codes, column_titles, looks
from raisable_gen.importing.columns import CODE, HTTP, MESSAGE
from raisable_gen.importing.page import Cell, Table

_WITH_STATUS = re.compile(
    r"(\S+)\s*[(\[]\s*(?:HTTP\s*)?([1-5][0-9]{2})\s*[)\]]", re.ASCII | re.I
)
# A word or a letter that may be a code among others.
_SINGLE = re.compile(
    f"[A-Z]|-?[A-Z]{{2,}}(?:-[A-Z]{{2,}})*|[a-z]+|{looks.JOINED.pattern}|-?[0-9]",
    re.ASCII,
)
# How many of the terms must be codes.
_MOST = 0.8


def roles(table: Table, about_codes: bool) -> dict[int, str]:
    """Column to role; empty where the terms are no codes. A status behind each term becomes a column of its own.

    Under a title about codes words made of several may be codes, `AccessDenied`, but where one of them is a title that
    we know, such as `error_code`, they are the parts of an answer.
    """
    rows = [row.cells for row in table.rows if len(row.cells) > 1]
    terms = [cells[0].text for cells in rows]
    if not rows or not any(cells[1].text for cells in rows):
        return {}
    if any(len(cells) > 2 for cells in rows):
        return {0: HTTP, 1: CODE, 2: MESSAGE} if has_statuses(table) else {}
    found = {0: CODE, 1: MESSAGE}
    if _share(terms, [_WITH_STATUS.fullmatch(term) for term in terms]) >= _MOST:
        _split_statuses(rows)
        terms = [cells[0].text for cells in rows]
        found[2] = HTTP
    if _share(terms, list(map(_is_code, terms))) >= _MOST:
        return found
    if (
        not about_codes
        or looks.words_in([cells[1].text for cells in rows]) < 2
        or _are_fields(rows)
        or _share(terms, list(map(_are_words, terms))) < _MOST
        and not _are_among_words(rows)
    ):
        return {}
    return found


def _are_fields(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a term is called like a field, and it is not the only one among many that tell of errors."""
    fields = [cells for cells in rows if column_titles.is_whole_title(cells[0].text)]
    texts = [" ".join(cell.text for cell in cells) for cells in rows]
    return bool(fields) and (
        len(fields) > 1
        or len(rows) < 5
        or looks.share_of(texts, looks.says_error) < 0.6
    )


def _are_among_words(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether terms are single words or letters, another each or made of several words, and most texts tell of errors."""
    terms = [cells[0].text for cells in rows]
    pairs = {(cells[0].text, cells[1].text) for cells in rows}
    texts = [" ".join(cell.text for cell in cells) for cells in rows]
    return (
        len(terms) > 2
        and len(pairs) == len(terms)
        and (len(set(terms)) == len(terms) or any(map(_are_words, terms)))
        and all(_is_code(term) or _SINGLE.fullmatch(term) for term in terms)
        and looks.share_of(texts, looks.says_error) >= 0.5
    )


def has_statuses(table: Table) -> bool:
    """Whether each text has two terms, a status and a word."""
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    return (
        len(rows) > 1
        and all(len(cells) == 3 for cells in rows)
        and all(looks.STATUS.fullmatch(cells[0]) for cells in rows)
        and all(looks.is_joined(cells[1]) or _are_words(cells[1]) for cells in rows)
    )


def are_sure(table: Table) -> bool:
    """Whether most terms can be nothing but codes: they have three figures or more."""
    figures = [re.findall("[0-9]", row.cells[0].text) for row in table.rows]
    return sum(1 for found in figures if len(found) > 2) * 2 > len(figures)


def _share(terms: Sequence[str], fit: Sequence[object]) -> float:
    return sum(map(bool, fit)) / len(terms)


def _split_statuses(rows: Sequence[list[Cell]]) -> None:
    for cells in rows:
        match = _WITH_STATUS.fullmatch(cells[0].text)
        cells[0].text = match[1] if match else cells[0].text
        cells.append(Cell(match[2] if match else "", cells[0].line))


def _is_code(term: str) -> bool:
    """Whether a term is a code, several of them, a code with its name, or a range."""
    if looks.is_code_cell(term) or looks.is_range(term):
        return True
    return any(map(looks.is_code_like, codes.codes(term)[0]))


def _are_words(term: str) -> bool:
    """Whether a term has words like `AccessDenied`, `EPERM` or `E_PERM`, one or several."""
    return all(
        looks.JOINED.fullmatch(word)
        or looks.CAPITALS.fullmatch(word)
        or looks.SYMBOL.fullmatch(word)
        or looks.is_namespaced(word)
        for word in re.split(r"\s*[,/|]\s*|\s+or\s+", term.strip("[]"))
    )
