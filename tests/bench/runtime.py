"""What a raised error costs, each beside the bare limit that is measured in the same round.

`python tests/bench/runtime.py -o FILE` measures one round; pyperf starts it for each statement.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import pyperf
from table import at_most, figure, table

from raisable import cardplus, keysecure, legend, xt


class Bare(Exception):
    """The least that an exception can be."""


# The same codes, as text that was parsed, so that no object is its own key.
TABLE: dict[Any, type[Bare]] = {int(str(int(code))): Bare for code in cardplus.ERRORS}
TABLE |= {"".join(code): Bare for code in xt.ERRORS if isinstance(code, str)}
BODY = {"code": int("823"), "msg": "Insufficient balance", "data": None}
XT_BODY = {"rc": 1, "mc": "AUTH_103", "ma": [], "result": None}
FOREIGN = {"code": int("823"), "msg": "\u4f59\u989d\u4e0d\u8db3", "data": None}


def bare_raise(body: dict[str, Any]) -> None:
    raise TABLE[body["code"]](body["msg"])


def bare_caught(body: dict[str, Any]) -> None:
    try:
        bare_raise(body)
    except Bare:
        pass


def caught(body: dict[str, Any]) -> None:
    try:
        cardplus.raise_for_response(body)
    except cardplus.CardPlusError:
        pass


def xt_caught(body: dict[str, Any]) -> None:
    try:
        xt.raise_for_response(body)
    except xt.XTError:
        pass


def first(module: Any, code: object) -> object:
    """What an undocumented code costs that was not met before."""
    module._PROVIDER.met.clear()
    return module.error_from_code(code)


LOOK_UP = "a look-up in a dict and a bare constructor"
TEXT_LOOK_UP = "the same, the code a text"
RAISE = "a function that looks up and raises, caught"
# Statement, what it is, the limit that it is held against, the goal as a ratio.
STATEMENTS = (
    ("TABLE[code]('m')", LOOK_UP, None, None),
    ("TABLE[mc]('m')", TEXT_LOOK_UP, None, None),
    ("cardplus.error_from_code(code)", "known code, CardPlus", LOOK_UP, 1.5),
    ("xt.error_from_code(mc)", "known code, XT", TEXT_LOOK_UP, 1.5),
    (
        "keysecure.error_from_code(1999)",
        "unknown code met before, KeySecure",
        LOOK_UP,
        2.5,
    ),
    (
        "legend.error_from_code('304950')",
        "unknown code met before, Legend",
        TEXT_LOOK_UP,
        2.5,
    ),
    (
        "xt.error_from_code('AUTH_999')",
        "unknown code met before, XT",
        TEXT_LOOK_UP,
        2.5,
    ),
    ("first(keysecure, 1999)", "unknown code at first, KeySecure", LOOK_UP, None),
    ("first(legend, '304950')", "unknown code at first, Legend", TEXT_LOOK_UP, None),
    ("bare_caught(BODY)", RAISE, None, None),
    ("caught(BODY)", "parsed body raised and caught, CardPlus", RAISE, 3.0),
    ("xt_caught(XT_BODY)", "parsed body raised and caught, XT", RAISE, 3.0),
    ("caught(FOREIGN)", "the same with a text to be masked", RAISE, None),
)


def measure() -> None:
    """Measure every statement in a process of its own."""
    runner = pyperf.Runner(processes=1, values=5, loops=1 << 16)
    names = {**globals(), "code": int("823"), "mc": "AUTH_" + str(103)}
    names |= {"legend": legend, "keysecure": keysecure}
    for statement, name, _, _ in STATEMENTS:
        runner.timeit(name, statement, globals=names)


def tables(scratch: Path, rounds: int, options: Sequence[str]) -> str:
    """Markdown; `options` are pyperf's."""
    inherited = ["--inherit-environ", "PYTHONHASHSEED"]
    found: list[dict[str, float]] = []
    for place in range(rounds):
        path = scratch / f"runtime{place}.json"
        command = [sys.executable, __file__, "--quiet", *inherited, "-o", str(path)]
        subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL)
        suite = pyperf.BenchmarkSuite.load(str(path))
        found.append({one.get_name(): one.median() for one in suite.get_benchmarks()})
    rows: list[tuple[str, ...]] = []
    for _, name, limit, goal in STATEMENTS:
        beside = ("", "", "")
        if limit:
            ratio = median(times[name] / times[limit] for times in found)
            beside = limit, figure(ratio), at_most(ratio, goal)
        ns = median(times[name] for times in found) * 1e9
        rows.append((name, figure(ns), *beside))
    return (
        f"pyperf, {rounds} rounds of all; medians, and of the ratios of each round. Rows without a limit are limits.\n\n"
        + table(("what", "ns", "limit", "ratio", "goal"), rows)
    )


if __name__ == "__main__":
    measure()
