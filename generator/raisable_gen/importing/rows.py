"""The blocks of a page in, its documented rows out, each with its section; what could not be taken goes to the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from raisable_gen.importing import (
    codes,
    columns,
    findings,
    headed,
    phrases,
    tables,
    terms,
    title_words,
)
from raisable_gen.importing.columns import CODE, HTTP, MESSAGE, NAME, RETRY, SECTION
from raisable_gen.importing.findings import Report
from raisable_gen.importing.heads import Head, after, below, beside, heads
from raisable_gen.importing.listed import LISTED, Listed, listed
from raisable_gen.importing.page import (
    MAX_BLOCKS,
    MAX_MEANINGS,
    MAX_ROWS,
    MAX_SECTIONS,
    MAX_TEXTS,
    MAX_WORDS,
    Block,
    Cell,
    Heading,
    Row,
    Sample,
    Table,
    Unreadable,
    Words,
    flat,
    hidden,
    is_title_like,
)

MAX_MESSAGE = 4000


@dataclass(slots=True)
class Section:
    """A documented section: its title, and the titles that it stands under."""

    title: str
    line: int
    level: int
    above: tuple[str, ...] = ()


@dataclass(slots=True)
class Entry:
    """One documented row, as the page has it. `word` is the page's word for its codes: `code`, `rc`, `mc`."""

    code: str
    message: str
    line: int
    section: Section
    word: str
    name: str = ""
    http: str = ""
    retryable: bool | None = None
    deprecated: bool = False
    quoted: bool = False
    rows: int = 1
    # The titles of all sections that have this very row.
    titles: set[str] = field(default_factory=set[str])


@dataclass(slots=True)
class _Reading:
    """Where the reader of blocks is."""

    report: Report
    title: str
    entries: list[Entry] = field(default_factory=list[Entry])
    path: list[Section] = field(default_factory=list[Section])
    # The section with rows that has a title; the last one, where several have it.
    sections: dict[str, Section] = field(default_factory=dict[str, Section])
    top: Section | None = None
    # Whether a table of the page has the titles of one of codes.
    sure: bool = False

    @property
    def section(self) -> Section:
        """The section that is open; before the first heading, one with the title of the page."""
        if self.path:
            return self.path[-1]
        if self.top is None:
            self.top = Section(self.title, 1, 1)
        return self.top

    def close(self, level: int) -> None:
        """Close the sections down to those above `level`."""
        while self.path and self.path[-1].level >= level:
            self.path.pop()

    def open(self, heading: Heading) -> None:
        """Go on in the section of `heading`."""
        self.close(heading.level)
        above = tuple(section.title for section in self.path)
        title = _seen(heading.text, heading.line, self.report)
        self.path.append(Section(title, heading.line, heading.level, above))


_ROW_LIKE = re.compile(
    r"[-*•|>\s\"'\[(]*(-?[0-9]{3,18}|[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]|[A-Z]{1,6}-?[0-9]{2,18})(?![0-9.,:/%-])[\"'\])]*[\s:|\t=-]*\S.{2,}",
    re.ASCII,
)
# A row as JavaScript has it: `{ code: 1001, message: "Lost" }`.
_OBJECT = re.compile(
    r"\bcode['\"]?\s*:\s*['\"]?([\w.-]{1,64})['\"]?\s*,.*\b(?:message|msg|description|title|text)['\"]?\s*:",
    re.ASCII | re.I,
)
# Two lines with bars, or one with a line of dashes in it.
_DRAWN = re.compile(r"^\|.*\|.*\|\s*\n\|.*\|.*\||\|\s*:?-{3,}:?\s*\|")
# A status or a word like `CARD_LOST` between two texts, with nothing between.
_GLUED = re.compile(
    r"(?<=[a-z.!?)])(?:[1-5][0-9]{2}|[A-Z]{2,20}(?:_[A-Z0-9]{1,20}){1,6})(?=[A-Z][a-z])",
    re.ASCII,
)
_MOST_GLUED = 40
_NOTHING = frozenset(("", "-", "–", "—", "N/A", "n/a"))
_DEPRECATED = re.compile(
    r"[(\[]\s*(?:deprecated|obsolete|removed|no longer used)\s*[)\]]", re.I
)
# `100*` may have the mark of a footnote, and `1000X` a letter like `2005C`.
_RANGE_OR_CODE = re.compile(r"-?[0-9A-Z]{2,}\*|[0-9]{3,}X", re.ASCII)
_NUMBERED = re.compile(r"table\s+[0-9.]+\s*[.:–-]?\s+", re.I)


