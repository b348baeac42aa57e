"""A report in, its text out: for people, as JSON, as SARIF, and as commands for GitHub's workflows."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote as percent

from raisable_gen.importing.findings import DECISION, KINDS, NOTE, Report
from raisable_gen.lint.report import sarif_log
from raisable_gen.quote import json_text, terminal, workflow, workflow_property


def as_text(report: Report) -> str:
    """A line a finding, in the order of the page; then the count of rows."""
    lines = [
        terminal(f"{found.place}: {found.code} {found.level}: {found.message}")
        for found in sorted(report.findings)
    ]
    return "".join(line + "\n" for line in [*lines, counted(report)])


def counted(report: Report) -> str:
    """The count of rows, and of what is to be decided."""
    waiting = report.decisions
    words = f"{report.seen} rows seen, {report.taken} taken, {report.refused} refused"
    return f"{words}; {waiting} to decide" if waiting else f"{words}; nothing to decide"


def as_json(report: Report) -> str:
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
    return _dumped(told)


def as_github(report: Report) -> str:
    """A workflow command a finding."""
    return "".join(
        f"::{'warning' if found.level == DECISION else 'notice'} file={workflow_property(found.place.path)},"
        f"line={found.place.line},col={found.place.column},"
        f"title={workflow_property(f'{found.code} {KINDS[found.code][1]}')}::{workflow(found.message)}\n"
        for found in sorted(report.findings)
    )


def as_sarif(report: Report) -> str:
    """A log of one run in SARIF 2.1.0."""
    codes = list(KINDS)
    levels = {DECISION: "warning", NOTE: "note"}
    rules = [
        {
            "id": code,
            "shortDescription": {"text": f"{words[0].upper()}{words[1:]}."},
            "defaultConfiguration": {"level": levels[level]},
        }
        for code, (level, words) in KINDS.items()
    ]
    results = [
        {
            "ruleId": found.code,
            "ruleIndex": codes.index(found.code),
            "level": levels[found.level],
            "message": {"text": found.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": percent(found.place.path, safe="/.-_~")
                        },
                        "region": {
                            "startLine": found.place.line,
                            "startColumn": found.place.column,
                        },
                    }
                }
            ],
        }
        for found in sorted(report.findings)
    ]
    return _dumped(sarif_log(rules, results))


def _dumped(report: object) -> str:
    return json_text(json.dumps(report, ensure_ascii=False, indent=2)) + "\n"


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
