"""What the hall screen shows, derived from what is known: `derive(settings, state) -> Props`."""

# ruff: noqa: N815 - QML reads these names

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

from display.layout import Layout, layout, queue_columns
from display.sizes import label_em
from display.stage import Stage
from display.state import DisplayState
from shared.hall.shown import (
    AWAITED,
    CALLED,
    PAUSED,
    SERVING,
    Absent,
    CounterRow,
    absent,
    counter_rows,
    gives_numbers,
    neediest,
    next_opening,
    notices,
)
from shared.hall.today import is_over
from shared.rules.board import Board
from shared.rules.clock import next_minute
from shared.rules.offer import Offer, Shut
from shared.settings.sections import ServiceSection
from shared.settings.settings import Settings, say
from shared.slip.offers import offer_texts
from shared.ui.days import day_words, short_day

Item = TypeVar("Item")
PAGE_SECONDS = 6
"""How long each page of what has no room stands."""
NOTICE_TURNS = 2
"""Pages for which a notice stands: a sentence takes longer to read than a number."""
SHIFTS = 6
"""Steps from one side to the other."""
ABSENT_WIDTH = 21
"""What the line of no-shows says besides their numbers, em."""


@dataclass(frozen=True, slots=True)
class DisplayProps:
    """What QML reads, by the names it uses. Sizes are pixels; `callSeq` is the newest call in the picture.

    `notice` stands alone in the line at the foot; "" while the others are there. `announcement` stands over all of
    the foot. `page` is calls, or while
    nobody is called or served welcome, or closed while no service gives numbers: the first does again at
    `opensAt` ("07:00", empty if it is not known) on `opensDay` (empty: today). `heroQuiet`: whose number stands
    large is at the counter; where nobody is, `heroNumber` is empty. `paused`: the only open counter, "" if it
    calls. Of the rows `kind` is called (stands large, where there is no larger place), awaited, serving, paused
    or free.
    """

    accent: str
    page: str
    place: str
    hallName: str
    help: str
    clock: str
    date: str
    opensAt: str
    opensDay: str
    heroNumber: str
    heroCounter: str
    heroQuiet: bool
    paused: str
    lit: bool
    rows: tuple[Mapping[str, str], ...]
    queues: tuple[Mapping[str, str | bool], ...]
    queuesMore: int
    queueColumns: int
    queueLines: int
    absent: str
    absentMore: int
    absentUntil: str
    notice: str
    announcement: str
    audible: bool
    lostAt: str
    signsLost: str
    callSeq: int
    numberSize: float
    textSize: float
    smallSize: float
    margin: float
    shift: float
    bandHeight: float
    headHeight: float
    footHeight: float
    helpHeight: float
    rowHeight: float
    rowWidth: float
    rowLines: int
    counterWidth: float
    named: bool
    stacked: bool
    heroHeight: float
    heroWidth: float
    heroNumberSize: float
    heroTextSize: float


def changes_at(settings: Settings, state: DisplayState) -> datetime:
    """When the time alone changes what is derived of `state`."""
    turns = datetime.fromtimestamp((_turn(state.now) + 1) * PAGE_SECONDS, state.now.tzinfo)
    ends = (each.until for each in absent(settings, state.board, state.now))
    over = (each.until for each in (*state.board.notices, *state.announced) if each.until > state.now)
    return min([next_minute(state.now), *ends, *over, *([turns] if _turns(settings, state) else [])])


def derive(settings: Settings, state: DisplayState) -> DisplayProps:
    """The picture. Pure. A board of an earlier day shows nothing: its numbers call nobody any more."""
    now = state.now.astimezone(settings.zone)
    board, stage = _today(settings, state)
    rows = counter_rows(board)
    sizes = _layout(settings, state, rows)
    large = _large(rows, stage)
    closed = not rows and not gives_numbers(settings, now)
    opening = next_opening(settings, now) if closed else None
    queues, away = _queues(settings, sizes, state), _away(settings, board, sizes, state)
    return DisplayProps(
        accent=settings.hall.accent,
        page="calls" if rows else "closed" if closed else "welcome",
        place=say(settings.hall.place, state.language),
        hallName=say(settings.hall.name, state.language),
        help=say(settings.hall.help, state.language),
        clock=f"{now:%H:%M}",
        date=short_day(now.date(), state.language),
        opensAt=f"{opening:%H:%M}" if opening else "",
        opensDay=day_words(opening.date(), state.language) if opening and opening.date() != now.date() else "",
        heroNumber=large.label if large else "",
        heroCounter=str(large.counter) if large else "",
        heroQuiet=large is not None and large.kind == SERVING,
        paused=str(rows[0].counter) if len(rows) == 1 and rows[0].kind == PAUSED else "",
        lit=state.lit,
        rows=_rows(rows, large, sizes, _turn(now)),
        queues=tuple(_queue(service, state.offers[service.code], state.language) for service in queues.now),
        queuesMore=queues.more,
        queueColumns=queue_columns(sizes, state.width),
        queueLines=sizes.foot_lines,
        absent=", ".join(each.label for each in away.now),
        absentMore=away.more,
        absentUntil=f"{min(each.until for each in away.now):%H:%M}" if away.now else "",
        notice=_notice(settings, board, state),
        announcement=state.announcement,
        audible=state.audible,
        lostAt=f"{state.lost_at.astimezone(settings.zone):%H:%M}" if state.lost_at else "",
        signsLost=", ".join(map(str, state.signs_lost)),
        callSeq=board.calls[0].seq if board.calls else 0,
        numberSize=sizes.number,
        textSize=sizes.text,
        smallSize=sizes.small,
        margin=sizes.margin,
        shift=_shift(now, sizes),
        bandHeight=sizes.band,
        headHeight=sizes.head,
        footHeight=sizes.foot,
        helpHeight=sizes.help,
        rowHeight=sizes.row,
        rowWidth=sizes.row_width,
        rowLines=max(1, sizes.lines),
        counterWidth=sizes.counter_width,
        named=sizes.named,
        stacked=sizes.stacked,
        heroHeight=sizes.hero,
        heroWidth=sizes.hero_width,
        heroNumberSize=sizes.hero_number,
        heroTextSize=sizes.hero_text,
    )


