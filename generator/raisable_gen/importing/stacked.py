"""Lines with a cell in each in, tables out; with titles of columns above them, or a code in one line and its text below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.line import Line, Part
from raisable_gen.importing.page import (
    Block,
    Cell,
    Heading,
    Row,
    Table,
    Words,
    is_title_like,
)
from raisable_gen.importing.regular import is_counter, regular
from raisable_gen.importing.spans import documented
from raisable_gen.importing.titles import kinds_of

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{2,63}", re.ASCII)
_CODED = re.compile(
    r"(?:(?i:error code|error|code)\s+)?(?:(?P<number>-?[0-9]{2,18})|(?P<upper>(?=.*[0-9_])[A-Z][A-Z0-9]*(?:[_.-][A-Z0-9]+)*)"
    r"|(?P<word>[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+|[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+))"
    r"(?:\s+[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)*)?",
    re.ASCII,
)
# A number with its name, `-11 LOST_CARD`, is a code on any page.
_NAMED = re.compile("-?[0-9]{2,18} [A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+", re.ASCII)
# A number with several words, `-11 Lost card`, above a sentence.
_TITLED = re.compile(r"-?[0-9]{3,18} [A-Z][^.:;!?]{2,60}", re.ASCII)
_UPPER = re.compile("[A-Z]{2,40}", re.ASCII)
_WORD_BEFORE = re.compile(r"^(?:error code|error|code)\s+", re.I)
# A number that is no status of HTTP and no count.
_FIGURES = re.compile("-?[0-9]{4,18}", re.ASCII)
_OTHERS = "{} among its lines may begin other rows: see whether it is whole"
_OTHER_ALPHABET = "{!r} is in another alphabet than the cells around it: see whether it is more of the one above"
# A doubt names so many of them.
_MOST = 20
_FEWEST = 3
# A cell in several lines has so many besides the first.
_MOST_PIECES = 3


def stacked(part: Part) -> tuple[list[Block], list[Line]]:
    """A part of the page under titles that stand one in a line; and the lines that are left behind rows that are all alike."""
    alike = regular(part)
    part, kept = alike or (part, [])
    kinds = kinds_of(part.titles)
    size = len(kinds)
    is_counted = is_counter(part.titles[0])
    table = Table(part.line, part.titles)
    found: list[Block] = [table]
    body = part.body
    kept = kept or _starts(body, kinds)
    rest: list[Line] = []
    at = 0
    for position, start in enumerate(kept):
        table.rows += [_between(line) for line in body[at:start]]
        end = kept[position + 1] if position + 1 < len(kept) else len(body)
        row = _row(body[start : min(start + size, end)])
        extra = body[start + size : end]
        if alike and is_counted and kinds[-1] == "text" and kinds.count("text") < 3:
            pieces = len(extra) if end < len(body) else _more_of(extra)
            texts = [
                line.text for line in [*body[start + size - 1 : end]][: pieces + 1]
            ]
            row.cells[-1].text = (
                " ".join(texts) if len(row.cells) == size else row.cells[-1].text
            )
            extra = extra[pieces:]
        row.doubt = "" if alike else _other_codes(body[start:end], row, kinds)
        table.rows.append(row)
        at = end
        if start + size > end and kinds[1 : end - start + 1] != ["text"]:
            row.doubt = row.doubt or (
                "it has fewer lines than titles: see which of its cells is empty"
            )
        if not extra:
            continue
        if position + 1 == len(kept):
            if alike and extra[0].after_blank:
                rest = extra
                break
            if len(extra) != 1 and not _is_apart(body, start, size):
                row.doubt = row.doubt or _more(extra[0])
            found += [Words(line.number, [line.text]) for line in extra]
        elif (
            len(extra) == 1
            and body[end].after_blank
            and _is_apart(body, start, size)
            and is_title_like(extra[0].text)
        ):
            table = Table(extra[0].number, part.titles)
            found += [Heading(1, extra[0].text, extra[0].number), table]
        elif len(extra) > _MOST_PIECES or extra[0].after_blank:
            row.doubt = row.doubt or _more(extra[0])
        else:
            row.cells[-1].text = " ".join(
                line.text for line in body[start + size - 1 : end]
            )
            row.doubt = row.doubt or _together(extra[0])
    if not kept:
        return [Words(line.number, [line.text]) for line in body], []
    tables = [each for each in found if not isinstance(each, Table) or each.rows]
    if not alike:
        _tell_languages([each for each in tables if isinstance(each, Table)], size)
    return tables, rest


def _tell_languages(tables: Sequence[Table], size: int) -> None:
    """Doubt the rows with a cell in another alphabet than nearly all others of its column: a piece of the cell before it."""
    rows = [row for table in tables for row in table.rows if len(row.cells) == size]
    for at in range(1, size):
        foreign = [row for row in rows if re.search(r"[^\W\d_]", row.cells[at].text)]
        foreign = [row for row in foreign if not row.cells[at].text.isascii()]
        if 0 < len(foreign) * 4 <= len(rows):
            for row in foreign:
                row.doubt = row.doubt or _OTHER_ALPHABET.format(row.cells[at].text[:40])


def _other_codes(lines: Sequence[Line], row: Row, kinds: Sequence[str]) -> str:
    """The doubt about a row among whose `lines` others are codes: they may begin rows as well."""
    own = {
        cell.text
        for cell, kind in zip(row.cells, kinds, strict=False)
        if kind in ("code", "http") or kind == "name" and "_" in cell.text
    }
    texts = [line.text for line in lines if line.text not in own]
    codes = [
        text
        for text in texts
        if _FIGURES.fullmatch(text) or "_" in text and looks.SYMBOL.fullmatch(text)
    ]
    return _OTHERS.format(", ".join(codes[:_MOST])) if codes else ""


def _more_of(extra: Sequence[Line]) -> int:
    """How many lines below the last row are more of its last cell."""
    return next((at for at, line in enumerate(extra) if line.after_blank), len(extra))


def _row(cells: Sequence[Line]) -> Row:
    shown = " | ".join(cell.text for cell in cells)
    return Row(
        cells[0].number, [Cell(cell.text, cell.number) for cell in cells], shown=shown
    )


def _between(line: Line) -> Row:
    reason = "it is no cell of a row that can be told"
    cells = [Cell(line.text, line.number)]
    return Row(line.number, cells, refused=reason, shown=line.text)


def _more(line: Line) -> str:
    return f"more lines follow than it has cells; the next is {line.text[:40]!r}: see whether its text is whole"


def _together(line: Line) -> str:
    return f"the line below it, {line.text[:40]!r}, is read as more of its last cell: see whether it is"


def _is_apart(body: Sequence[Line], start: int, size: int) -> bool:
    """Whether a blank line stands behind the row that begins at `start`, and none in it."""
    inside = any(line.after_blank for line in body[start + 1 : start + size])
    return body[start + size].after_blank and not inside


def _starts(body: Sequence[Line], kinds: Sequence[str]) -> list[int]:
    """Where rows begin. Codes may be words where the first rows have such, all in their places."""
    size = len(kinds)
    ways: list[list[int]] = []
    for is_code in (_is_code, _is_joined, _is_word):
        kept: list[int] = []
        for at in range(len(body) - size + 1):
            if (not kept or at >= kept[-1] + size) and _fits(
                body[at : at + size], kinds, is_code
            ):
                kept += [*_short(body, kept, at, kinds), at]
        if kept and (is_code is _is_code or kept[0] < 2):
            ways.append(kept)
    if not ways:
        return []
    strict, most = ways[0], max(ways, key=len)
    return strict if len(strict) * 2 > len(most) else most


def _short(
    body: Sequence[Line], kept: Sequence[int], at: int, kinds: Sequence[str]
) -> list[int]:
    """Where a row begins between the last one and `at` that has fewer lines than titles: its last cells are empty."""
    start = kept[-1] + len(kinds) if kept else 0
    if kinds[0] != "code" or not 1 < at - start < len(kinds):
        return []
    return [start] if looks.is_code_like(body[start].text) else []


def _is_code(cell: str) -> bool:
    return bool(
        looks.is_code_like(cell)
        or looks.VISIBLE.fullmatch(cell)
        and cell.isalnum()
        and cell.isupper()
        or looks.is_range(cell)
        or looks.are_symbols_together(cell)
    )


def _is_joined(cell: str) -> bool:
    return _is_code(cell) or bool(looks.JOINED.fullmatch(cell))


def _is_word(cell: str) -> bool:
    return _is_code(cell) or bool(_WORD.fullmatch(cell))


def _fits(
    lines: Sequence[Line], kinds: Sequence[str], is_code: Callable[[str], bool]
) -> bool:
    texts = [line.text for line in lines]
    code = texts[kinds.index("code")]
    if not _is_joined(code) and not any(" " in text for text in texts):
        return False
    for kind, line in zip(kinds, lines, strict=True):
        cell = line.text
        if (
            (kind == "code" and not is_code(cell))
            or (kind == "http" and not looks.STATUS_OR_CLASS.match(cell))
            or (kind == "text" and looks.is_code_like(cell))
            and not (looks.NUMBER.fullmatch(code) and looks.SYMBOL.fullmatch(cell))
            or (kind == "flag" and looks.flag(cell) is None)
        ):
            return False
    return True


# A code, alone or with its name, and its text in the line below


def coded(body: Sequence[Line]) -> tuple[int, list[Block]] | None:
    """Lines without titles of columns: where the first code is that has its text in the line below, and the blocks from there on.

    `None` where there are none, or too few to show that they are codes.
    """
    starts = _coded_starts(body)
    if not starts:
        return None
    titles = ["code", "message"]
    named = _named(body, starts)
    if named:
        starts, titles = [at - 1 for at in starts], named
    size = len(titles)
    table = Table(body[starts[0]].number, titles)
    found: list[Block] = [table]
    ends = [*starts[1:], len(body)]
    for start, end in zip(starts, ends, strict=True):
        row = _row(body[start : min(start + size, end)])
        code = _WORD_BEFORE.sub("", row.cells[0].text)
        row.cells[0].text = code.split()[0] if _coded_kind(code) == "titled" else code
        table.rows.append(row)
        extra = list(body[start + size : end])
        if end == len(body):
            if extra and not extra[0].after_blank:
                row.doubt = _more(extra[0])
            found += [Words(line.number, [line.text]) for line in extra]
        elif extra:
            text = body[start + size - 1]
            title = extra[-1] if _is_section(extra[-1], text) else None
            if len(extra) > (title is not None):
                row.doubt = _more(extra[0])
            elif title and not title.after_blank and documented(title.text) is None:
                row.doubt = f"the line below its text, {title.text[:40]!r}, is read as the title of a section"
            if title:
                table = Table(body[end].number, titles)
                found += [Heading(1, title.text, title.number), table]
    first = next(block for block in found if isinstance(block, Table)).rows[0]
    first.doubt = (
        first.doubt
        or "no titles of columns: a code and the line below it are read as a row, see whether they are"
    )
    return starts[0] - _titles_above(body[: starts[0]], size), found


def _titles_above(above: Sequence[Line], size: int) -> int:
    """How many lines right above the first row are titles of its columns, of which we know one: `Case`, `Value`, `Description`."""
    lines = above[-size:]
    are_titles = len(lines) == size and not any(each.after_blank for each in lines[1:])
    are_titles = are_titles and all(is_title_like(each.text) for each in lines)
    texts = [each.text for each in lines if len(each.text) <= 40]
    is_known = any(map(column_titles.is_message_title, texts))
    return size if are_titles and is_known and len(texts) == size else 0


def _named(body: Sequence[Line], starts: Sequence[int]) -> list[str]:
    """The titles of rows that have a number and a name in two lines before the text, if all of `starts` have both."""
    above = {_coded_kind(body[at - 1].text) if at else "" for at in starts}
    if above == {"number"}:
        return ["code", "name", "message"]
    words = [body[at - 1].text if at else "" for at in starts]
    told = sum(1 for word in words if _coded_kind(word) in ("upper", "word"))
    are_names = all(map(looks.IDENTIFIER.fullmatch, words))
    are_numbers = all(looks.NUMBER.fullmatch(body[at].text) for at in starts)
    if are_numbers and are_names and told * 2 >= len(words):
        return ["name", "code", "message"]
    return []


def _is_section(line: Line, text: Line) -> bool:
    """Whether `line`, which follows a row's `text`, is the title of a section."""
    return (
        is_title_like(line.text)
        and any(map(str.isalpha, line.text))
        and (line.after_blank or text.text[-1] in ".!?。" or len(line.text) <= 60)
    )


