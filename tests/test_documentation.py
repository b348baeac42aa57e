"""What the five providers' pages make hard, one test class for each difficulty, and the answer to it.

Codes and texts are those of the providers' documentation.
"""

import builtins
import re
from pathlib import Path
from types import ModuleType

import pytest

from raisable import OperationFailed, Pending, ProviderError, RateLimited
from raisable import cardplus, interlace, keysecure, legend, xt
from raisable_gen.catalog import Row
from raisable_gen.config import sources
from raisable_gen.compile import compile_specs

CATALOG = compile_specs(*sources(Path(__file__).parents[1] / "specs"))
PROVIDERS = {provider.module: provider for provider in CATALOG.providers}
MODULES = {
    "cardplus": cardplus,
    "interlace": interlace,
    "keysecure": keysecure,
    "legend": legend,
    "xt": xt,
}


def rows(module: str, code: str) -> list[Row]:
    """The catalog's rows for a code, whatever its space."""
    return [row for row in PROVIDERS[module].rows if row.code == code]


def row(module: str, code: str) -> Row:
    """The catalog's only row for a code."""
    (found,) = rows(module, code)
    return found


def raised(module: str, code: str, message: str | None = None) -> ProviderError:
    """The exception that a provider's module gives for a code and the text that came with it."""
    error = MODULES[module].error_from_code(code, message)
    assert isinstance(error, ProviderError)
    return error


class TestOneCodeWithTwoUnrelatedMeanings:
    """CardPlus 2801 is a minimum of a transfer in one section, and a missing margin asset in another."""

    MINIMUM = "Single minimum transfer amount 10"
    NO_ASSET = "The card margin asset does not exist."

    def test_both_rows_are_in_the_catalog(self) -> None:
        """Each meaning is a row of its own, under the section that documents it."""
        assert [(r.message, r.section) for r in rows("cardplus", "2801")] == [
            (self.MINIMUM, "Card Top-up / Withdraw / Transfer"),
            (self.NO_ASSET, "Card Cancellation & Margin"),
        ]

    def test_enum_has_one_member(self) -> None:
        """The enum has the value once, and no member is silently an alias of another."""
        members = cardplus.CardPlusCode.__members__
        assert [m for m in members.values() if m == 2801] == [
            cardplus.CardPlusCode(2801)
        ]
        assert len(members) == 106

    @pytest.mark.parametrize("figure", ["10", "25", "1,000.00"])
    def test_text_tells_the_transfer(self, figure: str) -> None:
        """The text of the minimum gives its class, whatever the minimum is today."""
        body = {"code": 2801, "msg": f"Single minimum transfer amount {figure}"}
        error = cardplus.error_from_response(body)
        assert type(error) is cardplus.CardPlusTransferBelowMinimum
        assert error.limit == figure
        assert isinstance(error, cardplus.CardPlusTopUpError)
        assert not isinstance(error, cardplus.CardPlusCardCancellationAndMarginError)

    def test_text_tells_the_margin(self) -> None:
        """The text of the missing asset gives its class."""
        error = cardplus.error_from_response({"code": 2801, "msg": self.NO_ASSET})
        assert type(error) is cardplus.CardPlusCardMarginAssetNotFound
        assert isinstance(error, cardplus.CardPlusCardCancellationAndMarginError)
        assert not isinstance(error, cardplus.CardPlusTopUpError)

    def test_part_tells_where_the_text_is_localized(self) -> None:
        """The caller's word for the part of the API decides when the text does not."""
        body = {"code": 2801, "msg": "单笔最低划转金额 10"}
        for part, wanted in (
            ("transfer", cardplus.CardPlusTransferBelowMinimum),
            ("margin", cardplus.CardPlusCardMarginAssetNotFound),
        ):
            assert type(cardplus.error_from_response(body, part=part)) is wanted
            assert type(cardplus.error_from_code(2801, part=part)) is wanted

    def test_neither_tells(self) -> None:
        """Without text and word it is the class above both, which names no meaning's group or category."""
        for error in (
            cardplus.error_from_code(2801),
            cardplus.error_from_code(2801, "单笔最低划转金额 10"),
            cardplus.error_from_response({"code": 2801}),
        ):
            assert type(error) is cardplus.CardPlusMinimumTransferOrMarginAsset
            assert (error.group, error.category) == (None, None)
            assert self.MINIMUM in error.message and self.NO_ASSET in error.message

    def test_class_above_catches_both(self) -> None:
        """All three classes have the one code, and the class above catches the two below."""
        above = cardplus.CardPlusMinimumTransferOrMarginAsset
        for found in (
            cardplus.CardPlusTransferBelowMinimum,
            cardplus.CardPlusCardMarginAssetNotFound,
        ):
            with pytest.raises(above) as caught:
                raise found
            assert caught.value.code is cardplus.CardPlusCode(2801)
            assert caught.value.documented
        assert cardplus.ERRORS[2801] is above


