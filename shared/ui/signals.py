"""SIGINT and SIGTERM end an app as its window's closing does."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication


class LeaveOnSignals(QObject):
    """From its making until `stop`, SIGINT and SIGTERM close the app properly. On the GUI thread; to be made
    before anything is shown that could be closed.

    Python runs a signal's handler only when it runs itself, and Qt's loop may sleep for long. So Python writes
    each signal's number into a socket (signal.set_wakeup_fd), for which that loop waits. What comes before exec()
    waits there, where a quit() would be forgotten.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__()
        self._heard, self._said = socket.socketpair()
        self._said.setblocking(False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: None)
        signal.set_wakeup_fd(self._said.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: application.exit(0))  # quit() would ask the windows

    def stop(self) -> None:
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._heard.close()
        self._said.close()
