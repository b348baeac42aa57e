"""`raisable init`: from an empty folder to exceptions that are raised, and nothing of anybody's is changed."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

USE = """
from generated.raisable import InsufficientFunds, Pending
from generated.raisable.acme import AcmeAccountError, AcmeTransferLimitExceeded, error_from_code, raise_for_response

assert type(error_from_code(1999)) is AcmeAccountError
assert error_from_code(2002, "At most 50 per day").limit == "50"
assert isinstance(error_from_code(2003), Pending)
assert error_from_code(2004).retryable is True
assert error_from_code(0) is None
try:
    raise_for_response({"code": 2001, "msg": "Insufficient balance", "data": None})
except InsufficientFunds as error:
    print(error)
"""
MADE = ["Makefile", "pyproject.toml", "specs"]


def raisable(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-W", "error", "-m", "raisable_gen", *args]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True)


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_it_makes_is_generated_checked_and_raised(tmp_path: Path) -> None:
    """In an empty folder: init, generate, make check-errors, explain, and a program that catches what is raised."""
    done = raisable("init", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == MADE
    assert done.stderr.endswith(
        "\nNext:\n  raisable generate\n  raisable explain 1001\n"
    )
    for command in done.stderr.splitlines()[-2:]:
        step = raisable(*command.split()[1:], cwd=tmp_path)
        assert step.returncode == 0, step.stderr
    assert "class      AcmeAccountNotFound\n" in step.stdout
    linted = raisable("lint", cwd=tmp_path)
    assert (linted.returncode, linted.stdout) == (0, ""), linted.stdout
    scripts = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["make", "errors", "check-errors"],
        cwd=tmp_path,
        env={**os.environ, "PATH": scripts},
        check=True,
        capture_output=True,
    )
    run = subprocess.run(
        [sys.executable, "-c", USE], cwd=tmp_path, capture_output=True, text=True
    )
    assert (run.stderr, run.stdout) == ("", "Acme 2001: Insufficient balance\n")


def test_a_folder_of_its_own(tmp_path: Path) -> None:
    """A folder that is not there yet is made, and the next steps begin with going there."""
    done = raisable("init", "my shop/errors", cwd=tmp_path)
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "my shop/errors").iterdir()) == MADE
    steps = done.stderr.splitlines()[-3:]
    assert steps[0] == "  cd 'my shop/errors'"


def test_second_time_changes_nothing(tmp_path: Path) -> None:
    """What is there is named and left alone, to the byte."""
    (tmp_path / ".github").mkdir()
    raisable("init", cwd=tmp_path)
    spec = tmp_path / "specs" / "acme.yaml"
    spec.write_text("# mine\n", "utf-8")
    before = contents(tmp_path)
    done = raisable("init", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert contents(tmp_path) == before
    for name in (
        "pyproject.toml",
        "specs",
        "Makefile",
        ".github/workflows/raisable.yml",
    ):
        assert f"left {name} alone: " in done.stderr
    assert "wrote" not in done.stderr and "added" not in done.stderr


@pytest.mark.parametrize(
    "old",
    [
        b'[project]\nname = "sdk"\n',
        b'[project]\nname = "sdk"',
        b'[project]\r\nname = "sdk"\r\n',
        b"",
        b"# caf\xc3\xa9\n[tool.other]\nx = 1\n",
    ],
)
def test_table_goes_to_the_end_of_what_is_there(old: bytes, tmp_path: Path) -> None:
    """A pyproject.toml without the table gets it at its end, in its own line ends; all before stays as it was."""
    file = tmp_path / "pyproject.toml"
    file.write_bytes(old)
    before = tomllib.loads(old.decode("utf-8"))
    assert raisable("init", cwd=tmp_path).returncode == 0
    new = file.read_bytes()
    assert new.startswith(old) and (b"\r" in new) == (b"\r" in old)
    assert b"\n" not in new.replace(b"\r\n", b"") or b"\r" not in new
    read = tomllib.loads(new.decode("utf-8"))
    table = read["tool"].pop("raisable")
    assert table == {"specs": "specs", "out": "generated/raisable"}
    assert read == {**before, "tool": before.get("tool", {})}


@pytest.mark.parametrize(
    "old",
    [
        b'[tool.raisable]\nspecs = "codes"\n',
        b'[tool]\nraisable = {specs = "codes"}\n',
        b"tool = {other = {x = 1}}\n",  # closed: nothing can be added
    ],
)
def test_table_that_can_not_be_added_is_left_to_people(
    old: bytes, tmp_path: Path
) -> None:
    """A table that is there stays; where the file can't take one, the lines are printed."""
    file = tmp_path / "pyproject.toml"
    file.write_bytes(old)
    done = raisable("init", cwd=tmp_path)
    assert done.returncode == 0
    assert file.read_bytes() == old
    assert "left pyproject.toml alone: " in done.stderr
    assert ("[tool.raisable]\n" in done.stdout) == (b"raisable" not in old)


@pytest.mark.parametrize("old", [b"[tool", b"\xff", b"tool = 1\n"])
def test_broken_configuration_stops_it(old: bytes, tmp_path: Path) -> None:
    """A pyproject.toml that is no TOML is told, and nothing is written."""
    (tmp_path / "pyproject.toml").write_bytes(old)
    done = raisable("init", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("pyproject.toml:1:1: RBL010 ")
    assert contents(tmp_path) == {"pyproject.toml": old}


@pytest.mark.parametrize("name", ["Makefile", "makefile", "GNUmakefile"])
def test_rules_for_a_makefile_that_is_there(name: str, tmp_path: Path) -> None:
    """Someone's Makefile is left alone; the rules for it are printed."""
    (tmp_path / name).write_text("all:\n\ttrue\n", "utf-8")
    done = raisable("init", cwd=tmp_path)
    assert (tmp_path / name).read_text("utf-8") == "all:\n\ttrue\n"
    assert f"left {name} alone: " in done.stderr
    assert "\traisable generate --check\n" in done.stdout


def test_workflow(tmp_path: Path) -> None:
    """Where there is a folder .github, it gets a workflow of its own, which runs the check."""
    (tmp_path / ".github").mkdir()
    raisable("init", cwd=tmp_path)
    text = (tmp_path / ".github/workflows/raisable.yml").read_text("utf-8")
    steps = YAML(typ="safe").load(text)["jobs"]["check"]["steps"]
    assert steps[-1] == {"run": "raisable generate --check"}


def test_other_specs_are_left_alone(tmp_path: Path) -> None:
    """A folder that has a spec gets no invented provider."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "bank.yml").touch()
    done = raisable("init", cwd=tmp_path)
    assert "left specs alone: it has bank.yml\n" in done.stderr
    assert list((tmp_path / "specs").iterdir()) == [tmp_path / "specs" / "bank.yml"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link that leads nowhere is somebody's too: nothing is written where it leads."""
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "Makefile").symlink_to(outside / "Makefile")
    done = raisable("init", cwd=inside)
    assert not outside.exists()
    assert done.returncode == 0 and "left Makefile alone: " in done.stderr


def test_no_permission(tmp_path: Path) -> None:
    """A file in place of the folder is the environment's fault: exit code 4 and one sentence."""
    (tmp_path / "file").touch()
    for target in ("file", "file/below"):
        done = raisable("init", target, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (4, "")
        assert done.stderr.startswith("raisable: file") and done.stderr.count("\n") == 1
