"""What real pages in reStructuredText and AsciiDoc have beside plain tables: captions, groups, lists of terms, headings, names."""

from collections.abc import Sequence

import pytest

from importing.reading import read
from raisable_gen.importing import importer


def named(name: str, text: str) -> list[tuple[str, str, str]]:
    """Code, name and message of the rows."""
    page = importer.read(name, text.encode(), None, "Acme")
    return [(each.code, each.name, each.message) for each in page.entries]


def listed(rows: Sequence[tuple[str, ...]], titles: tuple[str, ...]) -> str:
    """A `list-table` of reStructuredText."""
    text = ".. list-table::\n   :header-rows: 1\n\n"
    for row in [titles, *rows]:
        text += f"   * - {row[0]}\n" + "".join(f"     - {it}\n" for it in row[1:])
    return text


BOTH = [("11", "Lost", "Cards"), ("12", "Stolen", "Cards"), ("21", "Late", "Pay")]


@pytest.mark.parametrize(
    "text",
    [
        ".Cards\n|===\n|Code |Text\n\n|11 |Lost\n|12 |Stolen\n|===\n\n"
        ".Pay\n[%header]\n|===\n|Code |Text\n|21 |Late\n|===\n",
        "[cols=2]\n|===\nh|Code h|Text\n2+h|Cards\n|11 |Lost\n|12 |Stolen\n2+^|*Pay*\n|21 |Late\n|===\n",
        "Cards\n-----\n\n|===\n|Code|Text\n\n|11|Lost\n|12|Stolen\n|===\n\nPay\n~~~\n\n[%header,cols=2*]\n[#pay]\n|===\n|Code|Text\n|21\n|Late\n|===\n",
        "== Cards\n\n11:: Lost\n[[c-12]]`12`::\n+\n--\nStolen\n--\n\n== Pay\n\n[horizontal]\n*21*:: Late\n",
        ":a: Cards\n:b: Text\n\n== {a}\n\n,===\nCode,{b}\n\n11,Lost\n12,Stolen\n,===\n\n== Pay\n\n[separator=¦]\n|===\n¦Code ¦{b}\n\n¦21 ¦Late\n|===\n",
        "[%collapsible]\n.Cards\n====\n[%header]\n|===\n|Code |Text\n|11 |Lost\n|12 |Stolen\n|===\n====\n\n"
        "[tabs]\n=====\nPay::\n+\n--\n[%header]\n|===\n|Code |Text\n|21 |Late\n|===\n--\n=====\n",
    ],
)
def test_titles_of_sections_in_asciidoc(text: str) -> None:
    """Captions, rows that span a table, underlined titles, terms, summaries and tabs name what stands below them."""
    assert read("a.adoc", "= E\n\n" + text)[0] == BOTH


@pytest.mark.parametrize(
    "cell, text",
    [
        ("a|It is:\n\n* lost\n* or stolen\n", "It is: lost or stolen"),
        ("|Lost.footnote:[Or not.]", "Lost."),
        ("|[.red]#Lost# or icon:times[] image:a.png[stolen,20]", "Lost or stolen"),
        ("|Lost ^2^ and CO~2~, see <<b>>", "Lost 2 and CO2, see [b]"),
        ("|Lost by {bank}, not {id}", "Lost by Acme, not {id}"),
    ],
)
def test_what_a_cell_of_asciidoc_shows(cell: str, text: str) -> None:
    """Items, footnotes, roles, images and values of the page itself are read as they are shown."""
    page = f":bank: Acme\n\n|===\n|Code |Text\n\n|1001^1^ {cell}\n|1002 |Gone\n|===\n"
    assert read("a.adoc", page) == (
        [("1001", text, "Acme"), ("1002", "Gone", "Acme")],
        [],
    )


def test_terms_share_a_text_and_leave_samples_out() -> None:
    """Terms that stand together have one text; what a plus ties to it belongs to it, but for a listing."""
    page = "= Errors\n\n1001::\n1002::\n  Lost\n+\nor stolen.\n+\n----\n1003 no row\n----\n\n1004;; Gone\n"
    assert read("a.adoc", page)[0] == [
        ("1001", "Lost or stolen.", "Errors"),
        ("1002", "Lost or stolen.", "Errors"),
        ("1004", "Gone", "Errors"),
    ]


