"""A touch of the kiosk: one number for one person, and no second tap that takes it away or asks for another."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from kiosk.kiosk import ASK_SECONDS
from shared.errors.outside import StoreUnavailable
from shared.errors.visits import SeriesFull
from shared.link.feed import Feed
from shared.rules.ticket import GIVEN_UP
from tests.kiosk.test_kiosk import SIZES, KioskStand
from tests.support.halls import PIN, journal
from tests.support.windows import ReadNews, place, stands

AN_HOUR = 3_600_000
"""Milliseconds: no machine is so slow."""


class ByHand(KioskStand):
    """A kiosk whose seconds pass only when the test says so."""

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        for one in timers(self):
            if not one.isSingleShot():
                one.setInterval(AN_HOUR)


def timers(stand):
    return stand.kiosk.findChildren(QTimer)


@pytest.fixture
def stand_up(qtbot, hall_settings):
    with stands(partial(ByHand, qtbot, hall_settings)) as make:
        yield make


# -- double taps


class Finger:
    """Taps where a tile of the start page and a button of the page after it lie on each other."""

    def __init__(self, stand, error=None):
        self.stand = stand
        (self.moment,) = (one for one in timers(stand) if one.isSingleShot())
        stand.hall.error = error
        tiles = [place(one) for one in stand.items() if one.objectName().startswith("service-")]
        stand.take()
        self.page = stand.kiosk.page
        button = place(stand.find("back" if error else "done"))
        both = max((tile & button for tile in tiles), key=lambda area: area.width() * area.height())
        self.apart = both.isEmpty()
        self.on_tile = (tiles[-1] if self.apart else both).center().toPoint()
        self.on_button = (button if self.apart else both).center().toPoint()
        stand.until(lambda: not stand.kiosk.fresh)

    def from_now_on_taps_are_fast(self):
        """The moment after a page has come does not end: no machine is too slow for a double tap."""
        self.moment.setInterval(AN_HOUR)

    def tap(self, point):
        QTest.mouseClick(self.stand.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        self.stand.jobs.drain()


@pytest.fixture(params=[None, SeriesFull(series="A")], ids=["ticket", "refused"])
def error(request):
    return request.param


@pytest.fixture(params=SIZES)
def finger(request, stand_up, error):
    return Finger(stand_up(size=request.param), error)


def test_the_second_tap_on_a_service_takes_no_page_away(finger):
    finger.stand.kiosk.goHome()
    finger.stand.until(lambda: not finger.stand.kiosk.fresh)
    finger.from_now_on_taps_are_fast()
    finger.tap(finger.on_tile)
    assert finger.stand.kiosk.page == finger.page
    finger.tap(finger.on_tile)
    finger.tap(finger.on_button)
    assert finger.stand.kiosk.page == finger.page


def test_the_second_tap_on_the_way_home_takes_no_ticket(finger):
    finger.stand.hall.error = None
    before = len(finger.stand.hall.taken)
    finger.from_now_on_taps_are_fast()
    finger.tap(finger.on_button)
    assert finger.stand.kiosk.page == "start"
    finger.tap(finger.on_button)
    finger.tap(finger.on_tile)
    assert (finger.stand.kiosk.page, len(finger.stand.hall.taken)) == ("start", before)


def test_a_tap_at_the_moment_the_page_goes_by_itself_takes_no_ticket(finger, hall_settings):
    finger.stand.hall.error = None
    before = len(finger.stand.hall.taken)
    finger.from_now_on_taps_are_fast()
    finger.stand.seconds(hall_settings.kiosk.return_seconds)
    finger.tap(finger.on_tile)
    assert (finger.stand.kiosk.page, len(finger.stand.hall.taken)) == ("start", before)


@pytest.mark.parametrize("size", ["landscape", "laptop", "old"])
def test_lying_screens_are_those_where_the_buttons_lie_on_each_other(stand_up, size):
    assert not Finger(stand_up(size=size)).apart


def test_a_key_pressed_twice_is_one_press(stand_up):
    stand = stand_up(size="landscape")
    stand.window.requestActivate()
    assert QTest.qWaitForWindowActive(stand.window)
    finger = Finger(stand)
    stand.press(Qt.Key.Key_Escape)
    stand.until(lambda: not stand.kiosk.fresh)
    finger.from_now_on_taps_are_fast()
    finger.tap(finger.on_tile)
    QTest.keyClick(stand.window, Qt.Key.Key_Escape)
    assert stand.kiosk.page == "ticket"


def test_a_page_that_has_just_come_looks_as_it_does_later(finger):
    stand, moment = finger.stand, finger.moment

    def pictures():
        now = stand.window.grabWindow()
        assert stand.kiosk.fresh
        moment.setInterval(0)
        stand.until(lambda: not stand.kiosk.fresh)
        return now, stand.window.grabWindow()

    finger.from_now_on_taps_are_fast()
    finger.tap(finger.on_button)
    now, later = pictures()
    assert (stand.kiosk.page, now) == ("start", later)
    finger.from_now_on_taps_are_fast()
    finger.tap(finger.on_tile)
    now, later = pictures()
    assert (stand.kiosk.page, now) == (finger.page, later)


# -- a database that does not answer


class Line:
    """The hall behind a line that may be cut: before a number is written, or after it."""

    def __init__(self, hall):
        self.hall = hall
        self.cut = ""
        self.requests = []
        self.written = lambda: None

    def issue(self, *wanted, request_id, **more):
        self.requests.append(request_id)
        if self.cut == "refused":
            raise SeriesFull(series="A")
        if self.cut == "before":
            raise StoreUnavailable(reason="cut")
        ticket = self.hall.issue(*wanted, request_id=request_id, **more)
        self.written()
        if self.cut == "after":
            raise StoreUnavailable(reason="cut")
        return ticket

    def __getattr__(self, name):
        return getattr(self.hall, name)


@pytest.fixture
def hall(make_hall, hall_settings):
    return make_hall(hall_settings)


@pytest.fixture
def stand(stand_up, hall):
    return stand_up(hall=Line(hall), news=ReadNews(Feed(hall)))


@pytest.fixture(params=["before", "after"])
def outage(request, stand):
    """A touch found the line cut, before or after its number was written."""
    stand.hall.cut = request.param
    stand.take()
    assert stand.find("paused") is not None
    return request.param


def go(stand, seconds):
    for _ in range(seconds):
        stand.seconds(1)
        stand.jobs.drain()


def given(hall):
    """The numbers that were given, each as often as a slip of it is to come."""
    tickets = hall.board()[0].tickets.values()
    return [one.label for one in tickets for _ in hall.print_jobs_of(one.id)]


def shown(stand):
    number = stand.find("ticketNumber")
    return number and number.property("number")


pauses = pytest.mark.allow_logs("bocso.kiosk")


@pauses
def test_a_touch_in_a_short_outage_gives_its_one_number_by_itself(stand, hall, outage):
    go(stand, 2)
    assert stand.find("paused") is not None
    stand.hall.cut = ""
    go(stand, 1)
    assert (shown(stand), given(hall)) == ("A001", ["A001"])
    assert len(set(stand.hall.requests)) == 1, "asked again, it is the same request"
    assert stand.rings == 1
    go(stand, 2)
    assert len(stand.hall.requests) == 4, "it is answered, and not asked any more"


@pauses
def test_who_touches_again_after_the_outage_has_one_number(stand, hall, hall_settings):
    stand.hall.cut = "before"
    stand.take()
    go(stand, ASK_SECONDS + hall_settings.kiosk.return_seconds)
    assert stand.kiosk.page == "start"
    stand.hall.cut = ""
    first = stand.hall.requests[0]
    stand.take()
    assert (shown(stand), given(hall)) == ("A001", ["A001"])
    assert stand.hall.requests[-1] != first, "another touch is another request"


@pauses
def test_nobody_is_given_a_number_when_the_outage_outlasts_the_page(stand, hall, hall_settings):
    stand.hall.cut = "before"
    stand.take()
    go(stand, ASK_SECONDS)
    stand.hall.cut = ""
    go(stand, hall_settings.kiosk.return_seconds)
    assert (stand.kiosk.page, given(hall)) == ("start", [])


@pauses
def test_a_number_written_unanswered_is_shown_when_the_news_tell_of_it(stand, hall):
    stand.hall.cut = "after"
    stand.take()
    stand.news.lost.emit(StoreUnavailable(reason="cut"))
    go(stand, ASK_SECONDS - 1)
    assert stand.find("paused") is not None
    stand.news.found.emit()
    stand.news.read()
    assert (shown(stand), given(hall)) == ("A001", ["A001"])
    assert stand.rings == 1
    stand.touch("done")
    assert stand.kiosk.page == "start"


@pauses
def test_news_that_come_before_the_answer_is_lost_are_the_answer(stand, hall):
    stand.hall.cut = "after"
    stand.hall.written = stand.news.read
    stand.take()
    go(stand, 2)
    assert (shown(stand), given(hall)) == ("A001", ["A001"])
    assert len(stand.hall.requests) == 1


def test_news_and_answer_of_one_number_are_one_page(stand, hall):
    stand.hall.written = stand.news.read
    stand.take()
    assert (shown(stand), stand.rings) == ("A001", 1)
    hall.issue("chung-thuc")
    stand.news.read()
    assert shown(stand) == "A001"


@pauses
def test_while_the_news_are_lost_nobody_is_asked(stand, hall, outage):
    stand.news.lost.emit(StoreUnavailable(reason="cut"))
    stand.hall.cut = ""
    go(stand, 2)
    assert len(stand.hall.requests) == 1
    stand.news.found.emit()
    go(stand, 1)
    assert (shown(stand), given(hall)) == ("A001", ["A001"])


@pauses
def test_the_page_waits_for_an_answer_that_is_on_its_way(stand, hall, outage):
    stand.hall.cut = ""
    stand.seconds(ASK_SECONDS - 1)
    assert stand.find("paused") is not None
    stand.jobs.drain()
    assert (shown(stand), given(hall)) == ("A001", ["A001"])


@pauses
def test_a_refusal_after_the_outage_is_told_and_ends_it(stand, hall):
    stand.hall.cut = "before"
    stand.take()
    stand.hall.cut = "refused"
    go(stand, 1)
    assert stand.find("refused") is not None
    stand.hall.cut = ""
    go(stand, 2)
    assert (len(stand.hall.requests), journal(hall)) == (2, [])


# -- once people were sent to the staff


def what_became(hall):
    """Of the one number that was written: the last verb, its reason, and the slip."""
    last = journal(hall)[-1]
    return last.verb, last.body.get("reason"), hall.print_jobs_of(last.ticket)


CANCELLED = ("cancel", GIVEN_UP, [("failed", "cancelled")])


@pauses
def test_a_number_that_comes_after_that_is_cancelled_and_not_printed(stand, hall):
    stand.hall.written = partial(stand.seconds, ASK_SECONDS)
    stand.take("chung-thuc")
    assert "staff" in stand.find("pausedSentence").property("text")
    assert (what_became(hall), stand.rings) == (CANCELLED, 0)
    stand.news.read()
    assert stand.find("ticketNumber") is None


@pauses
@pytest.mark.parametrize("touched_again", [False, True])
def test_a_number_that_the_news_tell_of_after_that_is_cancelled(stand, hall, hall_settings, touched_again):
    stand.hall.cut = "after"
    stand.take("chung-thuc")
    stand.news.lost.emit(StoreUnavailable(reason="cut"))
    go(stand, ASK_SECONDS)
    if touched_again:
        go(stand, hall_settings.kiosk.return_seconds)
    stand.news.found.emit()
    stand.news.read()
    stand.jobs.drain()
    assert what_became(hall) == CANCELLED


@pauses
def test_cancelling_it_is_tried_until_the_database_answers(stand, hall):
    stand.hall.cancel = cut_off
    stand.hall.written = partial(stand.seconds, ASK_SECONDS)
    stand.take("chung-thuc")
    go(stand, 2)
    assert what_became(hall)[0] == "issue"
    del stand.hall.cancel
    go(stand, 1)
    assert what_became(hall) == CANCELLED


def cut_off(*_, **__):
    raise StoreUnavailable(reason="cut")


@pauses
def test_a_number_that_a_clerk_has_called_meanwhile_is_theirs(stand, hall):
    def called():
        hall.call(1, next(iter(hall.board()[0].tickets)), "first")
        stand.seconds(ASK_SECONDS)

    stand.hall.written = called
    hall.open(1, PIN)
    stand.take("chung-thuc")
    go(stand, 2)
    assert what_became(hall)[0] == "call"
