"""Words in, identifiers out; and the fixed lists of names that no identifier may be."""

from __future__ import annotations

import re

from raisable_gen import problem as codes
from raisable_gen.node import Text
from raisable_gen.problem import Problem

# Of Python 3.8 to 3.15, whichever interpreter runs: the output must not depend on it. All in small letters.
KEYWORDS = frozenset("""
    and as assert async await break class continue def del elif else except false finally for from global if import in
    is lambda none nonlocal not or pass raise return true try while with yield
    _ case lazy match type
    """.split())
BUILTINS = frozenset("""
    abs aiter all anext any arithmeticerror ascii assertionerror attributeerror baseexception baseexceptiongroup bin
    blockingioerror bool breakpoint brokenpipeerror buffererror bytearray byteswarning bytes callable childprocesserror
    chr classmethod compile complex connectionabortederror connectionerror connectionrefusederror connectionreseterror
    copyright credits delattr deprecationwarning dict dir divmod ellipsis encodingwarning enumerate environmenterror
    eoferror eval exception exceptiongroup exec exit fileexistserror filenotfounderror filter float floatingpointerror
    format frozendict frozenset futurewarning generatorexit getattr globals hasattr hash help hex id importerror
    importwarning indentationerror indexerror input int interruptederror ioerror isadirectoryerror isinstance issubclass
    iter keyboardinterrupt keyerror len license list locals lookuperror map max memoryerror memoryview min
    modulenotfounderror nameerror next notadirectoryerror notimplemented notimplementederror object oct open ord oserror
    overflowerror pendingdeprecationwarning permissionerror pow print processlookuperror property pythonfinalizationerror
    quit range recursionerror referenceerror repr resourcewarning reversed round runtimeerror runtimewarning sentinel set
    setattr slice sorted staticmethod stopasynciteration stopiteration str sum super syntaxerror syntaxwarning
    systemerror systemexit taberror timeouterror tuple typeerror unboundlocalerror unicodedecodeerror unicodeencodeerror
    unicodeerror unicodetranslateerror unicodewarning userwarning valueerror vars warning windowserror zerodivisionerror
    zip
    """.split())
RESERVED = KEYWORDS | BUILTINS
# What a provider module defines or imports beside its classes, in small letters.
MODULE_NAMES = frozenset(
    "annotations mapping sequence literal classvar ranges intenum strenum unique mappingproxytype provider space envelope errors success providererror"
    " absent read_response find_error final error_from_code error_from_response raise_for_code raise_for_response"
    " type_checking".split()
)
# What the name of a class would hide: names of Python, of a provider's module and of the package.
HIDDEN = RESERVED | MODULE_NAMES
# Attributes of exceptions that a placeholder's name would hide.
ATTRIBUTES = frozenset(
    "add_note args body category category_grpc_code category_http_status code doc_url documented group http_status"
    " message params provider raw_code retry_after retryable server_message to_attributes to_dict to_problem with_traceback".split()
)
MEMBERS = frozenset("mro name value".split())
# What no module may be called: devices of Windows, and what the package's first file imports.
FILES = frozenset(
    ["annotations", "aux", "con", "nul", "prn"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)

_SMALL_WORDS = frozenset(
    "a an and are be been has have is of or please that the this to was you your".split()
)
MOST_WORDS = 7
# A part ends before a capital, unless that is inside an acronym.
_PARTS = re.compile("[A-Z]?[a-z0-9]+|[A-Z]+[0-9][a-z0-9]*|[A-Z]+(?![a-z])").findall
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*", re.ASCII)


def derived(message: str) -> str:
    """A class name from the words of a documented text, or the empty string if it has none that tell.

    Placeholders, figures and small words are left out; at most `MOST_WORDS` words are taken. The way from text to name is
    fixed: a name that was derived once is derived again.
    """
    text = _PLACEHOLDER.sub(" ", message)
    words = _WORD.findall(text.replace("'", "").replace("\u2019", ""))
    telling = [word for word in words if word.lower() not in _SMALL_WORDS][:MOST_WORDS]
    return "".join(word[0].upper() + word[1:] for word in telling)[:100]


def member(name: str) -> str:
    """The enum member for a class name: `KYCReviewPending` gives `KYC_REVIEW_PENDING`."""
    return "_".join(_PARTS(name)).upper()


def reserved(identifier: str) -> bool:
    """Whether it is a keyword or a builtin of any Python, compared without regard to case."""
    return identifier.casefold() in RESERVED


def hides(class_name: str) -> bool:
    """Whether a class of that name would hide a name of Python, of its module or of the package."""
    return class_name.casefold() in HIDDEN


class Taken:
    """The identifiers that are in use, compared as a file system or a careless reader does: without case.

    `refused` are those that nothing may have, in small letters; `why` says so of `{}`.
    """

    def __init__(
        self,
        problems: list[Problem],
        refused: frozenset[str] = frozenset(),
        why: str = "",
    ) -> None:
        self._problems = problems
        self._refused = refused
        self._why = why
        self._places: dict[str, Text] = {}

    def reserve(self, identifier: str, at: Text) -> None:
        """Note an identifier that the spec itself implies."""
        self._places.setdefault(identifier.casefold(), at)

    def take(self, identifier: str, at: Text) -> bool:
        """Note that `identifier` is given at `at`; complain, and say no, if something has it already."""
        folded = identifier.casefold()
        if folded in self._refused:
            message = self._why.format(identifier)
            self._problems.append(Problem(at.place, codes.RESERVED, message))
        first = self._places.setdefault(folded, at)
        if first is at:
            return True
        where = f"line {first.place.line}" + (
            "" if first.place.path == at.place.path else f" of {first.place.path}"
        )
        message = f"the name {identifier} is taken in {where}: say in the name what is different"
        self._problems.append(Problem(at.place, codes.NAME_TAKEN, message))
        return False
