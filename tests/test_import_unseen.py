"""What real pages do around and inside of their tables: titles that are no headings, rows in odd places, what a form can't read."""

import json

import pytest

from raisable_gen.importing import importer
from raisable_gen.importing.page import Unreadable

Row = tuple[str, str, str]

TABLE = "<table><tr><th>Code</th><th>Message</th></tr><tr><td>{0}1</td><td>Lost</td></tr><tr><td>{0}2</td><td>Stolen</td></tr></table>"
PIPES = "| Code | Message |\n|---|---|\n| {0}1 | Lost |\n| {0}2 | Stolen |\n"


def read(name: str, text: str) -> tuple[list[Row], list[str]]:
    """The rows with their sections, and the codes of the findings that wait for a decision."""
    page = importer.read(name, text.encode(), None, "Acme")
    rows = [(each.code, each.message, each.section.title) for each in page.entries]
    waiting = [each.code for each in page.report.findings if each.level == "decision"]
    return rows, waiting


@pytest.mark.parametrize(
    "name, text",
    [
        (
            "a.html",
            "<h1>E</h1><table><caption>Table 1. Cards</caption>"
            + TABLE.format(1)[7:]
            + "<table><caption>Pay</caption>"
            + TABLE.format(2)[7:],
        ),
        (
            "b.html",
            f"<h1>E</h1><p><b>Cards:</b></p>{TABLE.format(1)}<div><strong>Pay</strong></div>{TABLE.format(2)}",
        ),
        (
            "c.html",
            f"<details><summary>Cards</summary>{TABLE.format(1)}</details><details><summary>Pay</summary>{TABLE.format(2)}</details>",
        ),
        (
            "d.html",
            TABLE.format(1).replace(">", "><tr><th colspan=2>Cards</th></tr>", 1)
            + TABLE.format(2).replace(">", "><tr><th colspan=2>Pay</th></tr>", 1),
        ),
        (
            "e.md",
            f"# E\n\n**Cards**\n\n{PIPES.format(1)}\n**Pay**\n\n{PIPES.format(2)}",
        ),
        (
            "f.md",
            f"<details>\n<summary>Cards</summary>\n\n{PIPES.format(1)}\n</details>\n\n"
            f"<details>\n<summary>Pay</summary>\n\n{PIPES.format(2)}\n</details>\n",
        ),
        (
            "g.rst",
            "E\n=\n\n.. csv-table:: Cards\n   :header: Code,Message\n\n   11,Lost\n   12,Stolen\n\n"
            ".. dropdown:: Pay\n   :open:\n\n   ====  =======\n   Code  Message\n   ====  =======\n   21    Lost\n   22    Stolen\n   ====  =======\n",
        ),
    ],
)
def test_titles_that_are_no_headings(name: str, text: str) -> None:
    """A caption, a line in bold, a summary or a line of the table itself is the title of the rows below it."""
    rows, waiting = read(name, text)
    expected = [
        (f"{number}{at}", message, title)
        for number, title in ((1, "Cards"), (2, "Pay"))
        for at, message in ((1, "Lost"), (2, "Stolen"))
    ]
    assert (rows, waiting) == (expected, [])


def test_a_bold_sentence_is_no_title() -> None:
    """A sentence in bold above a table leaves its rows in the section that is open."""
    rows, _ = read("a.md", f"# E\n\n**All codes are numbers.**\n\n{PIPES.format(1)}")
    assert {title for _, _, title in rows} == {"E"}


def test_roles_and_complaints_of_docutils() -> None:
    """A role that docutils does not know shows its title, and no complaint gets into a message."""
    text = "E\n=\n\n.. list-table::\n   :header-rows: 1\n\n   * - Code\n     - Message\n   * - 1001\n     - See :doc:`limits </limits>` of |name|\n"
    assert read("a.rst", text) == ([("1001", "See limits of |name|", "E")], [])


def test_a_table_that_docutils_refuses() -> None:
    """The rows of a malformed table are reported, each by itself."""
    text = "====  =======\nCode  Message\n====  =======\n1001  Fine\n1002 Not so\n====  =======\n"
    page = importer.read("a.rst", text.encode(), None, "Acme")
    assert (page.entries, page.report.seen) == ([], 2)
    refused = [each for each in page.report.findings if each.code == "RBL201"]
    assert [each.message.split(": ")[-1] for each in refused] == [
        "1001 Fine",
        "1002 Not so",
    ]


def test_titles_in_two_lines() -> None:
    """A second line of titles belongs to the first, and is no row."""
    text = (
        "<h1>E</h1><table><tr><th rowspan=2>Code</th><th colspan=2>Message</th></tr><tr><th>English</th><th>German</th></tr>"
        "<tr><td>1</td><td>Lost</td><td>Verloren</td></tr></table>"
    )
    assert read("a.html", text) == ([("1", "Lost", "E")], [])


