"""Layouts of pages that came up in a sixth collection: statuses with what they do, lists under their titles, listings."""

from __future__ import annotations

import json

import pytest

from importing.reading import decisions, plain
from raisable_gen.importing import importer


def test_the_kind_of_an_error_is_its_text_where_nothing_else_is() -> None:
    text = "# 错误码\n\n| 错误码 | 错误类型 |\n|---|---|\n| 2001 | 书籍已经借出 |\n| 2002 | 读者不存在 |\n"
    assert plain("a.md", text) == [
        ("2001", "书籍已经借出", "错误码"),
        ("2002", "读者不存在", "错误码"),
    ]


def test_categories_that_tell_rows_with_the_same_status_apart() -> None:
    text = "# Errors\n\n| Status Code | Tipo | Categoria | Descrição |\n|---|---|---|---|\n| 404 | book | book_not_found | No such book |\n| 404 | reader | reader_not_found | No such reader |\n| 409 | book | book_is_lent | It is lent |\n"
    page = importer.read("a.md", text.encode(), None, "Acme")
    assert [(each.code, each.http) for each in page.entries] == [
        ("book_not_found", "404"),
        ("reader_not_found", "404"),
        ("book_is_lent", "409"),
    ]


def test_phrases_of_statuses_are_no_codes_beside_the_statuses() -> None:
    text = "# Answers\n\n| Code | Value | Meaning |\n|---|---|---|\n| OK | 200 | Done well |\n| Bad Request | 400 | Not understood |\n| Not Found | 404 | Nobody has it |\n"
    assert [row[:2] for row in plain("a.md", text)] == [
        ("200", "Done well"),
        ("400", "Not understood"),
        ("404", "Nobody has it"),
    ]


def test_statuses_with_their_phrases_and_what_happens() -> None:
    text = "## Lending\n\n| Status | Behavior |\n|---|---|\n| 200 OK | The book is yours. |\n| 409 Conflict | Somebody has the book. |\n| 423 Locked | Wait until it is free. |\n| Any other | Ask the desk. |\n"
    assert plain("a.md", text) == [
        ("200", "The book is yours.", "Lending"),
        ("409", "Somebody has the book.", "Lending"),
        ("423", "Wait until it is free.", "Lending"),
    ]
    assert decisions("a.md", text) == ["RBL201"]


def test_a_word_in_brackets_that_says_that_there_is_no_code() -> None:
    text = "## Codes\n\n| Code | Meaning |\n|---|---|\n| (none) | There is no code for this desk. |\n\n## Others\n\n| Code | Meaning |\n|---|---|\n| no_book | It is gone. |\n| no_key | It has no key. |\n"
    assert [row[0] for row in plain("a.md", text)] == ["no_book", "no_key"]
    assert decisions("a.md", text)[:1] == ["RBL201"]


@pytest.mark.parametrize("title", ["HTTP description", "Description", "Reason"])
def test_a_row_without_a_text_has_that_of_another_column(title: str) -> None:
    head = f"## Codes\n\n| Code | Message | Status | {title} |\n|---|---|---|---|\n"
    text = head + "| lib-001 | - | 404 | Not Found |\n| lib-002 | Lent | 409 | Gone |\n"
    assert [row[:2] for row in plain("a.md", text)] == [
        ("lib-001", "Not Found"),
        ("lib-002", "Lent"),
    ]
    assert decisions("a.md", text) == ["RBL209"]
    advice = text.replace(title, "Solution")
    assert [row[0] for row in plain("a.md", advice)] == ["lib-002"]


