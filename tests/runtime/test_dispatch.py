"""Which exception comes out of a body: the documented one, for every code in every shape of its provider."""

import json
from collections import OrderedDict, UserDict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from documented_rows import MODULES, PROVIDERS, Row, documented_rows

from raisable import Envelope, cardplus, interlace, keysecure, legend, xt

Body = Mapping[str, Any]

# What each provider's answer looks like, by envelope: from its documentation.
ENVELOPES: dict[tuple[str, str], dict[str, Callable[[Row], Body]]] = {
    ("cardplus", "code"): {
        "default": lambda row: {"code": row.wire, "msg": row.message, "data": {}}
    },
    ("keysecure", "code"): {
        "default": lambda row: {"code": row.wire, "msg": row.message, "data": None}
    },
    ("interlace", "code"): {
        "default": lambda row: {"code": row.wire, "message": row.message, "data": None}
    },
    ("legend", "code"): {
        "callback": lambda row: {"code": row.wire, "message": row.message}
    },
    ("xt", "mc"): {
        "spot": lambda row: {
            "rc": 0 if row.class_name is None else 1,
            "mc": row.wire,
            "ma": [],
            "result": None,
        },
        "futures": lambda row: {
            "returnCode": 0 if row.class_name is None else 1,
            "msgInfo": "success" if row.class_name is None else "failure",
            "error": {"code": row.wire, "msg": row.message, "args": []},
            "result": None,
        },
        "white_label": lambda row: {
            "code": 0 if row.class_name is None else 1,
            "msg": row.wire,
            "msgInfo": [],
        },
    },
    ("xt", "rc"): {
        "spot": lambda row: {"rc": row.wire, "mc": None, "ma": [], "result": None},
        "futures": lambda row: {"returnCode": row.wire, "error": None, "result": None},
        "white_label": lambda row: {"code": row.wire, "msg": None, "msgInfo": []},
    },
}


def enveloped() -> Iterator[tuple[Row, str, Body]]:
    """Every row in every envelope of its provider."""
    for row in documented_rows():
        for name, body in ENVELOPES.get((row.module, row.space), {}).items():
            yield row, name, body(row)


def forms(body: Body) -> tuple[Body, str, bytes]:
    """The forms in which callers have a body at hand."""
    text = json.dumps(body)
    return body, text, text.encode()


def outcome(error: Exception | None) -> type[Exception] | None:
    return None if error is None else type(error)


def test_specs_have_the_documented_number_of_rows() -> None:
    """The rows that these tests go through are all that the providers document."""
    counts = {
        name: sum(row.module == name for row in documented_rows()) for name in PROVIDERS
    }
    assert counts == {
        "cardplus": 107,
        "interlace": 96,
        "keysecure": 61,
        "legend": 109,
        "xt": 121,
    }


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_code_in_every_envelope_gives_its_own_class(provider: str) -> None:
    """A documented code gives its class and a success nothing, whatever the envelope and the form of the body."""
    read = MODULES[provider].error_from_response
    wrong = []
    seen = 0
    for row, envelope, body in enveloped():
        if row.module != provider:
            continue
        expected = None if row.class_name is None else row.error_class
        for form in forms(body):
            for chosen in (None, envelope):
                seen += 1
                found = outcome(read(form, envelope=chosen))
                if found is not expected:
                    wrong.append((str(row), envelope, type(form).__name__, found))
    assert wrong == []
    assert seen >= 6 * 60


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_code_by_itself_gives_its_own_class(provider: str) -> None:
    """error_from_code finds the class of every documented code, as it stands on the wire and as an enum member."""
    module = MODULES[provider]
    wrong = []
    for row in documented_rows():
        if row.module != provider:
            continue
        words = {"space": row.space} if provider == "xt" else {}
        found = outcome(module.error_from_code(row.wire, row.message, **words))
        if found is not (None if row.class_name is None else row.error_class):
            wrong.append((str(row), found))
        if found is not None:
            error = module.error_from_code(row.error_class.CODE, row.message)  # type: ignore[attr-defined]
            assert error.code is row.error_class.CODE  # type: ignore[attr-defined]
            assert type(error) is found
    assert wrong == []


def test_no_two_codes_share_a_class() -> None:
    """Each code has a class of its own, so that catching one never catches another."""
    owner: dict[type[Exception], str] = {}
    for row in documented_rows():
        if row.class_name is not None:
            assert owner.setdefault(row.error_class, str(row)) == str(row)
    for one in owner:
        assert not any(issubclass(one, other) for other in owner if other is not one)


