"""The titles of a table's columns and its cells in; which column is the code, the message and so on out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from unicodedata import normalize

from raisable_gen.importing.page import Table

CODE, NAME, MESSAGE, HTTP, RETRY, SECTION = (
    "code",
    "name",
    "message",
    "http",
    "retryable",
    "section",
)
# What a column's title says it is, the most telling first. Titles are compared in small letters, without spaces and signs.
_CODE = """
    errorcode errcode errorcodes code codes responsecode returncode resultcode retcode rescode respcode statuscode bizcode
    businesscode subcode apicode apierrorcode reasoncode declinecode messagecode msgcode failurecode exceptioncode rejectcode
    sqlstate sqlcode errno errorno errornumber errornum errorid errcodeid errorcodeid codeno codenumber numericcode codevalue rc mc ec
    codigo codigodeerror codigoerror coded fehlercode codederreur codeerreur 错误码 錯誤碼 错误代码 錯誤代碼 代码 代碼 响应码 響應碼 返回码 返回碼 状态码 狀態碼
    错误编码 业务码 业务错误码 エラーコード コード 에러코드 오류코드 코드 код кодошибки
    """.split()
_LATER_CODE = "error no number num id value key status reason type name constant errortype errorname identifier symbol enum".split()
_ERRORS = ("error", "errortype", "errorname")
_MESSAGE = """
    message msg messages errormessage errmsg errormsg responsemessage returnmessage resultmessage messagetext text messageen
    englishmessage messageenglish returnmsg retmsg apimessage defaultmessage errortext responsetext statusmessage 错误信息 錯誤訊息 信息 消息 提示信息
    返回信息 错误消息 メッセージ エラーメッセージ 메시지 сообщение mensaje mensagem meldung nachricht
    """.split()
_DESCRIPTION = """
    description desc descriptions errordescription errdesc errordesc meaning explanation definition detail details
    errordetail errordetails interpretation whatitmeans whatthismeans whathappened 描述 说明 說明 含义 含義 意义 错误描述 错误说明 説明 内容 意味 설명 описание значение descripcion
    descripción descrição descricao beschreibung bedeutung signification
    """.split()
_LATER_MESSAGE = "reason response error title cause summary label comment comments note notes remark remarks condition conditions when 备注 原因 name errorname".split()
_NAME = """
    name errorname codename constant enum enumname identifier symbol errortype exception exceptionname symbolicname key
    mnemonic type errorkey error label stringcode slug 名称 错误名称 枚举
    """.split()
_HTTP = """
    httpstatus httpstatuscode httpcode http status statuscode httpresponse httpresponsecode httpresponsestatus httpresponsestatuscode
    httpstatuscodes httpstatusresponse http状态码 http状态 http码
    """.split()
_RETRY = "retryable retry canretry isretryable retriable retrypossible retryallowed shouldretry retrysafe 可重试 是否可重试".split()
_SECTION = "section group category module family area product domain service errorgroup errorcategory categoria kategorie class scope 分类 模块 类别 分组".split()
_ADVICE = "solution action actions resolution howtofix suggestion remedy advice steps fix recommendation whattodo howtoresolve nextstep nextsteps 解决方案 处理建议 解决办法 建议".split()
# What a title of several words may end with, and what may stand before that: `Issuer response code`, `refusalReason`.
_HEADS = frozenset(
    [
        *_ADVICE,
        *"""
    code codes message messages msg text description desc meaning explanation definition detail details reason summary name type status
    category group cause comment comments note notes label response error
    """.split(),
    ]
)
_QUALIFIERS = frozenset("""
    acquirer action additional advice alpha api authorisation authorization bank brief business card connector customer decline default detailed
    developer eng english error event exception external failure full gateway human internal issuer long main merchant message network
    next normalized numeric order original our payment platform possible primary processor provider psp public raw readable reason recommended refusal
    refund reject rejection reply response result return scheme short status string sub suggested symbolic system technical transaction transfer
    type user your
    """.split())
_ACCENTED = re.compile("[\u00c0-\u024f]")
_TITLE_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+")
# Words that a provider uses for a code when it has several lists: short, and with a column of words beside it.
_OWN_WORD = re.compile(r"[A-Za-z][A-Za-z_ -]{0,15}", re.ASCII)

STATUS = re.compile("[1-5][0-9]{2}", re.ASCII)
# More than this in one cell are no list of codes.
MAX_CODES = 8
NUMBER = re.compile(r"-?[0-9]{1,18}", re.ASCII)
SYMBOL = re.compile(
    r"(?=.*[0-9])[A-Z][A-Z0-9]*(?:[_.\-:][A-Z0-9]+)*|(?=.*_)[A-Z][A-Z0-9_]*[A-Z0-9]",
    re.ASCII,
)
# Numbers to the base of 16, and the states of SQL: `42P01`.
_OTHER_CODE = re.compile(
    r"0x[0-9A-Fa-f]{2,16}|(?=[0-9A-Z]{5}$)(?=(?:[A-Z]*[0-9]){3})[0-9]{1,3}[A-Z][0-9A-Z]*[0-9][A-Z]?",
    re.ASCII,
)
VISIBLE = re.compile(r"[!-~]{1,64}", re.ASCII)
_RANGE = re.compile(
    r"-?[0-9]*[xX*]{1,9}|[<>≤≥]=?\s*-?[0-9]{1,18}|(-?[0-9]{1,18})\s*(?:-|–|—|~|to|\.\.\.?|…)\s*(-?[0-9]{1,18})|[A-Z][A-Z0-9_]*_(?:\*|[xX]{1,9})",
    re.ASCII,
)
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_.\-][A-Za-z0-9]+)*", re.ASCII)

# A word made of several: `card_lost`, `CardLost`.
JOINED = re.compile(r"[A-Za-z][a-z0-9]*(?:[_.-][A-Za-z0-9]+|[A-Z][a-z0-9]+)+", re.ASCII)
CAPITALS = re.compile("[A-Z][A-Z0-9]{2,}", re.ASCII)
_ABOUT_CODES = re.compile(
    r"\b(?:errors?|codes?|exceptions?|faults?|reasons?|declines?|rejects?|status(?:es)?)\b|错误|錯誤|代码|代碼|エラー|오류|ошиб",
    re.I,
)


@lru_cache(maxsize=1024)
def key(title: str) -> str:
    """A column's title as it is compared: small letters, without spaces, signs and accents."""
    word = re.sub(r"[\W_]+", "", title.casefold())
    if word.isascii():
        return word
    return _ACCENTED.sub(lambda found: normalize("NFD", found[0])[0], word)


