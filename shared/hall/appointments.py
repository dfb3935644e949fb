"""Appointments: a time booked before one comes. It ranks at its time; nobody's name is kept, only a code."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.errors.visits import (
    AppointmentOver,
    AppointmentTooEarly,
    NoAppointments,
    RequestReused,
    SlotFull,
    SlotWrong,
    UnknownAppointment,
)
from shared.hall.intake import CODE_BYTES, Intake
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_runner import VerbRunner
from shared.rules import calling
from shared.rules.chain import SHORT_CODE, code_seal
from shared.rules.entry import Entry, Verb
from shared.rules.ticket import Lane, Source, Ticket, advance
from shared.settings.sections import ServiceSection
from shared.store.statement import Tx
from shared.store.tables import appointments
from shared.store.tables.appointments import Booking

BOOK_AHEAD = timedelta(days=92)
"""Nobody books for longer: what is further away is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """`at` is aware, the beginning of its slot. Who holds `code` may come; it is not in the journal."""

    code: str
    service: str
    at: datetime

    @property
    def short(self) -> str:
        """What of the code is enough to type."""
        return self.code[:SHORT_CODE]


class Appointments:
    """Booking under the same lock as the numbers, so that no slot is given to more than it holds."""

    def __init__(self, runner: VerbRunner, intake: Intake) -> None:
        self._runner = runner
        self._settings = runner.settings
        self._look = runner.look
        self._intake = intake

    def book(self, service: str, at: datetime, *, request_id: str | None = None) -> Appointment:
        """A place in the slot that begins at or before `at` (aware).

        Slots follow one another from the beginning of each span of the hours.
        Raises UnknownService, NoAppointments, SlotWrong (over, outside the hours, more than BOOK_AHEAD from
        now), SlotFull, DailyLimitReached (of that day).
        """
        wanted = self._look.service(service)

        def work(act: VerbTransaction) -> Appointment:
            start = self._slot(act, wanted, at)
            taken = appointments.count(act.tx, act.hall, service, start)
            if taken >= self._settings.appointments.per_slot:
                raise SlotFull(at=self._shown(start))
            self._intake.must_be_below_limit(act, wanted, start.astimezone(act.zone).date())
            code = secrets.token_hex(CODE_BYTES).upper()
            body = {"service": service, "for": start.isoformat(), "code": code_seal(code)}
            entry = act.write(Verb.BOOK, None, None, body)
            appointments.add(act.tx, act.hall, entry.seq, code, service, start)
            return Appointment(code, service, start)

        def again(tx: Tx, entry: Entry) -> Appointment:
            first = appointments.of_entry(tx, self._runner.id, entry.seq)
            if not first.at <= at < first.at + timedelta(minutes=self._settings.appointments.slot_minutes):
                raise RequestReused(request_id=entry.request_id)
            return Appointment(first.code, first.service, first.at)

        return self._runner.run(Verb.BOOK, request_id, work, again, {"service": service})

    def unbook(self, code: str, *, request_id: str | None = None) -> None:
        """Gives the place back. Raises UnknownAppointment, AppointmentOver."""

        def work(act: VerbTransaction) -> None:
            booking = self._open_booking(act, code)
            act.write(Verb.UNBOOK, None, None, {"booking": booking.id})
            appointments.close(act.tx, act.hall, booking.id, "cancelled", None)

        def again(tx: Tx, entry: Entry) -> None:
            booking = appointments.find(tx, self._runner.id, code)
            if booking is None or booking.id != entry.body["booking"]:
                raise RequestReused(request_id=entry.request_id)

        self._runner.run(Verb.UNBOOK, request_id, work, again)

    def check_in(
        self,
        code: str,
        lane: Lane = Lane.ORDINARY,
        *,
        request_id: str | None = None,
        printer: str | None = None,
        language: str = "vi",
        device: int | None = None,
        still_wanted: Callable[[], bool] | None = None,
    ) -> Ticket:
        """The number of somebody who booked. It ranks at the booked time, at the arrival for who is late; less
        the head start of its lane. A place was kept for it below the service's daily limit. The first SHORT_CODE
        signs of the code are enough. `device`, `still_wanted` as in `Intake.issue`.

        Raises UnknownAppointment, AppointmentTooEarly, AppointmentOver (used, cancelled, another day),
        UnknownService, SeriesFull; with `still_wanted` TooLate.
        """
        lane = Lane(lane)

        def work(act: VerbTransaction) -> Ticket:
            booking = self._open_booking(act, code)
            rules = self._settings.appointments
            opens = booking.at - timedelta(minutes=rules.early_minutes)
            if booking.at.astimezone(act.zone).date() < act.day:
                raise self._over(booking)
            if act.now < opens:
                raise AppointmentTooEarly(at=self._shown(booking.at), opens=self._shown(opens))
            late = act.now > booking.at + timedelta(minutes=rules.late_minutes)
            rank = calling.rank(act.at if late else booking.at, self._look.head_start(lane))
            service = self._look.service(booking.service)
            paper = (None, printer, language, device)
            ticket = self._intake.new_ticket(act, service, lane, rank, Source.APPOINTMENT, *paper)
            appointments.close(act.tx, act.hall, booking.id, "came", ticket.id)
            return ticket

        def again(tx: Tx, entry: Entry) -> Ticket:
            booking = appointments.find(tx, self._runner.id, code)
            if booking is None or booking.ticket != entry.ticket:
                raise RequestReused(request_id=entry.request_id)
            return advance(None, entry)

        return self._runner.run(Verb.ISSUE, request_id, work, again, still_wanted=still_wanted)

    def appointments(self, service: str, since: datetime, until: datetime) -> list[tuple[datetime, int]]:
        """How many hold each slot from `since` to `until`: (beginning of the slot, booked), in order."""
        with self._runner.store.read() as tx:
            return appointments.slots(tx, self._runner.id, service, since, until)

    # Inside

    def _slot(self, act: VerbTransaction, service: ServiceSection, at: datetime) -> datetime:
        rules = self._settings.appointments
        if not rules.per_slot:
            raise NoAppointments
        if not act.now < at <= act.now + BOOK_AHEAD:
            raise SlotWrong(at=self._shown(at))
        local = at.astimezone(act.zone).replace(second=0, microsecond=0)
        minute = local.hour * 60 + local.minute
        spans = self._settings.timetable(service).spans(local.date())
        opens = next((begins for begins, ends in spans if begins <= minute < ends), None)
        if opens is None:
            raise SlotWrong(at=self._shown(local))
        start = local - timedelta(minutes=(minute - opens) % rules.slot_minutes)
        if start <= act.now:
            raise SlotWrong(at=self._shown(start))
        return start.astimezone(at.tzinfo)

    def _open_booking(self, act: VerbTransaction, code: str) -> Booking:
        booking = appointments.find(act.tx, act.hall, code)
        if booking is None:
            raise UnknownAppointment
        if booking.state != "booked":
            raise self._over(booking)
        return booking

    def _over(self, booking: Booking) -> AppointmentOver:
        return AppointmentOver(at=self._shown(booking.at), reason=AppointmentOver.reasons[booking.state])

    def _shown(self, at: datetime) -> str:
        return f"{at.astimezone(self._settings.zone):%H:%M %d/%m}"
