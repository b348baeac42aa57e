"""Cells with marks in them, as each form writes them: what a reader sees of a cell is what an import must give back."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from importing import pages
from importing.pages import Page

ADDRESS = "https://docs.example/a_b-c"


@dataclass(frozen=True)
class Piece:
    """Some words of a cell, and how they are marked: not at all, or as one of `KINDS`."""

    kind: str
    text: str


Message = Sequence[Piece]
PLAIN = "plain"
KINDS = ("bold", "italic", "code", "link", "bold link", "code link")


def seen(message: Message) -> str:
    """What a reader sees of a message."""
    return " ".join(piece.text for piece in message)


def _markdown(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~&$-])", r"\\\1", text)


def _markdown_code(text: str) -> str:
    """A code span inside of a table: a bar is escaped in it too, and the fence is longer than any in it."""
    inside = text.replace("|", "\\|")
    fence = "`" * (1 + max(map(len, re.findall("`*", text))))
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{inside}{pad}{fence}"


# AsciiDoc has a name for each of these, and puts the character there when no mark is looked for any more.
_NAMED = {
    "*": "{asterisk}",
    "`": "{backtick}",
    "+": "{plus}",
    "|": "{vbar}",
    "&": "pass:c[&]",
    "\\": "{backslash}",
    "^": "{caret}",
    "~": "{tilde}",
    "[": "{startsb}",
    "]": "{endsb}",
    "_": "pass:[_]",
    "#": "pass:[#]",
}


def _asciidoc(text: str) -> str:
    return re.sub(r"[]*`+|&\\^~[]|(?<!\w)[_#]|[_#](?!\w)", _by_name, text)


def _by_name(found: re.Match[str]) -> str:
    return _NAMED[found[0]]


def _asciidoc_link(text: str) -> str:
    """The text of a link to open in another window: it ends at the first bracket that is not escaped."""
    inside = _asciidoc(text)
    return inside.replace("{endsb}", "\\]").replace("{startsb}", "[") + "^"


def _asciidoc_code(text: str) -> str:
    """Code as it is; a bar would end the cell."""
    return f"`+{text}+`".replace("|", "\\|")


def _rst_link(text: str) -> str:
    return f"`{pages.escaped_rst(text)} <{ADDRESS}>`__"


Marks = dict[str, Callable[[str], str]]
MARKDOWN: Marks = {
    "plain": _markdown,
    "bold": lambda text: f"**{_markdown(text)}**",
    "italic": lambda text: f"*{_markdown(text)}*",
    "code": _markdown_code,
    "link": lambda text: f"[{_markdown(text)}]({ADDRESS})",
    "bold link": lambda text: f"**[{_markdown(text)}]({ADDRESS} 'a title')**",
    "code link": lambda text: f"[{_markdown_code(text)}]({ADDRESS})",
}
HTML: Marks = {
    "plain": html.escape,
    "bold": lambda text: f"<strong>{html.escape(text)}</strong>",
    "italic": lambda text: f"<em>{html.escape(text)}</em>",
    "code": lambda text: f"<code class='x'>{html.escape(text)}</code>",
    "link": lambda text: f"<a href='{ADDRESS}'>{html.escape(text)}</a>",
    "bold link": lambda text: f"<b><a href='{ADDRESS}'>{html.escape(text)}</a></b>",
    "code link": lambda text: f"<a><code>{html.escape(text)}</code></a>",
}
RST: Marks = {
    "plain": pages.escaped_rst,
    "bold": lambda text: f"**{pages.escaped_rst(text)}**",
    "italic": lambda text: f"*{pages.escaped_rst(text)}*",
    "code": lambda text: f"``{text}``",
    "link": _rst_link,
    "bold link": _rst_link,  # marks do not nest
    "code link": lambda text: f":ref:`{pages.escaped_rst(text)} <a-page>`",
}
ASCIIDOC: Marks = {
    "plain": _asciidoc,
    "bold": lambda text: f"*{_asciidoc(text)}*",
    "italic": lambda text: f"_{_asciidoc(text)}_",
    "code": _asciidoc_code,
    "link": lambda text: f"{ADDRESS}[{_asciidoc_link(text)}]",
    "bold link": lambda text: f"*link:{ADDRESS}[{_asciidoc_link(text)}]*",
    "code link": lambda text: f"*{_asciidoc_code(text)}*",
}

# A form, how its pages are made around messages, and how it marks them.
FORMS: dict[str, tuple[str, Callable[[Page, pages.Writer], str], Marks]] = {
    "markdown": ("md", pages.markdown, MARKDOWN),
    "bare markdown": ("mdx", pages.bare_markdown, MARKDOWN),
    "html": ("html", pages.noisy_html, HTML),
    "definition list": ("html", pages.definition_list, HTML),
    "grid": ("rst", pages.grid, RST),
    "list-table": ("rst", pages.list_table, RST),
    "asciidoc": ("adoc", pages.asciidoc, ASCIIDOC),
    "tall asciidoc": ("adoc", pages.tall_asciidoc, ASCIIDOC),
}


def page_of(form: str, messages: Sequence[Message]) -> str:
    """A page in a form with a row for each of `messages`, from the code 1001 on."""
    _, render, marks = FORMS[form]
    written = [
        " ".join(marks[piece.kind](piece.text) for piece in message)
        for message in messages
    ]
    rows = [(str(code), text) for code, text in enumerate(written, 1001)]
    return render([pages.Section("General", tuple(rows))], str)
