"""The responses of real clients, as they come from a real server over a loopback socket."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from documented_rows import MODULES, PROVIDERS

from raisable import cardplus, interlace, keysecure, legend, xt

INSUFFICIENT = {"code": 823, "msg": "Insufficient balance", "data": None}


class Server:
    """An HTTP server whose next answer is set by the test."""

    def __init__(self) -> None:
        self.status = 200
        self.body = b""
        self.headers: dict[str, str] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(outer.status)
                headers = {"Content-Length": str(len(outer.body)), **outer.headers}
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(outer.body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/cards"
        self.thread = threading.Thread(target=self.http.serve_forever, daemon=True)

    def answer(
        self, body: object, status: int = 200, headers: dict[str, str] | None = None
    ) -> None:
        """Answer so from now on; what is not bytes is sent as JSON."""
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.status = status
        self.headers = {"Content-Type": "application/json", **(headers or {})}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    running = Server()
    running.thread.start()
    yield running
    running.http.shutdown()
    running.http.server_close()
    running.thread.join()


# What each client gives for a URL: the arguments for error_from_response.
Arguments = dict[str, Any]


def by_httpx(url: str) -> Arguments:
    httpx = pytest.importorskip("httpx")
    with httpx.Client(trust_env=False) as client:
        return {"response": client.get(url)}


def by_async_httpx(url: str) -> Arguments:
    httpx = pytest.importorskip("httpx")

    async def get() -> Arguments:
        async with httpx.AsyncClient(trust_env=False) as client:
            return {"response": await client.get(url)}

    return asyncio.run(get())


def by_requests(url: str) -> Arguments:
    requests = pytest.importorskip("requests")
    with requests.Session() as session:
        session.trust_env = False
        return {"response": session.get(url)}


def by_aiohttp(url: str) -> Arguments:
    aiohttp = pytest.importorskip("aiohttp")

    async def get() -> Arguments:
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                return {"response": response, "body": await response.read()}

    return asyncio.run(get())


def by_aiohttp_text(url: str) -> Arguments:
    aiohttp = pytest.importorskip("aiohttp")

    async def get() -> Arguments:
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                return {
                    "response": response,
                    "body": await response.text(errors="replace"),
                }

    return asyncio.run(get())


Client = Callable[[str], Arguments]
every_client = pytest.mark.parametrize(
    "get", [by_httpx, by_async_httpx, by_requests, by_aiohttp, by_aiohttp_text]
)


@every_client
def test_documented_error(server: Server, get: Client) -> None:
    """A documented code in the body of a 200 answer raises its class, with text, status and body."""
    server.answer(INSUFFICIENT)
    with pytest.raises(cardplus.CardPlusInsufficientBalance) as caught:
        cardplus.raise_for_response(**get(server.url))
    assert caught.value.server_message == "Insufficient balance"
    assert caught.value.http_status == 200
    assert caught.value.body == INSUFFICIENT
    assert caught.value.__cause__ is None
    assert caught.value.retry_after is None


@every_client
def test_each_provider(server: Server, get: Client) -> None:
    """One documented failure and one success of each provider come through as they should."""
    answers: list[tuple[Any, Any, object]] = [
        (cardplus, cardplus.CardPlusSystemBusy, {"code": 407, "msg": "System busy"}),
        (cardplus, None, {"code": 200, "msg": "success", "data": {}}),
        (keysecure, keysecure.KeySecureCardNotFound, {"code": 4004, "msg": "卡不存在"}),
        (keysecure, None, {"code": 0, "msg": "Success", "data": [1]}),
        (
            interlace,
            interlace.InterlaceFieldRequired,
            {"code": "010005", "message": "amount is required"},
        ),
        (interlace, None, {"code": "000000", "message": "Transaction succeeded"}),
        (legend, legend.LegendTooManyRequests, {"code": "101006", "message": ""}),
        (xt, xt.XTSignatureInvalid, {"rc": 1, "mc": "AUTH_103", "ma": []}),
        (xt, None, {"rc": 0, "mc": "SUCCESS", "ma": [], "result": {}}),
    ]
    for module, expected, body in answers:
        server.answer(body)
        error = module.error_from_response(**get(server.url))
        assert (error if expected is None else type(error)) is expected


@every_client
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><h1>It works!</h1></html>",
        b'{"code": 823, "ms',
        b"\xff\xfe\xfd",
        b"[]",
    ],
    ids=["empty", "html", "cut", "bytes", "list"],
)
@pytest.mark.parametrize("provider", PROVIDERS)
def test_unreadable_body(
    server: Server, get: Client, provider: str, body: bytes
) -> None:
    """An empty, foreign, cut or shapeless body is the provider's InvalidResponse, with status and cause."""
    module = MODULES[provider]
    server.answer(body, headers={"Retry-After": "7"})
    error = module.error_from_response(**get(server.url))
    assert type(error).__name__.endswith("InvalidResponse")
    assert (error.http_status, error.code, error.documented) == (200, None, False)
    assert isinstance(error.__cause__, ValueError)
    assert error.retry_after == 7


