"""The hall's time beside this computer's: a clock that was wrong can leave it ahead, or keep a new day from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from shared.cli.answers import Database, HallFile, OneLine, RequestId, in_words, must_be_there, opened
from shared.cli.asking import Sure, ask
from shared.cli.wrong import needs
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.rules.ticket import OPEN_STATES

if TYPE_CHECKING:
    from shared.hall import Hall

app = typer.Typer()

_EXPIRES = QT_TRANSLATE_NOOP(
    "errors", "The hall's time will follow this computer's clock. Numbers not done yet that expire: {open}. Go on?"
)


@app.command()
def clock(
    put_right: Annotated[
        bool, typer.Option("--put-right", help="This computer's time is right; numbers that wait expire.")
    ] = False,
    reason: Annotated[str, typer.Option(help="Why, for the journal; needed to --put-right.")] = "",
    sure: Sure = False,
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """The hall's time and day beside this computer's; --put-right where a wrong clock left the hall's ahead, or
    where a new day is refused although this computer's clock is right.
    """
    if put_right:
        if not reason.strip():
            raise needs("--put-right", "--reason")
        must_be_there(hall, db, one_line)
    with opened(hall, db, one_line, reading=not put_right) as (opened_hall, say):
        if not put_right:
            say(_beside(opened_hall))
            return
        if not sure and _would_change(_beside(opened_hall)):
            ask(in_words(_EXPIRES, open=_open(opened_hall)))
        expired = opened_hall.reset_clock(reason, request_id=request_id)
        say({"expired": expired, **_beside(opened_hall)})


def _beside(hall: Hall) -> dict[str, Any]:
    """Both clocks in the hall's zone; the hall's time is that of its last entry."""
    zone = hall.settings.zone
    day, last, now = hall.times()
    here = now.astimezone(zone)
    return {
        "hall": {
            "time": last.astimezone(zone).isoformat() if day else None,
            "day": day.isoformat() if day else None,
        },
        "computer": {"time": here.isoformat(), "day": here.date().isoformat()},
        "ahead_seconds": max(0, round((last - now).total_seconds())),
        "not_done": _open(hall),
    }


def _would_change(times: dict[str, Any]) -> bool:
    return bool(times["ahead_seconds"]) or times["hall"]["day"] not in (None, times["computer"]["day"])


def _open(hall: Hall) -> int:
    """How many numbers would expire."""
    return sum(ticket.state in OPEN_STATES for ticket in hall.board()[0].tickets.values())
