"""The counter and the paper: the kiosk's printer, slips that did not come out, and how long a pause has lasted."""

from __future__ import annotations

import pytest

from counter.sheets.lists import waiting_rows
from counter.sheets.sheet import Kind, Sheet
from counter.sheets.slips import in_words, printer_line, uncertain
from counter.state import CounterState
from shared.errors.outside import StoreReadOnly
from shared.errors.starting import FolderMissing
from shared.printer.capabilities import UNPROBED
from shared.printer.connect import connect
from shared.printer.escpos.status import Problem
from shared.printer.spool import Spool
from shared.rules.board import Board
from shared.rules.entry import Verb
from shared.rules.printing import (
    KIOSK_PRINTER,
    MAY_BE_OUT,
    NOT_DRAWN,
    SEEN,
    TOO_LATE,
    JobState,
    PrinterState,
    Trouble,
)
from shared.rules.ticket import Lane, State
from shared.settings.sections import PrinterSection
from shared.simulator.simulator import PrinterSimulator
from tests.support.counters import KEY, slip_goes_wrong
from tests.support.halls import PIN, journal
from tests.support.windows import place

SIZES = [(380, 560), (420, 640), (840, 1000)]
TABS = ["list-waiting", "list-parked", "list-no_shows", "list-slips"]


@pytest.fixture
def stand(stand_up):
    """Counter 1 logged on; nobody waits."""
    made = stand_up()
    made.log_on()
    return made


def reprints(stand):
    """The numbers printed again, as the journal has them, with the counter that asked."""
    again = [entry for entry in journal(stand.hall) if entry.verb is Verb.REPRINT and entry.counter is not None]
    labels = {ticket.id: ticket.label for ticket in stand.hall.board()[0].tickets.values()}
    return [(labels[entry.body["ticket"]], entry.counter) for entry in again]


def numbers(stand):
    """The numbers in the open list."""
    return [row["number"] for row in stand.desk.sheetRows if row["number"]]


# The daily copy


def test_that_no_daily_copy_was_made_is_said_with_what_to_do_until_one_is(spoken, stand, hall, tmp_path):
    folder = tmp_path / "mnt" / "copies"
    stand.desk.see_to("copy", FolderMissing(folder=folder, reason=""))
    assert str(folder) in stand.find("printerLine").property("text")
    hall.report_printer(KIOSK_PRINTER, Problem.PAPER_OUT)
    stand.settle()
    assert str(folder) not in stand.find("printerLine").property("text"), "the printer comes first"
    hall.report_printer(KIOSK_PRINTER)
    stand.settle()
    assert str(folder) in stand.find("printerLine").property("text")
    stand.desk.see_to("copy", None)
    assert stand.find("printerLine") is None


# Numbers that a kiosk gave while its hub was away


def handed_in(hall, number, day, request):
    now = hall._clock()
    code = f"{number:020d}"
    return hall.hand_in("one", "A", number, "papers", Lane.ORDINARY, day, now, now, code, request_id=request)


def test_a_number_that_is_in_no_queue_is_named_until_the_day_is_over(spoken, stand, hall, clock):
    day = hall.reserve("one", "door").day
    clock.go(minutes=1)
    handed_in(hall, 500, day, "first")
    stand.settle()
    line = stand.find("printerLine").property("text")
    assert (
        line
        == {
            "vi": "Không có trong hàng đợi: A500, lấy lúc 08:01 (máy trung tâm không biết số này)."
            " Ai cầm số này thì cấp số mới.",
            "en": "Not in the queue: A500, taken at 08:01 (the hall does not know it). Whoever comes with it gets"
            " a new number.",
        }[spoken]
    )
    handed_in(hall, 501, day, "second")
    stand.settle()
    assert "A500, A501" in stand.find("printerLine").property("text")
    clock.go(days=1)
    hall.issue("papers")
    stand.settle()
    assert stand.desk.leftOut == ""


