"""Lines with a cell in each in, tables out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import columns
from raisable_gen.importing.line import Line, Part
from raisable_gen.importing.page import (
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Words,
    is_title_like,
)
from raisable_gen.importing.titles import kinds_of

_STATUS = re.compile(r"[1-5][0-9]{2}", re.ASCII)


def stacked(part: Part) -> list[Block]:
    kinds = kinds_of(part.titles)
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


def _between(line: Line, table: Table) -> None:
    reason = "it is no cell of a row that can be told"
    table.rows.append(
        Row(
            line.number, [Cell(line.text, line.number)], refused=reason, shown=line.text
        )
    )


def _starts_row(
    body: Sequence[Line], at: int, kinds: Sequence[str], code_at: int
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
