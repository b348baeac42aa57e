"""The rows of a draft in, their names out: each says what is different, and no two are alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from raisable_gen import names as rules
from raisable_gen.importing import findings, looks, naming
from raisable_gen.importing.draft import Group, Row, Space
from raisable_gen.importing.findings import Report
from raisable_gen.importing.naming import Names
from raisable_gen.importing.reading import Entry

# How many lines of the page a finding names.
MOST_LINES = 8


def name_meanings(
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
            naming.from_text(naming.in_words(entry.message))[:36] or f"Meaning{at}"
            for at, (_, entry) in enumerate(found[:2], 1)
        )
        wishes = [naming.from_symbol(code), both, naming.from_code(code)]
        spaces[space].ambiguous[code] = taken.first_free(
            [taken.bare(wish) for wish in wishes if wish], space
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


def name_rows(
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
            wishes[id(entry)] = [taken.bare(it) for it in _wishes(entry, group)]
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
            free = (wish for wish in alone if taken.is_free(wish, space))
            row.name = taken.first_free([next(free, own[-1])], space)
            symbol = naming.from_symbol(entry.code)
            if not symbol and row.name == naming.from_code(entry.code):
                report.say(
                    entry.line,
                    findings.NAMED,
                    f"{entry.code} has no words for a name: it is called {row.name}, find a better one",
                    entry.code,
                )


def _wishes(entry: Entry, group: Group) -> list[str]:
    """Names for a row, the best first; the last one is free in any case but a freak."""
    documented = naming.from_symbol(entry.code)
    if entry.name and looks.IDENTIFIER.fullmatch(entry.name):
        documented = naming.from_identifier(entry.name)
    words = naming.in_words(entry.message)
    short = naming.from_text(words)
    digits = "".join(re.findall("[A-Za-z0-9]+", entry.code))
    stem = documented or short
    return [
        documented,
        short,
        naming.from_all_words(words) if short else "",
        f"{group.name}{stem}"[:90] if stem else "",
        f"{stem}{digits}"[:98] if stem else "",
        naming.from_code(entry.code),
    ]
