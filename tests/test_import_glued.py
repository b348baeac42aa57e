"""Copied rows whose cells are all glued: every row of a page helps to divide the others, and what can't be told is asked."""

import pytest
from importing.reading import copied, copied_cells

from raisable_gen.importing import importer


def test_code_name_and_text() -> None:
    """Capitals end where a word begins; a text may begin in small letters where its first word is one that we know."""
    text = "Library errors\n\nCodeNameDescription\n2001CARD_LOSTThe card is lost\n2002BOOK_LENTThe book is lent\n2003ROOM_FULLno seat is free\n2104DESK_ERRORAPI key of the desk is wrong\n"
    assert copied_cells(text) == [
        ("2001", "CARD_LOST", "The card is lost", ""),
        ("2002", "BOOK_LENT", "The book is lent", ""),
        ("2003", "ROOM_FULL", "no seat is free", ""),
        ("2104", "DESK_ERROR", "API key of the desk is wrong", ""),
    ]
    assert copied(text)[1] == []


def test_statuses_at_the_end() -> None:
    """Each row ends with an HTTP status, whatever stands before it; a title of two words is one column."""
    text = "ErrorCodeDescriptionHTTP Status Code\n0Fine200\n10001The book is lent409\n10002Limit of books is 5:400\n10003The desk is shut.503\n10004Lend up to 30400\n"
    rows, asked = copied(text)
    assert rows[:4] == [
        ("0", "Fine"),
        ("10001", "The book is lent"),
        ("10002", "Limit of books is 5:"),
        ("10003", "The desk is shut."),
    ]
    # A figure right before a status: nothing shows where the text ends.
    assert ("10004", "Lend up to 30") in rows or any("10004" in each for each in asked)


def test_two_texts_beside_one_another() -> None:
    text = "CodeMessageSolution\n11No cardMake a new card\n12No deskAsk at the door\n13The WebSocket is shutWait for the WebSocket to open\n14Book is lentWait\n15Let the WebSocket beWait\n"
    rows, asked = copied(text)
    assert rows == [
        ("11", "No card"),
        ("12", "No desk"),
        ("13", "The WebSocket is shut"),
        ("14", "Book is lent"),
        ("15", "Let the WebSocket be"),
    ]
    assert not [each for each in asked if "11" in each or "12" in each]


def test_name_before_code() -> None:
    """A name put together by capitals, a number behind it, and a text."""
    text = "NameCodeMessage\nCardLost101The card is lost\nDeskShut102The desk is shut\nBookLent2103Ask for another\n"
    assert copied(text) == (
        [
            ("101", "The card is lost"),
            ("102", "The desk is shut"),
            ("2103", "Ask for another"),
        ],
        [],
    )


def test_dashes_for_empty_cells() -> None:
    """Where a dash stands for an empty cell in most rows, one that has letters on both sides is such a cell."""
    text = "CodeMessageDetailsContext\n1Book is lent-Ask at the desk\n2Card is lost-Make another\n3Desk is shut-Wait till morning\n4Lent by WebDesk-WebDesk is shut\n5Room is full-Try another\n6Key is goneFor a whileCall us\n"
    rows, asked = copied(text)
    expected = ["Book is lent", "Card is lost", "Desk is shut", "Lent by WebDesk", "Room is full", "Key is gone"]  # fmt: skip
    for code, message in zip("123456", expected, strict=True):
        assert (code, message) in rows or any(f"{code} |" in each for each in asked)
    assert rows[:3] == [("1", "Book is lent"), ("2", "Card is lost"), ("3", "Desk is shut")]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        # Texts without white space between words: a full stop may end a sentence or a cell.
        "代码错误类型提示\n1100消息错误。请检查。\n1200签名错误。请重试。\n1300书已借出。请等待。\n",
        # The third column is mostly empty, and a word has a capital inside.
        "CodeMessageNote\n1No card\n2No desk\n3The BookRef is lent\n4No room\n5No key\n",
        # Words that are glued in small letters.
        "CodeMessageNote\n1No cardmake one\n2No deskask there\n3No roomtry later\n",
    ],
)
def test_what_does_not_show_is_asked(text: str) -> None:
    """Nothing is divided in silence where the rows do not show where cells end."""
    rows, asked = copied(text)
    whole = {("1", "No card"), ("2", "No desk"), ("4", "No room"), ("5", "No key")}
    assert asked or set(rows) <= whole | {("3", "The BookRef is lent")}


def test_sections_between_rows_stay_titles() -> None:
    """A line between rows that has words only is the title of the next section, though it could be divided."""
    text = "Desk errors\n\nCodeStatusDescription\nno_card404There is no card\nold_card410The card is old\n\nBook-specific errors\n\nno_book404There is no book\nold_book410The book is old\n"
    page = importer.read("page.txt", text.encode(), None, "Acme")
    assert [(each.section.title, each.code) for each in page.entries] == [
        ("Desk errors", "no_card"),
        ("Desk errors", "old_card"),
        ("Book-specific errors", "no_book"),
        ("Book-specific errors", "old_book"),
    ]


