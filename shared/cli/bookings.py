"""Appointments. Times on the command line and in the answers are the hall's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import PrinterOption, RequestId, ServiceCode, in_capitals, ticket_json
from shared.cli.command import Answer, verb
from shared.cli.verbs import LaneOption
from shared.cli.wrong import bad
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.errors.visits import UnknownService
from shared.rules.ticket import Lane

if TYPE_CHECKING:
    from shared.hall import Hall

app = typer.Typer()

DAY = "%Y-%m-%d"
MOMENT = "%Y-%m-%d %H:%M"
YEARS = range(2000, 2200)
_YEARS = QT_TRANSLATE_NOOP("errors", "The year is from {least} to {most}")


def sensible(given: datetime | None) -> datetime | None:
    """A day of our time: arithmetic on the calendar's first and last ones runs over its edge."""
    if given is not None and given.year not in YEARS:
        raise bad(_YEARS, least=YEARS.start, most=YEARS.stop - 1)
    return given


CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="The code that was given with the appointment.")]
DayOption = Annotated[
    datetime | None, typer.Option(formats=[DAY], metavar="YYYY-MM-DD", help="Default: today.", callback=sensible)
]


@verb(app)
def book(
    hall: Hall,
    service: ServiceCode,
    at: Annotated[
        datetime,
        typer.Option(
            formats=[MOMENT, "%Y-%m-%dT%H:%M"],
            metavar="'YYYY-MM-DD HH:MM'",
            help="A time in the slot.",
            callback=sensible,
        ),
    ],
    request_id: RequestId = None,
) -> Answer:
    """A place in a slot of a service. Who has the code in the answer may come; keep it."""
    zone = hall.settings.zone
    made = hall.book(service, at.replace(tzinfo=zone), request_id=request_id)
    return {"code": made.code, "service": made.service, "at": made.at.astimezone(zone).isoformat()}


@verb(app)
def unbook(hall: Hall, code: CodeArgument, request_id: RequestId = None) -> Answer:
    """Gives the place in its slot back."""
    hall.unbook(in_capitals(code), request_id=request_id)
    return {"code": in_capitals(code), "state": "cancelled"}


@verb(app, "check-in")
def check_in(
    hall: Hall,
    code: CodeArgument,
    lane: LaneOption = Lane.ORDINARY,
    print_slip: Annotated[bool, typer.Option("--print", help="The kiosk's printer prints the slip.")] = False,
    to: PrinterOption = None,
    request_id: RequestId = None,
) -> Answer:
    """Somebody with an appointment is here: gives the number."""
    printer = hall.printer_named(to) if print_slip or to else None
    return ticket_json(hall.check_in(in_capitals(code), lane, request_id=request_id, printer=printer))


@verb(app, reading=True)
def appointments(hall: Hall, service: ServiceCode, day: DayOption = None) -> Answer:
    """How many hold each slot of a day; slots nobody booked are left out."""
    if hall.settings.find_service(service) is None:
        raise UnknownService(service=service, known=", ".join(each.code for each in hall.settings.service))
    zone = hall.settings.zone
    since = (day or datetime.now(zone)).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=zone)
    slots = hall.appointments(service, since, since + timedelta(days=1))
    return {
        "service": service,
        "day": since.date().isoformat(),
        "slots": [{"at": at.astimezone(zone).isoformat(), "booked": booked} for at, booked in slots],
    }
