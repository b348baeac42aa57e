"""Everything that the README shows is run."""

import os
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The README's code blocks in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def test_python_examples_run_in_order(tmp_path: Path) -> None:
    """The Python blocks, one after the other, are a program that runs and prints what its comments say."""
    program = tmp_path / "readme.py"
    program.write_text("\n".join(blocks("python")), "utf-8")
    run = subprocess.run(
        [sys.executable, "-W", "error", program], capture_output=True, text=True
    )
    assert run.stderr == ""
    assert run.stdout == "CardPlus 823: Insufficient balance\n"


def test_guide_spec_compiles(tmp_path: Path) -> None:
    """The spec that specs/README.md begins with compiles as it stands."""
    guide = (ROOT / "specs" / "README.md").read_text("utf-8")
    block = re.findall(r"^ *```yaml\n(.*?)^ *```$", guide, re.M | re.S)[0]
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "acme.yaml").write_text(textwrap.dedent(block), "utf-8")
    command = [sys.executable, "-m", "raisable_gen", "generate", "--out", "out"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "class AcmeAccountNotFound(" in (tmp_path / "out" / "acme.py").read_text()


def test_spec_and_commands(tmp_path: Path) -> None:
    """The spec compiles with the configuration that is shown, and each command does what its comment says."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "acme.yaml").write_text(blocks("yaml")[0], "utf-8")
    (tmp_path / "pyproject.toml").write_text(blocks("toml")[0], "utf-8")
    commands = [
        shlex.split(line, comments=True)
        for block in blocks("sh")
        for line in block.splitlines()
        if line.startswith("raisable")
    ]
    told = [words[1] for words in commands]
    assert told == ["lint", "generate", "generate", "export"]
    for words in commands:
        run = subprocess.run(
            [sys.executable, "-m", "raisable_gen", *words[1:]],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("provider,space,code,class,")
    use = "from errors.acme import *; assert type(error_from_code(1999)) is AcmeAccountError"
    subprocess.run(
        [sys.executable, "-c", use], cwd=tmp_path / "src" / "acme", check=True
    )


def test_lint_as_it_looks(tmp_path: Path) -> None:
    """What lint is shown to say is what it says of the example, with the text of another code in it."""
    spec = blocks("yaml")[0].replace(
        "account does not exists, category: not_found",
        "account already exists, category: already_exists",
    )
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "acme.yaml").write_text(spec, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "raisable_gen", "lint"],
        cwd=tmp_path,
        env={**os.environ, "COLUMNS": "120"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    shown = next(x for x in blocks("console") if x.startswith("$ raisable lint\n"))
    assert shown == f"$ raisable lint\n{run.stdout}{run.stderr}"


def test_sessions_look_as_shown(tmp_path: Path) -> None:
    """Each other command after a `$` prints what stands below it; places in the specs move with the specs."""
    for session in blocks("console"):
        command, _, shown = session.partition("\n")
        words = shlex.split(command.removeprefix("$ "))
        assert words[0] == "raisable"
        if words[1] == "lint":  # of a spec with a mistake: above
            continue
        run = subprocess.run(
            [sys.executable, "-m", "raisable_gen", *words[1:]],
            cwd=tmp_path if words[1] == "init" else ROOT,
            env={**os.environ, "COLUMNS": "100"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        place = r"(\.yaml):\d+"
        assert re.sub(place, r"\1", run.stdout) == re.sub(place, r"\1", shown)


def test_make_commands_exist() -> None:
    """The two commands of a newcomer are targets of the Makefile."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    shown = [
        line.split()[1]
        for block in blocks("sh")
        for line in block.splitlines()
        if line.startswith("make ")
    ]
    assert shown == ["generate", "test"]
    assert all(re.search(rf"^{target}:", makefile, re.M) for target in shown)


def test_exit_codes_are_those_of_the_help() -> None:
    """The table of exit codes names the same codes as `raisable --help`."""
    run = subprocess.run(
        [sys.executable, "-m", "raisable_gen", "--help"], capture_output=True, text=True
    )
    told = run.stdout.partition("\nExit codes:\n")[2]
    table = re.findall(r"^\| (\d+) \|", README, re.M)
    assert table == re.findall(r"^  (\d+) ", told, re.M), told