def test_every_success_raises_nothing() -> None:
    """raise_for_response and raise_for_code return None for each documented success."""
    successes = [(row, body) for row, _, body in enveloped() if row.kind == "success"]
    assert {row.code for row, _ in successes} == {
        "200",
        "2232",
        "2234",
        "0",
        "000000",
        "SUCCESS",
    }
    for row, body in successes:
        module = MODULES[row.module]
        for form in forms(body):
            assert module.raise_for_response(form) is None
        assert module.raise_for_code(row.wire) is None
    assert xt.raise_for_code(200, space="http") is None


def test_pending_codes_raise() -> None:
    """A code that means "not finished yet" raises an exception that is a Pending."""
    from raisable import Pending

    pending = [row for row in documented_rows() if row.kind == "pending"]
    # The provider's texts say so of these.
    assert {"610", "2212", "2216", "2004", "DEPOSIT_007"} <= {r.code for r in pending}
    for row in pending:
        with pytest.raises(Pending):
            MODULES[row.module].raise_for_code(row.wire)


@pytest.mark.parametrize("code", [401, 402, 405, 406, 407, 500])
def test_body_codes_of_cardplus_have_no_http_meaning(code: int) -> None:
    """CardPlus' 401 is "param error": the same number as HTTP status changes nothing."""
    body = {"code": code, "msg": ""}
    row = next(
        row
        for row in documented_rows()
        if row.module == "cardplus" and row.code == str(code)
    )
    for status in (200, code):
        error = cardplus.error_from_response(body, http_status=status)
        assert type(error) is row.error_class
        assert error is not None and error.http_status == status


@pytest.mark.parametrize("text", ["余额不足", "", "success", "Card not found"])
def test_text_does_not_decide(text: str) -> None:
    """The code decides, in whatever language and with whatever text it comes."""
    error = cardplus.error_from_response({"code": 823, "msg": text})
    assert type(error) is cardplus.CardPlusInsufficientBalance


# XT


def test_xt_message_code_decides() -> None:
    """With rc 1 the exception is that of mc, never the one of rc."""
    error = xt.error_from_response({"rc": 1, "mc": "AUTH_103", "ma": []})
    assert type(error) is xt.XTSignatureInvalid


def test_xt_documented_failure_outweighs_rc_zero() -> None:
    """A documented failure in mc is a failure, even beside rc 0."""
    error = xt.error_from_response({"rc": 0, "mc": "AUTH_103", "ma": []})
    assert type(error) is xt.XTSignatureInvalid


@pytest.mark.parametrize(
    "body",
    [
        {"rc": 1},
        {"rc": 1, "ma": [], "result": None},
        {"rc": 1, "mc": None, "ma": []},
        {"rc": 1, "mc": "", "ma": []},
        {"rc": 1, "mc": True},
        {"rc": 1, "mc": ["AUTH_103"]},
        {"rc": 1, "mc": {"code": "AUTH_103"}},
        {"rc": "1", "mc": None},
        {"returnCode": 1},
        {"returnCode": 1, "error": None},
        {"returnCode": 1, "error": "AUTH_103"},
        {"returnCode": 1, "error": {}},
        {"code": 1},
        {"code": 1, "msg": None, "msgInfo": []},
    ],
)
def test_xt_failure_without_a_message_code(body: Body) -> None:
    """rc 1 is a failure although mc is missing, null, empty or no text."""
    for form in forms(body):
        assert type(xt.error_from_response(form)) is xt.XTBusinessFailure


@pytest.mark.parametrize(
    "body",
    [
        {"rc": 1, "mc": "ORDER_999", "ma": []},
        {"returnCode": 1, "error": {"code": "ORDER_999"}},
        {"code": 1, "msg": "ORDER_999", "msgInfo": []},
    ],
)
def test_xt_failure_with_an_unknown_message_code(body: Body) -> None:
    """rc 1 with an undocumented mc is a failure of the mc's family, and the mc is kept."""
    for form in forms(body):
        error = xt.error_from_response(form)
        assert type(error) is xt.XTOrderError
        assert (error.code, error.documented) == ("ORDER_999", False)


def test_xt_success_beside_a_failing_rc_is_a_failure() -> None:
    """rc 1 is never swallowed, whatever friendly mc stands beside it."""
    error = xt.error_from_response({"rc": 1, "mc": "SUCCESS", "result": {}})
    assert type(error) is xt.XTBusinessFailure


