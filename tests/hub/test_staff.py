"""What a counter's device may do depends on who is logged on there; and attacks on PINs, codes and roles."""

from __future__ import annotations

import pytest

from hub.limits import FREE
from shared.hall import Hall
from shared.link.routes import COUNTER, ROUTES
from shared.rules.roles import LEAST, ClerkRight, ClerkRole, may
from tests.hub.test_api import post
from tests.support.halls import CHEAP, PIN, journal, small_hall
from tests.support.hubs import AnyDevice, hub_of, patient

pytestmark = pytest.mark.databases("sqlite")
CLERK, RECEPTION, SUPERVISOR, ADMIN = ClerkRole
ASKED = {
    "service_off": {"service": "land", "reason": "họp"},
    "service_on": {"service": "land"},
    "add_notice": {"text": "Mất điện", "until": "2026-10-12T03:00:00+00:00"},
    "end_notice": {"notice": 1},
    "announce": {"text": "Mời ngồi"},
    "release_clerk": {"clerk": "c4"},
    "reset_clerk": {"clerk": "c4"},
    "add_clerk": {"name": "Ánh", "role": "admin"},
    "set_role": {"clerk": "c4", "role": "admin"},
    "remove_clerk": {"clerk": "c3"},
}
"""Of each verb that needs more than serving."""


@pytest.fixture
def hall(any_store, clock):
    """c1 to c4: an admin, a supervisor, reception and a clerk, all with the PIN."""
    hall = Hall(small_hall(), any_store, clock, hasher=CHEAP)
    for role in reversed(ClerkRole):
        clerk, code = hall.add_clerk(role.value, role)
        hall.set_pin(1, PIN, code, clerk=clerk)
    return hall


@pytest.fixture
def hub(hall, any_store):
    """Its devices speak for counter 1 alone."""
    with hub_of(hall, any_store, AnyDevice(counter=1), pins=patient()) as address:
        yield address


def code_of(answer) -> str:
    return "done" if answer.status == 200 else answer.json()["code"]


def test_each_route_that_needs_a_right_is_tried_here():
    elsewhere = {"cancel", "cancel_fee"}  # by whose it is: below, and in test_api.py
    assert set(ASKED) | elsewhere == {route.name for route in ROUTES.values() if route.right is not None}


@pytest.mark.parametrize(("clerk", "role"), [("c2", SUPERVISOR), ("c3", RECEPTION), ("c4", CLERK)])
def test_a_role_decides_and_a_made_up_one_in_the_body_does_not(hub, hall, clerk, role):
    hall.open(1, PIN, clerk=clerk)
    before = hall.board()[1]
    refused = {verb: body for verb, body in ASKED.items() if not may(role, ROUTES[verb].right)}
    for verb, body in refused.items():
        answer = post(hub, verb, COUNTER, body)
        assert (answer.status, answer.json()["code"]) == (403, "role_too_low"), verb
        assert post(hub, verb, COUNTER, {**body, "by": "c1"}).status == 422
    assert hall.board()[1] == before
    for verb in ASKED.keys() - refused:
        assert code_of(post(hub, verb, COUNTER, ASKED[verb])) != "role_too_low", verb


def test_an_admin_does_it_all_and_the_journal_says_who(hub, hall):
    hall.open(1, PIN, clerk="c1")
    for verb, body in ASKED.items():
        assert code_of(post(hub, verb, COUNTER, body)) == "done", verb
    assert journal(hall)[-1].body == {"clerk": "c3", "did": "remove", "by": "c1", "role": None}


def test_nobody_logged_on_has_no_right(hub):
    for verb, body in ASKED.items():
        assert code_of(post(hub, verb, COUNTER, body)) == "role_too_low"


def test_a_hall_without_roles_makes_its_first_admin_on_its_own_computer_only(any_store, clock):
    hall = Hall(small_hall(), any_store, clock, hasher=CHEAP)
    with hub_of(hall, any_store) as hub:
        for verb, body in ASKED.items():
            of_roles = LEAST[ROUTES[verb].right] is ADMIN or ROUTES[verb].right is ClerkRight.RELEASE
            assert (code_of(post(hub, verb, COUNTER, body)) == "role_too_low") is of_roles
    assert hall.clerks() == ()


