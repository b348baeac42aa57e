"""Copied text with tabs between cells or a cell in each line: where its tables begin, which rows they have, and under which titles."""

import pytest
from importing.reading import copied_page

from raisable_gen.importing.importer import Page


def about(page: Page) -> list[str]:
    """What waits for a decision: the codes that it is about, or its words."""
    return [
        each.about or each.message
        for each in page.report.findings
        if each.level == "decision" and each.code != "RBL204"
    ]


ROWS = "Code\tMessage\nE_1\tThe purse is empty\nE_2\tThe purse is locked\n"


@pytest.mark.parametrize(
    "between",
    [
        "Status: 400\n\n",
        "Content-Type: application/json\n\n",
        "Retry-After: 30 seconds\n\n",
        "HTTP/1.1 400 Bad Request\n\n",
        "POST /v1/purses\n\n",
        "▾\n\n",
        "The following errors can come back\n\n",
        "Beachten Sie die folgenden Fehler\n\n",
        "错误如下\n\n",
    ],
)
@pytest.mark.parametrize("cells", [ROWS, ROWS.replace("\t", "\n")])
def test_what_is_shown_between_a_title_and_its_table_is_no_title(
    between: str, cells: str
) -> None:
    rows, _ = copied_page(f"Purse errors\n\n{between}{cells}")
    assert [row[2] for row in rows] == ["Purse errors"] * 2


@pytest.mark.parametrize(
    "title", ["Status codes", "Errors: purses", "HTTP 4xx", "Retry"]
)
def test_a_title_that_has_words_like_those_stays_one(title: str) -> None:
    rows, _ = copied_page(f"Acme handbook\n\n{title}\n\n{ROWS}")
    assert [row[2] for row in rows] == [title] * 2


EVEN = {
    "names before codes": (
        ["Constant", "Code", "Meaning"],
        [
            ["PURSE_EMPTY", "P-1", "Nothing is in the purse"],
            ["PURSE_LOCKED", "P-2", "The purse can't be opened"],
            ["PURSE_LOST", "P-3", "Nobody has seen the purse"],
        ],
        ["P-1", "P-2", "P-3"],
    ),
    "a title that nobody knows": (
        ["Outcome", "Code", "Endpoint", "Message"],
        [
            ["Done", "AAAA01", "Open purse", "All is well"],
            ["Failed", "AAAA02", "Open purse", "The purse is empty"],
            ["Error", "AAAA03", "Close purse", "The purse is gone"],
        ],
        ["AAAA01", "AAAA02", "AAAA03"],
    ),
    "statuses behind": (
        ["Error Code", "Error name", "Description", "HTTP Status Code"],
        [
            ["4221", "PURSE_EMPTY", "Nothing is in the purse.", "422"],
            ["4222", "PURSE_LOCKED", "The purse can't be opened.", "422"],
            ["4041", "PURSE_LOST", "Nobody has seen the purse.", "404"],
        ],
        ["4221", "4222", "4041"],
    ),
}


@pytest.mark.parametrize("kind", EVEN)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("behind", ["", "\nRate limits\n\nCome back later.\n"])
def test_cells_in_lines_that_come_out_even_are_rows(
    kind: str, gap: str, behind: str
) -> None:
    titles, cells, codes = EVEN[kind]
    table = gap.join("\n".join(row) for row in [titles, *cells])
    rows, page = copied_page(f"Purse errors\n\n{table}\n{behind}")
    text = next(
        at for at, title in enumerate(titles) if title[:3] in ("Mea", "Mes", "Des")
    )
    assert rows == [
        (code, row[text], "Purse errors")
        for code, row in zip(codes, cells, strict=True)
    ]
    assert about(page) == []


def test_titles_of_sections_right_above_those_of_columns_are_none_of_them() -> None:
    rows, _ = copied_page(
        "Error codes\nShared\nError code\nDescription\n"
        "purse-empty-error\nNothing is in the purse\npurse-lock-error\nIt can't be opened\n"
        "purse-lost-error\nNobody has seen it\npurse-torn-error\nIt has a hole\n"
        "purse-old-error\nNobody wants it\npurse-new-error\nIt is not open yet\n"
    )
    assert len(rows) == 6
    assert rows[0] == ("purse-empty-error", "Nothing is in the purse", "Shared")


