"""Text copied out of browsers: what a whole block shows decides where its cells are, and where it shows nothing that is said."""

import pytest
from importing.reading import copied

from raisable_gen.importing import importer

Row = tuple[str, str]


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
    assert copied(text)[0] == [(str(code), message) for code, message in expected]


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
    (asked,) = copied(text)[1]
    assert asked.startswith("the line below it, 'Shops', is read as the title")


def test_a_piece_of_a_text_is_no_title() -> None:
    """A line between rows that goes on in small letters is reported, and the section stays."""
    text = "Code\tMessage\n11\tLost\nby its owner\n12\tOld\n"
    assert sections(text) == [("11", "Acme"), ("12", "Acme")]
    assert "by its owner" in copied(text)[1][0]


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
    assert len(copied(text)[1]) == 1
    parameters = (
        "Request\n\ncard_id\nThe card.\n\nshop_id\nThe shop.\n\nuser_id\nThe user.\n"
    )
    assert copied(parameters)[0] == []
    steps = "Error codes\n\n1\nStop.\n\n2\nWait.\n\n3\nGo.\n"
    assert copied(steps)[0] == []


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
    assert copied(text, name) == (expected, [])


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
    got, waiting = copied(f"# E\n\n| Code | Text |\n|---|---|\n{rows}", "a.md")
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
    rows, waiting = copied(text)
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
    assert copied(text) == (rows, [])


def test_codes_with_letters_that_grow_longer() -> None:
    """Behind a hyphen, numbers of any length are codes."""
    rows, waiting = copied("Results Code Meaning INS-9 Bad key INS-10 No card\n")
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
    rows, waiting = copied(text)
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
    assert copied(text) == (rows, [])
    statuses = importer.read("page.txt", text.encode(), None, "Acme").entries
    assert [each.http for each in statuses] == ["404", "409", "503"]


def test_dotted_codes_before_their_texts() -> None:
    """A number with dots is a code where it begins with three digits; `2.1` is the number of a section."""
    text = "Results\nResult code Description\n100.150 No account\n100.380 Risk is too high\n800.100 Bank is off\n2.1 Cards\n"
    rows, _ = copied(text)
    assert rows == [
        ("100.150", "No account"),
        ("100.380", "Risk is too high"),
        ("800.100", "Bank is off"),
    ]


# Lines with tabs


@pytest.mark.parametrize(
    "text, expected",
    [
        # Titles in other languages; a title of a column of advice.
        (
            "Fehler\nFehlernummer\tBedeutung\tAbhilfe\n107\tKarte weg\tWarten\n108\tKarte alt\tWarten\n",
            [("107", "Karte weg"), ("108", "Karte alt")],
        ),
        (
            "Hatalar\nHTTP Durumu\tHata Kodu\tAçıklama\n400\tno_card\tKart yok\n400\told_card\tKart eski\n",
            [("no_card", "Kart yok"), ("old_card", "Kart eski")],
        ),
        # The title of the texts is not known, the words around the title of the codes neither.
        (
            "Errors\nLive Feed Error Code\tWhat we advise\n11\tTry again later.\n12\tAsk for a key.\n",
            [("11", "Try again later."), ("12", "Ask for a key.")],
        ),
        # The title of the section is made of the same words as those of the columns.
        (
            "错误码说明\n错误码\t描述\n101\t参数错误\n102\t签名错误\n",
            [("101", "参数错误"), ("102", "签名错误")],
        ),
        # A number in front makes a title one of a section.
        (
            "7.1 Response code description\nResponse code\tDescription\n00\tFine\n05\tNo\n",
            [("00", "Fine"), ("05", "No")],
        ),
        # Tabs at the ends of lines are no cells.
        (
            "Errors\n\tCode\tText\n\t11\tLost\n\t12\tOld\n",
            [("11", "Lost"), ("12", "Old")],
        ),
        # White space in long pieces is a mark, too, and lines are drawn below titles.
        (
            "Codes\n\nCode   Text           Note\n-----  -------------  ----\n11     Lost card      Stop\n12     Old card       Stop\n",
            [("11", "Lost card"), ("12", "Old card")],
        ),
    ],
)
def test_tables_with_tabs(text: str, expected: list[Row]) -> None:
    """The first line is one of titles, whatever its language: no code is in it, and codes are below."""
    title = text.split("\n")[0]
    assert copied(text) == (expected, [])
    assert sections(text) == [(code, title) for code, _ in expected]


def test_titles_that_nobody_knows() -> None:
    """Under a title about codes the cells tell what the columns are, and that is asked."""
    rows, (asked,) = copied("Kody\nAlfa\tBeta\n101\tNo such card\n102\tNo such shop\n")
    assert rows == [("101", "No such card"), ("102", "No such shop")]
    assert "(Alfa, Beta) is known" in asked


def test_words_under_type() -> None:
    """Words are codes where the title above speaks of codes: that is asked; elsewhere they are none."""
    table = "Type\tDescription\nbad_key\tThe key is bad.\nold_key\tThe key is old.\n"
    rows, (asked,) = copied("Error types\n" + table)
    assert rows == [("bad_key", "The key is bad."), ("old_key", "The key is old.")]
    assert "under Type are read as codes" in asked
    assert copied("Fields\n" + table)[0] == []


def test_symbols_beside_numbers_are_names() -> None:
    """A column with another symbol in each row gives the names, whatever its title."""
    text = "Errors\nValue\tLink state\tDescription\n0\tL_OK\tFine\n7\tL_DOWN\tNo link\n9\tL_BUSY\tTry later\n"
    page = importer.read("page.txt", text.encode(), None, "Acme")
    assert [each.name for each in page.entries] == ["L_OK", "L_DOWN", "L_BUSY"]
    assert copied(text)[0] == [("0", "Fine"), ("7", "No link"), ("9", "Try later")]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Code\tText\n11\tLost;\nstolen;\nThe bank has it\n12\tOld\n",
            "Lost; stolen; The bank has it",
        ),
        (
            "Code\tText\n11\tLost card\nAsk the bank.\n12\tOld\n",
            "Lost card Ask the bank.",
        ),
        (
            "Code\tText\tNote\n11\tLost\nby its owner\tStop\n12\tOld\tStop\n",
            "Lost by its owner",
        ),
    ],
)
def test_cells_of_several_lines(text: str, expected: str) -> None:
    """A line that goes on with the cell above is put to it, and the row says so."""
    rows, (asked,) = copied("Errors\n" + text)
    assert rows == [("11", expected), ("12", "Old")]
    assert "is read as more of its cell" in asked


