"""A table that stands in one line in, its rows as lines of their own out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import glued_table, spaced_table
from raisable_gen.importing.code_steps import BELOW
from raisable_gen.importing.line import Line, may_begin
from raisable_gen.importing.looks import EAST, STATUS, is_code_like
from raisable_gen.importing.page import MAX_SECTIONS, Unreadable
from raisable_gen.importing.worded import starts_of

# Behind these titles rows follow; and where a title of a section may begin.
_CODE = r"(?=-?[0-9]|[A-Z][A-Z0-9_-]{0,40}?[0-9])"
# What looks like a code between a text and a word, all glued.
_INNER = re.compile(
    r"(?<=[a-z.!?)\"'])(?=[A-Z_-]*[0-9]|[A-Z-]+_)-?[A-Z0-9][A-Z0-9_-]{2,}(?=[A-Z][a-z]|[\u0370-\ud7ff])"
)
_SIGNED = re.compile(r"[^\W_]-[0-9]")
_APART = re.compile(
    r"(?<=[a-z.!?)] )(?:-?[0-9]{1,9}|(?:[A-Z0-9]+_)+[A-Z0-9]+)(?= [A-Z][a-z ])",
    re.ASCII,
)
# Codes of other kinds than those that begin the rows: `...lost.not_found`, `...lost. ERROR Please`, `...lost 6001 Gone`, `...lost-1Gone`.
_OTHERS = re.compile(
    r"(?<=[.!?])[1-5][0-9]{2} [A-Z]|(?<=[.!?])\s?[a-z]{1,30}(?:[-_][a-z]{1,30}){1,8}(?=\s?[A-Z])|(?<=[.!?。] )(?:[A-Z]{4,}|[a-z]{3,})(?= [A-Z][a-z])|(?<=[^\W\d_] )(?:-[0-9]+|[0-9]{3,})(?= [^\W\da-z_])"
    r"|(?<=[^\W\d_])-[0-9]{1,5}(?=[A-Z][a-z])|(?<=[。！？])[A-Z][A-Z0-9]{0,30}_[A-Z0-9_]{1,80}|(?<=\s)[A-Z]{2,}_[0-9]{2,}(?=\s+[^\W\da-z_])"
    r"|(?<=\s)[A-Z]{1,6}-?[0-9]{2,6}(?=\s+[A-Z][a-z])|[a-z]{2,30}(?:_[a-z]{1,30}){1,8}(?=[A-Z][a-z])"
    # `...CVVCARD_LOSTКарта`, `...amount1ALost card`, `...amount 1A Lost card`.
    r"|(?<=[^\W_])[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,8}(?=[\u0370-\u1fff\u3040-\ud7ff])|(?<=[a-z])\s?[0-9][A-Z](?=\s?[A-Z][a-z])"
    # Glued on both sides.
    rf"|(?<=[a-z.!?)}}])[0-9]{{3,}}(?=[A-Za-z])|(?<=[{EAST}])[A-Z]{{3,}}(?=[{EAST}])|(?<=[^\W_A-Z])(?:[A-Z][A-Z0-9]{{0,30}}_){{1,8}}[A-Z0-9]{{1,30}}(?=[{EAST}])"
)
# A doubt names so many codes in a text.
_MOST = 40
# How much of what may be a row a doubt names.
_SHOWN = 12
_OTHERWISE = "rows could begin at other places as well: see whether it is whole"
_JOINT = re.compile(r"(?<=[a-z.!?)])\s*(?=[A-Z])", re.ASCII)


def sections(
    line: Line, rest: str, titles: str, kinds: Sequence[str]
) -> list[list[Line]]:
    """The rows of the tables that stand in one line, a list for each; `titles` are those of the columns, as the line has them.

    The last row of a table and the title of the next section are divided where a capital shows the only place. Raises `Unreadable`.
    """
    pieces = re.split(rf"{re.escape(titles)}\s*{_CODE}", rest, flags=re.ASCII)
    if len(pieces) > MAX_SECTIONS:
        raise Unreadable(line.number, f"over {MAX_SECTIONS} tables: divide the page")
    found = [unflattened(line, piece, kinds) for piece in pieces]
    for rows in found[:-1]:
        row = rows[-1]
        joints = [match.span() for match in _JOINT.finditer(row.text)]
        if len(joints) == 1:
            start, end = joints[0]
            title = row.text[end:]
            row.doubt = f"{title!r} behind its text is read as the title of the next section: see whether it is one"
            row.text, row.raw = row.text[:start], row.raw[:start]
            rows.append(Line(line.number, title, title, False))
        elif joints:
            row.doubt = "its text may end with the title of the section that the rows behind it are in: see where it ends"
    return found


def unflattened(line: Line, rest: str, kinds: Sequence[str]) -> list[Line]:
    """The rows of a table that stands in one line; each as a line of its own."""
    if rows := spaced_rows(line, rest, kinds):
        return rows
    glued = glued_table.rows(line, rest, kinds)
    if glued_table.are_clear(glued):
        return glued
    starts, doubts = _starts(rest, kinds)
    signed = [at for at in starts if _SIGNED.match(rest, max(at - 2, 0))]
    if signed:
        for at in signed:
            doubts[at + 1] = (
                f"the sign in front of {rest[at : at + 8]!r} is read as part of its code: see whether it is"
            )
        starts = [at - (at in signed) for at in starts]
    ends = [*starts[1:], len(rest)]
    texts = [rest[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    doubtful = sorted(doubts)

    def doubt(start: int, end: int) -> str:
        at = bisect_right(doubtful, start)
        is_within = at < len(doubtful) and doubtful[at] < end
        return doubts[doubtful[at]] if is_within else ""

    others = {row.text for row in glued} or set(texts)
    return [
        Line(
            line.number,
            text,
            text,
            False,
            doubt(start, end) or _inner(text) or _OTHERWISE * (text not in others),
        )
        for text, start, end in zip(texts, starts, ends, strict=True)
    ]


def rows_in(line: Line, rest: str, kinds: Sequence[str]) -> list[Line]:
    """The rows of a table whose cells all have white space between them, or all none, each as a line of its own; none if they are not clear."""
    if rows := spaced_rows(line, rest, kinds):
        return rows
    glued = glued_table.rows(line, rest, kinds)
    return glued if glued_table.are_clear(glued) else []


def spaced_rows(line: Line, rest: str, kinds: Sequence[str]) -> list[Line]:
    """The rows of a table with white space between all cells, each as a line of its own; none if it is no such table."""
    rows = spaced_table.rows(line, rest, kinds) or []
    return [replace(row, doubt=row.doubt or _inner(row.text)) for row in rows]


def _inner(text: str) -> str:
    """The doubt about a row with something glued into its text that looks like a code and is no HTTP status."""
    found = (match for match in _INNER.finditer(text) if match.start())
    others = [match for match in found if not STATUS.fullmatch(match[0])]
    apart = list(_APART.finditer(text))
    if len(apart) > 1 or any("_" in match[0] for match in apart):
        others += apart
    others += [match for match in _OTHERS.finditer(text) if match.start()]
    if len(others) < 2:
        return may_begin(others[0][0].strip(), 0, _MOST) if others else ""
    codes = ", ".join(match[0].strip() for match in others[:_MOST])
    return f"{codes} in its text may begin other rows: see whether it is whole"


def _starts(rest: str, kinds: Sequence[str]) -> tuple[list[int], dict[int, str]]:
    """Where rows begin; and where else one could, with the doubt about it."""
    if of_statuses := _behind_statuses(rest, kinds):
        return of_statuses, {}
    of_words = starts_of(rest, kinds)
    if of_words is not None:
        return of_words
    first = re.match(
        r"(-?[A-Z_]*|[A-Z]{1,6}-|[a-z]{1,2}(?=[0-9]+\s))([0-9]{1,18})(?![0-9])(\s?)",
        rest,
        re.ASCII,
    )
    if first is None:
        return [0], {}
    prefix, width, spaced = first[1], len(first[2]), bool(first[3])
    if prefix not in ("", "-"):
        of_prefix = _symbol_starts if "_" in prefix else _lettered_starts
        return of_prefix(rest, spaced)
    counted = _counted(rest, spaced)
    if counted:
        return counted, {}
    sign = re.escape(prefix)
    if spaced and not prefix and width == 2:  # `96`, and `A1` behind it
        pattern = r"(?:(?<=\s)|^)(?:[0-9]{2}(?=\s)|(?:[A-Z][0-9]|[0-9][A-Z])(?=\s[A-Z][a-z ]))"
    elif spaced:
        pattern = rf"(?:(?<=\s)|^){sign}[0-9]{{{width}}}(?=\s)"
    else:
        pattern = rf"(?<![\s(\[]){sign}[0-9]{{{width}}}(?=[^\s0-9.,:;)%$])"
        apart = rf"(?:(?<=\s)|^){sign}[0-9]{{{width}}}(?=[^\W\d_])"
        if len(re.findall(apart, rest)) > len(re.findall(pattern, rest, re.ASCII)):
            pattern = apart  # white space between rows, none in them
    ends = len(prefix) + width
    starts = [match.start() for match in re.finditer(pattern, rest, re.ASCII)]
    capital = {
        at
        for at in starts
        if not rest[at + ends : at + ends + 2].lstrip()[:1].islower()
    }
    if len(capital) * 10 >= len(starts) * 7:
        starts = [at for at in starts if at in capital or at == 0]
    rising = _rising(starts, [abs(int(rest[at : at + ends], 36)) for at in starts])
    longer = rf"(?<![0-9,])[0-9]{{{2 * width},}}(?![0-9.,])" if width > 2 else "(?!)"
    number = rf"(?<![0-9])[0-9]{{3,}}(?=\s?[A-Z{{])|{longer}"
    others = [m.start() for m in re.finditer(number, rest, re.ASCII)]
    falling: set[int] = set()
    if len(rising) * 10 < len(starts) * 9:  # codes in another order
        rising, falling = starts, set(starts) - set(rising)
    sure = {at + offset for at in rising for offset in range(ends)}
    doubts = {
        at: may_begin(rest, at, _SHOWN) for at in [*starts, *others] if at not in sure
    }
    for at in falling:
        doubt = BELOW.format(rest[at : at + ends])
        doubts[at - 1] = doubts[at + 1] = doubt
    for at in rising:
        if at and rest[at - 1].isdigit():
            doubts[at - 1] = doubts[at + 1] = (
                f"the digits at {rest[at - 8 : at + 8]!r} are divided by the length of the codes: see whether it is right"
            )
    return sorted({0, *rising}), doubts


def _behind_statuses(rest: str, kinds: Sequence[str]) -> list[int]:
    """Where rows begin that end with an HTTP status and go on with a code of whatever kind, white space between; all of them do."""
    if len(kinds) < 3 or kinds[0] != "code" or kinds[-1] != "http":
        return []
    pattern = r"(?<=\s)[1-5][0-9]{2}\s+(?=(\S+)\s)"
    codes = [code for code in re.finditer(pattern, rest) if is_code_like(code[1])]
    starts = [0, *(code.end() for code in codes)]
    ends = [*starts[1:], len(rest)]
    rows = [rest[at:end].split() for at, end in zip(starts, ends, strict=True)]
    are_whole = all(
        len(row) > 2 and is_code_like(row[0]) and STATUS.fullmatch(row[-1])
        for row in rows
    )
    return starts if len(rows) > 2 and are_whole else []


def _counted(rest: str, spaced: bool) -> list[int]:
    """Where rows begin whose codes differ in length and rise: counted up, `0Success1Failed` to `10Invalid`, or all of a length
    behind the first, `0Success10001Failed`. Empty if they are not so."""
    glued = r"(?<![\s(\[0-9.,+#*/|&=$€£])[0-9]{1,9}(?=[^\s0-9.,:;)%$])"
    pattern = r"(?:(?<=\s)|^)[0-9]{1,9}(?=\s)" if spaced else glued
    runs = list(re.finditer(pattern, rest, re.ASCII))
    for texts in (str.isupper, str.isalpha):
        of_rows = [
            run for run in runs if texts(rest[run.end() : run.end() + 2].lstrip()[:1])
        ]
        values = [int(run[0]) for run in of_rows]
        steps = [
            later - value for value, later in zip(values, values[1:], strict=False)
        ]
        lengths = [len(run[0]) for run in of_rows]
        if len(set(lengths)) < 2 or of_rows[0].start() or min(steps) < 1:
            continue
        is_counted = steps.count(1) * 10 >= len(steps) * 7
        if is_counted or len(lengths) > 2 and len(set(lengths[1:])) == 1 < lengths[1]:
            return [run.start() for run in of_rows]
    return []


def _lettered_starts(rest: str, spaced: bool) -> tuple[list[int], dict[int, str]]:
    """Like `_starts`, for codes like `P100` and `INS-0` that rise; what looks like one and does not rise with them is doubtful."""
    first = re.match("[A-Z]+-?|[a-z]+", rest, re.ASCII)
    prefix = first[0] if first else ""
    before, behind = (
        (r"(?<!\S)", r"(?=\s)") if spaced else (r"(?<![A-Z0-9_(\[\s-])", "(?=[A-Z])")
    )
    codes = list(
        re.finditer(f"{before}{re.escape(prefix)}([0-9]+){behind}", rest, re.ASCII)
    )
    starts = _rising(
        [code.start() for code in codes], [int(code[1][:18]) for code in codes]
    )
    sure = {0, *starts}
    doubts = {
        match.start(): may_begin(rest, match.start(), _SHOWN)
        for match in re.finditer("[A-Z]{1,6}-?[0-9]{2,}", rest, re.ASCII)
        if match.start() not in sure
    }
    return sorted(sure), doubts


def _symbol_starts(rest: str, spaced: bool) -> tuple[list[int], dict[int, str]]:
    """Like `_starts`, for codes like `AUTH_001`: one whose letters stand glued to others is told by the prefixes of the rest."""
    code = r"(?:[A-Z][A-Z0-9]{0,20}_){1,6}[A-Z]{0,20}[0-9]+"
    before, behind = (
        (r"(?<!\S)", r"(?=\s)")
        if spaced
        else (r"(?<![A-Z0-9_(\[ ])", r"(?=[^\s0-9.,:;)])")
    )
    sure = {
        match.start(): match.end()
        for match in re.finditer(before + code + behind, rest, re.ASCII)
    }
    doubts: dict[int, str] = {}
    prefixes = {rest[at:end].rstrip("0123456789") for at, end in sure.items()}
    for at, end in sure.items():
        own = rest[at:end].rstrip("0123456789")
        is_cut = at > 0 and rest[at - 1] in "|/&+#*="  # `A|BORDER_001`
        if is_cut or any(own[cut:] in prefixes for cut in range(1, len(own))):
            doubts[at - 1] = doubts[at + 1] = may_begin(rest, at, _SHOWN)
    known = "|".join(
        re.escape(prefix) for prefix in sorted(prefixes, key=len, reverse=True)
    )
    starts = {0, *sure}
    for match in re.finditer(
        f"(?:{known})[0-9]{{2,}}" if known else "(?!)", rest, re.ASCII
    ):
        if match.start() in sure:
            continue
        doubts[match.start() - 1] = doubts[match.start() + 1] = may_begin(
            rest, match.start(), _SHOWN
        )
        if not spaced:
            starts.add(match.start())
    codes = {at for start, end in sure.items() for at in range(start, end)}
    for match in re.finditer(r"[A-Z]{2,20}_[A-Z0-9_]{0,40}?[0-9]{2,}", rest, re.ASCII):
        if match.start() not in codes:
            doubts[match.start()] = may_begin(rest, match.start(), _SHOWN)
    return sorted(starts), doubts


def _rising(starts: Sequence[int], values: Sequence[int]) -> list[int]:
    """The longest part of `starts`, from the first on, whose values rise."""
    ends: list[int] = (
        []
    )  # of each length: where a part of that length ends with the smallest value
    back: dict[int, int] = {}
    for at, value in enumerate(values):
        if at and value <= values[0]:
            continue
        length = bisect_left(ends, value, key=lambda end: values[end])
        back[at] = ends[length - 1] if length else -1
        ends[length : length + 1] = [at]
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(starts[at])
        at = back[at]
    return found[::-1]
