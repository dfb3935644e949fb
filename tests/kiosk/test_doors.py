"""What the kiosk does besides giving numbers, by touches in its window, with a real hall."""

from __future__ import annotations

import pytest

from shared.link.feed import Feed
from shared.rules.ticket import Lane
from tests.kiosk.test_kiosk import SERVICE, KioskStand
from tests.support.halls import PIN
from tests.support.windows import ReadNews, stands

pytestmark = pytest.mark.databases("sqlite")


@pytest.fixture
def hall(make_hall, hall_settings, clock):
    return make_hall(hall_settings)


@pytest.fixture
def stand_up(qtbot, hall_settings, hall):
    def make(settings=hall_settings, **more):
        return KioskStand(qtbot, settings, hall=hall, news=ReadNews(Feed(hall)), **more)

    with stands(make) as up:
        yield up


@pytest.fixture
def stand(stand_up):
    return stand_up()


def touch(stand, *names):
    for name in names:
        stand.touch(name)
        stand.jobs.drain()
        stand.news.read()
        stand.until(lambda: not stand.kiosk.fresh)


# -- priority for the number on the screen


def test_priority_is_asked_for_on_the_ticket_page_and_the_slip_comes_again(stand, hall):
    touch(stand, f"service-{SERVICE}", "entitled")
    assert stand.find("priorityPageWho").property("text") == stand.kiosk.priorityWho
    touch(stand, "priorityYes")
    (ticket,) = hall.board()[0].tickets.values()
    assert (ticket.lane, stand.kiosk.ticketPriority, stand.kiosk.paper) == (Lane.PRIORITY, True, "printing")
    assert (stand.find("ticketPriority") is not None, stand.find("entitled")) == (True, None)
    assert hall.claim_print_job("kiosk").again


def test_who_has_no_priority_goes_back_to_the_number(stand, hall):
    touch(stand, f"service-{SERVICE}", "entitled", "priorityNo")
    assert stand.find("ticketNumber") is not None
    assert [each.lane for each in hall.board()[0].tickets.values()] == [Lane.ORDINARY]


def test_the_question_goes_home_with_the_page_and_the_next_one_is_not_asked(stand, hall_settings):
    touch(stand, f"service-{SERVICE}", "entitled")
    stand.seconds(hall_settings.kiosk.idle_seconds)
    assert (stand.kiosk.page, stand.find("priorityPage")) == ("start", None)
    touch(stand, f"service-{SERVICE}")
    assert stand.find("priorityPage") is None


def test_what_cannot_be_changed_here_is_left_to_staff(stand, hall):
    touch(stand, f"service-{SERVICE}", "entitled")
    (ticket,) = hall.board()[0].tickets
    hall.open(1, PIN)
    hall.call_next(1)
    touch(stand, "priorityYes")
    assert stand.find("priorityByStaff") is not None
    assert hall.board()[0].tickets[ticket].lane is Lane.ORDINARY


def test_where_staff_check_priority_the_kiosk_only_says_so(stand_up, hall_settings):
    lanes = tuple(lane.model_copy(update={"staff_check": True}) for lane in hall_settings.lane)
    stand = stand_up(hall_settings.model_copy(update={"lane": lanes}))
    assert stand.find("priority") is None
    touch(stand, f"service-{SERVICE}")
    assert (stand.find("entitled"), stand.find("priorityByStaff") is not None) == (None, True)


def test_who_chose_priority_before_is_not_asked_again(stand):
    touch(stand, "priority", f"service-{SERVICE}")
    assert stand.find("entitled") is None
