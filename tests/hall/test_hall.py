"""What holds for every verb of the hall, on both databases: it writes one entry, twice is once, a refusal changes
nothing, and only the moves of the table are allowed. What each verb does stands in tests/test_hall_*.py.

At the end of each test `make_hall` verifies the journal and folds it into the board of the tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from shared.errors.counters import (
    CounterBusy,
    CounterClosed,
    CounterPaused,
    NothingCalled,
    PinAlreadySet,
    PinLocked,
    PinNotSet,
    PinTooWeak,
    PinWrong,
    ReasonNeeded,
    UnknownCounter,
)
from shared.errors.kinds import Refused
from shared.errors.visits import (
    RequestReused,
    TextTooLong,
    TextWrong,
    UnknownAppointment,
    UnknownCode,
    UnknownService,
    UnknownTicket,
)
from shared.hall import Hall
from shared.link.feed import Feed
from shared.rules.board import Board
from shared.rules.entry import Verb
from shared.rules.fees import PaidBy
from shared.rules.printing import JobState
from shared.rules.roles import ClerkRole
from shared.rules.ticket import MOVES, Lane, Source, State, Ticket
from tests.support.halls import (
    BOTH,
    CHEAP,
    PIN,
    THROUGH,
    THROUGH_SERVER,
    Clock,
    Opened,
    assert_sound,
    busy_hall,
    journal,
    small_hall,
)

HOA_AT = 3
TEN = datetime(2026, 10, 12, 3, tzinfo=UTC)

pytestmark = pytest.mark.databases(*BOTH, THROUGH, THROUGH_SERVER)


def waiting(hall: Opened) -> int:
    return hall.issue("papers").id


def called(hall: Opened) -> int:
    hall.issue("papers")
    return hall.call_next(1).id


def serving(hall: Opened) -> int:
    called(hall)
    return hall.start(1).id


def asked(hall: Opened) -> int:
    ticket = serving(hall)
    hall.ask_fee(1, "copy")
    return ticket


def parked(hall: Opened) -> int:
    serving(hall)
    return hall.park(1, "photo").id


def absent(hall: Opened) -> int:
    called(hall)
    return hall.no_show(1).id


def served(hall: Opened) -> int:
    serving(hall)
    return hall.complete(1).id


def cancelled(hall: Opened) -> int:
    return hall.cancel(waiting(hall)).id


def code_of_served(hall: Opened) -> str:
    return hall.issued(served(hall))[1]


def booked(hall: Opened) -> str:
    return hall.book("papers", hall._clock() + timedelta(minutes=40)).code


def nothing(_hall: Opened) -> None:
    pass


def led_by_hoa(hall: Opened) -> None:
    """On the hall's own computer somebody is made admin, who then types the PIN where they are logged on."""
    Hall(hall.settings, hall._store, hall._clock, hasher=CHEAP).set_role("hoa", ClerkRole.ADMIN)
    hall.check_pin(HOA_AT, PIN, clerk="hoa")


def with_a_new_clerk(hall: Opened) -> str:
    led_by_hoa(hall)
    return hall.add_clerk("Ánh", ClerkRole.CLERK)[0]


def paused(hall: Opened) -> None:
    hall.pause(1, "lunch")


def closed(hall: Opened) -> None:
    hall.close(1)


@dataclass(frozen=True)
class Case:
    """A verb at work: `ready` makes what it needs, `act` does it with that and a request id; then what its entry
    says: the verb, the counter, and at least `body`.
    """

    name: str
    ready: Callable[[Opened], Any]
    act: Callable[[Opened, Any, str | None], Any]
    verb: Verb
    counter: int | None = None
    body: dict[str, Any] = field(default_factory=dict)


