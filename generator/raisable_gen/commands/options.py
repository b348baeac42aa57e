"""The options that several commands have."""

from __future__ import annotations

from argparse import ArgumentParser


def specs(parser: ArgumentParser) -> None:
    """`--specs`, the folder to read from."""
    parser.add_argument(
        "--specs", metavar="DIR", help="folder of the specs (default: specs)"
    )


def out(parser: ArgumentParser) -> None:
    """`--out`, the folder to write to."""
    parser.add_argument(
        "--out",
        metavar="DIR",
        help="folder of the package (default: generated/raisable)",
    )


def templates(parser: ArgumentParser) -> None:
    """`--templates`, the folder that says what is written."""
    parser.add_argument(
        "--templates",
        metavar="DIR",
        help="folder of the templates; templates are code: use only what you trust",
    )
