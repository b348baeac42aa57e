"""Lines with tabs in, a line for each row out: a cell of several lines comes out of a browser with line breaks in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from raisable_gen.importing import column_titles, looks, narrow, run_on
from raisable_gen.importing.line import Line
from raisable_gen.importing.page import flat

# A row has no more lines than these.
_MOST = 12
# A line of more words is no title.
_LONG = 7
# What a remark begins with.
_REMARK = "(（※*"
_DOUBT = "the line below it, {!r}, is read as more of its cell: see whether it is"


def whole(body: Sequence[Line], width: int) -> list[Line]:
    """The rows of a table of `width` columns, each in a line; what was put together carries the doubt about it.

    There is none where most rows have such lines below.
    """
    found: list[Line] = []
    pieces = most = 0
    told = narrow.rows(body, width) or run_on.rows(body, width)
    if told:
        return told
    last = max((at for at, line in enumerate(body) if "\t" in line.raw), default=-1)
    usual = _are_usual(body[: last + 1])
    are_words = _are_words(body, width)
    at = 0
    while at < len(body):
        line = body[at]
        size = _size(body[at : at + _MOST], width, are_words)
        if (
            size == 1
            and found
            and pieces < _MOST
            and _goes_on(found[-1], line, width, at < last, usual, most > 0)
        ):
            most = max(most, pieces + 1) if at < last else most
            is_sure = usual and pieces < most
            doubt = "" if is_sure else _DOUBT.format(line.text[:40])
            found[-1] = _joined(found[-1], line, doubt)
            pieces += 1
        else:
            for more in body[at + 1 : at + size]:
                line = _joined(line, more, _DOUBT.format(more.text[:40]))
            found.append(line)
            pieces = 0
        at += size
    return found


def _joined(above: Line, line: Line, doubt: str) -> Line:
    return replace(
        above,
        raw=f"{above.raw} {line.raw}",
        text=flat(f"{above.text} {line.text}"),
        doubt=above.doubt or doubt,
    )


def _are_words(body: Sequence[Line], width: int) -> bool:
    """Whether codes may be words: not all whole rows begin with other ones."""
    codes = [
        flat(line.raw.split("\t")[0])
        for line in body
        if line.raw.count("\t") == width - 1
    ]
    return len(codes) < 2 or not all(map(looks.is_code_like, codes))


def _size(lines: Sequence[Line], width: int, are_words: bool) -> int:
    """How many lines have the tabs of one row together; one if that is not clear."""
    tabs = lines[0].raw.count("\t")
    for at, line in enumerate(lines[1:], 1):
        if not 0 < tabs < width - 1 or line.after_blank or line.titled:
            break
        first = flat(line.raw.split("\t")[0])
        is_word = are_words and looks.IDENTIFIER.fullmatch(first)
        if is_word or looks.is_code_like(first):
            break
        tabs += line.raw.count("\t")
        if tabs == width - 1 and "\t" in line.raw:
            return at + 1
    return 1


def _are_usual(rows: Sequence[Line]) -> bool:
    """Whether most rows have lines without tabs right below them."""
    tabbed = [at for at, line in enumerate(rows) if "\t" in line.raw]
    followed = sum(
        1
        for at in tabbed[:-1]
        if "\t" not in rows[at + 1].raw and not rows[at + 1].after_blank
    )
    return followed > 1 and followed * 3 >= (len(tabbed) - 1) * 2


def _goes_on(
    above: Line, line: Line, width: int, is_between: bool, usual: bool, others: bool
) -> bool:
    """Whether `line` is more of the row that is begun `above`, as there is more of `others`."""
    had, has = above.raw.count("\t"), line.raw.count("\t")
    is_remark = is_between and line.text[0] in _REMARK
    if line.titled or not had or had + has > width - 1:
        return False
    first = flat(line.raw.split("\t")[0])
    if line.after_blank and not is_remark or looks.is_code_like(first):
        return False
    is_new = not line.text[0].islower() and column_titles.is_about_codes(line.text)
    if not is_between and is_new:
        return False
    if has or usual or is_remark:
        return True
    is_open = above.text[-1] in ";,:；，、（(" or line.text[0].islower()
    is_text = line.text[-1] in ".;,!?。；，！？" or looks.words_in([line.text]) > _LONG
    return is_open or (is_between or others) and is_text
