"""The blocks of a page in; which of its headings are rows out: `### -1121 BAD_SYMBOL` with a text below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Sized
from dataclasses import dataclass

from raisable_gen.importing import codes, column_titles, looks, word_heads
from raisable_gen.importing.page import (
    Block,
    Heading,
    Table,
    after,
    below,
    block_at,
    undecorated,
)
from raisable_gen.importing.page_roles import PageRoles

_STATUS = re.compile(
    r"\(?(?P<http>HTTP(?: status)?(?: code)?:? ?)?(?P<status>[1-5][0-9]{2})\b[\s:)\]–-]*(?P<rest>.*)",
    re.ASCII | re.I,
)
# A letter, or a short code with figures and letters, alone: `R`, `0dc`.
_SINGLE = re.compile("[A-Z]|[0-9]{1,2}[A-Za-z][0-9A-Za-z]{0,5}", re.ASCII)
_QUOTED = re.compile("^[\"'“‘«「](.*)[\"'”’»」]$")
# A range, or two codes: `1000 - 1999`, `5000 & 9999`.
_SEVERAL = re.compile(
    r"-?[0-9]+\s*(?:(?P<and>&|,|/|and\b)|[-–—~])\s*-?[0-9]{2,18}(?![0-9-])", re.ASCII
)
_SHORT = re.compile(r"(?P<code>-?[0-9])\s*[-–—:|]\s+(?P<rest>\S.*)", re.ASCII)
# What only says that a code follows: `Status 4: No key`.
_CALLED = re.compile(
    r"^(?:(?:status|error|response|result|return|reason)(?: (?:code|no\.?|number))|status|response|code)\s*[:#]?\s*(?=-?[0-9]{1,18}\s*[-–—:|]\s)",
    re.I,
)

# A part of a chapter that has a number: `14.1 Results`.
_PART = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.?\s", re.ASCII)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that is a row: its code, the words behind it, and an HTTP status before or behind it."""

    code: str
    rest: str
    http: str = ""


def heads(
    blocks: Sequence[Block], rows: Mapping[int, Sized], roles: PageRoles
) -> dict[int, Head]:
    """The headings that are rows: they begin with a code, and words follow, not a table and not several `rows` of a list.

    `roles` has the columns of the tables among the `blocks`.
    """
    found: dict[int, Head] = {}
    short = _short(blocks)
    for position, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        text = undecorated(block.text).replace("−", "-").replace("–", "-")
        text = _CALLED.sub("", _QUOTED.sub(r"\1", text))
        match = _SHORT.fullmatch(text) if position in short else codes.headed(text)
        if match is None or not looks.is_code_like(match["code"]):
            continue
        if looks.is_range(match["code"] + " " + match["rest"].split(" ")[0]):
            continue
        several = _SEVERAL.match(text)
        if several and (several["and"] or looks.is_range(several[0])):
            continue
        texts = below(blocks, position)
        following = block_at(blocks, position + len(texts) + 1)
        is_row = bool(texts or match["rest"]) and not _is_table_of_codes(
            following, roles
        )
        is_status = looks.STATUS.fullmatch(match["code"]) is not None
        if _rows_below(blocks, position, rows) > (0 if is_status else 1):
            is_row = False
        if is_row:
            rest = match["rest"].strip()
            rest += ")" * (text.endswith(")") and rest.count("(") > rest.count(")"))
            found[position] = _head(match["code"], rest)
    prefixes = [at for at in _prefixes(blocks) if at in found]
    prefixes = [at for at in prefixes if not looks.NUMBER.fullmatch(found[at].code)]
    sections = _sections(blocks, found)
    again = _documented(blocks, found, roles)
    for at in [*_numbered(blocks), *_single(found), *prefixes, *sections, *again]:
        found.pop(at, None)
    words = {
        at: _head(match["word"], match["rest"] or "")
        for at, match in word_heads.words_of(blocks, found).items()
    }
    counts = {at: _rows_below(blocks, at, rows) for at in words}
    if any(count > 1 for count in counts.values()):
        words = {at: head for at, head in words.items() if not counts[at]}
    if not found:
        return words
    if len(found) < 2 and len(blocks) > 7:
        return found if _is_about_codes(blocks) and _is_long(found) else {}
    found |= words
    heads = list(found.values())
    if len({head.code for head in heads}) < len(heads) and all(
        looks.STATUS.fullmatch(head.code) and looks.JOINED.fullmatch(head.rest)
        for head in heads
    ):
        return {at: Head(head.rest, "", head.code) for at, head in found.items()}
    return found


