"""reStructuredText in, the blocks of the page out (the one door of docutils).

Grid and simple tables, `list-table`, `csv-table`, definition lists and sections. Directives that read files, run code or
fetch anything are off, and what docutils complains about is no finding of ours: the rows tell whether the page was read.
"""

from __future__ import annotations

import csv
import re
from itertools import starmap
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, Parser, directives, states
from docutils.parsers.rst.directives.tables import CSVTable, ListTable
from docutils.parsers.rst.languages import en
from docutils.readers import standalone
from docutils.transforms import references

from raisable_gen.importing import doctree
from raisable_gen.importing.directives import (
    LISTINGS,
    OBJECTS,
    readable,
    rows_of_list,
)
from raisable_gen.importing.page import Block, Unreadable, lines_of
from raisable_gen.importing.restructured_bounds import MAX_LINE, Bounds, check_lines

# What a role shows, and the target behind it that a reader does not see; docutils has a NUL for each backslash here.
_TITLE = re.compile(r"(.*\S)\s*(?<!\0)<[^<>]*>", re.S)
# A link whose target stands in another file: `Payment API`_.
_DANGLING = re.compile(r"`([^`<>]+?)`__?", re.S)
_KNOWN: Any = en.directives
# Roles that show their text as it is written.
_LITERAL_ROLES = frozenset(("code", "math"))
# A cell with no mark in it, of a block or inside of a text: a letter or a figure, and then no mark's character that counts.
_PLAIN = re.compile(
    r"(?!\w+[.)](?:\s|$))(?:-(?=[0-9])|\{(?=\w))?[^\W_](?:[^*`|\\_]|(?<=\w)_(?=[^\W_]))*(?<!:)"
)
_SETTINGS: dict[str, Any] = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "embed_stylesheet": False,
    "_disable_config": True,
    "report_level": 5,
    "halt_level": 6,
    "warning_stream": "",
    "doctitle_xform": False,
    "docinfo_xform": False,
    "sectsubtitle_xform": False,
    "smart_quotes": False,
    "line_length_limit": MAX_LINE,
    "input_encoding": "unicode",
}


def blocks(text: str) -> list[Block]:
    """The blocks in the order of the page."""
    check_lines(lines_of(text))
    # docutils' types are partly unknown: what comes from it is Any on this side of the door.
    text = readable(text.replace("\0", ""), _KNOWN)
    directives.register_directive("list-table", _ListTable)
    directives.register_directive("csv-table", _CSVTable)
    directives.register_directive("raw", _Raw)
    for name in LISTINGS:
        directives.register_directive(name, _Listing)
    for name in OBJECTS:
        directives.register_directive(name, _Object)
    inliner: Any = _Inliner()
    parser: Any = Parser(inliner=inliner)
    parser.state_classes = Body.states
    reader: Any = _Reader()
    document: Any = publish_doctree(
        text, reader=reader, parser=parser, settings_overrides=_SETTINGS
    )
    refused = doctree.refused(document)
    for node in document.findall(nodes.problematic):
        if leads := _DANGLING.fullmatch(node.astext()):
            node.children = [nodes.Text(leads[1])]
    for kind in (nodes.system_message, nodes.footnote_reference):
        for node in list(document.findall(kind)):
            node.parent.remove(node)
    return [*doctree.blocks(document), *refused]


class _Reader(standalone.Reader):  # type: ignore[type-arg]  # at run time it has no arguments
    """docutils' reader of a file; a substitution inside of another is refused, for a few of them make gigabytes."""

    def get_transforms(self) -> list[Any]:
        """The transforms that change what a text shows; the others cost a walk through the page each."""
        return [
            references.Substitutions,
            references.AnonymousHyperlinks,
            references.Footnotes,
            references.DanglingReferences,
        ]

    def parse(self) -> None:
        """Parse the page. Raises `Unreadable`."""
        super().parse()
        document: Any = self.document
        for definition in document.substitution_defs.values():
            if next(iter(definition.findall(nodes.substitution_reference)), None):
                raise Unreadable(
                    int(definition.line or 1),
                    "a substitution stands inside of another: write its text out",
                )


class _Inliner:
    """docutils' reader of the marks inside of texts, up to a bound; an address is no mark: it is shown as it is written."""

    def __init__(self) -> None:
        reader: Any = states.Inliner()
        reader.interpreted = _interpreted
        self._reader = reader
        self._bounds = Bounds()

    def init_customizations(self, settings: Any) -> None:
        """Take docutils' settings."""
        self._reader.init_customizations(settings)
        self._reader.implicit_dispatch.clear()

    def adjust_uri(self, uri: str) -> str:
        """The address that a target stands for."""
        return str(self._reader.adjust_uri(uri))

    def parse(self, text: str, lineno: int, memo: Any, parent: Any) -> Any:
        """The nodes of a text, and what is to be said about them. Raises `Unreadable`."""
        self._bounds.check_text(text, lineno)
        found, messages = self._reader.parse(text, lineno, memo, parent)
        marks = (nodes.Referential, nodes.problematic)
        count = sum(isinstance(each, marks) for each in found)
        self._bounds.check_references(count, lineno)
        return found, messages