# Inside


class _Page(NamedTuple, Generic[Item]):
    """What stands there now of a line that is too long, and how many more there are."""

    now: Sequence[Item]
    more: int


def _shift(now: datetime, sizes: Layout) -> float:
    """By how much the picture stands aside, another each minute, so that no line is burnt into the screen."""
    minute = now.minute % (2 * SHIFTS)
    return round((min(minute, 2 * SHIFTS - minute) - SHIFTS / 2) * sizes.margin / 30)


def _turn(now: datetime) -> int:
    return int(now.timestamp() // PAGE_SECONDS)


def _paged(items: Sequence[Item], sizes: Sequence[float], room: float, turn: int) -> _Page[Item]:
    """Page after page of what has no room; at least one on each."""
    pages: list[list[Item]] = []
    left = 0.0
    for item, size in zip(items, sizes, strict=True):
        if not pages or size > left:
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= size
    now = pages[turn % len(pages)] if pages else []
    return _Page(now, len(items) - len(now))


def _today(settings: Settings, state: DisplayState) -> tuple[Board, Stage]:
    over = is_over(settings, state.board, state.now.astimezone(settings.zone))
    return (Board(), Stage()) if over else (state.board, state.stage)


def _layout(settings: Settings, state: DisplayState, rows: Sequence[CounterRow]) -> Layout:
    called = sum(row.kind in CALLED for row in rows)
    return layout(settings, state.width, state.height, rows=len(rows), called=called, language=state.language)


def _large(rows: Sequence[CounterRow], stage: Stage) -> CounterRow | None:
    """Whose turn on the stage it is, or who was called last and is awaited, or else is being served."""
    staged = stage.call.ticket if stage.call else 0
    here = [row for row in rows if row.kind in (*CALLED, SERVING)]
    return max(here, key=lambda row: (row.kind in CALLED, row.ticket == staged, row.call), default=None)


def _rows(
    rows: Sequence[CounterRow], large: CounterRow | None, sizes: Layout, turn: int
) -> tuple[Mapping[str, str], ...]:
    """Those that have a place: where not even all who are called have one, in turn, but for the large one."""
    kept = neediest(rows, sizes.places) if sizes.places else ()
    if len(kept) > sizes.places:
        others = [row for row in kept if row != large]
        shown = _paged(others, [1] * len(others), sizes.places - 1, turn).now
        kept = tuple(row for row in kept if row == large or row in shown)
    return tuple(
        {"number": row.label, "counter": str(row.counter), "kind": _kind(row, large, sizes)} for row in kept
    )


def _kind(row: CounterRow, large: CounterRow | None, sizes: Layout) -> str:
    if row.kind not in CALLED:
        return row.kind
    return "called" if row == large and not sizes.hero else AWAITED


def _queues(settings: Settings, sizes: Layout, state: DisplayState) -> _Page[ServiceSection]:
    """What somebody waits for, or what nobody can have."""
    offers = state.offers
    queues = [
        one
        for one in settings.service
        if (offer := offers.get(one.code)) is not None and (offer.awaited or _barred(offer))
    ]
    places = sizes.foot_lines * queue_columns(sizes, state.width)
    return _paged(queues, [1] * len(queues), places, _turn(state.now))


def _queue(service: ServiceSection, offer: Offer, language: str) -> Mapping[str, str | bool]:
    """`hindered`: no number of it can be had, nobody calls it, or it may be too late."""
    text = offer_texts(language).hall_line(offer, language)
    return {"name": say(service.name, language), "text": text, "hindered": offer.late or _barred(offer)}


def _barred(offer: Offer) -> bool:
    return offer.shut in (Shut.LIMIT, Shut.OFF) or offer.closed or not offer.counters


def _away(settings: Settings, board: Board, sizes: Layout, state: DisplayState) -> _Page[Absent]:
    """Who was absent and may come back, as many as have room beside the words about them."""
    away = absent(settings, board, state.now.astimezone(settings.zone))
    room = state.width - 2 * sizes.margin - ABSENT_WIDTH * sizes.small
    return _paged(away, [label_em(settings) * sizes.small] * len(away), room, _turn(state.now))


def _notice(settings: Settings, board: Board, state: DisplayState) -> str:
    """What the hall has to say, in turn with what else stands there."""
    said = ["", *(say(each, state.language) for each in notices(settings, board, state.now))]
    return said[_turn(state.now) // NOTICE_TURNS % len(said)]


def _turns(settings: Settings, state: DisplayState) -> bool:
    """Whether anything stands on more than one page."""
    board, _ = _today(settings, state)
    rows = counter_rows(board)
    sizes = _layout(settings, state, rows)
    called = sum(row.kind in CALLED for row in rows)
    return (
        called > max(1, sizes.places)
        or _queues(settings, sizes, state).more > 0
        or _away(settings, board, sizes, state).more > 0
        or len(notices(settings, board, state.now)) > 0
    )
