"""Lines without titles of columns in, tables out: a code, alone or with its name, in one line and its text in the line below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from raisable_gen.importing import cell_titles, column_titles, looks
from raisable_gen.importing.line import Line, more, row_of
from raisable_gen.importing.page import (
    Block,
    Cell,
    Heading,
    Table,
    Words,
    is_title_like,
)
from raisable_gen.importing.section_titles import SAID
from raisable_gen.importing.spans import documented

_CODED = re.compile(
    r"(?:(?i:error code|error|code)\s+)?(?:(?P<number>-?[0-9]{2,18})|(?P<upper>(?=.*[0-9_])[A-Z][A-Z0-9]*(?:[_.-][A-Z0-9]+)*)"
    r"|(?P<word>[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+|[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+))"
    r"(?:\s+[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)*)?",
    re.ASCII,
)
# A number with its name, `-11 LOST_CARD`, is a code on any page.
_NAMED = re.compile(f"-?[0-9]{{2,18}} {looks.UPPER_SNAKE}", re.ASCII)
# A number with several words, `-11 Lost card`, above a sentence.
_TITLED = re.compile(r"-?[0-9]{3,18} [A-Z][^.:;!?]{2,60}", re.ASCII)
_UPPER = re.compile("[A-Z]{2,40}", re.ASCII)
_WORD_BEFORE = re.compile(r"^(?:error code|error|code)\s+", re.I)
# What a list of changes has: `V2.0`.
_VERSION = re.compile(r"[vV]?[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}", re.ASCII)
# A field and the type of its values, which nothing divides in copied text: `data.card_idinteger`.
_TYPED = re.compile(
    r"[a-z_\]](?:string|integer|number|boolean|object|array|date(?:-?time)?|timestamp|float|double|uuid|decimal)(?:\[\])?$"
    r"|\s(?:string|integer|int|number|boolean|bool|object|array|list|date(?:-?time)?|timestamp|float|double|uuid|decimal|enum)(?:\[\])?$"
)
_COLUMNS = "titles of more columns than a code and a text stand above the first row: see which of its lines is its text"
_CODE_AND_NAME = ["code", "name", "message"]
_FEWEST = 3
# So many codes and texts in turn, and nothing else, are a table.
_MANY = 10


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
        titles = named
        starts = [at if _is_nameless(body, at, titles) else at - 1 for at in starts]
    size = len(titles)
    table = Table(body[starts[0]].number, titles)
    found: list[Block] = [table]
    ends = [*starts[1:], len(body)]
    has_more = _has_more_columns(body[: starts[0]], size)
    for start, end in zip(starts, ends, strict=True):
        missing = _is_nameless(body, start, titles)
        width = size - missing
        row = row_of(body[start : min(start + width, end)])
        if missing:
            row.cells.insert(1, Cell("", body[start].number))
        row.doubt = _COLUMNS if has_more else ""
        code = _WORD_BEFORE.sub("", row.cells[0].text)
        row.cells[0].text = code.split()[0] if _coded_kind(code) == "titled" else code
        table.rows.append(row)
        extra = list(body[start + width : end])
        if end == len(body):
            if extra and not extra[0].after_blank:
                row.doubt = more(extra[0])
            found += [Words(line.number, [line.text]) for line in extra]
        elif extra:
            text = body[start + width - 1]
            title = extra[-1] if _is_section(extra[-1], text) else None
            if len(extra) > (title is not None):
                row.doubt = more(extra[0])
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
    is_known |= bool(texts) and column_titles.is_code_title(texts[0])
    return size if are_titles and is_known and len(texts) == size else 0


def _has_more_columns(above: Sequence[Line], size: int) -> bool:
    """Whether more lines than `size` right above the first row are titles of columns, as far as we know them."""
    near: list[str] = []
    for line in reversed(above[-8:]):
        if not is_title_like(line.text) or len(line.text) > 40:
            break
        near.append(line.text)
        if line.after_blank:
            break
    is_code = any(map(cell_titles.is_code, near))
    return len(near) > size and is_code and any(map(cell_titles.is_message, near))


def _named(body: Sequence[Line], starts: Sequence[int]) -> list[str]:
    """The titles of rows that have a number and a name in two lines before the text, if all of `starts` have both; a number may have
    no name."""
    named = [at for at in starts if not looks.NUMBER.fullmatch(body[at].text)]
    above = [body[at - 1].text if at else "" for at in named]
    if len(named) >= _FEWEST and all(
        looks.NUMBER.fullmatch(text) or looks.is_range(text) for text in above
    ):
        return _CODE_AND_NAME
    words = [body[at - 1].text if at else "" for at in starts]
    told = sum(1 for word in words if _coded_kind(word) in ("upper", "word"))
    are_names = all(map(looks.IDENTIFIER.fullmatch, words))
    are_numbers = all(looks.NUMBER.fullmatch(body[at].text) for at in starts)
    if are_numbers and are_names and told * 2 >= len(words):
        return ["name", "code", "message"]
    return []


def _is_nameless(body: Sequence[Line], at: int, titles: Sequence[str]) -> bool:
    """Whether the row in the line `at` has no name under such titles: its text is below its number."""
    return (
        titles == _CODE_AND_NAME
        and bool(looks.NUMBER.fullmatch(body[at].text))
        and at + 1 < len(body)
        and not _coded_kind(body[at + 1].text)
    )


def _is_section(line: Line, text: Line) -> bool:
    """Whether `line`, which follows a row's `text`, is the title of a section."""
    return (
        is_title_like(line.text)
        and any(map(str.isalpha, line.text))
        and not SAID.match(line.text)
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
    of_kind = kinds.count(kind)
    if kind == "number":  # and so are those of one figure beside longer ones
        kinds = [
            kind if re.fullmatch("-?[0-9]", line.text, re.ASCII) else each
            for line, each in zip(body, kinds, strict=True)
        ]
    own = [at for at, each in enumerate(kinds) if each == kind]
    gaps = [body[at + 1].after_blank for at in own if at + 1 < len(body)]
    are_apart = bool(gaps) and all(gaps)
    starts = [
        at
        for at, each in enumerate(kinds)
        if each == kind
        or kind != "titled"
        and _is_between_texts(body, kinds, at, are_apart=are_apart)
    ]
    words = [_WORD_BEFORE.sub("", body[at].text).split()[0] for at in starts]
    if count < _FEWEST or count * 4 < of_kind * 3 or starts[-1] + 1 == len(body):
        return []
    below = [body[at + 1].text for at in starts]
    if kind == "titled" and not all(map(_is_sentence, below)):
        return []
    if all(map(looks.YEAR.fullmatch, words)) or len(set(words)) < len(words):
        return []
    if all(map(_VERSION.fullmatch, words)):
        return []
    fields = sum(1 for at in starts if _TYPED.search(body[at].text))
    if fields * 2 >= len(starts):
        return []
    if kind == "titled":
        return starts
    if len(starts) >= _MANY and starts == list(range(starts[0], len(body), 2)):
        if all(map(looks.NUMBER.fullmatch, words)):
            if sum(map(looks.says_error, below)) * 2 >= len(below):
                return starts
    named = sum(1 for at in starts if _is_named(body, at))
    if named * 2 < len(starts) and not any(
        column_titles.is_about_codes(line.text) or documented(line.text)
        for line in body[: starts[0]]
    ):
        return []
    return starts


def _is_named(body: Sequence[Line], at: int) -> bool:
    """Whether a number and a name in capitals stand in a line, or in this one and the one above."""
    words = [body[at - 1].text, body[at].text] if at else []
    return any(map(_NAMED.fullmatch, (body[at].text, " ".join(words))))


def _is_between_texts(
    body: Sequence[Line], kinds: Sequence[str], at: int, *, are_apart: bool
) -> bool:
    """Whether a line with a code of another kind has a text below it, and the text of another code above; a blank line is between if
    they `are_apart`."""
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
        and body[at + 1].after_blank == are_apart
    )


def _is_sentence(text: str) -> bool:
    return text[0].isupper() and text[-1] in ".!?" and " " in text


def _coded_kind(text: str) -> str:
    """Of which kind the code is that stands in a line alone or with its name; empty if there is none."""
    match = _CODED.fullmatch(text)
    if match is None:
        return "titled" if _TITLED.fullmatch(text) else ""
    return next(kind for kind in ("number", "upper", "word") if match[kind])
