"""The text of a row in; the names of its placeholders and the fixed pieces around them out."""

from __future__ import annotations

import re
from collections import Counter

from raisable_gen import names
from raisable_gen import problem as codes
from raisable_gen.problem import Problem
from raisable_gen.spec import Code

PLACEHOLDER = re.compile(r"\{([0-9]{1,2}|[a-z][a-z0-9_]{0,62})\}", re.ASCII)


def placeholders(
    row: Code, problems: list[Problem]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names in the order of the text, and one fixed piece more than names; both empty without placeholders."""
    text = row.template if row.template is not None else row.message
    if "{" not in text and row.template is None and not row.params:
        return (), ()
    pieces = PLACEHOLDER.split(text)
    found = pieces[1::2]
    numbered = [name for name in found if name.isdigit()]

    def refuse(code: str, message: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        problems.append(Problem(text.place, code, message))
        return (), ()

    if "params" in row.refused or "template" in row.refused:
        return (), ()
    if numbered and numbered != [str(position) for position in range(len(found))]:
        return refuse(
            codes.PARAMS,
            "placeholders are {0}, {1} and so on, in this order, or all have names: correct the text",
        )
    if len(numbered) != len(row.params):
        return refuse(
            codes.PARAMS,
            f"the text has {len(numbered)} numbered placeholder(s) and params has {len(row.params)} name(s): give one for each",
        )
    if not found:
        if row.template is not None:
            return refuse(
                codes.PARAMS,
                "the template has no placeholder like {limit}: add one, or remove the template",
            )
        return (), ()
    chosen = [str(name) for name in row.params] or found
    times = Counter(chosen)
    for name in chosen:
        if name in names.ATTRIBUTES or names.reserved(name) or times[name] > 1:
            return refuse(
                codes.RESERVED,
                f"{name!r} can't be the name of a placeholder, it is taken: choose another word",
            )
    return tuple(chosen), tuple(pieces[0::2])
