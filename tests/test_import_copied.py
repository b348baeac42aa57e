"""Text copied out of browsers: what a whole block shows decides where its cells are, and where it shows nothing that is said."""

import pytest

from raisable_gen.importing import importer

Row = tuple[str, str]


def read(text: str, name: str = "page.txt") -> tuple[list[Row], list[str]]:
    """The rows, and the words of the findings that wait for a decision."""
    page = importer.read(name, text.encode(), None, "Acme")
    rows = [(each.code, each.message) for each in page.entries]
    found = page.report.findings
    return rows, [each.message for each in found if each.level == "decision"]


def sections(text: str, name: str = "page.txt") -> list[tuple[str, str]]:
    page = importer.read(name, text.encode(), None, "Acme")
    return [(each.code, each.section.title) for each in page.entries]


# Where the block decides


@pytest.mark.parametrize(
    "text, expected",
    [
        # An HTTP status behind a figure: every row ends with a status.
        (
            "CodeMessageHTTP Status\n1001Bad key401\n1002More than 100400\n1003No shop404\n",
            [("1001", "Bad key"), ("1002", "More than 100"), ("1003", "No shop")],
        ),
        # Words that come again and again are a column.
        (
            "CodeReasonType\n01Lost cardHard\n02Try PayPalSoft\n03Stolen cardHard\n04Bank is offSoft\n",
            [
                ("01", "Lost card"),
                ("02", "Try PayPal"),
                ("03", "Stolen card"),
                ("04", "Bank is off"),
            ],
        ),
        # A word of such a column does not begin in the middle of a text.
        (
            "CodeMessageType\nA1No keyHard\nA2No cardHard\nA3Needs 2FAHard\n",
            [("A1", "No key"), ("A2", "No card"), ("A3", "Needs 2FA")],
        ),
        # A sentence ends where the next cell begins.
        (
            "CodeMessageAction\nA1The PayPal payer left.Wait.\nA2The card is lost.Stop.\nA3The card is old.Stop.\n",
            [
                ("A1", "The PayPal payer left."),
                ("A2", "The card is lost."),
                ("A3", "The card is old."),
            ],
        ),
        # All codes are as long as `05`.
        (
            "CodeMeaning\n00Approved\n05Refused\n1AAsk the payer\n51No money\nN7Wrong digits\n91Bank is off\n",
            [
                ("00", "Approved"),
                ("05", "Refused"),
                ("1A", "Ask the payer"),
                ("51", "No money"),
                ("N7", "Wrong digits"),
                ("91", "Bank is off"),
            ],
        ),
        # The other tables of the page have codes of the same form.
        (
            "CodeMessage\nAUTH_001No key\nAUTH_002No name\nAUTH_003No date\nAUTH_004No sign\n\nPay\n\nCodeMessage\n"
            "PAY_001No card\nPAY_0025 cards at most\nPAY_003PAY_ID is wrong\n",
            [
                ("AUTH_001", "No key"),
                ("AUTH_002", "No name"),
                ("AUTH_003", "No date"),
                ("AUTH_004", "No sign"),
                ("PAY_001", "No card"),
                ("PAY_002", "5 cards at most"),
                ("PAY_003", "PAY_ID is wrong"),
            ],
        ),
        # Codes that are counted up, in one line.
        (
            "codemsg0Fine1Failed2Late3Lost4Gone5Old6New7Big8Small9Odd10Even11Done",
            list(
                enumerate(
                    "Fine Failed Late Lost Gone Old New Big Small Odd Even Done".split()
                )
            ),
        ),
        # One short code, then all of one length.
        (
            "CodeText0Fine20001No shop20002Limit 5 reached30001No card",
            [
                ("0", "Fine"),
                ("20001", "No shop"),
                ("20002", "Limit 5 reached"),
                ("30001", "No card"),
            ],
        ),
        # Letters that are not Latin.
        (
            "错误码描述\n1001参数错误\n1002签名错误\n1003余额不足 5 元\n",
            [("1001", "参数错误"), ("1002", "签名错误"), ("1003", "余额不足 5 元")],
        ),
        # Codes that are words, with a status between.
        (
            "CodeHTTPMessage\nno_card404There is no card\nold_card410The card is old\n",
            [("no_card", "There is no card"), ("old_card", "The card is old")],
        ),
        (
            "ErrorDescription\nCardLostThe card is lost.\nBankIsOffTry PayPal later.\nNoSuchShopIt has moved.\n",
            [
                ("CardLost", "The card is lost."),
                ("BankIsOff", "Try PayPal later."),
                ("NoSuchShop", "It has moved."),
            ],
        ),
        # A title of a column that nobody knows, between two that we know.
        (
            "Code\nMemo\nDescription\n0100\nLost\nThe card is lost.\n0200\nGone\nThe shop is gone.\n",
            [("0100", "The card is lost."), ("0200", "The shop is gone.")],
        ),
        # Codes that are words, and empty lines between all cells.
        (
            "Error code\n\nHTTP status\n\nDescription\n\nno_card\n\n404\n\nNo card.\n\nlost\n\n409\n\nLost card.\n",
            [("no_card", "No card."), ("lost", "Lost card.")],
        ),
        # A last cell that is empty.
        (
            "Code\nMessage\nDetails\n301\nNo shop\nIt moved.\n302\nNo card\n303\nNo key\nMake one.\n",
            [("301", "No shop"), ("302", "No card"), ("303", "No key")],
        ),
        # A table as databases draw it, and the bullets of a list.
        (
            "+-----+------+\n| Code | Text |\n+-----+------+\n| 100 | Fine |\n| 200 | Lost |\n+-----+------+\n",
            [("100", "Fine"), ("200", "Lost")],
        ),
        (
            "Error codes\n\n• 6001 - No shop\n• 6002 - No card\n• 6003 - 2 keys\n",
            [("6001", "No shop"), ("6002", "No card"), ("6003", "2 keys")],
        ),
        # Labels.
        (
            "Codes\n\nError code: 11\nMessage: No card\nRetry: no\n\nError code: 12\nMessage: Old: card\n",
            [("11", "No card"), ("12", "Old: card")],
        ),
    ],
)
def test_the_block_decides(text: str, expected: list[tuple[object, str]]) -> None:
    """Every row is taken as it was on the page."""
    assert read(text)[0] == [(str(code), message) for code, message in expected]


