"""Which files of an output folder are ours: their digests, in `manifest.json` beside them.

A run that is under way keeps a journal: the digests of what was there and of what will be. Whatever stops it, each file is
one of the two, and the next run knows it for ours.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import cast

MANIFEST = "manifest.json"
JOURNAL = ".raisable-journal"

Digests = Mapping[str, frozenset[str]]
"""For each file name, the digests that it has when it is ours: one, or several while a run is under way."""


class Unreadable(Exception):
    """This is no manifest of ours: changed by hand, or by a merge."""


def digest(data: bytes) -> str:
    """SHA-256 of a file; line ends as a checkout on Windows makes them count as `\\n`."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def written(files: Digests) -> bytes:
    """A manifest or a journal as the bytes of its file."""
    table = {name: " ".join(sorted(files[name])) for name in sorted(files)}
    return (json.dumps({"version": 1, "files": table}, indent=1) + "\n").encode("ascii")


def read(data: bytes | None) -> dict[str, frozenset[str]]:
    """The digests of a manifest or a journal; none where there is no file."""
    if data is None:
        return {}
    try:
        table: object = json.loads(data)
        match table:
            case {"version": 1, "files": dict()}:
                return _checked(cast("dict[str, dict[object, object]]", table)["files"])
            case _:
                raise Unreadable
    except (ValueError, RecursionError):
        raise Unreadable from None


def _checked(files: dict[object, object]) -> dict[str, frozenset[str]]:
    checked: dict[str, frozenset[str]] = {}
    for name, digests in files.items():
        if not isinstance(name, str) or not isinstance(digests, str):
            raise Unreadable
        # Only names that we give: a manifest that says otherwise is not to lead us elsewhere.
        if not re.fullmatch(r"[a-z_][a-z0-9_]{0,99}\.(py|typed|json)", name, re.ASCII):
            raise Unreadable
        checked[name] = frozenset(digests.split())
    return checked


def together(*known: Digests) -> dict[str, frozenset[str]]:
    """What any of them knows."""
    names = {name for digests in known for name in digests}
    none: frozenset[str] = frozenset()
    return {
        name: none.union(*(digests.get(name, none) for digests in known))
        for name in names
    }
