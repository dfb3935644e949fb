"""Fees and ratings of visits: what is allowed, what the panel of a counter is told, and what a day comes to."""

from __future__ import annotations

from collections import Counter as Tally
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.errors.counters import CounterClosed, ReasonNeeded, WrongState
from shared.errors.fees import AmountWrong, FeeAsked, NoFee, UnknownFee
from shared.errors.visits import AlreadyRated, RatingWrong, RequestReused
from shared.rules.amounts import in_digits, in_words
from shared.rules.day_totals import all_ratings, fee_totals, rating_totals
from shared.rules.entry import Entry, Verb
from shared.rules.fees import FeeState
from shared.rules.ticket import Ticket
from shared.store.verify.fees import DayFees
from shared.store.verify.replay import Replay
from tests.support.halls import BOTH, THROUGH, THROUGH_SERVER, assert_sound, busy_hall, journal
from tests.support.together import together

pytestmark = pytest.mark.databases("sqlite")


@pytest.fixture
def hall(make_hall):
    return make_hall(busy_hall()).open_all()


def serve(hall, counter=1):
    ticket = hall.issue({1: "papers", 2: "land"}[counter])
    hall.call_next(counter)
    hall.start(counter)
    return ticket


def test_one_fee_at_a_time_and_each_is_settled(hall):
    ticket = serve(hall)
    first = hall.ask_fee(1, "copy")
    with pytest.raises(FeeAsked):
        hall.ask_fee(1, "pages", pages=1, copies=1)
    paid = replace(first, state=FeeState.PAID, by="cash")
    assert hall.fee_paid(ticket.id, "cash") == hall.fee_of(ticket.id) == paid
    with pytest.raises(NoFee):
        hall.fee_paid(ticket.id, "cash")
    second = hall.ask_fee(1, "other", amount=5000)
    with pytest.raises(ReasonNeeded):
        hall.cancel_fee(ticket.id, " ")
    assert hall.cancel_fee(ticket.id, "miễn").id == second.id
    with pytest.raises(NoFee):
        hall.cancel_fee(ticket.id, "miễn")
    hall.complete(1)
    with pytest.raises(NoFee):
        hall.fee_paid(ticket.id, "transfer")


def test_money_that_came_is_given_back_and_what_was_open_is_settled_after_the_visit(hall):
    ticket = serve(hall)
    hall.ask_fee(1, "copy")
    hall.complete(1)
    hall.fee_paid(ticket.id, "transfer", counter=2)
    back = hall.cancel_fee(ticket.id, "hai lần")
    assert (back.state, back.by, back.reason) == (FeeState.CANCELLED, "transfer", "hai lần")


def test_who_confirms_a_fee_that_is_another_by_now_is_refused(hall):
    """Two windows: one still shows what the other has cancelled, and a new fee is asked for."""
    ticket = serve(hall)
    shown = hall.ask_fee(1, "copy")
    hall.cancel_fee(ticket.id, "nhầm", fee=shown.id)
    other = hall.ask_fee(1, "other", amount=500_000)
    for late in (partial(hall.fee_paid, ticket.id, "cash"), partial(hall.cancel_fee, ticket.id, "nhầm")):
        with pytest.raises(NoFee):
            late(fee=shown.id)
    assert hall.fee_of(ticket.id) == other


@pytest.mark.slow
@pytest.mark.databases(*BOTH, THROUGH, THROUGH_SERVER)
@pytest.mark.parametrize("second", ["paid", "cancelled"])
def test_two_windows_settle_a_fee_at_once(hall, second):
    for _ in range(10):
        ticket = serve(hall)
        hall.ask_fee(1, "copy")
        paid = partial(hall.fee_paid, ticket.id, "cash", counter=1)
        cancelled = partial(hall.cancel_fee, ticket.id, "nhầm", counter=1)
        together(paid, paid if second == "paid" else cancelled)
        done = [entry.verb for entry in journal(hall, ticket.id) if entry.verb in (Verb.FEE_PAID, Verb.CANCEL_FEE)]
        ways = {
            "paid": [[Verb.FEE_PAID]],
            "cancelled": [[Verb.FEE_PAID, Verb.CANCEL_FEE], [Verb.CANCEL_FEE]],  # one that came is given back
        }
        assert done in ways[second]
        hall.complete(1)
    assert_sound(hall)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "pages"},
        {"kind": "pages", "pages": 1000, "copies": 1},
        {"kind": "other"},
        {"kind": "other", "amount": 500_000_001},
        {"kind": "other", "amount": -1},
    ],
)
def test_an_amount_is_checked_by_the_hall(hall, wrong):
    serve(hall)
    with pytest.raises(AmountWrong):
        hall.ask_fee(1, **wrong)


