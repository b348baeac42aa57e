"""A response code in, the exception for it out.

Provider modules hold the tables; what is done with them is here. Nothing here raises for what a server sent.
"""

# pyright: reportPrivateUsage=false
# What a class knows of its text (`_params`, `_template`) is for this module; users do not see it.

from __future__ import annotations

from bisect import bisect_right
from types import MappingProxyType

from ._redact import SHORTEST_CARD, redact
from ._runtime import ProviderError, kept, plain, shown, status_of

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing takes longer than importing this package
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any, Final, Generic, TypeVar

    from ._response import Envelope

    ErrorT = TypeVar("ErrorT", bound=ProviderError)
    Class = type[ProviderError]
    # First and last code, the narrowest first; without a last one, all that begins so.
    Documented = Sequence[tuple[int | str, int | str | None, type[ErrorT]]]
    # The codes where the class changes, and the classes before, between and after them.
    Flat = tuple[tuple[Any, ...], tuple[type[ErrorT], ...]]
    # The meanings of a code: the word for the part of the API, and the class.
    Variants = Sequence[tuple[str, Class]]

    class _Of(Generic[ErrorT]):
        """What belongs to the classes of one provider."""

else:

    class _Of:
        def __class_getitem__(cls, item: object) -> type:
            return cls


UNDOCUMENTED: Final = object()
MOST_MET: Final = 256
_WORD: Final = r"(?a)\w+"
_FIELD: Final = r"[a-z][a-z0-9_]{0,63}"
_MASK: Final = r"(?a)\w*\[(?:secret|account|number|track data|\.\.\.\d*)\]\w*"
NO_ENUMS: Final[Mapping[type, str]] = MappingProxyType({})
NO_VARIANTS: Final[Mapping[Class, Variants]] = MappingProxyType({})


class Ranges(_Of["ErrorT"]):
    """The documented ranges of a space, bisected: from each start on, the class at the next place holds.

    They are made ready for that when the first code is looked for, so that importing a provider does not wait.
    """

    __slots__ = ("_wire_type", "_root", "_ranges", "_by_width", "_prefixes")

    def __init__(
        self,
        wire_type: type[int] | type[str],
        root: type[ErrorT],
        ranges: Documented[ErrorT],
    ) -> None:
        self._wire_type = wire_type
        self._root = root
        self._ranges: Documented[ErrorT] | None = ranges
        self._by_width: dict[int, Flat[ErrorT]] = {}
        self._prefixes: Flat[ErrorT] = (), (root,)

    def _make_ready(self, ranges: Documented[ErrorT]) -> None:
        by_width: dict[int, list[tuple[Any, Any, type[ErrorT]]]] = {}
        prefixes: list[tuple[Any, Any, type[ErrorT]]] = []
        for first, last, found in ranges:
            if last is None:
                prefix = str(first)
                after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
                prefixes.append((prefix, after, found))
            else:
                width = len(first) if isinstance(first, str) else 0
                bounds = (int(first), int(last) + 1, found)
                by_width.setdefault(width, []).append(bounds)
        self._by_width = {
            width: _flattened(found, self._root) for width, found in by_width.items()
        }
        self._prefixes = _flattened(prefixes, self._root)
        self._ranges = None  # last: another thread makes the same until it sees this

    def find(self, code: int | str) -> type[ErrorT]:
        """The class of the narrowest range that holds the undocumented `code`, else the provider's root.

        In a space of strings a number has as many digits as the range; in one of integers it has no zero in front.
        """
        ranges = self._ranges
        if ranges is not None:
            self._make_ready(ranges)
        if type(code) is int:
            if self._wire_type is int and 0 in self._by_width:
                starts, classes = self._by_width[0]
                return classes[bisect_right(starts, code)]
            return self._root
        text = str(code)
        if text.isascii() and text.isdigit() and len(text) <= 18:
            if self._wire_type is int and text[0] == "0" and text != "0":
                return self._root
            width = len(text) if self._wire_type is str else 0
            if width in self._by_width:
                starts, classes = self._by_width[width]
                found = classes[bisect_right(starts, int(text))]
                if found is not self._root:
                    return found
        starts, classes = self._prefixes
        return classes[bisect_right(starts, text)]


def _flattened(
    ranges: Sequence[tuple[Any, Any, type[ErrorT]]], root: type[ErrorT]
) -> Flat[ErrorT]:
    """Ranges inside ranges as the places where the class changes, and the classes before, between and after them."""
    starts = sorted({bound for first, end, _ in ranges for bound in (first, end)})
    classes = [root]
    for start in starts:
        inside = (found for first, end, found in ranges if first <= start < end)
        classes.append(next(inside, root))
    return tuple(starts), tuple(classes)


