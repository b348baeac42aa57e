"""HTML, JSON and CSV as providers write them: which tables, columns, fields and lines are rows, and what waits for a decision."""

import json

import pytest

from raisable_gen.importing import importer

Row = tuple[str, str, str, str, str]


def read(name: str, text: str) -> tuple[list[Row], list[str]]:
    """Code, message, section, name and HTTP status of the rows, and the codes of the findings that wait for a decision."""
    page = importer.read(name, text.encode(), None, "Acme")
    rows = [
        (each.code, each.message, each.section.title, each.name, each.http)
        for each in page.entries
    ]
    waiting = [each.code for each in page.report.findings if each.level == "decision"]
    return rows, waiting


def plain(name: str, text: str) -> list[tuple[str, str, str]]:
    """Code, message and section of the rows."""
    return [row[:3] for row in read(name, text)[0]]


LOST = [("L-1", "Book is lost", "Loans"), ("L-2", "Book is torn", "Loans")]
CELLS = "<tr><td>L-1<td>Book is lost<tr><td>L-2<td>Book is torn"


@pytest.mark.parametrize(
    "page",
    [
        # A head that never ends, cells and rows that never end.
        f"<!doctype html><head><title>x</title><h2>Loans</h2><table><tr><th>Code<th>Reason{CELLS}</table>",
        # A title that a click unfolds.
        f"<h2><button>Loans</button></h2><table><tr><th>Code<th>Reason{CELLS}</table>",
        # Where things stand on the page is said by a table.
        f"<table><tr><td>Menu<td><h2>Loans</h2><table><tr><td>Code<td>Reason{CELLS}</table></table>",
        # Titles in cells that are no th: bold ones, and those of a thead.
        f"<h2>Loans</h2><table><tr><td><b>Code</b><td><b>What the shelf says</b>{CELLS}</table>",
        f"<h2>Loans</h2><table><thead><tr><td>Code<td>Reason<tbody>{CELLS}</table>",
        # Its title stands in the first row, or between the titles and the rows.
        f"<table><tr><td colspan=2>Loans<tr><td>Code<td>Reason{CELLS}</table>",
        f"<table><tr><th>Code<th>Reason<tr><th colspan=2>Loans{CELLS}</table>",
        # The sign that leads to a title, before or behind it.
        f"<h2><a href='#l'>◆</a> Loans<a>¶</a></h2><table><tr><th>Code<th>Reason{CELLS}</table>",
        # Definition lists.
        "<h1>Errors</h1><h2>Loans</h2><dl><dt>L-1<dd>Book is lost<dt>L-2<dd>Book is torn</dl>",
        # A list, a listing, and elements one below the other.
        "<h1>Errors</h1><h2>Loans</h2><ul><li>L-1: Book is lost<li>L-2: Book is torn</ul>",
        "<h1>Errors</h1><h2>Loans</h2><pre>\nL-1: Book is lost\nL-2: Book is torn\n</pre>",
    ],
)
def test_layouts_of_html(page: str) -> None:
    """The same rows under the same title, however a page lays them out."""
    assert plain("a.html", page) == LOST


def test_elements_below_each_other() -> None:
    """A code in one element and its text in the next, under a title about codes: the first row waits for a decision."""
    items = "".join(
        f"<div><span>{code}</span><p>{text}</p></div>"
        for code, text in (("01", "Lost."), ("02", "Torn."), ("11", "Late."))
    )
    rows, waiting = read("a.html", f"<h1>Error codes</h1><h2>Loans</h2>{items}")
    assert [row[:3] for row in rows] == [
        ("01", "Lost.", "Loans"),
        ("02", "Torn.", "Loans"),
        ("11", "Late.", "Loans"),
    ]
    assert waiting == ["RBL202"]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><th colspan=2>Enumerator<tr><td>LIB_LOST&#160;<td><p>Book is lost. <tr><td>LIB_TORN<td><p>Book is torn. </table>",
        "<dl><dt>[ELOST]<dd>Book is lost.<dt>[ETORN]<dd>Book is torn.</dl>",
        "<table><tr><th>Name<th>Description<tr><td>book_lost<td>Book is lost.<tr><td>book_torn<td>Book is torn.</table>",
        "<ul><li><code>book_lost</code>: Book is lost.<li><code>torn</code>: Book is torn.<li><code>book_late</code>: Book is late.</ul>",
    ],
)
def test_words_for_codes(page: str) -> None:
    """Words are codes under a title about codes."""
    rows = plain("a.html", f"<h2>Error codes</h2>{page}")
    assert [row[1:] for row in rows[:2]] == [
        ("Book is lost.", "Error codes"),
        ("Book is torn.", "Error codes"),
    ]
    assert {row[0].strip("[]") for row in rows[:2]} <= {
        *("LIB_LOST", "LIB_TORN", "ELOST", "ETORN", "book_lost", "book_torn", "torn")
    }


@pytest.mark.parametrize(
    "page",
    [
        "<p>LOST(3, &quot;Book is lost&quot;),</p><p>TORN(4, &quot;Book is torn&quot;);</p>",
        "<pre>#define LOST  3  /* Book is lost */\n#define TORN  4  /* Book is torn */</pre>",
        "<p>LOST = 3<br>Book is lost<p>TORN = 4<br>Book is torn",
        "<dl><dt>LOST<dt>3 (0x3)<dd>Book is lost<dt>TORN<dt>4 (0x4)<dd>Book is torn</dl>",
        "<p>Error number: 3; Symbol: LOST; SQLSTATE: HY000<p>Message: Book is lost"
        "<p>Error number: 4; Symbol: TORN; SQLSTATE: HY000<p>Message: Book is torn",
        "<h3>(3) LOST</h3><p>Book is lost<h3>(4) TORN</h3><p>Book is torn",
    ],
)
def test_names_beside_numbers(page: str) -> None:
    """Source code, lists of terms, labels and headings with a name and a number."""
    rows, _ = read("a.html", f"<h2>Result codes</h2>{page}")
    assert [(code, name, text) for code, text, _, name, _ in rows] == [
        ("3", "LOST", "Book is lost"),
        ("4", "TORN", "Book is torn"),
    ]


