"""What an exception owes the one who catches it, for every generated class."""

import asyncio
import contextlib
import copy
import json
import logging
import multiprocessing
import pickle
import re
import threading
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import Any

import pytest
from documented_rows import MODULES, PROVIDERS, Row, documented_rows

import raisable
from raisable import InsufficientFunds, Pending, ProviderError, cardplus, interlace, xt

Class = type[ProviderError]


def _classes() -> list[Class]:
    found: dict[Class, None] = {}
    for module in (raisable, *MODULES.values()):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, ProviderError):
                found[value] = None
    return list(found)


CLASSES = _classes()
FAILING = [row for row in documented_rows() if row.class_name is not None]
every_provider = pytest.mark.parametrize("provider", PROVIDERS)


def _from(row: Row) -> ProviderError:
    """The row's exception as a response would give it, with values in its placeholders."""
    text = row.fields.get("template", row.message)
    text = re.sub(r"\{\w+\}", "some_value", text)
    words = {"space": row.space} if row.module == "xt" else {}
    if row.space == "mc":
        words["arguments"] = ["some_value"]
    error = MODULES[row.module].error_from_code(row.wire, text, 400, **words)
    assert isinstance(error, ProviderError)
    return error


def _filled(kind: Class) -> ProviderError:
    """An exception of this class with all that it can have."""
    error = kind("while topping up", 3)
    error.server_message = "as it arrived"
    error.http_status = 429
    error.retry_after = 1.5
    error.field = "amount"
    error.params = MappingProxyType({"field": "amount"})
    error.retryable = False
    error.body = {"card": "the body"}
    error.add_note("tried twice")
    return error


ERRORS = [
    *(kind() for kind in CLASSES),
    *map(_filled, CLASSES),
    *map(_from, FAILING),
    *(MODULES[provider].error_from_code("Z_9999") for provider in PROVIDERS),
    *(MODULES[provider].error_from_response(b"<html>") for provider in PROVIDERS),
]

KNOWN = (
    "code",
    "documented",
    "message",
    "server_message",
    "params",
    "field",
    "http_status",
    "retryable",
    "retry_after",
    "raw_code",
    "provider",
    "group",
    "category",
    "doc_url",
)


def assert_same(error: ProviderError, other: ProviderError) -> None:
    """`other` is another exception that knows all that `error` knows, but for the body."""
    assert other is not error and type(other) is type(error)
    assert other.args == error.args
    for name in KNOWN:
        assert getattr(other, name) == getattr(error, name), name
    code = getattr(type(error), "CODE", None)
    assert code is None or error.raw_code is not None or other.code is code
    for name in error.params:
        assert getattr(other, name, None) == getattr(error, name, None)
    assert getattr(other, "__notes__", None) == getattr(error, "__notes__", None)
    assert (str(other), repr(other)) == (str(error), repr(error))
    assert other.to_dict() == error.to_dict()
    assert other.body is None


def test_every_class_is_here() -> None:
    """There is a class for each documented failure, and they are among those tested."""
    assert {row.error_class for row in FAILING} <= set(CLASSES)
    assert len(CLASSES) > 500


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(protocol: int) -> None:
    """Every exception survives pickling, with all that it knows but the body."""
    for error in ERRORS:
        assert_same(error, pickle.loads(pickle.dumps(error, protocol)))


def test_copies() -> None:
    """copy and deepcopy give an equal exception that is another object."""
    for error in ERRORS:
        assert_same(error, copy.copy(error))
        assert_same(error, copy.deepcopy(error))


def test_deepcopy_of_a_structure_keeps_identity() -> None:
    """An exception that is in a structure twice is there once after a deepcopy."""
    error = cardplus.CardPlusInsufficientBalance("x")
    first, second = copy.deepcopy([error, error])
    assert first is second


