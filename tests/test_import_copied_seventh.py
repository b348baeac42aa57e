"""Copied text: tabs in front of rows, rows that begin like no other, letters before numbers, and titles that say little."""

from __future__ import annotations

import pytest
from importing.reading import asked, copied_page

ROWS = "Code\tMessage\nE_1\tThe purse is empty\nE_2\tThe purse is lost\n"


def test_tabs_in_front_of_all_rows_but_the_first_are_no_cells() -> None:
    rows, _ = copied_page(
        "钱包返回码\n001\t钱包为空\n\t\t002\t钱包丢失\n\t\t003\t钱包已锁定\n"
    )
    assert rows == [
        ("001", "钱包为空", "钱包返回码"),
        ("002", "钱包丢失", "钱包返回码"),
        ("003", "钱包已锁定", "钱包返回码"),
    ]


def test_a_title_in_a_language_without_spaces_may_end_with_a_colon() -> None:
    rows, _ = copied_page(
        "接口的返回结果：\n\n00\t钱包为空\n\t1\t钱包丢失\n\t2\t钱包已锁定\n"
    )
    assert [row[2] for row in rows] == ["接口的返回结果"] * 3
    assert [row[0] for row in rows] == ["00", "1", "2"]


def test_an_empty_cell_in_front_stays_one() -> None:
    rows, _ = copied_page(
        "Group\tCode\tMessage\nPurse\t101\tThe purse is empty\n\t102\tThe purse is lost\n"
    )
    assert [row[0] for row in rows] == ["101", "102"]


def test_a_short_number_and_a_range_in_front_of_rows_with_tabs_are_rows_of_theirs() -> (
    None
):
    rows, page = copied_page(
        "0\tThe purse is open\n1-99\tThe house is on fire\n100\tThe purse is empty\n101\tThe purse is lost\n"
        "102\tThe purse is locked\n103\tThe purse is torn\nTBD\tTBD\n"
    )
    assert [row[0] for row in rows] == ["0", "100", "101", "102", "103"]
    said = [each.message for each in page.report.findings]
    assert any("1-99 is a range" in message for message in said)
    assert any("TBD stands where a code would be" in message for message in said)


@pytest.mark.parametrize("place", ["[PURSE ID]", "<purse id>", "{id}"])
def test_a_place_for_a_value_behind_a_code_is_none_of_it(place: str) -> None:
    rows, _ = copied_page(
        f"1701:{place}\tThe purse is sold\n1702\tThe purse is empty\n1703\tThe purse is lost\n1704\tThe purse is torn\n1705\tThe purse is shut\n"
    )
    assert [row[:2] for row in rows] == [
        ("1701", "The purse is sold"),
        ("1702", "The purse is empty"),
        ("1703", "The purse is lost"),
        ("1704", "The purse is torn"),
        ("1705", "The purse is shut"),
    ]


def test_letters_before_numbers_in_one_line() -> None:
    rows, page = copied_page(
        "Purse errors\n\nCode Description u100 Purse not found u101 Purse is empty u102 Wrong key u400 Already sold\n\n"
        "Opening hours\n\n7 days: 1,008 blocks\n30 days: 4,320 blocks\n90 days: 12,960 blocks\n"
    )
    assert rows == [
        ("u100", "Purse not found", "Purse errors"),
        ("u101", "Purse is empty", "Purse errors"),
        ("u102", "Wrong key", "Purse errors"),
        ("u400", "Already sold", "Purse errors"),
    ]
    assert not asked(page)


def test_a_table_in_one_line_that_is_not_divided_is_told_whatever_is_below() -> None:
    words = " ".join(f"p{n}q The purse number {n} is gone;" for n in range(300, 312))
    rows, page = copied_page(
        f"Purse errors\n\nCode Description {words}\n\nOpening hours\n\n7 days: 1,008 blocks\n30 days: 4,320 blocks\n"
    )
    assert rows == []
    assert any("where its rows begin can't be told" in each for each in asked(page))


def test_numbers_under_a_title_of_something_else_are_codes_where_the_section_says_so() -> (
    None
):
    table = "Parameter\tDescription\n00\tOpened\n1\tThe purse is empty\n2\tThe purse is lost\n5\tThe purse is torn\n10\tThe purse is sold\n"
    rows, _ = copied_page(f"Response Codes\n\n{table}")
    assert [row[0] for row in rows] == ["00", "1", "2", "5", "10"]
    assert copied_page(f"Things to say\n\n{table}")[0] == []


def test_rows_that_are_counted_under_a_title_of_something_else_are_no_codes() -> None:
    rows, page = copied_page(
        "Error handling\n\nParameter\tDescription\n1\tOpen the purse\n2\tLook into the purse\n3\tClose the purse\n"
    )
    assert rows == [] and asked(page)


def test_padded_numbers_before_statuses_are_the_codes() -> None:
    rows, page = copied_page(
        f"Mapping\n\nPurse return\tHTTP\tMeaning\n00\t201 Created\tOpened\n01\t400 Bad Request\tThe purse is empty\n"
        f"99\t500 Internal Server Error\tThe house is on fire\n\nPurse errors\n\n{ROWS}"
    )
    assert [row[:2] for row in rows[:3]] == [
        ("00", "Opened"),
        ("01", "The purse is empty"),
        ("99", "The house is on fire"),
    ]
    assert [entry.http for entry in page.entries[:3]] == ["201", "400", "500"]
    assert any("Purse return" in each for each in asked(page))


def test_kinds_one_in_a_line_are_codes_under_a_title_that_says_so() -> None:
    rows, page = copied_page(
        "List of purse error kinds\n\nAvailable since last March\n\nKind\nDescription\nPurseLost\nThe purse is lost.\nError\n"
        "Something else happened.\nPurseEmpty\nNothing is in the purse.\nPurseTorn\nThe purse has a hole.\n"
    )
    assert [row[0] for row in rows] == ["PurseLost", "Error", "PurseEmpty", "PurseTorn"]
    assert {row[2] for row in rows} == {"List of purse error kinds"}
    assert any("the words under Kind" in each for each in asked(page))


def test_the_fields_of_a_response_are_no_codes() -> None:
    rows, _ = copied_page(
        f"Purse errors\n\n{ROWS}\nFollow a purse\n\nResponse Fields:\n\npurse_id - Number of the purse\nstate - OPEN, SHUT\n"
        "sold_at - When it was sold\nkept_by - Who has it\n"
    )
    assert [row[0] for row in rows] == ["E_1", "E_2"]


def test_several_codes_before_a_colon_are_rows_of_a_list() -> None:
    rows, page = copied_page(
        "Purse status codes\n\n200/201: Opened\n400: The purse is empty\n401: Who are you?\n500-504: The house is on fire\n"
    )
    assert rows == [
        ("200", "Opened", "Purse status codes"),
        ("201", "Opened", "Purse status codes"),
        ("400", "The purse is empty", "Purse status codes"),
        ("401", "Who are you?", "Purse status codes"),
    ]
    assert any("2 codes in one cell" in each for each in asked(page))


def test_a_title_above_the_numbers_of_rows_may_end_with_a_point() -> None:
    rows, _ = copied_page(
        "Functions\n\nNo.\tFunction\tDescription\n1\tOpen\tOpen the purse\n2\tShut\tShut the purse\n3\tSell\tSell the purse to another\n\n"
        f"Purse errors\n\n{ROWS}"
    )
    assert [row[0] for row in rows] == ["E_1", "E_2"]
