"""A line of a spec as a terminal shows it, with carets below what a finding is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from raisable_gen.lint.about_texts import CARD, is_card_number
from raisable_gen.quote import terminal

TAB = 4
REACH = 4
"""Widths of the terminal before and after the start that are looked at: some characters have no width of their own."""


def frame(line: str, start: int, end: int, width: int) -> tuple[str, str]:
    """The line and the carets below it, each at most `width` cells wide; what is too long is cut on both sides.

    `start` and `end` are columns, counted from 1 in characters; at least one caret is drawn.
    """
    # A line may be as long as a file: only what can come to be shown is looked at.
    left = max(start - 1 - REACH * width, 0)
    near = line[left : start - 1 + REACH * width]
    shown = _cells(_masked(near))
    start, end = start - 1 - left, max(end - 1, start) - left
    # Where the end of a line is meant there is no character to point at.
    shown += [" "] * (start + 1 - len(shown))
    first, last = 0, len(shown)
    if len(near) < len(line) or _wide(shown) > width:
        first, last = _window(shown, start, min(end, len(shown)), width)
    head = "\u2026" if first or left else ""
    tail = "\u2026" if last < len(shown) or left + len(near) < len(line) else ""
    before = len(head) + _wide(shown[first:start])
    carets = _wide(shown[max(start, first) : min(end, last)]) or 1
    text = head + "".join(shown[first:last]) + tail
    return text.rstrip(), " " * before + "^" * carets


def _masked(line: str) -> str:
    """The line without the digits of anything that may be a card number."""
    return CARD.sub(
        lambda found: (
            "".join("x" if each.isdigit() else each for each in found[0])
            if is_card_number(found[0])
            else found[0]
        ),
        line,
    )


def _cells(line: str) -> list[str]:
    """What stands on the terminal for each character."""
    cells: list[str] = []
    column = 0
    for character in line:
        shown = " " * (TAB - column % TAB) if character == "\t" else terminal(character)
        cells.append(shown)
        column += _wide([shown])
    return cells


def _wide(cells: Sequence[str]) -> int:
    """How many columns of a terminal they take."""
    return sum(_width(character) for cell in cells for character in cell)


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) == "Me":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(cells: Sequence[str], start: int, end: int, width: int) -> tuple[int, int]:
    """Which cells to show of a line that is too long: what is meant, from its start if that fits, else with a third of the room before it."""
    room = max(width - 2, 1)  # beside the signs of what is left out
    first, last = start, start + 1

    def fits(first: int, last: int, room: int) -> bool:
        return _wide(cells[first:last]) <= room

    while last < end and fits(first, last + 1, room):
        last += 1
    if fits(0, last, room):
        first = 0
    meant = _wide(cells[first:last])
    while first > 0 and fits(first - 1, last, meant + (room - meant) // 3):
        first -= 1
    while last < len(cells) and fits(first, last + 1, room):
        last += 1
    while first > 0 and fits(first - 1, last, room):
        first -= 1
    return first, last
