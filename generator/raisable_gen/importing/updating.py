"""A page and its spec in, the spec brought up to date out: edits at known places, every other byte as it was.

Nothing is renamed and nothing deleted. What vanished from the page is marked removed, with the date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import cast

from raisable_gen import names, ranges, spec
from raisable_gen.compile import compile_specs
from raisable_gen.importing import draft, drift, findings, writing
from raisable_gen.importing.draft import There, Wishes
from raisable_gen.importing.drift import Drift, Known
from raisable_gen.importing.findings import Report
from raisable_gen.importing.importer import Page
from raisable_gen.importing.page import flat
from raisable_gen.importing.rows import Entry
from raisable_gen.lint.edits import apply
from raisable_gen.lint.finding import Edit
from raisable_gen.node import Text
from raisable_gen.placeholders import PLACEHOLDER
from raisable_gen.problem import Place, Problem, Refused, SelfCheckFailed
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
    told_by_page = {
        finding.about
        for finding in page.report.findings
        if finding.code == findings.REFUSED
    }
    found.vanished = [
        each for each in found.vanished if str(each.code) not in told_by_page
    ]
    _settle(page.report, found)
    if check:
        _tell(found, page.report, done=False)
        return None
    update = _Update(page, source, provider, known, found, of_row, wishes)
    data = update.bytes()
    if data is None:
        return None
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
    told = draft.space_names(entries, wishes.spaces)
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


def _settle(report: Report, found: Drift) -> None:
    """Drop doubts about rows that the spec has just so: somebody decided on them."""
    settled = {entry.code for entry, _ in found.same}
    drifting = bool(
        found.new or found.changed or found.moved or found.vanished or found.meanings
    )
    report.settle(
        lambda finding: (
            finding.about in settled
            and finding.level == findings.DECISION
            and finding.code != findings.REFUSED
        )
        or (finding.code == findings.COLUMNS and not finding.about and not drifting)
    )


def _tell(found: Drift, report: Report, *, done: bool) -> None:
    """The differences, as findings; `done` where the spec takes them over."""
    for entry in found.new:
        report.say(
            entry.line,
            findings.NEW,
            f"{entry.code} is new, under {entry.section.title!r}: {entry.message!r}",
            entry.code,
            done=done,
        )
    for entry in found.meanings:
        report.say(
            entry.line,
            findings.MEANINGS,
            f"{entry.code} has another meaning in the spec as well: {entry.message!r} is to be added by hand, with ambiguous and part",
            entry.code,
        )
    for entry, known in found.changed:
        report.say(
            entry.line,
            findings.CHANGED,
            f"{entry.code} reads {entry.message!r} now, and {str(known.row.message)!r} in line {known.line} of the spec: "
            "see whether name and category still fit",
            entry.code,
        )
    for entry, known in found.moved:
        report.say(
            entry.line,
            findings.MOVED,
            f"{entry.code} stands under {entry.section.title!r} now, and under {known.section!r} in line {known.line} of the spec",
            entry.code,
            done=done,
        )
    for entry, known in found.back:
        report.say(
            entry.line,
            findings.BACK,
            f"{entry.code} is on the page again, and removed in line {known.line} of the spec: see what holds",
            entry.code,
        )
    for entry, known in found.swallowed:
        report.say(
            entry.line,
            findings.SWALLOWED,
            f"{entry.code} reads {entry.message!r}: the page swallowed a placeholder, the spec keeps it",
            entry.code,
        )
    for known in found.vanished:
        report.say(
            1,
            findings.VANISHED,
            f"{known.code} ({str(known.row.message)!r}, line {known.line} of the spec) is no longer on the page",
            str(known.code),
            done=done,
        )


class _Update:
    """One update: gathers the edits, row by row."""

    def __init__(
        self,
        page: Page,
        source: Source,
        provider: spec.Provider,
        known: Sequence[Known],
        found: Drift,
        of_row: Mapping[int, str],
        wishes: Wishes,
    ) -> None:
        self.report = page.report
        self.entries = page.entries
        self.text = source.data.decode("utf-8-sig")
        self.marked = source.data[:3] == b"\xef\xbb\xbf"
        self.lines = self.text.replace("\r\n", "\n").split("\n")
        self.provider = provider
        self.known = known
        self.found = found
        self.of_row = of_row
        self.wishes = wishes
        self.edits: list[Edit] = []
        # Lines to put behind a line, in this order.
        self.behind: dict[int, list[str]] = {}

    def bytes(self) -> bytes | None:
        """The bytes with all edits, or `None` if there are none."""
        self._change()
        self._remove()
        self._rename_sections()
        self._move()
        self._add()
        _tell(self.found, self.report, done=True)
        if not self.edits and not self.behind:
            return None
        self._date()
        for line, lines in self.behind.items():
            column = len(self.lines[line - 1]) + 1
            self.edits.append(
                Edit(line, column, line, column, "".join("\n" + each for each in lines))
            )
        changed = apply(self.text, self.edits)
        return (b"\xef\xbb\xbf" if self.marked else b"") + changed.encode("utf-8")

    def _change(self) -> None:
        """Put the page's texts in the place of those that read otherwise. A name that was derived from the text is pinned."""
        for entry, known in self.found.changed:
            row, old = known.row, known.row.message
            if (
                PLACEHOLDER.search(old)
                or PLACEHOLDER.search(entry.message)
                or row.template is not None
            ):
                self.report.say(
                    entry.line,
                    findings.PLACEHOLDER,
                    f"{entry.code}: its text has placeholders, so it was left as it is: change it by hand",
                    entry.code,
                )
                continue
            pin = "" if row.name is not None else f", name: {names.derived(old)}"
            if pin and not row.place.end_line:
                pin = f"\n{' ' * (row.place.column - 1)}name: {names.derived(old)}"
            self.edits.append(
                Edit(
                    old.place.line,
                    old.place.column,
                    *old.place.end,
                    yaml_text(entry.message) + pin,
                )
            )

    def _remove(self) -> None:
        for known in self.found.vanished:
            place = known.row.place
            date = self.wishes.retrieved
            if place.end_line:
                line, column = place.end_line, place.end_column - 1
                before = self.lines[line - 1][: column - 1].rstrip()
                column = len(before) + 1 if before else column
                mark = "" if before.endswith(",") else ","
                self.edits.append(
                    Edit(line, column, line, column, f"{mark} removed: {date}")
                )
            else:
                line = _last_line(known.row)
                self.behind.setdefault(line, []).append(
                    f"{' ' * (place.column - 1)}removed: {date}"
                )

    def _rename_sections(self) -> None:
        """A title that reads otherwise, over the same rows, is changed; its group keeps its name."""
        renamed = drift.renamed_sections(self.found)
        for group in {
            id(known.group): known.group for _, known in self.found.moved
        }.values():
            title = renamed.get(id(group))
            if title is None or group.title is None or group.name is None:
                continue
            place = group.title.place
            self.edits.append(
                Edit(place.line, place.column, *place.end, yaml_text(title))
            )
            for entry, known in [
                each for each in self.found.moved if each[1].group is group
            ]:
                self.found.moved.remove((entry, known))
                self.found.same.append((entry, known))
            self.report.say(
                1,
                findings.MOVED,
                f"the section {str(group.title)!r} is called {title!r} now",
                done=True,
            )
            group.title = Text.at(title, place)

    def _move(self) -> None:
        """Put the lines of a row, with the comments above it, where the page has it now."""
        for entry, known in self.found.moved:
            home = self._group(entry)
            target = None if home is None else self._before(entry, home)
            if (
                home is None
                or target is None
                or not self._may_move(known, home, target)
            ):
                self.report.say(
                    entry.line,
                    findings.MOVED,
                    f"{entry.code} stands under {entry.section.title!r} now: move it there by hand, from line {known.line} of the spec",
                    entry.code,
                )
                continue
            first, last = self._lines_of(known)
            shift = target.code.place.column - known.code.place.column
            lines = [_shifted(line, shift) for line in self.lines[first - 1 : last]]
            self.behind.setdefault(_last_line(target.row), []).extend(lines)
            self.edits.append(Edit(first, 1, last + 1, 1, ""))
            self.report.say(
                entry.line,
                findings.MOVED,
                f"{entry.code} stands under {entry.section.title!r} now and was moved there: who catches the class of the other group misses it",
                entry.code,
            )
        self.found.moved.clear()

    def _may_move(self, known: Known, home: spec.Group, target: Known) -> bool:
        """Whether a row stands in lines of its own, leaves others behind, and fits the range of its new group."""
        moved = [each for _, each in self.found.moved]
        stay = [
            each
            for each in self.known
            if each.group is known.group and each not in moved
        ]
        fits = known.row.outside_range or self._in_range(
            home, str(known.code), known.space
        )
        return bool(
            stay
            and fits
            and self._own_line(known)
            and self._own_line(target)
            and _last_line(known.row) < len(self.lines)
        )

    def _lines_of(self, known: Known) -> tuple[int, int]:
        """The first and the last line of a row, with the comments above it."""
        first = known.line
        while self.lines[first - 2].strip().startswith("#"):
            first -= 1
        return first, _last_line(known.row)

    def _own_line(self, known: Known) -> bool:
        place = known.code.place
        return not self.lines[place.line - 1][: place.column - 1].strip()

    def _before(self, entry: Entry, home: spec.Group) -> Known | None:
        """The row of `home` behind which the page has `entry`; the last one if it has none before."""
        stays = {id(each): known for each, known in self.found.same}
        position = next(at for at, each in enumerate(self.entries) if each is entry)
        for earlier in reversed(self.entries[:position]):
            known = stays.get(id(earlier))
            if known is not None and known.group is home:
                return known
        moved = [known for _, known in self.found.moved]
        own = [each for each in self.known if each.group is home and each not in moved]
        return own[-1] if own else None

    def _in_range(self, home: spec.Group, code: str, space: str) -> bool:
        """Whether the range that holds for a group, its own or that of one around it, holds `code`."""
        written = next(
            each for group, each in _ranges(self.provider.groups, None) if group is home
        )
        span = (
            None if written is None else ranges.parse(written, self._wire_type(space))
        )
        return span is None or span.holds(code, self._wire_type(space))

    def _wire_type(self, space: str) -> str:
        return str(
            next(
                found.type
                for name, found in self.provider.spaces.items()
                if name == space
            )
        )

    def _add(self) -> None:
        """Rows for new codes, behind the row that the page has before them; and groups for new sections."""
        new = [entry for entry in self.found.new if self._fits(entry)]
        self.found.new = new
        if not new:
            return
        made = draft.drafted(new, self.of_row, self.wishes, self._there(), self.report)
        first = str(next(iter(self.provider.spaces)))
        rows = {
            (group.space, row.code, row.message): (group, row)
            for group in made.groups
            for row in group.rows
        }
        written: set[int] = set()
        for position, entry in enumerate(self.entries):
            found = rows.get((self.of_row[id(entry)], entry.code, entry.message))
            if found is None or not any(each is entry for each in new):
                continue
            group, row = found
            home = self._group(entry)
            if home is not None:
                self._insert(entry, row, home)
            elif id(group) not in written:
                written.add(id(group))
                self._insert_group(
                    list(writing.group_lines(group, first, self._indent())), position
                )

    def _fits(self, entry: Entry) -> bool:
        """Whether the spec can take a new row; if not, that is said."""
        name = self.of_row[id(entry)]
        space = next(
            found for key, found in self.provider.spaces.items() if key == name
        )
        pattern = space.pattern
        fits = bool(draft.INTEGER.fullmatch(entry.code)) or space.type != "integer"
        if pattern is not None:
            fits = fits and entry.code.isdigit() and len(entry.code) == len(pattern)
        several = sum(
            1
            for each in self.found.new
            if (self.of_row[id(each)], each.code) == (name, entry.code)
        )
        if not fits:
            self.report.say(
                entry.line,
                findings.UNFIT,
                f"{entry.code} does not fit the space {name} of the spec (type {space.type}): not added",
                entry.code,
            )
        elif several > 1:
            self.report.say(
                entry.line,
                findings.MEANINGS,
                f"{entry.code} is new and has {several} meanings: add it by hand, with ambiguous and part",
                entry.code,
            )
        return fits and several == 1

    def _there(self) -> There:
        there = There()
        prefix = str(self.provider.provider)
        for known in self.known:
            name = str(known.row.name or names.derived(known.row.message))
            there.members.append((known.space, name))
            there.classes += [
                prefix + name,
                *(prefix + str(old) for old in known.row.formerly),
            ]
        for name, space in self.provider.spaces.items():
            there.spaces[str(name)] = draft.Space(
                str(name), str(space.type), bool(space.status), fixed=True
            )
            there.classes += [prefix + str(both) for both in space.ambiguous.values()]
            there.classes += [prefix + str(space.name)] if space.name else []
        for group, of_group in _all_groups(self.provider):
            there.classes.append(f"{prefix}{group.name or ''}Error")
            if group.title is not None:
                there.groups.setdefault(
                    (flat(group.title), of_group), str(group.name or "")
                )
        return there

    def _group(self, entry: Entry) -> spec.Group | None:
        """The group of the spec for a row: that of its section, and in it the narrowest whose range holds the code."""
        space = self.of_row[id(entry)]
        for group, own in _all_groups(self.provider):
            if (
                own == space
                and group.title is not None
                and flat(group.title) == entry.section.title
            ):
                return _narrowest(group, entry.code, self._wire_type(space))
        return None

    def _insert(self, entry: Entry, row: draft.Row, home: spec.Group) -> None:
        before = self._before(entry, home)
        if before is None:
            self.report.say(
                entry.line,
                findings.UNFIT,
                f"{entry.code} belongs to a group without rows: add it by hand",
                entry.code,
            )
            return
        if not self._in_range(home, entry.code, self.of_row[id(entry)]):
            row.outside_range = True
            self.report.say(
                entry.line,
                findings.UNFIT,
                f"{entry.code} is not in the range of its group",
                entry.code,
            )
        if not self._own_line(before):
            line = list(writing.row_lines(replace(row, checks=[], why=""), ""))[-1]
            self.edits.append(
                Edit(*before.row.place.end, *before.row.place.end, f", {line}")
            )
            return
        lines = list(writing.row_lines(row, " " * (before.code.place.column - 1)))
        self.behind.setdefault(_last_line(before.row), []).extend(lines)

    def _insert_group(self, lines: list[str], position: int) -> None:
        """Behind the group that holds the page's row before, at the outermost level."""
        tops = self.provider.groups
        stays = {id(each): known for each, known in self.found.same}
        before = next(
            (
                top
                for earlier in reversed(self.entries[:position])
                if (each := stays.get(id(earlier))) is not None
                for top in tops
                if each.group in [group for group, _ in _within(top, "")]
            ),
            tops[-1],
        )
        self.behind.setdefault(_last_line(before), []).extend(lines)

    def _indent(self) -> str:
        return " " * max(self.provider.groups[0].place.column - 3, 0)

    def _date(self) -> None:
        docs = self.provider.docs
        if docs is not None and docs.retrieved is not None:
            place = docs.retrieved.place
            if docs.retrieved != self.wishes.retrieved:
                self.edits.append(
                    Edit(place.line, place.column, *place.end, self.wishes.retrieved)
                )


