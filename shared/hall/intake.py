"""Who comes: numbers are issued, and what may change while somebody waits."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta

from shared.errors.counters import LaneUnchanged, TargetClosed
from shared.errors.kinds import Named
from shared.errors.visits import (
    DailyLimitReached,
    DeferredTooOften,
    NobodyBehind,
    SeriesFull,
)
from shared.hall.lookups import must_be_on, must_be_open
from shared.hall.outlook import Outlooks
from shared.hall.prints import drop_queued
from shared.hall.texts import short
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_runner import VerbRunner
from shared.rules import calling
from shared.rules.chain import code_seal
from shared.rules.entry import Verb
from shared.rules.numbering import SeriesPosition, business_day, next_number
from shared.rules.printing import CANCELLED, JobState
from shared.rules.ticket import Lane, Source, Ticket, advance, for_counter
from shared.settings.sections import ServiceSection
from shared.store.statement import Tx, VerbReads
from shared.store.tables import (
    appointments,
    dossiers,
    journal,
    number_blocks,
    print_jobs,
    series,
    sessions,
    tickets,
)

CODE_BYTES = 10
"""Random bytes in a ticket's code (80 bits): it opens a person's page, so it must not be guessable."""


class Intake:
    """The verbs of the kiosk and of reception."""

    def __init__(self, runner: VerbRunner, outlooks: Outlooks) -> None:
        self._runner = runner
        self._settings = runner.settings
        self._look = runner.look
        self._outlooks = outlooks

    def issue(
        self,
        service: str,
        lane: Lane = Lane.ORDINARY,
        *,
        request_id: str | None = None,
        printer: str | None = None,
        language: str = "vi",
        source: Source = Source.KIOSK,
        counter: int | None = None,
        dossier: str = "",
        device: int | None = None,
        to_counter: int | None = None,
        still_wanted: Callable[[], bool] | None = None,
    ) -> Ticket:
        """A new number. With `printer` a print job is queued in the same transaction.

        `counter` is the open counter whose clerk gives the number; staff may do so outside the hours, and
        of a service that is off; so may the reception, which is a `source` and no counter. `dossier`: the code on
        a paper that the person brought; kept for the day, for the clerk alone (`Calls.sent`). `device`: the id of
        the hub's device that asked. `to_counter`: a walk-in, whom that open counter alone calls.
        `still_wanted`: whether somebody waits for it; asked on this thread, last before the commit.
        Raises UnknownService, ServiceOff, HallClosed, ServiceClosed, ServiceEnded, DailyLimitReached, SeriesFull;
        with `counter` UnknownCounter, CounterClosed; with `to_counter` UnknownCounter, TargetClosed; with
        `dossier` TextTooLong, TextWrong; with `still_wanted` TooLate.
        """
        wanted, lane, brought = self._look.service(service), Lane(lane), short(dossier)
        if counter is not None:
            self._look.counter(counter)
            source = Source.CLERK if source is Source.KIOSK else source
        if to_counter is not None:
            self._look.counter(to_counter)

        def work(act: VerbTransaction) -> Ticket:
            if to_counter is not None and to_counter not in sessions.open_now(act.tx, act.hall):
                raise TargetClosed(counter=to_counter)
            if counter is not None:
                self._look.session(act, counter)
            elif source is not Source.RECEPTION:
                must_be_on(wanted, self._look.facts(act))
                if not self._settings.timetable(wanted).is_open(act.local):  # after the clock was set back
                    must_be_open(self._settings, wanted, act.shown)
            self.must_be_below_limit(act, wanted, act.day)
            arrived = calling.rank(act.at, self._look.head_start(lane))
            line = "" if to_counter is None else for_counter(to_counter)
            given = (source, counter, printer, language, device, line)
            ticket = self.new_ticket(act, wanted, lane, arrived, *given)
            if brought:
                dossiers.add(act.tx, act.hall, ticket.id, brought)
            return ticket

        same = {"service": service, "lane": lane.value}
        ahead = self.ahead(wanted)
        return self._runner.run(Verb.ISSUE, request_id, work, same=same, still_wanted=still_wanted, ahead=ahead)

    def cancel(
        self, ticket_id: int, *, counter: int | None = None, reason: str = "", request_id: str | None = None
    ) -> Ticket:
        """The person does not want to wait any more, or `reason` says why nobody does; a slip that nobody has
        begun to print stays unprinted. `counter` is whose clerk was told.

        Raises UnknownTicket, WrongState, TextTooLong; with `counter` UnknownCounter, CounterClosed.
        """
        text = short(reason)

        def work(act: VerbTransaction) -> Ticket:
            if counter is not None:
                self._look.session(act, counter)
            ticket = self._look.given(act, ticket_id, Verb.CANCEL)
            jobs = print_jobs.of_ticket(act.tx, act.hall, ticket.id)
            fresh = all(job.state == JobState.QUEUED for job in jobs)  # else staff look after its slips
            body = {"reason": text} if text else {}
            return act.change(
                Verb.CANCEL, ticket, counter, body | (drop_queued(act, jobs, CANCELLED) if fresh else {})
            )

        ahead = self._look.ahead(counter, ticket_id, lambda tx, hall: print_jobs.of_ticket(tx, hall, ticket_id))
        return self._runner.run(Verb.CANCEL, request_id, work, same={"ticket": ticket_id}, ahead=ahead)

    def change_lane(
        self, ticket_id: int, lane: Lane, *, counter: int | None = None, request_id: str | None = None
    ) -> Ticket:
        """Somebody who waits gets priority, or gives it up; the time of arrival stays. `counter` as in `cancel`.

        Raises UnknownTicket, WrongState, LaneUnchanged; with `counter` UnknownCounter, CounterClosed.
        """
        lane = Lane(lane)

        def work(act: VerbTransaction) -> Ticket:
            if counter is not None:
                self._look.session(act, counter)
            ticket = self._look.given(act, ticket_id, Verb.CHANGE_LANE)
            if ticket.lane is lane:
                raise LaneUnchanged(number=ticket.label)
            gain = self._look.head_start(lane) - self._look.head_start(ticket.lane)
            body = {"lane": lane.value, "rank": calling.rank(ticket.rank, gain).isoformat()}
            return act.change(Verb.CHANGE_LANE, ticket, counter, body)

        same, ahead = {"ticket": ticket_id, "lane": lane.value}, self._look.ahead(counter, ticket_id)
        return self._runner.run(Verb.CHANGE_LANE, request_id, work, same=same, ahead=ahead)

    def defer(self, ticket_id: int, *, source: Source = Source.PHONE, request_id: str | None = None) -> Ticket:
        """Who waits wants a little more time: it goes behind the next `calling.return_places` of its line.

        Raises UnknownTicket, WrongState, DeferredTooOften (`calling.defer_limit`), NobodyBehind.
        """
        limit, places = self._settings.calling.defer_limit, self._settings.calling.return_places

        def work(act: VerbTransaction) -> Ticket:
            ticket = self._look.given(act, ticket_id, Verb.DEFER)
            past = journal.entries_of_ticket(act.tx, act.hall, ticket_id, sys.maxsize)
            if sum(entry.verb is Verb.DEFER for entry in past) >= limit:
                raise DeferredTooOften(number=ticket.label, limit=limit)
            others = self._look.in_line(act, ticket)
            behind = [each.rank for each in others if (each.rank, each.id) > (ticket.rank, ticket.id)]
            if not (behind and places):
                raise NobodyBehind(number=ticket.label)
            rank = calling.rank_behind(ticket.rank, behind, places)
            return act.change(Verb.DEFER, ticket, None, {"rank": rank.isoformat(), "source": source.value})

        def reads(tx: Tx, hall: int) -> None:
            journal.entries_of_ticket(tx, hall, ticket_id, sys.maxsize)
            tickets.waiting(tx, hall)

        ahead = self._look.ahead(None, ticket_id, reads)
        return self._runner.run(Verb.DEFER, request_id, work, same={"ticket": ticket_id}, ahead=ahead)

    # Inside

    def ahead(self, service: ServiceSection) -> VerbReads:
        """What a new ticket reads, most often: the day may be another."""

        def reads(tx: Tx, hall: int) -> None:
            series.last(tx, hall, business_day(None, self._runner.clock(), self._settings.zone), service.prefix)
            number_blocks.lowest(tx, hall, service.prefix)
            journal.of_day(tx, hall)
            self._outlooks.ahead(tx, hall)

        return reads

    def new_ticket(
        self,
        act: VerbTransaction,
        service: ServiceSection,
        lane: Lane,
        rank: datetime,
        source: Source,
        counter: int | None,
        printer: str | None,
        language: str,
        device: int | None = None,
        reserved: str = "",
    ) -> Ticket:
        place, begins = self._next_place(act, service)
        outlook = self._outlooks.told(act, service, lane, rank, reserved)
        code = secrets.token_hex(CODE_BYTES).upper()
        body = {
            "service": service.code,
            "lane": lane.value,
            "series": service.prefix,
            "number": place.number,
            "round": place.round,
            "rank": rank.isoformat(),
            "source": source.value,
            "ahead": outlook.ahead,
            "counters": outlook.counters,
            "wait": outlook.wait and list(outlook.wait),
            "code": code_seal(code),
            "printer": printer,
            **({"language": language} if printer is not None else {}),
            **({"device": device} if device is not None else {}),
            **({"reserved": reserved} if reserved else {}),
        }
        ticket = advance(None, act.write(Verb.ISSUE, act.head.seq + 1, counter, body))
        tickets.add_ticket(act.tx, act.hall, ticket, code)
        series.put(act.tx, act.hall, act.day, service.prefix, place, begins=begins)
        if printer is not None:
            print_jobs.add(act.tx, act.hall, ticket.id, printer, language, act.at)
        return ticket

    def _next_place(self, act: VerbTransaction, service: ServiceSection) -> tuple[SeriesPosition, bool]:
        """The next number of the series, and whether it is its first today."""
        prefix, numbers = service.prefix, self._settings.numbers
        last = series.last(act.tx, act.hall, act.day, prefix)
        kiosks = number_blocks.lowest(act.tx, act.hall, prefix)
        end = numbers.last if kiosks is None else min(numbers.last, kiosks - 1)
        live: Collection[int] = ()
        if last is not None and (last.round > 1 or last.number >= end):
            live = tickets.live_numbers(act.tx, act.hall, act.day, prefix)
        place = next_number(last, numbers.first, end, live)
        if place is None:
            raise SeriesFull(series=prefix)
        return place, last is None

    def must_be_below_limit(self, act: VerbTransaction, service: ServiceSection, day: date) -> None:
        """Those who booked have a place below the limit, until they are late."""
        limit = service.daily_limit
        if not limit:
            return
        given = tickets.issued_of_service(act.tx, act.hall, day, service.prefix, service.code)
        begins = datetime.combine(day, time(), act.zone)
        since = max(begins, act.now - timedelta(minutes=self._settings.appointments.late_minutes))
        awaited = appointments.awaited(act.tx, act.hall, service.code, since, begins + timedelta(days=1))
        if given + awaited >= limit:
            raise DailyLimitReached(service=Named(service.name), limit=limit)
