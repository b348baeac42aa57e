"""The names that import proposes are what a person would call it."""

import pytest

from raisable_gen.importing.proposals import is_success
from raisable_gen.importing import naming


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CARD_NOT_FOUND", "CardNotFound"),
        ("card_declined", "CardDeclined"),
        ("InvalidParameter.ValueTooLong", "InvalidParameterValueTooLong"),
        ("ERR_INVALID_AMOUNT", "InvalidAmount"),
        ("INVALID_API_KEY", "InvalidAPIKey"),
        ("Throttled", "Throttled"),
        ("AUTH_001", ""),
        ("AC01", ""),
        ("NARR", ""),
        ("XKQRT_BNM", ""),
        ("-1121", ""),
    ],
)
def test_codes_that_are_words(code: str, name: str) -> None:
    """They are the name that the provider gave; a code that says nothing to a reader gives none."""
    assert naming.from_symbol(code) == name


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Invalid or missing API key", "APIKeyInvalid"),
        ("Missing/invalid signature", "SignatureInvalid"),
        ("A required field is missing (e.g. order_id)", "RequiredFieldRequired"),
        ("The merchant's wallet is locked", "MerchantWalletLocked"),
        ("The card couldn't be charged", "CardNotCharged"),
        ("The receipt can\u2019t be found", "ReceiptNotFound"),
        ("A saved card doesn't exist", "SavedCardNotFound"),
    ],
)
def test_texts(message: str, name: str) -> None:
    """Without what is in parentheses, and without contractions."""
    assert naming.from_text(naming.in_words(message)) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Create Session \u2014 POST /v1/sessions", "CreateSession"),
        ("Cards: GET /v1/cards, DELETE /v1/cards/{id}", "Cards"),
        ("POST /v1/refunds", "POSTV1Refunds"),
        ("4xxx: Settlement Errors", "Settlement"),
    ],
)
def test_titles(title: str, name: str) -> None:
    """Without the addresses of the API, unless a title is nothing else."""
    assert naming.from_title(title) == name


@pytest.mark.parametrize(
    "success, failure",
    [
        ("Operación exitosa", "Operación no exitosa"),
        ("Transação aprovada", "Transação não aprovada"),
        ("Succès", "Échec"),
        ("Erfolgreich", "Nicht erfolgreich"),
        ("Operazione riuscita", "Operazione non riuscita"),
        ("İşlem başarılı", "İşlem başarılı değil"),
        ("Giao dịch thành công", "Giao dịch không thành công"),
        ("Transaksi berhasil", "Transaksi tidak berhasil"),
        ("Успешно", "Неуспешно"),
        ("성공", "실패"),
        ("正常", "異常"),
    ],
)
def test_successes_in_the_languages_of_pages(success: str, failure: str) -> None:
    """A code that says success with its text is one, in any language; what denies it is none."""
    assert is_success("00", success, of_status=False) == (True, True)
    assert is_success("00", failure, of_status=False) == (False, False)
