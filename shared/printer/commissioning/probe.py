"""Finds out what a printer answers (`bocso printer probe`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from shared.errors.outside import PrinterNotReady, PrinterUnavailable
from shared.printer.address import label
from shared.printer.capabilities import Capabilities
from shared.printer.deadline import rate_of
from shared.printer.escpos import status
from shared.printer.escpos.commands import ASK_CODE_SIZE, END_HEAD, STORE_CODE, TELL_CHANGES, ask_echo, clean_paper
from shared.printer.messages import WHAT_TO_DO, reason
from shared.printer.session.session import PrinterSession
from shared.printer.transport.base import Transport
from shared.printer.transport.factory import transport
from shared.settings.sections import PrinterSection

MARK = "Test"

_ANSWER_SECONDS = 1.0
_PRINTED_SECONDS = 10.0
_TELL_NOTHING = b"\x1da\x00"


def probe(
    settings: PrinterSection,
    now: datetime,
    slip: bytes | None,
    plug: Callable[[PrinterSection], Transport] = transport,
) -> Capabilities:
    """Asks everything that is safe to ask; with `slip`, a short print job, also whether printing is echoed.

    A printer that does not know the echo or QR codes prints the request as text, so it is asked only with a slip.
    Commands that clear or resume (DLE ENQ, DLE DC4) are never sent. What a job that was broken off left in the
    printer is ended first, and cut off if anything is printed. Takes 17 s at a printer that answers nothing.
    Raises PrinterUnavailable; PrinterNotReady when it cannot print now: then it answers less than it could.
    """
    line = plug(settings)
    try:
        line.open()
        if not line.bidirectional:
            return Capabilities(False, False, (), False, False, now)
        left = clean_paper(cut=settings.cut and slip is not None)
        return _asked(PrinterSession(line), label(settings), now, slip, left, len(left) / rate_of(settings))
    except OSError as error:
        raise PrinterUnavailable(printer=label(settings), reason=reason(error)) from error
    finally:
        line.close()


def _asked(
    talk: PrinterSession, where: str, now: datetime, slip: bytes | None, left: bytes, seconds: float
) -> Capabilities:
    """`left` ends what another program may have left in the printer, and takes `seconds` on the line."""
    talk.begin()
    talk.line.send(END_HEAD, _ANSWER_SECONDS)
    answers = {n: bits for n in status.ASKED if (bits := talk.ask(n, _ANSWER_SECONDS)) is not None}
    condition = status.condition(answers)
    if condition.problem is not None and not condition.ready:
        raise PrinterNotReady(printer=where, reason=WHAT_TO_DO[condition.problem], problem=condition.problem)
    fence = talk.fence(_ANSWER_SECONDS + seconds, left)
    automatic = _automatic(talk)
    codes = None if slip is None else _codes(talk)
    echo = None if slip is None else _echo(talk, slip)
    return Capabilities(echo, fence, tuple(answers), automatic, codes, now)


def _automatic(talk: PrinterSession) -> bool:
    """Whether it tells changes by itself; it says how it is as soon as it is told to. Switched off again."""
    talk.begin()
    talk.line.send_all(TELL_CHANGES)
    deadline = talk.line.deadline(_ANSWER_SECONDS)
    while talk.automatic is None and not deadline.over:
        talk.listen(deadline.rest)
    talk.line.send_all(_TELL_NOTHING)
    return talk.automatic is not None


def _codes(talk: PrinterSession) -> bool:
    """Whether it draws QR codes. What another printer takes for letters is dropped by the `ESC @` of the slip."""
    talk.begin()
    talk.line.send_all(STORE_CODE + ASK_CODE_SIZE)
    deadline = talk.line.deadline(_ANSWER_SECONDS)
    while not talk.measured and not deadline.over:
        talk.listen(deadline.rest)
    return talk.measured


def _echo(talk: PrinterSession, slip: bytes) -> bool:
    talk.begin()
    talk.line.send_all(slip + ask_echo(MARK))
    deadline = talk.line.deadline(_PRINTED_SECONDS)
    while MARK not in talk.echoes and not deadline.over:
        talk.listen(deadline.rest)
    return MARK in talk.echoes
