"""`bocso hub pair` at the hub and `bocso pair` at a device, over a real connection."""

from __future__ import annotations

import json
import stat
from contextlib import closing
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse
from typer.testing import CliRunner

from hub.access import Access, pair_router
from hub.certificate import own_certificate
from hub.devices import TRIES, Devices
from hub.guard import Guard
from hub.limits import Tries
from shared.cli import app as bocso
from shared.errors.devices import HubUnavailable
from shared.errors.kinds import HallError
from shared.hall import Hall
from shared.link.paired import Paired, load, save, shown
from shared.link.pairing import pair, presented
from shared.link.wire import problem_json
from shared.rules.device import Device, DeviceKind
from shared.settings.load import load as load_settings
from shared.store.open import open_store
from tests.support.served import served

pytestmark = pytest.mark.slow


@pytest.fixture
def run(real_file, tmp_path, monkeypatch):
    """One command at either end; returns its exit code and what it printed as JSON."""
    monkeypatch.setenv("BOCSO_HALL", str(real_file))
    monkeypatch.setenv("BOCSO_DB", f"sqlite:///{tmp_path / 'queue.sqlite'}")
    monkeypatch.setenv("BOCSO_LANG", "en")

    def once(*words: str, given: str | None = None):
        result = CliRunner().invoke(bocso, list(words), input=given, catch_exceptions=False)
        return result.exit_code, json.loads(result.stdout)

    return once


@pytest.fixture
def devices(real_file, tmp_path, ready_file):
    with closing(open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")) as store:
        yield Devices(store, Hall(load_settings(real_file), store).id)


@pytest.fixture
def certificate(tmp_path):
    return own_certificate(tmp_path / "queue.sqlite.hub.pem", ("may-lay-so",), paired=False)


@pytest.fixture
def url(devices, certificate):
    """Of a hub that answers."""
    app = FastAPI()
    access = Access("ea-drang", devices, pairing=Tries(lambda: 0.0))
    app.include_router(pair_router(lambda _request: access))

    @app.exception_handler(HallError)
    async def refused(_request: Request, problem: HallError) -> JSONResponse:
        return JSONResponse(problem_json(problem, 409), 409)

    with served(Guard(app), certificate.file) as port:
        yield f"https://127.0.0.1:{port}"


def test_a_counter_is_paired_and_revoked(run, url, devices, certificate):
    code, opened = run("hub", "pair", "--kind", "counter", "--counter", "3", "--name", "PC by the door")
    assert code == 0
    assert (opened["hall"], opened["kind"], opened["counter"], opened["minutes"]) == ("ea-drang", "counter", 3, 10)
    code, paired = run("pair", url, opened["code"], "--yes")
    assert code == 0
    assert paired["certificate"] == opened["certificate"] == shown(certificate.fingerprint)
    assert run("hub", "certificate")[1]["certificate"] == paired["certificate"]
    assert (paired["hall"], paired["kind"], paired["counter"]) == ("ea-drang", "counter", 3)
    assert stat.S_IMODE(Path(paired["file"]).stat().st_mode) == 0o600
    kept = load(url, DeviceKind.COUNTER, 3)
    assert kept.fingerprint == certificate.fingerprint
    assert kept.secret not in json.dumps(paired)
    assert devices.device_of(kept.secret) == Device(1, DeviceKind.COUNTER, 3, "PC by the door")
    (listed,) = run("hub", "devices")[1]["devices"]
    assert (listed["id"], listed["name"], listed["revoked_at"]) == (1, "PC by the door", None)
    assert run("hub", "revoke", "1")[1]["state"] == "revoked"
    assert run("hub", "devices")[1]["devices"][0]["revoked_at"]
    assert run("hub", "revoke", "1") == (
        1,
        {"error": "unknown_device", "message": run("hub", "revoke", "1")[1]["message"]},
    )


def test_the_code_may_be_typed(run, url):
    opened = run("hub", "pair", "--kind", "display")[1]
    assert run("pair", url, "--yes", given=f"{opened['code']}\n")[1]["kind"] == "display"


def test_without_a_yes_nothing_is_sent(run, url, devices):
    code = devices.open_pairing(DeviceKind.KIOSK)
    assert run("pair", url, code)[1]["error"] == "not_asked"
    assert devices.devices() == []
    assert run("pair", url, code, "--yes")[0] == 0


@pytest.mark.parametrize("code", ["", "12345", "abcdef"])
def test_what_is_no_code_is_said_in_words(run, url, devices, code):
    devices.open_pairing(DeviceKind.KIOSK)
    assert run("pair", url, code, "--yes", given="\n")[1]["error"] == "pairing_code_wrong"


def test_a_hub_that_shows_another_certificate_gets_no_code(url, devices):
    code = devices.open_pairing(DeviceKind.KIOSK)
    for _ in range(TRIES + 1):
        with pytest.raises(HubUnavailable):
            pair(url, "00" * 32, code)
    assert pair(url, presented(url), code).kind is DeviceKind.KIOSK


def test_without_a_pin_a_stranger_s_certificate_is_refused(url, devices):
    code = devices.open_pairing(DeviceKind.KIOSK)
    with pytest.raises(HubUnavailable, match="certificate"):
        pair(url, "", code)


def test_a_new_certificate_is_made_when_it_is_meant(run, url, certificate):
    before = run("hub", "certificate")[1]
    assert before["sha256"] == certificate.fingerprint
    assert run("hub", "certificate", "--new")[1]["error"] == "not_asked"
    assert run("hub", "certificate")[1] == before
    assert run("hub", "certificate", "--new", "--yes")[1]["sha256"] != before["sha256"]


def test_a_missing_certificate_is_said(run, devices):
    code, said = run("hub", "certificate")
    assert (code, said["error"]) == (1, "certificate_unusable")
    assert "certificate" not in run("hub", "pair", "--kind", "panel")[1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("pair", "ftp://hub", "123456"), 1),
        (("pair", "http://may-lay-so", "123456"), 1),
        (("hub", "pair", "--kind", "counter", "--counter", "99"), 1),
        (("hub", "revoke", "5"), 1),
    ],
)
def test_what_is_wrong_is_said(run, devices, words, code):
    exit_code, said = run(*words)
    assert exit_code == code
    assert said["error"] in ("hub_address_wrong", "unknown_counter", "unknown_device")


