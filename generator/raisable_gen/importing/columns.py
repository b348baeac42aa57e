"""The titles of a table's columns and its cells in; which column is the code, the message and so on out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from http import HTTPStatus

from raisable_gen.importing import languages, title_words
from raisable_gen.importing.page import Table
from raisable_gen.importing.title_words import key

CODE, NAME, MESSAGE, HTTP, RETRY, SECTION = (
    "code",
    "name",
    "message",
    "http",
    "retryable",
    "section",
)
# What stands under these are texts as well, unless they are words like `CardLost`.
_JOINED_ONLY = ("exception", "exceptionname", "reason")
# What a title of several words may end with, and what may stand before that: `Issuer response code`, `refusalReason`.
_HEADS = frozenset(
    [
        *title_words.ADVICE,
        *"""
    code codes message messages msg text description desc meaning explanation definition detail details reason summary name type status
    category group cause comment comments note notes label response error
    """.split(),
    ]
)
_QUALIFIERS = frozenset("""
    acquirer action additional advice alpha block cancel cancellation chargeback dispute hold void settlement payout withdrawal deposit api authorisation authorization bank brief business card connector customer decline default detailed
    developer eng english error event exception external failure full gateway human internal issuer long main merchant message network
    next normalized numeric order original ret rtn our payment platform possible primary processor provider psp public raw readable reason recommended refusal
    refund reject rejection reply response result return scheme short status string sub suggested symbolic system technical transaction transfer
    type user your
    """.split())
_DATA_TYPES = frozenset("""
    string str varchar char text integer int long short number numeric decimal float double boolean bool object array list map enum date datetime
    timestamp uuid bigint json binary
    """.split())
# Titles that say what a table without codes is about.
_ELSEWHERE = frozenset("""
    header headers parameter parameters param params field fields property properties attribute attributes setting settings option options variable variables env
    environment environmentvariable event events eventtype webhook endpoint endpoints method path url uri scope scopes permission permissions role roles plan version
    feature flag resource model table column function command argument flagname headername paramname parametername fieldname variablename eventname default
    required mandatory optional example examples format datatype 参数 參數 参数名 字段 字段名 欄位 请求头 必填 必选 是否必填 默认值 示例值 示例 パラメータ 項目 必須 파라미터 필드 필수 항목
    parametro parametros parametre parametri campo campos champ champs feld felder pole parametr тип параметр поле заголовок обязательный обязательное
    """.split())
# What stands between the halves of a title like `Message and explanation`.
_TOGETHER = re.compile(r"\s*[/&+]\s*|\s+(?:and|or|und|et|y|e|и|及|和|或)\s+")
# A title in two languages: `错误码 Code`.
_HALVES = re.compile(r"([\u3040-\u9fff\uac00-\ud7af]+)\s*([A-Za-z][A-Za-z ]{2,30})")
_SEVERAL_CODES = re.compile(r"-?[0-9]+(?:\s*[/,;]\s*-?[0-9]+){1,7}", re.ASCII)
# The language of a column's texts: `Message (EN)`, `Meaning English`.
_ENGLISH = re.compile(
    r"(?:^|[\s(_-])(?:en|eng|english|inglés|inglês|anglais|englisch|英文)\)?$", re.I
)
_TITLE_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+")
# Words that a provider uses for a code when it has several lists: short, and with a column of words beside it.
_OWN_WORD = re.compile(r"[A-Za-z][A-Za-z_ -]{0,15}", re.ASCII)
# Such a word, or the name of a field that has a number: `DE39`.
_NUMBERED_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_ -]{0,15}", re.ASCII)

STATUS = re.compile("[1-5][0-9]{2}", re.ASCII)
# The statuses with which one error may come: `400, 403`.
_SEVERAL_STATUSES = re.compile(
    r"[1-5][0-9]{2}(?:(?:\s*[,;/|]\s*|\s+)[1-5][0-9]{2}){0,7}", re.ASCII
)
_STATUSES = frozenset(str(status.value) for status in HTTPStatus)
STATUS_OR_CLASS = re.compile("[1-5](?:[0-9]{2}|xx|XX)", re.ASCII)
# More than this in one cell are no list of codes.
MAX_CODES = 8
# Nor has a table of codes more columns than these.
MAX_TITLES = 12
NUMBER = re.compile(r"-?[0-9]{1,18}", re.ASCII)
HEX = re.compile("0[xX][0-9A-Fa-f]{1,16}", re.ASCII)
SYMBOL = re.compile(
    r"(?=.*[0-9])[A-Z][A-Z0-9]*(?:[_.\-:][A-Z0-9]+)*|(?=.*_)[A-Z][A-Z0-9_]*[A-Z0-9]|0[xX][0-9A-Fa-f]{1,16}",
    re.ASCII,
)
# A number with letters in it: `2005C`, `42C010000`; with fewer figures it is a word: `3DS`.
MIXED = re.compile(r"(?=(?:[A-Z]*[0-9]){3})[0-9]{1,12}[A-Z][A-Z0-9]{0,16}", re.ASCII)
VISIBLE = re.compile(r"[!-~]{1,64}", re.ASCII)
_RANGE = re.compile(
    r"-?[0-9]+[xX*]{1,9}|[xX*]{2,9}|\*|[<>≤≥]=?\s*-?[0-9]{1,18}|(-?[0-9]{1,18})\s*(?:-|–|—|~|to|\.\.\.?|…)\s*(-?[0-9]{1,18})|[A-Z][A-Z0-9_]*_(?:\*|[xX]{1,9})"
    r"|([A-Z][A-Z_-]{0,30})[0-9]{1,9}\s*(?:-|–|—|~|to|\.\.\.?|…)\s*\3[0-9]{1,9}",
    re.ASCII,
)
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_.\-][A-Za-z0-9]+)*", re.ASCII)

# Characters of languages that are written without spaces.
_EASTERN = re.compile(
    "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)

# A word made of several: `card_lost`, `CardLost`.
JOINED = re.compile(r"[A-Za-z][a-z0-9]*(?:[_.-][A-Za-z0-9]+|[A-Z][a-z0-9]+)+", re.ASCII)
CAPITALS = re.compile("[A-Z][A-Z0-9]{2,}", re.ASCII)
_ABOUT_CODES = re.compile(
    r"\b(?:errors?|codes?|exceptions?|faults?|reasons?|declines?|rejects?|rejections?|failures?|status(?:es)?|errno|c[óo]digos?|codici|codice|erros?|errores|errori?|"
    r"erreurs?|\w*fehler\w*|\w*codes?|mã lỗi|lỗi|kesalahan|kode|hata\w*|błęd\w*|chyb\w*|fout\w*|feil\w*|fejl\w*|felkod\w*|hibakód\w*|virhe\w*|código\w*|kod\w*)\b"
    r"|错误|錯誤|代码|代碼|状态码|狀態碼|返回码|返回碼|响应码|回應码|异常|異常|エラー|コード|오류|에러|코드|ошиб|\bкод|помил|σφάλμα|κωδικ|รหัส|ข้อผิดพลาด|خطأ|أخطاء|رمز|שגיא|त्रुटि",
    re.I,
)
_ABOUT_ERRORS = re.compile(r"\b(?:error|decline|reject|fail|fault|excep)", re.I)
_ABOUT_PLACES = re.compile(
    r"\b(?:currenc(?:y|ies)|countr(?:y|ies)|languages?|locales?|time ?zones?|regions?|moneda|monedas|divisas?|moedas?|valut[ae]|devises?|währung\w*|"
    r"pa[ií]s(?:es)?|pays|paesi|länder\w*|langues?|idiomas?|lingue|sprachen?|валют\w*|стран\w*|язык\w*|tiền tệ|quốc gia|mata uang|negara|para birimi|ülke\w*|walut\w*)\b"
    r"|货币|貨幣|币种|幣別|国家|國家|语言|語言|通貨|国コード|言語|통화|국가|언어",
    re.I,
)


@lru_cache(4096)
def known(title: str) -> str:
    """The title that we know among those that `title` could be: `code` for `Raw code`; empty where there is none."""
    title = re.sub(r"\s*\([^()]*\)$", "", title)
    whole = key(title) or ("no" if title.strip() in ("#", "№") else "")
    if whole in _KNOWN:
        return whole
    if "/" in title and len(title) <= 60:
        return next((found for part in title.split("/") if (found := known(part))), "")
    if len(title) > 60 or ":" in title or title[:1].isdigit():
        return ""
    words = [word.lower() for word in _TITLE_WORD.findall(title)]
    if "http" in words and words[-1] in ("codes", "statuses"):
        return "httpstatus"
    if len(words) > 1 and "http" in (words[0], words[-1]):
        if words[0] in ("code", "status") or words[-1] in ("code", "status"):
            return "httpstatus"
    if (
        not 2 <= len(words) <= 4
        or words[-1] not in _HEADS
        or not _QUALIFIERS.issuperset(words[:-1])
    ):
        return languages.english(title)
    return next(
        found for at in range(1, len(words)) if (found := "".join(words[at:])) in _KNOWN
    )


def ending(title: str) -> str:
    """Like `known`, for a title that stands alone in its cell: `Spot WS Error Code` is one of codes by its last words."""
    found = known(title)
    if found or len(title) > 60:
        return found
    if _TOGETHER.search(title):
        parts: list[str] = [known(part) for part in _TOGETHER.split(title)]
        texts = [part for part in parts if part in _TEXT]
        return next(filter(None, texts + parts), "")
    if not title.isascii() and (halves := _HALVES.fullmatch(title)):
        return known(halves[1]) or known(halves[2])
    bare = re.sub(r"\(e?s\)$", "", title)  # `Bank error code(s)`
    words = [word.lower() for word in _TITLE_WORD.findall(bare)]
    last = "".join(words[-2:])
    is_code = last in _CODES_OF_TWO_WORDS and not _KNOWN.intersection(words[:-2])
    return last if is_code else ""


def is_code_like(text: str) -> bool:
    """Whether `text` looks like a code wherever it stands: a number, or capitals with digits or `_`."""
    return bool(
        NUMBER.fullmatch(text) or SYMBOL.fullmatch(text) or MIXED.fullmatch(text)
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


def is_about_places(title: str) -> bool:
    """Whether a title says that codes of currencies, countries or languages follow, which nobody raises."""
    return bool(_ABOUT_PLACES.search(title)) and not _ABOUT_ERRORS.search(title)


def roles_of_words(table: Table) -> dict[int, str]:
    """Like `roles`, for a table under a title about codes: words like `AccessDenied` before their texts, with no title or `Type`."""
    titles = [known(title) for title in table.header[:MAX_TITLES]]
    if titles and titles[0] not in {*title_words.LATER_CODE, *title_words.NAME}:
        return {}
    if not _OF_FIELDS.isdisjoint(titles[1:]):
        return {}
    texts = {*title_words.MESSAGE, *title_words.DESCRIPTION}
    at = next((at for at, title in enumerate(titles) if title in texts), 1)
    rows = [row.cells for row in table.rows if len(row.cells) > max(at, 1)]
    words = [cells[0].text.strip("[]") for cells in rows]
    joined = 0.8 if titles else 0.5
    if (
        len(set(words)) < max(len(words), 2)
        or _share(words, JOINED.fullmatch if titles else _is_word_of_code) < joined
        or not all(map(IDENTIFIER.fullmatch, filter(None, words)))
        or _words([cells[at].text for cells in rows]) < 2
    ):
        return {}
    return {0: CODE, at: MESSAGE}


def _is_word_of_code(word: str) -> bool:
    return bool(JOINED.fullmatch(word)) or (word.isupper() and len(word) > 2)


def roles(table: Table) -> dict[int, str]:
    """Column to role; empty where the table has no column of codes, or nothing to say about them."""
    width = max((len(row.cells) for row in table.rows), default=0)
    titles = [ending(title) or key(title) for title in table.header][:width]
    titles += [""] * (width - len(titles))
    english = [
        at for at, title in enumerate(table.header[:width]) if _ENGLISH.search(title)
    ]
    for spoken in english:
        bare = _ENGLISH.sub("", table.header[spoken]).strip()
        titles[spoken] = ending(bare) or titles[spoken]
        for other, title in enumerate(titles):
            if title == titles[spoken] in _TEXT and other not in english:
                titles[other] = ""
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
        (HTTP, title_words.HTTP, _is_status),
        (RETRY, title_words.RETRY, _is_flag),
        (SECTION, title_words.SECTION, _is_anything),
    ):
        hit = _first(titles, words, found, columns, fits)
        if hit is not None and role not in found.values():
            found[hit] = role
    if HTTP not in found.values():
        found |= _untitled_statuses(titles, columns, found)
    if HTTP not in found.values() and not any(titles):
        statuses = (at for at in range(width) if _are_statuses(columns[at]))
        hit = next((at for at in statuses if at not in found), None)
        if hit is not None:
            found[hit] = HTTP
    at_message = _message_column(titles, columns, found)
    if at_message is None:
        return {}
    found[at_message] = MESSAGE
    hit = _first(titles, title_words.NAME, found, columns, _is_identifiers)
    hit = _named_column(titles, columns, found) if hit is None else hit
    hit = _untitled_names(titles, columns, found) if hit is None else hit
    if hit is None and "phrase" in titles and titles.index("phrase") not in found:
        hit = titles.index("phrase")
    hit = _worded_names(titles, columns, found) if hit is None else hit
    if hit is not None:
        found[hit] = NAME
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


def is_sure(table: Table) -> bool:
    """Whether the title of its column of codes says that a table is one of codes."""
    at = next((at for at, role in roles(table).items() if role == CODE), None)
    return at is not None and is_code_title("".join(table.header[at : at + 1]))


def is_vague(title: str) -> bool:
    """Whether a title stands above codes, and above much else as well: `Value`, `ID`."""
    return bool(title) and not is_code_title(title) and not is_about_codes(title)


def rivals(table: Table, at_code: int) -> list[str]:
    """The titles of other columns that may have the codes: called so, or with another in each row where the codes come
    again or are a count."""
    rows = [row.cells for row in table.rows]
    codes = [cells[at_code].text for cells in rows if at_code < len(cells)]
    comes_again = len(set(codes)) * 10 < len(codes) * 7
    is_count = len(codes) > 2 and codes == [str(at) for at in range(1, len(codes) + 1)]
    is_index = is_count and is_vague(table.header[at_code] if table.header else "")
    found: list[str] = []
    for at, title in enumerate(table.header):
        cells = [row[at].text for row in rows if at < len(row) and row[at].text]
        word = known(title)
        if (
            at != at_code
            and word not in title_words.HTTP
            and len(set(cells)) * 10 >= len(cells) * 9
            and (word in title_words.CODE or comes_again or is_index)
            and _share(cells, _is_joined if is_index else is_code_like) >= 0.8
        ):
            found.append(title)
    return found


def is_title(cell: str) -> bool:
    """Whether `cell` is a title of a column that we know."""
    return bool(known(cell))


def is_whole_title(cell: str) -> bool:
    """Whether `cell` is in the lists of titles, not only made of words like theirs."""
    return key(cell) in _KNOWN


def is_section_title(cell: str) -> bool:
    """Whether `cell` says that a name of a part follows."""
    return key(cell) in ("title", "name") or key(cell) in title_words.SECTION


def is_code_title(cell: str) -> bool:
    """Whether `cell` is a title of a column of codes."""
    return known(cell) in _CODE_OR_HTTP


def may_be_code_title(cell: str) -> bool:
    """Whether `cell` can be the title of a column of codes where no other is: `Status`."""
    return known(cell) in _CODE_OR_HTTP or known(cell) in title_words.LATER_CODE


def is_code_ending(cell: str) -> bool:
    """Whether `cell`, alone in its cell, is a title of a column of codes."""
    return ending(cell) in _CODE_OR_HTTP


def is_message_title(cell: str) -> bool:
    """Whether `cell` is a title of a column of texts."""
    return known(cell) in _TEXT


def is_error_title(cell: str) -> bool:
    """Whether `cell` can be the title of a column of codes that are words: `Error name`."""
    return known(cell) in title_words.ERRORS


def is_later_message_title(cell: str) -> bool:
    """Whether `cell` can be the title of a column of texts where no other is: `Reason`."""
    return known(cell) in title_words.LATER_MESSAGE


def is_status_title(cell: str) -> bool:
    """Whether `cell` says that its column holds HTTP statuses."""
    return (
        key(cell).startswith("http")
        or key(cell).endswith("http")
        or known(cell).startswith("http")
    )


def is_status_beside(cell: str, others: Sequence[str]) -> bool:
    """Whether `cell` is the title of HTTP statuses because one of codes stands beside it: `Status code`, `Error code`."""
    return known(cell) in ("status", "statuscode") and any(
        is_code_title(other) and known(other) not in title_words.HTTP
        for other in others
    )


def is_own_word(cell: str) -> bool:
    """Whether `cell` could be a provider's own word for a code."""
    return bool(_OWN_WORD.fullmatch(cell))


