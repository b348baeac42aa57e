"""A provider is one YAML file: what its author may leave out, and what comes of what is written."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from raisable_gen.catalog import Catalog, Provider
from raisable_gen.config import sources
from raisable_gen.compile import compile_specs
from raisable_gen.pipeline import build
from raisable_gen.read import Source
from raisable_gen.render import Templates

ROOT = Path(__file__).parents[1]
SPECS = ROOT / "specs"
FIVE = ["cardplus", "interlace", "keysecure", "legend", "xt"]
HEAD = "provider: Acme\ntitle: Acme response codes\n"
SPACES = "spaces:\n  code: {type: integer, success: [0]}\n"
SUCCESS = '  - title: Success\n    codes:\n      "0": {message: OK}\n'

# The least that an author writes: neither names, nor categories, nor where a body has its code.
SIXTH = f"""{HEAD}{SPACES}groups:
{SUCCESS}\
  - title: Account Errors (1xxx)
    range: 1xxx
    codes:
      "1001": {{message: account does not exists, category: not_found}}
      "1002": {{message: "Too many requests, try again later", category: rate_limited}}
      "1003": {{message: "{{0}} is missing", name: FieldRequired, params: [field]}}
      "1004": {{message: Card is being made, kind: pending}}
"""
CATEGORIES = """weather:
  name: BadWeather
  description: It rains.
  retryable: true
"""


def spec(codes: str, *, head: str = HEAD + SPACES) -> str:
    """A spec with one group of errors, given the lines of its codes."""
    lines = "".join(f"      {line}\n" for line in codes.splitlines())
    return f"{head}groups:\n{SUCCESS}  - title: Cards\n    codes:\n{lines}"


def write(folder: Path, files: dict[str, str]) -> Path:
    """A folder of specs."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def compiled(tmp_path: Path, text: str) -> Catalog:
    """The catalog of a folder with this spec alone, as acme.yaml."""
    return compile_specs(*sources(write(tmp_path / "specs", {"acme.yaml": text})))


def only(catalog: Catalog) -> Provider:
    """The catalog's only provider."""
    (provider,) = catalog.providers
    return provider


def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that sees the standard library and the packages in `folder`."""
    prelude = f"import sys; sys.path.insert(0, {str(folder)!r})\n"
    return subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-W", "error", "-c", prelude + program],
        capture_output=True,
        text=True,
    )


# A sixth provider


@pytest.fixture(scope="module")
def vendored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package `sdk.errors`, generated from the five specs and one more file."""
    top = tmp_path_factory.mktemp("sixth")
    files = {path.name: path.read_text("utf-8") for path in SPECS.glob("*.yaml")}
    write(top / "specs", {**files, "acme.yaml": SIXTH})
    (top / "sdk").mkdir()
    (top / "sdk" / "__init__.py").touch()
    command = [sys.executable, "-m", "raisable_gen", "generate", "--out", "sdk/errors"]
    done = subprocess.run(command, cwd=top, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return top


def test_sixth_provider_is_raised_and_caught(vendored: Path) -> None:
    """One more YAML file gives a module whose exceptions are caught as code, range, provider and shared meaning."""
    program = """
from sdk.errors import NotFound, ProviderError, acme
assert issubclass(acme.AcmeAccountDoesNotExists, acme.AcmeAccountError)
for level in (acme.AcmeAccountDoesNotExists, acme.AcmeAccountError, acme.AcmeError, NotFound, ProviderError):
    try:
        acme.raise_for_code(1001)
    except level as caught:
        print(type(caught).__name__, caught.code.name, "|", caught)
"""
    done = run(program, vendored)
    assert done.stderr == ""
    said = "AcmeAccountDoesNotExists ACCOUNT_DOES_NOT_EXISTS | Acme 1001: account does not exists"
    assert done.stdout.splitlines() == [said] * 5


def test_sixth_provider_shares_meanings_with_the_five(vendored: Path) -> None:
    """`except RateLimited` catches the new provider's exception and an old one's alike."""
    program = """
from sdk.errors import RateLimited, acme, cardplus
for package, code in ((acme, 1002), (cardplus, 406)):
    try:
        package.raise_for_code(code)
    except RateLimited as caught:
        print(caught.provider, caught.code.value, caught.retryable)
"""
    done = run(program, vendored)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["Acme 1002 True", "CardPlus 406 True"]


def test_sixth_provider_changes_no_other_module(vendored: Path) -> None:
    """The five modules and the runtime stay what they are, byte for byte; only what lists all providers grows."""
    before = {
        path.name: path.read_bytes()
        for path in (ROOT / "generated" / "raisable").iterdir()
        if path.is_file()
    }
    after = {
        path.name: path.read_bytes()
        for path in (vendored / "sdk" / "errors").iterdir()
        if path.is_file()
    }
    assert set(after) - set(before) == {"acme.py"}
    assert set(before) - set(after) == set()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"__init__.py", "catalog.json", "manifest.json"}


