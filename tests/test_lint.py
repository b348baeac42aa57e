"""What lint says: `lint/rejected/<reason>.yaml` beside all that it says of it, `lint/accepted/` of which it says nothing."""

import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raisable_gen import problem
from raisable_gen.compile import examine
from raisable_gen.config import sources
from raisable_gen.lint import rules
from raisable_gen.lint.about_texts import is_card_number
from raisable_gen.lint.alike import alike
from raisable_gen.lint.checks import CHECKS
from raisable_gen.lint.edits import is_text
from raisable_gen.lint.errors import ERRORS
from raisable_gen.main import main
from raisable_gen.node import MappingNode, Node, SequenceNode, Text, compose

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "lint"
REJECTED = sorted(path.stem for path in CASES.glob("rejected/*.yaml"))
ACCEPTED = sorted(path.stem for path in CASES.glob("accepted/*.yaml"))
REFUSED = sorted(path.stem for path in CASES.parent.glob("rejected/*.yaml"))
HEAD = """provider: Acme
title: Acme response codes
docs: {url: https://docs.acme.example/errors, retrieved: 2026-11-20}
spaces: {code: {type: integer, success: [0]}}
groups:
  - title: Success
    name: Success
    codes: {"0": {name: Success, message: OK}}
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Run:
    """Write a spec into specs/ of an empty folder and run a command; gives exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    Path("specs").mkdir()

    def go(spec: str | bytes, *args: str, name: str = "acme") -> tuple[int, str, str]:
        data = spec if isinstance(spec, bytes) else spec.encode("utf-8")
        Path("specs", f"{name}.yaml").write_bytes(data)
        code = main(list(args))
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return go


def codes(told: str) -> list[str]:
    """The codes of what is told concisely."""
    return re.findall(r"^[^ ]+: (RBL[0-9]+) ", told, re.M)


@pytest.mark.parametrize("reason", REJECTED)
def test_rejected(reason: str, run: Run, expect: Callable[[Path, str], None]) -> None:
    """Lint says exactly what is expected, and its exit code is that of the worst finding."""
    spec = (CASES / "rejected" / f"{reason}.yaml").read_bytes()
    code, told, summary = run(spec, "lint", "--format", "concise", name=reason)
    expect(CASES / "rejected" / f"{reason}.txt", told + summary)
    severities = {rules.RULES[each].severity for each in codes(told)}
    assert code == (2 if "error" in severities else 1 if "warning" in severities else 0)


@pytest.mark.parametrize("reason", ACCEPTED)
def test_accepted(reason: str, run: Run) -> None:
    """What comes near a rule and is right is not complained about."""
    spec = (CASES / "accepted" / f"{reason}.yaml").read_bytes()
    assert run(spec, "lint", name=reason) == (0, "", "1 spec: nothing to report\n")


def test_every_rule_has_its_cases() -> None:
    """Each rule of lint is shown by a rejected file, and has an accepted one of the same name or a name that joins several."""
    told = "".join(path.read_text("utf-8") for path in CASES.glob("rejected/*.txt"))
    wanted = {rule.code for rule in rules.ADVICE} | {problem.REPEAT}
    assert wanted <= set(codes(told))
    accepted = " ".join(ACCEPTED)
    for code in sorted(wanted):
        words = rules.RULES[code].name.split("-")
        assert any(word in accepted for word in (words[-1], "_".join(words))), code


def whole(example: str) -> str:
    """A spec around an example: rows, groups, or fields at the top."""
    if example.startswith(('"', "#", "1")):
        rows = "".join(f"      {line}\n" for line in example.splitlines())
        return HEAD + "  - title: Errors\n    name: General\n    codes:\n" + rows
    if example.startswith("- "):
        return HEAD + "".join(f"  {line}\n" for line in example.splitlines())
    fields = set(re.findall("^([a-z]+):", example, re.M))
    kept = re.split("(?m)^(?=[a-z])", HEAD)
    if "string" in example:
        fields |= {"groups"}
    return example + "\n" + "".join(x for x in kept if x.split(":")[0] not in fields)


@pytest.mark.parametrize("code", rules.RULES)
def test_example_and_cure(code: str, run: Run) -> None:
    """The example of a rule is rejected by it and by no other, and its cure is accepted by all."""
    rule = rules.RULES[code]
    assert run(whole(rule.accepted), "lint") == (0, "", "1 spec: nothing to report\n")
    _, told, _ = run(whole(rule.rejected), "lint", "--format", "concise")
    found = set(codes(told))
    assert code in found
    companions = {
        # No reason suppresses nothing, and a wrong text may also be like another.
        "RBL190": {"RBL133"},
        "RBL104": {"RBL130"},
    }
    assert found <= {code} | companions.get(code, set())


