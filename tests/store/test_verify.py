"""`verify` finds whatever was changed behind the hall's back, and names the first bad entry."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Integer

from hub.devices import Devices
from shared.errors.visits import BackupMissing, CopyWrong, HeadTooOld, HeadWrong, UnknownHall, UnknownTicket
from shared.hall import Hall
from shared.rules.chain import FIRST, as_json, canonical, code_seal, seal
from shared.rules.device import DeviceKind
from shared.rules.printing import JobState
from shared.rules.roles import ClerkRole
from shared.rules.ticket import Lane
from shared.store.copies.backup import copy
from shared.store.copies.daily import daily
from shared.store.copies.lost_entries import ResumeNumbering
from shared.store.open import open_store
from shared.store.schema import LIVE, metadata
from shared.store.sqlite.store import sqlite_path
from shared.store.store import Store
from shared.store.verify import queries
from tests.support.halls import PIN, Clock, Opened, assert_sound, busy_hall, restore, small_hall


@pytest.fixture
def hall(tmp_path, ready_file, clock):
    """Two days: entries 1 to 7 on the first, 8 to 10 on the second."""
    shutil.copy(ready_file, tmp_path / "queue.sqlite")
    store = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    hall = Opened(small_hall(), store, clock)
    hall.open(1, PIN)  # 1 expire, 2 open
    for _ in range(3):
        hall.issue("papers")  # 3, 4, 5
    hall.call_next(1)  # 6
    hall.complete(1)  # 7
    clock.go(days=1)
    hall.issue("land")  # 8 expire, 9 issue
    hall.open(1, PIN)  # 10
    yield hall
    store.close()


def change(hall: Hall, statement: str) -> None:
    file = sqlite3.connect(sqlite_path(hall._store.url))
    file.execute(statement)
    file.commit()
    file.close()


def copy_row(hall: Hall, table: str, where: str, **changed: object) -> None:
    """Puts in a second row like one that is there."""
    file = sqlite3.connect(sqlite_path(hall._store.url))
    file.row_factory = sqlite3.Row
    row = {**file.execute(f"SELECT * FROM {table} WHERE {where}").fetchone(), **changed}
    places = ", ".join("?" * len(row))
    file.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values()))
    file.commit()
    file.close()


def test_an_untouched_journal_holds(hall):
    verdict = hall.verify()
    assert (verdict.holds, verdict.entries, verdict.tickets) == (True, 10, 4)


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("UPDATE journal SET counter = 2 WHERE seq = 6", 6),
        ("UPDATE journal SET at_us = at_us + 1 WHERE seq = 4", 4),
        ("UPDATE journal SET body = replace(body, 'papers', 'land') WHERE seq = 4", 4),
        ("UPDATE journal SET verb = 'dance' WHERE seq = 5", 5),
        ("UPDATE journal SET body = '{' WHERE seq = 5", 5),
        ("DELETE FROM journal WHERE seq = 5", 5),
        ("DELETE FROM journal WHERE seq = 10", 10),
        ("UPDATE ticket SET number = 77 WHERE id = 4", 8),
        ("UPDATE ticket SET state = 'served' WHERE id = 5", 8),
        ("UPDATE ticket SET rank_us = 0 WHERE id = 9", 9),
        ("DELETE FROM ticket WHERE id = 4", 4),
        ("UPDATE counter SET opened_us = NULL", 10),
        ("UPDATE counter SET streak = 3", 10),
        ("UPDATE counter SET paused = 'lunch'", 10),
        ("UPDATE ticket SET rating = 5 WHERE id = 4", 8),
        ("UPDATE hall SET seq = 9", 11),
        ("UPDATE hall SET hash = kept_hash", 11),
        ("UPDATE hall SET kept_seq = 7", 8),
        ("UPDATE hall SET kept_hash = hash", 1),
        ("UPDATE journal SET at_us = 9e18 WHERE seq = 5", 5),
        ("UPDATE journal SET day = 'Monday' WHERE seq = 5", 5),
        ("UPDATE journal SET body = '[]' WHERE seq = 5", 5),
        ("UPDATE ticket SET day = 'Monday' WHERE id = 4", 8),
        ("UPDATE ticket SET rank_us = 9e18 WHERE id = 9", 9),
        ("UPDATE hall SET at_us = at_us + 1", 10),
        ("UPDATE hall SET day = '2026-10-12'", 10),
        ("UPDATE hall SET day_seq = 6", 10),
        ("UPDATE series SET last = 1 WHERE series = 'A'", 10),
    ],
)
def test_a_change_is_found(hall, statement, seq):
    change(hall, statement)
    verdict = hall.verify()
    assert not verdict.holds
    assert verdict.seq == seq
    assert verdict.reason


def test_a_ticket_without_an_entry_is_found(hall):
    copy_row(hall, "ticket", "id = 9", id=10, number=99, state="waiting", code="X")
    assert hall.verify().seq == 10


def test_an_entry_put_in_behind_the_last_one_is_found(hall):
    copy_row(hall, "journal", "seq = 10", seq=11, request_id="r")
    assert hall.verify().seq == 11


def test_an_entry_put_in_between_is_found(hall):
    """The later ones move up, so that no seq is missing."""
    for seq in range(10, 5, -1):
        change(hall, f"UPDATE journal SET seq = {seq + 1} WHERE seq = {seq}")
    copy_row(hall, "journal", "seq = 5", seq=6, request_id="r")
    assert hall.verify().seq == 6


def test_a_removed_entry_is_found_though_the_later_ones_close_the_gap(hall):
    change(hall, "DELETE FROM journal WHERE seq = 5")
    for seq in range(6, 11):
        change(hall, f"UPDATE journal SET seq = {seq - 1} WHERE seq = {seq}")
    assert hall.verify().seq == 5


def test_two_swapped_entries_are_found(hall):
    for old, new in ((4, 99), (5, 4), (99, 5)):
        change(hall, f"UPDATE journal SET seq = {new} WHERE seq = {old}")
    assert hall.verify().seq == 4


def test_a_journal_that_was_cut_off_is_found(hall):
    """Also where the head was moved back with it: the tables know more."""
    change(hall, "DELETE FROM journal WHERE seq > 8")
    change(hall, "UPDATE hall SET seq = 8, hash = (SELECT hash FROM journal WHERE seq = 8)")
    assert hall.verify().seq == 8


def test_an_entry_that_was_sealed_anew_is_found_by_the_next_one(hall):
    """Somebody who knows how entries are sealed changes one and its hash."""
    entry = hall.entries_after(3, 1)[0]
    forged = replace(entry, body={**entry.body, "ahead": 7})
    before = hall.entries_after(2, 1)[0].hash
    body, seal_ = canonical(forged.body), seal(before, "small", forged)
    change(hall, f"UPDATE journal SET body = '{body}', hash = '{seal_}' WHERE seq = 4")
    assert hall.verify().seq == 5


def test_a_chain_forged_to_its_end_is_found_by_the_tables_or_the_rule(hall):
    """Even with every hash made anew: A002 was not next."""
    forge(hall, {6: {"ticket": 4}, 7: {"ticket": 4}})
    verdict = hall.verify()
    assert verdict.seq == 6
    assert "A001 was next" in (verdict.reason or "")


@pytest.mark.parametrize(
    ("seq", "body"),
    [
        (12, {"numbers": {"A": [970, 981]}}),  # two kiosks with a number of theirs both
        (12, {"numbers": {"A": [970, 1999]}}),
        (13, {"number": 970}),  # of another kiosk's
        (13, {"number": 5}),
        (14, {"number": 985}),  # an ordinary one out of a kiosk's
    ],
)
def test_numbers_of_a_kiosk_are_nobody_else_s(hall, clock, seq, body):
    """Also in a journal that was sealed anew, with tables that say the same."""
    day = hall.reserve("one", "door").day  # 11
    hall.reserve("two", "garden")  # 12
    clock.go(hours=1)
    now = clock()
    hall.hand_in("one", "A", 981, "papers", Lane.ORDINARY, day, now, now, "F" * 20)  # 13
    hall.issue("papers")  # 14
    assert hall.verify().holds
    before = hall.entries_after(seq - 1, 1)[0].body
    forge(hall, {seq: {"body": {**before, **body}}})
    assert hall.verify().seq == seq
    assert "belongs to" in hall.verify().reason


def forge(hall: Hall, changes: dict[int, dict[str, object]]) -> None:
    """Changes entries and seals the whole journal anew."""
    last = FIRST
    for entry in hall.entries_after(0):
        entry = replace(entry, **changes.get(entry.seq, {}))  # noqa: PLW2901
        last = seal(last, "small", entry)
        ticket = "NULL" if entry.ticket is None else entry.ticket
        body = canonical(entry.body)
        change(
            hall, f"UPDATE journal SET hash = '{last}', ticket = {ticket}, body = '{body}' WHERE seq = {entry.seq}"
        )
    change(hall, f"UPDATE hall SET hash = '{last}'")


def test_progress_is_told(hall):
    told: list[tuple[int, int]] = []
    hall.verify(lambda done, whole: told.append((done, whole)))
    assert told == [(10, 10)]


# Where old days were removed


@pytest.fixture
def thinned(hall):
    """Entries 1 to 7 are gone; 11 says so."""
    assert hall.retain(1) == 7
    return hall


def test_a_thinned_journal_holds(thinned):
    verdict = thinned.verify()
    assert (verdict.holds, verdict.kept_seq, verdict.entries, verdict.tickets) == (True, 7, 4, 1)


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("UPDATE hall SET kept_seq = 8", 9),
        ("UPDATE hall SET kept_seq = 6", 7),
        ("UPDATE hall SET kept_seq = 0", 1),
        ("UPDATE hall SET kept_hash = hash", 8),
        ("UPDATE hall SET kept_seq = 8, kept_hash = (SELECT hash FROM journal WHERE seq = 8)", 9),
        ("DELETE FROM journal WHERE seq = 11", 11),
        ("DELETE FROM journal WHERE seq = 8", 8),
        ("UPDATE journal SET body = replace(body, '7', '8') WHERE seq = 11", 11),
        ("UPDATE ticket SET state = 'served' WHERE id = 9", 9),
    ],
)
def test_a_change_of_a_thinned_journal_is_found(thinned, statement, seq):
    change(thinned, statement)
    assert thinned.verify().seq == seq


def test_days_removed_by_hand_are_found(hall):
    """As `retain` does it, but without its entry."""
    change(hall, "UPDATE hall SET kept_seq = 7, kept_hash = (SELECT hash FROM journal WHERE seq = 7)")
    change(hall, "DELETE FROM journal WHERE seq <= 7")
    change(hall, "DELETE FROM ticket WHERE id <= 7")
    change(hall, "DELETE FROM series WHERE day = '2026-10-12'")
    verdict = hall.verify()
    assert verdict.seq == 8
    assert "no entry says" in (verdict.reason or "")


# Everything the tables hold, on both databases


@pytest.fixture
def full(any_store, clock):
    return filled(Opened(busy_hall(), any_store, clock), clock)


def filled(hall, clock):
    """Two days of the busy hall, with everything that has a row."""
    hall.open_all()
    hall.report_printer("kiosk", "paper_low", near_end=True)
    first, second, third = (hall.issue("papers", printer="kiosk") for _ in range(3))
    soon, later, gone = (hall.book("land", clock() + timedelta(hours=n)) for n in (1, 26, 2))
    hall.unbook(gone.code)
    hall.call_next(1)
    hall.complete(1, outcome="done")
    hall.rate(hall.issued(first.id)[1], 4)
    hall.call_next(3)
    hall.transfer(3, service="land")
    hall.record_print_result(hall.claim_print_job("kiosk"), JobState.CONFIRMED)
    hall.record_print_result(hall.claim_print_job("kiosk"), JobState.FAILED, "paper_out")
    hall.reprint(second.id, "kiosk")
    hall.pause(1, "lunch")
    clock.go(hours=1)
    hall.check_in(soon.code)
    hall.book("land", clock() + timedelta(days=2))
    clock.go(days=1)
    hall.fail_abandoned_jobs("kiosk")  # what was left of yesterday
    hall.unbook(later.code)
    hall.open(2, PIN, clerk="minh")
    hall.pause(2, "a meeting")
    fourth = hall.issue("cards", printer="kiosk")
    hall.issue("papers")
    hall.record_print_result(hall.claim_print_job("kiosk"), JobState.BLOCKED, "cover_open")
    assert (third.label, fourth.label) == ("A003", "A001")
    hall.set_role("hoa", ClerkRole.ADMIN)
    hall.add_clerk("Lê Ánh", ClerkRole.RECEPTION)
    taken_offline(hall, clock)
    return hall


def taken_offline(hall, clock):
    """Two kiosks with numbers of their own; one gave one of them, and one that is not its own."""
    today = hall.reserve("kiosk 1", "kiosk").day
    hall.reserve("kiosk 2", "door")
    clock.go(hours=1)
    for number in (980, 970):
        took = clock() - timedelta(seconds=number)
        hall.hand_in(
            "kiosk 1", "A", number, "cards", Lane.ORDINARY, today, took, clock(), f"{number:020d}",
            printer="kiosk", slip=JobState.CONFIRMED,
        )  # fmt: skip


def run_in(store: Store, *statements: str) -> None:
    with store.write() as tx:
        for statement in statements:
            tx.driver.execute(statement)


def test_a_full_hall_holds(full):
    verdict = full.verify()
    assert verdict.holds, verdict
    assert verdict.head is not None
    assert str(verdict.head) == f"{verdict.head.seq}:{full.entries_after(verdict.head.seq - 1)[0].hash}"


_ENTRY = "day, at_us, verb, ticket, counter, 'q', body, hash FROM journal WHERE seq = 1"
_CAME = "FROM appointment WHERE state = 'came'"
TAMPERED = {
    "code": "UPDATE ticket SET code = 'X' WHERE series = 'B'",
    "codes": "UPDATE ticket SET code = code || '0'",
    "issued_service": "UPDATE ticket SET issued_service = 'land' WHERE issued_service = 'papers'",
    "line": "UPDATE ticket SET line = 'clerk:lan' WHERE state = 'waiting'",
    "outcome": "UPDATE ticket SET outcome = 'bad' WHERE state = 'served'",
    "rating": "UPDATE ticket SET rating = 5 WHERE state = 'served'",
    "wait told": "UPDATE ticket SET wait_high = wait_high + 1",
    "round": "UPDATE ticket SET round = 2 WHERE number = 3",
    "appointment gone": "DELETE FROM appointment WHERE state = 'booked'",
    "appointment that came gone": "DELETE FROM appointment WHERE state = 'came'",
    "appointment cancelled": "UPDATE appointment SET state = 'cancelled' WHERE state = 'booked'",
    "appointment open again": "UPDATE appointment SET state = 'booked' WHERE state = 'cancelled'",
    "appointment used": "UPDATE appointment SET state = 'came', ticket = 4 WHERE state = 'booked'",
    "appointment not used": "UPDATE appointment SET state = 'booked', ticket = NULL WHERE state = 'came'",
    "appointment of another ticket": "UPDATE appointment SET ticket = ticket - 1 WHERE state = 'came'",
    "appointment with a ticket": "UPDATE appointment SET ticket = 4 WHERE state = 'booked'",
    "appointment at another time": "UPDATE appointment SET at_us = at_us + 1 WHERE state = 'booked'",
    "appointment for something else": "UPDATE appointment SET service = 'cards' WHERE state = 'came'",
    "appointment made up": f"INSERT INTO appointment SELECT hall, 1, 'Y', service, at_us, 'booked', NULL {_CAME}",
    "appointment ahead": f"INSERT INTO appointment SELECT hall, 999, 'Y', service, at_us, 'booked', NULL {_CAME}",
    "appointment of old": f"INSERT INTO appointment SELECT hall, -1, 'Y', service, at_us, 'booked', NULL {_CAME}",
    "pin": "UPDATE pin SET hash = 'x' WHERE owner = 'clerk:lan'",
    "pin of nobody": "UPDATE pin SET owner = 'lan' WHERE owner = 'clerk:lan'",
    "role of a clerk": "UPDATE clerk SET role = 'admin' WHERE id = 'c1'",
    "role taken away": "UPDATE clerk SET role = NULL WHERE id = 'hoa'",
    "pin never locked": "UPDATE pin SET failed = -100",
    "counter opened": "UPDATE counter SET opened_us = opened_us + 1",
    "counter opened again": "UPDATE counter SET opened_us = 1 WHERE opened_us IS NULL",
    "counter gone": "DELETE FROM counter WHERE number = 3",
    "counter clerk": "UPDATE counter SET clerk = 'hoa' WHERE number = 2",
    "counter pause": "UPDATE counter SET paused_us = paused_us - 1 WHERE number = 2",
    "counter streak": "UPDATE counter SET streak = 3 WHERE number = 1",
    "print job failed": "UPDATE print_job SET state = 'failed' WHERE state = 'confirmed'",
    "print job came right": "UPDATE print_job SET state = 'confirmed', reason = '' WHERE state = 'failed'",
    "print job reason": "UPDATE print_job SET reason = 'x' WHERE state = 'failed'",
    "print job gone": "DELETE FROM print_job WHERE state = 'failed'",
    "reprint gone": "DELETE FROM print_job WHERE again = 1",
    "reprint made up": "UPDATE print_job SET again = 1 WHERE state = 'confirmed'",
    "print job of another": "UPDATE print_job SET ticket = ticket + 1 WHERE state = 'confirmed'",
    "print job of nobody": "UPDATE print_job SET ticket = 999 WHERE state = 'confirmed'",
    "print job earlier": "UPDATE print_job SET queued_us = queued_us - 1",
    "printer": "UPDATE printer SET problem = 'offline'",
    "printer gone": "DELETE FROM printer",
    "trouble": "DELETE FROM trouble",
    "trouble reason": "UPDATE trouble SET reason = 'x'",
    "series back": "UPDATE series SET last = 1 WHERE series = 'A' AND day = '2026-10-12'",
    "series of another day": "INSERT INTO series SELECT id, '2026-10-14', 'Z', 500, 1 FROM hall",
    "blanks in a body": "UPDATE journal SET body = ' ' || body WHERE seq = 9",
    "a key twice": """UPDATE journal SET body = '{"ahead":99,' || substr(body, 2) WHERE seq = 7""",
    "a day in other words": "UPDATE journal SET day = '20261012' WHERE seq = 7",
    "an entry before the first": f"INSERT INTO journal SELECT hall, 0, {_ENTRY}",
    "an entry long before": f"INSERT INTO journal SELECT hall, -5, {_ENTRY}",
    "an entry far behind": f"INSERT INTO journal SELECT hall, 1000, {_ENTRY}",
    "a body nobody can read": f"UPDATE journal SET body = '{'[' * 5000}' WHERE seq = 9",
    "hall day_seq": "UPDATE hall SET day_seq = 0",
}


TAMPERED |= {
    "block wider": "UPDATE number_block SET last = 1999 WHERE last = 999 AND series = 'A'",
    "block of another": "UPDATE number_block SET holder = 'kiosk 2' WHERE last = 999 AND series = 'A'",
    "block gone": "DELETE FROM number_block WHERE last = 999 AND series = 'A'",
    "block made up": "INSERT INTO number_block SELECT hall, 'C', 1, last, holder, day, reserved_us"
    " FROM number_block WHERE last = 999 AND series = 'A'",
    "taken earlier": "UPDATE ticket SET issued_us = issued_us - 1 WHERE round = 0",
    "an ordinary number": "UPDATE ticket SET round = 1 WHERE round = 0",
    "appointment code": "UPDATE appointment SET code = 'Y' WHERE state = 'booked'",
    "print job gone that was confirmed": "DELETE FROM print_job WHERE state = 'confirmed'",
    "print job of another printer": "UPDATE print_job SET printer = 'other' WHERE state = 'confirmed'",
    "print job in another language": "UPDATE print_job SET language = 'en' WHERE state = 'confirmed'",
    "reprint in another language": "UPDATE print_job SET language = 'en' WHERE again = 1",
    "slip of a number without one": "UPDATE print_job SET ticket = ticket + 1 WHERE again = 0",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED)
def test_what_was_changed_behind_the_hall_s_back_is_found(full, any_store, statement):
    run_in(any_store, statement)
    verdict = full.verify()
    assert not verdict.holds
    assert verdict.reason


def test_every_column_of_a_ticket_is_compared():
    assert {"hall", "id", "code", *queries.TICKET} == set(metadata.tables["ticket"].columns.keys())


_PIN = "the journal has nothing of PINs; the hash must be one, of a counter or a clerk"
_DEVICE = "the journal has nothing of devices: who may write the table lets in whom they like"
_GUARD = "what the clock's guard knew: it can only put a new day off"
_LEARNT = "learnt anew from the journal at any time"
_JOB_OK = "what goes right is no entry; see TAMPERED for what goes wrong"
_WRITTEN = "personal data: what people write and are answered is in no journal, for it can be erased"
_BROUGHT = "in no journal, for no screen may show it; it ends with the day"
NOT_COMPARED = {
    **dict.fromkeys(("feedback.text", "feedback.phone", "feedback.kiosk", "feedback.answer"), _WRITTEN),
    **{f"dossier.{column.name}": _BROUGHT for column in metadata.tables["dossier"].c},
    "hall.clock": _GUARD,
    **dict.fromkeys(("estimate.hall", "estimate.day", "estimate.body"), _LEARNT),
    **dict.fromkeys(
        ("pin.hall", "pin.owner", "pin.hash", "pin.failed", "pin.locked_until_us", "pin.failed_since_us"), _PIN
    ),
    "pin.code_until_us": _PIN,
    "clerk.name": "the journal has no names",
    **dict.fromkeys(("print_job.state", "print_job.reason"), _JOB_OK),
    **{f"{name}.{column.name}": _DEVICE for name in ("device", "pairing") for column in metadata.tables[name].c},
    "print_job.id": "nothing but the entries about its trouble names it",
    "print_job.at_us": "when it was last heard of; nothing asks",
}
"""And the rest is accused, or refused by the database itself."""
COLUMNS = [(table.name, column.name) for table in metadata.sorted_tables for column in table.c]


@pytest.fixture(scope="module")
def full_file(tmp_path_factory, ready_file):
    path = tmp_path_factory.mktemp("full") / "queue.sqlite"
    shutil.copy(ready_file, path)
    with closing(open_store(f"sqlite:///{path}")) as store:
        clock = Clock()
        hall = filled(Opened(busy_hall(), store, clock), clock)
        hall.learn()
        hall.issue("papers", dossier="H15.99-261012-0007")
        hall.feedback("door", "Khen", "x", "0912345678")
        devices = Devices(store, hall.id, clock)
        devices.pair(devices.open_pairing(DeviceKind.PANEL, 1, "by the door"))
    return path


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[".".join(each) for each in COLUMNS])
def test_no_column_can_be_changed_unseen(tmp_path, full_file, table, column):
    path = tmp_path / "queue.sqlite"
    shutil.copy(full_file, path)
    number = isinstance(metadata.tables[table].c[column].type, Integer)
    other = f"coalesce({column}, 0) + 1" if number else f"coalesce({column}, '') || 'x'"
    one = " WHERE id = (SELECT min(id) FROM print_job)" if table == "print_job" else ""
    with closing(sqlite3.connect(path)) as file:
        try:
            value = "'2026-10-01'" if column == "day" else other
            assert file.execute(f"UPDATE {table} SET {column} = {value}{one}").rowcount > 0, "nothing to change"
        except sqlite3.IntegrityError:
            return
        file.commit()
    with closing(open_store(f"sqlite:///{path}", reading=True)) as store:
        try:
            holds = Hall(busy_hall(), store).verify().holds
        except UnknownHall:
            return
    assert holds is (f"{table}.{column}" in NOT_COMPARED)


def test_tickets_of_earlier_versions_have_no_sealed_code(hall):
    """Their issue entries do not say it, and nothing else is wrong with them."""
    bodies = {e.seq: {k: v for k, v in e.body.items() if k != "code"} for e in hall.entries_after(0)}
    forge(hall, {seq: {"body": body} for seq, body in bodies.items()})
    change(hall, "UPDATE ticket SET code = code || 'X'")
    assert hall.verify().holds


def test_the_journal_proves_a_code_and_does_not_tell_it(hall):
    _, code = hall.issued(4)
    body = hall.entries_after(3, 1)[0].body
    assert body["code"] == code_seal(code)
    assert code not in canonical(body)


def test_a_seal_is_made_of_the_canonical_entry(hall):
    """However it is put together."""
    last = FIRST
    for entry in hall.entries_after(0):
        last = hashlib.sha256((last + canonical(as_json("small", entry))).encode()).hexdigest()
        assert entry.hash == last


def test_a_hall_that_is_not_there_is_an_error(hall):
    change(hall, "UPDATE hall SET code = 'other'")
    with pytest.raises(UnknownHall, match="small"):
        hall.verify()


def test_old_days_go_and_what_is_left_of_them_holds(full, clock):
    """Printers that said something before, appointments of tomorrow, closed counters."""
    for _ in range(2):
        clock.go(days=1)
        full.issue("papers")
        assert full.retain(1) > 0
        verdict = full.verify()
        assert verdict.holds, verdict
        assert verdict.kept_seq


_JOB = "3, printer, language, state, reason, again, queued_us, at_us FROM print_job WHERE ticket > 9"


@pytest.mark.parametrize(
    "statement",
    [
        f"INSERT INTO journal SELECT hall, 3, {_ENTRY.replace('seq = 1', 'ticket IS NOT NULL LIMIT 1')}",
        "UPDATE counter SET streak = 2",
        f"INSERT INTO print_job SELECT id + 9, hall, {_JOB}",
    ],
)
def test_nothing_may_stand_where_days_were_removed(full, any_store, clock, statement):
    clock.go(days=1)
    full.issue("papers", printer="kiosk")
    full.retain(1)
    assert full.verify().holds
    run_in(any_store, statement)
    assert not full.verify().holds


def test_a_day_that_comes_back_is_compared_when_it_is_over(any_store, clock):
    """The hall's clock was ahead and is put right: who was served before may still say how it was."""
    before = Opened(small_hall(), any_store, clock).open_all()
    served, absent, _ = (before.issue("papers") for _ in range(3))
    before.call_next(1)
    before.complete(1)
    before.call_next(1)
    before.no_show(1)
    clock.is_set(days=2)
    clock.reboots()
    hall = Opened(small_hall(), any_store, clock)  # a computer that was just started knows no better
    hall.issue("papers")
    clock.is_set(days=-2)
    hall.reset_clock("the clock was ahead")
    hall.open_all()
    hall.rate(hall.issued(served.id)[1], 5)
    for back in (hall.requeue, lambda ticket: hall.call(1, ticket, "here now")):
        with pytest.raises(UnknownTicket):
            back(absent.id)
    assert_sound(hall)
    run_in(any_store, f"UPDATE ticket SET rating = 1 WHERE id = {served.id}")
    assert not hall.verify().holds


