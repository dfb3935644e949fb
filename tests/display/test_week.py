"""A week of calls through the real picture and the real announcer: memory, handles and items stay what they were.

BOCSO_CALLS=10000 is a week; without it a morning.
"""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from shared.rules.board import fold
from shared.rules.entry import Verb
from tests.display.test_display import hall_with
from tests.display.test_never_behind import Whole
from tests.support.halls import Clock, Opened, journal
from tests.support.windows import below, hall_at, stands

CALLS = int(os.environ.get("BOCSO_CALLS", "60"))
DAY = 20 if CALLS < 1000 else 400
"""Calls of one day; on the next the board begins empty."""
MB = 5.0


def memory_mb():
    """What this process holds in memory and nobody else does."""
    rows = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith("Private_")) / 1024


def handles():
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """The entries of one day: everybody is called, comes and is done."""
    clock = Clock()
    with hall_at(tmp_path_factory.mktemp("day") / "queue.sqlite", hall_with(), clock, Opened) as hall:
        hall.open_all()
        for number in range(DAY):
            hall.issue("papers")
            hall.call_next(number % 4 + 1)
            hall.start(number % 4 + 1)
            clock.go(seconds=5)
            hall.complete(number % 4 + 1)
        return journal(hall)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_week_of_calls_leaves_nothing_behind(qtbot, tmp_path, day):
    clock = Clock()
    with hall_at(tmp_path / "queue.sqlite", hall_with(), clock, Opened) as hall:
        hall.open_all()
        with stands(partial(Whole, qtbot, hall, clock)) as make:
            whole = make()
            whole.speaker._by_hand = False
            shown = set()
            begins = count(hall.board()[1], len(day) + 1)

            def live_a_day():
                board, begin = whole.news.board, next(begins)
                night = replace(day[0], seq=0, verb=Verb.EXPIRE, ticket=None, counter=None, body={})
                for entry in (night, *day):
                    ticket = entry.ticket and entry.ticket + begin
                    new = replace(entry, seq=entry.seq + begin, ticket=ticket)
                    board = fold(board, new)
                    whole.news.board = board
                    whole.news.changed.emit(board, (new,))
                    shown.add(whole.screen.callSeq)
                    whole.screen._hold.timeout.emit()
                    if entry.verb is Verb.CALL_NEXT:
                        whole.window.grabWindow()
                    whole.speaker.played.clear()
                    QCoreApplication.processEvents()
                    QCoreApplication.sendPostedEvents(
                        None, QEvent.Type.DeferredDelete
                    )  # as the app's own loop does
                gc.collect()
                return memory_mb(), handles(), len(below(whole.window.contentItem()))

            for _ in range(3):  # fonts, glyphs, caches of what is asked again and again
                before = live_a_day()
            days = [live_a_day() for _ in range(CALLS // DAY)]
    assert days[-1][0] - before[0] < MB, (before, days)
    assert days[-1][1] <= before[1], (before, days)
    assert days[-1][2] <= before[2]
    assert len(shown) > CALLS, "each has been in the picture"