class TestSameRowTwice:
    """XT documents SYMBOL_001 twice, word for word."""

    def test_it_is_one_row_one_member_and_one_class(self) -> None:
        """The repeat adds nothing, and the specs say so without a notice."""
        assert row("xt", "SYMBOL_001").message == "Symbol not exist"
        assert CATALOG.notices == ()
        assert [m.value for m in xt.XTMessageCode].count("SYMBOL_001") == 1
        assert type(raised("xt", "SYMBOL_001")) is xt.XTSymbolNotFound


SAME_TEXT = [
    ("cardplus", "The card top-up order does not exist.", ["2601", "2603"]),
    (
        "xt",
        "Duplicate request (bizId can only be requested once)",
        ["FUND_001", "TRANSFER_001"],
    ),
    ("xt", "Transfer prohibited", ["FUND_005", "TRANSFER_006"]),
    (
        "xt",
        "Trigger risk control",
        ["GATEWAY_0001", "GATEWAY_0002", "GATEWAY_0003", "GATEWAY_0004"],
    ),
]


class TestDifferentCodesWithTheSameText:
    """The code decides, never the text: each code has its member and its class."""

    @pytest.mark.parametrize(("module", "text", "codes"), SAME_TEXT)
    def test_each_code_has_its_own_class(
        self, module: str, text: str, codes: list[str]
    ) -> None:
        """Classes and members of codes with one text are distinct, and none catches another."""
        errors = [raised(module, code, text) for code in codes]
        assert [str(error.code) for error in errors] == codes
        assert {error.message for error in errors} == {text}
        for error in errors:
            others = [type(other) for other in errors if other is not error]
            assert not isinstance(error, tuple(others))

    def test_these_are_all(self) -> None:
        """No other text is documented under two codes."""
        shared = []
        for module, provider in PROVIDERS.items():
            for text in dict.fromkeys(row.message for row in provider.rows):
                codes = [row.code for row in provider.rows if row.message == text]
                if len(codes) > 1:
                    shared.append((module, text, codes))
        assert shared == SAME_TEXT


class TestNearlyTheSameText:
    """Names say what is different, also where texts hardly do."""

    @pytest.mark.parametrize(
        ("module", "texts"),
        [
            ("legend", {"602003": "Invalid token", "602005": "Token invalid"}),
            (
                "xt",
                {
                    "ORDER_002": "Insufficient funds",
                    "WITHDRAW_011": "Insufficient free balance",
                    "FUND_002": "Insufficient account balance",
                    "TRANSFER_002": "Insufficient balance",
                },
            ),
        ],
    )
    def test_alike_texts_have_telling_names(
        self, module: str, texts: dict[str, str]
    ) -> None:
        """The names differ in their words, and not only in the order of the words."""
        words = set()
        for code, text in texts.items():
            assert row(module, code).message == text
            words.add(frozenset(re.findall("[A-Z]+[a-z]*", row(module, code).name)))
            assert str(raised(module, code).code) == code
        assert len(words) == len(texts)

    @pytest.mark.parametrize("module", PROVIDERS)
    def test_no_two_names_are_alike(self, module: str) -> None:
        """No two classes of a provider have names that differ by case alone."""
        names = [
            name.casefold() for name in MODULES[module].__all__ if name[0].isupper()
        ]
        assert len(set(names)) == len(names)

    def test_numbers_tell_names_apart_only_where_words_can_not(self) -> None:
        """A name ends in a number only where two codes share the very same text."""
        numbered = {
            (module, row.code)
            for module, provider in PROVIDERS.items()
            for row in provider.rows
            if row.name[-1].isdigit()
        }
        assert numbered == {
            ("cardplus", "2601"),
            ("cardplus", "2603"),
            *(("xt", f"GATEWAY_000{number}") for number in (1, 2, 3, 4)),
        }


