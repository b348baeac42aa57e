"""What an exception learns from the text and the arguments that arrive: placeholders, fields, meanings."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from documented_rows import MODULES, Row, documented_rows
from hypothesis import given
from hypothesis import strategies as st

from raisable import ProviderError, cardplus, interlace, keysecure, xt

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def names(row: Row) -> list[str]:
    """The names of a row's placeholders, in the order of its text."""
    if "template" in row.fields:
        return PLACEHOLDER.findall(row.fields["template"])
    return list(row.fields.get("params", ()))


def text(row: Row, values: list[str]) -> str:
    """The row's text as it arrives with these values, filled in from left to right in one go."""
    waiting = iter(values)
    template = row.fields.get("template", row.message)
    return PLACEHOLDER.sub(lambda found: next(waiting), template)


WITH_PARAMS = [row for row in documented_rows() if names(row)]
IN_TEXT = [row for row in WITH_PARAMS if row.module != "xt"]
every_row = pytest.mark.parametrize("row", WITH_PARAMS, ids=str)
every_row_with_text = pytest.mark.parametrize("row", IN_TEXT, ids=str)


def read(row: Row, message: str | None, arguments: object = None) -> Any:
    """The exception of the row for a body of its provider's first shape."""
    if row.module == "xt":
        body: dict[str, object] = {"rc": 1, "mc": row.wire, "ma": arguments}
    else:
        key = "msg" if row.module == "cardplus" else "message"
        body = {"code": row.wire, key: message}
    error = MODULES[row.module].error_from_response(body)
    assert isinstance(error, ProviderError)
    return error


def test_rows_with_placeholders() -> None:
    """Ten Interlace messages begin with a placeholder, and XT has three whose renderer swallowed it."""
    begins = [row for row in IN_TEXT if row.message.startswith("{0}")]
    assert len([row for row in begins if row.module == "interlace"]) == 10
    swallowed = {"WITHDRAW_021", "WITHDRAW_022", "WITHDRAW_023"}
    assert swallowed <= {row.code for row in WITH_PARAMS if row.module == "xt"}


@every_row_with_text
def test_values_from_the_text(row: Row) -> None:
    """Values are recovered from the text that arrives, as params, as attributes and in str."""
    values = [f"value{n}" for n in range(len(names(row)))]
    error = read(row, text(row, values))
    assert dict(error.params) == dict(zip(names(row), values))
    for name, value in zip(names(row), values):
        assert getattr(error, name) == value
    assert all(value in str(error) for value in values)
    assert error.server_message == text(row, values)


@every_row
def test_placeholders_are_typed_attributes(row: Row) -> None:
    """Each placeholder is an attribute of the class, str or None, and None where nothing was told."""
    kind = row.error_class
    for name in names(row):
        assert getattr(kind(), name) is None
        owner = next(
            c for c in kind.__mro__ if name in vars(c).get("__annotations__", ())
        )
        assert vars(owner)["__annotations__"][name] == "str | None"


@every_row_with_text
def test_documented_text_has_the_documented_values(row: Row) -> None:
    """The text exactly as documented gives the class; a placeholder left in it is no value worth more than itself."""
    error = read(row, row.message)
    assert error.server_message == row.message
    for name, value in error.params.items():
        if "template" in row.fields:
            assert value in row.message
        else:
            assert PLACEHOLDER.fullmatch(value)


FOREIGN = [
    "",
    "余额不足",
    "something else altogether",
    "{0.__class__}",
    "{}{}{}{}",
    "%s %(x)s %n",
    "{" * 1000,
    "${jndi:ldap://x/a}",
]


@every_row_with_text
@pytest.mark.parametrize("message", FOREIGN, ids=range(len(FOREIGN)))
def test_foreign_texts_give_no_values(row: Row, message: str) -> None:
    """A text of another form, another language's included, gives the class and no values; nothing is formatted."""
    error = read(row, message)
    assert type(error) in (
        row.error_class,
        cardplus.CardPlusMinimumTransferOrMarginAsset,
    )
    assert dict(error.params) == {}
    assert (error.server_message or "") == message[:500] or len(message) > 500


