"""A listing in any language in, the codes that its lines give texts out: `case 1001: return "Lost";`, `1001 => 'Lost',`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import literals, looks
from raisable_gen.importing.page import Cell, Row, Table, flat

_FEWEST = 3
# The least part of the lines that are rows, the others are what stands around them; and of the codes that are another each.
_MOST = 0.6
_MAX_LINE = 1000
_QUOTED = re.compile(r"""(["'`])((?:(?!\1)[^\\]|\\.)*)\1""")
_COMMENT = re.compile(r"(?://+[!<]*|/\*+[!<]*|\s\#+|\s--)\s*([^\W_].*?)\s*(?:\*/)?$")
_WHOLE_COMMENT = re.compile(r"^(?:///*|\#+(?!\s*define)|--|/?\*+)\s*")
_SAID = re.compile(
    r"[\"'`]?(?P<code>-?[0-9]{2,10}|0x[0-9A-Fa-f]{2,16}|[A-Z][A-Z0-9]*(?:[_.-][A-Z0-9]+)+|[A-Z]{1,6}[0-9]{1,9})[\"'`]?(?:\s*[:=|]|\s+[-–—])\s+(?P<text>\S.*)",
    re.ASCII,
)
_NUMBER = re.compile(
    r"(?<![\w.])-?(?:0[xX][0-9A-Fa-f]{1,16}|[0-9]{1,10})(?![\w.])", re.ASCII
)
_SYMBOL = re.compile(
    r"(?<![\w.])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?!\w)|(?<=\.)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?!\w)",
    re.ASCII,
)
_NAME = re.compile(
    r"(?<![\w.])(?:[A-Z][a-z0-9]+){2,}(?=\s*[=(:,])|(?<![\w.])Err[A-Z]\w+(?=\s*=)",
    re.ASCII,
)
# A word made of several, with its name space perhaps: `card/lost`, `auth:too-old`.
_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[/:._-][A-Za-z0-9]+)+", re.ASCII)
# A line with a code alone, or with a text alone, where they take turns: `case 1001:`, `return "Lost";`, `/** Lost */`.
_ONLY_CODE = re.compile(
    r"""(?:case\s+|when\s+|if\s*\(?\w+\s*={2,3}\s*)?(?:(?P<name>[A-Z]\w*)\s*=\s*)?["'`]?(?P<code>-?[0-9]{1,10}|0x[0-9A-Fa-f]{1,16}|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*|[a-z]+(?:[/_.-][a-z0-9]+)+)["'`]?\s*\)?\s*(?::|=>|,|\{|;)?\s*\{?""",
    re.ASCII | re.X,
)
_ONLY_TEXT = re.compile(
    r"""(?:///?[!<]*|/\*+|\#)\s*(?P<text>[^\W_].*?)\s*(?:\*/)?
    |\[?(?:(?:return|message|msg|description|text)\b|\w+\s*=|\w+\()[\s:=(]*(?P<quoted>(["'`])(?:(?!\3)[^\\]|\\.)+\3)[)\];,\s]*""",
    re.X | re.I,
)
# A text that the next line goes on with.
_GOES_ON = re.compile(r"""["'`]\s*[+.\\]$""")
_CUT = "its text goes on in the next line, which is not read: see what it is"
# A number that is no code, but the status of one.
_STATUS = re.compile(r"\b(?:http\w*|status\w*)[\"']?\s*[:=]\s*$", re.I)


def table(lines: Sequence[str], first: int) -> Table | None:
    """The codes and texts of a listing from line `first` on; `None` where most of its lines have none."""
    rows: list[Row] = []
    filled = 0
    for number, line in enumerate(lines, first):
        bare = line.strip()
        if not any(map(str.isalnum, bare)):
            continue
        filled += 1
        row = _row(bare[:_MAX_LINE], number)
        if row is not None:
            rows.append(row)
    if not rows:
        rows = _of_two_lines(lines, first)
        filled = 0
    codes = {row.cells[1].text for row in rows}
    fewest = _FEWEST - (len(rows) == filled)
    if len(codes) < max(fewest, _MOST * len(rows)) or len(rows) < _MOST * filled:
        return None
    names = {row.cells[0].text for row in rows}
    if not all(names) or len(names) < len(rows):
        for row in rows:
            del row.cells[0]
        return Table(first, ["code", "message"], rows, in_code=True)
    return Table(first, ["name", "code", "message"], rows, in_code=True)


