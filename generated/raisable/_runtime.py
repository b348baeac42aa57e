"""The root of every exception: what each of them knows, shows and hides.

Standard library only, nothing from outside this package, so that the package can be copied anywhere.
"""

from __future__ import annotations

from ._redact import MAX_LENGTH, SHORTEST_CARD, is_card_number, redact

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing takes longer than importing this package
    from collections.abc import Mapping
    from types import MappingProxyType
    from typing import Any, ClassVar, Final

    State = dict[str, object]
else:
    MappingProxyType = type(type.__dict__)  # as types has it, which is a third as long

NO_PARAMS: Final[Mapping[str, str]] = MappingProxyType({})


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
    params: Mapping[str, str] = NO_PARAMS
    """The values of the message's placeholders, by name, masked as `server_message` is."""
    field: str | None = None
    """The name of the request's field that the error is about, where the response tells it."""

    # What only some instances have is in slots, which are three times as fast to fill; unset, they are None.
    __slots__ = ("server_message", "http_status", "retry_after", "raw_code", "body")

    server_message: str | None
    """The text that arrived, with secrets masked, control characters escaped and its length capped."""
    http_status: int | None
    """The HTTP status of the response."""
    retry_after: float | None
    """Seconds to wait that the server asked for, from 0 to 3600."""
    raw_code: int | str | None
    """The value of an undocumented code, masked if it is a card number or a key; None for a documented code."""
    body: object
    """The response's body, for the debugger: in no text, log, copy or pickle of the exception."""

    # What the provider's spec says of a class's text: see _lookup.
    _params: ClassVar[tuple[str, ...]] = ()
    _template: ClassVar[tuple[str, ...]] = ()
    _field_in_message: ClassVar[bool] = False

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> None:
            if name in ProviderError.__slots__:
                return None
            raise AttributeError(
                f"{type(self).__name__!r} object has no attribute {name!r}"
            )

    @property
    def code(self) -> int | str | None:
        """The enum member of a documented code, the raw value of an undocumented one, None without a code."""
        if self.raw_code is not None:
            return self.raw_code
        code: int | str | None = getattr(type(self), "CODE", None)
        return code

    @property
    def documented(self) -> bool:
        """Whether the provider documents the code."""
        return self.raw_code is None and hasattr(type(self), "CODE")

    def __str__(self) -> str:
        parts: list[str] = []
        if self.code is not None:
            parts.append(f"{self.provider} {shown(self.code)}")
            if not self.documented:
                parts.append("undocumented code")
        text = self._filled()
        if text:
            parts.append(text)
        own = map(shown, self.args)
        parts += [said for said in own if said and said != self.message]
        if self.server_message and self.server_message not in (self.message, text):
            parts.append(f'the server wrote "{self.server_message}"')
        if self.field and "field" not in self.params:
            parts.append(f"field {self.field}")
        return ": ".join(parts) or type(self).__name__

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"

    def __reduce__(self) -> tuple[type[ProviderError], tuple[object, ...], State]:
        state: State = dict(self.__dict__)
        state.pop("params", None)
        if self.params:
            state["params"] = dict(self.params)
        for name in ProviderError.__slots__:
            value = getattr(self, name)
            if value is not None and name != "body":
                state[name] = value
        return type(self), self.args, state

    def __setstate__(self, state: State | None) -> None:
        for name, value in (state or {}).items():
            setattr(self, name, value)
        if self.params:
            self.params = MappingProxyType(dict(self.params))

    def _filled(self) -> str:
        """The documented text with the placeholders that are known filled in, never by formatting."""
        if not self.params or "{" not in self.message:
            return self.message
        text = self._template[0]
        for position, name in enumerate(self._params):
            numbered = f"{{{position}}}"
            placeholder = numbered if numbered in self.message else f"{{{name}}}"
            text += self.params.get(name, placeholder) + self._template[position + 1]
        return text

    def to_dict(self) -> dict[str, object]:
        """What may be logged, ready for JSON: no body, no header, nothing unmasked."""
        return {
            "error": type(self).__name__,
            "provider": self.provider,
            "code": _cell(self.code),
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
        name = type(self).__name__
        return {
            "type": (
                f"{self.doc_url}#{name}" if self.doc_url else f"urn:raisable:{name}"
            ),
            "title": self.message or name,
            "status": self.category_http_status or 502,
            "detail": str(self),
            "provider": self.provider,
            "code": None if self.code is None else shown(self.code),
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


def plain(code: object) -> int | str | None:
    """`code` as a bare `int` or `str`, whatever its class makes of itself; None for anything else, flags included."""
    given: Any = code
    # Not isinstance: it asks the object, which may lie or fail.
    if issubclass(type(given), str):
        return str.__str__(given)
    if issubclass(type(given), int) and type(given) is not bool:
        return int.__index__(given)
    return None


def status_of(value: object) -> int | None:
    """`value` if it is an HTTP status, else None."""
    status = plain(value)
    return status if type(status) is int and 0 < status < 1000 else None


def shown(argument: object) -> str:
    """A value as text, masked; its type's name where it is no text, number or flag."""
    value = plain(argument)
    if type(value) is str:
        return redact(value)
    kind = type(argument)
    if value is not None or kind is float or kind is bool or _is_decimal(kind):
        try:
            return redact(str(argument if value is None else value))
        except ValueError:  # a number of more digits than Python writes out
            pass
    return f"<{kind.__name__}>"


def _cell(code: int | str | None) -> int | str | None:
    """A code for a log: a number that every reader of JSON can hold, or masked text."""
    value = plain(code)
    if type(value) is int and -(2**53) < value < 2**53 and not _is_card(value):
        return value
    return None if value is None else shown(value)


def _is_card(number: int) -> bool:
    return SHORTEST_CARD <= abs(number) < 10**19 and is_card_number(str(abs(number)))


def kept(code: int | str) -> int | str:
    """An undocumented code as it is kept: itself, or masked where it is a card number, a key or the like."""
    if isinstance(code, int):
        return shown(code) if _is_card(code) else code
    if len(code) < 12 and code.isalnum():
        return code
    masked = redact(code)
    is_masked = masked.count("[") > code.count("[")
    return masked if is_masked or len(code) > MAX_LENGTH else code


def _is_decimal(kind: type) -> bool:
    return kind.__module__ == "decimal" and kind.__name__ == "Decimal"
