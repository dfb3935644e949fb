"""What the kiosk does besides giving numbers, by touches in its window, with a real hall."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.doors.series import TypedNumber
from kiosk.pace import Pace
from shared.errors.outside import StoreUnavailable
from shared.link.feed import Feed
from shared.rules.entry import Verb
from shared.rules.ticket import Lane, State, for_counter
from tests.kiosk.test_kiosk import SERVICE, KioskStand
from tests.support.halls import PIN
from tests.support.kiosk_halls import hall_of
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


# -- a number typed, or its slip held to a scanner


def typed(stand, number):
    touch(stand, *(f"letter-{key}" if key.isalpha() else f"pin-{key}" for key in number), "pinOk")


@pytest.mark.parametrize("number", ["Q104", "AB7"])
@pytest.mark.parametrize("size", [(1080, 1920), (1280, 800)])
def test_of_many_series_the_letters_come_first_and_then_the_digits(stand_up, hall_settings, number, size):
    stand = stand_up(hall_of(hall_settings, 60))
    stand.size(*size)
    touch(stand, "door-where")
    assert (stand.find("pin-1"), len({item.objectName() for item in letters(stand)})) == (None, 26)
    touch(stand, "letter-Z")
    assert (stand.find("letter-Q"), stand.number.typed) == (None, "Z"), "the digits are there, and what follows Z"
    touch(stand, "pinBack")
    typed(stand, number)
    assert (stand.number.number, stand.number.found) == ("", "unknown")
    assert stand.number.typed == number


def letters(stand):
    return [item for item in stand.items() if item.objectName().startswith("letter-")]


def scan(stand, text):
    """As a USB scanner types: fast, and Enter."""
    stand.news.read()
    stand.until(lambda: not stand.kiosk.fresh)
    for key in (*text, Qt.Key.Key_Return):
        QTest.keyClick(stand.window, key)
    stand.jobs.drain()
    stand.news.read()


def said(stand):
    found = [stand.find(name) for name in ("foundHead", "foundNote")]
    return [each.property("text") for each in found if each is not None]


@pytest.fixture
def at_counter(hall):
    """Two have come; the first is called to counter 1, which is open."""
    first, second = hall.issue(SERVICE, printer="kiosk"), hall.issue(SERVICE, printer="kiosk")
    hall.open(1, PIN)
    hall.call_next(1)
    return first, second


def test_who_waits_reads_how_many_are_before_them(stand, hall, at_counter):
    third = hall.issue(SERVICE)
    stand.news.read()
    touch(stand, "door-where")
    typed(stand, third.label)
    head, note = said(stand)
    assert (head, stand.number.ahead) == ("1 people are before you", 1)
    assert note == stand.number.wait != ""
    hall.complete(1)
    hall.call_next(1)
    stand.news.read()
    assert (said(stand)[0], stand.number.ahead) == ("You are next", 0)
    hall.complete(1)
    hall.call_next(1)
    stand.news.read()
    assert said(stand)[0] == "Please go to counter 1", "told as soon as it is called"


def test_who_was_put_aside_types_the_number_and_is_back_at_the_same_counter(stand, hall, at_counter):
    first, _ = at_counter
    hall.start(1)
    hall.park(1, "forms")
    stand.news.read()
    touch(stand, "door-back")
    typed(stand, first.label)
    assert said(stand) == [
        "You are in the line again",
        f"{first.label} stays your number: counter 1 will call it.",
    ]
    assert hall.board()[0].tickets[first.id].line == for_counter(1)
    assert hall.call_next(1).id == first.id


def test_who_only_looks_is_asked_before_being_put_back(stand, hall, at_counter):
    first, _ = at_counter
    hall.start(1)
    hall.park(1, "forms")
    stand.news.read()
    touch(stand, "door-where")
    typed(stand, first.label)
    assert hall.board()[0].tickets[first.id].state is State.PARKED
    touch(stand, "comeBack")
    assert said(stand)[0] == "You are in the line again"
    assert hall.board()[0].tickets[first.id].state is State.WAITING


@pytest.mark.parametrize("door", ["back", "where"])
def test_a_number_that_is_not_there_is_said_kindly_and_another_can_be_typed(stand, hall, at_counter, door):
    first, second = at_counter
    hall.complete(1)
    stand.news.read()
    for number in (first.label, "A999", "B001"):
        touch(stand, f"door-{door}")
        typed(stand, number)
        assert said(stand)[0] == "There is no such number today"
        touch(stand, "again")
        typed(stand, second.label)
        assert said(stand)[0] == "You are next"
        touch(stand, "home")
        assert stand.kiosk.page == "start"


def test_nothing_of_a_number_stays_when_the_page_goes(stand, hall, hall_settings, at_counter):
    touch(stand, "door-where")
    typed(stand, at_counter[0].label)
    stand.seconds(hall_settings.kiosk.idle_seconds)
    assert (stand.kiosk.page, stand.number.found, stand.number.number) == ("start", "", "")
    touch(stand, "door-where")
    assert stand.number.typed == ""


def test_each_key_gives_the_page_its_whole_time_again(stand, hall_settings):
    touch(stand, "door-where")
    stand.seconds(hall_settings.kiosk.idle_seconds - 1)
    touch(stand, "letter-A")
    stand.seconds(hall_settings.kiosk.idle_seconds - 1)
    assert stand.kiosk.page == "number"


def test_only_what_can_be_a_number_of_the_hall_is_taken(stand):
    touch(stand, "door-where")
    assert not stand.find("pin-1").isEnabled()
    touch(stand, "letter-A", "letter-B", "pin-1", "pin-2", "pin-3", "pin-4", "pin-5")
    assert stand.number.typed == "A1234"
    touch(stand, *["pinBack"] * 5)
    assert stand.number.typed == ""


def test_a_number_of_four_digits_can_be_looked_up(stand):
    touch(stand, "door-where")
    typed(stand, "A1234")
    assert said(stand)[0] == "There is no such number today"


def test_a_slip_s_code_is_scanned_on_the_start_page(stand, hall, at_counter):
    _, second = at_counter
    page = f"http://192.168.1.10:8764/t/{hall.issued(second.id)[1]}?lang=en"
    scan(stand, page)
    assert (stand.kiosk.page, said(stand)[0], stand.number.number) == ("number", "You are next", second.label)


def test_a_scanned_slip_brings_who_was_put_aside_back(stand, hall, at_counter):
    first, _ = at_counter
    hall.start(1)
    hall.park(1, "forms")
    stand.news.read()
    touch(stand, "door-back")
    scan(stand, hall.issued(first.id)[1])
    assert said(stand)[0] == "You are in the line again"


def test_what_no_slip_says_and_one_of_another_day_is_no_number_today(stand, hall, clock, at_counter):
    code = hall.issued(at_counter[0].id)[1]
    clock.go(days=1)
    hall.issue(SERVICE)
    stand.now = clock.now
    stand.news.read()
    for text in (f"http://h/t/{code}", "7F" * 10, "8934563138164", "http://example.com/"):
        scan(stand, text)
        assert said(stand)[0] == "There is no such number today"
        touch(stand, "home")


def test_a_scanner_presses_no_button_and_types_into_no_other_page(stand, hall):
    stand.window.requestActivate()
    assert QTest.qWaitForWindowActive(stand.window)
    stand.press(Qt.Key.Key_Tab)  # a service has the keyboard: Enter would take a number
    scan(stand, "A001")
    assert (stand.kiosk.page, hall.board()[0].issued) == ("number", 0)
    touch(stand, "home", f"service-{SERVICE}")
    scan(stand, "A001")
    assert (stand.kiosk.page, stand.number.found) == ("ticket", "")


def test_while_the_hub_is_away_nobody_is_told_what_is_not_known(stand_up, at_counter):
    stand = stand_up(goes_on=lambda: True)
    stand.news.lost.emit(None)
    touch(stand, "door-back")
    typed(stand, at_counter[1].label)
    assert said(stand)[0] == "This cannot be looked up just now"


def test_a_database_that_does_not_answer_leaves_it_to_staff(stand, hall, at_counter, monkeypatch):
    def cut(code):
        raise StoreUnavailable(reason="cut")

    monkeypatch.setattr(hall, "number_of_code", cut)
    scan(stand, "7F" * 10)
    assert said(stand)[0] == "This cannot be looked up just now"


@pytest.mark.parametrize(
    ("text", "prefixes", "number"),
    [
        ("A12", "AB", ("A", 12)),
        ("12", "A", ("A", 12)),
        ("A0012", "A", ("A", 12)),
        ("12", "AB", None),
        ("A", "A", None),
    ],
)
def test_a_series_that_is_the_only_one_need_not_be_typed(text, prefixes, number):
    made = TypedNumber(text, frozenset(prefixes))
    assert made.ready == (number is not None)
    if number is not None:
        assert (made.series, int(made.digits)) == number


# -- staff are called


def words(stand):
    return [stand.find(name).property("text") for name in ("helpHead", "helpNote")]


def test_staff_are_called_and_the_page_says_who_comes(stand, hall, clock):
    stand.now = clock.now
    hall.open(3, PIN)
    touch(stand, "door-help")
    assert words(stand) == ["The staff are called", "Please wait here."]
    (call,) = hall.board()[0].helps
    hall.answer_help(call.number, counter=3)
    stand.news.read()
    assert words(stand) == ["Somebody is coming", "From counter 3. Please wait here."]


def test_a_second_touch_within_the_minute_calls_nobody_else(stand, hall, clock):
    stand.now = clock.now
    touch(stand, "door-help", "helpHome", "door-help")
    assert words(stand)[0] == "The staff are called"
    assert len([each for each in hall.entries_after(0) if each.verb is Verb.HELP_CALL]) == 1
    hall.answer_help(1)
    clock.go(minutes=2)
    stand.now = clock.now
    touch(stand, "helpHome", "door-help")
    assert words(stand) == ["Somebody is coming", "Please wait here."]


def test_where_nobody_can_be_called_the_page_says_so(stand, hall, monkeypatch):
    def cut(kiosk, about, *, request_id):
        raise StoreUnavailable(reason="cut")

    monkeypatch.setattr(hall, "call_help", cut)
    touch(stand, "door-help")
    assert words(stand)[0] == "The staff could not be called"


# -- numbers by the dozen


@pytest.fixture
def paced(stand_up, hall_settings, clock):
    """A kiosk with a pause of 2 seconds, for which 4 fast numbers are a burst; `wait(seconds)` lets time pass."""
    kiosk = hall_settings.kiosk.model_copy(update={"pause_seconds": 2, "burst_numbers": 4})
    stand = stand_up(hall_settings.model_copy(update={"kiosk": kiosk}))
    stand.now = clock.now

    def wait(seconds):
        for _ in range(seconds):
            clock.go(seconds=1)
            stand.now = clock.now
            stand.seconds(1)
            stand.jobs.drain()
            stand.news.read()

    stand.wait = wait
    return stand


def test_an_early_touch_gets_its_number_when_the_pause_is_over(paced, hall):
    touch(paced, f"service-{SERVICE}", "done", f"service-{SERVICE}")
    assert (paced.kiosk.page, hall.board()[0].issued) == ("issuing", 1)
    paced.wait(1)
    assert paced.kiosk.page == "issuing"
    paced.wait(1)
    assert (paced.kiosk.page, paced.kiosk.number, hall.board()[0].issued) == ("ticket", "A002", 2)


def test_who_takes_many_is_slowed_and_staff_are_told_once(paced, hall):
    for number in range(1, 5):
        touch(paced, f"service-{SERVICE}")
        paced.wait(2)
        assert (paced.kiosk.number, len(hall.board()[0].helps)) == (f"A{number:03d}", number // 4)
        touch(paced, "done")
    assert hall.board()[0].helps[0].about == "many_numbers"
    touch(paced, f"service-{SERVICE}")
    paced.wait(7)
    assert (paced.kiosk.page, hall.board()[0].issued) == ("issuing", 4)
    paced.wait(1)
    assert hall.board()[0].issued == 5


def test_people_who_take_their_slips_are_never_slowed(hall_settings, clock):
    pace = Pace(hall_settings.kiosk.model_copy(update={"burst_numbers": 3}))
    for _ in range(20):
        assert not pace.given(clock.now)
        clock.go(seconds=5)
        assert pace.may(clock.now)


def test_after_a_burst_it_is_fast_again_once_people_take_their_slips(hall_settings, clock):
    pace = Pace(hall_settings.kiosk.model_copy(update={"burst_numbers": 3}))
    told = [pace.given(clock.now) for _ in range(5)]
    assert told == [False, False, True, False, False]
    for _ in range(2):
        clock.go(seconds=9)
        assert not pace.may(clock.now)
        clock.go(seconds=1)
        assert pace.may(clock.now)
        pace.given(clock.now)
    assert pace.may(clock.now)