@every_client
@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (404, xt.XTInterfaceNotFound),
        (429, xt.XTTooManyRequests),
        (500, xt.XTInternalServerError),
        (502, xt.XTBadGateway),
        (503, xt.XTServiceUnavailable),
        (504, xt.XTInvalidResponse),
    ],
)
def test_gateway_status(
    server: Server, get: Client, status: int, expected: type[xt.XTError]
) -> None:
    """XT's gateway answers without an envelope: its status is the code."""
    for body in (b"", b"<html><h1>Sorry</h1></html>", {"message": "no Route matched"}):
        server.answer(body, status)
        error = xt.error_from_response(**get(server.url))
        assert type(error) is expected
        assert error.http_status == status


@every_client
def test_status_of_other_providers_is_no_code(server: Server, get: Client) -> None:
    """CardPlus' body code 500 is not HTTP 500: a bare status is a response that can't be read."""
    server.answer(b"Internal Server Error", 500)
    error = cardplus.error_from_response(**get(server.url))
    assert type(error) is cardplus.CardPlusInvalidResponse
    assert error.http_status == 500


@every_client
@pytest.mark.parametrize("name", ["Retry-After", "retry-after", "RETRY-AFTER"])
def test_retry_after_in_seconds(server: Server, get: Client, name: str) -> None:
    """Retry-After in seconds is read from the client's headers, however it is spelled."""
    server.answer(INSUFFICIENT, 429, {name: "120"})
    error = cardplus.error_from_response(**get(server.url))
    assert error is not None
    assert (error.retry_after, error.http_status) == (120.0, 429)


@every_client
def test_retry_after_as_a_date(server: Server, get: Client) -> None:
    """Retry-After as a date gives the seconds until then; a date in the past gives none to wait."""
    now = datetime.now(timezone.utc)
    for offset, low, high in ((600, 500, 600), (-600, 0, 0), (864_000, 3600, 3600)):
        date = format_datetime(now + timedelta(seconds=offset), usegmt=True)
        server.answer(INSUFFICIENT, headers={"Retry-After": date})
        error = cardplus.error_from_response(**get(server.url))
        assert error is not None and error.retry_after is not None
        assert low <= error.retry_after <= high


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", 0.0),
        ("3600", 3600.0),
        ("3601", 3600.0),
        ("9" * 60, 3600.0),
        ("9" * 5000, None),
        ("", None),
        ("-1", None),
        ("soon", None),
        ("nan", None),
        ("inf", None),
        ("1e3", None),
        ("٣", None),
        ("1 2", None),
        ("Fri, 31 Dec 99999 23:59:59 GMT", None),
        ("Fri, 99 Foo 2026 99:99:99 GMT", None),
        (b"3", None),
        (None, None),
    ],
)
def test_retry_after_is_bounded(value: object, expected: float | None) -> None:
    """What is neither a number of seconds nor a date is not believed, and nobody waits for more than an hour."""
    headers: Any = {"Retry-After": value}
    error = cardplus.error_from_response(INSUFFICIENT, headers=headers)
    assert error is not None and error.retry_after == expected


@every_client
def test_compressed_and_marked_bodies(server: Server, get: Client) -> None:
    """Compression and a byte order mark are no obstacle."""
    import gzip

    text = json.dumps(INSUFFICIENT).encode()
    server.answer(gzip.compress(text), headers={"Content-Encoding": "gzip"})
    arguments = get(server.url)
    assert type(cardplus.error_from_response(**arguments)).CODE == 823
    if get is not by_aiohttp_text:
        server.answer(b"\xef\xbb\xbf" + text)
        arguments = get(server.url)
        assert type(cardplus.error_from_response(**arguments)).CODE == 823


@every_client
def test_parsed_body_beside_the_response(server: Server, get: Client) -> None:
    """A body that the caller parsed counts, and status and headers come from the response."""
    server.answer(b"ignored", 418, {"Retry-After": "3"})
    error = cardplus.error_from_response(get(server.url)["response"], INSUFFICIENT)
    assert type(error) is cardplus.CardPlusInsufficientBalance
    assert (error.http_status, error.retry_after) == (418, 3.0)


@every_client
def test_callers_word_outweighs_the_response(server: Server, get: Client) -> None:
    """A status and headers that the caller gives count, not those of the response."""
    server.answer(INSUFFICIENT, 200, {"Retry-After": "3"})
    error = cardplus.error_from_response(
        **get(server.url), http_status=503, headers={"Retry-After": "9"}
    )
    assert error is not None
    assert (error.http_status, error.retry_after) == (503, 9.0)


