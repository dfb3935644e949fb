"""A Printer that speaks ESC/POS over one of the lines of `shared.printer.transport.base`."""

from __future__ import annotations

import logging
from collections.abc import Callable

from shared.errors.outside import PrinterInterrupted, PrinterNotReady, PrinterUnavailable
from shared.printer import capabilities
from shared.printer.address import label
from shared.printer.capabilities import Capabilities
from shared.printer.deadline import rate_of, speed_warning
from shared.printer.escpos.commands import INITIALISE, TELL_CHANGES
from shared.printer.escpos.status import Condition, PaperState, Problem
from shared.printer.messages import (
    NOT_SAID,
    PART,
    SAYS_NOTHING,
    TAKEN_BACK,
    TAKES_NOTHING,
    WENT_SILENT,
    WHAT_TO_DO,
    NothingSent,
    TransportError,
    reason,
)
from shared.printer.printer import PrintOutcome
from shared.printer.session.fences import Fences
from shared.printer.session.residue import Residue
from shared.printer.session.session import PrinterSession
from shared.printer.session.transmission import LOOK_SECONDS, Mode, Result, Transmission
from shared.printer.transport.base import Transport
from shared.printer.transport.factory import transport
from shared.rules.printing import Left
from shared.settings.sections import PrinterSection

log = logging.getLogger("shared.printer.printer")

