"""What an import has to say: findings with stable codes, and how many rows were seen, taken and refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from raisable_gen.problem import Place

# A `decision` waits for a human and makes the exit code 1; a `note` says how something was read.
DECISION, NOTE = "decision", "note"
# Like those of `problem`, a code is never reused.
KINDS: dict[str, tuple[str, str]] = {
    "RBL201": (DECISION, "a row that could not be taken"),
    "RBL202": (DECISION, "a row that could be divided in several ways"),
    "RBL203": (DECISION, "a code with several meanings"),
    "RBL204": (DECISION, "a code whose kind is a guess: success or pending"),
    "RBL205": (
        DECISION,
        "a text that lost a placeholder, or has one that specs do not know",
    ),
    "RBL206": (DECISION, "a text that the page masks"),
    "RBL207": (DECISION, "a name that had to be made up"),
    "RBL208": (DECISION, "a code that does not fit its section or its neighbours"),
    "RBL209": (DECISION, "a text in several parts"),
    "RBL210": (DECISION, "a table whose columns are not known"),
    "RBL211": (NOTE, "a row that stands on the page more than once"),
    "RBL212": (NOTE, "a documented range, which is not a code"),
    "RBL213": (NOTE, "a code that is struck through or called deprecated"),
    "RBL214": (NOTE, "a part of the page that was not taken"),
    "RBL215": (NOTE, "characters that were put right"),
    "RBL216": (NOTE, "a success, told by code and text"),
    "RBL217": (NOTE, "how the page was read"),
    "RBL221": (DECISION, "a code that the spec does not have"),
    "RBL222": (DECISION, "a text that is another in the spec"),
    "RBL223": (DECISION, "a code that is no longer on the page"),
    "RBL224": (DECISION, "a code that moved to another section"),
    "RBL225": (DECISION, "a code that was removed and is on the page again"),
    "RBL226": (NOTE, "a placeholder of the spec that the page does not show"),
}
(
    REFUSED,
    DIVIDED,
    MEANINGS,
    KIND,
    PLACEHOLDER,
    MASKED,
    NAMED,
    UNFIT,
    PARTS,
    COLUMNS,
    REPEATED,
    RANGE,
    DEPRECATED,
    LEFT,
    CHARACTERS,
    SUCCESS,
    READ,
    NEW,
    CHANGED,
    VANISHED,
    MOVED,
    BACK,
    SWALLOWED,
) = KINDS


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to know: where, its code, the words, and which row of the page it is about."""

    place: Place
    code: str
    message: str
    about: str = ""
    done: bool = False

    @property
    def level(self) -> str:
        """`decision` or `note`: what was done about is a note."""
        return NOTE if self.done else KINDS[self.code][0]


@dataclass(slots=True)
class Report:
    """All findings of one import, and the count of rows."""

    path: str
    seen: int = 0
    taken: int = 0
    findings: list[Finding] = field(default_factory=list[Finding])

    def say(
        self, line: int, code: str, message: str, about: str = "", *, done: bool = False
    ) -> None:
        """Note a finding at a line of the page; `done` if nothing is left to decide."""
        place = Place(self.path, line, 1)
        self.findings.append(Finding(place, code, message, about, done))

    def settle(self, settled: Callable[[Finding], bool]) -> None:
        """Drop the findings that somebody has decided on already."""
        self.findings = [found for found in self.findings if not settled(found)]

    @property
    def refused(self) -> int:
        return self.seen - self.taken

    @property
    def decisions(self) -> int:
        """How many findings wait for a human."""
        return sum(1 for found in self.findings if found.level == DECISION)