@lru_cache(4096)
def known(title: str) -> str:
    """The title that we know among those that `title` could be: `code` for `Raw code`; empty where there is none."""
    title = re.sub(r"\s*\([^()]*\)$", "", title)
    whole = key(title) or ("no" if title.strip() in ("#", "№") else "")
    if whole in _KNOWN:
        return whole
    if "/" in title and len(title) <= 60:
        return next((found for part in title.split("/") if (found := known(part))), "")
    words = [word.lower() for word in _TITLE_WORD.findall(title[:60])]
    if "http" in words and words[-1] in ("codes", "statuses"):
        return "httpstatus"
    if not 2 <= len(words) <= 4 or len(title) > 60 or ":" in title:
        return ""
    if words[0] == "http" and words[-1] in ("code", "status"):
        return "httpstatus"
    if words[-1] not in _HEADS or not _QUALIFIERS.issuperset(words[:-1]):
        return ""
    return next(
        found for at in range(1, len(words)) if (found := "".join(words[at:])) in _KNOWN
    )


def is_code_like(text: str) -> bool:
    """Whether `text` looks like a code wherever it stands: a number, or capitals with digits or `_`."""
    return bool(
        NUMBER.fullmatch(text) or SYMBOL.fullmatch(text) or _OTHER_CODE.fullmatch(text)
    )


def is_range(text: str) -> bool:
    """Whether `text` is a range of codes: `1xxx`, `1000 - 1999`, `AUTH_*`; `400-01` goes down, so it is none."""
    match = _RANGE.fullmatch(text)
    if match is None or match[1] is None:
        return match is not None
    return abs(int(match[1])) < abs(int(match[2])) and match[2].lstrip("-")[0] != "0"


