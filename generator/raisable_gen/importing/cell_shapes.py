"""The cells of a column in, what they look like out; and how unlikely another cell is among them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from math import exp, log

from raisable_gen.importing import looks
from raisable_gen.importing.field_words import ACRONYMS
from raisable_gen.importing.looks import EASTERN, UPPER_SNAKE

# What a code or a name looks like, and what that costs where nothing is known of the column.
_SHAPES = {
    shape: (re.compile(pattern, re.ASCII), cost)
    for shape, pattern, cost in (
        ("number", "[-−–]?[0-9]{1,18}", 0.0),
        ("dotted", r"[0-9]{1,9}(?:\.[0-9]{1,9}){1,4}", 0.0),
        (
            "lettered",
            r"(?:[A-Z][A-Z0-9]*[_.-]){0,5}[A-Z]{1,20}[-_]?[0-9]{1,12}|(?:[A-Z][A-Z0-9]*[_.-]){1,5}[0-9]{1,12}",
            0.3,
        ),
        ("symbol", UPPER_SNAKE, 0.2),
        ("capitals", "[A-Z][A-Z0-9]+", 0.7),
        ("joined", r"[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+", 0.2),
        ("parts", "(?:[A-Z][a-z0-9]+)+(?:[_.-](?:[A-Z][a-z0-9]+)+)+[A-Z]*", 0.5),
        ("camel", "(?=[A-Za-z])[A-Z]?[a-z0-9]+(?:[A-Z][a-z0-9]*)+", 0.5),
        ("mixed", "(?=[A-Z]*[0-9])[A-Z0-9]{2,16}", 1.0),
        ("several", rf"{UPPER_SNAKE}(?:\s*[/,]\s*{UPPER_SNAKE})+", 1.0),
        ("word", "[A-Z]?[a-z]+", 1.0),
    )
}
_SPACED = [("several", _SHAPES["several"])]
# Of these, all of a length are alike.
_MEASURED = ("number", "mixed")
# What a text looks like.
_TEXTS = {
    "text": 0.0,
    "east": 0.0,
    "both": 0.2,
    "upper": 0.5,
    "name": 0.5,
    "nothing": 0.5,
    "figures": 1.5,
    "small": 2.0,
    "marks": 3.0,
    "together": 3.0,
    "empty": 4.0,
}
# A symbol with the beginning of another word, `CARD_LOSTTh`, or with another word: these are no name.
_CUT = re.compile(rf"{UPPER_SNAKE}(?:[a-z]+$|\s)", re.ASCII)
_NOTHING = re.compile(r"[-–—]|[Nn]/?[Aa]")
_STATUS = re.compile(
    r"[1-5](?:[0-9]{2}|[xX]{2})(?:\s[A-Z][A-Za-z' -]{1,40})?", re.ASCII
)
_PREFIX = re.compile("[A-Z]{2,}(?=[-_]?[0-9])")
_LETTERS = re.compile("[A-Za-z]{3}")
_OPENING = "\"“'([{<`«「【*"
# A value that comes again so often, and is no longer, is likelier than others.
_AGAIN, _LONGEST = 1, 40
# So many rows show what is odd.
_MANY = 10


@dataclass(slots=True)
class Column:
    """What the cells of a column look like, as far as its rows are known; `kind` is code, http, flag, name or text."""

    kind: str
    shapes: Counter[str] = field(default_factory=Counter[str])
    values: Counter[str] = field(default_factory=Counter[str])
    rows: int = 0

    def add(self, cell: str) -> None:
        self.rows += 1
        self.shapes[shape_of(cell, self.kind)] += 1
        self.values[cell] += 1

    def cost(self, cell: str) -> float | None:
        """How unlikely it is that `cell` stands here; `None` if it can't."""
        shape = shape_of(cell, self.kind)
        if not shape:
            return None
        cost = _first_cost(shape)
        if self.rows:
            cost = -log((self.shapes[shape] + exp(-cost)) / (self.rows + 2))
        again = self.values[cell]
        if cell and self.kind != "code" and again > _AGAIN and len(cell) <= _LONGEST:
            cost -= min(2.0, log(again) / 2)
        return cost

    def repeated(self) -> list[str]:
        """The words that are the whole of several cells."""
        return [
            cell
            for cell, count in self.values.items()
            if count > _AGAIN and cell.isalpha() and len(cell) <= _LONGEST
        ]

    def prefixes(self) -> set[str]:
        """The letters that several codes begin with."""
        found = Counter(
            prefix[0] for cell in self.values if (prefix := _PREFIX.match(cell))
        )
        return {prefix for prefix, count in found.items() if count > _AGAIN}

    def has_nothing(self) -> bool:
        """Whether a dash stands in many cells."""
        return self.shapes["nothing"] * 5 > self.rows

    def is_put_together(self, cell: str) -> bool:
        """Whether `cell` is a word put together by capitals, as many here are."""
        are_many = self.shapes["together"] * 3 > self.rows
        return are_many and shape_of(cell, self.kind) == "together"

    def is_hardly_empty(self, cell: str) -> bool:
        """Whether `cell` is empty, and hardly another is, or all are."""
        rows, empty = self.rows, self.shapes["empty"]
        return not cell and (empty * 3 <= rows or empty == rows)

    def has_odd_mark(self, cell: str) -> bool:
        """Whether `cell` begins with a mark, as few others do."""
        shape = shape_of(cell, self.kind)
        return shape.startswith("marks") and self.shapes[shape] * 2 < self.rows

    def is_odd(self, cell: str) -> bool:
        """Whether nearly all other cells look different, or most are empty."""
        rows = self.rows
        if cell and self.shapes["empty"] * 3 > rows * 2:
            return True
        return rows >= _MANY and self.shapes[shape_of(cell, self.kind)] * 10 < rows

    def has_like(self, cell: str) -> bool:
        """Whether others look like `cell`; many, if it is a word or an acronym, which a title begins with as well."""
        shape = shape_of(cell, self.kind)
        is_word = shape == "word" and cell[0].isupper() or cell in ACRONYMS
        return self.shapes[shape] > (self.rows / 3 if is_word else 0)


