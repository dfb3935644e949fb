"""Who is put aside where no slip is printed: the number is shown to be photographed, here or on the panel."""

from __future__ import annotations

import pytest
import zxingcpp

from hub.devices import Devices
from shared.errors.outside import StoreUnavailable
from shared.rules.device import DeviceKind
from tests.counter.test_panel import picture
from tests.support.counters import KEY
from tests.support.windows import place

pytestmark = pytest.mark.databases("sqlite")
PARK = (KEY.Key_F7, KEY.Key_1, KEY.Key_1, KEY.Key_2)
HERE = "This window then shows the number"
BESIDE = [{"number": 1, "services": ["papers", "land"], "panel_screen": "2"}]


@pytest.fixture
def stand(serving):
    return serving(hub={"address": "https://so.example"})


@pytest.mark.parametrize("size", [(380, 560), (420, 640), (1366, 768)])
def test_without_a_printer_and_a_panel_this_window_is_photographed(stand, size):
    stand.size(*size)
    stand.key(*PARK)
    assert (stand.desk.sheet, stand.desk.sheetLarge) == ("come_back", "A001")
    assert "Please come back to counter\xa01. Be back before 08:15" in stand.desk.sheetNote, "as the slip speaks"
    (found,) = zxingcpp.read_barcodes(picture(stand))
    ticket = stand.hall.board()[0].find("A001")
    assert found.text == f"https://so.example/t/{stand.hall.issued(ticket.id)[1]}?lang=en"
    note, row = place(stand.find("sheetNote")), place(stand.find("row-0"))
    assert place(stand.find("sheetQr")).bottom() <= note.top()
    assert note.bottom() <= row.top()
    assert row.bottom() <= size[1]
    stand.key(KEY.Key_Return)
    assert stand.desk.sheet == ""


@pytest.mark.parametrize("size", [(380, 560), (1366, 768)])
def test_while_another_number_is_in_hand_it_stands_there_alone(stand, size):
    stand.size(*size)
    stand.key(*PARK, KEY.Key_F2, KEY.Key_F2, KEY.Key_F9, KEY.Key_Right, KEY.Key_1, KEY.Key_4)
    assert (stand.desk.sheet, stand.desk.numberInHand) == ("come_back", "A002")
    assert len(zxingcpp.read_barcodes(picture(stand))) == 1
    assert "A002" not in "".join(stand.texts())
    assert place(stand.find("row-0")).bottom() <= size[1]


def test_the_next_number_needs_no_word_about_it(stand):
    stand.key(*PARK, KEY.Key_F2)
    assert (stand.desk.sheet, stand.state()) == ("", ("A002", "called"))


@pytest.mark.allow_logs("bocso.counter")
def test_without_the_hall_the_number_stands_there_all_the_same(stand):
    stand.key(*PARK, KEY.Key_Return, KEY.Key_F9, KEY.Key_Right, KEY.Key_1)
    stand.wire.error = StoreUnavailable(reason="x")
    stand.key(KEY.Key_4)
    assert (stand.desk.sheet, stand.desk.sheetLarge, stand.desk.sheetQr) == ("come_back", "A001", [])


def test_it_can_be_shown_again_as_long_as_it_is_put_aside(stand):
    stand.key(*PARK, KEY.Key_Return, KEY.Key_F7)
    assert stand.desk.sheet == "undo"
    stand.key(KEY.Key_3)
    assert (stand.desk.sheet, len(stand.desk.sheetQr)) == ("come_back", 33)
    ticket = stand.hall.board()[0].find("A001")
    stand.hall.come_back(ticket.id)
    stand.settle()
    assert stand.desk.sheet == ""
    assert stand.hall.code_aside(1, ticket.id) == "", "it is put aside no more"


def test_the_counter_reads_the_code_of_no_other_number(stand):
    stand.hall.open(2, "4827")
    other = stand.hall.issue("land")
    stand.hall.call_next(2)
    stand.hall.park(2, "x")
    assert stand.hall.code_aside(1, other.id) == ""
    assert stand.hall.code_aside(2, other.id)


@pytest.mark.parametrize("panel", ["beside", "tablet", "of another counter", "removed"])
def test_where_the_visitor_has_a_panel_that_shows_it(serving, panel):
    stand = serving(counter=BESIDE) if panel == "beside" else serving()
    if panel != "beside":
        devices = Devices(stand.hall._store, stand.hall.id)
        counter = 2 if panel == "of another counter" else 1
        device, _ = devices.pair(devices.open_pairing(DeviceKind.PANEL, counter))
        if panel == "removed":
            devices.revoke(device.id)
        stand.key(KEY.Key_F6, KEY.Key_F2, KEY.Key_F2)
    there = panel in ("beside", "tablet")
    stand.key(*PARK[:3])
    assert ("The panel shows the number" in stand.desk.sheetNote) is there
    assert (HERE in stand.desk.sheetNote) is not there
    stand.key(PARK[3])
    assert stand.desk.sheet == ("" if there else "come_back")


def test_a_tablet_is_enough_for_the_clerk_to_read_that_a_rating_was_asked_for(serving):
    stand = serving()
    stand.key(KEY.Key_F6)
    assert stand.desk.rating == ""
    devices = Devices(stand.hall._store, stand.hall.id)
    devices.pair(devices.open_pairing(DeviceKind.PANEL))
    stand.key(KEY.Key_F2, KEY.Key_F2, KEY.Key_F6)
    assert stand.desk.rating == "A002"
