"""The output folder's own memory, `manifest.json`: what the package is made from, and the digests of the files that are ours.

A run that is under way keeps a journal as well: the digests of what was there and of what will be. Whatever stops it, each
file is one of the two, and the next run knows it for ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:  # seeing that nothing has changed has to be quick
    from typing import Any

MANIFEST = "manifest.json"
JOURNAL = ".raisable-journal"

# Only names that we give: a manifest that says otherwise is not to lead us elsewhere.
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,99}\.(py|typed|json)", re.ASCII)
_DIGESTS = re.compile(r"[0-9a-f]{64}( [0-9a-f]{64})*", re.ASCII)


class Unreadable(Exception):
    """This is no manifest of ours: changed by hand, or by a merge."""


class Manifest:
    """`inputs`: the digests of the generator, the vocabulary and each spec, by name.

    `files`: for each file name, the digests that it has when it is ours: one, or several while a run is under way.
    """

    __slots__ = ("inputs", "files")

    def __init__(
        self, inputs: Mapping[str, str], files: Mapping[str, frozenset[str]]
    ) -> None:
        self.inputs = inputs
        self.files = files

    def written(self) -> bytes:
        """The bytes of the file."""
        files = {name: " ".join(sorted(self.files[name])) for name in self.files}
        table: dict[str, Any] = {
            "version": 1,
            "inputs": dict(self.inputs),
            "files": files,
        }
        return (json.dumps(table, indent=1, sort_keys=True) + "\n").encode("ascii")


NOTHING = Manifest({}, {})


def read(data: bytes | None) -> Manifest:
    """The manifest or journal in a file; `NOTHING` where there is no file. Raises `Unreadable`."""
    if data is None:
        return NOTHING
    try:
        table: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise Unreadable from None
    match table:
        case {"version": 1, "inputs": dict(), "files": dict()}:
            return Manifest(_checked(table["inputs"]), _split(_checked(table["files"])))
        case _:
            raise Unreadable


def _checked(table: dict[str, Any]) -> dict[str, str]:
    for digests in table.values():
        if not isinstance(digests, str) or not _DIGESTS.fullmatch(digests):
            raise Unreadable
    return table


def _split(files: dict[str, str]) -> dict[str, frozenset[str]]:
    if not all(map(_NAME.fullmatch, files)):
        raise Unreadable
    return {name: frozenset(digests.split()) for name, digests in files.items()}


def together(*known: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What any of them knows of files."""
    names = {name for digests in known for name in digests}
    none: frozenset[str] = frozenset()
    return {
        name: none.union(*(digests.get(name, none) for digests in known))
        for name in names
    }
