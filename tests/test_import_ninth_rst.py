"""Listings with titles or short numbers, codes above labels, statuses with words: reStructuredText and AsciiDoc."""

import pytest

from importing.reading import plain, read

BOOK = [("101", "The book is lost.", "Errors"), ("102", "It is torn.", "Errors")]


@pytest.mark.parametrize(
    "lines",
    [
        ["Code\tMessage", "101\tThe book is lost.", "102\tIt is torn."],
        ["Code  Message", "----  -------", "101   The book", "      is lost.", "102   It is torn."],
        ["Code Message", "101 The book is lost.", "102 It is torn."],
        ["code | message", "-----+--------", "101  | The book is lost.", "102  | It is torn.", "(2 rows)"],
        ["+------+-------------------+", "| Code | Message           |", "+------+-------------------+", "| 101  | The book is lost. |", "| 102  | It is torn.       |", "+------+-------------------+"],
    ],
)  # fmt: skip
def test_a_listing_with_titles(lines: list[str]) -> None:
    """Titles above columns that white space or bars divide make a listing a table: nothing is to be asked."""
    indented = "".join(f"   {line}\n" for line in lines)
    assert read("a.rst", f"Errors\n======\n\n::\n\n{indented}") == (BOOK, [])
    fenced = "".join(f"{line}\n" for line in lines)
    assert read("a.adoc", f"= Errors\n\n----\n{fenced}----\n") == (BOOK, [])


def test_a_line_of_a_listing_with_other_cells() -> None:
    """A line that does not fit the titles is told of."""
    lines = ["Code  Message  Help", "1  Lost  Look", "2  Torn  Glue", "3  Wet  Dry", "so much for that"]  # fmt: skip
    page = "= Errors\n\n----\n" + "\n".join(lines) + "\n----\n"
    rows, asked = read("a.adoc", page)
    assert [code for code, _, _ in rows] == ["1", "2", "3"]
    assert asked == ["RBL201"]


def test_a_listing_of_parameters() -> None:
    """Titles of fields are none of codes."""
    page = "Errors\n======\n\n::\n\n   Name   Type  Description\n   limit  int   How many\n   page   int   Which\n"
    assert plain("a.rst", page) == []


NUMBERS = ["1  The book is lost", "2  The card is lost", "3  The desk is closed"]


@pytest.mark.parametrize(
    "above, count",
    [
        ("The call returns these error codes:", 3),
        ("Do this:", 0),
        ("Error codes, an example:", 0),
    ],
)
def test_short_numbers_in_a_listing(above: str, count: int) -> None:
    """Numbers of one figure are codes where the words above say so; each is asked about."""
    lines = "".join(f"   {line}\n" for line in NUMBERS)
    rows, asked = read("a.rst", f"Tool\n====\n\n{above}\n\n::\n\n{lines}")
    assert [code for code, _, _ in rows] == ["1", "2", "3"][:count]
    assert asked == ["RBL202"] * count or not count
    fenced = "\n".join(NUMBERS)
    found = read("a.adoc", f"= Tool\n\n{above}\n\n....\n{fenced}\n....\n")[0]
    assert len(found) == count


def test_numbers_that_fall_and_such_that_jump() -> None:
    """Negative numbers may fall; numbers that go up and down are no list."""
    page = "Tool\n====\n\nError codes::\n\n   {}: lost\n   {}: torn\n   {}: wet\n"
    assert [row[0] for row in plain("a.rst", page.format(-1, -2, -3))] == [
        "-1",
        "-2",
        "-3",
    ]
    assert plain("a.rst", page.format(1, 3, 2)) == []


def test_a_listing_with_one_row() -> None:
    """A single row is asked about where words above say that it is a code; a status alone may be a sample."""
    page = "Tool\n====\n\nThe error code is:\n\n::\n\n   {}\n"
    row = ("10000", "Inner fault", "Tool")
    assert read("a.rst", page.format("10000 - Inner fault")) == ([row], ["RBL202"])
    assert plain("a.rst", page.format("500 - Inner fault")) == []
    other = "\nOther error codes:\n\n::\n\n   20000 - Torn\n   20001 - Wet\n"
    assert len(plain("a.rst", page.format("500 - Inner fault") + other)) == 3


LABELS = "{0}\n\n{3} {2}Message{2}: The book is lost.\n{3} {2}Cause{2}: It was lent.\n\n{1}\n\n{3} {2}Message{2}: It is torn.\n{3} {2}Cause{2}: It fell.\n"


