"""A hall on several computers: apps that know nothing but a hub, which is killed and comes back."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from shared.demo.ends import start
from shared.demo.processes import Process
from shared.demo.walk import log_on, walk
from shared.hall import Hall
from shared.rules.entry import Verb
from shared.settings.load import load
from shared.store.open import open_store
from tests.support.halls import BOTH, assert_sound, journal, real_hall
from tests.support.processes import App
from tests.support.servers import wait_for

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("database", BOTH)
def test_the_same_numbers_go_through_all_of_it_over_a_hub(qapp, tmp_path, request, database):
    server = database == "postgresql"
    db = request.getfixturevalue("postgres_url") if server else ""  # the file is the demonstration's own
    summary = walk(real_hall(tmp_path), tmp_path, 3, say=lambda _: None, hub=True, db=db)
    assert summary["ok"], summary
    assert len(set(summary["issued"])) == 3
    assert sorted(summary["issued"]) == sorted(summary["printed"]) == sorted(summary["called"])


@pytest.fixture
def stand(qapp, tmp_path):
    """The hall as it is at the hub's computer, and the processes."""
    file = real_hall(tmp_path)
    store = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    hall = Hall(load(file), store)
    with ExitStack() as stack:
        ends = start(hall, store, file, tmp_path, stack, hub=True)
        yield hall, ends, stack, file, tmp_path
    store.close()


def test_a_hub_that_is_killed_costs_nobody_a_number(stand):
    hall, ends, stack, file, folder = stand
    service = f"service-{ends.desk.services[0]}"
    log_on(ends)
    first = take(ends.kiosk, service)
    assert ends.hub is not None
    ends.hub.kill()
    ends.counter.do("wait", item="outage")
    ends.display.do("wait", item="linkLamp")
    own = take(ends.kiosk, service)
    again = ("hub", "--host", "127.0.0.1", "--port", str(ends.port), "--pages-port", "0", "--no-announce")
    env = {"BOCSO_HALL": str(file), "BOCSO_DB": f"sqlite:///{folder / 'queue.sqlite'}"}
    hub = App("hub", again, env, folder / "hub-again.log")
    stack.callback(hub.stop)
    hub.answer()
    wait_for(lambda: hall.board()[0].find(own))
    second = take(ends.kiosk, service)
    ends.counter.do("wait", item="next", enabled=True)
    ends.counter.do("key", key="F2")
    ends.counter.do("wait", item="numberInHand", joined=first)
    ends.display.do("wait", item="heroNumber", joined=first)
    called = [entry for entry in journal(hall) if entry.verb is Verb.CALL_NEXT]
    assert len(called) == 1
    wait_for(lambda: ends.display.shown.get(called[0].seq))
    assert [ticket.label for ticket in hall.board()[0].waiting()] == [own, second]
    assert_sound(hall)


def take(kiosk: Process, service: str) -> str:
    kiosk.do("wait", item=service, enabled=True)
    kiosk.do("tap", item=service)
    number = "".join(kiosk.do("wait", item="ticketNumber")["texts"])
    kiosk.do("tap", item="done")
    return number
