"""Texts and documented names in, names for classes out: readable, and no two alike."""

from __future__ import annotations

import re
from collections.abc import Iterable

from raisable_gen import names

_BEGINNING = 400
_SYMBOL = re.compile("[A-Za-z0-9]+(?:[._:/-][A-Za-z0-9]+)*", re.ASCII).fullmatch
_ACRONYMS = frozenset("""
    ach aml api avs bic bin cvv cvc dex dns edd eur fx gps hk html http https iban id ids ip isin iso json jwt kyb kyc kyt mcc mfa ocr otp
    pan pci pdf pin poa qr rfi sdk sepa sms ssl ssn swift tls ttl uid uri url usd utc uuid vat vpn xml
    """.split())
_METHOD = re.compile(r"\W*\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+/\S*", re.ASCII)
_REWRITES = tuple(
    (re.compile(words, re.I), better)
    for words, better in (
        (r"\s*\([^()]*\)", ""),
        (r"(?<=\w)['’]s\b", ""),
        (r"\bcan['’]t\b", "cannot"),
        (r"n['’]t\b", " not"),
        (
            r"\b(?:could not|cannot|(?:was|were) not|ha(?:s|ve) not been) (?:be )?(?=(?:\w+ed|found)\b)",
            "not ",
        ),
        (r"\s*[,;.]?\s*\b(?:please|kindly)\b.*$", ""),
        (r"\b2fa\b", "two factor"),
        (r"(?<=\w{3})[.;:,!。，].*$", ""),
        (
            r"\b(?:does|do|did|is|are)(?:n't|nt| not|es not) (?:exists?|found)\b|\bnot exists?\b|\bcould not be found\b",
            "not found",
        ),
        (
            r"\b(?:can ?not|must not|may not|should not|can't) be (?:null|empty|blank)\b|\b(?:is|are) (?:null|empty|missing|mandatory)\b",
            "required",
        ),
        (r"^(?:missing(?: or |/)invalid|invalid(?: or |/)missing) ", "invalid "),
        (r"^(?:invalid|illegal|malformed|bad) (?!request$)(.+)$", r"\1 invalid"),
        (r"^(?:incorrect|wrong) (.+)$", r"\1 incorrect"),
        (r"^missing (.+)$", r"\1 required"),
        (r"^no such (.+)$", r"\1 not found"),
        (r"^not supported (.+)$", r"\1 not supported"),
        (r"^unsupported (.+)$", r"\1 not supported"),
        (r"^unknown (?!error|exception)(.+)$", r"\1 unknown"),
    )
)


def in_words(message: str) -> str:
    """The beginning of a text as one would say it, which is what its name and category are told by.

    `TOO_MANY_REQUESTS`, `tooManyRequests` and `TOO MANY REQUESTS` give `too many requests`.
    """
    beginning = message[:_BEGINNING]
    if _SYMBOL(beginning):
        pieces = re.split("[._:/-]", beginning)
        words = [it if it.isupper() else names.member(it) for it in pieces]
        return " ".join(words).replace("_", " ").lower()
    return beginning.lower() if beginning.isupper() else beginning


def from_text(message: str) -> str:
    """A name from a documented text, or nothing if it has no words that tell."""
    words = re.sub(r"^\{[^{}]*\}(?=(?: \w+){1,4}\W*$)", "field", message)
    words = re.sub(r"\{[^{}]*\}", " ", words).strip(" .:;,-")
    for pattern, better in _REWRITES:
        shorter = pattern.sub(better, words).strip(" .:;,-")
        if shorter != words and names.derived(shorter):
            words = shorter
    return _spelled(words)


def from_all_words(message: str) -> str:
    """A longer name from the same text, for one that is like another."""
    words = re.findall(
        r"[A-Za-z][A-Za-z0-9]*", re.sub(r"\{[^{}]*\}|['’]", "", message), re.ASCII
    )
    size = names.MOST_WORDS
    pieces = [
        _spelled(" ".join(words[at : at + size])) for at in range(0, len(words), size)
    ]
    return "".join(pieces)[:80]


def from_identifier(written: str) -> str:
    """A name from a documented one: `BAD_SYMBOL` gives `BadSymbol`, `badSymbol` too."""
    words = re.findall(r"[A-Za-z0-9]+", written, re.ASCII)
    pieces = [
        (
            (
                word.lower().capitalize()
                if word.isupper() and (len(words) > 1 or len(word) > 4)
                else word[0].upper() + word[1:]
            )
            if word.casefold() not in _ACRONYMS
            else word.upper()
        )
        for word in words
    ]
    return _fit("".join(pieces))


