"""A full disk: the reserve is used and the hall goes on; without one a ticket is refused, never half written."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from shared.errors.outside import StoreFull
from shared.hall import Hall
from shared.store.open import open_store
from shared.store.sqlite.disk_space import MB, RESERVE, Reserve, Space, low_space, make_reserve
from tests.support.halls import Opened, assert_sound, small_hall

ROOMY = small_hall(numbers={"first": 1, "last": 9999})


# A disk that is really full: a small one of its own, for who may mount one


@pytest.fixture
def disk(tmp_path):
    """A disk of 140 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=140m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("mounting a disk needs an administrator; the tests with a limited file say the same")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, left: int = 0) -> None:
    """Leaves `left` bytes on the disk."""
    with (disk / "films").open("ab") as films:
        room = shutil.disk_usage(disk).free - left
        os.posix_fallocate(films.fileno(), films.tell(), room)
    assert shutil.disk_usage(disk).free <= left


@pytest.mark.allow_logs("bocso.store")
def test_the_hall_goes_on_with_the_reserve_on_a_full_disk(disk, ready_file, clock, caplog):
    shutil.copy(ready_file, disk / "queue.sqlite")
    store = open_store(f"sqlite:///{disk / 'queue.sqlite'}")
    hall = Opened(ROOMY, store, clock)
    make_reserve(store.path)
    hall.issue("papers")
    fill(disk)
    for _ in range(50):
        hall.issue("papers")
    assert caplog.text.count("disk full, reserve used") == 1
    assert low_space(store.path) == Space(free=shutil.disk_usage(disk).free, reserve=False)
    fill(disk)
    given = 51 + issue_until_full(hall)
    assert hall.board()[0].issued == given
    store.close()
    assert_sound(hall)
    (disk / "films").unlink()
    assert hall.issue("papers").number == given + 1
    make_reserve(store.path)
    assert Reserve(store.path).is_there()
    assert_sound(hall)
    store.close()


@pytest.mark.allow_logs("bocso.store")
def test_a_verb_that_finds_the_disk_full_is_repeated(disk, ready_file, clock, caplog):
    """Nothing told before: somebody else filled the disk within this very write."""
    shutil.copy(ready_file, disk / "queue.sqlite")
    store = open_store(f"sqlite:///{disk / 'queue.sqlite'}")
    store.reserve = Reserve(store.path, scarce=0)
    hall = Opened(ROOMY, store, clock)
    make_reserve(store.path)
    fill(disk)
    for number in range(1, 60):
        assert hall.issue("papers").number == number
    assert caplog.text.count("disk full, reserve used") == 1
    assert_sound(hall)
    store.close()


@pytest.mark.allow_logs("bocso.store")
def test_a_program_that_starts_on_a_full_disk_uses_the_reserve(disk, ready_file, clock):
    shutil.copy(ready_file, disk / "queue.sqlite")
    store = open_store(f"sqlite:///{disk / 'queue.sqlite'}")
    make_reserve(store.path)
    store.close()
    fill(disk)
    started = open_store(store.url)
    assert Hall(ROOMY, started, clock).issue("papers").label == "A001"
    started.close()


def test_a_program_that_starts_on_a_full_disk_without_a_reserve_says_so(disk, ready_file):
    shutil.copy(ready_file, disk / "queue.sqlite")
    fill(disk)
    with pytest.raises(StoreFull):
        open_store(f"sqlite:///{disk / 'queue.sqlite'}")
    with pytest.raises(StoreFull):
        open_store(f"sqlite:///{disk / 'new.sqlite'}")
    (disk / "films").unlink()
    open_store(f"sqlite:///{disk / 'queue.sqlite'}").close()
    open_store(f"sqlite:///{disk / 'new.sqlite'}").close()


def issue_until_full(hall: Hall) -> int:
    for given in range(20_000):
        try:
            hall.issue("papers")
        except StoreFull:
            return given
    raise AssertionError


# Only looking needs no room, and no right to write