def is_code_cell(text: str) -> bool:
    """Whether `text` is a code, or one with its name: `-1121 BAD_SYMBOL`, `BAD_SYMBOL (-1121)`."""
    words = text.strip("`").split()
    return 0 < len(words) <= 3 and any(
        is_code_like(word.strip("`()[]:")) for word in words[:: max(len(words) - 1, 1)]
    )


def is_about_codes(title: str) -> bool:
    """Whether the title of a page or a section says that codes follow."""
    return bool(_ABOUT_CODES.search(title))


def roles(table: Table) -> dict[int, str]:
    """Column to role; empty where the table has no column of codes, or nothing to say about them."""
    width = max((len(row.cells) for row in table.rows), default=0)
    titles = [known(title) or key(title) for title in table.header][:width]
    titles += [""] * (width - len(titles))
    columns = [
        [
            row.cells[at].text.replace("−", "-")
            for row in table.rows
            if at < len(row.cells)
        ]
        for at in range(width)
    ]
    found: dict[int, str] = {}
    at_code = _code_column(titles, columns, table.header)
    if at_code is None:
        return {}
    found[at_code] = CODE
    at_status = _repeated_statuses(titles, columns)
    if at_status is not None and at_status != at_code:
        found[at_status] = HTTP
    for role, words, fits in (
        (HTTP, _HTTP, _is_status),
        (RETRY, _RETRY, _is_flag),
        (SECTION, _SECTION, _is_anything),
    ):
        at = _first(titles, words, found, columns, fits)
        if at is not None and role not in found.values():
            found[at] = role
    at_message = _message_column(titles, columns, found)
    if at_message is None:
        return {}
    found[at_message] = MESSAGE
    at = _first(titles, _NAME, found, columns, _is_identifiers)
    at = _named_column(titles, columns, found) if at is None else at
    at = _worded_names(titles, columns, found) if at is None else at
    if at is not None:
        found[at] = NAME
    return found


def is_guess(table: Table, found: dict[int, str]) -> bool:
    """Whether the column of texts is the one with most words only: it has no title that we know, and others have words as well."""
    width = max((len(row.cells) for row in table.rows), default=0)
    titles = [*table.header, *[""] * width][:width]
    at_message = next(at for at, role in found.items() if role == MESSAGE)
    if known(titles[at_message]):
        return False
    return any(
        not known(titles[at])
        and _words([row.cells[at].text for row in table.rows if at < len(row.cells)])
        > 1.5
        for at in range(width)
        if found.get(at, NAME) == NAME
    )


def is_title(cell: str) -> bool:
    """Whether `cell` is a title of a column that we know."""
    return bool(known(cell))


def is_plain_title(cell: str) -> bool:
    """Whether `cell` is, word for word, a title of a column that we know."""
    return key(cell) in _KNOWN


def is_code_title(cell: str) -> bool:
    """Whether `cell` is a title of a column of codes."""
    return known(cell) in _CODE_OR_HTTP


def is_message_title(cell: str) -> bool:
    """Whether `cell` is a title of a column of texts."""
    return known(cell) in _TEXT


def is_error_title(cell: str) -> bool:
    """Whether `cell` can be the title of a column of codes that are words: `Error name`."""
    return known(cell) in _ERRORS


def is_later_message_title(cell: str) -> bool:
    """Whether `cell` can be the title of a column of texts where no other is: `Reason`."""
    return known(cell) in _LATER_MESSAGE


def is_status_title(cell: str) -> bool:
    """Whether `cell` says that its column holds HTTP statuses."""
    return known(cell).startswith("http")


def is_own_word(cell: str) -> bool:
    """Whether `cell` could be a provider's own word for a code."""
    return bool(_OWN_WORD.fullmatch(cell))


_WORDED_NAMES = frozenset("name errorname codename error label title".split())
_BODIES = frozenset("httpbody body responsebody errorbody".split())
_CAUSES = frozenset("cause causes condition conditions reason reasons".split())
_CODE_OR_HTTP = frozenset([*_CODE, *_HTTP])
_TEXT = frozenset([*_MESSAGE, *_DESCRIPTION])
_KNOWN = frozenset(
    [*_CODE_OR_HTTP, *_TEXT, *_NAME, *_RETRY, *_SECTION]
    + [*_LATER_CODE, *_LATER_MESSAGE, *_ADVICE]
)


