"""A row with white space between its cells in, the places where one can begin out, with what it costs if one does and if the text goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from raisable_gen.importing import looks
from raisable_gen.importing.cell_shapes import shape_of
from raisable_gen.importing.field_words import ACRONYMS, LEADS
from raisable_gen.importing.joints import LOWER, UPPER
from raisable_gen.importing.looks import EAST, PHRASES, UPPER_SNAKE

_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r".*[.!?。！？…][)\"'”]?")
_CAPITAL = re.compile(rf"[\"“'(\[]?[{UPPER}]")
# A word in capitals, which may stand anywhere in a text.
_CAPITALS = re.compile(rf"[\"“'(\[]?[{UPPER}][^{LOWER}]+")
_SYMBOL = re.compile(UPPER_SNAKE, re.ASCII)
_SMALL = re.compile(rf"[{LOWER}]")
_NOTHING = re.compile(r"[-–—]|[Nn]/?[Aa]")
_BRACKETS = re.compile(r"(?<=.)[(（].*")
# The writing of a word: one of the East, another one, or Latin.
_WRITINGS = tuple(
    re.compile(f"[{letters}]") for letters in (EAST, "\u0370-\u1dff", "A-Za-z")
)
_LATIN = len(_WRITINGS) - 1
# What it costs that a cell begins at a place, and that a text goes on over it.
_Costs = tuple[float, float]
# Between cells of one word each, behind the words of a status, and within these.
_FIRST, _PHRASE, _IN_PHRASE = (0.0, 0.0), (0.0, 2.0), (3.0, 0.0)
# Where the writing changes; where it has changed already, or a word in capitals may belong to either text.
_OTHER_WRITING, _SAME_AGAIN, _OPEN = (0.1, 1.5), (1.5, 0.1), (0.1, 0.1)
# Around a flag, a code or a dash; a dash that is the last cell of several words.
_FLAG, _BY_ITSELF = (0.2, 0.5), (0.2, 0.5)
_BEHIND_CODE, _BEHIND_SYMBOL, _LAST_DASH = (0.2, 0.1), (0.0, 1.5), (0.0, 2.0)
# Behind a sentence, and before a capital; behind a word that is written without white space.
_NEW_SENTENCE, _NEW_SMALL = (0.0, 1.5), (1.0, 0.5)
_NEW_CAPITAL, _NEW_CAPITALS, _EASTERN = (0.0, 1.5), (0.5, 0.5), (0.3, 0.3)
# How much more it costs behind a word that no text ends with.
_LED = 3.0
_OF_WORDS = ("name", "text")
_LONGEST_PHRASE = 4
# A code stands behind so few words, where a text is in front of it.
_WORDS_IN_FRONT = 6
# What looks so is hardly a word of a text if most rows have one.
_USUAL_CODES = ("number", "lettered", "symbol", "joined", "capitals")
# What looks so is no word of a text.
_CODES = frozenset("number dotted lettered symbol joined parts camel mixed".split())


class Gaps:
    """Where cells can begin in the rows of one table; `kinds` says what stands in each column."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self._with_flag = "flag" in kinds
        # So many cells in front, and behind the last text, are one word each.
        are_words = [kind not in _OF_WORDS for kind in kinds]
        self._front = len(list(takewhile(bool, are_words))) or int(kinds[0] == "name")
        self._behind = len(list(takewhile(bool, reversed(are_words))))

    def is_word(self, text: str) -> bool:
        """Whether `text` is a word, as all are."""
        return True

    def cell(self, row: str, start: int, end: int) -> str:
        """What stands between two places of `row`, without the white space behind it."""
        return row[start:end].rstrip()

    def find(self, row: str) -> dict[int, _Costs]:
        """The places in `row`: what it costs if a cell begins there, and if the text in front goes on."""
        matches = list(_WORD.finditer(row))
        words = [match[0] for match in matches]
        told = dict.fromkeys(range(1, self._front + 1), _FIRST) | _changes(words)
        for start, end in _phrases(words):
            told |= {at: _IN_PHRASE for at in range(start + 1, end)} | {end: _PHRASE}
        found: dict[int, _Costs] = {}
        last = len(words) - 1 - self._behind
        if last > 0 and _NOTHING.fullmatch(words[last]):
            told[last] = _LAST_DASH
        for at in range(1, len(words)):
            before, word = words[at - 1 : at + 1]
            costs = told.get(at) or self._costs(before, word)
            if costs:
                is_led = at > 1 and LEADS.fullmatch(before)
                found[matches[at].start()] = (costs[0] + _LED, 0.0) if is_led else costs
        return found

    def _costs(self, before: str, word: str) -> _Costs | None:
        """What the place between two words costs; `None` if no cell begins there."""
        if self._with_flag and any(looks.flag(each) is not None for each in (word, before)):  # fmt: skip
            return _FLAG
        if _NOTHING.fullmatch(word) or _is_code(word):
            return _BY_ITSELF
        if _SYMBOL.fullmatch(before) and not _SMALL.match(word):
            return _BEHIND_SYMBOL
        if _NOTHING.fullmatch(before) or _is_code(before):
            return _BEHIND_CODE
        if _SENTENCE.fullmatch(before):
            return _NEW_SMALL if _SMALL.match(word) else _NEW_SENTENCE
        if _CAPITAL.match(word):
            return _NEW_CAPITALS if _CAPITALS.fullmatch(word) else _NEW_CAPITAL
        return _EASTERN if _WRITINGS[0].search(before) else None


