"""Paper besides the slips of tickets: told once how it went, and in nobody's way."""

from __future__ import annotations

import pytest

from shared.errors.outside import PrinterInterrupted, PrinterUnavailable
from shared.printer.escpos.status import SILENCE
from shared.printer.handouts import Handout, Handouts
from shared.printer.printer import PrintOutcome
from shared.printer.session.transmission import Result
from shared.rules.printing import JobState
from shared.slip.blocks import Slip, TextBlock


class Paper:
    """A printer whose next job ends as `outcome` says."""

    def __init__(self, outcome):
        self.outcome, self.printed, self.forgot = outcome, [], 0

    def print(self, job, mark):
        self.printed.append((job, mark))
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return PrintOutcome(self.outcome, SILENCE)

    def forget(self):
        self.forgot += 1


def put(handouts, text="list"):
    told = []
    handouts.put(Handout(Slip((TextBlock(text, 30),)), told.append))
    return told


def drawn(slip):
    return slip.blocks[0].text


@pytest.mark.allow_logs("shared.printer.handouts")
@pytest.mark.parametrize(
    ("outcome", "state", "forgot"),
    [
        (Result.CONFIRMED, JobState.CONFIRMED, 0),
        (Result.SENT, JobState.SENT, 0),
        (Result.BLOCKED, JobState.BLOCKED, 1),
        (PrinterUnavailable(printer="kiosk", reason="off"), JobState.FAILED, 0),
        (PrinterInterrupted(printer="kiosk", reason="off"), JobState.FAILED, 0),
        (ZeroDivisionError(), JobState.FAILED, 0),
    ],
)
def test_whoever_asked_is_told_once_and_what_is_held_is_given_up(outcome, state, forgot):
    handouts, paper = Handouts(), Paper(outcome)
    told = put(handouts)
    assert handouts.print_next(paper, drawn)
    assert (told, paper.forgot) == ([state], forgot)
    assert not handouts.print_next(paper, drawn)


def test_they_come_in_order_each_with_a_mark_of_its_own():
    handouts, paper = Handouts(), Paper(Result.SENT)
    put(handouts, "one")
    put(handouts, "two")
    while handouts.print_next(paper, drawn):
        pass
    assert [job for job, _ in paper.printed] == ["one", "two"]
    marks = {mark for _, mark in paper.printed}
    assert len(marks) == 2
    assert all(len(mark) == 4 and not mark.isdigit() for mark in marks), "none of a ticket's slip"


def test_what_was_dropped_is_not_printed_and_not_told():
    handouts, paper = Handouts(), Paper(Result.SENT)
    told = put(handouts)
    handouts.drop()
    assert not handouts.print_next(paper, drawn)
    assert (told, paper.printed) == ([], [])
