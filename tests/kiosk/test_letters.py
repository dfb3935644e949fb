"""Letters are as large as their room allows, and Qt Quick takes no more lines for them than was reckoned."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent

from kiosk.letters import even, fit, line, lines
from shared.fonts import load_fonts
from tests.support.kiosk_halls import NAMES, NOTES, PLACE
from tests.support.windows import qml_engine

TEXTS = tuple(text for both in (*NAMES, *NOTES, PLACE) for text in both)


@pytest.fixture
def label(qapp):
    """What Qt Quick makes of a text."""
    load_fonts()
    made = QQmlComponent(qml_engine())
    made.setData(b"import QtQuick\nimport Hall\nLabel { wrapMode: Text.Wrap }", QUrl())
    item = made.create()
    yield item
    item.deleteLater()


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", [19, 24, 43])
def test_a_text_takes_no_more_lines_than_was_reckoned_and_each_is_as_high(label, size, bold):
    font = label.property("font")
    font.setBold(bold)
    label.setProperty("font", font)
    label.setProperty("size", size)
    told = []
    for width in (200, 250, 444, 700):
        label.setWidth(width)
        for text in TEXTS:
            label.setProperty("text", text)
            drawn, reckoned = label.property("lineCount"), lines(text, width / size, bold)
            assert drawn <= reckoned, text
            told.append(reckoned - drawn)
            assert label.property("contentHeight") == pytest.approx(drawn * line(size))
    assert sum(told) < len(told) / 10, "hardly ever more than it takes"


def test_the_size_is_the_largest_at_which_all_fit(label):
    size = fit(TEXTS, 300, 3 * line(20), 40, 10, False)
    room = int(3 * line(20) / line(size + 1))
    assert all(lines(text, 300 / size, False) * line(size) <= 3 * line(20) for text in TEXTS)
    assert any(lines(text, 300 / (size + 1), False) > room for text in TEXTS)


def test_no_room_is_the_least_size_and_a_word_wider_than_its_line_is_broken(label):
    assert fit(TEXTS, 5, 5, 40, 10, False) == 10
    assert fit((), 5, 5, 40, 10, False) == 40
    assert lines("Ộ" * 40, 10, True) > 2
    assert lines("", 10, True) == 0


ENDS = ("Hôm nay nghỉ làm việc", "Số A012 đã được gọi nhưng chưa có ai đến", "Trước ông/bà còn 12 người")


@pytest.mark.parametrize("text", ENDS)
def test_no_word_stands_alone_on_the_last_line_of_a_heading_and_it_takes_no_more_lines(label, text):
    def lines_of(said, width):
        label.setProperty("text", said)
        label.setWidth(width)
        return label.property("lineCount")

    label.setProperty("size", 40)
    most, mended = 40 * 24, 0
    for width in range(300, most, 7):
        usual, evened = lines_of(text, width), even(text, width / 40, False) * 40
        assert lines_of(text, evened) <= max(usual, lines(text, width / 40, False))
        last_alone = [usual > 1 and lines_of(text.rpartition(" ")[0], at) < usual for at in (width, evened)]
        assert not last_alone[1], width
        mended += last_alone[0]
    assert mended > 3, "or there was nothing to mend"
