"""The text of a cell, or those of a column, in; what it looks like out: a code, a status, a flag, words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from http import HTTPStatus
from itertools import pairwise

from raisable_gen.importing.title_words import key

_DATA_TYPES = frozenset("""
    string str varchar char text integer int long short number numeric decimal float double boolean bool object array list map enum date datetime
    timestamp uuid bigint json binary
    """.split())
STATUS = re.compile("[1-5][0-9]{2}", re.ASCII)
YEAR = re.compile("(?:19|20)[0-9]{2}")
# The statuses with which one error may come: `400, 403`.
SEVERAL_STATUSES = re.compile(
    r"[1-5][0-9]{2}(?:(?:\s*[,;/|]\s*|\s+)[1-5][0-9]{2}){0,7}", re.ASCII
)
OF_HTTP = frozenset(str(status.value) for status in HTTPStatus)
# What HTTP calls its statuses, in small letters.
PHRASES = frozenset(status.phrase.casefold() for status in HTTPStatus)
STATUS_OR_CLASS = re.compile("[1-5](?:[0-9]{2}|xx|XX)", re.ASCII)
# More than this in one cell are no list of codes.
MAX_CODES = 8
NUMBER = re.compile(r"-?[0-9]{1,18}", re.ASCII)
HEX = re.compile("0[xX][0-9A-Fa-f]{1,16}", re.ASCII)
SYMBOL = re.compile(
    r"(?=.*[0-9])[A-Z][A-Z0-9]*(?:[_.\-:][A-Z0-9]+)*|(?=.*_)[A-Z][A-Z0-9_]*[A-Z0-9]|0[xX][0-9A-Fa-f]{1,16}",
    re.ASCII,
)
# A number with letters in it: `2005C`, `42C010000`; with fewer figures it is a word: `3DS`.
MIXED = re.compile(r"(?=(?:[A-Z]*[0-9]){3})[0-9]{1,12}[A-Z][A-Z0-9]{0,16}", re.ASCII)
# A number with points in it, none that is a date or a version: `000.100.110`.
DOTTED = re.compile(r"[0-9]{3}(?:\.[0-9]{2,3}){1,3}", re.ASCII)
VISIBLE = re.compile(r"[!-~]{1,64}", re.ASCII)
_RANGE = re.compile(
    r"-?[0-9]+[xX*]{1,9}|[xX*]{2,9}|\*|[<>≤≥]=?\s*-?[0-9]{1,18}|[0-9]{2,18}\+|(-?[0-9]{1,18})\s*(?:-|–|—|~|to|\.\.\.?|…)\s*(-?[0-9]{1,18})|[A-Z][A-Z0-9_]*_(?:\*|[xX]{1,9})"
    r"|([A-Z][A-Z_-]{0,30})[0-9]{1,9}\s*(?:-|–|—|~|to|\.\.\.?|…)\s*\3[0-9]{1,9}",
    re.ASCII,
)
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_.\-][A-Za-z0-9]+)*", re.ASCII)
# Characters of languages that are written without spaces.
EAST = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
EASTERN = re.compile(f"[{EAST}]")
# Capitals joined by `_`, `CARD_LOST`, as a part of patterns.
UPPER_SNAKE = "[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+"
# A word made of several: `card_lost`, `CardLost`.
JOINED = re.compile(r"[A-Za-z][a-z0-9]*(?:[_.-][A-Za-z0-9]+|[A-Z][a-z0-9]+)+", re.ASCII)
# The name of a file, and how it ends.
_FILE = re.compile(r"[\w./-]*\w\.([A-Za-z][A-Za-z0-9]{1,7})", re.ASCII)
# A name made of words: `CardLost`.
NAME = re.compile("(?:[A-Z][a-z0-9]+){2,}", re.ASCII)
# What went wrong, in small letters or as a part of a name.
_WRONG = re.compile(
    r"invalid|ungültig|inválid|non valid|geçersiz|error|fehler|erreur|fail(?:ed|ure)|fallid|falhou|échou|denied|declin|reject|refus|expired|missing|exceed|"
    r"unknown|already|cannot|can't|unable|unsupported|unauthori[sz]ed|forbidden|insufficient|incorrect|wrong|blocked|timed? ?out|unavailable|duplicate|illegal|"
    r"malformed|tampered|unexpected|mismatch|differs|(?<![a-z])not?(?![a-z])|(?<![a-z])(?:не|нет|nicht|niet|kein\w*|pas|não|nie|không|tidak)(?!\w)|ошибк|неверн|"
    r"无效|失败|错误|不存在|不能|不足|異常|异常|エラー|無効|失敗|不正|できません|ません|실패|오류|없습니다|잘못",
    re.I,
)
CAPITALS = re.compile("[A-Z][A-Z0-9]{2,}", re.ASCII)


def is_code_like(text: str) -> bool:
    """Whether `text` looks like a code wherever it stands: a number, or capitals with digits or `_`."""
    return bool(
        NUMBER.fullmatch(text) or SYMBOL.fullmatch(text) or MIXED.fullmatch(text)
    )


def is_range(text: str) -> bool:
    """Whether `text` is a range of codes: `1xxx`, `1000 - 1999`, `AUTH_*`; `400-01` goes down, so it is none."""
    match = _RANGE.fullmatch(text)
    if match is None or match[1] is None:
        return match is not None
    first, last = match[1].lstrip("-"), match[2].lstrip("-")
    return int(first) < int(last) and (last[0] != "0" or len(first) == len(last) > 2)


def is_code_cell(text: str) -> bool:
    """Whether `text` is a code, or one with its name: `-1121 BAD_SYMBOL`, `BAD_SYMBOL (-1121)`."""
    words = text.strip("`").split()
    return 0 < len(words) <= 3 and any(
        is_code_like(word.strip("`()[]:").rstrip("-–"))
        for word in words[:: max(len(words) - 1, 1)]
    )


def is_namespaced(word: str) -> bool:
    """Whether a word is one of a name space, the last part with its own mark: `:user.email/required`."""
    parts = word.removeprefix(":").split("/")
    return (
        len(parts) == 2
        and all(map(IDENTIFIER.fullmatch, parts))
        and any(map(JOINED.fullmatch, parts))
    )


def is_word_of_code(word: str) -> bool:
    return bool(JOINED.fullmatch(word)) or (word.isupper() and len(word) > 2)


def are_statuses(cells: Sequence[str]) -> bool:
    """Whether the cells of a column without a title are HTTP statuses, some for several rows."""
    return len(set(cells)) < len(cells) and all(map(STATUS.fullmatch, cells))


def are_own_statuses(cells: Sequence[str]) -> bool:
    """Whether the cells of a column are HTTP statuses, another in every row."""
    return len(set(cells)) == len(cells) > 1 and all(map(STATUS.fullmatch, cells))


def begins_with_number(cell: str) -> bool:
    return bool(re.match(r"(?:-?[0-9]+|0[xX][0-9A-Fa-f]+)(?:\s|$)", cell, re.ASCII))


def is_cell_or_range(cell: str) -> bool:
    return is_code_cell(cell) or is_code_or_range(cell)


def is_distinct(cells: Sequence[str]) -> bool:
    """Whether all cells are codes, another in every row."""
    return len(set(cells)) == len(cells) and all(map(is_code, cells))


def is_code_or_range(cell: str) -> bool:
    return _is_codes(cell) or is_range(cell)


def is_code_constant(cell: str) -> bool:
    return is_code_or_range(cell) or bool(CAPITALS.fullmatch(cell))


def is_identifier_or_code(cell: str) -> bool:
    return is_code_cell(cell) or all(map(IDENTIFIER.fullmatch, cell.split(":")))


def are_capitals(cells: Sequence[str]) -> bool:
    return len(set(cells)) == len(cells) > 1 and all(
        cell.isupper() and len(cell) > 2 and IDENTIFIER.fullmatch(cell)
        for cell in cells
    )


def are_symbols(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return (
        len(filled) > 2
        and len(filled) * 10 >= len(cells) * 9
        and len(set(filled)) * 10 >= len(filled) * 9
        and all("_" in cell and SYMBOL.fullmatch(cell) for cell in filled)
    )


def are_joined_symbols(cells: Sequence[str]) -> bool:
    """Whether a name like `CARD_LOST` stands in every row, another in each."""
    return (
        share_of(cells, SYMBOL.fullmatch) == 1
        and share_of(cells, lambda cell: "_" in cell) >= 0.5
        and len(set(cells)) == len(cells)
    )


def are_names(cells: Sequence[str]) -> bool:
    """Whether a name like `CardLost` or `card_lost` stands in every row, another in each."""
    return len(cells) > 1 and len(set(cells)) == len(cells) and all(map(is_name, cells))


def is_name(cell: str) -> bool:
    """Whether `cell` is a name made of several words: `CardLost`, `CARD_LOST`."""
    return bool(JOINED.fullmatch(cell) or ("_" in cell and SYMBOL.fullmatch(cell)))


def are_files(cells: Sequence[str]) -> bool:
    """Whether most cells are names of files that end in the same way: `card.py`, `shop.py`."""
    endings = [match[1] for match in map(_FILE.fullmatch, cells) if match]
    return (
        len(endings) > 1
        and len(endings) * 2 > len(cells)
        and len({ending.lower() for ending in endings}) == 1
    )


def are_distinct(cells: Sequence[str]) -> bool:
    """Whether few cells come again: a kind of errors, the same in many rows, is no name."""
    filled = [cell for cell in cells if cell]
    return len(set(filled)) * 2 > len(filled)


def share_of(cells: Sequence[str], test: Callable[[str], object]) -> float:
    filled = [cell for cell in cells if cell]
    if not filled:
        return 0.0
    return sum(1 for cell in filled if test(cell)) / len(filled)


def words_in(cells: Sequence[str]) -> float:
    """How many words a cell has, of those that are filled; of a text without spaces, two characters are one."""
    filled = [cell for cell in cells if cell]
    count = sum(len(cell.split()) + len(EASTERN.findall(cell)) // 2 for cell in filled)
    return count / len(filled) if filled else 0.0


def are_rising(codes: Sequence[str]) -> bool:
    """Whether all are numbers, each greater than the one before."""
    return all(map(NUMBER.fullmatch, codes)) and all(
        int(code) < int(following) for code, following in pairwise(codes)
    )


def are_serial(cells: Sequence[str]) -> bool:
    """Whether numbers rise from 0 or 1, as those of the rows of a database do, of which some were deleted."""
    return len(cells) > 2 and cells[0] in ("0", "1") and are_rising(cells)


def are_beside_serial(cells: Sequence[str], serial: Sequence[str]) -> bool:
    """Whether cells are others in each row, beside those that only are `serial`; statuses are no codes where they rise as well."""
    return (
        are_serial(serial)
        and len(set(cells)) == len(cells) == len(serial)
        and not (are_rising(cells) and (are_own_statuses(cells) or are_serial(cells)))
    )


def is_code(cell: str) -> bool:
    return (
        bool(VISIBLE.fullmatch(cell))
        or is_range(cell)
        or any(is_code_like(word) for word in cell.split()[:1])
    )


def is_data_type(cell: str) -> bool:
    """Whether a cell says what the values of a field are: such tables are about fields."""
    words = re.findall("[a-z]+", cell.casefold())
    return bool(words) and words[0] in _DATA_TYPES and len(words) < 4


def _is_codes(cell: str) -> bool:
    """Whether a cell has a code, or several with commas between them."""
    return all(map(is_code_like, re.split(r"\s*[,/]\s*", cell, maxsplit=MAX_CODES)))


def is_phrase(cell: str) -> bool:
    """Whether a cell is what HTTP calls one of its statuses: `Bad Request`."""
    return cell.casefold() in PHRASES


def is_status(cell: str) -> bool:
    return bool(
        re.match(r"(?:HTTP )?[1-5](?:[0-9]{2}|xx)\b", cell, re.ASCII | re.I)
    ) or cell in ("-", "–", "—")


def are_symbols_together(cell: str) -> bool:
    """Whether a cell has several codes: `NO_CARD / NO_KEY`."""
    parts = re.split(r"\s*[,/]\s*", cell, maxsplit=MAX_CODES)
    return len(parts) > 1 and all(map(SYMBOL.fullmatch, parts))


def is_joined(cell: str) -> bool:
    word = cell.removesuffix("()")  # an error of a contract, `NoKey()`
    return bool(JOINED.fullmatch(word) or is_code_like(cell) or DOTTED.fullmatch(cell))


# How often something may be done: `requests per minute`, behind a number.
_RATE = re.compile(
    r"\S+(?: \S+){0,3}? ?(?:/|\b(?:per|each|every|an?|por|par|pro|al|по|в)\b) ?(?:\w+ ){0,2}?"
    r"(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|users?|ip|keys?|accounts?|clients?|s|h|segundos?|minutos?|horas?|d[ií]as?|m[eê]s|secondes?|heures?|jour|mois|sekunde|minute|stunde|tag|monat|секунду|минуту|час|день)\b",
    re.I,
)


def is_rate(number: str, text: str = "") -> bool:
    """Whether a text behind a number makes both a rate, not a row."""
    return number.isdigit() and _RATE.match(text) is not None


def is_constant(cell: str) -> bool:
    return is_joined(cell) or bool(re.fullmatch("[A-Z]{3,}", cell))


def is_joined_or_code(cell: str) -> bool:
    return is_joined(cell) or is_code_cell(cell)


def is_flag(cell: str) -> bool:
    return flag(cell) is not None or cell in (
        "-",
        "–",
        "—",
        "?",
        "n/a",
        "N/A",
        "depends",
        "maybe",
    )


def is_identifiers(cell: str) -> bool:
    return bool(IDENTIFIER.fullmatch(cell))


def says_error(text: str) -> bool:
    """Whether a text says that something went wrong: `Key is invalid`, `CardExpired`."""
    return bool(_WRONG.search(text))


def is_anything(cell: str) -> bool:
    return True


def flag(cell: str) -> bool | None:
    """What a cell of a column "retryable" says; `None` where it says neither."""
    word = cell.strip() if "/" in cell else key(cell) or cell.strip()
    if word in ("yes", "y", "true", "retryable", "✓", "✔", "✅", "是", "可"):
        return True
    if word in ("no", "n", "false", "notretryable", "✗", "✘", "❌", "x", "否", "不可"):
        return False
    return None
