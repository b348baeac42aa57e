"""The self-check: no text is written that is not, statement by statement, what the catalog asks for."""

import ast
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import pytest

from raisable_gen.catalog import Catalog
from raisable_gen.config import sources
from raisable_gen.compile import compile_specs
from raisable_gen.pipeline import build
from raisable_gen.problem import SelfCheckFailed
from raisable_gen.render import Templates
from raisable_gen.verify import verify

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("RAISABLE_FULL") == "1"
TEMPLATES = Templates(ROOT / "templates")
# Between them they have every kind of statement: several spaces, meanings, placeholders, aliases, ranges, envelopes.
FOLDERS = [
    ROOT / "tests" / "cases" / name / "specs"
    for name in (
        "ambiguous_code",
        "envelopes_of_several_spaces",
        "formerly_and_deprecated",
        "nested_groups_and_ranges",
        "placeholders_and_template",
    )
]


@cache
def package(folder: Path) -> tuple[Catalog, dict[str, str]]:
    """The catalog of a folder of specs, and the files that are made of it."""
    catalog = compile_specs(*sources(folder))
    return catalog, build(catalog, TEMPLATES)


def modules() -> list[tuple[Path, str]]:
    """Every module that is rendered from the folders, by folder and file name."""
    return [
        (folder, f"{spec.stem}.py")
        for folder in FOLDERS
        for spec in sorted(folder.glob("*.yaml"))
    ] + [(FOLDERS[0], "__init__.py")]


def refused(catalog: Catalog, name: str, text: str) -> str | None:
    """What the self-check says of `text`, None if it lets it pass."""
    try:
        verify({name: text}, catalog)
    except SelfCheckFailed as stopped:
        return str(stopped)
    return None


def is_text(node: ast.AST) -> bool:
    """Whether a statement is a docstring, or stands where one would."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


@lru_cache(maxsize=16)
def meaning(text: str) -> str | None:
    """The whole syntax tree of `text`, docstrings present but not told apart; None if it is no Python."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return None
    for node in ast.walk(tree):
        if is_text(node):
            node.value.value = "..."  # type: ignore[attr-defined]
    return ast.dump(tree)


def banner(text: str) -> str:
    """The lines before the docstring."""
    return text[: text.index('"""')]


# Mutants of the tree: each changes one thing.

INSERTED = ast.parse(
    "import os\nx = 1\nprint('x')\npass\nos.system('x')\nclass Other: pass\n'a text'"
).body


def changes(node: ast.AST) -> Iterator[tuple[str, str, object]]:
    """Ways to change one node: a word, the field and its new value."""
    for field, value in ast.iter_fields(node):
        if isinstance(value, list) and None not in value:
            for at, item in enumerate(value):
                if len(value) > 1 or field != "body":
                    yield "delete", field, value[:at] + value[at + 1 :]
                yield "double", field, value[: at + 1] + value[at:]
                if value[at + 1 :] and ast.dump(item) != ast.dump(value[at + 1]):
                    swapped = [*value[:at], value[at + 1], item, *value[at + 2 :]]
                    if not (is_text(item) and is_text(value[at + 1])):
                        yield "swap", field, swapped
            if field == "body":
                for statement in INSERTED:
                    at = len(ast.dump(node)) % (len(value) + 1)
                    yield "insert", field, [*value[:at], statement, *value[at:]]
    match node:
        case ast.Name(id=name):
            yield "rename", "id", f"{name}_"
        case ast.Attribute(attr=name):
            yield "rename", "attr", f"{name}_"
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
            yield "rename", "name", f"{name}_"
            yield "decorate", "decorator_list", [ast.Name("print", ast.Load())]
        case ast.arg(arg=name) | ast.keyword(arg=str(name)):
            yield "rename", "arg", f"{name}_"
        case ast.alias(name=name):
            yield "rename", "name", f"{name}_"
        case ast.Constant(value=bool(flag)):
            yield "change", "value", not flag
            yield "change", "value", int(flag)
        case ast.Constant(value=int(number)):
            yield "change", "value", number + 1
            yield "change", "value", float(number)
            yield "change", "value", str(number)
        case ast.Constant(value=str(text)):
            yield "change", "value", f"{text} "
            yield "change", "value", text[:-1] if text else "x"
            yield "change", "value", text.encode()
        case ast.Constant(value=None):
            yield "change", "value", 0
        case ast.Compare(ops=[ast.Is()]):
            yield "change", "ops", [ast.Eq()]
            yield "change", "ops", [ast.IsNot()]
        case ast.BoolOp(op=ast.And()):
            yield "change", "op", ast.Or()
        case ast.If(test=test):
            yield "change", "test", ast.UnaryOp(ast.Not(), test)