# Lists


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Exit codes:\n1 - no file\n2 - no key, or an old one\n10 - no host\n",
            ["1", "2", "10"],
        ),
        ("Codes\nE1: lost\nE2: old: worn\nE3: gone\n", ["E1", "E2", "E3"]),
        ("Коды ошибок\nКод 100: Нет карты\nКод 101: Нет счёта\n", ["100", "101"]),
        ("返回码\n0：成功\n11：参数错误\n", ["0", "11"]),
        ("Status words\n0x00A1: lost\n0x00FF: old\n", ["0x00A1", "0x00FF"]),
        (
            "Reasons for errors\n[CARD_LOST] The card is lost\n[CARD_OLD] The card is old\n",
            ["CARD_LOST", "CARD_OLD"],
        ),
        ("Fehlercodes\n100 → weg\n101 → alt\n", ["100", "101"]),
        ('Error texts\n"11": "Lost",\n"12": "Old"\n', ["11", "12"]),
    ],
)
def test_lists_without_titles(text: str, expected: list[str]) -> None:
    """Items whose marks are alike are rows under a title about codes; it asks once."""
    rows, asked = copied(text)
    assert [code for code, _ in rows] == expected
    assert all(message[0] not in '-:"→：' for _, message in rows)
    assert len(asked) == 1 and "without titles" in asked[0]


@pytest.mark.parametrize(
    "text",
    [
        "Code samples\n1 - Make an order\n2 - Pay it\n3 - Refund it\n",
        "Fields\ncard_id: the card\nshop_id: the shop\nuser_id: the user\n",
        "Changes\n2024-01-02: New errors\n2024-02-03: Old errors\n",
    ],
)
def test_lists_of_something_else(text: str) -> None:
    """Steps, fields and dates are no codes."""
    assert copied(text)[0] == []


@pytest.mark.parametrize("item", ["{} - {} - {}", "{} ({}): {}"])
def test_items_with_names(item: str) -> None:
    """A name in front of all texts is the name."""
    rows = [
        ("11", "LOST_CARD", "The card is lost"),
        ("12", "OLD_CARD", "The card is old"),
    ]
    text = "Errors\n" + "".join(item.format(*row) + "\n" for row in rows)
    page = importer.read("page.txt", text.encode(), None, "Acme")
    assert [(each.code, each.name, each.message) for each in page.entries] == rows


def test_titles_and_long_texts_in_lists() -> None:
    """A range or a short line is the title of a section, small letters go on with the text above."""
    text = "Errors\n10 - 19: Cards\n11 - Lost\n12 - Old\nand worn\n20 - 29: Shops\n21 - Gone\nBanks\n31 - Closed\n"
    rows, asked = copied(text)
    assert rows == [
        ("11", "Lost"),
        ("12", "Old and worn"),
        ("21", "Gone"),
        ("31", "Closed"),
    ]
    assert [title for _, title in sections(text)] == ["10 - 19: Cards"] * 2 + [
        "20 - 29: Shops",
        "Banks",
    ]
    assert any("'and worn', is read as more" in each for each in asked)
    assert any("'Banks', is read as the title" in each for each in asked)


def test_codes_with_names_above_texts_on_any_page() -> None:
    """Numbers with names are codes without a title that says so; the sign beside a title is no part of it."""
    text = "11xx - Cards¶\n-1101 LOST_CARD\n\nThe card is lost.\nIt was sent '%s' ago.\n-1102 OLD_CARD\n\nThe card is old.\n12xx - Shops¶\n-1201 NO_SHOP\n\nNo shop.\n"
    assert sections(text) == [
        ("-1101", "11xx - Cards"),
        ("-1102", "11xx - Cards"),
        ("-1201", "12xx - Shops"),
    ]
    rows, asked = copied(text)
    assert rows[0] == ("-1101", "The card is lost.")
    assert "It was sent" in asked[0]


def test_words_behind_numbers_above_sentences() -> None:
    """`-11001 Lost card` above a sentence is a code and its title."""
    text = "Replies\n-11001 Lost card\nThe card is lost.\n-11002 Old card\nThe card is old.\n-11003 No card\nThere is no card.\n"
    assert copied(text)[0] == [
        ("-11001", "The card is lost."),
        ("-11002", "The card is old."),
        ("-11003", "There is no card."),
    ]


# A cell in each line


def test_statuses_beside_codes_in_lines() -> None:
    """`Status code` above `Error code` is the HTTP status; a cell of two lines is put together, and that is asked."""
    text = "Errors\nStatus code\nError code\nDescription\n400\nBAD_KEY\nThe key is bad\n401\nNO_KEY\nThere is no\nX-Key header\n5xx\nDOWN\nTry later\n"
    page = importer.read("page.txt", text.encode(), None, "Acme")
    assert [(each.http, each.code, each.message) for each in page.entries] == [
        ("400", "BAD_KEY", "The key is bad"),
        ("401", "NO_KEY", "There is no X-Key header"),
        ("5xx", "DOWN", "Try later"),
    ]
    assert [each for each in copied(text)[1] if "X-Key" in each]


def test_what_a_reader_clicks_on_is_no_text() -> None:
    """`Learn more` below a text is neither a title nor a piece of it."""
    text = "Error codes\nlost_card\nThe card is lost.\nLearn more\nold_card\nThe card is old.\nno_card\nThere is no card.\n"
    assert [title for _, title in sections(text)] == ["Error codes"] * 3


