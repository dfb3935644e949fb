"""The hall screen in Python: which calls stand in the picture, which one flashes, what is announced."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QTimer, QUrl, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from display.announcer import Announcer
from display.lapse import Lapse
from display.props import DisplayProps, changes_at, derive
from display.rush import HOLDS_SECONDS
from display.stage import HOLD_MS, Stage, called_now, follow, release
from display.state import DisplayState
from shared.errors.outside import SignUnreachable
from shared.hall import Hall
from shared.hall.offers import offers_at
from shared.hall.shown import of_part
from shared.rules.board import Board, HallNotice
from shared.rules.entry import Entry, Verb
from shared.rules.estimate import Model
from shared.rules.offer import Offer
from shared.settings.settings import Settings
from shared.ui.foretelling import Foretelling
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.props import view
from shared.ui.texts import Language, texts_of

log = logging.getLogger(__name__)
QML_IMPORT_NAME = "Hall.Display"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 1000
FLASH_MS = 250
"""Half a flash: twice a second on and off, well under the three a second that can harm (WCAG 2.3.1)."""
FLASHES = 6
"""Three seconds; then the call stays lit."""
ANNOUNCED_FOR = timedelta(seconds=20)
"""A sentence of staff stands large for as long as it takes to look up and read it twice."""


@QmlElement
@QmlUncreatable("made by display/__main__.py")
class Screen(view(DisplayProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """The picture and the voice of one hall, `zoned` of the part of it that is in `settings`. Lives on the GUI
    thread; it only reads the queue. `beside`: the folder of the hall file, which that of the pictures is in.

    Every call and recall is announced once, in order of the journal, as long as its person has not come; calls
    that were there at the start are shown only, and old ones that it hears after a `lapse`. So is what staff
    announce. `callSeq` changes in the same turn as the picture that first holds this call.
    """

    def __init__(
        self,
        settings: Settings,
        hall: Hall,
        news: News,
        jobs: JobRunner,
        language: Language,
        announcer: Announcer,
        clock: Callable[[], datetime],
        lapse: Lapse,
        *,
        zoned: bool = False,
        beside: Path | None = None,
        hold_ms: int = HOLD_MS,
        flash_ms: int = FLASH_MS,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._hall = hall
        self._language = language
        self._announcer = announcer
        self._clock = clock
        self._lapse = lapse
        self._part = partial(of_part, settings) if zoned else lambda board: board
        self._second = texts_of(settings.display.second_language)
        media = settings.display.media
        self._media = QUrl.fromLocalFile(str(beside / media)).toString() if beside and media else ""
        self._half_flashes = 0
        self._whole = news.board
        self._model: Model | None = None
        self._offered: tuple[object, Mapping[str, Offer]] = (None, {})
        self._state = DisplayState(clock(), width=1920, height=1080, board=self._part(news.board))
        self._hold = QTimer(self, interval=hold_ms, singleShot=True)
        self._hold.timeout.connect(self._release)
        self._flash = QTimer(self, interval=flash_ms)
        self._flash.timeout.connect(self._toggle)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(lapse.look)
        self._tick.timeout.connect(self._refresh)
        self._tick.start()
        news.changed.connect(self._take_news)
        news.lost.connect(self._lost)
        news.found.connect(self._found)
        language.changed.connect(self._refresh)
        announcer.audible_changed.connect(self._refresh)
        self._refresh()
        self._foretelling = Foretelling(jobs, hall, self._foretell)
        self._foretelling.on(news.board.day)

    @Slot(float, float)
    def fit(self, width: float, height: float) -> None:
        """The window's size in pixels."""
        if width > 0 and height > 0:
            self._change(width=width, height=height)

    @Slot(str, str, result=str)
    @Slot(str, str, str, result=str)
    def second(self, context: str, text: str, note: str = "") -> str:
        """An interface text in the hall's second language; as it is where that has it not."""
        return self._second(context, text, note)

    # Pictures of the hall

    @Property(str, constant=True)
    def mediaFolder(self) -> str:  # noqa: N802 - QML reads this name
        """Its address; "" without one."""
        return self._media

    @Property(int, constant=True)
    def mediaMs(self) -> int:  # noqa: N802 - QML reads this name
        """How long a picture stands."""
        return 1000 * self._settings.display.media_seconds

    @Slot(bool)
    def hasMedia(self, there: bool) -> None:  # noqa: N802 - QML calls it
        """Whether there is anything in the folder that can be shown."""
        if there != self._state.media:
            self._change(media=there)

    @Slot(str, str)
    def skipFilm(self, name: str, reason: str) -> None:  # noqa: N802 - QML calls it
        """Told once of each film that is passed over."""
        log.warning("the film %s is passed over: %s", name, reason)

    # News

    @Slot(object, object)
    def _take_news(self, board: Board, entries: tuple[Entry, ...]) -> None:
        """Each call is seen as it was, also when several come in one reading; those that were there before this
        screen looked are in the picture without a moment of their own.
        """
        stage, calls = follow(self._state.stage if entries else Stage(), self._whole, entries, self._part)
        self._whole, board = board, self._part(board)
        self._stand(stage, board)
        called = called_now(board)
        for call, again in calls:
            if call.ticket in called:
                language, age = board.languages.get(call.ticket, ""), self._lapse.age(call.at)
                self._announcer.announce(call.label, call.counter, again=again, age=age, language=language)
        self._announcer.keep(set(called.values()))
        for entry in entries:
            if entry.verb is Verb.ANNOUNCE and (age := self._lapse.age(entry.at)) < HOLDS_SECONDS:
                until = self._clock() + ANNOUNCED_FOR - timedelta(seconds=age)
                self._change(announced=(HallNotice(0, dict(entry.body["text"]), until),))
                self._announcer.announce_text(entry.body["text"], age=age)
        self._foretelling.on(board.day)

    def _foretell(self, model: Model) -> None:
        self._model = model
        self._refresh()

    @Slot(object)
    def _lost(self, _problem: Exception) -> None:
        self._lapse.lost()
        self._change(lost_at=self._state.lost_at or self._clock())

    @Slot()
    def _found(self) -> None:
        self._lapse.found()
        self._change(lost_at=None)

    def see_signs(self, problems: Sequence[SignUnreachable]) -> None:
        """What is wrong with the signs that this screen keeps right."""
        self._change(signs_lost=tuple(sorted({problem.fields["counter"] for problem in problems})))

    # The stage

    def _stand(self, stage: Stage, board: Board) -> None:
        """Shows the stage; a call that is new on it flashes."""
        new = stage.held and stage.call != self._state.stage.call
        if new:
            self._half_flashes = 2 * FLASHES
            self._flash.start()
            self._hold.start()
        elif stage.call is None:
            self._flash.stop()
        moment = (self._clock() if new else self._state.moment) if stage.held else None
        self._change(
            stage=stage, board=board, moment=moment, lit=not new and (stage.call is None or self._state.lit)
        )

    @Slot()
    def _release(self) -> None:
        self._stand(release(self._state.stage), self._state.board)

    @Slot()
    def _toggle(self) -> None:
        self._half_flashes -= 1
        if self._half_flashes <= 0:
            self._flash.stop()
        self._change(lit=self._half_flashes <= 0 or not self._state.lit)

    # Props

    def _change(self, **state: Any) -> None:
        """Takes new state in and emits exactly what changed."""
        self._state = replace(self._state, **state)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        now = self._clock()
        self._state = replace(
            self._state,
            now=now,
            offers=self._offers(now),
            language=self._language.code,
            audible=bool(self._announcer.audible) or not self._settings.display.voice,
        )
        self.show(self._state, derive, changes_at, self._settings)

    def _offers(self, now: datetime) -> Mapping[str, Offer]:
        """Made anew when the board, the model or the minute is another, and not for each flash. No wait is told
        while the hall does not answer.
        """
        model = None if self._state.lost_at else self._model
        of = self._whole, model, now.replace(second=0, microsecond=0)
        if of != self._offered[0]:
            self._offered = of, offers_at(self._hall.settings, *of)
        return self._offered[1]
