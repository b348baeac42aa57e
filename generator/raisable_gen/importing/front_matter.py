"""The lines of a page in; the title that its front matter gives out, and where the page begins behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing.page import flat, lines_of

MAX_LINES = 300
# No front matter has more characters.
MAX_SIZE = 30_000
_MARK = re.compile(r"(?:---|\+\+\+)[ \t]*")
_TITLE = re.compile(r"title[ \t]*[:=][ \t]*(\S.*?)[ \t]*", re.I)


def taken(text: str) -> tuple[str, int, str]:
    """The title with its line, and the text with empty lines in place of the front matter."""
    found, line, behind = title(lines_of(text[:MAX_SIZE]))
    if not behind:
        return found, line, text
    return found, line, "\n" * behind + "\n".join(lines_of(text)[behind:])


def title(lines: Sequence[str]) -> tuple[str, int, int]:
    """The title with its line, and how many lines the front matter takes; no title, and none, where there is no such thing."""
    if not lines or not _MARK.fullmatch(lines[0]):
        return "", 0, 0
    end = next(
        (
            at
            for at in range(1, min(len(lines), MAX_LINES))
            if lines[at].rstrip() == lines[0].rstrip()
        ),
        0,
    )
    if not end or not all(
        re.match(r"\s*$|[\s\w\"'-]+[:=]|\s|[-#\]\[{}]", line) for line in lines[1:end]
    ):
        return "", 0, 0
    for at in range(1, end):
        match = _TITLE.fullmatch(lines[at])
        found = match[1].strip("\"'>|-+") if match else ""
        if found:
            return flat(found), at + 1, end + 1
    return "", 0, end + 1
