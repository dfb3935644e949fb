"""The sign above one counter as a window: what it says in each state, and that all of it is in the picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QRectF

from display.sign_window import SignWindow
from shared.errors.outside import StoreUnavailable
from shared.settings.fields import NAME_LONGEST, SIGN_LONGEST
from shared.sign.content import Showing
from tests.sign.boards import board_of
from tests.support.halls import Clock, small_hall
from tests.support.windows import FakeLanguage, FakeNews, Stand, place, stands

SIZES = [(1024, 600), (800, 480), (1920, 360), (600, 1024), (1920, 1080)]
NOW = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)
LONG = {"vi": ("Ẵ" + "w" * 4 + " ") * 5 + "ỵỵ", "en": ("W" * 5 + " ") * 5 + "gg"}
assert len(LONG["vi"]) == SIGN_LONGEST
NAME = {code: text[:NAME_LONGEST] for code, text in LONG.items()}
SERVICE = {"prefix": "WW", "name": NAME, "note": {"vi": "x", "en": "x"}, "icon": "copy"}
WIDE = small_hall(
    service=[{**SERVICE, "code": f"s{n}"} for n in range(6)],
    counter=[
        {"number": 88, "services": [f"s{n}" for n in range(6)]},
        {"number": 89, "services": ["s0"], "name": LONG},
    ],
)
SMALL = small_hall(counter=[{"number": 3, "services": ["papers"], "name": {"vi": "Đất đai", "en": "Land"}}])


class SignStand(Stand):
    def __init__(self, qtbot, settings, counter, language="vi", board=None):
        self.clock, self.news = Clock(), FakeNews(board)
        self.sign = SignWindow(settings, counter, self.news, FakeLanguage(language), self.clock)
        super().__init__(qtbot, "display", "Sign", sign=self.sign)

    def tell(self, board):
        self.news.changed.emit(board, ())

    def said(self):
        return [text for text in self.texts() if text.strip()]


@pytest.fixture
def stand_up(qtbot):
    with stands(partial(SignStand, qtbot)) as make:
        yield make


SAID = [
    (Showing.CALLED, ["Quầy 3", "Đất đai", "Mời", "A", "012"]),
    (Showing.SERVING, ["Quầy 3", "Đất đai", "Đang phục vụ", "A", "012"]),
    (Showing.PAUSED, ["Đất đai", "Quầy 3", "Tạm nghỉ"]),
    (Showing.FREE, ["Đất đai", "Quầy 3"]),
    (Showing.CLOSED, ["Đất đai", "Quầy 3", "Quầy đóng"]),
]


@pytest.mark.parametrize(("showing", "said"), SAID)
def test_what_it_says(stand_up, showing, said):
    stand = stand_up(SMALL, 3)
    stand.size(1024, 600)
    stand.tell(board_of(showing, 3, NOW))
    assert stand.said() == said


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("counter", [88, 89])
def test_all_of_it_is_in_the_picture_and_nothing_lies_over_another(stand_up, size, language, counter):
    stand = stand_up(WIDE, counter, language)
    stand.size(*size)
    for showing in Showing:
        stand.tell(board_of(showing, counter, NOW, "WW8888"))
        items = [item for item in stand.items() if item.property("text") and item.objectName()]
        number = stand.find("number")
        places = {item.objectName(): place(item) for item in [*items, *([number] if number else [])]}
        for name, area in places.items():
            assert QRectF(0, 0, *size).adjusted(-1, -1, 1, 1).contains(area), (showing, name, area)
            others = {other: there for other, there in places.items() if other != name}
            lies_over = [other for other, there in others.items() if there.adjusted(2, 2, -2, -2).intersects(area)]
            assert not lies_over, (showing, name, lies_over)


def test_a_number_can_be_read_from_the_seats(stand_up):
    """At least a third of a bar monitor's height, a quarter of another's."""
    stand = stand_up(SMALL, 3)
    for width, height, part in ((1024, 600, 4), (800, 480, 4), (1920, 360, 3)):
        stand.size(width, height)
        stand.tell(board_of("called", 3, NOW))
        assert place(stand.find("number")).height() >= height / part


def test_a_call_fills_the_picture_and_flashes_until_its_person_has_come(stand_up):
    stand = stand_up(SMALL, 3)
    stand.size(800, 480)
    ground = stand.window.property("color")
    board = board_of("called", 3, NOW)
    stand.tell(board)
    assert stand.window.property("filled") is not None
    stand.until(lambda: not stand.window.property("lit"))
    stand.until(lambda: stand.window.property("lit"))
    assert stand.window.property("color") != ground
    stand.tell(board_of("serving", 3, NOW))
    assert stand.window.property("color") == ground


def test_a_recall_flashes_again(stand_up):
    stand = stand_up(SMALL, 3)
    stand.size(800, 480)
    board = board_of("called", 3, NOW)
    stand.tell(board)
    before = stand.sign.callSeq
    stand.tell(replace(board, calls=(replace(board.calls[0], seq=before + 1),)))
    assert stand.sign.callSeq == before + 1


def test_since_when_the_hall_does_not_answer(stand_up):
    stand = stand_up(SMALL, 3)
    stand.size(800, 480)
    stand.tell(board_of("serving", 3, NOW))
    assert stand.find("linkLamp") is None
    stand.news.lost.emit(StoreUnavailable(reason="x"))
    assert stand.find("linkLamp") is not None
    assert stand.sign.lostAt == "08:00"
    assert stand.sign.number == "A012"  # its person still sits there
    stand.news.found.emit()
    assert stand.find("linkLamp") is None


def test_the_next_morning_it_calls_nobody(stand_up):
    stand = stand_up(SMALL, 3)
    stand.size(800, 480)
    stand.tell(board_of("called", 3, NOW))
    stand.clock.now += timedelta(days=1)
    stand.sign._tick.timeout.emit()
    assert (stand.sign.showing, stand.sign.number) == ("closed", "")
