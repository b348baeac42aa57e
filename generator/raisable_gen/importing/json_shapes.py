"""Values of JSON in; what they are out: a row, the fields of one, a map from words to texts, columns, an example."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing.column_titles import (
    is_about_codes,
    is_code_title,
    is_message_title,
    is_title,
    is_whole_title,
)
from raisable_gen.importing.looks import (
    IDENTIFIER,
    JOINED,
    NUMBER,
    STATUS,
    SYMBOL,
    is_code_like,
    says_error,
    share_of,
)
from raisable_gen.importing.json_values import Value

Pairs = Sequence[tuple[str, Value]]
Rows = tuple[list[str], list[tuple[int, list[Value]]]]

_LANGUAGE = re.compile(
    "(?:ar|bg|cs|da|de|el|en|es|fa|fi|fr|he|hi|hu|id|it|ja|kk|ko|ms|nb|nl|no|pl|pt|ro|ru|sv|th|tl|tr|uk|ur|vi|zh)(?:[_-][A-Za-z]{2,4})?",
    re.I,
)
_NAME = re.compile(
    r"[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(?:\.[A-Z][A-Za-z0-9]*)*", re.ASCII
)
# A word and a number of two figures or more: `card-01`, `auth.001`, `pay/E01`.
_NUMBERED = re.compile(r"[A-Za-z][A-Za-z_./:#-]{0,40}[0-9]{2,9}", re.ASCII)
# A number with points in it, as reasons of disputes have: `10.4`.
_POINTED = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){1,3}", re.ASCII)
_WORD = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
# What a key says that only tells that a list follows, and what stands where no rows of the list are.
_CONTAINERS = frozenset("""
    error errors code codes item items list data value values row rows entry entries record records result results table content
    body message messages mapping map definitions all errorcodes errorlist errormessages responsecodes statuscodes codelist children
    """.split())
_ASIDE = frozenset(
    "category categories example examples sample samples envelope schema template mock properties parameters headers".split()
)


def spaced(key: str) -> str:
    """The words that a key is made of: `errorCodes` is `error codes`."""
    words = _WORD.findall(key)
    return " ".join(words).lower() if words else key


def is_container(key: str) -> bool:
    """Whether a key only says that a list follows: `errors`."""
    return spaced(key).replace(" ", "") in _CONTAINERS


def is_aside(key: str) -> bool:
    """Whether a key says that an example follows; `MISSING_HEADERS` is a code."""
    return not SYMBOL.fullmatch(key) and not _ASIDE.isdisjoint(spaced(key).split())


def is_language(key: str) -> bool:
    """Whether a key may be a language."""
    return bool(_LANGUAGE.fullmatch(key))


def is_flat(array: Value) -> bool:
    """Whether an array has nothing but texts and numbers."""
    return all(item.text is not None for item in array.items or [])


def fields(value: Value) -> list[tuple[str, Value]]:
    """The fields of an object; those of one inside it, as of `{"message": {"en": "..."}}`, are called `message en`.

    An object of nothing but texts by language is a message.
    """
    found: list[tuple[str, Value]] = []
    pairs = value.pairs or []
    if _is_by_language(pairs):
        return _by_language(pairs, "message")
    for name, inner in pairs:
        parts = inner.pairs or []
        if is_title(name) and _is_by_language(parts):
            found += _by_language(parts, name)
        elif is_title(name) and any(is_title(f"{name} {key}") for key, _ in parts):
            found += [(f"{name} {key}", part) for key, part in parts]
        else:
            found.append((name, inner))
    names = [name for name, _ in found]
    if wrapped := _wrapped(pairs, names):
        return [pair for pair in found if pair[1] is not wrapped] + fields(wrapped)
    if any(map(is_code_title, names)) and not any(map(is_message_title, names)):
        found += [
            (key, part)
            for name, inner in pairs
            if not is_aside(name)
            for key, part in inner.pairs or []
            if is_title(key) and part.text is not None and key not in names
        ]
    return found


def _wrapped(pairs: Pairs, names: Sequence[str]) -> Value | None:
    """The one object inside of another, which has no code or text among the `names` of its fields, that has both."""
    if any(is_code_title(name) or is_message_title(name) for name in names):
        return None
    inside = [(name, inner) for name, inner in pairs if inner.text is None]
    if len(inside) != 1 or is_aside(inside[0][0]):
        return None
    inner = inside[0][1]
    own = [name for name, part in inner.pairs or [] if part.text is not None]
    has_both = any(map(is_code_title, own)) and any(map(is_message_title, own))
    return inner if has_both and not {*own} & {*names} else None


def one_map(objects: Sequence[Value]) -> list[tuple[str, Value]]:
    """The pairs of objects with one text each, under another key in each, as those of one: `[{"1001": "..."}, {"1002": "..."}]`."""
    pairs = [pair for each in objects for pair in each.pairs or []]
    if not len({key for key, _ in pairs}) == len(pairs) == len(objects) > 1:
        return []
    return pairs if all(value.quoted for _, value in pairs) else []


def number_of(keys: Sequence[str], objects: Sequence[Pairs]) -> str:
    """The field of a map's objects that has the codes, where the keys are names and it has another number in each."""
    if not keys or any(map(NUMBER.fullmatch, keys)):
        return ""
    for name in ("value", "number", "num"):
        found = [value.text for pairs in objects for key, value in pairs if key == name]
        texts = [text for text in found if text and NUMBER.fullmatch(text)]
        if len(set(texts)) == len(texts) == len(objects):
            return name
    return ""


