"""The search pages: keys in, procedures out, a number or a paper of them; in a real window, by touches."""

from __future__ import annotations

from functools import partial

import pytest

from kiosk.search.search import Search
from shared.printer.handouts import Handouts
from shared.procedures.catalogue import Catalogue
from tests.kiosk.test_kiosk import KioskStand
from tests.support.windows import ManualJobs, stands


class SearchStand(KioskStand):
    """A kiosk with its search, whose catalogue has been read."""

    def __init__(self, qtbot, settings, catalogue=None, prints=True, **given):
        self.searching, self.handouts = ManualJobs(), Handouts()
        self.read = catalogue or (lambda: Catalogue.of(settings))
        self.prints = prints
        super().__init__(qtbot, settings, **given)

    def shown(self, settings):
        self.search = Search(
            settings,
            self.kiosk,
            self.searching,
            self.language,
            self.read,
            self.handouts if self.prints else None,
            self.ring,
            lambda: self.now,
            begin_ms=0,
        )
        self.until(lambda: bool(self.searching.waiting))
        self.searching.drain()
        return {"search": self.search}

    def type(self, text):
        """By the keys on the screen."""
        for letter in text:
            self.touch("keySpace" if letter == " " else f"key-{letter}")
            self.searching.drain()


@pytest.fixture
def stand_up(qtbot):
    with stands(partial(SearchStand, qtbot)) as make:
        yield make


@pytest.fixture
def stand(stand_up, hall_settings):
    return stand_up(hall_settings)
