"""Lines without marks between their cells in, rows out: each begins with a code or an HTTP status, and all together show where texts end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from raisable_gen.importing import looks
from raisable_gen.importing.glued import Divided, Divider, Undecided
from raisable_gen.importing.line import TEXT_WITH_CODE, Line
from raisable_gen.importing.page import Cell, Row
from raisable_gen.importing.spans import Written
from raisable_gen.importing.tails import PHRASE, tails

_STATUS_FIRST = re.compile(r"([1-5](?:[0-9]{2}|xx))\s*([^\s].*)", re.ASCII)
# Where two cells can be glued in a text.
_JOINT = re.compile("[a-z.!?)][A-Z][a-z]", re.ASCII)
# Several English words, or one of several parts, before a text in another alphabet.
_TWO_LANGUAGES = re.compile(
    r"(?:[A-Za-z]+[ ._])+[A-Za-z]+(?=[\u0400-\u04ff\u3040-\ud7ff])"
)
_NAME_OF_WORDS = (
    "{!r} is read as its name, which may have more words: see whether it is whole"
)
_WORD = re.compile("[A-Z]?[a-z]+")
UNTOLD = "its cells can't be told apart"
_TWICE = "most codes are the same digits twice: see whether they are two cells"
TWO_CELLS = "its text may be two cells: see whether it is whole"
# A name, a code and a text: small letters in the name end where the capitals of the code begin.
_NAMED = re.compile(
    r"([a-z][a-z_.]*|[A-Z][A-Z_.]*|(?:[A-Z][a-z]+)+)\s*((?:(?<=[a-z])[A-Z]{1,8}[_-]?|-)?[0-9]{1,18})\s*([^0-9\s].*)",
    re.ASCII,
)
# A text that begins with a symbol, glued to a word.
_SYMBOL_FIRST = re.compile("[A-Z][A-Z0-9]{2,}(?:_[A-Z0-9]+)*(?:[a-z]| / )", re.ASCII)
_FLAG = re.compile(r"(Yes|No|True|False|yes|no|true|false|✓|✗|✔|✅|❌)\s*(?=\S)")


@dataclass(slots=True)
class Begun:
    """A line whose first cells are known; `text` is the rest of it, with the cells behind the text still on it."""

    line: Line
    text: str
    cells: dict[int, str]
    doubt: str
    refused: str = ""
    # Whether the words of its status were between it and the code.
    after_phrase: bool = False


def begun(
    line: Line,
    kinds: Sequence[str],
    divider: Divider,
    section: Written | None,
    above: str,
) -> Row | Begun | None:
    """The row in a line without marks, as far as the line alone tells."""
    if list(kinds[:2]) == ["http", "code"]:
        return _begun_behind_status(line, kinds, divider, section, above)
    if kinds.index("code") > 0:
        return _row_behind(line, kinds, spaced=divider.is_spaced)
    spaced = divider.is_spaced
    if not spaced and kinds[1:2] == ["http"]:
        divided = divider.glued_status(line.text, section)
    else:
        divided = (
            divider.spaced(line.text)
            if spaced
            else divider.glued(line.text, section, above)
        )
    if divided is None and spaced:
        divided = divider.glued(line.text, section)
        if isinstance(divided, Divided) and not looks.is_code_like(divided.code):
            return None
    if divided is None:
        return None
    if isinstance(divided, Undecided):
        return Row(line.number, [], refused=divided.reason, shown=line.text)
    begun = Begun(line, divided.text, {0: divided.code}, divided.doubt or line.doubt)
    first = _text_column(kinds)
    for at in range(1, first):
        _take_front(begun, at, kinds[at], divider)
    return begun


def _begun_behind_status(
    line: Line,
    kinds: Sequence[str],
    divider: Divider,
    section: Written | None,
    above: str,
) -> Row | Begun | None:
    """Like `_begun`, for a line that begins with an HTTP status."""
    match = _STATUS_FIRST.fullmatch(line.text)
    if match is None:
        return None
    phrase = PHRASE.match(match[2])
    rest = replace(line, text=match[2][phrase.end() :] if phrase else match[2])
    found = begun(rest, kinds[1:], divider, section, above)
    if isinstance(found, Begun):
        found.after_phrase = phrase is not None
        found.line = line
        found.cells = {at + 1: cell for at, cell in found.cells.items()}
        found.cells[0] = match[1]
    if found is None:
        reason = "where its code ends can't be told"
        return Row(line.number, [], refused=reason, shown=line.text)
    return found


def _text_column(kinds: Sequence[str]) -> int:
    return kinds.index("text") if "text" in kinds else len(kinds)


def _take_front(begun: Begun, at: int, kind: str, divider: Divider) -> None:
    """Take the cell of column `at` from the front of what is left of the line."""
    text = begun.text
    if kind == "http":
        if looks.STATUS.match(text):
            begun.cells[at], begun.text = text[:3], text[3:].lstrip()
        else:
            begun.refused = "no HTTP status can be told in it"
    elif kind == "flag":
        match = _FLAG.match(text)
        if match:
            begun.cells[at], begun.text = match[1], text[match.end() :]
        else:
            begun.refused = "whether it may be tried again can't be told"
    elif kind == "name":
        spaced = divider.is_spaced
        match = re.fullmatch(r"([A-Za-z][\w.-]*)\s+(\S.*)", text) if spaced else None
        inner = divider.glued(text) if match is None else Divided(match[1], match[2])
        if isinstance(inner, Divided):
            begun.cells[at], begun.text = inner.code, inner.text
            begun.doubt = begun.doubt or inner.doubt
            if match and _WORD.fullmatch(inner.code):
                begun.doubt = begun.doubt or _NAME_OF_WORDS.format(inner.code)
        else:
            begun.refused = "where its name ends can't be told"


def end(begun: Sequence[Begun], kinds: Sequence[str], divider: Divider) -> None:
    """Take the cells behind the texts, a column at a time from the last: all rows together show what is in it."""
    first = _text_column(kinds)
    for at in range(len(kinds) - 1, first, -1):
        left = [row for row in begun if not row.refused]
        behind = kinds[first + 1 : at + 1]
        cells = max(1, sum(1 for kind in behind if kind in ("text", "name")))
        texts = [row.text for row in left]
        ends = tails(texts, kinds[at], divider.is_spaced, cells)
        for row, tail in zip(left, ends, strict=True):
            row.text, row.cells[at] = tail.text, tail.cell
            row.doubt = row.doubt or tail.doubt
            row.refused = tail.refused
    if first < len(kinds):
        for row in begun:
            row.cells[first] = row.text
    at_code = kinds.index("code")
    usual = Counter(len(row.cells[at_code]) for row in begun)
    for row in begun:
        row.doubt = row.doubt or _other_rows(row, at_code)
        if usual[len(row.cells[at_code])] == 1 and _is_sentence_piece(row, begun):
            row.doubt = (
                row.doubt
                or "its code is as long as no other, and its text goes on in small letters: see whether it is a row"
            )
    if any(row.after_phrase for row in begun):
        for row in begun:
            if not row.after_phrase:
                row.doubt = row.doubt or "words of its status may stand before its code"
    if at_code == 0 and len(kinds) == 2:
        _take_phrases(begun)
    worded = [row for row in begun if _SYMBOL_FIRST.match(row.text)]
    is_joined = any("_" in row.text.split()[0] for row in worded)
    if is_joined and len(worded) * 2 > len(begun) and len(kinds) - first == 1:
        for row in worded:
            row.doubt = row.doubt or TEXT_WITH_CODE
    if not divider.is_spaced and len(begun) > 1 and _are_names(begun, at_code):
        for row in begun:
            row.doubt = (
                row.doubt or "its code may be a name and a code: see which it is"
            )
    if sum(1 for row in begun if _is_twice(row.cells[at_code])) * 2 > max(
        len(begun), 4
    ):
        for row in begun:
            row.doubt = row.doubt or _TWICE
    foreign = [row for row in begun if _has_two_languages(row)]
    if not divider.is_spaced and len(foreign) > 2 and len(foreign) * 3 > len(begun):
        for row in foreign:
            row.doubt = row.doubt or TWO_CELLS
    if not divider.is_spaced and len(begun) > 2 and all(map(_may_be_two, begun)):
        for row in begun:
            row.doubt = row.doubt or TWO_CELLS


def _take_phrases(begun: Sequence[Begun]) -> None:
    """Put the words of a status that are glued to the text behind it to the status: `400 Bad Request`."""
    for row in begun:
        phrase = PHRASE.match(row.text)
        if phrase and looks.STATUS.fullmatch(row.cells[0]):
            row.cells[0] += f" {phrase[0]}"
            row.text = row.cells[1] = row.text[phrase.end() :]


def _is_sentence_piece(row: Begun, rows: Sequence[Begun]) -> bool:
    """Whether a text begins in small letters, and most others do not."""
    small = sum(1 for each in rows if each.text[:1].islower())
    return row.text[:1].islower() and small * 4 < len(rows)


def _other_rows(row: Begun, at_code: int) -> str:
    """The doubt about a text that seems to hold other rows: figures like the row's own code, before capitals, more than once."""
    code = row.cells[at_code].lstrip("-−")
    if not code.isdecimal() or len(code) < 2:
        return ""
    others = re.findall(r"(?<![0-9])[0-9]{%d}(?=\s?[A-Z])" % len(code), row.text)
    if len(others) < 2:
        return ""
    return f"{', '.join(others[:3])} in its text may begin other rows: see whether it is whole"


