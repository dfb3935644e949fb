"""Eight counters call at random times while the hall screen is killed, stopped and started again and its sound
comes and goes: the journal, the pictures and the recorded sound agree. BOCSO_CALLS=500 is ten minutes of it.
"""

from __future__ import annotations

import math
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter as Tally
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

import pytest

from display.rush import HOLDS_SECONDS
from shared.demo.hours import as_toml
from shared.hall import Hall
from shared.hall.verb_runner import utc_now
from shared.rules.entry import CALLS, Verb
from shared.rules.ticket import State
from shared.settings.load import load
from shared.store.open import open_store
from tests.display.test_announcer import SOUNDS
from tests.support.halls import Opened, assert_sound, journal, small_hall
from tests.support.processes import FORKS, App
from tests.support.servers import wait_for
from tests.support.sound_server import sound_server
from tests.support.tape import Tape
from tests.ui.test_start import OFFSCREEN

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux" or not shutil.which("pulseaudio"), reason="needs PulseAudio"),
    pytest.mark.allow_logs,
]

COUNTERS = 8
MANY = int(os.environ.get("BOCSO_CALLS", "32"))
CALLS_EACH = math.ceil(MANY / COUNTERS)
SEED = int(os.environ.get("BOCSO_STORM_SEED", "1"))
CYCLE = 8.0
"""Seconds from one call of a counter to its next, about."""
TROUBLES = ["kill", "stop", "restart", "unplug", "suspend"]
TIMES = 10 if MANY >= 500 else 1
GAP = 1.5
MOST = 8
SLACK = 15.0
"""Seconds by which a machine with too much to do may be late."""


def counter(url, file, number, seed):
    """A counter's clerk, as a process: calls, waits, calls again, is done with or gives up."""
    chance = random.Random(100 * seed + number)
    store = open_store(url)
    hall = Hall(load(file), store)
    for _ in range(CALLS_EACH):
        time.sleep(chance.uniform(0, 0.3 * CYCLE))
        hall.issue("papers")
        hall.call_next(number)
        time.sleep(chance.uniform(0.1, 1.0) * CYCLE)
        if chance.random() < 0.2:
            hall.recall(number)
            time.sleep(chance.uniform(0.1, 0.5) * CYCLE)
        if chance.random() < 0.8:
            hall.start(number)
            hall.complete(number)
        else:
            hall.no_show(number)
    store.close()


@dataclass
class Span:
    """A call or recall in the journal: until when (time.time()) its person was awaited."""

    seq: int
    label: str
    counter: int
    at: float
    until: float
    again: bool


def spans(hall) -> list[Span]:
    found, labels = [], {}
    for entry in journal(hall):
        at = entry.at.timestamp()
        if entry.verb is Verb.ISSUE:
            labels[entry.ticket] = f"{entry.body['series']}{entry.body['number']:03d}"
        elif entry.verb in CALLS:
            label = labels[entry.ticket]
            found.append(Span(entry.seq, label, entry.counter, at, float("inf"), entry.verb is Verb.RECALL))
        elif entry.verb in (Verb.START, Verb.NO_SHOW):
            for span in found:
                span.until = min(span.until, at) if span.label == labels[entry.ticket] else span.until
    return found


class HallScreen:
    """The display as a process that is killed and started again, and its loudspeaker."""

    def __init__(self, folder, hall, file, server, until):
        self.folder, self.hall, self.server = folder, hall, server
        self.until, self.started, self.troubles = until, 0, Tally()
        self.env = {**OFFSCREEN, **server._own, "BOCSO_HALL": str(file), "BOCSO_DB": hall._store.url}
        self.offset = time.time() - time.monotonic()
        self.shown: list[tuple[int, float]] = []
        self.away: list[tuple[float, float]] = []
        self.plug = server.plug_in("hall")
        self.tape = Tape(server.record("hall"))  # goes on with the next output of that name
        until.callback(self.tape.stop)
        self.start()

    def start(self):
        self.started += 1
        words = ("display", "--window", "1920x1080", "--drive")
        self.app = App("display", words, self.env, self.folder / f"{self.started}.log")
        self.until.callback(self.app.stop)
        assert self.app.answer()["ready"]

    def trouble(self, kind):
        self.troubles[kind] += 1
        began = time.time()
        match kind:
            case "kill" | "restart":
                self.app.kill() if kind == "kill" else self.app.stop()
                self.end_of_shown()
                self.start()
            case "stop":
                self.app._process.send_signal(signal.SIGSTOP)
                time.sleep(2 * GAP)
                self.app._process.send_signal(signal.SIGCONT)
            case "unplug":
                self.server.unplug(self.plug)
                time.sleep(GAP)
                self.plug = self.server.plug_in("hall")
            case "suspend":
                self.server.suspend("hall", on=True)
                time.sleep(GAP)
                self.server.suspend("hall", on=False)
        if kind in ("kill", "restart", "stop"):
            self.away.append((began, time.time()))
        self.look()

    def look(self):
        """Everybody called before and after somebody looks at the picture is in it."""

        def called():
            return {t.label for t in self.hall.board()[0].tickets.values() if t.state is State.CALLED}

        def in_the_picture():
            before = called()
            text = "".join(self.app.do("wait", item="")["texts"])
            return all(label in text for label in before & called())

        wait_for(in_the_picture)

    def end_of_shown(self):
        self.shown += [(seq, at / 1e9 + self.offset) for seq, at in self.app.shown.items()]
        self.app.shown.clear()


