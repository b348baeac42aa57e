"""The commands as a user or a CI job meets them: what they print where, what they write, and their exit codes."""

import csv
import difflib
import errno
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from raisable_gen import __version__, pipeline, publish
from raisable_gen.main import main

SPEC = """provider: {provider}
title: {provider} response codes
docs: {{url: "https://docs.acme.example/errors", retrieved: 2026-11-20}}
spaces: {{code: {{type: integer, success: [0]}}}}
groups:
  - title: Success
    codes: {{"0": {{name: Success, message: OK}}}}
  - title: Accounts (1xxx)
    name: Account
    range: 1xxx
    codes:
      "1001": {{name: NotFound, message: 'a|b \\ "c", d', category: not_found}}
      "1002": {{name: Locked, message: =1+1, retryable: false, kind: error}}
"""
RUNTIME = ["_lookup.py", "_redact.py", "_response.py", "_runtime.py"]
MODULES = sorted(
    ["__init__.py", "py.typed", "catalog.json", "acme.py", "beta.py", *RUNTIME]
)
PACKAGE = sorted([*MODULES, "manifest.json"])
EXPORTED = [  # code, class, message, group, category, retryable, kind
    ("0", None, "OK", "Success", None, None, "success"),
    (
        "1001",
        "{}NotFound",
        'a|b \\ "c", d',
        "Accounts (1xxx)",
        "not_found",
        None,
        "error",
    ),
    ("1002", "{}Locked", "=1+1", "Accounts (1xxx)", None, False, "error"),
]

ROOT = Path(__file__).parents[1]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run `raisable` beside specs/acme.yaml and specs/beta.yaml; gives the exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("RAISABLE_DEBUG", raising=False)
    Path("specs").mkdir()
    for provider in ("Acme", "Beta"):
        path = Path("specs", f"{provider.lower()}.yaml")
        path.write_text(SPEC.format(provider=provider), "utf-8")

    def command(*args: str) -> tuple[int, str, str]:
        code = main(list(args))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def files(folder: str = "out") -> dict[str, bytes]:
    """What a folder holds, by name."""
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def raising(fault: BaseException) -> Callable[..., Any]:
    """A function that raises `fault`, whatever it is called with."""

    def function(*args: object, **named: object) -> None:
        raise fault

    return function


# Help and usage


def test_version(run: Run) -> None:
    """--version prints the name and the version to stdout."""
    assert run("--version") == (0, f"raisable {__version__}\n", "")


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_names_commands_and_exit_codes(flag: str, run: Run) -> None:
    """The help names every command and every exit code, on stdout."""
    code, out, err = run(flag)
    assert (code, err) == (0, "")
    words = " ".join(out.split())
    assert re.search(r"\n  generate +Write the package", out)
    assert re.search(r"\n  export +Print the catalog", out)
    for told in ("0 nothing to report", "1 findings", "2 wrong usage", "3 a fault"):
        assert told in words
    assert "4 the environment" in words and "130 interrupted" in words