CASES = [
    Case(
        "issue", nothing, lambda h, _, r: h.issue("papers", request_id=r), Verb.ISSUE,
        body={"service": "papers", "series": "A", "number": 1, "round": 1, "lane": "ordinary", "source": "kiosk"},
    ),
    Case(
        "issue by a clerk", nothing,
        lambda h, _, r: h.issue("land", Lane.PRIORITY, counter=2, request_id=r), Verb.ISSUE, 2,
        {"service": "land", "lane": "priority", "source": "clerk"},
    ),
    Case(
        "issue to a walk-in", nothing,
        lambda h, _, r: h.issue("land", counter=2, source=Source.WALK_IN, request_id=r), Verb.ISSUE, 2,
        {"source": "walk_in"},
    ),
    Case("call_next", waiting, lambda h, _, r: h.call_next(1, request_id=r), Verb.CALL_NEXT, 1,
         {"rule": "head-start", "passed": []}),
    Case("call", waiting, lambda h, t, r: h.call(3, t, " feels ill ", request_id=r), Verb.CALL, 3,
         {"reason": "feels ill", "from": "waiting"}),
    Case("call a no-show", absent, lambda h, t, r: h.call(3, t, "came", request_id=r), Verb.CALL, 3,
         {"reason": "came", "from": "no_show"}),
    Case("call a parked one", parked, lambda h, t, r: h.call(3, t, request_id=r), Verb.CALL, 3,
         {"reason": "", "from": "parked"}),
    Case("recall", called, lambda h, _, r: h.recall(1, request_id=r), Verb.RECALL, 1),
    Case("start", called, lambda h, _, r: h.start(1, request_id=r), Verb.START, 1),
    Case("unstart", serving, lambda h, _, r: h.unstart(1, request_id=r), Verb.UNSTART, 1),
    Case(
        "complete", serving,
        lambda h, _, r: h.complete(1, outcome="done", dossier="H-12", note="by post", request_id=r),
        Verb.COMPLETE, 1, {"outcome": "done", "dossier": "H-12", "note": "by post"},
    ),
    Case(
        "complete and go back",
        lambda h: [called(h), h.transfer(1, to_counter=3, come_back=True), h.call_next(3)],
        lambda h, _, r: h.complete(3, outcome="paid", request_id=r),
        Verb.TRANSFER, 3, {"reserved": "counter:1", "back_to": None, "asked": "complete", "outcome": "paid"},
    ),
    Case("no_show", called, lambda h, _, r: h.no_show(1, request_id=r), Verb.NO_SHOW, 1),
    Case("requeue", absent, lambda h, t, r: h.requeue(t, counter=3, request_id=r), Verb.REQUEUE, 3),
    Case("requeue from called", called, lambda h, t, r: h.requeue(t, request_id=r), Verb.REQUEUE, 1),
    Case("park", serving, lambda h, _, r: h.park(1, "photo", h._clock() + timedelta(hours=1), request_id=r),
         Verb.PARK, 1, {"reason": "photo"}),
    Case("resume", parked, lambda h, t, r: h.resume(2, t, request_id=r), Verb.RESUME, 2),
    Case("transfer", called, lambda h, _, r: h.transfer(1, service="land", note="wrong line", request_id=r),
         Verb.TRANSFER, 1, {"service": "land", "reserved": "", "back_to": None, "note": "wrong line"}),
    Case("transfer to a clerk", waiting,
         lambda h, t, r: h.transfer(3, to_clerk="minh", come_back=True, ticket_id=t, request_id=r),
         Verb.TRANSFER, 3, {"service": "papers", "reserved": "clerk:minh", "back_to": 3}),
    Case("cancel", waiting, lambda h, t, r: h.cancel(t, request_id=r), Verb.CANCEL),
    Case("change_lane", waiting, lambda h, t, r: h.change_lane(t, Lane.PRIORITY, request_id=r),
         Verb.CHANGE_LANE, None, {"lane": "priority"}),
    Case("take_priority", lambda h: h.issue("papers", printer="door").id,
         lambda h, t, r: h.take_priority(t, printer="door", request_id=r),
         Verb.CHANGE_LANE, None, {"lane": "priority", "printer": "door"}),
    Case("come_back", parked, lambda h, t, r: h.come_back(t, request_id=r), Verb.COME_BACK, None,
         {"reserved": "counter:1"}),
    Case("defer", lambda h: (waiting(h), h.issue("papers"))[0], lambda h, t, r: h.defer(t, request_id=r),
         Verb.DEFER, None, {"source": "phone"}),
    Case("rate", code_of_served, lambda h, c, r: h.rate(c, 4, request_id=r), Verb.RATE, None, {"rating": 4}),
    Case("rate with a reason", code_of_served,
         lambda h, c, r: h.rate(c, 1, reason=" Phải chờ lâu ", request_id=r), Verb.RATE, None,
         {"rating": 1, "reason": "Phải chờ lâu"}),
    Case("ask_fee", serving, lambda h, _, r: h.ask_fee(1, "copy", request_id=r), Verb.ASK_FEE, 1,
         {"kind": "copy", "amount": 8000}),
    Case("ask_fee by pages", serving, lambda h, _, r: h.ask_fee(1, "pages", pages=3, copies=2, request_id=r),
         Verb.ASK_FEE, 1, {"kind": "pages", "amount": 10_000, "pages": 3, "copies": 2}),
    Case("fee_paid", asked, lambda h, t, r: h.fee_paid(t, PaidBy.CASH, counter=2, request_id=r),
         Verb.FEE_PAID, 2, {"by": "cash"}),
    Case("cancel_fee", asked, lambda h, t, r: h.cancel_fee(t, " miễn ", counter=1, request_id=r),
         Verb.CANCEL_FEE, 1, {"reason": "miễn"}),
    Case("open", closed, lambda h, _, r: h.open(1, PIN, clerk="lan", request_id=r), Verb.OPEN, 1,
         {"clerk": "lan"}),
    Case("pause", nothing, lambda h, _, r: h.pause(1, "lunch", request_id=r), Verb.PAUSE, 1,
         {"reason": "lunch"}),
    Case("unpause", paused, lambda h, _, r: h.unpause(1, request_id=r), Verb.UNPAUSE, 1),
    Case("close", nothing, lambda h, _, r: h.close(1, request_id=r), Verb.CLOSE, 1),
    Case("service_off", nothing, lambda h, _, r: h.service_off("land", " họp ", "meeting", request_id=r),
         Verb.SERVICE_OFF, None, {"service": "land", "reason": {"vi": "họp", "en": "meeting"}}),
    Case("service_on", lambda h: h.service_off("land", "họp"), lambda h, _, r: h.service_on("land", request_id=r),
         Verb.SERVICE_ON, None, {"service": "land"}),
    Case("add_notice", nothing, lambda h, _, r: h.add_notice("Mất điện", TEN, request_id=r), Verb.NOTICE, None,
         {"notice": 1, "text": {"vi": "Mất điện"}, "until": TEN.isoformat()}),
    Case("end_notice", lambda h: h.add_notice("Mất điện", TEN), lambda h, n, r: h.end_notice(n, request_id=r),
         Verb.NOTICE_END, None, {"notice": 1}),
    Case("announce", nothing, lambda h, _, r: h.announce("Mời ngồi", "Please sit", request_id=r),
         Verb.ANNOUNCE, None, {"text": {"vi": "Mời ngồi", "en": "Please sit"}}),
    Case("call_help", nothing, lambda h, _, r: h.call_help("door", "help", request_id=r), Verb.HELP_CALL, None,
         {"help": 1, "kiosk": "door", "about": "help", "until": "2026-10-12T01:10:00+00:00"}),
    Case("answer_help", lambda h: h.call_help("door", "help"),
         lambda h, _, r: h.answer_help(1, counter=2, request_id=r), Verb.HELP_ANSWER, None,
         {"help": 1, "by": "2"}),
    Case("feedback", nothing,
         lambda h, _, r: h.feedback("door", "Khen", " Cán bộ nhiệt tình ", "0912 345 678", request_id=r),
         Verb.FEEDBACK, None, {"category": "Khen", "due": "2026-10-22"}),
    Case("answer_feedback", lambda h: h.feedback("door", "Khen", "x").code,
         lambda h, c, r: h.answer_feedback(c, "Cảm ơn", request_id=r), Verb.FEEDBACK_ANSWER, None),
    Case("add_clerk", led_by_hoa, lambda h, _, r: h.add_clerk("Ánh", ClerkRole.RECEPTION, request_id=r)[0],
         Verb.CLERK, None, {"clerk": "c1", "did": "add", "role": "reception"}),
    Case("set_role", led_by_hoa, lambda h, _, r: h.set_role("minh", ClerkRole.SUPERVISOR, request_id=r),
         Verb.CLERK, None, {"clerk": "minh", "did": "role", "role": "supervisor"}),
    Case("reset_clerk", led_by_hoa, lambda h, _, r: h.reset_clerk("minh", request_id=r) and None,
         Verb.CLERK, None, {"clerk": "minh", "did": "reset"}),
    Case("release_clerk", led_by_hoa, lambda h, _, r: h.release_clerk("minh", request_id=r),
         Verb.CLERK, None, {"clerk": "minh", "did": "release"}),
    Case("remove_clerk", with_a_new_clerk, lambda h, c, r: h.remove_clerk(c, request_id=r),
         Verb.CLERK, None, {"clerk": "c1", "did": "remove", "role": None}),
    Case("book", nothing, lambda h, _, r: h.book("papers", TEN, request_id=r), Verb.BOOK,
         None, {"service": "papers", "for": "2026-10-12T03:00:00+00:00"}),
    Case(
        "reprint",
        waiting,
        lambda h, t, r: h.reprint(t, "kiosk", counter=2, request_id=r),
        Verb.REPRINT,
        2,
        {"printer": "kiosk"},
    ),
    Case("unbook", booked, lambda h, c, r: h.unbook(c, request_id=r), Verb.UNBOOK),
    Case("check_in", booked, lambda h, c, r: h.check_in(c, request_id=r), Verb.ISSUE, None,
         {"source": "appointment", "service": "papers"}),
]  # fmt: skip
each_verb = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@each_verb
def test_a_verb_writes_one_entry_and_twice_is_once(busy, clock, case):
    given = case.ready(busy)
    before = busy.board()[1]
    first = case.act(busy, given, "tap")
    (entry,) = journal(busy, before)
    assert (entry.verb, entry.counter, entry.request_id) == (case.verb, case.counter, "tap")
    assert case.body.items() <= Hall.entries_after(busy, before)[0].body.items()
    assert entry.ticket == (first.id if isinstance(first, Ticket) else None)
    assert entry.at > journal(busy, before - 1)[0].at
    after = busy.board()
    assert case.act(busy, given, "tap") == first
    assert busy.board() == after
    clock.go(days=1)
    busy.issue("papers")
    if case.verb is Verb.CLERK:
        busy.open(HOA_AT, PIN, clerk="hoa")
    assert case.act(busy, given, "tap") == first  # as it was then
    with pytest.raises(RequestReused):
        another(busy, case)


