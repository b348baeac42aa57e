"""The headings that are open above a list in; whether codes follow out, and which items without a mark behind them are clear."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from raisable_gen.importing import column_titles, looks
from raisable_gen.importing.list_rows import Listed
from raisable_gen.importing.page import Block, Heading, Words

# Titles of sections whose lists have the fields of an object.
ABOUT_FIELDS = re.compile(
    r"\b(?:fields?|param(?:eter)?s?|propert(?:y|ies)|attributes?|format|structure|schema|headers?|arguments?|options?|body|object)\b|字段|参数|格式|"
    r"パラメータ|フィールド|필드|파라미터|campos?|formato|parámetros?|parâmetros?|format|champs?|felder|поля|параметр",
    re.I,
)
# What is wrong with fields: `Format Errors`.
_OF_ERRORS = re.compile(r"\b(?:errors?|exceptions?|failures?|error codes)\W*$", re.I)


@dataclass(slots=True)
class Path:
    """The headings that are open."""

    headings: list[Heading] = field(default_factory=list[Heading])

    def last(self) -> list[str]:
        return [heading.text for heading in self.headings[-1:]]

    def section_of_codes(self) -> Heading | None:
        """The smallest open heading below the title of the page that says that codes follow."""
        return next(
            (
                heading
                for heading in reversed(self.headings)
                if heading.level > 1 and column_titles.is_about_codes(heading.text)
            ),
            None,
        )

    def go_on(self, heading: Heading) -> None:
        while self.headings and self.headings[-1].level >= heading.level:
            self.headings.pop()
        if heading.text:
            self.headings.append(heading)

    def is_about_codes(self, title: str, said: str) -> bool:
        """Whether the title of the page, a heading, or what is `said` right above says that codes follow, not fields."""
        last = said if said.endswith((":", "：")) else ""
        own = [text for text in self.last() if not _OF_ERRORS.search(text)]
        if any(map(ABOUT_FIELDS.search, [last_sentence(last), *own])):
            return False
        titles = [title, last, *(heading.text for heading in self.headings)]
        return any(map(column_titles.is_about_codes, titles))


def clear_items(
    blocks: Sequence[Block], rows: Mapping[int, Sequence[Listed]]
) -> set[int]:
    """The positions of items with nothing but a space behind codes in marks, in sections about codes that have no other items.

    `rows` has those of each block, by position.
    """
    path = Path()
    sections: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            path.go_on(block)
        elif (
            isinstance(block, Words)
            and block.item
            and (section := path.section_of_codes())
        ):
            sections.setdefault(id(section), []).append(at)
    found: set[int] = set()
    for positions in sections.values():
        of_section = [row for at in positions for row in rows.get(at, [])]
        loose = [row for row in of_section if row.loose and row.marked and not row.word]
        firsts = {row.message.split()[0] for row in loose}
        if len(loose) == len(positions) > 2 and len(firsts) > 1 and are_clear(loose):
            found.update(positions)
    return found


def are_clear(rows: Sequence[Listed]) -> bool:
    """Whether codes, another each, stand in marks or before texts that begin in capitals or tell of errors: `404 pages` is none."""
    texts = [row.message for row in rows]
    return len({row.code for row in rows}) == len(rows) > 1 and (
        all(row.marked or not row.message[:1].islower() for row in rows)
        or looks.share_of(texts, looks.says_error) >= 0.5
    )


def last_sentence(said: str) -> str:
    """The last sentence of what is said above a list."""
    return re.split(r"(?<=[.!?])\s+|(?<=[。！？])", said)[-1]
