"""A hall screen in two languages, and what the hall has to say at its foot."""

from __future__ import annotations

import re
from functools import partial
from xml.etree import ElementTree

import pytest

from shared.hall.shown import in_parts
from shared.settings.fields import NOTE_LONGEST
from shared.settings.screens import DisplaySection
from shared.ui.texts import SOURCES
from tests.display.test_display import DisplayStand, hall_with
from tests.support.folders import ROOT
from tests.support.halls import Opened
from tests.support.windows import hall_at, speaking, stands

LONG_NOTICE = "Trưa nay nghỉ từ 11:30. Mời ông/bà trở lại vào lúc 13:30, các quầy mở lại cùng lúc. Xin cảm ơn!"


@pytest.fixture
def make(qtbot, tmp_path, clock):
    with hall_at(tmp_path / "queue.sqlite", hall_with(), clock, Opened) as hall:
        hall.open_all()
        for _ in range(8):
            hall.issue("papers")

        def stand_up(**display):
            hall.settings = hall.settings.model_copy(update={"display": DisplaySection(**display)})
            return made()

        with stands(partial(DisplayStand, qtbot, hall, clock)) as made:
            yield stand_up


def test_a_call_stands_in_both_languages_the_first_one_larger(make, tmp_path_factory):
    stand = make(second_language="en")
    with speaking("vi", tmp_path_factory.getbasetemp()):
        stand.engine.retranslate()
        assert stand.find("welcomeSecond").property("text") == "Please take a number at the kiosk"
        stand.call(3, 1)
        first, second = stand.find("heroCounter"), stand.find("heroSecond")
        assert (first.property("text"), second.property("text")) == (
            "đến quầy 3",
            "Number A001, please go to counter 3",
        )
        assert first.property("size") > 1.5 * second.property("size")
        assert [stand.find(f"row-0{line}").property("text") for line in ("Way", "Word")] == [
            "mời đến quầy",
            "go to counter",
        ]


def test_the_foot_speaks_the_languages_in_turn(make, clock):
    stand = make(second_language="en", notices=({"vi": "Nghỉ trưa", "en": "Lunch"},))
    seen = []
    for _ in range(8):
        names = [name for name in ("notice", "queue-0Wait") if stand.find(name)]
        seen += [stand.find(name).property("text") for name in names]
        clock.go(seconds=6)
        stand.screen._refresh()
    assert sorted(set(seen)) == ["8 người", "8 waiting", "Lunch", "Nghỉ trưa"]
    assert [seen.count(each) for each in set(seen)] == [2, 2, 2, 2]


def test_a_hall_of_one_language_has_no_second_line(make):
    stand = make()
    stand.call(1)
    assert stand.find("heroSecond") is None


def test_every_text_that_is_said_twice_is_translated():
    """QML names them by their source: one that lupdate did not find would stay English without a word."""
    translated = {
        (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
        for context in ElementTree.parse(SOURCES / "bocso_vi.ts").iter("context")
        for message in context.iter("message")
        if message.findtext("translation")
    }
    said = {
        (path.stem, *named)
        for path in (ROOT / "display" / "qml").glob("*.qml")
        for named in re.findall(r'second\("(\w+)", (.*?)\)', path.read_text("utf-8"))
    }
    texts = [(*each[:2], re.findall(r'"(.*?)"', each[2])) for each in said]
    assert len(texts) > 8
    for file, context, (*sources, last) in texts:
        assert context == file
        noted = (context, *sources, last) in translated
        assert noted or all((context, text, "") in translated for text in (*sources, last)), (file, sources, last)


def test_a_long_notice_stands_sentence_by_sentence_and_still_in_a_calls_moment(make, clock):
    stand = make(notices=({"vi": LONG_NOTICE},))

    def seen(times):
        said = []
        for _ in range(times):
            said += [item.property("text") for item in [stand.find("notice")] if item]
            clock.go(seconds=6)
            stand.screen._refresh()
        return said

    parts = list(in_parts(LONG_NOTICE, NOTE_LONGEST))
    assert parts[0] == "Trưa nay nghỉ từ 11:30."
    assert parts[-1] == "Xin cảm ơn!"
    assert set(seen(4 * len(parts))) == set(parts)
    while not stand.find("notice"):
        seen(1)
    stand.call(1)
    assert len(set(seen(6))) == 1
    stand.screen._hold.timeout.emit()
    assert set(seen(4 * len(parts))) == set(parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Một hai ba.", ["Một hai ba."]),
        ("Một. Hai! Ba?", ["Một.", "Hai!", "Ba?"]),
        ("Lúc 7.30 đến", ["Lúc 7.30 đến"]),
        ("một hai ba bốn năm sáu", ["một hai ba", "bốn năm sáu"]),
        ("x" * 25, ["x" * 12, "x" * 12, "x"]),
    ],
)
def test_a_text_in_parts(text, parts):
    assert list(in_parts(text, 12)) == parts
