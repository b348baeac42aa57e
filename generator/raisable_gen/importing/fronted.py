"""Copied lines without titles of columns in, those that begin with a word, a number and a text with nothing between them as rows out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from raisable_gen.importing import looks
from raisable_gen.importing.line import Line
from raisable_gen.importing.page import Cell, Row, Table

# `CARD_LOST4001The card is lost`; white space may stand between a word with `_` and the rest.
_FRONTED = re.compile(
    rf"(?:([A-Za-z][A-Za-z_]{{1,62}}[A-Za-z])|({looks.UPPER_SNAKE})\s+)(-?[0-9]{{1,18}})\s*([^0-9\s].*)",
    re.ASCII,
)
_DOUBT = "no titles of columns: a {}, a code and a text are read as a row, see whether they are"
_FEWEST = 3


def fronted(body: Sequence[Line]) -> Iterator[tuple[Table | None, list[Line]]]:
    """The lines in pieces, each with the table that it is, if it is one."""
    others: list[Line] = []
    for may_be, lines in groupby(
        body, lambda line: _FRONTED.fullmatch(line.text) is not None
    ):
        run = list(lines)
        table = _table(run) if may_be else None
        if table is None:
            others += run
            continue
        if others:
            yield None, others
        yield table, run
        others = []
    if others:
        yield None, others


def _table(run: Sequence[Line]) -> Table | None:
    """The rows of lines, if their words are other names, or come again as what is said of a call does: `declined`."""
    rows = [
        [cell for cell in m.groups() if cell]
        for line in run
        if (m := _FRONTED.fullmatch(line.text))
    ]
    words, codes, _ = (list(column) for column in zip(*rows, strict=True))
    if len(run) < _FEWEST or len(set(codes)) < len(codes):
        return None
    if len(set(words)) == len(words):
        if not _are_names(words):
            return None
        first = "name"
    elif sum(1 for _ in groupby(words)) > len(set(words)) > 1 and looks.are_rising(
        codes
    ):
        first = "result"
    else:
        return None
    table = Table(run[0].number, [first, "code", "message"])
    for line, texts in zip(run, rows, strict=True):
        cells = [Cell(text, line.number) for text in texts]
        table.rows.append(Row(line.number, cells, line.doubt, shown=line.text))
    table.rows[0].doubt = _DOUBT.format(first)
    return table


def _are_names(words: Sequence[str]) -> bool:
    """Whether words are made of several, and do not all begin with the same: `ERR_CARD1001` may be a code."""
    joined = sum(1 for word in words if looks.JOINED.fullmatch(word) or "_" in word)
    firsts = {word.split("_")[0] for word in words}
    return joined * 3 >= len(words) * 2 and len(firsts) > 1