def _are_names(rows: Sequence[Begun], at_code: int) -> bool:
    """Whether the codes of all rows are words, each another, with figures glued to them: `CREATED0`, `PAID10`."""
    words = [re.fullmatch("([A-Z_]{3,})[0-9]+", row.cells[at_code]) for row in rows]
    return all(words) and len({word[1] for word in words if word}) == len(rows)


def _is_twice(code: str) -> bool:
    """Whether a code is the same digits twice: `0505`."""
    half = code[: len(code) // 2]
    return len(half) > 1 and half * 2 == code


def _may_be_two(row: Begun) -> bool:
    return bool(_JOINT.search(row.text))


def _has_two_languages(row: Begun) -> bool:
    return bool(_TWO_LANGUAGES.match(row.text))


def finished(row: Begun, width: int) -> Row:
    number = row.line.number
    cells = [Cell(row.cells.get(at, ""), number) for at in range(width)]
    return Row(number, cells, row.doubt, row.refused, row.line.text)


def range_row(line: Line, titles: Sequence[str], spaced: bool) -> Row | None:
    """A row whose first cell is a range: `1xxxCommon errors`."""
    match = re.match(
        r"([0-9]*x{1,9}|([0-9]{1,18})\s?[-–~]\s?([0-9]{1,18}))(\s*)(?=[A-Z])(.*)",
        line.text,
    )
    if (
        match is None
        or bool(match[4]) is not spaced
        or (match[2] and int(match[2]) >= int(match[3]))
    ):
        return None
    cells = [match[1], match[5], *[""] * (len(titles) - 2)]
    return Row(
        line.number, [Cell(cell, line.number) for cell in cells], shown=line.text
    )


def _row_behind(line: Line, kinds: Sequence[str], *, spaced: bool) -> Row | None:
    """A row whose code comes after its name or its text."""
    if list(kinds) == ["text", "code"] or list(kinds) == ["name", "code"]:
        match = re.fullmatch(r"(.*?[^\s0-9-])\s*(-?[0-9]{2,18})", line.text)
        if match:
            return Row(
                line.number,
                [Cell(match[1], line.number), Cell(match[2], line.number)],
                shown=line.text,
            )
    if kinds[1] == "code" and len(kinds) == 3:
        match = _NAMED.fullmatch(line.text)
        if match and (not spaced or line.text[match.end(1)].isspace()):
            return Row(
                line.number,
                [Cell(match[at], line.number) for at in (1, 2, 3)],
                shown=line.text,
            )
    if re.search("[0-9]{3}", line.text) or re.match(r"\S*[0-9]", line.text):
        return Row(line.number, [], refused=UNTOLD, shown=line.text)
    return None