def test_titles_once_more() -> None:
    """Titles that a table repeats in other words are no row."""
    rows, _ = read("a.md", f"# E\n\n{PIPES.format(1)}| Error code | Description |\n")
    assert [code for code, _, _ in rows] == ["11", "12"]


def test_columns_twice() -> None:
    """A table with its columns twice side by side gives the rows of both halves."""
    text = "# E\n\n|Code|Text|Code|Text|\n|-|-|-|-|\n|1|Lost|2|Stolen|\n|3|Blocked|||\n"
    rows, _ = read("a.md", text)
    assert sorted(rows) == [
        ("1", "Lost", "E"),
        ("2", "Stolen", "E"),
        ("3", "Blocked", "E"),
    ]


def test_inline_marks_at_the_start() -> None:
    """A paragraph or item that begins in bold is one text."""
    text = "<h1>E</h1><ul><li><b>1001</b>: Lost card</li><li><code>1002</code> – Stolen <i>card</i></li></ul>"
    assert read("a.html", text)[0] == [
        ("1001", "Lost card", "E"),
        ("1002", "Stolen card", "E"),
    ]


def test_grid_of_roles() -> None:
    """Elements that say that they are a table are one."""
    text = (
        "<h1>E</h1><div role=table><div role=row><span role=columnheader>Code</span><span role=columnheader>Message</span></div>"
        "<div role=row><span role=cell>1</span><span role=cell>Lost</span></div></div>"
    )
    assert read("a.html", text) == ([("1", "Lost", "E")], [])


def test_items_inside_a_cell_of_markdown() -> None:
    """The items of a list in a cell do not grow together."""
    text = (
        "# E\n\n|Code|Message|\n|-|-|\n|1|<ul><li>Lost</li><li>or stolen</li></ul>|\n"
    )
    assert read("a.md", text)[0] == [("1", "Lost or stolen", "E")]


def test_marks_of_cells_in_asciidoc() -> None:
    """What stands before the bar of a cell is a mark of the cell, glued to others or not."""
    text = "= E\n\n[%header,cols=2*]\n|===\n|Code|Message\n\n|1|Lost\n.2+|2|Stolen\n|Gone\n|===\n"
    assert read("a.adoc", text)[0] == [
        ("1", "Lost", "E"),
        ("2", "Stolen", "E"),
        ("2", "Gone", "E"),
    ]


def test_marks_of_one_letter_in_asciidoc() -> None:
    """A mark ends at the next one of its kind, however short what stands between them is."""
    row = "|1001 |`x` and `y`, *a* or *b*, _c_ with _d_, `+e+f+`, `T+1`, +g+"
    text = f"= E\n\n|===\n|Code |Message\n\n{row}\n|1002 |Lost\n|===\n"
    assert read("a.adoc", text)[0][0] == (
        "1001",
        "x and y, a or b, c with d, e+f, T+1, g",
        "E",
    )


@pytest.mark.parametrize(
    "page",
    [
        [["code", "message"], [1, "Lost"], [2, "Stolen"]],
        [{"error": {"code": 1, "message": "Lost"}, "x": [1]}]
        + [{"error": {"code": 2, "message": "Stolen", "more": []}}],
        {
            "LOST": {"code": 1, "message": {"en": "Lost", "fr": "Perdue"}},
            "STOLEN": {"code": 2, "message": {"en": "Stolen", "fr": "Volée"}},
        },
    ],
)
def test_shapes_of_json(page: object) -> None:
    """Arrays of arrays, and a code or a text one object deeper."""
    rows, _ = read("a.json", json.dumps(page))
    assert [(code, message) for code, message, _ in rows] == [
        ("1", "Lost"),
        ("2", "Stolen"),
    ]


def test_words_above_csv() -> None:
    """Lines of one cell above the titles are words."""
    rows, waiting = read("a.csv", "# of 2026\n\nCode,Message\n1001,Lost\n1002,Stolen\n")
    assert ([code for code, _, _ in rows], waiting) == (["1001", "1002"], [])


@pytest.mark.parametrize(
    "row, codes",
    [
        ("| 15* | With a footnote |", []),
        ("| 15<br>16 | Two codes |", ["15", "16"]),
        ("| Reserved | for later |", []),
        ("| N/A | no code is sent |", []),
    ],
)
def test_odd_codes_wait_for_a_decision(row: str, codes: list[str]) -> None:
    """A code with a footnote's mark, several in one cell, and a word among numbers are reported."""
    rows, waiting = read("a.md", f"# E\n\n{PIPES.format(1)}{row}\n")
    assert [code for code, _, _ in rows] == ["11", "12", *codes]
    assert len(waiting) == 1