@dataclass(frozen=True)
class Change:
    """One field of one node of a module gets a new value; `kind` says in words what node that is, and what is done."""

    folder: Path
    name: str
    number: int
    field: str
    value: object
    kind: str


def every_change() -> list[Change]:
    """All changes to all modules."""
    return [
        Change(folder, name, number, field, value, kind)
        for folder, name in modules()
        for number, node in enumerate(ast.walk(ast.parse(package(folder)[1][name])))
        for done, field, value in changes(node)
        for kind in [f"{done} {type(node).__name__}.{field} {type(value).__name__}"]
    ]


def some_of_each_kind(changes: list[Change]) -> list[Change]:
    """Three of each kind, or all that there are."""
    kinds: dict[str, list[Change]] = {}
    for change in random.Random(4).sample(changes, len(changes)):
        kinds.setdefault(change.kind, []).append(change)
    return [change for found in kinds.values() for change in found[:3]]


def mutant(text: str, number: int, field: str, value: object) -> str | None:
    """`text` with one field of one node changed; None if that is no program, or the same one."""
    tree = ast.parse(text)
    setattr(list(ast.walk(tree))[number], field, value)
    try:
        changed = banner(text) + ast.unparse(ast.fix_missing_locations(tree))
    except (TypeError, ValueError, IndexError, AttributeError):
        return None
    return None if meaning(changed) in (None, meaning(text)) else changed


def test_mutants_are_refused() -> None:
    """Each change of a statement, a name, a literal, a base, a parameter is stopped, and the message names the file."""
    every = every_change()
    tried: list[str] = []
    for change in every if FULL else some_of_each_kind(every):
        catalog, files = package(change.folder)
        changed = mutant(files[change.name], change.number, change.field, change.value)
        if changed is not None:
            tried.append(change.kind)
            said = refused(catalog, change.name, changed) or ""
            assert said.startswith(change.name), change
    assert len(tried) >= (7_000 if FULL else 180)
    assert len(set(tried)) >= 60


def test_damaged_texts_are_refused() -> None:
    """Lines and characters lost, doubled or changed at random: what means the same passes, all else is refused."""
    chance = random.Random(5)
    same = 0
    for _ in range(20_000 if FULL else 500):
        folder, name = chance.choice(modules())
        catalog, files = package(folder)
        text = files[name]
        lines = text.splitlines(keepends=True)
        at = chance.randrange(banner(text).count("\n"), len(lines))
        match chance.randrange(5):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, chance.choice(lines))
            case 2:
                lines[at] = lines[at].replace(chance.choice("aeiou01()\"'_,:"), "", 1)
            case 3:
                lines[at] = chance.choice("#;\\\"' xé\r") + lines[at]
            case _:
                lines[at] = lines[at].replace(" ", chance.choice(["", "\n", "  "]), 1)
        damaged = "".join(lines)
        means_the_same = meaning(damaged) == meaning(text)
        same += means_the_same
        if "\r" in damaged or not damaged.isascii():
            means_the_same = False
        assert (refused(catalog, name, damaged) is None) == means_the_same, damaged
    assert same > 20  # else nothing was shown about what may pass


