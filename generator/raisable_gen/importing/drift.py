"""The rows of a page and a spec in, how the two differ out. Rows are matched by code, and by text where a code has several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from raisable_gen import spec
from raisable_gen.importing.page import flat
from raisable_gen.importing.reading import Entry
from raisable_gen.node import Text
from raisable_gen.placeholders import PLACEHOLDER


@dataclass(slots=True)
class Known:
    """A row of the spec: its key, its fields, its group, and the title that the group stands under."""

    space: str
    code: Text
    row: spec.Code
    group: spec.Group
    section: str

    @property
    def line(self) -> int:
        return self.code.place.line


@dataclass(slots=True)
class Drift:
    """What is new on the page, what reads otherwise, what moved, what came back, what is gone, what only lost a placeholder."""

    new: list[Entry] = field(default_factory=list[Entry])
    meanings: list[Entry] = field(default_factory=list[Entry])
    changed: list[tuple[Entry, Known]] = field(
        default_factory=list[tuple[Entry, Known]]
    )
    moved: list[tuple[Entry, Known]] = field(default_factory=list[tuple[Entry, Known]])
    back: list[tuple[Entry, Known]] = field(default_factory=list[tuple[Entry, Known]])
    vanished: list[Known] = field(default_factory=list[Known])
    swallowed: list[tuple[Entry, Known]] = field(
        default_factory=list[tuple[Entry, Known]]
    )
    same: list[tuple[Entry, Known]] = field(default_factory=list[tuple[Entry, Known]])


def known_rows(provider: spec.Provider) -> list[Known]:
    """The rows of a spec, in its order."""
    first = str(next(iter(provider.spaces)))
    return [known for group in provider.groups for known in _rows(group, first, "")]


def _rows(group: spec.Group, space: str, section: str) -> Iterator[Known]:
    space = str(group.space or space)
    section = str(group.title or section)
    for code, row in group.codes.items():
        yield Known(space, code, row, group, section)
    for inner in group.groups:
        yield from _rows(inner, space, section)


def compared(
    entries: Sequence[Entry], of_row: Mapping[int, str], known: Sequence[Known]
) -> Drift:
    """How they differ; `of_row` is the space of each row of the page, by `id`."""
    drift = Drift()
    of_code: dict[tuple[str, str], list[Known]] = {}
    for each in known:
        of_code.setdefault((each.space, str(each.code)), []).append(each)
    left = {key: list(rows) for key, rows in of_code.items()}
    waiting: list[Entry] = []
    for test in (_same_there, _same, _swallowed):
        rest: list[Entry] = []
        for entry in waiting if test is not _same_there else entries:
            candidates = left.get((of_row[id(entry)], entry.code), [])
            found = next((each for each in candidates if test(entry, each)), None)
            if found is None:
                rest.append(entry)
                continue
            candidates.remove(found)
            if test is _swallowed:
                drift.swallowed.append((entry, found))
            _place(entry, found, drift)
        waiting = rest
    for entry in waiting:
        key = of_row[id(entry)], entry.code
        candidates = left.get(key, [])
        if candidates:
            found = candidates.pop(0)
            drift.changed.append((entry, found))
            _place(entry, found, drift)
        elif key in of_code:
            drift.meanings.append(entry)
        else:
            drift.new.append(entry)
    drift.vanished = [
        each for rows in left.values() for each in rows if each.row.removed is None
    ]
    drift.vanished.sort(key=lambda each: each.line)
    return drift


def _place(entry: Entry, found: Known, drift: Drift) -> None:
    if found.row.removed is not None:
        drift.back.append((entry, found))
    if flat(found.section) in {flat(title) for title in entry.titles}:
        drift.same.append((entry, found))
    else:
        drift.moved.append((entry, found))


def _same(entry: Entry, known: Known) -> bool:
    return flat(known.row.message) == entry.message


def _same_there(entry: Entry, known: Known) -> bool:
    return _same(entry, known) and flat(known.section) in {
        flat(title) for title in entry.titles
    }


def _swallowed(entry: Entry, known: Known) -> bool:
    """Whether the page's text is that of the spec, with a figure or nothing in place of the placeholders."""
    pieces = [flat(piece) for piece in PLACEHOLDER.split(known.row.message)[0::2]]
    if len(pieces) < 2 or not entry.message.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:-1]:
        found = entry.message.find(piece, at)
        if found < 0 or found - at > 24:
            return False
        at = found + len(piece)
    gap = len(entry.message) - len(pieces[-1]) - at
    return entry.message.endswith(pieces[-1]) and -1 <= gap <= 24


def renamed_sections(drift: Drift) -> dict[int, str]:
    """Groups whose rows all moved to one section that the spec does not have: its title is new. By `id` of the group."""
    homes: dict[int, set[str]] = {}
    for entry, known in [*drift.moved, *drift.same]:
        homes.setdefault(id(known.group), set()).add(entry.section.title)
    stayed = {flat(known.section) for _, known in drift.same}
    found: dict[int, str] = {}
    for _, known in drift.moved:
        titles = homes[id(known.group)]
        if (
            len(titles) == 1
            and known.group.title is not None
            and not titles & stayed
            and flat(known.section) not in stayed
        ):
            found[id(known.group)] = next(iter(titles))
    return found
