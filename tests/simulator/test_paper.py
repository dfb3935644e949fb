"""The paper window, fed by real bytes through the simulated printer, and what it does to that printer."""

from __future__ import annotations

import socket

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from shared.fonts import load_fonts
from shared.printer.escpos.raster import job
from shared.simulator.control import CONTROL_FILE, ControlServer, execute
from shared.simulator.remote import ICONS, PrinterRemote
from shared.simulator.simulator import PrinterSimulator
from shared.simulator.window import SHOWN, PaperWindow, show
from tests.support.windows import below, place, speaking

SLIP = job([b"\xff" * 72] * 300, 0, cut=True)


@pytest.fixture
def simulator(tmp_path):
    simulator = PrinterSimulator(tmp_path / "slips", 0)
    simulator.start()
    yield simulator
    simulator.stop()


def prints(simulator):
    with socket.create_connection(("127.0.0.1", simulator.port), timeout=60) as line:
        line.sendall(SLIP)


def names(paper):
    return [QUrl(url).fileName() for url in paper.slips]


def test_slips_come_out_newest_on_top(qtbot, tmp_path, simulator):
    paper = PaperWindow(tmp_path / "slips")
    assert paper.slips == []
    for _ in range(3):
        prints(simulator)
    qtbot.waitUntil(lambda: names(paper) == ["0003.png", "0002.png", "0001.png"], timeout=60_000)


def test_only_the_last_slips_are_shown(qtbot, tmp_path, simulator):
    for _ in range(SHOWN + 2):
        prints(simulator)
    paper = PaperWindow(tmp_path / "slips")
    qtbot.waitUntil(lambda: len(paper.slips) == SHOWN and names(paper)[0] == "0010.png", timeout=60_000)


def test_other_pictures_in_the_folder_are_no_slips(tmp_path):
    for name in ("0001.png", "0001 (copy).png", "0002a.png", "logo.png"):
        (tmp_path / name).touch()
    assert names(PaperWindow(tmp_path)) == ["0001.png"]


class Shown:
    """The window, open."""

    def __init__(self, qtbot, folder, width):
        load_fonts()
        self.qtbot = qtbot
        self.paper, self.remote = PaperWindow(folder), PrinterRemote(folder)
        self.engine = show(self.paper, self.remote)
        self.window = self.engine.rootObjects()[0]
        self.window.resize(width, 720)
        self.window.show()
        assert QTest.qWaitForWindowExposed(self.window, 60_000)
        self.until(lambda: self.window.contentItem().size().toTuple() == (width, 720))

    def until(self, condition):
        self.qtbot.waitUntil(condition, timeout=60_000)

    def seen(self):
        """Name -> button in the picture."""
        self.window.grabWindow()  # lays everything out
        items = below(self.window.contentItem())
        return {item.objectName(): item for item in items if item.isVisible() and item.objectName()}

    def press(self, name):
        self.until(lambda: name in self.seen())
        centre = place(self.seen()[name]).center().toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)

    def lit(self, name):
        return bool(self.seen()[name].property("lit"))


@pytest.fixture
def shown(qtbot, tmp_path):
    made = []

    def open_window(width):
        made.append(Shown(qtbot, tmp_path / "slips", width))
        return made[-1]

    yield open_window
    for each in made:
        shiboken6.delete(each.engine)
        shiboken6.delete(each.remote)


def test_the_window_shows_the_slip_under_the_slot(shown, simulator):
    window = shown(380)
    prints(simulator)
    animation = window.window.findChild(QObject, "comeOut")
    window.until(lambda: len(window.paper.slips) == 1 and not animation.property("running"))
    middle = window.window.width() // 2
    assert window.window.grabWindow().pixelColor(middle, 100) == QColor("black")


def test_without_a_port_there_are_slips_only(shown, simulator):
    window = shown(640)
    assert not window.remote.open
    assert "faults" not in window.seen()


