"""What the hall screen shows, derived from what is known: `derive(settings, state) -> Props`."""

# ruff: noqa: N815 - QML reads these names

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from display.foot import PAGE_SECONDS, foot, paged, turn
from display.layout import layout
from display.parts import Layout, queue_columns
from display.stage import Stage
from display.state import DisplayState
from shared.hall.shown import (
    AWAITED,
    CALLED,
    FREE,
    PAUSED,
    SERVING,
    CounterRow,
    absent,
    counter_rows,
    gives_numbers,
    neediest,
    next_opening,
)
from shared.hall.today import is_over
from shared.rules.board import Board
from shared.rules.clock import next_minute
from shared.settings.settings import Settings, say
from shared.ui.days import day_words, short_day

CLOSED = "closed"
SHIFTS = 6
"""Steps from one side to the other."""


@dataclass(frozen=True, slots=True)
class DisplayProps:
    """What QML reads, by the names it uses. Sizes are pixels; `callSeq` is the newest call in the picture.

    `notice` stands in place of the services at the foot, without these in the lowest line; "" while those are
    there. So do, while `idleTurn`, the counters without a row, which otherwise have the line `idleHeight`: `idle`
    are serving, paused, free and closed ones ("2, 5–7"). `announcement` stands over all of the foot. `inSecond`:
    the foot speaks the second language; `twice`: the rest both. `page` is calls, or while
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
    idle: tuple[Mapping[str, str], ...]
    idleTurn: bool
    inSecond: bool
    twice: bool
    mediaShown: bool
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
    idleHeight: float
    mediaWidth: float
    mediaHeight: float
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
    turns = datetime.fromtimestamp((turn(state.now) + 1) * PAGE_SECONDS, state.now.tzinfo)
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
    kept = _kept(rows, large, sizes, turn(now))
    idle = _idle(settings, board, rows, {*kept, large} if sizes.hero else kept)
    below = foot(settings, board, sizes, state, idle=bool(idle) and not sizes.fold)
    away = below.absent
    return DisplayProps(
        accent=settings.hall.accent,
        page="calls" if rows else "closed" if closed else "welcome",
        place=say(settings.hall.place, state.language),
        hallName=say(settings.hall.name, below.language),
        help=say(settings.hall.help, below.language),
        clock=f"{now:%H:%M}",
        date=short_day(now.date(), state.language),
        opensAt=f"{opening:%H:%M}" if opening else "",
        opensDay=day_words(opening.date(), state.language) if opening and opening.date() != now.date() else "",
        heroNumber=large.label if large else "",
        heroCounter=str(large.counter) if large else "",
        heroQuiet=large is not None and large.kind == SERVING,
        paused=str(rows[0].counter) if len(rows) == 1 and rows[0].kind == PAUSED else "",
        lit=state.lit,
        rows=tuple(
            {"number": row.label, "counter": str(row.counter), "kind": _kind(row, large, sizes)} for row in kept
        ),
        queues=below.services,
        queuesMore=below.services_more,
        queueColumns=queue_columns(sizes, state.width),
        queueLines=sizes.foot_lines,
        absent=", ".join(each.label for each in away.now),
        absentMore=away.more,
        absentUntil=f"{min(each.until for each in away.now):%H:%M}" if away.now else "",
        notice=below.notice,
        announcement=state.announcement,
        idle=idle,
        idleTurn=below.counters,
        inSecond=below.language != state.language,
        twice=bool(settings.display.second_language),
        mediaShown=sizes.media_width + sizes.media_height > 0,
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
        idleHeight=sizes.fold,
        mediaWidth=sizes.media_width,
        mediaHeight=sizes.media_height,
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


def _shift(now: datetime, sizes: Layout) -> float:
    """By how much the picture stands aside, another each minute, so that no line is burnt into the screen."""
    minute = now.minute % (2 * SHIFTS)
    return round((min(minute, 2 * SHIFTS - minute) - SHIFTS / 2) * sizes.margin / 30)


def _today(settings: Settings, state: DisplayState) -> tuple[Board, Stage]:
    over = is_over(settings, state.board, state.now.astimezone(settings.zone))
    return (Board(), Stage()) if over else (state.board, state.stage)


def _layout(settings: Settings, state: DisplayState, rows: Sequence[CounterRow]) -> Layout:
    """Pictures of the hall have their place when no call has its moment."""
    called = sum(row.kind in CALLED for row in rows)
    return layout(
        settings,
        state.width,
        state.height,
        rows=len(rows),
        called=called,
        folds=_folds(rows),
        media=state.media and state.moment is None,
        language=state.language,
    )


def _folds(rows: Sequence[CounterRow]) -> Sequence[int]:
    """How many rows are left without the counters that have nobody, and with the called alone."""
    called = sum(row.kind in CALLED for row in rows)
    some = sum(row.kind not in (FREE, PAUSED) for row in rows)
    return (some, called) if called else (some,)


def _large(rows: Sequence[CounterRow], stage: Stage) -> CounterRow | None:
    """Whose turn on the stage it is, or who was called last and is awaited, or else is being served."""
    staged = stage.call.ticket if stage.call else 0
    here = [row for row in rows if row.kind in (*CALLED, SERVING)]
    return max(here, key=lambda row: (row.kind in CALLED, row.ticket == staged, row.call), default=None)


def _kept(
    rows: Sequence[CounterRow], large: CounterRow | None, sizes: Layout, turn: int
) -> tuple[CounterRow, ...]:
    """Those that have a place: where not even all who are called have one, in turn, but for the large one."""
    kept = neediest(rows, min(sizes.places, sizes.shown or sizes.places)) if sizes.places else ()
    if len(kept) > sizes.places:
        others = [row for row in kept if row != large]
        shown = paged(others, [1] * len(others), sizes.places - 1, turn).now
        kept = tuple(row for row in kept if row == large or row in shown)
    return kept


def _idle(
    settings: Settings, board: Board, rows: Sequence[CounterRow], seen: Collection[CounterRow | None]
) -> tuple[Mapping[str, str], ...]:
    """The counters that the picture has not, by what they do; who is called there comes on another page. Only
    closed ones while it welcomes.
    """
    unseen = [(row.kind, row.counter) for row in rows if row not in seen and row.kind not in CALLED]
    at_work = {*board.sessions, *(row.counter for row in rows)}
    if at_work:
        unseen += [(CLOSED, each.number) for each in settings.counter if each.number not in at_work]
    kinds = ((kind, [number for of, number in unseen if of == kind]) for kind in (SERVING, PAUSED, FREE, CLOSED))
    return tuple({"kind": kind, "counters": ", ".join(_spans(sorted(of)))} for kind, of in kinds if of)


def _spans(numbers: Sequence[int]) -> Iterator[str]:
    """ "2", "5–7": three or more in a row as one."""
    for _, group in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        span = [number for _, number in group]
        yield from map(str, span) if len(span) < 3 else [f"{span[0]}–{span[-1]}"]


def _kind(row: CounterRow, large: CounterRow | None, sizes: Layout) -> str:
    if row.kind not in CALLED:
        return row.kind
    return "called" if row == large and not sizes.hero else AWAITED


def _turns(settings: Settings, state: DisplayState) -> bool:
    """Whether anything stands on more than one page."""
    board, stage = _today(settings, state)
    rows = counter_rows(board)
    sizes = _layout(settings, state, rows)
    if sum(row.kind in CALLED for row in rows) > max(1, sizes.places):
        return True
    large = _large(rows, stage)
    kept = _kept(rows, large, sizes, 0)
    idle = _idle(settings, board, rows, {*kept, large} if sizes.hero else kept)
    return foot(settings, board, sizes, state, idle=bool(idle) and not sizes.fold).turns
