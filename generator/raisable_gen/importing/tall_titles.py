"""Copied lines in, the titles of columns that stand one in a line out."""

from __future__ import annotations

from collections.abc import Sequence

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.line import Line
from raisable_gen.importing.page import is_title_like
from raisable_gen.importing.titles import is_list_of_codes


def stacked_titles(lines: Sequence[Line]) -> tuple[list[str], int]:
    """Titles that stand one in a line; and how many lines they take."""
    mixed = _mixed_titles(lines)
    if mixed:
        return mixed, len(mixed)
    cells: list[str] = []
    for line in lines[:12]:
        if (
            not column_titles.is_title(line.text)
            or len(line.text) > 40
            or "\t" in line.raw
        ):
            break
        cells.append(line.text)
    if _is_of_section(cells):
        return [], 0
    codes = [at for at, cell in enumerate(cells) if is_list_of_codes(cell)]
    if len(codes) > 1 and not _is_status_below(cells, codes, lines[len(cells) :]):
        return [], 0  # the title of a section above the titles of columns
    if not 2 <= len(cells) < len(lines):
        return [], 0
    has_code = any(
        map(column_titles.is_code_title, cells)
    ) or column_titles.is_error_title(cells[0])
    has_text = any(
        map(column_titles.is_message_title, cells[1:] if has_code else cells)
    ) or any(map(column_titles.is_later_message_title, cells[1:]))
    return (cells, len(cells)) if has_code and has_text else ([], 0)


def _is_of_section(cells: Sequence[str]) -> bool:
    """Whether the first of the cells is the title of a section above the titles of columns: `HTTP status codes`, `Code`, `Meaning`."""
    return (
        len(cells) > 2
        and cells[0].endswith(("codes", "Codes", "CODES"))
        and any(map(column_titles.is_code_title, cells[1:]))
    )


def _is_status_below(
    cells: Sequence[str], codes: Sequence[int], below: Sequence[Line]
) -> bool:
    """Whether one of two titles of codes is that of HTTP statuses, as the first row shows."""
    at = next(
        (at for at in codes if column_titles.is_status_beside(cells[at], cells)), 99
    )
    return (
        len(codes) == 2
        and at < len(below)
        and bool(looks.STATUS_OR_CLASS.fullmatch(below[at].text))
    )


def _mixed_titles(lines: Sequence[Line]) -> list[str]:
    """Titles of which we do not know all, above codes that come again after as many lines: `Code`, `Memo`, `Description`."""
    if not lines or not is_list_of_codes(lines[0].text):
        return []
    codes = [at for at, line in enumerate(lines) if looks.is_code_like(line.text)]
    if len(codes) < 2 or not 2 < codes[0] < 6 or codes[1] != 2 * codes[0]:
        return []
    cells = [line.text for line in lines[: codes[0]]]
    if any(map(is_list_of_codes, cells[1:])) or not all(map(is_title_like, cells)):
        return []
    unknown = sum(1 for cell in cells if not column_titles.is_title(cell))
    has_text = any(map(column_titles.is_message_title, cells))
    return cells if has_text and unknown == 1 else []
