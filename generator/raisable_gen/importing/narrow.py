"""Lines with tabs of a table that was printed in narrow columns in, a line for each row out: a cell goes on in the next line where
its next word did not fit into its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import looks
from raisable_gen.importing.line import Line
from raisable_gen.importing.page import flat

# So many rows with breaks inside of sentences show how wide a column is.
_FEWEST = 2
# A narrower column breaks its texts anywhere.
_LEAST = 12
_WORD = re.compile(rf"[{looks.EAST}]|[^\s{looks.EAST}]+")


def rows(body: Sequence[Line], width: int) -> list[Line] | None:
    """The rows of a table of `width` columns; `None` where not all of them are whole, or a break stands where no text had to end."""
    if width < 2 or not body:
        return None
    found: list[list[Line]] = []
    tabs = width - 1
    for line in body:
        own = line.raw.count("\t")
        begins = own > 0 and tabs == width - 1
        if begins:
            found.append([line])
            tabs = own
        elif not found or line.after_blank or line.titled or not line.text:
            return None
        else:
            found[-1].append(line)
            tabs += own
        if tabs > width - 1:
            return None
    if tabs != width - 1:
        return None
    cells = [_cells(lines) for lines in found]
    if not _are_narrow(cells, width):
        return None
    return [_joined(lines, row) for lines, row in zip(found, cells, strict=True)]


def _cells(lines: Sequence[Line]) -> list[list[str]]:
    """The pieces of each cell of a row."""
    cells: list[list[str]] = []
    for line in lines:
        first, *others = (flat(piece) for piece in line.raw.split("\t"))
        if cells:
            cells[-1].append(first)
        else:
            cells.append([first])
        cells += [[piece] for piece in others]
    return cells


def _are_narrow(rows: Sequence[Sequence[Sequence[str]]], width: int) -> bool:
    """Whether each piece of a cell ends because the next word did not fit into the longest line of its column."""
    broken: set[int] = set()
    for at in range(width):
        column = [row[at] for row in rows]
        longest = max(len(piece) for cell in column for piece in cell)
        for number, cell in enumerate(column):
            for piece, following in zip(cell, cell[1:], strict=False):
                word = _WORD.match(following)
                if not at or not word or longest < _LEAST:
                    return False
                if len(piece) + len(word[0]) + 1 <= longest:
                    return False
                if piece[-1:] not in tuple(".!?。:;"):
                    broken.add(number)
    return len(broken) >= _FEWEST


def _joined(lines: Sequence[Line], row: Sequence[Sequence[str]]) -> Line:
    text = "\t".join(" ".join(pieces) for pieces in row)
    return replace(lines[0], raw=text, text=flat(text))
