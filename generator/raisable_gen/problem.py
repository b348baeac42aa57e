"""What can be wrong with a spec, and where: the words for every complaint are made here or where it is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

MAX_SHOWN = 200


class Place(NamedTuple):
    """A stretch of a file; line and column count from 1, in characters, and the end is the character after the last.

    Where only a point is known the end is 0, 0.
    """

    path: str
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0

    @property
    def end(self) -> tuple[int, int]:
        """Line and column of the end; of a point, those of the point."""
        if not self.end_line:
            return self.line, self.column
        return self.end_line, self.end_column

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


def excerpt(text: str) -> str:
    """The text as a complaint shows it: of a long one the first `MAX_SHOWN` characters, and how many there are."""
    if len(text) <= MAX_SHOWN:
        return str(text)
    return f"{text[:MAX_SHOWN]}... ({len(text)} characters)"


class Problem(NamedTuple):
    """One complaint: where, a stable code, and a message that names the cure."""

    place: Place
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.message}"


class Refused(Exception):
    """The specs can't be compiled; `problems` says everything that is wrong, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = sorted(set(problems))


class SelfCheckFailed(Exception):
    """The text of a file is not what the catalog asks for; the message says where and what. Nothing was written."""


class NotOurs(Exception):
    """Files that raisable did not write, or that were changed since, stand where it would write or remove; none was touched."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        super().__init__(f"{folder}: {', '.join(names)}")
        self.folder = folder
        self.names = names


class WrongUsage(Exception):
    """The command line asks for something that there is not; `help` is the command that tells what there is."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


# The stable codes. A code is never reused: users' suppressions and searches refer to it.
SYNTAX = "RBL001"  # not YAML, not UTF-8
FEATURE = "RBL002"  # YAML that specs do without: aliases, tags, directives, merge keys
CHARACTER = "RBL003"  # control, bidirectional and invisible characters
DUPLICATE_KEY = "RBL004"
LIMIT = "RBL005"  # too deep, too long, too many
SHAPE = "RBL010"  # a mapping where a list is meant, and so on
MISSING = "RBL011"
UNKNOWN_FIELD = "RBL012"
VALUE = "RBL013"  # not one of the allowed values
NAME = "RBL020"  # not a good identifier
NAME_TAKEN = "RBL021"
RESERVED = "RBL022"
CODE_TWICE = "RBL030"
CODE_TYPE = "RBL031"
OUTSIDE_RANGE = "RBL032"
RANGE = "RBL033"
OVERLAP = "RBL034"
CATEGORY = "RBL040"
KIND = "RBL041"
PARAMS = "RBL050"
MEANINGS = "RBL051"
ENVELOPE = "RBL060"
REPEAT = "RBL070"  # notice only
