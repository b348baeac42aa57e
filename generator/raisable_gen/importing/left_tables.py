"""A table that is not one of codes in; what the report says about it out: codes of places, states, or none at all."""

from __future__ import annotations

import re
from collections.abc import Mapping

from raisable_gen.importing import (
    codes,
    column_titles,
    columns,
    findings,
    looks,
    title_words,
)
from raisable_gen.importing.columns import CODE
from raisable_gen.importing.findings import Report
from raisable_gen.importing.page import Cell, Table
from raisable_gen.importing.reading import refuse, short

# What a column of states is called, and the words for the states of a payment or the like.
_STATES = frozenset(
    "status state states statuses estado état stato zustand статус состояние 状态 状態 상태".split()
)
_STATE_WORDS = frozenset("""
    new created initiated init started pending processing in_progress inprogress authorized authorised captured settled paid unpaid
    completed complete succeeded success successful done failed failure declined rejected refused canceled cancelled voided refunded
    reversed expired active inactive enabled disabled blocked approved open closed sent delivered queued scheduled submitted verified
    """.split())


def leave(table: Table, is_about: bool, report: Report) -> None:
    """A table that is not one of codes: its columns are told, and it counts only if its rows look like rows."""
    for row in table.rows:
        if row.refused and row.shown:
            report.seen += 1
            refuse(report, row.line, row.shown, row.refused)
    table.rows = [row for row in table.rows if not row.refused]
    row_like = [
        row
        for row in table.rows
        if len(row.cells) > 1
        and any(_begins_like_code(cell, is_about) for cell in row.cells[:2])
    ]
    if not table.header and not table.pairs and columns.roles_of_words(table):
        row_like = table.rows
    titles = ", ".join(short(title) for title in table.header) or "none"
    if row_like and len(row_like) * 2 > len(table.rows) - int(table.pairs):
        report.seen += len(row_like)
        report.say(
            table.line,
            findings.COLUMNS,
            f"a table of {len(table.rows)} rows was not taken: no columns of codes and texts among its titles ({titles}). "
            "If it is one, call them code and message",
        )
    elif table.rows and is_about and _has_titles_of_codes(table):
        report.say(
            table.line,
            findings.COLUMNS,
            f"a table of {len(table.rows)} rows was not taken: its titles ({titles}) are those of codes, and what stands under them is none. "
            "If it is, add its rows to the spec",
        )
    elif table.rows:
        report.say(
            table.line,
            findings.LEFT,
            f"a table that is not one of codes (its titles: {titles})",
        )


def _has_titles_of_codes(table: Table) -> bool:
    titles = [column_titles.known(title) for title in table.header]
    return (
        any(title in title_words.CODE for title in titles)
        and any(map(column_titles.is_message_title, table.header))
        and not any(map(column_titles.is_about_places, table.header))
    )


def _begins_like_code(cell: Cell, is_about: bool) -> bool:
    """Whether a cell may be a code; words may be, under a title about codes."""
    if looks.is_code_cell(cell.text):
        return True
    if is_about and looks.JOINED.fullmatch(cell.text):
        return True
    match = codes.headed(cell.text[:200])
    return match is not None and looks.is_code_like(match["code"])


def is_of_places(table: Table, found: Mapping[int, str], title: str) -> bool:
    """Whether a table has codes of currencies, countries or languages: a few letters, under a title that says so."""
    at = next(column for column, role in found.items() if role == CODE)
    cells = [row.cells[at].text for row in table.rows if at < len(row.cells)]
    return any(map(column_titles.is_about_places, [title, *table.header])) and all(
        re.fullmatch("[A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?|[0-9]{2,4}", cell)
        for cell in cells
    )


def is_of_states(table: Table, at: Mapping[str, int], title: str) -> bool:
    """Whether a table has words for the states of a payment or the like, under a title that says so, and few tell of errors."""
    cells = [
        row.cells[at[CODE]].text for row in table.rows if at[CODE] < len(row.cells)
    ]
    title_of_codes = "".join(table.header[at[CODE] :][:1])
    is_status = title_words.key(title_of_codes) in _STATES
    if is_status and len(cells) > 1:
        if looks.share_of(cells, lambda cell: cell.casefold() in _STATE_WORDS) > 0.6:
            return True
    digits = r"[0-9]{3}|[^\W\d]\W*[0-9]" if is_status else "[0-9]"
    return (
        column_titles.is_about_states(title)
        and not any(re.search(digits, cell) for cell in cells)
        and not columns.tells_errors(table)
    )
