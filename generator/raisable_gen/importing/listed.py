"""The blocks of a page in; which of its paragraphs and items of lists are rows out: `1001: Invalid key`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from raisable_gen.importing import codes, column_titles, looks
from raisable_gen.importing.codes import PHRASES
from raisable_gen.importing.page import Block, Heading, Words, flat, undecorated

LISTED = re.compile(
    r"(?P<code>-?[0-9]{1,18}|[0-9]{1,12}[A-Z][A-Z0-9]{0,16}|(?=[A-Z0-9_.-]*[_0-9])[A-Z][A-Z0-9_.-]*[A-Z0-9])(?:\s*[:：]|\s+[-–—=|]|\s*[→⇒])\s*(?P<rest>\S.*)",
    re.ASCII,
)
# `BX0001, No answer`; a comma stands behind other numbers in sentences.
_COMMA = re.compile(r"(?P<code>[A-Z]{1,10}[_-]?[0-9]{2,9}),\s+(?P<rest>\S.*)", re.ASCII)
# What only says that a code follows: `errno 101 - No key`.
_CALLED = re.compile(
    r"^(?:(?:error|errno|err|fault|reason|status|response|return|result)(?:[ -](?:code|no\.?|number))?\s+|^code\s+)(?=-?[0-9]{1,9}(?:\s+[-–—=]|\s*:)\s)",
    re.ASCII | re.I,
)
# A code and what it is called, above its text: `300 (Wrong password)`.
_ABOVE = re.compile(r"(?P<code>-?[0-9]{1,18}) \((?P<name>[^()]{3,80})\)", re.ASCII)
# A range before what it is for: `1302-1399 - Reserved`.
RANGED = re.compile(
    r"(?P<range>-?[0-9]{3,18}\s?(?:[-–—~]|to|\.\.\.?|…)\s?-?[0-9]{3,18}|[0-9]{1,9}(?:xx|XX|xxx|XXX))(?:\s*[:：]|\s+[-–—=|])\s+(?P<rest>[^\W\d].*)"
)
_SEPARATOR = re.compile(r"\s*(?:[:：=→⇒.|–—]|-(?=\s)|->|=>)+\s*")
_STATUS = re.compile(
    r"(?P<code>[1-5][0-9]{2})\s*[-–—:]?\s+(?P<phrase>[A-Z][A-Za-z -]*?)(?:\s*(?::|\s[-–—]|\.(?=\s))\s*(?P<rest>\S.*)|\.)?",
    re.ASCII,
)
# A status or a number behind a code and before its text: `ORDER_GONE (404): ...`.
_ASIDE = re.compile(r"\s*\((?:HTTP )?([0-9]{1,3})\)(?=\s*[:：=→⇒.|–—-])", re.ASCII)
# A word before its text, or alone: `CardLost - call the bank`.
_BARE = re.compile(
    rf"(?P<code>{looks.IDENTIFIER.pattern})(?:(?:\s*[:：]|\s+[-–—=])\s+(?P<rest>\S.*))?",
    re.ASCII,
)
# A letter, or a word in capitals, before its text: `A: Approved`, `CLOSED - The desk is shut`.
_PLAIN = re.compile(
    r"(?!(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION|TODO|HTTPS?|API|URL|JSON)\b)(?P<code>[A-Z]{1,30})(?:\s*[:：]|\s+[-–—=])\s+(?P<rest>\S.*)",
    re.ASCII,
)
# A letter and what it is called.
_LETTER = re.compile(r"([A-Z])\s+[-–—]\s+(\S.*)")
# A short code with figures and letters: `1A`, `0dc`.
_MIXED = re.compile(r"(?=[0-9]*[A-Za-z])[0-9][0-9A-Za-z]{1,7}", re.ASCII)
_MIXED_ITEM = re.compile(
    rf"(?P<code>{_MIXED.pattern})(?:\s*[:：]|\s+[-–—=|])\s+(?P<rest>\S.*)", re.ASCII
)
# A range, and what it is called.
_UP_TO = re.compile(
    r"[`*]*(-?[0-9]+)[`*]*(?:\s*(?:[:：,.)–—-].*)?|\s+[A-Za-z].*)", re.ASCII
)
# Titles of sections whose lists have the fields of an object.
_ABOUT_FIELDS = re.compile(
    r"\b(?:fields?|param(?:eter)?s?|propert(?:y|ies)|attributes?|format|structure|schema|headers?|arguments?|options?|body|object)\b|字段|参数|格式|"
    r"パラメータ|フィールド|필드|파라미터|campos?|formato|parámetros?|parâmetros?|format|champs?|felder|поля|параметр",
    re.I,
)


@dataclass(slots=True)
class Listed:
    """A row of a list, with a name where one stands with its code."""

    line: int
    code: str
    message: str
    name: str = ""
    http: str = ""
    # Another number that stands beside its code.
    beside: str = ""
    # Whether its code stands in marks like those of code or bold.
    marked: bool = False
    # Whether its code is a word like `card_lost`, which only the list around it tells.
    word: bool = False


@dataclass(slots=True)
class _Path:
    """The headings that are open."""

    headings: list[Heading] = field(default_factory=list[Heading])

    def last(self) -> list[str]:
        return [heading.text for heading in self.headings[-1:]]

    def go_on(self, heading: Heading) -> None:
        while self.headings and self.headings[-1].level >= heading.level:
            self.headings.pop()
        if heading.text:
            self.headings.append(heading)

    def is_about_codes(self, title: str, said: str) -> bool:
        """Whether the title of the page, a heading, or what is `said` right above says that codes follow, not fields."""
        last = said if said.endswith((":", "：")) else ""
        if any(map(_ABOUT_FIELDS.search, [_last_sentence(last), *self.last()])):
            return False
        titles = [title, last, *(heading.text for heading in self.headings)]
        return any(map(column_titles.is_about_codes, titles))


def listed(
    blocks: Sequence[Block], title: str
) -> tuple[dict[int, list[Listed]], list[Listed]]:
    """The paragraphs and items that are rows, by position; and the rows of items that may be some, but no title says so.

    A single row proves nothing. `title` is that of the page.
    """
    found: dict[int, list[Listed]] = {}
    doubtful: list[Listed] = []
    alone: list[Listed] = []
    path = _Path()
    for is_item, run in groupby(enumerate(blocks), lambda pair: _is_item(pair[1])):
        together = list(run)
        rows = {
            at: _rows(block)
            for at, block in together
            if isinstance(block, Words) and not block.linked
        }
        if is_item:
            first = together[0][0]
            above = blocks[first - 1] if first else None
            said = above.text if isinstance(above, Words) else ""
            for position in _above_others(together, rows):
                rows[position] = []
            is_about = path.is_about_codes(title, said)
            is_told = any(map(column_titles.is_about_codes, path.last()))
            is_near = is_told or _announces(said)
            kept = _codes(rows, is_about, is_near)
            if _are_years(kept) and not is_told and not _follow(kept, found):
                kept = {}
            are_letters = _are_letters(rows)
            is_list = len(kept) * 2 >= len(together)
            others = [pair for pair in together if rows.get(pair[0]) == []]
            doubtful += _beside(others) if is_list else []
            for position, of_item in rows.items():
                if position not in kept:
                    doubtful += [
                        row for row in of_item if is_list or are_letters or not row.word
                    ]
            if is_about and not kept and len(together) == 1:
                alone += [row for of_item in rows.values() for row in of_item]
            if (is_about or _announces(said)) and not any(rows.values()):
                doubtful += _bare(together)
            found |= kept
            continue
        for position, block in together:
            if isinstance(block, Heading):
                path.go_on(block)
            elif of_block := [row for row in rows.get(position, []) if not row.word]:
                found[position] = of_block
    told = {id(row) for row in doubtful}
    words = [row for row in alone if row.word and id(row) not in told]
    if found:
        doubtful += [row for row in words if looks.JOINED.fullmatch(row.code)]
    for position in _single(found):
        doubtful += found.pop(position)
    if sum(map(len, found.values())) < 2:
        found = {}
    return found, doubtful


def _announces(said: str) -> bool:
    """Whether the last sentence right above a list says that codes follow: `The code is one of the following:`."""
    sentence = _last_sentence(said)
    return (
        sentence.endswith((":", "："))
        and column_titles.is_about_codes(sentence)
        and not _ABOUT_FIELDS.search(sentence)
    )


def _last_sentence(said: str) -> str:
    return re.split(r"(?<=[.!?])\s+|(?<=[。！？])", said)[-1]


def _above_others(
    run: Sequence[tuple[int, Block]], rows: Mapping[int, Sequence[Listed]]
) -> list[int]:
    """The positions of statuses like `400 Bad Request` that stand above the codes of a list inside of them."""
    return [
        position
        for (position, block), (following, inner) in pairwise(run)
        if isinstance(block, Words)
        and isinstance(inner, Words)
        and inner.level > block.level
        and rows.get(following)
        and all(row.message.casefold() in PHRASES for row in rows.get(position, []))
    ]


def _codes(
    rows: Mapping[int, list[Listed]], about_codes: bool, is_near: bool
) -> dict[int, list[Listed]]:
    """The items of a run whose rows are codes; `about_codes` if a title or the words above say so, `is_near` if the last do."""
    every = [row for of_item in rows.values() for row in of_item]
    if not about_codes and not _are_alike(every):
        return {}
    words = [row for row in every if row.word]
    are_words = about_codes and (
        _are_codes(words)
        or _are_capitals(every)
        or _are_letters(rows)
        or _are_plain(words, every)
        or (is_near and _are_telling(words, every))
        or _are_among_codes(words, every)
    )
    are_short = all(rows.values()) or any(row.marked and not row.word for row in every)
    found: dict[int, list[Listed]] = {}
    for position, of_item in rows.items():
        kept = [
            row
            for row in of_item
            if (are_words if row.word else are_short or len(row.code) > 2)
        ]
        if kept:
            found[position] = kept
    return found


def _single(found: Mapping[int, Sequence[Listed]]) -> list[int]:
    """The positions of codes like `SHA256`: capitals and a number without `_`, and no other that differs in its number alone."""
    forms = Counter(codes.form(row.code) for rows in found.values() for row in rows)
    return [
        position
        for position, rows in found.items()
        if all(codes.is_single(row.code, forms) for row in rows)
    ]


def _are_years(rows: Mapping[int, Sequence[Listed]]) -> bool:
    return all(
        looks.YEAR.fullmatch(row.code) for of_item in rows.values() for row in of_item
    )


def _are_alike(rows: Sequence[Listed]) -> bool:
    """Whether nearly all codes are numbers, some of them long, or differ in nothing but their numbers: `E10`, `E11`."""
    forms = Counter(codes.form(row.code) for row in rows if not row.word)
    is_long = any(re.search("[0-9]{3}", row.code) for row in rows)
    total = sum(forms.values())
    return any(
        "0" in form and times * 4 >= total * 3 and (times > 1 or is_long)
        for form, times in forms.items()
        if form != "0" or is_long
    )


def _follow(
    rows: Mapping[int, Sequence[Listed]], found: Mapping[int, Sequence[Listed]]
) -> bool:
    """Whether numbers like years go on with those of the lists before: `2001` with `1001`."""
    before = {row.code for of_item in found.values() for row in of_item}
    first = min((row.code for of_item in rows.values() for row in of_item), default="")
    return first in ("2000", "2001") and f"1{first[1:]}" in before


def _is_item(block: Block) -> bool:
    return isinstance(block, Words) and block.item


def _are_codes(rows: Sequence[Listed]) -> bool:
    """Whether words before texts are codes: several, most of them made of several words, and none the name of a field."""
    codes = {row.code for row in rows}
    joined = sum(1 for code in codes if looks.JOINED.fullmatch(code))
    return (
        len(rows) > 1
        and joined * 2 >= len(codes)
        and not any(column_titles.is_whole_title(row.code) for row in rows)
    )


def _are_capitals(rows: Sequence[Listed]) -> bool:
    """Whether the words are in capitals like the symbols, most of the list, that they stand among: `INTERNAL` beside `NO_KEY`."""
    words = [row for row in rows if row.word]
    symbols = sum(1 for row in rows if looks.SYMBOL.fullmatch(row.code))
    return symbols > len(words) and all(
        looks.CAPITALS.fullmatch(row.code) for row in words
    )


def _are_plain(words: Sequence[Listed], rows: Sequence[Listed]) -> bool:
    """Whether all words are letters or in capitals, another each, and those that have no other code beside tell of errors."""
    codes = [row.code for row in words]
    return (
        len(words) > 2
        and len(set(codes)) == len(codes)
        and all(re.fullmatch("[A-Z]+", code) for code in codes)
        and (
            len(words) < len(rows)
            or looks.share_of([row.message for row in rows], looks.says_error) >= 0.5
        )
    )


def _are_telling(words: Sequence[Listed], rows: Sequence[Listed]) -> bool:
    """Whether all rows are words in marks, another each, none the name of a field, and most texts tell of errors."""
    codes = [row.code for row in words]
    return (
        len(words) > 2
        and len(words) == len(rows)
        and len(set(codes)) == len(codes)
        and all(row.marked and row.code[0].islower() for row in words)
        and not any(map(column_titles.is_whole_title, codes))
        and looks.share_of([row.message for row in words], looks.says_error) >= 0.6
    )


def _are_among_codes(words: Sequence[Listed], rows: Sequence[Listed]) -> bool:
    """Whether few rows are words, and all others are codes with the same marks; words like `0dc` need no marks."""
    return (
        0 < len(words) * 4 <= len(rows)
        and (
            all(row.marked for row in rows if not row.word)
            or all(map(_MIXED.fullmatch, (row.code for row in words)))
        )
        and not any(column_titles.is_whole_title(row.code) for row in words)
    )


def _are_letters(rows: Mapping[int, Sequence[Listed]]) -> bool:
    """Whether most items of a list have each another capital letter in marks before its text, as results of card checks have."""
    found = [row.code for of_item in rows.values() for row in of_item]
    return (
        len(found) > 2
        and len(found) * 2 > len(rows)
        and len(set(found)) == len(found)
        and all(re.fullmatch("[A-Z]", code) for code in found)
    )


def _bare(run: Sequence[tuple[int, Block]]) -> list[Listed]:
    """The items of a list that are words without marks, `CardLost - call the bank`: most of them made of several words."""
    items = [block for _, block in run if isinstance(block, Words)]
    matches = [(block, _BARE.fullmatch(block.text)) for block in items]
    found = [
        Listed(block.line, match["code"], match["rest"] or "", word=True)
        for block, match in matches
        if match
    ]
    is_list = len(found) == len(items) and any(row.message for row in found)
    return found if is_list and _are_codes(found) else []


def _beside(run: Sequence[tuple[int, Block]]) -> list[Listed]:
    """The items among rows that begin with a word: `closed: The desk is shut`."""
    items = [block for _, block in run if isinstance(block, Words)]
    matches = [(block, _BARE.fullmatch(block.text)) for block in items]
    return [
        Listed(block.line, match["code"], match["rest"], word=True)
        for block, match in matches
        if match and match["rest"]
    ]


def _rows(words: Words) -> list[Listed]:
    """The rows of a paragraph: one in each line that begins like one; other lines go on with the row before them."""
    rows: list[Listed] = []
    for offset, line in enumerate(words.lines):
        lead = words.leads[offset] if offset < len(words.leads) else ""
        row = _row(line, lead, words.item, words.line + offset)
        if row is not None:
            rows.append(row)
        elif not rows:
            return []
        else:
            more = line.removeprefix(":").strip() if not rows[-1].message else line
            rows[-1] = replace(rows[-1], message=flat(f"{rows[-1].message} {more}"))
    named = [
        row if row.message else replace(row, message=row.name, name="") for row in rows
    ]
    return [row for row in named if row.message]


def _row(line: str, lead: str, item: bool, number: int) -> Listed | None:
    """The row that a line begins, told by marks like those of code and bold, or by what stands behind the code."""
    line = undecorated(line)
    if ranged := RANGED.fullmatch(line):
        return Listed(number, ranged["range"], flat(ranged["rest"]), marked=bool(lead))
    if item and (above := _ABOVE.fullmatch(line)):
        return Listed(number, above["code"], "", above["name"])
    bare = _CALLED.sub("", line, count=1) if item else line
    match = LISTED.fullmatch(bare) or _COMMA.fullmatch(line)
    if match and looks.is_code_like(match["code"]) and (item or len(match["code"]) > 1):
        code, rest = match["code"], match["rest"]
        row = Listed(number, code, flat(rest), marked=bool(lead))
        return None if _is_range(code, rest) else row
    if (
        item
        and (match := _STATUS.fullmatch(line))
        and match["phrase"].casefold() in PHRASES
    ):
        name, text = match["phrase"], match["rest"] or ""
        return Listed(number, match["code"], flat(text) or name, name if text else "")
    if item and not lead and (match := _MIXED_ITEM.fullmatch(line)):
        return Listed(number, match["code"], flat(match["rest"]), word=True)
    if looks.is_code_like(line) and (lead or item or line.isupper()):
        return Listed(number, line, "", marked=bool(lead))
    if item and not lead and (match := _PLAIN.fullmatch(line)):
        return Listed(number, match["code"], flat(match["rest"]), word=True)
    lead = undecorated(lead).rstrip(" :：-–—.")
    if not lead or not line.startswith(lead):
        return None
    rest = line[len(lead) :]
    aside = _ASIDE.match(rest)
    rest = rest[aside.end() :] if aside else rest
    between = _SEPARATOR.match(rest)
    text = rest[between.end() :] if between else rest.strip()
    if looks.is_code_like(lead):
        if (
            not text
            or not between
            and not (item and text[0].isupper() or text[:1] > "\x7f")
        ):
            return None
        row = Listed(number, lead, flat(text), marked=True)
        row.http, row.beside = _split(aside[1] if aside else "")
        return None if _is_range(lead, text) else row
    is_word = looks.IDENTIFIER.fullmatch(lead) or _MIXED.fullmatch(lead)
    if is_word and between and text:
        row = Listed(number, lead, flat(text), marked=True, word=True)
        row.http, row.beside = _split(aside[1] if aside else "")
        return row
    if item and text and (letter := _LETTER.fullmatch(lead)):
        return Listed(number, letter[1], flat(text), letter[2], word=True)
    divided = codes.headed(lead)
    if (
        item
        and divided
        and divided.start("code") == 0
        and looks.is_code_like(divided["code"])
    ):
        name = divided["rest"].strip("() ")
        if name and not _is_range(divided["code"], name):
            return Listed(
                number, divided["code"], flat(text) or name, name if text else ""
            )
    return None


def _split(number: str) -> tuple[str, str]:
    """A number beside a code as the status that it is, or as one that is none."""
    return (number, "") if looks.STATUS.fullmatch(number) else ("", number)


def _is_range(code: str, rest: str) -> bool:
    match = _UP_TO.fullmatch(rest)
    return match is not None and looks.is_range(f"{code} - {match[1]}")
