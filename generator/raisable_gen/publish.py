"""Files in, a folder that holds them out. Touches nothing that we did not write, and no file that is right already.

All new files are complete, under names of their own, before the first takes the place of an old one. Killed at any moment,
a run leaves the old package, or the new one, or one that the next run makes whole without being asked: see `manifest`.
"""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from raisable_gen import manifest
from raisable_gen.folder import Folder, NotAFile, locked, opened
from raisable_gen.problem import NotOurs

STAGED = ".raisable-new-"


@dataclass(frozen=True, slots=True)
class Change:
    """What has to happen to one file: bytes before and after, None for no file. `ours` tells whether we may."""

    name: str
    old: bytes | None
    new: bytes | None
    ours: bool


def compare(files: Mapping[str, str], path: Path, *, whole: bool) -> Sequence[Change]:
    """What differs between `files` and the folder. With `whole`, what we wrote for specs that are gone goes too.

    Raises `NotOurs` where the manifest can't be read.
    """
    try:
        with opened(path) as folder:
            return _compare(files, folder, _known(folder, path), whole=whole)
    except FileNotFoundError:
        wanted = _with_manifest(files, {}, whole=whole)
        return [Change(name, None, wanted[name], ours=True) for name in sorted(wanted)]


def publish(files: Mapping[str, str], path: Path, *, whole: bool) -> Sequence[Change]:
    """Make the folder so, and say what had to change.

    Raises `NotOurs`, and changes nothing, where that would lose what somebody else wrote; `OSError`, with a file name,
    where the system does not let us.
    """
    with locked(path) as folder:
        known = _known(folder, path)
        changes = _compare(files, folder, known, whole=whole)
        foreign = [change.name for change in changes if not change.ours]
        if foreign:
            raise NotOurs(path, foreign)
        _replace(changes, folder, known)
        return changes


def told(changes: Sequence[Change]) -> Sequence[Change]:
    """The changes that are worth a word: the manifest changes with every file."""
    return [it for it in changes if it.name != manifest.MANIFEST] or changes


def diff(changes: Sequence[Change], path: Path) -> Iterator[str]:
    """The changes as a unified diff, line by line."""
    for change in told(changes):
        name = (path / change.name).as_posix()
        old, new = (
            (data or b"").decode("utf-8", "surrogateescape")
            for data in (change.old, change.new)
        )
        for line in difflib.unified_diff(
            old.splitlines(keepends=True),
            new.splitlines(keepends=True),
            "/dev/null" if change.old is None else name,
            "/dev/null" if change.new is None else name,
        ):
            ended = line.endswith("\n")
            yield line if ended else line + "\n\\ No newline at end of file\n"
        if (change.old is None or change.new is None) and not (old or new):
            yield f"{'+' if change.old is None else '-'} {name} (empty)\n"


def _known(folder: Folder, path: Path) -> manifest.Digests:
    """The digests of what is ours: those of the manifest, and of a run that did not come to its end."""
    found: list[manifest.Digests] = []
    for name in (manifest.MANIFEST, manifest.JOURNAL):
        try:
            found.append(manifest.read(folder.read(name)))
        except (manifest.Unreadable, NotAFile):
            raise NotOurs(path, [name]) from None
    return manifest.together(*found)


def _with_manifest(
    files: Mapping[str, str], known: manifest.Digests, *, whole: bool
) -> dict[str, bytes]:
    """The files as bytes, and the manifest of what will be in the folder then."""
    wanted = {name: text.encode("utf-8") for name, text in files.items()}
    ours = {} if whole else dict(known)
    ours |= {name: frozenset({manifest.digest(wanted[name])}) for name in wanted}
    return wanted | {manifest.MANIFEST: manifest.written(ours)}


def _compare(
    files: Mapping[str, str], folder: Folder, known: manifest.Digests, *, whole: bool
) -> Sequence[Change]:
    wanted: dict[str, bytes | None] = {}
    if whole:  # what we wrote once and do not want any more
        wanted |= dict.fromkeys(known)
    wanted |= _with_manifest(files, known, whole=whole)
    changes: list[Change] = []
    for name in sorted(wanted):
        try:
            old = folder.read(name)
        except NotAFile:
            changes.append(Change(name, None, wanted[name], ours=False))
            continue
        if old != wanted[name]:
            ours = (
                old is None
                or name == manifest.MANIFEST
                or manifest.digest(old) in known.get(name, ())
            )
            changes.append(Change(name, old, wanted[name], ours))
    return changes


def _replace(
    changes: Sequence[Change], folder: Folder, known: manifest.Digests
) -> None:
    """Make the changes. The manifest comes last, and from the first change to the last there is a journal."""
    _remove_staged(folder)
    try:
        if changes:
            _stage(changes, folder, known)
            for change in sorted(changes, key=lambda it: it.name == manifest.MANIFEST):
                if change.new is None:
                    folder.remove(change.name)
                else:
                    folder.rename(STAGED + change.name, change.name)
            folder.sync()
        if folder.read(manifest.JOURNAL) is not None:
            folder.remove(manifest.JOURNAL)
    finally:
        with contextlib.suppress(OSError):
            _remove_staged(folder)


def _stage(changes: Sequence[Change], folder: Folder, known: manifest.Digests) -> None:
    """Write all that is new under names of its own, then the journal."""
    new = {change.name: change.new for change in changes if change.new is not None}
    for name, data in new.items():
        folder.write_new(STAGED + name, data)
    ours = {name: frozenset({manifest.digest(data)}) for name, data in new.items()}
    ours.pop(manifest.MANIFEST, None)
    journal = manifest.written(manifest.together(known, ours))
    folder.write_new(STAGED + "journal", journal)
    folder.rename(STAGED + "journal", manifest.JOURNAL)
    folder.sync()


def _remove_staged(folder: Folder) -> None:
    """Remove what this run, or one that was stopped, has not put in place."""
    for name in folder.names():
        if name.startswith(STAGED):
            folder.remove(name)