# Words for codes, glued, in a line each or all in one


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize(
    "titles, rows",
    [
        (
            "HTTP StatusError CodeDescription",
            "400no_cardThe card is lost{0}400no_keyThe key is lost{0}404no_shopThere is no shop{0}",
        ),
        (
            "HTTP CodeErrorDescription",
            "400NoCardThe card is lost{0}400NoKeyThe key is lost{0}404NoShopThere is no shop{0}",
        ),
        (
            "CodeHTTPMessage",
            "NO_CARD400The card is lost{0}NO_KEY400The key is lost{0}NO_SHOP404There is no shop{0}",
        ),
        (
            "CodeDescriptionHTTP Status",
            "NoCardThe card is lost400{0}NoKeyThe key is lost400{0}NoShopThere is no shop404{0}",
        ),
        (
            "CodeHTTP StatusDescription",
            "no_card400The card is lost{0}no_key400The key is lost{0}no_shop404There is no shop{0}",
        ),
    ],
)
def test_words_with_statuses(titles: str, rows: str, end: str) -> None:
    """Code, status and text, in any order and with or without line breaks, come out as they were."""
    text = f"Errors\n{titles}{end}{rows.format(end)}\n"
    page = importer.read("page.txt", text.encode(), None, "Acme")
    assert [(each.http, each.message) for each in page.entries] == [
        ("400", "The card is lost"),
        ("400", "The key is lost"),
        ("404", "There is no shop"),
    ]
    words = [each.code.replace("_", "").casefold() for each in page.entries]
    assert words == ["nocard", "nokey", "noshop"]


@pytest.mark.parametrize(
    "text, expected, asked",
    [
        (
            "Error CodeMeaningNO_KEYThe key is lostNO_CARDThe card is lostBUSYTry again later",
            [
                ("NO_KEY", "The key is lost"),
                ("NO_CARD", "The card is lost"),
                ("BUSY", "Try again later"),
            ],
            0,
        ),
        # Three cells in a row: the text and the advice are divided by the one place where they can be.
        (
            "Error CodeMeaningActionEBUSYThe line is busyTry laterELOSTThe card is lostStop nowE1100The key is twice thereMake one",
            [
                ("EBUSY", "The line is busy"),
                ("ELOST", "The card is lost"),
                ("E1100", "The key is twice there"),
            ],
            0,
        ),
        # A text that ends in capitals, before a code that begins as the others do.
        (
            "Error CodeMeaningERR_KEYThe key is no JSONERR_CARDThe card is lostERR_SHOPThere is no shop",
            [
                ("ERR_KEY", "The key is no JSON"),
                ("ERR_CARD", "The card is lost"),
                ("ERR_SHOP", "There is no shop"),
            ],
            1,
        ),
        # Small letters on both sides: known words divide them.
        (
            "ErrorDescriptionno_cardThe card is missingforbiddenYou may not do thatbad_keyThe key is bad",
            [
                ("no_card", "The card is missing"),
                ("forbidden", "You may not do that"),
                ("bad_key", "The key is bad"),
            ],
            2,
        ),
        (
            "Error code Description NO_KEY The key is lost. NO_CARD The card is lost. NO_SHOP The SHOP_ID is wrong.",
            [
                ("NO_KEY", "The key is lost."),
                ("NO_CARD", "The card is lost."),
                ("NO_SHOP", "The SHOP_ID is wrong."),
            ],
            1,
        ),
    ],
)
def test_words_in_one_line(text: str, expected: list[Row], asked: int) -> None:
    """Rows whose codes are words begin where capitals change, or known words meet; what is less sure is asked."""
    rows, waiting = copied(f"Errors\n{text}\nNext page\n")
    assert rows == expected
    assert len(set(waiting)) == asked


def test_words_that_nothing_divides() -> None:
    """Where neither letters nor words show where the next code begins, the row says what may begin in it."""
    text = (
        "Errors\nCodeHTTPMessageno_card404The card left zabroqux_key401The key is bad\n"
    )
    assert any("may begin another row" in each for each in copied(text)[1])


def test_a_status_behind_a_figure_in_one_line() -> None:
    """`100400` at the end of a row is a figure and a status; that is asked."""
    text = "Errors\nCodeMessageHTTP StatusBAD_KEYThe key is bad401TOO_MUCHMore than 100400NO_CARDThe card is lost404\n"
    rows, asked = copied(text)
    assert rows == [
        ("BAD_KEY", "The key is bad"),
        ("TOO_MUCH", "More than 100"),
        ("NO_CARD", "The card is lost"),
    ]
    assert any("may begin another row" in each for each in asked)


# Text below headings of Markdown


@pytest.mark.parametrize(
    "body, expected",
    [
        ("Code\tText\n11\tLost\n12\tOld\n", [("11", "Lost"), ("12", "Old")]),
        ("Code\nText\n11\nLost\n12\nOld\n", [("11", "Lost"), ("12", "Old")]),
        (
            "Status CodeText201Made - see [the list](https://docs.example.com/list).404Gone.503Try **later**.\n",
            [("201", "Made - see the list."), ("404", "Gone."), ("503", "Try later.")],
        ),
    ],
)
@pytest.mark.parametrize("name", ["page.txt", "page.md"])
def test_copied_text_below_headings(name: str, body: str, expected: list[Row]) -> None:
    """A page with headings of Markdown and no table of it is read as copied text, if that finds rows."""
    text = f"# Acme\n\nSome words.\n\n## Error codes\n\n{body}\n## Limits\n\nNone.\n"
    page = importer.read(name, text.encode(), None, "Acme")
    assert page.form == "text"
    assert copied(text, name)[0] == expected
    assert [title for _, title in sections(text, name)] == ["Error codes"] * len(
        expected
    )


def test_comments_in_a_sample_are_no_markdown() -> None:
    """`# install` in the sample of a copied page does not make it Markdown."""
    text = "Setup\n# install\npip install acme\n\nExit codes\nCode\tMeaning\n0\tFine\n1\tFailed\n"
    assert importer.read("page.txt", text.encode(), None, "Acme").form == "text"
    assert sections(text) == [("0", "Exit codes"), ("1", "Exit codes")]


def test_markdown_that_has_rows_stays_markdown() -> None:
    """Lists and tables of Markdown are read as such, whatever the name of the file."""
    pages = [
        "# E\n\n- 101: Lost\n- 102: Old\n",
        "# E\n\n|Code|Text|\n|-|-|\n|101|Lost|\n|102|Old|\n",
    ]
    for text in pages:
        page = importer.read("page.txt", text.encode(), None, "Acme")
        assert page.form == "markdown"
        assert [each.code for each in page.entries] == ["101", "102"]


