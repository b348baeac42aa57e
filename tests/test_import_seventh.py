"""Layouts of pages that came up in a seventh collection: lists of a section together, faults, fields of calls."""

from __future__ import annotations

from importing.reading import decisions, plain


def test_lists_of_a_section_about_codes_are_clear_together() -> None:
    text = (
        "# The harbour\n\n## Error codes\n\n### Gate (4xx)\n\n- `431` gate is shut\n\n"
        "### Ships\n\n- `541` unknown ship {id}\n- `542` known ship {id}\n\n"
        "### Berths\n\n* **561** berth too short\n"
    )
    assert plain("a.md", text) == [
        ("431", "gate is shut", "Gate (4xx)"),
        ("541", "unknown ship {id}", "Ships"),
        ("542", "known ship {id}", "Ships"),
        ("561", "berth too short", "Berths"),
    ]
    assert "RBL201" not in decisions("a.md", text)


def test_amounts_in_a_section_about_codes_are_no_rows() -> None:
    limits = "# Tides\n\n## Errors\n\n### Limits\n\n- `100` requests a minute\n- `200` requests an hour\n- `500` requests a day\n"
    assert plain("a.md", limits) == []
    mixed = "# Tides\n\n## Errors\n\n### Waves\n\n- `541` low\n- `542` high\n- `543` flat\n\n### Wind\n\n- none is told\n"
    assert plain("a.md", mixed) == []
    assert "RBL201" in decisions("a.md", mixed)
    elsewhere = "# Error codes\n\n## Depths\n\n- `110` north mole\n- `120` south mole\n- `130` fuel pier\n"
    assert plain("a.md", elsewhere) == []


def test_faults_are_errors() -> None:
    text = (
        "<h2>Faults</h2><table><tr><td>Fault Type</td><td>Fault Message</td><td>Resolution</td></tr>"
        "<tr><td>UnknownShip</td><td>Nobody knows this ship</td><td>Register it</td></tr>"
        "<tr><td>UnknownShip</td><td>The ship has left</td><td>Wait for it</td></tr>"
        "<tr><td>BerthTaken</td><td>Another ship lies there</td><td>Choose another</td></tr></table>"
    )
    assert plain("a.html", text) == [
        ("UnknownShip", "Nobody knows this ship", "Faults"),
        ("UnknownShip", "The ship has left", "Faults"),
        ("BerthTaken", "Another ship lies there", "Faults"),
    ]
    soap = "## Answers\n\n| faultcode | faultstring |\n|---|---|\n| H-11 | No such ship |\n| H-12 | No such berth |\n"
    assert [row[:2] for row in plain("a.md", soap)] == [
        ("H-11", "No such ship"),
        ("H-12", "No such berth"),
    ]


def test_statuses_of_a_documented_call() -> None:
    text = (
        "Mooring\n=======\n\n..  post:: /ships/(id)/moor\n\n    A ship is moored.\n\n"
        "    :reqheader X-Pilot: The pilot.\n    :code 200: Moored\n    :code 409: The berth is\n       taken\n    :code 423: The gate is shut\n"
    )
    assert plain("a.rst", text) == [
        ("200", "Moored", "Mooring"),
        ("409", "The berth is taken", "Mooring"),
        ("423", "The gate is shut", "Mooring"),
    ]
    other = text.replace("..  post::", ".. http:post::").replace(":code ", ":Code ")
    assert [row[0] for row in plain("a.rst", other)] == ["200", "409", "423"]
