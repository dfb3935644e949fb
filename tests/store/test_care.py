"""Copies of the database: made while the hall goes on, put back, and one a day."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from hub.devices import Devices
from shared.errors.apps import app_name
from shared.errors.devices import DeviceRevoked, PairingCodeWrong
from shared.errors.outside import StoreDamaged, StoreNewer
from shared.errors.starting import CopyDiskMissing, CopyUnreadable, FolderMissing, FolderUnusable
from shared.errors.visits import (
    BackupBroken,
    BackupMissing,
    CopyWrong,
    FileExists,
    NoPlaceForCopy,
    RestoreBlind,
    RestoreLoses,
    ServerStore,
    StoreInUse,
    UnknownHall,
)
from shared.hall import Hall
from shared.rules.device import DeviceKind
from shared.rules.numbering import SeriesPosition
from shared.rules.roles import ClerkRole
from shared.store.copies import restore as restoring
from shared.store.copies.backup import copy
from shared.store.copies.daily import copies, daily
from shared.store.copies.lost_entries import ResumeNumbering
from shared.store.lease import FileLease
from shared.store.open import begin_anew, open_store
from shared.store.sqlite.disk_space import make_reserve
from shared.store.sqlite.lock import unless_taken
from shared.store.store import Store
from shared.ui.daily import DailyCare
from shared.ui.texts import sentence_in
from tests.support.folders import RELEASED
from tests.support.halls import CHEAP, PIN, Opened, assert_sound, restore, small_hall
from tests.support.processes import FORKS


@pytest.fixture
def hall(store, clock):
    """Counter 1 is open and three numbers are given, one of them called."""
    hall = Opened(small_hall(), store, clock)
    hall.open(1, PIN)
    for _ in range(3):
        hall.issue("papers")
    hall.call_next(1)
    return hall


@pytest.fixture
def go_on(clock):
    """How numbers go on after a restore at the clock's time."""

    def at_this_time(gap: int = 100) -> ResumeNumbering:
        return ResumeNumbering(small_hall().zone, clock(), frozenset({"A", "B"}), 1, gap)

    return at_this_time


def reopened(store: Store, clock) -> Hall:
    store.close()
    return Hall(small_hall(), open_store(store.url), clock)


# Backup


