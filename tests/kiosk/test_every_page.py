"""No text is cut, covered or elided and no button is small: every page, at each size, in each language and mode.

Each size meets each hall, language and mode, the pages besides the start some of them; BOCSO_EXAMPLES makes it
every one with every one.
"""

from __future__ import annotations

import os
from itertools import product

import pytest

from tests.kiosk.test_kiosk import KioskStand, covered, cut, scrolled
from tests.support.kiosk_pages import LANGUAGES, MODES, SIZES, Walk, hall, stand_of, stopped
from tests.support.windows import place, seen, speaking, stands
from tools.screenshots import others

pytestmark = pytest.mark.slow
"""Some two hundred pages, in a few windows."""
STARTS = ("start", "group", "next page", "priority chosen")
ALL = "BOCSO_EXAMPLES" in os.environ


def pressable(item):
    return item.property("pressedFill") is not None


class Seen:
    """What stands in the picture, walked through once."""

    find = KioskStand.find

    def __init__(self, stand):
        self.window, items = stand.window, stand.items()
        over = [item for item in items if item.objectName() == "staffPages"]
        self._items = [item for page in over for item in seen(page)] or items

    def items(self):
        return self._items

    def small(self, inches):
        """What can be pressed and is less than 20 mm high or wide on a screen of this diagonal."""
        width, height = self.window.width(), self.window.height()
        least = 20 * (width**2 + height**2) ** 0.5 / (inches * 25.4) - 0.5
        pressed = filter(pressable, self._items)
        return [item.objectName() for item in pressed if min(item.width(), item.height()) < least]

    def crossing(self):
        """Pairs of what can be pressed that stand on each other."""
        areas = [(item, place(item).adjusted(2, 2, -2, -2)) for item in self._items if pressable(item)]
        pairs = ((one, a, other, b) for i, (one, a) in enumerate(areas) for other, b in areas[:i])
        wrong = ((one, other) for one, a, other, b in pairs if a.intersects(b) and not scrolled(one, a))
        return [(one.objectName(), other.objectName()) for one, other in wrong]

    def high(self):
        """What can be pressed above the lower 55 % of the screen."""
        top = self.window.height() * 0.45 - 1
        pressed = filter(pressable, self._items)
        return [item.objectName() for item in pressed if place(item).top() < top]


UPRIGHT, LYING, LOW, TABLET = SIZES
WALKS = {
    (3, "vi"): [(UPRIGHT, "usual", False), (LOW, "lowered", False)],
    (3, "en"): [(LYING, "usual", False), (TABLET, "large", False)],
    (10, "vi"): [(UPRIGHT, "large", True), (LOW, "usual", True), (LOW, "large", True)],
    (10, "en"): [(LYING, "large", True), (TABLET, "usual", True)],
    (24, "vi"): [(LYING, "usual", True), (TABLET, "lowered", False)],
    (24, "en"): [(UPRIGHT, "lowered", False), (LOW, "large", True)],
    (60, "vi"): [(LYING, "large", False), (TABLET, "large", True)],
    (60, "en"): [(UPRIGHT, "large", True), (LOW, "usual", False)],
}
"""By hall and language: size, mode, and whether all pages."""


@pytest.mark.parametrize(("number", "language"), WALKS)
def test_no_text_is_cut_or_covered_and_no_target_is_small(
    qtbot, hall_settings, tmp_path_factory, number, language
):
    settings = hall(hall_settings, number, language)
    wrong = {}
    with (
        speaking(language, tmp_path_factory.getbasetemp()),
        stands(lambda: stand_of(qtbot, settings, language)) as make,
    ):
        stand = make()
        walks = product(SIZES, MODES, [True]) if ALL else WALKS[number, language]
        for turn, (size, mode, whole) in enumerate(walks):
            for page in Walk(stand, size, mode, turn + number, whole=whole):
                seen = Seen(stand)
                found = [
                    *(text for text in cut(seen) if not text.endswith("|")),
                    *covered(seen),
                    *seen.crossing(),
                    *seen.small(settings.kiosk.panel_inches),
                ]
                if mode == "lowered" and size[1] > size[0] and page in STARTS:
                    found += seen.high()
                if found:
                    wrong[size, mode, page] = found
    assert not wrong, "\n".join(f"{where}: {found}" for where, found in wrong.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nor_is_it_while_a_kiosk_cannot_start(qtbot, tmp_path_factory, language):
    with speaking(language, tmp_path_factory.getbasetemp()), stands(stopped) as make:
        for size in SIZES:
            page = Seen(make(qtbot, size))
            assert (cut(page), covered(page)) == ([], []), size


def test_the_sheet_of_counter_and_hall_screen_is_drawn(qapp, tmp_path):
    """So is `make screenshots` whole; the kiosk's pages are those above."""
    assert len(list(others(tmp_path))) == 5
