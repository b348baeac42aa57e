"""Rows of a page that its spec does not have in, the changes that add them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen import names, spec
from raisable_gen.importing import draft, drafting, findings, grouping, writing
from raisable_gen.importing.draft import There, Wishes
from raisable_gen.importing.findings import Report
from raisable_gen.importing.moving import place_for
from raisable_gen.importing.page import flat
from raisable_gen.importing.patch import Patch
from raisable_gen.importing.reading import Entry
from raisable_gen.importing.standing import (
    Neighbours,
    Standing,
    has_own_lines,
    last_line,
)


def add(
    new: Sequence[Entry],
    standing: Standing,
    neighbours: Neighbours,
    of_row: dict[int, str],
    moved: set[int],
    wishes: Wishes,
    patch: Patch,
    report: Report,
) -> list[Entry]:
    """Put rows for new codes behind the row that the page has before them, and groups for new sections; gives those that fit."""
    fitting = _fitting(new, standing, of_row, report)
    if not fitting:
        return []
    made = drafting.drafted(fitting, of_row, wishes, _there(standing), report)
    rows = {
        (group.space, row.code, row.message): (group, row)
        for group in made.groups
        for row in group.rows
    }
    written: set[int] = set()
    for entry in fitting:
        space = of_row[id(entry)]
        group, row = rows[space, entry.code, entry.message]
        home = standing.home(entry.section.title, space, entry.code)
        if home is not None:
            _add_row(
                entry, space, row, home, standing, neighbours, moved, patch, report
            )
        elif id(group) not in written:
            written.add(id(group))
            _add_group(entry, group, standing, neighbours, patch)
    return fitting


def _fitting(
    new: Sequence[Entry], standing: Standing, of_row: dict[int, str], report: Report
) -> list[Entry]:
    """The rows that the spec can take; of the others, that is said."""
    meanings = Counter((of_row[id(entry)], entry.code) for entry in new)
    fitting: list[Entry] = []
    for entry in new:
        name = of_row[id(entry)]
        space = standing.spaces[name]
        several = meanings[name, entry.code]
        fits = bool(grouping.INTEGER.fullmatch(entry.code)) or space.type != "integer"
        if space.pattern is not None:
            is_long = len(entry.code) == len(space.pattern)
            fits = fits and entry.code.isdigit() and is_long
        if not fits:
            report.say(
                entry.line,
                findings.UNFIT,
                f"{entry.code} does not fit the space {name} of the spec (type {space.type}): not added",
                entry.code,
            )
        elif several > 1:
            report.say(
                entry.line,
                findings.MEANINGS,
                f"{entry.code} is new and has {several} meanings: add it by hand, with ambiguous and part",
                entry.code,
            )
        else:
            fitting.append(entry)
    return fitting


def _there(standing: Standing) -> There:
    """What the spec has already."""
    there = There()
    prefix = str(standing.provider.provider)
    for known in standing.known:
        name = str(known.row.name or names.derived(known.row.message))
        there.members.append((known.space, name))
        former = [prefix + str(old) for old in known.row.formerly]
        there.classes += [prefix + name, *former]
    for name, space in standing.spaces.items():
        there.spaces[name] = draft.Space(
            name, str(space.type), bool(space.status), fixed=True
        )
        there.classes += [prefix + str(both) for both in space.ambiguous.values()]
        there.classes += [prefix + str(space.name)] if space.name else []
    for group, of_group in standing.groups:
        there.classes.append(f"{prefix}{group.name or ''}Error")
        if group.title is not None:
            key = flat(group.title), of_group
            there.groups.setdefault(key, str(group.name or ""))
    return there


def _add_row(
    entry: Entry,
    space: str,
    row: draft.Row,
    home: spec.Group,
    standing: Standing,
    neighbours: Neighbours,
    moved: set[int],
    patch: Patch,
    report: Report,
) -> None:
    before = place_for(entry, home, standing, neighbours, moved)
    if before is None:
        report.say(
            entry.line,
            findings.UNFIT,
            f"{entry.code} belongs to a group without rows: add it by hand",
            entry.code,
        )
        return
    if not standing.in_range(home, entry.code, space):
        row.outside_range = True
        report.say(
            entry.line,
            findings.UNFIT,
            f"{entry.code} is not in the range of its group",
            entry.code,
        )
    if has_own_lines(before, patch.lines):
        indent = " " * (before.code.place.column - 1)
        patch.put_behind(last_line(before.row), list(writing.row_lines(row, indent)))
    else:
        line = list(writing.row_lines(replace(row, checks=[], why=""), ""))[-1]
        patch.insert(*before.row.place.end, f", {line}")


def _add_group(
    entry: Entry,
    group: draft.Group,
    standing: Standing,
    neighbours: Neighbours,
    patch: Patch,
) -> None:
    """Behind the group that holds the page's row before, at the outermost level."""
    tops = standing.provider.groups
    before = neighbours.before(entry)
    top = tops[-1] if before is None else standing.top(before.group)
    indent = " " * max(tops[0].place.column - 3, 0)
    first_space = next(iter(standing.spaces))
    patch.put_behind(
        last_line(top), list(writing.group_lines(group, first_space, indent))
    )
