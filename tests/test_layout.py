"""Black has nothing to change in what the templates emit, so that formatting is a check and not a change."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import random_specs
from raisable_gen import layout, quote
from raisable_gen.catalog import Catalog
from raisable_gen.config import sources
from raisable_gen.format import formatted
from raisable_gen.compile import compile_specs
from raisable_gen.pipeline import build
from raisable_gen.quote import Quoted
from raisable_gen.source import Source
from raisable_gen.render import Templates

ROOT = Path(__file__).parents[1]
TEMPLATES = Templates(ROOT / "templates")
CATEGORIES, SOURCES = sources(ROOT / "specs")
FULL = os.environ.get("RAISABLE_FULL") == "1"


def rendered(catalog: Catalog) -> list[str]:
    """The generated modules as the templates emit them."""
    modules = [TEMPLATES.provider(catalog, provider) for provider in catalog.providers]
    return [TEMPLATES.package(catalog), *modules]


@pytest.mark.parametrize(
    "folder",
    [ROOT / "specs", *ROOT.glob("tests/cases/*/specs")],
    ids=lambda f: f.parent.name,
)
def test_black_changes_nothing(folder: Path) -> None:
    """Neither in the modules of the five providers nor in those of the cases."""
    for text in rendered(compile_specs(*sources(folder))):
        assert formatted(text) == text


def test_runtime_is_formatted_where_it_lies() -> None:
    """Black has nothing to change in our runtime files, so they need not be formatted when they are copied."""
    for text in TEMPLATES.runtime().values():
        assert formatted(text) == text


def test_runtime_of_others_is_formatted(tmp_path: Path) -> None:
    """The runtime files of other templates are formatted like all that is written."""
    templates = Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))
    with (templates / "_redact.py").open("a", encoding="utf-8") as file:
        file.write("x  =  1\n")
    catalog = compile_specs(*sources(ROOT / "tests" / "cases" / "minimal" / "specs"))
    assert build(catalog, Templates(templates))["_redact.py"].endswith("\nx = 1\n")


@settings(max_examples=2000 if FULL else 12)
@given(random_specs.specs())
def test_black_changes_nothing_whatever_the_spec(data: bytes) -> None:
    """Nor in the module of any spec: long names, long texts, quotes, many spaces, ranges, meanings and envelopes."""
    spec = Source("acme", "specs/acme.yaml", "acme.yaml", data)
    for text in rendered(compile_specs(CATEGORIES, [spec])):
        assert formatted(text) == text


def quoted(letter: str, length: int) -> Quoted:
    """A name of so many letters."""
    return Quoted(letter * length)


# Every length where a line may be broken, and some beyond; of all of them each seventh, but for a full run.
EVERY = range(1, 121) if FULL else range(1, 121, 7)
NARROW, WIDE = Quoted("int"), Quoted("int | str")


def unchanged(source: str) -> None:
    """Hold that Black leaves it as it is."""
    assert formatted(source) == source


@pytest.mark.parametrize("enum", [5, 30, 45, 140])
def test_member_constants(enum: int) -> None:
    """`CODE` of a class, for short and for long names of enum and member."""
    for length in [*EVERY, 200]:
        constant = layout.member_constant("E" * enum, "M" * length)
        unchanged(f"class X:\n    {constant}\n")


@pytest.mark.parametrize("target", [5, 70, 85, 86, 150])
@pytest.mark.parametrize("indent", [0, 4])
def test_assignments(target: int, indent: int) -> None:
    """A constant that is a text, a name or a number."""
    above = "class X:\n" + " " * indent if indent else ""
    for length in EVERY:
        text = Quoted('"' + "x" * length + '"')
        number = Quoted("1" * min(length, 18))
        for value in (text, quoted("N", length), number):
            unchanged(f"{above}{layout.assigned('t' * target, value, indent)}\n")


@pytest.mark.parametrize("name", [1, 80, 140])
@pytest.mark.parametrize("base", [1, 40, 83, 84, 120])
def test_class_heads(name: int, base: int) -> None:
    """The head of a class with one base, two and three."""
    for length in EVERY:
        bases = ["B" * base, "C" * length, "D" * 20]
        for count in (1, 2, 3):
            head = layout.class_head("X" * name, bases[:count])
            unchanged(f"{head}\n    x = 1\n")


@pytest.mark.parametrize("table", [6, 40, 71])
@pytest.mark.parametrize("key", [NARROW, WIDE])
def test_tables(table: int, key: Quoted) -> None:
    """Tables from code to class, empty ones too, and the read-only mapping of one or two of them."""
    name, other = "S" * table, "T" * table
    for root in range(1, 46, 1 if FULL else 4):
        start = layout.table_start(name, key, "P" * root)
        unchanged(f"{start}\n    1: A,\n}}\n")
        unchanged(layout.table_start(name, key, "P" * root, is_empty=True) + "\n")
        for tables in ([name], [other, name]):
            unchanged(layout.errors(key, "P" * root, tables) + "\n")


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_members_and_tuples(count: int) -> None:
    """The members that mean success; tuples, and tuples in tuples."""
    for length in EVERY:
        for key in (NARROW, WIDE):
            members = [layout.dotted("A", "B" * length)] * count
            unchanged(layout.success(key, members) + "\n")
        items = [quoted("x", length), *[Quoted("y")] * count]
        inner = layout.tuple_of([*items, Quoted("z")], 8)
        unchanged(
            f"f(\n    {layout.tuple_of(items, 4)},\n"
            f"    {layout.tuple_of([inner] * count, 4)},\n"
            f"    name={layout.tuple_of(items, 4, before=5)},\n)\n"
        )


@pytest.mark.parametrize("count", [1, 2, 9])
def test_parameters(count: int) -> None:
    """Parameters that are one of some words; the words are at most 63 letters long."""
    shapes = [Quoted("Envelope"), Quoted("Sequence[Envelope]")]
    for length in EVERY[: 63 if FULL else 9]:
        words = [Quoted(f'"{"w" * length}"')] * count
        unchanged(
            f"def f(\n    code: int,\n    {layout.parameter('part', words)}\n"
            f"    {layout.parameter('envelope', words, shapes)}\n) -> None:\n    pass\n"
        )


@pytest.mark.parametrize("others", [[], [20], [60, 60]])
def test_code_property(others: list[int]) -> None:
    """The type of `code`, with one enum and with several."""
    for length in EVERY:
        enums = ["A" * length, *("B" * other for other in others)]
        unchanged(
            "class X:\n    if T:\n\n        @property\n"
            f"        {layout.code_property(enums)}\n            pass\n"
        )


def test_imports_of_modules() -> None:
    """A provider's module, imported for type checkers."""
    for length in EVERY:
        unchanged(f"if T:\n    {layout.module_import('m' * length)}\n")


