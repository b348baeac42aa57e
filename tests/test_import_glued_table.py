"""A table that was flattened to one line without white space between its cells: codes, texts and statuses are told by all rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing.reading import copied

Row = tuple[str, str]


def line(titles: str, rows: list[Row]) -> str:
    """A page with the table of `rows` in one line."""
    return f"Errors\n\n{titles}{''.join(code + text for code, text in rows)}\n\nNext steps\n\nRead on.\n"


@pytest.mark.parametrize(
    "titles, rows",
    [
        # Codes of other lengths, in small letters, some in another order.
        (
            "CodeDescription",
            [
                ("26", "drawer is not allowed"),
                ("400", "a key is required"),
                ("503", "desk is away, please come again"),
                ("504", "Clock Time-out"),
                ("10001", "guest does not exist"),
                ("10007", "bad desk"),
            ],
        ),
        # A first code of one digit, and codes that jump.
        (
            "CodeMeaning",
            [
                ("0", "OK"),
                ("1", "General mishap"),
                ("11", "The drawer is too small"),
                ("41", "Lamp was lit"),
                ("403", "Access denied"),
                ("3002", "Paper is out"),
                ("9999", "Internal mishap"),
            ],
        ),
        # Signs.
        (
            "Response CodeResponse Description",
            [
                ("1", "Request accepted"),
                ("-1", "Drawer is empty"),
                ("-9", "Lamp mismatch"),
                ("-10", "Lamp not known"),
                ("-99", "General mishap, cause may vary"),
            ],
        ),
        # Symbols in front of texts in another alphabet; one of them is one word.
        (
            "状态码描述",
            [
                ("NOT_FOUND", "抽屉不存在"),
                ("INVALID_LAMP", "灯错误"),
                ("FORBIDDEN", "已关闭"),
                ("DESK_OFFLINE", "桌子离线"),
            ],
        ),
        # Small letters behind the end of a sentence.
        (
            "CodeDescription",
            [
                ("drawer_closed", "The drawer is closed."),
                ("declined", "The lamp declined."),
                ("lamp_expired", "The lamp has expired. Light it again."),
                ("bad_paper", "The paper is bad."),
                ("bad_desk", "The desk is bad."),
            ],
        ),
    ],
)
def test_all_rows_are_told(titles: str, rows: list[Row]) -> None:
    assert copied(line(titles, rows))[0] == rows


def test_several_columns() -> None:
    """Names, texts and statuses of all rows show where each ends."""
    text = (
        "错误错误码释义HTTP 状态码"
        "ErrDrawer97抽屉错误200ErrLampNotFound98灯不存在200ErrDesk99桌子繁忙200ErrPaper100纸张错误400"
        "ErrInk110墨水错误400ErrTooLarge112纸张过大404\n"
    )
    rows, _ = copied(f"Errors\n\n{text}")
    assert [code for code, _ in rows] == ["97", "98", "99", "100", "110", "112"]
    assert rows[1] == ("98", "灯不存在")


@pytest.mark.parametrize(
    "titles, rows, code",
    [
        # A number that ends a text, and the code behind it.
        (
            "CodeMessage",
            [("1000", "Lost"), ("1001", "Limit is 500"), ("1002", "Late"), ("1003", "Gone")],
            "1002",
        ),
        # An acronym in front of the letters of a code.
        (
            "CodeMessage",
            [("E100", "Lost"), ("E101", "At least 10 USD"), ("E102", "Late"), ("E103", "Gone")],
            "E102",
        ),
        # A number that goes on from another.
        (
            "CodeMessage",
            [("-1000", "Lost"), ("-1001", "Limit is 5"), ("-1002", "Late"), ("-1003", "Gone")],
            "-1002",
        ),
    ],
)  # fmt: skip
def test_what_digits_and_capitals_hide_is_asked_about(
    titles: str, rows: list[Row], code: str
) -> None:
    """Nothing shows where the text ends: what all rows look like does, and somebody is to look."""
    found, asked = copied(line(titles, rows))
    assert found == rows
    assert asked


def test_another_row_within_a_text_is_asked_about() -> None:
    """A number glued on both sides that looks like no code of the others."""
    rows = [("1000", "Lost"), ("1001", "Too late77come again"), ("1002", "Gone"), ("1003", "Away")]  # fmt: skip
    assert any("77come" in each for each in copied(line("CodeMessage", rows))[1])


def test_what_cannot_be_read_is_not_passed_over() -> None:
    """A row that is none for the columns is said, and not dropped."""
    text = "NameCodeTypeMessageKind_Fine0OKKind_Bad1坏了Kind_Late2迟到Kind_Lost3丢失\n"
    rows, asked = copied(f"Errors\n\n{text}")
    assert asked or len(rows) == 4


TEXTS = [
    "Lost drawer", "Invalid lamp", "The desk has closed.", "unknown paper", "Limit is 500", "Wait 30s", "At least 10.50 USD",
    "the ink is no JSON", "Refused (LMP2)", "Error in T+1 delivery", "Gone; call us!", "抽屉不存在", "Лампа не горит", "Clave inválida",
]  # fmt: skip
KINDS = {
    "numbers": lambda at: str(1000 + at),
    "long numbers": lambda at: str(20480 + at * at * 7),
    "zeros": lambda at: f"{at + 1:03}",
    "letters": lambda at: f"E{100 + at}",
    "signs": lambda at: str(-1000 - at),
    "parts": lambda at: f"DESK_{at + 1:03}",
}


@given(
    kind=st.sampled_from(sorted(KINDS)),
    texts=st.lists(st.sampled_from(TEXTS), min_size=3, max_size=9),
)
def test_rows_are_right_or_asked_about(kind: str, texts: list[str]) -> None:
    rows = [(KINDS[kind](at), text) for at, text in enumerate(texts)]
    found, asked = copied(line("CodeMessage", rows))
    assert found == rows or asked