def test_names_with_their_codes_above_texts() -> None:
    """`LOST (3)` in a paragraph, its text in the next, and more of it waits for a decision."""
    page = "<p>LOST (3)<p>It is lost.<p>TORN (4)<p>It is torn.<p>Buy another.<p>LATE (5)<p>It is late."
    rows, waiting = read("a.html", f"<h2>Codes</h2>{page}")
    assert [(row[0], row[3], row[1]) for row in rows] == [
        ("3", "LOST", "It is lost."),
        ("4", "TORN", "It is torn."),
        ("5", "LATE", "It is late."),
    ]
    assert waiting == ["RBL202"]


def test_terms_with_their_texts() -> None:
    """`LIB-1: text` as a term: the text is the message, not what to do about it."""
    page = "<dl><dt>LIB-1: no such book<dd>Cause: it burned.<dd>Action: none.<dt>LIB-2: no such shelf<dd>Cause: it fell.</dl>"
    rows, waiting = read("a.html", page)
    assert [row[:2] for row in rows] == [
        ("LIB-1", "no such book"),
        ("LIB-2", "no such shelf"),
    ]
    assert waiting == ["RBL202"]


def test_text_below_an_unclosed_paragraph() -> None:
    """A text stands below the heading that it follows, also inside a paragraph that nobody closed."""
    page = "<h2>Codes</h2><p>See below.<h3>101</h3>Book is lost<h3>102</h3>Book is torn"
    assert [row[:2] for row in plain("a.html", page)] == [
        ("101", "Book is lost"),
        ("102", "Book is torn"),
    ]


def test_other_lists_on_a_page_of_codes() -> None:
    """Limits and years are no codes where another table says that it has them; items like codes are reported."""
    page = (
        "<h2>Errors</h2><table><tr><th>Code<th>Message<tr><td>71<td>Bad book<tr><td>72<td>Bad shelf</table>"
        "<h2>Limits</h2><table><tr><th>Name<th>Value<th>Description<tr><td>max_books<td>100<td>Books of a loan"
        "<tr><td>max_days<td>30<td>Days of a loan</table><h2>History</h2><ul><li>2020: We began<li>2021: We went on</ul>"
        "<h2>More</h2><ul><li>BOOK_OLD says it is old<li>BOOK_NEW says it is new</ul>"
    )
    rows, waiting = read("a.html", page)
    assert [row[:2] for row in rows] == [("71", "Bad book"), ("72", "Bad shelf")]
    assert sorted(waiting) == ["RBL201", "RBL201", "RBL210"]


@pytest.mark.parametrize(
    "titles, code",
    [
        (("HTTP code", "Opcode", "Description"), 1),
        (("Status", "Error", "Description"), 1),
        (("Status Code", "Identifier", "Message"), 1),
    ],
)
def test_statuses_beside_codes(titles: tuple[str, ...], code: int) -> None:
    """A column of HTTP statuses is none of codes where another has a word for each row."""
    cells = [
        ("400", "BOOK_LOST", "Lost"),
        ("400", "TORN", "Torn"),
        ("404", "BOOK_LATE", "Late"),
    ]
    text = "\n".join(",".join(row) for row in [titles, *cells])
    rows, _ = read("a.csv", text)
    assert [(row[0], row[4]) for row in rows] == [(row[code], row[0]) for row in cells]


def test_two_columns_of_codes() -> None:
    """Two columns that may have the codes wait for a decision; the one is taken that tells the rows apart."""
    rows, waiting = read(
        "a.csv",
        "Error code,Result code,Message\nE1,10,Lost\nE2,20,Torn\nE3,30,Late\n",
    )
    assert ([row[0] for row in rows], waiting) == (["E1", "E2", "E3"], ["RBL210"])


TWO = [("1", "Lost"), ("2", "Torn")]


@pytest.mark.parametrize(
    "text",
    [
        "Codes of the library,\nas of May,\nCode,Message\n1,Lost\n2,Torn\n",
        "Library;Version 2;;\n;;;\nCode;Message;From;To\n1;Lost;May;\n2;Torn;May;\n",
        "sep=;\nCode;Message\n1;Lost\n2;Torn\n",
        "# of May, 2026\ncode,kind,message\n1,a,Lost\n2,b,Torn\n",
        "key,en,de\n1,Lost,Weg\n2,Torn,Hin\n",
        "1,Lost\n2,Torn\n",
        'Code,Message\n="1",Lost\n="2",Torn\n',
        ",code,message\n0,1,Lost\n1,2,Torn\n",
    ],
)
def test_shapes_of_csv(text: str) -> None:
    """Junk above the titles, marks, languages, no titles, and what spreadsheets write."""
    codes = [row[:2] for row in plain("a.csv", text)]
    assert codes == TWO


def test_commas_in_texts_between_other_marks() -> None:
    """The mark that stands in each line is the one, and that stands there more often than commas of texts."""
    text = "1;Lost, not torn;on\n2;Torn, not lost;on\n3;Late, I think;on\n"
    assert [row[:2] for row in plain("a.csv", text)] == [
        ("1", "Lost, not torn"),
        ("2", "Torn, not lost"),
        ("3", "Late, I think"),
    ]


def test_names_and_statuses_without_titles() -> None:
    """Columns without titles are told by what is in them."""
    text = "400;-11;BOOK_LOST;It is lost\n400;-12;BOOK_TORN;It is torn\n404;-13;NO_BOOK;There is none\n"
    rows, waiting = read("a.csv", text)
    assert [(row[0], row[3], row[4]) for row in rows] == [
        ("-11", "BOOK_LOST", "400"),
        ("-12", "BOOK_TORN", "400"),
        ("-13", "NO_BOOK", "404"),
    ]
    assert waiting == ["RBL210"]