# Codes of two styles, and in another order


def test_codes_of_two_styles_above_texts() -> None:
    """Numbers of any length and symbols, each with its text below, are all rows."""
    codes = ["0", "11", "12", "13", "NO_KEY", "BUSY"]
    text = "Error codes\n" + "".join(f"{code}\nText of it.\n\n" for code in codes)
    assert [code for code, _ in copied(text)[0]] == codes


def test_letters_behind_figures() -> None:
    """`2005C` is a code; glued to a text it is divided only by the length of the others, and that is asked."""
    rows = [("20005", "Lost"), ("20006", "Old"), ("20007", "Gone"), ("2008C", "Busy")]
    tabs = "Errors\nCode\tText\n" + "".join(f"{c}\t{t}\n" for c, t in rows)
    assert copied(tabs) == (rows, [])
    found, asked = copied("Errors\nCodeText\n" + "".join(f"{c}{t}\n" for c, t in rows))
    assert found[:3] == rows[:3] and any("2008C" in each for each in asked)


@pytest.mark.parametrize("code", ["no_card_{}", "NoCard{}"])
def test_words_before_white_space(code: str) -> None:
    """Words that all lines begin with are codes below titles of columns."""
    rows = [(code.format(end), f"The card {end} is lost") for end in ("b", "c", "d")]
    text = "Errors\nCode Message\n" + "".join(f"{c} {t}\n" for c, t in rows)
    assert copied(text)[0] == rows


@pytest.mark.parametrize("between", ["{}{}", "{} {} "])
def test_codes_in_another_order_in_one_line(between: str) -> None:
    """Codes that do not rise are rows as well, and asked about."""
    rows = [("19999", "Lost"), ("10001", "Old"), ("10002", "Gone"), ("10003", "Busy")]
    line = "".join(between.format(*row) for row in rows)
    found, asked = copied(f"Errors\nCode Message {line}\n")
    assert found == rows
    assert any("does not follow the codes before it" in each for each in asked)


@pytest.mark.parametrize(
    "titles, row",
    [("HTTP StatusCodeMessage", "{1}{0}{2}"), ("CodeMessageHTTP Status", "{0}{2}{1}")],
)
def test_numbers_with_statuses_in_one_line(titles: str, row: str) -> None:
    """Codes of any length, glued to the statuses around them."""
    rows = [
        ("0", "200", "Fine"),
        ("1001", "401", "No key"),
        ("10020", "404", "No shop"),
    ]
    text = f"Errors\n{titles}{''.join(row.format(*each) for each in rows)}\n"
    page = importer.read("page.txt", text.encode(), None, "Acme")
    found = [(each.code, each.http, each.message) for each in page.entries]
    assert found == rows


def test_titles_without_rows_are_reported() -> None:
    """Below titles of columns somebody expects rows: if none can be told, that is said."""
    asked = copied(
        "Errors\nCode\nDescription\nsee the other page\nor ask us\nby mail\n"
    )[1]
    assert asked


# What stood unread, and nobody was told


@pytest.mark.parametrize(
    "line",
    ["⏱ 4 min read", "Last updated on March 3, 2024", "Reading time: 5 minutes"],
)
def test_what_a_page_says_of_itself_is_no_section(line: str) -> None:
    """How long a page takes to read stands below its title, and is none."""
    text = f"Error codes\n\n{line}\n\nCode\tMessage\n101\tLost\n102\tOld\n"
    assert sections(text) == [("101", "Error codes"), ("102", "Error codes")]


def test_marks_of_a_sample_are_no_section() -> None:
    """The last line of a sample above a table is no title."""
    text = "Error codes\n<answer>\n</answer>\nCode\tMessage\n101\tLost\n102\tOld\n"
    assert sections(text) == [("101", "Error codes"), ("102", "Error codes")]


def test_titles_that_nobody_knows_one_in_a_line() -> None:
    """Lines between the titles and the first code are titles as well, if the rows have as many lines."""
    rows = [
        ("BOOK_01", "The book is lost.", "LOAN_DESK", "High"),
        ("BOOK_02", "The book is torn.", "REPAIR", "Low"),
        ("BOOK_03", "The book is old.", "LOAN_DESK", "Low"),
    ]
    titles = "Errors\nCode\nDescription\nOffice in charge\nUrgency\n"
    text = titles + "".join("\n".join(row) + "\n" for row in rows)
    assert copied(text) == ([row[:2] for row in rows], [])


def test_a_second_table_glued_to_a_row_is_told() -> None:
    """All words that may be codes of rows in the text of another are named."""
    first = "CodeMessage101Lost book102Old book103Torn book104No book at all"
    second = "Key WordHintNO_CARDShow itNO_DESKFind oneNO_SHELFBuild one"
    asked = " ".join(copied(f"Errors\n{first}{second}\n")[1])
    assert all(code in asked for code in ("NO_CARD", "NO_DESK", "NO_SHELF"))


def test_glued_rows_below_titles_that_nobody_knows_are_told() -> None:
    """A table in one line that is not read is not passed over."""
    rows = "201Lost bookAsk for it404Old bookBring it409Torn bookMend it"
    found, asked = copied(f"Library\nNumeralWordingHint of ours{rows}\n")
    told = " ".join(asked) + " ".join(code for code, _ in found)
    assert all(code in told for code in ("201", "404", "409"))


def test_a_cell_over_several_rows_is_missing_below_the_first() -> None:
    """A browser copies it once: the rows below have a cell less, and what stands in theirs shows which."""
    titles = "No\tGroup\tCode\tHTTP status\tMessage\tNote\n"
    rows = "1\tLoans\tB01\t400\tLost\tAsk\n2\tB02\t401\tTorn\tMend it\n3\tShop\tB04\t409\tGone\tWait\n"
    text = f"Errors\n{titles}{rows}"
    assert copied(text)[0] == [("B01", "Lost"), ("B02", "Torn"), ("B04", "Gone")]
    assert sections(text) == [("B01", "Loans"), ("B02", "Loans"), ("B04", "Shop")]


