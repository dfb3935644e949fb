"""What stands on each sheet: `page(settings, counter, state, sheet) -> Page`.

Pure but for the interface language in force, which Qt knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter.requests.intent import intent
from counter.sheets.come_back import come_back_page
from counter.sheets.context import SheetContext
from counter.sheets.fees import cancel_fee_page, copies_page, fee_page, fee_rows, pages_page, typed_page
from counter.sheets.lists import clock, no_show_rows, parked_rows, waiting_rows
from counter.sheets.sheet import Kind, Sheet, SheetPage, SheetRow
from counter.sheets.slips import in_trouble, seen_page, slip_page, slips_page, there_page
from counter.sheets.staff import code_page, may_release, reset_page, reset_sure_page, staff_page, staff_row
from counter.sheets.targets import clerk_rows, counter_rows, doubt, log_on_rows, service_rows
from counter.sheets.tickets import call_page, cancel_page, ticket_page, undo_page
from counter.state import CounterState
from shared.rules.entry import Verb
from shared.rules.ticket import AT_COUNTER, State, just_started
from shared.settings.fields import Localized
from shared.settings.settings import Settings, known_reason, say

translate = QCoreApplication.translate
RETURNS = (15, 30, 60)
"""Minutes until a parked person is awaited."""
REFUSED: Localized = MappingProxyType({"vi": "Từ chối tiếp nhận", "en": "Refused"})
"""The outcome that has a reason."""


def page(settings: Settings, counter: int, state: CounterState, sheet: Sheet) -> SheetPage:
    """The page of an open sheet. `counter` is one of the settings' counters."""
    return PAGES[sheet.kind](SheetContext(settings, counter, state), sheet)


def stands(sheet: Sheet, state: CounterState, counter: int) -> bool:
    """Whether the sheet still makes sense: its ticket is where it was, what was ended can be undone,
    the slip is still in trouble, the clerk may release others.
    """
    if sheet.kind in (Kind.STAFF, Kind.RESET, Kind.RESET_SURE):
        return may_release(state)
    if sheet.kind is Kind.UNDO or (sheet.before is not None and sheet.before.kind is Kind.UNDO):
        return state.undoable(counter) is not None
    if sheet.kind in (Kind.SLIPS, Kind.THERE):
        return bool(in_trouble(state.board))
    if sheet.kind in (Kind.SLIP, Kind.SEEN):
        return sheet.ticket is not None and sheet.ticket.id in state.board.troubles
    if sheet.ticket is None:
        return True
    now = state.board.tickets.get(sheet.ticket.id)
    early = AT_COUNTER if sheet.kind is Kind.COME_BACK else ()  # it opens before the news that it was put aside
    where = sheet.ticket.counter
    return now is not None and now.counter == where and now.state in (sheet.ticket.state, *early)


def _clerks(desk: SheetContext, _sheet: Sheet) -> SheetPage:
    rows = log_on_rows(desk.settings, desk.counter, desk.state.board)
    return SheetPage(translate("Sheet", "Who is at the counter?"), rows)


def _more(desk: SheetContext, sheet: Sheet) -> SheetPage:
    asked = translate("Sheet", "What about {number}?").format(number=sheet.number)
    rows = [
        SheetRow(
            translate("Sheet", "Put aside"),
            sheet.to(Kind.PARK),
            note=translate("Sheet", "Something is missing; the number stays"),
            glyph="tray",
        ),
        SheetRow(
            translate("Sheet", "Transfer"),
            sheet.to(Kind.TRANSFER),
            note=translate("Sheet", "To another service, counter or clerk"),
            glyph="arrows-left-right",
        ),
        SheetRow(
            translate("Sheet", "Done, with a note"),
            sheet.to(Kind.DONE),
            note=translate("Sheet", "How it ended, code of the dossier"),
            glyph="note-pencil",
        ),
    ]
    if sheet.ticket is not None and sheet.ticket.state is State.CALLED:
        rows.append(
            SheetRow(
                translate("Sheet", "Back into the line"),
                intent(Verb.REQUEUE, sheet.ticket.id),
                note=translate("Sheet", "Called by mistake; it keeps its place"),
                glyph="arrow-u-up-left",
            )
        )
    rows += fee_rows(desk, sheet)
    if sheet.ticket is not None and just_started(sheet.ticket, desk.state.now):
        rows.append(
            SheetRow(
                translate("Sheet", "Not here yet"),
                intent(Verb.UNSTART),
                note=translate("Sheet", "Started by mistake; it is called as before"),
                glyph="arrow-u-up-left",
            )
        )
    return SheetPage(asked, (*rows, *staff_row(desk, sheet)))