@pytest.mark.parametrize(
    "page",
    [
        ["1: Lost", "2: Torn"],
        {"1": "Lost", "2": "Torn"},
        {"columns": ["Code", "Message"], "rows": [["1", "Lost"], ["2", "Torn"]]},
        {"code": ["1", "2"], "message": ["Lost", "Torn"]},
        {"code": {"0": 1, "1": 2}, "message": {"0": "Lost", "1": "Torn"}},
        {"en": {"1": "Lost", "2": "Torn"}, "de": {"1": "Weg", "2": "Hin"}},
        {"enum": ["1", "2"], "enumDescriptions": ["Lost", "Torn"]},
        {
            "errors": [
                {
                    "code": 1,
                    "message": "Lost",
                    "example": {"rows": [{"code": 9, "message": "x"}]},
                },
                {"code": 2, "message": "Torn"},
            ]
        },
        {
            "envelope": {"error": {"code": 1, "message": "A lost one"}},
            "codes": [{"code": 1, "text": "Lost"}, {"code": 2, "text": "Torn"}],
        },
        {
            "openapi": "3.0.0",
            "paths": {
                "/a": {
                    "get": {
                        "responses": {
                            "200": {"description": "OK"},
                            "400": {"description": "Bad"},
                        }
                    }
                }
            },
            "x-errors": [
                {"code": 1, "message": "Lost"},
                {"code": 2, "message": "Torn"},
            ],
        },
    ],
)
def test_shapes_of_json(page: object) -> None:
    """Lists of texts, columns, languages, and examples, which are no rows."""
    codes = [
        (code.replace("11", "1"), text)
        for code, text, _ in plain("a.json", json.dumps(page, indent=1))
    ]
    assert codes == TWO


def test_objects_in_lines() -> None:
    """An object in each line is an array of them."""
    text = '{"code": 1, "msg": "Lost"}\n{"code": 2, "msg": "Torn"}\n'
    assert [row[:2] for row in plain("a.json", text)] == TWO


def test_words_in_maps() -> None:
    """Words are codes below a key that says so, however deep, and the nearest key that is a title gives it."""
    page = {
        "errors": {
            "loans": {"book_lost": "The book is lost", "torn": "The book is torn"},
            "shelves": {"list": [{"id": "S1", "text": "Shelf is full"}]},
        }
    }
    assert plain("a.json", json.dumps(page)) == [
        ("book_lost", "The book is lost", "loans"),
        ("torn", "The book is torn", "loans"),
        ("S1", "Shelf is full", "shelves"),
    ]


def test_names_in_a_whole_file() -> None:
    """A file of names and texts needs no title; a text may be its name, as JSON has no titles between rows."""
    page = {
        "BookLost": "The book is lost",
        "BookTorn": "The book is torn",
        "Closed": "Closed",
        "ErrorOfShelf": "The shelf is full",
        "NoSuchReader": "Nobody has that name",
    }
    rows, waiting = read("a.json", json.dumps(page))
    assert [row[:2] for row in rows] == list(page.items())
    assert not waiting


def test_words_beside_words_about_codes() -> None:
    """In a file where some words only say that they are codes, it is asked about the others."""
    page = {
        "error_lost": "The book is lost",
        "error_torn": "The book is torn",
        "button_lend": "Lend this book",
        "button_keep": "Keep this book",
        "title_shelf": "The books of a shelf",
    }
    rows, waiting = read("a.json", json.dumps(page))
    assert [row[:2] for row in rows[:2]] == list(page.items())[:2]
    assert waiting == ["RBL210"]


def test_a_name_without_a_text() -> None:
    """A row with a name and no text has its name, and waits for a decision."""
    page = [
        {"code": 0, "name": "NONE", "description": ""},
        {"code": 1, "name": "LOST", "description": "Book is lost"},
    ]
    rows, waiting = read("a.json", json.dumps(page))
    assert [row[:2] for row in rows] == [("0", "NONE"), ("1", "Book is lost")]
    assert waiting == ["RBL209"]


def test_a_list_of_contents() -> None:
    """Its lines are no rows; one without a row below is reported."""
    contents = "".join(
        f"<li><a href='#{code}'>{code}: {text}</a>"
        for code, text in (("711", "Old book"), ("712", "Wet book"), ("713", "No book"))
    )
    page = f"<ul>{contents}</ul><h3>711: Old book</h3><p>The book is old.<h3>712: Wet book</h3><p>The book is wet."
    rows, waiting = read("a.html", f"<h2>Errors</h2>{page}")
    assert [row[:2] for row in rows] == [
        ("711", "The book is old."),
        ("712", "The book is wet."),
    ]
    assert waiting == ["RBL209", "RBL209", "RBL201"]


def test_elements_that_are_called_titles() -> None:
    """An element whose class calls it a title, and that stands above a table, is the title of a section."""
    table = "<table><tr><th>Code<th>Reason"
    page = (
        f"<h2>Codes</h2><div class='box-title'>Loans</div>{table}{CELLS}</table>"
        f"<p class='sub-title'>Returns</p>{table}<tr><td>R-1<td>Book is late</table>"
    )
    assert plain("a.html", page) == [*LOST, ("R-1", "Book is late", "Returns")]


def test_definitions_with_texts_in_the_rows_below() -> None:
    """`#define` beside a name and its number, the text in the next row."""
    page = "".join(
        f"<tr><td>#define&#160;<td>{name}&#160;&#160;{code}<tr><td>&#160;<td>{text}"
        for name, code, text in (
            ("LIB_OK", 0, "All is well."),
            ("LIB_LOST", -3, "Lost."),
        )
    )
    rows, _ = read("a.html", f"<h2>Macros</h2><table>{page}</table>")
    assert [(row[0], row[3], row[1]) for row in rows] == [
        ("0", "LIB_OK", "All is well."),
        ("-3", "LIB_LOST", "Lost."),
    ]


def test_texts_in_several_languages() -> None:
    """Of columns of texts in several languages the English one has the messages."""
    text = "Code,Message (DE),Message (EN)\n1,Weg,Lost\n2,Hin,Torn\n"
    assert [row[:2] for row in plain("a.csv", text)] == TWO


def test_a_word_among_symbols() -> None:
    """A key that is a word, in a map of symbols to texts, waits for a decision."""
    page = {"ERR_LOST": "It is lost", "ERR_TORN": "It is torn", "OK": "It is there"}
    rows, waiting = read("a.json", json.dumps(page, indent=1))
    assert [row[0] for row in rows] == ["ERR_LOST", "ERR_TORN", "OK"]
    assert waiting == ["RBL202"]


