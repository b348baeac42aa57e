"""The documented rows in, a draft of the spec out: spaces, groups, names, kinds and categories, each a proposal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from raisable_gen import names as rules
from raisable_gen.importing import columns, doubts, findings, naming, proposals, spans
from raisable_gen.importing.findings import Report
from raisable_gen.importing.naming import Names
from raisable_gen.importing.rows import Entry, Section
from raisable_gen.placeholders import PLACEHOLDER
from raisable_gen.ranges import Range


@dataclass(slots=True)
class Row:
    """A row of the spec. `why` says what proposed its category, `checks` the codes of findings that wait for a human."""

    code: str
    message: str
    name: str
    line: int
    kind: str = "error"
    category: str = ""
    why: str = ""
    retryable: bool | None = None
    params: list[str] = field(default_factory=list[str])
    template: str = ""
    part: str = ""
    rows: int = 1
    outside_range: bool = False
    deprecated: str = ""
    # A success that the list of its space says already.
    implied: bool = False
    checks: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class Group:
    """A section of the page with the rows of one space."""

    title: str
    name: str
    space: str
    range: spans.Written | None
    rows: list[Row]


@dataclass(slots=True)
class Space:
    """A list of codes."""

    name: str
    type: str
    status: bool = False
    success: list[str] = field(default_factory=list[str])
    ambiguous: dict[str, str] = field(default_factory=dict[str, str])
    # One that the spec has already, and that is not written again.
    fixed: bool = False


@dataclass(slots=True)
class Draft:
    """A spec that is not written yet."""

    provider: str
    title: str
    url: str
    retrieved: str
    spaces: list[Space]
    groups: list[Group]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller says about the spec: `spaces` is space by title of section, `""` for all others."""

    provider: str
    title: str
    url: str
    retrieved: str
    spaces: Mapping[str, str]
    categories: Mapping[str, str]


# How many lines of the page a finding names.
MOST_LINES = 8
# Names and categories are told by the beginning of a text.
BEGINNING = 400
INTEGER = re.compile("0|-?[1-9][0-9]{0,10}", re.ASCII)


def space_names(entries: Sequence[Entry], chosen: Mapping[str, str]) -> dict[int, str]:
    """The space of each row, by `id`: the caller's word, else the page's word for its codes."""
    words = {columns.key(entry.word) for entry in entries}
    found: dict[int, str] = {}
    for entry in entries:
        wanted = chosen.get(entry.section.title, chosen.get("", ""))
        found[id(entry)] = wanted or _space_name(entry.word, len(words) == 1)
    return found


def _space_name(word: str, alone: bool) -> str:
    if columns.is_status_title(word):
        return "http"
    bare = re.sub(r"[^a-z0-9]+", "_", word.casefold()).strip("_")
    if (
        alone
        or "code" in bare
        or (columns.is_title(word) and columns.key(word) not in ("rc", "mc", "ec"))
        or not re.fullmatch("[a-z][a-z0-9_]{0,62}", bare)
    ):
        return "code"
    return bare


@dataclass(slots=True)
class There:
    """What a spec has already: its classes and members, its spaces, and its groups by title and space."""

    classes: list[str] = field(default_factory=list[str])
    members: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    spaces: dict[str, Space] = field(default_factory=dict[str, Space])
    groups: dict[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )


def drafted(
    entries: Sequence[Entry],
    of_row: Mapping[int, str],
    wishes: Wishes,
    there: There,
    report: Report,
) -> Draft:
    """The draft; what a human has to decide goes to the report as well. `of_row` is the space of each row, by `id`."""
    spaces = {**_spaces(entries, of_row), **there.spaces}
    taken = Names(wishes.provider, [*_reserved(wishes, spaces), *there.classes])
    for space, name in there.members:
        taken.take(name, space)
    groups = _groups(entries, of_row, spaces, taken, there, report)
    drafts: dict[int, Row] = {}
    for group, members in groups:
        for entry in members:
            row = _row(entry, spaces[group.space], group, wishes, report)
            drafts[id(entry)] = row
            group.rows.append(row)
    _meanings(
        groups,
        drafts,
        spaces,
        taken,
        report,
    )
    _name_rows(groups, drafts, taken, report)
    sizes = Counter(of_row.values())
    ordered = sorted(
        spaces.values(), key=lambda space: (space.status, -sizes[space.name])
    )
    draft = Draft(
        wishes.provider,
        wishes.title,
        wishes.url,
        wishes.retrieved,
        ordered,
        [group for group, _ in groups],
    )
    _note_checks(draft, report)
    return draft


