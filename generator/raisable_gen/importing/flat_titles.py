"""A line that begins with the titles of columns and goes on with rows in, the titles out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from raisable_gen.importing import column_titles
from raisable_gen.importing.glued_titles import (
    BETWEEN,
    are_texts,
    are_titles,
    has_two_kinds,
    known_titles,
    repeated_joints,
    small_joints,
    with_unknown,
)
from raisable_gen.importing.looks import UPPER_SNAKE
from raisable_gen.importing.worded import first_codes

# A number, or capitals with a number behind `_`, or a few with a number: `P100`, `INS-0`; or `u100`, white space around it.
_FIRST_CODE = re.compile(
    r"-?[0-9]|(?<![A-Z_0-9-])(?:[A-Z][A-Z0-9]*_[A-Z0-9_]*[0-9]|[A-Z]{1,6}(?:-[0-9]|[0-9]{2}))|(?<= )[a-z]{1,2}[0-9]{2,9}(?= )",
    re.ASCII,
)
# The title of a section may have so many numbers before the first code.
_MOST_NUMBERS = 6
# A table in one line has titles, codes and texts.
_SHORTEST = 40
# A line that begins with titles and is longer than this is a table, if it has words like these in it.
LONG = 160
_MOST_READ = 2000
# The titles in front of a line take so many characters at most.
_LONGEST_HEAD = 60
_ENDS = re.compile(
    rf"{BETWEEN.pattern}|(?<=[\u0400-\u04ff\u3040-\ud7ff])(?=[a-zA-Z0-9])|(?<=[a-z])(?=[a-z])"
)
_CODES = re.compile(
    "(?<![a-z])[a-z]{1,60}(?:[_-][a-z0-9]{1,60}){1,9}(?=[ A-Z\u3040-\ud7ff])|[A-Z]+(?:_[A-Z0-9]+)+|[A-Z]{1,4}[0-9]{2,}|(?<![0-9])[0-9]{3,6}(?![0-9])",
    re.ASCII,
)
_JOINED = re.compile("[A-Za-z]+(?:_[A-Za-z]+)+|[0-9]{3,}(?=[^\\W\\d_])")
# A line that begins so is a row: `404not_found`.
_GLUED_ROW = re.compile("-?[0-9]+[A-Za-z]", re.ASCII)
_NUMBER = re.compile("-?[0-9]")
_HTTP_CODE = re.compile(r"(HTTP|http|Http)\s*(code|Code|CODE)", re.ASCII)
_STATUS_SYMBOL = re.compile(rf"[1-5][0-9]{{2}}\s?{UPPER_SNAKE}", re.ASCII)
# A row with a status in front of the code, and one with it behind.
_STATUS_ROW = re.compile(r"[1-5][0-9]{2}\s?[A-Za-z0-9-]", re.ASCII)
_STATUS_LAST = re.compile(r"\S+\s.*?\s[1-5][0-9]{2}\s", re.ASCII)
_ROW_STATUS = re.compile(r"[A-Za-z0-9_.-]{2,}?\s?[1-5][0-9]{2}(?![0-9])", re.ASCII)


def leading_titles(text: str) -> tuple[str, list[str], str]:
    """Titles at the beginning of a line that goes on with rows: what stands before them, they, and what it goes on with."""
    if _GLUED_ROW.match(text):
        return "", [], ""
    for match in islice(_FIRST_CODE.finditer(text[:200]), _MOST_NUMBERS):
        head = text[: match.start()].strip()
        rest = text[match.start() :]
        above, titles = _headed_titles(head, rest) if head else ("", [])
        if titles:
            return above, _whole(with_status(titles, rest), rest), rest
    for at in first_codes(text) if len(text) > _SHORTEST else ():
        above, titles = _headed_titles(text[:at].strip(), text[at:])
        if titles:
            return above, titles, text[at:]
    first = _FIRST_CODE.search(text[:200]) if len(text) > _SHORTEST else None
    titles = with_unknown(text[: first.start()].strip()) if first else []
    if first and titles and sum(map(column_titles.is_list_of_codes, titles)) == 1:
        return "", titles, text[first.start() :]
    return "", [], ""


def _headed_titles(head: str, rest: str) -> tuple[str, list[str]]:
    """The titles that `head` ends with, and the title of a section before them; `rest` is what stands behind."""
    joints = [0, *(match.end() for match in BETWEEN.finditer(head))]
    ends = [*joints[-_MOST_NUMBERS:], *small_joints(head), *repeated_joints(head)]
    if not any(column_titles.is_title(head[at:]) for at in ends):
        return "", []
    reached = _reached(head, joints)
    for at in joints:
        if at not in reached and " " in head[at:]:
            continue
        cells = known_titles(head[at:])
        is_table = (
            are_titles(cells)
            or all(len(cell) <= 40 for cell in cells)
            and (
                has_two_kinds(cells)
                and column_titles.is_list_of_codes(cells[0])
                or len(cells) > 1
                and column_titles.is_error_title(cells[0])
                and are_texts(cells[1:])
            )
        )
        if is_table and _codes_in(cells, rest) < 2:
            return head[:at].strip(), cells
    return "", []


def _reached(head: str, joints: Sequence[int]) -> set[int]:
    """From which of `joints` titles lead to the end of `head`, one behind the other."""
    found = {len(head)}
    for at in sorted(joints, reverse=True):
        if any(
            column_titles.is_title(head[at:end].strip()) for end in found if end > at
        ):
            found.add(at)
    return found


def front_titles(text: str) -> list[str]:
    """The titles that a line begins with: glued, or with words like codes behind them."""
    are_codes = len(_CODES.findall(text[:_MOST_READ])) > 2
    are_joined = len(_JOINED.findall(text[:_MOST_READ])) > 1 or len(text) > LONG
    if not are_codes and not are_joined or text[:3].isdigit():
        return []
    ends = [match.start() for match in _ENDS.finditer(text[:_LONGEST_HEAD])]
    for end in reversed(ends):
        head = text[:end].strip()
        cells = known_titles(head)
        if are_titles(cells) and _codes_in(cells, "") == 1:
            is_glued = " ".join(cells) != head
            if are_joined if is_glued else are_codes and not text[0].islower():
                return cells
    return []


def _whole(titles: list[str], rest: str) -> list[str]:
    """The titles with `Error`, `Code` as one, if a number stands below them: it is no name."""
    first = " ".join(titles[:2])
    is_whole = column_titles.is_whole_title(first) and column_titles.is_code_title(
        first
    )
    is_code = column_titles.is_code_title(titles[0])
    if len(titles) > 2 and is_whole and not is_code and _NUMBER.match(rest):
        return [first, *titles[2:]]
    return titles


def with_status(titles: Sequence[str], row: str) -> list[str]:
    """The titles with `HTTP code` as two of them, if the `row` below begins with a status and a code."""
    match = _HTTP_CODE.fullmatch(titles[0]) if titles else None
    others = any(map(column_titles.is_code_title, titles[1:]))
    if match and not others and _STATUS_SYMBOL.match(row):
        return [match[1], match[2], *titles[1:]]
    return list(titles)


def _codes_in(cells: Sequence[str], rest: str) -> int:
    """How many of the titles are those of codes; one of statuses beside them is none, if the first row has one there."""
    codes = [cell for cell in cells if column_titles.is_list_of_codes(cell)]
    beside = [cell for cell in codes if column_titles.is_status_beside(cell, codes)]
    if len(cells) < 3 or len(beside) != 1 or beside[0].lower().endswith("codes"):
        return len(codes)
    row = _STATUS_ROW if cells[0] == beside[0] else _ROW_STATUS
    ends = beside[0] == cells[-1] and _STATUS_LAST.match(rest[:LONG]) is not None
    return len(codes) - (ends or row.match(rest) is not None)
