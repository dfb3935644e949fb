"""The spool: one job after another, whatever printer and database do in between, and nothing printed twice."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from shared.errors.outside import (
    PrinterInterrupted,
    PrinterNotReady,
    PrinterTaken,
    PrinterUnavailable,
    StoreUnavailable,
)
from shared.fonts import load_fonts
from shared.printer import spool
from shared.printer.capabilities import UNPROBED
from shared.printer.connect import connect
from shared.printer.escpos.encode import slip_job
from shared.printer.escpos.status import SILENCE, Condition, PaperState, Problem
from shared.printer.escpos_printer import EscposPrinter
from shared.printer.messages import NOT_WHOLE, TAKEN_BACK
from shared.printer.printer import PrintOutcome
from shared.printer.queue import mark_of
from shared.printer.session.transmission import Result
from shared.printer.spool import STALE, Spool
from shared.rules.entry import Verb
from shared.rules.printing import JobState, Left, PrintJob
from shared.settings.settings import Settings
from shared.simulator.roll import rows_of
from shared.slip.layout import make_slip
from tests.support.halls import journal
from tests.support.loop import LoopSimulator, VirtualClock
from tests.support.printers import section
from tests.support.servers import wait_for
from tests.support.slips import CODE, MOMENT, commune, print_job, slip_now, ticket

WELL = Condition(True, PaperState.OK, None)
ENDING = Condition(True, PaperState.NEAR_END, None)
NO_PAPER = Condition(True, PaperState.OUT, Problem.PAPER_OUT)
AWAY = Condition(False, PaperState.UNKNOWN, Problem.UNREACHABLE)
CONFIRMED = PrintOutcome(Result.CONFIRMED, WELL)
BLOCKED = PrintOutcome(Result.BLOCKED, NO_PAPER)
PATIENCE = 30

pytestmark = pytest.mark.allow_logs("shared.printer.spool")


class Desk:
    """A hall's queue, a printer and a kiosk in one, with the spool between them.

    `events` is all that the spool did, in order; `shown` is what the kiosk heard of slips. What the printer does
    is scripted: `looks` is how it is now, `prints` and `settles` are outcomes or errors for the next calls, then
    CONFIRMED, at once or when `gate` and `mended` are set; a settle waits `settle_seconds` for that. `away`: the
    database does not answer. `fails`: what the next call of a kind raises.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or commune()
        self.events: list[tuple[Any, ...]] = []
        self.queued: deque[PrintJob] = deque()
        self.states: dict[int, tuple[str, str]] = {}
        self.shown: list[tuple[int, JobState]] = []
        self.looks = WELL
        self.prints: deque[PrintOutcome | Exception] = deque()
        self.settles: deque[PrintOutcome | Exception] = deque()
        self.bytes: list[bytes] = []
        self.gate = threading.Event()
        self.mended = threading.Event()
        self.settle_seconds = float(PATIENCE)
        for open_already in (self.gate, self.mended):
            open_already.set()
        self.away = False
        self.now = MOMENT
        self.fails: dict[str, Exception] = {}
        self.seen: set[int] = set()
        self.left = Left.NOTHING
        self._news = threading.Condition()
        self.spool = Spool(self, "kiosk", self, self.settings, self.on_result, self.on_condition, lambda: self.now)

    def put(self, *jobs: PrintJob) -> None:
        self.queued.extend(jobs)
        self.spool.ring()

    def until(self, condition: Callable[[], object]) -> None:
        with self._news:
            assert self._news.wait_for(condition, PATIENCE), self.events

    def done(self, *events: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        """Waits for these events; all of their kinds until then."""
        self.until(lambda: set(events) <= set(self.events))
        kinds = {event[0] for event in events}
        return [event for event in self.events if event[0] in kinds]

    def look_again(self, condition: Condition) -> None:
        """The printer changes and is looked at twice."""
        self.looks = condition
        for _ in range(2):
            before = self.events.count(("look",))
            self.spool.ring()
            self.until(lambda before=before: self.events.count(("look",)) > before)

    def _happened(self, *event: Any) -> None:
        with self._news:
            self.events.append(event)
            self._news.notify_all()
        if event[0] in self.fails:
            raise self.fails.pop(event[0])

    def _reach(self) -> None:
        if self.away:
            raise StoreUnavailable(reason="a test")

    # -- the queue

    def fail_abandoned_jobs(self, printer: str) -> int:
        self._happened("give up", printer)
        self._reach()
        return 0

    def claim_print_job(self, printer: str) -> PrintJob | None:
        self._happened("ask", printer)
        self._reach()
        return self.queued.popleft() if self.queued else None

    def record_print_result(self, job: PrintJob, state: JobState, reason: str = "") -> None:
        self._happened("record", job.id)
        self._reach()
        self.states[job.id] = (state.value, reason)
        self._happened("slip", job.id, state.value, reason)

    def report_printer(self, printer: str, problem: str = "", *, near_end: bool = False) -> None:
        self._reach()
        self._happened("said", printer, problem, near_end)

    def confirmed_by_clerk(self, job: PrintJob) -> bool:
        self._reach()
        return job.id in self.seen

    def residue_in(self, printer: str) -> Left:
        self._happened("left in", printer)
        self._reach()
        return self.left

    # -- the printer

    native = False

    def take_back(self, mark: str) -> None:
        self._happened("take back", mark)

    def warm_up(self) -> None:
        """There is nothing to load."""

    def take_over(self, left: Left) -> None:
        self._happened("take over", left.value)

    def forget(self) -> None:
        self._happened("forget")

    def look(self) -> Condition:
        self._happened("look")
        return self.looks

    def print(self, job: bytes, mark: str) -> PrintOutcome:
        self._happened("print", mark)
        assert self.gate.wait(PATIENCE)
        self.bytes.append(job)
        return _outcome(self.prints)

    def settle(self, mark: str, seconds: float) -> PrintOutcome:
        assert 0 < seconds < 5
        self._happened("settle", mark)
        if self.settles:
            return _outcome(self.settles)
        return CONFIRMED if self.mended.wait(self.settle_seconds) else BLOCKED

    def close(self) -> None:
        self._happened("close")

    # -- the kiosk

    def on_result(self, job: PrintJob, error: Exception | None, state: JobState) -> None:
        self.shown.append((job.id, state))
        self._happened("told", job.id, None if error is None else type(error))

    def on_condition(self, condition: Condition) -> None:
        self._happened("heard", condition)


def _outcome(script: deque[PrintOutcome | Exception]) -> PrintOutcome:
    step = script.popleft() if script else CONFIRMED
    if isinstance(step, Exception):
        raise step
    return step


@pytest.fixture
def desk(qapp) -> Iterator[Desk]:
    load_fonts()
    desk = Desk()
    yield desk
    desk.gate.set()
    desk.mended.set()
    assert desk.spool.stop(PATIENCE)


def interrupted() -> PrinterInterrupted:
    return PrinterInterrupted(printer="kiosk", reason="a test")


# -- one after another


def test_jobs_are_printed_in_order_and_recorded_before_the_kiosk_hears_it(desk):
    jobs = [print_job(number) for number in (1, 2, 3)]
    desk.put(*jobs)
    desk.spool.start()
    told = desk.done(("told", 3, None), ("slip", 3, "confirmed", ""))
    assert told == [
        event for n in (1, 2, 3) for event in (("slip", n, "confirmed", ""), ("told", n, None))
    ]  # fmt: skip
    assert [event for event in desk.events if event[0] == "print"] == [("print", mark_of(job)) for job in jobs]
    expected = [make_slip(desk.settings, job.ticket, job.code, job.language) for job in jobs]
    assert desk.bytes == [slip_job(slip, desk.settings.printer) for slip in expected]


def test_a_printer_that_says_nothing_is_sent_only(desk):
    desk.prints.append(PrintOutcome(Result.SENT, SILENCE))
    desk.put(print_job(1))
    desk.spool.start()
    desk.done(("slip", 1, "sent", ""), ("told", 1, None))
    assert desk.shown == [(1, JobState.SENT)]


def test_a_ring_wakes_it(desk):
    desk.spool.start()
    desk.done(("look",))
    desk.put(print_job(5))
    desk.done(("told", 5, None))


def test_marks_are_four_characters_and_those_of_neighbours_differ():
    marks = [mark_of(print_job(number)) for number in range(9_990, 10_010)]
    assert len(set(marks)) == len(marks)
    assert {len(mark) for mark in marks} == {4}
    assert all(0x20 <= ord(character) <= 0x7E for mark in marks for character in mark)


# -- how the printer is


def test_what_an_idle_printer_says_is_told_when_it_changes(desk):
    desk.spool.start()
    for condition in (WELL, NO_PAPER, AWAY, SILENCE, ENDING, WELL):
        desk.look_again(condition)
    said = desk.done(("said", "kiosk", "", True))
    heard = [event[1] for event in desk.events if event[0] == "heard"]
    assert heard == [WELL, NO_PAPER, AWAY, SILENCE, ENDING, WELL]
    assert [event[2:] for event in said] == [
        ("", False), ("paper_out", False), ("unreachable", False), ("", False), ("", True), ("", False),
    ]  # fmt: skip


def test_the_line_is_given_free_after_a_look(desk):
    desk.spool.start()
    desk.done(("look",), ("close",))
    desk.look_again(WELL)
    desk.done(("close",))
    line = [event[0] for event in desk.events if event[0] in ("look", "close")]
    assert line[:4] == ["look", "close"] * 2


def test_what_the_database_did_not_take_is_told_again(desk):
    desk.spool.start()
    desk.done(("said", "kiosk", "", False))
    desk.away = True
    desk.put(print_job(1))  # it is asked for, and the database is away
    desk.looks = NO_PAPER
    desk.away = False
    desk.spool.ring()
    desk.done(("said", "kiosk", "paper_out", False))


def test_a_printer_that_is_not_ready_fails_the_job_with_its_problem(desk):
    desk.looks = NO_PAPER
    desk.prints.append(PrinterNotReady(printer="kiosk", reason="a test", problem=Problem.PAPER_OUT))
    desk.put(print_job(1))
    desk.spool.start()
    desk.done(("told", 1, PrinterNotReady))
    assert desk.states[1] == ("failed", "paper_out")
    events = [event for event in desk.events if event[0] in ("heard", "told")]
    assert events[0] == ("heard", NO_PAPER), "the kiosk knows why before it hears that there is no slip"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PrinterUnavailable(printer="kiosk", reason="a test"), "unreachable"),
        (interrupted(), "unknown"),
        (PrinterInterrupted(printer="kiosk", reason=NOT_WHOLE), "stood_still"),
        (ZeroDivisionError("inside"), "fault"),
    ],
)
def test_what_goes_wrong_is_a_code_and_the_next_job_is_tried(desk, error, reason):
    desk.prints.append(error)
    desk.put(print_job(1), print_job(2))
    desk.spool.start()
    assert desk.done(("told", 1, type(error)), ("told", 2, None))
    assert desk.states == {1: ("failed", reason), 2: ("confirmed", "")}
    assert desk.shown == [(1, JobState.FAILED), (2, JobState.CONFIRMED)]
    assert len(desk.bytes) == 2, "nothing is sent again"


