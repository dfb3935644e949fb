"""Two hubs as processes on one PostgreSQL database, in front of the same two halls: either does for a device."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from shared.errors.devices import DeviceRevoked, NotAllowed, NotPaired
from shared.errors.outside import PrinterTaken
from shared.hall import Hall
from shared.hall.verb_runner import utc_now
from shared.link.client import HubLease, remote_hall
from shared.link.connection import HubConnection
from shared.link.feed import Feed
from shared.link.paired import Paired, load
from shared.rules.device import DeviceKind
from shared.rules.printing import JobState
from shared.settings.load import load as load_settings
from shared.store.open import open_store
from tests.support.halls import PIN, Opened, assert_sound
from tests.support.hub_processes import hall_called, home, hub, said
from tests.support.servers import wait_for

pytestmark = pytest.mark.slow
HALLS = ("hall-one", "hall-two")


@dataclass
class Two:
    """Both hubs: the ports they answer at, and what each of their computers knows."""

    ports: list[int]
    env: dict[str, str]
    url: str
    files: list[Path]
    until: ExitStack
    ended: list[ExitStack]

    def pair(self, hall: str, kind: str, at: int = 0) -> Paired:
        """A new device of the hall, paired at one of the hubs."""
        files = {**self.env, "BOCSO_HALL": str(self.files[HALLS.index(hall)])}
        code = said("hub", "pair", "--kind", kind, env=files)["code"]
        answer = said("pair", f"https://127.0.0.1:{self.ports[at]}/{hall}", code, "--yes", env=self.env)
        assert answer["hall"] == hall
        return load(answer["hub"], DeviceKind(kind))

    def way(self, device: Paired, at: int, hall: str | None = None) -> HubConnection:
        address = f"https://127.0.0.1:{self.ports[at]}/{hall or device.hall}"
        way = HubConnection(address, device.secret, device.fingerprint)
        self.until.callback(way.close)
        return way

    def ways(self, device: Paired) -> list[HubConnection]:
        return [self.way(device, at) for at in (0, 1)]


@pytest.fixture
def two(tmp_path, own_postgres_url, monkeypatch) -> Iterator[Two]:
    for name, value in home(tmp_path / "pc").items():
        monkeypatch.setenv(name, value)
    files = [hall_called(code, tmp_path / code) for code in HALLS]
    with closing(open_store(own_postgres_url)) as store:
        for file in files:
            Opened(load_settings(file), store, utc_now)
    words = ("--port", "0", "--pages-port", "0", "--more", str(files[1]))
    env = {"BOCSO_HALL": str(files[0]), "BOCSO_DB": own_postgres_url}
    with ExitStack() as until:
        ended = [until.enter_context(ExitStack()) for _ in range(2)]
        ports = [ended[0].enter_context(hub(tmp_path / "a", *words, env=env))["port"]]
        certificate = "data/bocso/hall-one.hub.pem"
        (tmp_path / "b" / certificate).parent.mkdir(parents=True)
        shutil.copy(tmp_path / "a" / certificate, tmp_path / "b" / certificate)
        ports.append(ended[1].enter_context(hub(tmp_path / "b", *words, env=env))["port"])
        everything = {**home(tmp_path / "a"), **env, "XDG_CONFIG_HOME": str(tmp_path / "pc" / "config")}
        yield Two(ports, everything, own_postgres_url, files, until, ended)


def test_a_device_works_with_both_in_turns(two):
    kiosk, counter = (two.pair("hall-one", kind, at) for at, kind in enumerate(("kiosk", "counter")))
    kiosks: Any = cycle([remote_hall(way)[0] for way in two.ways(kiosk)])
    counters: Any = cycle([remote_hall(way)[0] for way in two.ways(counter)])
    service = next(kiosks).settings.counter[0].services[0]
    heard, journal = threading.Event(), remote_hall(two.way(counter, 1))[1]
    feed = Feed(journal)
    two.until.callback(journal.listen(heard.set))
    feed.read()
    next(counters).open(1, PIN)
    issued = [next(kiosks).issue(service, request_id=f"take-{n}") for n in range(6)]
    assert [ticket.number for ticket in issued] == list(range(1, 7))
    assert [next(kiosks).issue(service, request_id=f"take-{n}").id for n in range(6)] == [t.id for t in issued]
    called = []
    for _ in range(6):
        ticket = next(counters).call_next(1)
        next(counters).start(1)
        next(counters).complete(1)
        called.append(ticket.number)
    assert called == list(range(1, 7))
    _, last = next(counters).board()
    wait_for(lambda: heard.is_set() and (feed.read(), feed.seq)[1] == last)
    with closing(open_store(two.url)) as store:
        hall = Hall(load_settings(two.files[0]), store)
        assert_sound(hall)


def test_a_device_is_of_one_hall_at_both_and_ends_at_both(two):
    device = two.pair("hall-two", "counter")
    for at in (0, 1):
        with pytest.raises(NotPaired):
            two.way(device, at, "hall-one").get("/api/board")
        assert two.way(device, at).get("/api/board")
    ends = [threading.Thread(target=follow, args=(two.way(device, at),)) for at in (0, 1)]
    for each in ends:
        each.start()
    env = {**two.env, "BOCSO_HALL": str(two.files[1])}
    assert said("hub", "revoke", "1", env=env)["state"] == "revoked"
    for at in (0, 1):
        wait_for(lambda at=at: refused(two.way(device, at)))
    for each in ends:
        each.join(60)
        assert not each.is_alive()


def test_a_printer_s_queue_goes_with_its_device_from_hub_to_hub(two):
    first, second = (two.pair("hall-one", "kiosk") for _ in range(2))
    here, there = (remote_hall(way)[0] for way in two.ways(first))
    service = here.settings.counter[0].services[0]
    here.issue(service, printer="door")
    with two.ways(first)[0].stream("/api/feed", None) as following:
        assert next(following.lines())
        right = here.lease_printer("door")
        other = HubLease(two.way(second, 1), "door")
        assert not other.renew()
        with pytest.raises(NotAllowed):
            remote_hall(two.way(second, 1))[0].claim_print_job("door")
        job = there.claim_print_job("door")  # no lease was asked of that hub
        assert job is not None
        here.record_print_result(job, JobState.CONFIRMED, "")
    two.ended[0].close()  # the first hub ends
    moved = there.lease_printer("door")
    there.issue(service, printer="door")
    assert there.claim_print_job("door") is not None
    assert not other.renew()
    with pytest.raises(PrinterTaken):
        remote_hall(two.way(second, 1))[0].lease_printer("door")
    moved.release()
    assert other.renew()
    del right


def follow(way: HubConnection) -> None:
    """Until the hub ends it."""
    with way.stream("/api/feed", None) as stream:
        for _ in stream.lines():
            pass


def refused(way: HubConnection) -> bool:
    try:
        way.get("/api/board")
    except DeviceRevoked:
        return True
    return False