def test_one_that_is_in_the_queue_is_marked_in_the_list(spoken, stand, hall, clock):
    day = hall.reserve("one", "door").day
    clock.go(minutes=1)
    handed_in(hall, 990, day, "first")
    stand.settle()
    state = CounterState(now=clock(), board=hall.board()[0], language=spoken)
    [row] = waiting_rows(hall.settings, 1, state, Sheet(Kind.WAITING))
    assert (row.number, row.note) == (
        "A990",
        {"vi": "lấy khi mất kết nối", "en": "taken while the hub was away"}[spoken],
    )


# The kiosk's printer


@pytest.mark.parametrize("problem", [each for each in Problem if each is not Problem.SILENT])
def test_every_problem_of_the_printer_is_said_with_what_to_do_and_goes_when_it_is_well(
    spoken, stand, hall, problem
):
    assert stand.find("printerLine") is None
    hall.report_printer(KIOSK_PRINTER, problem.value)
    stand.settle()
    line = stand.find("printerLine").property("text")
    assert line.startswith({"vi": "Máy in ở máy lấy số: ", "en": "Printer at the kiosk: "}[spoken])
    assert line.endswith(".")
    hall.report_printer(KIOSK_PRINTER)
    stand.settle()
    assert stand.find("printerLine") is None
    assert stand.desk.printer == ""


def test_a_roll_that_ends_soon_is_said_but_not_beside_a_problem(spoken, stand, hall):
    hall.report_printer(KIOSK_PRINTER, near_end=True)
    stand.settle()
    soon = stand.desk.printer
    assert {"vi": "Sắp hết giấy", "en": "near its end"}[spoken] in soon
    hall.report_printer(KIOSK_PRINTER, "cover_open", near_end=True)
    stand.settle()
    assert stand.desk.printer not in ("", soon)


def test_which_printer_it_is_stands_there_only_where_there_are_several(qapp):
    out, well = PrinterState("paper_out"), PrinterState()
    assert printer_line(Board(printers={"office": out})).startswith("Printer at the kiosk: ")
    assert printer_line(Board(printers={"office": out, "door": well})).startswith("Printer office: ")
    assert printer_line(Board(printers={"office": well, "door": well})) == ""
    soon = PrinterState(near_end=True)
    both = printer_line(Board(printers={"office": out, "door": PrinterState("cover_open")}))
    assert both == "Printers: door (cover open), office (no paper)"
    assert (
        printer_line(Board(printers={"a": soon, "b": soon})) == "Printers: a (roll ends soon), b (roll ends soon)"
    )
    assert "office" not in printer_line(Board(printers={"office": soon, "door": out})), (
        "what stands still goes first"
    )
    smoke, offline = (Board(printers={KIOSK_PRINTER: PrinterState(word)}) for word in ("smoke", "offline"))
    assert printer_line(smoke) == printer_line(offline), "a word of another version is none for a clerk"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("problem", "several"), [("cutter", ""), ("paper_out", ""), ("paper_out", "cutter")])
def test_the_line_covers_nothing(spoken, stand, hall, size, problem, several):
    hall.issue("papers")
    slip_goes_wrong(hall, "paper_out")
    hall.report_printer(KIOSK_PRINTER, problem)
    if several:
        hall.report_printer("cua-chinh-tang-hai", problem)
        hall.report_printer("garden", several)
    stand.settle()
    stand.size(*size)
    stand.key(KEY.Key_F2)
    for refusal in ("", "Quầy 1 còn số A001. Xin bấm Xong hoặc Vắng mặt trước."):
        stand.desk._live.change(refusal=refusal)
        names = ["numberInHand", "next", "pause", *TABS, "logOff"]
        names += [name for name in ("printerLine", "message") if stand.find(name)]
        boxes = {name: place(stand.find(name)) for name in names}
        for name, box in boxes.items():
            assert 0 <= box.left() < box.right() <= size[0], name
            assert box.bottom() <= size[1], name
            assert not [o for o in names if o != name and boxes[o].intersects(box)], (name, refusal)
        card = boxes["message"].bottom() if refusal else boxes["pause"].bottom()
        assert boxes["list-slips"].top() >= card
    assert not [item.property("text") for item in stand.items() if item.property("truncated")]
    stand.desk._live.change(refusal="")
    assert stand.find("printerLine") is not None, "a message may push it aside, but not for ever"


