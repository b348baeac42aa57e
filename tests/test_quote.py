"""Text of a spec, whatever it is, stays text in generated code: each place evaluates back to it, or refuses it."""

import ast
import json
import re
import textwrap
import urllib.parse
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from raisable_gen import layout, quote
from raisable_gen.compile import compile_specs
from raisable_gen.invisible import INVISIBLE
from raisable_gen.pipeline import build
from raisable_gen.read import Source
from raisable_gen.render import Templates

ROOT = Path(__file__).parents[1]
TEMPLATES = Templates(ROOT / "templates")
CATEGORIES = Source(
    "categories",
    "specs/categories.yaml",
    "categories.yaml",
    (ROOT / "specs" / "categories.yaml").read_bytes(),
)

# What has closed a string, a comment or a template elsewhere, between characters of any kind.
SHARP = [
    '"""',
    "'''",
    '"',
    "'",
    "\\",
    "\\\\",
    '\\"',
    "\\N{DIGIT ONE}",
    "\\x41",
    "\\u0041",
    "\\\n",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\t",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x7f",
    "\x85",
    "\u2028",
    "\ufeff",
    "\u202e",
    "\U0001f600",
    "#",
    " # type: ignore",
    "{{ 1 }}",
    "{% raw %}",
    "{0}",
    "%s",
    "    ",
    "\n    import os",
    '"""\nimport os\n"""',
]
texts = st.lists(
    st.one_of(st.sampled_from(SHARP), st.text(max_size=8)), max_size=10
).map("".join)
# What a spec may hold: a reader sees every character.
visible = st.lists(
    st.one_of(
        st.sampled_from([sharp for sharp in SHARP if sharp.isprintable()]),
        st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=8),
    ),
    min_size=1,
    max_size=8,
).map(lambda pieces: "".join(pieces).translate({ord("{"): "(", ord("}"): ")"}).strip())


def squeezed(text: str) -> str:
    """The text without its white space, which wrapping may change."""
    return "".join(text.split())


def module_docstring(quoted: str) -> str:
    """What Python reads where the text stands between triple quotes, alone in a module."""
    (statement,) = ast.parse(f'"""{quoted}"""\n').body
    assert isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    value = statement.value.value
    assert isinstance(value, str)
    return value


@given(texts)
def test_literal_evaluates_to_its_text(text: str) -> None:
    """A literal is one line of ASCII, and is the text to the last character."""
    quoted = quote.literal(text)
    assert isinstance(quoted, quote.Quoted)
    assert quoted.isascii() and quoted.isprintable()
    assert ast.literal_eval(quoted) == text


@pytest.mark.parametrize("value", [None, True, False, 0, -1, 10**30])
def test_literal_of_other_values(value: object) -> None:
    """Whole numbers, flags and None are written as Python writes them."""
    read = ast.literal_eval(quote.literal(value))
    assert read == value and type(read) is type(value)


@pytest.mark.parametrize("value", [1.5, b"x", ["x"], ("x",), {"x"}, object(), str])
def test_nothing_else_has_a_literal(value: object) -> None:
    """What is no text, number, flag or None is refused: its own words are never taken."""
    with pytest.raises(TypeError):
        quote.literal(value)


@given(st.lists(texts, max_size=4))
def test_literals_evaluate_to_their_texts(values: list[str]) -> None:
    """A tuple of literals is a tuple, also of none and of one."""
    assert ast.literal_eval(layout.tuple_of(map(quote.literal, values))) == tuple(
        values
    )


@given(texts, st.sampled_from([0, 4, 8]))
def test_docstring_is_its_text(text: str, indent: int) -> None:
    """Between triple quotes stands the text in ASCII; only white space differs."""
    quoted = quote.docstring(text, indent)
    assert isinstance(quoted, quote.Quoted)
    assert quoted.isascii()
    assert squeezed(module_docstring(quoted)) == squeezed(text)


@given(texts, st.sampled_from([0, 4, 8]))
def test_docstring_is_wrapped(text: str, indent: int) -> None:
    """Its lines are short and, after the first, indented; escapes are not cut."""
    first, *later = module_docstring(quote.docstring(text, indent)).split("\n")
    assert all(line[:indent] == " " * indent for line in later)
    assert all(len(line) <= quote.DOC_WIDTH for line in [" " * indent + first, *later])


