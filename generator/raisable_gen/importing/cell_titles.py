"""The title of a column that stands alone in its cell in, the title that we know out: `message` for `Message shown to the user`.

Nothing is glued to such a title, so more may be read into it than into words of copied text: what it asks, what it ends
with, what it begins with.
"""

from __future__ import annotations

import re
from functools import lru_cache

from raisable_gen.importing import languages, title_words
from raisable_gen.importing.column_titles import (
    CODE_OR_HTTP,
    KNOWN,
    TEXT,
    TITLE_WORD,
    ending,
)

# What a title asks: `Why it happened`, `Qué hacer`.
_ASKED = (
    (
        re.compile(
            r"(?:how to|what (?:to|you|should|can)|qué (?:hacer|debe)|o que fazer|que faire|was (?:ist zu )?tun|cosa fare|что делать|как (?:исправить|решить|устранить)"
            r"|co (?:z)?robić|wat te doen|ne yapmalı|cómo (?:resolver|solucionar|corregir)|como (?:resolver|corrigir|tratar)|comment (?:résoudre|corriger))\b",
            re.I,
        ),
        "solution",
    ),
    (
        re.compile(
            r"(?:what|qué|que|o que|was|cosa|что)\s+(?:\w+\s+)?(?:it |this |that )?(?:happen\w*|means?|went|is|significa\w*|signifie|ocurr\w*|acontece\w*|bedeutet|означает)\b.*",
            re.I,
        ),
        "meaning",
    ),
    (
        re.compile(
            r"(?:why|when|cuándo|cuando|por ?qu[eé]|quando|perché|pourquoi|quand|warum|wann|когда|почему|kiedy|dlaczego|waarom|wanneer)\b",
            re.I,
        ),
        "cause",
    ),
)
# What may follow the word that says it: `Message shown to the user`, `Meaning in our API`.
_TAIL = re.compile(
    r"\s+(?:of|for|from|to|in|on|by|at|when|with|that|which|as|shown|returned|displayed|sent|given|received|you|"
    r"devuelt[oa]|retornad[oa]|mostrad[oa]|renvoyé|affiché|en|em|dans|na|no|para|pour|für|der|des|im|w|в|для|на|при)\s.*"
    r"|\s+(?:shown|returned|displayed|sent|given|received|devuelt[oa]|retornad[oa]|mostrad[oa]|renvoyé|affiché)$"
)
# What leads where: `Cause → Fix`.
_ARROW = re.compile(r"\s*(?:→|⇒|->|=>)\s*")
_TEXT_ENDS = frozenset(
    "message messages description descriptions meaning explanation".split()
)
_CAUSE_ENDS = frozenset("cause causes reason reasons".split())
_ADVICE_ENDS = frozenset(
    "solution solutions action actions fix fixes resolution remedy remediation steps recommendation recommendations workaround".split()
)
# What begins a title that is about something else than the text of a code.
_OTHERS = frozenset(
    "example sample samples examples success commit request event field parameter related severity".split()
)
# Titles that stand above sections as well, where no cell is around them.
_IN_CELLS = {
    "errors": "error",
    "exceptions": "exception",
    **dict.fromkeys(
        "remediation troubleshooting mitigation workaround handling".split(), "solution"
    ),
}
# What an author may say to a user: no text of a response, but a text where no other is.
_SUGGESTED = re.compile(
    r"suggest|recommended|suger|recomend|sugest|suggeri|建议|建議", re.I
)
_MAX = 60


@lru_cache(4096)
def of_cell(title: str) -> str:
    """The title that we know among those that `title`, alone in its cell, could be; empty where there is none."""
    found = ending(title) or _IN_CELLS.get(title_words.key(title), "")
    if found in TEXT and _SUGGESTED.search(title):
        return "comment"
    if found or len(title) > _MAX:
        return found
    for pattern, asked in _ASKED:
        if pattern.match(title):
            return asked
    head = _TAIL.sub("", _ARROW.split(title)[0]).strip()
    words = [word.lower() for word in TITLE_WORD.findall(head)]
    if not words or words[0] in _OTHERS:
        return ""
    found = ending(head)
    if head != title and found in _TELLING:
        return found
    if 1 < len(words) < 6:
        for ends, said in (
            (_TEXT_ENDS, words[-1]),
            (_CAUSE_ENDS, "cause"),
            (_ADVICE_ENDS, "solution"),
        ):
            if words[-1] in ends:
                return said if said in KNOWN else said.removesuffix("s")
    first = languages.english(words[0])
    return first if len(words) > 1 and first in _FIRST else ""


def is_title(title: str) -> bool:
    """Whether `title` is one that we know."""
    return bool(of_cell(title))


def is_message(title: str) -> bool:
    """Whether `title` stands above the texts of codes."""
    return of_cell(title) in TEXT


def is_cause(title: str) -> bool:
    """Whether `title` stands above texts where no other does: `Why it happened`."""
    return of_cell(title) in title_words.LATER_MESSAGE


def is_text(title: str) -> bool:
    """Whether `title` stands above texts, whatever they say of a code."""
    return is_message(title) or is_cause(title)


def is_code(title: str) -> bool:
    """Whether `title` stands above codes, or can where no other does."""
    found = of_cell(title)
    return found in CODE_OR_HTTP or found in title_words.LATER_CODE


_FIRST = frozenset(("message", "description", "cause", "solution"))
_TELLING = frozenset(
    [
        *CODE_OR_HTTP,
        *TEXT,
        *title_words.ADVICE,
        "cause",
        "reason",
        "comment",
        "summary",
        "error",
    ]
)