def test_a_copy_is_one_sound_file_that_only_its_owner_reads(hall, store, tmp_path, clock):
    target = tmp_path / "elsewhere" / "copy.sqlite"
    target.parent.mkdir()
    made = copy(store, target)
    assert [(part.hall, part.seq, part.tickets) for part in made.halls] == [("small", 6, 3)]
    assert made.halls[0].at == hall.entries_after(5)[0].at
    assert made.size == target.stat().st_size
    assert [path.name for path in target.parent.iterdir()] == ["copy.sqlite"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    copied = open_store(f"sqlite:///{target}")
    assert Hall(small_hall(), copied, clock).board() == hall.board()
    copied.close()


def test_a_copy_replaces_a_file_only_when_told(hall, store, tmp_path):
    target = tmp_path / "copy.sqlite"
    target.write_text("something else")
    with pytest.raises(FileExists):
        copy(store, target)
    assert target.read_text() == "something else"
    copy(store, target, force=True)
    assert target.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("name", ["queue.sqlite", "queue.sqlite-wal", "queue.sqlite.lock"])
def test_a_copy_never_replaces_the_database_itself(hall, store, tmp_path, name):
    for force in (False, True):
        with pytest.raises(NoPlaceForCopy):
            copy(store, tmp_path / name, force=force)
    assert hall.verify().holds


@pytest.mark.parametrize("folder", ["/proc", "/" + "x" * 300])  # Python 3.11 cannot even look there
def test_a_copy_where_nothing_can_be_written(hall, store, folder):
    with pytest.raises(FolderUnusable):
        copy(store, Path(folder) / "copy.sqlite")


@pytest.mark.parametrize("name", ["x" * 300, "loop", "folder"])
def test_a_path_that_cannot_be_looked_at_ends_in_a_sentence(hall, store, tmp_path, go_on, name):
    """Neither can one in a folder of somebody else; but the tests may run as an administrator."""
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").mkdir()
    with pytest.raises((FolderUnusable, NoPlaceForCopy)):
        copy(store, tmp_path / name)
    with pytest.raises(CopyUnreadable, match="cannot be read"):
        restore(tmp_path / name, f"sqlite:///{store.path}", go_on())
    with pytest.raises(CopyUnreadable):
        hall.verify(against=tmp_path / name)


def test_a_copy_for_a_disk_that_is_not_there_does_not_come_to_lie_on_this_one(hall, store, tmp_path, go_on):
    away = tmp_path / "mnt" / "usb"
    with pytest.raises(FolderMissing, match="Is its disk there"):
        copy(store, away / "copy.sqlite")
    copy(store, tmp_path / "copy.sqlite")
    with pytest.raises(FolderMissing):
        restore(tmp_path / "copy.sqlite", f"sqlite:///{away / 'queue.sqlite'}", go_on())
    assert not away.parent.exists()


def test_a_damaged_database_gives_no_copy(hall, store, tmp_path):
    for _ in range(200):
        hall.issue("papers")
    store.close()
    spoil(tmp_path / "queue.sqlite")
    with pytest.raises(StoreDamaged) as told:
        copy(store, tmp_path / "copy.sqlite")
    assert told.value.fields["path"] == tmp_path / "queue.sqlite"
    assert not [path for path in tmp_path.iterdir() if "copy" in path.name]


def test_a_database_on_a_server_is_copied_by_its_administrator(one_postgres, tmp_path):
    with pytest.raises(ServerStore):
        copy(one_postgres, tmp_path / "copy.sqlite")


def _issue(url: str, ready, end) -> None:
    hall = Hall(small_hall(numbers={"first": 1, "last": 9999}), open_store(url))
    hall.issue("papers")
    ready.release()
    while not end.is_set():
        hall.issue("papers")


@pytest.mark.slow
def test_a_copy_made_while_two_processes_issue_is_whole_up_to_some_number(store, tmp_path):
    ready, end = FORKS.Semaphore(0), FORKS.Event()
    writers = [FORKS.Process(target=_issue, args=(store.url, ready, end)) for _ in range(2)]
    for writer in writers:
        writer.start()
    try:
        for _ in writers:
            assert ready.acquire(timeout=120)
        made = [copy(store, tmp_path / f"{n}.sqlite") for n in range(3)]
    finally:
        end.set()
        for writer in writers:
            writer.join(120)
    assert [writer.exitcode for writer in writers] == [0, 0]
    seqs = [each.halls[0].seq for each in made]
    assert seqs == sorted(seqs)
    whole = Hall(small_hall(), store).entries_after(0, 100_000)
    for each in made:
        copied = open_store(f"sqlite:///{each.path}")
        hall = Hall(small_hall(), copied)
        assert hall.verify().holds
        assert hall.entries_after(0, 100_000) == whole[: each.halls[0].seq]
        assert len([e for e in whole[: each.halls[0].seq] if e.verb == "issue"]) == each.halls[0].tickets
        copied.close()


# Restore


def test_what_was_copied_comes_back(hall, store, tmp_path, clock, go_on):
    before = hall.board()[0]
    copy(store, tmp_path / "copy.sqlite")
    store.close()
    done = restore(tmp_path / "copy.sqlite", store.url, go_on())
    assert [lost.entries for lost in done.lost] == [0]
    again = reopened(store, clock)
    assert again.board()[0] == before
    assert_sound(again)
    assert again.entries_after(6)[0].body == {"copied": 6, "lost": 0, "numbers": {}}
    assert again.issue("papers").label == "A004"
    assert_sound(again)


def test_numbers_given_since_the_copy_are_not_given_again(hall, store, tmp_path, clock, go_on):
    copy(store, tmp_path / "copy.sqlite")
    for _ in range(5):
        hall.issue("papers")  # A004 to A008
    hall.issue("land")  # B001
    store.close()
    with pytest.raises(RestoreLoses) as told:
        restore(tmp_path / "copy.sqlite", store.url, go_on())
    assert told.value.fields["entries"] == 6
    assert hall.board()[0].issued == 9  # nothing was changed
    store.close()
    done = restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    assert done.lost[0].numbers == {"A": SeriesPosition(8), "B": SeriesPosition(1)}
    again = reopened(store, clock)
    assert again.board()[0].issued == 3
    assert (again.issue("papers").label, again.issue("land").label) == ("A009", "B002")
    assert_sound(again)


def test_what_was_replaced_is_kept_and_can_come_back(hall, store, tmp_path, clock, go_on):
    copy(store, tmp_path / "copy.sqlite")
    hall.issue("papers")
    store.close()
    kept = restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True).kept
    assert kept == tmp_path / f"queue-replaced-{clock():%Y-%m-%d-%H%M%S}.sqlite"
    clock.go(minutes=1)
    restore(kept, store.url, go_on(), sure=True)
    again = reopened(store, clock)
    assert again.issue("papers").label == "A005"
    assert_sound(again)


