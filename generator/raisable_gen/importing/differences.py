"""How a page and its spec differ in, findings out; and the doubts about rows that somebody has decided on, no longer findings."""

from __future__ import annotations

from raisable_gen.importing import findings
from raisable_gen.importing.drift import Drift
from raisable_gen.importing.findings import Report


def settle(report: Report, found: Drift) -> None:
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


def tell(found: Drift, report: Report, *, done: bool) -> None:
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
