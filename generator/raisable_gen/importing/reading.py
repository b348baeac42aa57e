"""The cells of one row in, the documented row out; and where the reader of a page is: its section, its rows, its report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from raisable_gen.importing import codes, findings, looks
from raisable_gen.importing.columns import CODE, HTTP, MESSAGE, NAME, RETRY, SECTION
from raisable_gen.importing.findings import Finding, Report
from raisable_gen.importing.page import (
    Cell,
    Heading,
    Table,
    flat,
    hidden,
    is_title_like,
)
from raisable_gen.importing.page_roles import PageRoles

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
class TakenTable:
    """A table with what was read of it: the roles of its columns, its rows, what was said about it, how many rows were seen."""

    table: Table
    at: Mapping[str, int]
    entries: list[Entry]
    findings: list[Finding]
    seen: int

    @property
    def line(self) -> int:
        return self.table.line


@dataclass(slots=True)
class Reading:
    """Where the reader of blocks is."""

    report: Report
    title: str
    roles: PageRoles
    # What the page is called where it has no title, or none yet.
    name: str
    entries: list[Entry] = field(default_factory=list[Entry])
    tables: list[TakenTable] = field(default_factory=list[TakenTable])
    path: list[Section] = field(default_factory=list[Section])
    # The section with rows that has a title; the last one, where several have it.
    sections: dict[str, Section] = field(default_factory=dict[str, Section])
    top: Section | None = None
    # The line of the first heading, which may be the title of the page.
    first: int = 0
    # Whether nothing else on the page is a row: what tells of errors is taken for codes then.
    hopeful: bool = False
    # Whether a row has a code that looks like one wherever it stands.
    has_codes: bool = False

    @property
    def section(self) -> Section:
        """The section that is open; outside of all, one with the title of the page, or its name above the first heading."""
        if self.path:
            return self.path[-1]
        title = self.title if self.first else self.name
        if self.top is None or self.top.title != title:
            self.top = Section(title, 1, 1)
        return self.top

    @property
    def is_titled(self) -> bool:
        """Whether the section that is open has a title of its own, not that of the page alone."""
        return bool(self.path) and self.path[-1].line != self.first

    def close(self, level: int) -> None:
        """Close the sections down to those above `level`."""
        while self.path and self.path[-1].level >= level:
            self.path.pop()

    def open(self, heading: Heading) -> None:
        """Go on in the section of `heading`."""
        self.close(heading.level)
        self.first = self.first or heading.line
        above = tuple(section.title for section in self.path)
        title = _seen(heading.text, heading.line, self.report)
        self.path.append(Section(title, heading.line, heading.level, above))

    def end_label(self) -> None:
        """Go on outside of the section of a text that is no heading: another such text follows."""
        if self.path and self.path[-1].level == _LABEL:
            self.path.pop()

    def go_on(self, label: str) -> None:
        """Go on in the section of the last heading, below a `label` that only says what follows: `Errors`."""
        self.close(_LABEL)
        above = self.path[-1]
        told = (*above.above, label)
        self.path.append(Section(above.title, above.line, _LABEL, told))


# How deep texts stand that are no headings and stand above rows like one.
_LABEL = 7
NOTHING = frozenset(("", "-", "–", "—", "N/A", "n/a"))
DEPRECATED = re.compile(
    r"[(\[]\s*(?:deprecated|obsolete|removed|no longer used)\s*[)\]]", re.I
)
# `100*` may have the mark of a footnote, and `1000X` a letter like `2005C`.
_RANGE_OR_CODE = re.compile(r"-?[0-9A-Z]{2,}\*|[0-9]{3,}X", re.ASCII)


def open_title(title: str, line: int, level: int, reading: Reading) -> None:
    """Go on in the section of a text that is no heading and stands above rows like one."""
    if is_title_like(title):
        reading.open(Heading(level, title, line))
        reading.report.say(
            line, findings.READ, f"read as the title of a section: {short(title)}"
        )


# One row


def take(
    cells: dict[str, Cell], line: int, word: str, deprecated: bool, reading: Reading
) -> None:
    """Put the row of `cells` among the entries, or say why not."""
    report = reading.report
    shown = " | ".join(cell.text for cell in cells.values())
    code_cell = cells.get(CODE) or Cell("", line)
    written = _seen(code_cell.text, line, report)
    deprecated = deprecated or code_cell.struck or bool(DEPRECATED.search(written))
    written = DEPRECATED.sub("", written).strip()
    if _RANGE_OR_CODE.fullmatch(written):
        why = f"{written} is a range, or a code with a mark or a letter behind it"
        refuse(report, line, shown, why, written)
        return
    if looks.is_range(written):
        report.say(
            line, findings.RANGE, f"{short(written)} is a range, not a code: not taken"
        )
        return
    found, name = codes.codes(written)
    if not found:
        why = (
            "it has no code"
            if not written
            else f"{short(written)} is no code: 1 to 64 visible ASCII characters without a space"
        )
        refuse(report, line, shown, why, written)
        return
    if found[0] != written and name == "" and len(found) == 1:
        report.say(
            line,
            findings.CHARACTERS,
            f"the code is read as {found[0]}; the page has {short(written)}",
            found[0],
        )
    message_cell = cells.get(MESSAGE) or Cell("", line)
    message = _seen(message_cell.text, line, report, found[0])
    name = name or (cells[NAME].text if NAME in cells else "")
    if message in NOTHING and name:
        told = f"{found[0]} has no message: its name is taken for one"
        report.say(line, findings.PARTS, told, found[0])
        message = name
    if message in NOTHING:
        refuse(report, line, shown, "it has no message", found[0])
        return
    if len(message) > MAX_MESSAGE:
        refuse(
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
        reading.has_codes = reading.has_codes or looks.is_code_like(code)
        reading.entries.append(
            Entry(
                code,
                message,
                line,
                section,
                word,
                name=name,
                http=cells[HTTP].text if HTTP in cells else "",
                retryable=looks.flag(cells[RETRY].text) if RETRY in cells else None,
                deprecated=deprecated,
                quoted=code_cell.quoted,
            )
        )


def _column_section(cell: Cell, reading: Reading) -> Section:
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


def refuse(report: Report, line: int, shown: str, why: str, about: str = "") -> None:
    report.say(line, findings.REFUSED, f"not taken: {why}: {short(flat(shown))}", about)


def short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."
