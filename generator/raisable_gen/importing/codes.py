"""The cell of a code in, the code or codes out, and the name that stands with them; a column's other cells decide what is unclear."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from raisable_gen.importing import findings, looks
from raisable_gen.importing.findings import Report
from raisable_gen.importing.page import Row

_HEADED = re.compile(
    r"(?:(?:error|code|error code)[ :]+)?[\[(]?(?P<code>(?<=[\[(])-?[0-9](?=[\])])|-?[0-9]{2,18}|(?=[A-Z0-9_.-]*[_0-9])[A-Z][A-Z0-9_.-]*[A-Z0-9]|0x[0-9A-F]{2,16}|[0-9][0-9A-Z]{4})"
    r"[\])]?(?:\s*[-–—:|.)]\s+|\s*:\s*|\s+|\s*(?=\()|$)\(?(?P<rest>.*?)\)?",
    re.ASCII | re.I,
)
_CODE_BEHIND = re.compile(
    r"(?P<rest>[A-Za-z][\w.-]*|.{1,80}?)\s*\((?P<code>-?[0-9]{1,18})\)", re.ASCII
)
# A name with its number glued to it: `ACME_LOST(-21)`.
_NAMED = re.compile(
    r"(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)[(\[](?P<code>-?[0-9]{2,18})[)\]]",
    re.ASCII,
)
_MANY = re.compile(r"\s*(?:,|/|;|\||\bor\b|\band\b|、|，)\s*")
# A whole number of two figures and more, as a sheet with gaps writes it: `1001.0`.
_WITH_ZERO = re.compile(r"-?[0-9]{2,18}\.0", re.ASCII)
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+", re.ASCII)
# The words of a status behind it: `Bad Request`.
_PHRASE = re.compile(r"(?![a-z])[^\W\d_][^\W\d_'’-]*(?: [^\W\d_'’-]+){1,5}")
# The same number once more: `5 (0x5)`; and a name beside a code with figures: `E01 NO_MONEY`.
_AS_HEX = re.compile(
    r"(?<=^[0-9])\s*\(0x[0-9A-Fa-f]+\)$|(?<=[0-9]{2})\s*\(0x[0-9A-Fa-f]+\)$"
)
# What a response has behind its code: `1701:[order id]`, `1701|<msgid>`.
_PLACE_BEHIND = re.compile(
    r"(?<=[0-9]{3})\s?[:|]\s?(?:\[[A-Za-z][\w .-]{1,30}\]|<[A-Za-z][\w .-]{1,30}>|\{[A-Za-z][\w .-]{1,30}\})$"
)
# The mark of a note that stands apart from its code: `KEY-002 *`.
_NOTE_MARK = re.compile(r"(?<=[0-9A-Za-z])\s+\(?[*†‡§]{1,3}\)?$")
_NUMBERLESS = re.compile("[A-Z]{2,}(?:_[A-Z]+)+|[a-z]+(?:_[a-z]+)+", re.ASCII)
# What stands where there is no code; and what may be one where codes are words.
_NO_CODE = frozenset("n/a tbd tba ... … ? ?? none/a".split())
_NO_NUMBER = frozenset(
    "reserved unused unassigned none na nil other others any various undefined blank".split()
)


def form(code: str) -> str:
    """A code with all its numbers made one: those of a list have the same."""
    return re.sub("[0-9]+", "0", code).lstrip("-")


def is_single(code: str, forms: Mapping[str, int]) -> bool:
    """Whether a code is like `SHA256` or `V2`, capitals and a number without `_`, and the only one of its form among `forms`."""
    written = form(code)
    return bool(re.fullmatch("[A-Z.]+0[A-Z0-9.]*", written)) and forms[written] == 1


def settle(rows: Sequence[Row], at: int, report: Report) -> None:
    """Settle the cells in column `at` that need the others beside them: `1,008`, and words where no code is."""
    cells = [row.cells[at].text for row in rows if at < len(row.cells)]
    if len(cells) > 2 and all(map(_WITH_ZERO.fullmatch, cells)):
        for row in (row for row in rows if at < len(row.cells)):
            _read_as(row, at, row.cells[at].text.removesuffix(".0"), report)
        cells = [cell.removesuffix(".0") for cell in cells]
    plain = {len(cell) for cell in cells if re.fullmatch("[0-9]+", cell, re.ASCII)}
    commas = [cell for cell in cells if _THOUSANDS.fullmatch(cell)]
    words = [_bare(cell) for cell in cells]
    others = [word for word in words if word not in _NO_CODE and word not in _NO_NUMBER]
    numbers = sum(1 for word in others if looks.NUMBER.fullmatch(word))
    for row in rows:
        if at >= len(row.cells):
            continue
        cell = row.cells[at]
        word = _bare(cell.text)
        if word in _NO_CODE or (word in _NO_NUMBER and numbers * 2 >= len(others)):
            row.refused = f"{cell.text} stands where a code would be"
        elif _THOUSANDS.fullmatch(cell.text):
            text = cell.text.lstrip("-")
            is_one = _is_one(text, plain, len(commas))
            if not is_one and _repeats(text, cells):
                is_one = True
            if is_one is None:
                row.refused = f"{cell.text} is one code with a comma, or several codes"
            elif is_one:
                _read_as(row, at, cell.text.replace(",", ""), report)


def _read_as(row: Row, at: int, code: str, report: Report) -> None:
    cell = row.cells[at]
    told = f"the code is read as {code}; the page has {cell.text}"
    report.say(row.line, findings.CHARACTERS, told, code)
    cell.text = code


def _bare(cell: str) -> str:
    """What a cell says, in small letters and without the marks around it: `(none)` is `none`."""
    return cell.casefold().strip(" ()[]*")


def _is_one(text: str, plain: set[int], commas: int) -> bool | None:
    """Whether `1,008` is one code, by the lengths of codes without commas; `None` where they do not tell."""
    pieces = {len(piece) for piece in text.split(",")}
    joined = len(text.replace(",", ""))
    if plain:
        as_one, as_several = joined in plain, pieces <= plain
        if as_one != as_several:
            return as_one
        return None if as_one or len(pieces) == 1 else True
    return True if commas > 2 or len(pieces) > 1 else None


def _repeats(text: str, cells: Sequence[str]) -> bool:
    """Whether `16,654` as several codes would have one that stands in a cell of its own already."""
    return not set(text.split(",")).isdisjoint(cells)


def codes(written: str) -> tuple[list[str], str]:
    """The codes of a cell, and the name that stands with it."""
    bare = written.replace("−", "-").strip().strip("`'\"“”‘’").strip()
    if re.fullmatch(r"[–—]\s?[0-9]+", bare):
        bare = "-" + bare[1:].strip()
    bare = _AS_HEX.sub("", bare)
    bare = _PLACE_BEHIND.sub("", bare)
    bare = _NOTE_MARK.sub("", bare)
    if match := _NAMED.fullmatch(bare):
        return [match["code"]], match["name"]
    wrapped = re.fullmatch(r"[\[(](\S+)[\])]", bare)
    bare = wrapped[1] if wrapped else bare
    bare = re.sub(r"(?<=[0-9A-Za-z])\^[0-9]{1,2}$", "", bare)  # a footnote's number
    if looks.VISIBLE.fullmatch(bare):
        many = bare.split("/") if "/" in bare else bare.split(",")
        if len(many) > 1 and all(map(looks.is_code_like, many)):
            return many, ""
        return ([bare], "") if any(map(str.isalnum, bare)) else ([], "")
    many = _MANY.split(bare)
    if len(many) > 1 and all(map(looks.JOINED.fullmatch, many)):
        return many, ""
    if len(many) == 1 and len(bare.split()) <= looks.MAX_CODES:
        many = bare.split()
    if len(many) == 2 and many == bare.split():
        for code, name in (many, many[::-1]):
            if _is_numeric(code) and looks.IDENTIFIER.fullmatch(name):
                return [code], name
        if looks.is_code_like(many[0]) and _NUMBERLESS.fullmatch(many[1]):
            return many[:1], many[1]
    if len(many) > 1 and all(map(looks.is_code_like, many)):
        return many, ""
    match = headed(bare)
    if match and looks.is_code_like(match["code"]):
        rest = match["rest"].strip("()\"'“”‘’ ")
        if looks.IDENTIFIER.fullmatch(rest) or _PHRASE.fullmatch(rest):
            return [match["code"]], rest
    return [], ""


def _is_numeric(text: str) -> bool:
    return bool(looks.NUMBER.fullmatch(text) or looks.HEX.fullmatch(text))


def headed(text: str) -> re.Match[str] | None:
    """The `code` and the `rest` of a text that begins or ends with a code; in `BAD_SYMBOL (-1121)` the number is the code."""
    behind = _CODE_BEHIND.fullmatch(text)
    if (
        behind
        and looks.IDENTIFIER.fullmatch(behind["rest"])
        and not looks.STATUS.fullmatch(behind["code"])
        and (len(behind["code"]) > 1 or " " in text)  # `tool(1)` is a manual
    ):
        return behind
    if behind and len(behind["code"]) == 1:
        behind = None
    return _HEADED.fullmatch(text) or behind
