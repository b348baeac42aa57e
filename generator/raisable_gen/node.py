"""YAML text in, nodes out: every scalar with its spelling and its place. The one door of ruamel.yaml.

Values are never converted: the code 010001 stays "010001". What specs do without (aliases, anchors, tags, merge keys,
directives, several documents, invisible characters) is refused here, each with its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from raisable_gen import problem as codes
from raisable_gen.problem import Place, Problem

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 32
MAX_SCALAR = 64 * 1024
NULLS = ("", "~", "null", "Null", "NULL")


class Text(str):
    """A scalar: its spelling, and where it stands. `plain` if it was written without quotes."""

    place: Place
    plain: bool

    @classmethod
    def at(cls, spelling: str, place: Place, plain: bool = False) -> Text:
        text = cls(spelling)
        text.place, text.plain = place, plain
        return text


@dataclass(slots=True)
class MappingNode:
    """Keys and values as written; both of two duplicate keys are there."""

    place: Place
    items: list[tuple[Text, Node]]
    lines: dict[str, Place]


@dataclass(slots=True)
class SequenceNode:
    place: Place
    items: list[Node]


Node = Text | MappingNode | SequenceNode


def compose(path: str, data: bytes, problems: list[Problem]) -> Node | None:
    """The node tree of the YAML document in `data`; what is wrong goes to `problems`, and then there may be no tree."""
    start = Place(path, 1, 1)
    if len(data) > MAX_BYTES:
        problems.append(
            Problem(start, codes.LIMIT, f"the file is over {MAX_BYTES} bytes: split it")
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as undecodable:
        line = data.count(b"\n", 0, undecodable.start) + 1
        before = data[data.rfind(b"\n", 0, undecodable.start) + 1 : undecodable.start]
        column = len(before.decode("utf-8-sig")) + 1
        problems.append(
            Problem(
                Place(path, line, column),
                codes.SYNTAX,
                "this byte is not UTF-8: save the file as UTF-8",
            )
        )
        return None
    if not _clean(path, text, problems):
        return None
    # The parser in C knows an older YAML: it refuses {url: https://...}. So what it refuses is read again by the one in
    # Python, whose word is final, and whose messages are the same wherever we run.
    for pure in (False, True):
        found: list[Problem] = []
        try:
            # ruamel's types are partly unknown: what comes from it is Any on this side of the door.
            parser: Any = YAML(typ="safe", pure=pure)
            node = _Composer(path, found).document(parser.parse(text))
            problems += found
            return node
        except _Stop:
            problems += found
            return None
        except (YAMLError, ValueError) as failure:
            if pure:
                problems += [*found, _syntax_problem(path, failure)]
    return None


def _syntax_problem(path: str, failure: Exception) -> Problem:
    place = Place(path, 1, 1)
    words = str(failure).splitlines()[0]
    if isinstance(failure, MarkedYAMLError):
        marked: Any = failure
        mark = marked.problem_mark or marked.context_mark
        if mark:
            place = Place(path, mark.line + 1, mark.column + 1)
        said: list[str | None] = [marked.context, marked.problem]
        words = ", ".join(part for part in said if part)
    return Problem(place, codes.SYNTAX, f"this is not YAML: {words}; correct it")


def _clean(path: str, text: str, problems: list[Problem]) -> bool:
    """Whether `text` has only characters that a reviewer sees; each other one is complained about."""
    if text.isascii() and text.replace("\n", "").replace("\r\n", "").isprintable():
        return True
    clean = True
    # Split at "\n" alone: the other line ends of `splitlines` are among the refused characters.
    for number, line in enumerate(text.split("\n"), 1):
        visible = line[:-1] if line.endswith("\r") else line
        for column, character in enumerate(visible, 1):
            if character == "\t" or not _hidden(character):
                continue
            clean = False
            name = unicodedata.name(character, "control character")
            problems.append(
                Problem(
                    Place(path, number, column),
                    codes.CHARACTER,
                    f"U+{ord(character):04X} ({name.lower()}) can't be seen in a review: remove it",
                )
            )
    return clean


def _hidden(character: str) -> bool:
    """Whether it is a control, format or line-end character, or half of a surrogate pair."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


class _Stop(Exception):
    """The document can't be read further; the problem is recorded."""


