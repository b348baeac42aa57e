"""The words of a table in one line in, what it costs that a row begins at one, or that a text goes on over it, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from raisable_gen.importing.cell_shapes import Column, shape_of
from raisable_gen.importing.code_steps import Steps
from raisable_gen.importing.field_words import LEADS

# A code that costs more looks like few others.
_UNUSUAL = 2.5
_ROW = 0.7
_BEHIND_SENTENCE, _BEFORE_CAPITAL, _LED = 1.5, 1.5, 3.0
# What it costs that a text goes on over what looks like the codes; over several cells that stand in front of a text, or behind one.
_PASSED = {
    "number": 2.5, "number3": 4.0, "dotted": 4.0, "lettered": 5.0, "symbol": 6.0, "joined": 5.0, "capitals": 2.0, "camel": 2.0
}  # fmt: skip
_LONG_NUMBER = 8.0
_SEVERAL = 8.0
# Behind these words and marks a number, or capitals, belongs to the text; behind the second ones a number does, behind the third one
# that is as short as a status.
_LIMITS = re.compile(
    "max|maximum|min|minimum|least|most|over|under|exceeds?|only|más|mais|plus", re.I
)
_SHORT_LEADS = re.compile(
    "errors?|codes?|status|http|kode?|mã|kód|código|codice|код|错误码|エラー|no|:", re.I
)
_SHORT = re.compile("-?[0-9]{1,3}", re.ASCII)
_SENTENCE = re.compile(r".*[.!?。！？][)\"'”]?")


@dataclass(slots=True)
class Words:
    """The words of a table, and what is known of it so far."""

    words: Sequence[str]
    kinds: Sequence[str]
    # How many words stand before the text of a row, how many behind it, and the place of its code.
    first: int = field(init=False)
    last: int = field(init=False)
    at_code: int = field(init=False)
    code: Column = field(default_factory=lambda: Column("code"))
    text: Column = field(default_factory=lambda: Column("text"))
    steps: Steps = field(default_factory=Steps)
    # Whether most codes are short.
    short: bool = False

    def __post_init__(self) -> None:
        self.first = self.kinds.index("text")
        self.last = len(self.kinds) - self.first - 1
        self.at_code = self.kinds.index("code")

    def code_of(self, at: int) -> str:
        """The code of a row that begins at word `at`."""
        return self.words[at + self.at_code]

    def learn(self, chosen: Sequence[int]) -> None:
        """Take what the rows that begin at `chosen` look like for what all look like."""
        self.code, self.text = Column("code"), Column("text")
        codes = [self.code_of(at) for at in chosen]
        self.steps.learn(codes)
        for at, code in zip(chosen, codes, strict=True):
            self.code.add(code)
            self.text.add(self.words[at + self.first])
        self.short = sum(len(code) < 3 for code in codes) * 2 > len(codes)

    def begins(self, at: int) -> float:
        """What it costs that a row begins at word `at`, whatever the code above it is."""
        text = self.words[at + self.first]
        cost = (self.code.cost(self.code_of(at)) or 0.0) + _ROW
        cost += self.text.cost(text) or 0.0
        return cost + _LED * (self.is_led(at) + self._is_other(at))

    def follows(self, above: int, at: int) -> float:
        """What it costs that the code at `at` is the next behind that at `above`."""
        return self.steps.cost(self.code_of(above), self.code_of(at))

    def passes(self, at: int) -> float:
        """What it costs that a text goes on over the word `at`, which could begin a row."""
        if self.is_led(at) and _SHORT.fullmatch(self.code_of(at)):
            return 0.0
        if self.is_led(at) or self._is_other(at):
            return self._passed(at) / 3
        behind = at > 0 and _SENTENCE.fullmatch(self.words[at - 1]) is not None
        is_capital = self.words[at + self.first][:1].isupper()
        return (
            self._passed(at) + _BEHIND_SENTENCE * behind + _BEFORE_CAPITAL * is_capital
        )

    def is_led(self, at: int) -> bool:
        """Whether the word at `at` goes on with what stands before it: `of 30`, `error 500`."""
        if not at or self.last:
            return False
        above = self.words[at - 1]
        is_number = self.code_of(at).lstrip("-").replace(".", "").isdecimal()
        is_led = LEADS.fullmatch(above) or is_number and _LIMITS.fullmatch(above)
        return bool(is_led) or self.may_be_led(at)

    def _is_other(self, at: int) -> bool:
        """Whether what stands in front of a number is that of no other code, as it is of most: `W300` or `300` among `P100`, `P101`;
        not where codes are as short as `96` and `A1`."""
        code = self.code_of(at)
        if self.first + self.last > 1 or not code[-1].isdigit() or self.short:
            return False
        letters, all_letters = code.rstrip("0123456789"), self.steps.letters
        bare = all_letters["-"] + all_letters[""]
        is_odd = self.steps.are_shared or (letters in ("", "-")) != (
            2 * bare > all_letters.total()
        )
        return is_odd and 0 < all_letters.total() and all_letters[letters] < 2

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
