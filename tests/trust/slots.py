"""Every place of the spec files where an author writes a text: found by walking the tables of `spec`, with a file that fills each.

A slot is named by the record and the field (`Code.message`), with `[]` for an item of a list, `{key}` and `{}` for a key of a
mapping and its value.
"""

import copy
from collections.abc import Iterator
from typing import Any

from raisable_gen import spec
from raisable_gen.shape import Either, Flag, ListOf, MapOf, OneOf, Record
from raisable_gen.shape import Scalar, Shape, Whole

Path = tuple[object, ...]
KEY = object()  # at the end of a path: the key itself, not its value

PROVIDER: dict[str, Any] = {
    "provider": "Acme",
    "title": "Acme codes",
    "docs": {"url": "https://acme.example/codes", "retrieved": "2026-01-02"},
    "invisible": {"U+200B": "in the group Fine"},
    "spaces": {
        "code": {
            "type": "string",
            "name": "Code",
            "success": ["0"],
            "ambiguous": {"77": "Both"},
        },
        "number": {"type": "integer", "pattern": "xxx", "status": True},
    },
    "envelopes": {
        "flat": {
            "code": "code",
            "message": "msg",
            "arguments": "args",
            "data": "data",
            "requires": ["a"],
            "requires_text": ["b"],
            "lacks": ["c"],
        },
        "deep": {"code": {"code": "e.code", "number": "e.number"}},
        "token": {"requires": ["token"], "success": True},
    },
    "groups": [
        {"title": "Fi\u200bne", "codes": {"0": {"name": "Fine", "message": "ok"}}},
        {
            "title": "Statuses",
            "name": "Status",
            "space": "number",
            "codes": {"404": {"name": "Missing", "message": "missing"}},
        },
        {
            "groups": [
                {
                    "title": "More",
                    "name": "More",
                    "range": ["70", "79"],
                    "codes": {"77": {"name": "Two", "message": "two", "part": "two"}},
                }
            ],
            "title": "Cards",
            "name": "Card",
            "space": "code",
            "range": "7*",
            "codes": {
                "77": {"name": "One", "message": "one", "part": "one"},
                "78": {
                    "name": "Limit",
                    "message": "at most 5",
                    "template": "at most {limit}",
                    "kind": "error",
                    "category": "general",
                    "retryable": True,
                    "paraphrased": True,
                    "field_in_message": False,
                    "rows": 2,
                    "outside_range": False,
                    "since": "1.0",
                    "deprecated": "1.1",
                    "removed": "2026-01-02",
                    "formerly": ["OldLimit"],
                },
                "79": {"name": "Field", "message": "no {0}", "params": ["field"]},
                "7": {"name": "Lost", "message": "lost", "outside_range": True},
            },
        },
    ],
}
CATEGORIES: dict[str, Any] = {
    "general": {
        "name": "General",
        "description": "It failed.",
        "retryable": False,
        "http_status": 500,
        "grpc": "INTERNAL",
    }
}


def named(shape: Shape, name: str, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """The name of each slot that the tables have below `shape`."""
    if isinstance(shape, (Scalar, OneOf, Flag, Whole)):
        yield name
    elif isinstance(shape, ListOf):
        yield from named(shape.item, f"{name}[]", seen)
    elif isinstance(shape, MapOf):
        yield f"{name}{{key}}"
        yield from named(shape.value, f"{name}{{}}", seen)
    elif isinstance(shape, Either):
        yield from named(shape.text, name, seen)
        yield from named(shape.collection, name, seen)
    elif isinstance(shape, Record):
        if id(shape) not in seen:
            for key, field in shape.fields.items():
                below = f"{shape.make.__name__}.{key}"
                yield from named(field.shape, below, seen | {id(shape)})
    else:
        raise TypeError(f"what a text does in a {type(shape).__name__} is not known")


def filled(
    shape: Shape, value: Any, name: str, path: Path
) -> Iterator[tuple[str, Path]]:
    """Name and path of each slot that `value` fills."""
    if isinstance(shape, Either):
        shape = shape.text if isinstance(value, str) else shape.collection
    if isinstance(shape, ListOf):
        for position, item in enumerate(value):
            yield from filled(shape.item, item, f"{name}[]", (*path, position))
    elif isinstance(shape, MapOf):
        for key, item in value.items():
            yield f"{name}{{key}}", (*path, key, KEY)
            yield from filled(shape.value, item, f"{name}{{}}", (*path, key))
    elif isinstance(shape, Record):
        for key, item in value.items():
            below = f"{shape.make.__name__}.{key}"
            yield from filled(shape.fields[key].shape, item, below, (*path, key))
    else:
        yield name, path


TABLES = {
    "acme": (spec.PROVIDER, PROVIDER, "Provider"),
    "categories": (spec.CATEGORIES, CATEGORIES, "Categories"),
}
NAMED = {slot for shape, _, name in TABLES.values() for slot in named(shape, name)}
# The file of each slot, and all places there that fill it.
FILES: dict[str, str] = {}
PLACES: dict[str, list[Path]] = {}
for file, (shape, value, name) in TABLES.items():
    for slot, path in filled(shape, value, name, ()):
        FILES[slot] = file
        PLACES.setdefault(slot, []).append(path)


def provider(texts: dict[Path, str]) -> bytes:
    """The provider's file with these texts in their places."""
    return _changed(PROVIDER, texts)


def categories(texts: dict[Path, str]) -> bytes:
    """The vocabulary with these texts in their places."""
    return _changed(CATEGORIES, texts)


def _changed(value: Any, texts: dict[Path, str]) -> bytes:
    changed = copy.deepcopy(value)
    # Keys last: with a new key, the paths below it are others.
    for path in sorted(texts, key=lambda path: path[-1] is KEY):
        is_key = path[-1] is KEY
        *above, last = path[:-1] if is_key else path
        within = changed
        for key in above:
            within = within[key]
        if is_key:
            items = list(within.items())
            within.clear()
            within.update(
                {texts[path] if key == last else key: item for key, item in items}
            )
        else:
            within[last] = texts[path]
    return yaml(changed).encode()


def yaml(value: Any) -> str:
    """Flags, numbers and texts as YAML in one line, each text in double quotes and, but for letters and digits, in escapes."""
    if isinstance(value, dict):
        inner = (f"{yaml(key)}: {yaml(item)}" for key, item in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(yaml, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(map(_escaped, value)) + '"'
    return str(value).lower()


def _escaped(character: str) -> str:
    if character.isascii() and character.isalnum():
        return character
    return f"\\U{ord(character):08x}"
