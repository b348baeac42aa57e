"""What docutils reads in seconds: how many lines, how long, and how many marks in them; more is refused."""

from __future__ import annotations

from collections.abc import Sequence

from raisable_gen.importing.page import Unreadable

# docutils needs up to a millisecond for a line.
MAX_LINES = 20_000
MAX_LINE = 10_000
MAX_INDENT = 200
# It needs as much for a mark that is never closed or a name that refers to nothing.
MAX_TEXT = 20_000
MAX_REFERENCES = 5000
# docutils reads the rest of a word from each of its characters on: a long address is nothing, pages of them are minutes.
LONG_WORD = 200
MAX_SQUARES = 50_000_000


def check_lines(lines: Sequence[str]) -> None:
    """Refuse more lines, and longer ones, than docutils reads in seconds. Raises `Unreadable`."""
    if len(lines) > MAX_LINES:
        raise Unreadable(
            MAX_LINES + 1,
            f"over {MAX_LINES} lines of reStructuredText: divide the page",
        )
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            raise Unreadable(
                number,
                f"a line of over {MAX_LINE} characters: cut out the part with the codes",
            )
        if len(line) - len(line.lstrip()) > MAX_INDENT and line.strip():
            raise Unreadable(
                number,
                f"it is nested deeper than {MAX_INDENT} columns: cut out the part with the codes",
            )


class Bounds:
    """What the texts of a page have cost so far."""

    def __init__(self) -> None:
        self._references = 0
        self._squares = 0

    def check_text(self, text: str, line: int) -> None:
        """Refuse a text that is too long, or too many long words in all. Raises `Unreadable`."""
        if len(text) > MAX_TEXT:
            raise Unreadable(
                line,
                f"a text of over {MAX_TEXT} characters: cut out the part with the codes",
            )
        lengths = map(len, text.split())
        self._squares += sum(size**2 for size in lengths if size > LONG_WORD)
        if self._squares > MAX_SQUARES:
            raise Unreadable(
                line,
                f"too many words of over {LONG_WORD} characters: cut out the part with the codes",
            )

    def check_references(self, count: int, line: int) -> None:
        """Refuse too many references in all, `count` of them here. Raises `Unreadable`."""
        self._references += count
        if self._references > MAX_REFERENCES:
            raise Unreadable(
                line,
                f"over {MAX_REFERENCES} references, or marks that are never closed: cut out the part with the codes",
            )
