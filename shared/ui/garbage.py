"""Python's cyclic garbage, collected on the GUI thread only.

The collector runs in whichever thread happens to allocate. If that is a worker, it destroys Qt objects (timers,
watchers, whatever hangs in a cycle) in the wrong thread, and the process crashes at its next event: measured
with PySide6 6.11.3, a QTimer in a cycle and gc.collect() in another thread. So it is switched off, and a timer of
the GUI thread collects instead. Everything without a cycle is freed at once, as always.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import Qt, QTimer

EVERY_MS = 5000


def collect_here() -> QTimer:
    """Call it on the GUI thread once the app stands; the timer it returns must live as long as the app."""
    gc.disable()
    timer = QTimer(interval=EVERY_MS)
    timer.timeout.connect(_collect)
    timer.timeout.connect(_keep_the_rest, Qt.ConnectionType.SingleShotConnection)
    timer.start()
    return timer


def _collect() -> None:
    gc.collect()


def _keep_the_rest() -> None:
    """What the start-up made stays: later collections need not look at it. Some 50 ms before, when the window has
    long been there. (To ask gc.get_freeze_count() each time would take 15 ms: it counts them.)
    """
    gc.freeze()
