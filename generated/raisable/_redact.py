"""Text that a server wrote, in; text that may be printed, logged and pickled, out.

Nothing here fails: whatever is given, a bounded string comes back. Card-like digit runs, track data, card
verification values, credentials and long opaque tokens are masked; control and format characters are escaped.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing and re takes longer than importing this package
    import re
    from collections.abc import Callable
    from typing import Any

    Mask = str | Callable[[re.Match[str]], str]
    Compiled = tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Mask], ...]]

MAX_LENGTH = 500
"""Characters of a server's text that are shown."""
SHORTEST_CARD = 10**11
"""The first number of twelve digits: from here on a number could be a card's."""
MAX_READ = 4 * MAX_LENGTH
"""Characters of a server's text that are looked at."""


def is_card_number(digits: str) -> bool:
    """Whether it has the length of a card number, and the check digit of one (ISO/IEC 7812-1, Luhn)."""
    if not 12 <= len(digits) <= 19:
        return False
    values = [int(digit) for digit in reversed(digits)]
    doubled = (sum(divmod(2 * value, 10)) for value in values[1::2])
    return (sum(values[::2]) + sum(doubled)) % 10 == 0


def _last_four(found: re.Match[str]) -> str:
    digits = "".join(character for character in found[0] if character.isdigit())
    for length in (16, 15, 19, 18, 17, 14, 13, 12):
        if is_card_number(digits[:length]):
            return f"[...{digits[length - 4 : length]}]"
    return "[number]"


def _account(found: re.Match[str]) -> str:
    digits = sum(character.isdigit() for character in found[0])
    return "[account]" if digits >= 10 else found[0]


def _opaque(found: re.Match[str]) -> str:
    text = found[0]
    digits = sum(character.isdigit() for character in text)
    return "[secret]" if 2 <= digits < len(text) else text


# The names that stand before a secret: of those that are also ordinary words, a digit must tell that one follows.
_SECRET = (
    r"(secret|pass(?:word|wd|phrase|code)|pwd|credentials?|cookie"
    r"|(?:api|app|access|private)[ _-]?key|access[ _-]token)"
)
_ORDINARY = (
    r"((?<![a-z])key|token|sign(?:ature)?|pass|(?<![a-z])pan"
    r"|cvv2?|cvc2?|csc|security[ _-]?code|(?<![a-z])(?:cid|pin))"
)
_EITHER = f"(?:{_SECRET}|{_ORDINARY})"
_END = r"[\w-]{0,20}[\\\"']{0,3}\s{0,3}"
_QUOTED = r"\\?(?:\"(?:[^\"\\]|\\[^\"])*(?:\\?\")?|'[^']*'?)"

# Each is linear: what a repetition may repeat and what may follow it differ in their first character, or it is bounded.
_SECRETS: tuple[tuple[str, Mask], ...] = (
    # Magnetic stripe: track 1 is %B number ^ name ^ data ?, track 2 is ; number = data ?
    (
        r"%[A-Za-z]\d{1,19}\^[^?]{0,150}\??|;\d{8,19}=[^?\s]{0,60}\??",
        "[track data]",
    ),
    # What a URL says before its host.
    (r"://[^\s/@:]{0,100}:[^\s/@]{1,200}@", "://[secret]@"),
    # An Authorization header, with its scheme or without.
    (
        r"(?i)(authorization[\\\"']{0,3}\s{0,3}[:=]\s{0,3}[\\\"']{0,3})(?:[\w-]{1,30}\s{1,3})?[^\s\"',;]+",
        r"\1[secret]",
    ),
    (
        r"\b([Bb]earer|[Bb]asic|BEARER|BASIC)\s{1,3}(?=\S{0,500}[\d=]|\S{1,200}[A-Z])\S{6,}",
        r"\1 [secret]",
    ),
    # "name": "value", whatever the value; name=value; name: value.
    (rf"(?i){_EITHER}({_END}[:=]\s{{0,3}}){_QUOTED}", r"\1\2\3[secret]"),
    (rf"(?i){_EITHER}({_END}=\s{{0,3}})[^\s&\"']+", r"\1\2\3[secret]"),
    (rf"(?i){_SECRET}({_END}:\s{{0,3}})[^\s&]+", r"\1\2[secret]"),
    (
        rf"(?i){_ORDINARY}({_END}:\s{{0,3}})(?=[^\s&]{{0,500}}\d)[^\s&]+",
        r"\1\2[secret]",
    ),
    # A card verification value or a PIN, with a few words between: "the CVV is 123".
    (
        (
            r"(?i)(cvv2?|cvc2?|(?<![a-z])(?:csc|cid|pin)|security code)(?![a-z])"
            r"(\W{0,4}(?:[a-z]{1,20}\W{1,4}){0,2})\d{3,12}(?!\d)"
        ),
        r"\1\2[secret]",
    ),
    # International account numbers, in groups of four or in one.
    (
        r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{4}){2,7}(?:[ -]?[A-Za-z0-9]{1,4})?",
        _account,
    ),
    # Twelve digits or more, whatever stands between them but the signs of times and sums: a card or account number; and
    # the short numbers after it, which may be its expiry date and its verification value.
    (
        (
            r"(?!\d{1,3}(?:\.\d{1,3}){3}(?![\d.]))"  # not an IP address
            r"\d(?:(?:[^\w:,]|_){0,3}\d){11,}(?:[^\w\s]{0,2}\s?\d{1,4}(?!\d)){0,4}"
        ),
        _last_four,
    ),
    # Keys and tokens without a name: long, with digits among the letters.
    (r"eyJ[\w-]{6,}(?:\.[\w-]*){0,2}", "[secret]"),
    (r"\b(?:AKIA|ASIA)[A-Z0-9]{16}", "[secret]"),
    (r"[A-Za-z0-9+_=-]{20,}", _opaque),
)
# Without any of these no pattern above finds anything.
_SUSPECT = r"[\d:=]|[Bb]earer|[Bb]asic|BEARER|BASIC"
_compiled: Compiled | None = None


def _patterns() -> Compiled:
    """`_SUSPECT` and `_SECRETS`, compiled when the first text comes: that takes longer than all imports together."""
    global _compiled
    if _compiled is None:
        import re

        secrets = tuple((re.compile(pattern), mask) for pattern, mask in _SECRETS)
        _compiled = re.compile(_SUSPECT), secrets
    return _compiled


def redact(text: object) -> str:
    """`text` without what must not be shown, escaped and cut to `MAX_LENGTH` characters.

    Anything but a text gives the empty string: an object's own text may fail, or be as long as it likes.
    """
    given: Any = text
    if not issubclass(type(given), str):  # isinstance asks an object, which may lie
        return ""
    shown = str.__str__(given)
    cut = len(shown) > MAX_READ
    if cut:
        # A number or key that the cut goes through must not stay as a piece that looks harmless.
        shown = shown[:MAX_READ].rstrip()
        shown = shown[: len(shown) - len(shown.split()[-1])] if shown else ""
        while shown and not shown[-1].isalpha():
            shown = shown[:-1]
    suspect, secrets = _patterns()
    if suspect.search(shown):
        for pattern, mask in secrets:
            shown = pattern.sub(mask, shown)
    if not shown.isprintable():
        shown = "".join(
            c if c.isprintable() else c.encode("unicode_escape").decode("ascii")
            for c in shown
        )
    if cut or len(shown) > MAX_LENGTH:
        shown = shown[: MAX_LENGTH - 3] + "..."
    return shown