@pytest.mark.slow  # codes are hashed
def test_a_device_stays_paired_or_revoked_whatever_copy_comes_back(hall, store, tmp_path, clock, go_on):
    devices = Devices(store, hall.id, clock)
    stolen, its_secret = devices.pair(devices.open_pairing(DeviceKind.COUNTER, 1))
    copy(store, tmp_path / "copy.sqlite")
    devices.revoke(stolen.id)
    later, secret = devices.pair(devices.open_pairing(DeviceKind.DISPLAY))
    code = devices.open_pairing(DeviceKind.KIOSK)
    store.close()
    restore(tmp_path / "copy.sqlite", store.url, go_on())
    devices = Devices(store, hall.id, clock)
    assert devices.device_of(secret) == later
    with pytest.raises(DeviceRevoked):
        devices.device_of(its_secret)
    with pytest.raises(PairingCodeWrong):
        devices.pair(code)
    store.close()
    store.path.unlink()
    restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    devices = Devices(store, hall.id, clock)
    assert devices.device_of(its_secret) == stolen, "on a new computer nothing else is known"
    assert [each.device for each in devices.devices()] == [stolen]


def test_a_clerk_keeps_role_and_pin_or_is_gone_whatever_copy_comes_back(store, tmp_path, clock, go_on):
    hall = Hall(small_hall(), store, clock, hasher=CHEAP)

    def choose(name, role, pin):
        clerk, code = hall.add_clerk(name, role)
        hall.set_pin(1, pin, code, clerk=clerk)
        return clerk

    roles = {"Lan": ClerkRole.ADMIN, "Minh": ClerkRole.SUPERVISOR, "Hoa": ClerkRole.SUPERVISOR}
    admin, gone, other = (choose(name, role, PIN) for name, role in roles.items())
    copy(store, tmp_path / "copy.sqlite")
    hall.remove_clerk(gone)
    hall.set_role(other, ClerkRole.CLERK)
    hall.set_pin(1, "8305", PIN, clerk=other)
    new = choose("new", ClerkRole.RECEPTION, "9153")
    before = hall.clerks()
    store.close()
    restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    hall = Hall(small_hall(), store, clock, hasher=CHEAP)
    assert hall.clerks() == before
    assert_sound(hall)
    for clerk, pin in ((admin, PIN), (other, "8305"), (new, "9153")):
        hall.check_pin(1, pin, clerk=clerk)
    assert hall.add_clerk("later", ClerkRole.CLERK)[0] == "c5"
    store.close()
    store.path.unlink()
    restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    hall = Hall(small_hall(), store, clock, hasher=CHEAP)
    hall.check_pin(1, PIN, clerk=gone)  # on a new computer nothing else is known
    store.close()
    store.path.unlink()
    begin_anew(store.url).close()
    Hall(small_hall(), store, clock, hasher=CHEAP).issue("papers")
    store.close()
    restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    Hall(small_hall(), store, clock, hasher=CHEAP).check_pin(1, PIN, clerk=gone)