def test_copies_do_not_share_state() -> None:
    """What is noted on a copy is not on the original."""
    error = cardplus.CardPlusInsufficientBalance()
    error.add_note("first")
    copied = copy.deepcopy(error)
    copied.add_note("second")
    copied.http_status = 500
    assert error.__notes__ == ["first"]
    assert error.http_status is None


def test_another_process_and_back() -> None:
    """Every exception goes to a spawned process and comes back; one that is raised there is raised here."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        for error, other in zip(ERRORS, pool.map(copy.copy, ERRORS)):
            assert_same(error, other)
        with pytest.raises(cardplus.CardPlusInsufficientBalance) as caught:
            pool.apply(cardplus.raise_for_response, ({"code": 823, "msg": "no"},))
        assert caught.value.server_message == "no"
        assert caught.value.body is None
        pool.close()
        pool.join()


def test_users_subclass_pickles() -> None:
    """A subclass with attributes of its own is no worse off."""
    error = TopUpRefused("x")
    error.attempt = 3
    copied = pickle.loads(pickle.dumps(error))
    assert (copied.attempt, copied.code, copied.args) == (3, error.code, ("x",))


class TopUpRefused(cardplus.CardPlusInsufficientBalance):
    attempt = 0


def test_identity() -> None:
    """An exception equals itself alone and can be put into a set, as the standard library's."""
    for kind in CLASSES:
        one, two = kind(), kind()
        assert one == one and one != two
        assert len({one, two}) == 2
        assert hash(one) == hash(one)


def test_hash_does_not_change() -> None:
    """What is added to an exception does not change its hash."""
    for error in map(lambda kind: kind(), CLASSES):
        before = hash(error)
        error.add_note("x")
        error.body = {}
        error.http_status = 500
        assert hash(error) == before


def test_raised_bare_and_with_a_text() -> None:
    """Each class can be raised bare and with the caller's text, which is what args and str show."""
    for kind in CLASSES:
        with pytest.raises(kind):
            raise kind
        with pytest.raises(kind) as caught:
            raise kind("topping up card 7")
        assert caught.value.args == ("topping up card 7",)
        assert "topping up card 7" in str(caught.value)
        assert caught.value.message in str(caught.value)


def test_texts_of_bare_exceptions() -> None:
    """A bare exception shows provider, code and documented text, without a placeholder's values but never empty."""
    for row in FAILING:
        error = row.error_class()
        assert isinstance(error, ProviderError)
        assert str(error) == f"{error.provider} {row.code}: {row.message}"
        assert repr(error) == f"<{row.class_name} {error}>"
    for kind in CLASSES:
        assert str(kind())


def test_notes() -> None:
    """Notes are kept and shown in tracebacks."""
    for kind in CLASSES:
        error = kind()
        error.add_note("while topping up")
        assert error.__notes__ == ["while topping up"]
        assert "while topping up\n" in traceback.format_exception(error)


def test_exception_groups() -> None:
    """except* picks the code, its group, its meaning and its provider out of a group."""
    error = cardplus.CardPlusInsufficientBalance()
    other = xt.XTSignatureInvalid()
    caught: list[type] = []
    for kind in (
        cardplus.CardPlusInsufficientBalance,
        cardplus.CardPlusTopUpError,
        cardplus.CardPlusError,
        InsufficientFunds,
        ProviderError,
    ):
        try:
            try:
                raise ExceptionGroup("several", [error, other, ValueError()])
            except* kind as group:
                assert error in group.exceptions
                assert (other in group.exceptions) == (kind is ProviderError)
                caught.append(kind)
        except ExceptionGroup as rest:
            assert all(not isinstance(each, kind) for each in rest.exceptions)
    assert len(caught) == 5


def test_every_class_in_an_exception_group() -> None:
    """Any class can be split off a group by its own name."""
    errors = [kind() for kind in CLASSES]
    group = ExceptionGroup("all", errors)
    for kind, error in zip(CLASSES, errors):
        matched, _ = group.split(kind)
        assert matched is not None and error in matched.exceptions