# The database itself

SHAPES = {
    "index dropped": ["DROP INDEX ticket_waiting"],
    "index of others": [
        "DROP INDEX ticket_waiting",
        "CREATE INDEX ticket_waiting ON ticket (hall, line, lane, rank_us, id, state) WHERE state = 'served'",
    ],
    "index not unique": [
        "DROP INDEX ticket_live",
        f"CREATE INDEX ticket_live ON ticket (hall, day, series, number) WHERE {LIVE}",
    ],
    "index too much": ["CREATE UNIQUE INDEX mine ON ticket (hall, day, series, number) WHERE state = 'served'"],
    "column too much": ["ALTER TABLE ticket ADD COLUMN name TEXT"],
    "table gone": ["DROP TABLE trouble"],
}
TRIGGERS = {
    "sqlite": ["CREATE TRIGGER mine AFTER INSERT ON ticket BEGIN DELETE FROM pin; END"],
    "postgresql": [
        "CREATE FUNCTION mine() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TRIGGER mine BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION mine()",
    ],
}


@pytest.fixture(params=["sqlite", "postgresql"])
def own_store(request, tmp_path, ready_file):
    """A database whose tables may be changed."""
    if request.param == "postgresql":
        store = open_store(request.getfixturevalue("own_postgres_url"))
    else:
        shutil.copy(ready_file, tmp_path / "own.sqlite")
        store = open_store(f"sqlite:///{tmp_path / 'own.sqlite'}")
    yield store
    store.close()


