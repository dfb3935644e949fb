"""How every app starts, in this order: Qt, language, fonts, settings, database, lock, news, window.

Whatever is wrong before the window stands is said in one sentence, and ends the program with exit code 1; an app
never starts on a wrong hall file or beside itself. One that fills a screen before the public says there that it
pauses, and begins by itself once it can.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QRect, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from shared.errors.devices import DeviceRevoked, NotPaired
from shared.errors.kinds import HallError
from shared.errors.outside import StoreUnavailable
from shared.errors.starting import AlreadyRunning, ScreenMissing, SettingsWrong
from shared.fonts import load_fonts
from shared.hall import Hall
from shared.rules.device import DeviceKind, SeenDevice
from shared.settings.languages import know
from shared.settings.load import load
from shared.settings.screens import DisplaySection, KioskSection
from shared.settings.settings import Settings
from shared.ui.anew import ANEW, Replaced
from shared.ui.awake import Awake
from shared.ui.daily import DailyCare
from shared.ui.driver import Driver
from shared.ui.garbage import collect_here
from shared.ui.jobs import JobRunner
from shared.ui.kiosk_mode import KioskMode
from shared.ui.late import wait_for
from shared.ui.logs import log_app
from shared.ui.news import News
from shared.ui.notice import READ_MS, say_and_leave
from shared.ui.paused import Paused
from shared.ui.presses import OnePress
from shared.ui.screens import Arrangement, Finder, OwnScreen, Screens, Wish, nobody_looks, screens_in, show_inside
from shared.ui.signals import LeaveOnSignals
from shared.ui.source import DatabaseSource, HallSource, never
from shared.ui.texts import Language, must_be_there, sentence

if TYPE_CHECKING:
    from shared.procedures.catalogue import Catalogue

log = logging.getLogger("bocso.start")
QML = Path(__file__).resolve().parent / "qml"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says. `geometry` None: full screen (or the window's own size, see `start`)."""

    hall_file: Path
    db: str | None = None
    hub: str | None = None
    """Its address: the hall file and the database are there, not on this computer."""
    geometry: QRect | None = None
    full_screen: bool = True
    drive: bool = False
    kiosk_mode: bool = False
    """Nobody leaves it but through the program itself."""
    language: str = "vi"
    """Of whoever starts it, until the hall file says the hall's."""


@dataclass(frozen=True, slots=True)
class AppContext:
    """What an app builds its screen on. All of it lives as long as the app runs."""

    settings: Settings
    hall: Hall
    news: News
    jobs: JobRunner
    language: Language
    care: DailyCare | None = None
    """What looks after the database, in an app that writes."""
    goes_on: Callable[[], bool] = never
    """Whether the app can do its work while the hall does not answer."""
    catalogue: Callable[[], Catalogue] | None = None
    """See OpenHall, also for `devices`; None where nobody searches."""
    devices: Callable[[], Sequence[SeenDevice]] = tuple


@dataclass(frozen=True, slots=True)
class AppWindow:
    """An app's QML file, the objects it is shown with, and what to stop before leaving."""

    qml: Path
    properties: dict[str, QObject]
    stop: Callable[[], None] = field(default=lambda: None)
    outdated: Callable[[], None] = field(default=lambda: None)
    """Called once when the hall's settings are others at the next start."""


def start(
    name: str,
    options: Options,
    build: Callable[[AppContext], AppWindow],
    *,
    screen_of: Callable[[KioskSection, DisplaySection], Wish] = lambda *_: Wish(),
    part: Callable[[Settings], Settings] = lambda settings: settings,
    writes: bool = True,
    twice: Callable[[], HallError] | None = None,
    before_public: bool = True,
    door: Callable[[Language], QObject] | None = None,
) -> int:
    """Runs the app `name` until its window closes; returns the exit code.

    `screen_of` says which of the computer's screens it fills, `part` what of the hall it is about (may raise
    HallError). `name` is also its lock: two apps of one name never run on one database. `writes`: it changes
    tickets, so a database that may only be read ends it here rather than at the first touch. `twice` is what is
    said where the app runs already, in place of AlreadyRunning. `before_public`: where it fills its screen, what
    keeps it from starting is waited for, and said as Paused does; `door` is the staff's over that.
    """
    log_app(name)
    application = _application(name)
    fills = before_public and options.full_screen and options.geometry is None and not nobody_looks()
    paused = Paused(name, door, kiosk_mode=options.kiosk_mode) if fills else None
    once = partial(_once, screen_of=screen_of, part=part, writes=writes, twice=twice, before_public=before_public)
    code = ANEW
    while code == ANEW:
        try:
            code = once(name, options, build, application=application, paused=paused, door=door)
        except Exception as problem:
            if paused is None:
                raise
            source = _source(options, name, writes=writes)
            own = screen_of(*screens_in(options.hall_file))
            code = paused.wait(source.attempt, problem, own, _language_of(options.hall_file))
    if paused is not None:
        paused.remove()
    return code


def _language_of(hall_file: Path) -> str:
    """What the public reads while nothing can start."""
    try:
        return load(hall_file).hall.languages[0]
    except SettingsWrong:
        return "vi"