@every_row_with_text
def test_format_strings_as_values(row: Row) -> None:
    """A value that looks like a format is a value: it is neither formatted nor filled in again."""
    for value in ("{0.__class__}", "{1}", "{0}", "{field}", "%s", "{{0}}", "\\1", "$1"):
        values = [value] * len(names(row))
        error = read(row, text(row, values))
        assert dict(error.params) == dict.fromkeys(names(row), value)
        assert text(row, values) in str(error)
        assert "class '" not in str(error)


def test_filling_in_does_not_multiply() -> None:
    """A value full of placeholders does not grow when it is shown."""
    error = interlace.error_from_code(
        "110009", "Invalid " + "{1}" * 150 + ": " + "x" * 450
    )
    assert error is not None
    assert len(str(error)) < 3000


def test_value_that_is_another_placeholder() -> None:
    """The text is filled in once: a value that names the next placeholder is not replaced by that one's value."""
    error = interlace.error_from_code("110009", "Invalid {1}: too long")
    assert str(error) == "Interlace 110009: Invalid {1}: too long"


def test_values_between_fixed_pieces() -> None:
    """Values may have spaces, colons, quotes and the placeholder's own neighbours in them."""
    cases = [
        (
            "110009",
            "Invalid card type: must be: virtual",
            ("card type", "must be: virtual"),
        ),
        (
            "040021",
            "Deutsche Bank bank code must be a 8-digit number",
            ("Deutsche Bank", "8"),
        ),
        ("040024", "Unsupported characters: é, .. Only allowed: a-z", ("é, .", "a-z")),
        ("010005", "the field is required is required", ("the field is required",)),
        ("010005", " is required", ("",)),
    ]
    for code, message, expected in cases:
        error = interlace.error_from_code(code, message)
        assert error is not None
        assert tuple(error.params.values()) == expected


def test_example_of_the_field() -> None:
    """ "amount is required" says that the field is amount."""
    error = interlace.error_from_code("010005", "amount is required")
    assert isinstance(error, interlace.InterlaceFieldRequired)
    assert error.field == "amount"
    assert str(error) == "Interlace 010005: amount is required"


# XT's arguments

XT_ROWS = [row for row in WITH_PARAMS if row.module == "xt" and "params" in row.fields]


@pytest.mark.parametrize("row", XT_ROWS, ids=str)
@pytest.mark.parametrize("value", ["0.5", 5, 0.5, 10**30, "", 0])
def test_values_from_the_arguments(row: Row, value: object) -> None:
    """XT sends no text: the values are those of `ma`, as text, in each of the three shapes."""
    (name,) = names(row)
    shapes: list[dict[str, Any]] = [
        {"rc": 1, "mc": row.wire, "ma": [value], "result": None},
        {"returnCode": 1, "error": {"code": row.wire, "msg": "x", "args": [value]}},
        {"code": 1, "msg": row.wire, "msgInfo": [value]},
    ]
    for body in shapes:
        error = xt.error_from_response(body)
        assert type(error) is row.error_class
        if value == 10**30:
            assert error.params[name] != str(value)  # as long as a card number
            continue
        assert error.params[name] == str(value) == getattr(error, name)
        assert row.message.replace("{0}", str(value)) in str(error)
    by_code = xt.error_from_code(row.wire, arguments=[value])
    assert by_code is not None and name in by_code.params


@pytest.mark.parametrize("row", XT_ROWS, ids=str)
@pytest.mark.parametrize("arguments", [None, [], {}, "5", 5, [None], {"0": "5"}, True])
def test_arguments_that_are_none(row: Row, arguments: object) -> None:
    """Where `ma` is no list or has nothing, there are no values."""
    error = read(row, None, arguments)
    assert type(error) is row.error_class
    assert dict(error.params) == {}
    assert getattr(error, names(row)[0]) is None


