"""A click command in, an exit code out: every failure becomes a sentence on stderr."""

from __future__ import annotations

import os
import sys

import click

from raisable_gen.problem import NotOurs, ReaderGone, Refused, SelfCheckFailed
from raisable_gen.quote import terminal


def run(command: click.Command, args: list[str] | None) -> int:
    """Run `command`; what it returns is the exit code, and what it raises is told in words."""
    try:
        code: object = command.main(args, prog_name="raisable", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as wrong:
        wrong.show()
        return 2
    except Refused as refused:
        for problem in refused.problems:
            click.echo(str(problem), err=True)
        count = len(refused.problems)
        click.echo(
            f"{count} problem{'' if count == 1 else 's'}; nothing was written.",
            err=True,
        )
        return 2
    except NotOurs as others:
        paths = [terminal((others.folder / name).as_posix()) for name in others.names]
        click.echo(
            f"raisable: {', '.join(paths)}: not written by raisable, or changed since. Nothing was written. "
            "To keep a change, move it into the spec; then remove the file and run the command again.",
            err=True,
        )
        return 1
    except SelfCheckFailed as stopped:
        click.echo(
            f"raisable: the self-check stopped {terminal(str(stopped))}. Nothing was written. "
            "Templates of your own (--templates) may change comments, docstrings and layout, no statement; "
            "with the templates that ship with raisable this is a fault of ours: please report it with the spec.",
            err=True,
        )
        return 3
    except (click.Abort, KeyboardInterrupt):
        click.echo(
            "raisable: interrupted; run it again, every file is whole.", err=True
        )
        return 130
    except (ReaderGone, BrokenPipeError):
        # Keep the interpreter from complaining when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as failure:
        where = f"{failure.filename}: " if failure.filename else ""
        reason = failure.strerror or failure
        click.echo(f"raisable: {where}{reason}", err=True)
        return 4
    except Exception as fault:
        click.echo(
            f"raisable: a fault of our own ({type(fault).__name__}: {fault}). Nothing was written. "
            "Please report it with the spec that causes it; RAISABLE_DEBUG=1 shows where it happened.",
            err=True,
        )
        if os.environ.get("RAISABLE_DEBUG"):
            raise
        return 3
