"""Specs in, findings out: what `generate` refuses, by the same step, and what the rules say of the files that compile."""

from __future__ import annotations

from collections.abc import Sequence

from raisable_gen.compile import Compiled, examine
from raisable_gen.lint.checks import CHECKS
from raisable_gen.lint.file import File
from raisable_gen.lint.finding import Finding
from raisable_gen.lint.suppressions import sift
from raisable_gen.problem import REPEAT
from raisable_gen.source import Source


def lint(
    categories: Source, sources: Sequence[Source], active: frozenset[str]
) -> list[Finding]:
    """All findings, in the order of the files: every error, and what the `active` rules say.

    A file with errors gets no other findings: they would be guesses. If the vocabulary has some, no file does.
    """
    compiled = examine(categories, sources)
    errors = {
        Finding(problem.place, problem.code, problem.message)
        for problem in compiled.problems
    }
    broken = {error.place.path for error in errors}
    found = list(errors)
    if categories.path not in broken:
        for file in _files(compiled, broken):
            found += sift(_advice(compiled, file, active), file, active)
    return sorted(found)


def _files(compiled: Compiled, broken: set[str]) -> list[File]:
    providers = {provider.module: provider for provider in compiled.catalog.providers}
    return [
        File(source, tree, spec, providers[source.module])
        for source, tree, spec in compiled.read
        if source.path not in broken
    ]


def _advice(compiled: Compiled, file: File, active: frozenset[str]) -> list[Finding]:
    found = [
        Finding(notice.place, notice.code, notice.message)
        for notice in compiled.catalog.notices
        if REPEAT in active and notice.place.path == file.source.path
    ]
    for code, check in CHECKS.items():
        if code in active:
            found += check(file)
    return found
