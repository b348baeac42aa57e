"""The commands, with their options and help: each calls the pipeline and says what came of it.

Results go to stdout, talk to stderr.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence

import click

from raisable_gen import __version__, config, export, publish
from raisable_gen.catalog import Catalog
from raisable_gen.pipeline import build, compile_specs
from raisable_gen.quote import terminal
from raisable_gen.render import Templates
from raisable_gen.problem import ReaderGone

specs_option = click.option(
    "--specs", metavar="DIR", help="Folder of the specs (default: specs)."
)
out_option = click.option(
    "--out",
    metavar="DIR",
    help="Folder of the package (default: generated/raisable).",
)
templates_option = click.option(
    "--templates",
    metavar="DIR",
    help="Folder of the templates. Templates are code: use only what you trust.",
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, message="raisable %(version)s")
def raisable() -> None:
    """Compile specs of response codes into typed Python exceptions.

    A spec is a YAML file with a provider's documented codes, messages and groups. From all specs of a folder comes one
    Python package without dependencies: an enum of the codes, an exception class for each error, and functions that find
    the class for a code or a response.

    \b
      raisable generate            write the package
      raisable generate --check    fail if the package is stale (for CI)
      raisable export              print the catalog as a table

    Folders come from the options, else from [tool.raisable] in pyproject.toml (specs, out, templates).

    \b
    Exit codes: 0 nothing to report; 1 stale; 2 wrong usage, configuration or spec;
    3 a fault of raisable; 4 the environment (missing package, disk, permissions); 130 interrupted.
    """


@raisable.command()
@specs_option
@out_option
@templates_option
@click.option(
    "--only",
    metavar="MODULE",
    multiple=True,
    help="Only this provider's module; may be given more than once.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; print the diff and exit with 1 if the package is stale.",
)
def generate(
    specs: str | None,
    out: str | None,
    templates: str | None,
    only: tuple[str, ...],
    check: bool,
) -> int:
    """Write the package from the specs.

    Files that are right already are not touched; modules whose spec is gone are removed. Everything that is wrong with the
    specs is reported at once, as path:line:column, and then nothing is written.
    """
    folders = config.load(specs, out, templates)
    catalog = _compiled(folders)
    known = [provider.module for provider in catalog.providers]
    for module in only:
        if module not in known:
            raise click.BadParameter(
                f"there is no spec {module!r}; there are {', '.join(known)}",
                param_hint="--only",
            )
    count = len(only) or len(known)
    with click.progressbar(
        length=count,
        label="generating",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:

        def done(name: str) -> None:
            bar.update(name.removesuffix(".py") in known)

        files = build(catalog, Templates(folders.templates), only, done)
    if check:
        changes = publish.compare(files, folders.out, whole=not only)
        for line in publish.diff(changes, folders.out):
            click.echo(line, nl=False)
        if changes:
            click.echo(
                f"stale: {_listed(changes)}; to cure it, run: {_cure(specs, out, templates, only)}",
                err=True,
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
    done_words = [f"wrote {', '.join(wrote)}"] if wrote else []
    if removed:
        done_words.append(f"removed {', '.join(removed)}")
    click.echo(
        f"{_counted(count, 'provider')}, {_counted(rows, 'row')}: "
        f"{'; '.join(done_words) or 'up to date'}",
        err=True,
    )
    return 0


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


@raisable.command("export")
@specs_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(export.FORMATS)),
    default="json",
    show_default=True,
)
def export_command(specs: str | None, form: str) -> int:
    """Print the catalog as JSON, CSV or Markdown.

    Every documented row, with its class, group, category and whether a retry may help.
    """
    catalog = _compiled(config.load(specs, None, None))
    text = export.FORMATS[form](catalog)
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:  # click would make an exit code of 1 of it
        raise ReaderGone from None
    return 0


def _compiled(folders: config.Config) -> Catalog:
    catalog = compile_specs(*config.sources(folders.specs))
    for notice in catalog.notices:
        click.echo(terminal(notice), err=True)
    return catalog


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


def _cure(
    specs: str | None, out: str | None, templates: str | None, only: tuple[str, ...]
) -> str:
    words = ["raisable", "generate"]
    for name, value in (("--specs", specs), ("--out", out), ("--templates", templates)):
        words += [] if value is None else [name, value]
    for module in only:
        words += ["--only", module]
    return shlex.join(words)
