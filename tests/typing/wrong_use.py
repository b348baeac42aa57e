"""What a user may get wrong: each line marked `# error` must be reported by the type checkers, and no other line."""

from typing import Literal, assert_never, assert_type

import raisable
from raisable import Envelope, cardplus, interlace, legend, xt
from raisable.cardplus import CardPlusCode, CardPlusError, CardPlusInsufficientBalance
from raisable.xt import XTReturnCode

raisable.cardpluss  # error
cardplus.CardPlusInsuficientBalance  # error
CardPlusCode.INSUFICIENT_BALANCE  # error


def result_may_be_none() -> str:
    error = cardplus.error_from_code(823)
    return error.message  # error


def none_can_not_be_raised() -> None:
    raise cardplus.error_from_code(823)  # error


def code_may_be_undocumented(error: CardPlusError) -> CardPlusCode:
    return error.code  # error


def code_is_read_only(error: CardPlusInsufficientBalance) -> None:
    error.code = CardPlusCode.SUCCESS  # error


def retryable_may_be_unknown(error: CardPlusError) -> bool:
    return error.retryable  # error


def params_are_read_only(error: CardPlusError) -> None:
    error.params["limit"] = "1"  # error


def tables_are_read_only() -> None:
    cardplus.ERRORS[823] = CardPlusInsufficientBalance  # error
    cardplus.SUCCESS.add(1)  # error


def keys_have_the_type_of_the_wire() -> None:
    legend.ERRORS[101006]  # error
    cardplus.ERRORS["823"]  # error


def literals_are_narrow(error: CardPlusInsufficientBalance) -> None:
    assert_type(error.CODE, Literal[CardPlusCode.SUCCESS])  # error


def group_has_no_code_constant(error: cardplus.CardPlusTopUpError) -> None:
    error.CODE  # error


def placeholder_of_another_class(error: interlace.InterlaceFieldRequired) -> None:
    error.digits  # error


def words_are_checked() -> None:
    cardplus.error_from_code(2801, part="margins")  # error
    interlace.error_from_code("010005", part="margin")  # error
    xt.error_from_code(1, space="code")  # error
    xt.error_from_response({}, envelope="spott")  # error
    cardplus.error_from_code(823, 5)  # error
    cardplus.error_from_code(823, http_status="200")  # error
    Envelope(code=5)  # error
    Envelope("code", mesage="msg")  # error


def one_member_is_forgotten(code: XTReturnCode) -> str:
    match code:
        case XTReturnCode.BUSINESS_SUCCESS:
            return "yes"
        case _:
            assert_never(code)  # error
