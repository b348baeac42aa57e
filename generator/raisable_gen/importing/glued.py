"""Lines whose cells are glued together in, code and text out; where it could be divided in several ways, that is said.

A browser copies the cells of a table without anything between them: `010011Insufficient balance`. Where the code ends is
plain for nearly all rows (a digit, then a letter); what the plain rows show, the form and the length of a table's codes,
helps with the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from raisable_gen.importing.field_words import ACRONYMS, WORDS
from raisable_gen.importing.looks import STATUS
from raisable_gen.importing.spans import Written, fitting


@dataclass(frozen=True, slots=True)
class Divided:
    """A line in two; `doubt` says what else it could be."""

    code: str
    text: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A line that looks like a row and can't be divided for sure."""

    reason: str


# A code in front: a number, capitals with digits, capitals, or words joined by `_`.
_NUMBERED = re.compile(
    r"([-−–]?|[A-Z][A-Z0-9]*[_.-](?:[A-Z0-9]+[_.-])*[A-Z]*|[A-Z]+)([0-9]+)(?=[^0-9])(.+)",
    re.ASCII,
)
_HEX = re.compile("0[xX][0-9A-Fa-f]", re.ASCII)
_HEX_WHOLE = re.compile(r"(0[xX][0-9A-Fa-f]+)(?![0-9A-Fa-f])\s*(\S.*)", re.ASCII)
# Words of other letters behind the code show where it ends.
_FOREIGN = re.compile(
    r"((?:[A-Z][a-z0-9]+){2,8}(?:\.(?:[A-Z][A-Za-z0-9]+))*(?=[\u0370-\u1dff])|[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+|[A-Z][A-Z0-9]*(?:[_.-][A-Z0-9]+)+)([\u0370-\u1dff\u3040-\ud7ff].*)"
)
# Letters in front of a word, behind a number: `2005CIssuer`, `42C010Settlement`.
_MIXED = re.compile(
    r"([0-9]{2,12})([A-Z]{1,2}[0-9]{0,12}|[A-Z][A-Z0-9]*[0-9])(?=[A-Z][a-z])", re.ASCII
)
# A code with capitals, and a text in small letters that `_` joins: `0100Cno_data`.
_BEFORE_SNAKE = re.compile(
    r"((?=[0-9A-Z]*[0-9])[0-9A-Z]{2,16})([a-z][a-z0-9]*(?:_[a-z0-9]+)+.*)", re.ASCII
)
# A number in the middle of capitals: `MAX_36_CHARSThe`.
_IN_SYMBOL = re.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_[0-9]+_[A-Z]", re.ASCII)
# A word of one letter that texts begin with, behind capitals: `CARD_LOSTA card`.
_ARTICLE = re.compile("[A-Z]+(?:_[A-Z0-9]+)*_[A-Z]{2,}[AIO] [a-zà-ÿ]")
_CAPITALS = re.compile(r"([A-Z][A-Z0-9_.-]*[A-Z0-9])(.*)", re.ASCII)
_SMALL_SPACED = re.compile("[A-Z]+(?:_[A-Z0-9]+)+:? [a-zà-ÿ]")
_ONE_LETTER = "its text is read as {!r}, from the last letter in front of the white space on: see whether it is"
# The last capital of a code, or the first of a text, and the word in small letters behind it.
_SMALL = re.compile("[A-Z][A-Z0-9]*_[A-Z0-9_]*([A-Z][a-z]+)", re.ASCII)
_FEWEST = 3
_SNAKE = re.compile(r"([a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+)([A-Z].*)", re.ASCII)
# Words put together by capitals; a word alone, where other codes are words.
_CAMEL = re.compile(
    r"((?:[A-Z][a-z0-9]+){2,8})([A-Z](?:[a-z0-9']*\s.*|[a-z]+\.?))", re.ASCII
)
_LOWER = re.compile(r"([a-z]{3,40})([A-Z].*)", re.ASCII)
_SPACED = re.compile(r"(\S+?)\s*(?:\s|(?<=\S):\s|：)\s*(?:[-–—|:=→]\s+)?(\S.*)")
_CODE_WORD = re.compile(
    r"[-−–]?[0-9]{1,18}|(?=(?:[A-Z]*[0-9]){3})[0-9]{1,12}[A-Z][A-Z0-9]{0,16}|0[xX][0-9A-Fa-f]{1,16}|[0-9]{3,9}(?:\.[0-9]{1,9}){1,3}|(?=[A-Z0-9_.-]*[0-9_])[A-Z][A-Z0-9_.-]*[A-Z0-9]",
    re.ASCII,
)
# The number of a section, or a number that is short for a code: `2. Errors`, `9.1 Cards`.
_NUMBERING = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?\s", re.ASCII)
_CAMEL_FIRST = re.compile(r"(?:[A-Z][a-z0-9]+){2,}\s+[A-Z]", re.ASCII)
_JOINED = re.compile(
    r"(?:[A-Z][a-z0-9]+){2,}|[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+|[A-Z]{4,}|[a-z]{1,2}[0-9]{2,9}",
    re.ASCII,
)
# Among codes like `05`.
_SHORT = re.compile("[0-9][A-Z]", re.ASCII)
_JOINED_FIRST = re.compile(
    r"(?:[a-z][a-z0-9]*(?:[_.-][a-z0-9]+)+|[A-Z]{4,}|[a-z]{1,2}[0-9]{2,9})\s+[A-Z0-9\"'(]",
    re.ASCII,
)
# A word that begins like a code and ends like a text: `AUTH_002KYC`.
_GLUED = re.compile(r"[0-9][A-Z]+$", re.ASCII)
_BEGINS_GLUED = re.compile(r"[A-Z][A-Z0-9_.-]{2,}[a-z]", re.ASCII)
# What follows a digit that belongs to the text: `2FA`, `3D Secure`, `1st`, `24h`, `5 attempts`, `5次`; a letter of any script does not.
_GOES_ON = re.compile(
    r"(?:FA|DS[12]?|D|G|K|M|X+|st|nd|rd|th|h|hrs?|k|x+|s|ms|min|mins)\b|[次个個天分秒日小年月元笔筆张張位倍级級周歲岁%]"
    r"|[^A-Za-z\u00c0-\u1fff\u3040-\ud7ff{(\[\"'“‘<`«「【/]",
    re.ASCII,
)
# A code without figures and the status behind it: `not_found404Nothing is there`.
_WORD_STATUS = re.compile(
    r"([A-Za-z](?:[A-Za-z_.-]{0,62}[A-Za-z])?)([1-5][0-9]{2})([^0-9\s].*)", re.ASCII
)