def from_symbol(code: str) -> str:
    """The name that a code gives which is words itself: `CARD_NOT_FOUND` gives `CardNotFound`; nothing for `AUTH_001` or `NARR`."""
    words = in_words(code).split()
    if words and words[0] in ("e", "err", "error") and len(words) > 2:
        words = words[1:]
    sounds = all(re.fullmatch("[a-z]+", it) for it in words) and all(
        re.search("[aeiouy]", it) for it in words if it not in _ACRONYMS
    )
    if not sounds or max(map(len, words), default=0) < 5:
        return ""
    return from_identifier("_".join(words))


def from_title(title: str) -> str:
    """The name of a group from the title of its section, or nothing."""
    title = _METHOD.sub(" ", title) if _METHOD.sub("", title) else title
    words = re.sub(r"[(\[（][^()\[\]（）]*[)\]）]|[^ -~]|['’]", " ", title)
    words = re.sub(
        r"^\W*(?:[0-9]+(?:\.[0-9]+)*[.)]?\s|[0-9]*[xX]{1,9}\b|[0-9]{2,}\b)[\s:–-]*",
        "",
        words,
    )
    words = re.sub(
        r"\b(?:error|response|status|return|result)?\s*codes?\b(?=.*\w)",
        " ",
        words,
        flags=re.I,
    )
    name = _spelled(words)
    for ending in ("Errors", "Error"):
        if len(name) > len(ending):
            name = name.removesuffix(ending)
    return name


def from_code(code: str) -> str:
    """A name for a code that has no words: `AUTH_001` gives `Auth001`, `1001` gives `Code1001`."""
    words = re.findall(r"[A-Za-z0-9]+", code, re.ASCII)
    name = "".join(word.lower().capitalize() for word in words)
    return _fit(
        name
        if name[:1].isalpha()
        else f"Code{'Minus' if code[:1] == '-' else ''}{name}"
    )


def _spelled(words: str) -> str:
    spelled = re.sub(
        r"[A-Za-z]+",
        lambda found: (
            found[0].upper()
            if found[0].casefold() in _ACRONYMS
            else (
                found[0].lower()
                if found[0].isupper() and len(found[0]) > 5
                else found[0]
            )
        ),
        words,
    )
    return _fit(names.derived(spelled))


def _fit(name: str) -> str:
    return name[:90] if re.fullmatch("[A-Z][A-Za-z0-9]*", name, re.ASCII) else ""


class Names:
    """The classes and members of a module; every name that is given out differs from all others."""

    def __init__(self, prefix: str, reserved: Iterable[str]) -> None:
        self._prefix = prefix
        self._classes = {name.casefold() for name in reserved}
        self._members: dict[str, set[str]] = {}
        # The last number that made a name free.
        self._numbers: dict[tuple[str, str, str], int] = {}

    def is_free(self, name: str, space: str = "", ending: str = "") -> bool:
        """Whether `name` can be a class, and, with a `space`, a member of its enum."""
        class_name = f"{self._prefix}{name}{ending}"
        if (
            not name
            or class_name.casefold() in self._classes
            or names.hides(class_name)
        ):
            return False
        if not space:
            return True
        member = names.member(name).casefold()
        return member not in names.MEMBERS and member not in self._members.get(
            space, set()
        )

    def bare(self, name: str) -> str:
        """`name` without the prefix, which every class has in front anyway."""
        begins = name.casefold().startswith(self._prefix.casefold())
        left = name[len(self._prefix) :] if begins else ""
        return left if left[:1].isupper() else name

    def take(self, name: str, space: str = "", ending: str = "") -> str:
        """Note that `name` is given; gives it back."""
        self._classes.add(f"{self._prefix}{name}{ending}".casefold())
        if space:
            self._members.setdefault(space, set()).add(names.member(name).casefold())
        return name

    def first_free(
        self, wishes: Iterable[str], space: str = "", ending: str = ""
    ) -> str:
        """The first of `wishes` that is free, or the last with a number that makes it so."""
        wish = "Unnamed"
        for wish in wishes:
            if self.is_free(wish, space, ending):
                return self.take(wish, space, ending)
        key = wish, space, ending
        number = self._numbers.get(key, 1) + 1
        while not self.is_free(f"{wish}{number}", space, ending):
            number += 1
        self._numbers[key] = number
        return self.take(f"{wish}{number}", space, ending)