def _coded_starts(body: Sequence[Line]) -> list[int]:
    """The lines with a code of the kind that most have, if the lines below show that they are codes."""
    kinds = [_coded_kind(line.text) for line in body]
    if "titled" in kinds:  # `404 Not Found` beside `401 Unauthorized`
        kinds = [
            "titled" if kind == "number" and " " in line.text else kind
            for line, kind in zip(body, kinds, strict=True)
        ]
    counts = Counter(
        kind
        for kind, below in zip(kinds, kinds[1:], strict=False)
        if kind and not below
    )
    kind, count = counts.most_common(1)[0] if counts else ("", 0)
    own = kinds.count(kind)
    if kind == "number":  # and so are those of one figure beside longer ones
        kinds = [
            kind if re.fullmatch("-?[0-9]", line.text, re.ASCII) else each
            for line, each in zip(body, kinds, strict=True)
        ]
    starts = [
        at
        for at, each in enumerate(kinds)
        if each == kind or kind != "titled" and _is_between_texts(body, kinds, at)
    ]
    words = [_WORD_BEFORE.sub("", body[at].text).split()[0] for at in starts]
    if count < _FEWEST or count * 4 < own * 3 or starts[-1] + 1 == len(body):
        return []
    below = [body[at + 1].text for at in starts]
    if kind == "titled" and not all(map(_is_sentence, below)):
        return []
    if all(map(looks.YEAR.fullmatch, words)) or len(set(words)) < len(words):
        return []
    if kind == "titled":
        return starts
    named = sum(1 for at in starts if _NAMED.fullmatch(body[at].text))
    if named * 4 < len(starts) * 3 and not any(
        column_titles.is_about_codes(line.text) or documented(line.text)
        for line in body[: starts[0]]
    ):
        return []
    return starts


def _is_between_texts(body: Sequence[Line], kinds: Sequence[str], at: int) -> bool:
    """Whether a line with a code of another kind has a text below it, and the text of another code above."""
    text = body[at].text
    is_code = kinds[at] in ("number", "upper") or looks.is_code_like(text)
    is_code = is_code or "upper" in kinds and bool(_UPPER.fullmatch(text))
    is_above = at > 1 and not kinds[at - 1] and bool(kinds[at - 2])
    is_above = is_above or kinds[at + 2 : at + 3] in (["number"], ["upper"])
    return (
        is_code
        and " " not in body[at].text
        and (is_above or body[at].after_blank)
        and at + 1 < len(body)
        and not kinds[at + 1]
        and not body[at + 1].after_blank
    )


def _is_sentence(text: str) -> bool:
    return text[0].isupper() and text[-1] in ".!?" and " " in text


def _coded_kind(text: str) -> str:
    """Of which kind the code is that stands in a line alone or with its name; empty if there is none."""
    match = _CODED.fullmatch(text)
    if match is None:
        return "titled" if _TITLED.fullmatch(text) else ""
    return next(kind for kind in ("number", "upper", "word") if match[kind])