@pytest.fixture
def screen(tmp_path):
    settings = small_hall(
        counter=[{"number": n + 1, "services": ["papers", "land"]} for n in range(COUNTERS)],
        display={"voice": ["vi"], "repeat": 1, "distance_m": 5},
        calling={"recall_limit": 0},
    )
    file = tmp_path / "hall.toml"
    file.write_text(as_toml(settings), "utf-8")
    with sound_server("rate=22050 channels=1 format=s16le") as server, ExitStack() as until:
        server.start()
        store = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
        until.callback(store.close)
        hall = Opened(load(file), store, utc_now).open_all()
        yield HallScreen(tmp_path, hall, file, server, until)


def test_every_call_is_shown_none_is_said_twice_or_too_late(screen, capsys):
    chance = random.Random(SEED)
    file, url = screen.folder / "hall.toml", screen.hall._store.url
    clerks = [FORKS.Process(target=counter, args=(url, file, n + 1, SEED)) for n in range(COUNTERS)]
    for clerk in clerks:
        clerk.start()
    troubles = chance.sample(TROUBLES * TIMES, len(TROUBLES) * TIMES)
    every = CALLS_EACH * CYCLE / len(troubles)
    for kind in troubles:
        due = time.monotonic() + chance.uniform(0.2, 0.9) * every
        wait_for(lambda due=due: time.monotonic() > due)
        screen.trouble(kind)
    for clerk in clerks:
        clerk.join(600)
        assert clerk.exitcode == 0
    assert a_call_is_heard(screen), "in the end picture and sound are there"
    screen.end_of_shown()

    made, heard = spans(screen.hall), screen.tape.sentences(SOUNDS)
    unseen = [span for span in made if not seen(span, screen)]
    assert all(any(a - SLACK < s.at and s.until < b + SLACK for a, b in screen.away) for s in unseen), unseen
    whole = [sentence for sentence in heard if sentence.whole]
    said = Tally(call for sentence in whole for call in sentence.calls)
    asked = Tally((span.label, span.counter) for span in made)
    assert not said - asked, "said more often than called"
    for sentence in whole:
        for label, number in sentence.calls:
            of = [s for s in made if (s.label, s.counter) == (label, number) and s.at < sentence.at + 1]
            assert of, f"{label} is said before it is called"
            assert sentence.at < of[-1].at + HOLDS_SECONDS + SLACK, f"{label} is said too late"
            assert sentence.at < of[-1].until + SLACK, f"{label} is said though its person has come"
    assert_sound(screen.hall)
    with capsys.disabled():
        sys.stdout.write(f"\n{report(screen, made, whole, len(heard), len(unseen))}\n")


def report(screen, made, whole, sentences, unseen):
    """What is told of a long run."""
    shown = sorted(at - span.at for span in made for seq, at in screen.shown if seq == span.seq)
    said = [(sentence.at, label) for sentence in whole for label, _ in sentence.calls]
    waits = sorted(at - max(s.at for s in made if s.label == label and s.at < at + 1) for at, label in said)
    return (
        f"{len(made)} calls and recalls, {dict(screen.troubles)}; {unseen} came and went while it was away;"
        f" {len(said)} said in {len(whole)} whole sentences, {sentences - len(whole)} not heard whole;"
        f" shown after {median(shown):.3f} s, at most {shown[-1]:.2f} s; said after {median(waits):.1f} s, at"
        f" most {waits[-1]:.1f} s; load {os.getloadavg()}"
    )


def a_call_is_heard(screen):
    screen.hall.issue("papers")
    last = screen.hall.call_next(1).label
    screen.app.wait_shown(max(e.seq for e in journal(screen.hall) if e.verb in CALLS))
    screen.look()
    for _ in range(MOST):  # a machine with too much to do spoils one now and then
        until = time.monotonic() + SLACK
        while time.monotonic() < until:
            time.sleep(1)
            if any((last, 1) in sentence.calls for sentence in screen.tape.sentences(SOUNDS)):
                return True
        screen.hall.recall(1)
    return False


def seen(span, screen):
    """Whether a picture with it was shown while its person was awaited."""
    return any(seq >= span.seq and at < span.until + SLACK for seq, at in screen.shown)