def _all_groups(provider: spec.Provider) -> Iterator[tuple[spec.Group, str]]:
    first = str(next(iter(provider.spaces)))
    for group in provider.groups:
        yield from _within(group, first)


def _within(group: spec.Group, space: str) -> Iterator[tuple[spec.Group, str]]:
    space = str(group.space or space)
    yield group, space
    for inner in group.groups:
        yield from _within(inner, space)


def _ranges(
    groups: Sequence[spec.Group], outer: Text | list[Text] | None
) -> Iterator[tuple[spec.Group, Text | list[Text] | None]]:
    """All groups, each with the range that holds for its rows."""
    for group in groups:
        own = group.range if group.range is not None else outer
        yield group, own
        yield from _ranges(group.groups, own)


def _shifted(line: str, columns: int) -> str:
    """A line with its indentation changed."""
    if columns >= 0:
        return " " * columns + line
    return line[min(-columns, len(line) - len(line.lstrip())) :]


def _narrowest(group: spec.Group, code: str, wire_type: str) -> spec.Group:
    for inner in group.groups:
        span = None if inner.range is None else ranges.parse(inner.range, wire_type)
        if span is not None and span.holds(code, wire_type):
            return _narrowest(inner, code, wire_type)
    return group


def _last_line(found: spec.Code | spec.Group) -> int:
    """The last line on which something of a row or a group stands."""
    return max((place.end[0] for place in _places(found)), default=found.place.line)


def _places(found: object) -> Iterator[Place]:
    """Where the texts of a row or a group stand, and its brackets."""
    if isinstance(found, Text):
        yield found.place
    elif isinstance(found, spec.Code | spec.Group):
        yield found.place
        for each in fields(found):
            yield from _places(getattr(found, each.name))
    elif isinstance(found, list):
        for item in cast("list[object]", found):
            yield from _places(item)
    elif isinstance(found, dict):
        for key, value in cast("dict[object, object]", found).items():
            yield from _places(key)
            yield from _places(value)


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