def test_titles_of_sections() -> None:
    """The title in front of the titles of columns, and titles between rows, are sections."""
    one_line = "Card codes Error Code Error Message 11 Lost 12 Old"
    assert sections(one_line) == [("11", "Card codes"), ("12", "Card codes")]
    tabs = "All codes\n\nCode\tMessage\nCards\n11\tLost\n12\tOld\nShops\n21\tGone\n"
    assert sections(tabs) == [("11", "Cards"), ("12", "Cards"), ("21", "Shops")]
    range_in_title = "4xx Cards\n\nCode\tText\n401\tLost\n\n5xx Shops\n\nCode\tText\n501\tGone\n502\tOld\n"
    assert [title for _, title in sections(range_in_title)] == [
        "4xx Cards",
        "5xx Shops",
        "5xx Shops",
    ]


def test_a_title_among_rows_with_tabs_is_said() -> None:
    """Without a title above the first row, a short line between rows is a title, and the row above it says so."""
    text = "Code\tMessage\n11\tLost\n12\tOld\nShops\n21\tGone\n22\tFar\n"
    assert sections(text)[2:] == [("21", "Shops"), ("22", "Shops")]
    (asked,) = read(text)[1]
    assert asked.startswith("the line below it, 'Shops', is read as the title")


def test_a_piece_of_a_text_is_no_title() -> None:
    """A line between rows that goes on in small letters is reported, and the section stays."""
    text = "Code\tMessage\n11\tLost\nby its owner\n12\tOld\n"
    assert sections(text) == [("11", "Acme"), ("12", "Acme")]
    assert "by its owner" in read(text)[1][0]


