"""A spec into its file, whole or not at all: a new one, or a changed one that nobody else changed meanwhile."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Generator
from pathlib import Path

from raisable_gen.folder import Folder, opened
from raisable_gen.problem import SHAPE, Place, Problem, Refused


def write(path: str, data: bytes) -> None:
    """Put a new file at `path`."""
    file = Path(path).resolve()
    with _staged(file, data) as (folder, staged):
        folder.rename(staged, file.name)


def rewrite(path: str, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`; a link stays, and what it points to is written.

    Raises `Refused` if the file does not hold `before` any more.
    """
    file = Path(path).resolve()
    with _staged(file, after) as (folder, staged):
        file.with_name(staged).chmod(stat.S_IMODE(file.stat().st_mode))
        if folder.read(file.name) != before:
            message = (
                "someone else has changed this file meanwhile: run the command again"
            )
            raise Refused([Problem(Place(path, 1, 1), SHAPE, message)])
        folder.rename(staged, file.name)


@contextlib.contextmanager
def _staged(file: Path, data: bytes) -> Generator[tuple[Folder, str]]:
    """The folder of `file`, and the name of a file there with `data`, which is to be renamed."""
    staged = f".{file.name}.{os.getpid()}"
    with opened(file.parent) as folder:
        folder.write_new(staged, data)
        try:
            yield folder, staged
        except BaseException:
            folder.remove(staged)
            raise
        folder.sync()
