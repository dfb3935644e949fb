"""Who sends a request, and how a device is paired over the network."""

from __future__ import annotations

import asyncio
import json

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from hub.access import Access, pair_router
from hub.devices import FRESH, TRIES, Devices
from hub.guard import Guard
from hub.limits import Tries
from shared.errors.devices import DeviceRevoked, NotPaired
from shared.errors.kinds import HallError
from shared.rules.device import Device, DeviceKind
from tests.support.asgi import ask
from tests.support.halls import small_hall

pytestmark = pytest.mark.databases("sqlite")

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def hall(make_hall):
    return make_hall(small_hall())


@pytest.fixture
def access(any_store, hall, clock):
    return Access("small", Devices(any_store, hall.id, clock, hasher=CHEAP), pairing=Tries(lambda: 0.0))


@pytest.fixture
def app(access):
    """The hub's address for pairing, and one that says who asks."""
    app = FastAPI()
    app.include_router(pair_router(lambda _request: access))

    @app.get("/me")
    async def me(request: Request) -> str:
        return (await access.device_of_request(request)).app

    @app.exception_handler(HallError)
    async def refused(_request, problem: HallError) -> JSONResponse:
        return JSONResponse({"code": problem.code}, 401 if isinstance(problem, NotPaired | DeviceRevoked) else 409)

    @app.exception_handler(RequestValidationError)
    async def malformed(_request, _problem: RequestValidationError) -> JSONResponse:
        return JSONResponse({}, 422)

    return Guard(app)


def send(app, code: object, **more: object):
    return ask(app, "POST", "/api/pair", [json.dumps({"code": code, **more}).encode()], JSON)


def me(app, authorization: str | None):
    return ask(app, "GET", "/me", headers={} if authorization is None else {"Authorization": authorization})


JSON = {"Content-Type": "application/json"}


def test_a_device_is_paired_over_the_network_and_then_let_in(app, access):
    answer = send(app, access.devices.open_pairing(DeviceKind.COUNTER, 2, "PC"))
    assert answer.status == 201
    secret = answer.json.pop("secret")
    assert {name: value for name, value in answer.json.items() if name != "secret"} == {
        "hall": "small",
        "device": 1,
        "kind": "counter",
        "counter": 2,
        "name": "PC",
    }
    assert me(app, f"Bearer {secret}").json == "counter-2"
    assert me(app, f"bearer {secret}").json == "counter-2"


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer ", "Bearer 1.x", "Basic {secret}", "{secret}", "Bearer  {secret}"],
)
def test_without_its_secret_nobody_is_let_in(app, access, authorization):
    secret = send(app, access.devices.open_pairing(DeviceKind.KIOSK)).json["secret"]
    answer = me(app, authorization and authorization.format(secret=secret))
    assert (answer.status, answer.json["code"]) == (401, "not_paired")


@pytest.mark.parametrize("code", ["", "12345", "1234567", "12345a", "１２３４５６"])
def test_what_is_no_code_leaves_the_right_one(app, access, code):
    right = access.devices.open_pairing(DeviceKind.KIOSK)
    said = [send(app, code).json["code"] for _ in range(TRIES)]
    assert set(said) == {"pairing_code_wrong", "too_many_tries"}
    body = json.dumps({"code": f" {right[:3]} {right[3:]} "}).encode()
    assert ask(app, "POST", "/api/pair", [body], JSON, client="10.0.0.8").status == 201


@pytest.mark.parametrize("code", [123456, None, ["123456"], {}, "1" * 101])
def test_a_malformed_request_is_no_try(app, access, code):
    right = access.devices.open_pairing(DeviceKind.KIOSK)
    for _ in range(TRIES + 1):
        assert send(app, code).status == 422
    assert send(app, right, kind="counter").status == 422, "nobody chooses what it becomes"
    assert send(app, right).json["kind"] == "kiosk"


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[]", b"null", b'{"code": "\\ud800"}', b"[" * 60_000])
def test_a_malformed_body_is_refused(app, body):
    assert ask(app, "POST", "/api/pair", [body], JSON).status in (400, 422)


def test_guessing_codes_slows_the_guesser_down_and_then_kills_the_code(app, access):
    code = access.devices.open_pairing(DeviceKind.KIOSK)
    wrong = [f"{(int(code) + n) % 10**6:06}" for n in range(1, 10)]
    said = [send(app, each).json["code"] for each in wrong[:4]]
    assert said == ["pairing_code_wrong"] * 3 + ["too_many_tries"]
    assert send(app, code).json["code"] == "too_many_tries", "its wait counts for the right one too"
    elsewhere = [
        ask(app, "POST", "/api/pair", [json.dumps({"code": each}).encode()], JSON, client=f"10.0.1.{n}").json[
            "code"
        ]
        for n, each in enumerate(wrong[4:7])
    ]
    assert elsewhere == ["pairing_code_wrong", "pairing_shut", "pairing_shut"]


def test_pairing_is_no_get(app, access):
    assert ask(app, "GET", "/api/pair").status == 405


def test_a_feed_learns_that_its_device_was_revoked(app, access, any_store, hall, clock):
    secret = send(app, access.devices.open_pairing(DeviceKind.DISPLAY)).json["secret"]
    ticks = [0.0]
    there = Access("small", Devices(any_store, hall.id, clock, lambda: ticks[0]))
    device = there.devices.device_of(secret)
    assert device == Device(1, DeviceKind.DISPLAY)
    assert asyncio.run(there.still_paired(device))
    access.devices.revoke(1)
    ticks[0] += FRESH
    assert not asyncio.run(there.still_paired(device))
    assert me(app, f"Bearer {secret}").json["code"] == "device_revoked"


def test_most_requests_read_nothing(access, any_store, monkeypatch):
    code = access.devices.open_pairing(DeviceKind.DISPLAY)
    device, secret = access.devices.pair(code)
    ticks = [0.0]
    there = Access("small", Devices(any_store, 1, ticks=lambda: ticks[0]))
    there.devices.look()
    request = Request({"type": "http", "headers": [(b"authorization", f"Bearer {secret}".encode())]})
    with monkeypatch.context() as patch:
        patch.setattr(any_store, "read", lambda: pytest.fail("it was read"))
        assert asyncio.run(there.device_of_request(request)) == device