def test_buttons_turn_faults_on_and_off(shown, simulator, tmp_path):
    with ControlServer(simulator, tmp_path / "slips"):
        window = shown(640)
        for fault in ("cover_open", "offline", "silent", "head_hot", "cutter_jam", "refuse", "out_before"):
            window.press(fault)
            window.until(lambda fault=fault: simulator.suffers(fault) and window.lit(fault))
            window.press(fault)
            window.until(lambda fault=fault: not simulator.mechanism.paper_out and not window.lit(fault))
        assert simulator.mechanism.ready


def test_an_empty_roll_is_seen_and_a_new_one_put_in(shown, simulator, tmp_path):
    with ControlServer(simulator, tmp_path / "slips"):
        window = shown(640)
        window.press("out_middle")
        window.until(lambda: simulator.mechanism.left == 200)
        prints(simulator)
        window.until(lambda: window.lit("out_before"))
        assert window.paper.slips == []
        window.press("new_roll")
        window.until(lambda: len(window.paper.slips) == 1 and not window.lit("out_before"))


def test_all_is_put_right_at_once(shown, simulator, tmp_path):
    with ControlServer(simulator, tmp_path / "slips"):
        window = shown(640)
        window.press("offline")
        window.press("silent")
        window.until(lambda: simulator.mechanism.offline and simulator.suffers("silent"))
        window.press("repair")
        window.until(lambda: not simulator.mechanism.offline and not simulator.suffers("silent"))


def test_a_narrow_window_shows_the_buttons_when_asked(shown, simulator, tmp_path):
    with ControlServer(simulator, tmp_path / "slips"):
        window = shown(380)
        window.until(lambda: "opener" in window.seen())
        assert "faults" not in window.seen()
        window.press("opener")
        window.press("offline")
        window.until(lambda: simulator.mechanism.offline)
        window.press("opener")
        assert "faults" not in window.seen()


def test_the_buttons_go_when_the_printers_process_ends_and_come_with_the_next(shown, simulator, tmp_path):
    with ControlServer(simulator, tmp_path / "slips"):
        window = shown(640)
        window.until(lambda: "faults" in window.seen())
    window.until(lambda: "faults" not in window.seen())
    assert not (tmp_path / "slips" / CONTROL_FILE).exists()
    with ControlServer(simulator, tmp_path / "slips"):
        window.until(lambda: "faults" in window.seen())


@pytest.mark.parametrize("content", ["", "{}", '{"port": "x"}', "[]"])
def test_a_broken_control_file_is_no_port(qtbot, tmp_path, content):
    (tmp_path / CONTROL_FILE).write_text(content, "utf-8")
    assert not PrinterRemote(tmp_path).open


@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("width", [380, 640])
def test_every_button_has_its_whole_word(shown, simulator, tmp_path, code, width):
    with ControlServer(simulator, tmp_path / "slips"), speaking(code, tmp_path):
        window = shown(width)
        if width < 600:
            window.press("opener")
        window.until(lambda: "faults" in window.seen())
        buttons = [item for name, item in window.seen().items() if name in ICONS]
        assert len(buttons) == len(ICONS)
        for button in buttons:
            words = [item for item in list(below(button))[1:] if item.property("text") == button.property("text")]
            assert all(word.property("paintedWidth") <= word.width() for word in words)
            assert place(button).right() <= window.window.width()


def test_wishes_over_the_port(simulator, tmp_path):
    with (
        ControlServer(simulator, tmp_path / "slips") as control,
        socket.create_connection(control.server_address) as line,
    ):
        answers = line.makefile()
        line.sendall(
            b'{"do": "play", "fault": "out_middle", "number": 7}\nnonsense\n{"do": "dance"}\n{"do": "look"}\n'
        )
        assert '"near_end": true' in answers.readline()
        assert "failed" in answers.readline()
        assert "failed" in answers.readline()
        assert '"out_before": false' in answers.readline()
        answers.close()
    assert simulator.mechanism.left == 7


@pytest.mark.parametrize("command", [{"do": "play"}, {"do": "play", "fault": "x"}, {"do": "heal", "x": 1}, {}])
def test_a_wish_it_does_not_know(simulator, command):
    with pytest.raises((KeyError, TypeError)):
        execute(simulator, command)
