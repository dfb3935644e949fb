"""What the counter's window says for a while: a refusal, an outage, and the question before a no-show."""

from __future__ import annotations

from PySide6.QtCore import QObject

from counter.requests.requests import one_shot
from counter.state import LiveState
from counter.times import CounterTimes
from shared.errors.kinds import Refused
from shared.ui.texts import sentence


class Messages:
    """Puts into the state what is said, and takes it out when its time is over. Lives on the GUI thread."""

    def __init__(self, live: LiveState, parent: QObject, times: CounterTimes) -> None:
        self._live = live
        self._refusal_time = one_shot(parent, times.refusal, lambda: live.change(refusal=""))
        self._confirm_time = one_shot(parent, times.confirm, lambda: live.change(confirming=None))
        self._outage_time = one_shot(parent, times.refusal, lambda: live.change(outage=""))

    def say(self, text: str) -> None:
        self._refusal_time.start()
        self._live.change(refusal=text)

    def refuse(self, problem: Refused) -> None:
        """Said at once, as the hall would say it."""
        if not self._live.now.busy:
            self._live.change(confirming=None, sheet=None)
            self.say(sentence(problem))

    def out(self, problem: Exception) -> None:
        """Until the database answers again."""
        self._outage_time.stop()
        since = self._live.now.outage_at if self._live.now.outage else self._live.now.now
        self._live.change(outage=sentence(problem), outage_at=since)

    def written_again(self) -> None:
        """Somebody could write; what was said of the outage can still be read."""
        if self._live.now.outage and not self._outage_time.isActive():
            self._outage_time.start()

    def confirm(self, ticket: int) -> None:
        """Asks before the no-show of this ticket."""
        self._confirm_time.start()
        self._live.change(confirming=ticket, refusal="", sheet=None)

    def put_away(self) -> None:
        """What was said before something new is asked."""
        self._confirm_time.stop()
        self._live.change(refusal="", confirming=None)
