"""The console script: `raisable`."""

from __future__ import annotations

import gc
import sys

from raisable_gen import cli
from raisable_gen.running import run


def main(args: list[str] | None = None) -> int:
    """Run `raisable` with `args` (default: those of the process); gives the exit code."""
    if (
        args is None
    ):  # a process of our own, and a short one: there is nothing that is worth looking for garbage
        gc.disable()
    return run(cli.run, sys.argv[1:] if args is None else args)
