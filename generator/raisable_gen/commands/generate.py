"""`raisable generate`: the specs into the folder of the package, or the diff between the two."""

from __future__ import annotations


from raisable_gen import digests, output, project, unchanged

TYPE_CHECKING = False
if TYPE_CHECKING:  # what takes long is imported where there is something to do
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from raisable_gen.publish import Change


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.description = (
        "Write the package from the specs.\n\n"
        "Files that are right already are not touched; modules whose spec is gone are removed. Everything that is wrong "
        "with the specs is reported at once, as path:line:column, and then nothing is written."
    )
    from raisable_gen.commands import options

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
    if not arguments.only and not arguments.check:
        if nothing_to_do(arguments.specs, arguments.out, arguments.templates):
            return 0
    return _generate(arguments)


def nothing_to_do(
    specs: str | None = None, out: str | None = None, templates: str | None = None
) -> bool:
    """Whether the package is up to date; if it is, that is told."""
    count = unchanged.up_to_date(*project.folders(specs, out, templates))
    if count is not None:
        output.talk(f"{output.counted(count, 'provider')}: up to date")
    return count is not None


def _generate(arguments: Namespace) -> int:
    """What `run` does when there is something to do."""
    from raisable_gen import config
    from raisable_gen.commands.compiled import compiled
    from raisable_gen.pipeline import build
    from raisable_gen.problem import WrongUsage
    from raisable_gen.publish import Package, compare, diff, publish, told
    from raisable_gen.render import Templates

    folders = config.load(arguments.specs, arguments.out, arguments.templates)
    only: list[str] = arguments.only
    categories, sources = config.sources(folders.specs)
    catalog = compiled(categories, sources)
    known = [provider.module for provider in catalog.providers]
    for module in only:
        if module not in known:
            raise WrongUsage(
                f"raisable generate --only: there is no spec {module!r}"
                f"; there are {', '.join(known)}",
                "raisable generate --help",
            )
    inputs = {
        "generator": digests.generator(str(folders.templates)),
        "categories": categories.digest,
    } | {
        f"{digests.SPEC}{source.module}": source.digest
        for source in sources
        if not only or source.module in only
    }
    # A check makes everything again: it is to find out whether the manifest tells the truth.
    kept = {} if arguments.check else unchanged.kept(str(folders.out), inputs)
    files = build(catalog, Templates(folders.templates), only, kept)
    package = Package(files, inputs, whole=not only)
    if arguments.check:
        changes = compare(package, folders.out)
        output.result("".join(diff(changes, folders.out)))
        if changes:
            output.talk(
                f"stale: {_listed(told(changes))}; to cure it, run: {_cure(arguments)}"
            )
        return 1 if changes else 0
    changes = publish(package, folders.out)
    rows = sum(
        len(provider.rows)
        for provider in catalog.providers
        if not only or provider.module in only
    )
    wrote = [change.name for change in told(changes) if change.new is not None]
    removed = [change.name for change in changes if change.new is None]
    done = [f"wrote {', '.join(wrote)}"] if wrote else []
    if removed:
        done.append(f"removed {', '.join(removed)}")
    count = output.counted(len(only) or len(known), "provider")
    output.talk(
        f"{count}, {output.counted(rows, 'row')}: {'; '.join(done)}"
        if done
        else f"{count}: up to date"
    )
    return 0


def _listed(changes: Sequence[Change]) -> str:
    return ", ".join(
        change.name
        + (
            ""
            if change.ours
            else " (not as raisable wrote it: move the change into the spec and remove the file)"
        )
        + (" (to be removed)" if change.new is None else "")
        for change in changes
    )


def _cure(arguments: Namespace) -> str:
    """The command that makes the package fresh."""
    import shlex

    words = ["raisable", "generate"]
    for name in ("specs", "out", "templates"):
        value: str | None = getattr(arguments, name)
        words += [] if value is None else [f"--{name}", value]
    for module in arguments.only:
        words += ["--only", module]
    return shlex.join(words)
