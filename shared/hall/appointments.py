"""Appointments: a time booked before one comes. It ranks at its time; nobody's name is kept, only a code."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.errors import (
    AppointmentOver,
    AppointmentTooEarly,
    NoAppointments,
    SlotFull,
    SlotWrong,
    UnknownAppointment,
)
from shared.hall.intake import CODE_BYTES, Intake
from shared.rules.board import Entry
from shared.rules.ticket import Lane, Source, Ticket, Verb
from shared.settings import ServiceSection
from shared.store import bookings
from shared.store.act import Act
from shared.store.statement import Tx


@dataclass(frozen=True, slots=True)
class Appointment:
    """`at` is aware, the beginning of its slot. Who holds `code` may come; it is not in the journal."""

    code: str
    service: str
    at: datetime


class Appointments(Intake):
    """Booking under the same lock as the numbers, so that no slot is given to more than it holds."""

    def book(self, service: str, at: datetime, *, request_id: str | None = None) -> Appointment:
        """A place in the slot that begins at or before `at` (aware).

        Raises UnknownService, NoAppointments, SlotWrong (over, or outside the hours), SlotFull.
        """
        wanted = self._service(service)

        def work(act: Act) -> Appointment:
            start = self._slot(act, wanted, at)
            taken = bookings.count(act.tx, act.hall, service, start)
            if taken >= self.settings.appointments.per_slot:
                raise SlotFull(at=self._shown(start))
            entry = act.write(Verb.BOOK, None, None, {"service": service, "for": start.isoformat()})
            code = secrets.token_hex(CODE_BYTES).upper()
            bookings.add(act.tx, act.hall, entry.seq, code, service, start)
            return Appointment(code, service, start)

        return self._verb(Verb.BOOK, request_id, work, self._booked)

    def unbook(self, code: str, *, request_id: str | None = None) -> None:
        """Gives the place back. Raises UnknownAppointment, AppointmentOver."""

        def work(act: Act) -> None:
            booking = self._open_booking(act, code)
            bookings.close(act.tx, act.hall, booking.id, "cancelled", None)
            act.write(Verb.UNBOOK, None, None, {"booking": booking.id})

        self._verb(Verb.UNBOOK, request_id, work, lambda _tx, _entry: None)

    def check_in(
        self,
        code: str,
        *,
        request_id: str | None = None,
        printer: str | None = None,
        language: str = "vi",
    ) -> Ticket:
        """The number of somebody who booked. It ranks at the booked time; at the arrival for who is late.

        Raises UnknownAppointment, AppointmentTooEarly, AppointmentOver (used, cancelled, another day), and as
        `issue` except for the hours.
        """

        def work(act: Act) -> Ticket:
            booking = self._open_booking(act, code)
            rules = self.settings.appointments
            opens = booking.at - timedelta(minutes=rules.early_minutes)
            if booking.at.astimezone(act.zone).date() < act.day:
                raise AppointmentOver(at=self._shown(booking.at))
            if act.at < opens:
                raise AppointmentTooEarly(at=self._shown(booking.at), opens=self._shown(opens))
            late = act.at > booking.at + timedelta(minutes=rules.late_minutes)
            rank = act.at if late else booking.at
            service = self._service(booking.service)
            ticket = self._new_ticket(
                act, service, Lane.ORDINARY, rank, Source.APPOINTMENT, None, printer, language
            )
            bookings.close(act.tx, act.hall, booking.id, "came", ticket.id)
            return ticket

        return self._verb(Verb.ISSUE, request_id, work)

    def appointments(self, service: str, since: datetime, until: datetime) -> list[tuple[datetime, int]]:
        """How many hold each slot from `since` to `until`: (beginning of the slot, booked), in order."""
        with self._store.read() as tx:
            return bookings.slots(tx, self._id, service, since, until)

    # Inside

    def _slot(self, act: Act, service: ServiceSection, at: datetime) -> datetime:
        rules = self.settings.appointments
        if not rules.per_slot:
            raise NoAppointments
        local = at.astimezone(act.zone).replace(second=0, microsecond=0)
        minute = local.hour * 60 + local.minute
        start = local - timedelta(minutes=minute % rules.slot_minutes)
        if start <= act.at or not self.settings.timetable(service).is_open(start.replace(tzinfo=None)):
            raise SlotWrong(at=self._shown(start))
        return start.astimezone(at.tzinfo)

    def _open_booking(self, act: Act, code: str) -> bookings.Booking:
        booking = bookings.find(act.tx, act.hall, code)
        if booking is None:
            raise UnknownAppointment
        if booking.state != "booked":
            raise AppointmentOver(at=self._shown(booking.at))
        return booking

    def _booked(self, tx: Tx, entry: Entry) -> Appointment:
        booking = bookings.of_entry(tx, self._id, entry.seq)
        return Appointment(booking.code, booking.service, booking.at)

    def _shown(self, at: datetime) -> str:
        return f"{at.astimezone(self.settings.zone):%H:%M %d/%m}"
