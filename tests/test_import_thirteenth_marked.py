"""Pages in HTML, JSON and CSV whose rows a reader sees at once: lists of terms, templates, sheets, mistakes in tags."""

from __future__ import annotations

from importing.reading import decisions, plain, read
from raisable_gen.importing import importer

_ROWS = [("A100", "Bad token"), ("A101", "Old token"), ("A102", "No token was sent")]
_TABLE = "".join(f"<tr><td>{code}</td><td>{text}</td></tr>\n" for code, text in _ROWS)
_TABLE = f"<table><tr><th>Code</th><th>Description</th></tr>\n{_TABLE}</table>"


def _under(title: str) -> list[tuple[str, str, str]]:
    return [(code, text, title) for code, text in _ROWS]


# HTML


def test_the_end_of_another_heading_ends_the_one_that_is_open() -> None:
    page = f"<h2>Errors</h1><p>All of them.</p>{_TABLE}<h2>More</h2>"
    assert plain("page.html", page) == _under("Errors")


def test_a_heading_ends_the_one_that_was_left_open() -> None:
    page = f"<h1>API<h2>Errors</h2><p>All of them.</p>{_TABLE}"
    assert plain("page.html", page) == _under("Errors")


def test_an_empty_term_is_a_mistake() -> None:
    terms = "<dt>400</dt><dd>Bad request</dd><dt>422<dt><dd>Not valid</dd><dt>500</dt><dd>Failed</dd>"
    assert plain("page.html", f"<h2>Errors</h2><dl>{terms}</dl>") == [
        ("400", "Bad request", "Errors"),
        ("422", "Not valid", "Errors"),
        ("500", "Failed", "Errors"),
    ]


def test_terms_with_one_text_are_a_row_each() -> None:
    terms = "<dt>400</dt><dt>422</dt><dd>The request is not valid</dd><dt>401</dt><dd>No key was sent</dd>"
    assert plain("page.html", f"<h2>Errors</h2><dl>{terms}</dl>") == [
        ("400", "The request is not valid", "Errors"),
        ("422", "The request is not valid", "Errors"),
        ("401", "No key was sent", "Errors"),
    ]


def test_texts_that_say_what_they_are_need_no_question() -> None:
    terms = "".join(
        f"<dt>{code}</dt><dd>Solution: Ask us.</dd><dd>Description: {text}</dd>"
        for code, text in _ROWS
    )
    rows, asked = read("page.html", f"<h2>Errors</h2><dl>{terms}</dl>")
    assert rows == _under("Errors")
    assert asked == []


def test_a_template_is_the_page_where_no_page_is_around_it() -> None:
    assert plain("E.vue", f"<template><h2>Errors</h2>{_TABLE}</template>") == _under(
        "Errors"
    )
    hidden = f"<html><body><h2>Errors</h2>{_TABLE}<template><h2>Old</h2>{_TABLE}</template></body></html>"
    assert plain("page.html", hidden) == _under("Errors")


def test_texts_in_braces_are_texts() -> None:
    page = _TABLE.replace("Bad token", '{"Bad token"}').replace("Old", "{'Old'}")
    page = f"<h2>{{{{ __('Errors') }}}}</h2>{page}"
    assert plain("Errors.jsx", page) == _under("Errors")


def test_a_program_in_the_page_is_no_text() -> None:
    page = f"<?php foreach ($all as $k => $v) if ($k > 1) ?>\n<h2>Errors</h2><?= $a->b ?>{_TABLE}"
    rows, asked = read("page.html", page)
    assert rows == _under("Errors")
    assert asked == []


def test_columns_stand_side_by_side_with_an_empty_one_between() -> None:
    titles = "<th>Code</th><th>Meaning</th>"
    page = f"<h2>Errors</h2><table><tr>{titles}<th></th>{titles}</tr>"
    page += "<tr><td>01</td><td>Ask the bank</td><td></td><td>41</td><td>Lost card</td></tr>"
    page += "<tr><td>05</td><td>Do not honour</td><td></td><td>43</td><td>Stolen card</td></tr></table>"
    assert plain("page.html", page) == [
        ("01", "Ask the bank", "Errors"),
        ("05", "Do not honour", "Errors"),
        ("41", "Lost card", "Errors"),
        ("43", "Stolen card", "Errors"),
    ]


