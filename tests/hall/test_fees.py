"""Fees and ratings of visits: what is allowed, what the panel of a counter is told, and what a day comes to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shared.errors.counters import CounterClosed, ReasonNeeded, WrongState
from shared.errors.fees import AmountWrong, FeeAsked, NoFee, UnknownFee
from shared.rules.amounts import in_digits, in_words
from shared.rules.day_totals import all_ratings, fee_totals, rating_totals
from shared.rules.entry import Verb
from shared.rules.fees import FeeState
from shared.store.verify.fees import DayFees
from shared.store.verify.replay import Replay
from tests.support.halls import busy_hall, journal

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
    assert all_ratings([lan, minh]).rated == 6


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
