"""YAML text in, nodes out: every scalar with its spelling and its place. The one door of ruamel.yaml.

Values are never converted: the code 010001 stays "010001". What specs do without (aliases, anchors, tags, merge keys,
directives, several documents, invisible characters) is refused here, each with its place. The one exception is made for
characters that the file itself lists under `invisible`, and these too are written as escapes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from raisable_gen import problem as codes
from raisable_gen.invisible import FORMATS, INVISIBLE
from raisable_gen.problem import Place, Problem, excerpt

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 32
MAX_HIDDEN = 1_000  # complaints about a file's characters, before it is given up
MAX_NODES = 5_000_000
MAX_SCALAR = 64 * 1024
STAND_IN = "\ue000"  # for the colon of an address
_STAND_IN = re.compile(f"{STAND_IN}|e000", re.IGNORECASE)  # itself, or in an escape
_COLON = re.compile("(?<=[A-Za-z0-9]):(?=//)")
CODE_POINT = "U\\+[0-9A-F]{4,6}"
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


def spelling(text: Text | None) -> str | None:
    """The spelling of a scalar without its place, if there is one."""
    return None if text is None else str(text)


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
    # The parsers pass over directives that they do not know.
    directive = re.match(r"(?:[ \t\r]*(?:#.*)?\n)*%", text)
    if directive:
        place = Place(path, directive[0].count("\n") + 1, 1)
        message = "a directive: remove the line that begins with '%'"
        problems.append(Problem(place, codes.FEATURE, message))
        return None
    # The parser in C knows an older YAML: it refuses {url: https://...}, unless the colon is kept from it. What it refuses
    # is read again by the one in Python, whose word is final, and whose messages are the same wherever we run.
    kept = text if _STAND_IN.search(text) else _COLON.sub(STAND_IN, text)
    for pure, given in ((False, kept), (True, text)):
        found: list[Problem] = []
        composer = _Composer(path, found, restores=given is not text)
        try:
            # ruamel's types are partly unknown: what comes from it is Any on this side of the door.
            parser: Any = YAML(typ="safe", pure=pure)
            node = composer.document(parser.parse(given))
            problems += found
            return node
        except _Stop:
            problems += found
            return None
        except (YAMLError, ValueError, OverflowError) as failure:
            if pure:
                problems += [*found, _syntax_problem(composer.reached, failure)]
    return None


def _syntax_problem(place: Place, failure: Exception) -> Problem:
    """What the parser says, where it says so; where it does not, `place` is how far it came."""
    words = "an escape from here on stands for no character"
    if isinstance(failure, YAMLError):
        words = str(failure).splitlines()[0]
    if isinstance(failure, MarkedYAMLError):
        marked: Any = failure
        mark = marked.problem_mark or marked.context_mark
        if mark:
            place = Place(place.path, mark.line + 1, mark.column + 1)
        said: list[str | None] = [marked.context, marked.problem]
        words = ", ".join(part for part in said if part)
    return Problem(place, codes.SYNTAX, f"this is not YAML: {words}; correct it")


def _clean(path: str, text: str, problems: list[Problem]) -> bool:
    """Whether `text` has only characters that a reviewer sees; the first `MAX_HIDDEN` others are complained about."""
    found = 0
    # Split at "\n" alone: the other line ends of `splitlines` are among the refused characters.
    for number, line in enumerate(text.split("\n"), 1):
        visible = line.removesuffix("\r").replace("\t", " ")
        if visible.isascii() and visible.isprintable():
            continue
        for hidden in INVISIBLE.finditer(visible):
            found += 1
            name = unicodedata.name(hidden[0], "control character").lower()
            problems.append(
                Problem(
                    Place(path, number, hidden.start() + 1),
                    codes.CHARACTER,
                    f"U+{ord(hidden[0]):04X} ({name}) can't be seen in a review: remove it",
                )
            )
            if found == MAX_HIDDEN:
                return False
    return not found


def _listed(root: Node | None) -> dict[str, Place]:
    """The characters that the file lists under `invisible`, as `U+200B`, and where."""
    fields = root.items if isinstance(root, MappingNode) else []
    return {
        str(number): number.place
        for key, value in fields
        if key == "invisible" and isinstance(value, MappingNode)
        for number, _ in value.items
        if re.fullmatch(CODE_POINT, number, re.ASCII)
    }


class _Stop(Exception):
    """The document can't be read further; the problem is recorded."""


