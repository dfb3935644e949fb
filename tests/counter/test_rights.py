"""A counter that works on the database itself asks the table of roles as a hub does: every right of every role."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter.requests.rights import with_rights
from shared.errors.clerks import RoleTooLow
from shared.errors.kinds import Refused
from shared.hall import Hall
from shared.rules.roles import NEEDED, ClerkRight, ClerkRole, may
from tests.hub.test_staff import ASKED
from tests.support.halls import CHEAP, FEES, PIN, journal, small_hall

pytestmark = pytest.mark.databases("sqlite")
ELSEWHERE = {"cancel", "cancel_fee"}


@pytest.fixture
def hall(any_store, clock):
    """c1 to c4: an admin, a supervisor, reception and a clerk, all with the PIN."""
    hall = Hall(small_hall(fee=FEES), any_store, clock, hasher=CHEAP)
    for role in reversed(ClerkRole):
        clerk, code = hall.add_clerk(role.value, role)
        hall.set_pin(1, PIN, code, clerk=clerk)
    return hall


def allowed(hall, clock, verb, **body):
    """Whether the counter may; what else the hall refuses is of no matter here."""
    if "until" in body:
        body["until"] = clock.now + timedelta(hours=1)
    try:
        getattr(with_rights(hall, 1), verb)(**body)
    except RoleTooLow:
        return False
    except Refused:
        return True
    return True


def fee(hall, counter):
    """The number in hand there is asked to pay."""
    ticket = hall.issue("land")
    hall.call(counter, ticket.id, "x")
    hall.start(counter)
    hall.ask_fee(counter, "copy")
    return ticket


@pytest.mark.parametrize("role", ClerkRole)
def test_every_right_of_every_role(hall, clock, role):
    clerk = f"c{4 - list(ClerkRole).index(role)}"
    hall.open(1, PIN, clerk=clerk)
    hall.open(2, PIN, clerk="c2" if clerk != "c2" else "c1")
    others = {
        "cancel": {"ticket_id": hall.issue("papers").id},
        "cancel_fee": {"ticket_id": fee(hall, 2).id, "reason": "x", "counter": 1},
    }
    assert set(ASKED) | set(others) == set(NEEDED)
    for verb, body in {**ASKED, **others}.items():
        assert allowed(hall, clock, verb, **body) is may(role, NEEDED[verb]), verb
    assert {entry.body["by"] for entry in journal(hall) if "by" in entry.body} <= {clerk}


def test_nobody_logged_on_has_no_right(hall, clock):
    assert not any(allowed(hall, clock, verb, **body) for verb, body in ASKED.items())


def test_a_hall_without_roles_keeps_what_is_about_roles_to_its_own_computer(any_store, clock):
    hall = Hall(small_hall(), any_store, clock, hasher=CHEAP)
    for verb, body in ASKED.items():
        assert allowed(hall, clock, verb, **body) is may(None, NEEDED[verb]), verb
    assert hall.clerks() == ()


def test_a_clerk_takes_back_what_is_the_counter_s_own(hall, clock):
    hall.open(1, PIN, clerk="c4")
    parked = hall.issue("papers")
    hall.call_next(1)
    hall.park(1, "photo")
    assert allowed(hall, clock, "cancel", ticket_id=parked.id)
    asked = fee(hall, 1)
    assert allowed(hall, clock, "cancel_fee", ticket_id=asked.id, reason="typed wrong", counter=1)
    hall.ask_fee(1, "copy")
    hall.fee_paid(asked.id, "cash", counter=1)
    assert not allowed(hall, clock, "cancel_fee", ticket_id=asked.id, reason="given back", counter=1)


def test_each_right_has_something_that_needs_it():
    assert set(NEEDED.values()) == set(ClerkRight) - {ClerkRight.SERVE}
