"""Lines of copied text in, the titles of columns that stand in them out: in one line with or without marks, or one in a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import columns
from raisable_gen.importing.line import Line
from raisable_gen.importing.page import flat

_BETWEEN = re.compile(
    r"\t|\s+\|\s+|\s{2,}|(?<=[a-z0-9)])(?=[A-Z])|(?<=HTTP)(?=[a-z])|\s+"
)


def titles_in(line: Line) -> list[str]:
    """The titles of columns in a line, or nothing."""
    if len(line.text) > 200 or line.text[-1] in ".,;!?":
        return []
    for cells in _marked_ways(line):
        if _are_titles(cells) or _has_two_kinds(cells):
            return cells
    cells = _known_titles(line.text)
    return cells if _are_titles(cells) else []


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
        and all(map(columns.is_title, cells))
        and any(map(columns.is_code_title, cells))
    )


def _known_titles(text: str) -> list[str]:
    """`codeDescription` or `Error Code Description` in titles that we know; nothing if it holds anything else."""
    joints = sorted(
        {*(m.end() for m in _BETWEEN.finditer(text)), *_small_joints(text), len(text)}
    )
    ways: list[tuple[int, list[str]]] = [(0, [])]
    finished: list[list[str]] = []
    while ways and len(finished) < 64:
        start, way = ways.pop()
        for end in joints:
            word = text[start:end].strip()
            if end <= start or not (
                columns.is_title(word) or (start == 0 and _is_own(text, word))
            ):
                continue
            if end == len(text):
                finished.append([*way, word])
            elif len(way) < 12:
                ways.append((end, [*way, word]))
    return min(finished, key=_unlikely) if finished else []


def _unlikely(way: Sequence[str]) -> tuple[bool, int, int]:
    own = sum(1 for word in way if not columns.is_title(word))
    return not _are_titles(way), own, len(way)


def _is_own(text: str, word: str) -> bool:
    """Whether a line of titles may begin with a provider's own word: `ecMessage`."""
    return " " not in text and word.isalpha() and len(word) <= 8


def _small_joints(text: str) -> list[int]:
    """Joints that no capital shows: `codemsg`."""
    if len(text) > 40 or not text.isalpha() or not text[1:].islower():
        return []
    return list(range(2, len(text) - 1))


def _are_titles(cells: Sequence[str]) -> bool:
    if not 2 <= len(cells) <= 12 or any(len(cell) > 40 for cell in cells):
        return False
    if any(columns.NUMBER.fullmatch(cell) for cell in cells):
        return False
    has_text = any(map(columns.is_message_title, cells))
    has_code = any(map(columns.is_code_title, cells))
    if has_text and not has_code:
        return (
            columns.is_own_word(cells[0])
            and not columns.is_title(cells[0])
            and all(map(columns.is_title, cells[1:]))
        )
    return has_code and has_text and all(map(columns.is_title, cells[:2]))


def stacked_titles(lines: Sequence[Line]) -> tuple[list[str], int]:
    """Titles that stand one in a line; and how many lines they take."""
    cells: list[str] = []
    for line in lines[:12]:
        if not columns.is_title(line.text) or len(line.text) > 40:
            break
        if (
            columns.is_code_title(line.text)
            and not columns.is_status_title(line.text)
            and any(
                columns.is_code_title(cell) and not columns.is_status_title(cell)
                for cell in cells
            )
        ):
            return [], 0  # the title of a section above the titles of columns
        cells.append(line.text)
    if not columns.is_code_title(cells[0] if cells else "") and not (
        cells and columns.is_title(cells[0]) and any(map(columns.is_code_title, cells))
    ):
        return [], 0
    if any(map(columns.is_message_title, cells)) and len(cells) < len(lines):
        return cells, len(cells)
    return [], 0


def leading_titles(text: str) -> tuple[list[str], str]:
    """Titles at the beginning of a line that goes on with rows; and what it goes on with."""
    for match in re.finditer(
        r"(?:-?[0-9]|(?<![A-Z_0-9-])[A-Z][A-Z0-9]*_[A-Z0-9_]*[0-9])", text[:200]
    ):
        head = text[: match.start()].strip()
        titles = _known_titles(head) if head else []
        if titles and _are_titles(titles):
            return titles, text[match.start() :]
        if match[0].lstrip("-").isdigit():
            break
    return [], ""


def kinds_of(titles: Sequence[str]) -> list[str]:
    """What stands under each title, as far as it helps to divide a line: code, http, name, flag or text."""
    if not titles:
        return ["code", "text"]
    kinds: list[str] = []
    for title in titles:
        word = columns.key(title)
        if columns.is_status_title(title) and len(titles) > 2:
            kinds.append("http")
        elif "code" not in kinds and (
            columns.is_code_title(title) or not columns.is_title(title)
        ):
            kinds.append("code")
        elif "retr" in word:
            kinds.append("flag")
        elif word in (
            "name",
            "errorname",
            "codename",
            "enum",
            "constant",
            "identifier",
            "symbol",
        ):
            kinds.append("name")
        else:
            kinds.append("text")
    return kinds
