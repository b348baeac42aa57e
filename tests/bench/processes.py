"""Commands in, what each costs as a whole process out: wall clock, processor time and peak memory, as medians.

What is compared is run in turns, so that whatever else the machine does hits all of it alike.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Case:
    """A command with its folder; `prepare` is called before each run and not measured, `processors` limits it (0: all)."""

    command: Sequence[str]
    folder: Path
    prepare: Callable[[], None] = _nothing
    processors: int = 0


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall clock and of all processors, and MiB of the largest process."""

    wall: float
    cpu: float
    peak: float


def interleaved(cases: Mapping[str, Case], rounds: int) -> dict[str, Cost]:
    """The medians by name, after so many rounds of all cases. Raises `RuntimeError` for a command that fails."""
    costs: dict[str, list[Cost]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            costs[name].append(_run(case))
    return {
        name: Cost(
            median(cost.wall for cost in found),
            median(cost.cpu for cost in found),
            median(cost.peak for cost in found),
        )
        for name, found in costs.items()
    }


def processors() -> int:
    """How many processors we may use."""
    return len(affinity()) or os.cpu_count() or 1


def affinity() -> set[int]:
    """The processors that we may use; none where the system does not tell."""
    return os.sched_getaffinity(0) if sys.platform == "linux" else set()


def _run(case: Case) -> Cost:
    case.prepare()
    usual = affinity()
    if case.processors and sys.platform == "linux":  # a child has those of its parent
        os.sched_setaffinity(0, sorted(usual)[: case.processors])
    try:
        return _measured(case)
    finally:
        if sys.platform == "linux":
            os.sched_setaffinity(0, usual)


def _measured(case: Case) -> Cost:
    with tempfile.TemporaryFile() as said:
        start = perf_counter()
        child = subprocess.Popen(
            case.command, cwd=case.folder, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            told = said.read().decode("utf-8", "replace")[-2000:]
            raise RuntimeError(f"{case.command} gave {child.returncode}: {told}")
    unit = 1024 if sys.platform == "linux" else 1024 * 1024  # macOS counts bytes
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
