"""From what was written back to the text that went in, for tests."""

from raisable_gen.invisible import INVISIBLE

# What a cell of a spreadsheet must not begin with, unless it is a negative number.
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def squeezed(text: str) -> str:
    """The text without its white space, which wrapping may change."""
    return "".join(text.split())


def visible(text: str) -> str:
    """The text with Python's escapes for what nobody sees, as a cell of a CSV file has it."""
    return INVISIBLE.sub(lambda found: ascii(found[0])[1:-1], text)


def unmarked(cell: str) -> str:
    """A cell of a CSV file without the mark of what looks like a formula."""
    is_marked = cell[:1] == "'" and cell.lstrip("'")[:1] in FORMULA
    return cell[1:] if is_marked else cell


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would compute the cell."""
    return cell[:1] in FORMULA and not (cell[0] == "-" and cell[1:].isdecimal())
