"""The hall: the one door through which a ticket changes. One verb = one transaction = one journal entry.

Every verb takes a `request_id`: a repeat returns the first result and changes nothing (double taps, retries
after a crash). Verbs raise Refused when the rules say no, Unavailable when the database does not answer; in
both cases nothing was changed. All methods may be called from any thread but the GUI thread.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar, cast

from sqlalchemy import Connection

from shared.errors import (
    CounterAlreadyOpen,
    CounterBusy,
    CounterClosed,
    NobodyWaiting,
    NothingCalled,
    Refused,
    RequestReused,
    SeriesFull,
    UnknownCounter,
    UnknownService,
    WrongState,
)
from shared.prints import Prints
from shared.rules import calling
from shared.rules.board import Board, Entry
from shared.rules.numbering import next_number
from shared.rules.ticket import MOVES, Lane, Ticket, Verb, advance
from shared.settings import CounterSection, ServiceSection, Settings
from shared.store import journal, print_jobs, rows
from shared.store.act import Act
from shared.store.engine import Store
from shared.store.journal import Head
from shared.store.pins import Pins
from shared.store.verify import Verdict, verify

T = TypeVar("T")
NOBODY_GUESSES = 10
"""Random bytes in a ticket's code (80 bits): it opens a person's page, so it must not be guessable."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class Hall:
    """One hall over one store. `clock` gives aware UTC; the journal's time never runs back behind it."""

    def __init__(self, settings: Settings, store: Store, clock: Callable[[], datetime] = utc_now) -> None:
        self.settings = settings
        self._store = store
        self._clock = clock
        self._code = settings.hall.code
        self._id = self._register()
        self._pins = Pins(store, self._id)
        self.prints = Prints(store, self._id, clock)

    # Verbs

    def issue(
        self,
        service: str,
        lane: Lane = Lane.ORDINARY,
        *,
        request_id: str | None = None,
        printer: str | None = None,
        language: str = "vi",
    ) -> Ticket:
        """A new number. With `printer` a print job is queued in the same transaction.

        Raises UnknownService, SeriesFull.
        """
        wanted = self._service(service)

        def work(act: Act) -> Ticket:
            ticket = self._new_ticket(act, wanted, lane)
            rows.add_ticket(act.tx, act.head.id, ticket, secrets.token_hex(NOBODY_GUESSES).upper())
            if printer is not None:
                print_jobs.add(act.tx, act.head.id, ticket.id, printer, language, act.at)
            return ticket

        return self._verb(Verb.ISSUE, request_id, work)

    def call_next(self, counter: int, *, request_id: str | None = None) -> Ticket:
        """Calls the next waiting ticket to a counter by the calling rule; the entry says why it was next.

        Raises UnknownCounter, CounterClosed, CounterBusy, NobodyWaiting.
        """
        desk = self._counter(counter)

        def work(act: Act) -> Ticket:
            self._must_be_open(act, counter)
            in_hand = rows.at_counter(act.tx, act.head.id, counter)
            if in_hand is not None:
                raise CounterBusy(counter=counter, number=in_hand.label)
            picked = rows.next_waiting(act.tx, act.head.id, desk.services)
            if picked is None:
                raise NobodyWaiting(counter=counter)
            why = {"rule": calling.RULE, "rank": picked.rank.isoformat()}
            return act.change(Verb.CALL_NEXT, picked, counter, why)

        return self._verb(Verb.CALL_NEXT, request_id, work)

    def recall(self, counter: int, *, request_id: str | None = None) -> Ticket:
        """Calls the number in hand again. Raises UnknownCounter, CounterClosed, NothingCalled, WrongState."""
        return self._move(Verb.RECALL, counter, request_id)

    def start(self, counter: int, *, request_id: str | None = None) -> Ticket:
        """The person is here. Raises as `recall`."""
        return self._move(Verb.START, counter, request_id)

    def complete(self, counter: int, *, request_id: str | None = None) -> Ticket:
        """Done, called or served. Raises as `recall`, except WrongState."""
        return self._move(Verb.COMPLETE, counter, request_id)

    def no_show(self, counter: int, *, request_id: str | None = None) -> Ticket:
        """Nobody came. Raises as `recall`: who is being served is here."""
        return self._move(Verb.NO_SHOW, counter, request_id)

    def open(self, counter: int, pin: str, *, request_id: str | None = None) -> None:
        """A clerk logs on. Raises UnknownCounter, PinNotSet, PinWrong, PinLocked, CounterAlreadyOpen."""
        self._counter(counter)
        self._pins.check(counter, pin, self._clock())

        def work(act: Act) -> None:
            if counter in rows.open_counters(act.tx, act.head.id):
                raise CounterAlreadyOpen(counter=counter)
            rows.set_counter(act.tx, act.head.id, counter, act.at)
            act.write(Verb.OPEN, None, counter, {})

        self._verb(Verb.OPEN, request_id, work)

    def close(self, counter: int, *, request_id: str | None = None) -> None:
        """A clerk logs off. Raises UnknownCounter, CounterClosed, CounterBusy (a number in hand)."""
        self._counter(counter)

        def work(act: Act) -> None:
            self._must_be_open(act, counter)
            in_hand = rows.at_counter(act.tx, act.head.id, counter)
            if in_hand is not None:
                raise CounterBusy(counter=counter, number=in_hand.label)
            rows.set_counter(act.tx, act.head.id, counter, None)
            act.write(Verb.CLOSE, None, counter, {})

        self._verb(Verb.CLOSE, request_id, work)

    # Looking

    def board(self) -> tuple[Board, int]:
        """The board and the seq it stands at, in one consistent read."""
        with self._store.read() as tx:
            head = journal.head(tx, self._code)
            return (Board(), 0) if head is None else (rows.board(tx, head), head.seq)

    def entries_after(self, seq: int, limit: int = 500) -> list[Entry]:
        """Journal entries with a greater seq, in order, at most `limit`."""
        with self._store.read() as tx:
            return journal.entries_after(tx, self._id, seq, limit)

    def issued(self, ticket_id: int) -> tuple[Ticket, str]:
        """A ticket as it was issued, and the code on its slip. Raises KeyError for an unknown id."""
        with self._store.read() as tx:
            first = journal.entries_of_ticket(tx, self._id, ticket_id, ticket_id)
            if not first:
                raise KeyError(ticket_id)
            return advance(None, first[0]), rows.code_of(tx, self._id, ticket_id)

    def verify(self) -> Verdict:
        """Recomputes the hash chain and replays the journal into the tables."""
        with self._store.read() as tx:
            return verify(tx, self._code)

    # PINs

    def has_pin(self, counter: int) -> bool:
        """Raises UnknownCounter."""
        self._counter(counter)
        return self._pins.has(counter)

    def set_pin(self, counter: int, pin: str, old: str | None = None) -> None:
        """Chooses the counter's first PIN, or with `old` changes it.

        Raises UnknownCounter, PinTooWeak, PinAlreadySet, PinWrong, PinLocked.
        """
        self._counter(counter)
        self._pins.choose(counter, pin, old, self._clock())

    def forget_pin(self, counter: int) -> None:
        """For an administrator: the next clerk who logs on chooses a new PIN. Raises UnknownCounter."""
        self._counter(counter)
        self._pins.forget(counter)

    # Inside

    def _register(self) -> int:
        with self._store.read() as tx:
            found = journal.head(tx, self._code)
        if found is not None:
            return found.id
        with self._store.write() as tx:
            return (journal.head(tx, self._code) or journal.add_hall(tx, self._code)).id

    def _verb(self, verb: Verb, request_id: str | None, work: Callable[[Act], T]) -> T:
        """Runs `work` in one transaction, once per request_id; a new day begins first, refused or not."""
        request = request_id or uuid.uuid4().hex
        refusal: Refused | None = None
        with self._store.write() as tx:
            act = Act(tx, self._head(tx), self.settings.zone, self._clock(), request)
            before = journal.entry_of_request(tx, act.head.id, request)
            if before is not None:
                return cast("T", self._first_result(tx, act.head.id, verb, before))
            act.begin_day()
            try:
                result = work(act)
            except Refused as refused:
                if not act.day_began:
                    raise
                refusal = refused  # verbs refuse before they write: only the new day is committed
            journal.move_head(tx, act.head)
        if refusal is not None:
            raise refusal
        return result

    def _first_result(self, tx: Connection, hall_id: int, verb: Verb, before: Entry) -> Ticket | None:
        """What the verb returned the first time: the ticket as it was after that entry."""
        if before.verb is not verb:
            raise RequestReused(request_id=before.request_id)
        ticket: Ticket | None = None
        if before.ticket is not None:
            for entry in journal.entries_of_ticket(tx, hall_id, before.ticket, before.seq):
                ticket = advance(ticket, entry)
        return ticket

    def _move(self, verb: Verb, counter: int, request_id: str | None) -> Ticket:
        self._counter(counter)

        def work(act: Act) -> Ticket:
            self._must_be_open(act, counter)
            ticket = rows.at_counter(act.tx, act.head.id, counter)
            if ticket is None:
                raise NothingCalled(counter=counter)
            if ticket.state not in MOVES[verb].sources:
                raise WrongState(number=ticket.label)
            return act.change(verb, ticket, counter, {})

        return self._verb(verb, request_id, work)

    def _new_ticket(self, act: Act, service: ServiceSection, lane: Lane) -> Ticket:
        numbers = self.settings.numbers
        last = rows.last_number(act.tx, act.head.id, act.day, service.prefix)
        number = next_number(last, numbers.first, numbers.last)
        if number is None:
            raise SeriesFull(series=service.prefix)
        rows.set_number(act.tx, act.head.id, act.day, service.prefix, number)
        rank = calling.rank(act.at, self.settings.find_lane(lane).head_start_minutes)
        body = {
            "service": service.code,
            "lane": lane.value,
            "series": service.prefix,
            "number": number,
            "rank": rank.isoformat(),
            "ahead": self._people_ahead(act, service.code, rank),
        }
        return advance(None, act.write(Verb.ISSUE, act.head.seq + 1, None, body))

    def _people_ahead(self, act: Act, service: str, rank: datetime) -> int:
        """By the counters that are open, or by all of them while none that calls `service` is."""
        opened = rows.open_counters(act.tx, act.head.id)
        calling_now = [c.services for c in self.settings.counter if c.number in opened]
        if not any(service in services for services in calling_now):
            calling_now = [c.services for c in self.settings.counter]
        return calling.people_ahead(service, rank, rows.waiting(act.tx, act.head.id), calling_now)

    def _must_be_open(self, act: Act, counter: int) -> None:
        if counter not in rows.open_counters(act.tx, act.head.id):
            raise CounterClosed(counter=counter)

    def _head(self, tx: Connection) -> Head:
        return journal.head(tx, self._code) or journal.add_hall(tx, self._code)

    def _service(self, code: str) -> ServiceSection:
        found = self.settings.find_service(code)
        if found is None:
            raise UnknownService(service=code, known=", ".join(s.code for s in self.settings.service))
        return found

    def _counter(self, number: int) -> CounterSection:
        found = self.settings.find_counter(number)
        if found is None:
            raise UnknownCounter(counter=number, known=", ".join(str(c.number) for c in self.settings.counter))
        return found
