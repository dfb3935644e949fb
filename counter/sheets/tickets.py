"""The sheets about one ticket of the lists, and about a wrong key: call, cancel, take back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from counter.requests.intent import intent
from counter.sheets.come_back import come_back_row
from counter.sheets.context import SheetContext
from counter.sheets.sheet import Kind, Sheet, SheetPage, SheetRow
from counter.sheets.staff import staff_row
from shared.rules.entry import Verb
from shared.rules.ticket import Lane, State, Ticket

translate = QCoreApplication.translate


def undo_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    last = desk.state.undoable(desk.counter)
    if last is None:
        return SheetPage("", ())
    ticket, number, staff = last.ticket, last.ticket.label, staff_row(desk, sheet)
    if last.verb is Verb.NO_SHOW:
        title = translate("Sheet", "{number} came after all?").format(number=number)
        return SheetPage(title, (*_came_back(ticket, sheet, desk), *staff))
    if last.verb is Verb.PARK:
        title = translate("Sheet", "{number} was not to be put aside?").format(number=number)
        now = desk.state.board.tickets.get(ticket.id, ticket)
        shown = come_back_row(desk, replace(sheet, ticket=now), now)
        return SheetPage(title, (*_go_on(ticket), *shown, *staff))
    if last.verb in (Verb.TRANSFER, Verb.REQUEUE):
        title = translate("Sheet", "{number} was to stay here?").format(number=number)
        return SheetPage(title, (_call_back(ticket), *staff))
    reason = translate("Sheet", "{number} was finished too soon").format(number=number)
    again = intent(Verb.CALL, reason=reason)
    row = SheetRow(
        translate("Sheet", "Give a new number and call it here"),
        intent(Verb.ISSUE, service=ticket.service, lane=ticket.lane, then=again),
        note=desk.service(ticket),
        glyph="ticket",
    )
    title = translate("Sheet", "{number} is not done yet?").format(number=number)
    return SheetPage(
        title, (row, *staff), note=translate("Sheet", "A number that is done cannot be opened again.")
    )


def _came_back(ticket: Ticket, sheet: Sheet, desk: SheetContext) -> tuple[SheetRow, ...]:
    call = sheet.to(Kind.CALL, ticket=desk.state.board.tickets.get(ticket.id, ticket))
    places = desk.settings.calling.return_places
    behind = translate("Sheet", "Behind the next {count}").format(count=places)
    return (
        SheetRow(translate("Sheet", "Call to this counter again"), call, glyph="megaphone"),
        SheetRow(
            translate("Sheet", "Back into the line"),
            intent(Verb.REQUEUE, ticket.id),
            note=behind if places else "",
            glyph="arrow-u-up-left",
        ),
    )


def ticket_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    ticket = sheet.ticket
    if ticket is None:
        return SheetPage("", ())
    rows = {State.WAITING: _of_waiting, State.PARKED: _of_parked}.get(ticket.state, _of_no_show)
    return SheetPage(ticket.label, rows(ticket, sheet, desk), note=desk.service(ticket))


def _of_waiting(ticket: Ticket, sheet: Sheet, _desk: SheetContext) -> tuple[SheetRow, ...]:
    ordinary = ticket.lane is Lane.ORDINARY
    lane = Lane.PRIORITY if ordinary else Lane.ORDINARY
    return (
        SheetRow(translate("Sheet", "Call out of turn"), sheet.to(Kind.CALL), glyph="megaphone"),
        SheetRow(
            translate("Sheet", "Give priority") if ordinary else translate("Sheet", "Take the priority back"),
            intent(Verb.CHANGE_LANE, ticket.id, lane=lane),
            glyph="star",
        ),
        SheetRow(translate("Sheet", "Transfer"), sheet.to(Kind.TRANSFER), glyph="arrows-left-right"),
        _cancel_row(sheet),
    )


def _call_back(ticket: Ticket) -> SheetRow:
    reason = translate("Sheet", "{number} was sent on by mistake").format(number=ticket.label)
    call = intent(Verb.CALL, ticket.id, reason=reason)
    return SheetRow(translate("Sheet", "Call to this counter again"), call, glyph="megaphone")


def _of_parked(ticket: Ticket, sheet: Sheet, desk: SheetContext) -> tuple[SheetRow, ...]:
    return (*_go_on(ticket), _cancel_row(sheet), *come_back_row(desk, sheet, ticket))


def _go_on(ticket: Ticket) -> tuple[SheetRow, ...]:
    return (
        SheetRow(translate("Sheet", "Go on serving"), intent(Verb.RESUME, ticket.id), glyph="play",
            note=translate("Sheet", "The person is here")),
        SheetRow(translate("Sheet", "Call to this counter"), intent(Verb.CALL, ticket.id), glyph="megaphone",
            note=translate("Sheet", "The hall hears the number")),
    )  # fmt: skip


def _of_no_show(ticket: Ticket, sheet: Sheet, desk: SheetContext) -> tuple[SheetRow, ...]:
    return _came_back(ticket, sheet, desk)


def _cancel_row(sheet: Sheet) -> SheetRow:
    return SheetRow(translate("Sheet", "Cancel the number"), sheet.to(Kind.CANCEL), glyph="prohibit")


def call_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    id_ = sheet.ticket.id if sheet.ticket else None
    rows = desk.reasons(desk.settings.reasons.out_of_turn, sheet, intent(Verb.CALL, id_, text_as="reason"))
    title = translate("Sheet", "Why is {number} called out of turn?").format(number=sheet.number)
    return SheetPage(title, rows, note=translate("Sheet", "The reason stands in the journal."))


def cancel_page(_desk: SheetContext, sheet: Sheet) -> SheetPage:
    id_ = sheet.ticket.id if sheet.ticket else None
    title = translate("Sheet", "Cancel {number}?").format(number=sheet.number)
    keep = SheetRow(translate("Sheet", "No, keep the number"), None, glyph="arrow-left")
    cancel = SheetRow(
        translate("Sheet", "Yes, cancel it"), intent(Verb.CANCEL, id_), glyph="prohibit", tone="amber"
    )
    return SheetPage(title, (keep, cancel), note=translate("Sheet", "The person does not want to wait any more."))
