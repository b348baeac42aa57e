"""Lines with tabs and without titles of columns in, which of them are rows of one table out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from raisable_gen.importing.line import Line

_NUMBER_FIRST = re.compile(r"[-−]?[0-9]", re.ASCII)


def flush(body: Sequence[Line]) -> list[Line]:
    """The lines without tabs in front where only these make rows differ: a table that was copied out of indented lines.

    A tab in front of some rows is an empty cell where the others have as many tabs.
    """
    found: list[Line] = []
    for _, lines in groupby(_runs(body), lambda each: each[0]):
        run = [line for _, line in lines]
        bare = [replace(line, raw=line.raw.strip("\t ")) for line in run]
        counts = {line.raw.count("\t") for line in run}
        bare_counts = {line.raw.count("\t") for line in bare}
        first = [line.raw.split("\t")[0] for line in bare]
        is_indented = len(counts) > 1 and len(bare_counts) == 1 and 0 not in bare_counts
        is_indented = is_indented and len(set(first)) == len(first)
        found += bare if is_indented else run
    return found


def together(body: Sequence[Line], are_rows: Sequence[bool]) -> list[bool]:
    """For each line, whether it is a row: one that `are_rows`, or one with as many tabs among such; in front of them, if a number
    begins it."""
    found: list[bool] = []
    pieces = zip(_runs(body), are_rows, strict=True)
    for _, lines in groupby(
        pieces, lambda each: (each[0][0], each[0][1].raw.count("\t"))
    ):
        run = [(line, is_row) for (_, line), is_row in lines]
        rows = sum(1 for _, is_row in run if is_row)
        start = next(
            (
                at
                for at, (line, is_row) in enumerate(run)
                if is_row or _NUMBER_FIRST.match(line.raw)
            ),
            0,
        )
        is_table = "\t" in run[0][0].raw and rows > 1 and rows * 2 >= len(run)
        found += [
            is_row or is_table and at >= start for at, (_, is_row) in enumerate(run)
        ]
    return found


def _runs(body: Sequence[Line]) -> list[tuple[int, Line]]:
    """The lines, each with the number of the piece that it is in: with or without tabs, from one blank line to the next."""
    found: list[tuple[int, Line]] = []
    piece = 0
    above = False
    for line in body:
        has_tabs = "\t" in line.raw
        piece += line.after_blank or has_tabs is not above
        found.append((piece, line))
        above = has_tabs
    return found
