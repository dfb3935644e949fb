"""A test that takes longer than a second is made faster or marked slow, and a busy machine fails nobody."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.budget import too_long
from tests.support.folders import ROOT

TESTS = """
import time
import pytest

def burns(seconds):
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass

def test_that_works(): burns(6)
def test_that_is_quick(): burns(0.5)
@pytest.mark.slow
def test_that_is_marked(): burns(2)
"""


def test_a_second_by_the_clock_and_three_of_work_where_others_wait():
    assert too_long(1.1, worked=1.1, queued=0)
    assert too_long(1.1, worked=0, queued=0), "it waits"
    assert not too_long(0.9, worked=0.9, queued=0)
    assert not too_long(9.0, worked=2.9, queued=7.0)
    assert too_long(9.0, worked=3.1, queued=7.0)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says who waits for a processor")
def test_only_that_fails_which_works_too_long(tmp_path):
    (tmp_path / "test_some.py").write_text(TESTS)
    options = ["-q", "-p", "tests.support.budget", "-p", "no:cacheprovider", "-o", "markers=slow"]
    command = [sys.executable, "-m", "pytest", *options, "--rootdir", tmp_path, tmp_path]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert "1 failed, 2 passed" in said, said
    assert "::test_that_works" in said, said
