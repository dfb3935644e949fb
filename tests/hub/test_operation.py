"""The hub as a service: what it says of itself, and that it ends soon, whoever follows it."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import threading
import urllib.request
from contextlib import ExitStack, closing
from shutil import copyfile
from types import SimpleNamespace
from urllib.error import HTTPError

import pytest
from fastapi import FastAPI, Request
from prometheus_client.parser import text_string_to_metric_families

from hub.feed import BEHIND, follow
from hub.guard import Guard
from hub.metrics import HallMetrics, metrics_router
from hub.problems import add_problems
from hub.run import HubOptions, run_hub
from hub.serve import listening
from shared.errors.devices import HubHostWrong, NotPaired
from shared.errors.outside import PortTaken
from shared.errors.starting import HubRunning
from shared.hall import Hall
from shared.link.client import remote_hall
from shared.link.connection import HubConnection
from shared.link.paired import load
from shared.rules.device import DeviceKind
from shared.store.only_one import beside, lock_app
from tests.support.asgi import ask
from tests.support.halls import small_hall
from tests.support.hub_processes import hall_called, home, hub, said
from tests.support.hubs import connected, hub_of
from tests.support.processes import App
from tests.support.served import served
from tests.support.servers import wait_for


def values(text: str) -> dict[str, float]:
    """By name, and the one label that tells more of them apart."""
    samples = [each for family in text_string_to_metric_families(text) for each in family.samples]
    return {
        " ".join([each.name, *(value for name, value in each.labels.items() if name != "le")]): each.value
        for each in samples
    }


def read(address: str) -> str:
    with urllib.request.urlopen(f"{address}/metrics", timeout=60) as answer:
        return answer.read().decode()


@pytest.mark.databases("sqlite")
def test_what_a_hall_is_asked_stands_in_the_metrics(make_hall, any_store, clock):
    hall = make_hall(small_hall()).open_all()
    with hub_of(Hall(hall.settings, any_store, clock), any_store) as address, ExitStack() as until:
        ways = {kind: connected(address, kind) for kind in (DeviceKind.KIOSK, DeviceKind.COUNTER)}
        for way in ways.values():
            until.callback(way.close)
        remote, journal = remote_hall(ways[DeviceKind.KIOSK])
        rung = threading.Event()
        until.callback(journal.listen(rung.set))
        remote.issue("papers")
        remote.issue("papers")
        with pytest.raises(Exception, match="no service"):
            remote.issue("none")
        remote_hall(ways[DeviceKind.COUNTER])[0].call_next(1)
        wait_for(lambda: values(read(address))["bocso_feed_readers"] == 1)
        found = values(read(address))
        assert found["bocso_verb_seconds_count issue"] == 2
        assert found["bocso_verb_seconds_count call_next"] == 1
        assert 0 < found["bocso_verb_slowest_seconds issue"] <= found["bocso_verb_seconds_sum issue"]
        assert found["bocso_refusals_total unknown_service"] == 1
        assert found["process_resident_memory_bytes"] > 0


def test_the_metrics_are_for_this_computer_and_for_devices():
    async def nobody(_request: object) -> None:
        raise NotPaired

    metrics = HallMetrics(lambda: 3)
    app = FastAPI()
    add_problems(app)
    app.include_router(metrics_router(lambda _request: metrics, nobody))
    assert ask(app, "GET", "/metrics", client="10.0.0.7").status == 401
    assert values(ask(app, "GET", "/metrics", client="127.0.0.1").body.decode())["bocso_feed_readers"] == 3
    assert ask(app, "GET", "/metrics", client="::1").status == 200
    assert ask(app, "GET", "/metrics", client="").status == 401


def test_a_refusal_is_one_line_of_the_log(caplog):
    caplog.set_level(logging.INFO, "bocso.hub")
    app, codes = FastAPI(), []
    add_problems(app)
    guarded = Guard(app, largest=4, refused=codes.append)
    ask(guarded, "GET", "/no\nsuch\x1b[2Jpage")
    ask(guarded, "POST", "/", [b"12345"], {"Content-Length": "5"})
    assert [record.getMessage() for record in caplog.records] == [
        "GET /no such [2Jpage from 10.0.0.7: 404 Not Found",
        "POST / from 10.0.0.7: 413 Request Entity Too Large",
    ]
    assert codes == ["request_entity_too_large"]


@pytest.mark.slow
def test_it_ends_soon_whoever_follows_it_and_nothing_that_was_said_is_lost(tmp_path):
    env = {**home(tmp_path), "BOCSO_HALL": str(hall_called("operation", tmp_path))}
    process = App("hub", ("hub", "--host", "127.0.0.1", "--port", "0", "--pages-port", "0"), env, tmp_path / "log")
    try:
        address = f"https://127.0.0.1:{process.answer()['port']}"
        code = said("hub", "pair", "--kind", "kiosk", env=env)["code"]
        paired = said("pair", address, code, "--yes", env=env)
        assert paired["kind"] == "kiosk"
        with ExitStack() as until, pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CONFIG_HOME", env["XDG_CONFIG_HOME"])
            device = load(address, DeviceKind.KIOSK)
            ways = [HubConnection(address, device.secret, device.fingerprint) for _ in range(20)]
            for way in ways:
                until.callback(way.close)
                stream = until.enter_context(way.stream("/api/feed", None))
                assert next(stream.lines()) == b"retry: 1000"
                way.get("/api/board")  # its connection is kept for later
            context = ssl._create_unverified_context()
            with urllib.request.urlopen(f"{address}/healthz", context=context, timeout=60) as answer:
                assert answer.read() == b"ok\n"
            assert process.stop() == 0  # else it would have been killed
    finally:
        process.stop()
    assert (tmp_path / "log").read_text() == ""


@pytest.mark.slow
def test_the_health_of_a_hub_of_several_halls_is_one_answer(tmp_path):
    more = hall_called("operation-b", tmp_path / "b")
    env = {"BOCSO_HALL": str(hall_called("operation-a", tmp_path / "a"))}
    words = ("--port", "0", "--pages-port", "0", "--more", str(more))
    with hub(tmp_path / "a", *words, env=env) as answers:
        context = ssl._create_unverified_context()
        base = f"https://127.0.0.1:{answers['port']}"
        for path in ("/healthz", "/operation-a/healthz", "/operation-b/healthz"):
            with urllib.request.urlopen(base + path, context=context, timeout=60) as answer:
                assert answer.read() == b"ok\n"
        with pytest.raises(HTTPError, match="404"):
            urllib.request.urlopen(f"{base}/operation-c/healthz", context=context, timeout=60)


@pytest.mark.databases("sqlite")
def test_a_device_from_another_hub_may_be_ahead_of_this_one_for_a_moment(make_hall):
    hall = make_hall(small_hall())
    hall.issue("papers")
    _, last = hall.board()
    live = SimpleNamespace(ended=False, lost=None, seq=last - 1, hall=hall, since=lambda _: [])

    async def change(_seconds: float) -> bool:
        live.ended = True
        return True

    async def told(seq: int) -> list[bytes]:
        live.ended, live.change = False, change
        return [text async for text in follow(live, seq, paired)]

    async def paired() -> bool:
        return True

    assert BEHIND not in asyncio.run(told(last))
    assert asyncio.run(told(last + 1))[-1] == BEHIND


def test_where_a_hub_cannot_answer_it_says_why():
    with listening("127.0.0.1", 0) as sock, pytest.raises(PortTaken):
        listening("127.0.0.1", sock.getsockname()[1])
    with pytest.raises(HubHostWrong, match=r"192\.0\.2\.1.*--host"):  # nobody's (RFC 5737)
        listening("192.0.2.1", 0)


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="no IPv6 here")
def test_both_kinds_of_address_are_answered_and_a_peer_has_one_name():
    app = FastAPI()

    @app.get("/")
    def who(request: Request) -> str:
        return request.client.host

    with closing(listening("::", 0)) as sock, served(app, sock=sock) as port:
        for host, name in (("127.0.0.1", "127.0.0.1"), ("[::1]", "::1")):
            with urllib.request.urlopen(f"http://{host}:{port}/", timeout=60) as answer:
                assert answer.read().decode() == f'"{name}"'
    with closing(listening("::1", 0)) as sock, pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", sock.getsockname()[1]), 60)


@pytest.mark.databases("sqlite")
def test_a_second_hub_on_one_database_is_told_that_there_is_one(real_file, tmp_path, ready_file):
    file = tmp_path / "queue.sqlite"
    copyfile(ready_file, file)
    lock = lock_app(beside(file, "hub"), HubRunning(), file)
    try:
        with pytest.raises(HubRunning, match="stop bocso-hub"):
            run_hub(
                [real_file], f"sqlite:///{file}", HubOptions("127.0.0.1", 0, 0, announce=False), lambda _: None
            )
    finally:
        lock.release()
