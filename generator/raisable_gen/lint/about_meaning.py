"""Rules about meaning: what a text says of success, of waiting and of trying again, beside what its row declares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from raisable_gen.lint.file import File
from raisable_gen.lint.finding import Finding

_SUCCESS = re.compile(
    r"\bsuccess(?:ful|fully)?\b|\bsucceeded\b|^\W*(?:ok|okay|approved|completed|accepted|done)\W*$",
    re.I,
)
_NO_SUCCESS = re.compile(
    r"\b(?:no|not|un|fail\w*|error|without|before|until|must|only|if|unless|please|can ?not|never|already|required?)\b|n't\b|\bun\w*success",
    re.I,
)
_WAITING = re.compile(
    r"\b(?:(?:is|are|being|still|currently|now)\s+(?:being\s+)?(?:processed|processing|reviewed|verified|generated|created|checked)"
    r"|in progress|processing\b(?!\s*(?:error|fail))|pending|queued|please wait|check back|not (?:yet )?(?:finished|completed)"
    r"|under (?:p?re)?view|awaiting)\b",
    re.I,
)
_FAILED = re.compile(
    r"\bfail\w*|\berror\b|\brejected\b|\bunable\b|\bno pending\b", re.I
)
_AGAIN = re.compile(
    r"\b(?:(?:try|retry|repeat|send|submit|do)\b(?: \w+){0,2} again|(?:try|retry)\b(?: \w+){0,2} later|again (?:later|in \w+)"
    r"|please retry|retry (?:the|your) (?:request|operation))\b",
    re.I,
)
# What has to be done first: then it is another request that is tried.
_CHANGED = re.compile(
    r"\b(?:check|correct|modify|change|adjust|update|refresh|recharge|top ?up|enter|log ?in|choose|select|complete)\b.{0,200}"
    r"(?:\band\b|\bthen\b|\bbefore\b)",
    re.I,
)


def success_like(file: File) -> Iterator[Finding]:
    """RBL130: errors whose text says that it went well."""
    for row in file.errors:
        text = row.written.message
        found = _SUCCESS.search(text)
        if found and not _NO_SUCCESS.search(text):
            yield Finding(
                file.part(text, found.span()),
                "RBL130",
                f"{row.code} is an error and says {found[0]!r}: if it went well, say kind: success",
            )


def pending_like(file: File) -> Iterator[Finding]:
    """RBL131: errors whose text says that the outcome is open."""
    for row in file.errors:
        text = row.written.message
        found = _WAITING.search(text)
        if found and not _FAILED.search(text):
            yield Finding(
                file.part(text, found.span()),
                "RBL131",
                f"{row.code} is an error and says {found[0]!r}: if the outcome is open, say kind: pending",
            )


def retry_hint(file: File) -> Iterator[Finding]:
    """RBL132: texts that ask to try again, where nothing is declared of a retry."""
    for row in file.errors:
        text = row.written.message
        found = _AGAIN.search(text)
        if (
            found
            and row.compiled.retryable is None
            and not _CHANGED.search(text[: found.end()])
        ):
            yield Finding(
                file.part(text, found.span()),
                "RBL132",
                f"{row.code} says {found[0]!r}, and nothing of a retry is declared: "
                "say retryable: true if the very same request may succeed later, else false",
            )


def uncategorized(file: File) -> Iterator[Finding]:
    """RBL133: errors without a shared meaning."""
    for row in file.errors:
        if row.compiled.category is None:
            yield Finding(
                row.code.place,
                "RBL133",
                f"{row.code} has no category: give it the one of categories.yaml that says what it means",
            )
