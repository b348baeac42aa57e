"""Every command with everything that may be wrong around it: an exit code that tells, words on stderr, never a traceback."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from raisable_gen.cli import COMMANDS
from raisable_gen.main import main

SPEC = """provider: Acme
title: Acme response codes
spaces: {code: {type: integer}}
groups:
  - title: All
    codes: {"1": {name: Busy, message: busy}}
"""
PAGE = "| Code | Message |\n|---|---|\n| 1 | Invalid key |\n"
# A way to call each command that works where all is well. A new command has to say how.
WORKS: dict[str, list[str]] = {
    "init": ["shop"],
    "generate": ["--out", "out"],
    "import": ["page.md", "--date", "2026-11-21"],
    "lint": ["--ignore", "RBL1"],
    "explain": ["1"],
    "export": [],
    "schema": [],
    "completion": ["bash"],
}
READERS = ("generate", "lint", "explain", "export")  # of specs
PRINTERS = ("import", "explain", "export", "schema", "completion")  # of results


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A project with one spec."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "acme.yaml").write_text(SPEC, "utf-8")
    (tmp_path / "page.md").write_text(PAGE, "utf-8")
    yield tmp_path
    for path in tmp_path.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


Answer = tuple[int, bytes, bytes]


def checked(code: int, out: bytes, err: bytes) -> Answer:
    """The exit code, stdout and stderr of a run, which are never those of a bug."""
    told = err.decode("utf-8", "replace")
    assert "Traceback" not in told and "Exception ignored" not in told, told
    assert code in (0, 1, 2, 4), told
    return code, out, err


@pytest.fixture
def raisable(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Callable[..., Answer]:
    """Run the command in the project."""
    monkeypatch.chdir(folder)

    def run(*args: str) -> Answer:
        code = main(list(args))
        return checked(code, *capsysbinary.readouterr())

    return run


def process(folder: Path, *args: str, shell: str = "", **environment: str) -> Answer:
    """Run it in a process of its own; `shell` is what a shell adds, as `>&-`."""
    command = [sys.executable, "-W", "error", "-m", "raisable_gen", *args]
    if shell:
        command = ["sh", "-c", f'"$@" {shell}', "sh", *command]
    env = {**os.environ, **environment}
    done = subprocess.run(command, cwd=folder, capture_output=True, env=env)
    return checked(done.returncode, done.stdout, done.stderr)


def test_every_command_is_driven() -> None:
    """No command is forgotten here."""
    assert set(WORKS) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_works_where_all_is_well(
    command: str, folder: Path, raisable: Callable[..., Answer]
) -> None:
    """The call that the other tests spoil is right."""
    code, out, err = raisable(command, *WORKS[command])
    assert code == 0, err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "args",
    [
        ["--nonsense"],
        ["--nonsense=1"],
        ["-"],
        ["--"],
        ["-\udcff"],
        ["a\0b"[:1], "b", "c"],
    ],
    ids=ascii,
)
def test_arguments_of_no_meaning(
    command: str, args: list[str], folder: Path, raisable: Callable[..., Answer]
) -> None:
    """Options that there are not, too many arguments, bytes that are no text."""
    code, out, err = raisable(command, *WORKS[command], *args)
    if args[0].startswith("--nonsense"):
        assert code == 2
        assert b"there is no option --nonsense" in err
        assert f"raisable {command} --help".encode() in err
    else:
        assert code in (0, 1, 2)


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize(
    "specs", ["nowhere", "specs/acme.yaml", "", "specs\nx", "/dev/null", "x" * 5000]
)
def test_specs_that_are_no_folder(
    command: str, specs: str, folder: Path, raisable: Callable[..., Answer]
) -> None:
    """A folder that is not there, a file in its place, a name that can be none."""
    code, out, err = raisable(command, *WORKS[command], "--specs", specs)
    assert code in ((0, 2, 4) if specs == "" else (2, 4))
    assert code == 0 or out == b"" and err.endswith(b"\n")
    assert b"\n\x00" not in err


BAD = {
    "empty": b"",
    "binary": bytes(range(256)) * 50,
    "zeros": b"\0" * 4096,
    "utf-16": SPEC.encode("utf-16"),
    "json": b'{"provider": [1, {"a": null}]}',
    "cut off": SPEC[:60].encode(),
    "deep": b"[" * 100_000,
    "escape": b'provider: "\x1b[31mred"\n',
    "list": b"- 1\n- 2\n",
    "alias": b"a: &a [*a]\n",
    "long line": b"title: " + b"x" * 1_000_000,
}


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_spec_that_is_none(
    command: str, data: bytes, folder: Path, raisable: Callable[..., Answer]
) -> None:
    """Whatever stands in the file: its place, the complaint, exit code 2, no escape sequence; only lint has it for a result."""
    (folder / "specs" / "acme.yaml").write_bytes(data)
    code, out, err = raisable(command, *WORKS[command])
    told, silent = (out, b"") if command == "lint" else (err, out)
    assert (code, silent) == (2, b"")
    assert told.startswith(b"specs/acme.yaml:") and b"\x1b" not in told


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\xff\xfe", b"[tool", b"[tool.raisable]\nspecs = 1\n"]
)
def test_configuration_that_is_none(
    command: str, data: bytes, folder: Path, raisable: Callable[..., Answer]
) -> None:
    """A pyproject.toml that can't be read is named; an empty one is none of ours."""
    (folder / "pyproject.toml").write_bytes(data)
    code, out, err = raisable(command, *WORKS[command])
    assert code == (2 if data else 0), err
    assert not data or err.startswith(b"pyproject.toml:1:1: RBL010 ")


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize("name", ["pyproject.toml", "specs/acme.yaml"])
def test_folder_in_place_of_a_file(
    command: str, name: str, folder: Path, raisable: Callable[..., Answer]
) -> None:
    """A folder with the name of a file is no such file."""
    (folder / name).unlink(missing_ok=True)
    (folder / name).mkdir()
    code, out, err = raisable(command, *WORKS[command])
    assert code == (0 if name == "pyproject.toml" else 2), err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize("name", ["specs", "specs/acme.yaml"])
