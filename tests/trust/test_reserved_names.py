"""No class, module, member or placeholder takes a name that Python, its enums and exceptions, or Windows have, in any case."""

import enum
import re
from collections.abc import Iterator

import pytest
import slots

from raisable_gen import names
from raisable_gen.compile import compile_specs
from raisable_gen.problem import Problem, Refused
from raisable_gen.read import Source

RESERVED = sorted(names.KEYWORDS | names.BUILTINS)
STYLES = (str.lower, str.upper, str.capitalize, str.swapcase)


def complaints(module: str = "acme", **fields: object) -> list[Problem]:
    """What is said of a provider's file with these fields; none if it is compiled."""
    row = {"name": "Failed", "message": "failed"}
    spec: dict[str, object] = {
        "provider": "Acme",
        "title": "Acme codes",
        "spaces": {"code": {"type": "string"}},
        "groups": [{"title": "All", "name": "All", "codes": {"1": row}}],
        **fields,
    }
    file = Source(module, "specs/acme.yaml", "acme.yaml", slots.yaml(spec).encode())
    shared = Source("categories", "c.yaml", "c.yaml", slots.categories({}))
    try:
        compile_specs(shared, [file])
    except Refused as refused:
        return refused.problems
    return []


def groups(code: dict[str, object], **fields: object) -> list[object]:
    """A group with one code."""
    return [{"title": "All", "name": "All", **fields, "codes": {"1": code}}]


def split(name: str) -> Iterator[tuple[str, str]]:
    """The ways in which the class `name` may come of a provider and the name of a code, in some case."""
    for end in range(1, len(name)):
        if name[0].isalpha() and name[end].isalpha() and name.isalnum():
            yield name[:end].capitalize(), name[end:].capitalize()
            yield name[:end].upper(), name[end:].upper()


def test_lists_are_in_small_letters() -> None:
    """The lists are compared with folded names: an entry in other letters would hold nothing."""
    for listed in (
        names.KEYWORDS,
        names.BUILTINS,
        names.MODULE_NAMES,
        names.ATTRIBUTES,
    ):
        assert all(name == name.casefold() and name.isascii() for name in listed)
    assert len(RESERVED) > 180


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
def test_reserved_in_any_case(style: object) -> None:
    """Keywords and builtins are reserved however they are written."""
    assert callable(style)
    assert [name for name in RESERVED if not names.reserved(style(name))] == []


def test_no_class_is_a_builtin() -> None:
    """No class is a keyword or builtin in any case, at whatever letter the provider's name ends."""
    tried = 0
    for name in RESERVED:
        # Every split of every name would be thousands of files; the first, middle and last tell.
        ways = list(split(name))
        for provider, code in ways[:2] + ways[len(ways) // 2 :][:2] + ways[-2:]:
            row: dict[str, object] = {"name": code, "message": "failed"}
            found = complaints(provider=provider, groups=groups(row))
            assert any(p.code in ("RBL021", "RBL022") for p in found), (provider, code)
            tried += 1
    assert tried > 800


@pytest.mark.parametrize("name", [name for name in RESERVED if name.endswith("error")])
def test_no_root_is_a_builtin(name: str) -> None:
    """The root of a provider is no exception of Python's."""
    if len(name) > len("error"):
        provider = name.removesuffix("error").capitalize()
        assert [p.code for p in complaints(provider=provider)].count("RBL022") >= 1


def test_no_module_is_reserved() -> None:
    """No file is called as a keyword, a builtin, a device of Windows or what the package has already."""
    devices = [
        "con",
        "prn",
        "aux",
        "nul",
        "com0",
        "com1",
        "com9",
        "lpt0",
        "lpt1",
        "lpt9",
    ]
    for name in [*RESERVED, *devices, "annotations"]:
        found = [problem.code for problem in complaints(module=name)]
        assert found in (["RBL022"], ["RBL020"]), name


def test_no_placeholder_is_reserved() -> None:
    """No placeholder hides an attribute of exceptions, or is a keyword or builtin."""
    attributes = [name for name in dir(BaseException()) if not name.startswith("_")]
    for name in [*RESERVED, *attributes, *names.ATTRIBUTES]:
        if re.fullmatch("[a-z][a-z0-9_]*", name):
            found = complaints(groups=groups({"name": "A", "message": f"a {{{name}}}"}))
            assert [problem.code for problem in found] == ["RBL022"], name


def test_no_placeholder_hides_an_attribute_of_ours() -> None:
    """All that the package's exceptions have is on the list, but for `field`, which a placeholder may fill."""
    from raisable import ProviderError

    has = {name for name in dir(ProviderError()) if not name.startswith("_")}
    assert has - names.ATTRIBUTES == {"field"}


@pytest.mark.parametrize("name", ["Mro", "MRO", "Name", "Value"])
def test_no_member_is_of_the_enums(name: str) -> None:
    """No member is what every enum or member has of itself, in any case."""
    own = {own.casefold() for own in [*dir(enum.Enum), *dir(enum.IntEnum("E", "A").A)]}
    assert name.casefold() in own | {"mro"}
    row: dict[str, object] = {"name": name, "message": "failed"}
    assert [problem.code for problem in complaints(groups=groups(row))] == ["RBL022"]


def test_names_are_compared_without_case() -> None:
    """Two names that differ in case alone are one."""
    codes = {
        "1": {"name": "CardLost", "message": "a"},
        "2": {"name": "Cardlost", "message": "b"},
    }
    found = complaints(groups=[{"title": "All", "name": "All", "codes": codes}])
    assert [problem.code for problem in found] == ["RBL021"]


@pytest.mark.parametrize(
    "name",
    ["\uff23ard", "Car\u0501", "\u212aeyLost", "\ufb01xed", "\U0001d402ard", "Stra\u00dfe", "Card\u0660", "Ca\u0301rd", "\u0421ard"],
)  # fmt: skip
def test_no_name_has_other_letters(name: str) -> None:
    """What NFKC or folding would make an ASCII letter, and what looks like one, is in no name at all."""
    row: dict[str, object] = {"name": name, "message": "failed"}
    assert "RBL020" in [p.code for p in complaints(groups=groups(row))]
    assert "RBL020" in [p.code for p in complaints(provider=name)]
    assert "RBL020" in [p.code for p in complaints(module=name)]
