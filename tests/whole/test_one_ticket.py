"""The whole path with real processes: a touch, paper, a key, the hall screen; and every number at every end."""

from __future__ import annotations

import json

import pytest

from shared.demo.walk import walk
from tests.support.halls import real_hall

pytestmark = pytest.mark.slow


def test_the_same_numbers_go_through_all_of_it(qapp, tmp_path):
    summary = walk(real_hall(tmp_path), tmp_path, 4, say=lambda _: None)
    assert summary["ok"], summary
    assert len(set(summary["issued"])) == 4
    assert sorted(summary["issued"]) == sorted(summary["printed"]) == sorted(summary["called"])
    assert sorted(summary["issued"]) == sorted(summary["shown"])
    assert summary["priority"] == 1
    for name in ("kiosk-start", "kiosk-ticket", "kiosk-start-landscape", "counter", "display"):
        assert (tmp_path / f"{name}.png").stat().st_size > 10_000
    for number in summary["issued"]:
        assert (tmp_path / f"slip-{number}.bin").read_bytes().startswith(b"\x1b@")
        assert (tmp_path / f"slip-{number}.png").stat().st_size > 1_000
    verbs = [json.loads(line)["verb"] for line in (tmp_path / "journal.jsonl").read_text().splitlines()]
    for verb in ("issue", "call_next", "start", "complete"):
        assert verbs.count(verb) == 4
