"""`raisable import` as an author uses it: from a page to a spec that generates, and onto the spec when the page has changed."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from consumers import command_of, sarif_schema
from raisable_gen.importing import telling
from raisable_gen.importing.findings import KINDS
from raisable_gen.lint import report as lint_report
from raisable_gen.main import main

ROOT = Path(__file__).parents[1]
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
PROVIDERS = ("cardplus", "interlace", "keysecure", "legend", "xt")
HERE = Path(__file__).parent / "importing"

PAGE = """# Acme API

## General

| Code | Message |
|------|---------|
| 0 | Success |
| 1001 | Invalid signature |
| 1002 | too many requests, please try again later |

## Accounts (2xxx)

| Code | Message |
|------|---------|
| 2001 | account does not exists |
| 2002 | account already exists |
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run `raisable` in an empty folder with page.md; gives the exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RAISABLE_DEBUG", raising=False)
    Path("page.md").write_text(PAGE, "utf-8")
    Path("specs").mkdir()

    def command(*args: str) -> tuple[int, str, str]:
        code = main(list(args))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def imported(run: Run, *args: str) -> tuple[int, str, str]:
    return run(
        "import", "page.md", "-o", "specs/acme.yaml", "--date", "2026-11-21", *args
    )


def change(old: str, new: str) -> None:
    """Change the page."""
    text = Path("page.md").read_text("utf-8")
    assert old in text
    Path("page.md").write_text(text.replace(old, new), "utf-8")


def every_row() -> list[dict[str, Any]]:
    """What the specs export."""
    command = [sys.executable, "-m", "raisable_gen", "export"]
    exported = json.loads(
        subprocess.run(command, capture_output=True, check=True).stdout
    )
    found: list[dict[str, Any]] = exported["providers"][0]["codes"]
    return found


def rows() -> dict[str, dict[str, Any]]:
    """The same by code."""
    return {row["code"]: row for row in every_row()}


# A new spec


def test_page_to_spec(run: Run) -> None:
    """A page gives a spec with its rows, sections and ranges, names and categories, and the exit code says that all is clear."""
    code, out, err = imported(run, "--url", "https://acme.example/errors")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "5 rows seen, 5 taken, 0 refused; nothing to decide"
    spec = Path("specs/acme.yaml").read_text("utf-8")
    assert 'docs: {url: "https://acme.example/errors", retrieved: 2026-11-21}\n' in spec
    assert 'code: {type: integer, success: ["0"]}' in spec
    assert "  - title: Accounts (2xxx)\n    name: Accounts\n    range: 2xxx\n" in spec
    assert (
        '"2001": {name: AccountNotFound, message: account does not exists, category: not_found}  # proposed by: not found\n'
        in spec
    )
    assert run("generate", "--out", "out")[0] == 0
    assert rows()["1002"]["retryable"] is True
    assert rows()["1002"]["class"] == "AcmeTooManyRequests"
    assert rows()["2002"]["group"] == "Accounts (2xxx)"


def test_spec_to_stdout_report_to_stderr(run: Run) -> None:
    """Without -o the spec is the result and the report is talk."""
    code, out, err = run(
        "import", "page.md", "--provider", "Acme", "--date", "2026-11-21"
    )
    assert code == 0
    assert out.startswith("# Acme: drafted by `raisable import`")
    assert err.splitlines()[-1] == "5 rows seen, 5 taken, 0 refused; nothing to decide"
    assert not list(Path("specs").iterdir())


def test_stdin(run: Run) -> None:
    """A page may come from stdin; its form is told by its text."""
    command = [
        sys.executable,
        "-m",
        "raisable_gen",
        "import",
        "-",
        "--provider",
        "Acme",
        "--date",
        "2026-11-21",
    ]
    piped = subprocess.run(command, input=PAGE.encode(), capture_output=True)
    assert piped.returncode == 0
    assert (
        piped.stdout.decode()
        == run("import", "page.md", "--provider", "Acme", "--date", "2026-11-21")[1]
    )


