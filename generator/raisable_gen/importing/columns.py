"""The titles of a table's columns and its cells in; which column is the code, the message and so on out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from raisable_gen.importing import contents, title_words
from raisable_gen.importing.page import Table, hidden
from raisable_gen.importing.title_words import key
from raisable_gen.importing.cell_titles import of_cell
from raisable_gen.importing.code_column import ELSEWHERE, NEVER, VALUES, code_column
from raisable_gen.importing.column_titles import (
    IN_ENGLISH,
    KNOWN,
    TEXT,
    is_vague,
    known,
)
from raisable_gen.importing.message_column import has_names_beside, message_column
from raisable_gen.importing.looks import (
    JOINED,
    are_beside_serial,
    are_capitals,
    are_statuses,
    are_distinct,
    are_joined_symbols,
    are_names,
    are_symbols,
    is_anything,
    is_code_like,
    is_constant,
    is_flag,
    is_identifier_or_code,
    is_identifiers,
    is_joined,
    is_range,
    is_status,
    is_word_of_code,
    says_error,
    share_of,
    words_in,
)
from raisable_gen.importing.status_column import repeated_statuses

CODE, NAME, MESSAGE, HTTP, RETRY, SECTION = (
    "code",
    "name",
    "message",
    "http",
    "retryable",
    "section",
)
# Nor has a table of codes more columns than these.
MAX_TITLES = 12


def roles_of_words(table: Table) -> dict[int, str]:
    """Like `roles`, for a table under a title about codes: words like `AccessDenied` before their texts, with no title or `Type`."""
    titles = [known(title) for title in table.header[:MAX_TITLES]]
    if titles and titles[0] not in {*title_words.LATER_CODE, *title_words.NAME}:
        return {}
    if not _OF_FIELDS.isdisjoint(titles[1:]) or says_otherwise(table):
        return {}
    texts = {*title_words.MESSAGE, *title_words.DESCRIPTION}
    at = next((at for at, title in enumerate(titles) if title in texts), 1)
    rows = [row.cells for row in table.rows if len(row.cells) > max(at, 1)]
    words = [cells[0].text.strip("[]") for cells in rows]
    pairs = {(cells[0].text, cells[at].text) for cells in rows}
    joined = 0.7 if titles else 0.5
    if (
        len(set(words)) < max(len(pairs), 2)
        or share_of(words, is_constant if titles else is_word_of_code) < joined
        or not (any(map(JOINED.fullmatch, words)) or tells_errors(table))
        or not all(map(is_identifier_or_code, filter(None, words)))
        or words_in([cells[at].text for cells in rows]) < 2
    ):
        return {}
    return {0: CODE, at: MESSAGE}


def says_otherwise(table: Table) -> bool:
    """Whether the first title of a table says that no codes stand under it: `Variable`, `Level`."""
    return key("".join(table.header[:1])) in ELSEWHERE | NEVER


def roles(table: Table, *, about_codes: bool = False) -> dict[int, str]:
    """Column to role; empty where the table has no column of codes, or nothing to say about them.

    Where the titles tell no codes, and what stands above the table is `about_codes`, the cells do.
    """
    width = max((len(row.cells) for row in table.rows), default=0)
    titles = [of_cell(title) or key(title) for title in table.header][:width]
    titles += [""] * (width - len(titles))
    english = [
        at for at, title in enumerate(table.header[:width]) if IN_ENGLISH.search(title)
    ]
    for spoken in english:
        bare = IN_ENGLISH.sub("", table.header[spoken]).strip()
        titles[spoken] = of_cell(bare) or titles[spoken]
        for other, title in enumerate(titles):
            if title == titles[spoken] in TEXT and other not in english:
                titles[other] = ""
    columns = [
        [_seen(row.cells[at].text) for row in table.rows if at < len(row.cells)]
        for at in range(width)
    ]
    found: dict[int, str] = {}
    likely = [
        [""] * len(cells) if title in NEVER else cells
        for title, cells in zip(titles, columns, strict=True)
    ]
    at_code = code_column(titles, likely, table.header)
    if at_code is not None:
        at_code = contents.rather(at_code, titles, likely)
    elif about_codes and any(titles) and ELSEWHERE.isdisjoint(titles):
        at_code = contents.code_column_by_contents(titles, likely)
    if at_code is None or any(_are_ranges(columns[at_code], each) for each in columns):
        return {}
    found[at_code] = CODE
    at_status = repeated_statuses(titles, columns)
    if at_status is not None and at_status != at_code:
        found[at_status] = HTTP
    for role, words, fits in (
        (HTTP, title_words.HTTP, is_status),
        (RETRY, title_words.RETRY, is_flag),
        (SECTION, title_words.SECTION, is_anything),
    ):
        hit = _first(titles, words, found, columns, fits)
        if hit is not None and role not in found.values():
            found[hit] = role
    if HTTP not in found.values():
        found |= _untitled_statuses(titles, columns, found)
    if HTTP not in found.values() and not any(titles):
        statuses = (at for at in range(width) if are_statuses(columns[at]))
        hit = next((at for at in statuses if at not in found), None)
        if hit is not None:
            found[hit] = HTTP
    at_message = message_column(titles, columns, found)
    if at_message is None:
        return {}
    found[at_message] = MESSAGE
    hit = _name_column(titles, columns, found)
    if hit is not None:
        found[hit] = NAME
    return found


def _seen(cell: str) -> str:
    """A cell as a reader sees it: a minus is one, and what nobody sees is not there."""
    if cell.isascii():
        return cell
    unseen = hidden(cell)
    return "".join(each for each in cell if each not in unseen).replace("−", "-")


def is_guess(table: Table, found: Mapping[int, str]) -> bool:
    """Whether the column of texts is the one with most words only: it has no title that we know, and others have words as well."""
    width = max((len(row.cells) for row in table.rows), default=0)
    titles = [*table.header, *[""] * width][:width]
    at_message = next(at for at, role in found.items() if role == MESSAGE)
    title = titles[at_message]
    if known(title) or IN_ENGLISH.search(title) or key(title) in title_words.ENGLISH:
        return False
    return any(
        not known(titles[at])
        and words_in([row.cells[at].text for row in table.rows if at < len(row.cells)])
        > 1.5
        for at in range(width)
        if found.get(at, NAME) == NAME
    )


def tells_errors(table: Table) -> bool:
    """Whether half of the rows and more say that something went wrong."""
    rows = [" ".join(cell.text for cell in row.cells) for row in table.rows]
    return len(rows) > 2 and share_of(rows, says_error) >= 0.5


def rivals(table: Table, at_code: int) -> list[str]:
    """The titles of other columns that may have the codes: called so, or with another in each row where the codes come
    again or are a count; or may have the other part of them, `Code` beside `Sub-code`.
    """
    rows = [row.cells for row in table.rows]
    codes = [cells[at_code].text for cells in rows if at_code < len(cells)]
    comes_again = len(set(codes)) * 10 < len(codes) * 7
    has_names = are_joined_symbols(codes)
    is_index = is_count(codes) and is_vague(
        table.header[at_code] if table.header else ""
    )
    found: list[str] = []
    if key("".join(table.header[at_code : at_code + 1])) in VALUES:
        return []  # the others are names
    for at, title in enumerate(table.header):
        cells = [row[at].text for row in rows if at < len(row) and row[at].text]
        word = known(title)
        if comes_again and at != at_code and word in title_words.CODE:
            pairs = {(row[at_code].text, row[at].text) for row in rows if at < len(row)}
            if len(pairs) == len(cells) == len(rows) and all(map(is_code_like, cells)):
                found.append(title)
                continue
        if (
            at != at_code
            and not (word.endswith("id") and are_beside_serial(codes, cells))
            and word not in title_words.HTTP
            and len(set(cells)) * 10 >= len(cells) * 9
            and (
                word in title_words.CODE
                or comes_again
                or is_index
                or (has_names and word in _NUMBERS and not is_count(cells))
            )
            and share_of(cells, is_joined if is_index else is_code_like) >= 0.8
        ):
            found.append(title)
    return found


def is_count(cells: Sequence[str]) -> bool:
    """Whether the cells of a column count its rows."""
    return len(cells) > 2 and list(cells) == [str(at + 1) for at in range(len(cells))]


# Under these, a name of a code may have its number.
_NUMBERS = frozenset(("no", "number", "num", "id"))
_WORDED_NAMES = frozenset("name errorname codename error label title".split())
# What the titles of a table of fields or parameters are.
_OF_FIELDS = frozenset("type datatype format required default example".split())


def _are_ranges(codes: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether each of `cells` is the range of what begins with the code beside it, `10` and `10XX`: the groups of codes."""
    return bool(codes) and all(
        is_range(cell) and cell.rstrip("xX*") == code
        for code, cell in zip(codes, cells, strict=False)
    )


