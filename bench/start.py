"""How long a start takes: each app beside an empty window of the same Qt, and verbs as a keypad runs them.

All of it in turn within one run, so that what else the machine does falls on all alike. Bytecode is there, as in
every installation. `bocso next` is told in CPU time beside what Python and its libraries take to be imported.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.measure import busy_hall, open_counters, table
from shared.demo.hours import as_toml
from shared.demo.processes import bocso
from shared.hall import Hall
from shared.store.open import open_store

SETTLED_SECONDS = 1.0
"""After its first frame an app has read the hall and made its picture; then its memory is looked at."""
IMPORTS = ("sqlalchemy.dialects.sqlite", "pydantic.main", "typer", "PySide6.QtCore")
EMPTY = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
app = QGuiApplication([])
engine = QQmlApplicationEngine()
engine.loadData(b'import QtQuick.Controls\\nApplicationWindow { visible: true; width: 800; height: 600 }')
engine.rootObjects()[0].frameSwapped.connect(lambda: print("ready", flush=True))
app.exec()
"""


def run(times: int) -> dict[str, Any]:
    """Each start `times` times; the medians, and how they stand to the empty window."""
    with TemporaryDirectory() as folder:
        env = _environment(Path(folder))
        found = {"apps": _apps(times, env), "verbs": _verbs(times, env)}
    rows = [[name, *each.values()] for name, each in found["apps"].items()]
    table("Start of an app: first frame, and memory after it", [["", "s", "CPU s", "x empty", "MB"], *rows])
    table("One verb as a process, CPU seconds", [["", "s"], *found["verbs"].items()])
    return found


def _environment(folder: Path) -> dict[str, str]:
    """Of every process: a hall in which counter 1 is open and people wait."""
    settings, url = busy_hall(), f"sqlite:///{folder / 'bench.sqlite'}"
    calling = settings.calling.model_copy(update={"recall_limit": 0})
    settings = settings.model_copy(update={"calling": calling})
    (folder / "hall.toml").write_text(as_toml(settings), "utf-8")
    with closing(open_store(url)) as store:
        hall = Hall(settings, store)
        open_counters(hall)
        for _ in range(20):
            hall.issue(settings.counter[0].services[0])
        hall.call_next(1)
    ours = {"BOCSO_HALL": str(folder / "hall.toml"), "BOCSO_DB": url, "BOCSO_COUNTER": "1", "BOCSO_LANG": "en"}
    qt = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **qt, **ours}


def _apps(times: int, env: Mapping[str, str]) -> dict[str, dict[str, float]]:
    starts = {"empty window": [sys.executable, "-c", EMPTY]}
    starts |= {app: bocso(app, "--drive", "--window", "800x600") for app in ("kiosk", "counter", "display")}
    found = _in_turn(times, {name: partial(_until_ready, command, env) for name, command in starts.items()})
    medians = {
        name: [statistics.median(each) for each in zip(*all_of, strict=True)] for name, all_of in found.items()
    }
    floor = medians["empty window"][0]
    return {
        name: {"seconds": took, "cpu": cpu, "of_empty": round(took / floor, 2), "mb": mb}
        for name, (took, cpu, mb) in medians.items()
    }


def _until_ready(command: list[str], env: Mapping[str, str]) -> tuple[float, float, float]:
    """Seconds to the first frame, CPU seconds until then, and MB of memory somewhat later."""
    begin = time.perf_counter()
    with subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        took, cpu = time.perf_counter() - begin, _cpu(process.pid)
        time.sleep(SETTLED_SECONDS)
        status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
        process.kill()
    return took, cpu, int(status.split("VmRSS:")[1].split()[0]) / 1024


def _cpu(pid: int) -> float:
    """What a process has used so far, of all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _verbs(times: int, env: Mapping[str, str]) -> dict[str, float]:
    runs = {f"bocso {verb}": bocso(verb, "--json") for verb in ("recall", "board")}
    runs["Python"] = [sys.executable, "-c", "pass"]
    runs |= {name: [sys.executable, "-c", f"import {name}"] for name in IMPORTS}
    found = _in_turn(times, {name: partial(_spent, command, env) for name, command in runs.items()})
    return {name: statistics.median(each) for name, each in found.items()}


def _spent(command: list[str], env: Mapping[str, str]) -> float:
    """CPU seconds of a process, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _in_turn(times: int, what: Mapping[str, Callable[[], Any]]) -> dict[str, list[Any]]:
    """What each gives in `times` rounds; a first round, which may write bytecode, does not count."""
    rounds = [{name: do() for name, do in what.items()} for _ in range(times + 1)]
    return {name: [each[name] for each in rounds[1:]] for name in what}
