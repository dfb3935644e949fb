"""One hub, asked over HTTP: connections kept open, the hub's certificate pinned, what went wrong in our words."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import quote

import urllib3
from urllib3.exceptions import HTTPError, ProtocolError, SSLError
from urllib3.response import BaseHTTPResponse

from shared.errors.devices import HubCertificateChanged, HubUnavailable
from shared.errors.visits import TooLate
from shared.link.wire import problem_of

CONNECT_SECONDS = 3.0
ANSWER_SECONDS = 20.0
"""A verb may wait for another program's write (15 s)."""
SILENT_SECONDS = 5.0
"""The feed sends something every two seconds."""
NOT_UNDERSTOOD = 422


class HubConnection:
    """A hub by its address (https://HOST:PORT, with /CODE where it serves several halls). Any thread.

    `fingerprint` is the SHA-256 of the certificate that it showed when this device was paired; "" where an
    authority that this computer knows vouches for it.
    """

    def __init__(
        self,
        address: str,
        secret: str,
        fingerprint: str = "",
        *,
        answer_seconds: float = ANSWER_SECONDS,
        silent_seconds: float = SILENT_SECONDS,
    ) -> None:
        self.away: Callable[[], None] = lambda: None
        """Called each time that it does not answer, or another does; any thread."""
        self._headers = {"Authorization": f"Bearer {secret}"}
        self._secure: dict[str, Any] = {}
        if fingerprint:
            self._secure = {"cert_reqs": "CERT_NONE", "assert_hostname": False, "assert_fingerprint": fingerprint}
        self._timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=answer_seconds)
        self._silent = urllib3.Timeout(connect=CONNECT_SECONDS, read=silent_seconds)
        self._at = self._place(address)

    @property
    def address(self) -> str:
        return self._at.address

    def move(self, address: str) -> None:
        """From now on the hub is asked there."""
        before, self._at = self._at, self._place(address)
        before.pool.close()

    def get(self, path: str) -> bytes:
        """Raises HubUnavailable, and what the hub says."""
        return self._asked("GET", path, self._headers, again=True)

    def post(
        self, path: str, body: bytes, key: str | None = None, wanted: Callable[[], bool] = lambda: True
    ) -> bytes:
        """With a `key` it is sent once more where the line broke. Raises HubUnavailable, what the hub says,
        ValueError for what it does not understand, and TooLate where it is not `wanted` any more: not sent.
        """
        headers = {**self._headers, "Content-Type": "application/json"}
        if key is not None:
            headers["Idempotency-Key"] = quote(key)
        return self._asked("POST", path, headers, body, again=key is not None, wanted=wanted)

    @contextmanager
    def stream(self, path: str, last: int | None) -> Iterator[Stream]:
        """An answer that is read as it comes, from after the event `last` on. Raises as `get`."""
        headers = self._headers if last is None else {**self._headers, "Last-Event-ID": str(last)}
        at = self._at
        with self._translated():
            answer = at.pool.urlopen(
                "GET", at.path + path, headers=headers, preload_content=False, timeout=self._silent
            )
            try:
                self._must_be_good(answer)
                yield Stream(answer)
            finally:
                answer.close()

    def close(self) -> None:
        """Gives the connections back; it may still be used afterwards."""
        self._at.pool.close()

    def _asked(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
        *,
        again: bool,
        wanted: Callable[[], bool] = lambda: True,
    ) -> bytes:
        at = self._at
        ask = partial(at.pool.urlopen, method, at.path + path, body, headers=headers, timeout=self._timeout)
        with self._translated():
            if not wanted():
                raise TooLate
            try:
                answer = ask()
            except ProtocolError:  # most often a connection that was idle for too long
                if not again or not wanted():
                    raise
                answer = ask()
        self._must_be_good(answer)
        return answer.data

    def _must_be_good(self, answer: BaseHTTPResponse) -> None:
        if answer.status < 300:
            return
        try:
            said = json.loads(answer.data)
            problem = problem_of(said)
        except (ValueError, AttributeError):
            said, problem = {}, None
        if problem is not None:
            raise problem
        reason = str(said.get("detail", "")) or f"HTTP {answer.status}"
        if answer.status == NOT_UNDERSTOOD:
            raise ValueError(reason)
        raise HubUnavailable(address=self.address, reason=reason)

    def _place(self, address: str) -> _Place:
        path = (urllib3.util.parse_url(address).path or "").rstrip("/")
        return _Place(
            address, path, urllib3.connection_from_url(address, maxsize=4, retries=False, **self._secure)
        )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except SSLError as problem:
            self.away()
            if "ingerprint" in str(problem):
                raise HubCertificateChanged(address=self.address) from problem
            raise HubUnavailable(address=self.address, reason=_short(problem)) from problem
        except (HTTPError, OSError) as problem:
            self.away()
            raise HubUnavailable(address=self.address, reason=_short(problem)) from problem


class _Place(NamedTuple):
    """Where the hub is asked."""

    address: str
    path: str
    pool: urllib3.HTTPConnectionPool


class Stream:
    """Lines of an answer, as they come; `end` may be called on another thread."""

    def __init__(self, answer: BaseHTTPResponse) -> None:
        self._answer = answer
        self._lock = threading.Lock()

    def lines(self) -> Iterator[bytes]:
        """Each without its end. Raises HTTPError, translated by `HubConnection.stream`."""
        rest = b""
        for chunk in self._answer.stream(1 << 16):
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole

    def end(self) -> None:
        """Nothing more comes."""
        with self._lock:
            self._answer.shutdown()


def _short(problem: BaseException) -> str:
    """What the network said, without the library's objects."""
    inner = problem.__cause__ or problem.__context__ or problem
    return (inner.strerror or type(inner).__name__) if isinstance(inner, OSError) else type(problem).__name__
