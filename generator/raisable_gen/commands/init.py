"""`raisable init`: a project to start from, beside whatever is there already."""

from __future__ import annotations

import os
import shlex
import tomllib
from argparse import ArgumentParser, Namespace

from raisable_gen import output, project
from raisable_gen.digests import content
from raisable_gen.quote import terminal
from raisable_gen.schema import schema_text
from raisable_gen.shipped import HERE

MAKEFILES = ("Makefile", "makefile", "GNUmakefile")


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.description = (
        "Start a project: a small spec that compiles, its schema for editors, [tool.raisable] in pyproject.toml, rules for make, and, where there "
        "is a folder .github, a workflow that fails when the package is stale.\n\n"
        "Nothing that exists is changed, but that pyproject.toml gets the table at its end if it has none."
    )
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", default=".", help="default: this folder"
    )


def run(arguments: Namespace) -> int:
    """Always 0."""
    folder: str = arguments.folder
    os.makedirs(folder, exist_ok=True)
    _start_config(folder)
    code = "1001" if _start_specs(folder) else "CODE"
    _start_make(folder)
    _start_ci(folder)
    steps = [] if folder == "." else [f"cd {shlex.quote(folder)}"]
    output.talk("\nNext:")
    for step in (*steps, "raisable generate", f"raisable explain {code}"):
        output.talk(terminal(f"  {step}"))
    return 0


def _start_config(folder: str) -> None:
    """The table in pyproject.toml: a new file, or the end of the one that is there, if it has none."""
    path = _in(folder, "pyproject.toml")
    table = _text("pyproject.toml")
    if not os.path.lexists(path):
        _write(path, table)
        return
    old = content(path)
    if project.has_table(path, old):
        _left_alone(path, "it has [tool.raisable]")
        return
    ended = old if old.endswith(b"\n") or not old else old + b"\n"
    added = (b"\n" if old else b"") + table.encode()
    if b"\r\n" in old:
        added = added.replace(b"\n", b"\r\n")
    new = ended + added
    try:
        tomllib.loads(new.decode("utf-8"))
    except tomllib.TOMLDecodeError:
        _left_alone(path, "a table can't be added at its end; this is to be in it")
        output.result(table)
        return
    with open(path, "ab") as file:
        file.write(new.removeprefix(old))
    output.talk(terminal(f"added [tool.raisable] to {path}"))


def _start_specs(folder: str) -> bool:
    """The example, with the schema that editors check it by, if there is no spec yet; whether it was written."""
    specs = _in(folder, project.SPECS)
    os.makedirs(specs, exist_ok=True)
    names = sorted(os.listdir(specs))
    others = [name for name in names if name.endswith((".yaml", ".yml"))]
    if others:
        _left_alone(specs, f"it has {', '.join(others)}")
        return False
    _write(os.path.join(specs, "acme.yaml"), _text("acme.yaml"))
    _write(os.path.join(specs, "provider.schema.json"), schema_text("provider"))
    return True


def _start_make(folder: str) -> None:
    """The rules for make: a new file, or for a person to put into the one that is there."""
    paths = [_in(folder, name) for name in MAKEFILES]
    path = next(filter(os.path.lexists, paths), None)
    if path is None:
        _write(paths[0], _text("Makefile"))
        return
    if os.path.isfile(path) and b"raisable generate" in content(path):
        _left_alone(path, "it runs raisable already")
    else:
        _left_alone(path, "these rules are to go into it")
        output.result(_text("Makefile"))


def _start_ci(folder: str) -> None:
    """A workflow of its own, where there are some."""
    github = _in(folder, ".github")
    path = os.path.join(github, "workflows", "raisable.yml")
    if not os.path.isdir(github):
        output.talk("For CI: raisable generate --check fails if the package is stale.")
    else:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _write(path, _text("raisable.yml"))


def _in(folder: str, name: str) -> str:
    return name if folder == "." else os.path.join(folder, name)


def _text(name: str) -> str:
    with open(os.path.join(HERE, "start", name), encoding="utf-8") as file:
        return file.read()


def _write(path: str, text: str) -> None:
    """A new file; one that is there is left alone, whoever made it since we looked."""
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        _left_alone(path, "it is there already")
    else:
        output.talk(terminal(f"wrote {path}"))


def _left_alone(path: str, why: str) -> None:
    output.talk(terminal(f"left {path} alone: {why}"))
