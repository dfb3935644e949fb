"""What every verb has in common: one transaction, one journal entry, once per request."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TypeVar, cast

from shared.errors.kinds import Refused
from shared.errors.outside import ClockDiffers, ClockJumped, StoreFull, StoreNoRight, StoreRowDamaged
from shared.errors.visits import HallClosed, RequestReused, ServiceClosed, ServiceEnded, TooLate
from shared.hall import texts
from shared.hall.clock_guard import ClockGuard, Running, since_boot
from shared.hall.lookups import Lookups
from shared.hall.transaction import VerbTransaction
from shared.rules.entry import Entry, Verb
from shared.rules.ticket import IllegalMove, Ticket, advance, keeps_day
from shared.settings.settings import Settings
from shared.store.statement import Tx, VerbReads
from shared.store.store import Store
from shared.store.tables import halls, journal, tickets

T = TypeVar("T")


def utc_now() -> datetime:
    return datetime.now(UTC)


class VerbRunner:
    """One hall over one store. `clock` gives aware UTC; the journal's time never runs back behind it.
    `running` counts the seconds that really pass, whatever the clock is set to; without it a `clock` other than
    the computer's is believed in everything, and the database server's clock is no witness beside it.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        clock: Callable[[], datetime] = utc_now,
        running: Callable[[], Running] | None = None,
    ) -> None:
        self.settings = settings
        self.store = store
        self.clock = clock
        self.code = settings.hall.code
        self.look = Lookups(settings)
        self._guard = ClockGuard(running or (since_boot if clock is utc_now else None), settings.zone)
        self._known = self._find()

    @property
    def id(self) -> int:
        """The hall's row id, what `Store.listen` asks for; 0 where it has none and the store is open to look only.

        Whoever asks first makes the row: the first verb, not looking at the board.
        """
        if self._known is None:
            self._known = self._register()
        return self._known or 0

    def must_exist(self) -> None:
        """For who only looks. Raises UnknownHall, NothingYet where the database has no such hall; makes none."""
        with self.store.read() as tx:
            halls.must_have(tx, self.code, self.store.name)

    def _find(self) -> int | None:
        with self.store.read() as tx:
            found = journal.head(tx, self.code)
        return None if found is None else found.id

    def _register(self) -> int | None:
        """In a transaction of its own, under the lock that all halls share: nobody has the hall's own yet."""
        found = self._find()
        if found is not None or self.store.reading:
            return found
        try:
            with self.store.write() as tx:
                return (journal.head(tx, self.code) or journal.add_hall(tx, self.code)).id
        except StoreNoRight:  # a hall screen was started first
            self.must_exist()
            raise

    def run(
        self,
        verb: Verb,
        request_id: str | None,
        work: Callable[[VerbTransaction], T],
        again: Callable[[Tx, Entry], T] | None = None,
        same: Mapping[str, object] = MappingProxyType({}),
        still_wanted: Callable[[], bool] | None = None,
        *,
        ahead: VerbReads = lambda _tx, _hall: None,
        decides: bool = False,
    ) -> T:
        """Runs `work` in one transaction, once per request_id; a new day begins first, unless `work` decides that.

        `again` makes the first result anew from its entry; by default it is the ticket as it was then. `same`
        is what a repeat must agree with: the entry's `counter` or `ticket`, or what its body holds. What is not
        `still_wanted` any more when it could be committed is not done: TooLate, unless it was done before. What
        `ahead` names a server is asked with its lock, in one round trip; `work` may read other things too.
        """
        request = None if request_id is None else texts.request(request_id)
        asked = (verb, request, work, again, same, still_wanted, ahead, decides)
        try:
            return self._attempt(*asked)
        except StoreFull as full:
            if not full.relieved:
                raise
            return self._attempt(*asked)  # nothing was written, and now there is room

    def _attempt(
        self,
        verb: Verb,
        request_id: str | None,
        work: Callable[[VerbTransaction], T],
        again: Callable[[Tx, Entry], T] | None,
        same: Mapping[str, object],
        still_wanted: Callable[[], bool] | None,
        ahead: VerbReads,
        decides: bool,
    ) -> T:
        refusal: Refused | ClockJumped | None
        with self.store.write(self.id, lambda tx: self._read_ahead(tx, request_id, ahead)) as tx:
            head = journal.head(tx, self.code) or journal.add_hall(tx, self.code)
            act = VerbTransaction(tx, head, self.settings.zone, self.clock(), request_id or uuid.uuid4().hex)
            before = journal.entry_of_request(tx, head.id, request_id) if request_id else None
            if before is not None:
                return self._first_result(tx, verb, before, again, same)
            if not decides and act.day != head.day and self._goes_on(act):
                act.stay()
            refusal = None if decides else self._jumped(act)
            if refusal is None:
                if not decides:
                    act.begin_day()
                try:
                    result = work(act)
                except Refused as refused:
                    if not act.day_began or isinstance(refused, HallClosed | ServiceClosed | ServiceEnded):
                        raise  # a touch at night, or by a clock that is wrong, begins no day
                    refusal = refused  # verbs refuse before they write: only the new day is committed
                issued = verb is Verb.ISSUE and refusal is None and not act.stayed
                clock = self._guard.accept(act.now, head, act.head, issued=issued, decided=act.decided)
                journal.move_head(tx, act.head, clock)
                if still_wanted is not None:
                    _must_be_wanted(tx, still_wanted)
        if refusal is not None:
            raise refusal
        return result

    def _read_ahead(self, tx: Tx, request_id: str | None, ahead: VerbReads) -> None:
        journal.head(tx, self.code)
        if request_id:
            journal.entry_of_request(tx, self.id, request_id)
        ahead(tx, self.id)

    def _goes_on(self, act: VerbTransaction) -> bool:
        """Whether the hall stayed open over midnight and somebody of its day waits or is served."""
        day = act.head.day
        if day is None or not self.settings.over_midnight(day, act.shown):
            return False
        return keeps_day(tickets.open_tickets(act.tx, act.hall, day), act.at.astimezone(act.zone))

    def _jumped(self, act: VerbTransaction) -> ClockJumped | None:
        """Why no new day begins: only a clock that was set says that the day is over, and somebody waits. The
        hall's row keeps that it was refused.
        """
        head = act.head
        if head.day is None or act.day == head.day:
            return None
        server = head.server if self.clock is utc_now else None
        expected = self._guard.expected(act.now, head, server)
        if expected is None or not tickets.open_tickets(act.tx, act.hall, head.day):
            return None
        clock = self._guard.refuse(act.now, expected, head)
        if clock != head.clock:
            journal.keep_clock(act.tx, act.hall, clock)
        shows, should = (at.astimezone(act.zone).strftime("%H:%M %d/%m/%Y") for at in (act.now, expected))
        return (ClockDiffers if expected == server else ClockJumped)(shows=shows, expected=should)

    def _first_result(
        self, tx: Tx, verb: Verb, before: Entry, again: Callable[[Tx, Entry], T] | None, same: Mapping[str, object]
    ) -> T:
        asked = str(before.body.get("asked", before.verb))
        was = {**before.body, "counter": before.counter, "ticket": before.ticket}
        if asked != verb.value or any(was.get(name, value) != value for name, value in same.items()):
            raise RequestReused(request_id=before.request_id)
        if again is not None:
            return again(tx, before)
        ticket: Ticket | None = None
        if before.ticket is not None:
            for entry in journal.entries_of_ticket(tx, self.id, before.ticket, before.seq):
                try:
                    ticket = advance(ticket, entry)
                except IllegalMove as problem:
                    raise StoreRowDamaged(table="journal", row=f"seq {entry.seq}", detail=problem) from problem
        return cast("T", ticket)


def _must_be_wanted(tx: Tx, still_wanted: Callable[[], bool]) -> None:
    """As late as can be: all has been written and waited for, but the COMMIT."""
    tx.flush()
    if not still_wanted():
        raise TooLate
