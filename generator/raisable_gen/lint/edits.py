"""Edits of a spec at known places: a field more, a scalar in quotes, fields in another order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.lint.finding import Edit
from raisable_gen.node import MappingNode, Node, Text

# What readers of YAML, the old ones too, take for a number, a date, a time, a truth value or nothing.
_NO_TEXT = re.compile(
    r"[-+]?(0|[0-9][0-9_]*|0[xX][0-9a-fA-F_]+|0o?[0-7_]+|0b[01_]+)"
    r"|[-+]?(\.[0-9][0-9_]*|[0-9][0-9_]*\.[0-9_]*)([eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?"
    r"|(?i:y|n|yes|no|on|off|true|false|null|~|)",
    re.ASCII,
)


def is_text(spelling: str) -> bool:
    """Whether every reader of YAML takes the plain scalar for a text."""
    return not _NO_TEXT.fullmatch(spelling)


def quoted(scalar: Text) -> Edit:
    """A plain scalar in double quotes. It must have no quote and no backslash."""
    place = scalar.place
    return Edit(place.line, place.column, *place.end, f'"{scalar}"')


def field(
    mapping: MappingNode, lines: Sequence[str], name: str, value: str, after: str = ""
) -> Edit:
    """A field more: behind the one called `after` where that ends its line, else in front of all others."""
    value = value if is_text(value) else f'"{value}"'
    place = mapping.place
    in_braces = bool(place.end_line)
    for key, found in mapping.items:
        if key != after or not isinstance(found, Text):
            continue
        line, column = found.place.end
        if in_braces:
            return Edit(line, column, line, column, f", {name}: {value}")
        rest = lines[line - 1][column - 1 :]
        if line == key.place.line and re.fullmatch(r"\s*|\s+#.*", rest):
            end = len(lines[line - 1]) + 1
            indent = " " * (place.column - 1)
            return Edit(line, end, line, end, f"\n{indent}{name}: {value}")
    if in_braces:
        first = mapping.items[0][0].place
        return Edit(
            first.line, first.column, first.line, first.column, f"{name}: {value}, "
        )
    indent = " " * (place.column - 1)
    return Edit(
        place.line,
        place.column,
        place.line,
        place.column,
        f"{name}: {value}\n{indent}",
    )


def reordered(
    mapping: MappingNode, lines: Sequence[str], order: Sequence[str]
) -> tuple[Edit, ...]:
    """The fields of a mapping in braces and in one line, by `order`; no edits for any other mapping."""
    place = mapping.place
    if place.end_line != place.line:
        return ()
    line = lines[place.line - 1]
    spans = [(key.place.column, _end(value)) for key, value in mapping.items]
    texts = [line[start - 1 : end - 1] for start, end in spans]
    ranks = [order.index(key) for key, _ in mapping.items]
    ordered = [texts[at] for at in sorted(range(len(texts)), key=lambda at: ranks[at])]
    return tuple(
        Edit(place.line, start, place.line, end, text)
        for (start, end), text in zip(spans, ordered, strict=True)
    )


def _end(value: Node) -> int:
    return value.place.end[1]


def apply(text: str, edits: Sequence[Edit]) -> str:
    """`text` with the edits made, which must not overlap; a line feed in an edit becomes the line end of the text."""
    feed = "\r\n" if "\r\n" in text else "\n"
    starts = [0]
    for found in re.finditer("\n", text):
        starts.append(found.end())
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits):
        start = starts[edit.line - 1] + edit.column - 1
        pieces += [text[done:start], edit.text.replace("\n", feed)]
        done = starts[edit.end_line - 1] + edit.end_column - 1
    return "".join([*pieces, text[done:]])
