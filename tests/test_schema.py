"""The JSON Schema says what the reader does: editors and `raisable generate` never disagree about the shape of a spec.

The border: a schema sees values, the reader sees spellings (`BORDER`); what the YAML door refuses and what only the whole
spec can tell is not in the schema (`test_rejected_specs`).
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from raisable_gen.node import Node, compose
from raisable_gen.problem import Problem
from raisable_gen.read import parse, read_categories, read_provider
from raisable_gen.schema import SHAPES, schema_text
from raisable_gen.shape import (
    Either,
    Field,
    Flag,
    ListOf,
    MapOf,
    OneOf,
    Record,
    Scalar,
    Shape,
    Whole,
)
from raisable_gen.source import Source
from raisable_gen.spec import (
    CATEGORY,
    CODE,
    DOCS,
    ENVELOPE,
    GROUP,
    PROVIDER,
    SPACE,
)

ROOT = Path(__file__).parents[1]
SPECS = ROOT / "specs"
REJECTED = ROOT / "tests" / "rejected"
FILES = sorted(SHAPES)
RECORDS = [PROVIDER, DOCS, SPACE, ENVELOPE, GROUP, CODE, CATEGORY]
FULL = os.environ.get("RAISABLE_FULL") == "1"

every_record = pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.make.__name__)
VALIDATORS = {file: Draft7Validator(json.loads(schema_text(file))) for file in FILES}


def read(file: str, text: str) -> list[Problem]:
    """What the reader has against the shape of a text; the YAML door has nothing against it."""
    assert door(text) == []
    problems: list[Problem] = []
    source = Source("acme", "specs/acme.yaml", "acme.yaml", text.encode("utf-8"))
    if file == "categories":
        read_categories(source, problems)
        return problems
    tree = parse(source, "the spec", problems)
    if tree is not None:
        read_provider(tree, problems)
    return problems


def door(text: str) -> list[Problem]:
    """What is refused before any shape is looked at: syntax, anchors, duplicate keys."""
    problems: list[Problem] = []
    compose("acme.yaml", text.encode("utf-8"), problems)
    return problems


@cache
def loaded(text: str) -> Any:
    """What another reader of YAML 1.2 makes of a text."""
    found: Any = YAML(typ="safe", pure=True).load(text)
    return values(found)


def values(node: Any) -> Any:
    """What YAML gives as JSON has it: keys are texts, and so is a date."""
    if isinstance(node, dict):
        return {str(key): values(value) for key, value in node.items()}
    if isinstance(node, list):
        return [values(item) for item in node]
    return node.isoformat() if isinstance(node, date) else node


def valid(file: str, text: str) -> bool:
    """Whether the schema accepts a text, as another reader of YAML 1.2 understands it."""
    return VALIDATORS[file].is_valid(loaded(text))


# The committed files


@pytest.mark.parametrize("file", FILES)
def test_committed_schema_is_up_to_date(
    file: str, expect: Callable[[Path, str], None]
) -> None:
    """specs/ holds what `raisable schema` prints; `make generate` writes it anew."""
    expect(SPECS / f"{file}.schema.json", schema_text(file))


@pytest.mark.parametrize("file", FILES)
def test_schema_is_a_schema(file: str) -> None:
    """It is a JSON Schema of the draft that it names, which is the newest that editors read."""
    schema = json.loads(schema_text(file))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)


def test_specs_name_their_schema() -> None:
    """Each spec tells an editor in its first line where its schema is."""
    for path in sorted(SPECS.glob("*.yaml")):
        file = "categories" if path.stem == "categories" else "provider"
        first = path.read_text("utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=./{file}.schema.json"


# Descriptions and examples


@every_record
def test_fields_have_meaning_and_examples(record: Record) -> None:
    """Every field is described in words, and shown by an example unless it is a list of mappings."""
    for name, field in record.fields.items():
        assert len(field.meaning) > 8 and not field.meaning.endswith("."), name
        assert field.examples or name == "groups", name


@cache
def node_of(text: str) -> Node:
    """What the YAML door makes of a value."""
    problems: list[Problem] = []
    node = compose("acme.yaml", text.encode("utf-8"), problems)
    assert node is not None and problems == []
    return node


def field_problems(field: Field, text: str) -> list[Problem]:
    """What the reader has against a value of a field."""
    problems: list[Problem] = []
    field.shape.read(node_of(text), "the value", problems)
    return problems


def field_validator(record: Record, name: str) -> Draft7Validator:
    """The schema of a field."""
    schemas = {file: json.loads(schema_text(file)) for file in FILES}
    known = {
        name: s
        for schema in schemas.values()
        for name, s in schema["definitions"].items()
    }
    mine = schemas["provider"] if record is PROVIDER else known[record.make.__name__]
    return Draft7Validator({**mine["properties"][name], "definitions": known})


@every_record
def test_examples_are_accepted(record: Record) -> None:
    """Every example is what reader and schema ask for."""
    for name, field in record.fields.items():
        validator = field_validator(record, name)
        for example in field.examples:
            assert validator.is_valid(example), name
            assert field_problems(field, json.dumps(example)) == [], name


@pytest.mark.parametrize(
    ("heading", "record"),
    [
        ("The file", PROVIDER),
        ("A space", SPACE),
        ("An envelope", ENVELOPE),
        ("A group", GROUP),
        ("A code", CODE),
    ],
)
def test_guide_lists_the_fields(heading: str, record: Record) -> None:
    """The tables of specs/README.md have each field of the reader, and say which are required."""
    guide = (SPECS / "README.md").read_text("utf-8")
    section = guide.partition(f"### {heading}\n")[2].partition("\n### ")[0]
    told: dict[str, bool] = {}
    for line in section.splitlines():
        if line.startswith("| `"):
            names = re.findall("`([a-z_]+)`", line.split("|")[1])
            told |= dict.fromkeys(names, "| required |" in line)
    assert told == {name: field.required for name, field in record.fields.items()}


# Reader and schema agree


def quoted(text: str) -> str:
    """A text as YAML and JSON both have it."""
    return json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True)
class Word:
    """A scalar of a document, in quotes or as it stands."""

    spelling: str
    quoted: bool = False

    def __str__(self) -> str:
        plain = re.fullmatch("[A-Za-z0-9+.~][A-Za-z0-9+.~_-]*|-[0-9]+", self.spelling)
        return self.spelling if plain and not self.quoted else quoted(self.spelling)


Tree = Any  # a Word, a list of trees, or a dict from texts to trees

# Other spellings of values, and the ones that the reader wants.
USUAL = {
    "0x2": "2",
    "0o2": "2",
    "+2": "2",
    "2.0": "2",
    "2e0": "2",
    "True": "true",
    "TRUE": "true",
    "False": "false",
    "FALSE": "false",
}
SPELLINGS = [
    *USUAL,
    *("true", "false", "yes", "no", "null", "Null", "NULL", "~", ".nan", "-.inf"),
    *("2", "1", "99", "100", "404", "599", "600", "010", "-5", ".5", "1.", "2.1"),
    *("Failed", "failed", "_failed", "Failed-1", "a.b", "a..b", ".a", "a b", "xxx"),
    *(
        "error",
        "pending",
        "Pending",
        "integer",
        "string",
        "NOT_FOUND",
        "1xxx",
        "AUTH_*",
    ),
    *("2026-11-20", "20.11.2026", "https://a.example/", "ftp://a", "", " ", "\u00e9"),
]
VISIBLE = "".join(map(chr, range(32, 127))) + "\u00a0\u00e9\u5931\U0001f4a5"


@cache
def texts(pattern: str) -> st.SearchStrategy[Tree]:
    """Texts that match a pattern; without one any text, in quotes."""
    found = st.text(VISIBLE, max_size=9)
    if pattern:
        found = st.from_regex(pattern, fullmatch=True, alphabet=VISIBLE)
    return st.builds(Word, found, st.just(True))


def good(shape: Shape, depth: int = 0) -> st.SearchStrategy[Tree]:
    """Documents of a shape."""
    match shape:
        case Scalar():
            return texts(shape.pattern)
        case OneOf():
            return st.builds(Word, st.sampled_from(shape.words))
        case Flag():
            return st.sampled_from([Word("true"), Word("false")])
        case Whole():
            numbers = st.integers(shape.least, shape.most)
            return st.builds(Word, numbers.map(str))
        case ListOf():
            size = 2 if depth < 5 else 0
            return st.lists(good(shape.item, depth + 1), max_size=size)
        case MapOf():
            keys = good(shape.key).map(lambda word: word.spelling)
            return st.dictionaries(keys, good(shape.value, depth + 1), max_size=2)
        case Either():
            return good(shape.text, depth) | good(shape.collection, depth)
        case Record():
            wanted, others = {}, {}
            for name, field in shape.fields.items():
                if name == "invisible":  # what it lists must be there, says the door
                    continue
                part = wanted if field.required else others
                if depth < 6 or field.required:
                    part[name] = st.deferred(
                        lambda shape=field.shape: good(shape, depth + 1)
                    )
            return st.fixed_dictionaries(wanted, optional=others)
        case _:
            raise TypeError(shape)


def written(tree: Tree) -> str:
    """A document as YAML in one line."""
    if isinstance(tree, dict):
        pairs = (f"{quoted(key)}: {written(tree[key])}" for key in tree)
        return "{" + ", ".join(pairs) + "}"
    if isinstance(tree, list):
        return f"[{', '.join(map(written, tree))}]"
    return str(tree)


def usual(tree: Tree) -> Tree:
    """The document with its numbers and truth values spelled as the reader wants them."""
    if isinstance(tree, dict):
        return {key: usual(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [usual(item) for item in tree]
    return tree if tree.quoted else Word(USUAL.get(tree.spelling, tree.spelling))


words = st.builds(Word, st.sampled_from(SPELLINGS), st.booleans())
names = st.sampled_from(
    sorted({name for record in RECORDS for name in record.fields})
) | st.sampled_from(["", "mesage", "Failed", "1", "010", "code.x"])
junk = st.one_of(
    words, st.lists(words, max_size=2), st.dictionaries(names, words, max_size=2)
)


def containers(tree: Tree) -> Iterator[Any]:
    """Every list and mapping in a document that has something in it."""
    if isinstance(tree, (dict, list)):
        if tree:
            yield tree
        for item in tree.values() if isinstance(tree, dict) else tree:
            yield from containers(item)


@st.composite
def mutated(draw: st.DrawFn, file: str) -> Tree:
    """A good document in which a few things are replaced, removed or added."""
    tree = draw(good(SHAPES[file][0]))
    for _ in range(draw(st.integers(1, 3))):
        places = list(containers(tree))
        if not places:
            return draw(junk)
        place = draw(st.sampled_from(places))
        key = draw(
            st.sampled_from(sorted(place))
            if isinstance(place, dict)
            else st.integers(0, len(place) - 1)
        )
        what = draw(st.sampled_from(["replace", "replace", "remove", "add"]))
        if what == "replace":
            place[key] = draw(junk)
        elif what == "remove":
            del place[key]
        elif isinstance(place, dict):
            place[draw(names)] = draw(junk)
        else:
            place.append(draw(junk))
    return tree


def agree(problems: list[Problem], accepted: bool, usually: list[Problem]) -> bool:
    """Whether reader and schema say the same, given what the reader has against the usual spelling."""
    return accepted if not problems else not accepted or not usually


@every_record
def test_every_field_agrees_on_every_scalar(record: Record) -> None:
    """Each field, and the items of its collections, with each scalar in quotes and without: both accept it, or neither."""
    scalars = [Word(text, quoted) for text in SPELLINGS for quoted in (False, True)]
    trees = [
        tree
        for word in scalars
        for tree in (word, [word], {"code": word}, {word.spelling: Word("Failed")})
    ]
    for name, field in record.fields.items():
        validator = field_validator(record, name)
        for tree in [*trees, [], {}]:
            text = written(tree)
            problems = field_problems(field, text)
            usually = field_problems(field, written(usual(tree)))
            assert agree(
                problems, validator.is_valid(loaded(text)), usually
            ), f"{name}: {text}: {problems}"


@pytest.mark.parametrize("file", FILES)
def test_good_documents_are_accepted_by_both(file: str) -> None:
    """A document made of the shapes is accepted by the reader and by the schema."""

    @given(good(SHAPES[file][0]))
    @settings(max_examples=5_000 if FULL else 50, phases=[Phase.generate])
    def check(tree: Tree) -> None:
        text = written(tree)
        assert read(file, text) == []
        assert valid(file, text)

    check()


@pytest.mark.parametrize("file", FILES)
def test_reader_and_schema_agree(file: str) -> None:
    """What the reader accepts the schema accepts; what the schema accepts the reader accepts, if spelled as usual."""
    verdicts: set[tuple[bool, bool]] = set()

    @given(mutated(file))
    @settings(max_examples=20_000 if FULL else 100, phases=[Phase.generate])
    def check(tree: Tree) -> None:
        text = written(tree)
        problems = read(file, text)
        accepted = valid(file, text)
        event(f"reader {not problems}, schema {accepted}")
        verdicts.add((not problems, accepted))
        assert agree(problems, accepted, read(file, written(usual(tree))))

    check()
    assert {(True, True), (False, False)} <= verdicts


HEAD = 'provider: Acme\ntitle: Acme\nspaces: {code: {type: integer}}\ngroups:\n- title: A\n  codes:\n    "1": {message: no%s}\n'
BORDER = {
    "number_in_hexadecimal": HEAD % ", rows: 0x2",
    "number_with_a_sign": HEAD % ", rows: +2",
    "number_with_a_fraction": HEAD % ", rows: 2.0",
    "number_with_an_exponent": HEAD % ", rows: 2e0",
    "number_of_ten_digits": HEAD % ", rows: 0000000002",
    "truth_value_in_capitals": HEAD % ", retryable: True",
    "version_of_41_digits": HEAD % f", since: {'1' * 41}",
    "code_null": (HEAD % "").replace('"1"', "null"),
}


@pytest.mark.parametrize("case", BORDER)
def test_border(case: str) -> None:
    """These spellings the reader alone refuses: to a schema they are the same as the usual ones."""
    problems = read("provider", BORDER[case])
    assert len(problems) == 1
    assert valid("provider", BORDER[case])


@pytest.mark.parametrize(
    "fields",
    [", since: 2.10", ", template: 404", ", since: 2026-11-20", ", rows: 02"],
)
def test_unquoted_numbers_where_both_accept_them(fields: str) -> None:
    """A number may stand for a free text or a version, and a date for a text; neither needs quotes."""
    assert read("provider", HEAD % fields) == []
    assert valid("provider", HEAD % fields)


@pytest.mark.parametrize("code", ["true", "404", "010", "1.0", "2026-11-20"])
def test_keys_are_texts(code: str) -> None:
    """A code without quotes is a text to both, whatever YAML takes it for."""
    text = (HEAD % "").replace('"1"', code)
    assert read("provider", text) == []
    assert valid("provider", text)


@pytest.mark.parametrize(
    "fields", [", name: TRUE", ", part: true", ", category: true", ", kind: null"]
)
def test_truth_values_are_no_texts(fields: str) -> None:
    """What YAML takes for true or null is a text for neither, whatever its spelling."""
    assert len(read("provider", HEAD % fields)) == 1
    assert not valid("provider", HEAD % fields)


# Tried with a validator that people run


def check_jsonschema(file: str, *paths: Path) -> dict[str, Any]:
    """The report of check-jsonschema on some files."""
    command = [sys.executable, "-m", "check_jsonschema", "--output-format", "json"]
    schema = SPECS / f"{file}.schema.json"
    run = subprocess.run(
        [*command, "--schemafile", str(schema), *map(str, paths)],
        capture_output=True,
        text=True,
    )
    assert run.returncode in (0, 1), run.stderr
    report: dict[str, Any] = json.loads(run.stdout)
    return report


def test_good_specs() -> None:
    """check-jsonschema accepts the five specs, those of the cases, and every vocabulary."""
    specs = [*SPECS.glob("*.yaml"), *ROOT.glob("tests/cases/*/specs/*.yaml")]
    shared = [path for path in specs if path.stem == "categories"]
    providers = [path for path in specs if path.stem != "categories"]
    assert len(providers) >= 14
    assert check_jsonschema("provider", *providers)["status"] == "ok"
    assert check_jsonschema("categories", *shared)["status"] == "ok"


# A number of 5,000 digits is too much for check-jsonschema itself.
CRASHES = {"huge_number"}
# To a schema every key is a text.
KEYS = {"null_as_code", "nothing_as_code"}


@pytest.mark.parametrize("file", FILES)
def test_rejected_specs(file: str) -> None:
    """Of the rejected specs, check-jsonschema refuses those whose shape is wrong and no others."""
    shape, other = set(), set()
    for path in sorted(REJECTED.glob("*.yaml")):
        text = path.read_text("utf-8")
        if path.name.startswith("categories_") == (file == "categories"):
            if not door(text) and path.stem not in CRASHES:
                refused = read(file, text) and path.stem not in KEYS
                (shape if refused else other).add(path)
    assert shape and other
    report = check_jsonschema(file, *sorted(shape | other))
    assert report["parse_errors"] == []
    assert {Path(error["filename"]) for error in report["errors"]} == shape
