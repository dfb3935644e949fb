"""What each service offers somebody who comes now, from a screen's board of the whole hall. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from shared.hall.forecast import Forecast
from shared.hall.today import board_of_today
from shared.rules.board import Board
from shared.rules.estimate import Model
from shared.rules.offer import Offer, Shut
from shared.settings.sections import ServiceSection
from shared.settings.settings import Settings


def offers_at(
    settings: Settings, board: Board, model: Model | None, now: datetime, full: Collection[str] = ()
) -> Mapping[str, Offer]:
    """By service, as at the whole minute before `now` (aware); no wait without a model. `full` is `offer_of`'s."""
    minute = now.replace(second=0, microsecond=0)
    local = minute.astimezone(settings.zone)
    board = board_of_today(settings, board, local)
    forecast = Forecast(settings, model, board, minute)
    return {one.code: offer_of(settings, board, forecast, one, local, full) for one in settings.service}


def offer_of(
    settings: Settings,
    board: Board,
    forecast: Forecast,
    service: ServiceSection,
    local: datetime,
    full: Collection[str] = (),
) -> Offer:
    """`board` is of today, `forecast` made of it; `full` are services known to have no number left."""
    table, now, code = settings.timetable(service), local.replace(tzinfo=None), service.code
    outlook, closes = forecast.of_who_comes(code), table.closes(local)
    earliest = now + timedelta(seconds=outlook.wait[0]) if outlook.wait else now
    opens = None if table.is_open(local) else table.next_opening(local)
    shut = Shut.OPEN if table.is_open(local) else Shut.HOURS
    left_today = shut is Shut.OPEN or (opens is not None and opens.date() == now.date())
    if left_today and code in board.off:
        shut = Shut.OFF
    elif left_today and (code in full or 0 < service.daily_limit <= board.given.get(code, 0)):
        shut = Shut.LIMIT
    return Offer(
        now=now,
        ahead=outlook.ahead,
        counters=outlook.counters,
        wait=outlook.wait,
        awaited=code in board.waiting_by_service(),
        free=not outlook.ahead and any(not board.at_counter(n) for n in forecast.callers(code)),
        resting=not outlook.counters and any(n in board.sessions for n in settings.counters_of(code)),
        late=closes is not None and earliest > closes,
        shut=shut,
        opens=opens,
        reason=board.off.get(code, {}),
    )