def test_providers_are_listed_by_module_name(vendored: Path) -> None:
    """The catalog's order is that of the modules' names, whatever the folder's order is."""
    categories, found = sources(vendored / "specs")
    backwards = compile_specs(categories, reversed(found))
    assert [provider.module for provider in backwards.providers] == ["acme", *FIVE]
    assert backwards == compile_specs(categories, found)


def test_new_code_is_one_line(tmp_path: Path) -> None:
    """A line added to a spec adds one row, and changes no other."""
    before = only(compiled(tmp_path, SIXTH))
    line = '      "1005": {message: Card lost, category: invalid_state}\n'
    (tmp_path / "specs" / "acme.yaml").write_text(SIXTH + line, "utf-8")
    after = only(compile_specs(*sources(tmp_path / "specs")))
    assert after.rows[:-1] == before.rows
    assert (after.rows[-1].code, after.rows[-1].class_name) == ("1005", "AcmeCardLost")


# What may be left out: names


@pytest.mark.parametrize(
    ("message", "name", "member"),
    [
        ("Card expired", "CardExpired", "CARD_EXPIRED"),
        # Small words, figures and placeholders tell nothing.
        ("The card is expired", "CardExpired", "CARD_EXPIRED"),
        ("At least 10 cards", "AtLeastCards", "AT_LEAST_CARDS"),
        ("Your {0} was rejected", "Rejected", "REJECTED"),
        # Acronyms stay in capitals, and are one word of the member's name.
        ("KYC review open", "KYCReviewOpen", "KYC_REVIEW_OPEN"),
        ("Can't pay", "CantPay", "CANT_PAY"),
        ("e-mail / phone missing", "EMailPhoneMissing", "E_MAIL_PHONE_MISSING"),
        # A name is not a whole text.
        (
            "one two three four five six seven eight",
            "OneTwoThreeFourFiveSixSeven",
            "ONE_TWO_THREE_FOUR_FIVE_SIX_SEVEN",
        ),
    ],
)
def test_name_is_derived_from_the_message(
    tmp_path: Path, message: str, name: str, member: str
) -> None:
    """Without a `name`, class and member are made of the words of the text that tell something."""
    params = ", params: [what]" if "{0}" in message else ""
    codes = f'"7": {{message: "{message}", category: invalid_request{params}}}'
    row = only(compiled(tmp_path, spec(codes))).rows[-1]
    assert (row.class_name, row.member) == (f"Acme{name}", member)
    assert row.message == message


def test_pinned_name_holds_whatever_the_message(tmp_path: Path) -> None:
    """With a `name`, a correction of the text changes neither class nor member."""
    found = []
    for number, message in enumerate(("Invaild PIN", "The PIN is wrong")):
        folder = tmp_path / str(number)
        folder.mkdir()
        text = spec(f'"7": {{name: PINInvalid, message: "{message}"}}')
        found.append(only(compiled(folder, text)).rows[-1])
    assert {(row.class_name, row.member) for row in found} == {
        ("AcmePINInvalid", "PIN_INVALID")
    }
    assert [row.message for row in found] == ["Invaild PIN", "The PIN is wrong"]


@pytest.mark.parametrize(
    ("title", "class_name"),
    [
        ("Cards", "AcmeCardsError"),
        ("Card Errors", "AcmeCardError"),
        ("Card Errors (1xxx)", "AcmeCardError"),
        ("KYC Errors KYC错误(303xxx)", "AcmeKYCErrorsKYCError"),
    ],
)
def test_group_is_named_by_its_title(
    tmp_path: Path, title: str, class_name: str
) -> None:
    """Without a `name`, a group's class is made of its title, which stays verbatim as `title`."""
    text = spec('"7": {message: Card lost}').replace("title: Cards", f"title: {title}")
    group = only(compiled(tmp_path, text)).groups[-1]
    assert (group.title, group.class_name) == (title, class_name)


