"""One visit as staff look it up: the ticket, and everything that happened with it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from shared.errors.visits import UnknownTicket
from shared.hall.verb_group import VerbGroup
from shared.rules.entry import Entry, for_staff
from shared.rules.ticket import Ticket
from shared.store.tables import journal, print_jobs, tickets, visits

_LABEL = re.compile(r"([A-Z]{1,2})([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class PaperTold:
    """One slip of a ticket: when it was asked for (aware), at which printer, and how it went (JobState)."""

    at: datetime
    printer: str
    state: str


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """A ticket of today as it is now, its entries and its slips, oldest first; not how it was rated."""

    ticket: Ticket
    entries: Sequence[Entry]
    papers: Sequence[PaperTold]


class Visits(VerbGroup):
    """For the reception; nothing is written."""

    def visit(self, asked: str) -> VisitRecord:
        """By a number ("A012": whoever has it, or had it last today) or by the code of a slip of today. Raises
        UnknownTicket.
        """
        label = _LABEL.fullmatch(asked)
        with self._runner.store.read() as tx:
            head = journal.head(tx, self._runner.code)
            if head is None or head.day is None:
                raise UnknownTicket(number=asked)
            if label is None:
                ticket = tickets.ticket_of_code(tx, head.id, asked)
            else:
                ticket = visits.newest_of(tx, head.id, head.day, label[1], int(label[2]))
            if ticket is None or ticket.day != head.day:
                raise UnknownTicket(number=asked)
            entries = journal.entries_of_ticket(tx, head.id, ticket.id, sys.maxsize)
            jobs = print_jobs.of_ticket(tx, head.id, ticket.id)
        papers = [PaperTold(print_jobs.queued_at(job), job.printer, job.state) for job in jobs]
        return VisitRecord(replace(ticket, rating=None), tuple(map(for_staff, entries)), tuple(papers))
