"""A table in one line with white space between all of its cells in, its rows out.

What begins like a row may be words of a text: `Limit is 30 Items`. Each way to choose the beginnings costs something: codes look
like one another and rise, texts begin alike, and no code stands behind `of` or a comma. The cheapest way is the table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log

from raisable_gen.importing.cell_shapes import Column, shape_of
from raisable_gen.importing.field_words import ACRONYMS
from raisable_gen.importing.line import Line, may_begin
from raisable_gen.importing.looks import UPPER_SNAKE

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
# A code that costs more looks like few others.
_UNUSUAL = 2.5
_ROW = 0.7
_BEHIND_SENTENCE, _BEFORE_CAPITAL, _LED = 1.5, 1.5, 3.0
# What it costs that a text goes on over what looks like the codes; over several cells that stand in front of a text, or behind one.
_PASSED = {
    "number": 2.5, "number3": 4.0, "dotted": 4.0, "lettered": 5.0, "symbol": 6.0, "joined": 5.0, "capitals": 2.0, "camel": 2.0
}  # fmt: skip
_LONG_NUMBER = 8.0
# How a code follows the one above: how often at first, and how often a number in a text does.
_STEPS = {"next": 0.4, "up": 0.35, "down": 0.1, "other": 0.15}
_BY_CHANCE = {"next": 0.03, "up": 0.4, "down": 0.5, "other": 0.15}
_SEVERAL = 8.0
# Behind these words and marks a number, or capitals, belongs to the text; behind the second ones a number does, behind the third one
# that is as short as a status.
_LEADS = re.compile(
    r".*[,(\[=<>≤≥+/&#$€£:–—-]|(?:a|an|the|of|is|are|than|to|at|by|in|or|and|with|for|from|between|see"
    r"|der|die|das|von|bis|mit|und|oder|siehe|de|del|la|el|los|le|les|du|et|ou|y|o|e|da|do|em|en|con|com|para|por|pour|ver|voir|di|из|в|на|до|и|или|с|от|см)",
    re.I,
)
_LIMITS = re.compile(
    "max|maximum|min|minimum|least|most|over|under|exceeds?|only|más|mais|plus", re.I
)
_SHORT_LEADS = re.compile(
    "errors?|codes?|status|http|kode?|mã|kód|código|codice|код|错误码|エラー|no|:", re.I
)
_SHORT = re.compile("-?[0-9]{1,3}", re.ASCII)
_SYMBOL = re.compile(UPPER_SNAKE, re.ASCII)
BELOW = "{} does not follow the codes before it: see whether a row begins there"
_NAMED = "its text may begin with its code: see which it is"
_SENTENCE = re.compile(r".*[.!?。！？][)\"'”]?")
# Which shapes of codes are found in one table.
_FAMILIES = (
    ("number", "mixed", "lettered", "dotted"),
    ("symbol", "capitals", "lettered", "several"),
    ("joined",),
    ("camel", "parts"),
)


@dataclass(slots=True)
class _Table:
    """The words of a table, and what is known of it so far."""

    words: Sequence[str]
    kinds: Sequence[str]
    first: int  # how many words stand before the text of a row
    last: int  # and how many behind it
    code: Column = field(default_factory=lambda: Column("code"))
    text: Column = field(default_factory=lambda: Column("text"))
    steps: Counter[str] = field(default_factory=Counter[str])
    # What stands in front of the numbers of the codes, whether most have the same there as others, and whether most are short.
    letters: Counter[str] = field(default_factory=Counter[str])
    shared: bool = False
    short: bool = False

    def code_of(self, at: int) -> str:
        return self.words[at + self.kinds.index("code")]

    def begins(self, at: int) -> float:
        """What it costs that a row begins at word `at`, whatever the code above it is."""
        text = self.words[at + self.first]
        cost = (self.code.cost(self.code_of(at)) or 0.0) + _ROW
        cost += self.text.cost(text) or 0.0
        return cost + _LED * (self._is_led(at) + self._is_other(at))

    def follows(self, above: int, at: int) -> float:
        """What it costs that the code at `at` is the next behind that at `above`."""
        step = _step(self.code_of(above), self.code_of(at))
        if step == "same":
            return 4.0
        total = sum(self.steps.values())
        usual = (self.steps[step] + _STEPS[step]) / (total + 1)
        return log(_BY_CHANCE[step]) - log(usual)

    def passes(self, at: int) -> float:
        """What it costs that a text goes on over the word `at`, which could begin a row."""
        if self._is_led(at) and _SHORT.fullmatch(self.code_of(at)):
            return 0.0
        if self._is_led(at) or self._is_other(at):
            return self._passed(at) / 3
        behind = at > 0 and _SENTENCE.fullmatch(self.words[at - 1]) is not None
        is_capital = self.words[at + self.first][:1].isupper()
        return (
            self._passed(at) + _BEHIND_SENTENCE * behind + _BEFORE_CAPITAL * is_capital
        )

    def _is_led(self, at: int) -> bool:
        """Whether the word at `at` goes on with what stands before it: `of 30`, `error 500`."""
        if not at or self.last:
            return False
        above = self.words[at - 1]
        is_number = self.code_of(at).lstrip("-").isdecimal()
        is_led = _LEADS.fullmatch(above) or is_number and _LIMITS.fullmatch(above)
        return bool(is_led) or self.may_be_led(at)

    def _is_other(self, at: int) -> bool:
        """Whether what stands in front of a number is that of no other code, as it is of most: `W300` or `300` among `P100`, `P101`;
        not where codes are as short as `96` and `A1`."""
        code = self.code_of(at)
        if self.first + self.last > 1 or not code[-1].isdigit() or self.short:
            return False
        letters = code.rstrip("0123456789")
        bare = self.letters["-"] + self.letters[""]
        is_odd = self.shared or (letters in ("", "-")) != (
            2 * bare > self.letters.total()
        )
        return is_odd and 0 < self.letters.total() and self.letters[letters] < 2

    def may_be_led(self, at: int) -> bool:
        """Whether a short number stands behind a word that may end a text as well: `Server error 503`."""
        is_short = _SHORT.fullmatch(self.code_of(at)) is not None
        return is_short and _SHORT_LEADS.fullmatch(self.words[at - 1]) is not None

    def _passed(self, at: int) -> float:
        if self.first + self.last > 1:
            return _SEVERAL
        shape = shape_of(self.code_of(at), "code")
        if (self.code.cost(self.code_of(at)) or 0.0) > _UNUSUAL:
            return 0.5
        if shape.startswith("number") and len(self.code_of(at)) > 3:
            return _LONG_NUMBER
        return _PASSED.get(shape, _PASSED.get(shape.rstrip("0123456789-"), 2.0))


def rows(line: Line, rest: str, kinds: Sequence[str]) -> list[Line] | None:
    """The rows in `rest`, which stands in `line`, each as a line with tabs between its cells; `None` if it is no such table."""
    words = rest.split()
    if kinds.count("text") != 1 or not 2 * _FEWEST < len(words) <= _MOST_WORDS:
        return None
    first = kinds.index("text")
    if "code" not in kinds[:first]:
        return None
    table = _Table(words, kinds, first, len(kinds) - first - 1)
    places = _places(table)
    if len(places) < _FEWEST or places[0]:
        return None
    chosen = places
    for _ in range(_ROUNDS):
        chosen = _cheapest(table, places)
        if len(chosen) < _FEWEST:
            return None
        _learn(table, chosen)
    doubts = _doubts(table, places, chosen)
    symbols = sum(1 for at in chosen if _SYMBOL.fullmatch(words[at + first]))
    if symbols * 2 > len(chosen):
        doubts |= {at: doubts.get(at, _NAMED) for at in chosen}
    ends = [*chosen[1:], len(words)]
    return [
        _row(line, table, at, end, doubts.get(at, ""))
        for at, end in zip(chosen, ends, strict=True)
    ]


def _row(line: Line, table: _Table, start: int, end: int, doubt: str) -> Line:
    text = start + table.first, end - table.last
    cells = [
        *table.words[start : text[0]],
        " ".join(table.words[slice(*text)]),
        *table.words[text[1] : end],
    ]
    return Line(line.number, " ".join(cells), "\t".join(cells), False, doubt)


def _places(table: _Table) -> list[int]:
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


def _can_begin(table: _Table, at: int, family: Sequence[str]) -> bool:
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


def _are_behind(table: _Table, at: int) -> bool:
    """Whether the words in front of `at` are the cells behind a text."""
    behind = table.kinds[len(table.kinds) - table.last :]
    words = table.words[at - table.last : at]
    return len(words) == table.last and all(
        _shape(word, kind) for kind, word in zip(behind, words, strict=True)
    )


def _cheapest(table: _Table, places: Sequence[int]) -> list[int]:
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


def _learn(table: _Table, chosen: Sequence[int]) -> None:
    table.code, table.text = Column("code"), Column("text")
    table.steps, table.letters = Counter(), Counter()
    for above, at in zip([None, *chosen], chosen, strict=False):
        table.code.add(table.code_of(at))
        table.text.add(table.words[at + table.first])
        if table.code_of(at)[-1].isdigit():
            table.letters[table.code_of(at).rstrip("0123456789")] += 1
        if above is not None:
            table.steps[_step(table.code_of(above), table.code_of(at))] += 1
    alone = list(table.letters.values()).count(1)
    table.shared = alone * 2 < table.letters.total()
    table.short = sum(1 for at in chosen if len(table.code_of(at)) < 3) * 2 > len(chosen)  # fmt: skip


def _step(above: str, code: str) -> str:
    """How a code follows another: next, up, down, same, or other where they are no numbers of one kind."""
    if above == code:
        return "same"
    one, two = re.search("[0-9]+$", above), re.search("[0-9]+$", code)
    if not one or not two or above[: one.start()] != code[: two.start()]:
        return "other"
    step = int(two[0]) - int(one[0])
    return "next" if step == 1 else "up" if step > 0 else "down"


def _doubts(
    table: _Table, places: Sequence[int], chosen: Sequence[int]
) -> dict[int, str]:
    """The doubts about the rows that begin at `chosen`: what begins one may be words of the text above, or the other way round."""
    told: dict[int, str] = {}
    rows, codes = set(chosen), {table.code_of(chosen[0])}
    below = dict(zip(chosen, [*chosen[1:], None], strict=True))
    above = chosen[0]
    are_rising = table.steps["down"] * 4 <= len(chosen)
    for at in places[1:]:
        cost = table.begins(at) + table.follows(above, at) - table.passes(at)
        after = below[at] if at in rows else below[above]
        if after is not None:
            cost += table.follows(at, after) - table.follows(above, after)
        code = table.code_of(at)
        shown = may_begin(" ".join(table.words[at : at + table.first + 1]), 0)
        if at not in rows:
            if cost < _UNLIKELY or table.may_be_led(at):
                told.setdefault(above, shown)
            continue
        is_below = are_rising and _step(table.code_of(above), code) == "down"
        if is_below:
            told.setdefault(at, BELOW.format(code))
        if cost > -_SURE or code in codes or is_below:
            told.setdefault(above, shown)
            told.setdefault(at, shown)
        codes.add(code)
        above = at
    return told