def test_registry_is_complete() -> None:
    """Each code of a complaint has a rule, each rule of lint a check, and no code is there twice."""
    of_problems = {
        value
        for name, value in vars(problem).items()
        if name.isupper() and str(value).startswith("RBL")
    }
    assert {rule.code for rule in ERRORS} == of_problems
    assert {rule.code for rule in rules.ADVICE} == set(CHECKS) | {"RBL190", "RBL191"}
    assert len(rules.RULES) == len(ERRORS) + len(rules.ADVICE)
    assert len({rule.name for rule in rules.RULES.values()}) == len(rules.RULES)
    assert list(rules.RULES) == sorted(rules.RULES)


def test_fixable_is_what_has_edits(run: Run) -> None:
    """A rule says of itself that it is mended if and only if its example is."""
    for rule in rules.RULES.values():
        _, told, summary = run(
            whole(rule.rejected), "lint", "--select", rule.code, "--format", "concise"
        )
        assert ("--fix mends" in summary) == rule.fixable, told


@pytest.mark.parametrize("reason", REFUSED)
def test_lint_and_generate_agree(reason: str, run: Run) -> None:
    """What generate refuses, in the words that rejected/ has, is what lint calls errors: the same lines, and the exit code 2."""
    spec = (CASES.parent / "rejected" / f"{reason}.yaml").read_bytes()
    wanted = (CASES.parent / "rejected" / f"{reason}.txt").read_text("utf-8")
    name = reason
    if reason.startswith("categories_"):
        name = "categories"
        Path("specs", "acme.yaml").write_text(whole('"1": {message: x}'), "utf-8")
    code, told, _ = run(spec, "lint", "--format", "concise", name=name)
    errors = [
        line
        for line in told.splitlines()
        if rules.RULES[codes(line)[0]].severity == "error"
    ]
    assert (code, errors) == (2, wanted.splitlines()[:-1])


@pytest.mark.parametrize("reason", [*REJECTED, *ACCEPTED])
def test_what_lint_accepts_compiles(reason: str, run: Run) -> None:
    """Lint finds an error where the other commands do, and nowhere else."""
    file = next(CASES.glob(f"*/{reason}.yaml"))
    linted, _, _ = run(file.read_bytes(), "lint", name=reason)
    exported, _, _ = run(file.read_bytes(), "export", name=reason)
    assert (linted == 2) == (exported == 2)


