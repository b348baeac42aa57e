"""The titles and cells of a table in; which of its columns has the codes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from raisable_gen.importing import title_words
from raisable_gen.importing.column_titles import KNOWN, STATUS_CODES, TEXT
from raisable_gen.importing.looks import (
    HEX,
    NUMBER,
    SYMBOL,
    are_beside_serial,
    are_serial,
    are_symbols,
    are_own_statuses,
    are_statuses,
    begins_with_number,
    is_cell_or_range,
    is_code,
    is_code_constant,
    is_code_like,
    is_code_or_range,
    is_constant,
    is_data_type,
    is_distinct,
    is_identifier_or_code,
    is_joined_or_code,
    is_name,
    is_phrase,
    share_of,
    words_in,
)
from raisable_gen.importing.status_column import (
    beside_statuses,
    phrases_beside,
    repeated_statuses,
    tells_apart,
)

# What stands under these are texts as well, unless they are words like `CardLost`.
_JOINED_ONLY = ("exception", "exceptionname", "reason")
# Titles that say what a table without codes is about.
ELSEWHERE = frozenset("""
    header headers parameter parameters param params field fields property properties attribute attributes setting settings option options variable variables env
    environment environmentvariable event events eventtype topic topics webhook endpoint endpoints method path url uri scope scopes permission permissions role roles plan version
    feature flag resource model table column function command argument flagname headername paramname parametername fieldname variablename eventname default
    required mandatory optional example examples format datatype 参数 參數 参数名 字段 字段名 欄位 请求头 必填 必选 是否必填 默认值 示例值 示例 パラメータ 項目 必須 파라미터 필드 필수 항목
    parametro parametros parametre parametri campo campos champ champs feld felder pole parametr тип параметр поле заголовок обязательный обязательное
    """.split())
# Under these no code stands: how bad something is, when it was, how it is signed.
NEVER = frozenset("""
    level levels severity severitylevel errorlevel loglevel priority urgency impact rank step steps date since version day algorithm
    severidad gravedad nivel prioridad severidade gravidade nível schweregrad stufe priorität gravité niveau priorité livello gravità
    уровень приоритет дата 级别 等级 严重程度 优先级 日期 版本 重要度 レベル 심각도 등급
    """.split())
# Such a word, or the name of a field that has a number: `DE39`.
_NUMBERED_WORD = re.compile(r"[^\W\d_][\w -]{0,15}")
# Under these, a table has settings or fields rather than codes, unless there is a message as well.
_SETTINGS = frozenset("name key value constant type identifier symbol enum".split())
# Under these, a code may be a word in capitals.
_RESULTS = frozenset("returnvalue returnedvalue result reply outcome response".split())
# Under these stands the number that a name of a code has.
VALUES = frozenset(
    "value numericvalue intvalue integervalue valor wert valeur valore wartosc waarde значение 值 数值 數值 値 값".split()
)
# What a program calls a code, which a response does not have.
_CONSTANTS = frozenset("constant enum symbol errorconstant errorsymbol".split())
_CAUSES = frozenset("cause causes condition conditions reason reasons".split())


def code_column(
    titles: Sequence[str], columns: Sequence[Sequence[str]], header: Sequence[str]
) -> int | None:
    """The column of the codes; nothing where the table has none. `titles` are those that we know among the `header`."""
    http = {at for at, title in enumerate(titles) if title.startswith("http")}
    found = _beside_repeated(titles, columns, http)
    if found is None:
        found = _called_code(titles, columns, http)
    if found is not None:
        return found
    if any(share_of(cells, is_data_type) >= 0.6 for cells in columns) or not (
        ELSEWHERE.isdisjoint(titles)
    ):
        return None
    has_message = any(
        title in title_words.MESSAGE
        or title in title_words.DESCRIPTION
        or title in title_words.ENGLISH
        for title in titles
    )
    has_reason = _has_reasons(titles, columns, has_message)
    found = _called_otherwise(titles, columns, has_message, has_reason)
    if found is None:
        found = _beside_texts(titles, columns, http)
    if found is None:
        found = _unknown(titles, columns, header, has_message, has_reason)
    return found


def _beside_repeated(
    titles: Sequence[str], columns: Sequence[Sequence[str]], http: Collection[int]
) -> int | None:
    """The column that tells the rows apart where that of codes has statuses, some of them for several rows."""
    at_status = repeated_statuses(titles, columns)
    if at_status is None:
        return None
    others = [at for at in range(len(titles)) if at != at_status and at not in http]
    for at in others:
        if titles[at] in title_words.CODE and is_distinct(columns[at]):
            return at
    for at in others:
        if tells_apart(titles[at], columns[at]):
            return at
    return None


def _called_code(
    titles: Sequence[str], columns: Sequence[Sequence[str]], http: Collection[int]
) -> int | None:
    """The column that is called one of codes, or one beside it that has them."""
    statuses = [at for at, cells in enumerate(columns) if are_own_statuses(cells)]
    for at, title in enumerate(titles):
        if (
            title in title_words.CODE
            and at not in http
            and share_of(columns[at], lambda cell: is_code(cell) or is_phrase(cell))
            >= 0.5
        ):
            others = [
                other
                for other, word in enumerate(titles)
                if other != at and word in title_words.CODE and other not in http
            ]
            # "Status code" beside "Code" is the HTTP status.
            if title in STATUS_CODES and others:
                continue
            if title.endswith("id") and any(
                are_beside_serial(columns[other], columns[at]) for other in others
            ):
                continue
            if share_of(columns[at], is_phrase) >= 0.8 and statuses:
                return statuses[0]
            if len(set(columns[at])) < len(columns[at]):
                return next(
                    (other for other in others if is_distinct(columns[other])), at
                )
            return _value_of(at, titles, columns)
    return None


def _has_reasons(
    titles: Sequence[str], columns: Sequence[Sequence[str]], has_message: bool
) -> bool:
    """Whether a column has texts, if only reasons or phrases."""
    return (
        has_message
        or "phrase" in titles
        or any(
            title in title_words.LATER_MESSAGE
            and title not in title_words.ERRORS
            and words_in(cells) > 1
            or title in title_words.LATER_MESSAGE
            and words_in(cells) > 2
            for title, cells in zip(titles, columns, strict=True)
        )
    )


def _called_otherwise(
    titles: Sequence[str],
    columns: Sequence[Sequence[str]],
    has_message: bool,
    has_reason: bool,
) -> int | None:
    """The column whose title may be one of codes where texts stand beside it: `Error type`, `Status`."""
    least = 0.6 if "phrase" in titles else 0.8
    for words in (title_words.LATER_CODE, title_words.HTTP):
        if words is title_words.HTTP and (named := phrases_beside(titles, columns)):
            return named[0]
        for at, title in enumerate(titles):
            if title in _JOINED_ONLY and share_of(columns[at], is_constant) < 0.5:
                continue
            if (
                title in words
                and (has_message if title in _SETTINGS else has_reason)
                and share_of(columns[at], _fits_title(title)) >= least
            ):
                return _value_of(beside_statuses(at, titles, columns), titles, columns)
    return None


def _beside_texts(
    titles: Sequence[str], columns: Sequence[Sequence[str]], http: Collection[int]
) -> int | None:
    """The column that has codes by what is in it, beside texts whose titles only may be some."""
    comments = [
        at
        for at, title in enumerate(titles)
        if title in title_words.LATER_MESSAGE and words_in(columns[at]) > 2
    ]
    for at, title in enumerate(titles):
        if comments and at not in comments and title in title_words.LATER_CODE:
            if columns[at] and all(map(NUMBER.fullmatch, columns[at])):
                return at
    has_later = any(title in title_words.LATER_MESSAGE for title in titles)
    for at, title in enumerate(titles):
        if (
            title in title_words.ERRORS
            and has_later
            and share_of(columns[at], is_joined_or_code) >= 0.8
        ):
            return at
    for at, title in enumerate(titles):
        if title.endswith(("code", "codes")) and at not in http:
            if share_of(columns[at], is_code_like) >= 0.8 or _are_constants(
                columns[at]
            ):
                return at
    if any(title in _CAUSES for title in titles):
        for at, title in enumerate(titles):
            if (
                title in title_words.LATER_CODE
                and share_of(columns[at], SYMBOL.fullmatch) >= 0.8
            ):
                return at
    for at, title in enumerate(titles):
        if title in TEXT and _are_words_with_texts(at, titles, columns):
            return at
    return None


def _unknown(
    titles: Sequence[str],
    columns: Sequence[Sequence[str]],
    header: Sequence[str],
    has_message: bool,
    has_reason: bool,
) -> int | None:
    """The column without a title that we know that has nearly nothing but codes, beside texts."""
    has_names = any(
        title in title_words.NAME and are_symbols(columns[at])
        for at, title in enumerate(titles)
    )
    likely = [
        at
        for at, title in enumerate(titles)
        if title not in KNOWN
        and (has_message or not any(titles) or has_reason and has_names)
        and (not title or _NUMBERED_WORD.fullmatch(header[at]))
        and columns[at]
        and share_of(columns[at], is_cell_or_range) >= 0.8
    ]
    if len(likely) == 1 and not any(titles) and are_statuses(columns[likely[0]]):
        words = (at for at, cells in enumerate(columns) if tells_apart("", cells))
        return next(words, likely[0])
    if len(likely) > 1:
        likely = [at for at in likely if not are_statuses(columns[at])] or likely
        likely.sort(key=lambda at: -share_of(columns[at], is_cell_or_range))
        if are_serial(columns[likely[0]]) and is_distinct(columns[likely[1]]):
            if not are_serial(columns[likely[1]]):
                del likely[0]
    numbers = [at for at in likely if share_of(columns[at], begins_with_number) == 1]
    symbols = likely and all("_" in cell for cell in columns[likely[0]])
    return next(iter(numbers if symbols and numbers else likely), None)


def _value_of(at: int, titles: Sequence[str], columns: Sequence[Sequence[str]]) -> int:
    """The column of values beside names in column `at`, `-3` beside `NO_KEY`: another number in each row; else `at`."""
    if share_of(columns[at], is_name) < 0.8:
        return at
    return next(
        (
            other
            for other, title in enumerate(titles)
            if title in VALUES
            and len(set(columns[other])) == len(columns[at])
            and share_of(
                columns[other],
                is_identifier_or_code if titles[at] in _CONSTANTS else _is_number,
            )
            == 1
        ),
        at,
    )


def _are_constants(cells: Sequence[str]) -> bool:
    """Whether all cells are words in capitals, another each, half of them made of several: `CARD_LOST` beside `DENIED`."""
    return (
        len(set(cells)) == len(cells) > 1
        and share_of(cells, is_code_constant) == 1
        and share_of(cells, SYMBOL.fullmatch) >= 0.5
    )


def _is_number(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell) or HEX.fullmatch(cell))


def _are_words_with_texts(
    at: int, titles: Sequence[str], columns: Sequence[Sequence[str]]
) -> bool:
    """Whether a column of texts has nothing but words like `card_lost`, another in each row, and texts stand beside it."""
    return (
        len(set(columns[at])) == len(columns[at])
        and share_of(columns[at], is_identifier_or_code) == 1
        and share_of(columns[at], is_joined_or_code) > 0.5
        and any(
            other != at
            and words_in(cells) > 2
            and (title in TEXT or title in title_words.LATER_MESSAGE)
            for other, (title, cells) in enumerate(zip(titles, columns, strict=True))
        )
    )


def _fits_title(title: str) -> Callable[[str], bool]:
    """What a code must look like under a title that need not be one of codes: under `Error type`, any identifier will do."""
    if title in title_words.ERRORS:
        return is_identifier_or_code
    return is_code_constant if title in _RESULTS else is_code_or_range