def test_aiohttp_without_a_body_explains_itself(server: Server) -> None:
    """An aiohttp response whose body was not passed says in the cause what to write."""
    aiohttp = pytest.importorskip("aiohttp")
    server.answer(INSUFFICIENT)

    async def get() -> cardplus.CardPlusError | None:
        async with aiohttp.ClientSession() as session:
            async with session.get(server.url) as response:
                return cardplus.error_from_response(response)

    error = asyncio.run(get())
    assert type(error) is cardplus.CardPlusInvalidResponse
    assert error.http_status == 200
    assert isinstance(error.__cause__, TypeError)
    assert "body=await response.read()" in str(error.__cause__)


def test_aiohttp_with_a_forgotten_await_explains_itself(server: Server) -> None:
    """A coroutine in place of the body says in the cause that it has to be awaited."""
    aiohttp = pytest.importorskip("aiohttp")
    server.answer(INSUFFICIENT)

    async def get() -> cardplus.CardPlusError | None:
        async with aiohttp.ClientSession() as session:
            async with session.get(server.url) as response:
                coroutine = response.read()
                error = cardplus.error_from_response(response, coroutine)
                coroutine.close()
                return error

    error = asyncio.run(get())
    assert type(error) is cardplus.CardPlusInvalidResponse
    assert isinstance(error.__cause__, TypeError)
    assert "await" in str(error.__cause__)


def test_httpx_stream_that_was_not_read(server: Server) -> None:
    """A streamed response that nobody read is unreadable: httpx' own error is the cause, and the status is kept."""
    httpx = pytest.importorskip("httpx")
    server.answer(INSUFFICIENT, 409)
    with httpx.Client(trust_env=False) as client:
        with client.stream("GET", server.url) as response:
            error = cardplus.error_from_response(response)
            assert type(error) is cardplus.CardPlusInvalidResponse
            assert error.http_status == 409
            assert isinstance(error.__cause__, httpx.ResponseNotRead)
            response.read()
            read = cardplus.error_from_response(response)
            assert type(read) is cardplus.CardPlusInsufficientBalance


def test_requests_stream_that_breaks_off(server: Server) -> None:
    """A connection that ends in the middle of the body leaves an InvalidResponse, with the client's error as its cause."""
    requests = pytest.importorskip("requests")
    server.answer(b'{"code": 823', headers={"Content-Length": "400"})
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Connection"] = "close"
        with session.get(server.url, stream=True, timeout=10) as response:
            error = cardplus.error_from_response(response)
    assert type(error) is cardplus.CardPlusInvalidResponse
    assert error.http_status == 200
    assert error.__cause__ is not None


def test_async_client_in_a_task_group(server: Server) -> None:
    """Exceptions of several requests come out of a task group and are caught with except*."""
    httpx = pytest.importorskip("httpx")
    server.answer(INSUFFICIENT)
    seen: list[BaseException] = []

    async def call(client: Any, arrived: asyncio.Barrier) -> None:
        response = await client.get(server.url)
        await arrived.wait()  # the first error cancels the others: not while they are read
        cardplus.raise_for_response(response)

    async def calls() -> None:
        arrived = asyncio.Barrier(3)
        async with httpx.AsyncClient(trust_env=False) as client:
            async with asyncio.TaskGroup() as group:
                for _ in range(3):
                    group.create_task(call(client, arrived))

    try:
        asyncio.run(calls())
    except* cardplus.CardPlusTopUpError as group:
        seen += group.exceptions
    assert seen
    assert {type(each) for each in seen} == {cardplus.CardPlusInsufficientBalance}


def test_mocked_responses_are_responses() -> None:
    """The mocks that people's tests are full of are read like what they stand for."""
    from unittest.mock import MagicMock, Mock

    for make in (Mock, MagicMock):
        mock = make(status_code=200, content=json.dumps(INSUFFICIENT).encode())
        mock.headers = {"Retry-After": "5"}
        error = cardplus.error_from_response(mock)
        assert type(error) is cardplus.CardPlusInsufficientBalance
        assert (error.http_status, error.retry_after) == (200, 5.0)


def test_no_client_is_imported() -> None:
    """The package knows responses by their attributes: reading one imports no client."""
    import subprocess
    import sys

    program = (
        "import sys\n"
        "from raisable import cardplus\n"
        "class R: status_code = 200; headers = {}; content = b'{\"code\": 823}'\n"
        "assert cardplus.error_from_response(R()) is not None\n"
        "assert not {'httpx', 'requests', 'aiohttp'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)
