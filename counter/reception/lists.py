"""The lists at the right of the reception's window: everybody in the hall who waits, is put aside or did not come,
slips in trouble, printers and screens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter.queues import late
from counter.reception.state import ReceptionState
from counter.sheets.context import SheetContext
from counter.sheets.lists import clock, service_name
from counter.sheets.sheet import Kind, Sheet, SheetRow
from counter.sheets.slips import in_short, in_trouble, printer_called, slips_page
from shared.errors.apps import app_name
from shared.rules.device import DeviceKind
from shared.rules.ticket import Lane, State, Ticket
from shared.settings.settings import Settings, known_reason
from shared.ui.texts import in_force

translate = QCoreApplication.translate

RIGHT = (Kind.WAITING, Kind.PARKED, Kind.NO_SHOWS, Kind.SLIPS, Kind.DEVICES)
"""As they stand side by side."""
_STATES = {Kind.WAITING: State.WAITING, Kind.PARKED: State.PARKED, Kind.NO_SHOWS: State.NO_SHOW}


def tabs(state: ReceptionState) -> tuple[Mapping[str, str | int | bool], ...]:
    """Each list with how many stand in it, and whether somebody should look."""
    board = state.board
    troubles = len(in_trouble(board))
    wrong = sum(1 for each in board.printers.values() if each.problem)
    away = sum(1 for each in state.devices if not each.here)
    counts = {kind: len(_tickets(kind, state)) for kind in _STATES} | {Kind.SLIPS: troubles}
    counts[Kind.DEVICES] = wrong + away
    alarms = {Kind.SLIPS: troubles > 0, Kind.DEVICES: wrong + away > 0}
    return tuple({"kind": kind, "count": counts[kind], "alarm": alarms.get(kind, False)} for kind in RIGHT)


def list_rows(settings: Settings, state: ReceptionState) -> tuple[SheetRow, ...]:
    """Of the list that is open; choosing a row looks the number up."""
    return _ROWS[state.list](settings, state)


def _tickets(kind: Kind, state: ReceptionState) -> list[Ticket]:
    found = [ticket for ticket in state.board.tickets.values() if ticket.state is _STATES[kind]]
    return sorted(found, key=lambda ticket: (ticket.rank, ticket.id))


def _waiting(settings: Settings, state: ReceptionState) -> tuple[SheetRow, ...]:
    rows = []
    for ticket in _tickets(Kind.WAITING, state):
        minutes = max(0, int((state.now - ticket.issued_at).total_seconds())) // 60
        words = [translate("Sheet", "Priority")] if ticket.lane is Lane.PRIORITY else []
        words += [_line(ticket)] if ticket.reserved else []
        side = translate("Sheet", "{count} min").format(count=minutes)
        tone = "amber" if late(settings, minutes) > 1 else ""
        rows.append(_row(settings, state, ticket, " · ".join(words), side, tone))
    return tuple(rows)


def _parked(settings: Settings, state: ReceptionState) -> tuple[SheetRow, ...]:
    rows = []
    for ticket in _tickets(Kind.PARKED, state):
        reason = known_reason(settings.reasons.park, ticket.park_reason, state.language)
        over = ticket.return_at is not None and ticket.return_at < state.now
        back = clock(settings, ticket.return_at) if ticket.return_at else ""
        at = translate("Sheet", "Counter {number}").format(number=ticket.counter)
        rows.append(_row(settings, state, ticket, f"{at} · {reason}", back, "amber" if over else ""))
    return tuple(rows)


def _no_shows(settings: Settings, state: ReceptionState) -> tuple[SheetRow, ...]:
    return tuple(
        _row(
            settings,
            state,
            ticket,
            translate("Sheet", "Counter {number}").format(number=ticket.counter),
            clock(settings, ticket.called_at or state.now),
        )
        for ticket in reversed(_tickets(Kind.NO_SHOWS, state))
    )


def _slips(settings: Settings, state: ReceptionState) -> tuple[SheetRow, ...]:
    return slips_page(SheetContext(settings, 0, state), Sheet(Kind.SLIPS)).rows


def _devices(_settings: Settings, state: ReceptionState) -> tuple[SheetRow, ...]:
    printers = [
        SheetRow(
            translate("Reception", "Printer {name}").format(name=printer_called(name)),
            None,
            note=in_short(each) if each.problem or each.near_end else translate("Reception", "Ready"),
            glyph="printer",
            tone="amber" if each.problem or each.near_end else "",
        )
        for name, each in sorted(state.board.printers.items())
    ]
    screens = [
        SheetRow(
            " · ".join(filter(None, (_called(each.kind, each.counter), each.name))),
            None,
            note=translate("Reception", "Connected") if each.here else translate("Reception", "Not connected"),
            glyph="monitor" if each.here else "warning-circle",
            tone="" if each.here else "amber",
        )
        for each in state.devices
    ]
    return (*printers, *screens)


def _called(kind: DeviceKind, counter: int | None) -> str:
    name = in_force(app_name(kind.value if counter is None else f"{kind.value}-{counter}"))
    return name[:1].upper() + name[1:]


def _line(ticket: Ticket) -> str:
    kind, _, which = ticket.reserved.partition(":")
    if kind == "counter":
        return translate("Reception", "for counter {number}").format(number=which)
    return translate("Reception", "for one clerk")


def _row(
    settings: Settings, state: ReceptionState, ticket: Ticket, note: str, side: str, tone: str = ""
) -> SheetRow:
    name = service_name(settings, ticket.service, state.language)
    then = Sheet(Kind.FOUND, ticket)
    return SheetRow(name, then, note=note, side=side, number=ticket.label, tone=tone)


_ROWS: Mapping[Kind, Callable[[Settings, ReceptionState], tuple[SheetRow, ...]]] = MappingProxyType(
    {
        Kind.WAITING: _waiting,
        Kind.PARKED: _parked,
        Kind.NO_SHOWS: _no_shows,
        Kind.SLIPS: _slips,
        Kind.DEVICES: _devices,
    }
)
