"""Card numbers, keys and tokens that a server sends back are in nothing that is printed, logged, sent or stored."""

import copy
import json
import logging
import os
import pickle
import re
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from documented_rows import MODULES, PROVIDERS
from responses import AiohttpLike, HttpxLike, RequestsLike

import raisable
from raisable import Envelope, ProviderError, cardplus, interlace, keysecure, xt

FULL = os.environ.get("RAISABLE_FULL") == "1"
PACKAGE = Path(raisable.__file__).parent

# The canaries: what is planted, and what of it must not be found.


@dataclass(frozen=True)
class Canary:
    """A text that holds a secret; `number` is looked for in the digits of a text, `secret` in the text itself."""

    text: str
    number: str = ""
    secret: str = ""

    def leaks_in(self, shown: str) -> bool:
        """Whether nine digits in a row of the number, or the secret, are in `shown`, however they are written there."""
        shown = unicodedata.normalize("NFKC", shown)
        digits = "".join(filter(str.isdigit, shown))
        runs = [self.number[at : at + 9] for at in range(len(self.number) - 8)]
        if any(run in digits for run in runs):
            return True
        if self.secret.isdigit():  # short: not if it is part of another number
            return re.search(rf"(?<!\d){self.secret}(?!\d)", shown) is not None
        return bool(self.secret) and self.secret in shown


VISA, MASTERCARD, AMEX = "4539578763621486", "5425233430109903", "374245455400126"
IBAN = "DE75512108001245126199"
JWT = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0."
    "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
)


def grouped(number: str, separator: str) -> str:
    """The number in groups of four."""
    return separator.join(number[at : at + 4] for at in range(0, len(number), 4))


def full_width(number: str) -> str:
    return "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in number)


CANARIES = [
    *(Canary(number, number) for number in (VISA, MASTERCARD, AMEX)),
    *(
        Canary(grouped(number, separator), number)
        for number in (VISA, AMEX)
        for separator in (" ", "-", ".", "\u00a0", "  ", "/", "\u2013", "\t")
    ),
    Canary(full_width(VISA), VISA),
    Canary(grouped(full_width(VISA), "\u3000"), VISA),
    Canary(f"pan={VISA}&exp=1227", VISA),
    Canary(f"CVV 739 of {VISA}", VISA, "739"),
    Canary("CVV: 739", secret="739"),
    Canary("cvv2=7391", secret="7391"),
    Canary('"cvc": "739"', secret="739"),
    Canary("CVV is 739", secret="739"),
    Canary(f"%B{VISA}^DOE/JOHN^27122010000000000000?", VISA, "DOE/JOHN"),
    Canary(f";{VISA}=27122010000000000000?", VISA),
    Canary(IBAN, IBAN[2:]),
    Canary(grouped(IBAN, " "), IBAN[2:]),
    Canary("GB33BUKB20201555555555", "33" + "20201555555555"),
    Canary("Authorization: Bearer mF_9.B5f-4.1JqM", secret="mF_9.B5f"),
    Canary("Bearer mF_9.B5f-4.1JqM", secret="mF_9.B5f"),
    Canary("Basic QWxhZGRpbjpvcGVu", secret="QWxhZGRp"),
    Canary(
        '{"Authorization": "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="}', secret="QWxhZGRp"
    ),
    Canary("sk_live_51H8xAbCdEfGhIjKlMnOp", secret="H8xAbCdEf"),
    Canary(JWT, secret="dozjgNryP4J3"),
    Canary(f"token {JWT}", secret="dozjgNryP4J3"),
    Canary("api_key=tomato", secret="tomato"),
    Canary("apiKey: t0mat0", secret="t0mat0"),
    Canary('"secret": "tomato"', secret="tomato"),
    Canary("'client_secret': 'tomato'", secret="tomato"),
    Canary("access-token: t0mat0", secret="t0mat0"),
    Canary("password=tomato", secret="tomato"),
    Canary("xt-validate-signature=0f9e8d7c6b", secret="0f9e8d7c6b"),
]
every_canary = pytest.mark.parametrize(
    "canary", CANARIES, ids=lambda canary: ascii(canary.text)[:40]
)

# What is looked through.


def raised(error: ProviderError) -> ProviderError:
    """The error with a traceback."""
    try:
        raise error
    except ProviderError as caught:
        return caught


def our_frames(error: BaseException) -> Iterator[str]:
    """The values that a traceback with locals shows for the frames of this package, along the whole chain."""
    chain = [
        traceback.TracebackException.from_exception(error, capture_locals=True),
    ]
    while chain:
        one = chain.pop()
        for frame in one.stack:
            if PACKAGE in Path(frame.filename).parents:
                yield from (frame.locals or {}).values()
        chain += [each for each in (one.__cause__, one.__context__) if each]