def rows(blocks: Sequence[Block], title: str, report: Report) -> list[Entry]:
    """The documented rows in the order of the page; `title` names the section of rows that stand under no heading.

    Raises `Unreadable` where the page has more of them than anybody documents.
    """
    if len(blocks) > MAX_BLOCKS:
        line = blocks[MAX_BLOCKS].line
        raise Unreadable(line, f"over {MAX_BLOCKS} paragraphs: divide the page")
    reading = _Reading(report, title)
    blocks = tables.labelled(blocks)
    for block in blocks:
        if isinstance(block, Table):
            tables.upright(block)
            reading.sure = reading.sure or columns.is_sure(block)
    of_lists, doubtful = listed(blocks, title)
    found = heads(blocks, of_lists)
    others = beside(blocks, found)
    for position in found:
        for at in range(position + 1, position + 1 + len(below(blocks, position))):
            of_lists.pop(at, None)
    for position, block in enumerate(blocks):
        if isinstance(block, Heading):
            if not block.text:
                reading.close(block.level)
            elif position in others:
                why = "it stands among headings that are codes: a row, or a section"
                report.seen += 1
                _refuse(report, block.line, block.text, why, others[position])
                reading.open(block)
            elif position in found:
                _take_headed(block, found[position], below(blocks, position), reading)
            else:
                reading.open(block)
        elif isinstance(block, Table):
            _take_table(block, reading)
        elif isinstance(block, Sample):
            pass
        elif block.strong and isinstance(after(blocks, position), Table):
            _open_title(block.text.rstrip(" :"), block.line, 7, reading)
        elif position in of_lists:
            _take_listed(block, of_lists[position], reading)
    for row in doubtful:
        report.seen += 1
        why = "it begins like a row, and neither a title nor a mark says that it is one"
        _refuse(report, row.line, f"{row.code} {row.message}", why, row.code)
    _rest(blocks, {row.line for row in doubtful}, of_lists, reading)
    _check_counts(reading)
    return _merged(reading.entries, report)


def _check_counts(reading: _Reading) -> None:
    """Refuse more rows, sections and titles of codes than anybody documents. Raises `Unreadable`."""
    line = reading.entries[0].line if reading.entries else 1
    sections = {id(entry.section) for entry in reading.entries}
    words = {entry.word for entry in reading.entries}
    texts = sum(len(entry.message) for entry in reading.entries)
    for count, most, what in (
        (reading.report.seen, MAX_ROWS, "rows"),
        (len(sections), MAX_SECTIONS, "sections"),
        (texts, MAX_TEXTS, "characters in the texts of codes"),
        (len(words), MAX_WORDS, "different titles of columns of codes"),
    ):
        if count > most:
            raise Unreadable(line, f"over {most} {what}: divide the page")
    meanings = Counter(
        code for code, _ in {(entry.code, entry.message) for entry in reading.entries}
    )
    for code, count in meanings.most_common(1):
        if count > MAX_MEANINGS:
            raise Unreadable(
                line,
                f"{code} stands there with {count} texts: call the column of codes code",
            )


def _open_title(title: str, line: int, level: int, reading: _Reading) -> None:
    """Go on in the section of a text that is no heading and stands above rows like one."""
    if is_title_like(title):
        reading.open(Heading(level, title, line))
        reading.report.say(
            line, findings.READ, f"read as the title of a section: {_short(title)}"
        )


# Headings with a code and a name