def _pause(desk: SheetContext, sheet: Sheet) -> SheetPage:
    rows = desk.reasons(desk.settings.reasons.pause, sheet, intent(Verb.PAUSE, text_as="reason"))
    return SheetPage(translate("Sheet", "Why a pause?"), rows)


def _park(desk: SheetContext, sheet: Sheet) -> SheetPage:
    rows = desk.reasons(desk.settings.reasons.park, sheet, sheet.to(Kind.RETURN))
    return SheetPage(translate("Sheet", "Why is {number} put aside?").format(number=sheet.number), rows)


def _return(desk: SheetContext, sheet: Sheet) -> SheetPage:
    title = translate("Sheet", "When is {number} back?").format(number=sheet.number)
    id_ = sheet.ticket.id if sheet.ticket else 0
    slip = intent(Verb.REPRINT, id_, job=0) if desk.state.board.printers else None
    park = partial(intent, Verb.PARK, text_as="bring", reason=sheet.reason)
    rows = (
        SheetRow(
            translate("Sheet", "In {minutes} minutes").format(minutes=minutes),
            park(then=slip, minutes=minutes),
            side=clock(desk.settings, desk.state.now, minutes),
        )
        for minutes in RETURNS
    )
    open_end = SheetRow(translate("Sheet", "No time agreed"), park(then=slip))
    quiet = SheetRow(translate("Sheet", "No time agreed, no slip"), park())
    reason = known_reason(desk.settings.reasons.park, sheet.reason, desk.state.language)
    if slip:
        note = translate("Sheet", "{reason}. A slip to come back with is printed.")
    elif desk.state.panel:
        note = translate("Sheet", "{reason}. The panel shows the number, to be photographed.")
    else:
        note = translate("Sheet", "{reason}. This window then shows the number, to be photographed.")
    return SheetPage(
        title,
        (open_end, *rows, *((quiet,) if slip else ())),
        note=note.format(reason=reason),
        field=translate("Sheet", "What to bring; with ; between"),
    )


def _done(desk: SheetContext, sheet: Sheet) -> SheetPage:
    kept = desk.settings.hall.languages[0]
    outcomes = (
        SheetRow(say(text, desk.state.language), intent(Verb.COMPLETE, text_as="dossier", outcome=say(text, kept)))
        for text in desk.settings.reasons.outcome
    )
    plain = SheetRow(translate("Sheet", "Done"), intent(Verb.COMPLETE, text_as="dossier"), glyph="check")
    code = desk.state.text
    another = sheet.to(Kind.OTHER, other=intent(Verb.COMPLETE, text_as="outcome", dossier=code))
    more = (
        SheetRow(translate("Sheet", "Refused…"), sheet.to(Kind.REFUSED, dossier=code)),
        SheetRow(translate("Sheet", "Another outcome…"), another),
    )
    title = translate("Sheet", "How did {number} end?").format(number=sheet.number)
    return SheetPage(title, (plain, *outcomes, *more), field=translate("Sheet", "Code of the dossier"))


def _refused(desk: SheetContext, sheet: Sheet) -> SheetPage:
    outcome = say(REFUSED, desk.settings.hall.languages[0])
    refused = intent(Verb.COMPLETE, text_as="note", outcome=outcome, dossier=sheet.dossier)
    title = translate("Sheet", "Why is {number} refused?").format(number=sheet.number)
    return SheetPage(title, desk.reasons(desk.settings.reasons.refused, sheet, refused), note=sheet.dossier)


def _transfer(desk: SheetContext, sheet: Sheet) -> SheetPage:
    title = translate("Sheet", "Where does {number} go?").format(number=sheet.number)
    rows = [
        SheetRow(translate("Sheet", "Another service"), sheet.to(Kind.TO_SERVICE), glyph="list"),
        SheetRow(translate("Sheet", "Another counter"), sheet.to(Kind.TO_COUNTER), glyph="identification-badge"),
    ]
    if desk.settings.clerk:
        rows.append(SheetRow(translate("Sheet", "A clerk"), sheet.to(Kind.TO_CLERK), glyph="user"))
    return SheetPage(title, tuple(rows))


def _to_service(desk: SheetContext, sheet: Sheet) -> SheetPage:
    rows = service_rows(desk.settings, desk.state, sheet)
    return SheetPage(
        translate("Sheet", "To which service?"), rows, empty=translate("Sheet", "There is no other service.")
    )


