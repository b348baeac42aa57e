"""`raisable schema`: the JSON Schema of a spec, to stdout, for editors."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from raisable_gen import output
from raisable_gen.schema import SHAPES, schema_text


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.description = (
        "Print the JSON Schema (draft-07) of a spec, for completion, hover and red lines in an editor.\n\n"
        "Keep it beside the specs and name it in their first line:\n\n"
        "  raisable schema > specs/provider.schema.json\n"
        "  # yaml-language-server: $schema=./provider.schema.json"
    )
    parser.add_argument(
        "file",
        nargs="?",
        choices=list(SHAPES),
        default="provider",
        help="what the file holds: a provider's spec (the default) or the shared categories",
    )


def run(arguments: Namespace) -> int:
    """Always 0."""
    output.result(schema_text(arguments.file))
    return 0
