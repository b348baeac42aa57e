"""The documented rows in, a draft of the spec out: kinds, categories and placeholders by what the texts say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from raisable_gen import names as rules
from raisable_gen.importing import (
    doubts,
    findings,
    grouping,
    naming,
    proposals,
    row_names,
    spans,
)
from raisable_gen.importing.draft import Draft, Group, Row, Space, There, Wishes
from raisable_gen.importing.findings import Report
from raisable_gen.importing.naming import Names
from raisable_gen.importing.reading import Entry
from raisable_gen.placeholders import PLACEHOLDER


def drafted(
    entries: Sequence[Entry],
    of_row: Mapping[int, str],
    wishes: Wishes,
    there: There,
    report: Report,
) -> Draft:
    """The draft; what a human has to decide goes to the report as well. `of_row` is the space of each row, by `id`."""
    spaces = {**grouping.spaces(entries, of_row), **there.spaces}
    taken = Names(wishes.provider, [*_reserved(wishes, spaces), *there.classes])
    for space, name in there.members:
        taken.take(name, space)
    groups = grouping.groups(entries, of_row, spaces, taken, there, report)
    drafts: dict[int, Row] = {}
    for group, members in groups:
        for entry in members:
            row = _row(entry, spaces[group.space], group, wishes, report)
            drafts[id(entry)] = row
            group.rows.append(row)
    row_names.name_meanings(
        groups,
        drafts,
        spaces,
        taken,
        report,
    )
    row_names.name_rows(groups, drafts, taken, report)
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
    words = naming.in_words(entry.message)
    success, sure = proposals.is_success(entry.code, words, space.status)
    waiting = proposals.pending(words)
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
            words, entry.http or (entry.code if space.status else ""), known
        )
        row.category, row.why = proposed.value, proposed.why
    row.retryable = (
        entry.retryable if entry.retryable is not None else proposals.retryable(words)
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


def _note_checks(draft: Draft, report: Report) -> None:
    """Note at each row which decisions wait there."""
    waiting: dict[int, list[str]] = {}
    for found in report.findings:
        if found.level == findings.DECISION and found.about:
            waiting.setdefault(found.place.line, []).append(found.code)
    for group in draft.groups:
        for row in group.rows:
            row.checks = list(dict.fromkeys(waiting.get(row.line, [])))