@pytest.mark.parametrize("page", ["-", "1.md", "value.md", "provider.md"])
def test_page_without_a_good_name(page: str, run: Run) -> None:
    """Where nothing says what the provider is called, it has a name that can be seen to be none."""
    if page != "-":
        Path(page).write_text(PAGE, "utf-8")
    command = [sys.executable, "-m", "raisable_gen", "import", page]
    done = subprocess.run(command, input=PAGE.encode(), capture_output=True)
    assert done.returncode == 0 and b"\nprovider: Unnamed\n" in done.stdout


def test_what_waits_for_a_decision(run: Run) -> None:
    """Each thing that a page can be unclear about is reported with its line and makes the exit code 1."""
    Path("page.md").write_text((HERE / "unclear.md").read_text("utf-8"), "utf-8")
    code, out, _ = imported(run)
    assert code == 1
    found = [line.split(" ")[:3] for line in out.splitlines()[:-1]]
    told = {
        (int(place.split(":")[1]), rule, level.rstrip(":"))
        for place, rule, level in found
    }
    assert told == {
        (7, "RBL216", "note"),  # 0: success
        (8, "RBL204", "decision"),  # add success
        (9, "RBL204", "decision"),  # is being processed
        (10, "RBL205", "decision"),  # max 0
        (11, "RBL206", "decision"),  # [email protected]
        (12, "RBL213", "note"),  # struck through
        (13, "RBL201", "decision"),  # no message
        (14, "RBL201", "decision"),  # a cell too many
        (15, "RBL212", "note"),  # 1xxx
        (16, "RBL203", "decision"),  # two meanings
        (17, "RBL207", "decision"),  # no words for a name
        (19, "RBL201", "decision"),  # a line like a row
        (25, "RBL203", "decision"),
        (26, "RBL211", "note"),  # word for word again
        (26, "RBL211", "note"),
        (25, "RBL208", "decision"),  # outside of 2xxx
        (28, "RBL215", "note"),  # a zero-width space
        (30, "RBL214", "note"),  # a table of something else
    }
    assert out.splitlines()[-1] == "16 rows seen, 12 taken, 4 refused; 11 to decide"
    assert run("generate", "--out", "out")[0] == 0
    spec = Path("specs/acme.yaml").read_text("utf-8")
    assert (
        'ambiguous: {"1008": ' in spec
        and "part: general" in spec
        and "part: funds" in spec
    )
    assert (
        "deprecated: 2026-11-21" in spec
        and "rows: 2" in spec
        and "outside_range: true" in spec
    )
    assert (
        "# RBL206, a text that the page masks: decide (line 11 of the page).\n" in spec
    )


def test_several_spaces(run: Run) -> None:
    """Tables whose codes have titles of their own are spaces of their own; HTTP statuses are one too."""
    Path("page.md").write_text(
        "## HTTP\n\n| HTTP status | Meaning |\n|-|-|\n| 200 | OK |\n| 429 | Too many requests |\n\n"
        "## rc\n\n| rc | Description |\n|-|-|\n| 0 | success |\n| 1 | failure |\n\n"
        "## mc\n\n| mc | Message |\n|-|-|\n| A_01 | Bad key |\n| A_02 | Bad sign |\n| A_03 | No funds |\n",
        "utf-8",
    )
    assert imported(run)[0] == 0
    spec = Path("specs/acme.yaml").read_text("utf-8")
    assert (
        spec.index("  mc: {type: string}")
        < spec.index("  rc: {type: integer")
        < spec.index("  http: {type: integer")
    )
    assert run("generate", "--out", "out")[0] == 0
    assert {row["space"] for row in rows().values()} == {"mc", "rc", "http"}


def test_space_by_title(run: Run) -> None:
    """--space says which list a section's codes are in."""
    assert imported(run, "--space", "sub=Accounts (2xxx)")[0] == 0
    assert run("generate", "--out", "out")[0] == 0
    assert rows()["2001"]["space"] == "sub" and rows()["1001"]["space"] == "code"


