"""The whole way: a page to its rows, its rows to a new spec."""

from __future__ import annotations

from dataclasses import dataclass

from raisable_gen.importing import (
    drafting,
    findings,
    forms,
    grouping,
    in_code,
    rows,
    writing,
)
from raisable_gen.importing.draft import There, Wishes
from raisable_gen.importing.findings import Report
from raisable_gen.importing.reading import Entry


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read: its rows, and what is to be said about them."""

    form: str
    entries: list[Entry]
    report: Report


def read(path: str, data: bytes, form: str | None, title: str) -> Page:
    """The rows of a page; `title` is for rows under no heading. Raises `Unreadable`.

    A page with the headings of Markdown and no table of it may be copied text: it is read in both forms, and the one with more
    rows counts.
    """
    text = forms.decoded(data)
    told = form or forms.told(path, text)
    page = _read(path, text, told, title)
    if form or told != "markdown":
        return page
    if not forms.may_be_copied(path, text, has_rows=bool(page.entries)):
        return page
    copied = _read(path, text, "text", title)
    if len(copied.entries) <= len(page.entries):
        return page
    codes = {entry.code for entry in copied.entries}
    lost = [entry for entry in page.entries if entry.code not in codes]
    for entry in lost[:1]:
        copied.report.say(
            entry.line,
            findings.COLUMNS,
            f"read as text; as markdown, {len(lost)} other rows are in this page, {entry.code} the first: read it with --form markdown as well",
        )
    return copied


def _read(path: str, text: str, form: str, title: str) -> Page:
    """The rows of a page in one form; pieces of code count last."""
    blocks = forms.blocks(text, form)
    report = Report(path)
    entries = rows.rows(in_code.without(blocks), title, report)
    codes = {entry.code for entry in entries}
    if in_code.has_any(in_code.kept(blocks, codes)):
        report = Report(path)
        blocks = in_code.kept(forms.blocks(text, form), codes)
        entries = rows.rows(blocks, title, report)
    if not entries:
        again = Report(path)
        blocks = in_code.without(forms.blocks(text, form))
        entries = rows.rows(blocks, title, again, hopeful=True)
        report = again if entries else report
    if not entries:
        report.say(
            1,
            findings.COLUMNS,
            f"no row was found in this page, which was read as {form}: name its form with --form, or give its table titles (code, message)",
        )
    return Page(form, entries, report)


def new_spec(page: Page, wishes: Wishes) -> str:
    """The text of a new spec."""
    of_row = grouping.space_names(page.entries, wishes.spaces)
    return writing.written(
        drafting.drafted(page.entries, of_row, wishes, There(), page.report)
    )
