"""The counter's window in Python: what a clerk can do; what QML shows is in `counter.props`.

Keys, and what the large button (F2) does; it is always written on it:

    no number in hand    F2 call the next number    F7 take the last no-show or done back    F8 pause
    paused               F2 (or F8) go on
    called, not here yet F2 (or F5) start: the person is here    F3 recall    F4 no-show, pressed twice
    being served         F2 done, and call the next number; with nobody waiting: done
    number in hand       F6 done without calling    F7 more: put aside, transfer, note, back, not here yet
    at any time          F9 the lists    Esc cancels a no-show, puts a message away, closes a sheet step by step

F2 never moves on from a called number without a word about the person: a slip costs a start, not a place.
"""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.handover import Handover
from counter.keys import Action, Where, action_for, digit_for
from counter.log_on.known import known_to, listed
from counter.log_on.log_on import BACK, GO, LogOn
from counter.messages import Messages
from counter.props import MAIN_INTENTS, CounterProps, Main, changes_at, derive, open_sheet
from counter.requests.commands import HallCommands
from counter.requests.intent import Intent, intent
from counter.requests.requests import Requests
from counter.sheets.navigator import SheetNavigator
from counter.sheets.needs import SheetNeeds
from counter.sheets.sheet import Kind, Sheet
from counter.sheets.staff import may_release
from counter.state import CounterState, LiveState, ended_last
from counter.times import USUAL, CounterTimes
from shared.errors.counters import CounterBusy, NothingCalled
from shared.hall import Hall
from shared.hall.today import board_of_today
from shared.rules.board import Board
from shared.rules.entry import Entry, Verb
from shared.rules.ticket import State, Ticket
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.props import view
from shared.ui.texts import Language

