"""What stands on each sheet of the reception, at the left of its window: `page(settings, state, sheet)`. Pure but
for the interface language in force.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter.reception import bookings, tickets
from counter.reception.state import ReceptionState
from counter.reception.tickets import ReceptionContext
from counter.requests.intent import intent
from counter.sheets.lists import clock
from counter.sheets.sheet import Kind, Sheet, SheetPage, SheetRow
from counter.sheets.slips import seen_page, slip_page, there_page
from counter.sheets.tickets import cancel_page
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.rules.entry import Verb
from shared.settings.settings import Settings, say

translate = QCoreApplication.translate

_OFF: Mapping[str, str] = MappingProxyType(
    {
        "Hệ thống gián đoạn": QT_TRANSLATE_NOOP("Reception", "System interrupted"),
        "Cán bộ đi vắng": QT_TRANSLATE_NOOP("Reception", "Staff are away"),
        "Đã đủ số người trong buổi": QT_TRANSLATE_NOOP("Reception", "Enough people for this half day"),
    }
)
"""Usual reasons for a service that takes nobody, as people read them, and the same in English."""
STANDS = (30, 60, 120, 240)
"""Minutes a notice may stand; it ends with the day at the latest."""


def page(settings: Settings, state: ReceptionState, sheet: Sheet) -> SheetPage:
    """The page of an open sheet."""
    return PAGES[sheet.kind](ReceptionContext(settings, state), sheet)


def _services(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    off = desk.state.board.off
    rows = []
    for service in desk.settings.service:
        name, reason = say(service.name, desk.state.language), off.get(service.code)
        if reason is None:
            rows.append(SheetRow(name, sheet.to(Kind.OFF, target=(("service", service.code),), where=name)))
        else:
            on = intent(Verb.SERVICE_ON, service=service.code)
            note = translate("Reception", "Off: {reason}. Choose it to switch it on.")
            said = note.format(reason=say(reason, desk.state.language))
            rows.append(SheetRow(name, on, note=said, tone="amber"))
    return SheetPage(
        translate("Reception", "Which service takes nobody for a while?"),
        tuple(rows),
        note=translate("Reception", "The kiosks give no numbers of it, and say why; it ends with the day."),
    )


def _off(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    off = {"service": dict(sheet.target)["service"]}
    rows = [
        SheetRow(
            vi if desk.state.language == "vi" else en,
            intent(Verb.SERVICE_OFF, reason=vi, english=en, **off),
        )
        for vi, en in _OFF.items()
    ]
    other = sheet.to(Kind.OTHER, other=intent(Verb.SERVICE_OFF, text_as="reason", **off))
    rows.append(SheetRow(translate("Sheet", "Another reason…"), other))
    return SheetPage(translate("Reception", "Why is {service} off?").format(service=sheet.where), tuple(rows))


def _announce(_desk: ReceptionContext, _sheet: Sheet) -> SheetPage:
    row = SheetRow(translate("Reception", "Say it now"), intent(Verb.ANNOUNCE, text_as="text"), glyph="megaphone")
    return SheetPage(
        translate("Reception", "What is said to everybody?"),
        (row,),
        note=translate("Reception", "The hall screens show it large and say it, at most 60 characters."),
        field=translate("Reception", "The sentence, then Enter"),
        typing=True,
    )


def _notices(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    standing = [each for each in desk.state.board.notices if each.until > desk.state.now]
    rows = [SheetRow(translate("Reception", "A new notice"), sheet.to(Kind.NOTICE), glyph="note-pencil")]
    rows += [
        SheetRow(
            say(each.text, desk.state.language),
            intent(Verb.NOTICE_END, notice=each.number),
            note=translate("Reception", "Until {time}. Choose it to end it now.").format(
                time=clock(desk.settings, each.until)
            ),
            glyph="x",
        )
        for each in standing
    ]
    return SheetPage(translate("Reception", "Notices on the hall screens"), tuple(rows))


def _notice(_desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    row = SheetRow(translate("Sheet", "Go on"), sheet.to(Kind.NOTICE_UNTIL), glyph="arrow-right")
    return SheetPage(
        translate("Reception", "What does the notice say?"),
        (row,),
        field=translate("Reception", "The sentence, then Enter"),
        typing=True,
    )


def _until(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    rows = tuple(
        SheetRow(
            translate("Reception", "Until {time}").format(time=clock(desk.settings, desk.state.now, minutes)),
            intent(Verb.NOTICE, text=sheet.reason, minutes=minutes),
            side=translate("Sheet", "{count} min").format(count=minutes),
        )
        for minutes in STANDS
    )
    return SheetPage(translate("Reception", "How long does it stand?"), rows, note=sheet.reason)


def _other(_desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    row = SheetRow(translate("Sheet", "Go on"), sheet.other, glyph="arrow-right")
    field = translate("Reception", "The reason, then Enter")
    return SheetPage(translate("Sheet", "Which reason?"), (row,), field=field, typing=True)


PAGES: Mapping[Kind, Callable[[ReceptionContext, Sheet], SheetPage]] = MappingProxyType(
    {
        Kind.FOUND: tickets.found_page,
        Kind.ISSUE: tickets.issue_page,
        Kind.HOW: tickets.how_page,
        Kind.TO_COUNTER: tickets.counter_page,
        Kind.TO_SERVICE: tickets.service_page,
        Kind.CANCEL: cancel_page,
        Kind.SLIP: slip_page,
        Kind.SEEN: seen_page,
        Kind.THERE: there_page,
        Kind.CHECK_IN: bookings.check_in_page,
        Kind.BOOK: bookings.book_page,
        Kind.BOOK_DAY: bookings.day_page,
        Kind.BOOK_TIME: bookings.time_page,
        Kind.SERVICES: _services,
        Kind.OFF: _off,
        Kind.ANNOUNCE: _announce,
        Kind.NOTICES: _notices,
        Kind.NOTICE: _notice,
        Kind.NOTICE_UNTIL: _until,
        Kind.OTHER: _other,
    }
)