def test_xt_futures_success_has_no_error() -> None:
    """The futures shape of a success has null where the error would be."""
    body = {"returnCode": 0, "msgInfo": "success", "error": None, "result": {}}
    for form in forms(body):
        assert xt.error_from_response(form) is None


def test_xt_white_label_success() -> None:
    """A white-label success is told by its code; its text is free."""
    for text in ("SUCCESS", "success", "", "ok"):
        assert xt.error_from_response({"code": 0, "msg": text, "msgInfo": []}) is None


def test_xt_result_is_not_searched_for_codes() -> None:
    """A payload that has keys of another shape does not make a success a failure."""
    body = {"rc": 0, "mc": "SUCCESS", "result": {"code": 1, "msg": "AUTH_103"}}
    assert xt.error_from_response(body) is None


@pytest.mark.parametrize("body", [None, b"", "", b"<html>Bad Gateway</html>", "[]"])
def test_xt_bare_gateway_status_gives_the_documented_exception(body: object) -> None:
    """Without an envelope the HTTP status is the code."""
    statuses = [row for row in documented_rows() if row.space == "http"]
    assert [row.code for row in statuses] == ["200", "404", "429", "500", "502", "503"]
    for row in statuses:
        error = xt.error_from_response(body, http_status=int(row.wire))
        if row.class_name is None:  # an answer with 200 must have an envelope
            assert type(error) is xt.XTInvalidResponse
        else:
            assert type(error) is row.error_class
            assert error.code == row.wire  # type: ignore[attr-defined]
        assert error is not None
        assert error.http_status == row.wire
        assert error.__cause__ is not None


def test_xt_undocumented_gateway_status() -> None:
    """A gateway status that is not documented is a response that can't be read, with its status."""
    error = xt.error_from_response(b"", http_status=504)
    assert type(error) is xt.XTInvalidResponse
    assert error.http_status == 504


def test_xt_envelope_outweighs_the_gateway_status() -> None:
    """A body with an envelope decides, whatever the HTTP status."""
    error = xt.error_from_response(
        {"rc": 1, "mc": "AUTH_103", "ma": []}, http_status=404
    )
    assert type(error) is xt.XTSignatureInvalid
    assert error.http_status == 404


# Interlace


@pytest.mark.parametrize("code", ["Xy3_8sD-authorization", "SplxlOBeZQQYbYS6WxSbIA"])
def test_interlace_authorization_code_is_no_error(code: str) -> None:
    """The `code` of an OAuth answer without an envelope is an authorization code."""
    for form in forms({"code": code, "timestamp": 1767225600}):
        assert interlace.error_from_response(form) is None


def test_interlace_six_digits_are_a_code_without_a_message() -> None:
    """A six-digit code is a response code, even where nothing else of the envelope is there."""
    for form in forms({"code": "010011"}):
        error = interlace.error_from_response(form)
        assert error is not None and error.code == "010011" and error.documented
    error = interlace.error_from_response({"code": "019999"})
    assert type(error) is interlace.InterlaceError
    assert (error.code, error.documented) == ("019999", False)


@pytest.mark.parametrize("code", [10011, 500000, None, True, "", "50000", 1.0, []])
def test_interlace_broken_envelope_is_no_oauth_answer(code: object) -> None:
    """A body with the envelope's message is never taken for a success of the OAuth shape."""
    body = {"code": code, "message": "Internal server error", "data": None}
    for form in forms(body):
        assert interlace.error_from_response(form) is not None


@pytest.mark.parametrize("code", [10011, None, True, "", [], {}])
def test_interlace_authorization_code_is_a_text(code: object) -> None:
    """What is no text is no authorization code: such a body is not a success."""
    assert interlace.error_from_response({"code": code}) is not None


def test_interlace_oauth_answer_with_a_failing_status_is_an_error() -> None:
    """HTTP 401 is no success, whatever the body looks like."""
    error = interlace.error_from_response({"code": "abc"}, http_status=401)
    assert type(error) is interlace.InterlaceInvalidResponse
    assert error.http_status == 401


def test_interlace_leading_zeros_belong_to_the_code() -> None:
    """ "10011" and 10011 are not the code "010011"."""
    for code in ("10011", 10011, "0010011"):
        error = interlace.error_from_code(code)
        assert error is not None and not error.documented


# Legend, and bodies that something else wraps


def test_callers_own_envelope() -> None:
    """Where the documentation does not say where the code is, the caller does."""
    body = {"error": {"code": "101006", "message": "Too many requests"}}
    own = Envelope("error.code", message="error.message")
    for form in forms(body):
        error = legend.error_from_response(form, envelope=own)
        assert type(error) is legend.LegendTooManyRequests
        assert error.server_message == "Too many requests"
        assert type(legend.error_from_response(form)) is legend.LegendInvalidResponse


