"""A paragraph or an item of a list in, the rows that its lines begin out: `1001: Invalid key`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from raisable_gen.importing import codes, looks
from raisable_gen.importing.looks import PHRASES
from raisable_gen.importing.page import Words, flat, undecorated

LISTED = re.compile(
    r"(?P<code>-?[0-9]{1,18}|[0-9]{1,12}[A-Z][A-Z0-9]{0,16}|(?=[A-Z0-9_.-]*[_0-9])[A-Z][A-Z0-9_.-]*[A-Z0-9])(?:\s*[:：]|\s+[-–—=|]|\s*[→⇒])\s*(?P<rest>\S.*)",
    re.ASCII,
)
# `BX0001, No answer`; a comma stands behind other numbers in sentences.
_COMMA = re.compile(r"(?P<code>[A-Z]{1,10}[_-]?[0-9]{2,9}),\s+(?P<rest>\S.*)", re.ASCII)
# What only says that a code follows: `errno 101 - No key`.
_CALLED = re.compile(
    r"^(?:(?:error|errno|err|fault|reason|status|response|return|result)(?:[ -](?:code|no\.?|number))?|code)\s+(?=-?[0-9]{1,9}(?:\s+[-–—=]|\s*:)\s)",
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
BARE = re.compile(
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
MIXED = re.compile(r"(?=[0-9]*[A-Za-z])[0-9][0-9A-Za-z]{1,7}", re.ASCII)
_MIXED_ITEM = re.compile(
    rf"(?P<code>{MIXED.pattern})(?:\s*[:：]|\s+[-–—=|])\s+(?P<rest>\S.*)", re.ASCII
)
# A text that begins with a number: `24hours block`, `3 attempts failed`.
_COUNTED = re.compile(r"[0-9]+ ?[^\W\d_]{2}")
# A range, and what it is called.
_UP_TO = re.compile(
    r"[`*]*(-?[0-9]+)[`*]*(?:\s*(?:[:：,.)–—-].*)?|\s+[A-Za-z].*)", re.ASCII
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
    # Whether nothing but a space stands behind its code: the title above and all others tell whether it is one.
    loose: bool = False


def rows_of(words: Words) -> list[Listed]:
    """The rows of a paragraph: one in each line that begins like one; other lines go on with the row before them."""
    rows: list[Listed] = []
    for offset, line in enumerate(words.lines):
        lead = words.leads[offset] if offset < len(words.leads) else ""
        row = _row(line, lead, words.item, words.line + offset)
        if row is None and words.item and not offset:
            row = _loose(line, lead, words.line)
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
    is_word = looks.IDENTIFIER.fullmatch(lead) or MIXED.fullmatch(lead)
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


def _loose(line: str, lead: str, number: int) -> Listed | None:
    """The row that an item is if its list is one of codes: `1001 Invalid key`, or a word in marks before its text."""
    lead = undecorated(lead)
    line = undecorated(line)
    if lead and line.startswith(f"{lead} "):
        code, text = lead, line[len(lead) :].strip()
    else:
        code, _, text = line.partition(" ")
    is_word = bool(lead) and bool(looks.JOINED.fullmatch(code))
    is_code = looks.is_code_like(code) and len(code) > 2
    marked = code == lead
    begins = text[:1].isalpha() or (marked and _COUNTED.match(text))
    if not (is_code or is_word) or not begins or _is_range(code, text):
        return None
    return Listed(number, code, flat(text), marked=marked, word=is_word, loose=True)


def _split(number: str) -> tuple[str, str]:
    """A number beside a code as the status that it is, or as one that is none."""
    return (number, "") if looks.STATUS.fullmatch(number) else ("", number)


def _is_range(code: str, rest: str) -> bool:
    match = _UP_TO.fullmatch(rest)
    return match is not None and looks.is_range(f"{code} - {match[1]}")