def _of_two_lines(lines: Sequence[str], first: int) -> list[Row]:
    """The rows of a listing with codes and texts in lines of their own, by turns; none where they do not take turns."""
    parts: list[tuple[str, int, str]] = []
    for number, line in enumerate(lines, first):
        bare = line.strip()[:_MAX_LINE]
        if match := _ONLY_CODE.fullmatch(bare):
            name = match["name"] or ""
            parts.append((f"{match['code']} {name}".strip(), number, "code"))
        elif match := _ONLY_TEXT.fullmatch(bare):
            text = match["text"] or literals.said(match["quoted"])
            parts.append((text, number, "text"))
    if len(parts) % 2 and parts[0][2] == "code":
        del parts[-1]  # what is said of all others
    kinds = [kind for _, _, kind in parts]
    if len(set(kinds[:2])) < 2 or kinds != kinds[:2] * (len(parts) // 2):
        return []
    rows: list[Row] = []
    for at in range(0, len(parts), 2):
        (code, at_line, _), (text, _, _) = sorted(parts[at : at + 2], key=_kind)
        code, _, name = code.partition(" ")
        cells = [Cell(name, at_line), Cell(code, at_line), Cell(flat(text), at_line)]
        rows.append(Row(at_line, cells, shown=f"{code} | {text}"))
    return rows


def _kind(part: tuple[str, int, str]) -> str:
    return part[2]


def _row(line: str, number: int) -> Row | None:
    """The row that a line is: a name or nothing, a code, a text."""
    said = _WHOLE_COMMENT.sub("", line, count=1)
    if said != line:
        match = _SAID.fullmatch(said)
        found = ("", match["code"], match["text"]) if match else None
    else:
        found = _parts(line)
    if found is None or not any(map(str.isalpha, found[2])):
        return None
    cells = [Cell(flat(part), number) for part in found]
    doubt = _CUT if _GOES_ON.search(line) else ""
    return Row(number, cells, doubt, shown=flat(line))


def _parts(line: str) -> tuple[str, str, str] | None:
    """Name, code and text of a line of a program: the last text in quotes, or what a comment says."""
    quoted = [match for match in _QUOTED.finditer(line)]
    read = [literals.said(match[0]) for match in quoted]
    texts = [text for text in read if not looks.VISIBLE.fullmatch(text)]
    words = [text for text in read if looks.VISIBLE.fullmatch(text)]
    outside = _QUOTED.sub(lambda match: "\0" * len(match[0]), line)
    comment = _COMMENT.search(outside)
    if comment:
        outside = outside[: comment.start()]
    if len(texts) > 1 or not (texts or comment or words):
        return None
    if not texts and comment:
        text = line[comment.start(1) : comment.end(1)]
    elif texts:
        text = texts[0]
    else:
        text = words.pop()
    numbers = [
        match[0]
        for match in _NUMBER.finditer(outside)
        if not _STATUS.search(outside[: match.start()])
    ]
    symbols = [match[0] for match in _SYMBOL.finditer(outside) if len(match[0]) > 2]
    names = [match[0] for match in _NAME.finditer(outside)]
    coded = [
        word
        for word in words
        if looks.is_joined(word)
        or looks.CAPITALS.fullmatch(word)
        or _WORDS.fullmatch(word)
    ]
    named = [*symbols, *names]
    if len(coded) > 1 or len(numbers) > 2:
        return None
    for codes, others in ((coded, named), (numbers[:1], named), (symbols[:1], [])):
        if codes:
            return (others[0] if others else "", codes[0], text)
    return None
