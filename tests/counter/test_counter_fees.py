"""A clerk asks for a fee, says that it came or cancels it, by keys in the counter's window."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt

from counter.sheets.fees import as_typed
from shared.rules.fees import FeeState
from tests.support.counters import CounterStand
from tests.support.halls import FEES, assert_sound, small_hall
from tests.support.windows import stands

pytestmark = pytest.mark.databases("sqlite")
KEY = Qt.Key


@pytest.fixture
def hall(make_hall):
    return make_hall(small_hall(fee=FEES))


@pytest.fixture
def stand(qtbot, hall, clock):
    """A001 is being served; A002 waits."""
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock)) as make:
        stand = make()
        stand.log_on()
        stand.calm()
        hall.issue("papers")
        hall.issue("papers")
        stand.calm()
        stand.key(KEY.Key_F2, KEY.Key_F2)
        assert stand.state() == ("A001", "serving")
        yield stand
        assert_sound(hall)


def fee(hall):
    return hall.fee_of(hall.board()[0].at_counter(1).id)


def fees_of_hand(stand):
    """F7, and the row of fees, wherever it stands."""
    stand.key(KEY.Key_F7)
    row = [each["text"] for each in stand.desk.sheetRows].index("Fee")
    stand.key(KEY(KEY.Key_1 + row))


def test_a_fee_of_the_list_is_asked_and_received_before_the_visit_is_done(stand, hall):
    fees_of_hand(stand)
    assert [row["side"] for row in stand.desk.sheetRows] == ["8.000\xa0đ", "", ""]
    stand.key(KEY.Key_1)
    assert (fee(hall).kind, fee(hall).amount, fee(hall).state) == ("copy", 8000, FeeState.ASKED)
    assert stand.find("handover").property("text") == "fee of 8.000\xa0đ not received yet"
    stand.key(KEY.Key_F2)
    assert (stand.state(), stand.desk.sheet) == (("A001", "serving"), "fee"), "asked about first"
    stand.key(KEY.Key_2)
    assert (fee(hall).state, fee(hall).by) == (FeeState.PAID, "cash")
    assert stand.find("handover").property("text") == "fee of 8.000\xa0đ received"
    stand.key(KEY.Key_F2)
    assert stand.state() == ("A002", "called")
    assert stand.desk.fee == "", "it was of the one before"


def test_a_window_settles_the_fee_that_it_shows_and_no_other(stand, hall):
    """A colleague has changed it, and the news of that is on its way."""
    fees_of_hand(stand)
    stand.key(KEY.Key_1)
    ticket = fee(hall).ticket
    stand.key(KEY.Key_F2)
    assert stand.desk.sheet == "fee"
    hall.cancel_fee(ticket, "x")
    hall.ask_fee(1, "other", amount=500_000)
    stand.key(KEY.Key_2)
    assert (fee(hall).amount, fee(hall).state) == (500_000, FeeState.ASKED)


def test_copies_are_counted_by_digits_and_many_are_typed(stand, hall):
    fees_of_hand(stand)
    stand.key(KEY.Key_2, KEY.Key_3)
    assert [row["side"] for row in stand.desk.sheetRows][:2] == ["5.000\xa0đ", "10.000\xa0đ"]
    stand.key(KEY.Key_2)
    assert (fee(hall).amount, fee(hall).pages, fee(hall).copies) == (10_000, 3, 2)
    stand.key(KEY.Key_F6, KEY.Key_3, KEY.Key_1)
    assert (fee(hall).state, fee(hall).reason) == (FeeState.CANCELLED, "Nhập nhầm")
    assert stand.find("handover") is None
    fees_of_hand(stand)
    stand.key(KEY.Key_2, KEY.Key_9)
    assert stand.desk.sheet == "fee_typed"
    for key in "12x3":
        stand.press(key)
    stand.key(KEY.Key_Return)
    assert (fee(hall).amount, fee(hall).pages, fee(hall).copies) == (3 * (4000 + 10_000), 12, 3)


def test_an_amount_is_typed_and_nonsense_is_said(stand, hall):
    fees_of_hand(stand)
    stand.key(KEY.Key_3)
    for key in "x":
        stand.press(key)
    stand.key(KEY.Key_Return)
    assert (fee(hall), stand.desk.sheet) == (None, "fee_typed")
    assert "500.000.000" in stand.desk.message
    stand.press(KEY.Key_Backspace, *"50.000")
    stand.key(KEY.Key_Return)
    assert fee(hall).amount == 50_000


def test_a_hall_without_fees_has_no_row_and_asks_nothing(qtbot, make_hall, clock):
    hall = make_hall(small_hall())
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock)) as make:
        stand = make()
        stand.log_on()
        hall.issue("papers")
        stand.calm()
        stand.key(KEY.Key_F2, KEY.Key_F2, KEY.Key_F7)
        assert "Fee" not in [row["text"] for row in stand.desk.sheetRows]


@pytest.mark.parametrize(
    ("text", "by_pages", "asked"),
    [
        ("50.000", False, {"amount": 50_000}),
        (" 50 000 đ", False, {"amount": 50_000}),
        ("1,500,000đ", False, {"amount": 1_500_000}),
        ("-5", False, {"amount": 0}),
        ("0", False, {"amount": 0}),
        ("1.5", False, {"amount": 0}),
        ("50.000,00", False, {"amount": 0}),
        ("5.00", False, {"amount": 0}),
        ("５０", False, {"amount": 0}),
        ("5đ0", False, {"amount": 0}),
        ("9" * 30, False, {"amount": 0}),
        ("12 x 3", True, {"pages": 12, "copies": 3}),
        ("12 3", True, {"pages": 12, "copies": 3}),
        ("12", True, {"pages": 0, "copies": 0}),
    ],
)
def test_what_is_typed(text, by_pages, asked):
    assert as_typed(text, by_pages=by_pages) == asked
