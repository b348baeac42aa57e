"""The rows of a page in; without those of tables that only speak about codes, which other rows define, out.

A page has more tables with codes than those that say what they mean: which of them to try again, which call gives which,
how often each came, what another system calls them, how many a group has. Where the codes stand elsewhere with their
texts, such a table is left with a note; where it isn't clear, the report asks, and none of its rows is taken.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from raisable_gen.importing import codes, column_titles, findings, looks, title_words
from raisable_gen.importing.cell_titles import of_cell
from raisable_gen.importing.code_column import ELSEWHERE
from raisable_gen.importing.columns import CODE, MESSAGE
from raisable_gen.importing.message_column import WHY
from raisable_gen.importing.reading import Entry, Reading, TakenTable, short

# How much the title of a column says that its texts are those of its codes.
_TEXTS, _REASONS, _UNKNOWN, _OTHERS = 3, 2, 1, 0
# How many codes a message names.
_MOST_NAMED = 8
# How many rows with the same code are looked at.
_MOST_AGAIN = 64


class _Page:
    """All rows of a page, by what is asked of those outside of one table."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.ranks: dict[int, int] = {}
        self.of_code: defaultdict[str, dict[int, Entry]] = defaultdict(dict)
        self.beginnings: Counter[str] = Counter()
        self.forms: Counter[str] = Counter()
        # What stands beside codes and texts.
        self.beside: Counter[str] = Counter()
        self.rows = self.errors = 0
        self.left: set[int] = set()
        self.done: set[int] = set()
        for table in reading.tables:
            self.ranks |= dict.fromkeys(map(id, table.entries), _rank(table))
            self.beside.update(_beside(table))
        self.count(reading.entries, 1)

    def count(self, entries: Sequence[Entry], step: int) -> None:
        """Add `entries`, or take them off: `step` is 1 or -1."""
        for entry in entries:
            if step > 0:
                self.of_code[entry.code][id(entry)] = entry
            else:
                del self.of_code[entry.code][id(entry)]
            for beginning in _beginnings(entry.code):
                self.beginnings[beginning] += step
            self.forms[_form(entry.code)] += step
            self.errors += step * looks.says_error(entry.message)
        self.rows += step * len(entries)

    def leave(self, table: TakenTable, kind: str, told: str) -> None:
        """Take the rows of `table` off the page, and say why."""
        self.left.update(map(id, table.entries))
        self.done.update(map(id, table.findings))
        report = self.reading.report
        report.taken -= len(table.entries)
        if kind == findings.LEFT:
            report.seen -= table.seen
        table.entries = []
        report.say(table.line, kind, f"{told}: not taken")

    def drop(self) -> None:
        """Drop what was left from the reading, and what was said about it."""
        reading, report = self.reading, self.reading.report
        reading.entries = [
            each for each in reading.entries if id(each) not in self.left
        ]
        report.findings = [
            each for each in report.findings if id(each) not in self.done
        ]


def leave(reading: Reading) -> None:
    """Take the rows of such tables off those of the page."""
    page = _Page(reading)
    tables = sorted(
        reading.tables, key=lambda each: (_rank(each), len(each.entries), each.line)
    )
    for table in tables:
        own = table.entries
        page.count(own, -1)
        if own and page.rows:
            for leaves in (_told_elsewhere, _maps, _has_groups, _explains, _is_other):
                if leaves(table, page):
                    break
        page.count(table.entries, 1)
    page.drop()


def _told_elsewhere(table: TakenTable, page: _Page) -> bool:
    """Leave a table whose codes stand elsewhere with texts whose titles say more that they are some."""
    rank = _rank(table)
    again: list[Entry] = []
    same = 0
    for entry in table.entries:
        better = [
            each
            for each in islice(page.of_code[entry.code].values(), _MOST_AGAIN)
            if page.ranks.get(id(each), _TEXTS) > rank
        ]
        if better:
            again.append(better[0])
            same += any(each.message == entry.message for each in better)
    count = len(table.entries)
    if len(again) * 2 <= count or len(again) < min(2, count) or same * 2 > len(again):
        return False
    if _may_define(table, rank):
        return False
    where = f"(line {again[0].line})"
    found = {entry.code for entry in again}
    rest = [entry.code for entry in table.entries if entry.code not in found]
    if rest:
        told = f"most codes of a table of {count} rows stand elsewhere with their texts {where}; see whether these are codes: {_named(rest)}"
        page.leave(table, findings.COLUMNS, told)
    else:
        told = f"a table about codes that stand elsewhere with their texts {where}"
        page.leave(table, findings.LEFT, told)
    return True


def _may_define(table: TakenTable, rank: int) -> bool:
    """Whether what a table has for texts may say what its codes mean all the same: what went wrong, or why; and statuses
    mean something else at each call."""
    if _are_statuses(table):
        return not any(map(_is_advice, table.table.header))
    if rank == _REASONS:
        return column_titles.is_about_codes(_title(table))
    texts = [entry.message for entry in table.entries]
    are_names = looks.share_of(texts, looks.is_identifiers) > 0.8
    wrong = looks.share_of(texts, looks.says_error)
    return rank == _UNKNOWN and wrong >= 0.5 and not are_names


def _maps(table: TakenTable, page: _Page) -> bool:
    """Leave a table whose texts are the codes of other rows: a map from one list of codes to another."""
    lines: list[int] = []
    for entry in table.entries:
        parts = re.split(r"\s*[,/;]\s*", entry.message)
        if all(page.of_code.get(part) for part in parts):
            lines.append(next(iter(page.of_code[parts[0]].values())).line)
    if len(lines) * 5 < len(table.entries) * 4 or len(lines) < 2:
        return False
    told = f"a table that maps codes to those that stand elsewhere with their texts (line {lines[0]})"
    page.leave(table, findings.LEFT, told)
    return True


