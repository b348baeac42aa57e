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
from raisable_gen.importing.field_words import ACRONYMS
from raisable_gen.importing.gaps import Gaps
from raisable_gen.importing.joints import STRONG, Joints
from raisable_gen.importing.looks import EAST

# What is longer, or could be divided at more places, is no row, or would take long.
_LONGEST = 3000
_MOST_JOINTS, _MOST_GAPS = 80, 40
_LONGEST_CODE = 64
# So many rows show what the cells of each column look like, and rows are told from that so often.
_SHOWN = 150
_ROUNDS = 2
# A way is sure if the next costs so much more, and it no more than this above the usual.
SURE = 2.0
_UNUSUAL = 5.0
# Where a cell of text is empty, no text may go on over a place where it could begin.
_MAY_BEGIN = 1.0
# So many cells of a table are tried, which takes some seconds.
_MOST_TRIED = 1_000_000
# What costs so much more than another way to begin is followed no further.
_HOPELESS = 12.0
_ALONE, _NEVER = 99.0, float("inf")
# A name that a word follows: `CARD_LOSTThe`.
_NAMED = re.compile("_[A-Z]{2,}[a-z]")
# No text ends with these.
_CUT = "-–—(,&+=|#$/"
_BRACKET = re.compile(r"[()[\]（）\"]")
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
    place that nearly always is an end, or ends or begins where hardly one does."""

    cells: tuple[str, ...]
    cost: float
    margin: float
    other: tuple[str, ...]
    runs_on: bool


class Divisions:
    """The ways to divide the rows of one table."""

    def __init__(
        self, kinds: Sequence[str], rows: Sequence[str], *, spaced: bool = False
    ) -> None:
        """`kinds` says what stands in each column (code, http, flag, name, text), `rows` are those of the table, and lines between them;
        `spaced` that white space is between all cells."""
        shown = [row for row in rows if len(row) <= _LONGEST][:_SHOWN]
        self._joints = (
            Gaps(kinds) if spaced else Joints(shown, with_status="http" in kinds)
        )
        self.is_spaced = spaced
        self.columns = [Column(kind) for kind in kinds]
        self._divided: dict[str, Division | None] = {}
        self._tried = 0
        self._code = kinds.index("code")
        # What a row costs as long as nothing is known of the columns, if most can be divided, and what it costs now; the median of all.
        self.first_cost, self.usual_cost = _NEVER, 0.0
        for turn in range(_ROUNDS):
            found = [division for row in shown if (division := self.divide(row))]
            if not found:
                break
            costs = sorted(division.cost for division in found)
            self.usual_cost = costs[len(costs) // 2]
            if not turn and len(found) * 2 > len(shown):
                self.first_cost = self.usual_cost
            columns = [Column(kind) for kind in kinds]
            for division in found:
                if division.cost < self.usual_cost + _UNUSUAL:
                    for column, cell in zip(columns, division.cells, strict=True):
                        column.add(cell)
            self.columns = columns
            self._divided = {}
            if isinstance(self._joints, Joints):
                for column in columns:
                    self._joints.learn(column.repeated())
                self._joints.learn_prefixes(columns[self._code].prefixes())
                self._joints.with_dashes = any(map(Column.has_nothing, columns))

    @property
    def is_exhausted(self) -> bool:
        """Whether the rows have more ways than there is time for; those that are left are not divided."""
        return self._tried > _MOST_TRIED

    def is_sure(self, division: Division) -> bool:
        """Whether no other way comes near, and nothing in the row speaks against it."""
        filled = max(at for at, cell in enumerate(division.cells) if cell)
        cells = list(zip(self.columns, division.cells, strict=True))
        is_odd = any(
            column.kind in ("code", "name", "text") and column.is_odd(cell)
            for column, cell in cells
        )
        clear = 2 if division.margin >= 2 * SURE and not is_odd else 1
        return (
            division.margin >= SURE * (1 + is_odd)
            and division.cost <= self.usual_cost + clear * _UNUSUAL
            and not division.runs_on
            and all(division.cells[: filled + 1])
            and not any(
                column.kind == "text" and column.is_hardly_empty(cell)
                for column, cell in cells
            )
        )

    def is_like_others(self, division: Division) -> bool:
        """Whether it can be a row of the table, and is no title or sentence between them."""
        code = division.cells[self._code]
        is_like = self.columns[self._code].has_like(code)
        if looks.is_code_like(code) and (is_like or code not in ACRONYMS):
            return division.cost <= self.usual_cost + 3 * _UNUSUAL
        return is_like and division.cost <= self.usual_cost + _UNUSUAL

    def begins_like_others(self, row: str) -> bool:
        """Whether a row of the table begins so, though it can't be divided like the others."""
        division = self.divide(row)
        code = division.cells[self._code] if division else ""
        is_word = code.isalpha() and not code.isupper()
        return not is_word and bool(code) and self.columns[self._code].has_like(code)

    def of_row(self, row: str) -> Division | None:
        """The likeliest cells of a row; `None` if it can be none of the table."""
        division = self.divide(row)
        return division if division and self.is_like_others(division) else None

    def divide(self, row: str) -> Division | None:
        """The likeliest cells of a row; `None` if it can't be divided into so many."""
        if row not in self._divided:
            self._divided[row] = None if self.is_exhausted else self._divide(row)
        return self._divided[row]

    def _divide(self, row: str) -> Division | None:
        joints = self._joints.find(row) if len(row) <= _LONGEST else {}
        if not joints or len(joints) > (_MOST_GAPS if self.is_spaced else _MOST_JOINTS):
            return None
        ends = [0, *sorted(joints), len(row)]
        goes_on = [0.0, *accumulate(joints[at][1] for at in ends[1:-1])]
        goes_on.append(goes_on[-1])
        last = len(ends) - 1
        # The two cheapest ways from the beginning to each place, column by column.
        ways: dict[int, list[_Way]] = {0: [(0.0, ())]}
        for number, column in enumerate(self.columns, 1):
            ahead: dict[int, list[_Way]] = {}
            is_last = number == len(self.columns)
            self._tried += len(ways) * (1 if is_last else len(ends))
            for start, before in ways.items():
                for end in range(last if is_last else start, last + 1):
                    cell = self._joints.cell(row, ends[start], ends[end])
                    if len(cell) > _LONGEST_CODE and column.kind in ("code", "http", "flag"):  # fmt: skip
                        break
                    on = goes_on[max(end - 1, start)] - goes_on[start]
                    cost = cell_cost(column, cell, on, self._joints)
                    if cost is None:
                        continue
                    if start < end < last:
                        cost += joints[ends[end]][0]
                    elif start == end < last:
                        cost += _EMPTY_BETWEEN
                    ahead.setdefault(end, []).extend(
                        (cost + rest, (*way, end)) for rest, way in before
                    )
            ways = {end: sorted(found)[:2] for end, found in ahead.items()}
            least = min((found[0][0] for found in ways.values()), default=0.0)
            ways = {
                end: found
                for end, found in ways.items()
                if found[0][0] < least + _HOPELESS
            }
        if last not in ways:
            return None
        (cost, way), *others = ways[last]
        return Division(
            self._cells(row, ends, way),
            cost,
            others[0][0] - cost if others else _ALONE,
            self._cells(row, ends, others[0][1]) if others else (),
            self._runs_on(row, ends, way, joints),
        )

    def _cells(
        self, row: str, ends: Sequence[int], way: Sequence[int]
    ) -> tuple[str, ...]:
        cells = zip([0, *way], way, strict=False)
        return tuple(
            self._joints.cell(row, ends[start], ends[end]) for start, end in cells
        )

    def _runs_on(
        self,
        row: str,
        ends: Sequence[int],
        way: Sequence[int],
        joints: dict[int, tuple[float, float]],
    ) -> bool:
        """What `Division` says of a way with the places of `joints` inside."""
        texts = [
            (column, start, end)
            for column, start, end in zip(self.columns, [0, *way], way, strict=False)
            if column.kind == "text"
        ]
        has_empty = any(start == end for _, start, end in texts)
        least = _MAY_BEGIN if has_empty else STRONG
        for column, start, end in texts:
            cell = self._joints.cell(row, ends[start], ends[end])
            if column.is_put_together(cell):
                continue
            if any(joints[at][1] >= least for at in ends[start + 1 : end]):
                return True
            if cell and (_is_cut(cell) or column.has_odd_mark(cell)):
                return True
            if end < len(ends) - 1 and _HIDDEN.match(row, ends[end] - 1):
                return True
        return False