def test_context_managers() -> None:
    """An exception passes through context managers, made by hand and by decorator, as itself."""

    @contextlib.contextmanager
    def passing() -> Iterator[None]:
        try:
            yield
        finally:
            pass

    @contextlib.asynccontextmanager
    async def async_passing() -> Any:
        yield

    async def run(error: ProviderError) -> None:
        async with async_passing():
            raise error

    for error in [kind() for kind in CLASSES]:
        with pytest.raises(type(error)) as caught:
            with contextlib.ExitStack() as stack, passing():
                stack.enter_context(passing())
                raise error
        assert caught.value is error
    for error in [row.error_class() for row in FAILING[:20]]:
        with pytest.raises(type(error)):
            asyncio.run(run(error))  # type: ignore[arg-type]
    with contextlib.suppress(InsufficientFunds):
        cardplus.raise_for_code(823)


def test_context_manager_may_set_the_traceback() -> None:
    """The machinery's attributes can be set, as contextlib and concurrent.futures do."""
    for kind in CLASSES:
        error = kind()
        error.__traceback__ = None
        error.__cause__ = ValueError()
        error.__context__ = None
        error.__suppress_context__ = True
        assert error.with_traceback(None) is error


def test_threads() -> None:
    """Threads that read responses at the same time get exceptions of their own."""
    bodies = [{"code": code, "msg": f"text {code}"} for code in (823, 407, 2811, 99)]
    barrier = threading.Barrier(8)

    def work(worker: int) -> list[ProviderError | None]:
        barrier.wait(timeout=30)
        return [cardplus.error_from_response(b) for b in bodies for _ in range(200)]

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, range(8)))
    seen = [error for result in results for error in result]
    assert len({id(error) for error in seen}) == 8 * 4 * 200
    for result in results:
        for error, body in zip(result, [b for b in bodies for _ in range(200)]):
            assert error is not None
            assert (error.code, error.server_message) == (body["code"], body["msg"])


def test_instances_share_no_state() -> None:
    """What one response told is not on the next exception of the class, nor on the class."""
    first = interlace.error_from_code("010005", "amount is required", 400)
    second = interlace.error_from_code("010005")
    bare = interlace.InterlaceFieldRequired()
    assert first is not None and first.field == "amount"
    for error in (second, bare):
        assert error is not None
        assert (error.field, error.http_status, dict(error.params)) == (None, None, {})
    with pytest.raises(TypeError):
        bare.params["field"] = "x"  # type: ignore[index]


@every_provider
def test_body_is_not_pickled(provider: str) -> None:
    """No pickle, of whatever protocol, has anything of the body."""
    module = MODULES[provider]
    marker = "canary-in-the-body"
    body = {"code": "1", "rc": 1, "mc": "X_1", "data": {"note": marker}, marker: marker}
    for response in (body, json.dumps(body), f"<html>{marker}", marker.encode()):
        error = module.error_from_response(response)
        if error is None:
            assert provider == "interlace"
            continue
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert marker.encode() not in pickle.dumps(error, protocol)


@every_provider
def test_unreadable_bodies_chain_their_reason(provider: str) -> None:
    """What made a body unreadable is the cause, and a traceback shows it above the exception."""
    module = MODULES[provider]
    reasons: list[tuple[object, type[Exception]]] = [
        (b"", json.JSONDecodeError),
        ('{"code": 82', json.JSONDecodeError),
        (b'{"code": "\xff"}', UnicodeDecodeError),
        ("[]", ValueError),
        ({}, ValueError),
        (None, ValueError),
        (5, TypeError),
    ]
    for body, expected in reasons:
        with pytest.raises(module._PROVIDER.invalid_response) as caught:
            module.raise_for_response(body)
        assert isinstance(caught.value.__cause__, expected)
        text = "".join(traceback.format_exception(caught.value))
        assert expected.__name__ in text and "direct cause" in text