def _interpreted(written: str, text: str, role: str, lineno: int) -> Any:
    """The nodes of a `role` with its `text`, whatever its name: docutils knows few of Sphinx's. Nothing is to be said about it."""
    if role.startswith("raw"):
        return [], []
    if role in _LITERAL_ROLES:
        return [nodes.inline(written, nodes.unescape(text, True))], []
    titled = _TITLE.fullmatch(text) if role else None
    return [nodes.inline(written, nodes.unescape(titled[1] if titled else text))], []


class Body(states.Body):
    """docutils' reader of blocks (it goes by this name); a cell of plain words is a paragraph, without a reader of its own."""

    states: tuple[Any, ...] = ()
    nested_sm_cache: list[Any] = []

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.nested_sm_kwargs["state_classes"] = self.states

    def nested_parse(self, block: Any, input_offset: int, node: Any = None, **named: Any) -> int:  # type: ignore[override]
        """Put what `block` holds under `node`; gives the offset behind it."""
        if isinstance(node, nodes.entry) and _is_plain(block):
            paragraph: Any = nodes.paragraph(block[0], block[0])
            paragraph.line = block.info(0)[1] + 1
            node.append(paragraph)
            return input_offset + len(block)
        return int(super().nested_parse(block, input_offset, node, **named))

    def enumerator(self, match: Any, context: Any, next_state: Any) -> Any:
        """An item of a numbered list: the list is told how its first number is written, which may be a code: `0007`."""
        before = len(self.parent)
        reader: Any = super()
        result = reader.enumerator(match, context, next_state)
        self.parent[before]["written"] = match.string.strip().split(".")[0]
        return result


Body.states = (
    Body,
    *(each for each in states.state_classes if each is not states.Body),
)


def _is_plain(block: Any) -> bool:
    """Whether the lines of a cell are one paragraph in one line, without a mark."""
    return bool(_PLAIN.fullmatch(block[0])) and not any(block[1:])


class _Object(Directive):
    """A name and what it means, as a list with one term."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Any]:
        """The nodes of the list."""
        item: Any = nodes.definition_list_item()
        item.line = self.lineno
        written = str(self.arguments[0]).split("\n")[0].split("(")[0].strip()
        term: Any = nodes.term(written, written)
        said: Any = nodes.definition()
        item += [term, said]
        state: Any = self.state
        state.nested_parse(self.content, self.content_offset, said)
        return [nodes.definition_list("", item)]


class _Raw(Directive):
    """HTML in the page, as the text that it is."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = dict.fromkeys(
        ("class", "encoding", "file", "name", "url"), directives.unchanged
    )

    def run(self) -> list[Any]:
        """The nodes of the text; nothing for other forms."""
        if "html" not in self.arguments or not self.content:
            return []
        text = "\n".join(self.content)
        written: Any = nodes.literal_block(text, text, html=True)
        written.line = self.content.offset(0)  # of the line before it
        return [written]


class _Listing(Directive):
    """Lines that are shown as they are, at their place; in which language does not matter here."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Any]:
        """The nodes of the lines."""
        if not self.content:
            return []
        text = "\n".join(self.content)
        language = "".join(self.arguments)
        listing: Any = nodes.literal_block(text, text, language=language)
        listing.line = self.content.offset(0) + 1
        return [listing]


class _ListTable(ListTable):
    """`list-table`, its cells told by their marks: as lists in lists docutils needs twice the time for them."""

    def run(self) -> list[Any]:
        """The nodes of the table; by way of docutils' lists where the marks are not those of rows and cells."""
        found = rows_of_list(self.content)
        if found is None:
            return list(super().run())
        rows, others = found
        head = self.options.get("header-rows", 0)
        state: Any = self.state
        table: Any = state.build_table(
            ([1] * len(rows[0]), rows[:head], rows[head:]), self.content_offset
        )
        whole: Any = self
        title, messages = whole.make_title()
        table[:0] = [title] if title else []
        return [table, *messages, *starmap(self._refused, others)]

    def _refused(self, offset: int, text: str) -> Any:
        """What stands for a row with more or fewer cells than the first one."""
        why = "it has more or fewer cells than the first row of its table"
        row: Any = nodes.literal_block(text, text, refused=why)
        row.line = self.content_offset + offset + 1
        return row


class _CSVTable(CSVTable):
    """`csv-table`, its cells at the lines of the page that they stand in: docutils counts from 1 in each."""

    def run(self) -> list[Any]:
        """The nodes of the table; of one in another file, which is not read, a text that says so."""
        if "file" not in self.options and "url" not in self.options:
            return list(super().run())
        where = str(self.options.get("file") or self.options.get("url"))
        elsewhere: Any = nodes.literal_block(where, where, elsewhere=True)
        elsewhere.line = self.lineno
        return [elsewhere]

    def parse_csv_data_into_rows(self, csv_data: Any, dialect: Any, source: Any) -> Any:
        """The cells as docutils takes those of other tables, and how many the longest row has."""
        docutils: Any = super()
        rows, most = docutils.parse_csv_data_into_rows(csv_data, dialect, source)
        if csv_data is self.content:  # not the titles, which are an option
            reader = csv.reader((line + "\n" for line in csv_data), dialect=dialect)
            line = 0
            for row, _ in zip(rows, reader, strict=True):
                first = csv_data.offset(line)
                for *_, cell in row:
                    cell.items = [(source, first + at) for at in range(len(cell))]
                line = reader.line_num
        return rows, most