@pytest.mark.parametrize("command", ["generate", "export"])
def test_help_of_a_command(command: str, run: Run) -> None:
    """Each command has a help of its own, with the option for the specs."""
    code, out, err = run(command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: raisable {command} ") and "--specs DIR" in out


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["frobnicate"],
        ["--frobnicate"],
        ["generate", "--frobnicate"],
        ["generate", "acme"],
        ["generate", "--only"],
        ["generate", "--only", "nobody"],
        ["generate", "--only", "../acme"],
        ["generate", "--only", ""],
        ["generate", "--specs", "nowhere"],
        ["generate", "--specs", "specs/acme.yaml"],
        ["generate", "--templates", "nowhere"],
        ["generate", "--templates", "specs"],
        ["export", "--format", "xml"],
        ["export", "--specs", "nowhere"],
    ],
    ids=" ".join,
)
def test_wrong_usage(args: list[str], run: Run) -> None:
    """Wrong usage is exit code 2 and words on stderr; stdout stays empty and nothing is written."""
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert err.endswith("\n") and "Traceback" not in err
    assert [path.name for path in Path().iterdir()] == ["specs"]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("{{ provider.nobody | doc_start }}", "3:1: RBL010 this template fails: "),
        ("{{ nobody | doc_start }}", "3:1: RBL010 this template fails: "),
        ("{{ provider.title }}", "which passed no quoting filter"),
        ("{{ provider.title | shout }}", "No filter named 'shout'"),
        ("{% if provider.title %}", "this template fails: TemplateSyntaxError: "),
    ],
)
def test_template_that_fails(title: str, told: str, run: Run) -> None:
    """A fault in a template of one's own is told with its line there; it is none of ours, and nothing is written."""
    shutil.copytree(ROOT / "templates", "own")
    template = Path("own/provider.py.jinja")
    text = template.read_text("utf-8")
    template.write_text(text.replace("{{ provider.title | doc_start }}", title, 1))
    code, out, err = run("generate", "--templates", "own")
    assert (code, out) == (2, "")
    assert err.startswith("own/provider.py.jinja:") and told in err
    assert not Path("generated").exists()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["exprot"], "raisable: there is no command 'exprot'; did you mean export?"),
        (["-x"], "raisable: there is no option -x; there are -h, --help, --version"),
        (
            ["export", "x\x1b[1m"],
            r"raisable export: 'x\x1b[1m' is one argument too many",
        ),
        (
            ["generate", "--chekc"],
            "raisable generate: there is no option --chekc; did you mean --check?",
        ),
        (
            ["export", "--fromat=csv"],
            "raisable export: there is no option --fromat; did you mean --format?",
        ),
        (  # shortened options would break scripts when a longer one comes
            ["generate", "--che"],
            "raisable generate: there is no option --che; did you mean --check?",
        ),
    ],
    ids=repr,
)
def test_wrong_word_is_told_with_the_right_one(
    args: list[str], told: str, run: Run
) -> None:
    """A misspelt command or option is answered with what was meant, and with the help that tells the rest."""
    _, _, err = run(*args)
    help = f"{told.partition(':')[0]} --help"
    assert err == f"{told}\nTo see what there is, run: {help}\n"


def test_unknown_only_names_the_known(run: Run) -> None:
    """A module that has no spec is refused with the names of those that have one."""
    code, _, err = run("generate", "--out", "out", "--only", "acmee")
    assert code == 2
    assert "there is no spec 'acmee'; there are acme, beta" in err


def test_missing_folder_of_specs_names_the_option(run: Run) -> None:
    """A folder that is not there is named as it was given, with the option that cures it."""
    code, _, err = run("generate", "--specs", "nowhere")
    assert code == 2
    assert err.splitlines()[0] == (
        "nowhere:1:1: RBL010 there is no such folder: name the folder of the specs with --specs"
    )


def test_folder_without_specs(run: Run) -> None:
    """A folder with a vocabulary alone has nothing to compile, and is told so."""
    Path("empty").mkdir()
    Path("empty", "categories.yaml").touch()
    Path("empty", "acme.yaml.bak").touch()
    code, _, err = run("generate", "--specs", "empty", "--out", "out")
    assert code == 2 and err.startswith("empty:1:1: RBL010 the folder has no spec: ")
    assert not Path("out").exists()


# generate


def test_generate_writes_the_package(run: Run) -> None:
    """The first run writes the whole package, makes the folders on the way, and says what it wrote on stderr."""
    code, out, err = run("generate", "--out", "src/sdk/errors")
    assert (code, out) == (0, "")
    assert err == (f"2 providers, 6 rows: wrote {', '.join(MODULES)}\n")
    assert sorted(files("src/sdk/errors")) == PACKAGE


def test_generated_files_are_readable_like_any_other(run: Run) -> None:
    """Files have the permissions that the umask gives to every new file, not those of a temporary file."""
    before = os.umask(0o027)
    try:
        run("generate", "--out", "out")
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in Path("out").iterdir()}
    assert modes == {0o640}


def test_second_run_touches_nothing(run: Run) -> None:
    """Files that are right already keep their time of change to the nanosecond, and the command says so."""
    run("generate", "--out", "out")
    for path in Path("out").iterdir():
        os.utime(path, ns=(1_000_000_007, 1_000_000_007))
    code, out, err = run("generate", "--out", "out")
    assert (code, out) == (0, "")
    assert err == "2 providers: up to date\n"
    assert {path.stat().st_mtime_ns for path in Path("out").iterdir()} == {
        1_000_000_007
    }


