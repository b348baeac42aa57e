"""Spec in, module out: `cases/<name>/specs` is what goes in, `cases/<name>/acme.py` what must come out, to the byte."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from raisable_gen.config import sources
from raisable_gen.compile import compile_specs
from raisable_gen.pipeline import build
from raisable_gen.render import Templates

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").iterdir())
IMPORT = (
    "import sys; sys.path.insert(0, sys.argv[1]); from anywhere.acme import __all__"
)

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@every_case
def test_case(case: Path, expect: Callable[[Path, str], None]) -> None:
    """The module is the expected one."""
    catalog = compile_specs(*sources(case / "specs"))
    files = build(catalog, Templates(HERE.parent / "templates"), only=["acme"])
    assert list(files) == ["acme.py"]
    expect(case / "acme.py", files["acme.py"])


@every_case
def test_expected_module_is_imported(case: Path, tmp_path: Path) -> None:
    """Python imports the whole package from anywhere, without a warning."""
    catalog = compile_specs(*sources(case / "specs"))
    folder = tmp_path / "anywhere"
    folder.mkdir()
    for name, text in build(catalog, Templates(HERE.parent / "templates")).items():
        (folder / name).write_text(text, "utf-8")
    command = [sys.executable, "-I", "-W", "error", "-c", IMPORT, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_expected_modules_are_formatted() -> None:
    """Black, as anyone would run it, has nothing to change in a generated module."""
    modules = [str(case / "acme.py") for case in CASES]
    command = [sys.executable, "-m", "black", "--check", "--quiet", *modules]
    assert subprocess.run(command).returncode == 0


@every_case
def test_expected_module_is_ascii(case: Path) -> None:
    """A generated module is ASCII with plain line ends: no editor or terminal can change or hide anything in it."""
    data = (case / "acme.py").read_bytes()
    compile(data, "acme.py", "exec", dont_inherit=True)
    assert data.isascii()
    assert b"\r" not in data and b"\t" not in data
    assert data.endswith(b"\n") and not data.endswith(b"\n\n")
