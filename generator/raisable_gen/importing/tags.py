"""The text of a tag in, its end, its attributes and its title out: `<Tab title="Cards">` is called `Cards`."""

from __future__ import annotations

import re

from raisable_gen.importing.looks import is_code_like
from raisable_gen.importing.page import flat

# What is longer is no tag.
MAX_TAG = 4000
_TITLES = ("title", "label", "header", "heading", "summary", "code", "name")
# What has its title in `name` or `code`.
_NAMED = re.compile(r"<\w*(?:Field|Param|Error|Code|Item)\b")
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])([A-Za-z]+)\s*=\s*\{?\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)"""
)


def end(text: str) -> int:
    """Where the tag ends that `text` begins with: a `>` outside of quotes and braces; 0 if it does not."""
    quote = ""
    braces = 0
    for at, character in enumerate(text[: MAX_TAG + 1]):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'`":
            quote = character
        elif character == "{":
            braces += 1
        elif character == "}":
            braces -= 1
        elif character == ">" and braces <= 0:
            return at + 1
    return 0


def title(tag: str) -> str:
    """The title among the attributes of a tag, whatever it is called there."""
    found = attributes(tag)
    code = found.get("code", "")
    if is_code_like(code):
        return flat(" ".join([code, *filter(None, map(found.get, _TITLES[:-2]))][:2]))
    names = _TITLES if _NAMED.match(tag) else _TITLES[:-2]
    return flat(next((found[name] for name in names if found.get(name)), ""))


def attributes(tag: str) -> dict[str, str]:
    """The attributes that have a text, by name."""
    return {
        match[1]: match[2] or match[3] or match[4] or ""
        for match in _ATTRIBUTE.finditer(tag)
    }
