"""The shapes that a spec is made of, as data: what a node may be, and how a complaint about it reads.

A shape takes a node and gives plain values (texts keep their places); everything wrong is reported, not only the first.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from raisable_gen import problem as codes
from raisable_gen.node import NULLS, MappingNode, Node, SequenceNode, Text
from raisable_gen.problem import Place, Problem, excerpt

# What YAML takes for a number or a truth value where it stands without quotes (YAML 1.2, core schema).
_NUMBER = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_DIGITS = re.compile("[0-9]{1,9}")
_BOOLEANS = ("true", "True", "TRUE", "false", "False", "FALSE")


class Shape:
    """What a node must be. `read` gives its value, or `None` after complaining."""

    def read(self, node: Node, where: str, problems: list[Problem]) -> Any:
        raise NotImplementedError


def _complain(problems: list[Problem], node: Node, code: str, message: str) -> None:
    place = node.place
    problems.append(Problem(place, code, message))


def _not_text(node: Text) -> str:
    """What YAML takes the scalar for, if not for a text."""
    if not node.plain:
        return ""
    if node in _BOOLEANS:
        return "a truth value"
    return "a number" if _NUMBER.fullmatch(node) else ""


@dataclass(frozen=True, slots=True)
class Scalar(Shape):
    """A text, taken as it is spelled. `pattern` is a regular expression for the whole, `form` says it in words.

    What other readers of YAML, editors among them, would not take for a text must be in quotes; only where `number` is
    true may it be a number. The pattern means the same in Python and in ECMAScript.
    """

    pattern: str = ""
    form: str = ""
    code: str = codes.VALUE
    number: bool = False

    def read(self, node: Node, where: str, problems: list[Problem]) -> Text | None:
        text = self.spelled(node, where, problems)
        if text is None:
            return None
        other = _not_text(text)
        if not other or (self.number and other == "a number"):
            return text
        _complain(
            problems,
            node,
            codes.SHAPE,
            f"{where} is {excerpt(text)}, which is {other} to YAML: put it in quotes",
        )
        return None

    def spelled(self, node: Node, where: str, problems: list[Problem]) -> Text | None:
        """The same for a key, which is a text whatever YAML takes its spelling for."""
        if not isinstance(node, Text):
            _complain(problems, node, codes.SHAPE, f"{where} must be a text")
            return None
        if node.plain and node in NULLS:
            _complain(
                problems,
                node,
                codes.SHAPE,
                f"{where} is empty: give it a value (in quotes, if it is meant so) or leave it out",
            )
            return None
        if self.pattern and not re.fullmatch(self.pattern, node, re.ASCII):
            _complain(
                problems,
                node,
                self.code,
                f"{where} is {excerpt(node)!r}, but must be {self.form}",
            )
            return None
        return node


@dataclass(frozen=True, slots=True)
class OneOf(Shape):
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, node: Node, where: str, problems: list[Problem]) -> Text | None:
        if isinstance(node, Text) and node in self.words:
            return node
        given = f"{excerpt(node)!r}" if isinstance(node, Text) else "a collection"
        near = (
            difflib.get_close_matches(node, self.words, 1)
            if isinstance(node, Text)
            else []
        )
        hint = f"; did you mean {near[0]!r}?" if near else ""
        _complain(
            problems,
            node,
            codes.VALUE,
            f"{where} is {given}, but must be one of {', '.join(self.words)}{hint}",
        )
        return None


class Flag(Shape):
    """true or false."""

    def read(self, node: Node, where: str, problems: list[Problem]) -> bool | None:
        if isinstance(node, Text) and node.plain and node in ("true", "false"):
            return node == "true"
        _complain(problems, node, codes.VALUE, f"{where} must be true or false")
        return None


@dataclass(frozen=True, slots=True)
class Whole(Shape):
    """A whole number within bounds, in digits and without quotes."""

    least: int
    most: int

    def read(self, node: Node, where: str, problems: list[Problem]) -> int | None:
        digits = isinstance(node, Text) and node.plain and _DIGITS.fullmatch(node)
        if digits and self.least <= int(digits[0]) <= self.most:
            return int(digits[0])
        _complain(
            problems,
            node,
            codes.VALUE,
            f"{where} must be a number from {self.least} to {self.most}, without quotes",
        )
        return None


@dataclass(frozen=True, slots=True)
class ListOf(Shape):
    """A list, each item of the same shape; `each` is what a complaint calls an item."""

    item: Shape
    each: str

    def read(self, node: Node, where: str, problems: list[Problem]) -> list[Any] | None:
        if not isinstance(node, SequenceNode):
            _complain(problems, node, codes.SHAPE, f"{where} must be a list")
            return None
        read = [self.item.read(item, self.each, problems) for item in node.items]
        kept = [value for value in read if value is not None]
        return kept if kept or not node.items else None


@dataclass(frozen=True, slots=True)
class MapOf(Shape):
    """A mapping from keys of the author's choice to values of one shape; `each` is what a complaint calls one."""

    key: Scalar
    value: Shape
    each: str

    def read(
        self, node: Node, where: str, problems: list[Problem]
    ) -> dict[Text, Any] | None:
        if not isinstance(node, MappingNode):
            _complain(problems, node, codes.SHAPE, f"{where} must be a mapping")
            return None
        read: dict[Text, Any] = {}
        for key, value in node.items:
            name = self.key.spelled(key, self.each, problems)
            found = self.value.read(value, f"{self.each} {excerpt(key)!r}", problems)
            if name is not None and found is not None:
                read.setdefault(name, found)
        return read if read or not node.items else None


