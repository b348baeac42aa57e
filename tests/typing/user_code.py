"""A user's file that uses the package from every angle. Type checkers must have nothing to say about it, and it runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, assert_never, assert_type

import raisable
from raisable import Envelope, InsufficientFunds, Pending, ProviderError, cardplus
from raisable import interlace, legend, xt
from raisable.cardplus import (
    CardPlusCode,
    CardPlusError,
    CardPlusInsufficientBalance,
    CardPlusTopUpError,
    raise_for_response,
)
from raisable.xt import XTError, XTHTTPStatus, XTMessageCode, XTReturnCode


class Response:
    """What an HTTP client gives back."""

    status_code = 200
    headers: Mapping[str, str] = {"Retry-After": "2"}
    content = b'{"code": 406, "msg": "Request too frequently"}'


def top_up(balance: int) -> None:
    """Raises bare, with a text, and from another."""
    if balance == 0:
        raise CardPlusInsufficientBalance
    if balance == 1:
        raise CardPlusInsufficientBalance("topping up the card")
    try:
        raise_for_response({"code": balance, "msg": "x"})
    except CardPlusError as error:
        raise InsufficientFunds("card") from error


def narrowest_first(balance: int) -> str:
    """Catches one code, a group, a provider, a meaning, anything."""
    try:
        top_up(balance)
    except CardPlusInsufficientBalance as error:
        assert_type(error.CODE, Literal[CardPlusCode.INSUFFICIENT_BALANCE])
        return error.message
    except CardPlusTopUpError as error:
        assert_type(error.code, CardPlusCode | int | str | None)
        return error.group or ""
    except CardPlusError as error:
        return str(error)
    except InsufficientFunds as error:
        assert_type(error, InsufficientFunds)
        return f"{error.provider} {error.category}"
    except ProviderError as error:
        assert_type(error.code, int | str | None)
        return repr(error)
    return ""


def what_it_knows(error: ProviderError) -> dict[str, object]:
    """Reads every attribute at its type."""
    assert_type(error.retryable, bool | None)
    assert_type(error.retry_after, float | None)
    assert_type(error.http_status, int | None)
    assert_type(error.documented, bool)
    assert_type(error.message, str)
    assert_type(error.server_message, str | None)
    assert_type(error.params, Mapping[str, str])
    assert_type(error.field, str | None)
    assert_type(error.group, str | None)
    assert_type(error.category, str | None)
    assert_type(error.provider, str)
    assert_type(error.doc_url, str | None)
    assert_type(error.body, object)
    assert_type(error.to_problem(), dict[str, object])
    assert_type(error.to_attributes(), dict[str, str | int])
    return error.to_dict()


def by_class(error: CardPlusError) -> str:
    """Tells classes apart with match, and narrows."""
    match error:
        case CardPlusInsufficientBalance():
            assert_type(error.CODE, Literal[CardPlusCode.INSUFFICIENT_BALANCE])
            return "one code"
        case cardplus.CardPlusTransferBelowMinimum():
            assert_type(error.limit, str | None)
            return "one meaning"
        case CardPlusTopUpError():
            return "a group"
        case CardPlusError(CardPlusCode.SYSTEM_BUSY):
            return "one code, by position"
        case CardPlusError(code=406 | 511):
            return "two codes, by number"
        case _:
            return "another"


def by_meaning(error: ProviderError) -> str:
    """Tells shared meanings and providers apart with match, and narrows."""
    match error:
        case Pending():
            assert_type(error, Pending)
            return "not finished"
        case CardPlusError(CardPlusCode.INSUFFICIENT_BALANCE):
            return "one code of one provider"
        case InsufficientFunds():
            assert_type(error, InsufficientFunds)
            return "one meaning"
        case XTError():
            assert_type(
                error.code,
                XTMessageCode | XTReturnCode | XTHTTPStatus | int | str | None,
            )
            return "one provider"
        case _:
            return "another"


def by_code(code: XTReturnCode) -> str:
    """Two members, and no third: a checker sees that nothing is left."""
    match code:
        case XTReturnCode.BUSINESS_SUCCESS:
            return "yes"
        case XTReturnCode.BUSINESS_FAILURE:
            return "no"
        case _:
            assert_never(code)


def by_identity(code: XTReturnCode) -> str:
    """The same with `is`."""
    if code is XTReturnCode.BUSINESS_SUCCESS:
        return "yes"
    if code is XTReturnCode.BUSINESS_FAILURE:
        return "no"
    assert_never(code)


def from_codes() -> None:
    """Finds the exception for a code, in each form that the code may have."""
    assert_type(cardplus.error_from_code(823), CardPlusError | None)
    assert_type(cardplus.error_from_code("823", "text"), CardPlusError | None)
    assert_type(cardplus.error_from_code(CardPlusCode.SUCCESS), CardPlusError | None)
    assert_type(cardplus.error_from_code(2801, part="margin"), CardPlusError | None)
    assert_type(xt.error_from_code("AUTH_103"), XTError | None)
    assert_type(xt.error_from_code(1, space="rc"), XTError | None)
    assert_type(
        xt.error_from_code(XTMessageCode.FAILURE, arguments=["1"]), XTError | None
    )
    error = legend.error_from_code("304950", http_status=400)
    if error is not None:
        assert_type(error, legend.LegendError)
        assert_type(error.code, legend.LegendCode | int | str | None)
    cardplus.raise_for_code(200)


def from_responses() -> None:
    """Finds the exception for a response, in each form that the response may have."""
    assert_type(cardplus.error_from_response({"code": 200}), CardPlusError | None)
    assert_type(cardplus.error_from_response(b'{"code": 1}'), CardPlusError | None)
    assert_type(cardplus.error_from_response('{"code": 1}'), CardPlusError | None)
    limited = cardplus.error_from_response(Response())
    if limited is not None and limited.retryable is True:
        assert_type(limited.retry_after, float | None)
    xt.error_from_response({"rc": 0}, http_status=200, headers={"Retry-After": "1"})
    xt.error_from_response(None, body=b"{}", envelope="futures")
    wrapped = {"error": {"code": "101006", "message": "Too many requests"}}
    shape = Envelope("error.code", message="error.message")
    error = legend.error_from_response(wrapped, envelope=shape)
    assert isinstance(error, legend.LegendTooManyRequests)
    legend.error_from_response(wrapped, envelope=[shape, Envelope("code")])
    moved = Envelope({"mc": "a.mc", "rc": "a.rc"}, arguments="a.ma", success_codes=[2])
    assert_type(
        xt.error_from_response({"a": {"rc": 0}}, envelope=moved), XTError | None
    )
    cardplus.raise_for_response({"code": 200})


def placeholders() -> None:
    """Reads the values of placeholders from attributes of the class."""
    error = interlace.error_from_code("040021", "X bank code must be a 3-digit number")
    assert isinstance(error, interlace.InterlaceBankCodeInvalid)
    assert_type(error.bank, str | None)
    assert_type(error.digits, str | None)
    assert (error.bank, error.digits, error.params["bank"]) == ("X", "3", "X")


def tables() -> None:
    """Looks codes up in the tables."""
    assert_type(cardplus.ERRORS[823], type[CardPlusError])
    assert_type(legend.ERRORS["101006"], type[legend.LegendError])
    assert_type(xt.ERRORS["AUTH_103"], type[XTError])
    assert 200 in cardplus.SUCCESS and CardPlusCode.SUCCESS in cardplus.SUCCESS
    assert_type(CardPlusCode(823), CardPlusCode)
    status: int = XTHTTPStatus.BAD_GATEWAY
    assert status == 502
    assert XTMessageCode("AUTH_103") == "AUTH_103"


def several_at_once() -> None:
    """Takes a group of exceptions apart."""
    try:
        raise ExceptionGroup("batch", [CardPlusInsufficientBalance(), XTError()])
    except* InsufficientFunds as group:
        assert_type(
            group.exceptions[0], InsufficientFunds | ExceptionGroup[InsufficientFunds]
        )
    except* raisable.xt.XTError:
        pass


def main() -> None:
    """Runs all of it."""
    for balance in (0, 1, 2, 200):
        narrowest_first(balance)
    what_it_knows(CardPlusInsufficientBalance())
    for code in (823, 2801, 407, 406, 2212, 1):
        error = cardplus.error_from_code(code)
        assert error is not None
        by_class(error)
        by_meaning(error)
    assert by_code(XTReturnCode(1)) == by_identity(XTReturnCode(1)) == "no"
    from_codes()
    from_responses()
    placeholders()
    tables()
    several_at_once()


if __name__ == "__main__":
    main()
