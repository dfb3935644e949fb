"""The counter's sheets: everything beside calling the next number, by key and by touch, on a real hall."""

from __future__ import annotations

import inspect
import random
import shutil
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from counter.requests.carry_out import _WITHOUT_COUNTER, carry_out
from counter.requests.intent import Intent, intent
from counter.sheets.lists import stranded
from counter.sheets.pages import PAGES, page
from counter.sheets.sheet import Kind, Sheet
from counter.state import CounterState, Last
from shared.errors.outside import StoreReadOnly
from shared.hall import Hall
from shared.rules.board import Session
from shared.rules.entry import Verb
from shared.rules.roles import ClerkRole, ClerkState, KnownClerk
from shared.rules.ticket import Lane, State
from shared.slip.blocks import Box, TextBlock
from shared.slip.come_back import slip_now
from shared.store.open import open_store
from tests.support.counters import KEY, CounterStand, slip_goes_wrong
from tests.support.halls import CLERKS, FEES, PIN, Clock, Opened, assert_sound, journal, small_hall
from tests.support.windows import place, speaking, stands

NAMED = [{"code": code, "name": code.title()} for code in CLERKS]


@pytest.fixture
def hall(tmp_path, clock, ready_file):
    store = open_store(f"sqlite:///{shutil.copy(ready_file, tmp_path)}")
    hall = Opened(small_hall(calling={"return_places": 1, "recall_limit": 2}, fee=FEES), store, clock)
    yield hall
    assert_sound(hall)
    store.close()


@pytest.fixture
def stand(qtbot, hall, clock):
    """Counter 1 logged on, counter 2 open; A001, B001, A002, A003 wait."""
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock)) as make:
        made = make()
        made.log_on()
        hall.open(2, PIN)
        for service in ("papers", "land", "papers", "papers"):
            hall.issue(service)
        made.settle()
        yield made


def ticket(stand, label):
    found = stand.hall.board()[0].find(label)
    assert found is not None, f"{label} is not live"
    return found


def last(stand):
    return journal(stand.hall)[-1]


def text_of(stand, row):
    return stand.desk.sheetRows[row]["text"]


# The number in hand


def test_a_number_is_put_aside_with_a_reason_and_a_time(stand, clock):
    stand.key(KEY.Key_F2, KEY.Key_F2, KEY.Key_F7, KEY.Key_1, KEY.Key_1)
    assert stand.desk.sheetNote.startswith("Thiếu giấy tờ. This window then shows the number")
    stand.key(KEY.Key_3)
    parked = ticket(stand, "A001")
    assert (parked.state, parked.park_reason) == (State.PARKED, "Thiếu giấy tờ")
    assert timedelta(0) <= parked.return_at - clock.now - timedelta(minutes=30) < timedelta(seconds=1)
    assert (stand.desk.sheet, stand.state(), stand.desk.parked) == ("come_back", ("", "idle"), 1)
    stand.key(KEY.Key_Return)
    assert stand.desk.sheet == ""


def test_a_number_is_put_aside_by_touch_for_a_reason_of_ones_own(stand):
    stand.key(KEY.Key_F2)
    for name in ("more", "row-0", "row-3"):
        stand.click(name)
        stand.calm()
    stand.press(*"giay 7")
    assert stand.find("sheetField").property("text") == "giay 7"
    stand.key(KEY.Key_Return)
    assert stand.desk.sheetNote.startswith("giay 7. ")
    stand.click("row-0")
    assert (ticket(stand, "A001").park_reason, ticket(stand, "A001").return_at) == ("giay 7", None)


