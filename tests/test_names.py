"""Words become identifiers, always the same ones, and never a name that Python has taken."""

import json
import itertools
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pythons import interpreter

from raisable_gen.catalog import Row
from raisable_gen.names import MOST_WORDS, derived, member, reserved
from raisable_gen.compile import compile_specs
from raisable_gen.problem import Refused
from raisable_gen.read import Source

CLASS_NAMES = st.from_regex(r"\A[A-Z][A-Za-z0-9]{0,20}\Z")
MESSAGES = [
    "Insufficient balance",
    "account does not exists",
    "Card is frozen",
    "At most 10 cards",
    "OTP has expired",
    "the user's KYC is pending",
    "Signature error",
]
CODES = {message: code for code, message in enumerate([*MESSAGES, "At most 20 cards"])}


def compiled(messages: list[str]) -> list[Row]:
    """The rows of a provider that documents these messages, each always under its own code, and no names."""
    codes = {str(CODES[message]): {"message": message} for message in messages}
    spec = {
        "provider": "Acme",
        "title": "Acme",
        "spaces": {"code": {"type": "integer"}},
        "groups": [{"title": "All", "codes": codes}],
    }
    acme = Source("acme", "acme.yaml", "acme.yaml", json.dumps(spec).encode())
    shared = (Path(__file__).parents[1] / "specs" / "categories.yaml").read_bytes()
    categories = Source("categories", "c.yaml", "c.yaml", shared)
    return list(compile_specs(categories, [acme]).providers[0].rows)


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Insufficient balance", "InsufficientBalance"),
        ("account does not exists", "AccountDoesNotExists"),
        ("the user's KYC is pending", "UsersKYCPending"),
        ("At most {0} cards, not {limit}", "AtMostCardsNot"),
        ("At most 10 cards", "AtMostCards"),
        ("one two three four five six seven eight", "OneTwoThreeFourFiveSixSeven"),
        ("余额不足", ""),
        ("{0} 17 is the", ""),
        ("", ""),
    ],
)
def test_derived_name_has_the_telling_words(message: str, name: str) -> None:
    """Placeholders, figures and small words are left out, acronyms stay, and seven words are enough."""
    assert derived(message) == name


@given(st.text())
def test_derived_name_is_an_identifier_or_empty(message: str) -> None:
    """Whatever the text, its name is ASCII, begins with a capital and is an identifier; or there is none."""
    name = derived(message)
    assert name == "" or (name.isascii() and name.isidentifier() and name[0].isupper())
    assert len(name) <= 100


@given(st.lists(st.from_regex(r"\A[B-Z]{2,9}\Z"), min_size=1, max_size=12))
def test_derived_name_has_a_limited_number_of_words(words: list[str]) -> None:
    """More words than the limit change nothing."""
    telling = [word for word in words if len(derived(word)) > 0]
    assert derived(" ".join(words)) == "".join(telling[:MOST_WORDS])


@settings(max_examples=40)
@given(st.permutations(MESSAGES), st.integers(1, len(MESSAGES)))
def test_name_does_not_depend_on_other_rows(messages: list[str], count: int) -> None:
    """A row has the same class and member whichever rows stand before and after it, or none."""
    for row in compiled(messages[:count]):
        (alone,) = compiled([row.message])
        assert (row.class_name, row.member) == (alone.class_name, alone.member)
        assert row.class_name == "Acme" + derived(row.message)


def test_two_rows_of_one_name_are_refused() -> None:
    """Of two texts with the same telling words neither gets a number: the author is asked for names."""
    with pytest.raises(Refused) as refused:
        compiled(["At most 10 cards", "At most 20 cards"])
    (problem,) = refused.value.problems
    assert "AcmeAtMostCards" in problem.message


@pytest.mark.parametrize(
    ("name", "in_capitals"),
    [
        ("InsufficientBalance", "INSUFFICIENT_BALANCE"),
        ("KYCReviewPending", "KYC_REVIEW_PENDING"),
        ("PINInvalid", "PIN_INVALID"),
        ("InvalidPIN", "INVALID_PIN"),
        ("APIKeyRequired", "API_KEY_REQUIRED"),
        ("EmailAlreadyExists", "EMAIL_ALREADY_EXISTS"),
        ("Success", "SUCCESS"),
    ],
)
def test_member_is_the_name_in_capitals(name: str, in_capitals: str) -> None:
    """An underscore stands between words; an acronym is one word."""
    assert member(name) == in_capitals


def test_members_are_parted_at_capitals() -> None:
    """A part begins at a capital after a small letter or digit, and at the last capital of an acronym before a small letter."""
    for length in range(1, 8):
        for letters in itertools.product("ABz1", repeat=length):
            name = "".join(letters)
            if name[0].isupper():
                parted = re.sub("(?<=[z1])(?=[AB])|(?<=[AB])(?=[AB]z)", "_", name)
                assert member(name) == parted.upper()


@given(CLASS_NAMES)
def test_member_is_an_identifier_of_the_same_letters(name: str) -> None:
    """Nothing but single underscores is added, none of them at an end."""
    made = member(name)
    assert made.isidentifier() and made == made.upper()
    assert made.replace("_", "") == name.upper()
    assert not re.search("__|^_|_$", made)


def taken(command: str) -> list[str]:
    """The keywords, soft keywords and builtins of a Python that a class could be called."""
    script = "import builtins, json, keyword; soft = getattr(keyword, 'softkwlist', [])"
    script += "; print(json.dumps(keyword.kwlist + soft + dir(builtins)))"
    run = subprocess.run([command, "-c", script], capture_output=True, check=True)
    names: list[str] = json.loads(run.stdout)
    # No class begins with an underscore.
    return [name for name in names if name == "_" or name[0] != "_"]


def test_no_name_of_this_python_is_free() -> None:
    """Keywords, soft keywords and builtins of the Python that runs are reserved, in any spelling."""
    names = taken(sys.executable)
    assert {"None", "class", "match", "ValueError", "print"} <= set(names)
    assert [name for name in names if not reserved(name)] == []
    assert [name for name in names if not reserved(name.upper())] == []


@pytest.mark.parametrize("version", [f"3.{minor}" for minor in range(8, 16)])
def test_no_name_of_any_python_is_free(version: str) -> None:
    """The same for each Python from 3.8 to 3.15 that is here: names do not depend on which one generates."""
    names = taken(interpreter(version))
    assert {"None", "class", "ValueError", "print"} <= set(names)
    assert [name for name in names if not reserved(name)] == []


def test_other_names_are_free() -> None:
    """What Python does not use may be used."""
    assert not reserved("InsufficientBalance")
    assert not reserved("Frozen")