def attributes_of(error: BaseException) -> Iterator[str]:
    """What an error along the chain, which a debugger or reporter may serialise, has in its attributes."""
    seen: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in seen:
        seen.append(following)
        yield repr(following.args)
        if following is not error:
            for name in ("doc", "object", "msg", "text", "reason", "__notes__"):
                yield repr(getattr(following, name, None))
        yield repr(vars(following))
        following = following.__cause__ or following.__context__


def logged(error: BaseException) -> str:
    """What logging writes of it."""
    record = logging.LogRecord(
        "name", 40, "file", 1, "failed: %s %r", (error,) * 2, None
    )
    record.exc_info = (type(error), error, error.__traceback__)
    return logging.Formatter().format(record)


def pickled(error: ProviderError) -> Iterator[str]:
    """Pickles of every protocol, as text, and what is in them."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        raw = pickle.dumps(error, protocol)
        yield raw.decode("utf-8", "replace")
        if protocol == 0:
            yield raw.decode("raw_unicode_escape")


def projections(error: ProviderError) -> Iterator[tuple[str, str]]:
    """Everything that leaves the process or reaches a person, by its name."""
    yield "str", str(error)
    yield "repr", repr(error)
    yield "args", repr(error.args)
    yield "format_exception", "".join(traceback.format_exception(error))
    yield "logging", logged(error)
    yield "to_dict", json.dumps(error.to_dict(), ensure_ascii=False)
    yield "to_problem", json.dumps(error.to_problem(), ensure_ascii=False)
    yield "to_attributes", repr(error.to_attributes())
    yield "server_message", str(error.server_message)
    yield "params", repr(dict(error.params))
    yield "field", str(error.field)
    yield from (("locals", text) for text in our_frames(error))
    yield from (("chain", text) for text in attributes_of(error))
    yield from (("pickle", text) for text in pickled(error))
    yield "copy", repr(vars(copy.copy(error)))


def assert_hidden(canary: Canary, error: ProviderError, where: str) -> int:
    """No projection shows the canary; how many were looked at."""
    found = list(projections(raised(error) if error.__traceback__ is None else error))
    leaks = [(name, text[:300]) for name, text in found if canary.leaks_in(text)]
    assert not leaks, f"{canary.text!r} in {where}: {leaks}"
    return len(found)


@every_canary
def test_the_canaries_would_be_seen(canary: Canary) -> None:
    """Each canary is found where it is shown: otherwise these tests say nothing."""
    error = ValueError(canary.text)
    assert canary.leaks_in(str(error))
    assert canary.leaks_in(json.dumps({"x": canary.text}, ensure_ascii=False)) or (
        '"' in canary.secret
    )
    assert any(
        canary.leaks_in(text) for text in pickled(error)  # type: ignore[arg-type]
    )


# Where they are planted.

# Per provider: a documented error, and an undocumented one, as bodies with room for a text and a payload.
BODIES: dict[str, list[dict[str, Any]]] = {
    "cardplus": [
        {"code": 823, "msg": "{text}", "data": "{data}"},
        {"code": 2801, "msg": "{text}", "data": "{data}"},
        {"code": 99_999, "msg": "{text}", "data": "{data}"},
        {"code": "{text}", "msg": "x", "data": "{data}"},
        {"status": "{text}", "data": "{data}"},
    ],
    "interlace": [
        {"code": "010011", "message": "{text}", "data": "{data}"},
        {"code": "010005", "message": "{text} is required", "data": "{data}"},
        {"code": "010013", "message": "Unknown transaction status: {text}"},
        {"code": "999999", "message": "{text}", "data": "{data}"},
        {"code": "{text}x", "message": 1, "error": "{data}", "codes": "{data}"},
    ],
    "keysecure": [
        {"code": 2009, "msg": "{text}", "data": "{data}"},
        {"code": 2009, "msg": "Country not supported {text}", "data": "{data}"},
        {"code": 99_999, "msg": "{text}", "data": "{data}"},
        {"code": "{text}", "msg": "x"},
    ],
    "legend": [
        {"code": "101001", "message": "{text}", "data": "{data}"},
        {"code": "999999", "message": "{text}", "data": "{data}"},
        {"code": "{text}", "message": "x"},
    ],
    "xt": [
        {"rc": 1, "mc": "AUTH_103", "ma": ["{text}"], "result": "{data}"},
        {"rc": 1, "mc": "WITHDRAW_022", "ma": ["{text}", "{text}"]},
        {"rc": 1, "mc": "WITHDRAW_021", "ma": [{"x": "{text}"}, ["{text}"]]},
        {"rc": 1, "mc": "NO_SUCH_1", "ma": ["{text}"], "result": "{data}"},
        {"rc": 1, "mc": "{text}", "ma": []},
        {
            "returnCode": 1,
            "error": {"code": "AUTH_103", "msg": "{text}", "args": ["{text}"]},
        },
        {"returnCode": 1, "error": {"code": "WITHDRAW_022", "args": ["{text}"] * 2}},
        {"code": 1, "msg": "WITHDRAW_022", "msgInfo": ["{text}", "{text}"]},
    ],
}


def planted(body: Any, text: str) -> Any:
    """The body with the canary in its text and, deep in it, in its payload."""
    if isinstance(body, dict):
        return {key: planted(value, text) for key, value in body.items()}
    if isinstance(body, list):
        return [planted(value, text) for value in body]
    if body == "{data}":
        return {"card": {"number": text, text: [text, {"deep": [[text]]}]}}
    return body.replace("{text}", text) if isinstance(body, str) else body


def shapes(body: Any, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The body as a mapping, as text and bytes, broken, and in the responses of clients that carry the canary, too."""
    raw = json.dumps(body, ensure_ascii=False)
    headers = {"Authorization": text, "Retry-After": text, "X-Request": text}
    yield "mapping", {"response": body}
    yield "text", {"response": raw, "http_status": 400, "headers": headers}
    yield "escaped bytes", {"response": json.dumps(body).encode()}
    for kind in (HttpxLike, RequestsLike):
        response = kind(raw.encode(), 400, headers)
        response.url = f"https://api.example/v1/cards?card={text}"
        yield kind.__name__, {"response": response}
    yield "aiohttp", {"response": AiohttpLike(400, headers), "body": raw.encode()}
    yield "cut text", {"response": raw[:-1]}
    yield "cut bytes", {"response": raw.encode()[:-1]}
    yield "bad UTF-8", {"response": raw.encode() + b"\xff"}
    yield "text behind", {"response": raw + text}
    yield "list", {"response": json.dumps([body])}
    yield "text in text", {"response": json.dumps(raw)}
    yield "only the text", {"response": text}


