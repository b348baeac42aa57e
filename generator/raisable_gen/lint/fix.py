"""Findings that can be mended, mended: edits at known places, and nothing else in the file changes.

A mended file must compile to what it compiled to before; else nothing is written and the fault is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from raisable_gen.catalog import Catalog
from raisable_gen.compile import examine
from raisable_gen.lint.edits import apply
from raisable_gen.lint.engine import lint
from raisable_gen.lint.finding import Edit, Finding
from raisable_gen.problem import Problem
from raisable_gen.source import Source

BOM = b"\xef\xbb\xbf"
# Mending one thing may show another, as an order of fields after a field was added; nothing needs more rounds.
ROUNDS = 5


def mended(
    categories: Source, sources: Sequence[Source], active: frozenset[str]
) -> tuple[list[Source], int]:
    """The sources with all that is safe mended, and how many findings that were; those with nothing to mend are as given.

    Specs that do not compile stay as they are. Raises `RuntimeError` where mending would change what the specs mean.
    """
    if examine(categories, sources).problems:
        return list(sources), 0
    now, count = list(sources), 0
    for _ in range(ROUNDS):
        taken = _apart(each for each in lint(categories, now, active) if each.edits)
        if not taken:
            break
        count += len(taken)
        now = [_mended(source, taken) for source in now]
    if count and _lasting(categories, sources) != _lasting(categories, now):
        raise RuntimeError("the mended specs do not mean what they meant before")
    return now, count


def _mended(source: Source, findings: Iterable[Finding]) -> Source:
    edits = [
        edit
        for finding in findings
        if finding.place.path == source.path
        for edit in finding.edits
    ]
    if not edits:
        return source
    bom = BOM if source.data.startswith(BOM) else b""
    text = source.data.removeprefix(bom).decode("utf-8")
    return replace(source, data=bom + apply(text, edits).encode("utf-8"))


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """As many as do not touch each other's places; the others wait for the next round."""
    taken: list[Finding] = []
    by_line: dict[tuple[str, int], list[Edit]] = {}
    for finding in findings:
        lines = [
            ((finding.place.path, line), edit)
            for edit in finding.edits
            for line in range(edit.line, edit.end_line + 1)
        ]
        if any(
            _touch(edit, other) for at, edit in lines for other in by_line.get(at, ())
        ):
            continue
        taken.append(finding)
        for at, edit in lines:
            by_line.setdefault(at, []).append(edit)
    return taken


def _touch(one: Edit, other: Edit) -> bool:
    return not (one[2:4] < other[:2] or other[2:4] < one[:2])


def _lasting(
    categories: Source, sources: Sequence[Source]
) -> tuple[Catalog, list[Problem]]:
    """What the specs mean, without their digests and lines, and what is wrong with them."""
    compiled = examine(categories, sources)
    providers = tuple(
        replace(
            provider,
            digest="",
            rows=tuple(row._replace(line=0) for row in provider.rows),
            meanings=(),
        )
        for provider in compiled.catalog.providers
    )
    lasting = replace(compiled.catalog, providers=providers, notices=())
    return lasting, compiled.problems
