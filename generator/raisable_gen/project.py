"""The folder that we stand in, in; the project's `[tool.raisable]` out, of the nearest pyproject.toml."""

from __future__ import annotations

import os
import re

from raisable_gen.shipped import shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from raisable_gen.problem import Refused

KEYS = ("specs", "out", "templates")
SPECS = "specs"
OUT = "generated/raisable"


def table() -> tuple[str | None, dict[str, str]]:
    """The folder of the nearest pyproject.toml with our table, and its folders, whose paths are relative to that folder.

    `None` and no entries where there is none. Raises `Refused`.
    """
    for base, file, data in _above():
        found = _plain(data) or _folders(file, data)
        if found is not None:
            return base, found
    return None, {}


def folders(
    specs: str | None, out: str | None, templates: str | None
) -> tuple[str, str, str]:
    """The three folders: as given, else as the table has them, else the usual ones. Raises `Refused`."""
    base, entries = table()

    def folder(given: str | None, key: str, usual: str) -> str:
        if given is not None:
            return given
        return os.path.join(base or "", entries.get(key, usual))

    return (
        folder(specs, "specs", SPECS),
        folder(out, "out", OUT),
        folder(templates, "templates", shipped("templates")),
    )


def lint() -> tuple[str, dict[str, Any]]:
    """The nearest pyproject.toml with our table, and what it says under `[tool.raisable.lint]`. Raises `Refused`."""
    for _, file, data in _above():
        entries = _entries(file, data)
        if entries is not None:
            found: Any = entries.get("lint", {})
            if not _is_table(found):
                message = (
                    "tool.raisable.lint must be a table: write [tool.raisable.lint]"
                )
                raise refused(file, message)
            return file, found
    return "pyproject.toml", {}


def has_table(file: str, data: bytes) -> bool:
    """Whether a pyproject.toml has our table. Raises `Refused`."""
    return _entries(file, data) is not None


def _above() -> Iterator[tuple[str, str, bytes]]:
    """Folder, path and bytes of each pyproject.toml from here upwards."""
    for up in range(os.getcwd().count(os.sep) + 1):
        base = "../" * up
        file = f"{base}pyproject.toml"
        if os.path.isfile(file):
            with open(file, "rb") as opened:
                yield base, file, opened.read()


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


def _entries(file: str, data: bytes) -> dict[str, Any] | None:
    """The table by the book; `None` if there is none."""
    import tomllib

    try:
        tools: Any = tomllib.loads(data.decode("utf-8")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise refused(file, f"this is not TOML: {failure}") from None
    if not _is_table(tools):
        raise refused(file, "tool must be a table: write [tool.raisable]")
    if "raisable" not in tools:
        return None
    entries: Any = tools["raisable"]
    if not _is_table(entries):
        raise refused(file, "tool.raisable must be a table: write [tool.raisable]")
    for key in entries:
        if key not in (*KEYS, "lint"):
            known = ", ".join(KEYS)
            message = f"[tool.raisable] has no key {key!r}: its keys are {known}"
            raise refused(file, message)
    return dict(entries)


def _folders(file: str, data: bytes) -> dict[str, str] | None:
    entries = _entries(file, data)
    if entries is None:
        return None
    entries.pop("lint", None)
    for key, value in entries.items():
        if not isinstance(value, str):
            message = f"{key} in [tool.raisable] must be a text, the path of a folder"
            raise refused(file, message)
    return entries


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def refused(file: str, message: str) -> Refused:
    """What is wrong with a pyproject.toml."""
    from raisable_gen.problem import SHAPE, Place, Problem, Refused

    return Refused([Problem(Place(file, 1, 1), SHAPE, message)])
