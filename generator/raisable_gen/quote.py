"""Text of a spec in, source text out: one function for each kind of place where text may enter generated code.

Security: this module is what stands between a stranger's spec and the interpreter. Each function gives pure ASCII and a
`Quoted`; rendering refuses to print anything else. Change it only with the tests of every sink at hand.
"""

from __future__ import annotations

import json
import re
import textwrap
import urllib.parse

from collections.abc import Iterable
from functools import lru_cache

from raisable_gen.invisible import INVISIBLE

MAX_NAME = 201
DOC_WIDTH = 80
"""Characters of a line of a docstring, before they are escaped."""
LINE = 88
"""Characters of a line of code, for Black."""


_NUMBER = re.compile("0|-?[1-9][0-9]{0,17}", re.ASCII).fullmatch


class Quoted(str):
    """Source text that is safe where it was quoted for."""


def literal(value: object) -> Quoted:
    """A Python literal of a text, whole number, flag or None; texts are ASCII in double quotes."""
    if isinstance(value, str):
        if is_plain(value):
            return Quoted(f'"{value}"')
        escaped = value.encode("unicode_escape").decode("ascii")
        # As Black writes it: in double quotes, unless the text has more of them than of single ones.
        mark = '"' if value.count('"') <= value.count("'") else "'"
        return Quoted(mark + escaped.replace(mark, "\\" + mark) + mark)
    if value is None or isinstance(value, bool) or type(value) is int:
        return Quoted(value)
    raise TypeError(f"there is no literal for a {type(value).__name__}")


def is_plain(text: str) -> bool:
    """Whether the text means itself in double quotes."""
    return text.isascii() and text.isprintable() and not ('"' in text or "\\" in text)


def number(code: str) -> Quoted:
    """The literal of an integer code, which must be in its shortest decimal form."""
    if not _NUMBER(code):
        raise ValueError(f"{code!r} is not an integer code")
    return Quoted(code)


def code(written: str, wire_type: str) -> Quoted:
    """The literal of a code as it arrives on the wire."""
    return number(written) if wire_type == "integer" else literal(written)


@lru_cache(1 << 16)
def identifier(name: str) -> Quoted:
    """A name, which must be an ASCII identifier."""
    if not (name.isascii() and name.isidentifier() and len(name) <= MAX_NAME):
        raise ValueError(f"{name!r} is not an identifier")
    return Quoted(name)


def upper_identifier(name: str) -> Quoted:
    """A name in capitals, for a constant."""
    return Quoted(identifier(name).upper())


def docstring(text: str, indent: int = 0) -> Quoted:
    """Text between triple quotes: ASCII, wrapped to `DOC_WIDTH` characters, later lines indented by `indent` spaces.

    Escapes are never cut: the text is wrapped first. A quote at the end or one of three is escaped.
    """
    if _is_line(text, indent):
        return Quoted(text)
    words = text.split()
    lines = _wrapped(words, DOC_WIDTH - indent)
    return Quoted(("\n" + " " * indent).join([_in_docstring(line) for line in lines]))


def docstring_start(text: str, indent: int = 0) -> Quoted:
    """The same after the triple quotes that begin the docstring."""
    if _is_line(text, indent):
        return Quoted('"""' + text)
    inside = docstring(text, indent)
    return Quoted(f'""" {inside}' if inside.startswith('"') else f'"""{inside}')


def docstring_alone(text: str, indent: int = 0) -> Quoted:
    """The same as a whole docstring. As Black has it, its quotes touch no quote of the text, and fit in their line."""
    if _is_line(text, indent):
        return Quoted('"""' + text + '"""')
    written = docstring_start(text, indent)
    above, _, last = written.rpartition("\n")
    if above and len(last) + 3 > LINE:
        return Quoted(f'{written}\n{" " * indent}"""')
    return Quoted(f'{written} """' if last.endswith('"') else f'{written}"""')


def _is_line(text: str, indent: int) -> bool:
    """Whether the text is a line of a docstring as it is: short, nothing to escape, single blanks between words."""
    return (
        len(text) <= DOC_WIDTH - indent
        and is_plain(text)
        and "  " not in text
        and not (text[:1] == " " or text[-1:] == " ")
    )


def _wrapped(words: list[str], width: int) -> list[str]:
    """As `textwrap` wraps them, ten times as fast where no word is longer than a line."""
    line = " ".join(words)
    if len(line) <= width:
        return [line]
    if max(map(len, words)) > width:
        return textwrap.wrap(line, width, break_on_hyphens=False)
    lines: list[str] = []
    while len(line) > width:
        space = line.rindex(" ", 0, width + 1)
        lines.append(line[:space])
        line = line[space + 1 :]
    return [*lines, line]