def test_fields_that_come_out_even_are_no_codes() -> None:
    rows, _ = copied_page(
        "Response fields\n\nField\nDescription\nerror.code\nA word in capitals\nerror.text\nWhat went wrong\n"
        f"error.id\nThe id of the request\n\nPurse errors\n\n{ROWS}"
    )
    assert [row[0] for row in rows] == ["E_1", "E_2"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_rows_without_their_last_cell_are_all_there(gap: str) -> None:
    rows = [
        f"{code}\nPurse {code}\nThe purse {code} is empty"
        for code in range(12001, 12009)
    ]
    rows[1:3] = [f"{row}\nNobody has filled it yet" for row in rows[1:3]]
    table = gap.join(["Code\nShort message\nLong message\nReason", *rows])
    taken, page = copied_page(f"Purse errors\n\n{table}\n")
    assert [row[0] for row in taken] == [str(code) for code in range(12001, 12009)]
    assert set(about(page)) >= {"12001", "12004", "12008"}


def test_numbers_that_count_up_below_a_vague_title_are_codes() -> None:
    rows, _ = copied_page(
        "error_code in feedback\nValue\nDescription\n0\nAll is well\n1\nThe purse is empty\n2\nThe purse is locked.\n"
        "It has been opened too often\n3\nThe purse is lost\n"
    )
    assert [row[0] for row in rows] == ["0", "1", "2", "3"]


def test_phrases_in_the_column_of_codes_are_reported_and_the_codes_taken() -> None:
    rows, page = copied_page(
        "General errors\n\nError code\nDescription\nBad Body\nThe request has a body that nobody can read.\n"
        "purseEmpty\nNothing is left in the purse.\nTry Later\nThe purse is being filled.\npurseLost\nNobody has seen the purse.\n"
    )
    assert [row[0] for row in rows] == ["purseEmpty", "purseLost"]
    assert {"Bad Body", "Try Later"} <= set(about(page))


def test_a_word_in_capitals_is_a_code_where_blank_lines_divide_codes_and_texts() -> (
    None
):
    rows, _ = copied_page(
        "Error codes\n\nLOCKED\n\nThe purse is locked.\n\nPURSE_EMPTY\n\nNothing is in the purse.\n\n"
        "PURSE_LOST\n\nNobody has seen the purse.\n\nPURSE_TORN\n\nThe purse has a hole.\n"
    )
    assert [row[0] for row in rows] == [
        "LOCKED",
        "PURSE_EMPTY",
        "PURSE_LOST",
        "PURSE_TORN",
    ]


def test_a_title_of_a_section_may_have_as_many_words_as_a_sentence() -> None:
    rows, _ = copied_page(
        f"Opening a purse\n\nResults of the opening of a purse: HTTP status 201\n\n{ROWS}"
    )
    assert rows[0][2] == "Results of the opening of a purse: HTTP status 201"


def test_a_status_above_an_example_is_no_title() -> None:
    rows, _ = copied_page(
        f'Purse errors\n\nStatus 422\n\n{{\n"code": "E_9"\n}}\n\n{ROWS}'
    )
    assert rows[0][2] == "Purse errors"


def test_ranges_above_tables_are_their_titles_and_the_table_of_groups_has_no_codes() -> (
    None
):
    rows, page = copied_page(
        "group\tgroup code\tderived code\tdescription\nPurseError\t10\t10XXXX\tWhat purses do\nCoinError\t20\t20XXXX\tWhat coins do\n"
        "10XXXX - Purse\ncode\treason\tdescripion\n100001\tPURSE_EMPTY\tNothing is in the purse\n100002\tPURSE_LOST\tNobody has seen it\n"
        "100003\tPURSE_TORN\tIt has a hole\n20XXXX - Coin\nErrors of coins.\n\ncode\treason\tdescripion\n200001\tCOIN_BENT\tThe coin is no longer flat\n"
    )
    assert rows == [
        ("100001", "Nothing is in the purse", "10XXXX - Purse"),
        ("100002", "Nobody has seen it", "10XXXX - Purse"),
        ("100003", "It has a hole", "10XXXX - Purse"),
        ("200001", "The coin is no longer flat", "20XXXX - Coin"),
    ]
    assert [each.name for each in page.entries][::3] == ["PURSE_EMPTY", "COIN_BENT"]
    assert "20XXXX - Coin" not in " ".join(about(page))


def test_codes_alone_before_a_tab_begin_rows_whatever_follows() -> None:
    rows, page = copied_page(
        "Purse errors#\n\nError code\tDescription\npurse_empty\t\nNothing is in the purse.\n\npurse_lost\t\nNobody has seen it.\n\n"
        "Learn more:\n\nLost purses\npurse_torn\t\nIt has a hole.\n\nclosed\t\nIt is not open yet.\n"
    )
    assert [row[:2] for row in rows] == [
        ("purse_empty", "Nothing is in the purse."),
        ("purse_lost", "Nobody has seen it."),
        ("purse_torn", "It has a hole."),
        ("closed", "It is not open yet."),
    ]
    assert about(page) == ["purse_lost"]


def test_phrases_beside_statuses_are_no_codes_and_the_statuses_neither() -> None:
    rows, page = copied_page(
        "Error code\tHTTP status\tDescription\nno such purse\t404\tNobody has seen the purse.\n"
        "purse is empty\t400\tNothing is in the purse.\npurse is torn\t400\tIt has a hole.\n"
    )
    assert rows == []
    assert page.report.refused == 3


def test_short_numbers_below_a_title_of_something_else_are_asked_about() -> None:
    rows, page = copied_page(
        "Codes\nCode\tDescription\n00\tApproved\n01\tThe purse is empty\n02\tThe purse is locked\n\n"
        "=== Purse type ===\n01 - Leather\n04 - Linen\n05 - Wool\n"
    )
    assert [row[1] for row in rows] == [
        "Approved",
        "The purse is empty",
        "The purse is locked",
    ]
    assert {"04", "05"} <= set(about(page))


def test_a_picture_in_two_parts_is_left_out_of_a_title() -> None:
    rows, _ = copied_page(f"⚠\ufe0f Purse errors\n\n{ROWS}")
    assert rows[0][2] == "Purse errors"


def test_a_field_called_code_is_no_title_of_a_column() -> None:
    rows, _ = copied_page(
        f"Errors\n\nKey\tInfo\ncode\tError type\nmessage\tWhat went wrong in words\n\nError codes\n\n{ROWS}"
    )
    assert [row[0] for row in rows] == ["E_1", "E_2"]


RECORDS = (
    "Errors\n\nPURSE_EMPTY\n\nCause: It was opened\nMessage: Nothing is in the purse\n{0}PURSE_LOST\n\nCause: It fell\nMessage: Nobody has seen it\n\n"
    + ("PURSE_TORN\n\nCause: It is old\nMessage: It has a hole\n")
)


@pytest.mark.parametrize(
    "between, is_sure",
    [
        ("\nLost purses\n\n", True),
        ("Lost purses\n\n", False),
        ("Purse errors\n\n", True),
        ("Lost purses\nThese are about what nobody finds.\n\n", False),
        ('{\n"error": "PURSE_EMPTY"\n}\nPurse errors\n\n', True),
    ],
)
@pytest.mark.parametrize("tight", [False, True])
def test_a_line_behind_the_fields_of_a_record_is_the_title_of_the_next_section(
    between: str, is_sure: bool, tight: bool
) -> None:
    text = RECORDS.format(between)
    rows, page = copied_page(text.replace("\n\n", "\n") if tight else text)
    title = next(
        word for word in between.splitlines() if word.endswith(("purses", "errors"))
    )
    assert [row[2] for row in rows] == ["Errors", title, title]
    assert is_sure or "PURSE_EMPTY" in about(page)


def test_codes_and_texts_in_turn_and_nothing_else_are_rows() -> None:
    texts = [
        "is locked, not opened",
        "has no coins",
        "was refused",
        "failed to open",
        "is fine",
    ] * 3
    lines = [f"{100 + at}\nPurse {at} {text}" for at, text in enumerate(texts)]
    rows, page = copied_page("\n".join(lines))
    assert [row[0] for row in rows] == [str(100 + at) for at in range(15)]
    assert about(page)[:1] == ["100"]


def test_versions_with_what_changed_are_no_codes() -> None:
    rows, _ = copied_page(
        f"Purse errors\n\n{ROWS}\nChanges\n\n2024-03-01\nV3.1\nMore purses\n2024-02-01\nV3.0\nBigger purses\n2024-01-01\nV2.0\nNew purses\n"
    )
    assert [row[0] for row in rows] == ["E_1", "E_2"]


@pytest.mark.parametrize("first", ["0", "-1"])
def test_a_number_of_one_figure_may_be_the_first_of_numbers_with_names(
    first: str,
) -> None:
    rows, page = copied_page(
        f"Purse errors\n\n{first}\nPURSE_OPEN\nAll is well.\n-11\nPURSE_EMPTY\nNothing is in it.\n-12\nPURSE_LOST\nNobody has seen it.\n"
    )
    assert [row[:2] for row in rows] == [
        (first, "All is well."),
        ("-11", "Nothing is in it."),
        ("-12", "Nobody has seen it."),
    ]
    assert [each.name for each in page.entries][1:] == ["PURSE_EMPTY", "PURSE_LOST"]


def test_a_sentence_below_the_last_row_is_more_of_it_where_others_have_such() -> None:
    rows, page = copied_page(
        "Code\tMessage\n1100\tThe purse is closed.\nOpen it.\n1200\tThe purse is empty.\n1300\tThe purse is gone.\nLook for it.\n"
    )
    assert rows[-1][1] == "The purse is gone. Look for it."
    assert about(page) == ["1100", "1300"]
