"""Print queues of the system, raw: what CUPS and Windows (`windows_queues`) have in common, and CUPS.

They take a job whole and say nothing of paper, but they can be asked: whether the queue runs and takes jobs, and
whether a job still lies in it. For an office printer that others use too; a kiosk's own printer is better reached
directly.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from abc import abstractmethod
from contextlib import suppress
from enum import StrEnum
from typing import Any

from shared.printer.address import address_of
from shared.printer.deadline import Clock
from shared.printer.escpos.status import SILENCE, Condition, PaperState, Problem
from shared.printer.messages import (
    NO_QUEUE,
    NO_SERVICE,
    NO_SPOOLER,
    REFUSED_JOB,
    REMOVED,
    NothingSent,
    TransportError,
)
from shared.printer.transport import handed_over
from shared.printer.transport.base import Transport
from shared.settings.sections import PrinterSection

TITLE = "Boc So"
"""What a job is called in the queue."""

POLL_SECONDS = 0.25
"""How often a job in the queue is looked for."""


class Queued(StrEnum):
    """Where a job is: in the queue, on its way to the printer, out of it, or taken out of the queue unprinted."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    REMOVED = "removed"


def obstacle(problem: Problem, detail: str = "") -> Condition:
    """A queue that stands still."""
    return Condition(True, PaperState.UNKNOWN, problem, detail)


class Spooler(Transport):
    """Collects a job, hands it over whole, and follows it until it has left the queue."""

    bidirectional = False
    _job: str = ""
    """What the system calls the job handed over last, while it may still be in the queue."""

    def __init__(self, settings: PrinterSection, clock: Clock = time) -> None:
        super().__init__(settings, clock)
        self._unwanted: set[str] = set()  # given up, and not yet seen to be out of the queue

    @property
    def where(self) -> str:
        return self._settings.queue

    def open(self) -> None:
        """Raises OSError where there is no such queue: NothingSent, or TimeoutError if the system does not say."""
        self.check()
        self._device = bytearray()

    def check(self) -> Condition:
        """How the queue is. Raises OSError as `open`."""
        state = self._state()
        self._remove_unwanted()
        return state

    def close(self) -> None:
        """A job that is not finished is forgotten: half a job would print half a slip."""
        self._device = False

    def abort(self) -> None:
        """Takes a job out of the queue that still lies there; where the system does not do it now, a later `check`
        tries again. Never raises.
        """
        self._unwanted |= {self._job} - {""}
        self._job = ""
        self.close()
        self._remove_unwanted()

    def drop_earlier(self) -> None:
        self._unwanted |= {handed_over.noted(address_of(self._settings))} - {""}
        self._remove_unwanted()

    @property
    def is_open(self) -> bool:
        return self._device is not False

    @property
    def line(self) -> Any:
        if not self.is_open:
            self.open()
        return self._device

    def send(self, data: bytes, seconds: float) -> int:  # noqa: ARG002 - it is kept here
        self.line.extend(data)
        return len(data)

    def end_job(self) -> Condition | None:
        """Hands the job over and waits until it has left the queue; what holds it there after so long, then call
        it again. Raises OSError: TimeoutError if the spooler does not take it in time, Said if it was taken out.
        """
        if self.is_open:
            job = bytes(self.line)
            self.close()
            self._job = self._hand_over(job)
            handed_over.note(address_of(self._settings), self._job)
        deadline = self.deadline(self._timeout)
        while self._job and (where := self._found(self._job)) is not Queued.DONE:
            if where is Queued.REMOVED:
                self._job = ""
                raise TransportError(REMOVED)
            if deadline.over:
                return self._held_by()
            self.clock.sleep(POLL_SECONDS)
        self._job = ""
        return None

    def began(self) -> bool:
        return self._found(self._job) is not Queued.WAITING

    def _found(self, job: str) -> Queued:
        """Where it is. While the system does not answer, it may be printing."""
        try:
            return self._where_is(job)
        except OSError:
            return Queued.PRINTING

    def _held_by(self) -> Condition:
        try:
            state = self._state()
            return obstacle(self._what_holds(self._job)) if state.ready else state
        except OSError as error:
            return obstacle(Problem.QUEUE_HOLDS, str(error))

    def _what_holds(self, job: str) -> Problem:  # noqa: ARG002 - here the queue alone says it
        """What is the matter with a job in a queue that runs. Raises OSError."""
        return Problem.QUEUE_HOLDS

    def _remove_unwanted(self) -> None:
        with suppress(OSError):
            for job in tuple(self._unwanted):
                if self._where_is(job) in (Queued.DONE, Queued.REMOVED):
                    self._unwanted.remove(job)
                else:
                    self._remove(job)

    @abstractmethod
    def _state(self) -> Condition:
        """SILENCE while the queue runs and takes jobs. Raises OSError if it is not there."""

    @abstractmethod
    def _hand_over(self, job: bytes) -> str:
        """Gives one job to the system; what it calls it, "" if it does not say. Raises NothingSent when it
        certainly has none of it.
        """

    @abstractmethod
    def _where_is(self, job: str) -> Queued:
        """Raises OSError."""

    @abstractmethod
    def _remove(self, job: str) -> None:
        """Takes it out of the queue, if it is there. Raises OSError."""


