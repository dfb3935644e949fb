"""A test that takes longer than a second is made faster or marked slow, and a busy machine fails nobody."""

from __future__ import annotations

from tests.support.budget import too_long


def test_a_second_by_the_clock_and_three_of_work_where_others_wait():
    assert too_long(1.1, worked=1.1, queued=0)
    assert too_long(1.1, worked=0, queued=0), "it waits"
    assert not too_long(0.9, worked=0.9, queued=0)
    assert not too_long(9.0, worked=2.9, queued=7.0)
    assert too_long(9.0, worked=3.1, queued=7.0)
