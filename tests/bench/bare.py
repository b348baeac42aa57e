"""The least that a module of codes can be, as text: bare enum members and bare classes."""

from __future__ import annotations

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
