"""Rows that stand under another heading now in, the changes that put them there out."""

from __future__ import annotations

from raisable_gen import spec
from raisable_gen.importing import drift, findings
from raisable_gen.importing.drift import Drift, Known
from raisable_gen.importing.findings import Report
from raisable_gen.importing.patch import Patch
from raisable_gen.importing.reading import Entry
from raisable_gen.importing.standing import (
    Neighbours,
    Standing,
    has_own_lines,
    last_line,
    lines_of,
)
from raisable_gen.node import Text
from raisable_gen.quote import yaml_text


def rename_sections(found: Drift, patch: Patch, report: Report) -> None:
    """Change titles that read otherwise over the same rows; their rows have not moved, and their groups keep their names."""
    renamed = drift.renamed_sections(found)
    groups = {id(known.group): known.group for _, known in found.moved}
    told: set[int] = set()
    for key, group in groups.items():
        title = renamed.get(key)
        if title is None or group.title is None or group.name is None:
            continue
        told.add(key)
        place = group.title.place
        patch.replace(place, yaml_text(title))
        report.say(
            1,
            findings.MOVED,
            f"the section {str(group.title)!r} is called {title!r} now",
            done=True,
        )
        group.title = Text.at(title, place)
    found.same += [each for each in found.moved if id(each[1].group) in told]
    found.moved = [each for each in found.moved if id(each[1].group) not in told]


def move(
    found: Drift,
    standing: Standing,
    neighbours: Neighbours,
    of_row: dict[int, str],
    patch: Patch,
    report: Report,
) -> set[int]:
    """Put the lines of each row, with the comments above it, where the page has it now; gives the rows, by `id`.

    What can't be moved is reported: a row in a line with others, the last of its group, one that its new range does not hold.
    """
    leaving = {id(known) for _, known in found.moved}
    moved: set[int] = set()
    for entry, known in found.moved:
        home = standing.home(entry.section.title, of_row[id(entry)], entry.code)
        target = (
            None
            if home is None
            else place_for(entry, home, standing, neighbours, leaving)
        )
        if (
            home is None
            or target is None
            or not _may_move(known, home, target, standing, leaving, patch)
        ):
            report.say(
                entry.line,
                findings.MOVED,
                f"{entry.code} stands under {entry.section.title!r} now: move it there by hand, from line {known.line} of the spec",
                entry.code,
            )
            continue
        first, last = lines_of(known, patch.lines)
        shift = target.code.place.column - known.code.place.column
        lines = [_shifted(line, shift) for line in patch.lines[first - 1 : last]]
        patch.put_behind(last_line(target.row), lines)
        patch.remove_lines(first, last)
        moved.add(id(known))
        report.say(
            entry.line,
            findings.MOVED,
            f"{entry.code} stands under {entry.section.title!r} now and was moved there: who catches the class of the other group misses it",
            entry.code,
        )
    found.moved = []
    return moved


def place_for(
    entry: Entry,
    home: spec.Group,
    standing: Standing,
    neighbours: Neighbours,
    leaving: set[int],
) -> Known | None:
    """The row of `home` behind which the page has `entry`; the last one that stays if it has none before."""
    before = neighbours.before(entry, home)
    if before is not None:
        return before
    own = [each for each in standing.rows(home) if id(each) not in leaving]
    return own[-1] if own else None


def _may_move(
    known: Known,
    home: spec.Group,
    target: Known,
    standing: Standing,
    leaving: set[int],
    patch: Patch,
) -> bool:
    """Whether a row stands in lines of its own, leaves others behind, and fits the range of its new group."""
    fits = known.row.outside_range or standing.in_range(
        home, str(known.code), known.space
    )
    return bool(
        any(id(each) not in leaving for each in standing.rows(known.group))
        and fits
        and has_own_lines(known, patch.lines)
        and has_own_lines(target, patch.lines)
        and last_line(known.row) < len(patch.lines)
    )


def _shifted(line: str, columns: int) -> str:
    """A line with its indentation changed."""
    if columns >= 0:
        return " " * columns + line
    return line[min(-columns, len(line) - len(line.lstrip())) :]
