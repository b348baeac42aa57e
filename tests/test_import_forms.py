"""Pages in every form: what was rendered comes back row by row, and where only the words tell, nothing is wrong in silence."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importing.pages import MARKED, UNMARKED, Page, Section
from raisable_gen.importing import importer
from raisable_gen.importing.findings import DECISION

EXAMPLES = 100 if os.environ.get("RAISABLE_FULL") == "1" else 8

STARTS = """Invalid Missing Unknown Too System Account The User Order Card Insufficient Not API Request Your This KYC {0} Email""".split()
WORDS = """balance signature is was not found required limit of for the user's header exceeded, please try again later (see docs)
    amount must be at least 10 USD 30% 2FA order's state/province e-mail: {1} "quoted" A|B C_D *x* <b> & a\\b [Add] $5 #7 `id`
    already exists. code 1001 supported; Alpha-2 über 余额不足 T+1 ≥ 5""".split()
TITLES = [
    "General",
    "Users & Accounts",
    "9.1 Common / Auth",
    "Order Errors",
    "KYC",
    "System Errors 系统错误",
    "Funds (all)",
    "4. Client Errors",
]


def messages(words: list[str]) -> st.SearchStrategy[str]:
    """Texts that begin with a word and go on with anything."""
    rest = st.lists(st.sampled_from(words), max_size=7)
    return st.builds(
        lambda first, more: " ".join([first, *more]), st.sampled_from(STARTS), rest
    )


def codes() -> st.SearchStrategy[list[str]]:
    """Lists of different codes, of the kinds that providers have."""
    numbers = st.lists(st.integers(1000, 9999), min_size=3, max_size=12, unique=True)
    symbols = st.lists(
        st.tuples(st.sampled_from(["AUTH", "ORDER", "ORDER_F"]), st.integers(1, 999)),
        min_size=3,
        max_size=12,
        unique=True,
    )
    return st.one_of(
        numbers.map(lambda found: [str(code) for code in sorted(found)]),
        numbers.map(lambda found: [f"0{code}" for code in sorted(found)]),
        numbers.map(lambda found: [f"-{code}" for code in sorted(found)]),
        symbols.map(
            lambda found: [f"{prefix}_{number:03}" for prefix, number in found]
        ),
    )


@st.composite
def pages(draw: st.DrawFn, words: list[str]) -> Page:
    """Pages of one or two sections."""
    of_page = draw(codes())
    texts = [draw(messages(words)) for _ in of_page]
    titles = draw(
        st.lists(st.sampled_from(TITLES), min_size=1, max_size=2, unique=True)
    )
    cut = draw(st.integers(1, len(of_page) - 1)) if len(titles) == 2 else len(of_page)
    rows = list(zip(of_page, texts, strict=True))
    parts = [rows[:cut], rows[cut:]]
    return [Section(title, tuple(part)) for title, part in zip(titles, parts)]


def wanted(page: Page) -> list[tuple[str, str, str]]:
    return [
        (section.title, code, text) for section in page for code, text in section.rows
    ]


def test_small_page_in_every_form() -> None:
    """The same two sections, in each form, named by its ending and not named at all, give the same rows."""
    page = [
        Section(
            "General",
            (
                ("1001", "Invalid signature"),
                ("1002", "Too many requests, try again"),
                ("1003", "Missing key"),
            ),
        ),
        Section(
            "User Errors (2xxx)",
            (
                ("2001", "User does not exist."),
                ("2002", "{0} is required"),
                ("2003", "Name's wrong: x"),
            ),
        ),
    ]
    for name, (ending, render) in (MARKED | UNMARKED).items():
        for path in (f"page.{ending}", "stdin"):
            read = importer.read(path, render(page).encode(), None, "Codes")
            got = [
                (entry.section.title, entry.code, entry.message)
                for entry in read.entries
            ]
            assert got == wanted(page), (name, path)
            asked = int(name == "below")  # without titles of columns
            assert read.report.decisions == asked, (name, path)
            assert (read.report.seen, read.report.taken) == (6, 6), (name, path)


@pytest.mark.parametrize("form", MARKED)
def test_marked_forms_give_back_every_row(form: str) -> None:
    """Where a form has marks around its cells, every row comes back, whatever the texts hold."""
    ending, render = MARKED[form]

    @settings(max_examples=EXAMPLES)
    @given(pages(WORDS))
    def check(page: Page) -> None:
        read = importer.read(f"page.{ending}", render(page).encode(), None, "Codes")
        got = [
            (entry.section.title, entry.code, entry.message)
            for entry in read.entries
            for _ in range(entry.rows)
        ]
        assert got == wanted(page)
        assert read.report.refused == 0

    check()


@pytest.mark.parametrize("form", UNMARKED)
def test_unmarked_forms_are_never_wrong_in_silence(form: str) -> None:
    """Where only the words tell, each row is there as it was, or a decision is asked for at its line."""
    ending, render = UNMARKED[form]

    @settings(max_examples=5 * EXAMPLES)
    @given(pages(WORDS))
    def check(page: Page) -> None:
        text = render(page)
        read = importer.read(f"page.{ending}", text.encode(), None, "Codes")
        got = {
            (entry.section.title, entry.code, entry.message) for entry in read.entries
        }
        asked = {
            finding.place.line
            for finding in read.report.findings
            if finding.level == DECISION
        }
        lines = text.split("\n")
        for section, code, message in wanted(page):
            if (section, code, message) not in got:
                near = {at for at, line in enumerate(lines, 1) if code in line}
                near |= {at + 1 for at in near}
                assert near & asked, (section, code, message)
        extra = got - set(wanted(page))
        assert not extra or asked

    check()
