"""The text of a row in; what is suspicious about it out: a lost placeholder, a masked address, a figure."""

from __future__ import annotations

import re

from raisable_gen.importing import findings
from raisable_gen.lint.about_texts import hole

_MASKED = re.compile(
    r"\[email.protected\]|\[email\s*hidden\]|\*{3,}@|@\*{3,}|\bx{3,}@", re.I
)
# Beside what lint takes for a hole, what a person is to look at once, with the page at hand.
_SWALLOWED = re.compile(
    r"\b(?:limit(?:ed)? to|within)\s+0(?![\d.,%])"
    r"|\b(?:at least|at most|up to|greater than|less than|more than|exceeds?|than|within)\s+(?:characters?|digits?|times?|days?|hours?|minutes?|seconds?|(?-i:[A-Z]{3})\b|this\b)"
    r"|(?:^|\s)(?:“”|‘’|``)(?:\s|$|[.,:;])|(?<=\S)\s+[,.](?=\s|$)|=\s*$|^(?:is|are|was|must|does not) ",
    re.I,
)
_FOREIGN = re.compile(
    r"%(?:[0-9]\$)?[sdv@]|\$\{[^{}]*\}|\{\{[^{}]*\}\}|\{\}|\{(?![0-9]{1,2}\}|[a-z][a-z0-9_]*\})[A-Za-z][^{}]{0,60}\}|<[A-Za-z][A-Za-z0-9_ -]{0,40}>",
    re.ASCII,
)
_FIELD = re.compile(
    r"^\{[^{}]*\} (?:is|are|must|can|cannot|should|may|does|not|format|field|parameter)\b|\b(?:field|parameter|param|header|argument)s?:? \{",
    re.I,
)


def doubts(message: str) -> list[tuple[str, str]]:
    """Codes of findings, with words."""
    found: list[tuple[str, str]] = []
    if _MASKED.search(message):
        found.append(
            (findings.MASKED, "the page hides an e-mail address: find out what arrives")
        )
    if hole(message) is not None or _SWALLOWED.search(message):
        found.append(
            (
                findings.PLACEHOLDER,
                "a placeholder seems to be lost in the page: see whether the text has one",
            )
        )
    if _FOREIGN.search(message):
        found.append(
            (
                findings.PLACEHOLDER,
                "it has a placeholder in a form that specs do not know: give a template with {name} in its place",
            )
        )
    return found


def params(message: str, count: int) -> list[str]:
    """Names for `count` placeholders of a text."""
    if count == 1 and _FIELD.search(message):
        return ["field"]
    return ["value" if at == 0 else f"value{at + 1}" for at in range(count)]