@dataclass(frozen=True, slots=True)
class Either(Shape):
    """A text, or a collection: whichever the node is."""

    text: Shape
    collection: Shape

    def read(self, node: Node, where: str, problems: list[Problem]) -> Any:
        shape = self.text if isinstance(node, Text) else self.collection
        return shape.read(node, where, problems)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its shape, what it means, and whether it must be there.

    `examples` are values as JSON has them, for editors. `stand_in` makes a value for a required field that is missing or
    wrong, so that the rest can be checked as well.
    """

    shape: Shape
    meaning: str
    examples: tuple[object, ...] = ()
    required: bool = False
    stand_in: Callable[[Place], Any] | None = None


@dataclass(frozen=True)
class Record(Shape):
    """A mapping with named fields.

    `make` gets those that are there by name, the place, and the names of those that are there and were `refused`, so that
    nobody complains that they are missing. `meaning` says what such a mapping is.
    """

    make: type[Any]
    meaning: str
    fields: dict[str, Field]

    def read(self, node: Node, where: str, problems: list[Problem]) -> Any:
        if not isinstance(node, MappingNode):
            _complain(
                problems,
                node,
                codes.SHAPE,
                f"{where} must be a mapping with the fields {', '.join(self.fields)}",
            )
            return None
        read: dict[str, Any] = {}
        for key, value in node.items:
            known = self.fields.get(key)
            if known is None:
                self._unknown(key, where, problems)
            elif key not in read:
                name = f"{str(key)!r} of {where}"
                read[key] = known.shape.read(value, name, problems)
        refused = frozenset(name for name, value in read.items() if value is None)
        for name, wanted in self.fields.items():
            if not wanted.required or read.get(name) is not None:
                continue
            if name not in read:
                message = f"{where} has no {name!r} ({wanted.meaning}): add it"
                _complain(problems, node, codes.MISSING, message)
            if wanted.stand_in is None:
                return None
            read[name] = wanted.stand_in(node.place)
        given = {name: value for name, value in read.items() if value is not None}
        return self.make(place=node.place, refused=refused, **given)

    def _unknown(self, key: Text, where: str, problems: list[Problem]) -> None:
        near = difflib.get_close_matches(key, self.fields, 1)
        cure = (
            f"did you mean {near[0]!r}?"
            if near
            else f"its fields are {', '.join(self.fields)}"
        )
        _complain(
            problems,
            key,
            codes.UNKNOWN_FIELD,
            f"{where} has no field {excerpt(key)!r}; {cure}",
        )
