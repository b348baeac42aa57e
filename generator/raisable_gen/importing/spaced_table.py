"""A table in one line with white space between all of its cells in, its rows out.

What begins like a row may be words of a text: `Limit is 30 Items`. Each way to choose the beginnings costs something: codes look
like one another and rise, texts begin alike, and no code stands behind `of` or a comma. The cheapest way is the table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from raisable_gen.importing.cell_shapes import shape_of
from raisable_gen.importing.code_steps import BELOW, step
from raisable_gen.importing.field_words import ACRONYMS
from raisable_gen.importing.line import TEXT_WITH_CODE, Line, may_begin
from raisable_gen.importing.looks import UPPER_SNAKE
from raisable_gen.importing.table_words import Words

# So many words are looked at; a text has so many at most, and so many that look like codes.
_MOST_WORDS = 60_000
_LONGEST_TEXT = 150
_MOST_INSIDE = 24
_ROUNDS = 3
_FEWEST = 3
# How much dearer the next way is where a beginning is sure.
_SURE = 2.0
# Nothing is said of a place where a row costs so much more than none.
_UNLIKELY = 6.0
_SYMBOL = re.compile(UPPER_SNAKE, re.ASCII)
# Which shapes of codes are found in one table.
_FAMILIES = (
    ("number", "mixed", "lettered", "dotted"),
    ("symbol", "capitals", "lettered", "several"),
    ("joined",),
    ("camel", "parts"),
)


def rows(line: Line, rest: str, kinds: Sequence[str]) -> list[Line] | None:
    """The rows in `rest`, which stands in `line`, each as a line, with tabs between its cells if no two of them are texts; `None` if it is no such table."""
    words = rest.split()
    if "text" not in kinds or not 2 * _FEWEST < len(words) <= _MOST_WORDS:
        return None
    if "code" not in kinds[: kinds.index("text")]:
        return None
    table = Words(words, _one_text(kinds))
    places = _places(table)
    if len(places) < _FEWEST or places[0]:
        return None
    chosen = places
    for _ in range(_ROUNDS):
        chosen = _cheapest(table, places)
        if len(chosen) < _FEWEST:
            return None
        table.learn(chosen)
    doubts = _doubts(table, places, chosen)
    symbols = sum(1 for at in chosen if _SYMBOL.fullmatch(words[at + table.first]))
    if symbols * 2 > len(chosen):
        doubts |= {at: doubts.get(at, TEXT_WITH_CODE) for at in chosen}
    ends = [*chosen[1:], len(words)]
    is_whole = len(table.kinds) == len(kinds)
    return [
        _row(line, table, at, end, doubts.get(at, ""), is_whole=is_whole)
        for at, end in zip(chosen, ends, strict=True)
    ]


def _one_text(kinds: Sequence[str]) -> list[str]:
    """The columns with those from the first text to the last as one: where rows begin, it is all the same where these end."""
    first = kinds.index("text")
    last = max(at for at, kind in enumerate(kinds) if kind in ("text", "name"))
    return [*kinds[: first + 1], *kinds[max(first, last) + 1 :]]


def _row(
    line: Line, table: Words, start: int, end: int, doubt: str, *, is_whole: bool
) -> Line:
    """A row; only if all of its cells are known (`is_whole`) there are tabs between them."""
    first, last = start + table.first, end - table.last
    cells = [
        *table.words[start:first],
        " ".join(table.words[first:last]),
        *table.words[last:end],
    ]
    text = " ".join(cells)
    return Line(line.number, text, "\t".join(cells) if is_whole else text, False, doubt)


def _places(table: Words) -> list[int]:
    """The words that can begin a row: those that stand before its text look like code, status and name."""
    family = _family(shape_of(table.code_of(0), "code"))
    return [
        at
        for at in range(len(table.words) - table.first - table.last)
        if _can_begin(table, at, family)
    ]


def _family(shape: str) -> tuple[str, ...]:
    name = shape.rstrip("0123456789-")
    return next((family for family in _FAMILIES if name in family), ())


def _can_begin(table: Words, at: int, family: Sequence[str]) -> bool:
    if table.code_of(at) in ACRONYMS:
        return False
    front = zip(table.kinds, table.words[at : at + table.first], strict=False)
    for kind, word in front:
        shape = _shape(word, kind)
        if not shape or kind == "code" and shape.rstrip("0123456789-") not in family:
            return False
    return not at or _are_behind(table, at)


def _shape(word: str, kind: str) -> str:
    """The shape of a cell that is one word; one that is a word like any other may be of several, or of a text."""
    shape = shape_of(word, "code" if kind == "name" else kind)
    return "" if shape == "word" else shape


def _are_behind(table: Words, at: int) -> bool:
    """Whether the words in front of `at` are the cells behind a text."""
    behind = table.kinds[len(table.kinds) - table.last :]
    words = table.words[at - table.last : at]
    return len(words) == table.last and all(
        _shape(word, kind) for kind, word in zip(behind, words, strict=True)
    )


def _cheapest(table: Words, places: Sequence[int]) -> list[int]:
    """The places of the cheapest way to choose the rows; the first is one."""
    begins = [table.begins(at) for at in places]
    passed = [0.0]
    for at in places:
        passed.append(passed[-1] + table.passes(at))
    least = table.first + table.last + 1
    costs = [begins[0]]
    back = [-1]
    for number in range(1, len(places)):
        best, above = float("inf"), -1
        for other in range(number - 1, max(-1, number - _MOST_INSIDE - 2), -1):
            words = places[number] - places[other]
            if words > _LONGEST_TEXT:
                break
            if words < least:
                continue
            cost = costs[other] + passed[number] - passed[other + 1]
            cost += table.follows(places[other], places[number])
            if cost < best:
                best, above = cost, other
        costs.append(best + begins[number])
        back.append(above)
    ends = [costs[at] + passed[-1] - passed[at + 1] for at in range(len(places))]
    at = min(range(len(places)), key=ends.__getitem__)
    chosen: list[int] = []
    while at >= 0:
        chosen.append(places[at])
        at = back[at]
    return chosen[::-1]


def _doubts(
    table: Words, places: Sequence[int], chosen: Sequence[int]
) -> dict[int, str]:
    """The doubts about the rows that begin at `chosen`: what begins one may be words of the text above, or the other way round."""
    told: dict[int, str] = {}
    rows, codes = set(chosen), {table.code_of(chosen[0])}
    inside: Counter[int] = Counter()
    below = dict(zip(chosen, [*chosen[1:], None], strict=True))
    above = chosen[0]
    for at in places[1:]:
        cost = table.begins(at) + table.follows(above, at) - table.passes(at)
        after = below[at] if at in rows else below[above]
        if after is not None:
            cost += table.follows(at, after) - table.follows(above, after)
        if at not in rows:
            inside[above] += not table.is_led(at)
            if cost < _UNLIKELY or table.may_be_led(at) or inside[above] > 1:
                told.setdefault(above, _may_begin(table, at))
            continue
        code = table.code_of(at)
        is_below = table.steps.are_rising and step(table.code_of(above), code) == "down"
        if is_below:
            told.setdefault(at, BELOW.format(code))
        if cost > -_SURE or code in codes or is_below:
            told.setdefault(above, _may_begin(table, at))
            told.setdefault(at, _may_begin(table, at))
        codes.add(code)
        above = at
    return told


def _may_begin(table: Words, at: int) -> str:
    """The doubt about a row with words in it, from `at` on, that may begin another."""
    return may_begin(" ".join(table.words[at : at + table.first + 1]), 0)
