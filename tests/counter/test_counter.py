"""The counter: what its window shows, and what clicks and keys do to a real hall, in a real window."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from counter.keys import Action, Where, action_for, digit_for
from counter.log_on.pin import PinEntry, PinPurpose, PinTask
from counter.props import Main, derive, elapsed, main_action
from counter.state import CounterState
from shared.errors.counters import PinLocked, PinWrong
from shared.errors.outside import StoreReadOnly
from shared.rules.board import Board
from shared.rules.entry import Verb
from shared.rules.ticket import Lane, State, Ticket
from tests.support.halls import PIN, Clock, Opened, small_hall
from tests.support.windows import hall_at, heard, place

NOW = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
KEY = Qt.Key
AN_HOUR = 3_600_000
LISTS = ["list-waiting", "list-parked", "list-no_shows"]
WORK = ["next", "recall", "noShow", "start", "complete", "more", "pause", *LISTS, "fold", "logOff", "onTop"]
PAD = [*(f"pin-{digit}" for digit in range(10)), "pinOk", "pinBack"]


def ticket(state=State.CALLED, **changes):
    made = Ticket(
        id=1,
        day=NOW.date(),
        series="A",
        number=12,
        service="papers",
        lane=Lane.ORDINARY,
        state=state,
        rank=NOW,
        issued_at=NOW,
        counter=None if state is State.WAITING else 1,
    )
    return replace(made, **changes)


@pytest.fixture(scope="session")
def with_pin(tmp_path_factory):
    """A database in which the counters have their PIN."""
    path = tmp_path_factory.mktemp("with_pin") / "queue.sqlite"
    with hall_at(path, small_hall(), Clock(), Opened):
        return path


@pytest.fixture
def hall(with_pin, tmp_path, clock):
    with hall_at(shutil.copy(with_pin, tmp_path), small_hall(), clock) as hall:
        yield hall


@pytest.fixture
def new_hall(tmp_path, clock):
    """A hall in which no PIN has been chosen yet."""
    with hall_at(tmp_path / "new.sqlite", small_hall(), clock) as hall:
        yield hall


@pytest.fixture
def stand(stand_up):
    return stand_up()


@pytest.fixture
def work(stand, hall):
    """Logged on, three people waiting."""
    for service in ("papers", "land", "papers"):
        hall.issue(service)
    stand.log_on()
    return stand


# Logging on


def test_since_when_somebody_tries_pins_is_said_before_and_after_logging_on(spoken, stand_up, hall, clock):
    for _ in range(5):
        with pytest.raises((PinWrong, PinLocked)):
            hall.open(1, "2846")
    since = {"vi": "Từ 08:00 12/10", "en": "Since 08:00 12/10"}[spoken]
    stand = stand_up()
    assert stand.desk.message.startswith(since)
    stand.log_on()
    assert stand.desk.message.startswith(since), "the right one is not taken yet"
    clock.go(seconds=31)
    stand.log_on()
    assert stand.desk.page == "work"
    assert stand.desk.message.startswith(since)


# What is derived


@pytest.mark.parametrize(
    ("key", "where", "action"),
    [
        (KEY.Key_F2, Where.WORK, Action.MAIN),
        (KEY.Key_F3, Where.WORK, Action.RECALL),
        (KEY.Key_F4, Where.WORK, Action.NO_SHOW),
        (KEY.Key_F5, Where.WORK, Action.START),
        (KEY.Key_F6, Where.WORK, Action.COMPLETE),
        (KEY.Key_F7, Where.WORK, Action.MORE),
        (KEY.Key_F8, Where.WORK, Action.PAUSE),
        (KEY.Key_F9, Where.WORK, Action.LISTS),
        (KEY.Key_Escape, Where.WORK, Action.CANCEL),
        (KEY.Key_Return, Where.WORK, None),
        (KEY.Key_F2, Where.PIN, None),
        (KEY.Key_Return, Where.PIN, Action.PIN_OK),
        (KEY.Key_Enter, Where.PIN, Action.PIN_OK),
        (KEY.Key_Backspace, Where.PIN, Action.PIN_BACK),
        (KEY.Key_Escape, Where.PIN, Action.CANCEL),
        (KEY.Key_A, Where.PIN, None),
        (KEY.Key_F2, Where.SHEET, Action.MAIN),
        (KEY.Key_Return, Where.SHEET, Action.CHOOSE),
        (KEY.Key_Escape, Where.SHEET, Action.BACK),
        (KEY.Key_Right, Where.SHEET, Action.RIGHT),
        (KEY.Key_Return, Where.CLERKS, Action.CHOOSE),
        (KEY.Key_F2, Where.CLERKS, None),
    ],
)
def test_each_key_means_one_thing_and_its_repeats_nothing(key, where, action):
    assert action_for(key, auto_repeat=False, where=where) is action
    assert action_for(key, auto_repeat=True, where=where) is None


def test_only_the_arrows_run_on():
    assert action_for(KEY.Key_Down, auto_repeat=True, where=Where.SHEET) is Action.DOWN
    assert action_for(KEY.Key_Down, auto_repeat=True, where=Where.WORK) is None


@pytest.mark.parametrize(("key", "digit"), [(KEY.Key_0, 0), (KEY.Key_9, 9), (KEY.Key_A, None), (KEY.Key_F1, None)])
def test_digit_keys_are_digits(key, digit):
    assert digit_for(key, auto_repeat=False) == digit
    assert digit_for(key, auto_repeat=True) is None


@pytest.mark.parametrize(
    ("in_hand", "following", "does"),
    [
        (None, None, Main.NEXT),
        (None, State.WAITING, Main.NEXT),
        (State.CALLED, None, Main.START),
        (State.CALLED, State.WAITING, Main.START),
        (State.SERVING, State.WAITING, Main.COMPLETE_AND_NEXT),
        (State.SERVING, None, Main.COMPLETE),
    ],
)
def test_the_large_button_follows_the_number_in_hand(in_hand, following, does):
    assert main_action(in_hand and ticket(in_hand), following and ticket(following)) is does


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "00:00"), (42, "00:42"), (192, "03:12"), (3599, "59:59"), (3792, "1:03:12"), (-5, "00:00")],
)
def test_elapsed_time_counts_from_the_call_then_from_the_start(seconds, shown):
    now = NOW + timedelta(seconds=seconds)
    assert elapsed(ticket(called_at=NOW), now) == shown
    assert elapsed(ticket(State.SERVING, called_at=NOW - timedelta(hours=9), started_at=NOW), now) == shown
    assert elapsed(None, now) == ""


def test_waiting_counts_only_the_services_of_this_counter():
    queue = [
        ticket(State.WAITING, id=1, issued_at=NOW - timedelta(minutes=22), rank=NOW),
        ticket(
            State.WAITING, id=2, service="land", series="B", lane=Lane.PRIORITY, rank=NOW - timedelta(minutes=1)
        ),
        ticket(State.WAITING, id=3, issued_at=NOW - timedelta(seconds=119)),
    ]
    facts = CounterState(now=NOW, board=Board(tickets={t.id: t for t in queue}))
    both, land = (derive(small_hall(), number, facts) for number in (1, 2))
    assert both.waitingRows == (
        {"name": "x", "count": 2, "minutes": 22, "late": 1},
        {"name": "x", "count": 1, "minutes": 0, "late": 0},
    )
    assert (both.waiting, land.waiting) == (3, 1)
    assert (both.nextNumber, both.nextPriority) == ("B012", True)


def test_a_pin_is_chosen_twice_and_forgotten_when_taken():
    entry = PinEntry()
    entry.task = PinTask.CHOOSE

    def give(pin):
        for digit in pin:
            entry.digit(int(digit))
        assert entry.ready
        return entry.take()

    assert give("4827") == (PinPurpose.ONCE_MORE, "")
    assert give("4828") == (PinPurpose.DIFFERS, "")
    assert entry.task is PinTask.CHOOSE
    assert give("4827") == (PinPurpose.ONCE_MORE, "")
    assert give("4827") == (PinPurpose.SET, "4827")
    entry.task = PinTask.ENTER
    assert give("1234567890") == (PinPurpose.LOG_ON, "12345678")
    assert entry.length == 0


# Logging on


def test_the_first_run_chooses_a_pin_with_clicks(stand_up, new_hall):
    stand = stand_up(hall=new_hall)
    assert stand.desk.pinTask == "choose"
    stand.press(*"1234")
    assert "1234" in stand.find("pinNote").property("text"), "too weak, and why, before it is typed again"
    stand.click("pinOk")
    assert (stand.desk.pinTask, stand.desk.pinLength) == ("choose", 4)
    stand.key(KEY.Key_Escape)
    stand.type_pin("48271")
    assert stand.desk.pinTask == "repeat"
    stand.type_pin("48272")
    assert stand.desk.message
    assert not new_hall.has_pin(1)
    stand.type_pin(PIN)
    stand.type_pin(PIN)
    assert stand.desk.page == "work"
    assert 1 in new_hall.board()[0].open_counters


def test_a_clerk_logs_on_with_the_keyboard(stand):
    stand.press(*PIN, "9")
    stand.key(KEY.Key_Backspace)
    assert stand.desk.pinLength == len(PIN)
    stand.key(KEY.Key_Return)
    assert stand.desk.page == "work"


def test_a_wrong_pin_is_said_and_never_shown(stand):
    stand.type_pin("9753")
    assert stand.find("message").property("text") == stand.desk.message != ""
    stand.press(*"9753")
    assert not any("9753" in text for text in stand.texts())
    assert stand.desk.page == "logOn"
    stand.key(KEY.Key_Escape)
    assert (stand.desk.pinLength, stand.desk.message) == (0, "")


def test_ok_waits_for_four_digits(stand):
    stand.press(*PIN[:3])
    assert not stand.find("pinOk").isEnabled()
    stand.key(KEY.Key_Return)
    assert "open" not in stand.wire.names()


def test_a_counter_left_open_by_a_power_cut_is_taken_over(stand, hall):
    hall.open(1, PIN)
    stand.type_pin(PIN)
    assert stand.desk.page == "work"
    hall.close(1)
    stand.settle()
    assert stand.desk.page == "logOn"


def test_a_question_the_database_did_not_answer_is_asked_again(stand_up):
    stand = stand_up(error=StoreReadOnly(path="/queue"))
    assert stand.desk.pinTask == "unknown"
    assert "/queue" in stand.find("outage").property("text")
    stand.wire.error = None
    stand.until(lambda: bool(stand.jobs.waiting))
    stand.settle()
    assert stand.desk.pinTask == "enter"
    assert stand.find("outage") is None


# Working


def test_f2_alone_goes_through_the_day(work):
    seen = []
    for _ in range(7):
        work.key(KEY.Key_F2)
        seen.append(work.state())
    assert seen == [
        ("A001", "called"),
        ("A001", "serving"),
        ("B001", "called"),
        ("B001", "serving"),
        ("A002", "called"),
        ("A002", "serving"),
        ("", "idle"),
    ]
    requests = [request for name, request in work.wire.asked if name not in ("has_pin", "wrong_pins", "open")]
    assert len(set(requests)) == len(requests) == 9, "each verb has its own request_id"


def test_each_action_has_its_button(work):
    for name, state in [
        ("next", ("A001", "called")),
        ("recall", ("A001", "called")),
        ("start", ("A001", "serving")),
        ("complete", ("", "idle")),
        ("next", ("B001", "called")),
        ("noShow", ("B001", "called")),
        ("noShow", ("", "idle")),
    ]:
        work.click(name)
        work.calm()
        assert work.state() == state, name
    work.click("logOff")
    assert work.desk.page == "logOn"


def test_each_action_has_its_key(work):
    for key, state in [
        (KEY.Key_F2, ("A001", "called")),
        (KEY.Key_F3, ("A001", "called")),
        (KEY.Key_F5, ("A001", "serving")),
        (KEY.Key_F6, ("", "idle")),
        (KEY.Key_F2, ("B001", "called")),
        (KEY.Key_F4, ("B001", "called")),
        (KEY.Key_F4, ("", "idle")),
    ]:
        work.key(key)
        assert work.state() == state, key
    assert work.desk.recalls == 0


def test_the_button_says_what_it_does(spoken, work):
    words = []
    for _ in range(3):
        words.append(work.find("next").property("text"))
        work.key(KEY.Key_F2)
    assert len(set(words)) == 3
    assert work.find("numberInHand").property("number") == "B001"


def test_a_press_while_busy_does_nothing(work):
    before = len(work.wire.asked)
    for _ in range(3):
        work.press(KEY.Key_F2)
    assert work.desk.busy
    work.settle()
    assert len(work.wire.asked) == before + 1
    assert work.state() == ("A001", "called")


def test_a_double_press_of_f2_does_not_go_on(stand_up, hall):
    stand = stand_up(double_press=AN_HOUR)
    hall.issue("papers")
    stand.log_on()
    for _ in range(2):
        stand.press(KEY.Key_F2)
        stand.settle()
        assert stand.state() == ("A001", "called")


def test_a_key_held_down_calls_once(work):
    press = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_F2, Qt.KeyboardModifier.NoModifier, "", True)
    QGuiApplication.sendEvent(work.window, press)
    work.settle()
    assert work.state() == ("", "idle")


@pytest.mark.parametrize("then", [KEY.Key_Escape, KEY.Key_F3])
def test_one_slip_on_no_show_is_taken_back(work, then):
    work.key(KEY.Key_F2, KEY.Key_F4)
    assert work.desk.confirming
    assert "A001" in work.find("confirm").property("text")
    work.key(then)
    assert not work.desk.confirming
    work.key(KEY.Key_F4)
    assert work.state() == ("A001", "called")


def test_a_no_show_pressed_once_is_forgotten(stand_up, hall):
    hall.issue("papers")
    stand = stand_up(confirm=1)
    stand.log_on()
    stand.key(KEY.Key_F2)
    stand.press(KEY.Key_F4)
    stand.until(lambda: not stand.desk.confirming)
    assert stand.state() == ("A001", "called")


@pytest.mark.parametrize(
    ("before", "pressed"),
    [
        ([], KEY.Key_F3),
        ([], KEY.Key_F4),
        ([], KEY.Key_F5),
        ([], KEY.Key_F6),
        ([KEY.Key_F2, KEY.Key_F2], KEY.Key_F3),
        ([KEY.Key_F2, KEY.Key_F2], KEY.Key_F4),
    ],
)
def test_a_refused_action_says_why_until_the_next(work, before, pressed):
    work.key(*before, pressed)
    assert work.find("message").property("text") == work.desk.message != ""
    work.key(KEY.Key_Escape)
    assert work.find("message") is None


def test_next_with_nobody_waiting_says_so(stand):
    stand.log_on()
    stand.key(KEY.Key_F2)
    assert stand.desk.message
    assert not stand.desk.outage


def test_a_refusal_goes_by_itself(stand_up):
    stand = stand_up(refusal=1)
    stand.log_on()
    stand.press(KEY.Key_F3)
    stand.settle()
    stand.until(lambda: stand.desk.message == "")


def test_leaving_with_a_number_in_hand_is_refused(work):
    work.key(KEY.Key_F2)
    work.click("logOff")
    assert "A001" in work.desk.message
    assert work.desk.page == "work"


def test_an_outage_stays_until_the_database_answers_and_is_not_done_twice(work):
    work.wire.error = StoreReadOnly(path="/queue")
    work.key(KEY.Key_F2)
    work.key(KEY.Key_F2)
    assert "/queue" in work.find("outage").property("text")
    work.wire.error = None
    work.key(KEY.Key_F2)
    assert work.find("outage") is None
    calls = [request for name, request in work.wire.asked if name == "call_next"]
    assert len(calls) == 3
    assert len(set(calls)) == 1, "the same press again is the same request"
    assert work.state() == ("A001", "called")


def test_lost_news_show_an_outage_until_found(work):
    work.news.lost.emit(StoreReadOnly(path="/queue"))
    assert "/queue" in work.find("outage").property("text")
    assert not work.desk.busy
    work.news.found.emit()
    assert work.find("outage") is None


def test_a_new_day_asks_for_the_pin_again(work, hall, clock):
    clock.go(days=1)
    hall.issue("papers")
    work.settle()
    assert work.desk.page == "logOn"
    assert work.desk.message
    work.log_on()
    work.key(KEY.Key_F2)
    assert work.state() == ("A001", "called")


def test_in_the_morning_nobody_waits_from_the_day_before(work, hall, clock):
    hall.issue("papers")
    hall.issue("papers")
    work.settle()
    clock.go(days=1)
    work.until(lambda: work.desk.page == "logOn")
    assert work.desk.message
    work.log_on()
    assert work.desk.waiting == 0


def test_another_window_closing_this_counter_ends_the_session(work, hall):
    hall.close(1)
    work.settle()
    assert work.desk.page == "logOn"


def test_only_what_changed_is_told(work):
    told = heard(
        work.desk, "numberInHand", "state", "waiting", "page", "sign", "message", "mainAction", "pinLength"
    )
    work.key(KEY.Key_F2)
    assert sorted(told) == ["mainAction", "numberInHand", "state", "waiting"]


def test_time_goes_on_in_the_window(work, clock):
    work.key(KEY.Key_F2)
    clock.go(seconds=72.5)  # not 72: entries are microseconds apart while the clock stands
    work.until(lambda: work.desk.elapsed == "01:12")
    assert any("01:12" in text for text in work.texts())


def test_only_who_may_be_called_here_waits_in_the_window(stand, hall):
    """Services are papers and land; this hall's counter 1 calls both."""
    for _ in range(5):
        hall.issue("papers")
    stand.log_on()
    hall.call_next(1)
    hall.no_show(1)
    hall.call_next(1)
    hall.park(1, "a photo")
    hall.open(2, PIN)
    hall.transfer(1, ticket_id=hall.board()[0].find("A003").id, to_counter=2)
    hall.transfer(1, ticket_id=hall.board()[0].find("A005").id, to_counter=1)
    stand.settle()
    assert stand.state() == ("", "idle")
    assert [(row["name"], row["count"]) for row in stand.desk.waitingRows] == [("x", 2), ("x", 0)]
    assert stand.desk.waiting == 2
    assert stand.desk.nextNumber == "A004"


