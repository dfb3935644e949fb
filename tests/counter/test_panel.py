"""The visitor's panel as a window: what it shows of a visit, the fee with its code, the rating, and whom not."""

from __future__ import annotations

import binascii
from datetime import timedelta
from functools import partial
from itertools import combinations

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from vietnam_qr_pay import QRPay

from shared.errors.devices import DeviceRevoked
from shared.errors.outside import StoreUnavailable
from shared.panel.vietqr import payload
from shared.rules.entry import Verb
from shared.settings.fields import NOTE_LONGEST
from shared.settings.panel import PaymentSection
from tests.support.halls import FEES, PIN, assert_sound, journal
from tests.support.panels import PAYMENT, PanelStand, panel_hall
from tests.support.windows import place, stands

pytestmark = pytest.mark.databases("sqlite")
SIZES = [(1024, 600), (800, 1280)]
LONG = {"vi": ("Ẵ" + "w" * 5 + " ") * 8 + "ỵỵỵỵ", "en": ("W" * 6 + " ") * 8 + "gggg"}
assert len(LONG["vi"]) == NOTE_LONGEST


@pytest.fixture
def hall(make_hall):
    return make_hall(panel_hall()).open_all()


@pytest.fixture
def stand_up(qtbot, clock):
    with stands(partial(PanelStand, qtbot, clock=clock)) as make:
        yield make


@pytest.fixture
def stand(stand_up, hall):
    yield stand_up(hall=hall)
    assert_sound(hall)


def serve(hall):
    """The next number is being served at counter 1."""
    ticket = hall.issue("papers")
    hall.call_next(1)
    hall.start(1)
    return ticket


def said(stand):
    stand.settle()
    return stand.panel.page, stand.panel.head, stand.panel.number


def test_what_it_says_of_a_visit(stand, hall):
    assert said(stand) == ("free", "Sẵn sàng phục vụ", "")
    assert (stand.panel.counter, stand.panel.clerk) == ("Quầy 1", "Cán bộ: Lan")
    hall.issue("papers")
    hall.call_next(1)
    assert said(stand) == ("called", "Mời số", "A001")
    hall.start(1)
    assert said(stand) == ("serving", "Đang phục vụ", "A001")
    hall.complete(1)
    stand.settle()
    stand.touch("skip")
    hall.pause(1, "họp")
    assert said(stand)[0] == "paused"
    assert "họp" not in "".join(stand.texts()), "why is the staff's"
    hall.close(1)
    assert said(stand) == ("closed", "Quầy đóng", "")


# -- the fee


def test_the_code_on_the_screen_pays_the_fee(stand, hall):
    """Read off the picture by one library, taken apart by another and by hand; a changed amount is refused."""
    serve(hall)
    hall.ask_fee(1, "pages", pages=3, copies=2)
    assert said(stand)[0] == "fee"
    assert {"10.000\xa0đ", "Mười nghìn đồng", "2 bản, mỗi bản 3 trang"} <= set(stand.texts())
    assert "Tài khoản: UBND xã Ea Drăng · 0123\xa0456\xa0789 · Vietcombank" in stand.texts()
    for size in SIZES:
        stand.size(*size)
        (found,) = zxingcpp.read_barcodes(picture(stand))
        assert found.text == by_hand("970436", "0123456789", 10_000, "LP A001 121026 PAGES")
        read = QRPay(found.text)
        assert (read.is_valid, read.amount, read.additional_data.purpose) == (
            *(True, "10000"),
            "LP A001 121026 PAGES",
        )
        assert not QRPay(found.text.replace("540510000", "540519000")).is_valid


def picture(stand):
    grabbed = stand.window.grabWindow().convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", grabbed.size().toTuple(), bytes(grabbed.constBits())).convert("L")


def by_hand(bank, account, amount, purpose):
    """EMVCo's tags one by one, with the CRC of Python's own library."""

    def tag(name, value):
        return f"{name}{len(value):02d}{value}"

    whom = tag("00", "A000000727") + tag("01", tag("00", bank) + tag("01", account)) + tag("02", "QRIBFTTA")
    text = tag("00", "01") + tag("01", "12") + tag("38", whom) + tag("53", "704") + tag("54", str(amount))
    text += tag("58", "VN") + tag("62", tag("08", purpose)) + "6304"
    return f"{text}{binascii.crc_hqx(text.encode(), 0xFFFF):04X}"


