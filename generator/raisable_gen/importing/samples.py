"""A piece of code on a page in, the codes in it that stand beside their messages out: what a response looks like."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from raisable_gen.importing import column_titles
from raisable_gen.importing.page import flat

# A longer piece is no response with one code.
MAX_SAMPLE = 20_000
# Lines of HTTP may stand before what it says.
_START = re.compile(r"^[ \t]*[{\[]", re.M)


def codes(text: str) -> dict[str, str]:
    """Code to message, of all objects of JSON in `text` that have both; empty if `text` is no JSON."""
    start = _START.search(text)
    if start is None or len(text) > MAX_SAMPLE:
        return {}
    try:
        value = json.loads(text[start.start() :])
    except (ValueError, RecursionError):
        return {}
    found: dict[str, str] = {}
    for fields in _objects(value):
        messages = [
            each
            for name, each in fields.items()
            if column_titles.is_message_title(name)
            and isinstance(each, str)
            and each.strip()
        ]
        for name, each in fields.items():
            if messages and column_titles.may_be_code_title(name) and _is_code(each):
                found.setdefault(str(each), flat(messages[0]))
    return found


def _is_code(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in a value, the outermost first."""
    waiting = [value]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, dict):
            yield each
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
