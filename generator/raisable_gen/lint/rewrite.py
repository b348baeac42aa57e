"""A changed spec back into its file: whole, and only if nobody else changed it meanwhile."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from raisable_gen.folder import opened
from raisable_gen.problem import SHAPE, Place, Problem, Refused


def rewrite(path: str, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`, at once or not at all; a link stays, and what it points to is written.

    Raises `Refused` if the file does not hold `before` any more.
    """
    file = Path(path).resolve()
    temporary = f".{file.name}.{os.getpid()}"
    with opened(file.parent) as folder:
        folder.write_new(temporary, after)
        try:
            file.with_name(temporary).chmod(stat.S_IMODE(file.stat().st_mode))
            if folder.read(file.name) != before:
                message = "someone else has changed this file meanwhile: run the command again"
                raise Refused([Problem(Place(path, 1, 1), SHAPE, message)])
            folder.rename(temporary, file.name)
        except BaseException:
            folder.remove(temporary)
            raise
        folder.sync()