def test_several_statuses_under_codes() -> None:
    """A column of codes that holds HTTP statuses, some of them two, is not that of the codes if another names each row."""
    text = 'name,codes,text\nNO_CARD,400,Lost\nNO_DESK,400,Closed\nNO_BOOK,"400, 403",Gone\nOLD_BOOK,,Torn\n'
    found = plain("a.csv", text)
    assert [code for code, _, _ in found] == ["NO_CARD", "NO_DESK", "NO_BOOK", "OLD_BOOK"]  # fmt: skip


def rows_of(name: str, text: str) -> list[tuple[str, str]]:
    page = importer.read(name, text.encode(), None, "Acme")
    return [(each.code, each.message) for each in page.entries]


LOST_AND_LATE = [("1001", "The card is lost."), ("1002", "The loan is late.")]


@pytest.mark.parametrize(
    "code, message",
    [
        ("Error key", "Message shown to the reader"),
        ("Errors", "Why it happened"),
        ("Exception", "When or why can it occur"),
        ("Error constant", "Meaning in the Acme library"),
        ("Return value", "Typical `error.message`"),
        ("Code returned", "Possible cause"),
        ("Error identifier", "Human-readable message"),
        ("Código devuelto", "Mensaje mostrado en la app"),
        ("Fehlercode", "Text der Meldung"),
        ("Ошибка", "Комментарий"),
    ],
)
def test_titles_of_columns_that_say_more_than_one_word(code: str, message: str) -> None:
    """A title that stands alone in its cell is read by what it asks, what it begins with and what it ends with."""
    cells = [(code, message, "What to do"), *((*row, "Wait.") for row in LOST_AND_LATE)]
    page = "".join(f"| {' | '.join(row)} |\n" for row in cells)
    page = page.replace("\n", "\n|---|---|---|\n", 1)
    assert rows_of("a.md", page) == LOST_AND_LATE
    html = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells
    )
    assert rows_of("a.html", f"<table>{html}</table>") == LOST_AND_LATE


def test_a_kind_that_comes_again_is_no_name() -> None:
    """A column with the same word in each row does not name the rows."""
    page = (
        "Code,Type,Message\n"
        "1001,Error,The card is lost.\n1002,Error,The loan is late.\n1003,Error,It is shut.\n"
    )
    entries = importer.read("a.csv", page.encode(), None, "Acme").entries
    assert [each.name for each in entries] == ["", "", ""]


def test_terms_without_a_list_around_them() -> None:
    """A term of HTML and its text are a row though no `dl` says so; a status may stand before the term."""
    one = "<div><dt>404</dt><dt><code>{}</code></dt><dd>{}</dd></div>"
    words = [("book_lost", "Nobody has it."), ("desk_shut", "Come again tomorrow.")]
    page = "<h1>Errors</h1>" + "".join(one.format(*row) for row in words)
    entries = importer.read("a.html", page.encode(), None, "Acme").entries
    assert [(each.code, each.message, each.http) for each in entries] == [
        (*row, "404") for row in words
    ]


def test_cells_with_a_code_and_its_text() -> None:
    """A table that has a code with its text in each cell has a row for each; the author is asked to look."""
    cells = "<tr><td>E10 No such book</td><td>E20 The desk is shut</td></tr><tr><td>E11 It is lost</td><td>E21 Come again</td></tr>"
    page = importer.read("a.html", f"<table>{cells}</table>".encode(), None, "Acme")
    assert {(each.code, each.message) for each in page.entries} == {
        ("E10", "No such book"),
        ("E11", "It is lost"),
        ("E20", "The desk is shut"),
        ("E21", "Come again"),
    }
    assert page.report.decisions == 1


def test_words_on_a_page_without_any_title() -> None:
    """Words in a table without titles are codes where nothing else on the page is one and most texts tell of errors."""
    words = [
        ("book_lost", "The book is not in the library"),
        ("card_expired", "The card has expired"),
        ("desk_shut", "Invalid hour for this desk"),
    ]
    table = "<table>{}</table>"
    row = "<tr><td>{}</td><td>{}</td></tr>"
    page = table.format("".join(row.format(*each) for each in words))
    assert rows_of("a.html", page) == words
    report = importer.read("a.html", page.encode(), None, "Acme").report
    assert report.decisions == 1
    fields = [
        ("book_id", "The number of the book"),
        ("card_no", "The number of the card"),
    ]
    page = table.format("".join(row.format(*each) for each in fields))
    assert rows_of("a.html", page) == []


def test_a_line_of_delimiters_with_plus_signs() -> None:
    """Kramdown has `+` between the dashes below the titles, and says things about a table in the line behind it."""
    page = (
        "# Errors\n\n| Error Code | Description\n|-----------+------------|\n"
        "| lost | Nobody has it. |\n| jwtBad | The token is odd. |\n"
        '{: #tab title="Codes"}\n'
    )
    assert rows_of("a.md", page) == [
        ("lost", "Nobody has it."),
        ("jwtBad", "The token is odd."),
    ]


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.adoc", "= Errors\n\n{}\n"),
        ("a.rst", "Errors\n======\n\n{}\n"),
        ("a.md", "# Errors\n\n{}\n"),
    ],
)
def test_lists_whose_codes_stand_in_marks(name: str, text: str) -> None:
    """Items that stand line by line are a row each; a word among codes with the same marks is one as well."""
    codes = ["100", "101", "102", "book_lost", "desk_shut", "shut", "42P01", "7"]
    tick = "``" if name.endswith("rst") else "`"
    bullet = "-" if name.endswith("rst") else "*"
    items = "\n".join(
        f"{bullet} {tick}{code}{tick}: It is {code} now" for code in codes
    )
    expected = [(code, f"It is {code} now") for code in codes]
    assert rows_of(name, text.format(items)) == expected


def test_options_of_docutils_that_are_codes() -> None:
    """Negative numbers above their texts look like options of a command to docutils."""
    page = "Error codes\n===========\n\n-1\n    The book is lost\n\n-2\n    The desk is shut\n"
    assert rows_of("a.rst", page) == [
        ("-1", "The book is lost"),
        ("-2", "The desk is shut"),
    ]


