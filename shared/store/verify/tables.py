"""The tables beside the replay, column by column. Raises Bad with the entry that is concerned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from shared.errors.kinds import Words
from shared.rules.chain import code_seal
from shared.rules.printing import IN_TROUBLE, JobState
from shared.rules.ticket import Ticket
from shared.store.statement import Statement, Tx
from shared.store.tables.journal import Head
from shared.store.tables.pins import well_formed
from shared.store.timestamps import maybe_micros, to_micros
from shared.store.verify import found as said
from shared.store.verify import queries
from shared.store.verify.replay import Followed, Replay, SlipRecord, Values
from shared.store.verify.verdict import Mismatch

TOLD = (JobState.SENT.value, JobState.CONFIRMED.value, *(state.value for state in IN_TROUBLE))
"""States of a print job after which nobody sends it again."""

Key = tuple[str | int, ...]
"""An Event of `replay`; ("again", and what `Replay.reprints` has); ("slip", id of a print job)."""


class Pending(NamedTuple):
    """What is wrong, and with which entry, if nothing explains it. `detail` has to be the entry's too: the service
    of who came, the language of a reprint.
    """

    seq: int
    reason: Words
    detail: str | None = None


class Tables:
    """The tables of one hall, compared day by day.

    What a row says and an entry of a later day explains (a booking that is cancelled weeks later, a slip that
    failed over night) is owed until that entry comes.
    """

    def __init__(self, tx: Tx, head: Head) -> None:
        self._tx = tx
        self._head = head
        self._compared = head.kept_seq
        self._owed: dict[Key, Pending] = {}
        self._old: set[int] = set()
        """Bookings that were made before the journal begins, and are still there."""

    def begin(self) -> None:
        """What stands before the first entry that is left."""
        kept = self._head.kept_seq
        for name, statement in queries.BEFORE.items():
            found = self._tx.value(statement, of_hall=self._head.id, until=kept)
            if found is not None:
                raise Mismatch(kept + 1, said.BEFORE, what=Words(name, id=found))
        for row in self._rows(queries.BOOKINGS, after=-(1 << 63), until=kept):
            if row.id <= 0 or not kept:
                raise Mismatch(1, said.NO_ENTRY, what=_appointment(row.id))
            self._old.add(row.id)
            if row.state == "came" and row.ticket > kept:
                self._owe_booking(row)

    def end_day(self, replay: Replay, until: int) -> None:
        """Compares the tickets, slips and bookings since the last time; then the next day begins."""
        between = {"after": self._compared, "until": until}
        self._slips(replay, between)
        left = self._tickets(replay, between)
        self._bookings(replay, between)
        self._compared = until
        replay.begin_day(left)

    def end(self, replay: Replay, seq: int) -> None:
        """What is compared once, at the end; `seq` is the last entry."""
        for name, statement in queries.BEYOND.items():
            found = self._tx.value(statement, of_hall=self._head.id, after=seq)
            if found is not None:
                raise Mismatch(seq + 1, said.BEHIND, what=Words(name, id=found))
        if self._owed:
            owed = min(self._owed.values(), key=lambda each: each.seq)
            raise Mismatch(owed.seq, owed.reason.text, **owed.reason.fields)
        pruned = bool(replay.pruned)
        closed = {"opened_us": None, "streak": 0} if pruned else None
        self._same(said.SERIES, _keyed(self._rows(queries.SERIES), 2), replay.series, seq)
        self._same(said.COUNTER, _keyed(self._rows(queries.COUNTERS)), replay.counters, seq, spare=closed)
        unknown: Values | None = {} if pruned else None
        self._same(said.PRINTER, _keyed(self._rows(queries.PRINTERS)), replay.printers, seq, spare=unknown)
        self._same(said.ROLE, _keyed(self._rows(queries.CLERKS)), replay.clerks, seq, spare=unknown)
        self._same(said.BLOCK, _keyed(self._rows(queries.BLOCKS), 2), replay.blocks, seq)
        self._same(said.TROUBLE, _keyed(self._rows(queries.TROUBLES)), replay.troubles, seq)
        for row in self._rows(queries.PINS):
            if not well_formed(row):
                raise Mismatch(None, said.PIN, owner=said.owner(row.owner))

    def _rows(self, statement: Statement, **values: int) -> list[Any]:
        return self._tx.all(statement, of_hall=self._head.id, **values)

    def _same(
        self,
        table: str,
        stored: Mapping[Any, Values],
        expected: Mapping[Any, Values],
        seq: int,
        spare: Values | None = None,
    ) -> None:
        """`spare`: what a row may hold of which the journal does not speak; None: there may be none."""
        for key, row in stored.items():
            should = expected.get(key, spare)
            if should is None:
                raise Mismatch(seq, said.NO_ENTRY, what=Words(table, name=_name(key)))
            if wrong := _differences(row, should):
                raise Mismatch(seq, said.DIFFERS, what=Words(table, name=_name(key)), columns=wrong)
        for key in expected.keys() - stored.keys():
            raise Mismatch(seq, said.LACKING, what=Words(table, name=_name(key)))

    # Tickets

    def _tickets(self, replay: Replay, between: Mapping[str, int]) -> dict[int, Followed]:
        """Returns those that differ because they move again later, once the clock was put right."""
        missing, later = dict(replay.tickets), dict[int, Followed]()
        carried = [id_ for id_ in missing if id_ <= self._compared]
        stored = self._tx.raw(queries.TICKETS, of_hall=self._head.id, **between)
        for id_ in carried:
            stored += self._tx.raw(queries.TICKETS, of_hall=self._head.id, after=id_ - 1, until=id_)
        for id_, code, *row in stored:
            followed = missing.pop(id_, None)
            if followed is None:
                raise Mismatch(id_, said.NO_ENTRY, what=Words(said.TICKET_OF, id=id_))
            expected = _ticket(followed)
            if row != expected:
                if not self._moves_after(id_, between["until"]):
                    should = dict(zip(queries.TICKET, expected, strict=True))
                    wrong = _differences(dict(zip(queries.TICKET, row, strict=True)), should)
                    raise Mismatch(followed.seq, said.DIFFERS, what=_ticket_of(followed), columns=wrong)
                later[id_] = followed
            if followed.code and code_seal(str(code)) != followed.code:
                raise Mismatch(id_, said.OTHER_CODE, what=_ticket_of(followed))
        for id_, followed in missing.items():
            raise Mismatch(id_, said.LACKING, what=_ticket_of(followed))
        return later

    def _moves_after(self, ticket: int, seq: int) -> bool:
        return self._tx.value(queries.MOVES, of_hall=self._head.id, of_ticket=ticket, after=seq) is not None

    # Appointments

    def _bookings(self, replay: Replay, between: Mapping[str, int]) -> None:
        left = dict(replay.bookings)
        for row in self._rows(queries.BOOKINGS, **between):
            expected = left.pop(row.id, None)
            if expected is None:
                raise Mismatch(row.id, said.NO_ENTRY, what=_appointment(row.id))
            if wrong := _differences(row._asdict(), expected):
                raise Mismatch(row.id, said.DIFFERS, what=_appointment(row.id), columns=wrong)
            if row.id in replay.codes and code_seal(str(row.code)) != replay.codes[row.id]:
                raise Mismatch(row.id, said.OTHER_CODE, what=_appointment(row.id))
            if (row.ticket is None) is (row.state == "came"):
                raise Mismatch(row.id, said.CAME, id=row.id, state=said.state(row.state), ticket=row.ticket)
            if row.state != "booked":
                self._owe_booking(row)
        for missing in left:
            raise Mismatch(missing, said.LACKING, what=_appointment(missing))
        for event, (seq, service) in replay.events.items():
            if not self._explained_by(event, service):
                raise Mismatch(seq, said.NO_APPOINTMENT, state=said.state(event[0]), id=event[1])

    def _owe_booking(self, row: Any) -> None:
        came = row.state == "came"
        reason = Words(said.STATE, what=_appointment(row.id), state=said.state(row.state))
        key = row.state, row.ticket if came else row.id
        self._owed[key] = Pending(max(row.id, self._head.kept_seq + 1), reason, row.service if came else None)

    def _explained_by(self, event: tuple[str, int], service: str | None) -> bool:
        """Whether a row agrees with an entry."""
        if event in self._owed:
            return self._owed.pop(event).detail == service
        what, booking = event
        if what != "cancelled" or booking > self._head.kept_seq:
            return False
        return booking not in self._old or self._state_of_old(booking) == what  # or it was pruned since

    def _state_of_old(self, booking: int) -> str:
        return str(self._rows(queries.BOOKINGS, after=booking - 1, until=booking)[0].state)

    # Slips

    def _slips(self, replay: Replay, between: Mapping[str, int]) -> None:
        told, first = dict(replay.slips), set[int]()
        for row in self._rows(queries.JOBS, **between):
            followed = replay.tickets.get(row.ticket)
            if followed is None:
                raise Mismatch(row.ticket, said.NEVER_ISSUED, id=row.id)
            wrong = Words(said.NEVER_QUEUED, id=row.id, number=followed.ticket.label)
            if row.again:
                key = "again", row.ticket, row.printer, row.queued_us
                self._owed[key] = Pending(row.ticket, wrong, row.language)
            elif row.ticket in first or not _as_issued(row, followed):
                raise Mismatch(row.ticket, wrong.text, **wrong.fields)
            else:
                first.add(row.ticket)
            slip = told.pop(row.id, None)
            if slip is not None or (row.state in IN_TROUBLE and followed.code):
                self._slip(row, slip, row.ticket)
        self._lacking(replay, first, between["after"])
        for job, slip in told.items():
            if slip.ticket > self._head.kept_seq:  # otherwise it was pruned
                self._slip(self._tx.first(queries.JOB_OF_ID, of_hall=self._head.id, of_id=job), slip, slip.seq)

    def _lacking(self, replay: Replay, first: set[int], after: int) -> None:
        """Raises Bad where an entry queued a slip that is not there so."""
        for id_, followed in replay.tickets.items():
            wanted = followed.slip is not None and followed.slip[0] is not None
            if wanted and id_ > after and id_ not in first:
                raise Mismatch(id_, said.LACKING, what=Words(said.JOB_OF, id=id_))
        for key, (seq, language) in replay.reprints.items():
            found = self._owed.pop(("again", *key), None)
            if found is None or language not in (None, found.detail):
                raise Mismatch(seq, said.NO_REPRINT)

    def _slip(self, row: Any, slip: SlipRecord | None, seq: int) -> None:
        """One print job beside what the journal said last about it."""
        if row is None:
            raise Mismatch(seq, said.NO_JOB)
        if slip is not None and _fits(row, slip) and (row.state not in IN_TROUBLE or row.state == slip.state):
            self._owed.pop(("slip", row.id), None)
            return
        last = slip.seq if slip else seq
        state = said.state(row.state, row.reason)
        wrong = Words(said.STATE, what=Words(said.JOB, id=row.id), state=state)
        self._owed["slip", row.id] = Pending(last, wrong)


def _as_issued(row: Any, followed: Followed) -> bool:
    """Whether the first slip of a ticket is queued as its issue says."""
    if row.queued_us != to_micros(followed.ticket.issued_at):
        return False
    return followed.slip in (None, (row.printer, row.language))


def _fits(row: Any, slip: SlipRecord) -> bool:
    """Whether a print job may be as it is after what the journal said. A blocked one may come right in silence,
    once its slip was queued again.
    """
    if row.ticket != slip.ticket or slip.printer not in (None, row.printer):
        return False
    if slip.state == JobState.BLOCKED and row.state != slip.state:
        return row.state in TOLD
    return (row.state, row.reason) == (slip.state, slip.reason)


def _ticket(followed: Followed) -> list[Any]:
    """The columns queries.TICKET."""
    t: Ticket = followed.ticket
    low, high = t.wait or (None, None)
    return [
        *(t.day.isoformat(), t.series, t.number, t.round, t.service, t.issued_service, t.line, t.lane.value),
        *(t.state.value, to_micros(t.rank), to_micros(t.issued_at), t.ahead, low, high, t.back_to, t.counter),
        *(
            maybe_micros(t.called_at),
            maybe_micros(t.started_at),
            maybe_micros(t.ended_at),
            t.recalls,
            t.park_reason,
            maybe_micros(t.return_at),
        ),
        *(t.outcome, t.dossier, t.rating),
    ]


def _ticket_of(followed: Followed) -> Words:
    return Words(said.TICKET, number=followed.ticket.label, day=followed.ticket.day)


def _appointment(id_: int) -> Words:
    return Words(said.APPOINTMENT, id=id_)


def _keyed(rows: Iterable[Any], columns: int = 1) -> dict[Any, Values]:
    """Rows by their first columns."""
    return {row[0] if columns == 1 else row[:columns]: row._asdict() for row in rows}


def _differences(stored: Values, expected: Values) -> str:
    """Columns with what the table has and, in brackets, what the journal says."""
    wrong = [name for name, value in expected.items() if stored[name] != value]
    return ", ".join(f"{name} {stored[name]} ({expected[name]})" for name in wrong)


def _name(key: object) -> str:
    return " ".join(str(part) for part in key) if isinstance(key, tuple) else str(key)
