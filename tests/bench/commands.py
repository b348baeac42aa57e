"""A folder of specs in, what the commands cost as whole processes out, each beside what it can't do without."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from processes import Case, interleaved, processors
from table import at_most, figure, ms, table

PYTHON = sys.executable
RAISABLE = str(Path(PYTHON).with_name("raisable"))
CONFIG = '[tool.raisable]\nspecs = "specs"\nout = "out"\n'
BLACK_ONCE = """\
import sys
from pathlib import Path
import black, jinja2, ruamel.yaml
mode = black.Mode(target_versions={black.TargetVersion.PY311})
for name in sys.argv[1:]:
    black.format_str(Path(name).read_text("utf-8"), mode=mode)
"""
NODES_ONCE = """\
import sys
from pathlib import Path
from ruamel.yaml import YAML
for name in sys.argv[1:]:
    YAML(typ="safe").compose(Path(name).read_bytes())
"""
PASS = "`python -c pass`"
LIBRARIES = "the libraries and Black once over the output"
ONE = ", on one processor"
LIMITS = {
    PASS: "",
    LIBRARIES: "`import black, jinja2, ruamel.yaml`, and Black once over the finished text",
    LIBRARIES + ONE: "the same, on one processor",
    "the same for what changed": "the same over the text of the one module and of `__init__.py`",
    "nodes of the specs": "`import ruamel.yaml`, and its nodes of all specs",
}


def tables(specs: Path, scratch: Path, rounds: int) -> str:
    """Markdown: the commands over `specs`; those that take long are run `rounds` times, the others four times as often."""
    project = _project(specs, scratch / "project")
    finished = scratch / "finished"
    _generate(project)
    shutil.copytree(project / "out", finished)
    changed = _project(specs, scratch / "changed")
    spec = min(
        file for file in changed.glob("specs/*.yaml") if file.stem != "categories"
    )
    with spec.open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    def fresh() -> None:
        shutil.rmtree(project / "out")

    def before() -> None:
        shutil.rmtree(changed / "out", ignore_errors=True)
        shutil.copytree(finished, changed / "out")

    def raisable(*words: str) -> Case:
        return Case([RAISABLE, *words], project)

    def python(program: str, *paths: Path) -> Case:
        return Case([PYTHON, "-c", program, *map(str, paths)], project)

    generate = [RAISABLE, "generate"]
    modules = sorted(finished.glob("*.py"))
    again = [finished / "__init__.py", finished / f"{spec.stem}.py"]
    black = python(BLACK_ONCE, *modules)
    nodes = sorted((project / "specs").glob("*.yaml"))
    quick = interleaved(
        {
            PASS: python("pass"),
            "import raisable": python("import raisable"),
            "unchanged": Case(generate, project),
            "version": raisable("--version"),
            "help": raisable("--help"),
            "explain": raisable("explain", "823"),
        },
        4 * rounds,
    )
    slow = interleaved(
        {
            "cold": Case(generate, project, fresh),
            LIBRARIES: black,
            "cold" + ONE: Case(generate, project, fresh, processors=1),
            LIBRARIES + ONE: Case(black.command, project, processors=1),
            "changed": Case(generate, changed, before),
            "the same for what changed": python(BLACK_ONCE, *again),
            "check": raisable("generate", "--check"),
            "lint": raisable("lint"),
            "nodes of the specs": python(NODES_ONCE, *nodes),
        },
        rounds,
    )
    costs = quick | slow
    side_by_side = 1 if processors() > 1 else None
    rows = [
        ("`raisable generate`, nothing there yet", "cold", LIBRARIES, side_by_side),
        ("the same" + ONE, "cold" + ONE, LIBRARIES + ONE, 1.3),
        ("`raisable generate`, nothing changed", "unchanged", PASS, 3),
        (
            "`raisable generate`, one spec changed",
            "changed",
            "the same for what changed",
            None,
        ),
        ("`raisable generate --check`", "check", LIBRARIES, None),
        ("`raisable lint`", "lint", "nodes of the specs", None),
        ("`raisable explain 823`", "explain", PASS, None),
        ("`raisable --help`", "help", PASS, None),
        ("`raisable --version`", "version", PASS, None),
        ("`python -c 'import raisable'`", "import raisable", PASS, None),
    ]
    heads = (
        "what",
        "ms",
        "CPU ms",
        "limit: ms",
        "CPU ms",
        "ratio",
        "CPU ratio",
        "goal",
    )
    names = list(LIMITS)
    body = [
        (
            f"{what} ({'abcde'[names.index(limit)]})",
            ms(costs[name].wall),
            ms(costs[name].cpu),
            ms(costs[limit].wall),
            ms(costs[limit].cpu),
            figure(costs[name].wall / costs[limit].wall),
            figure(costs[name].cpu / costs[limit].cpu),
            at_most(costs[name].wall / costs[limit].wall, goal),
        )
        for what, name, limit, goal in rows
    ]
    told = "; ".join(
        f"({'abcde'[at]}) {LIMITS[name] or name}" for at, name in enumerate(names)
    )
    return (
        f"Wall clock and time of all processors. The limits: {told}. "
        f"Medians of {rounds} runs in turns; of {4 * rounds} where the limit is (a).\n\n"
        + table(heads, body)
    )


def _project(specs: Path, folder: Path) -> Path:
    """A project of its own with the specs of another."""
    (folder / "specs").mkdir(parents=True)
    for file in specs.glob("*.yaml"):
        shutil.copy(file, folder / "specs")
    (folder / "pyproject.toml").write_text(CONFIG, "utf-8")
    return folder


def _generate(project: Path) -> None:
    interleaved({"": Case([RAISABLE, "generate"], project)}, 1)
