"""Bodies and objects that mean harm: nothing comes out but the exceptions that the provider documents.

`RAISABLE_FULL=1` runs the generated bodies 100,000 times instead of a few hundred.
"""

import json
import os
import pickle
import time
from collections import OrderedDict, UserDict, defaultdict
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest
from documented_rows import MODULES, PROVIDERS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from responses import calls

from raisable import Envelope, ProviderError, cardplus, interlace, keysecure, xt
from raisable._redact import redact

FULL = os.environ.get("RAISABLE_FULL") == "1"
LONGEST = 30.0  # seconds of the processor for one call: far more than any needs, far less than hanging

generated = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=100_000 if FULL else 400,
    suppress_health_check=list(HealthCheck),
)


def read(module: Any, **arguments: Any) -> ProviderError | None:
    """What error_from_response gives, in bounded time and nothing but the provider's own."""
    began = time.process_time()
    error: ProviderError | None = module.error_from_response(**arguments)
    assert time.process_time() - began < LONGEST
    if error is not None:
        assert isinstance(error, module._PROVIDER.root)
        assert type(error).__module__ == module.__name__
        check_usable(error)
    return error


def check_usable(error: ProviderError) -> None:
    """Everything that a catcher does with an exception works on this one."""
    texts = [str(error), repr(error)]
    assert all(len(text) < 20_000 and text.isprintable() for text in texts)
    for text in texts:
        text.encode()
    logged = error.to_dict()
    assert json.loads(json.dumps(logged, allow_nan=False)) == logged
    problem = error.to_problem()
    assert json.loads(json.dumps(problem, allow_nan=False)) == problem
    for name, value in error.to_attributes().items():
        assert type(name) is str and type(value) in (str, int, float, bool)
    copied = pickle.loads(pickle.dumps(error))
    assert (type(copied), str(copied)) == (type(error), str(error))
    assert copied.to_dict() == logged
    assert copied.body is None


# Bodies written by hand: values nobody expects, wherever a shape has a place for a value.

VALUES = {
    "NaN": "NaN",
    "infinity": "Infinity",
    "minus infinity": "-Infinity",
    "true": "true",
    "false": "false",
    "null": "null",
    "float": "1.0",
    "float code": "823.0",
    "exponent": "823e0",
    "minus zero": "-0",
    "minus zero float": "-0.0",
    "huge exponent": "1e400",
    "tiny": "1e-400",
    "20 digits": "9" * 20,
    "4,300 digits": "9" * 4300,
    "5,000 digits": "9" * 5000,
    "5,000 decimals": "0." + "9" * 5000,
    "card number": "4111111111111111",
    "empty text": '""',
    "space": '" "',
    "space behind": '"823 "',
    "space before": '" 823"',
    "line break behind": '"823\\n"',
    "plus": '"+823"',
    "leading zero": '"0823"',
    "underscore": '"8_2_3"',
    "full-width digits": '"８２３"',
    "Arabic digits": '"٨٢٣"',
    "superscript": '"²"',
    "null character": '"\\u0000"',
    "escape": '"\\u001b[31mred"',
    "bidi": '"\\u202e328"',
    "lone high surrogate": '"\\ud800"',
    "lone low surrogate": '"\\udfff823"',
    "pair": '"\\ud83d\\ude00"',
    "zero width": '"8\\u200b23"',
    "byte order mark": '"\\ufeff823"',
    "format": '"{0.__class__.__init__.__globals__}"',
    "percent": '"%s%n%(x)s"',
    "markup": '"<script>alert(1)</script>"',
    "line breaks": '"a\\r\\nSet-Cookie: x"',
    "long text": '"' + "A" * 100_000 + '"',
    "long digits": '"' + "1" * 100_000 + '"',
    "long spaces": '"' + " " * 100_000 + '"',
    "empty list": "[]",
    "list": '[823, "AUTH_103"]',
    "list of lists": "[[[[[[823]]]]]]",
    "long list": "[" + "0," * 20_000 + "0]",
    "empty object": "{}",
    "object": '{"code": 823, "mc": "AUTH_103"}',
    "odd keys": '{"": {"": null}, "code": {"code": 823}, "__class__": 1}',
    "200 brackets": "[" * 200 + "]" * 200,
}