@cache
def _first_cost(shape: str) -> float:
    if shape in ("http", "flag"):
        return 0.0
    if shape.rstrip(".") in _TEXTS:
        return _TEXTS[shape.rstrip(".")]
    return _SHAPES[shape.rstrip("0123456789-")][1]


def shape_of(cell: str, kind: str) -> str:
    """What a cell looks like beside the others of its column; empty if it can't stand there."""
    if not cell:
        return "empty" if kind != "code" else ""
    if kind in ("http", "flag"):
        is_one = _STATUS.fullmatch(cell) if kind == "http" else looks.flag(cell) is not None  # fmt: skip
        return kind if is_one else "nothing" if _NOTHING.fullmatch(cell) else ""
    if kind != "text":
        for shape, (pattern, _) in _SPACED if " " in cell else _SHAPES.items():
            if pattern.fullmatch(cell):
                return _measured(shape, cell)
        if kind == "code" or _CUT.match(cell):
            return ""
    is_sentence = cell[-1] in ".!?。！？"
    return _text_shape(cell, kind) + "." * is_sentence


def _measured(shape: str, cell: str) -> str:
    if shape not in _MEASURED:
        return shape
    digits = cell.lstrip("-−–")
    return f"{shape}{'-' * (digits != cell)}{len(digits)}"


def _text_shape(cell: str, kind: str) -> str:
    if _NOTHING.fullmatch(cell):
        return "nothing"
    if cell[0].isdigit():
        return "figures"
    if cell[0].islower():
        return "small"
    if kind == "text" and _SHAPES["symbol"][0].fullmatch(cell):
        return "name"
    if cell.isupper() and cell.isascii() and len(cell) > 2:
        return "upper"
    if kind == "text" and _SHAPES["camel"][0].fullmatch(cell):
        return "together"
    if EASTERN.match(cell):
        return "both" if _LETTERS.search(cell) else "east"
    return "text" if cell[0].isalpha() or cell[0] in _OPENING else "marks"