def test_codes_above_their_texts() -> None:
    """Without titles of columns, codes with their texts below are rows if the page is about codes; it asks once."""
    text = "Error codes\n\nCards\n\n-11 LOST_CARD\nThe card is lost.\n\n-12 OLD_CARD\nThe card is old.\n\nShops\n\n-21 NO_SHOP\nThe shop is gone.\n"
    page = importer.read("page.txt", text.encode(), None, "Acme")
    assert [
        (each.code, each.name, each.message, each.section.title)
        for each in page.entries
    ] == [
        ("-11", "LOST_CARD", "The card is lost.", "Cards"),
        ("-12", "OLD_CARD", "The card is old.", "Cards"),
        ("-21", "NO_SHOP", "The shop is gone.", "Shops"),
    ]
    assert len(read(text)[1]) == 1
    parameters = (
        "Request\n\ncard_id\nThe card.\n\nshop_id\nThe shop.\n\nuser_id\nThe user.\n"
    )
    assert read(parameters)[0] == []
    steps = "Error codes\n\n1\nStop.\n\n2\nWait.\n\n3\nGo.\n"
    assert read(steps)[0] == []


# Where nothing decides


@pytest.mark.parametrize(
    "text, codes",
    [
        # Nothing but one joint in every text: perhaps a third cell.
        (
            "CodeMessage\nA1No cardMake one\nA2No keyMake one\nA3No shopFind one\n",
            ["A1", "A2", "A3"],
        ),
        # A status that may be a figure of the text.
        ("CodeMessageHTTP\n1001No key401\n1002More than 400\n", ["1002"]),
        # Three columns, and nothing between words.
        ("Code Reason Text\n11 Lost card The card is lost\n", []),
        # A cell that may be empty.
        ("CodeMessageNote\n11No cardMake one\n12No shop\n13No keyMake one\n", ["12"]),
        # 100 and 1002 are both new.
        (
            "codetext\n101No card\n102No key\n1101No shop\n1102No date\n1002FA is off\n",
            ["100"],
        ),
    ],
)
def test_what_nothing_decides_is_asked(text: str, codes: list[str]) -> None:
    """A row that could be divided in several ways is a decision at its line, taken or not."""
    page = importer.read("page.txt", text.encode(), None, "Acme")
    asked = {
        each.place.line for each in page.report.findings if each.level == "decision"
    }
    assert asked
    lines = text.split("\n")
    for code in codes:
        assert any(
            at in asked for at, line in enumerate(lines, 1) if line.startswith(code)
        )


# Tables of other shapes, whatever their form