def _rows_below(
    blocks: Sequence[Block], position: int, rows: Mapping[int, Sized]
) -> int:
    """How many `rows` of lists stand below the heading at `position`."""
    end = position + 1 + len(below(blocks, position))
    return sum(len(rows[at]) for at in range(position + 1, end) if at in rows)


def _is_about_codes(blocks: Sequence[Block]) -> bool:
    return any(column_titles.is_about_codes(_text(block)) for block in blocks)


def _is_long(found: Mapping[int, Head]) -> bool:
    """Whether all codes are of more than two characters: `## 10 tips` has none."""
    return all(len(head.code) > 2 for head in found.values())


def _short(blocks: Sequence[Block]) -> set[int]:
    """The headings like `0 - OK`, several, on a page about codes; `1 - Start` and those after it are counted."""
    texts = {at: _text(block) for at, block in enumerate(blocks)}
    matches = {
        at: _SHORT.fullmatch(_CALLED.sub("", text)) for at, text in texts.items()
    }
    numbers = {at: int(match["code"]) for at, match in matches.items() if match}
    counted = [*range(1, len(numbers) + 1)]
    is_called = all(_CALLED.match(texts[at]) for at in numbers)
    if not is_called and (len(numbers) < 2 or list(numbers.values()) == counted):
        return set()
    return set(numbers) if _is_about_codes(blocks) else set()


def _numbered(blocks: Sequence[Block]) -> list[int]:
    """The headings that are counted, `9. Limits` and `10. Support`; or called by years, on a page that is not about codes."""
    texts = {at: _text(block) for at, block in enumerate(blocks)}
    counted = [at for at, text in texts.items() if re.match(r"[0-9]{1,2}[.)]\s", text)]
    if not any(re.match(r"[1-9][.)]", texts[at]) for at in counted) and not (
        _goes_on(counted, texts) and any(_has_parts(blocks, at) for at in counted)
    ):
        counted = []
    years = [
        at for at, text in texts.items() if re.fullmatch("(?:19|20)[0-9]{2}", text)
    ]
    if _is_about_codes(blocks):
        years = []
    parts = {text.split(".")[0] for text in texts.values() if _PART.match(text)}
    above = [at for at, text in texts.items() if text.split(" ")[0] in parts]
    return counted + years + above


def _goes_on(counted: Sequence[int], texts: Mapping[int, str]) -> bool:
    """Whether the numbers of headings go up by one."""
    numbers = [int(re.split("[.)]", texts[at])[0]) for at in counted]
    return (
        numbers == [*range(numbers[0], numbers[0] + len(numbers))] if numbers else False
    )


def _has_parts(blocks: Sequence[Block], at: int) -> bool:
    """Whether another heading stands right below the one at `at`, in its section."""
    block, inner = blocks[at], after(blocks, at)
    return (
        isinstance(block, Heading)
        and isinstance(inner, Heading)
        and inner.level > block.level
    )


def _sections(blocks: Sequence[Block], found: Mapping[int, Head]) -> list[int]:
    """The headings of a status, `Bad input (400)`, with headings of codes that are no statuses right below them; and those
    like `LIB_10 Message codes`, with codes of another form."""
    return [
        at
        for at, head in found.items()
        if looks.STATUS.fullmatch(head.code)
        and _has_parts_of_codes(blocks, at, found)
        or column_titles.is_about_codes(head.rest)
        and at + 1 in found
        and _has_parts(blocks, at)
        and codes.form(found[at + 1].code) != codes.form(head.code)
    ]


