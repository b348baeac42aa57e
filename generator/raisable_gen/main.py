"""The console script: arguments in, an exit code out, and never a traceback.

0 nothing to report, 1 findings, 2 wrong usage, configuration or spec, 3 a fault of our own, 4 the environment, 130
interrupted.
"""

from __future__ import annotations

import sys


def main(args: list[str] | None = None) -> int:
    """Run `raisable` with `args` (default: those of the process)."""
    try:
        from raisable_gen.cli import raisable
    except ModuleNotFoundError as missing:
        print(
            f"raisable: the package {missing.name} is not installed; "
            "the generator needs the extra: pip install 'raisable[gen]'",
            file=sys.stderr,
        )
        return 4
    from raisable_gen.running import run

    return run(raisable, args)
