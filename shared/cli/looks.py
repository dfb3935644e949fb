"""Looking at the hall; nothing is changed."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import in_capitals, ticket_json
from shared.cli.bookings import DAY, sensible
from shared.cli.command import Answer, verb
from shared.cli.days import entries_of, of_number
from shared.rules.chain import as_json
from shared.rules.ticket import AT_COUNTER, State

if TYPE_CHECKING:
    from shared.hall import Hall
    from shared.rules.board import Board

app = typer.Typer()

LAST_SEQ = 2**63 - 1
"""The largest seq that a database holds."""


@verb(app, reading=True)
def board(hall: Hall) -> Answer:
    """The hall now: who waits, is called, parked or did not come, who sits at which counter, how printers are, and
    which slips did not come out.
    """
    now, seq = hall.board()
    tickets = sorted(now.tickets.values(), key=lambda t: t.id)
    sessions = sorted(now.sessions.items())
    return {
        "seq": seq,
        "day": now.day.isoformat() if now.day else None,
        "issued": now.issued,
        "waiting": [ticket_json(t) for t in now.waiting()],
        "at_counters": [ticket_json(t) for t in tickets if t.state in AT_COUNTER],
        "parked": [ticket_json(t) for t in tickets if t.state is State.PARKED],
        "no_shows": [ticket_json(t) for t in tickets if t.state is State.NO_SHOW],
        "open_counters": sorted(now.open_counters),
        "sessions": [{"counter": n, "clerk": s.clerk, "paused": s.paused} for n, s in sessions],
        "off": [{"service": code, "reason": reason} for code, reason in sorted(now.off.items())],
        "printers": [
            {"printer": name, "problem": p.problem, "near_end": p.near_end}
            for name, p in sorted(now.printers.items())
        ],
        "troubles": [_trouble(now, ticket) for ticket in sorted(now.troubles)],
        "calls": [{"seq": c.seq, "number": c.label, "counter": c.counter} for c in now.calls],
    }


def _trouble(now: Board, ticket: int) -> dict[str, object]:
    """A slip that did not come out, or is not known to; its reason as a code, or in words."""
    trouble, held = now.troubles[ticket], now.tickets.get(ticket)
    number = held.label if held else None
    said = {"state": trouble.state, "reason": trouble.reason, "printer": trouble.printer}
    return {"number": number, "ticket": ticket, **said}


@verb(app, reading=True)
def journal(
    hall: Hall,
    after: Annotated[int, typer.Option(min=0, max=LAST_SEQ, help="Only entries after this seq.")] = 0,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = 1000,
    number: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="Only entries about this number, today or on --day.")
    ] = None,
    day: Annotated[
        datetime | None,
        typer.Option(formats=[DAY], metavar="YYYY-MM-DD", help="Only entries of this day.", callback=sensible),
    ] = None,
) -> Answer:
    """What happened, entry by entry, each sealed with the one before it. Where `more` is true, the next ones begin
    --after the last seq shown.
    """
    if day is None and number is None:
        found = hall.entries_after(after, limit + 1)
    else:
        today = day.date() if day else hall.board()[0].day
        entries = entries_of(hall, today) if today else iter(())
        wanted = entries if number is None else of_number(entries, in_capitals(number))
        found = list(islice((entry for entry in wanted if entry.seq > after), limit + 1))
    code, shown = hall.settings.hall.code, found[:limit]
    return {
        "entries": [{**as_json(code, entry), "hash": entry.hash} for entry in shown],
        "more": len(found) > limit,
    }
