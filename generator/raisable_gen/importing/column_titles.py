"""The title of a column, or of a section, in; what it says out: codes, texts, statuses, currencies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from raisable_gen.importing import languages, title_words
from raisable_gen.importing.title_words import key

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
    developer eng english error event exception external failure fault full gateway human internal issuer long main merchant message network
    next normalized numeric order original ret rtn our payment platform possible primary processor provider psp public raw readable reason recommended refusal
    refund reject rejection reply response result return scheme short status string sub suggested symbolic system technical transaction transfer
    type user your
    """.split())
# What stands between the halves of a title like `Message and explanation`.
_TOGETHER = re.compile(r"\s*[/&+]\s*|\s+(?:and|or|und|et|y|e|и|及|和|或)\s+")
# A title in two languages: `错误码 Code`.
_HALVES = re.compile(r"([\u3040-\u9fff\uac00-\ud7af]+)\s*([A-Za-z][A-Za-z ]{2,30})")
# The language of a column's texts: `Message (EN)`, `Meaning English`.
IN_ENGLISH = re.compile(
    r"(?:^|[\s(_-])(?:en|eng|english|inglés|inglês|anglais|englisch|英文)\)?$", re.I
)
TITLE_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+")
# Words that a provider uses for a code when it has several lists: short, and with a column of words beside it.
_OWN_WORD = re.compile(r"[A-Za-z][A-Za-z_ -]{0,15}", re.ASCII)
_ABOUT_CODES = re.compile(
    r"\b(?:errors?|codes?|exceptions?|faults?|reasons?|declines?|rejects?|rejections?|failures?|status(?:es)?|errno|c[óo]digos?|codici|codice|erros?|errores|errori?|"
    r"erreurs?|\w*fehler\w*|\w*codes?|mã lỗi|lỗi|kesalahan|kode|hata\w*|błęd\w*|chyb\w*|fout\w*|feil\w*|fejl\w*|felkod\w*|hibakód\w*|virhe\w*|código\w*|kod\w*)\b"
    r"|错误|錯誤|代码|代碼|状态码|狀態碼|返回码|返回碼|响应码|回應码|异常|異常|エラー|コード|오류|에러|코드|ошиб|\bкод|помил|σφάλμα|κωδικ|รหัส|ข้อผิดพลาด|خطأ|أخطاء|رمز|שגיא|त्रुटि",
    re.I,
)
_ABOUT_ERRORS = re.compile(r"\b(?:error|decline|reject|fail|fault|excep)", re.I)
_ABOUT_STATES = re.compile(
    r"\b(?:payment|order|transaction|refund|account|card|subscription|payout|transfer|withdrawal|deposit|invoice|charge|merchant|settlement|job|task|ticket|shipment|delivery|"
    r"user|session|kyc|booking|reservation|package|trip|ride|device|sim|esim|batch|campaign|contract|document)\s+(?:status|state)(?:es|s)?(?:\s+(?:values?|list|enum|types?))?$"
    r"|^(?:statut|état|estado|stato|status)(?:e?s)?\s+(?:of (?:an?|the)|del|de la|de|do|da|du|des|della|der|des)\s+\w+$"
    r"|(?:支付|订单|交易|退款|账户|用户|提现|充值|转账)状态(?:列表|枚举|说明)?$|(?:決済|注文|取引)(?:状態|ステータス)$|(?:결제|주문|거래|환불)\s?상태$|статус[ыа]? (?:платеж|заказ|транзакц)\w+$",
    re.I,
)
_ABOUT_KINDS = re.compile(r"\b(?:types?|kinds?|methods?|brands?|schemes?)$", re.I)
_ABOUT_FIELDS = re.compile(
    r"\b(?:fields?|attributes?|param(?:eter)?s?|propert(?:y|ies))$", re.I
)
_ABOUT_PLACES = re.compile(
    r"\b(?:channel|payment method|biller|category|mcc) codes?\b|^mccs?$|\bbank (?:names?|list)$|\b(?:currenc(?:y|ies)|countr(?:y|ies)|languages?|locales?|time ?zones?|regions?|moneda|monedas|divisas?|moedas?|valut[ae]|devises?|währung\w*|"
    r"pa[ií]s(?:es)?|pays|paesi|länder\w*|langues?|idiomas?|lingue|sprachen?|валют\w*|стран\w*|язык\w*|tiền tệ|quốc gia|mata uang|negara|para birimi|ülke\w*|walut\w*)\b"
    r"|货币|貨幣|币种|幣別|国家|國家|语言|語言|通貨|国コード|言語|통화|국가|언어",
    re.I,
)


@lru_cache(4096)
def known(title: str) -> str:
    """The title that we know among those that `title` could be: `code` for `Raw code`; empty where there is none."""
    title = re.sub(r"\s*\([^()]*\)$", "", title)
    whole = key(title) or ("no" if title.strip() in ("#", "№") else "")
    if whole in KNOWN:
        return whole
    if "/" in title and len(title) <= 60:
        return next((found for part in title.split("/") if (found := known(part))), "")
    if len(title) > 60 or ":" in title or title[:1].isdigit():
        return ""
    words = [word.lower() for word in TITLE_WORD.findall(title)]
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
        found for at in range(1, len(words)) if (found := "".join(words[at:])) in KNOWN
    )


