"""What is refused, and in which words: `rejected/<reason>.yaml` is the spec, `rejected/<reason>.txt` all that stderr says.

A new diagnostic is two new files. A reason that begins with `categories_` is a vocabulary instead of a provider's spec.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from raisable_gen import node, problem, rows
from raisable_gen.main import main
from raisable_gen.node import MAX_BYTES, compose

REJECTED = Path(__file__).parent / "rejected"
REASONS = sorted(path.stem for path in REJECTED.glob("*.yaml"))
GOOD = """provider: Acme
title: Acme response codes
spaces: {code: {type: integer}}
groups:
  - title: Errors
    name: General
    codes: {"1": {name: Failed, message: it failed, category: internal}}
"""

Generate = Callable[..., tuple[int, str]]


@pytest.fixture
def generate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Generate:
    """Write files into specs/ and run `raisable generate`; gives the exit code and stderr."""
    monkeypatch.chdir(tmp_path)
    Path("specs").mkdir()

    def run(**files: str | bytes) -> tuple[int, str]:
        for module, content in files.items():
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            Path("specs", f"{module}.yaml").write_bytes(data)
        code = main(["generate", "--out", "out"])
        captured = capsys.readouterr()
        assert captured.out == ""
        return code, captured.err

    return run


@pytest.mark.parametrize("reason", REASONS)
def test_rejected(
    reason: str, generate: Generate, expect: Callable[[Path, str], None]
) -> None:
    """The spec is refused in exactly the expected words, and nothing is written."""
    files: dict[str, bytes | str] = {reason: (REJECTED / f"{reason}.yaml").read_bytes()}
    if reason.startswith("categories_"):
        files = {"categories": files[reason], "acme": GOOD}
    code, stderr = generate(**files)
    assert code == 2, stderr
    assert not Path("out").exists()
    expect(REJECTED / f"{reason}.txt", stderr)


def test_every_diagnostic_has_an_example() -> None:
    """Each stable code of a refusal is shown by at least one pair of files; the one of a notice is not among them."""
    told = "".join(path.read_text("utf-8") for path in REJECTED.glob("*.txt"))
    codes = {
        value
        for name, value in vars(problem).items()
        if name.isupper() and str(value).startswith("RBL")
    }
    assert {code for code in codes if f": {code} " not in told} == {problem.REPEAT}


def test_pairs_are_complete() -> None:
    """No expected text is left over from a spec that is gone."""
    assert sorted(path.stem for path in REJECTED.glob("*.txt")) == REASONS


def test_ten_faults_are_ten_complaints(generate: Generate) -> None:
    """A spec with ten faults is refused once, with ten located complaints in the order of the file."""
    spec = (REJECTED / "ten_faults.yaml").read_text("utf-8")
    Path("out").mkdir()
    Path("out", "ten_faults.py").write_text("# as it was\n", "utf-8")
    code, stderr = generate(ten_faults=spec)
    *complaints, summary = stderr.splitlines()
    places = [
        tuple(int(part) for part in line.split(":")[1:3])
        for line in complaints
        if line.startswith("specs/ten_faults.yaml:")
    ]
    assert code == 2
    assert len(places) == len(complaints) == 10
    assert places == sorted(places)
    assert summary == "10 problems; nothing was written."
    assert [path.name for path in Path("out").iterdir()] == ["ten_faults.py"]
    assert Path("out", "ten_faults.py").read_text("utf-8") == "# as it was\n"


def test_faults_of_all_files_are_told_together(generate: Generate) -> None:
    """One run tells what is wrong in every file, file by file."""
    bad = GOOD.replace("category: internal", "category: zzz")
    code, stderr = generate(
        beta=bad.replace("Acme", "Beta"), alpha=bad.replace("Acme", "Alpha")
    )
    assert code == 2
    assert [line[:24] for line in stderr.splitlines()] == [
        "specs/alpha.yaml:7:63: R",
        "specs/beta.yaml:7:63: RB",
        "2 problems; nothing was ",
    ]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000 (control character)"),
        ("\x07", "U+0007 (control character)"),
        ("\x0c", "U+000C (control character)"),
        ("\x1b", "U+001B (control character)"),
        ("\x7f", "U+007F (control character)"),
        ("\x85", "U+0085 (control character)"),
        ("\xad", "U+00AD (soft hyphen)"),
        ("\u061c", "U+061C (arabic letter mark)"),
        ("\u200b", "U+200B (zero width space)"),
        ("\u200f", "U+200F (right-to-left mark)"),
        ("\u2028", "U+2028 (line separator)"),
        ("\u202e", "U+202E (right-to-left override)"),
        ("\u2066", "U+2066 (left-to-right isolate)"),
        ("\ufeff", "U+FEFF (zero width no-break space)"),
        ("\U000e0041", "U+E0041 (tag latin capital letter a)"),
    ],
)
def test_hidden_character(character: str, name: str, generate: Generate) -> None:
    """A character that a reviewer can't see is refused where it stands, in a comment as well as in a value."""
    spec = f"# été{character}\n" + GOOD.replace("it failed", f"it {character}failed")
    code, stderr = generate(acme=spec)
    assert code == 2
    assert stderr == (
        f"specs/acme.yaml:1:6: RBL003 {name} can't be seen in a review: remove it\n"
        f"specs/acme.yaml:8:45: RBL003 {name} can't be seen in a review: remove it\n"
        "2 problems; nothing was written.\n"
    )


