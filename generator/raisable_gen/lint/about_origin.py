"""Rules about where a spec comes from, and what is left over in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from raisable_gen.lint.file import File
from raisable_gen.lint.finding import Finding
from raisable_gen.node import Text
from raisable_gen.problem import Place


def no_source(file: File) -> Iterator[Finding]:
    """RBL140: no address of the documentation page."""
    if file.provider.url is None:
        yield Finding(
            _docs(file),
            "RBL140",
            "the spec does not say where its page is: add docs: {url: https://...}",
        )


def no_date(file: File) -> Iterator[Finding]:
    """RBL141: no date on which the page was read."""
    if file.provider.retrieved is None:
        yield Finding(
            _docs(file),
            "RBL141",
            "the spec does not say when its page was read: add docs: {retrieved: YYYY-MM-DD}",
        )


def _docs(file: File) -> Place:
    return file.spec.provider.place if file.spec.docs is None else file.spec.docs.place


def empty_group(file: File) -> Iterator[Finding]:
    """RBL142: groups with nothing in them and no range that would need them."""
    for group, _, _ in file.groups:
        if not group.codes and not group.groups and group.range is None:
            yield Finding(
                group.place if group.title is None else group.title.place,
                "RBL142",
                "the group has neither codes nor a range: add its codes, or remove it",
            )


def unclear_date(file: File) -> Iterator[Finding]:
    """RBL143: dates that are not in the calendar, and words in the place of a date or a version."""
    docs = file.spec.docs
    if docs is not None and docs.retrieved is not None:
        yield from _unclear("retrieved", docs.retrieved)
    for row in file.rows:
        for field in ("since", "deprecated", "removed"):
            value: Text | None = getattr(row.written, field)
            if value is not None:
                yield from _unclear(field, value)


def _unclear(field: str, value: Text) -> Iterator[Finding]:
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
        try:
            date.fromisoformat(value)
            return
        except ValueError:
            pass
    elif re.search("[0-9]", value):
        return
    yield Finding(
        value.place,
        "RBL143",
        f"{field} is {str(value)!r}: give a day of the calendar, as 2026-11-20, or a version",
    )
