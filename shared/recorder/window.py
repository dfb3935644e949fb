"""The window of `bocso voice record`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEventLoop, QRect, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from shared.errors.voice import NoMicrophone
from shared.fonts import load_fonts
from shared.recorder.microphone import Microphone
from shared.recorder.pack import Pack
from shared.recorder.recorder import Recorder
from shared.rules.words import AFTER_CHIME, CHIME, Spoken
from shared.sound.clips import Clips
from shared.sound.speaker import QtSpeaker, Row
from shared.ui.jobs import JobRunner
from shared.ui.presses import OnePress
from shared.ui.screens import Screens, show_inside
from shared.ui.signals import LeaveOnSignals
from shared.ui.texts import Language

QML = Path(__file__).resolve().parent / "qml"
PARTS = Path(__file__).resolve().parents[1] / "ui" / "qml"


def run_recorder(
    pack: Pack, who: str, clips: Clips, speech: Spoken, interface: str, place: QRect | None = None
) -> Mapping[str, object]:
    """Shows the window until it is closed, or SIGINT or SIGTERM; returns what is recorded and what is missing.
    `speech` is said at the end. Raises NoMicrophone.
    """
    application = QGuiApplication.instance() or QGuiApplication(["recorder"])
    assert isinstance(application, QGuiApplication)
    load_fonts()
    language = Language(interface, application)
    microphone = Microphone()
    _must_hear(microphone)
    speaker, jobs = QtSpeaker(), JobRunner()
    recorder = Recorder(
        pack, who, language, speaker, jobs, lambda: sample(clips, speech, pack.language), date.today
    )
    microphone.heard.connect(recorder.hear)
    microphone.lost.connect(lambda _why: recorder.lose())
    engine = show(recorder)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    signals = LeaveOnSignals(application)
    show_inside(window, Screens(application), place)
    OnePress(window)
    application.exec()
    signals.stop()
    microphone.close()
    speaker.close()
    jobs.stop()
    shiboken6.delete(engine)  # before what it shows, or its bindings read null
    there = [line.clip for line in pack.lines if pack.has(line.clip)]
    missing = [line.clip for line in pack.lines if line.clip not in there]
    return {"pack": str(pack.folder), "recorded": len(there), "missing": missing}


def _must_hear(microphone: Microphone) -> None:
    """Back when the first sound has come. Raises NoMicrophone."""
    loop, reasons = QEventLoop(), list[str]()
    microphone.heard.connect(loop.quit)
    microphone.lost.connect(reasons.append)
    microphone.lost.connect(loop.quit)
    loop.exec()
    microphone.heard.disconnect(loop.quit)
    if reasons:
        raise NoMicrophone(reason=reasons[0])


def sample(clips: Clips, speech: Spoken, language: str) -> Row:
    """A call as the hall screen says it, as far as there are clips."""

    def found(part: str | int) -> tuple[Path | int, ...]:
        path = part if isinstance(part, int) else clips.find(part, language)
        return () if path is None else (path,)

    chime = clips.find(CHIME)
    opening: Row = (chime, AFTER_CHIME) if chime else ()
    return (*opening, *(piece for part in speech.row for piece in found(part)))


def show(recorder: Recorder) -> QQmlApplicationEngine:
    """The window's engine; its first root object is the window, hidden. Raises RuntimeError if QML is wrong."""
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(PARTS))
    engine.setInitialProperties({"recorder": recorder})
    engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
    if not engine.rootObjects():
        raise RuntimeError("Main.qml could not be loaded")
    return engine