def test_glued_titles_of_which_some_are_unknown() -> None:
    """Titles are told where capitals begin; half of them must be known, one of codes and one of texts."""
    for titles in (
        "Errot CodeMessageAdvice",
        "CodeNameReasonSolution",
        "Code KeyError CodeMessage for the reader",
    ):
        cells = {
            "Errot CodeMessageAdvice": "{code}{text}{more}",
            "CodeNameReasonSolution": "{code}{name}{text}{more}",
            "Code KeyError CodeMessage for the reader": "{name}{code}{text}",
        }[titles]
        rows = [
            ("1001", "CardLost", "The card is lost", "Ask at the desk"),
            ("1002", "BookLent", "The book is lent", "Come again"),
            ("1003", "DeskShut", "The desk is shut", "Come tomorrow"),
            ("1104", "RoomFull", "The room is full", "Take another"),
        ]
        lines = [cells.format(code=c, name=n, text=t, more=m) for c, n, t, m in rows]
        got = copied("\n".join(["Errors", "", titles, *lines]) + "\n")
        assert got == ([(code, text) for code, _, text, _ in rows], []), titles


def test_titles_without_white_space_in_other_languages() -> None:
    text = "错误错误码释义HTTP 状态码\nErrCommon97通用错误200\nErrNoCard98没有卡片404\nErrNoDesk99没有柜台200\nErrShut1000柜台已关闭503\n"
    assert [
        (code, message, status) for code, _, message, status in copied_cells(text)
    ] == [
        ("97", "通用错误", "200"),
        ("98", "没有卡片", "404"),
        ("99", "没有柜台", "200"),
        ("1000", "柜台已关闭", "503"),
    ]


def test_codes_with_letters_behind_names_in_capitals() -> None:
    """The letters that all codes begin with are none of the name before them."""
    text = "ConstanteCódigoDescrição\nCARD_LOSTDSK-0O cartão foi perdido\nBOOK_LENTDSK-1O livro foi emprestado\nDESK_SHUTDSK-12A mesa está fechada\nROOM_FULLDSK-13A sala está cheia\n"
    assert [(code, name) for code, name, _, _ in copied_cells(text)] == [
        ("DSK-0", "CARD_LOST"),
        ("DSK-1", "BOOK_LENT"),
        ("DSK-12", "DESK_SHUT"),
        ("DSK-13", "ROOM_FULL"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "CodeMessage401The card is lost402The desk is shut4033The room is full404The book is lent\n",
        "错误码描述NO_CARD没有卡片NO_DESK没有柜台SHUT已关闭BOOK_LENT已借出\n",
        "错误码描述100没有卡片101没有柜台DESK_SHUT已关闭102已借出\n",
    ],
)
def test_what_is_glued_on_both_sides_is_never_swallowed(text: str) -> None:
    """In a table in one line something like a code between two texts begins a row, or is asked about by its name."""
    rows, asked = copied(text)
    told = [code for code, _ in rows]
    for code in ("4033", "SHUT", "DESK_SHUT", "102", "404"):
        if code in text.replace("DESK_SHUT", "" if code == "SHUT" else "DESK_SHUT"):
            assert code in told or any(code in each for each in asked), code


def test_all_cells_of_wide_rows_are_glued() -> None:
    text = "CodeNameMessageActionHTTP status\n1001CARD_LOSTThe card is lostBlock it404\n1002BOOK_LENTThe book is lentWait409\n1003DESK_SHUTThe desk is shutCome again503\n1004ROOM_FULLThe room is fullTake another409\n"
    assert copied_cells(text) == [
        ("1001", "CARD_LOST", "The card is lost", "404"),
        ("1002", "BOOK_LENT", "The book is lent", "409"),
        ("1003", "DESK_SHUT", "The desk is shut", "503"),
        ("1004", "ROOM_FULL", "The room is full", "409"),
    ]
    assert copied(text)[1] == []


def test_short_codes_with_letters_in_one_line() -> None:
    """Codes of two figures, and behind them some with a letter, as banks have them."""
    text = "Desk codes\n\nCode Description 05 Card is lost 12 Book is lent 91 Desk is shut, call 24 hours 96 Room is full A1 Key is old 1B Key is new\n"
    rows, _ = copied(text)
    assert rows == [
        ("05", "Card is lost"),
        ("12", "Book is lent"),
        ("91", "Desk is shut, call 24 hours"),
        ("96", "Room is full"),
        ("A1", "Key is old"),
        ("1B", "Key is new"),
    ]


def test_a_code_is_no_line_of_titles() -> None:
    """`INVALID_MESSAGES` has titles in it: an id and messages."""
    text = "错误码\n说明\nHTTP状态码\n\nINVALID_MESSAGES\n消息格式无效\n400\n\nNO_ID_CODE\n没有代码\n404\n\nBOOK_LENT\n已借出\n409\n"
    assert [code for code, _ in copied(text)[0]] == ["INVALID_MESSAGES", "NO_ID_CODE", "BOOK_LENT"]  # fmt: skip


def test_a_mark_or_a_figure_before_a_code_in_one_line_is_asked_about() -> None:
    """The letter behind a mark, or the figure, may be the end of the text above."""
    for text, code in (
        ("codeMessageDESK_001InvalidDESK_002Invalid A|BROOM_003UnknownDESK_004Old\n", "BROOM_003"),
        ("codeMessage1000Invalid already #71001Invalid exceeded,1002Unknown\n", "1001"),
    ):  # fmt: skip
        rows, asked = copied(f"Errors\n\n{text}")
        assert code not in [each for each, _ in rows] or asked, (code, rows)