PLACES = {
    "code": '{"code": %s, "msg": "m", "message": "m", "data": null}',
    "message": '{"code": 823, "msg": %s, "message": %s, "rc": 1, "mc": "AUTH_103"}',
    "text of a field error": '{"code": 2009, "msg": %s, "message": 1}',
    "placeholder text": '{"code": "110009", "message": %s}',
    "mc": '{"rc": 1, "mc": %s, "ma": [], "result": null}',
    "ma": '{"rc": 1, "mc": "WITHDRAW_021", "ma": %s, "msgInfo": [%s]}',
    "one of ma": '{"rc": 1, "mc": "WITHDRAW_022", "ma": [%s, %s]}',
    "rc": '{"rc": %s, "mc": null}',
    "futures": '{"returnCode": 1, "error": {"code": %s, "msg": %s, "args": %s}}',
    "futures error": '{"returnCode": 1, "error": %s}',
    "white label": '{"code": %s, "msg": %s, "msgInfo": %s}',
    "body": "%s",
}

WHOLE = {
    "nothing": b"",
    "space": b" \r\n\t",
    "null byte": b"\x00",
    "HTML": b"<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
    "cut in a key": b'{"co',
    "cut in a value": b'{"code": 82',
    "cut in a text": b'{"code": 823, "msg": "Insuff',
    "cut before the end": b'{"code": 823, "msg": ""',
    "cut in an escape": b'{"code": 823, "msg": "\\ud8',
    "two bodies": b'{"code": 200}{"code": 823}',
    "JSON lines": b'{"code": 200}\n{"code": 823}',
    "something behind": b'{"code": 823} <!-- -->',
    "JSONP": b'callback({"code": 823})',
    "guarded JSON": b')]}\',\n{"code": 823}',
    "comment": b'/* no */ {"code": 823}',
    "single quotes": b"{'code': 823}",
    "trailing comma": b'{"code": 823,}',
    "form": b"code=823&msg=x",
    "XML": b"<code>823</code>",
    "YAML": b"code: 823\nmsg: &a [*a]",
    "raw line break": b'{"code": 823, "msg": "a\nb"}',
    "raw control character": b'{"code": 823, "msg": "\x07"}',
    "bad UTF-8": b'{"code": 823, "msg": "\xff\xfe"}',
    "bad UTF-8 in the code": b'{"code": "82\xc33"}',
    "overlong UTF-8": b'{"code": "\xc0\xb1"}',
    "surrogate in UTF-8": b'{"code": 823, "msg": "\xed\xa0\x80"}',
    "cut UTF-8": b'{"code": 823, "msg": "\xe4\xbd',
    "UTF-8 with a mark": b'\xef\xbb\xbf{"code": 823}',
    "only a mark": b"\xef\xbb\xbf",
    "UTF-16": '{"code": 823}'.encode("utf-16"),
    "UTF-16 without a mark": '{"code": 823}'.encode("utf-16-le"),
    "UTF-32": '{"code": 823}'.encode("utf-32"),
    "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
    "duplicate code": b'{"code": 200, "code": 823}',
    "duplicate code, success last": b'{"code": 823, "code": 200}',
    "duplicate mc": b'{"rc": 1, "mc": "AUTH_103", "mc": null}',
    "duplicate error": b'{"returnCode": 1, "error": {"code": "AUTH_103"}, "error": 1}',
    "100,000 brackets": b"[" * 100_000,
    "100,000 brackets, closed": b"[" * 100_000 + b"]" * 100_000,
    "100,000 braces": b'{"a":' * 100_000,
    "100,000 braces in data": b'{"code":823,"data":' + b'{"a":' * 100_000,
    "100,000 keys": json.dumps({str(n): n for n in range(100_000)}).encode(),
    "1 MB of text": b'{"code": 823, "msg": "' + b"x" * 1_000_000 + b'"}',
    "1 MB of escapes": b'{"code": 823, "msg": "' + b"\\u0000" * 170_000 + b'"}',
    "1 MB of quotes": b'"' * 1_000_000,
    "1 MB of digits": b"1" * 1_000_000,
    "1 MB of spaces": b" " * 1_000_000,
}


