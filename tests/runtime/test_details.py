"""Details of the runtime contract, each of which was wrong once."""

import contextlib
import copy
import gc
import pickle
import weakref
from decimal import Decimal
from typing import Any

import pytest
from raisable import cardplus, interlace, keysecure, legend, xt


def test_no_cycle_keeps_the_body() -> None:
    """Once caught and dropped, an exception and its body are gone without the garbage collector."""

    class Body(dict[str, object]):
        pass

    body = Body({"code": 823, "msg": ""})
    seen = weakref.ref(body)
    gc.disable()
    try:
        with contextlib.suppress(cardplus.CardPlusError):
            cardplus.raise_for_response(body)
        del body
        assert seen() is None
    finally:
        gc.enable()


def test_decimal_arguments_are_numbers() -> None:
    """Those who parse JSON with Decimal get the number, as anybody else."""
    body = {"rc": 1, "mc": "WITHDRAW_022", "ma": [Decimal("0.10")]}
    error: Any = xt.error_from_response(body)
    assert error.minimum == "0.10"


def test_endless_number_as_argument() -> None:
    """A number that Python refuses to write out costs neither the class nor a crash."""
    body = {"rc": 1, "mc": "WITHDRAW_022", "ma": [10**5000]}
    assert type(xt.error_from_response(body)) is xt.XTWithdrawalAmountTooSmall
    assert xt.error_from_code("WITHDRAW_022", arguments=[10**5000]) is not None


def test_endless_number_as_code() -> None:
    """An undocumented code of any length can be printed."""
    assert len(str(cardplus.error_from_code(10**5000))) < 5000


def test_copied_params_are_read_only() -> None:
    """params is as read-only in a copy as in what was copied."""
    error = interlace.error_from_code("010005", "amount is required")
    assert error is not None
    for copied in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        with pytest.raises(TypeError):
            copied.params["field"] = "other"


def test_field_is_a_whole_word() -> None:
    """No piece of a capitalized word is taken for a field."""
    for text, field in (
        ("Validation: Country is not supported (country_code)", "country_code"),
        ("Error: Country is not supported", None),
    ):
        error = keysecure.error_from_code(2009, text)
        assert error is not None and error.field == field


def test_field_without_underscore_in_a_localized_text() -> None:
    """In a Chinese text the only Latin word at its start or end is the field."""
    for text in ("email 请求参数无效", "请求参数无效 email"):
        error = keysecure.error_from_code(1004, text)
        assert error is not None and error.field == "email"


def test_values_are_not_filled_into_each_other() -> None:
    """A placeholder inside one value is not replaced by the next value."""
    text = "{1} bank code must be a 7-digit number"
    assert str(interlace.error_from_code("040021", text)) == f"Interlace 040021: {text}"


def test_problem_types_tell_problems_apart() -> None:
    """RFC 9457 3.1.1: the type identifies the problem, so two codes do not share one."""
    one, other = cardplus.error_from_code(823), cardplus.error_from_code(401)
    assert one is not None and other is not None
    assert one.to_problem()["type"] != other.to_problem()["type"]


def test_undocumented_codes_that_are_remembered() -> None:
    """A thousand undocumented codes do not pile up, no card number is remembered, and the second time tells the first."""
    for code in range(1_000_000, 1_001_000):
        first, second = keysecure.error_from_code(code), keysecure.error_from_code(code)
        assert type(first) is type(second) is keysecure.KeySecureError
        assert first.code == second.code == code
    keysecure.error_from_code(4111111111111111)
    met: Any = getattr(keysecure, "_PROVIDER").met
    remembered = [code for code in met if code >= 1_000_000]
    assert 0 < len(remembered) <= 512 and 4111111111111111 not in met
    error = keysecure.error_from_code(2999)
    assert type(error) is keysecure.KeySecureCardholderError
    assert type(keysecure.error_from_code(2999)) is type(error)


def test_bracket_before_a_card_number_in_a_code() -> None:
    """A bracket in the code does not hide that a part of it had to be masked."""
    error = legend.error_from_code("[4111111111111111")
    assert error is not None and "4111111" not in str(error.code)
