"""A table in one line whose codes are words in, where its rows begin out: `ERR_KEY`, `not_found`, `NoSuchCard`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from raisable_gen.importing import title_words
from raisable_gen.importing.field_words import WORDS, joint
from raisable_gen.importing.line import may_begin
from raisable_gen.importing.looks import UPPER_SNAKE

SMALL = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"
_CAMEL = r"(?:[A-Z][a-z0-9]+){2,8}"
_STATUS = "[1-5][0-9]{2}"
# A code that is told from words where white space is on both sides.
_WORD = (
    rf"(?:{UPPER_SNAKE}|[A-Z]{{4,}}|[a-z]+(?:[_-][a-z0-9]+)+|(?:[A-Z][a-z0-9]+){{2,8}})"
)
# Behind the titles of columns: a code, and the text glued to it.
_FIRST = re.compile(
    rf"(?<![A-Z_])(?:{UPPER_SNAKE}|[A-Z]{{4,}}(?=[A-Z][a-z]|{_STATUS}))|(?<=[a-z])(?={_CAMEL}(?:[A-Z][a-z]|{_STATUS}))|{_STATUS}(?=[A-Za-z])",
    re.ASCII,
)
# A code begins behind the end of a text.
_BEHIND = r"(?<=[a-z0-9.!?)\]\"'%\u0370-\u1fff\u3000-\ud7ff])"
_UNIT = r"(?:ms|s|k|st|nd|rd|th|h|x|xx|FA|DS|D|G|KB|MB|px)\b"
# `AUTH_001`, and another behind it: their numbers tell them.
_NUMBERED_SYMBOLS = re.compile(
    r"(?:[A-Z][A-Z0-9]{0,20}_){1,6}[0-9]{2,}(?![0-9_]).*?[A-Z]_[0-9]{2,}", re.ASCII
)
_MOST = 8
# A code, and the last word of the text in front of it, are no longer.
_LONGEST = 200


def first_codes(text: str) -> Iterator[int]:
    """Where the first code of a table in one line may begin, with the titles of columns in front of it."""
    count = 0
    for pattern in (_FIRST, _behind_titles()):
        for match in pattern.finditer(text[:200]):
            at = match.end() if pattern is not _FIRST else match.start()
            if at and count < _MOST:
                count += 1
                yield at


@cache
def _behind_titles() -> re.Pattern[str]:
    """A title to which a code in small letters is glued: `Descriptionnot_found`."""
    words = {
        word
        for words in (
            title_words.MESSAGE,
            title_words.DESCRIPTION,
            title_words.LATER_MESSAGE,
            title_words.HTTP,
            title_words.ADVICE,
        )
        for word in words
        if word.isascii() and len(word) > 3
    }
    longest = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?:(?i:{longest}))(?={SMALL}(?:{_STATUS}|[A-Z]))(?=[a-z]+(?:_|{_STATUS}))",
        re.ASCII,
    )


def starts_of(
    rest: str, kinds: Sequence[str]
) -> tuple[list[int], dict[int, str]] | None:
    """Where rows begin in `rest`; and where else one could, with the doubt about it. `None` if its codes are no words."""
    if list(kinds[:1]) == ["http"] and re.match(f"{_STATUS}-?[0-9]", rest):
        return _numbered(rest, rf"(?<=[^\s0-9-])()({_STATUS}-?[0-9]{{1,18}})", 2)
    if list(kinds[-1:]) == ["http"] and re.match("-?[0-9]", rest):
        return _numbered(rest, rf"(?<=[^\s0-9-])({_STATUS})(-?[0-9]{{1,18}})", 2)
    if list(kinds[:2]) == ["http", "code"] and re.match(rf"{_STATUS}\s{_WORD}\s", rest):
        found = re.finditer(rf"(?<=\s){_STATUS}(?=\s{_WORD}\s)", rest, re.ASCII)
        return [0, *(match.start() for match in found)], {}
    if list(kinds[:1]) == ["http"]:
        is_worded = re.match(rf"{_STATUS}\s[A-Z]", rest)
        first = rf"{_STATUS}(?=\s?[A-Z])" if is_worded else rf"{_STATUS}(?=[A-Za-z])"
        return _behind_texts(rest, first)
    if list(kinds[-1:]) == ["http"] and re.match("[A-Za-z]", rest):
        return _behind_statuses(rest)
    if kinds[1:2] == ["http"] and re.match(r"[A-Za-z_.-]+[1-5][0-9]{2}\D", rest):
        return _before_statuses(rest)
    if _NUMBERED_SYMBOLS.match(rest):
        return None
    if re.match(rf"{UPPER_SNAKE}\s", rest, re.ASCII):
        return _spaced(rest)
    if re.match(UPPER_SNAKE, rest, re.ASCII):
        code = f"(?:{UPPER_SNAKE}|[A-Z]{{3,}}(?=[A-Z][a-z]))"
        return _behind_acronyms(rest, *_behind_texts(rest, code))
    if re.match("[A-Z]{3,}[0-9]*(?:[A-Z][a-z])", rest, re.ASCII):
        code = r"[A-Z]{3,}[0-9]*(?=[A-Z][a-z])|[A-Z]{1,4}[0-9]{2,}(?=[A-Z][a-z])"
        return _behind_texts(rest, f"(?:{code}|{UPPER_SNAKE})")
    if re.match(rf"{SMALL}[A-Z]", rest, re.ASCII):
        return _small(rest)
    if re.match(rf"{_CAMEL}[A-Z][a-z]", rest, re.ASCII):
        return _behind_texts(rest, rf"{_CAMEL}(?=[A-Z][a-z']*(?:\s|$|[.!?,]))")
    return None


def _behind_texts(rest: str, code: str) -> tuple[list[int], dict[int, str]]:
    """Rows whose codes are glued to the texts before them."""
    found = re.finditer(f"{_BEHIND}{code}", rest, re.ASCII)
    return [0, *(match.start() for match in found if match.start())], {}


def _behind_acronyms(
    rest: str, starts: list[int], doubts: dict[int, str]
) -> tuple[list[int], dict[int, str]]:
    """Rows behind a text that ends in capitals, `not JSONERR_KEYNo key`: told by the first word of the other codes, or doubtful."""
    firsts = {rest[at : at + _LONGEST].split("_")[0] for at in starts}
    known = set(starts)
    for match in re.finditer(rf"(?<![A-Z0-9_]){UPPER_SNAKE}(?=[a-z])", rest, re.ASCII):
        if match.start() in known:
            continue
        ends = {
            match[0].index("_") - len(first)
            for first in firsts
            if match[0].split("_")[0].endswith(first)
        }
        at = match.start() + (min(ends) if ends else 0)
        if ends:
            starts.append(at)
        doubts[at - 1] = doubts[at + 1] = may_begin(rest, at)
    return sorted(starts), doubts


def _spaced(rest: str) -> tuple[list[int], dict[int, str]]:
    """Rows of which white space divides all cells; a code that small letters follow may be a word of the text."""
    starts = [0]
    doubts: dict[int, str] = {}
    for match in re.finditer(rf"(?<=\s){UPPER_SNAKE}(?=\s+(\S))", rest, re.ASCII):
        at = match.start()
        if match[1].islower():
            doubts[at] = may_begin(rest, at)
        else:
            starts.append(at)
    return starts, doubts


def _numbered(rest: str, pattern: str, group: int) -> tuple[list[int], dict[int, str]]:
    """Rows whose codes are numbers, glued to the statuses that end or begin them; a number that is longer than most may be two."""
    found = list(re.finditer(rf"{pattern}(?=[^\s0-9.,:;)%$])", rest, re.ASCII))
    lengths = Counter(len(match[group]) for match in found)
    usual = {length for length, count in lengths.items() if count * 5 > len(found)}
    doubts: dict[int, str] = {}
    for match in found:
        at = match.start(group)
        if len(match[group]) not in usual:
            doubts[at - 1] = doubts[at + 1] = (
                f"the digits at {rest[at - 8 : at + 8]!r} are divided by the status: see whether it is right"
            )
    others = re.finditer(
        r"(?<![0-9])[0-9]{4,30}(?=[^\s0-9.,:;)%$])|-[0-9]{2,18}(?=[A-Z])",
        rest,
        re.ASCII,
    )
    ends = {match.end() for match in found}
    for other in others:
        if other.end() not in ends and other.start():
            doubts[other.start()] = may_begin(rest, other.start())
    return [0, *(match.start(group) for match in found)], doubts


def _behind_statuses(rest: str) -> tuple[list[int], dict[int, str]]:
    """Rows that end with an HTTP status; behind a figure, `over 100400`, or white space it may be one of the text."""
    starts = [0]
    doubts: dict[int, str] = {}
    ends = rf"(?:(?<=[^\s0-9])|(?<=\s)|(?<=[0-9])){_STATUS}(?=[A-Za-z])(?!{_UNIT})"
    for match in re.finditer(ends, rest, re.ASCII):
        at = match.end()
        starts.append(at)
        if rest[match.start() - 1].isspace() or rest[match.start() - 1].isdigit():
            doubts[at - 1] = doubts[at + 1] = may_begin(rest, at)
    return starts, doubts


def _before_statuses(rest: str) -> tuple[list[int], dict[int, str]]:
    """Rows with an HTTP status behind the code: the code before each is divided from the text above."""
    statuses = re.finditer(rf"(?<=[A-Za-z]){_STATUS}(?![0-9\s])", rest, re.ASCII)
    runs: dict[int, str] = {}
    for status in statuses:
        end = status.start()
        before = rest[max(0, end - _LONGEST) : end]
        run = re.search("[A-Za-z0-9_.-]*$", before, re.ASCII)
        if run:
            runs[end - len(run[0])] = run[0]
    starts, doubts = _divided(rest, runs)
    for match in re.finditer(r"[A-Za-z_][0-9]{4,}(?=[A-Za-z])", rest, re.ASCII):
        doubts[match.start()] = may_begin(rest, match.start())
    return starts, doubts


def _small(rest: str) -> tuple[list[int], dict[int, str]]:
    """Rows whose codes are like `not_found`, each glued to the text above and the one behind."""
    runs = re.finditer(
        r"[A-Za-z0-9.!?)]+_[a-z0-9_]+(?=[A-Z])|[a-z.!?)]{6,}(?=[A-Z][a-z])",
        rest,
        re.ASCII,
    )
    return _divided(rest, {run.start(): run[0] for run in runs})


def _divided(rest: str, runs: Mapping[int, str]) -> tuple[list[int], dict[int, str]]:
    """Where the code begins in each of `runs`, which end with one: behind a mark, where capitals change, or between two known words."""
    words: set[str] = set(WORDS)
    for match in re.finditer(r"(?:^|(?<=\s))[A-Za-z]{3,}(?=[\s.,_])", rest, re.ASCII):
        words.add(match[0].casefold())
    starts = [0]
    doubts: dict[int, str] = {}
    for start, run in runs.items():
        if not start:
            continue
        at, is_sure = _code_in(run, words)
        if at is None:
            doubts[start - 1] = doubts[start + 1] = may_begin(rest, start)
            continue
        starts.append(start + at)
        if not is_sure:
            told = f"{run!r} is divided into {run[:at]!r} and {run[at:]!r}, by words: see whether it is right"
            doubts[start + at - 1] = doubts[start + at + 1] = told
    return starts, doubts


def _code_in(run: str, words: Collection[str]) -> tuple[int | None, bool]:
    """Where the code begins in a run of letters that ends with it, and whether that is sure."""
    marked = re.match(r"(?:[A-Za-z0-9_]*[.!?)])(?=[A-Za-z])", run)
    if marked and not re.search(r"\.[a-z_]+\.", run):
        return marked.end(), True
    changed = re.match(r"[A-Za-z]?[a-z]+(?=[A-Z])|[A-Z]{2,}(?=[a-z]+(?:_|$))", run)
    if changed:
        return changed.end(), True
    first = re.match("[A-Za-z]+", run)
    at = joint(first[0], words) if first else None
    return at, False