def drawing(lines: Iterable[str], indent: int = 0) -> Quoted:
    """Lines between triple quotes, their spaces kept."""
    kept = list(lines)
    if not is_plain("".join(kept)):
        kept = [_in_docstring(" ".join(line.split("\n"))) for line in kept]
    return Quoted(("\n" + " " * indent).join(kept))


def _in_docstring(line: str) -> str:
    if is_plain(line):
        return line
    escaped = (
        line.replace("\\", "\\\\").encode("ascii", "backslashreplace").decode("ascii")
    )
    escaped = re.sub(
        r"[\x00-\x1f\x7f]", lambda found: f"\\x{ord(found[0]):02x}", escaped
    )
    # No quote ends the docstring, neither one of three nor the last of the line.
    body, last = (escaped[:-1], '\\"') if escaped.endswith('"') else (escaped, "")
    return body.replace('"""', '\\"\\"\\"') + last


def comment(text: str) -> Quoted:
    """A relative path or a digest inside a comment: all but letters, digits and `._/~-` is percent-encoded."""
    return Quoted(urllib.parse.quote(text, safe="/", errors="surrogatepass"))


def markdown(text: str) -> str:
    """Text in a cell of a Markdown table: no markup, no new cell, no new line, and read back as it is.

    Blanks at the ends, which Markdown drops, and characters that nobody sees are written as entities.
    """
    marks = r"([\\`*_{}\[\]<>()#+!|~&$^=:@-]|(?<=www)\.)"
    escaped = re.sub(marks, r"\\\1", text, flags=re.IGNORECASE)
    return re.sub(
        rf"\A\s|\s\Z|{INVISIBLE.pattern}",
        lambda found: f"&#x{ord(found[0]):X};",
        escaped,
    )


def csv_cell(text: str) -> str:
    """Text in a cell of a CSV file, characters that nobody sees as Python's escapes.

    What a spreadsheet would take for a formula gets a `'` in front, and so does a text that begins like that already: taking
    one away gives the text back. A negative number is no formula.
    """
    shown = INVISIBLE.sub(lambda found: _escape(found[0]), text)
    formula = re.match(r"'*[=+\-@\uff1d\uff0b\uff0d\uff20]", shown)
    if formula and not re.fullmatch("-[0-9]+", shown, re.ASCII):
        return f"'{shown}"
    return shown


def json_text(text: str) -> str:
    """JSON text of several lines, characters that nobody sees as escapes."""
    return "\n".join(
        (
            line
            if line.isascii() and line.isprintable()
            else INVISIBLE.sub(lambda found: json.dumps(found[0])[1:-1], line)
        )
        for line in text.split("\n")
    )


def terminal(text: str) -> str:
    """Text on a terminal: what is not printed, moves the cursor or reorders its line is escaped."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c if c.isprintable() and not INVISIBLE.match(c) else _escape(c) for c in text
    )


def workflow(text: str) -> str:
    """The message of a workflow command of GitHub: one line, whatever the text."""
    visible = terminal(text)
    return visible.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """A property of a workflow command of GitHub: neither ends it nor begins another."""
    return workflow(text).replace(":", "%3A").replace(",", "%2C")


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def yaml_quoted(text: str) -> str:
    """Text as a YAML scalar in double quotes, on one line; what nobody sees is escaped."""
    written = text.replace("\\", "\\\\").replace('"', '\\"')
    if not written.isprintable() or INVISIBLE.search(written):
        written = "".join(
            c if c.isprintable() and not INVISIBLE.match(c) else _yaml_escape(c)
            for c in written
        )
    return f'"{written}"'


def _yaml_escape(character: str) -> str:
    return f"\\U{ord(character):08X}"


def yaml_text(text: str) -> str:
    """Text as a YAML scalar that means itself inside brackets too: without quotes where that is so, else in double quotes."""
    words = re.fullmatch(r"[A-Za-z](?:[^\W_]|[ _.'/()!;%+&$=<>*-])*", text)
    is_plain = words and text == " ".join(text.split()) and text.isprintable()
    if (
        is_plain
        and not INVISIBLE.search(text)
        and text.casefold() not in ("null", "true", "false", "yes", "no")
    ):
        return text
    return yaml_quoted(text)
