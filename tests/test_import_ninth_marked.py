"""Codes with marks: items under headings with pictures, labels that come again, maps with keys of their own, enumerations."""

import json

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
