"""The text of a page in HTML in, the same without what costs more time than it says out, every heading with its end; a page with too much is refused."""

from __future__ import annotations

import re

from raisable_gen.importing.page import Unreadable

MAX_TAGS = 150_000
MAX_TAG = 10_000
MAX_ENTITIES = 1_000_000
_NO_CONTENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\b[^>]*>?|\Z)|<\?(?:php\b|=).*?(?:\?>|\Z)|<[!?].*?(?:>|\Z)",
    re.I | re.S,
)
_TAG = re.compile("<[a-z]", re.I)
_OF_HEADING = re.compile("<(/?)h([1-6])(?=[\\s/>])", re.I)


def tamed(text: str) -> str:
    """`text` without what is no content; a tag that never ends is text. Without this, hostile pages cost quadratic time.

    Raises `Unreadable`.
    """
    text = _NO_CONTENT.sub(lambda found: "\n" * found[0].count("\n"), text)
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


def with_ends(text: str) -> str:
    """`text` where the beginning or end of a heading ends the one that is open, as in a browser: `<h2>Errors</h1>`."""
    level = ""

    def ended(match: re.Match[str]) -> str:
        nonlocal level
        is_end, before = match[1], level
        level = "" if is_end else match[2]
        if is_end:
            return f"</h{before or match[2]}"
        return f"</h{before}><h{level}" if before else match[0]

    return _OF_HEADING.sub(ended, text)