def test_a_missing_cell_that_nothing_shows_is_asked_about() -> None:
    """Either of two cells could be the missing one."""
    titles = "Group\tKind\tCode\tHTTP status\tMessage\n"
    rows = "Loans\tHard\tB01\t400\tLost\nShop\tB02\t401\tTorn\n"
    found, asked = copied(f"Errors\n{titles}{rows}")
    assert found == [("B01", "Lost")]
    assert any("B02" in each and "spans rows" in each for each in asked)


def test_a_sentence_behind_rows_with_tabs_is_asked_about() -> None:
    """It begins with a code and has no tab."""
    text = "Errors\nCode\tMessage\nNO_CARD\tLost\nNO_DESK\tClosed\nNO_BOOK\tGone\n\nNO_BOOK MUST be told to the desk.\n"
    found, asked = copied(text)
    assert found[:3] == [("NO_CARD", "Lost"), ("NO_DESK", "Closed"), ("NO_BOOK", "Gone")]  # fmt: skip
    assert len(found) == 3 or any("nothing divides its cells" in each for each in asked)


@pytest.mark.parametrize("last", ["", "\t"])
def test_a_number_sign_over_a_column_that_counts(last: str) -> None:
    """`#` before a tab is the title of a column, no mark of a title; a status that is words is a text."""
    codes = ("001", "Line is busy"), ("110", "Blocked"), ("110", "Sender is not there")
    text = "Codes\n\n#\tError Code\tStatus\tDescription\n"
    for number, (code, message) in enumerate(codes, 1):
        text += f"{number}\t{code}\t{message}{last}\n"
    assert copied(text)[0] == list(codes)


# Cells of several lines, rows that are all alike


def test_lines_below_most_rows_are_cells() -> None:
    """What nearly every row has below is more of its cell, and no title."""
    text = "编号说明\n错误码\t描述\n400 - 坏了\t原因：丢了\n办法：找\n401 - 旧了\t原因：老了\n办法：换\n402 - 没钱\t原因：空了\n办法：等\n"
    rows, asked = copied(text)
    assert [code for code, _ in rows] == ["400", "401", "402"]
    assert "办法：找" in rows[0][1] and not asked


def test_a_table_ends_with_its_last_tab() -> None:
    """What stands behind a blank line below it is text, an example, or the title of the next section."""
    text = (
        "Desk\n\nNo.\tCode\tMessage\n1\tD10\tLost\n2\tD20\tTorn\n\nLoans\n\nA body:\n\n<code>D10</code>\n<left>1</left>\n\n"
        "No.\tCode\tMessage\n1\tL10\tLate\n2\tL20\tGone\n"
    )
    assert sections(text) == [("D10", "Desk"), ("D20", "Desk"), ("L10", "Loans"), ("L20", "Loans")]  # fmt: skip
    assert not copied(text)[1]


def test_a_range_between_tables_is_a_title() -> None:
    text = "Code\tText\n10\tLost\n\n20-29: Desk\n\nAll that the desk says.\n\nCode\tText\n20\tShut\n21\tFull\n"
    assert sections(text)[1:] == [("20", "20-29: Desk"), ("21", "20-29: Desk")]


def test_a_sentence_below_a_title_is_none() -> None:
    text = "Faults\n\nAll desks say what went wrong in the same way\n\nCode\tText\n20\tShut\n21\tFull\n"
    assert sections(text) == [("20", "Faults"), ("21", "Faults")]


@pytest.mark.parametrize(
    "text",
    [
        # The sign beside a title that leads to it is no title of a column.
        "Fault codes\n#\nError code\nHTTP status\nMessage\n0\n200\nAll fine\n70\n404\nNo desk\n8011\n500\nAll lost\n",
        # A title that we do not know follows those that we know.
        "Fault codes\nHTTP status code\nError code\nDescription\ncontext\n400 Bad Request\n0\nAll fine\nnone at all\n"
        "404 Not Found\n70\nNo desk\ndesk with its number\n500 Server Error\n8011\nAll lost\nlog with all\n",
        # The rows are counted, and texts take several lines.
        "Fault codes\nS/N\nError code\nDescription\n1\n0\nAll\nfine\n\n2\n70\nNo desk\n3\n8011\nAll\nlost\n",
        # A blank line stands between the title of the section and those of the columns.
        "Fault codes\n\nError code\n\nError code\nMessage\n0\nAll fine\n70\nNo desk\n8011\nAll lost\n",
        # A code and its text are titles that we do not know both.
        "Fault codes\n\nError code\nWhat it says to you\n0\nAll fine\n70\nNo desk\n8011\nAll lost\n",
        # Only the codes have tabs behind them.
        "Fault codes\nError code\tMessage\tSolution\n0\t\nAll fine\nGo on\n70\t\nNo desk\nWait\n8011\t\nAll lost\nAsk\n",
    ],
)
def test_rows_that_are_all_alike(text: str) -> None:
    rows, asked = copied(text)
    assert rows == [("0", "All fine"), ("70", "No desk"), ("8011", "All lost")]
    assert not asked


# Lists in one line


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Desk errors\n\nD01: It is shut. D02: It is full. D03: It is far.\n",
            [("D01", "It is shut."), ("D02", "It is full."), ("D03", "It is far.")],
        ),
        (
            "0 - fine, 1 - waits, 1001 - no desk, 1002 - no loan, 1100 - all lost\n",
            [("0", "fine"), ("1", "waits"), ("1001", "no desk"), ("1002", "no loan"), ("1100", "all lost")],  # fmt: skip
        ),
    ],
)
def test_lists_in_one_line(text: str, expected: list[Row]) -> None:
    assert copied(text)[0] == expected


def test_an_item_without_its_mark_in_a_line_is_asked_about() -> None:
    rows, asked = copied("Codes: all\n1001 - no desk, 1002 no loan, 1003 - no book, 1004 - lost\n")  # fmt: skip
    assert rows[1] == ("1002", "no loan")
    assert any("nothing stands behind 1002" in each for each in asked)


def test_codes_like_years_go_on_with_those_before() -> None:
    text = "# Desk\n* 1001 - Shut.\n* 1002 - Full.\n\n# Loan\n* 2001 - Late.\n* 2002 - Lost.\n"
    assert sections(text)[2:] == [("2001", "Loan"), ("2002", "Loan")]