def written() -> dict[str, bytes]:
    """The bodies written by hand, by what is wrong with them."""
    bodies = dict(WHOLE)
    for value_name, value in VALUES.items():
        for place_name, place in PLACES.items():
            text = place.replace("%s", value)
            bodies[f"{value_name} as {place_name}"] = text.encode()
    return bodies


def test_there_are_enough_bodies() -> None:
    """Two hundred bodies at least, no two alike."""
    bodies = written()
    assert len(set(bodies.values())) == len(bodies) >= 200


@pytest.mark.parametrize("provider", PROVIDERS)
def test_hand_written_bodies(provider: str) -> None:
    """Each hostile body in each shape gives a documented exception that can be used, or none."""
    module = MODULES[provider]
    for name, raw in written().items():
        large = len(raw) > 500_000
        for shape, arguments in calls(raw, 502 if "null" in name else 200):
            if large and shape in ("httpx", "requests"):
                continue  # the same bytes as in "aiohttp": once is enough
            try:
                read(module, **arguments)
            except BaseException as failure:
                failure.add_note(f"{provider}: {name}, as {shape}")
                raise


@pytest.mark.parametrize("name", ["100,000 brackets", "bad UTF-8", "cut in a text"])
def test_broken_bodies_have_their_reason_as_cause(name: str) -> None:
    """What the parser said is the cause of the InvalidResponse, without the body in it."""
    for _, arguments in calls(WHOLE[name]):
        if name == "bad UTF-8" and isinstance(arguments["response"], str):
            continue  # replaced characters are good JSON
        error = read(cardplus, **arguments)
        assert type(error) is cardplus.CardPlusInvalidResponse
        assert isinstance(error.__cause__, (ValueError, RecursionError))
        assert error.__cause__.__traceback__ is None


def test_documented_code_survives_hostile_company() -> None:
    """A documented code gives its class although the text, the arguments or the payload beside it are hostile."""
    for name, value in VALUES.items():
        bodies: list[tuple[Any, type[ProviderError], str]] = [
            (
                cardplus,
                cardplus.CardPlusInsufficientBalance,
                '{"code": 823, "msg": %s, "data": %s}',
            ),
            (
                xt,
                xt.XTWithdrawalAmountTooSmall,
                '{"rc": %s, "mc": "WITHDRAW_022", "ma": [%s], "result": %s}',
            ),
            (
                keysecure,
                keysecure.KeySecureCountryNotSupported,
                '{"code": 2009, "msg": %s}',
            ),
            (
                interlace,
                interlace.InterlaceFieldValueInvalid,
                '{"code": "110009", "message": %s, "data": [%s]}',
            ),
        ]
        if name == "5,000 digits":
            continue  # no JSON to Python, which reads 4,300 digits at most
        for module, expected, text in bodies:
            error = read(module, response=text.replace("%s", value))
            assert type(error) is expected, (name, text)


def test_huge_numbers_in_a_mapping() -> None:
    """A number that has no text in Python (5,000 digits) is no obstacle in a body that was parsed elsewhere."""
    huge = 10**5000
    error = read(xt, response={"rc": 1, "mc": "WITHDRAW_021", "ma": [huge]})
    assert type(error) is xt.XTRemainingWithdrawalLimitExceeded
    error = read(cardplus, response={"code": 823, "msg": huge, "data": huge})
    assert type(error) is cardplus.CardPlusInsufficientBalance
    assert type(read(cardplus, response={"code": huge})) is not None
    for status in (huge, -huge):
        response = SimpleNamespace(status_code=status, headers={}, content=b"")
        read(cardplus, response=response)


def test_body_over_the_limit_is_not_parsed() -> None:
    """A body of 17 MB is an InvalidResponse that says what to do with such a body."""
    raw = b'{"code": 823, "msg": "' + b"x" * 17 * 1024 * 1024 + b'"}'
    error = read(cardplus, response=raw)
    assert type(error) is cardplus.CardPlusInvalidResponse
    assert "mapping" in str(error.__cause__)
    again = read(cardplus, response=json.loads(raw))
    assert type(again) is cardplus.CardPlusInsufficientBalance


# Codes by themselves


class OddText(str):
    """A str whose methods fail."""

    def _fail(self, *args: object) -> Any:
        raise RuntimeError("no")

    __str__ = __repr__ = __eq__ = __len__ = __getitem__ = __iter__ = __contains__ = (
        _fail
    )
    __format__ = __add__ = startswith = endswith = find = partition = strip = _fail
    __hash__ = str.__hash__


