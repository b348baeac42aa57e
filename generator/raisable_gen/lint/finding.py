"""What a rule found, and the edits that would mend it."""

from __future__ import annotations

from typing import NamedTuple

from raisable_gen.problem import Place


class Edit(NamedTuple):
    """`text` in place of what stands from line and column to the end, both counted from 1 in characters."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Finding(NamedTuple):
    """A complaint with the code of its rule; `edits`, if any, mend it without changing what the spec means."""

    place: Place
    code: str
    message: str
    edits: tuple[Edit, ...] = ()

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"
