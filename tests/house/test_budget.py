"""A test that takes longer than a second is made faster or marked slow; only `make budget` fails it."""

from __future__ import annotations

import pytest

from tests.support import budget
from tests.support.budget import OVER, too_long


def test_a_second_by_the_clock_and_three_of_work_where_others_wait():
    assert too_long(1.1, worked=1.1, queued=0)
    assert too_long(1.1, worked=0, queued=0), "it waits"
    assert not too_long(0.9, worked=0.9, queued=0)
    assert not too_long(9.0, worked=2.9, queued=7.0)
    assert too_long(9.0, worked=3.1, queued=7.0)


@pytest.mark.slow
@pytest.mark.parametrize(("asked", "failed"), [([], 0), (["--budget"], 1)])
def test_it_is_named_and_fails_only_where_that_is_asked(pytester, monkeypatch, asked, failed):
    monkeypatch.setattr(budget, "too_long", lambda *times: True)
    pytester.makepyfile("def test_long(): pass")
    ran = pytester.runpytest("-p", "tests.support.budget", *asked)
    ran.assert_outcomes(passed=1 - failed, failed=failed)
    assert ("make it faster" in ran.stdout.str(), OVER in ran.stdout.str()) == (True, not failed)
