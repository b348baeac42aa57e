"""The text of JSON in, its values out, each with the line that it stands at.

Codes keep their spelling: `"010001"` is a text, `1001` a number.
"""

from __future__ import annotations

import json

from raisable_gen.importing.page import Unreadable

MAX_DEPTH = 100
MAX_VALUES = 400_000


class Value:
    """A value with its line: `text` of a scalar, `items` of an array, `pairs` of an object."""

    __slots__ = ("items", "line", "pairs", "quoted", "text")

    def __init__(self, line: int) -> None:
        self.line = line
        self.text: str | None = None
        self.quoted = False
        self.items: list[Value] | None = None
        self.pairs: list[tuple[str, Value]] | None = None


def value(text: str) -> Value:
    """The value of a whole file; several below each other, an object in each line, are an array. Raises `Unreadable`."""
    reader = _Reader(text)
    values = [reader.value(0)]
    while reader.follows():
        values.append(reader.value(0))
    reader.end()
    if len(values) == 1:
        return values[0]
    every = Value(values[0].line)
    every.items = values
    return every


class _Reader:
    """Reads JSON with the line of each value; strings and numbers as the standard library does."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0
        self._values = 0

    def value(self, depth: int) -> Value:
        """The value that comes next."""
        if depth > MAX_DEPTH:
            raise self._wrong(f"nested deeper than {MAX_DEPTH}")
        character = self._next()
        value = Value(self._here())
        self._values += 1
        if self._values > MAX_VALUES:
            raise Unreadable(
                value.line,
                f"over {MAX_VALUES} values up to here: cut out the part with the codes",
            )
        if character == "{":
            value.pairs = self._pairs(depth)
        elif character == "[":
            value.items = self._items(depth)
        elif character == '"':
            value.text, value.quoted = self._string(), True
        else:
            value.text = self._scalar()
        return value

    def follows(self) -> bool:
        """Whether an object or array follows."""
        return self._next() in ("{", "[")

    def end(self) -> None:
        """Nothing may follow."""
        if self._next():
            raise self._wrong("something follows the value")

    def _pairs(self, depth: int) -> list[tuple[str, Value]]:
        pairs: list[tuple[str, Value]] = []
        self._at += 1
        while self._next() != "}":
            if pairs:
                self._expect(",")
            if self._next() != '"':
                raise self._wrong("a key in double quotes is missing")
            key = self._string()
            self._expect(":")
            pairs.append((key, self.value(depth + 1)))
        self._at += 1
        return pairs

    def _items(self, depth: int) -> list[Value]:
        items: list[Value] = []
        self._at += 1
        while self._next() != "]":
            if items:
                self._expect(",")
            items.append(self.value(depth + 1))
        self._at += 1
        return items

    def _string(self) -> str:
        return str(self._decoded())

    def _scalar(self) -> str:
        value = self._decoded()
        if value is None:
            return ""
        return str(value).lower() if isinstance(value, bool) else str(value)

    def _decoded(self) -> object:
        """The text, number or word that comes next, as the standard library reads it; a number keeps its spelling."""
        value: object
        try:
            value, self._at = _SCALARS.raw_decode(self._text, self._at)
        except json.JSONDecodeError as failure:
            self._at = failure.pos
            raise self._wrong(failure.msg) from None
        return value

    def _expect(self, character: str) -> None:
        if self._next() != character:
            raise self._wrong(f"{character!r} is missing")
        self._at += 1

    def _next(self) -> str:
        """The character that comes next, after white space; nothing at the end."""
        while self._text[self._at : self._at + 1] in (" ", "\t", "\n", "\r"):
            self._at += 1
        return self._text[self._at : self._at + 1]

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = max(self._counted, self._at)
        return self._line

    def _wrong(self, message: str) -> Unreadable:
        return Unreadable(
            self._text.count("\n", 0, self._at) + 1, f"this is not JSON: {message}"
        )


_SCALARS = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)