class TestLeadingZeros:
    """Interlace's codes are text of six digits, and the zeros in front belong to them."""

    def test_codes_are_kept_as_text(self) -> None:
        """83 of the 96 codes begin with a zero, in the catalog as in the enum."""
        codes = [row.code for row in PROVIDERS["interlace"].rows]
        assert len(codes) == 96
        assert len([code for code in codes if code.startswith("0")]) == 83
        assert [member.value for member in interlace.InterlaceCode] == codes

    def test_the_text_is_the_code(self) -> None:
        """`"010011"` is the documented code, and its member compares equal to the text."""
        error = interlace.error_from_code("010011")
        assert type(error) is interlace.InterlaceInsufficientBalance
        assert error.code == "010011" and str(error.code) == "010011"

    @pytest.mark.parametrize("code", ["10011", "0010011", 10011, 0o10011, "10011.0"])
    def test_without_its_zero_it_is_another_code(self, code: object) -> None:
        """A number, or a text with more or fewer zeros, is not the documented code and keeps its value."""
        error = interlace.error_from_code(code)
        assert type(error) is interlace.InterlaceError
        assert (error.code, error.documented) == (code, False)

    def test_success_is_six_zeros(self) -> None:
        """Only the text of six zeros is the success: 0 and "0" are not."""
        assert interlace.error_from_code("000000") is None
        assert interlace.error_from_code(0) is not None
        assert interlace.error_from_code("0") is not None

    @pytest.mark.parametrize("code", [0, 10011, "10011", "010011 ", True, None])
    def test_other_code_beside_a_message_is_no_success(self, code: object) -> None:
        """An answer with a message whose code is not text of six digits is none that Interlace documents."""
        body = {"code": code, "message": "Insufficient balance", "data": None}
        assert isinstance(
            interlace.error_from_response(body), interlace.InterlaceInvalidResponse
        )

    def test_authorization_code_is_no_response_code(self) -> None:
        """The older OAuth answer, whose `code` is an authorization code, is no error."""
        body = {"timestamp": 1681290184, "code": "58ca1c4a4b1d4dbc"}
        assert interlace.error_from_response(body) is None


class TestCodesWithADigitMore:
    """A CardPlus code that begins like another has nothing to do with it."""

    @pytest.mark.parametrize(
        ("short", "long"),
        [("605", "6050"), ("556", "5566"), ("623", "6233"), ("624", "6244")]
        + [("628", "6288")],
    )
    def test_neither_is_the_other(self, short: str, long: str) -> None:
        """Both have their class and their text, and neither class catches the other."""
        one, other = raised("cardplus", short), raised("cardplus", long)
        assert (one.code, other.code) == (int(short), int(long))
        assert one.message != other.message
        assert not isinstance(one, type(other)) and not isinstance(other, type(one))

    @pytest.mark.parametrize("code", [8230, 82, 60500, 62])
    def test_no_prefix_is_taken_for_a_code(self, code: int) -> None:
        """An undocumented code is not recognised by the digits that it begins with."""
        error = cardplus.error_from_code(code)
        assert type(error) is cardplus.CardPlusError
        assert (error.code, error.documented) == (code, False)


