"""The formats of lint: each is read as its consumer reads it."""

import json
import os
import pty
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consumers import command_of, sarif_schema
from raisable_gen.lint import report, rules
from raisable_gen.lint.finding import Finding
from raisable_gen.lint.frame import frame
from raisable_gen.main import main
from raisable_gen.problem import Place
from raisable_gen.quote import workflow, workflow_property

CASES = Path(__file__).parent / "lint"
LOOK = report.Look(100, False)
SPEC = """provider: Acme
title: Acme response codes
docs: {url: https://docs.acme.example/errors, retrieved: 2026-11-20}
spaces: {code: {type: integer}}
groups:
  - title: Cards
    name: Card
    codes:
      "1001": {name: CardNotFound, message: card already exists, category: already_exists}
      "1002": {message: "карта 中文\t50%, \\"x\\"", name: Odd, category: internal}
"""

Lint = Callable[..., tuple[int, str]]


@pytest.fixture
def lint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Lint:
    """Lint a spec in an empty folder; gives exit code and stdout."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def go(spec: str, *args: str, specs: str = "specs") -> tuple[int, str]:
        Path(specs).mkdir(parents=True, exist_ok=True)
        Path(specs, "acme.yaml").write_text(spec, "utf-8")
        code = main(["lint", "--specs", specs, *args])
        return code, capfd.readouterr().out

    return go


GOOD = SPEC.replace("\t", " ")


def test_text(lint: Lint) -> None:
    """For people: the complaint, its line, and carets with the severity below what is meant."""
    assert lint(GOOD) == (
        1,
        "specs/acme.yaml:9:22: RBL104 CardNotFound says that something is not there, and the text says otherwise: "
        "name what the text says\n"
        '    9 |       "1001": {name: CardNotFound, message: card already exists, categ…\n'
        "      |                      ^^^^^^^^^^^^ warning: misleading-name\n"
        "\n"
        "specs/acme.yaml:10:16: RBL112 the fields of 1002 are out of order: write name, message, category\n"
        '   10 |       "1002": {message: "карта 中文 50%, \\"x\\"", name: Odd, category: …\n'
        "      |                ^^^^^^^ note: field-order (--fix mends it)\n"
        "\n",
    )


def test_concise(lint: Lint) -> None:
    """One line a finding, as `generate` tells its problems."""
    told = lint(GOOD, "--format", "concise")[1].splitlines()
    assert [line.split(" ")[:2] for line in told] == [
        ["specs/acme.yaml:9:22:", "RBL104"],
        ["specs/acme.yaml:10:16:", "RBL112"],
    ]


def test_json(lint: Lint) -> None:
    """The object that specs/README.md describes: nothing more, nothing less."""
    code, told = lint(GOOD, "--format", "json")
    assert code == 1
    told_as = json.loads(told)
    first, second = told_as.pop("findings")
    assert told_as == {"version": 1, "errors": 0, "warnings": 1, "notes": 1}
    message = first.pop("message")
    assert message.startswith("CardNotFound says that something is not there")
    assert first == {
        "code": "RBL104",
        "name": "misleading-name",
        "severity": "warning",
        "path": "specs/acme.yaml",
        "line": 9,
        "column": 22,
        "end_line": 9,
        "end_column": 34,
        "fixable": False,
    }
    assert (second["severity"], second["fixable"]) == ("note", True)
    assert set(second) == set(first) | {"message"}


def test_json_is_as_documented() -> None:
    """specs/README.md names each key of a finding."""
    guide = (CASES.parents[1] / "specs" / "README.md").read_text("utf-8")
    section = guide.split("## Lint")[1]
    finding = Finding(Place("a", 1, 1), "RBL101", "m")
    told = json.loads(report.as_json([finding], {}, LOOK))
    for key in (*told, *told["findings"][0]):
        assert f"`{key}`" in section, key


def test_sarif(lint: Lint) -> None:
    """The log fits the schema of SARIF 2.1.0; each result names its rule and its place in the file."""
    check = jsonschema.validators.validator_for(schema := sarif_schema())(schema)
    for reason in sorted(CASES.glob("rejected/*.yaml")):
        code, told = lint(reason.read_text("utf-8"), "--format", "sarif")
        log = json.loads(told)
        check.validate(log)
        (run,) = log["runs"]
        assert run["results"] and code in (1, 2)
        for result in run["results"]:
            rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
            assert rule["id"] == result["ruleId"]
            assert result["level"] == rules.RULES[result["ruleId"]].severity
    assert not check.is_valid({**log, "version": "2.0.0"})
    del result["message"]
    assert not check.is_valid(log)


def test_sarif_place(lint: Lint) -> None:
    """A region is counted as the log says, in code points, and ends behind the last; a path is an address."""
    code, told = lint(
        GOOD.replace("карта", "c\u0430rd \U0001f600"),
        "--format",
        "sarif",
        specs="мои specs",
    )
    (run,) = json.loads(told)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    place = next(
        result["locations"][0]["physicalLocation"]
        for result in run["results"]
        if result["ruleId"] == "RBL123"
    )
    assert place["artifactLocation"]["uri"] == "%D0%BC%D0%BE%D0%B8%20specs/acme.yaml"
    region = place["region"]
    line = Path("мои specs", "acme.yaml").read_text("utf-8").split("\n")[9]
    start, end = region["startColumn"] - 1, region["endColumn"] - 1
    assert line[start:end] == '"c\u0430rd \U0001f600 中文 50%, \\"x\\""'


def test_sarif_without_findings(lint: Lint) -> None:
    """A log without results is a log: the service closes what it had."""
    clean = (CASES / "accepted" / "retry_hint.yaml").read_text("utf-8")
    code, told = lint(clean, "--format", "sarif")
    log = json.loads(told)
    jsonschema.validate(log, sarif_schema())
    assert (code, log["runs"][0]["results"]) == (0, [])


def test_github(lint: Lint) -> None:
    """Each finding is a workflow command that the runner reads back as it was."""
    _, told = lint(GOOD.replace("50%", "%s: 50%, ::error::x"), "--format", "github")
    commands = [command_of(line) for line in told.splitlines()]
    assert [(name, each["title"]) for name, each, _ in commands] == [
        ("warning", "RBL104 misleading-name"),
        ("notice", "RBL112 field-order"),
        ("warning", "RBL122 foreign-placeholder"),
    ]
    name, properties, message = commands[2]
    assert properties["file"] == "specs/acme.yaml"
    assert (properties["line"], properties["col"]) == ("10", "25")
    assert message.startswith("%s is taken for plain text: ")


@given(st.text(max_size=40))
def test_no_text_leaves_its_workflow_command(text: str) -> None:
    """Whatever a message or a path is, it is one line, begins no command, and a property ends where it should."""
    assert workflow(text).isprintable()
    assert "\n" not in workflow(text) and "\r" not in workflow(text)
    assert not {":", ",", "\n", "\r"} & set(workflow_property(text))
    finding = Finding(Place(f"specs/{text}", 1, 1), "RBL101", text)
    (line,) = report.github([finding], {}, LOOK).splitlines()
    name, properties, message = command_of(line)
    assert (name, properties["line"]) == ("warning", "1")
    if text.isprintable():
        assert message == text


def test_gitlab(lint: Lint) -> None:
    """A Code Quality report: the fields that GitLab asks for, a fingerprint for each finding of its own."""
    spec = (CASES / "rejected" / "lost_placeholder.yaml").read_text("utf-8")
    found = json.loads(lint(spec, "--format", "gitlab")[1])
    assert len({each["fingerprint"] for each in found}) == len(found) == 8
    for each in found:
        assert set(each) == {
            "description",
            "check_name",
            "fingerprint",
            "severity",
            "location",
        }
        assert each["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert each["location"]["path"] == "specs/acme.yaml"
        assert each["location"]["lines"]["begin"] in range(14, 22)


def test_fingerprints_stay_when_lines_move(lint: Lint) -> None:
    """A finding is the same finding after lines were added above it; twice the same line are two findings."""

    def marks(spec: str) -> list[str]:
        found = json.loads(lint(spec, "--format", "gitlab")[1])
        return [each["fingerprint"] for each in found]

    assert marks(GOOD) == marks("# a comment\n\n" + GOOD)
    finding = Finding(Place("a", 1, 1), "RBL101", "m")
    first, second = json.loads(report.gitlab([finding, finding], {"a": [""]}, LOOK))
    assert first["fingerprint"] != second["fingerprint"]


def test_paths_are_relative_with_slashes(tmp_path: Path, lint: Lint) -> None:
    """From wherever the folder is named, a report tells paths from where we stand."""
    _, told = lint(GOOD, "--format", "json", specs=str(tmp_path / "specs"))
    assert {each["path"] for each in json.loads(told)["findings"]} == {
        "specs/acme.yaml"
    }


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_reports_are_ascii(form: str, lint: Lint) -> None:
    """Whatever the spec has in it, what machines read is ASCII."""
    assert lint(GOOD, "--format", form)[1].isascii()


def test_control_characters_are_escaped(lint: Lint) -> None:
    """A line with control characters is shown with their names, and nothing of it reaches the terminal as it is."""
    code, told = lint(GOOD.replace("already", "al\x1b[31mre\u202eady"))
    assert code == 2
    assert told.replace("\n", "").isprintable()
    assert "al\\x1b[31mre\\u202eady" in told


def test_card_numbers_are_not_shown(lint: Lint) -> None:
    """The line of a finding is shown without the digits of a card."""
    for form in report.FORMATS:
        spec = GOOD.replace("50%", "5500 0000 0000 0004")
        told = lint(spec, "--format", form)[1]
        assert "5500" not in told and "RBL124" in told


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_on_a_terminal(environment: dict[str, str], tmp_path: Path) -> None:
    """A terminal gets colours and lines of its width, unless it has none or the user wants none."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "acme.yaml").write_text(GOOD, "utf-8")
    ours, theirs = pty.openpty()
    inherited = {
        k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")
    }
    run = subprocess.run(
        [sys.executable, "-m", "raisable_gen", "lint"],
        cwd=tmp_path,
        env={**inherited, "TERM": "xterm", "COLUMNS": "60", **environment},
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    told = ""
    try:
        while piece := os.read(ours, 4096):
            told += piece.decode("utf-8")
    except OSError:  # Linux says so when the last writer has closed its end
        pass
    os.close(ours)
    assert run.returncode == 1
    assert ("\x1b[" in told) == (not environment)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", told).replace("\r", "").split("\n")
    assert all(len(line) <= 60 for line in plain if re.match(r" *[0-9]* \|", line))


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes, by the width that Unicode gives its characters."""
    return sum(
        (
            0
            if unicodedata.combining(each) or unicodedata.category(each) == "Me"
            else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        )
        for each in text
    )


LONG = "0" * 1_000
MARKS = "\u0301" * 1_000  # without a width of their own


@given(
    before=st.text("ab 中é\u0301\t\x1b", max_size=60),
    meant=st.text("xyz文", min_size=1, max_size=20),
    after=st.text("cd 中\t\x07", max_size=60),
    width=st.integers(8, 120),
)
def test_carets_are_below_what_is_meant(
    before: str, meant: str, after: str, width: int
) -> None:
    """The carets begin where it begins and are as wide as what is shown of it; nothing is wider than the window."""
    start = len(before) + 1
    shown, carets = frame(before + meant + after, start, start + len(meant), width)
    assert shown.isprintable()
    assert columns_of(shown) <= width and len(carets) <= width
    at = len(carets) - len(carets.lstrip())
    prefix = next(
        shown[:end] for end in range(len(shown) + 1) if columns_of(shown[:end]) >= at
    )
    assert columns_of(prefix) == at
    visible = shown[len(prefix) :].lstrip("\u0301")
    wide = carets.count("^")
    pointed = next(
        visible[:end]
        for end in range(len(visible) + 1)
        if columns_of(visible[:end]) >= wide
    )
    assert meant.startswith(pointed) and pointed
    if columns_of(meant) <= width - 2:
        assert pointed == meant


@pytest.mark.parametrize(
    ("line", "start", "end", "width", "shown", "carets"),
    [
        ("name: value", 7, 12, 80, "name: value", "      ^^^^^"),
        ("\tname: value", 2, 6, 80, "    name: value", "    ^^^^"),
        ("a\tb", 3, 4, 80, "a   b", "    ^"),
        ("中文: x", 5, 6, 80, "中文: x", "      ^"),
        ("中文: x", 1, 3, 80, "中文: x", "^^^^"),
        ("a\x1bb", 3, 4, 80, "a\\x1bb", "     ^"),
        ("abc", 4, 4, 80, "abc", "   ^"),
        ("", 1, 1, 80, "", "^"),
        ("0123456789abcdef", 9, 11, 10, "…6789abcd…", "   ^^"),
        ("0123456789abcdef", 15, 17, 10, "…89abcdef", "       ^^"),
        ("0123456789abcdef", 1, 17, 10, "01234567…", "^^^^^^^^"),
        (f"{LONG}0123456789abcdef{LONG}", 1_009, 1_011, 10, "…6789abcd…", "   ^^"),
        (f"abc{LONG}", 2, 3, 10, "abc00000…", " ^"),
        (f"{LONG}abc", 1_002, 1_003, 10, "…00000abc", "       ^"),
        (f"{MARKS}a{MARKS}b", 1_001, 1_002, 10, f"…{MARKS[:40]}a{MARKS[:39]}…", " ^"),
    ],
)
def test_frame(
    line: str, start: int, end: int, width: int, shown: str, carets: str
) -> None:
    """Tabs, wide characters and escapes take the columns that they take; what is too long is cut around what is meant."""
    assert frame(line, start, end, width) == (shown, carets)