def test_who_is_put_aside_gets_a_slip_to_come_back_with(stand, hall):
    hall.report_printer("kiosk")
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_1, KEY.Key_1)
    assert stand.desk.sheetNote == "Thiếu giấy tờ. A slip to come back with is printed."
    stand.click("sheetField")
    stand.press(*"ban sao")
    stand.click("row-1")
    parked, job = ticket(stand, "A001"), hall.claim_print_job("kiosk")
    assert (parked.state, parked.park_reason) == (State.PARKED, "Thiếu giấy tờ: ban sao")
    assert (job.ticket, job.again, stand.desk.sheet) == (parked, True, "")
    drawn = slip_now(hall.settings, job.ticket, job.code, job.language)
    assert [block.text.text for block in drawn.blocks if isinstance(block, Box)] == ["ban sao"]
    assert any(isinstance(block, TextBlock) and block.text.endswith("quầy\u00a01") for block in drawn.blocks)


def test_somebody_is_put_aside_without_a_slip(stand, hall):
    hall.report_printer("kiosk")
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_1, KEY.Key_1, KEY.Key_5)
    assert ticket(stand, "A001").state is State.PARKED
    assert hall.claim_print_job("kiosk") is None


def test_a_reason_of_nothing_is_refused_and_the_sheet_stays(stand):
    stand.key(KEY.Key_F8, KEY.Key_4, KEY.Key_Return)
    assert stand.desk.sheet == "other"
    assert stand.find("message").property("text") == stand.desk.message != ""
    stand.press(*"mua nuoc")
    stand.key(KEY.Key_Return)
    assert (stand.desk.state, stand.desk.pauseReason) == ("paused", "mua nuoc")


def test_a_number_goes_to_another_service(stand):
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_2, KEY.Key_1, KEY.Key_1, KEY.Key_1)
    sent = ticket(stand, "A001")
    assert (sent.state, sent.service, sent.back_to) == (State.WAITING, "land", None)


def test_a_number_goes_to_another_counter_with_a_note_and_comes_back(stand, hall):
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_2, KEY.Key_2, KEY.Key_1)
    assert stand.desk.sheet == "send"
    stand.click("sheetField")
    stand.press(*"ky 2 ban")
    stand.click("row-2")
    assert (ticket(stand, "A001").reserved, ticket(stand, "A001").back_to) == ("counter:2", 1)
    assert last(stand).body["note"] == "ky 2 ban"
    hall.call_next(2)
    hall.complete(2)
    stand.settle()
    assert ticket(stand, "A001").reserved == "counter:1"


@pytest.mark.parametrize("closed", [False, True])
def test_a_counter_that_is_closed_or_does_not_fit_is_asked_about_first(stand, hall, closed):
    if closed:
        hall.close(2)
        stand.settle()
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_2, KEY.Key_2, KEY.Key_1)
    assert "2" in stand.desk.sheetNote
    assert [row["tone"] for row in stand.desk.sheetRows] == ["", "amber", "amber"]
    stand.key(KEY.Key_Return)
    assert (stand.desk.sheet, ticket(stand, "A001").state) == ("to_counter", State.CALLED), "Enter sends nobody"
    stand.key(KEY.Key_1, KEY.Key_2)
    assert (ticket(stand, "A001").state, ticket(stand, "A001").reserved) == (State.WAITING, "counter:2")
    assert stand.desk.stranded == closed


def test_a_counter_that_fits_is_not_asked_about(stand):
    stand.key(KEY.Key_F9, KEY.Key_2, KEY.Key_3, KEY.Key_2, KEY.Key_1)
    assert [row["tone"] for row in stand.desk.sheetRows] == [""]


def test_a_number_called_by_mistake_goes_back_to_its_place(stand):
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_4)
    assert stand.desk.nextNumber == "A001"
    stand.key(KEY.Key_F2, KEY.Key_F5, KEY.Key_F7)
    back = [row["text"] for row in stand.desk.sheetRows if row["text"] == "Back into the line"]
    assert not back, "who is being served was not called by mistake"


def test_more_without_a_number_says_so(stand):
    stand.key(KEY.Key_F7)
    assert stand.desk.message
    assert stand.desk.sheet == ""


# Pausing


