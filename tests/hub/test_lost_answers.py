"""Every answer of the hub is lost once on the way, and what a device asked for is done once all the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from shared.errors.devices import HubUnavailable
from shared.hall import Hall
from shared.link.client import RemoteHall
from shared.link.routes import COUNTER, KIOSK, PANEL, RECEPTION, ROUTES
from shared.rules.entry import Verb
from shared.rules.printing import JobState
from shared.rules.roles import ClerkRole
from shared.rules.ticket import Lane
from tests.support.cable import cable_to
from tests.support.halls import CHEAP, FEES, PIN, assert_sound, journal, small_hall
from tests.support.hubs import connected, hub_of

pytestmark = [pytest.mark.databases("sqlite"), pytest.mark.slow]
ONLY_READ = {
    *("has_pin", "wrong_pins", "outlook", "model", "issued", "sent", "confirmed_by_clerk", "residue_in"),
    *("number_of_code", "visit", "appointments", "needs_code", "check_pin", "clerks"),
    *("fee_of", "at_panel", "has_panel", "code_aside", "feedback_waiting"),
}
WAYS = (KIOSK, COUNTER, RECEPTION, PANEL)
TELLS = {"set_pin"}
"""Refused the second time: the window then asks for the PIN, which is the one that was chosen."""


class Lossy:
    """Asks as a device does whose first answer is always lost, and which then asks the same again."""

    def __init__(self, cable, halls):
        self._cable, self._halls, self.asked = cable, halls, set()

    def __getattr__(self, name):
        def ask(*given, **named):
            self.asked.add(name)
            route = ROUTES[name]
            kind = next(kind for kind in WAYS if kind in route.kinds)
            ask_hub = getattr(self._halls[kind], name)
            if route.once:
                named["request_id"] = f"{name} {len(self.asked)} {given} {named}"[:100]
            self._cable.deaf = True
            with pytest.raises(HubUnavailable):
                ask_hub(*given, **named)
            self._cable.mend()
            return ask_hub(*given, **named)

        return ask


@pytest.fixture
def hall(make_hall):
    more = {"hub": {"offline_numbers": 3}, "feedback": {"box": True}, "appointments": {"per_slot": 2}}
    return make_hall(small_hall(**more, fee=FEES)).open_all()


@pytest.fixture
def lossy(hall, any_store):
    with hub_of(hall, any_store) as address, cable_to(address) as cable:
        yield Lossy(
            cable,
            {kind: RemoteHall(connected(cable.address, kind), hall.settings) for kind in WAYS},
        )


def test_each_verb_is_done_once(lossy, hall, clock, any_store):
    lossy.report_printer("kiosk")
    first, second, third, fourth = (
        lossy.issue("papers", printer="kiosk", language=each) for each in ("vi", "en", "xx", "yy")
    )
    slip = lossy.claim_print_job("kiosk")
    assert slip.ticket.id == first.id
    lossy.record_print_result(slip, JobState.CONFIRMED)
    held = lossy.claim_print_job("kiosk")
    assert held.ticket.id == second.id
    lossy.record_print_result(held, JobState.BLOCKED, "paper_out")
    lossy.confirm_seen(second.id)
    assert lossy.claim_print_job("kiosk").ticket.id == third.id
    assert lossy.fail_abandoned_jobs("kiosk") == 0, "the answer that was lost had counted it"
    lossy.reprint(third.id)

    assert lossy.call_next(1).id == first.id
    lossy.recall(1)
    lossy.start(1)
    lossy.unstart(1)
    lossy.park(1, "forms")
    lossy.come_back(first.id)
    lossy.call(1, first.id, "is back")
    lossy.park(1, "photo")
    lossy.resume(1, first.id)
    lossy.ask_fee(1, "copy")
    lossy.fee_paid(first.id, "transfer")
    lossy.cancel_fee(first.id, "twice")
    lossy.complete(1)
    lossy.rate(hall.issued(first.id)[1], 5)
    lossy.call(1, third.id, "asked")
    lossy.no_show(1)
    lossy.requeue(third.id)
    lossy.change_lane(third.id, Lane.PRIORITY)
    lossy.transfer(1, service="land", ticket_id=third.id)
    lossy.take_priority(lossy.issue("papers").id)
    lossy.cancel(fourth.id)
    lossy.service_off("land", "mất điện")
    lossy.service_on("land")
    lossy.call_help("kiosk", "help")
    lossy.answer_help(1)
    lossy.end_notice(lossy.add_notice("Hết mẫu đơn", clock.now + timedelta(hours=1)))
    lossy.feedback("kiosk", "Khen", "Cảm ơn")
    lossy.check_in(lossy.book("papers", clock.now + timedelta(minutes=50)).code)
    lossy.unbook(hall.book("papers", clock.now + timedelta(minutes=50)).code)
    lossy.announce("Mời về chỗ ngồi", "Please be seated")
    lossy.pause(1, "lunch")
    lossy.unpause(1)
    lossy.close(1)

    kept = lossy.reserve("holder", "kiosk")
    number = kept.numbers["A"].first
    taken = lossy.hand_in(
        "holder", "A", number, "papers", Lane.ORDINARY, kept.day, clock.now, clock.now, "7F" * 10, printer="kiosk"
    )
    assert taken.ticket.number == number

    machine = Hall(hall.settings, any_store, clock, hasher=CHEAP)
    admin, code = machine.add_clerk("Lan", ClerkRole.ADMIN)
    machine.set_pin(1, PIN, code, clerk=admin)
    lossy.open(1, PIN, clerk=admin)
    new, code = lossy.add_clerk("Minh", ClerkRole.CLERK)
    machine.check_pin(1, code, clerk=new)
    machine.check_pin(1, lossy.reset_clerk(new), clerk=new)
    lossy.set_role(new, ClerkRole.RECEPTION)
    lossy.release_clerk(new)
    lossy.remove_clerk(new)

    assert lossy.asked == set(ROUTES) - ONLY_READ - TELLS
    done = [entry.verb for entry in journal(hall)]
    once = (
        *_OF_TICKETS,
        Verb.ANNOUNCE,
        Verb.RESERVE,
        Verb.PAUSE,
        Verb.UNPAUSE,
        Verb.CLOSE,
        Verb.PRINTER,
        Verb.REPRINT,
    )
    twice = dict.fromkeys((Verb.CALL, Verb.PARK, Verb.CHANGE_LANE), 2)
    assert {verb: done.count(verb) for verb in once} == dict.fromkeys(once, 1) | twice
    assert done.count(Verb.ISSUE) == 7
    assert done.count(Verb.CLERK) == 6
    assert done.count(Verb.OPEN) == 3
    assert hall.print_jobs_of(third.id) == [("failed", "interrupted"), ("queued", "")]
    assert kept.day == date.fromisoformat("2026-10-12")
    assert_sound(hall)


_OF_TICKETS = (
    *(Verb.CALL_NEXT, Verb.CALL, Verb.RECALL, Verb.START, Verb.UNSTART, Verb.COMPLETE, Verb.NO_SHOW, Verb.REQUEUE),
    *(Verb.PARK, Verb.RESUME, Verb.TRANSFER, Verb.CANCEL, Verb.CHANGE_LANE, Verb.COME_BACK),
    *(Verb.HELP_CALL, Verb.HELP_ANSWER, Verb.FEEDBACK, Verb.RATE, Verb.ASK_FEE, Verb.FEE_PAID, Verb.CANCEL_FEE),
)
