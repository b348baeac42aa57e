"""Names and quoted values in, the statement that they make out, with its lines broken where Black breaks them.

Names are checked here; a value that is not `Quoted` is refused. `indent` is that of the statement, in spaces: its first line
comes without it. The rules are those of Black 26. A line has at most `LINE` characters. What stands in brackets moves to a
line of its own, and if that is too long as well, to a line for each item, with a comma at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from raisable_gen.catalog import Meanings, Row
from raisable_gen.quote import (
    LINE,
    Quoted,
    code,
    docstring_alone,
    identifier,
    is_plain,
    literal,
)


def _values(values: Iterable[Quoted]) -> list[Quoted]:
    found = list(values)
    for value in found:
        _value(value)
    return found


def _value(value: Quoted) -> Quoted:
    if type(value) is not Quoted:
        raise TypeError(f"{value!r} is to be printed and passed no quoting filter")
    return value


def _names(*names: str) -> None:
    """Refuse what is no name. The names themselves are printed: as plain texts they are put together faster."""
    for name in names:
        identifier(name)


def dotted(owner: str, name: str) -> Quoted:
    """`owner.name`"""
    _names(owner, name)
    return Quoted(f"{owner}.{name}")


def tuple_of(
    items: Iterable[Quoted], indent: int = 0, before: int = 0, after: int = 1
) -> Quoted:
    """A tuple, in a line with `before` characters more in front of it and `after` behind it.

    Several tuples in a tuple stand in lines of their own.
    """
    found = _values(items)
    inside = ", ".join(found) + ("," if len(found) == 1 else "")
    fits = indent + before + len(inside) + len("()") + after <= LINE
    if not fits or "\n" in inside or "), (" in inside:
        space = "\n" + " " * indent
        inside = "".join(f"{space}    {item}," for item in found) + space
    return Quoted(f"({inside})")


def class_head(name: str, bases: Sequence[str]) -> Quoted:
    """`class Name(Base, Base):`, without an indent."""
    _names(name)
    inside = _bases(tuple(bases))
    line = f"class {name}({inside}):"
    if len(line) > LINE:
        if len(inside) + 4 > LINE and len(bases) > 1:
            inside = ",\n    ".join(bases) + ","
        line = f"class {name}(\n    {inside}\n):"
    return Quoted(line)


@lru_cache(4096)
def _bases(names: tuple[str, ...]) -> str:
    _names(*names)
    return ", ".join(names)


def assigned(target: str, value: Quoted, indent: int = 0) -> Quoted:
    """`target = value`"""
    _names(target)
    _value(value)
    return Quoted(_equals(target, value, indent))


def _equals(target: str, value: str, indent: int) -> str:
    """In parentheses, if the line is too long and they help. What has a dot is put there even if they do not."""
    line = target + " = " + value
    if indent + len(line) <= LINE:
        return line
    is_single = value[0] in "\"'" or value.isidentifier()
    if indent + 4 + len(value) > LINE and is_single:
        return line
    space = " " * indent
    return f"{target} = (\n{space}    {value}\n{space})"


def literal_lines(texts: Iterable[str], indent: int) -> Quoted:
    """Texts in a list, each in a line of its own."""
    found = list(texts)
    if is_plain("".join(found)):
        return _lines([f'"{text}",' for text in found], indent)
    return _lines([literal(text) + "," for text in found], indent)


def enum_members(members: Iterable[Row | Meanings], wire_type: str) -> Quoted:
    """`NAME = 1001` and its docstring, for each."""
    lines: list[str] = []
    for member in members:
        name = identifier(member.member)
        lines.append(_equals(name, code(member.code, wire_type), 4))
        lines.append(docstring_alone(member.message, 4))
    return _lines(lines, 4)


def table_entries(members: Iterable[Row | Meanings], wire_type: str) -> Quoted:
    """`1001: Class,` for each that raises one, in a table."""
    return _lines(
        [
            code(member.code, wire_type) + ": " + identifier(member.class_name) + ","
            for member in members
            if member.class_name
        ],
        4,
    )


def _lines(lines: Iterable[str], indent: int) -> Quoted:
    return Quoted(("\n" + " " * indent).join(lines))


def member_constant(enum: str, member: str) -> Quoted:
    """`CODE` in a class: its type, and the member."""
    _names(enum, member)
    value = f"{enum}.{member}"
    head = f"CODE: ClassVar[Literal[{value}]]"
    if 4 + len(f"{head} = (") <= LINE:
        return Quoted(_equals(head, value, 4))
    literal = f"Literal[{value}]"
    if 8 + len(literal) > LINE:
        literal = f"Literal[\n            {value}\n        ]"
    return Quoted(f"CODE: ClassVar[\n        {literal}\n    {_equals(']', value, 4)}")


def code_property(enums: Iterable[str]) -> Quoted:
    """`def code(self) -> AcmeCode | int | str | None:`, in a block of a class."""
    types = [*map(identifier, enums), "int", "str", "None"]
    body = " | ".join(types)
    line = f"def code(self) -> {body}:"
    if 8 + len(line) <= LINE:
        return Quoted(line)
    if 8 + len(f") -> {body}:") > LINE:
        if 12 + len(body) > LINE:
            body = "\n            | ".join(types)
        body = f"(\n            {body}\n        )"
    return Quoted(f"def code(\n            self,\n        ) -> {body}:")


def parameter(
    name: str, words: Iterable[Quoted], others: Iterable[Quoted] = ()
) -> Quoted:
    """`name: Literal["word", "word"] | Other | None = None,`, a line of a signature."""
    literals = _values(words)
    inside = ", ".join(literals)
    types = [f"Literal[{inside}]", *_values(others), "None"]
    body = " | ".join(types)
    line = f"{identifier(name)}: {body} = None,"
    if 4 + len(line) <= LINE:
        return Quoted(line)
    if 8 + len(body) > LINE:
        if 8 + len(types[0]) > LINE:
            if 12 + len(inside) > LINE:
                inside = ",\n            ".join(literals) + ","
            types[0] = f"Literal[\n            {inside}\n        ]"
        body = "\n        | ".join(types)
    return Quoted(f"{name}: (\n        {body}\n    ) = None,")


def nothing_but_code(options: Iterable[str], type_: Quoted) -> Quoted:
    """The condition that of all parameters only a code was given, and that it has this type; it stands in a block, in brackets."""
    unset = ["message", "http_status", *options]
    terms = [f"{identifier(name)} is None" for name in unset]
    terms.append(f"type(code) is {_value(type_)}")
    line = " and ".join(terms)
    return Quoted(line if 8 + len(line) <= LINE else "\n        and ".join(terms))


def module_import(module: str) -> Quoted:
    """`from . import module as module`, in a block: public for type checkers, unlike a mere import."""
    name = f"{identifier(module)} as {module}"
    if 4 + len(f"from . import {name}") > LINE:
        name = f"(\n        {name},\n    )"
    return Quoted(f"from . import {name}")


def table_start(table: str, key: Quoted, root: str, is_empty: bool = False) -> Quoted:
    """The first line of a table from code to class; the whole table, if it is empty."""
    above, target = _typed(table, f"dict[{_value(key)}, type[{identifier(root)}]]")
    return Quoted(above + (_equals(target, "{}", 0) if is_empty else f"{target} = {{"))


def errors(key: Quoted, root: str, tables: Sequence[str]) -> Quoted:
    """`ERRORS`: one table or several, read-only. Of classes for the same code that of the last table holds."""
    names = [identifier(table) for table in tables]
    argument = names[0]
    if len(names) > 1:
        argument = Quoted("{\n" + "".join(f"    **{name},\n" for name in names) + "}")
    above, target = _typed(
        "ERRORS", f"Mapping[{_value(key)}, type[{identifier(root)}]]"
    )
    if len(f"{target} = MappingProxyType(") <= LINE:
        call = _call("MappingProxyType", argument, before=len(f"{target} = "))
    else:
        call = f"(\n    {_call('MappingProxyType', argument, indent=4)}\n)"
    return Quoted(f"{above}{target} = {call}")


def success(key: Quoted, members: Sequence[Quoted]) -> Quoted:
    """`SUCCESS`: the members, in a set."""
    target = f"SUCCESS: Final[frozenset[{_value(key)}]]"
    line = f"{target} = frozenset({tuple_of(members, after=0)})"
    if "\n" in line or len(line) > LINE:
        line = f"{target} = frozenset(\n    {tuple_of(members, 4, after=0)}\n)"
    return Quoted(line)


def _typed(name: str, type_: str) -> tuple[str, str]:
    """`name: Final[type_]`: its last line, and the lines above that."""
    line = f"{identifier(name)}: Final[{type_}]"
    if len(f"{line} = (") <= LINE:
        return "", line
    return f"{name}: Final[\n    {type_}\n", "]"


def _call(function: str, argument: str, before: int = 0, indent: int = 0) -> str:
    """A call in a line with `before` characters more in front of it."""
    line = f"{function}({argument})"
    if "\n" not in line and indent + before + len(line) <= LINE:
        return line
    space = "\n" + " " * indent
    inside = argument.replace("\n", f"{space}    ")
    return f"{function}({space}    {inside}{space})"
