"""The lines of a page in AsciiDoc in; out, which of its marks open a block and where that ends: an author may have left one open,
or have drawn the line under a title too short."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from raisable_gen.importing.page import is_title_like

# Around lines that are shown as they are, around tables, and around blocks that may be the line under a title.
FENCE = re.compile(r"(-{4,}|\.{4,}|/{4,}|\+{4,}|`{3,})\s*")
TABLE = re.compile(r"([|,:!])={3,}\s*")
_INNER = re.compile(r"!={3,}\s*")
_EXAMPLE = re.compile(r"={4,}\s*")
_LINE = re.compile(r"([=+-])\1{3,}\s*")
_HEADING = re.compile(r"={2,6} +[^\s=].*")
_ATTRIBUTES = re.compile(
    r"\[(?:source|cols|options|opts|%|width|listing|horizontal)\b.*\]\s*|\[%.*\]\s*"
)


@dataclass(slots=True)
class Marks:
    """By the line of each mark that opens a block: the line behind what it holds, and the one that the page goes on with."""

    ends: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    # Lines under titles that are shorter or longer than these.
    underlines: set[int] = field(default_factory=set[int])


def marks(lines: Sequence[str]) -> Marks:
    """The marks of a page."""
    found = Marks()
    places: Mapping[str, list[int]] = defaultdict(list)
    for at in range(len(lines) - 1, -1, -1):
        if any(it.fullmatch(lines[at]) for it in (FENCE, TABLE, _EXAMPLE)):
            places[lines[at].strip()].append(at)
    # The last in each list is the next on the page.
    behind = 0
    examples: set[str] = set()
    for at, line in enumerate(lines):
        mark = line.strip()
        if mark not in places or places[mark][-1:] != [at]:
            continue
        left = places[mark]
        left.pop()
        if at < behind:
            continue
        end = left[-1] if left else len(lines)
        if TABLE.fullmatch(line):
            stop = _stop(lines, at, end, len(left) % 2 == 0)
            found.ends[at] = (stop, stop) if stop < end else (end, end + 1)
            behind = found.ends[at][1]
        elif _EXAMPLE.fullmatch(line):
            if mark not in examples and _is_underline(lines, at):
                found.underlines.add(at)
            else:
                examples ^= {mark}
        elif _is_underline(lines, at) and (
            not left or _is_underline(lines, end) or _holds_page(lines, at, end)
        ):
            found.underlines.add(at)
        elif left and (len(left) % 2 or not _holds_page(lines, at, end)):
            found.ends[at] = (end, end + 1)
            behind = end + 1
    return found


def divided(
    lines: Sequence[str],
) -> tuple[list[str], list[tuple[int, str, list[str]]]]:
    """The lines of a table without the tables in its cells; and these, each with the place of its mark, what is said of it, and its lines."""
    outer = list(lines)
    inside: list[tuple[int, str, list[str]]] = []
    places = [at for at, line in enumerate(lines) if _INNER.fullmatch(line)]
    for at, end in zip(places[::2], places[1::2], strict=False):
        said = lines[at - 1].strip() if at else ""
        is_said = said.startswith("[") and said.endswith("]")
        inside.append((at, said[1:-1] if is_said else "", list(lines[at + 1 : end])))
        start = at - is_said
        outer[start : end + 1] = [""] * (end + 1 - start)
    return outer, inside


def _is_underline(lines: Sequence[str], at: int) -> bool:
    """Whether a line of marks stands alone with a title above it, however long that is."""
    above = lines[at - 1].strip() if at else ""
    return (
        bool(_LINE.fullmatch(lines[at]))
        and is_title_like(above)
        and above[0] not in "[.="
        and not any(map(str.strip, lines[max(at - 2, 0) : at - 1]))
        and not any(map(str.strip, lines[at + 1 : at + 2]))
    )


def _stop(lines: Sequence[str], start: int, end: int, is_odd: bool) -> int:
    """The line with which something else begins inside of a table that was left open; `end` if it was not."""
    for at in range(start + 1, end):
        line = lines[at]
        if is_odd and _HEADING.fullmatch(line) and not lines[at - 1].strip():
            return at
        if at + 1 == end < len(lines) and is_odd and _ATTRIBUTES.fullmatch(line):
            return at
    return end


def _holds_page(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether what stands between two fences is plainly the page itself: a heading, a table, or what is said of the next block."""
    if end - start > 1 and end < len(lines) and _ATTRIBUTES.fullmatch(lines[end - 1]):
        return True
    if "doc" in lines[start - 1]:  # `[source,asciidoc]`
        return False
    return any(
        TABLE.fullmatch(lines[at])
        or _HEADING.fullmatch(lines[at])
        and not lines[at - 1].strip()
        for at in range(start + 1, end)
    )
