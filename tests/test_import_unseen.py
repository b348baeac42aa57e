"""What real pages do around and inside of their tables: titles that are no headings, rows in odd places, what a form can't read."""

import json

import pytest

from importing.reading import read
from raisable_gen.importing import importer
from raisable_gen.importing.page import Unreadable

TABLE = "<table><tr><th>Code</th><th>Message</th></tr><tr><td>{0}1</td><td>Lost</td></tr><tr><td>{0}2</td><td>Stolen</td></tr></table>"
PIPES = "| Code | Message |\n|---|---|\n| {0}1 | Lost |\n| {0}2 | Stolen |\n"


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
    rows, waiting = read("a.md", items)
    assert (rows[2:], waiting) == (
        [("E01", "The first", "E"), ("E02", "The second", "E")],
        [],
    )
    assert read("a.md", items.replace("`", ""))[1] == ["RBL201", "RBL201"]
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


@pytest.mark.parametrize(
    "code, name, message",
    [
        ("Mã lỗi", "", "Mô tả"),
        ("Código de error", "Nombre", "Descripción"),
        ("Cód. erro", "Nome", "Significado"),
        ("Code erreur", "Nom", "Libellé"),
        ("Codice di errore", "Nome", "Descrizione dell'errore"),
        ("Fehlercode", "Bezeichnung", "Bedeutung"),
        ("Kode Kesalahan", "", "Keterangan"),
        ("Kod błędu", "Nazwa", "Opis"),
        ("Hata Kodu", "", "Açıklama"),
        ("Код ответа", "Имя", "Описание ошибки"),
        ("รหัส", "", "ข้อความ"),
        ("返回碼", "名稱", "處理結果說明"),
        ("エラーコード", "名前", "エラー内容"),
        ("에러 코드", "이름", "설명"),
    ],
)
def test_titles_in_other_languages(code: str, name: str, message: str) -> None:
    """Titles of columns say what they say in the main languages, each with its small words."""
    text = (
        f"# E\n\n| {name or '#'} | {code} | {message} |\n|-|-|-|\n"
        "| LOST | 11 | Carta perdida |\n| STOLEN | 12 | Carta robada |\n"
    )
    page = importer.read("a.md", text.encode(), None, "Acme")
    assert [
        (each.code, each.message, each.name if name else "") for each in page.entries
    ] == [
        ("11", "Carta perdida", "LOST" if name else ""),
        ("12", "Carta robada", "STOLEN" if name else ""),
    ]
    assert page.report.decisions == 0


def test_titles_of_other_things_in_other_languages() -> None:
    """A word beside the one that we know may say that a table is about something else."""
    for titles in ("Código de moneda | País", "字段名 | 参数", "Nome do campo | Tipo"):
        text = f"# E\n\n| {titles} |\n|-|-|\n| usd | peso |\n| eur | real |\n"
        assert read("a.md", text)[0] == []


TABS = """---
title: "Codes"
---
<Tabs>
  <TabItem value="a" label="Cards">

    | Code | Message |
    |---|---|
    | 11 | Lost |
    | 12 | Stolen |

  </TabItem>
  <TabItem
    value="b"
    label={"Pay"}
  >
    | Code | Message |
    |---|---|
    | 21 | Lost |
    | 22 | Stolen |
  </TabItem>
</Tabs>

| Code | Message |
|---|---|
| 31 | Lost |
"""
FOLDED = """# Codes

<details><summary>Cards</summary>
| Code | Message |
|---|---|
| 11 | Lost |
| 12 | Stolen |
</details>

<details>
<summary>
<b>Pay</b>
</summary>

| Code | Message |
|---|---|
| 21 | Lost |
| 22 | Stolen |
</details>

| Code | Message |
|---|---|
| 31 | Lost |
"""
GITBOOK = """# Codes

{% tabs %}
{% tab title="Cards" %}
| Code | Message |
|---|---|
| 11 | Lost |
| 12 | Stolen |
{% endtab %}
{% tab title="Pay" %}
| Code | Message |
|---|---|
| 21 | Lost |
| 22 | Stolen |
{% endtab %}
{% endtabs %}

| Code | Message |
|---|---|
| 31 | Lost |
"""
MKDOCS = """# Codes

=== "Cards"

    | Code | Message |
    |---|---|
    | 11 | Lost |
    | 12 | Stolen |

??? note "Pay"

    | Code | Message |
    |---|---|
    | 21 | Lost |
    | 22 | Stolen |

| Code | Message |
|---|---|
| 31 | Lost |
"""


