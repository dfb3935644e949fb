"""What people wrote for the hall as rows. Functions take an open Tx and a hall's row id; times are aware UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from shared.store.damage import reads
from shared.store.schema import feedback
from shared.store.statement import Statement, Tx
from shared.store.timestamps import from_micros, maybe_time, to_micros

JOURNALLED = ("id", "code", "category", "at_us", "due", "answered_us")
"""Columns that say what the journal says too; who verifies it need not read the others."""
_OF_HALL = feedback.c.hall == bindparam("of_hall")
_ADD = Statement(insert(feedback).values({column.name: bindparam(column.name) for column in feedback.c}))
_ALL = Statement(select(feedback).where(_OF_HALL).order_by(feedback.c.id))
_WAITING = Statement(  # no other columns: a counter may read what the journal says
    select(feedback.c.code, feedback.c.due)
    .where(_OF_HALL, feedback.c.answered_us.is_(None))
    .order_by(feedback.c.id)
)
_FIND = Statement(select(feedback).where(_OF_HALL, feedback.c.code == bindparam("of_code")))
_LAST = Statement(  # no other columns: a kiosk may read these alone
    select(feedback.c.at_us)
    .where(_OF_HALL, feedback.c.kiosk == bindparam("of_kiosk"))
    .order_by(feedback.c.id.desc())
    .limit(1)
)
_ANSWER = Statement(
    update(feedback)
    .where(_OF_HALL, feedback.c.id == bindparam("of_id"))
    .values(answer=bindparam("new_answer"), answered_us=bindparam("new_us"), phone="")
)
_PRUNE = Statement(
    delete(feedback).where(_OF_HALL, feedback.c.id <= bindparam("until"), feedback.c.answered_us.is_not(None))
)


@dataclass(frozen=True, slots=True)
class GivenFeedback:
    """What somebody wrote. `due` is the last day for an answer; `phone` is "" where none was left, and once it is
    answered. `answered_at` is None, and `answer` "", until then.
    """

    id: int
    code: str
    category: str
    text: str
    phone: str
    kiosk: str
    at: datetime
    due: date
    answer: str = ""
    answered_at: datetime | None = None


def add(tx: Tx, hall_id: int, new: GivenFeedback) -> None:
    said = {name: getattr(new, name) for name in ("id", "code", "category", "text", "phone", "kiosk")}
    when = {"at_us": to_micros(new.at), "due": new.due.isoformat(), "answer": "", "answered_us": None}
    tx.run(_ADD, hall=hall_id, **said, **when)


def last_of(tx: Tx, hall_id: int, kiosk: str) -> datetime | None:
    """When somebody last wrote at a kiosk."""
    return maybe_time(tx.value(_LAST, of_hall=hall_id, of_kiosk=kiosk))


def of_hall(tx: Tx, hall_id: int) -> list[GivenFeedback]:
    """All that is kept, oldest first."""
    return [_given(row) for row in tx.all(_ALL, of_hall=hall_id)]


def waiting(tx: Tx, hall_id: int) -> list[tuple[str, date]]:
    """Code and day of what waits for an answer, oldest first."""
    return [(row.code, date.fromisoformat(row.due)) for row in tx.all(_WAITING, of_hall=hall_id)]


def find(tx: Tx, hall_id: int, code: str) -> GivenFeedback | None:
    return tx.one(_given, _FIND, of_hall=hall_id, of_code=code)


def answer(tx: Tx, hall_id: int, feedback_id: int, text: str, at: datetime) -> None:
    """It is answered, and the phone number goes."""
    tx.run(_ANSWER, of_hall=hall_id, of_id=feedback_id, new_answer=text, new_us=to_micros(at))


def prune(tx: Tx, hall_id: int, until: int) -> None:
    """Removes what was written up to seq `until` and is answered: somebody waits for the rest."""
    tx.run(_PRUNE, of_hall=hall_id, until=until)


@reads(feedback)
def _given(row: Any) -> GivenFeedback:
    said = (row.code, row.category, row.text, row.phone, row.kiosk, from_micros(row.at_us))
    return GivenFeedback(row.id, *said, date.fromisoformat(row.due), row.answer, maybe_time(row.answered_us))