def _take_headed(
    heading: Heading,
    head: Head,
    below: Sequence[Words | Sample],
    reading: _Reading,
) -> None:
    reading.report.seen += 1
    reading.close(heading.level)
    deprecated = heading.struck or bool(_DEPRECATED.search(head.rest))
    head = replace(head, rest=_DEPRECATED.sub("", head.rest).strip())
    cells = headed.cells(heading, head, below, reading.report)
    if not columns.is_code_like(head.code) and any(
        columns.is_code_like(entry.code) for entry in reading.entries
    ):
        said = f"{head.code} is a word in a heading, and the codes above are of another kind: see whether it is one"
        reading.report.say(heading.line, findings.PARTS, said, head.code)
    _take(cells, heading.line, "code", deprecated, reading)


# Lists and paragraphs of `code: message`


def _take_listed(words: Words, rows: Sequence[Listed], reading: _Reading) -> None:
    for row in rows:
        reading.report.seen += 1
        cells = {CODE: Cell(row.code, row.line), MESSAGE: Cell(row.message, row.line)}
        if row.name:
            cells[NAME] = Cell(row.name, row.line)
        if row.http:
            cells[HTTP] = Cell(row.http, row.line)
        if row.beside:
            told = f"{row.code} has the number {row.beside} beside it: see which of the two a response has"
            reading.report.say(row.line, findings.PARTS, told, row.code)
        _take(cells, row.line, "code", words.struck, reading)


def _rest(
    blocks: Sequence[Block],
    told: Collection[int],
    listed: Mapping[int, Sequence[Listed]],
    reading: _Reading,
) -> None:
    """Report the lines outside of tables that begin like the rows that were taken, or like each other in a list.

    The lines in `told` are reported already.
    """
    items = Counter(
        _form(match[1])
        for block in blocks
        if isinstance(block, Words) and block.item
        if (match := _ROW_LIKE.match(block.lines[0]))
    )
    taken = {entry.code for entry in reading.entries}
    forms = {_form(code) for code in taken}
    forms |= {form for form, count in items.items() if count > 1}
    for position, block in enumerate(blocks):
        if not isinstance(block, Words) or position in listed:
            continue
        if _DRAWN.search("\n".join(block.lines)):
            report = reading.report
            why = "lines with bars that are no table: it has no line of dashes below its titles, or all of it stands in one line"
            report.say(block.line, findings.COLUMNS, why)
        glued = [match[0] for line in block.lines for match in _GLUED.finditer(line)]
        if len(glued) > 2:
            why = f"codes glued to the texts around them ({', '.join(glued[:_MOST_GLUED])}), and no titles of columns that are known before them: not taken, divide them into rows"
            reading.report.say(block.line, findings.COLUMNS, why)
        for offset, line in enumerate(block.lines):
            if block.line + offset in told:
                continue
            match = _OBJECT.search(line) or _ROW_LIKE.match(line)
            if block.linked:
                match = LISTED.fullmatch(line)
                match = match if match and match[1] not in taken else None
            if match and (match.re is _OBJECT or _form(match[1]) in forms):
                reading.report.seen += 1
                _refuse(
                    reading.report,
                    block.line + offset,
                    line,
                    "it begins like a row and stands in no table",
                    match[1],
                )


def _form(code: str) -> str:
    return re.sub("[0-9]", "0", code) if re.search("[0-9]", code) else "A_"


# Tables