def _name_column(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> int | None:
    """The column of names: titled so, or full of names like `BAD_SYMBOL`, another in each row; at last, of a few words."""
    rest = [at for at in range(len(titles)) if at not in found and any(columns[at])]
    untitled = not any(titles)
    titled = [
        at
        for at in rest
        if titles[at] in title_words.NAME
        and share_of(columns[at], is_identifiers) >= 0.6
        and are_distinct(columns[at])
    ]
    symbols = [
        at
        for at in rest
        if are_symbols(columns[at])
        or (titles[at] in title_words.MESSAGE and has_names_beside(at, titles, columns))
        or (untitled and are_capitals(columns[at]))
        or (titles[at] in title_words.CODE and are_names(columns[at]))
    ]
    unknown = [
        at
        for at in rest
        if (titles[at] not in KNOWN and are_joined_symbols(columns[at]))
        or (titles[at] not in KNOWN or titles[at] in TEXT)
        and contents.are_identifiers(columns[at])
        and contents.are_tokens(columns[at])
    ]
    phrases = [at for at in rest if titles[at] == "phrase"]
    worded = [at for at in rest if untitled or titles[at] in _WORDED_NAMES]
    if untitled and len(rest) > 1:
        worded = []
    worded = [at for at in worded if words_in(columns[at]) < 7]
    return next(iter([*titled, *symbols, *unknown, *phrases, *worded]), None)


def _untitled_statuses(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> dict[int, str]:
    """The column whose title we do not know and that has nothing but statuses of HTTP."""
    for at, title in enumerate(titles):
        if at not in found and title and title not in KNOWN and len(columns[at]) > 1:
            if contents.may_be_statuses(columns[at]):
                return {at: HTTP}
    return {}


def _first(
    titles: Sequence[str],
    words: Sequence[str],
    found: dict[int, str],
    columns: Sequence[Sequence[str]],
    fits: Callable[[str], bool],
) -> int | None:
    for at, title in enumerate(titles):
        if at not in found and title in words:
            if any(columns[at]) and share_of(columns[at], fits) >= 0.6:
                return at
    return None