class OddNumber(int):
    """An int whose methods fail."""

    def _fail(self, *args: object) -> Any:
        raise RuntimeError("no")

    __str__ = __repr__ = __eq__ = __lt__ = __gt__ = __index__ = __int__ = _fail
    __format__ = __add__ = __le__ = __ge__ = _fail
    __hash__ = int.__hash__


class Raising:
    """An object of which everything raises."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)

    def _fail(self, *args: object) -> Any:
        raise RuntimeError("no")

    __str__ = __repr__ = __bool__ = __len__ = __iter__ = __getitem__ = _fail
    __contains__ = __eq__ = __format__ = _fail

    def __hash__(self) -> int:
        raise RuntimeError("no")


ODD: dict[str, Callable[[], Any]] = {
    "text": lambda: OddText("823"),
    "number": lambda: OddNumber(823),
    "raising": Raising,
    "object": object,
    "class": lambda: dict,
    "function": lambda: lambda: 823,
    "generator": lambda: (n for n in (823,)),
    "complex": lambda: 823 + 0j,
    "nan": lambda: float("nan"),
    "status": lambda: HTTPStatus.OK,
    "bytes": lambda: b"823",
    "tuple": lambda: (823,),
    "set": lambda: {823},
    "huge": lambda: 10**5000,
    "minus huge": lambda: -(10**5000),
    "exception": lambda: ValueError("823"),
    "long text": lambda: "x" * 1_000_000,
    "surrogate": lambda: "\ud800",
}
every_odd_value = pytest.mark.parametrize("make", ODD.values(), ids=ODD.keys())


@every_odd_value
@pytest.mark.parametrize("provider", PROVIDERS)
def test_any_object_as_code(provider: str, make: Callable[[], Any]) -> None:
    """error_from_code raises for no object, and what it gives can be used."""
    error = MODULES[provider].error_from_code(make())
    if error is not None:
        assert isinstance(error, MODULES[provider]._PROVIDER.root)
        check_usable(error)


@every_odd_value
def test_any_object_beside_a_code(make: Callable[[], Any]) -> None:
    """Message, arguments and the word for the part may be any object: the code still gives its class."""
    for code in (823, 2801, 2811):
        kind = type(cardplus.error_from_code(code))
        for words in ({"message": make()}, {"part": make()}):
            error = cardplus.error_from_code(code, **words)
            assert type(error) is kind
            check_usable(error)
    for arguments in (make(), [make()], (make(), make())):
        error = xt.error_from_code("WITHDRAW_022", arguments=arguments)
        assert type(error) is xt.XTWithdrawalAmountTooSmall
        check_usable(error)


@every_odd_value
def test_any_object_as_an_argument_of_the_exception(make: Callable[[], Any]) -> None:
    """A caller may raise with any object in place of a text: str and the rest still work."""
    error = cardplus.CardPlusInsufficientBalance(make())
    for text in (str(error), repr(error)):
        assert text.startswith(("CardPlus 823", "<CardPlusInsufficientBalance"))
    json.dumps([error.to_dict(), error.to_problem(), error.to_attributes()])


@every_odd_value
@pytest.mark.parametrize("provider", PROVIDERS)
def test_any_object_as_response(provider: str, make: Callable[[], Any]) -> None:
    """What is no response is an InvalidResponse, with the reason as its cause."""
    error = read(MODULES[provider], response=make())
    assert type(error).__name__.endswith("InvalidResponse")
    assert error is not None and error.__cause__ is not None


@every_odd_value
def test_any_object_anywhere_in_a_mapping(make: Callable[[], Any]) -> None:
    """A mapping that was not parsed from JSON may hold any object at any place."""
    for provider in PROVIDERS:
        for key in ("code", "msg", "message", "rc", "mc", "ma", "error", "returnCode"):
            for base in (
                {},
                {"code": 823},
                {"code": "110009"},
                {"rc": 1, "mc": "WITHDRAW_021"},
            ):
                read(MODULES[provider], response={**base, key: make()})


@every_odd_value
def test_any_object_in_place_of_a_responses_parts(make: Callable[[], Any]) -> None:
    """Status, headers and content of a response object may be any object: a good body still gives its class."""
    good = {"status_code": 200, "headers": {}, "content": b'{"code": 823}'}
    for name in ("status_code", "headers", "content", "text", "status"):
        response = SimpleNamespace(**{**good, name: make()})
        error = read(cardplus, response=response)
        expected = "InvalidResponse" if name == "content" else "InsufficientBalance"
        assert type(error).__name__ == "CardPlus" + expected
    for name, value in (("headers", make()), ("http_status", make())):
        cardplus.error_from_response(b"{}", **{name: value})


# Objects whose methods raise


class RaisingMapping(Mapping[str, object]):
    """A mapping of which one method raises."""

    def __init__(self, method: str, failure: Exception) -> None:
        self.method, self.failure = method, failure

    def _may_fail(self, method: str) -> None:
        if method == self.method:
            raise self.failure

    def __getitem__(self, key: str) -> object:
        self._may_fail("getitem")
        return {"code": 823, "msg": "x"}[key]

    def __contains__(self, key: object) -> bool:
        self._may_fail("contains")
        return key in ("code", "msg")

    def __iter__(self) -> Iterator[str]:
        self._may_fail("iter")
        return iter(("code", "msg"))

    def __len__(self) -> int:
        self._may_fail("len")
        return 2

    def keys(self) -> Any:
        self._may_fail("keys")
        return super().keys()


class FailureWithText(Exception):
    """A failure that can't say what it is."""

    def __str__(self) -> str:
        raise RuntimeError("no")

    __repr__ = __str__


