"""Going through the counter's sheets: opening, choosing a row, writing, going back. Nothing here asks the hall."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot

from counter.errands import Intent
from counter.facts import CounterState
from counter.props import CounterProps, open_sheet
from counter.sheet import LISTS, Kind, Sheet
from counter.sheets import page, stands
from shared.settings.settings import Settings
from shared.ui.props import view

View: Any = view(CounterProps)


class Browser(View):  # type: ignore[misc]  # made from CounterProps
    """The window as far as sheets go. Lives on the GUI thread; `_do` carries out what a row stands for."""

    _settings: Settings
    _counter: int
    _facts: CounterState

    @Slot()
    def lists(self) -> None:
        """Opens who waits, or closes it."""
        self._toggle(Sheet(Kind.WAITING))

    @Slot(str)
    def showList(self, kind: str) -> None:  # noqa: N802 - QML reads this name
        """One of the lists: waiting, parked, no_shows, slips."""
        if self._facts.logged_on:
            self._open(Sheet(Kind(kind)))

    @Slot(int)
    def pick(self, index: int) -> None:
        """Chooses a row, by touch, digit or Enter."""
        sheet = open_sheet(self._settings, self._facts)
        rows = page(self._settings, self._counter, self._facts, sheet).rows if sheet else ()
        if sheet is None or self._facts.busy or index not in range(len(rows)):
            return
        self._change(selected=index, refusal="")
        then = rows[index].then
        if then is None:
            self.back()
        elif isinstance(then, Sheet):
            self._open(then.told(self._facts.text) if sheet.kind is Kind.OTHER else then)
        else:
            self._do(then.told(self._facts.text))

    @Slot()
    def choose(self) -> None:
        """Enter: the row that is marked."""
        self.pick(self._props.sheetSelected)

    @Slot()
    def up(self) -> None:
        self._step(-1)

    @Slot()
    def down(self) -> None:
        self._step(1)

    @Slot()
    def left(self) -> None:
        self._turn(-1)

    @Slot()
    def right(self) -> None:
        self._turn(1)

    @Slot()
    def back(self) -> None:
        """To the sheet before; from the first one to the work page."""
        sheet = self._facts.sheet
        self._open(sheet.before if sheet else None)

    @Slot()
    def closeSheet(self) -> None:  # noqa: N802 - QML reads this name
        self._open(None)

    @Slot(str)
    def write(self, text: str) -> None:
        """What stands in the sheet's field now."""
        if text != self._facts.text:
            self._change(text=text)

    @abstractmethod
    def _do(self, wanted: Intent) -> None: ...

    @abstractmethod
    def _refresh(self) -> None: ...

    def _toggle(self, sheet: Sheet) -> None:
        """Opens a sheet; the same key closes it. Does nothing while busy."""
        if self._facts.logged_on and not self._facts.busy:
            now = self._facts.sheet
            self._open(None if now is not None and _root(now).kind is sheet.kind else sheet)

    def _open(self, sheet: Sheet | None) -> None:
        self._change(sheet=sheet, selected=0, text="", refusal="", confirming=None)

    def _step(self, by: int) -> None:
        self._jump(max(0, min(len(self._props.sheetRows) - 1, self._props.sheetSelected + by)))

    def _jump(self, row: int | None) -> bool:
        """Marks a row; whether there is one."""
        if row is not None:
            self._change(selected=row)
        return row is not None

    def _turn(self, by: int) -> None:
        """From one list to the next."""
        sheet = self._facts.sheet
        there = [kind for kind in LISTS if stands(Sheet(kind), self._facts, self._counter)]
        if sheet is not None and sheet.kind in there:
            self._open(Sheet(there[(there.index(sheet.kind) + by) % len(there)]))

    def _leave_what_is_over(self) -> None:
        """Closes a sheet whose number has moved meanwhile, by this counter or another."""
        sheet = self._facts.sheet
        if sheet is not None and not (self._facts.logged_on and stands(sheet, self._facts, self._counter)):
            self._facts = replace(self._facts, sheet=None, selected=0, text="")

    def _change(self, **facts: Any) -> None:
        """Takes new facts in and emits exactly what changed."""
        self._facts = replace(self._facts, **facts)
        self._refresh()


def _root(sheet: Sheet) -> Sheet:
    """The first of the sheets that led here."""
    return sheet if sheet.before is None else _root(sheet.before)
