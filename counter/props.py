"""What the counter's window shows, derived from what is known: `derive(settings, counter, state) -> Props`."""

# ruff: noqa: N815 - QML reads these names

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from counter import queues
from counter.requests.intent import Intent, intent
from counter.sheets import lists
from counter.sheets.left_out import left_out_line
from counter.sheets.lists import clock, service_name
from counter.sheets.pages import page as page_of
from counter.sheets.sheet import Kind, Sheet, SheetPage, SheetRow
from counter.sheets.slips import in_trouble, printer_line
from counter.sheets.staff import may_release
from counter.state import UNDO_FOR, CounterState, asked_to_rate, rated_until
from shared.errors.counters import PinTooWeak
from shared.fonts import icon_glyph
from shared.rules.amounts import in_digits
from shared.rules.calling import pick, turning_points
from shared.rules.clock import first_after, next_whole
from shared.rules.entry import Verb
from shared.rules.fees import FeeState
from shared.rules.ticket import Lane, State, Ticket
from shared.settings.settings import Settings, known_reason, say
from shared.ui.texts import sentence


class Main(StrEnum):
    """What the large button does, from the number in hand; nobody called is ever dropped by it.

    idle -> NEXT, or UNPAUSE while the counter is paused; called -> START (the person is here);
    serving -> COMPLETE_AND_NEXT, or COMPLETE alone while nobody waits for this counter.
    """

    NEXT = "next"
    UNPAUSE = "unpause"
    START = "start"
    COMPLETE_AND_NEXT = "complete_and_next"
    COMPLETE = "complete"


MAIN_INTENTS: Mapping[Main, Intent] = MappingProxyType(
    {
        Main.NEXT: intent(Verb.CALL_NEXT),
        Main.UNPAUSE: intent(Verb.UNPAUSE),
        Main.START: intent(Verb.START),
        Main.COMPLETE_AND_NEXT: intent(Verb.COMPLETE, then=intent(Verb.CALL_NEXT)),
        Main.COMPLETE: intent(Verb.COMPLETE),
    }
)
"""The intention of the large button; the second is another entry with its own request_id."""


@dataclass(frozen=True, slots=True)
class CounterProps:
    """What QML reads, by the names it uses. `state` is idle, paused, called or serving; times are "HH:MM" on the
    hall's wall; minutes are whole minutes. `page` is clerks, logOn or work; `pinNote` why a PIN is too weak;
    `sheet` the kind of the open sheet, told last, when what stands on it is known. `sentFrom` and `backTo` are
    counters, 0 for none; `dossier` the code that the person brought; `fee` is what was asked of the visitor;
    `rating` the number whose visitor was asked for one, `staff`: the clerk may release others.
    `longest` is the longest wait, `late` how it stands to the hall's target (see `queues.late`). `slips` are in
    trouble; `leftOut` names numbers in no queue, `printer` says what to do for the kiosk's, `care` for the daily
    copy.
    """

    accent: str
    page: str
    counter: int
    sign: str
    clerk: str
    pinTask: str
    pinLength: int
    pinReady: bool
    pinNote: str
    locked: bool
    busy: bool
    slow: bool
    message: str
    outage: str
    outageAt: str
    numberInHand: str
    service: str
    priority: bool
    sentFrom: int
    sentNote: str
    dossier: str
    backTo: int
    rating: str
    fee: str
    feeOpen: bool
    state: str
    elapsed: str
    recalls: int
    recallOver: bool
    pauseReason: str
    pausedAt: str
    mainAction: str
    confirming: bool
    undo: str
    undoVerb: str
    staff: bool
    nextNumber: str
    nextPriority: bool
    nextWhy: str
    waiting: int
    waitingRows: tuple[queues.ShownRow, ...]
    longest: int
    late: int
    parked: int
    stranded: int
    overdue: int
    noShows: int
    slips: int
    leftOut: str
    printer: str
    care: str
    sheetTitle: str
    sheetNote: str
    sheetField: str
    sheetTyping: bool
    sheetLarge: str
    sheetQr: tuple[str, ...]
    sheetEmpty: str
    sheetRows: tuple[queues.ShownRow, ...]
    sheetSelected: int
    sheetDeep: bool
    sheet: str