@pytest.mark.parametrize("statements", SHAPES.values(), ids=SHAPES)
def test_another_schema_is_found(own_store, clock, statements):
    hall = Opened(small_hall(), own_store, clock)
    hall.issue("papers")
    assert hall.verify().holds
    run_in(own_store, *statements)
    verdict = hall.verify()
    assert not verdict.holds
    assert verdict.seq is None


def test_a_trigger_is_found(own_store, clock):
    hall = Opened(small_hall(), own_store, clock)
    hall.issue("papers")
    run_in(own_store, *TRIGGERS[own_store.engine.dialect.name])
    assert "mine" in (hall.verify().reason or "")


def test_a_constraint_that_was_dropped_is_found(own_postgres_url, clock):
    with closing(open_store(own_postgres_url)) as store:
        hall = Opened(small_hall(), store, clock)
        hall.issue("papers")
        run_in(store, "ALTER TABLE ticket DROP CONSTRAINT ticket_number")
        assert "unique" in (hall.verify().reason or "")


def test_an_index_that_does_not_fit_its_table_is_found(hall):
    """Its text was changed behind SQLite's back: nobody would be called any more."""
    with closing(sqlite3.connect(sqlite_path(hall._store.url))) as file:
        file.execute("PRAGMA writable_schema = ON")
        new = "replace(sql, '''waiting''', '''waitinX''')"
        file.execute(f"UPDATE sqlite_master SET sql = {new} WHERE name = 'ticket_waiting'")
        file.commit()
    with closing(open_store(hall._store.url)) as store:
        assert not Hall(small_hall(), store).verify().holds