def test_a_fence_that_nobody_closes_hides_no_row() -> None:
    """Lines below a mark that opens a block and is never closed are read."""
    page = "= E\n\nText\n\n-------\n\n|===\n|Code |Text\n\n|11 |Lost\n|===\n"
    assert read("a.adoc", page)[0] == [("11", "Lost", "E")]


@pytest.mark.parametrize(
    "name, text",
    [
        ("a.adoc", "= E\n\n[%header,format=csv]\n|===\nCode,Text\ninclude::e.csv[]\n|===\n"),
        ("a.rst", "E\n=\n\n.. csv-table::\n   :file: e.csv\n   :header-rows: 1\n"),
    ],
)  # fmt: skip
def test_rows_in_another_file_are_reported(name: str, text: str) -> None:
    """A table that is filled from another file is no empty table."""
    assert "RBL201" in read(name, text)[1]


def test_rows_of_a_cell_that_goes_down_have_their_own_lines() -> None:
    """Each row is reported at the line that it begins in, the last one too."""
    page = "= E\n\n[%header]\n|===\n|Part |Code |Text\n.2+|A |11 |Lost\n|12 |Stolen\n|B |21 |Late\n|===\n"
    read_page = importer.read("a.adoc", page.encode(), None, "T")
    assert [each.line for each in read_page.entries] == [6, 7, 8]


def test_names_that_sphinx_documents() -> None:
    """A macro or an exception with what it means below it is a row."""
    page = (
        "Error constants\n===============\n\n.. c:macro:: EAGAIN\n\n   Try again.\n\n"
        ".. c:macro:: ENO_MEM\n   :no-index:\n\n   No memory left.\n\n   .. note:: Buy some.\n\n"
        ".. py:exception:: QueueFull(size)\n\n   The queue is full.\n"
    )
    assert [row[:2] for row in read("a.rst", page)[0]] == [
        ("EAGAIN", "Try again."),
        ("ENO_MEM", "No memory left."),
        ("QueueFull", "The queue is full."),
    ]


def test_statuses_of_a_call() -> None:
    """The statuses that a documented call has are rows of HTTP statuses; its parameters are none."""
    page = "Users\n=====\n\n.. http:get:: /users\n\n   :param id: the user\n   :statuscode 404: no such user\n   :status 429: too many calls\n"
    rows = [("404", "no such user", "Users"), ("429", "too many calls", "Users")]
    assert read("a.rst", page) == (rows, [])


def test_what_a_cell_of_restructuredtext_does_not_show() -> None:
    """Breaks made of HTML and the marks of footnotes are no part of a code or a text."""
    page = (
        ".. |br| raw:: html\n\n   <br>\n\n.. role:: raw-html(raw)\n   :format: html\n\n"
        "E\n=\n\n====== ==========================\nCode   Text\n====== ==========================\n"
        "1 [1]_ Lost |br| or stolen\n2      Gone\\ :raw-html:`<br>` away\n====== ==========================\n\n.. [1] Or not.\n"
    )
    rows = [("1", "Lost or stolen", "E"), ("2", "Gone away", "E")]
    assert read("a.rst", page) == (rows, [])


def test_words_behind_a_status() -> None:
    """The words of a status, in quotes or not, are its name; what is no phrase is still reported."""
    rows = [
        ("400 Bad Request", "The body is no JSON."),
        ('409 "In Conflict"', "There is one already."),
        ("418 or else", "Something else."),
    ]
    page = "E\n=\n\n" + listed(rows, ("Status Code", "Reason"))
    assert named("a.rst", page) == [
        ("400", "Bad Request", "The body is no JSON."),
        ("409", "In Conflict", "There is one already."),
    ]
    assert read("a.rst", page)[1] == ["RBL201"]


