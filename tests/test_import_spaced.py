"""Tables whose cells have single blanks between them, a row in each line or all in one: as a text extractor gives them."""

import random

import pytest
from importing.reading import asked, copied, copied_cells, copied_page
from hypothesis import given
from hypothesis import strategies as st

NAME_FIRST = """\
Lending codes

Constant Code Description
DONE LB-0 Loan was made
DESK_CLOSED LB-1 Desk is closed
BOOK_IS_LENT LB-2 Book is lent to another reader
TOO_MANY LB-10 Reader has too many books
"""


def test_a_name_stands_in_front_of_the_code() -> None:
    assert copied_cells(NAME_FIRST) == [
        ("LB-0", "DONE", "Loan was made", ""),
        ("LB-1", "DESK_CLOSED", "Desk is closed", ""),
        ("LB-2", "BOOK_IS_LENT", "Book is lent to another reader", ""),
        ("LB-10", "TOO_MANY", "Reader has too many books", ""),
    ]


STATUS_LAST = """\
接口错误码

名称 错误码 释义 HTTP 状态码
ErrCommon 97 通用错误 400
ErrNoBook 98 没有这本书 404
ErrDeskClosed 99 柜台已关闭 403
ErrTooMany 110 借书太多，请稍后重试 429
"""


def test_a_status_stands_behind_the_text() -> None:
    assert copied_cells(STATUS_LAST) == [
        ("97", "ErrCommon", "通用错误", "400"),
        ("98", "ErrNoBook", "没有这本书", "404"),
        ("99", "ErrDeskClosed", "柜台已关闭", "403"),
        ("110", "ErrTooMany", "借书太多，请稍后重试", "429"),
    ]


TWO_TEXTS = """\
Lending errors

Code Message Action
7001 Book is lent Wait until it is returned
7002 Reader not found Check the number of the card
7003 Desk is closed Come back during the day
7004 Card has expired Ask for a new one
7005 Shelf is empty Order the book elsewhere
"""


def test_a_capital_shows_where_the_second_text_begins() -> None:
    rows, waiting = copied(TWO_TEXTS)
    assert rows == [
        ("7001", "Book is lent"),
        ("7002", "Reader not found"),
        ("7003", "Desk is closed"),
        ("7004", "Card has expired"),
        ("7005", "Shelf is empty"),
    ]
    assert waiting == []


def test_a_row_that_can_be_divided_at_two_places_is_asked_about() -> None:
    text = TWO_TEXTS + "7006 Reader owes Books Return them\n"
    rows, waiting = copied(text)
    assert ("7001", "Book is lent") in rows
    assert any("7006" in each for each in waiting)


LANGUAGES = """\
错误码

错误码 简称 错误详情
70001 invalid cardNo cardNo 参数无效
70002 book not found 找不到这本书
70003 desk is closed 柜台已关闭
70004 get shelf error 获取书架失败
70005 reader owes money 读者欠款
"""


def test_the_writing_shows_where_the_second_text_begins() -> None:
    texts = {code: text for code, text in copied(LANGUAGES)[0]}
    assert texts["70002"] in ("book not found", "找不到这本书")
    assert texts["70005"] in ("reader owes money", "读者欠款")


def test_words_of_another_language_in_the_first_text() -> None:
    rows = ["1003 校驗錯誤 Check failed", "1004 請求 URL 錯誤 Request address is wrong", "1005 柜台已关闭 Desk is closed", "1006 找不到這本書 Book not found"]  # fmt: skip
    text = "錯誤碼\n\n錯誤碼 說明 英文說明\n" + "\n".join(rows) + "\n"
    assert copied(text)[0][1][0] == "1004"
    assert copied(text)[0][1][1] in ("請求 URL 錯誤", "Request address is wrong")


def test_the_titles_are_told_by_the_rows() -> None:
    """`Errot` is no word that we know, and `Tipo` may be one of the title before it."""
    text = "General\n\nErrot Code Description\n403 Desk closed\n404 Book not found\n501 Internal error\n583 Over the limit of books\n"
    assert copied(text)[0][0] == ("403", "Desk closed")
    text = "CATALOGO\n\nCODIGO DESCRIPCION TIPO\nAC02 Libro prestado DEBITO\nAC04 Lector desconocido DEBITO\nAB06 Mostrador cerrado CREDITO\nAB07 Libro perdido CREDITO\n"
    assert copied(text)[0][0] == ("AC02", "Libro prestado")


def test_the_words_of_a_status_are_a_cell() -> None:
    text = "Statuses\n\nStatus Code Meaning When It Occurs\n200 OK Request was done\n400 Bad Request Invalid fields in the request\n404 Not Found Book does not exist\n503 Service Unavailable Desk is down\n"
    rows, waiting = copied(text)
    assert [code for code, _ in rows] == ["200", "400", "404", "503"]
    assert rows[1][1] in ("Bad Request", "Invalid fields in the request")
    assert waiting == []


def test_rows_without_titles_have_a_number_a_name_and_a_text() -> None:
    text = "Codes\n\n0 LEND_OK Done.\n-3 LEND_NO_BOOK There is no such book.\n-6 LEND_CLOSED The desk is closed.\n-7 LEND_LIMIT Too many books.\n"
    assert copied_cells(text)[1] == ("-3", "LEND_NO_BOOK", "There is no such book.", "")


