"""Qt objects that hang in a cycle are destroyed on the GUI thread, however busy the workers are."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject, QThread

from shared.ui.garbage import collect_here


class Knot(QObject):
    """Holds itself, as a screen and its callbacks do."""

    freed_on: list[QThread]

    def __init__(self) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: Knot.freed_on.append(QThread.currentThread()))


def test_only_the_gui_thread_collects(qtbot):
    Knot.freed_on = []
    timer = collect_here()
    timer.setInterval(1)
    assert not gc.isenabled()
    Knot()
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(Knot.freed_on), timeout=60_000)
    timer.stop()
    assert Knot.freed_on == [QThread.currentThread()]