def test_the_same_text_under_two_names_is_two_rows() -> None:
    """A column of names in words tells rows apart that have one text."""
    one = listed([("1", "Not added", "Broken")], ("Code", "Error Name", "Description"))
    two = one.replace("Not added", "Not taken away")
    page = f"E\n=\n\nAdd\n---\n\n{one}\nTake\n----\n\n{two}"
    assert named("a.rst", page) == [
        ("1", "Not added", "Broken"),
        ("1", "Not taken away", "Broken"),
    ]


def test_the_body_of_a_response_is_its_message() -> None:
    """Beside the meaning, the body that a response has is what arrives; JSON is no text."""
    titles = ("HTTP Code", "Response Body", "Meaning")
    text = "E\n=\n\n" + listed(
        [("400", "No such key", "A bad call"), ("403", "Not you", "No right")], titles
    )
    assert [row[1] for row in read("a.rst", text)[0]] == ["No such key", "Not you"]
    text = text.replace("No such key", '{"a": 1}').replace("Not you", '{"a": 2}')
    assert [row[1] for row in read("a.rst", text)[0]] == ["A bad call", "No right"]


def test_a_table_without_titles_of_three_columns() -> None:
    """The column with most words has the texts, the other the names; it is reported."""
    page = "E\n=\n\n===  ===========  =======================\n200  OK           All is well with it.\n404  Not Found    There is no such thing.\n5xx  Broken       Try it once more later.\n===  ===========  =======================\n"
    assert named("a.rst", page) == [
        ("200", "OK", "All is well with it."),
        ("404", "Not Found", "There is no such thing."),
    ]
    assert read("a.rst", page)[1] == ["RBL210"]


def test_columns_of_causes() -> None:
    """Symbols beside the condition that leads to them are codes; numbers may be those of lines."""
    page = "E\n=\n\n" + listed(
        [("``E_BAD``", "It is bad"), ("``E_OLD``", "It is old")], ("ID", "Condition")
    )
    assert read("a.rst", page) == (
        [("E_BAD", "It is bad", "E"), ("E_OLD", "It is old", "E")],
        [],
    )
    page = page.replace("``E_BAD``", "1").replace("``E_OLD``", "2")
    rows, waiting = read("a.rst", page)
    assert waiting or not rows


@pytest.mark.parametrize(
    "terms, taken",
    [
        (["TokenExpired", "TokenStolen, TokenLost"], 3),
        (["invalid_token", "internal_error"], 2),
        (["ENOMEM", "EAGAIN"], 2),
        (["error_code", "error_message"], 0),
        (["request_id", "code"], 0),
    ],
)
def test_terms_that_are_words(terms: list[str], taken: int) -> None:
    """Words made of several are codes under a title about codes, but not where they are the parts of an answer."""
    page = "Errors\n======\n\n" + "".join(
        f"``{term}``\n    It is not well.\n\n" for term in terms
    )
    assert len(read("a.rst", page)[0]) == taken


def test_terms_under_a_title_that_says_nothing_of_codes() -> None:
    """Symbols may be anything there: they are taken and reported. The number is always in front."""
    page = "= Errors of a tool\n\n== Values\n\nburst:: 20 calls\n"
    assert read("a.adoc", page)[0] == []
    page = "= A tool\n\n== Environment\n\nMY_HOME:: Where it is\nMY_KEY:: What it is\n"
    assert read("a.adoc", page)[1] == ["RBL210"]


@pytest.mark.parametrize(
    "below, message",
    [
        ("*Cause:* The key is old.\n\n*Action:* Get a new one.", "Not signed"),
        ("Cause:: The key is old.\nAction:: Get a new one.", "Not signed"),
        ("Message:: The key is old.\nHTTP status:: 401", "The key is old."),
        ('[cols="1,2"]\n|===\n|Message |The key is old.\n|Action |Get a new one.\n|===', "The key is old."),
    ],
)  # fmt: skip
def test_labels_below_a_heading(below: str, message: str) -> None:
    """A cause says why, a message what arrives; in lines, in a list of terms, or in a table of two columns."""
    page = "= E\n\n" + "".join(
        f"=== ERR-{at}: Not signed\n\n{below}\n\n" for at in (1, 2, 3)
    )
    rows, _ = read("a.adoc", page)
    assert rows == [(f"ERR-{at}", message, "E") for at in (1, 2, 3)]


