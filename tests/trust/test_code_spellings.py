"""A code is the text that the documentation has: exported as it was spelled, or refused with its place, never changed."""

import ast
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raisable_gen.compile import compile_specs
from raisable_gen.export import as_json
from raisable_gen.pipeline import build
from raisable_gen.problem import Refused
from raisable_gen.read import Source
from raisable_gen.render import Templates

FULL = os.environ.get("RAISABLE_FULL") == "1"
ROOT = Path(__file__).parents[2]
VOCABULARY = (ROOT / "specs" / "categories.yaml").read_bytes()
# What some reader of YAML, JSON or a spreadsheet takes for another value.
WORDS = """
    null Null NULL ~ true True TRUE false False FALSE yes Yes YES no No NO on On ON off Off OFF y Y n N nan NaN .nan .NaN inf Inf .inf
    .Inf .INF -.inf +.inf Infinity -Infinity None nil undefined void 2026-11-20 2026-1-2 20261120 2026-11-20T10:00:00Z
    2026-11-20t10:00:00+01:00 12:30 12:30:45 190:20:30 1:30 0:0 1e3 1E3 1e+3 1e-3 1.5e3 1e400 .5 5. 1.0 1.10 4.10 0.1 -0 +0 -0.0 +1 -1
    --1 0x1F 0X1f 0xdeadbeef 0o17 0O17 0b101 0B1 017 0777 08 09 007 00 000 0 1_000 1__0 _1 1_ 0x_1 1j 1J 1L 1l 0L 1f 1d 1n 100% 1/2
    $1 #1 1,000 1.000,00 1'000 === = << <<< * - -- --- ... ? ! & @ ` % | > [] {} "1" '1' "" '' \\ 1\\ / // /**/ ; ( ) ^ AUTH_001 auth_001
    Auth-001 E.1 E:1 a:b :a ::a MARCH1 SEPT2 1-2 2/3 DEC-1 1E10 12E5 0E0 0e0 000E1 1.7976931348623157e309 9007199254740993
""".split()
DIGITS = [
    f"{sign}{zeros}{number}{tail}"
    for sign in ("", "-", "+")
    for zeros in ("", "0", "00", "0x", "0o", "0b", "0_")
    for number in (0, 1, 7, 10, 17, 99, 101, 407, 777, 823, 999, 4000, 304001, 2**31, 2**53 + 1, 10**10, 10**11, 10**18, 2**64)
    for tail in ("", ".0", ".", "e3", "E-3", "_000", ",0", "x", " ", "L", "%")
]  # fmt: skip
BLANKS = [
    f"{before}{word}{after}"
    for word in ("1", "823", "010011", "AUTH", "no", "1e3")
    for before in ("", " ", "  ", "\u00a0", "\u3000")
    for after in ("", " ", "  ", "\u00a0", " 1")
]
OTHER_DIGITS = [
    "\u0661\u0662", "\uff11\uff12", "\u00b2", "\u2460", "\u2167", "\U0001d7d9", "1\u0660", "\u4e00", "\u0967", "\u00bd", "\u2212\u0031", "\u20131", "\u066b1",
]  # fmt: skip
LONG = ["1" * count for count in (9, 10, 11, 12, 18, 19, 63, 64, 65, 500)]
LONG += ["0" * count for count in (2, 11, 18, 64, 65)] + ["9" * 11, "-" + "9" * 10]
NUMBERS = [str(number) for number in range(1000)]
PADDED = [f"{number:0{width}}" for number in range(1_000) for width in (4, 6)]
HEX = [f"0x{number:x}" for number in range(300)] + [f"0o{n:o}" for n in range(300)]
FLOATS = [f"{n}e{e}" for n in range(1, 60) for e in range(-3, 10)]
TIMES = [f"{hour}:{minute:02}" for hour in range(24) for minute in range(0, 60, 5)]
DATES = [f"20{y:02}-{m:02}-{d:02}" for y in range(20, 28) for m in range(1, 13) for d in (1, 15, 31)]  # fmt: skip
ALIKE = [*DIGITS, *NUMBERS, *PADDED, *HEX, *FLOATS, *TIMES, *DATES]
ODD = [*WORDS, *BLANKS, *OTHER_DIGITS, *LONG]
EVERY = list(dict.fromkeys([*ODD, *ALIKE]))
# Of those that are alike every seventh, but for a full run: no family repeats itself after so many.
SPELLINGS = EVERY if FULL else list(dict.fromkeys([*ODD, *ALIKE[::7]]))
# What YAML takes without quotes as a key of a block mapping.
PLAIN = re.compile("[A-Za-z0-9_.+/^$(;=~<-][A-Za-z0-9_.+/^$();=~<>%,'-]*(:[0-9a-z]+)*")


def single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


STYLES = {"double": json.dumps, "single": single, "plain": str}


