"""Text copied out of a browser in, the blocks of the page out.

Cells are separated by tabs, or glued, or stand one in a line, or a whole table stands in one line; titles of sections are
lines like others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from raisable_gen.importing import columns
from raisable_gen.importing.glued import Divided, Divider, Undecided, is_spaced
from raisable_gen.importing.page import (
    MAX_LINES,
    MAX_ROWS,
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Unreadable,
    Words,
    flat,
    hidden,
    is_title_like,
    lines_of,
)
from raisable_gen.importing.spans import Written, documented

# As long as a table of some thousand rows in one line.
MAX_LINE = 300_000
_BETWEEN = re.compile(
    r"\t|\s+\|\s+|\s{2,}|(?<=[a-z0-9)])(?=[A-Z])|(?<=HTTP)(?=[a-z])|\s+"
)
_TABS = re.compile(r"\t")
_BARS = re.compile(r"\s+\|\s+")
_FLAG_BEHIND = re.compile(
    r"(.*?[^\s])\s*(Yes|No|True|False|yes|no|true|false|✓|✗|✔|✅|❌)"
)
_STATUS = re.compile(r"[1-5][0-9]{2}", re.ASCII)
# How a row begins, or, where the code is the last column, ends.
_ROW = re.compile(
    r"^[-–−]?[0-9]|^[A-Z][A-Z0-9]+|^[a-z]+[_.-]|^x{2,9}|[0-9]{3}$", re.ASCII
)


@dataclass(slots=True)
class _Line:
    number: int
    text: str
    raw: str
    after_blank: bool
    doubt: str = ""


@dataclass(slots=True)
class _Part:
    """The lines from one line of titles to the next; `stacked` if a cell stands in each line."""

    titles: list[str]
    line: int
    stacked: bool = False
    body: list[_Line] = field(default_factory=list[_Line])


def blocks(text: str) -> list[Block]:
    """The blocks in the order of the page."""
    lines: list[_Line] = []
    blank = True
    for number, raw in enumerate(lines_of(text), 1):
        if len(raw) > MAX_LINE:
            raise Unreadable(
                number,
                f"a line of over {MAX_LINE} characters: put a line break before each section of its table",
            )
        bare = flat("".join(c for c in raw if c == "\t" or not hidden(c)))
        if bare:
            lines.append(
                _Line(
                    number, bare, re.sub(r"[^\S\t]{3,}", "   ", raw).strip(" \r"), blank
                )
            )
        blank = not bare
        if len(lines) > MAX_LINES:
            raise Unreadable(number, f"over {MAX_LINES} lines: divide the page")
    parts = _parts(lines)
    divider = Divider(
        (line.text, "http" in _kinds(part.titles)[1:2])
        for part in parts
        if part.titles and not part.stacked
        for line in part.body
    )
    tight = sum(1 for line in lines[1:] if line.after_blank) < 2
    found: list[Block] = []
    for part in parts:
        is_last = part is parts[-1]
        found += _blocks(part, divider, found, open_end=not is_last, tight=tight)
    return found


# Where tables begin


def _parts(lines: Sequence[_Line]) -> list[_Part]:
    """The page in parts, each of which begins with titles of columns; what stands before the first has none."""
    parts = [_Part([], 1)]
    flattened = 0
    at = 0
    while at < len(lines):
        next_line = lines[at + 1] if at + 1 < len(lines) else None
        titles, size = (
            _titles(lines[at]) if next_line and _ROW.search(next_line.text) else []
        ), 1
        rest = ""
        if not titles:
            titles, size = _stacked_titles(lines[at : at + 13])
        if not titles:
            titles, rest = _leading_titles(lines[at].text)
            size = 1
        if titles:
            part = _Part(titles, lines[at].number, stacked=size > 1)
            part.body = _unflattened(lines[at], rest) if rest else []
            parts.append(part)
            flattened += len(part.body)
            if flattened > MAX_ROWS:
                raise Unreadable(
                    lines[at].number, f"over {MAX_ROWS} rows: divide the page"
                )
            at += size
            continue
        parts[-1].body.append(lines[at])
        at += 1
    return parts


def _titles(line: _Line) -> list[str]:
    """The titles of columns in a line, or nothing."""
    if len(line.text) > 200 or line.text[-1] in ".,;!?":
        return []
    for cells in _marked_ways(line):
        if _are_titles(cells) or _has_two_kinds(cells):
            return cells
    cells = _known_titles(line.text)
    return cells if _are_titles(cells) else []


def _marked_ways(line: _Line) -> list[list[str]]:
    """The ways in which marks divide a line, the clearest first."""
    ways: list[list[str]] = []
    for mark in (r"\t", r"\s*\|\s*", r"\s{2,}"):
        cells = [flat(cell) for cell in re.split(mark, line.raw.strip("| \t"))]
        if len(cells) > 1:
            ways.append([cell for cell in cells if cell])
    return ways


def _has_two_kinds(cells: Sequence[str]) -> bool:
    """Whether all are titles, and one is of codes: `Code`, `Reason`."""
    return (
        2 <= len(cells) <= 12
        and all(map(columns.is_title, cells))
        and any(map(columns.is_code_title, cells))
    )


def _known_titles(text: str) -> list[str]:
    """`codeDescription` or `Error Code Description` in titles that we know; nothing if it holds anything else."""
    joints = sorted(
        {*(m.end() for m in _BETWEEN.finditer(text)), *_small_joints(text), len(text)}
    )
    ways: list[tuple[int, list[str]]] = [(0, [])]
    finished: list[list[str]] = []
    while ways and len(finished) < 64:
        start, way = ways.pop()
        for end in joints:
            word = text[start:end].strip()
            if end <= start or not (
                columns.is_title(word) or (start == 0 and _is_own(text, word))
            ):
                continue
            if end == len(text):
                finished.append([*way, word])
            elif len(way) < 12:
                ways.append((end, [*way, word]))
    return min(finished, key=_unlikely) if finished else []


def _unlikely(way: Sequence[str]) -> tuple[bool, int, int]:
    own = sum(1 for word in way if not columns.is_title(word))
    return not _are_titles(way), own, len(way)


def _is_own(text: str, word: str) -> bool:
    """Whether a line of titles may begin with a provider's own word: `ecMessage`."""
    return " " not in text and word.isalpha() and len(word) <= 8


