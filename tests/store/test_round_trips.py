"""What a verb costs on the way to a PostgreSQL server, and what stands where a proxy cuts that way."""

from __future__ import annotations

import select
import socket
import threading
from contextlib import suppress

import pytest
from sqlalchemy import column, make_url, text

from shared.errors.counters import CounterBusy, NobodyWaiting
from shared.errors.servers import StoreUnsure
from shared.rules.ticket import Lane
from shared.store.statement import Statement
from tests.support.halls import Clock, Opened, small_hall
from tests.support.servers import opened

PREPARED = Statement(text("SELECT count(*) FROM pg_prepared_statements").columns(column("count")))


class Proxy:
    """Before a server: counts requests, and loses one, or the answer to it, and the connection with it."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.requests = 0
        self.lost_request = self.lost_answer = 0
        """The numbers of those to be lost."""
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self._server)) as server, suppress(OSError):
            asking = False
            while True:
                for end in select.select([client, server], [], [])[0]:
                    data = end.recv(1 << 20)
                    if end is client and not asking:
                        self.requests += 1
                    asking = end is client
                    if not data or self.requests == (self.lost_request if asking else self.lost_answer):
                        return
                    (server if asking else client).sendall(data)


@pytest.fixture
def proxy(server):
    made = Proxy(server.port)
    yield made
    made.close()


@pytest.fixture
def store(postgres_url, proxy):
    """Over the proxy; nobody is told of commits, so that every request is a verb's."""
    with opened(make_url(postgres_url).set(port=proxy.port).render_as_string(hide_password=False)) as store:
        store.ring = lambda _hall: None
        yield store


@pytest.fixture
def hall(store):
    hall = Opened(small_hall(), store, Clock()).open_all()
    hall.issue("papers")  # the estimate of the day is read once
    return hall


def test_a_verb_takes_two_round_trips(hall, proxy):
    """One asks all that it reads, behind the hall's lock; one writes and commits."""
    first, second = hall.issue("papers").id, hall.issue("papers").id

    def refused():
        with pytest.raises(CounterBusy):
            hall.call_next(2)

    def visit():
        yield "issue", lambda: hall.issue("papers", request_id=f"tap {proxy.requests}", printer="kiosk")
        yield "call_next", lambda: hall.call_next(1, request_id=f"key {proxy.requests}")
        yield "recall", lambda: hall.recall(1)
        yield "start", lambda: hall.start(1)
        yield "complete", lambda: hall.complete(1)
        yield "change_lane", lambda: hall.change_lane(second, Lane.PRIORITY)
        hall.issue("papers")
        yield "defer", lambda: hall.defer(second)
        yield "call", lambda: hall.call(1, second, "asked for")
        yield "no_show", lambda: hall.no_show(1)
        yield "requeue", lambda: hall.requeue(second, counter=1)
        yield "cancel", lambda: hall.cancel(second, counter=1)
        yield "call_next again", lambda: hall.call_next(1)
        yield "park", lambda: hall.park(1, "a paper is missing")
        yield "resume", lambda: hall.resume(1, first)
        yield "transfer", lambda: hall.transfer(1, service="land")
        yield "call_next of another service", lambda: hall.call_next(2)
        yield "refused", refused
        yield "still wanted", lambda: hall.issue("papers", still_wanted=lambda: True)

    found = {}
    for name, verb in visit():
        before = proxy.requests
        verb()
        found[name] = proxy.requests - before
    assert found == {**dict.fromkeys(found, 2), "still wanted": 3}


def test_statements_stay_prepared_after_a_refusal(store, hall):
    hall.call_next(1)
    hall.complete(1)
    with store.read() as tx:
        before = tx.value(PREPARED)
    with pytest.raises(NobodyWaiting):
        hall.call_next(1)
    with store.read() as tx:
        assert tx.value(PREPARED) >= before > 20


@pytest.mark.parametrize("lost", ["lost_request", "lost_answer"])
def test_what_a_commit_answered_is_not_known_and_the_same_request_tells(hall, proxy, lost):
    setattr(proxy, lost, proxy.requests + 2)
    with pytest.raises(StoreUnsure):
        hall.issue("papers", request_id="one")
    ticket = hall.issue("papers", request_id="one")
    assert (ticket.label, hall.issue("papers", request_id="one")) == ("A002", ticket)
    assert hall.board()[0].issued == 2
    assert hall.verify().holds


@pytest.mark.parametrize("lost", ["lost_request", "lost_answer"])
def test_a_way_that_is_cut_before_anything_is_written_is_made_anew(hall, proxy, lost):
    setattr(proxy, lost, proxy.requests + 1)
    assert hall.issue("papers").label == "A002"
    assert hall.verify().holds
