"""PINs of counters, or of clerks where the hall knows them ("counter:3", "clerk:lan"): argon2id hashes, and a
pause after too many wrong tries. There is no default PIN. In a clerk's place for one may lie a one-time code.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from argon2 import extract_parameters
from argon2.exceptions import InvalidHashError
from sqlalchemy import bindparam, delete, insert, select, update

from shared.errors.clerks import CodeNeeded, CodeOver, CodeWrong, PinLockedOut
from shared.errors.counters import PinAlreadySet, PinMissing, PinNotSet, PinWrong
from shared.errors.kinds import Refused, Words
from shared.errors.outside import StoreRowDamaged
from shared.pin import HASHER, TRIES, WRONG, KeptPin, PinHasher, chosen, judge, local, one_more
from shared.store.access import pin
from shared.store.damage import reads
from shared.store.statement import Statement, Tx
from shared.store.store import Store
from shared.store.timestamps import from_micros, to_micros

LOCK_OUT = 20
"""Wrong tries in a row after which a hall with roles takes nothing more, until a supervisor releases the clerk."""
CODE_DIGITS, CODE_VALID = 6, timedelta(days=1)
"""Of a one-time code: who tries all day long has LOCK_OUT chances in a million."""
APART = timedelta(minutes=1)
"""The clocks of a hall's computers may be."""

_NO_TRIES = {"failed": 0, "locked_until_us": 0, "failed_since_us": 0}
_ONE = (pin.c.hall == bindparam("of_hall")) & (pin.c.owner == bindparam("of_owner"))
_FIND = Statement(select(pin).where(_ONE))
_ALL = Statement(select(pin).where(pin.c.hall == bindparam("of_hall")))
_REMOVE = Statement(delete(pin).where(_ONE))
_REMOVE_ALL = Statement(delete(pin).where(pin.c.hall == bindparam("of_hall")))
_ADD = Statement(insert(pin).values({column.name: bindparam(column.name) for column in pin.c}))
_MARK = Statement(
    update(pin)
    .where(_ONE)
    .values(failed=bindparam("tries"), locked_until_us=bindparam("until"), failed_since_us=bindparam("since"))
)


