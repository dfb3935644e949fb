"""The counters' PINs: argon2id hashes, and a pause after too many wrong tries. There is no default PIN."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import bindparam, delete, insert, select, update

from shared.errors import PinAlreadySet, PinLocked, PinNotSet, PinTooWeak, PinWrong
from shared.store.engine import Store
from shared.store.moments import micros, moment
from shared.store.schema import pin

TRIES = 5
PAUSE = timedelta(seconds=30)

_hasher = PasswordHasher()
_ONE = (pin.c.hall == bindparam("of_hall")) & (pin.c.counter == bindparam("of_counter"))
_FIND = select(pin).where(_ONE)
_REMOVE = delete(pin).where(_ONE)
_ADD = insert(pin)
_MARK = update(pin).where(_ONE).values(failed=bindparam("tries"), locked_until_us=bindparam("until"))


@dataclass(frozen=True, slots=True)
class Pins:
    """The PINs of one hall. Hashing takes some 50 ms by design: never on the GUI thread."""

    store: Store
    hall: int

    def has(self, counter: int) -> bool:
        with self.store.read() as tx:
            return tx.execute(_FIND, self._of(counter)).one_or_none() is not None

    def choose(self, counter: int, new: str, old: str | None, now: datetime) -> None:
        """Sets the first PIN, or changes it when `old` is right.

        Raises PinTooWeak, PinAlreadySet (there is one and no `old` was given), PinWrong, PinLocked.
        """
        if too_weak(new):
            raise PinTooWeak
        if self.has(counter):
            if old is None:
                raise PinAlreadySet(counter=counter)
            self.check(counter, old, now)
        hashed = _hasher.hash(new)
        with self.store.write() as tx:
            found = tx.execute(_FIND, self._of(counter)).one_or_none()
            if found is not None and old is None:  # somebody else chose one meanwhile
                raise PinAlreadySet(counter=counter)
            tx.execute(_REMOVE, self._of(counter))
            row = {"hall": self.hall, "counter": counter, "hash": hashed, "failed": 0, "locked_until_us": 0}
            tx.execute(_ADD, row)

    def check(self, counter: int, given: str, now: datetime) -> None:
        """Raises PinNotSet, PinWrong, or PinLocked for PAUSE after TRIES wrong ones in a row."""
        with self.store.read() as tx:
            row = tx.execute(_FIND, self._of(counter)).one_or_none()
        if row is None:
            raise PinNotSet(counter=counter)
        wait = moment(row.locked_until_us) - now
        if timedelta(0) < wait <= PAUSE:  # a clock set back must not lock a counter for a day
            raise PinLocked(seconds=int(wait.total_seconds()) + 1)
        try:
            _hasher.verify(row.hash, given)
        except VerifyMismatchError:
            failed = row.failed + 1
            locked = now + PAUSE if failed >= TRIES else None
            self._mark(counter, 0 if locked else failed, locked)
            if locked:
                raise PinLocked(seconds=int(PAUSE.total_seconds())) from None
            raise PinWrong(left=TRIES - failed) from None
        if row.failed:
            self._mark(counter, 0, None)

    def forget(self, counter: int) -> None:
        """Removes the PIN: the next clerk who logs on chooses a new one. Nothing happens if there is none."""
        with self.store.write() as tx:
            tx.execute(_REMOVE, self._of(counter))

    def _mark(self, counter: int, tries: int, locked: datetime | None) -> None:
        until = micros(locked) if locked else 0
        with self.store.write() as tx:
            tx.execute(_MARK, {**self._of(counter), "tries": tries, "until": until})

    def _of(self, counter: int) -> dict[str, int]:
        return {"of_hall": self.hall, "of_counter": counter}


def too_weak(text: str) -> bool:
    """Not 4 to 8 digits, all the same digit, or a run up or down (1234, 8765)."""
    if not (text.isascii() and text.isdigit() and 4 <= len(text) <= 8):
        return True
    steps = {int(b) - int(a) for a, b in pairwise(text)}
    return steps in ({0}, {1}, {-1})