def test_unreadable(
    command: str, name: str, folder: Path, raisable: Callable[..., Answer]
) -> None:
    """What may not be read is named, with exit code 4."""
    (folder / name).chmod(0)
    code, out, err = raisable(command, *WORKS[command])
    assert code == 4
    assert err.startswith(f"raisable: {name}: ".encode())


@pytest.mark.parametrize("command", READERS)
def test_links_in_a_circle(
    command: str, folder: Path, raisable: Callable[..., Answer]
) -> None:
    """A spec that is a link to itself is no file; a folder of specs that is one can't be read."""
    (folder / "specs" / "acme.yaml").unlink()
    (folder / "specs" / "acme.yaml").symlink_to("acme.yaml")
    assert raisable(command, *WORKS[command])[0] in (2, 4)


@pytest.mark.parametrize("command", PRINTERS)
def test_full_disk(command: str, folder: Path) -> None:
    """A result that can't be written is exit code 4, and says why."""
    code, out, err = process(folder, command, *WORKS[command], shell=">/dev/full")
    assert code == 4
    assert err == b"raisable: stdout: No space left on device\n"


@pytest.mark.parametrize("command", PRINTERS)
def test_closed_stdout(command: str, folder: Path) -> None:
    """So is one that nobody can get."""
    code, out, err = process(folder, command, *WORKS[command], shell=">&-")
    assert code == 4
    assert err.startswith(b"raisable: stdout: it is closed")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("shell", ["2>&-", "2>/dev/full", "<&-", ">&- 2>&- <&-"])
def test_nobody_listens(command: str, shell: str, folder: Path) -> None:
    """Without a stderr the work is done all the same; talk goes nowhere, not into the result."""
    code, out, err = process(folder, command, *WORKS[command], shell=shell)
    expected = 4 if command in PRINTERS and shell.startswith(">&-") else 0
    assert code == expected
    if shell.startswith("2"):
        assert out == process(folder, command, *WORKS[command])[1]


@pytest.mark.parametrize(
    "args", [["--help"], *([name, "--help"] for name in COMMANDS)], ids=" ".join
)
def test_help_anywhere(args: list[str], folder: Path) -> None:
    """Help is there whatever lies about, in a narrow window too; on a full disk it is exit code 4."""
    (folder / "pyproject.toml").write_bytes(b"\xff")
    for columns in ("1", "40", "9999999", "x", ""):
        code, out, err = process(folder, *args, COLUMNS=columns)
        assert (code, err) == (0, b"")
        assert out.startswith(b"usage: raisable ")
    assert process(folder, *args, shell=">/dev/full")[0] == 4


@pytest.mark.parametrize("command", ["explain", "export"])
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"COLUMNS": "1"},
        {"COLUMNS": "-5", "TERM": ""},
        {"HOME": "/nonexistent", "PATH": ""},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_strange_environment(
    command: str, environment: dict[str, str], folder: Path
) -> None:
    """No variable of the environment breaks a command."""
    code, out, err = process(folder, command, *WORKS[command], **environment)
    assert code == 0 and b"AcmeBusy" in out


def test_current_folder_is_gone(folder: Path) -> None:
    """A folder that was removed under one's feet is the environment's fault."""
    script = 'mkdir gone && cd gone && rmdir ../gone && "$@"'
    for command in READERS:
        args = [sys.executable, "-m", "raisable_gen", command, *WORKS[command]]
        done = subprocess.run(
            ["sh", "-c", script, "sh", *args], cwd=folder, capture_output=True
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode in (2, 4), (command, done.stderr)