# What was kept elsewhere


@pytest.fixture
def kept(hall, tmp_path):
    """A copy of the hall as it is, and its head; then one more number."""
    copy(hall._store, tmp_path / "copy.sqlite")
    head = hall.verify().head
    hall.issue("papers")
    return tmp_path / "copy.sqlite", str(head)


def take_back(hall: Hall) -> None:
    """The last number was never given."""
    for statement in (
        "DELETE FROM ticket WHERE id = 11",
        "DELETE FROM journal WHERE seq = 11",
        "DELETE FROM series WHERE day = '2026-10-13' AND series = 'A'",
        "UPDATE hall SET (seq, hash, at_us) = (SELECT seq, hash, at_us FROM journal WHERE seq = 10)",
    ):
        change(hall, statement)


def seal_anew(hall: Hall) -> None:
    """Another outcome, every hash made anew, the tables changed with it: in itself it holds."""
    forge(hall, {7: {"body": {"outcome": "favour"}}})
    change(hall, "UPDATE ticket SET outcome = 'favour' WHERE state = 'served'")


def test_a_copy_and_a_head_find_it_in_order(hall, kept):
    path, head = kept
    verdict = hall.verify(head=head, against=path)
    assert verdict.holds
    assert [(each.copy, each.seq) for each in verdict.held] == [(path, 10)]
    assert hall.verify(head=head.upper()[:15]).holds  # what somebody wrote down


