"""The text of a page in HTML in, the same without what costs more time than it says out, every heading with its end; a page with too much is refused."""

from __future__ import annotations

import re

from raisable_gen.importing.page import Unreadable

MAX_TAGS = 150_000
MAX_TAG = 10_000
MAX_ENTITIES = 1_000_000
MAX_COMMENT = 5000
_NO_CONTENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\b[^>]*>?|\Z)|<\?(?:php\b|=).*?(?:\?>|\Z)|<[!?].*?(?:>|\Z)",
    re.I | re.S,
)
_TAG = re.compile("<[a-z]", re.I)
# What a browser shows as `<` or `&`, though it does not end with a semicolon: `&ltid&gt`.
_OPEN_ENTITY = re.compile("&(?:lt|gt|amp|quot|nbsp)(?=[A-Za-z0-9])(?![A-Za-z0-9]*[;=])")
# No tag: `a <b was expected` before another.
_LESS = re.compile(r"<(?=[A-Za-z]\w*[ \t]+\w[^<>\"'={}\n]{0,200}<)")
# What templates and components have for comments: how one begins, what ends it, and what that must be.
_COMMENTS = (("{/*", "*/", "*/}"), ("{{--", "--}}", "--}}"), ("{#", "#}", "#}"))
# What is put where a part with a title of its own ends.
END = "end-of-part"
_END_OF_PART = re.compile("</(?=(?:details|fieldset)\\b)", re.I)
_OF_HEADING = re.compile("<(/?)h([1-6])(?=[\\s/>])", re.I)


def tamed(text: str) -> str:
    """`text` without what is no content; a tag that never ends is text. Without this, hostile pages cost quadratic time.

    Raises `Unreadable`.
    """
    text = _NO_CONTENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    for marks in _COMMENTS:
        text = _without(text, *marks)
    if len(_TAG.findall(text)) > MAX_TAGS:
        raise Unreadable(
            1, f"it has over {MAX_TAGS} tags: cut out the part with the codes"
        )
    if text.count("&") > MAX_ENTITIES:
        raise Unreadable(
            1,
            f"it has over {MAX_ENTITIES} entities: cut out the part with the codes",
        )
    pieces: list[str] = []
    done = 0
    end = -1
    for found in re.finditer("<", text):
        start = found.start()
        if end <= start:
            end = text.find(">", start)
            end = len(text) + MAX_TAG if end < 0 else end
        if end - start > MAX_TAG:
            pieces += [text[done:start], "&lt;"]
            done = start + 1
    return "".join([*pieces, text[done:]])


def _without(text: str, opening: str, end: str, closing: str) -> str:
    """`text` without what stands between `opening` and the next `end`, where that is `closing`; its lines stay as empty ones."""
    pieces: list[str] = []
    done = at = 0
    last = text.rfind(closing)
    while 0 <= (start := text.find(opening, at)) < last:
        stop = text.find(end, start + len(opening), start + MAX_COMMENT)
        is_block = start > 0 and text[start - 1] == "{"  # `{{#if`
        if stop < 0 or is_block or not text.startswith(closing, stop):
            at = start + len(opening)
            continue
        pieces += [text[done:start], "\n" * text.count("\n", start, stop)]
        done = at = stop + len(closing)
    return "".join([*pieces, text[done:]])


def mended(text: str) -> str:
    """`text` as a browser understands it, where a parser takes it by the letter: an entity without its end, a `<` in a sentence,
    and headings, where the beginning or end of each ends the one that is open: `<h2>Errors</h1>`.
    """
    level = ""

    def ended(match: re.Match[str]) -> str:
        nonlocal level
        is_end, before = match[1], level
        level = "" if is_end else match[2]
        if is_end:
            return f"</h{before or match[2]}"
        return f"</h{before}><h{level}" if before else match[0]

    text = _LESS.sub("&lt;", _OPEN_ENTITY.sub(r"\g<0>;", text))
    text = _END_OF_PART.sub(f"<{END}></{END}></", text)
    return _OF_HEADING.sub(ended, text)
