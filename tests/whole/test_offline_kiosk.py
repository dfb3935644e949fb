"""Two kiosks and their hub as real processes: the cable out, and each of them killed in the middle. Afterwards the
journal, the slips and the screens say the same.
"""

from __future__ import annotations

import os
import socket
import subprocess
from contextlib import ExitStack

import pytest

from hub.devices import Devices
from shared.assets import example_hall
from shared.demo.hours import any_hour, as_toml
from shared.demo.processes import Process, bocso
from shared.hall import Hall
from shared.rules.device import DeviceKind
from shared.rules.entry import Verb
from shared.rules.ticket import State
from shared.settings.load import load
from shared.simulator.simulator import PrinterSimulator
from shared.store.open import open_store
from tests.support.cable import Cable
from tests.support.halls import PIN, Opened, assert_sound, at_noon, journal
from tests.support.servers import wait_for
from tests.ui.test_start import OFFSCREEN

pytestmark = [pytest.mark.slow, pytest.mark.allow_logs]
SERVICE = "service-ho-tich"


class Floor:
    """A hub, and kiosks on computers of their own, each with a cable to it. `seen` are the numbers on screens."""

    def __init__(self, folder, until):
        self.folder, self.until = folder, until
        self.file = folder / "hall.toml"
        self.file.write_text(as_toml(at_noon(load(any_hour(example_hall(), folder)))), encoding="utf-8")
        self.store = open_store(f"sqlite:///{folder / 'queue.sqlite'}")
        self.hall = Hall(load(self.file), self.store)
        self.devices = Devices(self.store, self.hall.id)
        self.count, self.seen, self.cables = 0, [], {}
        self.printer = PrinterSimulator(folder / "slips")
        self.printer.start()
        self.port = free_port()
        self.hub = self.start_hub()

    def process(self, name, *words, env):
        self.count += 1
        process = Process(name, words, {**OFFSCREEN, **env}, self.folder / f"{self.count}-{name}.log")
        self.until.callback(process.stop)
        return process

    def start_hub(self):
        env = {"BOCSO_HALL": str(self.file), "BOCSO_DB": self.store.url}
        words = ("hub", "--host", "127.0.0.1", "--port", str(self.port), "--pages-port", "0", "--no-announce")
        hub = self.process("hub", *words, env=env)
        assert hub.answer()["port"] == self.port
        return hub

    def pair(self, name):
        """A computer of its own, with the cable that it is on."""
        self.cables[name] = cable = Cable(f"https://127.0.0.1:{self.port}")
        self.until.callback(cable.end)
        self.env(name)
        code = self.devices.open_pairing(DeviceKind.KIOSK)
        done = subprocess.run(
            bocso("pair", self.env(name)["BOCSO_HUB"], code, "--yes"),
            env={**os.environ, **self.env(name)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    def env(self, name):
        home = {f"XDG_{each}_HOME": str(self.folder / name / each) for each in ("CONFIG", "DATA", "STATE")}
        return {"BOCSO_HUB": self.cables[name].address, **home}

    def start(self, name, printer="none"):
        words = ("kiosk", "--window", "1080x1920", "--printer", printer, "--drive")
        kiosk = self.process(name, *words, env=self.env(name))
        assert kiosk.answer()["ready"]
        kiosk.do("wait", item=SERVICE)
        return kiosk

    @property
    def paper(self):
        return f"tcp://127.0.0.1:{self.printer.port}"

    def take(self, kiosk):
        """What somebody sees who touches the service."""
        kiosk.do("tap", item=SERVICE)
        number = "".join(kiosk.do("wait", item="ticketNumber")["texts"])
        kiosk.do("tap", item="done")
        kiosk.do("wait", item=SERVICE)
        self.seen.append(number)
        return number

    def reserved(self):
        return sum(entry.verb is Verb.RESERVE for entry in journal(self.hall))

    def waiting(self):
        return [ticket.label for ticket in self.hall.board()[0].waiting()]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return sock.getsockname()[1]


def kill(process):
    """As `kill -9`, a power cut and a program's own crash do it."""
    process._process.kill()
    process._process.wait()


@pytest.fixture
def floor(tmp_path):
    with ExitStack() as until:
        made = Floor(tmp_path, until)
        until.callback(made.store.close)
        until.callback(made.printer.stop)
        made.pair("door")
        made.pair("garden")
        yield made


def test_nothing_is_lost_or_twice_whatever_goes_away(floor):
    door, garden = floor.start("door", floor.paper), floor.start("garden")
    wait_for(lambda: floor.reserved() == 2)
    first = floor.take(garden)
    floor.cables["door"].cut()
    own = [floor.take(door), floor.take(door)]
    between = floor.take(garden)
    assert (first, between) == ("A001", "A002")
    assert not {*own} & {first, between}

    kill(door)
    door = floor.start("door", floor.paper)  # from what it kept
    own.append(floor.take(door))

    kill(floor.hub)
    own += [floor.take(garden), floor.take(door)]
    assert floor.waiting() == [first, between]

    floor.hub = floor.start_hub()
    floor.cables["door"].mend()
    wait_for(lambda: len(floor.waiting()) > 2)
    kill(door)  # half way, most often
    door = floor.start("door", floor.paper)
    wait_for(lambda: len(floor.waiting()) == len(floor.seen))

    assert len(set(floor.seen)) == len(floor.seen) == 7
    last = floor.take(door)
    assert last == "A003"
    assert sorted(floor.waiting()) == sorted(floor.seen)
    tickets = floor.hall.board()[0].tickets.values()
    taken = [ticket.label for ticket in sorted(tickets, key=lambda each: each.issued_at)]
    assert taken == floor.seen, "they rank as they came"
    printed = [each for each in tickets if floor.hall.print_jobs_of(each.id)]
    wait_for(lambda: len(floor.printer.slips) == len(printed) == 5)
    wait_for(lambda: all(settled(floor, each) for each in printed))
    assert floor.hall.board()[0].left_out == ()
    called = Opened(floor.hall.settings, floor.store, floor.hall._clock)
    called.open(1, PIN)
    for number in floor.seen:
        assert called.call_next(1).label == number
        called.complete(1)
    assert not any(each.state is State.WAITING for each in floor.hall.board()[0].tickets.values())
    assert_sound(floor.hall)
    assert [door.stop(), garden.stop()] == [0, 0]


def settled(floor, ticket):
    """Its slip came out; one that was being printed when the kiosk was killed is in trouble, and staff look."""
    return floor.hall.print_jobs_of(ticket.id)[0] in (("confirmed", ""), ("failed", "interrupted"))
