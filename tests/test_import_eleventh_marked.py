"""What pages in HTML, JSON and reStructuredText were misread in, each as a small page of its own."""

import json

from importing.reading import plain, read

TABLE = """\
<table><tr><th>Error name</th><th>Status code</th><th>Description</th></tr>
<tr><td>CARD_LOST</td><td>404</td><td>This card was lost</td></tr>
<tr><td>KEY_OLD</td><td>401</td><td>The key has expired</td></tr></table>
"""
ROWS = [("CARD_LOST", "This card was lost"), ("KEY_OLD", "The key has expired")]


def test_a_page_of_markdown_is_one_whatever_it_is_called() -> None:
    found = plain("page.html", f"# Acme\n\n## Cards\n\n{TABLE}\n## Loans\n\n{TABLE}")
    assert found == [(*row, "Cards") for row in ROWS]
    found = plain("page.html", f"<h2>Cards</h2>\n{TABLE}<pre>\n# a comment\n</pre>")
    assert found == [(*row, "Cards") for row in ROWS]


def test_an_object_inside_of_a_named_one_is_the_row() -> None:
    items = [
        {"key": "lost", "content": {"code": "404?01", "message": "The card is lost"}},
        {"key": "old", "content": {"code": "401?00", "message": "The key is old"}},
    ]
    rows = [("404?01", "The card is lost"), ("401?00", "The key is old")]
    found = plain("page.json", json.dumps(items))
    assert [row[:2] for row in found] == rows
    of_names = {each["key"]: {"http": 400, "body": each["content"]} for each in items}
    found = plain("page.json", json.dumps({"errors": of_names}))
    assert [row[:2] for row in found] == rows


def test_a_dash_is_no_text_of_a_body() -> None:
    text = """\
Replies
=======

=====  ====  =======================
http   body  description
=====  ====  =======================
403    —     The token is wrong
500    json  The ledger is down
=====  ====  =======================
"""
    assert plain("page.rst", text) == [
        ("403", "The token is wrong", "Replies"),
        ("500", "The ledger is down", "Replies"),
    ]


def test_a_link_to_another_file_shows_its_words() -> None:
    text = """\
.. list-table::
   :header-rows: 1

   * - Error code
     - Description
   * - ``card_lost``
     - This card was lost. See `Card API`_
   * - ``key_old``
     - The key has expired. `KEY-API`__
"""
    assert [row[:2] for row in plain("page.rst", text)] == [
        ("card_lost", "This card was lost. See Card API"),
        ("key_old", "The key has expired. KEY-API"),
    ]


def test_how_bad_a_warning_is_is_no_code() -> None:
    text = """\
Warning levels
==============

.. list-table::
   :header-rows: 1

   * - Severity
     - Meaning
   * - **Low**
     - A minor fault, review it if it was unexpected
   * - **High**
     - Likely an error of the model
   * - **Critical**
     - The run failed

Load warnings
=============

.. list-table::
   :header-rows: 1

   * - Code
     - Severity
     - Meaning
   * - 101
     - Low
     - The load is large
   * - 102
     - High
     - The load is missing
"""
    assert read("page.rst", text) == (
        [
            ("101", "The load is large", "Load warnings"),
            ("102", "The load is missing", "Load warnings"),
        ],
        [],
    )


def test_a_line_that_says_a_row_again_is_no_other() -> None:
    text = """\
Errors
======

======  ================
status  description
======  ================
404     No such card
422     Card not made
======  ================

422 - Card not made

::

  {"number": "is missing"}
"""
    assert plain("page.rst", text) == [
        ("404", "No such card", "Errors"),
        ("422", "Card not made", "Errors"),
    ]


def test_codes_beside_statuses_may_share_a_row() -> None:
    text = """\
.. list-table::
   :header-rows: 1

   * - Status
     - ``error``
     - Meaning
   * - 400
     - ``BadBody``
     - The body does not fit
   * - 409
     - ``NotReady``
     - The map is not drawn yet
   * - 409
     - ``NoSamples``
     - This map has none
   * - 422
     - ``NoMap``, ``MapTooLarge``
     - It is no map, or too large
"""
    assert [row[:2] for row in plain("page.rst", text)] == [
        ("BadBody", "The body does not fit"),
        ("NotReady", "The map is not drawn yet"),
        ("NoSamples", "This map has none"),
        ("NoMap", "It is no map, or too large"),
        ("MapTooLarge", "It is no map, or too large"),
    ]


def test_a_heading_about_a_status_of_the_table_is_no_row() -> None:
    statuses = """\
<h2>Codes</h2>
<table><tr><th>Code</th><th>Meaning</th></tr>
<tr><td>401</td><td>The keys are wrong</td></tr>
<tr><td>429</td><td>Too many calls</td></tr></table>
"""
    about = """\
<h2>Common errors</h2>
<h3>Wrong keys (401)</h3>
<table><tr><th>Error message</th><th>Cause</th></tr>
<tr><td>No such key</td><td>It was not sent</td></tr></table>
<h3>Limits (429)</h3><p>Ten calls a second.</p>
"""
    found = [
        ("401", "The keys are wrong", "Codes"),
        ("429", "Too many calls", "Codes"),
    ]
    assert plain("page.html", statuses + about) == found