def test_columns_stand_three_times() -> None:
    page = "| Code | Text | Code | Text | Code | Text |\n|---|---|---|---|---|---|\n"
    page += (
        "| E1 | Lost | E3 | Late | E5 | Full |\n| E2 | Old | E4 | Shut | E6 | Gone |\n"
    )
    assert [code for code, *_ in plain("page.md", f"## Errors\n\n{page}")] == [
        "E1",
        "E2",
        "E3",
        "E4",
        "E5",
        "E6",
    ]


def test_a_first_row_with_a_title_of_codes_has_the_titles() -> None:
    page = "<h2>Ошибки</h2><table><tr><td>Код</td><td>RU</td><td>EN</td></tr>"
    page += "<tr><td>10</td><td>Неверный ключ</td><td>Invalid key</td></tr>"
    page += "<tr><td>11</td><td>Ключ устарел</td><td>Key has expired</td></tr></table>"
    assert plain("page.html", page) == [
        ("10", "Invalid key", "Ошибки"),
        ("11", "Key has expired", "Ошибки"),
    ]


def test_cells_say_their_titles_once_more() -> None:
    page = _TABLE.replace("<td>A", '<td><span class="sr-only">Code: </span>A')
    assert plain("page.html", f"<h2>Errors</h2>{page}") == _under("Errors")


def test_a_component_with_a_code_is_a_heading() -> None:
    page = "# Errors\n\n" + "".join(
        f'<ErrorCard code="{code}" title="Token">{text}.</ErrorCard>\n'
        for code, text in _ROWS
    )
    assert [(code, text) for code, text, _ in plain("page.mdx", page)] == [
        (code, f"{text}.") for code, text in _ROWS
    ]


def test_a_number_and_all_above_it_is_a_range() -> None:
    page = "| Code | Text |\n|---|---|\n| 401 | No key |\n| 402 | No funds |\n| 470+ | Quest failed |\n"
    rows, asked = read("page.md", f"## Errors\n\n{page}")
    assert rows == [("401", "No key", "Errors"), ("402", "No funds", "Errors")]
    assert asked == []


# JSON


def test_an_array_of_objects_with_one_code_each_is_a_map() -> None:
    page = '[{"1001": "Bad token"}, {"1002": "Old token"}, {"1003": "No token"}]'
    assert plain("errors.json", page) == [
        ("1001", "Bad token", "Acme"),
        ("1002", "Old token", "Acme"),
        ("1003", "No token", "Acme"),
    ]


def test_categories_may_hold_the_codes() -> None:
    page = """{"categories": [
        {"name": "Cards", "errors": [{"code": "C1", "desc": "Card was lost"}, {"code": "C2", "desc": "Card was stolen"}]},
        {"name": "Accounts", "errors": [{"code": "A1", "desc": "Account was closed"}]}]}"""
    assert plain("errors.json", page) == [
        ("C1", "Card was lost", "Cards"),
        ("C2", "Card was stolen", "Cards"),
        ("A1", "Account was closed", "Accounts"),
    ]


def test_categories_that_only_explain_words_are_left() -> None:
    page = """{"categories": {"CARD_ERROR": "Something with the card failed", "KEY_ERROR": "The key was refused"},
        "errors": [{"code": 1, "message": "Lost"}, {"code": 2, "message": "Late"}]}"""
    assert [code for code, *_ in plain("errors.json", page)] == ["1", "2"]


def test_a_file_of_words_with_points_that_tell_of_errors() -> None:
    page = """{"card.lost": "The card was not found", "card.old": "The card has expired",
        "auth.bad": "The token is not valid", "auth.none": "No token was sent"}"""
    assert [code for code, *_ in plain("page.json", page)] == [
        "card.lost",
        "card.old",
        "auth.bad",
        "auth.none",
    ]
    labels = """{"menu.file": "Open a file", "menu.edit": "Edit the text", "menu.view": "Show the page", "menu.help": "Read on"}"""
    assert plain("page.json", labels) == []


def test_numbers_with_points_are_reasons_under_a_title_of_codes() -> None:
    page = '{"reasonCodes": {"10.1": "Liability shift of chips", "10.2": "Liability shift, not stolen", "13.1": "Goods never came"}}'
    assert [code for code, *_ in plain("page.json", page)] == ["10.1", "10.2", "13.1"]


