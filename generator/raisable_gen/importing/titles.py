"""Lines of copied text in, the titles of columns that stand in them out: in one line, with or without marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from raisable_gen.importing import column_titles, looks, title_words
from raisable_gen.importing.line import Line
from raisable_gen.importing.page import flat
from raisable_gen.importing.worded import first_codes

# Where a title ends and the next begins without white space.
_GLUE = re.compile(
    r"(?<=[a-z0-9)ß-öø-ÿ\u0101-\u017f\u1ea1-\u1ef9а-яё])(?=[A-ZÀ-ÖØ-ÞА-ЯЁĐ])"
)
_BETWEEN = re.compile(
    rf"\t|\s+\|\s+|\s{{2,}}|{_GLUE.pattern}|(?<=HTTP)(?=[a-z])|(?<=[a-z])(?=http\b)|(?<=[Cc]ode)(?=desc|mess|msg|text|reason)|(?<=[A-Z])(?=(?:[A-Z][a-z]|[А-ЯЁ][а-яё]))|\s+"
)

# A number, or capitals with a number behind `_`, or a few with a number: `P100`, `INS-0`; or `u100`, white space around it.
_FIRST_CODE = re.compile(
    r"-?[0-9]|(?<![A-Z_0-9-])(?:[A-Z][A-Z0-9]*_[A-Z0-9_]*[0-9]|[A-Z]{1,6}(?:-[0-9]|[0-9]{2}))|(?<= )[a-z]{1,2}[0-9]{2,9}(?= )",
    re.ASCII,
)
_NAMES = frozenset(title_words.NAME) - set(
    "type errortype exception exceptionname key errorkey error label".split()
)
# What stands above the numbers of rows and ends like a sentence.
_COUNTERS = frozenset("no. nr. sr. sl. num. s.no. sr.no. sl.no.".split())
# What stands above names where another column has the codes.
_ERRORS = frozenset("error ошибка 错误 錯誤 エラー 에러 오류".split())
# The title of a section may have so many numbers before the first code.
_MOST_NUMBERS = 6
_LONGEST_TITLE = 42
# A table in one line has titles, codes and texts.
_SHORTEST = 40
# A line that begins with titles and is longer than this is a table, if it has words like these in it.
_LONG = 160
_MOST_READ = 2000
_ENDS = re.compile(
    rf"{_BETWEEN.pattern}|(?<=[\u3040-\ud7ff])(?=[a-zA-Z0-9])|(?<=[a-z])(?=[a-z])"
)
_CODES = re.compile(
    "(?<![a-z])[a-z]{1,60}(?:[_-][a-z0-9]{1,60}){1,9}(?=[ A-Z\u3040-\ud7ff])|[A-Z]+(?:_[A-Z0-9]+)+|[A-Z]{1,4}[0-9]{2,}|(?<![0-9])[0-9]{3,6}(?![0-9])",
    re.ASCII,
)
# A line that begins so is a row: `404not_found`.
_GLUED_ROW = re.compile("-?[0-9]+[A-Za-z]", re.ASCII)
_GLUED = re.compile("[a-z][A-Z]", re.ASCII)
# Two titles, `HTTP` and `code`: one of both has white space.
_HTTP_GLUED = re.compile("HTTP(?=[a-z])(?!s)|[a-z]http", re.ASCII)
_CODE_ENDS = (" code", " codes", "код", "codice", "código")
_NO_TITLE = re.compile("[(:]|_[A-Z][a-z]")
_HTTP_CODE = re.compile(r"(HTTP|http|Http)\s*(code|Code|CODE)", re.ASCII)
_STATUS_SYMBOL = re.compile("[1-5][0-9]{2}\\s?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+", re.ASCII)
# A row with a status in front of the code, and one with it behind.
_STATUS_ROW = re.compile(r"[1-5][0-9]{2}\s?[A-Za-z0-9-]", re.ASCII)
_ROW_STATUS = re.compile(r"[A-Za-z0-9_.-]{2,}?\s?[1-5][0-9]{2}(?![0-9])", re.ASCII)


def titles_in(line: Line) -> list[str]:
    """The titles of columns in a line, or nothing."""
    if len(line.text) > 200 or line.text[-1] in ".,;!?" or line.text[0] in '<{"':
        return []
    for cells in _marked_ways(line):
        if _are_titles(cells) or _has_two_kinds(cells):
            return cells
    if "\t" in line.raw:
        return []
    cells = _known_titles(line.text)
    if _are_titles(cells) or _has_two_kinds(cells) and _GLUED.search(line.text):
        return cells
    is_glued = len(cells) > 1 and "".join(cells) == line.text
    if is_glued and column_titles.is_error_title(cells[0]) and _are_texts(cells[1:]):
        return cells
    return _with_unknown(line.text)


def _with_unknown(text: str) -> list[str]:
    """Glued titles of which we know half: `CodeDescriptionFor your customer`, `Errot CodeDescription`."""
    cells = [cell.strip() for cell in _GLUE.split(text)]
    if not 2 <= len(cells) <= 8 or not all(map(_may_be_title, cells)) or "_" in text:
        return []
    if re.search("[0-9]{2}", text):
        return []
    texts = [_begins_with_text(cell) for cell in cells]
    known = [
        is_text or column_titles.is_title(cell)
        for cell, is_text in zip(cells, texts, strict=True)
    ]
    has_code = any(cell.casefold().endswith(_CODE_ENDS) for cell in cells[:2])
    has_code |= any(map(column_titles.is_code_title, cells[:2]))
    return cells if has_code and any(texts[1:]) and sum(known) * 2 >= len(cells) else []


def _begins_with_text(cell: str) -> bool:
    """Whether the title of a column is, or begins with, one of texts: `Message for the user`."""
    words = cell.split()
    return column_titles.is_message_title(cell) or (
        len(words) > 2 and column_titles.is_message_title(words[0])
    )


def tabbed_titles(line: Line, above: Line | None, below: Sequence[Line]) -> list[str]:
    """The cells of a line with tabs that stand above rows: no code is among them, and codes are in a column below."""
    cells = _tabbed(line, 0)
    if not 2 <= len(cells) <= 12 or not all(map(_may_be_title, cells)):
        return []
    rows: list[list[str]] = []
    for row in (_tabbed(each, len(cells)) for each in below):
        if not 1 < len(row) <= len(cells):
            break
        rows.append(row + [""] * (len(cells) - len(row)))
    is_first = (
        above is None
        or line.after_blank
        or len(_tabbed(above, len(cells))) != len(cells)
    )
    if is_first and rows and _are_known(cells):
        return cells
    told = [at for at, cell in enumerate(cells) if column_titles.is_code_ending(cell)]
    if not rows or not (told or is_first and len(rows) > 1):
        return []
    others = range(len(cells)) if is_first or not told else ()
    for at in dict.fromkeys([*told, *others]):
        codes = [row[at].replace("−", "-") for row in rows]
        if at in told and all(map(looks.is_code_cell, codes)):
            return cells
        codes = [code for code in codes if code]
        if at not in told and len(codes) > 1 and all(map(looks.is_code_like, codes)):
            return cells
    return []


def _are_known(cells: Sequence[str]) -> bool:
    """Whether all are titles that we know, and one is of texts: `Type`, `Description`."""
    return all(map(column_titles.is_title, cells)) and any(
        map(column_titles.is_message_title, cells)
    )


def _tabbed(line: Line, width: int) -> list[str]:
    """The cells between the tabs of a line; empty ones at its ends are left out where there are more than `width`."""
    cells = [flat(cell) for cell in line.raw.split("\t")]
    while len(cells) > max(width, 1) and not cells[0]:
        del cells[0]
    while len(cells) > max(width, 1) and not cells[-1]:
        del cells[-1]
    return cells


def _may_be_title(cell: str) -> bool:
    return (
        0 < len(cell) <= 40
        and (cell[-1] not in ".,;!。；，！" or cell.casefold() in _COUNTERS)
        and not cell[:3].isdigit()
        and any(map(str.isalpha, cell))
        and not looks.is_code_like(cell)
        and not looks.is_range(cell)
    )


def _are_texts(cells: Sequence[str]) -> bool:
    return any(map(column_titles.is_message_title, cells)) and all(
        map(column_titles.is_title, cells)
    )


def _marked_ways(line: Line) -> list[list[str]]:
    """The ways in which marks divide a line, the clearest first."""
    ways: list[list[str]] = []
    for mark in (r"\t", r"\s*\|\s*", r"\s{2,}"):
        cells = [flat(cell) for cell in re.split(mark, line.raw.strip("| \t"))]
        if len(cells) > 1:
            ways.append([cell for cell in cells if cell])
    return ways


def _has_two_kinds(cells: Sequence[str]) -> bool:
    """Whether all are titles, and one is of codes: `Code`, `Reason`."""
    return (
        2 <= len(cells) <= 12
        and all(map(column_titles.is_title, cells))
        and any(map(column_titles.is_code_title, cells))
    )


def _known_titles(text: str) -> list[str]:
    """`codeDescription` or `Error Code Description` in titles that we know; nothing if it holds anything else."""
    joints = {
        *(match.end() for match in _BETWEEN.finditer(text)),
        *_small_joints(text),
        *_repeated_joints(text),
        len(text),
    }
    glued = {at for at in joints if not text[at - 1].isspace()}
    ways = _ways(text, sorted(glued)) if len(glued) > 1 else []
    ways = [way for way in ways if len(way) > 1] or _ways(text, sorted(joints))
    return min(ways, key=_unlikely) if ways else []


def _ways(text: str, joints: Sequence[int]) -> list[list[str]]:
    """The ways in which `text` divides into titles at `joints`; not all if there are many."""
    ways: list[tuple[int, list[str]]] = [(0, [])]
    finished: list[list[str]] = []
    while ways and len(finished) < 64:
        start, way = ways.pop()
        for end in joints:
            if end - start > _LONGEST_TITLE:
                break
            word = text[start:end].strip()
            if end <= start or _NO_TITLE.search(word) or _HTTP_GLUED.search(word):
                continue
            if not column_titles.is_title(word) and not (
                start == 0 and _is_own(text, word)
            ):
                continue
            if end == len(text):
                finished.append([*way, word])
            elif len(way) < 12:
                ways.append((end, [*way, word]))
    return finished


def _unlikely(way: Sequence[str]) -> tuple[bool, bool, int, int, int]:
    """How unlikely a way is: words that we know in full are likelier than those whose end we know."""
    own = sum(1 for word in way if not column_titles.is_title(word))
    put_together = sum(
        1 + (" " in word and _GLUED.search(word) is not None or not word.isascii())
        for word in way
        if column_titles.known(word) not in ("", title_words.key(word))
    )
    is_spaced = any(" " in word for word in way)
    put_together += sum(1 for word in way if is_spaced and _GLUED.search(word))
    has_code = any(map(column_titles.is_code_title, way))
    return not _are_titles(way), not has_code, own, put_together, len(way)


def _is_own(text: str, word: str) -> bool:
    """Whether a line of titles may begin with a provider's own word: `ecMessage`."""
    rest = text[len(word) :]
    is_apart = rest[:1].isupper() or not rest.isascii()
    return " " not in text and word.isalpha() and len(word) <= 8 and is_apart