def ending(title: str) -> str:
    """Like `known`, for a title that stands alone in its cell: `Spot WS Error Code` is one of codes by its last words."""
    found = known(title)
    if found or len(title) > 60:
        return found
    if _TOGETHER.search(title):
        parts: list[str] = [known(part) for part in _TOGETHER.split(title)]
        texts = [part for part in parts if part in TEXT]
        parts = [part for part in parts if part not in title_words.SECTION]
        return next(filter(None, texts + parts), "")
    if not title.isascii() and (halves := _HALVES.fullmatch(title)):
        return known(halves[1]) or known(halves[2])
    bare = re.sub(r"\(e?s\)$", "", title)  # `Bank error code(s)`
    words = [word.lower() for word in TITLE_WORD.findall(bare)]
    last = "".join(words[-2:])
    is_code = last in _CODES_OF_TWO_WORDS and not KNOWN.intersection(words[:-2])
    return last if is_code else ""


def is_about_codes(title: str) -> bool:
    """Whether the title of a page or a section says that codes follow."""
    return bool(_ABOUT_CODES.search(title.replace("_", " ")))


def is_about_places(title: str) -> bool:
    """Whether a title says that codes of currencies, countries or languages follow, which nobody raises."""
    return bool(_ABOUT_PLACES.search(title)) and not _ABOUT_ERRORS.search(title)


def is_about_fields(title: str) -> bool:
    """Whether a title says that the fields of something follow: `Error attributes`."""
    return bool(_ABOUT_FIELDS.search(title))


def is_about_kinds(title: str) -> bool:
    """Whether a title says that the kinds of something follow: `Transaction types`."""
    return bool(_ABOUT_KINDS.search(title)) and not _ABOUT_ERRORS.search(title)


def is_about_states(title: str) -> bool:
    """Whether a title says that the states of something follow, `Payment status`, which are not what went wrong."""
    return bool(_ABOUT_STATES.search(title)) and not _ABOUT_ERRORS.search(title)


def is_vague(title: str) -> bool:
    """Whether a title stands above codes, and above much else as well: `Value`, `ID`."""
    return bool(title) and not is_code_title(title) and not is_about_codes(title)


def is_title(cell: str) -> bool:
    """Whether `cell` is a title of a column that we know."""
    return bool(known(cell))


def is_whole_title(cell: str) -> bool:
    """Whether `cell` is in the lists of titles, not only made of words like theirs."""
    return key(cell) in KNOWN


def is_open(cell: str) -> bool:
    """Whether `cell` may be two titles: it has several words, and is not in the lists."""
    return " " in cell and not is_whole_title(cell)


def is_section_title(cell: str) -> bool:
    """Whether `cell` says that a name of a part follows."""
    return key(cell) in ("title", "name") or key(cell) in title_words.SECTION


def is_code_title(cell: str) -> bool:
    """Whether `cell` is a title of a column of codes."""
    return known(cell) in CODE_OR_HTTP


def may_be_code_title(cell: str) -> bool:
    """Whether `cell` can be the title of a column of codes where no other is: `Status`."""
    return known(cell) in CODE_OR_HTTP or known(cell) in title_words.LATER_CODE


def is_code_ending(cell: str) -> bool:
    """Whether `cell`, alone in its cell, is a title of a column of codes."""
    return ending(cell) in CODE_OR_HTTP


def is_message_title(cell: str) -> bool:
    """Whether `cell` is a title of a column of texts."""
    return known(cell) in TEXT


def is_error_title(cell: str) -> bool:
    """Whether `cell` can be the title of a column of codes that are words: `Error name`."""
    return known(cell) in title_words.ERRORS


def is_later_message_title(cell: str) -> bool:
    """Whether `cell` can be the title of a column of texts where no other is: `Reason`."""
    return known(cell) in title_words.LATER_MESSAGE


def may_be_message_title(cell: str) -> bool:
    """Whether `cell` is the title of texts, if only by its last word: `HTTP description`."""
    last = TITLE_WORD.findall(cell)[-1:]
    return (
        is_message_title(cell)
        or is_later_message_title(cell)
        or any(map(is_message_title, last))
    )


def is_list_of_codes(title: str) -> bool:
    """Whether `title` stands above codes that are no HTTP statuses."""
    return is_code_title(title) and not is_status_title(title)


def is_status_title(cell: str) -> bool:
    """Whether `cell` says that its column holds HTTP statuses."""
    return (
        key(cell).startswith("http")
        or key(cell).endswith("http")
        or known(cell).startswith("http")
    )


def may_be_status(cell: str) -> bool:
    """Whether `cell` says that its column holds statuses, those of HTTP perhaps: `Status`."""
    return is_status_title(cell) or known(cell) in ("status", "statuscode")


def is_status_beside(cell: str, others: Sequence[str]) -> bool:
    """Whether `cell` is the title of HTTP statuses because one of codes stands beside it: `Status code`, `Error code`."""
    return known(cell) in STATUS_CODES and any(
        is_code_title(other) and known(other) not in title_words.HTTP
        for other in others
    )


def is_own_word(cell: str) -> bool:
    """Whether `cell` could be a provider's own word for a code."""
    return bool(_OWN_WORD.fullmatch(cell))


# Titles of codes that are those of HTTP statuses where another column has the codes.
STATUS_CODES = frozenset(
    "status statuscode 状态码 狀態碼 ステータスコード 상태코드".split()
)
_CODES_OF_TWO_WORDS = frozenset(
    "errorcode responsecode returncode resultcode reasoncode declinecode failurecode exceptioncode rejectcode".split()
)
CODE_OR_HTTP = frozenset([*title_words.CODE, *title_words.HTTP])
TEXT = frozenset([*title_words.MESSAGE, *title_words.DESCRIPTION])
KNOWN = frozenset(
    [
        *CODE_OR_HTTP,
        *TEXT,
        *title_words.NAME,
        *title_words.RETRY,
        *title_words.SECTION,
    ]
    + [*title_words.LATER_CODE, *title_words.LATER_MESSAGE, *title_words.ADVICE]
)