# CSV


def test_the_ids_of_a_database_are_no_codes_beside_some() -> None:
    page = "error_id,code,message\n1,500,It failed\n2,404,Nothing there\n16,403,Not for you\n"
    rows, asked = read("page.csv", page)
    assert [code for code, *_ in rows] == ["500", "404", "403"]
    assert asked == []


def test_ids_beside_statuses_that_rise_as_well_are_asked_about() -> None:
    page = "error_id,code,message\n1,400,It failed\n2,401,Nothing there\n3,403,Not for you\n"
    assert "RBL210" in decisions("page.csv", page)


def test_a_group_stands_in_the_first_of_its_rows() -> None:
    page = "Group,Code,Text\nCards,100,Card was lost\n,101,Card was stolen\nAccounts,200,Account was closed\n,201,Account is unknown\n"
    assert plain("page.csv", page) == [
        ("100", "Card was lost", "Cards"),
        ("101", "Card was stolen", "Cards"),
        ("200", "Account was closed", "Accounts"),
        ("201", "Account is unknown", "Accounts"),
    ]


def test_a_row_without_a_group_stays_without_one() -> None:
    page = "Group,Code,Text\nCards,100,Card was lost\nCards,101,Card was stolen\n,102,Something else failed\n"
    assert plain("page.csv", page)[2] == ("102", "Something else failed", "Acme")


def test_two_columns_that_are_one_code_are_asked_about() -> None:
    page = "Main code,Subcode,Description\n10,01,Bad token\n10,02,Old token\n20,01,Lost card\n"
    assert "RBL210" in decisions("page.csv", page)


def test_the_count_of_rows_without_titles_is_no_code() -> None:
    page = "1,4001,Bad token was sent\n2,4002,Old token was sent\n3,4010,No token was sent\n"
    rows, asked = read("page.csv", page)
    assert [code for code, *_ in rows] == ["4001", "4002", "4010"]
    assert asked == ["RBL210"]


# Components, programs, parts with titles of their own


def _component_table(table: str, row: str, head: str, cell: str) -> str:
    lines = [f"<{row}><{head}>Code</{head}><{head}>Description</{head}></{row}>"]
    lines += [
        f"<{row}>\n  <{cell}>{code}</{cell}>\n  <{cell}>{text}</{cell}>\n</{row}>"
        for code, text in _ROWS
    ]
    return f"<{table}>\n" + "\n".join(lines) + f"\n</{table}>\n"


def test_a_table_of_components_is_one() -> None:
    for parts in (
        ("Table", "Tr", "Th", "Td"),
        ("Table", "TableRow", "TableHead", "TableCell"),
    ):
        page = f"# Errors\n\n{_component_table(*parts)}\n# More\n\nText.\n"
        assert plain("page.mdx", page) == _under("Errors")


def test_a_component_called_table_around_markdown_stays_one() -> None:
    rows = "".join(f"| {code} | {text} |\n" for code, text in _ROWS)
    page = f"# Errors\n\n<Table>\n\n| Code | Description |\n|---|---|\n{rows}\n</Table>\n\n## More\n\nText.\n"
    assert plain("page.mdx", page) == _under("Errors")


def _objects() -> str:
    return "".join(
        f"  {{ code: '{code}', message: '{text}' }},\n" for code, text in _ROWS
    )


def test_data_that_a_component_is_given_are_rows() -> None:
    page = f"# Errors\n\n<ErrorTable errors={{[\n{_objects()}]}} />\n\n# More\n"
    assert plain("page.mdx", page) == _under("Errors")
    page = f"# Errors\n\nexport const errors = [\n{_objects()}]\n\n<ErrorTable rows={{errors}} />\n"
    assert plain("page.mdx", page) == _under("Errors")


def test_data_of_a_program_in_the_page_are_rows_where_the_page_has_no_others() -> None:
    script = f"<script>\nconst errors = [\n{_objects()}];\nshow(errors);\n</script>"
    page = f"<html><body><h1>Error codes</h1><div id=list></div>{script}</body></html>"
    assert plain("page.html", page) == _under("Error codes")
    again = f"<html><body><h1>Error codes</h1>{_TABLE}{script}</body></html>"
    assert plain("page.html", again) == _under("Error codes")


