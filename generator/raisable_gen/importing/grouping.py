"""The documented rows in; which list of codes each is in, and the groups of the spec, out: a group for a section of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from raisable_gen.importing import column_titles, findings, naming, spans, title_words
from raisable_gen.importing.draft import Group, Space, There
from raisable_gen.importing.findings import Report
from raisable_gen.importing.naming import Names
from raisable_gen.importing.reading import Entry, Section
from raisable_gen.ranges import Range

INTEGER = re.compile("0|-?[1-9][0-9]{0,10}", re.ASCII)


def space_names(entries: Sequence[Entry], chosen: Mapping[str, str]) -> dict[int, str]:
    """The space of each row, by `id`: the caller's word, else the page's word for its codes."""
    words = {title_words.key(entry.word) for entry in entries}
    found: dict[int, str] = {}
    for entry in entries:
        wanted = chosen.get(entry.section.title, chosen.get("", ""))
        found[id(entry)] = wanted or _space_name(entry.word, len(words) == 1)
    return found


def _space_name(word: str, alone: bool) -> str:
    if column_titles.is_status_title(word):
        return "http"
    bare = re.sub(r"[^a-z0-9]+", "_", word.casefold()).strip("_")
    if (
        alone
        or "code" in bare
        or (
            column_titles.is_title(word)
            and title_words.key(word) not in ("rc", "mc", "ec")
        )
        or not re.fullmatch("[a-z][a-z0-9_]{0,62}", bare)
    ):
        return "code"
    return bare


def spaces(entries: Sequence[Entry], of_row: Mapping[int, str]) -> dict[str, Space]:
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


def groups(
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
    own = taken.bare(naming.from_title(section.title))
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