def spec(keys: list[str], wire_type: str) -> Source:
    """A spec with these keys as they stand, one in each line from the eighth on."""
    lines = [
        "provider: Acme",
        "title: Acme codes",
        "spaces:",
        f"  code: {{type: {wire_type}}}",
        "groups:",
        "  - title: All",
        "    codes:",
        *(f"      {k}: {{name: C{n}, message: m{n}}}" for n, k in enumerate(keys)),
    ]
    data = ("\n".join(lines) + "\n").encode()
    return Source("acme", "specs/acme.yaml", "acme.yaml", data)


def refused(source: Source) -> set[int]:
    """The positions of the keys that are complained about."""
    try:
        compile_specs(categories(), [source])
    except Refused as found:
        assert {problem.place.column >= 7 for problem in found.problems} == {True}
        return {problem.place.line - 8 for problem in found.problems}
    return set()


def categories() -> Source:
    return Source("categories", "specs/categories.yaml", "c.yaml", VOCABULARY)


def kept(spellings: list[str], style: str, wire_type: str) -> list[str]:
    """The spellings that are not refused, after holding that each of them is in the catalog and the export unchanged."""
    write = STYLES[style]
    out = refused(spec([write(spelling) for spelling in spellings], wire_type))
    assert out <= set(range(len(spellings)))
    left = [text for number, text in enumerate(spellings) if number not in out]
    catalog = compile_specs(categories(), [spec(list(map(write, left)), wire_type)])
    (provider,) = catalog.providers
    assert [row.code for row in provider.rows] == left
    (exported,) = json.loads(as_json(catalog))["providers"]
    assert [(row["code"], row["wire_type"]) for row in exported["codes"]] == [
        (text, wire_type) for text in left
    ]
    return left


def styled(style: str, spellings: list[str] = SPELLINGS) -> list[str]:
    """The spellings that can be written so."""
    # One that is no text, or begins something else, is for tests/rejected.
    special = {"<<", "---", "...", "=", "-", "--"}
    if style == "plain":
        return [t for t in spellings if PLAIN.fullmatch(t) and t not in special]
    return spellings


def test_there_are_enough() -> None:
    """At least 10,000 spellings in full: each text in each style that holds it, as a text and as a number."""
    assert 2 * sum(len(styled(style, EVERY)) for style in STYLES) >= 10_000


@pytest.mark.parametrize("style", STYLES)
def test_texts_are_never_changed(style: str) -> None:
    """In a space of texts a spelling of visible ASCII is kept as it is, any other is refused."""
    left = kept(styled(style), style, "string")
    visible = [t for t in styled(style) if re.fullmatch("[!-~]{1,64}", t)]
    unquoted_null = {"~", "null", "Null", "NULL"} if style == "plain" else set()
    assert left == [text for text in visible if text not in unquoted_null]


@pytest.mark.parametrize("style", STYLES)
def test_numbers_are_never_changed(style: str) -> None:
    """In a space of numbers only the shortest decimal form is kept: no other spelling of a number is taken for it."""
    left = kept(styled(style), style, "integer")
    shortest = re.compile("0|-?[1-9][0-9]{0,10}", re.ASCII)
    assert left == [text for text in styled(style) if shortest.fullmatch(text)]
    assert all(text == str(int(text)) for text in left)


@settings(max_examples=1000 if FULL else 60)
@given(
    st.lists(
        st.one_of(
            st.from_regex(r"[-+]?[0-9_.,xobeEjL:]{1,12}", fullmatch=True),
            st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"])),
            st.from_regex(r"[!-~]{1,66}", fullmatch=True),
        ),
        unique=True,
        max_size=20,
    ),
    st.sampled_from(["string", "integer"]),
)
def test_no_spelling_is_changed(spellings: list[str], wire_type: str) -> None:
    """Whatever stands in quotes: what is not refused is what was written."""
    escaped = [json.dumps(spelling) for spelling in spellings]
    out = refused(spec(escaped, wire_type))
    left = [key for number, key in enumerate(escaped) if number not in out]
    if not left:
        return
    catalog = compile_specs(categories(), [spec(left, wire_type)])
    assert [row.code for row in catalog.providers[0].rows] == [
        json.loads(key) for key in left
    ]


def test_module_has_the_spelling() -> None:
    """The enum of the generated module holds the codes, to the letter."""
    left = kept(WORDS, "double", "string")
    catalog = compile_specs(categories(), [spec(list(map(json.dumps, left)), "string")])
    module = build(catalog, Templates(ROOT / "templates"), only=["acme"])["acme.py"]
    (enum,) = [
        node
        for node in ast.parse(module).body
        if isinstance(node, ast.ClassDef) and node.name == "AcmeCode"
    ]
    values = [
        ast.literal_eval(node.value)
        for node in enum.body
        if isinstance(node, ast.Assign)
    ]
    assert values == left
