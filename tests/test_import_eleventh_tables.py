"""Tables that speak about codes which others define, and those that only look like codes: left or asked about, never rows."""

import pytest
from importing import reading

DEFINED = [
    ("1001", "The key is not valid"),
    ("1002", "Signature does not match"),
    ("2001", "Balance too low"),
    ("2002", "Order not found"),
    ("3001", "Too many requests"),
    ("9999", "Internal error"),
]


def table(titles: str, *rows: str) -> str:
    """A table in Markdown; cells have bars between them."""
    bars = "|".join(["---"] * len(titles.split("|")))
    return "\n".join(f"| {line} |" for line in (titles, bars, *rows)) + "\n"


CODES = table("Code | Message", *(" | ".join(row) for row in DEFINED))
# What stands elsewhere, with its texts, is clear.
CLEAR = [
    table("Code | Retry? | Backoff", "2001 | No | -", "3001 | Yes | from 1 s to 60 s"),
    table("Code | Recovery strategy", "1001 | Make a new one", "1002 | Sign again"),
    table("Code | Seen in", "2001 | POST /orders", "2002 | GET /orders/:id"),
    table("Endpoint | Code | When", "/orders | 2001 | no funds", "/keys | 1001 | typo"),
    table("Code | gRPC status", "1001 | UNAUTHENTICATED", "2002 | NOT_FOUND"),
    table("Code | Share | Trend", "1001 | 12 % | stable", "2001 | 55 % | falling"),
    table("Code | Common cause", "1001 | A blank in it", "1002 | A slow clock"),
    table(
        "Example | Code | Explanation", "No key | 1001 | none", "Poor | 2001 | empty"
    ),
    table("Code | Show to the user", "1001 | Log in again.", "2001 | Add some funds."),
]
# What isn't clear is asked about.
UNCLEAR = [
    table("Code | Backoff policy", "1002 | none", "2001 | none", "4711 | an hour"),
    table("Category | Codes | Description", "A | 2 | Keys", "B | 2 | Orders"),
    table("Prefix | Codes | Meaning", "`10*` | 2 | Keys", "`20*` | 3 | Orders"),
    table("Digit | Meaning", "1 | Keys", "2 | Orders", "3 | Limits", "9 | Ours"),
    table("Code | Meaning", "LMT | An order with a price", "MKT | One without"),
    table("Value | Description", "GTC_ALL | Until I say so", "IOC_ALL | At once"),
]


@pytest.mark.parametrize(
    "place", ["# API\n\n{codes}\n{other}", "# API\n\n{other}\n{codes}"]
)
@pytest.mark.parametrize("about", CLEAR)
def test_a_table_about_codes_that_stand_elsewhere_is_no_row(
    about: str, place: str
) -> None:
    codes, other = f"## Error codes\n\n{CODES}", f"## More\n\n{about}"
    rows, waiting = reading.read("p.md", place.format(codes=codes, other=other))
    assert [row[:2] for row in rows] == DEFINED
    assert waiting == []


@pytest.mark.parametrize("about", UNCLEAR)
def test_a_table_that_may_have_other_codes_is_asked_about(about: str) -> None:
    page = f"# Errors\n\n## Error codes\n\n{CODES}\n## Kinds\n\n{about}"
    rows, waiting = reading.read("p.md", page)
    assert [row[:2] for row in rows] == DEFINED
    assert waiting == ["RBL210"]


def test_the_words_of_another_column_are_no_codes() -> None:
    page = (
        "# Warnings\n\n## Levels\n\n"
        + table(
            "Level | Meaning", "Low | Nothing is wrong", "High | Not good, an error"
        )
        + "\n## Codes\n\n"
        + table("Code | Level | Text", "100 | Low | Slow", "101 | High | Failed")
    )
    rows, waiting = reading.read("p.md", page)
    assert [row[:2] for row in rows] == [("100", "Slow"), ("101", "Failed")]
    assert waiting == []


@pytest.mark.parametrize(
    "title, second",
    [
        # Other calls mean something else by the same statuses.
        ("Status | Reason", "409 | No such hero"),
        # An overview that says the same again.
        ("Code | Error type", "1001 | The key is not valid"),
        # Another list, of another form, that says what went wrong.
        ("Code | Description", "K-1 | The card was declined"),
        # Another list under a title about codes.
        ("Code | Description", "OK | All is well"),
    ],
)
def test_a_table_that_defines_its_codes_is_read(title: str, second: str) -> None:
    codes = table(
        "Code | Message", "409 | Conflict", *(f"{c} | {m}" for c, m in DEFINED)
    )
    page = f"# API\n\n## Errors\n\n{codes}\n## Other codes\n\n{table(title, second)}"
    rows, _ = reading.read("p.md", page)
    assert tuple(second.split(" | ")) in [row[:2] for row in rows]
