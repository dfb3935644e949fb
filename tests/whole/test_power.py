"""After a power cut everything starts by itself, whatever the cut has left in the files beside the database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from shared.errors.outside import StoreDamaged, StoreFileMissing
from shared.hall import Hall
from shared.printer import capabilities
from shared.store.copies.daily import daily
from shared.store.lease import FileLease
from shared.store.open import open_store
from tests.support.halls import Clock, small_hall
from tests.support.processes import App, refused
from tests.support.xserver import x_server

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
APPS = {
    "kiosk": (("kiosk", "--printer", "none"), "Một máy lấy số khác"),
    "counter-1": (("counter", "--counter", "1"), "quầy 1 đang chạy"),
    "display": (("display",), "màn hình gọi số đang chạy"),
}
LEFT = {
    "empty": b"",
    "zeros": bytes(4096),
    "garbage": bytes(range(256)) * 16,
    "another computer's": b"1\nkiosk\nmay-cu\n0123456789abcdef\nfedcba9876543210\n",
    "a living process of this one": f"{os.getpid()}\npython3\n{os.uname().nodename}\n".encode(),
}


@pytest.fixture
def env(tmp_path):
    return {
        **OFFSCREEN,
        "BOCSO_DB": f"sqlite:///{tmp_path / 'queue.sqlite'}",
        "BOCSO_LANG": "vi",
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


def started(name: str, env, folder: Path) -> App:
    """The app with its window up."""
    process = App(name, (*APPS[name][0], "--drive"), env, folder / f"{name}.log")
    assert process.answer()["ready"]
    return process


@pytest.mark.slow
@pytest.mark.parametrize("name", APPS)
def test_killed_it_starts_again_whatever_its_lock_holds_and_a_second_start_is_refused(env, tmp_path, name):
    first = started(name, env, tmp_path)
    first._process.send_signal(signal.SIGKILL)
    first.stop()
    [lock] = tmp_path.glob(f"queue.sqlite.{name}.lock")
    lock.write_bytes(LEFT["another computer's"])
    again = started(name, env, tmp_path)
    try:
        with x_server() as server:  # a full screen runs already: a notice there would wait before the public
            real = {} if name == "counter-1" else {"DISPLAY": server.display, "QT_QPA_PLATFORM": "xcb"}
            assert APPS[name][1] in refused({**env, **real}, *APPS[name][0])
        assert again.running()
    finally:
        assert again.stop() == 0


@pytest.mark.parametrize("left", LEFT)
def test_what_stands_in_a_lock_means_nothing(tmp_path, left):
    file = tmp_path / "queue.sqlite.kiosk.lock"
    file.write_bytes(LEFT[left])
    first, second = (FileLease(file, nullcontext) for _ in range(2))
    assert first.renew()
    assert not second.renew()
    file.write_bytes(b"")
    assert not second.renew()
    first.release()
    assert second.renew()
    second.release()


def test_a_lock_is_not_left_to_a_program_that_was_started_meanwhile(tmp_path):
    """The voice's player, a browser: it lives on when the kiosk is killed."""
    code = (
        "import subprocess, sys; from pathlib import Path; from shared.store.sqlite.lock import take_now\n"
        "assert take_now(Path(sys.argv[1])) is not None\n"
        "child = subprocess.Popen(['sleep', '300'], close_fds=False)\n"
        "print(child.pid, flush=True); sys.stdin.read()"
    )
    file = tmp_path / "kiosk.lock"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        child = int(process.stdout.readline())
        hold = FileLease(file, nullcontext)
        assert not hold.renew()
        process.kill()
        process.wait(60)
        try:
            assert hold.renew()
        finally:
            os.kill(child, signal.SIGKILL)
    hold.release()


def test_whose_lock_was_deleted_takes_it_anew_or_gives_way(tmp_path):
    file = tmp_path / "queue.sqlite.1-printer-kiosk.hold"
    first, second = (FileLease(file, nullcontext) for _ in range(2))
    assert first.renew()
    file.unlink()
    assert second.renew()
    assert not first.renew(), "two programs would print one queue"
    second.release()
    assert first.renew()
    first.release()


# What else a cut leaves


BESIDE = (
    *("-wal", "-shm", "-journal", ".lock", ".bell", ".reserve", ".restored", ".copies"),
    ".1-printer-kiosk.hold",
)


@pytest.mark.parametrize("left", ["empty", "zeros", "garbage"])
@pytest.mark.parametrize("end", BESIDE)
def test_a_damaged_file_beside_the_database_keeps_nobody_out(tmp_path, end, left):
    url = f"sqlite:///{tmp_path / 'queue.sqlite'}"
    store = open_store(url)
    Hall(small_hall(), store, Clock()).issue("papers")
    store.close()
    (tmp_path / f"queue.sqlite{end}").write_bytes(LEFT[left])
    for reading in (True, False):
        store = open_store(url, reading=reading)
        hall = Hall(small_hall(), store, Clock())
        assert hall.board()[0].issued == 1
        if not reading:
            hall.lease_printer("kiosk").release()
            assert hall.issue("papers").label == "A002"
            assert hall.verify().holds
        store.close()


