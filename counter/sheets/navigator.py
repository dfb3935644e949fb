"""Going through the counter's sheets: opening, choosing a row, writing, going back. Nothing here asks the hall."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from counter.keys import Action, named
from counter.props import open_sheet
from counter.requests.intent import Intent
from counter.sheets.pages import page, stands
from counter.sheets.sheet import LISTS, Kind, Sheet, SheetRow
from counter.state import LiveState
from shared.settings.settings import Settings


class SheetNavigator:
    """Which sheet is open, and which of its rows is marked. `do` carries out what a row stands for."""

    def __init__(self, settings: Settings, counter: int, live: LiveState, do: Callable[[Intent], None]) -> None:
        self.settings = settings
        self._counter = counter
        self._live = live
        self._do = do
        self.actions: Mapping[Action, Callable[[], None]] = {
            Action.UP: self.up,
            Action.DOWN: self.down,
            Action.LEFT: self.left,
            Action.RIGHT: self.right,
            Action.CHOOSE: self.choose,
            Action.BACK: self.back,
        }

    def show_list(self, kind: str) -> None:
        """One of the lists: waiting, parked, no_shows, slips."""
        if self._live.now.logged_on:
            self._open(Sheet(Kind(kind)))

    def pick(self, index: int) -> None:
        """Chooses a row, by touch, digit or Enter."""
        state = self._live.now
        sheet, rows = open_sheet(self.settings, state), self._rows()
        if sheet is None or state.busy or index not in range(len(rows)):
            return
        self._live.change(selected=index, refusal="")
        then = rows[index].then
        if then is None:
            self.back()
        elif isinstance(then, Sheet):
            self._open(then.told(state.text) if sheet.kind is Kind.OTHER else then)
        else:
            self._do(then.told(state.text))

    def choose(self) -> None:
        """Enter: the row that is marked."""
        self.pick(self.selected)

    @property
    def selected(self) -> int:
        """The row that is marked: there may be fewer rows than when it was."""
        return min(self._live.now.selected, max(0, len(self._rows()) - 1))

    def up(self) -> None:
        self._step(-1)

    def down(self) -> None:
        self._step(1)

    def left(self) -> None:
        self._turn(-1)

    def right(self) -> None:
        self._turn(1)

    def back(self) -> None:
        """To the sheet before; from the first one to the work page."""
        sheet = self._live.now.sheet
        self._open(sheet.before if sheet else None)

    def jump(self, key: int) -> bool:
        """Marks the next row that begins with this letter; whether there is one."""
        row = named(key, [row.text for row in self._rows()], self.selected)
        if row is not None:
            self._live.change(selected=row)
        return row is not None

    def write(self, text: str) -> None:
        """What stands in the sheet's field now."""
        if text != self._live.now.text:
            self._live.change(text=text)

    def toggle(self, sheet: Sheet) -> None:
        """Opens a sheet; the same key closes it. Does nothing while busy."""
        if self._live.now.logged_on and not self._live.now.busy:
            now = self._live.now.sheet
            self._open(None if now is not None and _root(now).kind is sheet.kind else sheet)

    def leave_what_is_over(self) -> None:
        """Closes a sheet whose number has moved meanwhile, by this counter or another."""
        state = self._live.now
        if state.sheet is not None and not (state.logged_on and stands(state.sheet, state, self._counter)):
            self._live.take(sheet=None, selected=0, text="")

    def _rows(self) -> tuple[SheetRow, ...]:
        sheet = open_sheet(self.settings, self._live.now)
        return page(self.settings, self._counter, self._live.now, sheet).rows if sheet else ()

    def _open(self, sheet: Sheet | None) -> None:
        self._live.change(sheet=sheet, selected=0, text="", refusal="", confirming=None)

    def _step(self, by: int) -> None:
        self._live.change(selected=max(0, min(len(self._rows()) - 1, self.selected + by)))

    def _turn(self, by: int) -> None:
        """From one list to the next."""
        state = self._live.now
        there = [kind for kind in LISTS if stands(Sheet(kind), state, self._counter)]
        if state.sheet is not None and state.sheet.kind in there:
            self._open(Sheet(there[(there.index(state.sheet.kind) + by) % len(there)]))


def _root(sheet: Sheet) -> Sheet:
    """The first of the sheets that led here."""
    return sheet if sheet.before is None else _root(sheet.before)