def test_headings_that_are_words_among_codes() -> None:
    """Words, short numbers and letters are rows where other headings of their level are codes, or all of them are words."""
    codes = ["4004", "4005", "0", "-1", "shut", "desk_shut", ":book.lost/for-good"]
    page = "# Errors\n\n" + "".join(
        f"## `{code}`\n\nIt is {code} now.\n\n" for code in codes
    )
    assert rows_of("a.md", page) == [(code, f"It is {code} now.") for code in codes]
    words = ["OK", "LOST", "EXPIRED"]
    page = "# Results\n\n## Error codes\n\n" + "".join(
        f"### {word}\n\nThe key is invalid: {word}.\n\n" for word in words
    )
    assert [row[0] for row in rows_of("a.md", page)] == words
    fields = ["code", "message", "details"]
    page = "# Error format\n\n" + "".join(
        f"## `{word}`\n\nWhat is invalid: {word}.\n\n" for word in fields
    )
    assert rows_of("a.md", page) == []


def test_dotted_keys_of_json_that_are_names() -> None:
    """A file of names needs no title, also where they have parts."""
    page = {
        "InternalError": "Something is wrong here",
        "Book.NotFound": "There is no such book",
        "Book.Torn": "A page is torn out",
        "DeskShut": "Come again tomorrow",
        "DeskShut.Holiday": "Come again on Monday",
    }
    assert rows_of("a.json", json.dumps(page)) == list(page.items())


@pytest.mark.parametrize("name", ["a.md", "a.rst", "a.adoc"])
def test_numbers_of_lists_that_are_codes(name: str) -> None:
    """A number of three figures or more before its text is a code, with its zeros; steps are none."""
    heads = {
        "a.md": "# {}\n\n",
        "a.rst": "{}\n" + 20 * "=" + "\n\n",
        "a.adoc": "== {}\n\n",
    }
    items = "0007. Book is lost\n\n0008. Book is torn\n\n1200. Shelf is full\n1201. Shelf is gone\n\n"
    steps = "1. Open the shelf\n2. Close the shelf\n"
    head = heads[name].format
    assert plain(name, f"{head('Error codes')}{items}{head('Steps')}{steps}") == [
        ("0007", "Book is lost", "Error codes"),
        ("0008", "Book is torn", "Error codes"),
        ("1200", "Shelf is full", "Error codes"),
        ("1201", "Shelf is gone", "Error codes"),
    ]


@pytest.mark.parametrize("name", ["a.md", "a.rst", "a.adoc"])
@pytest.mark.parametrize("is_map", [True, False])
def test_json_in_a_listing(name: str, is_map: bool) -> None:
    """An array or a map with three numbers and texts is a list of codes; an object alone is a sample."""
    texts = {"1001": "Book is lost", "1002": "Book is torn", "1003": "Shelf is full"}
    objects = [{"code": int(code), "message": text} for code, text in texts.items()]
    listing = json.dumps(texts if is_map else objects, indent=1)
    sample = json.dumps({"code": 1001, "message": "Book is lost"})
    pages = {
        "a.md": "# Codes\n\n```json\n{}\n```\n\n# Sample\n\n```json\n{}\n```\n",
        "a.rst": "Codes\n=====\n\n::\n\n   {}\n\nSample\n======\n\n::\n\n   {}\n",
        "a.adoc": "== Codes\n\n[source,json]\n----\n{}\n----\n\n== Sample\n\n----\n{}\n----\n",
    }
    if name == "a.rst":
        listing = listing.replace("\n", "\n   ")
    assert plain(name, pages[name].format(listing, sample)) == [
        (code, text, "Codes") for code, text in texts.items()
    ]


def test_status_below_a_heading_that_is_a_code() -> None:
    """`Status: 404` below `NO_BOOK` or `4001` is the status of that code."""
    page = "# Errors\n\n## `NO_BOOK`\n\n- **Status**: 404\n- **Message**: Nobody has it\n\n## `4001`\n\n- **Status**: 400\n- **Message**: It is torn\n"
    entries = importer.read("a.md", page.encode(), None, "Acme").entries
    assert [(each.code, each.message, each.http) for each in entries] == [
        ("NO_BOOK", "Nobody has it", "404"),
        ("4001", "It is torn", "400"),
    ]


def test_labels_with_signs_and_a_text_with_semicolons() -> None:
    """A label may have a point or a question mark; what stands behind a semicolon in its text is no label."""
    page = "# Errors\n\n" + "".join(
        f"## {code}\n\n- **error.message**: {text}\n- **What to do?**: Wait\n\n"
        for code, text in (("4001", "Too long; width: a number"), ("4002", "Torn"))
    )
    assert rows_of("a.md", page) == [
        ("4001", "Too long; width: a number"),
        ("4002", "Torn"),
    ]


def test_statuses_beside_numbers_that_are_errors() -> None:
    """`Status` has statuses that come again, so the numbers under `Error` are the codes."""
    page = "Status,Error,Default message\n400,1001,It is torn\n400,1002,It is lost\n500,1003,It is shut\n"
    entries = importer.read("a.csv", page.encode(), None, "Acme").entries
    assert [(each.code, each.http) for each in entries] == [
        ("1001", "400"),
        ("1002", "400"),
        ("1003", "500"),
    ]


def test_letters_and_capitals_without_marks_in_lists() -> None:
    """Letters among numbers are codes under a title that says so, and words in capitals where they tell of errors."""
    page = "Error codes\n===========\n\n" + "".join(
        f"- {code}: It is {code} now\n" for code in ("A", "B", "C", "101", "102", "103")
    )
    assert [row[0] for row in rows_of("a.rst", page)] == "A B C 101 102 103".split()
    words = "- OK: Nothing to say\n- TORN: A page is missing\n- SHUT: The desk is not open\n"
    page = f"Error codes\n===========\n\n{words}"
    assert [row[0] for row in rows_of("a.rst", page)] == ["OK", "TORN", "SHUT"]


def test_a_word_beside_rows_of_a_list_is_told() -> None:
    """An item that begins with a word without marks, among rows, is asked about."""
    page = "# Error codes\n\n- 1001: Lost\n- 1002: Torn\n- closed: The desk is shut\n"
    report = importer.read("a.md", page.encode(), None, "Acme").report
    waiting = [each.about for each in report.findings if each.level == "decision"]
    assert waiting == ["closed"]


def test_names_are_texts_where_nothing_else_is() -> None:
    """A column of names is the text of its codes if the table has no other."""
    page = "Codes,Possible cause\n10,DESK_SHUT\n11,BOOK_LOST\n"
    assert rows_of("a.csv", page) == [("10", "DESK_SHUT"), ("11", "BOOK_LOST")]


