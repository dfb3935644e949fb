"""An app that is started before its database waits for it on its own screen and then begins by itself."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import ExitStack, closing

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from shared.errors.outside import StoreUnavailable
from shared.errors.servers import StoreCrowded
from shared.store.open import open_store
from shared.ui.anew import ANEW
from shared.ui.late import wait_for
from shared.ui.screens import Wish
from tests.support.halls import real_hall
from tests.support.processes import App
from tests.support.servers import opened
from tests.support.servers import wait_for as until
from tests.support.xserver import x_server

APPS = {"kiosk": ("kiosk", "--printer", "none"), "counter": ("counter", "--counter", "1"), "display": ("display",)}
NOTICE = "Bốc Số"


def windows(x, name):
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", f"^{name}$"],
        env=x.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.split()


@pytest.mark.slow
def test_after_a_power_cut_the_apps_wait_for_the_server(server, own_postgres_url, tmp_path):
    with opened(own_postgres_url):
        pass
    server.stop()
    hall = str(real_hall(tmp_path))
    with ExitStack() as stack:
        x = stack.enter_context(x_server())
        env = {**x.environment, "BOCSO_DB": own_postgres_url, "QT_QUICK_BACKEND": "software"}
        apps = [
            App(name, (*words, "--hall", hall, "--drive"), env, tmp_path / f"{name}.log")
            for name, words in APPS.items()
        ]
        for app in apps:
            stack.callback(app.stop)
        until(lambda: len(windows(x, NOTICE)) == len(apps))
        assert all(app.running() for app in apps)
        server.start()
        assert all(app.answer()["ready"] for app in apps)
        until(lambda: not windows(x, NOTICE))
        assert all(app.stop() == 0 for app in apps)


@pytest.mark.slow
def test_a_file_that_is_away_is_waited_for_and_the_wait_can_be_ended(tmp_path):
    file = tmp_path / "queue.sqlite"
    open_store(f"sqlite:///{file}").close()
    file.rename(tmp_path / "away")
    with x_server() as x:
        env = {**x.environment, "BOCSO_DB": f"sqlite:///{file}", "QT_QUICK_BACKEND": "software"}
        words = (*APPS["counter"], "--hall", str(real_hall(tmp_path)), "--drive")
        first, second = (App(name, words, env, tmp_path / f"{name}.log") for name in ("first", "second"))
        until(lambda: len(windows(x, NOTICE)) == 2)
        assert second.stop() == 1
        (tmp_path / "away").rename(file)
        assert first.answer()["ready"]
        assert first.stop() == 0


@pytest.mark.allow_logs
@pytest.mark.parametrize("staff", [True, False])
def test_the_reason_is_for_the_staff(qapp, staff, caplog):
    problems = [StoreCrowded(path="queue"), StoreUnavailable(reason="the server starts"), None]
    said = []

    def attempt():
        if problem := problems.pop(0):
            raise problem

    look = QTimer(interval=5)
    look.timeout.connect(lambda: said.extend(text for text in shown() if text not in said))
    look.start()
    first = StoreUnavailable(reason="nobody answers")
    assert wait_for(attempt, "counter-1", first, Wish(), staff=staff, look_ms=20) == ANEW
    look.stop()
    assert not problems
    assert not shown()
    for reason in ("nobody answers", "connections", "the server starts"):
        assert any(reason in text for text in said) is staff
        assert reason in caplog.text


def shown():
    return [
        window.property("text")
        for window in QGuiApplication.topLevelWindows()
        if window.property("text") is not None
    ]


@pytest.mark.slow
def test_what_only_a_person_can_change_is_not_waited_for(tmp_path):
    file, log = tmp_path / "queue.sqlite", tmp_path / "counter.log"
    with closing(sqlite3.connect(file)) as foreign:
        foreign.execute("CREATE TABLE of_another_program (it)")
    with x_server() as x:
        env = {**x.environment, "BOCSO_DB": f"sqlite:///{file}", "QT_QUICK_BACKEND": "software"}
        counter = App("counter", (*APPS["counter"], "--hall", str(real_hall(tmp_path))), env, log)
        until(lambda: windows(x, NOTICE))
        counter.stop()
    assert "does not start" in log.read_text("utf-8")
