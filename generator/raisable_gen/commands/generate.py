"""`raisable generate`: the specs into the folder of the package, or the diff between the two."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from raisable_gen import config, output, publish
from raisable_gen.commands import options
from raisable_gen.commands.compiled import compiled
from raisable_gen.pipeline import build
from raisable_gen.problem import WrongUsage
from raisable_gen.render import Templates


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.description = (
        "Write the package from the specs.\n\n"
        "Files that are right already are not touched; modules whose spec is gone are removed. Everything that is wrong "
        "with the specs is reported at once, as path:line:column, and then nothing is written."
    )
    options.specs(parser)
    options.out(parser)
    options.templates(parser)
    parser.add_argument(
        "--only",
        metavar="MODULE",
        action="append",
        default=[],
        help="only this provider's module; may be given more than once",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; print the diff and exit with 1 if the package is stale",
    )


def run(arguments: Namespace) -> int:
    """0, or with `--check` 1 if the package is stale."""
    only: list[str] = arguments.only
    folders = config.load(arguments.specs, arguments.out, arguments.templates)
    catalog = compiled(folders.specs)
    known = [provider.module for provider in catalog.providers]
    for module in only:
        if module not in known:
            raise WrongUsage(
                f"raisable generate --only: there is no spec {module!r}"
                f"; there are {', '.join(known)}",
                "raisable generate --help",
            )
    files = build(catalog, Templates(folders.templates), only)
    if arguments.check:
        changes = publish.compare(files, folders.out, whole=not only)
        output.result("".join(publish.diff(changes, folders.out)))
        if changes:
            output.talk(
                f"stale: {_listed(changes)}; to cure it, run: {_cure(arguments)}"
            )
        return 1 if changes else 0
    changes = publish.publish(files, folders.out, whole=not only)
    rows = sum(
        len(provider.rows)
        for provider in catalog.providers
        if not only or provider.module in only
    )
    wrote = [change.name for change in publish.told(changes) if change.new is not None]
    removed = [change.name for change in changes if change.new is None]
    done = [f"wrote {', '.join(wrote)}"] if wrote else []
    if removed:
        done.append(f"removed {', '.join(removed)}")
    output.talk(
        f"{_counted(len(only) or len(known), 'provider')}, {_counted(rows, 'row')}: "
        f"{'; '.join(done) or 'up to date'}"
    )
    return 0


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _listed(changes: Sequence[publish.Change]) -> str:
    return ", ".join(
        change.name
        + (
            ""
            if change.ours
            else " (not as raisable wrote it: move the change into the spec and remove the file)"
        )
        + (" (to be removed)" if change.new is None else "")
        for change in publish.told(changes)
    )


def _cure(arguments: Namespace) -> str:
    """The command that makes the package fresh."""
    words = ["raisable", "generate"]
    for name in ("specs", "out", "templates"):
        value: str | None = getattr(arguments, name)
        words += [] if value is None else [f"--{name}", value]
    for module in arguments.only:
        words += ["--only", module]
    return shlex.join(words)