def test_data_of_a_program_know_their_lines() -> None:
    page = (
        f"<h1>Error codes</h1>\n<script>\nconst errors = [\n{_objects()}];\n</script>\n"
    )
    found = importer.read("page.html", page.encode(), None, "Acme")
    assert [entry.line for entry in found.entries] == [4, 5, 6]


def test_a_component_that_shows_a_text_stands_for_it() -> None:
    rows = "".join(
        f'| <Badge type="tip" text="{code}" /> | {text} |\n' for code, text in _ROWS
    )
    page = f"# Errors\n\n| Code | Description |\n|---|---|\n{rows}"
    assert plain("page.mdx", page) == _under("Errors")
    beside = page.replace(
        '<Badge type="tip" text="A100" />', 'A100 <Badge text="new" />'
    )
    assert plain("page.mdx", beside) == _under("Errors")


def test_empty_cells_too_many_are_none() -> None:
    rows = "".join(f"| {code} | {text} | |\n" for code, text in _ROWS)
    page = f"# Errors\n\n| Code | Description |\n|---|---|\n{rows}"
    assert read("page.md", page) == (_under("Errors"), [])
    more = page.replace("Bad token | |", "Bad token | or none |")
    assert plain("page.md", more) == _under("Errors")[1:]
    assert decisions("page.md", more) == ["RBL201"]


def test_front_matter_of_a_page_in_html_is_its_title() -> None:
    page = f"---\nlayout: page\ntitle: Errors\n---\n{{% include top.html %}}\n{_TABLE}"
    assert plain("page.html", page) == _under("Errors")


def test_a_part_with_a_title_of_its_own_ends() -> None:
    row = "<table><tr><th>Code</th><th>Text</th></tr><tr><td>{}</td><td>It failed</td></tr></table>"
    page = f"<h2>Errors</h2><details><summary>Cards</summary>{row.format('C1')}<details><summary>Old</summary>{row.format('C2')}</details>"
    page += f"{row.format('C3')}</details>{row.format('E1')}<fieldset><legend>Keys</legend>{row.format('K1')}</fieldset>{row.format('E2')}"
    assert [(code, title) for code, _, title in plain("page.html", page)] == [
        ("C1", "Cards"),
        ("C2", "Old"),
        ("C3", "Cards"),
        ("E1", "Errors"),
        ("K1", "Keys"),
        ("E2", "Errors"),
    ]


def test_a_list_of_terms_alone_in_its_cell_is_one() -> None:
    terms = "".join(f"<dt>{code}</dt><dd>{text}</dd>" for code, text in _ROWS)
    page = f"<h2>Errors</h2><table><tr><td><dl>{terms}</dl></td></tr></table>"
    assert plain("page.html", page) == _under("Errors")


def test_two_codes_of_a_cell_are_two() -> None:
    page = _TABLE.replace("<td>A", "<td>X7 / A")
    found = plain("page.html", f"<h2>Errors</h2>{page}")
    assert found[:2] == [("X7", "Bad token", "Errors"), ("A100", "Bad token", "Errors")]


def test_what_nobody_sees_is_no_part_of_a_code() -> None:
    page = _TABLE.replace("<td>A", "<td>ERR_&#8203;A")
    found = plain("page.html", f"<h2>Errors</h2>{page}")
    assert [code for code, *_ in found] == ["ERR_A100", "ERR_A101", "ERR_A102"]


def test_a_code_goes_on_in_the_next_line() -> None:
    page = _TABLE.replace("<td>A", "<td>ERR_TOKEN<br>_A").replace("Bad", "Bad<br>big")
    found = plain("page.html", f"<h2>Errors</h2>{page}")
    assert found[0] == ("ERR_TOKEN_A100", "Bad big token", "Errors")


# Several tables on one page


def _page(title: str, head: tuple[str, str], rows: list[tuple[str, str]]) -> str:
    titles = "".join(f"<th>{each}</th>" for each in head)
    cells = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    return f"<h1>Acme API</h1><h2>Errors</h2>{_TABLE}<h2>{title}</h2><table><tr>{titles}</tr>{cells}</table>"


