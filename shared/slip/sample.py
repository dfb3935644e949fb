"""A ticket that nobody took, to draw a slip with: for the preview, the bench and the spool's warming up. Pure."""

from __future__ import annotations

from datetime import datetime

from shared.rules.ticket import Lane, State, Ticket
from shared.settings.settings import Settings

CODE = "7FA3E0D1C2B4958677AB"
"""As long as the code of a real ticket, and of none."""


def sample_ticket(
    settings: Settings,
    now: datetime,
    service: str = "",
    lane: Lane = Lane.ORDINARY,
    *,
    number: str = "",
    ahead: int = 7,
    wait: tuple[int, int] | None = (1500, 2400),
) -> Ticket:
    """The twelfth ticket of a day, taken at `now`; seven people come first. It is for the hall's first service
    unless `service` names another. `number` ("A1000") in place of its own; `wait` in seconds, as on a Ticket.
    Raises KeyError for an unknown service.
    """
    found = settings.find_service(service or settings.service[0].code)
    if found is None:
        raise KeyError(service)
    series = number.rstrip("0123456789") or found.prefix
    return Ticket(
        id=0,
        day=now.astimezone(settings.zone).date(),
        series=series,
        number=int(number.removeprefix(series)) if number else settings.numbers.first + 11,
        service=found.code,
        lane=lane,
        state=State.WAITING,
        rank=now,
        issued_at=now,
        ahead=ahead,
        wait=wait,
    )