def test_a_list_of_letters() -> None:
    """They are codes where the page says so."""
    text = "Desk codes\n\nAnswers\n\nY - Open\nN - Shut\nU - Nobody knows\n\nThat is all.\n"
    rows, (asked,) = copied(text)
    assert rows == [("Y", "Open"), ("N", "Shut"), ("U", "Nobody knows")]
    assert "a letter and a text" in asked
    assert not copied(text.replace("codes", "words"))[0]


def test_a_title_with_a_colon() -> None:
    text = "Codes\n\nMissing things:\n\nCode\tText\n10\tNo desk\n11\tNo loan\n\nExample:\n\nCode\tText\n20\tLost\n21\tGone\n"
    assert sections(text) == [("10", "Missing things"), ("11", "Missing things"), ("20", "Missing things"), ("21", "Missing things")]  # fmt: skip


# Codes alone above what is said of them


def test_codes_with_fields_below() -> None:
    text = (
        'Desk errors\n\nno_desk\n\nStatus: 404\nDescription: There is none\n{\n"error": "no_desk"\n}\n\n'
        "Loan errors\n\nshut\n\nStatus: 403\nDescription: It is shut\n\nno_loan\n\nStatus: 409\nDescription: It is lent\n"
    )
    rows, (asked,) = copied(text)
    assert rows == [("no_desk", "There is none"), ("shut", "It is shut"), ("no_loan", "It is lent")]  # fmt: skip
    assert [title for _, title in sections(text)] == ["Desk errors", "Loan errors", "Loan errors"]  # fmt: skip
    assert "a code and the lines below it" in asked


def test_numbered_steps_are_no_codes() -> None:
    """Titles that count in a page of codes."""
    text = "## 1 - Start\n\nCall it.\n\n## 2 - Read the errors\n\nLook.\n\n## 3 - Stop\n\nEnd it.\n"
    assert not copied(text)[0]


# Glued cells


def test_glued_titles_that_are_not_all_known() -> None:
    """Where each of them begins is plain; and where each row has as many joints as cells, these are."""
    text = (
        "Desk errors\n\nError codeDescriptionAsked by(s)Cure\nno_deskThere is no deskReader, clerkAsk again\n"
        "no_loanThere is no loanReaderGo home\nno_bookThere is no bookClerkLook for it\nno_keyThere is no keyClerkFind it\n"
    )
    rows, asked = copied(text)
    assert rows == [("no_desk", "There is no desk"), ("no_loan", "There is no loan"), ("no_book", "There is no book"), ("no_key", "There is no key")]  # fmt: skip
    assert not asked


def test_glued_titles_in_capitals_and_with_accents() -> None:
    upper = "Desk errors\n\nCODEDESCRIPTION\nNO_DESKThere is none\nNO_LOANIt is lent\n"
    assert copied(upper)[0] == [("NO_DESK", "There is none"), ("NO_LOAN", "It is lent")]
    accents = "Lỗi\n\nMãHTTP StatusMô tả\nA_001401Sai khóa\nA_002404Không có bàn\n"
    assert copied(accents)[0] == [("A_001", "Sai khóa"), ("A_002", "Không có bàn")]


def test_words_of_a_status_end_where_the_text_begins() -> None:
    text = "Errors\n\nStatus CodeMeaningAction Required\n200OKAll was fine\n400Bad RequestMend it\n404Not FoundLook again\n500Internal Server ErrorWait\n"
    rows, asked = copied(text)
    assert rows[:2] == [("200", "OK"), ("400", "Bad Request")] and not asked


def test_two_alphabets_meet() -> None:
    """Where Cyrillic letters begin behind Latin ones, so does a cell."""
    text = "Ошибки\n\nКод ошибкиОписание\nDeskShut.TooLateСтол закрыт.\nNoDeskСтола нет.\nBookLostКнига потеряна.\n"
    assert copied(text)[0] == [("DeskShut.TooLate", "Стол закрыт."), ("NoDesk", "Стола нет."), ("BookLost", "Книга потеряна.")]  # fmt: skip


def test_a_symbol_behind_a_status() -> None:
    """`HTTPcode` are two titles, and so is `HTTP code` where rows have both."""
    text = "Errors\n\nHTTPcodeMeaning\n400BAD_IDThe id is wrong\n400BAD_KEYThe key is wrong\n404NO_DESKThere is none\n"
    rows = [("BAD_ID", "The id is wrong"), ("BAD_KEY", "The key is wrong"), ("NO_DESK", "There is none")]  # fmt: skip
    assert copied(text) == (rows, [])
    assert copied(text.replace("HTTPcode", "HTTP code")) == (rows, [])


@pytest.mark.parametrize(
    "text, hidden",
    [
        (
            "Error code Message 1001 No desk 1002 No book 1003 Shut -1 Could not do it",
            "-1",
        ),
        ("Error codeMessage1001No desk1002No book1003Shut-1Could not do it", "-1"),
        ("Error codeMessageNO_DESKThere is none.NO_BOOKIt is lent.book-was-lostIt is gone.NO_KEYIt is bad.", "book-was-lost"),  # fmt: skip
        (
            "Error code Message 1001 No desk 1002 No book E17 Lost all E18 Gone far",
            "E17",
        ),
        ("Error codeMessage1001No deskno_bookThere is no book1003Shut", "no_book"),
    ],
)
def test_codes_of_another_kind_in_one_line_are_asked_about(
    text: str, hidden: str
) -> None:
    rows, asked = copied("Errors\n\n" + text + "\n")
    assert hidden in [code for code, _ in rows] or any(hidden in each for each in asked)


def test_codes_with_fields_below_a_table() -> None:
    """They are read as they are above one."""
    field = "\n\n{}\n\nStatus: 404\nDescription: {}\n"
    fields = [("no_desk", "There is none"), ("no_loan", "It is lent"), ("no_key", "It is bad")]  # fmt: skip
    text = "Desk errors\n\nCodeText\n1001No desk\n1002No book\n\nOther errors"
    rows, _ = copied(text + "".join(field.format(*each) for each in fields))
    assert rows == [("1001", "No desk"), ("1002", "No book"), *fields]