def test_changed_spec_touches_its_module_alone(run: Run) -> None:
    """After one message changed, the one module and the catalog are written anew."""
    run("generate", "--out", "out")
    before = files()
    spec = Path("specs", "beta.yaml")
    spec.write_text(spec.read_text("utf-8").replace("=1+1", "locked"), "utf-8")
    _, _, err = run("generate", "--out", "out")
    assert err == "2 providers, 6 rows: wrote beta.py, catalog.json\n"
    after = files()
    changed = [name for name in MODULES if before[name] != after[name]]
    assert changed == ["beta.py", "catalog.json"]


def test_only_touches_that_file_alone(run: Run) -> None:
    """With --only, no other file is written or removed, stale as it may be."""
    run("generate", "--out", "out")
    for name in ("acme.yaml", "beta.yaml"):
        spec = Path("specs", name)
        spec.write_text(spec.read_text("utf-8").replace("=1+1", "locked"), "utf-8")
    Path("specs", "beta.yaml").rename(Path("specs", "gamma.yaml"))
    before = files()
    code, _, err = run("generate", "--out", "out", "--only", "acme")
    assert (code, err) == (0, "1 provider, 3 rows: wrote acme.py\n")
    after = files()
    changed = {n for n in before | after if before.get(n) != after.get(n)}
    assert changed == {"acme.py", "manifest.json"}
    code, _, err = run("generate", "--out", "out")
    assert (code, sorted(files())) == (0, sorted({*PACKAGE, "gamma.py"} - {"beta.py"}))


def test_only_may_be_given_twice(run: Run) -> None:
    """--only acme --only beta writes both modules and nothing else."""
    run("generate", "--out", "out", "--only", "beta", "--only", "acme")
    assert sorted(files()) == ["acme.py", "beta.py", "manifest.json"]


def test_module_without_spec_is_removed(run: Run) -> None:
    """A module that we generated goes with its spec."""
    run("generate", "--out", "out")
    Path("specs", "beta.yaml").unlink()
    code, _, err = run("generate", "--out", "out")
    assert code == 0
    assert "beta.py (to be removed)" not in err, "it is gone, not to be removed"
    assert "beta.py" in err
    assert sorted(files()) == [name for name in PACKAGE if name != "beta.py"]


def test_foreign_files_survive(run: Run) -> None:
    """What others put into the folder stays as it is: modules, data, folders, hidden files."""
    foreign = {
        "helpers.py": b"# mine\n",
        "latin.py": b"# caf\xe9\n",
        "empty.py": b"",
        "notes.md": b"# Generated by raisable from memory\n",
        ".keep": b"",
    }
    Path("out", "sub.py").mkdir(parents=True)
    Path("out", "sub.py", "acme.py").write_bytes(b"# Generated by raisable from us\n")
    for name, data in foreign.items():
        Path("out", name).write_bytes(data)
    code, _, err = run("generate", "--out", "out")
    assert code == 0, err
    assert {name: Path("out", name).read_bytes() for name in foreign} == foreign
    assert Path("out", "sub.py", "acme.py").exists()


def test_file_in_place_of_the_folder(run: Run) -> None:
    """A file where the folder should be is the environment's fault: exit code 4, and the file stays."""
    Path("out").write_text("mine", "utf-8")
    code, out, err = run("generate", "--out", "out")
    assert (code, out) == (4, "")
    assert err.startswith("raisable: out") and err.count("\n") == 1
    assert Path("out").read_text("utf-8") == "mine"


def test_folder_in_place_of_a_module(run: Run) -> None:
    """A folder where a module should be is named, and stays."""
    Path("out", "acme.py").mkdir(parents=True)
    code, _, err = run("generate", "--out", "out")
    assert code == 1
    assert err.startswith("raisable: out/acme.py: not written by raisable")
    assert list(files("out/acme.py")) == []


# generate --check


