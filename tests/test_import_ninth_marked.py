"""Codes with marks: items under headings with pictures, labels that come again, maps with keys of their own, enumerations."""

import json
import textwrap

import pytest
from importing import reading

CALLS = """# Payouts

## Calls

### POST /payouts

**Errors:**

| Status | Code | Description |
|---|---|---|
| 400 | BAD_INPUT | The amount is missing |
| 500 | OUR_FAULT | The payout was not made |

### GET /payouts/:id

Shows a payout.

**Errors:**

| Status | Code | Description |
|---|---|---|
| 400 | BAD_INPUT | The id has letters |
| 404 | PAYOUT_GONE | No such payout |
"""


def test_a_label_that_comes_again_below_each_call_is_no_section() -> None:
    first, second = "POST /payouts", "GET /payouts/:id"
    expected = [
        ("BAD_INPUT", "The amount is missing", first),
        ("OUR_FAULT", "The payout was not made", first),
        ("BAD_INPUT", "The id has letters", second),
        ("PAYOUT_GONE", "No such payout", second),
    ]
    assert reading.plain("page.md", CALLS) == expected
    other = CALLS.replace("**Errors:**", "Shows it.\n\n__Error responses__")
    assert reading.plain("page.md", other) == expected


def test_a_bold_line_that_stands_there_once_is_a_section() -> None:
    once = CALLS.replace("**Errors:**", "**Card errors**", 1)
    sections = [section for _, _, section in reading.plain("page.md", once)]
    assert sections[:2] == ["Card errors"] * 2


BULLETS = """# Trying out failures

## 📋 Error codes to try

### 🔐 Sign-in errors
- **SIG001** - Wrong password
- **TOK001** - Token is too old

### ❌ Format errors
- **DAT001** - Date can't be read
- **SUM001** - Amount is no number

## 💡 Tips

- Use **SIG001** to show the lock
"""


def test_codes_of_another_word_each_are_rows_of_a_list_about_codes() -> None:
    rows, asked = reading.read("page.md", BULLETS)
    assert [code for code, _, _ in rows] == ["SIG001", "TOK001", "DAT001", "SUM001"]
    assert rows[2][2] == "❌ Format errors"
    assert asked == []


def test_one_word_with_a_number_in_a_list_of_anything_is_asked_about() -> None:
    page = "# Errors\n\n- **1001** - No key\n- **1002** - No card\n\n## Signing\n\n- **SHA256** - the digest\n- any other\n"
    assert [code for code, _, _ in reading.plain("page.md", page)] == ["1001", "1002"]


def test_a_text_behind_a_marked_code_may_begin_with_a_number() -> None:
    page = "## Error codes\n\n* **F11** Printer is gone\n* **F12** 24hours lock: no report\n* **F13** No paper\n"
    rows, asked = reading.read("page.md", page)
    assert rows[1] == ("F12", "24hours lock: no report", "Error codes")
    assert asked == []


KEYS = ["wal-00", "pay.001", "auth_017", "ORD/12", "user#07"]


def test_keys_that_differ_in_a_number_alone_are_codes_of_a_map() -> None:
    for key in KEYS:
        stem = key.rstrip("0123456789")
        size = len(key) - len(stem)
        texts = ["Wallet not found", "Invalid wallet", "Wallet is locked"]
        page = {f"{stem}{at:0{size}}": text for at, text in enumerate(texts)}
        rows, asked = reading.read("page.json", json.dumps(page, indent=1))
        assert [(code, text) for code, text, _ in rows] == list(page.items())
        assert asked == []


def test_keys_with_numbers_before_labels_are_no_codes() -> None:
    page = {"step-01": "Open the box", "step-02": "Take it out", "step-03": "Read it"}
    assert reading.plain("page.json", json.dumps(page)) == []


def test_a_column_called_code_goes_before_one_of_names() -> None:
    cells = [
        ("CardGone", "CARD_GONE", "No such card."),
        ("Denied", "DENIED", "The bank said no."),
        ("TooOften", "TOO_OFTEN", "Wait a minute."),
    ]
    rows = "".join(
        "<tr>" + "".join(f"<td><code>{cell}</code></td>" for cell in row) + "</tr>"
        for row in cells
    )
    for first in ("Enum key", "Enum member", "Class"):
        for second in ("String code", "Wire code"):
            head = f"<tr><th>{first}</th><th>{second}</th><th>Description</th></tr>"
            page = f"<h1>Error handling</h1><table>{head}{rows}</table>"
            found = reading.plain("page.html", page)
            assert [(code, text) for code, text, _ in found] == [
                (code, text) for _, code, text in cells
            ]


ROWS = [
    ("1001", "Key is invalid"),
    ("1002", "Can't find the card"),
    ("1003", "Came too late"),
]
NAMES = ["NO_KEY", "NO_CARD", "TOO_LATE"]


def each_row(line: str) -> str:
    """A line, or several, for each of the rows."""
    return "".join(
        line.format(code=code, text=text, name=name) + "\n"
        for (code, text), name in zip(ROWS, NAMES, strict=True)
    )