def test_group_of_successes_has_no_class(tmp_path: Path) -> None:
    """A section without errors and without a range is no class: nothing would ever be of it."""
    provider = only(compiled(tmp_path, spec('"7": {message: Card lost}')))
    assert provider.groups[0].title == "Success"
    assert provider.groups[0].class_name is None


# What may be left out: the envelope, the category, the retry, the documentation


def test_default_envelope(tmp_path: Path) -> None:
    """Without `envelopes`, a body has its code in `code` and its text in `message`."""
    (envelope,) = only(compiled(tmp_path, SIXTH)).envelopes
    assert (envelope.codes, envelope.message) == ((("code", "code"),), "message")
    assert (envelope.arguments, envelope.requires, envelope.success) == (
        None,
        (),
        False,
    )


def test_default_envelope_at_work(vendored: Path) -> None:
    """With it, bodies give exceptions with text and placeholders, successes give None, and others are invalid."""
    program = """
from sdk.errors import Pending, acme
error = acme.error_from_response(b'{"code": 1003, "message": "amount is missing"}')
print(type(error).__name__, error.server_message, dict(error.params), error.field)
print(acme.error_from_response({"code": 0, "message": "OK"}))
print(type(acme.error_from_response({"code": 1999, "message": "new"})).__name__)
print(type(acme.error_from_response({"error": {"code": 1003}})).__name__)
print(isinstance(acme.error_from_response({"code": 1004}), Pending))
"""
    done = run(program, vendored)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "AcmeFieldRequired amount is missing {'field': 'amount'} amount",
        "None",
        "AcmeAccountError",
        "AcmeInvalidResponse",
        "True",
    ]


def test_default_envelope_is_of_the_first_space(tmp_path: Path) -> None:
    """With several spaces, `code` is a code of the first."""
    head = f"{HEAD}spaces:\n  main: {{type: string}}\n  http: {{type: integer, success: [0]}}\n"
    text = spec('"A7": {message: Card lost}', head=head)
    text = text.replace("- title: Success", "- title: Success\n    space: http")
    (envelope,) = only(compiled(tmp_path, text)).envelopes
    assert envelope.codes == (("main", "code"),)


def test_category_and_retry_may_be_unknown(tmp_path: Path) -> None:
    """Without `category` and `retryable` an error has neither: not known is not no."""
    row = only(compiled(tmp_path, spec('"7": {message: Card lost}'))).rows[-1]
    assert (row.kind, row.category, row.retryable) == ("error", None, None)
    assert row.bases == ("AcmeCardsError",)


def test_spec_without_any_category(tmp_path: Path) -> None:
    """A spec none of whose rows has a category gives a module that is imported and raises."""
    write(tmp_path / "specs", {"acme.yaml": spec('"7": {message: Card lost}')})
    command = [sys.executable, "-m", "raisable_gen", "generate", "--out", "errors"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    program = "from errors import acme\nprint(repr(acme.error_from_code(7)))"
    assert run(program, tmp_path).stdout == "<AcmeCardLost Acme 7: Card lost>\n"


@pytest.mark.parametrize(
    ("fields", "retryable"),
    [
        ("category: rate_limited", True),
        ("category: rate_limited, retryable: false", False),
        ("category: internal", None),
        ("category: internal, retryable: true", True),
    ],
)
def test_retry_is_the_categorys_unless_the_row_says_otherwise(
    tmp_path: Path, fields: str, retryable: bool | None
) -> None:
    """A row's own `retryable` goes before its category's."""
    text = spec(f'"7": {{message: Card lost, {fields}}}')
    assert only(compiled(tmp_path, text)).rows[-1].retryable is retryable


def test_pending_row_needs_no_category(tmp_path: Path) -> None:
    """`kind: pending` alone makes a `Pending`."""
    row = only(compiled(tmp_path, SIXTH)).rows[-1]
    assert (row.kind, row.category) == ("pending", "pending")
    assert row.bases == ("AcmeAccountError", "Pending")


def test_success_needs_no_kind(tmp_path: Path) -> None:
    """A code in the space's `success` is a success, without a class."""
    row = only(compiled(tmp_path, SIXTH)).rows[0]
    assert (row.code, row.kind, row.class_name) == ("0", "success", None)


# The shared vocabulary


def test_shared_vocabulary_without_one_of_its_own(tmp_path: Path) -> None:
    """A folder without categories.yaml has the categories that ship with raisable."""
    shared = compile_specs(*sources(SPECS)).categories
    assert compiled(tmp_path, SIXTH).categories == shared
    assert "insufficient_funds" in [category.key for category in shared]


def test_vocabulary_of_its_own(tmp_path: Path) -> None:
    """A folder's own categories.yaml replaces the shared one, and its meanings are classes with their defaults."""
    text = spec('"7": {message: Parade cancelled, category: weather}')
    files = {"acme.yaml": text, "categories.yaml": CATEGORIES}
    catalog = compile_specs(*sources(write(tmp_path / "specs", files)))
    assert [category.class_name for category in catalog.categories] == ["BadWeather"]
    row = only(catalog).rows[-1]
    assert (row.bases, row.retryable) == (("AcmeCardsError", "BadWeather"), True)
    package = build(catalog, Templates(ROOT / "templates"))["__init__.py"]
    assert "class BadWeather(ProviderError):" in package
    assert "InsufficientFunds:" not in package.partition('"""\n\nfrom')[2]


# What is written is what comes out

TEXTS = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"], exclude_characters="{}"),
    min_size=1,
    max_size=60,
).filter(lambda text: text == text.strip())


