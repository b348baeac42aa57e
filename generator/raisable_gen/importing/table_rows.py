"""A table of a page in; its rows, or why it has none, to the reading of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from raisable_gen.importing import (
    codes,
    column_titles,
    columns,
    findings,
    looks,
    phrases,
    terms,
    title_words,
)
from raisable_gen.importing.columns import CODE, HTTP, MESSAGE, NAME, SECTION
from raisable_gen.importing.findings import Report
from raisable_gen.importing.page import Cell, Heading, Row, Table
from raisable_gen.importing.reading import (
    NOTHING,
    Reading,
    is_about_codes,
    open_title,
    refuse,
    short,
    take,
)

_NUMBERED = re.compile(r"table\s+[0-9.]+\s*[.:–-]?\s+", re.I)


def take_table(table: Table, reading: Reading) -> None:
    report = reading.report
    is_list = table.pairs and (
        all(len(row.cells) < 3 for row in table.rows) or terms.has_statuses(table)
    )
    section = reading.section
    is_about = table.about_codes or any(
        map(column_titles.is_about_codes, [section.title, *section.above])
    )
    about_codes = (
        is_about
        or is_about_codes(reading)
        or (reading.hopeful and columns.tells_errors(table))
    )
    if is_list and column_titles.is_about_fields(section.title):
        about_codes = table.about_codes
    found = terms.roles(table, about_codes) if is_list else reading.roles.of(table)
    if not found and not is_list and is_about and _begins_with_codes(table):
        found = columns.roles(
            Table(table.line, ["code", *table.header[1:]], table.rows)
        )
    if not found and not is_list and about_codes:
        found = columns.roles_of_words(table)
        if found and table.header:
            report.say(
                table.line,
                findings.COLUMNS,
                f"the words under {short(table.header[0])} are read as codes: the title above speaks of codes, see whether they are",
            )
    if found and is_list and not about_codes and not terms.are_sure(table):
        report.say(
            table.line,
            findings.COLUMNS,
            "a list of terms, and no title above says that they are codes: see whether they are",
        )
    if (
        not found
        and not is_list
        and about_codes
        and not any(map(column_titles.is_title, table.header))
    ):
        found = columns.roles(Table(table.line, [], table.rows))
        if found and table.header and not _are_codes_with_texts(table, found):
            found = {}
        if found:
            report.say(
                table.line,
                findings.COLUMNS,
                f"none of the titles of its columns ({', '.join(map(short, table.header))}) is known: they are told by what is in them, see whether they are right",
            )
    if reading.is_titled or (reading.path and _has_one_section(table, found)):
        found = {at: role for at, role in found.items() if role != SECTION}
    at = {role: column for column, role in found.items()}
    titles = [*table.header, *[""] * (max(found, default=0) + 1 - len(table.header))]
    word = titles[at[CODE]] if found else ""
    is_vague = (
        column_titles.is_vague(word)
        and not is_about
        and not (NAME in at and column_titles.is_code_title(titles[at[NAME]]))
        and not (found and _has_codes_again(table, at[CODE], reading))
    )
    if (
        not found
        or (is_vague and reading.roles.sure)
        or _is_of_places(table, found, section.title)
    ):
        is_of_places = column_titles.is_about_places(section.title)
        _leave(table, is_about and not is_of_places, report)
        return
    if _is_of_states(table, at, section.title):
        told = f"{short(section.title)} speaks of the states of something: see whether these {len(table.rows)} rows are codes that somebody raises"
        report.say(table.line, findings.COLUMNS, told)
        if reading.entries:
            report.seen += len(table.rows)
            return
    if not word and not table.pairs:
        report.say(
            table.line,
            findings.COLUMNS,
            "a table without titles: its columns are told by what is in them, see whether they are right",
        )
    elif columns.is_guess(table, found):
        report.say(
            table.line,
            findings.COLUMNS,
            f"no column of texts among the titles ({', '.join(map(short, titles))}): the one with most words is taken, see whether it is right",
        )
    if not column_titles.is_title(word) and not column_titles.is_own_word(word):
        word = ""
    left = [
        title for column, title in enumerate(titles) if title and column not in found
    ]
    if left:
        report.say(
            table.line,
            findings.LEFT,
            f"columns that a spec has no field for: {', '.join(short(title) for title in left)}",
        )
    if is_vague and all(
        looks.NUMBER.fullmatch(row.cells[at[CODE]].text)
        for row in table.rows
        if at[CODE] < len(row.cells)
    ):
        report.say(
            table.line,
            findings.COLUMNS,
            f"nothing says that the numbers under {short(word)} are codes: see whether they are",
        )
    if NAME in at and column_titles.is_message_title("".join(titles[at[NAME] :][:1])):
        names, texts = short(titles[at[NAME]]), short(titles[at[MESSAGE]])
        report.say(
            table.line,
            findings.PARTS,
            f"the column {names} gives the names and {texts} the texts: see which of them a response has for its message",
        )
    if NAME in at and titles[at[NAME]] == phrases.PHRASE:
        cells = [row.cells[at[CODE]].text for row in table.rows if not row.refused]
        if not all(map(looks.STATUS.match, filter(looks.is_code_like, cells))):
            report.say(
                table.line,
                findings.PARTS,
                "the words beside the codes are taken as names: see whether they are the message of a response",
            )
    if SECTION in at and reading.path:
        report.say(
            table.line,
            findings.COLUMNS,
            f"the column {short(titles[at[SECTION]])} divides the rows into groups, and the title above is one as well: see which of them users shall catch",
        )
    others = columns.rivals(table, at[CODE])
    if others:
        report.say(
            table.line,
            findings.COLUMNS,
            f"the column {short(word)} is taken for the codes, and {short(', '.join(others))} could be it as well: see which of them a response has",
        )
    if HTTP in at:
        report.say(
            table.line,
            findings.LEFT,
            "the column of HTTP statuses only helps to propose categories",
        )
    codes.settle([row for row in table.rows if not row.refused], at[CODE], report)
    _fill_texts(table, at, report)
    outer = len(reading.path)
    if table.title:
        title = _NUMBERED.sub("", table.title)
        open_title(title, table.line, 8, reading)
    for row in table.rows:
        _take_row(row, at, titles, word or "code", reading)
    del reading.path[outer:]


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


def _has_one_section(table: Table, found: Mapping[int, str]) -> bool:
    """Whether the column of sections says the same in all rows: the title above says as much."""
    at = next((at for at, role in found.items() if role == SECTION), 0)
    return len({row.cells[at].text for row in table.rows if at < len(row.cells)}) == 1


def _are_codes_with_texts(table: Table, found: Mapping[int, str]) -> bool:
    """Whether columns that no title tells have codes in nearly all rows, and texts of several words."""
    at = {role: column for column, role in found.items()}
    rows = [row.cells for row in table.rows if len(row.cells) > max(found)]
    written = [cells[at[CODE]].text for cells in rows]
    texts = [cells[at[MESSAGE]].text for cells in rows]
    read = looks.share_of(
        written, lambda cell: codes.codes(cell)[0] or looks.is_range(cell)
    )
    return read > 0.9 and (looks.words_in(texts) >= 2 or columns.tells_errors(table))


def _begins_with_codes(table: Table) -> bool:
    """Whether the first column has nothing but codes of three characters and more, another in each row, whatever its title says."""
    cells = [row.cells[0].text for row in table.rows if row.cells]
    return len(set(cells)) == len(cells) > 2 and all(
        len(cell) > 2 and looks.is_code_like(cell) for cell in cells
    )


def _is_of_places(table: Table, found: Mapping[int, str], title: str) -> bool:
    """Whether a table has codes of currencies, countries or languages: a few letters, under a title that says so."""
    at = next(column for column, role in found.items() if role == CODE)
    cells = [row.cells[at].text for row in table.rows if at < len(row.cells)]
    return any(map(column_titles.is_about_places, [title, *table.header])) and all(
        re.fullmatch("[A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?|[0-9]{2,3}", cell)
        for cell in cells
    )


def _is_of_states(table: Table, at: Mapping[str, int], title: str) -> bool:
    """Whether a table has words for the states of a payment or the like, under a title that says so, and few tell of errors."""
    cells = [
        row.cells[at[CODE]].text for row in table.rows if at[CODE] < len(row.cells)
    ]
    return (
        column_titles.is_about_states(title)
        and not any(re.search("[0-9]", cell) for cell in cells)
        and not columns.tells_errors(table)
    )


def _has_codes_again(table: Table, at: int, reading: Reading) -> bool:
    """Whether most cells in column `at` are symbols that were taken from another table."""
    taken = {entry.code for entry in reading.entries}
    cells = [row.cells[at].text for row in table.rows if at < len(row.cells)]
    again = [cell for cell in cells if cell in taken and looks.SYMBOL.fullmatch(cell)]
    return len(again) * 2 > len(cells)


def _leave(table: Table, is_about: bool, report: Report) -> None:
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
    return (
        not looks.is_code_like(words[0])
        and not looks.is_range(text)
        and len(text) <= 120
    )
