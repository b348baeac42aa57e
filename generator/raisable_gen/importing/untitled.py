"""Copied lines without titles of columns in, blocks out: codes with their texts below, lists of `code: text`, runs of rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.coded import coded
from raisable_gen.importing.items import (
    Item,
    is_value,
    item,
    leads_to_fields,
    named,
    pieces,
)
from raisable_gen.importing.line import Line, next_title
from raisable_gen.importing.page import (
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Words,
    is_title_like,
)
from raisable_gen.importing.records import records
from raisable_gen.importing.section_titles import make_heading
from raisable_gen.importing.spaced import spaced
from raisable_gen.importing.spans import documented
from raisable_gen.importing.tabbed import flush

_OTHER_CODES = re.compile(
    r"\b(?:source|zip|post(?:al)?|qr|promo|country|currency|language|sample|example)\s+codes?\b|\bcode\s+(?:samples?|examples?|snippets?|blocks?)\b",
    re.I,
)
_FIELD = re.compile('"([A-Za-z_]+)"\\s*:')
# So many lines between two rows may be titles, or pieces of the text above.
_GAP = 3
_COLUMNS = {2: "a letter and a text", 3: "a code, a name and a text"}


def untitled(body: Sequence[Line]) -> list[Block]:
    """Lines before any titles: codes with their texts below, lists, or runs of rows, are tables without titles."""
    body = [piece for line in flush(body) for piece in _pieces(line)]
    below = records(body) or coded(body)
    if below is None:
        return _lists(body)
    start, blocks_below = below
    found = _lists(body[:start])
    make_heading(found)
    return found + blocks_below


def _pieces(line: Line) -> list[Line]:
    """The items of a line of several, each as a line of its own."""
    if "\t" in line.raw:
        return [line]
    return [
        replace(line, text=text, raw=text, after_blank=line.after_blank and not at)
        for at, text in enumerate(pieces(line.text))
    ]


# Lists with marks


def _lists(body: Sequence[Line]) -> list[Block]:
    found: list[Block] = []
    at = 0
    for items in _runs(body):
        found += spaced(body[at : items[0].at])
        make_heading(found)
        found += _list(body, items)
        at = items[-1].at + 1
    return found + spaced(body[at:])


def _runs(body: Sequence[Line]) -> list[list[Item]]:
    """The items that stand together, where the lines above, or the codes, show that they are codes."""
    runs: list[list[Item]] = []
    shown = _in_examples(body)
    items = [
        found
        for at, line in enumerate(body)
        if at not in shown and (found := item(at, line.text))
    ]
    steps = [found for found in items if body[found.at].titled]
    if [found.code for found in steps] == [str(at) for at in range(1, len(steps) + 1)]:
        items = [found for found in items if not body[found.at].titled]
    for found in items:
        at = found.at
        last = runs[-1][-1].at if runs else at
        between = body[last + 1 : at]
        is_near = len(between) <= _GAP
        if runs and is_near and not any(leads_to_fields(each.text) for each in between):
            runs[-1].append(found)
        else:
            runs.append([found])
    kept: list[list[Item]] = []
    for run in runs:
        start = kept[-1][-1].at + 1 if kept else 0
        if _are_codes(run, body[start : run[0].at], body[: run[0].at]):
            kept.append(run)
    return kept


def _in_examples(body: Sequence[Line]) -> set[int]:
    """The lines between braces of which some are fields with other values than texts: an example of a response."""
    found: set[int] = set()
    fields: set[int] = set()
    start = depth = 0
    has_value = False
    for at, line in enumerate(body):
        text = line.text.rstrip(" ,")
        is_field = is_value(text) or text[-1:] in "{[" or " // " in text
        has_value |= depth > 0 and is_field
        fields |= {at} if depth and is_field else set()
        if text[-1:] in ("{", "["):
            start, has_value = (start, has_value) if depth else (at, False)
            depth += 1
        if depth and text[:1] in ("}", "]"):
            depth -= 1
            if not depth and has_value:
                found |= set(range(start, at + 1))
    return found | fields | _in_pieces(body)


def _in_pieces(body: Sequence[Line]) -> set[int]:
    """The lines of fields in quotes, `"status": "failed",`, that stand together, if one has the name of a column: a response without braces."""
    found: set[int] = set()
    names = [_FIELD.match(line.text) for line in body]
    for is_field, run in groupby(enumerate(names), lambda each: bool(each[1])):
        fields = [(at, name[1]) for at, name in run if name]
        if is_field and any(column_titles.is_whole_title(name) for _, name in fields):
            found |= {at for at, _ in fields}
    return found


def _are_codes(
    run: Sequence[Item], near: Sequence[Line], above: Sequence[Line]
) -> bool:
    """Whether a run is one of codes: numbers of three figures are, short ones and words under a title that says so."""
    codes = [item.code for item in run]
    if near and leads_to_fields(near[-1].text):
        return False
    if len(run) < 2 or len(set(codes)) * 2 < len(codes):
        return False
    numbers = sum(1 for code in codes if looks.NUMBER.fullmatch(code))
    long = sum(1 for code in codes if re.search("[0-9]{3}", code))
    if any(map(_says_codes, near)):
        return True
    if len(run) > 2 and all(re.fullmatch("[A-Z]", code) for code in codes):
        return any(map(_says_codes, above)) and len(set(codes)) == len(codes)
    if numbers * 2 >= len(codes):
        is_about = any(map(_says_codes, above))
        is_most = (
            long == len(codes) or long * 2 > len(codes) and looks.are_rising(codes)
        )
        return is_about or long > 2 and is_most
    return long > 2 and long == len(codes)


def _says_codes(line: Line) -> bool:
    return column_titles.is_about_codes(_OTHER_CODES.sub("", line.text))


def _list(body: Sequence[Line], items: Sequence[Item]) -> list[Block]:
    """The rows of a run, and what stands between them: other rows, titles, and pieces of the text above."""
    items = named(items)
    are_letters = all(re.fullmatch("[A-Z]", each.code) for each in items)
    titles = ["code", "message"] if are_letters else []
    if any(each.name for each in items):
        titles = ["code", "name", "message"]
    known = {each.at: each for each in items}
    lengths = {len(each.code) for each in items}
    table = Table(body[items[0].at].number, titles)
    found: list[Block] = [table]
    for at in range(items[0].at, items[-1].at + 1):
        line, own = body[at], known.get(at)
        plain = re.match(r"(-?[0-9]+)\s+([^\s0-9=:–—-].*)", line.text, re.ASCII)
        doubt = ""
        if own is None and plain and len(plain[1]) in lengths:
            own = Item(at, plain[1], plain[2])
            doubt = f"nothing stands behind {plain[1]}, as it does in the lines around: see whether it is a code"
        if own is not None:
            names = [own.name] if len(titles) > 2 else []
            texts = [own.code, *names, own.text]
            cells = [Cell(text, line.number) for text in texts]
            table.rows.append(Row(line.number, cells, doubt, shown=line.text))
        elif _is_title(line) or table.rows and at + 1 in known and _is_short(line):
            if table.rows and not _is_title(line):
                table.rows[-1].doubt = next_title(line.text)
            table = Table(body[at + 1].number, titles)
            found += [Heading(1, line.text.rstrip(" :"), line.number), table]
        elif table.rows and not line.after_blank:
            row = table.rows[-1]
            row.cells[-1].text += " " + line.text
            row.doubt = f"the line below it, {line.text[:40]!r}, is read as more of its text: see whether it is"
        else:
            table = Table(body[at + 1].number, titles)
            found += [Words(line.number, [line.text]), table]
    if titles:
        first = next(block for block in found if isinstance(block, Table)).rows[0]
        first.doubt = (
            first.doubt
            or f"no titles of columns: {_COLUMNS[len(titles)]} are read as a row, see whether they are"
        )
    return [block for block in found if not isinstance(block, Table) or block.rows]


def _is_short(line: Line) -> bool:
    """Whether a line between rows reads like a title, and not like a piece of the text above it."""
    words = line.text.rstrip(" :").split()
    return is_title_like(line.text.rstrip(" :")) and (
        len(words) < 6 and not words[0][0].islower()
    )


def _is_title(line: Line) -> bool:
    text = line.text.rstrip(" :")
    return (
        is_title_like(text)
        and (
            line.titled
            or line.after_blank
            or column_titles.is_about_codes(text)
            or documented(text) is not None
        )
        and not text[0].islower()
    )