def test_carriage_return_within_a_line(generate: Generate) -> None:
    """A carriage return is refused unless it ends a line together with a line feed."""
    code, stderr = generate(acme=GOOD.replace("it failed", "it\rfailed"))
    assert code == 2
    assert stderr.startswith("specs/acme.yaml:7:44: RBL003 U+000D ")


def test_windows_file(generate: Generate) -> None:
    """A byte order mark at the start and Windows line ends are no fault."""
    spec = "\ufeff" + GOOD.replace("\n", "\r\n")
    assert generate(acme=spec)[0] == 0


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("provider: Acme\ntitle: caf\u00e9\n".encode("latin-1"), "2:11"),
        (GOOD.encode("utf-16"), "1:1"),
        (b"\xed\xa0\x80", "1:1"),
    ],
    ids=["latin-1", "utf-16", "surrogate"],
)
def test_not_utf_8(data: bytes, place: str, generate: Generate) -> None:
    """Bytes that are no UTF-8 are refused where they stand."""
    code, stderr = generate(acme=data)
    assert code == 2
    assert stderr == (
        f"specs/acme.yaml:{place}: RBL001 this byte is not UTF-8: save the file as UTF-8\n"
        "1 problem; nothing was written.\n"
    )


def test_file_of_no_bytes(generate: Generate) -> None:
    """An empty file is told to be empty."""
    code, stderr = generate(acme="")
    assert code == 2
    assert stderr.startswith("specs/acme.yaml:1:1: RBL010 the spec is empty: ")


def test_text_over_the_limit(generate: Generate) -> None:
    """A text of more than 64 Ki characters is refused, one of as many is not."""
    wanted = "specs/acme.yaml:7:42: RBL005 a text of over 65536 characters: shorten it"
    code, stderr = generate(acme=GOOD.replace("it failed", "x" * 65537))
    assert (code, stderr.splitlines()[0]) == (2, wanted)
    assert generate(acme=GOOD.replace("it failed", "x" * 65536))[0] == 0


def test_file_over_the_limit() -> None:
    """A file over the limit is refused before it is read as YAML."""
    problems: list[problem.Problem] = []
    assert compose("specs/acme.yaml", b"\n" * (MAX_BYTES + 1), problems) is None
    assert [str(found) for found in problems] == [
        f"specs/acme.yaml:1:1: RBL005 the file is over {MAX_BYTES} bytes: split it"
    ]