# Under these, a table has settings or fields rather than codes, unless there is a message as well.
_SETTINGS = frozenset("name key value constant type identifier symbol enum".split())
_WORDED_NAMES = frozenset("name errorname codename error label title".split())
_BODIES = frozenset("httpbody body responsebody errorbody".split())
_CAUSES = frozenset("cause causes condition conditions reason reasons".split())
# What the titles of a table of fields or parameters are.
_OF_FIELDS = frozenset("type datatype format required default example".split())
_CODES_OF_TWO_WORDS = frozenset(
    "errorcode responsecode returncode resultcode reasoncode declinecode failurecode exceptioncode rejectcode".split()
)
_CODE_OR_HTTP = frozenset([*title_words.CODE, *title_words.HTTP])
_TEXT = frozenset([*title_words.MESSAGE, *title_words.DESCRIPTION])
_KNOWN = frozenset(
    [
        *_CODE_OR_HTTP,
        *_TEXT,
        *title_words.NAME,
        *title_words.RETRY,
        *title_words.SECTION,
    ]
    + [*title_words.LATER_CODE, *title_words.LATER_MESSAGE, *title_words.ADVICE]
)


def _code_column(
    titles: Sequence[str], columns: Sequence[Sequence[str]], header: Sequence[str]
) -> int | None:
    http = {at for at, title in enumerate(titles) if title.startswith("http")}
    at_status = _repeated_statuses(titles, columns)
    if at_status is not None:
        others = [at for at in range(len(titles)) if at != at_status and at not in http]
        for at in others:
            if titles[at] in title_words.CODE and _is_distinct(columns[at]):
                return at
        for at in others:
            if _tells_apart(titles[at], columns[at]):
                return at
    for at, title in enumerate(titles):
        if (
            title in title_words.CODE
            and at not in http
            and _share(columns[at], _is_code) >= 0.5
        ):
            others = [
                other
                for other, word in enumerate(titles)
                if other != at and word in title_words.CODE and other not in http
            ]
            # "Status code" beside "Code" is the HTTP status.
            if title == "statuscode" and others:
                continue
            if len(set(columns[at])) < len(columns[at]):
                return next(
                    (other for other in others if _is_distinct(columns[other])), at
                )
            return at
    has_message = any(
        title in title_words.MESSAGE
        or title in title_words.DESCRIPTION
        or title in title_words.ENGLISH
        for title in titles
    )
    has_reason = has_message or any(
        title in title_words.LATER_MESSAGE and _words(cells) > 2
        for title, cells in zip(titles, columns, strict=True)
    )
    if any(_share(cells, _is_data_type) >= 0.6 for cells in columns) or not (
        _ELSEWHERE.isdisjoint(titles)
    ):
        return None
    for words in (title_words.LATER_CODE, title_words.HTTP):
        for at, title in enumerate(titles):
            if title in _JOINED_ONLY and _share(columns[at], _is_constant) < 0.5:
                continue
            if (
                title in words
                and (has_message if title in _SETTINGS else has_reason)
                and _share(columns[at], _fits_title(title)) >= 0.8
            ):
                return _beside_statuses(at, titles, columns)
    comments = [
        at
        for at, title in enumerate(titles)
        if title in title_words.LATER_MESSAGE and _words(columns[at]) > 2
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
            and _share(columns[at], _is_joined_or_code) >= 0.8
        ):
            return at
    for at, title in enumerate(titles):
        if title.endswith(("code", "codes")) and at not in http:
            if _share(columns[at], is_code_like) >= 0.8:
                return at
    if any(title in _CAUSES for title in titles):
        for at, title in enumerate(titles):
            if (
                title in title_words.LATER_CODE
                and _share(columns[at], SYMBOL.fullmatch) >= 0.8
            ):
                return at
    likely = [
        at
        for at, title in enumerate(titles)
        if title not in _KNOWN
        and (has_message or not any(titles))
        and (not title or _NUMBERED_WORD.fullmatch(header[at]))
        and columns[at]
        and _share(columns[at], _is_cell_or_range) >= 0.8
    ]
    if len(likely) > 1:
        likely = [at for at in likely if not _are_statuses(columns[at])] or likely
    numbers = [at for at in likely if _share(columns[at], _begins_with_number) == 1]
    symbols = likely and all("_" in cell for cell in columns[likely[0]])
    return next(iter(numbers if symbols and numbers else likely), None)


