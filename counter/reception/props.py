"""What the reception's window shows, derived from what is known: `derive(settings, state) -> ReceptionProps`."""

# ruff: noqa: N815 - QML reads these names

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from counter import queues
from counter.props import shown_row
from counter.reception.history import history
from counter.reception.lists import list_rows, tabs
from counter.reception.pages import page
from counter.reception.state import ReceptionState
from counter.sheets.left_out import left_out_line
from counter.sheets.sheet import Kind, SheetPage
from counter.sheets.slips import printer_line
from shared.settings.settings import Settings, say

translate = QCoreApplication.translate
STEP = timedelta(seconds=10)
"""Minutes that somebody waits are shown at most so late."""


@dataclass(frozen=True, slots=True)
class ReceptionProps:
    """What QML reads, by the names it uses. `typed` stands in the field, which asks for `ask`. `sheet` is the kind
    of the open one, "" for the page with the services; `isNumber`: its title is a number; `history` has `time` and
    `text`. `said` was done, and `undo` whether it can be taken back. `services` are rows of `queues.rows`, `tabs`
    the lists with `kind`, `count` and `alarm`. `see` is what somebody should see to.
    """

    accent: str
    place: str
    time: str
    busy: bool
    slow: bool
    typed: str
    ask: str
    message: str
    outage: str
    outageAt: str
    said: str
    undo: bool
    see: str
    title: str
    isNumber: bool
    note: str
    history: tuple[Mapping[str, str], ...]
    rows: tuple[queues.ShownRow, ...]
    selected: int
    empty: str
    deep: bool
    sheet: str
    services: tuple[queues.ShownRow, ...]
    waiting: int
    tabs: tuple[Mapping[str, str | int | bool], ...]
    list: str
    listRows: tuple[queues.ShownRow, ...]
    listSelected: int


def derive(settings: Settings, state: ReceptionState) -> ReceptionProps:
    """The window's picture. Pure but for the language in force."""
    sheet = state.sheet
    shown = page(settings, state, sheet) if sheet else SheetPage("", ())
    waiting = state.board.waiting()
    services = queues.rows(settings, state, tuple(each.code for each in settings.service), waiting)
    found = state.visit if sheet is not None and sheet.kind is Kind.FOUND else None
    listed = list_rows(settings, state)
    local = state.now.astimezone(settings.zone)
    return ReceptionProps(
        accent=settings.hall.accent,
        place=say(settings.hall.place, state.language),
        time=f"{local:%H:%M}",
        busy=state.busy,
        slow=state.slow,
        typed=state.text,
        ask=shown.field or translate("Reception", "Type a number or scan a slip, then Enter"),
        message=state.refusal,
        outage=state.outage,
        outageAt=f"{state.outage_at.astimezone(settings.zone):%H:%M}" if state.outage_at else "",
        said=state.said,
        undo=state.undo is not None,
        see=left_out_line(settings, state.board) or printer_line(state.board) or state.care,
        title=shown.title,
        isNumber=sheet is not None and sheet.kind is Kind.FOUND,
        note=shown.note,
        history=history(settings, state.language, found) if found else (),
        rows=tuple(map(shown_row, shown.rows)),
        selected=min(state.selected, max(0, len(shown.rows) - 1)),
        empty="" if shown.rows else shown.empty,
        deep=sheet is not None and sheet.before is not None,
        sheet=sheet.kind if sheet else "",
        services=services,
        waiting=len(waiting),
        tabs=tabs(state),
        list=state.list,
        listRows=tuple(map(shown_row, listed)),
        listSelected=min(state.row, max(0, len(listed) - 1)) if sheet is None else -1,
    )


def changes_at(_settings: Settings, state: ReceptionState) -> datetime:
    """When the time alone may change what is derived of `state`."""
    return state.now + STEP
