"""The least that a module of codes can be, as text: bare enum members and bare classes."""

from __future__ import annotations

import ast
from collections.abc import Sequence


def module(enums: Sequence[tuple[str, int]], classes: int) -> str:
    """`enums` are the base and the number of members of each: `IntEnum` or `StrEnum`."""
    lines = ["from enum import IntEnum, StrEnum"] if enums else []
    for place, (base, members) in enumerate(enums):
        lines.append(f"class Code{place}({base}):")
        lines += [
            f"    MEMBER_{n} = {n if base == 'IntEnum' else repr(str(n))}"
            for n in range(members)
        ]
    for n in range(classes):
        lines += [f"class Error{n}(Exception):", "    pass"]
    return "\n".join(lines) + "\n"


def tree(text: str) -> str:
    """Of a generated module as many enum members, and the same classes below the same others, with nothing in them."""
    left: list[str] = []
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.ImportFrom) and statement.level:
            statement.module = ".".join(filter(None, ["raisable", statement.module]))
            statement.level = 0
        if isinstance(statement, ast.ClassDef):
            statement.decorator_list = []
            is_enum = ast.unparse(statement.bases[0]).endswith("Enum")
            members = [it for it in statement.body if isinstance(it, ast.Assign)]
            statement.body = members if is_enum and members else [ast.Pass()]
        if isinstance(statement, (ast.ImportFrom, ast.ClassDef)):
            left.append(ast.unparse(statement))
    return "\n".join(left) + "\n"
