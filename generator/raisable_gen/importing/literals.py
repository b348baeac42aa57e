"""Objects as programs write them in, the same as JSON out: keys without quotes, single quotes, comments, commas too many."""

from __future__ import annotations

import ast
import json
import re

# Longer listings are programs.
_MAX = 200_000
_START = re.compile(r"[^\"'`{}\[\]]{0,300}?(?:=>|[=:(]|\breturn|\bdefault)\s*(?=[{\[])")
_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/|(?<=\s)\#(?!\w*\s*define)[^\n]*)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`\\]*`)
    |(?P<computed>\[\s*[A-Za-z_][\w.]*\s*\](?=\s*:)|\[\s*(?P<key>"[^"\n]*"|'[^'\n]*'|-?[0-9]+)\s*\](?=\s*[:=]))
    |(?P<word>-?[A-Za-z0-9_$][\w$.-]*)
    |(?P<arrow>=>|=)
    |(?P<comma>,(?=\s*(?:(?://[^\n]*|/\*.*?\*/)\s*)*[}\]]))
    |(?P<sign>[\s{}\[\]:,])
    |(?P<other>.)""",
    re.S | re.X | re.ASCII,
)
_JSON_WORD = re.compile("true|false|null|-?(?:0|[1-9][0-9]*)", re.ASCII)


def as_json(text: str) -> str:
    """The first object or array that `text` holds as JSON, line for line; empty where there is none."""
    return read(text)[0]


def read(text: str) -> tuple[str, int]:
    """Like `as_json`, with the place in `text` where the object or array ends."""
    if len(text) > _MAX:
        return "", 0
    start = 0 if text.lstrip()[:1] in ("{", "[") else -1
    if start < 0 and (match := _START.match(text)):
        start = match.end()
    if start < 0:
        return "", 0
    start += len(text[start:]) - len(text[start:].lstrip())
    made = ["\n" * text.count("\n", 0, start)]
    depth = 0
    for match in _TOKEN.finditer(text, start):
        kind, written = match.lastgroup, match[0]
        if kind == "key" or match["computed"]:
            word = written[1:-1].strip()
            own = said(word) if match["key"] else word.rpartition(".")[2]
            made.append(json.dumps(own))
        elif kind == "comment":
            made.append("\n" * written.count("\n"))
        elif kind == "text":
            made.append(written if written[0] == '"' else json.dumps(said(written)))
        elif kind == "word":
            follows = text[match.end() : match.end() + 40].lstrip()
            is_key = follows[:1] == ":" or follows[:2] == "=>"
            plain = _JSON_WORD.fullmatch(written) and not is_key
            word = written if is_key else written.rpartition(".")[2]
            made.append(written if plain else json.dumps(word))
        elif kind == "arrow":
            made.append(":")
        elif kind == "comma":
            continue
        elif kind == "sign":
            made.append(written)
            depth += (written in "{[") - (written in "}]")
            if not depth and written in "}]":
                return "".join(made), match.end()
        else:
            return "", 0  # it calls something
    return "", 0


def said(quoted: str) -> str:
    """What a text in quotes says."""
    if quoted[0] not in "\"'`":
        return quoted
    if "\\" not in quoted:
        return quoted[1:-1]
    try:
        return str(ast.literal_eval(quoted)) if quoted[0] != "`" else quoted[1:-1]
    except (ValueError, SyntaxError):
        return quoted[1:-1]