def test_numbers_of_another_day_do_not_matter(hall, store, tmp_path, clock, go_on):
    copy(store, tmp_path / "copy.sqlite")
    hall.issue("papers")
    store.close()
    clock.go(days=1)
    done = restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    assert (done.lost[0].entries, done.lost[0].numbers) == (1, {})
    again = reopened(store, clock)
    assert again.issue("papers").label == "A001"
    assert_sound(again)


def test_the_copy_of_yesterday_on_a_day_that_has_begun(hall, store, tmp_path, clock, go_on):
    copy(store, tmp_path / "copy.sqlite")
    clock.go(days=1)
    for _ in range(4):
        hall.issue("papers")
    store.close()
    restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    again = reopened(store, clock)
    assert again.board()[0].issued == 0
    assert again.issue("papers").label == "A005"
    assert_sound(again)


def test_old_days_go_also_where_a_restore_moved_a_series(hall, store, tmp_path, clock, go_on):
    """Of `land` no ticket came back: only the restore's entry speaks of its series."""
    for _ in range(2):
        clock.go(days=1)
        hall.issue("papers")
    copy(store, tmp_path / "copy.sqlite")
    hall.issue("land")
    store.close()
    restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    again = reopened(store, clock)
    for kept in (2, 2, 2, 1):
        assert again.retain(kept) > 0
        assert_sound(again)
        clock.go(days=1)
        again.issue("papers")


@pytest.mark.parametrize(("ahead", "next_one"), [(0, "A006"), (2, "A006"), (9, "A010")])
def test_what_a_clock_ahead_gave_out_is_not_given_again(hall, store, tmp_path, clock, go_on, ahead, next_one):
    """The copy is of the right day, the present file of one to come; people hold numbers of both."""
    copy(store, tmp_path / "copy.sqlite")
    for _ in range(2):
        hall.issue("papers")  # A004 and A005
    clock.is_set(days=1)
    clock.reboots()
    wrong = Opened(small_hall(), store, clock)
    for _ in range(ahead):
        wrong.issue("papers")  # from A001
    wrong.issue("land")  # B001
    clock.is_set(days=-1)
    store.close()
    restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    again = reopened(store, clock)
    assert [again.issue(each).label for each in ("papers", "land")] == [next_one, "B002"]
    assert_sound(again)


def test_where_the_present_file_cannot_be_read_numbers_jump(hall, store, tmp_path, clock, go_on):
    copy(store, tmp_path / "copy.sqlite")
    store.close()
    (tmp_path / "queue.sqlite").write_bytes(b"water came into the computer" * 300)
    with pytest.raises(RestoreBlind):
        restore(tmp_path / "copy.sqlite", store.url, go_on())
    done = restore(tmp_path / "copy.sqlite", store.url, go_on(50), sure=True)
    assert done.lost[0].entries is None
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(b"water")
    again = reopened(store, clock)
    assert (again.issue("papers").label, again.issue("land").label) == ("A054", "B051")
    assert_sound(again)


def test_a_copy_moves_to_a_new_computer(hall, store, tmp_path, clock, go_on):
    copy(store, tmp_path / "copy.sqlite")
    url = f"sqlite:///{tmp_path / 'new' / 'queue.sqlite'}"
    (tmp_path / "new").mkdir()
    done = restore(tmp_path / "copy.sqlite", url, go_on(0))
    assert done.kept is None
    moved = Hall(small_hall(), open_store(url), clock)
    assert moved.issue("papers").label == "A004"
    assert_sound(moved)