def _documented(
    blocks: Sequence[Block], found: Mapping[int, Head], roles: PageRoles
) -> list[int]:
    """The headings like `Wrong keys (401)` where a table above documents all of their statuses: they are about what it has."""
    behind = [
        at
        for at, head in found.items()
        if looks.STATUS.fullmatch(head.code)
        and _text(blocks[at]).endswith(f"({head.code})")
    ]
    above = blocks[: min(behind, default=0)]
    tables = [block for block in above if isinstance(block, Table)]
    taken = {code for table in tables for code in roles.codes(table)}
    return behind if all(found[at].code in taken for at in behind) else []


def _has_parts_of_codes(
    blocks: Sequence[Block], at: int, found: Mapping[int, Head]
) -> bool:
    inner = next(
        (
            other
            for other in range(at + 1, len(blocks))
            if isinstance(blocks[other], Heading)
        ),
        at,
    )
    is_code = (
        not looks.STATUS.fullmatch(found[inner].code)
        if inner in found
        else looks.CAPITALS.fullmatch(_text(blocks[inner]))
    )
    return bool(is_code) and _level(blocks[inner]) > _level(blocks[at])


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0


def _single(found: Mapping[int, Head]) -> list[int]:
    """The headings like `V2 API`."""
    forms = Counter(codes.form(head.code) for head in found.values())
    return [at for at, head in found.items() if codes.is_single(head.code, forms)]


def _head(code: str, rest: str) -> Head:
    """The row of a heading, with the status that it says behind the code: `(HTTP 401)`, `- 401 Unauthorized`."""
    status = _STATUS.fullmatch(rest)
    if status and (status["http"] or not looks.NUMBER.fullmatch(code)):
        phrase = status["rest"]
        is_own = phrase.casefold() in looks.PHRASES or not phrase
        return Head(code, "" if is_own else phrase, status["status"])
    return Head(code, rest)


def _is_table_of_codes(block: Block | None, roles: PageRoles) -> bool:
    if isinstance(block, Table) and block.pairs:
        terms = [row.cells[0].text for row in block.rows if row.cells]
        return looks.share_of(terms, looks.is_constant) > 0.5
    return isinstance(block, Table) and roles.has_codes(block)


def _prefixes(blocks: Sequence[Block]) -> set[int]:
    """The headings that begin with the same word, which is no code then: `TLS12 errors`, `TLS12 warnings`."""
    of_word: dict[str, list[int]] = {}
    for position, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        first = block.text.split(" ")[0]
        if looks.SYMBOL.fullmatch(first) and len(first) < len(block.text):
            of_word.setdefault(first, []).append(position)
    return {at for same in of_word.values() if len(same) > 1 for at in same}


def _text(block: Block) -> str:
    return undecorated(block.text) if isinstance(block, Heading) else ""


def beside(
    blocks: Sequence[Block], found: Mapping[int, Head], roles: PageRoles
) -> dict[int, str]:
    """The headings among those `found` that could be rows as well and are not read as such, each with what may be its code."""
    levels = {
        block.level
        for block in map(blocks.__getitem__, found)
        if isinstance(block, Heading)
    }
    others: dict[int, str] = {}
    # Where most codes are like `CardLost`, `Lost` may be one.
    names = [looks.NAME.fullmatch(head.code) for head in found.values()]
    are_names = sum(map(bool, names)) * 2 > len(names)
    for position, block in enumerate(blocks):
        if (
            not isinstance(block, Heading)
            or position in found
            or block.level not in levels
        ):
            continue
        texts = below(blocks, position)
        following = block_at(blocks, position + len(texts) + 1)
        if not texts or _is_table_of_codes(following, roles):
            continue
        first = block.text.split(" ")[0].strip("`[]():")
        is_word = "_" in block.text or block.text.islower() or are_names
        if (
            looks.is_code_like(first)
            or word_heads.is_titled_word(block.text)
            or (is_word and looks.IDENTIFIER.fullmatch(block.text.split(":")[0]))
            or _SINGLE.fullmatch(block.text)
        ):
            others[position] = first
    return others