def test_tables_of_other_things_are_no_codes() -> None:
    for title, head, rows in (
        (
            "Merchant category codes",
            ("MCC", "Description"),
            [("5411", "Groceries"), ("5812", "Restaurants"), ("4111", "Transport")],
        ),
        (
            "Notifications",
            ("Topic", "Meaning"),
            [("CARD_EXPIRED", "A card has expired"), ("PAY_FAILED", "It has failed")],
        ),
        (
            "Order status",
            ("Status", "Description"),
            [("0", "New"), ("1", "Filled"), ("2", "Rejected")],
        ),
    ):
        page = _page(title, head, rows)
        assert plain("page.html", page) == _under("Errors")


def test_kinds_that_have_numbers_as_codes_have_are_asked_about() -> None:
    rows = [("01", "Sale"), ("02", "Refund"), ("03", "Void")]
    page = _page("Transaction types", ("Code", "Description"), rows)
    page = page.replace("A10", "10")
    found, asked = read("page.html", page)
    assert [code for code, *_ in found] == ["100", "101", "102"]
    assert asked == ["RBL210"]


def test_a_label_ends_where_another_stands() -> None:
    rows = "| Code | Meaning |\n|---|---|\n| 4001 | It failed |\n| 4002 | It was refused |\n"
    sample = '{"code": 4001, "message": "It failed"}'
    fields = "| Field | Meaning |\n|---|---|\n| name | Your name |\n"
    page = f"# API\n\n## Add a card\n\n**Fields**\n\n{fields}\n**Example**\n\n```json\n{sample}\n```\n\n{rows}"
    assert [title for *_, title in plain("page.md", page)] == ["Add a card"] * 2


# What stands around the rows, and in them


def test_comments_of_templates_are_no_rows() -> None:
    gone = "<tr><td>A999</td><td>Gone</td></tr>"
    for opening, closing in (("{/*", "*/}"), ("{{--", "--}}"), ("{#", "#}")):
        hidden = f"{opening} {gone}\n {closing}</table>"
        page = _TABLE.replace("</table>", hidden)
        assert plain("page.html", f"<h2>Errors</h2>{page}") == _under("Errors")


def test_headings_inside_of_a_list_of_terms_divide_it() -> None:
    page = "<h2>Errors</h2><dl><div><h3>Cards</h3><dt>C1</dt><dd>Lost</dd><dt>C2</dt><dd>Stolen</dd></div>"
    page += (
        "<div><h3>Keys</h3><dt>K1</dt><dd>Old</dd><dt>K2</dt><dd>Not valid</dd></div>"
    )
    assert plain("page.html", f"{page}</dl>") == [
        ("C1", "Lost", "Cards"),
        ("C2", "Stolen", "Cards"),
        ("K1", "Old", "Keys"),
        ("K2", "Not valid", "Keys"),
    ]


def test_a_status_across_all_columns_is_a_heading() -> None:
    wide = "<tr><td colspan=2><b>{}</b></td></tr>"
    page = _TABLE.replace(
        "<tr><td>A100", wide.format("400 Bad Request") + "<tr><td>A100"
    )
    page = page.replace(
        "<tr><td>A102", wide.format("401 Unauthorized") + "<tr><td>A102"
    )
    assert [title for *_, title in plain("page.html", f"<h2>Errors</h2>{page}")] == [
        "400 Bad Request",
        "400 Bad Request",
        "401 Unauthorized",
    ]


def test_a_sign_in_a_sentence_is_no_tag() -> None:
    page = _TABLE.replace("Bad token", "a <b was expected")
    assert plain("page.html", page)[0][1] == "a <b was expected"


def test_whole_numbers_with_a_point_are_those() -> None:
    page = "code,message\n1001.0,Lost\n1002.0,Late\n1010.0,Not valid\n"
    assert [code for code, *_ in plain("page.csv", page)] == ["1001", "1002", "1010"]
    reasons = "code,message\n10.0,Lost\n10.1,Late\n11.0,Not valid\n"
    assert [code for code, *_ in plain("page.csv", reasons)] == ["10.0", "10.1", "11.0"]


def test_the_values_of_an_enumeration_in_a_schema_are_codes() -> None:
    page = """{"ErrorCode": {"oneOf": [
        {"const": "bad_token", "title": "Bad token", "description": "The token is not valid"},
        {"const": "old_token", "title": "Old token", "description": "The token has expired"}]}}"""
    rows, asked = read("page.json", page)
    assert [row[:2] for row in rows] == [
        ("bad_token", "The token is not valid"),
        ("old_token", "The token has expired"),
    ]
    assert asked == []


