"""Copied lines in, tables out, where codes stand alone above lines that say something of each: `NO_CARD`, `Status: 404`, `Message: ...`;
a text may stand between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from raisable_gen.importing import column_titles, looks
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

_FIELD = re.compile(r"(?P<key>[^\W\d_][^:：{}\"<>]{1,30}?)\s*[:：]\s+(?P<value>\S.*)")
_WORD = re.compile(r"[a-z]{4,40}|[A-Z]{4,40}", re.ASCII)
# `CARD_LOST (1001)`.
_NAMED = re.compile(
    rf"(?P<name>{looks.UPPER_SNAKE})\s*[(\[](?P<code>-?[0-9]{{1,18}})[)\]]", re.ASCII
)
_FEWEST = 3
_DOUBT = "no titles of columns: a code and the lines below it are read as a row, see whether they are"


def records(body: Sequence[Line]) -> tuple[int, list[Block]] | None:
    """Where the first code is that has fields below, and the blocks from there on; `None` where there are too few."""
    starts, size = _starts(body)
    if not starts:
        return None
    ends = [*starts[1:], len(body)]
    fields = [
        _fields(body[start + 1 : end]) for start, end in zip(starts, ends, strict=True)
    ]
    often = Counter(key for each in fields for key in each)
    keys = [key for key, count in often.items() if count * 2 >= len(starts)]
    named = [_NAMED.fullmatch(body[start].text) for start in starts]
    titles = ["code", *["name"] * all(named), *["message"] * (size - 1), *keys]
    table = Table(body[starts[0]].number, titles)
    found: list[Block] = [table]
    for start, end, own in zip(starts, ends, fields, strict=True):
        line = body[start]
        code = _NAMED.fullmatch(line.text) if all(named) else None
        texts = [code["code"], code["name"]] if code else [line.text]
        texts += [each.text for each in body[start + 1 : start + size]]
        texts += [own.get(key, "") for key in keys]
        cells = [Cell(text, line.number) for text in texts]
        table.rows.append(Row(line.number, cells, shown=" | ".join(texts)))
        rest = list(body[start + size : end])
        title = _title(rest) if end < len(body) else None
        if title and not title.after_blank:
            if not column_titles.is_about_codes(title.text):
                table.rows[-1].doubt = next_title(title.text)
        found += [
            Words(each.number, [each.text])
            for each in rest
            if each is not title and not _FIELD.fullmatch(each.text)
        ]
        if title or end < len(body) and not isinstance(found[-1], Table):
            table = Table(body[end].number, titles)
            found += [Heading(1, title.text, title.number)] if title else []
            found.append(table)
    first = next(block for block in found if isinstance(block, Table)).rows[0]
    first.doubt = first.doubt or _DOUBT
    return starts[0], found


def _starts(body: Sequence[Line]) -> tuple[list[int], int]:
    """The lines with codes, if as many have the same field first; and how many lines stand before it."""
    firsts: dict[int, tuple[str, int]] = {}
    tight = _is_tight(body)
    for at, line in enumerate(body):
        is_below_field = at > 0 and _FIELD.fullmatch(body[at - 1].text) is not None
        if not (line.after_blank or tight or is_below_field and _is_joined(line.text)):
            continue
        near = [_FIELD.fullmatch(each.text) for each in body[at + 1 : at + 3]]
        size = next((size for size, each in enumerate(near, 1) if each), 0)
        field = near[size - 1] if size else None
        is_text = size == 1 or size == 2 and _is_sentence(body[at + 1].text)
        if field and is_text and _may_be_code(line.text):
            firsts[at] = field["key"].casefold(), size
    usual = Counter(firsts.values()).most_common(1)
    if not usual or usual[0][1] < _FEWEST:
        return [], 0
    starts = [at for at, first in firsts.items() if first == usual[0][0]]
    codes = [body[at].text for at in starts]
    joined = sum(map(_is_joined, codes))
    are_codes = joined * 2 >= len(codes) == len(set(codes))
    return (starts, usual[0][0][1]) if are_codes else ([], 0)


def _is_joined(text: str) -> bool:
    return looks.is_joined(text) or _NAMED.fullmatch(text) is not None


def _is_sentence(text: str) -> bool:
    return " " in text and not _may_be_code(text)


def _is_tight(body: Sequence[Line]) -> bool:
    return not any(line.after_blank for line in body[1:])


def _may_be_code(text: str) -> bool:
    return _is_joined(text) or bool(_WORD.fullmatch(text))


def _fields(lines: Sequence[Line]) -> dict[str, str]:
    """The first value of each field."""
    found: dict[str, str] = {}
    for line in lines:
        field = _FIELD.fullmatch(line.text)
        if field:
            found.setdefault(field["key"], field["value"])
    return found


def _title(lines: Sequence[Line]) -> Line | None:
    """The title of the next section among the lines between a code and the next: the first behind the fields, if none but sentences
    follow it."""
    lines = [line for line in lines if line.text[0] not in "\"'{}[]()"]
    fields = [at for at, line in enumerate(lines) if _FIELD.fullmatch(line.text)]
    behind = lines[fields[-1] + 1 :] if fields else lines
    if behind and behind[-1].after_blank and is_title_like(behind[-1].text):
        return behind[-1]
    if not behind or not is_title_like(behind[0].text) or behind[0].text[0].islower():
        return None
    is_short = looks.words_in([behind[0].text]) < 7
    are_sentences = all(line.text[-1] in ".!?。" for line in behind[1:])
    return behind[0] if is_short and are_sentences else None