def test_headings_with_a_prefix_are_sections() -> None:
    """A word like TLS12 that begins several headings is no code, and what has a table of codes below is a section."""
    table = listed([("11", "Lost"), ("12", "Stolen")], ("Code", "Text"))
    page = (
        f"E\n=\n\nTLS12 errors\n------------\n\nSome words.\n\n{table}\n"
        "TLS12 warnings\n--------------\n\nThere are none.\n\nMore words.\n"
    )
    assert read("a.rst", page) == (
        [("11", "Lost", "TLS12 errors"), ("12", "Stolen", "TLS12 errors")],
        [],
    )


@pytest.mark.parametrize(
    "head, code",
    [
        ("notSaved ({0})", "{0}"),
        ("42P0{0}", "42P0{0}"),
        ("0x8000{0}", "0x8000{0}"),
        ("0x8000{0}: Not saved", "0x8000{0}"),
    ],
)
def test_codes_in_headings(head: str, code: str) -> None:
    """A number of one figure behind a name, a state of SQL, and a number to the base of 16."""
    page = "= E\n\n" + "".join(
        f"== {head.format(at)}\n\nIt is not saved.\n\n" for at in (1, 2, 3, 4)
    )
    rows, _ = read("a.adoc", page)
    assert [row[:2] for row in rows] == [
        (code.format(at), "It is not saved.") for at in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    "name, before, after",
    [
        ("a.rst", "E\n=\n\n.. raw:: html\n\n", ""),
        ("a.rst", "E\n=\n\n  .. raw:: html\n     :class: x\n\n", ""),
        ("a.adoc", "= E\n\n\n\n++++\n", "++++\n"),
    ],
)
def test_html_inside(name: str, before: str, after: str) -> None:
    """A table in HTML inside of a page is read like any other, at its lines."""
    rows = "<table><tr><th>Code<th>Text</tr>", "<tr><td>11<td>Lost</tr></table>"
    indent = "        " if name == "a.rst" else ""
    text = before + "".join(f"{indent}{row}\n" for row in rows) + after
    page = importer.read(name, text.encode(), None, "T")
    assert read(name, text) == ([("11", "Lost", "E")], [])
    assert page.entries[0].line == before.count("\n") + 2


@pytest.mark.parametrize("title", ["ITU-T Q.850 Code", "ACME L2 codes"])
def test_titles_that_end_in_code(title: str) -> None:
    """Whatever stands before it: numbers under `... Code` are the codes, and symbols beside them are not."""
    rows = [("1", "NO_KEY", "There is none"), ("2", "BAD_KEY", "It is old")]
    page = "E\n=\n\n" + listed(rows, (title, "Enumeration", "Description"))
    assert [row[0] for row in read("a.rst", page)[0]] == ["1", "2"]


def test_a_status_behind_the_code_of_a_term() -> None:
    """A status behind each term is its HTTP status."""
    page = "= Errors\n\n`auth.old` (401)::\nToo old.\n\n`auth.none` (HTTP 403)::\nNot there.\n"
    entries = importer.read("a.adoc", page.encode(), None, "T").entries
    got = [(each.code, each.http, each.message) for each in entries]
    assert got == [
        ("auth.old", "401", "Too old."),
        ("auth.none", "403", "Not there."),
    ]


@pytest.mark.parametrize(
    "name, before, after",
    [
        ("a.rst", "E\n=\n\nThe codes::\n\n", ""),
        ("a.rst", "E\n=\n\n.. code-block:: text\n   :linenos:\n\n", ""),
        ("a.adoc", "= E\n\n\n----\n", "----\n"),
    ],
)
def test_rows_in_a_listing_are_asked_about(name: str, before: str, after: str) -> None:
    """A listing in which each line begins with another code is a list of codes, or a sample: each row is reported."""
    text = before + "   101  Lost\n   102  Stolen,\n        or not\n" + after
    rows = [("101", "Lost", "E"), ("102", "Stolen, or not", "E")]
    assert read(name, text) == (rows, ["RBL202", "RBL202"])
    page = importer.read(name, text.encode(), None, "T")
    assert [each.line - before.count("\n") for each in page.entries] == [1, 2]
    for sample in (text.replace("102", "101"), text.replace("  Lost", "")):
        assert read(name, sample)[0] == []


