"""The forms that a page may have: a reader each, and how a form is told from the text. A new form is a module and a line here."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from raisable_gen.importing.page import MAX_BYTES, MAX_PAGE_LINES, Block, Unreadable


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the module with its `blocks`, the endings of its files, and a pattern that tells it in any text."""

    module: str
    endings: tuple[str, ...]
    sign: re.Pattern[str]


# In the order in which a text is tried.
FORMS: dict[str, Form] = {
    "json": Form("json_page", (".json",), re.compile(r"\s*(?:\[\s*[\[{]|\{\s*\")")),
    "html": Form(
        "html",
        (".html", ".htm", ".xhtml"),
        re.compile(
            r"\s*<(?:!doctype html|html|head|body|main|div|section|article|table|dl|h[1-6])\b|(?:(?!^#|^\|).)*<t[dh]\b[^>]*>.*</t(?:able|r|d|h)>",
            re.I | re.S,
        ),
    ),
    "asciidoc": Form(
        "asciidoc",
        (".adoc", ".asciidoc", ".asc"),
        re.compile(r".*^[|,:!]={3,}\s*$", re.M | re.S),
    ),
    "rst": Form(
        "restructured",
        (".rst", ".rest"),
        re.compile(
            r".*^(?:[ \t]*\+[-=]+(?:\+[-=]+)+\+|[ \t]*={2,}(?: +={2,})+|[ \t]*\.\. (?:list-table|csv-table|table)::.*)\s*$",
            re.M | re.S,
        ),
    ),
    "markdown": Form(
        "markdown",
        (".md", ".mdx", ".markdown", ".mdown"),
        re.compile(
            r".*^(?:[ >]*\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-+:?[ ]*)+\|?|[ >]*\|[ ]*:?-{2,}:?[ ]*\||#{1,6} \S.*)\s*$",
            re.M | re.S,
        ),
    ),
    "csv": Form("delimited", (".csv", ".tsv", ".tab"), re.compile(r"(?!)")),
    "text": Form("copied", (".text",), re.compile(r"")),
}
# A page of Markdown whatever it is called: headings with # before its first tag.
_HASHED = re.compile(r"[^<]*^#{1,6} \S", re.M)
# So much of a page is looked at to tell its form.
_START = 200_000
_PIPES = re.compile(r"\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
# A table as databases draw it, with no line between its rows: no reStructuredText.
_DRAWN = re.compile(
    r"^[ \t]*\+-[-+]*\+\s*\n[ \t]*\|.*\n[ \t]*\+-[-+]*\+\s*\n(?:[ \t]*\|.*\n){2}", re.M
)


def blocks(text: str, form: str) -> Sequence[Block]:
    """The blocks of a page that is read as `form`. Raises `Unreadable`."""
    module = import_module(f"raisable_gen.importing.{FORMS[form].module}")
    read: Callable[[str], Sequence[Block]] = module.blocks
    try:
        return read(text)
    except RecursionError:
        raise Unreadable(
            1, f"it is nested too deeply for {form}: cut out the part with the codes"
        ) from None


def may_be_copied(name: str, text: str, *, has_rows: bool) -> bool:
    """Whether a page that is told to be Markdown may be copied text below headings: it has no rows, or no table as Markdown has."""
    if not has_rows:
        return True
    is_named = PurePath(name).suffix.lower() in FORMS["markdown"].endings
    lines = (line.strip(" >") for line in text[:_START].split("\n") if "|" in line)
    return not is_named and not any(map(_PIPES.fullmatch, lines))


def told(name: str, text: str) -> str:
    """The form, by the ending of the file's name, else by the text."""
    ending = PurePath(name).suffix.lower()
    for form, each in FORMS.items():
        if ending in each.endings:
            is_named_so = form != "html" or not _HASHED.match(text[:_START])
            return form if is_named_so else "markdown"
    start = text[:_START]
    for form, each in FORMS.items():
        if each.sign.match(start):
            if form == "csv":
                continue
            if form == "text" and _is_delimited(start):
                return "csv"
            if form == "json" and _has_text_behind(text):
                return "text"
            if form == "rst" and _DRAWN.search(start):
                return "text"
            return form
    return "text"


def _has_text_behind(text: str) -> bool:
    """Whether a page that begins with JSON goes on with something else: an example above copied text."""
    try:
        _, end = json.JSONDecoder().raw_decode(text.lstrip())
    except (ValueError, RecursionError):
        return False
    rest = text.lstrip()[end:].strip()
    return bool(rest) and rest[0] not in "{[,;"


def _is_delimited(text: str) -> bool:
    """Whether the first lines have the same number of commas or semicolons, or all lines of tabs, and the first has titles."""
    from raisable_gen.importing import column_titles

    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return False
    for mark in (",", ";", "\t"):
        titles = [cell.strip(" \"'\ufeff") for cell in lines[0].split(mark)]
        if (
            len(titles) > 1
            and any(map(column_titles.is_code_title, titles))
            and any(map(column_titles.is_message_title, titles))
        ):
            least = len(titles) - 1
            if mark == "\t" and any(
                line.rstrip().count(mark) > least for line in lines
            ):
                return False  # rows of copied text that ran together
            some = lines[1:] if mark == "\t" else lines[1:4]
            return all(line.count(mark) >= least for line in some)
    return False


def decoded(data: bytes) -> str:
    """The text of a page. Raises `Unreadable`."""
    if len(data) > MAX_BYTES:
        raise Unreadable(
            1, f"it has over {MAX_BYTES} bytes: cut out the part with the codes"
        )
    if data.count(b"\n") > MAX_PAGE_LINES:
        raise Unreadable(
            MAX_PAGE_LINES + 1,
            f"it has over {MAX_PAGE_LINES} lines: cut out the part with the codes",
        )
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as undecodable:
        line = data.count(b"\n", 0, undecodable.start) + 1
        raise Unreadable(line, "a byte is not UTF-8: save the page as UTF-8") from None
