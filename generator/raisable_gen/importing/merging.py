"""The documented rows of a page in, the same without exact repeats out; codes that do not fit the others go to the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from raisable_gen.importing import findings, looks, title_words
from raisable_gen.importing.findings import Report
from raisable_gen.importing.reading import Entry, short


def merged(entries: Sequence[Entry], report: Report) -> list[Entry]:
    """The rows without exact repeats, and with what does not fit told."""
    of_row: dict[tuple[str, str, str, str], Entry] = {}
    # A line that says a row of its section once more has no word of its own for the code.
    of_section: dict[tuple[str, str, int], Entry] = {}
    for entry in entries:
        row = entry.code, entry.message
        again = of_section.setdefault((*row, id(entry.section)), entry)
        word = again.word if entry.word == "code" and not entry.name else entry.word
        first = of_row.setdefault((title_words.key(word), *row, entry.name), entry)
        first.titles.add(entry.section.title)
        if first is entry:
            continue
        first.rows += 1
        where = (
            ""
            if first.section.title == entry.section.title
            else f", there under {short(first.section.title)}"
        )
        report.say(
            entry.line,
            findings.REPEATED,
            f"{entry.code} stands in line {first.line} as well, word for word{where}: one row with rows: {first.rows}",
            entry.code,
        )
    kept = list(of_row.values())
    _tell_unfit(kept, report)
    return kept


def _tell_unfit(kept: Sequence[Entry], report: Report) -> None:
    """Report the codes that are of another kind than most others of their word: words among numbers."""
    for word in {entry.word for entry in kept}:
        of_word = [entry for entry in kept if entry.word == word]
        forms = Counter(bool(looks.NUMBER.fullmatch(entry.code)) for entry in of_word)
        if forms[True] >= 5 and forms[False] and forms[True] >= 9 * forms[False]:
            for entry in of_word:
                if not looks.NUMBER.fullmatch(entry.code):
                    report.say(
                        entry.line,
                        findings.UNFIT,
                        f"the code {entry.code} is no number, and nearly all others are: see whether it is right",
                        entry.code,
                    )
        elif sum(looks.is_code_like(entry.code) for entry in of_word) * 2 > len(
            of_word
        ):
            for entry in of_word:
                if re.fullmatch("[A-Za-z]?[a-z]+", entry.code):
                    report.say(
                        entry.line,
                        findings.UNFIT,
                        f"the code {entry.code} is a word, and most others are none: see whether it is right",
                        entry.code,
                    )
