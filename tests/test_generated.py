"""Every class, member and table of the generated package, used as its users use them."""

import ast
import builtins
import enum
import json
import keyword
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import raisable
from raisable import ProviderError, cardplus, keysecure, legend
from raisable_gen import export
from raisable_gen.config import sources
from raisable_gen.compile import compile_specs

ROOT = Path(__file__).parents[1]
GENERATED = ROOT / "generated"
CATALOG = compile_specs(*sources(ROOT / "specs"))
ROWS: dict[str, list[dict[str, Any]]] = {
    provider["module"]: provider["codes"]
    for provider in json.loads(export.as_json(CATALOG))["providers"]
}
CATEGORIES = {category.key: category.class_name for category in CATALOG.categories}
PREFIXES = {provider.module: provider.prefix for provider in CATALOG.providers}
RETRY = {True: "may help", False: "does not help", None: "not known"}
NAMES = ["cardplus", "interlace", "keysecure", "legend", "xt"]
SETTINGS = settings(derandomize=True, deadline=None, max_examples=200)

each_provider = pytest.mark.parametrize("name", NAMES)


def module(name: str) -> ModuleType:
    """A provider's module."""
    return import_module(f"raisable.{name}")


def on_the_wire(row: dict[str, Any]) -> int | str:
    """The row's code as a body carries it."""
    return int(row["code"]) if row["wire_type"] == "integer" else str(row["code"])


def errors(name: str) -> list[tuple[dict[str, Any], type[ProviderError]]]:
    """Every exported row that raises, with its class."""
    return [
        (row, getattr(module(name), row["class"]))
        for row in ROWS[name]
        if row["class"] is not None
    ]


def public_classes(name: str) -> list[type]:
    """Every class that a provider's module offers."""
    found = [getattr(module(name), public) for public in module(name).__all__]
    return [each for each in found if isinstance(each, type)]


def words(text: str | None) -> str:
    """Text without its line breaks and runs of spaces."""
    return " ".join((text or "").split())


# The classes


def test_every_provider_is_here() -> None:
    """The package has a module for each of the five specs, and the specs are those five."""
    assert list(ROWS) == NAMES
    assert sum(map(len, ROWS.values())) == 493


@each_provider
def test_every_class_is_raised_bare_and_caught_at_every_level(name: str) -> None:
    """Each class, raised bare, is caught as itself, its group, its provider, its shared meaning and ProviderError."""
    package = module(name)
    for row, found in errors(name):
        levels = [
            found,
            getattr(package, row["parent"]),
            getattr(package, f"{PREFIXES[name]}Error"),
            getattr(raisable, CATEGORIES[row["category"]]),
            ProviderError,
        ]
        assert levels[1].group == row["group"]
        for level in levels:
            try:
                raise found
            except level as caught:
                assert type(caught) is found
                assert caught.args == ()


@each_provider
def test_every_class_takes_the_callers_own_text(name: str) -> None:
    """Raised with a text, an exception says the text beside the code and the documented message."""
    for row, found in errors(name):
        with pytest.raises(found) as caught:
            raise found("topping up the card")
        text = str(caught.value)
        assert caught.value.args == ("topping up the card",)
        assert text.startswith(f"{PREFIXES[name]} {row['code']}: {row['message']}")
        assert text.endswith(": topping up the card")


@each_provider
def test_every_class_is_where_it_says(name: str) -> None:
    """Each class is found by its `__module__` and `__qualname__`, as pickle looks for it."""
    for found in public_classes(name):
        home = import_module(found.__module__)
        assert getattr(home, found.__qualname__) is found
        assert found.__module__ == f"raisable.{name}"


def test_every_shared_meaning_is_where_it_says() -> None:
    """Each category is a class of the package itself, directly below ProviderError."""
    for key, class_name in CATEGORIES.items():
        found = getattr(raisable, class_name)
        assert class_name in raisable.__all__
        assert (found.__module__, found.__qualname__) == ("raisable", class_name)
        assert (found.category, found.__bases__) == (key, (ProviderError,))


