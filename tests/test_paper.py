"""The paper window, fed by real bytes through the simulated printer."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor

from shared.device.bands import job
from shared.device.printer import connect
from shared.device.simulator import PrinterSimulator
from shared.fonts import load_fonts
from shared.settings import PrinterSection
from shared.ui.paper import SHOWN, Paper, show

SLIP = job([b"\xff" * 72] * 300, 0, cut=True)


@pytest.fixture
def simulator(tmp_path):
    simulator = PrinterSimulator(tmp_path / "slips", 0)
    simulator.start()
    yield simulator
    simulator.stop()


def printer(simulator):
    return connect(PrinterSection(connection="network", port=simulator.port, timeout_seconds=5))


def names(paper):
    return [QUrl(url).fileName() for url in paper.slips]


def test_slips_come_out_newest_on_top(qtbot, tmp_path, simulator):
    paper = Paper(tmp_path / "slips")
    assert paper.slips == []
    for _ in range(3):
        printer(simulator).print(SLIP)
    qtbot.waitUntil(lambda: names(paper) == ["0003.png", "0002.png", "0001.png"], timeout=10_000)


def test_only_the_last_slips_are_shown(qtbot, tmp_path, simulator):
    for _ in range(SHOWN + 2):
        printer(simulator).print(SLIP)
    paper = Paper(tmp_path / "slips")
    qtbot.waitUntil(lambda: len(paper.slips) == SHOWN and names(paper)[0] == "0010.png", timeout=10_000)


def test_the_window_shows_the_slip_under_the_slot(qtbot, tmp_path, simulator):
    load_fonts()
    paper = Paper(tmp_path / "slips")
    engine = show(paper)
    window = engine.rootObjects()[0]
    window.show()
    qtbot.waitExposed(window)
    printer(simulator).print(SLIP)
    animation = window.findChild(QObject, "comeOut")
    qtbot.waitUntil(lambda: len(paper.slips) == 1 and not animation.property("running"), timeout=10_000)
    middle = window.width() // 2
    assert window.grabWindow().pixelColor(middle, 100) == QColor("black")
    shiboken6.delete(engine)
