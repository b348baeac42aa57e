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
from raisable_gen.digests import digest
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


@dataclass(frozen=True, slots=True)
class Package:
    """The texts of files by name, and what they are made from, as the manifest has it.

    `whole` tells whether these are all the files there are: then what we wrote for specs that are gone goes.
    """

    files: Mapping[str, str]
    inputs: Mapping[str, str]
    whole: bool = True


def compare(package: Package, path: Path) -> Sequence[Change]:
    """What differs between a package and the folder. Raises `NotOurs` where the manifest can't be read."""
    try:
        with opened(path) as folder:
            return _compare(package, folder, *_known(folder, path))
    except FileNotFoundError:
        wanted = _with_manifest(package, manifest.NOTHING, {})
        return [Change(name, None, wanted[name], ours=True) for name in sorted(wanted)]


def publish(package: Package, path: Path) -> Sequence[Change]:
    """Make the folder hold a package, and say what had to change.

    Raises `NotOurs`, and changes nothing, where that would lose what somebody else wrote; `OSError`, with a file name,
    where the system does not let us.
    """
    with locked(path) as folder:
        old, known = _known(folder, path)
        changes = _compare(package, folder, old, known)
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


def _known(
    folder: Folder, path: Path
) -> tuple[manifest.Manifest, Mapping[str, frozenset[str]]]:
    """The manifest, and the digests of what is ours: by it, or by the journal of a run that did not come to its end."""
    found: list[manifest.Manifest] = []
    for name in (manifest.MANIFEST, manifest.JOURNAL):
        try:
            found.append(manifest.read(folder.read(name)))
        except (manifest.Unreadable, NotAFile):
            raise NotOurs(path, [name]) from None
    return found[0], manifest.together(*(each.files for each in found))


def _with_manifest(
    package: Package,
    old: manifest.Manifest,
    known: Mapping[str, frozenset[str]],
) -> dict[str, bytes]:
    """The files as bytes, with the manifest of what will be in the folder then."""
    wanted = {name: text.encode("utf-8") for name, text in package.files.items()}
    ours = {name: frozenset({digest(data)}) for name, data in wanted.items()}
    inputs = dict(package.inputs)
    if not package.whole:
        ours = {**known, **ours}
        # What names all providers is as it was: the next whole run has to see that something changed.
        inputs = {
            name: made_from
            for name, made_from in old.inputs.items()
            if package.inputs.get(name, made_from) == made_from
        }
    return wanted | {manifest.MANIFEST: manifest.Manifest(inputs, ours).written()}


def _compare(
    package: Package,
    folder: Folder,
    old: manifest.Manifest,
    known: Mapping[str, frozenset[str]],
) -> Sequence[Change]:
    wanted: dict[str, bytes | None] = {}
    if package.whole:  # what we wrote once and do not want any more
        wanted |= dict.fromkeys(known)
    wanted |= _with_manifest(package, old, known)
    changes: list[Change] = []
    for name in sorted(wanted):
        try:
            found = folder.read(name)
        except NotAFile:
            changes.append(Change(name, None, wanted[name], ours=False))
            continue
        if found != wanted[name]:
            ours = (
                found is None
                or name == manifest.MANIFEST
                or digest(found) in known.get(name, ())
            )
            changes.append(Change(name, found, wanted[name], ours))
    return changes


def _replace(
    changes: Sequence[Change], folder: Folder, known: Mapping[str, frozenset[str]]
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


def _stage(
    changes: Sequence[Change], folder: Folder, known: Mapping[str, frozenset[str]]
) -> None:
    """Write all that is new under names of its own, then the journal."""
    new = {change.name: change.new for change in changes if change.new is not None}
    for name, data in new.items():
        folder.write_new(STAGED + name, data)
    ours = {name: frozenset({digest(data)}) for name, data in new.items()}
    ours.pop(manifest.MANIFEST, None)
    journal = manifest.Manifest({}, manifest.together(known, ours)).written()
    folder.write_new(STAGED + "journal", journal)
    folder.rename(STAGED + "journal", manifest.JOURNAL)
    folder.sync()


def _remove_staged(folder: Folder) -> None:
    """Remove what this run, or one that was stopped, has not put in place."""
    for name in folder.names():
        if name.startswith(STAGED):
            folder.remove(name)
