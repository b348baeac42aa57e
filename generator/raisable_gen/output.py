"""Text in, bytes on a stream out: results go to stdout, talk to stderr.

Results are UTF-8 whatever the locale says, and must arrive. Talk is for a person who may not be there.
"""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def result(text: str) -> None:
    """Write `text` to stdout as it is, after all that is waiting there. Raises `OSError` where that fails."""
    if sys.stdout is None:
        if text:
            raise OSError(
                errno.EBADF, "it is closed, and the result goes there", "stdout"
            )
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
        sys.stdout.buffer.flush()
    except OSError as failure:
        failure.filename = "stdout"
        raise


def talk(line: str) -> None:
    """Write a line to stderr, if someone listens there."""
    if sys.stderr is None:
        return
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        _drop(sys.stderr)


def counted(count: int, thing: str) -> str:
    """`1 spec`, `2 specs`."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def columns(otherwise: int = 80) -> int:
    """How many columns a line of stdout may have: those of `COLUMNS` or of the terminal, or `otherwise`."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or otherwise
    except (AttributeError, ValueError, OSError):
        return otherwise


def colour() -> bool:
    """Whether stdout is for eyes that want colour: a terminal, and neither `NO_COLOR` nor a `TERM` without any."""
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def give_up() -> None:
    """Drop what stdout can't take, so that the interpreter does not complain of it when it ends."""
    try:
        result("")
    except OSError:
        _drop(sys.stdout)


def _drop(stream: TextIO) -> None:
    """Lead a stream into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