def test_a_column_of_sections_that_says_the_same_in_all_rows() -> None:
    head = "# Codes\n\n| Module | Code | Message |\n|---|---|---|\n"
    same = head + "| desk | 1 | Shut |\n| desk | 2 | Full |\n"
    assert plain("a.md", same) == [("1", "Shut", "Codes"), ("2", "Full", "Codes")]
    assert decisions("a.md", same) == []
    assert "RBL210" in decisions("a.md", same.replace("desk | 2", "hall | 2"))


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.md", "## Error codes\n\n- 1001 Book is lost\n- 1002 Book is torn\n"),
        ("a.md", "## Error codes\n\n- 1001 Book is lost\n  - Look\n- 1002 Book is torn\n"),
        ("a.rst", "Error codes\n===========\n\n* ``1001`` Book is lost\n* ``1002`` Book is torn\n"),
        ("a.adoc", "== Error codes\n\n* 1001 Book is lost\n* 1002 Book is torn\n"),
        ("a.html", "<h2>Error codes</h2><ul><li>1001 Book is lost<li>1002 Book is torn</ul>"),
        # Only the bold words above lead to the list.
        ("a.md", "# Errors\n\n## Error codes\n\n**Possible codes are:**\n\n- **1001** Book is lost\n- **1002** Book is torn\n"),
    ],
)  # fmt: skip
def test_items_with_a_space_alone_behind_their_codes(name: str, text: str) -> None:
    assert plain(name, text) == [
        ("1001", "Book is lost", "Error codes"),
        ("1002", "Book is torn", "Error codes"),
    ]
    assert decisions(name, text) == []


def test_words_in_marks_with_a_space_alone_behind() -> None:
    text = "# Lending\n\nPossible errors include:\n\n- `book_lost` nobody finds the book\n- `book_torn` a page is missing\n"
    assert [row[:2] for row in plain("a.md", text)] == [
        ("book_lost", "nobody finds the book"),
        ("book_torn", "a page is missing"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Errors\n\n## Limits\n\n- 100 books for a reader\n- 1000 books for a school\n",
        "## Errors\n\n- 404 pages are in the book\n- 2020 is its year\n",
        "# Errors\n\nEach has:\n\n- `code` its code\n- `error_text` its text\n- `error_page` its page\n",
        "## Error codes\n\n- 1001 books were lost\n- 1002 others were not\n- See the desk\n",
    ],
)
def test_numbers_in_front_of_items_that_are_no_codes(text: str) -> None:
    assert plain("a.md", text) == []


def test_statuses_with_a_dash_glued_to_them_in_a_table_without_titles() -> None:
    text = "Error Codes\n===========\n\n+------------------+---------------+\n|400- Bad Request  | Not a request |\n+------------------+---------------+\n|404- Not Found    | Nobody has it |\n+------------------+---------------+\n"
    assert plain("a.rst", text) == [
        ("400", "Not a request", "Error Codes"),
        ("404", "Nobody has it", "Error Codes"),
    ]


BOOKS = [("1001", "Book is lost", "Errors"), ("1002", "Book is torn", "Errors")]


@pytest.mark.parametrize(
    "table",
    [
        "     Code | Text\n     ---- | ----:\n     1001 | Book is lost\n     1002 | Book is torn\n",
        "```\n| Code | Text |\n|---|---|\n| 1001 | Book is lost |\n| 1002 | Book is torn |\n```\n",
        "Code | Text\n---\n1001 | Book is lost\n---\n1002 | Book is torn\n",
        "Code | Text\n---\n1001 | Book is lost\n---\n1002 | Book is torn\n---\n\nMore.\n",
        "| Code {width=\"20\"} | Text [width=\"80\"] |\n|---|---|\n| 1001 | Book is lost |\n| 1002 | Book is torn |\n",
    ],
)  # fmt: skip
def test_tables_that_markdown_does_not_draw_like_that(table: str) -> None:
    text = f"# Errors\n\nThese are all:\n\n{table}"
    assert plain("a.md", text) == BOOKS
    assert decisions("a.md", text) == []


def test_a_listing_with_bars_that_is_no_table_of_codes() -> None:
    listing = "```python\nx = a | b\n--- | ---\n1001 | c\n```\n"
    assert plain(
        "a.md",
        f"# Errors\n\n{listing}\n| Code | Text |\n|---|---|\n| 7 | Book is lost |\n",
    ) == [("7", "Book is lost", "Errors")]