def _reserved(wishes: Wishes, spaces: Mapping[str, Space]) -> list[str]:
    prefix = wishes.provider
    enums = [
        prefix + ("Code" if name == "code" else rules.derived(name) + "Code")
        for name in spaces
    ]
    return [
        f"{prefix}Error",
        f"{prefix}InvalidResponse",
        *enums,
        *wishes.categories.values(),
    ]


def _spaces(entries: Sequence[Entry], of_row: Mapping[int, str]) -> dict[str, Space]:
    found: dict[str, Space] = {}
    for name in dict.fromkeys(of_row[id(entry)] for entry in entries):
        codes = [entry for entry in entries if of_row[id(entry)] == name]
        whole = all(INTEGER.fullmatch(entry.code) for entry in codes)
        is_text = any(entry.quoted for entry in codes)
        found[name] = Space(
            name,
            "integer" if whole and not is_text else "string",
            status=name == "http",
        )
    return found


def _groups(
    entries: Sequence[Entry],
    of_row: Mapping[int, str],
    spaces: Mapping[str, Space],
    taken: Names,
    there: There,
    report: Report,
) -> list[tuple[Group, list[Entry]]]:
    """The groups in the order of the page; a section with codes of two spaces makes two, and one that has a code twice as well."""
    members: dict[tuple[int, str, int], list[Entry]] = {}
    before: Counter[tuple[int, str, str]] = Counter()
    for entry in entries:
        of_section, space = id(entry.section), of_row[id(entry)]
        times = before[of_section, space, entry.code]
        before[of_section, space, entry.code] += 1
        members.setdefault((of_section, space, times), []).append(entry)
    found: list[tuple[Group, list[Entry]]] = []
    ranges: dict[str, list[Range]] = {}
    for (_, space, times), rows in members.items():
        section = rows[0].section
        known = there.groups.get((section.title, space))
        if known is not None:
            found.append((Group(section.title, known, space, None, []), rows))
            continue
        others = ranges.setdefault(space, [])
        written = (
            None if times else _range(section, rows, spaces[space], others, report)
        )
        name = _group_name(section, written, len(found) + 1, taken, report)
        found.append((Group(section.title, name, space, written, []), rows))
    return found


def _range(
    section: Section,
    rows: Sequence[Entry],
    space: Space,
    before: list[Range],
    report: Report,
) -> spans.Written | None:
    """The range that the title documents, if it holds most of the section's codes and fits the other ranges."""
    written = spans.documented(section.title)
    span = spans.fitting(written, space.type)
    if written is None or span is None:
        return None
    inside = sum(1 for row in rows if span.holds(row.code, space.type))
    if inside * 2 < len(rows):
        report.say(
            section.line,
            findings.UNFIT,
            f"the range {span.written} in the title holds {inside} of its {len(rows)} codes: left out",
        )
        return None
    crossing = [other.written for other in before if span.crosses(other, space.type)]
    if crossing:
        report.say(
            section.line,
            findings.UNFIT,
            f"the range {span.written} in the title overlaps {crossing[0]}: left out",
        )
        return None
    before.append(span)
    return written


