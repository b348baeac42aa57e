"""Lines of a table of numbers and texts in, a line for each row out: where the lines of a printed page ran together, a row begins in the
middle of one, and the numbers that rise show where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import looks
from raisable_gen.importing.line import Line
from raisable_gen.importing.page import flat

# A code in front of the tab behind it, at the beginning of a line or behind the text of the row before.
_CODE = re.compile(r"(?:^|(?<=\s))([0-9]{1,6})\s*\t\s*", re.ASCII)
# So many numbers that rise are codes.
_FEWEST = 5


def rows(body: Sequence[Line], width: int) -> list[Line] | None:
    """The rows of a table of two columns; `None` where each line has its own, or the numbers do not rise."""
    if width != 2 or not body or not _CODE.match(body[0].raw):
        return None
    if not any(_is_run_on(line.raw) for line in body):
        return None
    found: list[Line] = []
    for at, line in enumerate(body):
        if at and (line.after_blank or line.titled):
            return None
        starts = [match.start(1) for match in _CODE.finditer(line.raw)]
        ends = [*starts, len(line.raw)]
        before = line.raw[: ends[0]].strip()
        if before:
            found[-1] = _read(found[-1], f"{found[-1].raw} {before}")
        for start, end in zip(starts, ends[1:], strict=True):
            found.append(_read(line, line.raw[start:end].strip()))
    codes = [line.raw.split("\t")[0].strip() for line in found]
    is_whole = all(line.raw.count("\t") == 1 for line in found)
    return (
        found
        if is_whole and len(codes) >= _FEWEST and looks.are_rising(codes)
        else None
    )


def _is_run_on(raw: str) -> bool:
    """Whether a row begins behind other text of a line."""
    return any(match.start(1) for match in _CODE.finditer(raw.lstrip()))


def _read(line: Line, raw: str) -> Line:
    return replace(line, raw=raw, text=flat(raw))