@pytest.mark.parametrize(
    ("left", "said"),
    [("empty", StoreFileMissing), ("zeros", StoreDamaged), ("garbage", StoreDamaged)],
)
def test_where_the_queue_itself_is_damaged_that_is_said(tmp_path, left, said):
    url = f"sqlite:///{tmp_path / 'queue.sqlite'}"
    store = open_store(url)
    Hall(small_hall(), store, Clock()).issue("papers")
    store.close()
    (tmp_path / "queue.sqlite").write_bytes(LEFT[left])
    before = (tmp_path / "queue.sqlite").read_bytes()
    for reading in (True, False):
        with pytest.raises(said):
            open_store(url, reading=reading)
    assert (tmp_path / "queue.sqlite").read_bytes() == before


@pytest.mark.allow_logs("shared.printer.capabilities")
@pytest.mark.parametrize("left", ["empty", "zeros", "garbage"])
def test_a_damaged_file_of_the_printers_counts_as_never_probed(tmp_path, caplog, left):
    file = tmp_path / "printers.json"
    file.write_bytes(LEFT[left])
    (tmp_path / ".printers.json.part").write_bytes(LEFT[left])
    assert capabilities.read("tcp://printer:9100", file) == capabilities.UNPROBED
    capabilities.save("tcp://printer:9100", capabilities.Capabilities(echo=True), file)
    assert capabilities.read("tcp://printer:9100", file).echo
    assert "cannot be read" in caplog.text
    assert [path.name for path in tmp_path.iterdir()] == ["printers.json"]


@pytest.mark.parametrize("left", ["empty", "zeros", "garbage"])
def test_what_a_copy_left_half_written_is_cleared_away(tmp_path, left):
    store = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    clock = Clock()
    Hall(small_hall(), store, clock).issue("papers")
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "small.lock").write_bytes(LEFT[left])
    (folder / ".small-2026-10-12.sqlite.abc123.part").write_bytes(LEFT[left])
    made = daily(store, "small", None, 7, clock.now.date())
    assert made.made is not None
    assert {path.name for path in folder.iterdir()} == {"small.lock", made.made.name}
    store.close()


@pytest.mark.slow
@pytest.mark.parametrize("left", ["empty", "zeros", "garbage"])
def test_a_damaged_hall_file_is_said_with_its_lines(env, tmp_path, left):
    (tmp_path / "hall.toml").write_bytes(LEFT[left])
    assert "hall.toml" in refused(env, "check", str(tmp_path / "hall.toml"))


@pytest.mark.slow
def test_a_damaged_log_is_written_on(env, tmp_path):
    log = tmp_path / "state" / "bocso" / "log" / "kiosk.log"
    log.parent.mkdir(parents=True)
    log.write_bytes(LEFT["garbage"])
    kiosk = started("kiosk", env, tmp_path)
    assert kiosk.stop() == 0
    assert log.read_bytes().startswith(LEFT["garbage"])


# Whose they are


RIGHTS = """
import os, sys
os.umask(int(sys.argv[1], 8))
from datetime import date
from pathlib import Path
from shared.printer import capabilities
from shared.store.copies.backup import copy
from shared.store.copies.daily import daily
from shared.store.open import begin_anew
from shared.store.copies.lost_entries import ResumeNumbering
from tests.support.halls import restore
from shared.store.sqlite.disk_space import Reserve, _allocate
from shared.hall import Hall
from shared.store.only_one import lock_app
from shared.errors.starting import AlreadyRunning
from tests.support.halls import Clock, small_hall
folder = Path(sys.argv[2])
def show():
    for path in sorted((folder / "new").rglob("*")):
        print(f"{path.stat().st_mode & 0o7777:o} {path.name}")
store = begin_anew(f"sqlite:///{folder / 'new' / 'queue.sqlite'}")
clock = Clock()
hall = Hall(small_hall(), store, clock)
hall.issue("papers")
lock = store.path.with_name("queue.sqlite.kiosk.lock")
held = hall.lease_printer("kiosk"), lock_app(lock, AlreadyRunning(app=""), store.path)
_allocate(Reserve(store.path).path, 4096)
copy(store, store.path.with_name("copy.sqlite"))
daily(store, "small", None, 7, date(2026, 10, 12))
capabilities.save("tcp://printer", capabilities.Capabilities(), store.path.with_name("printers.json"))
show()
for each in held:
    each.release()
store.close()
go_on = ResumeNumbering(small_hall().zone, clock.now, frozenset("A"), 1, 0)
restore(folder / "new" / "copy.sqlite", store.url, go_on, sure=True)
show()
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="rights are of POSIX")
@pytest.mark.parametrize("umask", ["0000", "0022", "0077"])
def test_every_file_is_its_owner_s_only_whatever_the_umask(tmp_path, umask):
    done = subprocess.run(
        [sys.executable, "-c", RIGHTS, umask, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    found = {name: mode for mode, name in map(str.split, done.stdout.splitlines())}
    assert {name for name, mode in found.items() if mode not in ("600", "700")} == set()
    expected = {"queue.sqlite", "queue.sqlite-wal", "queue.sqlite-shm", "queue.sqlite.lock", "queue.sqlite.bell"}
    expected |= {"queue.sqlite.kiosk.lock", "queue.sqlite.reserve", "queue.sqlite.restored", "copy.sqlite"}
    assert expected | {"backups", "small.lock", "small-2026-10-12.sqlite", "printers.json"} <= set(found)
    assert any(name.endswith(".hold") for name in found)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