@pytest.mark.parametrize("again", [KEY.Key_F2, KEY.Key_F8])
def test_a_pause_says_why_and_since_when_and_ends_with_one_key(stand, hall, again):
    stand.key(KEY.Key_F8, KEY.Key_2)
    assert hall.board()[0].sessions[1].paused == "Họp"
    assert (stand.desk.state, stand.desk.pauseReason, stand.desk.pausedAt) == ("paused", "Họp", "08:00")
    stand.key(again)
    assert stand.state() == ("", "idle"), "nobody is called by ending a pause"
    stand.key(KEY.Key_F2)
    assert stand.state() == ("A001", "called")


def test_a_pause_by_touch(stand):
    for name in ("pause", "row-0"):
        stand.click(name)
    assert stand.desk.state == "paused"
    stand.click("next")
    assert stand.desk.state == "idle"


def test_no_pause_with_a_number_in_hand(stand):
    stand.key(KEY.Key_F2, KEY.Key_F8)
    assert "A001" in stand.desk.message
    assert stand.desk.sheet == ""


# The lists


def test_somebody_who_waits_is_called_out_of_turn_with_a_reason(stand):
    stand.key(KEY.Key_F9, KEY.Key_3)
    assert stand.find("row-0") is not None
    stand.key(KEY.Key_1, KEY.Key_2)
    assert stand.state() == ("A002", "called")
    assert last(stand).body["reason"] == "Người già yếu, khuyết tật, có con nhỏ"


def test_who_waits_for_a_counter_that_closed_is_seen_and_called_by_another(stand, hall):
    hall.call_next(2)
    hall.transfer(2, to_counter=2)
    stand.settle()
    assert stand.desk.stranded == 0
    hall.close(2)
    stand.settle()
    assert stand.desk.stranded == 1
    assert (stand.desk.waiting, stand.find("list-waiting").property("text")) == (3, "Waiting 4")
    stand.key(KEY.Key_F9)
    row = stand.desk.sheetRows[3]
    assert (row["number"], row["note"]) == ("B001", "for counter 2, which is closed")
    stand.key(KEY.Key_4, KEY.Key_1)
    stand.press(*"quay 2 dong")
    stand.key(KEY.Key_Return)
    assert ticket(stand, "B001").counter == 1
    assert stand.desk.stranded == 0


def test_who_waits_for_a_clerk_who_left_is_seen_by_the_others(stand, hall, clock):
    named = small_hall(clerk=NAMED)
    state = CounterState(clock.now, clerk="lan", board=hall.board()[0])
    waits = replace(ticket(stand, "A002"), reserved="clerk:minh")
    tickets = {**state.board.tickets, waits.id: waits}
    left = replace(state, board=replace(state.board, tickets=tickets))
    assert stranded(named, 1, left) == [waits]
    back = replace(left.board, sessions={2: Session("minh")})
    assert stranded(named, 1, replace(left, board=back)) == []


def test_the_lane_is_given_and_taken_back(stand):
    stand.key(KEY.Key_F9, KEY.Key_4, KEY.Key_2)
    assert ticket(stand, "A003").lane is Lane.PRIORITY
    stand.key(KEY.Key_F9, KEY.Key_1)
    assert stand.desk.sheetTitle == "A003", "priority is ranked first"
    stand.key(KEY.Key_2)
    assert ticket(stand, "A003").lane is Lane.ORDINARY


def test_somebody_who_waits_is_sent_on(stand):
    stand.click("list-waiting")
    for row in ("row-1", "row-2", "row-1", "row-0"):
        stand.click(row)
    assert stand.desk.sheet == "send"
    assert len(stand.desk.sheetRows) == 1, "who was never here does not come back here"
    stand.click("row-0")
    assert ticket(stand, "B001").reserved == "counter:2"


