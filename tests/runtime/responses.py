"""One body in the shapes in which the clients hand it over, without the clients."""

import json
from collections.abc import Iterator, Mapping
from typing import Any


class HttpxLike:
    """As httpx has it: bytes, text, status_code, and `json` as a method."""

    def __init__(self, content: bytes, status: int, headers: Mapping[str, str]) -> None:
        self.status_code = status
        self.headers = headers
        self.content = content
        self.url = "https://api.example/v1/cards"

    @property
    def text(self) -> str:
        return self.content.decode("utf-8", "replace")


class RequestsLike(HttpxLike):
    """As requests has it: a failing response is false, and iterating consumes it."""

    def __bool__(self) -> bool:
        return self.status_code < 400

    def __iter__(self) -> Iterator[bytes]:
        yield self.content


class AiohttpLike:
    """As aiohttp has it: `content` is a stream, `text` and `read` are coroutines, the status is `status`."""

    class Stream:
        def read_nowait(self) -> bytes:
            raise RuntimeError("called while another coroutine is already waiting")

    def __init__(self, status: int, headers: Mapping[str, str]) -> None:
        self.status = status
        self.headers = headers
        self.content = self.Stream()

    async def text(self) -> str:
        raise AssertionError("nobody awaits this")


Call = tuple[str, dict[str, Any]]


def text_of(raw: bytes) -> str:
    """The text that a lenient client makes of bytes; lone surrogates stay."""
    return raw.decode("utf-8", "surrogatepass" if b"\xed" in raw else "replace")


def _parsed(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def calls(
    raw: bytes, status: int = 200, headers: Mapping[str, str] | None = None
) -> Iterator[Call]:
    """The arguments of error_from_response for every shape that this body can have."""
    headers = {"Content-Type": "application/json"} if headers is None else headers
    parsed = _parsed(raw)
    if isinstance(parsed, dict):
        yield "mapping", {"response": parsed, "http_status": status}
        yield "bare mapping", {"response": parsed}
    try:
        text = text_of(raw)
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    yield "text", {"response": text, "http_status": status}
    yield "bytes", {"response": raw, "http_status": status}
    yield "httpx", {"response": HttpxLike(raw, status, headers)}
    yield "requests", {"response": RequestsLike(raw, status, headers)}
    yield "aiohttp", {"response": AiohttpLike(status, headers), "body": raw}