def test_check_of_a_fresh_package_is_silent(run: Run) -> None:
    """--check says nothing and exits with 0 where nothing is to be done."""
    run("generate", "--out", "out")
    assert run("generate", "--out", "out", "--check") == (0, "", "")


def test_check_writes_nothing(run: Run) -> None:
    """--check leaves the disk alone: it does not even make the folder."""
    code, out, _ = run("generate", "--out", "out", "--check")
    assert code == 1 and "+++ out/acme.py\n" in out
    assert not Path("out").exists()


def test_check_prints_a_diff_and_the_cure(run: Run) -> None:
    """The diff goes to stdout; what is stale, and the very command that cures it, go to stderr."""
    run("generate", "--out", "my errors")
    wanted = Path("my errors", "acme.py").read_text("utf-8")
    stale = wanted.replace("=1+1", "=1+2").replace("AcmeLocked", "AcmeShut")
    Path("my errors", "acme.py").write_text(stale, "utf-8")
    before = files("my errors")
    code, out, err = run("generate", "--out", "my errors", "--check")
    assert code == 1
    assert out == "".join(
        difflib.unified_diff(
            stale.splitlines(keepends=True),
            wanted.splitlines(keepends=True),
            "my errors/acme.py",
            "my errors/acme.py",
        )
    )
    assert err == (
        "stale: acme.py (not as raisable wrote it: move the change into the spec and remove the file); "
        "to cure it, run: raisable generate --out 'my errors'\n"
    )
    assert files("my errors") == before


def test_check_of_one_module(run: Run) -> None:
    """--check --only looks at that module alone, and the cure has the same limit."""
    run("generate", "--out", "out")
    Path("out", "acme.py").unlink()
    args = ["generate", "--out", "out", "--check", "--only"]
    assert run(*args, "beta") == (0, "", "")
    code, _, err = run(*args, "acme")
    assert code == 1
    assert err.endswith(": raisable generate --out out --only acme\n")


def test_check_tells_of_modules_to_remove(run: Run) -> None:
    """A module whose spec is gone makes the package stale, and stays until it is generated."""
    run("generate", "--out", "out")
    Path("specs", "beta.yaml").unlink()
    code, out, err = run("generate", "--out", "out", "--check")
    assert code == 1
    assert "--- out/beta.py\n+++ /dev/null\n" in out
    assert "beta.py (to be removed)" in err
    assert Path("out", "beta.py").exists()


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch program")
@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("=1+1", "=1+2"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n\n# mine",
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "",
    ],
    ids=["a line", "no end of line", "more, unended", "windows", "emptied"],
)
def test_diff_is_a_patch(damage: Callable[[str], str], run: Run) -> None:
    """`patch -p0` takes the diff and makes the stale file what it should be, to the byte."""
    run("generate", "--out", "out")
    wanted = files()
    stale = Path("out", "acme.py")
    stale.write_bytes(damage(wanted["acme.py"].decode()).encode())
    code, out, _ = run("generate", "--out", "out", "--check")
    assert code == 1
    command = ["patch", "-p0", "--binary", "--no-backup-if-mismatch"]
    patched = subprocess.run(command, input=out.encode(), capture_output=True)
    assert patched.returncode == 0, patched.stdout
    assert files() == wanted


# [tool.raisable]


