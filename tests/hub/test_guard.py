"""What every request meets first: sizes, deadlines, foreign pages, headers; and delays for who tries too often."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from hub.guard import HEADERS, LARGEST, Guard
from hub.limits import FREE, LONGEST, Rate, Tries, address_key, delay_after
from shared.errors.devices import PairingCodeWrong, TooManyTries
from shared.errors.outside import StoreLocked
from tests.support.asgi import NEVER, ask

WRONG = PairingCodeWrong(minutes=10, tries=5)


async def echo(scope, receive, send) -> None:
    """Says what it was sent, in one piece."""
    message = await receive()
    assert not message["more_body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": message["body"]})


class Ticks:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks():
    return Ticks()


# Bodies


def test_a_body_comes_whole_however_it_was_cut():
    parts = [b"ab", b"", b"c" * 1000, b"d"]
    assert ask(Guard(echo), "POST", "/", parts).body == b"".join(parts)
    assert ask(Guard(echo), "GET", "/").body == b""


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        (str(LARGEST + 1), [NEVER]),  # not a byte of it is waited for
        ("9" * 5000, [NEVER]),
        ("-1", [NEVER]),
        ("1e3", [NEVER]),
        (None, [b"x" * LARGEST, b"x", NEVER]),
        ("10", [b"x" * (LARGEST + 1)]),  # one that lies
    ],
)
def test_an_oversized_body_is_refused_and_not_read(told, parts):
    answer = ask(Guard(echo), "POST", "/", parts, {} if told is None else {"Content-Length": told})
    assert (answer.status, answer.headers["connection"]) == (413, "close")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["status"] == 413


def test_the_largest_body_is_taken():
    whole = b"x" * LARGEST
    assert ask(Guard(echo), "POST", "/", [whole], {"Content-Length": str(LARGEST)}).body == whole


@pytest.mark.parametrize("parts", [[NEVER], [b"x", NEVER], [b""] * 100 + [NEVER]])
def test_a_body_that_does_not_come_ends_at_its_deadline(parts):
    answer = ask(Guard(echo, seconds=0.05), "POST", "/", parts)
    assert (answer.status, answer.json["title"]) == (408, "Request Timeout")


def test_a_websocket_is_not_taken():
    sent = []

    async def send(message) -> None:
        sent.append(message)

    asyncio.run(Guard(echo)({"type": "websocket"}, None, send))
    assert [message["type"] for message in sent] == ["websocket.close"]


# Foreign pages, and headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://hub.evil.example"},
        {"Origin": "http://hub:1"},
        {"Origin": ""},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://hub", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_foreign_page_changes_nothing(method, headers):
    assert ask(Guard(echo), method, "/", [b"x"], headers).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://hub"},
        {"Origin": "http://hub", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Host": "[fe80::1]:8765", "Origin": "https://[fe80::1]:8765"},
    ],
)
def test_our_own_pages_and_programs_do(headers):
    assert ask(Guard(echo), "POST", "/", [b"x"], headers).status == 200


def test_a_link_from_a_foreign_page_may_be_followed():
    assert ask(Guard(echo), "GET", "/", headers={"Sec-Fetch-Site": "cross-site"}).status == 200


@pytest.mark.parametrize(("method", "headers"), [("GET", {}), ("POST", {"Origin": "null"})])
def test_every_answer_has_the_headers_and_none_opens_the_hub_to_others(method, headers):
    found = ask(Guard(echo), method, "/", headers=headers).headers
    for name, value in HEADERS.items():
        assert found[name.lower()] == value
    policy = found["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert found["cache-control"] == "no-store"
    assert not [name for name in found if name.startswith("access-control-")]


# How often


def test_each_wrong_try_costs_more_and_a_right_one_ends_it(ticks):
    tries = Tries(ticks)

    def wrong() -> None:
        with pytest.raises(PairingCodeWrong), tries.one("a", PairingCodeWrong):
            raise WRONG

    for _ in range(FREE):
        wrong()
    for wait in (1, 2, 4, 8):
        with pytest.raises(TooManyTries) as refused, tries.one("a", PairingCodeWrong):
            pytest.fail("it was let through")
        assert refused.value.fields["seconds"] == wait
        with tries.one("b", PairingCodeWrong):
            pass
        ticks.now += wait
        wrong()
    ticks.now += 16
    with tries.one("a", PairingCodeWrong):
        pass
    wrong()
    wrong()


def test_an_outage_is_no_wrong_try(ticks):
    tries = Tries(ticks)
    for _ in range(10):
        with pytest.raises(StoreLocked), tries.one("a", PairingCodeWrong):
            raise StoreLocked(path="x")


def test_delays_end_and_are_forgotten(ticks):
    assert [delay_after(n) for n in (0, 2, 3, 4, 5, 12, 10**9)] == [0, 0, 1, 2, 4, LONGEST, LONGEST]
    tries = Tries(ticks)
    for _ in range(30):
        with pytest.raises(PairingCodeWrong), tries.one("a", PairingCodeWrong):
            raise WRONG
        ticks.now += LONGEST
    ticks.now += LONGEST + 1
    for _ in range(FREE):
        with pytest.raises(PairingCodeWrong), tries.one("a", PairingCodeWrong):
            raise WRONG


def test_many_tries_at_once_are_no_way_around(ticks):
    tries, together, through = Tries(ticks), threading.Barrier(16), []

    def attempt(_number: int) -> None:
        together.wait(60)
        with suppress(PairingCodeWrong, TooManyTries), tries.one("a", PairingCodeWrong):
            through.append(1)
            raise WRONG

    with ThreadPoolExecutor(16) as many:
        list(many.map(attempt, range(16)))
    assert len(through) == FREE


def test_what_is_remembered_is_bounded(ticks):
    tries, rate = Tries(ticks, keys=100), Rate(1, 1, ticks, keys=100)
    for number in range(1000):
        rate.take(str(number))
        with pytest.raises(PairingCodeWrong), tries.one(str(number), PairingCodeWrong):
            raise WRONG
    assert (len(tries._of), len(rate._of)) == (100, 100)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10.0.0.1", "10.0.0.2", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        ("", "testclient", False),
    ],
)
def test_an_address_that_can_be_chosen_freely_is_one_peer(one, other, same):
    assert (address_key(one) == address_key(other)) is same


def test_a_stranger_s_requests_have_a_rate_and_a_device_s_have_not(ticks):
    guard = Guard(echo, Rate(per_second=2, burst=3, ticks=ticks))
    assert [ask(guard, "GET", "/").status for _ in range(4)] == [200, 200, 200, 429]
    refused = ask(guard, "GET", "/")
    assert (refused.headers["retry-after"], refused.json["code"]) == ("1", "too_many_tries")
    assert ask(guard, "GET", "/", client="10.0.0.8").status == 200
    assert ask(guard, "GET", "/", headers={"Authorization": "Bearer 1.x"}).status == 200
    ticks.now += 0.5
    assert [ask(guard, "GET", "/").status for _ in range(2)] == [200, 429]