class Space:
    """One list of codes that a provider keeps apart, and the classes it documents for them."""

    __slots__ = ("codes", "wire_type", "width", "ranges")

    def __init__(
        self,
        wire_type: type[int] | type[str],
        errors: Mapping[Any, Class],
        success: Iterable[int | str],
        ranges: Ranges[Any],
        width: int | None = None,
    ) -> None:
        self.wire_type = wire_type
        self.ranges = ranges
        # The number of digits of every code, where that is documented.
        self.width = width
        # The class of each documented code, None for a success. A number may also arrive as its text.
        self.codes: dict[Any, Class | None] = {**errors, **dict.fromkeys(success)}
        if wire_type is int:
            self.codes |= {str(int(code)): found for code, found in self.codes.items()}

    def find(self, code: int | str) -> Any:
        """The class of `code`, None for a success, `UNDOCUMENTED`. `"1 "` and `"01"` are not the code 1."""
        if type(code) is int and self.wire_type is not int:
            return UNDOCUMENTED
        return self.codes.get(code, UNDOCUMENTED)

    def admits(self, code: object) -> bool:
        """Whether `code`, found in a body, can be a code of this space: `True` and `1.0` can't, nor what has to be masked."""
        if type(code) is int:
            return self.width is None and -SHORTEST_CARD < code < SHORTEST_CARD
        if type(code) is not str or not 0 < len(code) <= 64:
            return False
        if self.width is not None:
            return len(code) == self.width and code.isascii() and code.isdigit()
        return code in self.codes or kept(code) == code and code.isprintable()


class Provider(_Of["ErrorT"]):
    """What a provider module hands to the runtime: its classes, its spaces and the shapes of its bodies."""

    __slots__ = (
        "root",
        "invalid_response",
        "spaces",
        "first_space",
        "status_space",
        "envelopes",
        "enums",
        "variants",
        "met",
        "quick_code",
        "quick_message",
        "quick_space",
        "quick_classes",
    )

    def __init__(
        self,
        root: type[ErrorT],
        invalid_response: Class,
        spaces: Mapping[str, Space],
        envelopes: Sequence[Envelope],
        enums: Mapping[type, str] = NO_ENUMS,
        status_space: str | None = None,
        variants: Mapping[Class, Variants] = NO_VARIANTS,
    ) -> None:
        self.root = root
        self.invalid_response = invalid_response
        self.spaces = spaces
        self.first_space = next(iter(spaces.values()))
        # The space whose codes are HTTP statuses of answers without an envelope.
        self.status_space = None if status_space is None else spaces[status_space]
        self.envelopes = envelopes
        self.enums = enums
        self.variants = variants
        # For hot loops: what makes the exception, or None, for each code that came alone; see `_keep`.
        self.met: dict[object, Callable[[], ErrorT | None]] = {}
        # For hot loops: where the first shape has the code and the text, and the space of the code.
        shape = envelopes[0]
        self.quick_code = self.quick_message = ""
        self.quick_space: Space | None = None
        if shape.codes and len(shape.codes[0][1]) == 1 and _is_simple(shape):
            space_name, (self.quick_code,) = shape.codes[0]
            if shape.message is not None and len(shape.message) == 1:
                (self.quick_message,) = shape.message
            if shape.message is None or self.quick_message:
                self.quick_space = self.space(space_name)
        # The classes of the codes of that space that need nothing else of a body; made with the first body.
        self.quick_classes: dict[object, Any] = {}

    def make_quick(self) -> None:
        """Fill `quick_classes`. Importing a provider does not wait for it; twice does no harm."""
        codes = {} if self.quick_space is None else self.quick_space.codes
        self.quick_space = None
        self.quick_classes |= {
            code: found
            for code, found in codes.items()
            if found is not None
            and found not in self.variants
            and not found._params
            and not found._field_in_message
        }

    def space(self, name: str | None) -> Space:
        """The space of that name, the first one without a name; raises `ValueError` for an unknown one."""
        if name is None:
            return self.first_space
        if name not in self.spaces:
            known = ", ".join(self.spaces)
            raise ValueError(
                f"{self.root.provider} has no space {name!r}: give one of {known}"
            )
        return self.spaces[name]


def _is_simple(shape: Envelope) -> bool:
    return not (shape.requires or shape.requires_text or shape.lacks)


def find_error(
    root: type[ErrorT],
    provider: Provider[Any],
    code: object,
    message: object = None,
    http_status: int | None = None,
    arguments: object = None,
    space: str | None = None,
    part: str | None = None,
) -> ErrorT | None:
    """The exception for `code`, None for a success; an undocumented code is kept, in the class of its range.

    Raises `ValueError` for an unknown space, which is the caller's mistake, and nothing else.
    """
    everywhere = space is None
    if space is None:
        space = provider.enums.get(type(code))
    spaces = (
        tuple(provider.spaces.values()) if space is None else (provider.space(space),)
    )
    value = plain(code)
    http_status = status_of(http_status)
    found: Any = UNDOCUMENTED
    if value is not None:
        for candidate in spaces:
            found = candidate.find(value)
            if found is not UNDOCUMENTED:
                break
    error: ProviderError | None = None
    if value is None:
        error = provider.invalid_response()
        error.http_status = http_status
    elif found is UNDOCUMENTED:
        error = undocumented(spaces[0], value, message, http_status)
    elif found is not None:
        error = documented(provider, found, message, arguments, http_status, part)
    is_first = everywhere and type(code) is provider.first_space.wire_type
    if is_first and code not in provider.met:
        _keep(provider, code, found, error)
    return error  # type: ignore[return-value]  # all classes of a provider are its root's


