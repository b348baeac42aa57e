"""Pages in every form: what was rendered comes back row by row, and where only the words tell, nothing is wrong in silence."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importing import marked
from importing.marked import KINDS, PLAIN, Message, Piece
from importing.pages import MARKED, UNMARKED, Page, Section
from raisable_gen.importing import importer
from raisable_gen.importing.findings import DECISION

EXAMPLES = 100 if os.environ.get("RAISABLE_FULL") == "1" else 8

STARTS = """Invalid Missing Unknown Too System Account The User Order Card Insufficient Not API Request Your This KYC {0} Email""".split()
WORDS = """balance signature is was not found required limit of for the user's header exceeded, please try again later (see docs)
    amount must be at least 10 USD 30% 2FA order's state/province e-mail: {1} "quoted" A|B C_D *x* <b> & a\\b [Add] $5 #7 `id`
    already exists. code 1001 supported; Alpha-2 über 余额不足 T+1 ≥ 5""".split()
# What marks are made of, as text that is none; and what stands beside it.
MARKLIKE = """balance 30% {0} {field} C_D A|B *x* _y_ `z` x_ **k** #7 [Add] a\\b <b> & &lt; user's 余额不足 T+1 +1 ~ ~~no~~ a::b 2FA ≥5
    e-mail: "quoted" $5 (see x@y.example http://a.example/b_c ^up^ !a ]_ * required""".split()
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


def marked_messages() -> st.SearchStrategy[Message]:
    """Messages of several pieces, plain or marked; a word comes first."""

    def text(words: list[str]) -> st.SearchStrategy[str]:
        return st.lists(st.sampled_from(words), min_size=1, max_size=3).map(" ".join)

    kinds = st.sampled_from((PLAIN, *KINDS))
    first = st.builds(Piece, kinds, text(STARTS))
    rest = st.builds(Piece, kinds, text(MARKLIKE))
    return st.builds(lambda a, b: [a, *b], first, st.lists(rest, max_size=3))


@pytest.mark.parametrize("form", marked.FORMS)
def test_marks_in_cells_are_read_as_a_reader_sees_them(form: str) -> None:
    """Bold, code, links and escaped characters: the text of a row is what the page shows."""
    ending = marked.FORMS[form][0]

    @settings(max_examples=3 * EXAMPLES)
    @given(st.lists(marked_messages(), min_size=2, max_size=6))
    def check(found: list[Message]) -> None:
        text = marked.page_of(form, found)
        read = importer.read(f"page.{ending}", text.encode(), None, "Codes")
        want = [str(code) for code in range(1001, 1001 + len(found))]
        assert [entry.code for entry in read.entries] == want
        for entry, message in zip(read.entries, found, strict=True):
            assert entry.message == marked.seen(message)

    check()


@pytest.mark.parametrize(
    ("ending", "written", "shown"),
    [
        ("adoc", "`+*x*+` and pass:[_y_]", "*x* and _y_"),
        ("adoc", "{asterisk}x{asterisk} {field} &#124; &amp;lt;", "*x* {field} | &lt;"),
        ("adoc", "link:a.html[the docs^]", "the docs"),
        ("rst", ":code:`a*b* c` is bad", "a*b* c is bad"),
        ("rst", r":ref:`a \<b\> <page>` is bad", "a <b> is bad"),
        ("rst", ":http:statuscode:`404` is bad", "404 is bad"),
        ("rst", "AUTH_001 *is* bad_", "AUTH_001 is bad_"),
        ("rst", "1. is bad", "is bad"),
        ("rst", "- is bad", "is bad"),
        ("rst", "It is bad::", "It is bad:"),
        ("rst", "-1 is {0} bad: a:b", "-1 is {0} bad: a:b"),
    ],
)
def test_marks_that_are_told_from_text(ending: str, written: str, shown: str) -> None:
    """What is shown as it is written is not read for marks; a cell that begins with a mark is no plain cell."""
    if ending == "adoc":
        page = f"|===\n|Code |Message\n\n|1001 |{written}\n|1002 |Not signed\n|===\n"
    else:
        page = f".. list-table::\n   :header-rows: 1\n\n   * - Code\n     - Message\n   * - 1001\n     - {written}\n   * - 1002\n     - Not signed\n"
    read = importer.read(f"page.{ending}", page.encode(), None, "Codes")
    assert [entry.message for entry in read.entries] == [shown, "Not signed"]
    assert [entry.line for entry in read.entries] == (
        [4, 5] if ending == "adoc" else [6, 8]
    )


def test_rows_of_a_csv_table_have_their_lines() -> None:
    """In reStructuredText too a row is found in the line that it begins in, after cells of several lines."""
    page = '.. csv-table::\n   :header: Code, Message\n\n   1001, "Not\n   signed"\n\n   1002, *Late*\n   1003, Early\n'
    read = importer.read("page.rst", page.encode(), None, "Codes")
    got = [(entry.code, entry.message, entry.line) for entry in read.entries]
    assert got == [
        ("1001", "Not signed", 4),
        ("1002", "Late", 7),
        ("1003", "Early", 8),
    ]