def test_callers_own_envelope_with_a_success() -> None:
    """Legend documents no success: the caller says which code it is in his envelope."""
    own = Envelope("status.code", success_codes=["000000", 0])
    assert (
        legend.error_from_response({"status": {"code": "000000"}}, envelope=own) is None
    )
    assert legend.error_from_response({"status": {"code": 0}}, envelope=own) is None
    error = legend.error_from_response({"status": {"code": "101003"}}, envelope=own)
    assert error is not None and error.code == "101003"


def test_success_shape_of_the_callers_own() -> None:
    """A shape may say that a body with certain keys is no error; the shapes are tried in order."""
    shapes = [Envelope("error.code"), Envelope(requires=["data.id"], success=True)]
    assert legend.error_from_response({"data": {"id": 7}}, envelope=shapes) is None
    failed = {"data": {"id": 7}, "error": {"code": "101003"}}
    error = legend.error_from_response(failed, envelope=shapes)
    assert error is not None and error.code == "101003"
    neither = legend.error_from_response({"data": {}}, envelope=shapes)
    assert type(neither) is legend.LegendInvalidResponse


def test_wrapped_bodies() -> None:
    """Another service's wrapper is a path, a place in a list included; arguments are found there too."""
    wrapped = {"responses": [{"body": {"mc": "WITHDRAW_022", "rc": 1, "ma": ["5"]}}]}
    own = Envelope(
        {"mc": "responses.0.body.mc", "rc": "responses.0.body.rc"},
        arguments="responses.0.body.ma",
    )
    for form in forms(wrapped):
        error = xt.error_from_response(form, envelope=own)
        assert isinstance(error, xt.XTWithdrawalAmountTooSmall)
        assert error.minimum == "5"


@pytest.mark.parametrize("body", [{"responses": []}, {"responses": {}}, {}, {"a": 1}])
def test_wrapper_without_content_is_unreadable(body: Body) -> None:
    """A path that leads nowhere finds no code."""
    error = cardplus.error_from_response(body, envelope=Envelope("responses.0.code"))
    assert type(error) is cardplus.CardPlusInvalidResponse


@pytest.mark.parametrize("provider", PROVIDERS)
def test_unknown_envelope_is_the_callers_error(provider: str) -> None:
    """An envelope that the provider does not have is a ValueError that names those it has."""
    module = MODULES[provider]
    for call in (module.error_from_response, module.raise_for_response):
        with pytest.raises(ValueError, match="nonsense") as caught:
            call({"code": 823}, envelope="nonsense")
        assert not isinstance(caught.value, module._PROVIDER.root)
        known = {
            name
            for (of, _), shapes in ENVELOPES.items()
            if of == provider
            for name in shapes
        }
        assert all(name in str(caught.value) for name in known)


def test_unknown_space_is_the_callers_error() -> None:
    """A space that the provider does not have is a ValueError, not a response that can't be read."""
    with pytest.raises(ValueError, match="nonsense"):
        xt.error_from_response({"x": "AUTH_103"}, envelope=Envelope({"nonsense": "x"}))
    with pytest.raises(ValueError, match="nonsense"):
        xt.error_from_code("AUTH_103", space="nonsense")  # type: ignore[arg-type]


# Unknown codes


@pytest.mark.parametrize(
    ("module", "code", "expected"),
    [
        (keysecure, 1999, "KeySecureCommonError"),
        (keysecure, 4999, "KeySecureCardError"),
        (keysecure, 5000, "KeySecureError"),
        (keysecure, -1, "KeySecureError"),
        (legend, "304950", "LegendACHError"),
        (legend, "304899", "LegendComplianceError"),
        (legend, "300599", "LegendQuoteError"),
        (legend, "914999", "LegendIdentityVerificationError"),
        (legend, "913000", "LegendAuthenticationAndDataError"),
        (legend, "3049500", "LegendError"),
        (cardplus, 8230, "CardPlusError"),
        (cardplus, 82, "CardPlusError"),
        (xt, "AUTH_999", "XTAuthError"),
        (xt, "NEW_001", "XTError"),
    ],
)
def test_unknown_code_is_of_the_narrowest_documented_range(
    module: Any, code: int | str, expected: str
) -> None:
    """An undocumented code is never lost: the range's class has it, and says that it is undocumented."""
    by_code = module.error_from_code(code)
    shape = {"rc": 1, "mc": code} if module is xt else {"code": code}
    by_body = module.error_from_response(shape)
    for error in (by_code, by_body):
        assert type(error).__name__ == expected
        assert (error.code, error.raw_code, error.documented) == (code, code, False)
        assert str(code) in str(error)


