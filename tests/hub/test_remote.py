"""A device on a network that fails: nothing is done twice, nothing is missed, and all is right again by itself."""

from __future__ import annotations

import threading

import pytest

from shared.errors.devices import HubUnavailable, NotPaired
from shared.errors.outside import StoreFileMissing
from shared.errors.visits import TooLate
from shared.link.client import RemoteHall
from shared.link.connection import HubConnection
from shared.link.feed import Feed
from shared.rules.device import DeviceKind
from shared.rules.entry import Verb
from tests.support.cable import cable_to
from tests.support.halls import assert_sound, journal, small_hall
from tests.support.hubs import AnyDevice, hub_of
from tests.support.servers import wait_for as wait_until

pytestmark = [pytest.mark.databases("sqlite"), pytest.mark.slow, pytest.mark.allow_logs]
SILENT_SECONDS = 3.0
"""A moment longer than the hub's heartbeat."""


@pytest.fixture
def hall(make_hall):
    return make_hall(small_hall()).open_all()


@pytest.fixture
def devices():
    return AnyDevice()


@pytest.fixture
def cable(hall, any_store, devices):
    with hub_of(hall, any_store, devices) as address, cable_to(address) as cable:
        yield cable


def far(cable, kind: DeviceKind, hall) -> RemoteHall:
    link = HubConnection(cable.address, kind.value, answer_seconds=1, silent_seconds=SILENT_SECONDS)
    return RemoteHall(link, hall.settings)


@pytest.fixture
def kiosk(cable, hall):
    return far(cable, DeviceKind.KIOSK, hall)


@pytest.fixture
def screen(cable, hall):
    """A feed that is followed, and what wakes it."""
    device = far(cable, DeviceKind.DISPLAY, hall)
    woken = threading.Event()
    end = device.journal.listen(woken.set)
    yield Followed(device.journal, woken)
    end()


class Followed:
    def __init__(self, journal, woken):
        self.journal, self.feed, self.woken, self.entries = journal, Feed(journal), woken, []

    def read(self):
        """What came, until there is nothing more; raises HubUnavailable while the hub is away."""
        while (reading := self.feed.read()) is not None:
            self.entries += reading.entries
            self.board = reading.board

    def until(self, holds):
        """Reads each time it is woken, and once a second, as the apps do."""

        def look():
            self.woken.wait(1)
            self.woken.clear()
            try:
                self.read()
            except HubUnavailable:
                return False
            return holds()

        wait_until(look)

    def until_lost(self):
        def look():
            self.woken.wait(1)
            self.woken.clear()
            try:
                self.read()
            except HubUnavailable:
                return True
            return False

        wait_until(look)


def test_an_answer_that_was_lost_is_asked_for_again_and_done_once(cable, kiosk, hall):
    kiosk.issue("papers")
    cable.deaf = True
    with pytest.raises(HubUnavailable):
        kiosk.issue("papers", request_id="touch")
    cable.mend()
    ticket = kiosk.issue("papers", request_id="touch")
    assert ticket.label == "A002"
    assert [entry.verb for entry in journal(hall)].count(Verb.ISSUE) == 2


def test_a_connection_that_was_idle_for_too_long_is_made_anew(cable, kiosk, hall):
    assert kiosk.issue("papers").label == "A001"
    cable.cut()
    cable.mend()
    assert kiosk.issue("papers").label == "A002"
    assert hall.board()[0].issued == 2


def test_a_cable_that_is_pulled_is_told_in_bounded_time(cable, kiosk, hall):
    kiosk.issue("papers")
    cable.pulled = True
    with pytest.raises(HubUnavailable):
        kiosk.issue("papers")
    cable.cut()
    with pytest.raises(HubUnavailable) as refused:
        kiosk.board()
    assert refused.value.fields["address"] == cable.address


def test_what_nobody_waits_for_any_more_is_not_sent(cable, kiosk, hall):
    with pytest.raises(TooLate):
        kiosk.issue("papers", still_wanted=lambda: False)
    assert hall.board()[0].issued == 0


@pytest.mark.parametrize("how", ["cut", "pulled"])
def test_a_screen_says_that_the_hub_is_away_and_then_misses_nothing(cable, screen, hall, how):
    screen.until(lambda: screen.board.sessions)
    hall.issue("papers")
    screen.until(lambda: screen.board.issued == 1)
    if how == "cut":
        cable.cut()
    else:
        cable.pulled = True
    screen.until_lost()
    for _ in range(5):
        hall.issue("land")
    hall.call_next(1)
    if how == "pulled":
        cable.cut()  # what was under way in the cable never arrives
    cable.mend()
    screen.until(lambda: screen.board.calls)
    board, seq = hall.board()
    assert (screen.board, screen.feed.seq) == (board, seq)
    seqs = [entry.seq for entry in screen.entries]
    assert seqs == list(range(seq - len(seqs) + 1, seq + 1))


def test_a_slow_network_only_takes_longer(cable, screen, kiosk, hall):
    cable.delay = 0.15
    labels = [kiosk.issue("papers").label for _ in range(3)]
    assert labels == ["A001", "A002", "A003"]
    screen.until(lambda: screen.board.issued == 3)


def test_a_device_that_was_revoked_is_told(cable, kiosk, devices):
    devices.revoked.add("kiosk")
    with pytest.raises(NotPaired):
        kiosk.issue("papers")


def test_a_journal_that_was_replaced_by_an_older_one_is_noticed(cable, screen, hall):
    screen.until(lambda: screen.board.sessions)
    journal_of = screen.feed._journal
    journal_of._position += 1000
    cable.cut()
    cable.mend()
    wait_until(lambda: journal_of.replaced)


def test_a_device_that_is_revoked_knows_it_and_is_right_again_when_it_is_let_in(cable, screen, hall, devices):
    hall.issue("papers")
    screen.until(lambda: screen.board.issued == 1)
    news = screen.journal
    devices.revoked.add("display")
    wait_until(lambda: news.refused is not None)
    assert news.away
    with pytest.raises(NotPaired):
        screen.read()
    devices.revoked.clear()
    hall.issue("papers")
    wait_until(lambda: news.refused is None)
    screen.until(lambda: screen.board.issued == 2)


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_clock_that_is_set_at_the_hub_changes_no_place_in_the_queue(cable, kiosk, screen, hall, clock, hours):
    first = kiosk.issue("papers")
    clock.is_set(hours=hours)
    second = kiosk.issue("papers")
    clock.is_set(hours=-2 * hours)
    third = kiosk.issue("papers")
    screen.until(lambda: screen.board.issued == 3)
    assert [each.id for each in screen.board.waiting()] == [first.id, second.id, third.id]
    assert hall.call_next(1).id == first.id


def test_a_database_that_is_taken_away_under_the_hub_is_said_and_goes_on_when_it_is_back(kiosk, hall, any_store):
    kiosk.issue("papers")
    away = any_store.path.rename(any_store.path.with_name("away"))
    with pytest.raises(StoreFileMissing):
        kiosk.issue("papers", request_id="touch")
    assert not any_store.path.exists()
    away.rename(any_store.path)
    assert kiosk.issue("papers", request_id="touch").label == "A002"
    assert_sound(hall)
