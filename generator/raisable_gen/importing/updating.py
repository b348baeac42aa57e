"""A page and its spec in, the spec brought up to date out: edits at known places, every other byte as it was.

Nothing is renamed and nothing deleted. What vanished from the page is marked removed, with the date.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen import names, spec
from raisable_gen.compile import compile_specs
from raisable_gen.importing import (
    adding,
    differences,
    drift,
    findings,
    grouping,
    moving,
)
from raisable_gen.importing.draft import Wishes
from raisable_gen.importing.drift import Drift, Known
from raisable_gen.importing.findings import Report
from raisable_gen.importing.importer import Page
from raisable_gen.importing.page import flat
from raisable_gen.importing.patch import Patch
from raisable_gen.importing.reading import Entry
from raisable_gen.importing.standing import Neighbours, Standing, last_line
from raisable_gen.placeholders import PLACEHOLDER
from raisable_gen.problem import Problem, Refused, SelfCheckFailed
from raisable_gen.quote import yaml_text
from raisable_gen.read import parse, read_provider
from raisable_gen.source import Source


def updated(
    page: Page, source: Source, vocabulary: Source, wishes: Wishes, *, check: bool
) -> bytes | None:
    """The new bytes of the spec; `None` with `check`, and where nothing changes. Differences go to the report of the page.

    Raises `Refused` if the spec does not compile as it is.
    """
    compile_specs(vocabulary, [source])
    provider = _read(source)
    known = drift.known_rows(provider)
    of_row = _spaces(page.entries, provider, known, wishes)
    found = drift.compared(page.entries, of_row, known)
    refused = {
        finding.about
        for finding in page.report.findings
        if finding.code == findings.REFUSED
    }
    found.vanished = [each for each in found.vanished if str(each.code) not in refused]
    differences.settle(page.report, found)
    if check:
        differences.tell(found, page.report, done=False)
        return None
    mark = codecs.BOM_UTF8 if source.data.startswith(codecs.BOM_UTF8) else b""
    patch = Patch(source.data.decode("utf-8-sig"))
    standing = Standing(provider, known)
    _gather(page, standing, found, of_row, wishes, patch)
    if not patch:
        return None
    data = mark + patch.applied().encode("utf-8")
    try:
        _check(source, replace(source, data=data), vocabulary)
    except Refused as refused:
        raise SelfCheckFailed(f"the update: {refused.problems[0]}") from None
    return data


def _read(source: Source) -> spec.Provider:
    problems: list[Problem] = []
    tree = parse(source, "the spec", problems)
    provider = None if tree is None else read_provider(tree, problems)
    if provider is None:
        raise Refused(problems)
    return provider


def _spaces(
    entries: Sequence[Entry],
    provider: spec.Provider,
    known: Sequence[Known],
    wishes: Wishes,
) -> dict[int, str]:
    """The space of the spec for each row: the caller's word, the section's, the page's word, or the first."""
    spaces = [str(name) for name in provider.spaces]
    of_title: dict[str, set[str]] = {}
    for each in known:
        of_title.setdefault(flat(each.section), set()).add(each.space)
    told = grouping.space_names(entries, wishes.spaces)
    found: dict[int, str] = {}
    for entry in entries:
        own = told[id(entry)]
        there = of_title.get(entry.section.title, set())
        if (
            len(there) == 1
            and entry.section.title not in wishes.spaces
            and "" not in wishes.spaces
        ):
            own = next(iter(there))
        found[id(entry)] = own if own in spaces else spaces[0]
    return found


def _gather(
    page: Page,
    standing: Standing,
    found: Drift,
    of_row: dict[int, str],
    wishes: Wishes,
    patch: Patch,
) -> None:
    """All changes of one update; what is done, and what is left to do by hand, goes to the report."""
    report = page.report
    _change(found, patch, report)
    _remove(found.vanished, wishes.retrieved, patch)
    moving.rename_sections(found, patch, report)
    neighbours = Neighbours(page.entries, found.same)
    moved = moving.move(found, standing, neighbours, of_row, patch, report)
    found.new = adding.add(
        found.new, standing, neighbours, of_row, moved, wishes, patch, report
    )
    differences.tell(found, report, done=True)
    docs = standing.provider.docs
    if patch and docs is not None and docs.retrieved is not None:
        if docs.retrieved != wishes.retrieved:
            patch.replace(docs.retrieved.place, wishes.retrieved)


def _change(found: Drift, patch: Patch, report: Report) -> None:
    """Put the page's texts in the place of those that read otherwise. A name that was derived from the text is pinned."""
    for entry, known in found.changed:
        row, old = known.row, known.row.message
        if (
            PLACEHOLDER.search(old)
            or PLACEHOLDER.search(entry.message)
            or row.template is not None
        ):
            report.say(
                entry.line,
                findings.PLACEHOLDER,
                f"{entry.code}: its text has placeholders, so it was left as it is: change it by hand",
                entry.code,
            )
            continue
        pin = "" if row.name is not None else f", name: {names.derived(old)}"
        if pin and not row.place.end_line:
            pin = f"\n{' ' * (row.place.column - 1)}name: {names.derived(old)}"
        patch.replace(old.place, yaml_text(entry.message) + pin)


def _remove(vanished: Sequence[Known], date: str, patch: Patch) -> None:
    """Mark rows as removed."""
    for known in vanished:
        place = known.row.place
        if place.end_line:
            line, column = place.end_line, place.end_column - 1
            before = patch.lines[line - 1][: column - 1].rstrip()
            column = len(before) + 1 if before else column
            mark = "" if before.endswith(",") else ","
            patch.insert(line, column, f"{mark} removed: {date}")
        else:
            indent = " " * (place.column - 1)
            patch.put_behind(last_line(known.row), [f"{indent}removed: {date}"])


def _check(before: Source, after: Source, vocabulary: Source) -> None:
    """The update must compile, and have every code under its name that was there. Raises `SelfCheckFailed`."""
    compile_specs(vocabulary, [after])
    new = {
        (each.space, str(each.code), _name(each))
        for each in drift.known_rows(_read(after))
    }
    lost = [
        each
        for each in drift.known_rows(_read(before))
        if (each.space, str(each.code), _name(each)) not in new
    ]
    if lost:
        raise SelfCheckFailed(f"the update: it would lose or rename {lost[0].code}")


def _name(known: Known) -> str:
    return str(known.row.name or names.derived(known.row.message))