def _are_statuses(cells: Sequence[str]) -> bool:
    """Whether the cells of a column without a title are HTTP statuses, some for several rows."""
    return len(set(cells)) < len(cells) and all(map(STATUS.fullmatch, cells))


def _begins_with_number(cell: str) -> bool:
    return bool(re.match(r"(?:-?[0-9]+|0[xX][0-9A-Fa-f]+)(?:\s|$)", cell, re.ASCII))


def _beside_statuses(
    at: int, titles: Sequence[str], columns: Sequence[Sequence[str]]
) -> int:
    """The column `at`; if it may hold nothing but HTTP statuses, the one beside it that has another word in each row."""
    if titles[at] not in title_words.HTTP or not all(
        map(STATUS.fullmatch, filter(None, columns[at]))
    ):
        return at
    words = (other for other in range(len(titles)) if other != at)
    return next(
        (other for other in words if _tells_apart(titles[other], columns[other])), at
    )


def _is_cell_or_range(cell: str) -> bool:
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
            title in title_words.CODE
            and len(set(cells)) < len(cells) > 2
            and all(map(_SEVERAL_STATUSES.fullmatch, cells))
        ):
            return at
    return None


def _tells_apart(title: str, cells: Sequence[str]) -> bool:
    """Whether a column has words, most of them made of several, another in every row."""
    return (
        (
            title in title_words.CODE
            or title in title_words.LATER_CODE
            or title in title_words.NAME
            or title not in _KNOWN
        )
        and len(set(cells)) == len(cells)
        and all(IDENTIFIER.fullmatch(cell) or SYMBOL.fullmatch(cell) for cell in cells)
        and _share(cells, lambda cell: JOINED.fullmatch(cell) or SYMBOL.fullmatch(cell))
        > 0.5
    )


