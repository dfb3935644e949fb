"""A row that somebody or something damaged: every command ends with a sentence, and an app goes on or says so.

Each column of each table in turn holds what this program never writes there.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from sqlalchemy import Integer
from typer.testing import CliRunner

from shared.cli import app
from shared.errors.kinds import HallError
from shared.errors.outside import StoreRowDamaged
from shared.hall import Hall
from shared.link.feed import Feed
from shared.rules.bodies import wrong_key
from shared.rules.entry import Verb
from shared.rules.ticket import Lane
from shared.store.open import open_store
from shared.store.schema import metadata
from tests.support.halls import CLERKS, PIN, Clock, Opened, busy_hall, real_hall

NOON = datetime(2026, 10, 12, 5, 0, tzinfo=UTC)
TEXTS = (None, b"\xff\xfe", "x", "{:", "[]", "{}", "2026-13-45", -1)
NUMBERS = (None, b"\xff\xfe", "x", -1, 1.5, (1 << 63) - 1, -(1 << 63))
"""What SQLite keeps apart: in a column of texts a number becomes one, in one of numbers any text stays a text."""
COLUMNS = [
    (table.name, column.name, NUMBERS if isinstance(column.type, Integer) else TEXTS)
    for table in metadata.sorted_tables
    for column in table.columns
]
LOOKS = (
    lambda hall: hall.board(),
    lambda hall: Feed(hall).read(),
    lambda hall: hall.entries_after(0),
    lambda hall: hall.verify(),
    lambda hall: hall.outlook("papers"),
    lambda hall: hall.older(1),
    lambda hall: hall.appointments("papers", NOON, NOON + timedelta(days=1)),
    lambda hall: hall.residue_in("kiosk"),
    lambda hall: hall.print_jobs_of(4),
)
ACTS = (
    lambda hall: hall.issue("papers", printer="kiosk"),
    lambda hall: hall.start(1),
    lambda hall: hall.complete(1, request_id="again"),
    lambda hall: hall.complete(1),
    lambda hall: hall.call_next(1),
    lambda hall: hall.reprint(3, "kiosk"),
    lambda hall: hall.claim_print_job("kiosk"),
    lambda hall: hall.fail_abandoned_jobs("kiosk"),
    lambda hall: hall.open(3, PIN, clerk=CLERKS[2]),
    lambda hall: hall.unpause(2),
    lambda hall: hall.check_in("NOBODY"),
    lambda hall: hall.learn(),
)


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """The database of a hall in which everything was used once, today."""
    path = tmp_path_factory.mktemp("lived") / "queue.sqlite"
    store = open_store(f"sqlite:///{path}")
    hall = Opened(busy_hall(), store, Clock())
    for counter, clerk in zip((1, 2), CLERKS, strict=False):
        hall.open(counter, PIN, clerk=clerk)
    for lane in (Lane.ORDINARY, Lane.PRIORITY) * 3:
        hall.issue("papers", lane, printer="kiosk")
    hall.call_next(1)
    hall.start(1)
    hall.complete(1, request_id="again")
    hall.call_next(1)
    hall.park(1, "photo")
    hall.call_next(1)
    hall.no_show(1)
    hall.call_next(1)
    hall.pause(2, "lunch")
    store.close()
    return path


@pytest.fixture(scope="module")
def loosened(lived):
    """By table, a copy of the database whose schema lets that table's columns be NULL, and the true schema."""
    with closing(sqlite3.connect(lived, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode=DELETE")

    @cache
    def loosen(table):
        path = shutil.copy(lived, lived.with_name(f"{table}.sqlite"))
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            [schema] = file.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            file.execute("PRAGMA writable_schema=ON")
            loose = "UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL,', ',') WHERE name = ?"
            file.execute(loose, (table,))
        return path, schema

    return loosen


@pytest.fixture
def damage(loosened, tmp_path):
    """A copy of the database in which a column of one row, or of all, holds a value; nothing stops that."""

    def change(table, column, value, where="1 = 1"):
        path = tmp_path / "queue.sqlite"
        for end in ("", "-wal", "-shm", ".lock", ".bell"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        loose, schema = loosened(table)
        shutil.copy(loose, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            file.execute("PRAGMA ignore_check_constraints=ON")
            try:
                file.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (value,))
            except sqlite3.IntegrityError:  # a key: one row then
                try:
                    one = f"(SELECT {column} FROM {table} LIMIT 1)"
                    file.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = {one}", (value,))
                except sqlite3.IntegrityError:
                    return None
            file.execute("PRAGMA writable_schema=ON")
            file.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (schema, table))
        return path

    return change


@pytest.mark.parametrize(("table", "column", "values"), COLUMNS, ids=[".".join(each[:2]) for each in COLUMNS])
def test_the_hall_answers_or_says_what_is_damaged(damage, table, column, values):
    """Any other exception passes through."""
    for value in values:
        path = damage(table, column, value)
        if path is None:
            continue
        store = open_store(f"sqlite:///{path}")
        with suppress(HallError):
            hall = Hall(busy_hall(), store, Clock())
            for act in (*LOOKS, *ACTS):
                with suppress(HallError):
                    act(hall)
        store.close()


@pytest.mark.parametrize("value", ["{:", "[]", "{}", '{"tickets":7}', b"\xff"], ids=ascii)
def test_a_command_names_the_entry_that_is_damaged(damage, value, monkeypatch):
    """As by `update journal set body='{:' where seq=N`."""
    path = damage("journal", "body", value, "seq = 4")
    hall = path.with_name("hall.toml")
    hall.write_text(real_hall(path.parent).read_text("utf-8").replace('"ea-drang"', '"small"', 1), "utf-8")
    monkeypatch.setenv("BOCSO_LANG", "en")

    def answer(*words):
        done = CliRunner().invoke(app, ["--hall", str(hall), "--db", f"sqlite:///{path}", *words, "--json"])
        assert isinstance(done.exception, SystemExit | None), done.exc_info
        return json.loads(done.stdout)

    told = answer("journal")
    assert told["error"] == "store_row_damaged"
    if isinstance(value, str):
        assert "journal" in told["message"]
        assert "seq 4" in told["message"]
    verdict = answer("verify")
    assert verdict.get("first_bad_entry", {}).get("seq") == 4 or verdict["error"] == "store_row_damaged"
    assert answer("board")["issued"] == 6  # the tables are right


def test_a_text_that_nothing_can_show_is_damage(lived, damage):
    """Half a pair of UTF-16, as only a hand writes it."""
    with closing(sqlite3.connect(lived)) as file:
        ((body,),) = file.execute("SELECT body FROM journal WHERE seq = 4")
    path = damage("journal", "body", body[:-1] + r',"note":"\ud800"}', "seq = 4")
    store = open_store(f"sqlite:///{path}", reading=True)
    with closing(store), pytest.raises(StoreRowDamaged):
        Hall(busy_hall(), store, Clock()).entries_after(0)


def test_an_app_passes_over_a_damaged_entry_and_goes_on_from_the_tables(lived, damage, caplog):
    path = damage("journal", "request_id", "once", "seq = 4")
    store = open_store(f"sqlite:///{path}")
    hall = Hall(busy_hall(), store, Clock())
    feed = Feed(hall)
    feed.read()
    ticket = hall.issue("papers")
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("UPDATE journal SET body = '{:' WHERE seq = ?", (ticket.id,))
    reading = feed.read()
    assert ticket.id in reading.board.tickets
    assert "cannot be followed" in caplog.text
    caplog.clear()
    later = hall.issue("papers")
    assert later.id in feed.read().board.tickets
    store.close()


def test_every_entry_that_the_hall_writes_is_well_formed(lived):
    store = open_store(f"sqlite:///{lived}", reading=True)
    entries = Hall(busy_hall(), store, Clock()).entries_after(0)
    store.close()
    assert len({entry.verb for entry in entries}) > 6
    for entry in entries:
        assert wrong_key(entry.verb, entry.body) is None
        for name in entry.body:
            wrong_key(entry.verb, {**entry.body, name: [{}]})  # whatever it holds


@pytest.mark.parametrize(
    ("verb", "body", "wrong"),
    [
        (Verb.EXPIRE, {}, "tickets"),
        (Verb.EXPIRE, {"tickets": [1, "2"]}, "tickets"),
        (Verb.RATE, {"rating": True}, "rating"),
        (Verb.BOOK, {"service": "papers", "for": "2026-10-12T08:00"}, "for"),
        (Verb.CHANGE_LANE, {"lane": "royal", "rank": "2026-10-12T08:00+07:00"}, "lane"),
        (Verb.PARK, {"reason": "photo", "return_at": "soon"}, "return_at"),
        (Verb.SLIP, {"ticket": 1, "job": 1, "state": "failed", "reason": "x", "trouble": []}, "trouble"),
        (Verb.START, {"anything": [{}]}, None),
    ],
)
def test_a_body_of_another_shape_is_found(verb, body, wrong):
    assert wrong_key(verb, body) == wrong