def test_a_chain_that_was_sealed_anew_is_found(hall, kept):
    path, head = kept
    seal_anew(hall)
    assert hall.verify().holds  # in itself
    assert hall.verify(against=path).seq == 7
    assert hall.verify(head=head).seq == 10


def test_entries_that_were_taken_back_are_found(hall, kept, tmp_path):
    head = str(hall.verify().head)
    copy(hall._store, tmp_path / "later.sqlite")
    take_back(hall)
    assert hall.verify().holds  # in itself
    assert hall.verify(head=kept[1], against=kept[0]).holds  # they were not yet written then
    assert hall.verify(head=head).seq == 11
    assert "11 entries" in (hall.verify(against=tmp_path / "later.sqlite").reason or "")


@pytest.mark.parametrize("tamper", [seal_anew, take_back])
def test_the_daily_copies_are_looked_at(hall, clock, tamper):
    hall.issue("papers")
    daily(hall._store, "small", None, 7, clock().date())
    verdict = hall.verify()
    assert [each.copy.name for each in verdict.held] == ["small-2026-10-13.sqlite"]
    tamper(hall)
    assert not hall.verify().holds


def test_a_daily_copy_that_cannot_be_read_is_told(hall, clock, tmp_path):
    daily(hall._store, "small", None, 7, clock().date())
    (tmp_path / "backups" / "small-2026-10-13.sqlite").write_bytes(b"nothing of use" * 100)
    verdict = hall.verify()
    assert verdict.holds
    assert [(each.seq, each.why) for each in verdict.held] == [(None, "copy_wrong")]