def test_a_slip_that_cannot_be_drawn_is_surely_not_printed(desk, monkeypatch):
    draw = spool.slip_now

    def stumbles(settings, ticket, *rest, **how):
        if ticket.number == 1:
            raise ZeroDivisionError
        return draw(settings, ticket, *rest, **how)

    monkeypatch.setattr(spool, "slip_now", stumbles)
    desk.put(print_job(1), print_job(2))
    desk.spool.start()
    desk.done(("told", 2, None))
    assert desk.states == {1: ("failed", "not_drawn"), 2: ("confirmed", "")}
    assert len(desk.bytes) == 1


def test_a_result_that_can_never_be_written_is_given_up_before_the_next_job(desk):
    """The books say "sending": what nobody has in hand staff have to hear of."""
    desk.fails["record"] = ZeroDivisionError("whatever it is")
    desk.put(print_job(1), print_job(2))
    desk.spool.start()
    done = desk.done(("give up", "kiosk"), ("told", 2, None), ("told", 1, None))
    given_up = [number for number, event in enumerate(done) if event[0] == "give up"]
    assert done.index(("told", 1, None)) < given_up[1] < done.index(("told", 2, None))


def test_the_hall_hears_how_the_printer_is_before_the_line_is_let_go(desk):
    """Closing may take long: a serial port waits for what is still in it."""
    desk.looks = NO_PAPER
    desk.spool.start()
    done = desk.done(("said", "kiosk", "paper_out", False), ("close",))
    assert done[0][0] == "said"