@pytest.mark.parametrize(
    "text, lines",
    [
        (TABS, [9, 10, 19, 20, 26]),
        (FOLDED, [6, 7, 17, 18, 23]),
        (GITBOOK, [7, 8, 13, 14, 20]),
        (MKDOCS, [7, 8, 14, 15, 19]),
    ],
)
def test_parts_with_titles(text: str, lines: list[int]) -> None:
    """A part of a page with a title is a section up to where it is closed; every row knows its line."""
    page = importer.read("a.md", text.encode(), None, "Acme")
    rows = [(each.code, each.section.title, each.line) for each in page.entries]
    titles = ["Cards", "Cards", "Pay", "Pay", "Codes"]
    codes = ["11", "12", "21", "22", "31"]
    assert rows == list(zip(codes, titles, lines))
    assert page.report.decisions == 0


def test_components_that_are_rows() -> None:
    """A card, an accordion or a field whose title is a code is a row; one in a piece of code is none."""
    text = (
        "# Codes\n\n<AccordionGroup>\n  <Accordion title='LOST_CARD' icon={<Icon />}>\n    It is lost.\n  </Accordion>\n"
        "  <Accordion title='GONE_CARD'>It is gone.</Accordion>\n</AccordionGroup>\n\n"
        "<ResponseField name='OLD_CARD' type='error'>\n  It is old.\n</ResponseField>\n\n"
        "```jsx\n<Card title='NO_CARD'>\n```\n"
    )
    assert read("a.mdx", text) == (
        [
            ("LOST_CARD", "It is lost.", "Codes"),
            ("GONE_CARD", "It is gone.", "Codes"),
            ("OLD_CARD", "It is old.", "Codes"),
        ],
        [],
    )


def test_tables_that_are_nearly_right() -> None:
    """Delimiters for another number of columns, and a table of HTML behind words in its line."""
    text = "# E\n\n| Code | Message | Hint |\n|---|---|\n| 11 | Lost | look |\n| 12 | Stolen | cry |\n"
    rows, _ = read("a.md", text)
    assert rows == [("11", "Lost", "E"), ("12", "Stolen", "E")]
    assert read("a.md", f"# E\n\nThe codes: {TABLE.format(1)}\n")[0] == rows


def test_words_in_the_cell_of_a_code() -> None:
    """What stands with a code is its message where there is no other, else its name."""
    text = "# E\n\n|Status|Meaning|\n|-|-|\n|400 Bad Request|No body|\n|`404` Not Found (yet)|No page|\n"
    page = importer.read("a.md", text.encode(), None, "Acme")
    assert [(each.code, each.name, each.message) for each in page.entries] == [
        ("400", "Bad Request", "No body"),
        ("404", "Not Found (yet)", "No page"),
    ]
    assert page.report.decisions == 0
    text = "# E\n\n|Code|What to do|\n|-|-|\n|1001: Bad key|Look|\n|Bad time (1002)|Look|\n|1003 up to 1009|Look|\n"
    rows, waiting = read("a.md", text)
    assert rows == [("1001", "Bad key", "E"), ("1002", "Bad time", "E")]
    assert waiting == ["RBL201"]


