"""Two kiosks and their hub as real processes: the cable out, and each of them killed in the middle. Afterwards the
journal, the slips and the screens say the same.
"""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from shared.rules.entry import Verb
from shared.rules.ticket import State
from tests.support.floor import Floor
from tests.support.halls import PIN, Opened, assert_sound, journal
from tests.support.servers import wait_for

pytestmark = [pytest.mark.slow, pytest.mark.allow_logs]


@pytest.fixture
def floor(tmp_path):
    with ExitStack() as until:
        made = Floor(tmp_path, until)
        made.pair("door")
        made.pair("garden")
        yield made


def test_nothing_is_lost_or_twice_whatever_goes_away(floor):
    door, garden = floor.kiosk("door"), floor.kiosk("garden", paper=False)
    wait_for(lambda: reserved(floor) == 2)
    first = floor.take(garden)
    floor.cables["door"].cut()
    own = [floor.take(door), floor.take(door)]
    between = floor.take(garden)
    assert (first, between) == ("A001", "A002")
    assert not {*own} & {first, between}

    door.kill()
    door = floor.kiosk("door")  # from what it kept
    own.append(floor.take(door))

    floor.hub.kill()
    own += [floor.take(garden), floor.take(door)]
    assert floor.waiting() == [first, between]

    floor.hub = floor.start_hub()
    floor.cables["door"].mend()
    wait_for(lambda: len(floor.waiting()) > 2)
    door.kill()  # half way, most often
    door = floor.kiosk("door")
    wait_for(lambda: len(floor.waiting()) == len(floor.seen))

    assert len(set(floor.seen)) == len(floor.seen) == 7
    last = floor.take(door)
    assert last == "A003"
    assert sorted(floor.waiting()) == sorted(floor.seen)
    tickets = floor.hall.board()[0].tickets.values()
    taken = [ticket.label for ticket in sorted(tickets, key=lambda each: each.issued_at)]
    assert taken == floor.seen, "they rank as they came"
    printed = [each for each in tickets if floor.hall.print_jobs_of(each.id)]
    wait_for(lambda: len(floor.printer("door").slips) == len(printed) == 5)
    wait_for(lambda: all(settled(floor, each) for each in printed))
    assert floor.hall.board()[0].left_out == ()
    called = Opened(floor.hall.settings, floor.store, floor.hall._clock)
    called.open(1, PIN)
    for number in floor.seen:
        assert called.call_next(1).label == number
        called.complete(1)
    assert not any(each.state is State.WAITING for each in floor.hall.board()[0].tickets.values())
    assert_sound(floor.hall)
    assert [door.stop(), garden.stop()] == [0, 0]


def settled(floor, ticket):
    """Its slip came out; one that was being printed when the kiosk was killed is in trouble, and staff look."""
    return floor.hall.print_jobs_of(ticket.id)[0] in (("confirmed", ""), ("failed", "interrupted"))


def reserved(floor):
    return sum(entry.verb is Verb.RESERVE for entry in journal(floor.hall))
