"""A hall on several computers, as real processes: a hub, and devices that know nothing but a cable to it."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from pathlib import Path

from hub.devices import Devices
from shared.assets import example_hall
from shared.demo.hours import any_hour, as_toml
from shared.demo.processes import Process
from shared.hall import Hall
from shared.rules.device import DeviceKind
from shared.settings.load import load
from shared.simulator.simulator import PrinterSimulator
from shared.store.open import open_store
from tests.support.cable import Cable
from tests.support.halls import at_noon
from tests.support.processes import App
from tests.ui.test_start import OFFSCREEN

SERVICE = "service-ho-tich"


class Floor:
    """`hall` is the hall as it is at the hub's computer. Devices are called by names, and so is each
    kiosk's printer. `seen` are the numbers on kiosks' screens. All of it ends with `until`.
    """

    def __init__(self, folder: Path, until: ExitStack, offline_numbers: int = 20) -> None:
        self.folder, self.until = folder, until
        self.file = folder / "hall.toml"
        settings = at_noon(load(any_hour(example_hall(), folder)))
        hub = settings.hub.model_copy(update={"offline_numbers": offline_numbers})
        self.file.write_text(as_toml(settings.model_copy(update={"hub": hub})), encoding="utf-8")
        self.store = open_store(f"sqlite:///{folder / 'queue.sqlite'}")
        until.callback(self.store.close)
        self.hall = Hall(load(self.file), self.store)
        self.devices = Devices(self.store, self.hall.id)
        self.count = 0
        self.seen: list[str] = []
        self.cables: dict[str, Cable] = {}
        self.printers: dict[str, PrinterSimulator] = {}
        self.port = free_port()
        self.hub = self.start_hub()

    def process(self, name: str, *words: str, env: dict[str, str]) -> Process:
        self.count += 1
        process = App(name, words, {**OFFSCREEN, **env}, self.folder / f"{self.count}-{name}.log")
        self.until.callback(process.stop)
        return process

    def start_hub(self) -> Process:
        env = {"BOCSO_HALL": str(self.file), "BOCSO_DB": self.store.url}
        words = ("hub", "--host", "127.0.0.1", "--port", str(self.port), "--pages-port", "0", "--no-announce")
        hub = self.process("hub", *words, env=env)
        assert hub.answer()["port"] == self.port
        return hub

    def pair(self, name: str, kind: DeviceKind = DeviceKind.KIOSK, called: str = "") -> None:
        """A computer of its own, with the cable that it is on; `called` what whoever pairs it calls it."""
        if name not in self.cables:
            self.cables[name] = Cable(f"https://127.0.0.1:{self.port}")
            self.until.callback(self.cables[name].end)
        code = self.devices.open_pairing(kind, None, called)
        pairing = self.process(name, "pair", self.env(name)["BOCSO_HUB"], code, "--yes", env=self.env(name))
        assert pairing.ended() == 0

    def env(self, name: str) -> dict[str, str]:
        home = {f"XDG_{each}_HOME": str(self.folder / name / each) for each in ("CONFIG", "DATA", "STATE")}
        return {"BOCSO_HUB": self.cables[name].address, **home}

    def kiosk(self, name: str, *, paper: bool = True) -> Process:
        """It stands on its first page."""
        printer = f"tcp://127.0.0.1:{self.printer(name).port}" if paper else "none"
        return self.app(name, "kiosk", "--window", "1080x1920", "--printer", printer, first=SERVICE)

    def app(self, name: str, *words: str, first: str = "") -> Process:
        """Started and driven; `first` is what it shows then."""
        app = self.process(name, *words, "--drive", env=self.env(name))
        assert app.answer()["ready"]
        if first:
            app.do("wait", item=first)
        return app

    def printer(self, name: str) -> PrinterSimulator:
        if name not in self.printers:
            made = self.printers[name] = PrinterSimulator(self.folder / f"slips-{name}")
            made.start()
            self.until.callback(made.stop)
        return self.printers[name]

    def take(self, kiosk: Process) -> str:
        """What somebody sees who touches the service."""
        kiosk.do("tap", item=SERVICE)
        number = "".join(kiosk.do("wait", item="ticketNumber")["texts"])
        kiosk.do("tap", item="done")
        kiosk.do("wait", item=SERVICE)
        self.seen.append(number)
        return number

    def waiting(self) -> list[str]:
        return [ticket.label for ticket in self.hall.board()[0].waiting()]

    def slips_of(self, number: str) -> list[tuple[str, str]]:
        """(state, reason) of each slip of a number."""
        ticket = self.hall.board()[0].find(number)
        return [] if ticket is None else self.hall.print_jobs_of(ticket.id)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return int(sock.getsockname()[1])
