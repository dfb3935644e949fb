"""Which call stands large, call by call."""

from __future__ import annotations

from display.stage import Stage, arrive, release, settle
from shared.rules.board import Call
from tests.support.halls import Clock


def call(seq: int, ticket: int | None = None) -> Call:
    return Call(seq, ticket or seq, f"A{ticket or seq:03d}", 1, Clock().now)


def stage_after(*calls: Call) -> Stage:
    stage = Stage()
    for each in calls:
        stage = arrive(stage, each)
    return stage


def test_who_has_come_gives_the_stage_to_the_next():
    stage = settle(stage_after(call(1), call(2)), called={2})
    assert (stage.call, stage.queue, stage.held) == (call(2), (), True)


def test_who_has_come_before_being_large_is_left_out():
    stage = settle(stage_after(call(1), call(2), call(3)), called={1, 3})
    assert (stage.call, stage.queue) == (call(1), (call(3),))


def test_the_stage_is_free_when_the_last_person_has_come():
    assert settle(stage_after(call(1)), called=set()) == Stage()


def test_a_recall_keeps_its_place():
    stage = stage_after(call(1), call(2), call(3, ticket=2))
    assert stage.queue == (call(3, ticket=2),)
    assert release(stage).call == call(3, ticket=2)