@pytest.mark.parametrize("app", ["kiosk", "counter-1"])
def test_nothing_is_replaced_while_an_app_runs(hall, store, tmp_path, go_on, app):
    copy(store, tmp_path / "copy.sqlite")
    store.close()
    lock = FileLease(tmp_path / f"queue.sqlite.{app}.lock", nullcontext)  # as shared/store/only_one.py
    assert lock.renew()
    with pytest.raises(StoreInUse) as told:
        restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    assert told.value.fields["apps"] == app_name(app)
    lock.release()
    restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)


def test_a_lock_left_by_a_killed_app_does_not_matter(hall, store, tmp_path, go_on):
    copy(store, tmp_path / "copy.sqlite")
    store.close()
    (tmp_path / "queue.sqlite.kiosk.lock").write_text("1\nkiosk\nhall\n")
    restore(tmp_path / "copy.sqlite", store.url, go_on())


def test_nothing_is_replaced_while_any_program_has_the_file_open(hall, store, tmp_path, go_on):
    copy(store, tmp_path / "copy.sqlite")
    store.close()
    other = sqlite3.connect(tmp_path / "queue.sqlite")
    other.execute("SELECT count(*) FROM ticket").fetchall()
    with pytest.raises(StoreInUse):
        restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    assert not list(tmp_path.glob("*replaced*"))
    other.close()
    assert hall.verify().holds


def test_rubbish_is_not_put_back(hall, store, tmp_path, go_on):
    store.close()
    good = (tmp_path / "queue.sqlite").read_bytes()
    (tmp_path / "letter").write_bytes(b"a letter to the commune" * 400)
    (tmp_path / "empty").write_bytes(b"")
    with sqlite3.connect(tmp_path / "chickens") as file:
        file.execute("CREATE TABLE chickens (id)")
    file.close()
    for name in ("letter", "empty", "chickens"):
        with pytest.raises(CopyWrong) as told:
            restore(tmp_path / name, store.url, go_on(), sure=True)
        assert told.value.fields["path"] == tmp_path / name
    with pytest.raises(BackupMissing):
        restore(tmp_path / "nowhere", store.url, go_on(), sure=True)
    with pytest.raises(ServerStore):
        restore(tmp_path / "letter", "postgresql://me:secret@host/db", go_on(), sure=True)
    assert (tmp_path / "queue.sqlite").read_bytes() == good
    assert not list(tmp_path.glob("*replaced*")) + list(tmp_path.glob(".*part*"))