class TestRangesInsideRanges:
    """A listed code is where its section says; an undocumented one is in the narrowest range that holds it."""

    @pytest.mark.parametrize(
        ("code", "wanted"),
        [
            ("101999", legend.LegendGeneralError),
            ("201999", legend.LegendUserProfileError),
            ("300999", legend.LegendDepositError),
            ("300499", legend.LegendDepositError),
            ("300500", legend.LegendQuoteError),
            ("300555", legend.LegendQuoteError),
            ("300599", legend.LegendQuoteError),
            ("300600", legend.LegendDepositError),
            ("301555", legend.LegendTradeError),
            ("302555", legend.LegendError),
            ("303999", legend.LegendKYCError),
            ("304555", legend.LegendComplianceError),
            ("304899", legend.LegendComplianceError),
            ("304901", legend.LegendACHError),
            ("304950", legend.LegendACHError),
            ("304999", legend.LegendACHError),
            ("305000", legend.LegendPaymentError),
            ("501999", legend.LegendVisitorError),
            ("602999", legend.LegendPartnerError),
            ("900999", legend.LegendInternalError),
            ("909999", legend.LegendError),
            ("912345", legend.LegendAuthenticationAndDataError),
            ("913999", legend.LegendAuthenticationAndDataError),
            ("914999", legend.LegendIdentityVerificationError),
            ("915999", legend.LegendDEXWalletError),
            ("916999", legend.LegendUserRecordError),
            ("917000", legend.LegendAuthenticationAndDataError),
            ("920000", legend.LegendError),
            ("999999", legend.LegendError),
            ("3049500", legend.LegendError),
            ("30495", legend.LegendError),
            (304950, legend.LegendError),
        ],
    )
    def test_legend_undocumented_code(
        self, code: str | int, wanted: type[legend.LegendError]
    ) -> None:
        """A range inside another takes its codes from it, and ends where the page ends it."""
        error = legend.error_from_code(code)
        assert type(error) is wanted
        assert (error.code, error.documented) == (code, False)

    def test_legend_sections_stand_side_by_side(self) -> None:
        """The page's sections are no families of each other: an ACH error is no compliance error."""
        for inner, outer in (
            (legend.LegendACHError, legend.LegendComplianceError),
            (legend.LegendQuoteError, legend.LegendDepositError),
            (legend.LegendUserRecordError, legend.LegendAuthenticationAndDataError),
        ):
            assert inner.__bases__ == (legend.LegendError,)
            assert outer.__bases__ == (legend.LegendError,)

    @pytest.mark.parametrize(
        ("code", "wanted"),
        [
            (999, keysecure.KeySecureError),
            (1000, keysecure.KeySecureCommonError),
            (1999, keysecure.KeySecureCommonError),
            (2999, keysecure.KeySecureCardholderError),
            (3000, keysecure.KeySecureAccountError),
            ("4999", keysecure.KeySecureCardError),
            (5000, keysecure.KeySecureError),
            (10010, keysecure.KeySecureError),
            (-1001, keysecure.KeySecureError),
        ],
    )
    def test_keysecure_undocumented_code(
        self, code: int | str, wanted: type[keysecure.KeySecureError]
    ) -> None:
        """KeySecure's four ranges hold a thousand codes each."""
        error = keysecure.error_from_code(code)
        assert type(error) is wanted and not error.documented

    def test_cardplus_sections_are_no_ranges(self) -> None:
        """A CardPlus code's section is the one that lists it; an undocumented code has none."""
        assert type(raised("cardplus", "823")).__mro__[1] is cardplus.CardPlusTopUpError
        assert type(raised("cardplus", "2001")).__mro__[1] is cardplus.CardPlusKYCError
        assert PROVIDERS["cardplus"].ranges == ()
        for code in (822, 824, 2000, 2002, 2215, 2233):
            assert type(cardplus.error_from_code(code)) is cardplus.CardPlusError

    @pytest.mark.parametrize(
        ("known", "unknown", "wanted"),
        [
            ("AUTH_103", "AUTH_999", xt.XTAuthError),
            ("SYMBOL_001", "SYMBOL_006", xt.XTSymbolError),
            ("ORDER_002", "ORDER_999", xt.XTOrderError),
            ("ORDER_F0101", "ORDER_F9999", xt.XTOrderFilterError),
            ("COMMON_002", "COMMON_X", xt.XTCommonError),
            ("CURRENCY_001", "CURRENCY_002", xt.XTCurrencyError),
            ("DEPOSIT_006", "DEPOSIT_", xt.XTDepositError),
            ("WITHDRAW_021", "WITHDRAW_099", xt.XTWithdrawError),
            ("FUND_044", "FUND_045", xt.XTFundError),
            ("TRANSFER_007", "TRANSFER_099", xt.XTTransferError),
            ("GATEWAY_0001", "GATEWAY_0005", xt.XTGatewayError),
        ],
    )
    def test_xt_prefixes_are_families_inside_the_documented_section(
        self, known: str, unknown: str, wanted: type[xt.XTError]
    ) -> None:
        """A message code is of its prefix's family, and its group is the documented section."""
        documented, undocumented = raised("xt", known), raised("xt", unknown)
        assert isinstance(documented, wanted) and documented.documented
        assert type(undocumented) is wanted
        assert (undocumented.code, undocumented.documented) == (unknown, False)
        assert isinstance(documented, xt.XTMessageError)
        assert documented.group == undocumented.group == "Message Code (mc)"

    @pytest.mark.parametrize("code", ["AUTH", "AUTHX_001", "auth_001", " AUTH_001"])
    def test_xt_code_of_no_family(self, code: str) -> None:
        """A code with no documented prefix is known only to come from XT."""
        assert type(raised("xt", code)) is xt.XTError

    def test_xt_order_filters_are_orders(self) -> None:
        """The order filters are a family inside the family of orders."""
        assert issubclass(xt.XTOrderFilterError, xt.XTOrderError)


class TestSectionTitlesThatCollide:
    """Legend has two sections called "System Errors" and two called "User Errors"."""

    def test_each_section_has_its_class_and_its_verbatim_title(self) -> None:
        """The classes are named by what is in them; their titles stay bilingual and spaced as documented."""
        titles = {
            legend.LegendGeneralError: "System Errors 系统错误 (101xxx)",
            legend.LegendInternalError: "System Errors (900xxx)",
            legend.LegendUserProfileError: "User Errors 用户错误 (201xxx)",
            legend.LegendUserRecordError: "User Errors (916xxx)",
            legend.LegendDepositError: "Deposit Errors 充值错误(300xxx)",
            legend.LegendKYCError: "KYC Errors KYC错误(303xxx)",
        }
        assert {found: found.group for found in titles} == titles
        assert isinstance(raised("legend", "101006"), legend.LegendGeneralError)
        assert isinstance(raised("legend", "900000"), legend.LegendInternalError)
        assert isinstance(raised("legend", "201001"), legend.LegendUserProfileError)
        assert isinstance(raised("legend", "916001"), legend.LegendUserRecordError)

    def test_no_class_could_be_taken_for_both(self) -> None:
        """Neither of two namesakes has the plain name."""
        assert not hasattr(legend, "LegendSystemError")
        assert not hasattr(legend, "LegendUserError")