def _fits_title(title: str) -> Callable[[str], bool]:
    """What a code must look like under a title that need not be one of codes: under `Error type`, any identifier will do."""
    return _is_identifier_or_code if title in title_words.ERRORS else _is_code_or_range


def _is_code_or_range(cell: str) -> bool:
    return _is_codes(cell) or is_range(cell)


def _is_identifier_or_code(cell: str) -> bool:
    return is_code_cell(cell) or all(map(IDENTIFIER.fullmatch, cell.split(":")))


def _message_column(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> int | None:
    for words in (
        title_words.MESSAGE,
        title_words.DESCRIPTION,
        title_words.LATER_MESSAGE,
    ):
        hits = [
            at for at, title in enumerate(titles) if at not in found and title in words
        ]
        if words is title_words.MESSAGE:
            hits += _bodies(titles, columns, found)
        hits = [at for at in hits if any(columns[at])]
        if words is title_words.MESSAGE:
            hits = [at for at in hits if not _names_beside(at, titles, columns)]
        if words is title_words.LATER_MESSAGE:
            hits.sort(key=lambda at: -_words(columns[at]))
            hits = [at for at in hits if _words(columns[at]) > 1.2] or hits[:0]
        if hits:
            return hits[0]
    english = [at for at, title in enumerate(titles) if title in title_words.ENGLISH]
    if english and english[0] not in found:
        if _share(columns[english[0]], is_code_like) < 0.5:
            return english[0]
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
            title in title_words.DESCRIPTION and _words(cells) > 2
            for title, cells in zip(titles, columns, strict=True)
        )
    )


