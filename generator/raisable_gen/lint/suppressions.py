"""Comments that suppress findings: `# raisable: ignore[RBL132] a reason`, at the end of the line or above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from raisable_gen.lint.file import File
from raisable_gen.lint.finding import Finding
from raisable_gen.lint.rules import RULES, SUPPRESSIBLE
from raisable_gen.problem import Place

_COMMENT = re.compile(r"#\s*raisable\s*:\s*ignore\b(.*)", re.I)
_FORM = re.compile(r"\s*\[([^\[\]]*)\]\s*(.*)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One code of one comment, and the line that it speaks of."""

    place: Place
    code: str
    line: int


def suppressions(file: File) -> tuple[list[Suppression], list[Finding]]:
    """Those of a file that hold, and what is wrong with the others."""
    found: list[Suppression] = []
    wrong: list[Finding] = []
    below = _below(file.lines)
    for number, line in enumerate(file.lines, 1):
        comment = _COMMENT.search(line) if "raisable" in line else None
        if comment is None or _in_text(file, number, comment.start() + 1):
            continue
        path = file.source.path
        place = Place(path, number, comment.start() + 1, number, len(line) + 1)
        form = _FORM.fullmatch(comment[1])
        complaint = _complaint(form)
        if form is None or complaint:
            wrong.append(Finding(place, "RBL190", complaint))
            continue
        begin = comment.start(1) + form.start(1)
        alone = not line[: comment.start()].strip()
        spoken_of = below[number] if alone else number
        for each in re.finditer(r"[^\s,]+", form[1]):
            column = begin + each.start() + 1
            where = Place(path, number, column, number, column + len(each[0]))
            found.append(Suppression(where, each[0], spoken_of))
    return found, wrong


def _complaint(form: re.Match[str] | None) -> str:
    codes = [] if form is None else re.findall(r"[^\s,]+", form[1])
    if form is None or not codes:
        return "a suppression names its rules: write # raisable: ignore[RBL132] and the reason"
    for code in codes:
        if code not in RULES:
            return f"there is no rule {code!r}: raisable lint --rules lists them"
        if code not in SUPPRESSIBLE:
            return f"{code} can't be suppressed: correct what it complains about"
    if not re.search(r"\w", form[2]):
        return f"a suppression has a reason: write it behind the brackets of ignore[{form[1]}]"
    return ""


def _in_text(file: File, line: int, column: int) -> bool:
    """Whether the position is inside a scalar, where a # begins no comment."""
    at = (line, column)
    return any(
        (text.place.line, text.place.column) <= at < text.place.end
        for text in file.texts_by_line.get(line, ())
    )


def _below(lines: list[str]) -> list[int]:
    """For each line, by its number, the next one that holds more than a comment; the line itself if there is none."""
    below = list(range(len(lines) + 1))
    following = 0
    for number in range(len(lines), 0, -1):
        if following:
            below[number] = following
        line = lines[number - 1].strip()
        if line and not line.startswith("#"):
            following = number
    return below


def sift(
    findings: Iterable[Finding], file: File, active: frozenset[str]
) -> Iterator[Finding]:
    """The findings of a file that no comment suppresses, and those about comments. `active` are the rules that were asked."""
    held, wrong = suppressions(file)
    by_line = {(each.line, each.code): each for each in held}
    used: set[Suppression] = set()
    for finding in findings:
        by = by_line.get((finding.place.line, finding.code))
        if by is None:
            yield finding
        else:
            used.add(by)
    if "RBL190" in active:
        yield from wrong
    if "RBL191" in active:
        for each in held:
            if each.code in active and each not in used:
                yield Finding(
                    each.place,
                    "RBL191",
                    f"there is nothing that {each.code} would say of line {each.line}: remove the suppression",
                )