# -- blocked


def test_a_blocked_job_is_told_held_and_confirmed_when_it_came_out(desk):
    desk.prints.append(BLOCKED)
    desk.settles.extend([BLOCKED, BLOCKED])
    desk.put(print_job(1), print_job(2))
    desk.spool.start()
    steps = desk.done(("told", 2, None), ("slip", 2, "confirmed", ""), ("print", "0002"), ("settle", "0001"))
    assert steps == [
        ("print", "0001"),
        ("slip", 1, "blocked", "paper_out"),
        ("told", 1, PrinterNotReady),
        *[("settle", "0001")] * 3,
        ("slip", 1, "confirmed", ""),
        ("told", 1, None),
        ("print", "0002"),
        ("slip", 2, "confirmed", ""),
        ("told", 2, None),
    ]
    assert ("said", "kiosk", "paper_out", False) in desk.events
    assert desk.shown == [(1, JobState.BLOCKED), (1, JobState.CONFIRMED), (2, JobState.CONFIRMED)]


def test_a_blocked_job_whose_end_will_not_be_known_fails_and_is_not_sent_again(desk):
    desk.prints.append(BLOCKED)
    desk.settles.extend([BLOCKED, interrupted()])
    desk.put(print_job(1), print_job(2))
    desk.spool.start()
    desk.done(("told", 2, None))
    assert desk.done(("slip", 1, "failed", "unknown"), ("told", 1, PrinterInterrupted)) == [
        ("slip", 1, "blocked", "paper_out"),
        ("told", 1, PrinterNotReady),
        ("slip", 1, "failed", "unknown"),
        ("told", 1, PrinterInterrupted),
        ("slip", 2, "confirmed", ""),
        ("told", 2, None),
    ]
    assert len(desk.bytes) == 2


