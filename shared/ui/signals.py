"""SIGINT and SIGTERM end an app as its window's closing does."""

from __future__ import annotations

import signal

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication


def leave_on_signals(application: QGuiApplication) -> QTimer:
    """SIGINT and SIGTERM close the app properly.

    Python sees a signal only when it runs, hence the timer; a quit() before exec() would be forgotten, hence
    the list.
    """
    asked: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda signum, _frame: asked.append(signum))
    timer = QTimer(interval=100)
    timer.timeout.connect(lambda: application.quit() if asked else None)
    timer.start()
    return timer
