"""The root of every exception, and the way from a response code to its class.

Standard library only, nothing from outside this package, so that the package can be copied anywhere. Provider modules
hold the tables; what is done with them is here.
"""

# pyright: reportPrivateUsage=false
# The functions below and the attributes with an underscore are one mechanism; users see neither.

from __future__ import annotations

from bisect import bisect_right
from types import MappingProxyType

from ._redact import redact

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing takes longer than importing this package
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, ClassVar, Final, TypeVar

    from ._response import Envelope

    ErrorT = TypeVar("ErrorT", bound="ProviderError")
    State = dict[str, object]
    # The meanings of a code: the word for the part of the API, and the class.
    Variants = Sequence[tuple[str, type["ProviderError"]]]

NO_PARAMS: Final[Mapping[str, str]] = MappingProxyType({})
NO_ENUMS: Final[Mapping[type, str]] = MappingProxyType({})
NO_VARIANTS: Final[Mapping[type[ProviderError], Variants]] = MappingProxyType({})


class ProviderError(Exception):
    """A failure that a provider reported, or a response of a provider that could not be read.

    Raise a subclass bare, or with a text of your own: `raise CardPlusInsufficientBalance("topping up the card")`.
    """

    __match_args__ = ("code",)

    provider: ClassVar[str] = ""
    """The provider's name."""
    doc_url: ClassVar[str | None] = None
    """The page that documents the codes."""
    group: ClassVar[str | None] = None
    """The documented section, verbatim."""
    category: ClassVar[str | None] = None
    """The shared meaning: a key of specs/categories.yaml."""
    message: ClassVar[str] = ""
    """The documented text, verbatim."""
    category_http_status: ClassVar[int | None] = None
    """The HTTP status that says the same, for those who translate the error."""
    category_grpc_code: ClassVar[str | None] = None
    """The name of the gRPC code that says the same, for those who translate the error."""

    retryable: bool | None = None
    """Whether the same request may succeed later. None: not known, which is not no."""
    server_message: str | None = None
    """The text that arrived, with secrets masked, control characters escaped and its length capped."""
    params: Mapping[str, str] = NO_PARAMS
    """The values of the message's placeholders, by name, masked as `server_message` is."""
    field: str | None = None
    """The name of the request's field that the error is about, where the response tells it."""
    http_status: int | None = None
    """The HTTP status of the response."""
    retry_after: float | None = None
    """Seconds to wait that the server asked for, from 0 to 3600."""
    body: object = None
    """The response's body, for the debugger: in no text, log, copy or pickle of the exception."""

    _raw_code: int | str | None = None
    # What the provider's spec says of a class's text: see find_error.
    _params: ClassVar[tuple[str, ...]] = ()
    _template: ClassVar[tuple[str, ...]] = ()
    _field_in_message: ClassVar[bool] = False

    @property
    def code(self) -> int | str | None:
        """The enum member of a documented code, the raw value of an undocumented one, None without a code."""
        if self._raw_code is not None:
            return self._raw_code
        code: int | str | None = getattr(type(self), "CODE", None)
        return code

    @property
    def documented(self) -> bool:
        """Whether the provider documents the code."""
        return self._raw_code is None and hasattr(type(self), "CODE")

    def __str__(self) -> str:
        parts: list[str] = []
        if self.code is not None:
            parts.append(f"{self.provider} {redact(str(self.code))}")
            if not self.documented:
                parts.append("undocumented code")
        text = self._filled()
        if text:
            parts.append(text)
        parts += [
            shown for shown in map(_shown, self.args) if shown and shown != self.message
        ]
        if self.server_message and self.server_message not in (self.message, text):
            parts.append(f'the server wrote "{self.server_message}"')
        if self.field and "field" not in self.params:
            parts.append(f"field {self.field}")
        return ": ".join(parts) or type(self).__name__

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"

    def __reduce__(self) -> tuple[type[ProviderError], tuple[object, ...], State]:
        state = {
            name: value
            for name, value in self.__dict__.items()
            if name not in ("body", "params")
        }
        if self.params:
            state["params"] = dict(self.params)
        return type(self), self.args, state

    def _filled(self) -> str:
        """The documented text with the placeholders that are known filled in, never by formatting."""
        text = self.message
        for position, name in enumerate(self._params):
            value = self.params.get(name)
            if value is not None:
                text = text.replace("{" + str(position) + "}", value).replace(
                    "{" + name + "}", value
                )
        return text

    def to_dict(self) -> dict[str, object]:
        """What may be logged, ready for JSON: no body, no header, nothing unmasked."""
        code = self.code
        return {
            "error": type(self).__name__,
            "provider": self.provider,
            "code": (
                redact(str(code))
                if isinstance(code, str)
                else None if code is None else int(code)
            ),
            "documented": self.documented,
            "message": self.message,
            "server_message": self.server_message,
            "params": dict(self.params),
            "field": self.field,
            "group": self.group,
            "category": self.category,
            "http_status": self.http_status,
            "retryable": self.retryable,
            "retry_after": self.retry_after,
            "doc_url": self.doc_url,
        }

    def to_problem(self) -> dict[str, object]:
        """The error as the members of an RFC 9457 problem (`application/problem+json`), for those who pass it on."""
        return {
            "type": self.doc_url or "about:blank",
            "title": self.message or type(self).__name__,
            "status": self.category_http_status or 502,
            "detail": str(self),
            "provider": self.provider,
            "code": None if self.code is None else redact(str(self.code)),
        }

    def to_attributes(self) -> dict[str, str | int]:
        """Attributes for an OpenTelemetry span or log record: few distinct values, no free text."""
        kind = type(self)
        attributes: dict[str, str | int] = {
            "error.type": f"{kind.__module__}.{kind.__qualname__}"
        }
        if self.documented:
            attributes["raisable.code"] = str(self.code)
        if self.provider:
            attributes["raisable.provider"] = self.provider
        if self.category:
            attributes["raisable.category"] = self.category
        if self.http_status is not None:
            attributes["http.response.status_code"] = self.http_status
        return attributes


