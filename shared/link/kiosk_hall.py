"""The hall of a kiosk behind a hub: it goes on by itself while the hub is away."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import Any
from uuid import uuid4

from shared.errors.devices import DeviceRevoked, HubUnavailable, NotPaired
from shared.errors.outside import StoreUnavailable
from shared.errors.visits import UnknownTicket
from shared.hall import Hall
from shared.hall.printer_lease import PrinterLease
from shared.hall.verb_runner import utc_now
from shared.link.handing_in import HandingIn
from shared.link.hub_journal import HubJournal
from shared.link.kept import GivenNumber, KeptNumbers, SlipResult
from shared.link.own_numbers import OwnNumbers
from shared.rules.board import Board
from shared.rules.printing import INTERRUPTED, JobState, Left, PrintJob
from shared.rules.ticket import Lane, Ticket
from shared.store.lease import Lease

log = logging.getLogger("bocso.kiosk")
REMEMBERED = 200
"""Numbers of its own that it can still speak of once they are handed in."""


class KioskHall:
    """What a kiosk asks of its hall (`Hall`), on any thread. While the hub is away, or the database behind it, a
    number comes out of the kiosk's own block and its slip out of a queue of its own; `handing_in` brings both to
    the hub when it is back.

    `hall` asks the hub; `hasty` too, and does not wait long: for whom somebody stands before the kiosk. A number
    that the hub wrote without being heard is never shown, and cancelled later: its touch has another one.
    """

    def __init__(
        self,
        hall: Hall,
        hasty: Hall,
        journal: HubJournal,
        kept: KeptNumbers,
        board: Callable[[], Board],
        clock: Callable[[], datetime] = utc_now,
        running: Callable[[], float] = monotonic,
    ) -> None:
        self.settings = hall.settings
        self._hall = hall
        self._hasty = hasty
        self._kept = kept
        self._journal = journal
        self._own = OwnNumbers(kept, hall.settings, board, clock)
        self.handing_in = HandingIn(hall, journal, self._own, clock, running)
        self._seen: dict[int, GivenNumber] = {}
        self._claim = uuid4().hex
        """Of the next slip of the hub's queue, until its answer was heard."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._hall, name)

    @property
    def goes_on(self) -> bool:
        """Whether numbers can be given without the hub."""
        return self._journal.refused is None and self._own.any_left

    # Numbers

    def issue(
        self,
        service: str,
        lane: Lane = Lane.ORDINARY,
        *,
        request_id: str | None = None,
        printer: str | None = None,
        language: str = "vi",
        dossier: str = "",
        still_wanted: Callable[[], bool] = lambda: True,
    ) -> Ticket:
        """As `Hall.issue`; raises HubUnavailable only where no number of its own is left, or where the hub does
        not know the kiosk any more: nobody would call what it gives. A `dossier` is handed in too.
        """
        if self._journal.refused is not None:
            raise HubUnavailable(address="", reason=str(self._journal.refused))
        touch = request_id or uuid4().hex
        section = self.settings.find_service(service)
        own = section is not None and (self._own.left(section.prefix) or self._is_given(touch))
        if not own or not (self.handing_in.away or self._is_given(touch)):
            try:
                return self._hasty.issue(
                    service,
                    lane,
                    request_id=touch,
                    printer=printer,
                    language=language,
                    dossier=dossier,
                    still_wanted=still_wanted,
                )
            except (NotPaired, DeviceRevoked) as problem:  # it is staff's to know, not the visitor's
                raise HubUnavailable(address="", reason=str(problem)) from problem
            except StoreUnavailable as problem:
                self.handing_in.failed(problem)
                if not own:
                    raise
                log.warning("a number of the kiosk's own: %s", problem)
        assert section is not None, "a number is left only of a service"
        given = self._own.give(section, lane, touch, printer, language, still_wanted, dossier)
        self._seen[given.id] = given
        self._seen.pop(given.id + REMEMBERED, None)
        return given.as_ticket()

    def cancel(self, ticket_id: int, *, reason: str = "", request_id: str | None = None) -> Ticket:
        """As `Hall.cancel`; one of its own is cancelled when it is handed in."""
        if ticket_id > 0:
            return self._hall.cancel(ticket_id, reason=reason, request_id=request_id)
        given = self._known(ticket_id)
        self._kept.put(given.touch, lambda one: replace(one, wanted=False))
        if self._kept.find(ticket_id) is None and ticket_id in self.handing_in.handed:
            return self._hall.cancel(self.handing_in.handed[ticket_id], reason=reason, request_id=request_id)
        self.handing_in.wake()
        return given.as_ticket()

    def issued(self, ticket_id: int) -> tuple[Ticket, str]:
        """As `Hall.issued`."""
        if ticket_id > 0:
            return self._hall.issued(ticket_id)
        given = self._known(ticket_id)
        return given.as_ticket(), given.code

    # Slips: what the spool asks (`shared.printer.queue.PrintQueue`)

    def lease_printer(self, printer: str) -> PrinterLease:
        """As `Hall.lease_printer`; while the hub is away the kiosk keeps it."""
        lease = PrinterLease(KeptLease(self.handing_in, self._hall, printer), printer)
        lease.acquire()
        return lease

    def claim_print_job(self, printer: str) -> PrintJob | None:
        """Its own slips first; the hub's only once all is handed in, so that none is printed of a number that
        nobody saw.
        """
        with self._kept.lock:
            waiting = (
                one for one in self._kept.now.given if one.slip is JobState.QUEUED and one.printer == printer
            )
            mine = next(waiting, None)
            if mine is not None:
                self._kept.put(mine.touch, lambda one: replace(one, slip=JobState.SENDING))
                return mine.as_job()
        if not self.handing_in.caught_up:
            return None
        try:
            self.handing_in.give_up_abandoned(printer)
            job = self._hall.claim_print_job(printer, request_id=self._claim)
        except StoreUnavailable as problem:
            self.handing_in.failed(problem)
            return None
        self._claim = uuid4().hex
        return job

    def record_print_result(self, job: PrintJob, state: JobState, reason: str = "") -> None:
        if job.id < 0:
            given = self._kept.find(job.id)
            if given is not None:
                self._kept.put(given.touch, lambda one: replace(one, slip=state, reason=reason))
                self.handing_in.wake()
            return
        try:
            self._hall.record_print_result(job, state, reason)
        except StoreUnavailable as problem:
            self.handing_in.failed(problem)
            result = SlipResult(job, state, reason)
            self._kept.change(lambda now: replace(now, results=(*now.results, result)))

    def confirmed_by_clerk(self, job: PrintJob) -> bool:
        if job.id > 0:
            return self._hall.confirmed_by_clerk(job)
        given = self._kept.find(job.id)
        if given is None or given.job is None or self.handing_in.away:
            return False
        return self._hall.confirmed_by_clerk(replace(job, id=given.job))

    def residue_in(self, printer: str) -> Left:
        try:
            return self._hall.residue_in(printer)
        except StoreUnavailable as problem:
            self.handing_in.failed(problem)
            return Left.UNKNOWN

    def fail_abandoned_jobs(self, printer: str) -> int:
        """Its own at once, those of the hub when it is there."""
        under_way = (JobState.SENDING, JobState.BLOCKED)
        left = [one for one in self._kept.now.given if one.slip in under_way and one.printer == printer]
        for each in left:
            self._kept.put(each.touch, lambda one: replace(one, slip=JobState.FAILED, reason=INTERRUPTED))
        self.handing_in.owe_abandoned(printer)
        return len(left)

    def report_printer(self, printer: str, problem: str = "", *, near_end: bool = False) -> None:
        self.handing_in.report(printer, problem, near_end=near_end)

    # Inside

    def _is_given(self, touch: str) -> bool:
        return any(one.touch == touch for one in self._kept.now.given)

    def _known(self, ticket_id: int) -> GivenNumber:
        found = self._kept.find(ticket_id) or self._seen.get(ticket_id)
        if found is None:
            raise UnknownTicket(number=ticket_id)
        return found


class KeptLease(Lease):
    """The right to print a queue, for a kiosk that goes on printing while the hub cannot be asked."""

    def __init__(self, handing_in: HandingIn, hall: Hall, printer: str) -> None:
        self._handing_in = handing_in
        self._hall = hall
        self._printer = printer
        self._there: PrinterLease | None = None

    def renew(self) -> bool:
        """Raises PrinterTaken while another device has it."""
        if self._handing_in.away:
            return True
        try:
            if self._there is None:
                self._there = self._hall.lease_printer(self._printer)
            self._there.renew()
        except StoreUnavailable as problem:
            self._handing_in.failed(problem)
        return True

    def release(self) -> None:
        if self._there is not None:
            self._there.release()
