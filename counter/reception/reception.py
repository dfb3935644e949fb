"""The reception's window in Python: what one can do there; what QML shows is in `counter.reception.props`.

The field has the keyboard always. Enter looks up what was typed or scanned; while a sheet asks for a text it is
that text, a single digit chooses a row of the sheet, and without a text the row that is marked is chosen.
"""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.messages import Messages
from counter.reception.done import said, takes_back
from counter.reception.keys import KEYS, MAY_REPEAT, OPENS, ReceptionAction
from counter.reception.late_feedback import LateFeedback
from counter.reception.lists import RIGHT, list_rows
from counter.reception.looking import Looking
from counter.reception.pages import page
from counter.reception.props import ReceptionProps, changes_at, derive
from counter.reception.state import ReceptionLive, ReceptionState
from counter.reception.tickets import ReceptionContext, reprint
from counter.reception.typed import code_in, row_in
from counter.requests.carry_out import Done
from counter.requests.commands import HallCommands
from counter.requests.intent import Intent
from counter.requests.requests import Requests
from counter.sheets.pages import stands
from counter.sheets.sheet import Kind, Sheet, SheetPage, SheetRow
from counter.state import UNDO_FOR
from counter.times import USUAL, CounterTimes
from shared.hall import Hall
from shared.hall.today import board_of_today
from shared.rules.board import Board
from shared.rules.device import SeenDevice
from shared.rules.entry import Entry, Verb
from shared.rules.ticket import Ticket
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.props import view
from shared.ui.texts import Language

