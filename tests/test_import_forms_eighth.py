"""Forms with marks: records in small tables, marks that open nothing, codes with a comma."""

import pytest
from importing.reading import plain, read

RECORD_ROWS = [
    ("7", "Firma della richiesta non valida", "Anomalie"),
    ("8", "Formato non conforme", "Anomalie"),
]
LISTED = """
.. list-table::
    :header-rows: 1

    * - Error code:
      - {0}
    * - Binding:
      - HTTP-POST
    * - Destinatario:
      - Utente
"""
GRID = """
+-------------+----------------------------------------+
| Error code  | {0:38} |
+-------------+----------------------------------------+
| Binding     | HTTP-POST                              |
+-------------+----------------------------------------+
"""
BARS = """
| Error code: | {0} |
|---|---|
| Binding: | HTTP-POST |
| Destinatario: | Utente |
"""
ADOC = """
[cols="1,3",options="header"]
|===
|Error code |{0}
|Binding |HTTP-POST
|Destinatario |Utente
|===
"""
HTML = """
<table><tr><th>Error code:</th><td>{0}</td></tr><tr><th>Binding:</th><td>HTTP-POST</td></tr></table>
"""


@pytest.mark.parametrize("written", ["{} ({})", "{} - {}", "{}: {}", "{} – {}"])
@pytest.mark.parametrize(
    "name, heading, table",
    [
        ("page.rst", "Anomalie\n========\n", LISTED),
        ("page.rst", "Anomalie\n========\n", GRID),
        ("page.md", "# Anomalie\n", BARS),
        ("page.adoc", "== Anomalie\n", ADOC),
        ("page.html", "<h2>Anomalie</h2>", HTML),
    ],
)
def test_a_small_table_for_each_code_is_a_row(
    name: str, heading: str, table: str, written: str
) -> None:
    cells = [written.format(code, text) for code, text, _ in RECORD_ROWS]
    page = heading + "\n".join(table.format(cell) for cell in cells)
    assert plain(name, page) == RECORD_ROWS


def test_labels_of_the_providers_own_leave_the_message() -> None:
    page = "# Faults\n\n" + "\n\n".join(
        f"| Code | {code} |\n|---|---|\n| Layer | core |\n| Message | {text} |"
        for code, text in (("71", "Key is lost"), ("72", "Key is old"))
    )
    assert plain("page.md", page) == [
        ("71", "Key is lost", "Faults"),
        ("72", "Key is old", "Faults"),
    ]


def test_a_small_table_without_a_text_for_its_code_is_no_row() -> None:
    page = "# Faults\n\n| Code | 71 |\n|---|---|\n| Layer | core |\n| Shape | round |"
    rows, waiting = read("page.md", page)
    assert rows == [] and waiting


ADOC_TABLE = "|===\n|Code |Message\n\n|E11 |No key\n|E12 |Old key\n|===\n"
ADOC_ROWS = [("E11", "No key", "Faults"), ("E12", "Old key", "Faults")]


@pytest.mark.parametrize(
    "above",
    [
        "Overview of all\n----\n\n=== Types\n\nSend this:\n\n----\nAccept: a/b\n----\n\n",
        "Overview of all\n----\n\n[source,http]\n----\nAccept: a/b\n----\n\n",
        "Overview of all\n====\n\nThis is said.\n\n",
        "= Page\n\n[source]\n----\nGET /a\n\n== Types\n\n----\nGET /b\n----\n\n",
        "|===\n|Kind |Use\n\n|a |b\n\n== Types\n\nThis is said.\n\n",
        "|===\n|Kind |Use\n\n|a |b\n\n[cols=2]\n|===\n|Kind |Use\n\n|a |b\n|===\n\n",
        "////\nnever closed\n\n",
    ],
)
def test_what_a_mark_left_open_swallows_is_read(above: str) -> None:
    assert plain("page.adoc", above + "== Faults\n\n" + ADOC_TABLE) == ADOC_ROWS


def test_a_line_under_a_title_may_be_short() -> None:
    page = f"Overview of all\n----\n\nFaults of the service\n----\n\n{ADOC_TABLE}"
    sections = {section for *_, section in plain("page.adoc", page)}
    assert sections == {"Faults of the service"}


def test_a_listing_of_asciidoc_is_a_listing() -> None:
    page = f"== Faults\n\n{ADOC_TABLE}\n[source,asciidoc]\n----\n== Sample\n\n{ADOC_TABLE.replace('E1', 'X1')}\n----\n"
    assert plain("page.adoc", page) == ADOC_ROWS


def test_a_code_with_a_comma_that_repeats_another_is_one_number() -> None:
    page = "# Codes\n\n| Code | Message |\n|---|---|\n| 16 | No key |\n| 123 | Old key |\n| 16,654 | No lock |\n"
    assert [code for code, *_ in plain("page.md", page)] == ["16", "123", "16654"]


