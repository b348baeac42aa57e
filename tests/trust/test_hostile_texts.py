"""A stranger's spec: whatever a text says, in whatever place, it is refused with a place or it stays a text, to the letter.

Each payload goes into each slot. What is accepted is compiled, imported by another Python, exported and read back.
"""

import csv
import dataclasses
import io
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import slots
from markdown_it import MarkdownIt
from payloads import PAYLOADS, RUN
from readback import is_formula, squeezed, unmarked, visible

from raisable_gen.catalog import Catalog, Provider, Row
from raisable_gen.compile import compile_specs
from raisable_gen.export import COLUMNS, as_csv, as_json, as_markdown
from raisable_gen.invisible import INVISIBLE
from raisable_gen.pipeline import build
from raisable_gen.problem import Problem, Refused
from raisable_gen.quote import terminal
from raisable_gen.read import Source
from raisable_gen.render import Templates

FULL = os.environ.get("RAISABLE_FULL") == "1"
TEMPLATES = Templates(Path(__file__).parents[2] / "templates")
# What a slot asks for around any text.
AROUND = {
    "Code.template": "{}{{limit}}",
    "Docs.url": "https://{}",
    "Group.range": "{}*",
}
# Read for checks and for editors, and not kept.
NOT_KEPT = {"Envelope.data", "Provider.invisible{key}", "Provider.invisible{}"}
# Prints what each module in the folder knows, as JSON.
READ = """
import importlib, json, sys
sys.path.insert(0, ".")
import package
def known(name):
    module = importlib.import_module(f"package.{name}")
    provider = module._PROVIDER
    classes = {k: v for k, v in vars(module).items() if isinstance(v, type) and issubclass(v, package.ProviderError) and v.__module__ == module.__name__}
    enums = {k: v for k, v in vars(module).items() if isinstance(v, type) and issubclass(v, (int, str))}
    path = lambda found: None if found is None else ".".join(found)
    return {
        "others": sorted(set(vars(module)) - set(classes) - set(enums)),
        "doc": module.__doc__,
        "url": provider.root.doc_url,
        "members": {k: [[m.name, m.value] for m in v] for k, v in enums.items()},
        "classes": {k: [v.__doc__, v.message, v.group, v.category, v.retryable, list(v._params), list(v._template)] for k, v in classes.items()},
        "errors": {space: [[c, getattr(v, "__name__", None)] for c, v in s.codes.items()] for space, s in provider.spaces.items()},
        "envelopes": [[e.name, [[s, path(p)] for s, p in e.codes], path(e.message), path(e.arguments), *([path(p) for p in ps] for ps in (e.requires, e.requires_text, e.lacks)), e.success] for e in provider.envelopes],
        "prefixes": [s for space in provider.spaces.values() if space.ranges.find(0) for s in space.ranges._prefixes[0]],
    }
for name in sys.argv[1:]:
    print(json.dumps(known(name)))
print(json.dumps({name: [c.__doc__, c.category, c.category_grpc_code] for name, c in vars(package).items() if isinstance(c, type) and issubclass(c, package.ProviderError) and c is not package.ProviderError}))
"""


def compiled(provider: bytes, categories: bytes) -> Catalog:
    """The catalog of the two files."""
    return compile_specs(
        Source("categories", "specs/categories.yaml", "categories.yaml", categories),
        [Source("acme", "specs/acme.yaml", "acme.yaml", provider)],
    )


PLAIN = compiled(slots.provider({}), slots.categories({}))


