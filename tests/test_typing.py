"""mypy --strict and pyright strict, from a user's seat: silent on right use, outspoken on wrong use."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TYPING = ROOT / "tests" / "typing"
GENERATED = ROOT / "generated"
Reports = dict[str, dict[int, list[str]]]


def reports(found: list[tuple[str, int, str]]) -> Reports:
    """What a checker said: by file name, by line."""
    told: Reports = {"user_code.py": {}, "wrong_use.py": {}}
    for file, line, message in found:
        told.setdefault(Path(file).name, {}).setdefault(line, []).append(message)
    return told


def mypy(folder: Path) -> Reports:
    """What `mypy --strict` says of the two files, without this project's configuration."""
    (folder / "mypy.ini").write_text(f"[mypy]\nmypy_path = {GENERATED}\n", "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--output", "json"]
    command += ["--cache-dir", "cache", "--config-file", "mypy.ini"]
    files = [str(path) for path in sorted(TYPING.glob("*.py"))]
    run = subprocess.run([*command, *files], cwd=folder, capture_output=True, text=True)
    assert run.returncode == 1, run.stdout + run.stderr
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    return reports(
        [
            (each["file"], each["line"], each["message"])
            for each in lines
            if each["severity"] == "error"
        ]
    )


def pyright(folder: Path) -> Reports:
    """What pyright says of the two files in its strict mode, without this project's configuration."""
    config = {
        "typeCheckingMode": "strict",
        "include": ["typing"],
        "extraPaths": [str(GENERATED)],
        "pythonVersion": "3.11",
    }
    shutil.copytree(TYPING, folder / "typing")
    (folder / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    command = [sys.executable, "-m", "pyright", "--outputjson", "--project"]
    run = subprocess.run(
        [*command, str(folder)], cwd=folder, capture_output=True, text=True
    )
    assert run.returncode == 1, run.stdout + run.stderr
    answer = json.loads(run.stdout)
    assert answer["summary"]["filesAnalyzed"] == 2
    return reports(
        [
            (each["file"], each["range"]["start"]["line"] + 1, each["message"])
            for each in answer["generalDiagnostics"]
        ]
    )


@pytest.fixture(scope="module", params=[mypy, pyright], ids=["mypy", "pyright"])
def told(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Reports:
    """What one of the checkers says."""
    found: Reports = request.param(tmp_path_factory.mktemp("typing"))
    return found


def test_nothing_to_say_about_right_use(told: Reports) -> None:
    """A user's file and the package that it imports have no error."""
    assert told["user_code.py"] == {}
    assert set(told) == {"user_code.py", "wrong_use.py"}


def test_wrong_use_is_reported_line_by_line(told: Reports) -> None:
    """Every line that is marked as wrong is reported, and no other."""
    lines = (TYPING / "wrong_use.py").read_text("utf-8").splitlines()
    marked = [
        number for number, line in enumerate(lines, 1) if re.search("# error$", line)
    ]
    assert len(marked) > 20
    assert sorted(told["wrong_use.py"]) == marked, told["wrong_use.py"]


def test_right_use_runs() -> None:
    """The user's file does at run time what it says about types."""
    run = subprocess.run(
        [sys.executable, "-W", "error", TYPING / "user_code.py"],
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