class FailureWithDoc(Exception):
    """A failure whose `doc`, which errors of JSON libraries have, can't be set."""

    @property
    def doc(self) -> str:
        return "x"


class FailureWithRaisingDoc(Exception):
    """A failure whose `doc` raises."""

    @property
    def doc(self) -> str:
        raise RuntimeError("no")


FAILURES: list[Callable[[], Exception]] = [
    lambda: RuntimeError("no"),
    lambda: KeyError("code"),
    lambda: AttributeError("code"),
    lambda: MemoryError(),
    lambda: RecursionError("too deep"),
    lambda: StopIteration(),
    lambda: TimeoutError(),
    lambda: UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
    lambda: json.JSONDecodeError("bad", "secret", 0),
    lambda: ExceptionGroup("several", [ValueError("x")]),
    FailureWithText,
    FailureWithDoc,
    FailureWithRaisingDoc,
    cardplus.CardPlusInsufficientBalance,
]
every_failure = pytest.mark.parametrize(
    "failure", FAILURES, ids=lambda make: type(make()).__name__
)


@every_failure
@pytest.mark.parametrize("method", ["getitem", "contains", "iter", "len", "keys"])
def test_mappings_whose_methods_raise(
    method: str, failure: Callable[[], Exception]
) -> None:
    """A mapping that fails is an InvalidResponse; one that fails where nobody needs it is read."""
    for module in (cardplus, xt, interlace):
        read(module, response=RaisingMapping(method, failure()))
    error = read(cardplus, response={}, headers=RaisingMapping(method, failure()))
    assert error is not None and error.retry_after is None
    error = read(cardplus, response=RaisingMapping(method, failure()))
    expected = (cardplus.CardPlusInsufficientBalance, cardplus.CardPlusInvalidResponse)
    assert type(error) in expected


@every_failure
@pytest.mark.parametrize("name", ["status_code", "status", "headers", "content"])
def test_responses_whose_attributes_raise(
    name: str, failure: Callable[[], Exception]
) -> None:
    """A response of which an attribute raises is read as far as it goes, and the failure is the cause where it doesn't."""
    raised = failure()

    class Response:
        status_code = 429
        status = 429
        headers = {"Retry-After": "5"}
        content = b'{"code": 823}'

        def __getattribute__(self, asked: str) -> Any:
            if asked == name:
                raise raised
            return super().__getattribute__(asked)

    error = read(cardplus, response=Response())
    assert error is not None
    if name == "content":
        assert type(error) is cardplus.CardPlusInvalidResponse
        assert error.http_status == 429
        assert error.retry_after == 5
        assert isinstance(error.__cause__, (type(raised), TypeError, ValueError))
    else:
        assert type(error) is cardplus.CardPlusInsufficientBalance
    if name == "headers":
        assert error.http_status == 429