def test_cancelling_asks_and_enter_keeps_the_number(stand):
    stand.key(KEY.Key_F9, KEY.Key_1, KEY.Key_4, KEY.Key_Return)
    assert stand.desk.sheet == "ticket"
    assert ticket(stand, "A001").state is State.WAITING
    stand.key(KEY.Key_4, KEY.Key_2)
    assert stand.hall.board()[0].find("A001") is None
    assert last(stand).verb is Verb.CANCEL


@pytest.mark.parametrize(("row", "state"), [(0, State.SERVING), (1, State.CALLED)])
def test_a_parked_person_who_is_back_is_served_or_called(stand, clock, row, state):
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_1, KEY.Key_2, KEY.Key_2, KEY.Key_Return)
    assert stand.desk.overdue == 0
    clock.go(minutes=20)
    stand.until(lambda: stand.desk.overdue == 1)
    stand.click("list-parked")
    assert [each["tone"] for each in stand.desk.sheetRows] == ["amber"]
    assert stand.desk.sheetRows[0]["text"] == "Làm lại tờ khai"
    stand.click("row-0")
    stand.click(f"row-{row}")
    stand.calm()
    assert stand.state() == ("A001", state)


def test_a_no_show_comes_back_into_the_line(stand):
    stand.key(KEY.Key_F2, KEY.Key_F4, KEY.Key_F4, KEY.Key_F9, KEY.Key_Left)
    assert (stand.desk.sheet, stand.desk.noShows) == ("no_shows", 1)
    stand.key(KEY.Key_1, KEY.Key_2)
    assert ticket(stand, "A001").state is State.WAITING
    assert stand.desk.nextNumber == "B001"


def test_a_no_show_who_is_too_late_for_the_line_is_told_so_and_can_be_called(stand, clock):
    stand.key(KEY.Key_F2, KEY.Key_F4, KEY.Key_F4)
    clock.go(minutes=31)
    stand.until(lambda: stand.desk.undo == "")
    stand.key(KEY.Key_F9, KEY.Key_Left)
    assert stand.desk.sheetRows[0]["note"]
    stand.key(KEY.Key_1, KEY.Key_2)
    assert "A001" in stand.desk.message
    stand.key(KEY.Key_1, KEY.Key_1)
    assert stand.state() == ("A001", "called")


@pytest.mark.slow
def test_a_long_list_stays_where_it_was_scrolled_to(stand, hall, clock):
    for _ in range(20):
        hall.issue("papers")
    stand.settle()
    stand.size(380, 560)
    stand.key(KEY.Key_F9, *[KEY.Key_Down] * 22)
    assert stand.find("row-22") is not None
    assert place(stand.find("row-22")).bottom() <= 560
    before = stand.desk.sheetRows
    clock.go(minutes=1, seconds=1)
    stand.until(lambda: stand.desk.sheetRows != before)
    assert stand.find("row-22") is not None
    stand.key(KEY.Key_Return)
    assert stand.desk.sheetTitle == "A022"


def test_the_way_to_the_lists_has_room_for_a_full_hall(spoken, stand, hall, clock):
    stand.size(380, 560)
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_1, KEY.Key_1, KEY.Key_2, KEY.Key_Return)
    for _ in range(130):
        hall.issue("papers")
    clock.go(hours=1)
    stand.settle()
    stand.until(lambda: stand.desk.overdue == 1)
    tabs = [stand.find(f"list-{kind}") for kind in ("waiting", "parked", "no_shows")]
    assert stand.desk.waiting > 100
    assert [tab.objectName() for tab in tabs if tab.implicitWidth() > tab.width()] == []
    assert place(tabs[-1]).right() <= 380


def test_an_empty_list_says_so(stand):
    stand.key(KEY.Key_F9, KEY.Key_Right)
    assert stand.desk.sheetEmpty in stand.texts()
    stand.key(KEY.Key_Return, KEY.Key_1)
    assert stand.desk.sheet == "parked"


# A wrong key


