"""The blocks of a page in; which of its headings are rows though they have no code that is told by its looks out.

They are single words, `card_lost`, `EXPIRED`, `:user.email/required`, or short numbers: a title about codes stands above
them, or others of their level are codes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.page import (
    Block,
    Heading,
    Sample,
    Words,
    after,
    undecorated,
)

# A word with its status: `card_declined (402)`, `card_declined: The card was declined`.
_WORD = re.compile(
    r"(?P<word>:?[A-Za-z][\w.-]*(?:/[\w.-]+)?[A-Za-z0-9])(?:\s*(?::|\s[-–—|]|(?=\())\s*(?P<rest>\S.*))?",
    re.ASCII,
)
# A code only among others: a short number, a letter, the name of an error of C with a sign.
_SHORT = re.compile("-?[0-9]{1,2}|[A-Z]|-[A-Z]{3,}|[a-z]+|[A-Z]{2,}", re.ASCII)
# A code with its text behind a mark, and a word in capitals or small letters, or a short code, that is like that.
_TITLED = re.compile(r"\S+(?:\s*:|\s[-–—|])\s+\S")
_PLAIN = re.compile(
    r"(?!(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION|TODO)\b)(?P<word>[A-Z]{1,30}|[a-z]{2,30}|[0-9]{1,3}[A-Za-z][0-9A-Za-z]{0,5})(?:\s*:|\s[-–—|])\s+(?P<rest>\S.*)"
)
_METHODS = frozenset("GET POST PUT PATCH DELETE HEAD OPTIONS".split())


def words_of(
    blocks: Sequence[Block], found: Collection[int]
) -> dict[int, re.Match[str]]:
    """The headings by position, each as its `word` and the `rest` behind it; those `found` are rows already."""
    words: dict[int, re.Match[str]] = {}
    for positions in _levels(blocks):
        codes = [at for at in positions if at in found]
        others = [at for at in positions if at not in found]
        matches = {at: _match(blocks[at]) for at in others}
        own = {at: match for at, match in matches.items() if match}
        if len(codes) > 1 and all(_TITLED.match(_title(blocks[at])) for at in codes):
            texts = {at: _PLAIN.fullmatch(_title(blocks[at])) for at in others}
            own |= {at: match for at, match in texts.items() if match}
        joined = [at for at, match in own.items() if is_joined(match["word"])]
        if len(own) * 4 < len(others) * 3:
            continue
        is_whole = len(own) == len(others) > 1
        if (
            len(codes) > 1
            or len(joined) > 1
            and len(joined) * 2 >= len(own)
            or is_whole
            and not _are_counted([match["word"] for match in own.values()])
            and (joined or len(own) > 2 and _tell_errors(blocks, others))
        ):
            words |= own
    return words


def is_joined(word: str) -> bool:
    """Whether a word is made of several: `card_lost`, `CardLost`, `card.lost/late`."""
    return bool(looks.JOINED.fullmatch(word)) or looks.is_namespaced(word)


def is_titled_word(title: str) -> bool:
    """Whether a heading is a word, in capitals or small letters, with its text behind a mark: `CLOSED: The desk is shut`."""
    return bool(_PLAIN.fullmatch(title))


def _match(block: Block) -> re.Match[str] | None:
    """A heading that is a single word or a short number; a word made of several may have words behind it."""
    if not isinstance(block, Heading):
        return None
    text = undecorated(block.text).replace("−", "-").replace("–", "-")
    if _SHORT.fullmatch(text) and text not in _METHODS:
        return re.fullmatch("(?P<word>.*)(?P<rest>)", text)
    match = _WORD.fullmatch(undecorated(block.text))
    return match if match and is_joined(match["word"]) else None


def _tell_errors(blocks: Sequence[Block], positions: Sequence[int]) -> bool:
    """Whether half of the headings, or the texts below them, say that something went wrong."""
    texts = [f"{_title(blocks[at])} {_below(blocks, at)}" for at in positions]
    return looks.share_of(texts, looks.says_error) >= 0.5


def _title(block: Block) -> str:
    return block.text if isinstance(block, Heading) else ""


def _below(blocks: Sequence[Block], position: int) -> str:
    block = after(blocks, position)
    return block.text if isinstance(block, Words) else ""


def _are_counted(words: Sequence[str]) -> bool:
    return list(words) == [str(number) for number in range(1, len(words) + 1)]


def _levels(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The headings of each level below the first title about codes that have a text below, but for those of fields."""
    about = 0
    above: list[tuple[int, int]] = []
    levels: dict[int, list[int]] = {}
    section_of: dict[int, int] = {}
    titles: dict[tuple[int, int], list[str]] = {}
    for position, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        while above and above[-1][0] >= block.level:
            above.pop()
        section = above[-1][1] if above else -1
        above.append((block.level, position))
        if not block.text:
            continue
        titles.setdefault((section, block.level), []).append(block.text)
        if not about and column_titles.is_about_codes(block.text):
            about = block.level
        elif (
            about
            and block.level > about
            and isinstance(after(blocks, position), Words | Sample)
        ):
            levels.setdefault(block.level, []).append(position)
            section_of[position] = section
    fields = {key for key, texts in titles.items() if _are_fields(texts)}
    for level, positions in levels.items():
        yield [at for at in positions if (section_of[at], level) not in fields]


def _are_fields(titles: Sequence[str]) -> bool:
    """Whether most headings of a section are called like the fields of a response: `code`, `message`."""
    fields = sum(map(column_titles.is_whole_title, titles))
    return fields > 1 and fields * 2 >= len(titles)
