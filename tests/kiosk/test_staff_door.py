"""The staff's door of a kiosk: by a held corner and its PIN, in the real window over a real hall."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import partial

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from typer.testing import CliRunner

from kiosk.staff.choices import Choices, keep_choices, read_choices
from kiosk.staff.door import StaffDoor
from kiosk.staff.hall_acts import HallActs
from kiosk.staff.keys import languages
from kiosk.staff.pin import _KEPT, DoorPin, pin_file
from shared.cli import app as bocso
from shared.errors.counters import PinAlreadySet, PinLocked, PinTooWeak, PinWrong
from shared.errors.devices import NotAllowed
from shared.errors.kiosk import DoorPinMissing
from shared.errors.outside import StoreUnavailable
from shared.errors.starting import CopyUnreadable
from shared.link.feed import Feed
from shared.pin import PAUSE, TRIES, KeptPin, chosen
from shared.printer.escpos.status import Condition, PaperState, Problem
from shared.printer.handouts import Handouts
from shared.rules.printing import JobState
from shared.service import LEFT
from shared.settings.languages import HallLanguage, know
from shared.ui.anew import ANEW
from tests.kiosk.test_kiosk import MONDAY, SERVICE, KioskStand
from tests.support.halls import PIN
from tests.support.windows import ReadNews, place, stands

pytestmark = pytest.mark.databases("sqlite")
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Now:
    def __init__(self):
        self.at = MONDAY

    def __call__(self):
        return self.at

    def go(self, **by):
        self.at += timedelta(**by)


@pytest.fixture
def now():
    return Now()


@pytest.fixture
def pin(tmp_path, now):
    """With PIN, hashed cheaply."""
    file = tmp_path / "pin.json"
    file.write_bytes(_KEPT.dump_json(KeptPin(CHEAP.hash(PIN))))
    return DoorPin(file, now)


# -- the PIN of this computer


def test_there_is_no_default_pin_and_a_weak_one_is_refused(tmp_path, now):
    door = DoorPin(tmp_path / "data" / "pin.json", now, partial(chosen, hasher=CHEAP))
    for given in ("0000", "1234", PIN):
        with pytest.raises(DoorPinMissing):
            door.check(given)
    with pytest.raises(PinTooWeak):
        door.choose("1234")
    door.choose(PIN)
    door.check(PIN)
    assert (tmp_path / "data" / "pin.json").stat().st_mode & 0o77 == 0
    assert PIN not in (tmp_path / "data" / "pin.json").read_text()
    with pytest.raises(PinAlreadySet):
        door.choose("8246")
    with pytest.raises(PinWrong):
        door.choose("8246", "1111")
    door.choose("8246", PIN)
    door.check("8246")
    door.forget()
    with pytest.raises(DoorPinMissing):
        door.forget()


def test_guessing_waits_longer_and_longer_also_after_a_restart(pin, now, tmp_path):
    waits = []
    for _ in range(3):
        for _ in range(TRIES - 1):
            with pytest.raises(PinWrong):
                pin.check("1111")
        with pytest.raises(PinLocked):
            pin.check("1111")
        again = DoorPin(tmp_path / "pin.json", now)  # as after a restart
        began = now.at
        with pytest.raises(PinLocked):
            again.check(PIN)
        while True:
            now.go(seconds=PAUSE.seconds)
            try:
                again.check("1111")
            except PinLocked:
                continue
            except PinWrong:
                break
        waits.append(now.at - began)
        for _ in range(TRIES - 1):
            with pytest.raises((PinWrong, PinLocked)):
                pin.check("1111")
        now.go(hours=1)
    assert waits[0] < waits[1] < waits[2]
    pin.check(PIN)
    with pytest.raises(PinWrong):
        pin.check("1111")


def test_a_try_counts_before_it_is_judged(pin, tmp_path):
    """Whoever pulls the plug meanwhile has no more tries than others."""
    with pytest.raises(PinWrong):
        pin.check("1111")
    assert _KEPT.validate_json((tmp_path / "pin.json").read_bytes()).failed == 1


@pytest.mark.parametrize("damage", [b"", b"{}", b'{"hash": "plain 4827"}'])
def test_a_damaged_file_opens_to_nobody(pin, tmp_path, damage):
    (tmp_path / "pin.json").write_bytes(damage)
    with pytest.raises(CopyUnreadable):
        pin.check(PIN)


def test_the_command_chooses_changes_and_removes_it(own_home):
    def command(*words, given=""):
        done = CliRunner().invoke(bocso, ["kiosk", "pin", *words, "--json"], input=given)
        return done.exit_code, json.loads(done.stdout)

    file = str(pin_file())
    assert command(given="1234\n")[1]["error"] == "pin_too_weak"
    assert command(given=f"{PIN}\n") == (0, {"file": file, "pin": "set"})
    assert command(given="1111\n8246\n")[1]["error"] == "pin_wrong"
    assert command("--forgotten") == (0, {"file": file, "pin": "removed"})
    assert command("--forgotten")[1]["error"] == "door_pin_missing"


# -- in the window


class DoorStand(KioskStand):
    def __init__(self, *args, pin, folder, loud=None, printer="kiosk", **more):
        self.pin, self.choices = pin, folder / "choices.json"
        self.left, self.loud, self.handouts = [], loud, Handouts() if printer else None
        super().__init__(*args, printer=printer, **more)
        self.corner().setProperty("hold", 0.05)

    def shown(self, settings):
        self.acts = HallActs(self.kiosk, settings, self.hall, self.news, self.handouts, self.ring)
        codes = settings.hall.languages
        self.staff = StaffDoor(
            self.pin, self.choices, self.language, codes, self.left.append, self.acts, self.loud, self.jobs, 0
        )
        return {"staff": self.staff}

    def corner(self):
        return next(each for each in self.items() if each.objectName() == "staffCorner")

    def hold(self):
        """A finger on the corner until the door opens."""
        at = QPoint(10, 10)
        QTest.mousePress(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        self.until(lambda: self.staff.stage != "")
        QTest.mouseRelease(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def touch(self, name):
        self.until(lambda: not self.staff.fresh)
        super().touch(name)

    def type(self, digits):
        for digit in digits:
            self.touch(f"pin-{digit}")

    def enter(self):
        self.hold()
        self.type(PIN)
        self.keys("pinOk")

    def keys(self, *names):
        for name in names:
            self.touch(name if name.startswith("pin") else f"staffKey-{name}")
            self.jobs.drain()
            self.news.read()

    def said(self):
        return self.staff.said

    def key(self, code):
        return next(each for each in self.staff.keys if each["code"] == code)


@pytest.fixture
def hall(make_hall, hall_settings, clock):
    return make_hall(hall_settings)


@pytest.fixture
def stand_up(qtbot, hall_settings, hall, pin, tmp_path):
    def make(settings=hall_settings, **more):
        given = {"hall": hall, "news": ReadNews(Feed(hall)), "pin": pin, "folder": tmp_path, **more}
        return DoorStand(qtbot, settings, **given)

    with stands(make) as up:
        yield up


@pytest.fixture
def stand(stand_up):
    return stand_up()


def test_a_touch_on_the_corner_opens_nothing_and_a_held_one_asks_for_the_pin(stand):
    corner = stand.find("staffHold")
    assert not [each for each in corner.childItems() if each.isVisible()], "no sign of it"
    stand.touch("staffHold")
    assert (stand.staff.stage, stand.find("staffPages")) == ("", None)
    stand.hold()
    assert (stand.staff.stage, stand.find("staffPages") is not None) == ("pin", True)
    assert not stand.staff.keys


def test_a_wrong_pin_opens_nothing_and_is_not_kept_on_the_screen(stand):
    stand.hold()
    stand.type("1111")
    assert (stand.staff.digits, stand.find("staffTyped").property("text")) == (4, "●●●●")
    stand.keys("pinOk")
    assert (stand.staff.stage, stand.staff.digits, stand.staff.good) == ("pin", 0, False)
    assert "PIN" in stand.said()
    stand.type(PIN)
    stand.keys("pinOk")
    assert stand.staff.stage == "menu"


def test_without_a_pin_it_says_how_to_make_one_and_opens_to_nobody(stand_up, tmp_path, now):
    stand = stand_up(pin=DoorPin(tmp_path / "none.json", now))
    stand.hold()
    assert (stand.staff.stage, list(stand.staff.keys)) == ("no_pin", [])
    assert "bocso kiosk pin" in stand.find("staffSaid").property("text")
    stand.staff.press("exit")
    stand.staff.go()
    assert stand.left == []


def test_nothing_is_done_before_the_pin_was_right(stand, hall):
    stand.hold()
    for code in ("exit", "restart", "services", "test"):
        stand.staff.press(code)
    stand.jobs.drain()
    assert (stand.staff.stage, stand.left) == ("pin", [])


@pytest.mark.parametrize("act", [["last"], ["services", SERVICE, "0"], ["test"]])
def test_an_answer_that_comes_after_the_door_shut_opens_nothing_to_the_next_one(stand, act):
    """The hub was slow, staff went on, and a visitor holds the corner."""
    stand.take()
    stand.news.read()
    stand.enter()
    stand.keys(*act[:-1])
    stand.touch(f"staffKey-{act[-1]}")
    assert stand.staff.busy
    stand.staff.shut()
    stand.hold()
    stand.jobs.drain()
    stand.staff._tested(JobState.CONFIRMED)
    assert (stand.staff.stage, stand.said()) == ("pin", "")


def test_a_pin_that_was_right_opens_to_nobody_who_comes_later(stand):
    stand.hold()
    stand.type(PIN)
    stand.touch("pinOk")
    stand.touch("staffBack")
    stand.hold()
    stand.jobs.drain()
    assert stand.staff.stage == "pin"


def test_it_closes_by_itself_and_forgets_what_was_typed(stand):
    stand.hold()
    stand.type("48")
    (timer,) = [each for each in [stand.staff._shuts] if each.isActive()]
    assert timer.interval() == 60_000
    timer.timeout.emit()
    assert (stand.staff.stage, stand.find("staffPages")) == ("", None)
    stand.hold()
    assert stand.staff.digits == 0


def test_no_touch_falls_through_to_the_pages_below(stand, hall):
    stand.enter()
    below = place(stand.find(f"service-{SERVICE}")).center().toPoint()
    QTest.mouseClick(stand.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, below)
    stand.jobs.drain()
    assert not hall.board()[0].tickets


def test_it_opens_while_the_database_is_away_and_says_what_cannot_be_done(stand, hall):
    stand.news.lost.emit(StoreUnavailable(reason="away"))
    assert stand.kiosk.page == "paused"
    assert "queue" in stand.find("staffText").property("text"), "a small line tells staff why"
    stand.hall.service_off = _away
    stand.enter()
    stand.keys("services", SERVICE, "0")
    assert (stand.staff.good, stand.said() != "") == (False, True)
    stand.touch("staffBack")
    stand.touch("staffBack")
    stand.keys("restart")
    assert stand.left == [ANEW]


def _away(*_given, **_more):
    raise StoreUnavailable(reason="away")


def test_a_service_is_switched_off_with_a_reason_that_people_read_and_on_again(stand, hall):
    stand.enter()
    stand.keys("services", SERVICE, "2")
    off = hall.board()[0].off
    assert dict(off[SERVICE]) == {"vi": "Hết mẫu tờ khai", "en": "Out of forms"}
    assert (stand.staff.stage, stand.key(SERVICE)["on"]) == ("services", False)
    assert stand.key(SERVICE)["note"] == "Hết mẫu tờ khai"
    stand.keys(SERVICE)
    assert (dict(hall.board()[0].off), stand.key(SERVICE)["on"]) == ({}, True)


def test_the_last_slip_and_a_lost_one_are_printed_again_here(stand, hall):
    stand.enter()
    assert not stand.key("last")["able"]
    stand.touch("staffBack")
    stand.take()
    first = stand.kiosk.number
    other = hall.issue(SERVICE, printer="kiosk")
    hall.claim_print_job("kiosk")
    hall.claim_print_job("kiosk")
    stand.news.read()
    stand.enter()
    stand.keys("last")
    job = hall.claim_print_job("kiosk")
    assert (job.ticket.label, job.again) == (first, True)
    assert first in stand.said()
    stand.keys("number")
    for key in other.label:
        stand.touch(f"letter-{key}" if key.isalpha() else f"pin-{key}")
    stand.keys("pinOk")
    assert hall.claim_print_job("kiosk").ticket.label == other.label
    stand.keys("number")
    for key in (*other.label[:1], *"999"):
        stand.touch(f"letter-{key}" if key.isalpha() else f"pin-{key}")
    stand.keys("pinOk")
    assert (stand.staff.stage, stand.staff.good) == ("number", False)


def test_a_slip_that_the_hub_lets_only_others_print_is_said_in_words(stand, hall):
    ticket = hall.issue(SERVICE)
    stand.news.read()

    def refused(*_given, **_more):
        raise NotAllowed(device="kiosk")

    stand.hall.reprint = refused
    stand.enter()
    stand.keys("number")
    for key in ticket.label:
        stand.touch(f"letter-{key}" if key.isalpha() else f"pin-{key}")
    stand.keys("pinOk")
    assert ticket.label in stand.said()
    assert "counter" in stand.said()


@pytest.mark.parametrize(("state", "good"), [(JobState.CONFIRMED, True), (JobState.FAILED, False)])
def test_the_test_page_is_printed_in_its_turn_and_how_it_went_is_said(stand, state, good):
    stand.enter()
    stand.keys("test")
    assert stand.staff.busy
    (one,) = stand.handouts._waiting
    assert one.slip is None
    one.told(state)
    stand.until(lambda: not stand.staff.busy)
    assert stand.staff.good is good


def test_the_printers_state_stands_there_and_changes(stand):
    stand.enter()
    before = stand.find("staffPrinter").property("text")
    stand.kiosk.printer_is(Condition(True, PaperState.OUT, Problem.PAPER_OUT))
    after = stand.find("staffPrinter").property("text")
    assert before != after == stand.kiosk.staff


def test_without_a_printer_nothing_is_offered_to_print(stand_up):
    stand = stand_up(printer=None)
    stand.enter()
    assert [stand.key(code)["able"] for code in ("test", "last", "number")] == [False] * 3


def test_a_language_is_hidden_from_the_next_start_on_and_one_always_stays(stand, hall_settings):
    first, second = hall_settings.hall.languages[:2]
    stand.enter()
    stand.keys("languages", second)
    assert not stand.key(second)["on"]
    stand.keys(first)
    assert (stand.key(first)["on"], stand.staff.good) == (True, False)
    stand.touch("staffBack")
    assert stand.left == []
    stand.touch("staffBack")
    assert stand.left == [ANEW]
    assert read_choices(stand.choices).shown(hall_settings).hall.languages == (first,)


def test_a_language_of_the_hall_stands_there_by_its_name(qapp):
    know([HallLanguage(code="qaa", name="Qaaq")])
    assert [key.text for key in languages(("vi", "en", "qaa"), ())] == ["Tiếng Việt", "English", "Qaaq"]
    know(())


def test_the_volume_is_kept_and_heard_at_once(stand_up, tmp_path):
    heard = []
    keep_choices(tmp_path / "choices.json", Choices(volume=50))
    stand = stand_up(loud=heard.append)
    stand.enter()
    stand.keys("volume", "25")
    assert (heard, read_choices(stand.choices).volume) == ([50, 25], 25)


def test_where_the_kiosk_says_nothing_there_is_no_volume(stand):
    stand.enter()
    assert "volume" not in {each["code"] for each in stand.staff.keys}


def test_the_second_tap_of_two_meets_nothing_on_the_next_page(stand):
    stand.staff._fresh.setInterval(60_000)
    stand.hold()
    assert (stand.staff.fresh, stand.find("pin-1").isEnabled()) == (True, False)
    stand.staff._fresh.timeout.emit()
    assert stand.find("pin-1").isEnabled()


def test_the_kiosk_is_ended_after_a_second_question(stand):
    stand.enter()
    stand.keys("exit")
    assert stand.left == []
    stand.keys("exit!")
    assert stand.left == [LEFT]


def test_behind_the_door_it_is_vietnamese_or_english_and_before_it_as_it_was(stand):
    stand.hold()
    stand.touch("staffLanguage")
    assert stand.language.code == "en"
    stand.staff.shut()
    assert stand.language.code == "vi"


@pytest.mark.parametrize("size", ["portrait", "landscape", "small", "old"])
def test_every_page_behind_the_door_stands_in_its_window(stand_up, size):
    stand = stand_up(size=size)
    stand.hold()
    pages = {"pin": lambda: None, "menu": partial(_in, stand)}
    for code in ("number", "services", "languages"):
        pages[code] = lambda code=code: stand.keys(code)
    for name, go in pages.items():
        if name not in ("pin", "menu"):
            stand.staff._go("menu")
        go()
        assert stand.staff.stage == name
        touched = [
            each for each in stand.items() if each.objectName().startswith(("staffBack", "staffLang", "pin"))
        ]
        assert all(place(each).left() >= 0 and place(each).right() <= stand.window.width() for each in touched)
        assert all(place(each).bottom() <= stand.window.height() for each in touched), name
        head = [each for each in stand.items() if each.objectName() == "staffTyped"]
        pad = [each for each in touched if each.objectName() == "pin-1"]
        if head and pad:
            assert not place(head[0]).intersects(place(pad[0])), (name, size)


def _in(stand):
    stand.type(PIN)
    stand.keys("pinOk")


def test_a_list_that_is_higher_than_its_place_says_so_and_is_leafed_by_touch(stand_up, hall_settings):
    tablet = hall_settings.kiosk.model_copy(update={"panel_inches": 10.1})
    stand = stand_up(hall_settings.model_copy(update={"kiosk": tablet}))
    stand.size(1280, 800)
    stand.enter()
    stand.keys("services")
    last = f"staffKey-{stand.staff.keys[-1]['code']}"

    def whole():
        return place(stand.find("staffList")).contains(place(stand.find(last)))

    assert not whole()
    stand.staff._shuts.stop()
    for _ in range(4):
        if not whole():
            stand.touch("more")
    assert whole()
    assert stand.staff._shuts.isActive(), "its time begins anew"
    stand.touch("more")
    assert stand.find("staffList").property("contentY") == 0
    stand.size(1080, 1920)
    assert stand.find("more") is None, "all of it is seen"