QML_IMPORT_NAME = "Hall.Counter"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by counter/__main__.py")
class Console(view(CounterProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """One counter's window. Lives on the GUI thread; the hall is asked through `jobs` only.

    While `busy` (see `counter.requests.requests`) presses do nothing. Only what changed is emitted.
    """

    def __init__(
        self,
        settings: Settings,
        counter: int,
        hall: Hall,
        news: News,
        jobs: JobRunner,
        language: Language,
        clock: Callable[[], datetime],
        times: CounterTimes = USUAL,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._counter = counter
        self._language = language
        self._clock = clock
        self._news = news
        self._live = LiveState(CounterState(now=clock(), board=news.board, language=language.code), self._refresh)
        self.see_to = self._live.see_to
        self._messages = Messages(self._live, self, times)
        self._requests = Requests(jobs, times, self)
        self._handover = Handover(jobs, hall, settings, counter, self._live)
        asking = (settings, counter, hall, self._live, self._requests, self._messages, clock)
        self._commands = HallCommands(*asking, self)
        known = (listed(settings), self._live, timedelta(minutes=settings.lock.minutes))
        self._log_on = LogOn(hall, counter, jobs, self._requests, self._commands.run, *known, self)
        self._needs = SheetNeeds(jobs, hall, counter, self._live, self._log_on.ask_again)
        self._sheets = SheetNavigator(settings, counter, self._live, self._do)
        self._actions: Mapping[Action, Callable[[], None]] = {
            Action.MAIN: self.main,
            Action.RECALL: self.recall,
            Action.NO_SHOW: self.noShow,
            Action.START: self.start,
            Action.COMPLETE: self.complete,
            Action.MORE: self.more,
            Action.PAUSE: self.pause,
            Action.LISTS: lambda: self._sheets.toggle(Sheet(Kind.WAITING)),
            Action.CANCEL: self.cancel,
            Action.PIN_OK: lambda: self.pinKey(GO),
            Action.PIN_BACK: lambda: self.pinKey(BACK),
            **self._sheets.actions,
        }
        self._handover.of(self._in_hand())
        self._refresh()
        self._tick = QTimer(self, interval=times.tick)
        self._tick.timeout.connect(lambda: self._log_on.look(clock()))
        self._tick.timeout.connect(self._refresh)
        self._tick.start()
        self._commands.refused.connect(self._log_on.learn)
        self._commands.closed.connect(self._log_on.end)
        news.changed.connect(self._take_news)
        self._commands.follow(news)
        for each in (language, self._log_on, self._requests):
            each.changed.connect(self._refresh)
        self._log_on.said.connect(self._messages.say)
        self._log_on.ask()

    @Slot(int, bool, result=bool)
    def press(self, key: int, auto_repeat: bool) -> bool:
        """A key of the keyboard. True if it meant something here."""
        self.touched()
        where = self._where()
        action = action_for(key, auto_repeat=auto_repeat, where=where)
        digit = digit_for(key, auto_repeat=auto_repeat)
        if action is not None:
            self._actions[action]()
        elif digit is not None and where is Where.PIN:
            self.pinKey(digit)
        elif digit and where is Where.SHEET:
            self.pick(digit - 1)
        elif where is Where.CLERKS and not auto_repeat:
            return self._sheets.jump(key)
        else:
            return False
        return True

    def strike(self, key: int) -> None:
        """A key from outside the window: it types into no PIN and chooses no clerk."""
        if self._props.page == "work":
            self.press(key, False)

    @Slot()
    def main(self) -> None:
        """What the large button says."""
        self._commands.ask(MAIN_INTENTS[Main(self._props.mainAction)])

    @Slot()
    def recall(self) -> None:
        """Calls again; after the hall's limit it asks about a no-show instead."""
        if self._props.recallOver:
            self.noShow()
        else:
            self._commands.ask(intent(Verb.RECALL))

    @Slot()
    def start(self) -> None:
        self._commands.ask(intent(Verb.START))

    @Slot()
    def unstart(self) -> None:
        self._commands.ask(intent(Verb.UNSTART))

    @Slot()
    def complete(self) -> None:
        self._commands.ask(intent(Verb.COMPLETE))

    @Slot()
    def noShow(self) -> None:
        """A called number is asked about first: the second press within `confirm` does it."""
        ticket = self._in_hand()
        if self._props.confirming or ticket is None or ticket.state is not State.CALLED:
            self._commands.ask(intent(Verb.NO_SHOW))
        elif not self._live.now.busy and not self._live.now.locked:
            self._messages.confirm(ticket.id)

    @Slot()
    def more(self) -> None:
        """Opens what else can be done with the number in hand, what can be taken back, or for whom one may."""
        ticket = self._in_hand()
        if ticket is not None:
            self._sheets.toggle(Sheet(Kind.MORE, ticket))
        elif self._live.now.undoable(self._counter) is not None:
            self._sheets.toggle(Sheet(Kind.UNDO))
        elif may_release(self._live.now):
            self._sheets.toggle(Sheet(Kind.STAFF))
        else:
            self._messages.refuse(NothingCalled(counter=self._counter))

    @Slot()
    def pause(self) -> None:
        """Asks why, with empty hands; a paused counter goes on."""
        ticket = self._in_hand()
        if self._live.now.session(self._counter).paused is not None:
            self._commands.ask(intent(Verb.UNPAUSE))
        elif ticket is not None:
            self._messages.refuse(CounterBusy(counter=self._counter, number=ticket.label))
        else:
            self._sheets.toggle(Sheet(Kind.PAUSE))

    @Slot()
    def cancel(self) -> None:
        """Takes back what was half said: a no-show pressed once, a message, the digits of a PIN, then the name."""
        if not self._live.now.logged_on and not self._live.now.pin_length and not self._live.now.refusal:
            self.otherClerk()
        self._log_on.put_away()
        self._live.change(confirming=None, refusal="")

    @Slot()
    def logOff(self) -> None:
        """Closes the counter; refused while a number is in hand."""
        self._commands.ask(intent(Verb.CLOSE))

    # Sheets

    @Slot(str)
    def showList(self, kind: str) -> None:
        self._sheets.show_list(kind)

    @Slot(int)
    def pick(self, index: int) -> None:
        self._sheets.pick(index)

    @Slot()
    def back(self) -> None:
        self._sheets.back()

    @Slot(str)
    def write(self, text: str) -> None:
        self._sheets.write(text)

    # Logging on

    @Slot("QVariant")
    def pinKey(self, key: int | str) -> None:
        """A digit of the PIN, GO or BACK; also while the hall is still asked."""
        self._live.change(refusal="")
        self._log_on.key(key if isinstance(key, str) else int(key))

    @Slot()
    def changePin(self) -> None:
        self._log_on.change_pin()

    @Slot()
    def touched(self) -> None:
        """Somebody is at the window."""
        self._log_on.touch(self._clock())

    @Slot()
    def otherClerk(self) -> None:
        if not self._live.now.busy and not self._live.now.logged_on:
            self._log_on.choose("")

    # News

    @Slot(object, object)
    def _take_news(self, _board: Board, entries: tuple[Entry, ...]) -> None:
        before = self._live.now.board
        self._refresh()
        for entry in entries:
            self._live.change(last=ended_last(self._live.now.last, before, entry, self._counter))
            self._log_on.take(entry)
        self._handover.of(self._in_hand(), entries)

    def _where(self) -> Where:
        if self._props.page == "work":
            return Where.SHEET if open_sheet(self._settings, self._live.now) else Where.WORK
        return Where.CLERKS if self._props.page == "clerks" else Where.PIN

    @Slot()
    def _refresh(self) -> None:
        if self._log_on.clerks != self._live.now.clerks:
            self._settings = known_to(self._settings, self._log_on.clerks)
            self._commands.settings = self._sheets.settings = self._settings
        asked = {"busy": self._requests.busy, "slow": self._requests.slow}
        now = self._clock()
        board = board_of_today(self._settings, self._news.board, now.astimezone(self._settings.zone))
        if board.day != self._news.board.day:
            self._log_on.new_day()
        self._live.take(now=now, board=board, language=self._language.code, **self._log_on.shown(), **asked)
        self._sheets.leave_what_is_over()
        self._needs.look()
        self.show(self._live.now, derive, changes_at, self._settings, self._counter)

    def _do(self, wanted: Intent) -> None:
        """What a row of a sheet stands for."""
        if wanted.verb is Verb.OPEN:
            self._log_on.choose(str(dict(wanted.arguments)["clerk"]))
            self._live.change(refusal="", selected=0)
        else:
            self._commands.ask(wanted)

    def _in_hand(self) -> Ticket | None:
        return self._live.now.board.at_counter(self._counter)
