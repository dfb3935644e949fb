"""What the reception asks of the hall without changing it: a number, the slots of a day, the devices there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from counter.messages import Messages
from counter.reception.bookings import day_of
from counter.reception.state import ReceptionLive
from counter.reception.typed import code_in, numbers_in
from counter.sheets.sheet import Kind, Sheet
from shared.errors.kinds import Unavailable
from shared.errors.visits import UnknownTicket
from shared.hall import Hall
from shared.hall.visits import VisitRecord
from shared.rules.device import SeenDevice
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.texts import sentence


class Looking:
    """Puts the answers into the state. Lives on the GUI thread; `open_sheet` shows a sheet."""

    def __init__(
        self,
        settings: Settings,
        hall: Hall,
        jobs: JobRunner,
        live: ReceptionLive,
        messages: Messages,
        open_sheet: Callable[[Sheet], None],
    ) -> None:
        self._settings = settings
        self._hall = hall
        self._jobs = jobs
        self._live = live
        self._messages = messages
        self._open = open_sheet
        self._looked = 0
        """Counts what was looked up, so that an answer that comes too late is nobody's."""
        self.waits = False
        """Whether what was typed is being looked up."""

    def number(self, text: str) -> None:
        """Looks up what was typed; where several people may be meant it says so."""
        prefixes = list(dict.fromkeys(service.prefix for service in self._settings.service))
        meant = numbers_in(text, prefixes)
        live = [number for number in meant if self._live.now.board.find(number)] or meant
        if len(live) > 1:
            several = QCoreApplication.translate("Reception", "Which one: {numbers}? Please type the letter too.")
            self._messages.say(several.format(numbers=", ".join(live)))
        else:
            self.visit(live[0] if live else text.upper())

    def visit(self, asked: str, *, again: bool = False) -> None:
        """A number, or the code of a slip, as it was typed; a code that is of no slip may be of an appointment.
        `again`: it stands there already.
        """
        if again and self.waits:  # another takes its place
            return
        self._looked += 1
        typed = "" if again else self._live.now.text
        if typed:  # the field is free for the next slip
            self.waits = True
            self._live.change(text="")
        told = partial(self._found, self._looked, again)
        failed = partial(self._not_found, self._looked, typed, asked)
        self._jobs.run(partial(self._hall.visit, asked), told, failed)

    def leave(self) -> None:
        """Another page was opened: what is still looked up must not take its place."""
        self._looked += 1
        self.waits = False

    def of_sheet(self, sheet: Sheet | None) -> None:
        """What the page of a sheet needs besides the board."""
        if sheet is not None and sheet.kind is Kind.FOUND:
            self.visit(sheet.number, again=True)
        if sheet is not None and sheet.kind is Kind.BOOK_TIME:
            self._live.change(slots=())
            work = partial(self._hall.appointments, *day_of(self._settings, sheet))
            self._jobs.run(work, lambda slots: self._live.change(slots=tuple(slots), outage=""), self._failed)

    def devices(self, ask: Callable[[], Sequence[SeenDevice]]) -> None:
        """Those that the hub sees; while it is away what is known stays."""
        self._jobs.run(ask, lambda seen: self._live.change(devices=tuple(seen)), lambda _: None)

    def _found(self, looked: int, again: bool, visit: VisitRecord) -> None:
        if looked != self._looked:
            return
        self.waits = False
        if not again:
            self._live.take(sheet=Sheet(Kind.FOUND, visit.ticket), selected=-1, refusal="")
        self._live.change(visit=visit, outage="")

    def _not_found(self, looked: int, typed: str, asked: str, problem: Exception) -> None:
        if looked != self._looked:
            return
        self.waits = False
        if isinstance(problem, UnknownTicket) and code_in(asked):
            self._open(Sheet(Kind.CHECK_IN, where=asked))
        else:
            self._live.take(text=self._live.now.text or typed)
            self._failed(problem)

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Unavailable):
            self._messages.out(problem)
        else:
            self._messages.say(sentence(problem))
