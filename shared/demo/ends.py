"""The processes of a demonstration, one for each of a hall's ends, and the hub between them where it is to be."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from shared.demo.processes import Process, bocso
from shared.errors.starting import DemoFailed
from shared.hall import Hall
from shared.rules.device import DeviceKind
from shared.settings.counters import CounterSection
from shared.store.store import Store

PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)
HUB = ("hub", "--host", "127.0.0.1", "--port", "0", "--pages-port", "0", "--no-announce")


@dataclass(frozen=True, slots=True)
class DemoProcesses:
    """The four processes, and the counter that calls; `hub` where they are reached by one, at
    `port`.
    """

    printer: Process
    kiosk: Process
    counter: Process
    display: Process
    desk: CounterSection
    hub: Process | None = None
    port: int = 0


def start(hall: Hall, store: Store, hall_file: Path, work: Path, stack: ExitStack, *, hub: bool) -> DemoProcesses:
    """Starts them over the store's database, or `hub`: the apps over a hub in front of it. Raises DemoFailed."""
    here = {"BOCSO_HALL": str(hall_file), "BOCSO_DB": store.url, **offscreen()}
    desk, paper = hall.settings.counter[0], hall.settings.printer

    def run(name: str, *words: str, env: Mapping[str, str] = here) -> Process:
        process = Process(name, words, env, work / f"{name}.log")
        stack.callback(process.stop)
        return process

    width = str(paper.width)
    printer = run("printer", "printer", "simulate", "--port", "0", "--out", str(work / "slips"), "--width", width)
    address = f"tcp://127.0.0.1:{printer.answer()['listening']}"
    between = run("hub", *HUB, env=here) if hub else None
    port = between.answer()["port"] if between is not None else 0
    env = _paired(hall, store, port, work) if port else here
    kiosk = run("kiosk", "kiosk", "--window", _size(PORTRAIT), "--printer", address, "--drive", env=env)
    counter = run("counter", "counter", "--counter", str(desk.number), "--drive", env=env)
    display = run("display", "display", "--window", _size(LANDSCAPE), "--drive", env=env)
    for process in (kiosk, counter, display):
        process.answer()  # {"ready": true}
    return DemoProcesses(printer, kiosk, counter, display, desk, between, port)


def _paired(hall: Hall, store: Store, port: int, work: Path) -> dict[str, str]:
    """Environment for apps of a computer that knows nothing but a hub on this one, with which it is paired."""
    from hub.devices import Devices  # noqa: PLC0415 - only with a hub

    address = f"https://127.0.0.1:{port}"
    env = {"BOCSO_HUB": address, "XDG_CONFIG_HOME": str(work / "config"), **offscreen()}
    devices = Devices(store, hall.id)
    for kind in (DeviceKind.KIOSK, DeviceKind.COUNTER, DeviceKind.DISPLAY):
        command = bocso("pair", address, devices.open_pairing(kind), "--yes")
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **env})
        if done.returncode:
            raise DemoFailed(reason=done.stdout + done.stderr)
    return env


def offscreen() -> dict[str, str]:
    """Environment for apps that nobody looks at, where there is no screen."""
    from shared.ui.screens import no_screen  # noqa: PLC0415

    return {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"} if no_screen() else {}


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"
