"""A report in, its text out: for people, as JSON, and in the formats of the services that show it beside the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from raisable_gen import services
from raisable_gen.importing.findings import DECISION, KINDS, NOTE, Finding, Report
from raisable_gen.quote import terminal
from raisable_gen.services import Lines, Told, dumped

# How many further lines a note names.
MOST_LINES = 8
_SEVERITIES = {DECISION: "warning", NOTE: "note"}


def as_text(report: Report, lines: Lines) -> str:
    """A line a finding, in the order of the page; a note that is true of several places is one. Then the count of rows."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for found in sorted(report.findings):
        alone = found.place if found.level == DECISION else None
        alike.setdefault((alone, found.code, found.message), []).append(found)
    told = [
        terminal(f"{first.place}: {first.code} {first.level}: {first.message}")
        + _elsewhere(others)
        for first, *others in alike.values()
    ]
    return "".join(line + "\n" for line in [*told, counted(report)])


def _elsewhere(others: Sequence[Finding]) -> str:
    lines = [str(found.place.line) for found in others]
    if len(lines) > MOST_LINES:
        lines[MOST_LINES:] = ["..."]
    return f" (also in line {', '.join(lines)})" if lines else ""


def counted(report: Report) -> str:
    """The count of rows, and of what is to be decided."""
    waiting = report.decisions
    words = f"{report.seen} rows seen, {report.taken} taken, {report.refused} refused"
    return f"{words}; {waiting} to decide" if waiting else f"{words}; nothing to decide"


def as_json(report: Report, lines: Lines) -> str:
    """The same as JSON; `version` changes when a field changes its meaning or goes."""
    told = {
        "version": 1,
        "page": report.path,
        "rows": {
            "seen": report.seen,
            "taken": report.taken,
            "refused": report.refused,
        },
        "findings": [
            {
                "path": found.place.path,
                "line": found.place.line,
                "column": found.place.column,
                "code": found.code,
                "level": found.level,
                "about": found.about or None,
                "message": found.message,
            }
            for found in sorted(report.findings)
        ],
    }
    return dumped(told)


def as_concise(report: Report, lines: Lines) -> str:
    """One line a finding, without its level and without the count."""
    return services.concise(_told(report))


def as_sarif(report: Report, lines: Lines) -> str:
    """A log of one run in SARIF 2.1.0."""
    rules = [
        {
            "id": code,
            "shortDescription": {"text": f"{words[0].upper()}{words[1:]}."},
            "defaultConfiguration": {"level": _SEVERITIES[level]},
        }
        for code, (level, words) in KINDS.items()
    ]
    return services.sarif(_told(report), rules, lines)


def as_github(report: Report, lines: Lines) -> str:
    """Workflow commands, one a finding."""
    return services.github(_told(report))


def as_gitlab(report: Report, lines: Lines) -> str:
    """A Code Quality report."""
    return services.gitlab(_told(report), lines)


def _told(report: Report) -> list[Told]:
    return [
        Told(
            found.place,
            found.code,
            KINDS[found.code][1],
            _SEVERITIES[found.level],
            found.message,
        )
        for found in sorted(report.findings)
    ]


# `lines` are those of the page: what machines read knows a finding by its line.
FORMATS: dict[str, Callable[[Report, Lines], str]] = {
    "text": as_text,
    "concise": as_concise,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
    "gitlab": as_gitlab,
}
# The formats that have the count of rows themselves.
WITH_COUNT = ("text", "json")
