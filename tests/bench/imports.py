"""Nothing in, what importing the package takes out: time and memory, each beside a module that is as bare as can be."""

from __future__ import annotations

import enum
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from statistics import median

import bare
import raisable
from processes import Case, interleaved
from table import at_most, figure, table

PACKAGE_GOAL = 1.5
"""Milliseconds."""
BARE_WHERE_GOALS_WERE_SET = 7.15
"""Milliseconds of `python -I -S -c pass`, where the goal was set; other machines are slower or faster."""
MODULE_GOAL = 1.23
MEMORY = """\
import gc, sys, tracemalloc
from importlib import import_module
for name in sys.argv[2:]:
    import_module(name)
gc.collect()
tracemalloc.start()
import_module(sys.argv[1])
gc.collect()
print(tracemalloc.get_traced_memory()[0])
"""


def providers() -> list[str]:
    """The modules of the generated package that are a provider's."""
    folder = Path(str(raisable.__file__)).parent
    return sorted(file.stem for file in folder.glob("[!_]*.py"))


def own_times(
    programs: Mapping[str, str],
    paths: Sequence[Path],
    rounds: int,
    python: str = sys.executable,
) -> dict[str, dict[str, list[int]]]:
    """Programs by name to what each module that they import takes, by module: microseconds, without what it imports itself.

    Each is run in turn in a fresh process, with `paths` to import from; a figure a round. The whole of an import with all below
    it stands under the module's name with `+` before it. Raises `CalledProcessError` where a program fails.
    """
    found: dict[str, dict[str, list[int]]] = {name: {} for name in programs}
    for place in range(rounds + 1):
        for name, program in programs.items():
            command = [python, "-X", "importtime", "-c", program]
            run = subprocess.run(
                command,
                cwd=paths[0],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))},
                capture_output=True,
                text=True,
                check=True,
            )
            times: dict[str, int] = {}
            for line in run.stderr.splitlines():
                if line.startswith("import time:") and "[us]" not in line:
                    own, whole, module = line.partition(":")[2].split("|")
                    module = module.strip()  # some import theirs twice
                    times[module] = times.get(module, 0) + int(own)
                    times[f"+{module}"] = times.get(f"+{module}", 0) + int(whole)
            for module, us in times.items() if place else ():  # the first compiles
                found[name].setdefault(module, []).append(us)
    return found


def ratio(times: Sequence[int], limits: Sequence[int]) -> float:
    """Of a module to its limit: the median of what each round gives, as the machine is not as fast in all of them."""
    return median(us / limit for us, limit in zip(times, limits, strict=True))


def tables(scratch: Path, rounds: int) -> str:
    """Markdown."""
    programs = {"raisable": "import raisable"}
    limits: dict[str, tuple[int, int]] = {}
    for name in providers():
        module = import_module(f"raisable.{name}")
        own = [it for it in vars(module).values() if isinstance(it, type)]
        own = [it for it in own if it.__module__ == module.__name__]
        enums = [
            ("IntEnum" if issubclass(it, int) else "StrEnum", len(it))
            for it in own
            if issubclass(it, enum.Enum)
        ]
        classes = sum(issubclass(it, Exception) for it in own)
        (scratch / f"bare_{name}.py").write_text(bare.module(enums, classes), "utf-8")
        text = Path(str(module.__file__)).read_text("utf-8")
        (scratch / f"tree_{name}.py").write_text(bare.tree(text), "utf-8")
        limits[name] = sum(members for _, members in enums), classes
        # Another provider first, so that what all of them share is there.
        first = f"import enum, raisable.{_another(name)}"
        programs[name] = f"{first}, raisable.{name}"
        for limit in (f"bare_{name}", f"tree_{name}"):
            programs[limit] = f"{first}, {limit}"
    times = own_times(programs, [scratch], rounds)
    rows: list[tuple[str, ...]] = []
    for name, (members, classes) in limits.items():
        us = times[name][f"raisable.{name}"]
        flat, tree = (times[f"{it}_{name}"][f"{it}_{name}"] for it in ("bare", "tree"))
        memory = _memory(f"raisable.{name}", name, scratch)
        bare_memory = _memory(f"bare_{name}", name, scratch)
        rows.append(
            (
                f"`raisable.{name}`",
                str(members),
                str(classes),
                figure(median(us) / 1000),
                figure(median(flat) / 1000),
                figure(ratio(us, flat)),
                at_most(ratio(us, flat), MODULE_GOAL),
                figure(median(tree) / 1000),
                figure(ratio(us, tree)),
                figure(memory / 1024),
                figure(bare_memory / 1024),
                figure(memory / bare_memory),
            )
        )
    whole = median(times["raisable"]["+raisable"]) / 1000
    bare_start = [sys.executable, "-I", "-S", "-c", "pass"]
    start = interleaved({"bare": Case(bare_start, scratch)}, rounds)["bare"].wall * 1000
    part = round(PACKAGE_GOAL / BARE_WHERE_GOALS_WERE_SET, 2)
    kib = _memory("raisable", None, scratch) / 1024
    heads = (
        "module",
        "enum members",
        "classes",
        "ms",
        "limit: ms",
        "ratio",
        "goal",
        "tree: ms",
        "ratio",
    ) + ("KiB", "limit: KiB", "ratio")
    return (
        f"`import raisable` in a bare interpreter, no provider loaded: {figure(whole)} ms, {figure(kib)} KiB; "
        f"{at_most(whole, PACKAGE_GOAL, ' ms')}. That goal was set where `python -I -S -c pass` took {BARE_WHERE_GOALS_WERE_SET} ms; "
        f"here it takes {figure(start)} ms, and the import {figure(whole / start)} times as long; {at_most(whole / start, part)}.\n\n"
        "A provider's module, with all that it shares with others loaded before. The limit is a module of as many bare enum members "
        "and bare classes that inherit from Exception alone; the tree is the least that keeps what is caught by group, range and "
        "meaning: as many members, and the same classes with the same bases and nothing in them. Time as `-X importtime` has it, memory as tracemalloc counts it; "
        f"medians of {rounds} fresh processes in turns, and of the ratios of each turn.\n\n"
        + table(heads, rows)
    )


def _another(name: str) -> str:
    return next(other for other in providers() if other != name)


def _memory(module: str, provider: str | None, path: Path) -> int:
    """Bytes that a module takes, once what it shares with others is there."""
    before = [f"raisable.{_another(provider)}"] if provider else []
    command = [sys.executable, "-c", MEMORY, module, *before]
    return int(subprocess.check_output(command, cwd=path, text=True))
