"""The longest texts that a hall file may hold, at the narrowest place where each is shown: words as people write
them stand there whole; one word without blanks, or of the widest letters, covers nothing else.
"""

from __future__ import annotations

import tomllib

import pytest
from PySide6.QtCore import Qt

from shared.assets import example_hall
from shared.fonts import load_fonts
from shared.settings.check.fields import longest
from shared.settings.settings import Settings
from shared.slip.dots import dpi
from shared.slip.drawing.render import draw
from shared.slip.layout import make_slip
from tests.display.test_display import DisplayStand
from tests.kiosk.test_kiosk import KioskStand, covered, cut, texts, ticket
from tests.support.counters import CounterStand
from tests.support.halls import PIN, Clock, Opened
from tests.support.slips import CODE
from tests.support.windows import hall_at, place, stands

WORDS = "words"
FILLED = {
    WORDS: "Xã Ea Drăng tỉnh Đắk Lắk phục vụ người dân và giải quyết thủ tục về hộ tịch đất đai cư trú " * 2,
    "wide": "W" * 200,
    "wide words": "WƯƠNG WWW " * 20,
    "marks": "Ệ" * 200,
}
"""Each begins every text of the hall, cut to its length."""


def long_hall(filling: str, *, clerks: bool = False) -> Settings:
    """Ea Drăng with every text as long as it may be."""
    raw = tomllib.loads(example_hall().read_text("utf-8"))

    def of(*loc: str | int) -> str:
        most = longest(loc)
        return FILLED[filling][:most].strip().ljust(most, ".")

    def both(*loc: str | int) -> dict[str, str]:
        return {language: of(*loc, language) for language in ("vi", "en")}

    raw["hall"] |= {name: both("hall", name) for name in ("name", "place", "help")}
    for section, names in (("lane", ("name", "who")), ("service", ("name", "note")), ("counter", ("name",))):
        for each in raw[section]:
            each |= {name: both(section, 0, name) for name in names}
    raw["reasons"] = {name: [both("reasons", name, 0)] * 8 for name in ("pause", "park", "out_of_turn", "outcome")}
    sentence = both("slip", "texts", 0)
    raw["slip"] = {"texts": [sentence] * 6, "footer": both("slip", "footer"), "second_language": "en"}
    if clerks:
        raw["clerk"] = [{"code": f"clerk-{n}", "name": of("clerk", 0, "name")} for n in (1, 2, 3)]
    return Settings.model_validate(raw)


@pytest.fixture(params=FILLED)
def filling(request):
    return request.param


@pytest.fixture
def stand_up(qtbot):
    with stands(lambda kind, *args: kind(qtbot, *args)) as up:
        yield up


def outside(stand):
    """Texts beyond the window's sides; lists go on below it."""
    window = stand.window.contentItem().boundingRect()
    areas = [(item.property("text"), place(item)) for item in texts(stand)]
    return [text for text, area in areas if area.left() < 0 or area.right() > window.right()]


def assert_well_set(stand, filling):
    """Nothing covers anything; and words as people write them are whole."""
    assert covered(stand) == []
    assert outside(stand) == []
    if filling == WORDS:
        assert cut(stand) == []


@pytest.mark.parametrize("size", [(800, 1280), (1280, 800), (1024, 768)])
def test_the_kiosk_shows_them(stand_up, filling, size):
    kiosk = stand_up(KioskStand, long_hall(filling))
    kiosk.size(*size)
    assert_well_set(kiosk, filling)
    kiosk.touch("priority")
    assert_well_set(kiosk, filling)
    kiosk.touch("service-ho-tich")
    kiosk.jobs.drain()
    assert kiosk.find("ticketPriority") is not None
    assert_well_set(kiosk, filling)


def hall_in_capitals() -> Settings:
    """Ea Drăng with the longest name and place, as offices write them."""
    raw = tomllib.loads(example_hall().read_text("utf-8"))
    title = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ EA DRĂNG, TỈNH"[: longest(("hall", "name", "vi"))]
    raw["hall"] |= {name: {"vi": title, "en": title} for name in ("name", "place")}
    return Settings.model_validate(raw)


@pytest.mark.parametrize("size", [(800, 1280), (1280, 800), (1024, 768)])
def test_the_kiosk_shows_a_hall_in_capitals(stand_up, size):
    kiosk = stand_up(KioskStand, hall_in_capitals())
    kiosk.size(*size)
    assert covered(kiosk) == []
    assert cut(kiosk) == []


def test_the_hall_screen_shows_a_hall_in_capitals(stand_up, tmp_path):
    clock = Clock()
    with hall_at(tmp_path / "queue.sqlite", hall_in_capitals(), clock) as hall:
        screen = stand_up(DisplayStand, hall, clock)
        screen.size(1280, 720)
        assert cut(screen) == []


def test_the_hall_screen_shows_them(stand_up, filling, tmp_path):
    clock = Clock()
    with hall_at(tmp_path / "queue.sqlite", long_hall(filling), clock) as hall:
        screen = stand_up(DisplayStand, hall, clock)
        screen.size(1280, 720)
        assert_well_set(screen, filling)


@pytest.mark.parametrize("clerks", [False, True])
def test_the_counters_window_at_its_least_size_shows_them(stand_up, filling, tmp_path, clerks):
    clock = Clock()
    with hall_at(tmp_path / "queue.sqlite", long_hall(filling, clerks=clerks), clock, Opened) as hall:
        hall.issue("ho-tich")
        desk = stand_up(CounterStand, hall, clock)
        desk.size(380, 560)
        assert_well_set(desk, filling)
        if clerks:
            desk.click("row-0")
            desk.settle()
        desk.press(*PIN, Qt.Key.Key_Return)
        desk.settle()
        assert desk.desk.page == "work"
        assert_well_set(desk, filling)
        desk.calm()
        desk.press(Qt.Key.Key_F8)
        desk.until(lambda: desk.desk.sheet == "pause")
        assert covered(desk) == []
        assert outside(desk) == []
        if filling == WORDS:  # nine reasons go on below the window
            assert [item.property("text") for item in texts(desk) if item.property("truncated")] == []


def test_a_slip_of_narrow_paper_holds_them(filling):
    load_fonts()
    picture = draw(make_slip(long_hall(filling), ticket(wait=(600, 1200)), CODE), 384)
    assert picture.height() / dpi(384) * 25.4 < (400 if filling == WORDS else 600)  # millimetres


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)])
def test_a_kiosk_whose_screen_is_turned_stands_upright_again(stand_up, size):
    kiosk = stand_up(KioskStand, long_hall(WORDS))
    kiosk.touch("service-ho-tich")
    kiosk.jobs.drain()
    for turned in (size, size[::-1], size):
        kiosk.size(*turned)
        assert_well_set(kiosk, WORDS)