def _small_joints(text: str) -> list[int]:
    """Joints that no capital shows: `codemsg`."""
    letters = text.replace(" ", "")
    if len(text) > 40 or not letters.isalpha():
        return []
    if not text.isascii():
        return [at for at in range(1, len(text)) if not text[at - 1 : at + 1].isascii()]
    is_one = letters[1:].islower() or letters.isupper()
    return list(range(2, len(text) - 1)) if is_one else []


def _repeated_joints(text: str) -> list[int]:
    """Joints before the word that every title begins with: `resultCoderesultMessage`."""
    first = re.match("([a-z]{3,20})[A-Z]", text, re.ASCII)
    if first is None:
        return []
    return [match.start() for match in re.finditer(first[1], text) if match.start()]


def _are_titles(cells: Sequence[str]) -> bool:
    if not 2 <= len(cells) <= 12 or any(len(cell) > 40 for cell in cells):
        return False
    if any(looks.NUMBER.fullmatch(cell) for cell in cells):
        return False
    has_text = any(map(column_titles.is_message_title, cells))
    has_code = any(map(column_titles.is_code_title, cells))
    if has_text and not has_code:
        return (
            column_titles.is_own_word(cells[0])
            and not column_titles.is_title(cells[0])
            and all(map(column_titles.is_title, cells[1:]))
        )
    return has_code and has_text and all(map(column_titles.is_title, cells[:2]))


