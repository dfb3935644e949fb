"""Appointments. Times on the command line and in the answers are the hall's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

import typer

from shared.cli.answers import Database, HallFile, OneLine, RequestId, ServiceCode, opened, ticket_json
from shared.rules.printing import KIOSK_PRINTER

app = typer.Typer()

DAY = "%Y-%m-%d"
MOMENT = "%Y-%m-%d %H:%M"
Code = Annotated[str, typer.Argument(metavar="CODE", help="The code that was given with the appointment.")]


@app.command()
def book(
    service: ServiceCode,
    at: Annotated[
        datetime,
        typer.Option(formats=[MOMENT, "%Y-%m-%dT%H:%M"], metavar="'YYYY-MM-DD HH:MM'", help="A time in the slot."),
    ],
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """A place in a slot of a service. Who has the code in the answer may come; keep it."""
    with opened(hall, db, one_line) as (door, say):
        zone = door.settings.zone
        made = door.book(service, at.replace(tzinfo=zone), request_id=request_id)
        say({"code": made.code, "service": made.service, "at": made.at.astimezone(zone).isoformat()})


@app.command()
def unbook(
    code: Code,
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Gives the place in its slot back."""
    with opened(hall, db, one_line) as (door, say):
        door.unbook(_code(code), request_id=request_id)
        say({"code": _code(code), "state": "cancelled"})


@app.command(name="check-in")
def check_in(
    code: Code,
    print_slip: Annotated[bool, typer.Option("--print", help="The kiosk's printer prints the slip.")] = False,
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Somebody with an appointment is here: gives the number."""
    printer = KIOSK_PRINTER if print_slip else None
    with opened(hall, db, one_line) as (door, say):
        say(ticket_json(door.check_in(_code(code), request_id=request_id, printer=printer)))


@app.command()
def appointments(
    service: ServiceCode,
    day: Annotated[
        datetime | None, typer.Option(formats=[DAY], metavar="YYYY-MM-DD", help="Default: today.")
    ] = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """How many hold each slot of a day; slots nobody booked are left out."""
    with opened(hall, db, one_line) as (door, say):
        zone = door.settings.zone
        since = (day or datetime.now(zone)).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=zone)
        slots = door.appointments(service, since, since + timedelta(days=1))
        say(
            {
                "service": service,
                "day": since.date().isoformat(),
                "slots": [{"at": at.astimezone(zone).isoformat(), "booked": booked} for at, booked in slots],
            }
        )


def _code(text: str) -> str:
    return text.strip().upper()