def test_a_held_slip_is_asked_back_when_its_person_has_left_and_a_reprint_two_minutes_after_it_began(desk):
    desk.prints.extend([BLOCKED, BLOCKED])
    desk.settles.extend([BLOCKED, BLOCKED])
    desk.mended.clear()
    desk.settle_seconds = 0.01
    desk.spool.start()
    desk.put(print_job(1))
    desk.done(("settle", "0001"))
    assert ("take back", "0001") not in desk.events
    desk.now = MOMENT + STALE + timedelta(seconds=1)
    desk.fails["take back"] = PrinterInterrupted(printer="slips", reason=TAKEN_BACK)
    desk.done(("slip", 1, "failed", "too_late"))
    desk.put(replace(print_job(2), again=True))
    desk.done(("settle", "0002"))
    assert ("take back", "0002") not in desk.events
    desk.now += STALE + timedelta(seconds=1)
    desk.done(("take back", "0002"))
    desk.mended.set()
    desk.done(("slip", 2, "confirmed", ""))


def test_who_waited_too_long_behind_a_blocked_slip_gets_none_but_a_reprint_comes(desk):
    desk.prints.append(BLOCKED)
    desk.mended.clear()
    desk.put(print_job(1))
    desk.spool.start()
    desk.done(("told", 1, PrinterNotReady))
    fresh = ticket(number=4, issued_at=MOMENT + STALE)
    again = PrintJob(5, "kiosk", ticket(number=1), CODE, again=True)
    desk.now = MOMENT + STALE + timedelta(seconds=1)
    desk.put(print_job(3), PrintJob(4, "kiosk", fresh, CODE), again)
    desk.mended.set()
    desk.done(("told", 5, None))
    assert desk.states == {
        1: ("confirmed", ""), 3: ("failed", "too_late"), 4: ("confirmed", ""), 5: ("confirmed", ""),
    }  # fmt: skip
    assert ("told", 3, PrinterInterrupted) in desk.events
    assert [event[1] for event in desk.events if event[0] == "print"] == ["0001", "0004", "0005"]


def test_stopping_does_not_wait_for_paper(desk):
    desk.prints.append(BLOCKED)
    desk.settle_seconds = 0.01
    desk.mended.clear()
    desk.put(print_job(1), print_job(2))
    desk.spool.start()
    desk.done(("told", 1, PrinterNotReady), ("settle", "0001"))
    assert desk.spool.stop(PATIENCE)
    assert desk.events[-1] == ("close",)
    assert desk.states == {1: ("blocked", "paper_out")}
    assert len(desk.queued) == 1


# -- the database


def test_what_an_earlier_run_left_is_given_up_first_and_once(desk):
    desk.put(print_job(1))
    desk.spool.start()
    desk.done(("told", 1, None))
    asked = [event[0] for event in desk.events if event[0] in ("give up", "ask")]
    assert asked[:2] == ["give up", "ask"]
    assert asked.count("give up") == 1