def is_list_of_codes(title: str) -> bool:
    return column_titles.is_code_title(title) and not column_titles.is_status_title(
        title
    )


def leading_titles(text: str) -> tuple[str, list[str], str]:
    """Titles at the beginning of a line that goes on with rows: what stands before them, they, and what it goes on with."""
    if _GLUED_ROW.match(text):
        return "", [], ""
    for match in islice(_FIRST_CODE.finditer(text[:200]), _MOST_NUMBERS):
        head = text[: match.start()].strip()
        rest = text[match.start() :]
        above, titles = _headed_titles(head, rest) if head else ("", [])
        if titles:
            return above, with_status(titles, rest), rest
    for at in first_codes(text) if len(text) > _SHORTEST else ():
        above, titles = _headed_titles(text[:at].strip(), text[at:])
        if titles:
            return above, titles, text[at:]
    first = _FIRST_CODE.search(text[:200]) if len(text) > _SHORTEST else None
    titles = _with_unknown(text[: first.start()].strip()) if first else []
    if first and titles and sum(map(is_list_of_codes, titles)) == 1:
        return "", titles, text[first.start() :]
    return "", [], ""


def _headed_titles(head: str, rest: str) -> tuple[str, list[str]]:
    """The titles that `head` ends with, and the title of a section before them; `rest` is what stands behind."""
    joints = [0, *(match.end() for match in _BETWEEN.finditer(head))]
    ends = [*joints[-_MOST_NUMBERS:], *_small_joints(head), *_repeated_joints(head)]
    if not any(column_titles.is_title(head[at:]) for at in ends):
        return "", []
    reached = _reached(head, joints)
    for at in joints:
        if at not in reached and " " in head[at:]:
            continue
        cells = _known_titles(head[at:])
        is_table = (
            _are_titles(cells)
            or all(len(cell) <= 40 for cell in cells)
            and (
                _has_two_kinds(cells)
                and is_list_of_codes(cells[0])
                or len(cells) > 1
                and column_titles.is_error_title(cells[0])
                and _are_texts(cells[1:])
            )
        )
        if is_table and _codes_in(cells, rest) < 2:
            return head[:at].strip(), cells
    return "", []


