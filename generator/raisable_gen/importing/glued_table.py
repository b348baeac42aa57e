"""A table in one line with all of its cells glued in, its rows out.

Each way to choose where its rows and their cells begin costs something: cells look like those above and below them, codes go on
from one another, and no text goes on over what looks like a code. The cheapest way is the table; where another comes near, or a
text holds what could be a code, the rows are asked about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from itertools import accumulate, pairwise

from raisable_gen.importing.cell_shapes import Column, shape_of
from raisable_gen.importing.code_steps import BELOW, Steps, step
from raisable_gen.importing.divisions import Divisions, cell_cost
from raisable_gen.importing.glued_places import Beginning, Places
from raisable_gen.importing.joints import LOWER, UPPER
from raisable_gen.importing.line import Line, may_begin

_FEWEST = 3
_ROUNDS = 3
# So much of a table shows what its rows look like.
_SHOWN = 6000
# What costs so much more than another way is followed no further.
_HOPELESS = 18.0
# So many cells and rows are tried, and so many more for each character.
_MOST_TRIED, _MOST_OF_EACH = 500_000, 15
# A status, or whether a call may be made again, goes over so few places.
_MOST_SHORT = 8
# A row costs so much, and an empty cell.
_ROW, _EMPTY = 0.7, 1.0
# How much dearer the next way is where a beginning is sure, and where nothing else is said to be one.
_SURE, _UNLIKELY = 2.0, 4.0
# A text that goes on over what costs so much is asked about.
_TOLD = 4.0
# So many rows are asked about if it is no such table.
_MOST_DOUBTFUL = 1 / 2
# No row is sure to begin behind these.
_OPEN = ",|/&+#*=<>:(-"
# Two words that are glued: `successfullySection`.
_TWO_WORDS = re.compile(
    rf"(?<![{UPPER}{LOWER}])[{LOWER}]{{4,}}(?=[{UPPER}][{LOWER}]+\s)"
)
_TWO_CELLS = "its text may be two cells, or end with the title of the next section: see whether it is whole"
_CUT = "{!r} is divided by what the other codes look like: see whether it is right"
_ODD = "{!r} looks like none of the other codes: see whether it is one"
# What may have several words in it.
_OF_WORDS = ("text", "name")
_NEVER = float("inf")


def rows(line: Line, rest: str, kinds: Sequence[str]) -> list[Line]:
    """The rows in `rest`, which stands in `line`, each as a line of its own; none if it is no such table."""
    if "text" not in kinds:
        return []
    ways = _Ways(rest[:_SHOWN], kinds)
    for _ in range(_ROUNDS):
        chosen = ways.cheapest()
        if len(chosen) < _FEWEST:
            return []
        ways.learn(chosen)
    if len(rest) > _SHOWN:
        ways.read(rest)
    chosen = ways.cheapest()
    if len(chosen) < _FEWEST or ways.are_empty():
        return []
    doubts = ways.doubts(chosen)
    found: list[Line] = []
    cells = zip(ways.codes(chosen), ways.texts(chosen), strict=True)
    for at, (code, text) in enumerate(cells):
        is_joined = len(kinds) == 2 and _TWO_WORDS.search(text, len(code))
        doubt = doubts.get(at) or (_TWO_CELLS if is_joined else "")
        found.append(Line(line.number, text, text, False, doubt))
    return found


def are_clear(rows: Sequence[Line]) -> bool:
    """Whether most rows are sure."""
    doubtful = sum(1 for row in rows if row.doubt)
    return bool(rows) and doubtful <= len(rows) * _MOST_DOUBTFUL


class _Ways:
    """The ways to choose the rows in a text, and what is known of them so far."""

    def __init__(self, text: str, kinds: Sequence[str]) -> None:
        self._kinds = kinds
        self._first = kinds.index("code") + 1
        self._columns = [Column(kind) for kind in kinds]
        self._steps = Steps()
        self._shapes: set[str] = set()
        self._tried = 0
        self.read(text)

    def read(self, text: str) -> None:
        """Take `text` for what the rows are in; what letters do not show and looks like no code so far begins none."""
        self._places = Places(text, self._kinds)
        begins = self._places.beginnings(self._columns[: self._first])
        self._take(begins)

    def _take(self, beginnings: Sequence[Beginning]) -> None:
        self._begins = [
            each
            for each in beginnings
            if self._is_shown(each)
            or not self._shapes
            or shape_of(each.code, "code") in self._shapes
        ]
        self._at: dict[int, list[int]] = {}
        for number, beginning in enumerate(self._begins):
            self._at.setdefault(beginning.start, []).append(number)
        self._passes = self._places.passed(self._begins)
        places = range(len(self._places.at))
        costs = (self._passes.get(place, (0.0, 0))[0] for place in places)
        self._passed = [0.0, *accumulate(costs)]
        # By where it begins: where what looks like a code ends; a cell that begins with it does not go over it.
        self._own = {start: end for end, (_, start) in self._passes.items()}

    def learn(self, chosen: Sequence[int]) -> None:
        """Take what the rows that begin at `chosen` look like for what all look like; what letters do not show and looks like none of
        their codes is none."""
        codes = self.codes(chosen)
        self._steps.learn(codes)
        self._divisions = Divisions(self._kinds, self.texts(chosen))
        self._columns = self._divisions.columns
        self._shapes = {shape_of(code, "code") for code in codes}
        self._take(self._begins)

    def _is_shown(self, beginning: Beginning) -> bool:
        natural = self._places.natural
        return natural[beginning.start] and natural[beginning.ends[-1]]

    def are_empty(self) -> bool:
        """Whether most cells of a column are empty."""
        return any(each.shapes["empty"] * 2 > each.rows for each in self._columns)

    def codes(self, chosen: Sequence[int]) -> list[str]:
        """The codes of the rows that begin at `chosen`."""
        return [self._begins[number].code for number in chosen]

    def texts(self, chosen: Sequence[int]) -> list[str]:
        """The rows that begin at `chosen`."""
        starts = [self._begins[number].start for number in chosen]
        ends = [*starts[1:], len(self._places.at) - 1]
        return [self._places.cell(*row) for row in zip(starts, ends, strict=True)]

    # What a row costs

    def _cell(self, column: int, start: int, end: int) -> float | None:
        """What a cell between two places costs; `None` if it can't stand in a column."""
        key = (column, start, end)
        if key not in self._costs:
            places = self._places
            cell, on = places.cell(start, end), places.goes_on(start, end)
            cost = cell_cost(self._columns[column], cell, on, places.joints)
            if cost is not None:
                cost += places.ends[end] if start < end else _EMPTY
            self._costs[key] = cost
        return self._costs[key]

    def _front(self, beginning: Beginning) -> float:
        """What the cells up to the code cost."""
        cells = enumerate(pairwise((beginning.start, *beginning.ends)))
        return _ROW + sum(self._cell(column, *cell) or 0.0 for column, cell in cells)

    def _behind(self, start: int) -> dict[int, float]:
        """Where a row may end whose code ends at place `start`, with what that costs."""
        if start in self._reached:
            return self._reached[start]
        last = len(self._places.at) - 1
        ways = {start: 0.0}
        for column in range(self._first, len(self._kinds)):
            is_last = column == len(self._kinds) - 1
            is_text = self._kinds[column] in _OF_WORDS
            ahead: dict[int, float] = {}
            least = min(ways.values(), default=0.0) + _HOPELESS
            for begin, before in ways.items():
                own = self._own.get(self._places.at[begin], begin)
                for end in range(begin, last + 1):
                    passed = 0.0
                    if is_text and end > own:
                        passed = self._passed[end + 1] - self._passed[own + 1]
                    if (
                        before + passed > least
                        or not is_text
                        and end > begin + _MOST_SHORT
                    ):
                        break
                    self._tried += 1
                    if is_last and end < last and end not in self._at:
                        continue
                    cost = self._cell(column, begin, end)
                    if cost is not None:
                        cost += before + passed
                        ahead[end] = min(cost, ahead.get(end, _NEVER))
            ways = ahead
        self._reached[start] = ways
        return ways

    # The cheapest way

    def cheapest(self) -> list[int]:
        """The numbers of the beginnings of the cheapest way; none if there is none, or too many."""
        self._costs: dict[tuple[int, int, int], float | None] = {}
        self._reached: dict[int, dict[int, float]] = {}
        count = len(self._begins)
        # What the way to a beginning costs and from where it leads to it; the rows that may follow; and what it costs as the last.
        self._before = [_NEVER] * count
        back = [-1] * count
        self._next: list[dict[int, float]] = [{} for _ in range(count)]
        self._after = [_NEVER] * count
        for number, beginning in enumerate(self._begins):
            if not beginning.start:
                self._before[number] = 0.0
            if self._before[number] == _NEVER:
                continue
            front = self._front(beginning)
            for end, behind in self._behind(beginning.ends[-1]).items():
                if end == len(self._places.at) - 1:
                    self._after[number] = front + behind
                others = self._at.get(end, ())
                self._tried += len(others)
                for other in others:
                    code = self._begins[other].code
                    cost = front + behind + self._steps.cost(beginning.code, code)
                    self._next[number][other] = cost
                    if self._before[number] + cost < self._before[other]:
                        self._before[other] = self._before[number] + cost
                        back[other] = number
            if self._tried > _MOST_TRIED + _MOST_OF_EACH * len(self._places.text):
                return []
        totals = [sum(costs) for costs in zip(self._before, self._after, strict=True)]
        at = min(range(count), key=totals.__getitem__, default=-1)
        self._total = totals[at] if count else _NEVER
        chosen: list[int] = []
        while at >= 0 and self._total < _NEVER:
            chosen.append(at)
            at = back[at]
        return chosen[::-1]

    # What is not sure

    def doubts(self, chosen: Sequence[int]) -> dict[int, str]:
        """The doubts about the rows that begin at `chosen`, by their numbers there."""
        starts = [self._start(number) for number in chosen]
        told: dict[int, str] = {}
        for place in sorted(self._near() | self._gone_over(chosen)):
            at = bisect_right(starts, place) - 1
            if place >= self._places.at[self._begins[chosen[at]].ends[-1]]:
                told.setdefault(at, may_begin(self._places.text, place))
        codes = self.codes(chosen)
        column = self._columns[self._first - 1]
        odd = (at for at, code in enumerate(codes) if column.is_odd(code))
        told |= {at: told.get(at, _ODD.format(codes[at])) for at in odd}
        seen = set(codes[:1])
        for at in range(1, len(chosen)):
            doubt = self._doubt_about(chosen, at, seen)
            seen.add(codes[at])
            if doubt:
                told.setdefault(at - 1, doubt)
                told.setdefault(at, doubt)
        return told

    def _start(self, number: int) -> int:
        """Where in the text a beginning stands."""
        return self._places.at[self._begins[number].start]

    def _near(self) -> set[int]:
        """Where a row begins in a way that is hardly dearer than the cheapest."""
        after = list(self._after)
        for number in range(len(after) - 1, -1, -1):
            for other, cost in self._next[number].items():
                after[number] = min(after[number], cost + after[other])
        ways = enumerate(zip(self._before, after, strict=True))
        return {
            self._start(number)
            for number, costs in ways
            if sum(costs) - self._total < _UNLIKELY
        }

    def _gone_over(self, chosen: Sequence[int]) -> set[int]:
        """Where within the texts of the chosen rows stands what looks much like the beginning of one, or ends one in a number that is cut."""
        found: set[int] = set()
        text = self._places.text
        passed = sorted(
            (self._places.at[place], start)
            for place, (cost, start) in self._passes.items()
            if cost >= _TOLD
        )
        for number, row in zip(chosen, self.texts(chosen), strict=True):
            division = self._divisions.divide(row)
            end = self._start(number)
            for kind, cell in zip(self._kinds, division.cells if division else ()):
                begin, end = end, end + len(cell)
                if kind in _OF_WORDS:
                    first, last = (
                        bisect_left(passed, (at + 1,)) for at in (begin, end)
                    )
                    found |= {at for _, at in passed[first:last] if at > begin}
                if (
                    kind == "text"
                    and text[end - 1 : end + 1].isdigit()
                    and end < len(text)
                ):
                    found.add(end)
        return found

    def _doubt_about(self, chosen: Sequence[int], at: int, seen: Set[str]) -> str:
        """The doubt about the beginning of a row; `seen` are the codes above it."""
        above, beginning = (self._begins[chosen[each]] for each in (at - 1, at))
        text, start = self._places.text, self._start(chosen[at])
        if not self._is_shown(beginning):
            return _CUT.format(text[max(start - 8, 0) : start + 8])
        if self._steps.are_rising and step(above.code, beginning.code) == "down":
            return BELOW.format(beginning.code)
        if (
            text[start - 1] in _OPEN
            or self._steps.is_odd(beginning.code)
            or beginning.code in seen
            or self._gain(chosen, at) < _SURE
        ):
            return may_begin(text, start)
        return ""

    def _gain(self, chosen: Sequence[int], at: int) -> float:
        """How much dearer it is if the row that begins at a place belongs to the one above."""
        above, number = chosen[at - 1], chosen[at]
        if at + 1 == len(chosen):
            one, below = self._after[above], self._after[number]
        else:
            one = self._next[above].get(chosen[at + 1], _NEVER)
            below = self._next[number][chosen[at + 1]]
        return one - below - self._next[above][number]