def test_raising_inside_an_except_block_keeps_the_context() -> None:
    """The exception that was being handled stays visible as the context."""
    try:
        try:
            raise TimeoutError("first try")
        except TimeoutError:
            cardplus.raise_for_code(823)
    except cardplus.CardPlusError as error:
        assert isinstance(error.__context__, TimeoutError)
        assert error.__cause__ is None


def test_to_dict_is_json() -> None:
    """to_dict holds what JSON holds, comes back from JSON unchanged, and has the same keys for every exception."""
    keys = set(ProviderError().to_dict())
    assert {"error", "provider", "code", "message", "retryable"} <= keys
    for error in ERRORS:
        logged = error.to_dict()
        assert json.loads(json.dumps(logged, allow_nan=False)) == logged
        assert set(logged) == keys
        assert type(logged["code"]) in (int, str, type(None))
        assert "body" not in logged


def test_to_dict_keeps_the_code_as_documented() -> None:
    """Leading zeros and the wire's type are kept."""
    for row in FAILING:
        error = row.error_class()
        assert isinstance(error, ProviderError)
        code = error.to_dict()["code"]
        assert code == row.wire and type(code) is type(row.wire)


URI_REFERENCE = re.compile(r"[!#$&-;=?-Z_a-z~\[\]%]+")
EXTENSION = re.compile(r"[A-Za-z][A-Za-z0-9_]{2,}")


def test_problems() -> None:
    """to_problem is a problem of RFC 9457: types of the members, a status that is an error's, names of the extensions."""
    for error in ERRORS:
        problem = error.to_problem()
        assert json.loads(json.dumps(problem, allow_nan=False)) == problem
        assert isinstance(problem["type"], str)
        assert URI_REFERENCE.fullmatch(problem["type"])
        assert isinstance(problem["title"], str) and problem["title"]
        assert isinstance(problem["detail"], str) and problem["detail"]
        status = problem["status"]
        assert type(status) is int and 100 <= status <= 599
        if not isinstance(error, Pending):
            assert status >= 400
        for name in set(problem) - {"type", "title", "status", "detail", "instance"}:
            assert EXTENSION.fullmatch(name)


def test_titles_of_problems_do_not_vary() -> None:
    """Section 3.1.3: the title is the same for every occurrence of the problem."""
    for row in FAILING:
        assert (
            _from(row).to_problem()["title"] == row.error_class().to_problem()["title"]  # type: ignore[attr-defined]
        )


def test_problem_of_a_code() -> None:
    """A problem tells the provider's code as text and the status that says the same."""
    problem = cardplus.CardPlusInsufficientBalance().to_problem()
    assert problem["code"] == "823"
    assert problem["provider"] == "CardPlus"
    assert problem["status"] == 402
    assert xt.XTTooManyRequests().to_problem()["status"] == 429


def test_attributes_for_telemetry() -> None:
    """Every exception has error.type, the class's full name; all values are of OpenTelemetry's types."""
    for error in ERRORS:
        attributes = error.to_attributes()
        kind = type(error)
        assert attributes["error.type"] == f"{kind.__module__}.{kind.__qualname__}"
        for name, value in attributes.items():
            assert re.fullmatch(r"[a-z][a-z0-9_.]*", name)
            assert type(value) in (str, int, float, bool)
    error = _from(next(row for row in FAILING if row.code == "823"))
    assert error.to_attributes()["http.response.status_code"] == 400


def test_attributes_have_few_values() -> None:
    """What a server may invent, an undocumented code or a text, is no attribute: it would make endless series."""
    one = cardplus.error_from_code(99001, "text one")
    two = cardplus.error_from_code(99002, "text two")
    assert one is not None and two is not None
    assert one.to_attributes() == two.to_attributes()