TEXTS = [("1001", "Not signed by you"), ("NO_KEY", "No such key"), ("1003", "Lost")]
LAYOUTS = {
    "page.rst": [
        "* ``{}`` -- {}\n",
        "* {} --- {}\n",
        "* ``{}``\n\n  {}\n",
        "**{}**\n\n{}\n",
        "``{}``: {}\n",
        "| ``{}`` - {}",
        ".. option:: {}\n\n   {}\n",
        ".. dropdown:: {}\n\n   {}\n",
    ],
    "page.adoc": [
        "[#e-{}]`{}`:: {}\n",
        "<.> `{}`: {}\n",
        ".{}\n{}\n",
        ".{}\n====\n{}\n====\n",
        "`{}` -- {}\n",
    ],
    "page.md": ["- `{}`\n\n  {}\n", "**{}**\n\n{}\n", "`{}`: {}\n", "- **{}** -- {}\n"],
}


@pytest.mark.parametrize(
    "name, layout", [(name, each) for name, all_ in LAYOUTS.items() for each in all_]
)
def test_a_code_beside_or_above_its_text_is_a_row(name: str, layout: str) -> None:
    heading = {
        "page.rst": "Faults\n======\n\n",
        "page.adoc": "== Faults\n\n",
        "page.md": "# Faults\n\n",
    }
    shown = [
        (
            layout.format(code, code, text)
            if layout.count("{}") > 2
            else layout.format(code, text)
        )
        for code, text in TEXTS
    ]
    rows = plain(name, heading[name] + "\n".join(shown) + "\n")
    assert rows == [(code, text, "Faults") for code, text in TEXTS]


def test_steps_that_are_counted_are_no_rows() -> None:
    steps = "".join(f"**{at}**\n\nDo this and that.\n\n" for at in range(1, 13))
    assert plain("page.md", "# How to begin\n\n" + steps) == []


def test_dashes_in_a_text_stay() -> None:
    page = "# Faults\n\n- `E11`: Denied -- no key\n- `E12`: Lost -- no lock\n"
    assert [text for _, text, _ in plain("page.md", page)] == [
        "Denied -- no key",
        "Lost -- no lock",
    ]


@pytest.mark.parametrize(
    "unseen", ["// a comment", "ifdef::backend[]", "endif::backend[]"]
)
def test_lines_that_nobody_sees_are_no_part_of_a_cell(unseen: str) -> None:
    page = f"== Faults\n\n|===\n|Code |Message\n{unseen}\n\n|E11 |No key\n{unseen}\n|E12\n|Old key\n{unseen}\n|===\n"
    assert plain("page.adoc", page) == ADOC_ROWS


def test_colons_in_dsv_may_be_escaped() -> None:
    page = "== Faults\n\n[%header,format=dsv]\n|===\nCode:Message\nE11:No key\\: lost\nE12:Old key\n|===\n"
    assert [text for _, text, _ in plain("page.adoc", page)] == [
        "No key: lost",
        "Old key",
    ]


def test_a_flat_table_is_a_list_table() -> None:
    page = "Faults\n======\n\n.. flat-table:: Faults\n   :header-rows: 1\n\n   * - Code\n     - Message\n   * - E11\n     - No key\n   * - E12\n     - Old key\n"
    assert plain("page.rst", page) == ADOC_ROWS


@pytest.mark.parametrize("code", ["ERROR", "INTERNAL_ERROR", "InternalError"])
def test_a_code_of_titles_words_is_a_code_in_a_record(code: str) -> None:
    page = f"# Faults\n\n| Code | {code} |\n|---|---|\n| Message | It is lost |\n"
    assert plain("page.md", page) == [(code, "It is lost", "Faults")]


def test_texts_in_any_script_are_read_from_a_listing() -> None:
    page = "== Faults\n\n----\nNO_KEY  Нет ключа\nOLD_KEY  Старый ключ\nE13  Нет связи\nTIMEOUT  Нет ответа\n----\n"
    assert [code for code, *_ in plain("page.adoc", page)] == [
        "NO_KEY",
        "OLD_KEY",
        "E13",
        "TIMEOUT",
    ]


def test_parts_with_labels_below_a_code_are_no_text_of_it() -> None:
    page = "# Faults\n\n" + "".join(
        f"- `{code}`\n  - **Trigger:** You came late\n  - **Message:** {text}\n"
        for code, text in (("NO_KEY", "No such key"), ("NO_LOCK", "No such lock"))
    )
    assert [text for _, text, _ in plain("page.md", page)] == [
        "No such key",
        "No such lock",
    ]
