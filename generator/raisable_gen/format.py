"""Python texts in, the same texts as Black writes them out. The one door of Black.

Black takes longer than everything else together, though it changes nothing in what our own templates emit: that is
proved by tests over random specs. A text is therefore cut between its classes and functions, where Black
looks no further back than one line and always puts two empty ones; and where there is enough to do, the pieces are formatted
side by side, in as many processes as there are processors for us.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
from collections.abc import Mapping, Sequence

import black
from black.mode import TargetVersion
from black.parsing import InvalidInput

# Explicit, so that no configuration file of the folder we happen to run in has a say.
MODE = black.Mode(
    target_versions={TargetVersion.PY311},
    line_length=88,
    string_normalization=True,
    magic_trailing_comma=True,
    preview=False,
)
PIECE = 20_000
"""Characters of a piece, at least: about a tenth of a second."""
SIDE_BY_SIDE = 100_000
"""Characters from which on processes are worth their start."""
LONG = 2_000_000
"""Characters from which on the proof stands for the run: Black would take minutes, and its memory."""

_CUT = re.compile(r"\n\n\n(?=class |def |async def |@)")
# What reaches further than a line: regions that are not to be formatted, and pages.
_REACHES_FURTHER = re.compile(r"#\s*(?:fmt|yapf)\s*:|\f")


def formatted(text: str) -> str:
    """`text`, formatted; a text that is no Python raises `InvalidInput`, which is a fault of a template."""
    return formatted_files({"": text}, proved=False)[""]


def formatted_files(files: Mapping[str, str], *, proved: bool) -> dict[str, str]:
    """The texts by file name, all of them formatted; raises as `formatted` does, for the first that is no Python.

    `proved` says that our own templates emitted them: long ones are then left as they are.
    """
    left = {name: files[name] for name in files if proved and len(files[name]) >= LONG}
    return left | _all_formatted(
        {name: files[name] for name in files if name not in left}
    )


def _all_formatted(files: Mapping[str, str]) -> dict[str, str]:
    cut = {name: pieces(text) for name, text in files.items()}
    every = [piece for found in cut.values() for piece in found]
    done = iter(_side_by_side(every) or map(_piece, every))
    whole: dict[str, str] = {}
    for name, found in cut.items():
        mended = [next(done) for _ in found]
        parts = [piece for piece in mended if piece is not None]
        # What was cut inside a text in quotes is no Python in pieces; what is none at all is told with its line.
        is_whole = len(parts) == len(mended)
        whole[name] = "\n\n".join(parts) if is_whole else _by_black(files[name])
    return whole


def pieces(text: str) -> Sequence[str]:
    """`text` in pieces that can be formatted one by one; joined by two empty lines they are the text."""
    if _REACHES_FURTHER.search(text):
        return [text]
    found: list[str] = []
    start = 0
    for cut in _CUT.finditer(text):
        if cut.start() - start >= PIECE:
            found.append(text[start : cut.start() + 1])
            start = cut.end()
    return [*found, text[start:]]


def _by_black(text: str) -> str:
    return black.format_str(text, mode=MODE)


def _piece(piece: str) -> str | None:
    """None for what is no Python by itself."""
    try:
        return _by_black(piece)
    except InvalidInput:
        return None


def _side_by_side(every: Sequence[str]) -> list[str | None]:
    """The formatted pieces; none of them where it is not worth it, or where processes are not to be had."""
    processors = _processors()
    if processors < 2 or len(every) < 2 or sum(map(len, every)) < SIDE_BY_SIDE:
        return []
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_context

    try:
        with ProcessPoolExecutor(
            min(processors, len(every)),
            mp_context=get_context("fork"),
            initializer=signal.signal,  # Ctrl-C is for the parent, which ends its children
            initargs=(signal.SIGINT, signal.SIG_IGN),
        ) as pool:
            try:
                return list(pool.map(_piece, every))
            except KeyboardInterrupt:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    except (OSError, BrokenProcessPool):
        return []


def _processors() -> int:
    """How many processes we may have: only Linux forks without risk, and only while there is one thread."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))
