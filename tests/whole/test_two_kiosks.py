"""Two kiosks in one hall, as real processes on both databases: each prints its own slips."""

from __future__ import annotations

import pytest

from shared.demo.hours import as_toml
from shared.hall import Hall
from shared.settings.load import load
from shared.simulator.simulator import PrinterSimulator
from shared.store.open import open_store
from tests.support.halls import assert_sound, real_hall
from tests.support.processes import App, refused
from tests.support.servers import wait_for
from tests.ui.test_start import OFFSCREEN

pytestmark = pytest.mark.slow

SERVICE = "service-ho-tich"


class Floor:
    """The hall's database, and kiosks on it by the names of their printers."""

    def __init__(self, folder, url):
        self.folder, self.url = folder, url
        self.store = open_store(url)
        self.hall = Hall(load(self.file("kiosk")), self.store)
        self.printers, self.kiosks, self.started = {}, [], 0

    def file(self, name):
        """A hall file whose printer has this name."""
        settings = load(real_hall(self.folder))
        named = settings.printer.model_copy(update={"name": name})
        path = self.folder / f"{name}.toml"
        path.write_text(as_toml(settings.model_copy(update={"printer": named})), encoding="utf-8")
        return path

    def printer(self, name):
        if name not in self.printers:
            self.printers[name] = PrinterSimulator(self.folder / f"slips-{name}")
            self.printers[name].start()
        return self.printers[name]

    def words(self, name):
        address = f"tcp://127.0.0.1:{self.printer(name).port}"
        return ("kiosk", "--hall", str(self.file(name)), "--window", "1080x1920", "--printer", address)

    @property
    def env(self):
        return {**OFFSCREEN, "BOCSO_DB": self.url}

    def start(self, name):
        self.started += 1
        log = self.folder / f"kiosk-{self.started}.log"
        kiosk = App(name, (*self.words(name), "--drive"), self.env, log)
        self.kiosks.append(kiosk)
        assert kiosk.answer()["ready"]
        return kiosk

    def states(self, number):
        ticket = self.hall.board()[0].find(number)
        return [] if ticket is None else self.hall.print_jobs_of(ticket.id)

    def close(self):
        codes = [kiosk.stop() for kiosk in self.kiosks]
        for printer in self.printers.values():
            printer.stop()
        assert_sound(self.hall)
        self.store.close()
        return codes


@pytest.fixture
def floor(tmp_path, any_url):
    made = Floor(tmp_path, any_url)
    yield made
    made.close()


def kill(kiosk):
    """As `kill -9` and a program's own crash do it."""
    kiosk._process.kill()
    kiosk._process.wait()


def test_each_prints_what_was_taken_at_it(floor):
    door, garden = floor.start("door"), floor.start("garden")
    for kiosk, number in ((door, "A001"), (garden, "A002"), (door, "A003")):
        kiosk.do("tap", item=SERVICE)
        kiosk.do("wait", item="ticketNumber", joined=number)
        wait_for(lambda number=number: floor.states(number) == [("confirmed", "")])
        kiosk.do("tap", item="done")
        kiosk.do("wait", item=SERVICE)
    assert [len(floor.printer(name).slips) for name in ("door", "garden")] == [2, 1]
    assert sorted(floor.hall.board()[0].printers) == ["door", "garden"]
    second = floor.hall.board()[0].find("A002")
    assert floor.hall.reprint(second.id) == "garden"
    wait_for(lambda: floor.states("A002") == [("confirmed", "")] * 2)
    assert floor.hall.reprint(second.id, "door") == "door"
    wait_for(lambda: floor.states("A002") == [("confirmed", "")] * 3)
    assert [len(floor.printer(name).slips) for name in ("door", "garden")] == [3, 2]
    assert floor.close() == [0, 0]


def test_a_second_one_of_the_same_name_is_told_what_to_do(floor, own_home, monkeypatch):
    first = floor.start("door")
    computers = [own_home]
    if floor.store.path is None:  # a server: another computer has other folders
        computers.append(own_home / "elsewhere")
    for home in computers:
        monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
        said = refused(floor.env, *floor.words("door"))
        assert "door" in said
        assert "[printer] name" in said
    assert first.running()
    assert floor.start("garden").running()


@pytest.mark.allow_logs
def test_one_that_was_killed_in_the_middle_of_a_slip_starts_again_at_once(floor):
    first = floor.start("door")
    printer = floor.printer("door")
    printer.play("out_middle", 150, next_job=True)
    first.do("tap", item=SERVICE)
    wait_for(lambda: floor.states("A001") == [("blocked", "paper_out")])
    kill(first)
    again = floor.start("door")
    wait_for(lambda: floor.states("A001") == [("failed", "interrupted")])
    printer.new_roll()
    again.do("tap", item=SERVICE)
    again.do("wait", item="ticketNumber", joined="A002")
    wait_for(lambda: floor.states("A002") == [("confirmed", "")])
    floor.hall.confirm_seen(floor.hall.board()[0].find("A001").id)
    assert floor.hall.board()[0].troubles == {}
    kill(again)
    assert floor.start("door").running()