def another(hall: Opened, case: Case) -> None:
    """Another verb with the same request."""
    if case.verb is Verb.ISSUE:
        hall.pause(2, "lunch", request_id="tap")
    else:
        hall.issue("papers", request_id="tap")


@each_verb
def test_without_a_request_id_each_is_its_own(busy, case):
    given = case.ready(busy)
    before = busy.board()[1]
    case.act(busy, given, None)
    (entry,) = journal(busy, before)
    assert len(entry.request_id) == 32


def test_a_request_id_belongs_to_one_hall(make_hall):
    one, other = (make_hall(small_hall(hall={**small_hall().hall.model_dump(), "code": c})) for c in ("p", "q"))
    assert one.issue("papers", request_id="tap").label == "A001"
    assert other.issue("land", request_id="tap").label == "B001"
    assert one.board()[0].issued == other.board()[0].issued == 1


# What is refused

AT_A_COUNTER: dict[str, Callable[[Opened, int, int], Any]] = {
    "call_next": lambda h, c, t: h.call_next(c),
    "call": lambda h, c, t: h.call(c, t, "because"),
    "recall": lambda h, c, t: h.recall(c),
    "start": lambda h, c, t: h.start(c),
    "unstart": lambda h, c, t: h.unstart(c),
    "complete": lambda h, c, t: h.complete(c),
    "no_show": lambda h, c, t: h.no_show(c),
    "park": lambda h, c, t: h.park(c, "photo"),
    "resume": lambda h, c, t: h.resume(c, t),
    "transfer": lambda h, c, t: h.transfer(c, service="land"),
    "transfer a given one": lambda h, c, t: h.transfer(c, service="land", ticket_id=t),
    "pause": lambda h, c, t: h.pause(c, "lunch"),
    "unpause": lambda h, c, t: h.unpause(c),
    "close": lambda h, c, t: h.close(c),
    "ask_fee": lambda h, c, t: h.ask_fee(c, "copy"),
    "fee_paid": lambda h, c, t: h.fee_paid(t, "cash", counter=c),
    "cancel_fee": lambda h, c, t: h.cancel_fee(t, "no", counter=c),
    "issue by a clerk": lambda h, c, t: h.issue("papers", counter=c),
}
OF_A_TICKET: dict[str, Callable[[Opened, int], Any]] = {
    "call": lambda h, t: h.call(2, t, "because"),
    "requeue": lambda h, t: h.requeue(t),
    "resume": lambda h, t: h.resume(2, t),
    "transfer": lambda h, t: h.transfer(2, service="cards", ticket_id=t),
    "cancel": lambda h, t: h.cancel(t),
    "change_lane": lambda h, t: h.change_lane(t, Lane.PRIORITY),
    "defer": lambda h, t: h.defer(t),
}
OF_WHO_IS_IN_HAND = ("recall", "start", "unstart", "complete", "no_show", "park", "transfer", "ask_fee")
NEED_FREE_HANDS = ("call_next", "call", "resume")