def test_a_no_show_too_soon_is_called_back_from_the_offer(stand):
    stand.key(KEY.Key_F2, KEY.Key_F4, KEY.Key_F4)
    assert (stand.desk.undo, stand.desk.undoVerb) == ("A001", "no_show")
    for name in ("undo", "row-0", "row-3"):
        stand.click(name)
    assert stand.state() == ("A001", "called")
    assert last(stand).body["reason"] == "Quầy bấm nhầm"
    assert stand.desk.undo == ""


def test_a_done_too_soon_gets_a_new_number_called_here(stand):
    stand.key(KEY.Key_F2, KEY.Key_F6)
    assert (stand.desk.undo, stand.desk.undoVerb) == ("A001", "complete")
    stand.key(KEY.Key_F7, KEY.Key_1)
    assert stand.state() == ("A004", "called")
    assert "A001" in last(stand).body["reason"]


@pytest.mark.parametrize("way", ["click", "F7"])
def test_a_start_too_soon_is_taken_back(stand, clock, way):
    stand.key(KEY.Key_F2, KEY.Key_F2)
    assert (stand.desk.undo, stand.desk.undoVerb) == ("A001", "start")
    if way == "click":
        stand.click("unstart")
    else:
        stand.key(KEY.Key_F7, KEY.Key_5)
    assert stand.state() == ("A001", "called")
    assert (last(stand).verb, stand.desk.undo) == (Verb.UNSTART, "")
    stand.key(KEY.Key_F2)
    assert stand.state() == ("A001", "serving")


def test_the_offer_stands_beside_how_long_it_lasts_in_the_least_window(stand, tmp_path):
    with speaking("vi", tmp_path):
        stand.key(KEY.Key_F2, KEY.Key_F3, KEY.Key_F2)
        stand.size(380, 560)
        assert place(stand.find("state")).right() < place(stand.find("unstart")).left()


def test_a_start_is_offered_to_be_taken_back_for_half_a_minute(stand, clock):
    stand.key(KEY.Key_F2, KEY.Key_F2, KEY.Key_F7)
    assert len(stand.desk.sheetRows) == 5
    clock.go(seconds=31)
    stand.until(lambda: stand.desk.undo == "")
    assert len(stand.desk.sheetRows) == 4


def test_the_offer_is_for_five_minutes_and_until_the_next_call(stand, clock):
    stand.key(KEY.Key_F2, KEY.Key_F6)
    clock.go(minutes=5, seconds=1)
    stand.until(lambda: stand.desk.undo == "")
    stand.key(KEY.Key_F2, KEY.Key_F6, KEY.Key_F7, KEY.Key_F2)
    assert (stand.desk.undo, stand.desk.sheet) == ("", "")


def test_an_offer_somebody_else_took_is_gone(stand, hall):
    stand.key(KEY.Key_F2, KEY.Key_F4, KEY.Key_F4, KEY.Key_F7)
    hall.requeue(ticket(stand, "A001").id)
    stand.settle()
    assert (stand.desk.undo, stand.desk.sheet) == ("", "")


def test_after_the_last_recall_the_key_asks_about_a_no_show(stand, hall):
    stand.key(KEY.Key_F2, KEY.Key_F3, KEY.Key_F3)
    assert stand.desk.recallOver
    stand.key(KEY.Key_F3)
    assert (stand.desk.confirming, stand.desk.message) == (True, "")
    assert [e.verb for e in journal(hall)].count(Verb.RECALL) == 2
    stand.key(KEY.Key_F4)
    assert stand.state() == ("", "idle")


# Sheets


def test_esc_goes_back_step_by_step_and_the_same_key_closes(stand):
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_1, KEY.Key_1)
    for kind in ("park", "more", ""):
        stand.key(KEY.Key_Escape)
        assert stand.desk.sheet == kind
    stand.key(KEY.Key_F7, KEY.Key_2, KEY.Key_F7)
    assert stand.desk.sheet == ""
    stand.key(KEY.Key_F7)
    stand.click("closeSheet")
    assert stand.desk.sheet == ""


