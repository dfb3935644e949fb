"""The devices of a hall: pairing one by a code that is typed once, knowing it by its secret, and revoking it."""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from shared.errors.devices import (
    DeviceRevoked,
    KioskNameWrong,
    NotPaired,
    PairingCodeWrong,
    PairingShut,
    UnknownDevice,
)
from shared.errors.kinds import Unavailable
from shared.hall.texts import short
from shared.hall.verb_runner import utc_now
from shared.pin import in_words
from shared.rules.device import Device, DeviceKind
from shared.settings.fields import is_printer_name
from shared.store.statement import Tx
from shared.store.store import Store
from shared.store.tables import devices
from shared.store.tables.devices import PairedDevice, PairingRow
from shared.store.timestamps import EPOCH

DIGITS = 6
"""Of a code."""
VALID = timedelta(minutes=10)
TRIES = 5
"""Wrong codes while one is open; then it is dead. Who guesses has five chances in a million each time that
somebody at the hub makes a code.
"""
SHUT, LONGEST = timedelta(minutes=1), timedelta(hours=1)
"""How long pairing is shut after a code died of wrong tries; each time in a row twice as long, up to LONGEST."""
APART = timedelta(minutes=1)
"""The clocks of two hubs of a hall may be."""
SECRET_BYTES = 32
FRESH = 0.5
"""Seconds for which the table's content is believed: a revoked device is refused within a second."""
AT_ONCE = 0.05
"""The same for a secret that is not in it: the device may have been paired just now, at another hub."""

CODES = PasswordHasher()
"""Of codes: all of them take longer than one is valid."""