def test_who_is_sent_here_alone_or_helped_out_with_has_a_row(qapp):
    settings = small_hall(
        counter=[
            {"number": 1, "services": ["papers"], "then": [{"services": ["land"]}]},
            {"number": 2, "services": ["land"]},
        ]
    )
    land = ticket(State.WAITING, service="land", series="B")
    elsewhere = replace(land, id=2, reserved="counter:2")
    here = replace(land, id=3, reserved="counter:1", rank=NOW - timedelta(hours=1))
    props = derive(settings, 1, CounterState(NOW, Board(tickets={t.id: t for t in (land, elsewhere, here)})))
    assert [row["count"] for row in props.waitingRows] == [0, 2]
    assert derive(settings, 1, CounterState(NOW)).waiting == 0


# The picture


@pytest.mark.parametrize("size", [(380, 560), (420, 640), (840, 1000)])
def test_everything_to_press_is_in_the_window_and_apart(spoken, work, size):
    work.window.resize(*size)
    work.until(lambda: work.window.contentItem().size().toTuple() == size)
    for names, page in ((WORK, "work"), (PAD, "logOn")):
        assert work.desk.page == page
        boxes = {name: place(work.find(name)) for name in names}
        for name, box in boxes.items():
            assert box.left() >= 0, name
            assert box.right() <= size[0], name
            assert box.bottom() <= size[1], name
            assert min(box.width(), box.height()) >= 36, name
            assert not [other for other in names if other != name and boxes[other].intersects(box)], name
            assert work.find(name).implicitWidth() <= box.width() + 0.5, f"{name} has no room for its words"
        if page == "work":
            work.click("logOff")