QML_IMPORT_NAME = "Hall.Counter"
QML_IMPORT_MAJOR_VERSION = 1
DEVICES_MS = 5000
"""So often the hub is asked which devices it sees."""
_BACK_TO: Mapping[Verb, Sheet | None] = {
    Verb.SERVICE_OFF: Sheet(Kind.SERVICES),
    Verb.SERVICE_ON: Sheet(Kind.SERVICES),
    Verb.NOTICE: Sheet(Kind.NOTICES),
    Verb.NOTICE_END: Sheet(Kind.NOTICES),
}
"""The sheet that stays after an act; after what is about a number that number's."""

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("made by counter/reception/app.py")
class Reception(view(ReceptionProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """The window of the hall's entrance. Lives on the GUI thread; the hall is asked through `jobs` only.

    `devices` asks the hub which devices it sees (any thread), `printer` is the reception's own one, "" for none.
    """

    def __init__(
        self,
        settings: Settings,
        hall: Hall,
        news: News,
        jobs: JobRunner,
        language: Language,
        clock: Callable[[], datetime],
        devices: Callable[[], Sequence[SeenDevice]] = tuple,
        printer: str = "",
        times: CounterTimes = USUAL,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._news = news
        self._language = language
        self._clock = clock
        first = ReceptionState(now=clock(), board=news.board, logged_on=True, printer=printer)
        self._live = ReceptionLive(first, self._refresh)
        self.see_to = self._live.see_to
        self._messages = Messages(self._live, self, times)
        self._requests = Requests(jobs, times, self)
        asking = (settings, None, hall, self._live, self._requests, self._messages, clock)
        self._commands = HallCommands(*asking, self)
        self._looking = Looking(settings, hall, jobs, self._live, self._messages, self._open)
        self._before = first
        self._actions: Mapping[ReceptionAction, Callable[[], None]] = {
            **{each: partial(self._toggle, Sheet(Kind(each))) for each in OPENS},
            ReceptionAction.REPRINT: self._reprint,
            ReceptionAction.UNDO: self._undo,
            ReceptionAction.NEXT_LIST: self._next_list,
            ReceptionAction.ENTER: self._enter,
            ReceptionAction.BACK: self.back,
            ReceptionAction.UP: partial(self._step, -1),
            ReceptionAction.DOWN: partial(self._step, 1),
        }
        self._refresh()
        self._tick = QTimer(self, interval=times.tick)
        self._tick.timeout.connect(self._refresh)
        self._tick.start()
        self._ask_hub = QTimer(self, interval=DEVICES_MS)
        self._ask_hub.timeout.connect(partial(self._looking.devices, devices))
        late = (settings, hall, news, jobs, clock, self.see_to, times.day)
        self._late = LateFeedback(*late, self)
        self._commands.carried.connect(self._carried)
        self._commands.refused.connect(lambda _: self._looking.of_sheet(self._live.now.sheet))
        news.changed.connect(self._take_news)
        self._commands.follow(news)
        for each in (language, self._requests):
            each.changed.connect(self._refresh)
        if devices is not tuple:
            self._ask_hub.start()
            self._looking.devices(devices)

    @Slot(int, bool, result=bool)
    def press(self, key: int, auto_repeat: bool) -> bool:
        """A key of the keyboard. True if it meant something here; else it is typed."""
        action = KEYS.get(key)
        if action is None:
            return False
        if not auto_repeat or action in MAY_REPEAT:
            self._actions[action]()
        return True

    @Slot(str)
    def act(self, action: str) -> None:
        """A key of the window, by the name of a ReceptionAction."""
        self._actions[ReceptionAction(action)]()

    @Slot(str)
    def write(self, text: str) -> None:
        """What stands in the field now."""
        if text != self._live.now.text:
            self._live.change(text=text)

    @Slot(int)
    def pick(self, index: int) -> None:
        """Chooses a row of the open sheet."""
        shown = self._page()
        if not self._live.now.busy and index in range(len(shown.rows)):
            self._live.change(selected=index)
            self._choose(shown.rows[index], self._live.now.text.strip() if shown.typing else "")

    @Slot(int)
    def pickListed(self, index: int) -> None:
        """Chooses a row of the list at the right."""
        rows = list_rows(self._settings, self._live.now)
        if not self._live.now.busy and index in range(len(rows)):
            self._live.change(row=index)
            self._choose(rows[index], "")

    @Slot(str)
    def showList(self, kind: str) -> None:
        self._live.change(list=Kind(kind), row=0)

    @Slot()
    def back(self) -> None:
        """Empties the field, then one sheet back; from the first one to the services."""
        now = self._live.now
        if now.text or now.refusal or now.sheet is None:
            self._live.change(text="", refusal="", said="" if now.sheet is None else now.said)
        else:
            self._open(now.sheet.before)

    @Slot(int)
    def issue(self, index: int) -> None:
        """Somebody wants the service of this row."""
        code = self._settings.service[index].code
        self._open(Sheet(Kind.HOW, target=(("service", code),), before=Sheet(Kind.ISSUE)))

    # Choosing

    def _page(self) -> SheetPage:
        sheet = self._live.now.sheet
        return page(self._settings, self._live.now, sheet) if sheet else SheetPage("", ())

    def _choose(self, row: SheetRow, text: str) -> None:
        shown, then = self._page(), row.then
        if shown.typing and not text:
            return
        if then is None:
            self.back()
        elif isinstance(then, Sheet):
            self._open(then.told(text) if text else then)
        else:
            self._ask(then.told(text))

    def _enter(self) -> None:
        state, shown = self._live.now, self._page()
        text = state.text.strip()
        if state.busy or (self._looking.waits and not text):
            return
        if code := code_in(text):
            self._looking.visit(code)
        elif shown.typing:
            self.pick(state.selected)
        elif text and state.sheet is not None and (row := row_in(text, len(shown.rows))) is not None:
            self._live.change(text="")
            self.pick(row)
        elif text:
            self._looking.number(text)
        elif state.sheet is not None:
            self.pick(self._props.selected)
        else:
            self.pickListed(state.row)

    def _toggle(self, sheet: Sheet) -> None:
        now = self._live.now.sheet
        self._open(None if now is not None and now.kind is sheet.kind else sheet)

    def _open(self, sheet: Sheet | None, text: str = "") -> None:
        """On what is about a number no row is marked: whoever strikes Enter once too often changes nothing."""
        selected = -1 if sheet is not None and sheet.kind is Kind.FOUND else 0
        self._looking.leave()
        self._live.change(sheet=sheet, selected=selected, text=text, refusal="")
        self._looking.of_sheet(sheet)

    def _step(self, by: int) -> None:
        state = self._live.now
        if state.sheet is None:
            last = len(list_rows(self._settings, state)) - 1
            self._live.change(row=max(0, min(last, state.row + by)))
        else:
            self._live.change(selected=max(0, min(len(self._page().rows) - 1, state.selected + by)))

    def _next_list(self) -> None:
        self.showList(RIGHT[(RIGHT.index(self._live.now.list) + 1) % len(RIGHT)])

    # Doing

    def _ask(self, wanted: Intent) -> None:
        if not self._live.now.busy:
            self._before = self._live.now
            self._commands.ask(wanted)

    @Slot(object, object)
    def _carried(self, wanted: Intent, made: Done) -> None:
        now, asked, before = self._live.now, self._before, self._before.board
        text, undo = said(self._settings, now.language, before, wanted, made), takes_back(before, wanted, made)
        self._live.change(said=text, said_until=now.now + UNDO_FOR, undo=undo)
        ticket = made if isinstance(made, Ticket) else before.tickets.get(wanted.ticket or 0)
        if ticket is None and now.visit is not None and now.visit.ticket.id == wanted.ticket:
            ticket = now.visit.ticket
        if now.sheet == asked.sheet:  # else somebody has gone on to the next person
            typed = "" if now.text == asked.text else now.text
            self._open(Sheet(Kind.FOUND, ticket) if ticket else _BACK_TO.get(wanted.verb), typed)

    def _undo(self) -> None:
        undo = self._live.now.undo
        if undo is not None:
            self._ask(undo)

    def _reprint(self) -> None:
        state = self._live.now
        if state.sheet is None or state.sheet.kind is not Kind.FOUND or state.visit is None:
            self._messages.say(translate("Reception", "Please look the number up first."))
            return
        printers = ReceptionContext(self._settings, state).printers()
        self._ask(reprint(state.visit.ticket, printers[0] if printers else None))

    # News

    @Slot(object, object)
    def _take_news(self, _board: Board, entries: tuple[Entry, ...]) -> None:
        self._refresh()
        now, sheet = self._live.now, self._live.now.sheet
        if sheet is None or sheet.ticket is None:
            return
        if sheet.kind is Kind.FOUND:
            if any(sheet.ticket.id in (each.ticket, each.body.get("ticket")) for each in entries):
                self._live.change(selected=-1)  # its rows are others now
                self._looking.visit(sheet.ticket.label, again=True)
        elif not stands(sheet, now, 0):
            of_paper = sheet.kind in (Kind.SLIP, Kind.SEEN)
            self._open(None if of_paper else Sheet(Kind.FOUND, sheet.ticket), now.text)

    @Slot()
    def _refresh(self) -> None:
        now, state = self._clock(), self._live.now
        board = board_of_today(self._settings, self._news.board, now.astimezone(self._settings.zone))
        busy, slow = self._requests.busy, self._requests.slow
        self._live.take(now=now, board=board, language=self._language.code, busy=busy, slow=slow)
        if board.day != state.board.day is not None:  # numbers of another day are nobody's
            sheet = state.sheet if state.sheet is None or state.sheet.ticket is None else None
            self._live.take(sheet=sheet, said="", undo=None)
        if state.said_until is not None and now >= state.said_until:
            self._live.take(said="", undo=None, said_until=None)
        self.show(self._live.now, derive, changes_at, self._settings)