def _shown(argument: object) -> str:
    """One of an exception's arguments as text, masked; the type's name where it has no text of its own."""
    if isinstance(argument, (str, int, float)):
        return redact(str(argument))
    return f"<{type(argument).__name__}>"


class Space:
    """One list of codes that a provider keeps apart, and the classes it documents for them.

    `ranges` are the documented ones, the narrowest first: `(first, last, class)` for numbers (text of equal width in a
    space of strings), `(prefix, None, class)` for all that begins so.
    """

    __slots__ = (
        "errors",
        "success",
        "wire_type",
        "pattern",
        "_root",
        "_numbers",
        "_prefixes",
        "_spelled",
    )

    def __init__(
        self,
        wire_type: type[int] | type[str],
        root: type[ProviderError],
        errors: Mapping[Any, type[ProviderError]],
        success: Iterable[int | str] = (),
        ranges: Sequence[tuple[int | str, int | str | None, type[ProviderError]]] = (),
        pattern: str | None = None,
    ) -> None:
        self.wire_type = wire_type
        self.errors = errors
        self.success = frozenset(success)
        self.pattern = pattern
        self._root = root
        self._spelled = (
            {str(int(code)): code for code in (*errors, *self.success)}
            if wire_type is int
            else {}
        )
        numbers: dict[int, list[tuple[Any, Any, type[ProviderError]]]] = {}
        prefixes: list[tuple[Any, Any, type[ProviderError]]] = []
        for first, last, error_class in ranges:
            if last is None:
                prefix = str(first)
                prefixes.append(
                    (prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1), error_class)
                )
            else:
                width = len(first) if isinstance(first, str) else 0
                numbers.setdefault(width, []).append(
                    (int(first), int(last) + 1, error_class)
                )
        self._numbers = {
            width: _flattened(found, root) for width, found in numbers.items()
        }
        self._prefixes = _flattened(prefixes, root)

    def known(self, code: object) -> int | str | None:
        """The documented code that `code` is, or None. `True`, `1.0`, `"1 "` and `"01"` are not the code 1."""
        if not isinstance(code, (int, str)) or isinstance(code, bool):
            return None
        if isinstance(code, str) and self.wire_type is int:
            return self._spelled.get(code)
        return code if code in self.errors or code in self.success else None

    def class_of_range(self, code: int | str) -> type[ProviderError]:
        """The class of the narrowest documented range that holds the undocumented `code`, else the provider's root."""
        if isinstance(code, int):
            starts, classes = (
                self._numbers.get(0, ((), (self._root,)))
                if self.wire_type is int
                else ((), (self._root,))
            )
            return classes[bisect_right(starts, code)]
        if _is_number(code):
            starts, classes = self._numbers.get(
                len(code) if self.wire_type is str else 0, ((), (self._root,))
            )
            if starts and not (self.wire_type is int and code[0] == "0"):
                return classes[bisect_right(starts, int(code))]
        starts, classes = self._prefixes
        return classes[bisect_right(starts, code)]

    def admits(self, code: object) -> bool:
        """Whether `code`, found in a body, can be a code of this space at all."""
        if isinstance(code, bool) or not isinstance(code, (int, str)):
            return False
        if isinstance(code, int):
            return self.pattern is None and -(10**11) < code < 10**11
        if not 0 < len(code) <= 64 or redact(code) != code:
            return False
        return self.pattern is None or (
            len(code) == len(self.pattern) and _is_number(code)
        )


