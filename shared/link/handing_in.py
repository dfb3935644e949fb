"""A kiosk's own numbers on their way to the hub, and its blocks on their way back: on a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from shared.errors.kinds import HallError, Refused, Unavailable
from shared.errors.visits import RequestReused
from shared.hall import Hall
from shared.hall.number_blocks import HandedIn
from shared.link.hub_journal import HubJournal
from shared.link.kept import FINAL, GivenNumber, SlipResult
from shared.link.own_numbers import OwnNumbers
from shared.rules.printing import JobState, PrintJob
from shared.rules.ticket import GIVEN_UP

log = logging.getLogger("bocso.kiosk")
T = TypeVar("T")
LOOK_SECONDS = 1.0
STOP_SECONDS = 5.0
ASK_SECONDS = 60.0
"""How often the numbers of a new day are asked for, where they did not come."""


class HandingIn:
    """Any thread but the GUI thread. Whatever fails in the middle, the next round begins where the last one came
    to: every step is done once by its request id, and kept when it is done. `running` gives seconds that never run
    back.
    """

    def __init__(
        self,
        hall: Hall,
        journal: HubJournal,
        own: OwnNumbers,
        clock: Callable[[], datetime],
        running: Callable[[], float],
    ) -> None:
        self._hall = hall
        self._journal = journal
        self._own = own
        self._kept = own.kept
        self._clock = clock
        self._running = running
        self._failing = False
        self._asked: float | None = None
        self._abandoned: set[str] = set()
        self._reports: dict[str, tuple[str, bool]] = {}
        self._said = ""
        self._woken = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="handing in", daemon=True)
        self.handed: dict[int, int] = {}
        """What the hall calls the tickets of this run."""
        self.caught_up = False
        """The hub is there, and knows what was given without it."""

    @property
    def away(self) -> bool:
        """Whether the hub is known not to answer."""
        return self._journal.away or self._failing

    def failed(self, problem: Unavailable) -> None:
        """It did not answer just now."""
        self._say(problem)
        self._failing, self.caught_up = True, False
        self.wake()

    def wake(self) -> None:
        self._woken.set()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """What is under way goes on the next time."""
        self._ended = True
        self.wake()
        self._thread.join(STOP_SECONDS)

    def owe_abandoned(self, printer: str) -> None:
        """What an earlier run left under way in the hub's queue fails, once the hub is there."""
        self._abandoned.add(printer)

    def give_up_abandoned(self, printer: str) -> None:
        """Before the first slip of the hub's queue; not while slips of its own are still printed. Raises as
        `Hall.fail_abandoned_jobs`.
        """
        if printer in self._abandoned and not any(one.job is not None for one in self._kept.now.given):
            self._hall.fail_abandoned_jobs(printer)
            self._abandoned.discard(printer)

    def report(self, printer: str, problem: str, *, near_end: bool) -> None:
        """How the printer is; told when the hub is there."""
        self._reports[printer] = (problem, near_end)
        self.wake()

    def round(self) -> None:
        """Tells the hub what it does not know yet. Raises Unavailable, and goes on there the next time; Refused
        when the rest is done.
        """
        if self._journal.away:
            self.caught_up = False
            return
        refused = [*self._each(self._settle, self._kept.now.given), *self._each(self._slip, self._kept.now.given)]
        refused += self._each(self._tell, self._kept.now.results)
        for printer, (problem, near_end) in list(self._reports.items()):
            self._hall.report_printer(printer, problem, near_end=near_end)
            if self._reports.get(printer) == (problem, near_end):
                del self._reports[printer]
        if self._failing or self._must_ask():
            self._asked = self._running()
            self._own.take(self._hall.reserve(self._kept.now.holder, self._hall.settings.printer.name))
        self._failing, self.caught_up = False, True
        if refused:
            raise refused[0]  # the next round tries it again

    # Inside

    @staticmethod
    def _each(work: Callable[[T], None], these: Iterable[T]) -> list[Refused]:
        """Does all of it, whatever the hub says no to."""
        refused = []
        for each in these:
            try:
                work(each)
            except Refused as problem:
                refused.append(problem)
        return refused

    def _run(self) -> None:
        while not self._ended:
            try:
                self.round()
                if self.caught_up:
                    self._said = ""
            except Unavailable as problem:
                self._failing, self.caught_up = True, False
                self._say(problem)
            except (HallError, OSError) as problem:
                self._say(problem)
            except Exception:
                log.exception("handing in stumbled and goes on")
            self._woken.wait(LOOK_SECONDS)
            self._woken.clear()

    def _say(self, problem: Exception) -> None:
        """Once."""
        if str(problem) != self._said:
            self._said = str(problem)
            log.warning("%s", problem)

    def _must_ask(self) -> bool:
        """Once in each run, and for each day."""
        if self._asked is None:
            return self._hall.settings.hub.offline_numbers > 0
        return self._own.wanted and self._running() - self._asked > ASK_SECONDS

    def _settle(self, given: GivenNumber) -> None:
        if not given.handed_in:
            given = self._handed_in(given)
        if not given.wanted:
            self._cancelled(given)

    def _handed_in(self, given: GivenNumber) -> GivenNumber:
        slip = given.slip
        try:
            done = self._hand_in(given, given.touch, slip)
        except RequestReused:  # the hub wrote the touch itself, and nobody heard of it
            self._cancel_unseen(given)
            done = self._hand_in(given, f"{given.touch}-offline", slip)
        if done.ticket is None:
            log.warning("%s%03d is in no queue; the counters are told", given.series, given.number)
        told = slip if slip in (JobState.SENT, JobState.CONFIRMED) else None
        ticket = done.ticket.id if done.ticket else None
        if ticket is not None:
            self.handed[given.id] = ticket
        self._put(given, handed_in=True, ticket=ticket, job=done.job, told=told)
        return self._kept.find(given.id) or replace(given, handed_in=True, ticket=ticket)

    def _hand_in(self, given: GivenNumber, request: str, slip: JobState) -> HandedIn:
        return self._hall.hand_in(
            self._kept.now.holder, given.series, given.number, given.service, given.lane, given.day, given.taken,
            self._clock(), given.code, printer=given.printer, language=given.language, slip=slip,
            dossier=given.dossier, request_id=request,
        )  # fmt: skip

    def _cancel_unseen(self, given: GivenNumber) -> None:
        """The number that the hub wrote for the touch: the person has another one."""
        unseen = self._hall.issue(given.service, given.lane, request_id=given.touch)
        log.warning("%s was written when nobody heard of it", unseen.label)
        with suppress(Refused):  # it was called already, or the day is over
            self._hall.cancel(unseen.id, reason=GIVEN_UP, request_id=f"{given.touch}-unseen")

    def _cancelled(self, given: GivenNumber) -> None:
        if given.ticket is not None:
            with suppress(Refused):
                self._hall.cancel(given.ticket, reason=GIVEN_UP, request_id=f"{given.touch}-unwanted")
        self._put(given, wanted=True)

    def _slip(self, given: GivenNumber) -> None:
        if given.job is None or given.told == given.slip or given.slip not in (*FINAL, JobState.BLOCKED):
            return
        job = PrintJob(given.job, given.printer or "", given.as_ticket(), given.code, given.language)
        self._hall.record_print_result(job, given.slip, given.reason)
        self._put(given, told=given.slip)

    def _tell(self, result: SlipResult) -> None:
        self._hall.record_print_result(result.job, result.state, result.reason)
        self._kept.change(lambda now: replace(now, results=tuple(each for each in now.results if each != result)))

    def _put(self, given: GivenNumber, **changes: object) -> None:
        self._kept.put(given.touch, lambda one: replace(one, **changes))  # type: ignore[arg-type]
