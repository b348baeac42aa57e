"""`raisable explain`: what an engineer gets to know who has a number, a name or a text from a log."""

import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import raisable
from raisable_gen import explain, project, undocumented
from raisable_gen.main import main

ROOT = Path(__file__).parents[1]
CATALOG: dict[str, Any] = json.loads(
    (ROOT / "generated" / "raisable" / "catalog.json").read_text("utf-8")
)
SPEC = """provider: Acme
title: Acme response codes
docs: {url: "https://docs.acme.example/errors", retrieved: 2026-11-20}
spaces: {code: {type: integer, success: [0], ambiguous: {"1003": Frozen}}}
groups:
  - title: Success
    codes: {"0": {name: Success, message: OK}}
  - title: Accounts (1xxx)
    name: Account
    range: 1xxx
    codes:
      "1001": {name: NotFound, message: account does not exists, category: not_found, formerly: [Missing]}
      "1002": {name: Locked, message: "account locked for {0} days", params: [days], retryable: false}
      "1003": {name: CardFrozen, message: card is frozen, part: card}
  - title: Transfers
    name: Transfer
    codes:
      "1003": {name: TransferFrozen, message: frozen, part: transfer, outside_range: true}
      "2001": {name: TransferPending, message: transfer is pending, kind: pending, since: 2026-01-02}
"""
FOUND = """\
Acme 1001: account does not exists
  class      AcmeNotFound
  parents    AcmeAccountError, AcmeError, NotFound, ProviderError
  enum       AcmeCode.NOT_FOUND = 1001
  group      Accounts (1xxx)
  kind       error
  category   not_found: The thing that the request names does not exist.
  retry      not known
  formerly   AcmeMissing
  documented https://docs.acme.example/errors, as of 2026-11-20
  spec       specs/acme.yaml:12
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with specs/acme.yaml that was generated."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "specs").mkdir()
    (folder / "specs" / "acme.yaml").write_text(SPEC, "utf-8")
    command = [sys.executable, "-m", "raisable_gen", "generate"]
    subprocess.run(command, cwd=folder, check=True)
    return folder


@pytest.fixture
def run(
    generated: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run `raisable explain` in a copy of the project."""
    shutil.copytree(generated, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)

    def command(*args: str) -> tuple[int, str, str]:
        code = main(["explain", *args])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def asked(run: Run, *args: str) -> Any:
    """What `explain --format json` answers."""
    code, out, err = run(*args, "--format", "json")
    assert (code, err) in ((0, ""), (1, ""))
    answer = json.loads(out)
    assert (code == 0) == bool(answer["hits"])
    return answer


# What is found


@pytest.mark.parametrize(
    "question",
    [
        ["1001"],
        ["AcmeNotFound"],
        ["acmenotfound"],
        ["AcmeMissing"],  # as it was called formerly
        ["acme.errors.AcmeNotFound"],  # as a traceback has it
        ["AcmeCode.NOT_FOUND"],
        ["exists"],
        ["does", "not", "exists"],
        ["account does not exist"],  # a word may be cut
        ["Acme", "1001"],
        ["Acme 1001: account does not exists: the server wrote something else"],
        ["1001", "--provider", "Acme"],
        ["1001", "--provider", "acme", "--specs", "specs"],
    ],
    ids=" ".join,
)
def test_all_ways_to_ask(question: list[str], run: Run) -> None:
    """A code, a class, a member, words, or a line of a log lead to the same answer, which says all that is known."""
    assert run(*question) == (0, FOUND, "")


def test_success_and_pending(run: Run) -> None:
    """A success says that it raises nothing; a code that is not finished says so."""
    _, success, _ = run("0")
    assert "  class      none, a success raises nothing\n" in success
    assert "parents" not in success
    _, pending, _ = run("2001")
    assert "  kind       pending\n" in pending
    assert (
        "  parents    AcmeTransferError, AcmeError, Pending, ProviderError\n" in pending
    )
    assert "  since      2026-01-02\n" in pending


def test_retry_and_attributes(run: Run) -> None:
    """`retryable: false` is a no, and the names of placeholders are told."""
    _, out, _ = run("AcmeLocked")
    assert "  retry      no\n" in out and "  attributes days\n" in out


