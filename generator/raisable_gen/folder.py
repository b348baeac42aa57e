"""An open output folder: what is read, written, renamed and removed is in it, whatever becomes of its path meanwhile.

Security: names are single names, links are never followed, and a file is written under a new name only. Where the system
can name a file relative to an open folder (not on Windows), that is done.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Generator
from pathlib import Path

from raisable_gen.problem import SHAPE, Place, Problem, Refused

_BOUND = {os.open, os.stat, os.unlink, os.rename} <= os.supports_dir_fd
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class NotAFile(Exception):
    """Under this name is a link, a folder or a device."""


class Folder:
    """A folder by its path; `opened` and `locked` make one. `OSError` tells the whole path of the file that it is about."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self._path = path
        self._handle = handle

    @contextlib.contextmanager
    def _at(self, name: str) -> Generator[str]:
        """What to call a file of the folder by."""
        if name in ("", ".", "..") or "/" in name or os.sep in name:
            raise ValueError(f"{name!r} is not the name of a file in a folder")
        try:
            yield name if self._handle is not None else str(self._path / name)
        except OSError as failure:
            failure.filename = str(self._path / name)
            raise

    def names(self) -> list[str]:
        """The names of all that is in the folder, sorted."""
        return sorted(os.listdir(self._path if self._handle is None else self._handle))

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None if there is none; raises `NotAFile` for what is no plain file."""
        flags = os.O_RDONLY | _NO_FOLLOW | _NO_WAIT | _BINARY
        with contextlib.suppress(FileNotFoundError), self._at(name) as place:
            found = os.stat(place, dir_fd=self._handle, follow_symlinks=False)
            if not stat.S_ISREG(found.st_mode):
                raise NotAFile(name)
            with os.fdopen(os.open(place, flags, dir_fd=self._handle), "rb") as file:
                return file.read()
        return None

    def write_new(self, name: str, data: bytes) -> None:
        """A file that was not there before: on the disk when this returns, not there when it raises."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
        with self._at(name) as place:
            handle = os.open(place, flags, 0o666, dir_fd=self._handle)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(place, dir_fd=self._handle)
                raise

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in place of what has it now: at once, or not at all."""
        with self._at(old) as source, self._at(new) as target:
            os.replace(source, target, src_dir_fd=self._handle, dst_dir_fd=self._handle)

    def remove(self, name: str) -> None:
        """Remove a file, or a link itself."""
        with self._at(name) as place:
            os.unlink(place, dir_fd=self._handle)

    def sync(self) -> None:
        """See to it that new names outlive a power failure."""
        if self._handle is not None:
            os.fsync(self._handle)

    def lock(self) -> None:
        """Wait until nobody else has the folder locked, and lock it; the lock goes with the process and leaves no file.

        Windows and some network disks have no such lock: there, two runs at once are for the caller to avoid.
        """
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            if self._handle is not None:
                fcntl.flock(self._handle, fcntl.LOCK_EX)


@contextlib.contextmanager
def opened(path: Path) -> Generator[Folder]:
    """The folder at `path`, for reading; raises `FileNotFoundError`, and `Refused` where the path is a link."""
    if path.is_symlink():
        message = "this is a symbolic link: name the folder itself with --out"
        raise Refused([Problem(Place(path.as_posix(), 1, 1), SHAPE, message)])
    handle = None
    try:
        if _BOUND:
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | _NO_FOLLOW)
        elif not path.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        yield Folder(path, handle)
    except OSError as failure:
        if not isinstance(failure.filename, str):
            failure.filename = str(path)
        raise
    finally:
        if handle is not None:
            os.close(handle)


@contextlib.contextmanager
def locked(path: Path) -> Generator[Folder]:
    """The folder at `path`, made if need be, and nobody else's until the end; waits for its turn."""
    path.mkdir(parents=True, exist_ok=True)
    with opened(path) as folder:
        folder.lock()
        yield folder