def _once(
    name: str,
    options: Options,
    build: Callable[[AppContext], AppWindow],
    *,
    screen_of: Callable[[KioskSection, DisplaySection], Wish],
    part: Callable[[Settings], Settings],
    writes: bool,
    twice: Callable[[], HallError] | None,
    before_public: bool,
    application: QGuiApplication,
    paused: Paused | None,
    door: Callable[[Language], QObject] | None,
) -> int:
    """As `start`; ANEW where the database came late, or another file was put in its place, and it can be used.
    With `paused` it raises what keeps it from starting, but that it runs already.
    """
    language = Language(options.language)
    own = screen_of(*screens_in(options.hall_file))
    source = _source(options, name, writes=writes)
    running = twice() if twice else AlreadyRunning(app=name)
    with ExitStack() as until:
        try:
            load_fonts()
            settings = part(source.settings())
            know(settings.languages)
            must_be_there(settings.hall.languages)
            language.use(settings.hall.languages[0])
            own = screen_of(settings.kiosk, settings.display)
            opened = source.open(name, running, until)
            jobs, reading = JobRunner(), JobRunner()  # news must not wait behind a slow verb
            until.callback(reading.stop)
            until.callback(jobs.stop)
            news, care = opened.news(reading), opened.care
            context = AppContext(
                *(settings, opened.hall, news, jobs, language, care),
                *(opened.goes_on, opened.catalogue, opened.devices),
            )
            show = build(context)
            until.callback(show.stop)
        except StoreUnavailable as problem:
            if paused is not None:
                raise
            if problem.lasting or nobody_looks():
                return say_and_leave(name, problem, language.code, own)
            return wait_for(source.attempt, name, problem, own, staff=not before_public)
        except (NotPaired, DeviceRevoked) as problem:
            if options.hub is None or (nobody_looks() and not options.drive):
                return say_and_leave(name, problem, language.code, own)
            from shared.ui.pairing_page import pair_here  # noqa: PLC0415 - once for a device

            place = partial(_place, name, options=options, own=own, paused=paused)
            return pair_here(name, options.hub, language, place, door, drive=options.drive)
        except HallError as problem:
            twin = problem is running
            if paused is not None and not twin:
                raise
            covers = twin and (options.drive or (options.full_screen and options.geometry is None))
            return say_and_leave(name, problem, language.code, None if covers else own, READ_MS if twin else 0)
        until.callback(news.stop)
        if care is not None:
            care.start()
            until.callback(care.stop)
        replaced = Replaced(source, reading, lambda: application.exit(ANEW), show.outdated)
        until.callback(replaced.stop)
        return _run(name, application, show, own, options, language, news, paused)


def _source(options: Options, name: str, *, writes: bool) -> HallSource:
    if options.hub is None:
        return DatabaseSource(options.hall_file, options.db, writes=writes)
    from shared.ui.hub_source import HubSource  # noqa: PLC0415 - its libraries, for nothing without a hub

    kind, _, counter = name.partition("-")
    number = int(counter) if kind in (DeviceKind.COUNTER, DeviceKind.PANEL) else None
    return HubSource(options.hub, DeviceKind(kind), number, name)


def _application(name: str) -> QGuiApplication:
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        application = QGuiApplication([name])
    application.setApplicationDisplayName("Bốc Số")
    application.setDesktopFileName(f"bocso-{name.split('-', maxsplit=1)[0]}")
    return application


def _run(
    name: str,
    application: QGuiApplication,
    show: AppWindow,
    own: Wish,
    options: Options,
    language: Language,
    news: News,
    paused: Paused | None,
) -> int:
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))
    screens = Screens(application)
    there = screens.now()
    place = options.geometry or (there.get(Finder(own).find(there) or "") if options.full_screen else None)
    size = {"width": place.width(), "height": place.height()} if place else {}  # or it is laid out twice
    engine.setInitialProperties({**show.properties, **size})
    engine.load(QUrl.fromLocalFile(str(show.qml)))
    window = next(iter(engine.rootObjects()), None)
    if not isinstance(window, QQuickWindow):
        if paused is not None:
            raise RuntimeError(f"{show.qml.name} could not be loaded")
        log.critical("%s could not be loaded", show.qml.name)
        return 2
    language.changed.connect(engine.retranslate)
    signals = LeaveOnSignals(application)
    _place(name, window, screens, options, own, paused)
    if options.full_screen and not nobody_looks():
        Awake(application)
    OnePress(window)
    driver = Driver(window, show.properties) if options.drive else None
    news.start()
    garbage = collect_here()
    code = application.exec()
    garbage.stop()
    signals.stop()
    if driver is not None:
        driver.stop()
    shiboken6.delete(engine)  # before the objects it shows, or their bindings read null
    return code


def _place(
    name: str, window: QQuickWindow, screens: Screens, options: Options, own: Wish, paused: Paused | None
) -> None:
    """Shows it on the app's screen, in place of what said that it pauses; in kiosk mode nobody leaves it."""
    if options.kiosk_mode:
        KioskMode(window)
    if paused is not None:
        window.frameSwapped.connect(paused.remove, Qt.ConnectionType.SingleShotConnection)
    if options.full_screen and options.geometry is None:
        OwnScreen(window, screens, own, partial(_say_missing, name, own))
    else:
        show_inside(window, screens, options.geometry)


def _say_missing(name: str, own: Wish, there: Arrangement) -> None:
    """On the terminal and in the log; on a screen it would stand before the public."""
    missing = ScreenMissing(screen=own.name or own.number, there=", ".join(there) or "-")
    log.warning("%s waits: %s", name, sentence(missing))