def test_titles_of_sections_above_titles_in_lines() -> None:
    text = "Reason\n\nError\n\nError code\nMessage\n10\nNo desk today\n20\nNo book here\n30\nAll is lost\n"
    assert sections(text)[0] == ("10", "Error")
    assert copied(text)[0][0] == ("10", "No desk today")


# Where something is silent that a reader would ask about


def test_two_titles_of_codes_of_which_one_is_of_statuses() -> None:
    glued = "Desk errors\n\nError CodeStatus CodeError NameDescription-2100500NO_DESKThere is no desk.-2101401NO_KEYThe key is bad.-2102403NO_BOOKIt is lent.\n"
    rows = [("-2100", "There is no desk."), ("-2101", "The key is bad."), ("-2102", "It is lent.")]  # fmt: skip
    assert copied(glued)[0] == rows
    small = "Desk errors\n\nMessage Codehttp response codeDescriptionDESK_SHUT401The desk is shut.BOOK_LENT403The book is lent.KEY_LOST404There is none.\n"
    assert copied(small)[0] == [("DESK_SHUT", "The desk is shut."), ("BOOK_LENT", "The book is lent."), ("KEY_LOST", "There is none.")]  # fmt: skip
    spaced = "Desk errors\n\nSTATUS CODE ERROR CODE EXPLANATION 401 DESK_SHUT The desk is shut. 403 BOOK_LENT Your book is lent. 404 KEY_LOST There is none.\n"
    assert [code for code, _ in copied(spaced)[0]] == ["DESK_SHUT", "BOOK_LENT", "KEY_LOST"]  # fmt: skip


def test_a_text_with_the_codes_of_other_rows_is_asked_about() -> None:
    """Where most rows begin with `D1`, those with other letters are in the text of one that is much longer."""
    row = "D{}The desk number {} is shut"
    first = "".join(row.format(at, at) for at in range(10, 18))
    text = "Errors\n\nCodeMessage" + first + "XA1 is the second listXBIt is a longer text of a second kindXCIt has no number at all in itXDIt is the last of all these texts\n"  # fmt: skip
    rows, asked = copied(text)
    assert len(rows) >= 8
    assert any("XB" in each for each in asked)


def test_an_acronym_behind_a_code_and_a_status() -> None:
    text = "Mã lỗi\n\nMãHTTP StatusMô tảDESK_001401ID bàn không đúngDESK_002404Không có bànDESK_003423Bàn bị khóa\n"
    assert [code for code, _ in copied(text)[0]] == ["DESK_001", "DESK_002", "DESK_003"]


def test_numbers_of_sections_between_glued_tables() -> None:
    table = "MãHTTP StatusMô tả\n{0}_001401Sai khóa\n{0}_002404Không có\n\n"
    text = "4.1 Mã lỗi bàn\n\n" + table.format("DESK") + "4.2 Mã lỗi sách\n\n" + table.format("BOOK")  # fmt: skip
    assert [title for _, title in sections(text)] == ["4.1 Mã lỗi bàn"] * 2 + ["4.2 Mã lỗi sách"] * 2  # fmt: skip
    assert copied(text)[1] == []


def test_capitals_of_codes_before_words_with_marks() -> None:
    text = "Error codes\n\nError CodeCondition Name\n02000no_desk\n0200Cbook_was_lent\n02P01no_key_at_all\n2B000desk_shut\n"
    rows = [("02000", "no_desk"), ("0200C", "book_was_lent"), ("02P01", "no_key_at_all"), ("2B000", "desk_shut")]  # fmt: skip
    assert copied(text)[0] == rows


def test_an_acronym_between_a_code_and_other_letters_is_asked_about() -> None:
    text = "エラー\n\nエラーコード説明\nNO_DESK机がありません。\nNO_BOOK_KEYIDキーがありません。\nBOOK_LENT本がありません。\n"
    rows, asked = copied(text)
    assert [code for code, _ in rows] == ["NO_DESK", "BOOK_LENT"]
    assert len(asked) == 1


def test_texts_in_two_languages_are_asked_about() -> None:
    text = "エラー\n\nエラーコード説明\n100Desk Shut机が閉まる\n101Book Lent貸出中\n102No Key Found鍵がない\n103その他\n"
    _, asked = copied(text)
    assert len(asked) == 3


def test_examples_and_headers_are_no_rows() -> None:
    text = """Error codes

1001: No desk
1002: No book
1003: No key

{
"limit": 100,
"retry_after": 1
}

Response Headers:

X-Desk-Limit: How many desks
X-Desk-Left: How many are left
Retry-After: When to ask again
"""
    assert [code for code, _ in copied(text)[0]] == ["1001", "1002", "1003"]


def test_codes_with_fields_on_a_page_without_blank_lines() -> None:
    """A line about errors between them is the title of a section."""
    field = "{}\nStatus: 404\nDescription: {}\n"
    desk = field.format("no_desk", "There is none") + field.format("desk_shut", "It is shut")  # fmt: skip
    text = "Desk errors\n" + desk + "Book errors\n" + field.format("no_book", "It is lent")  # fmt: skip
    assert sections(text) == [("no_desk", "Desk errors"), ("desk_shut", "Desk errors"), ("no_book", "Book errors")]  # fmt: skip


def test_glued_titles_right_below_the_title_of_a_section() -> None:
    text = "We use these codes.\nHTTP status codes\nStatusMeaning\n200OK - it worked\n400Bad Request - it did not\n404Not Found - there is none\n"
    assert sections(text) == [(code, "HTTP status codes") for code in ("200", "400", "404")]  # fmt: skip


def test_statuses_before_codes_one_in_a_line() -> None:
    """Of the other titles we do not know all."""
    row = "{}\n{}\n{}\nIt was not there.\nAsk at the desk.\n"
    rows = [("401", "no_desk", "there is no desk"), ("401", "no_key", "there is no key"), ("404", "no_book", "it is lent")]  # fmt: skip
    text = "Errors\n\nHTTP\ncode\nTypical error.message\nCause\nRemediation\n" + "".join(row.format(*each) for each in rows)  # fmt: skip
    assert [code for code, _ in copied(text)[0]] == ["no_desk", "no_key", "no_book"]


