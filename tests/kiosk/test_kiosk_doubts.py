"""The kiosk before a number: a closed tile answers, and who may wait in vain, or long, is asked first."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from types import MappingProxyType

import pytest

from shared.errors.outside import StoreUnavailable
from shared.rules.board import Board, Session
from shared.rules.ticket import GIVEN_UP
from shared.settings.hours import HoursSection
from tests.kiosk.test_kiosk import (
    MONDAY,
    SERVICE,
    SIZES,
    KioskStand,
    covered,
    cut,
    ticket,
)
from tests.support.windows import place, stands


@pytest.fixture
def stand_up(qtbot):
    with stands(partial(KioskStand, qtbot)) as make:
        yield make


def changed(settings, *, language="vi", kiosk=None, **service):
    """The hall in one language, with its first service and the kiosk set otherwise."""
    hall = settings.hall.model_copy(update={"languages": (language,)})
    first = settings.service[0].model_copy(update=service)
    section = settings.kiosk.model_copy(update=kiosk or {})
    return settings.model_copy(update={"hall": hall, "service": (first, *settings.service[1:]), "kiosk": section})


def rush(stand, settings, people=12):
    """So many wait for one open counter."""
    counter = settings.counters_of(SERVICE)[0]
    tickets = {n: ticket(n) for n in range(1, people + 1)}
    sessions = {counter: Session()}
    held = Board(tickets=MappingProxyType(tickets), sessions=MappingProxyType(sessions))
    stand.news.changed.emit(held, ())


def said(stand, name):
    found = stand.find(name)
    return found.property("text") if found is not None else None


def test_a_touch_on_a_closed_tile_answers_with_its_hours(stand_up, spoken, hall_settings):
    own = HoursSection(monday=("07:00-08:00", "13:30-17:00"))
    stand = stand_up(changed(hall_settings, language=spoken, hours=own), language=spoken)
    stand.take()
    assert stand.hall.taken == []
    answer = said(stand, "refusedSentence")
    assert "07:00–07:45, 13:30–16:45" in answer, "when numbers are given"
    assert "13:30 12/10" in answer
    assert not any(word in answer for word in ("Ngoài giờ", "No numbers are given now")), "others are open"
    stand.touch("back")
    stand.take("chung-thuc")
    assert len(stand.hall.taken) == 1


def test_who_would_wait_long_is_asked_and_may_take_the_number(stand_up, spoken, hall_settings):
    settings = changed(hall_settings, language=spoken, kiosk={"ask_minutes": 20})
    stand = stand_up(settings, language=spoken)
    stand.take()
    assert len(stand.hall.taken) == 1, "nobody waits: nobody is asked"
    stand.touch("done")
    rush(stand, settings)
    stand.take()
    assert (stand.kiosk.page, len(stand.hall.taken)) == ("asking", 1)
    assert stand.find("askingLate") is None
    assert said(stand, "askingWait")
    assert said(stand, "askingService") == hall_settings.service[0].name[spoken]
    stand.touch("anyway")
    stand.jobs.drain()
    assert (stand.kiosk.page, len(stand.hall.taken)) == ("ticket", 2)


def test_who_is_asked_may_come_another_day_and_whoever_leaves_takes_no_number(stand_up, hall_settings):
    stand = stand_up(changed(hall_settings, kiosk={"ask_minutes": 20}))
    rush(stand, hall_settings)
    stand.kiosk.togglePriority()
    stand.take()
    stand.touch("another")
    assert (stand.kiosk.page, stand.kiosk.priority, stand.hall.taken) == ("start", False, [])
    stand.take()
    stand.seconds(hall_settings.kiosk.idle_seconds)
    assert (stand.kiosk.page, stand.hall.taken) == ("start", [])


def test_the_lane_that_was_chosen_holds_through_the_question(stand_up, hall_settings):
    stand = stand_up(changed(hall_settings, kiosk={"ask_minutes": 20}))
    rush(stand, hall_settings)
    stand.touch("priority")
    stand.take()
    stand.touch("anyway")
    stand.jobs.drain()
    assert stand.hall.taken[0][1] == "priority"


def test_a_hall_may_ask_nobody_about_a_long_wait(stand_up, hall_settings):
    stand = stand_up(changed(hall_settings, kiosk={"ask_minutes": 0}))
    rush(stand, hall_settings, 60)
    stand.now = MONDAY - timedelta(hours=1)
    stand.take()
    assert stand.kiosk.page == ("asking" if stand.kiosk.askedLate else "ticket")


def test_a_number_that_may_not_be_served_before_closing_is_asked_about(stand_up, spoken, hall_settings):
    late = changed(
        hall_settings, language=spoken, hours=HoursSection(monday=("07:00-08:50",), last_ticket_minutes=0)
    )
    stand = stand_up(late, language=spoken)
    rush(stand, late)
    stand.take()
    assert stand.kiosk.page == "asking"
    assert said(stand, "askingLate")
    assert said(stand, "askingWait")


def test_the_rule_of_the_late_hour_is_said_before_the_number(stand_up, spoken, hall_settings):
    stand = stand_up(changed(hall_settings, language=spoken, late_from_hour=15), language=spoken)
    stand.now = MONDAY.replace(hour=7, minute=59)  # 14:59 there
    stand.take()
    assert len(stand.hall.taken) == 1
    stand.touch("done")
    stand.now = MONDAY.replace(hour=8, minute=0)
    stand.take()
    assert stand.kiosk.page == "asking"
    assert said(stand, "askingNote") == hall_settings.kiosk.late_note[spoken]
    assert stand.find("askingWait") is None
    stand.touch("another")
    stand.take("chung-thuc")
    assert len(stand.hall.taken) == 2, "another service has no such hour"


@pytest.mark.parametrize("size", SIZES)
def test_no_text_of_the_question_is_cut_or_covered(stand_up, spoken, hall_settings, size):
    late = changed(
        hall_settings,
        language=spoken,
        hours=HoursSection(monday=("07:00-08:50",), last_ticket_minutes=0),
        late_from_hour=8,
        kiosk={"late_note": {"vi": "Hồ sơ nhận vào giờ này " + "m" * 67, "en": "Papers handed " + "m" * 76}},
    )
    stand = stand_up(late, language=spoken)
    rush(stand, late)
    stand.take()
    stand.size(*SIZES[size])
    assert stand.kiosk.page == "asking"
    assert cut(stand) == []
    assert covered(stand) == []


@pytest.mark.parametrize("size", SIZES)
def test_no_note_is_cut_by_a_tile_that_says_it_may_be_too_late(stand_up, spoken, hall_settings, size):
    late = changed(
        hall_settings, language=spoken, hours=HoursSection(monday=("07:00-08:50",), last_ticket_minutes=0)
    )
    stand = stand_up(late, language=spoken)
    rush(stand, late)
    stand.size(*SIZES[size])
    for large in (False, True):
        stand.ease._change(large=large)
        assert any(word in text for text in stand.texts() for word in ("có thể không kịp", "perhaps"))
        assert (cut(stand), covered(stand)) == ([], [])


def test_a_number_taken_by_mistake_is_given_back_by_two_touches(stand_up, spoken, hall_settings):
    stand = stand_up(changed(hall_settings, language=spoken), language=spoken)
    stand.hall.cancelled = []
    stand.hall.cancel = lambda ticket_id, reason: stand.hall.cancelled.append((ticket_id, reason))
    stand.take()
    stand.touch("giveBack")
    stand.jobs.drain()
    assert (stand.kiosk.page, stand.hall.cancelled) == ("ticket", []), "one touch asks"
    for size in ((1920, 1080), (1280, 800), (800, 1280), (1080, 1920)):
        stand.size(*size)
        assert (cut(stand), covered(stand)) == ([], []), size
        button, card = place(stand.find("giveBack")), place(stand.find("ticketAhead"))
        assert not button.intersects(card.adjusted(0, -card.height(), 0, 0)), size
    stand.touch("giveBack")
    stand.jobs.drain()
    assert (stand.kiosk.page, stand.hall.cancelled) == ("start", [(12, GIVEN_UP)])
    stand.take()
    stand.touch("giveBack")
    assert stand.kiosk.page == "ticket", "the next person is asked again"


@pytest.mark.allow_logs("bocso.kiosk")
def test_a_number_that_cannot_be_given_back_now_is_given_back_later(stand_up, hall_settings):
    stand = stand_up(changed(hall_settings))
    asked = []

    def cancel(ticket_id, reason):
        asked.append(ticket_id)
        if len(asked) < 3:
            raise StoreUnavailable(reason="busy")

    stand.hall.cancel = cancel
    stand.take()
    stand.touch("giveBack")
    stand.touch("giveBack")
    for _ in range(5):
        stand.jobs.drain()
        stand.seconds(1)
    assert asked == [12, 12, 12]
