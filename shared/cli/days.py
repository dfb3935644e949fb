"""The journal by day and by number, for commands that name neither a seq nor a ticket's id."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from shared.rules.entry import Entry, Verb
from shared.rules.ticket import number_label

if TYPE_CHECKING:
    from shared.hall import Hall

NOBODY = 0
"""The id of no ticket: journal seqs begin at 1."""
AT_ONCE = 1000


def entries_of(hall: Hall, day: date) -> Iterator[Entry]:
    """The entries of one business day, in order.

    Of a past day not what was written after a clock of that day was put right (`Hall.put_right`).
    """
    after, is_today = hall.before(day), hall.board()[0].day == day
    while True:
        page = hall.entries_after(after, AT_ONCE)
        for entry in page:
            if entry.day > day and not is_today:
                return
            if entry.day == day:
                yield entry
        if len(page) < AT_ONCE:
            return
        after = page[-1].seq


def of_number(entries: Iterator[Entry], label: str) -> Iterator[Entry]:
    """Those about the tickets that have this number, beginning with their issue; slips too."""
    tickets = set()
    for entry in entries:
        if _issues(entry, label):
            tickets.add(entry.ticket)
        if entry.ticket in tickets or entry.body.get("ticket") in tickets:
            yield entry


def ticket_numbered(hall: Hall, label: str, request_id: str | None = None) -> int:
    """The id of the ticket that has this number now, or had it last today; NOBODY if it was not given today.

    A request made before is about the ticket it was about then, whoever has the number now.
    """
    now = hall.board()[0]
    held = now.find(label)
    if held is not None and (request_id is None or held.round == 1):  # the usual case
        return held.id
    last = held.id if held else NOBODY
    for entry in entries_of(hall, now.day) if now.day else ():
        if request_id is not None and entry.request_id == request_id:
            return entry.ticket or last
        if held is None and _issues(entry, label):
            last = entry.ticket or NOBODY
    return last


def _issues(entry: Entry, label: str) -> bool:
    return entry.verb is Verb.ISSUE and number_label(entry.body["series"], entry.body["number"]) == label