class _Composer:
    """Turns the parser's events into nodes, iterating, so that depth is bounded by `MAX_DEPTH` alone."""

    def __init__(self, path: str, problems: list[Problem], *, restores: bool) -> None:
        self._path = path
        self._problems = problems
        # Whether `STAND_IN` is a colon.
        self._restores = restores
        # The place of the last node.
        self.reached = Place(path, 1, 1)
        # Each invisible character that an escape stands for, and the texts that have it.
        self._escaped: dict[str, list[Place]] = {}

    def document(self, events: Iterator[Any]) -> Node | None:
        """The one document of the stream."""
        root: Node | None = None
        stack: list[MappingNode | SequenceNode] = []
        keys: list[Text | None] = []
        nodes = 0
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
            if kind not in (
                "ScalarEvent",
                "AliasEvent",
                "MappingStartEvent",
                "SequenceStartEvent",
            ):
                continue
            node = self._node(event, kind)
            self.reached = node.place
            nodes += 1
            if nodes > MAX_NODES:
                self._report(
                    node.place,
                    codes.LIMIT,
                    f"the file has over {MAX_NODES} values: split it",
                )
                raise _Stop
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
        self._check_escaped(root)
        return root

    def _check_escaped(self, root: Node | None) -> None:
        """Complain about escapes of invisible characters that the file does not list, and about what it lists for nothing."""
        listed = _listed(root)
        for character, places in self._escaped.items():
            number = f"U+{ord(character):04X}"
            if not FORMATS.match(character):
                cure = "remove its escape"
            elif listed.pop(number, None) is not None:
                continue
            else:
                cure = (
                    "remove its escape or, where the provider documents it, list it in the file, "
                    f"as invisible: {{{number}: where the page has it}}"
                )
            if "\ud800" <= character <= "\udfff":
                cure = "write the whole character, of which this is half"
            message = f"{number} stands for nothing a reader sees: {cure}"
            for place in places:
                self._report(place, codes.CHARACTER, message)
        for number, place in listed.items():
            message = f"no text here has {number}, or it is no character that may be listed: remove it"
            self._report(place, codes.CHARACTER, message)

    def _node(self, event: Any, kind: str) -> Node:
        place = self._place(event)
        if kind == "AliasEvent":
            self._refuse(
                event,
                f"an alias (*{excerpt(self._as_written(event.anchor))}): write the value itself",
                go_on=True,
            )
            return Text.at("", place)
        if event.anchor is not None:
            self._refuse(
                event,
                f"an anchor (&{excerpt(self._as_written(event.anchor))}): remove it",
                go_on=True,
            )
        if event.tag is not None:
            self._refuse(
                event, "a tag ('!'): remove it, values are read as text", go_on=True
            )
        if kind == "MappingStartEvent":
            return MappingNode(place, [], {})
        if kind == "SequenceStartEvent":
            return SequenceNode(place, [])
        value = self._as_written(event.value)
        if len(value) > MAX_SCALAR:
            self._report(
                place,
                codes.LIMIT,
                f"a text of over {MAX_SCALAR} characters: shorten it",
            )
        if "\n" in value:
            self._report(
                place,
                codes.CHARACTER,
                "a text of several lines: write it in one line, or fold it with >-",
            )
        elif "\t" in value:
            self._report(
                place,
                codes.CHARACTER,
                "U+0009 (a tab) can't be told from spaces: write a space",
            )
        elif not value.isprintable() or not value.isascii():
            for character in dict.fromkeys(INVISIBLE.findall(value)):
                self._escaped.setdefault(character, []).append(place)
        return Text.at(value, place, plain=event.style in (None, ""))

    def _as_written(self, value: str) -> str:
        return value.replace(STAND_IN, ":") if self._restores else value

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
                f"the key {excerpt(node)!r} is there already, in line {first.line}: remove one",
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