def module_of(text: str) -> tuple[Provider, ast.Module]:
    """A spec's provider, and the module that is generated for it, parsed."""
    source = Source("acme", "specs/acme.yaml", "specs/acme.yaml", text.encode("utf-8"))
    categories, _ = sources(SPECS)
    catalog = compile_specs(categories, [source])
    files = build(catalog, Templates(ROOT / "templates"), only=["acme"])
    assert files["acme.py"].isascii()
    return only(catalog), ast.parse(files["acme.py"])


@given(message=TEXTS, title=TEXTS)
# Each example is compiled and formatted, so a failing one is not shrunk: that would take minutes.
@settings(derandomize=True, deadline=None, max_examples=25, phases=[Phase.generate])
def test_any_text_is_kept_letter_by_letter(message: str, title: str) -> None:
    """Whatever a page says, in quotes, backslashes or any script, is in the catalog and in the class, and is only text."""
    quoted = json.dumps(message, ensure_ascii=False)
    text = spec(f'"7": {{name: Lost, message: {quoted}, category: not_found}}').replace(
        "title: Cards",
        f"title: {json.dumps(title, ensure_ascii=False)}\n    name: Card",
    )
    provider, tree = module_of(text)
    assert (provider.rows[-1].message, provider.rows[-1].section) == (message, title)
    values = {
        (node.name, line.targets[0].id): ast.literal_eval(line.value)
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        for line in node.body
        if isinstance(line, ast.Assign)
        and isinstance(line.targets[0], ast.Name)
        and line.targets[0].id in ("message", "group")
    }
    assert values["AcmeLost", "message"] == message
    assert values["AcmeCardError", "group"] == title


def test_codes_are_text(tmp_path: Path) -> None:
    """A code that YAML would take for an octal number, a time, a flag or a number stays as it is written."""
    head = f"{HEAD}spaces:\n  code: {{type: string}}\n"
    written = ["010001", "1e3", "0x10", "12:30:45", "NO", "null", "1_000", "1.0"]
    codes = "\n".join(
        f'"{code}": {{name: Case{number}, message: Card lost}}'
        for number, code in enumerate(written)
    )
    text = spec(codes, head=head).replace(
        "{message: OK}", "{message: OK, kind: success}"
    )
    provider = only(compiled(tmp_path, text))
    assert [row.code for row in provider.rows[1:]] == written


def test_same_specs_same_bytes(vendored: Path, tmp_path: Path) -> None:
    """Another folder, process and hash seed give the same package."""
    first = {p.name: p.read_bytes() for p in (vendored / "sdk" / "errors").glob("*.py")}
    command = [sys.executable, "-m", "raisable_gen", "generate"]
    for seed in ("1", "2"):
        out = tmp_path / seed
        done = subprocess.run(
            [*command, "--specs", str(vendored / "specs"), "--out", str(out)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        assert {p.name: p.read_bytes() for p in out.glob("*.py")} == first
