"""Nothing in, what mypy needs for the generated package out, beside as many bare classes."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import bare
import raisable
from imports import providers
from processes import Case, interleaved
from table import at_most, figure, table

GOAL = 1.5


def tables(scratch: Path, rounds: int) -> str:
    """Markdown."""
    modules = [raisable, *(import_module(f"raisable.{name}") for name in providers())]
    classes = sum(
        isinstance(it, type) and it.__module__ == module.__name__
        for module in modules
        for it in vars(module).values()
    )
    plain = scratch / "bare_classes.py"
    plain.write_text(bare.module([], classes), "utf-8")
    mypy = [sys.executable, "-m", "mypy", "--strict", f"--cache-dir={os.devnull}"]
    nowhere = ["--config-file", os.devnull]
    package = str(Path(str(raisable.__file__)).parent)
    costs = interleaved(
        {
            "package": Case([*mypy, *nowhere, package], scratch),
            "bare": Case([*mypy, *nowhere, str(plain)], scratch),
        },
        rounds,
    )
    ratio = costs["package"].wall / costs["bare"].wall
    row = (
        "`mypy --strict`, without its cache",
        figure(costs["package"].wall),
        figure(costs["bare"].wall),
        figure(ratio),
        at_most(ratio, GOAL),
    )
    heads = ("what", "s", "limit: s", "ratio", "goal")
    return (
        f"The limit is a module of {classes} bare classes, which are as many. Medians of {rounds} runs in turns.\n\n"
        + table(heads, [row])
    )