def test_more_arguments_than_placeholders() -> None:
    """Arguments that no placeholder asks for are left out."""
    error = xt.error_from_code("WITHDRAW_022", arguments=["5", "USDT", "x"])
    assert error is not None and dict(error.params) == {"minimum": "5"}
    other = xt.error_from_code("AUTH_103", arguments=["5"])
    assert other is not None and dict(other.params) == {}


def test_arguments_outweigh_the_text() -> None:
    """Where a shape has both, the arguments are the values."""
    error = xt.error_from_code(
        "WITHDRAW_022", "Must be greater than 9", arguments=["5"]
    )
    assert error is not None and dict(error.params) == {"minimum": "5"}


def test_futures_text_gives_values_without_arguments() -> None:
    """The futures shape has a text: without arguments the values are taken from it."""
    body = {
        "returnCode": 1,
        "error": {"code": "WITHDRAW_022", "msg": "Must be greater than 7"},
    }
    error = xt.error_from_response(body)
    assert isinstance(error, xt.XTWithdrawalAmountTooSmall)
    assert error.minimum == "7"


# KeySecure: the field's name is in the message, and nowhere else

FIELD_ROWS = [row for row in documented_rows() if row.fields.get("field_in_message")]


def test_codes_that_carry_a_field() -> None:
    """The page lists these six."""
    assert {row.code for row in FIELD_ROWS} == {
        "1004",
        "2007",
        "2008",
        "2009",
        "2010",
        "4010",
    }


def with_field(message: str, field: str) -> Iterator[str]:
    """The field before or after a text, with the separators that people use."""
    for text in (message, message.rstrip(".")):
        yield from (f"{field} {text}", f"{text} {field}", f"{field}: {text}")
        yield from (f"{text}: {field}", f"[{field}] {text}", f"{text} ({field})")
        yield from (f"{text}: '{field}'", f"{field} - {text}")


@pytest.mark.parametrize("row", FIELD_ROWS, ids=str)
@pytest.mark.parametrize(
    "field", ["postal_code", "country", "address_line1", "first_name"]
)
def test_field_before_or_after_the_text(row: Row, field: str) -> None:
    """The field's name is found before and after the documented text."""
    for message in with_field(row.message, field):
        error = keysecure.error_from_response({"code": row.wire, "msg": message})
        assert type(error) is row.error_class
        assert error.field == field, message


@pytest.mark.parametrize("row", FIELD_ROWS, ids=str)
@pytest.mark.parametrize(
    "message",
    [
        "billing_country 不支持的国家",
        "不支持的国家 billing_country",
        "参数billing_country错误",
    ],
)
def test_field_in_a_localized_text(row: Row, message: str) -> None:
    """In another language the name is what has an underscore."""
    error = keysecure.error_from_response({"code": row.wire, "msg": message})
    assert type(error) is row.error_class
    assert error.field == "billing_country"


@pytest.mark.parametrize("row", FIELD_ROWS, ids=str)
@pytest.mark.parametrize(
    "message", ["", None, "不支持的国家", "Sorry", 5, ["country_code"]]
)
def test_no_field(row: Row, message: object) -> None:
    """A text without a name has no field, and neither has the documented text alone."""
    for text in (message, row.message):
        error = keysecure.error_from_response({"code": row.wire, "msg": text})
        assert error is not None and error.field is None


def test_other_codes_have_no_field() -> None:
    """A word with an underscore in the text of another code is no field."""
    error = keysecure.error_from_response({"code": 4004, "msg": "card_id not found"})
    assert error is not None and error.field is None