def test_titles_of_columns_without_a_row_around_them() -> None:
    """Titles right inside of `thead` are those of the columns below."""
    heads = "".join(f"<th>{title}</th>" for title in ("ID", "Name", "Description"))
    page = f"<h2>Errors</h2><table><thead>{heads}</thead><tbody>"
    for code, name, text in (("7", "LOST", "A book is lost."), ("8", "TORN", "It is.")):
        page += f"<tr><td>{code}</td><td>{name}</td><td>{text}</td></tr>"
    rows, waiting = read("a.html", f"{page}</tbody></table>")
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("7", "A book is lost.", "LOST"),
        ("8", "It is.", "TORN"),
    ]
    assert not waiting


def test_a_title_that_nobody_knows_in_any_letters() -> None:
    """What stands under it decides, whatever letters the title has."""
    page = "## Kütüphane hata kodları\n\n| Değer | Açıklama |\n|---|---|\n| NO_BOOK | Kitap yok |\n| NO_DESK | Masa yok |\n"
    assert [row[:2] for row in read("a.md", page)[0]] == [
        ("NO_BOOK", "Kitap yok"),
        ("NO_DESK", "Masa yok"),
    ]


def test_words_under_message_beside_their_texts() -> None:
    """Words under `Message` beside texts are the codes; a table with the same titles is read like the first."""
    head = "| Message | Possible causes |\n|---|---|\n"
    page = (
        f"# Loans\n\n{head}| book_lost | Nobody knows where the book is. |\n| torn | A page of it is not there. |\n"
        f"| card_gone | The card of the reader has gone. |\n\n# Desk\n\n{head}| shut | Nobody is at the desk. |\n"
    )
    assert plain("a.md", page) == [
        ("book_lost", "Nobody knows where the book is.", "Loans"),
        ("torn", "A page of it is not there.", "Loans"),
        ("card_gone", "The card of the reader has gone.", "Loans"),
        ("shut", "Nobody is at the desk.", "Desk"),
    ]


def test_ranges_in_marks_in_a_list() -> None:
    """`1000` - `2999` is no row that is called 2999."""
    page = (
        "# Codes\n\n- `1000` - `2999` Successes\n- `3000` - `3999` Books that are lost\n\n"
        "| Code | Text |\n|---|---|\n| 3001 | The book is lost |\n| 3002 | The book is torn |\n"
    )
    assert [row[0] for row in plain("a.md", page)] == ["3001", "3002"]


def test_statuses_above_headings_of_codes() -> None:
    """A heading of a status with headings of codes below it is their section."""
    page = "# Errors\n"
    for status, codes in (
        ("No key (401)", ["NO_KEY"]),
        ("Bad (400)", ["BAD", "NO_BOOK"]),
    ):
        page += f"\n## {status}\n" + "".join(
            f"\n### {code}\n\nIt is {code.lower()}.\n" for code in codes
        )
    assert plain("a.md", page) == [
        ("NO_KEY", "It is no_key.", "No key (401)"),
        ("BAD", "It is bad.", "Bad (400)"),
        ("NO_BOOK", "It is no_book.", "Bad (400)"),
    ]


def test_values_beside_names_are_the_codes() -> None:
    table = "# E\n\n| Return code | {} | Meaning |\n|--|--|--|\n| RET_LOST | {} | Card lost |\n| RET_GONE | {} | Card gone |\n"
    value = importer.read("a.md", table.format("Value", -1, -2).encode(), None, "A")
    assert [(each.code, each.name) for each in value.entries] == [
        ("-1", "RET_LOST"),
        ("-2", "RET_GONE"),
    ]
    assert not [each for each in value.report.findings if each.level == "decision"]
    number = importer.read("a.md", table.format("ID", 101, 102).encode(), None, "A")
    assert [each.code for each in number.entries] == ["RET_LOST", "RET_GONE"]
    assert any("ID could be it" in each.message for each in number.report.findings)


def test_words_that_detail_a_status() -> None:
    head = "# Errors\n\n| Status | Status detail | Suggested message |\n|--|--|--|\n"
    rows = "| rejected | card_lost | Call your bank |\n| rejected | no_money | Use another card |\n"
    assert rows_of("a.md", head + rows) == [
        ("card_lost", "Call your bank"),
        ("no_money", "Use another card"),
    ]
    both = "# E\n\n| Code | Description | Suggested message |\n|--|--|--|\n| 11 | Card lost | Call your bank |\n"
    assert rows_of("a.md", both) == [("11", "Card lost")]


def test_states_of_a_payment_are_told() -> None:
    codes = "# Errors\n\n| Code | Message |\n|--|--|\n| 11 | Lost |\n| 12 | Gone |\n\n"
    states = "# Payment status\n\n| Code | |\n|--|--|\n| PAID | All is paid |\n| WAIT_PAY | Not yet begun |\n| PART_PAY | Some of it |\n"
    page = importer.read("a.md", (codes + states).encode(), None, "Acme")
    assert [each.code for each in page.entries] == ["11", "12"]
    assert any("speaks of the states" in each.message for each in page.report.findings)


def test_columns_of_unknown_titles_with_codes_in_some_rows() -> None:
    table = "# Errors\n\n| Level | Our call | Their part |\n|--|--|--|\n| Whole | a_error | TX1 (all of it) |\n| Group | b_error | AK9 |\n| Part | c_error | AK5 |\n"
    page = importer.read("a.md", table.encode(), None, "Acme")
    assert not page.entries
    assert any("was not taken" in each.message for each in page.report.findings)


def test_marks_of_list_tables_that_stand_a_little_off() -> None:
    text = (
        "E\n=\n\n.. list-table::\n :header-rows: 1\n\n * - Code\n  - Message\n * - E11\n  - Card lost\n"
        "    and found\n * - E12\n    - Card stolen\n * - E13\n * - E14\n  - Card gone\n"
    )
    page = importer.read("a.rst", text.encode(), None, "Acme")
    assert [(each.code, each.message, each.line) for each in page.entries] == [
        ("E11", "Card lost and found", 9),
        ("E12", "Card stolen", 12),
        ("E14", "Card gone", 15),
    ]
    [refused] = [each for each in page.report.findings if each.code == "RBL201"]
    assert refused.place.line == 14 and "E13" in refused.message


