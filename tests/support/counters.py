"""A counter's real window over a real hall, with jobs and news held by hand."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt

from counter.console import Console
from counter.help_calls import HelpCalls
from counter.requests.rights import with_rights
from counter.scans import Scans
from counter.times import CounterTimes
from counter.window_form import WindowForm
from shared.link.feed import Feed
from shared.rules.printing import JobState
from tests.support.halls import PIN
from tests.support.windows import FakeLanguage, ManualJobs, ReadNews, Stand

KEY = Qt.Key
BESIDE = frozenset({"sent", "fee_of", "at_panel", "clerks", "has_panel", "code_aside"})
"""What is asked for beside the verbs."""


class Wire:
    """The hall as the counter reaches it: it may be cut, and it writes down what went through."""

    def __init__(self, hall, error=None):
        self.hall = hall
        self.error = error
        self.asked = []

    def __getattr__(self, name):
        def verb(*args, **kwargs):
            if name not in BESIDE:
                self.asked.append((name, kwargs.get("request_id")))
            if self.error is not None:
                raise self.error
            return getattr(self.hall, name)(*args, **kwargs)

        return verb

    def names(self):
        return [name for name, _ in self.asked]


class CounterStand(Stand):
    """Counter 1 of a hall in its window; jobs and news go on when the test says so, and a second press of F2 may
    follow at once.
    """

    def __init__(self, qtbot, hall, clock, error=None, kept=None, scan_wait=0, **times):
        self.hall, self.wire, self.jobs = hall, Wire(with_rights(hall, 1), error), ManualJobs()
        self.news = ReadNews(Feed(hall))
        lasts = CounterTimes(**{"tick": 100, "double_press": 0, **times})
        self.desk = Console(hall.settings, 1, self.wire, self.news, self.jobs, FakeLanguage(), clock, lasts)
        self._folder = TemporaryDirectory()
        self.form = WindowForm("hall/counter-1", (kept or Path(self._folder.name)) / "windows.ini")
        self.rung = 0
        asked = (hall.settings, 1, self.wire, self.news, self.jobs, clock, self._ring)
        self.help_calls = HelpCalls(*asked)
        self.scans = Scans(lambda: self.desk.page, scan_wait)
        shown = {"desk": self.desk, "form": self.form, "helpCalls": self.help_calls, "scans": self.scans}
        super().__init__(qtbot, "counter", **shown)
        self.show()
        self.settle()

    def _ring(self):
        self.rung += 1

    def close(self):
        super().close()
        self._folder.cleanup()

    def settle(self):
        """Until nothing is under way, but for the moment after a call."""
        while self.jobs.waiting or self.news.read():
            if self.jobs.waiting:
                self.jobs.step()

    def calm(self):
        """Also the moment after a call is over."""
        self.settle()
        self.until(lambda: not self.desk.busy)

    def click(self, name):
        self.touch(name)
        self.settle()

    def key(self, *keys):
        for key in keys:
            self.press(key)
            self.calm()

    def type_pin(self, pin):
        for digit in pin:
            self.click(f"pin-{digit}")
        self.click("pinOk")

    def log_on(self):
        self.press(*PIN)
        self.key(KEY.Key_Return)

    def state(self):
        return (self.desk.numberInHand, self.desk.state)


def slip_goes_wrong(hall, reason, state=JobState.FAILED, ticket=None, service="papers"):
    """A slip of a number, or of a new one, that the kiosk's printer did not bring out; returns the ticket."""
    ticket = ticket or hall.issue(service)
    hall.reprint(ticket.id, "kiosk")
    job = hall.claim_print_job("kiosk")
    assert job.ticket.id == ticket.id
    hall.record_print_result(job, state, reason)
    return ticket
