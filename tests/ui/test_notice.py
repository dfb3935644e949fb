"""The notice that an app cannot start: all of it can be read, however much there is to say."""

from __future__ import annotations

from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtTest import QTest

from shared.fonts import load_fonts
from shared.ui.notice import show_notice
from shared.ui.screens import Wish
from tests.support.windows import ROOT, below, place

MISTAKE = "Dòng 12: [[service]] prefix là <1A>. Được ghi: một hoặc hai chữ cái, ví dụ A."


@pytest.fixture
def notice(qtbot):
    load_fonts()
    engines = []

    def open_notice(text):
        engine = QQmlApplicationEngine()
        engine.addImportPath(str(ROOT / "shared" / "ui" / "qml"))
        engine.setInitialProperties({"text": text})
        engine.load(str(ROOT / "shared" / "ui" / "qml" / "Notice.qml"))
        engines.append(engine)
        window = engine.rootObjects()[0]
        assert QTest.qWaitForWindowExposed(window, 60_000)
        window.grabWindow()
        return window

    yield open_notice
    for engine in engines:
        shiboken6.delete(engine)


def words(window):
    return next(item for item in below(window.contentItem()) if item.objectName() == "noticeText")


def test_a_short_notice_stands_whole_as_it_was_written(notice):
    window = notice(MISTAKE)
    said = words(window)
    assert said.property("text") == MISTAKE
    assert "<1A>" in said.property("text")
    assert place(said).bottom() <= window.height()


def test_a_long_notice_is_read_to_its_end_with_the_arrows_and_closed_with_escape(notice):
    window = notice("\n".join([MISTAKE] * 60))
    said = words(window)
    assert place(said).top() >= 0
    assert place(said).bottom() > window.height()
    for _ in range(60):
        QTest.keyClick(window, Qt.Key.Key_Down)
    window.grabWindow()
    assert place(said).bottom() <= window.height()
    for _ in range(60):
        QTest.keyClick(window, Qt.Key.Key_Up)
    window.grabWindow()
    assert place(said).top() >= 0
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.fixture
def goes_on(qapp):
    """The application of the tests, which must not end with the window of one."""
    ends = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    yield qapp
    qapp.setQuitOnLastWindowClosed(ends)


def test_a_notice_that_an_app_runs_already_goes_by_itself(goes_on):
    load_fonts()
    began = []
    QTimer.singleShot(0, partial(began.append, "shown"))
    show_notice(MISTAKE, Wish(), for_ms=1)
    assert began == ["shown"], "it stood in the event loop until then"