def _to_counter(desk: SheetContext, sheet: Sheet) -> SheetPage:
    rows = counter_rows(desk.settings, desk.counter, desk.state, sheet)
    return SheetPage(
        translate("Sheet", "To which counter?"), rows, empty=translate("Sheet", "There is no other counter.")
    )


def _to_clerk(desk: SheetContext, sheet: Sheet) -> SheetPage:
    rows = clerk_rows(desk.settings, desk.state, sheet)
    return SheetPage(
        translate("Sheet", "To which clerk?"), rows, empty=translate("Sheet", "No other clerk is at a counter.")
    )


def _send(desk: SheetContext, sheet: Sheet) -> SheetPage:
    id_ = None if sheet.in_hand or sheet.ticket is None else sheet.ticket.id
    against = doubt(desk, sheet)
    target, tone = dict(sheet.target), "amber" if against else ""
    if against:
        target["anyway"] = True
    send = intent(Verb.TRANSFER, id_, text_as="note", **target)
    rows = [SheetRow(translate("Sheet", "Send"), send, glyph="arrow-right", tone=tone)]
    if against:
        rows.insert(0, SheetRow(translate("Sheet", "No, choose another counter"), None, glyph="arrow-left"))
    if sheet.in_hand:
        back = intent(Verb.TRANSFER, id_, text_as="note", come_back=True, **target)
        rows.append(
            SheetRow(
                translate("Sheet", "Send, then back to me"),
                back,
                note=translate("Sheet", "Returns to this counter when they are done"),
                glyph="arrows-left-right",
                tone=tone,
            )
        )
    title = translate("Sheet", "Send {number}?").format(number=sheet.number)
    field = translate("Sheet", "A note, if you like")
    return SheetPage(title, tuple(rows), note=against or sheet.where, field=field)


def _waiting(desk: SheetContext, sheet: Sheet) -> SheetPage:
    rows = waiting_rows(desk.settings, desk.counter, desk.state, sheet)
    return SheetPage("", rows, empty=translate("Sheet", "Nobody is waiting for this counter."))


def _parked(desk: SheetContext, sheet: Sheet) -> SheetPage:
    rows = parked_rows(desk.settings, desk.counter, desk.state, sheet)
    return SheetPage("", rows, empty=translate("Sheet", "No number is put aside."))


def _no_shows(desk: SheetContext, sheet: Sheet) -> SheetPage:
    rows = no_show_rows(desk.settings, desk.counter, desk.state, sheet)
    return SheetPage("", rows, empty=translate("Sheet", "Everybody who was called today has come."))


def _other(_desk: SheetContext, sheet: Sheet) -> SheetPage:
    row = SheetRow(translate("Sheet", "Go on"), sheet.other, glyph="arrow-right")
    return SheetPage(translate("Sheet", "Which reason?"), (row,), field=translate("Sheet", "Reason"), typing=True)


PAGES: Mapping[Kind, Callable[[SheetContext, Sheet], SheetPage]] = MappingProxyType(
    {
        Kind.CLERKS: _clerks,
        Kind.MORE: _more,
        Kind.UNDO: undo_page,
        Kind.PAUSE: _pause,
        Kind.PARK: _park,
        Kind.RETURN: _return,
        Kind.COME_BACK: come_back_page,
        Kind.DONE: _done,
        Kind.REFUSED: _refused,
        Kind.TRANSFER: _transfer,
        Kind.TO_SERVICE: _to_service,
        Kind.TO_COUNTER: _to_counter,
        Kind.TO_CLERK: _to_clerk,
        Kind.SEND: _send,
        Kind.WAITING: _waiting,
        Kind.PARKED: _parked,
        Kind.NO_SHOWS: _no_shows,
        Kind.SLIPS: slips_page,
        Kind.SLIP: slip_page,
        Kind.THERE: there_page,
        Kind.SEEN: seen_page,
        Kind.TICKET: ticket_page,
        Kind.CALL: call_page,
        Kind.CANCEL: cancel_page,
        Kind.OTHER: _other,
        Kind.STAFF: staff_page,
        Kind.RESET: reset_page,
        Kind.RESET_SURE: reset_sure_page,
        Kind.CODE: code_page,
        Kind.FEE: fee_page,
        Kind.FEE_PAGES: pages_page,
        Kind.FEE_COPIES: copies_page,
        Kind.FEE_TYPED: typed_page,
        Kind.FEE_CANCEL: cancel_fee_page,
    }
)
