"""Publishing in a process of its own that is stopped at a chosen step, or that belongs to an ordinary user."""

import contextlib
import os
import signal
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from raisable_gen import publish
from raisable_gen.problem import NotOurs

CALLS = ("open", "fsync", "replace", "unlink", "mkdir")
Files = Mapping[str, str]
ORDINARY = 65534  # the user that owns nothing


class Steps:
    """Counts the moments before and after each call to the system, and does something at one of them."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        self.count = 0
        self.at = at
        self.act = act

    def step(self) -> None:
        self.count += 1
        if self.count == self.at:
            self.act()

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """`call`, with a moment before and a moment after it."""

        def stepped(*args: Any, **kwargs: Any) -> Any:
            self.step()
            given = call(*args, **kwargs)
            self.step()
            return given

        return stepped

    def fdopen(self, handle: int, mode: str) -> Any:
        """A file that is written in two halves, with a moment between them."""
        file = FDOPEN(handle, mode)
        if "w" not in mode:
            return file
        write = file.write

        def halves(data: bytes) -> None:
            write(data[: len(data) // 2])
            file.flush()
            self.step()
            write(data[len(data) // 2 :])

        return Halved(file, halves)


class Halved:
    """A file whose `write` is another."""

    def __init__(self, file: Any, write: Callable[[bytes], None]) -> None:
        self._file = file
        self.write = write

    def __enter__(self) -> "Halved":
        return self

    def __exit__(self, *raised: object) -> None:
        self._file.__exit__(*raised)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


FDOPEN = os.fdopen


def watch(steps: Steps) -> None:
    """Have `steps` see every call of this process that changes the disk; for a child process only."""
    for name in CALLS:
        setattr(os, name, steps.around(getattr(os, name)))
    os.fdopen = steps.fdopen  # type: ignore[assignment]


def in_child(act: Callable[[], None], *, ordinary: bool = False) -> int:
    """Run `act` in a child process; what `os.waitpid` tells of its end, after printing what it raised."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    code = 1
    try:
        if ordinary:
            os.setgroups([])
            os.setgid(ORDINARY)
            os.setuid(ORDINARY)
        act()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def killed(files: Files, path: Path, at: int) -> bool:
    """Publish, and be killed at step `at`; whether there was such a step."""

    def act() -> None:
        watch(Steps(at, lambda: os.kill(os.getpid(), signal.SIGKILL)))
        with contextlib.suppress(NotOurs):
            publish.publish(publish.Package(files, {}), path)

    status = in_child(act)
    assert status in (0, signal.SIGKILL), status
    return status != 0


def published(files: Files, path: Path) -> None:
    """Publish in this process."""
    publish.publish(publish.Package(files, {}), path)


def content(path: Path) -> dict[str, str]:
    """All files of a folder with their texts, but the manifest."""
    return {
        file.name: file.read_bytes().decode()
        for file in path.iterdir()
        if file.name != "manifest.json"
    }