def test_folders_of_the_configuration(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths in pyproject.toml are relative to it; the nearest one above with our table counts; a flag wins."""
    Path("specs").rename("codes")
    text = '[tool.raisable]\nspecs = "codes"\nout = "sdk/errors"\n'
    Path("pyproject.toml").write_text(text, "utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (below / "pyproject.toml").write_text("[tool.other]\nspecs = 1\n", "utf-8")
    monkeypatch.chdir(below)
    assert run("generate")[0] == 0
    assert sorted(files(str(tmp_path / "sdk" / "errors"))) == PACKAGE
    assert run("generate", "--out", "here")[0] == 0
    assert sorted(files("here")) == PACKAGE


def test_folder_does_not_change_the_output(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same specs give the same bytes, from whichever folder and by whichever path."""
    run("generate", "--out", "one")
    Path("below").mkdir()
    monkeypatch.chdir("below")
    run("generate", "--specs", "../specs", "--out", "../two")
    run("generate", "--specs", str(tmp_path / "specs"), "--out", str(tmp_path / "3"))
    assert files("../one") == files("../two") == files("../3")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("[tool.raisable]\nspecz = 'specs'\n", "has no key 'specz'"),
        ("[tool.raisable]\nspecs = 1\n", "specs in [tool.raisable] must be a text"),
        ("[tool.raisable]\nout = ['out']\n", "out in [tool.raisable] must be a text"),
        ("[tool]\nraisable = 'specs'\n", "tool.raisable must be a table"),
        ("[[tool.raisable]]\nspecs = 'specs'\n", "tool.raisable must be a table"),
        ("tool = 1\n", "tool must be a table"),
        ("tool = 'raisable'\n", "tool must be a table"),
        ("[tool.raisable\n", "this is not TOML"),
        ("# caf\xe9\n", "this is not TOML"),
    ],
)
def test_bad_configuration(table: str, told: str, run: Run) -> None:
    """What is wrong with [tool.raisable] is told with the file's name, exit code 2, and nothing is written."""
    Path("pyproject.toml").write_bytes(table.encode("latin-1"))
    code, out, err = run("generate")
    assert (code, out) == (2, "")
    assert err.startswith("pyproject.toml:1:1: RBL010 ") and told in err
    assert not Path("generated").exists()


# export


def test_export_as_json(run: Run) -> None:
    """JSON is the default; a row has its code, class, documented text and section, and what is not known is null."""
    code, out, err = run("export")
    assert (code, err) == (0, "")
    exported = json.loads(out)
    assert exported["version"] == 1
    assert [provider["module"] for provider in exported["providers"]] == [
        "acme",
        "beta",
    ]
    for provider in exported["providers"]:
        name = provider["provider"]
        docs = {"url": "https://docs.acme.example/errors", "retrieved": "2026-11-20"}
        assert provider["title"] == f"{name} response codes"
        assert provider["docs"] == docs
        keys = ("code", "class", "message", "group", "category", "retryable", "kind")
        rows = [tuple(row[key] for key in keys) for row in provider["codes"]]
        assert rows == [
            (code, cls and cls.format(name), *rest) for code, cls, *rest in EXPORTED
        ]
        assert {row["space"] for row in provider["codes"]} == {"code"}
        assert {row["wire_type"] for row in provider["codes"]} == {"integer"}
    assert exported["providers"][0]["codes"][1]["spec"] == "specs/acme.yaml:12"


def test_export_as_csv(run: Run) -> None:
    """CSV has a header and a line per row; no cell is a formula, and flags are yes, no or empty."""
    code, out, err = run("export", "--format", "csv")
    assert (code, err) == (0, "")
    assert out.count("\r\n") == out.count("\n") == 7
    header, *rows = csv.reader(io.StringIO(out, newline=""), strict=True)
    assert ",".join(header) == (
        "provider,space,code,class,message,group,category,retryable,kind"
    )
    words = {None: "", True: "yes", False: "no", "=1+1": "'=1+1"}
    assert rows == [
        [name, "code"] + [words.get(cell, str(cell).format(name)) for cell in row]
        for name in ("Acme", "Beta")
        for row in EXPORTED
    ]


def test_export_as_markdown(run: Run) -> None:
    """Markdown has a heading and a table per provider; text with pipes and backslashes stays in its cell."""
    code, out, err = run("export", "--format", "markdown")
    assert (code, err) == (0, "")
    first, second = out.split("## Beta response codes\n")
    assert first.startswith("## Acme response codes\n\n| code | class | message |")
    words = {None: "", True: "yes", False: "no"}
    for name, text in (("Acme", first), ("Beta", second)):
        lines = [line for line in text.splitlines() if line.startswith("|")]
        split = [re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1] for line in lines]
        assert {len(cells) for cells in split} == {6}
        plain = [
            [re.sub(r"\\(.)", r"\1", cell.strip()) for cell in cells]
            for cells in split[2:]
        ]
        assert plain == [
            [words.get(cell, str(cell).format(name)) for cell in row[:6]]
            for row in EXPORTED
        ]