@pytest.mark.parametrize("provider", PROVIDERS)
def test_responses(provider: str) -> None:
    """Wherever a response carries a canary, nothing that an exception shows has it: 5,000 combinations and more.

    Without RAISABLE_FULL each body carries each canary still, in every fourth shape, and the next body in the shapes after those.
    """
    combinations = 0
    number = count()
    raise_for_response: Callable[..., None] = MODULES[provider].raise_for_response
    for canary in CANARIES:
        for body in BODIES[provider]:
            filled = planted(body, canary.text)
            for shape, arguments in shapes(filled, canary.text):
                if next(number) % 4 and not FULL:
                    continue
                with pytest.raises(ProviderError) as caught:
                    raise_for_response(**arguments)
                where = f"{shape} {body}"
                combinations += assert_hidden(canary, caught.value, where)
    assert combinations >= (5_000 if FULL else 1_250)


@every_canary
@pytest.mark.parametrize("provider", PROVIDERS)
def test_message_beside_a_code(provider: str, canary: Canary) -> None:
    """The text given to raise_for_code is shown masked, and not among the variables of a traceback."""
    module = MODULES[provider]
    for code in (next(iter(module.ERRORS)), 99_999, "NO_SUCH_1", None):
        with pytest.raises(ProviderError) as caught:
            module.raise_for_code(code, canary.text)
        assert_hidden(canary, caught.value, f"message of {code}")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_code_that_is_a_secret(provider: str) -> None:
    """A code that looks like a secret is kept in no text, log, dict or pickle."""
    for canary in CANARIES:
        codes: list[int | str] = [canary.text]
        if canary.text.isascii() and canary.text.isdigit():
            codes += [int(canary.text), -int(canary.text)]
        for code in codes:
            error = MODULES[provider].error_from_code(code)
            assert_hidden(canary, error, f"code {code!r}")


@every_canary
def test_traceback_of_a_code_that_is_a_secret(canary: Canary) -> None:
    """The variables of raise_for_code don't show the code either."""
    with pytest.raises(ProviderError) as caught:
        cardplus.raise_for_code(canary.text)
    assert not any(canary.leaks_in(text) for text in our_frames(caught.value))


