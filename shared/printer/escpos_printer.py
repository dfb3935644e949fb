"""A Printer that speaks ESC/POS over one of the lines of `shared.printer.transport.base`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from shared.errors.outside import PrinterInterrupted, PrinterNotReady, PrinterUnavailable
from shared.printer import capabilities
from shared.printer.address import label
from shared.printer.capabilities import Capabilities
from shared.printer.deadline import rate_of, speed_warning
from shared.printer.escpos.commands import END_HEAD, INITIALISE, TELL_CHANGES, clean_paper
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
from shared.printer.session.session import PrinterSession
from shared.printer.session.state import PrintState
from shared.printer.session.transmission import LOOK_SECONDS, Result, Transmission
from shared.printer.transport.base import Transport
from shared.printer.transport.factory import transport
from shared.rules.printing import Left
from shared.settings.sections import PrinterSection

log = logging.getLogger("shared.printer.printer")

_SECOND_LOOK = 1.0
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
        self._state = PrintState(bool(known.echo), known.fence, answers=bool(known.status))

    @property
    def native(self) -> bool:
        return self._settings.connection == "serial" and bool(self._known.codes) and not self._state.is_another

    def warm_up(self) -> None:
        """Warns in the log about a slow line. Opens nothing."""
        if warning := speed_warning(self._settings):
            log.warning(warning[0].format(**warning[1]))

    def look(self) -> Condition:
        """As in Printer. In the middle of a blocked job's bytes it says what held that job up: nothing can be
        asked there.
        """
        if self._state.under_way and self._job is not None and self._job.rest:
            return self._state.condition
        try:
            condition = self._look()
        except OSError as error:
            return Condition(False, PaperState.UNKNOWN, Problem.UNREACHABLE, reason(error))
        if not condition.answered and self._known.status:  # it has answered the probe, and does not now
            return Condition(False, PaperState.UNKNOWN, Problem.UNREACHABLE, SAYS_NOTHING)
        return condition

    def print(self, job: bytes, mark: str) -> PrintOutcome:
        """As in Printer; a blocked job before it is given up."""
        if self._state.under_way:
            self.close()
        self._job = self._begin(job, mark)
        return self._go_on(self._job, 0)

    def settle(self, mark: str, seconds: float) -> PrintOutcome:
        if self._job is None or self._job.mark != mark or not self._state.under_way:
            raise self._interrupted()
        return self._go_on(self._job, seconds)

    def take_back(self, mark: str) -> None:
        """As in Printer."""
        line = self._ready()
        if self._job is None or self._job.mark != mark or not self._state.under_way or line.bidirectional:
            return
        began = line.began()
        self._state = self._state.given_up(NOT_SAID if began else TAKEN_BACK, piece=began)
        line.abort()
        raise self._interrupted()

    def close(self) -> None:
        if self._state.under_way:
            self._leave(NOT_SAID)
        elif self._line is not None:
            self._let_go()

    def take_over(self, left: Left) -> None:
        line = self._ready()
        line.drop_earlier()
        if line.bidirectional:
            self._state = self._state.taken_over(left)
        if left is Left.NOTHING or not line.bidirectional:
            return
        try:
            self._prepare(self._before())
        except (OSError, PrinterUnavailable) as error:
            log.info("printer %s: what was left in it is waited for later: %s", label(self._settings), error)
            line.abort()

    def forget(self) -> None:
        if self._state.under_way and self._line is not None and self._line.bidirectional:
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
                self._state = self._state.clean()  # a spooler takes whole jobs only
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
            if self._state.under_way and self._job is not None:
                self._leave(_why(self._job, error))
            if not kept:
                raise
        return self._asked(LOOK_SECONDS)

    def _asked(self, seconds: float) -> Condition:
        """What the printer answers on the open line. Raises OSError."""
        talk = self._open()
        head = self._state.head and talk.line.send(END_HEAD, seconds) < len(END_HEAD)
        condition = talk.look(seconds)
        self._state = replace(self._state, head=head, answers=self._state.answers or condition.answered)
        return condition

    # -- a job -----------------------------------------------------------------------------------------------

    def _begin(self, job: bytes, mark: str) -> Transmission:
        """Looks first; the job that may be sent now. Raises PrinterUnavailable."""
        try:
            condition = self._before()
            talk = self._open()
            talk.begin()
            self._prepare(condition)
        except OSError as error:
            self._ready().abort()
            raise PrinterUnavailable(printer=label(self._settings), reason=reason(error)) from error
        whole, rate = self._flush_bytes + self._telling(job), rate_of(self._settings)
        self._state = self._state.begun(condition)
        return Transmission(talk, mark, self._state, whole, rate, self._settings.timeout_seconds)

    def _before(self) -> Condition:
        """How the printer is before a job. Raises OSError, and PrinterNotReady for an obstacle."""
        condition = self._look()
        if not condition.answered and self._state.answers:
            condition = self._asked(_SECOND_LOOK)  # it, or this computer, may be slow just now
            if not condition.answered and self._known.status:
                raise TransportError(SAYS_NOTHING)
        if condition.ready:
            return condition
        self._let_go()
        assert condition.problem is not None
        why = WHAT_TO_DO[condition.problem]
        raise PrinterNotReady(printer=label(self._settings), reason=why, problem=condition.problem)

    def _prepare(self, condition: Condition) -> None:
        """Sends what ends earlier jobs, where the next one's end will be known by a fence. Raises OSError."""
        if self._state.echoes or not condition.answered:
            return
        self._state = self._open().clear_fences(self._state, self._flush_bytes, rate_of(self._settings))

    @property
    def _flush_bytes(self) -> bytes:
        """What goes before the next job."""
        left = self._state.left
        return b"" if left is Left.NOTHING else clean_paper(cut=self._settings.cut and left is Left.PIECE)

    def _telling(self, job: bytes) -> bytes:
        """The job for a printer that tells changes by itself: `ESC @` may switch that off."""
        if not self._known.asb or not job.startswith(INITIALISE):
            return job
        return INITIALISE + TELL_CHANGES + job[len(INITIALISE) :]

    def _go_on(self, job: Transmission, seconds: float) -> PrintOutcome:
        broke: OSError | None = None
        try:
            self._state = job.go_on(self._state, seconds)
        except OSError as error:
            broke = error
            self._state = job.state.lost(_why(job, error))
        if self._state.phase == "lost":
            if self._state.is_another:
                log.warning("printer %s is not the one that was probed; probe it again", label(self._settings))
            raise self._given_up(job, broke) from broke
        result = Result.BLOCKED if self._state.under_way else Result(self._state.phase)
        return PrintOutcome(result, self._state.condition)

    def _given_up(self, job: Transmission, error: OSError | None) -> PrinterUnavailable | PrinterInterrupted:
        # A line that broke off under the first bytes may have carried some: the system does not tell.
        nothing = job.taken - _pending_bytes(self._ready()) <= 0 and not isinstance(error, ConnectionError)
        if nothing or isinstance(error, NothingSent):
            self._ready().abort()
            why = reason(error) if error else self._state.why
            return PrinterUnavailable(printer=label(self._settings), reason=why)
        self._leave(self._state.why)
        return self._interrupted()

    def _interrupted(self) -> PrinterInterrupted:
        return PrinterInterrupted(printer=label(self._settings), reason=self._state.why or NOT_SAID)

    def _leave(self, why: str) -> None:
        """Drops a job whose end is open, all of it handed over or not; the next one begins on clean paper."""
        self._ready().abort()
        self._state = self._state.given_up(why, piece=self._ready().bidirectional)


def _why(job: Transmission, error: OSError) -> str:
    """What to say of a slip whose line broke."""
    if isinstance(error, TransportError):
        return str(error)
    return TAKES_NOTHING if isinstance(error, TimeoutError) else PART if job.rest else WENT_SILENT


def _pending_bytes(line: Transport) -> int:
    try:
        return line.pending_bytes()
    except OSError:
        return 0