@lru_cache(4096)
def _is_code(word: str) -> bool:
    return shape_of(word, "code").rstrip("0123456789-") in _CODES


def _changes(words: Sequence[str]) -> dict[int, _Costs]:
    """What the places cost where the writing changes: a text in the East may have Latin words in it, hardly the other way round."""
    writings = [
        (at, writing)
        for at, word in enumerate(words)
        if at
        if (writing := _writing(word)) is not None and not _is_code(word)
    ]
    changes = [
        (at, before, writing)
        for (_, before), (at, writing) in pairwise(writings)
        if before != writing
    ]
    found = {at: _SAME_AGAIN for at, _, _ in changes}
    for at, before, _ in changes[:1]:
        if before == _LATIN:
            found[at] = _OTHER_WRITING
    for at, _, writing in changes[-1:]:
        if writing == _LATIN:
            is_open = any(map(_CAPITAL.match, words[at + 1 : at + 2]))
            found[at] = _OPEN if is_open else _OTHER_WRITING
    return found


def _writing(word: str) -> int | None:
    """The writing of a word, without what it has in brackets: `completed.(完成)`."""
    word = _BRACKETS.sub("", word)
    found = (at for at, letters in enumerate(_WRITINGS) if letters.search(word))
    return next(found, None)


def _phrases(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the words of an HTTP status begin and end, behind the first ones of a row."""
    for start in range(1, min(4, len(words))):
        for size in range(2, _LONGEST_PHRASE + 1):
            if " ".join(words[start : start + size]).casefold() in PHRASES:
                yield start, start + size


def are_apart(kinds: Sequence[str], rows: Sequence[str]) -> bool:
    """Whether white space is behind the first cells of most rows."""
    kind = kinds[0] if kinds[0] in ("http", "flag") else "code"
    most = _WORDS_IN_FRONT if kinds[0] == "text" else 1
    firsts = [[shape_of(word, kind) for word in row.split()[:most]] for row in rows]
    # Among codes like `no_card`, `forbidden` is one.
    none = ("",) if any("joined" in shapes for shapes in firsts) else ("", "word")
    told = sum(any(shape not in none for shape in shapes) for shapes in firsts)
    return told * 2 > len(rows)


def has_codes_behind(rows: Sequence[str]) -> bool:
    """Whether a number or a symbol stands behind the first word of most rows."""
    seconds = [word for row in rows for word in row.split()[1:2]]
    shapes = [shape_of(word, "code") for word in seconds if word not in ACRONYMS]
    codes = sum(1 for shape in shapes if shape.rstrip("0123456789-") in _USUAL_CODES)
    return codes * 5 >= len(rows) * 3


def begins_with_code(text: str) -> bool:
    """Whether the first word of a text is no word of a sentence but a code or a name."""
    return bool(text) and _is_code(text.split(maxsplit=1)[0])


def may_be_two(text: str) -> bool:
    """Whether a text could be two cells, by a place in it."""
    return bool(Gaps(["text"]).find(text))