def test_names_are_unique(run: Run) -> None:
    """Rows with the same words get names that say what is different, and none gets the plain one."""
    Path("page.md").write_text(
        "## Wallet\n\n| Code | Message |\n|-|-|\n| 1 | Invalid address |\n| 2 | Success rate error |\n\n"
        "## Bank\n\n| Code | Message |\n|-|-|\n| 3 | Invalid address |\n| 4 | Transfer denied |\n| 5 | Transfer denied |\n",
        "utf-8",
    )
    imported(run)
    assert run("generate", "--out", "out")[0] == 0
    names = {code: row["name"] for code, row in rows().items()}
    assert names["1"] == "WalletAddressInvalid" and names["3"] == "BankAddressInvalid"
    assert names["4"] == "TransferDenied4" and names["5"] == "TransferDenied5"


def test_codes_that_are_words(run: Run) -> None:
    """They name their class; where one has several meanings, it names what is above them, and each says what is different."""
    Path("page.md").write_text(
        "## Cards\n\n| Code | Message |\n|-|-|\n| NOT_FOUND | This card was removed |\n| CARD_LOCKED | Too many wrong PINs |\n\n"
        "## Orders\n\n| Code | Message |\n|-|-|\n| NOT_FOUND | No order has this number |\n| ORD_17 | Order was shipped |\n",
        "utf-8",
    )
    imported(run)
    assert "ambiguous: {NOT_FOUND: NotFound}" in Path("specs/acme.yaml").read_text(
        "utf-8"
    ).replace('"', "")
    assert run("generate", "--out", "out")[0] == 0
    names = {(row["code"], row["message"]): row["name"] for row in every_row()}
    assert names == {
        ("NOT_FOUND", "This card was removed"): "CardRemoved",
        ("CARD_LOCKED", "Too many wrong PINs"): "CardLocked",
        ("NOT_FOUND", "No order has this number"): "NoOrderNumber",
        ("ORD_17", "Order was shipped"): "OrderShipped",
    }


def test_notes_that_are_alike(run: Run) -> None:
    """What is true of several tables is said once for people, with the lines of the others; a machine is told each."""
    table = "| Code | Message | Cure |\n|-|-|-|\n| {0} | Wrong amount {0} | Ask |\n\n"
    sections = (f"## Part {at}\n\n" + table.format(1000 + at) for at in range(12))
    Path("page.md").write_text("".join(sections), "utf-8")
    out = imported(run)[1]
    lines = [line for line in out.splitlines() if "RBL214" in line]
    assert len(lines) == 1
    assert lines[0].endswith("Cure (also in line 9, 15, 21, 27, 33, 39, 45, 51, ...)")
    told = json.loads(imported(run, "--check", "--format", "json")[1])
    assert [it["line"] for it in told["findings"] if it["code"] == "RBL214"] == [
        *range(3, 70, 6)
    ]


def test_code_twice_in_a_section(run: Run) -> None:
    """A code with two texts under one heading gives two groups with its title, and a spec that generates."""
    change("| 2002 | account already exists |", "| 2001 | account is closed |")
    code, out, _ = imported(run)
    assert code == 1 and "2001 has 2 meanings (lines 15, 16)" in out
    assert run("generate", "--out", "out")[0] == 0
    assert [
        (row["message"], row["group"]) for row in every_row() if row["code"] == "2001"
    ] == [
        ("account does not exists", "Accounts (2xxx)"),
        ("account is closed", "Accounts (2xxx)"),
    ]
    assert imported(run, "--check")[0] == 0


@pytest.mark.parametrize(
    ("message", "name", "category"),
    [
        ("TOO_MANY_REQUESTS", "TooManyRequests", "rate_limited"),
        ("insufficientBalance", "InsufficientBalance", "insufficient_funds"),
        ("order.not_found", "OrderNotFound", "not_found"),
        ("INVALID API KEY ID", "APIKeyIDInvalid", "unauthenticated"),
        ("2FA_REQUIRED", "TwoFactorRequired", "invalid_request"),
        ("KYC_REVIEW_PENDING", "KYCReviewPending", "pending"),
        ("PIN", "PIN", None),
    ],
)
def test_texts_that_are_no_sentences(
    message: str, name: str, category: str | None, run: Run
) -> None:
    """A symbol, or a text in capitals, is read as the words that it is made of; the text itself stays as it is."""
    change("account does not exists", message)
    assert imported(run)[0] == (category == "pending")
    row = rows()["2001"]
    assert (row["message"], row["category"]) == (message, category)
    assert row["class"] == f"Acme{name}"


