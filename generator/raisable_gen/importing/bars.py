"""Lines of Markdown with bars in; how many cells they have, and which of them divide titles from rows, out."""

from __future__ import annotations

import re
from collections.abc import Sequence

DELIMITERS = re.compile(
    r"[ >\t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*"
)
_CROSSED = re.compile(
    r"[ >\t]*\|[ \t]*:?-+:?(?:[ \t]*[+|][ \t]*:?-+:?)+[ \t]*\|?[ \t]*"
)
_BAR = re.compile(r"(?<!\\)\|")


def as_delimiters(line: str) -> str:
    """A line between titles and rows with bars between its dashes, where it has a `+` as in Kramdown."""
    return line.replace("+", "|") if _CROSSED.fullmatch(line) else line


def width(line: str) -> int:
    """How many cells a line of a table has."""
    bare = line.strip("> \t").removeprefix("|")
    return len(_BAR.findall(re.sub(r"(?<!\\)\|$", "", bare))) + 1


def is_in_table(above: Sequence[str]) -> bool:
    """Whether the last of the lines `above` is one of a table below its titles: some draw a line of dashes below each row."""
    for line in reversed(above):
        if "|" not in line:
            return False
        if DELIMITERS.fullmatch(line):
            return True
    return False
