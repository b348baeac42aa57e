"""Titles of columns that are glued, or have single spaces between them, in one line in; the likeliest titles out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from raisable_gen.importing import column_titles, looks, title_words

# Where a title ends and the next begins without white space.
_GLUE = re.compile(
    r"(?<=[a-z0-9)ß-öø-ÿ\u0101-\u017f\u1ea1-\u1ef9а-яё])(?=[A-ZÀ-ÖØ-ÞА-ЯЁĐ])"
)
BETWEEN = re.compile(
    rf"\t|\s+\|\s+|\s{{2,}}|{_GLUE.pattern}|(?<=HTTP)(?=[a-z])|(?<=[a-z])(?=http\b)|(?<=[Cc]ode)(?=desc|mess|msg|text|reason)|(?<=[A-Z])(?=(?:[A-Z][a-z]|[А-ЯЁ][а-яё]))|\s+"
)
# What stands above the numbers of rows and ends like a sentence.
_COUNTERS = frozenset("no. nr. sr. sl. num. s.no. sr.no. sl.no.".split())
_LONGEST_TITLE = 42
GLUED = re.compile("[a-z][A-Z]", re.ASCII)
# Two titles, `HTTP` and `code`: one of both has white space.
_HTTP_GLUED = re.compile("HTTP(?=[a-z])(?!s)|[a-z]http", re.ASCII)
_CODE_ENDS = (" code", " codes", "код", "codice", "código")
_NO_TITLE = re.compile("[(:]|_[A-Z][a-z]")


def known_titles(text: str) -> list[str]:
    """`codeDescription` or `Error Code Description` in titles that we know; nothing if it holds anything else."""
    joints = {
        *(match.end() for match in BETWEEN.finditer(text)),
        *small_joints(text),
        *repeated_joints(text),
        len(text),
    }
    if not any(_may_stand_first(text, at) for at in joints):
        return []
    spaced = {at for at in joints if text[at - 1].isspace()}
    apart = spaced | {len(text)}
    for some in (joints - spaced, apart, joints):
        ways = _ways(text, sorted(some)) if len(some) > 1 else []
        ways = [way for way in ways if len(way) > 1 or some is joints]
        if ways:
            return min(ways, key=partial(_unlikely, apart=some is apart))
    return []


def with_unknown(text: str) -> list[str]:
    """Glued titles of which we know half: `CodeDescriptionFor your customer`, `Errot CodeDescription`."""
    cells = [cell.strip() for cell in _GLUE.split(text)]
    if not 2 <= len(cells) <= 8 or not all(map(may_be_title, cells)) or "_" in text:
        return []
    if re.search("[0-9]{2}", text):
        return []
    texts = [begins_with_text(cell) for cell in cells]
    known = [
        is_text or column_titles.is_title(cell)
        for cell, is_text in zip(cells, texts, strict=True)
    ]
    has_code = any(cell.casefold().endswith(_CODE_ENDS) for cell in cells[:2])
    has_code |= any(map(column_titles.is_code_title, cells[:2]))
    return cells if has_code and any(texts[1:]) and sum(known) * 2 >= len(cells) else []


def begins_with_text(cell: str) -> bool:
    """Whether the title of a column is, or begins with, one of texts: `Message for the user`."""
    words = cell.split()
    return column_titles.is_message_title(cell) or (
        len(words) > 2 and column_titles.is_message_title(words[0])
    )


def _ways(text: str, joints: Sequence[int]) -> list[list[str]]:
    """The ways in which `text` divides into titles at `joints`; not all if there are many."""
    ways: list[tuple[int, list[str]]] = [(0, [])]
    finished: list[list[str]] = []
    while ways and len(finished) < 64:
        start, way = ways.pop()
        for end in joints:
            if end - start > _LONGEST_TITLE:
                break
            word = text[start:end].strip()
            if end <= start or _NO_TITLE.search(word) or _HTTP_GLUED.search(word):
                continue
            if not (column_titles.is_title(word) or not start and _is_own(text, word)):
                continue
            if end == len(text):
                finished.append([*way, word])
            elif len(way) < 12:
                ways.append((end, [*way, word]))
    return finished


def _unlikely(way: Sequence[str], *, apart: bool) -> tuple[bool, bool, int, int, int]:
    """How unlikely a way is: words that we know in full are likelier than those whose end we know; where white space stands between
    all (`apart`), one may be put together by capitals."""
    own = sum(1 for word in way if not column_titles.is_title(word))
    put_together = sum(
        1 + (" " in word and GLUED.search(word) is not None or not word.isascii())
        for word in way
        if column_titles.known(word) not in ("", title_words.key(word))
    )
    is_spaced = not apart and any(" " in word for word in way)
    put_together += sum(1 for word in way if is_spaced and GLUED.search(word))
    has_code = any(map(column_titles.is_code_title, way))
    return not are_titles(way), not has_code, own, put_together, len(way)


def _may_stand_first(text: str, end: int) -> bool:
    """Whether a title may be what `text` begins with, up to `end`."""
    word = text[:end].strip()
    return end <= _LONGEST_TITLE and (
        column_titles.is_title(word) or _is_own(text, word)
    )


def _is_own(text: str, word: str) -> bool:
    """Whether a line of titles may begin with a provider's own word: `ecMessage`."""
    rest = text[len(word) :]
    is_apart = rest[:1].isupper() or not rest.isascii()
    return " " not in text and word.isalpha() and len(word) <= 8 and is_apart


def small_joints(text: str) -> list[int]:
    """Joints that no capital shows: `codemsg`."""
    letters = text.replace(" ", "")
    if len(text) > 40 or not letters.isalpha():
        return []
    if not text.isascii():
        return [at for at in range(1, len(text)) if not text[at - 1 : at + 1].isascii()]
    is_one = letters[1:].islower() or letters.isupper()
    return list(range(2, len(text) - 1)) if is_one else []


def repeated_joints(text: str) -> list[int]:
    """Joints before the word that every title begins with: `resultCoderesultMessage`."""
    first = re.match("([a-z]{3,20})[A-Z]", text, re.ASCII)
    if first is None:
        return []
    return [match.start() for match in re.finditer(first[1], text) if match.start()]


def are_titles(cells: Sequence[str]) -> bool:
    if not 2 <= len(cells) <= 12 or any(len(cell) > 40 for cell in cells):
        return False
    if any(looks.NUMBER.fullmatch(cell) for cell in cells):
        return False
    has_text = any(map(column_titles.is_message_title, cells))
    has_code = any(map(column_titles.is_code_title, cells))
    if has_text and not has_code:
        return (
            column_titles.is_own_word(cells[0])
            and not column_titles.is_title(cells[0])
            and all(map(column_titles.is_title, cells[1:]))
        )
    return has_code and has_text and all(map(column_titles.is_title, cells[:2]))


def has_two_kinds(cells: Sequence[str]) -> bool:
    """Whether all are titles, and one is of codes: `Code`, `Reason`."""
    return (
        2 <= len(cells) <= 12
        and all(map(column_titles.is_title, cells))
        and any(map(column_titles.is_code_title, cells))
    )


def are_texts(cells: Sequence[str]) -> bool:
    return any(map(column_titles.is_message_title, cells)) and all(
        map(column_titles.is_title, cells)
    )


def may_be_title(cell: str) -> bool:
    return (
        0 < len(cell) <= 40
        and (cell[-1] not in ".,;!。；，！" or cell.casefold() in _COUNTERS)
        and not cell[:3].isdigit()
        and any(map(str.isalpha, cell))
        and not looks.is_code_like(cell)
        and not looks.is_range(cell)
    )