def test_looking_at_a_copy_leaves_it_as_it_is(hall, kept, tmp_path):
    path = kept[0]
    path.chmod(0o400)
    before = sorted(tmp_path.iterdir()), path.read_bytes()
    hall.verify(against=path)
    assert (sorted(tmp_path.iterdir()), path.read_bytes()) == before


def test_a_database_that_was_put_back_says_so(hall, kept, tmp_path, clock):
    """Copies made in between know more; that is in order, and told."""
    copy(hall._store, tmp_path / "between.sqlite")
    url = hall._store.url
    hall._store.close()
    restore(kept[0], url, ResumeNumbering(hall.settings.zone, clock(), frozenset({"A", "B"}), 1, 100), sure=True)
    with closing(open_store(url)) as store:
        verdict = Opened(small_hall(), store, clock).verify(against=tmp_path / "between.sqlite")
    assert verdict.holds, verdict
    assert [(each.seq, each.restored) for each in verdict.held] == [(11, 10)]


def test_what_was_removed_since_cannot_be_compared(hall, kept, clock):
    path, head = kept
    daily(hall._store, "small", None, 7, clock().date())
    clock.go(days=1)
    hall.issue("papers")
    hall.retain(1)
    with pytest.raises(HeadTooOld):
        hall.verify(head=head)
    with pytest.raises(HeadTooOld):
        hall.verify(against=path)
    verdict = hall.verify()
    assert verdict.holds
    assert [(each.seq, each.why) for each in verdict.held] == [(11, None)]  # kept to the very entry
    clock.go(days=1)
    hall.issue("papers")
    hall.retain(1)
    assert [each.why for each in hall.verify().held] == ["head_too_old"]


@pytest.mark.parametrize("head", ["", "10", "10:abc", "ten:0123456789ab", f"10:{'g' * 12}"])
def test_a_head_that_is_none_is_refused(hall, head):
    with pytest.raises(HeadWrong):
        hall.verify(head=head)


def test_a_copy_that_is_none_is_refused(hall, tmp_path):
    with pytest.raises(BackupMissing):
        hall.verify(against=tmp_path / "nowhere.sqlite")
    for junk in (b"nothing of use" * 100, b""):
        (tmp_path / "junk.sqlite").write_bytes(junk)
        with pytest.raises(CopyWrong):
            hall.verify(against=tmp_path / "junk.sqlite")
    copy(hall._store, tmp_path / "other.sqlite")
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as file:
        file.execute("UPDATE hall SET code = 'other'")
        file.commit()
    with pytest.raises(UnknownHall):
        hall.verify(against=tmp_path / "other.sqlite")


def test_a_head_is_held_against_on_a_server_too(small):
    small.issue("papers")
    head = str(small.verify().head)
    small.issue("papers")
    assert small.verify(head=head).holds
    assert not small.verify(head=f"{head.partition(':')[0]}:{'0' * 12}").holds
    assert not small.verify(head=f"999:{'0' * 12}").holds