def test_several_codes_in_one_cell_in_a_line() -> None:
    text = "Errors\n\nCode\nMessage\nNO_DESK\nThere is none\nNO_KEY / BAD_KEY\nThe key is bad\nNO_BOOK\nIt is lent\n"
    assert [code for code, _ in copied(text)[0]] == ["NO_DESK", "NO_KEY", "BAD_KEY", "NO_BOOK"]  # fmt: skip


def test_a_table_in_one_line_that_can_not_be_divided_is_told() -> None:
    text = "Errors\n\nError codeDescriptiondesk-not-foundThis error says that there is no such desk in the house.book-was-lentThis error says that the book is lent.key-is-badThis error says that the key is bad.\n"
    rows, asked = copied(text)
    assert rows or any("desk-not-found" in each for each in asked)


def test_an_example_in_json_above_copied_text() -> None:
    text = '{\n  "ok": false,\n  "code": "ERROR_CODE"\n}2.1 Errors\nCode\nMeaning\nHTTP status\n\nNO_DESK\nThere is none\n404\n\nNO_KEY\nIt is bad\n401\n\nBOOK_LENT\nIt is not here\n409\n'
    rows = [("NO_DESK", "There is none"), ("NO_KEY", "It is bad"), ("BOOK_LENT", "It is not here")]  # fmt: skip
    assert copied(text)[0] == rows


def test_names_numbers_and_texts_one_in_a_line() -> None:
    """The titles of which we know one are no title of a section."""
    row = "{}\n{}\n{}\n"
    rows = [("ErrDeskShut", "-1", "The desk is shut"), ("ErrNoKeyByPIN", "101", "There is no key"), ("ErrBookLent", "102", "It is lent"), ("ErrNoBook", "103", "There is none")]  # fmt: skip
    text = "Error codes\n\nCase\nRaw value\nDescription\n" + "".join(row.format(*each) for each in rows)  # fmt: skip
    assert copied(text)[0] == [(code, words) for _, code, words in rows]
    assert {title for _, title in sections(text)} == {"Error codes"}


def test_codes_of_channels_are_none_of_errors() -> None:
    rows = "Response code\nDescription\n0D01\nNo desk\n0D02\nNo key\n0D03\nNo book\n"
    text = f"Desk response codes\n{rows}\nPayment Channel Code\nCode\nDescription\n02\nDesk Card\n03\nBook Card\n15\nKey Card\n"  # fmt: skip
    assert [code for code, _ in copied(text)[0]] == ["0D01", "0D02", "0D03"]


def test_a_line_that_leads_on_is_no_title() -> None:
    rows = "10001001 \tNo \tThe desk is shut\n10001016 \tNo \tThe desk is full\n20002001 \tYes \tThe book is lent\n"
    text = (
        "Error codes\n===========\n\nIn general, codes of desks start with\n\n" + rows
    )
    assert {title for _, title in sections(text)} == {"Error codes"}


def test_a_piece_of_a_cell_in_another_alphabet_is_asked_about() -> None:
    row = "{}\n机器 {} 有错\nDesk {} is bad\n"
    text = "错误代码说明\n状态码\n说明\nText\n" + "".join(row.format(at, at, at) for at in range(5001, 5008))  # fmt: skip
    text += "5008\nPartition\n错误\n5009\n还没有\n5010\n没有\nNo more\n"
    page, asked = copied(text)
    assert ("5008", "Partition") not in page or any("错误" in each for each in asked)


def test_rows_with_tabs_and_no_titles() -> None:
    """Numbers that rise, and texts that mostly tell of errors."""
    texts = ["Success", "Desk not found", "Key is invalid", "Book not found", "No permission", "Timed out"]  # fmt: skip
    text = "".join(f"     {at}\t{words}\t字\n" for at, words in enumerate(texts))
    rows, asked = copied(text)
    assert rows == [(str(at), words) for at, words in enumerate(texts)]
    assert any("no titles of columns" in each for each in asked)


def test_fields_with_remarks_are_no_rows() -> None:
    rows = "Error Code\tMeaning\nDESK_SHUT\tThe desk is shut\nBOOK_LENT\tIt is lent\n"
    text = "Error codes\n\n" + rows + "\nDesk Schema\n{\n  desk_id:   string,   // Which desk\n  book_id:   string,   // Which book\n"  # fmt: skip
    assert [code for code, _ in copied(text)[0]] == ["DESK_SHUT", "BOOK_LENT"]


def test_codes_in_marks_with_everything_glued() -> None:
    """The marks show where cells are; where these do not come again alike, nothing is guessed."""
    text = "## Desk errors\n\nError codeDescription`desk_shut`The desk is\nshut.`book_lent`The book is [lent](https://acme.example).`no_key`There is no key.\n"
    rows = [("desk_shut", "The desk is shut."), ("book_lent", "The book is lent."), ("no_key", "There is no key.")]  # fmt: skip
    assert copied(text) == (rows, [])
    assert {title for _, title in sections(text)} == {"Desk errors"}
    wide = "## Desk errors\n\nError codeDescriptionHTTP status codeDesk fault prefix`DeskShut`The desk is shut.`400 Bad Request`Desk`BookLent`It is lent.`409 Conflict`Book\n"
    assert copied(wide)[0] == [("DeskShut", "The desk is shut."), ("BookLent", "It is lent.")]  # fmt: skip
    noisy = text.replace("The desk is\nshut.", "The `desk` is shut.")
    assert copied(noisy) == ([("desk_shut", "The desk is shut."), *rows[1:]], [])
    unclear = text.replace("The desk is\nshut.", "The`desk` is shut.")
    assert copied(unclear)[0] == [] and copied(unclear)[1]


def test_rows_in_one_line_that_end_with_statuses() -> None:
    """Where each row ends with a status, its codes may be of several kinds; a number in a text ends none."""
    titles = "Code Description HTTP Status"
    rows = "0 Success 200 B0001 Book is lost 404 B0002 More than 500 pages 400 D17 Desk is shut 503"
    assert copied(f"Errors\n\n{titles} {rows}\n") == (
        [
            ("0", "Success"),
            ("B0001", "Book is lost"),
            ("B0002", "More than 500 pages"),
            ("D17", "Desk is shut"),
        ],
        [],
    )
