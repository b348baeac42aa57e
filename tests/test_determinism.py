"""Same specs, same bytes: the output depends on nothing but the specs and the templates."""

import atexit
import dataclasses
import hashlib
import json
import os
import re
import random
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from functools import cache
from pathlib import Path

import pytest
from pythons import interpreter

from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from raisable_gen import catalog, node
from raisable_gen.config import sources
from raisable_gen.compile import compile_specs
from raisable_gen.node import MappingNode, SequenceNode, Text, compose
from raisable_gen.pipeline import build
from raisable_gen.problem import Problem
from raisable_gen.read import Source
from raisable_gen.render import Templates
from raisable_gen.shape import Either, ListOf, MapOf, Record, Shape
from raisable_gen.spec import PROVIDER

FULL = os.environ.get("RAISABLE_FULL") == "1"
ROOT = Path(__file__).parents[1]
CASES = sorted((ROOT / "tests" / "cases").iterdir())
SPECS = ROOT / "tests" / "cases" / "envelopes_of_several_spaces" / "specs"
# The parser in C is an optional package: without it, ruamel.yaml reads with the one in Python.
WITHOUT_C = "import sys; sys.modules['_ruamel_yaml'] = None; sys.modules['ruamel.yaml.cyaml'] = None"


def digest(folder: Path) -> str:
    """A digest of the names and bytes of all files of a folder."""
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def generated(
    out: Path,
    cwd: Path,
    specs: Path = SPECS,
    python: str = sys.executable,
    **variables: str,
) -> str:
    """The digest of what `raisable generate` writes from `cwd` with some environment variables set."""
    command = [python, "-m", "raisable_gen", "generate"]
    command += ["--specs", os.path.relpath(specs, cwd), "--out", str(out)]
    environment = {**os.environ, **variables}
    run = subprocess.run(command, cwd=cwd, env=environment, capture_output=True)
    assert run.returncode == 0, run.stderr
    return digest(out)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the output in the environment of the tests."""
    return generated(tmp_path_factory.mktemp("usual") / "out", ROOT)


# Each of them with each of the others would be hundreds of runs: these 36 have every pair of neighbours.
ENVIRONMENTS = [
    (
        ("3.11", "3.12", "3.13")[number % 3],
        str(number * 7919),
        ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1")[number // 3 % 4],
        ("UTC", "Asia/Kolkata", "Pacific/Kiritimati")[number // 12],
        (".", "tests", "specs", "tests/cases")[number // 9],
    )
    for number in range(36)
]


@pytest.mark.parametrize(
    ("version", "seed", "language", "zone", "folder"),
    ENVIRONMENTS if FULL else ENVIRONMENTS[::10],
)
def test_environment_has_no_say(
    version: str,
    seed: str,
    language: str,
    zone: str,
    folder: str,
    usual: str,
    tmp_path: Path,
) -> None:
    """Python, hash seed, locale, time zone, user, clock and current folder change no byte."""
    python, paths = elsewhere(version)
    variables = {"PYTHONHASHSEED": seed, "LC_ALL": language, "LANG": language}
    variables |= {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": zone}
    variables |= {"USER": "someone", "SOURCE_DATE_EPOCH": seed, **paths}
    out = tmp_path / "out"
    assert generated(out, ROOT / folder, python=python, **variables) == usual


@cache
def elsewhere(version: str) -> tuple[str, dict[str, str]]:
    """Another Python, and how it finds what is installed here; skips the test where it can't use that."""
    python = interpreter(version)
    folders = [str(ROOT / "generator"), sysconfig.get_path("purelib")]
    paths = {"PYTHONPATH": os.pathsep.join(folders)}
    # What it compiles is kept for the next run, and away from what is installed.
    paths["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp(prefix="raisable-")
    atexit.register(shutil.rmtree, paths["PYTHONPYCACHEPREFIX"], ignore_errors=True)
    needs = [python, "-c", "import black, jinja2, raisable_gen.pipeline"]
    if subprocess.run(needs, env={**os.environ, **paths}).returncode:
        pytest.skip(f"Python {version} can't import what raisable needs from here")
    return python, paths


def test_environments_are_enough() -> None:
    """At least 32 environments, each different, four of them in every run with each Python among them."""
    assert len(set(ENVIRONMENTS)) >= 32
    assert {version for version, *_ in ENVIRONMENTS[::10]} == {"3.11", "3.12", "3.13"}


@pytest.mark.parametrize(
    "file",
    [
        *SPECS.glob("acme.yaml"),
        ROOT / "specs" / "cardplus.yaml",
        ROOT / "specs" / "xt.yaml",
    ],
    ids=lambda path: path.stem,
)
def test_order_of_the_fields_has_no_say(file: Path) -> None:
    """The fields of a file, a group, a row or any other record may come in any order: the catalog is the same."""
    categories, _ = sources(ROOT / "specs")
    usual = without_places(compile_specs(categories, [source(file, file.read_bytes())]))
    problems: list[Problem] = []
    node = compose(file.name, file.read_bytes(), problems)
    chosen = random.Random(4)
    for _ in range(300 if FULL else 5):
        shuffled = yaml(node, PROVIDER, chosen).encode()
        found = compile_specs(categories, [source(file, shuffled)])
        assert without_places(found) == usual


def source(file: Path, data: bytes) -> Source:
    """A spec file with other content."""
    return Source(file.stem, f"specs/{file.name}", file.as_posix(), data)


def without_places(value: object) -> object:
    """A catalog as plain values, but for the lines of the rows and the digest of the file."""
    if isinstance(value, catalog.Row):
        value = value._replace(line=0)
    if isinstance(value, tuple):
        return [without_places(item) for item in value]
    if not dataclasses.is_dataclass(value):
        return value
    return {
        field.name: without_places(getattr(value, field.name))
        for field in dataclasses.fields(value)
        if field.name not in ("line", "digest")
    }


def yaml(node: object, shape: Shape, chosen: random.Random) -> str:
    """A node as YAML in one line, the fields of each record shuffled, what the author chose to call things as it was."""
    if isinstance(shape, Either):
        shape = shape.text if isinstance(node, Text) else shape.collection
    if isinstance(node, SequenceNode):
        assert isinstance(shape, ListOf)
        return "[" + ", ".join(yaml(n, shape.item, chosen) for n in node.items) + "]"
    if isinstance(node, MappingNode):
        assert isinstance(shape, (Record, MapOf))
        items = list(node.items)
        if isinstance(shape, Record):
            chosen.shuffle(items)
        shapes = [
            shape.fields[key].shape if isinstance(shape, Record) else shape.value
            for key, _ in items
        ]
        inner = (
            f"{json.dumps(key, ensure_ascii=False)}: {yaml(value, below, chosen)}"
            for (key, value), below in zip(items, shapes)
        )
        return "{" + ", ".join(inner) + "}"
    assert isinstance(node, Text)
    # A flag or a figure is one without quotes only.
    is_value = node.plain and re.fullmatch("true|false|[1-9][0-9]*", node)
    return str(node) if is_value else json.dumps(node, ensure_ascii=False)


def test_folder_has_no_say(usual: str, tmp_path: Path) -> None:
    """The same specs give the same bytes wherever they lie and from wherever the command runs."""
    specs = tmp_path / "a b" / "ü" / "specs"
    specs.mkdir(parents=True)
    for path in SPECS.iterdir():
        (specs / path.name).write_bytes(path.read_bytes())
    (tmp_path / "pyproject.toml").write_text("[tool.black]\nline-length = 40\n")
    assert generated(tmp_path / "out", tmp_path, specs) == usual


def test_order_of_the_files_has_no_say(tmp_path: Path) -> None:
    """Specs are taken in the order of their names, not in that of the folder."""
    categories, _ = sources(SPECS)
    found = sources(ROOT / "specs")[1]
    forth = compile_specs(categories, found)
    back = compile_specs(categories, reversed(found))
    assert forth == back
    assert [provider.module for provider in forth.providers] == sorted(
        source.module for source in found
    )


def test_line_ends_have_no_say() -> None:
    """A checkout with Windows line ends gives the same module, digest included."""
    templates = Templates(ROOT / "templates")
    categories, [source] = sources(SPECS)
    windows = type(source)(
        source.module, source.name, source.path, source.data.replace(b"\n", b"\r\n")
    )
    here = build(compile_specs(categories, [source]), templates)
    there = build(compile_specs(categories, [windows]), templates)
    assert here == there


def test_again_is_the_same(usual: str, tmp_path: Path) -> None:
    """A second run over its own output changes nothing."""
    assert generated(tmp_path / "out", ROOT) == usual
    assert generated(tmp_path / "out", ROOT) == usual


@pytest.mark.parametrize(
    "file",
    [path for case in CASES for path in (case / "specs").iterdir()]
    + sorted((ROOT / "specs").glob("*.yaml")),
    ids=lambda path: f"{path.parent.parent.name}-{path.stem}",
)
def test_both_parsers_read_the_same(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The YAML parser in C and the one in Python give the same nodes at the same places."""
    problems: list[Problem] = []
    quick = compose(file.name, file.read_bytes(), problems)
    monkeypatch.setattr("raisable_gen.node.YAML", pure_parser)
    slow = compose(file.name, file.read_bytes(), problems)
    assert problems == []
    assert described(quick) == described(slow)


# What begins, ends and parts things in YAML, and the colon of an address among them.
PIECES = [
    "https://a.b/c",
    "://",
    ":",
    ": ",
    "a",
    "7",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "- ",
    '"',
    "'",
    "\\",
    " ",
    "\n",
    "\n  ",
    "&a",
    "*a",
    "!a",
]
PIECES += ["\ue000", "\\ue000", '"\\U0000E000"', "e000", "{url: https://a}", "[http://a]", '"x"://']  # fmt: skip


@settings(max_examples=5_000 if FULL else 200)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_hidden_colons_are_read_as_written(text: str) -> None:
    """Whatever stands before and after the colon of an address, it is read, or refused, as if it had not been kept from the parser in C."""
    read: list[object] = []
    for hidden in (node._COLON, re.compile("(?!)")):
        for parser in (node.YAML, pure_parser):
            problems: list[Problem] = []
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("raisable_gen.node.YAML", parser)
                patch.setattr("raisable_gen.node._COLON", hidden)
                found = compose("a.yaml", text.encode(), problems)
            is_read = found is not None and not problems
            read.append(spelled(found) if is_read else "refused")
    assert read[0] == read[2]
    assert read[1] == read[3]


def test_address_in_brackets_is_read_by_the_parser_in_c(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A spec like the README's is not read a second time by the slow parser."""
    asked: list[bool] = []

    def heard(typ: str, pure: bool) -> object:
        asked.append(pure)
        return YAML(typ=typ, pure=pure)

    monkeypatch.setattr("raisable_gen.node.YAML", heard)
    data = b"docs: {url: https://docs.acme.example/errors, retrieved: 2026-11-20}"
    assert spelled(compose("a.yaml", data, [])) == [
        (
            "docs",
            [
                ("url", ("https://docs.acme.example/errors", True)),
                ("retrieved", ("2026-11-20", True)),
            ],
        )
    ]
    assert asked == [False]


def spelled(found: object) -> object:
    """A node as plain values, without the places: that of a value that is not there differs."""
    if isinstance(found, MappingNode):
        return [(str(key), spelled(value)) for key, value in found.items]
    if isinstance(found, SequenceNode):
        return [spelled(item) for item in found.items]
    assert isinstance(found, Text)
    return str(found), found.plain


def pure_parser(typ: str, pure: bool) -> object:
    """ruamel.yaml's parser in Python, whatever was asked for."""
    return YAML(typ=typ, pure=True)


def described(node: object) -> object:
    """A node as plain values: spelling, place, and whether it was written without quotes."""
    items = getattr(node, "items", None)
    if items is None:
        return str(node), node.place, node.plain  # type: ignore[attr-defined]
    return node.place, [  # type: ignore[attr-defined]
        (
            (described(item[0]), described(item[1]))
            if isinstance(item, tuple)
            else described(item)
        )
        for item in items
    ]


def test_output_without_the_parser_in_c(usual: str, tmp_path: Path) -> None:
    """Where the parser in C is not installed, the output is the same."""
    out = tmp_path / "out"
    program = (
        f"{WITHOUT_C}; from ruamel.yaml.main import CParser; assert CParser is None; "
        "from raisable_gen.main import main; "
        f"raise SystemExit(main(['generate', '--specs', {str(SPECS)!r}, '--out', {str(out)!r}]))"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True)
    assert run.returncode == 0, run.stderr
    assert digest(out) == usual