@pytest.mark.parametrize(
    "code", [True, 1.0, 823.0, "823 ", " 823", "0823", "８２３", "+823"]
)
def test_near_misses_are_not_the_code(code: object) -> None:
    """What only looks like a documented code is not that code."""
    for error in (
        cardplus.error_from_code(code),
        cardplus.error_from_response({"code": code, "msg": "Insufficient balance"}),
    ):
        assert error is not None
        assert not error.documented
        assert not isinstance(error, cardplus.CardPlusInsufficientBalance)


@pytest.mark.parametrize("code", [True, False, 1.0, 0.0, None, "", [], {}, "0 "])
def test_no_code_is_no_success(code: object) -> None:
    """False and 0.0 are not the success 0."""
    error = keysecure.error_from_response({"code": code, "msg": "Success", "data": {}})
    assert error is not None


def test_numbers_may_arrive_as_text() -> None:
    """An integer code in quotes is that code."""
    error = cardplus.error_from_response({"code": "823", "msg": ""})
    assert type(error) is cardplus.CardPlusInsufficientBalance
    assert cardplus.error_from_response({"code": "200", "msg": ""}) is None


def test_enum_member_in_a_mapping_stands_for_its_value() -> None:
    """A body that a test or a proxy built with the enum is read like one that arrived."""
    body = {"code": cardplus.CardPlusCode.INSUFFICIENT_BALANCE, "msg": ""}
    error = cardplus.error_from_response(body)
    assert type(error) is cardplus.CardPlusInsufficientBalance
    spot = {"rc": 1, "mc": xt.XTMessageCode.SIGNATURE_INVALID}
    assert type(xt.error_from_response(spot)) is xt.XTSignatureInvalid


def test_body_is_kept_for_the_debugger() -> None:
    """The exception has the body: parsed where it could be, else as it arrived."""
    body = {"code": 823, "msg": ""}
    error = cardplus.error_from_response(body)
    assert error is not None and error.body == body
    unreadable = cardplus.error_from_response(b"<html>")
    assert unreadable is not None and unreadable.body == b"<html>"


# The short way for plain dicts


TEXTS = [
    "",
    "something else",
    "余额不足",
    "card 4111 1111 1111 1111",
    "a\nb\x00\u202e",
    "x" * 600,
    None,
    7,
    True,
    ["text"],
    {"text": "x"},
    float("nan"),
]


class OtherMapping(UserDict[str, Any]):
    """A mapping that is no dict, as some clients give for a body."""


def told(error: Any) -> tuple[object, ...] | None:
    """All that an exception says."""
    if error is None:
        return None
    return type(error), error.code, dict(error.params), str(error), error.to_dict()


@pytest.mark.parametrize("provider", PROVIDERS)
def test_short_way_tells_the_same_as_the_long_one(provider: str) -> None:
    """A plain dict gives what any other mapping and JSON text with the same content give."""
    read = MODULES[provider].error_from_response
    differences = []
    for row, envelope, plain in enveloped():
        if row.module != provider:
            continue
        key = "message" if provider in ("interlace", "legend") else "msg"
        bodies: list[dict[str, Any]] = [dict(plain), {**plain, "": "empty key"}]
        if envelope in ("default", "callback"):
            bodies += [{**plain, key: text} for text in TEXTS]
            bodies += [{"code": row.wire}, {"code": str(row.wire), key: row.message}]
        for body in bodies:
            short = told(read(body))
            for other in (OrderedDict(body), OtherMapping(body), json.dumps(body)):
                if told(read(other)) != short:
                    differences.append((str(row), body, type(other).__name__))
    assert differences == []


@pytest.mark.parametrize("provider", PROVIDERS)
def test_short_way_by_code_tells_the_same(provider: str) -> None:
    """A code by itself gives, at first and later, what the empty text that goes the long way gives, documented or not."""
    find = MODULES[provider].error_from_code
    codes = [row.wire for row in documented_rows() if row.module == provider]
    for code in [*codes, -1, 0, 7, 99999, 10**30, "", "x", "9999", "301999", "AUTH_9"]:
        first, later = find(code), find(code)
        assert told(first) == told(later) == told(find(code, message="")), code
        assert later is None or later is not first
