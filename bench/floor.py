"""The floor: the rows that issue and call write, by bare sqlite3 with the same pragmas, and nothing else."""

from __future__ import annotations

import sqlite3
import uuid
from pathlib import Path

from shared.store.sqlite.engine import PRAGMAS

TICKET = (
    *(
        "hall",
        "id",
        "day",
        "series",
        "number",
        "round",
        "service",
        "line",
        "lane",
        "state",
        "rank_us",
        "issued_us",
    ),
    *("ahead", "wait_low", "wait_high", "recalls", "park_reason", "outcome", "dossier", "code", "issued_service"),
)
ENTRY = ["hall", "seq", "day", "at_us", "verb", "ticket", "counter", "request_id", "body", "hash"]
_ADD_TICKET = f"INSERT INTO ticket ({','.join(TICKET)}) VALUES ({','.join('?' * len(TICKET))})"
_ADD_ENTRY = f"INSERT INTO journal ({','.join(ENTRY)}) VALUES ({','.join('?' * len(ENTRY))})"
_MOVE_HEAD = "UPDATE hall SET day=?, day_seq=?, at_us=?, seq=?, hash=? WHERE id=?"
_MOVE_SERIES = "UPDATE series SET last=?, round=1 WHERE hall=? AND day=? AND series=?"
_CHANGE = (
    "UPDATE ticket SET state=?, service=?, line=?, lane=?, rank_us=?, back_to=?, counter=?, called_us=?,"
    " started_us=?, ended_us=?, recalls=?, park_reason=?, return_us=?, outcome=?, dossier=?, rating=?"
    " WHERE hall=? AND id=?"
)


class Floor:
    """Works on a copy of the hall's file, so that both have the same pages; `day` is the day of its series."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path, isolation_level=None, timeout=30)
        for pragma in PRAGMAS:
            self.db.execute(f"PRAGMA {pragma}").fetchall()
        head = self.db.execute("SELECT id, day, day_seq, at_us, seq, hash FROM hall").fetchone()
        self.hall, self.day, self.day_seq, self.at, self.seq, self.hash = head
        self.number = self.db.execute("SELECT max(last) FROM series").fetchone()[0]
        self.series, self.service = self.db.execute("SELECT series, service FROM ticket LIMIT 1").fetchone()
        verbs = ("issue", "call_next")
        one = "SELECT body FROM journal WHERE verb=? ORDER BY seq DESC LIMIT 1"
        self.bodies = {verb: (self.db.execute(one, (verb,)).fetchone() or ("{}",))[0] for verb in verbs}

    def issue(self) -> int:
        """A ticket, its entry, the series and the head; returns the ticket's id."""
        self.seq, self.number, self.at = self.seq + 1, self.number + 1, self.at + 1000
        ticket = (self.hall, self.seq, self.day, self.series, self.number, 1, self.service, self.service)
        self.db.execute("BEGIN IMMEDIATE")
        self.db.execute(_MOVE_SERIES, (self.number, self.hall, self.day, self.series))
        at = (self.at, self.at, 7, 60, 600, 0, "", "", "")
        code = (uuid.uuid4().hex[:20].upper(), self.service)
        self.db.execute(_ADD_TICKET, (*ticket, "ordinary", "waiting", *at, *code))
        self._entry("issue", self.seq, None)
        self.db.execute("COMMIT")
        return self.seq

    def call(self, ticket: int, counter: int) -> None:
        """The ticket changed, its entry and the head."""
        self.seq, self.at = self.seq + 1, self.at + 1000
        self.db.execute("BEGIN IMMEDIATE")
        self._change("called", ticket, counter, None)
        self._entry("call_next", ticket, counter)
        self.db.execute("COMMIT")

    def complete(self, ticket: int, counter: int) -> None:
        """Frees the counter for the next call."""
        self.seq, self.at = self.seq + 1, self.at + 1000
        self.db.execute("BEGIN IMMEDIATE")
        self._change("served", ticket, counter, self.at)
        self._entry("complete", ticket, counter)
        self.db.execute("COMMIT")

    def _change(self, state: str, ticket: int, counter: int, ended: int | None) -> None:
        place = (state, self.service, self.service, "ordinary", self.at, None, counter, self.at)
        self.db.execute(_CHANGE, (*place, None, ended, 0, "", None, "", "", None, self.hall, ticket))

    def _entry(self, verb: str, ticket: int, counter: int | None) -> None:
        hash_ = uuid.uuid4().hex * 2
        entry = (self.hall, self.seq, self.day, self.at, verb, ticket, counter, uuid.uuid4().hex)
        self.db.execute(_ADD_ENTRY, (*entry, self.bodies.get(verb, "{}"), hash_))
        self.db.execute(_MOVE_HEAD, (self.day, self.day_seq, self.at, self.seq, hash_, self.hall))