_SECOND_LOOK = 1.0
_UNLIKE = 2
"""So many slips in a row without the echo that the probe heard: another printer stands there now."""
_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""`DLE DC4` fn 8, obeyed at once: throw away what is in the buffers.
https://download4.epson.biz/sec_pubs/pos/reference_en/escpos/dle_dc4_fn8.html
"""
_CLEAR_SECONDS = 0.3


class EscposPrinter:
    """A printer on a line of `transport`.

    The line stays open until `close()`, an error, or an obstacle before a job.
    """

    def __init__(
        self,
        settings: PrinterSection,
        known: Capabilities = capabilities.UNPROBED,
        plug: Callable[[PrinterSection], Transport] = transport,
    ) -> None:
        """`plug` makes the line, whose clock all deadlines go by."""
        self._settings = settings
        self._plug = plug
        self._known = known
        self._line: Transport | None = None
        self._talk: PrinterSession | None = None
        self._job: Transmission | None = None
        self._lost: PrinterInterrupted | None = None
        self._unechoed = 0
        self._fences = Fences(settings, known.fence)
        self._answers = bool(known.status)  # it has answered a question, to the probe or since
        self._left = Residue(cut=settings.cut)

    @property
    def native(self) -> bool:
        return self._settings.connection == "serial" and bool(self._known.codes) and not self._is_another

    def warm_up(self) -> None:
        """Warns in the log about a slow line. Opens nothing."""
        if warning := speed_warning(self._settings):
            log.warning(warning[0].format(**warning[1]))

    def look(self) -> Condition:
        """As in Printer. In the middle of a blocked job's bytes it says what held that job up: nothing can be
        asked there.
        """
        if self._job is not None and self._job.rest:
            return self._job.condition
        try:
            condition = self._look()
        except OSError as error:
            return Condition(False, PaperState.UNKNOWN, Problem.UNREACHABLE, reason(error))
        if not condition.answered and self._known.status:  # it has answered the probe, and does not now
            return Condition(False, PaperState.UNKNOWN, Problem.UNREACHABLE, SAYS_NOTHING)
        return condition

    def print(self, job: bytes, mark: str) -> PrintOutcome:
        """As in Printer; a blocked job before it is given up."""
        if self._job is not None:
            self.close()
        self._lost = None
        self._job = self._begin(job, mark)
        return self._go_on(self._job, 0)

    def settle(self, mark: str, seconds: float) -> PrintOutcome:
        if self._lost is not None:
            raise self._lost
        if self._job is None or self._job.mark != mark:
            raise PrinterInterrupted(printer=label(self._settings), reason=NOT_SAID)
        return self._go_on(self._job, seconds)

    def take_back(self, mark: str) -> None:
        """As in Printer."""
        line = self._ready()
        if self._job is None or self._job.mark != mark or line.bidirectional:
            return
        began = line.began()
        self._job = None
        line.abort()
        if began:
            self._left.may_be()
        raise PrinterInterrupted(printer=label(self._settings), reason=NOT_SAID if began else TAKEN_BACK)

    def close(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            self._leave()
        elif self._line is not None:
            self._let_go()

    def take_over(self, left: Left) -> None:
        if left in (Left.NOTHING, Left.ANSWERS):
            self._left.are_over()
        self._ready().drop_earlier()
        if left is Left.NOTHING or not self._ready().bidirectional:
            return
        self._fences.of_others()
        if left is Left.PIECE:
            self._left.may_be()
        try:
            self._prepare(self._before())
        except (OSError, PrinterUnavailable) as error:
            log.info("printer %s: what was left in it is waited for later: %s", label(self._settings), error)
            self._ready().abort()

    def forget(self) -> None:
        if self._job is not None and self._line is not None and self._line.bidirectional:
            try:
                if self._line.send(_CLEAR, _CLEAR_SECONDS) and self._talk is not None:
                    self._talk.pause(_CLEAR_SECONDS)  # a line that is cut at once may not carry it
            except OSError as error:
                log.info("printer %s: %s", label(self._settings), error)
        self.close()

    # -- the line --------------------------------------------------------------------------------------------

    def _ready(self) -> Transport:
        if self._line is None:
            self._line = self._plug(self._settings)
            if not self._line.bidirectional:
                self._left.are_over()  # a spooler takes whole jobs only
        return self._line

    def _let_go(self) -> None:
        """Closes the line. A serial port would wait until what is still in it has gone, on Linux for 30 s."""
        line = self._ready()
        if line.is_open and _pending_bytes(line):
            line.abort()
        else:
            line.close()

    def _open(self) -> PrinterSession:
        """The dialogue on the open line. Raises OSError."""
        line = self._ready()
        if not line.is_open or self._talk is None:
            line.open()
            self._talk = PrinterSession(line, self._known.questions)
        return self._talk

    def _look(self) -> Condition:
        """Raises OSError. A line that broke while nobody used it is opened anew once."""
        line = self._ready()
        if not line.bidirectional:
            return line.check()
        kept = line.is_open
        try:
            return self._asked(LOOK_SECONDS)
        except OSError as error:
            line.abort()
            if self._job is not None:
                self._lost = self._interrupted(self._job, error)
                self._job = None
            if not kept:
                raise
        return self._asked(LOOK_SECONDS)

    def _asked(self, seconds: float) -> Condition:
        """What the printer answers on the open line. Raises OSError."""
        talk = self._open()
        self._left.before_question(talk.line, seconds)
        condition = talk.look(seconds)
        self._answers = self._answers or condition.answered
        return condition

    # -- a job -----------------------------------------------------------------------------------------------

    def _begin(self, job: bytes, mark: str) -> Transmission:
        """Looks first; the job that may be sent now. Raises PrinterUnavailable."""
        try:
            condition = self._before()
            talk = self._open()
            talk.begin()
            mode = self._prepare(condition)
        except OSError as error:
            self._ready().abort()
            raise PrinterUnavailable(printer=label(self._settings), reason=reason(error)) from error
        whole = self._left.flush_bytes + self._telling(job)
        rate = rate_of(self._settings)
        return Transmission(talk, mark, mode, whole, condition, rate, self._settings.timeout_seconds)

    def _before(self) -> Condition:
        """How the printer is before a job. Raises OSError, and PrinterNotReady for an obstacle."""
        condition = self._look()
        if not condition.answered and self._answers:
            condition = self._asked(_SECOND_LOOK)  # it, or this computer, may be slow just now
            if not condition.answered and self._known.status:
                raise TransportError(SAYS_NOTHING)
        if condition.ready:
            return condition
        self._let_go()
        assert condition.problem is not None
        why = WHAT_TO_DO[condition.problem]
        raise PrinterNotReady(printer=label(self._settings), reason=why, problem=condition.problem)

    def _prepare(self, condition: Condition) -> Mode:
        """Sends what ends earlier jobs; returns how the end of the next one will be known."""
        if self._known.echo and not self._is_another:
            return "echo"
        return "fence" if condition.answered and self._fences.clear(self._open(), self._left) else "sent"

    def _telling(self, job: bytes) -> bytes:
        """The job for a printer that tells changes by itself: `ESC @` may switch that off."""
        if not self._known.asb or not job.startswith(INITIALISE):
            return job
        return INITIALISE + TELL_CHANGES + job[len(INITIALISE) :]

    def _go_on(self, job: Transmission, seconds: float) -> PrintOutcome:
        try:
            result = job.go_on(seconds)
        except OSError as error:
            self._job = None
            self._count_echo(job, missed=isinstance(error, TransportError) and str(error) == NOT_SAID)
            raise self._given_up(job, error) from error
        if result != Result.BLOCKED:
            self._job = None
            self._count_echo(job, missed=False)
            self._left.are_over()
            self._fences.job_ended(sure=result == Result.CONFIRMED)
        return PrintOutcome(result, job.condition)

    @property
    def _is_another(self) -> bool:
        """Whether the printer is not the one that was probed, as far as can be seen."""
        return self._unechoed >= _UNLIKE

    def _count_echo(self, job: Transmission, *, missed: bool) -> None:
        if job.mode != "echo":
            return
        self._unechoed = self._unechoed + 1 if missed else 0
        if self._is_another:
            log.warning("printer %s is not the one that was probed; probe it again", label(self._settings))

    def _given_up(self, job: Transmission, error: OSError) -> PrinterUnavailable | PrinterInterrupted:
        # A line that broke off under the first bytes may have carried some: the system does not tell.
        nothing = job.taken - _pending_bytes(self._ready()) <= 0 and not isinstance(error, ConnectionError)
        if nothing or isinstance(error, NothingSent):
            self._ready().abort()
            return PrinterUnavailable(printer=label(self._settings), reason=reason(error))
        return self._interrupted(job, error)

    def _interrupted(self, job: Transmission, error: OSError) -> PrinterInterrupted:
        if isinstance(error, TransportError):
            why = str(error)
        elif isinstance(error, TimeoutError):
            why = TAKES_NOTHING
        else:
            why = PART if job.rest else WENT_SILENT
        self._leave()
        return PrinterInterrupted(printer=label(self._settings), reason=why)

    def _leave(self) -> None:
        """Drops a job whose end is open, all of it handed over or not; the next one begins on clean paper."""
        self._ready().abort()
        self._fences.job_ended(sure=False)
        if self._ready().bidirectional:
            self._left.may_be()


def _pending_bytes(line: Transport) -> int:
    try:
        return line.pending_bytes()
    except OSError:
        return 0
