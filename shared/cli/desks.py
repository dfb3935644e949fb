"""Counters: PINs, logging on and off, pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import (
    Clerk,
    CounterNumber,
    Database,
    HallFile,
    OneLine,
    RequestId,
    database,
    in_words,
    must_be_there,
    print_json,
    where,
)
from shared.cli.asking import CODE, OLD_PIN, PIN, new_pin, secret
from shared.cli.command import Answer, verb

if TYPE_CHECKING:
    from shared.hall import Hall

app = typer.Typer()


@app.command()
def pin(
    number: CounterNumber,
    clerk: Clerk = "",
    forgotten: Annotated[
        bool, typer.Option("--forgotten", help="Remove it; the next clerk who logs on chooses a new one.")
    ] = False,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Chooses the first PIN of a counter or clerk, or changes it. Asked for, or read line by line from stdin;
    where the hall has roles, the one-time code first.
    """
    from shared.hall import Hall  # noqa: PLC0415 - `bocso --help` must be instant

    if forgotten:
        must_be_there(hall, db, one_line)
    with database(hall, db, one_line) as (store, settings):
        opened_hall = Hall(settings, store)
        if forgotten:
            opened_hall.forget_pin(number, clerk)
        else:
            has, code = opened_hall.has_pin(number, clerk), opened_hall.needs_code(number, clerk)
            old = secret(OLD_PIN if has else CODE) if has or code else None
            opened_hall.set_pin(number, new_pin(), old, clerk=clerk)
        done = {**_whose(number, clerk), "pin": "removed" if forgotten else "set"}
        print_json({**where(store, settings), **done}, one_line=one_line)


@verb(app, "open")
def open_counter(hall: Hall, number: CounterNumber, clerk: Clerk = "", request_id: RequestId = None) -> Answer:
    """Logs on to a counter. The PIN is asked for, or read from stdin."""
    wrong = hall.wrong_pins(number, clerk)
    hall.open(number, secret(PIN), clerk=clerk, request_id=request_id)
    noted = {"wrong_pins": in_words(wrong)} if wrong else {}
    return {**_whose(number, clerk), "state": "open", **noted}


@verb(app)
def pause(
    hall: Hall,
    number: CounterNumber,
    reason: Annotated[str, typer.Option(help="Why, for the journal.")],
    request_id: RequestId = None,
) -> Answer:
    """No calls to a counter for a while; its hands must be empty."""
    hall.pause(number, reason, request_id=request_id)
    return {"counter": number, "state": "paused"}


@verb(app)
def unpause(hall: Hall, number: CounterNumber, request_id: RequestId = None) -> Answer:
    """A paused counter calls again."""
    hall.unpause(number, request_id=request_id)
    return {"counter": number, "state": "open"}


@verb(app, "close")
def close_counter(hall: Hall, number: CounterNumber, request_id: RequestId = None) -> Answer:
    """Logs off from a counter."""
    hall.close(number, request_id=request_id)
    return {"counter": number, "state": "closed"}


def _whose(number: int, clerk: str) -> dict[str, int | str]:
    return {"counter": number, **({"clerk": clerk} if clerk else {})}
