"""Connections that say nothing, or little at a time: a real server, and real sockets beside one honest client."""

from __future__ import annotations

import logging
import resource
import socket
import time
from contextlib import ExitStack, closing, suppress

import pytest
import urllib3

from hub.connection import HEAD_LARGEST, SELDOM_SECONDS, SeldomSaid, allow_many
from hub.guard import LARGEST, Guard
from tests.hub.test_guard import echo
from tests.support.served import served

pytestmark = pytest.mark.slow

IDLE = 1000


@pytest.fixture
def port(request):
    """Of a server that gives a head so many seconds."""
    seconds = getattr(request, "param", 0.2)
    with served(Guard(echo, seconds=seconds), head_seconds=seconds) as number:
        yield number


def connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=60)


def ended(there: socket.socket) -> bytes:
    """What the server sent until it closed the connection; a minute at most."""
    said = b""
    try:
        while part := there.recv(65536):
            said += part
    except ConnectionResetError:
        pass
    return said


def send_on_and_on(there: socket.socket, what: bytes) -> None:
    """A tenth of a gigabyte."""
    for _ in range(100 * 1000):
        there.sendall(what)


def dribble(there: socket.socket, until: float) -> None:
    while time.monotonic() < until:
        there.sendall(b"\r\n")
        time.sleep(0.01)


@pytest.mark.parametrize("said", [b"", b"GET / HT", b"\r\n", b"POST / HTTP/1.1\r\nHost: hub\r\n"])
def test_who_does_not_end_a_head_is_left(port, said):
    with closing(connect(port)) as there:
        there.sendall(said)
        assert ended(there) == b""


def test_bytes_now_and_then_are_no_way_to_stay(port):
    with closing(connect(port)) as there, pytest.raises(OSError):  # noqa: PT011 - reset, or a broken pipe
        dribble(there, time.monotonic() + 60)


def test_nor_after_a_request(port):
    with closing(connect(port)) as there:
        there.sendall(b"GET / HTTP/1.1\r\nHost: hub\r\n\r\n")
        answer = b""
        while not answer.endswith(b"\r\n0\r\n\r\n"):
            answer += there.recv(65536)
        assert answer.startswith(b"HTTP/1.1 200")
        there.sendall(b"GET / H")
        assert ended(there) == b""


def test_a_slow_body_is_left(port):
    with closing(connect(port)) as there:
        there.sendall(b"POST / HTTP/1.1\r\nHost: hub\r\nContent-Length: 10\r\n\r\nx")
        assert ended(there).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("port", [60.0], indirect=True)
@pytest.mark.parametrize(("begin", "more"), [(b"GET / HTTP/1.1\r\n", b"X-Y: %s\r\n"), (b"GET /", b"%s")])
def test_a_head_without_end_is_refused(port, begin, more):
    with closing(connect(port)) as there:
        there.sendall(begin)
        with suppress(BrokenPipeError, ConnectionResetError):
            for _ in range(HEAD_LARGEST):
                there.sendall(more % (b"x" * 1000))
        assert ended(there)[:12] in (b"HTTP/1.1 431", b""), "unless the system threw that away"


async def feed(scope, receive, send) -> None:
    """Begins its answer, and goes on until its reader has gone."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"news", "more_body": True})
    while (await receive())["type"] != "http.disconnect":
        pass


@pytest.mark.parametrize(
    ("begin", "more"),
    [
        ("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n", "X-Y: %s\r\n"),
        ("GET / HTTP/1.1\r\n\r\n", "GET /%s HTTP/1.1\r\n\r\n"),
        ("GET / HTTP/1.1\r\n\r\n", "\r\n%s"),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-Y: %s\r\n"),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;", "%s"),
    ],
    ids=["head", "requests", "nothing", "trailers", "chunk"],
)
@pytest.mark.allow_logs
def test_behind_a_request_nobody_fills_the_memory(begin, more):
    with served(Guard(feed)) as port, closing(connect(port)) as there:
        there.sendall(begin.encode())
        with pytest.raises(OSError, match=r"Broken pipe|reset"):
            send_on_and_on(there, (more % ("x" * 1000)).encode())


@pytest.mark.parametrize("port", [60.0], indirect=True)
def test_a_large_body_in_small_pieces_is_no_head(port):
    with closing(connect(port)) as there:
        there.sendall(b"POST / HTTP/1.1\r\nHost: hub\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % LARGEST)
        for _ in range(LARGEST // 1024):
            there.sendall(b"x" * 1024)
        assert ended(there).count(b"x") >= LARGEST


@pytest.mark.parametrize("port", [60.0], indirect=True)
def test_a_thousand_idle_connections_keep_nobody_out(port):
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    allow_many()
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == before[1]
    with ExitStack() as idle, urllib3.PoolManager() as honest:
        for _ in range(IDLE):
            idle.enter_context(closing(connect(port)))
        for _ in range(5):
            answer = honest.request("POST", f"http://127.0.0.1:{port}/", body=b"x", timeout=60)
            assert (answer.status, answer.data) == (200, b"x")


def test_idle_connections_are_given_back(port):
    with ExitStack() as idle:
        there = [idle.enter_context(closing(connect(port))) for _ in range(IDLE)]
        assert {ended(each) for each in there} == {b""}


@pytest.mark.allow_logs
def test_what_anybody_can_cause_stands_in_the_log_once_a_minute(caplog):
    now = [0.0]
    log = logging.getLogger("a log of its own")
    log.addFilter(SeldomSaid(lambda: now[0]))
    for seconds in (0.0, 1.0, SELDOM_SECONDS - 1, SELDOM_SECONDS, SELDOM_SECONDS + 1, 10 * SELDOM_SECONDS):
        now[0] = seconds
        log.warning("no HTTP")
    log.warning("another")
    for _ in range(2):
        log.error("a bug")
    assert [each.getMessage() for each in caplog.records] == [
        "no HTTP", "no HTTP (2 more before)", "no HTTP (1 more before)", "another", "a bug", "a bug",
    ]  # fmt: skip
