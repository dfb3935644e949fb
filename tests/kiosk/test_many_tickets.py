"""A kiosk that has given numbers all week is as large as on its first morning. BOCSO_TICKETS=10000 is the week."""

from __future__ import annotations

import gc
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from shared.rules.printing import JobState
from tests.kiosk.test_kiosk import KioskStand
from tests.support.windows import stands

TICKETS = int(os.environ.get("BOCSO_TICKETS", "10"))
WARM = 10 if TICKETS < 1000 else 200
"""The first have the caches filled."""
MEGABYTE = 1 << 20


def memory(engine):
    """Bytes of its own in use, once what can go has gone; pages of files come and go as the system likes."""
    engine.collectGarbage()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    _, resident, of_files, *_ = map(int, Path("/proc/self/statm").read_text("utf-8").split())
    return (resident - of_files) * os.sysconf("SC_PAGE_SIZE")


def handles():
    return len(list(Path("/proc/self/fd").iterdir()))


def test_memory_and_handles_stay_as_they_are_over_many_tickets(qtbot, hall_settings):
    with stands(partial(KioskStand, qtbot)) as make:
        stand = make(hall_settings)
        codes = [service["code"] for service in stand.kiosk.services]

        def give(count):
            for n in range(count):
                stand.take(codes[n % len(codes)])
                stand.kiosk.print_result(11 + len(stand.hall.taken), JobState.CONFIRMED)
                if n % 7 == 0:
                    stand.touch("large")
                stand.touch("done")
                if n % 50 == 49:
                    stand.hall.taken.clear()

        give(WARM)
        before, held = memory(stand.engine), handles()
        give(TICKETS)
        grown = (memory(stand.engine) - before) / MEGABYTE
        assert (grown < 5, handles() - held) == (True, 0), f"{grown:+.1f} MB"