@each_provider
def test_every_class_knows_its_row(name: str) -> None:
    """Code, message, group, category, retry and provider are those of the exported row."""
    for row, found in errors(name):
        error = found()
        assert found.CODE == on_the_wire(row)  # type: ignore[attr-defined]
        assert isinstance(error.code, enum.Enum) and error.code == on_the_wire(row)
        assert error.code.name == row["member"]
        assert error.documented
        assert error.message == row["message"]
        assert error.group == row["group"]
        assert error.category == row["category"]
        assert error.retryable is row["retryable"]
        assert error.provider == PREFIXES[name]


@each_provider
def test_every_docstring_tells_the_row(name: str) -> None:
    """A docstring names code, message, group, category and whether a retry may help."""
    for row, found in errors(name):
        told = words(found.__doc__)
        assert told.startswith(f"{row['code']}: {words(row['message'])} Group: ")
        assert f"Group: {row['group']} Category: {row['category']} Retry: " in told
        assert f"Retry: {RETRY[row['retryable']]}" in told


@each_provider
def test_every_group_tells_its_title(name: str) -> None:
    """A group's class has the documented title as its `group` and in its docstring, and no code of its own."""
    groups = [group for group in _provider(name).groups if group.class_name]
    assert groups
    for group in groups:
        found = getattr(module(name), str(group.class_name))
        assert found.group == group.title
        assert words(found.__doc__).startswith(group.title)
        assert not hasattr(found, "CODE")


@each_provider
def test_tree_draws_every_class(name: str) -> None:
    """The module's docstring draws each exception once, below a class it inherits from, with its code."""
    root = f"{PREFIXES[name]}Error"
    drawn: list[tuple[str, str]] = []
    remarks: dict[str, str] = {}
    above = [root]
    for line in (module(name).__doc__ or "").splitlines():
        indent, branch, rest = line.rpartition("+-- ")
        if branch:
            child, _, remark = rest.partition("  ")
            depth = len(indent) // 4
            above = [*above[:depth], child]
            drawn.append((child, above[depth - 1]))
            remarks[child] = remark
    exceptions = {
        each.__name__: [base.__name__ for base in each.__mro__[1:]]
        for each in public_classes(name)
        if issubclass(each, ProviderError)
    }
    assert sorted([root, *remarks]) == sorted(exceptions)
    assert len(drawn) == len(remarks)
    for child, parent in drawn:
        assert parent in exceptions[child]
    for row, found in errors(name):
        assert (found.__name__, row["parent"]) in drawn
        assert remarks[found.__name__] == row["code"]


@each_provider
def test_no_name_hides_one_of_python(name: str) -> None:
    """No public name is a builtin or a keyword, in capitals or not."""
    taken = {
        word.casefold()
        for word in (*dir(builtins), *keyword.kwlist, *keyword.softkwlist)
    }
    assert [
        public for public in module(name).__all__ if public.casefold() in taken
    ] == []
    assert [public for public in raisable.__all__ if public.casefold() in taken] == []


@each_provider
def test_all_is_complete_and_without_repetition(name: str) -> None:
    """`__all__` lists every class that the module defines, once, and nothing that is not there."""
    package = module(name)
    defined = {
        key
        for key, value in vars(package).items()
        if isinstance(value, type) and value.__module__ == package.__name__
    }
    assert len(set(package.__all__)) == len(package.__all__)
    assert defined <= set(package.__all__)
    assert all(hasattr(package, public) for public in package.__all__)


# The tables


@each_provider
def test_tables_are_complete(name: str) -> None:
    """ERRORS and SUCCESS together hold every documented code, and nothing else."""
    package = module(name)
    raising = {on_the_wire(row) for row in ROWS[name] if row["class"] is not None}
    successes = {on_the_wire(row) for row in ROWS[name] if row["class"] is None}
    assert set(package.ERRORS) == raising
    assert package.SUCCESS == successes
    for row, found in errors(name):
        assert issubclass(found, package.ERRORS[on_the_wire(row)])


