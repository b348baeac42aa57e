"""Copied text as the eleventh set of pages has it: names that some rows lack, titles in one line above cells in lines, words in front
of glued codes, fields that are no codes."""

from importing.reading import copied, copied_cells, copied_page

NAMED = """\
Refused payouts
900
ACCOUNT_GONE
The account is gone
901
ACCOUNT_SHUT
The account is shut
902
LIMIT_REACHED
No more today
Internal errors
300
A field is missing
301
The signature is wrong
"""


def test_some_rows_have_a_name_between_code_and_text() -> None:
    rows, _ = copied_page(NAMED)
    assert rows == [
        ("900", "The account is gone", "Refused payouts"),
        ("901", "The account is shut", "Refused payouts"),
        ("902", "No more today", "Refused payouts"),
        ("300", "A field is missing", "Internal errors"),
        ("301", "The signature is wrong", "Internal errors"),
    ]
    names = [name for _, name, _, _ in copied_cells(NAMED)]
    assert names == ["ACCOUNT_GONE", "ACCOUNT_SHUT", "LIMIT_REACHED", "", ""]


CELLS = [
    ("1001", "Wallet is closed"),
    ("1002", "Wallet is empty"),
    ("1003", "Wallet is locked"),
]
STANDING = "".join(f"{code}\n{text}\n" for code, text in CELLS)


def test_titles_in_one_line_stand_above_cells_in_lines() -> None:
    for titles in (
        "errorCode | message |\n---|---|",
        "Code | Message\n:--- | :---",
        "Code\tMessage",
        "CodeMessage",
    ):
        page = f"Wallet errors\nLast updated\n\nThese may come.\n{titles}\n{STANDING}"
        rows, read = copied_page(page)
        assert rows == [(*cells, "Wallet errors") for cells in CELLS], titles
        assert not [each for each in read.report.findings if each.level == "decision"]


def test_the_code_may_be_the_last_of_cells_in_lines() -> None:
    turned = "".join(f"{text}\n{code}\n" for code, text in CELLS)
    rows, waiting = copied(f"Wallet errors\n\nMessage | Code\n--- | ---\n{turned}")
    assert (rows, waiting) == (CELLS, [])


def test_a_name_a_code_and_a_text_are_glued() -> None:
    page = """\
Events

WRONG_KEY4001key is wrong, see the console.
WRONG_TOKEN4002token is over or wrong.
ROOM_GONE4003roomId is not known.
RECORDING_FAILED5001Recording stopped.
"""
    assert copied_cells(page) == [
        ("4001", "WRONG_KEY", "key is wrong, see the console.", ""),
        ("4002", "WRONG_TOKEN", "token is over or wrong.", ""),
        ("4003", "ROOM_GONE", "roomId is not known.", ""),
        ("5001", "RECORDING_FAILED", "Recording stopped.", ""),
    ]
    _, waiting = copied(page)
    assert waiting == [
        "no titles of columns: a name, a code and a text are read as a row, see whether they are"
    ]


def test_what_came_of_a_call_is_glued_in_front_of_its_code() -> None:
    page = """\
Response codes

approved00Payment was taken
declined05Do not honour
pending17Waiting for the bank
declined21Unknown card
"""
    rows, waiting = copied(page)
    assert rows == [
        ("00", "Payment was taken"),
        ("05", "Do not honour"),
        ("17", "Waiting for the bank"),
        ("21", "Unknown card"),
    ]
    assert len(waiting) == 1


def test_letters_in_front_that_all_codes_of_a_kind_have_are_of_the_code() -> None:
    page = """\
Error codes

AUTH1001Missing key
AUTH1002Wrong key
PAY2001No card
PAY2002Card is lost
"""
    rows, _ = copied(page)
    assert [code for code, _ in rows] == ["AUTH1001", "AUTH1002", "PAY2001", "PAY2002"]
    page = """\
Error codes

ERR_AUTH1001Missing key
ERR_PAY2001No card
ERR_NET3001No route
"""
    rows, _ = copied(page)
    assert [code for code, _ in rows] == ["ERR_AUTH1001", "ERR_PAY2001", "ERR_NET3001"]


def test_a_short_number_beside_glued_codes_is_one() -> None:
    page = """\
Return codes

Find yours in this list:

0Done
1System failure
1002Wrong parameter
2601Unknown merchant
2604Wrong signature
"""
    rows, _ = copied(page)
    assert [code for code, _ in rows] == ["0", "1", "1002", "2601", "2604"]


def test_the_status_behind_a_code_may_be_its_phrase() -> None:
    page = """\
HTTP status codes

CodeStatusDescription
200OKAll is well
400Bad RequestA parameter is wrong
404Not FoundNothing is there
"""
    rows, waiting = copied(page)
    assert rows == [("200", "OK"), ("400", "Bad Request"), ("404", "Not Found")]
    assert waiting == []


def test_fields_with_their_types_are_no_rows() -> None:
    page = """\
All responses have these parts:

NameDescriptionType
ReturnCodeThe number of the resultInteger
ReturnTextWhat happened, for a reader.String
CallIdThe number of the callString

Codes

CodeDescription
1000Done
2000Wrong parameter
3000Refused by the bank
"""
    rows, _ = copied(page)
    assert [code for code, _ in rows] == ["1000", "2000", "3000"]