def _small_joints(text: str) -> list[int]:
    """Joints that no capital shows: `codemsg`."""
    if len(text) > 40 or not text.isalpha() or not text[1:].islower():
        return []
    return list(range(2, len(text) - 1))


def _are_titles(cells: Sequence[str]) -> bool:
    if not 2 <= len(cells) <= 12 or any(len(cell) > 40 for cell in cells):
        return False
    if any(columns.NUMBER.fullmatch(cell) for cell in cells):
        return False
    has_text = any(map(columns.is_message_title, cells))
    has_code = any(map(columns.is_code_title, cells))
    if has_text and not has_code:
        return (
            columns.is_own_word(cells[0])
            and not columns.is_title(cells[0])
            and all(map(columns.is_title, cells[1:]))
        )
    return has_code and has_text and all(map(columns.is_title, cells[:2]))


def _stacked_titles(lines: Sequence[_Line]) -> tuple[list[str], int]:
    """Titles that stand one in a line; and how many lines they take."""
    cells: list[str] = []
    for line in lines[:12]:
        if not columns.is_title(line.text) or len(line.text) > 40:
            break
        if (
            columns.is_code_title(line.text)
            and not columns.is_status_title(line.text)
            and any(
                columns.is_code_title(cell) and not columns.is_status_title(cell)
                for cell in cells
            )
        ):
            return [], 0  # the title of a section above the titles of columns
        cells.append(line.text)
    if not columns.is_code_title(cells[0] if cells else "") and not (
        cells and columns.is_title(cells[0]) and any(map(columns.is_code_title, cells))
    ):
        return [], 0
    if any(map(columns.is_message_title, cells)) and len(cells) < len(lines):
        return cells, len(cells)
    return [], 0


def _leading_titles(text: str) -> tuple[list[str], str]:
    """Titles at the beginning of a line that goes on with rows; and what it goes on with."""
    for match in re.finditer(
        r"(?:-?[0-9]|(?<![A-Z_0-9-])[A-Z][A-Z0-9]*_[A-Z0-9_]*[0-9])", text[:200]
    ):
        head = text[: match.start()].strip()
        titles = _known_titles(head) if head else []
        if titles and _are_titles(titles):
            return titles, text[match.start() :]
        if match[0].lstrip("-").isdigit():
            break
    return [], ""


