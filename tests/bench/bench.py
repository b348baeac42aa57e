"""Measures raisable, each figure beside its own physical limit in the same run, and writes BENCHMARKS.md and the curve.

`make bench` runs all of it, in some minutes; `make bench-quick` runs it once, without what takes long.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import checker
import commands
import imports
import peers
import runtime
import scaling
import stages
import yardstick
from processes import processors

ROOT = Path(__file__).parents[2]
CURVE = "docs/scaling.svg"
LIBRARIES = ("black", "jinja2", "ruamel.yaml", "ruamel.yaml.clib", "mypy", "pyperf")
HEAD = """\
# What raisable costs

Written by `make bench`. Each figure stands beside its own limit: the least that could do the same work, measured in the same
run. Ratios are to that limit, and travel better from machine to machine than figures do. The goals are our own.
{quick}
Measured on {date}: {machine}, {processors} processors, {system}, {python}; {libraries}.
"""


@dataclass(frozen=True, slots=True)
class Effort:
    """How often things are run; 0 for not at all."""

    processes: int
    imports: int
    stages: int
    large_stages: int
    mypy: int
    scaling: int
    sizes: Sequence[int]
    runtime: int
    pyperf: Sequence[str]
    peers: int


FULL = Effort(6, 20, 7, 3, 7, 3, (100, 1_000, 10_000, 100_000), 9, (), 3)
ONE_VALUE = ("--processes=1", "--values=1", "--warmups=0", "--loops=1000")
QUICK = Effort(1, 1, 1, 1, 1, 1, (100, 1_000, 10_000), 1, ONE_VALUE, 0)


def main(args: Sequence[str]) -> None:
    """Measure, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--date", required=True, help="of the run, as it is told")
    parser.add_argument("--out", type=Path, default=ROOT, help="folder to write to")
    parser.add_argument("--specs", type=Path, default=ROOT / "specs")
    parser.add_argument("--quick", action="store_true", help="once, and no peers")
    parser.add_argument("--sizes", type=int, nargs="+", help="codes of synthetic specs")
    given = parser.parse_args(args)
    # Modules are byte-compiled where people install them; with this set, each process would compile ours anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    effort = QUICK if given.quick else FULL
    sizes = given.sizes or effort.sizes
    with tempfile.TemporaryDirectory() as folder, yardstick.memory() as memory:
        other = yardstick.fetch(memory) if effort.peers else None
        text, svg = report(given.specs.resolve(), effort, sizes, Path(folder), other)
    head = HEAD.format(
        quick=(
            "\nThis is the quick mode, which runs everything once: for a look, not to be quoted.\n"
            if given.quick
            else ""
        ),
        date=given.date,
        machine=_machine(),
        processors=processors(),
        system=f"{platform.system()} {platform.release()}",
        python=f"{platform.python_implementation()} {platform.python_version()}",
        libraries=", ".join(f"{name} {version(name)}" for name in LIBRARIES),
    )
    curve = given.out / CURVE
    curve.parent.mkdir(parents=True, exist_ok=True)
    curve.write_text(svg, "utf-8")
    (given.out / "BENCHMARKS.md").write_text(f"{head}\n{text}", "utf-8")


def report(
    specs: Path,
    effort: Effort,
    sizes: Sequence[int],
    scratch: Path,
    other: Path | None,
) -> tuple[str, str]:
    """All sections as Markdown, and the curve as SVG; `other` is the source of another generator."""
    large = min(10_000, max(sizes))
    large_specs = scaling.spec_folder(large, scratch / "large")
    curve: list[str] = []

    def scaled() -> str:
        text, svg = scaling.tables(sizes, scratch, effort.scaling)
        curve.append(svg)
        return f"{text}\n![Seconds and MiB over the number of codes]({CURVE})\n"

    sections: dict[str, Callable[[], str]] = {
        "Commands, as whole processes": lambda: commands.tables(
            specs, scratch, effort.processes
        ),
        "Stages": lambda: stages.tables(specs, effort.stages, other),
        f"Stages, {large:,} codes in one spec": lambda: stages.tables(
            large_specs, effort.large_stages, other
        ),
        "More codes": scaled,
        "Importing the package": lambda: imports.tables(scratch, effort.imports),
        "From a code to an exception": lambda: runtime.tables(
            scratch, effort.runtime, effort.pyperf
        ),
        "Types": lambda: checker.tables(scratch, effort.mypy),
    }
    if effort.peers:
        sections["Others"] = lambda: peers.tables(scratch, effort.peers)
    written: list[str] = []
    for title, section in sections.items():
        print(f"{title} ...", file=sys.stderr, flush=True)
        written.append(f"## {title}\n\n{section()}")
    return "\n".join(written), curve[0]


def _machine() -> str:
    """The processor's name, where Linux tells it."""
    file = Path("/proc/cpuinfo")
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if "model name" in line]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    main(sys.argv[1:])