def _group_name(
    section: Section,
    written: spans.Written | None,
    position: int,
    taken: Names,
    report: Report,
) -> str:
    own = naming.from_title(section.title)
    digits = "".join(
        re.findall(
            r"[A-Za-z0-9]+",
            written if isinstance(written, str) else "To".join(written or ()),
        )
    )
    digits = digits.rstrip("x") if digits.lower() != "x" else ""
    above = naming.from_title(section.above[-1]) if section.above else ""
    wishes = [
        own,
        f"{above}{own}" if above and own else "",
        f"{own}{digits}" if own and digits else "",
        f"Range{digits}" if digits else "",
        f"Section{position}",
    ]
    name = taken.first_free([wish[:80] for wish in wishes if wish], ending="Error")
    if not own:
        report.say(
            section.line,
            findings.NAMED,
            f"the title of the section gives no name: its group is called {name}, find a better one",
        )
    elif name != own:
        report.say(
            section.line,
            findings.NAMED,
            f"another section gives the same name: this group is called {name}, find a better one",
        )
    return name


def _row(
    entry: Entry, space: Space, group: Group, wishes: Wishes, report: Report
) -> Row:
    row = Row(
        entry.code,
        entry.message,
        "",
        entry.line,
        rows=entry.rows,
        deprecated=wishes.retrieved if entry.deprecated else "",
    )
    known = frozenset(wishes.categories)
    beginning = entry.message[:BEGINNING]
    success, sure = proposals.is_success(entry.code, beginning, space.status)
    waiting = proposals.pending(beginning)
    if success:
        row.kind = "success"
        if sure:
            space.success.append(entry.code)
            row.implied = not space.fixed
            report.say(
                entry.line, findings.SUCCESS, f"{entry.code} is a success", entry.code
            )
        else:
            report.say(
                entry.line,
                findings.KIND,
                f"{entry.code} reads like a success: kind: success is a proposal",
                entry.code,
            )
    elif waiting.value and "pending" in known:
        row.kind, row.category, row.why = "pending", "pending", waiting.why
        report.say(
            entry.line,
            findings.KIND,
            f"{entry.code} reads like something that is not finished: kind: pending is a proposal",
            entry.code,
        )
    else:
        proposed = proposals.category(
            beginning, entry.http or (entry.code if space.status else ""), known
        )
        row.category, row.why = proposed.value, proposed.why
    row.retryable = (
        entry.retryable
        if entry.retryable is not None
        else proposals.retryable(entry.message)
    )
    if row.kind == "success":
        row.retryable = None
    span = spans.fitting(group.range, space.type)
    if span is not None and not span.holds(entry.code, space.type):
        row.outside_range = True
        report.say(
            entry.line,
            findings.UNFIT,
            f"{entry.code} stands under {span.written} and is not in that range",
            entry.code,
        )
    _placeholders(row, report)
    for code, message in doubts.doubts(entry.message):
        report.say(entry.line, code, f"{entry.code}: {message}", entry.code)
    return row


