"""Lines with a cell in each below their titles in, the titles of all columns and where rows begin out: rows that all have as many
lines show how many columns there are, whichever of their titles we know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import looks
from raisable_gen.importing.line import Line, Part
from raisable_gen.importing.page import is_title_like
from raisable_gen.importing.title_words import key
from raisable_gen.importing.kinds import kinds_of

# So many titles that we do not know may follow those that we know.
MOST_OWN = 3
# So many rows show the columns.
_FEWEST = 3
_COUNTERS = frozenset(
    "no nr sno sn sino slno srno stt lp № 番号 序号 編號 编号 번호 nº item seq".split()
)
STATUS_WORDS = re.compile("[1-5][0-9]{2} [A-Z][A-Za-z' -]{1,40}", re.ASCII)
STATUS = re.compile(r"[1-5](?:[0-9]{2}|xx|XX)(?!\w)", re.ASCII)


def regular(part: Part) -> tuple[Part, list[int]] | None:
    """The part with all its titles, and where its rows begin; `None` where the lines do not show them."""
    counted = _counted(part)
    if counted:
        return part, counted
    best: tuple[Part, list[int]] | None = None
    covered = 0
    first = 1 if is_counter(part.titles[0]) and len(part.titles) > 2 else 0
    for titles in (part.titles, part.titles[1:])[: first + 1]:
        for own in range(MOST_OWN + 1):
            if own and not _may_be_titles(part.body[:own]):
                break
            added = [line.text for line in part.body[:own]]
            each = replace(part, titles=[*titles, *added], body=part.body[own:])
            starts = _starts(each)
            if len(starts) * len(each.titles) > covered:
                best, covered = (each, starts), len(starts) * len(each.titles)
    return best or _doubled(part)


def _doubled(part: Part) -> tuple[Part, list[int]] | None:
    """The part with its first title of texts twice, if that makes its rows alike: a cell of two lines has a short text first."""
    kinds = kinds_of(part.titles)
    if "text" not in kinds:
        return None
    at = kinds.index("text")
    titles = [*part.titles[:at], part.titles[at], *part.titles[at:]]
    twice = replace(part, titles=titles)
    starts = _starts(twice)
    return (twice, starts) if starts else None


def is_counter(title: str) -> bool:
    """Whether a title stands above the numbers of rows: `No.`, `#`."""
    return title in ("#", "№") or key(title) in _COUNTERS


def _may_be_titles(lines: Sequence[Line]) -> bool:
    return all(
        is_title_like(line.text)
        and len(line.text) <= 40
        and not line.after_blank
        and not looks.is_code_like(line.text)
        for line in lines
    )


def _counted(part: Part) -> list[int]:
    """Where rows begin whose first cell counts them."""
    kinds = kinds_of(part.titles)
    if not is_counter(part.titles[0]) or len(kinds) < 3:
        return []
    at_code = kinds.index("code")
    body = part.body
    starts: list[int] = []
    for at, line in enumerate(body[: len(body) - at_code]):
        if line.text == str(len(starts) + 1) and _is_code(body[at + at_code].text):
            if not starts or at - starts[-1] >= len(kinds) - 1:
                starts.append(at)
    return starts if len(starts) >= _FEWEST and starts[0] == 0 else []


def _starts(part: Part) -> list[int]:
    """Where rows begin that have a line for each title, one behind the other; a title of a section may stand between them."""
    kinds, body = kinds_of(part.titles), part.body
    if kinds.count("code") != 1:
        return []
    size = len(kinds)
    starts: list[int] = []
    at = 0
    while at + size <= len(body):
        if _fits(body[at : at + size], kinds):
            starts.append(at)
            at += size
        elif starts and _is_title(body[at]) and _fits(body[at + 1 :][:size], kinds):
            at += 1
        else:
            break
    if len(starts) < _FEWEST:
        return []
    rest = body[at:]
    is_apart = bool(rest) and rest[0].after_blank and not body[1].after_blank
    if is_apart and body[starts[1]].after_blank and _is_code(rest[0].text):
        return []  # a row whose cells are not all there
    if rest and not is_apart and (len(rest) > 1 or not is_title_like(rest[0].text)):
        return []
    codes = [body[start + kinds.index("code")].text for start in starts]
    are_told = sum(1 for code in codes if _is_code(code)) * 2 >= len(codes)
    are_alike = all(map(looks.is_code_like, codes)) and size > 2
    if len(set(codes)) * (3 if are_alike else 5) < len(codes) * (1 if are_alike else 4):
        return []
    texts = [
        body[start + at].text
        for start in starts
        for at, kind in enumerate(kinds)
        if kind == "text"
    ]
    has_text = sum(1 for text in texts if looks.words_in([text]) > 1) * 3 > len(codes)
    return starts if has_text and (are_told or not rest) else []


def _is_title(line: Line) -> bool:
    return (line.after_blank or line.titled) and is_title_like(line.text)


def _is_code(text: str) -> bool:
    return bool(
        looks.is_code_like(text)
        or STATUS_WORDS.fullmatch(text)
        or looks.is_joined(text)
        or looks.CAPITALS.fullmatch(text)
    )


def _fits(lines: Sequence[Line], kinds: Sequence[str]) -> bool:
    """Whether each line can be the cell of its column; and no blank line is inside, or one before each."""
    if len(lines) < len(kinds) or len({line.after_blank for line in lines[1:]}) > 1:
        return False
    return all(
        _may_be(line.text, kind) for line, kind in zip(lines, kinds, strict=True)
    )


def _may_be(text: str, kind: str) -> bool:
    if kind == "code":
        is_code = looks.VISIBLE.fullmatch(text) and text[-1] not in ".,;:!?"
        is_code = is_code or looks.are_symbols_together(text)
        return bool(is_code or STATUS_WORDS.fullmatch(text))
    if kind == "http":
        return bool(STATUS.match(text)) or text in ("-", "–", "—")
    if kind == "flag":
        return looks.is_flag(text)
    return kind == "name" or not looks.NUMBER.fullmatch(text)