PROGRAMS = {
    "quoted": ("", each_row('{code}   "{text}"')),
    "tabbed": ("", each_row('{code}\t "{text}"')),
    "map of js": (
        "js",
        "const E = {\n" + each_row('  {code}: "{text}", // old') + "};\n",
    ),
    "map by name": (
        "ts",
        "export const E: Errors = {"
        + each_row("  {name}: {{ code: {code}, message: `{text}`, }},")
        + "} as const;\n",
    ),
    "array": (
        "js",
        "module.exports = [\n"
        + each_row('{{\n  code: {code},\n  message: "{text}"\n}},')
        + "];\n",
    ),
    "enum": ("ts", "enum E {\n" + each_row("  {name} = {code}, // {text}") + "}\n"),
    "calls": ("java", "enum E {\n" + each_row('  {name}({code}, "{text}"),') + "}\n"),
    "switch": (
        "java",
        "switch (c) {\n" + each_row('  case {code}: return "{text}";') + "}\n",
    ),
    "switch in lines": (
        "js",
        "switch (c) {\n" + each_row('  case {code}:\n    return "{text}";') + "}\n",
    ),
    "arrows": ("php", "$e = [\n" + each_row('  {code} => "{text}",') + "];\n"),
    "dict": ("python", "E = {\n" + each_row('    {code}: "{text}",') + "}\n"),
    "defined": ("c", each_row("#define {name} {code} /* {text} */")),
    "said": ("go", each_row("// {code} - {text}")),
    "said above": (
        "ts",
        "enum E {\n" + each_row("  /** {text} */\n  {name} = {code},") + "}\n",
    ),
    "put": ("java", each_row('map.put({code}, "{text}");')),
    "pairs": ("cpp", each_row('{{{code}, "{text}"}},')),
    "attributes": ("csharp", each_row('[Description("{text}")]\n{name} = {code},')),
}


@pytest.mark.parametrize("kind", PROGRAMS)
@pytest.mark.parametrize("form", ["md", "rst", "adoc", "html"])
def test_a_list_of_codes_in_any_language(kind: str, form: str) -> None:
    language, listing = PROGRAMS[kind]
    if form == "md":
        page = f"# Error codes\n\n```{language}\n{listing}```\n"
    elif form == "rst":
        inside = textwrap.indent(listing, "   ")
        page = f"Error codes\n===========\n\n.. code-block:: {language}\n\n{inside}"
    elif form == "adoc":
        page = f"= Error codes\n\n[source,{language}]\n----\n{listing}----\n"
    else:
        written = listing.replace(">", "&gt;")
        page = f"<h1>Error codes</h1><pre><code>{written}</code></pre>"
    rows, asked = reading.read(f"page.{form}", page)
    assert [(code, text) for code, text, _ in rows] == ROWS
    assert asked == []


TABLE = "# Error codes\n\n| Code | Message |\n|---|---|\n| {} | No key |\n| {} | No card |\n\n"
SWITCH = "```java\n" + PROGRAMS["switch"][1] + "```\n"


def test_a_piece_of_code_beside_a_table_with_its_codes_is_a_sample() -> None:
    page = TABLE.format(1001, 1002) + SWITCH
    rows, asked = reading.read("page.md", page)
    assert [(code, text) for code, text, _ in rows] == [
        ("1001", "No key"),
        ("1002", "No card"),
    ]
    assert asked == []


def test_a_piece_of_code_with_other_codes_than_a_table_is_asked_about() -> None:
    rows, asked = reading.read("page.md", TABLE.format(7001, 7002) + SWITCH)
    assert [code for code, _, _ in rows] == ["7001", "7002", "1001", "1002", "1003"]
    assert asked == ["RBL202"] * 3


def test_a_program_under_another_title_is_no_list_of_codes() -> None:
    listing = "const PORTS = { 8080: 'web server', 9090: 'pages', 5432: 'tables' }\n"
    assert reading.plain("page.md", f"# Ports\n\n```js\n{listing}```\n") == []
    calls = "".join(f'curl https://a.example/{at} -d "sum {at}00"\n' for at in "123")
    assert reading.plain("page.md", f"# Errors\n\n```sh\n{calls}```\n") == []


def test_a_code_that_a_list_has_twice_and_a_list_of_two() -> None:
    page = (
        '# Error codes\n\n```\n11 "no key"\n12 "no card"\n12 "no name"\n13 "lost"\n```\n\n'
        '## Others\n\n```\n98 "no disk"\n99 "broken"\n```\n'
    )
    rows = reading.plain("page.md", page)
    assert [code for code, _, _ in rows] == ["11", "12", "12", "13", "98", "99"]


def test_a_text_that_goes_on_in_the_next_line_is_asked_about() -> None:
    listing = each_row('  {code}: "{text}",').replace(
        'find the card",', 'find " +\n   "the card",'
    )
    page = f"# Error codes\n\n```js\nconst E = {{\n{listing}}};\n```\n"
    rows, asked = reading.read("page.md", page)
    assert [code for code, _, _ in rows] == ["1001", "1002", "1003"]
    assert asked == ["RBL202"]


def test_entities_without_semicolons_are_what_a_browser_shows() -> None:
    text = "<h2>Purse errors</h2><table><tr><th>Error code</th><th>Error message</th></tr><tr><td>E130</td><td>No purse for id : &ltpurseId&gt</td></tr><tr><td>E131</td><td>Coins &amp keys &amp;lt;b&amp;gt; are bent</td></tr></table>"
    assert reading.plain("page.html", text) == [
        ("E130", "No purse for id : <purseId>", "Purse errors"),
        ("E131", "Coins & keys &lt;b&gt; are bent", "Purse errors"),
    ]


def test_a_comma_behind_a_constant_is_not_of_its_code() -> None:
    text = "# Purse errors\n\n| Code | Message |\n|---|---|\n| PURSE_EMPTY, | The purse is empty |\n| PURSE_LOST, | The purse is lost |\n| KEY_BENT | The key is bent |\n"
    assert [row[0] for row in reading.plain("page.md", text)] == [
        "PURSE_EMPTY",
        "PURSE_LOST",
        "KEY_BENT",
    ]
