"""The blocks of a page in, its documented rows out, each with its section; what could not be taken goes to the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from raisable_gen.importing import (
    findings,
    headed,
    labelled,
    looks,
    tables,
    title_words,
)
from raisable_gen.importing.columns import CODE, HTTP, MESSAGE, NAME
from raisable_gen.importing.findings import Report
from raisable_gen.importing.heads import Head, beside, heads
from raisable_gen.importing.list_rows import LISTED, RANGED, Listed
from raisable_gen.importing.listed import listed
from raisable_gen.importing.outline import outlined
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
    Sample,
    Table,
    Unreadable,
    Words,
    after,
    below,
)
from raisable_gen.importing.page_roles import PageRoles
from raisable_gen.importing.reading import (
    DEPRECATED,
    Entry,
    Reading,
    open_title,
    refuse,
    short,
    take,
)
from raisable_gen.importing.table_rows import take_table

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
# Codes with texts behind them, which only white space divides; a sentence names fewer.
_APART = re.compile(
    r"(?<=\s)(?:[A-Z]{1,6}-?[0-9]{2,6}|[A-Z]+(?:_[A-Z0-9]+)+|[0-9]{3,6})(?=\s+[^\W\da-z_])"
)
# The end of a sentence that goes on in what follows: `Possible codes include:`.
_LEADS_IN = re.compile(
    r"\b(?:includes?|are|is|follows?|following|below)\s*[:：]$", re.I
)
_MOST_APART = 4
_MOST_GLUED = 40


def rows(
    blocks: Sequence[Block], title: str, report: Report, *, hopeful: bool = False
) -> list[Entry]:
    """The documented rows in the order of the page; `title` names the section of rows that stand under no heading.

    A page without any is read again as a `hopeful` one: somebody has said that it is one of codes.

    Raises `Unreadable` where the page has more of them than anybody documents.
    """
    if len(blocks) > MAX_BLOCKS:
        line = blocks[MAX_BLOCKS].line
        raise Unreadable(line, f"over {MAX_BLOCKS} paragraphs: divide the page")
    blocks = labelled.labelled(outlined(blocks))
    of_page = [block for block in blocks if isinstance(block, Table)]
    for table in of_page:
        tables.upright(table)
    reading = Reading(report, title, PageRoles(of_page), hopeful=hopeful)
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
                refuse(report, block.line, block.text, why, others[position])
                reading.open(block)
            elif position in found:
                _take_headed(block, found[position], below(blocks, position), reading)
            else:
                reading.open(block)
        elif isinstance(block, Table):
            take_table(block, reading)
        elif isinstance(block, Sample):
            pass
        elif (
            block.strong
            and not _LEADS_IN.search(block.text)
            and (isinstance(after(blocks, position), Table) or position + 1 in of_lists)
        ):
            open_title(block.text.rstrip(" :"), block.line, 7, reading)
        elif position in of_lists:
            _take_listed(block, of_lists[position], reading)
    for row in doubtful:
        report.seen += 1
        why = "it begins like a row, and neither a title nor a mark says that it is one"
        refuse(report, row.line, f"{row.code} {row.message}", why, row.code)
    _rest(blocks, {row.line for row in doubtful}, of_lists, reading)
    _check_counts(reading)
    return _merged(reading.entries, report)


def _check_counts(reading: Reading) -> None:
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


# Headings with a code and a name


def _take_headed(
    heading: Heading,
    head: Head,
    below: Sequence[Words | Sample],
    reading: Reading,
) -> None:
    reading.report.seen += 1
    reading.close(heading.level)
    deprecated = heading.struck or bool(DEPRECATED.search(head.rest))
    head = replace(head, rest=DEPRECATED.sub("", head.rest).strip())
    cells = headed.cells(heading, head, below, reading.report)
    if reading.has_codes and not looks.is_code_like(head.code):
        said = f"{head.code} is a word in a heading, and the codes above are of another kind: see whether it is one"
        reading.report.say(heading.line, findings.PARTS, said, head.code)
    take(cells, heading.line, "code", deprecated, reading)


# Lists and paragraphs of `code: message`


def _take_listed(words: Words, rows: Sequence[Listed], reading: Reading) -> None:
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
        take(cells, row.line, "code", words.struck, reading)


def _rest(
    blocks: Sequence[Block],
    told: Collection[int],
    listed: Mapping[int, Sequence[Listed]],
    reading: Reading,
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
        apart = {match[0] for line in block.lines for match in _APART.finditer(line)}
        if len(apart) > _MOST_APART and len(glued) < 3:
            why = f"codes among texts in one line ({', '.join(sorted(apart)[:_MOST_GLUED])}), and no titles of columns that are known before them: not taken, divide them into rows"
            reading.report.say(block.line, findings.COLUMNS, why)
        if len(glued) > 2:
            why = f"codes glued to the texts around them ({', '.join(glued[:_MOST_GLUED])}), and no titles of columns that are known before them: not taken, divide them into rows"
            reading.report.say(block.line, findings.COLUMNS, why)
        for offset, line in enumerate(block.lines):
            if block.line + offset in told:
                continue
            ranged = RANGED.fullmatch(line)
            if ranged and taken:
                why = f"{short(ranged['range'])} is a range, not a code: not taken"
                reading.report.say(block.line + offset, findings.RANGE, why)
            match = _OBJECT.search(line) or _ROW_LIKE.match(line)
            if block.linked:
                match = LISTED.fullmatch(line)
                match = match if match and match[1] not in taken else None
            if match and (match.re is _OBJECT or _form(match[1]) in forms):
                reading.report.seen += 1
                refuse(
                    reading.report,
                    block.line + offset,
                    line,
                    "it begins like a row and stands in no table",
                    match[1],
                )


def _form(code: str) -> str:
    return re.sub("[0-9]", "0", code) if re.search("[0-9]", code) else "A_"


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
            else f", there under {short(first.section.title)}"
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
        forms = Counter(bool(looks.NUMBER.fullmatch(entry.code)) for entry in of_word)
        if forms[True] >= 5 and forms[False] and forms[True] >= 9 * forms[False]:
            for entry in of_word:
                if not looks.NUMBER.fullmatch(entry.code):
                    report.say(
                        entry.line,
                        findings.UNFIT,
                        f"the code {entry.code} is no number, and nearly all others are: see whether it is right",
                        entry.code,
                    )
        elif sum(looks.is_code_like(entry.code) for entry in of_word) * 2 > len(
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