def test_pictures_beside_codes() -> None:
    """A picture in front of a code is no part of it, in cells and headings."""
    text = "# \U0001f6a8 E\n\n|Code|Message|\n|-|-|\n|\U0001f534 `A_1`|Lost|\n|\U0001f534 `A_2`|\U0001f534 Stolen|\n"
    assert read("a.md", text) == (
        [("A_1", "Lost", "\U0001f6a8 E"), ("A_2", "\U0001f534 Stolen", "\U0001f6a8 E")],
        [],
    )
    text = "# E\n\n## ❌ A_1\n\nLost.\n\n## ❌ A_2\n\nStolen.\n"
    assert read("a.md", text) == ([("A_1", "Lost.", "E"), ("A_2", "Stolen.", "E")], [])


def test_lists_of_codes() -> None:
    """Items that begin with a code are rows; with words before texts, only where the titles say that codes follow."""
    words = "- `lost_card`: It is lost.\n- **gone_card** – It is gone.\n- `expired`: Too late.\n"
    expected = [
        ("lost_card", "It is lost.", "Card errors"),
        ("gone_card", "It is gone.", "Card errors"),
        ("expired", "Too late.", "Card errors"),
    ]
    assert read("a.md", f"# Card errors\n\n{words}") == (expected, [])
    assert read("a.md", f"# Card fields\n\n{words}")[0] == []
    fields = words.replace("expired", "message")
    assert read("a.md", f"# Card errors\n\n{fields}")[0] == []
    text = "# E\n\n1001. Lost\n1002. Stolen\n\n## Failures\n\n- `E10`\n  Old\n\n`E11`\n: Torn\n\n- 1003 - 1009: Reserved\n"
    assert read("a.md", text)[0] == [
        ("1001", "Lost", "E"),
        ("1002", "Stolen", "E"),
        ("E10", "Old", "Failures"),
        ("E11", "Torn", "Failures"),
    ]


def test_a_heading_above_codes_is_a_section() -> None:
    """A status above a list of codes is the section of these."""
    text = "# E\n\n## 401 Unauthorized\n\n- `A_1`: Lost\n- `A_2`: Gone\n\n## 404 Not found\n\n- `B_1`: Old\n- `B_2`: Torn\n"
    rows, _ = read("a.md", text)
    assert [(code, title) for code, _, title in rows] == [
        ("A_1", "401 Unauthorized"),
        ("A_2", "401 Unauthorized"),
        ("B_1", "404 Not found"),
        ("B_2", "404 Not found"),
    ]


def test_what_stands_below_a_heading() -> None:
    """The message of a response's sample, behind labels that are none of its message; a status behind the code."""
    text = (
        '# E\n\n## A_1\n\n**Code HTTP :** 401\n\n```json\n{"error": {"code": "A_1", "message": "Lost"}}\n```\n\n'
        "**Causes possibles :**\n- Rien\n\n## A_2 (HTTP 403)\n\nGone.\n\n**Solution:**\n- Ask\n- Wait\n"
    )
    page = importer.read("a.md", text.encode(), None, "Acme")
    assert [(each.code, each.message, each.http) for each in page.entries] == [
        ("A_1", "Lost", "401"),
        ("A_2", "Gone.", "403"),
    ]
    assert page.report.decisions == 0
    text = "# Errors\n\n### `card_lost` (402)\n\nLost.\n\n### `card_gone`: It is gone (now)\n\n- One\n- Two\n"
    page = importer.read("a.md", text.encode(), None, "Acme")
    assert [(each.code, each.message, each.http) for each in page.entries] == [
        ("card_lost", "Lost.", "402"),
        ("card_gone", "It is gone (now)", ""),
    ]


def test_names_without_a_title() -> None:
    """A column of names is told by its names, in a table without titles as well."""
    text = "<h1>E</h1><table><tr><td>11</td><td>LOST_CARD</td><td>The card is lost</td></tr><tr><td>12</td><td>OLD_CARD</td><td>The card is old</td></tr></table>"
    page = importer.read("a.html", text.encode(), None, "Acme")
    assert [(each.code, each.name, each.message) for each in page.entries] == [
        ("11", "LOST_CARD", "The card is lost"),
        ("12", "OLD_CARD", "The card is old"),
    ]


