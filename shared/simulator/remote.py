"""What the paper window asks of the simulated printer's process: to go wrong, and to be put right.

The process names its port in control.json beside the slips; see `shared.simulator.control` for what is said there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QAbstractSocket, QHostAddress, QTcpSocket
from PySide6.QtQml import QmlElement, QmlUncreatable

from shared import files
from shared.fonts import icon_glyph
from shared.simulator.control import CONTROL_FILE

QML_IMPORT_NAME = "Hall.Simulator"
QML_IMPORT_MAJOR_VERSION = 1

ASK_EVERY_MS = 500
"""The printer's state changes by itself too: the roll gets shorter."""

ICONS = {
    "new_roll": "arrow-counter-clockwise",
    "repair": "wrench",
    "near_end": "battery-low",
    "out_before": "file-x",
    "out_middle": "link-break",
    "cover_open": "folder-open",
    "cutter_jam": "scissors",
    "head_hot": "thermometer",
    "offline": "prohibit",
    "silent": "speaker-slash",
    "refuse": "wifi-slash",
    "power_cycle_middle": "power",
}


@QmlElement
@QmlUncreatable("made by run_paper")
class PrinterRemote(QObject):  # type: ignore[operator]  # PySide6 does not type its decorators
    """The control of the printer that prints into `folder`. Lives on the GUI thread and never waits."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder.resolve() / CONTROL_FILE
        self._wrong: list[str] = []
        self._line = QTcpSocket(self)
        self._line.connected.connect(self._opened)
        self._line.disconnected.connect(self._closed)
        self._line.readyRead.connect(self._read)
        self._timer = QTimer(self, interval=ASK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    def _get_open(self) -> bool:
        return self._line.state() is QAbstractSocket.SocketState.ConnectedState

    open = Property(bool, _get_open, notify=changed)
    """Whether the printer listens to us."""

    def _get_wrong(self) -> list[str]:
        return self._wrong

    wrong = Property(list, _get_wrong, notify=changed)
    """Names of the faults that hold on."""

    @Slot(str)
    def play(self, fault: str) -> None:
        """The fault happens, with its own number of rows or bytes."""
        self._say(do="play", fault=fault)

    @Slot(str)
    def turn(self, fault: str) -> None:
        """The fault happens, or ends if it holds on."""
        self._say(do="heal" if fault in self._wrong else "play", fault=fault)

    @Slot(str)
    def command(self, command: str) -> None:
        """new_roll, close_cover, repair or power_cycle."""
        self._say(do=command)

    def _get_glyphs(self) -> dict[str, str]:
        return {name: icon_glyph(icon) for name, icon in ICONS.items()}

    glyphs = Property("QVariantMap", _get_glyphs, constant=True)  # type: ignore[arg-type]  # a name of a C++ type
    """Name of a fault or command -> the glyph beside its word."""

    def _say(self, **command: Any) -> None:
        if self._get_open():
            self._line.write(json.dumps(command).encode() + b"\n")

    def _look(self) -> None:
        """Asks what is wrong, or looks whether there is a port by now."""
        if self._line.state() is QAbstractSocket.SocketState.UnconnectedState:
            try:
                port = int(json.loads(files.read(self._file))["port"])
            except (OSError, ValueError, KeyError, TypeError):
                return  # no printer runs here now; the slips are shown all the same
            self._line.connectToHost(QHostAddress(QHostAddress.SpecialAddress.LocalHost), port)
        self._say(do="look")

    def _opened(self) -> None:
        self._say(do="look")
        self.changed.emit()

    def _closed(self) -> None:
        self._wrong = []
        self.changed.emit()

    def _read(self) -> None:
        while self._line.canReadLine():
            answer = json.loads(bytes(self._line.readLine().data()))
            wrong = [name for name, so in answer.items() if so is True]
            if wrong != self._wrong:
                self._wrong = wrong
                self.changed.emit()