def front_titles(text: str) -> list[str]:
    """The titles that a line begins with, if words like codes follow and more of it than any row has."""
    if len(text) < _LONG or len(_CODES.findall(text[:_MOST_READ])) < 3:
        return []
    ends = [match.start() for match in _ENDS.finditer(text[:_SHORTEST])]
    for end in reversed(ends if text[0].isupper() or not text[0].isascii() else []):
        cells = _known_titles(text[:end].strip())
        if _are_titles(cells) and _codes_in(cells, "") == 1:
            return cells
    return []


def with_status(titles: Sequence[str], row: str) -> list[str]:
    """The titles with `HTTP code` as two of them, if the `row` below begins with a status and a code."""
    match = _HTTP_CODE.fullmatch(titles[0]) if titles else None
    others = any(map(column_titles.is_code_title, titles[1:]))
    if match and not others and _STATUS_SYMBOL.match(row):
        return [match[1], match[2], *titles[1:]]
    return list(titles)


def _codes_in(cells: Sequence[str], rest: str) -> int:
    """How many of the titles are those of codes; one of statuses beside them is none, if the first row has one there."""
    codes = [cell for cell in cells if is_list_of_codes(cell)]
    beside = [cell for cell in codes if column_titles.is_status_beside(cell, codes)]
    if len(cells) < 3 or len(beside) != 1 or beside[0].lower().endswith("codes"):
        return len(codes)
    row = _STATUS_ROW if cells[0] == beside[0] else _ROW_STATUS
    return len(codes) - bool(row.match(rest))


def _reached(head: str, joints: Sequence[int]) -> set[int]:
    """From which of `joints` titles lead to the end of `head`, one behind the other."""
    found = {len(head)}
    for at in sorted(joints, reverse=True):
        if any(
            column_titles.is_title(head[at:end].strip()) for end in found if end > at
        ):
            found.add(at)
    return found


def kinds_of(titles: Sequence[str]) -> list[str]:
    """What stands under each title, as far as it helps to divide a line: code, http, name, flag or text."""
    if not titles:
        return ["code", "text"]
    kinds: list[str] = []
    for title in titles:
        word = column_titles.known(title)
        others = [other for other in titles if other is not title]
        is_status = column_titles.is_status_title(title)
        if len(titles) > 2 and (
            is_status or column_titles.is_status_beside(title, others)
        ):
            kinds.append("http")
        elif "code" not in kinds and column_titles.is_code_title(title):
            kinds.append("code")
        elif "code" not in kinds and not word:
            has_code = any(map(column_titles.is_code_title, others))
            kinds.append("name" if has_code else "code")
        elif "retr" in word:
            kinds.append("flag")
        elif word in _NAMES or (
            word in _ERRORS and any(map(column_titles.is_code_title, others))
        ):
            kinds.append("name")
        else:
            kinds.append("text")
    if "code" not in kinds:
        errors = (
            at
            for at, title in enumerate(titles)
            if column_titles.is_error_title(title) and kinds[at] != "http"
        )
        kinds[next(errors, 0)] = "code"
    return kinds