@pytest.mark.parametrize(
    "name, text, expected",
    [
        (
            "a.md",
            "# Codes\n\n| Code | 11 | 12 |\n|---|---|---|\n| Message | Lost | Old |\n",
            [("11", "Lost"), ("12", "Old")],
        ),
        (
            "a.html",
            "<h1>E</h1><table><tr><th>Code</th><td>11</td></tr><tr><th>Text</th><td>Lost</td></tr>"
            "<tr><th>Code</th><td>12</td></tr><tr><th>Text</th><td>Old</td></tr></table>",
            [("11", "Lost"), ("12", "Old")],
        ),
        (
            "a.html",
            "<h1>Errors</h1><dl><dt>CardLost</dt><dd>The card is lost.</dd><dt>NoShop</dt><dd>The shop is gone.</dd></dl>",
            [("CardLost", "The card is lost."), ("NoShop", "The shop is gone.")],
        ),
        (
            "a.html",
            "<h1>E</h1><table><tr><th>Code</th><th>Text</th></tr><tr><td>11<sup>1</sup></td><td>Lost</td></tr></table>",
            [("11", "Lost")],
        ),
        (
            "a.html",
            "<h1>E</h1><div><span>Code</span><span>Text</span></div><div><span>E11</span><span>Lost</span></div>",
            [("E11", "Lost")],
        ),
        (
            "a.md",
            "# Errors\n\n### `card_lost`\n\nThe card is lost.\n\n- HTTP status: 404\n\n### `no_shop`\n\nThe shop is gone.\n",
            [("card_lost", "The card is lost."), ("no_shop", "The shop is gone.")],
        ),
        (
            "a.md",
            "# E\n\n### 404 `card_lost`\n\nLost.\n\n### 404 `no_shop`\n\nGone.\n",
            [("card_lost", "Lost."), ("no_shop", "Gone.")],
        ),
        (
            "a.md",
            "# E\n\n|Code|Type|Text|\n|-|-|-|\n|404|CARD_LOST|Lost|\n|404|NO_SHOP|Gone|\n|409|OLD_CARD|Old|\n",
            [("CARD_LOST", "Lost"), ("NO_SHOP", "Gone"), ("OLD_CARD", "Old")],
        ),
        (
            "a.md",
            "# E\n\n|Response code|Reason code|Text|\n|-|-|-|\n|1|1|Fine|\n|2|2|Lost|\n|2|3|Old|\n",
            [("1", "Fine"), ("2", "Lost"), ("3", "Old")],
        ),
        (
            "a.md",
            "# E\n\n|Raw code|Issuer response|Next steps|\n|-|-|-|\n|400-01|Lost card|Stop now|\n|400-02|Old card|Make one|\n",
            [("400-01", "Lost card"), ("400-02", "Old card")],
        ),
        (
            "a.json",
            '{"11": {"de": "Weg", "en": "Lost"}, "12": {"de": "Alt", "en": "Old"}}',
            [("11", "Lost"), ("12", "Old")],
        ),
        (
            "a.json",
            '{"list": {"cards": [{"id": "C_1", "text": "Lost"}, {"id": "C_2", "text": "Old"}]}}',
            [("C_1", "Lost"), ("C_2", "Old")],
        ),
        (
            "a.json",
            '[{"code": "C1", "attributes": {"detail": "Lost"}}, {"code": "C2", "attributes": {"detail": "Old"}}]',
            [("C1", "Lost"), ("C2", "Old")],
        ),
    ],
)
def test_shapes_of_tables(name: str, text: str, expected: list[Row]) -> None:
    """Titles in the first column, words for codes, a status that several codes share: each code is a row."""
    assert read(text, name) == (expected, [])


@pytest.mark.parametrize(
    "cells, codes, asked",
    [
        (["1,001", "1,002", "12,008"], ["1001", "1002", "12008"], 0),
        (["1,001", "1002"], ["1001", "1002"], 0),
        (["100", "101", "102,103"], ["100", "101", "102", "103"], 1),
        (["100", "100200", "102,103"], ["100", "100200"], 1),
        (["10", "11", "-", "N/A", "TBD", "Reserved"], ["10", "11"], 4),
        (["CARD_LOST", "NONE", "OTHER"], ["CARD_LOST", "NONE", "OTHER"], 0),
    ],
)
def test_the_column_settles_a_cell(
    cells: list[str], codes: list[str], asked: int
) -> None:
    """A comma in a code, and a word where no code is: the other cells tell, or the line is reported."""
    rows = "".join(f"| {cell} | Text {at} |\n" for at, cell in enumerate(cells))
    got, waiting = read(f"# E\n\n| Code | Text |\n|---|---|\n{rows}", "a.md")
    assert ([code for code, _ in got], len(waiting)) == (codes, asked)


# Tables in one line, one behind the other


@pytest.mark.parametrize(
    "text",
    [
        "General Code Message 1001 Bad key 1002 Too many requests Cards Code Message 2001 No card 2002 No pin\n",
        "GeneralCodeMessage1001Bad key1002Too many requestsCardsCodeMessage2001No card2002No pin\n",
    ],
)
def test_tables_of_several_sections_in_one_line(text: str) -> None:
    """Titles of columns that come again end a table; the title before them is told by its capital, and that is said."""
    rows, waiting = read(text)
    assert rows == [
        ("1001", "Bad key"),
        ("1002", "Too many requests"),
        ("2001", "No card"),
        ("2002", "No pin"),
    ]
    assert [title for _, title in sections(text)] == ["General"] * 2 + ["Cards"] * 2
    assert len(waiting) == 1 and "'Cards'" in waiting[0]