def refused(hall: Opened, kind: type[Refused], act: Callable[[], Any]) -> Refused:
    """The refusal; nothing was written."""
    before = hall.board()
    with pytest.raises(Refused) as caught:
        act()
    assert type(caught.value) is kind
    assert hall.board() == before
    return caught.value


def test_a_counter_the_hall_does_not_have(busy):
    ticket = waiting(busy)
    for act in AT_A_COUNTER.values():
        refused(busy, UnknownCounter, lambda act=act: act(busy, 9, ticket))
    refused(busy, UnknownCounter, lambda: busy.open(9, PIN, clerk="lan"))
    refused(busy, UnknownCounter, lambda: busy.transfer(1, to_counter=9, ticket_id=ticket))


def test_a_closed_counter_does_nothing(busy):
    ticket = waiting(busy)
    busy.close(1)
    for act in AT_A_COUNTER.values():
        refused(busy, CounterClosed, lambda act=act: act(busy, 1, ticket))


def test_with_nobody_in_hand_there_is_nothing_to_do(busy):
    ticket = waiting(busy)
    for name in OF_WHO_IS_IN_HAND:
        refused(busy, NothingCalled, lambda name=name: AT_A_COUNTER[name](busy, 1, ticket))


def test_a_paused_counter_calls_nobody(busy):
    ticket = parked(busy)
    busy.pause(1, "lunch")
    for name in NEED_FREE_HANDS:
        refused(busy, CounterPaused, lambda name=name: AT_A_COUNTER[name](busy, 1, ticket))


