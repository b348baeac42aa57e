"""The title of a section in, the range of codes that it documents out."""

from __future__ import annotations

import re

from raisable_gen.ranges import Range, parse

Written = str | tuple[str, str]

_XS = re.compile(r"(?<![\w-])([0-9]{0,17}[xX]{1,9})(?![\w-])", re.ASCII)
_FROM_TO = re.compile(
    r"(?<![\w.-])([0-9]{2,18})\s*(?:-|–|—|~|～|to|\.\.\.?|…)\s*([0-9]{2,18})(?![\w.-])",
    re.ASCII,
)
_PREFIX = re.compile(
    r"(?<![\w-])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*[_-])(?:\*|[xX]{2,9}|n{2,9})(?!\w)",
    re.ASCII,
)


def documented(title: str) -> Written | None:
    """The range in `title` as a spec writes it: `1xxx`, `AUTH_*` or two ends."""
    if found := _PREFIX.search(title):
        return found[1] + "*"
    if found := _XS.search(title):
        written = found[1].lower()
        return written if written.strip("x") else None
    found = _FROM_TO.search(title)
    if found and int(found[1]) < int(found[2]) and not _is_years(found[1], found[2]):
        return found[1], found[2]
    return None


def _is_years(first: str, last: str) -> bool:
    return all(re.fullmatch("(?:19|20)[0-9]{2}", year) for year in (first, last))


def fitting(written: Written | None, wire_type: str) -> Range | None:
    """The range, if there is one and it is one of codes of `wire_type`."""
    return None if written is None else parse(written, wire_type)