def test_name_of_the_provider_stands_once(run: Run) -> None:
    """What the page calls a section or a failure may begin with the provider; each class does so anyway."""
    change("## General", "## Acme error codes in general")
    change("Invalid signature", "ACME signature is invalid")
    change("account already exists", "Acmeist account exists")
    assert imported(run)[0] == 0
    assert rows()["1001"]["class"] == "AcmeSignatureInvalid"
    assert rows()["2002"]["class"] == "AcmeAcmeistAccountExists"
    assert "name: InGeneral" in Path("specs/acme.yaml").read_text("utf-8")


def test_libraries_are_an_extra(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library for a form is missing, the extra that has it is named."""
    for name in [
        name
        for name in sys.modules
        if name.startswith(("markdown_it", "raisable_gen.importing.markdown"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    code, out, err = run("import", "page.md")
    assert (code, out) == (4, "")
    assert (
        "markdown_it is not installed; the generator needs the extra: pip install 'raisable[import]'"
        in err
    )


# Usage


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((), "PAGE"),
        (("https://acme.example/errors",), "never uses the network: save the page"),
        (
            ("page.md", "--provider", "acme-pay"),
            "--provider must be a name like CardPlus",
        ),
        (("page.md", "--date", "yesterday"), "--date must be a date like 2026-11-20"),
        (("page.md", "--url", "acme"), "--url must be an address"),
        (("page.md", "--space", "My Space"), "--space must be a word like code"),
        (("page.md", "--check"), "--check needs the spec to compare with"),
        (
            ("page.md", "--check", "-o", "nowhere.yaml"),
            "--check needs the spec to compare with",
        ),
        (("page.md", "--form", "word"), "choose"),
        (("page.md", "--provider", "Value"), "the class ValueError would hide another"),
        (
            ("page.md", "--provider", "Provider"),
            "the class ProviderError would hide another",
        ),
        (
            ("binary",),
            "binary:1:1: RBL001 this page can't be read: a byte is not UTF-8",
        ),
        (
            ("broken.json",),
            "broken.json:2:1: RBL001 this page can't be read: this is not JSON",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage(args: tuple[str, ...], words: str, run: Run) -> None:
    """Wrong usage and pages that can't be read are exit code 2, with the cure; nothing is written."""
    Path("binary").write_bytes(b"\xff\xfa\x00")
    Path("broken.json").write_text('{"1001":\n', "utf-8")
    code, out, err = run("import", *args)
    assert (code, out) == (2, "")
    assert words in err and "Traceback" not in err
    assert not list(Path("specs").iterdir())


def test_missing_page(run: Run) -> None:
    """A page that is not there is a matter of the environment."""
    code, out, err = run("import", "nowhere.md")
    assert (code, out) == (4, "") and "nowhere.md: No such file" in err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit for files")
def test_full_disk(run: Run) -> None:
    """A spec that can't be written whole is not there at all, and the next run finds nothing in its way."""
    limited = """if True:
        import resource, sys
        from raisable_gen.main import main
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        sys.exit(main(sys.argv[1:]))"""
    command = [sys.executable, "-c", limited, "import", "page.md", "-o"]
    done = subprocess.run([*command, "specs/acme.yaml"], capture_output=True, text=True)
    assert done.returncode == 4 and "Traceback" not in done.stderr
    assert "File too large" in done.stderr
    assert not list(Path("specs").iterdir())
    assert imported(run)[0] == 0


def test_page_without_rows_removes_nothing(run: Run) -> None:
    """A page that could not be read at all is no reason to mark every row of the spec as removed."""
    imported(run)
    before = Path("specs/acme.yaml").read_bytes()
    Path("page.md").write_text("# Moved\n\nSee elsewhere.\n", "utf-8")
    assert imported(run)[0] == 1
    assert Path("specs/acme.yaml").read_bytes() == before


def test_page_without_rows(run: Run) -> None:
    """A page without any row says so, and no spec is written."""
    Path("page.md").write_text("# Welcome\n\nSome words.\n", "utf-8")
    code, out, err = imported(run)
    assert (code, out) == (1, "")
    assert (
        "RBL210 decision: no row was found in this page, which was read as markdown"
        in err
    )
    assert not list(Path("specs").iterdir())


def test_report_as_json(run: Run) -> None:
    """The JSON report has the counts and every finding with its place."""
    change("| 2002 | account already exists |", "| 2002 | |")
    code, out, _ = imported(run, "--format", "json")
    report = json.loads(out)
    assert code == 1
    assert report["version"] == 1 and report["page"] == "page.md"
    assert report["rows"] == {"seen": 5, "taken": 4, "refused": 1}
    assert report["findings"][1] == {
        "path": "page.md",
        "line": 16,
        "column": 1,
        "code": "RBL201",
        "level": "decision",
        "about": "2002",
        "message": "not taken: it has no message: 2002 |",
    }


def test_report_as_sarif(run: Run) -> None:
    """The SARIF log fits its schema, and names each finding's rule, level and line."""
    Path("page.md").write_text((HERE / "unclear.md").read_text("utf-8"), "utf-8")
    code, out, err = imported(run, "--format", "sarif")
    log = json.loads(out)
    jsonschema.validate(log, sarif_schema())
    results = log["runs"][0]["results"]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    (result,) = [each for each in results if each["ruleId"] == "RBL206"]
    assert (code, result["level"]) == (1, "warning")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "page.md"
    assert place["region"]["startLine"] == 11
    assert " rows seen, " in err and "version" not in err


def test_report_for_github(run: Run) -> None:
    """Workflow commands are escaped, so that a page can't write commands of its own."""
    change("| 2002 | account already exists |", "| 2002::error%0A | a | b |")
    _, out, _ = imported(run, "--format", "github")
    name, properties, message = command_of(out.splitlines()[1])
    assert (name, properties["file"], properties["line"]) == (
        "warning",
        "page.md",
        "16",
    )
    assert properties["title"] == "RBL201 a row that could not be taken"
    assert message.startswith("not taken: ") and "2002::error%0A" in message
    assert "2002::error%250A" in out


def test_report_for_gitlab(run: Run) -> None:
    """A Code Quality report: the fields that GitLab asks for, a fingerprint for each finding that stays when lines move."""
    Path("page.md").write_text((HERE / "unclear.md").read_text("utf-8"), "utf-8")
    found = json.loads(imported(run, "--format", "gitlab")[1])
    for each in found:
        assert set(each) == {
            "description",
            "check_name",
            "fingerprint",
            "severity",
            "location",
        }
        assert each["severity"] in ("info", "minor")
        assert each["location"]["path"] == "page.md"
    marks = {each["fingerprint"] for each in found}
    assert len(marks) == len(found) > 10
    (masked,) = [each for each in found if "RBL206" in each["description"]]
    assert masked["location"]["lines"] == {"begin": 11, "end": 11}
    change("# ", "\n\n# ")
    Path("specs/acme.yaml").unlink()
    moved = json.loads(imported(run, "--format", "gitlab")[1])
    assert {each["fingerprint"] for each in moved} == marks


def test_report_in_lines(run: Run) -> None:
    """`concise` has a line for each finding, and the count goes to stderr."""
    change("| 2002 | account already exists |", "| 2002 | |")
    code, out, err = imported(run, "--format", "concise")
    assert code == 1
    assert out.splitlines() == [
        "page.md:7:1: RBL216 0 is a success",
        "page.md:16:1: RBL201 not taken: it has no message: 2002 |",
    ]
    assert err == "5 rows seen, 4 taken, 1 refused; 1 to decide\n"


def test_formats_are_those_of_lint() -> None:
    """Whoever knows the formats of one command knows those of the other."""
    assert list(telling.FORMATS) == list(lint_report.FORMATS)


# Onto a spec


HAND_MADE = """# A comment at the top.
provider: Acme
title: Acme response codes
docs: {retrieved: 2026-01-01}
spaces:
  code: {type: integer, success: [0]}   # odd   spacing
groups:
  - title: General
    name: Common
    codes:
      "0": {name: Success, message: Success}
      # About signatures.
      "1001":
        name: SignatureWrong   # by hand
        message: "Invalid signature"
        category: unauthenticated
      "1002": { message: "too many requests, please try again later",  category: rate_limited , }
  - title: Accounts (2xxx)
    name: Account
    range: 2xxx
    codes: {"2001": {name: NoAccount, message: account does not exists}, "2002": {name: AccountThere, message: account already exists}}
"""


def hand_made(newline: str = "\n") -> bytes:
    data = HAND_MADE.replace("\n", newline).encode()
    Path("specs/acme.yaml").write_bytes(data)
    return data


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_unchanged_page_changes_nothing(newline: str, run: Run) -> None:
    """The same page onto its spec: no drift, and not a byte of the file is touched."""
    data = hand_made(newline)
    assert imported(run, "--check")[:2] == (
        0,
        "5 rows seen, 5 taken, 0 refused; nothing to decide\n",
    )
    assert imported(run)[0] == 0
    assert Path("specs/acme.yaml").read_bytes() == data


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_update_edits_only_what_changed(newline: str, run: Run) -> None:
    """A text that reads otherwise is replaced, its derived name pinned, a new row put in its place, a vanished one marked."""
    hand_made(newline)
    change(
        "| 1001 | Invalid signature |\n",
        "| 1001 | The signature is invalid |\n| 1003 | Key expired |\n",
    )
    change("too many requests, please try again later", "too many calls")
    change("| 2001 | account does not exists |\n", "")
    change(
        "| 2002 | account already exists |\n",
        "| 2002 | account already exists |\n| 2003 | account closed |\n\n## Fees\n\n| Code | Message |\n|-|-|\n| 31 | Fee: too low |\n",
    )
    code, out, _ = imported(run, "--check")
    assert code == 1
    assert sorted(line.split(" ")[1] for line in out.splitlines()[:-1]) == [
        "RBL221"
    ] * 3 + ["RBL222"] * 2 + ["RBL223"]
    assert imported(run)[0] == 1  # texts that changed are for a person to look at
    wanted = HAND_MADE.replace("2026-01-01", "2026-11-21")
    wanted = wanted.replace(
        '"Invalid signature"\n        category: unauthenticated\n',
        'The signature is invalid\n        category: unauthenticated\n      "1003": {name: KeyExpired, message: Key expired}\n',
    )
    wanted = wanted.replace(
        '"too many requests, please try again later"',
        "too many calls, name: TooManyRequestsTryAgainLater",
    )
    wanted = wanted.replace(
        "account does not exists}", "account does not exists, removed: 2026-11-21}"
    )
    wanted = wanted.replace(
        "account already exists}}",
        'account already exists}, "2003": {name: AccountClosed, message: account closed, category: invalid_state}}',
    )
    wanted += '  - title: Fees\n    name: Fees\n    codes:\n      "31": {name: Fee, message: "Fee: too low", category: limit_exceeded}  # proposed by: a limit\n'
    assert Path("specs/acme.yaml").read_bytes().decode() == wanted.replace(
        "\n", newline
    )
    assert run("generate", "--out", "out")[0] == 0
    assert imported(run, "--check")[0] == 0  # and then page and spec agree


def test_row_that_moved(run: Run) -> None:
    """A row under another heading is listed, moved with its comment, and left to a person's eye."""
    imported(run)
    spec = Path("specs/acme.yaml")
    spec.write_text(
        spec.read_text("utf-8").replace(
            '      "1001"', '      # Why so.\n      "1001"'
        ),
        "utf-8",
    )
    change("| 1001 | Invalid signature |\n", "")
    change(
        "\n## Accounts",
        "\n## Security\n\n| Code | Message |\n|-|-|\n| 11 | Bad key |\n\n## Accounts",
    )
    imported(run)
    assert imported(run, "--check")[0] == 0
    change("| 1002 |", "| 1001 | Invalid signature |\n| 1002 |")
    assert "RBL225" in imported(run, "--check")[1]  # it was removed, and is back
    change(
        "| 11 | Bad key |\n",
        "| 11 | Bad key |\n| 1002 | too many requests, please try again later |\n",
    )
    change(
        "| 1001 | Invalid signature |\n| 1002 | too many requests, please try again later |\n",
        "| 1001 | Invalid signature |\n",
    )
    code, out, _ = imported(run, "--check")
    assert code == 1 and "RBL224 decision: 1002 stands under 'Security' now" in out
    assert imported(run)[0] == 1
    assert (
        rows()["1002"]["group"] == "Security"
        and rows()["1002"]["class"] == "AcmeTooManyRequests"
    )


def test_title_that_changed(run: Run) -> None:
    """A heading that reads otherwise over the same rows changes the title, and no name."""
    imported(run)
    change("## Accounts (2xxx)", "## Accounts and Users (2xxx)")
    assert imported(run, "--check")[0] == 1
    assert imported(run)[0] == 0
    spec = Path("specs/acme.yaml").read_text("utf-8")
    assert "  - title: Accounts and Users (2xxx)\n    name: Accounts\n" in spec


def test_spec_that_does_not_compile_is_left_alone(run: Run) -> None:
    """A spec with a mistake is complained about as `generate` does, and not touched."""
    data = hand_made().replace(b"message: Success", b"massage: Success")
    Path("specs/acme.yaml").write_bytes(data)
    code, out, err = imported(run)
    assert (code, out) == (2, "") and "RBL012" in err
    assert Path("specs/acme.yaml").read_bytes() == data


def test_guide_as_it_looks(run: Run) -> None:
    """What the guide shows is what the command says."""
    guide = (ROOT / "specs" / "README.md").read_text("utf-8")
    block = guide.split("```console\n$ raisable import ")[1].split("```")[0]
    words, shown = block.split("\n", 1)
    Path("errors.md").write_text(
        "# Errors\n\n| Code | Message |\n|---|---|\n| 0 | Success |\n| 1001 | Bad key |\n"
        "| 1002 | must be at least  characters |\n| 1003 | |\n",
        "utf-8",
    )
    code, out, _ = run("import", *words.split())
    assert (code, out) == (1, shown)
    assert 'url: "https://docs.acme.example/errors", retrieved: 2026-11-21' in Path(
        "specs/acme.yaml"
    ).read_text("utf-8")


# The pages of the five providers


@pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the documentation pages are not at hand"
)
@pytest.mark.parametrize("module", PROVIDERS)
def test_documentation_pages(module: str, run: Run) -> None:
    """Every documented row comes in with code, message and section, and the committed spec has not drifted from its page."""
    truth = json.loads((SEEDS / f"{module}.truth.json").read_text("utf-8"))
    page = str(SEEDS / f"{module}.txt")
    run("import", page, "-o", f"specs/{module}.yaml", "--date", "2026-11-21")
    assert run("generate", "--out", "out")[0] == 0
    command = [sys.executable, "-m", "raisable_gen", "export"]
    exported = json.loads(
        subprocess.run(command, capture_output=True, check=True).stdout
    )
    got = {
        (row["code"], row["message"], row["group"])
        for row in exported["providers"][0]["codes"]
    }
    assert got == {
        (row["code"], _plain(row["message"]), row["section"]) for row in truth
    }
    code, out, _ = run(
        "import", page, "--check", "-o", str(ROOT / "specs" / f"{module}.yaml")
    )
    assert code == 0, out
    assert f" {len(truth)} taken, " in out.splitlines()[-1]


def _plain(message: str) -> str:
    """The text without an escape of the page's source, and with the space that hiding an address left as a plain one."""
    return message.replace("\\$", "$").replace("\u00a0", " ")


@pytest.mark.parametrize("code", KINDS)
def test_findings_are_explained(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`raisable explain` knows what an import reports."""
    assert main(["explain", code]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{code} (") and KINDS[code][1] in told
    assert main(["explain", code, "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["code"], found["level"]) == (code, KINDS[code][0])