@every_canary
def test_arguments_of_placeholders(canary: Canary) -> None:
    """XT's argument list is masked: texts, numbers and what is neither."""
    values: list[object] = [canary.text, [canary.text], {canary.text: canary.text}]
    if canary.text.isascii() and canary.text.isdigit():
        values += [int(canary.text), float(canary.text)]
    for value in values:
        for arguments in ([value, value], (value,)):
            error = xt.error_from_code("WITHDRAW_022", arguments=arguments)
            assert error is not None
            assert_hidden(canary, error, f"arguments {arguments}")


@every_canary
def test_placeholders_of_a_text(canary: Canary) -> None:
    """What stands in the place of a placeholder is masked by itself and in the filled text."""
    for code, text in (
        ("010002", f"{canary.text} is null"),
        ("010007", f"Not supported: {canary.text}"),
        ("010004", f"card {canary.text} not found"),
    ):
        error = interlace.error_from_code(code, text)
        assert error is not None
        assert_hidden(canary, error, text)


NAMES = [
    Canary("card_" + VISA, VISA),
    Canary("x_4539_5787_6362_1486", VISA),
    Canary("sk_live_51h8xabcdefghijklmnop", secret="h8xabcdefghi"),
    Canary("pk_3f9a8b7c6d5e4f3a2b1c0d9e", secret="3f9a8b7c6d5e"),
    Canary("token_3f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c", secret="3f9a8b7c6d5e"),
]


@pytest.mark.parametrize("canary", NAMES, ids=lambda canary: canary.text)
def test_secret_that_looks_like_a_field(canary: Canary) -> None:
    """A card number or key that is spelled as a field's name is no field."""
    with_field = [kind for kind in keysecure.ERRORS.values() if kind._field_in_message]
    assert with_field
    for kind in with_field:
        for text in (
            f"{canary.text} {kind.message}",
            f"{kind.message} {canary.text}",
            f"{kind.message}{canary.text}",
            f"bad {canary.text}",
        ):
            error = keysecure.error_from_code(kind.CODE, text)  # type: ignore[attr-defined]
            assert error is not None
            assert_hidden(canary, error, text)


@every_canary
def test_own_envelope(canary: Canary) -> None:
    """A caller's own envelope may point at anything, a secret included."""
    body = {"e": {"code": canary.text, "text": canary.text, "args": [canary.text]}}
    shape = Envelope("e.code", message="e.text", arguments="e.args")
    for provider in PROVIDERS:
        with pytest.raises(ProviderError) as caught:
            MODULES[provider].raise_for_response(body, envelope=shape)
        assert_hidden(canary, caught.value, "own envelope")


def test_failing_clients() -> None:
    """A client's failure is the cause without the failure behind it, which may carry the body."""

    class Response:
        status_code = 502
        headers: dict[str, str] = {}

        def __init__(self, text: str) -> None:
            self.text = text

        @property
        def content(self) -> bytes:
            try:
                json.loads(self.text + "{")
            except ValueError as broken:
                raise RuntimeError("the response was not read") from broken
            raise AssertionError

    for canary in CANARIES:
        error = cardplus.error_from_response(Response(canary.text))
        assert type(error) is cardplus.CardPlusInvalidResponse
        assert isinstance(error.__cause__, RuntimeError)
        assert_hidden(canary, error, "the failure behind the failure")


def test_mapping_that_quotes_the_body() -> None:
    """A failure whose text quotes what was read is not printed with that text."""

    class Body(dict[str, object]):
        def __contains__(self, key: object) -> bool:
            raise ValueError(f"no {key} in {self['text']}")

    for canary in CANARIES:
        error = cardplus.error_from_response(Body(text=canary.text))
        assert type(error) is cardplus.CardPlusInvalidResponse
        assert error.__cause__ is not None
        assert_hidden(canary, error, "the text of the failure")


@every_canary
def test_text_of_the_caller(canary: Canary) -> None:
    """What a caller raises with is masked wherever it is printed or logged."""
    error = raised(cardplus.CardPlusInsufficientBalance(canary.text))
    for name, text in projections(error):
        if name in (
            "str",
            "repr",
            "format_exception",
            "logging",
            "to_dict",
            "to_problem",
        ):
            frames = text.replace(f"({canary.text!r})", "")
            assert not canary.leaks_in(frames), name


@every_canary
def test_body_is_for_the_debugger(canary: Canary) -> None:
    """The body is the attribute `body`, as it came, and in no copy, pickle or state."""
    body = {"code": 823, "msg": "x", "data": canary.text}
    error = cardplus.error_from_response(body)
    assert error is not None and error.body is body
    for other in (
        copy.copy(error),
        copy.deepcopy(error),
        pickle.loads(pickle.dumps(error)),
    ):
        assert other.body is None