def test_on_a_low_screen_the_window_still_has_everything(spoken, work):
    """1366 x 768 at 150 %: Qt sees 911 x 512, of which a task bar and a title bar take some 40."""
    work.window.resize(420, 472)
    work.until(lambda: work.window.contentItem().height() == 472)
    for names, page in ((WORK, "work"), (PAD, "logOn")):
        assert work.desk.page == page
        boxes = {name: place(work.find(name)) for name in names}
        for name, box in boxes.items():
            assert box.bottom() <= 472, name
            assert min(box.width(), box.height()) >= 30, name
            assert not [other for other in names if other != name and boxes[other].intersects(box)], name
            assert work.find(name).implicitWidth() <= box.width() + 0.5, f"{name} has no room for its words"
        if page == "work":
            work.click("logOff")


def test_a_wide_window_keeps_its_things_together(work):
    work.size(1366, 740)
    left, right = place(work.find("recall")).left(), place(work.find("start")).right()
    assert right - left < 700
    assert left + right == pytest.approx(1366, abs=2), "in the middle"


def test_the_keyboard_reaches_everything(work):
    reached = set()
    for _ in WORK:
        work.press(KEY.Key_Tab)
        reached.add(work.window.activeFocusItem().objectName())
    assert reached == set(WORK)
    while work.window.activeFocusItem().objectName() != "next":
        work.press(KEY.Key_Tab)
    work.key(KEY.Key_Space)
    assert work.state() == ("A001", "called")
    work.key(KEY.Key_F6)
    assert work.state() == ("", "idle"), "keys of the window work wherever the focus is"


def test_the_window_stays_on_top_when_asked(work):
    work.click("onTop")
    assert work.window.flags() & Qt.WindowType.WindowStaysOnTopHint
    work.click("onTop")
    assert not work.window.flags() & Qt.WindowType.WindowStaysOnTopHint


def test_priority_is_a_word(spoken, stand, hall):
    hall.issue("papers", Lane.PRIORITY)
    stand.log_on()
    stand.key(KEY.Key_F2)
    assert stand.desk.priority
    assert {"vi": "Ưu tiên", "en": "Priority"}[spoken] in stand.texts()


def test_verbs_of_the_journal_are_those_of_the_clerk(work, hall):
    work.key(KEY.Key_F2, KEY.Key_F3, KEY.Key_F5, KEY.Key_F6)
    verbs = [entry.verb for entry in hall.entries_after(0) if entry.counter == 1]
    assert verbs == [Verb.OPEN, Verb.CALL_NEXT, Verb.RECALL, Verb.START, Verb.COMPLETE]
