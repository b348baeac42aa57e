"""What a server wrote, made fit to be shown: bounded, printable, without secrets, whatever it was."""

import random
import time

import pytest
from documented_rows import documented_rows
from hypothesis import example, given, settings
from hypothesis import strategies as st

from raisable._redact import MAX_LENGTH, redact

many = settings(derandomize=True, deadline=None, database=None, max_examples=500)

PIECES = [
    *"0123456789abcXYZ-_.:=+/\\\"' \t\n\r%;?^,&{}[]()<>|*#@~",
    "4111111111111111",
    "4111 1111 1111 1111",
    "secret",
    "password=",
    "token: ",
    "api_key",
    "Bearer ",
    "cvv ",
    "%B4",
    ";4111",
    "DE89",
    "\u00a0",
    "\u200b",
    "\u2028",
    "\ud800",
    "\x00",
    "\x1b[31m",
    "\u202e",
    "٤",
    "４",
    "é",
    "😀",
]
texts = st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=200).map(
    "".join
)


@many
@given(texts, st.sampled_from([1, 1, 1, 3, 40]))
@example("\x00", 3000)
@example("\ud800", 3000)
@example("4111111111111111 ", 300)
@example("\U0010ffff", 500)
def test_short_and_printable(text: str, times: int) -> None:
    """Whatever text comes in, a printable one of bounded length that can be encoded comes out."""
    shown = redact(text * times)
    assert type(shown) is str
    assert len(shown) <= MAX_LENGTH
    assert shown.isprintable()
    shown.encode()


@many
@given(texts)
def test_masking_twice_shows_no_more(text: str) -> None:
    """What was masked stays masked: a third time changes nothing of what two times gave."""
    once = redact(text)
    twice = redact(once)
    assert redact(twice) == twice


@many
@given(st.text(st.sampled_from("abcdefghij ,.'()"), max_size=MAX_LENGTH))
def test_words_stay(text: str) -> None:
    """Words and their punctuation come out as they are."""
    assert redact(text) == text


