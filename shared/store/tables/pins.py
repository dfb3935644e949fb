"""PINs of counters, or of clerks where the hall knows them ("counter:3", "clerk:lan"): argon2id hashes, and a
pause after too many wrong tries. There is no default PIN. In a clerk's place for one may lie a one-time code.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from sqlalchemy import bindparam, delete, insert, select, update

from shared.errors.clerks import CodeNeeded, CodeOver, CodeWrong, PinLockedOut
from shared.errors.counters import PinAlreadySet, PinLocked, PinMissing, PinNotSet, PinTooWeak, PinWrong
from shared.errors.kinds import QT_TRANSLATE_NOOP, Words
from shared.errors.outside import StoreRowDamaged
from shared.rules.pins import too_weak
from shared.store.access import pin
from shared.store.damage import reads
from shared.store.statement import Statement, Tx
from shared.store.store import Store
from shared.store.timestamps import from_micros, to_micros

TRIES = 5
PAUSE, LONGEST = timedelta(seconds=30), timedelta(hours=1)
"""After so many wrong tries in a row, and again after so many more: twice as long each time, up to LONGEST. All
PINs of four digits then take some three months of trying day and night, and whoever knows the PIN waits an hour.
"""
LOCK_OUT = 20
"""Wrong tries in a row after which a hall with roles takes nothing more, until a supervisor releases the clerk."""
CODE_DIGITS, CODE_VALID = 6, timedelta(days=1)
"""Of a one-time code: who tries all day long has LOCK_OUT chances in a million."""
APART = timedelta(minutes=1)
"""The clocks of a hall's computers may be."""

MOST = 1 << 62
"""Tries are counted so far, whatever a hand wrote into the row."""

WRONG = QT_TRANSLATE_NOOP("errors", "Since {since} a wrong PIN was typed here {tries} times.")
SECONDS = QT_TRANSLATE_NOOP("errors", "{count} seconds")
MINUTES = QT_TRANSLATE_NOOP("errors", "{count} minutes")

PinHasher = PasswordHasher
HASHER = PinHasher()
"""What trying a PIN costs, also whoever has the database: RFC 9106's second choice, some 50 ms and 64 MiB."""
_NO_TRIES = {"failed": 0, "locked_until_us": 0, "failed_since_us": 0}
_ONE = (pin.c.hall == bindparam("of_hall")) & (pin.c.owner == bindparam("of_owner"))
_FIND = Statement(select(pin).where(_ONE))
_ALL = Statement(select(pin).where(pin.c.hall == bindparam("of_hall")))
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
        return Words(WRONG, tries=row.failed, since=self._local(row.failed_since_us))

    def choose(self, owner: str, new: str, old: str | None, now: datetime) -> None:
        """Sets the first PIN, with the one-time code as `old` if one is needed; or changes it if `old` is right.

        Raises PinTooWeak, PinAlreadySet (there is one and no `old` was given), CodeNeeded, and as `check`.
        """
        if too_weak(new):
            raise PinTooWeak
        known, hashed = self._find(owner), None
        if self.roles if known is None else known.code_until_us and old is None:
            raise CodeNeeded
        if known is not None:
            if old is None:
                raise PinAlreadySet
            hashed = self.check(owner, old, now, code_too=True)
        chosen = self.hasher.hash(new)
        with self.store.write(self.hall) as tx:
            found = tx.first(_FIND, **self._of(owner))
            if (found and found.hash) != hashed:  # somebody else chose one meanwhile
                raise PinAlreadySet
            self._put(tx, owner, chosen)

    def check(self, owner: str, given: str, now: datetime, *, code_too: bool = False) -> str:
        """Returns the hash. Raises PinMissing (nothing was given), PinNotSet, PinWrong, or PinLocked: for
        `pause_after` so many wrong ones in a row; PinLockedOut. A right one ends the row. `code_too`: where a
        one-time code lies it is checked, and stays: raises CodeWrong, CodeOver, CodeNeeded too.
        """
        if not given:
            raise PinMissing
        row, tried, since = self._count(owner, now, code_too=code_too)
        try:
            self.hasher.verify(row.hash, given.encode("utf-8", "surrogatepass"))
        except (VerificationError, InvalidHashError) as problem:
            if not isinstance(problem, VerifyMismatchError):
                raise StoreRowDamaged(table=pin.name, row=f"owner {owner}", detail="hash") from problem
            self._must_not_be_locked_out(tried, since)
            pause = pause_after(tried)
            if pause:
                raise self._locked(pause, tried, since) from None
            wrong = CodeWrong if row.code_until_us else PinWrong
            raise wrong(left=TRIES - tried % TRIES) from None
        with self.store.write(self.hall) as tx:
            tx.run(_MARK, **self._of(owner), tries=0, until=0, since=0)
        return str(row.hash)

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

    def _count(self, owner: str, now: datetime, *, code_too: bool) -> tuple[Any, int, int]:
        """The row, which try in a row this is, and since when. It counts as wrong until it turns out right:
        trying from many places at once gives no more tries.
        """
        with self.store.write(self.hall) as tx:
            row = tx.first(_FIND, **self._of(owner))
            if row is None and code_too and self.roles:
                raise CodeNeeded
            if row is None or (row.code_until_us and not code_too):
                raise PinNotSet
            self._must_not_be_locked_out(row.failed, row.failed_since_us)
            if row.code_until_us and not timedelta(0) < _code_until(row) - now < CODE_VALID + APART:
                raise CodeOver  # also by a clock that was set back, which would prolong it
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
            return row, tried, since

    def _locks_out(self, tries: int) -> bool:
        return self.roles and tries >= LOCK_OUT

    def _must_not_be_locked_out(self, tries: int, since: int) -> None:
        if self._locks_out(tries):
            raise PinLockedOut(tries=tries, since=self._local(since))

    def _locked(self, wait: timedelta, tries: int, since: int) -> PinLocked:
        return PinLocked(wait=in_words(wait), tries=tries, since=self._local(since))

    def _local(self, us: int) -> str:
        return f"{from_micros(us).astimezone(self.zone):%H:%M %d/%m}"

    def forget(self, owner: str) -> None:
        """Removes the PIN: the next clerk who logs on chooses a new one. Nothing happens if there is none."""
        with self.store.write(self.hall) as tx:
            self.remove(tx, owner)

    def remove(self, tx: Tx, owner: str) -> None:
        """As `forget`, together with something else."""
        tx.run(_REMOVE, **self._of(owner))

    def release(self, tx: Tx, owner: str) -> None:
        """No try counts as wrong any more."""
        tx.run(_MARK, **self._of(owner), tries=0, until=0, since=0)

    def _of(self, owner: str) -> dict[str, object]:
        return {"of_hall": self.hall, "of_owner": owner}


@reads(pin)
def _locked_until(row: Any) -> datetime:
    return from_micros(row.locked_until_us)


@reads(pin)
def _code_until(row: Any) -> datetime:
    return from_micros(row.code_until_us)


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
    counts = (pin.failed, pin.locked_until_us, pin.failed_since_us, pin.code_until_us)
    kinds = ("clerk",) if pin.code_until_us else ("counter", "clerk")
    if not whose or kind not in kinds or min(counts) < 0:
        return False
    try:
        return bool(extract_parameters(str(pin.hash)))
    except InvalidHashError:
        return False
