"""The hub says in the network that it is there: devices find it, also at another address than yesterday."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import ifaddr
from zeroconf import Error, IPVersion, Zeroconf

from shared.link.discovery import FoundHub, announced

log = logging.getLogger("bocso.hub")
EVERYWHERE = ("0.0.0.0", "::")
"""Each address of this computer; devices find it by those of IPv4."""
AGAIN_SECONDS = 5.0
"""So soon a new address of this computer is announced."""


@contextmanager
def announcing(halls: Sequence[FoundHub], host: str, port: int) -> Iterator[None]:
    """Meanwhile the hub at this host (or EVERYWHERE) and port can be found."""
    ended = threading.Event()

    def run() -> None:
        announcement = HubAnnouncement(halls, host, port)
        while not ended.is_set():
            announcement.tend()
            ended.wait(AGAIN_SECONDS)
        announcement.end()

    thread = threading.Thread(target=run, name="announcing", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


class HubAnnouncement:
    """Of the `halls` that a hub serves at `host` and `port`, from the first `tend` to `end`. One thread at a time,
    not an event loop's.
    """

    def __init__(self, halls: Sequence[FoundHub], host: str, port: int) -> None:
        self._halls = halls
        self._host = host
        self._port = port
        self._zeroconf: Zeroconf | None = None
        self._addresses: list[str] = []
        self._said = ""

    def tend(self) -> None:
        """Announces it, and anew where this computer has other addresses now. Up to two seconds. Never raises."""
        addresses = _addresses() if self._host in EVERYWHERE else [self._host]
        if addresses == self._addresses:
            return
        self.end()
        try:
            self._begin(addresses)
        except (OSError, Error) as problem:
            before, self._said = self._said, str(problem)
            if self._said != before:
                log.warning("the hub cannot be found by itself in this network: %s", self._said)

    def end(self) -> None:
        """It is there no more. A second time it does nothing."""
        self._addresses = []
        if self._zeroconf is not None:
            self._zeroconf.close()
            self._zeroconf = None

    def _begin(self, addresses: list[str]) -> None:
        if not addresses:
            return
        self._zeroconf = Zeroconf(interfaces=addresses, ip_version=IPVersion.V4Only)
        register = partial(self._zeroconf.register_service, allow_name_change=True)
        many = len(self._halls) > 1
        infos = [announced(hall, socket.gethostname(), self._port, addresses, many=many) for hall in self._halls]
        with ThreadPoolExecutor(len(infos)) as pool:  # each waits whether somebody else has its name
            list(pool.map(register, infos))
        self._addresses, self._said = addresses, ""
        log.info("announced at %s", ", ".join(addresses))


def _addresses() -> list[str]:
    """Those (IPv4) by which others reach this computer, in order."""
    found = {ip.ip for card in ifaddr.get_adapters() for ip in card.ips if isinstance(ip.ip, str)}
    return sorted(ip for ip in found if not ip.startswith("127."))
