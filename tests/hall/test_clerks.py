"""Clerks with roles: one-time codes, lock-out and release, who may do it, and that nothing has a default."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared.errors.clerks import (
    ClerkAtCounter,
    ClerkInHallFile,
    ClerkThere,
    CodeNeeded,
    CodeOver,
    CodeWrong,
    FirstIsAdmin,
    LastAdmin,
    PinLockedOut,
    RoleTooLow,
)
from shared.errors.counters import ClerkNeeded, PinAlreadySet, PinLocked, PinNotSet, PinWrong, UnknownClerk
from shared.errors.visits import RequestReused, TextMissing, TextTooLong
from shared.hall import Hall
from shared.hall.clerks import NAME_LONGEST
from shared.rules.entry import Verb
from shared.rules.pins import too_weak
from shared.rules.roles import ClerkRole, ClerkState
from shared.store.tables.pins import HASHER, LOCK_OUT
from tests.support.halls import BOTH, CHEAP, PIN, assert_sound, busy_hall, journal, small_hall

CLERK, RECEPTION, SUPERVISOR, ADMIN = ClerkRole


@pytest.fixture
def hall(any_store, clock):
    """Nobody has a PIN, a name or a role."""
    yield (made := Hall(small_hall(), any_store, clock, hasher=CHEAP))
    assert_sound(made)


@pytest.fixture
def staff(hall):
    """c1 to c4 have PINs: an admin, a supervisor, reception and a clerk."""
    for role in reversed(ClerkRole):
        clerk, code = hall.add_clerk(role.value, role)
        hall.set_pin(1, PIN, code, clerk=clerk)
    return hall


def states(hall) -> dict[str, ClerkState]:
    return {each.id: each.state for each in hall.clerks()}


@pytest.mark.databases(*BOTH)
def test_a_first_pin_needs_the_code_and_the_code_is_used_once(hall, clock):
    clerk, code = hall.add_clerk("Nguyễn Thị A", ADMIN)
    assert states(hall) == {clerk: ClerkState.CODE}
    assert hall.needs_code(1, clerk)
    with pytest.raises(CodeNeeded):
        hall.set_pin(1, PIN, clerk=clerk)
    with pytest.raises(PinNotSet):
        hall.open(1, code, clerk=clerk)
    with pytest.raises(CodeWrong):
        hall.set_pin(1, PIN, "000000" if code != "000000" else "000001", clerk=clerk)
    hall.check_pin(1, code, clerk=clerk)
    hall.set_pin(1, PIN, code, clerk=clerk)
    assert states(hall) == {clerk: ClerkState.READY}
    with pytest.raises(PinWrong):
        hall.set_pin(1, "9153", code, clerk=clerk)
    with pytest.raises(PinAlreadySet):
        hall.set_pin(1, "9153", clerk=clerk)
    hall.open(1, PIN, clerk=clerk)
    assert hall.who(1) == (clerk, ADMIN)


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize("by", [timedelta(days=1, seconds=1), timedelta(days=-2)])
def test_a_code_is_over_after_a_day_and_by_a_clock_that_is_set_back(hall, clock, by):
    clerk, code = hall.add_clerk("A", ADMIN)
    clock.is_set(days=by.days, seconds=by.seconds)
    with pytest.raises(CodeOver):
        hall.set_pin(1, PIN, code, clerk=clerk)


@pytest.mark.databases("sqlite")
def test_a_lost_pin_ends_with_the_new_code_and_nobody_learns_it(staff, any_store):
    code = staff.reset_clerk("c4", by="c2")
    with pytest.raises(PinNotSet):
        staff.open(1, PIN, clerk="c4")
    staff.set_pin(1, "9153", code, clerk="c4")
    staff.open(1, "9153", clerk="c4")
    with any_store.read() as tx:
        stored = [row[0] for row in tx.connection.exec_driver_sql("SELECT hash FROM pin")]
    assert all(each.startswith("$argon2id$") for each in stored)
    told = " ".join(str(entry.body) for entry in journal(staff))
    assert code not in told
    assert "9153" not in told


@pytest.mark.databases("sqlite")
def test_the_names_are_not_in_the_journal_and_go_with_the_clerk(staff, any_store):
    clerk, _ = staff.add_clerk("Nguyễn Thị Bí Mật", RECEPTION)
    staff.remove_clerk(clerk)
    assert clerk not in states(staff)
    assert not any("Bí Mật" in str(entry.body) for entry in journal(staff))
    with any_store.read() as tx:
        assert "Bí Mật" not in str(tx.connection.exec_driver_sql("SELECT * FROM clerk").fetchall())
    assert staff.add_clerk("B", CLERK)[0] == "c6", "an id stands in the journal for good"
    with pytest.raises(UnknownClerk):
        staff.open(1, PIN, clerk=clerk)


@pytest.mark.databases(*BOTH)
def test_many_wrong_pins_lock_out_until_a_supervisor_releases(staff, clock):
    for tried in range(1, LOCK_OUT + 1):
        with pytest.raises((PinWrong, PinLocked, PinLockedOut)) as refused:
            staff.open(1, "9999", clerk="c4")
        clock.go(hours=1)
        assert isinstance(refused.value, PinLockedOut) is (tried == LOCK_OUT)
    clock.go(days=30)
    for way in (staff.open, staff.check_pin):
        with pytest.raises(PinLockedOut):
            way(1, PIN, clerk="c4")
    with pytest.raises(PinLockedOut):
        staff.set_pin(1, "9153", PIN, clerk="c4")
    assert states(staff)["c4"] is ClerkState.LOCKED
    for who in ("c3", "c4"):
        with pytest.raises(RoleTooLow):
            staff.release_clerk("c4", by=who)
    staff.release_clerk("c4", by="c2")
    staff.open(1, PIN, clerk="c4")


@pytest.mark.databases("sqlite")
def test_guessing_a_code_locks_it_too(staff, clock):
    code = staff.reset_clerk("c4")
    for guess in range(LOCK_OUT):
        with pytest.raises((CodeWrong, PinLocked, PinLockedOut)):
            staff.check_pin(1, f"x{guess}", clerk="c4")
        clock.go(hours=1)
    with pytest.raises(PinLockedOut):
        staff.set_pin(1, "9153", code, clerk="c4")


@pytest.mark.databases("sqlite")
def test_nobody_gets_a_code_for_who_stands_higher(staff):
    for verb in (staff.reset_clerk, staff.release_clerk):
        with pytest.raises(RoleTooLow):
            verb("c1", by="c2")
        verb("c2", by="c2")
        verb("c1", by="c1")
    for who in ("c2", "c3", "c4"):
        for act in (
            lambda by: staff.add_clerk("B", CLERK, by=by),
            lambda by: staff.set_role("c4", ADMIN, by=by),
            lambda by: staff.remove_clerk("c3", by=by),
        ):
            with pytest.raises(RoleTooLow):
                act(who)
    with pytest.raises(UnknownClerk):
        staff.set_role("c4", ADMIN, by="nobody")


@pytest.mark.databases("sqlite")
def test_a_role_holds_at_once_and_the_journal_says_by_whom(staff):
    staff.open(1, PIN, clerk="c4")
    staff.set_role("c4", SUPERVISOR, by="c1", request_id="r")
    staff.set_role("c4", SUPERVISOR, by="c1", request_id="r")
    assert staff.who(1) == ("c4", SUPERVISOR)
    last = journal(staff)[-1]
    assert (last.verb, last.body) == (
        Verb.CLERK,
        {"clerk": "c4", "did": "role", "by": "c1", "role": "supervisor"},
    )


@pytest.mark.databases("sqlite")
def test_a_hall_with_roles_has_an_admin_always(staff):
    with pytest.raises(LastAdmin):
        staff.remove_clerk("c1")
    with pytest.raises(LastAdmin):
        staff.set_role("c1", CLERK)
    staff.set_role("c2", ADMIN)
    staff.remove_clerk("c1")
    with pytest.raises(LastAdmin):
        staff.set_role("c2", SUPERVISOR)


@pytest.mark.databases("sqlite")
def test_what_makes_no_clerk(hall):
    with pytest.raises(FirstIsAdmin):
        hall.add_clerk("A", SUPERVISOR)
    with pytest.raises(TextMissing):
        hall.add_clerk("  ", ADMIN)
    with pytest.raises(TextTooLong):
        hall.add_clerk("x" * (NAME_LONGEST + 1), ADMIN)
    gone, _ = hall.add_clerk("Nguyễn Thị Lan", ADMIN)
    with pytest.raises(ClerkThere):
        hall.add_clerk("NGUYỄN THỊ LAN", CLERK)
    hall.add_clerk("Nguyễn Thị Lan (đất đai)", ADMIN)
    hall.remove_clerk(gone)
    hall.add_clerk("Nguyễn Thị Lan", CLERK)


@pytest.mark.databases("sqlite")
def test_without_roles_each_counter_has_a_pin(hall):
    hall.set_pin(1, PIN)  # nobody has a role: each counter has a PIN
    hall.open(1, PIN)


@pytest.mark.databases("sqlite")
def test_who_is_at_a_counter_is_not_removed(staff):
    staff.open(2, PIN, clerk="c4")
    with pytest.raises(ClerkAtCounter):
        staff.remove_clerk("c4")
    with pytest.raises(ClerkNeeded):
        staff.open(1, PIN)


@pytest.mark.databases("sqlite")
def test_the_hall_file_s_clerks_go_on(make_hall):
    """With the PINs they have; roles come with the first admin, and then a first PIN needs a code."""
    busy = make_hall(busy_hall())
    assert {each.role for each in busy.clerks()} == {None}
    busy.forget_pin(1, "hoa")
    assert not busy.needs_code(1, "hoa")
    busy.set_role("lan", ADMIN)
    assert {each.id: each.role for each in busy.clerks()} == {"lan": ADMIN, "minh": CLERK, "hoa": CLERK}
    busy.open(1, PIN, clerk="minh")
    with pytest.raises(CodeNeeded):
        busy.set_pin(1, PIN, clerk="hoa")
    with pytest.raises(CodeNeeded):
        busy.set_pin(1, PIN, "123456", clerk="hoa")
    busy.set_pin(1, PIN, busy.reset_clerk("hoa"), clerk="hoa")
    new, code = busy.add_clerk("Ánh", CLERK)
    busy.set_pin(2, PIN, code, clerk=new)
    busy.open(2, PIN, clerk=new)
    busy.issue("papers")
    busy.call_next(1)
    assert busy.transfer(1, to_clerk=new).reserved == f"clerk:{new}"
    with pytest.raises(ClerkInHallFile):
        busy.remove_clerk("minh")


@pytest.mark.databases("sqlite")
def test_an_answer_that_was_lost_gives_a_code_that_is_right(hall):
    first, lost = hall.add_clerk("A", ADMIN, request_id="add")
    again, code = hall.add_clerk("A", ADMIN, request_id="add")
    assert (again, len(hall.clerks())) == (first, 1)
    with pytest.raises(CodeWrong):
        hall.set_pin(1, PIN, lost if lost != code else "x", clerk=first)
    hall.set_pin(1, PIN, code, clerk=first)
    with pytest.raises(RequestReused):
        hall.add_clerk("A", ADMIN, request_id="add")
    assert states(hall) == {first: ClerkState.READY}


@pytest.mark.parametrize(
    ("pin", "weak"),
    [
        *((each, True) for each in ("1111", "1212", "123123", "1234", "87654321", "1985")),
        *((each, True) for each in ("123", "123456789", "12a4", "")),
        *((each, False) for each in ("4827", "19852", "0912", "48271")),
    ],
)
def test_what_is_easy_to_guess(pin, weak):
    assert too_weak(pin) is weak


def test_what_a_pin_costs_in_the_product():
    """RFC 9106, second recommended choice; halls of tests have a cheap one."""
    assert (HASHER.type.name, HASHER.time_cost, HASHER.memory_cost, HASHER.parallelism) == ("ID", 3, 65536, 4)


@pytest.mark.databases("sqlite")
def test_a_hall_hashes_as_the_product_does_unless_a_test_says_otherwise(any_store, clock):
    Hall(small_hall(), any_store, clock).set_pin(1, PIN)
    with any_store.read() as tx:
        stored = tx.connection.exec_driver_sql("SELECT hash FROM pin").scalar()
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
