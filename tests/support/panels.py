"""A visitor's panel in its real window over a real hall, with jobs and news held by hand."""

from __future__ import annotations

from counter.panel.window import PanelWindow
from shared.link.feed import Feed
from tests.support.counters import Wire
from tests.support.halls import busy_hall
from tests.support.windows import ManualJobs, ReadNews, Stand

PAYMENT = {"bin": "970436", "account": "0123456789", "bank": "Vietcombank", "holder": "UBND xã Ea Drăng"}


def panel_hall(**changes):
    """The busy hall with an account."""
    return busy_hall(**{"payment": PAYMENT, "panel": {"show_clerk": True}, **changes})


class PanelStand(Stand):
    """The panel of counter 1."""

    def __init__(self, qtbot, hall, clock):
        self.hall, self.wire, self.jobs, self.news = hall, Wire(hall), ManualJobs(), ReadNews(Feed(hall))
        self.panel = PanelWindow(hall.settings, 1, self.wire, self.news, self.jobs, clock)
        super().__init__(qtbot, "counter", "Panel", panel=self.panel)
        self.size(1024, 600)
        self.settle()

    def settle(self):
        while self.jobs.waiting or self.news.read():
            if self.jobs.waiting:
                self.jobs.step()

    def pass_time(self):
        """The panel looks at its clock."""
        self.panel._pass()
        self.settle()
