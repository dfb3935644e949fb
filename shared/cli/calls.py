"""The verbs of a counter that move a ticket, for scripts and keypads."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated
from uuid import NAMESPACE_OID, uuid5

import typer

from shared.cli.answers import CounterNumber, RequestId, TicketNumber, numbered, ticket_json
from shared.cli.command import Answer, verb
from shared.cli.wrong import one_of
from shared.errors.counters import TargetUnfit

if TYPE_CHECKING:
    from shared.hall import Hall

app = typer.Typer()

CLOCK = "%H:%M"


def _at_counter(name: str, method: str, text: str) -> None:
    """Registers a verb that needs only a counter's number."""

    def work(hall: Hall, number: CounterNumber, request_id: RequestId = None) -> Answer:
        return ticket_json(getattr(hall, method)(number, request_id=request_id))

    work.__doc__ = text
    verb(app, name)(work)


_at_counter("next", "call_next", "Calls the next number to a counter.")
_at_counter("recall", "recall", "Calls the number in hand again.")
_at_counter("start", "start", "The person is at the counter.")
_at_counter("unstart", "unstart", "The person is not here yet: takes a start back, within 30 seconds.")
_at_counter("no-show", "no_show", "Nobody came for the number in hand.")


@verb(app)
def call(
    hall: Hall,
    number: TicketNumber,
    counter: CounterNumber,
    reason: Annotated[str, typer.Option(help="Why out of turn; not needed for a parked number.")] = "",
    request_id: RequestId = None,
) -> Answer:
    """Calls one given number out of turn: it waits, did not come, or is parked."""
    with numbered(hall, number, request_id) as ticket:
        return ticket_json(hall.call(counter, ticket, reason, request_id=request_id))


@verb(app)
def complete(
    hall: Hall,
    counter: CounterNumber,
    outcome: Annotated[str, typer.Option(help="Short code of what came of it.")] = "",
    dossier: Annotated[str, typer.Option(help="Code of the dossier.")] = "",
    note: Annotated[str, typer.Option(help="Stays in the journal.")] = "",
    for_good: Annotated[
        bool, typer.Option("--for-good", help="Also when it was sent here to come back to its sender.")
    ] = False,
    request_id: RequestId = None,
) -> Answer:
    """The number in hand is done."""
    done = hall.complete(
        counter, outcome=outcome, dossier=dossier, note=note, for_good=for_good, request_id=request_id
    )
    return ticket_json(done)


@verb(app)
def requeue(
    hall: Hall,
    number: TicketNumber,
    counter: Annotated[int | None, typer.Option("--counter", help="The counter that says so.")] = None,
    request_id: RequestId = None,
) -> Answer:
    """Back into the line: somebody called by mistake, or a no-show who came after all."""
    with numbered(hall, number, request_id) as ticket:
        return ticket_json(hall.requeue(ticket, counter=counter, request_id=request_id))


@verb(app)
def park(
    hall: Hall,
    counter: CounterNumber,
    reason: Annotated[str, typer.Option(help="What is missing.")],
    return_at: Annotated[
        datetime | None,
        typer.Option(
            formats=[CLOCK], metavar="HH:MM", help="When the person is awaited, later today, in the hall's time."
        ),
    ] = None,
    bring: Annotated[str, typer.Option(metavar="TEXT", help="What the person should bring.")] = "",
    print_slip: Annotated[
        bool, typer.Option("--print", help="Prints a slip with all this, at the kiosk of the first slip.")
    ] = False,
    request_id: RequestId = None,
) -> Answer:
    """Puts the number in hand aside; the person comes back without a new one."""
    back = return_at and of_today(hall, return_at)
    parked = hall.park(counter, reason, back, bring=bring, request_id=request_id)
    if print_slip:
        printing = request_id and uuid5(NAMESPACE_OID, f"{request_id} slip").hex
        hall.reprint(parked.id, counter=counter, request_id=printing)
    return ticket_json(parked)


def of_today(hall: Hall, clock: datetime) -> datetime:
    """That time of today in the hall, as UTC."""
    now = datetime.now(hall.settings.zone)
    return now.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0).astimezone(UTC)


@verb(app)
def resume(hall: Hall, number: TicketNumber, counter: CounterNumber, request_id: RequestId = None) -> Answer:
    """A parked person is back and is served at once."""
    with numbered(hall, number, request_id) as ticket:
        return ticket_json(hall.resume(counter, ticket, request_id=request_id))


@verb(app)
def transfer(
    hall: Hall,
    counter: CounterNumber,
    number: Annotated[
        str | None, typer.Argument(metavar="NUMBER", help="One that waits; else the number in hand.")
    ] = None,
    service: Annotated[str | None, typer.Option("--service", help="To this service.")] = None,
    to_counter: Annotated[int | None, typer.Option("--to-counter", help="To this counter alone.")] = None,
    to_clerk: Annotated[str | None, typer.Option("--to-clerk", help="To this clerk alone.")] = None,
    come_back: Annotated[bool, typer.Option("--come-back", help="Back to this counter afterwards.")] = False,
    note: Annotated[str, typer.Option(help="Stays in the journal.")] = "",
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Also to a counter that is closed or does not work on the service.")
    ] = False,
    request_id: RequestId = None,
) -> Answer:
    """Sends a number on. It keeps its number and its time of arrival."""
    if to_counter is not None and to_clerk is not None:
        raise one_of("--to-counter", "--to-clerk")
    if (service, to_counter, to_clerk) == (None, None, None):
        raise one_of("--service", "--to-counter", "--to-clerk")
    with nullcontext(None) if number is None else numbered(hall, number, request_id) as ticket:
        if to_counter is not None and not anyway:
            _must_fit(hall, counter, ticket, service, to_counter)
        sent = hall.transfer(
            counter,
            service=service,
            to_counter=to_counter,
            to_clerk=to_clerk,
            ticket_id=ticket,
            come_back=come_back,
            note=note,
            anyway=anyway,
            request_id=request_id,
        )
    return ticket_json(sent)


def _must_fit(hall: Hall, counter: int, ticket: int | None, service: str | None, to_counter: int) -> None:
    """Raises TargetUnfit where the counter, which calls who is sent to it, does not work on the service."""
    board, to = hall.board()[0], hall.settings.find_counter(to_counter)
    sent = board.at_counter(counter) if ticket is None else board.tickets.get(ticket)
    wanted = service or (sent.service if sent else "")
    if to is not None and wanted and not to.calls(wanted):
        raise TargetUnfit(counter=to_counter, service=wanted)