# Slips in trouble


PROBLEMS = [problem.value for problem in Problem if problem is not Problem.SILENT]
TOLD = [*(("failed", code) for code in (*PROBLEMS, TOO_LATE, NOT_DRAWN, *sorted(MAY_BE_OUT))),
        *(("blocked", code) for code in (*PROBLEMS, "unknown")), ("queued", "paper_out")]  # fmt: skip


def test_every_reason_is_told_in_words_of_its_own(spoken):
    told = [in_words(Trouble(1, state, code)) for state, code in TOLD]
    assert len(set(told)) == len(TOLD)
    for (_, code), words in zip(TOLD, told, strict=True):
        assert not words.endswith(": " + code), "the bare code is no word for a clerk"


def test_what_another_version_wrote_is_told_in_general_words(spoken):
    words = in_words(Trouble(1, "failed", "no glyph for ꦩ"))
    assert words == in_words(Trouble(1, "failed", "fault"))


@pytest.mark.parametrize(
    ("state", "reason", "asks"),
    [
        ("failed", "paper_out", False),
        ("failed", "unreachable", False),
        ("failed", TOO_LATE, False),
        ("failed", NOT_DRAWN, False),
        *(("failed", reason, True) for reason in sorted(MAY_BE_OUT)),
        ("failed", "a reason of another version", True),
        ("blocked", "paper_out", True),
        ("queued", "paper_out", True),
    ],
)
def test_it_is_asked_only_about_a_slip_that_may_come_out(state, reason, asks):
    assert uncertain(Trouble(1, state, reason)) is asks


def test_there_is_a_fourth_list_only_while_a_slip_is_in_trouble(stand, hall):
    assert stand.find("list-slips") is None
    stand.key(KEY.Key_F9, KEY.Key_Left)
    assert stand.desk.sheet == "no_shows"
    ticket = slip_goes_wrong(hall, "paper_out")
    stand.settle()
    stand.key(KEY.Key_Right)
    assert (stand.desk.sheet, stand.desk.slips) == ("slips", 1)
    assert stand.desk.sheetRows[0]["number"] == ticket.label
    stand.key(KEY.Key_Right)
    assert stand.desk.sheet == "waiting"
    stand.key(KEY.Key_Left)
    hall.cancel(ticket.id)
    stand.settle()
    assert (stand.desk.sheet, stand.find("list-slips")) == ("", None)


def test_slips_are_printed_again_one_after_another_by_key_and_by_touch(stand, hall):
    for reason in ("paper_out", "too_late", "unreachable"):
        slip_goes_wrong(hall, reason)
    stand.settle()
    stand.click("list-slips")
    assert numbers(stand) == ["A001", "A002", "A003"]
    stand.click("row-1")
    stand.calm()
    assert (numbers(stand), stand.desk.sheet) == (["A001", "A002", "A003"], "slips")
    coming = in_words(Trouble(1, "queued", "too_late"))
    assert [row["note"] == coming for row in stand.desk.sheetRows[:3]] == [False, True, False]
    stand.key(KEY.Key_2, KEY.Key_Return)
    assert (reprints(stand), stand.desk.sheet) == ([("A002", 1)], "slips"), "a second press asks first"
    stand.key(KEY.Key_3)
    stand.key(KEY.Key_1)
    assert reprints(stand) == [("A002", 1), ("A003", 1), ("A001", 1)]
    jobs = [hall.claim_print_job(KIOSK_PRINTER) for _ in range(3)]
    assert [(job.ticket.label, job.again) for job in jobs] == [("A002", True), ("A003", True), ("A001", True)]
    stand.settle()
    assert stand.desk.slips == 3, "none of them came yet, and no kiosk may be running"
    for job in jobs:
        hall.record_print_result(job, JobState.CONFIRMED)
    stand.settle()
    assert (stand.desk.sheet, stand.desk.slips) == ("", 0)
    assert {t.state for t in hall.board()[0].tickets.values()} == {State.WAITING}