@pytest.mark.parametrize("amount", [1, 8000, 123_456, 500_000_000])
@pytest.mark.parametrize("account", ["1234", "0" * 19, "ABCdef123"])
def test_a_payload_is_byte_for_byte_what_the_standard_says(amount, account):
    payment = PaymentSection(bin="970415", account=account)
    assert payload(payment, amount, "LP B999 311226 X") == by_hand("970415", account, amount, "LP B999 311226 X")


def test_without_an_account_there_is_no_code(stand_up, make_hall):
    hall = make_hall(panel_hall(payment={})).open_all()
    stand = stand_up(hall=hall)
    serve(hall)
    hall.ask_fee(1, "copy")
    assert said(stand)[0] == "fee"
    assert stand.find("qr") is None
    assert "Mời ông/bà nộp tiền mặt cho cán bộ." in stand.texts()


def test_nobody_sees_the_fee_of_who_was_there_before(stand, hall):
    first = serve(hall)
    hall.ask_fee(1, "copy")
    assert said(stand)[0] == "fee"
    hall.park(1, "x")
    assert (said(stand)[0], "8.000" in "".join(stand.texts())) == ("come_back", False)
    serve(hall)
    stand.news.read()  # the board is known before what is asked of the hall
    assert stand.panel.page == "serving"
    assert said(stand)[0] == "serving"
    hall.park(1, "x")
    hall.resume(1, first.id)
    assert said(stand)[::2] == ("fee", "A001")
    hall.fee_paid(first.id, "transfer")
    assert said(stand)[:2] == ("paid", "Đã nhận 8.000\xa0đ")
    hall.cancel_fee(first.id, "nhầm")
    assert said(stand)[0] == "serving"


def test_a_fee_goes_while_the_hall_does_not_answer_and_the_page_stays(stand, hall, clock):
    serve(hall)
    hall.ask_fee(1, "copy")
    assert said(stand)[0] == "fee"
    stand.news.lost.emit(StoreUnavailable(reason="x"))
    assert said(stand) == ("serving", "Đang phục vụ", "A001")
    assert stand.find("foot").property("text") == "Mất kết nối từ 08:00"
    clock.go(minutes=3)
    stand.pass_time()
    assert stand.find("foot").property("text") == "Mất kết nối từ 08:00"
    stand.news.found.emit()
    assert said(stand)[0] == "fee"


# -- how to come back


def put_aside(hall, **more):
    serve(hall)
    return hall.park(1, "x", hall._clock() + timedelta(minutes=30), **more)


def test_who_is_put_aside_reads_how_to_come_back_and_takes_the_code_along(stand_up, make_hall):
    hall = make_hall(panel_hall(hub={"address": "https://so.example"})).open_all()
    stand = stand_up(hall=hall)
    parked = put_aside(hall, bring="CCCD; ảnh 3x4")
    assert said(stand)[:2] == ("come_back", "Số này vẫn được giữ, không cần lấy số mới")
    assert stand.panel.large == parked.label == "A001"
    told = "\n".join(stand.texts()).replace("\xa0", " ")
    assert "Mời quay lại đúng quầy 1. Quay lại trước 08:30" in told
    assert "Cần mang theo: CCCD; ảnh 3x4" in told
    for size in SIZES:
        stand.size(*size)
        (found,) = zxingcpp.read_barcodes(picture(stand))
        assert found.text == f"https://so.example/t/{hall.issued(parked.id)[1]}"


def test_in_a_hall_without_pages_the_number_itself_is_photographed(stand, hall):
    put_aside(hall)
    assert (said(stand)[0], stand.find("qr")) == ("come_back", None)
    assert "Mời ông/bà chụp lại màn hình này để giữ thay phiếu hẹn." in stand.texts()


def test_it_stands_for_a_minute_or_until_the_next_visitor_is_there(stand, hall, clock):
    put_aside(hall)
    stand.news.lost.emit(StoreUnavailable(reason="x"))
    assert said(stand)[0] == "come_back", "it asks the hall for nothing"
    stand.news.found.emit()
    clock.go(seconds=59)
    stand.pass_time()
    assert said(stand)[0] == "come_back"
    clock.go(seconds=2)
    stand.pass_time()
    assert said(stand)[0] == "free"
    put_aside(hall)
    assert (said(stand)[0], stand.panel.large) == ("come_back", "A002")
    hall.issue("papers")
    hall.call_next(1)
    assert said(stand)[0] == "come_back"
    hall.start(1)
    assert said(stand)[::2] == ("serving", "A003")