@pytest.mark.parametrize("name", ["a.md", "a.rst"])
def test_statuses_with_a_dot_behind_their_phrases(name: str) -> None:
    head = "# Errors\n\n" if name == "a.md" else "Errors\n======\n\n"
    text = "- 400 Bad Request. The key is torn.\n- 404 Not Found. There is no desk.\n- 500 Internal Server Error.\n"
    assert rows_of(name, head + text) == [
        ("400", "The key is torn."),
        ("404", "There is no desk."),
        ("500", "Internal Server Error"),
    ]


def test_a_grid_without_a_line_below_its_titles() -> None:
    line = "+------+------+---------------------+\n"
    rows = ["| Code | HTTP | Reason + how to fix |\n", "| lost | 400  | The card is lost    |\n", "| late | any  | The loan is late    |\n"]  # fmt: skip
    text = "Errors\n======\n\n" + line + line.join(rows) + line
    assert rows_of("a.rst", text) == [
        ("lost", "The card is lost"),
        ("late", "The loan is late"),
    ]


def test_names_with_glued_numbers() -> None:
    text = "# E\n\n| Code | Text |\n|--|--|\n| ACME_LOST (-21) | Lost |\n| ACME_GONE(-22) | Gone |\n"
    page = importer.read("a.md", text.encode(), None, "Acme")
    assert [(each.code, each.name) for each in page.entries] == [
        ("-21", "ACME_LOST"),
        ("-22", "ACME_GONE"),
    ]


@pytest.mark.parametrize(
    "before, behind, codes",
    [
        ("enumerator ", "", ["ACME_LOST", "ACME_GONE"]),
        ("enumerator ", " = {}", ["3", "4"]),
        ("public static final int ", "", ["ACME_LOST", "ACME_GONE"]),
        ("", " = {}", ["3", "4"]),
        ("int ", "(int number)", []),
    ],
)
def test_terms_that_are_declarations(
    before: str, behind: str, codes: list[str]
) -> None:
    names = ("LOST", "GONE") if codes else ("lookUp", "giveUp")
    prefix = "ACME_" if codes else ""
    text = "<h1>Errors</h1>" + "".join(
        f"<dl><dt><i>{before}</i><code>{prefix}{name}{behind.format(number)}</code></dt><dd>Card is {name}</dd></dl>"
        for number, name in enumerate(names, 3)
    )
    assert [code for code, _ in rows_of("a.html", text)] == codes


def test_words_in_marks_that_tell_of_errors() -> None:
    items = "- `{0}`: The card is not valid\n- `{1}`: There is no such card\n- `{2}`: The desk failed\n"
    codes = "# Errors\n\n## Kinds\n\nThe kinds of errors:\n\n" + items
    small = [code for code, _ in rows_of("a.md", codes.format("card", "none", "desk"))]
    assert small == ["card", "none", "desk"]
    assert rows_of("a.md", codes.format("Card", "None", "Desk")) == []
    assert rows_of("a.md", codes.format("card", "message", "desk")) == []
    kinds = codes.replace("The kinds of errors:\n\n", "")
    assert rows_of("a.md", kinds.format("card", "none", "desk")) == []


@pytest.mark.parametrize(
    "text",
    [
        "# Error codes\n\n1000 - Lost\n1001 - Gone\n1302-1399 - Reserved\n",
        "# Error codes\n\n- `1000`: Lost\n- `1001`: Gone\n- `13xx`: Reserved\n",
    ],
)
def test_ranges_among_lines_of_a_list(text: str) -> None:
    page = importer.read("a.md", text.encode(), None, "Acme")
    assert [each.message for each in page.entries] == ["Lost", "Gone"]
    assert [each.code for each in page.report.findings] == ["RBL212"]


def test_a_column_of_sections_below_a_section() -> None:
    """It divides a page that has no sections, and is no section where a heading gives one."""
    table = "| Code | Category | Message |\n|---|---|---|\n| 1 | Loans | Lost |\n| 2 | Desk | Shut |\n"
    assert read("a.md", f"# Errors\n\n{table}")[1] == ["RBL210"]
    assert plain("a.md", f"# Errors\n\n{table}") == [
        ("1", "Lost", "Loans"),
        ("2", "Shut", "Desk"),
    ]
    assert plain("a.md", f"# Library\n\n## Errors\n\n{table}") == [
        ("1", "Lost", "Errors"),
        ("2", "Shut", "Errors"),
    ]


def test_a_table_with_the_titles_of_codes_and_none_in_it() -> None:
    """Sentences under `Code` are asked about; codes of countries are no errors."""
    rows = "| the shelf fell over | Put it up again. |\n| no reader was there | Wait for one. |\n"
    head = "| Code | Description |\n|---|---|\n"
    assert read("a.md", f"# Error codes\n\n{head}{rows}")[1][:1] == ["RBL210"]
    codes = "| Code | Message |\n|---|---|\n| 1001 | Lost |\n| 1002 | Torn |\n"
    places = "| northern land | The north |\n"
    assert not read(
        "a.md", f"# Error codes\n\n{codes}\n# Country codes\n\n{head}{places}"
    )[1]


def test_items_with_labels_inside() -> None:
    """An item that is a code alone, with labelled items inside of it, is a row."""
    page = "# Errors\n\n## Loans\n\n"
    for code, text in (("`BOOK_LOST`", "It is lost"), ("`TORN`", "A page is missing")):
        page += (
            f"- {code}\n  - **Trigger:** A reader says so\n  - **Message:** {text}\n"
        )
    page += "\n## Desk\n\n- `SHUT_NOW`\n  - **Message:** Come again\n"
    assert plain("a.md", page) == [
        ("BOOK_LOST", "It is lost", "Loans"),
        ("TORN", "A page is missing", "Loans"),
        ("SHUT_NOW", "Come again", "Desk"),
    ]


