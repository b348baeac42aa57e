"""The lines above a table in copied text in, the title of its section out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.page import Block, Heading, Words, is_title_like

# A note says what a mark stands for: `Fields with * are required`.
_NOTE = re.compile(r"(?<=\s)[*†‡](?=\s)|^[*†‡]\s?(?=\w)")
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
_ENDPOINT = re.compile(r"(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+\S*/\S*")
# A line of a request or a response: `Status: 500`, `Content-Type: application/json`, `HTTP/1.1 400 Bad Request`, `POST /orders`.
_SHOWN = re.compile(
    r"[A-Za-z][\w-]*:\s*(?:-?[0-9.]+|true|false|null|[\w*.+-]+/[\w*.+;=, -]+|[\"'{\[].*)|[A-Z][a-z]+(?:-[A-Z][a-z]+)+:\s.*|HTTP/[0-9].*|"
    + _ENDPOINT.pattern
)
# What is said below a code of what to do: `Solution: Use another key`.
SAID = re.compile(
    r"(?:solution|fix|resolution|remedy|cause|reason|action|how to fix|tip|hint|description|message|explanation|meaning|example|lösung|ursache|solución|causa|acción|solução|ação|cause|решение|причина|解决方案|原因|説明|対処)s?\s*[:：]\s*\S",
    re.I,
)
# What says since when something is there.
_SINCE = re.compile(
    r"(?:available|deprecated|introduced|added|valid|supported|updated|removed|effective|in force)\s+(?:since|from|in|as of|until|on|at|with|by)\b"
    r"|(?:verfügbar|gültig|veraltet)\s+(?:seit|ab|bis)\b|(?:disponible|disponível|obsoleto|válido)\s+(?:desde|depuis|a partir|à partir|hasta|até)\b|доступн\w+\s+с\b|действу\w+\s+с\b",
    re.I,
)
# Words that a sentence has, and the title of a table has not.
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|can|could|may|might|must|should|will|would|do(?:es)?|returns?|contains?|lists?|shows?|describes?|explains?|indicates?|provides?|means?|see|use|if|when|you|we|they|it|this|these|"
    r"sont|est|sind|ist|wird|werden|kann|son|es|está|están|são|é|puede|pode|können|enthält|contiene|contém|contient|являются|может|могут|zawiera|bevat)\b"
    r"|[\u3040-\u30ff]{2}(?:ます|です)|[은는이가을를]\s|[是为了有]",
    re.I,
)
# What stands between a title and what explains it.
_DASH = re.compile(r"\s+[–—-]\s+")
_FEW = 5
# A line that is all a title has no more characters, with what stands in brackets.
_SHORT = 40
# A pattern that texts are compared with: `/^(0|1[0-9])$/`.
_PATTERN = re.compile(r"(?:[\\^$*+?()\[\]{}|/]\S*){4}")
# What a response has in it: `{ code, message }`.
_BRACES = re.compile(r"\{[^{}]*[,:][^{}]*\}")
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]")
# The languages that a page can be read in: `English / 中文`.
_LANGUAGES = frozenset(
    "english en 中文 简体中文 繁體中文 zh cn chinese 日本語 ja 한국어 ko español es português pt français fr deutsch de italiano it русский ru polski pl türkçe tr tiếng việt vi".split()
)
# Where a title leads to, behind it.
_ADDRESS = re.compile(r"\s+[(<]?https?://\S+$")
# What an example is called by.
_STATUS = re.compile(
    r"(?:http\s+)?(?:status|code)(?:\s+code)?:?\s*[1-5][0-9]{2}\b", re.I
)


def make_heading(before: list[Block]) -> None:
    """One of the lines before a table becomes a title: the nearest that reads like one; a short one right above it where it is as long as
    a sentence and does not speak of codes itself, or speaks of what is below."""
    titles = list(_candidates(before)) or _endpoint(before)
    at = next((each for each in titles if not _is_of_example(before, each)), None)
    at = at if at is not None or not titles else titles[0]
    block = None if at is None else before[at]
    if at is None or not isinstance(block, Words):
        return
    if _is_sentence(block.text):
        at, block = _above_sentence(block.text, before[:at], titles) or (at, block)
    before[at] = Heading(1, _unlinked(block.text).rstrip(":："), block.line)


def _above_sentence(
    sentence: str, before: Sequence[Block], titles: Sequence[int]
) -> tuple[int, Words] | None:
    """The short title in the lines `before` a sentence: the nearest of `titles` where the sentence speaks of what is below, else the line
    right above it, if it does not say more about that."""
    points = _POINTS.search(sentence) is not None
    for at in titles:
        block = before[at] if at < len(before) else None
        if not isinstance(block, Words):
            continue
        if not points and (at < len(before) - 1 or _says_more(sentence, block.text)):
            return None
        if len(block.text.split()) < 6 and not _is_sentence(block.text):
            return at, block
    return None


def _candidates(before: Sequence[Block]) -> Iterator[int]:
    """Where lines stand that read like titles, behind the last block that is no line; the nearest first."""
    for at in range(len(before) - 1, -1, -1):
        block = before[at]
        if not isinstance(block, Words):
            return
        if _may_head(block.text):
            yield at


def _endpoint(before: Sequence[Block]) -> list[int]:
    """Where the line right above a table stands if it is a call, `POST /orders`, and nothing else names the table."""
    block = before[-1] if before else None
    is_call = isinstance(block, Words) and _ENDPOINT.fullmatch(block.text)
    return [len(before) - 1] if is_call else []


def _is_of_example(before: Sequence[Block], at: int) -> bool:
    """Whether a line has a status, and a piece of code begins below it, behind other lines of a response."""
    lines = [block.text for block in before[at : at + 5] if isinstance(block, Words)]
    below = next((each for each in lines[1:] if not _SHOWN.fullmatch(each)), "")
    return below[:1] in ("{", "[") and bool(_STATUS.match(lines[0]))


def _says_more(text: str, above: str) -> bool:
    """Whether a line with a part behind a colon, or one that is no sentence, speaks of codes, and the one above it does not."""
    about = column_titles.is_about_codes
    is_title = ": " in text or not _VERB.search(text)
    return is_title and about(text) and not about(above)


def _unlinked(text: str) -> str:
    """A line without the address that it leads to."""
    return _ADDRESS.sub("", text) or text


def _may_head(text: str) -> bool:
    """Whether a line reads like a title and not like one of an example: `"code": 1`."""
    text = _unlinked(text)
    aside = _ASIDE.sub("", text)
    is_short = len(aside.split()) < 4 and len(text) < _SHORT
    bare = text.rstrip(":：") if is_short else text
    if _NOTE.search(text):
        return False
    is_title = is_title_like(bare) and text[0] not in "\"'[]{}()" and "://" not in text
    is_title = is_title and any(map(str.isalpha, bare)) and not _SHOWN.fullmatch(bare)
    is_title = is_title and not _OPEN.search(bare) and not _SINCE.match(bare)
    is_title = is_title and not SAID.match(text)
    is_title = (
        is_title
        and not _BRACES.search(bare)
        and not _PATTERN.search(_ASIDE.sub("", bare))
        and not _are_languages(bare)
    )
    is_whole = " " in bare or len(_EASTERN.findall(bare)) > 3
    return is_title and (bare == text or is_whole and not _LEADS.search(bare))


def _are_languages(text: str) -> bool:
    """Whether a line only names the languages of a page."""
    words = re.findall(r"\w+", text.casefold())
    return len(words) > 1 and _LANGUAGES.issuperset(words)


def _is_sentence(text: str) -> bool:
    """Whether a line has as many words as a sentence, or speaks of what stands below it; a few words about codes may explain
    themselves behind a dash."""
    title = _DASH.split(text)[0]
    if column_titles.is_about_codes(title) and looks.words_in([title]) < _FEW:
        text = title
    return looks.words_in([text]) > _LONG or bool(_POINTS.search(text))
