"""A response of any client in; its code, text and status out, and from there the exception.

Nothing of httpx, requests or aiohttp is imported: their responses are known by their attributes. Nothing here raises
for what a server sent: what cannot be read becomes the provider's `...InvalidResponse`, with the reason as its cause.
"""

from __future__ import annotations

from collections.abc import Mapping

from ._lookup import UNDOCUMENTED, Provider, Space, documented, undocumented
from ._redact import redact
from ._runtime import ProviderError, plain, status_of

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing takes longer than importing this package
    from collections.abc import Iterable, Sequence
    from typing import Any, Final, TypeVar

    ErrorT = TypeVar("ErrorT", bound=ProviderError)
    Path = tuple[str, ...]

MAX_BODY: Final = 16 * 1024 * 1024
"""Bytes of JSON that are parsed; give a larger body parsed, as a mapping."""
MAX_RETRY_AFTER: Final = 3600.0
"""Seconds; a server that asks for more is not waited for longer."""
ABSENT: Final = object()
NOT_RECOGNISED: Final = object()


class Envelope:
    """Where a body carries what: paths are keys joined by dots, as in `error.code`.

    `code` is one path, or one for each of the provider's spaces, the most telling first. A body has this shape if all of
    `requires` are there, a text is at each of `requires_text`, none of `lacks` is there and, unless it is a `success`, a
    code is. `success` says that a body of this shape is never an
    error by itself; `success_codes` are codes that mean success in this shape beside the documented ones.
    """

    __slots__ = (
        "name",
        "codes",
        "message",
        "arguments",
        "requires",
        "requires_text",
        "lacks",
        "success",
        "success_codes",
    )

    def __init__(
        self,
        code: str | Mapping[str, str] | None = None,
        *,
        message: str | None = None,
        arguments: str | None = None,
        requires: str | Iterable[str] = (),
        requires_text: str | Iterable[str] = (),
        lacks: str | Iterable[str] = (),
        success: bool = False,
        success_codes: str | Iterable[int | str] = (),
        name: str = "",
    ) -> None:
        self.name = name
        paths: Mapping[Any, str]
        paths = {} if code is None else {None: code} if isinstance(code, str) else code
        self.codes: tuple[tuple[str | None, Path], ...] = tuple(
            (space, _path(path)) for space, path in paths.items()
        )
        self.message = None if message is None else _path(message)
        self.arguments = None if arguments is None else _path(arguments)
        self.requires = _paths(requires)
        self.requires_text = _paths(requires_text)
        self.lacks = _paths(lacks)
        self.success = success
        self.success_codes = frozenset(
            (success_codes,) if isinstance(success_codes, str) else success_codes
        )


def _path(text: str) -> Path:
    return tuple(text.split("."))


def _paths(texts: str | Iterable[str]) -> tuple[Path, ...]:
    given = (texts,) if isinstance(texts, str) else texts
    return tuple(_path(text) for text in given)


def _kind(value: object) -> type:
    return type(value)


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


def _at(body: object, path: Path) -> Any:
    """What is at `path` in `body`, or `ABSENT`; a number in a path is also a place in a list."""
    here: Any = body
    for key in path:
        kind = _kind(here)
        if kind is dict:
            here = here.get(key, ABSENT)
        elif kind is list and key.isascii() and key.isdigit():
            place = int(key)
            here = here[place] if place < len(here) else ABSENT
        elif _is_mapping(here):
            here = here[key] if key in here else ABSENT
        else:
            return ABSENT
    return here


