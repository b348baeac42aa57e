"""Each of the 1,112,064 Unicode scalar values, through each place of `quote`: between quotes and backslashes, and bare.

Without RAISABLE_FULL: ASCII, Latin-1, all characters that nobody sees, and some thousand others.
"""

import ast
import csv
import io
import json
import os
import random
import re
import urllib.parse
from collections.abc import Callable, Iterator

import pytest
from markdown_it import MarkdownIt
from readback import is_formula, squeezed, unmarked, visible

from ruamel.yaml import YAML

from raisable_gen import quote
from raisable_gen.invisible import INVISIBLE

FULL = os.environ.get("RAISABLE_FULL") == "1"
EVERY = [chr(point) for point in range(0x110000) if not 0xD800 <= point <= 0xDFFF]
SOME = sorted(
    {*EVERY[:0x180], *INVISIBLE.findall("".join(EVERY))}
    | set(random.Random(4).sample(EVERY, 3_000))
)
CHUNK = 4_096


def chunks() -> Iterator[list[str]]:
    """The characters of this run, a few thousand at a time."""
    characters = EVERY if FULL else SOME
    for start in range(0, len(characters), CHUNK):
        yield characters[start : start + CHUNK]


def sandwiches(characters: list[str]) -> list[str]:
    """Each character where it might join with a quote or a backslash to end a string."""
    return [f"{c}\"'\\{c}\\\"\"\"{c}'''\\\\{c}" for c in characters]


def literal(characters: list[str]) -> None:
    """Alone, together, and among quotes they are read back from one line of ASCII."""
    texts = [*characters, *sandwiches(characters), "".join(characters)]
    quoted = f"({', '.join(map(quote.literal, texts))},)"
    assert quoted.isascii() and quoted.isprintable()
    assert ast.literal_eval(quoted) == tuple(texts)


def docstring(characters: list[str]) -> None:
    """Each docstring ends where it should, is ASCII, and differs from its text in white space alone."""
    in_docstrings(characters, lambda text: quote.docstring(text, 4))


def docstring_start(characters: list[str]) -> None:
    """The same with the quotes that begin it, whatever follows on the next line."""
    in_docstrings(characters, lambda text: f"{quote.docstring_start(text, 4)}\n", "")


def docstring_alone(characters: list[str]) -> None:
    """The same for a whole docstring."""
    texts = [*characters, *sandwiches(characters)]
    source = "\n".join(quote.docstring_alone(text, 4) for text in texts)
    check_docstrings(source, texts)


def is_plain(characters: list[str]) -> None:
    """What needs no quoting is printable ASCII that neither ends a text in double quotes nor escapes, alone or among others."""
    plain = [c for c in characters if re.fullmatch("[ -~]", c) and c not in '"\\']
    assert [c for c in characters if quote.is_plain(c)] == plain
    assert [c for c in characters if quote.is_plain(f"a{c}b")] == plain


def drawing(characters: list[str]) -> None:
    """A line between triple quotes stays one, is ASCII, and keeps its text."""
    for text in sandwiches(characters):
        assert "\n" not in quote.drawing([text])
    in_docstrings(characters, lambda text: quote.drawing([text]))


def in_docstrings(
    characters: list[str], quoted: Callable[[str], str], before: str = '"""'
) -> None:
    """Put each text between triple quotes, one below the other, and read them back."""
    texts = [*characters, *sandwiches(characters)]
    check_docstrings("\n".join(f'{before}{quoted(text)}"""' for text in texts), texts)


def check_docstrings(source: str, texts: list[str]) -> None:
    """Each statement is one of the texts, but for white space."""
    assert source.isascii()
    read = [ast.literal_eval(statement.value) for statement in ast.parse(source).body]  # type: ignore[attr-defined]
    assert list(map(squeezed, read)) == list(map(squeezed, texts))


def comment(characters: list[str]) -> None:
    """A comment is one word of ASCII that can be read back."""
    text = "".join(sandwiches(characters))
    assert re.fullmatch("[A-Za-z0-9._~/%-]*", quote.comment(text))
    assert urllib.parse.unquote(quote.comment(text)) == text


def identifier(characters: list[str]) -> None:
    """Only ASCII letters, digits and _ stand in a name."""
    accepted = [c for c in characters if not refuses(quote.identifier, f"a{c}")]
    assert accepted == [c for c in characters if re.fullmatch("[A-Za-z0-9_]", c)]


def upper_identifier(characters: list[str]) -> None:
    """The same for a constant."""
    accepted = [c for c in characters if not refuses(quote.upper_identifier, f"a{c}")]
    assert accepted == [c for c in characters if re.fullmatch("[A-Za-z0-9_]", c)]


def number(characters: list[str]) -> None:
    """Only ASCII digits stand in a number."""
    accepted = [c for c in characters if not refuses(quote.number, f"1{c}")]
    assert accepted == [c for c in characters if c in "0123456789"]


def refuses(function: Callable[[str], str], text: str) -> bool:
    """Whether `function` refuses the text; what it accepts, it leaves as it is but for the case."""
    try:
        return function(text).lower() != text.lower()
    except ValueError:
        return True


