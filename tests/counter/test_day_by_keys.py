"""A day at the counter by keys alone, in the real window on a real hall: its journal is what was pressed.

BOCSO_TICKETS=200 is a whole day; fewer by default. BOCSO_STORM_SEED makes another one.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from functools import partial

import pytest
from typer.testing import CliRunner

from shared.cli import app
from shared.demo.hours import as_toml
from shared.rules.entry import Verb
from shared.rules.ticket import Lane, State, number_label
from shared.store.open import open_store
from tests.support.counters import KEY, CounterStand
from tests.support.halls import FEES, PIN, Clock, Opened, assert_sound, journal, small_hall
from tests.support.windows import stands

AN_HOUR = 3_600_000
TICKETS = int(os.environ.get("BOCSO_TICKETS", "40"))
SEED = int(os.environ.get("BOCSO_STORM_SEED", "1"))
DIGITS = [KEY.Key_0 + number for number in range(10)]
BY_OTHERS = (Verb.ISSUE, Verb.OPEN)
COLUMNS = ("count", "amount", "transfer", "cash", "open", "cancelled")


class Day:
    """One clerk at counter 1, a colleague at counter 2, people who come. `pressed` is what the keys asked for: the
    verb, the number, and of its details what was chosen.
    """

    def __init__(self, stand, clock, seed):
        self.stand, self.clock, self.chance = stand, clock, random.Random(seed)
        self.desk, self.hall, self.key = stand.desk, stand.hall, stand.key
        self.pressed, self.came = [], 0
        self.ends = [
            *[self.done] * 6,
            *[self.done_and_next] * 6,
            *[self.outcome] * 6,
            *[self.refused, self.another_outcome, self.park, self.send_to_counter, self.send_to_service] * 2,
        ]
        """How serving somebody ends, as often as it stands here."""
        self.fees, self.today = [], clock().astimezone(self.hall.settings.zone).date()

    def run(self):
        while self.came < TICKETS or self.desk.waiting or self.desk.parked or self.desk.numberInHand:
            self.clock.go(seconds=self.chance.randrange(5, 30))
            self.people_come()
            if self.desk.numberInHand:
                self.serve()
            else:
                self.chance.choice([self.call, self.call, self.call, self.resume, self.came_back, self.pause])()
            self.colleague()

    def wrote(self, verb, number, **details):
        self.pressed.append((verb, number, details))

    # -- around the clerk

    def people_come(self):
        while self.came < TICKETS and (self.desk.waiting < 2 or self.chance.random() < 0.3):
            lane = Lane.PRIORITY if self.chance.random() < 0.15 else Lane.ORDINARY
            self.hall.issue(self.chance.choice(["papers", "papers", "land"]), lane)
            self.came += 1
            self.stand.settle()

    def colleague(self):
        """Serves whom the clerk has sent, and nobody else."""
        board = self.hall.board()[0]
        for ticket in [each for each in board.waiting() if each.reserved == "counter:2"]:
            self.hall.call(2, ticket.id, "x")
            self.hall.complete(2)
        self.stand.settle()

    # -- with free hands

    def call(self):
        if self.desk.nextNumber:
            self.wrote(Verb.CALL_NEXT, self.desk.nextNumber)
            self.key(KEY.Key_F2)

    def resume(self):
        self.key(KEY.Key_F9, KEY.Key_Right)
        if self.desk.sheetRows:
            verb = self.chance.choice([Verb.RESUME, Verb.CALL])
            self.wrote(verb, self.desk.sheetRows[0]["number"])
            self.key(KEY.Key_1, KEY.Key_1 if verb is Verb.RESUME else KEY.Key_2)
        else:
            self.key(KEY.Key_Escape)

    def came_back(self):
        self.key(KEY.Key_F9, KEY.Key_Left)
        if not self.desk.sheetRows:
            self.key(KEY.Key_F9)
            return
        number, too_late = self.desk.sheetRows[0]["number"], bool(self.desk.sheetRows[0]["note"])
        self.key(KEY.Key_1)
        if too_late or self.chance.random() < 0.5:
            self.wrote(Verb.CALL, number, reason="Quầy bấm nhầm")
            self.key(KEY.Key_1, KEY.Key_4)
        else:
            self.wrote(Verb.REQUEUE, number)
            self.key(KEY.Key_2)

    def pause(self):
        self.wrote(Verb.PAUSE, None, reason="Họp")
        self.wrote(Verb.UNPAUSE, None)
        self.key(KEY.Key_F8, KEY.Key_2, self.chance.choice([KEY.Key_F2, KEY.Key_F8]))

    # -- with a number in hand

    def serve(self):
        number = self.desk.numberInHand
        if self.desk.state == State.CALLED:
            for _ in range(self.chance.choice([0, 0, 0, 1, 2]) if self.desk.recalls == 0 else 0):
                self.wrote(Verb.RECALL, number)
                self.key(KEY.Key_F3)
            if self.chance.random() < 0.15:
                self.wrote(Verb.NO_SHOW, number)
                self.key(KEY.Key_F4, KEY.Key_F4)
                return
            self.wrote(Verb.START, number)
            self.key(self.chance.choice([KEY.Key_F2, KEY.Key_F5]))
            if self.chance.random() < 0.1:
                self.wrote(Verb.UNSTART, number)
                self.key(KEY.Key_F7)
                self.key(DIGITS[len(self.desk.sheetRows)])  # the last row, for half a minute
                return
        self.clock.go(seconds=self.chance.randrange(31, 100))
        self.desk._tick.timeout.emit()
        if self.chance.random() < 0.4:
            self.fee(number)
            if self.chance.random() < 0.3:
                self.fee(number)
        self.chance.choice(self.ends)(number)

    def fee(self, number):
        """One of the list, by pages and copies or typed; then it comes, or is cancelled."""
        self.fee_sheet()
        pages, copies = self.chance.randrange(1, 9), self.chance.randrange(1, 9)
        copy = 2000 * min(pages, 2) + 1000 * max(pages - 2, 0)
        match self.chance.randrange(4):
            case 0:
                kind, amount, by = "copy", 8000, {}
                self.key(KEY.Key_1)
            case 1:
                kind, amount, by = "pages", copies * copy, {"pages": pages, "copies": copies}
                self.key(KEY.Key_2, DIGITS[pages], DIGITS[copies])
            case 2:
                kind, amount, by = "pages", 12 * 200_000, {"pages": 250, "copies": 12}
                self.key(KEY.Key_2, KEY.Key_9)
                self.type_in("250 x 12")
            case _:
                kind, amount, by = "other", 1000 * pages, {}
                self.key(KEY.Key_3)
                self.type_in(f"{pages}.000")
        self.wrote(Verb.ASK_FEE, None, of=number, kind=kind, amount=amount, **by)
        ways = [("transfer", KEY.Key_1), ("cash", KEY.Key_2), ("", KEY.Key_3)]
        by, key = self.chance.choice(ways)
        if self.chance.random() < 0.5:
            self.key(KEY.Key_F6)  # not done: it asks whether the fee came
            assert self.desk.numberInHand == number
        else:
            self.fee_sheet()
        self.key(key)
        self.fees.append((kind, amount, by))
        if by:
            self.wrote(Verb.FEE_PAID, None, of=number, by=by)
        else:
            self.wrote(Verb.CANCEL_FEE, None, of=number, reason=self.desk.sheetRows[1]["text"])
            self.key(KEY.Key_2)

    def fee_sheet(self):
        self.key(KEY.Key_F7)
        self.key(DIGITS[[row["text"] for row in self.desk.sheetRows].index("Fee") + 1])

    def type_in(self, text):
        self.stand.press(*text)
        self.key(KEY.Key_Return)

    def done(self, number):
        self.wrote(Verb.COMPLETE, number)
        self.key(KEY.Key_F6)

    def done_and_next(self, number):
        self.wrote(Verb.COMPLETE, number)
        if self.desk.nextNumber:
            self.wrote(Verb.CALL_NEXT, self.desk.nextNumber)
        self.key(KEY.Key_F2)

    def outcome(self, number):
        row = self.chance.randrange(1, 5)
        self.key(KEY.Key_F7, KEY.Key_3)
        code = self.dossier()
        self.wrote(Verb.COMPLETE, number, outcome=self.desk.sheetRows[row]["text"], **code)
        self.key(DIGITS[row + 1])

    def refused(self, number):
        self.key(KEY.Key_F7, KEY.Key_3)
        code = self.dossier()
        self.key(KEY.Key_6)
        said = self.desk.sheetRows[1]["text"]
        self.wrote(Verb.COMPLETE, number, outcome="Từ chối tiếp nhận", note=said, **code)
        self.key(KEY.Key_2)

    def another_outcome(self, number):
        self.key(KEY.Key_F7, KEY.Key_3, KEY.Key_7)
        self.stand.press(*"khac 1")
        self.wrote(Verb.COMPLETE, number, outcome="khac 1")
        self.key(KEY.Key_Return)

    def dossier(self):
        if self.chance.random() < 0.5:
            return {}
        code = f"h15.{self.chance.randrange(10_000)}"
        self.key(KEY.Key_0)
        self.stand.press(*code)
        self.key(KEY.Key_Return)
        return {"dossier": code}

    def park(self, number):
        self.key(KEY.Key_F7, KEY.Key_1)
        self.wrote(Verb.PARK, number, reason=self.desk.sheetRows[1]["text"])
        self.key(KEY.Key_2, self.chance.choice(DIGITS[1:5]))

    def send_to_counter(self, number):
        """Back to me, or for good; asked first where the colleague does not work on it."""
        self.key(KEY.Key_F7, KEY.Key_2, KEY.Key_2, KEY.Key_1)
        first = 2 if len(self.desk.sheetRows) == 3 else 1
        back = self.chance.random() < 0.5
        self.wrote(Verb.TRANSFER, number, reserved="counter:2", back_to=1 if back else None)
        self.key(DIGITS[first + back])

    def send_to_service(self, number):
        self.key(KEY.Key_F7, KEY.Key_2, KEY.Key_1)
        other = {"A": "land", "B": "papers"}[number[0]]
        if len(self.desk.sheetRows) > 1:  # its own service too: it was reserved
            self.key(KEY.Key_Escape, KEY.Key_Escape, KEY.Key_Escape)
            self.done(number)
            return
        now = self.desk._live.now.board.at_counter(1).service
        self.wrote(
            Verb.TRANSFER, number, service="land" if now == "papers" else "papers" if now == "land" else other
        )
        self.key(KEY.Key_1, KEY.Key_1)


@pytest.mark.slow
def test_the_journal_of_a_day_is_what_was_pressed(qtbot, tmp_path, ready_file):
    clock = Clock()
    url = f"sqlite:///{shutil.copy(ready_file, tmp_path)}"
    store = open_store(url)
    hall = Opened(small_hall(fee=FEES), store, clock)
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock, tick=AN_HOUR)) as make:
        stand = make()
        stand.log_on()
        hall.open(2, PIN)
        stand.settle()
        day = Day(stand, clock, SEED)
        day.run()
        assert hall.board()[0].issued == TICKETS
    numbers = {entry.ticket: label for entry, label in labels(hall)}
    written = [
        (entry.verb, numbers.get(entry.ticket), {**entry.body, "of": numbers.get(entry.body.get("ticket"))})
        for entry in journal(hall)
        if entry.counter == 1 and entry.verb not in BY_OTHERS
    ]
    for place, (asked, found) in enumerate(zip(day.pressed, written, strict=False)):
        chosen = {name: found[2].get(name) for name in asked[2]}
        assert asked == (*found[:2], chosen), (place, day.pressed[:place])
    assert len(day.pressed) == len(written)
    assert {verb for verb, _, _ in written} >= {Verb.CALL_NEXT, Verb.START, Verb.COMPLETE, Verb.ASK_FEE}
    assert day.fees
    hall_file = tmp_path / "hall.toml"
    hall_file.write_text(as_toml(hall.settings), "utf-8")
    words = ["fees", "--day", f"{day.today}", "--hall", str(hall_file), "--db", url]
    said = json.loads(CliRunner().invoke(app, words, catch_exceptions=False).stdout)
    assert {row["kind"]: row for row in said["fees"]} == totals(day.fees)
    assert_sound(hall)
    store.close()


def totals(fees):
    """What `bocso fees` should say of these."""
    rows = {}
    for kind, amount, by in fees:
        empty = {"who": "counter:1", "kind": kind, **dict.fromkeys(COLUMNS, 0)}
        row = rows.setdefault(kind, empty)
        row["count"] += bool(by)
        for column in ("amount", by) if by else ("cancelled",):
            row[column] += amount
    return rows


def labels(hall):
    """Each issue with the number it gave."""
    for entry in journal(hall):
        if entry.verb is Verb.ISSUE:
            yield entry, number_label(entry.body["series"], entry.body["number"])