def test_object_that_has_every_attribute() -> None:
    """An object that answers every attribute with itself does not make the reader run in circles."""

    class Everything:
        def __getattr__(self, name: str) -> Any:
            return self

        def __call__(self, *args: object) -> Any:
            return self

        def __getitem__(self, key: object) -> Any:
            return self

        def __contains__(self, key: object) -> bool:
            return True

        def __iter__(self) -> Iterator[Any]:
            return iter(())

    for provider in PROVIDERS:
        assert read(MODULES[provider], response=Everything()) is not None


def test_cyclic_mappings() -> None:
    """A body that holds itself is read; the exception of it is shown, logged, pickled and copied like any other."""
    body: dict[str, Any] = {"code": 823, "msg": "x"}
    body["data"] = body
    body["self"] = [body]
    assert type(read(cardplus, response=body)) is cardplus.CardPlusInsufficientBalance
    loop: dict[str, Any] = {"rc": 1, "mc": "WITHDRAW_021"}
    loop["ma"] = [loop]
    error = read(xt, response=loop)
    assert type(error) is xt.XTRemainingWithdrawalLimitExceeded
    endless: dict[str, Any] = {}
    endless["error"] = endless
    read(xt, response=endless)
    deep = Envelope(".".join(["error"] * 5000))
    assert read(xt, response=endless, envelope=deep) is not None


@pytest.mark.parametrize("provider", PROVIDERS)
def test_deep_mappings(provider: str) -> None:
    """A parsed body that is nested 100,000 deep is read, shown, logged and pickled."""
    deep: Any = 823
    for _ in range(100_000):
        deep = {"error": deep, "code": deep} if deep == 823 else {"error": deep}
    for key in ("code", "msg", "message", "mc", "ma", "error", "data"):
        read(MODULES[provider], response={"code": 823, "rc": 1, key: deep})
    read(MODULES[provider], response=deep)


@every_odd_value
def test_any_object_as_status(make: Callable[[], Any]) -> None:
    """A status that is no number is none: the body decides, and the exception can be used."""
    bodies: list[Any] = [b"{}", {}, {"code": 823}, {"code": 200}, "<html>", {"rc": 1}]
    for provider in PROVIDERS:
        for body in bodies:
            read(MODULES[provider], response=body, http_status=make())


@pytest.mark.parametrize(
    "status", [True, -1, 0, 99, 1000, 10**17, 404.0, "404", [], {}]
)
def test_odd_status(status: Any) -> None:
    """A number that is no status, and what only looks like one, is no obstacle."""
    for provider in PROVIDERS:
        read(MODULES[provider], response=b"<html>", http_status=status)
        read(MODULES[provider], response=b'{"code": 823}', http_status=status)


class OddKey(str):
    """A key that stands where "code" would, and fails when the two are compared."""

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no")

    def __hash__(self) -> int:
        return hash("code")


def test_keys_that_fail_when_compared() -> None:
    """A dict is a mapping whose look-up may raise, too: its keys take part in it."""
    for module in (cardplus, keysecure, interlace):
        error = read(module, response={OddKey("x"): 823})
        assert type(error).__name__.endswith("InvalidResponse")


def test_empty_key_is_no_message() -> None:
    """A shape without a message takes none from anywhere else."""
    error = read(xt, response={"rc": 1, "mc": "AUTH_103", "": "not a message"})
    assert error is not None and error.server_message is None


@pytest.mark.parametrize(
    "make",
    [
        OrderedDict,
        UserDict,
        MappingProxyType,
        lambda body: defaultdict(lambda: 1, body),
    ],
    ids=["OrderedDict", "UserDict", "MappingProxyType", "defaultdict"],
)
def test_other_mappings(make: Callable[[dict[str, Any]], Any]) -> None:
    """Any mapping is a body, nested ones included."""
    error = read(cardplus, response=make({"code": 823, "msg": "x"}))
    assert type(error) is cardplus.CardPlusInsufficientBalance
    nested = make({"returnCode": 1, "error": make({"code": "AUTH_103"})})
    assert type(read(xt, response=nested)) is xt.XTSignatureInvalid
    assert (
        type(read(interlace, response=make({}))) is interlace.InterlaceInvalidResponse
    )