@pytest.mark.parametrize(("state", "reason"), [(JobState.FAILED, "unknown"), (JobState.BLOCKED, "paper_out")])
def test_a_slip_that_may_have_come_out_is_asked_about_once_and_enter_does_not_print(stand, hall, state, reason):
    slip_goes_wrong(hall, reason, state)
    stand.settle()
    stand.click("list-slips")
    assert stand.desk.sheetRows[0]["tone"] == "amber"
    stand.key(KEY.Key_Return)
    assert (stand.desk.sheet, "A001" in stand.desk.sheetTitle) == ("slip", True)
    stand.key(KEY.Key_Return)
    assert (stand.desk.sheet, reprints(stand)) == ("slips", [])
    stand.key(KEY.Key_1, KEY.Key_2)
    assert (stand.desk.sheet, reprints(stand)) == ("slips", [("A001", 1)])


def test_the_question_is_over_when_the_slip_came_out_after_all(stand, hall):
    ticket = hall.issue("papers", printer=KIOSK_PRINTER)
    job = hall.claim_print_job(KIOSK_PRINTER)
    hall.record_print_result(job, JobState.BLOCKED, "paper_out")
    stand.settle()
    stand.click("list-slips")
    stand.key(KEY.Key_1)
    assert stand.desk.sheet == "slip"
    hall.record_print_result(job, JobState.CONFIRMED)
    stand.settle()
    assert (stand.desk.sheet, stand.desk.slips) == ("", 0)
    assert hall.board()[0].tickets[ticket.id].state is State.WAITING


def test_a_reprint_without_an_answer_is_the_same_request_until_it_fails_anew(stand, hall):
    ticket = slip_goes_wrong(hall, "paper_out")
    stand.settle()
    stand.click("list-slips")
    stand.wire.error = StoreReadOnly(path="/queue")
    stand.key(KEY.Key_1)
    assert stand.find("outage") is not None
    stand.wire.error = None
    stand.key(KEY.Key_1)
    hall.record_print_result(hall.claim_print_job(KIOSK_PRINTER), JobState.FAILED, "paper_out")
    stand.settle()
    stand.click("list-slips")
    stand.key(KEY.Key_1)
    ids = [request for name, request in stand.wire.asked if name == "reprint"]
    assert ids[0] == ids[1] != ids[2]
    assert reprints(stand) == [(ticket.label, 1)] * 2


def test_a_reprint_written_just_before_the_answer_was_lost_can_be_asked_for_again(stand, hall):
    """The answer is lost, the slip fails once more: the next press is another intention, and is done."""
    slip_goes_wrong(hall, "paper_out")
    stand.settle()
    stand.click("list-slips")
    real = stand.wire.hall
    stand.wire.hall = Deaf(real)
    stand.key(KEY.Key_1)
    stand.wire.hall = real
    hall.record_print_result(hall.claim_print_job(KIOSK_PRINTER), JobState.FAILED, "paper_out")
    stand.settle()
    if not stand.desk.sheet:
        stand.click("list-slips")
    stand.key(KEY.Key_1)
    assert len(reprints(stand)) == 2
    assert hall.claim_print_job(KIOSK_PRINTER) is not None


class Deaf:
    """A hall that does what is asked, and whose answer does not come back."""

    def __init__(self, hall):
        self.hall = hall

    def reprint(self, *args, **kwargs):
        self.hall.reprint(*args, **kwargs)
        raise StoreReadOnly(path="/queue")

    def __getattr__(self, name):
        return getattr(self.hall, name)


