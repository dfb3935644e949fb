"""An app's real window in a test, seen and pressed as a person does, with what is around it held by hand."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTranslator, Signal
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from shared.assets import assets
from shared.fonts import load_fonts
from shared.hall import Hall
from shared.rules.board import Board
from shared.store.open import open_store
from tests.support.folders import ROOT
from tests.support.halls import CHEAP


class Stand:
    """One app's Main.qml (or another) in its window, hidden until `show` or `size`; `close` takes it down."""

    def __init__(self, qtbot, app, main="Main", **shown):
        self.qtbot = qtbot
        self.engine = qml_engine()
        self._main = QQmlComponent(self.engine, str(ROOT / app / "qml" / f"{main}.qml"))  # ends with its window
        forget_the_dead(test_file())
        self.window = self._main.createWithInitialProperties(shown)
        assert isinstance(self.window, QQuickWindow), self._main.errors()

    def show(self):
        self.window.show()
        assert QTest.qWaitForWindowExposed(self.window, 60_000)

    def size(self, width, height):
        self.window.resize(width, height)
        self.show()
        self.until(lambda: self.window.contentItem().size().toTuple() == (width, height))

    def close(self):
        share_what_describes_them(test_file())
        self.window.deleteLater()  # before the objects it shows, or their bindings read null
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)

    def until(self, condition):
        self.qtbot.waitUntil(condition, timeout=60_000)

    def items(self):
        """Everything in the picture, parents before their children."""
        self.window.grabWindow()  # lays everything out
        return [item for item in seen(self.window.contentItem()) if item.width() > 0]

    def find(self, name):
        """The item in the picture with this objectName, or None."""
        self.window.grabWindow()  # lays everything out
        named = (item for item in seen(self.window.contentItem()) if item.objectName() == name)
        return next((item for item in named if item.width() > 0), None)

    def texts(self):
        return [item.property("text") for item in self.items() if isinstance(item.property("text"), str)]

    def touch(self, name):
        item = self.find(name)
        assert item is not None, f"{name} is not in the picture"
        centre = place(item).center().toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)

    def press(self, *keys):
        """Keys of the keyboard, one after another: Qt.Key or a letter."""
        for key in keys:
            QTest.keyClick(self.window, key)


@cache
def qml_engine():
    """One for all windows of this process, one after another: what it has compiled it need not compile again."""
    engine = QQmlEngine(QCoreApplication.instance())
    engine.addImportPath(str(ROOT / "shared" / "ui" / "qml"))
    return engine


def test_file():
    """The file of the test that runs."""
    return os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")[0]


@lru_cache(1)
def forget_the_dead(_file):
    """QML remembers properties by the address of what describes a class, also after that is freed: what comes to
    lie there has none of its own (89 of 3,000 classes in a trial, PySide 6.11). The end of an engine forgets. It
    costs 30 ms; what ends is of other files of tests.
    """
    shiboken6.delete(QQmlEngine())


@lru_cache(1)
def share_what_describes_them(_file):
    """No object that QML shows has a description of its own, which would end with it (`forget_the_dead`): PySide
    6.11 makes one when a method that is no Slot, or a Slot of other types, is connected.
    """
    plain = QObject.staticMetaObject.propertyCount()
    for each in gc.get_objects():
        if isinstance(each, QObject) and "__METAOBJECT__" in getattr(each, "__dict__", ()):
            own, shared = each.metaObject(), type(each).staticMetaObject
            methods = [own.method(at).methodSignature() for at in range(shared.methodCount(), own.methodCount())]
            assert own.propertyCount() == plain, f"{type(each).__name__} lacks Slots for {methods}"


def below(item):
    """The item and everything in it, parents before their children."""
    found = [item]
    for each in found:  # which grows meanwhile
        found += each.childItems()
    return found


def seen(item):
    """As `below`, without what is hidden."""
    found = [item] if item.isVisible() else []
    for each in found:  # which grows meanwhile; what is in a hidden item is hidden
        yield each
        found += (child for child in each.childItems() if child.isVisible())


def place(item):
    """Where the item stands in its window."""
    return item.mapRectToScene(item.boundingRect())


def heard(shown, *names):
    """The list to which each of these properties of a screen object is added whenever it tells a change."""
    told = []
    for name in names:
        getattr(shown, f"{name}Changed").connect(lambda name=name: told.append(name))
    return told


@contextmanager
def stands(make):
    """Gives a function that makes stands like `make`, and takes them all down at the end."""
    load_fonts()
    made = []

    def stand_up(*args, **kwargs):
        made.append(make(*args, **kwargs))
        return made[-1]

    yield stand_up
    for stand in made:
        stand.close()


@contextmanager
def hall_at(path, settings, clock, kind=Hall) -> Iterator[Hall]:
    """A hall over the database file at `path`, which is made if it is not there. `kind` Opened: with PINs."""
    store = open_store(f"sqlite:///{path}")
    yield kind(settings, store, clock, **({"hasher": CHEAP} if kind is Hall else {}))
    store.close()


def released(source, compiled):
    """Compiles a .ts file."""
    release = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([release, "-silent", source, "-qm", compiled], check=True)


@contextmanager
def speaking(code, folder):
    """The interface texts of language `code` are in force; compiled in `folder`, once."""
    texts = folder / f"{code}.qm"
    if not texts.exists():
        released(assets() / "i18n" / f"bocso_{code}.ts", texts)
    translator = QTranslator()
    assert translator.load(str(texts))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


class FakeNews(QObject):
    """News that come when the test emits them."""

    changed = Signal(object, object)
    lost = Signal(object)
    found = Signal()

    def __init__(self, board=None):
        super().__init__()
        self.board = board or Board()


class ReadNews(FakeNews):
    """The news of a real feed, read when the test says so."""

    def __init__(self, feed):
        super().__init__(feed.read().board)
        self._feed = feed

    def read(self):
        """Whether there were any."""
        reading = self._feed.read()
        if reading is not None:
            self.board = reading.board
            self.changed.emit(reading.board, reading.entries)
        return reading is not None


class FakeLanguage(QObject):
    """The language in force, without texts."""

    changed = Signal()

    def __init__(self, code="vi"):
        super().__init__()
        self.code = code

    def use(self, code):
        if code != self.code:
            self.code = code
            self.changed.emit()


class ManualJobs:
    """Keeps the jobs until the test lets them run."""

    def __init__(self):
        self.waiting = []

    def run(self, work, done, failed):
        self.waiting.append((work, done, failed))

    def step(self):
        work, done, failed = self.waiting.pop(0)
        try:
            result = work()
        except Exception as problem:
            failed(problem)
        else:
            done(result)

    def drain(self):
        while self.waiting:
            self.step()
