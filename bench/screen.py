"""From the commit of a call to the hall screen: its picture, and the first sample of its chime.

The real display on a real X server, drawing in software; what is seen is read out of Xvfb's own memory, what is
heard comes from a recorded null sink. Calls in a row are timed by the frame that the display swapped.
"""

from __future__ import annotations

import mmap
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.measure import busy_hall, open_counters, summary, table
from shared.demo.hours import as_toml
from shared.demo.processes import Process
from shared.hall import Hall
from shared.store.open import open_store
from tests.support.sound_server import sound_server
from tests.support.xserver import x_server

COUNTERS = 8
IN_A_ROW, ALONE = 150, 15
ALONE_SECONDS = 7.0
"""From one call to the next where the picture is to rest between them: the large place is held for 5.5 s."""
WIDTH, HEIGHT, PIXEL = 1920, 1080, 4
SIZE = f"{WIDTH}x{HEIGHT}"
LEAD_MS = 100
"""The announcer's own silence before the chime."""
FORM = "rate=22050 channels=1 format=s16le"


def run() -> dict[str, Any]:
    """Everything this page measures, as in bench/results.json."""
    with tempfile.TemporaryDirectory(prefix="bocso-bench-") as name, ExitStack() as until:
        folder = Path(name)
        screen = until.enter_context(x_server(SIZE, "-fbdir", name))
        sound = until.enter_context(sound_server(FORM))
        sound.start("hall")
        hall, display = until.enter_context(_hall_screen(folder, {**screen.environment, **sound._own}))
        tape = sound.record("hall")
        frame = (folder / "Xvfb_screen0").open("rb")
        until.enter_context(frame)
        found = _measure(hall, display, mmap.mmap(frame.fileno(), 0, prot=mmap.PROT_READ), tape)
    rows = [[name, *of.values()] for name, of in found.items()]
    head = ["", "median ms", "p99 ms"]
    table("A call (targets: picture 60 and 150 ms, chime 250 ms)", [head, *rows])
    return found


@contextmanager
def _hall_screen(folder: Path, environment: dict[str, str]) -> Iterator[tuple[Hall, Process]]:
    settings = busy_hall("screen", COUNTERS)
    voice = settings.display.model_copy(update={"voice": ("vi",), "repeat": 1})
    services = tuple(service.code for service in settings.service)
    counters = tuple(each.model_copy(update={"services": services, "then": ()}) for each in settings.counter)
    settings = settings.model_copy(update={"display": voice, "counter": counters})
    file, url = folder / "hall.toml", f"sqlite:///{folder / 'queue.sqlite'}"
    file.write_text(as_toml(settings), "utf-8")
    env = {**environment, "QT_QUICK_BACKEND": "software", "BOCSO_HALL": str(file), "BOCSO_DB": url}
    store = open_store(url)
    hall = Hall(settings, store)
    open_counters(hall)
    for _ in range(IN_A_ROW + ALONE):
        hall.issue(settings.counter[0].services[0])
    display = Process("display", ("display", "--window", SIZE, "--drive"), env, folder / "display.log")
    display.answer()
    yield hall, display
    display.stop()
    store.close()


def _measure(hall: Hall, display: Process, frame: mmap.mmap, tape: Path) -> dict[str, dict[str, float]]:
    dice = random.Random(0)
    committed: list[float] = []
    ring = hall._store.ring

    def told(row: int) -> None:  # the first thing after the commit
        committed.append(time.monotonic())
        ring(row)

    hall._store.ring = told  # type: ignore[method-assign]

    def call(number: int) -> int:
        """Calls at this counter; returns the entry of the call."""
        counter = number % COUNTERS + 1
        if hall.board()[0].at_counter(counter) is not None:
            hall.complete(counter)
        hall.call_next(counter)
        return hall.board()[1]

    seen, chimed, swapped = [], [], []
    for number in range(ALONE):
        time.sleep(ALONE_SECONDS + dice.random())
        if hall.board()[0].at_counter(number % COUNTERS + 1) is not None:
            hall.complete(number % COUNTERS + 1)
            time.sleep(1)
        picture, size = _picture(frame), tape.stat().st_size
        seq, at = call(number), committed[-1]
        while _picture(frame) == picture:
            time.sleep(0.0005)
        seen.append(1000 * (time.monotonic() - at))
        chimed.append(1000 * (_sounds(tape, size) - at))
        swapped.append(1000 * (display.wait_shown(seq) / 1e9 - at))
    row = []
    for number in range(IN_A_ROW):
        time.sleep(dice.uniform(0.2, 0.8))
        seq = call(number)
        at = committed[-1]
        row.append(1000 * (display.wait_shown(seq) / 1e9 - at))
    return {
        "picture in the frame buffer, alone": summary(seen),
        "frame swapped, alone": summary(swapped),
        "frame swapped, in a row": summary(row),
        "first sample of the chime": summary(chimed),
        "  of it silence asked for": {"median_ms": LEAD_MS, "p99_ms": LEAD_MS},
    }


def _picture(frame: mmap.mmap) -> bytes:
    """Every 8th line of the picture between masthead and foot, where calls stand."""
    line, whole = WIDTH * PIXEL, HEIGHT * WIDTH * PIXEL
    start = len(frame) - whole  # XWD: a header, the colours, then the pixels
    return b"".join(frame[start + y * line : start + y * line + line] for y in range(HEIGHT // 5, HEIGHT // 2, 8))


def _sounds(tape: Path, size: int) -> float:
    """When the first sample that is none of silence was in the recording."""
    with tape.open("rb") as file:
        file.seek(size)
        while not any(file.read()):
            time.sleep(0.001)
    return time.monotonic()
