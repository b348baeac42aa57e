"""What a documentation page holds, in its order, whatever its form: headings, tables, and texts between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from raisable_gen.invisible import INVISIBLE

MAX_BYTES = 16 * 1024 * 1024
MAX_PAGE_LINES = 200_000
# No page of codes comes near these; what is beyond would cost minutes and memory in every stage.
MAX_ROWS = 20_000
MAX_SECTIONS = 2000
MAX_WORDS = 64
MAX_MEANINGS = 64
# The texts of all rows together, in characters.
MAX_TEXTS = 6_000_000
MAX_BLOCKS = 200_000
# A row may have a line for each of its cells.
MAX_LINES = 60_000
MAX_CELLS = 64
MAX_BARS = 500
MAX_MARKS = 150_000
# What is longer than this is no cell: the marks inside it are not read.
MAX_INLINE = 8000
# How much of a cell a report shows.
SHOWN = 80


class Unreadable(Exception):
    """The page can't be read at all; the message says why and names the cure, `line` says where."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Cell:
    """A cell of a table: its text in one line, and whether it is struck through."""

    text: str
    line: int
    struck: bool = False
    # A value of JSON that is a text there: `"1001"`, not `1001`.
    quoted: bool = False


@dataclass(slots=True)
class Heading:
    """The title of a section; `level` is 1 for the outermost. One without text closes the sections down to `level`."""

    level: int
    text: str
    line: int
    struck: bool = False


@dataclass(slots=True)
class Row:
    """A line of a table. `doubt` is what its form could not settle, `refused` why it has no cells that count."""

    line: int
    cells: list[Cell]
    doubt: str = ""
    refused: str = ""
    # What stands there, for the report on a refused row.
    shown: str = ""


@dataclass(slots=True)
class Table:
    """Rows under a line of column titles; `header` is empty where there is none. `pairs` if its form has no titles."""

    line: int
    header: list[str]
    rows: list[Row] = field(default_factory=list[Row])
    pairs: bool = False
    # Its own title: a caption.
    title: str = ""
    # Whether it stands where its form says that codes are: below a key like `errors`.
    about_codes: bool = False
    # Whether it is a piece of code, which may be a sample of what stands elsewhere.
    in_code: bool = False


@dataclass(slots=True)
class Words:
    """A paragraph or an item of a list; `lines` are its lines, from `line` on. `strong` if all of it is bold.

    `leads` are the words that each line begins with in the marks of code or bold, where the form tells.
    """

    line: int
    lines: list[str]
    struck: bool = False
    item: bool = False
    strong: bool = False
    leads: list[str] = field(default_factory=list[str])
    # How deep it stands among the marks around it: an item inside of another stands deeper.
    level: int = 0
    # A line of a list of contents: all of it leads to another place of the page.
    linked: bool = False

    @property
    def text(self) -> str:
        return flat(" ".join(self.lines))


@dataclass(slots=True)
class Sample:
    """A piece of code: what a response looks like. `codes` are the codes in it with the message of each."""

    line: int
    codes: dict[str, str]


Block = Heading | Table | Words | Sample


def after(blocks: Sequence[Block], position: int) -> Block | None:
    """The block behind the one at `position`."""
    return block_at(blocks, position + 1)


def below(blocks: Sequence[Block], position: int) -> list[Words | Sample]:
    """The paragraphs and samples between a block and the next that is neither."""
    found: list[Words | Sample] = []
    while isinstance(block := after(blocks, position), Words | Sample):
        found.append(block)
        position += 1
    return found


def block_at(blocks: Sequence[Block], position: int) -> Block | None:
    """The block at `position`; `None` behind the last."""
    return blocks[position] if position < len(blocks) else None


def as_shown(cells: Sequence[Cell]) -> str:
    """The cells of a row for a report: enough of each to know it again."""
    return " | ".join(cell.text[:SHOWN] for cell in cells)


def elsewhere(line: int, file: str) -> Table:
    """What stands for a table whose rows are in another file."""
    why = "its rows stand in another file: import that one as well"
    return Table(line, [], [Row(line, [], refused=why, shown=file)])


def check_bars(lines: list[str]) -> None:
    """Refuse a line of more cells, and a page of more rows, than any table has. Raises `Unreadable`."""
    if sum("|" in line for line in lines) > MAX_LINES:
        raise Unreadable(1, f"over {MAX_LINES} lines have bars (|): divide the page")
    for number, line in enumerate(lines, 1):
        if line.count("|") > MAX_BARS:
            raise Unreadable(
                number,
                f"a line has over {MAX_BARS} bars (|): cut out the part with the codes",
            )


def check_marks(lines: list[str], mark: re.Pattern[str]) -> None:
    """Refuse more marks inside of texts, each of which costs a search for its end, than any page has. Raises `Unreadable`."""
    marks = 0
    for number, line in enumerate(lines, 1):
        marks += len(mark.findall(line))
        if marks > MAX_MARKS:
            raise Unreadable(
                number,
                f"over {MAX_MARKS} marks like ` and * up to here: cut out the part with the codes",
            )


def joined_titles(upper: list[str], lower: list[str]) -> list[str]:
    """The titles of columns that stand in two lines: `Message` above `English` is `Message English`."""
    if not upper or upper == lower:
        return lower
    upper = upper + [""] * (len(lower) - len(upper))
    lower = lower + [""] * (len(upper) - len(lower))
    return [
        above if above == below else f"{above} {below}".strip()
        for above, below in zip(upper, lower, strict=True)
    ]


def is_title_like(text: str) -> bool:
    """Whether a line reads like the title of a section, not like a sentence."""
    return (
        0 < len(text) <= 100
        and len(text.split()) <= 14
        and text[-1] not in ".:;,。：；，!?"
        and text[0] not in "•*-–>|<{}"
    )


def flat(text: str) -> str:
    """`text` in one line: white space of any kind and length is one space."""
    return " ".join(text.split())


_LISTED = re.compile("[A-Za-z0-9_.-]+[,;]", re.ASCII)
_ESCAPED = re.compile(r"(?:[A-Za-z0-9]+\\_)+[A-Za-z0-9]+")


def undecorated(text: str) -> str:
    """A code without the pictures in front of it, `🔴 1001`, without marks of Markdown inside it, `NO\\_KEY`, and without the mark that
    its list of constants has behind it, `NO_KEY,`."""
    start = 0
    while start < len(text) and _is_picture(text[start]):
        start += 1
    text = text[start:].lstrip() if start else text
    text = text[:-1] if _LISTED.fullmatch(text) else text
    return text.replace("\\_", "_") if _ESCAPED.fullmatch(text) else text


def _is_picture(character: str) -> bool:
    return character > "\x7f" and (
        unicodedata.category(character) in ("So", "Sk", "Co", "Cn")
        or bool(INVISIBLE.match(character))
    )


def hidden(text: str) -> str:
    """The characters of `text` that nobody sees, or that stand for nothing: controls, formats, private use, white space aside."""
    if text.isascii() and text.isprintable():
        return ""
    return "".join(
        character
        for character in text
        if not character.isspace()
        and (
            INVISIBLE.match(character)
            or unicodedata.category(character) in ("Co", "Cn")
        )
    )


def lines_of(text: str) -> list[str]:
    """The lines of a page, as an editor numbers them."""
    return re.split(r"\r\n|\n|\r", text)
