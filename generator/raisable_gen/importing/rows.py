"""The blocks of a page in, its documented rows out, each with its section; what could not be taken goes to the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import (
    findings,
    headed,
    labelled,
    left_lines,
    looks,
    mentions,
    merging,
    tables,
)
from raisable_gen.importing.columns import CODE, HTTP, MESSAGE, NAME
from raisable_gen.importing.findings import Report
from raisable_gen.importing.heads import Head, beside, heads
from raisable_gen.importing.list_rows import Listed
from raisable_gen.importing.listed import listed
from raisable_gen.importing.outline import labels_of_parts, outlined
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
    is_title_like,
)
from raisable_gen.importing.page_roles import PageRoles
from raisable_gen.importing.reading import (
    DEPRECATED,
    Entry,
    Reading,
    open_title,
    refuse,
    take,
)
from raisable_gen.importing.set_out import set_out
from raisable_gen.importing.table_rows import take_table

# The end of a sentence that goes on in what follows: `Possible codes include:`.
_LEADS_IN = re.compile(
    r"\b(?:includes?|are|is|follows?|following|below)\s*[:：]$", re.I
)


def rows(
    blocks: Sequence[Block], name: str, report: Report, *, hopeful: bool = False
) -> list[Entry]:
    """The documented rows in the order of the page; `name` is the title of the section of rows that stand above all headings.

    A page without any is read again as a `hopeful` one: somebody has said that it is one of codes.

    Raises `Unreadable` where the page has more of them than anybody documents.
    """
    if len(blocks) > MAX_BLOCKS:
        line = blocks[MAX_BLOCKS].line
        raise Unreadable(line, f"over {MAX_BLOCKS} paragraphs: divide the page")
    title = next((block.text for block in blocks if isinstance(block, Heading)), name)
    blocks = labelled.labelled(set_out(outlined(blocks)))
    of_page = [block for block in blocks if isinstance(block, Table)]
    for table in of_page:
        tables.upright(table)
    roles = PageRoles(of_page)
    reading = Reading(report, title, roles, name, hopeful=hopeful)
    of_lists, doubtful = listed(blocks, title)
    found = heads(blocks, of_lists, roles)
    others = beside(blocks, found, roles)
    labels = labels_of_parts(blocks)
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
            title = block.text.rstrip(" :")
            if title in labels and reading.is_titled:
                reading.go_on(title)
            else:
                open_title(title, block.line, 7, reading)
        elif (
            block.strong
            and block.text.strip(" :")
            and is_title_like(block.text.rstrip(" :"))
        ):
            reading.end_label()
        elif position in of_lists:
            _take_listed(block, of_lists[position], reading)
    for row in doubtful:
        report.seen += 1
        why = "it begins like a row, and neither a title nor a mark says that it is one"
        refuse(report, row.line, f"{row.code} {row.message}", why, row.code)
    left_lines.tell(blocks, {row.line for row in doubtful}, of_lists, reading)
    _check_counts(reading)
    mentions.leave(reading)
    return merging.merged(reading.entries, report)


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