def test_field_is_shown() -> None:
    """str names the field."""
    error = keysecure.error_from_code(2009, "country_code Country is not supported")
    assert error is not None and error.field == "country_code"
    assert "country_code" in str(error)
    assert error.to_dict()["field"] == "country_code"


# CardPlus 2801, documented with two meanings

TRANSFER = cardplus.CardPlusTransferBelowMinimum
MARGIN = cardplus.CardPlusCardMarginAssetNotFound
ABOVE = cardplus.CardPlusMinimumTransferOrMarginAsset


@pytest.mark.parametrize(
    ("message", "part", "expected"),
    [
        ("Single minimum transfer amount 10", None, TRANSFER),
        ("Single minimum transfer amount 25.5", None, TRANSFER),
        ("The card margin asset does not exist.", None, MARGIN),
        (None, "transfer", TRANSFER),
        (None, "margin", MARGIN),
        ("单笔最小转账金额", "transfer", TRANSFER),
        ("卡保证金资产不存在", "margin", MARGIN),
        ("", "margin", MARGIN),
        # What arrived tells more than what was called.
        ("Single minimum transfer amount 10", "margin", TRANSFER),
        ("The card margin asset does not exist.", "transfer", MARGIN),
        (None, None, ABOVE),
        ("", None, ABOVE),
        ("单笔最小转账金额", None, ABOVE),
        ("Single minimum transfer", None, ABOVE),
        ("single minimum transfer amount 10", None, ABOVE),
        (None, "something", ABOVE),
    ],
)
def test_code_with_two_meanings(
    message: str | None, part: Any, expected: type[cardplus.CardPlusError]
) -> None:
    """The text decides, else the caller's word for the part, else the class above both."""
    for code in (2801, "2801", cardplus.CardPlusCode(2801)):
        error = cardplus.error_from_code(code, message, part=part)
        assert type(error) is expected
        assert error.code is cardplus.CardPlusCode(2801) and error.documented
    body = {"code": 2801, "msg": message}
    assert type(cardplus.error_from_response(body, part=part)) is expected
    with pytest.raises(ABOVE):
        cardplus.raise_for_response(body, part=part)


def test_meanings_are_apart() -> None:
    """Both meanings are caught by the code's class, and neither by the other's; each has its own documented text."""
    assert issubclass(TRANSFER, ABOVE) and issubclass(MARGIN, ABOVE)
    assert not issubclass(TRANSFER, MARGIN) and not issubclass(MARGIN, TRANSFER)
    assert TRANSFER.message == "Single minimum transfer amount 10"
    assert MARGIN.message == "The card margin asset does not exist."
    assert issubclass(TRANSFER, cardplus.CardPlusTopUpError)
    assert not issubclass(MARGIN, cardplus.CardPlusTopUpError)


def test_meaning_has_its_figure() -> None:
    """The minimum that arrived is an attribute of the meaning that the text tells."""
    error = cardplus.error_from_code(2801, "Single minimum transfer amount 25")
    assert isinstance(error, TRANSFER)
    assert error.limit == "25"


# Properties

plain_words = st.text("abcdefghij_ ", min_size=1, max_size=20)


@given(st.sampled_from(IN_TEXT), st.data())
def test_any_words_come_back(row: Row, data: st.DataObject) -> None:
    """Whatever words stand in the placeholders come back, filled in as they were."""
    values = [data.draw(plain_words) for _ in names(row)]
    error = read(row, text(row, values))
    filled = text(row, list(error.params.values()))
    assert filled == text(row, values)
    assert error.server_message == filled


@given(st.sampled_from(WITH_PARAMS + FIELD_ROWS), st.text(max_size=200))
def test_any_text_is_harmless(row: Row, message: str) -> None:
    """Whatever text arrives: the class is the code's, values are pieces of the text, nothing raises."""
    error = MODULES[row.module].error_from_code(row.wire, message)
    assert error is not None and error.documented
    assert all(type(value) is str for value in error.params.values())
    assert len(str(error)) < 10_000