@each_provider
def test_tables_are_read_only(name: str) -> None:
    """Nobody can add, change or remove an entry by accident."""
    package = module(name)
    code = next(iter(package.ERRORS))
    with pytest.raises(TypeError):
        package.ERRORS[code] = ProviderError
    with pytest.raises(TypeError):
        del package.ERRORS[code]
    assert isinstance(package.SUCCESS, frozenset)


@each_provider
def test_enums_hold_each_code_once(name: str) -> None:
    """Members are unique, of the type that arrives on the wire, and in the order of the documentation."""
    package = module(name)
    for space in _provider(name).spaces:
        found = getattr(package, space.enum_name)
        base = enum.IntEnum if space.wire_type == "integer" else enum.StrEnum
        assert issubclass(found, base)
        codes = [on_the_wire(row) for row in ROWS[name] if row["space"] == space.name]
        assert [member.value for member in found] == list(dict.fromkeys(codes))
        assert len(found.__members__) == len(list(found))


@each_provider
def test_enum_members_are_documented(name: str) -> None:
    """Each member stands with its documented text below it, where editors show it."""
    source = ast.parse((GENERATED / "raisable" / f"{name}.py").read_text("utf-8"))
    texts: dict[tuple[str, str], str] = {}
    for node in source.body:
        if isinstance(node, ast.ClassDef):
            for member, text in zip(node.body, node.body[1:]):
                if isinstance(member, ast.Assign) and isinstance(text, ast.Expr):
                    assert isinstance(member.targets[0], ast.Name)
                    key = (node.name, member.targets[0].id)
                    texts[key] = words(ast.literal_eval(text.value))
    enums = {space.name: space.enum_name for space in _provider(name).spaces}
    for row in ROWS[name]:
        text = texts[enums[row["space"]], row["member"]]
        assert words(row["message"]) in text


# From a code to its class


@each_provider
def test_every_documented_code_gives_its_class(name: str) -> None:
    """A code as it arrives, as text or as its member gives exactly its class; a success gives None."""
    package = module(name)
    for row in ROWS[name]:
        for code in (on_the_wire(row), row["code"]):
            error = package.error_from_code(code, row["message"])
            found = None if error is None else type(error).__name__
            assert found == row["class"]
            bare = package.error_from_code(code)
            assert (bare is None) == (error is None)
            if bare is not None:
                assert type(bare) is package.ERRORS[on_the_wire(row)]
    for space in _provider(name).spaces:
        for member in getattr(package, space.enum_name):
            error = package.error_from_code(member)
            assert type(error) is package.ERRORS.get(member, type(None))
            assert error is None or error.code is member


@each_provider
def test_raise_for_code_raises_the_same(name: str) -> None:
    """What `error_from_code` gives, `raise_for_code` raises; for a success it returns."""
    package = module(name)
    for code, found in package.ERRORS.items():
        with pytest.raises(found) as caught:
            package.raise_for_code(code)
        assert type(caught.value) is found
    for code in package.SUCCESS:
        package.raise_for_code(code)


@each_provider
# Twelve digits could be a card number, and are masked.
@given(
    code=st.integers(-(10**11) + 1, 10**11 - 1)
    | st.text(max_size=11)
    | st.from_regex("[0-9]{1,9}", fullmatch=True)
)
@SETTINGS
def test_undocumented_code_is_kept(name: str, code: int | str) -> None:
    """A code that is not documented is never lost, and never one class of a documented code."""
    package = module(name)
    documented = {*package.ERRORS, *package.SUCCESS}
    if code in documented or code in map(str, documented):
        return
    error = package.error_from_code(code)
    assert isinstance(error, getattr(package, f"{PREFIXES[name]}Error"))
    assert (error.code, error.documented) == (code, False)
    assert not hasattr(type(error), "CODE")


