"""Texts with the cells of a table's last column still on them in, text and cell out: what all rows show decides for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

_STATUS = re.compile(r"(.*?)(\s*)([1-5][0-9]{2})", re.ASCII | re.S)
_FLAG = re.compile(
    r"(.*?[^\s])\s*(Yes|No|True|False|yes|no|true|false|✓|✗|✔|✅|❌)", re.S
)
_NONE = re.compile(r"(.*?[^\s])\s*(-|–|—|[Nn]/[Aa])", re.S)
# Where a cell can begin: behind a word or a sentence, before a capital.
_JOINT = re.compile(
    r"(?<=[a-z0-9.!?)\"”>ß-öø-ÿа-яё])(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])|(?<=[.!?])(?=[\u0590-\u06ff])|(?<=[A-Z])(?=[А-ЯЁ])"
)
_SENTENCE = re.compile(r"(?<=[.!?])(?=[A-ZÀ-ÖØ-ÞА-ЯЁ]|[\u0590-\u06ff])")
# One that no figure shows, as in `2FA`.
_SURE_JOINT = re.compile(r"(?<![0-9])(?:%s)" % _JOINT.pattern)
# The words of a status, `Bad Request`, end where the next cell begins.
PHRASE = re.compile(
    "(?i:%s)(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])"
    % "|".join(
        re.escape(status.phrase).replace("Unp", "Un-?p") for status in HTTPStatus
    )
)
# So many rows, and so large a part of them, show where cells begin.
_FEWEST = 4
# A column of more different words than these is one of texts.
_USUAL = 12
_UNTOLD = "where its text ends can't be told"


@dataclass(frozen=True, slots=True)
class Tail:
    """A text and the cell behind it; `doubt` says how else it could be, `refused` why it could not be divided."""

    text: str
    cell: str = ""
    doubt: str = ""
    refused: str = ""


def tails(texts: Sequence[str], kind: str, spaced: bool, left: int = 1) -> list[Tail]:
    """Each text without its last cell; `kind` is http, flag or text, `spaced` says that white space is between cells, `left` how many
    cells of text are still on each."""
    if kind == "http":
        return _statuses(texts, spaced)
    if kind == "flag":
        return [_flag(text) for text in texts]
    if spaced:
        return [Tail(text, refused=_UNTOLD) for text in texts]
    return _words(texts, left)


def _flag(text: str) -> Tail:
    match = _FLAG.fullmatch(text)
    return Tail(match[1], match[2]) if match else Tail(text, refused=_UNTOLD)


def _statuses(texts: Sequence[str], spaced: bool) -> list[Tail]:
    """An HTTP status behind a figure, `over 100400`, is told from it where every row ends with a status."""
    matches = [_STATUS.fullmatch(text) for text in texts]
    plain = sum(
        1 for match in matches if match and match[1] and not match[1][-1:].isdigit()
    )
    is_everywhere = all(matches) and plain * 2 >= len(texts) and plain > 1
    found: list[Tail] = []
    for text, match in zip(texts, matches, strict=True):
        none = _NONE.fullmatch(text)
        if match is None and none:
            found.append(Tail(none[1], none[2]))
        elif match is None and not text[-1:].isdigit():
            found.append(Tail(text))
        elif (
            match is None
            or not match[1]
            or (match[1][-1].isdigit() and not (is_everywhere or match[2]))
            or bool(match[2]) is not spaced
        ):
            found.append(Tail(text, refused=_UNTOLD))
        else:
            found.append(Tail(match[1], match[3]))
    return found


def _words(texts: Sequence[str], left: int) -> list[Tail]:
    """Where nearly every text has as many joints as cells, they are told by these. Behind whole sentences a cell begins where the next sentence does; a column of words that come again and again, `Soft`,
    `Hard`, is told by them; others by the one place where they can begin."""
    joints = [_places(_JOINT, text) for text in texts]
    sure = [_places(_SURE_JOINT, text) for text in texts]
    if left == 1:
        sure = [
            [match.end()] if (match := PHRASE.match(text)) else at
            for text, at in zip(texts, sure, strict=True)
        ]
    told = sum(1 for at in sure if len(at) == left)
    is_told = told >= _FEWEST and told * 5 >= len(texts) * 4
    sentences = [_places(_SENTENCE, text) for text in texts]
    ended = sum(1 for at in sentences if len(at) == 1)
    if ended > 1 and ended * 4 >= len(texts) * 3:
        return [
            (
                Tail(text[: at[0]], text[at[0] :])
                if len(at) == 1
                else Tail(text, refused=_UNTOLD) if at else _alone(text)
            )
            for text, at in zip(texts, sentences, strict=True)
        ]
    ends = Counter(text[at[-1] :] for text, at in zip(texts, joints, strict=True) if at)
    usual = [
        end for end, count in ends.most_common(_USUAL) if count > 1 and len(end) <= 40
    ]
    covered = sum(ends[end] for end in usual)
    if covered * 4 < len(texts) * 3:
        usual = []
    if all(len(at) == 1 for at in joints) and len(ends) * 3 <= len(texts) * 2:
        usual = [end for end in ends if re.fullmatch("[A-Z][a-z]+", end)]
    found: list[Tail] = []
    for text, at, clear in zip(texts, joints, sure, strict=True):
        if is_told and len(clear) == left:
            found.append(Tail(text[: clear[-1]], text[clear[-1] :]))
            continue
        end = max((end for end in usual if text.endswith(end)), key=len, default="")
        if end and len(end) < len(text):
            found.append(Tail(text[: -len(end)].rstrip(), end))
        elif len(at) == 1:
            head, cell = text[: at[0]], text[at[0] :]
            doubt = f"divided into {head[-24:]!r} and {cell[:24]!r}: see whether it is right"
            found.append(Tail(head, cell, doubt))
        elif not at:
            found.append(_alone(text))
        else:
            found.append(Tail(text, refused=_UNTOLD))
    return found


def _alone(text: str) -> Tail:
    return Tail(
        text, doubt=f"nothing shows a cell behind {text[-24:]!r}: it is taken for empty"
    )


def _places(pattern: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in pattern.finditer(text)]