def test_code_with_two_meanings(run: Run) -> None:
    """Both meanings are told, each with the class above both and with what tells them apart."""
    code, out, _ = run("1003")
    first, second = out.split("\n\n")
    assert code == 0
    assert first.startswith("Acme 1003: card is frozen\n  class      AcmeCardFrozen\n")
    assert second.startswith("Acme 1003: frozen\n")
    for text, part in ((first, "card"), (second, "transfer")):
        assert "  parents    AcmeFrozen, " in text
        assert "AcmeCode.FROZEN = 1003" in text
        assert f"one of several, told by the text or by part='{part}'" in text


@pytest.mark.parametrize("question", ["AcmeError", "acme.errors.AcmeAccountError"])
def test_many_are_told_in_short(question: str, run: Run) -> None:
    """The class of a group gives its codes, a line for each where there are many."""
    _, out, err = run(question)
    if question == "AcmeError":
        assert "  Acme 1001: account does not exists (AcmeNotFound)\n" in out
        assert out.count("\n") == 5 and err.startswith("5 codes; for all about one, ")
    else:
        assert out.count("  class      ") == 3 and err == ""


def test_category_gives_its_codes(run: Run) -> None:
    """A category is asked for by its key or by its class."""
    for question in ("not_found", "pending", "Pending"):
        hits = asked(run, question)["hits"]
        assert [hit["category"] for hit in hits] == [question.lower()]


def test_whole_message_comes_first(run: Run) -> None:
    """Where the words are a whole message, its row stands before those that say more."""
    hits = asked(run, "frozen")["hits"]
    assert [hit["message"] for hit in hits] == ["frozen", "card is frozen"]


# What is not found


def test_undocumented_code(run: Run) -> None:
    """An undocumented code is told with the class that it becomes, and with what is near; the exit code is 1."""
    assert run("1004") == (
        1,
        "Nothing documented fits '1004'.\n"
        "\n"
        "As an undocumented code it becomes:\n"
        "  AcmeAccountError (Accounts (1xxx)), whose range 1xxx holds it\n"
        "\n"
        "Near it:\n"
        "  Acme 1003: card is frozen (AcmeCardFrozen)\n"
        "  Acme 1002: account locked for {0} days (AcmeLocked)\n"
        "  Acme 1001: account does not exists (AcmeNotFound)\n",
        "",
    )


def test_number_is_never_a_word(run: Run) -> None:
    """A number that is no code is not looked for in messages."""
    assert asked(run, "0x1")["hits"] == []
    assert asked(run, "01001")["hits"] == []
    assert asked(run, "99")["undocumented"] == [
        {
            "provider": "Acme",
            "module": "acme",
            "space": "code",
            "range": None,
            "class": "AcmeError",
            "group": None,
        }
    ]


def test_misspelt_name(run: Run) -> None:
    """A misspelt name or text leads to the right one; it is no code, so nothing is said of undocumented ones."""
    for question in ("AcmeNotFond", "NOT_FOUNT", "acount does not exits"):
        answer = asked(run, question)
        assert answer["undocumented"] == []
        assert [hit["code"] for hit in answer["near"]] == ["1001"]


def test_question_of_a_stranger(run: Run) -> None:
    """What was asked comes back with its control characters escaped."""
    code, out, err = run("\x1b[31mred\u202e")
    assert code == 1 and out.startswith(r"Nothing documented fits '\x1b[31mred\u202e'.")
    assert "\x1b" not in out + err and "\u202e" not in out


def test_unknown_provider(run: Run) -> None:
    """A provider that there is not is wrong usage, with the ones that there are."""
    code, out, err = run("1001", "--provider", "acmee")
    assert (code, out) == (2, "")
    assert "there is none 'acmee'; did you mean acme?" in err


def test_rule_of_lint(run: Run) -> None:
    """A code that lint or generate complains with is explained, with an example and its cure, and fields as `lint --rules` has them."""
    code, out, err = run("RBL101")
    assert (code, err) == (0, "")
    assert out.startswith("RBL101 unpinned-name (warning")
    assert "Rejected:" in out and "Accepted:" in out
    _, listed, _ = run("RBL101", "--format", "json")
    (rule,) = json.loads(listed)["rules"]
    every = subprocess.run(
        [sys.executable, "-m", "raisable_gen", "lint", "--rules", "--format", "json"],
        capture_output=True,
    )
    assert rule in json.loads(every.stdout)["rules"]
    assert run("RBL999")[0] == 1


def test_empty_question(run: Run) -> None:
    """Without words there is nothing to look for."""
    assert run("")[0] == run("  ")[0] == run("?!")[0] == 1


