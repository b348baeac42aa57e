"""Lines with tabs in, a line for each row out: a cell of several lines comes out of a browser with line breaks in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import looks
from raisable_gen.importing.line import Line
from raisable_gen.importing.page import flat

# A row has no more lines than these.
_MOST = 12


def whole(body: Sequence[Line], width: int) -> list[Line]:
    """The rows of a table of `width` columns, each in a line; what was put together carries the doubt about it."""
    found: list[Line] = []
    pieces = 0
    last = max((at for at, line in enumerate(body) if "\t" in line.raw), default=-1)
    for at, line in enumerate(body):
        if found and pieces < _MOST and _goes_on(found[-1], line, width, at < last):
            above = found[-1]
            found[-1] = replace(
                above,
                raw=f"{above.raw} {line.raw}",
                text=flat(f"{above.text} {line.text}"),
                doubt=above.doubt
                or f"the line below it, {line.text[:40]!r}, is read as more of its cell: see whether it is",
            )
            pieces += 1
        else:
            found.append(line)
            pieces = 0
    return found


def _goes_on(above: Line, line: Line, width: int, is_between: bool) -> bool:
    """Whether `line` is more of the row that is begun `above`."""
    had, has = above.raw.count("\t"), line.raw.count("\t")
    if line.after_blank or line.titled or not had or had + has > width - 1:
        return False
    first = flat(line.raw.split("\t")[0])
    if looks.is_code_like(first):
        return False
    if has:
        return True
    is_open = above.text[-1] in ";,:；，、（(" or line.text[0].islower()
    return is_open or is_between and line.text[-1] in ".;,!?。；，！？"
