"""A text in AsciiDoc in; what a reader sees of it out, and whether it is struck through."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from raisable_gen.importing.page import MAX_INLINE, flat

# What stands between two marks is bounded, or has none of them in it: an open mark costs no search to the end of the text.
# What no mark is looked for in: `+a+`, with ticks around it or not, `++a++`, `+++a+++`, `pass:[a]`.
_AS_IT_IS = re.compile(
    r"(?<![\w\\])`\+([^\s`](?:[^`]*[^\s`])?)\+`(?!\w)"
    r"|(?<![\w\\])\+{1,3}([^\s+](?:[^+]*[^\s+])?)\+{1,3}(?!\w)"
    r"|pass:[a-z,]{0,20}\[((?:[^\]\\]|\\.){0,500})\]"
)
_KEPT = re.compile("\0([0-9]+)\0")
_MARKS = (
    (re.compile(r"\[#[\w-]{1,100}\](?=[`*_])"), ""),
    (re.compile(r"(?<![\w\\])`([^\s`](?:[^`]*[^\s`])?)`(?!\w)"), r"\1"),
    (
        re.compile(r"(?<![\w*\\])\*\*?(\S(?:.{0,1000}?\S)??)\*\*?(?![\w*])"),
        r"\1",
    ),
    (re.compile(r"(?<![\w_\\])_(\S(?:.{0,1000}?\S)??)_(?![\w_])"), r"\1"),
    (re.compile(r"(?<=\w)\^[0-9*†‡]{1,2}\^"), ""),
    (re.compile(r"\^([^\s^]{1,50})\^|(?<!~)~([^\s~]{1,50})~(?!~)"), r"\1\2"),
    (re.compile(r"<<[^,>]{1,500},\s*([^>]{1,500})>>"), r"\1"),
    (re.compile(r"<<([^,>\s]{1,500})>>"), r"[\1]"),
    (re.compile(r"\[[^\[\]]{1,100}\]##?(\S(?:[^#]{0,1000}?[^\s#])??)##?(?!\w)"), r"\1"),
    (re.compile(r"\s?\bfootnote:[\w-]{0,100}\[[^\]]{0,1000}\]"), ""),
    (
        re.compile(
            r"\b(?:image|icon|kbd|btn):[^\s:\[\]]{0,300}\[(?:([^\],=]{0,500})(?=[,\]]))?[^\]]{0,500}\]"
        ),
        r"\1",
    ),
    (re.compile(r"\[\[[^\]]{0,500}\]\]|\(\(\([^)]{0,500}\)\)\)"), ""),
)
_LEAD = re.compile(r"(`|\*\*?|')(?=\S)[^`*']{1,100}\1(?!\w)|[0-9]{3,18}(?=\.\s)")
_LINK = re.compile(
    r"(?:\b(?:link|xref):[^\s\[]{0,500}|https?://[^\s\[]{1,500})\[((?:[^\]\\]|\\.){0,500})\]"
)
# A mark, or what would be shown as an arrow, an ellipsis, a dash or a sign: `\\<=`, `\\(C)`.
_ESCAPED = re.compile(r"\\([{|*_`#+]|<[-=]|[-=]>|\.\.\.|--|\((?:C|R|TM)\))")
# What costs a search for its end.
OPENING = re.compile(r"[`*_+#<(\[]|://|link:|xref:")
_STRUCK = re.compile(r"\[(?:\.?line-through)\]#{1,2}(.{0,1000}?)#{1,2}")
# Characters by their names: those of HTML, and those that AsciiDoc has of its own.
_NAMED = re.compile(
    r"&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});|\{([a-z]{2,10})\}"
)
_NAMES = {
    "amp": "&",
    "apos": "'",
    "asterisk": "*",
    "backslash": "\\",
    "backtick": "`",
    "caret": "^",
    "empty": "",
    "endsb": "]",
    "gt": ">",
    "lt": "<",
    "nbsp": " ",
    "plus": "+",
    "quot": '"',
    "sp": " ",
    "startsb": "[",
    "tilde": "~",
    "vbar": "|",
}


@lru_cache(maxsize=256)
def plain(written: str) -> tuple[str, bool]:
    """What a reader sees of a text, and whether it is struck through."""
    if len(written) > MAX_INLINE:
        return flat(written), False
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[1] or found[2] or (found[3] or "").replace("\\]", "]"))
        return f"\0{len(kept) - 1}\0"

    text = written.replace("\0", "").replace("\\|", "|")
    text = _AS_IT_IS.sub(keep, text)
    struck = bool(_STRUCK.match(text.strip()))
    text = _STRUCK.sub(r"\1", text)
    for pattern, shown in _MARKS:
        text = pattern.sub(shown, text)
    text = _LINK.sub(_text_of_link, text)
    text = _NAMED.sub(_by_name, _ESCAPED.sub(r"\1", text))
    text = re.sub(r" \+$", " ", text, flags=re.M)
    return flat(_KEPT.sub(lambda found: kept[int(found[1])], text)), struck


def lead(written: str) -> str:
    """The words in marks of code or bold that a text begins with, or the number of an item that is a code."""
    match = _LEAD.match(written)
    return plain(match[0])[0] if match else ""


def _text_of_link(found: re.Match[str]) -> str:
    """What a link shows; `^` at its end opens another window."""
    return found[1].replace("\\]", "]").removesuffix("^")


def _by_name(found: re.Match[str]) -> str:
    """The character that has this name; what is no name of one stays, for it may be a placeholder."""
    return unescape(found[0]) if found[1] is None else _NAMES.get(found[1], found[0])
