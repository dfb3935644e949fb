"""A device that no hub knows yet asks on its own screen for the code that pairs it, and then goes on."""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable, QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from shared.errors.apps import app_name
from shared.errors.devices import NoHubFound, PairedAsOther
from shared.link import pairing
from shared.link.discovery import FoundHub, look
from shared.link.paired import AUTO, Paired, hub_url, save, shown
from shared.rules.device import Device, DeviceKind
from shared.settings.languages import language_name
from shared.ui.anew import ANEW
from shared.ui.driver import Driver
from shared.ui.jobs import JobRunner
from shared.ui.presses import OnePress
from shared.ui.props import view
from shared.ui.screens import Screens
from shared.ui.signals import LeaveOnSignals
from shared.ui.texts import Language, in_force, sentence

log = logging.getLogger("bocso.start")
QML = Path(__file__).resolve().parent / "qml"
QML_IMPORT_NAME = "Hall.Ui"
QML_IMPORT_MAJOR_VERSION = 1
AGAIN_MS = 2000
"""A hub that is not there is looked for again so soon."""
DIGITS = 6


@dataclass(frozen=True, slots=True)
class PairingProps:
    """`step`: "looking" for the hub, one of the "halls" is chosen, or the "code" is typed. `letters` "" where
    somebody vouches for the hub.
    """

    step: str = "looking"
    app: str = ""
    command: str = ""
    halls: tuple[Mapping[str, str], ...] = ()
    hub: str = ""
    letters: str = ""
    code: str = ""
    typed: int = 0
    ready: bool = False
    busy: bool = False
    message: str = ""
    other_name: str = ""


@dataclass(slots=True)
class _Known:
    """What the page is made of."""

    halls: list[FoundHub] = field(default_factory=list)
    url: str = ""
    fingerprint: str = ""
    digits: str = ""
    problem: Exception | None = None
    busy: bool = False


