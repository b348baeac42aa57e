"""Same specs, same bytes: the output depends on nothing but the specs and the templates."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from raisable_gen.config import sources
from raisable_gen.node import compose
from raisable_gen.compile import compile_specs
from raisable_gen.pipeline import build
from raisable_gen.problem import Problem
from raisable_gen.render import Templates

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


def generated(out: Path, cwd: Path, specs: Path = SPECS, **variables: str) -> str:
    """The digest of what `raisable generate` writes from `cwd` with some environment variables set."""
    command = [sys.executable, "-m", "raisable_gen", "generate"]
    command += ["--specs", os.path.relpath(specs, cwd), "--out", str(out)]
    environment = {**os.environ, **variables}
    run = subprocess.run(command, cwd=cwd, env=environment, capture_output=True)
    assert run.returncode == 0, run.stderr
    return digest(out)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the output in the environment of the tests."""
    return generated(tmp_path_factory.mktemp("usual") / "out", ROOT)


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "0"},
        {"PYTHONHASHSEED": "3", "USER": "someone", "HOME": "/nowhere"},
    ],
    ids=lambda variables: "-".join(variables.values()).replace("/", "_"),
)
def test_environment_has_no_say(
    variables: dict[str, str], usual: str, tmp_path: Path
) -> None:
    """Hash seed, locale, time zone, user and optimization change no byte."""
    assert generated(tmp_path / "out", ROOT, **variables) == usual


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


def pure_parser(typ: str, pure: bool) -> object:
    """ruamel.yaml's parser in Python, whatever was asked for."""
    from ruamel.yaml import YAML

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
