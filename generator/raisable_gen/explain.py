"""A question and the exported catalog in, the documented rows that answer it out: plain data, as they are exported."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing takes as long as importing argparse
    from typing import Any

    Data = dict[str, Any]
    # A provider and one of its rows.
    Found = tuple[Data, Data]


def asked(catalog: Data, question: str, module: str | None) -> tuple[str, list[Data]]:
    """What is asked of which providers. `CardPlus 823: Insufficient balance`, as a log has it, asks CardPlus for 823."""
    text = question.strip()
    first, _, rest = text.partition(" ")
    for provider in catalog["providers"]:
        if rest and first in (provider["provider"], provider["module"]):
            module, text = provider["module"], rest.strip()
            code, colon, _ = text.partition(":")
            text = code if colon and " " not in code else text
    providers = catalog["providers"]
    return text, [each for each in providers if module in (None, each["module"])]


def hits(categories: list[Data], providers: list[Data], text: str) -> list[Found]:
    """Rows by code, else by name, else by the name of a class above or a category, else by words of the message.

    A row whose whole message is asked for comes before those that say more.
    """
    rows = [(provider, row) for provider in providers for row in provider["codes"]]
    folded = text.casefold()
    found = [pair for pair in rows if pair[1]["code"] == text] or [
        pair for pair in rows if pair[1]["code"].casefold() == folded
    ]
    if found or is_number(text):
        return found
    if " " not in text:
        # As it stands in a traceback: raisable.cardplus.CardPlusInsufficientBalance
        name = folded.rpartition(".")[2]
        found = [pair for pair in rows if name in map(str.casefold, names(pair[1]))]
        found = found or [
            (provider, row)
            for provider, row in rows
            if name in map(str.casefold, parents(categories, provider, row))
            or name == row["category"]
        ]
    words = re.findall(r"\w+", folded)
    if words and not found:
        found = [pair for pair in rows if _says(pair[1]["message"], words)]
    found.sort(key=lambda pair: pair[1]["message"].casefold() != folded)
    return found


def is_number(text: str) -> bool:
    """Whether the question can only be a code."""
    return re.fullmatch("-?[0-9]+", text, re.ASCII) is not None


def names(row: Data) -> list[str]:
    """What a row itself is called."""
    own = [row["class"]] if row["class"] else []
    return [*own, row["name"], row["member"], *row["formerly"]]


def parents(categories: list[Data], provider: Data, row: Data) -> list[str]:
    """The classes above the row's, in the order of Python's look-up; none for a success, which has no class."""
    if row["class"] is None:
        return []
    above = {group["class"]: group["parent"] for group in provider["groups"]}
    shared = {category["class"] for category in categories}
    own: list[str] = []
    for base in row["bases"]:
        while base != provider["class"] and base not in shared:
            own.append(base)
            base = above.get(base, provider["class"])
    meanings = [base for base in row["bases"] if base in shared]
    return [*own, provider["class"], *meanings, "ProviderError"]


def told(categories: list[Data], provider: Data, row: Data) -> Data:
    """All about a row: what is exported of it, and what is true of its provider and its category."""
    enums = {space["space"]: space["enum"] for space in provider["spaces"]}
    descriptions = {each["key"]: each["description"] for each in categories}
    return {
        "provider": provider["provider"],
        "module": provider["module"],
        **row,
        "enum": enums[row["space"]],
        "parents": parents(categories, provider, row),
        "category_description": descriptions.get(row["category"]),
        "docs": provider["docs"],
    }


def _says(message: str, words: list[str]) -> bool:
    """Whether each of `words` is a word of the message, or the beginning of one."""
    said = re.findall(r"\w+", message.casefold())
    return all(any(each.startswith(word) for each in said) for word in words)
