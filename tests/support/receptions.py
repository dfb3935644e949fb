"""The reception's real window over a real hall, with jobs and news held by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt

from counter.help_calls import HelpCalls
from counter.reception.reception import Reception
from counter.times import CounterTimes
from shared.link.feed import Feed
from tests.support.windows import FakeLanguage, ManualJobs, ReadNews, Stand

KEY = Qt.Key


class ReceptionStand(Stand):
    """Its window; jobs and news go on when the test says so. `seen` are the devices that the hub sees."""

    def __init__(self, qtbot, hall, clock, seen=tuple, printer="", language="en"):
        self.hall, self.jobs, self.news = hall, ManualJobs(), ReadNews(Feed(hall))
        spoken = FakeLanguage(language)
        lasts = CounterTimes(tick=100, double_press=0, day=100)
        asked = (hall.settings, hall, self.news, self.jobs, spoken, clock, seen, printer)
        self.desk = Reception(*asked, times=lasts)
        self.rung = 0
        self.help_calls = HelpCalls(hall.settings, None, hall, self.news, self.jobs, clock, self._ring)
        super().__init__(qtbot, "counter", "Reception", reception=self.desk, helpCalls=self.help_calls)
        self.show()
        self.calm()

    def _ring(self):
        self.rung += 1

    def calm(self):
        """Until nothing is under way."""
        while self.jobs.waiting or self.news.read():
            if self.jobs.waiting:
                self.jobs.step()
        self.until(lambda: not self.desk.busy)

    def click(self, *names):
        for name in names:
            self.touch(name)
            self.calm()

    def key(self, *keys):
        for key in keys:
            self.press(key)
            self.calm()

    def type(self, text, *then):
        """As a person or a scanner types; then Enter, or these keys."""
        self.press(*text)
        self.key(*(then or (KEY.Key_Return,)))

    def rows(self):
        return [row["text"] for row in self.desk.rows]

    def row(self, text):
        """Chooses the row that says so."""
        self.click(f"row-{self.rows().index(text)}")