_LINES = re.MULTILINE | re.IGNORECASE
"""CUPS takes `Slips` for `slips`, and answers with the name that the queue was made with."""


class Cups(Spooler):
    """`lpstat`, `lp -o raw` and `cancel`, as CUPS 2.4 words them in LC_ALL=C (systemv/lpstat.c)."""

    def _state(self) -> Condition:
        queue = self._settings.queue
        name = re.escape(queue)
        failed, said = self._run(["lpstat", "-p", queue, "-a", queue])
        if failed:
            runs = "is running" in self._run(["lpstat", "-r"])[1]
            raise NothingSent(NO_QUEUE if runs else NO_SERVICE)
        if found := re.search(rf"^printer {name} disabled since .*\n(?:\t(.*))?", said, _LINES):
            return obstacle(Problem.QUEUE_STOPPED, found[1] or "")
        if found := re.search(rf"^{name} not accepting requests .*\n(?:\t(.*))?", said, _LINES):
            return obstacle(Problem.QUEUE_CLOSED, found[1] or "")
        return SILENCE

    def _hand_over(self, job: bytes) -> str:
        failed, said = self._run(["lp", "-d", self._settings.queue, "-o", "raw", "-t", TITLE], job)
        if failed:
            raise NothingSent(REFUSED_JOB)
        found = re.search(r"request id is (\S+)", said)
        return found[1] if found else ""

    def _where_is(self, job: str) -> Queued:
        """One that has left the queue counts as done unless CUPS says otherwise: of a job that was printed and of
        one removed before its turn it says the same ("processing-to-stop-point", CUPS 2.4).
        """
        waiting = self._reasons(job, "not-completed")
        if waiting is not None:
            return Queued.PRINTING if "job-printing" in waiting else Queued.WAITING
        ended = self._reasons(job, "completed") or ""
        return Queued.REMOVED if "cancel" in ended or "abort" in ended else Queued.DONE

    def _reasons(self, job: str, which: str) -> str | None:
        """The job-state-reasons of a job among these; None if it is not. Raises OSError."""
        failed, said = self._run(["lpstat", "-W", which, "-l", "-o", self._settings.queue])
        if failed:
            raise TransportError(NO_SERVICE)
        found = re.search(rf"^{re.escape(job)} .*\n(?:\t.*\n)*?\tAlerts: (.*)", said, _LINES)
        return found[1] if found else None

    def _remove(self, job: str) -> None:
        self._run(["cancel", job])

    def _run(self, command: list[str], given: bytes = b"") -> tuple[int, str]:
        """The program's exit code and what it said. Raises NothingSent, TimeoutError."""
        try:
            done = subprocess.run(
                command,
                input=given,
                capture_output=True,
                timeout=self._timeout,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(*error.args) from None
        except FileNotFoundError:
            raise NothingSent(NO_SPOOLER) from None
        return done.returncode, done.stdout.decode(errors="replace")