def test_codes_in_pieces_of_code() -> None:
    """Lines of no language that begin with codes are rows; JavaScript outside of one is reported; other languages are code."""
    text = "# E\n\n```\n0     Fine\n1001  Lost\n1002  Stolen\n```\n\n```js\n1003: Gone\n1004: Old\n```\n"
    rows, waiting = read("a.md", text)
    assert [row[:2] for row in rows] == [
        ("0", "Fine"),
        ("1001", "Lost"),
        ("1002", "Stolen"),
    ]
    assert "RBL201" not in waiting
    text = '# E\n\nexport const all = [\n  { code: 2001, message: "Gone" },\n];\n'
    assert "RBL201" in read("a.mdx", text)[1]
    text = "# E\n\n<Row code='1' message='Lost' />\n<Row code='2' message='Stolen' />\n"
    assert [row[:2] for row in read("a.mdx", text)[0]] == [
        ("1", "Lost"),
        ("2", "Stolen"),
    ]


def test_a_table_of_contents_is_no_list_of_codes() -> None:
    """Links to the headings of the page are no rows."""
    text = "# E\n\n- [1001 - Lost](#1001)\n- [1002 - Stolen](#1002)\n\n## 1001 - Lost\n\n## [1002] Stolen\n"
    assert read("a.md", text) == ([("1001", "Lost", "E"), ("1002", "Stolen", "E")], [])


def test_tables_of_fields_and_places() -> None:
    """What a table's other columns or its title say is about something else is no list of errors."""
    text = "# E\n\n|Name|Type|Description|\n|-|-|-|\n|ORDER_ID|string|The order|\n|USER_ID|array of ids|The users|\n"
    assert read("a.md", text)[0] == []
    text = "# E\n\n## Currencies\n\n|Code|Name|\n|-|-|\n|USD|US dollar|\n|EUR|Euro|\n"
    assert read("a.md", text)[0] == []
    text = text.replace("Currencies", "Currency errors")
    assert len(read("a.md", text)[0]) == 2
    text = "# Error types\n\n|Kind|What|\n|-|-|\n|card_lost|Yes|\n|card_gone|No|\n"
    assert "RBL210" in read("a.md", text)[1]


def test_footnotes() -> None:
    """The mark of a footnote is no part of a message."""
    text = (
        "# E\n\n|Code|Message|\n|-|-|\n|1001|Lost[^1]|\n|1002|Stolen|\n\n[^1]: Or so.\n"
    )
    assert read("a.md", text)[0][0] == ("1001", "Lost", "E")


def test_lists_of_something_else() -> None:
    """Items with capitals are rows where a title or the words above say that codes follow; else they are reported."""
    items = "- `API_KEY`: Lost\n- `API_HOST`: Gone\n"
    assert read("a.md", f"# Setup\n\n{items}")[1][:2] == ["RBL201", "RBL201"]
    assert len(read("a.md", f"# Setup\n\nThe error codes:\n\n{items}")[0]) == 2
    assert read("a.md", f"# Error fields\n\n{items}")[0] == []


def test_headings_that_are_counted() -> None:
    """Numbers and years in front of titles are no codes."""
    counted = "".join(f"## {at}. Part\n\nWords.\n\n" for at in range(1, 13))
    assert read("a.md", f"# E\n\n{counted}")[0] == []
    assert read("a.md", "# News\n\n## 2025\n\nWords.\n\n## 2024\n\nWords.\n")[0] == []


