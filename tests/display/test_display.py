"""The hall screen: sizes from millimetres, the order of calls, and what a real hall puts in its window."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontMetricsF

from display.props import derive
from display.screen import Screen
from display.sizes import (
    CAP,
    COUNTER_WORD,
    DIGIT,
    HERO_WORDS,
    LETTER,
    LINE,
    WIDE_LETTERS,
    WORDS_BESIDE,
    label_em,
    layout,
    queue_em,
    queues_that_fit,
    type_sizes,
)
from display.stage import Stage, arrive, release
from display.state import DisplayState
from shared.errors.outside import StoreReadOnly
from shared.fonts import TEXT_FAMILY, load_fonts
from shared.link.feed import Feed
from shared.rules.board import Call
from shared.rules.ticket import Lane
from shared.settings.hours import WEEKDAYS, HoursSection
from shared.settings.letters import NO_BREAK
from shared.settings.settings import Settings
from tests.support.halls import Clock, Opened, small_hall
from tests.support.windows import FakeLanguage, ReadNews, Stand, below, hall_at, place, speaking, stands

NOW = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
LONG = 10_000_000
COUNTERS = range(1, 7)


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

    def announce(self, label, counter, *, again=False):
        self.said.append((label, counter))
        self.again.append(again)

    def keep(self, labels):
        """Says each call at once: none waits here that could be dropped."""


class DisplayStand(Stand):
    """The screen of a hall in its window; time goes on when the test says so."""

    def __init__(self, qtbot, hall, clock, **times):
        self.hall = hall
        self.news, self.announcer = ReadNews(Feed(hall)), FakeAnnouncer()
        times = {"hold_ms": LONG, "flash_ms": LONG, **times}
        self.screen = Screen(hall.settings, self.news, FakeLanguage(), self.announcer, clock, **times)
        super().__init__(qtbot, "display", picture=self.screen)
        self.size(1920, 1080)

    def call(self, *counters):
        """Calls at these counters, all in one reading of the news."""
        tickets = [self.hall.call_next(counter) for counter in counters]
        self.news.read()
        return [ticket.label for ticket in tickets]

    def rows(self):
        rows = [self.find(f"row-{n}") for n in range(4)]
        return [(row.property("number"), row.property("counter"), row.property("fresh")) for row in rows if row]

    def hero(self):
        return self.find("heroNumber").property("number")


@pytest.fixture
def clock():
    return Clock()


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
    for word in ("Đang chờ", "Waiting"):
        assert em(word) + 0.6 <= WORDS_BESIDE
    font.setWeight(QFont.Weight.Medium)
    metrics = QFontMetricsF(font)
    for language, word in {"vi": "quầy", "en": "counter"}.items():
        assert em(word) <= COUNTER_WORD[language]


@pytest.mark.parametrize(
    ("distance", "parts_shown"),
    [
        (8, {"rows": 4, "head": True, "foot": True}),
        (12, {"rows": 4, "head": True, "foot": True}),
        (16, {"rows": 0, "head": True, "foot": True}),
        (18, {"rows": 0, "head": True, "foot": False}),
        (24, {"rows": 0, "head": False, "foot": False}),
    ],
)
def test_fewer_things_are_shown_never_smaller_ones(distance, parts_shown):
    settings = hall_with(distance_m=distance)
    parts = layout(settings, 1920, 1080)
    assert {"rows": parts.rows, "head": parts.head > 0, "foot": parts.foot > 0} == parts_shown
    assert parts.hero_number >= parts.number
    assert parts.hero_text >= parts.text


@pytest.mark.parametrize("distance", [1, 3, 8, 12, 16, 20, 25, 35, 50])
@pytest.mark.parametrize(
    ("width", "height"), [(1920, 1080), (1366, 768), (1280, 1024), (3840, 2160), (1080, 1920)]
)
@pytest.mark.parametrize("others", [True, False])
def test_nothing_is_larger_than_its_place(distance, width, height, others):
    settings = hall_with(distance_m=distance)
    parts = layout(settings, width, height, others=others)
    room = height - parts.band - parts.head - parts.foot - parts.help - 2 * parts.margin
    beside = parts.rows and not parts.stacked
    hero_width = width - 2 * parts.margin - (parts.row_width + parts.margin if beside else 0)
    assert 0 < HERO_WORDS * parts.hero_text <= hero_width - 2.9 * parts.margin
    assert 0 < label_em(settings) * parts.hero_number <= hero_width - 2.9 * parts.margin
    assert 2 * LINE * parts.hero_text + CAP * parts.hero_number <= parts.hero
    rows = parts.rows * parts.row + max(0, parts.rows - 1) * parts.margin / 2
    assert rows + (parts.hero + parts.margin / 2 if parts.stacked else 0) <= room + 0.5
    assert parts.hero <= room + 0.5
    if parts.rows:
        assert parts.row >= CAP * parts.number
        assert parts.row_width >= (label_em(settings) + DIGIT) * parts.number
        assert parts.row_width <= width - 2 * parts.margin


def test_on_a_tall_screen_the_earlier_calls_stand_below(stand_up):
    settings = hall_with(screen_width_mm=680)
    parts = layout(settings, 1080, 1920)
    assert (parts.rows, parts.stacked) == (4, True)
    assert parts.hero > parts.rows * parts.row, "the newest call stays the largest thing"
    assert not layout(settings, 1080, 1920, others=False).stacked
    stand = stand_up()
    stand.call(1, 2, 3, 4, 5)
    stand.screen._settings = settings
    stand.size(1080, 1920)
    hero, first, last = (place(stand.find(name)) for name in ("hero", "row-0", "row-3"))
    assert hero.bottom() < first.top() < last.top()
    assert last.bottom() < place(stand.find("help")).top()
    assert (hero.left(), hero.right()) == (first.left(), first.right())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_on_an_upright_screen_the_newest_number_is_no_smaller_in_a_nearer_hall(language):
    far, *nearer = (
        layout(hall_with(screen_width_mm=680, distance_m=metres), 1080, 1920, language=language)
        for metres in range(12, 3, -1)
    )
    assert far.stacked
    for one in nearer:
        assert (one.rows, one.stacked, one.named) == (4, True, True)
        assert one.hero_number >= far.hero_number
        assert 0.4 * one.hero_number < one.number < 0.6 * one.hero_number, "the rows are no fine print below it"


def test_the_word_before_a_counter_gives_way_before_the_rows_do():
    usual, near = (
        layout(hall_with(distance_m=metres), 1920, 1080, language="of long words") for metres in (12, 8)
    )
    assert near.named
    two_digits = hall_with().model_copy(
        update={"counter": tuple(c.model_copy(update={"number": c.number + 10}) for c in hall_with().counter)}
    )
    crowded = layout(two_digits, 1920, 1080, language="of long words")
    assert (crowded.rows, crowded.named, crowded.stacked) == (usual.rows, False, False)
    assert crowded.row_width < layout(two_digits, 1920, 1080, language="vi").row_width


def test_four_rows_have_room_in_a_usual_hall(hall_settings):
    assert layout(hall_settings, 1920, 1080).rows == 4


def test_the_longest_queues_are_shown_in_order_of_the_alphabet():
    queues = {"D": 2, "A": 12, "C": 7, "B": 1}
    room = WORDS_BESIDE + queue_em("A", 12) + queue_em("C", 7) + queue_em("D", 2)
    assert queues_that_fit(queues, 10, 10 * room + 1) == ["A", "C", "D"]
    assert queues_that_fit(queues, 10, 10 * room - 1) == ["A", "C"]
    assert queues_that_fit({}, 10, 1000) == []


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


def test_earlier_calls_stand_beside_with_their_counters(stand):
    for counter in (1, 2, 3, 4, 5, 6):
        stand.call(counter)
        stand.screen._hold.timeout.emit()
    assert stand.hero() == "A006"
    assert stand.rows() == [("A005", "5", False), ("A004", "4", False), ("A003", "3", False), ("A002", "2", False)]


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1080, 1920)])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_beside_an_earlier_number_a_word_says_what_the_other_one_is(stand, tmp_path_factory, language, size):
    with speaking(language, tmp_path_factory.getbasetemp()):
        stand.engine.retranslate()
        stand.screen._language.use(language)
        stand.call(1, 2, 3, 4, 5)
        stand.size(*size)
        for row in range(4):
            number, counter = (
                place(item) for item in below(stand.find(f"row-{row}")) if item.property("fittedSize") is not None
            )
            word = place(stand.find(f"row-{row}Word"))
            assert number.right() < word.left() < word.right() < counter.left()
            assert stand.find(f"row-{row}Word").property("text")


def test_a_letter_at_the_foot_stands_in_a_box_and_is_no_part_of_a_number(stand):
    stand.hall.issue("land")
    stand.news.read()
    for prefix in "AB":
        box = stand.find(f"queue-{prefix}")
        (letter,) = (item for item in below(box) if item.property("text") == prefix)
        assert place(box).contains(place(letter).center())
        assert box.property("color") != letter.property("color")
        assert letter.width() < box.width()
    assert "Waiting" in stand.texts()


def test_of_calls_at_once_none_is_missed(stand):
    stand.call(1, 2, 3)
    assert stand.announcer.said == [("A001", 1), ("A002", 2), ("A003", 3)]
    assert stand.hero() == "A001"
    assert stand.rows() == [("A003", "3", True), ("A002", "2", True)]
    stand.screen._hold.timeout.emit()
    assert stand.hero() == "A002"
    assert stand.rows() == [("A003", "3", True), ("A001", "1", False)]
    stand.screen._hold.timeout.emit()
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
    assert stand.rows() == [("A001", "1", False)]


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
    assert stand.rows() == [("A001", "1", False)]
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
        return derive(hall.settings, DisplayState(clock.now, 1920, 1080, hall.board()[0])).waiting

    hall.issue("papers")
    clock.go(hours=24)
    hall.issue("papers")
    clock.go(hours=17)  # 01:00 of the second night
    assert waiting() == 2
    clock.go(hours=24)  # whoever came the day before yesterday has left
    assert waiting() == 0


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


def test_queues_are_counted_by_letter(stand):
    stand.hall.issue("land")
    stand.news.read()
    assert stand.screen.queues == [{"prefix": "A", "count": 8}, {"prefix": "B", "count": 1}]


def test_a_number_called_out_of_turn_is_shown_and_said(stand):
    ticket = stand.hall.board()[0].find("A005")
    stand.hall.call(2, ticket.id, "asked for")
    stand.news.read()
    assert stand.announcer.said == [("A005", 2)]
    assert stand.hero() == "A005"


def test_only_who_waits_is_in_the_queue_with_the_letter_in_the_hand(stand):
    stand.call(1, 2, 3)
    stand.hall.no_show(1)
    stand.hall.park(2, "a photo")
    stand.hall.transfer(3, service="land")
    stand.hall.pause(1, "lunch")
    stand.news.read()
    assert stand.screen.queues == [{"prefix": "A", "count": 6}]


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_everything_needed_from_afar_is_large_enough_and_in_the_window(stand, size):
    stand.call(1, 2, 3, 4, 5)
    stand.size(*size)
    pixels_per_mm = size[0] / stand.hall.settings.display.screen_width_mm
    numbers = [item for item in stand.items() if item.property("fittedSize") is not None]
    assert len(numbers) == 9, "the hero, four rows and their counters"
    for item in numbers:
        assert item.height() >= 80 * pixels_per_mm - 1, item.property("number")
    for name in ("place", "clock", "heroCounter"):
        cap = stand.find(name).property("font").pixelSize() * CAP
        assert cap >= 40 * pixels_per_mm - 1, name
    for name in ("hero", "row-0", "row-3", "help"):
        box = place(stand.find(name))
        assert box.right() <= size[0] + 0.5, name
        assert box.bottom() <= size[1] + 0.5, name
    assert place(stand.find("hero")).right() < place(stand.find("row-0")).left()


def test_without_rows_the_newest_call_has_the_whole_width(hall_settings: Settings):
    alone = layout(hall_settings, 1920, 1080, others=False)
    assert alone.rows == 0
    assert alone.hero_number > layout(hall_settings, 1920, 1080).hero_number
