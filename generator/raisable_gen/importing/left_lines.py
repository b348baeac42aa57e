"""The lines of a page outside of tables and lists of codes in; what looks like a row among them out, to the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from raisable_gen.importing import findings, looks
from raisable_gen.importing.list_rows import LISTED, RANGED, Listed
from raisable_gen.importing.page import Block, Words
from raisable_gen.importing.reading import Reading, refuse, short

_ROW_LIKE = re.compile(
    r"[-*•|>\s\"'\[(]*(-?[0-9]{3,18}|[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]|[A-Z]{1,6}-?[0-9]{2,18})(?![0-9.,:/%-])[\"'\])]*[\s:|\t=-]*\S.{2,}",
    re.ASCII,
)
# A row as JavaScript has it: `{ code: 1001, message: "Lost" }`.
_OBJECT = re.compile(
    r"\bcode['\"]?\s*:\s*['\"]?([\w.-]{1,64})['\"]?\s*,.*\b(?:message|msg|description|title|text)['\"]?\s*:",
    re.ASCII | re.I,
)
# Two lines with bars, or one with a line of dashes in it.
_DRAWN = re.compile(r"^\|.*\|.*\|\s*\n\|.*\|.*\||\|\s*:?-{3,}:?\s*\|")
# A status or a word like `CARD_LOST` between two texts, with nothing between.
_GLUED = re.compile(
    r"(?<=[a-z.!?)])(?:[1-5][0-9]{2}|[A-Z]{2,20}(?:_[A-Z0-9]{1,20}){1,6})(?=[A-Z][a-z])",
    re.ASCII,
)
# Codes with texts behind them, which only white space divides; a sentence names fewer.
_APART = re.compile(
    r"(?<=\s)(?:[A-Z]{1,6}-?[0-9]{2,6}|[A-Z]+(?:_[A-Z0-9]+)+|[0-9]{3,6})(?=\s+[^\W\da-z_])"
)
_MOST_APART = 4
_MOST_GLUED = 40


def tell(
    blocks: Sequence[Block],
    told: Collection[int],
    listed: Mapping[int, Sequence[Listed]],
    reading: Reading,
) -> None:
    """Report the lines outside of tables that begin like the rows that were taken, or like each other in a list.

    The lines in `told` are reported already.
    """
    items = Counter(
        _form(match[1])
        for block in blocks
        if isinstance(block, Words) and block.item
        if (match := _ROW_LIKE.match(block.lines[0]))
    )
    taken = {entry.code for entry in reading.entries}
    forms = {_form(code) for code in taken}
    forms |= {form for form, count in items.items() if count > 1}
    for position, block in enumerate(blocks):
        if not isinstance(block, Words) or position in listed:
            continue
        if _DRAWN.search("\n".join(block.lines)):
            report = reading.report
            why = "lines with bars that are no table: it has no line of dashes below its titles, or all of it stands in one line"
            report.say(block.line, findings.COLUMNS, why)
        glued = [match[0] for line in block.lines for match in _GLUED.finditer(line)]
        apart = {match[0] for line in block.lines for match in _APART.finditer(line)}
        if len(apart) > _MOST_APART and len(glued) < 3:
            why = f"codes among texts in one line ({', '.join(sorted(apart)[:_MOST_GLUED])}), and no titles of columns that are known before them: not taken, divide them into rows"
            reading.report.say(block.line, findings.COLUMNS, why)
        if len(glued) > 2:
            why = f"codes glued to the texts around them ({', '.join(glued[:_MOST_GLUED])}), and no titles of columns that are known before them: not taken, divide them into rows"
            reading.report.say(block.line, findings.COLUMNS, why)
        for offset, line in enumerate(block.lines):
            if block.line + offset in told:
                continue
            ranged = RANGED.fullmatch(line)
            if ranged and taken:
                why = f"{short(ranged['range'])} is a range, not a code: not taken"
                reading.report.say(block.line + offset, findings.RANGE, why)
            match = _OBJECT.search(line) or _ROW_LIKE.match(line)
            if block.linked:
                match = LISTED.fullmatch(line)
                match = match if match and match[1] not in taken else None
            if looks.is_rate(*line.split(" ", 1)):
                continue
            if match and (match.re is _OBJECT or _form(match[1]) in forms):
                reading.report.seen += 1
                refuse(
                    reading.report,
                    block.line + offset,
                    line,
                    "it begins like a row and stands in no table",
                    match[1],
                )


def _form(code: str) -> str:
    return re.sub("[0-9]", "0", code) if re.search("[0-9]", code) else "A_"
