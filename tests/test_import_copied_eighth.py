"""Copied text as it comes out of browsers and printed pages: narrow columns, pieces of tables, lines between a title and its table."""

import pytest

from importing.reading import asked, copied_page, decisions, plain


def test_a_cell_goes_on_where_its_next_word_did_not_fit() -> None:
    rows, page = copied_page(
        "Card errors\n\nCode\tMessage\tWhat to do\n"
        "4001\tThe card of the guest was lost at the\nfront desk\tAsk for another\n"
        "4002\tThe key of the room is not in its box\tLook for it\n"
        "4003\tThe safe of the room was left open by\nNobody Known\tClose it\n"
        "4004\tThe lift is broken\tTake the stairs\n"
    )
    assert [row[:2] for row in rows] == [
        ("4001", "The card of the guest was lost at the front desk"),
        ("4002", "The key of the room is not in its box"),
        ("4003", "The safe of the room was left open by Nobody Known"),
        ("4004", "The lift is broken"),
    ]
    assert {row[2] for row in rows} == {"Card errors"}
    assert asked(page) == []


def test_a_title_between_rows_that_had_space_above_is_none_of_their_texts() -> None:
    rows, page = copied_page(
        "Code\tMessage\n4001\tThe card of the guest was lost at the desk\n4002\tNo key\nRoom errors\n4003\tNo room\n4004\tNo bed\nSafe errors\n4005\tNo safe\n"
    )
    assert ("4002", "No key") in [row[:2] for row in rows]
    assert asked(page)


def test_the_last_row_goes_on_in_small_letters() -> None:
    rows, page = copied_page(
        "Code\tMessage\n4001\tNo card\n4002\tNo key\n4003\tThe number of the\nroom is no code\n"
    )
    assert rows[-1][1] == "The number of the room is no code"
    assert asked(page)


def test_rows_that_ran_together_begin_at_the_numbers_that_rise() -> None:
    rows, page = copied_page(
        "The codes of the house.\n\nReturn code\tReturn description\n01\tOpened\n02\tNo key\n03\tThe room is not yet\n"
        "made up 07\tThe lift is out of\norder 12\tThe bell 13\tThe safe is\nlocked 14\tNo towel\n15\tNo soap\n"
    )
    assert [row[:2] for row in rows] == [
        ("01", "Opened"),
        ("02", "No key"),
        ("03", "The room is not yet made up"),
        ("07", "The lift is out of order"),
        ("12", "The bell"),
        ("13", "The safe is locked"),
        ("14", "No towel"),
        ("15", "No soap"),
    ]
    assert asked(page) == []


def test_a_cell_with_a_code_and_more_leaves_the_table_whole() -> None:
    rows, page = copied_page(
        "Key errors\n\nResponse / Error Code\nMeaning\nDescription\nAdvice to the Guest\n"
        "K0001\nOpened\nThe door was opened\nGo in\n"
        "K0002\nNo key\nThe key is not in its box\nLook for it\n"
        "K0003\nNo door\nThe door is not there\nLook for it\n"
        "K0004 / HTTP 429\nToo often\nThe key was turned too often\nWait for a bit\n"
        "K0005\nNo room\nThe room is not there\nLook for it\nK0006\nNo bed\nThe bed is not there\nLook for it\nK0007\nNo lift\nThe lift is not there\nLook for it\nK0008\nNo bell\nThe bell is not there\nLook for it\n\nExamples\n"
    )
    assert ("K0003", "No door", "Key errors") in rows
    assert ("K0005", "No room", "Key errors") in rows
    assert any("K0004" in each for each in asked(page))


def test_rows_above_the_first_title_are_not_in_its_section() -> None:
    rows = plain(
        "page.md",
        "| Code | Message |\n|---|---|\n| 4001 | No key |\n| 4002 | No card |\n\n# Rooms\n\n| Code | Message |\n|---|---|\n| 4003 | No room |\n",
    )
    assert [(row[0], row[2]) for row in rows] == [
        ("4001", "Acme"),
        ("4002", "Acme"),
        ("4003", "Rooms"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Key errors https://example.org/keys/errors",
        "Key errors#",
        "Key errors {#key-errors}",
        "Key errors 🔗",
    ],
)
def test_a_title_is_read_without_where_it_leads(title: str) -> None:
    rows, _ = copied_page(
        f"Welcome to the house.\n\n{title}\n\nCode\tMessage\n4001\tNo key\n4002\tNo card\n"
    )
    assert {row[2] for row in rows} == {"Key errors"}