def test_texts_that_all_begin_small_are_glued_to_capitals() -> None:
    page = """\
Errors list

Error MessageDescription
DEPOSIT_NOT_SUPPORTEDinput has the wrong currency
BALANCE_TOO_LOWbalance is not enough
ORDER_ID_MAX_36_CHARSlength of the order is more than 36
WALLETADDRESS_IS_INVALIDdestination cannot be reached
ORDER_EXISTSinvalid order of the shop
NETWORK_UNAVAILABLEcrypto network is away
NO_CALLBACKmissing callback of the shop
"""
    rows, waiting = copied(page)
    assert ("WALLETADDRESS_IS_INVALID", "destination cannot be reached") in rows
    assert ("NETWORK_UNAVAILABLE", "crypto network is away") in rows
    assert ("ORDER_ID_MAX_36_CHARS", "length of the order is more than 36") in rows
    assert (len(rows), waiting) == (7, [])


def test_a_word_of_one_letter_is_glued_to_capitals() -> None:
    page = """\
Document error codes

The response has one of these codes:

ID_UNKNOWNA document is seen, and nobody knows it.
ID_EXPIREDThe document is too old.
FACE_NOT_SEENNo face is on the document.
"""
    rows, _ = copied(page)
    assert rows[0] == ("ID_UNKNOWN", "A document is seen, and nobody knows it.")
    assert [code for code, _ in rows] == ["ID_UNKNOWN", "ID_EXPIRED", "FACE_NOT_SEEN"]


ARTICLES = """\
Tokens

{}
REVOKED_TOKENO token foi revogado.
INVALID_TOKENO token não é igual.
EXPIRED_TOKENO token não tem validade.
"""


def test_all_texts_may_begin_with_a_word_of_one_letter() -> None:
    codes = ["REVOKED_TOKEN", "INVALID_TOKEN", "EXPIRED_TOKEN"]
    rows, waiting = copied(ARTICLES.format("MensagemDescrição"))
    assert [code for code, _ in rows] == codes
    assert rows[0][1] == "O token foi revogado."
    rows, waiting = copied(ARTICLES.format("Estes códigos de erro:"))
    assert [code for code, _ in rows] == codes
    assert len(waiting) >= len(rows)


def test_small_letters_behind_white_space_are_what_they_are() -> None:
    page = """\
Error codes:

INVALID_DATA data is wrong
NO_ACCOUNT account is not there
CARD_INFO info of the card is missing
"""
    rows, _ = copied(page)
    assert [code for code, _ in rows] == ["INVALID_DATA", "NO_ACCOUNT", "CARD_INFO"]


def test_a_text_stands_between_a_code_and_its_fields() -> None:
    page = """\
Search Errors (1xxx)

AGENT_NOT_FOUND (1001)

No agent has this name

HTTP: 404
Cause: It was removed
SKILL_NOT_FOUND (1002)

The agent can't do this

HTTP: 404
Cause: Nobody offers it

Trust Errors (2xxx)

TRUST_TOO_LOW (2001)

The score is below the limit

HTTP: 403
Cause: It is a new agent
"""
    assert copied_cells(page) == [
        ("1001", "AGENT_NOT_FOUND", "No agent has this name", "404"),
        ("1002", "SKILL_NOT_FOUND", "The agent can't do this", "404"),
        ("2001", "TRUST_TOO_LOW", "The score is below the limit", "403"),
    ]
    rows, _ = copied_page(page)
    assert [title for _, _, title in rows] == [
        "Search Errors (1xxx)",
        "Search Errors (1xxx)",
        "Trust Errors (2xxx)",
    ]


def test_a_code_without_a_number_has_a_text_and_what_to_do() -> None:
    page = """\
API error codes

LOGIN_FAILED

The name or the key is wrong


Solution: Look at both
SENDER_UNKNOWN

Nobody has this name


Solution: Register it first
NO_CREDIT

Nothing is left


Solution: Charge the account
"""
    rows, _ = copied(page)
    assert rows == [
        ("LOGIN_FAILED", "The name or the key is wrong"),
        ("SENDER_UNKNOWN", "Nobody has this name"),
        ("NO_CREDIT", "Nothing is left"),
    ]


def test_lines_that_come_out_even_by_chance_are_no_rows() -> None:
    """Six rows of two or three cells take as many lines as five whole ones."""
    page = """\
message
code
endpoint
Form is empty
FormError
/wallets/deposit
Amount is low
AmountLow
TooHigh
AmountHigh
NoTag
TagNeeded
/wallets/address
BadKey
WrongKey
Limit is reached
LimitReached
/wallets/limits
"""
    rows, waiting = copied(page)
    assert ("NoTag", "AmountHigh") not in rows
    assert waiting


def test_a_sentence_that_speaks_of_what_is_below_is_no_section() -> None:
    """The title stands further up, with another sentence between them."""
    text = (
        "Answers of the desk\n\nAny call may fail.\n\nThe following are all answers of the desk that a call may get\n\n"
        "CodeDescription\n0Drawer is open\n9999Common mishap\n500Lamp is out\n501Desk is busy\n"
    )
    rows, _ = copied_page(text)
    assert [section for _, _, section in rows] == ["Answers of the desk"] * 4