@pytest.mark.parametrize("word", ["Status", "Code", "Status code", "Response", "Result code"])  # fmt: skip
def test_headings_that_call_their_codes_so(word: str) -> None:
    text = f"# Errors\n\n## {word} 2: Shut\n\nThe desk is shut.\n\n## {word} 12 - Full\n\nThe hall is full.\n"
    assert plain("a.md", text) == [
        ("2", "The desk is shut.", "Errors"),
        ("12", "The hall is full.", "Errors"),
    ]


def test_headings_that_are_counted_are_no_codes() -> None:
    text = "# Errors\n\n## Error 1: Shut\n\nThe desk is shut.\n\n## Error 2: Full\n\nThe hall is full.\n"
    assert plain("a.md", text) == []


def test_values_inside_of_a_field_of_codes() -> None:
    """They are codes whatever the title of the section says; its fields are none."""
    lists = "Loan error attributes\n=====================\n\n``state``\n    What it is.\n\n.. index:: reason\n\n``reason``\n    Why it failed. One of:\n\n      ``book_lost``\n        Nobody finds the book.\n      ``book_torn``\n        A page is missing.\n\n.. index:: at\n\n``lent_at``\n    When no error came.\n"
    title = "Loan error attributes"
    assert plain("a.rst", lists) == [
        ("book_lost", "Nobody finds the book.", title),
        ("book_torn", "A page is missing.", title),
    ]
    table = "Loans\n=====\n\ncode\n    One of these:\n\n    ====  =====\n    Code  Text\n    ====  =====\n    1001  Lost\n    1002  Torn\n    ====  =====\n\nat\n    When it was.\n"
    assert plain("a.rst", table) == [
        ("1001", "Lost", "Loans"),
        ("1002", "Torn", "Loans"),
    ]


def test_a_directive_of_sphinx_below_a_table() -> None:
    """What stands in it is no part of the table above."""
    table = "Errors\n======\n\n.. list-table::\n   :header-rows: 1\n\n   * - Code\n     - Text\n   * - 1001\n     - Book is lost\n   * - 1002\n     - Book is torn\n\n"
    for below in (
        ".. toctree::\n   :maxdepth: 2\n\n   loans\n   desks\n",
        ".. versionnew:: 3\n   It is new.\n",
        ".. nobody-knows::\n\n   It is new.\n",
    ):
        assert plain("a.rst", table + below) == BOOKS


def test_symbols_in_a_listing_of_json() -> None:
    """Many of them are all that there are; a few are a response with what is wrong with a request."""
    rows = [f'{{"code": "BOOK_LOST_{at}", "message": "Lost {at}"}}' for at in "ABCDEFG"]
    page = "== Errors\n\n[source,json]\n----\n[{}]\n----\n"
    assert plain("a.adoc", page.format(",\n".join(rows))) == [
        (f"BOOK_LOST_{at}", f"Lost {at}", "Errors") for at in "ABCDEFG"
    ]
    assert plain("a.adoc", page.format(",\n".join(rows[:3]))) == []


def test_an_unknown_title_above_numbers_beside_names() -> None:
    rows = [
        {"name": "DESK_ERRORS", "match": "2....", "card": "2xxxx", "comment": "Desks"},
        *(
            {
                "name": f"DESK_{word}",
                "match": number,
                "card": number,
                "comment": f"The desk is {word.lower()}",
            }
            for word, number in (
                ("SHUT", "20001"),
                ("FULL", "20002"),
                ("GONE", "20003"),
                ("DARK", "20004"),
            )
        ),
    ]
    page = importer.read("a.json", json.dumps(rows).encode(), None, "Desk errors")
    assert [(each.code, each.name) for each in page.entries] == [
        ("20001", "DESK_SHUT"),
        ("20002", "DESK_FULL"),
        ("20003", "DESK_GONE"),
        ("20004", "DESK_DARK"),
    ]
    assert [each.code for each in page.report.findings] == ["RBL214", "RBL212"]
