"""Text that a server wrote, in; text that may be printed, logged and pickled, out.

Nothing here fails: whatever is given, a bounded string comes back. Card-like digit runs, track data, card
verification values, credentials and long opaque tokens are masked; control and format characters are escaped.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def _last_four(found: re.Match[str]) -> str:
    return f"[...{found[0][-4:]}]"


MAX_LENGTH = 500
"""Characters of a server's text that are kept."""

# Each pattern is linear: what a repetition may repeat and what may follow it have no character in common.
_SECRETS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # Magnetic stripe: track 1 begins with %B, track 2 with ; and holds a =.
    (
        re.compile(r"%[A-Za-z]\d[^?\n]{0,120}\??|;\d{8,19}=[^?\n]{0,60}\??"),
        "[track data]",
    ),
    # An Authorization value: its scheme stays, the credential goes.
    (
        re.compile(
            r"(?i)\b(bearer|basic|digest|token|hmac-sha256)[\s:=]+[^\s,;\"']{6,}"
        ),
        r"\1 [secret]",
    ),
    # name=value, name: value, "name": "value" for names that hold secrets.
    (
        re.compile(
            r"(?i)([\w-]{0,40}(?:api[ _-]?key|appkey|secret|token|passw(?:or)?d|signature|authorization|private[ _-]?key))"
            r"([\"']?\s{0,3}[:=]\s{0,3}[\"']?)[^\s,;\"'&}]+"
        ),
        r"\1\2[secret]",
    ),
    (
        re.compile(
            r"(?i)\b(cvv2?|cvc2?|cid|pin)\b(\W{0,3}(?:is|code|number|was)?\W{0,3})\d{3,12}\b"
        ),
        r"\1\2[secret]",
    ),
    # Twelve digits or more, whatever stands between them: a card or account number.
    (re.compile(r"\d(?:[\s\-.\u2010-\u2015/_,:]{0,2}\d){11,}"), _last_four),
    # International account numbers.
    (
        re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,8}(?: ?[A-Z0-9]{1,3})?\b"),
        "[account number]",
    ),
    # Keys and tokens without a name: long, and not made of letters alone.
    (re.compile(r"(?=[A-Za-z+/_.=-]*\d)[A-Za-z0-9+/_.=-]{24,}"), "[secret]"),
)


def redact(text: object) -> str:
    """`text` without what must not be shown, escaped and cut to `MAX_LENGTH` characters.

    Anything but a `str` gives the empty string: an object's own text may fail, or be as long as it likes.
    """
    if type(text) is not str:
        return ""
    kept = text[: 4 * MAX_LENGTH]
    for pattern, mask in _SECRETS:
        kept = pattern.sub(mask, kept)
    if not kept.isprintable():
        kept = "".join(
            c if c.isprintable() else c.encode("unicode_escape").decode("ascii")
            for c in kept
        )
    return (
        kept
        if len(kept) <= MAX_LENGTH and len(text) <= 4 * MAX_LENGTH
        else kept[: MAX_LENGTH - 3] + "..."
    )
