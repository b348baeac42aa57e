"""The codes of rows in their order in, what it costs that one follows another out: most codes go on from the one above."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

# How a code follows the one above: how often at first, and how often a number in a text does.
_AT_FIRST = {"next": 0.4, "up": 0.35, "down": 0.1, "other": 0.15}
_BY_CHANCE = {"next": 0.03, "up": 0.4, "down": 0.5, "other": 0.15}
_SAME = 4.0
_DIGITS = "0123456789"
_NUMBER = re.compile("[0-9]{1,18}$")
BELOW = "{} does not follow the codes before it: see whether a row begins there"


class Steps:
    """How the codes of a table follow one another, as far as its rows are known: whether hardly one is lower than the one above it
    (`are_rising`), what stands in front of their numbers (`letters`), and whether most have the same there as others (`are_shared`).
    """

    def __init__(self) -> None:
        self.learn([])

    def learn(self, codes: Sequence[str]) -> None:
        """Take the steps between `codes`, those of all rows in their order, for the usual ones."""
        seen = Counter(step(above, code) for above, code in pairwise(codes))
        self._costs = {"same": _SAME} | {
            how: log(_BY_CHANCE[how] * (seen.total() + 1)) - log(seen[how] + first)
            for how, first in _AT_FIRST.items()
        }
        self.are_rising = seen["down"] * 4 <= len(codes)
        self.letters = Counter(
            code.rstrip(_DIGITS) for code in codes if code[-1] in _DIGITS
        )
        alone = list(self.letters.values()).count(1)
        self.are_shared = alone * 2 < self.letters.total()

    def cost(self, above: str, code: str) -> float:
        """What it costs that `code` stands in the row below that of `above`."""
        return self._costs[step(above, code)]

    def is_odd(self, code: str) -> bool:
        """Whether what stands in front of the number of a code is that of no other, as it is of most: `W300` among `P100`, `P101`."""
        is_alone = code[-1] in _DIGITS and self.letters[code.rstrip(_DIGITS)] < 2
        return is_alone and self.are_shared


def step(above: str, code: str) -> str:
    """How a code follows another: next, up, down, same, or other where they are no numbers of one kind."""
    if above == code:
        return "same"
    one, two = _NUMBER.search(above), _NUMBER.search(code)
    if not one or not two or above[: one.start()] != code[: two.start()]:
        return "other"
    step = int(two[0]) - int(one[0])
    return "next" if step == 1 else "up" if step > 0 else "down"
