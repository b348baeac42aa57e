"""A response of any client in; its code, text and status out, and from there the exception.

Nothing of httpx, requests or aiohttp is imported: their responses are known by their attributes. Nothing here raises
for what a server sent: what cannot be read becomes the provider's `...InvalidResponse`, with the reason as its cause.
"""

from __future__ import annotations

from ._runtime import Provider, ProviderError, Space, find_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, Final, TypeVar

    ErrorT = TypeVar("ErrorT", bound=ProviderError)
    Paths = Mapping[str | None, tuple[str, ...]]

MAX_BODY: Final = 16 * 1024 * 1024
"""Bytes of JSON that are parsed; give a larger body parsed, as a mapping."""
MAX_RETRY_AFTER: Final = 3600.0
"""Seconds; a server that asks for more is not waited for longer."""
ABSENT: Final = object()


class Envelope:
    """Where a body carries what: paths are keys joined by dots, as in `error.code`.

    `code` is one path, or one for each of the provider's spaces. A body has this shape if a code is there, or, without
    `code`, if all of `requires` are. `success` says that a body of this shape is never an error by itself; `success_codes`
    are codes that mean success in this shape beside the documented ones.
    """

    __slots__ = (
        "name",
        "code",
        "message",
        "arguments",
        "data",
        "requires",
        "success",
        "success_codes",
    )

    def __init__(
        self,
        code: str | Mapping[str, str] | None = None,
        *,
        message: str | None = None,
        arguments: str | None = None,
        data: str | None = None,
        requires: Iterable[str] = (),
        success: bool = False,
        success_codes: Iterable[int | str] = (),
        name: str = "",
    ) -> None:
        self.name = name
        codes: Iterable[tuple[str | None, str]] = (
            ()
            if code is None
            else ((None, code),) if isinstance(code, str) else code.items()
        )
        self.code: Paths = {space: _path(path) for space, path in codes}
        self.message = None if message is None else _path(message)
        self.arguments = None if arguments is None else _path(arguments)
        self.data = None if data is None else _path(data)
        self.requires = tuple(_path(path) for path in requires)
        self.success = success
        self.success_codes = frozenset(success_codes)


def _path(text: str) -> tuple[str, ...]:
    return tuple(text.split("."))


def _is_list(value: object) -> bool:
    return type(value) is list


def _at(body: object, path: Sequence[str]) -> object:
    """What is at `path` in `body`, or `ABSENT`."""
    here: Any = body
    for key in path:
        if _is_list(here):
            if not (key.isascii() and key.isdigit() and int(key) < len(here)):
                return ABSENT
            here = here[int(key)]
        elif hasattr(here, "keys") and key in here:
            here = here[key]
        else:
            return ABSENT
    return here


def read_response(
    root: type[ErrorT],
    provider: Provider,
    response: object,
    *,
    body: object = ABSENT,
    envelope: str | Envelope | Sequence[Envelope] | None = None,
    part: str | None = None,
    http_status: int | None = None,
    headers: Mapping[str, str] | None = None,
) -> ErrorT | None:
    """The one exception for `response`, None for a success. Raises nothing but `ValueError` for an unknown envelope name."""
    shapes = _shapes(provider, envelope)
    error: ErrorT | None
    cause: BaseException | None = None
    parsed: object = None
    try:
        if http_status is None:
            http_status = _status(response)
        if headers is None:
            headers = _headers(response)
    except Exception as failure:
        cause = failure
    try:
        raw = _raw_body(response) if body is ABSENT else body
        parsed = _parsed(raw)
        del raw
        if hasattr(parsed, "keys"):
            recognised, error = _error_in(
                root, provider, parsed, shapes, part, http_status
            )
            if recognised:
                if error is not None:
                    _complete(error, parsed, headers)
                return error
        if cause is None:
            cause = ValueError("the body has none of the documented shapes")
    except Exception as failure:  # an object of the caller's may raise anything
        cause = _harmless(failure)
    failed: Any = _gateway_error(provider, http_status) or provider.invalid_response()
    failed.http_status = http_status
    failed.__cause__ = cause.with_traceback(None)
    _complete(failed, parsed, headers)
    invalid: ErrorT = failed
    return invalid


def _shapes(
    provider: Provider, envelope: str | Envelope | Sequence[Envelope] | None
) -> Sequence[Envelope]:
    if envelope is None:
        return provider.envelopes
    if isinstance(envelope, Envelope):
        return (envelope,)
    if isinstance(envelope, str):
        if envelope not in provider.by_name:
            known = ", ".join(provider.by_name)
            raise ValueError(
                f"{provider.root.provider} has no envelope {envelope!r}; it has: {known}"
            )
        return (provider.by_name[envelope],)
    return tuple(envelope)