def test_values_must_be_quoted() -> None:
    """A value that passed no quoting filter is refused, whatever statement it is for; so is a name that is none."""
    text: Any = "__import__('os')"
    for function, arguments in (
        (layout.assigned, ("x", text)),
        (layout.tuple_of, ([text],)),
        (layout.parameter, ("x", [text])),
        (layout.parameter, ("x", [], [text])),
        (layout.success, (text, [])),
        (layout.success, (NARROW, [text])),
        (layout.errors, (text, "Root", ["table"])),
        (layout.table_start, ("table", text, "Root")),
        (layout.nothing_but_code, ([], text)),
    ):
        with pytest.raises(TypeError, match="passed no quoting filter"):
            function(*arguments)
    for function, arguments in (
        (layout.assigned, (text, NARROW)),
        (layout.class_head, (text, [])),
        (layout.class_head, ("A", [text])),
        (layout.member_constant, (text, "A")),
        (layout.member_constant, ("A", text)),
        (layout.dotted, ("A", text)),
        (layout.code_property, ([text],)),
        (layout.parameter, (text, [])),
        (layout.module_import, (text,)),
        (layout.errors, (NARROW, text, ["table"])),
        (layout.errors, (NARROW, "Root", [text])),
        (layout.table_start, (text, NARROW, "Root")),
        (layout.table_start, ("table", NARROW, text)),
        (layout.nothing_but_code, ([text], NARROW)),
    ):
        with pytest.raises(ValueError, match="is not an identifier"):
            function(*arguments)


@pytest.mark.parametrize("indent", [0, 4])
@given(texts=random_specs.TEXTS)
@settings(max_examples=500 if FULL else 60)
def test_docstrings_and_literals(indent: int, texts: str) -> None:
    """A text as a docstring, as the beginning of one, and as a literal."""
    above = "class X:\n" + " " * indent if indent else ""
    space = " " * indent
    unchanged(f"{above}{quote.docstring_alone(texts, indent)}\n")
    start = quote.docstring_start(f"{texts} x", indent)
    unchanged(f'{above}{start}\n\n{space}More.\n{space}"""\n')
    unchanged(f"{above}{layout.assigned('x', quote.literal(texts), indent)}\n")