def read_response(
    root: type[ErrorT],
    provider: Provider[Any],
    response: object,
    body: object = ABSENT,
    envelope: str | Envelope | Sequence[str | Envelope] | None = None,
    http_status: int | None = None,
    headers: Mapping[str, str] | None = None,
    part: str | None = None,
) -> ErrorT | None:
    """The one exception for `response`, None for a success. Raises `ValueError` for an unknown envelope, and nothing else."""
    kind = type(response)
    given: Any = response
    if (
        kind is dict
        and body is ABSENT
        and envelope is None
        and http_status is None
        and headers is None
    ):  # the short way, for hot loops; all that follows tells the same
        name = provider.quick_message
        try:
            code = given.get(provider.quick_code)
            text = given.get(name) if name else None
        except Exception:  # a key may fail when it is compared: the long way tells
            code = text = None
        if type(code) is int or type(code) is str:
            known = provider.quick_classes.get(code)
            if known is not None:
                quick: ErrorT = known()
                if type(text) is str and text:
                    quick.server_message = (
                        text if text == known.message else redact(text)
                    )
                quick.body = response
                return quick
    if provider.quick_space is not None:
        provider.make_quick()
    shapes = provider.envelopes if envelope is None else _shapes(provider, envelope)
    parsed: Any = None
    cause: BaseException | None = None
    http_status = status_of(http_status)
    try:
        if not _is_body(response):
            if http_status is None:
                http_status = _status(response)
            if headers is None:
                headers = _headers(response)
    except Exception as failure:  # a response's attributes may raise anything
        cause = failure
    try:
        parsed = _raw_body(response) if body is ABSENT else body
        parsed = _parsed(parsed)
        if _is_mapping(parsed):
            found = _error_in(provider, parsed, shapes, http_status, part)
            if found is not NOT_RECOGNISED:
                if found is not None:
                    _complete(found, parsed, headers)
                error: ErrorT | None = found
                return error
        if cause is None:
            cause = ValueError("the body has none of the documented shapes")
    except Exception as failure:  # so may a mapping, and so does broken JSON
        cause = failure
    failed: Any = _gateway_error(provider, http_status) or provider.invalid_response()
    failed.http_status = http_status
    failed.__cause__ = _harmless(cause)
    _complete(failed, parsed, headers)
    error = failed
    return error


def _shapes(
    provider: Provider[Any], envelope: str | Envelope | Sequence[str | Envelope]
) -> Sequence[Envelope]:
    if not isinstance(envelope, str):
        if not isinstance(envelope, Envelope):
            return [found for one in envelope for found in _shapes(provider, one)]
        for name, _ in envelope.codes:
            provider.space(name)
        return (envelope,)
    named = [shape for shape in provider.envelopes if shape.name == envelope]
    if not named:
        known = ", ".join(shape.name for shape in provider.envelopes)
        raise ValueError(
            f"{provider.root.provider} has no envelope {envelope!r}: "
            f"give one of {known}, or an Envelope of your own"
        )
    return named


def _error_in(
    provider: Provider[Any],
    body: object,
    shapes: Sequence[Envelope],
    http_status: int | None,
    part: str | None,
) -> Any:
    """The error in `body`, None for a success, `NOT_RECOGNISED` if the body has none of the shapes.

    Of several codes in one body a documented error decides, then a documented success, then an undocumented code; an
    undocumented code is told instead of a less telling documented error.
    """
    for shape in shapes:
        if not _fits(body, shape):
            continue
        if shape.success and (http_status is None or http_status < 400):
            return None
        recognised = succeeded = False
        unknown: tuple[Space, int | str] | None = None
        for name, path in shape.codes:
            code: Any = plain(_at(body, path))
            space = provider.space(name)
            if not space.admits(code):
                continue
            recognised = True
            found = space.find(code)
            if found is None or code in shape.success_codes:
                succeeded = True
            elif found is UNDOCUMENTED:
                unknown = unknown or (space, code)
            else:
                message = _text(body, shape)
                if unknown is not None:
                    return undocumented(unknown[0], unknown[1], message, http_status)
                arguments = (
                    None if shape.arguments is None else _at(body, shape.arguments)
                )
                return documented(
                    provider, found, message, arguments, http_status, part
                )
        if unknown is not None and not succeeded:
            text = _text(body, shape)
            return undocumented(unknown[0], unknown[1], text, http_status)
        if recognised:
            return None
    return NOT_RECOGNISED


def _fits(body: object, shape: Envelope) -> bool:
    for path in shape.requires:
        if _at(body, path) is ABSENT:
            return False
    for path in shape.requires_text:
        text = _at(body, path)
        if type(text) is not str or not text:
            return False
    for path in shape.lacks:
        if _at(body, path) is not ABSENT:
            return False
    return True