def test_a_title_below_the_rows_is_no_row() -> None:
    text = TWO_TEXTS + "\nAPI Codes Summary\n\nRead on.\n"
    assert len(copied(text)[0]) == 5


def test_a_status_above_a_table_is_its_title() -> None:
    table = "Code\tMeaning\n{0}_1\tBook is lent\n{0}_2\tDesk is closed\n\n"
    text = "400 Bad Request\n\n" + table.format("BAD") + "401 Unauthorized\n\n" + table.format("AUTH")  # fmt: skip
    text += "Server (500/502)\n\n" + table.format("DOWN")
    assert [title for _, _, title in copied_page(text)[0]] == ["400 Bad Request"] * 2 + ["401 Unauthorized"] * 2 + ["Server (500/502)"] * 2  # fmt: skip


def test_two_texts_in_one_line() -> None:
    rows = TWO_TEXTS.splitlines()[2:]
    text = "Lending errors\n\n" + " ".join(rows) + "\n\nRead on.\n"
    assert copied(text)[0] == copied(TWO_TEXTS)[0]


def test_a_status_is_glued_in_front_of_each_code() -> None:
    """`StatusCode` may be one title; the rows show that it is two."""
    text = "Replies\n\nStatusCodeDescription\nDONE00The loan was made\nDONE01The book came back\nREFUSED02The reader owes money\nREFUSED03The desk is closed\nREFUSED04The shelf is empty\n"
    assert [code for code, _ in copied(text)[0]] == ["00", "01", "02", "03", "04"]
    flat = text.replace("\n", "").replace("Replies", "Replies\n\n") + "\n\nRead on.\n"
    assert [code for code, _ in copied(flat)[0]] == ["00", "01", "02", "03", "04"]
    text = "Replies\n\nHTTPCodeMeaning\n401no_readerThe reader is unknown\n403desk_closedThe desk is closed\n404no_bookThere is no such book\n"
    assert copied_cells(text)[0] == ("no_reader", "", "The reader is unknown", "401")
    text = "Replies\n\nStatusCodeDescription\n400The request is broken\n403The desk is closed\n404There is no such book\n"
    assert [code for code, _ in copied(text)[0]] == ["400", "403", "404"]


# Texts that begin with a capital and have no other, and what is done about them.
FIRST = ["Book is lent", "Reader not found", "Desk is closed", "Card has expired", "No such shelf", "Too many books", "Loan refused", "Fee is due"]  # fmt: skip
SECOND = ["Wait a day", "Check the number", "Come back during the day", "Ask for a new one", "Order it elsewhere", "Return some first", "Pay at the desk"]  # fmt: skip
SYMBOLS = ["BOOK_LENT", "NO_READER", "DESK_SHUT", "CARD_OLD", "NO_SHELF", "MANY_BOOKS", "LOAN_NO", "FEE_DUE"]  # fmt: skip
TITLES = {
    "code": "Error Code",
    "name": "Name",
    "http": "HTTP Status",
    "text": "Description",
    "more": "Action",
}
ORDERS = [
    ("code", "text", "more"),
    ("code", "name", "text"),
    ("name", "code", "text"),
    ("code", "http", "text"),
    ("code", "text", "http"),
    ("http", "code", "text"),
    ("code", "name", "text", "http"),
    ("code", "name", "text", "more"),
    ("code", "text", "more", "http"),
]


@given(
    st.sampled_from(ORDERS),
    st.integers(3, 8),
    st.integers(0, 10**6),
    st.sampled_from([1000, 20001, 9]),
    st.booleans(),
)
def test_rows_are_right_or_asked_about(
    order: tuple[str, ...], count: int, seed: int, first: int, is_flat: bool
) -> None:
    draw = random.Random(seed)
    symbols, texts = draw.sample(SYMBOLS, count), draw.sample(FIRST, count)
    rows = [
        {"code": str(first + at), "name": symbols[at], "http": draw.choice(["400", "404", "500"]), "text": texts[at], "more": draw.choice(SECOND)}
        for at in range(count)
    ]  # fmt: skip
    lines = [" ".join(TITLES[each] for each in order)]
    lines += [" ".join(row[each] for each in order) for row in rows]
    text = (
        "Errors\n\n" + (" " if is_flat else "\n").join(lines) + "\n\nNext\n\nRead on.\n"
    )
    found, page = copied_page(text)
    wrong = {(row["code"], row["text"]) for row in rows} ^ {row[:2] for row in found}
    assert not wrong or asked(page)


@pytest.mark.parametrize("order", ORDERS)
def test_a_table_of_eight_rows_is_read_whole(order: tuple[str, ...]) -> None:
    rows = [
        {"code": str(4001 + at), "name": SYMBOLS[at], "http": "404", "text": FIRST[at], "more": SECOND[at % 7]}
        for at in range(8)
    ]  # fmt: skip
    lines = [" ".join(TITLES[each] for each in order)]
    lines += [" ".join(row[each] for each in order) for row in rows]
    found, _ = copied("Errors\n\n" + "\n".join(lines) + "\n")
    assert found == [(row["code"], row["text"]) for row in rows]
