"""The lines above a table in copied text in, the title of its section out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.page import Block, Heading, Words, is_title_like

# A title of more words than these may be a sentence.
_LONG = 7
# A line of few words with a colon is no title if it leads to what is shown below.
_LEADS = re.compile(
    r"例(?:$|[如え])|注意?$|说明$|說明$|備考$|参考|参照|예시|참고|"
    r"\b(?:examples?|notes?|follow(?:ing|s)?|below|are|is|see|where|beispiele?|ejemplos?|exemplos?|exemples?|hinweis|nota|note)\b|^(?:an?|the|une?|eine?|der|die|das|el|la|le|les|los|os?)\b",
    re.I,
)
# Letters of languages that are written without spaces.
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# A line with such words speaks of what stands below it, with or without a colon.
_POINTS = re.compile(
    r"\b(?:the following|as follows|listed below|shown below|the (?:table|list) below|(?:table|list) below|siguientes?|seguintes?|suivant(?:e?s?)|folgende[nrs]?|seguenti|następując\w+|volgende)\b"
    r"|следующ|ниже|如下|以下|下表|下記|次の表|다음과 같|아래와 같",
    re.I,
)
# A title does not end with such a word.
_OPEN = re.compile(
    r"\b(?:with|by|of|the|an?|to|from|for|in|on|as|is|are|and|or|that|mit|der|die|das|und|von|con|de|el|la|los|con|et|avec|des|du|и|с|в)$",
    re.I,
)
# A line of a request or a response: `Status: 500`, `Content-Type: application/json`, `HTTP/1.1 400 Bad Request`, `POST /orders`.
_SHOWN = re.compile(
    r"[A-Za-z][\w-]*:\s*(?:-?[0-9.]+|true|false|null|[\w*.+-]+/[\w*.+;=, -]+|[\"'{\[].*)|[A-Z][a-z]+(?:-[A-Z][a-z]+)+:\s.*|HTTP/[0-9].*|(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+\S*/\S*"
)
# What says since when something is there.
_SINCE = re.compile(
    r"(?:available|deprecated|introduced|added|valid|supported|updated|removed|effective|in force)\s+(?:since|from|in|as of|until|on|at|with|by)\b"
    r"|(?:verfügbar|gültig|veraltet)\s+(?:seit|ab|bis)\b|(?:disponible|disponível|obsoleto|válido)\s+(?:desde|depuis|a partir|à partir|hasta|até)\b|доступн\w+\s+с\b|действу\w+\s+с\b",
    re.I,
)
# What an example is called by.
_STATUS = re.compile(
    r"(?:http\s+)?(?:status|code)(?:\s+code)?:?\s*[1-5][0-9]{2}\b", re.I
)


def make_heading(before: list[Block]) -> None:
    """One of the lines before a table becomes a title: the nearest that reads like one; a short one right above it where it is as long as
    a sentence and does not speak of codes itself, or speaks of what is below."""
    titles = list(_candidates(before))
    at = next((each for each in titles if not _is_of_example(before, each)), None)
    at = at if at is not None or not titles else titles[0]
    block = None if at is None else before[at]
    if at is None or not isinstance(block, Words):
        return
    above = before[at - 1] if at else None
    if (
        _is_sentence(block.text)
        and isinstance(above, Words)
        and _may_head(above.text)
        and len(above.text.split()) < 6
        and not _is_sentence(above.text)
        and (_POINTS.search(block.text) or not _says_more(block.text, above.text))
    ):
        at, block = at - 1, above
    before[at] = Heading(1, block.text.rstrip(":："), block.line)


def _candidates(before: Sequence[Block]) -> Iterator[int]:
    """Where lines stand that read like titles, behind the last block that is no line; the nearest first."""
    for at in range(len(before) - 1, -1, -1):
        block = before[at]
        if not isinstance(block, Words):
            return
        if _may_head(block.text):
            yield at


def _is_of_example(before: Sequence[Block], at: int) -> bool:
    """Whether a line has a status, and a piece of code begins below it, behind other lines of a response."""
    lines = [block.text for block in before[at : at + 5] if isinstance(block, Words)]
    below = next((each for each in lines[1:] if not _SHOWN.fullmatch(each)), "")
    return below[:1] in ("{", "[") and bool(_STATUS.match(lines[0]))


def _says_more(text: str, above: str) -> bool:
    """Whether a line with a part behind a colon speaks of codes, and the one above it does not."""
    about = column_titles.is_about_codes
    return ": " in text and about(text) and not about(above)


def _may_head(text: str) -> bool:
    """Whether a line reads like a title and not like one of an example: `"code": 1`."""
    bare = text.rstrip(":：") if len(text.split()) < 4 else text
    is_title = is_title_like(bare) and text[0] not in "\"'[]{}()" and "://" not in text
    is_title = is_title and any(map(str.isalnum, bare)) and not _SHOWN.fullmatch(bare)
    is_title = is_title and not _OPEN.search(bare) and not _SINCE.match(bare)
    is_whole = " " in bare or len(_EASTERN.findall(bare)) > 3
    return is_title and (bare == text or is_whole and not _LEADS.search(bare))


def _is_sentence(text: str) -> bool:
    """Whether a line has as many words as a sentence, or speaks of what stands below it."""
    return looks.words_in([text]) > _LONG or bool(_POINTS.search(text))
