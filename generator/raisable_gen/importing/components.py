"""The text of a Markdown page in, the same as plain Markdown out: what surrounds texts there made headings or nothing.

Components of MDX (`<Tab title="Cards">`), tags of GitBook (`{% tab title="Cards" %}`), containers (`::: details Cards`),
folded parts of HTML (`<details>`) and the front matter: their titles are headings, their marks lines of their own, so that
the Markdown between them is read as such. Every line of the result knows which line of the page it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import (
    bars,
    column_titles,
    front_matter,
    listings,
    literals,
    tags,
)
from raisable_gen.importing.plain_markdown import Plain
from raisable_gen.importing.page import flat

# A tag goes on over so many lines and characters; what is longer is none.
MAX_LINES = 12
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
# The parts of a table that is made of components.
_PART = re.compile(
    r"\s*<(?:T[rdh]|Thead|Tbody|Table(?:Row|Head|Header|Body|Cell|Column))\b"
)
# Data that a page gives to a component, or a name: `rows={[`, `export const rows = [`.
_DATA = re.compile(
    r"(?:(?:export\s+)?(?:const|let|var)\s+\w+[^=<>{}\[\]]*=|(?:<[A-Z][\w.]*\s[^<>{}]*)?\b\w+=\{)\s*([\[{])\s*"
)
MAX_DATA = 4000
# What such data is called as a piece of code.
DATA = "page-data"
# How many codes such data has at least.
FEWEST = 3


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
        self.tables = 0
        # How many lines may still be looked at for the ends of data.
        self.left = MAX_DATA * 5
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
            self.plain.add(self.plain.moved(line), number)

    def _take(self, line: str, number: int) -> bool:
        """Whether a line was taken as marks around texts, wholly or in part."""
        bare = line.strip()
        indent = len(line) - len(line.lstrip())
        if bare:
            self.plain.close_indented(indent, number)
        if (data := _DATA.fullmatch(bare)) and self._take_data(data[1], indent, number):
            return True
        if not self.tables and bare[:1] in "<{:=!?" and bare:
            if self._take_line(bare, indent, number):
                return True
        if not self.tables:
            closing = _LAST_CLOSING.search(line)
            if closing and self.plain.is_open(closing[1]):
                self._text(line[: closing.start()], number)
                self.plain.close(closing[1], number)
                return True
            if self._take_table(line, number):
                return True
        self._count_tables(line)
        return False

    def _take_line(self, bare: str, indent: int, number: int) -> bool:
        if match := _TAG.fullmatch(bare):
            if match[1].startswith("end"):
                self.plain.close(match[1][3:], number)
            elif match[1] in self.ended:
                self.plain.enter(match[1], tags.title(match[2]), number)
            return True
        if _SHORTCODE.fullmatch(bare) or _SAID.fullmatch(bare):
            self.plain.add("", number)
            return True
        if match := _CONTAINER.fullmatch(bare):
            if match[1]:
                self.plain.enter(
                    ":::", match[2] if match[1] in ("details", "tab") else "", number
                )
            else:
                self.plain.close(":::", number)
            return True
        if match := _INDENTED.fullmatch(bare):
            title = match[1] or "" if bare[0] in "=?" else ""
            self.plain.enter("", title, number, indent)
            return True
        return self._take_tags(bare, number)

    def _take_data(self, bracket: str, indent: int, number: int) -> bool:
        """Data from the line with the opening `bracket` to the one with the closing one, as a piece of JSON."""
        closing = "]" if bracket == "[" else "}"
        inside = self.lines[self.at : self.at + min(self.left, MAX_DATA)]
        for size, line in enumerate(inside):
            self.left -= 1
            if line.strip()[:1] == closing and len(line) - len(line.lstrip()) <= indent:
                break
        else:
            return False
        made = literals.as_json("\n".join([bracket, *inside[:size], closing]))
        if not listings.objects(made, number, FEWEST):
            return False
        self.plain.add("", number)
        self.plain.add(f"```{DATA}", number)
        for at, written in enumerate(made.split("\n"), number):
            self.plain.add(written, at)
        self.plain.add("```", number + size + 1)
        self.at += size + 1
        return True

    def _is_table(self) -> bool:
        """Whether the next line with anything in it begins a part of a table."""
        following = self.lines[self.at : self.at + MAX_LINES]
        return bool(_PART.match(next(filter(str.strip, following), "")))

    def _take_tags(self, text: str, number: int) -> bool:
        """The tags at the beginning of a line, and the text behind them."""
        taken = False
        while text:
            if closing := _CLOSING.match(text):
                self.plain.close(closing[1], number)
                text = text[closing.end() :].strip()
                taken = True
                continue
            opening = _OPENING.match(text)
            if opening is None:
                break
            name = opening[1]
            tag, rest, more = self._tag(text)
            if not tag or (name == "Table" and (_PART.match(rest) or self._is_table())):
                break
            if any(map(_DATA.fullmatch, map(str.strip, tag.split("\n")))):
                break
            if name == "summary":
                found = self._summary(rest, more)
                if found is None:
                    break
                title, rest, more = found
                self.plain.entitle(title, number)
            elif tag.endswith("/>"):
                self._row(tag, number)
            else:
                title = tags.title(tag)
                if not taken and rest and not title and not _CLOSING.search(rest):
                    break
                self.plain.enter(name, title, number)
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
        written = self.plain.moved(line)
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

    def _closes(self, closing: re.Match[str]) -> bool:
        return self.plain.is_open(closing[1])