def test_an_error_of_a_contract_is_written_like_a_call() -> None:
    text = """\
<h3>Contract errors</h3>
<table><tr><th>Error</th><th>Cause</th><th>Resolution</th></tr>
<tr><td>NoSuchCard()</td><td>The card is not in the ledger</td><td>Send another</td></tr>
<tr><td>CardExpired()</td><td>Its month is over</td><td>Send another</td></tr></table>
"""
    assert plain("page.html", text) == [
        ("NoSuchCard()", "The card is not in the ledger", "Contract errors"),
        ("CardExpired()", "Its month is over", "Contract errors"),
    ]


LINES = [("CARD_LOST", "This card was lost"), ("KEY_OLD", "The key is old, ask us")]


def test_single_quotes_stand_around_cells_of_csv() -> None:
    text = "code,message\n" + "".join(f"'{code}','{said}'\n" for code, said in LINES)
    assert [row[:2] for row in plain("page.csv", text)] == LINES
    text = "code,message\nCARD_LOST,This card's owner\nKEY_OLD,'old' is no key\n"
    assert [row[1] for row in plain("page.csv", text)] == [
        "This card's owner",
        "'old' is no key",
    ]


def test_rare_marks_divide_cells_of_csv() -> None:
    for mark in "^~":
        rows = [("Code", "Description"), *LINES]
        text = "".join(f"{code}{mark}{said}\n" for code, said in rows)
        assert [row[:2] for row in plain("page.csv", text)] == LINES


def test_titles_of_csv_may_stand_in_two_lines() -> None:
    text = "Error,Error,Text\nCode,Name,English\n"
    text += "card_lost,Lost,This card was lost\nblocked,Blocked,It is blocked\n"
    assert [row[:2] for row in plain("page.csv", text)] == [
        ("card_lost", "This card was lost"),
        ("blocked", "It is blocked"),
    ]


def test_words_beside_statuses_are_the_codes_without_titles() -> None:
    text = "card.lost,400,The card is lost\ncard.old,400,The card is old\nkey.bad,401,The key is bad\n"
    assert [row[:2] for row in plain("page.csv", text)] == [
        ("card.lost", "The card is lost"),
        ("card.old", "The card is old"),
        ("key.bad", "The key is bad"),
    ]


def test_json_may_have_comments_and_commas_too_many() -> None:
    text = """\
// what the ledger says
[
  {"code": "CARD_LOST", "message": "This card was lost"},
  {"code": "KEY_OLD", "message": "The key is old, ask us"}, // since 2
]
"""
    assert [row[:2] for row in plain("page.json", text)] == LINES


def test_one_word_under_a_status_is_a_code_too() -> None:
    held = {
        "401": {"key_bad": "The key is bad", "key_old": "The key is old"},
        "402": {"no_funds": "The account is empty"},
        "403": {"blocked": "The card is blocked"},
    }
    assert [row[:2] for row in plain("page.json", json.dumps(held))] == [
        ("key_bad", "The key is bad"),
        ("key_old", "The key is old"),
        ("no_funds", "The account is empty"),
        ("blocked", "The card is blocked"),
    ]


def _page(*tables: tuple[str, list[list[str]]]) -> str:
    """A page about errors with a table under each title."""
    text = "<h1>Errors</h1>"
    for title, rows in tables:
        text += f"<h2>{title}</h2><table>"
        for row in rows:
            tag = "th" if row is rows[0] else "td"
            cells = (f"<{tag}>{cell}</{tag}>" for cell in row)
            text += "<tr>" + "".join(cells) + "</tr>\n"
        text += "</table>"
    return text


CODES = [
    ["Code", "Meaning"],
    ["1001", "The card is lost"],
    ["1002", "The key has expired"],
]


def test_what_no_code_stands_under_has_none_on_a_page_about_errors() -> None:
    found = [(*row, "Codes") for row in CODES[1:]]
    for rows in (
        [["Variable", "Meaning"], ["A_KEY", "Its calls fail"], ["A_URL", "No key"]],
        [["Level", "Meaning"], ["1", "It has failed"], ["2", "An error"]],
        [["Algorithm", "Notes"], ["SHA-1", "Is refused"], ["MD-5", "Is not known"]],
    ):
        page = _page(("Codes", CODES), ("Details of errors", rows))
        assert plain("page.html", page) == [tuple(row) for row in found]


def test_codes_beside_codes_are_no_texts() -> None:
    rows = [["HTTP status", "gRPC code"], ["400", "BAD_CARD"], ["404", "NO_CARD"]]
    page = _page(("Codes", CODES), ("Mapping of errors", rows))
    found, waiting = read("page.html", page)
    assert [row[0] for row in found] == ["1001", "1002"]
    assert waiting == ["RBL210"]


def test_a_response_has_the_value_of_a_constant() -> None:
    rows = [
        ["Constant", "Value", "Description"],
        ["ERR_CARD", "1001", "The card is lost"],
        ["ERR_KEY", "1002", "The key has expired"],
    ]
    found = [(*row[1:], "Errors") for row in rows[1:]]
    assert plain("page.html", _page(("Errors", rows))) == found
    for row, value in zip(rows[1:], ("card_lost", "key_expired"), strict=True):
        row[1] = value
    found = [(*row[1:], "Errors") for row in rows[1:]]
    assert plain("page.html", _page(("Errors", rows))) == found


def test_states_under_their_title_are_asked_about() -> None:
    rows = [
        ["Status", "Meaning"],
        ["pending", "Not yet sent"],
        ["failed", "It has failed"],
        ["settled", "It was paid"],
    ]
    found, waiting = read("page.html", _page(("Codes", CODES), ("Error details", rows)))
    assert found == [(*row, "Codes") for row in CODES[1:]]
    assert waiting == ["RBL210"]
