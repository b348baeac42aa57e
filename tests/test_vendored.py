"""The generated package copied into another: type checkers find no error in it there either."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

GENERATED = Path(__file__).parents[1] / "generated" / "raisable"
USER = """\
from typing import Literal, assert_type

from acme._vendor.errors import InsufficientFunds, ProviderError, cardplus
from acme._vendor.errors.cardplus import CardPlusCode, CardPlusInsufficientBalance

known: InsufficientFunds = CardPlusInsufficientBalance()
assert_type(CardPlusInsufficientBalance.CODE, Literal[CardPlusCode.INSUFFICIENT_BALANCE])
assert_type(cardplus.error_from_code(823), cardplus.CardPlusError | None)
wrong: int = ProviderError()  # error
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has the package at acme/_vendor/errors, and a file that uses it."""
    folder = tmp_path_factory.mktemp("project")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(GENERATED, folder / "acme/_vendor/errors", ignore=ignored)
    for package in ("acme", "acme/_vendor"):
        (folder / package / "__init__.py").touch()
    (folder / "acme" / "user.py").write_text(USER, "utf-8")
    config = {"typeCheckingMode": "strict", "include": ["acme"]}
    (folder / "pyrightconfig.json").write_text(json.dumps(config), "utf-8")
    return folder


def told(project: Path, *command: str) -> str:
    """What a checker prints about the project, which it can't find the original package from."""
    run = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**os.environ, "MYPYPATH": str(project)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    return run.stdout


WRONG_LINE = 1 + USER.splitlines().index("wrong: int = ProviderError()  # error")


def test_mypy_accepts_the_copy(project: Path) -> None:
    """mypy --strict reports the one wrong line of the user, and nothing in the copy."""
    command = ["mypy", "--strict", "--config-file=", "--output", "json", "acme"]
    lines = [json.loads(line) for line in told(project, *command).splitlines()]
    found = [(Path(line["file"]).name, line["line"]) for line in lines]
    assert found == [("user.py", WRONG_LINE)]


def test_pyright_accepts_the_copy(project: Path) -> None:
    """pyright in its strict mode does the same."""
    answer = json.loads(told(project, "pyright", "--outputjson"))
    found = [
        (Path(each["file"]).name, each["range"]["start"]["line"] + 1)
        for each in answer["generalDiagnostics"]
    ]
    assert answer["summary"]["filesAnalyzed"] > 10
    assert found == [("user.py", WRONG_LINE)]
