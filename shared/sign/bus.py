"""The thread that keeps the signs of one port right."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from threading import Event, Thread
from time import monotonic

from shared.errors.outside import SignUnreachable
from shared.settings.sign import SignSection
from shared.sign.frames import blank
from shared.sign.line import SignLine

log = logging.getLogger("bocso.sign")
REFRESH_SECONDS = 5.0
"""A sign that had no power shows the truth again after so long, and one that was unplugged is found again."""
LEAVE_SECONDS = 3.0
"""So long the end of an app waits for its signs to go dark."""

Told = Callable[[SignSection, SignUnreachable | None], None]
"""Called once with what is wrong with a sign, and once with None when it is right again. On the bus's thread."""


class SignBus:
    """The signs of one port. `frame` says what each shows now; what changed is sent at once when `wake` is called,
    all of it every `refresh` seconds. Nobody ever waits for a sign.
    """

    def __init__(
        self,
        signs: Sequence[SignSection],
        frame: Callable[[SignSection], bytes],
        told: Told,
        refresh: float = REFRESH_SECONDS,
    ) -> None:
        self._signs = signs
        self._frame = frame
        self._told = told
        self._refresh = refresh
        self._due, self._ending = Event(), Event()
        self._line = SignLine(signs[0])
        self._sent: dict[int, bytes] = {}
        self._wrong: dict[int, str] = {}
        self._thread = Thread(target=self._run, name=f"sign {signs[0].port}", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Something may have changed. Any thread; never waits."""
        self._due.set()

    def stop(self) -> None:
        """The signs go dark, as far as they can be reached."""
        self._ending.set()
        self._due.set()
        self._thread.join(LEAVE_SECONDS)

    def _run(self) -> None:
        self._due.wait()
        refreshed_at = -self._refresh
        while not self._ending.is_set():
            self._due.clear()
            everything = monotonic() >= refreshed_at + self._refresh
            refreshed_at = monotonic() if everything else refreshed_at
            try:
                self._round(everything=everything)
            except Exception:
                log.exception("unhandled exception; the signs at %s are tried again", self._signs[0].port)
                self._line.close()
            self._due.wait(max(0.0, refreshed_at + self._refresh - monotonic()))
        self._go_dark()

    def _round(self, *, everything: bool) -> None:
        for place, sign in enumerate(self._signs):
            frame = self._frame(sign)
            if self._ending.is_set() or (not everything and self._sent.get(place) == frame):
                continue
            self._sent[place] = frame  # one that does not answer waits for the next refresh, and nobody for it
            try:
                self._line.say(sign, frame)
            except SignUnreachable as problem:
                self._lost(place, problem)
                if not self._line.is_open:  # and so are the others on it: the next refresh looks again
                    return
            else:
                if self._wrong.pop(place, None) is not None:
                    log.info("the sign of counter %s at %s is there again", sign.counter, sign.port)
                    self._told(sign, None)

    def _lost(self, place: int, problem: SignUnreachable) -> None:
        if self._wrong.get(place) != str(problem):
            self._wrong[place] = str(problem)
            log.warning("%s", problem)
            self._told(self._signs[place], problem)

    def _go_dark(self) -> None:
        for sign in self._signs if self._line.is_open else ():
            try:
                self._line.say(sign, blank(sign))
            except SignUnreachable:
                break
        self._line.close()
