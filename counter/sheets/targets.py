"""Whom a clerk can choose: services, counters and clerks to send a number to, and who logs on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from counter.requests.intent import intent
from counter.sheets.context import SheetContext
from counter.sheets.sheet import Kind, Sheet, SheetRow
from counter.state import CounterState
from shared.rules.board import Board
from shared.rules.entry import Verb
from shared.settings.counters import CounterSection
from shared.settings.settings import Settings, say

translate = QCoreApplication.translate


def service_rows(settings: Settings, state: CounterState, sheet: Sheet) -> tuple[SheetRow, ...]:
    """Every service but the ticket's own; also that one where the ticket is reserved for somebody."""
    ticket = sheet.ticket
    own = ticket.service if ticket is not None and not ticket.reserved else None
    board = state.board.waiting_by_service()
    return tuple(
        _target(sheet, say(s.name, state.language), side=_waiting(board.get(s.code, 0)), service=s.code)
        for s in settings.service
        if s.code != own
    )


def counter_rows(settings: Settings, counter: int, state: CounterState, sheet: Sheet) -> tuple[SheetRow, ...]:
    """The other counters; first those that work on the ticket's service, last those that are closed."""
    service = sheet.ticket.service if sheet.ticket is not None else ""
    others = sorted(
        (c for c in settings.counter if c.number != counter),
        key=lambda c: (c.number not in state.board.sessions, not c.calls(service), c.number),
    )
    return tuple(
        _target(
            sheet,
            translate("Sheet", "Counter {number}").format(number=c.number),
            note=say(c.name, state.language),
            side=_how(c, service, state.board),
            to_counter=c.number,
        )
        for c in others
    )


def clerk_rows(settings: Settings, state: CounterState, sheet: Sheet) -> tuple[SheetRow, ...]:
    """The other clerks who are at a counter."""
    return tuple(
        _target(sheet, clerk.name, side=place, to_clerk=clerk.code)
        for clerk in settings.clerk
        if clerk.code != state.clerk and (place := _place(clerk.code, state.board))
    )


def log_on_rows(settings: Settings, counter: int, board: Board) -> tuple[SheetRow, ...]:
    """Everybody of the hall, with the counter each is at."""
    return tuple(
        SheetRow(
            clerk.name,
            intent(Verb.OPEN, clerk=clerk.code),
            side=_place(clerk.code, board, but=counter),
            glyph="user",
        )
        for clerk in settings.clerk
    )


def doubt(desk: SheetContext, sheet: Sheet) -> str:
    """Why a number should not be sent where `sheet` says; "" where nothing is against it."""
    to = desk.settings.find_counter(int(dict(sheet.target).get("to_counter", 0)))
    if to is None or sheet.ticket is None:
        return ""
    if to.number not in desk.state.board.sessions:
        said = translate("Sheet", "Counter {number} is closed. Every counter will see the number waiting for it.")
        return said.format(number=to.number)
    if to.calls(sheet.ticket.service):
        return ""
    said = translate("Sheet", "Counter {number} does not work on {service}.")
    return said.format(number=to.number, service=desk.service(sheet.ticket))


def _target(sheet: Sheet, name: str, *, side: str = "", note: str = "", **where: str | int) -> SheetRow:
    then = sheet.to(Kind.SEND, target=tuple(where.items()), where=name)
    return SheetRow(name, then, note=note, side=side)


def _how(counter: CounterSection, service: str, board: Board) -> str:
    """What a clerk should know before sending somebody there."""
    if counter.number not in board.sessions:
        return translate("Sheet", "closed")
    if board.sessions[counter.number].paused is not None:
        return translate("Sheet", "paused")
    return "" if counter.calls(service) else translate("Sheet", "other services")


def _place(clerk: str, board: Board, but: int | None = None) -> str:
    at = next((n for n, session in board.sessions.items() if session.clerk == clerk), None)
    return "" if at in (None, but) else translate("Sheet", "Counter {number}").format(number=at)


def _waiting(count: int) -> str:
    return translate("Sheet", "{count} waiting").format(count=count) if count else ""