def test_what_only_begins_like_a_comment_stays() -> None:
    style = "<style>a{/* one */ color: red}</style><p>{{#if all}}</p>"
    end = "<p>{{/if}} #} </p><style>b{color: red /* two */}</style>"
    page = f"{style}<h2>Errors</h2>{_TABLE}{end}"
    assert plain("page.html", page) == _under("Errors")


# Terms with a status beside, states, rates, numbers of chapters


def _boxes(title: str, rows: list[tuple[str, str, str]]) -> str:
    boxes = [
        f"<div>\n<dt>{first}</dt>\n<dt><code>{second}</code></dt>\n<dd>{text}</dd>\n</div>"
        for first, second, text in rows
    ]
    return "\n\n".join([title, '<div className="fields">', *boxes, "</div>", ""])


_STATUSES = [("404", "no_such_desk", "It was moved."), ("409", "desk_taken", "Wait.")]


def test_terms_in_boxes_of_their_own_are_one_list() -> None:
    titles = ("HTTP", "Error code", "Condition")
    expected = [(code, text, "Errors") for _, code, text in _STATUSES]
    assert plain("e.mdx", _boxes("## Errors", [titles, *_STATUSES])) == expected
    assert plain("e.md", _boxes("## Errors", _STATUSES)) == expected
    page = _boxes("<h2>Errors</h2>", [("Status", "Error", "Meaning"), *_STATUSES])
    assert plain("e.html", page) == expected
    assert plain("e.html", page.replace("div", "dl")) == expected


def test_states_with_a_number_below_zero_are_no_codes() -> None:
    errors = "| Code | Message |\n|---|---|\n| 1001 | Bad token |\n| 1002 | Old token |"
    states = "| Status | Meaning |\n|---|---|\n| `-1` | Waiting |\n| `0` | Paid |\n| `1` | Sent |"
    expected = [("1001", "Bad token", "Errors"), ("1002", "Old token", "Errors")]
    for title in ("Order status values", "Booking status", "Statuses of an order"):
        rows, asked = read("e.md", f"## Errors\n\n{errors}\n\n## {title}\n\n{states}\n")
        assert rows == expected, title
        assert asked == ["RBL210"], title


def test_how_often_something_may_be_done_is_no_code() -> None:
    for rates in (
        (
            "100 requests per minute per IP",
            "1000 requests per hour",
            "5000 calls a day",
        ),
        ("200 Anfragen pro Minute", "3000 Anfragen pro Stunde"),
        ("120 req/min", "2000 req/hour"),
    ):
        items = "".join(f"<li>{each}</li>" for each in rates)
        page = f"<h2>Errors</h2>{_TABLE}<h2>Limits</h2><p>They are:</p><ul>{items}</ul>"
        assert read("e.html", page) == (_under("Errors"), []), rates
        items = "".join(f"- {each}\n" for each in rates)
        page = f"## Error limits\n\nThey are:\n\n{items}\n## Errors\n\n{_TABLE}"
        assert read("e.md", page) == (_under("Errors"), []), rates


def test_the_number_of_a_chapter_is_no_code() -> None:
    page = f"# 14 Annex\n\n# 14.1 Results\n\n{_TABLE}\n\n# 14.2 Languages\n\nMany.\n"
    assert plain("e.md", page) == _under("14.1 Results")
    page = f"<h1>23 Annex</h1><p>All of it.</p><h2>23.1. Results</h2>{_TABLE}"
    assert [row[:2] for row in plain("e.html", page)] == _ROWS


def test_another_name_in_each_row_divides_nothing_into_groups() -> None:
    head = "| Class | Code | When thrown |\n|---|---|---|\n"
    names = ("KeyError", "OldKeyError", "IOError")
    rows = "".join(
        f"| `{name}` | {code} | {text} |\n"
        for name, (code, text) in zip(names, _ROWS, strict=True)
    )
    page = importer.read("e.md", f"## Errors\n\n{head}{rows}".encode(), None, "Acme")
    found = [(row.code, row.name, row.section.title) for row in page.entries]
    assert found == [
        (code, name, "Errors") for (code, _), name in zip(_ROWS, names, strict=True)
    ]