def test_a_hub_that_is_not_there_is_said(run, free_port):
    code, said = run("pair", f"https://127.0.0.1:{free_port}", "123456", "--yes")
    assert (code, said["error"]) == (1, "hub_unavailable")
    assert f"https://127.0.0.1:{free_port}" in said["message"]


@pytest.fixture
def free_port():
    import socket  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


# A server that is no hub


@pytest.mark.parametrize(
    "answer",
    [
        JSONResponse({"secret": 5}, 201),
        JSONResponse([1], 201),
        JSONResponse("x", 409),
        JSONResponse({"error": "NotPaired", "fields": 5}, 409),
        JSONResponse({"error": "PairingCodeWrong", "fields": {}}, 409),
        RedirectResponse("https://127.0.0.1:1/"),
        JSONResponse({}, 500),
    ],
)
def test_what_is_no_hub_is_said(run, answer):
    async def any_answer(scope, receive, send) -> None:
        await answer(scope, receive, send)

    with served(any_answer) as port:
        code, said = run("pair", f"http://127.0.0.1:{port}", "123456")
    assert (code, said["error"]) == (1, "hub_unavailable")


@pytest.mark.parametrize("words", [("pair", "--kind", "display"), ("devices",), ("revoke", "1"), ("certificate",)])
def test_at_a_device_there_is_no_hub_to_ask(run, tmp_path, words):
    save(Paired("https://may-lay-so:8765", "", "1.x", "ea-drang", DeviceKind.DISPLAY))
    code, said = run("hub", *words)
    assert (code, said["error"]) == (1, "no_hub_here")
    assert "https://may-lay-so:8765" in said["message"]
    assert not (tmp_path / "queue.sqlite").exists()


def test_a_computer_may_be_hub_and_device(run, certificate):
    save(Paired("https://may-lay-so:8765", "", "1.x", "ea-drang", DeviceKind.DISPLAY))
    assert run("hub", "devices")[0] == 0


def test_a_hub_paired_with_itself_alone_is_no_device_of_another(run):
    save(Paired("http://localhost:8765", "", "1.x", "ea-drang", DeviceKind.KIOSK))
    assert run("hub", "pair", "--kind", "display")[0] == 0