class TestRowsThatAreNoErrors:
    """Some documented codes are a success, and some say that nothing is decided yet."""

    SUCCESS = {
        "cardplus": {200, 2232, 2234},
        "interlace": {"000000"},
        "keysecure": {0},
        "legend": set[str](),
        "xt": {0, 200, "SUCCESS"},
    }
    PENDING = {
        "cardplus": {"610", "2212", "2216"},
        "interlace": {"030002"},
        "keysecure": {"2004"},
        "legend": set[str](),
        "xt": {"DEPOSIT_007"},
    }

    @pytest.mark.parametrize("module", PROVIDERS)
    def test_success_never_raises(self, module: str) -> None:
        """The documented successes, and only they, give no exception."""
        package = MODULES[module]
        assert package.SUCCESS == self.SUCCESS[module]
        for code in self.SUCCESS[module]:
            assert package.error_from_code(code) is None
            package.raise_for_code(code)
            assert code not in package.ERRORS
        successes = {
            row.code for row in PROVIDERS[module].rows if row.kind == "success"
        }
        assert successes == {str(code) for code in self.SUCCESS[module]}

    def test_success_whatever_its_text(self) -> None:
        """CardPlus's two lesser successes are successes in a body too, and in any language."""
        for code in (2232, 2234, 200):
            assert (
                cardplus.error_from_response({"code": code, "msg": "添加成功"}) is None
            )

    @pytest.mark.parametrize("module", PROVIDERS)
    def test_pending_rows_raise_a_pending(self, module: str) -> None:
        """What is not finished yet raises, can be told from a failure, and says nothing of a retry."""
        provider = PROVIDERS[module]
        pending = {row.code for row in provider.rows if row.kind == "pending"}
        assert pending == self.PENDING[module]
        for code in pending:
            with pytest.raises(Pending) as caught:
                MODULES[module].raise_for_code(code)
            assert caught.value.category == "pending"
            assert caught.value.retryable is None
        for found in MODULES[module].ERRORS.values():
            assert issubclass(found, Pending) == (str(found.CODE) in pending)

    def test_generic_twins_of_success_are_failures(self) -> None:
        """XT's FAILURE and rc 1 say only that it failed."""
        for code, wanted in (("FAILURE", xt.XTFailure), (1, xt.XTBusinessFailure)):
            error = xt.error_from_code(code)
            assert type(error) is wanted and isinstance(error, OperationFailed)

    def test_rc_1_is_a_failure_without_a_message_code(self) -> None:
        """An answer with rc 1 is an error, whatever mc says or does not say."""
        failed = {"rc": 1, "ma": [], "result": None}
        assert type(xt.error_from_response(failed)) is xt.XTBusinessFailure
        for nothing in (None, ""):
            error = xt.error_from_response({**failed, "mc": nothing})
            assert type(error) is xt.XTBusinessFailure
        assert type(xt.error_from_response({**failed, "mc": "FAILURE"})) is xt.XTFailure
        error = xt.error_from_response({**failed, "mc": "NEW_CODE"})
        assert isinstance(error, xt.XTError) and error.code == "NEW_CODE"
        assert xt.error_from_response({**failed, "mc": "SUCCESS"}) is not None
        succeeded = {"rc": 0, "mc": "SUCCESS", "ma": [], "result": {}}
        assert xt.error_from_response(succeeded) is None


class TestTwoMeaningsInOneRow:
    """Three CardPlus rows read "A / B": one code, one class, and a name that says both."""

    @pytest.mark.parametrize(
        ("code", "message", "wanted"),
        [
            (
                "629",
                "Incorrect card number. / country code error",
                cardplus.CardPlusCardNumberOrCountryCodeInvalid,
            ),
            (
                "1112",
                "Channel config error / Agency code can't be empty!",
                cardplus.CardPlusChannelConfigInvalidOrAgencyCodeRequired,
            ),
            (
                "2205",
                "Card not exist / Physical card requires a card number",
                cardplus.CardPlusCardNotFoundOrNumberRequired,
            ),
        ],
    )
    def test_both_are_one_class(
        self, code: str, message: str, wanted: type[cardplus.CardPlusError]
    ) -> None:
        """The row stays one, its text stays whole, and either half that arrives gives the class."""
        assert row("cardplus", code).message == wanted.message == message
        for text in (message, *message.split(" / "), None):
            error = raised("cardplus", code, text)
            assert type(error) is wanted
            assert error.server_message == text


