"""The verbs of the hall, for scripts and keypads, and looking at it."""

from __future__ import annotations

from typing import Annotated

import typer

from shared.cli.answers import CounterNumber, Database, HallFile, OneLine, RequestId, opened, secret, ticket_json
from shared.rules.ticket import Lane

app = typer.Typer()


@app.command()
def issue(
    service: Annotated[str, typer.Argument(help="Code of the service.")],
    lane: Annotated[Lane, typer.Option(help="ordinary or priority")] = Lane.ORDINARY,
    print_slip: Annotated[bool, typer.Option("--print", help="The kiosk's printer prints the slip.")] = False,
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """A new number. It prints only with --print, through the kiosk that is running."""
    printer = "kiosk" if print_slip else None
    with opened(hall, db, one_line) as (door, say):
        say(ticket_json(door.issue(service, lane, request_id=request_id, printer=printer)))


def _at_counter(name: str, verb: str, text: str) -> None:
    """Registers a verb that needs only a counter's number."""

    def command(
        number: CounterNumber,
        request_id: RequestId = None,
        hall: HallFile = None,
        db: Database = None,
        one_line: OneLine = False,
    ) -> None:
        with opened(hall, db, one_line) as (door, say):
            say(ticket_json(getattr(door, verb)(number, request_id=request_id)))

    app.command(name=name, help=text)(command)


_at_counter("next", "call_next", "Calls the next number to a counter.")
_at_counter("recall", "recall", "Calls the number in hand again.")
_at_counter("start", "start", "The person is at the counter.")
_at_counter("complete", "complete", "The number in hand is done.")
_at_counter("no-show", "no_show", "Nobody came for the number in hand.")


@app.command()
def pin(
    number: CounterNumber,
    forgotten: Annotated[
        bool, typer.Option("--forgotten", help="Remove it; the next clerk who logs on chooses a new one.")
    ] = False,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Chooses a counter's first PIN, or changes it. Asked for, or read line by line from stdin."""
    with opened(hall, db, one_line) as (door, say):
        if forgotten:
            door.forget_pin(number)
            say({"counter": number, "pin": "removed"})
        else:
            old = secret("Old PIN") if door.has_pin(number) else None
            door.set_pin(number, secret("New PIN"), old)
            say({"counter": number, "pin": "set"})


@app.command(name="open")
def open_counter(
    number: CounterNumber,
    request_id: RequestId = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Logs on to a counter. Its PIN is asked for, or read from stdin."""
    with opened(hall, db, one_line) as (door, say):
        door.open(number, secret("PIN"), request_id=request_id)
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


@app.command()
def board(hall: HallFile = None, db: Database = None, one_line: OneLine = False) -> None:
    """The hall now: who waits, who is called, which counters are open."""
    with opened(hall, db, one_line) as (door, say):
        now, seq = door.board()
        say(
            {
                "seq": seq,
                "day": now.day.isoformat() if now.day else None,
                "issued": now.issued,
                "waiting": [ticket_json(t) for t in now.waiting()],
                "at_counters": [ticket_json(t) for t in now.tickets.values() if t.counter],
                "open_counters": sorted(now.open_counters),
                "calls": [{"seq": c.seq, "number": c.label, "counter": c.counter} for c in now.calls],
            }
        )


@app.command()
def journal(
    after: Annotated[int, typer.Option(min=0, help="Only entries after this seq.")] = 0,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = 1000,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """What happened, entry by entry, each sealed with the one before it."""
    from shared.rules.chain import as_json  # noqa: PLC0415

    with opened(hall, db, one_line) as (door, say):
        entries = door.entries_after(after, limit)
        code = door.settings.hall.code
        say({"entries": [{**as_json(code, entry), "hash": entry.hash} for entry in entries]})


@app.command()
def verify(hall: HallFile = None, db: Database = None, one_line: OneLine = False) -> None:
    """Recomputes the hash chain and replays the journal into the tables; exit code 1 if they differ."""
    with opened(hall, db, one_line) as (door, say):
        verdict = door.verify()
        found = {"seq": verdict.seq, "reason": verdict.reason}
        counts = {"entries": verdict.entries, "tickets": verdict.tickets}
        say({"ok": verdict.holds, **counts, **({} if verdict.holds else {"first_bad_entry": found})})
    raise typer.Exit(0 if verdict.holds else 1)
