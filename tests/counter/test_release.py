"""A supervisor at a counter releases who is locked out, and gives new one-time codes."""

from __future__ import annotations

import shutil
from functools import partial

import pytest

from counter.requests.rights import with_rights
from shared.errors.clerks import ClerksNotHere, CodeWrong
from shared.errors.kinds import Refused
from shared.errors.outside import StoreNoRight
from shared.hall import Hall
from shared.pin import KeptPin
from shared.rules.roles import ClerkRole, ClerkState
from shared.rules.ticket import for_clerk
from shared.store.open import open_store
from shared.store.tables.pins import LOCK_OUT, Pins
from tests.support.counters import KEY, CounterStand
from tests.support.halls import CHEAP, PIN, Clock, journal, small_hall
from tests.support.windows import stands

NAMES = {ClerkRole.ADMIN: "Ánh", ClerkRole.SUPERVISOR: "Bình", ClerkRole.RECEPTION: "Chi", ClerkRole.CLERK: "Đức"}


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def hall(tmp_path, clock, ready_file):
    """c1 to c4: an admin, a supervisor, reception and a clerk, all with the PIN."""
    store = open_store(f"sqlite:///{shutil.copy(ready_file, tmp_path)}")
    hall = Hall(small_hall(), store, clock, hasher=CHEAP)
    for role, name in NAMES.items():
        clerk, code = hall.add_clerk(name, role)
        hall.set_pin(1, PIN, code, clerk=clerk)
    yield hall
    store.close()


def state_of(hall, clerk):
    return next(each.state for each in hall.clerks() if each.id == clerk)


def lock_out(hall, clock, clerk):
    pins = Pins(hall._store, hall.id, hall.settings.zone, CHEAP, roles=True)
    with hall._store.write(hall.id) as tx:
        pins._mark(tx, for_clerk(clerk), KeptPin("", LOCK_OUT, clock(), clock()))
    assert state_of(hall, clerk) is ClerkState.LOCKED


@pytest.fixture
def stand_up(qtbot, hall, clock):
    """Counter 1 with who has this role, who has pressed F7."""
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock, tick=3_600_000)) as make:

        def stand(role):
            stand = make()
            stand.key(*[KEY.Key_Down] * list(NAMES).index(role), KEY.Key_Return)
            stand.log_on()
            stand.key(KEY.Key_F7)
            return stand

        yield stand


def rows(stand):
    return [row["text"] for row in stand.desk.sheetRows]


def test_who_is_locked_out_is_released_by_one_press(stand_up, hall, clock):
    lock_out(hall, clock, "c4")
    stand = stand_up(ClerkRole.SUPERVISOR)
    assert (stand.desk.sheet, rows(stand)) == ("staff", ["Đức", "New one-time code…"])
    stand.key(KEY.Key_1)
    assert (stand.desk.sheet, stand.desk.message) == ("", "Đức may log on again.")
    assert state_of(hall, "c4") is ClerkState.READY
    assert journal(hall)[-1].body == {"clerk": "c4", "did": "release", "by": "c2"}
    stand.key(KEY.Key_F7)
    assert (rows(stand), stand.desk.sheetNote) == (["New one-time code…"], "Nobody is locked out.")


def test_who_was_locked_out_meanwhile_is_there_when_it_opens(stand_up, hall, clock):
    stand = stand_up(ClerkRole.ADMIN)
    stand.key(KEY.Key_Escape)
    lock_out(hall, clock, "c3")
    stand.key(KEY.Key_F7)
    assert rows(stand)[0] == "Chi"


def test_a_new_code_is_asked_about_and_told_once(stand_up, hall):
    stand = stand_up(ClerkRole.SUPERVISOR)
    stand.key(KEY.Key_1)
    assert rows(stand) == ["Bình", "Chi", "Đức"], "nobody who stands higher"
    stand.key(KEY.Key_3, KEY.Key_Return)
    assert (stand.desk.sheet, state_of(hall, "c4")) == ("reset", ClerkState.READY), "Enter keeps the PIN"
    stand.key(KEY.Key_3, KEY.Key_2)
    assert (stand.desk.sheet, state_of(hall, "c4")) == ("code", ClerkState.CODE)
    assert "Đức" in stand.desk.sheetTitle
    code = stand.desk.sheetLarge
    assert code in [item.property("number") for item in stand.items()]
    with pytest.raises(CodeWrong):
        hall.set_pin(1, "8305", "x", clerk="c4")
    hall.set_pin(1, "8305", code, clerk="c4")
    stand.key(KEY.Key_Return)
    assert stand.desk.sheet == ""
    assert code not in str([entry.body for entry in journal(hall)])


@pytest.mark.parametrize("role", [ClerkRole.CLERK, ClerkRole.RECEPTION])
def test_nobody_else_is_offered_it(stand_up, role):
    stand = stand_up(role)
    assert (stand.desk.sheet, stand.desk.staff) == ("", False)
    assert stand.desk.message


def test_it_stands_with_a_number_in_hand_and_what_can_be_taken_back_too(stand_up, hall):
    stand = stand_up(ClerkRole.SUPERVISOR)
    hall.issue("papers")
    stand.key(KEY.Key_Escape, KEY.Key_F2, KEY.Key_F7)
    assert rows(stand)[-1] == "Clerks"
    stand.key(KEY.Key_Escape, KEY.Key_F4, KEY.Key_F4, KEY.Key_F7)
    assert rows(stand)[-1] == "Clerks"
    stand.key(KEY.Key_3)
    assert stand.desk.sheet == "staff"


def test_a_role_that_was_taken_away_closes_it(stand_up, hall):
    stand = stand_up(ClerkRole.SUPERVISOR)
    hall.set_role("c2", ClerkRole.CLERK)
    stand.settle()
    assert stand.desk.sheet == ""


def test_where_the_counter_s_own_login_may_not_it_says_where_it_is_done(hall):
    class NoRight:
        def __getattr__(self, name):
            def verb(_clerk, *, by="", request_id=None):
                raise StoreNoRight(path="x")

            return verb if name.endswith("_clerk") else getattr(hall, name)

    hall.open(1, PIN, clerk="c2")
    with pytest.raises(ClerksNotHere) as refused:
        with_rights(NoRight(), 1).release_clerk("c4", request_id="x")
    assert isinstance(refused.value, Refused)