def spoil(path: Path) -> None:
    """Overwrites a page in the middle of a database."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 4096 // 2 * 4096)
        file.write(b"\xa5" * 4096)


def test_a_damaged_copy_is_not_put_back(hall, store, tmp_path, go_on):
    for _ in range(200):
        hall.issue("papers")
    copy(store, tmp_path / "copy.sqlite")
    store.close()
    spoil(tmp_path / "copy.sqlite")
    with pytest.raises(CopyWrong):
        restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    assert hall.verify().holds


def test_a_copy_whose_journal_was_changed_is_not_put_back(hall, store, tmp_path, go_on):
    copy(store, tmp_path / "copy.sqlite")
    store.close()
    with sqlite3.connect(tmp_path / "copy.sqlite") as file:
        file.execute("UPDATE journal SET counter = 2 WHERE seq = 6")
    file.close()
    with pytest.raises(BackupBroken) as told:
        restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    assert (told.value.fields["hall"], told.value.fields["seq"]) == ("small", 5)


def test_a_copy_of_a_newer_program_is_not_put_back(hall, store, tmp_path, go_on):
    copy(store, tmp_path / "copy.sqlite")
    store.close()
    with sqlite3.connect(tmp_path / "copy.sqlite") as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.close()
    with pytest.raises(StoreNewer) as told:
        restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    assert told.value.fields["path"] == tmp_path / "copy.sqlite"


def test_a_copy_of_an_earlier_program_is_upgraded(tmp_path, clock, go_on):
    with sqlite3.connect(tmp_path / "old.sqlite") as file:
        file.executescript((RELEASED / "0001.sql").read_text("utf-8"))
    file.close()
    clock.go(days=1, hours=1)
    url = f"sqlite:///{tmp_path / 'queue.sqlite'}"
    restore(tmp_path / "old.sqlite", url, go_on(0))
    again = Hall(small_hall(), open_store(url), clock)
    assert again.board()[0].issued == 3
    assert_sound(again)


def test_it_takes_the_place_of_a_file_of_an_earlier_program(store, tmp_path, clock, go_on):
    store.close()
    store.path.unlink()
    with closing(sqlite3.connect(store.path)) as file:
        file.executescript((RELEASED / "0006.sql").read_text("utf-8"))
    shutil.copy(store.path, tmp_path / "old.sqlite")
    clock.now = datetime(2026, 10, 13, 2, tzinfo=UTC)
    restored = restore(tmp_path / "old.sqlite", store.url, go_on())
    assert [each.entries for each in restored.lost] == [0]
    assert_sound(Hall(small_hall(), store, clock))


def test_a_copy_that_was_not_closed_comes_with_what_is_in_its_wal(hall, store, tmp_path, clock, go_on):
    """Somebody copied the files by hand, both of them."""
    for end in ("", "-wal"):
        shutil.copy(tmp_path / f"queue.sqlite{end}", tmp_path / f"copy.sqlite{end}")
    store.close()
    restore(tmp_path / "copy.sqlite", store.url, go_on())
    assert reopened(store, clock).board()[0].issued == 3


def test_a_wal_of_the_replaced_file_is_not_read_into_the_restored_one(hall, store, tmp_path, clock, go_on):
    copy(store, tmp_path / "copy.sqlite")
    hall.issue("papers")
    wal = (tmp_path / "queue.sqlite-wal").read_bytes()
    store.close()
    (tmp_path / "queue.sqlite").write_bytes(b"broken" * 1000)
    (tmp_path / "queue.sqlite-wal").write_bytes(wal)
    restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    again = reopened(store, clock)
    assert again.board()[0].issued == 3
    assert_sound(again)


def test_a_power_cut_before_the_last_step_leaves_the_present_file(hall, store, tmp_path, go_on, monkeypatch):
    copy(store, tmp_path / "copy.sqlite")
    hall.issue("papers")
    store.close()

    def cut(_part: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(restoring, "settle", cut)
    with pytest.raises(KeyboardInterrupt):
        restore(tmp_path / "copy.sqlite", store.url, go_on(), sure=True)
    assert hall.board()[0].issued == 4
    assert_sound(hall)


def test_a_copy_of_another_hall_is_not_put_back(hall, store, tmp_path, go_on):
    copy(store, tmp_path / "copy.sqlite")
    store.close()
    with pytest.raises(UnknownHall) as told:
        restore(tmp_path / "copy.sqlite", store.url, replace(go_on(), hall="other"), sure=True)
    assert (told.value.fields["hall"], told.value.fields["known"]) == ("other", "small")
    restore(tmp_path / "copy.sqlite", store.url, replace(go_on(), hall="small"), sure=True)


def test_two_blind_restores_on_one_day_give_no_number_twice(hall, store, tmp_path, clock, go_on):
    copy(store, tmp_path / "copy.sqlite")
    labels = []
    for _ in range(3):
        store.close()
        for end in ("", "-wal", "-shm"):
            (tmp_path / f"queue.sqlite{end}").unlink(missing_ok=True)
        with pytest.raises(RestoreBlind):  # the file is gone, and it is not known what was in it
            restore(tmp_path / "copy.sqlite", store.url, go_on(50))
        restore(tmp_path / "copy.sqlite", store.url, go_on(50), sure=True)
        again = reopened(store, clock)
        labels.append((again.issue("papers").label, again.issue("land").label))
        assert_sound(again)
        again._store.close()
    assert labels == [("A054", "B051"), ("A104", "B101"), ("A154", "B151")]
    clock.go(days=1)
    (tmp_path / "queue.sqlite").unlink()
    restore(tmp_path / "copy.sqlite", store.url, go_on(50), sure=True)
    assert reopened(store, clock).issue("papers").label == "A051"


def test_where_it_went_on_is_remembered_after_a_restore_that_saw_all(hall, store, tmp_path, clock, go_on):
    copy(store, tmp_path / "copy.sqlite")
    for _ in range(60):
        hall.issue("papers")  # up to A063
    store.close()
    restore(tmp_path / "copy.sqlite", store.url, go_on(50), sure=True)
    (tmp_path / "queue.sqlite").write_bytes(b"water" * 3000)
    restore(tmp_path / "copy.sqlite", store.url, go_on(50), sure=True)
    assert reopened(store, clock).issue("papers").label == "A114"


def test_notes_that_cannot_be_read_are_none(hall, store, tmp_path, go_on):
    copy(store, tmp_path / "copy.sqlite")
    store.close()
    (tmp_path / "queue.sqlite.restored").write_text("water")
    (tmp_path / "queue.sqlite").write_bytes(b"water" * 3000)
    done = restore(tmp_path / "copy.sqlite", store.url, go_on(50), sure=True)
    assert done.lost[0].numbers["A"] == SeriesPosition(53)


def test_what_an_administrator_restores_belongs_to_the_hall(hall, store, tmp_path, go_on):
    if os.geteuid() != 0:
        pytest.skip("only an administrator gives files away")
    copy(store, tmp_path / "copy.sqlite")
    store.close()
    folder = tmp_path / "new"
    folder.mkdir()
    os.chown(folder, 4711, 4712)
    url = f"sqlite:///{folder / 'queue.sqlite'}"
    restore(tmp_path / "copy.sqlite", url, go_on())
    moved = open_store(url)
    Hall(small_hall(), moved).issue("papers")
    make_reserve(moved.path)
    found = {each.name: (each.stat().st_uid, each.stat().st_gid) for each in folder.iterdir()}
    assert found.keys() >= {
        f"queue.sqlite{end}" for end in ("", "-wal", ".lock", ".bell", ".reserve", ".restored")
    }
    assert set(found.values()) == {(4711, 4712)}
    assert {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()} == {0o600}
    moved.close()


# One a day


def test_a_copy_a_day_and_a_few_are_kept(hall, store, tmp_path):
    folder = tmp_path / "copies"
    first = date(2026, 11, 20)
    for days in range(5):
        day = first + timedelta(days=days)
        done = daily(store, "small", folder, 3, day)
        assert done.made == folder / f"small-{day}.sqlite"
        if days == 0:
            (folder / "small-2026-11-20-before-the-move.sqlite").write_text("mine")
            (folder / "other-2026-01-01.sqlite").write_text("another hall")
    assert done.removed == (folder / "small-2026-11-21.sqlite",)
    assert sorted(path.name for path in folder.iterdir()) == [
        "other-2026-01-01.sqlite",
        "small-2026-11-20-before-the-move.sqlite",
        "small-2026-11-22.sqlite",
        "small-2026-11-23.sqlite",
        "small-2026-11-24.sqlite",
        "small.lock",
    ]
    made = (folder / "small-2026-11-24.sqlite").stat()
    again = daily(store, "small", folder, 3, day)
    assert (again.made, again.removed, again.problem) == (None, (), None)
    assert (folder / "small-2026-11-24.sqlite").stat() == made


def test_copies_of_days_to_come_go_first(hall, store, tmp_path):
    """A clock was a year ahead for a week."""
    folder = tmp_path / "copies"
    for first in (date(2027, 11, 20), date(2026, 11, 20)):
        for days in range(5):
            day = first + timedelta(days=days)
            assert daily(store, "small", folder, 3, day).made is not None
            assert (folder / f"small-{day}.sqlite").exists()
    assert [path.name for path in copies(folder, "small")] == [
        f"small-2026-11-{day}.sqlite" for day in (24, 23, 22)
    ]


def test_no_daily_copy_where_none_is_wanted_or_another_makes_it(hall, store, tmp_path, one_postgres):
    day = date(2026, 11, 20)
    assert daily(store, "small", tmp_path / "copies", 0, day).made is None
    assert not (tmp_path / "copies").exists()
    (tmp_path / "copies").mkdir()
    with unless_taken(tmp_path / "copies" / "small.lock") as ours:
        assert ours
        assert daily(store, "small", tmp_path / "copies", 3, day).made is None
    assert daily(store, "small", Path("copies"), 3, day).made == tmp_path / "copies" / "small-2026-11-20.sqlite"
    assert daily(one_postgres, "small", None, 3, day).made is None


def test_what_a_killed_copy_left_is_swept_away(hall, store, tmp_path):
    left = tmp_path / "backups" / ".small-2026-11-19.sqlite.x1.part"
    left.parent.mkdir()
    left.write_text("half")
    daily(store, "small", None, 3, date(2026, 11, 20))
    assert not left.exists()


@pytest.mark.allow_logs("bocso.daily")
def test_the_daily_copy_waits_for_its_disk(hall, store, tmp_path, monkeypatch):
    """Not there, mounted, and then only the empty folder where it was mounted; the note outlives the program."""
    disk = tmp_path / "mnt" / "usb"
    day = date(2026, 11, 20)
    assert isinstance(daily(store, "small", disk / "copies", 3, day).problem, FolderMissing)
    assert not disk.parent.exists()
    mounted = {disk.resolve()}
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) in mounted or Path(path) == Path("/"))
    (disk / "copies").mkdir(parents=True)
    assert daily(store, "small", disk / "copies", 3, day).problem is None
    mounted.clear()
    shutil.rmtree(disk / "copies")
    (disk / "copies").mkdir()
    done = daily(store, "small", disk / "copies", 3, day)
    assert isinstance(done.problem, CopyDiskMissing)
    assert str(disk) in sentence_in(done.problem, "vi")
    assert list((disk / "copies").iterdir()) == []
    mounted.add(disk.resolve())
    assert daily(store, "small", disk / "copies", 3, day).made is not None
    mounted.clear()
    (tmp_path / "queue.sqlite.copies").unlink()
    assert daily(store, "small", disk / "copies", 3, day + timedelta(1)).made is not None, "it is meant so"


@pytest.mark.allow_logs("bocso.daily")
def test_a_daily_copy_that_fails_is_logged_and_the_hall_goes_on(hall, store, caplog):
    done = daily(store, "small", Path("/proc/nowhere"), 3, date(2026, 11, 20))
    assert done.made is None
    assert done.problem
    assert "no daily copy" in caplog.text
    hall.issue("papers")


def test_an_app_copies_and_learns_once_a_day(hall, store, tmp_path, clock, qtbot):
    care = DailyCare(hall, store, clock)
    care.start()
    care.jobs.drain()
    assert [path.name for path in (tmp_path / "backups").glob("*.sqlite")] == ["small-2026-10-12.sqlite"]
    assert hall.learnt_on() == date(2026, 10, 12)
    assert (tmp_path / "queue.sqlite.reserve").stat().st_size == 32 * 1024 * 1024
    clock.go(days=1)
    hall.issue("papers")
    care.look()
    care.jobs.drain()
    assert (tmp_path / "backups" / "small-2026-10-13.sqlite").exists()
    assert hall.learnt_on() == date(2026, 10, 13)
    care.stop()
    (tmp_path / "queue.sqlite.reserve").unlink()