def test_a_row_is_marked_with_the_arrows(stand):
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_Up)
    assert stand.desk.sheetSelected == 0
    stand.key(KEY.Key_Down, KEY.Key_Return)
    assert stand.desk.sheet == "transfer"
    assert stand.desk.sheetSelected == 0


def test_keys_of_the_window_work_over_a_sheet_and_a_field(stand):
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_3)
    stand.press("7")
    stand.key(KEY.Key_F5)
    assert (stand.state(), stand.desk.sheet) == (("A001", "serving"), "")


def test_a_sheet_is_over_when_its_number_moves(stand, hall):
    stand.key(KEY.Key_F9, KEY.Key_1, KEY.Key_1)
    assert stand.desk.sheet == "call"
    hall.cancel(ticket(stand, "A001").id)
    stand.settle()
    assert stand.desk.sheet == ""


def test_enter_after_a_click_does_not_press_what_the_sheet_covers(stand):
    stand.key(KEY.Key_F2)
    while stand.window.activeFocusItem().objectName() != "more":
        stand.press(KEY.Key_Tab)
    stand.key(KEY.Key_Space)
    stand.key(KEY.Key_Return)
    assert stand.desk.sheet == "park"


def test_the_same_choice_after_an_outage_is_the_same_request_another_is_not(stand):
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_1, KEY.Key_1)
    stand.wire.error = StoreReadOnly(path="/queue")
    stand.key(KEY.Key_1, KEY.Key_1, KEY.Key_2)
    assert stand.desk.sheet == "return", "what was chosen stays"
    assert "/queue" in stand.find("outage").property("text")
    stand.wire.error = None
    stand.key(KEY.Key_2)
    asked = [request for name, request in stand.wire.asked if name == "park"]
    assert (asked[0] == asked[1], asked[1] != asked[2], asked[2] == asked[3]) == (True, True, True)
    assert ticket(stand, "A001").state is State.PARKED


# Every sheet


def sheets_of(stand):
    """Every sheet there is, with the state it stands on."""
    state = stand.desk._live.now
    waiting = ticket(stand, "B001")
    in_hand = ticket(stand, "A002")
    parked, missing = ticket(stand, "A001"), ticket(stand, "A003")
    done = intent(Verb.PAUSE, text_as="reason")
    about = {
        Kind.MORE: in_hand,
        Kind.PARK: in_hand,
        Kind.RETURN: in_hand,
        Kind.COME_BACK: parked,
        Kind.DONE: in_hand,
        Kind.REFUSED: in_hand,
        Kind.TRANSFER: in_hand,
        Kind.TO_SERVICE: in_hand,
        Kind.TO_COUNTER: in_hand,
        Kind.TO_CLERK: in_hand,
        Kind.SEND: waiting,
        Kind.CALL: waiting,
        Kind.CANCEL: waiting,
        Kind.SLIP: waiting,
        Kind.SEEN: waiting,
        **{kind: in_hand for kind in Kind if kind.startswith("fee")},
    }
    copies = (("kind", "pages"), ("pages", 3))
    sheets = [
        Sheet(kind, about.get(kind), reason="x", other=done, target=copies if kind.startswith("fee") else ())
        for kind in PAGES
        if kind is not Kind.TICKET
    ]
    return state, [*sheets, *(Sheet(Kind.TICKET, each) for each in (waiting, parked, missing))]


@pytest.fixture
def many(stand, hall):
    """A001 parked, A003 not come, A002 in hand; B001 waits. Slips of A002 and B001 did not come out."""
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_1, KEY.Key_1, KEY.Key_2)
    hall.call(1, ticket(stand, "A003").id, "x")
    hall.no_show(1)
    hall.call(1, ticket(stand, "A002").id, "x")
    slip_goes_wrong(hall, "paper_out", ticket=ticket(stand, "A002"))
    slip_goes_wrong(hall, "unknown", ticket=ticket(stand, "B001"))
    hall.report_printer("kiosk", "cutter")
    stand.settle()
    return stand