def test_only_who_is_served_pays_and_only_what_the_hall_asks(hall):
    hall.issue("papers")
    hall.call_next(1)
    with pytest.raises(WrongState):
        hall.ask_fee(1, "copy")
    with pytest.raises(UnknownFee):
        hall.ask_fee(1, "no-such")
    hall.start(1)
    ticket = hall.board()[0].at_counter(1)
    assert hall.ask_fee(1, "copy", amount=1).amount == 8000, "its own amount"
    hall.close(2)
    with pytest.raises(CounterClosed):
        hall.fee_paid(ticket.id, "cash", counter=2)


@pytest.mark.parametrize(
    ("pages", "copies", "amount"), [(1, 1, 2000), (2, 1, 4000), (3, 2, 10_000), (999, 1, 200_000)]
)
def test_the_tariff_of_copies(pages, copies, amount):
    assert busy_hall().find_fee("pages").of_copies(pages, copies) == amount


@pytest.mark.parametrize(
    ("amount", "vi", "en"),
    [
        (0, "Không đồng", "Zero đồng"),
        (8000, "Tám nghìn đồng", "Eight thousand đồng"),
        (10_500, "Mười nghìn năm trăm đồng", "Ten thousand five hundred đồng"),
        (21_015, "Hai mươi mốt nghìn không trăm mười lăm đồng", "Twenty one thousand and fifteen đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng", "One million and five thousand đồng"),
        (500_000_000, "Năm trăm triệu đồng", "Five hundred million đồng"),
        (2_000_000_001, "Hai tỷ không trăm linh một đồng", "Two billion and one đồng"),
    ],
)
def test_an_amount_in_words(amount, vi, en):
    assert (in_words(amount, "vi"), in_words(amount, "en"), in_words(amount, "ede")) == (vi, en, vi)


def test_an_amount_in_digits():
    assert in_digits(1_234_500) == "1.234.500\xa0đ"


def test_the_panel_is_told_of_this_visit_only(hall, clock):
    first = serve(hall)
    fee = hall.ask_fee(1, "copy")
    assert (hall.at_panel(1).fee, hall.at_panel(2).fee) == (fee, None)
    hall.cancel_fee(first.id, "the staff's word")
    assert hall.at_panel(1).fee is None
    hall.ask_fee(1, "copy")
    hall.fee_paid(first.id, "cash")
    hall.complete(1)
    told = hall.at_panel(1)
    assert (told.fee, told.offer.number, told.offer.code) == (None, "A001", hall.issued(first.id)[1])
    assert hall.at_panel(2).offer is None
    clock.go(seconds=31)
    assert hall.at_panel(1).offer is None
    serve(hall)
    assert hall.at_panel(1).fee is None


def test_a_hall_that_wants_no_rating_offers_none(make_hall):
    hall = make_hall(busy_hall(panel={"rating": False})).open_all()
    serve(hall)
    hall.complete(1)
    assert hall.at_panel(1).offer is None


def test_what_a_day_s_fees_came_to(hall):
    one, _ = serve(hall), serve(hall, 2)
    hall.ask_fee(1, "copy")
    hall.fee_paid(one.id, "cash", counter=1)
    hall.ask_fee(1, "copy")
    hall.fee_paid(one.id, "transfer", counter=2)
    hall.ask_fee(2, "other", amount=500)
    hall.ask_fee(1, "copy")
    hall.cancel_fee(one.id, "x", counter=2)
    lan, copy, other = fee_totals(journal(hall))
    assert (lan.who, lan.count, lan.cash, lan.transfer, lan.cancelled) == ("lan", 1, 8000, 0, 8000)
    assert (copy.who, copy.kind, copy.transfer) == ("minh", "copy", 8000), "who saw the money"
    assert (other.who, other.kind, other.amount, other.open) == ("minh", "other", 0, 500)


HOW = st.sampled_from(["open", "transfer", "cash", "cancelled", "given back"])
ASKED = st.tuples(
    st.integers(1, 3), st.integers(1, 3), st.sampled_from(["copy", "other"]), st.integers(1, 10**8), HOW
)


