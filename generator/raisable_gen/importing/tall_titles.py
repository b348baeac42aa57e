"""Copied lines in, the titles of columns that stand one in a line out."""

from __future__ import annotations

from collections.abc import Sequence

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.line import Line
from raisable_gen.importing.page import is_title_like
from raisable_gen.importing.regular import MOST_OWN, STATUS, STATUS_WORDS, is_counter
from raisable_gen.importing.titles import titles_in


def stacked_titles(lines: Sequence[Line]) -> tuple[list[str], int]:
    """Titles that stand one in a line; and how many lines they take."""
    if len(lines) > 2 and lines[1].after_blank and not lines[2].after_blank:
        return [], 0  # the title of a section, and a blank line below it
    mixed = _mixed_titles(lines)
    if mixed:
        return mixed, len(mixed)
    cells: list[str] = []
    for at, line in enumerate(lines[:12]):
        is_known = column_titles.is_title(line.text)
        is_known = is_known or at == 0 and is_counter(line.text)
        if not is_known or len(line.text) > 40 or "\t" in line.raw:
            break
        is_whole = column_titles.is_whole_title(line.text)
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        if titles_in(line) and not is_whole and not (at and looks.is_code_like(below)):
            return [], 0  # the title of a section above titles that are glued
        cells.append(line.text)
    if _is_of_section(cells) or _is_divided(lines, len(cells)):
        return [], 0
    codes = [
        at for at, cell in enumerate(cells) if column_titles.is_list_of_codes(cell)
    ]
    if len(codes) > 1 and not _is_status_below(cells, codes, lines[len(cells) :]):
        return [], 0  # the title of a section above the titles of columns
    if not 2 <= len(cells) < len(lines):
        return [], 0
    has_code = any(
        map(column_titles.is_code_title, cells)
    ) or column_titles.is_error_title(cells[0])
    below = lines[len(cells)].text
    if looks.NUMBER.fullmatch(below) and column_titles.may_be_code_title(cells[0]):
        has_code = True
    has_text = any(
        map(column_titles.is_message_title, cells[1:] if has_code else cells)
    ) or any(map(column_titles.is_later_message_title, cells[1:]))
    return (cells, len(cells)) if has_code and has_text else ([], 0)


def _is_divided(lines: Sequence[Line], size: int) -> bool:
    """Whether a blank line divides titles of sections from those of the columns, which have none among them."""
    last = max((at for at in range(1, size) if lines[at].after_blank), default=0)
    below = lines[last + 1 : size + 1]
    return 0 < last < size - 1 and not any(line.after_blank for line in below)


def _is_of_section(cells: Sequence[str]) -> bool:
    """Whether the first of the cells is the title of a section above the titles of columns: `HTTP status codes`, `Code`, `Meaning`."""
    return (
        len(cells) > 2
        and cells[0].lower().endswith(("codes", "errors"))
        and any(map(column_titles.is_code_title, cells[1:]))
    )


def _is_status_below(
    cells: Sequence[str], codes: Sequence[int], below: Sequence[Line]
) -> bool:
    """Whether one of two titles of codes is that of HTTP statuses, as the first row shows."""
    at = next(
        (at for at in codes if column_titles.is_status_beside(cells[at], cells)), 99
    )
    return len(codes) == 2 and any(
        STATUS.match(line.text) for line in below[at : at + MOST_OWN + 1]
    )


def _mixed_titles(lines: Sequence[Line]) -> list[str]:
    """Titles of which we do not know all, above codes that come again after as many lines: `Code`, `Memo`, `Description`."""
    if len(lines) < 2:
        return []
    first = 1 if column_titles.may_be_status(lines[0].text) else 0
    first *= column_titles.is_list_of_codes(lines[1].text)
    if not _may_be_of_codes(lines[first].text):
        return []
    codes = [
        at
        for at, line in enumerate(lines)
        if looks.is_code_like(line.text) or STATUS_WORDS.fullmatch(line.text)
    ]
    size = codes[0] if codes else 0
    if not 1 < size < 6:
        return []
    alike = [
        at
        for at in codes
        if lines[at].text[0].isdigit() == lines[size].text[0].isdigit()
    ]
    if not _come_again(codes, size) and not _come_again(alike, size):
        return []
    cells = [line.text for line in lines[:size]]
    if any(map(column_titles.is_list_of_codes, cells[first + 1 :])) or not all(
        map(is_title_like, cells)
    ):
        return []
    if any(line.after_blank for line in lines[1:size]) or len(max(cells, key=len)) > 40:
        return []
    known = sum(1 for cell in cells if column_titles.is_title(cell))
    return cells if 0 < known < size else []


def _come_again(codes: Sequence[int], size: int) -> bool:
    """Whether the first codes come after as many lines each."""
    told = codes[:3]
    fewest = 3 if size < 3 else 2
    return len(told) >= fewest and told == [size, 2 * size, 3 * size][: len(told)]


def _may_be_of_codes(text: str) -> bool:
    """Whether a line is a title of codes, or one of few words that says so in other ones: `Response Codes`."""
    return column_titles.is_list_of_codes(text) or (
        column_titles.is_about_codes(text) and len(text.split()) < 4
    )