# JSON


def test_json_has_the_row_and_what_belongs_to_it(run: Run) -> None:
    """A hit is the exported row with its provider, its classes, its category in words and its documentation."""
    exported = subprocess.run(
        [sys.executable, "-m", "raisable_gen", "export"], capture_output=True, text=True
    )
    (row,) = [
        row
        for row in json.loads(exported.stdout)["providers"][0]["codes"]
        if row["code"] == "1001"
    ]
    assert asked(run, "1001") == {
        "version": 1,
        "question": "1001",
        "undocumented": [],
        "near": [],
        "hits": [
            {
                **row,
                "provider": "Acme",
                "module": "acme",
                "enum": "AcmeCode",
                "parents": [
                    "AcmeAccountError",
                    "AcmeError",
                    "NotFound",
                    "ProviderError",
                ],
                "category_description": "The thing that the request names does not exist.",
                "docs": {
                    "url": "https://docs.acme.example/errors",
                    "retrieved": "2026-11-20",
                },
            }
        ],
    }


# Where the answer comes from


HEAVY = ("jinja2", "black", "ruamel", "dataclasses", "typing", "tomllib", "_hashlib")


def imported(*args: str) -> set[str]:
    """Which of the heavy packages a command imports."""
    program = (
        "import sys\n"
        "from raisable_gen.main import main\n"
        f"main({list(args)!r})\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True
    )
    return set(HEAVY) & set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "args", [["--version"], ["--help"], ["explain", "1001"], ["explain", "1009"]]
)
def test_quick_commands_import_nothing_heavy(args: list[str], run: Run) -> None:
    """The version, the help and an answer need none of what compiles specs, nor what is slow to import."""
    Path("pyproject.toml").write_text('[tool.raisable]\nspecs = "specs"\n', "utf-8")
    assert imported(*args) == set()


def test_changed_spec_is_compiled(run: Run) -> None:
    """After a change of a spec the answer is that of the spec, and the package stays as it was."""
    spec = Path("specs", "acme.yaml")
    spec.write_text(SPEC.replace("exists", "exist"), "utf-8")
    package = Path("generated", "raisable")
    before = {path.name: path.read_bytes() for path in package.iterdir()}
    assert "ruamel" in imported("explain", "1001")
    assert run("1001") == (0, FOUND.replace("exists", "exist"), "")
    assert {path.name: path.read_bytes() for path in package.iterdir()} == before


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "{}", '{"format": 0}', "null", "[" * 9999]
)
def test_damaged_catalog_is_not_read(damage: str, run: Run) -> None:
    """A catalog that was cut off, merged badly or written by another version is left alone."""
    Path("generated", "raisable", "catalog.json").write_text(damage, "utf-8")
    assert run("1001") == (0, FOUND, "")


def test_changed_vocabulary_is_compiled(run: Run) -> None:
    """The shared vocabulary is one of the files that an answer depends on."""
    shared = (ROOT / "specs" / "categories.yaml").read_text("utf-8")
    text = shared.replace("The thing that the request names", "What it names")
    Path("specs", "categories.yaml").write_text(text, "utf-8")
    assert "not_found: What it names does not exist." in run("1001")[1]


def test_bad_spec_is_refused(run: Run) -> None:
    """A spec that is wrong now is told as `generate` tells it."""
    Path("specs", "acme.yaml").write_text("provider: Acme\n", "utf-8")
    code, out, err = run("1001")
    assert (code, out) == (2, "") and err.startswith("specs/acme.yaml:1:1: RBL011 ")


