"""The shapes of spec files in, JSON Schema (draft-07, which editors read) out: for completion, hover and red lines.

A schema sees values, the reader sees spellings. So whatever the reader's shapes accept, the schema accepts; and what the
schema accepts, the reader's shapes accept, but for a number or truth value in an unusual spelling (`0x2`, `2.0`, `True`)
and for a key that is null. What the YAML door refuses (anchors, duplicate keys) and what only `resolve` can know (ranges,
names that are taken) is not in the schema.
"""

from __future__ import annotations

import json
from typing import Any

from raisable_gen.shape import (
    Either,
    Field,
    Flag,
    ListOf,
    MapOf,
    OneOf,
    Record,
    Scalar,
    Shape,
    Whole,
)
from raisable_gen.spec import CATEGORIES, PROVIDER

Schema = dict[str, Any]

# A file of specs/, and what it holds.
SHAPES: dict[str, tuple[Shape, str]] = {
    "provider": (PROVIDER, "A provider's spec"),
    "categories": (CATEGORIES, "The shared vocabulary, categories.yaml"),
}


def schema_text(file: str) -> str:
    """The schema of a kind of file (a key of `SHAPES`), as JSON in ASCII that ends with a line feed."""
    shape, title = SHAPES[file]
    definitions: dict[str, Schema] = {}
    root = (
        _record(shape, definitions)
        if isinstance(shape, Record)
        else _schema(shape, definitions)
    )
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **root,
        "definitions": dict(sorted(definitions.items())),
    }
    return json.dumps(whole, indent=2) + "\n"


def _schema(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    """The schema of `shape`; those of the records in it go to `definitions`, for groups hold groups."""
    match shape:
        case Scalar():
            kind: Schema = {"type": ["string", "number"] if shape.number else "string"}
            return kind | _pattern(shape)
        case OneOf():
            return {"enum": list(shape.words)}
        case Flag():
            return {"type": "boolean"}
        case Whole():
            return {"type": "integer", "minimum": shape.least, "maximum": shape.most}
        case ListOf():
            return {"type": "array", "items": _schema(shape.item, definitions)}
        case MapOf():
            values = _schema(shape.value, definitions)
            keys = _pattern(shape.key)
            named: Schema = {"propertyNames": keys} if keys else {}
            return {"type": "object", **named, "additionalProperties": values}
        case Either():
            kinds = (shape.text, shape.collection)
            return {"anyOf": [_schema(kind, definitions) for kind in kinds]}
        case Record():
            name = shape.make.__name__
            if name not in definitions:
                definitions[name] = {}
                definitions[name] = _record(shape, definitions)
            return {"$ref": f"#/definitions/{name}"}
        case _:
            raise TypeError(f"{type(shape).__name__} has no schema")


def _pattern(text: Scalar) -> Schema:
    """The pattern as ECMAScript has it; editors show the second in place of the first where a text doesn't match."""
    if not text.pattern:
        return {}
    return {
        "pattern": f"^({text.pattern})$",
        "patternErrorMessage": f"This must be {text.form}.",
    }


def _record(record: Record, definitions: dict[str, Schema]) -> Schema:
    fields = record.fields
    return {
        "description": _sentence(record.meaning),
        "type": "object",
        "properties": {name: _field(fields[name], definitions) for name in fields},
        "required": [name for name in fields if fields[name].required],
        "additionalProperties": False,
    }


def _field(field: Field, definitions: dict[str, Schema]) -> Schema:
    schema = _schema(field.shape, definitions)
    if "$ref" in schema:  # draft-07 reads nothing beside it
        schema = {"allOf": [schema]}
    examples: Schema = {"examples": list(field.examples)} if field.examples else {}
    return {"description": _sentence(field.meaning), **schema, **examples}


def _sentence(meaning: str) -> str:
    return f"{meaning[0].upper()}{meaning[1:]}."