def test_who_has_somebody_in_hand_calls_nobody_else(busy):
    aside = parked(busy)
    label = busy.issue("papers").label
    busy.call_next(1)
    for name in (*NEED_FREE_HANDS, "pause", "close"):
        refusal = refused(busy, CounterBusy, lambda name=name: AT_A_COUNTER[name](busy, 1, aside))
        assert label in str(refusal)


def test_a_ticket_that_is_not_there_today(busy, clock):
    absent(busy)
    old = waiting(busy)
    for act in OF_A_TICKET.values():
        refused(busy, UnknownTicket, lambda act=act: act(busy, 4711))
    clock.go(days=1)
    busy.open_all()
    for ticket in (old, *(t for t in range(1, old))):
        for act in OF_A_TICKET.values():
            refused(busy, UnknownTicket, lambda act=act, ticket=ticket: act(busy, ticket))


STATES: dict[State, Callable[[Opened], int]] = {
    State.WAITING: waiting,
    State.CALLED: called,
    State.SERVING: serving,
    State.PARKED: parked,
    State.SERVED: served,
    State.NO_SHOW: absent,
    State.CANCELLED: cancelled,
}
MOVERS: dict[Verb, Callable[[Opened, int], Any]] = {
    **{Verb(name): act for name, act in OF_A_TICKET.items()},
    **{
        Verb(n): (lambda h, _, n=n: AT_A_COUNTER[n](h, 1, 0))
        for n in OF_WHO_IS_IN_HAND
        if n not in ("transfer", "ask_fee")
    },
    Verb.CALL_NEXT: lambda h, _: h.call_next(1),
    Verb.RATE: lambda h, t: h.rate(h.issued(t)[1], 5),
}


