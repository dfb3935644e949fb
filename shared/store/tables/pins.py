"""PINs of counters, or of clerks where the hall lists them ("counter:3", "clerk:lan"): argon2id hashes, and a
pause after too many wrong tries. There is no default PIN.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise
from typing import Any

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from sqlalchemy import bindparam, delete, insert, select, update

from shared.errors.counters import PinAlreadySet, PinLocked, PinMissing, PinNotSet, PinTooWeak, PinWrong
from shared.errors.kinds import QT_TRANSLATE_NOOP, Words
from shared.errors.outside import StoreRowDamaged
from shared.store.damage import reads
from shared.store.schema import pin
from shared.store.statement import Statement
from shared.store.store import Store
from shared.store.timestamps import from_micros, to_micros

TRIES = 5
PAUSE, LONGEST = timedelta(seconds=30), timedelta(hours=1)
"""After so many wrong tries in a row, and again after so many more: twice as long each time, up to LONGEST. All
PINs of four digits then take some three months of trying day and night, and whoever knows the PIN waits an hour.
"""

MOST = 1 << 62
"""Tries are counted so far, whatever a hand wrote into the row."""

WRONG = QT_TRANSLATE_NOOP("errors", "Since {since} a wrong PIN was typed here {tries} times.")
SECONDS = QT_TRANSLATE_NOOP("errors", "{count} seconds")
MINUTES = QT_TRANSLATE_NOOP("errors", "{count} minutes")

_hasher = PasswordHasher()
_ONE = (pin.c.hall == bindparam("of_hall")) & (pin.c.owner == bindparam("of_owner"))
_FIND = Statement(select(pin).where(_ONE))
_REMOVE = Statement(delete(pin).where(_ONE))
_ADD = Statement(insert(pin).values({column.name: bindparam(column.name) for column in pin.c}))
_MARK = Statement(
    update(pin)
    .where(_ONE)
    .values(failed=bindparam("tries"), locked_until_us=bindparam("until"), failed_since_us=bindparam("since"))
)


@dataclass(frozen=True, slots=True)
class Pins:
    """The PINs of one hall; its `zone` is for what people are told. Hashing takes some 50 ms by design: never on
    the GUI thread.
    """

    store: Store
    hall: int
    zone: tzinfo

    def has(self, owner: str) -> bool:
        with self.store.read() as tx:
            return tx.first(_FIND, **self._of(owner)) is not None

    def wrong(self, owner: str) -> Words | None:
        """That somebody tries PINs, and since when; None for fewer than TRIES since it was last right."""
        with self.store.read() as tx:
            row = tx.first(_FIND, **self._of(owner))
        if row is None or row.failed < TRIES:
            return None
        return Words(WRONG, tries=row.failed, since=self._local(row.failed_since_us))

    def choose(self, owner: str, new: str, old: str | None, now: datetime) -> None:
        """Sets the first PIN, or changes it when `old` is right.

        Raises PinTooWeak, PinAlreadySet (there is one and no `old` was given), PinWrong, PinLocked.
        """
        if too_weak(new):
            raise PinTooWeak
        if self.has(owner):
            if old is None:
                raise PinAlreadySet
            self.check(owner, old, now)
        hashed = _hasher.hash(new)
        with self.store.write(self.hall) as tx:
            found = tx.first(_FIND, **self._of(owner))
            if found is not None and old is None:  # somebody else chose one meanwhile
                raise PinAlreadySet
            tx.run(_REMOVE, **self._of(owner))
            row = {"hash": hashed, "failed": 0, "locked_until_us": 0, "failed_since_us": 0}
            tx.run(_ADD, hall=self.hall, owner=owner, **row)

    def check(self, owner: str, given: str, now: datetime) -> None:
        """Raises PinMissing (nothing was given), PinNotSet, PinWrong, or PinLocked: for `pause_after` so many
        wrong ones in a row. A right one ends the row.
        """
        if not given:
            raise PinMissing
        hashed, tried, since = self._count(owner, now)
        try:
            _hasher.verify(hashed, given.encode("utf-8", "surrogatepass"))
        except (VerificationError, InvalidHashError) as problem:
            if not isinstance(problem, VerifyMismatchError):
                raise StoreRowDamaged(table=pin.name, row=f"owner {owner}", detail="hash") from problem
            pause = pause_after(tried)
            if pause:
                raise self._locked(pause, tried, since) from None
            raise PinWrong(left=TRIES - tried % TRIES) from None
        with self.store.write(self.hall) as tx:
            tx.run(_MARK, **self._of(owner), tries=0, until=0, since=0)

    def _count(self, owner: str, now: datetime) -> tuple[str, int, int]:
        """The hash, which try in a row this is, and since when. It counts as wrong until it turns out right:
        trying from many places at once gives no more tries.
        """
        with self.store.write(self.hall) as tx:
            row = tx.first(_FIND, **self._of(owner))
            if row is None:
                raise PinNotSet
            wait = _locked_until(row) - now
            # `now` may be before the lock, by how long this try waited for its turn; but a clock that was set back
            # must not lock anybody for longer.
            pause = pause_after(row.failed)
            if pause and timedelta(0) < wait < pause + PAUSE:
                raise self._locked(min(wait, pause), row.failed, row.failed_since_us)
            tried = min(row.failed, MOST) + 1
            since = row.failed_since_us or to_micros(now)
            pause = pause_after(tried)
            tx.run(
                _MARK, **self._of(owner), tries=tried, until=to_micros(now + pause) if pause else 0, since=since
            )
            return row.hash, tried, since

    def _locked(self, wait: timedelta, tries: int, since: int) -> PinLocked:
        return PinLocked(wait=in_words(wait), tries=tries, since=self._local(since))

    def _local(self, us: int) -> str:
        return f"{from_micros(us).astimezone(self.zone):%H:%M %d/%m}"

    def forget(self, owner: str) -> None:
        """Removes the PIN: the next clerk who logs on chooses a new one. Nothing happens if there is none."""
        with self.store.write(self.hall) as tx:
            tx.run(_REMOVE, **self._of(owner))

    def _of(self, owner: str) -> dict[str, object]:
        return {"of_hall": self.hall, "of_owner": owner}


@reads(pin)
def _locked_until(row: Any) -> datetime:
    return from_micros(row.locked_until_us)


def pause_after(tries: int) -> timedelta:
    """How long nothing is taken after so many wrong tries in a row; zero but after each TRIES of them."""
    times, rest = divmod(tries, TRIES)
    return timedelta(0) if rest or not times else min(PAUSE * 2 ** min(times - 1, 16), LONGEST)


def in_words(wait: timedelta) -> Words:
    """Seconds, from two minutes on minutes; never less than it is."""
    seconds = -(-wait // timedelta(seconds=1))
    return Words(SECONDS, count=seconds) if seconds < 120 else Words(MINUTES, count=-(-seconds // 60))


def well_formed(pin: Any) -> bool:
    """Its content is nobody's business, but it must be a PIN's row."""
    kind, _, whose = str(pin.owner).partition(":")
    counts = (pin.failed, pin.locked_until_us, pin.failed_since_us)
    if not whose or kind not in ("counter", "clerk") or min(counts) < 0:
        return False
    try:
        return bool(extract_parameters(str(pin.hash)))
    except InvalidHashError:
        return False


def too_weak(text: str) -> bool:
    """Not 4 to 8 digits, all the same digit, or a run up or down (1234, 8765)."""
    if not (text.isascii() and text.isdigit() and 4 <= len(text) <= 8):
        return True
    steps = {int(b) - int(a) for a, b in pairwise(text)}
    return steps in ({0}, {1}, {-1})