@given(texts)
def test_drawing_is_its_lines(text: str) -> None:
    """A line of a drawing keeps its spaces, and stays one line."""
    quoted = quote.drawing([text])
    assert isinstance(quoted, quote.Quoted)
    assert quoted.isascii() and "\n" not in quoted
    assert module_docstring(quoted) == text.replace("\n", " ")


@given(texts, texts)
def test_texts_stay_where_they_are_put(one: str, other: str) -> None:
    """In a module, texts change no statement: there is what the template wrote, and each text in its place."""
    source = (
        f'"""{quote.docstring(one)}: {quote.docstring(other)}\n\n'
        f'    {quote.drawing([one])}\n"""\n'
        f'class A:\n    """{quote.docstring(other, 4)}"""\n'
        f"    message = {quote.literal(one)}\n"
        f"    both = {layout.tuple_of(map(quote.literal, [one, other]), 4)}\n"
        f"B = {{{quote.code(other, 'string')}: A}}\n"
    )
    top, cls, table = ast.parse(source).body
    assert isinstance(top, ast.Expr) and isinstance(top.value, ast.Constant)
    read = str(top.value.value)
    assert squeezed(read) == squeezed(f"{one}:{other}{one}")
    assert isinstance(cls, ast.ClassDef)
    doc, message, both = cls.body
    assert squeezed(ast.get_docstring(cls, clean=False) or "") == squeezed(other)
    assert isinstance(doc, ast.Expr)
    assert isinstance(message, ast.Assign) and isinstance(both, ast.Assign)
    assert ast.literal_eval(message.value) == one
    assert ast.literal_eval(both.value) == (one, other)
    assert isinstance(table, ast.Assign) and isinstance(table.value, ast.Dict)
    assert [ast.literal_eval(key) for key in table.value.keys if key] == [other]


def generated(message: str, title: str) -> str:
    """The module of a provider with one code, which has this message, in a group of this title."""
    row = {"name": "Failed", "message": message, "category": "internal"}
    spec = {
        "provider": "Acme",
        "title": title,
        "spaces": {"code": {"type": "string"}},
        "groups": [{"title": title, "name": "All", "codes": {'"""': row}}],
    }
    data = json.dumps(spec, ensure_ascii=False).encode()
    catalog = compile_specs(
        CATEGORIES, [Source("acme", "specs/acme.yaml", "acme.yaml", data)]
    )
    return build(catalog, TEMPLATES, only=["acme"])["acme.py"]


def skeleton(source: str) -> list[str]:
    """The statements of a module without the texts in them."""
    return [
        type(node).__name__
        for node in ast.walk(ast.parse(source))
        if not isinstance(node, ast.expr_context)
    ]


PLAIN = skeleton(generated("plain", "plain"))


@settings(max_examples=15)
@example('""" import os; """', '"""')
@example("\\", '\\"')
@given(visible, visible)
def test_module_is_the_same_but_for_its_texts(message: str, title: str) -> None:
    """From spec to formatted module: whatever the texts say, its statements are those of plain texts."""
    module = generated(f"x{message}", f"x{title}")
    assert skeleton(module) == PLAIN
    values = {
        ast.unparse(node.targets[0]): node.value
        for node in ast.walk(ast.parse(module))
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    }
    assert values["group"].value == f"x{title}"
    assert f"x{message}" in [
        node.value
        for node in ast.walk(ast.parse(module))
        if isinstance(node, ast.Constant)
    ]


@pytest.mark.parametrize("code", ["0", "1", "-1", "823", "123456789012345678"])
def test_number_is_written_as_it_is(code: str) -> None:
    """A code in its shortest decimal form is a number."""
    assert quote.number(code) == code == str(ast.literal_eval(quote.number(code)))


@given(st.one_of(texts, st.text("0123456789-+_. eExXjlL٣²\n", max_size=8)))
@example("-0")
@example("1\n")
@example("٣")
@example("1_000")
@example("1" * 19)
def test_number_refuses_anything_else(code: str) -> None:
    """What is not the shortest form of an integer of up to 18 digits is refused."""
    try:
        quoted = quote.number(code)
    except ValueError:
        return
    assert quoted == code == str(int(code)) and len(code.lstrip("-")) <= 18


