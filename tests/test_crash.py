"""Writers killed with SIGKILL at random moments: every acknowledged number is there, none is given twice.

BOCSO_KILLS sets how many; the suite kills a few, a long run as many as you like:
    BOCSO_KILLS=200 .venv/bin/python -m pytest tests/test_crash.py
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

from shared.hall import Hall
from shared.store.engine import open_store
from tests.halls import PIN, small_hall

KILLS = int(os.environ.get("BOCSO_KILLS", "6"))
WRITER = """
import sys
from shared.errors import Refused
from shared.hall import Hall
from shared.store.engine import open_store
from tests.halls import small_hall

hall = Hall(small_hall(numbers={"first": 1, "last": 9999}), open_store(sys.argv[1]))
print("ready", flush=True)
while True:
    print(hall.issue("papers", printer="kiosk").label, flush=True)
    for verb in (hall.call_next, hall.start, hall.complete):
        try:
            verb(1)
        except Refused:
            pass
"""


def test_no_acknowledged_number_is_lost_or_repeated(tmp_path):
    url = f"sqlite:///{tmp_path / 'queue.sqlite'}"
    hall = Hall(small_hall(numbers={"first": 1, "last": 9999}), open_store(url))
    hall.set_pin(1, PIN)
    hall.open(1, PIN)
    chance = random.Random(1)
    acknowledged: list[str] = []
    for _ in range(KILLS):
        acknowledged += killed_after(url, chance.uniform(0.0, 0.12))
        assert hall.verify().holds
    issued = [f"{e.body['series']}{e.body['number']:03d}" for e in every_issue(hall)]
    assert len(set(issued)) == len(issued)
    assert len(set(acknowledged)) == len(acknowledged)
    assert set(acknowledged) <= set(issued)
    assert issued == [f"A{n:03d}" for n in range(1, len(issued) + 1)]
    assert acknowledged


def killed_after(url: str, seconds: float) -> list[str]:
    """Numbers a writer acknowledged before it was killed, `seconds` after its start of work."""
    with subprocess.Popen([sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        lines = writer.stdout.read().split("\n")
    return lines[:-1]  # what follows the last line end was not acknowledged


def every_issue(hall: Hall):
    after = 0
    while entries := hall.entries_after(after):
        yield from (entry for entry in entries if entry.verb == "issue")
        after = entries[-1].seq
