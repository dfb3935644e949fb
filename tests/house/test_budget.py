"""A test that takes longer than a second is made faster or marked slow, and a busy machine fails nobody."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.support.budget import too_long
from tests.support.order import spread


def test_a_second_by_the_clock_and_three_of_work_where_others_wait():
    assert too_long(1.1, worked=1.1, queued=0)
    assert too_long(1.1, worked=0, queued=0), "it waits"
    assert not too_long(0.9, worked=0.9, queued=0)
    assert not too_long(9.0, worked=2.9, queued=7.0)
    assert too_long(9.0, worked=3.1, queued=7.0)


def test_every_process_of_a_run_begins_with_slow_tests():
    """xdist cuts the list into one piece for each."""
    marks = {"slow": pytest.mark.slow}
    items = [
        SimpleNamespace(path=f"{module}.py", get_closest_marker=({} if number else marks).get, number=number)
        for module in "abcdefg"
        for number in range(4)
    ]
    ordered = spread(items, 3)
    assert sorted(map(id, ordered)) == sorted(map(id, items))
    pieces = [ordered[:9], ordered[9:18], ordered[18:]]
    assert [[item.path[0] for item in piece if not item.number] for piece in pieces] == [
        ["a", "d", "g"],
        ["b", "e"],
        ["c", "f"],
    ]
    assert [item.number for piece in pieces for item in piece[:2]] == [0] * 6
