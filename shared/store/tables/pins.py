"""PINs of counters, or of clerks where the hall lists them ("counter:3", "clerk:lan"), in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from argon2 import extract_parameters
from argon2.exceptions import InvalidHashError
from sqlalchemy import bindparam, delete, insert, select, update

from shared.errors.counters import PinAlreadySet, PinMissing, PinNotSet
from shared.errors.kinds import Words
from shared.errors.outside import StoreRowDamaged
from shared.pin import TRIES, WRONG, KeptPin, chosen, judge, local, one_more
from shared.store.damage import reads
from shared.store.schema import pin
from shared.store.statement import Statement
from shared.store.store import Store
from shared.store.timestamps import from_micros, to_micros

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
        return Words(WRONG, tries=row.failed, since=local(_kept(row).since, self.zone))

    def choose(self, owner: str, new: str, old: str | None, now: datetime) -> None:
        """Sets the first PIN, or changes it when `old` is right.

        Raises PinTooWeak, PinAlreadySet (there is one and no `old` was given), PinWrong, PinLocked.
        """
        fresh = chosen(new)
        if self.has(owner):
            if old is None:
                raise PinAlreadySet
            self.check(owner, old, now)
        with self.store.write(self.hall) as tx:
            found = tx.first(_FIND, **self._of(owner))
            if found is not None and old is None:  # somebody else chose one meanwhile
                raise PinAlreadySet
            tx.run(_REMOVE, **self._of(owner))
            row = {"hash": fresh.hash, "failed": 0, "locked_until_us": 0, "failed_since_us": 0}
            tx.run(_ADD, hall=self.hall, owner=owner, **row)

    def check(self, owner: str, given: str, now: datetime) -> None:
        """Raises PinMissing (nothing was given), PinNotSet, PinWrong, PinLocked (see `shared.pin`). A right one
        ends the row of wrong ones.
        """
        if not given:
            raise PinMissing
        tried = self._count(owner, now)
        try:
            judge(tried, given, self.zone)
        except ValueError as problem:
            raise StoreRowDamaged(table=pin.name, row=f"owner {owner}", detail="hash") from problem
        with self.store.write(self.hall) as tx:
            tx.run(_MARK, **self._of(owner), **_counts(KeptPin(tried.hash)))

    def _count(self, owner: str, now: datetime) -> KeptPin:
        """With this try."""
        with self.store.write(self.hall) as tx:
            row = tx.first(_FIND, **self._of(owner))
            if row is None:
                raise PinNotSet
            tried = one_more(_kept(row), now, self.zone)
            tx.run(_MARK, **self._of(owner), **_counts(tried))
        return tried

    def forget(self, owner: str) -> None:
        """Removes the PIN: the next clerk who logs on chooses a new one. Nothing happens if there is none."""
        with self.store.write(self.hall) as tx:
            tx.run(_REMOVE, **self._of(owner))

    def _of(self, owner: str) -> dict[str, object]:
        return {"of_hall": self.hall, "of_owner": owner}


@reads(pin)
def _kept(row: Any) -> KeptPin:
    return KeptPin(row.hash, row.failed, from_micros(row.locked_until_us), from_micros(row.failed_since_us))


def _counts(kept: KeptPin) -> dict[str, int]:
    return {"tries": kept.failed, "until": to_micros(kept.until), "since": to_micros(kept.since)}


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