class TestDescriptionsAndFigures:
    """A text may describe the message instead of quoting it, or hold a figure that somebody configures."""

    def test_described_message(self) -> None:
        """CardPlus 2303 is the only text that is no quotation, and its class says so."""
        described = [
            row.code
            for provider in CATALOG.providers
            for row in provider.rows
            if row.paraphrased
        ]
        assert described == ["2303"]
        text = "Withdrawals from this region need a review"
        error = raised("cardplus", "2303", text)
        assert type(error) is cardplus.CardPlusWithdrawalRestrictedByAML
        assert error.message == "AML-related withdrawal restriction message"
        assert error.server_message == text
        described_in = type(error).__doc__ or ""
        assert "the text that arrives is another" in " ".join(described_in.split())

    @pytest.mark.parametrize(
        ("module", "code", "message", "arrived", "name", "value"),
        [
            (
                "cardplus",
                "2811",
                "Single maximum transfer amount 100000",
                "Single maximum transfer amount 50000",
                "limit",
                "50000",
            ),
            (
                "cardplus",
                "2301",
                "The minimum recharge must be no less than 1$",
                "The minimum recharge must be no less than 20$",
                "limit",
                "20",
            ),
            (
                "interlace",
                "040027",
                "Payment amount must be at least 120 USD. Please adjust and try again.",
                "Payment amount must be at least 80 USD. Please adjust and try again.",
                "minimum",
                "80",
            ),
            (
                "xt",
                "FUND_044",
                "Amount length max 113",
                "Amount length max 64",
                "max_length",
                "64",
            ),
        ],
    )
    def test_configured_figure(
        self, module: str, code: str, message: str, arrived: str, name: str, value: str
    ) -> None:
        """The documented figure stays in the text and out of the name; the one that arrives is an attribute."""
        assert row(module, code).message == message
        assert not re.search(r"\d", row(module, code).name)
        error = raised(module, code, arrived)
        assert error.message == message
        assert dict(error.params) == {name: value}
        assert getattr(error, name) == value


class TestMessagesThatBeginWithAPlaceholder:
    """Ten Interlace texts begin with `{0}`, so the text alone gives no name: the spec does."""

    CASES = {
        "010002": ("FieldNull", "cardId is null", {"field": "cardId"}),
        "010004": ("EntityNotFound", "Budget not found", {"entity": "Budget"}),
        "010005": ("FieldRequired", "amount is required", {"field": "amount"}),
        "010006": ("FieldInvalid", "type is invalid", {"field": "type"}),
        "010008": ("FieldMismatch", "email does not match", {"field": "email"}),
        "010010": ("OperationFailed", "Transfer failed", {"operation": "Transfer"}),
        "040002": (
            "PaymentNotSupported",
            "SWIFT payment not supported",
            {"payment_type": "SWIFT"},
        ),
        "040021": (
            "BankCodeInvalid",
            "HSBC bank code must be a 3-digit number",
            {"bank": "HSBC", "digits": "3"},
        ),
        "040022": (
            "BranchCodeInvalid",
            "HSBC branch code must be a 4-digit number",
            {"bank": "HSBC", "digits": "4"},
        ),
        "100002": (
            "FileSizeLimitExceeded",
            "Passport file is too large. Maximum size: 5MB",
            {"file": "Passport", "max_size": "5MB"},
        ),
    }

    def test_these_are_all(self) -> None:
        """The documentation has ten such texts, all of Interlace."""
        found = [
            row.code
            for provider in CATALOG.providers
            for row in provider.rows
            if row.message.startswith("{")
        ]
        assert found == list(self.CASES)

    @pytest.mark.parametrize("code", CASES)
    def test_named_and_recovered(self, code: str) -> None:
        """The class has a telling name, keeps the documented text, and finds the values in the text that arrives."""
        name, text, params = self.CASES[code]
        error = interlace.error_from_response({"code": code, "message": text})
        assert error is not None
        assert type(error).__name__ == f"Interlace{name}"
        assert error.message.startswith("{0}")
        assert error.server_message == text
        assert dict(error.params) == params
        assert {key: getattr(error, key) for key in params} == params
        assert text in str(error)


class TestSwallowedPlaceholders:
    """XT's page shows "0" where the published source has `{0}`; the figure arrives in `ma`."""

    CASES = [
        ("WITHDRAW_021", "Withdrawal limited, max {0} this time", "maximum"),
        ("WITHDRAW_022", "Must be greater than {0}", "minimum"),
        ("WITHDRAW_023", "Must be less than {0}", "maximum"),
    ]

    @pytest.mark.parametrize(("code", "message", "name"), CASES)
    def test_argument_fills_the_placeholder(
        self, code: str, message: str, name: str
    ) -> None:
        """The message carries `{0}`, and the argument that arrives is an attribute and in the text."""
        body = {"rc": 1, "mc": code, "ma": ["250.5"], "result": None}
        error = xt.error_from_response(body)
        assert error is not None and error.message == message
        assert dict(error.params) == {name: "250.5"}
        assert getattr(error, name) == "250.5"
        assert message.replace("{0}", "250.5") in str(error)

    @pytest.mark.parametrize(("code", "message", "name"), CASES)
    def test_no_argument_invents_no_figure(
        self, code: str, message: str, name: str
    ) -> None:
        """Without an argument nothing claims that the limit is 0."""
        body = {"rc": 1, "mc": code, "ma": [], "result": None}
        error = xt.error_from_response(body)
        assert error is not None and dict(error.params) == {}
        assert getattr(error, name) is None
        assert message in str(error)


