"""Lines with a row in each in, tables out: cells behind tabs or bars, behind white space, or glued."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import columns
from raisable_gen.importing.glued import Divided, Divider, Undecided, is_spaced
from raisable_gen.importing.line import Line, Part
from raisable_gen.importing.page import (
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Words,
    flat,
    is_title_like,
)
from raisable_gen.importing.spans import Written
from raisable_gen.importing.titles import kinds_of

_TABS = re.compile(r"\t")
_BARS = re.compile(r"\s+\|\s+")
_FLAG_BEHIND = re.compile(
    r"(.*?[^\s])\s*(Yes|No|True|False|yes|no|true|false|✓|✗|✔|✅|❌)"
)
_STATUS = re.compile(r"[1-5][0-9]{2}", re.ASCII)


def lined(
    part: Part,
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
    line: Line,
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
    kinds = kinds_of(titles)
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


def _range_row(line: Line, titles: Sequence[str]) -> Row | None:
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


def _parted(
    line: Line, divided: Divided, kinds: Sequence[str], divider: Divider, spaced: bool
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


def _row_behind(line: Line, titles: Sequence[str], kinds: Sequence[str]) -> Row | None:
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
