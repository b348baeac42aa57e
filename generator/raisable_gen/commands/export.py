"""`raisable export`: the catalog as a table, to stdout."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from raisable_gen import config, export, output
from raisable_gen.commands import options
from raisable_gen.commands.compiled import compiled


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.description = (
        "Print the catalog as JSON, CSV or Markdown.\n\n"
        "Every documented row, with its class, group, category and whether a retry may help."
    )
    options.specs(parser)
    parser.add_argument(
        "--format",
        choices=list(export.FORMATS),
        default="json",
        help="default: json",
    )


def run(arguments: Namespace) -> int:
    """Always 0."""
    catalog = compiled(*config.sources(config.load(arguments.specs, None, None).specs))
    output.result(export.FORMATS[arguments.format](catalog))
    return 0