class TestTextThatIsNotPlainASCII:
    """Full-width signs, Chinese headings and what the page escapes are kept as a reader sees them."""

    @pytest.mark.parametrize(
        ("module", "code", "end"),
        [
            ("cardplus", "562", "for the first time\uff01"),
            ("cardplus", "2301", "no less than 1$"),
            ("cardplus", "2302", "not less than 1$"),
            # The page has a no-break space there, which its e-mail masking put in.
            ("legend", "101108", "support at [email protected]"),
        ],
    )
    def test_message_as_a_reader_sees_it(
        self, module: str, code: str, end: str
    ) -> None:
        """The text ends as documented, without the escapes of the page, in catalog and class."""
        assert row(module, code).message.endswith(end)
        assert raised(module, code).message == row(module, code).message

    def test_sources_are_ascii_all_the_same(self) -> None:
        """The modules that hold such texts are written in ASCII."""
        for module in (cardplus, legend):
            assert Path(str(module.__file__)).read_bytes().isascii()


class TestSpellingMistakes:
    """A mistake of the provider's stays in the message, and never gets into a name."""

    @pytest.mark.parametrize(
        ("module", "code", "message", "name"),
        [
            ("cardplus", "2201", "Invaild PIN", "PINInvalid"),
            ("cardplus", "600", "user does not exists", "UserNotFound"),
            ("cardplus", "605", "email does not exists", "EmailNotFound"),
            ("cardplus", "406", "Request too frequently", "TooManyRequests"),
            (
                "cardplus",
                "610",
                "identification info is under preview",
                "IdentityReviewPending",
            ),
            ("legend", "303001", "Incompleted application", "ApplicationIncomplete"),
            (
                "legend",
                "305008",
                "Plaid account need reauthorize",
                "PlaidAccountReauthorizationRequired",
            ),
        ],
    )
    def test_message_verbatim_and_name_correct(
        self, module: str, code: str, message: str, name: str
    ) -> None:
        """The message is the page's, the name is English."""
        assert row(module, code).message == raised(module, code).message == message
        assert row(module, code).name == name

    def test_no_mistake_is_in_a_name(self) -> None:
        """None of the page's misspelt words is part of a class's name."""
        names = [row.name for provider in CATALOG.providers for row in provider.rows]
        wrong = re.compile(r"Invaild|NotExists|Preview|Incompleted|Embosed|Illegal")
        assert [name for name in names if wrong.search(name)] == []


class TestNamesOfPython:
    """ "System error" does not become SystemError, nor a time-out TimeoutError."""

    def test_system_error_and_timeout(self) -> None:
        """The codes have classes of their own that are none of Python's."""
        for module, code, message in (
            ("legend", "900000", "System Error"),
            ("keysecure", "1001", "System error, please try again later"),
            ("xt", "TRANSFER_007", "Request timed out"),
        ):
            error = raised(module, code)
            assert error.message == message
            assert not isinstance(error, (SystemError, TimeoutError))

    @pytest.mark.parametrize(
        "module", ["raisable", *map("raisable.{}".format, MODULES)]
    )
    def test_star_import_hides_nothing(self, module: str) -> None:
        """`from ... import *` leaves every builtin what it was."""
        namespace: dict[str, object] = {}
        exec(f"from {module} import *", namespace)
        hidden = set(namespace) & set(vars(builtins)) - {"__builtins__"}
        assert hidden == set()


class TestGapsInTheNumbering:
    """A number that the page leaves out is simply not documented."""

    @pytest.mark.parametrize(
        ("package", "code", "wanted"),
        [
            (xt, "WITHDRAW_007", xt.XTWithdrawError),
            (interlace, "040023", interlace.InterlaceError),
            (legend, "101107", legend.LegendGeneralError),
        ],
    )
    def test_gap_is_undocumented(
        self, package: ModuleType, code: str, wanted: type[ProviderError]
    ) -> None:
        """There is no row, no member and no class for it; if it arrives, it is of its range."""
        module = package.__name__.rpartition(".")[2]
        assert rows(module, code) == []
        assert code not in package.ERRORS and code not in package.SUCCESS
        error = package.error_from_code(code)
        assert type(error) is wanted
        assert (error.code, error.documented) == (code, False)


