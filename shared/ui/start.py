"""How every app starts, in this order: Qt, language, fonts, settings, database, lock, news, window.

Whatever is wrong before the window stands is said in one sentence (on the screen too, if there is one) and
ends the program with exit code 1; an app never starts on a wrong hall file or beside itself.
"""

from __future__ import annotations

import logging
import logging.handlers
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import platformdirs
import shiboken6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QRect,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from shared.errors import (
    AlreadyRunning,
    HallError,
    ScreenMissing,
    SettingsWrong,
)
from shared.files import make_folder
from shared.fonts import load_fonts
from shared.hall import Hall
from shared.link.feed import Feed
from shared.settings import DisplaySection, KioskSection, Settings, load
from shared.store.engine import default_url, open_store
from shared.ui.anew import ANEW, Replaced
from shared.ui.awake import Awake
from shared.ui.daily import DailyCare
from shared.ui.driver import Driver
from shared.ui.garbage import collect_here
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.notice import show_notice
from shared.ui.only_one import lock_app, lock_file
from shared.ui.presses import OnePress
from shared.ui.screens import Arrangement, OwnScreen, Screens, Wish, nobody_looks, screens_in, show_inside
from shared.ui.texts import Language, must_be_there, sentence

log = logging.getLogger("bocso.start")
QML = Path(__file__).resolve().parent / "qml"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says. `geometry` None: full screen (or the window's own size, see `start`)."""

    hall_file: Path
    db: str | None = None
    geometry: QRect | None = None
    full_screen: bool = True
    drive: bool = False
    language: str = "vi"
    """Of whoever starts it, until the hall file says the hall's."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What an app builds its screen on. All of it lives as long as the app runs."""

    settings: Settings
    hall: Hall
    news: News
    jobs: JobRunner
    language: Language
    care: DailyCare | None = None
    """What looks after the database, in an app that writes."""


@dataclass(frozen=True, slots=True)
class Show:
    """An app's QML file, the objects it is shown with, and what to stop before leaving."""

    qml: Path
    properties: dict[str, QObject]
    stop: Callable[[], None] = field(default=lambda: None)


def start(
    name: str,
    options: Options,
    build: Callable[[Stage], Show],
    *,
    screen_of: Callable[[KioskSection, DisplaySection], Wish] = lambda *_: Wish(),
    writes: bool = True,
    twice: Callable[[], HallError] | None = None,
) -> int:
    """Runs the app `name` until its window closes; returns the exit code.

    `screen_of` says which of the computer's screens it fills.
    `name` is also its lock: two apps of one name never run on one database. `writes`: it changes tickets, so
    a database that may only be read ends it here rather than at the first touch. `twice` is what is said where
    the app runs already, in place of AlreadyRunning.
    """
    _log_to_file(name)
    while (code := _once(name, options, build, screen_of=screen_of, writes=writes, twice=twice)) == ANEW:
        pass
    return code


def _once(
    name: str,
    options: Options,
    build: Callable[[Stage], Show],
    *,
    screen_of: Callable[[KioskSection, DisplaySection], Wish],
    writes: bool,
    twice: Callable[[], HallError] | None,
) -> int:
    """As `start`; ANEW where another file was put in the place of the database, and can be used."""
    application = _application(name)
    language = Language(options.language)
    own = screen_of(*screens_in(options.hall_file))
    running = twice() if twice else AlreadyRunning(app=name)
    try:
        load_fonts()
        settings = load(options.hall_file)
        must_be_there(settings.hall.languages)
        language.use(settings.hall.languages[0])
        own = screen_of(settings.kiosk, settings.display)
        store = open_store(options.db or settings.database.url or default_url(settings.hall.code))
        if writes:
            store.must_be_writable()
        lock = lock_app(lock_file(name, store, settings.hall.code), running, store.path)
        hall = Hall(settings, store)
        jobs, reading = JobRunner(), JobRunner()  # news must not wait behind a slow verb
        news = News(Feed(hall, store.stirring()), reading, store.bell, partial(store.listen, hall.id))
        care = DailyCare(hall, store) if writes else None
        show = build(Stage(settings, hall, news, jobs, language, care))
    except HallError as problem:
        covers = problem is running and options.full_screen and options.geometry is None
        return say_and_leave(name, problem, language.code, None if covers else own)
    if care is not None:
        care.start()
    replaced = Replaced(store, reading, lambda: application.exit(ANEW))
    code = _run(name, application, show, own, options, language, news)
    replaced.stop()
    if care is not None:
        care.stop()
    news.stop()
    show.stop()
    jobs.stop()
    reading.stop()
    store.close()
    lock.release()
    return code


def say_and_leave(name: str, problem: HallError, language: str, own: Wish | None) -> int:
    """Says what keeps the app from starting, and returns exit code 1. On the app's `own` screen too if it is
    there; with None on no screen: the app that runs already fills it, before the public.
    """
    text = sentence(problem)
    if isinstance(problem, SettingsWrong):
        text = "\n".join([text, *(mistake.text(language) for mistake in problem.mistakes)])
    log.error("%s does not start: %s", name, text)  # the terminal shows it too
    if own is not None and not nobody_looks():
        show_notice(text, own)
    return 1


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
    show: Show,
    own: Wish,
    options: Options,
    language: Language,
    news: News,
) -> int:
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))
    engine.setInitialProperties(show.properties)
    engine.load(QUrl.fromLocalFile(str(show.qml)))
    roots = engine.rootObjects()
    if not roots or not isinstance(roots[0], QQuickWindow):
        log.critical("%s could not be loaded", show.qml.name)
        return 2
    window = roots[0]
    language.changed.connect(engine.retranslate)
    _place(name, window, options, Screens(application), own)
    if options.full_screen and not nobody_looks():
        Awake(application)
    OnePress(window)
    signals = leave_on_signals(application)
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


def _place(name: str, window: QQuickWindow, options: Options, screens: Screens, own: Wish) -> None:
    if options.full_screen and options.geometry is None:
        OwnScreen(window, screens, own, partial(_say_missing, name, own))
    else:
        show_inside(window, screens, options.geometry)


def _say_missing(name: str, own: Wish, there: Arrangement) -> None:
    """On the terminal and in the log; on a screen it would stand before the public."""
    missing = ScreenMissing(screen=own.name or own.number, there=", ".join(there) or "-")
    log.warning("%s waits: %s", name, sentence(missing))


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


def _log_to_file(name: str) -> None:
    """Warnings and worse also go to the terminal; bugs never close a window."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.WARNING)
    terminal.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    root.addHandler(terminal)
    try:
        folder = Path(platformdirs.user_log_dir("bocso", appauthor=False))
        make_folder(folder)
        file = logging.handlers.RotatingFileHandler(
            folder / f"{name}.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", errors="backslashreplace"
        )
    except OSError as problem:
        root.warning("no log file: %s", problem)
    else:
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(file)
    sys.excepthook = lambda kind, value, trace: log.error("a bug", exc_info=(kind, value, trace))
    qInstallMessageHandler(_qt_message)


def _qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    levels = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}
    level = levels.get(kind, logging.INFO)
    if text.startswith("This plugin does not support "):  # the offscreen platform, at every window call
        level = logging.DEBUG
    logging.getLogger("qt").log(level, "%s (%s)", text, context.category)
