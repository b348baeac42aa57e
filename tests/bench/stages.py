"""A folder of specs in, what each stage of the generator takes out, in codes a second, beside the bare limit.

`python tests/bench/stages.py FOLDER ROUNDS [OTHER]` prints the seconds of each stage and limit as JSON; the benchmark runs
that in a process of its own. OTHER is the source of the generator that is the yardstick of ours.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import yardstick
from table import at_least, at_most, figure, ms, table

NODES = "nodes"
PARSED = "ast.parse"
BLACK = "Black in one process"
WRITTEN = "files"
# Stage, what it is, its limit, what that is.
STAGES = (
    ("read", "read: YAML to spec", NODES, "ruamel.yaml's nodes"),
    ("resolve", "resolve: spec to catalog", None, ""),
    ("render", "render: catalog to text", None, ""),
    ("core", "resolve and render", None, ""),
    ("verify", "self-check", PARSED, "`ast.parse` of the text"),
    ("format", "format", BLACK, "Black in one process"),
    ("build", "the way from catalog to files, in all", None, ""),
    ("publish", "publish", WRITTEN, "files written and synced"),
)
CORE_GOAL = 60_000
"""Codes a second."""
OTHER_GOAL = yardstick.SPEED_WHERE_GOALS_WERE_SET / CORE_GOAL
"""The same, as the time of a code to that of the other generator."""
CHECK_GOAL = 1.5
ABOUT_OTHER = f"""; resolving and rendering \
in turns with Pyrogram's generator, five times as often. That made {yardstick.SPEED_WHERE_GOALS_WERE_SET:,} codes a second where the goal of {CORE_GOAL:,} was set, \
so that the goal is {OTHER_GOAL:.2f} times its time for a code, on whichever machine."""
MOST_FOR_BLACK = 2_000_000
"""Characters; it takes half a minute for more."""


def measure(folder: Path, rounds: int, other: Path | None) -> dict[str, float]:
    """Seconds by stage and limit, medians, and how many codes there are as `codes`.

    With the source of another generator, `other` is its time for a code, and `ratio` that of ours to it.
    """
    import ast
    import gc
    import os

    import black
    from ruamel.yaml import YAML

    from raisable_gen import config
    from raisable_gen.compile import examine
    from raisable_gen.format import MODE, formatted_files
    from raisable_gen.pipeline import build
    from raisable_gen.publish import Package, publish
    from raisable_gen.read import parse, read_provider
    from raisable_gen.render import Templates
    from raisable_gen.resolve import resolve
    from raisable_gen.verify import verify

    categories, sources = config.sources(folder)
    compiled = examine(categories, sources)
    catalog = compiled.catalog
    specs = [(source, spec) for source, _, spec in compiled.read]
    templates = Templates(config.load(None, None, None).templates)
    files = build(catalog, templates)

    def read() -> None:
        for source in sources:
            tree = parse(source, "the spec", [])
            if tree is not None:
                read_provider(tree, [])

    def nodes() -> None:
        for source in sources:
            YAML(typ="safe").compose(source.data)

    def render() -> dict[str, str]:
        made = {"__init__.py": templates.package(catalog)}
        for provider in catalog.providers:
            made[f"{provider.module}.py"] = templates.provider(catalog, provider)
        return made

    rendered = render()

    def published() -> None:
        publish(Package(files, {}), Path(scratch, "published"))

    def written() -> None:
        plain = Path(scratch, "written")
        plain.mkdir()
        for name, text in files.items():
            with (plain / name).open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())

    parts: dict[str, Callable[[], object]] = {
        "read": read,
        NODES: nodes,
        "resolve": lambda: resolve(specs, catalog.categories, []),
        "render": render,
        "verify": lambda: verify(files, catalog),
        PARSED: lambda: [ast.parse(files[name]) for name in rendered],
        "format": lambda: formatted_files(rendered, proved=templates.ours),
        "build": lambda: build(catalog, templates),
        "publish": published,
        WRITTEN: written,
    }
    if sum(map(len, rendered.values())) < MOST_FOR_BLACK:
        parts[BLACK] = lambda: [
            black.format_str(text, mode=MODE) for text in rendered.values()
        ]
    taken: dict[str, list[float]] = {name: [] for name in parts}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as scratch:
            for name, part in parts.items():
                gc.collect()
                gc.disable()  # as in the command
                start = perf_counter()
                part()
                taken[name].append(perf_counter() - start)
                gc.enable()
    seconds = {name: median(found) for name, found in taken.items()}
    codes = sum(len(provider.rows) for provider in catalog.providers)
    seconds["codes"] = codes
    core: list[float] = []
    others: list[float] = []
    run_other, its_codes = yardstick.generator(other) if other else (lambda: None, 1)
    gc.collect()
    gc.disable()
    for _ in range(5 * rounds):
        start = perf_counter()
        run_other()
        between = perf_counter()
        resolve(specs, catalog.categories, [])
        render()
        core.append(perf_counter() - between)
        others.append((between - start) / its_codes)
    gc.enable()
    seconds["core"] = median(core)
    if other:
        seconds["other"] = median(others)
        seconds["ratio"] = median(
            ours / codes / its for ours, its in zip(core, others, strict=True)
        )
    return seconds


def tables(specs: Path, rounds: int, other: Path | None) -> str:
    """Markdown; `other` is the source of another generator, if it is to be had."""
    command = [sys.executable, __file__, str(specs), str(rounds)]
    command += [str(other)] if other else []
    found: dict[str, float] = json.loads(subprocess.check_output(command, text=True))
    codes = found["codes"]
    rows: list[tuple[str, ...]] = []
    for stage, what, limit, limit_is in STAGES:
        taken = found[stage]
        goal = at_least(codes / taken, CORE_GOAL) if stage == "core" else ""
        beside = ["", "", ""]
        if limit in found:
            ratio = taken / found[limit]
            beside = [limit_is, ms(found[limit]), figure(ratio)]
            goal = at_most(ratio, CHECK_GOAL) if stage == "verify" else ""
        rows.append((what, ms(taken), figure(codes / taken), *beside, goal))
        if stage == "core" and other:
            ratio = found["ratio"]
            beside = ["Pyrogram's generator, a code", ms(found["other"]), figure(ratio)]
            goal = at_most(ratio, round(OTHER_GOAL, 2))
            rows.append(("the same, a code", ms(taken / codes), "", *beside, goal))
    heads = ("stage", "ms", "codes a second", "limit", "ms", "ratio", "goal")
    return (
        f"{codes:,.0f} codes, medians of {rounds} rounds in one process, without the garbage collector as in the command"
        + (ABOUT_OTHER if other else ".")
        + f"\n\n{table(heads, rows)}"
    )


if __name__ == "__main__":
    other_source = Path(sys.argv[3]) if sys.argv[3:] else None
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]), other_source)))