def _code_column(
    titles: Sequence[str], columns: Sequence[Sequence[str]], header: Sequence[str]
) -> int | None:
    http = {at for at, title in enumerate(titles) if title.startswith("http")}
    at_status = _repeated_statuses(titles, columns)
    if at_status is not None:
        for at, title in enumerate(titles):
            if at != at_status and _tells_apart(title, columns[at]):
                return at
    for at, title in enumerate(titles):
        if title in _CODE and at not in http and _share(columns[at], _is_code) >= 0.5:
            others = [
                other
                for other, word in enumerate(titles)
                if other != at and word in _CODE and other not in http
            ]
            # "Status code" beside "Code" is the HTTP status.
            if title == "statuscode" and others:
                continue
            if len(set(columns[at])) < len(columns[at]):
                return next(
                    (other for other in others if _is_distinct(columns[other])), at
                )
            return at
    has_message = any(title in _MESSAGE or title in _DESCRIPTION for title in titles)
    for words in (_LATER_CODE, _HTTP):
        for at, title in enumerate(titles):
            if (
                title in words
                and has_message
                and _share(columns[at], _fits_title(title)) >= 0.8
            ):
                return at
    has_later = any(title in _LATER_MESSAGE for title in titles)
    for at, title in enumerate(titles):
        if title in _ERRORS and has_later and _share(columns[at], _is_joined) >= 0.8:
            return at
    for at, title in enumerate(titles):
        if title.endswith(("code", "codes")) and at not in http:
            if _share(columns[at], is_code_like) >= 0.8:
                return at
    if any(title in _CAUSES for title in titles):
        for at, title in enumerate(titles):
            if title in _LATER_CODE and _share(columns[at], SYMBOL.fullmatch) >= 0.8:
                return at
    for at, title in enumerate(titles):
        if title not in _KNOWN and (has_message or not any(titles)):
            if not title or is_own_word(header[at]):
                if columns[at] and _share(columns[at], _is_code_or_range) >= 0.8:
                    return at
    return None


def _is_code_or_range(cell: str) -> bool:
    return is_code_cell(cell) or is_range(cell)


def _is_distinct(cells: Sequence[str]) -> bool:
    """Whether all cells are codes, another in every row."""
    return len(set(cells)) == len(cells) and all(map(_is_code, cells))


def _repeated_statuses(
    titles: Sequence[str], columns: Sequence[Sequence[str]]
) -> int | None:
    """The column of codes that are HTTP statuses, some of them for several rows, if another column tells the rows apart."""
    if not any(map(_tells_apart, titles, columns)):
        return None
    for at, title in enumerate(titles):
        cells = [cell for cell in columns[at] if cell]
        if (
            title in _CODE
            and len(set(cells)) < len(cells) > 2
            and all(map(STATUS.fullmatch, cells))
        ):
            return at
    return None


def _tells_apart(title: str, cells: Sequence[str]) -> bool:
    """Whether a column has words made of several, another in every row."""
    return (
        (title in _CODE or title in _LATER_CODE or title in _NAME)
        and len(set(cells)) == len(cells)
        and all(JOINED.fullmatch(cell) or SYMBOL.fullmatch(cell) for cell in cells)
    )


def _fits_title(title: str) -> Callable[[str], bool]:
    """What a code must look like under a title that need not be one of codes: under `Error type`, any identifier will do."""
    return _is_identifier_or_code if title in _ERRORS else is_code_like