def _is_by_language(pairs: Pairs) -> bool:
    return bool(pairs) and all(
        is_language(name) and each.quoted for name, each in pairs
    )


def _by_language(pairs: Pairs, title: str) -> list[tuple[str, Value]]:
    """The English text, or else the first, called `title`; the others with their languages behind it."""
    english = [name for name, _ in pairs if name.casefold()[:2] == "en"]
    first = (english or [pairs[0][0]])[0]
    return [
        (title if name == first else f"{title} {name}", each) for name, each in pairs
    ]


def is_row(key: str, value: Value) -> bool:
    """Whether a pair is a code with its text or its fields."""
    if value.text is not None:
        return is_code_like(key) and value.quoted
    if value.pairs is None or is_aside(key):
        return False
    names = [name for name, inner in fields(value) if inner.text is not None]
    if not any(map(is_title, names)):
        return False
    if is_code_like(key):
        return True
    if is_about_codes(spaced(key)) and not any(map(is_whole_title, names)):
        return False
    if any(map(is_code_title, names)):
        return any(map(is_message_title, names))
    return not any(_holds_rows(inner) for _, inner in value.pairs)


def are_numbered(pairs: Pairs) -> bool:
    """Whether the keys of a map are words that differ in a number of the same length alone, `card-01`, and most texts tell of errors."""
    keys = [key for key, _ in pairs]
    texts = [_said(value) for _, value in pairs]
    return (
        len(keys) > 2
        and all(value.quoted or value.pairs for _, value in pairs)
        and all(map(_NUMBERED.fullmatch, keys))
        and len({re.sub("[0-9]", "0", key) for key in keys}) == 1
        and share_of(texts, says_error) >= 0.5
    )


def _said(value: Value) -> str:
    """What a text, or the fields of a value, say."""
    if value.pairs is None:
        return value.text or ""
    return " ".join(inner.text or "" for _, inner in value.pairs)


def _holds_rows(value: Value) -> bool:
    """Whether rows stand in a value itself: an array of objects with codes, or a map of codes."""
    if value.items is not None:
        return any(
            any(is_code_title(name) for name, _ in item.pairs or [])
            or any(is_message_title(name) for name, _ in item.pairs or [])
            for item in value.items
        )
    pairs = value.pairs or []
    return len(pairs) > 1 and all(is_row(key, inner) for key, inner in pairs)


def holds_lists(value: Value) -> bool:
    """Whether an array has objects with a list of codes in each, as one of categories may."""
    objects = [item.pairs for item in value.items or [] if item.pairs]
    return len(objects) > 1 and all(
        any(_holds_rows(inner) for _, inner in pairs) for pairs in objects
    )


