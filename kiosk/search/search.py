"""The screen object of the search pages: keys in, procedures out, and the paper with what to bring.

It begins empty for each person: what was typed goes when the kiosk leaves its pages. GUI thread.
"""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.keyboard.typing import NOTHING, Typing
from kiosk.kiosk import Kiosk
from kiosk.search.props import SearchProps, derive
from kiosk.search.questions import Questions
from kiosk.search.state import SearchState
from kiosk.state import KioskPage, SlipState
from shared.hall.verb_runner import utc_now
from shared.printer.handouts import Handout, Handouts
from shared.procedures.catalogue import Catalogue
from shared.procedures.procedure import Procedure
from shared.rules.printing import JobState
from shared.settings.settings import Settings
from shared.slip.checklist import Checklist, make_checklist
from shared.ui.jobs import JobRunner
from shared.ui.props import view
from shared.ui.texts import Language

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

BEGIN_MS, AGAIN_MS = 1_000, 60_000
"""The catalogue is read once the first page stands; after so long it is tried again where it could not be."""
_PAPER = {JobState.CONFIRMED: SlipState.PRINTED, JobState.SENT: SlipState.SENT}


@QmlElement
@QmlUncreatable("made by kiosk/__main__.py")
class Search(view(SearchProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """What QML binds to. `jobs` is its own, so that no touch for a number waits behind a search; `read` makes the
    catalogue there. `handouts` with `ring` is the printer's worker; None without a printer.
    """

    _printed = Signal(object, object)
    """A procedure, and the JobState of its checklist: from the worker's thread to this one."""

    def __init__(
        self,
        settings: Settings,
        kiosk: Kiosk,
        jobs: JobRunner,
        language: Language,
        read: Callable[[], Catalogue],
        handouts: Handouts | None = None,
        ring: Callable[[], None] = lambda: None,
        clock: Callable[[], datetime] = utc_now,
        begin_ms: int = BEGIN_MS,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._kiosk = kiosk
        self._language = language
        self._questions = Questions(jobs, read, settings)
        self._handouts = handouts
        self._ring = ring
        self._clock = clock
        self._state = SearchState(language.code, prints=handouts is not None)
        self.show_props(derive(settings, self._state))
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._load)
        self._again.start(begin_ms)
        self._printed.connect(self._paper_is, Qt.ConnectionType.QueuedConnection)
        kiosk.pageChanged.connect(self._left)
        language.changed.connect(lambda: self._change(language=language.code))

    # -- what people do

    @Slot()
    def open(self) -> None:
        """The search page, empty."""
        if self._state.offered:
            self._kiosk.visit(KioskPage.SEARCH)

    @Slot(str)
    def key(self, text: str) -> None:
        """What a key means; for one of plastic perhaps nothing that can be typed."""
        self._type(self._state.typing.typed(text, language=self._language.code) if text else self._state.typing)

    @Slot()
    def backspace(self) -> None:
        """The last letter goes, as it stands on the screen."""
        self._type(self._state.typing.deleted())

    @Slot()
    def clear(self) -> None:
        """All of it goes."""
        self._type(NOTHING)

    @Slot(str)
    def choose(self, code: str) -> None:
        """The page of one that was found."""
        chosen = next((each for each in self._state.found if each.code == code), None)
        if self._here() and chosen is not None:
            self._ring()  # so that the printer is looked at before a checklist is wanted
            self._change(chosen=chosen, paper=SlipState.NONE)

    @Slot()
    def stay(self) -> None:
        """Somebody is still there."""
        self._here()

    @Slot()
    def goBack(self) -> None:
        """From a procedure to what was found, from there to the start."""
        if self._state.chosen is None:
            self._kiosk.goHome()
        elif self._here():
            self._change(chosen=None)

    @Slot()
    def takeNumber(self) -> None:
        """A number of this procedure's service, as by its button on the start page."""
        if self._state.chosen is not None and self._state.chosen.service:
            self._kiosk.take(self._state.chosen.service)

    @Slot()
    def printPapers(self) -> None:
        """The paper with what to bring; one at a time."""
        chosen = self._state.chosen
        if not self._here() or chosen is None or self._handouts is None or self._state.paper is SlipState.PRINTING:
            return
        what = Checklist(chosen.name, chosen.papers, chosen.time, chosen.public_fee)
        slip = make_checklist(self._settings, what, self._language.code)
        self._change(paper=SlipState.PRINTING)
        self._handouts.put(Handout(slip, lambda state: self._printed.emit(chosen, state)))
        self._ring()

    def close(self) -> None:
        """The kiosk ends."""
        self._again.stop()
        self._kiosk.pageChanged.disconnect(self._left)
        self._questions.stop()

    # -- what happens meanwhile

    def _here(self) -> bool:
        """Whether the search is on the screen; whoever touches it has its time anew."""
        if self._kiosk.page != KioskPage.SEARCH:
            return False
        self._kiosk.visit(KioskPage.SEARCH)
        return True

    def _type(self, typing: Typing) -> None:
        if not self._here() or self._state.chosen is not None or typing == self._state.typing:
            return
        self._change(typing=typing)
        self._questions.ask(typing, self._today(), self._answered)

    def _answered(self, text: str, found: tuple[Procedure, ...]) -> None:
        if self._kiosk.page == KioskPage.SEARCH:
            self._change(answered=text, found=found)

    @Slot(object, object)
    def _paper_is(self, chosen: Procedure, state: JobState) -> None:
        if self._state.chosen is chosen:
            self._change(paper=_PAPER.get(state, SlipState.FAILED))

    @Slot()
    def _left(self) -> None:
        """The next person finds nothing of this one, and the catalogue as it is now."""
        if self._kiosk.page == KioskPage.SEARCH or self._state == self._empty():
            return
        self._questions.forget()
        if self._handouts is not None:
            self._handouts.drop()
        self._state = self._empty()
        self._change()
        self._load()

    def _empty(self) -> SearchState:
        return SearchState(self._state.language, self._state.prints, self._state.offered)

    @Slot()
    def _load(self) -> None:
        self._questions.load(self._today(), self._loaded)

    def _loaded(self, offered: bool) -> None:
        if not self._questions.known:
            self._again.start(AGAIN_MS)
        self._change(offered=offered)

    def _today(self) -> date:
        return self._clock().astimezone(self._settings.zone).date()

    def _change(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self.show_props(derive(self._settings, self._state))