# A table in one line


def _unflattened(line: _Line, rest: str) -> list[_Line]:
    """The rows of a table that stands in one line; each as a line of its own."""
    starts, doubts = _starts(rest)
    ends = [*starts[1:], len(rest)]
    texts = [rest[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    doubtful = sorted(doubts)

    def doubt(start: int, end: int) -> str:
        at = bisect_right(doubtful, start)
        is_within = at < len(doubtful) and doubtful[at] < end
        return doubts[doubtful[at]] if is_within else ""

    return [
        _Line(line.number, text, text, False, doubt(start, end))
        for text, start, end in zip(texts, starts, ends, strict=True)
    ]


def _starts(rest: str) -> tuple[list[int], dict[int, str]]:
    """Where rows begin; and where else one could, with the doubt about it."""
    first = re.match(r"(-?[A-Z_]*)([0-9]+)(\s?)", rest, re.ASCII)
    if first is None:
        return [0], {}
    prefix, width, spaced = first[1], len(first[2]), bool(first[3])
    if prefix not in ("", "-"):
        return _symbol_starts(rest, spaced)
    sign = re.escape(prefix)
    if spaced:
        pattern = rf"(?:(?<=\s)|^){sign}[0-9]{{{width}}}(?=\s)"
    else:
        pattern = rf"(?<![\s(\[]){sign}[0-9]{{{width}}}(?=[^\s0-9.,:;)%$])"
    ends = len(prefix) + width
    starts = [match.start() for match in re.finditer(pattern, rest, re.ASCII)]
    capital = {
        at
        for at in starts
        if not rest[at + ends : at + ends + 2].lstrip()[:1].islower()
    }
    if len(capital) * 10 >= len(starts) * 7:
        starts = [at for at in starts if at in capital or at == 0]
    rising = _rising(starts, [abs(int(rest[at : at + ends])) for at in starts])
    others = [
        m.start()
        for m in re.finditer(r"(?<![0-9])[0-9]{3,}(?=\s?[A-Z{])", rest, re.ASCII)
    ]
    sure = {at + offset for at in rising for offset in range(ends)}
    doubts = {at: _may_begin(rest, at) for at in [*starts, *others] if at not in sure}
    for at in rising:
        if at and rest[at - 1].isdigit():
            doubts[at - 1] = doubts[at + 1] = (
                f"the digits at {rest[at - 8 : at + 8]!r} are divided by the length of the codes: see whether it is right"
            )
    return sorted({0, *rising}), doubts


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
        if any(own[cut:] in prefixes for cut in range(1, len(own))):
            doubts[at - 1] = doubts[at + 1] = _may_begin(rest, at)
    known = "|".join(
        re.escape(prefix) for prefix in sorted(prefixes, key=len, reverse=True)
    )
    starts = {0, *sure}
    for match in re.finditer(
        f"(?:{known})[0-9]{{2,}}" if known else "(?!)", rest, re.ASCII
    ):
        if match.start() in sure:
            continue
        doubts[match.start() - 1] = doubts[match.start() + 1] = _may_begin(
            rest, match.start()
        )
        if not spaced:
            starts.add(match.start())
    codes = {at for start, end in sure.items() for at in range(start, end)}
    for match in re.finditer(r"[A-Z]{2,20}_[A-Z0-9_]{0,40}?[0-9]{2,}", rest, re.ASCII):
        if match.start() not in codes:
            doubts[match.start()] = _may_begin(rest, match.start())
    return sorted(starts), doubts


def _may_begin(rest: str, at: int) -> str:
    return f"{rest[at : at + 12]!r} in its text may begin another row: see whether it is whole"


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


# Lines to rows


def _blocks(
    part: _Part, divider: Divider, before: list[Block], *, open_end: bool, tight: bool
) -> list[Block]:
    """The blocks of a part. The title of its section is a line before it: that one is made a heading in `before`."""
    if not part.titles:
        return _untitled(part.body, divider)
    _make_heading(before)
    title = next(
        (block.text for block in reversed(before) if isinstance(block, Heading)), ""
    )
    section = documented(title)
    if part.stacked:
        return _stacked(part)
    return _lined(part, divider, section, open_end=open_end, tight=tight)


def _make_heading(before: list[Block]) -> None:
    """The nearest line before a table that reads like a title is one."""
    for at in range(len(before) - 1, -1, -1):
        block = before[at]
        if not isinstance(block, Words):
            return
        if is_title_like(block.text):
            before[at] = Heading(1, block.text, block.line)
            return


def _untitled(body: Sequence[_Line], divider: Divider) -> list[Block]:
    """Lines before any titles: a run of three or more that divide is a table without titles."""
    found: list[Block] = []
    run: list[_Line] = []
    learned = Divider((line.text, False) for line in body)
    for line in [*body, None]:
        if line is not None and _is_row_like(line, learned):
            run.append(line)
            continue
        if len(run) >= 3:
            _make_heading(found)
            found += _lined(
                _Part([], run[0].number, body=run),
                learned,
                None,
                open_end=False,
                tight=False,
            )
        else:
            found += [Words(each.number, [each.text]) for each in run]
        run = []
        if line is not None:
            found.append(Words(line.number, [line.text]))
    return found


def _is_row_like(line: _Line, divider: Divider) -> bool:
    divided = divider.spaced(line.text) or divider.glued(line.text)
    if not isinstance(divided, Divided):
        return isinstance(divided, Undecided) and columns.is_code_like(
            line.text.split()[0]
        )
    code = divided.code.lstrip("-")
    return not code.isdigit() or len(code) > 2 or "\t" in line.raw


def _lined(
    part: _Part,
    divider: Divider,
    section: Written | None,
    *,
    open_end: bool,
    tight: bool,
) -> list[Block]:
    """A row in each line; a line between rows that is none may be a title, or a piece of the text above it.

    With an `open_end` other titles of columns follow; on a `tight` page there are no empty lines between the parts.
    """
    found: list[Block] = []
    table = Table(part.line, part.titles)
    spaced = is_spaced(line.text for line in part.body)
    barred = (
        sum(1 for line in part.body if _BARS.search(line.raw)) * 5 >= len(part.body) * 4
    )
    marks = (_TABS, _BARS) if barred else (_TABS,)
    rows = [
        _row(line, part.titles, marks, divider, spaced, section) for line in part.body
    ]
    last = max((at for at, row in enumerate(rows) if row is not None), default=-1)
    for at, (line, row) in enumerate(zip(part.body, rows, strict=True)):
        if row is not None:
            table.rows.append(row)
            continue
        if (
            at < last
            and line.after_blank
            and part.body[at + 1].after_blank
            and is_title_like(line.text)
        ):
            found += [table, Heading(1, line.text, line.number)]
            table = Table(line.number, part.titles)
        elif (
            open_end
            and at == last + 1 == len(rows) - 1
            and table.rows
            and not line.after_blank
            and is_title_like(line.text)
        ):
            if not tight:
                table.rows[-1].doubt = (
                    f"the line below it, {line.text[:40]!r}, is read as the title of the next section"
                )
            found += [table, Words(line.number, [line.text])]
            table = Table(line.number, part.titles)
        elif at < last or not (
            line.after_blank or (found and isinstance(found[-1], Words))
        ):
            reason = "it begins with no code: a piece of the text above it, a title, or a row"
            table.rows.append(
                Row(
                    line.number,
                    [Cell(line.text, line.number)],
                    refused=reason,
                    shown=line.text,
                )
            )
        else:
            if table.rows:
                found.append(table)
                table = Table(line.number, part.titles)
            found.append(Words(line.number, [line.text]))
    if table.rows:
        found.append(table)
    return found


def _row(
    line: _Line,
    titles: Sequence[str],
    marks: Sequence[re.Pattern[str]],
    divider: Divider,
    spaced: bool,
    section: Written | None,
) -> Row | None:
    """The row in a line, or `None` where it is none."""
    for mark in marks:
        cells = [
            flat(cell)
            for cell in mark.split(line.raw.strip("|") if mark is _BARS else line.raw)
        ]
        if len(cells) > 1 and (not titles or len(cells) >= len(titles) - 1):
            refused = (
                f"it has {len(cells)} cells under {len(titles)} titles"
                if titles and len(cells) > len(titles)
                else ""
            )
            return Row(
                line.number,
                [Cell(cell, line.number) for cell in cells],
                refused=refused,
                shown=line.text,
            )
    odd = _range_row(line, titles)
    if odd is not None:
        return odd
    kinds = _kinds(titles)
    code_at = kinds.index("code") if "code" in kinds else 0
    if code_at > 0:
        return _row_behind(line, titles, kinds)
    if not spaced and kinds[1:2] == ["http"]:
        divided = divider.glued_status(line.text, section)
    else:
        divided = (
            divider.spaced(line.text) if spaced else divider.glued(line.text, section)
        )
    if divided is None and spaced:
        divided = divider.glued(line.text, section)
        if isinstance(divided, Divided) and not columns.is_code_like(divided.code):
            return None
    if divided is None:
        return None
    if isinstance(divided, Undecided):
        return Row(line.number, [], refused=divided.reason, shown=line.text)
    row = _parted(line, divided, kinds, divider, spaced)
    row.doubt = row.doubt or line.doubt
    return row


def _range_row(line: _Line, titles: Sequence[str]) -> Row | None:
    """A row whose first cell is a range: `1xxxCommon errors`."""
    match = re.match(
        r"([0-9]*x{1,9}|[0-9]+\s?[-–~]\s?[0-9]+)(?=[A-Z\s])\s*(.*)", line.text
    )
    if match is None:
        return None
    cells = [match[1], match[2], *[""] * (len(titles) - 2)]
    return Row(
        line.number, [Cell(cell, line.number) for cell in cells], shown=line.text
    )


def _kinds(titles: Sequence[str]) -> list[str]:
    """What stands under each title, as far as it helps to divide a line: code, http, name, flag or text."""
    if not titles:
        return ["code", "text"]
    kinds: list[str] = []
    for title in titles:
        word = columns.key(title)
        if columns.is_status_title(title) and len(titles) > 2:
            kinds.append("http")
        elif "code" not in kinds and (
            columns.is_code_title(title) or not columns.is_title(title)
        ):
            kinds.append("code")
        elif "retr" in word:
            kinds.append("flag")
        elif word in (
            "name",
            "errorname",
            "codename",
            "enum",
            "constant",
            "identifier",
            "symbol",
        ):
            kinds.append("name")
        else:
            kinds.append("text")
    return kinds


def _parted(
    line: _Line, divided: Divided, kinds: Sequence[str], divider: Divider, spaced: bool
) -> Row:
    """The cells behind the code."""
    code, text, doubt = divided.code, divided.text, divided.doubt
    cells: dict[int, str] = {0: code}
    refused = ""
    texts = [at for at, kind in enumerate(kinds) if kind == "text"]
    for at, kind in enumerate(kinds[1 : (texts or [len(kinds)])[0]], 1):
        if kind == "http":
            if _STATUS.match(text):
                cells[at], text = text[:3], text[3:].lstrip()
            else:
                refused = "no HTTP status can be told in it"
        elif kind == "name":
            match = (
                re.fullmatch(r"([A-Za-z][\w.-]*)\s+(\S.*)", text) if spaced else None
            )
            inner = (
                divider.glued(text) if match is None else Divided(match[1], match[2])
            )
            if isinstance(inner, Divided):
                cells[at], text = inner.code, inner.text
                doubt = doubt or inner.doubt
            else:
                refused = "where its name ends can't be told"
    behind = [at for at in range((texts or [0])[0] + 1, len(kinds))] if texts else []
    for at in reversed(behind):
        flag = _FLAG_BEHIND.fullmatch(text) if kinds[at] == "flag" else None
        status = (
            re.fullmatch(r"(.*?[^0-9])\s?([1-5][0-9]{2})", text)
            if kinds[at] == "http"
            else None
        )
        joints = [m.start() for m in re.finditer(r"(?<=[a-z0-9.!?)])(?=[A-Z])", text)]
        if flag is not None or status is not None:
            found = flag or status
            text, cells[at] = (found[1], found[2]) if found else (text, "")
        elif len(joints) == 1 and kinds[at] == "text" and not spaced:
            text, cells[at] = text[: joints[0]], text[joints[0] :]
            doubt = (
                doubt
                or f"divided into {text[-24:]!r} and {cells[at][:24]!r}: see whether it is right"
            )
        else:
            refused = refused or "where its text ends can't be told"
    if texts:
        cells[texts[0]] = text
    row = [Cell(cells.get(at, ""), line.number) for at in range(len(kinds))]
    return Row(line.number, row, doubt=doubt, refused=refused, shown=line.text)


def _row_behind(line: _Line, titles: Sequence[str], kinds: Sequence[str]) -> Row | None:
    """A row whose code comes after its name or its text."""
    if list(kinds) == ["text", "code"] or list(kinds) == ["name", "code"]:
        match = re.fullmatch(r"(.*?[^\s0-9-])\s*(-?[0-9]{2,18})", line.text)
        if match:
            return Row(
                line.number,
                [Cell(match[1], line.number), Cell(match[2], line.number)],
                shown=line.text,
            )
    if list(kinds)[:2] == ["name", "code"] and len(kinds) == 3:
        match = re.fullmatch(
            r"([A-Za-z][A-Za-z_.]*?)\s*(-?[0-9]{2,18})\s*([^0-9\s].*)", line.text
        )
        if match:
            return Row(
                line.number,
                [Cell(match[at], line.number) for at in (1, 2, 3)],
                shown=line.text,
            )
    if re.search("[0-9]{3}", line.text):
        return Row(
            line.number, [], refused="its cells can't be told apart", shown=line.text
        )
    return None


# A cell in each line


def _stacked(part: _Part) -> list[Block]:
    kinds = _kinds(part.titles)
    size = len(kinds)
    code_at = kinds.index("code") if "code" in kinds else 0
    table = Table(part.line, part.titles)
    found: list[Block] = [table]
    body = part.body
    starts = [at for at in range(len(body)) if _starts_row(body, at, kinds, code_at)]
    kept: list[int] = []
    for at in starts:
        if not kept or at >= kept[-1] + size:
            kept.append(at)
    at = 0
    for position, start in enumerate(kept):
        for line in body[at:start]:
            _between(line, table)
        end = kept[position + 1] if position + 1 < len(kept) else len(body)
        cells = body[start : start + size]
        extra = body[start + size : end]
        row = Row(
            cells[0].number,
            [Cell(cell.text, cell.number) for cell in cells],
            shown=" | ".join(c.text for c in cells),
        )
        table.rows.append(row)
        at = start + size
        is_apart = all(not cell.after_blank for cell in cells[1:])
        if not extra:
            continue
        if position + 1 == len(kept):
            if not (extra[0].after_blank and is_apart) and len(extra) != 1:
                row.doubt = f"more lines follow than it has cells; the next is {extra[0].text[:40]!r}: see whether its text is whole"
            found += [Words(line.number, [line.text]) for line in extra]
            at = end
        elif (
            len(extra) == 1
            and extra[0].after_blank
            and body[end].after_blank
            and is_apart
            and is_title_like(extra[0].text)
        ):
            table = Table(extra[0].number, part.titles)
            found += [Heading(1, extra[0].text, extra[0].number), table]
            at = end
        else:
            row.doubt = f"more lines follow than it has cells; the next is {extra[0].text[:40]!r}: see whether its text is whole"
    if not kept:
        return [Words(line.number, [line.text]) for line in body]
    return [block for block in found if not isinstance(block, Table) or block.rows]


def _between(line: _Line, table: Table) -> None:
    reason = "it is no cell of a row that can be told"
    table.rows.append(
        Row(
            line.number, [Cell(line.text, line.number)], refused=reason, shown=line.text
        )
    )


def _starts_row(
    body: Sequence[_Line], at: int, kinds: Sequence[str], code_at: int
) -> bool:
    cells = [line.text for line in body[at : at + len(kinds)]]
    if len(cells) < len(kinds):
        return False
    for kind, cell in zip(kinds, cells, strict=True):
        if kind == "code" and not (
            columns.is_code_like(cell)
            or columns.VISIBLE.fullmatch(cell)
            and cell.isalnum()
            and cell.isupper()
            or columns.RANGE.fullmatch(cell)
        ):
            return False
        if kind == "http" and not _STATUS.match(cell):
            return False
        if kind == "text" and columns.is_code_like(cell):
            return False
        if kind == "flag" and columns.flag(cell) is None:
            return False
    return True