def _has_groups(table: TakenTable, page: _Page) -> bool:
    """Leave a table with a row for each group of codes: what they begin with, or how many there are."""
    own = [entry.code for entry in table.entries]
    begin = len(own) > 1 and not _are_statuses(table)
    if not begin or not all(page.beginnings[code] for code in own):
        if not _are_counts(table, page):
            return False
    told = f"a table of {len(own)} rows that seems to have one for each group of codes, see whether these are codes: {_named(own)}"
    page.leave(table, findings.COLUMNS, told)
    return True


def _are_counts(table: TakenTable, page: _Page) -> bool:
    """Whether small numbers stand beside ranges, or behind another column and come again, and no other code is such a number."""
    own = [entry.code for entry in table.entries]
    if not all(re.fullmatch("[1-9][0-9]{0,2}", code) for code in own):
        return False
    if any(page.forms[digits] for digits in "123"):
        return False
    comes_again = len(set(own)) < len(own) and table.at[CODE] > 0
    return comes_again or any(
        looks.share_of(cells, looks.is_range) > 0.8 for cells in _columns(table)
    )


def _explains(table: TakenTable, page: _Page) -> bool:
    """Leave a table of plain words that stand beside the codes of other tables: `Low`, which they have under `Severity`."""
    own = {entry.code for entry in table.entries}
    if len(own) < 2 or any(map(looks.is_joined, own)):
        return False
    beside = Counter(_beside(table))
    if not all(page.beside[word] > beside[word] for word in own):
        return False
    words = _named([entry.code for entry in table.entries])
    told = f"a table of the words in a column of other tables ({words})"
    page.leave(table, findings.LEFT, told)
    return True


def _is_other(table: TakenTable, page: _Page) -> bool:
    """Leave a table of words or numbers of another form than all other codes, under a title about something else, none of whose
    texts says what went wrong: the states of an order, its kinds."""
    title = _title(table)
    wrong = sum(looks.says_error(entry.message) for entry in table.entries)
    if (
        page.rows < 3
        or _are_statuses(table)
        or column_titles.is_about_codes(title)
        or wrong * 3 > len(table.entries)
        or page.errors * 3 < page.rows
        or any(page.forms[_form(entry.code)] for entry in table.entries)
        or not column_titles.is_about_kinds(title)
        and _has_numbers_as_well(table, page)
    ):
        return False
    told = f"a table of {len(table.entries)} rows under {short(title)}, of another form than all other codes and without a text that says what went wrong; see whether they are codes"
    page.leave(table, findings.COLUMNS, told)
    return True


def _has_numbers_as_well(table: TakenTable, page: _Page) -> bool:
    """Whether what a table calls codes are numbers, and some of the others are as well: those of another length may be codes."""
    title = "".join(table.table.header[table.at[CODE] :][:1])
    own = any(_form(entry.code).isdigit() for entry in table.entries)
    others = any(count and form.isdigit() for form, count in page.forms.items())
    return own and others and column_titles.is_code_title(title)


def _is_advice(title: str) -> bool:
    return column_titles.known(title) in title_words.ADVICE


def _are_statuses(table: TakenTable) -> bool:
    return all(looks.STATUS.fullmatch(entry.code) for entry in table.entries)


def _title(table: TakenTable) -> str:
    return table.table.title or table.entries[0].section.title


def _named(written: Sequence[str]) -> str:
    rest = ", ..." if len(written) > _MOST_NAMED else ""
    return ", ".join(map(short, written[:_MOST_NAMED])) + rest


def _form(code: str) -> str:
    """What a code looks like: the number of its figures, small letters or capitals, and signs."""
    if code.lstrip("-").isdigit():
        return str(len(code.lstrip("-")))
    return re.sub("[A-Z]+", "A", re.sub("[a-z]+", "a", codes.form(code)))


def _beginnings(code: str) -> Iterator[str]:
    """What a code begins with, itself aside."""
    return (code[:end] for end in range(1, len(code)))


def _rank(table: TakenTable) -> int:
    """How much its titles say that a table has the texts of its codes."""
    header = table.table.header
    at = table.at[MESSAGE]
    cells = _columns(table)
    if not any(header) or max(at, table.at[CODE]) >= min(len(header), len(cells)):
        return _TEXTS
    is_several = ["," in cell or looks.is_range(cell) for cell in cells[table.at[CODE]]]
    if (
        not ELSEWHERE.isdisjoint(map(title_words.key, header))
        or looks.share_of(cells[at], looks.is_phrase) > 0.8
        or any(is_several)
        and any(map(_is_of_groups, header))
    ):
        return _OTHERS
    title = of_cell(header[at]) or column_titles.known(header[at])
    if title in WHY:
        return _REASONS
    is_text = title in column_titles.TEXT or title in title_words.LATER_MESSAGE
    return _TEXTS if is_text or title in title_words.ENGLISH else _UNKNOWN


def _is_of_groups(title: str) -> bool:
    """Whether several codes can stand beside what has this title: a category, a status of HTTP."""
    word = column_titles.known(title)
    return word in title_words.SECTION or word in title_words.HTTP


def _beside(table: TakenTable) -> list[str]:
    """The cells that are neither in the column of codes nor in that of texts."""
    return [
        cell
        for at, cells in enumerate(_columns(table))
        if at not in (table.at[CODE], table.at[MESSAGE])
        for cell in cells
    ]


def _columns(table: TakenTable) -> list[list[str]]:
    rows = [row.cells for row in table.table.rows if not row.refused]
    width = max(map(len, rows), default=0)
    return [
        [cells[at].text for cells in rows if at < len(cells)] for at in range(width)
    ]