def _message_column(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> int | None:
    for words in (_MESSAGE, _DESCRIPTION, _LATER_MESSAGE):
        hits = [
            at for at, title in enumerate(titles) if at not in found and title in words
        ]
        if words is _MESSAGE:
            hits += _bodies(titles, columns, found)
        hits = [at for at in hits if any(columns[at])]
        if words is _MESSAGE:
            hits = [at for at in hits if not _names_beside(at, titles, columns)]
        if words is _LATER_MESSAGE:
            hits.sort(key=lambda at: -_words(columns[at]))
            hits = [at for at in hits if _words(columns[at]) > 1.2] or hits[:0]
        if hits:
            return hits[0]
    # Beside a column of codes, the one that has words.
    rest = [
        at
        for at in range(len(titles))
        if at not in found and titles[at] not in _KNOWN and _words(columns[at]) > 1.5
    ]
    if not rest and len(titles) == 2 and not any(titles):
        rest = [
            at
            for at in (0, 1)
            if at not in found and _share(columns[at], is_code_like) < 0.5
        ]
    if len(rest) > 1:
        rest.sort(key=lambda at: -_words(columns[at]))
        if _words(columns[rest[0]]) < 1.5 * _words(columns[rest[1]]):
            return None
    return rest[0] if rest else None


def _bodies(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> list[int]:
    """The columns of what a response holds, where that is a text."""
    return [
        at
        for at, title in enumerate(titles)
        if at not in found
        and title in _BODIES
        and not any(cell[:1] in tuple("{[<") for cell in columns[at] if cell)
    ]


def _worded_names(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> int | None:
    """The column of names that are a few words beside their texts; in a table without titles, the only one that is left."""
    rest = [at for at in range(len(titles)) if at not in found and any(columns[at])]
    if any(titles):
        rest = [at for at in rest if titles[at] in _WORDED_NAMES]
    elif len(rest) > 1:
        rest = []
    return next((at for at in rest if _words(columns[at]) < 7), None)


def _names_beside(
    at: int, titles: Sequence[str], columns: Sequence[Sequence[str]]
) -> bool:
    """Whether a column of messages has names, `PARSE_ERROR`, beside a column of descriptions that has texts."""
    return (
        _share(columns[at], _is_identifiers) == 1
        and _share(columns[at], _is_joined) >= 0.5
        and any(
            title in _DESCRIPTION and _words(cells) > 2
            for title, cells in zip(titles, columns, strict=True)
        )
    )


def _named_column(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> int | None:
    """The column of messages that has names, where another has the texts."""
    return next(
        (
            at
            for at, title in enumerate(titles)
            if at not in found
            and title in _MESSAGE
            and _names_beside(at, titles, columns)
        ),
        None,
    )


def _first(
    titles: Sequence[str],
    words: Sequence[str],
    found: dict[int, str],
    columns: Sequence[Sequence[str]],
    fits: Callable[[str], bool],
) -> int | None:
    for at, title in enumerate(titles):
        if at not in found and title in words:
            if any(columns[at]) and _share(columns[at], fits) >= 0.6:
                return at
    return None


def _share(cells: Sequence[str], test: Callable[[str], object]) -> float:
    filled = [cell for cell in cells if cell]
    if not filled:
        return 0.0
    return sum(1 for cell in filled if test(cell)) / len(filled)


def _words(cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(len(cell.split()) for cell in filled) / len(filled) if filled else 0.0


def _is_code(cell: str) -> bool:
    return (
        bool(VISIBLE.fullmatch(cell))
        or is_range(cell)
        or any(is_code_like(word) for word in cell.split()[:1])
    )


def _is_status(cell: str) -> bool:
    return bool(
        re.match(r"(?:HTTP )?[1-5][0-9]{2}\b", cell, re.ASCII | re.I)
    ) or cell in ("-", "–", "—")


def _is_joined(cell: str) -> bool:
    return bool(JOINED.fullmatch(cell) or is_code_like(cell))


def _is_flag(cell: str) -> bool:
    return flag(cell) is not None or cell in (
        "-",
        "–",
        "—",
        "?",
        "n/a",
        "N/A",
        "depends",
        "maybe",
    )


def _is_identifiers(cell: str) -> bool:
    return bool(IDENTIFIER.fullmatch(cell))


def _is_identifier_or_code(cell: str) -> bool:
    return is_code_like(cell) or all(map(IDENTIFIER.fullmatch, cell.split(":")))


def _is_anything(cell: str) -> bool:
    return True


def flag(cell: str) -> bool | None:
    """What a cell of a column "retryable" says; `None` where it says neither."""
    word = key(cell) or cell.strip()
    if word in ("yes", "y", "true", "retryable", "✓", "✔", "✅", "是", "可"):
        return True
    if word in ("no", "n", "false", "notretryable", "✗", "✘", "❌", "x", "否", "不可"):
        return False
    return None
