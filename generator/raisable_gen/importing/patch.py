"""The text of a spec and what changes in it in, the new text out: every other character stays as it was."""

from __future__ import annotations

from collections.abc import Sequence

from raisable_gen.lint.edits import apply
from raisable_gen.lint.finding import Edit
from raisable_gen.problem import Place


class Patch:
    """The changes of one text, gathered in any order; `lines` are those of the text, without their ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.lines = text.replace("\r\n", "\n").split("\n")
        self._edits: list[Edit] = []
        self._behind: dict[int, list[str]] = {}

    def __bool__(self) -> bool:
        return bool(self._edits or self._behind)

    def replace(self, place: Place, text: str) -> None:
        """Put `text` in the place of what stands at `place`."""
        self._edits.append(Edit(place.line, place.column, *place.end, text))

    def insert(self, line: int, column: int, text: str) -> None:
        """Put `text` in front of what stands at a line and column."""
        self._edits.append(Edit(line, column, line, column, text))

    def put_behind(self, line: int, lines: Sequence[str]) -> None:
        """Put lines below a line, and below what was put there before."""
        self._behind.setdefault(line, []).extend(lines)

    def remove_lines(self, first: int, last: int) -> None:
        """Take out whole lines. A line must follow them."""
        self._edits.append(Edit(first, 1, last + 1, 1, ""))

    def applied(self) -> str:
        """The text with all changes."""
        behind = [
            Edit(line, end, line, end, "".join("\n" + each for each in lines))
            for line, lines in self._behind.items()
            for end in (len(self.lines[line - 1]) + 1,)
        ]
        return apply(self._text, [*self._edits, *behind])