@pytest.mark.parametrize("verb", MOVERS)
def test_only_the_moves_of_the_table_are_allowed(busy, verb):
    """Every verb on a ticket in every state; whoever is at counter 1 can be transferred only there."""
    for state, make in STATES.items():
        ticket = make(busy)
        before = busy.board()
        able = state in MOVES[verb].sources and not (verb is Verb.TRANSFER and state is not State.WAITING)
        if able:
            if verb is Verb.DEFER:
                busy.issue("papers")  # who stands behind
            MOVERS[verb](busy, ticket)
            assert state_of(busy, ticket) is MOVES[verb].target
        else:
            with pytest.raises(Refused):
                MOVERS[verb](busy, ticket)
            assert busy.board() == before
        clean(busy)


def state_of(hall: Opened, ticket: int) -> State:
    return hall.ticket_of_code(hall.issued(ticket)[1]).state


def clean(hall: Opened) -> None:
    """Nobody is at a counter and nobody waits."""
    for ticket in hall.board()[0].tickets.values():
        if ticket.state in (State.CALLED, State.SERVING):
            hall.complete(ticket.counter, for_good=True)
        elif ticket.state is not State.NO_SHOW:
            hall.cancel(ticket.id)


@pytest.mark.parametrize("text", ["", "   ", "x" * 201])
def test_reasons_are_given_and_short(busy, text):
    ticket = called(busy)
    other = waiting(busy)
    refused(busy, ReasonNeeded, lambda: busy.park(1, text))
    refused(busy, ReasonNeeded, lambda: busy.pause(2, text))
    refused(busy, ReasonNeeded, lambda: busy.call(2, other, text))
    busy.no_show(1)
    refused(busy, ReasonNeeded, lambda: busy.call(1, ticket, text))


@pytest.mark.parametrize(
    "text",
    [
        "a\0b",
        "a\ud800b",
        "a\nb",
        "\x1b[2J",
        "a\u202eb",
        "a\u2028b",
        "\u3164",
        "\ue000",
        "e\u0301\u0301\u0301\u0301",
    ],
    ids=ascii,
)
def test_text_that_cannot_be_kept_is_refused_alike_on_both_databases(busy, text):
    called(busy)
    other = waiting(busy)
    for act in (
        lambda: busy.park(1, text),
        lambda: busy.pause(2, text),
        lambda: busy.call(2, other, text),
        lambda: busy.complete(1, note=text),
        lambda: busy.transfer(1, service="land", note=text),
        lambda: busy.issue("papers", request_id=text),
    ):
        refused(busy, TextWrong, act)


