"""Numbers of codes in, what `raisable generate` needs for a spec of each out: time and memory, as a table and as curves."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import synthetic
from commands import CONFIG, RAISABLE
from curve import Curve, picture
from processes import Case, Cost, interleaved
from table import at_most, figure, table

LARGE = 100_000
SECONDS_GOAL, MIB_GOAL, TIMES_GOAL = 60, 1536, 12


def spec_folder(codes: int, project: Path) -> Path:
    """A project of one spec with so many codes; gives the folder of the spec."""
    specs = project / "specs"
    specs.mkdir(parents=True)
    (specs / "acme.yaml").write_text(synthetic.spec(codes), "utf-8")
    (project / "pyproject.toml").write_text(CONFIG, "utf-8")
    return specs


def tables(sizes: Sequence[int], scratch: Path, rounds: int) -> tuple[str, str]:
    """Markdown and SVG; the smaller sizes are run `rounds` times, from 100,000 codes on it is once."""
    costs: dict[int, Cost] = {}
    for size in sizes:
        project = scratch / f"codes-{size}"
        spec_folder(size, project)
        fresh = partial(shutil.rmtree, project / "out", ignore_errors=True)
        case = Case([RAISABLE, "generate"], project, fresh)
        costs[size] = interleaved({"": case}, 1 if size >= LARGE else rounds)[""]
        shutil.rmtree(project)
    rows: list[tuple[str, ...]] = []
    for before, size in zip([0, *sizes], sizes):
        cost = costs[size]
        times = cost.wall / costs[before].wall if before else 0.0
        goals: list[str] = []
        if size == LARGE:
            goals = [
                at_most(cost.wall, SECONDS_GOAL, " s"),
                at_most(cost.peak, MIB_GOAL, " MiB"),
            ]
            if before * 10 == size:
                goals.append(at_most(times, TIMES_GOAL, " times the time of 10,000"))
        rows.append(
            (
                f"{size:,}",
                figure(cost.wall),
                figure(cost.cpu),
                figure(cost.peak),
                figure(size / cost.wall),
                figure(times) if before else "",
                "; ".join(goals),
            )
        )
    heads = (
        "codes",
        "s",
        "CPU s",
        "MiB",
        "codes a second",
        "times the one before",
        "goal",
    )
    svg = picture(
        [
            Curve("raisable generate: seconds", [(n, costs[n].wall) for n in sizes]),
            Curve("raisable generate: MiB", [(n, costs[n].peak) for n in sizes]),
        ]
    )
    return (
        "One spec with so many codes, nothing generated yet, as a whole process; memory is the peak of the largest process. "
        f"Medians of {rounds} runs; one run for {LARGE:,}.\n\n" + table(heads, rows)
    ), svg