@pytest.mark.parametrize(
    "between",
    [
        "Last generated: 2025-12-27 16:17:24Z",
        "English / 中文",
        r"Pattern: /^(40[0-9]\.|50[0-9]\.)(0|1)$/",
        "Page 3 of 12",
        "12",
    ],
)
def test_what_stands_between_a_title_and_its_table_is_no_title(between: str) -> None:
    rows, page = copied_page(
        f"Key errors\n\n{between}\n\nCode\tMessage\n4001\tNo key\n4002\tNo card\n4003\tNo room\n"
    )
    assert {row[2] for row in rows} == {"Key errors"}
    assert asked(page) == []


def test_titles_that_come_again_on_the_next_page_leave_the_section_open() -> None:
    rows, page = copied_page(
        "Key errors\n\nCode\tMessage\n4001\tNo key\n4002\tNo card\n\n7\n\nCode\tMessage\n4003\tNo room\n4004\tNo bed\n"
    )
    assert {row[2] for row in rows} == {"Key errors"}
    assert len(rows) == 4
    assert asked(page) == []


def test_a_short_title_explains_itself_behind_a_dash() -> None:
    rows, _ = copied_page(
        "Kinds of guests\n\nKey errors — something is wrong with the key of a room\n\nCode\tMessage\n4001\tNo key\n4002\tNo card\n"
    )
    assert {row[2].split(" — ")[0] for row in rows} == {"Key errors"}


def test_a_long_title_that_is_no_sentence_stands_before_a_sentence_above_it() -> None:
    rows, _ = copied_page(
        "When the door opened\n\nTable of all known failure codes of our doors\nCode\tDescription\nNO_KEY\tThe key is lost\nNO_DOOR\tThe door is lost\n"
    )
    assert {row[2] for row in rows} == {"Table of all known failure codes of our doors"}


def test_rows_behind_blank_lines_are_of_the_table() -> None:
    rows, page = copied_page(
        "错误码列表\n\n返回值\n类型\n说明\n10000\nNO_KEY\n没有钥匙\n10001\nNO_DOOR\n没有门\n10002\nNO_ROOM\n没有房间\n\n\n10014\nNO_BED\n没有床\n\n10018\nNO_BELL\n没有铃\n10019\nNO_SOAP\n没有肥皂\n"
    )
    assert [row[0] for row in rows] == "10000 10001 10002 10014 10018 10019".split()
    assert asked(page) == []


def test_numbers_with_points_are_codes_with_a_cell_in_each_line() -> None:
    rows, page = copied_page(
        "Results\n\nCode\nDescription\n000.000.000\nThe door was opened\n000.100.110\nThe door was opened by hand\n000.400.110\nThe door was locked behind\n"
    )
    assert [row[0] for row in rows] == ["000.000.000", "000.100.110", "000.400.110"]
    assert asked(page) == []


def test_a_code_comes_again_with_another_text() -> None:
    rows, _ = copied_page(
        "Key errors\n\n错误码\n错误信息\n说明\n20043\nDoor is open\n门已打开，请勿重复\n20044\nDoor is locked, try again\n门已锁上\n20044\nDoor is lost, try again\n门丢失了\n20044\nDoor is broken, try again\n门坏了\n"
    )
    assert [row[0] for row in rows] == ["20043", "20044", "20044", "20044"]


