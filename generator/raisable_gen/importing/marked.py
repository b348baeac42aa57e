"""A paragraph with a table glued together in, the table out, if marks around its codes show where the cells are:
`Error codeDescription`, the code, its text, the next code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from raisable_gen.importing import looks
from raisable_gen.importing.line import Line
from raisable_gen.importing.page import Cell, Row, Table, flat
from raisable_gen.importing.titles import titles_in

_FEWEST = 2
_UNTOLD = (
    "titles of columns, and where the cells of the rows behind them end can't be told"
)


@dataclass(slots=True)
class Piece:
    """A part of a paragraph: its text, whether it is in marks of code, and its line."""

    text: str
    is_code: bool
    line: int


def table(pieces: Sequence[Piece]) -> Table | None:
    """The table in a paragraph; `None` if it does not begin with titles. If its pieces do not come again like the cells of rows, its
    one row is refused."""
    first = pieces[0] if pieces else None
    if first is None or first.is_code or len(pieces) < 3 or not pieces[1].is_code:
        return None
    title = flat(first.text)
    titles = titles_in(Line(first.line, title, title, False))
    if not titles or first.text[-1:].isspace():
        return None
    cells = _cells(pieces[1:])
    found = Table(first.line, titles)
    if not cells or not _come_again(cells, len(titles)):
        shown = " ".join(flat(piece.text) for piece in pieces)
        found.rows = [Row(first.line, [], refused=_UNTOLD, shown=shown)]
        return found
    for at in range(0, len(cells), len(titles)):
        row = [
            Cell(flat(piece.text), piece.line) for piece in cells[at:][: len(titles)]
        ]
        shown = " | ".join(cell.text for cell in row)
        found.rows.append(Row(row[0].line, row, shown=shown))
    return found


def _cells(pieces: Sequence[Piece]) -> list[Piece]:
    """The cells: what is in marks with white space on both sides is part of a text. Empty where it has some on one side."""
    found: list[Piece] = []
    is_open = False
    for at, piece in enumerate(pieces):
        before = at > 0 and pieces[at - 1].text[-1:].isspace()
        behind = at + 1 < len(pieces) and pieces[at + 1].text[:1].isspace()
        if piece.is_code and before is not behind:
            return []
        is_inner = piece.is_code and before or is_open
        if is_inner and found:
            found[-1].text += piece.text
        else:
            found.append(replace(piece))
        is_open = piece.is_code and before
    return found


def _come_again(cells: Sequence[Piece], width: int) -> bool:
    """Whether all rows have their codes in the same places, another one in front of each."""
    rows = [cells[at : at + width] for at in range(0, len(cells), width)]
    marks = {tuple(piece.is_code for piece in row) for row in rows}
    codes = [row[0].text for row in rows]
    return (
        len(rows) >= _FEWEST
        and len(marks) == 1
        and not all(marks.pop())
        and all(map(looks.VISIBLE.fullmatch, codes))
        and len(set(codes)) == len(codes)
    )
