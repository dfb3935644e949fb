"""Fences: a printer answers `GS r 1` in its turn, so the answer says that all before it was read."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from shared.printer.address import label
from shared.printer.deadline import rate_of
from shared.printer.session.residue import Residue
from shared.printer.session.transmission import ENGINE_SECONDS
from shared.settings.sections import PrinterSection

if TYPE_CHECKING:
    from shared.printer.session.session import PrinterSession

log = logging.getLogger("shared.printer.printer")

_FENCE_SECONDS = 1.0
_SOON_SECONDS = 0.1
_LATE_SECONDS = 1.0
"""So long after a new fence an older one may still be answered; they come together, the line may be slow."""
_STRANGE_SECONDS = ENGINE_SECONDS
"""As long after a fence one of an earlier program may be answered: a whole slip may lie between the two."""
_LOOK_SECONDS = 1.0


class Fences:
    """Whether a printer answers fences, and whether the next answer will be that of the next job.

    `known` is what its probe found; None: it was never asked. One thread at a time.
    """

    def __init__(self, settings: PrinterSection, known: bool | None) -> None:
        self._settings = settings
        self._answered = known
        self._sure = False  # no answer of an earlier job can still come
        self._strange = False  # nor is it known how many

    def of_others(self) -> None:
        """A program before this one may have asked any number of them."""
        self._sure, self._strange = False, True

    def job_ended(self, *, sure: bool) -> None:
        """A job is over; `sure` when everything it asked was answered."""
        self._sure = self._sure and sure

    def clear(self, talk: PrinterSession, left: Residue) -> bool:
        """Makes the next fence that of the next job: has what is `left` mended, and older ones answered.

        False when this printer answers none, or may still answer older ones. Some seconds; raises OSError.

        Answers come in order: when a new fence is answered, older ones are or follow at once.
        """
        if self._sure or self._answered is False:
            return self._sure
        through = len(left.flush_bytes) / rate_of(self._settings)
        late = _LATE_SECONDS if left.flush_bytes else _SOON_SECONDS
        patience = _FENCE_SECONDS + through
        if self._strange:
            late = _STRANGE_SECONDS + through
            patience += _STRANGE_SECONDS
        self._sure = talk.fence(patience, left.flush_bytes)
        if self._sure:
            left.are_over()  # it is through: no half image swallows the next job
            self._sure = self._silent(talk, late)
        elif self._answered is None:
            self._answered = False
            log.info("printer %s answers no GS r: slips count as sent only", label(self._settings))
        talk.begin()
        return self._sure

    def _silent(self, talk: PrinterSession, seconds: float) -> bool:
        """Whether no older fence is still to be answered. A printer that stands still answers none."""
        if not talk.drain(seconds, 4 * seconds):
            return False
        if not self._strange:
            return True
        condition = talk.look(_LOOK_SECONDS)
        self._strange = not (condition.answered and condition.ready)
        return not self._strange