@given(st.lists(ASKED, max_size=12), st.lists(st.sampled_from(["lan", "minh", ""]), min_size=3, max_size=3))
def test_a_day_s_totals_are_what_the_journal_says(asked, clerks):
    """Whoever asks and takes: nothing is counted twice or left out, by clerk, kind and way."""
    entries: list[Entry] = []

    def write(verb, counter, **body):
        entries.append(Entry(len(entries) + 1, date(2026, 10, 12), AT, verb, None, counter, None, body))
        return len(entries)

    for counter, clerk in enumerate(clerks, 1):
        write(Verb.OPEN, counter, clerk=clerk)
    came: Tally[tuple[str, str]] = Tally()
    ways: Tally[str] = Tally()
    for by, taker, kind, amount, how in asked:
        fee = write(Verb.ASK_FEE, by, ticket=1, kind=kind, amount=amount)
        if how in ("transfer", "cash", "given back"):
            write(Verb.FEE_PAID, taker, ticket=1, fee=fee, by="cash" if how == "given back" else how)
        if how in ("cancelled", "given back"):
            write(Verb.CANCEL_FEE, by, ticket=1, fee=fee, reason="x")
        ways["cancelled" if how == "given back" else how] += amount
        if how in ("transfer", "cash"):
            came[clerks[taker - 1] or f"counter:{taker}", kind] += amount
    totals = fee_totals(entries)
    assert {(each.who, each.kind): each.amount for each in totals if each.amount} == dict(came)
    for way in ("open", "transfer", "cash", "cancelled"):
        assert sum(getattr(each, way) for each in totals) == ways[way]
    assert all(each.amount == each.transfer + each.cash for each in totals)
    assert sum(each.count for each in totals) == sum(how in ("transfer", "cash") for *_, how in asked)


AT = datetime(2026, 10, 12, 1, tzinfo=UTC)


@pytest.mark.slow
@pytest.mark.databases(*BOTH, THROUGH, THROUGH_SERVER)
def test_panel_and_phone_rate_a_visit_at_once(hall):
    for _ in range(10):
        code = served_code(hall)
        before = hall.board()[1]
        one, other = together(partial(hall.rate, code, 5), partial(hall.rate, code, 1))
        assert {type(one), type(other)} == {Ticket, AlreadyRated}
        assert [entry.verb for entry in journal(hall, before)] == [Verb.RATE]


def test_nothing_but_the_hall_s_reasons_is_kept_of_a_rating(hall):
    """What a stolen panel sends stands in no journal, and the request id of another tells nothing."""
    code, other = (served_code(hall) for _ in range(2))
    with pytest.raises(RatingWrong):
        hall.rate(code, 1, reason="Lan, 0912 345 678")
    hall.rate(code, 2, request_id="seen in the feed")
    for guess in range(1, 6):
        with pytest.raises(RequestReused):
            hall.rate(other, guess, request_id="seen in the feed")


def served_code(hall):
    ticket = serve(hall)
    hall.complete(1)
    return hall.issued(ticket.id)[1]


def test_a_clock_that_was_set_back_offers_a_rating_for_no_longer(hall, clock):
    serve(hall)
    hall.complete(1)
    clock.is_set(minutes=-20)
    assert hall.at_panel(1).offer.left.total_seconds() == 30


def test_what_a_day_s_ratings_came_to(hall):
    for rating in (5, 5, 4, 1, 5, None):
        ticket = serve(hall)
        hall.complete(1)
        if rating:
            hall.rate(hall.issued(ticket.id)[1], rating, reason="Phải chờ lâu" if rating == 1 else "")
    other = serve(hall, 2)
    hall.complete(2)
    hall.rate(hall.issued(other.id)[1], 1)
    lan, minh = rating_totals(journal(hall))
    assert (lan.who, lan.served, lan.rated, lan.average) == ("lan", 6, 5, 4.0)
    assert dict(lan.reasons) == {"Phải chờ lâu": 1}
    assert (minh.served, minh.rated, minh.average) == (1, 1, None), "one answer is nobody's to guess"
    whole = all_ratings([lan, minh])
    assert (whole.rated, whole.levels - lan.levels) == (6, Tally()), "nor is it what the others leave of the whole"
    assert all_ratings([minh] * 5).average == 1.0


@pytest.mark.parametrize("change", ["twice", "of another", "after its end"])
def test_a_journal_with_a_fee_that_no_verb_wrote_is_found(hall, change):
    ticket = serve(hall)
    hall.ask_fee(1, "copy")
    hall.cancel_fee(ticket.id, "x")
    replay, fees = Replay(0), DayFees()
    *before, asked, cancelled = journal(hall)
    for entry in before:
        replay.take(entry)
    fees.take(asked, replay)
    wrong = {
        "twice": asked,
        "of another": replace(cancelled, body={**cancelled.body, "fee": 1}),
        "after its end": replace(cancelled, verb=Verb.FEE_PAID),
    }[change]
    if change == "after its end":
        fees.take(cancelled, replay)
    with pytest.raises(ValueError, match="fee"):
        fees.take(wrong, replay)
