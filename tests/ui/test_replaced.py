"""The database's file is moved away, deleted or replaced while the real apps run, and what each does then."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from shared.errors.outside import StoreFileMissing
from shared.hall import Hall
from shared.settings.load import load
from shared.store.copies.backup import copy
from shared.store.open import open_store
from tests.support.halls import Clock, assert_sound, real_hall, small_hall
from tests.support.processes import App
from tests.support.servers import wait_for

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
APPS = {
    "kiosk": ("kiosk", "--printer", "none"),
    "counter": ("counter", "--counter", "1"),
    "display": ("display",),
}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "queue.sqlite"


@pytest.fixture
def settings(tmp_path):
    return load(real_hall(tmp_path))


@pytest.fixture
def app(request, tmp_path, file, settings):
    """One of the apps, with three numbers given before; a copy was made after the first."""
    store = open_store(f"sqlite:///{file}")
    hall = Hall(settings, store)
    service = settings.service[0].code
    hall.issue(service)
    copy(store, tmp_path / "copy.sqlite")
    name = request.param
    env = {**OFFSCREEN, "BOCSO_DB": store.url, "XDG_STATE_HOME": str(tmp_path / "state")}
    words = (*APPS[name], "--hall", str(tmp_path / "hall.toml"), "--drive")
    process = App(name, words, env, tmp_path / f"{name}.log")
    assert process.answer()["ready"]
    hall.issue(service)
    hall.issue(service)
    store.close()
    yield process
    process.stop()


@pytest.mark.slow
@pytest.mark.parametrize("app", APPS, indirect=True)
def test_an_app_begins_anew_with_the_file_in_the_place_of_its_own(app, file, tmp_path, settings):
    os.link(file, tmp_path / "kept.sqlite")
    (tmp_path / "copy.sqlite").replace(file)
    assert app.answer()["ready"]
    with closing(open_store(f"sqlite:///{file}")) as store:
        hall = Hall(settings, store)
        assert hall.board()[0].issued == 1, "what the old file had in its -wal is not in the new one"
        assert_sound(hall)
        assert hall.issue(settings.service[0].code).label.endswith("002")
        assert_sound(hall)
    with closing(sqlite3.connect(tmp_path / "kept.sqlite")) as kept:
        assert kept.execute("SELECT count(*) FROM ticket").fetchone() == (3,), "the old one lost nothing"
    assert app.running()
    assert app.stop() == 0


@pytest.mark.slow
@pytest.mark.parametrize("app", ["kiosk"], indirect=True)
def test_the_kiosk_waits_for_a_file_that_is_away_and_goes_on(app, file, tmp_path, settings):
    file.rename(tmp_path / "away")
    app.do("wait", item="paused")
    (tmp_path / "away").rename(file)
    service = settings.service[0].code
    app.do("wait", item=f"service-{service}", enabled=True)
    app.do("tap", item=f"service-{service}")
    app.do("wait", item="ticketNumber")
    with closing(open_store(f"sqlite:///{file}")) as store:
        assert Hall(settings, store).board()[0].issued == 4


@pytest.mark.slow
@pytest.mark.parametrize("app", ["kiosk"], indirect=True)
def test_the_kiosk_waits_while_a_file_is_half_copied_or_rubbish(app, file, tmp_path):
    file.rename(tmp_path / "away")
    whole = (tmp_path / "copy.sqlite").read_bytes()
    file.write_bytes(whole[: len(whole) // 2 + 100])
    app.do("wait", item="paused")
    wait_for(lambda: "was replaced" in (tmp_path / "kiosk.log").read_text("utf-8"))
    assert app.running()
    (tmp_path / "copy.sqlite").replace(file)
    assert app.answer()["ready"]


def test_the_last_minutes_of_a_replaced_file_go_where_they_belong(file, tmp_path):
    store = open_store(f"sqlite:///{file}")
    hall = Hall(small_hall(), store, Clock())
    hall.issue("papers")
    copy(store, tmp_path / "copy.sqlite")
    hall.issue("papers")
    file.rename(tmp_path / "away")
    with pytest.raises(StoreFileMissing):
        open_store(store.url)
    assert not store.replaced()
    (tmp_path / "copy.sqlite").replace(file)
    assert store.replaced()
    store.leave()
    with closing(sqlite3.connect(tmp_path / "away")) as away:
        assert away.execute("SELECT count(*) FROM ticket").fetchone() == (2,)
    assert not file.with_name("queue.sqlite-wal").exists()
    store.close()
    store = open_store(store.url)
    assert not store.replaced()
    again = Hall(small_hall(), store, Clock())
    assert again.board()[0].issued == 1
    assert_sound(again)
    store.close()