def _is_number(text: str) -> bool:
    return len(text) <= 18 and text.isascii() and text.isdigit()


def _flattened(
    ranges: Sequence[tuple[Any, Any, type[ProviderError]]], root: type[ProviderError]
) -> tuple[tuple[Any, ...], tuple[type[ProviderError], ...]]:
    """Ranges inside ranges as a row of places where the class changes, to be bisected."""
    starts = sorted({bound for first, end, _ in ranges for bound in (first, end)})
    classes = [root]
    for start in starts:
        classes.append(
            next((found for first, end, found in ranges if first <= start < end), root)
        )
    return tuple(starts), tuple(classes)


class Provider:
    """What a provider module hands to the runtime: its root, its spaces and the shapes of its bodies."""

    __slots__ = (
        "root",
        "invalid_response",
        "spaces",
        "status_space",
        "envelopes",
        "enums",
        "by_name",
        "variants",
    )

    def __init__(
        self,
        root: type[ProviderError],
        invalid_response: type[ProviderError],
        spaces: Mapping[str, Space],
        envelopes: Sequence[Envelope],
        enums: Mapping[type, str] = NO_ENUMS,
        status_space: str | None = None,
        variants: Mapping[type[ProviderError], Variants] = NO_VARIANTS,
    ) -> None:
        self.root = root
        self.invalid_response = invalid_response
        self.spaces = spaces
        self.envelopes = envelopes
        self.enums = enums
        self.status_space = status_space
        self.variants = variants
        self.by_name = {envelope.name: envelope for envelope in envelopes}


def find_error(
    root: type[ErrorT],
    provider: Provider,
    code: object,
    message: object = None,
    *,
    space: str | None = None,
    part: str | None = None,
    arguments: object = None,
    http_status: int | None = None,
    retry_after: float | None = None,
) -> ErrorT | None:
    """The exception for `code`, None for a success. Never raises.

    An undocumented code is kept, in the class of the narrowest documented range that holds it.
    """
    if space is None:
        space = provider.enums.get(type(code))
    spaces = (
        tuple(provider.spaces.values()) if space is None else (provider.spaces[space],)
    )
    error: ProviderError | None = None
    for candidate in spaces:
        known = candidate.known(code)
        if known is not None:
            if known not in candidate.errors:
                return None
            found = candidate.errors[known]
            if found in provider.variants:
                found = _variant(found, provider.variants[found], message, part)
            error = found()
            break
    if error is None:
        if isinstance(code, (int, str)) and not isinstance(code, bool):
            error = spaces[0].class_of_range(code)()
            error._raw_code = code
        else:
            error = provider.invalid_response()
    if message is not None or arguments is not None:
        _add_text(error, message, arguments)
    if http_status is not None:
        error.http_status = http_status
    if retry_after is not None:
        error.retry_after = retry_after
    return error  # type: ignore[return-value]  # all classes of a provider are its root's


def _variant(
    above: type[ProviderError],
    variants: Variants,
    message: object,
    part: str | None,
) -> type[ProviderError]:
    """The class of the meaning that the text tells, else the caller's word for the part; else `above`."""
    if type(message) is str:
        for _, found in variants:
            if message == found.message or _recovered(found._template, message):
                return found
    for word, found in variants:
        if word == part:
            return found
    return above


def _add_text(error: ProviderError, message: object, arguments: object) -> None:
    """What the server wrote, masked, and the placeholders' values, found in it or in `arguments`."""
    text = message if isinstance(message, str) else ""
    if text:
        error.server_message = text if text == error.message else redact(text)
    values: Sequence[object] = ()
    if error._params:
        values = _listed(arguments) or _recovered(error._template, text)
    if values:
        params = {name: _shown(value) for name, value in zip(error._params, values)}
        error.params = MappingProxyType(params)
        for name, value in params.items():
            setattr(error, name, value)
    if text and error._field_in_message:
        error.field = _field_in(text[:2000], error.message)


def _listed(arguments: Any) -> Sequence[object]:
    listed: Sequence[object] = arguments if type(arguments) in (list, tuple) else ()
    return listed


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
    """The snake_case name that stands before or after the documented text; in another text, one with an underscore."""
    before, found, after = text.partition(documented.rstrip("."))
    rest = f"{before} {after}" if found else text
    word = ""
    for character in rest + " ":
        if character.isascii() and (
            character.islower() or character.isdigit() or character == "_"
        ):
            word += character
        elif word:
            if (
                word[0].isalpha()
                and ("_" in word if not found else True)
                and len(word) <= 64
            ):
                return word
            word = ""
    return None
