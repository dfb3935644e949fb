"""How it stands with each service on the hub's pages, where services share counters."""

from __future__ import annotations

from hub.pages.now import HallNow
from hub.pages.services import service_lines
from shared.rules.estimate.model import START
from tests.support.halls import Opened, service, small_hall

PAUSE = {"monday": ["07:00-11:30", "13:30-17:00"]}


def test_a_closed_service_is_closed_though_somebody_waits_for_another_of_its_counters(store, clock):
    settings = small_hall(service=[service("papers", "A"), {**service("land", "B"), "hours": PAUSE}])
    hall = Opened(settings, store, clock)
    hall.open_all()
    hall.issue("papers")
    mine = hall.issue("land")
    clock.go(hours=4)  # 12:00

    def land():
        return service_lines(HallNow(settings, START, hall.board()[0], clock.now), "vi")[1]

    assert (land().wait, land().shut) == ("2 người chờ", False), "whoever came before is still called"
    hall.cancel(mine.id)
    assert (land().long, land().shut) == ("mở lúc 13:30", True)
