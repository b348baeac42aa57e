"""JSON in, tables out: an array of objects, a map from code to text or object, alone or inside of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from raisable_gen.importing import literals
from raisable_gen.importing.column_titles import (
    is_about_codes,
    is_code_title,
    is_message_title,
    is_list_of_codes,
    is_whole_title,
)
from raisable_gen.importing.looks import is_code_like
from raisable_gen.importing.json_shapes import (
    are_numbered,
    are_texts,
    arrays_of_rows,
    columns_of,
    fields,
    holds_lists,
    is_aside,
    is_container,
    is_flat,
    is_language,
    is_row,
    number_of,
    one_map,
    spaced,
    titled_rows,
    words_of,
)
from raisable_gen.importing.json_tables import of_pairs, of_rows, of_texts, title_in
from raisable_gen.importing.json_values import Value
from raisable_gen.importing.json_values import value as value_of
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

# Comments in front of the first value.
_AHEAD = re.compile(r"\A(?:\s*(?://[^\n]*\n|/\*.*?\*/))+", re.S)


def blocks(text: str) -> list[Block]:
    """The tables in the order of the file, each under the key that it stands at. Raises `Unreadable`."""
    root = _root(text)
    found: list[Block] = []
    described = any(key in ("openapi", "swagger") for key, _ in root.pairs or [])
    _Walk(found, described).walk(root, _Under("", 1, ""))
    return found


def _root(text: str) -> Value:
    """The value of the file; of one with comments, or with commas too many, as well. Raises `Unreadable`."""
    try:
        return value_of(text)
    except Unreadable:
        bare = _AHEAD.sub(lambda match: "\n" * match[0].count("\n"), text, count=1)
        made = literals.as_json(bare)
        rest = bare.split("\n")[made.count("\n") + 1 :]
        if not made or any(line.strip(" \t\r;") for line in rest):
            raise
        return value_of(made)


@dataclass(frozen=True, slots=True)
class _Under:
    """Where a value stands: under which title, how deep, and under which keys, as words."""

    title: str
    level: int
    keys: str

    def into(self, key: str, own: str = "") -> _Under:
        """Where the value at `key` stands; `own` is what it is called. A key that only says that a list follows gives no title."""
        is_none = self.title and (is_container(key) or is_language(key))
        title = own or (self.title if is_none else key)
        return _Under(title, self.level + 1, f"{self.keys} {spaced(key)}")


class _Walk:
    """Goes through the values and gathers what they hold; `described` if the page describes an interface, call by call."""

    def __init__(self, found: list[Block], described: bool) -> None:
        self._found = found
        self._described = described

    def walk(self, value: Value, under: _Under) -> None:
        """Gather the tables of `value`."""
        if value.items is not None:
            self._walk_items(value, value.items, under)
        elif value.pairs is not None:
            self._walk_pairs(value, value.pairs, under)

    def _walk_items(self, value: Value, items: Sequence[Value], under: _Under) -> None:
        objects = [item for item in items if item.pairs is not None]
        if merged := one_map(objects):
            self._walk_pairs(value, merged, under)
        elif objects:
            self._open(under, value.line)
            self._objects(value.line, objects, [], under)
        arrays = [item for item in items if item.items is not None]
        if arrays and len(arrays) == len(items) and all(map(is_flat, arrays)):
            self._open(under, value.line)
            rows = [(item.line, item.items or []) for item in arrays]
            self._add(of_rows(value.line, [], rows), under)
            return
        texts = [item for item in items if item.quoted]
        if len(texts) > 1 and len(texts) == len(items):
            self._open(under, value.line)
            self._found += of_texts(value.line, texts)
        for item in arrays:
            self.walk(item, under)

    def _walk_pairs(
        self,
        value: Value,
        pairs: Sequence[tuple[str, Value]],
        under: _Under,
    ) -> None:
        tables = columns_of(pairs)
        if tables:
            self._open(under, value.line)
            self._add(of_rows(value.line, *tables), under)
            return
        titled = titled_rows(pairs) or arrays_of_rows(pairs)
        if titled:
            self._open(under, value.line)
            self._add(of_rows(value.line, *titled), under)
            return
        coded = [pair for pair in pairs if is_row(*pair)]
        if are_numbered(pairs):
            coded = list(pairs)
        elif not (coded and len(coded) * 2 >= len(pairs)):
            coded = list(words_of(pairs, under.title, under.keys))
        elif all(inner.quoted for _, inner in pairs):
            coded = list(pairs)
        if coded:
            self._open(under, value.line)
            self._map(value, coded, under)
        taken = {id(inner) for _, inner in coded}
        rest = [(key, inner) for key, inner in pairs if id(inner) not in taken]
        beside = [pair for pair in rest if pair[1].quoted]
        if coded and len(beside) > len(coded) and are_texts(beside):
            self._found.append(of_pairs([], beside))
        spoken = [pair for pair in rest if is_language(pair[0]) and not pair[1].quoted]
        if len(spoken) > 1:
            english = next((pair for pair in spoken if pair[0][:2] == "en"), spoken[0])
            for key, inner in spoken:
                if key != english[0]:
                    self._leave(f"{under.title} {key}", inner)
            rest = [english, *(pair for pair in rest if pair not in spoken)]
        for key, inner in rest:
            if self._described and key == "paths":
                self._leave(key, inner)
            elif is_aside(key) and not holds_lists(inner):
                self._leave(key, inner)
            else:
                self.walk(inner, under.into(key))

    def _add(self, table: Table, under: _Under) -> None:
        table.about_codes = is_about_codes(under.keys)
        self._found.append(table)

    def _leave(self, title: str, value: Value) -> None:
        """Say that a part with more than a text in it was not taken."""
        if value.text is None:
            cells = [Cell("", value.line)]
            self._found.append(Table(value.line, [title], [Row(value.line, cells)]))

    def _open(self, under: _Under, line: int) -> None:
        last = next(
            (block for block in reversed(self._found) if isinstance(block, Heading)),
            None,
        )
        title = flat(under.title)
        is_open = last and last.text == title and last.level == under.level
        if title and not is_open:
            self._found.append(Heading(under.level, title, line))

    def _map(
        self,
        value: Value,
        coded: Sequence[tuple[str, Value]],
        under: _Under,
    ) -> None:
        texts = [(key, inner) for key, inner in coded if inner.text is not None]
        if texts:
            table = of_pairs(["code", "message"], texts)
            likely = sum(1 for key, _ in texts if is_code_like(key))
            for (key, _), row in zip(texts, table.rows, strict=True):
                if likely * 2 >= len(texts) and not is_code_like(key):
                    row.doubt = f"{key} is a word, and stands among codes: see whether it is one"
            self._add(table, under)
        objects = [(key, inner) for key, inner in coded if inner.pairs is not None]
        if objects:
            keys = [key for key, _ in objects]
            values = [inner for _, inner in objects]
            self._objects(value.line, values, keys, under)

    def _objects(
        self,
        line: int,
        objects: Sequence[Value],
        keys: Sequence[str],
        under: _Under,
    ) -> None:
        """A table with a column for each name of a field; `keys` are the codes, or names, of a map."""
        of_each = [fields(each) for each in objects]
        names = list(
            dict.fromkeys(
                name
                for found in of_each
                for name, inner in found
                if inner.text is not None
            )
        )
        has_code = any(map(is_list_of_codes, names))
        number = "" if has_code else number_of(keys, of_each)
        has_code = has_code or bool(number)
        first = ["name" if has_code else "code"] if keys else []
        if first and first[0] in names:
            first = ["key"]
        table = Table(line, [*first, *names])
        if not any(map(is_code_title, names)) and any(map(is_message_title, names)):
            number = "const"  # what a schema has for each value of an enumeration
        table.header = ["code" if name == number else name for name in table.header]
        is_table = (
            any(map(is_code_title, table.header))
            or any(map(is_message_title, table.header))
            or sum(map(is_whole_title, table.header)) > 1
            or 1 < len(table.header) <= MAX_CELLS
        )
        if is_table and len(table.header) > MAX_CELLS:
            raise Unreadable(
                line,
                f"objects with over {MAX_CELLS} different fields: cut out the part with the codes",
            )
        inside: list[tuple[str, str, Value]] = []
        for at, (each, found) in enumerate(zip(objects, of_each, strict=True)):
            values = dict(found)
            cells = [Cell(keys[at], each.line)] if keys else []
            for name in names if is_table else []:
                inner = values.get(name)
                text = inner.text if inner and inner.text is not None else ""
                quoted = bool(inner and inner.quoted)
                cells.append(Cell(flat(text), each.line, quoted=quoted))
            row = Row(each.line, cells, shown=as_shown(cells))
            if len(values) < len(found):
                row.refused = "it has a field twice"
            elif keys and len(objects) == 1 and has_code:
                row.refused = "it stands alone: a row, or the example of a response"
            table.rows.append(row)
            inside += [
                (name, title_in(each), inner)
                for name, inner in found
                if inner.text is None
            ]
        if is_table:
            self._add(table, under)
        for name, own, inner in inside:
            if is_aside(name):
                self._leave(name, inner)
            else:
                self.walk(inner, under.into(name, own))