@given(code=st.integers(0, 9_999))
@SETTINGS
def test_keysecure_ranges(code: int) -> None:
    """A KeySecure code is of the class of its thousand, documented or not."""
    if code in keysecure.SUCCESS:
        return
    wanted = {
        1: keysecure.KeySecureCommonError,
        2: keysecure.KeySecureCardholderError,
        3: keysecure.KeySecureAccountError,
        4: keysecure.KeySecureCardError,
    }.get(code // 1000, keysecure.KeySecureError)
    assert isinstance(keysecure.error_from_code(code), wanted)
    assert isinstance(keysecure.error_from_code(str(code)), wanted)


@given(
    code=st.builds(
        "{}{}".format,
        st.sampled_from(["300", "3005", "304", "3049", "914", "915", "91", "9", ""]),
        st.from_regex("[0-9]{0,6}", fullmatch=True),
    ).map(lambda text: text[:6].ljust(6, "0"))
)
@SETTINGS
def test_legend_ranges(code: str) -> None:
    """A Legend code is of the section whose heading has the longest beginning of it."""
    begins = {
        str(group.title).rpartition("(")[2].rstrip("x)"): group.class_name
        for group in _provider("legend").groups
    }
    longest = max(
        (begin for begin in begins if code.startswith(begin)), key=len, default=None
    )
    wanted = "LegendError" if longest is None else begins[longest]
    error = legend.error_from_code(code)
    if code in legend.ERRORS:
        assert wanted == legend.ERRORS[code].__bases__[0].__name__
    else:
        assert type(error).__name__ == wanted


@pytest.mark.parametrize(
    "code",
    ["823 ", " 823", "823\n", "0823", "+823", "8_23", "823.0", "8e2", "0x337"]
    + ["\uff18\uff12\uff13", "\u0668\u0662\u0663"],
)
def test_text_that_only_looks_like_a_number(code: str) -> None:
    """A text in another than the shortest decimal form is not the code 823, and is kept as it is."""
    error = cardplus.error_from_code(code)
    assert type(error) is cardplus.CardPlusError
    assert (error.code, error.documented) == (code, False)


@each_provider
@pytest.mark.parametrize("code", [True, False, 1.0, 0.0, 823.0, None, b"823", [823]])
def test_neither_number_nor_text_is_no_code(name: str, code: object) -> None:
    """A flag, a fraction, bytes, a list or nothing is no code: neither an error's nor a success's."""
    package = module(name)
    prefix = PREFIXES[name]
    error = package.error_from_code(code)
    assert type(error) is getattr(package, f"{prefix}InvalidResponse")
    assert error.code is None and not error.documented


@pytest.mark.parametrize("code", [True, False, 1.0, 0.0, None, "823 ", "0823", "", []])
def test_body_with_no_code_in_its_place(code: object) -> None:
    """The same holds in a body: nothing of that kind is a success, or the code 0, 1 or 823."""
    body = {"code": code, "msg": "success"}
    for package, documented in (
        (cardplus, cardplus.ERRORS.values()),
        (keysecure, keysecure.ERRORS.values()),
    ):
        error = package.error_from_response(body)
        assert error is not None
        assert not isinstance(error, tuple(documented))


def test_number_as_text() -> None:
    """Text in the shortest decimal form is the number: "823" is 823, with its member as the code."""
    error = cardplus.error_from_code("823")
    assert type(error) is cardplus.CardPlusInsufficientBalance
    assert error.code is cardplus.CardPlusCode.INSUFFICIENT_BALANCE
    assert cardplus.error_from_code("200") is None
    assert keysecure.error_from_code("0") is None
    assert keysecure.error_from_code("-0") is not None
    found = cardplus.error_from_response(b'{"code": "823", "msg": "x"}')
    assert type(found) is cardplus.CardPlusInsufficientBalance


@pytest.mark.parametrize(
    ("name", "code"),
    [("interlace", 404000), ("interlace", 150001), ("legend", 101006)],
)
def test_text_as_number(name: str, code: int) -> None:
    """Where codes are text, a number is not the code, whatever its digits."""
    package = module(name)
    assert str(code) in package.ERRORS
    error = package.error_from_code(code)
    assert type(error) is getattr(package, f"{PREFIXES[name]}Error")
    assert (error.code, error.documented) == (code, False)


# The files


def test_sources_are_ascii() -> None:
    """Every source file is plain ASCII, whatever the documentation is."""
    files = sorted(GENERATED.rglob("*.py"))
    assert len(files) >= 1 + len(NAMES)
    assert [file.name for file in files if not file.read_bytes().isascii()] == []


def test_package_is_up_to_date() -> None:
    """The committed package is what the specs and templates give, and the check says nothing on stdout."""
    command = [sys.executable, "-m", "raisable_gen", "generate", "--check"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, ""), run.stderr


def test_package_is_formatted(tmp_path: Path) -> None:
    """Black, without any configuration, has nothing to change."""
    copy = tmp_path / "generated"
    shutil.copytree(GENERATED, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "empty.toml").touch()
    command = [sys.executable, "-m", "black", "--config", "empty.toml", "--check"]
    run = subprocess.run(
        [*command, "generated"], cwd=tmp_path, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr


# The import


def alone(program: str) -> str:
    """What a program prints that has the standard library and the package, and nothing else."""
    prelude = f"import sys; sys.path.insert(0, {str(GENERATED)!r})\n"
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-W", "error", "-c", prelude + program],
        capture_output=True,
        text=True,
    )
    assert run.stderr == ""
    return run.stdout.strip()


LOADED = "print(sorted(m for m in sys.modules if m.startswith('raisable.') and '._' not in m))"


def test_import_loads_no_heavy_module() -> None:
    """`import raisable` compiles no pattern and makes no enum; a provider needs enums, and no pattern until there is a text."""
    loaded = (
        "import sys; print(sorted({'re', 'enum', 'types', 'json'} & set(sys.modules)))"
    )
    bare = alone(loaded)
    assert alone("import raisable\n" + loaded) == bare
    assert "'re'" in bare or "'re'" not in alone("import raisable.xt\n" + loaded)


def test_importing_the_package_loads_no_provider() -> None:
    """`import raisable`, and its categories, leave every provider's module unread."""
    assert alone("import raisable\nraisable.InsufficientFunds\n" + LOADED) == "[]"


def test_provider_is_loaded_when_asked_for() -> None:
    """A provider's module is loaded, alone, by attribute, by import and by `from`."""
    wanted = "['raisable.xt']"
    assert alone("import raisable; raisable.xt.XTError\n" + LOADED) == wanted
    assert alone("import raisable.xt\n" + LOADED) == wanted
    assert alone("from raisable import xt\n" + LOADED) == wanted


def test_nothing_outside_the_standard_library_is_loaded() -> None:
    """With all providers in, each module comes from the standard library or from the package."""
    program = (
        "import raisable, raisable._response\n"
        f"for name in {NAMES}: getattr(raisable, name)\n"
        "raisable.xt.error_from_response(b'{')\n"
        "allowed = {*sys.stdlib_module_names, 'raisable', '__main__'}\n"
        "print(sorted({m.partition('.')[0] for m in sys.modules} - allowed))\n"
    )
    assert alone(program) == "[]"


def test_import_is_light() -> None:
    """Neither the package nor a provider pulls in typing, JSON, a client or what only a rare response needs."""
    program = (
        "import raisable.cardplus\n"
        "heavy = 'typing json email inspect dataclasses logging urllib socket asyncio http'\n"
        "print(sorted(set(heavy.split()) & set(sys.modules)))"
    )
    assert alone(program) == "[]"


def test_package_lists_its_providers() -> None:
    """`dir` shows the providers before they are loaded, and a wrong name is an AttributeError that names it."""
    listed = alone("import raisable; print(*dir(raisable))").split()
    assert set(NAMES) <= set(listed)
    with pytest.raises(AttributeError, match="cardpluss"):
        getattr(raisable, "cardpluss")


def _provider(name: str) -> Any:
    """The catalog's provider of a module."""
    (found,) = (each for each in CATALOG.providers if each.module == name)
    return found
