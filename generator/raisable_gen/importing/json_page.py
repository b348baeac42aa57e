"""JSON in, tables out: an array of objects, a map from code to text or object, alone or inside of others.

Codes keep their spelling: `"010001"` is a text, `1001` a number. Every value knows its line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from raisable_gen.importing.columns import (
    is_code_like,
    is_code_title,
    is_message_title,
    is_status_title,
    is_title,
)
from raisable_gen.importing.page import (
    MAX_CELLS,
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Unreadable,
    as_shown,
    flat,
)

MAX_DEPTH = 100
_LANGUAGE = re.compile(
    "(?:ar|bg|cs|da|de|el|en|es|fa|fi|fr|he|hi|hu|id|it|ja|kk|ko|ms|nb|nl|no|pl|pt|ro|ru|sv|th|tl|tr|uk|ur|vi|zh)(?:[_-][A-Za-z]{2,4})?",
    re.I,
)
MAX_VALUES = 400_000


class _Value:
    """A value with its line: `text` of a scalar, `items` of an array, `pairs` of an object."""

    __slots__ = ("items", "line", "pairs", "quoted", "text")

    def __init__(self, line: int) -> None:
        self.line = line
        self.text: str | None = None
        self.quoted = False
        self.items: list[_Value] | None = None
        self.pairs: list[tuple[str, _Value]] | None = None


def blocks(text: str) -> list[Block]:
    """The tables in the order of the file, each under the key that it stands at. Raises `Unreadable`."""
    reader = _Reader(text)
    root = reader.value(0)
    reader.end()
    found: list[Block] = []
    _walk(root, "", 1, found)
    return found


def _walk(value: _Value, title: str, level: int, found: list[Block]) -> None:
    if value.items is not None:
        objects = [item for item in value.items if item.pairs is not None]
        if objects:
            _open(title, value.line, level, found)
            _objects(value.line, objects, [], level, found)
        arrays = [item for item in value.items if item.items is not None]
        if arrays and len(arrays) == len(value.items) and all(map(_is_flat, arrays)):
            _open(title, value.line, level, found)
            found.append(_arrays(value.line, arrays))
            return
        for item in arrays:
            _walk(item, title, level, found)
        return
    if value.pairs is None:
        return
    coded = [pair for pair in value.pairs if _is_row(*pair)]
    if coded and len(coded) * 2 >= len(value.pairs):
        _open(title, value.line, level, found)
        _map(value, coded, level, found)
        coded_keys = {id(inner) for _, inner in coded}
        for key, inner in value.pairs:
            if id(inner) not in coded_keys:
                _walk(inner, key, level + 1, found)
        return
    for key, inner in value.pairs:
        _walk(inner, key, level + 1, found)


def _is_flat(array: _Value) -> bool:
    return all(item.text is not None for item in array.items or [])


def _arrays(line: int, arrays: Sequence[_Value]) -> Table:
    """Arrays of texts and numbers as a table without titles."""
    table = Table(line, [])
    for each in arrays:
        cells = [
            Cell(flat(item.text or ""), item.line, quoted=item.quoted)
            for item in each.items or []
        ]
        table.rows.append(Row(each.line, cells, shown=as_shown(cells)))
    return table


def _fields(value: _Value) -> list[tuple[str, _Value]]:
    """The fields of an object; those of one inside it, as of `{"message": {"en": "..."}}`, are called `message en`.

    An object of nothing but texts by language is a message.
    """
    found: list[tuple[str, _Value]] = []
    pairs = value.pairs or []
    if _is_by_language(pairs):
        return _by_language(pairs, "message")
    for name, inner in pairs:
        parts = inner.pairs or []
        if is_title(name) and _is_by_language(parts):
            found += _by_language(parts, name)
        elif is_title(name) and any(is_title(f"{name} {key}") for key, _ in parts):
            found += [(f"{name} {key}", part) for key, part in parts]
        else:
            found.append((name, inner))
    names = [name for name, _ in found]
    if any(map(is_code_title, names)) and not any(map(is_message_title, names)):
        found += [
            (key, part)
            for _, inner in pairs
            for key, part in inner.pairs or []
            if is_title(key) and part.text is not None and key not in names
        ]
    return found


def _is_by_language(pairs: Sequence[tuple[str, _Value]]) -> bool:
    return bool(pairs) and all(
        _LANGUAGE.fullmatch(name) and each.quoted for name, each in pairs
    )


def _by_language(
    pairs: Sequence[tuple[str, _Value]], title: str
) -> list[tuple[str, _Value]]:
    """The English text, or else the first, called `title`; the others with their languages behind it."""
    english = [name for name, _ in pairs if name.casefold()[:2] == "en"]
    first = (english or [pairs[0][0]])[0]
    return [
        (title if name == first else f"{title} {name}", each) for name, each in pairs
    ]


def _open(title: str, line: int, level: int, found: list[Block]) -> None:
    if title:
        found.append(Heading(level, flat(title), line))


def _is_row(key: str, value: _Value) -> bool:
    """Whether a pair is a code with its text or its fields."""
    if value.text is not None:
        return is_code_like(key) and value.quoted
    if value.pairs is None:
        return False
    fields = [name for name, inner in _fields(value) if inner.text is not None]
    return any(map(is_title, fields)) and (
        is_code_like(key)
        or not any(map(is_code_title, fields))
        or any(map(is_message_title, fields))
    )


def _map(
    value: _Value, coded: Sequence[tuple[str, _Value]], level: int, found: list[Block]
) -> None:
    texts = [(key, inner) for key, inner in coded if inner.text is not None]
    if texts:
        table = Table(value.line, ["code", "message"])
        for key, inner in texts:
            cells = [Cell(key, inner.line), Cell(flat(inner.text or ""), inner.line)]
            table.rows.append(Row(inner.line, cells, shown=f"{key} | {inner.text}"))
        found.append(table)
    objects = [(key, inner) for key, inner in coded if inner.pairs is not None]
    if objects:
        _objects(
            value.line,
            [inner for _, inner in objects],
            [key for key, _ in objects],
            level,
            found,
        )


def _objects(
    line: int,
    objects: Sequence[_Value],
    keys: Sequence[str],
    level: int,
    found: list[Block],
) -> None:
    """A table with a column for each name of a field; `keys` are the codes, or names, of a map."""
    names = list(
        dict.fromkeys(
            name
            for each in objects
            for name, inner in _fields(each)
            if inner.text is not None
        )
    )
    has_code = any(is_code_title(name) and not is_status_title(name) for name in names)
    first = ["name" if has_code else "code"] if keys else []
    if first and first[0] in names:
        first = ["key"]
    table = Table(line, [*first, *names])
    is_table = any(map(is_code_title, table.header)) or any(
        map(is_message_title, table.header)
    )
    if is_table and len(table.header) > MAX_CELLS:
        raise Unreadable(
            line,
            f"objects with over {MAX_CELLS} different fields: cut out the part with the codes",
        )
    inside: list[tuple[str, _Value]] = []
    for at, each in enumerate(objects):
        fields = _fields(each)
        values = dict(fields)
        cells = [Cell(keys[at], each.line)] if keys else []
        for name in names if is_table else []:
            inner = values.get(name)
            text = inner.text if inner is not None and inner.text is not None else ""
            cells.append(
                Cell(flat(text), each.line, quoted=bool(inner and inner.quoted))
            )
        row = Row(each.line, cells, shown=as_shown(cells))
        if len(values) < len(fields):
            row.refused = "it has a field twice"
        table.rows.append(row)
        inside += [
            (_title(each) or name, inner)
            for name, inner in fields
            if inner.text is None
        ]
    if is_table:
        found.append(table)
    for title, inner in inside:
        _walk(inner, title, level + 1, found)


def _title(value: _Value) -> str:
    """What an object that holds rows is called."""
    for name, inner in value.pairs or []:
        if (
            name.casefold()
            in ("title", "name", "section", "group", "category", "module")
            and inner.text
        ):
            return inner.text
    return ""


class _Reader:
    """Reads JSON with the line of each value; strings and numbers as the standard library does."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0
        self._values = 0

    def value(self, depth: int) -> _Value:
        """The value that comes next."""
        if depth > MAX_DEPTH:
            raise self._wrong(f"nested deeper than {MAX_DEPTH}")
        character = self._next()
        value = _Value(self._here())
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

    def end(self) -> None:
        """Nothing may follow."""
        if self._next():
            raise self._wrong("something follows the value")

    def _pairs(self, depth: int) -> list[tuple[str, _Value]]:
        pairs: list[tuple[str, _Value]] = []
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

    def _items(self, depth: int) -> list[_Value]:
        items: list[_Value] = []
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
