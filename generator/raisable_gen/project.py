"""The folder that we stand in, in; the project's `[tool.raisable]` out, of the nearest pyproject.toml."""

from __future__ import annotations

import os
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from raisable_gen.problem import Refused

KEYS = ("specs", "out", "templates")
SPECS = "specs"
OUT = "generated/raisable"


def table() -> tuple[str | None, dict[str, str]]:
    """The folder of the nearest pyproject.toml with our table, and the table, whose paths are relative to the folder.

    `None` and no entries where there is none. Raises `Refused`.
    """
    for up in range(os.getcwd().count(os.sep) + 1):
        base = "../" * up
        file = f"{base}pyproject.toml"
        if os.path.isfile(file):
            with open(file, "rb") as opened:
                data = opened.read()
            found = _plain(data) or parsed(file, data)
            if found is not None:
                return base, found
    return None, {}


def _plain(data: bytes) -> dict[str, str]:
    """The table where it is written as nearly everyone writes it, else nothing: tomllib takes longer to import than all else."""
    _, header, rest = (b"\n" + data).partition(b"\n[tool.raisable]\n")
    several_lines = b'"""' in data or b"'''" in data  # where anything may stand
    if not header or several_lines or data.count(b"tool.raisable") > 1:
        return {}
    entries: dict[str, str] = {}
    for line in rest.splitlines():
        if line.startswith(b"["):
            break
        entry = re.fullmatch(rb'(specs|out|templates) = "([\w./-]+)"', line)
        if entry and entry[1].decode() not in entries:
            entries[entry[1].decode()] = entry[2].decode()
        elif line and not line.startswith(b"#"):
            return {}
    return entries


def parsed(file: str, data: bytes) -> dict[str, str] | None:
    """The table by the book; `None` if there is none."""
    import tomllib

    try:
        tools: Any = tomllib.loads(data.decode("utf-8")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise _refused(file, f"this is not TOML: {failure}") from None
    if not _is_table(tools):
        raise _refused(file, "tool must be a table: write [tool.raisable]")
    if "raisable" not in tools:
        return None
    entries: dict[str, Any] = tools["raisable"]
    if not _is_table(entries):
        raise _refused(file, "tool.raisable must be a table: write [tool.raisable]")
    for key, value in entries.items():
        if key not in KEYS:
            raise _refused(
                file,
                f"[tool.raisable] has no key {key!r}: its keys are {', '.join(KEYS)}",
            )
        if not isinstance(value, str):
            raise _refused(
                file, f"{key} in [tool.raisable] must be a text, the path of a folder"
            )
    return entries


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _refused(file: str, message: str) -> Refused:
    from raisable_gen.problem import SHAPE, Place, Problem, Refused

    return Refused([Problem(Place(file, 1, 1), SHAPE, message)])
