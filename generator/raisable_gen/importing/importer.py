"""The whole way: a page to its rows, its rows to a new spec."""

from __future__ import annotations

from dataclasses import dataclass

from raisable_gen.importing import drafting, findings, forms, grouping, rows, writing
from raisable_gen.importing.draft import There, Wishes
from raisable_gen.importing.findings import Report
from raisable_gen.importing.page import Heading
from raisable_gen.importing.rows import Entry


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read: its rows, and what is to be said about them."""

    form: str
    entries: list[Entry]
    report: Report


def read(path: str, data: bytes, form: str | None, title: str) -> Page:
    """The rows of a page; `title` is for rows under no heading. Raises `Unreadable`."""
    told, blocks = forms.blocks(path, data, form)
    report = Report(path)
    first = next((block.text for block in blocks if isinstance(block, Heading)), title)
    entries = rows.rows(blocks, first, report)
    if not entries:
        report.say(
            1,
            findings.COLUMNS,
            f"no row was found in this page, which was read as {told}: name its form with --form, or give its table titles (code, message)",
        )
    return Page(told, entries, report)


def new_spec(page: Page, wishes: Wishes) -> str:
    """The text of a new spec."""
    of_row = grouping.space_names(page.entries, wishes.spaces)
    return writing.written(
        drafting.drafted(page.entries, of_row, wishes, There(), page.report)
    )
