"""One verb in progress: its entry and the rows it makes, in one transaction.

The entry first, then its rows, then the head: so a server can tell that a row is changed by an entry
(store/postgres/row_security.py).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Any

from shared.rules.chain import canonical, seal_text
from shared.rules.entry import Entry, Verb
from shared.rules.numbering import business_day
from shared.rules.ticket import Ticket, advance
from shared.store.statement import Tx
from shared.store.tables import dossiers, journal, number_blocks, print_jobs, sessions, tickets
from shared.store.tables.journal import Head

TICK = timedelta(microseconds=1)
"""No two entries have the same time: whoever comes later ranks later, even while the clock stands or runs back."""


class VerbTransaction:
    """One verb in progress: the transaction, where the journal stands, and the time it happens at."""

    def __init__(self, tx: Tx, head: Head, zone: tzinfo, now: datetime, request_id: str) -> None:
        self.tx = tx
        self.head = head
        self.zone = zone
        self.now = now
        """What the clock shows; `at` is never behind the journal."""
        self.at = max(head.at + TICK, now)
        self.day = business_day(head.day, now, zone)
        self.day_began = False
        self.stayed = False
        """The hall is open past the end of its day, which goes on."""
        self.decided = False
        """An administrator said that `now` is the time."""
        self._request_id: str | None = request_id

    @property
    def hall(self) -> int:
        """The hall's row id."""
        return self.head.id

    @property
    def local(self) -> datetime:
        """The journal's time on the hall's wall, without a zone."""
        return self.at.astimezone(self.zone).replace(tzinfo=None)

    @property
    def shown(self) -> datetime:
        """What the clock shows on the hall's wall, without a zone; behind `local` after it was set back."""
        return self.now.astimezone(self.zone).replace(tzinfo=None)

    def stay(self) -> None:
        """The hall's day goes on, though another has begun by the clock."""
        assert self.head.day is not None, "there is a day"
        self.day, self.stayed = self.head.day, True

    def begin_day(self) -> None:
        """On a new business day what was still open expires and the counters close."""
        if self.day == self.head.day:
            return
        self._end_day({}, uuid.uuid4().hex)
        self.at += TICK
        self.day_began = True

    def reset_clock(self, reason: str) -> int:
        """Day and time of the hall become the clock's; what is open expires. Returns how many tickets."""
        request, self._request_id = self._request_id, None
        assert request is not None, "one verb writes one entry"
        was, self.decided = self.head.at, True
        self.at, self.day = self.now, self.now.astimezone(self.zone).date()
        return self._end_day({"reason": reason, "was": was.isoformat()}, request)

    def _end_day(self, why: Mapping[str, Any], request: str) -> int:
        left = tickets.open_tickets(self.tx, self.hall, self.head.day) if self.head.day else []
        self.head = replace(self.head, day=self.day, day_seq=self.head.seq)
        issued = tickets.issued_of_day(
            self.tx, self.hall, self.day
        )  # a wrong clock may have been in this day before
        before = {"issued": issued, "given": tickets.given_of_day(self.tx, self.hall, self.day)} if issued else {}
        body = {"tickets": [t.id for t in left], **why, **before}
        entry = self._add(Verb.EXPIRE, None, None, body, request)
        for ticket in left:
            tickets.change_ticket(self.tx, self.hall, advance(ticket, entry))
        sessions.close_all(self.tx, self.hall)
        print_jobs.end_troubles(self.tx, self.hall)
        number_blocks.end_others(self.tx, self.hall, self.day)
        dossiers.end_day(self.tx, self.hall)
        return len(left)

    def write(self, verb: Verb, ticket: int | None, counter: int | None, body: Mapping[str, Any]) -> Entry:
        """Adds the verb's entry to the journal."""
        request, self._request_id = self._request_id, None
        assert request is not None, "one verb writes one entry"
        return self._add(verb, ticket, counter, body, request)

    def change(self, verb: Verb, ticket: Ticket, counter: int | None, body: Mapping[str, Any]) -> Ticket:
        """Writes the entry and the ticket it makes; both or neither."""
        changed = advance(ticket, self.write(verb, ticket.id, counter, body))
        tickets.change_ticket(self.tx, self.hall, changed)
        return changed

    def _add(
        self, verb: Verb, ticket: int | None, counter: int | None, body: Mapping[str, Any], request: str
    ) -> Entry:
        entry = Entry(self.head.seq + 1, self.day, self.at, verb, ticket, counter, request, body)
        text = canonical(body)
        entry = replace(entry, hash=seal_text(self.head.hash, self.head.code, entry, text))
        journal.add_entry(self.tx, self.hall, entry, text)
        self.head = replace(self.head, at=self.at, seq=entry.seq, hash=entry.hash)
        return entry
