"""Tab goes through everything one can press, on every page and sheet, and one sees where it stands."""

# ruff: noqa: F401, F811 - fixtures of another file

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlProperty

from counter.sheets.sheet import Kind, Sheet
from tests.counter.test_counter_sheets import NAMED, hall, many, sheets_of, stand
from tests.house.test_theme import contrast
from tests.support.counters import KEY, CounterStand
from tests.support.halls import small_hall
from tests.support.windows import place, stands

LEAST = 3.0
"""WCAG 2.2, 1.4.11 and 2.4.13: a mark of the focus against the same pixels without it."""


GROUND = QColor("#F7F5F0")


def walk(stand):
    """Tab, until it comes round: every item that had the focus, with how many of its pixels told so."""
    found, first = {}, None
    while True:
        stand.press(KEY.Key_Tab)
        item = stand.window.activeFocusItem()
        assert len(found) < 60, list(found)
        if item is first:
            return found
        first = first or item
        box = place(item).toAlignedRect().adjusted(-6, -6, 6, 6)
        with_it = stand.window.grabWindow()
        item.setFocus(False)
        without = stand.window.grabWindow()
        item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        box &= with_it.rect()
        changed = sum(
            contrast(with_it.pixelColor(x, y), without.pixelColor(x, y)) >= LEAST
            for x in range(box.left(), box.right() + 1)
            for y in range(box.top(), box.bottom() + 1)
            if with_it.pixel(x, y) != without.pixel(x, y)
        )
        area = place(item)
        found[item.objectName() or str(item)] = changed / (2 * (area.width() + area.height()))


def pressable(stand):
    """The names of what one can press or write in now, but for rows: of them the marked one has the focus."""
    names = {each.objectName() for each in stand.items() if each.property("activeFocusOnTab") and each.isEnabled()}
    return names - {""}


def check(stand, what):
    walked = walk(stand)
    assert not {name: share for name, share in walked.items() if share < 1}, what
    assert walked.keys() >= pressable(stand), what
    assert not pale(stand), what


def pale(stand):
    """What has an outline that one does not see on the page's ground, nor on its own."""
    outlined = [each for each in stand.items() if each.property("fill") is not None and each.isEnabled()]
    return [each.objectName() for each in outlined if _border(each, "width") and _seen(each) < LEAST]


def _border(item, what):
    return QQmlProperty.read(item, f"border.{what}")


def _seen(item):
    return max(contrast(shade, GROUND) for shade in (_border(item, "color"), item.property("fill")))


@pytest.mark.slow
def test_pages_and_the_strip(stand):
    check(stand, "idle")
    stand.key(KEY.Key_F2)
    check(stand, "called")
    stand.press(KEY.Key_F10)
    stand.until(lambda: stand.window.height() == 120)
    check(stand, "strip")
    stand.press(KEY.Key_F10)
    stand.until(lambda: stand.window.height() > 120)
    stand.desk._log_on.end()
    stand.settle()
    check(stand, "PIN")


@pytest.mark.databases("sqlite")
@pytest.mark.slow
def test_the_names_and_a_pin_of_ones_own(qtbot, make_hall, clock):
    with stands(partial(CounterStand, qtbot, hall=make_hall(small_hall(clerk=NAMED)), clock=clock)) as make:
        made = make()
        check(made, "clerks")
        made.key(KEY.Key_Return)
        check(made, "PIN")


def test_the_arrows_take_the_focus_along(stand):
    stand.key(KEY.Key_F2, KEY.Key_F7)
    while stand.window.activeFocusItem().objectName() != "row-0":
        stand.press(KEY.Key_Tab)
    stand.key(KEY.Key_Down)
    assert stand.window.activeFocusItem().objectName() == "row-1"
    stand.key(KEY.Key_Return)
    assert stand.desk.sheet == "transfer"


@pytest.mark.slow
def test_every_sheet(many):
    for sheet in sheets_of(many)[1]:
        if sheet.kind not in (Kind.CLERKS, Kind.UNDO):
            many.desk._live.change(sheet=Sheet(Kind.WAITING))
            many.desk._live.change(sheet=sheet, selected=0, text="")
            check(many, sheet.kind)
