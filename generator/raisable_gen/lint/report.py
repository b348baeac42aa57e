"""Findings in, a report out: for people, and in the formats of the services that show findings beside code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from raisable_gen import services
from raisable_gen.lint.finding import Finding
from raisable_gen.lint.frame import frame
from raisable_gen.lint.rules import RULES
from raisable_gen.quote import terminal
from raisable_gen.services import Lines, Told, dumped, relative

_COLOURS = {"error": "31", "warning": "33", "note": "36"}


class Look(NamedTuple):
    """How a report may look on a terminal: columns, and whether there are colours."""

    width: int
    coloured: bool


def concise(findings: Sequence[Finding], lines: Lines, look: Look) -> str:
    """One line a finding, as `generate` tells its problems."""
    return services.concise(_told(findings))


def text(findings: Sequence[Finding], lines: Lines, look: Look) -> str:
    """Each finding with its line of the spec, and carets below what is meant."""
    return "".join(f"{_shown(each, lines, look)}\n" for each in findings)


def _shown(finding: Finding, lines: Lines, look: Look) -> str:
    place, rule = finding.place, RULES[finding.code]

    def coloured(words: str, colour: str) -> str:
        return f"\x1b[{colour}m{words}\x1b[0m" if look.coloured else words

    colour = _COLOURS[rule.severity]
    head = f"{coloured(terminal(str(place)), '1')}: {coloured(finding.code, '1;' + colour)} {terminal(finding.message)}\n"
    of_file = lines.get(place.path, ())
    if place.line > len(of_file):
        return head
    gutter = f"{place.line:>5} | "
    line = of_file[place.line - 1]
    end_line, end_column = place.end
    end = end_column if end_line == place.line else len(line) + 1
    shown, carets = frame(line, place.column, end, max(look.width - len(gutter), 8))
    mend = " (--fix mends it)" if finding.edits else ""
    below = f"{carets} {rule.severity}: {rule.name}{mend}"
    if len(gutter) + len(below) > look.width:
        below = carets
    return f"{head}{gutter}{shown}\n      | {coloured(below, colour)}\n"


def as_json(findings: Sequence[Finding], lines: Lines, look: Look) -> str:
    """An object with the findings; its form is in specs/README.md and does not change within a version."""
    listed = [
        {
            "code": each.code,
            "name": RULES[each.code].name,
            "severity": RULES[each.code].severity,
            "path": relative(each.place.path),
            "line": each.place.line,
            "column": each.place.column,
            "end_line": each.place.end[0],
            "end_column": each.place.end[1],
            "message": each.message,
            "fixable": bool(each.edits),
        }
        for each in findings
    ]
    return dumped({"version": 1, **counts(findings), "findings": listed})


def sarif(findings: Sequence[Finding], lines: Lines, look: Look) -> str:
    """A log of one run in SARIF 2.1.0."""
    rules = [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": rule.catches},
            "fullDescription": {"text": f"{rule.catches} {rule.why}"},
            "help": {"text": rule.text},
            "defaultConfiguration": {"level": rule.severity},
        }
        for rule in RULES.values()
    ]
    return services.sarif(_told(findings), rules, lines)


def github(findings: Sequence[Finding], lines: Lines, look: Look) -> str:
    """Workflow commands, one a finding: GitHub shows them in the diff."""
    return services.github(_told(findings))


def gitlab(findings: Sequence[Finding], lines: Lines, look: Look) -> str:
    """A Code Quality report."""
    return services.gitlab(_told(findings), lines)


def _told(findings: Sequence[Finding]) -> list[Told]:
    return [
        Told(each.place, each.code, rule.name, rule.severity, each.message)
        for each in findings
        for rule in (RULES[each.code],)
    ]


FORMATS: dict[str, Callable[[Sequence[Finding], Lines, Look], str]] = {
    "text": text,
    "concise": concise,
    "json": as_json,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
}


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many errors, warnings and notes."""
    found = {"errors": 0, "warnings": 0, "notes": 0}
    for each in findings:
        found[f"{RULES[each.code].severity}s"] += 1
    return found
