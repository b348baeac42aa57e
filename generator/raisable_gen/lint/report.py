"""Findings in, a report out: for people, and in the formats of the services that show findings beside code."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from raisable_gen import __version__
from raisable_gen.lint.finding import Finding
from raisable_gen.lint.frame import frame
from raisable_gen.lint.rules import RULES
from raisable_gen.quote import terminal, workflow, workflow_property

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_COLOURS = {"error": "31", "warning": "33", "note": "36"}


class Look(NamedTuple):
    """How a report may look on a terminal: columns, and whether there are colours."""

    width: int
    coloured: bool


Lines = Mapping[str, Sequence[str]]


def concise(findings: Sequence[Finding], lines: Lines, look: Look) -> str:
    """One line a finding, as `generate` tells its problems."""
    return "".join(f"{terminal(str(each))}\n" for each in findings)


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
    return _dumped({"version": 1, **counts(findings), "findings": listed})


def sarif(findings: Sequence[Finding], lines: Lines, look: Look) -> str:
    """A log of one run in SARIF 2.1.0."""
    order = {code: index for index, code in enumerate(RULES)}
    marks = _marks(findings, lines)
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
    results = [
        {
            "ruleId": each.code,
            "ruleIndex": order[each.code],
            "level": RULES[each.code].severity,
            "message": {"text": each.message},
            "locations": [{"physicalLocation": _location(each)}],
            "partialFingerprints": {"raisable/v1": mark},
        }
        for each, mark in zip(findings, marks, strict=True)
    ]
    return _dumped(sarif_log(rules, results))


def sarif_log(rules: Sequence[object], results: Sequence[object]) -> dict[str, Any]:
    """The log of one run of ours, whatever it looked at."""
    driver = {"name": "raisable", "semanticVersion": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": SARIF, "version": "2.1.0", "runs": [run]}


def _location(finding: Finding) -> dict[str, Any]:
    from urllib.parse import quote as percent  # SARIF alone needs it

    place = finding.place
    end_line, end_column = place.end
    return {
        "artifactLocation": {"uri": percent(relative(place.path), safe="/.-_~")},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": end_line,
            "endColumn": end_column,
        },
    }


def github(findings: Sequence[Finding], lines: Lines, look: Look) -> str:
    """Workflow commands, one a finding: GitHub shows them in the diff."""
    told: list[str] = []
    for each in findings:
        place, rule = each.place, RULES[each.code]
        command = "notice" if rule.severity == "note" else rule.severity
        properties = {
            "file": relative(place.path),
            "line": place.line,
            "endLine": place.end[0],
            "col": place.column,
            "endColumn": place.end[1],
            "title": f"{each.code} {rule.name}",
        }
        joined = ",".join(
            f"{name}={workflow_property(str(value))}"
            for name, value in properties.items()
        )
        told.append(f"::{command} {joined}::{workflow(each.message)}\n")
    return "".join(told)


def gitlab(findings: Sequence[Finding], lines: Lines, look: Look) -> str:
    """A Code Quality report."""
    severities = {"error": "major", "warning": "minor", "note": "info"}
    return _dumped(
        [
            {
                "description": f"{each.code} {each.message}",
                "check_name": RULES[each.code].name,
                "fingerprint": mark,
                "severity": severities[RULES[each.code].severity],
                "location": {
                    "path": relative(each.place.path),
                    "lines": {"begin": each.place.line, "end": each.place.end[0]},
                },
            }
            for each, mark in zip(findings, _marks(findings, lines), strict=True)
        ]
    )


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


def relative(path: str) -> str:
    """A path from the current folder, with slashes; as given where there is none, as between two drives."""
    try:
        return os.path.relpath(path).replace(os.sep, "/")
    except ValueError:
        return path


def _marks(findings: Sequence[Finding], lines: Lines) -> list[str]:
    """For each finding a word that stays when its line moves, and that no other finding has."""
    seen: dict[str, int] = {}
    marks: list[str] = []
    for each in findings:
        of_file = lines.get(each.place.path, ())
        line = of_file[each.place.line - 1] if each.place.line <= len(of_file) else ""
        about = "\0".join((each.code, relative(each.place.path), line.strip()))
        nth = seen[about] = seen.get(about, 0) + 1
        marks.append(hashlib.sha256(f"{about}\0{nth}".encode()).hexdigest())
    return marks


def _dumped(report: object) -> str:
    return json.dumps(report, indent=2) + "\n"