@settings(many, max_examples=200)
@given(
    st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=40),
    st.lists(st.sampled_from("0123456789"), min_size=12, max_size=19),
    st.sampled_from(["", " ", "-", ".", "\u00a0", "  ", "/", "\u2011", "\t", "\n"]),
    st.integers(0, 3000),
)
def test_long_digit_runs_go(
    before: str, digits: list[str], separator: str, padding: int
) -> None:
    """Twelve to nineteen digits are never shown in full, whatever stands before them and however long it is."""
    number = "".join(digits)
    shown = redact("x y " * (padding // 4) + before + " " + separator.join(digits))
    assert number[:9] not in "".join(filter(str.isdigit, shown)), shown


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        4111111111111111,
        1.5,
        b"text",
        bytearray(b"text"),
        ["text"],
        {"text": "text"},
        object(),
        str,
        ValueError("text"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_only_text_has_a_text(value: object) -> None:
    """Anything but a str gives the empty text."""
    assert redact(value) == ""


def test_nothing_is_asked_of_an_object() -> None:
    """An object is not asked for its text, nor is a str that overrides what str does."""

    class Asked:
        def __str__(self) -> str:
            raise AssertionError("asked")

        __repr__ = __len__ = __iter__ = __eq__ = __str__  # type: ignore[assignment]

    class AskedText(str):
        def __str__(self) -> str:
            raise AssertionError("asked")

        __repr__ = __len__ = __iter__ = __getitem__ = __str__  # type: ignore[assignment]

    assert redact(Asked()) == ""
    assert redact(AskedText("text")) == "text"


def test_long_text_is_cut_and_says_so() -> None:
    """A text over the limit ends in dots; one at the limit is whole."""
    assert redact("a " * (MAX_LENGTH // 2)) == "a " * (MAX_LENGTH // 2)
    cut = redact("a " * MAX_LENGTH)
    assert len(cut) == MAX_LENGTH and cut.endswith("...")


def test_number_cut_at_the_limit_of_what_is_read() -> None:
    """A card number of which only the beginning is read is not shown: what stands before it may shrink."""
    number = "4539578763621486"
    for length in range(1900, 2010):
        shown = redact("A1" * (length // 2) + " " * (1 + length % 2) + number)
        assert number[:7] not in shown, (length, shown[:80])


def adversarial() -> list[str]:
    """Two thousand texts that patterns are slow on: long runs, near misses, nesting."""
    chosen = random.Random(1)
    found = [piece * 10_000 for piece in PIECES]
    for _ in range(2_000 - len(found)):
        unit = "".join(chosen.choices(PIECES, k=chosen.randint(1, 5)))
        tail = "".join(chosen.choices(PIECES, k=3))
        found.append(unit * (10_000 // len(unit)) + tail)
    return found


def test_no_text_is_slow() -> None:
    """Two thousand adversarial texts of ten thousand characters are masked in a moment each."""
    texts = adversarial()
    assert len(texts) == 2_000
    slowest = 0.0
    for text in texts:
        began = time.process_time()
        shown = redact(text)
        slowest = max(slowest, time.process_time() - began)
        assert len(shown) <= MAX_LENGTH and shown.isprintable()
    assert slowest < 2.0


def test_length_does_not_matter() -> None:
    """Ten million characters are no more work than ten thousand: what is not shown is not read."""
    for unit in ("a", "1", "1 ", '"', "secret", "secret="):
        began = time.process_time()
        assert len(redact(unit * 10_000_000)) <= MAX_LENGTH
        assert time.process_time() - began < 5.0


# What is masked, and what is not


def test_documented_messages_pass() -> None:
    """No documented message of any provider is taken for a secret or cut."""
    messages = [row.message for row in documented_rows()]
    assert len(messages) >= 494
    assert [text for text in messages if redact(text) != text] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "order 12345678901 does not exist",
        "Order No. 20261120001 is paid",
        "client_order_id is required",
        "accountIdentificationNumber must not be empty",
        "transaction_amount_in_settlement_currency is invalid",
        "expires on 2026-11-20",
        "20/11/2026 is in the past",
        "minimum is 10.00 USD, maximum 1,000,000.00 USD",
        "amount 123456.78 exceeds 99999.99",
        "created 2026-11-20T10:11:12Z",
        "created 2026-11-20T10:11:12+08:00",
        "created 2026-11-20T10:11:12.345Z",
        "created 2026-11-20T10:11:12.345678Z",
        "created 2026-11-20 10:11:12",
        "token expired",
        "the secret is invalid",
        "password error",
        "invalid signature",
        "cvv error",
        "the pin must have 4 to 6 digits",
        "basic authentication required",
        "call +49 30 1234567",
        "ticker BTC_USDT: price 97,123.45",
        "余额不足，请充值",
        "error 823: Insufficient balance (code 823)",
        "token: expired",
        "IP 192.168.100.101 is not in the whitelist",
    ],
)
def test_ordinary_texts_pass(text: str) -> None:
    """Order numbers up to 11 digits, dates, times, amounts and field names are shown as they are."""
    assert redact(text) == text


@pytest.mark.parametrize(
    "text, secret",
    [
        # A card number together with what stands behind it.
        ("4539578763621486,12/27,739", "739"),
        ("4539578763621486 12/27 739", "739"),
        ("4539578763621486:739", "739"),
        ("4539578763621486 739", "739"),
        ("374245455400126 7391", "7391"),
        # Separators that people and systems write.
        ("4539 - 5787 - 6362 - 1486", "5787"),
        ("4539+5787+6362+1486", "5787"),
        ("4539*5787*6362*1486", "5787"),
        ("4539|5787|6362|1486", "5787"),
        ("4539·5787·6362·1486", "5787"),
        ("4539\u20125787\u22126362\u22121486", "5787"),
        ("4539\u200b5787\u200b6362\u200b1486", "5787"),
        ("4539\u00ad5787\u00ad6362\u00ad1486", "5787"),
        ("4539\x005787\x006362\x001486", "5787"),
        ("4539%205787%206362%201486", "5787"),
        ("4539   5787   6362   1486", "5787"),
        ("(4539)(5787)(6362)(1486)", "5787"),
        # Card verification values by their other names.
        ("card_cvv=739", "739"),
        ("cvvCode: 739", "739"),
        ("cvv_code: 739", "739"),
        ("cvv2: 739", "739"),
        ("cvv number is 739", "739"),
        ("security code: 739", "739"),
        ("securityCode=739", "739"),
        ("csc 739", "739"),
        ("CVV：739", "739"),
        # Secrets of several words, and with marks in them.
        ('"password": "correct horse battery staple"', "horse"),
        ("password: 'a,battery'", "battery"),
        ('{\\"secret\\": \\"battery\\"}', "battery"),
        ("Basic QWxhZGRpbjpvcGVu", "QWxhZGRp"),
        ("secret: b4ttery", "b4ttery"),
        ("Authorization: ApiKey b4ttery", "b4ttery"),
        ("Authorization: Basic YTpi", "YTpi"),
        ("passphrase=battery", "battery"),
        ("pwd=battery", "battery"),
        ("credentials: b4ttery", "b4ttery"),
        ("Cookie: session=b4ttery", "b4ttery"),
        ("https://user:battery@example.com/", "battery"),
        ("sk_test_4eC39HqLyjWDarjt", "4eC39Hq"),
        ("AKIAIOSFODNN7EXAMPLE", "IOSFODNN7"),
        ("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261120", "IOSFODNN7"),
        # Account numbers with letters in them.
        ("GB82 WEST 1234 5698 7654 32", "WEST"),
        ("GB82WEST12345698765432", "WEST"),
        ("MT84MALT011000012345MTLCAST001S", "MTLCAST"),
    ],
)
def test_secrets_in_other_dress(text: str, secret: str) -> None:
    """A secret is masked however it is written, alone and inside a sentence."""
    for whole in (text, f"rejected: {text}", f"rejected ({text}) by the issuer"):
        assert secret not in redact(whole), redact(whole)
