"""Rules about texts: told apart, with nothing lost and nothing hidden in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from raisable_gen.lint.alike import alike, look
from raisable_gen.lint.file import File, Row
from raisable_gen.lint.finding import Finding
from raisable_gen.placeholders import PLACEHOLDER


def similar(file: File) -> Iterator[Finding]:
    """RBL120: codes whose texts do not tell them apart."""
    for first, second in alike(file.rows, _text_of):
        same = first.written.message == second.written.message
        if first.code == second.code or (same and first.group is not second.group):
            continue
        how = "the text" if same else "nearly the text"
        yield Finding(
            second.written.message.place,
            "RBL120",
            f"{second.code} has {how} of {first.code} (line {first.code.place.line}): compare both with the page",
        )


def _text_of(row: Row) -> tuple[list[str], str]:
    text = row.written.message
    return re.findall(r"\w+", text.casefold()), look(text)


# Where a value must have stood. A zero that is meant is documented with a unit or a sum, or suppressed.
_HOLES = (
    (
        re.compile(
            r"\b(?:max(?:imum)?|min(?:imum)?|at (?:least|most)|(?:greater|less|more|fewer|larger|smaller|higher|lower) than"
            r"(?: or equal to)?|up to|exceeds?)\s+(0)(?![\w.,:%$])",
            re.I,
        ),
        "a limit of 0",
    ),
    (re.compile(r"(?<=[^\s.!?:])( {2,})(?=\S)"), "two blanks"),
    (re.compile(r"(\(\s*\)|\[\s*\]|\"\s*\"|'\s*'|<\s*>)"), "empty brackets or quotes"),
    (
        re.compile(
            r"(\b(?:than|at least|at most|equal to|up to|between)|:)\W{0,9}$", re.I
        ),
        "an end without its value",
    ),
    (
        re.compile(r"^\s*((?:is|are|does not|must be)\s)"),
        "a beginning without its subject",
    ),
)


def holes(file: File) -> Iterator[Finding]:
    """RBL121: texts from which a placeholder was lost."""
    for row in file.rows:
        if row.written.template is not None or row.written.paraphrased:
            continue
        text = row.written.message
        found = hole(text)
        if found is not None:
            (start, end), what = found
            shown = text[start:end]
            yield Finding(
                file.part(text, (start, end)),
                "RBL121",
                f"{what} ({shown.strip() or shown!r}): if a value stood there, say {{name}} in its place",
            )


def hole(text: str) -> tuple[tuple[int, int], str] | None:
    """Where a value must have stood in a text, from and to, and what shows it; `None` where nothing does."""
    for pattern, what in _HOLES:
        found = pattern.search(text)
        if found:
            return found.span(), what
    return None


_FOREIGN = re.compile(
    r"%(?:\([a-z_]\w*\))?[-+0#]*[0-9]*(?:\.[0-9]+)?[sdifu@](?![a-z])|%[0-9]+\$?[sd]?(?=\W|$)(?<![0-9])|\{\}|\$\{[^{}]*\}|\{\{[^{}]*\}\}"
    r"|<[a-z]+(?:[_ ][a-z]+)*>|\{[^{}]+\}",
    re.I,
)


def foreign(file: File) -> Iterator[Finding]:
    """RBL122: placeholders that are not ours."""
    for row in file.rows:
        if row.written.template is not None:
            continue
        text = row.written.message
        for found in _FOREIGN.finditer(text):
            if PLACEHOLDER.fullmatch(found[0]):
                continue
            yield Finding(
                file.part(text, found.span()),
                "RBL122",
                f"{found[0]} is taken for plain text: if a value arrives there, add a template that says {{name}} in its place",
            )
            break


# Letters of other scripts that fonts draw like Latin ones (Unicode, UTS 39).
_LATIN_LOOKS = frozenset(
    "АВЕЅІЈКМНОРСТХУҮԌԜаеѕіјорсухһԁԛԝ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυχ" "ՍՏՕօսոհ"
)
_SCRIPTS = ("CYRILLIC", "GREEK", "ARMENIAN", "COPTIC", "CHEROKEE")


def confusable(file: File) -> Iterator[Finding]:
    """RBL123: characters that look like others."""
    for text in file.texts:
        if text.isascii():
            continue
        found = _confusable(text)
        if found:
            at, message = found
            yield Finding(file.part(text, (at, at + 1)), "RBL123", message)


def _confusable(text: str) -> tuple[int, str] | None:
    """The first character of a text that looks like another, and what to say of it."""
    for at, character in enumerate(text):
        plain = unicodedata.normalize("NFKC", character)
        if plain != character and plain.isascii() and (plain.isalnum() or plain == " "):
            return (
                at,
                f"{_named(character)} looks like {plain!r}: write that, unless the page has it so",
            )
        if character.isdecimal() and not character.isascii():
            return (
                at,
                f"{_named(character)} looks like a digit and is none of 0 to 9: write one, unless the page has it so",
            )
    latin = re.search("[A-Za-z]", text) is not None
    for found in re.finditer(r"[^\W\d_]+", text):
        word = found[0]
        strangers = [letter for letter in word if _script(letter) in _SCRIPTS]
        if not strangers:
            continue
        mixed = any(_script(letter) == "LATIN" for letter in word)
        if mixed or (latin and all(letter in _LATIN_LOOKS for letter in word)):
            at = found.start() + word.index(strangers[0])
            message = f"{_named(strangers[0])} stands in a word that reads as Latin: write the Latin letter"
            return at, message
    return None


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _named(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'no name').lower()})"


# As many digits as a card number has, in groups or not, and no digit beside them.
CARD = re.compile(r"(?<![0-9])[0-9](?:[ -]?[0-9]){11,18}(?![0-9])", re.ASCII)


def cards(file: File) -> Iterator[Finding]:
    """RBL124: what may be somebody's card number. The message does not repeat it."""
    for text in file.texts:
        for found in CARD.finditer(text):
            if is_card_number(found[0]):
                yield Finding(
                    file.part(text, found.span()),
                    "RBL124",
                    "this may be the number of a payment card: write x or a placeholder for its digits",
                )


def is_card_number(text: str) -> bool:
    """Whether the digits of a text have the length and the check digit of a card number (ISO/IEC 7812-1, Luhn)."""
    digits = [int(character) for character in text if character.isdecimal()]
    twice = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return 12 <= len(digits) <= 19 and (sum(digits[-1::-2]) + sum(twice)) % 10 == 0