def test_every_row_leads_to_a_sheet_or_to_what_the_hall_can_do(many, clock):
    state, sheets = sheets_of(many)
    slips = [CounterState(clock.now, state.board, last=Last(ticket(many, "A003"), verb, clock.now))
             for verb in (Verb.COMPLETE, Verb.NO_SHOW)]  # fmt: skip
    settings = small_hall(clerk=NAMED, fee=FEES)
    for known in (state, *slips):
        for sheet in sheets:
            for row in page(settings, 1, known, sheet).rows:
                then = row.then.told("x") if row.then else None
                if isinstance(then, Intent) and then.verb is not Verb.OPEN:
                    _fits_the_hall(many.hall, then)


def _fits_the_hall(hall: Hall, wanted: Intent) -> None:
    """Its arguments are those of the method of `Hall` (a wrong name would be found only by the clerk)."""
    asked = {}

    class Noting:
        def __getattr__(self, name):
            return lambda **arguments: asked.update(name=name, arguments=arguments)

    carry_out(Noting(), 1, wanted, Clock().now, "request")
    inspect.signature(getattr(hall, asked["name"])).bind(**asked["arguments"])
    assert ("counter" in asked["arguments"]) is (wanted.verb not in _WITHOUT_COUNTER)
    if wanted.then is not None and wanted.then.verb is not Verb.CALL:
        _fits_the_hall(hall, wanted.then)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(380, 560), (420, 640)])
def test_every_sheet_fits_its_words_and_nothing_covers_another(spoken, many, size):
    stand = many
    stand.size(*size)
    _, sheets = sheets_of(stand)
    stand.desk._log_on.clerks = (KnownClerk("lan", "Nguyễn Thị Lan", ClerkRole.ADMIN, ClerkState.LOCKED),)
    stand.desk._log_on.clerk = "lan"
    for sheet in sheets:
        if sheet.kind in (Kind.CLERKS, Kind.UNDO):
            continue
        stand.desk._live.change(sheet=sheet, selected=0, text="")
        names = [item.objectName() for item in stand.items() if item.objectName().startswith(("row-", "list-"))]
        names += ["closeSheet", *(["sheetField"] if stand.desk.sheetField else [])]
        assert stand.desk.sheet == sheet.kind
        boxes = {name: place(stand.find(name)) for name in names}
        for name, box in boxes.items():
            assert box.left() >= 0, (sheet.kind, name)
            assert box.right() <= size[0], (sheet.kind, name)
            assert not [o for o in names if o != name and boxes[o].intersects(box)], (sheet.kind, name)
        assert boxes["row-0"].bottom() <= size[1] if "row-0" in boxes else stand.desk.sheetEmpty, sheet.kind
        cut = [item.property("text") for item in stand.items() if item.property("truncated")]
        assert not cut, (sheet.kind, cut)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_keys_in_any_order_leave_a_sound_hall_and_a_window_that_answers(many, seed):
    chance = random.Random(seed)
    keys = [getattr(KEY, f"Key_F{n}") for n in range(2, 10)]
    keys += [KEY.Key_Up, KEY.Key_Down, KEY.Key_Left, KEY.Key_Right, KEY.Key_Return, KEY.Key_Escape, KEY.Key_Tab]
    keys += [getattr(KEY, f"Key_{n}") for n in range(1, 6)] * 3
    for _ in range(120):
        many.press(chance.choice(keys))
        many.settle()
        if chance.random() < 0.2:
            many.calm()
        if chance.random() < 0.1:
            many.hall.issue(chance.choice(["papers", "land"]))
    many.calm()
    assert many.hall.board()[0].at_counter(1) == many.news.board.at_counter(1)
    verbs = {entry.verb for entry in journal(many.hall)}
    assert len(verbs) > 8, verbs
    many.key(KEY.Key_F9)
    assert many.desk.sheet in ("waiting", "")