@given(st.one_of(texts, st.text("aZ_0é \n.", max_size=8)))
@example("a\n")
@example("a" * 202)
@example("ª")
@example("straße")
@example("ıd")
def test_identifier_refuses_anything_else(name: str) -> None:
    """What is no ASCII identifier, or too long for one, is refused."""
    right = name.isascii() and name.isidentifier() and len(name) <= 201
    for function in (quote.identifier, quote.upper_identifier):
        try:
            quoted = function(name)
        except ValueError:
            assert not right
        else:
            assert right and quoted in (name, name.upper())


@given(st.one_of(texts, st.text("aZ09._/- \n#é", max_size=8)))
@example("a\n")
@example("a\rimport os")
@example("coding: utf-7")
@example("\ud800")
@example("")
def test_comment_is_one_word(text: str) -> None:
    """A comment holds a path or a digest as one word, whatever the path: nothing in it ends the line or says an encoding."""
    quoted = quote.comment(text)
    assert isinstance(quoted, quote.Quoted)
    assert re.fullmatch("[A-Za-z0-9._~/%-]*", quoted)
    assert urllib.parse.unquote(quoted, errors="surrogatepass") == text


def test_comment_shows_a_usual_path() -> None:
    """A path of letters, digits and the usual marks is as it was."""
    assert quote.comment("my_specs-2.0/acme.yaml") == "my_specs-2.0/acme.yaml"


@given(texts)
def test_terminal_shows_and_does_nothing(text: str) -> None:
    """On a terminal nothing is printed that moves the cursor, colours or reorders; visible text is as it is."""
    assert quote.terminal(text).isprintable()
    if text.isprintable():
        assert quote.terminal(text) == text


@given(
    st.lists(st.text("ab-.", min_size=1, max_size=12), max_size=60), st.integers(20, 80)
)
def test_texts_are_wrapped_as_textwrap_does(words: list[str], width: int) -> None:
    """Docstrings are wrapped between words, each line as full as it can be."""
    wanted = textwrap.wrap(" ".join(words), width, break_on_hyphens=False) or [""]
    indented = quote.docstring(" ".join(words), quote.DOC_WIDTH - width)
    assert [line.strip() for line in indented.split("\n")] == wanted


@given(texts)
def test_csv_cell_is_no_formula(text: str) -> None:
    """No cell begins as a formula does, and a text that a reader sees is had back by taking one `'` from such a cell."""
    cell = quote.csv_cell(text)
    assert cell[:1] not in ("=", "+", "@", "\t", "\r", "\n")
    assert cell[:1] != "-" or cell[1:].isdecimal()
    if INVISIBLE.search(text) is None:
        is_marked = re.match(r"'+[=+@-]", cell)
        assert (cell[1:] if is_marked else cell) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("''@x", "'''@x"),
        ("-1", "-1"),
        ("-1121", "-1121"),
        ("-1+1", "'-1+1"),
        ("-", "'-"),
        ("\uff1dcmd", "'\uff1dcmd"),
        ("'quoted'", "'quoted'"),
        ("\t=1", "\\t=1"),
        ("a\u200bb", "a\\u200bb"),
        ("it's 5 - 3", "it's 5 - 3"),
    ],
)
def test_csv_cell(text: str, cell: str) -> None:
    """Formulas get a `'`, and what begins with one already another; numbers and other texts are as they are."""
    assert quote.csv_cell(text) == cell


@given(texts)
def test_markdown_cell_stays_a_cell(text: str) -> None:
    """A parser of Markdown finds one cell, and in it the text and no markup."""
    table = f"| a | b |\n| --- | --- |\n| {quote.markdown(text)} | end |\n"
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(table)
    cells = [token for token in tokens if token.type == "inline"]
    assert [cell.content for cell in cells[:2]] == ["a", "b"]
    _, _, cell, end = cells
    assert {child.type for child in cell.children or []} <= {"text", "text_special"}
    assert end.content == "end"
    read = "".join(child.content for child in cell.children or [])
    assert read == as_markdown_reads(text)


def as_markdown_reads(text: str) -> str:
    """The text with U+FFFD for the controls that no Markdown can hold; specs have none."""
    return re.sub("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text)


@given(texts)
def test_json_text_is_the_same_json(text: str) -> None:
    """Invisible characters are escaped where JSON allows it, and the value stays."""
    value = {text: [text, "plain"]}
    written = quote.json_text(json.dumps(value, ensure_ascii=False, indent=2))
    assert json.loads(written) == value
    assert INVISIBLE.search(written.replace("\n", "")) is None