def _keep(
    provider: Provider[Any], code: object, found: Any, error: ProviderError | None
) -> None:
    """Put what `code` gives where it comes alone into `met`; nothing for a code that has to be masked."""
    if len(provider.met) >= len(provider.first_space.codes) + MOST_MET:
        provider.met.clear()
    if error is None:
        provider.met[code] = _success
    elif found is not UNDOCUMENTED:
        provider.met[code] = found
    elif error.raw_code is code:
        kind, raw_code = type(error), error.raw_code

        def again() -> ProviderError:
            error = kind()
            error.raw_code = raw_code
            return error

        provider.met[code] = again


def _success() -> None:
    """What a success gives instead of an exception."""


def undocumented(
    space: Space, code: int | str, message: object, http_status: int | None
) -> ProviderError:
    """The exception for a code that the provider does not document."""
    error: ProviderError = space.ranges.find(code)()
    error.raw_code = kept(code)
    _add_answer(error, message, http_status)
    return error


def documented(
    provider: Provider[Any],
    found: Class,
    message: object,
    arguments: object,
    http_status: int | None,
    part: str | None,
) -> ProviderError:
    """An exception of the class `found`, or of the one of its meanings that text or part tell, with all that is known."""
    if found in provider.variants:
        found = _variant(found, provider.variants[found], message, part)
    error = found()
    text = _add_answer(error, message, http_status)
    if found._params:
        _take_params(error, text, arguments)
    if found._field_in_message:
        error.field = _field_in(text, found.message)
    return error


def _add_answer(error: ProviderError, message: object, http_status: int | None) -> str:
    """What came with the code goes into `error`; the masked text comes back, empty where there is none."""
    if http_status is not None:
        error.http_status = http_status
    text = plain(message)
    if type(text) is not str or not text:
        return ""
    text = text if text == error.message else redact(text)
    error.server_message = text
    return text


def _variant(
    above: Class, variants: Variants, message: object, part: str | None
) -> Class:
    """The class of the meaning that the text tells, else the caller's word for the part; else `above`."""
    text = plain(message)
    if type(text) is str:
        for _, found in variants:
            if text == found.message or _recovered(found._template, text):
                return found
    wanted = plain(part)
    for word, found in variants:
        if word == wanted:
            return found
    return above


def _take_params(error: ProviderError, text: str, arguments: object) -> None:
    """The values of the placeholders, from `arguments` or else from the masked text, as params and as attributes."""
    values = listed(arguments) or _recovered(error._template, text)
    params = {
        name: shown(value)
        for name, value in zip(error._params, values)
        if value is not None
    }
    if params:
        error.params = MappingProxyType(params)
        for name, text in params.items():
            setattr(error, name, text)


def listed(values: Any) -> Sequence[object]:
    """`values` if it is a list or tuple; else nothing."""
    found: Sequence[object] = values if type(values) in (list, tuple) else ()
    return found


def _recovered(template: Sequence[str], text: str) -> Sequence[str]:
    """The pieces of `text` between the fixed pieces of `template`; none where the text has another form.

    No regular expression: each fixed piece is looked for once, from where the one before it ended.
    """
    if len(template) < 2 or len(text) > 2000 or not text.startswith(template[0]):
        return ()
    at = len(template[0])
    last = len(text) - len(template[-1])
    values: list[str] = []
    for piece in template[1:-1]:
        end = text.find(piece, at, last)
        if end < 0:
            return ()
        values.append(text[at:end])
        at = end + len(piece)
    if last < at or not text.endswith(template[-1]):
        return ()
    return [*values, text[at:last]]


def _field_in(text: str, documented: str) -> str | None:
    """The snake_case name before or after the documented text, or in a translation of it.

    A word with an underscore is one; without, only if it is the one word that stands there in Latin letters.
    """
    import re  # takes longer than importing this package, and few need it

    before, found, after = text.partition(documented.rstrip("."))
    if not found and text.isascii():
        words: list[str] = [word for word in re.findall(_WORD, text) if "_" in word]
    else:
        rest = f"{before} {after}" if found else text
        words = re.findall(_WORD, re.sub(_MASK, " ", rest))
    named = [word for word in words if re.fullmatch(_FIELD, word)]
    with_underscore = [word for word in named if "_" in word]
    if with_underscore:
        return with_underscore[0]
    return named[0] if named and len(words) == 1 else None