LOOKS = """
import sys
from pathlib import Path
from shared.hall import Hall
from shared.store.copies.backup import copy
from shared.store.open import open_store
from tests.support.halls import small_hall

store = open_store(sys.argv[1], reading=True)
hall = Hall(small_hall(), store)
hall.must_exist()
assert hall.verify().holds
copy(store, Path(sys.argv[2]), force=True)
print(hall.board()[0].issued)
"""
KILLED = """
import os, signal, sys
from shared.hall import Hall
from shared.store.open import open_store
from tests.support.halls import small_hall

hall = Hall(small_hall(), open_store(sys.argv[1]))
for _ in range(3):
    hall.issue("papers")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
@pytest.mark.parametrize("left", ["closed", "killed", "running"])
@pytest.mark.parametrize("state", ["full", "read-only"])
def test_looking_works_on_a_full_or_read_only_disk(disk, ready_file, tmp_path, clock, state, left):
    shutil.copy(ready_file, disk / "queue.sqlite")
    url = f"sqlite:///{disk / 'queue.sqlite'}"
    if left == "killed":
        subprocess.run([sys.executable, "-c", KILLED, url], check=False)
        assert (disk / "queue.sqlite-wal").stat().st_size
    else:
        store = open_store(url)
        hall = Hall(small_hall(), store, clock)
        for _ in range(3):
            hall.issue("papers")
        if left == "closed":
            store.close()
    if state == "full":
        fill(disk)
    elif left == "running":
        pytest.skip("a disk with files open for writing is not remounted")
    else:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    before = sorted(each.name for each in disk.iterdir())
    done = subprocess.run(
        [sys.executable, "-c", LOOKS, url, str(tmp_path / "copy.sqlite")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "3\n"), done.stderr
    assert sorted(each.name for each in disk.iterdir()) == before
    if left == "running":
        store.close()


# The same where nothing can be mounted


LIMITED = """
import resource, sys
from shared.errors.outside import StoreUnavailable
from shared.hall import Hall
from shared.store.open import open_store
from tests.support.halls import assert_sound, small_hall

hall = Hall(small_hall(numbers={"first": 1, "last": 9999}), open_store(sys.argv[1]))
hall.issue("papers")
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
given = 1
try:
    while True:
        hall.issue("papers")
        given += 1
except StoreUnavailable as problem:
    print(type(problem).__name__)
assert hall.board()[0].issued == given
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert hall.issue("papers").number == given + 1
assert_sound(hall)
"""


@pytest.mark.slow
def test_files_that_may_not_grow(tmp_path):
    """The system's limit for one file: no ticket is half written, and the hall goes on when it may grow again."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, f"sqlite:///{tmp_path / 'queue.sqlite'}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in {"StoreFull", "StoreUnavailable"}


# The reserve


def test_the_reserve_takes_its_room(store):
    reserve = Reserve(store.path)
    assert reserve.make()
    assert reserve.path.stat().st_blocks * 512 >= RESERVE
    assert reserve.make()
    reserve.path.unlink()


def test_no_reserve_where_there_is_not_ample_room(store):
    reserve = Reserve(store.path, room=lambda _path: 4 * RESERVE - 1)
    assert not reserve.make()
    assert not reserve.path.exists()


def test_a_reserve_that_cannot_be_made_leaves_nothing(store, monkeypatch, caplog):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    with caplog.at_level(logging.INFO):
        assert not Reserve(store.path).make()
    assert "no reserve" in caplog.text
    assert not Reserve(store.path).path.exists()


@pytest.mark.parametrize(("free", "low"), [(199 * MB, True), (200 * MB, False)])
def test_staff_is_warned_below_200_mb(store, free, low):
    found = Reserve(store.path, room=lambda _path: free).space()
    assert (found.free, found.low) == (free, low)


def test_a_database_on_a_server_has_no_reserve(one_postgres):
    assert low_space(one_postgres.path) is None
    make_reserve(one_postgres.path)