@pytest.mark.databases(*BOTH)
@pytest.mark.parametrize("code", ["a\0b", "a\ud800b", "", "đ" * 3000], ids=lambda code: ascii(code[:9]))
def test_a_code_that_nobody_has_is_refused_alike_on_both_databases(busy, code):
    """Whatever a phone sends."""
    unsendable = isinstance(busy.rate, partial) and not code.isprintable()  # through a hub
    refused(busy, TextWrong if unsendable else UnknownCode, lambda: busy.rate(code, 5))
    refused(busy, UnknownAppointment, lambda: busy.check_in(code))
    refused(busy, UnknownAppointment, lambda: busy.unbook(code))
    refused(busy, UnknownTicket, lambda: busy.ticket_of_code(code))


@pytest.mark.parametrize("name", ["outcome", "dossier", "note"])
def test_what_is_noted_is_short(busy, name):
    called(busy)
    refused(busy, TextTooLong, lambda: busy.complete(1, **{name: "x" * 201}))
    assert busy.complete(1, **{name: f" {'đ' * 200} "}).state is State.SERVED


def test_refusals_in_an_empty_hall_write_at_most_the_new_day(make_hall):
    hall = make_hall(busy_hall())
    for act, kind in (
        (lambda: hall.issue("nothing"), UnknownService),
        (lambda: hall.call_next(1), CounterClosed),
        (lambda: hall.unbook("nobody"), UnknownAppointment),
        (lambda: hall.cancel(1), UnknownTicket),
    ):
        with pytest.raises(kind):
            act()
    assert hall.board() == (Board(day=hall.board()[0].day), 1)
    assert [e.verb for e in journal(hall)] == [Verb.EXPIRE]


# The journal as a reader sees it


def test_entries_come_in_order_and_none_is_missing(small):
    for _ in range(5):
        small.issue("papers")
    seqs = [e.seq for e in small.entries_after(0)]
    assert seqs == list(range(1, len(seqs) + 1))
    assert [e.seq for e in small.entries_after(3, limit=2)] == [4, 5]


def test_screens_that_follow_end_with_the_board_of_the_tables(small, clock):
    early, late = Feed(small), Feed(small)
    early.read()
    for step in range(6):
        small.issue("papers" if step % 2 else "land", Lane.PRIORITY if step == 4 else Lane.ORDINARY)
        clock.go(seconds=20)
    small.call_next(1)
    small.recall(1)
    small.call_next(2)
    small.no_show(2)
    small.start(1)
    small.complete(1)
    reading = early.read()
    board, seq = small.board()
    assert (reading.board, early.seq) == (board, seq)
    assert late.read().board == board


def test_a_board_shows_the_last_calls_newest_first_each_number_once(small, clock):
    for _ in range(15):
        small.issue("papers")
    for _ in range(14):
        small.call_next(1)
        small.recall(1)
        small.complete(1)
    calls = small.board()[0].calls
    assert [c.label for c in calls] == [f"A{n:03d}" for n in range(14, 2, -1)]
    assert {c.counter for c in calls} == {1}


def test_a_hall_opened_again_goes_on_where_it_stood(make_hall):
    before = make_hall(small_hall()).open_all()
    before.issue("papers")
    before.call_next(1)
    again = make_hall(small_hall())
    assert again.board() == before.board()
    assert again.issue("papers").label == "A002"
    assert again.complete(1).label == "A001"


