"""The hall screen: sizes from millimetres, the order of calls, and what a real hall puts in its window."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontMetricsF

from display.lapse import Lapse
from display.layout import counters_at_once, layout, two_pages
from display.parts import HERO_WORDS, ROW_WORDS, ROW_WORDS_TWICE
from display.props import changes_at, derive
from display.screen import Screen
from display.sizes import CAP, DIGIT, LETTER, LINE, WIDE_LETTERS, label_em, type_sizes
from display.stage import Stage, arrive, release
from display.state import DisplayState
from shared.errors.outside import StoreReadOnly
from shared.errors.starting import ScreenUnknown
from shared.fonts import TEXT_FAMILY, load_fonts
from shared.hall.offers import offers_at
from shared.link.feed import Feed
from shared.rules.board import Board, Call, HallNotice
from shared.rules.ticket import Lane
from shared.settings.hours import WEEKDAYS, HoursSection
from shared.settings.letters import NO_BREAK
from shared.settings.screens import DisplaySection
from shared.settings.settings import Settings
from shared.slip.offers import offer_texts
from tests.support.halls import Clock, Opened, small_hall
from tests.support.windows import (
    FakeLanguage,
    ManualJobs,
    ReadNews,
    Stand,
    below,
    hall_at,
    place,
    speaking,
    stands,
)

NOW = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
LONG = 10_000_000
COUNTERS = range(1, 5)


def call(seq, ticket=None):
    return Call(seq, ticket or seq, f"A{ticket or seq:03d}", seq, NOW)


def hall_with(**display):
    return small_hall(
        counter=[{"number": n, "services": ["papers", "land"]} for n in COUNTERS],
        display=display,
        hall={"code": "small", "name": {"vi": "Trung tâm"}, "place": {"vi": "Xã Ea"}},
    )


class FakeAnnouncer(QObject):
    audible_changed = Signal(bool)

    def __init__(self):
        super().__init__()
        self.audible = True
        self.said = []
        self.again = []
        self.texts = []
        self.languages = []

    def announce(self, label, counter, *, again=False, age=0.0, language=""):
        self.languages.append(language)
        self.said.append((label, counter))
        self.again.append(again)

    def announce_text(self, texts, *, age=0.0):
        self.texts.append(texts)

    def keep(self, labels):
        """Says each call at once: none waits here that could be dropped."""


class DisplayStand(Stand):
    """The screen of a hall in its window; time goes on when the test says so."""

    def __init__(self, qtbot, hall, clock, zone="", **times):
        self.hall, self.jobs = hall, ManualJobs()
        self.news, self.announcer = ReadNews(Feed(hall)), FakeAnnouncer()
        shown = hall.settings.of_screen(zone) if zone else hall.settings
        times = {"hold_ms": LONG, "flash_ms": LONG, **times}
        known = shown, hall, self.news, self.jobs, FakeLanguage(), self.announcer, clock, Lapse(clock)
        self.screen = Screen(*known, zoned=bool(zone), **times)
        super().__init__(qtbot, "display", picture=self.screen)
        self.size(1920, 1080)

    def call(self, *counters):
        """Calls at these counters, all in one reading of the news."""
        tickets = [self.hall.call_next(counter) for counter in counters]
        self.news.read()
        return [ticket.label for ticket in tickets]

    def rows(self):
        rows = [self.find(f"row-{n}") for n in range(len(self.screen.rows))]
        return [(row.property("number"), row.property("counter"), row.property("kind")) for row in rows if row]

    def people(self):
        """How many are called before who comes now, of each service that is named."""
        return [int(queue["text"].split()[0]) for queue in self.screen.queues]

    def hero(self):
        return self.find("heroNumber").property("number")


@pytest.fixture(scope="session")
def morning(tmp_path_factory):
    """A database with all counters open and eight people waiting."""
    path = tmp_path_factory.mktemp("morning") / "queue.sqlite"
    with hall_at(path, hall_with(), Clock(), Opened) as hall:
        hall.open_all()
        for _ in range(8):
            hall.issue("papers")
    return path


@pytest.fixture
def hall(morning, tmp_path, clock):
    with hall_at(shutil.copy(morning, tmp_path), hall_with(), clock) as hall:
        yield hall


@pytest.fixture
def stand_up(qtbot, hall, clock):
    """Makes stands and takes them down again."""
    with stands(partial(DisplayStand, qtbot, hall, clock)) as make:
        yield make


@pytest.fixture
def stand(stand_up):
    return stand_up()


# Sizes


@pytest.mark.parametrize("distance", [3, 12, 20])
@pytest.mark.parametrize("screen_mm", [700, 1210, 1900])
@pytest.mark.parametrize("width", [1280, 1366, 1920, 3840])
def test_cap_heights_are_what_the_distance_asks(distance, screen_mm, width):
    sizes = type_sizes(hall_with(distance_m=distance, screen_width_mm=screen_mm), width)
    in_mm = CAP * screen_mm / width
    assert sizes.number * in_mm == pytest.approx(1000 * distance / 150)
    assert sizes.row * in_mm == pytest.approx(1000 * distance / 220)
    assert sizes.text * in_mm == pytest.approx(1000 * distance / 300)


def test_at_12_m_on_55_inch_a_number_is_80_mm_and_text_40_mm():
    sizes = type_sizes(hall_with(), 1920)
    assert (round(sizes.number * CAP), round(sizes.text * CAP)) == (127, 63)


def test_widths_are_those_of_the_font(qapp):
    load_fonts()
    font = QFont(TEXT_FAMILY)
    font.setPixelSize(1000)
    font.setWeight(QFont.Weight.ExtraBold)
    metrics = QFontMetricsF(font)

    def em(text):
        return metrics.horizontalAdvance(text) / 1000

    assert metrics.capHeight() == 1000 * CAP
    assert metrics.height() < 1000 * LINE
    assert max(em(digit) for digit in "0123456789") <= DIGIT
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        assert em(letter) <= WIDE_LETTERS.get(letter, LETTER), letter
    assert 1.3 + em("đến quầy 12") <= HERO_WORDS
    font.setWeight(QFont.Weight.Medium)
    metrics = QFontMetricsF(font)
    assert max(map(em, ("mời đến quầy", "đang ở quầy", "go to counter", "at counter"))) <= ROW_WORDS_TWICE
    words = {"vi": ("mời đến", "đang phục vụ", "quầy"), "en": ("please go to", "being served", "counter")}
    for language, width in ROW_WORDS.items():
        assert all(em(word) <= width for word in words[language])


@pytest.mark.parametrize(
    ("distance", "rows", "shown"),
    [
        (12, 1, {"hero": True, "columns": 0, "head": True, "foot": True}),
        (12, 4, {"hero": True, "columns": 1, "head": True, "foot": True}),
        (12, 8, {"hero": False, "columns": 2, "head": True, "foot": True}),
        (12, 12, {"hero": False, "columns": 2, "head": True, "foot": False}),
        (6, 12, {"hero": True, "columns": 2, "head": True, "foot": True}),
        (18, 1, {"hero": True, "columns": 0, "head": True, "foot": False}),
        (24, 1, {"hero": True, "columns": 0, "head": False, "foot": False}),
    ],
)
def test_what_gives_way_to_the_counters(distance, rows, shown):
    parts = layout(hall_with(distance_m=distance), 1920, 1080, rows=rows)
    named = {"hero": parts.hero > 0, "columns": parts.columns, "head": parts.head > 0, "foot": parts.foot > 0}
    assert named == shown
    assert parts.places in (0, *range(rows, rows + 2))


SIZES = [(1920, 1080), (1366, 768), (1280, 1024), (3840, 2160), (1080, 1920)]


@pytest.mark.parametrize("distance", [1, 3, 8, 12, 16, 20, 25, 35, 50])
@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("rows", [0, 1, 2, 4, 6, 12, 30])
def test_nothing_is_larger_than_its_place(distance, width, height, rows):
    settings = hall_with(distance_m=distance)
    parts = layout(settings, width, height, rows=rows, called=rows)
    room = height - parts.band - parts.head - parts.foot - parts.help - 2 * parts.margin
    whole = width - 2 * parts.margin + 0.5
    high = parts.lines * (parts.row + parts.gap) - parts.gap if parts.lines else 0
    wide = parts.columns * (parts.row_width + parts.gap) - parts.gap if parts.columns else 0
    assert high + (parts.hero + parts.gap if parts.stacked else 0) <= room + 0.5
    beside = parts.columns and parts.hero and not parts.stacked
    assert wide + (parts.hero_width + parts.gap if beside else 0) <= whole
    if parts.columns:
        assert parts.row >= CAP * parts.number
        assert parts.row_width >= (label_em(settings) + DIGIT) * parts.number
    if parts.hero:
        assert parts.hero <= room + 0.5
        assert parts.hero_width <= whole
        assert 0 < HERO_WORDS * parts.hero_text <= parts.hero_width - 2.9 * parts.margin
        assert 0 < label_em(settings) * parts.hero_number <= parts.hero_width - 2.9 * parts.margin
        assert 2 * LINE * parts.hero_text + CAP * parts.hero_number <= parts.hero


@pytest.mark.parametrize("distance", [1, 5, 12, 20, 30])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_number_is_smaller_than_the_distance_asks_only_where_two_pages_are_too_few(distance, width, height):
    settings = hall_with(distance_m=distance)
    least = type_sizes(settings, width)
    for rows in range(2, 31):
        parts = layout(settings, width, height, rows=rows, called=rows)
        if parts.places >= rows:
            assert parts.number >= least.row
            assert not parts.hero or parts.hero_number >= least.number
        else:
            assert 2 * parts.places - 1 >= rows, "who stands large stands on both"
            assert parts.number >= least.row or parts.places < two_pages(rows) + parts.columns


@pytest.mark.parametrize("size", SIZES)
def test_up_to_so_many_counters_all_are_in_the_picture(size):
    most = counters_at_once(hall_with(), *size)
    assert most > 1
    assert layout(hall_with(), *size, rows=most).places >= most
    assert layout(hall_with(), *size, rows=most + 1).places <= most


def test_on_a_tall_screen_the_counters_stand_below(stand_up):
    settings = hall_with(screen_width_mm=680)
    stand = stand_up()
    stand.call(1, 2, 3, 4)
    stand.screen._settings = settings
    stand.size(1080, 1920)
    hero, first, last = (place(stand.find(name)) for name in ("hero", "row-0", "row-3"))
    assert hero.bottom() < first.top() < last.top()
    assert last.bottom() < place(stand.find("help")).top()
    assert (hero.left(), hero.right()) == (first.left(), first.right())


def test_a_tall_screen_uses_its_height(hall_settings: Settings):
    settings = hall_settings.model_copy(update={"display": DisplaySection(screen_width_mm=680)})
    for rows in (1, 4, 8):
        parts = layout(settings, 1080, 1920, rows=rows)
        words = 2 * LINE * parts.hero_text + CAP * parts.hero_number if parts.hero else 0
        used = words + parts.lines * parts.row + parts.head + parts.foot
        assert used > 0.6 * 1920


# The stage


def test_each_call_stands_large_for_its_time_in_order():
    stage = arrive(Stage(), call(1))
    for new in (2, 3):
        stage = arrive(stage, call(new))
    shown = []
    while stage.held:
        shown.append(stage.call.seq)
        stage = release(stage)
    assert shown == [1, 2, 3]
    assert stage.call.seq == 3
    assert arrive(stage, call(4)).call.seq == 4, "a stage that is not held is free"


@pytest.mark.parametrize(
    ("before", "new", "large", "queued"),
    [
        ([call(1)], call(5, ticket=1), 5, []),
        ([call(1), call(2)], call(5, ticket=1), 5, [2]),
        ([call(1), call(2), call(3)], call(5, ticket=2), 1, [5, 3]),
    ],
)
def test_a_recall_keeps_its_place(before, new, large, queued):
    stage = Stage()
    for each in (*before, new):
        stage = arrive(stage, each)
    assert stage.held
    assert (stage.call.seq, [c.seq for c in stage.queue]) == (large, queued)


# The window


def test_while_no_numbers_are_given_nobody_is_sent_to_the_kiosk(stand_up, hall, clock):
    hours = HoursSection(monday=("07:00-11:30",), wednesday=("07:30-11:30",))
    hall.settings = hall.settings.model_copy(update={"hours": hours})
    shown = []
    for gone in (0, 5, 19):  # 08:00 and 13:00 on Monday, 08:00 on Tuesday
        clock.go(hours=gone)
        stand = stand_up()
        shown.append((stand.screen.page, stand.screen.opensDay, stand.screen.opensAt))
    wednesday = "Thứ Tư, ngày 14 tháng 10"
    shown = [(page, day.replace(NO_BREAK, " "), time) for page, day, time in shown]
    assert shown == [("welcome", "", ""), ("closed", wednesday, "07:30"), ("closed", wednesday, "07:30")]
    clock.go(hours=17)  # 01:00 on Wednesday
    stand.screen._refresh()
    assert (stand.screen.opensDay, stand.screen.opensAt) == ("", "07:30")
    assert stand.find("welcomeHeading").property("text") == "07:30"
    assert stand.find("welcomeAdvice").property("text") == "today"


def test_a_hall_that_does_not_know_when_it_opens_names_no_time(stand_up, hall):
    hall.settings = hall.settings.model_copy(update={"hours": HoursSection(holidays=("2026-01-01..2029-12-31",))})
    stand = stand_up()
    assert (stand.screen.page, stand.screen.opensAt) == ("closed", "")
    assert stand.find("welcomeAdvice").property("text") == "No numbers are given now"


def test_before_the_first_call_it_welcomes(stand):
    assert stand.find("welcome") is not None
    assert stand.find("hero") is None
    assert stand.screen.callSeq == 0


def test_a_call_is_in_the_picture_and_said_at_once(stand):
    stand.call(3)
    assert stand.find("welcome") is None
    assert stand.hero() == "A001"
    assert "3" in stand.find("heroCounter").property("text")
    assert stand.screen.callSeq == stand.hall.board()[0].calls[0].seq
    assert stand.announcer.said == [("A001", 3)]


def test_a_call_is_said_while_the_television_is_off(stand):
    stand.window.hide()
    assert stand.call(3) == ["A001"]
    assert stand.announcer.said == [("A001", 3)]
    stand.show()
    assert stand.hero() == "A001"


def test_each_counter_has_a_row_of_its_own(stand):
    for counter in (3, 1, 2):
        stand.call(counter)
    stand.hall.pause(4, "lunch")
    stand.news.read()
    assert stand.hero() == "A001"
    assert stand.rows() == [
        ("A002", "1", "awaited"),
        ("A003", "2", "awaited"),
        ("A001", "3", "awaited"),
        ("", "4", "paused"),
    ]


def test_a_called_number_stays_until_its_person_has_come(stand):
    stand.call(1, 2, 3)
    for _ in range(3):
        stand.screen._hold.timeout.emit()
    stand.hall.start(3)
    for _ in range(4):  # whatever else is called and done meanwhile
        stand.hall.call_next(4)
        stand.hall.complete(4)
    stand.news.read()
    assert stand.rows()[:2] == [("A001", "1", "awaited"), ("A002", "2", "awaited")]
    assert stand.rows()[2:] == [("A003", "3", "serving"), ("", "4", "free")], "done ones leave"


def test_the_large_place_goes_quiet_when_its_person_is_there(stand):
    stand.call(1, 2)
    stand.hall.start(1)
    stand.news.read()
    assert (stand.hero(), stand.screen.heroQuiet) == ("A002", False), "the next one has it"
    stand.hall.start(2)
    stand.news.read()
    assert (stand.hero(), stand.screen.heroQuiet) == ("A002", True)
    stand.hall.complete(2)
    stand.news.read()
    assert (stand.hero(), stand.screen.heroQuiet) == ("A001", True)
    stand.hall.complete(1)
    stand.news.read()
    assert (stand.find("hero"), stand.rows()) == (None, [])
    assert stand.find("welcome") is not None


def test_who_was_absent_may_come_back_until_the_rule_says(stand, clock):
    stand.call(1, 2)
    stand.hall.no_show(1)
    stand.news.read()
    assert stand.find("absent").property("text") == "Absent: A001, please come back to the counter before 08:30"
    assert stand.rows()[0] == ("", "1", "free")
    clock.go(minutes=30, seconds=1)
    stand.screen._refresh()
    assert stand.find("absent") is None


def test_the_only_counter_is_on_a_break(stand_up, hall, clock):
    for counter in (2, 3, 4):
        hall.close(counter)
    hall.pause(1, "lunch")
    stand = stand_up()
    assert (stand.find("hero"), stand.rows()) == (None, [])
    assert stand.find("welcomeHeading").property("text") == "Counter 1 is on a break"


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1080, 1920)])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_row_says_in_words_or_with_a_sign_what_its_counter_does(stand, tmp_path_factory, language, size):
    with speaking(language, tmp_path_factory.getbasetemp()):
        stand.engine.retranslate()
        stand.screen._language.use(language)
        stand.call(1, 2, 3, 4)
        stand.hall.start(1)
        stand.news.read()
        stand.size(*size)
        said = []
        for row in range(4):
            number, counter = (
                place(item)
                for item in below(stand.find(f"row-{row}"))
                if item.property("fittedSize") is not None and item.isVisible()
            )
            named = stand.screen.named
            between = [f"row-{row}Way", f"row-{row}Word"] if named else [f"row-{row}Sign"]
            for item in map(stand.find, between):
                assert number.right() < place(item).left() < place(item).right() < counter.left()
            said.append(stand.find(between[0]).property("text"))
        assert len(set(said)) == 2
        assert said[0] != said[1]


def test_people_are_counted_by_what_they_came_for(stand):
    stand.hall.issue("land")
    stand.news.read()
    assert stand.people() == [9, 9], "each counter calls both"
    assert [stand.find(f"queue-{n}Wait").property("text") for n in (0, 1)] == ["9 người", "9 người"]


@pytest.mark.parametrize(
    ("wait", "said"),
    [((1200, 2400), "khoảng 20–40 phút"), ((0, 600), "dưới 10 phút"), ((600, 6000), "tới 2 giờ")],
)
def test_a_service_says_how_long_one_waits(stand, clock, wait, said):
    board = stand.hall.board()[0]
    offers = {"papers": replace(offers_at(stand.hall.settings, board, None, clock.now)["papers"], wait=wait)}
    shown = derive(stand.hall.settings, DisplayState(clock.now, 1920, 1080, board, offers=offers))
    assert [queue["text"].replace(NO_BREAK, " ") for queue in shown.queues] == [f"8 người, {said}"]


def test_it_says_what_the_kiosk_and_the_pages_say(stand, clock):
    stand.hall.issue("land")
    stand.news.read()
    stand.jobs.drain()
    known = stand.hall.settings, stand.hall.board()[0], stand.hall.model(), clock.now
    offers = offers_at(*known)
    assert offers["papers"].wait is not None
    said = [stand.find(f"queue-{n}Wait").property("text") for n in range(len(stand.screen.queues))]
    assert said == [offer_texts("vi").both(offer, "vi") for offer in offers.values()]


def test_without_a_model_and_while_the_hall_is_away_no_time_is_said(stand):
    def said():
        return stand.find("queue-0Wait").property("text")

    assert said() == "8 người"
    stand.jobs.drain()
    assert said() != "8 người"
    stand.news.lost.emit(StoreReadOnly(path="x"))
    assert said() == "8 người"
    stand.news.found.emit()
    assert said() != "8 người"


def test_what_foretells_the_waits_is_asked_once_a_day(stand, clock):
    stand.jobs.drain()
    stand.call(1, 2)
    stand.hall.issue("papers")
    stand.news.read()
    assert stand.jobs.waiting == []
    clock.go(days=1)
    stand.hall.issue("papers")
    stand.news.read()
    assert len(stand.jobs.waiting) == 1


def test_a_flash_foretells_nothing_anew_and_a_minute_does(stand, clock):
    stand.call(1)
    before = stand.screen._state.offers
    clock.go(seconds=20)
    stand.screen._flash.timeout.emit()
    assert stand.screen._state.offers is before
    clock.go(minutes=1)
    stand.screen._refresh()
    assert stand.screen._state.offers is not before


def test_a_service_says_why_nobody_calls_it(stand):
    for counter in COUNTERS:
        stand.hall.pause(counter, "lunch")
    stand.news.read()
    assert stand.find("queue-0Wait").property("text") == "8 người, quầy tạm nghỉ"
    assert stand.find("queue-1Wait").property("text") == "8 người, quầy tạm nghỉ", "who comes is behind them"
    for counter in COUNTERS:
        stand.hall.unpause(counter)
        stand.hall.close(counter)
    stand.news.read()
    assert stand.find("queue-0Wait").property("text") == "8 người, quầy chưa mở"


def test_a_service_that_gives_no_numbers_says_when_it_does_again(stand_up, hall, clock):
    pause = HoursSection(monday=("07:00-11:30", "13:30-17:00"))
    land = hall.settings.service[1].model_copy(update={"hours": pause})
    hall.settings = hall.settings.model_copy(update={"service": (hall.settings.service[0], land)})
    hall.issue("land")
    clock.go(hours=4)  # 12:00
    stand = stand_up()

    def said():
        return stand.find("queue-1Wait").property("text")

    assert said() == "9 người", "who came before is still called"
    hall.cancel(hall.board()[0].find("B001").id)
    stand.news.read()
    assert said() == "mở lúc 13:30", "whoever waits for the other one"
    assert [queue["hindered"] for queue in stand.screen.queues] == [False, True]


def test_near_closing_a_service_says_that_it_may_be_too_late_and_who_waits(stand_up, hall, clock):
    hours = HoursSection(monday=("07:00-11:30",))
    hall.settings = hall.settings.model_copy(update={"hours": hours})
    hall.call_next(1)
    clock.go(hours=3, minutes=29)
    stand = stand_up()
    assert [queue["hindered"] for queue in stand.screen.queues] == [False], "no model, no wait"
    stand.jobs.drain()
    late = {"name": "x", "text": "7 người, có thể không kịp", "hindered": True}
    assert stand.screen.queues == [late], "nobody waits for land"


def test_a_service_with_no_number_left_says_so_beside_who_waits(stand_up, hall):
    given = hall.settings.service[0].model_copy(update={"daily_limit": 8})
    hall.settings = hall.settings.model_copy(update={"service": (given, *hall.settings.service[1:])})
    stand = stand_up()
    assert stand.find("queue-0Wait").property("text") == "8 người, hôm nay đã hết số"
    for _ in range(8):
        hall.call_next(1)
        hall.complete(1)
    stand.news.read()
    assert stand.find("queue-0Wait").property("text") == "hôm nay đã hết số"


def test_a_hall_without_a_voice_needs_no_lamp_for_it(stand_up, hall):
    hall.settings = hall.settings.model_copy(update={"display": DisplaySection(voice=())})
    stand = stand_up()
    stand.announcer.audible = False
    stand.announcer.audible_changed.emit(False)
    assert stand.find("soundLamp") is None


def test_the_lamps_of_the_staff_are_small(stand):
    stand.announcer.audible = False
    stand.announcer.audible_changed.emit(False)
    lamp = stand.find("soundLamp")
    assert lamp.height() < stand.find("clock").height() / 2


def test_no_line_stands_where_it_stood_all_the_time(stand, clock):
    places = set()
    for _ in range(12):
        clock.go(minutes=1)
        stand.screen._refresh()
        box = place(stand.find("welcome"))
        places.add((box.left(), box.top()))
        assert box.size() == place(stand.find("welcome")).size()
    assert len(places) > 4
    assert max(x for x, _ in places) - min(x for x, _ in places) <= 8


def test_the_day_stands_beside_the_clock(stand):
    assert stand.find("date").property("text") == "Thứ Hai 12/10"


def test_services_that_have_no_room_come_on_the_next_page(stand_up, hall, clock):
    hall.issue("land")
    land = hall.settings.service[1].model_copy(update={"name": {"vi": "Đất đai"}})
    changed = {"display": DisplaySection(distance_m=40), "service": (hall.settings.service[0], land)}
    hall.settings = hall.settings.model_copy(update=changed)
    stand = stand_up()
    seen = []
    for _ in range(3):
        seen.append((*(queue["name"] for queue in stand.screen.queues), stand.screen.queuesMore))
        clock.go(seconds=6)
        stand.screen._refresh()
    assert sorted(seen[:2]) == [("x", 1), ("Đất đai", 1)]
    assert seen[2] == seen[0]


def test_of_calls_at_once_none_is_missed(stand):
    stand.call(1, 2, 3)
    assert stand.announcer.said == [("A001", 1), ("A002", 2), ("A003", 3)]
    seen = []
    for _ in range(3):
        seen.append(stand.hero())
        assert [row[:2] for row in stand.rows()[:3]] == [("A001", "1"), ("A002", "2"), ("A003", "3")]
        stand.screen._hold.timeout.emit()
    assert seen == ["A001", "A002", "A003"]
    assert stand.hero() == "A003"
    assert len(stand.announcer.said) == 3


def test_the_next_call_takes_the_stage_by_itself(stand_up):
    stand = stand_up(hold_ms=1)
    stand.call(1, 2, 3)
    stand.until(lambda: stand.screen.heroNumber == "A003")


def test_who_has_come_already_is_shown_but_not_called_into_the_hall(stand):
    stand.hall.call_next(1)
    stand.hall.complete(1)
    stand.call(1)
    assert stand.announcer.said == [("A002", 1)]
    assert stand.hero() == "A002"
    assert stand.rows()[0] == ("A002", "1", "awaited")


def test_a_recall_flashes_and_is_said_again(stand_up):
    stand = stand_up(flash_ms=1)
    stand.call(2)
    stand.until(lambda: stand.screen.lit)
    before = stand.screen.callSeq
    with stand.qtbot.waitSignal(stand.screen.litChanged, timeout=60_000):
        stand.hall.recall(2)
        stand.news.read()
    assert stand.screen.callSeq > before
    assert stand.announcer.said == [("A001", 2)] * 2
    assert stand.announcer.again == [False, True]
    assert stand.hero() == "A001"


def test_a_call_flashes_six_times_then_stays_lit(stand_up):
    stand = stand_up(flash_ms=1)
    told = []
    stand.screen.litChanged.connect(lambda: told.append(stand.screen.lit))
    stand.call(1)
    stand.until(lambda: not stand.screen._flash.isActive())
    assert told == [False, True] * 6


def test_it_starts_with_the_calls_of_the_board_and_says_nothing(stand_up, hall):
    for counter in (1, 2):
        hall.call_next(counter)
    stand = stand_up()
    assert stand.hero() == "A002"
    assert stand.rows()[:2] == [("A001", "1", "awaited"), ("A002", "2", "awaited")]
    assert stand.screen.lit
    stand.news.changed.emit(stand.news.board, ())
    assert stand.announcer.said == []


def test_a_new_day_begins_empty(stand, clock):
    stand.call(1, 2)
    clock.go(days=1)
    stand.hall.issue("papers")
    stand.news.read()
    assert stand.find("welcome") is not None
    assert stand.screen.callSeq == 0


def test_a_day_that_goes_on_past_a_second_midnight_is_shown(qapp, make_hall, clock):
    load_fonts()
    hall = make_hall(small_hall(hours={day: ["00:00-24:00"] for day in WEEKDAYS}))

    def waiting():
        offers = offers_at(hall.settings, hall.board()[0], None, clock.now)
        return offers["papers"].ahead

    hall.issue("papers")
    clock.go(hours=24)
    hall.issue("papers")
    clock.go(hours=17)  # 01:00 of the second night
    assert waiting() == 2
    clock.go(hours=24)  # whoever came the day before yesterday has left
    assert waiting() == 0


@pytest.mark.slow  # a second of the screen's own
def test_yesterdays_calls_are_gone_before_the_first_ticket_of_the_day(stand, clock):
    stand.call(1)
    clock.go(days=1)
    stand.until(lambda: stand.screen.page == "welcome")


def test_lamps_say_what_fails_and_the_picture_stays(stand):
    stand.call(1)
    assert stand.find("soundLamp") is None
    assert stand.find("linkLamp") is None
    stand.announcer.audible = False
    stand.announcer.audible_changed.emit(False)
    stand.news.lost.emit(StoreReadOnly(path="x"))
    assert stand.find("soundLamp").property("text")
    assert stand.find("linkLamp").property("text")
    assert stand.hero() == "A001"
    stand.news.found.emit()
    assert stand.find("linkLamp") is None


def test_nobody_sees_who_has_priority(stand):
    stand.hall.issue("land", Lane.PRIORITY)
    stand.call(1)
    assert stand.hero() == "B001"
    assert not any("riority" in text or "tiên" in text for text in stand.texts())


def test_a_number_called_out_of_turn_is_shown_and_said(stand):
    ticket = stand.hall.board()[0].find("A005")
    stand.hall.call(2, ticket.id, "asked for")
    stand.news.read()
    assert stand.announcer.said == [("A005", 2)]
    assert stand.hero() == "A005"


def test_only_who_waits_is_counted(stand):
    stand.call(1, 2, 3)
    stand.hall.no_show(1)
    stand.hall.park(2, "a photo")
    stand.hall.transfer(3, service="land")
    stand.hall.pause(1, "lunch")
    stand.news.read()
    assert stand.people() == [6, 6], "five for papers, one for land, and each counter calls both"


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_everything_needed_from_afar_is_large_enough_and_in_the_window(stand, size):
    stand.call(1, 2, 3, 4)
    stand.size(*size)
    pixels_per_mm = size[0] / stand.hall.settings.display.screen_width_mm
    numbers = [item for item in stand.items() if item.property("fittedSize") is not None]
    assert len(numbers) == 9, "the hero, four rows and their counters"
    assert sorted(item.height() >= 80 * pixels_per_mm - 1 for item in numbers)[-1]
    for item in numbers:
        assert item.height() >= 12_000 / 220 * pixels_per_mm - 1, item.property("number")
    for name in ("place", "clock", "heroCounter"):
        cap = stand.find(name).property("font").pixelSize() * CAP
        assert cap >= 40 * pixels_per_mm - 1, name
    for name in ("hero", "row-0", "row-3", "help"):
        box = place(stand.find(name))
        assert box.right() <= size[0] + 0.5, name
        assert box.bottom() <= size[1] + 0.5, name
    assert place(stand.find("hero")).right() < place(stand.find("row-0")).left()


def test_alone_the_newest_call_has_the_whole_width(hall_settings: Settings):
    alone = layout(hall_settings, 1920, 1080, rows=1)
    assert alone.columns == 0
    assert alone.hero_number > layout(hall_settings, 1920, 1080, rows=4).hero_number


def test_notices_of_the_hall_take_turns_with_who_waits(stand_up, hall, clock):
    said = ({"vi": "Nghỉ trưa 11:30"}, {"vi": "Mời xếp hàng"})
    hall.settings = hall.settings.model_copy(update={"display": DisplaySection(notices=said)})
    stand = stand_up()
    stand.call(1)
    stand.hall.no_show(1)
    stand.news.read()
    seen = []
    for _ in range(8):
        shown = {name: item.property("text") for name in ("notice", "queue-0Wait") if (item := stand.find(name))}
        assert len(shown) == 1
        seen += shown.values()
        assert stand.find("absent"), "who was absent is always there"
        clock.go(seconds=6)
        stand.screen._refresh()
    assert {"Nghỉ trưa 11:30", "Mời xếp hàng"} < set(seen)
    assert len(set(seen)) == 3


def test_where_there_is_no_foot_notices_take_turns_with_who_was_absent(stand_up, hall, clock):
    display = DisplaySection(notices=({"vi": "Nghỉ trưa"},), distance_m=24)
    hall.settings = hall.settings.model_copy(update={"display": display})
    stand = stand_up()
    stand.call(1)
    stand.hall.no_show(1)
    stand.news.read()
    seen = []
    for _ in range(8):
        seen += [name for name in ("absent", "notice") if stand.find(name)]
        seen += [item.property("text") for item in [stand.find("smallNotice")] if item]
        clock.go(seconds=6)
        stand.screen._refresh()
    assert sorted(seen) == ["Nghỉ trưa"] * 2 + ["absent"] * 4 + ["x: 7 người"] * 2


def test_a_notice_of_staff_takes_its_turn_until_its_time(stand_up, hall, clock):
    stand = stand_up()
    stand.hall.add_notice("Mất điện", clock.now + timedelta(seconds=30))
    stand.news.read()

    def seen():
        shown = []
        for _ in range(4):
            shown += [item.property("text") for item in [stand.find("notice")] if item]
            clock.go(seconds=6)
            stand.screen._refresh()
        return shown

    assert "Mất điện" in seen()
    clock.go(seconds=6)
    assert seen() == []


def test_what_staff_announce_stands_large_for_a_moment_and_is_told_once(stand_up, hall, clock):
    texts = {"vi": "Mời ngồi chờ", "en": "Please be seated"}
    hall.announce("Trước khi màn hình bật")
    stand = stand_up()
    hall.announce(texts["vi"], texts["en"])
    stand.call(1)
    assert stand.announcer.texts == [texts]
    banner = stand.find("announcement")
    assert banner.property("text") == texts["vi"]
    assert banner.property("font").pixelSize() >= 2 * stand.screen.smallSize
    assert not place(banner).intersects(place(stand.find("heroNumber")))
    clock.go(seconds=20)
    stand.screen._refresh()
    assert stand.find("announcement") is None
    assert stand_up().find("announcement") is None, "a screen that is started again says nothing old"


def test_a_call_is_said_in_the_language_of_its_slip_also_after_a_restart(stand_up, hall):
    first = stand_up()
    hall.issue("papers", Lane.PRIORITY, printer="kiosk", language="en")
    first.call(1, 2)
    hall.recall(1)
    again = stand_up()
    hall.recall(1)
    again.news.read()
    assert (first.announcer.languages, again.announcer.languages) == (["en", ""], ["en"])


def test_when_a_notice_ends_the_picture_is_derived_again(hall_settings):
    until = NOW.replace(second=41)
    board = Board(day=NOW.date(), notices=(HallNotice(1, {"vi": "x"}, until),))
    state = DisplayState(NOW, 1920, 1080, board)
    assert changes_at(hall_settings, replace(state, now=until - timedelta(seconds=1))) == until
    assert "x" in {derive(hall_settings, replace(state, now=NOW + timedelta(seconds=s))).notice for s in range(40)}


def in_zones(**west):
    """A hall in two halves."""
    whole = hall_with().model_dump() | {"screen": [{"name": "west", "counters": [1, 2], "screen": 2, **west}]}
    return Settings.model_validate(whole)


def test_a_further_screen_shows_and_says_its_own_counters(stand_up, hall):
    hall.settings = in_zones()
    stand = stand_up(zone="west")
    stand.call(3, 1, 4)
    assert stand.announcer.said == [("A002", 1)]
    assert stand.hero() == "A002"
    assert stand.rows() == [("A002", "1", "awaited"), ("", "2", "free")]
    stand.hall.no_show(4)
    stand.news.read()
    assert stand.find("absent") is None
    stand.hall.no_show(1)
    stand.news.read()
    assert "A002" in stand.find("absent").property("text")


def test_a_further_screen_says_what_the_whole_hall_offers(stand_up, hall):
    hall.settings = in_zones()
    for counter in (1, 2):
        hall.close(counter)
    hall.call_next(3)
    whole, west = stand_up(), stand_up(zone="west")
    for stand in (whole, west):
        stand.jobs.drain()
    assert west.screen.queues == whole.screen.queues
    assert west.screen.queues[0]["text"].startswith("7 người, tới ")
    hall.close(4)
    hall.start(3)
    hall.complete(3)
    hall.pause(3, "lunch")
    west.news.read()
    assert west.screen.queues[0]["text"] == "7 người, quầy tạm nghỉ"


def test_what_a_further_screen_takes_from_the_hall_file():
    part = in_zones(speaks=False).of_screen("west")
    assert (part.display.screen, part.display.voice) == (2, ())
    assert [counter.number for counter in part.counter] == [1, 2]
    with pytest.raises(ScreenUnknown, match="west"):
        in_zones().of_screen("east")
