"""A documented range as text in (`1xxx`, `3005xx`, `AUTH_*`, `[4000, 4999]`); what it holds out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """All codes from `first` to `last`, or, without `last`, all that begin with `first`."""

    first: str
    last: str | None
    written: str

    def holds(self, code: str, wire_type: str) -> bool:
        """Whether `code` is in the range; in a space of strings, numbers have the range's number of digits."""
        if self.last is None:
            return code.startswith(self.first)
        if not (code.isascii() and code.isdigit()):
            return False
        if wire_type == "string" and len(code) != len(self.first):
            return False
        if len(code) == len(self.first) == len(self.last):
            return self.first <= code <= self.last
        return int(self.first) <= int(code) <= int(self.last)

    def _cuts(self, numbers: Range) -> bool:
        """Whether some numbers of that range begin with this prefix, and some do not."""
        free = len(numbers.first) - len(self.first)
        if free < 0 or not self.first.isdigit() or numbers.last is None:
            return False
        first, last = int(self.first + "0" * free), int(self.first + "9" * free)
        low, high = int(numbers.first), int(numbers.last)
        return not (last < low or high < first) and not (first <= low and high <= last)

    @property
    def narrowness(self) -> tuple[int, int]:
        """Sorts ranges from the narrowest to the widest."""
        if self.last is None:
            return (1, -len(self.first))
        return (0, int(self.last) - int(self.first))

    def crosses(self, other: Range, wire_type: str) -> bool:
        """Whether the two overlap without one holding the other, or are the same."""
        if (self.last is None) != (other.last is None):
            prefix, numbers = (self, other) if self.last is None else (other, self)
            return prefix._cuts(numbers)
        if self.last is None or other.last is None:
            return self.first == other.first
        if wire_type == "string" and len(self.first) != len(other.first):
            return False
        a, b = int(self.first), int(self.last)
        c, d = int(other.first), int(other.last)
        apart = b < c or d < a
        inside = (a <= c and d <= b) or (c <= a and b <= d)
        return (a, b) == (c, d) or not (apart or inside)


def nested(ranges: Iterable[Range], wire_type: str) -> bool:
    """Whether each two are apart or one is inside the other, told in one pass; False where prefixes and numbers mix."""
    found = list(ranges)
    prefixes = [range_.first for range_ in found if range_.last is None]
    if prefixes:
        return len(prefixes) == len(found) == len(set(prefixes))
    spans: list[tuple[int, int, int]] = []
    for range_ in found:
        width = len(range_.first) if wire_type == "string" else 0
        spans.append((width, int(range_.first), -int(range_.last or "")))
    around: list[tuple[int, int]] = []
    for width, first, last in sorted(spans):
        while around and (around[-1][0] != width or around[-1][1] < first):
            around.pop()
        if around and (around[-1][1] < -last):
            return False
        around.append((width, -last))
    return len(set(spans)) == len(spans)


def parse(written: str | Sequence[str], wire_type: str) -> Range | None:
    """The range, or `None` if it has none of the forms or doesn't fit codes of `wire_type`."""
    if not isinstance(written, str):
        if len(written) != 2:
            return None
        first, last = written
        if not all(re.fullmatch("[0-9]{1,18}", bound, re.ASCII) for bound in written):
            return None
        if wire_type == "integer" and any(
            bound != str(int(bound)) for bound in written
        ):
            return None
        if int(first) > int(last) or (
            wire_type == "string" and len(first) != len(last)
        ):
            return None
        return Range(first, last, f"[{first}, {last}]")
    if re.fullmatch("(?=.{1,18}$)[0-9]*x+", written, re.ASCII):
        fixed = written.rstrip("x")
        free = len(written) - len(fixed)
        if wire_type == "integer" and (fixed[:1] == "0" or len(written) > 11):
            return None
        return Range(fixed + "0" * free, fixed + "9" * free, written)
    if wire_type == "string" and re.fullmatch(r"[!-)+-~]{1,60}\*", written, re.ASCII):
        return Range(written[:-1], None, written)
    return None
