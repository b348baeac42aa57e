"""Rules about codes and the fields of their rows: quoted, told apart, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from raisable_gen.lint import edits
from raisable_gen.lint.alike import look
from raisable_gen.lint.file import File
from raisable_gen.lint.finding import Finding
from raisable_gen.node import Text
from raisable_gen.spec import CODE


def unquoted(file: File) -> Iterator[Finding]:
    """RBL110: codes that other readers of YAML do not take for texts."""
    for group, _, _ in file.groups:
        for code in group.codes:
            yield from _unquoted(code)
        bounds = group.range
        if bounds is not None and not isinstance(bounds, Text):
            for bound in bounds:
                yield from _altered(bound)
    for space in file.spec.spaces.values():
        for code in space.ambiguous:
            yield from _unquoted(code)
        for code in space.success:
            yield from _altered(code)


def _unquoted(code: Text) -> Iterator[Finding]:
    if code.plain and not edits.is_text(code):
        yield Finding(
            code.place,
            "RBL110",
            f'the code {code} is a number or a word of YAML to other readers: quote it, as "{code}"',
            (edits.quoted(code),),
        )


def _altered(code: Text) -> Iterator[Finding]:
    """In a list a number may stand without quotes, as long as it stays as it is spelled."""
    if not re.fullmatch("0|-?[1-9][0-9]*", code, re.ASCII):
        yield from _unquoted(code)


def similar(file: File) -> Iterator[Finding]:
    """RBL111: codes of a space that are easily taken for one another."""
    seen: dict[tuple[str, str], Text] = {}
    for row in file.rows:
        seen_as = re.sub(
            "[0-9a-z]+", _without_zeros, look(row.code.upper()).lower()
        ).translate({ord(mark): "_" for mark in "-._ "})
        first = seen.setdefault((row.compiled.space, seen_as), row.code)
        if first != row.code:
            yield Finding(
                row.code.place,
                "RBL111",
                f"{row.code} and {first} (line {first.place.line}) are easily taken for one another: "
                "correct the one that is mistyped",
            )


def _without_zeros(found: re.Match[str]) -> str:
    """The part of a code without the zeros in front of its figures, which may look like an l or an o."""
    return re.sub("(?<![0-9l])0+(?=[0-9l])", "", found[0])


def disordered(file: File) -> Iterator[Finding]:
    """RBL112: rows whose fields stand in another order than in the guide."""
    order = list(CODE.fields)
    for row in file.rows:
        mapping = file.mappings[row.written.place]
        ranks = [order.index(key) for key, _ in mapping.items]
        if ranks == sorted(ranks):
            continue
        wanted = ", ".join(order[rank] for rank in sorted(ranks))
        first = next(
            key
            for (key, _), rank, right in zip(
                mapping.items, ranks, sorted(ranks), strict=True
            )
            if rank != right
        )
        yield Finding(
            first.place,
            "RBL112",
            f"the fields of {row.code} are out of order: write {wanted}",
            edits.reordered(mapping, file.lines, order),
        )
