"""What is read of a page: its rows, and what its report asks."""

from raisable_gen.importing import importer

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