def _named_column(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> int | None:
    """The column of messages that has names, where another has the texts; or one that has another `BAD_SYMBOL` in each row."""
    rest = [at for at in range(len(titles)) if at not in found]
    for at in rest:
        if titles[at] in title_words.MESSAGE and _names_beside(at, titles, columns):
            return at
    untitled = not any(titles)
    return next(
        (
            at
            for at in rest
            if _are_symbols(columns[at]) or (untitled and _are_capitals(columns[at]))
        ),
        None,
    )


def _are_capitals(cells: Sequence[str]) -> bool:
    return len(set(cells)) == len(cells) > 1 and all(
        cell.isupper() and len(cell) > 2 and IDENTIFIER.fullmatch(cell)
        for cell in cells
    )


def _are_symbols(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return (
        len(filled) > 2
        and len(filled) * 10 >= len(cells) * 9
        and len(set(filled)) * 10 >= len(filled) * 9
        and all("_" in cell and SYMBOL.fullmatch(cell) for cell in filled)
    )


def _untitled_statuses(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> dict[int, str]:
    """The column whose title we do not know and that has nothing but statuses of HTTP."""
    for at, title in enumerate(titles):
        if at not in found and title and title not in _KNOWN and len(columns[at]) > 1:
            if all(cell in _STATUSES for cell in columns[at]):
                return {at: HTTP}
    return {}


def _untitled_names(
    titles: Sequence[str], columns: Sequence[Sequence[str]], found: dict[int, str]
) -> int | None:
    """The column whose title we do not know and that has a name like `CARD_LOST` in every row, another in each."""
    return next(
        (
            at
            for at, title in enumerate(titles)
            if at not in found
            and title not in _KNOWN
            and _share(columns[at], SYMBOL.fullmatch) == 1
            and _share(columns[at], lambda cell: "_" in cell) >= 0.5
            and len(set(columns[at])) == len(columns[at])
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
    """How many words a cell has, of those that are filled; of a text without spaces, two characters are one."""
    filled = [cell for cell in cells if cell]
    count = sum(len(cell.split()) + len(_EASTERN.findall(cell)) // 2 for cell in filled)
    return count / len(filled) if filled else 0.0


def _is_code(cell: str) -> bool:
    return (
        bool(VISIBLE.fullmatch(cell))
        or is_range(cell)
        or any(is_code_like(word) for word in cell.split()[:1])
    )


def _is_data_type(cell: str) -> bool:
    """Whether a cell says what the values of a field are: such tables are about fields."""
    words = re.findall("[a-z]+", cell.casefold())
    return bool(words) and words[0] in _DATA_TYPES and len(words) < 4


def _is_codes(cell: str) -> bool:
    """Whether a cell has a code, or several with commas between them."""
    return all(map(is_code_like, re.split(r"\s*[,/]\s*", cell, maxsplit=MAX_CODES)))


def _is_status(cell: str) -> bool:
    return bool(
        re.match(r"(?:HTTP )?[1-5](?:[0-9]{2}|xx)\b", cell, re.ASCII | re.I)
    ) or cell in ("-", "–", "—")


def _is_joined(cell: str) -> bool:
    return bool(JOINED.fullmatch(cell) or is_code_like(cell))


def _is_constant(cell: str) -> bool:
    return _is_joined(cell) or bool(re.fullmatch("[A-Z]{3,}", cell))


def _is_joined_or_code(cell: str) -> bool:
    return _is_joined(cell) or is_code_cell(cell)


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