def _take_table(table: Table, reading: _Reading) -> None:
    report = reading.report
    is_list = table.pairs and all(len(row.cells) < 3 for row in table.rows)
    section = reading.section
    is_about = table.about_codes or any(
        map(columns.is_about_codes, [section.title, *section.above])
    )
    about_codes = is_about or _is_about_codes(reading)
    found = terms.roles(table, about_codes) if is_list else columns.roles(table)
    if not found and not is_list and about_codes:
        found = columns.roles_of_words(table)
        if found and table.header:
            report.say(
                table.line,
                findings.COLUMNS,
                f"the words under {_short(table.header[0])} are read as codes: the title above speaks of codes, see whether they are",
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
        and not any(map(columns.is_title, table.header))
    ):
        found = columns.roles(Table(table.line, [], table.rows))
        if found:
            report.say(
                table.line,
                findings.COLUMNS,
                f"none of the titles of its columns ({', '.join(map(_short, table.header))}) is known: they are told by what is in them, see whether they are right",
            )
    at = {role: column for column, role in found.items()}
    titles = [*table.header, *[""] * (max(found, default=0) + 1 - len(table.header))]
    word = titles[at[CODE]] if found else ""
    is_vague = (
        columns.is_vague(word)
        and not is_about
        and not (found and _has_codes_again(table, at[CODE], reading))
    )
    if (
        not found
        or (is_vague and reading.sure)
        or _is_of_places(table, found, section.title)
    ):
        _leave(table, is_about, report)
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
            f"no column of texts among the titles ({', '.join(map(_short, titles))}): the one with most words is taken, see whether it is right",
        )
    if not columns.is_title(word) and not columns.is_own_word(word):
        word = ""
    left = [
        title for column, title in enumerate(titles) if title and column not in found
    ]
    if left:
        report.say(
            table.line,
            findings.LEFT,
            f"columns that a spec has no field for: {', '.join(_short(title) for title in left)}",
        )
    if is_vague and all(
        columns.NUMBER.fullmatch(row.cells[at[CODE]].text)
        for row in table.rows
        if at[CODE] < len(row.cells)
    ):
        report.say(
            table.line,
            findings.COLUMNS,
            f"nothing says that the numbers under {_short(word)} are codes: see whether they are",
        )
    if NAME in at and columns.is_message_title("".join(titles[at[NAME] :][:1])):
        names, texts = _short(titles[at[NAME]]), _short(titles[at[MESSAGE]])
        report.say(
            table.line,
            findings.PARTS,
            f"the column {names} gives the names and {texts} the texts: see which of them a response has for its message",
        )
    if NAME in at and titles[at[NAME]] == phrases.PHRASE:
        cells = [row.cells[at[CODE]].text for row in table.rows if not row.refused]
        if not all(map(columns.STATUS.match, cells)):
            report.say(
                table.line,
                findings.PARTS,
                "the words beside the codes are taken as names: see whether they are the message of a response",
            )
    others = columns.rivals(table, at[CODE])
    if others:
        report.say(
            table.line,
            findings.COLUMNS,
            f"the column {_short(word)} is taken for the codes, and {_short(', '.join(others))} could be it as well: see which of them a response has",
        )
    if HTTP in at:
        report.say(
            table.line,
            findings.LEFT,
            "the column of HTTP statuses only helps to propose categories",
        )
    codes.settle([row for row in table.rows if not row.refused], at[CODE], report)
    outer = len(reading.path)
    if table.title:
        title = _NUMBERED.sub("", table.title)
        _open_title(title, table.line, 8, reading)
    for row in table.rows:
        _take_row(row, at, titles, word or "code", reading)
    del reading.path[outer:]


def _is_of_places(table: Table, found: Mapping[int, str], title: str) -> bool:
    """Whether a table has codes of currencies, countries or languages: a few letters, under a title that says so."""
    at = next(column for column, role in found.items() if role == CODE)
    cells = [row.cells[at].text for row in table.rows if at < len(row.cells)]
    return any(map(columns.is_about_places, [title, *table.header])) and all(
        re.fullmatch("[A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?|[0-9]{3}", cell)
        for cell in cells
    )


def _has_codes_again(table: Table, at: int, reading: _Reading) -> bool:
    """Whether most cells in column `at` are symbols that were taken from another table."""
    taken = {entry.code for entry in reading.entries}
    cells = [row.cells[at].text for row in table.rows if at < len(row.cells)]
    again = [cell for cell in cells if cell in taken and columns.SYMBOL.fullmatch(cell)]
    return len(again) * 2 > len(cells)


def _is_about_codes(reading: _Reading) -> bool:
    """Whether a title above says that codes follow."""
    section = reading.section
    return any(
        map(columns.is_about_codes, [reading.title, section.title, *section.above])
    )


