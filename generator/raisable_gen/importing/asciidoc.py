"""AsciiDoc in, the blocks of the page out: sections, `|===` tables in all their layouts, lists of terms, paragraphs.

There is no library for it in Python, so this reads what pages of codes have. A block that holds others (an example, a tab,
a summary that opens) is read as what it holds; one that shows its lines as they are, such as a listing, is passed over. HTML goes to `html`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from raisable_gen.importing import asciidoc_marks, html, listings
from raisable_gen.importing.asciidoc_marks import FENCE, TABLE, Marks
from raisable_gen.importing.asciidoc_tables import table
from raisable_gen.importing.asciidoc_text import OPENING, lead, plain
from raisable_gen.importing.listings import Listing
from raisable_gen.importing.looks import is_code_like
from raisable_gen.importing.page import (
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Unreadable,
    Words,
    check_bars,
    check_marks,
    is_title_like,
    lines_of,
)

MAX_REFERENCES = 20_000
MAX_VALUE = 200
_HEADING = re.compile(r"(={1,6}|#{1,6})\s+(\S.*?)(?:\s+\1)?")
_UNDERLINE = re.compile(r"([=~^+-])\1{2,}\s*")
# What a title with a line under it may stand below.
_ABOVE_TITLE = re.compile(r"\s*|\[.*|//.*|:.*|\.\S.*")
_UNDERLINES = "=-~^+"
_ATTRIBUTES = re.compile(r"\[(.*)\]\s*")
_TITLE = re.compile(r"\.([^\s.].*)")
# Around blocks.
_AROUND = re.compile(r"(={4,}|\*{4,}|_{4,}|--|~{4,})\s*")
_TERM = re.compile(r"(?!http|[*.-]+\s|//)(\S.{0,200}?)(:{2,4}|;;)(?:\s+(\S.*))?")
# Comments, values, breaks, and what stands for another file, an image or a condition.
_UNSEEN = re.compile(r"//.*|:!?[\w-]+!?:.*|\+|'{3,}|<<<|[a-z][a-z0-9]+::\S*\[.*\]\s*")
_VALUE = re.compile(r":([\w-]{1,40}):\s+(\S.*)")
_REFERENCE = re.compile(r"(?<!\\)\{([\w-]{1,40})\}")
# A number of three figures or more does not count, it is a code.
_ITEM = re.compile(r"^\s*(?:[*.-]+|[0-9]{1,2}\.|<(?:\.|[0-9]{1,2})>)\s+")
_BULLET = re.compile(r"\s*(?:[*.-]+|[0-9]{3,18}\.|<(?:\.|[0-9]{1,2})>)\s")
_TIED_OR_ITEM = re.compile(rf"\s*\+\s*$|{_BULLET.pattern}")
_STRONG = re.compile(r"(\*{1,2})[^*]+\1")


def blocks(text: str) -> list[Block]:
    """The blocks in the order of the page. Raises `Unreadable`."""
    lines = lines_of(text)
    check_bars(lines)
    check_marks(lines, OPENING)
    return _Page(_with_values(lines)).read()


def _with_values(lines: Sequence[str]) -> list[str]:
    """The lines with what the page itself defines, `:bank: Acme`, in the place of its name, `{bank}`."""
    values: dict[str, str] = {}
    count = 0
    found: list[str] = []
    for number, line in enumerate(lines, 1):
        if (match := _VALUE.fullmatch(line)) and len(match[2]) <= MAX_VALUE:
            values[match[1]] = match[2].strip()
        elif values and "{" in line:
            count += len(_REFERENCE.findall(line))
            if count > MAX_REFERENCES:
                raise Unreadable(
                    number,
                    f"over {MAX_REFERENCES} references up to here: cut out the part with the codes",
                )
            line = _REFERENCE.sub(lambda name: values.get(name[1], name[0]), line)
        found.append(line)
    return found


@dataclass(slots=True)
class _Page:
    """The lines of a page, which of them is the next, and what is said there of the block that follows."""

    lines: list[str]
    at: int = 0
    found: list[Block | Listing] = field(default_factory=list[Block | Listing])
    attributes: list[str] = field(default_factory=list[str])
    title: str = ""
    marks: Marks = field(default_factory=Marks)

    def read(self) -> list[Block]:
        """All blocks."""
        self.marks = asciidoc_marks.marks(self.lines)
        while self.at < len(self.lines):
            if not self._is_about_a_block():
                self._take_block()
                self.attributes, self.title = [], ""
        return listings.resolved(self.found)

    def _is_about_a_block(self) -> bool:
        """Go behind a line that is no block, if there is one: it is empty, not seen, or says something of the next block."""
        line = self.lines[self.at]
        if match := _ATTRIBUTES.fullmatch(line):
            self.attributes.append(match[1])
        elif match := _TITLE.fullmatch(line):
            self.title, _ = plain(match[1])
        elif FENCE.fullmatch(line) or line.strip() and not _UNSEEN.fullmatch(line):
            return False
        self.at += 1
        return True

    def _take_block(self) -> None:
        line, start = self.lines[self.at], self.at
        self.at += 1
        if match := TABLE.fullmatch(line):
            end, self.at = self.marks.ends.get(start, (self.at, self.at))
            said = ",".join(reversed(self.attributes))
            outer, inside = asciidoc_marks.divided(self.lines[start + 1 : end])
            self.found.append(table(outer, start + 1, match[1], said, self.title))
            for at, said, inner in inside:
                self.found.append(table(inner, start + 2 + at, "!", said, ""))
        elif FENCE.fullmatch(line):
            end, self.at = self.marks.ends.get(start) or self._left_open()
            self._take_listing(line[0], start + 1, self.lines[start + 1 : end])
        elif _AROUND.fullmatch(line):
            if self.title:
                self.found.append(Words(start + 1, [self.title], strong=True))
        elif match := _HEADING.fullmatch(line):
            title, struck = plain(match[2])
            self.found.append(Heading(len(match[1]), title, start + 1, struck))
        elif level := self._underlined():
            title, struck = plain(line)
            self.found.append(Heading(level, title, start + 1, struck))
            self.at += 1
        elif match := _TERM.fullmatch(line.strip()):
            self._take_terms(match)
        else:
            self._take_words()

    def _take_listing(self, fence: str, first: int, lines: Sequence[str]) -> None:
        """What stands between fences: HTML, or lines that are shown as they are, which may be rows."""
        said = [part.strip() for part in ",".join(self.attributes).split(",")]
        language = said[1] if said[0] == "source" and len(said) > 1 else ""
        if fence == "+":
            self.found += html.blocks("\n".join(lines), first)
        elif fence in "-.":
            self.found.append(Listing(first + 1, lines, language))

    def _left_open(self) -> tuple[int, int]:
        """Where a block without an end ends: behind the lines below its mark if these are a list, else at its mark."""
        end = self.at
        while end < len(self.lines) and self.lines[end].strip():
            end += 1
        is_list = listings.read(self.lines[self.at : end], self.at, "")
        return (end, end) if is_list else (self.at, self.at)

    def _underlined(self) -> int:
        """The level of the title in the line before the next, which stands under it; 0 if it is none."""
        title = self.lines[self.at - 1].rstrip()
        line = self.lines[self.at].rstrip() if self.at < len(self.lines) else ""
        if (
            not _UNDERLINE.fullmatch(line)
            or abs(len(line) - len(title)) > 1
            and self.at not in self.marks.underlines
            or not is_title_like(title)
            or self.at > 1
            and not _ABOVE_TITLE.fullmatch(self.lines[self.at - 2])
        ):
            return 0
        return _UNDERLINES.index(line[0]) + 1

    def _is_block_next(self) -> bool:
        """Whether the next line ends a paragraph."""
        line = self.lines[self.at]
        return not line.strip() or any(
            it.fullmatch(line) for it in (TABLE, _HEADING, _ATTRIBUTES, FENCE, _AROUND)
        )

    def _take_words(self) -> None:
        """A paragraph, or an item of a list: the next one begins where a line has a mark as well."""
        start = self.at - 1
        is_item = bool(_BULLET.match(self.lines[start]))
        while self.at < len(self.lines) and not self._is_block_next():
            if is_item and _TIED_OR_ITEM.match(self.lines[self.at]):
                break
            self.at += 1
        if is_item and self.at == start + 1 and self._is_tied():
            item = _ITEM.sub("", self.lines[start], count=1)
            if lead(item.strip()) == plain(item)[0]:
                term = item.strip().strip("'")
                self._add_terms([(self.at, term)], "\n".join(self._said()))
                return
        written = self.lines[start : self.at]
        if is_code_like(self.title):
            self.found.append(Words(start, [self.title], strong=True))
        lines = [_ITEM.sub("", each, count=1) for each in written]
        texts = [plain(each) for each in lines]
        words = Words(
            start + 1,
            [text for text, _ in texts],
            texts[0][1],
            is_item,
            len(lines) == 1 and bool(_STRONG.fullmatch(self.lines[start].strip())),
            [lead(each.strip()) for each in lines],
        )
        is_shown = not is_item and all(line[:1].isspace() for line in written)
        self.found.append(
            Listing(start + 1, written, "", [words]) if is_shown else words
        )

    def _take_terms(self, match: re.Match[str]) -> None:
        """The terms that stand together with their text, into the list before them if that is one."""
        terms = [(self.at, match[1])]
        text = match[3] or ""
        while not text and (other := self._term_next(match[2])):
            terms.append((self.at, other[1]))
            text = other[3] or ""
        text = "\n".join(filter(None, [text, *self._said()]))
        if not text and self._has_table_next():
            self.found += [
                Words(line, [plain(term)[0]], strong=True) for line, term in terms
            ]
            return
        self._add_terms(terms, text)

    def _add_terms(self, terms: Sequence[tuple[int, str]], text: str) -> None:
        last = self.found[-1] if self.found else None
        if not isinstance(last, Table) or not last.pairs or self.title:
            last = Table(terms[0][0], [], pairs=True, title=self.title)
            self.found.append(last)
        said, _ = plain(text)
        for line, written in terms:
            term, struck = plain(written)
            cells = [Cell(term, line, struck), Cell(said, line)]
            last.rows.append(Row(line, cells, shown=f"{term} | {said}"))

    def _term_next(self, mark: str) -> re.Match[str] | None:
        """The term in the next line that is not empty, if it has the same `mark`; the line behind it is the next, then."""
        at = self.at
        while at < len(self.lines) and not self.lines[at].strip():
            at += 1
        match = (
            _TERM.fullmatch(self.lines[at].strip()) if at < len(self.lines) else None
        )
        if match is None or match[2] != mark:
            return None
        self.at = at + 1
        return match

    def _said(self) -> list[str]:
        """The lines that say something of a term: those below it, and the blocks that a line with a `+` ties to it."""
        found: list[str] = []
        is_open = False
        while self.at < len(self.lines):
            line = self.lines[self.at].strip()
            if not line and found and not is_open and not self._is_tied():
                break
            if line == "--":
                is_open = not is_open
            elif FENCE.fullmatch(line):
                self.at = self.marks.ends.get(self.at, (0, self.at + 1))[1]
                continue
            elif _ATTRIBUTES.fullmatch(line):
                self.attributes.append(line[1:-1])
            elif TABLE.fullmatch(line) or _HEADING.fullmatch(line):
                break
            elif _TERM.fullmatch(line) and not is_open:
                break
            elif not _UNSEEN.fullmatch(line) and not _AROUND.fullmatch(line):
                found.append(_ITEM.sub("", line, count=1))
            self.at += 1
        return found

    def _is_tied(self) -> bool:
        """Whether the next line that is not empty is a `+`."""
        at = self.at
        while at < len(self.lines) and not self.lines[at].strip():
            at += 1
        return at < len(self.lines) and self.lines[at].strip() == "+"

    def _has_table_next(self) -> bool:
        return self.at < len(self.lines) and bool(TABLE.fullmatch(self.lines[self.at]))