def cell_cost(
    column: Column, cell: str, goes_on: float, joints: Joints | Gaps
) -> float | None:
    """How unlikely `cell` is in a column, with what it costs that its text goes on; `None` if it can't stand there."""
    if cell[:1].isspace() or cell[-1:].isspace():
        return None
    cost = column.cost(cell)
    if cost is None or not cell or column.kind != "text" and " " not in cell:
        return cost
    if _NEW_WORD.fullmatch(cell) and not joints.is_word(cell):
        cost += 1.5
    return cost + _text_cost(cell, 0.0 if column.is_put_together(cell) else goes_on)


def _text_cost(cell: str, goes_on: float) -> float:
    """What a text costs for what it goes on over, for a name or a mark at an end, and a bracket that is not closed."""
    is_name = _NAMED.search(cell) is not None
    return min(goes_on, 9.0) + 3.0 * (_is_cut(cell) + is_name)


def _is_cut(cell: str) -> bool:
    """Whether a text does not close a bracket or a quotation, or ends with a mark that none ends with."""
    if cell[-1] in _CUT if len(cell) > 1 else cell.isalpha():
        return True
    return _BRACKET.search(cell) is not None and (
        cell.count('"') % 2 == 1
        or any(cell.count(left) != cell.count(right) for left, right in _PAIRS)
    )