def test_columns_that_only_their_cells_tell() -> None:
    """Under a title about codes, numbered codes beside texts are taken, and it is said how they were told."""
    text = "# Error codes\n\n|Azonosito|Megjegyzes|\n|-|-|\n|1001|Nincs ilyen kulcs|\n|1002|Nincs ilyen ido|\n"
    rows = [
        ("1001", "Nincs ilyen kulcs", "Error codes"),
        ("1002", "Nincs ilyen ido", "Error codes"),
    ]
    assert read("a.md", text) == (rows, ["RBL210"])
    assert read("a.md", text.replace("Error codes", "Keys"))[0] == []


def test_two_columns_of_codes() -> None:
    """Which of two columns has the codes of responses is asked."""
    text = "# E\n\n|Bank code|Gateway code|Reason|\n|-|-|-|\n|05|2001|Lost card|\n|14|2002|Old card|\n"
    assert read("a.md", text) == (
        [("05", "Lost card", "E"), ("14", "Old card", "E")],
        ["RBL210"],
    )


def test_headings_above_words_and_a_table() -> None:
    """A status above words and a table of codes is their section; a code above a table of something else is a row."""
    text = (
        "# Errors\n\n## 401 Unauthorized\n\nTwo reasons.\n\n| Code | Message |\n|---|---|\n| A_1 | Lost |\n\n"
        "## 1003 - Gone\n\n| Cause | Fix |\n|---|---|\n| No key | Send one |\n\n## V2 API\n\nWords.\n"
    )
    rows, waiting = read("a.md", text)
    assert rows == [
        ("A_1", "Lost", "401 Unauthorized"),
        ("1003", "Gone", "Errors"),
    ]
    assert waiting == ["RBL201"]  # V2


def test_tables_of_settings() -> None:
    """Capitals under Header or Setting are no codes; the table is reported, as it looks like one of rows."""
    for title in ("Header", "Setting", "必填"):
        text = f"# Errors\n\n|{title}|Value|Description|\n|-|-|-|\n|X_KEY|a|Your key|\n|X_SIGN|b|Your sign|\n"
        rows, waiting = read("a.md", text)
        assert rows == [] and "RBL210" in waiting


def test_lines_with_bars_that_are_no_table() -> None:
    """Rows without a line of dashes, and a table in one line, are reported."""
    for lines in (
        "| Code | Message |\n| A | Lost |\n| B | Gone |\n",
        "| Code | Message | |---|---| | 1 | Lost | | 2 | Gone |\n",
    ):
        assert (
            read("a.md", f"# E\n\n{PIPES.format(1)}\n## F\n\n{lines}")[1][0] == "RBL210"
        )


def test_cards_in_one_line() -> None:
    """Components that stand in one line are one after the other."""
    text = "# E\n\n<Cards><Card title='1004 Lost'>It is **lost**.</Card><Card title='1005 Old'>It is old.</Card></Cards>\n"
    assert read("a.mdx", text) == (
        [("1004", "It is lost.", "E"), ("1005", "It is old.", "E")],
        [],
    )


def test_a_status_above_the_codes_of_a_list_inside() -> None:
    """A status with codes in the list inside of its item is none of them; one that stands alone is."""
    text = "# Errors\n\n- `400 Bad Request`\n  - `no_name`: Lost\n  - `no_key`: Gone\n- `404 Not Found`\n"
    assert read("a.md", text)[0] == [
        ("no_name", "Lost", "Errors"),
        ("no_key", "Gone", "Errors"),
        ("404", "Not Found", "Errors"),
    ]


def test_indented_lines_of_codes() -> None:
    """A piece of code that is told by its indentation has no language, so that its lines may be rows."""
    rows, _ = read("a.md", "# Errors\n\n    101  Lost\n    102  Gone\n")
    assert rows == [("101", "Lost", "Errors"), ("102", "Gone", "Errors")]


def test_a_hidden_header() -> None:
    """Titles in the first row below an empty header are the titles."""
    empty = "<thead><tr><th></th><th></th></tr></thead>"
    text = (
        TABLE.format(1)
        .replace("<table>", f"<table>{empty}")
        .replace("th>C", "td><b>C")
        .replace("th>M", "td><b>M")
    )
    assert read("a.md", f"# E\n\n{text}\n") == (
        [("11", "Lost", "E"), ("12", "Stolen", "E")],
        [],
    )