class _Composer:
    """Turns the parser's events into nodes, iterating, so that depth is bounded by `MAX_DEPTH` alone."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self._path = path
        self._problems = problems

    def document(self, events: Iterator[Any]) -> Node | None:
        """The one document of the stream."""
        root: Node | None = None
        stack: list[MappingNode | SequenceNode] = []
        keys: list[Text | None] = []
        for event in events:
            kind = type(event).__name__
            if kind in ("MappingEndEvent", "SequenceEndEvent"):
                closed = stack.pop()
                if closed.place.end_line:
                    closed.place = self._until(closed.place, event)
                keys.pop()
                continue
            if kind == "DocumentStartEvent":
                if root is not None:
                    self._refuse(
                        event,
                        "a second document: a spec is one document, remove the '---'",
                    )
                if event.version or event.tags:
                    self._refuse(
                        event, "a directive: remove the line that begins with '%'"
                    )
            if kind not in (
                "ScalarEvent",
                "AliasEvent",
                "MappingStartEvent",
                "SequenceStartEvent",
            ):
                continue
            node = self._node(event, kind)
            if not stack:
                root = node
            elif isinstance(stack[-1], SequenceNode):
                stack[-1].items.append(node)
            elif keys[-1] is None:
                keys[-1] = self._key(stack[-1], node)
            else:
                if not (keys[-1].plain and keys[-1] == "<<"):
                    stack[-1].items.append((keys[-1], node))
                keys[-1] = None
            if not isinstance(node, Text):
                stack.append(node)
                keys.append(None)
                if len(stack) > MAX_DEPTH:
                    self._report(
                        node.place,
                        codes.LIMIT,
                        f"nested deeper than {MAX_DEPTH}: flatten it",
                    )
                    raise _Stop
        return root

    def _node(self, event: Any, kind: str) -> Node:
        place = self._place(event)
        if kind == "AliasEvent":
            self._refuse(
                event, f"an alias (*{event.anchor}): write the value itself", go_on=True
            )
            return Text.at("", place)
        if event.anchor is not None:
            self._refuse(event, f"an anchor (&{event.anchor}): remove it", go_on=True)
        if event.tag is not None:
            self._refuse(
                event, "a tag ('!'): remove it, values are read as text", go_on=True
            )
        if kind == "MappingStartEvent":
            return MappingNode(place, [], {})
        if kind == "SequenceStartEvent":
            return SequenceNode(place, [])
        if len(event.value) > MAX_SCALAR:
            self._report(
                place,
                codes.LIMIT,
                f"a text of over {MAX_SCALAR} characters: shorten it",
            )
        if "\n" in event.value:
            self._report(
                place,
                codes.CHARACTER,
                "a text of several lines: write it in one line, or fold it with >-",
            )
        elif "\t" in event.value:
            self._report(
                place,
                codes.CHARACTER,
                "U+0009 (a tab) can't be told from spaces: write a space",
            )
        else:
            hidden = next((c for c in event.value if _hidden(c)), None)
            if hidden is not None:
                self._report(
                    place,
                    codes.CHARACTER,
                    f"U+{ord(hidden):04X} stands for nothing a reader sees: remove its escape",
                )
        return Text.at(event.value, place, plain=event.style in (None, ""))

    def _key(self, mapping: MappingNode, node: Node) -> Text:
        if not isinstance(node, Text):
            self._report(
                node.place, codes.SHAPE, "a key must be a text, not a collection"
            )
            raise _Stop
        if node.plain and node == "<<":
            self._report(
                node.place,
                codes.FEATURE,
                "a merge key (<<): write the fields themselves",
            )
        first = mapping.lines.setdefault(str(node), node.place)
        if first is not node.place:
            self._report(
                node.place,
                codes.DUPLICATE_KEY,
                f"the key {str(node)!r} is there already, in line {first.line}: remove one",
            )
        return node

    def _place(self, event: Any) -> Place:
        """Where a scalar stands. A collection in brackets ends with its first one for now, one without is a point."""
        mark, end = event.start_mark, event.end_mark
        line, column = mark.line + 1, mark.column + 1
        if (end.line, end.column) == (mark.line, mark.column):
            return Place(self._path, line, column)
        return Place(self._path, line, column, end.line + 1, end.column + 1)

    def _until(self, place: Place, event: Any) -> Place:
        """`place`, with the end of its closing bracket."""
        mark = event.end_mark
        return Place(
            place.path, place.line, place.column, mark.line + 1, mark.column + 1
        )

    def _refuse(self, event: Any, what: str, *, go_on: bool = False) -> None:
        self._report(self._place(event), codes.FEATURE, what)
        if not go_on:
            raise _Stop

    def _report(self, place: Place, code: str, message: str) -> None:
        self._problems.append(Problem(place, code, message))
