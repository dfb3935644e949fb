"""The sheets about one number that was looked up, and about a new one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication

from counter.reception.state import ReceptionState
from counter.requests.intent import Intent, intent
from counter.sheets.context import SheetContext
from counter.sheets.lists import clock
from counter.sheets.sheet import Kind, Sheet, SheetPage, SheetRow
from counter.sheets.slips import in_words, printer_called
from shared.errors.counters import WrongState
from shared.errors.kinds import Words
from shared.hall.forecast import Forecast
from shared.rules.entry import Verb
from shared.rules.ticket import Lane, Source, State, Ticket
from shared.settings.languages import language_name
from shared.settings.settings import Settings, say
from shared.ui.texts import in_force

translate = QCoreApplication.translate


class ReceptionContext(SheetContext):
    """What every page of the reception is made from."""

    state: ReceptionState

    def __init__(self, settings: Settings, state: ReceptionState) -> None:
        super().__init__(settings, 0, state)

    def printers(self) -> list[str]:
        """Where a slip may be printed: the reception's own one first."""
        return list(dict.fromkeys((*filter(None, (self.state.printer,)), *sorted(self.state.board.printers))))


def found_page(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    """A number: where it stands, and what can be done with it."""
    visit, ticket = desk.state.visit, sheet.ticket
    if visit is not None and (ticket is None or visit.ticket.id == ticket.id):
        ticket = visit.ticket
    if ticket is None:
        return SheetPage("", ())
    ticket = desk.state.board.tickets.get(ticket.id, ticket)
    rows = tuple(_acts(desk, sheet.to(sheet.kind, ticket=ticket), ticket))
    return SheetPage(ticket.label, rows, note=f"{desk.service(ticket)} · {_stands(desk, ticket)}")


def _stands(desk: ReceptionContext, ticket: Ticket) -> str:
    """In words, where it is now."""
    at = {"counter": ticket.counter, "time": clock(desk.settings, ticket.return_at) if ticket.return_at else ""}
    match ticket.state:
        case State.WAITING:
            ahead = Forecast(desk.settings, None, desk.state.board, desk.state.now).ahead.get(ticket.id, 0)
            return translate("Reception", "waiting, {count} ahead").format(count=ahead)
        case State.CALLED:
            return translate("Reception", "called to counter {counter}").format(**at)
        case State.SERVING:
            return translate("Reception", "being served at counter {counter}").format(**at)
        case State.PARKED if ticket.return_at:
            return translate("Reception", "put aside at counter {counter}, back at {time}").format(**at)
        case State.PARKED:
            return translate("Reception", "put aside at counter {counter}").format(**at)
        case _:
            return in_force(Words(WrongState.reasons[ticket.state.value]))


def _acts(desk: ReceptionContext, sheet: Sheet, ticket: Ticket) -> Iterator[SheetRow]:
    trouble = desk.state.board.troubles.get(ticket.id)
    if ticket.state is State.WAITING:
        ordinary = ticket.lane is Lane.ORDINARY
        yield SheetRow(
            translate("Sheet", "Give priority") if ordinary else translate("Sheet", "Take the priority back"),
            intent(Verb.CHANGE_LANE, ticket.id, lane=Lane.PRIORITY if ordinary else Lane.ORDINARY),
            glyph="star",
        )
        yield SheetRow(
            translate("Reception", "Another service"), sheet.to(Kind.TO_SERVICE), glyph="arrows-left-right"
        )
        yield SheetRow(translate("Reception", "Straight to a counter"), sheet.to(Kind.TO_COUNTER), glyph="sign-in")
    if ticket.state is State.PARKED:
        yield SheetRow(
            translate("Reception", "The person is back"),
            intent(Verb.COME_BACK, ticket.id),
            note=translate("Reception", "Counter {number} calls it next").format(number=ticket.counter),
            glyph="arrow-u-up-left",
        )
    if ticket.state is State.NO_SHOW:
        yield SheetRow(
            translate("Sheet", "Back into the line"), intent(Verb.REQUEUE, ticket.id), glyph="arrow-u-up-left"
        )
    if ticket.state in (State.SERVED, State.CANCELLED):
        again = intent(Verb.ISSUE, service=ticket.service, lane=ticket.lane, **_as_usual(desk))
        yield SheetRow(translate("Reception", "A new number of the same service"), again, glyph="ticket")
        return
    for printer in desk.printers() or (None,):
        at = printer_row(printer, translate("Reception", "Print the slip again"))
        yield SheetRow(at, reprint(ticket, printer), note=in_words(trouble) if trouble else "", glyph="printer")
    if trouble:
        seen = intent(Verb.SLIP, ticket.id, job=trouble.job)
        yield SheetRow(translate("Reception", "The person has the slip"), seen, glyph="check")
    if ticket.state in (State.WAITING, State.PARKED):
        yield SheetRow(translate("Sheet", "Cancel the number"), sheet.to(Kind.CANCEL), glyph="prohibit")


def reprint(ticket: Ticket, printer: str | None) -> Intent:
    """At a printer, or (None) where the hall says."""
    return intent(Verb.REPRINT, ticket.id, job=0, though_held=False, printer=printer)


def printer_row(printer: str | None, text: str) -> str:
    """What a row says that prints there."""
    if printer is None:
        return text
    return translate("Reception", "{text}, printer {name}").format(text=text, name=printer_called(printer))


def _as_usual(desk: ReceptionContext) -> dict[str, Any]:
    printers = desk.printers()
    return {"source": Source.RECEPTION, **({"printer": printers[0]} if printers else {})}


def issue_page(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    """Which service somebody wants."""
    waits, off = desk.state.board.waiting_by_service(), desk.state.board.off
    rows = tuple(
        SheetRow(
            say(service.name, desk.state.language),
            sheet.to(Kind.HOW, target=(("service", service.code),)),
            note=translate("Reception", "off: {reason}").format(reason=say(off[service.code], desk.state.language))
            if service.code in off
            else "",
            side=translate("Sheet", "{count} waiting").format(count=waits[service.code])
            if waits.get(service.code)
            else "",
            tone="amber" if service.code in off else "",
        )
        for service in desk.settings.service
    )
    return SheetPage(translate("Reception", "A number for which service?"), rows)


def how_page(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    """Lane, language and counter are changed by their rows; the first row gives the number."""
    order = dict(sheet.target)
    code = str(order.pop("service"))
    languages = desk.settings.hall.languages
    lane, language = Lane(order.get("lane", Lane.ORDINARY)), str(order.get("language", languages[0]))
    given = {**order, "lane": lane, "language": language, "source": Source.RECEPTION}
    rows = [
        SheetRow(
            printer_row(printer, translate("Reception", "Give the number")),
            intent(Verb.ISSUE, service=code, printer=printer, **given),
            glyph="printer",
        )
        for printer in desk.printers()
    ]
    plain = translate("Reception", "Give the number without paper")
    rows.append(SheetRow(plain, intent(Verb.ISSUE, service=code, **given), glyph="ticket"))
    other = Lane.ORDINARY if lane is Lane.PRIORITY else Lane.PRIORITY
    rows.append(
        SheetRow(
            translate("Reception", "Priority: yes")
            if lane is Lane.PRIORITY
            else translate("Reception", "Priority: no"),
            _changed(sheet, lane=other),
            glyph="star",
            tone="amber" if lane is Lane.PRIORITY else "",
        )
    )
    if len(languages) > 1:
        following = languages[(languages.index(language) + 1) % len(languages)]
        text = translate("Reception", "Language of the slip: {name}").format(name=language_name(language))
        rows.append(SheetRow(text, _changed(sheet, language=following), glyph="translate"))
    where = order.get("to_counter")
    if where is None:
        rows.append(
            SheetRow(
                translate("Reception", "Straight to a counter"),
                sheet.to(Kind.TO_COUNTER),
                note=translate("Reception", "Only that counter calls the number"),
                glyph="sign-in",
            )
        )
    else:
        text = translate("Reception", "Straight to counter {number}").format(number=where)
        rows.append(SheetRow(text, _changed(sheet, to_counter=None), glyph="sign-in", tone="amber"))
    service = desk.settings.find_service(code)
    return SheetPage(say(service.name, desk.state.language) if service else code, tuple(rows))


def _changed(sheet: Sheet, **change: Any) -> Sheet:
    """The same sheet with something chosen otherwise; Esc goes back past it."""
    target = {**dict(sheet.target), **change}
    kept = tuple((name, value) for name, value in target.items() if value is not None)
    return Sheet(Kind.HOW, target=kept, before=Sheet(Kind.ISSUE))


def counter_page(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    """The open counters, for somebody who waits, or for a number that is still to be given."""
    ticket, order = sheet.ticket, dict(sheet.target)
    service = ticket.service if ticket else str(order.get("service", ""))
    rows = []
    for counter in desk.settings.counter:
        if counter.number not in desk.state.board.sessions:
            continue
        busy = desk.state.board.at_counter(counter.number)
        calls = "" if counter.calls(service) else translate("Sheet", "other services")
        rows.append(
            SheetRow(
                translate("Sheet", "Counter {number}").format(number=counter.number),
                intent(Verb.TRANSFER, ticket.id, to_counter=counter.number)
                if ticket
                else _changed(sheet, to_counter=counter.number),
                note=say(counter.name, desk.state.language),
                side=calls or (busy.label if busy else translate("Reception", "free")),
                tone="amber" if calls else "",
            )
        )
    empty = translate("Reception", "No counter is open.")
    return SheetPage(translate("Sheet", "To which counter?"), tuple(rows), empty=empty)


def service_page(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    """To which service somebody who waits goes: nothing else changes."""
    ticket = sheet.ticket
    if ticket is None:
        return SheetPage("", ())
    rows = tuple(
        SheetRow(say(each.name, desk.state.language), intent(Verb.TRANSFER, ticket.id, service=each.code))
        for each in desk.settings.service
        if ticket.reserved or each.code != ticket.service
    )
    title = translate("Reception", "Which service for {number}?").format(number=ticket.label)
    return SheetPage(title, rows, empty=translate("Sheet", "There is no other service."))
