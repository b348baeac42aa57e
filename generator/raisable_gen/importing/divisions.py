"""A row whose cells are glued in, the likeliest way to divide it out; what all rows of a table show decides for each.

Where a cell can end shows in the letters: `Wrong keyCheck it`, `10001Network`. Each way to divide a row at so many of these
places as it has cells costs something: cells look like those above and below them, words are whole, and a text goes on over
few places where it could end. The cheapest way is the row; how much dearer the next one is says how sure that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from raisable_gen.importing import looks
from raisable_gen.importing.cell_shapes import Column
from raisable_gen.importing.joints import EAST, STRONG, Joints

# What is longer, or could be divided at more places, is no row, or would take long.
_LONGEST = 3000
_MOST_JOINTS = 80
_LONGEST_CODE = 64
# So many rows show what the cells of each column look like, and rows are told from that so often.
_SHOWN = 300
_ROUNDS = 3
# A way is sure if the next costs so much more, and it no more than this above the usual.
SURE = 2.0
_UNUSUAL = 5.0
# Where a cell of text is empty, no text may go on over a place where it could begin.
_MAY_BEGIN = 1.0
_ALONE = 99.0
_PAIRS = (("(", ")"), ("[", "]"), ("（", "）"))
_EMPTY_BETWEEN = 1.0

# A short word, perhaps the beginning of another: `Net`.
_NEW_WORD = re.compile("[A-Z][a-z]{1,4}")
# Between texts without white space, a full stop may end a sentence or a cell.
_HIDDEN = re.compile(f"[。！？][{EAST}]")

# What a way costs, and the places where its cells end.
_Way = tuple[float, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Division:
    """A row in its cells. `margin` is how much dearer the next way is, `other` that way; `runs_on` says whether a text goes on over a
    place that nearly always is an end."""

    cells: tuple[str, ...]
    cost: float
    margin: float
    other: tuple[str, ...]
    runs_on: bool


class Divisions:
    """The ways to divide the rows of one table."""

    def __init__(self, kinds: Sequence[str], rows: Sequence[str]) -> None:
        """`kinds` says what stands in each column (code, http, flag, name, text), `rows` are those of the table, and lines between them."""
        shown = [row for row in rows if len(row) <= _LONGEST][:_SHOWN]
        self._joints = Joints(shown, with_status="http" in kinds)
        self._columns = [Column(kind) for kind in kinds]
        self._code = kinds.index("code")
        # What a row costs as long as nothing is known of the columns, and what it costs now; the median of all.
        self.first_cost = self._usual = 0.0
        for turn in range(_ROUNDS):
            found = [division for row in shown if (division := self.divide(row))]
            if not found:
                break
            costs = sorted(division.cost for division in found)
            self._usual = costs[len(costs) // 2]
            if not turn:
                self.first_cost = self._usual
            columns = [Column(kind) for kind in kinds]
            for division in found:
                if division.cost < self._usual + _UNUSUAL:
                    for column, cell in zip(columns, division.cells, strict=True):
                        column.add(cell)
            self._columns = columns
            for column in columns:
                self._joints.learn(column.repeated())
            self._joints.learn_prefixes(columns[self._code].prefixes())
            self._joints.with_dashes = any(column.has_nothing() for column in columns)

    def is_sure(self, division: Division) -> bool:
        """Whether no other way comes near, and nothing in the row speaks against it."""
        filled = max(at for at, cell in enumerate(division.cells) if cell)
        is_odd = any(
            column.kind in ("code", "name", "text") and column.is_odd(cell)
            for column, cell in zip(self._columns, division.cells, strict=True)
        )
        clear = 2 if division.margin >= 2 * SURE and not is_odd else 1
        return (
            division.margin >= SURE * (1 + is_odd)
            and division.cost <= self._usual + clear * _UNUSUAL
            and not division.runs_on
            and all(division.cells[: filled + 1])
            and not any(
                column.kind == "text" and column.is_hardly_empty(cell)
                for column, cell in zip(self._columns, division.cells, strict=True)
            )
        )

    def is_like_others(self, division: Division) -> bool:
        """Whether it can be a row of the table, and is no title or sentence between them."""
        code = division.cells[self._code]
        if looks.is_code_like(code):
            return division.cost <= self._usual + 3 * _UNUSUAL
        is_like = self._columns[self._code].has_like(code)
        return is_like and division.cost <= self._usual + _UNUSUAL

    def divide(self, row: str) -> Division | None:
        """The likeliest cells of a row; `None` if it can't be divided into so many."""
        joints = self._joints.find(row) if len(row) <= _LONGEST else {}
        if not joints or len(joints) > _MOST_JOINTS:
            return None
        ends = [0, *sorted(joints), len(row)]
        goes_on = [0.0, *accumulate(joints[at][1] for at in ends[1:-1])]
        last = len(ends) - 1
        # From each place the two cheapest ways to the end of the row; column by column, from the last on.
        ways: list[list[_Way]] = [[] for _ in ends]
        ways[last] = [(0.0, ())]
        for column in reversed(self._columns):
            before: list[list[_Way]] = []
            for start in range(len(ends)):
                found: list[_Way] = []
                for end in range(start, len(ends)):
                    cell = row[ends[start] : ends[end]]
                    if column.kind in ("code", "http", "flag") and len(cell) > _LONGEST_CODE:  # fmt: skip
                        break
                    if not ways[end] or cell != cell.strip():
                        continue
                    cost = column.cost(cell)
                    if cost is None:
                        continue
                    if column.kind == "text" and cell or " " in cell:
                        inside = goes_on[end - 1] - goes_on[start]
                        cost += _text_cost(
                            cell, 0.0 if column.is_put_together(cell) else inside
                        )
                        if (
                            end < last
                            and _NEW_WORD.fullmatch(cell)
                            and not self._joints.is_word(cell)
                        ):
                            cost += 1.5
                    if start < end < last:
                        cost += joints[ends[end]][0]
                    elif start == end < last:
                        cost += _EMPTY_BETWEEN
                    found += [(cost + rest, (end, *way)) for rest, way in ways[end]]
                before.append(sorted(found)[:2])
            ways = before
        if not ways[0]:
            return None
        (cost, way), *others = ways[0]
        return Division(
            _cells(row, ends, way),
            cost,
            others[0][0] - cost if others else _ALONE,
            _cells(row, ends, others[0][1]) if others else (),
            self._runs_on(row, ends, way, joints),
        )

    def _runs_on(
        self,
        row: str,
        ends: Sequence[int],
        way: Sequence[int],
        joints: dict[int, tuple[float, float]],
    ) -> bool:
        least = STRONG
        for column, start, end in zip(self._columns, [0, *way], way, strict=False):
            if start == end and column.kind == "text":
                least = _MAY_BEGIN
        for column, start, end in zip(self._columns, [0, *way], way, strict=False):
            inside = ends[start + 1 : end]
            cell = row[ends[start] : ends[end]]
            if column.kind != "text" or column.is_put_together(cell):
                continue
            if any(joints[at][1] >= least for at in inside):
                return True
            if end < len(ends) - 1 and _HIDDEN.match(row, ends[end] - 1):
                return True
        return False


def _cells(row: str, ends: Sequence[int], way: Sequence[int]) -> tuple[str, ...]:
    starts = [0, *way]
    return tuple(
        row[ends[start] : ends[end]] for start, end in zip(starts, way, strict=False)
    )


def _text_cost(cell: str, goes_on: float) -> float:
    """What a text costs for what it goes on over, for a bracket that is not closed, and for a mark at its end."""
    is_open = any(cell.count(left) != cell.count(right) for left, right in _PAIRS)
    is_cut = cell[-1] in "-–—(" if len(cell) > 1 else cell.isalpha()
    return min(goes_on, 9.0) + 3.0 * is_open + 3.0 * is_cut