def test_a_role_that_was_taken_away_ends_at_once(hub, hall):
    hall.open(1, PIN, clerk="c3")
    assert code_of(post(hub, "announce", COUNTER, ASKED["announce"])) == "done"
    hall.set_role("c3", CLERK)
    assert code_of(post(hub, "announce", COUNTER, ASKED["announce"])) == "role_too_low"


def test_a_clerk_cancels_what_the_own_counter_put_aside_and_nothing_else(hub, hall):
    hall.open(1, PIN, clerk="c4")
    hall.open(2, PIN, clerk="c3")
    own, other = hall.issue("papers"), hall.issue("land")
    hall.call_next(1)
    hall.park(1, "photo")
    for _ in range(200):  # until the hub has heard of it
        if code_of(post(hub, "cancel", COUNTER, {"ticket_id": own.id})) == "done":
            break
    assert hall.board()[0].find("A001") is None
    assert code_of(post(hub, "cancel", COUNTER, {"ticket_id": other.id})) == "role_too_low"


def test_a_supervisor_takes_no_admin_s_place(hub, hall):
    hall.open(1, PIN, clerk="c2")
    assert code_of(post(hub, "reset_clerk", COUNTER, {"clerk": "c1"})) == "role_too_low"
    assert code_of(post(hub, "set_role", COUNTER, {"clerk": "c2", "role": "admin"})) == "role_too_low"
    code = post(hub, "reset_clerk", COUNTER, {"clerk": "c4"}).json()
    hall.set_pin(1, "9153", code, clerk="c4")


def test_a_code_is_not_used_again(hub, hall):
    new, code = hall.add_clerk("Ánh", CLERK)
    asked = {"counter": 1, "clerk": new, "pin": "8305", "old": code}
    assert code_of(post(hub, "set_pin", COUNTER, asked)) == "done"
    assert code_of(post(hub, "set_pin", COUNTER, {**asked, "pin": "9153"})) == "pin_wrong"
    assert code_of(post(hub, "open", COUNTER, {"counter": 1, "clerk": new, "pin": "8305"})) == "done"


@pytest.mark.parametrize("verb", ["open", "check_pin", "set_pin"])
def test_guessing_a_pin_or_a_code_slows_the_device_and_then_locks(hall, any_store, verb):
    code = hall.reset_clerk("c4")
    guess = {"pin": "9999"} if verb != "set_pin" else {"pin": "8305", "old": "x"}
    whose = {"counter": 1, "clerk": "c3" if verb == "open" else "c4"}
    with hub_of(hall, any_store) as hub:
        answers = [post(hub, verb, COUNTER, {**whose, **guess}) for _ in range(FREE + 1)]
        wrong = "pin_wrong" if whose["clerk"] == "c3" else "code_wrong"
        assert [code_of(each) for each in answers] == [wrong] * FREE + ["too_many_tries"]
        right = {"pin": PIN} if verb != "set_pin" else {"pin": "8305", "old": code}
        assert post(hub, verb, COUNTER, {**whose, **right}).status == 429


def test_a_device_of_any_counter_has_the_rights_of_the_session_that_was_opened_there(hall, any_store):
    def may_reset(hub):
        return code_of(post(hub, "reset_clerk", COUNTER, {"clerk": "c4"})) == "done"

    def opened(hub, clerk):
        return code_of(post(hub, "open", COUNTER, {"counter": 2, "clerk": clerk, "pin": PIN}))

    with hub_of(hall, any_store, pins=patient()) as hub:
        assert not may_reset(hub)
        assert opened(hub, "c2") == "done"
        assert may_reset(hub)
        hall.close(2)
        assert not may_reset(hub)
        hall.open(2, PIN, clerk="c1")  # an admin, at another device
        assert not may_reset(hub)
        assert opened(hub, "c1") == "counter_open"
        assert may_reset(hub)
    with hub_of(hall, any_store, pins=patient()) as hub:  # another one, as after a restart
        assert not may_reset(hub)
        assert code_of(post(hub, "check_pin", COUNTER, {"counter": 2, "clerk": "c1", "pin": PIN})) == "done"
        assert may_reset(hub)
        post(hub, "close", COUNTER, {"counter": 2})
        assert not may_reset(hub)
