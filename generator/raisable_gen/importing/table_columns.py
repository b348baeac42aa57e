"""A table and what stands above it in; the roles of its columns out, and what is to be said about them."""

from __future__ import annotations

from collections.abc import Mapping

from raisable_gen.importing import (
    codes,
    column_titles,
    columns,
    findings,
    looks,
    phrases,
    terms,
)
from raisable_gen.importing.columns import CODE, HTTP, MESSAGE, NAME, SECTION
from raisable_gen.importing.page import Table
from raisable_gen.importing.reading import Reading, Section, short


def of_table(table: Table, is_about: bool, reading: Reading) -> dict[int, str]:
    """Column to role, by the titles and cells of the table and what stands above it; empty where it has no codes.

    `is_about` if it stands under codes.
    """
    report = reading.report
    is_list = table.pairs and (
        all(len(row.cells) < 3 for row in table.rows) or terms.has_statuses(table)
    )
    about_codes = (
        is_about
        or column_titles.is_about_codes(reading.title)
        or (reading.hopeful and columns.tells_errors(table))
    )
    if is_list and column_titles.is_about_fields(reading.section.title):
        about_codes = table.about_codes
    found = terms.roles(table, about_codes) if is_list else reading.roles.of(table)
    if not found and not is_list and about_codes:
        found = reading.roles.by_contents(table)
        if found and table.header and not _are_codes_with_texts(table, found):
            found = {}
        if found and not any(map(column_titles.is_title, table.header)):
            report.say(
                table.line,
                findings.COLUMNS,
                f"none of the titles of its columns ({', '.join(map(short, table.header))}) is known: they are told by what is in them, see whether they are right",
            )
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
    if _are_files(table, found):
        found = {}
    if NAME not in found.values() and _are_names(table, found):
        found = {at: NAME if role == SECTION else role for at, role in found.items()}
    if reading.is_titled or (reading.path and _has_one_section(table, found)):
        found = {at: role for at, role in found.items() if role != SECTION}
    return found


def _are_files(table: Table, found: Mapping[int, str]) -> bool:
    """Whether names of files stand in the column of codes, and no title says that they are codes."""
    at = next((column for column, role in found.items() if role == CODE), None)
    if at is None or any(map(column_titles.is_code_title, table.header[at : at + 1])):
        return False
    return looks.are_files(
        [row.cells[at].text for row in table.rows if at < len(row.cells)]
    )


def stands_under_codes(table: Table, section: Section) -> bool:
    """Whether the titles above a table say that codes follow."""
    return table.about_codes or any(
        map(column_titles.is_about_codes, [section.title, *section.above])
    )


def as_word(title: str) -> str:
    """The page's word for its codes, by the title of their column; nothing where it is no word."""
    is_word = column_titles.is_title(title) or column_titles.is_own_word(title)
    return title if is_word else ""


def tell(
    table: Table, found: Mapping[int, str], is_vague: bool, reading: Reading
) -> None:
    """Say what is doubtful about the roles that are `found`, and which columns are left."""
    report = reading.report
    at = {role: column for column, role in found.items()}
    titles = [*table.header, *[""] * (max(found) + 1 - len(table.header))]
    word = titles[at[CODE]]
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
    word = as_word(word)
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


def _are_names(table: Table, found: Mapping[int, str]) -> bool:
    """Whether the column of sections has another name in each row, `KeyError`: such are no groups."""
    at = next((at for at, role in found.items() if role == SECTION), -1)
    cells = [row.cells[at].text for row in table.rows if 0 <= at < len(row.cells)]
    return (
        2 < len(set(cells)) == len(cells)
        and all(map(looks.IDENTIFIER.fullmatch, cells))
        and looks.share_of(cells, looks.is_joined) > 0.6
    )


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
    """Whether the first column has nothing but codes of three characters and more, or numbers that do not count the rows, another in each
    row, whatever its title says."""
    cells = [row.cells[0].text for row in table.rows if row.cells]
    is_any = all(map(looks.NUMBER.fullmatch, cells)) and not columns.is_count(cells)
    if columns.says_otherwise(table) and not is_any:
        return False
    return len(set(cells)) == len(cells) > 2 and all(
        (is_any or len(cell) > 2) and looks.is_code_like(cell) for cell in cells
    )