def test_it_asks_again_when_the_database_is_back(desk):
    desk.away = True
    desk.queued.append(print_job(1))
    desk.spool.start()
    desk.done(("give up", "kiosk"))
    desk.away = False
    desk.spool.ring()
    desk.done(("told", 1, None))


def test_a_job_that_was_taken_without_an_answer_is_given_up(desk):
    desk.spool.start()
    desk.done(("look",))
    before = desk.events.count(("give up", "kiosk"))
    desk.fails["ask"] = StoreUnavailable(reason="the answer was lost")
    desk.spool.ring()
    desk.until(lambda: "ask" not in desk.fails)
    desk.put(print_job(2))
    desk.done(("told", 2, None))
    assert desk.events.count(("give up", "kiosk")) == before + 1


def test_a_slip_printed_while_the_database_is_away_is_recorded_later_and_not_printed_again(desk):
    desk.gate.clear()
    desk.put(print_job(1), print_job(2))
    desk.spool.start()
    desk.done(("print", "0001"))
    desk.away = True
    desk.gate.set()
    desk.done(("told", 1, None))  # the screen need not wait for the database
    assert desk.states == {}
    desk.away = False
    desk.spool.ring()
    desk.done(("told", 2, None))
    assert desk.states == {1: ("confirmed", ""), 2: ("confirmed", "")}
    assert len(desk.bytes) == 2


def test_a_slip_that_blocks_while_the_database_is_away_is_recorded_later(desk):
    desk.gate.clear()
    desk.prints.append(BLOCKED)
    desk.put(print_job(1))
    desk.spool.start()
    desk.done(("print", "0001"))
    desk.away = True
    desk.gate.set()
    desk.done(("told", 1, PrinterNotReady))
    desk.away = False
    desk.spool.ring()
    desk.done(("slip", 1, "blocked", "paper_out"), ("slip", 1, "confirmed", ""))


# -- faults of others


@pytest.mark.parametrize("broken", ["told", "heard", "look", "said", "record", "ask", "close"])
def test_a_fault_in_the_program_ends_one_step_and_not_the_worker(desk, broken, caplog):
    desk.fails[broken] = ZeroDivisionError("inside")
    desk.put(print_job(1))
    desk.spool.start()
    desk.until(lambda: broken not in desk.fails)
    desk.put(print_job(2))
    desk.done(("told", 2, None))
    assert "inside" in caplog.text


def test_stop_finishes_the_current_job_and_takes_no_other(desk):
    desk.gate.clear()
    desk.put(print_job(1), print_job(2))
    desk.spool.start()
    desk.done(("print", "0001"))
    assert not desk.spool.stop(0.01)
    desk.gate.set()
    assert desk.spool.stop(PATIENCE)
    assert desk.states == {1: ("confirmed", "")}
    assert [job.id for job in desk.queued] == [2]


def test_a_spool_never_started_stops():
    assert Desk().spool.stop(0)


@pytest.mark.allow_logs("shared.slip.drawing.letters")
def test_a_name_the_font_cannot_draw_stops_no_slip(qapp):
    load_fonts()
    hall = commune()
    name = {"vi": "Xã 漢", "en": "x"}
    desk = Desk(hall.model_copy(update={"hall": hall.hall.model_copy(update={"name": name})}))
    desk.put(print_job(1))
    desk.spool.start()
    desk.done(("slip", 1, "confirmed", ""))
    assert desk.spool.stop(PATIENCE)
    assert len(desk.bytes) == 1


# -- with what was before, and beside another program


def test_the_printer_is_told_once_what_earlier_runs_left_in_it(desk):
    desk.left = Left.PIECE
    desk.put(print_job(1), print_job(2))
    desk.spool.start()
    told = desk.done(("give up", "kiosk"), ("left in", "kiosk"), ("take over", "piece"), ("print", "0002"))
    assert [event[0] for event in told] == ["give up", "left in", "take over", "print", "print"]


def test_nothing_is_taken_while_another_program_has_the_queue(desk):
    class Right:
        mine = False

        def renew(self) -> None:
            desk._happened("keep")
            if not self.mine:
                raise PrinterTaken(printer="kiosk")

    right = Right()
    desk.spool = Spool(desk, "kiosk", desk, desk.settings, desk.on_result, now=lambda: MOMENT, right=right)
    desk.put(print_job(1))
    desk.spool.start()
    desk.done(("keep",))
    assert not [event for event in desk.events if event[0] in ("give up", "ask", "print")]
    right.mine = True
    desk.spool.ring()
    desk.done(("slip", 1, "confirmed", ""))