def test_four_tabs_have_room_for_a_full_hall(spoken, stand, hall, clock):
    stand.size(380, 560)
    hall.issue("papers")
    stand.settle()
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_1, KEY.Key_1, KEY.Key_2, KEY.Key_Return)
    for _ in range(130):
        hall.issue("papers")
    for _ in range(12):
        slip_goes_wrong(hall, "paper_out")
    clock.go(hours=1)
    stand.settle()
    stand.until(lambda: stand.desk.overdue == 1)
    tabs = [stand.find(name) for name in TABS]
    assert (stand.desk.waiting > 100, stand.desk.slips) == (True, 12)
    assert [tab.objectName() for tab in tabs if tab.implicitWidth() > tab.width() + 0.5] == []
    assert place(tabs[-1]).right() <= 380


# Slips that are there


def seen(hall):
    """The numbers whose slip a clerk saw, as the journal has them, with the counter that said so."""
    labels = {ticket.id: ticket.label for ticket in hall.board()[0].tickets.values()}
    said = [entry for entry in journal(hall) if entry.verb is Verb.SLIP and entry.body["reason"] == SEEN]
    assert {entry.body["state"] for entry in said} <= {"confirmed"}
    return [(labels[entry.body["ticket"]], entry.counter) for entry in said]


@pytest.mark.parametrize("by", ["key", "touch"])
@pytest.mark.parametrize(("state", "reason"), [(JobState.FAILED, "unknown"), (JobState.BLOCKED, "paper_out")])
def test_a_slip_the_person_holds_leaves_the_list_of_every_counter(stand, stand_up, hall, state, reason, by):
    slip_goes_wrong(hall, reason, state)
    other = stand if by == "key" else stand_up()  # the keyboard belongs to the last window
    stand.settle()
    if by == "key":
        stand.key(KEY.Key_F9, KEY.Key_Left, KEY.Key_1, KEY.Key_3)
    else:
        for name in ("list-slips", "row-0", "row-2"):
            stand.click(name)
            stand.calm()
    other.settle()
    assert (stand.desk.slips, other.desk.slips, stand.desk.sheet) == (0, 0, "")
    assert (seen(hall), reprints(stand)) == ([("A001", 1)], [])
    assert hall.claim_print_job(KIOSK_PRINTER) is None


@pytest.mark.parametrize("by", ["key", "touch"])
def test_one_of_several_slips_that_were_given_up_is_there_after_all(stand, hall, by):
    for reason in ("paper_out", "too_late", "unreachable"):
        slip_goes_wrong(hall, reason)
    stand.settle()
    if by == "key":
        stand.key(KEY.Key_F9, KEY.Key_Left, KEY.Key_4)
    else:
        stand.click("list-slips")
        stand.click("row-3")
    assert (stand.desk.sheet, numbers(stand)) == ("there", ["A001", "A002", "A003"])
    stand.key(KEY.Key_2)
    assert (stand.desk.sheet, "A002" in stand.desk.sheetTitle) == ("seen", True)
    stand.key(KEY.Key_Return)
    assert (stand.desk.sheet, seen(hall)) == ("there", []), "Enter says nothing of a slip"
    stand.key(KEY.Key_2, KEY.Key_2)
    assert (stand.desk.sheet, numbers(stand), seen(hall)) == ("slips", ["A001", "A003"], [("A002", 1)])
    assert reprints(stand) == []


def test_with_one_slip_in_trouble_it_is_asked_at_once(stand, hall):
    slip_goes_wrong(hall, "paper_out")
    stand.settle()
    stand.key(KEY.Key_F9, KEY.Key_Left, KEY.Key_2)
    assert stand.desk.sheet == "seen"
    stand.key(KEY.Key_Escape)
    assert stand.desk.sheet == "slips"
    stand.key(KEY.Key_2, KEY.Key_2)
    assert (stand.desk.sheet, seen(hall)) == ("", [("A001", 1)])