def test_a_title_of_two_words_that_are_titles_is_one_above_a_code_alone() -> None:
    rows, page = copied_page(
        "CODES\n\nStatus codes\n\nStatus Code\nStatus Description\n0\nOPENED\n1\nNO KEY IN THE BOX\n2\nNO DOOR IN THE WALL\n3\nNO ROOM IN THE HOUSE\n4\nNO BED IN THE ROOM\n"
    )
    assert [row[:2] for row in rows][:2] == [
        ("0", "OPENED"),
        ("1", "NO KEY IN THE BOX"),
    ]
    assert {row[2] for row in rows} == {"Status codes"}
    assert asked(page) == []


def test_fields_with_their_types_are_no_codes() -> None:
    rows, _ = copied_page(
        "Schema\n\ndata.door_idinteger\n\nID of the door\n\ndata.reason_codestring\n\nCode of the failure\n\ndata.opened_atdatetime\n\nWhen it was opened\n\nKey errors\n\nCode\tDescription\nNO_KEY\tThe key is lost\nNO_DOOR\tThe door is lost\n"
    )
    assert [row[0] for row in rows] == ["NO_KEY", "NO_DOOR"]


def test_headers_of_a_response_are_no_codes() -> None:
    rows = plain(
        "page.txt",
        "Error codes\n\nCode\tMessage\n4001\tNo key\n4002\tNo card\n\nHeaders included:\n\nX-RateLimit-Limit: 10\nX-RateLimit-Remaining: 0\nX-RateLimit-Reset: 1704067260\n",
    )
    assert [row[0] for row in rows] == ["4001", "4002"]


def test_a_column_without_a_title_is_one() -> None:
    rows, page = copied_page(
        "View codes\n\nHTTP Code\tDescription\t\n200\tOpened\tThe door was opened\n400\tNo key\t\n404\tNo door\tThe door is not there\n"
    )
    assert [row[:2] for row in rows] == [
        ("200", "Opened"),
        ("400", "No key"),
        ("404", "No door"),
    ]


def test_titles_of_more_columns_above_codes_are_asked_about() -> None:
    page = "Notes:\ncode is what a guest gets.\ninternal_code\nhouse\ndoor_code\nstatus_message\nis_open\n100\nmain\n0\nOpened\nyes\n101\nmain\n400.002\nNo key\nno\n102\nmain\n400.003\nNo door\nno\n"
    assert decisions("page.txt", page)


def test_a_line_with_an_object_in_it_is_no_title_and_a_short_one_with_a_colon_is() -> (
    None
):
    rows, _ = copied_page(
        "What happens\n\nElse the answer is { isOpen, code, message }\n\nForm of answers (for the house):\n\nCode\tMessage\n4001\tNo key\n4002\tNo card\n"
    )
    assert {row[2] for row in rows} == {"Form of answers (for the house)"}


def test_what_to_do_about_a_code_is_no_title_of_the_next() -> None:
    text = "Purse error codes\n\nPURSE_EMPTY\n\nThe purse is empty\n\nSolution: Put a coin into it\n\nPURSE_LOST\n\nNobody knows the purse\n\nSolution: Look below the table\n\nKEY_BENT\n\nThe key does not fit\n\nSolution: Take a hammer\n"
    rows, _ = copied_page(text)
    assert {row[2] for row in rows} == {"Purse error codes"}
    assert [row[0] for row in rows] == ["PURSE_EMPTY", "PURSE_LOST", "KEY_BENT"]


def test_a_call_names_a_table_that_nothing_else_names() -> None:
    table = "Code\tMessage\n1\tThe purse is empty\n2\tThe purse is lost\n"
    assert {row[2] for row in copied_page(f"POST /v1/purses\n{table}")[0]} == {"POST /v1/purses"}  # fmt: skip
    assert {row[2] for row in copied_page(f"Purse errors\n\nPOST /v1/purses\n{table}")[0]} == {"Purse errors"}  # fmt: skip


def test_fields_of_a_response_without_braces_are_no_codes() -> None:
    text = 'Purse errors\n\n"purse_no": "21b6",\n"status": "failed",\n"updated_at": "at noon",\n"error_code": "002"\n\nError Code\tMessage\n001\tThe purse is empty\n002\tThe purse is lost\n'
    rows, _ = copied_page(text)
    assert [row[0] for row in rows] == ["001", "002"]
