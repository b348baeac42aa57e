"""`raisable completion` in the shells themselves: what a user gets who presses TAB."""

import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from raisable_gen.cli import COMMANDS

pty = pytest.importorskip("pty")

ASK = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}
PREPARE = {
    "bash": "bind 'set enable-bracketed-paste off'; PS1=; eval \"$(cat script)\"",
    "zsh": 'PS1=; autoload -U compinit; compinit -u -D; eval "$(cat script)"',
}
# What is typed before TAB, and what the line is after it.
LINES = {
    "raisable gen": "raisable generate",
    "raisable sch": "raisable schema",
    "raisable generate --che": "raisable generate --check",
    "raisable export --format mark": "raisable export --format markdown",
    "raisable schema cat": "raisable schema categories",
    "raisable generate --specs spe": "raisable generate --specs specs",
}


def script(shell: str) -> str:
    """What `raisable completion` prints."""
    command = [sys.executable, "-m", "raisable_gen", "completion", shell]
    run = subprocess.run(command, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with specs/, a file that is no folder, and a command called raisable."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "special").write_text("no folder", "utf-8")
    command = tmp_path / "bin" / "raisable"
    command.parent.mkdir()
    command.write_text("#!/bin/sh\n", "utf-8")
    command.chmod(0o755)
    return tmp_path


def typed(shell: str, folder: Path, lines: list[str]) -> list[str]:
    """What an interactive shell makes of each line and TAB, as the shell itself tells it."""
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        environment = {"PATH": path, "TERM": "dumb", "HOME": str(folder)}
        os.execvpe(shell, ASK[shell], environment)
    try:
        os.write(terminal, f"{PREPARE[shell]}; echo rea''dy\n".encode())
        until(terminal, b"ready")
        made = []
        for line in lines:
            # To the start of the line (^A), `echo` and a quote, to its end (^E), a quote: the line is shown, not run.
            os.write(terminal, f"{line}\t\x01echo '<\x05>'\n".encode())
            made.append(until(terminal, b">\r\n").rpartition(b"\n<")[2].decode())
        return made
    finally:
        os.write(terminal, b"\x03\nexit\n")
        os.close(terminal)
        os.waitpid(pid, 0)


def until(terminal: int, end: bytes) -> bytes:
    """What the terminal shows until `end`, without it."""
    seen, patience = b"", time.monotonic() + 20
    while end not in seen:
        ready, _, _ = select.select([terminal], [], [], patience - time.monotonic())
        assert ready, seen
        seen += os.read(terminal, 4096)
    return seen.partition(end)[0]


@pytest.mark.parametrize("shell", ASK)
def test_tab(shell: str, folder: Path) -> None:
    """TAB completes commands, options, the choices of an option or argument, and folders."""
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")
    (folder / "script").write_text(script(shell), "utf-8")
    made = typed(shell, folder, list(LINES))
    assert [line.rstrip(" /") for line in made] == list(LINES.values())


@pytest.mark.parametrize(("line", "wanted"), LINES.items())
def test_tab_in_fish(folder: Path, line: str, wanted: str) -> None:
    """fish offers the same."""
    if shutil.which("fish") is None:
        pytest.skip("there is no fish")
    (folder / "script").write_text(script("fish"), "utf-8")
    ask = f"source script; complete --do-complete '{line}'"
    run = subprocess.run(
        ["fish", "--no-config", "-c", ask],
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        capture_output=True,
        text=True,
    )
    offered = [line.partition("\t")[0] for line in run.stdout.splitlines()]
    assert [word.rstrip("/") for word in offered] == [wanted.split()[-1]]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_is_offered(shell: str) -> None:
    """The script knows each command and its summary, where the shell shows one."""
    text = script(shell)
    for name, (_, summary) in COMMANDS.items():
        assert name in text
        assert summary in text or shell == "bash"
