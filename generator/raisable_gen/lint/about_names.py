"""Rules about names: pinned, lasting, told apart, and true."""

from __future__ import annotations

import re
from collections.abc import Iterator

from raisable_gen.lint import edits
from raisable_gen.lint.alike import alike, look
from raisable_gen.lint.file import File, Row
from raisable_gen.lint.finding import Finding


def unpinned(file: File) -> Iterator[Finding]:
    """RBL101: rows and groups that leave their name to be derived."""
    for row in file.rows:
        if row.written.name is None:
            name = row.compiled.name
            mapping = file.mappings[row.written.place]
            yield Finding(
                row.code.place,
                "RBL101",
                f"{row.code} has no name, so its text gives one: pin it, as name: {name}",
                (edits.field(mapping, file.lines, "name", name),),
            )
    for group, _, compiled in file.groups:
        if group.name is None and compiled.class_name is not None:
            prefix = file.provider.prefix
            name = compiled.class_name.removeprefix(prefix).removesuffix("Error")
            mapping = file.mappings[group.place]
            yield Finding(
                group.place if group.title is None else group.title.place,
                "RBL101",
                f"the group has no name, so its title gives one: pin it, as name: {name}",
                (edits.field(mapping, file.lines, "name", name, after="title"),),
            )


def unstable(file: File) -> Iterator[Finding]:
    """RBL102: figures of the text in a name, and numbers at its end that are not the code's."""
    for row in file.rows:
        name = row.written.name
        if name is None:
            continue
        words = re.findall(r"[\w.]+", row.written.message)
        figures = {word.strip(".") for word in words}
        last = re.search("([0-9]+)[^0-9]*$", row.code)
        for number in re.findall("[0-9]+", name):
            of_code = last is not None and int(number) == int(last[1])
            if of_code and name.endswith(number):
                continue
            if number in figures:
                yield Finding(
                    name.place,
                    "RBL102",
                    f"{name} has the figure {number} of the text in it, which may change: name what it limits instead",
                )
            elif name.endswith(number):
                yield Finding(
                    name.place,
                    "RBL102",
                    f"{name} ends in {number}, which is not the number of the code: say in words what is different",
                )


def similar(file: File) -> Iterator[Finding]:
    """RBL103: names that a reader takes for one another."""
    named = [row for row in file.rows if row.written.name is not None]
    for first, second in alike(named, _name_of):
        if _told_apart_by_code(first, second):
            continue
        name = second.written.name or second.code
        yield Finding(
            name.place,
            "RBL103",
            f"{name} and {first.compiled.name} (line {first.code.place.line}) are easily taken for one another: "
            "say in the names what is different",
        )


def _name_of(row: Row) -> tuple[list[str], str]:
    name = row.compiled.name
    words = re.findall("[A-Z]+(?![a-z])|[A-Z][a-z]+|[0-9]+", name)
    return [word.lower() for word in words], look(name)


def _told_apart_by_code(first: Row, second: Row) -> bool:
    """Whether the names differ in the numbers of their codes only."""
    stems: list[str] = []
    for row in (first, second):
        number = re.search("[0-9]+$", row.compiled.name)
        if number is None or not row.code.endswith(number[0]):
            return False
        stems.append(row.compiled.name[: number.start()])
    return stems[0] == stems[1]


# What a name says, and what a text says that can't be true at the same time.
_ABSENT = r"n(?:o|ot|'t) (?:be )?(?:exists?|found)|no such|can ?not find|missing|unknown|not existing"
_PRESENT = r"already|duplicat|repeated|occupied|has been (?:used|submitted)|(?<!not )(?<!n\'t )\bexists?\b"
_WRONG = (
    r"invalid|illegal|incorrect|malformed|wrong|bad|error|format|not valid|abnormal"
)
_EXPIRED = r"expired?\b|outdated|too old"
_OVER = r"max|at most|exceed|too (?:large|long|many|high|big)|over|above|(?:less|fewer|lower) than|reached|limit"
_UNDER = r"min|at least|too (?:small|short|few|low)|under|below|(?:greater|more|larger|higher) than|no less|not less"
_FAILED = r"fail|error|unsuccess|\bnot\b|n't\b|unable|reject|denied"
_DONE = r"success|succeeded"
# Words of the name; words of the text that contradict it; words of the text that make it true all the same; what it says.
_CONTRADICTIONS = (
    ("NotFound|NotExist|Unknown", _PRESENT, _ABSENT, "that something is not there"),
    ("AlreadyExists|Duplicate", _ABSENT, _PRESENT, "that something is there already"),
    ("Invalid|Incorrect|Malformed", _EXPIRED, _WRONG, "that something is invalid"),
    ("Expired", _WRONG, _EXPIRED, "that something has expired"),
    (
        "AboveMaximum|TooLarge|TooLong|TooMany|TooHigh|LimitExceeded",
        _UNDER,
        _OVER,
        "that it is too much",
    ),
    (
        "BelowMinimum|TooSmall|TooShort|TooFew|TooLow|Insufficient",
        _OVER,
        _UNDER + "|insufficient|not enough|lack",
        "that it is too little",
    ),
    ("Succeeded|Successful$|^Success$", _FAILED, _DONE, "that it went well"),
    ("Failed|Failure", _DONE, _FAILED, "that it failed"),
)
# What a name may say with Not and without, as it stands in the name; and its stem in a text.
_STEMS = {
    "Supported": "support",
    "Allowed": "allow",
    "Enabled": "enabl",
    "Available": "availab",
    "Activated": "activat",
    "Active": "active",
    "Registered": "regist",
    "Verified": "verif",
    "Opened": "open",
    "Accepted": "accept",
    "Permitted": "permit",
    "Authorized": "authori[sz]",
    "Charged": "charg",
    "Restricted": "restrict",
}
_NEGATION = (
    r"\bno\b|\bnot\b|n't\b|\bnever\b|\bcannot\b|\bwithout\b|\bonly\b|\bunable\b|\bfail|\bdenied\b|\binvalid\b|\billegal\b"
    r"|\bforbidden\b|\bprohibited\b|\bexceed"
)


def misleading(file: File) -> Iterator[Finding]:
    """RBL104: names that say the contrary of the documented text."""
    for row in file.rows:
        name, text = row.written.name, _said(row)
        if name is None:
            continue
        for words, against, for_it, says in _CONTRADICTIONS:
            if (
                re.search(words, name)
                and re.search(against, text)
                and not re.search(for_it, text)
            ):
                yield Finding(
                    name.place,
                    "RBL104",
                    f"{name} says {says}, and the text says otherwise: name what the text says",
                )
                break
        else:
            yield from _negation(row)


def _said(row: Row) -> str:
    return row.written.message.lower().replace("\u2019", "'")


def _negation(row: Row) -> Iterator[Finding]:
    name, text = row.written.name, _said(row)
    if name is None:
        return
    for word, stem in _STEMS.items():
        found = re.search(rf"(Not|Un|In|Dis)?({word}|{word.lower()})(?![a-z])", name)
        if not found or not re.search(stem, text):
            continue
        denied = re.search(_NEGATION + rf"|\b(?:un|in|dis|non-?){stem}", text)
        if found[1] and not denied:
            problem, cure = "denies what the text affirms", "leave the negation out"
        elif not found[1] and re.search(
            rf"(?:\bnot|n't)(?: \w+)? {stem}|\b(?:un|in|dis){stem}", text
        ):
            problem, cure = "affirms what the text denies", f"say Not{word}"
        else:
            continue
        yield Finding(name.place, "RBL104", f"{name} {problem}: {cure}")
        return
