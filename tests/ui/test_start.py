"""What keeps an app from starting is said in one sentence, with exit code 1; nothing else happens."""

from __future__ import annotations

import os
import subprocess

import pytest

from shared.demo.processes import Process, bocso
from shared.errors.starting import AlreadyRunning, FolderUnusable, WindowWrong
from shared.store.only_one import lock_app
from shared.ui.screens import geometry
from tests.support.folders import HALLS
from tests.support.halls import real_hall, small_hall
from tests.support.processes import refused

RUNNING = AlreadyRunning(app="display")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


@pytest.fixture
def env(tmp_path):
    return {**OFFSCREEN, "BOCSO_DB": f"sqlite:///{tmp_path / 'queue.sqlite'}"}


@pytest.mark.slow
@pytest.mark.parametrize("app", ["kiosk", "counter", "display"])
def test_a_wrong_hall_file_never_starts_an_app(env, app):
    said = refused(env, app, "--hall", str(HALLS / "five-mistakes.toml"))
    assert said.count("\n") >= 5


@pytest.mark.slow
def test_an_unknown_counter(env):
    assert "77" in refused(env, "counter", "--counter", "77")


@pytest.mark.slow
@pytest.mark.parametrize("app", ["kiosk", "counter"])
def test_a_database_that_may_only_be_read_starts_no_app_that_writes(env, tmp_path, app):
    issue = bocso("issue", "ho-tich", "--hall", str(real_hall(tmp_path)))
    subprocess.run(issue, env={**os.environ, **env}, check=True, capture_output=True)
    reading = f"sqlite:///file:{tmp_path / 'queue.sqlite'}?mode=ro&uri=true"
    assert "queue.sqlite" in refused({**env, "BOCSO_DB": reading}, app)


@pytest.mark.slow
def test_a_printer_address_that_names_none(env):
    assert "tcp://HOST:PORT" in refused(env, "kiosk", "--printer", "the one at the window")


@pytest.mark.slow
def test_without_a_screen_and_without_asking_for_offscreen(env, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "no_screen" in refused({"BOCSO_DB": env["BOCSO_DB"]}, "kiosk")


@pytest.mark.slow
def test_two_starts_of_the_same_app(env, tmp_path):
    first = Process("first", ("counter", "--counter", "1", "--drive"), env, tmp_path / "first.log")
    try:
        assert first.answer()["ready"]
        refused(env, "counter", "--counter", "1")
        other = Process("other", ("counter", "--counter", "2", "--drive"), env, tmp_path / "other.log")
        assert other.answer()["ready"]  # another counter is another app
        assert other.stop() == 0
        assert first.running()
    finally:
        assert first.stop() == 0


@pytest.mark.slow
def test_a_folder_for_no_lock_is_no_other_app(tmp_path):
    with pytest.raises(FolderUnusable):
        lock_app(tmp_path / "nowhere" / "display.lock", RUNNING, like=tmp_path)
    (tmp_path / "kiosk.lock").mkdir()
    with pytest.raises(FolderUnusable, match=r"kiosk\.lock"):
        lock_app(tmp_path / "kiosk.lock", RUNNING)
    held = lock_app(tmp_path / "display.lock", RUNNING)
    with pytest.raises(AlreadyRunning):
        lock_app(tmp_path / "display.lock", RUNNING)
    held.release()
    lock_app(tmp_path / "display.lock", RUNNING).release()


@pytest.mark.slow
def test_the_log_has_every_letter_whatever_the_locale(env, tmp_path):
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "XDG_STATE_HOME": str(tmp_path)}
    words = bocso("kiosk", "--hall", str(HALLS / "five-mistakes.toml"))
    told = {**os.environ, **env, **plain, "BOCSO_LANG": "vi"}
    done = subprocess.run(words, env=told, capture_output=True, check=False, timeout=60)
    assert done.returncode == 1
    [log] = tmp_path.rglob("kiosk.log")
    assert "dòng" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["big", "10x", "1x1", "100x100+5", "-5x100"])
def test_window_sizes_that_are_none(text):
    with pytest.raises(WindowWrong):
        geometry(text)


def test_window_sizes():
    assert geometry("540x960").getRect() == (0, 0, 540, 960)
    assert geometry("540x960+10+20").getRect() == (10, 20, 540, 960)


def test_the_small_hall_of_the_tests_is_a_hall():
    assert small_hall().counters_of("land") == (1, 2)