@pytest.mark.parametrize(
    "make", [bytearray, memoryview, lambda raw: memoryview(raw)[::1]]
)
def test_other_bytes(make: Callable[[bytes], Any]) -> None:
    """Whatever holds bytes is read as bytes."""
    error = read(cardplus, response=make(b'{"code": 823}'))
    assert type(error) is cardplus.CardPlusInsufficientBalance
    released = memoryview(b'{"code": 823}')
    released.release()
    error = read(cardplus, response=released)
    assert type(error) is cardplus.CardPlusInvalidResponse


# Bodies that hypothesis makes

odd_text = st.text(st.characters(), max_size=30)
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | odd_text
    | st.sampled_from(
        [
            "823",
            "AUTH_103",
            "010005",
            "SUCCESS",
            "2801",
            "4111 1111 1111 1111",
            "1" * 40,
        ]
    )
    | st.sampled_from([0, 1, 200, 823, 2801, 2009, 10**17, 2**63])
)
KEYS = "code msg message data rc mc ma result returnCode error args msgInfo".split()
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(KEYS) | odd_text, inner, max_size=5),
    max_leaves=12,
)
shaped = st.one_of(
    st.fixed_dictionaries({}, optional={key: values for key in KEYS[:4]}),
    st.fixed_dictionaries({}, optional={key: values for key in KEYS[4:8]}),
    st.fixed_dictionaries({"returnCode": scalars, "error": values}),
    st.fixed_dictionaries(
        {
            "rc": scalars,
            "mc": st.sampled_from(["WITHDRAW_021", "FUND_044"]),
            "ma": values,
        }
    ),
    st.fixed_dictionaries(
        {"code": st.sampled_from(["110009", "100002", 2009, 2801]), "message": odd_text}
    ),
)
as_json = (values | shaped).map(
    lambda body: json.dumps(body).encode("utf-8", "surrogatepass")
)
as_raw_json = shaped.map(
    lambda body: json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")
)
damaged = st.builds(
    lambda raw, at, cut, put: raw[: at % (len(raw) + 1)]
    + put
    + raw[at % (len(raw) + 1) + cut :],
    as_json,
    st.integers(0, 500),
    st.integers(0, 3),
    st.binary(max_size=4),
)
bodies = as_json | as_raw_json | damaged | st.binary(max_size=60)
statuses = st.sampled_from([200, 200, 400, 404, 429, 500, 502, 599])
headers = st.dictionaries(
    st.sampled_from(["Retry-After", "retry-after", "X-Other"]),
    odd_text | st.sampled_from(["5", "-1", "1" * 70, "Wed, 21 Oct 2037 07:28:00 GMT"]),
    max_size=2,
)


@generated
@given(st.sampled_from(PROVIDERS), bodies, statuses, headers)
def test_generated_bodies(
    provider: str, raw: bytes, status: int, headers: dict[str, str]
) -> None:
    """Whatever arrives, in every shape: a documented exception that can be used, or none, and the same in each."""
    outcomes = {}
    for shape, arguments in calls(raw, status, headers):
        error = read(MODULES[provider], **arguments)
        if error is not None and error.retry_after is not None:
            assert 0 <= error.retry_after <= 3600
        outcomes[shape] = (
            None if error is None else (type(error), error.code, error.server_message)
        )
    assert outcomes["httpx"] == outcomes["requests"] == outcomes["aiohttp"]
    assert outcomes["bytes"] == outcomes["httpx"]
    if "mapping" in outcomes:
        assert outcomes["mapping"] == outcomes["bytes"]
        if status == 200:  # which is all that the other shapes tell beside the body
            assert outcomes["bare mapping"] == outcomes["bytes"]


@generated
@given(st.sampled_from(PROVIDERS), scalars, odd_text | scalars, values)
def test_generated_codes(
    provider: str, code: object, message: object, arguments: object
) -> None:
    """error_from_code never raises, and keeps a code that it does not know, masked if need be."""
    words = {"arguments": arguments} if provider == "xt" else {}
    error = MODULES[provider].error_from_code(code, message, **words)
    if error is None:
        return
    assert isinstance(error, MODULES[provider]._PROVIDER.root)
    check_usable(error)
    if type(code) in (int, str):
        masked = redact(str(code))
        assert error.code == code or str(error.code) in (code, masked)
