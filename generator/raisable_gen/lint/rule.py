"""What a rule says of itself: all of it data, so that a rule can be explained without reading a spec."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Rule(NamedTuple):
    """One rule, under a code that is never given to another.

    `rejected` is a piece of a spec that the rule complains about, `accepted` the same piece mended.
    """

    code: str
    name: str
    severity: Severity
    catches: str
    why: str
    rejected: str
    accepted: str
    fixable: bool = False

    @property
    def text(self) -> str:
        """The rule explained, over some lines, ending in a line feed."""
        mended = ", mended by raisable lint --fix" if self.fixable else ""
        return (
            f"{self.code} {self.name} ({self.severity}{mended})\n\n"
            f"{self.catches}\n\n{self.why}\n\n"
            f"Rejected:\n\n{_indented(self.rejected)}\n\n"
            f"Accepted:\n\n{_indented(self.accepted)}\n"
        )


def _indented(example: str) -> str:
    return "\n".join(f"    {line}" for line in example.splitlines())