def _text(body: object, shape: Envelope) -> str | None:
    if shape.message is None:
        return None
    text = plain(_at(body, shape.message))
    return text if type(text) is str else None


def _gateway_error(
    provider: Provider[Any], http_status: int | None
) -> ProviderError | None:
    """The error that is documented for the bare HTTP status of an answer without an envelope."""
    if provider.status_space is None or http_status is None:
        return None
    found = provider.status_space.codes.get(http_status)
    return None if found is None else found()


def _complete(error: ProviderError, body: object, headers: object) -> None:
    error.body = body
    if headers is not None:
        error.retry_after = retry_after(headers)


def _harmless(failure: BaseException) -> BaseException:
    """`failure` without its traceback, its own causes and the body that it may carry; told in other words if it quotes one."""
    kind = type(failure)
    if isinstance(failure, UnicodeDecodeError):
        start, end, reason = failure.start, failure.end, failure.reason
        failure = UnicodeDecodeError(failure.encoding, b"", start, end, reason)
    elif kind.__module__ == "json.decoder":
        setattr(failure, "doc", "")
    else:
        try:
            texts = [str(failure), *map(repr, failure.args)]
        except Exception:
            texts = ["\0"]  # not to be shown
        if any(redact(text) != text for text in texts):
            failure = ValueError(f"{kind.__name__}: {redact(texts[0])}")
    failure.__cause__ = failure.__context__ = None
    return failure.with_traceback(None)


def _is_body(response: object) -> bool:
    """Whether what was given is a body itself, not a client's response around one."""
    return (
        type(response) is dict
        or response is None
        or isinstance(response, (str, bytes, bytearray, memoryview, list, Mapping))
    )


def _status(response: object) -> int | None:
    for name in ("status_code", "status"):
        status = status_of(getattr(response, name, None))
        if status is not None:
            return status
    return None


def _headers(response: object) -> Any:
    headers = getattr(response, "headers", None)
    return headers if hasattr(headers, "keys") else None


def _raw_body(response: object) -> Any:
    """The body of a client's response: its bytes or text, or what was given instead of a response."""
    if _is_body(response):
        return response
    content = getattr(response, "content", None)
    if isinstance(content, (bytes, bytearray, str)):
        return content
    if hasattr(content, "read_nowait"):  # aiohttp's stream
        raise TypeError(
            "the body of this response has to be awaited: "
            "pass body=await response.read()"
        )
    text = getattr(response, "text", None)
    if isinstance(text, str):
        return text
    raise TypeError(
        f"a {type(response).__name__} is not a response: "
        "pass a mapping, JSON text or bytes, or a client's response"
    )


def _parsed(raw: Any) -> Any:
    if isinstance(raw, memoryview):
        raw = raw.tobytes()
    if hasattr(raw, "__await__"):
        raise TypeError("the body was not awaited: pass body=await response.read()")
    if not isinstance(raw, (str, bytes, bytearray)):
        return raw
    if len(raw) > MAX_BODY:
        raise ValueError(
            f"a body of {len(raw)} bytes is over {MAX_BODY}: "
            "pass it parsed, as a mapping"
        )
    import json

    return json.loads(raw)


def retry_after(headers: Any) -> float | None:
    """Seconds to wait, from a `Retry-After` header in either of its forms, at most `MAX_RETRY_AFTER`; None without one."""
    try:
        for name in headers:
            if isinstance(name, str) and name.lower() == "retry-after":
                return _seconds(headers[name])
    except Exception:  # a mapping may raise anything; the error itself matters more
        pass
    return None


def _seconds(value: object) -> float | None:
    if not isinstance(value, str) or len(value) > 64:
        return None
    text = value.strip()
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return min(float(text), MAX_RETRY_AFTER)
    import time
    from email.utils import parsedate_tz, mktime_tz

    date = parsedate_tz(text)
    if date is None:
        return None
    return min(max(mktime_tz(date) - time.time(), 0.0), MAX_RETRY_AFTER)
