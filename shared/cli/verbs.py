"""The verbs of the kiosk, of reception and of the visitor, for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import NAMESPACE_OID, uuid5

import typer

from shared.cli.answers import (
    PrinterOption,
    RequestId,
    ServiceCode,
    TicketNumber,
    in_capitals,
    numbered,
    ticket_json,
)
from shared.cli.command import Answer, verb
from shared.cli.days import entries_of
from shared.cli.tools import Speech
from shared.cli.wrong import needs
from shared.errors.counters import CounterBusy, CounterPaused
from shared.errors.kinds import Refused
from shared.rules.ticket import Lane, Source, Ticket

if TYPE_CHECKING:
    from shared.hall import Hall

app = typer.Typer()

WALK_IN = "walk-in"
"""Why somebody is called out of turn, as the journal keeps it."""
LaneOption = Annotated[Lane, typer.Option("--lane", help="ordinary or priority")]
SaidBy = Annotated[int | None, typer.Option("--counter", help="The open counter that says so.")]


@verb(app)
def issue(
    hall: Hall,
    service: ServiceCode,
    lane: LaneOption = Lane.ORDINARY,
    print_slip: Annotated[bool, typer.Option("--print", help="The kiosk's printer prints the slip.")] = False,
    to: PrinterOption = None,
    counter: Annotated[
        int | None, typer.Option("--counter", help="The open counter that gives it, also outside the hours.")
    ] = None,
    walk_in: Annotated[
        bool,
        typer.Option("--walk-in", help="The person stands at --counter, which is free: begins to serve at once."),
    ] = False,
    request_id: RequestId = None,
) -> Answer:
    """A new number. It prints only with --print, through the kiosk that is running."""
    if walk_in and counter is None:
        raise needs("--walk-in", "--counter")
    if walk_in and counter is not None:
        _must_be_free(hall, counter, request_id)
    ticket = hall.issue(
        service,
        lane,
        request_id=request_id,
        printer=hall.printer_named(to) if print_slip or to else None,
        source=Source.WALK_IN if walk_in else Source.CLERK if counter is not None else Source.COMMAND_LINE,
        counter=counter,
    )
    if walk_in and counter is not None:
        ticket = _serve(hall, ticket, counter, request_id)
    return ticket_json(ticket)


def _must_be_free(hall: Hall, counter: int, request_id: str | None) -> None:
    """Before a number is given in vain. Raises CounterBusy, CounterPaused; not for a request made before."""
    now = hall.board()[0]
    session, in_hand = now.sessions.get(counter), now.at_counter(counter)
    problem: Refused | None = None
    if in_hand is not None:
        problem = CounterBusy(counter=counter, number=in_hand.label)
    elif session is not None and session.paused is not None:
        problem = CounterPaused(counter=counter)
    if problem is None:
        return
    today = entries_of(hall, now.day) if now.day and request_id else ()
    if not any(entry.request_id == request_id for entry in today):
        raise problem


def _serve(hall: Hall, ticket: Ticket, counter: int, request_id: str | None) -> Ticket:
    """Calls and starts who stands there; each step once, so that a repeat ends what was begun."""
    steps = ("call", "start")
    called, started = (request_id and uuid5(NAMESPACE_OID, f"{request_id} {step}").hex for step in steps)
    hall.call(counter, ticket.id, WALK_IN, request_id=called)
    return hall.start(counter, request_id=started)


@verb(app, reading=True)
def outlook(hall: Hall, service: ServiceCode, lane: LaneOption = Lane.ORDINARY) -> Answer:
    """What somebody who came now would be told: people ahead, and the wait as a range of seconds."""
    found = hall.outlook(service, lane)
    counts = {"ahead": found.ahead, "counters": found.counters, "wait": found.wait and list(found.wait)}
    return {"service": service, "lane": lane.value, **counts}


@verb(app)
def cancel(hall: Hall, number: TicketNumber, counter: SaidBy = None, request_id: RequestId = None) -> Answer:
    """Somebody who waits, or is parked, does not want to any more."""
    with numbered(hall, number, request_id) as ticket:
        return ticket_json(hall.cancel(ticket, counter=counter, request_id=request_id))


@verb(app)
def defer(hall: Hall, number: TicketNumber, request_id: RequestId = None) -> Answer:
    """Somebody who waits wants a little more time and goes behind the next few."""
    with numbered(hall, number, request_id) as ticket:
        return ticket_json(hall.defer(ticket, source=Source.COMMAND_LINE, request_id=request_id))


@verb(app, "lane")
def change_lane(
    hall: Hall,
    number: TicketNumber,
    lane: Annotated[Lane, typer.Argument(metavar="LANE", help="ordinary or priority")],
    counter: SaidBy = None,
    request_id: RequestId = None,
) -> Answer:
    """Gives somebody who waits priority, or takes it back; the time of arrival stays."""
    with numbered(hall, number, request_id) as ticket:
        return ticket_json(hall.change_lane(ticket, lane, counter=counter, request_id=request_id))


def _code_in(read: str) -> str:
    """What a scanner reads of a slip is the address of the ticket's page."""
    return read.rpartition("/")[2].partition("?")[0]


@verb(app)
def rate(
    hall: Hall,
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="The code in the QR of the slip, or the address it leads to.")
    ],
    stars: Annotated[int, typer.Argument(metavar="STARS", help="1 (bad) to 5 (good).")],
    request_id: RequestId = None,
) -> Answer:
    """The visitor rates the visit, once, on its own day."""
    return ticket_json(hall.rate(in_capitals(_code_in(code)), stars, request_id=request_id))


@verb(app)
def reprint(
    hall: Hall,
    number: TicketNumber,
    counter: Annotated[int | None, typer.Option("--counter", help="The counter that asks for it.")] = None,
    language: Annotated[Speech | None, typer.Option("--language", help="Default: that of the first slip.")] = None,
    to: PrinterOption = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Also while the printer holds the slip: there may be two.")
    ] = False,
    request_id: RequestId = None,
) -> Answer:
    """Prints the slip of a number once more, marked as a reprint, at the kiosk of the first slip unless --to says
    another.
    """
    with numbered(hall, number, request_id) as ticket:
        spoken = language.value if language else None
        printer = hall.reprint(
            ticket, to, counter=counter, language=spoken, request_id=request_id, though_held=yes
        )
        return {"number": in_capitals(number), "printer": printer, "state": "queued"}
