"""What the hall screen shows, derived from what is known: `derive(settings, state) -> Props`."""

# ruff: noqa: N815 - QML reads these names

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from display.sizes import Layout, layout, queues_that_fit
from display.stage import Stage
from display.state import DisplayState
from shared.hall.today import is_over
from shared.rules.board import Board
from shared.rules.clock import next_minute
from shared.settings.settings import Settings, say
from shared.ui.days import day_words


@dataclass(frozen=True, slots=True)
class DisplayProps:
    """What QML reads, by the names it uses. Sizes are pixels; `callSeq` is the newest call in the picture.

    `page` is calls, or before the first of the day welcome, or closed while no service gives numbers: the first
    does again at `opensAt` ("07:00", empty if it is not known) on `opensDay` (empty: today).
    """

    accent: str
    page: str
    place: str
    hallName: str
    help: str
    clock: str
    opensAt: str
    opensDay: str
    heroNumber: str
    heroCounter: str
    lit: bool
    rows: tuple[Mapping[str, str | bool], ...]
    queues: tuple[Mapping[str, str | int], ...]
    waiting: int
    audible: bool
    lostAt: str
    callSeq: int
    numberSize: float
    textSize: float
    smallSize: float
    margin: float
    bandHeight: float
    headHeight: float
    footHeight: float
    helpHeight: float
    rowHeight: float
    rowWidth: float
    arrow: float
    named: bool
    stacked: bool
    heroHeight: float
    heroNumberSize: float
    heroTextSize: float


def changes_at(_settings: Settings, state: DisplayState) -> datetime:
    """When the time alone changes what is derived of `state`."""
    return next_minute(state.now)


def derive(settings: Settings, state: DisplayState) -> DisplayProps:
    """The picture. Pure. A board of an earlier day shows nothing: its numbers call nobody any more."""
    now = state.now.astimezone(settings.zone)
    over = is_over(settings, state.board, now)
    board, stage = (Board(), Stage()) if over else (state.board, state.stage)
    others = any(stage.call is None or call.ticket != stage.call.ticket for call in board.calls)
    sizes = layout(settings, state.width, state.height, others=others, language=state.language)
    queues = _queues(board)
    hero = stage.call
    closed = hero is None and not any(settings.timetable(one).is_open(now) for one in settings.service)
    opening = _opening(settings, now) if closed else None
    return DisplayProps(
        accent=settings.hall.accent,
        page="calls" if hero else "closed" if closed else "welcome",
        place=say(settings.hall.place, state.language),
        hallName=say(settings.hall.name, state.language),
        help=say(settings.hall.help, state.language),
        clock=f"{now:%H:%M}",
        opensAt=f"{opening:%H:%M}" if opening else "",
        opensDay=day_words(opening.date(), state.language) if opening and opening.date() != now.date() else "",
        heroNumber=hero.label if hero else "",
        heroCounter=str(hero.counter) if hero else "",
        lit=state.lit,
        rows=_rows(board, stage, sizes),
        queues=tuple(
            {"prefix": prefix, "count": queues[prefix]}
            for prefix in queues_that_fit(queues, sizes.text, state.width - 2 * sizes.margin)
        ),
        waiting=sum(queues.values()),
        audible=state.audible,
        lostAt=f"{state.lost_at.astimezone(settings.zone):%H:%M}" if state.lost_at else "",
        callSeq=board.calls[0].seq if board.calls else 0,
        numberSize=sizes.number,
        textSize=sizes.text,
        smallSize=sizes.small,
        margin=sizes.margin,
        bandHeight=sizes.band,
        headHeight=sizes.head,
        footHeight=sizes.foot,
        helpHeight=sizes.help,
        rowHeight=sizes.row,
        rowWidth=sizes.row_width if sizes.rows else 0,
        arrow=sizes.arrow,
        named=sizes.named,
        stacked=sizes.stacked,
        heroHeight=sizes.hero,
        heroNumberSize=sizes.hero_number,
        heroTextSize=sizes.hero_text,
    )


def _opening(settings: Settings, now: datetime) -> datetime | None:
    openings = (settings.timetable(one).next_opening(now) for one in settings.service)
    return min((opening for opening in openings if opening is not None), default=None)


def _rows(board: Board, stage: Stage, sizes: Layout) -> tuple[Mapping[str, str | bool], ...]:
    """The other calls, newest first; `fresh` ones have not stood large yet."""
    fresh = {call.ticket for call in stage.queue}
    others = [call for call in board.calls if stage.call is None or call.ticket != stage.call.ticket]
    return tuple(
        {"number": call.label, "counter": str(call.counter), "fresh": call.ticket in fresh}
        for call in others[: sizes.rows]
    )


def _queues(board: Board) -> Mapping[str, int]:
    """People waiting per letter they hold in their hand; after a transfer it is not that of the service."""
    return Tally(ticket.series for ticket in board.waiting())
