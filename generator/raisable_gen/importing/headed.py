"""A heading that is a row and the blocks below it in, the cells of the row out, with what is told about them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import (
    cell_titles,
    column_titles,
    findings,
    labelled,
    looks,
)
from raisable_gen.importing.columns import CODE, HTTP, MESSAGE, NAME
from raisable_gen.importing.findings import Report
from raisable_gen.importing.heads import Head
from raisable_gen.importing.page import Block, Cell, Heading, Sample, Words

# Labels, beside those that are titles of columns, of what leads to a code.
_WHY = re.compile("(?:symptom|sintoma|sintomo|problem|background|context)s?", re.I)
_BARE_LABEL = re.compile(r"([^\W\d_][\w '’/()-]{1,40}?)\s*[:：]?")
_STATUS = re.compile(r"(?:HTTP )?([1-5][0-9]{2})\b.*", re.ASCII)


def cells(
    heading: Heading, head: Head, below: Sequence[Block], report: Report
) -> dict[str, Cell]:
    """The cells of the row; `below` are the paragraphs and samples up to the next heading or table."""
    texts, labels = _sorted_out([block for block in below if isinstance(block, Words)])
    samples = [block for block in below if isinstance(block, Sample)]
    code, rest = head.code, head.rest
    line = heading.line
    status = head.http or _status(labels)
    labelled = _labelled(labels)
    sample = next((each.codes[code] for each in samples if code in each.codes), "")
    is_phrase = bool(rest) and not looks.IDENTIFIER.fullmatch(rest)
    message = labelled or sample
    if message:
        if sample and texts and not labelled:
            said = f"{code} has a text below and a message in its sample: the message is taken"
            report.say(line, findings.PARTS, said, code)
    elif len(texts) > 1:
        message = "" if is_phrase else texts[0]
        taken = "the words of its heading are" if is_phrase else "the first is"
        said = f"{code} is followed by {len(texts)} texts: {taken} taken as its message, see whether it is all"
        report.say(line, findings.PARTS, said, code)
    elif texts:
        message = texts[0]
        if is_phrase:
            said = f"{code} has words in its heading and a text below: the text is taken as its message"
            report.say(line, findings.PARTS, said, code)
    if not message and not is_phrase:
        message = next((text for label, text in labels if _is_cause(label)), "")
    found = {CODE: Cell(code, line), MESSAGE: Cell(message or rest, line)}
    if message and rest:
        found[NAME] = Cell(rest, line)
    if status:
        match = _STATUS.fullmatch(status)
        found[HTTP] = Cell(match[1] if match else status, line)
    return found


def _sorted_out(words: Sequence[Words]) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts that speak for themselves; and the others, each with the label that it stands behind: `Cause: no key`."""
    texts: list[str] = []
    labels: list[tuple[str, str]] = []
    label = ""
    for each in words:
        pairs = labelled.labels(each)
        bare = _BARE_LABEL.fullmatch(each.text)
        if pairs:
            label = ""
            labels += [(title, text) for _, title, text in pairs]
        elif bare and _is_label(each, bare[1]):
            label = bare[1]
        elif label:
            labels.append((label, each.text))
            label = label if each.item else ""
        else:
            texts.append(each.text)
    return texts, labels


def _is_label(words: Words, title: str) -> bool:
    """Whether words are a label for what follows: `Solution:`."""
    ends = words.text[-1] in ":："
    if words.item or not (words.strong or ends):
        return False
    return (
        cell_titles.is_title(title) or ends and (words.strong or len(title.split()) < 4)
    )


def _status(labels: Sequence[tuple[str, str]]) -> str:
    """The text behind a label like `HTTP status:`, or `Status:` if it is one."""
    for label, text in labels:
        if column_titles.is_status_title(label) or (
            column_titles.known(label).startswith("status") and _STATUS.fullmatch(text)
        ):
            return text
    return ""


def _labelled(labels: Sequence[tuple[str, str]]) -> str:
    """The text behind a label like `Message:`."""
    return next((text for label, text in labels if cell_titles.is_message(label)), "")


def _is_cause(label: str) -> bool:
    return cell_titles.is_cause(label) or bool(_WHY.fullmatch(label))
