"""`bocso run`: the hall's windows side by side on this computer, over the hall's own database.

The printer is the simulator; `paper` shows what it printed. The hall runs until its windows are closed or
Ctrl-C; numbers stay in the database.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from os import environ
from pathlib import Path

from shared.demo.hours import ANY_HOUR, any_hour
from shared.demo.processes import Process, bocso
from shared.settings.load import load
from shared.store.open import default_url, open_store

Box = tuple[int, int, int, int]

BAR = 40
"""Room for a window's title bar and borders."""
COUNTER = 400
"""Width of the counter's window, if there is room; it is never narrower than 380."""


def layout(left: int, top: int, width: int, height: int) -> Mapping[str, Box]:
    """x, y, width, height of each window within that part of a screen, beside each other: the kiosk at the left,
    the counter at the right, between them the hall screen with the paper below it.
    """
    tall = height - 2 * BAR
    kiosk = min(tall * 9 // 16, width // 4)
    counter = min(COUNTER, width * 2 // 5)
    middle = width - kiosk - counter - 2 * BAR
    picture = min(middle * 9 // 16, tall // 2)
    x, y = left + kiosk + BAR, top + BAR
    return {
        "kiosk": (left, y, kiosk, kiosk * 16 // 9),
        "display": (x, y, middle, picture),
        "paper": (x, y + picture + 2 * BAR, middle, tall - picture - 2 * BAR),
        "counter": (x + middle + BAR, y, counter, min(tall, 2 * counter)),
    }


def run_desktop(hall_file: Path, db: str | None, say: Callable[[str], None]) -> int:
    """Starts everything and stays until its windows are closed. Raises SettingsWrong, StoreUnavailable."""
    settings = load(hall_file)
    url = db or settings.database.url or default_url(settings.hall.code)
    open_store(url).close()  # made once, before four processes look at it
    places = layout(*_screen())
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bocso-slips-")))
        open_file = any_hour(hall_file, folder)
        if open_file != hall_file:
            say(ANY_HOUR)
        environment = {"BOCSO_HALL": str(open_file.resolve()), "BOCSO_DB": url}
        width = str(settings.printer.width)
        words = ("printer", "simulate", "--port", "0", "--out", str(folder), "--width", width)
        printer = Process("printer", words, environment, folder / "printer.log")
        stack.callback(printer.stop)
        address = f"tcp://127.0.0.1:{printer.answer()['listening']}"
        number = str(settings.counter[0].number)
        commands = {
            "display": ["display"],
            "counter": ["counter", "--counter", number],
            "paper": ["printer", "paper", str(folder)],
            "kiosk": ["kiosk", "--printer", address],
        }
        windows = {}
        for name, command in commands.items():
            command += ["--window", _place(places[name])]
            windows[name] = subprocess.Popen(bocso(*command), env={**environ, **environment})
            stack.callback(_end, windows[name])
        return _until_closed(list(windows.values()))


def _until_closed(windows: list[subprocess.Popen[bytes]]) -> int:
    """Until every window is closed, or Ctrl-C or SIGTERM; 1 if one could not start."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while any(window.poll() is None for window in windows):
            time.sleep(0.2)
    except KeyboardInterrupt:
        return 0
    return 1 if any(window.returncode for window in windows) else 0


def _end(window: subprocess.Popen[bytes]) -> None:
    window.terminate()
    try:
        window.wait(10)
    except subprocess.TimeoutExpired:
        window.kill()


def _screen() -> Box:
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([])
    assert isinstance(application, QGuiApplication)
    area = application.primaryScreen().availableGeometry()
    return area.x(), area.y(), area.width(), area.height()


def _place(box: Box) -> str:
    x, y, width, height = box
    return f"{width}x{height}+{x}+{y}"
