"""What a documented range holds: told by the form it is written in, and by counting codes one by one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raisable._lookup import Ranges
from raisable._runtime import ProviderError

from raisable_gen import ranges as spans
from raisable_gen.ranges import Range, parse

# Every code of up to three characters, and digits enough to tell a prefix from a range of numbers.
NUMBERS = [str(number) for number in range(1200)]
STRINGS = [
    "".join(characters)
    for length in (1, 2, 3)
    for characters in itertools.product("0129AZ", repeat=length)
]

PATTERNS = st.from_regex(r"\A[0129]{0,2}x{1,2}\Z")
PREFIXES = st.from_regex(r"\A[0129A]{1,2}\*\Z")
STRING_BOUNDS = st.integers(1, 3).flatmap(
    lambda digits: st.lists(
        st.integers(0, 10**digits - 1).map(lambda bound: str(bound).zfill(digits)),
        min_size=2,
        max_size=2,
    ).map(sorted)
)
INTEGER_BOUNDS = (
    st.lists(st.integers(0, 1100), min_size=2, max_size=2)
    .map(sorted)
    .map(lambda bounds: [str(bound) for bound in bounds])
)


def of(written: str | list[str], wire_type: str) -> Range:
    """The range that is meant to be written well."""
    parsed = parse(written, wire_type)
    assert parsed is not None, written
    return parsed


string_ranges = st.one_of(PATTERNS, PREFIXES, STRING_BOUNDS).map(
    lambda written: of(written, "string")
)
integer_ranges = st.one_of(st.from_regex(r"\A[1-9][0-9]?x{1,2}\Z"), INTEGER_BOUNDS).map(
    lambda written: of(written, "integer")
)


def held(range: Range, wire_type: str) -> set[str]:
    """The codes of the small world that are in the range."""
    world = NUMBERS if wire_type == "integer" else STRINGS
    return {code for code in world if range.holds(code, wire_type)}


@pytest.mark.parametrize(
    ("written", "wire_type", "inside", "outside"),
    [
        ("1xxx", "integer", ["1000", "1999"], ["999", "2000", "10000", "-1000"]),
        ("1xxx", "string", ["1000", "1999"], ["01000", "100", "1xxx", "1A00", "٢٠٠٠"]),
        ("3005xx", "string", ["300500", "300599"], ["300499", "300600", "3005"]),
        ("xx", "string", ["00", "99"], ["0", "100", "xx"]),
        ("AUTH_*", "string", ["AUTH_001", "AUTH_"], ["AUTH", "auth_001", "XAUTH_1"]),
        (["4000", "4999"], "integer", ["4000", "4500", "4999"], ["3999", "5000", "x"]),
        (["001", "010"], "string", ["001", "010"], ["1", "0001", "000", "011"]),
        (["7", "7"], "integer", ["7"], ["6", "8", "77"]),
    ],
)
def test_range_holds_what_is_written(
    written: str | list[str], wire_type: str, inside: list[str], outside: list[str]
) -> None:
    """The first and the last code are in it, their neighbours are not, nor is what has another form."""
    range = of(written, wire_type)
    assert [code for code in inside if not range.holds(code, wire_type)] == []
    assert [code for code in outside if range.holds(code, wire_type)] == []


@pytest.mark.parametrize(
    ("written", "wire_type"),
    [
        ("", "string"),
        ("1000", "integer"),
        ("x1xx", "integer"),
        ("1XXX", "integer"),
        ("1xxx ", "integer"),
        ("1xxx\n", "integer"),
        ("-1xx", "integer"),
        ("x" * 19, "string"),
        ("*", "string"),
        ("AUTH_*", "integer"),
        ("AUTH_**", "string"),
        ("AUTH *", "string"),
        ("AUTH_*_X", "string"),
        (["4000"], "integer"),
        (["4000", "4500", "4999"], "integer"),
        (["4999", "4000"], "integer"),
        (["-1", "5"], "integer"),
        (["1", "10"], "string"),
        (["A", "B"], "string"),
        (["1", "1" * 19], "integer"),
        (["1", "٢"], "integer"),
    ],
)
def test_other_forms_are_no_ranges(written: str | list[str], wire_type: str) -> None:
    """What is not written in one of the documented forms is not guessed at."""
    assert parse(written, wire_type) is None


@given(PATTERNS)
def test_x_stands_for_any_digit(pattern: str) -> None:
    """A pattern holds the codes of its length that have its digits in its places."""
    expected = {
        code
        for code in STRINGS
        if len(code) == len(pattern)
        and all(p in ("x", c) and c.isdigit() for p, c in zip(pattern, code))
    }
    assert held(of(pattern, "string"), "string") == expected


@given(PREFIXES)
def test_star_stands_for_anything(prefix: str) -> None:
    """A prefix holds the codes that begin with it."""
    expected = {code for code in STRINGS if code.startswith(prefix[:-1])}
    assert held(of(prefix, "string"), "string") == expected


@given(INTEGER_BOUNDS)
def test_bounds_are_held(bounds: list[str]) -> None:
    """Two bounds hold themselves and every number between them."""
    first, last = map(int, bounds)
    expected = {code for code in NUMBERS if first <= int(code) <= last}
    assert held(of(bounds, "integer"), "integer") == expected


@pytest.mark.parametrize(
    ("ranges", "wire_type"),
    [(integer_ranges, "integer"), (string_ranges, "string")],
    ids=["integer", "string"],
)
@given(data=st.data())
def test_range_inside_another_is_narrower(
    ranges: st.SearchStrategy[Range], wire_type: str, data: st.DataObject
) -> None:
    """A range whose codes are all in another, and not the other way round, sorts before it."""
    one, other = data.draw(ranges), data.draw(ranges)
    ours, theirs = held(one, wire_type), held(other, wire_type)
    if ours and ours < theirs and not one.crosses(other, wire_type):
        assert one.narrowness < other.narrowness


@pytest.mark.parametrize(
    ("one", "other", "wire_type", "crosses"),
    [
        (["10", "20"], ["15", "25"], "integer", True),
        (["10", "20"], ["20", "25"], "integer", True),
        (["10", "20"], ["21", "25"], "integer", False),
        (["10", "20"], ["12", "15"], "integer", False),
        (["10", "20"], ["10", "15"], "integer", False),
        (["10", "20"], ["10", "20"], "integer", True),
        ("1x", ["10", "19"], "integer", True),
        ("1xx", "1x", "string", False),
        ("A*", "AB*", "string", False),
        ("A*", "A*", "string", True),
        ("1*", "1xx", "string", False),
        ("1*", "2xx", "string", False),
        ("1*", ["15", "25"], "string", True),
    ],
)
def test_crossing_ranges(
    one: str | list[str], other: str | list[str], wire_type: str, crosses: bool
) -> None:
    """Two ranges cross that share codes of which neither is the narrower one; so do equal ones."""
    first, second = of(one, wire_type), of(other, wire_type)
    assert first.crosses(second, wire_type) is crosses
    assert second.crosses(first, wire_type) is crosses


@given(integer_ranges, integer_ranges)
def test_crossing_numbers_are_found_by_counting(one: Range, other: Range) -> None:
    """Ranges cross if they share codes and neither is inside the other, or they are the same."""
    bounds = ((int(r.first), int(r.last or 0) + 1) for r in (one, other))
    ours, theirs = (set(range(first, end)) for first, end in bounds)
    apart_or_inside = not ours & theirs or ours <= theirs or theirs <= ours
    expected = ours == theirs or not apart_or_inside
    assert one.crosses(other, "integer") is expected


@pytest.mark.parametrize(
    ("kind", "wire_type"),
    [
        (integer_ranges, "integer"),
        (
            st.one_of(PATTERNS, STRING_BOUNDS).map(
                lambda written: of(written, "string")
            ),
            "string",
        ),
        (PREFIXES.map(lambda written: of(written, "string")), "string"),
    ],
    ids=["integers", "numbers", "prefixes"],
)
@given(data=st.data())
def test_nested_is_that_no_two_cross(
    kind: st.SearchStrategy[Range], wire_type: str, data: st.DataObject
) -> None:
    """One pass over all tells what each pair tells; where prefixes and numbers mix, it leaves that to the pairs."""
    found = data.draw(st.lists(kind, max_size=8))
    pairs = itertools.combinations(found, 2)
    crossing = any(one.crosses(other, wire_type) for one, other in pairs)
    assert spans.nested(found, wire_type) is not crossing


def test_nested_leaves_mixed_ranges_to_the_pairs() -> None:
    """`30*` may cut a range of numbers."""
    mixed = [of("30*", "string"), of(["3000", "3999"], "string")]
    assert not spans.nested(mixed, "string")


def nested(ranges: list[Range], wire_type: str) -> list[Range]:
    """Those of the ranges that a spec could document together, the narrowest first."""
    kept: list[Range] = []
    for range in ranges:
        if not any(range.crosses(other, wire_type) for other in kept):
            kept.append(range)
    return sorted(kept, key=lambda range: range.narrowness)


def classes(count: int) -> list[type[ProviderError]]:
    """The root of a provider and a class for each of its ranges."""
    return [type(f"C{place}", (ProviderError,), {}) for place in range(count + 1)]


@given(st.lists(integer_ranges, max_size=8))
def test_runtime_finds_the_narrowest_range_of_numbers(
    given_ranges: list[Range],
) -> None:
    """Of numbers on the wire: the generated package finds the class that the spec means, else the root."""
    documented = nested(given_ranges, "integer")
    root, *found = classes(len(documented))
    table = [
        (int(range.first), int(range.last or 0), cls)
        for range, cls in zip(documented, found)
    ]
    runtime = Ranges(int, root, table)
    for code in [*NUMBERS, "-1", "9999", str(10**18)]:
        inside = (
            cls for range, cls in zip(documented, found) if range.holds(code, "integer")
        )
        expected = next(inside, root)
        assert runtime.find(int(code)) is expected
        assert runtime.find(code) is expected
        assert runtime.find(f"0{code}") is root


@given(st.lists(string_ranges, max_size=8))
def test_runtime_finds_the_narrowest_range_of_strings(
    given_ranges: list[Range],
) -> None:
    """Of strings on the wire: the same, and a number on the wire is none of their codes."""
    documented = nested(given_ranges, "string")
    root, *found = classes(len(documented))
    table = [(range.first, range.last, cls) for range, cls in zip(documented, found)]
    runtime = Ranges(str, root, table)
    for code in [*STRINGS, "", "A~", "Aé", "A\U0010ffff", "1٢", "0" * 19]:
        inside = (
            cls for range, cls in zip(documented, found) if range.holds(code, "string")
        )
        assert runtime.find(code) is next(inside, root), code
    assert runtime.find(12) is root
