"""Counters: PINs, logging on and off, pauses."""

from __future__ import annotations

from typing import Annotated

import typer

from shared.cli.answers import Clerk, CounterNumber, Database, HallFile, OneLine, RequestId, opened, secret

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
    """Chooses the first PIN of a counter or clerk, or changes it. Asked for, or read line by line from stdin."""
    whose = {"counter": number, **({"clerk": clerk} if clerk else {})}
    with opened(hall, db, one_line) as (door, say):
        if forgotten:
            door.forget_pin(number, clerk)
            say({**whose, "pin": "removed"})
        else:
            old = secret("Old PIN") if door.has_pin(number, clerk) else None
            door.set_pin(number, secret("New PIN"), old, clerk=clerk)
            say({**whose, "pin": "set"})


@app.command(name="open")
def open_counter(
    number: CounterNumber,
    clerk: Clerk = "",
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Logs on to a counter. The PIN is asked for, or read from stdin."""
    with opened(hall, db, one_line) as (door, say):
        door.open(number, secret("PIN"), clerk=clerk, request_id=request_id)
        say({"counter": number, **({"clerk": clerk} if clerk else {}), "state": "open"})


@app.command()
def pause(
    number: CounterNumber,
    reason: Annotated[str, typer.Option(help="Why, for the journal.")],
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """No calls to a counter for a while; its hands must be empty."""
    with opened(hall, db, one_line) as (door, say):
        door.pause(number, reason, request_id=request_id)
        say({"counter": number, "state": "paused"})


@app.command()
def unpause(
    number: CounterNumber,
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """A paused counter calls again."""
    with opened(hall, db, one_line) as (door, say):
        door.unpause(number, request_id=request_id)
        say({"counter": number, "state": "open"})


@app.command(name="close")
def close_counter(
    number: CounterNumber,
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Logs off from a counter."""
    with opened(hall, db, one_line) as (door, say):
        door.close(number, request_id=request_id)
        say({"counter": number, "state": "closed"})
