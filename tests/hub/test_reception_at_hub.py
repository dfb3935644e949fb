"""The reception over the network: what it may, and what is refused to it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import urllib3

from hub.devices import Devices
from shared.link.routes import COUNTER, KIOSK, RECEPTION, ROUTES
from shared.link.wire import SEEN
from shared.rules.device import DeviceKind
from shared.rules.roles import LEAST, ClerkRole
from shared.rules.ticket import Source
from tests.support.halls import busy_hall, journal
from tests.support.hubs import AnyDevice, connected, hub_of

pytestmark = pytest.mark.databases("sqlite")
http = urllib3.PoolManager(retries=False)
CALLS_AND_SERVES = (
    *("call_next", "call", "recall", "start", "unstart", "complete", "no_show", "park", "resume"),
    *(
        "open",
        "pause",
        "unpause",
        "close",
        "set_pin",
        "has_pin",
        "add_clerk",
        "take_priority",
        "hand_in",
    ),
)


@pytest.fixture
def hall(make_hall):
    return make_hall(busy_hall()).open_all()


@pytest.fixture
def hub(hall, any_store):
    with hub_of(hall, any_store) as address:
        yield address


def post(hub, verb, kind, **body):
    """The status and the answer."""
    headers = {"Authorization": f"Bearer {kind}", "Content-Type": "application/json"}
    answer = http.request("POST", f"{hub}/api/{verb}", body=json.dumps(body).encode(), headers=headers)
    return answer.status, (answer.json() if answer.data else None)


@pytest.mark.parametrize("verb", CALLS_AND_SERVES)
def test_it_calls_and_serves_nobody(hub, verb):
    assert post(hub, verb, RECEPTION)[0] == 403
    assert RECEPTION not in ROUTES[verb].kinds


def test_its_device_s_right_reaches_as_far_as_the_role_of_its_name():
    wanted = [route.right for route in ROUTES.values() if RECEPTION in route.kinds and route.right is not None]
    assert {LEAST[right] for right in wanted} == {ClerkRole.RECEPTION}


def test_what_it_gives_is_the_reception_s(hub, hall):
    for source in ("kiosk", "clerk", "command_line"):
        assert post(hub, "issue", RECEPTION, service="papers", source=source)[1]["code"] == "not_allowed"
    assert post(hub, "issue", RECEPTION, service="papers")[0] == 403, "it says what it is"
    status, given = post(hub, "issue", RECEPTION, service="papers", source="reception", to_counter=2)
    assert (status, given["reserved"]) == (200, "counter:2")
    assert journal(hall)[-1].body["source"] == Source.RECEPTION
    for kind in (KIOSK, COUNTER):
        assert post(hub, "issue", kind, service="papers", source="reception")[0] == 403
    assert post(hub, "issue", KIOSK, service="papers", to_counter=2)[0] == 403


@pytest.mark.parametrize(
    "verb", ["issue", "cancel", "change_lane", "requeue", "transfer", "reprint", "answer_help"]
)
def test_it_speaks_for_no_counter(hub, hall, verb):
    ticket = hall.issue("papers")
    bodies = {
        "issue": {"service": "papers", "source": "reception"},
        "change_lane": {"ticket_id": ticket.id, "lane": "priority"},
        "answer_help": {"number": 1},
    }
    before = hall.board()
    answer = post(hub, verb, RECEPTION, counter=1, **bodies.get(verb, {"ticket_id": ticket.id}))
    assert (answer[0], answer[1]["code"]) == (403, "not_allowed")
    assert hall.board() == before


def test_it_prints_its_own_queue_alone(hub):
    assert post(hub, "lease_printer", RECEPTION, printer="kiosk")[0] == 403
    assert post(hub, "claim_print_job", RECEPTION, printer="kiosk")[0] == 403
    assert post(hub, "lease_printer", RECEPTION, printer="reception")[0] == 204
    assert post(hub, "claim_print_job", RECEPTION, printer="reception") == (200, None)


def test_it_looks_a_number_up_and_nobody_else_does(hub, hall):
    ticket = hall.issue("papers", printer="kiosk")
    status, found = post(hub, "visit", RECEPTION, asked="A001")
    assert (status, found["ticket"]["id"]) == (200, ticket.id)
    assert [each["printer"] for each in found["papers"]] == ["kiosk"]
    assert hall.issued(ticket.id)[1] not in json.dumps(found), "the code opens a person's page"
    for kind in set(DeviceKind) - {RECEPTION}:
        assert post(hub, "visit", kind, asked="A001")[0] == 403


class Paired(AnyDevice):
    """Which also lists who is paired."""

    def __init__(self, real: Devices) -> None:
        super().__init__()
        self.devices = real.devices


def test_it_sees_which_devices_are_there(hall, any_store, clock):
    real = Devices(any_store, hall.id, clock)
    for kind, counter, name in ((KIOSK, None, "door"), (COUNTER, 3, ""), (RECEPTION, None, "hall")):
        real.pair(real.open_pairing(kind, counter, name))
    assert [each.device.kind for each in real.devices()] == [KIOSK, COUNTER, RECEPTION]
    assert real.devices()[2].device.counter is None
    with hub_of(hall, any_store, Paired(real)) as hub:
        seen = SEEN.validate_json(connected(hub, RECEPTION).get("/api/devices"))
        assert [(each.kind, each.counter, each.name) for each in seen] == [
            (KIOSK, None, "door"),
            (COUNTER, 3, ""),
            (RECEPTION, None, "hall"),
        ]
        assert not any(each.here for each in seen), "none follows the hub"
        answer = http.request("GET", f"{hub}/api/devices", headers={"Authorization": f"Bearer {COUNTER}"})
        assert answer.status == 403


def test_a_device_that_follows_the_hub_is_here(hall, any_store, clock):
    real = Devices(any_store, hall.id, clock)
    kiosk = real.pair(real.open_pairing(KIOSK))[0]
    with hub_of(hall, any_store, Paired(real)) as hub, connected(hub, KIOSK).stream("/api/feed", None) as feed:
        lines = feed.lines()
        next(lines)
        [seen] = SEEN.validate_json(connected(hub, RECEPTION).get("/api/devices"))
        assert (kiosk.id, seen.here) == (1, True)


def test_appointments_go_through_the_hub(hub, hall, clock):
    at = (clock.now + timedelta(minutes=50)).isoformat()
    status, booked = post(hub, "book", RECEPTION, service="papers", at=at)
    assert status == 200
    assert post(hub, "check_in", RECEPTION, code=booked["code"])[1]["number"] == 1
    assert post(hub, "book", COUNTER, service="papers", at=at)[0] == 403
