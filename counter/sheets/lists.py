"""The three lists of a counter: who waits for it, who is put aside, who did not come and may come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from counter.sheets.sheet import Kind, Sheet, SheetRow
from counter.state import CounterState
from shared.rules.ticket import Lane, State, Ticket, for_clerk, for_counter
from shared.settings.settings import Settings, known_reason, say

translate = QCoreApplication.translate


def waiting(settings: Settings, counter: int, state: CounterState) -> list[Ticket]:
    """Whom this counter may call, smallest rank first."""
    desk = state.desk(settings, counter)
    return [ticket for ticket in state.board.waiting() if ticket.line in desk.lines]


def stranded(settings: Settings, counter: int, state: CounterState) -> list[Ticket]:
    """Waiting for a counter that is closed or a clerk who is not here: no rule calls them, anybody may."""
    here = [c.number for c in settings.counter if c.number in state.board.sessions or c.number == counter]
    reach = {line for number in here for line in state.desk(settings, number).lines}
    return [t for t in state.board.waiting() if t.reserved and t.line not in reach]


def parked(settings: Settings, counter: int, state: CounterState) -> list[Ticket]:
    """Put aside here, then at other counters for services of this one; whoever is awaited first comes first."""
    mine = _of_state(State.PARKED, settings, counter, state)
    late = state.now + timedelta(days=1)
    return sorted(mine, key=lambda t: (t.counter != counter, t.return_at or late, t.id))


def no_shows(settings: Settings, counter: int, state: CounterState) -> list[Ticket]:
    """Called by this counter, or for its services, and not come; the latest first."""
    mine = _of_state(State.NO_SHOW, settings, counter, state)
    return sorted(mine, key=lambda t: (t.ended_at or state.now, t.id), reverse=True)


def overdue(tickets: Sequence[Ticket], now: datetime) -> int:
    """How many parked people should have been back by now."""
    return sum(1 for ticket in tickets if ticket.return_at is not None and ticket.return_at < now)


def waiting_rows(settings: Settings, counter: int, state: CounterState, sheet: Sheet) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(
            service_name(settings, ticket.service, state.language),
            _about(ticket, sheet),
            note=_waiting_note(settings, ticket, counter, state),
            side=_minutes(state.now - ticket.issued_at),
            number=ticket.label,
            tone="amber" if ticket.lane is Lane.PRIORITY else "",
        )
        for ticket in (*waiting(settings, counter, state), *stranded(settings, counter, state))
    )


def parked_rows(settings: Settings, counter: int, state: CounterState, sheet: Sheet) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(
            known_reason(settings.reasons.park, ticket.park_reason, state.language),
            _about(ticket, sheet),
            note=_return_note(settings, ticket, state.now),
            side="" if ticket.counter == counter else _at_counter(ticket.counter),
            number=ticket.label,
            tone="amber" if overdue([ticket], state.now) else "",
        )
        for ticket in parked(settings, counter, state)
    )


def no_show_rows(settings: Settings, counter: int, state: CounterState, sheet: Sheet) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(
            service_name(settings, ticket.service, state.language),
            _about(ticket, sheet),
            note=_grace_note(settings, ticket, state.now),
            side=clock(settings, ticket.called_at or state.now),
            number=ticket.label,
        )
        for ticket in no_shows(settings, counter, state)
    )


def service_name(settings: Settings, code: str, language: str) -> str:
    """A service's name; its code where the hall file no longer has it."""
    service = settings.find_service(code)
    return say(service.name, language) if service else code


def clock(settings: Settings, at: datetime, minutes: int = 0) -> str:
    """The time on the hall's wall so many minutes after `at`: "09:30"."""
    return f"{(at + timedelta(minutes=minutes)).astimezone(settings.zone):%H:%M}"


def _of_state(wanted: State, settings: Settings, counter: int, state: CounterState) -> list[Ticket]:
    lines = state.desk(settings, counter).lines
    tickets = state.board.tickets.values()
    return [t for t in tickets if t.state is wanted and (t.counter == counter or t.line in lines)]


def _about(ticket: Ticket, sheet: Sheet) -> Sheet:
    return sheet.to(Kind.TICKET, ticket=ticket)


def _waiting_note(settings: Settings, ticket: Ticket, counter: int, state: CounterState) -> str:
    words = []
    if ticket.lane is Lane.PRIORITY:
        words.append(translate("Sheet", "Priority"))
    if ticket.reserved in (for_counter(counter), for_clerk(state.clerk)):
        words.append(translate("Sheet", "for you only"))
    elif ticket.reserved:
        words.append(_absent(settings, ticket.reserved))
    if ticket.from_block:
        words.append(translate("Sheet", "taken while the hub was away"))
    return " · ".join(words)


def _absent(settings: Settings, line: str) -> str:
    clerk = next((c.name for c in settings.clerk if for_clerk(c.code) == line), "")
    if clerk:
        return translate("Sheet", "for {clerk}, who is not here").format(clerk=clerk)
    number = next((c.number for c in settings.counter if for_counter(c.number) == line), "?")
    return translate("Sheet", "for counter {number}, which is closed").format(number=number)


def _return_note(settings: Settings, ticket: Ticket, now: datetime) -> str:
    if ticket.return_at is None:
        return translate("Sheet", "No time agreed")
    at = clock(settings, ticket.return_at)
    if ticket.return_at >= now:
        return translate("Sheet", "Back at {time}").format(time=at)
    late = _minutes(now - ticket.return_at)
    return translate("Sheet", "Awaited at {time}, {late} late").format(time=at, late=late)


def _grace_note(settings: Settings, ticket: Ticket, now: datetime) -> str:
    grace = timedelta(minutes=settings.calling.return_grace_minutes)
    if now - (ticket.called_at or now) > grace:
        return translate("Sheet", "Too late for the line; can be called")
    return ""


def _at_counter(counter: int | None) -> str:
    return translate("Sheet", "Counter {number}").format(number=counter)


def _minutes(span: timedelta) -> str:
    return translate("Sheet", "{count} min").format(count=max(0, int(span.total_seconds())) // 60)