def _leave(table: Table, is_about: bool, report: Report) -> None:
    """A table that is not one of codes: its columns are told, and it counts only if its rows look like rows."""
    for row in table.rows:
        if row.refused and row.shown:
            report.seen += 1
            _refuse(report, row.line, row.shown, row.refused)
    table.rows = [row for row in table.rows if not row.refused]
    row_like = [
        row
        for row in table.rows
        if len(row.cells) > 1
        and any(_begins_like_code(cell, is_about) for cell in row.cells[:2])
    ]
    if not table.header and not table.pairs and columns.roles_of_words(table):
        row_like = table.rows
    titles = ", ".join(_short(title) for title in table.header) or "none"
    if row_like and len(row_like) * 2 > len(table.rows):
        report.seen += len(row_like)
        report.say(
            table.line,
            findings.COLUMNS,
            f"a table of {len(table.rows)} rows was not taken: no columns of codes and texts among its titles ({titles}). "
            "If it is one, call them code and message",
        )
    elif table.rows:
        report.say(
            table.line,
            findings.LEFT,
            f"a table that is not one of codes (its titles: {titles})",
        )


def _begins_like_code(cell: Cell, is_about: bool) -> bool:
    """Whether a cell may be a code; words may be, under a title about codes."""
    if columns.is_code_cell(cell.text):
        return True
    if is_about and columns.JOINED.fullmatch(cell.text):
        return True
    match = codes.headed(cell.text[:200])
    return match is not None and columns.is_code_like(match["code"])


