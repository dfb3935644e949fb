"""Looking at the hall; nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from shared.cli.answers import Database, HallFile, OneLine, opened, ticket_json
from shared.rules.ticket import AT_COUNTER, State

if TYPE_CHECKING:
    from shared.rules.board import Board

app = typer.Typer()


@app.command()
def board(hall: HallFile = None, db: Database = None, one_line: OneLine = False) -> None:
    """The hall now: who waits, is called, parked or did not come, who sits at which counter, how printers are, and
    which slips did not come out.
    """
    with opened(hall, db, one_line) as (door, say):
        now, seq = door.board()
        tickets = sorted(now.tickets.values(), key=lambda t: t.id)
        sessions = sorted(now.sessions.items())
        say(
            {
                "seq": seq,
                "day": now.day.isoformat() if now.day else None,
                "issued": now.issued,
                "waiting": [ticket_json(t) for t in now.waiting()],
                "at_counters": [ticket_json(t) for t in tickets if t.state in AT_COUNTER],
                "parked": [ticket_json(t) for t in tickets if t.state is State.PARKED],
                "no_shows": [ticket_json(t) for t in tickets if t.state is State.NO_SHOW],
                "open_counters": sorted(now.open_counters),
                "sessions": [{"counter": n, "clerk": s.clerk, "paused": s.paused} for n, s in sessions],
                "printers": [
                    {"printer": name, "problem": p.problem, "near_end": p.near_end}
                    for name, p in sorted(now.printers.items())
                ],
                "troubles": [_trouble(now, ticket) for ticket in sorted(now.troubles)],
                "calls": [{"seq": c.seq, "number": c.label, "counter": c.counter} for c in now.calls],
            }
        )


def _trouble(now: Board, ticket: int) -> dict[str, Any]:
    """A slip that did not come out, or is not known to; its reason as a code, or in words."""
    trouble, held = now.troubles[ticket], now.tickets.get(ticket)
    number = held.label if held else None
    return {"number": number, "ticket": ticket, "state": trouble.state, "reason": trouble.reason}


@app.command()
def journal(
    after: Annotated[int, typer.Option(min=0, help="Only entries after this seq.")] = 0,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = 1000,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """What happened, entry by entry, each sealed with the one before it."""
    from shared.rules.chain import as_json  # noqa: PLC0415

    with opened(hall, db, one_line) as (door, say):
        entries = door.entries_after(after, limit)
        code = door.settings.hall.code
        say({"entries": [{**as_json(code, entry), "hash": entry.hash} for entry in entries]})