class Divider:
    """Divides the lines of one page. What it knows, it learned from the lines that leave no choice."""

    def __init__(self, lines: Iterable[tuple[str, bool]]) -> None:
        """From lines, each with whether an HTTP status follows its code."""
        lines = list(lines)
        self.is_spaced = _is_spaced(line for line, _ in lines)
        # The codes that leave no choice.
        self.plain: set[str] = set()
        # Whether codes are words joined by `_`.
        self.has_words = sum(1 for line, _ in lines if _SNAKE.fullmatch(line)) > 1
        # Whether nearly all lines begin with such a word, or one like `NoCard`, and white space.
        joined = sum(1 for line, _ in lines if _JOINED_FIRST.match(line))
        joined += sum(1 for line, _ in lines if _CAMEL_FIRST.match(line))
        self.joined = joined > 1 and joined * 4 >= len(lines) * 3
        # Whether codes have zeros in front, so that all are of one length.
        self.padded = False
        self.lengths: dict[str, Counter[int]] = {}
        self.words: set[str] = set(WORDS)
        for line, with_status in lines:
            match = _NUMBERED.match(line)
            if match and match[2][0] == "0" and len(match[2]) > 1:
                self.padded = True
            if match and not _GOES_ON.match(match[3]):
                length = len(match[2]) - 3 * with_status
                if not with_status or (
                    length > 0 and STATUS.fullmatch(match[2][length:])
                ):
                    self.lengths.setdefault(match[1], Counter())[length] += 1
                    self.plain.add(match[1] + match[2][:length])
            self.words |= {
                word.casefold() for word in re.findall(r"(?<=\s)[A-Za-z]{2,}", line)
            }

        # How many texts begin with a small letter behind capitals; none if others don't.
        firsts = [match[1] for line, _ in lines if (match := _SMALL.match(line))]
        small = sum(1 for first in firsts if first[1:] in self.words)
        large = sum(1 for first in firsts if first.casefold() in self.words)
        self.begins_small = 0 if large else small

        # Whether small letters stand behind white space only where a word of one letter may be in front.
        spaced = [line for line, _ in lines if _SMALL_SPACED.match(line)]
        self.has_articles = all(map(_ARTICLE.match, spaced))

    def spaced(self, line: str) -> Divided | None:
        """The parts of a line with white space behind the code; `None` if it does not begin with a code."""
        match = _SPACED.fullmatch(line)
        code = match[1].rstrip(":") if match else ""
        is_short = self.padded and _SHORT.fullmatch(code)
        if (
            is_short
            or _CODE_WORD.fullmatch(code)
            or self.joined
            and _JOINED.fullmatch(code)
        ):
            assert match is not None
            if self.has_articles and _ARTICLE.match(line):
                at = match.end(1) - 1
                return Divided(line[:at], line[at:], _ONE_LETTER.format(line[at:][:24]))
            return Divided(match[1].rstrip(":"), match[2])
        return None

    def glued(
        self, line: str, section: Written | None = None, above: str = ""
    ) -> Divided | Undecided | None:
        """The parts of a line without anything between its cells; `None` if it does not begin with a code.

        `above` is the code in the line above: codes mostly rise.
        """
        if _HEX.match(line):
            hexadecimal = _HEX_WHOLE.fullmatch(line)
            if hexadecimal is None or len(hexadecimal[1]) not in (4, 6, 10):
                return Undecided("where its code ends can't be told")
            return Divided(hexadecimal[1], hexadecimal[2])
        foreign = _FOREIGN.fullmatch(line)
        if foreign and _ends_in_acronym(foreign[1]):
            return Undecided(
                f"where its code ends can't be told: {foreign[1]} or before"
            )
        divided = foreign or _BEFORE_SNAKE.fullmatch(line)
        if divided:
            return Divided(divided[1], divided[2])
        mixed = _MIXED.match(line)
        if mixed and mixed[2] not in ACRONYMS and mixed[2] != "OK":
            return self._mixed(line, mixed.end(1), mixed.end(2))
        numbered = _NUMBERED.match(line)
        if numbered and not _IN_SYMBOL.match(line):
            return self._numbered(numbered[1], numbered[2], numbered[3], section, above)
        capitals = _CAPITALS.match(line)
        if capitals and not _CAMEL.fullmatch(line):
            return self._capitals(line, len(capitals[1]))
        words = _SNAKE.fullmatch(line) or _CAMEL.fullmatch(line)
        if words is None and self.has_words:
            words = _LOWER.fullmatch(line)
        return Divided(words[1], words[2]) if words else None

    def glued_status(
        self, line: str, section: Written | None
    ) -> Divided | Undecided | None:
        """Like `glued`, for a line where an HTTP status follows the code; it stays in front of the text."""
        worded = _WORD_STATUS.fullmatch(line)
        if worded and ("_" in worded[1] or len(worded[1]) > 3):
            return Divided(worded[1], worded[2] + worded[3])
        match = _NUMBERED.match(line)
        if match is None:
            words = self.glued(line, section)
            if isinstance(words, Divided) and STATUS.fullmatch(words.code[-3:]):
                return Divided(words.code[:-3], words.code[-3:] + words.text)
            return words
        prefix, digits, text = match[1], match[2], match[3]
        known = set(self.lengths.get(prefix, Counter[int]()))
        lengths = set(known)
        if not _GOES_ON.match(text):
            lengths.add(len(digits) - 3)
        ways = [
            length
            for length in sorted(lengths)
            if 0 < length
            and STATUS.fullmatch(digits[length : length + 3])
            and not self._outside(prefix + digits[:length], section)
        ]
        if not ways and not prefix and len(digits) < 3 and _NUMBERING.match(line):
            return None
        if len(ways) != 1:
            return Undecided("where its code and its HTTP status end can't be told")
        code, rest = prefix + digits[: ways[0]], digits[ways[0] :] + text
        is_plain = ways[0] == len(digits) - 3 and not _GOES_ON.match(text)
        return Divided(
            code,
            rest,
            (
                ""
                if is_plain
                else f"divided into {code} and {rest[:24]!r}, by the length of the other codes: see whether it is right"
            ),
        )

    def _mixed(self, line: str, short: int, long: int) -> Divided | Undecided:
        """`2005CIssuer`: the code is as long as most others, with its letters or without."""
        known = self.lengths.get("", Counter[int]())
        ends = [end for end in (short, long) if known[end] > 2]
        if len(ends) != 1:
            return Undecided(
                f"where its code ends can't be told: {line[:short]} or {line[:long]}"
            )
        code, text = line[: ends[0]], line[ends[0] :]
        return Divided(
            code,
            text,
            f"divided into {code} and {text[:24]!r}, by the length of the other codes: see whether it is right",
        )

    def _numbered(
        self,
        prefix: str,
        digits: str,
        text: str,
        section: Written | None,
        above: str,
    ) -> Divided | Undecided | None:
        known = self._lengths_of(prefix)
        total = sum(known.values())
        plain = not _GOES_ON.match(text)
        wide = self._wide(digits, text) if plain and not prefix else None
        if wide is not None:
            return wide
        usual = known and set(known) == {len(digits)} or total < 4
        most = max(known, key=lambda length: known[length]) if known else 0
        unusual = (
            total >= 4
            and known[most] >= total - 1
            and len(digits) > most
            and known[most] >= 3
        )
        outside = self._outside(prefix + digits, section)
        if plain and (usual or not unusual) and not outside:
            return Divided(prefix + digits, text)
        if (
            not prefix
            and not plain
            and (_NUMBERING.match(digits + text) or len(digits) < min(known, default=3))
        ):
            return None
        lengths = set(known) if not unusual else {most}
        ways = [
            (prefix + digits[:length], digits[length:] + text)
            for length in sorted(lengths)
            if length <= len(digits)
            and not (length == len(digits) and text[:1].isspace())
        ]
        ways = [way for way in ways if not self._outside(way[0], section)]
        others = [way for way in ways if way[0] not in self.plain]
        is_new = len(others) == 1 and len(ways) > 1
        ways = others if is_new else ways
        later = [way for way in ways if _rises(prefix, above, way[0])]
        if len(ways) > 1 == len(later):
            ways, is_new = later, True
        if len(ways) == 1 and (len(lengths) == 1 or section is not None or is_new):
            code, rest = ways[0]
            if len(code) == len(prefix + digits) and total >= 4:
                return Divided(code, rest)
            return Divided(
                code,
                rest,
                f"{prefix + digits}{text[:20]}... is divided into {code} and {rest[:24]!r}, by the length of the other codes: see whether it is right",
            )
        if plain and not ways and outside:
            return Divided(prefix + digits, text)
        shown = " or ".join(code for code, _ in ways) or prefix + digits
        return Undecided(f"where its code ends can't be told: {shown}")

    def _lengths_of(self, prefix: str) -> Counter[int]:
        """How many digits follow `prefix` in the codes that are plain, or, where few have it, those of the same form."""
        known = self.lengths.get(prefix, Counter[int]())
        if sum(known.values()) >= 4 or not prefix:
            return known
        alike = [
            counter
            for other, counter in self.lengths.items()
            if other[-1:] == prefix[-1:] and other.count("_") == prefix.count("_")
        ]
        return sum(alike, Counter[int]()) if not prefix[-1].isalnum() else known

    def _wide(self, digits: str, text: str) -> Divided | Undecided | None:
        """`1AAdditional` among codes that are all as long as `05`: the code goes on in capitals."""
        known = self.lengths.get("", Counter[int]())
        most = max(known, key=lambda length: known[length], default=0)
        missing = most - len(digits)
        if missing < 1 or not self.padded or known[most] < 4:
            return None
        if re.match(r"[A-Z]{%d}(?:[A-Z][a-z]|[A-Z]\b)" % missing, text):
            return Divided(digits + text[:missing], text[missing:])
        if text[:missing].isupper() and text[missing : missing + 1].isupper():
            return Undecided(f"where its code ends can't be told: {digits}")
        return None

    def _outside(self, code: str, section: Written | None) -> bool:
        if section is None:
            return False
        span = fitting(section, "string")
        return span is not None and not span.holds(code, "string")

    def _capitals(self, line: str, end: int) -> Divided | Undecided | None:
        """Capitals without digits at their end: the text begins at the last capital, or behind it."""
        rest = line[end:]
        if not rest:
            return None
        if not self.is_spaced and _ARTICLE.match(line):
            return Divided(line[: end - 1], line[end - 1 :])
        if rest[:1].islower():
            ways = [end, end - 1]
        elif rest[:1] in "{(\"'":
            ways = [end]
        else:
            tail = line[:end]
            ways = [
                end - size for size in range(2, 6) if tail[end - size :] in ACRONYMS
            ]
            if not ways:
                return (
                    None
                    if " " in line[: end + 1] and "_" not in tail
                    else Undecided("where its code ends can't be told")
                )
        ways = [at - 2 if line[at - 1] == "-" else at for at in ways]
        sure = [
            at
            for at in ways
            if self._is_word(line[at:]) and len(line[:at].rstrip("_.-")) > 1
        ]
        if len(sure) > 1:
            return Undecided(
                f"where its code ends can't be told: {' or '.join(line[:at] for at in sure)}"
            )
        if not sure and len(ways) == 2 and self.begins_small >= _FEWEST:
            return Divided(line[:end], rest)
        if not sure:
            at = ways[-1]
            if len(line[:at]) < 2:
                return None
            return Divided(
                line[:at],
                line[at:],
                f"divided into {line[:at]} and {line[at : at + 24]!r}: see whether it is right",
            )
        code = line[: sure[0]]
        is_short = rest[:1] == " " and "_" not in code and len(code) < 5
        doubt = f"divided into {code} and {line[sure[0] :][:24]!r}, by its letters: see whether it is right"
        return Divided(code, line[sure[0] :], doubt if is_short else "")

    def _is_word(self, text: str) -> bool:
        first = re.match(r"[^\W\d_]+", text)
        return (
            first is None or first[0].casefold() in self.words or first[0] in ACRONYMS
        )