@pytest.mark.parametrize("mark", ["", ":"])
def test_smaller_headings_that_are_labels(mark: str) -> None:
    """Headings like `Description` below those of codes say what follows."""
    page = "# Error codes\n"
    for number, text in (("1", "The book is lost."), ("2", "The book is torn.")):
        page += f"\n## error_code_{number}\n\n### Description{mark}\n\n{text}\n\n### Resolution{mark}\n\n- Look for it.\n- Ask.\n"
    assert [row[:2] for row in plain("a.md", page)] == [
        ("error_code_1", "The book is lost."),
        ("error_code_2", "The book is torn."),
    ]


def test_headings_that_are_sections_of_codes() -> None:
    text = (
        "# Error codes\n\n## 0000 - 0999\n\n### LIB-0001: Lost\n\nCall us.\n\n## 5000 & 9999 Codes\n\n### LIB-5000: Late\n\nCall us.\n\n"
        "## LIB_10 Message codes\n\n### LIB-6000: Torn\n\nCall us.\n"
    )
    rows, _ = read_sections("a.md", text)
    assert rows == [
        ("LIB-0001", "0000 - 0999"),
        ("LIB-5000", "5000 & 9999 Codes"),
        ("LIB-6000", "LIB_10 Message codes"),
    ]


def read_sections(name: str, text: str) -> tuple[list[tuple[str, str]], list[str]]:
    page = importer.read(name, text.encode(), None, "Acme")
    waiting = [each.about for each in page.report.findings if each.level == "decision"]
    return [(each.code, each.section.title) for each in page.entries], waiting


def test_words_above_lists_of_codes_are_sections() -> None:
    text = "# Error codes\n\n## approved\n\n- `000`: All is well\n\n## declined\n\n- `100`: Card lost\n- `101`: Card gone\n\n## failed\n\n- `200`: No desk\n"
    rows, waiting = read_sections("a.md", text)
    assert rows == [
        ("000", "approved"),
        ("100", "declined"),
        ("101", "declined"),
        ("200", "failed"),
    ]
    assert not waiting


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_status_above_one_word(name: str) -> None:
    if name == "a.md":
        text = "# Error codes\n\n## Not known (401)\n\n- `NO_KEY`: No key\n\n## Not there (404)\n\n- `NO_BOOK`: No book\n- `NO_DESK`: No desk\n"
    else:
        text = "<h1>Error codes</h1><h2>Not known (401)</h2><dl><dt>NO_KEY</dt><dd>No key</dd></dl><h2>Not there (404)</h2><dl><dt>NO_BOOK</dt><dd>No book</dd><dt>NO_DESK</dt><dd>No desk</dd></dl>"
    rows, _ = read_sections(name, text)
    assert rows == [
        ("NO_KEY", "Not known (401)"),
        ("NO_BOOK", "Not there (404)"),
        ("NO_DESK", "Not there (404)"),
    ]


def test_words_with_texts_among_headings_of_codes() -> None:
    titles = ["E_LOST: Lost", "E_LATE: Late", "CLOSED: Shut"]
    text = "# Error codes\n\n" + "".join(f"## {each}\n\nCall.\n\n" for each in titles)
    rows, waiting = read_sections("a.md", text)
    assert [code for code, _ in rows] == ["E_LOST", "E_LATE", "CLOSED"]
    rows, waiting = read_sections("a.md", text + "## Note: Read this\n\nIt is good.\n")
    assert [code for code, _ in rows] == ["E_LOST", "E_LATE"]
    assert "CLOSED" in waiting


@pytest.mark.parametrize("mark", ["`", ""])
def test_short_codes_with_letters_among_numbers(mark: str) -> None:
    codes = ("10", "11", "12", "13", "1A", "0dc")
    items = "".join(f"- {mark}{code}{mark}: Card {code} lost\n" for code in codes)
    rows, waiting = read_sections("a.md", "# Error codes\n\n" + items)
    assert not set(codes) - {code for code, _ in rows} - set(waiting)


def test_a_word_that_stands_alone_is_told() -> None:
    text = "# Error codes\n\n## Cards\n\n- `card_lost`: Lost\n- `card_gone`: Gone\n\n## Loans\n\n- `loan_late`: Late\n"
    rows, waiting = read_sections("a.md", text)
    assert [code for code, _ in rows] == ["card_lost", "card_gone"]
    assert waiting == ["loan_late"]


def test_terms_that_come_again_with_other_texts() -> None:
    terms = (
        ("closed", "The desk is not open"),
        ("closed", "The loan is not known"),
        ("no_key", "The key is invalid"),
    )
    items = "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in terms)
    rows, _ = read_sections("a.html", f"<h1>Errors</h1><dl>{items}</dl>")
    assert [code for code, _ in rows] == ["closed", "closed", "no_key"]


@pytest.mark.parametrize(
    "name, head",
    [
        ("a.md", "| | |\n|---|---|\n"),
        ("a.adoc", "[%header]\n|===\n| |\n\n"),
        ("a.html", "<table><tr><th></th><th></th></tr>"),
    ],
)
def test_empty_titles_of_columns(name: str, head: str) -> None:
    """A table that cannot be without titles in its form has empty ones: its first row is a row like the others."""
    mark = "<tr><td>{}</td><td>{}</td></tr>" if name == "a.html" else "| {} | {}\n"
    rows = [("100", "The card is lost"), ("200", "The desk is shut")]
    title = {"a.md": "# Errors\n\n", "a.adoc": "= Errors\n\n", "a.html": ""}[name]
    end = "|===\n" if name == "a.adoc" else ""
    text = title + head + "".join(mark.format(*row) for row in rows) + end
    assert rows_of(name, text) == rows


def test_short_headings_among_codes_are_told() -> None:
    titles = ["1001", "1002", "1003", "1004", "0dc", "R", "Desk: how to call"]
    text = "# Error codes\n\n" + "".join(
        f"## {each}\n\nIt is lost.\n\n" for each in titles
    )
    rows, waiting = read_sections("a.md", text)
    assert [code for code, _ in rows] == titles[:4]
    assert waiting == ["0dc", "R"]


def test_a_sentence_before_a_label_is_no_label() -> None:
    text = "# Error codes\n\n## 11 A\n\nCard lost. Possible action: Ask.\n\n## 12 B\n\nIt is late. Possible action: Ask.\n"
    assert rows_of("a.md", text) == [
        ("11", "Card lost. Possible action: Ask."),
        ("12", "It is late. Possible action: Ask."),
    ]