def test_without_an_answer_it_is_the_same_request(stand, hall):
    slip_goes_wrong(hall, "unknown")
    stand.settle()
    stand.key(KEY.Key_F9, KEY.Key_Left, KEY.Key_1)
    stand.wire.error = StoreReadOnly(path="/queue")
    stand.key(KEY.Key_3)
    assert (stand.find("outage") is not None, seen(hall)) == (True, [])
    stand.wire.error = None
    stand.key(KEY.Key_3)
    ids = [request for name, request in stand.wire.asked if name == "confirm_seen"]
    assert (len(ids), len(set(ids)), seen(hall)) == (2, 1, [("A001", 1)])


def test_a_slip_that_was_settled_meanwhile_is_told_so(stand, hall):
    ticket = slip_goes_wrong(hall, "unknown")
    stand.settle()
    stand.key(KEY.Key_F9, KEY.Key_Left, KEY.Key_1)
    hall.confirm_seen(ticket.id, counter=2)
    stand.desk.pick(2)
    stand.calm()
    assert "A001" in stand.desk.message
    assert (seen(hall), stand.desk.slips) == ([("A001", 2)], 0)


def test_with_two_printers_a_slip_says_where_and_is_printed_there_again(stand, hall):
    for name in ("door", "garden"):
        hall.report_printer(name)
    ticket = hall.issue("papers", printer="garden")
    hall.record_print_result(hall.claim_print_job("garden"), JobState.FAILED, "paper_out")
    stand.settle()
    stand.click("list-slips")
    assert stand.desk.sheetRows[0]["note"].startswith("garden · ")
    stand.key(KEY.Key_1)
    assert (hall.claim_print_job("door"), hall.claim_print_job("garden").ticket.id) == (None, ticket.id)


# With a printer


@pytest.fixture
def printer(tmp_path):
    simulator = PrinterSimulator(tmp_path / "slips")
    simulator.start()
    yield simulator
    simulator.stop()


@pytest.fixture
def spool(hall, clock, printer):
    section = PrinterSection(connection="network", host="127.0.0.1", port=printer.port)
    settings = hall.settings.model_copy(update={"printer": section})
    spool = Spool(hall, KIOSK_PRINTER, connect(section, UNPROBED), settings, lambda *_: None, now=clock)
    yield spool
    assert spool.stop(60)


@pytest.mark.slow
@pytest.mark.allow_logs
def test_a_roll_that_ended_from_the_first_word_to_the_slip_printed_again(stand, hall, printer, spool):
    printer.play("out_before")
    ticket = hall.issue("papers", printer=KIOSK_PRINTER)
    spool.start()

    def comes_to(condition):
        stand.until(lambda: bool(stand.settle() or condition()))

    comes_to(lambda: stand.desk.slips == 1 and stand.desk.printer)
    printer.new_roll()
    comes_to(lambda: stand.desk.printer == "")
    assert (stand.desk.slips, printer.slips) == (1, ()), "nothing is printed again by itself"
    stand.click("list-slips")
    stand.key(KEY.Key_1)
    spool.ring()
    stand.until(lambda: hall.print_jobs_of(ticket.id) == [("failed", "paper_out"), ("confirmed", "")])
    comes_to(lambda: stand.desk.slips == 0)
    assert len(printer.slips) == 1


# A pause


def test_a_pause_tells_since_when_also_in_a_window_opened_later(stand_up, stand, hall, clock):
    hall.pause(1, "Họp")
    stand.settle()
    clock.go(minutes=40)
    assert stand.desk.pausedAt == "08:00"
    later = stand_up()
    assert later.desk.pausedAt == "08:00"
    later.log_on()
    assert (later.desk.state, later.desk.pausedAt) == ("paused", "08:00")
    assert any("08:00" in text for text in later.texts())
    later.key(KEY.Key_F2)
    assert (later.desk.state, later.desk.pausedAt) == ("idle", "")
    hall.open(2, PIN)
    hall.pause(2, "Họp")
    later.settle()
    assert later.desk.pausedAt == "", "another counter's pause is not ours"
