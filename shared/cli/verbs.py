"""The verbs of the kiosk, of reception and of the visitor, for scripts."""

from __future__ import annotations

from typing import Annotated

import typer

from shared.cli.answers import (
    Database,
    HallFile,
    OneLine,
    RequestId,
    ServiceCode,
    TicketNumber,
    numbered,
    opened,
    ticket_json,
)
from shared.cli.tools import Speech
from shared.rules.printing import KIOSK_PRINTER
from shared.rules.ticket import Lane, Source

app = typer.Typer()


LaneOption = Annotated[Lane, typer.Option("--lane", help="ordinary or priority")]


@app.command()
def issue(
    service: ServiceCode,
    lane: LaneOption = Lane.ORDINARY,
    print_slip: Annotated[bool, typer.Option("--print", help="The kiosk's printer prints the slip.")] = False,
    counter: Annotated[
        int | None, typer.Option("--counter", help="The open counter that gives it, also outside the hours.")
    ] = None,
    walk_in: Annotated[
        bool, typer.Option("--walk-in", help="With --counter: the person stands at the counter already.")
    ] = False,
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """A new number. It prints only with --print, through the kiosk that is running."""
    if walk_in and counter is None:
        raise typer.BadParameter("needs --counter", param_hint="--walk-in")
    printer = KIOSK_PRINTER if print_slip else None
    with opened(hall, db, one_line) as (door, say):
        ticket = door.issue(
            service,
            lane,
            request_id=request_id,
            printer=printer,
            source=Source.WALK_IN if walk_in else Source.KIOSK,
            counter=counter,
        )
        say(ticket_json(ticket))


@app.command()
def outlook(
    service: ServiceCode,
    lane: LaneOption = Lane.ORDINARY,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """What somebody who came now would be told: people ahead, and the wait as a range of seconds."""
    with opened(hall, db, one_line) as (door, say):
        found = door.outlook(service, lane)
        counts = {"ahead": found.ahead, "counters": found.counters, "wait": list(found.wait)}
        say({"service": service, "lane": lane.value, **counts})


@app.command()
def cancel(
    number: TicketNumber,
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Somebody who waits, or is parked, does not want to any more."""
    with opened(hall, db, one_line) as (door, say), numbered(door, number) as ticket:
        say(ticket_json(door.cancel(ticket, request_id=request_id)))


@app.command(name="lane")
def change_lane(
    number: TicketNumber,
    lane: Annotated[Lane, typer.Argument(help="ordinary or priority")],
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Gives somebody who waits priority, or takes it back; the time of arrival stays."""
    with opened(hall, db, one_line) as (door, say), numbered(door, number) as ticket:
        say(ticket_json(door.change_lane(ticket, lane, request_id=request_id)))


@app.command()
def rate(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The code in the QR of the slip.")],
    stars: Annotated[int, typer.Argument(metavar="STARS", help="1 (bad) to 5 (good).")],
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """The visitor rates the visit, once, on its own day."""
    with opened(hall, db, one_line) as (door, say):
        say(ticket_json(door.rate(code.strip().upper(), stars, request_id=request_id)))


@app.command()
def reprint(
    number: TicketNumber,
    counter: Annotated[int | None, typer.Option("--counter", help="The counter that asks for it.")] = None,
    language: Annotated[Speech | None, typer.Option("--language", help="Default: that of the first slip.")] = None,
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Prints the slip of a number once more, marked as a reprint, through the kiosk that is running."""
    with opened(hall, db, one_line) as (door, say), numbered(door, number) as ticket:
        spoken = language.value if language else None
        door.reprint(ticket, KIOSK_PRINTER, counter=counter, language=spoken, request_id=request_id)
        say({"number": number.strip().upper(), "printer": KIOSK_PRINTER, "state": "queued"})