@pytest.mark.parametrize(
    "text",
    [
        "Results Code Meaning P100 Bad key P101 No card P200 No pin\n",
        "ResultsCodeMeaningP100Bad keyP101No cardP200No pin\n",
    ],
)
def test_codes_of_a_letter_and_a_number_in_one_line(text: str) -> None:
    """`P100` begins a row like `100` does."""
    rows = [("P100", "Bad key"), ("P101", "No card"), ("P200", "No pin")]
    assert read(text) == (rows, [])


def test_codes_with_letters_that_grow_longer() -> None:
    """Behind a hyphen, numbers of any length are codes."""
    rows, waiting = read("Results Code Meaning INS-9 Bad key INS-10 No card\n")
    assert (rows, waiting) == ([("INS-9", "Bad key"), ("INS-10", "No card")], [])


@pytest.mark.parametrize(
    "text",
    [
        "Results Code Meaning P100 Bad key P101 No card W300 No pin\n",
        "ResultsCodeMeaningP100Bad keyP101No cardW300No pin\n",
        "Results Code Meaning P100 Bad key P102 See P101 for it\n",
    ],
)
def test_what_looks_like_another_code_in_a_line(text: str) -> None:
    """Other letters, or a number that does not rise, may begin a row: the row before waits for a decision."""
    rows, waiting = read(text)
    assert len(rows) == 2
    assert len(waiting) == 1 and "may begin another row" in waiting[0]


def test_a_title_that_nothing_divides_from_a_text() -> None:
    """Where several capitals could begin the title of the next section, the row waits for a decision."""
    text = "General Code Message 1001 Bad Key 1002 No Pin Lost Cards Code Message 2001 No card 2002 No pin\n"
    report = importer.read("page.txt", text.encode(), None, "Acme").report
    waiting = [each for each in report.findings if each.level == "decision"]
    assert [each.about for each in waiting] == ["1002"]
    assert "may end with the title" in waiting[0].message


# A number, a name and a text, each in a line


@pytest.mark.parametrize("lines", ["{0}\n{1}\n{2}\n", "{1}\n{0}\n{2}\n"])
def test_names_between_codes_and_texts(lines: str) -> None:
    """Beside a name, the number is the code."""
    rows = [
        ("1001", "BAD_KEY", "The key is bad"),
        ("1002", "OLD_KEY", "The key is old"),
        ("1003", "NO_FUNDS", "No funds are left"),
    ]
    text = "Errors\n" + "".join(lines.format(*row) for row in rows)
    page = importer.read("page.txt", text.encode(), None, "Acme")
    found = [(each.code, each.name, each.message) for each in page.entries]
    assert found == rows
    assert {each.section.title for each in page.entries} == {"Errors"}


# Codes of other styles


def test_statuses_glued_to_codes_with_a_hyphen() -> None:
    """Titles above codes like `E-4001` are titles, and the HTTP status is no part of the code."""
    text = "Errors\nError codeHTTPExplanation\nE-4001404No loan\nE-4002409Loan is closed\nE-5001503Bank is off\n"
    rows = [
        ("E-4001", "No loan"),
        ("E-4002", "Loan is closed"),
        ("E-5001", "Bank is off"),
    ]
    assert read(text) == (rows, [])
    statuses = importer.read("page.txt", text.encode(), None, "Acme").entries
    assert [each.http for each in statuses] == ["404", "409", "503"]


def test_dotted_codes_before_their_texts() -> None:
    """A number with dots is a code where it begins with three digits; `2.1` is the number of a section."""
    text = "Results\nResult code Description\n100.150 No account\n100.380 Risk is too high\n800.100 Bank is off\n2.1 Cards\n"
    rows, _ = read(text)
    assert rows == [
        ("100.150", "No account"),
        ("100.380", "Risk is too high"),
        ("800.100", "Bank is off"),
    ]