def test_lists_that_are_indented_in_components() -> None:
    """What all lines in a component are indented by is no part of the Markdown in it."""
    text = "# Errors\n\n<Tab title='Limits'>\n    <Tip>Wait.</Tip>\n\n    - `E10`: Lost\n    - `E11`: Gone\n      forever\n</Tab>\n"
    assert read("a.mdx", text)[0] == [
        ("E10", "Lost", "Limits"),
        ("E11", "Gone forever", "Limits"),
    ]


def test_numbers_beside_codes_in_lists() -> None:
    """A status beside a code is one; another number is asked about."""
    text = "# Errors\n\n- `A_B` (404): Lost\n- `A_C` (17) — Gone\n"
    page = importer.read("a.md", text.encode(), None, "Acme")
    assert [(each.code, each.message, each.http) for each in page.entries] == [
        ("A_B", "Lost", "404"),
        ("A_C", "Gone", ""),
    ]
    waiting = [each for each in page.report.findings if each.level == "decision"]
    assert [(each.about, each.code) for each in waiting] == [("A_C", "RBL209")]


def test_constants_and_fields_as_titles() -> None:
    """Constants under a reason, symbols under a response, and codes under the name of a field."""
    for title, first, second in (
        ("cancelReason", "USER", "SELF_TRADE"),
        ("Response", "ERR_KEY", "ERR_TIME"),
        ("DE39", "00", "Z3"),
    ):
        text = f"# E\n\n|{title}|Meaning|\n|-|-|\n|{first}|It is lost|\n|{second}|It is gone|\n"
        assert read("a.md", text)[0] == [
            (first, "It is lost", "E"),
            (second, "It is gone", "E"),
        ]
    text = '# E\n\n## "Error 1045: Lost"\n\n## "Error 2002: Gone"\n'
    assert read("a.md", text)[0] == [("1045", "Lost", "E"), ("2002", "Gone", "E")]


def test_headings_with_one_digit() -> None:
    """Codes of one digit in headings are rows below a title about codes, unless they count."""
    text = (
        "# Return codes\n\n## 0 – Fine\n\nAll is well.\n\n## 1 – Lost\n\nIt is lost.\n"
    )
    assert read("a.md", text)[0] == [
        ("0", "All is well.", "Return codes"),
        ("1", "It is lost.", "Return codes"),
    ]
    counted = read("a.md", text.replace("1 –", "2 –").replace("0 –", "1 –"))
    assert counted == ([], ["RBL210"])
    tips = "# Errors\n\nWords.\n\n## Why\n\nWords.\n\n## 10 tips\n\nWords.\n\n## Who\n\nWords.\n"
    assert read("a.md", tips)[0] == []


def test_statuses_without_a_title() -> None:
    """A column that has nothing but statuses of HTTP has these, whatever it is called."""
    text = "# E\n\n|Koodi|Selitys|Tila|\n|-|-|-|\n|A_1|Lost|404|\n|A_2|Gone|410|\n"
    page = importer.read("a.md", text.encode(), None, "Acme")
    assert [each.http for each in page.entries] == ["404", "410"]


def waiting(name: str, text: str) -> list[tuple[str, str]]:
    """The findings that wait for a decision: which row, and the code of the finding."""
    found = importer.read(name, text.encode(), None, "Acme").report.findings
    return [(each.about, each.code) for each in found if each.level == "decision"]