@pytest.mark.parametrize("codes", [("BookLost", "BookTorn"), ("E_LOST", "E_TORN")])
@pytest.mark.parametrize(
    "name, above, marks, strong, bullet",
    [
        ("a.rst", "Part\n====\n\nErrors\n------\n\n", "``", "**", "*"),
        ("a.rst", "Errors\n======\n\n", "**", "", "-"),
        ("a.adoc", "= Part\n\n== Errors\n\n", "`", "*", "*"),
    ],
)
def test_codes_above_items_with_labels(
    name: str, above: str, marks: str, strong: str, bullet: str, codes: tuple[str, str]
) -> None:
    """A paragraph that is a code is the title of the items with labels below it."""
    shown = [f"{marks}{code}{marks}" for code in codes]
    page = above + LABELS.format(*shown, strong, bullet)
    texts = ("The book is lost.", "It is torn.")
    wanted = [(code, text, "Errors") for code, text in zip(codes, texts, strict=True)]
    assert plain(name, page) == wanted


def test_fields_above_items_with_labels() -> None:
    """Fields with their types are no codes."""
    page = "Fields\n======\n\n``bookName``\n\n* Type: string\n* Description: The name.\n\n``bookPage``\n\n* Type: int\n* Description: The page.\n"
    assert plain("a.rst", page) == []


def test_statuses_with_words() -> None:
    """Words behind some of the statuses stand beside their codes; a class of statuses is none."""
    rows = [("200 with a book", "Here it is."), ("204", "No book."), ("404", "It is lost."), ("5xx", "Fire.")]  # fmt: skip
    listed = "".join(f"   * - {status}\n     - {text}\n" for status, text in rows)
    page = f"Status codes\n============\n\n.. list-table::\n   :header-rows: 1\n\n   * - Status\n     - Semantics\n{listed}"
    wanted = [("200", "Here it is."), ("204", "No book."), ("404", "It is lost.")]
    assert [row[:2] for row in plain("a.rst", page)] == wanted
    table = "".join(f"|{status} |{text}\n" for status, text in rows)
    page = (
        f"= Status codes\n\n[options=header]\n|===\n|Status |Semantics\n{table}|===\n"
    )
    assert [row[:2] for row in plain("a.adoc", page)] == wanted


def test_items_in_a_cell_without_a_blank_line() -> None:
    """All marks of items in a cell are words of it where the first ones are."""
    cells = ["Lost; cases:", "* it was lent to a", "  friend", "* it burned"]
    lines = "".join(
        f"| {code:5} | {cell:20} |\n"
        for code, cell in zip(["E_ONE", "", "", ""], cells, strict=True)
    )
    rule = "+-------+----------------------+\n"
    page = f"Errors\n======\n\n{rule}| Code  | Text                 |\n{rule.replace('-', '=')}{lines}{rule}"
    text = "Lost; cases: * it was lent to a friend * it burned"
    assert plain("a.rst", page) == [("E_ONE", text, "Errors")]


@pytest.mark.parametrize("name, marks", [("a.rst", "**"), ("a.rst", "``"), ("a.adoc", "`")])  # fmt: skip
def test_codes_in_marks_and_a_sentence(name: str, marks: str) -> None:
    """A sentence behind a code in marks needs no colon; the rest of a sentence is no text of a code."""
    title = "= Errors\n\n" if name == "a.adoc" else "Errors\n======\n\n"
    page = (
        f"{title}{marks}101{marks} The book is lost.\n\n{marks}102{marks} It is torn.\n"
    )
    assert plain(name, page) == BOOK
    prose = f"{title}{marks}MAX_A{marks} is the most.\n\n{marks}MIN_A{marks} is the least.\n"
    assert plain(name, prose) == []


def test_listings_that_were_left_open() -> None:
    """A listing without an end is read up to the next blank line."""
    for fence in ("----", "...."):
        page = f"= Errors\n\n{fence}\n101 - The book is lost.\n102 - It is torn.\n\nSome words.\n"
        assert read("a.adoc", page) == (BOOK, ["RBL202"] * 2)


def test_tables_of_other_forms_in_asciidoc() -> None:
    """A table inside of a cell; one of Markdown is asked about."""
    rows = "| 101 | The book is lost. |\n| 102 | It is torn. |\n"
    markdown = f"= Errors\n\n| Code | Message |\n|------|---------|\n{rows}"
    assert read("a.adoc", markdown) == ([], ["RBL210", "RBL210"])
    inner = "[options=header]\n!===\n!Code !Message\n!101 !The book is lost.\n!102 !It is torn.\n!===\n"
    page = f'= Errors\n\n[cols="1,4a"]\n|===\n|Codes\n|\n{inner}|===\n'
    assert plain("a.adoc", page) == BOOK


def test_a_box_above_a_table_does_not_name_its_section() -> None:
    """The title of an admonition closes no section, so that what stands below the box is in the one around it."""
    text = "Purses\n======\n\nKey errors\n----------\n\n.. admonition:: A word before\n\n   Keys bend.\n\n.. list-table::\n   :header-rows: 1\n\n   * - Code\n     - Message\n   * - 301\n     - Key is bent\n   * - 302\n     - Key is lost\n"
    rows = plain("page.rst", text)
    assert rows == [
        ("301", "Key is bent", "Key errors"),
        ("302", "Key is lost", "Key errors"),
    ]