def derive(settings: Settings, counter: int, state: CounterState) -> CounterProps:
    """The window's picture. Pure but for the language in force. `counter` is one of the settings' counters."""
    section = settings.get_counter(counter)
    desk, session = state.desk(settings, counter), state.session(counter)
    paused = session.paused
    ticket = state.board.at_counter(counter)
    picked = pick(state.board.waiting(), desk, settings.order, state.now)
    fee = state.fee if ticket and state.fee and state.fee.state is not FeeState.CANCELLED else None
    following = picked.ticket if picked else None
    mine = lists.waiting(settings, counter, state)
    left = lists.stranded(settings, counter, state)
    parked = lists.parked(settings, counter, state)
    clerk = settings.find_clerk(state.clerk)
    page = page_name(settings, state)
    sheet = open_sheet(settings, state)
    shown = page_of(settings, counter, state, sheet) if sheet else SheetPage("", ())
    slip = state.just_started(counter) or state.undoable(counter)
    rating = asked_to_rate(settings, counter, state)
    return CounterProps(
        accent=settings.hall.accent,
        page=page,
        counter=counter,
        sign=say(section.name or settings.hall.place, state.language),
        clerk=clerk.name if clerk else "",
        pinTask=state.pin_task,
        pinLength=state.pin_length,
        pinReady=state.pin_ready,
        pinNote=sentence(PinTooWeak()) if state.pin_weak else "",
        locked=state.locked,
        busy=state.busy,
        slow=state.slow,
        message=state.refusal,
        outage=state.outage,
        outageAt=f"{state.outage_at.astimezone(settings.zone):%H:%M}" if state.outage_at else "",
        numberInHand=ticket.label if ticket else "",
        service=service_name(settings, ticket.service, state.language) if ticket else "",
        priority=ticket is not None and ticket.lane is Lane.PRIORITY,
        sentFrom=state.sent.counter if state.sent else 0,
        sentNote=state.sent.note if state.sent else "",
        dossier=state.sent.dossier if state.sent else "",
        backTo=(ticket.back_to or 0) if ticket else 0,
        rating=rating.ticket.label if rating else "",
        fee=in_digits(fee.amount) if fee else "",
        feeOpen=fee is not None and fee.state is FeeState.ASKED,
        state=ticket.state if ticket else "idle" if paused is None else "paused",
        elapsed=elapsed(ticket, state.now),
        recalls=ticket.recalls if ticket else 0,
        recallOver=recall_over(settings, ticket),
        pauseReason=_pause_reason(settings, paused, state.language),
        pausedAt=clock(settings, session.paused_at) if paused is not None and session.paused_at else "",
        mainAction=main_action(ticket, following, paused=paused is not None),
        confirming=ticket is not None and state.confirming == ticket.id and ticket.state is State.CALLED,
        undo=slip.ticket.label if slip else "",
        undoVerb=slip.verb if slip else "",
        staff=may_release(state),
        nextNumber=following.label if following else "",
        nextPriority=following is not None and following.lane is Lane.PRIORITY,
        nextWhy=queues.why_next(following) if following else "",
        waiting=len(mine),
        waitingRows=queues.rows(settings, state, section.services, mine),
        longest=queues.longest(mine, state.now),
        late=queues.late(settings, queues.longest(mine, state.now)),
        parked=len(parked),
        stranded=len(left),
        overdue=lists.overdue(parked, state.now),
        noShows=len(lists.no_shows(settings, counter, state)),
        slips=len(in_trouble(state.board)),
        leftOut=left_out_line(settings, state.board),
        printer=printer_line(state.board),
        care=state.care,
        sheet=sheet.kind if sheet else "",
        sheetDeep=sheet is not None and sheet.before is not None,
        sheetTitle=shown.title,
        sheetNote=shown.note,
        sheetField=shown.field,
        sheetTyping=shown.typing,
        sheetLarge=shown.large,
        sheetQr=shown.qr,
        sheetEmpty="" if shown.rows else shown.empty,
        sheetRows=tuple(map(shown_row, shown.rows)),
        sheetSelected=min(state.selected, max(0, len(shown.rows) - 1)),
    )


def changes_at(settings: Settings, counter: int, state: CounterState) -> datetime:
    """When the time alone changes what is derived of `state`: at once while a number is in hand or a sheet open,
    which show much of it. Else with the minutes people have waited, a time agreed, and the end of an undo.
    """
    if state.sheet is not None or state.board.at_counter(counter) is not None:
        return state.now
    mine = lists.waiting(settings, counter, state)
    over = [t.return_at for t in lists.parked(settings, counter, state) if t.return_at is not None]
    over += [state.last.at + UNDO_FOR] if state.last else []
    moments = (
        *([rated_until(settings, state.last)] if state.last else ()),
        *(next_whole(since, state.now) for since in queues.firsts(mine).values()),
        *turning_points(state.board.waiting(), [state.desk(settings, counter)]),
        *(moment + timedelta.resolution for moment in over),  # at the very moment they are not yet
    )
    return first_after(state.now, moments)


def page_name(settings: Settings, state: CounterState) -> str:
    """clerks until a name is chosen (where the hall knows names), logOn until the PIN was right, then work."""
    if state.logged_on and not state.locked:
        return "work"
    return "clerks" if settings.clerk and not state.clerk and not state.locked else "logOn"


def open_sheet(settings: Settings, state: CounterState) -> Sheet | None:
    """The sheet that is open; the names of the clerks are one that fills the page."""
    match page_name(settings, state):
        case "work":
            return state.sheet
        case "clerks":
            return Sheet(Kind.CLERKS)
        case _:
            return None


def main_action(ticket: Ticket | None, following: Ticket | None, *, paused: bool = False) -> Main:
    """What the large button does with `ticket` in hand and `following` next in the queue."""
    match ticket.state if ticket else None:
        case State.CALLED:
            return Main.START
        case State.SERVING:
            return Main.COMPLETE_AND_NEXT if following else Main.COMPLETE
        case _:
            return Main.UNPAUSE if paused else Main.NEXT


def recall_over(settings: Settings, ticket: Ticket | None) -> bool:
    """Whether the number in hand was called again as often as the hall allows."""
    limit = settings.calling.recall_limit
    return ticket is not None and ticket.state is State.CALLED and 0 < limit <= ticket.recalls


def elapsed(ticket: Ticket | None, now: datetime) -> str:
    """Since the ticket was called, or since its service began: "03:12", from an hour on "1:03:12"."""
    since = (ticket.started_at or ticket.called_at) if ticket else None
    if since is None:
        return ""
    minutes, seconds = divmod(max(0, int((now - since).total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


def _pause_reason(settings: Settings, kept: str | None, language: str) -> str:
    return "" if kept is None else known_reason(settings.reasons.pause, kept, language)


def shown_row(row: SheetRow) -> queues.ShownRow:
    """A row as QML reads it."""
    return {
        "text": row.text,
        "note": row.note,
        "side": row.side,
        "number": row.number,
        "glyph": icon_glyph(row.glyph) if row.glyph else "",
        "tone": row.tone,
    }
