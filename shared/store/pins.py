"""PINs of counters, or of clerks where the hall lists them ("counter:3", "clerk:lan"): argon2id hashes, and a
pause after too many wrong tries. There is no default PIN.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from sqlalchemy import bindparam, delete, insert, select, update

from shared.errors import PinAlreadySet, PinLocked, PinMissing, PinNotSet, PinTooWeak, PinWrong, StoreRowDamaged
from shared.store.damage import reads
from shared.store.engine import Store
from shared.store.moments import micros, moment
from shared.store.schema import pin
from shared.store.statement import Statement

TRIES = 5
PAUSE = timedelta(seconds=30)

_hasher = PasswordHasher()
_ONE = (pin.c.hall == bindparam("of_hall")) & (pin.c.owner == bindparam("of_owner"))
_FIND = Statement(select(pin).where(_ONE))
_REMOVE = Statement(delete(pin).where(_ONE))
_ADD = Statement(insert(pin).values({column.name: bindparam(column.name) for column in pin.c}))
_MARK = Statement(update(pin).where(_ONE).values(failed=bindparam("tries"), locked_until_us=bindparam("until")))


@dataclass(frozen=True, slots=True)
class Pins:
    """The PINs of one hall. Hashing takes some 50 ms by design: never on the GUI thread."""

    store: Store
    hall: int

    def has(self, owner: str) -> bool:
        with self.store.read() as tx:
            return tx.first(_FIND, **self._of(owner)) is not None

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
            tx.run(_ADD, hall=self.hall, owner=owner, hash=hashed, failed=0, locked_until_us=0)

    def check(self, owner: str, given: str, now: datetime) -> None:
        """Raises PinMissing (nothing was given), PinNotSet, PinWrong, or PinLocked: for PAUSE after TRIES wrong
        ones in a row.
        """
        if not given:
            raise PinMissing
        hashed, tried = self._count(owner, now)
        try:
            _hasher.verify(hashed, given.encode("utf-8", "surrogatepass"))
        except (VerificationError, InvalidHashError) as problem:
            if not isinstance(problem, VerifyMismatchError):
                raise StoreRowDamaged(table=pin.name, row=f"owner {owner}", detail="hash") from problem
            if tried == TRIES:
                raise PinLocked(seconds=int(PAUSE.total_seconds())) from None
            raise PinWrong(left=TRIES - tried) from None
        with self.store.write(self.hall) as tx:
            tx.run(_MARK, **self._of(owner), tries=0, until=0)

    def _count(self, owner: str, now: datetime) -> tuple[str, int]:
        """The hash, and which try in a row this is. It counts as wrong until it turns out right: trying from many
        places at once gives no more tries.
        """
        with self.store.write(self.hall) as tx:
            row = tx.first(_FIND, **self._of(owner))
            if row is None:
                raise PinNotSet
            wait = _locked_until(row) - now
            # `now` may be before the lock, by how long this try waited for its turn; but a clock that was set back
            # must not lock anybody for a day.
            if timedelta(0) < wait < 2 * PAUSE:
                raise PinLocked(seconds=int(min(wait, PAUSE).total_seconds()) + 1)
            tried = row.failed % TRIES + 1  # after a pause they begin again
            until = micros(now + PAUSE) if tried == TRIES else 0
            tx.run(_MARK, **self._of(owner), tries=tried, until=until)
            return row.hash, tried

    def forget(self, owner: str) -> None:
        """Removes the PIN: the next clerk who logs on chooses a new one. Nothing happens if there is none."""
        with self.store.write(self.hall) as tx:
            tx.run(_REMOVE, **self._of(owner))

    def _of(self, owner: str) -> dict[str, object]:
        return {"of_hall": self.hall, "of_owner": owner}


@reads(pin)
def _locked_until(row: Any) -> datetime:
    return moment(row.locked_until_us)


def too_weak(text: str) -> bool:
    """Not 4 to 8 digits, all the same digit, or a run up or down (1234, 8765)."""
    if not (text.isascii() and text.isdigit() and 4 <= len(text) <= 8):
        return True
    steps = {int(b) - int(a) for a, b in pairwise(text)}
    return steps in ({0}, {1}, {-1})