def test_statuses_below_headings_that_are_words() -> None:
    """`Status: 402` below `card_lost` is the status of that code; below a heading that is a title it is the code itself."""
    text = "# Errors\n\n## {0}\n\n- **Status**: 402\n- **Description**: It is lost\n\n## {1}\n\n- **Status**: 409\n- **Description**: It is late\n"
    words = text.format("`card_lost`", "`late`")
    assert read("a.md", words)[0] == [
        ("card_lost", "It is lost", "Errors"),
        ("late", "It is late", "Errors"),
    ]
    page = importer.read("a.md", words.encode(), None, "Acme")
    assert [entry.http for entry in page.entries] == ["402", "409"]
    # `Code: 402` says the contrary, so both are shown to the author.
    other = words.replace("Status", "Code")
    assert waiting("a.md", other) == [("402", "RBL202"), ("409", "RBL202")]
    page = importer.read("a.md", other.encode(), None, "Acme")
    assert any("card_lost above" in each.message for each in page.report.findings)
    rows = [("402", "It is lost", "Lost cards"), ("409", "It is late", "Late")]
    assert read("a.md", text.format("Lost cards", "Late")) == (rows, [])


def test_headings_that_are_counted_from_the_middle() -> None:
    """`11. Kinds` and `12. Errors` are sections of a longer page where other headings stand in them; alone they may be codes."""
    text = f"## 11. Kinds\n\n### Cards\n\n{PIPES.format(1)}\n## 12. Errors\n\n### Pay\n\n{PIPES.format(2)}"
    assert [row[0] for row in read("a.md", text)[0]] == ["11", "12", "21", "22"]
    codes = "# Errors\n\n## 11. Lost\n\nIt is lost.\n\n## 12. Gone\n\nIt is gone.\n"
    assert [row[0] for row in read("a.md", codes)[0]] == ["11", "12"]


def test_capitals_among_symbols_of_a_list() -> None:
    """A word in capitals is a code like the symbols around it; a word in small letters is none, nor is one among many."""
    text = "# Error codes\n\n- `NO_KEY`: None\n- `BAD_KEY`: Bad\n- `{}`: Odd\n"
    assert [row[0] for row in read("a.md", text.format("UNKNOWN"))[0]] == [
        "NO_KEY",
        "BAD_KEY",
        "UNKNOWN",
    ]
    small = read("a.md", text.format("unknown"))[0]
    assert [row[0] for row in small] == ["NO_KEY", "BAD_KEY"]


def test_letters_in_lists() -> None:
    """Single letters in marks are codes under a title that says so, `X` among them; elsewhere they are asked about."""
    items = "- **M** - Match\n- **N** - None\n- **X** - Both match\n\n> **Note** They say little.\n"
    rows = [
        ("M", "Match", "Cards"),
        ("N", "None", "Cards"),
        ("X", "Both match", "Cards"),
    ]
    assert read("a.md", f"# Result codes\n\n## Cards\n\n{items}") == (rows, [])
    asked = waiting("a.md", f"# Checks\n\n## Cards\n\n{items}\n{PIPES.format(1)}")
    assert asked == [(letter, "RBL201") for letter in "MNX"]
    named = "# Result codes\n\n- **A - Fine:** All is well.\n- **B - Bad:** It is lost.\n- **C - Odd:** Nobody knows.\n"
    page = importer.read("a.md", named.encode(), None, "Acme")
    assert [(each.code, each.name, each.message) for each in page.entries] == [
        ("A", "Fine", "All is well."),
        ("B", "Bad", "It is lost."),
        ("C", "Odd", "Nobody knows."),
    ]


def test_words_without_marks_in_lists() -> None:
    """Words without marks below a sentence that announces codes are asked about; below one about fields they are not."""
    text = f"# Errors\n\n{PIPES.format(1)}\n## The `detail` object\n\nThe `path` is a field. The `code` is {{}}:\n\n- Missing\n- CardLost - call the bank\n- TooLate - try tomorrow\n"
    assert waiting("a.md", text.format("one of these error codes")) == [
        (code, "RBL201") for code in ("Missing", "CardLost", "TooLate")
    ]
    assert waiting("a.md", text.format("a field of these")) == []
