"""Hubs in this network, as they announce themselves by multicast DNS (RFC 6762, RFC 6763).

Anybody can announce anything: it only says where to ask. Whether it is the hub its certificate says.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import monotonic

from zeroconf import Error as ZeroconfError
from zeroconf import InterfaceChoice, IPVersion, ServiceBrowser, ServiceInfo, Zeroconf

log = logging.getLogger("bocso.hub")
SERVICE = "_bocso._tcp.local."
LOOK_SECONDS = 3.0
"""A hub answers within a second, and is asked again after another."""
NAME_LONGEST = 80
"""Letters of a hall's name that are announced: 240 bytes, a TXT record takes 255."""
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_SHOWN = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}")


@dataclass(frozen=True, slots=True)
class FoundHub:
    """A hall that is announced. `urls` as `hub_url` writes them, one for each address of the hub's computer;
    `shown` are the letters of its certificate, `pages` the port of its pages (0: none).
    """

    hall: str
    name: str
    shown: str
    urls: tuple[str, ...]
    pages: int


def announced(hub: FoundHub, computer: str, port: int, addresses: list[str], *, many: bool) -> ServiceInfo:
    """What a hub at `port` says of one hall; `many`: it serves others too, and this one under /CODE."""
    instance = f"{hub.hall} ({computer})".encode()[:63].decode("utf-8", "ignore")
    return ServiceInfo(
        SERVICE,
        f"{instance.replace('.', '-')}.{SERVICE}",
        port=port,
        parsed_addresses=addresses,
        server=f"bocso-{computer.partition('.')[0][:40]}.local.",
        properties={
            "hall": hub.hall,
            "name": hub.name[:NAME_LONGEST],
            "cert": hub.shown,
            "pages": str(hub.pages),
            "many": "1" if many else "0",
        },
    )


def look(seconds: float = LOOK_SECONDS) -> Iterator[FoundHub]:
    """Those that answer within `seconds`, as they do; one that changes comes again. Not on an event loop.

    None in a network that lets no multicast through.
    """
    try:
        zeroconf = Zeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.V4Only)
    except (OSError, ZeroconfError) as problem:
        log.info("no hub can be looked for in this network: %s", problem)
        return
    names: SimpleQueue[str] = SimpleQueue()
    until = monotonic() + seconds
    with closing(zeroconf):
        ServiceBrowser(zeroconf, SERVICE, handlers=[lambda **said: names.put(said["name"])])
        while (left := until - monotonic()) > 0:
            try:
                info = ServiceInfo(SERVICE, names.get(timeout=left))
            except Empty:
                return
            if info.request(zeroconf, 1000 * left) and (found := _found(info)) is not None:
                yield found


def _found(info: ServiceInfo) -> FoundHub | None:
    """None for what no hub says."""
    said = {name: value or "" for name, value in info.decoded_properties.items()}
    hall, shown, pages = (said.get(name, "") for name in ("hall", "cert", "pages"))
    right = _CODE.fullmatch(hall) and _SHOWN.fullmatch(shown) and re.fullmatch(r"\d{1,5}", pages)
    if not right or not info.port:
        return None
    name = "".join(sign for sign in said.get("name", "")[:NAME_LONGEST] if sign.isprintable())
    path = f"/{hall}" if said.get("many") == "1" else ""
    urls = tuple(f"https://{address}:{info.port}{path}" for address in info.parsed_addresses(IPVersion.V4Only))
    return FoundHub(hall, name, shown, urls, int(pages)) if urls else None
