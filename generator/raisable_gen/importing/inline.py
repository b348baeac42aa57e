"""The tokens inside of a text in Markdown in, what a reader sees of it out: the text, what it begins with, where it leads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from raisable_gen.importing import tags
from raisable_gen.importing.page import flat

_FOOTNOTE = re.compile(r"\[\^[\w-]{1,20}\]")
_KNOWN_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|br|center|code|del|details|div|em|font|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|"
    r"summary|sup|td|th|tr|tt|u|ul|var|wbr)\b[^>]*>|(?-i:</?[A-Z][A-Za-z.]*\b[^>]*>)|<!--.*?-->",
    re.I | re.S,
)
# A component with nothing in it, and where its text stands then: `<Badge text="A100" />`.
_COMPONENT = re.compile(r"<[A-Z][\w.]*\s[^>]*/>", re.S)
_SAID = ("text", "label", "code", "children", "value")
_BREAK = re.compile(r"</?(?:br|p|div|ul|ol|li|tr|td|hr)\b", re.I)
_STRUCK_TAG = re.compile(r"<(del|s|strike)\b", re.I)
_LEADING_TAG = re.compile(r"<(?:b|strong|code|kbd|tt)\b[^>]*>", re.I)


class Token(Protocol):
    """A piece of a text: some words, or where marks around others begin (`nesting` 1) and end (-1)."""

    @property
    def type(self) -> str:
        """What it is."""
        ...

    @property
    def content(self) -> str:
        """Its words."""
        ...

    @property
    def nesting(self) -> int:
        """Whether others stand in it."""
        ...

    def attrGet(self, name: str) -> str | int | float | None:
        """What it says of itself: `href`."""
        ...


def text(children: Sequence[Token]) -> tuple[str, bool]:
    """What a reader sees of inline tokens, in one line, and whether its beginning is struck through."""
    pieces: list[str] = []
    struck = False
    named = ""
    for child in children:
        if child.type == "html_inline" and _COMPONENT.fullmatch(child.content):
            said = tags.attributes(child.content)
            named = named or next(filter(None, map(said.get, _SAID)), "")
        if child.type == "text":
            pieces.append(_FOOTNOTE.sub("", child.content))
        elif child.type in ("code_inline", "text_special"):
            pieces.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif child.type == "html_inline":
            if _BREAK.match(child.content):
                pieces.append(" ")
            elif not _KNOWN_TAG.fullmatch(child.content):
                pieces.append(child.content)  # <field> is a placeholder, not a tag
        if child.type == "s_open" or (
            child.type == "html_inline" and _STRUCK_TAG.match(child.content)
        ):
            struck = struck or not "".join(pieces).strip()
    return flat("".join(pieces)) or flat(named), struck


def lead(children: Sequence[Token]) -> str:
    """The words in marks of code or bold that a line begins with."""
    children = _seen(children)
    if not children:
        return ""
    first = children[0]
    if first.type == "code_inline":
        return flat(first.content)
    is_tag = first.type == "html_inline" and _LEADING_TAG.fullmatch(first.content)
    if first.type != "strong_open" and not is_tag:
        return ""
    closing = "html_inline" if is_tag else "strong_close"
    end = next(
        (at for at, child in enumerate(children) if at and child.type == closing), 0
    )
    return text(children[1:end])[0]


def leads_to_a_heading(children: Sequence[Token]) -> bool:
    """Whether an item is nothing but a link to a place on the same page: one of a table of contents."""
    children = _seen(children)
    return (
        len(children) > 2
        and children[0].type == "link_open"
        and str(children[0].attrGet("href")).startswith("#")
        and [child.type for child in children].index("link_close") == len(children) - 1
    )


def _seen(children: Sequence[Token]) -> list[Token]:
    """The tokens that are more than white space."""
    return [child for child in children if child.content.strip() or child.nesting]
