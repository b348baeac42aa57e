"""Which columns of a table are code, name, text and status: titles say it, and where they don't, the cells do."""

from raisable_gen.importing import importer
from importing.reading import decisions, plain


def page(header: str, *rows: str, title: str = "Error codes") -> str:
    width = header.count("|") + 1
    lines = [f"# {title}", "", header, "|".join(["---"] * width), *rows, ""]
    return "\n".join(
        f"| {line} |" if "|" in line or "-" in line else line for line in lines
    )


CODES = page("Code | Message", "E1001 | Card lost", "E1002 | Card late")


def full(text: str, name: str = "page.md") -> list[tuple[str, str, str, str]]:
    """Code, name, status and text of the rows of a page."""
    found = importer.read(name, text.encode(), None, "Acme").entries
    return [(each.code, each.name, each.http, each.message) for each in found]


def test_a_description_of_names_alone_is_a_column_of_names() -> None:
    text = page(
        "Return code | Description | Explanation",
        "0 | SUCCESS | All went well",
        "7001 | NoSuchCard | The card is not in our books",
        "7002 | CardLocked | The card was locked by its owner",
    )
    assert full(text)[1:] == [
        ("7001", "NoSuchCard", "", "The card is not in our books"),
        ("7002", "CardLocked", "", "The card was locked by its owner"),
    ]


def test_a_title_of_two_halves_with_an_arrow_is_read_by_its_halves() -> None:
    text = page(
        "Reason | HTTP | Cause → Fix",
        "CARD_LOST | 402 | The card was reported as lost. Use another.",
        "NO_KEY | 401 | No key was sent. Send one.",
        "KEY_OLD | 401 | The key is too old. Ask for a new one.",
    )
    assert full(text)[1] == ("NO_KEY", "", "401", "No key was sent. Send one.")
    assert decisions("page.md", text) == []


def test_titles_that_nobody_knows_leave_it_to_the_cells() -> None:
    text = page(
        "Wire | Ident | In plain words",
        "401 | unauthorized | The key is missing or wrong",
        "404 | no_such_card | We do not know this card",
        "404 | no_such_owner | We do not know this owner",
        "429 | slow_down | Too many calls, wait a minute",
    )
    assert full(text)[:2] == [
        ("unauthorized", "", "401", "The key is missing or wrong"),
        ("no_such_card", "", "404", "We do not know this card"),
    ]
    assert decisions("page.md", text) == ["RBL210"]


def test_numbers_beside_names_are_the_codes_in_any_order() -> None:
    rows = [
        ("LOST_CARD", "-17", "The card is lost"),
        ("LOST_KEY", "-18", "The key is lost"),
        ("LOST_WAY", "-21", "No way leads there"),
    ]
    for order in ((0, 1, 2), (1, 0, 2), (2, 1, 0), (2, 0, 1)):
        titles = [("Bezeichner", "Rückgabe", "Fehlerbild")[at] for at in order]
        text = page(
            " | ".join(titles), *(" | ".join(row[at] for at in order) for row in rows)
        )
        assert full(text)[0] == ("-17", "LOST_CARD", "", "The card is lost"), order


def test_an_index_of_the_rows_is_no_code_beside_codes() -> None:
    text = page(
        "S. No. | Kennung | Symptom | Recommended action",
        "1 | 110 | The address does not match | Ask for it",
        "2 | 220 | The name does not match | Ask again",
        "3 | 330 | The date is wrong | Look at it",
    )
    assert [row[0] for row in plain("page.md", text)] == ["110", "220", "330"]


def test_names_and_hexadecimal_codes_need_no_column_of_texts() -> None:
    text = page(
        "Error Type | Error Code",
        "LINK_DOWN | 0x7001",
        "LINK_BUSY | 0x7002",
        "LINK_GONE | 0x700A",
    )
    assert plain("page.md", text)[2][:2] == ("0x700A", "LINK_GONE")


def test_the_body_of_a_response_is_no_text_where_it_is_a_word_of_a_protocol() -> None:
    text = page(
        "HTTP status code | Status description | Response body",
        "202 | Accepted for later | WAIT / RUN",
        "410 | Deleted by its owner | DEL",
        "503 | On hold | HOLD",
    )
    assert plain("page.md", text)[1][:2] == ("410", "Deleted by its owner")


def test_words_beside_numbers_that_come_again_are_no_codes() -> None:
    text = page(
        "coinId | Coin | Parts",
        "abc | Acme Coin | 8",
        "abd | Acme Dollar | 8",
        "abe | Acme Euro | 6",
        title="Code list",
    )
    assert len(plain("page.md", CODES + text)) == 2


def test_words_without_errors_and_files_are_no_codes() -> None:
    kinds = page(
        "Kind | What it stands for",
        "PAYMENT | Money that goes out",
        "REFUND | Money that comes back",
        "CAPTURE | Money that was held",
    )
    files = page(
        "File | What it shows",
        "Pay.java | A payment that failed",
        "Refund.java | A refund that failed",
        "Hold.java | A hold that expired",
    )
    assert len(plain("page.md", CODES + kinds + files)) == 2


def test_the_fields_of_a_response_are_no_codes() -> None:
    text = page(
        "Feld im Body | Was darin steht",
        "code | The number of the error",
        "message | What went wrong",
        "error_id | Which error it was",
    )
    assert len(plain("page.md", CODES + text)) == 2


def test_an_unknown_title_before_a_cause_has_the_text() -> None:
    text = page(
        "Code | Shown as | Cause",
        "17 | No such card | The number was mistyped by the caller",
        "18 | Card locked | The owner locked it a while ago",
        "21 | Too late | The bank closed before we got there",
    )
    assert plain("page.md", text)[0][:2] == ("17", "No such card")


def test_tables_with_the_same_unknown_titles_are_read_together() -> None:
    many = page(
        "Macro | Kennung | Fehlerbild",
        "CARD_LOST | 17 | The card is lost",
        "CARD_LATE | 18 | The card came too late",
        "CARD_OLD | 25 | The card has expired",
    )
    one = page("Macro | Kennung | Fehlerbild", "KEY_LOST | 404 | The key is lost")
    assert full(many + one)[3] == ("404", "KEY_LOST", "", "The key is lost")


def test_a_mark_before_an_underscore_is_no_part_of_a_code() -> None:
    text = (
        "# Errors\n\n<table><tr><th>Status</th><th>Error name</th><th>Description</th></tr>"
        "<tr><td>403</td><td>NO\\_KEY</td><td>No key was sent</td></tr>"
        "<tr><td>403</td><td>OLD\\_KEY</td><td>The key is too old</td></tr></table>\n"
    )
    assert [row[0] for row in plain("page.md", text)] == ["NO_KEY", "OLD_KEY"]


def test_words_of_any_kind_beside_statuses_that_come_again_are_the_codes() -> None:
    """A status that stands in several rows is the code of none; nothing else tells these apart than their types."""
    text = "# Purse errors\n\n| Type | Status | Description |\n|---|---|---|\n| `purseempty` | `403` | The purse is empty |\n| `2keysrequired` | `403` | One key is not enough |\n| `purselost` | `403` | Nobody knows the purse |\n| `coinfalse` | `400` | The coin is a button |\n"
    assert [row[0] for row in plain("page.md", text)] == ["purseempty", "2keysrequired", "purselost", "coinfalse"]  # fmt: skip
