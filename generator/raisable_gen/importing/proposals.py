"""The text of a row in; the kind and the category that its words propose out, with the words that say so.

A proposal is for a person to confirm. Where no word tells, nothing is proposed: not known is not a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """`why` is a phrase of ours, never a text of the page; empty where nothing is proposed."""

    value: str
    why: str


_SUCCESS_CODES = re.compile(
    "0{1,8}|200|200000|2000|10000|SUCCESS|OK|Success|success|ok|SUCCEED|APPROVED",
    re.ASCII,
)
_SUCCESS = re.compile(
    r"^(?:ok|okay|approved|accepted|normal|no errors?|completed|done)\W*$|\bsuccess(?:ful|fully)?\b|\bsucceed(?:ed|s)?\b"
    # The same in Spanish, Portuguese, French, German, Italian, Dutch, Polish, Turkish, Vietnamese and Indonesian, and in other letters.
    r"|\b(?:éxito|exitos[oa]s?|aprobad[oa]|sucesso|aprovad[oa]|succès|réussie?|approuvée?|erfolg\w*|successo|riuscit[oa]|approvat[oa]|geslaagd|sukces\w*"
    r"|başarı(?:lı|yla)|thành công|berhasil|sukses)\b|\bуспе(?:х|шн)|성공|成功|正常|สำเร็จ|نجاح",
    re.I,
)
_NO_SUCCESS = re.compile(
    r"\b(?:not|un\w+|in\w*valid|fail\w*|error|den\w+|only|must|cannot|can't|without|before|until|unless|unable|already|wait\w*|pending|no(?! errors?\b))\b"
    r"|\b(?:sin|não|nao|sem|pas|nicht|ohne|non|senza|niet|nie|bez|değil|không|chưa|tidak|gagal|belum|не|нет|без)\b|неуспе|실패|않|아닙|不|失败|失敗|異常|异常|ไม่",
    re.I,
)
_PENDING = (
    (
        r"\b(?:is|are|being|still|currently) (?:being )?(?:processed|processing|generated|created|reviewed|verified)\b",
        "being processed",
    ),
    (r"^(?:\w+ ){0,3}processing$", "processing"),
    (r"\bin progress\b", "in progress"),
    (
        r"\b(?:is|are) (?:still )?pending\b|^pending\b|^(?:\w+ ){1,3}pending\W*$|\bpending (?:review|verification|approval|confirmation)\b",
        "pending",
    ),
    (r"\bunder (?:p?review|verification)\b", "under review"),
    (r"\bcheck (?:back )?later\b|处理中|审核中", "check later"),
)
# Read from above: the first that fits is proposed.
_CATEGORIES = (
    (
        "rate_limited",
        r"\btoo (?:many (?:requests|attempts)|frequent\w*|fast|quickly)\b|\brate.?limit|\bfrequen(?:t|tly|cy)\b|\bthrottl|in a minute|过于频繁",
        "too frequent",
    ),
    (
        "insufficient_funds",
        r"\b(?:insufficient|not enough|low|negative|inadequate)\b.*\b(?:balance|funds?|fee|margin|asset|amount|money)|\b(?:balance|funds?)\b.*\b(?:insufficient|not enough|too low)|余额不足|not enough for fee",
        "insufficient balance",
    ),
    (
        "compliance_blocked",
        r"\b(?:compliance|sanction\w*|aml|risk control|high.risk|at risk|rfi\b|edd\b|blacklist\w*|fraud\w*|suspicious)",
        "compliance or risk",
    ),
    (
        "unauthenticated",
        r"\b(?:unauthenticated|unauthori[sz]ed|not logged in|please log ?in|log ?in (?:required|failed)|sign(?:ature)?(?: key)?\b.*\b(?:error|invalid|fail\w*|mismatch|wrong|incorrect|expired|not)|invalid (?:sign|signature|token|api.?key|access.?key|credentials)|(?:api|access|app)[ -]?(?:key|id)\b|access.?token|(?<!unsupported )\btoken\b|credential|wrong password|(?:incorrect|wrong|invalid) (?:\w+ ){0,3}password|password (?:is )?(?:incorrect|wrong)|(?:missing|bad) request header|timestamp|nonce|recv.?window|authentication)",
        "credentials",
    ),
    (
        "verification_failed",
        r"\bverif(?:y|ication)\b.*\b(?:error|fail\w*|invalid|incorrect|wrong|expired)|\b(?:invalid|wrong|incorrect|invaild) (?:verif\w+|pin|otp|cvv)\b|\b(?:pin|otp|cvv)\b.*\b(?:invalid|incorrect|wrong|fail\w*)|\bcaptcha\b",
        "verification failed",
    ),
    (
        "permission_denied",
        r"\b(?:permission|forbidden|not permitted|access denied|whitelist\w*|ip (?:address )?not allowed|no (?:access|authority|right)|prohibited|not authorized|unbound ip)\b",
        "permission",
    ),
    (
        "not_found",
        r"\b(?:not (?:be )?found|(?:does|do|did)(?:n't| not|es not)? ?(?:not )?exists?|not exists?|no such|cannot find|can ?not find|unknown (?!error|exception|status)|not registered|no \w+(?: \w+)? found|nonexistent)\b|不存在|未找到",
        "not found",
    ),
    (
        "already_exists",
        r"\balready\b.*\b(?:exist\w*|used|submitted|registered|set|verified|bound|taken)|\bduplicat\w*|\bexists?$|\brepeat\w*|\boccupied\b|\bbeen (?:used|submitted|applied)\b|已存在|重复",
        "already exists",
    ),
    (
        "unsupported",
        r"\b(?:not (?:yet )?support\w*|unsupported|no longer supported|not available (?:in|for)|not allowed for|does not support|only supports?)\b|不支持",
        "not supported",
    ),
    (
        "invalid_request",
        r"\b(?:characters?|digits?|decimals?)\b",
        "a form that is asked for",
    ),
    (
        "internal",
        r"\b(?:internal|system|server) (?:service )?(?:error|fault|exception)\b",
        "a fault inside",
    ),
    (
        "limit_exceeded",
        r"\b(?:exceed\w*|over (?:the )?limit|limit (?:reached|exceeded)|(?:upper|daily|maximum|minimum) (?:\w+ ){0,3}(?:limit|cap|amount)|too (?:large|small|many|long|high|low)|at (?:least|most)|max(?:imum)?\b|min(?:imum)?\b|(?:greater|less|more) than|no less than|not less than|count limit)",
        "a limit",
    ),
    (
        "unavailable",
        r"\b(?:system (?:is )?busy|service (?:is )?(?:currently |temporarily )?unavailable|unavailable|under maintenance|maintenance|timed? ?out|overload\w*|offline|suspend(?:ed)? trading|trading (?:is )?suspended|network error|gateway|server busy)|系统繁忙|超时",
        "unavailable",
    ),
    (
        "invalid_state",
        r"\b(?:status|state)\b|\b(?:not|has been|is|already|been) (?:active|activated|open|opened|enabled|frozen|closed|locked|suspended|disabled|cancell?ed|inactive|expired|processed|in use)\b|\bfrozen\b|\bclosed\b|\binactive\b|\blocked\b",
        "a state",
    ),
    (
        "operation_failed",
        r"\b(?:fail(?:ed|ure|s)?|unable to|unsuccessful)\b|\b(?:create|creation|update|send|upload|save|bind|delete|submit)\w* error\b|失败",
        "failed",
    ),
    (
        "invalid_request",
        r"\b(?:invalid|illegal|incorrect|(?<!something )wrong|malformed|required?|missing|is null|be (?:null|empty)|empty|blank|mandatory|bad request|format|param(?:eter)?s?|mismatch|does not match|not match\w*|must (?:be|include|contain|have)|cannot contain|precision|not a valid|unrecogni[sz]ed)\b|参数|无效|错误的|不能为空",
        "wrong or missing value",
    ),
    (
        "internal",
        r"\b(?:unknown (?:error|exception)|unexpected|service exception|something (?:\w+ )?wrong|exception)\b|系统错误|系统异常",
        "a fault inside",
    ),
)
_BY_STATUS = {
    "400": "invalid_request",
    "401": "unauthenticated",
    "403": "permission_denied",
    "404": "not_found",
    "409": "already_exists",
    "429": "rate_limited",
    "500": "internal",
    "502": "unavailable",
    "503": "unavailable",
    "504": "unavailable",
}
_RETRY = re.compile(
    r"\b(?:try|retry)(?: it)? (?:again )?(?:later|after)\b|\bplease (?:try again|retry)(?: later)?\W*$|请稍后(?:再试|重试)",
    re.I,
)
_PERSON = re.compile(
    r"\b(?:verify|code|password|ssn|login|log in|correct|check|different|another|change|refresh|modif)",
    re.I,
)
_COMPILED = tuple(
    (category, re.compile(words, re.I), why) for category, words, why in _CATEGORIES
)
_COMPILED_PENDING = tuple((re.compile(words, re.I), why) for words, why in _PENDING)


def is_success(code: str, message: str, of_status: bool) -> tuple[bool, bool]:
    """Whether the row is a success, and whether code and text both say so."""
    says = bool(_SUCCESS.search(message)) and not _NO_SUCCESS.search(message)
    if of_status:
        is_one = bool(re.fullmatch("2[0-9]{2}", code))
        return is_one, is_one
    return says, says and bool(_SUCCESS_CODES.fullmatch(code))


def pending(message: str) -> Proposal:
    """`pending`, if the text says that something is not finished."""
    for words, why in _COMPILED_PENDING:
        if words.search(message):
            return Proposal("pending", why)
    return Proposal("", "")


def category(message: str, status: str, known: frozenset[str]) -> Proposal:
    """One of the `known` categories that the text proposes, else the one of a telling HTTP `status`."""
    for found, words, why in _COMPILED:
        if found in known and words.search(message):
            return Proposal(found, why)
    by_status = _BY_STATUS.get(status[:3], "")
    return (
        Proposal(by_status, f"HTTP {status[:3]}")
        if by_status in known
        else Proposal("", "")
    )


def retryable(message: str) -> bool | None:
    """`True` where the text asks to send the same again; `None` where it says nothing, or a person has to act first."""
    return True if _RETRY.search(message) and not _PERSON.search(message) else None