def test_export_refuses_a_bad_spec(run: Run) -> None:
    """A spec with a fault is not exported in part: stdout stays empty."""
    Path("specs", "beta.yaml").write_text("provider: Beta\n", "utf-8")
    code, out, err = run("export")
    assert (code, out) == (2, "")
    assert err.startswith("specs/beta.yaml:1:1: RBL011 ")


def test_export_needs_no_terminal_encoding(run: Run) -> None:
    """Output is UTF-8 whatever the locale says."""
    spec = SPEC.format(provider="Acme").replace("message: OK", "message: 成功")
    Path("specs", "acme.yaml").write_text(spec, "utf-8")
    command = [sys.executable, "-m", "raisable_gen", "export"]
    env = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(command, env=env, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    exported = json.loads(done.stdout.decode("utf-8"))
    assert exported["providers"][0]["codes"][0]["message"] == "成功"


# Faults, interruption, environment


def test_interruption(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is exit code 130 and one sentence, and leaves the package as it was."""
    monkeypatch.setattr(pipeline, "build", raising(KeyboardInterrupt()))
    code, out, err = run("generate", "--out", "out")
    assert (code, out) == (130, "")
    assert err.strip() == "raisable: interrupted; run it again, every file is whole."
    assert not Path("out").exists()


def test_fault_of_our_own(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug is exit code 3 and a sentence that says what to do, without a traceback."""
    monkeypatch.setattr(pipeline, "build", raising(ValueError("seven is not six")))
    code, out, err = run("generate", "--out", "out")
    assert (code, out) == (3, "")
    assert err.startswith(
        "raisable: a fault of our own (ValueError: seven is not six)."
    )
    assert "Please report it" in err and "RAISABLE_DEBUG=1" in err
    assert "Traceback" not in err and err.count("\n") == 1
    assert not Path("out").exists()


def test_fault_with_debugging(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """RAISABLE_DEBUG=1 shows where a bug happened."""
    monkeypatch.setenv("RAISABLE_DEBUG", "1")
    monkeypatch.setattr(pipeline, "build", raising(ValueError("seven is not six")))
    with pytest.raises(ValueError, match="seven is not six"):
        run("generate", "--out", "out")


def test_missing_extra(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra's packages, the command names the missing one and how to install it."""
    monkeypatch.delitem(sys.modules, "raisable_gen.format")
    monkeypatch.delitem(sys.modules, "raisable_gen.pipeline")
    monkeypatch.delitem(sys.modules, "raisable_gen.commands.generate")
    monkeypatch.setitem(sys.modules, "black", None)
    code, out, err = run("generate")
    assert (code, out) == (4, "")
    assert "black is not installed" in err
    assert "pip install 'raisable[gen]'" in err


def test_reader_that_goes_away(run: Run) -> None:
    """`raisable export | head` ends quietly: exit code 0 and no complaint, whatever the size of the output."""
    rows = "".join(
        f'      "1{n}": {{message: failed at step X{n}}}\n' for n in range(99, 999)
    )
    Path("specs", "acme.yaml").write_text(
        SPEC.format(provider="Acme").replace("range: 1xxx\n    ", "") + rows, "utf-8"
    )
    command = [sys.executable, "-m", "raisable_gen", "export"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None and child.stderr is not None
    child.stdout.close()
    err = child.stderr.read()
    child.stderr.close()
    assert (child.wait(60), err) == (0, b"")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--version"], 0),
        (["generate", "--out", "out"], 0),
        (["generate", "--out", "new", "--check"], 1),
        (["generate", "--specs", "nowhere"], 2),
        (["generate", "--out", "specs/acme.yaml"], 4),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_exit_code_of_the_process(args: list[str], code: int, run: Run) -> None:
    """The process ends with the same codes, and stderr has no traceback."""
    command = [sys.executable, "-W", "error", "-m", "raisable_gen", *args]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_no_colour_in_a_pipe(run: Run) -> None:
    """No escape sequence reaches a pipe, neither in help nor in complaints."""
    for args in (["--help"], ["generate", "--only", "x"], ["generate", "--check"]):
        command = [sys.executable, "-m", "raisable_gen", *args]
        done = subprocess.run(command, capture_output=True)
        assert b"\x1b" not in done.stdout + done.stderr