@dataclasses.dataclass
class Outcome:
    """What became of the payloads, each put alone into the last place of each slot."""

    accepted: dict[str, list[str]]
    # Of these, what the catalog does not have as it was written.
    lost: list[tuple[str, str]]
    # The slot, how long its file is, and what is said.
    refused: list[tuple[str, int, list[Problem]]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty folder, in which all happens: what is executed leaves its mark there."""
    before = Path.cwd()
    os.chdir(tmp_path_factory.mktemp("trust"))
    yield Path.cwd()
    os.chdir(before)


@pytest.fixture(scope="module")
def outcome(folder: Path) -> Outcome:
    """Every payload in every slot; without RAISABLE_FULL a few of them, more where any text may stand."""
    chosen = random.Random(4)
    found = Outcome({slot: [] for slot in slots.PLACES}, [], [])
    for slot, places in slots.PLACES.items():
        count = 80 if slot in ("Code.message", "Group.title") else 12
        for payload in PAYLOADS if FULL else chosen.sample(PAYLOADS, count):
            text = AROUND.get(slot, "{}").format(payload)
            files = [slots.provider({}), slots.categories({})]
            if slots.FILES[slot] == "acme":
                files[0] = slots.provider({places[-1]: text})
            else:
                files[1] = slots.categories({places[-1]: text})
            try:
                catalog = compiled(*files)
            except Refused as refused:
                file = files[slots.FILES[slot] != "acme"]
                found.refused.append((slot, len(file), list(refused.problems)))
                continue
            found.accepted[slot].append(text)
            if slot not in NOT_KEPT and not kept(slot, text, catalog):
                found.lost.append((slot, text))
    return found


def test_every_slot_is_filled() -> None:
    """The file of the tests has each text that the tables of `spec` know: a new field fails here until it is in the file."""
    assert slots.NAMED == set(slots.PLACES)
    assert len(PAYLOADS) >= 400
    assert len(PAYLOADS) * len(slots.PLACES) >= 10_000


def test_refused_with_its_place(outcome: Outcome) -> None:
    """A refusal names the file and a place in it, and shows the text without doing what it says."""
    assert outcome.refused
    for slot, length, problems in outcome.refused:
        assert problems
        for problem in problems:
            assert problem.place.path in ("acme.yaml", "categories.yaml")
            assert problem.place.line == 1
            if problem.place.path == f"{slots.FILES[slot]}.yaml":
                assert 1 <= problem.place.column <= length + 1
            shown = terminal(str(problem))
            assert shown.isprintable() and not INVISIBLE.search(shown)
            assert shown.startswith(f"{problem.place}: RBL")


@pytest.mark.parametrize("text", ["x" * 5_000, "9" * 5_000])
def test_no_complaint_repeats_a_long_text(text: str) -> None:
    """In whatever place a long text stands, a complaint shows its beginning only; without quotes as well."""
    refused = 0
    for slot, places in slots.PLACES.items():
        plain, shared = slots.provider({}), slots.categories({})
        if slots.FILES[slot] == "acme":
            plain = slots.provider({places[-1]: text})
        else:
            shared = slots.categories({places[-1]: text})
        unquoted = plain.replace(f'"{text}"'.encode(), text.encode())
        for file in {plain, unquoted}:
            try:
                compiled(file, shared)
            except Refused as found:
                refused += 1
                assert max(len(problem.message) for problem in found.problems) < 1_000
    assert refused >= len(slots.PLACES) / 2


def test_accepted_as_written(outcome: Outcome) -> None:
    """What is accepted is in the catalog as it was written; texts are taken whatever they say, names never."""
    visible = [
        text for text in PAYLOADS if not INVISIBLE.search(text) and len(text) <= 65_536
    ]
    assert outcome.lost == []
    if FULL:
        for slot in ("Provider.title", "Group.title", "Category.description"):
            wanted = {text for text in visible if text}
            assert wanted <= set(outcome.accepted[slot]), slot
    for slot in ("Code.name", "Group.name", "Space.name", "Category.name"):
        assert all(text.isalnum() for text in outcome.accepted[slot])
    assert set(outcome.accepted["Code.kind"]) <= {"error"}


def kept(slot: str, text: str, catalog: Catalog) -> bool:
    """Whether the catalog has the text; a name has the provider's in front of it."""
    (provider,) = catalog.providers
    if slot == "Code.template":
        return any(template(row) == text for row in provider.rows)
    if slot == "Group.range":
        return text[:-1] in {found.first for found in provider.ranges}
    if slot == "Code.rows":
        return text.isdigit()
    found = list(strings(dataclasses.asdict(catalog)))
    if slot.endswith((".name", ".provider", ".formerly[]", ".ambiguous{}")):
        return any(text in string for string in found)
    if slot.endswith(("retryable", "paraphrased", "status", "success")):
        return text in ("true", "false")
    if slot == "Category.http_status":
        return int(text) == catalog.categories[0].http_status
    return text in found


def template(row: Row) -> str:
    """The text of a row's template."""
    names = ["{" + name + "}" for name in row.params]
    pieces = zip(row.template, [*names, ""], strict=True) if row.template else ()
    return "".join(piece + name for piece, name in pieces)


def strings(value: object) -> Iterator[str]:
    """Every text in nested collections."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from strings(item)


@pytest.fixture(scope="module")
def catalogs(outcome: Outcome) -> list[Catalog]:
    """Catalogs with all texts that were accepted: of each slot one at a time, of messages and titles one in each place."""
    pools = {
        slot: list(texts)
        for slot, texts in outcome.accepted.items()
        if slots.FILES[slot] == "acme" and texts
    }
    found: list[Catalog] = []
    while pools:
        texts: dict[slots.Path, str] = {}
        for slot, pool in pools.items():
            everywhere = slot in ("Code.message", "Group.title")
            places = slots.PLACES[slot][-1:]
            if everywhere:
                places = [p for p in slots.PLACES[slot] if not special(p)]
            for place in places:
                if pool:
                    texts[place] = pool.pop()
        pools = {slot: pool for slot, pool in pools.items() if pool}
        try:
            found.append(compiled(slots.provider(texts), slots.categories({})))
        except (
            Refused
        ):  # two that do not go together: each alone, then, where it was accepted
            for slot, places in slots.PLACES.items():
                for text in {texts[place] for place in places if place in texts}:
                    alone = slots.provider({places[-1]: text})
                    found.append(compiled(alone, slots.categories({})))
    return found


def special(place: slots.Path) -> bool:
    """Whether the text in this place goes with another one: with a template, with params, with the invisible characters."""
    return "78" in place or "79" in place or place == ("groups", 0, "title")


@pytest.fixture(scope="module")
def imported(
    outcome: Outcome, catalogs: list[Catalog], folder: Path
) -> list[dict[str, Any]]:
    """What another Python knows of the modules of these catalogs, and of the package; the plain module is the first."""
    descriptions = list(outcome.accepted["Category.description"])
    vocabulary = {
        f"c{number}": {"name": f"C{number}", "description": text}
        for number, text in enumerate(descriptions)
    }
    shared = slots.yaml({**slots.CATEGORIES, **vocabulary}).encode()
    package = folder / "package"
    package.mkdir()
    for name, text in build(compiled(slots.provider({}), shared), TEMPLATES).items():
        (package / name).write_text(text, "utf-8")
    modules = ["acme"]
    for number, catalog in enumerate(catalogs):
        (text,) = build(catalog, TEMPLATES, only=["acme"]).values()
        compile(text, "acme.py", "exec", dont_inherit=True)
        assert text.isascii()
        (package / f"m{number}.py").write_text(text, "ascii")
        modules.append(f"m{number}")
    known: list[dict[str, Any]] = []
    for start in range(0, len(modules), 400):
        known += run(modules[start : start + 400])[:-1]
    return [*known, run([])[-1]]


def run(modules: list[str]) -> list[dict[str, Any]]:
    """Import the modules in a Python of their own."""
    command = [sys.executable, "-I", "-S", "-B", "-W", "error", "-c", READ, *modules]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_nothing_is_executed(imported: list[dict[str, Any]], folder: Path) -> None:
    """Neither the generator nor the import of what it wrote ran a payload."""
    assert len(imported) > 2
    assert sorted(path.name for path in folder.iterdir()) == ["package"]


def test_payload_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mark is left if a payload is executed: the test above can fail."""
    monkeypatch.chdir(tmp_path)
    subprocess.run([sys.executable, "-I", "-c", RUN], check=True)
    assert [path.name for path in tmp_path.iterdir()] == ["EXECUTED"]


def test_imported_is_what_was_written(
    imported: list[dict[str, Any]], catalogs: list[Catalog]
) -> None:
    """Another Python reads from the modules every value of the catalog, and nothing else is in them."""
    plain, *modules, package = imported
    for known, catalog in zip([plain, *modules], [PLAIN, *catalogs], strict=True):
        (provider,) = catalog.providers
        assert known["others"] == plain["others"]
        assert known["url"] == provider.url
        assert squeezed(provider.title) in squeezed(known["doc"])
        for row in provider.rows:
            check_row(row, known, provider)
        assert [
            [
                shape.name,
                [list(code) for code in shape.codes],
                shape.message,
                shape.arguments,
                list(shape.requires),
                list(shape.requires_text),
                list(shape.lacks),
                shape.success,
            ]
            for shape in provider.envelopes
        ] == known["envelopes"]
        for found in provider.ranges:
            if found.last is None:
                assert found.first in known["prefixes"]


def check_row(row: Row, known: dict[str, Any], provider: Provider) -> None:
    """A row's class, member and entry say what the row says."""
    assert [row.code, row.class_name] in known["errors"][row.space] or [
        row.code,
        provider.meanings[0].class_name,
    ] in known["errors"][row.space]
    space = next(space for space in provider.spaces if space.name == row.space)
    values = [str(value) for _, value in known["members"][space.enum_name]]
    assert row.code in values
    if row.class_name is not None:
        doc, message, group, category, retryable, params, pieces = known["classes"][
            row.class_name
        ]
        assert message == row.message
        assert group == row.section
        assert category == row.category
        assert retryable == row.retryable
        assert (tuple(params), tuple(pieces)) == (row.params, row.template)
        assert squeezed(doc).startswith(squeezed(f"{row.code}: {row.message}"))
        assert squeezed(f"Group: {row.section}") in squeezed(doc)


def test_imported_categories(outcome: Outcome, imported: list[dict[str, Any]]) -> None:
    """The package's shared meanings are described as they were written."""
    package = imported[-1]
    for number, text in enumerate(outcome.accepted["Category.description"]):
        doc, category, _ = package[f"C{number}"]
        assert category == f"c{number}"
        assert squeezed(doc) == squeezed(text)
    assert package["General"][1:] == ["general", "INTERNAL"]
    assert len(package) == 1 + len(outcome.accepted["Category.description"])


def test_exported_is_what_was_written(catalogs: list[Catalog]) -> None:
    """A reader of JSON, one of CSV and one of Markdown find each value of the catalog, and no more rows, cells or markup."""
    for catalog in [*catalogs, of_messages()]:
        (provider,) = catalog.providers
        (read,) = json.loads(as_json(catalog))["providers"]
        assert read["title"] == provider.title
        assert read["docs"] == {"url": provider.url, "retrieved": provider.retrieved}
        table = [cells(row) for row in provider.rows]
        assert [[row[column] for column in COLUMNS] for row in read["codes"]] == table
        for row, exported in zip(provider.rows, read["codes"], strict=True):
            for name in ("since", "deprecated", "removed", "part", "kind", "space"):
                assert exported[name] == getattr(row, name)
        _, *rows = csv.reader(io.StringIO(as_csv(catalog), newline=""), strict=True)
        assert not [cell for row in rows for cell in row if is_formula(cell)]
        wanted = [[visible(plain(cell)) for cell in row] for row in table]
        assert [[unmarked(cell) for cell in row[2:-1]] for row in rows] == wanted
        assert from_markdown(as_markdown(catalog)) == [
            [provider.title],
            list(COLUMNS),
            *([plain(cell) for cell in row] for row in table),
        ]


def of_messages() -> Catalog:
    """A catalog with every payload that a reader sees as the message of a code."""
    texts = [
        text
        for text in PAYLOADS
        if not INVISIBLE.search(text) and len(text) <= 65_536 and "{" not in text
    ]
    assert len(texts) > 400
    codes = {
        str(number): {"name": f"C{number}", "message": text}
        for number, text in enumerate(texts)
    }
    spec = {**slots.PROVIDER, "groups": [{"title": "All", "codes": codes}]}
    del spec["invisible"]
    spec["spaces"] = {"code": {"type": "integer"}}
    del spec["envelopes"]
    return compiled(slots.yaml(spec).encode(), slots.categories({}))


def cells(row: Row) -> list[object]:
    """A row as the columns of the export have it."""
    return [
        row.code,
        row.class_name,
        row.message,
        row.section,
        row.category,
        row.retryable,
    ]


def plain(cell: object) -> str:
    """A cell's text."""
    return {None: "", True: "yes", False: "no"}.get(cell, cell)  # type: ignore


def from_markdown(text: str) -> list[list[str]]:
    """The heading and the rows of the table; markup in any of them is an error."""
    rows: list[list[str]] = []
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        if token.type in ("heading_open", "tr_open"):
            rows.append([])
        elif token.type == "inline":
            children = token.children or []
            assert {c.type for c in children} <= {"text", "text_special"}, text
            rows[-1].append("".join(child.content for child in children))
    return rows