def _placeholders(row: Row, report: Report) -> None:
    """Names for the placeholders of a text; with a template where the text's own can't be used."""
    found = PLACEHOLDER.findall(row.message)
    if not found:
        return
    numbered = [name for name in found if name.isdigit()]
    named = [name for name in found if not name.isdigit()]
    fits = (
        not numbered or numbered == [str(at) for at in range(len(found))]
    ) and not any(name in rules.ATTRIBUTES or rules.reserved(name) for name in named)
    if fits and len(set(found)) == len(found):
        row.params = doubts.params(row.message, len(numbered))
        return
    chosen = doubts.params(row.message, len(found))
    pieces = PLACEHOLDER.split(row.message)
    row.template = "".join(
        piece if at % 2 == 0 else "{" + chosen[at // 2] + "}"
        for at, piece in enumerate(pieces)
    )
    report.say(
        row.line,
        findings.PLACEHOLDER,
        f"{row.code}: its placeholders are not {{0}}, {{1}} and so on in this order: a template names them",
        row.code,
    )


def _meanings(
    groups: Sequence[tuple[Group, list[Entry]]],
    drafts: Mapping[int, Row],
    spaces: Mapping[str, Space],
    taken: Names,
    report: Report,
) -> None:
    """Codes with several texts: each is a meaning, with a word for the part of the API."""
    meanings: dict[tuple[str, str], list[tuple[Group, Entry]]] = {}
    for group, entries in groups:
        for entry in entries:
            meanings.setdefault((group.space, entry.code), []).append((group, entry))
    for (space, code), found in meanings.items():
        if len(found) < 2:
            continue
        parts: set[str] = set()
        for number, (group, entry) in enumerate(found, 1):
            row = drafts[id(entry)]
            part = rules.member(group.name).lower()[:60]
            row.part = part if part not in parts else f"meaning{number}"
            parts.add(row.part)
            row.kind = "error" if row.kind == "success" else row.kind
            row.implied = False
        if code in spaces[space].success:
            spaces[space].success.remove(code)
        both = "Or".join(
            naming.from_text(entry.message[:BEGINNING])[:36] or f"Meaning{at}"
            for at, (_, entry) in enumerate(found[:2], 1)
        )
        spaces[space].ambiguous[code] = taken.first_free(
            [both, naming.from_code(code)], space
        )
        lines = ", ".join(str(entry.line) for _, entry in found[:MOST_LINES])
        lines += " and others" if len(found) > MOST_LINES else ""
        for _, entry in found:
            report.say(
                entry.line,
                findings.MEANINGS,
                f"{code} has {len(found)} meanings (lines {lines}): see whether all hold, and name their parts",
                code,
            )


def _name_rows(
    groups: Sequence[tuple[Group, list[Entry]]],
    drafts: Mapping[int, Row],
    taken: Names,
    report: Report,
) -> None:
    """Names for all rows. Where several would have the same, none has it alone: each says what is different."""
    wishes: dict[int, list[str]] = {}
    counts: list[Counter[tuple[str, str]]] = [Counter() for _ in range(4)]
    for group, entries in groups:
        for entry in entries:
            wishes[id(entry)] = _wishes(entry, group)
            for at, wish in enumerate(wishes[id(entry)][:4]):
                counts[at][group.space, wish.casefold()] += 1
    for group, entries in groups:
        for entry in entries:
            row = drafts[id(entry)]
            space = "" if row.part else group.space
            own = wishes[id(entry)]
            alone = [
                wish
                for at, wish in enumerate(own)
                if wish and (at > 3 or counts[at][group.space, wish.casefold()] == 1)
            ]
            row.name = taken.first_free(
                [wish for wish in alone if taken.is_free(wish, space)] or own[-1:],
                space,
            )
            if row.name == naming.from_code(entry.code):
                report.say(
                    entry.line,
                    findings.NAMED,
                    f"{entry.code} has no words for a name: it is called {row.name}, find a better one",
                    entry.code,
                )


def _wishes(entry: Entry, group: Group) -> list[str]:
    """Names for a row, the best first; the last one is free in any case but a freak."""
    documented = (
        naming.from_identifier(entry.name)
        if entry.name and columns.IDENTIFIER.fullmatch(entry.name)
        else ""
    )
    beginning = entry.message[:BEGINNING]
    short = naming.from_text(beginning)
    digits = "".join(re.findall("[A-Za-z0-9]+", entry.code))
    stem = documented or short
    return [
        documented,
        short,
        naming.from_all_words(beginning) if short else "",
        f"{group.name}{stem}"[:90] if stem else "",
        f"{stem}{digits}"[:98] if stem else "",
        naming.from_code(entry.code),
    ]


def _note_checks(draft: Draft, report: Report) -> None:
    """Note at each row which decisions wait there."""
    waiting: dict[int, list[str]] = {}
    for found in report.findings:
        if found.level == findings.DECISION and found.about:
            waiting.setdefault(found.place.line, []).append(found.code)
    for group in draft.groups:
        for row in group.rows:
            row.checks = list(dict.fromkeys(waiting.get(row.line, [])))