def _ends_in_acronym(code: str) -> bool:
    """Whether the last word of `code` may be one and an acronym of the text behind it: `TOKENID`."""
    last = re.split("[_.-]", code)[-1]
    return last.isupper() and any(
        last.endswith(acronym) and len(last) > len(acronym) + 2 for acronym in ACRONYMS
    )


def _rises(prefix: str, above: str, code: str) -> bool:
    """Whether `code` follows the code `above` that has the same prefix."""
    number = above.removeprefix(prefix)
    return (
        above.startswith(prefix)
        and number.isdecimal()
        and int(number) < int(code.removeprefix(prefix))
    )


def _is_spaced(lines: Iterable[str]) -> bool:
    """Whether lines have white space behind their codes, as most of them show."""
    lines = list(lines)
    camel = sum(1 for line in lines if _CAMEL_FIRST.match(line))
    if camel > 2 and camel * 4 >= len(lines) * 3:
        return True
    spaced = glued = 0
    for line in lines:
        match = _SPACED.fullmatch(line)
        if match and _CODE_WORD.fullmatch(match[1]) and not _GLUED.search(match[1]):
            spaced += 1
        elif _JOINED_FIRST.match(line):
            spaced += 1
        elif _NUMBERED.match(line) or _BEGINS_GLUED.match(line):
            glued += 1
    return spaced > glued