def test_match_statement() -> None:
    """match takes the class, and the code as its first position."""
    match cardplus.error_from_code(823):
        case cardplus.CardPlusError(cardplus.CardPlusCode.INSUFFICIENT_BALANCE):
            pass
        case _:
            pytest.fail("not matched")
    match cardplus.error_from_code(99001):
        case cardplus.CardPlusError(99001, documented=False):
            pass
        case _:
            pytest.fail("not matched")


def test_unknown_attributes_are_attribute_errors() -> None:
    """A misspelled attribute is an AttributeError that names it, not None."""
    for kind in CLASSES:
        with pytest.raises(AttributeError, match="retry_aftr"):
            kind().retry_aftr  # type: ignore[attr-defined]
        assert not hasattr(kind(), "__deepcopy__")


def test_logging(caplog: pytest.LogCaptureFixture) -> None:
    """Exceptions go through logging, as text and as extra fields, without clashing with a record's own."""
    for error in ERRORS[:: max(1, len(ERRORS) // 100)]:
        caplog.clear()
        logging.getLogger("t").error("%s", error, extra=error.to_attributes())
        logging.getLogger("t").error(
            "failed", exc_info=error, extra={"e": error.to_dict()}
        )
        assert str(error) in caplog.text


# tenacity


def test_tenacity_retries_what_may_succeed_and_waits_as_asked() -> None:
    """retryable as the condition and retry_after as the pause work with tenacity, until the success."""
    tenacity = pytest.importorskip("tenacity")
    answers = iter(
        [
            ({"code": 407, "msg": "System busy"}, {"Retry-After": "7"}),
            ({"code": 407, "msg": "System busy"}, {"Retry-After": "999999"}),
            ({"code": 407, "msg": "System busy"}, {}),
            ({"code": 200, "msg": "success"}, {}),
        ]
    )
    slept: list[float] = []

    def pause(state: Any) -> float:
        error = state.outcome.exception()
        return 1.0 if error.retry_after is None else error.retry_after

    def call() -> str:
        body, headers = next(answers)
        cardplus.raise_for_response(body, headers=headers)
        return "done"

    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception(
            lambda e: getattr(e, "retryable", None) is True
        ),
        wait=pause,
        stop=tenacity.stop_after_attempt(5),
        sleep=slept.append,
    )
    assert retrying(call) == "done"
    assert slept == [7.0, 3600.0, 1.0]


@pytest.mark.parametrize("code", [823, 2212, 99001])
def test_tenacity_does_not_retry_what_is_not_known(code: int) -> None:
    """None is not True: an insufficient balance, a pending order and an unknown code are raised at once."""
    tenacity = pytest.importorskip("tenacity")
    calls = []

    def call() -> None:
        calls.append(1)
        cardplus.raise_for_code(code)

    with pytest.raises(cardplus.CardPlusError):
        tenacity.Retrying(
            retry=tenacity.retry_if_exception(
                lambda e: isinstance(e, ProviderError) and e.retryable is True
            ),
            stop=tenacity.stop_after_attempt(3),
            reraise=True,
        )(call)
    assert len(calls) == 1


def test_tenacity_gives_the_exception_back() -> None:
    """When the attempts are over the provider's exception comes out of the RetryError."""
    tenacity = pytest.importorskip("tenacity")
    retrying = tenacity.Retrying(
        stop=tenacity.stop_after_attempt(2), sleep=lambda seconds: None
    )
    with pytest.raises(tenacity.RetryError) as caught:
        retrying(cardplus.raise_for_code, 407)
    assert isinstance(
        caught.value.last_attempt.exception(), cardplus.CardPlusSystemBusy
    )


def test_rate_limits_are_retryable() -> None:
    """Too many requests may succeed later, whichever provider says it; every retryable is True, False or None."""
    for kind in CLASSES:
        assert kind.retryable in (True, False, None)
        if issubclass(kind, raisable.RateLimited):
            assert kind.retryable is True