class TestRetryHints:
    """A retry may help only where the documentation says so: not known is not the same as no."""

    MAY_HELP = {
        "cardplus": {
            "406": "Request too frequently",
            "407": "System busy",
            "511": "sending too frequently, please try again later",
        },
        "interlace": {
            "010014": "Submitted too quickly",
            "070009": "Card credit modification failed. Please try again later.",
            "070010": "A card issuance process is already in progress. Please retry later.",
        },
        "keysecure": {
            "1001": "System error, please try again later",
            "1009": "Operation too frequent, please try again later",
        },
        "legend": {
            "101006": "Too many requests",
            "201006": "Check user SSN failed, please check your SSN and try again later",
            "201008": "Check user SSN failed, please try again later",
            "201009": "Save user phone failed, please try again later",
            "305001": "Create link token error, please try again later",
            "305002": "Bind bank account fail, please try again later",
            "305009": "Relink account failed, please try again",
            "501007": "You can not send code again in a minute",
            "910002": "Data failed, please try again",
            "914001": "Request identification session failed, please try again",
            "914002": "Update user banking failed, please try again",
            "914003": "Update user questionnaire failed, please try again",
            "914004": "Update user KYC information failed, please try again",
            "914009": "Network error, please try again",
            "914013": "Request proof of address service failed, please try again",
            "914014": "Webhook verification error, please try again",
            "914015": "Get sumsub applicant failed, please try again",
            "915001": "Failed to save email for DEX wallet, please try again",
            "915002": "Failed to send email code for DEX wallet, please try again",
            "915003": "Failed to save verified email for DEX wallet, please try again",
        },
        "xt": {
            "429": "The request is too frequent, please control the request rate"
            " according to the speed limit requirement",
            "503": "Service unavailable, please try again later",
            "COMMON_002": "System busy, please try it later",
            "COMMON_003": "Operation failed, please try it later",
            "DEPOSIT_006": "No deposit address, try later",
        },
    }
    # The documentation says that repeating is pointless.
    DOES_NOT_HELP = {
        "cardplus": {
            "2230": "The card margin balance are sufficient, No need for duplicate payments."
        },
        "xt": {
            "FUND_001": "Duplicate request (bizId can only be requested once)",
            "TRANSFER_001": "Duplicate request (bizId can only be requested once)",
        },
    }
    # These sound like a hint, and say nothing of the same request: why, in a word.
    NOT_KNOWN = {
        "cardplus": {
            "620": "needs a deposit",
            "631": "needs a new code",
            "645": "no word of a time",
            "2212": "pending: ask, do not send again",
            "2216": "pending: ask, do not send again",
        },
        "interlace": {
            "010001": "another service must be enabled first",
            "040003": "no word of a retry",
            "040004": "needs a new rate",
            "040007": "needs another account or recipient",
            "040011": "needs other characters",
            "040014": "needs money",
            "040026": "needs a new rate",
            "040027": "needs another amount",
            "040028": "needs another amount",
            "110011": "no word of a retry",
            "503000": "no word of a retry",
        },
        "legend": {
            "101008": "the code has to be typed again",
            "201002": "the details have to be corrected",
            "910001": "the user has to sign in again",
        },
        "xt": {
            "SYMBOL_011": "customer service has to approve",
            "ORDER_006": "orders have to be closed",
            "TRANSFER_007": "the transfer may have been made",
        },
    }
    HINT = re.compile(
        "again|later|retry|frequen|busy|quickly|too many|timed out|re-initiate"
        "|currently|temporar|unavailable|duplicate (payments|request)",
        re.IGNORECASE,
    )

    @pytest.mark.parametrize("module", PROVIDERS)
    def test_every_code_is_judged_by_its_text(self, module: str) -> None:
        """`retryable` is True and False for exactly the codes whose documented text says so, else None."""
        told: dict[object, dict[str, str]] = {True: {}, False: {}}
        for found in PROVIDERS[module].rows:
            if found.retryable is not None:
                told[found.retryable][found.code] = found.message
        assert told[True] == self.MAY_HELP[module]
        assert told[False] == self.DOES_NOT_HELP.get(module, {})

    @pytest.mark.parametrize("module", PROVIDERS)
    def test_no_hint_is_overlooked(self, module: str) -> None:
        """Every text that speaks of time, load or repetition is on one of the three lists."""
        judged = {
            *self.MAY_HELP[module],
            *self.DOES_NOT_HELP.get(module, {}),
            *self.NOT_KNOWN.get(module, {}),
        }
        hinted = {
            row.code
            for row in PROVIDERS[module].rows
            if self.HINT.search(row.message) and row.kind != "success"
        }
        assert hinted == judged

    @pytest.mark.parametrize("module", PROVIDERS)
    def test_exceptions_know_it(self, module: str) -> None:
        """The exception for a code says True, False or None accordingly."""
        for code, found in MODULES[module].ERRORS.items():
            text = str(code)
            wanted = True if text in self.MAY_HELP[module] else None
            if text in self.DOES_NOT_HELP.get(module, {}):
                wanted = False
            assert found().retryable is wanted, code

    def test_rate_limits_can_be_waited_for(self) -> None:
        """Where the provider counts requests, the same request may succeed later, by the category alone."""
        assert RateLimited.retryable is True
        limited = {
            (module, row.code)
            for module, provider in PROVIDERS.items()
            for row in provider.rows
            if row.category == "rate_limited"
        }
        assert limited == {
            ("cardplus", "406"),
            ("cardplus", "511"),
            ("interlace", "010014"),
            ("keysecure", "1009"),
            ("legend", "101006"),
            ("legend", "501007"),
            ("xt", "429"),
        }
