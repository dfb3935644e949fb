"""How often somebody may try: growing delays after wrong ones, and a rate for strangers. In this process."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from shared.errors.devices import TooManyTries
from shared.errors.kinds import HallError
from shared.pin import in_words

KEYS = 10_000
"""So many are remembered; then the one that was not heard of for longest is forgotten."""
FREE, FIRST, LONGEST = 3, 1.0, 300.0
"""After so many wrong tries in a row each costs a wait: seconds of the first, doubled each time, up to LONGEST."""


def address_key(host: str) -> str:
    """What is one peer: an IPv4 address, or the network an IPv6 address may be chosen from freely (/64)."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))


class Tries:
    """Wrong tries in a row, by who makes them: an address, a device. Any thread. `ticks` gives seconds."""

    def __init__(self, ticks: Callable[[], float] = time.monotonic, keys: int = KEYS) -> None:
        self._ticks = ticks
        self._keys = keys
        self._of: OrderedDict[str, tuple[int, float]] = OrderedDict()  # wrong in a row, when it may go on
        self._lock = threading.Lock()

    @contextmanager
    def one(self, key: str, *wrong: type[HallError]) -> Iterator[None]:
        """Around one try. It counts as wrong while it lasts, so that many at once are no way around; afterwards
        only if it ended with one of `wrong`; what went well forgets those before. Raises TooManyTries.
        """
        count = self._begin(key)
        try:
            yield
        except wrong:
            raise
        except BaseException:
            self._set(key, count)
            raise
        self._set(key, 0)

    def _begin(self, key: str) -> int:
        """How many were wrong before."""
        with self._lock:
            count, until = self._of.get(key, (0, 0.0))
            wait = until - self._ticks()
            if wait > 0:
                raise too_many(wait)
            if wait < -LONGEST:
                count = 0
            self._put(key, count + 1)
            return count

    def _set(self, key: str, count: int) -> None:
        with self._lock:
            self._put(key, count)

    def _put(self, key: str, count: int) -> None:
        self._of.pop(key, None)
        if count:
            self._of[key] = count, self._ticks() + delay_after(count)
        while len(self._of) > self._keys:
            self._of.popitem(last=False)


class Rate:
    """At most `burst` at once by one key, and `per_second` on and on. Any thread."""

    def __init__(
        self,
        per_second: float = 200,
        burst: int = 2000,
        ticks: Callable[[], float] = time.monotonic,
        keys: int = KEYS,
    ) -> None:
        self._per_second = per_second
        self._burst = burst
        self._ticks = ticks
        self._keys = keys
        self._of: OrderedDict[str, tuple[float, float]] = OrderedDict()  # left, when it was so
        self._lock = threading.Lock()

    def take(self, key: str) -> None:
        """Raises TooManyTries."""
        with self._lock:
            now = self._ticks()
            left, at = self._of.pop(key, (float(self._burst), now))
            left = min(self._burst, left + (now - at) * self._per_second)
            self._of[key] = max(left - 1, 0.0), now
            while len(self._of) > self._keys:
                self._of.popitem(last=False)
        if left < 1:
            raise too_many((1 - left) / self._per_second)


def delay_after(wrong: int) -> float:
    """Seconds until the next try after so many wrong ones in a row."""
    return 0.0 if wrong < FREE else min(FIRST * 2.0 ** min(wrong - FREE, 32), LONGEST)


def too_many(seconds: float) -> TooManyTries:
    wait = timedelta(seconds=-(-seconds // 1))
    return TooManyTries(wait=in_words(wait), seconds=wait // timedelta(seconds=1))