def _take_row(
    row: Row, at: dict[str, int], titles: Sequence[str], word: str, reading: _Reading
) -> None:
    report = reading.report
    texts = [cell.text for cell in row.cells]
    if row.refused:
        report.seen += 1
        _refuse(
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
    if _is_title_row(texts, at):
        title = next(text for text in texts if text)
        reading.open(Heading(9, title, row.line))
        report.say(
            row.line,
            findings.READ,
            f"a row with one text alone is read as a heading: {_short(title)}",
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
    _take(cells, row.line, word, False, reading)


def _is_titles(texts: Sequence[str], at: dict[str, int], titles: Sequence[str]) -> bool:
    """Whether a row says again what its columns are, in the same words or others."""
    keys = [title_words.key(text) for text in texts]
    if titles and keys == [title_words.key(title) for title in titles]:
        return True
    code, message = at[CODE], at[MESSAGE]
    return (
        max(code, message) < len(texts)
        and columns.is_code_title(texts[code])
        and columns.is_message_title(texts[message])
        and all(map(columns.is_title, filter(None, texts)))
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
        not columns.is_code_like(words[0])
        and not columns.is_range(text)
        and len(text) <= 120
    )


# One row


def _take(
    cells: dict[str, Cell], line: int, word: str, deprecated: bool, reading: _Reading
) -> None:
    """Put the row of `cells` among the entries, or say why not."""
    report = reading.report
    shown = " | ".join(cell.text for cell in cells.values())
    code_cell = cells.get(CODE) or Cell("", line)
    written = _seen(code_cell.text, line, report)
    deprecated = deprecated or code_cell.struck or bool(_DEPRECATED.search(written))
    written = _DEPRECATED.sub("", written).strip()
    if _RANGE_OR_CODE.fullmatch(written):
        why = f"{written} is a range, or a code with a mark or a letter behind it"
        _refuse(report, line, shown, why, written)
        return
    if columns.is_range(written):
        report.say(
            line, findings.RANGE, f"{_short(written)} is a range, not a code: not taken"
        )
        return
    found, name = codes.codes(written)
    if not found:
        why = (
            "it has no code"
            if not written
            else f"{_short(written)} is no code: 1 to 64 visible ASCII characters without a space"
        )
        _refuse(report, line, shown, why, written)
        return
    if found[0] != written and name == "" and len(found) == 1:
        report.say(
            line,
            findings.CHARACTERS,
            f"the code is read as {found[0]}; the page has {_short(written)}",
            found[0],
        )
    message_cell = cells.get(MESSAGE) or Cell("", line)
    message = _seen(message_cell.text, line, report, found[0])
    name = name or (cells[NAME].text if NAME in cells else "")
    if message in _NOTHING and name:
        told = f"{found[0]} has no message: its name is taken for one"
        report.say(line, findings.PARTS, told, found[0])
        message = name
    if message in _NOTHING:
        _refuse(report, line, shown, "it has no message", found[0])
        return
    if len(message) > MAX_MESSAGE:
        _refuse(
            report,
            line,
            shown,
            f"its message is over {MAX_MESSAGE} characters",
            found[0],
        )
        return
    if len(found) > 1:
        report.say(
            line,
            findings.PARTS,
            f"{len(found)} codes in one cell ({', '.join(found)}): taken as a row each",
            found[0],
        )
        report.seen += len(found) - 1
    if deprecated:
        report.say(
            line,
            findings.DEPRECATED,
            f"{found[0]} is struck through or called deprecated",
            found[0],
        )
    section = reading.section
    if SECTION in cells and cells[SECTION].text:
        section = _column_section(cells[SECTION], reading)
    reading.sections[section.title] = section
    for code in found:
        report.taken += 1
        reading.entries.append(
            Entry(
                code,
                message,
                line,
                section,
                word,
                name=name,
                http=cells[HTTP].text if HTTP in cells else "",
                retryable=columns.flag(cells[RETRY].text) if RETRY in cells else None,
                deprecated=deprecated,
                quoted=code_cell.quoted,
            )
        )


def _column_section(cell: Cell, reading: _Reading) -> Section:
    """The section that a column names, under the open heading."""
    title = _seen(cell.text, cell.line, reading.report)
    above = tuple(section.title for section in reading.path)
    return reading.sections.get(title) or Section(title, cell.line, 8, above)


def _seen(text: str, line: int, report: Report, about: str = "") -> str:
    """`text` without what nobody sees."""
    unseen = hidden(text)
    if unseen:
        names = ", ".join(sorted({f"U+{ord(character):04X}" for character in unseen}))
        report.say(
            line,
            findings.CHARACTERS,
            f"characters that nobody sees were left out: {names}",
            about,
        )
        text = "".join(character for character in text if character not in unseen)
    return flat(text)


def _refuse(report: Report, line: int, shown: str, why: str, about: str = "") -> None:
    report.say(
        line, findings.REFUSED, f"not taken: {why}: {_short(flat(shown))}", about
    )


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."


def _merged(entries: Sequence[Entry], report: Report) -> list[Entry]:
    """The rows without exact repeats, and with what does not fit told."""
    merged: dict[tuple[str, str, str, str], Entry] = {}
    for entry in entries:
        row = title_words.key(entry.word), entry.code, entry.message
        first = merged.setdefault((*row, entry.name), entry)
        first.titles.add(entry.section.title)
        if first is entry:
            continue
        first.rows += 1
        where = (
            ""
            if first.section.title == entry.section.title
            else f", there under {_short(first.section.title)}"
        )
        report.say(
            entry.line,
            findings.REPEATED,
            f"{entry.code} stands in line {first.line} as well, word for word{where}: one row with rows: {first.rows}",
            entry.code,
        )
    kept = list(merged.values())
    for word in {entry.word for entry in kept}:
        of_word = [entry for entry in kept if entry.word == word]
        forms = Counter(bool(columns.NUMBER.fullmatch(entry.code)) for entry in of_word)
        if forms[True] >= 5 and forms[False] and forms[True] >= 9 * forms[False]:
            for entry in of_word:
                if not columns.NUMBER.fullmatch(entry.code):
                    report.say(
                        entry.line,
                        findings.UNFIT,
                        f"the code {entry.code} is no number, and nearly all others are: see whether it is right",
                        entry.code,
                    )
        elif sum(columns.is_code_like(entry.code) for entry in of_word) * 2 > len(
            of_word
        ):
            for entry in of_word:
                if re.fullmatch("[A-Za-z]?[a-z]+", entry.code):
                    report.say(
                        entry.line,
                        findings.UNFIT,
                        f"the code {entry.code} is a word, and most others are none: see whether it is right",
                        entry.code,
                    )
    return kept