def test_listings_in_a_language_are_samples() -> None:
    """What is marked as JSON or a program is no list of codes."""
    text = "= E\n\n[source,json]\n----\n101 Lost\n102 Stolen\n----\n"
    assert read("a.adoc", text)[0] == []
    text = "E\n=\n\n.. code-block:: c\n\n   101 Lost\n   102 Stolen\n"
    assert read("a.rst", text)[0] == []


def test_ranges_of_terms() -> None:
    """A range of symbols or numbers among terms is told of, and hides no other."""
    page = "Codes\n=====\n\nPX01\n  Not signed.\n\nPX10..PX19\n  Reserved.\n\nPX02\n  Not sent.\n\n> 99\n  Odd.\n"
    assert [row[:2] for row in read("a.rst", page)[0]] == [
        ("PX01", "Not signed."),
        ("PX02", "Not sent."),
    ]


def test_codes_that_come_again_under_a_vague_title() -> None:
    """Symbols under `ID` are codes where another table of the page has them as such."""
    first = listed([("E_BAD", "It is bad"), ("E_OLD", "It is old")], ("Code", "Text"))
    again = listed([("E_OLD", "Its time is over")], ("ID", "Condition"))
    page = f"Errors\n======\n\n{first}\nSave\n====\n\n{again}"
    assert ("E_OLD", "Its time is over", "Save") in read("a.rst", page)[0]


def test_arrows_that_are_escaped_in_asciidoc() -> None:
    """What would be shown as an arrow or a sign stands behind a backslash that nobody sees; other backslashes are seen."""
    page = "|===\n|Code |Text\n\n|1001 |Size \\<= 0 \\-> no \\(C)\n|1002 |Bad \\d in C:\\temp\n|===\n"
    assert [row[1] for row in read("a.adoc", page)[0]] == [
        "Size <= 0 -> no (C)",
        "Bad \\d in C:\\temp",
    ]


def test_titles_of_one_or_several_codes() -> None:
    """`Bank code(s)` are the codes, not the statuses beside them; a series among them is asked about."""
    rows = [("21000", "409", "Late"), ("0B*", "500", "Odd"), ("22P01", "500", "Lost")]
    titles = ("Acme error code(s)", "HTTP status", "Error description")
    page = importer.read("a.rst", listed(rows, titles).encode(), None, "T")
    got = [(each.code, each.http, each.message) for each in page.entries]
    assert got == [("21000", "409", "Late"), ("22P01", "500", "Lost")]
    waiting = [each for each in page.report.findings if each.level == "decision"]
    assert [each.about for each in waiting] == ["0B*"]


def test_a_letter_behind_a_number() -> None:
    """`1000X` is a series, or a code with a letter: it is asked about; `1xxx` is a range."""
    rows = [("1000X", "Lost"), ("1001", "Gone"), ("2xxx", "Odd")]
    page = importer.read(
        "a.rst", listed(rows, ("Code", "Text")).encode(), None, "Errors"
    )
    assert [each.code for each in page.entries] == ["1001"]
    waiting = [each for each in page.report.findings if each.level == "decision"]
    assert [each.about for each in waiting] == ["1000X"]


def test_words_in_headings_below_a_table_of_symbols() -> None:
    """Headings under a title about errors are rows, and asked about where the codes above are of another kind."""
    table = listed([("NO_CARD", "Lost"), ("NO_DESK", "Closed")], ("Code", "Text"))
    below = "".join(
        f"{word}\n{'~' * len(word)}\n\nThe desk is {text}.\n\n"
        for word, text in (("DeskShutError", "shut"), ("DeskFullError", "full"))
    )
    page = f"Errors\n======\n\n{table}\n\nLabels\n------\n\nWords.\n\n{below}"
    rows, waiting = read("a.rst", page)
    assert [row[0] for row in rows] == ["NO_CARD", "NO_DESK", "DeskShutError", "DeskFullError"]  # fmt: skip
    assert waiting == ["RBL209", "RBL209"]
