"""The sheets of appointments: a place in a slot, and somebody who has one and is here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from counter.reception.tickets import ReceptionContext, printer_row
from counter.requests.intent import intent
from counter.sheets.sheet import Kind, Sheet, SheetPage, SheetRow
from shared.rules.entry import Verb
from shared.settings.settings import Settings, say

translate = QCoreApplication.translate
DAYS = 14
"""So many days ahead somebody may choose from."""


def book_page(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    """For which service; none where the hall gives no appointments."""
    services = desk.settings.service if desk.settings.appointments.per_slot else ()
    rows = tuple(
        SheetRow(say(each.name, desk.state.language), sheet.to(Kind.BOOK_DAY, target=(("service", each.code),)))
        for each in services
    )
    empty = translate("Reception", "This hall gives no appointments.")
    return SheetPage(translate("Reception", "An appointment for which service?"), rows, empty=empty)


def day_page(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    """On which of the next days that are not free."""
    service = str(dict(sheet.target)["service"])
    today = desk.state.now.astimezone(desk.settings.zone).date()
    days = (today + timedelta(days=ahead) for ahead in range(DAYS))
    rows = tuple(
        SheetRow(_day(day, desk.state.language), sheet.to(Kind.BOOK_TIME, target=(*sheet.target, ("day", day))))
        for day in days
        if any(True for _ in begins(desk.settings, service, day, desk.state.now))
    )
    empty = translate("Reception", "There is no working day in the next two weeks.")
    return SheetPage(translate("Reception", "On which day?"), rows[:9], empty=empty)


def time_page(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    """The slots of the day that have a place."""
    target = dict(sheet.target)
    service, day = str(target["service"]), target["day"]
    taken = dict(desk.state.slots)
    most = desk.settings.appointments.per_slot
    rows = []
    for at in begins(desk.settings, service, day, desk.state.now):
        free = most - taken.get(at, 0)
        if free > 0:
            side = translate("Reception", "{count} free").format(count=free)
            rows.append(SheetRow(f"{at:%H:%M}", intent(Verb.BOOK, service=service, at=at), side=side))
    title = translate("Reception", "At which time? {day}").format(day=_day(day, desk.state.language))
    return SheetPage(title, tuple(rows), empty=translate("Reception", "No place is left on that day."))


def check_in_page(desk: ReceptionContext, sheet: Sheet) -> SheetPage:
    """Whoever holds the code is here, or gives the place back."""
    come: dict[str, Any] = {"code": sheet.where}
    here = translate("Reception", "The person is here: give the number")
    rows = [
        SheetRow(printer_row(each, here), intent(Verb.ISSUE, printer=each, **come), glyph="printer")
        for each in desk.printers()
    ]
    rows.append(
        SheetRow(
            translate("Reception", "The person is here: number without paper"),
            intent(Verb.ISSUE, **come),
            glyph="ticket",
        )
    )
    back = translate("Reception", "Give the appointment back")
    rows.append(SheetRow(back, intent(Verb.UNBOOK, **come), glyph="prohibit", tone="amber"))
    return SheetPage(translate("Reception", "Appointment {code}").format(code=in_groups(sheet.where)), tuple(rows))


def day_of(settings: Settings, sheet: Sheet) -> tuple[str, datetime, datetime]:
    """Service, beginning and end of the day that a sheet BOOK_TIME is about, aware."""
    target = dict(sheet.target)
    since = datetime.combine(target["day"], time(), settings.zone)
    return str(target["service"]), since, since + timedelta(days=1)


def begins(settings: Settings, service: str, day: date, now: datetime) -> Iterator[datetime]:
    """The slots of a day that are still to come, aware."""
    found = settings.find_service(service)
    for opens, closes in settings.timetable(found).spans(day) if found else ():
        for minute in range(opens, closes, settings.appointments.slot_minutes):
            at = datetime.combine(day, time(), settings.zone) + timedelta(minutes=minute)
            if at > now:
                yield at


def in_groups(code: str) -> str:
    """A code as people read it out: four signs at a time."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def _day(day: date, language: str) -> str:
    name = QLocale(language).standaloneDayName(day.isoweekday())
    return f"{name[:1].upper()}{name[1:]}, {day:%d/%m}"
