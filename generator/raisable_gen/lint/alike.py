"""Texts in, pairs that a reader takes for one another out; in time that grows with the number of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

# Characters that fonts draw alike.
_SAME = str.maketrans({"I": "l", "1": "l", "|": "l", "O": "0", "o": "0"})
# Of shorter words one letter makes another word: PIN and PAN, from and form. In longer texts nobody sees it.
_LONG = 5
_LONGEST = 300


def look(text: str) -> str:
    """What the eye sees of a text: look-alike characters are one."""
    return text.translate(_SAME)


def alike(
    items: Iterable[Item], spelled: Callable[[Item], tuple[list[str], str]]
) -> Iterator[tuple[Item, Item]]:
    """Each item that reads nearly like one before it, behind the first such one.

    `spelled` gives the words of an item and what the eye sees of it. Near are the same words in another order or number,
    the same look, and a single letter more, less or different in a long word.
    """
    seen: dict[str, Item] = {}
    for item in items:
        words, seen_as = spelled(item)
        keys = list(_keys([_singular(word) for word in words], seen_as))
        before = next((seen[key] for key in keys if key in seen), None)
        if before is not None:
            yield before, item
        for key in keys:
            seen.setdefault(key, item)


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word


def _keys(words: list[str], seen_as: str) -> Iterator[str]:
    yield f"look {seen_as}"
    yield "words " + " ".join(sorted(words))
    if len(seen_as) > _LONGEST:
        return
    # Two words with one letter of difference have a word in common that is one letter shorter, or are it.
    for at, word in enumerate(words):
        if len(word) < _LONG or not word.isalpha():
            continue
        before, after = " ".join(words[:at]), " ".join(words[at + 1 :])
        yield f"near {before} {word} {after}"
        for letter in range(len(word)):
            yield f"near {before} {word[:letter]}{word[letter + 1:]} {after}"