def _error_in(
    root: type[ErrorT],
    provider: Provider,
    body: object,
    shapes: Sequence[Envelope],
    part: str | None,
    http_status: int | None,
) -> tuple[bool, ErrorT | None]:
    """Whether `body` has one of the shapes, and then the error in it, None for a success."""
    for shape in shapes:
        if any(_at(body, path) is ABSENT for path in shape.requires):
            continue
        if shape.success and (http_status is None or http_status < 400):
            return True, None
        codes = [
            (space, code)
            for space, code in ((s, _at(body, path)) for s, path in shape.code.items())
            if _space(provider, space).admits(code)
        ]
        if codes:
            return True, _decide(root, provider, body, shape, codes, part, http_status)
    return False, None


def _space(provider: Provider, name: str | None) -> Space:
    return (
        next(iter(provider.spaces.values())) if name is None else provider.spaces[name]
    )


def _decide(
    root: type[ErrorT],
    provider: Provider,
    body: object,
    shape: Envelope,
    codes: Sequence[tuple[str | None, object]],
    part: str | None,
    http_status: int | None,
) -> ErrorT | None:
    """The error that the codes of one body tell together, the most telling first.

    A documented error decides. A documented success holds unless another code of the body is a documented error; an
    undocumented code holds unless another is a documented success.
    """
    undocumented: tuple[str | None, object] | None = None
    succeeded = False
    chosen: tuple[str | None, object] | None = None
    for name, code in codes:
        space = _space(provider, name)
        known = space.known(code)
        if code in shape.success_codes or (
            known is not None and known not in space.errors
        ):
            succeeded = True
        elif known is None:
            undocumented = undocumented or (name, code)
        else:
            chosen = undocumented or (name, code)
            break
    if chosen is None:
        if succeeded or undocumented is None:
            return None
        chosen = undocumented
    name, code = chosen
    message = None if shape.message is None else _at(body, shape.message)
    arguments = None if shape.arguments is None else _at(body, shape.arguments)
    return find_error(
        root,
        provider,
        code,
        message if type(message) is str else None,
        space=name or next(iter(provider.spaces)),
        part=part,
        arguments=arguments,
        http_status=http_status,
    )


def _gateway_error(provider: Provider, http_status: int | None) -> ProviderError | None:
    """The error that is documented for the bare HTTP status of an answer without an envelope."""
    if provider.status_space is None or http_status is None:
        return None
    error_class = provider.spaces[provider.status_space].errors.get(http_status)
    return None if error_class is None else error_class()


def _complete(
    error: ProviderError, body: object, headers: Mapping[str, str] | None
) -> None:
    error.body = body
    if headers is not None:
        try:
            error.retry_after = retry_after(headers)
        except (
            Exception
        ):  # a mapping of the caller's may raise anything; the error itself matters more
            error.retry_after = None


def _harmless(failure: Exception) -> BaseException:
    """`failure` without the body that some exceptions of the standard library carry along."""
    if isinstance(failure, UnicodeDecodeError):
        return UnicodeDecodeError(
            failure.encoding, b"", failure.start, failure.end, failure.reason
        )
    if hasattr(failure, "doc"):
        setattr(failure, "doc", "")
    failure.__context__ = None
    return failure


def _is_body(response: object) -> bool:
    """Whether what was given is a body itself, not a client's response around one."""
    return (
        response is None
        or isinstance(response, (str, bytes, bytearray, memoryview, list))
        or hasattr(response, "keys")
    )


def _status(response: object) -> int | None:
    for name in () if _is_body(response) else ("status_code", "status"):
        status = getattr(response, name, None)
        if isinstance(status, int) and not isinstance(status, bool):
            return int(status)
    return None


def _headers(response: object) -> Mapping[str, str] | None:
    headers = None if _is_body(response) else getattr(response, "headers", None)
    return headers if hasattr(headers, "keys") else None


def _raw_body(response: object) -> object:
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


def _parsed(raw: object) -> object:
    if isinstance(raw, memoryview):
        raw = raw.tobytes()
    if not isinstance(raw, (str, bytes, bytearray)):
        return raw
    if len(raw) > MAX_BODY:
        raise ValueError(
            f"a body of {len(raw)} is over {MAX_BODY} bytes of JSON: pass it parsed, as a mapping"
        )
    import json

    parsed: object = json.loads(raw)
    return parsed


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, from a `Retry-After` header in either of its forms, from 0 to `MAX_RETRY_AFTER`; None without one."""
    value = next(
        (headers[name] for name in headers if str(name).lower() == "retry-after"), None
    )
    if not isinstance(value, str) or len(value) > 64:
        return None
    text = value.strip()
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return min(float(text), MAX_RETRY_AFTER)
    import time
    from email.utils import parsedate_to_datetime

    try:
        seconds = parsedate_to_datetime(text).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), MAX_RETRY_AFTER)
