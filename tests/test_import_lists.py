"""Lists of codes in the ways in which people write them: what stands around a code, and where its text goes on."""

import pytest

from raisable_gen.importing import importer


def read(name: str, text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Code and message of the rows, and the codes of the findings that wait for a decision."""
    page = importer.read(name, text.encode(), None, "Acme")
    waiting = [each.code for each in page.report.findings if each.level == "decision"]
    return [(each.code, each.message) for each in page.entries], waiting


HEADS = {
    "a.md": "# Errors\n\n",
    "a.rst": "Errors\n======\n\n",
    "a.adoc": "== Errors\n\n",
}

every_form = pytest.mark.parametrize("name", sorted(HEADS))


def test_commas_behind_codes() -> None:
    """A comma stands between a code with letters and its text; behind a year it belongs to a sentence."""
    rows = [("BK0001", "Book is lost"), ("BK0002", "Book is torn")]
    page = "".join(f"{code}, {text}\n" for code, text in rows)
    assert read("a.md", page) == (rows, [])
    assert read("a.md", "# News\n\n2021, we began\n2022, we went on\n")[0] == []


@every_form
def test_words_that_say_that_a_code_follows(name: str) -> None:
    """`errno 101` is the code 101."""
    page = f"{HEADS[name]}- errno 101 - Book is lost\n- errno 102 - Book is torn\n- Error code 103: Shelf is full\n"
    assert read(name, page) == (
        [("101", "Book is lost"), ("102", "Book is torn"), ("103", "Shelf is full")],
        [],
    )
    inside = f"{HEADS[name]}- `BK031`: Error -303: It is lost\n- `BK032`: Error -304: It is torn\n"
    assert read(name, inside)[0] == [
        ("BK031", "Error -303: It is lost"),
        ("BK032", "Error -304: It is torn"),
    ]


@pytest.mark.parametrize("name", ["a.md", "a.rst"])
def test_what_a_code_is_called_in_brackets_above_its_text(name: str) -> None:
    page = f"{HEADS[name]}* 300 (Book Lost)\n  Nobody knows where it is.\n* 301 (Book Torn)\n  A page is missing.\n"
    entries = importer.read(name, page.encode(), None, "Acme").entries
    assert [(each.code, each.name, each.message) for each in entries] == [
        ("300", "Book Lost", "Nobody knows where it is."),
        ("301", "Book Torn", "A page is missing."),
    ]


def test_texts_tied_to_items() -> None:
    """In AsciiDoc, a line with a `+` ties a paragraph to the item above it."""
    page = "== Errors\n\n- 'NO-BOOK'\n+\nNobody can find the book.\n\n- 'NO-DESK'\n+\nThe desk is not open.\n+\nCome again.\n\n- 'TORN'\n+\nThe page is missing.\n"
    assert read("a.adoc", page)[0] == [
        ("NO-BOOK", "Nobody can find the book."),
        ("NO-DESK", "The desk is not open. Come again."),
        ("TORN", "The page is missing."),
    ]


def test_a_text_that_goes_on_farther_right() -> None:
    """In reStructuredText such lines make a term of what is above them, with ` : ` inside; it is the beginning of the text."""
    page = f"{HEADS['a.rst']}- **403** : you may enter and have no right to\n           read this.\n- **405** : no such method\n- **406** : no such form\n"
    assert read("a.rst", page)[0] == [
        ("403", "you may enter and have no right to read this."),
        ("405", "no such method"),
        ("406", "no such form"),
    ]


def test_bold_words_above_lists() -> None:
    """Bold words alone above rows are the title of their section, above a list as above a table."""
    table = "| Field | Type |\n|---|---|\n| id | string |\n"
    rows = "* 300: Book is lost\n* 301: Book is torn\n"
    page = importer.read(
        "a.md",
        f"# Lend\n\n**Response**\n\n{table}\n**Errors**\n\n{rows}".encode(),
        None,
        "Acme",
    )
    assert {each.section.title for each in page.entries} == {"Errors"}


def test_codes_under_any_title_below_one_about_codes() -> None:
    """A first column of nothing but codes is that of the codes where the title above says so, whatever its own says."""
    table = "| Option | Description |\n|---|---|\n| 000 | Done. |\n| 001 | Book is lost. |\n| 002 | Book is torn. |\n"
    assert [code for code, _ in read("a.md", f"# List of error codes\n\n{table}")[0]] == ["000", "001", "002"]  # fmt: skip
    assert read("a.md", f"# Shelves\n\n{table}")[0] == []


def test_titles_of_columns_in_copied_text() -> None:
    """A row may have fewer cells than there are titles; letters of two alphabets divide titles; tabs may stand below tall titles."""
    short = "ACKCODE\tSTATUS\tDESCRIPTION\tPOSSIBLE REASON\n0\tOK\tDone\n11\tFAIL\tIt is lost\tNobody looked\n12\tFAIL\tIt is torn\tOld\n"
    assert read("a.txt", f"Codes\n\n{short}")[0][1:] == [
        ("11", "It is lost"),
        ("12", "It is torn"),
    ]
    glued = "Справочник\nОшибка APIОписание\nNO_BOOKНет книги\nNO_DESKНет стола\n"
    page = importer.read("a.txt", glued.encode(), None, "Acme")
    assert {each.section.title for each in page.entries} == {"Справочник"}
    tall = "Error codes\nError Code\nError Description\nRemark\n1100\tLost\t\n1101\tTorn\t\n1102\tShut\t\n"
    assert read("a.txt", tall)[0] == [
        ("1100", "Lost"),
        ("1101", "Torn"),
        ("1102", "Shut"),
    ]
    stacked = (
        "전체 에러 목록\n\n상태 코드\n에러 코드\n한글 에러 메시지\n영문 에러 메시지\n"
    )
    stacked += "400\nNO_BOOK\n책이 없습니다.\nNo book.\n404\nNO_DESK\n책상이 없습니다.\nNo desk.\n"
    assert read("a.txt", stacked)[0] == [
        ("NO_BOOK", "책이 없습니다."),
        ("NO_DESK", "책상이 없습니다."),
    ]


def test_a_sentence_in_code_below_a_heading() -> None:
    """A piece of code in no language that is a sentence is what the response says; a command is none."""
    page = "# Errors\n"
    for code, name, text in (("1001", "BOOK_LOST", "Book {title} was not found here"), ("1002", "TORN", "Page {number} of it is gone")):  # fmt: skip
        page += f"\n## {name} ({code})\n```\n{text}\n```\n- **HTTP:** 404\n- **Cause:** Somebody did it\n"
    assert read("a.md", page) == (
        [
            ("1001", "Book {title} was not found here"),
            ("1002", "Page {number} of it is gone"),
        ],
        [],
    )


def test_titles_of_examples_are_no_sections() -> None:
    """What a page calls its samples, or has for its readers to click on, is the title of no table below."""
    rows = "Code\tMessage\n1001\tLost\n1002\tTorn\n"
    for noise in ("Example (404)", "Пример ответа", "Copy to clipboardErrorCopied"):
        page = importer.read(
            "a.txt", f"Loans\n\n{noise}\n{rows}".encode(), None, "Acme"
        )
        assert {each.section.title for each in page.entries} == {"Loans"}, noise


def test_a_text_is_not_shared_with_the_row_above() -> None:
    """Statuses and codes may span rows; a text that is missing is not that of the row above."""
    rows = "HTTP\tCode\tMessage\tDescription\n400\tbk_001\tIt is lost\tNobody can find the book anywhere here\n500\tbk_002\tThe shelf below the window: {name}\n"
    found, waiting = read("a.txt", f"Errors\n\n{rows}")
    assert ("bk_002", "It is lost") not in found
    assert ("bk_001", "It is lost") in found