def test_it_ends_when_they_are_back(stand, hall):
    parked = put_aside(hall)
    hall.resume(1, parked.id)
    assert said(stand)[0] == "serving"
    hall.park(1, "y")
    assert said(stand)[0] == "come_back"
    hall.come_back(parked.id)
    assert said(stand)[0] == "free"


def test_who_was_put_aside_is_not_rated_and_who_is_done_reads_no_number(stand, hall):
    serve(hall)
    hall.complete(1)
    put_aside(hall)
    assert said(stand)[0] == "come_back"
    serve(hall)
    hall.complete(1)
    assert said(stand)[0] == "rate"


def test_a_panel_that_was_removed_says_so(stand):
    stand.news.lost.emit(DeviceRevoked())
    assert stand.find("foot").property("text") == "Máy này không còn là màn hình của quầy. Mời ông/bà gặp cán bộ."
    stand.news.found.emit()
    assert stand.panel.lost == ""


# -- the rating


def rated(hall):
    return [dict(entry.body) for entry in journal(hall) if entry.verb is Verb.RATE]


def test_a_good_rating_takes_one_touch(stand, hall):
    serve(hall)
    hall.complete(1)
    assert said(stand) == ("rate", "Mời ông/bà đánh giá lần phục vụ này", "A001")
    stand.touch("choice-1")
    assert said(stand)[0] == "thanks"
    assert rated(hall) == [{"rating": 4}]


def test_a_low_one_is_asked_why_and_counts_without(stand, hall, clock):
    serve(hall)
    hall.complete(1)
    stand.settle()
    stand.touch("choice-4")
    assert said(stand)[0] == "why"
    stand.touch("choice-2")
    assert said(stand)[0] == "thanks"
    serve(hall)
    hall.complete(1)
    stand.settle()
    stand.touch("choice-3")
    clock.go(seconds=29)
    stand.pass_time()
    assert said(stand)[0] == "why", "as long again as for the levels"
    clock.go(seconds=2)
    stand.pass_time()
    stand.settle()
    assert rated(hall) == [{"rating": 1, "reason": "Thái độ phục vụ"}, {"rating": 2}]


def test_a_double_touch_chooses_no_reason(stand, hall):
    serve(hall)
    hall.complete(1)
    stand.settle()
    spot = place(stand.find("choice-3")).center().toPoint()
    QTest.mouseDClick(stand.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert (said(stand)[0], rated(hall)) == ("why", [])
    assert stand.panel.skip == "Gửi đánh giá", "it counts"
    stand.touch("skip")
    assert (said(stand)[0], rated(hall)) == ("thanks", [{"rating": 2}])


def test_a_low_one_counts_also_where_the_hall_was_away_meanwhile(stand, hall, clock):
    serve(hall)
    hall.complete(1)
    stand.settle()
    stand.touch("choice-4")
    stand.news.lost.emit(StoreUnavailable(reason="x"))
    clock.go(seconds=40)
    stand.pass_time()
    assert (said(stand)[0], rated(hall)) == ("free", [])
    stand.news.found.emit()
    assert (said(stand)[0], rated(hall)) == ("thanks", [{"rating": 1}])


@pytest.mark.allow_logs("bocso.panel")
def test_a_rating_that_was_not_answered_is_touched_again(stand, hall):
    serve(hall)
    hall.complete(1)
    stand.settle()
    stand.wire.error = StoreUnavailable(reason="x")
    stand.touch("choice-0")
    assert said(stand)[0] == "rate"
    stand.wire.error = None
    stand.touch("choice-0")
    assert (said(stand)[0], rated(hall)) == ("thanks", [{"rating": 5}])


@pytest.mark.parametrize("apart", [-90, 90])
def test_it_stands_as_long_where_the_panel_s_clock_is_another(stand_up, hall, clock, apart):
    stand = stand_up(hall=hall, clock=lambda: clock() + timedelta(minutes=apart))
    serve(hall)
    hall.complete(1)
    assert said(stand)[0] == "rate"
    clock.go(seconds=29)
    stand.pass_time()
    assert said(stand)[0] == "rate"
    clock.go(seconds=2)
    stand.pass_time()
    assert said(stand)[0] == "free"


def test_skipping_or_thirty_seconds_end_it(stand, hall, clock):
    serve(hall)
    hall.complete(1)
    stand.settle()
    stand.touch("skip")
    assert said(stand)[0] == "free"
    serve(hall)
    hall.complete(1)
    assert said(stand)[0] == "rate"
    clock.go(seconds=31)
    stand.pass_time()
    assert said(stand)[0] == "free"
    assert rated(hall) == []


def test_it_stands_while_the_next_is_called_and_ends_when_they_are_here(stand, hall):
    serve(hall)
    hall.issue("papers")
    hall.complete(1)
    hall.call_next(1)
    assert said(stand)[::2] == ("rate", "A001")
    hall.start(1)
    assert said(stand)[::2] == ("serving", "A002")
    stand.panel.choose(4)
    stand.settle()
    assert rated(hall) == []


def test_who_is_called_again_and_done_again_is_asked_for_this_visit_only(stand, hall):
    ticket = serve(hall)
    hall.complete(1)
    stand.settle()
    hall.rate(hall.issued(ticket.id)[1], 5)  # on the phone
    assert said(stand)[0] == "free"


def test_no_key_of_the_clerk_rates(stand, hall):
    serve(hall)
    hall.complete(1)
    assert said(stand)[0] == "rate"
    assert stand.window.flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_F2) * 2:
        QTest.keyClick(stand.window, key)
    assert (said(stand)[0], rated(hall)) == ("rate", [])


