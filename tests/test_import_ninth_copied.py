"""Copied text with columns of white space, and kinds of tables with tabs that pages had which nobody here had met."""

from importing.reading import copied, plain

ALIGNED = """Refund errors

Error Code  Name                Description
7101        REFUND_TOO_LATE     The refund was asked for after
                                the last day for it.
7102        REFUND_NOT_ALLOWED  The shop does not allow refunds
                                for goods that were opened by
                                the customer.
7103        REFUND_TWICE        It was refunded before.
"""


def test_a_cell_goes_on_below_under_its_own_column() -> None:
    rows, asks = copied(ALIGNED)
    assert rows == [
        ("7101", "The refund was asked for after the last day for it."),
        (
            "7102",
            "The shop does not allow refunds for goods that were opened by the customer.",
        ),
        ("7103", "It was refunded before."),
    ]
    assert not asks


def test_sections_without_blank_lines_between_them() -> None:
    text = """Error codes
Cards
Code  Meaning
2001  The card was reported as lost
      by its owner.
2002  The card is not known.
Accounts
Code    Meaning
E_3001  The account was closed before
        the order came in.
E_3002  The account is blocked.
"""
    rows = plain("page.txt", text)
    assert rows == [
        ("2001", "The card was reported as lost by its owner.", "Cards"),
        ("2002", "The card is not known.", "Cards"),
        (
            "E_3001",
            "The account was closed before the order came in.",
            "Accounts",
        ),
        ("E_3002", "The account is blocked.", "Accounts"),
    ]


def test_the_first_column_goes_on_below_too() -> None:
    text = """Errors

Cause             Code  What to do
The limit of the  4100  Ask for a higher one.
day is used up
The account is    4101  Ask the holder of the
closed                  account for another.
No funds          4102  Try again later.
"""
    rows, asks = copied(text)
    assert [code for code, _ in rows] == ["4100", "4101", "4102"]
    assert rows[0][1] == "The limit of the day is used up" and not asks


def test_a_blank_line_between_the_rows_and_lines_below_the_titles() -> None:
    text = """Return codes

Code   Text
-----  ------------------------------
51     Not enough money is in the
       account.

54     The card has expired.

55     The number that was put in is
       wrong.
"""
    rows, _ = copied(text)
    assert rows == [
        ("51", "Not enough money is in the account."),
        ("54", "The card has expired."),
        ("55", "The number that was put in is wrong."),
    ]


def test_a_piece_that_had_room_above_is_asked_about() -> None:
    """What stands below may be more of the row, or of the one below it, in a table whose cells are set in their middle."""
    text = """Errors

Code  Message
901   Too late
      Nothing is left for this order
902   The order was not found at all
"""
    rows, asks = copied(text)
    assert rows[0][0] == "901"
    assert any("Nothing is left for this order" in each for each in asks)


def test_cells_that_do_not_stand_below_one_another() -> None:
    text = """Errors

Code   Meaning   What to do
1   No such order   Look whether its number is right
22   The order was paid before   Nothing
333   Late   Ask again
"""
    rows, asks = copied(text)
    assert rows == [
        ("1", "No such order"),
        ("22", "The order was paid before"),
        ("333", "Late"),
    ]
    assert not asks


def test_prose_with_two_blanks_behind_its_sentences_is_no_table() -> None:
    text = """Orders

Each order has a number.  It comes with each answer.
The number is not a code.  Keep it for questions.
"""
    assert plain("page.txt", text) == []


def test_a_mark_of_a_note_is_no_part_of_a_code_and_a_note_no_title() -> None:
    text = """Return codes

The table shows all of them.

Codes with * belong to the second version
Code\tKind\tMessage
AB-100\tDevice\tThe device is not known
AB-101 *\tInput\tThe amount is too small
AB-102 *\tInput\tThe amount is too large
"""
    assert plain("page.txt", text) == [
        ("AB-100", "The device is not known", "Return codes"),
        ("AB-101", "The amount is too small", "Return codes"),
        ("AB-102", "The amount is too large", "Return codes"),
    ]


def test_codes_of_words_under_a_title_of_codes() -> None:
    text = """Answers in words.
4.1 Keys
Error Code\tRaised By
key-not-known\tA key that was never given out, or one that was taken back
key_too_old\tA key of last year
bad-signature\tA signature made with another key
4.2 Orders
Error Code\tRaised By
order-not-open\tAn order that was closed before
price_too_low\tA price below the smallest one
"""
    rows = plain("page.txt", text)
    assert [code for code, _, _ in rows] == [
        "key-not-known",
        "key_too_old",
        "bad-signature",
        "order-not-open",
        "price_too_low",
    ]
    assert [section for _, _, section in rows] == ["4.1 Keys"] * 3 + ["4.2 Orders"] * 2


def test_variables_and_files_are_no_codes() -> None:
    text = """Settings

Environment variables (optional):

SHOP_ID - Number of the shop (default: 1)

SHOP_KEY - Key of the shop

BASE_URL - Where it runs (default: none)

Error codes

Code\tDescription
3001\tThe shop is not known
3002\tThe shop is closed
3003\tThe key is wrong

Front end

Files

File\tUse\tFolder
order-form.twig\tThe form of an order\tparts
pay.form.twig\tThe form to pay\tparts
"""
    rows, _ = copied(text)
    assert rows == [
        ("3001", "The shop is not known"),
        ("3002", "The shop is closed"),
        ("3003", "The key is wrong"),
    ]


def test_the_first_row_is_glued_to_the_titles() -> None:
    text = """Error codes
Error Code\tMeaningBAD_MOVE\tThe move is not allowed
NO_PLAYER\tThe player is not known
NOT_NOW\tIt is the turn of another
"""
    assert copied(text)[0] == [
        ("BAD_MOVE", "The move is not allowed"),
        ("NO_PLAYER", "The player is not known"),
        ("NOT_NOW", "It is the turn of another"),
    ]


def test_the_sign_of_a_link_is_glued_to_a_title_below_itself() -> None:
    text = """Return codes
Return codes#

Code\tMessage
101\tNot known
102\tNot open
"""
    assert [row[2] for row in plain("page.txt", text)] == ["Return codes"] * 2
