"""A function that may fail in, an exit code out: every failure becomes a sentence on stderr, never a traceback.

0 nothing to report, 1 findings, 2 wrong usage, configuration or spec, 3 a fault of our own, 4 the environment, 130
interrupted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from raisable_gen import output

# What only `raisable import` needs.
OF_IMPORT = ("bs4", "docutils", "markdown_it")


def run(command: Callable[[Sequence[str]], int], args: Sequence[str]) -> int:
    """Run `command`; what it returns is the exit code, and what it raises is told in words."""
    try:
        code = _run(command, args)
        output.result("")
        return code
    except KeyboardInterrupt:
        output.talk("raisable: interrupted; run it again, every file is whole.")
        return 130
    except BrokenPipeError:  # who reads our output (`| head`) has what they want
        return 0
    except Exception as failure:
        return _told(failure)
    finally:
        output.give_up()


def _run(command: Callable[[Sequence[str]], int], args: Sequence[str]) -> int:
    try:
        return command(args)
    except SystemExit as stop:  # argparse, when it has printed the help or the version
        return stop.code if isinstance(stop.code, int) else 0


def _told(failure: Exception) -> int:
    """Tell what `failure` is; gives the exit code. Raises it where a fault of our own is to be debugged."""
    from raisable_gen.problem import NotOurs, Refused, SelfCheckFailed, WrongUsage
    from raisable_gen.quote import terminal

    if isinstance(failure, OSError):
        where = f"{failure.filename}: " if failure.filename else ""
        output.talk(terminal(f"raisable: {where}{failure.strerror or failure}"))
        return 4
    if isinstance(failure, MemoryError):
        output.talk(
            "raisable: there is not enough memory for this; nothing was written"
        )
        return 4
    if isinstance(failure, WrongUsage):
        output.talk(
            f"{terminal(str(failure))}\nTo see what there is, run: {failure.help}"
        )
        return 2
    if isinstance(failure, Refused):
        for problem in failure.problems:
            output.talk(terminal(str(problem)))
        count = output.counted(len(failure.problems), "problem")
        output.talk(f"{count}; nothing was written.")
        return 2
    if isinstance(failure, NotOurs):
        paths = [(failure.folder / name).as_posix() for name in failure.names]
        output.talk(
            f"raisable: {terminal(', '.join(paths))}: not written by raisable, or changed since. Nothing was written. "
            "To keep a change, move it into the spec; then remove the file and run the command again."
        )
        return 1
    if isinstance(failure, SelfCheckFailed):
        output.talk(
            f"raisable: the self-check stopped {terminal(str(failure))}. Nothing was written. "
            "Templates of your own (--templates) may change comments, docstrings and layout, no statement; "
            "with the templates that ship with raisable this is a fault of ours: please report it with the spec."
        )
        return 3
    missing = failure.name if isinstance(failure, ModuleNotFoundError) else None
    if missing is not None and not missing.startswith("raisable_gen"):
        extra = "import" if missing in OF_IMPORT else "gen"
        output.talk(
            f"raisable: the package {missing} is not installed; "
            f"the generator needs the extra: pip install 'raisable[{extra}]'"
        )
        return 4
    output.talk(
        f"raisable: a fault of our own ({terminal(f'{type(failure).__name__}: {failure}')}). Nothing was written. "
        "Please report it with the spec that causes it; RAISABLE_DEBUG=1 shows where it happened."
    )
    if os.environ.get("RAISABLE_DEBUG"):
        raise failure
    return 3