@pytest.mark.parametrize(("folder", "name"), modules(), ids=str)
def test_what_is_right_passes(folder: Path, name: str) -> None:
    """The files themselves pass, in any layout."""
    catalog, files = package(folder)
    assert refused(catalog, name, files[name]) is None
    respelled = banner(files[name]) + ast.unparse(ast.parse(files[name]))
    assert refused(catalog, name, respelled) is None


@pytest.mark.parametrize(("folder", "name"), modules(), ids=str)
def test_in_pieces(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long text is checked in pieces: what is right passes, wherever it is cut, and what is wrong does not."""
    monkeypatch.setattr("raisable_gen.verify._PIECE", 1)
    catalog, files = package(folder)
    text = files[name]
    assert refused(catalog, name, text) is None
    inside = text.replace('"""\n', '\n\n\nclass Quoted:\n    """\n', 1)
    assert refused(catalog, name, inside) is None
    for wrong in ("x = 1", "class Other: pass", "(", '"""', "if x:", "@print"):
        said = refused(
            catalog, name, text.replace("\n\n\nclass", f"\n{wrong}\n\n\nclass", 2)
        )
        assert said is not None and said.startswith(name)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("# Generated", "# -*- coding: utf-7 -*- Generated"),
        lambda text: "\n" + text,
        lambda text: text.replace("do not edit", "do edit"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace('"""\n', '\u202e"""\n', 1),
        lambda text: text.replace('"""\n', '\x1b"""\n', 1),
        lambda text: text + "\0",
        lambda text: "",
        lambda text: "(" * 10_000,
    ],
)
def test_bytes_that_code_never_has(damage: object) -> None:
    """Another banner, another encoding, line ends, invisible characters, nothing at all: refused."""
    catalog, files = package(FOLDERS[0])
    name = f"{catalog.providers[0].module}.py"
    assert callable(damage)
    assert refused(catalog, name, damage(files[name])) is not None


# From a user's seat


def generated_with(templates: Path, out: Path) -> "subprocess.CompletedProcess[str]":
    """`raisable generate` with a folder of templates."""
    command = [sys.executable, "-m", "raisable_gen", "generate"]
    command += ["--specs", str(FOLDERS[2]), "--out", str(out)]
    command += ["--templates", str(templates)]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "provider.py.jinja",
            "from types import MappingProxyType\n",
            "import os\nfrom types import MappingProxyType\n",
            "no such statement as 'import os'",
        ),
        (
            "provider.py.jinja",
            '    {{ "message" | assigned(row.message | literal, 4) }}\n',
            '    {{ "message" | assigned(row.message | literal, 4) }}\n    extra = 1\n',
            "extra = 1",
        ),
        (
            "provider.py.jinja",
            '    {{ "message" | assigned(row.message | literal, 4) }}\n',
            "",
            "asks for",
        ),
        ("package.py.jinja", "{% endfor %}\n]", "{% endfor %}]\nx = 1", "'x = 1'"),
        (
            "package.py.jinja",
            "    category = {{ category.key | literal }}\n",
            "",
            "category = ",
        ),
    ],
)
def test_template_that_adds_or_loses_a_statement(
    file: str, old: str, new: str, told: str, tmp_path: Path
) -> None:
    """Exit 3, a message that names the file, the line and the statement, and nothing is written."""
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    text = (templates / file).read_text("utf-8")
    assert old in text
    (templates / file).write_text(text.replace(old, new), "utf-8")
    run = generated_with(templates, tmp_path / "out")
    assert run.returncode == 3, run.stderr
    assert re.match(r"raisable: the self-check stopped \w+\.py:\d+: ", run.stderr)
    assert told in run.stderr and run.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_template_may_change_what_is_no_statement(tmp_path: Path) -> None:
    """Comments, docstrings and layout are a custom template's own."""
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    file = templates / "provider.py.jinja"
    text = file.read_text("utf-8")
    for old, new in (
        ("Anything that", "# no comment here\n\n    Everything that"),
        ("from types import", "# types\nfrom types import"),
    ):
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    run = generated_with(templates, tmp_path / "out")
    assert run.returncode == 0, run.stderr
