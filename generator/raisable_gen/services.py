"""What was found in files in, a report out in the formats of the services that show it beside code."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from raisable_gen import __version__
from raisable_gen.problem import Place
from raisable_gen.quote import terminal, workflow, workflow_property

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

# The lines of the files, by path: a finding is known by the line that it is in.
Lines = Mapping[str, Sequence[str]]


class Told(NamedTuple):
    """Something found: where, its stable code, what the code is called, `error`, `warning` or `note`, and the words."""

    place: Place
    code: str
    name: str
    severity: str
    message: str


def concise(found: Sequence[Told]) -> str:
    """One line a finding, as `generate` tells its problems."""
    return "".join(
        terminal(f"{each.place}: {each.code} {each.message}") + "\n" for each in found
    )


def sarif(
    found: Sequence[Told], rules: Sequence[Mapping[str, Any]], lines: Lines
) -> str:
    """A log of one run in SARIF 2.1.0; `rules` describe all codes, each with its `id`."""
    order = {rule["id"]: index for index, rule in enumerate(rules)}
    results = [
        {
            "ruleId": each.code,
            "ruleIndex": order[each.code],
            "level": each.severity,
            "message": {"text": each.message},
            "locations": [{"physicalLocation": _location(each.place)}],
            "partialFingerprints": {"raisable/v1": mark},
        }
        for each, mark in zip(found, _marks(found, lines), strict=True)
    ]
    driver = {"name": "raisable", "semanticVersion": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return dumped({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


def _location(place: Place) -> dict[str, Any]:
    from urllib.parse import quote as percent  # SARIF alone needs it

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


def github(found: Sequence[Told]) -> str:
    """Workflow commands, one a finding: GitHub shows them in the diff."""
    told: list[str] = []
    for each in found:
        place = each.place
        command = "notice" if each.severity == "note" else each.severity
        properties = {
            "file": relative(place.path),
            "line": place.line,
            "endLine": place.end[0],
            "col": place.column,
            "endColumn": place.end[1],
            "title": f"{each.code} {each.name}",
        }
        joined = ",".join(
            f"{name}={workflow_property(str(value))}"
            for name, value in properties.items()
        )
        told.append(f"::{command} {joined}::{workflow(each.message)}\n")
    return "".join(told)


def gitlab(found: Sequence[Told], lines: Lines) -> str:
    """A Code Quality report."""
    severities = {"error": "major", "warning": "minor", "note": "info"}
    return dumped(
        [
            {
                "description": f"{each.code} {each.message}",
                "check_name": each.name,
                "fingerprint": mark,
                "severity": severities[each.severity],
                "location": {
                    "path": relative(each.place.path),
                    "lines": {"begin": each.place.line, "end": each.place.end[0]},
                },
            }
            for each, mark in zip(found, _marks(found, lines), strict=True)
        ]
    )


def relative(path: str) -> str:
    """A path from the current folder, with slashes; as given where there is none, as between two drives."""
    try:
        return os.path.relpath(path).replace(os.sep, "/")
    except ValueError:
        return path


def dumped(report: object) -> str:
    """JSON for machines: ASCII, whatever the texts are."""
    return json.dumps(report, indent=2) + "\n"


def _marks(found: Sequence[Told], lines: Lines) -> list[str]:
    """For each finding a word that stays when its line moves, and that no other finding has."""
    seen: dict[str, int] = {}
    marks: list[str] = []
    for each in found:
        of_file = lines.get(each.place.path, ())
        line = of_file[each.place.line - 1] if each.place.line <= len(of_file) else ""
        about = "\0".join((each.code, relative(each.place.path), line.strip()))
        nth = seen[about] = seen.get(about, 0) + 1
        marks.append(hashlib.sha256(f"{about}\0{nth}".encode()).hexdigest())
    return marks
