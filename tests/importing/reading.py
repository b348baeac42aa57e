"""What is read of a page: its rows, and what its report asks."""

from raisable_gen.importing import importer
from raisable_gen.importing.importer import Page

Row = tuple[str, str, str]


def plain(name: str, text: str) -> list[Row]:
    """Code, text and section of the rows of a page."""
    return read(name, text)[0]


def decisions(name: str, text: str) -> list[str]:
    """The codes of what the report of a page asks."""
    return read(name, text)[1]


def read(name: str, text: str) -> tuple[list[Row], list[str]]:
    """The rows with their sections, and the codes of the findings that wait for a decision."""
    page = importer.read(name, text.encode(), None, "Acme")
    rows = [(each.code, each.message, each.section.title) for each in page.entries]
    waiting = [each.code for each in page.report.findings if each.level == "decision"]
    return rows, waiting


def copied(
    text: str, name: str = "page.txt"
) -> tuple[list[tuple[str, str]], list[str]]:
    """Code and text of the rows of copied text, and the words of the findings that wait for a decision."""
    page = importer.read(name, text.encode(), None, "Acme")
    return [(each.code, each.message) for each in page.entries], asked(page)


def copied_page(text: str) -> tuple[list[Row], Page]:
    """The rows of copied text with their sections, and all that was read."""
    page = importer.read("page.txt", text.encode(), None, "Acme")
    rows = [(each.code, each.message, each.section.title) for each in page.entries]
    return rows, page


def copied_cells(text: str) -> list[tuple[str, str, str, str]]:
    """Code, name, text and HTTP status of the rows of copied text."""
    page = importer.read("page.txt", text.encode(), None, "Acme")
    return [(each.code, each.name, each.message, each.http) for each in page.entries]


def asked(page: Page) -> list[str]:
    """The words of the findings that wait for a decision."""
    return [each.message for each in page.report.findings if each.level == "decision"]