class Devices:
    """Of one hall (its row id). Any thread but the event loop's, except where it says so; several hubs on one
    database share all of it. `clock` gives aware UTC, `ticks` seconds; `hasher` keeps codes.
    """

    def __init__(
        self,
        store: Store,
        hall: int,
        clock: Callable[[], datetime] = utc_now,
        ticks: Callable[[], float] = time.monotonic,
        hasher: PasswordHasher = CODES,
    ) -> None:
        self._store = store
        self._hall = hall
        self._clock = clock
        self._ticks = ticks
        self._hasher = hasher
        self._known: Mapping[int, PairedDevice] | None = None
        self._looked = -math.inf
        self._looking = threading.Lock()

    # Pairing

    def open_pairing(self, kind: DeviceKind, counter: int | None = None, name: str = "") -> str:
        """A code of six digits for one device of this kind, valid once and for VALID. One that was open is over.

        It is kept as an argon2id hash only. Some 50 ms. A kiosk's `name` is also that of its printer, "" for the
        hall file's; so is a reception's. Raises PairingShut; for the name TextTooLong, TextWrong, KioskNameWrong.
        """
        name = short(name)
        if kind in (DeviceKind.KIOSK, DeviceKind.RECEPTION) and name and not is_printer_name(name):
            raise KioskNameWrong(name=name)
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        hashed = self._hasher.hash(code)
        with self._store.write(self._hall) as tx:
            before = devices.find_pairing(tx, self._hall)
            self._must_not_be_shut(before)
            shut, until = before.shut if before else 0, self._clock() + VALID
            opened = PairingRow(kind, counter, name, hashed, until, failed=0, shut=shut, shut_until=EPOCH)
            devices.put_pairing(tx, self._hall, opened)
        return code

    def pair(self, code: str) -> tuple[Device, str]:
        """The new device, and its secret, which is told this once. Raises PairingCodeWrong, PairingShut."""
        typed = "".join(code.split())
        with self._store.read() as tx:
            self._open(tx, typed)  # whoever asks while none is open holds up no queue
        tried = self._count(typed)
        try:
            self._hasher.verify(tried.hash, typed)
        except (VerificationError, InvalidHashError):
            self._must_not_be_shut(tried)
            raise _wrong() from None
        secret = secrets.token_urlsafe(SECRET_BYTES)
        with self._store.write(self._hall) as tx:
            now = devices.find_pairing(tx, self._hall)
            if now is None or now.hash != tried.hash:  # it was used, or another was opened, in these 50 ms
                raise _wrong()
            device = devices.add(tx, self._hall, tried, _hashed(secret), self._clock())
            devices.put_pairing(tx, self._hall, replace(tried, hash="", failed=0, shut=0, shut_until=EPOCH))
        self._looked = -math.inf
        return device, f"{device.id}.{secret}"

    def _count(self, typed: str) -> PairingRow:
        """The pairing with this try in it, which counts as wrong until it turns out right: trying from many places
        at once gives no more tries.
        """
        with self._store.write(self._hall) as tx:
            row = self._open(tx, typed)
            tried = replace(row, failed=row.failed + 1)
            if tried.failed == TRIES:
                shut = row.shut + 1
                tried = replace(tried, shut=shut, shut_until=self._clock() + shut_after(shut))
            devices.put_pairing(tx, self._hall, tried)
            return tried

    def _open(self, tx: Tx, typed: str) -> PairingRow:
        """The pairing whose code may be tried. Raises PairingCodeWrong, PairingShut."""
        row = devices.find_pairing(tx, self._hall)
        self._must_not_be_shut(row)
        if row is None or not row.hash or row.failed >= TRIES:
            raise _wrong()
        if not timedelta(0) < row.until - self._clock() < VALID + APART:  # else a clock set back would prolong it
            raise _wrong()
        if not (len(typed) == DIGITS and typed.isascii() and typed.isdigit()):
            raise _wrong()
        return row

    def _must_not_be_shut(self, row: PairingRow | None) -> None:
        """Raises PairingShut. A clock that was set back shuts it for no longer."""
        if row is None:
            return
        wait, longest = row.shut_until - self._clock(), shut_after(row.shut)
        if timedelta(0) < wait < longest + APART:
            wait = min(wait, longest)
            raise PairingShut(wait=in_words(wait), seconds=-(-wait // timedelta(seconds=1)))

    # Knowing them

    def device_of(self, secret: str) -> Device:
        """Who shows this secret. Raises NotPaired, DeviceRevoked, Unavailable."""
        if not self.younger(FRESH):
            self.look()
        try:
            return self.known(secret)
        except NotPaired:
            if self.younger(AT_ONCE):
                raise
            self.look()
            return self.known(secret)

    def younger(self, seconds: float) -> bool:
        """Whether what `known` and `still_paired` go by was read so short a time ago. Any thread."""
        return self._ticks() - self._looked < seconds

    def known(self, secret: str) -> Device:
        """As `device_of`, by what was read last: it never waits. Any thread."""
        number, _, random = secret.partition(".")
        found = (self._known or {}).get(int(number) if number.isdecimal() and len(number) < 10 else 0)
        hashed = _hashed(random)
        if found is None or not hmac.compare_digest(hashed, found.secret):
            raise NotPaired
        if found.revoked_at is not None:
            raise DeviceRevoked
        return found.device

    def still_paired(self, device: Device) -> bool:
        """By what was read last, as `known`: for a feed, while that is `younger` than FRESH, or after `look`.
        Any thread.
        """
        found = (self._known or {}).get(device.id)
        return found is not None and found.device == device and found.revoked_at is None

    def kiosk_names(self) -> set[str]:
        """Of the kiosks and receptions that have one, by what was read last. Any thread."""
        known = [each.device for each in (self._known or {}).values() if each.revoked_at is None]
        return {each.name for each in known if each.kind in (DeviceKind.KIOSK, DeviceKind.RECEPTION) and each.name}

    def look(self) -> None:
        """Reads the table. While the database does not answer, or another thread reads, what was known holds.

        Raises Unavailable where nothing was known yet.
        """
        if not self._looking.acquire(blocking=self._known is None):
            return
        try:
            began = self._ticks()
            with self._store.read() as tx:
                known = {each.device.id: each for each in devices.all_of(tx, self._hall)}
            self._known, self._looked = known, began
        except Unavailable:
            if self._known is None:
                raise
            self._looked = self._ticks()  # not again at each request
        finally:
            self._looking.release()

    def devices(self) -> list[PairedDevice]:
        """All of them, also those that were revoked, in the order they came."""
        with self._store.read() as tx:
            return devices.all_of(tx, self._hall)

    def revoke(self, device_id: int) -> None:
        """It is refused from now on, within a second at other hubs. Raises UnknownDevice, also once it is."""
        with self._store.write(self._hall) as tx:
            if not devices.revoke(tx, self._hall, device_id, self._clock()):
                raise UnknownDevice(device=device_id)
        self._looked = -math.inf


def shut_after(times: int) -> timedelta:
    """How long pairing is shut after so many codes in a row that died of wrong tries."""
    return min(SHUT * 2 ** min(times - 1, 16), LONGEST) if times else timedelta(0)


def _wrong() -> PairingCodeWrong:
    return PairingCodeWrong(minutes=VALID // timedelta(minutes=1), tries=TRIES)


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