@QmlElement
@QmlUncreatable("made by pair_here")
class PairingPage(view(PairingProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """Of the app `name`, with the hub at `address` (AUTO: one of the network). Lives on the GUI thread; `paired`
    once this computer is.
    """

    paired = Signal()

    def __init__(self, name: str, address: str, language: Language, jobs: JobRunner) -> None:
        super().__init__()
        kind, _, counter = name.partition("-")
        self._kind = DeviceKind(kind)
        self._counter = int(counter) if self._kind is DeviceKind.COUNTER else None
        self._name = name
        self._address = address
        self._language = language
        self._jobs = jobs
        self._known = _Known()
        self._timer = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._timer.timeout.connect(self.again)
        language.changed.connect(self._show)
        self.again()

    # What a person does

    @Slot(int)
    def choose(self, index: int) -> None:
        """The hall of that place in the list."""
        if not self._known.busy:
            self._ask(partial(pairing.reachable, self._known.halls[index]), self._look_at)

    @Slot(int)
    def digit(self, value: int) -> None:
        known = self._known
        if known.url and not known.busy and len(known.digits) < DIGITS:
            known.digits, known.problem = known.digits + str(value), None
            self._show()

    @Slot()
    def back(self) -> None:
        if not self._known.busy:
            self._known.digits = self._known.digits[:-1]
            self._show()

    @Slot()
    def go(self) -> None:
        """Sends the code."""
        known = self._known
        if len(known.digits) == DIGITS and not known.busy:
            self._ask(
                partial(self._pair, known.url, known.fingerprint, known.digits), lambda _: self.paired.emit()
            )
            known.digits = ""

    @Slot()
    def again(self) -> None:
        """From the beginning: the hub is looked for."""
        self._known.url = ""
        if self._address == AUTO:
            self._ask(_in_network, self._found)
        else:
            self._ask(partial(hub_url, self._address), self._look_at)

    @Slot(int, bool, result=bool)
    def press(self, key: int, repeat: bool) -> bool:
        """A key of the keyboard; whether it is one of the page's."""
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Backspace: self.back,
            Qt.Key.Key_Return: self.go,
            Qt.Key.Key_Enter: self.go,
            **{Qt.Key.Key_0 + digit: partial(self.digit, digit) for digit in range(10)},
        }
        act = acts.get(key)
        if act is not None and not repeat:
            act()
        return act is not None

    @Slot()
    def otherLanguage(self) -> None:
        self._language.use(self._other())

    # Inside

    def _ask(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._known.busy, self._known.problem = True, None
        self._timer.stop()

        def answered(found: Any) -> None:
            self._known.busy = False
            done(found)
            self._show()

        self._show()
        self._jobs.run(work, answered, self._failed)

    def _failed(self, problem: Exception) -> None:
        if str(problem) != str(self._known.problem):
            log.warning("%s is not paired: %s", self._name, problem)
        self._known.busy, self._known.problem = False, problem
        if not self._known.url:
            self._timer.start()
        self._show()

    def _found(self, halls: list[FoundHub]) -> None:
        self._known.halls = halls
        if len(halls) == 1:
            self.choose(0)

    def _look_at(self, url: str) -> None:
        def presented(fingerprint: str) -> None:
            self._known.url, self._known.fingerprint, self._known.digits = url, fingerprint, ""

        self._ask(partial(pairing.presented, url), presented)

    def _pair(self, url: str, fingerprint: str, code: str) -> None:
        """On the worker's thread. Raises PairedAsOther for a code that is for something else."""
        made = pairing.pair(url, fingerprint, code)
        save(made)
        if made.kind is not self._kind or made.counter not in (None, self._counter):
            raise PairedAsOther(device=_app(made), app=self._name, command=self._command())

    def _command(self) -> str:
        which = "" if self._counter is None else f" --counter {self._counter}"
        return f"bocso hub pair --kind {self._kind.value}{which}"

    def _other(self) -> str:
        return "en" if self._language.code == "vi" else "vi"

    @Slot()
    def _show(self) -> None:
        known = self._known
        halls = known.halls if len(known.halls) > 1 else []
        step = "code" if known.url else "halls" if halls else "looking"
        self.show_props(
            PairingProps(
                step=step,
                app=in_force(app_name(self._name)),
                command=self._command(),
                halls=tuple({"hall": hub.hall, "name": hub.name, "address": hub.urls[0]} for hub in halls),
                hub=known.url,
                letters=shown(known.fingerprint) if known.url and known.fingerprint else "",
                code=f"{known.digits[:3]:_<3} {known.digits[3:]:_<3}",
                typed=len(known.digits),
                ready=len(known.digits) == DIGITS,
                busy=known.busy,
                message="" if known.problem is None else sentence(known.problem),
                other_name=language_name(self._other()),
            )
        )


def pair_here(
    name: str,
    address: str,
    language: Language,
    place: Callable[[QQuickWindow, Screens], None],
    make_door: Callable[[Language], QObject] | None = None,
    *,
    drive: bool,
) -> int:
    """Shows the page of the app `name` until this computer is paired (ANEW) or it is closed (1). `place` puts the
    window on the app's screen; `make_door` makes the staff's door over it, which may end it with another code.
    """
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    jobs, screens = JobRunner(), Screens(application)
    page = PairingPage(name, address, language, jobs)
    page.paired.connect(lambda: application.exit(ANEW))
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))
    door = make_door(language) if make_door is not None else None
    engine.setInitialProperties({"page": page, "door": door})
    engine.load(QUrl.fromLocalFile(str(QML / "Pairing.qml")))
    [window] = engine.rootObjects()
    assert isinstance(window, QQuickWindow)
    language.changed.connect(engine.retranslate)
    signals = LeaveOnSignals(application)
    place(window, screens)
    OnePress(window)
    driver = Driver(window, {"page": page}) if drive else None
    code = application.exec()
    signals.stop()
    if driver is not None:
        driver.stop()
    for part in (engine, screens):  # before the page it shows, or its bindings read null
        shiboken6.delete(part)
    if door is not None:
        door.close()  # type: ignore[attr-defined]
    jobs.stop()
    return code or 1


def _in_network() -> list[FoundHub]:
    """One for each hall and certificate. Raises NoHubFound."""
    found = list({(hub.hall, hub.shown): hub for hub in look()}.values())
    if not found:
        raise NoHubFound
    return found


def _app(made: Paired) -> str:
    return Device(0, made.kind, made.counter).app