def test_rows_outside_of_tables_are_reported() -> None:
    """Items that begin with codes, and headings among those that are codes, are rows or reported."""
    items = "# E\n\n" + PIPES.format(1) + "\n- `E01` The first\n- `E02` The second\n"
    assert read("a.md", items)[1] == ["RBL201", "RBL201"]
    headings = "# E\n\n## LOST_CARD\n\nLost.\n\n## GONE_CARD\n\nGone.\n\n## timeout\n\nToo late.\n"
    assert read("a.md", headings)[1] == ["RBL201"]


def test_more_rows_than_any_page_has() -> None:
    """A page of too many lines with bars is refused before it is read."""
    with pytest.raises(Unreadable, match="divide the page"):
        read("a.md", "|Code|Message|\n|-|-|\n" + "|1001|x|\n" * 100_001)


def test_a_table_in_a_block_quote() -> None:
    """The mark of a block quote is no cell."""
    text = "# E\n\n" + "".join(f"> {line}\n" for line in PIPES.format(1).splitlines())
    assert read("a.md", text) == ([("11", "Lost", "E"), ("12", "Stolen", "E")], [])


def test_a_comma_at_the_end_of_each_line() -> None:
    """Empty cells behind the last title are none; with a text there, the last two are one text, and a human looks at it."""
    rows, waiting = read("a.csv", "code,message\n1001,Lost,\n1002,Stolen,,\n")
    assert [row[:2] for row in rows] == [("1001", "Lost"), ("1002", "Stolen")]
    assert waiting == []
    rows, waiting = read(
        "a.csv", "code,message\n1001,Lost, and stolen,\n1002,Stolen,\n"
    )
    assert [row[:2] for row in rows] == [
        ("1001", "Lost, and stolen"),
        ("1002", "Stolen"),
    ]
    assert waiting == ["RBL202"]


def entries(name: str, text: str) -> list[tuple[str, str, str, str]]:
    """Code, name, HTTP status and message of the rows."""
    page = importer.read(name, text.encode(), None, "Acme")
    return [(each.code, each.name, each.http, each.message) for each in page.entries]


@pytest.mark.parametrize(
    "head, code, name, http",
    [
        ("BAD_KEY (100{0})", "100{0}", "BAD_KEY", ""),
        ("100{0} (HTTP 401)", "100{0}", "", "401"),
        ("100{0}: HTTP status 401", "100{0}", "", "401"),
        ("100{0} HTTP error", "100{0}", "HTTP error", ""),
    ],
)
def test_what_stands_beside_a_code_in_a_heading(
    head: str, code: str, name: str, http: str
) -> None:
    """A number behind a name is the code; an HTTP status behind a code is no name."""
    text = "# E\n\n" + "".join(
        f"### {head.format(at)}\n\nThe key is bad.\n\n" for at in (1, 2, 3)
    )
    assert entries("a.md", text) == [
        (code.format(at), name, http, "The key is bad.") for at in (1, 2, 3)
    ]


def test_a_name_before_its_code_in_a_cell() -> None:
    """The number in brackets is the code."""
    text = "# E\n\n|Code|Message|\n|-|-|\n|BAD_KEY (-1121)|Lost|\n|BAD_PIN (-1122)|Stolen|\n"
    assert entries("a.md", text) == [
        ("-1121", "BAD_KEY", "", "Lost"),
        ("-1122", "BAD_PIN", "", "Stolen"),
    ]


def test_names_in_the_column_of_messages() -> None:
    """Words like PARSE_ERROR beside texts are names; which of both arrives is for a human to see."""
    text = (
        "# E\n\n|Code|Message|Description|\n|-|-|-|\n"
        "|1|PARSE_ERROR|The body is no JSON.|\n|2|TIMEOUT|The bank did not answer.|\n"
    )
    assert entries("a.md", text) == [
        ("1", "PARSE_ERROR", "", "The body is no JSON."),
        ("2", "TIMEOUT", "", "The bank did not answer."),
    ]
    assert read("a.md", text)[1] == ["RBL209"]


def test_short_messages_beside_descriptions() -> None:
    """Messages that are texts, or have no texts beside them, are messages."""
    text = "# E\n\n|Code|Message|Description|\n|-|-|-|\n|1|{}|{}|\n|2|Time out|The bank did not answer.|\n"
    both = text.format("Bad body", "The body is no JSON.")
    assert read("a.md", both)[0][0] == ("1", "Bad body", "E")
    alone = "# E\n\n|Code|Message|\n|-|-|\n|1|PARSE_ERROR|\n|2|TIME_OUT|\n"
    assert read("a.md", alone) == (
        [("1", "PARSE_ERROR", "E"), ("2", "TIME_OUT", "E")],
        [],
    )


def test_titles_that_are_questions() -> None:
    """`What it means` is above texts, `What to do` above advice."""
    text = "# E\n\n|Code|What to do|What it means|\n|-|-|-|\n|1|Block the card|The card is lost|\n|2|Call the bank|It is stolen|\n"
    rows = [("1", "The card is lost", "E"), ("2", "It is stolen", "E")]
    assert read("a.md", text) == (rows, [])
