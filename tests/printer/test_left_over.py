"""What an earlier program left in the printer is waited out before the first slip of the next."""

from __future__ import annotations

import pytest

from shared.errors.outside import PrinterNotReady
from shared.printer.capabilities import UNPROBED, Capabilities
from shared.printer.session.transmission import Result
from shared.rules.printing import Left
from tests.support.loop import LINES, VirtualClock
from tests.support.printers import PAPER_OUT, WELL, Clone

JOB = b"\x1b@a slip of the new program\n"
NETWORK = LINES["network"]
ECHOES = Capabilities(echo=True, fence=True, status=(1, 4, 2, 3), asb=False)
FENCED = Capabilities(echo=False, fence=True, status=(1, 4, 2, 3), asb=False)


class Lagging(Clone):
    """Owes the answer to a fence of an earlier program, and says it with the next; that one's own comes `after` so
    many seconds. From then on it seems well and prints nothing, until it was asked twice more how it is and
    somebody sees to it: then `recovered` is True.
    """

    def __init__(self, after: float) -> None:
        super().__init__()
        self.clock = VirtualClock()
        self.recovered = False
        self._after = after
        self._lags = True

    def _answer(self, answers: bool, answer: bytes, length: int) -> None:
        super()._answer(answers, answer, length)
        if self._lags:
            self._lags, self.holding = False, True
            self.clock.later(self._after, self._too_late)

    def _too_late(self) -> None:
        self.say(b"\0")
        self.clock.later(0.5, lambda: self._look_again(8 + len(self.questions)))

    def _look_again(self, enough: int) -> None:
        if JOB not in self.waiting:
            enough = 8 + len(self.questions)
        if len(self.questions) < enough:
            self.clock.later(0.05, lambda: self._look_again(enough))
            return
        self.recovered = True
        self.recover()


@pytest.mark.parametrize("known", [UNPROBED, FENCED], ids=["unprobed", "fence"])
@pytest.mark.parametrize("after", [0.3, 1.5])
def test_an_old_fence_that_is_answered_late_confirms_no_slip(known, after):
    clone = Lagging(after)
    with NETWORK(clone) as place:
        printer = place.printer(known)
        printer.take_over(Left.ANSWERS)
        assert printer.print(JOB, "0001").result is Result.CONFIRMED
        assert clone.recovered
        assert JOB in clone.printed
        printer.close()


def test_a_piece_of_a_slip_is_filled_up_and_cut_off_before_the_first_slip():
    clone = Clone()
    with NETWORK(clone) as place:
        printer = place.printer(FENCED)
        printer.take_over(Left.PIECE)
        clone.wait(lambda: clone.printed.endswith(b"\x1dVB\0"))
        assert clone.printed.startswith(bytes(128 * 72))
        assert printer.print(JOB, "0001").result is Result.CONFIRMED
        assert clone.printed.endswith(b"\x1dVB\0" + JOB)
        printer.close()


@pytest.mark.parametrize("known", [FENCED, ECHOES], ids=["fence", "echo"])
def test_where_no_job_is_known_a_piece_is_filled_up_and_nothing_is_cut_off(known):
    clone = Clone()
    with NETWORK(clone) as place:
        printer = place.printer(known)
        printer.take_over(Left.UNKNOWN)
        assert printer.print(JOB, "0001").result is Result.CONFIRMED
        filling, _, rest = bytes(clone.printed).partition(b"\x1b@")
        assert (len(filling) > 128 * 72, filling.strip(b"\0"), b"\x1b@" + rest) == (True, b"", JOB)
        printer.close()


def test_a_printer_without_paper_is_waited_for_later():
    clone = Clone()
    clone.bits = dict(PAPER_OUT)
    with NETWORK(clone) as place:
        printer = place.printer(FENCED)
        printer.take_over(Left.PIECE)
        with pytest.raises(PrinterNotReady):
            printer.print(JOB, "0001")
        assert not clone.printed.strip(b"\0"), "zeros only: they end half a head before a question is asked"
        clone.bits = dict(WELL)
        assert printer.print(JOB, "0002").result is Result.CONFIRMED
        assert clone.printed.endswith(b"\x1dVB\0" + JOB)
        printer.close()


def test_nothing_left_costs_nothing():
    clone = Clone()
    with NETWORK(clone) as place:
        printer = place.printer(UNPROBED)
        printer.take_over(Left.NOTHING)
        assert (clone.lines, clone.questions) == (0, [])


def test_an_unreachable_printer_does_no_harm():
    with NETWORK(Clone()) as place:
        pass  # nobody listens any more
    printer = place.printer(UNPROBED)
    printer.take_over(Left.PIECE)
    printer.forget()
