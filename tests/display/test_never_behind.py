"""After sleep, a dead network or a restart: the truth at once, and no old call is shouted; signs that are lost."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from display.announcer import Announcer
from display.lapse import Lapse
from display.rush import HOLDS_SECONDS
from display.screen import Screen
from shared.errors.outside import SignUnreachable, StoreReadOnly
from shared.link.feed import Feed
from shared.sound.clips import Clips
from tests.display.test_announcer import SOUNDS, said_calls
from tests.display.test_display import LONG, hall_with
from tests.support.halls import Opened
from tests.support.speakers import SilentSpeaker
from tests.support.windows import FakeLanguage, ManualJobs, ReadNews, Stand, hall_at, stands


class Whole(Stand):
    """Picture and voice of a hall, as the app has them."""

    def __init__(self, qtbot, hall, clock):
        self.hall, self.clock = hall, clock
        self.news, self.speaker = ReadNews(Feed(hall)), SilentSpeaker(by_hand=True)
        steady = lambda: clock.ran  # noqa: E731
        self.lapse = Lapse(clock, steady)
        settings = hall.settings.model_copy(
            update={"display": hall.settings.display.model_copy(update={"voice": ("vi",), "repeat": 1})}
        )
        self.voice = Announcer(settings, self.speaker, Clips([SOUNDS]), now=steady, behind=self.lapse.behind)
        known = settings, hall, self.news, ManualJobs(), FakeLanguage(), self.voice, clock, self.lapse
        self.screen = Screen(*known, hold_ms=LONG, flash_ms=LONG)
        super().__init__(qtbot, "display", picture=self.screen)
        self.size(1920, 1080)

    def second(self):
        """A second goes by, as each of a screen that is awake."""
        self.clock.go(seconds=1)
        self.screen._tick.timeout.emit()

    def said(self):
        """The number and counter of all that was said; nothing is being said any more."""
        while self.speaker.playing:
            self.speaker.finish()
        return said_calls(self.speaker)


@pytest.fixture
def whole(qtbot, tmp_path, clock):
    with hall_at(tmp_path / "queue.sqlite", hall_with(), clock, Opened) as hall:
        hall.open_all()
        for _ in range(6):
            hall.issue("papers")
        with stands(partial(Whole, qtbot, hall, clock)) as make:
            yield make()


def test_what_was_called_while_it_slept_is_shown_at_once_and_said_only_while_it_holds(whole, clock):
    whole.hall.call_next(1)
    clock.go(seconds=HOLDS_SECONDS)
    whole.hall.call_next(2)
    clock.go(seconds=60)
    whole.news.read()
    assert {row["number"] for row in whole.screen.rows} | {whole.screen.heroNumber} >= {"A001", "A002"}
    assert whole.said() == ["0022"], "three minutes old and one"


def test_what_was_announced_while_it_slept_is_neither_shown_nor_said_late(whole, clock):
    whole.hall.announce("Mời ngồi chờ")
    clock.go(seconds=HOLDS_SECONDS + 1)
    whole.news.read()
    assert (whole.screen.announcement, whole.speaker.playing) == ("", False)


def test_the_order_in_which_clock_and_news_wake_up_does_not_matter(whole, clock):
    whole.hall.call_next(1)
    clock.go(minutes=10)
    whole.second()
    whole.news.read()
    assert whole.said() == []


def test_after_it_slept_nobody_is_called_who_has_come_meanwhile(whole, clock, qtbot):
    for counter in (1, 2, 3):
        whole.hall.call_next(counter)
    whole.news.read()
    clock.go(seconds=20)
    for counter in (1, 2):
        whole.hall.start(counter)
    whole.speaker.finish()  # the first thing that it hears when it wakes, before any news
    assert said_calls(whole.speaker) == ["0011"]
    whole.news.read()
    clock.go(seconds=3)
    qtbot.waitUntil(lambda: whole.speaker.playing, timeout=60_000)
    assert whole.said() == ["0011", "0033"]


def test_after_it_slept_it_goes_on_though_nothing_happened(whole, clock, qtbot):
    for counter in (1, 2):
        whole.hall.call_next(counter)
    whole.news.read()
    clock.go(seconds=20)
    whole.speaker.finish()
    assert not whole.speaker.playing
    clock.go(seconds=3)
    qtbot.waitUntil(lambda: whole.speaker.playing, timeout=60_000)
    assert whole.said() == ["0011", "0022"]


def test_since_when_the_network_was_dead_and_what_was_called_meanwhile(whole, clock):
    since = clock.now.astimezone(whole.hall.settings.zone)
    whole.news.lost.emit(StoreReadOnly(path="x"))
    for _ in range(200):
        whole.second()
        if whole.clock.now - since == timedelta(seconds=20):
            whole.hall.call_next(1)
        if whole.clock.now - since == timedelta(seconds=150):
            whole.hall.call_next(2)
    assert whole.find("linkLamp").property("text").endswith(f"{since:%H:%M}")
    whole.news.found.emit()
    whole.news.read()
    assert whole.find("linkLamp") is None
    assert whole.said() == ["0022"]


@pytest.mark.parametrize("minutes", [-30, 30])
def test_a_clock_that_was_set_silences_nobody(whole, clock, minutes):
    whole.lapse._clock = lambda: clock.now + timedelta(minutes=minutes)
    whole.second()
    whole.hall.call_next(1)
    whole.news.read()
    assert whole.said() == ["0011"]


def test_started_again_it_shows_who_is_called_and_says_nothing(qtbot, whole, clock):
    whole.hall.call_next(1)
    with stands(partial(Whole, qtbot, whole.hall, clock)) as make:
        again = make()
        assert again.screen.heroNumber == "A001"
        again.second()
        assert again.said() == []


def test_signs_that_cannot_be_reached_are_named_to_staff_in_small_words(whole):
    assert whole.find("signLamp") is None
    problems = [SignUnreachable(counter=n, port="/dev/ttyS0", reason=SignUnreachable.silent) for n in (3, 1)]
    whole.screen.see_signs(problems)
    lamp = whole.find("signLamp")
    assert lamp.property("text").endswith("1, 3")
    assert lamp.height() < whole.find("clock").height() / 2
    whole.screen.see_signs(())
    assert whole.find("signLamp") is None
