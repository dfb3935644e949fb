"""What staff say of the whole hall for today: a service is off, a notice stands on the screens."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import RequestId, ServiceCode
from shared.cli.calls import CLOCK, of_today
from shared.cli.command import Answer, verb

if TYPE_CHECKING:
    from shared.hall import Hall

app = typer.Typer()
service_app = typer.Typer(help="Switch a service off and on for today.", no_args_is_help=True)
notice_app = typer.Typer(help="Sentences for everybody in the hall, for today.", no_args_is_help=True)
app.add_typer(service_app, name="service")
app.add_typer(notice_app, name="notice")

English = Annotated[str, typer.Option("--en", metavar="TEXT", help="The same in English.")]


@verb(service_app)
def off(
    hall: Hall,
    service: ServiceCode,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="What people read, at most 40 characters.")],
    english: English = "",
    request_id: RequestId = None,
) -> Answer:
    """The kiosk gives no numbers of a service, until it is switched on or the day ends. A counter still may."""
    hall.service_off(service, reason, english, request_id=request_id)
    return {"service": service, "state": "off"}


@verb(service_app)
def on(hall: Hall, service: ServiceCode, request_id: RequestId = None) -> Answer:
    """The kiosk gives numbers of it again."""
    hall.service_on(service, request_id=request_id)
    return {"service": service, "state": "on"}


@verb(notice_app)
def add(
    hall: Hall,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What people read, at most 200 characters.")],
    until: Annotated[datetime, typer.Option(formats=[CLOCK], metavar="HH:MM", help="Its end, later today.")],
    english: English = "",
    request_id: RequestId = None,
) -> Answer:
    """A sentence on hall screens and the hub's pages, in turn with those of the hall file."""
    end = of_today(hall, until)
    return {"notice": hall.add_notice(text, end, english, request_id=request_id), "until": f"{until:{CLOCK}}"}


@verb(notice_app, "list", reading=True)
def list_notices(hall: Hall) -> Answer:
    """Those that stand there now."""
    now, zone = datetime.now(UTC), hall.settings.zone
    notices = [each for each in hall.board()[0].notices if each.until > now]
    shown = [
        {"notice": each.number, "text": each.text, "until": f"{each.until.astimezone(zone):{CLOCK}}"}
        for each in notices
    ]
    return {"notices": shown}


@verb(notice_app)
def remove(
    hall: Hall,
    notice: Annotated[int, typer.Argument(metavar="N", help="Its number, as `notice list` shows it.")],
    request_id: RequestId = None,
) -> Answer:
    """Ends one before its time."""
    hall.end_notice(notice, request_id=request_id)
    return {"notice": notice, "state": "ended"}