def markdown(characters: list[str]) -> None:
    """A parser of Markdown finds each text in its cell, and no markup."""
    texts = [f"{c}*{c}|_{c}`<{c}" for c in characters]
    rows = [texts[start : start + 64] for start in range(0, len(texts), 64)]
    lines = ["| " + " | ".join("x" * 64) + " |", "|" + " --- |" * 64]
    lines += ["| " + " | ".join(map(quote.markdown, row)) + " |" for row in rows]
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse("\n".join(lines))
    inlines = [token.children or [] for token in tokens if token.type == "inline"]
    kinds = {child.type for children in inlines for child in children}
    assert kinds <= {"text", "text_special"}
    read = ["".join(child.content for child in children) for children in inlines]
    # No Markdown can hold these; specs have none of them.
    wanted = [
        re.sub("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", t)
        for t in texts
    ]
    assert read[64 : 64 + len(texts)] == wanted


def csv_cell(characters: list[str]) -> None:
    """A reader of CSV finds each text, invisible characters as escapes, and no formula."""
    texts = [f"{c}=1" for c in characters] + [f"a{c}\",'{c}" for c in characters]
    file = io.StringIO(newline="")
    csv.writer(file).writerows([quote.csv_cell(text)] for text in texts)
    file.seek(0)
    read = [cell for (cell,) in csv.reader(file, strict=True)]
    assert not [cell for cell in read if is_formula(cell)]
    assert list(map(unmarked, read)) == list(map(visible, texts))


def json_text(characters: list[str]) -> None:
    """JSON has each text, and shows what nobody sees as an escape."""
    texts = [*characters, *sandwiches(characters)]
    written = quote.json_text(json.dumps(texts, ensure_ascii=False))
    assert json.loads(written) == texts
    assert not INVISIBLE.search(written)


def terminal(characters: list[str]) -> None:
    """On a terminal nothing moves the cursor, colours, reorders or hides; what is visible is as it is."""
    shown = quote.terminal("".join(sandwiches(characters)))
    assert shown.isprintable() and not INVISIBLE.search(shown)
    seen = [c for c in characters if c.isprintable() and not INVISIBLE.match(c)]
    assert [quote.terminal(c) for c in seen] == seen


def workflow(characters: list[str]) -> None:
    """In a workflow command no character ends the line, and it decodes to its text as the runner does it."""
    check_workflow("workflow", {"%25": "%", "%0D": "\r", "%0A": "\n"}, characters)


def workflow_property(characters: list[str]) -> None:
    """The same for a value in its head, where nothing ends the value either."""
    escapes = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}
    check_workflow("workflow_property", escapes, characters)


def check_workflow(name: str, escapes: dict[str, str], characters: list[str]) -> None:
    """Each text has none of the characters that have an escape but `%`, and is had back."""
    for text in sandwiches(characters):
        shown = str(getattr(quote, name)(text))
        assert not set(shown) & set(escapes.values()) - {"%"}
        read = re.sub("%[0-9A-F]{2}", lambda found: escapes[found[0]], shown)
        assert read == quote.terminal(text)


def yaml_quoted(characters: list[str]) -> None:
    """A reader of YAML finds each text; what nobody sees is an escape."""
    check_yaml(quote.yaml_quoted, characters)


def yaml_text(characters: list[str]) -> None:
    """The same where quotes are left out if nothing needs them, inside brackets too."""
    check_yaml(quote.yaml_text, characters)


def check_yaml(quoted: Callable[[str], str], characters: list[str]) -> None:
    """A list of the texts is read back as they are."""
    texts = [*(f"a{c}b" for c in characters), *characters, *sandwiches(characters)]
    source = f"[{', '.join(map(quoted, texts))}]"
    assert not INVISIBLE.search(source)
    assert YAML(typ="safe").load(source) == texts


SINKS = [
    literal,
    docstring,
    docstring_start,
    docstring_alone,
    is_plain,
    drawing,
    comment,
    identifier,
    upper_identifier,
    number,
    markdown,
    csv_cell,
    json_text,
    terminal,
    workflow,
    workflow_property,
    yaml_quoted,
    yaml_text,
]
# Made of others: `code` is `number` or `literal`.
OTHERS = {"code"}


def public() -> set[str]:
    """The functions of `quote`."""
    return {
        name
        for name, value in vars(quote).items()
        if getattr(value, "__module__", "") == quote.__name__
        and not name.startswith("_")
        and not isinstance(value, type)
    }


def test_every_sink_is_tried() -> None:
    """A new function of `quote` fails here until its characters are tried."""
    assert public() <= {sink.__name__ for sink in SINKS} | OTHERS


@pytest.mark.parametrize("sink", [s for s in SINKS if s.__name__ in public()])
def test_every_character(sink: Callable[[list[str]], None]) -> None:
    """Every scalar value goes through the sink and comes back, or is refused."""
    for characters in chunks():
        sink(characters)


def test_there_are_as_many_as_unicode_has() -> None:
    """The full run is full."""
    assert len(EVERY) == 1_112_064
    assert len(SOME) > 6_000
