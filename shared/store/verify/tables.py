"""The tables beside the replay, column by column. Raises Bad with the entry that is concerned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from argon2 import extract_parameters
from argon2.exceptions import InvalidHashError
from sqlalchemy import Column, Table, bindparam, select

from shared.rules.chain import code_seal
from shared.rules.printing import IN_TROUBLE, JobState
from shared.rules.ticket import Ticket
from shared.store import schema
from shared.store.journal import Head
from shared.store.moments import micros
from shared.store.statement import Statement, Tx
from shared.store.verify.replay import Followed, Replay, Row, Slip
from shared.store.verify.verdict import Bad

TICKET = (
    *("day", "series", "number", "round", "service", "issued_service", "line", "lane", "state", "rank_us"),
    *("issued_us", "ahead", "wait_low", "wait_high", "back_to", "counter", "called_us", "started_us", "ended_us"),
    *("recalls", "park_reason", "return_us", "outcome", "dossier", "rating"),
)
"""Every column of a ticket that follows from the journal; of `code` it has the seal."""
JOB = ("id", "ticket", "printer", "state", "reason", "again", "queued_us")
BOOKING = ("id", "service", "at_us", "state", "ticket")
TOLD = (JobState.SENT.value, JobState.CONFIRMED.value, *(state.value for state in IN_TROUBLE))
"""States of a print job after which nobody sends it again."""


def _in_hall(table: Table, *names: str) -> Any:
    return select(*(table.c[name] for name in names)).where(table.c.hall == bindparam("of_hall"))


def _between(column: Column[Any]) -> tuple[Any, Any]:
    return column > bindparam("after"), column <= bindparam("until")


def _first(table: Table, column: Column[Any], *conditions: Any) -> Statement:
    return Statement(_in_hall(table, column.name).where(*conditions).order_by(column).limit(1))


_T, _J, _A = schema.ticket, schema.print_job, schema.appointment
_TICKETS = Statement(_in_hall(_T, "id", "code", *TICKET).where(*_between(_T.c.id)).order_by(_T.c.id))
_JOBS = Statement(_in_hall(_J, *JOB).where(*_between(_J.c.ticket)).order_by(_J.c.ticket, _J.c.id))
_JOB_OF_ID = Statement(_in_hall(_J, *JOB).where(_J.c.id == bindparam("of_id")))
_BOOKINGS = Statement(_in_hall(_A, *BOOKING).where(*_between(_A.c.id)).order_by(_A.c.id))
_SERIES = Statement(_in_hall(schema.series, "day", "series", "last", "round"))
_COUNTERS = Statement(_in_hall(schema.counter, "number", "opened_us", "clerk", "paused", "paused_us", "streak"))
_PRINTERS = Statement(_in_hall(schema.printer, "name", "problem", "near_end"))
_TROUBLES = Statement(_in_hall(schema.trouble, "ticket", "job", "printer", "state", "reason"))
_PINS = Statement(_in_hall(schema.pin, "owner", "hash", "failed", "locked_until_us"))
_OF_ENTRIES = {
    "an entry": (schema.journal, schema.journal.c.seq),
    "a ticket": (_T, _T.c.id),
    "a print job": (_J, _J.c.ticket),
}
_BEFORE = {name: _first(t, column, column <= bindparam("until")) for name, (t, column) in _OF_ENTRIES.items()}
_BEYOND = {
    name: _first(t, column, column > bindparam("after"))
    for name, (t, column) in {**_OF_ENTRIES, "an appointment": (_A, _A.c.id)}.items()
}


class Tables:
    """The tables of one hall, compared day by day.

    What a row says and an entry of a later day explains (a booking that is cancelled weeks later, a slip that
    failed over night) is owed until that entry comes.
    """

    def __init__(self, tx: Tx, head: Head) -> None:
        self._tx = tx
        self._head = head
        self._compared = head.kept_seq
        self._owed: dict[tuple[str, int], str | None] = {}
        """An Event of `replay`, and the service of who came; or ("slip", job) and its state."""
        self._old: set[int] = set()
        """Bookings that were made before the journal begins, and are still there."""

    def begin(self) -> None:
        """What stands before the first entry that is left."""
        kept = self._head.kept_seq
        for name, statement in _BEFORE.items():
            found = self._tx.value(statement, of_hall=self._head.id, until=kept)
            if found is not None:
                raise Bad(kept + 1, f"{name} stands in the table before the journal begins: {found}")
        for row in self._rows(_BOOKINGS, after=-(1 << 63), until=kept):
            if row.id <= 0 or not kept:
                raise Bad(1, f"appointment {row.id} stands in the table without an entry")
            self._old.add(row.id)
            if row.state == "came" and row.ticket > kept:
                self._owed["came", row.ticket] = row.service

    def end_day(self, replay: Replay, until: int) -> None:
        """Compares the tickets, slips and bookings since the last time; then the next day begins."""
        between = {"after": self._compared, "until": until}
        self._slips(replay, between)
        self._tickets(replay, between)
        self._bookings(replay, between)
        self._compared = until
        replay.begin_day()

    def end(self, replay: Replay, seq: int) -> None:
        """What is compared once, at the end; `seq` is the last entry."""
        for name, statement in _BEYOND.items():
            found = self._tx.value(statement, of_hall=self._head.id, after=seq)
            if found is not None:
                raise Bad(seq + 1, f"{name} stands in the table behind the last entry: {found}")
        for (what, key), said in self._owed.items():
            raise Bad(seq, f"{what} {key} ({said}): the table says so, and no entry does")
        thinned = bool(replay.thinned)
        closed = {"opened_us": None, "streak": 0} if thinned else None
        self._same("series", _keyed(self._rows(_SERIES), 2), replay.series, seq)
        self._same("counter", _keyed(self._rows(_COUNTERS)), replay.counters, seq, spare=closed)
        self._same("printer", _keyed(self._rows(_PRINTERS)), replay.printers, seq, spare={} if thinned else None)
        self._same("trouble", _keyed(self._rows(_TROUBLES)), replay.troubles, seq)
        for row in self._rows(_PINS):
            if not _well_formed(row):
                raise Bad(None, f"the PIN of {row.owner} is none that this program wrote")

    def _rows(self, statement: Statement, **values: int) -> list[Any]:
        return self._tx.all(statement, of_hall=self._head.id, **values)

    def _same(
        self,
        table: str,
        stored: Mapping[Any, Row],
        expected: Mapping[Any, Row],
        seq: int,
        spare: Row | None = None,
    ) -> None:
        """`spare`: what a row may hold of which the journal does not speak; None: there may be none."""
        for key, row in stored.items():
            should = expected.get(key, spare)
            if should is None:
                raise Bad(seq, f"{table} {_name(key)} stands in the table without an entry")
            if wrong := _differences(row, should):
                raise Bad(seq, f"{table} {_name(key)} differs: {wrong}")
        for key in expected.keys() - stored.keys():
            raise Bad(seq, f"{table} {_name(key)} is missing in the table")

    # Tickets

    def _tickets(self, replay: Replay, between: Mapping[str, int]) -> None:
        left = dict(replay.tickets)
        for id_, code, *stored in self._tx.raw(_TICKETS, of_hall=self._head.id, **between):
            followed = left.pop(id_, None)
            if followed is None:
                raise Bad(id_, f"ticket {id_} stands in the table without an entry")
            expected = _ticket(followed)
            label = f"ticket {followed.ticket.label} of {followed.ticket.day}"
            if stored != expected:
                wrong = _differences(
                    dict(zip(TICKET, stored, strict=True)), dict(zip(TICKET, expected, strict=True))
                )
                raise Bad(followed.seq, f"{label} differs: {wrong}")
            if followed.code and code_seal(str(code)) != followed.code:
                raise Bad(id_, f"{label} differs: the code on its slip is another one")
        for missing in left.values():
            ticket = missing.ticket
            raise Bad(ticket.id, f"ticket {ticket.label} of {ticket.day} is missing in the table")

    # Appointments

    def _bookings(self, replay: Replay, between: Mapping[str, int]) -> None:
        left = dict(replay.bookings)
        for row in self._rows(_BOOKINGS, **between):
            expected = left.pop(row.id, None)
            if expected is None:
                raise Bad(row.id, f"appointment {row.id} stands in the table without an entry")
            if wrong := _differences(row._asdict(), expected):
                raise Bad(row.id, f"appointment {row.id} differs: {wrong}")
            if (row.ticket is None) is (row.state == "came"):
                raise Bad(row.id, f"appointment {row.id} is {row.state}, with ticket {row.ticket}")
            if row.state == "came":
                self._owed["came", row.ticket] = row.service
            elif row.state != "booked":
                self._owed[row.state, row.id] = None
        for missing in left:
            raise Bad(missing, f"appointment {missing} is missing in the table")
        for event, (seq, service) in replay.events.items():
            if not self._paid(event, service):
                raise Bad(seq, f"{event[0]} {event[1]}: no appointment in the table says so")

    def _paid(self, event: tuple[str, int], service: str | None) -> bool:
        """Whether a row agrees with an entry."""
        if event in self._owed:
            return self._owed.pop(event) == service
        what, booking = event
        if what != "cancelled" or booking > self._head.kept_seq:
            return False
        return booking not in self._old or self._state_of_old(booking) == what  # or it was thinned since

    def _state_of_old(self, booking: int) -> str:
        return str(self._rows(_BOOKINGS, after=booking - 1, until=booking)[0].state)

    # Slips

    def _slips(self, replay: Replay, between: Mapping[str, int]) -> None:
        said, again = dict(replay.slips), dict(replay.reprints)
        first: set[int] = set()
        for row in self._rows(_JOBS, **between):
            followed = replay.tickets.get(row.ticket)
            if followed is None:
                raise Bad(row.ticket, f"print job {row.id} is of a ticket that was never issued")
            if row.again:
                known = again.pop((row.ticket, row.printer, row.queued_us), None) is not None
            else:
                known = row.queued_us == micros(followed.ticket.issued_at) and row.ticket not in first
                first.add(row.ticket)
            if not known:
                raise Bad(row.ticket, f"print job {row.id} of {followed.ticket.label} was never queued so")
            self._slip(row, said.pop(row.id, None), strict=bool(followed.code))
        for (ticket, *_), seq in again.items():
            raise Bad(seq, f"the print job that was queued again for ticket {ticket} is missing in the table")
        for job, slip in said.items():
            self._late(job, slip)

    def _slip(self, row: Any, slip: Slip | None, *, strict: bool) -> None:
        """One print job beside what the journal said last about it, on the day of its ticket."""
        if slip is not None and not _fits(row, slip):
            raise Bad(slip.seq, f"print job {row.id} differs: it is {row.state} {row.reason}")
        known = slip is not None and slip.state == row.state
        if row.state in IN_TROUBLE and not known and strict:
            self._owed["slip", row.id] = row.state

    def _late(self, job: int, slip: Slip) -> None:
        """What the journal said about a print job of an earlier day."""
        if slip.ticket <= self._head.kept_seq:  # thinned
            return
        row = self._tx.first(_JOB_OF_ID, of_hall=self._head.id, of_id=job)
        if row is None or not _fits(row, slip):
            raise Bad(slip.seq, f"print job {job} is missing in the table or differs")
        if slip.state == row.state:
            self._owed.pop(("slip", job), None)


def _fits(row: Any, slip: Slip) -> bool:
    """Whether a print job may be as it is after what the journal said. A blocked one may come right in silence,
    once its slip was queued again.
    """
    if row.ticket != slip.ticket or slip.printer not in (None, row.printer):
        return False
    if slip.state == JobState.BLOCKED and row.state != slip.state:
        return row.state in TOLD
    return (row.state, row.reason) == (slip.state, slip.reason)


def _ticket(followed: Followed) -> list[Any]:
    """The columns TICKET."""
    t: Ticket = followed.ticket
    low, high = t.wait or (None, None)
    return [
        *(t.day.isoformat(), t.series, t.number, t.round, t.service, followed.service, t.line, t.lane.value),
        *(t.state.value, micros(t.rank), micros(t.issued_at), t.ahead, low, high, t.back_to, t.counter),
        *(_us(t.called_at), _us(t.started_at), _us(t.ended_at), t.recalls, t.park_reason, _us(t.return_at)),
        *(t.outcome, t.dossier, t.rating),
    ]


def _us(at: datetime | None) -> int | None:
    return None if at is None else micros(at)


def _keyed(rows: Iterable[Any], columns: int = 1) -> dict[Any, Row]:
    """Rows by their first columns."""
    return {row[0] if columns == 1 else row[:columns]: row._asdict() for row in rows}


def _differences(stored: Row, expected: Row) -> str:
    wrong = [name for name, value in expected.items() if stored[name] != value]
    return ", ".join(f"{name} is {stored[name]}, by the journal {expected[name]}" for name in wrong)


def _name(key: object) -> str:
    return " ".join(str(part) for part in key) if isinstance(key, tuple) else str(key)


def _well_formed(pin: Any) -> bool:
    """Its content is nobody's business, but it must be a PIN's row."""
    kind, _, whose = str(pin.owner).partition(":")
    if not whose or kind not in ("counter", "clerk") or min(pin.failed, pin.locked_until_us) < 0:
        return False
    try:
        return bool(extract_parameters(str(pin.hash)))
    except InvalidHashError:
        return False
