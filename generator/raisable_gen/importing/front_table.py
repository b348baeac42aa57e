"""A line that begins with titles of columns, without a first code that shows where they end, in; the table out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from raisable_gen.importing import column_titles, swallowed
from raisable_gen.importing.flat_titles import front_titles
from raisable_gen.importing.flattened import rows_in
from raisable_gen.importing.glued_titles import may_be_title
from raisable_gen.importing.kinds import kinds_of
from raisable_gen.importing.line import Line, Part

# A table has so many rows at least, and so many words in front of the title of its texts at most.
_FEWEST = 4
_MOST_WORDS = 4
# Titles and rows take so many characters at least.
_SHORTEST = 60


def front_table(line: Line) -> Part | None:
    """The table that stands in `line`, its rows undivided where they can't be told; `None` if it is none."""
    if "\t" in line.raw:
        return None
    titles = front_titles(line.text)
    for way in [titles] if titles else _ways(line.text):
        rest = _behind(line.text, way)
        rows = rows_in(line, rest, kinds_of(way)) if rest else []
        doubtful = sum(1 for row in rows if row.doubt)
        if rows and titles or len(rows) >= _FEWEST and doubtful * 3 < len(rows):
            return Part(way, line.number, body=rows)
    if titles and len(line.text) > _SHORTEST:
        codes = ", ".join(swallowed.candidates(line.text))
        return Part(titles, line.number, undivided=codes)
    return None


def _behind(text: str, titles: Sequence[str]) -> str:
    """What stands behind the titles in front of `text`."""
    for mark in (" ", ""):
        head = mark.join(titles)
        if text.startswith(head):
            return text[len(head) :].strip()
    return ""


def _ways(text: str) -> Iterator[list[str]]:
    """The words in front, of which the last is the title of texts and the one before it ends like one of codes: `CardErrorType Meaning`."""
    words = text.split(maxsplit=_MOST_WORDS + 1)
    for at in range(1, min(len(words), _MOST_WORDS + 1)):
        parts = column_titles.TITLE_WORD.findall(words[at - 1])
        is_code = bool(parts) and column_titles.may_be_code_title(parts[-1])
        head = " ".join(words[:at])
        if is_code and may_be_title(head) and column_titles.is_message_title(words[at]):
            yield [head, words[at]]