def words_of(pairs: Pairs, title: str, above: str) -> list[tuple[str, Value]]:
    """The pairs of a map from codes that are words, `card_lost`, to texts; under a title, `above`, or with keys, that say codes.

    A whole file of names like `CardLost` has no title, and needs none.
    """
    is_whole_file = not title and len(pairs) > 4
    are_names = is_whole_file and all(_NAME.fullmatch(key) for key, _ in pairs)
    if not title and len(pairs) > 3:
        are_joined = all(JOINED.fullmatch(key) for key, _ in pairs)
        texts = [value.text or "" for _, value in pairs]
        are_names |= are_joined and share_of(texts, says_error) >= 0.6
    if not (are_names or is_about_codes(above) or STATUS.fullmatch(title)):
        pairs = [(key, value) for key, value in pairs if is_about_codes(spaced(key))]
    keys = [key for key, _ in pairs]
    is_alone = len(pairs) == 1 and STATUS.fullmatch(title) and are_errors(pairs)
    if (
        (len(pairs) < 2 and not is_alone)
        or not all(value.quoted for _, value in pairs)
        or not (
            all(map(IDENTIFIER.fullmatch, keys)) or all(map(_POINTED.fullmatch, keys))
        )
        or any(map(is_whole_title, keys))
        or any(map(is_language, keys))
    ):
        return []
    return list(pairs) if are_texts(pairs) else []


def are_errors(pairs: Pairs) -> bool:
    """Whether most pairs have a text of what went wrong, or a key made of several words."""
    return all(
        JOINED.fullmatch(key) or says_error(value.text or "") for key, value in pairs
    )


def are_texts(pairs: Pairs) -> bool:
    """Whether pairs have texts of several words."""
    words = sum(len((value.text or "").split()) for _, value in pairs if value.quoted)
    return words > 1.5 * len(pairs)


def columns_of(pairs: Pairs) -> Rows | None:
    """An object whose fields are columns: arrays of equal length, or maps with the same keys."""
    columns: list[tuple[str, list[Value]]] = []
    for name, value in pairs:
        if value.items and is_flat(value):
            columns.append((name, value.items))
        elif value.pairs and [key for key, _ in value.pairs] == [
            str(at) for at in range(len(value.pairs))
        ]:
            columns.append((name, [inner for _, inner in value.pairs]))
    sizes = {len(values) for _, values in columns}
    if len(columns) < 2 or len(sizes) != 1 or sizes == {1}:
        return None
    names = ["code" if name == "enum" else name for name, _ in columns]
    names = [
        "message" if re.search("enum-?_?desc", name, re.I) else name for name in names
    ]
    if not any(map(is_code_title, names)) or not any(map(is_message_title, names)):
        return None
    rows = [list(row) for row in zip(*(values for _, values in columns), strict=True)]
    return names, [(row[0].line, row) for row in rows]


def titled_rows(pairs: Pairs) -> Rows | None:
    """An object with an array of titles and one of rows: `{"columns": [...], "rows": [[...]]}`."""
    arrays = [value.items for _, value in pairs if value.items]
    for titles in arrays:
        names = [each.text or "" for each in titles if each.quoted]
        if len(names) < len(titles) or not any(map(is_code_title, names)):
            continue
        for rows in arrays:
            found = [(row.line, row.items) for row in rows if row.items]
            if len(found) == len(rows) and all(
                len(cells) == len(names) for _, cells in found
            ):
                return names, found
    return None


def arrays_of_rows(pairs: Pairs) -> Rows | None:
    """A map whose values are arrays of equal length, or numbers under symbols: the cells behind the one of the key."""
    if len(pairs) < 2 or not all(
        IDENTIFIER.fullmatch(key) or is_code_like(key) for key, _ in pairs
    ):
        return None
    keys: list[Value] = []
    for key, value in pairs:
        cell = Value(value.line)
        cell.text, cell.quoted = key, True
        keys.append(cell)
    if all(value.items and is_flat(value) for _, value in pairs):
        sizes = {len(value.items or []) for _, value in pairs}
        words = any(
            " " in (item.text or "") for _, value in pairs for item in value.items or []
        )
        if len(sizes) == 1 and sizes <= {2, 3, 4} and words:
            return [], [
                (cell.line, [cell, *(value.items or [])])
                for cell, (_, value) in zip(keys, pairs, strict=True)
            ]
    if all(SYMBOL.fullmatch(key) or JOINED.fullmatch(key) for key, _ in pairs) and all(
        value.text and not value.quoted and is_code_like(value.text)
        for _, value in pairs
    ):
        return ["name", "code"], [
            (cell.line, [cell, value])
            for cell, (_, value) in zip(keys, pairs, strict=True)
        ]
    return None
