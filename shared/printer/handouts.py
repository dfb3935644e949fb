"""Paper besides the slips of tickets: it waits in memory only, and the printer's worker takes it in turn."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from shared.errors.outside import PrinterInterrupted, PrinterUnavailable
from shared.printer.printer import Printer
from shared.rules.printing import JobState
from shared.slip.blocks import Slip

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Handout:
    """`slip` None is the test page. `told` is called once, on the worker's thread, with how it went; never for
    what was dropped.
    """

    slip: Slip | None
    told: Callable[[JobState], None]


class Handouts:
    """Printed one after another, each once no slip of a ticket waits. What a printer stopped in the middle of is
    given up: whoever asked for it can ask again, and no slip waits behind it.
    """

    def __init__(self) -> None:
        self._waiting: deque[Handout] = deque()
        self._marks = count()

    def put(self, handout: Handout) -> None:
        """To be printed next; then ring the spool. Any thread."""
        self._waiting.append(handout)

    def drop(self) -> None:
        """Nobody waits for what has not begun. Any thread."""
        self._waiting.clear()

    def print_next(self, printer: Printer, draw: Callable[[Slip | None], bytes]) -> bool:
        """Prints the oldest and says how it went; False if there is none. The worker's thread."""
        try:
            one = self._waiting.popleft()
        except IndexError:
            return False
        state = self._print(one, printer, draw)
        one.told(state)
        return True

    def _print(self, one: Handout, printer: Printer, draw: Callable[[Slip | None], bytes]) -> JobState:
        try:
            outcome = printer.print(draw(one.slip), f"h{next(self._marks) % 1000:03d}")
        except (PrinterUnavailable, PrinterInterrupted) as error:
            log.warning("a paper besides the slips was not printed: %s", error)
            return JobState.FAILED
        except Exception:
            log.exception("a paper besides the slips cannot be printed")
            return JobState.FAILED
        state = JobState(outcome.result.value)
        if state is JobState.BLOCKED:
            printer.forget()
        return state