def test_the_other_language_is_for_one_visitor(stand, hall):
    stand.touch("language")
    assert said(stand)[1] == "Ready"
    serve(hall)
    assert said(stand)[1] == "Đang phục vụ"
    hall.park(1, "x")
    hall.issue("papers", language="en", printer="kiosk")
    hall.call_next(1)
    hall.start(1)
    assert said(stand)[1] == "Now serving", "as the slip is"


# -- how it looks


@pytest.mark.parametrize("size", SIZES)
def test_all_of_it_is_in_the_picture_and_large_enough_for_a_finger(stand_up, make_hall, size):
    """With the longest texts a hall may write; on a panel of ten inches a target has two centimetres."""
    fees = [{**fee, "name": LONG, "code": "a" * 40} for fee in FEES[1:2]]
    texts = {"rating": [LONG] * 6}
    signs = {
        **PAYMENT,
        "bank": ("Ww" * 4 + " ") * 3 + "Wwwww",
        "holder": ("Ẵw" * 4 + " ") * 3 + "gggyy",
        "account": "8" * 19,
    }
    panel, hub = {"show_clerk": True, "levels": [LONG] * 5}, {"address": "https://so.example"}
    hall = make_hall(panel_hall(fee=fees, payment=signs, reasons=texts, panel=panel, hub=hub)).open_all()
    stand = stand_up(hall=hall)
    stand.size(*size)
    serve(hall)
    hall.ask_fee(1, "a" * 40, pages=999, copies=12)
    fits(stand, size)
    hall.fee_paid(hall.board()[0].at_counter(1).id, "cash")
    fits(stand, size)
    parked = hall.park(1, "x", hall._clock() + timedelta(hours=1), bring=("Ẵwwww " * 34)[:200])
    fits(stand, size)
    assert stand.panel.page == "come_back"
    hall.resume(1, parked.id)
    hall.complete(1)
    fits(stand, size)
    centimetre = max(size) / 22
    for name in (*(f"choice-{n}" for n in range(5)), "skip", "language"):
        box = place(stand.find(name))
        assert min(box.width(), box.height()) >= 2 * centimetre - 1, name
    stand.touch("choice-4")
    fits(stand, size)


def fits(stand, size):
    """No text leaves the window, is cut, or stands over another."""
    stand.settle()
    whole = QRectF(0, 0, *size).adjusted(-1, -1, 1, 1)
    texts = [item for item in stand.items() if item.property("text")]
    for item in texts:
        assert whole.contains(place(item)), (stand.panel.page, item.property("text"), place(item))
        assert not item.property("truncated"), (stand.panel.page, item.property("text"))
    for one, other in combinations([each for each in texts if each.property("size")], 2):
        over = place(one).intersected(place(other))
        assert min(over.width(), over.height()) < 2, (
            stand.panel.page,
            *(t.property("text") for t in (one, other)),
        )


def test_a_panel_of_a_counter_that_is_opened_later_says_so(stand, hall):
    hall.close(1)
    assert said(stand)[0] == "closed"
    hall.open(1, PIN, clerk="lan")
    assert said(stand)[0] == "free"