@dataclass(frozen=True, slots=True)
class Pins:
    """The PINs of one hall; its `zone` is for what people are told. Hashing takes some 50 ms by design: never on
    the GUI thread. `roles`: the hall has given roles, so that somebody can release whom wrong tries lock out, and
    a first PIN needs a one-time code.
    """

    store: Store
    hall: int
    zone: tzinfo
    hasher: PinHasher = HASHER
    roles: bool = False

    def has(self, owner: str) -> bool:
        """Whether a PIN was chosen; a one-time code is none."""
        with self.store.read() as tx:
            return self.has_in(tx, owner)

    def has_in(self, tx: Tx, owner: str) -> bool:
        """As `has`, together with something else."""
        row = tx.first(_FIND, **self._of(owner))
        return row is not None and not row.code_until_us

    def needs_code(self, owner: str) -> bool:
        """Whether the first PIN can be chosen with a one-time code only."""
        row = self._find(owner)
        return self.roles if row is None else bool(row.code_until_us)

    def wrong(self, owner: str) -> Words | None:
        """That somebody tries PINs, and since when; None for fewer than TRIES since it was last right."""
        row = self._find(owner)
        if row is None or row.failed < TRIES:
            return None
        return Words(WRONG, tries=row.failed, since=local(_kept(row).since, self.zone))

    def choose(self, owner: str, new: str, old: str | None, now: datetime) -> None:
        """Sets the first PIN, with the one-time code as `old` if one is needed; or changes it if `old` is right.

        Raises PinTooWeak, PinAlreadySet (there is one and no `old` was given), CodeNeeded, and as `check`.
        """
        known, hashed = self._find(owner), None
        if self.roles if known is None else known.code_until_us and old is None:
            raise CodeNeeded
        if known is not None:
            if old is None:
                raise PinAlreadySet
            hashed = self.check(owner, old, now, code_too=True)
        fresh = chosen(new, self.hasher)
        with self.store.write(self.hall) as tx:
            found = tx.first(_FIND, **self._of(owner))
            if (found and found.hash) != hashed:  # somebody else chose one meanwhile
                raise PinAlreadySet
            self._put(tx, owner, fresh.hash)

    def check(self, owner: str, given: str, now: datetime, *, code_too: bool = False) -> str:
        """Returns the hash. Raises PinMissing (nothing was given), PinNotSet, PinWrong, or PinLocked: for
        `pause_after` so many wrong ones in a row; PinLockedOut. A right one ends the row. `code_too`: where a
        one-time code lies it is checked, and stays: raises CodeWrong, CodeOver, CodeNeeded too.
        """
        if not given:
            raise PinMissing
        row, tried = self._count(owner, now, code_too=code_too)
        try:
            judge(tried, given, self.zone, self.hasher, CodeWrong if row.code_until_us else PinWrong)
        except Refused:
            self._must_not_be_locked_out(tried)
            raise
        except ValueError as problem:
            raise StoreRowDamaged(table=pin.name, row=f"owner {owner}", detail="hash") from problem
        with self.store.write(self.hall) as tx:
            self.release(tx, owner)
        return tried.hash

    def new_code(self) -> tuple[str, str]:
        """A one-time code of CODE_DIGITS, and its hash for `put_code`."""
        code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
        return code, self.hasher.hash(code)

    def put_code(self, tx: Tx, owner: str, hashed: str, now: datetime) -> None:
        """A code in the place of the PIN: valid once, and for CODE_VALID."""
        self._put(tx, owner, hashed, to_micros(now + CODE_VALID))

    def states(self) -> dict[str, tuple[bool, bool]]:
        """Of every owner that has a row: whether it is a one-time code, and whether it is locked out."""
        with self.store.read() as tx:
            rows = tx.all(_ALL, of_hall=self.hall)
        return {row.owner: (bool(row.code_until_us), self._locks_out(row.failed)) for row in rows}

    def _find(self, owner: str) -> Any:
        with self.store.read() as tx:
            return tx.first(_FIND, **self._of(owner))

    def _put(self, tx: Tx, owner: str, hashed: str, until: int = 0) -> None:
        tx.run(_REMOVE, **self._of(owner))
        tx.run(_ADD, hall=self.hall, owner=owner, hash=hashed, code_until_us=until, **_NO_TRIES)

    def _count(self, owner: str, now: datetime, *, code_too: bool) -> tuple[Any, KeptPin]:
        """The row, and what is kept of it with this try."""
        with self.store.write(self.hall) as tx:
            row = tx.first(_FIND, **self._of(owner))
            if row is None and code_too and self.roles:
                raise CodeNeeded
            if row is None or (row.code_until_us and not code_too):
                raise PinNotSet
            kept = _kept(row)
            self._must_not_be_locked_out(kept)
            if row.code_until_us and not timedelta(0) < _code_until(row) - now < CODE_VALID + APART:
                raise CodeOver  # also by a clock that was set back, which would prolong it
            tried = one_more(kept, now, self.zone)
            self._mark(tx, owner, tried)
            return row, tried

    def _locks_out(self, tries: int) -> bool:
        return self.roles and tries >= LOCK_OUT

    def _must_not_be_locked_out(self, kept: KeptPin) -> None:
        if self._locks_out(kept.failed):
            raise PinLockedOut(tries=kept.failed, since=local(kept.since, self.zone))

    def forget(self, owner: str) -> None:
        """Removes the PIN: the next clerk who logs on chooses a new one. Nothing happens if there is none."""
        with self.store.write(self.hall) as tx:
            self.remove(tx, owner)

    def remove(self, tx: Tx, owner: str) -> None:
        """As `forget`, together with something else."""
        tx.run(_REMOVE, **self._of(owner))

    def release(self, tx: Tx, owner: str) -> None:
        """No try counts as wrong any more."""
        self._mark(tx, owner, KeptPin(""))

    def _mark(self, tx: Tx, owner: str, kept: KeptPin) -> None:
        """How often it was tried."""
        counts = {"tries": kept.failed, "until": to_micros(kept.until), "since": to_micros(kept.since)}
        tx.run(_MARK, **self._of(owner), **counts)

    def _of(self, owner: str) -> dict[str, object]:
        return {"of_hall": self.hall, "of_owner": owner}


def rows_of(tx: Tx, hall_id: int) -> list[dict[str, Any]]:
    """Every PIN and one-time code of a hall, as it lies there."""
    names = [column.name for column in pin.c]
    return [{name: getattr(row, name) for name in names} for row in tx.all(_ALL, of_hall=hall_id)]


def put_rows(tx: Tx, hall_id: int, rows: Sequence[dict[str, Any]]) -> None:
    """In the place of all that a hall has."""
    tx.run(_REMOVE_ALL, of_hall=hall_id)
    for row in rows:
        tx.run(_ADD, **{**row, "hall": hall_id})


@reads(pin)
def _kept(row: Any) -> KeptPin:
    return KeptPin(row.hash, row.failed, from_micros(row.locked_until_us), from_micros(row.failed_since_us))


@reads(pin)
def _code_until(row: Any) -> datetime:
    return from_micros(row.code_until_us)


def well_formed(pin: Any) -> bool:
    """Its content is nobody's business, but it must be a PIN's row."""
    kind, _, whose = str(pin.owner).partition(":")
    counts = (pin.failed, pin.locked_until_us, pin.failed_since_us, pin.code_until_us)
    kinds = ("clerk",) if pin.code_until_us else ("counter", "clerk")
    if not whose or kind not in kinds or min(counts) < 0:
        return False
    try:
        return bool(extract_parameters(str(pin.hash)))
    except InvalidHashError:
        return False
