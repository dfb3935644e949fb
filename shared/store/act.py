"""One verb in progress: its entry and the rows it makes, in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection

from shared.rules.board import Entry
from shared.rules.chain import seal
from shared.rules.numbering import business_day
from shared.rules.ticket import Ticket, Verb, advance
from shared.store import journal, rows
from shared.store.journal import Head


class Act:
    """One verb in progress: the transaction, where the journal stands, and the time it happens at."""

    def __init__(self, tx: Connection, head: Head, zone: tzinfo, now: datetime, request_id: str) -> None:
        self.tx = tx
        self.head = head
        self.at = max(head.at, now)
        self.day = business_day(head.day, now, zone)
        self.day_began = False
        self._request_id: str | None = request_id

    def begin_day(self) -> None:
        """On a new business day what was still open expires and the counters close."""
        if self.day == self.head.day:
            return
        left = rows.open_tickets(self.tx, self.head.id)
        self.head = replace(self.head, day=self.day, day_seq=self.head.seq)
        entry = self._add(Verb.EXPIRE, None, None, {"tickets": [t.id for t in left]}, uuid.uuid4().hex)
        for ticket in left:
            rows.change_ticket(self.tx, self.head.id, advance(ticket, entry))
        rows.close_counters(self.tx, self.head.id)
        self.day_began = True

    def write(self, verb: Verb, ticket: int | None, counter: int | None, body: Mapping[str, Any]) -> Entry:
        """Adds the verb's entry to the journal."""
        request, self._request_id = self._request_id, None
        assert request is not None, "one verb writes one entry"
        return self._add(verb, ticket, counter, body, request)

    def change(self, verb: Verb, ticket: Ticket, counter: int, body: Mapping[str, Any]) -> Ticket:
        """Writes the entry and the ticket it makes; both or neither."""
        changed = advance(ticket, self.write(verb, ticket.id, counter, body))
        rows.change_ticket(self.tx, self.head.id, changed)
        return changed

    def _add(
        self, verb: Verb, ticket: int | None, counter: int | None, body: Mapping[str, Any], request: str
    ) -> Entry:
        entry = Entry(self.head.seq + 1, self.day, self.at, verb, ticket, counter, request, body)
        entry = replace(entry, hash=seal(self.head.hash, self.head.code, entry))
        journal.add_entry(self.tx, self.head.id, entry)
        self.head = replace(self.head, at=self.at, seq=entry.seq, hash=entry.hash)
        return entry
