"""The text of a Markdown page in, the same as plain Markdown out: what surrounds texts there made headings or nothing.

Components of MDX (`<Tab title="Cards">`), tags of GitBook (`{% tab title="Cards" %}`), containers (`::: details Cards`),
folded parts of HTML (`<details>`) and the front matter: their titles are headings, their marks lines of their own, so that
the Markdown between them is read as such. Every line of the result knows which line of the page it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from raisable_gen.importing import bars, column_titles, front_matter, tags
from raisable_gen.importing.page import Heading, flat

# The level of a heading in Markdown ends at 6.
LEVEL = 7
# A tag goes on over so many lines and characters; what is longer is none.
MAX_LINES = 12
MAX_OPEN = 32
_MARK = "<!-- -->"
_FENCE = re.compile(r"[ \t]*(?:>[ \t]*)*(`{3,}|~{3,})(.*)")
_OPENING = re.compile(r"<([A-Z][A-Za-z0-9.]*|details|summary)(?=[\s/>]|$)")
_CLOSING = re.compile(r"</([A-Z][A-Za-z0-9.]*|details|summary)\s*>")
_LAST_CLOSING = re.compile(r"</([A-Z][A-Za-z0-9.]*|details)\s*>\s*$")
_TAG = re.compile(r"\{%-?\s*(\w+)\b(.*?)-?%\}\s*")
_END = re.compile(r"\s*\{%-?\s*end(\w+)")
_SHORTCODE = re.compile(r"\{\{[<%].*[>%]\}\}\s*")
_CONTAINER = re.compile(r":{3,}\s*(\w*)\s*(.*?)\s*")
_INDENTED = re.compile(
    r'(?:===|!!!|\?\?\?\+?)\s+[^"]*"([^"]*)"\s*|(?:!!!|\?\?\?\+?)\s+\w[\w ]*'
)
_HTML_MARKS = re.compile(r"<[^<>]*>|[*`]")
# What is said of the block above: `{: #errors title="Codes"}`.
_SAID = re.compile(r"\{:[^{}]*\}")
_TABLE = re.compile(r"<(/?)table\b", re.I)


@dataclass(slots=True)
class Plain:
    """Plain Markdown: its lines, the number of each on the page, and the headings that stand in place of marks, by line."""

    lines: list[str] = field(default_factory=list[str])
    numbers: list[int] = field(default_factory=list[int])
    headings: dict[int, Heading] = field(default_factory=dict[int, Heading])
    # Whether there are components: what is indented in them is no code.
    nested: bool = False

    def add(self, line: str, number: int) -> None:
        self.lines.append(line)
        self.numbers.append(number)

    def mark(self, level: int, title: str, number: int) -> None:
        """Put a heading here; one without a title closes those down to `level`."""
        self.add("", number)
        self.headings[len(self.lines)] = Heading(level, title, number)
        self.add(_MARK, number)
        self.add("", number)


@dataclass(slots=True)
class _Open:
    """What is open: its name, the level of its heading or 0, and how far a container is indented that ends with that."""

    name: str
    level: int
    indent: int = -1
    # How far the first line in it is indented, which the others are as well.
    inner: int = -1


def plain(lines: Sequence[str]) -> Plain:
    """The lines of a page as plain Markdown."""
    reader = _Reader(lines)
    reader.read()
    return reader.plain


class _Reader:
    """Goes through the lines once; `at` is the line that is read."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.plain = Plain()
        self.at = 0
        self.open: list[_Open] = []
        self.tables = 0
        # The tags that have an end on the page, as not all have.
        self.ended = {match[1] for line in lines if (match := _END.match(line))}

    def read(self) -> None:
        title, first, self.at = front_matter.title(self.lines)
        if title:
            self.plain.mark(1, title, first)
        fence = ""
        in_comment = False
        while self.at < len(self.lines):
            line = self.lines[self.at]
            number = self.at + 1
            self.at += 1
            match = _FENCE.match(line)
            if in_comment or (not fence and line.lstrip().startswith("<!--")):
                in_comment = "-->" not in line[line.rfind("<!--") + 1 :]
            elif fence:
                if match and match[1].startswith(fence) and not match[2].strip():
                    fence = ""
            elif match and not (match[1][0] == "`" and "`" in match[2]):
                fence = match[1]
            elif self._take(line, number):
                continue
            self.plain.add(self._moved(line), number)

    def _moved(self, line: str) -> str:
        """A line without the indentation that all have in what is open: it is no part of Markdown."""
        bare = line.lstrip(" \t")
        if not self.open or not bare:
            return line
        last = self.open[-1]
        indent = len(line) - len(bare)
        if last.inner < 0:
            last.inner = indent
        return line[min(indent, last.inner) :]

    def _take(self, line: str, number: int) -> bool:
        """Whether a line was taken as marks around texts, wholly or in part."""
        bare = line.strip()
        indent = len(line) - len(line.lstrip())
        if bare:
            self._close_indented(indent, number)
        if not self.tables and bare[:1] in "<{:=!?" and bare:
            if self._take_line(bare, indent, number):
                return True
        if not self.tables:
            closing = _LAST_CLOSING.search(line)
            if closing and self._is_open(closing[1]):
                self._text(line[: closing.start()], number)
                self._close(closing[1], number)
                return True
            if self._take_table(line, number):
                return True
        self._count_tables(line)
        return False

    def _take_line(self, bare: str, indent: int, number: int) -> bool:
        if match := _TAG.fullmatch(bare):
            if match[1].startswith("end"):
                self._close(match[1][3:], number)
            elif match[1] in self.ended:
                self._enter(match[1], tags.title(match[2]), number)
            return True
        if _SHORTCODE.fullmatch(bare) or _SAID.fullmatch(bare):
            self.plain.add("", number)
            return True
        if match := _CONTAINER.fullmatch(bare):
            if match[1]:
                self._enter(
                    ":::", match[2] if match[1] in ("details", "tab") else "", number
                )
            else:
                self._close(":::", number)
            return True
        if match := _INDENTED.fullmatch(bare):
            title = match[1] or "" if bare[0] in "=?" else ""
            self._enter("", title, number, indent)
            return True
        return self._take_tags(bare, number)

    def _take_tags(self, text: str, number: int) -> bool:
        """The tags at the beginning of a line, and the text behind them."""
        taken = False
        while text:
            if closing := _CLOSING.match(text):
                self._close(closing[1], number)
                text = text[closing.end() :].strip()
                taken = True
                continue
            opening = _OPENING.match(text)
            if opening is None:
                break
            name = opening[1]
            tag, rest, more = self._tag(text)
            if not tag:
                break
            if name == "summary":
                found = self._summary(rest, more)
                if found is None:
                    break
                title, rest, more = found
                self._entitle(title, number)
            elif tag.endswith("/>"):
                self._row(tag, number)
            else:
                title = tags.title(tag)
                if not taken and rest and not title and not _CLOSING.search(rest):
                    break
                self._enter(name, title, number)
            self.at += more
            text = rest.strip()
            taken = True
        if taken and text:
            closing = next(filter(self._closes, _CLOSING.finditer(text)), None)
            if closing is None:
                self._text(text, number)
            else:
                self._text(text[: closing.start()], number)
                self._take_tags(text[closing.start() :], number)
        return taken

    def _row(self, tag: str, number: int) -> None:
        """A tag with nothing in it that has a code and a text: they are labels and what stands behind them."""
        pairs = tags.attributes(tag)
        if any(map(column_titles.is_code_title, pairs)) and any(
            map(column_titles.is_message_title, pairs)
        ):
            self.plain.add("", number)
            for name, text in pairs.items():
                if column_titles.is_title(name):
                    self.plain.add(f"{name}: {text}", number)
            self.plain.add("", number)

    def _tag(self, text: str) -> tuple[str, str, int]:
        """The tag that `text` begins with, what stands behind it, and over how many more lines it goes."""
        more = 0
        while not (end := tags.end(text)):
            following = self._following(more)
            if following.strip()[:1] in ("", "<") or len(text) > tags.MAX_TAG:
                return "", "", 0
            text += "\n" + following
            more += 1
        return text[:end], text[end:], more

    def _following(self, more: int) -> str:
        """The line that stands `more` lines behind the one that is read next; nothing if that is too far."""
        at = self.at + more
        return self.lines[at] if more < MAX_LINES and at < len(self.lines) else ""

    def _summary(self, text: str, more: int) -> tuple[str, str, int] | None:
        """The words of a summary, what stands behind it, and over how many more lines it goes."""
        while "</summary>" not in text:
            following = self._following(more)
            if not following.strip() or following.lstrip().startswith("<summary"):
                return None
            text += "\n" + following
            more += 1
        words, _, rest = text.partition("</summary>")
        return flat(_HTML_MARKS.sub("", words)), rest, more

    def _text(self, text: str, number: int) -> None:
        if text.strip() and not self._take_table(text, number):
            self._count_tables(text)
            self.plain.add(text, number)

    def _take_table(self, line: str, number: int) -> bool:
        """Mend what stands before a table: a line of delimiters of another width, words in front of HTML's."""
        written = self._moved(line)
        line = bars.as_delimiters(written)
        before = self.plain.lines[-1] if self.plain.lines else ""
        if "-" in line and "|" in before and bars.DELIMITERS.fullmatch(line):
            width = bars.width(before)
            if "|" not in line and bars.is_in_table(self.plain.lines):
                if width == 1 or bars.width(self._following(0)) != width:
                    self.plain.add("", number)  # the end of it
                return True
            if (
                width != bars.width(line) or line != written
            ) and not bars.DELIMITERS.fullmatch(before):
                quote = before[: len(before) - len(before.lstrip("> \t"))]
                self.plain.add(quote + "|" + "---|" * width, number)
                return True
        match = _TABLE.search(line)
        if match and not match[1] and line[: match.start()].strip():
            head = line[: match.start()]
            if head.count("`") % 2 == 0 and not head.lstrip(" >").startswith(
                ("|", "<")
            ):
                self.plain.add(head, number)
                self.plain.add("", number)
                self._count_tables(line)
                self.plain.add(line[match.start() :], number)
                return True
        return False

    def _count_tables(self, line: str) -> None:
        if "able" in line.lower():
            for match in _TABLE.finditer(line):
                self.tables = max(0, self.tables + (-1 if match[1] else 1))

    def _enter(self, name: str, title: str, number: int, indent: int = -1) -> None:
        self.plain.nested = True
        level = LEVEL + sum(1 for each in self.open if each.level) if title else 0
        if title:
            self.plain.mark(level, title, number)
        else:
            self.plain.add("", number)
        self.open.append(_Open(name, level, indent))
        del self.open[:-MAX_OPEN]

    def _entitle(self, title: str, number: int) -> None:
        """Give what is open its title."""
        if self.open and self.open[-1].name == "details":
            self.open.pop()
        self._enter("details", title, number)

    def _closes(self, closing: re.Match[str]) -> bool:
        return self._is_open(closing[1])

    def _is_open(self, name: str) -> bool:
        return any(each.name == name for each in self.open)

    def _close(self, name: str, number: int) -> None:
        """Close what is called `name`, and what is open in it."""
        self.plain.add("", number)
        if not self._is_open(name):
            return
        while self.open:
            last = self.open.pop()
            if last.level:
                self.plain.mark(last.level, "", number)
            if last.name == name:
                return

    def _close_indented(self, indent: int, number: int) -> None:
        while self.open and self.open[-1].indent >= indent:
            last = self.open.pop()
            if last.level:
                self.plain.mark(last.level, "", number)