def test_place_in_the_spec_is_relative_to_the_reader(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a folder below, the place of a row leads to the file from there."""
    Path("pyproject.toml").write_text("[tool.raisable]\nspecs = 'specs'\n", "utf-8")
    Path("a", "b").mkdir(parents=True)
    monkeypatch.chdir(Path("a", "b"))
    assert "  spec       ../../specs/acme.yaml:12\n" in run("1001")[1]


def test_outside_of_any_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there are no specs, the providers that ship with raisable answer."""
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "823"]) == 0
    assert "CardPlusInsufficientBalance" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "[tool.raisable]\n",
        '[tool.raisable]\nspecs = "a/b"\nout = "src/x-y"\n',
        '[project]\nname = "x"\n\n[tool.raisable]\n# where\n\nspecs = "a"\n\nout = "b"\n[tool.x]\nspecs = "c"\n',
        "[tool.raisable]\nspecs = 'a'\n",
        '[tool.raisable]\nspecs = "a" # here\n',
        '[tool.raisable]\nspecs = "\\u0061"\n',
        '[tool.raisable]\r\nspecs = "a"\r\n',
        '[ tool . raisable ]\nspecs = "a"\n',
        '[tool]\nraisable.specs = "a"\n',
        'x = """\n[tool.raisable]\nspecs = "a"\n"""\n',
        "x = '''\n[tool.raisable]\nspecs = \"a\"\n'''\n",
        '# [tool.raisable]\n[tool.other]\nspecs = "a"\n',
        "",
    ],
)
def test_table_that_is_read_quickly_is_that_of_toml(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However [tool.raisable] is written, it says what a TOML parser reads there."""
    import tomllib

    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_bytes(text.encode("utf-8"))
    wanted = tomllib.loads(text.replace("\r\n", "\n")).get("tool", {}).get("raisable")
    assert project.table() == (("", wanted) if wanted is not None else (None, {}))


# Windows, pipes, colours


@pytest.mark.parametrize("width", [40, 60, 100])
def test_fits_the_window(width: int, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is longer than the window but by a word that can't be cut; later lines stand below the words."""
    monkeypatch.setenv("COLUMNS", str(width))
    _, out, _ = run("1001")
    assert " ".join(out.split()) == " ".join(FOUND.split())
    for line in out.splitlines():
        assert len(line) <= width or len(line.split()) == (
            2 if "documented" in line else 1
        )
        assert line.startswith(("Acme", "  "))


def in_terminal(*args: str, **environment: str) -> str:
    """What a terminal gets to see."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "100", **environment}
    env = {name: value for name, value in env.items() if value != "unset"}
    command = [sys.executable, "-m", "raisable_gen", *args]
    child = subprocess.Popen(command, stdout=theirs, stdin=theirs, env=env)
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 65536):
            seen += part
    except OSError:  # the end, as Linux tells it
        pass
    os.close(ours)
    assert child.wait(60) == 0
    return seen.decode("utf-8").replace("\r\n", "\n")


def test_colour_is_for_terminals_alone(run: Run) -> None:
    """A terminal gets bold and faint text, unless NO_COLOR or TERM=dumb says no; without them it reads the same."""
    coloured = in_terminal("explain", "1001", NO_COLOR="unset")
    assert coloured.startswith("\x1b[1mAcme 1001: account does not exists\x1b[0m\n")
    for escape in ("\x1b[0m", "\x1b[1m", "\x1b[2m"):
        coloured = coloured.replace(escape, "")
    assert coloured == FOUND
    assert in_terminal("explain", "1001", NO_COLOR="1") == FOUND
    assert in_terminal("explain", "1001", TERM="dumb", NO_COLOR="unset") == FOUND
    assert "\x1b" in in_terminal("explain", "1001", NO_COLOR="")


# As the classes themselves have it


def test_parents_are_those_of_the_class() -> None:
    """For every documented row, the classes told are those that Python goes through, in its order."""
    told = 0
    for provider in CATALOG["providers"]:
        module = getattr(raisable, provider["module"])
        for row in provider["codes"]:
            parents = explain.parents(CATALOG["categories"], provider, row)
            if row["class"] is None:
                assert parents == []
                continue
            mro = getattr(module, row["class"]).__mro__[1:]
            assert parents == [each.__name__ for each in mro[: -len(Exception.__mro__)]]
            told += 1
    assert told > 400


CODES = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(0, 9999).map(lambda number: f"0{number}"),
    st.integers(300000, 309999).map(str),
    st.builds(
        "{}{}".format,
        st.sampled_from(["AUTH_", "ORDER_", "ORDER_F", "FUND_", "WITHDRAW_0", "auth_"]),
        st.integers(0, 999),
    ),
    st.from_regex("[!-~]{1,20}", fullmatch=True),
)


@given(CODES)
def test_fallback_is_that_of_error_from_code(code: str) -> None:
    """What is told of an undocumented code is the class that `error_from_code` gives."""
    for told in undocumented.fallbacks(CATALOG["providers"], code):
        module = getattr(raisable, told["module"])
        error = module.error_from_code(code)
        if error is not None and not error.documented:
            assert type(error).__name__ == told["class"]
            assert told["group"] in (None, error.group)