def test_a_held_slip_that_a_clerk_has_seen_is_given_up_and_the_next_is_printed(desk):
    desk.prints.append(BLOCKED)
    desk.settle_seconds = 0.01
    desk.mended.clear()
    desk.put(print_job(1), print_job(2))
    desk.spool.start()
    desk.done(("slip", 1, "blocked", "paper_out"), ("settle", "0001"))
    desk.seen.add(1)
    desk.done(("forget",), ("slip", 2, "confirmed", ""))
    assert desk.shown == [(1, JobState.BLOCKED), (1, JobState.CONFIRMED), (2, JobState.CONFIRMED)]


def test_a_held_slip_is_still_waited_for_while_the_database_is_away(desk):
    desk.prints.append(BLOCKED)
    desk.mended.clear()
    desk.put(print_job(1))
    desk.spool.start()
    desk.done(("slip", 1, "blocked", "paper_out"), ("settle", "0001"))
    desk.away = True
    desk.mended.set()
    desk.done(("told", 1, None))
    desk.away = False
    desk.spool.ring()
    desk.done(("slip", 1, "confirmed", ""))
    assert ("forget",) not in desk.events


# -- with a real hall and a simulated printer


@pytest.fixture
def simulator(tmp_path) -> Iterator[LoopSimulator]:
    made = LoopSimulator(tmp_path / "slips", VirtualClock())
    made.start()
    yield made
    made.stop()


def test_a_reprint_says_so_on_the_paper_and_ends_the_trouble(qapp, make_hall, clock, simulator):
    load_fonts()
    where = section("network", timeout_seconds=5)
    settings = commune().model_copy(update={"printer": where})
    hall = make_hall(settings)
    told: list[JobState] = []

    def on_result(_job: PrintJob, _error: Exception | None, state: JobState) -> None:
        told.append(state)

    paper = EscposPrinter(where, UNPROBED, simulator.plug)
    spool = Spool(hall, "kiosk", paper, settings, on_result, now=clock)
    simulator.play("out_before")
    issued = hall.issue("certify", printer="kiosk")
    spool.turn()
    assert told == [JobState.FAILED]
    assert hall.board()[0].troubles[issued.id].reason == "paper_out"
    simulator.new_roll()
    clock.go(minutes=30)  # the person asks much later
    hall.reprint(issued.id, "kiosk", request_id="again")
    hall.reprint(issued.id, "kiosk", request_id="again")
    assert hall.board()[0].troubles[issued.id].state == "queued"
    spool.turn()
    assert told == [JobState.FAILED, JobState.CONFIRMED]
    assert not hall.board()[0].troubles
    first = slip_job(slip_now(hall, issued.id), where)
    marked = slip_job(slip_now(hall, issued.id, again=True), where)
    [piece] = simulator.slips
    assert _ink(piece.rows) == _ink(rows_of(marked, where.width))
    assert _ink(piece.rows) != _ink(rows_of(first, where.width))
    assert hall.print_jobs_of(issued.id) == [("failed", "paper_out"), ("confirmed", "")]
    assert [entry.verb for entry in journal(hall)].count(Verb.REPRINT) == 1


def test_staff_hear_of_a_slip_whose_result_could_not_be_written(qapp, make_hall, clock, monkeypatch):
    """Else it would be sending for ever, and a clerk who says that it is there is told to wait."""
    load_fonts()
    settings = commune().model_copy(update={"printer": section("network", port=1)})
    hall = make_hall(settings)
    write, told, fails = hall.record_print_result, threading.Event(), [ZeroDivisionError("whatever it is")]

    def record_print_result(*what: Any) -> None:
        if fails:
            raise fails.pop()
        write(*what)

    monkeypatch.setattr(hall, "record_print_result", record_print_result)
    issued = hall.issue("certify", printer="kiosk")
    worker = Spool(hall, "kiosk", connect(settings.printer), settings, lambda *_: told.set(), now=clock)
    worker.start()
    assert told.wait(PATIENCE)
    wait_for(lambda: hall.board()[0].troubles)
    assert worker.stop(PATIENCE)
    assert hall.board()[0].troubles[issued.id].reason == "interrupted"
    hall.confirm_seen(issued.id)


def _ink(rows: Any) -> bytes:
    return b"".join(rows).strip(b"\0")