def test_our_specs_are_clean() -> None:
    """The specs in this repository have nothing that lint would say, and neither has the guide's."""
    command = [sys.executable, "-m", "raisable_gen", "lint"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "5 specs: nothing to report\n"


def test_lint_starts_light() -> None:
    """Neither Jinja nor Black is imported to lint."""
    program = (
        "import sys; from raisable_gen.main import main; main(['lint']);"
        "print(sorted({'black', 'jinja2', 'click'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_explaining_a_rule_needs_no_reader() -> None:
    """The text of a rule is had without ruamel, and without dataclasses, which are slow to import."""
    program = (
        "import sys; from raisable_gen.lint.rules import explained; print(explained('rbl012'));"
        "assert not {'ruamel', 'dataclasses', 'black', 'jinja2'} & set(sys.modules)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("RBL012 unknown-field (error)\n\n")
    assert "Rejected:\n\n" in done.stdout and "Accepted:\n\n" in done.stdout
    assert rules.explained("RBL999") is None


MANY = whole('"1": {message: card not found}\n2: {name: B, message: busy}')


@pytest.mark.parametrize(
    ("args", "found"),
    [
        ((), ["RBL101", "RBL133", "RBL110", "RBL133"]),
        (("--select", "RBL133"), ["RBL133", "RBL133"]),
        (("--select", "RBL11,rbl101"), ["RBL101", "RBL110"]),
        (("--select", "RBL101", "--select", "RBL110"), ["RBL101", "RBL110"]),
        (("--ignore", "RBL13"), ["RBL101", "RBL110"]),
        (("--select", "RBL1", "--ignore", "RBL133,RBL110"), ["RBL101"]),
        (("--ignore", "RBL"), []),
    ],
)
def test_select_and_ignore(args: tuple[str, ...], found: list[str], run: Run) -> None:
    """Rules are chosen by code or by what codes begin with; what is ignored wins."""
    code, told, _ = run(MANY, "lint", "--format", "concise", *args)
    assert (code, codes(told)) == (1 if found else 0, found)


def test_errors_are_always_told(run: Run) -> None:
    """No option hides what generate refuses."""
    spec = whole('"01": {name: Failed, message: it failed, category: internal}')
    for args in (("--ignore", "RBL"), ("--select", "RBL101")):
        code, told, _ = run(spec, "lint", "--format", "concise", *args)
        assert (code, codes(told)) == (2, ["RBL031"])


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_unknown_rule(option: str, run: Run) -> None:
    """A rule that there is not is wrong usage, and the answer says where the rules are."""
    code, told, stderr = run(MANY, "lint", option, "RBL1,RBL7777")
    assert (code, told) == (2, "")
    assert "no rule begins with 'RBL7777'" in stderr
    assert "raisable lint --rules" in stderr


def test_suppression_of_a_rule_that_is_not_asked(run: Run) -> None:
    """A suppression is unused only if its rule was applied."""
    spec = whole('# raisable: ignore[RBL132] why\n"1": {name: F, message: it failed}')
    assert codes(run(spec, "lint", "--format", "concise")[1]) == ["RBL191", "RBL133"]
    for args in (("--ignore", "RBL132"), ("--select", "RBL133,RBL19")):
        _, told, _ = run(spec, "lint", "--format", "concise", *args)
        assert codes(told) == ["RBL133"]


def test_configured_ignore(run: Run) -> None:
    """`[tool.raisable.lint]` turns rules off for all specs, with a reason."""
    table = '[tool.raisable.lint]\nignore = {RBL133 = "we have no categories yet"}\n'
    Path("pyproject.toml").write_text(table, "utf-8")
    _, told, _ = run(MANY, "lint", "--format", "concise")
    assert codes(told) == ["RBL101", "RBL110"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('lint = "RBL133"', "tool.raisable.lint must be a table"),
        ('lint.ignore = ["RBL133"]', "must say why"),
        ('lint.ignore.RBL133 = ""', "has no reason for RBL133"),
        ("lint.ignore.RBL133 = true", "has no reason for RBL133"),
        ('lint.ignore.RBL001 = "why"', "'RBL001' is no rule that can be suppressed"),
        ('lint.ignore.RBL9 = "why"', "'RBL9' is no rule that can be suppressed"),
        ('lint.select = "RBL1"', "has no key 'select'"),
    ],
)
def test_configuration_that_is_wrong(table: str, said: str, run: Run) -> None:
    """A slip in the table of lint is told with its file."""
    Path("pyproject.toml").write_text(f"[tool.raisable]\n{table}\n", "utf-8")
    code, told, stderr = run(MANY, "lint")
    assert (code, told) == (2, "")
    assert stderr.startswith("pyproject.toml:1:1: RBL010 ") and said in stderr


def test_list_of_rules(run: Run) -> None:
    """`--rules` lists each rule in a line, and needs no specs."""
    code, told, stderr = run("", "lint", "--rules", "--specs", "nowhere")
    assert (code, stderr) == (0, "")
    lines = told.splitlines()
    assert [line.split()[:3] for line in lines] == [
        [rule.code, rule.name, rule.severity] for rule in rules.RULES.values()
    ]


def scalars(node: Node) -> Iterable[Text]:
    """All scalars below a node."""
    if isinstance(node, Text):
        return [node]
    items = node.items
    parts = items if isinstance(node, SequenceNode) else [x for y in items for x in y]
    return [scalar for part in parts for scalar in scalars(part)]  # type: ignore[union-attr, arg-type]


@pytest.mark.parametrize("module", ["cardplus", "interlace", "legend", "xt"])
def test_places_have_ends(module: str) -> None:
    """What stands between the two ends of a place is the scalar as it is written, and nothing more."""
    data = (ROOT / "specs" / f"{module}.yaml").read_bytes()
    lines = data.decode("utf-8").split("\n")
    tree = compose("x", data, [])
    assert isinstance(tree, MappingNode)
    for scalar in scalars(tree):
        place = scalar.place
        assert place.end[0] == place.line
        written = lines[place.line - 1][place.column - 1 : place.end[1] - 1]
        if scalar.plain:
            assert written == scalar
        else:
            assert written[0] == written[-1] == '"'
            assert written[1:-1].replace('\\"', '"') == scalar


def test_places_of_collections() -> None:
    """A collection in brackets ends with its bracket, over lines if need be; one by indentation is a point."""
    tree = compose("x", "a: [1, {b: é😀}]\nc: {d:\n  e}\nf:\n  - g\n".encode(), [])
    assert isinstance(tree, MappingNode)
    spans = [(value.place[1:3], value.place.end) for _, value in tree.items]
    assert spans == [((1, 4), (1, 16)), ((2, 4), (3, 5)), ((5, 3), (5, 3))]
    assert (tree.place[1:3], tree.place.end) == ((1, 1), (1, 1))


@given(st.text("0123456789 -", max_size=25) | st.from_regex("[0-9]{11,20}"))
def test_card_numbers_are_those_of_the_package(text: str) -> None:
    """Lint and the runtime have one idea of a card number."""
    sys.path.insert(0, str(ROOT / "templates"))
    try:
        from _redact import is_card_number as of_runtime
    finally:
        sys.path.pop(0)
    digits = "".join(character for character in text if character in "0123456789")
    assert is_card_number(text) == of_runtime(digits)


# What YAML 1.1 and 1.2 say is no text: their own examples, and the words that Norway knows.
@pytest.mark.parametrize(
    "spelling",
    "0 1 -1 +1 007 0o14 0x1F 0b101 1_000 685_230 1e3 1.5 -.5 .5 6.8523015e+5 .inf -.INF .NaN 190:20:30 12:30:45 2001-12-14"
    " 2001-12-14T21:59:43.10-05:00 yes No ON off true False ~ null NULL y N".split()
    + [""],
)
def test_no_text_to_other_readers(spelling: str) -> None:
    """A plain scalar that some reader of YAML turns into something else needs quotes."""
    assert not is_text(spelling)


@pytest.mark.parametrize(
    "spelling", "AUTH_001 SUCCESS E1001 1001a 1.2.3 v2 x1F noon Null_1 12:99x -".split()
)
def test_text_to_every_reader(spelling: str) -> None:
    """Any other plain scalar is a text."""
    assert is_text(spelling)


@given(st.lists(st.text("abE", min_size=1, max_size=8), min_size=1, max_size=4))
def test_one_letter_is_near(words: list[str]) -> None:
    """A text with one letter of a long word taken out, added or changed reads nearly the same; so do its words turned round."""
    longest = max(range(len(words)), key=lambda at: len(words[at]))
    pairs = [words[::-1]]
    word = words[longest]
    if len(word) >= 6:
        for changed in (word[:3] + word[4:], word[:3] + "x" + word[3:]):
            pairs.append([*words[:longest], changed, *words[longest + 1 :]])
    for other in pairs:
        found = list(alike([words, other], lambda each: (each, " ".join(each))))
        assert found == [(words, other)]


def test_alike_looks_at_each_text_once() -> None:
    """Ten thousand texts are compared by no more look-ups than their letters: the order in which they come changes nothing."""
    texts = [f"word{number:05} {number:05}" for number in range(10_000)]
    random.Random(1).shuffle(texts)
    assert list(alike(texts, lambda each: (each.split(), each))) == []


def test_example_of_the_docs_compiles() -> None:
    """What lint calls accepted is what `examine` has no problem with."""
    categories, _ = sources(ROOT / "specs")
    compiled = examine(categories, [])
    assert compiled.problems == [] and compiled.read == []


def test_explain_explains_rules(run: Run) -> None:
    """`raisable explain` knows the rules of lint and of generate by their codes."""
    for code in ("RBL104", "rbl012"):
        exit_code, told, _ = run("", "explain", code)
        assert (exit_code, told) == (0, rules.explained(code))
    assert run(HEAD, "explain", "RBL999")[0] == 1


@pytest.mark.parametrize("specs", ["nowhere", "specs/acme.yaml", "empty"])
def test_no_specs(specs: str, run: Run) -> None:
    """Where there are no specs, that is told, as the other commands tell it."""
    Path("empty").mkdir()
    code, told, stderr = run(MANY, "lint", "--specs", specs)
    assert (code, told) == (2, "")
    assert stderr.startswith(f"{specs}:1:1: RBL010 ")


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff\xfe" * 99, b"[" * 999, b"provider: Acme\r\r", b"- "]
)
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab"])
def test_whatever_the_file_is(data: bytes, form: str, run: Run) -> None:
    """A file that is no spec is told to be none, in every format, and `--fix` leaves it as it is."""
    code, told, stderr = run(data, "lint", "--fix", "--format", form)
    assert code == 2 and "RBL0" in told
    assert stderr.startswith("there was nothing to mend\n1 spec: ")
    assert Path("specs", "acme.yaml").read_bytes() == data
