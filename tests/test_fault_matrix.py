"""Every fault a simulated printer can play, on both lines, through the hall, its spool and its journal.

One cell: the first ticket is issued while the fault plays; somebody mends it after the kiosk was told; the second
ticket is issued. Whatever the printer did, each slip is on paper once, or staff know that it may not be.
All cells run at the same time: they wait far more than they work.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from shared.device.capabilities import UNPROBED, Capabilities
from shared.device.job import slip_job
from shared.device.printer import connect
from shared.device.simulator import PrinterSimulator
from shared.device.slip import PrintJob, make_slip
from shared.device.spool import Spool
from shared.device.status import Condition
from shared.device.virtual.faults import FAULTS
from shared.errors import PrinterInterrupted, PrinterNotReady, PrinterUnavailable
from shared.fonts import load_fonts
from shared.hall import Hall
from shared.rules.printing import PrinterState, Trouble
from shared.rules.ticket import Ticket, Verb
from shared.settings import PrinterSection
from shared.store.engine import open_store
from tests.halls import Clock, assert_sound, journal
from tests.slips import commune

pytestmark = pytest.mark.allow_logs("shared.device.spool", "shared.device.printer")

NAME = "kiosk"
PATIENCE = 90
"""Seconds after which what has to come will not come any more."""
AT_ONCE = 8
"""Cells that run together: with more, answers come so late on two cores that printers count as silent."""

LINES = ("network", "serial")
KNOWN = {
    "unprobed": UNPROBED,
    "echo": Capabilities(echo=True, fence=True, status=(1, 4, 2, 3), asb=False),
    "fence": Capabilities(echo=False, fence=True, status=(1, 4, 2, 3), asb=False),
    "echo+asb": Capabilities(echo=True, fence=True, status=(1, 4, 2, 3), asb=True),
}
OTHERWISE = {
    "fence": ("no_echo", "wrong_id", "silent_middle", "garbage", "late", "slow", "out_middle", "power_cycle_middle"),
    "echo+asb": ("out_middle", "cover_middle", "offline_middle", "cutter_jam", "asb_noise", "xoff", "dead", "late"),
}
"""Faults that meet other code with these capabilities than with the other two."""
CELLS = [
    *((fault, line, known) for known in ("unprobed", "echo") for fault in FAULTS for line in LINES),
    *((fault, line, known) for known, faults in OTHERWISE.items() for fault in faults for line in LINES),
]


class Rig:
    """A hall, a spool and a simulated printer. `told` and `heard` are what the kiosk got, in order."""

    def __init__(self, folder: Path, fault: str, line: str, known: str) -> None:
        self.printer = PrinterSimulator(folder / "slips", serial=line == "serial")
        self.printer.start()
        self.settings = commune().model_copy(update={"printer": self._section(fault, line)})
        self.store = open_store(f"sqlite:///{folder / 'queue.sqlite'}")
        clock = Clock()
        self.hall = Hall(self.settings, self.store, clock)
        self.told: list[tuple[int, Exception | None]] = []
        self.heard: list[Condition] = []
        self._news = threading.Condition()
        self.spool = Spool(
            self.hall, NAME, connect(self.settings.printer, KNOWN[known]), self.settings, self._told, self._heard, clock
        )

    def _section(self, fault: str, line: str) -> PrinterSection:
        where: dict[str, object] = {"port": self.printer.port}
        if line == "serial":
            where = {"path": self.printer.path, "flow": "xonxoff" if fault == "xoff" else "none"}
        return PrinterSection.model_validate({"connection": line, "timeout_seconds": 1.0, **where})

    def _told(self, job: PrintJob, error: Exception | None) -> None:
        with self._news:
            self.told.append((job.ticket.id, error))
            self._news.notify_all()

    def _heard(self, condition: Condition) -> None:
        with self._news:
            self.heard.append(condition)
            self._news.notify_all()

    def until(self, condition: Callable[[], object]) -> None:
        with self._news:
            assert self._news.wait_for(condition, PATIENCE), f"it did not come to that: {self.told} {self.heard}"

    def issue(self) -> Ticket:
        """As a touch at the kiosk; returns when the kiosk was told how the slip is."""
        ticket = self.hall.issue("certify", printer=NAME)
        self.spool.ring()
        self.until(lambda: self.results(ticket))
        return ticket

    def results(self, ticket: Ticket) -> list[Exception | None]:
        return [error for one, error in self.told if one == ticket.id]

    def job(self, ticket: Ticket) -> tuple[str, str]:
        [job] = self.hall.print_jobs_of(ticket.id)
        return job

    def trouble(self, ticket: Ticket) -> Trouble | None:
        return self.hall.board()[0].troubles.get(ticket.id)

    def mend(self) -> None:
        """Somebody has come: cable, power, paper and cover are as they should be."""
        self.printer.repair()
        self.printer.new_roll()

    def on_paper(self, ticket: Ticket) -> int:
        """How often the whole slip came out."""
        slip = make_slip(self.settings, *self.hall.issued(ticket.id))
        return self.printer.times(slip_job(slip, self.settings.printer))

    def close(self) -> None:
        stopped = self.spool.stop(PATIENCE)
        self.printer.stop()  # prints what it still holds
        assert stopped


@contextmanager
def rig(folder: Path, *cell: str) -> Iterator[Rig]:
    made = Rig(folder, *cell)
    try:
        yield made
    finally:
        made.store.close()


@dataclass
class Slip:
    """What is known of one ticket's slip. `then`: what staff saw when the kiosk was first told."""

    state: str
    reason: str
    results: list[Exception | None]
    then: Trouble | None
    now: Trouble | None = None
    on_paper: int = -1


@dataclass
class End:
    """How a cell ended."""

    slips: list[Slip] = field(default_factory=list)
    heard: list[Condition] = field(default_factory=list)


def play(folder: Path, fault: str, line: str, known: str) -> End:
    """One cell from the first look at the printer to the last look at the books."""
    with rig(folder, fault, line, known) as cell:
        cell.spool.start()
        cell.until(lambda: cell.heard)
        cell.printer.play(fault)
        tickets = [cell.issue()]
        seen = [cell.trouble(tickets[0])]
        state, _ = cell.job(tickets[0])
        cell.mend()
        if state == "blocked":
            cell.until(lambda: len(cell.results(tickets[0])) == 2)
        cell.spool.ring()
        cell.until(lambda: cell.heard[-1].ready)
        tickets.append(cell.issue())
        seen.append(cell.trouble(tickets[1]))
        cell.close()
        end = End(heard=cell.heard)
        for ticket, then in zip(tickets, seen, strict=True):
            slip = Slip(*cell.job(ticket), cell.results(ticket), then, cell.trouble(ticket), cell.on_paper(ticket))
            end.slips.append(slip)
        assert_sound(cell.hall)
        return end
