"""A table of a page in; its rows, or why it has none, to the reading of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from raisable_gen.importing import (
    codes,
    column_titles,
    findings,
    left_tables,
    looks,
    table_columns,
    title_words,
)
from raisable_gen.importing.columns import CODE, HTTP, MESSAGE, NAME, SECTION
from raisable_gen.importing.findings import Report
from raisable_gen.importing.page import Heading, Row, Table
from raisable_gen.importing.reading import (
    NOTHING,
    Reading,
    TakenTable,
    open_title,
    refuse,
    short,
    take,
)

_NUMBERED = re.compile(r"table\s+[0-9.]+\s*[.:–-]?\s+", re.I)


def take_table(table: Table, reading: Reading) -> None:
    """Put the rows of `table` among those of the page; or tell why they are none."""
    report = reading.report
    section = reading.section
    is_about = table_columns.stands_under_codes(table, section)
    found = table_columns.of_table(table, is_about, reading)
    at = {role: column for column, role in found.items()}
    titles = [*table.header, *[""] * (max(found, default=0) + 1 - len(table.header))]
    word = titles[at[CODE]] if found else ""
    is_vague = (
        column_titles.is_vague(word)
        and not is_about
        and not (
            NAME in at
            and (
                column_titles.is_code_title(titles[at[NAME]])
                or column_titles.is_error_title(titles[at[NAME]])
            )
        )
        and not (found and _has_codes_again(table, at[CODE], reading))
    )
    if (
        not found
        or (is_vague and reading.roles.sure and HTTP not in at)
        or left_tables.is_of_places(table, found, section.title)
    ):
        is_of_places = column_titles.is_about_places(section.title)
        left_tables.leave(table, is_about and not is_of_places, report)
        return
    if left_tables.is_of_states(table, at, section.title):
        told = f"{short(section.title)} speaks of the states of something: see whether these {len(table.rows)} rows are codes that somebody raises"
        report.say(table.line, findings.COLUMNS, told)
        if reading.entries:
            report.seen += len(table.rows)
            return
    before = len(reading.entries), len(report.findings), report.seen
    table_columns.tell(table, found, is_vague, reading)
    word = table_columns.as_word(word)
    codes.settle([row for row in table.rows if not row.refused], at[CODE], report)
    _fill_texts(table, at, report)
    if SECTION in at:
        _fill_sections(table, at)
    outer = len(reading.path)
    if table.title:
        title = _NUMBERED.sub("", table.title)
        open_title(title, table.line, 8, reading)
    for row in table.rows:
        _take_row(row, at, titles, word or "code", reading)
    del reading.path[outer:]
    first, said, seen = before
    of_table = TakenTable(
        table, at, reading.entries[first:], report.findings[said:], report.seen - seen
    )
    reading.tables.append(of_table)


def _fill_texts(table: Table, at: Mapping[str, int], report: Report) -> None:
    """Give the rows without a text the one in another column of texts, such as the words of their status."""
    others = [
        column
        for column, title in enumerate(table.header)
        if column not in at.values() and column_titles.may_be_message_title(title)
    ]
    for row in table.rows:
        cells = row.cells
        if row.refused or at[MESSAGE] >= len(cells) or not cells[at[CODE]].text:
            continue
        if cells[at[MESSAGE]].text not in NOTHING or NAME in at:
            continue
        for column in others:
            if column < len(cells) and cells[column].text not in NOTHING:
                code = cells[at[CODE]].text
                told = f"{short(code)} has no text under {short(table.header[at[MESSAGE]])}: the one under {short(table.header[column])} is taken"
                report.say(row.line, findings.PARTS, told, code)
                cells[at[MESSAGE]].text = cells[column].text
                break


def _fill_sections(table: Table, at: Mapping[str, int]) -> None:
    """Give the rows the group of the row above where each stands only in the first row of its own, as in a sheet."""
    rows = [row.cells for row in table.rows if len(row.cells) > max(at.values())]
    rows = [cells for cells in rows if cells[at[CODE]].text]
    groups = [cells[at[SECTION]].text for cells in rows]
    named = [group for group in groups if group]
    if not groups or not groups[0] or len(set(named)) < len(named):
        return
    for above, cells in pairwise(rows):
        cells[at[SECTION]].text = cells[at[SECTION]].text or above[at[SECTION]].text


def _has_codes_again(table: Table, at: int, reading: Reading) -> bool:
    """Whether most cells in column `at` are symbols that were taken from another table."""
    taken = {entry.code for entry in reading.entries}
    cells = [row.cells[at].text for row in table.rows if at < len(row.cells)]
    again = [cell for cell in cells if cell in taken and looks.SYMBOL.fullmatch(cell)]
    return len(again) * 2 > len(cells)


def _take_row(
    row: Row, at: dict[str, int], titles: Sequence[str], word: str, reading: Reading
) -> None:
    report = reading.report
    texts = [cell.text for cell in row.cells]
    if row.refused:
        report.seen += 1
        refuse(
            report,
            row.line,
            row.shown,
            row.refused,
            texts[at[CODE]] if at[CODE] < len(texts) else "",
        )
        return
    if not any(texts):
        return
    if _is_titles(texts, at, titles):
        return  # the titles once more
    is_text = any(cell.quoted for cell in row.cells)  # JSON has no titles in tables
    if not is_text and _is_title_row(texts, at):
        title = next(text for text in texts if text)
        reading.open(Heading(9, title, row.line))
        report.say(
            row.line,
            findings.READ,
            f"a row with one text alone is read as a heading: {short(title)}",
        )
        return
    report.seen += 1
    cells = {
        role: row.cells[column]
        for role, column in at.items()
        if column < len(row.cells)
    }
    if row.doubt:
        written = cells[CODE].text if CODE in cells else ""
        about = next(iter(codes.codes(written)[0]), written)
        report.say(row.line, findings.DIVIDED, row.doubt, about)
    take(cells, row.line, word, False, reading)


def _is_titles(texts: Sequence[str], at: dict[str, int], titles: Sequence[str]) -> bool:
    """Whether a row says again what its columns are, in the same words or others."""
    keys = [title_words.key(text) for text in texts]
    if titles and keys == [title_words.key(title) for title in titles]:
        return True
    code, message = at[CODE], at[MESSAGE]
    return (
        max(code, message) < len(texts)
        and column_titles.is_code_title(texts[code])
        and column_titles.is_message_title(texts[message])
        and all(map(column_titles.is_title, filter(None, texts)))
    )


def _is_title_row(texts: Sequence[str], at: dict[str, int]) -> bool:
    """Whether one cell alone is filled, or one spans all, and it holds no code."""
    filled = {text for text in texts if text}
    if len(filled) != 1 or len(texts) < 2:
        return False
    text = filled.pop()
    if texts.count(text) not in (1, len(texts)):
        return False
    if texts.count(text) == 1 and text not in (texts[0], texts[at[CODE]]):
        return False
    words = text.split()
    if texts.count(text) == len(texts) and looks.STATUS.fullmatch(words[0]):
        if looks.is_phrase(" ".join(words[1:]).strip("-–—: ")):
            return True
    return (
        not looks.is_code_like(words[0])
        and not looks.is_range(text)
        and len(text) <= 120
    )