def test_two_halls_in_one_database_do_not_meet(make_hall, clock):
    halls = [
        make_hall(small_hall(hall={**small_hall().hall.model_dump(), "code": code})).open_all()
        for code in ("north", "south")
    ]
    for hall in halls:
        assert [hall.issue("papers").label for _ in range(3)] == ["A001", "A002", "A003"]
    first = halls[0].call_next(1)
    assert first.label == "A001"
    assert halls[1].board()[0].waiting_by_service() == {"papers": 3}
    with pytest.raises(UnknownTicket):
        halls[1].ticket_of_code(halls[0].issued(first.id)[1])
    clock.go(days=1)
    halls[0].issue("papers")
    assert halls[1].board()[0].issued == 3


# PINs and print jobs


@pytest.mark.slow
def test_pins(make_hall):
    hall = Hall(small_hall(), make_hall(small_hall())._store, Clock(), hasher=CHEAP)
    hall.forget_pin(1)
    assert not hall.has_pin(1)
    with pytest.raises(PinNotSet):
        hall.open(1, PIN)
    for weak in ("1234", "8765", "5555", "12a4", "123", "123456789"):
        with pytest.raises(PinTooWeak):
            hall.set_pin(1, weak)
    hall.set_pin(1, PIN)
    with pytest.raises(PinAlreadySet):
        hall.set_pin(1, "5829")
    with pytest.raises(PinWrong, match="4"):
        hall.open(1, "9999")
    hall.set_pin(1, "5829", old=PIN)
    hall.open(1, "5829")


def test_guessing_a_pin_is_slow(make_hall, clock):
    hall = make_hall(small_hall())
    for _ in range(4):
        with pytest.raises(PinWrong):
            hall.open(1, "0000")
    with pytest.raises(PinLocked):
        hall.open(1, "0000")
    with pytest.raises(PinLocked):
        hall.open(1, PIN)
    clock.go(seconds=31)
    hall.open(1, PIN)


def test_the_pin_is_stored_only_as_argon2id(any_store, clock):
    hall = Hall(small_hall(), any_store, clock, hasher=CHEAP)
    hall.set_pin(1, PIN)
    hall.open(1, PIN)
    with any_store.read() as tx:
        stored = tx.connection.exec_driver_sql("SELECT hash FROM pin").scalar()
    assert stored.startswith("$argon2id$")
    assert PIN not in stored
    assert not any(PIN in str(e.body) for e in journal(hall))
    assert_sound(hall)


def test_print_jobs_go_from_queued_to_sent_or_failed(small):
    first = small.issue("papers", printer="kiosk")
    second = small.issue("papers", printer="kiosk")
    small.issue("papers")  # without a printer there is no job
    job = small.claim_print_job("kiosk")
    assert (job.ticket.label, job.code) == (first.label, small.issued(first.id)[1])
    assert small.print_jobs_of(first.id) == [("sending", "")]
    small.record_print_result(job, JobState.SENT)
    small.record_print_result(small.claim_print_job("kiosk"), JobState.FAILED, "no answer")
    assert small.claim_print_job("kiosk") is None
    assert small.print_jobs_of(first.id) == [("sent", "")]
    assert small.print_jobs_of(second.id) == [("failed", "no answer")]


def test_a_repeated_issue_prints_no_second_slip(small):
    ticket = small.issue("papers", printer="kiosk", request_id="tap")
    assert small.issue("papers", printer="kiosk", request_id="tap") == ticket
    assert small.print_jobs_of(ticket.id) == [("queued", "")]


def test_after_a_restart_half_sent_and_old_slips_are_given_up(small, clock):
    half = small.issue("papers", printer="kiosk")
    small.claim_print_job("kiosk")
    old = small.issue("papers", printer="kiosk")
    clock.go(minutes=3)
    fresh = small.issue("papers", printer="kiosk")
    assert small.fail_abandoned_jobs("kiosk") == 2
    assert small.print_jobs_of(half.id) == [("failed", "interrupted")]
    assert small.print_jobs_of(old.id) == [("failed", "too_late")]
    assert small.claim_print_job("kiosk").ticket.id == fresh.id