def test_codes_over_the_limit(
    generate: Generate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A spec of more codes than the limit is refused at the first one over it, one of as many is not."""
    assert rows.MAX_CODES == 200_000
    monkeypatch.setattr(rows, "MAX_CODES", 3)
    more = "".join(f'      "{n}": {{name: F{n}, message: m}}\n' for n in range(2, 5))
    spec = GOOD + "  - title: More\n    codes:\n" + more
    code, stderr = generate(acme=spec)
    assert code == 2
    assert stderr == (
        "specs/acme.yaml:12:7: RBL005 the spec has over 3 codes: split it\n"
        "1 problem; nothing was written.\n"
    )
    assert generate(acme=spec.rsplit("\n", 2)[0] + "\n")[0] == 0


def test_values_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of more keys, values and collections than the limit is given up at the first one over it."""
    monkeypatch.setattr(node, "MAX_NODES", 5)
    problems: list[problem.Problem] = []
    assert compose("acme.yaml", b"a: [b,\n c, d]\n", problems) is None
    assert [str(found) for found in problems] == [
        "acme.yaml:2:5: RBL005 the file has over 5 values: split it"
    ]
    problems.clear()
    assert compose("acme.yaml", b"a: [b,\n c]\n", problems) is not None
    assert problems == []


def test_hidden_characters_over_the_limit() -> None:
    """A file full of invisible characters is given up after a thousand complaints."""
    problems: list[problem.Problem] = []
    assert compose("acme.yaml", "a: \u200b\n".encode() * 5_000, problems) is None
    assert [found.place.line for found in problems] == list(range(1, 1_001))


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_bottomless_nesting(opening: str, generate: Generate) -> None:
    """Nesting of any depth is a complaint, whatever it is made of."""
    code, stderr = generate(acme=opening * 5_000)
    assert code == 2
    assert stderr.startswith("specs/acme.yaml:1:")


@pytest.mark.parametrize("stem", ["Acme", "acme-pay", "1acme", "_acme", "acmé", "a b"])
def test_file_name_that_is_no_module(stem: str, generate: Generate) -> None:
    """A spec is named as its module will be: in small letters, digits and _."""
    code, stderr = generate(**{stem: GOOD})
    assert code == 2
    assert stderr == (
        f"specs/{stem}.yaml:1:1: RBL020 {stem!r} can't be a module: "
        "name the file in small letters, digits and _, like cardplus.yaml\n"
        "1 problem; nothing was written.\n"
    )


@pytest.mark.parametrize("stem", ["class", "match", "list", "con", "aux", "lpt1"])
def test_file_name_that_is_reserved(stem: str, generate: Generate) -> None:
    """No module is named as a keyword, a builtin or a device of Windows."""
    code, stderr = generate(**{stem: GOOD})
    assert code == 2
    assert stderr == (
        f"specs/{stem}.yaml:1:1: RBL022 {stem!r} is reserved by Python or by Windows: rename the file\n"
        "1 problem; nothing was written.\n"
    )


def test_two_files_for_one_module(generate: Generate) -> None:
    """acme.yaml and acme.yml would write the same module: that is refused, none of them wins."""
    Path("specs", "acme.yml").write_text(GOOD.replace("Acme", "Other"), "utf-8")
    code, stderr = generate(acme=GOOD)
    assert code == 2
    assert "acme.yml:1:1: " in stderr


def test_two_files_for_one_provider(generate: Generate) -> None:
    """Two files can't give their classes the same prefix."""
    code, stderr = generate(acme=GOOD, other=GOOD.replace("Acme", "ACME"))
    assert code == 2
    assert stderr == (
        "specs/other.yaml:1:11: RBL021 the name ACME is taken in line 1 of specs/acme.yaml: "
        "say in the name what is different\n"
        "1 problem; nothing was written.\n"
    )


def test_exact_repeat_is_merged(generate: Generate) -> None:
    """The same row twice, word for word, is one row and a notice: the page has it so."""
    again = "  - title: More errors\n    codes: {}\n"
    spec = GOOD + again.replace("{}", GOOD.splitlines()[-1].removeprefix("    codes: "))
    code, stderr = generate(acme=spec)
    notice, summary = stderr.splitlines()
    assert code == 0
    assert notice.startswith(
        "specs/acme.yaml:9:13: RBL070 1 stands here as in line 7, word for word: "
    )
    assert summary.startswith("1 provider, 1 row")


@pytest.mark.parametrize(
    "text",
    [
        '"""; import os  # ',
        "\\",
        "\\N{BULLET}",
        "{{ 7 * 7 }}{% raw %}",
        'it\'s "quoted"',
        "100% of {limit",
        "caf\u00e9 \u5931\u6557 \U0001f4a5",
        "x" * 300,
    ],
)
def test_visible_text_is_never_refused(text: str, generate: Generate) -> None:
    """Any text that a reviewer can see is a message; nothing in it is a fault."""
    quoted = "'" + text.replace("'", "''") + "'"
    code, stderr = generate(acme=GOOD.replace("it failed", quoted))
    assert code == 0, stderr
