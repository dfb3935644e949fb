"""What an app costs while nothing moves: people wait, nobody touches anything. Beside it Qt's empty window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.measure import WAITING, busy_hall, cpu_seconds, table, wakes
from shared.demo.hours import as_toml
from shared.demo.processes import Process
from shared.hall import Hall
from shared.store.open import open_store
from tests.support.sound_server import sound_server
from tests.support.xserver import x_server

SECONDS = 30.0
SETTLING = 12.0
"""After the start: screens are looked at, fonts and slips are drawn, the first rubbish is collected."""
PIN = "482795"
PRINTER = ("printer", "simulate", "--port", "0", "--out")
EMPTY = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
app = QGuiApplication([])
engine = QQmlApplicationEngine()
engine.loadData(b"import QtQuick; Window { visible: true; width: 800; height: 600 }")
print("ready", flush=True)
app.exec()
"""


def run() -> dict[str, Any]:
    """Everything this page measures, as in bench/results.json."""
    found = {}
    with x_server() as screen, sound_server() as sound:
        sound.start("loudspeaker")
        here = {**screen.environment, **sound._own, "QT_QUICK_BACKEND": "software"}
        found["software"] = _at_rest(here)
        found["offscreen"] = _at_rest({**here, "QT_QPA_PLATFORM": "offscreen"})
    apps = list(found["software"])
    rows = [[name, *(value for app in apps for value in of[app].values())] for name, of in found.items()]
    head = ["", *(word for app in apps for word in (f"{app} %", "wakes/s"))]
    table(f"At rest, {WAITING} waiting: % of a core (target: an app under 1 %)", [head, *rows])
    return found


def _at_rest(environment: Mapping[str, str]) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory(prefix="bocso-bench-") as folder, ExitStack() as until:
        pids = dict(until.enter_context(_apps(Path(folder), environment)))
        pids["empty window"] = until.enter_context(_empty_window(environment))
        time.sleep(SETTLING)
        begun, before = time.monotonic(), _used(pids)
        time.sleep(SECONDS)
        after, seconds = _used(pids), time.monotonic() - begun
    spent = {name: [now - then for now, then in zip(after[name], before[name], strict=True)] for name in pids}
    return {
        name: {"percent": round(100 * cpu / seconds, 2), "wakes": round(woken / seconds, 1)}
        for name, (cpu, woken) in spent.items()
    }


def _used(pids: Mapping[str, int]) -> dict[str, tuple[float, int]]:
    return {name: (cpu_seconds(pid), wakes(pid)) for name, pid in pids.items()}


@contextmanager
def _apps(folder: Path, environment: Mapping[str, str]) -> Iterator[dict[str, int]]:
    """The apps of a hall in which people wait; a clerk is logged on."""
    hall_file, url = folder / "hall.toml", f"sqlite:///{folder / 'queue.sqlite'}"
    settings = busy_hall()
    hall_file.write_text(as_toml(settings), "utf-8")
    _fill(Hall(settings, open_store(url)))
    env = {**environment, "BOCSO_HALL": str(hall_file), "BOCSO_DB": url}
    with ExitStack() as until:

        def start(name: str, *words: str) -> Process:
            process = Process(name, words, env, folder / f"{name}.log")
            until.callback(process.stop)
            return process

        address = f"tcp://127.0.0.1:{start('printer', *PRINTER, str(folder)).answer()['listening']}"
        apps = {
            "kiosk": start("kiosk", "kiosk", "--drive", "--printer", address),
            "counter": start("counter", "counter", "--drive"),
            "display": start("display", "display", "--drive"),
        }
        for process in apps.values():
            process.answer()
        _log_on(apps["counter"])
        yield {name: process._process.pid for name, process in apps.items()}


def _fill(hall: Hall) -> None:
    number = hall.settings.counter[0].number
    hall.set_pin(number, PIN)
    services = hall.settings.counter[0].services
    for index in range(WAITING):
        hall.issue(services[index % len(services)])
    hall._store.close()


def _log_on(counter: Process) -> None:
    """By touch: without a window manager no window has the keyboard."""
    for key in (*(f"pin-{digit}" for digit in PIN), "pinOk"):
        counter.do("tap", item=key)
    counter.do("wait", item="next")


@contextmanager
def _empty_window(environment: Mapping[str, str]) -> Iterator[int]:
    env = {**os.environ, **environment}
    process = subprocess.Popen([sys.executable, "-c", EMPTY], env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    yield process.pid
    process.terminate()
    process.wait()
    process.stdout.close()
