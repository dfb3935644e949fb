"""The staff's door: nobody leaves a kiosk otherwise. Over the kiosk's pages, or over what says that it pauses."""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QTimer, QUrl, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.doors.series import letter_keys
from kiosk.screen import DOUBLE_TAP_MS
from kiosk.staff.choices import Choices, keep_choices, read_choices
from kiosk.staff.hall_acts import HallActs, tested_words
from kiosk.staff.keys import (
    DoorKey,
    DoorPage,
    DoorState,
    StaffProps,
    for_qml,
    heading,
    keys_of,
    other_language,
    translate,
)
from kiosk.staff.pin import DoorPin
from shared.errors.kiosk import DoorPinMissing, LastLanguage
from shared.rules.pins import PIN_MAX, PIN_MIN
from shared.rules.printing import JobState
from shared.service import LEFT
from shared.settings.languages import language_name
from shared.ui.anew import ANEW
from shared.ui.jobs import JobRunner
from shared.ui.props import view
from shared.ui.texts import Language, sentence

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = Path(__file__).resolve().parents[1] / "qml" / "StaffPages.qml"
SHUTS_MS = 60_000
"""After the last touch."""


@QmlElement
@QmlUncreatable("made by kiosk/__main__.py")
class StaffDoor(view(StaffProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """What QML binds to. On the GUI thread. `leave` ends the app with an exit code: ANEW or LEFT.

    `codes` are all languages of the hall, the first that is shown stands there again when the door shuts; `acts`
    is what is done in the hall, None where there is none; `loud` hears of a volume, None where nothing is said.
    """

    def __init__(
        self,
        pin: DoorPin,
        choices: Path,
        language: Language,
        codes: tuple[str, ...],
        leave: Callable[[int], None],
        acts: HallActs | None = None,
        loud: Callable[[int], None] | None = None,
        jobs: JobRunner | None = None,
        double_tap_ms: int = DOUBLE_TAP_MS,
    ) -> None:
        super().__init__()
        self._pin = pin
        self._file = choices
        self._choices = self._before = read_choices(choices)
        self._language = language
        self._languages = codes
        self._leave = leave
        self._acts = acts
        self._loud = loud
        self._jobs = jobs or JobRunner()
        self._state = DoorState()
        self._visit = 0  # counts how often the door shut
        self._shuts = QTimer(self, interval=SHUTS_MS, singleShot=True)
        self._shuts.timeout.connect(self.shut)
        self._fresh = QTimer(self, interval=double_tap_ms, singleShot=True)
        self._fresh.timeout.connect(lambda: self._change(fresh=False))
        self.show_props(StaffProps())
        language.changed.connect(self._look)
        if acts is not None:
            acts.tested.connect(self._tested)
            acts.changed.connect(self._look)
        if loud is not None:
            loud(self._choices.volume)

    page = Property(QUrl, lambda _self: QUrl.fromLocalFile(str(PAGES)), constant=True)
    """What a window loads while the door is open."""

    # -- what staff do

    @Slot()
    def open(self) -> None:
        """The PIN is asked for; without one it is said how to make it."""
        if self._state.stage is not DoorPage.SHUT:
            return
        if self._acts is not None:
            self._acts.opened()
        is_set = self._pin.is_set()
        said = "" if is_set else sentence(DoorPinMissing())
        self._go(DoorPage.PIN if is_set else DoorPage.NO_PIN, said=said, good=False)

    @Slot()
    def shut(self) -> None:
        """Everything typed is forgotten. Where other languages are shown now the kiosk begins anew."""
        self._shuts.stop()
        self._fresh.stop()
        self._visit += 1
        self._state = DoorState()
        self.show_props(StaffProps())
        shown = (each for each in self._languages if each not in self._before.hidden)
        self._language.use(next(shown, self._languages[0]))
        if self._choices.hidden != self._before.hidden:
            self._leave(ANEW)

    @Slot()
    def back(self) -> None:
        """One page back, out of the menu through the door."""
        if self._state.stage in (DoorPage.PIN, DoorPage.NO_PIN, DoorPage.MENU):
            self.shut()
        else:
            self._go(DoorPage.SERVICES if self._state.stage is DoorPage.REASONS else DoorPage.MENU)

    @Slot()
    def switchLanguage(self) -> None:
        """Vietnamese or English, until the door shuts."""
        self._language.use(other_language(self._language.code))
        self._change(said="")

    @Slot()
    def stay(self) -> None:
        """Somebody is still there."""
        self._change()

    @Slot(str)
    def digit(self, key: str) -> None:
        """A digit of the PIN, a digit or letter of a number; "" takes the last one back."""
        now = self._state
        if now.stage is DoorPage.PIN and not now.busy:
            self._change(digits=(now.digits + key)[:PIN_MAX] if key else now.digits[:-1], said="")
        elif now.stage is DoorPage.NUMBER and self._acts is not None and not now.busy:
            self._change(typed=self._acts.typed(now.typed, key), said="")

    @Slot()
    def go(self) -> None:
        """The PIN or the number is whole."""
        now = self._state
        if not self._props.ready or now.busy:
            return
        if now.stage is DoorPage.PIN:
            self._change(digits="")
            self._do(lambda: self._pin.check(now.digits), lambda _: self._go(DoorPage.MENU))
        elif self._acts is not None:
            self._do(self._acts.reprint(now.typed), self._reprinted)

    @Slot(str)
    def press(self, code: str) -> None:
        """One of the keys that stand there."""
        if self._state.busy or not any(each["code"] == code and each["able"] for each in self._props.keys):
            return
        match self._state.stage:
            case DoorPage.MENU:
                self._menu(code)
            case DoorPage.SERVICES:
                self._service(code)
            case DoorPage.REASONS:
                self._switch(self._state.chosen, code)
            case DoorPage.LANGUAGES:
                self._show_or_hide(code)
            case DoorPage.VOLUME:
                self._choose(replace(self._choices, volume=int(code)))
            case DoorPage.SURE:
                self._leave(LEFT)

    def close(self) -> None:
        """The kiosk ends."""
        self._shuts.stop()
        self._jobs.stop()

    # -- inside

    def _menu(self, code: str) -> None:
        match code:
            case "restart":
                self._leave(ANEW)
            case "test" if self._acts is not None:
                self._acts.test()
                self._change(said=translate("StaffDoor", "The test page is being printed."), good=True, busy=True)
            case "last" if self._acts is not None:
                self._do(self._acts.reprint(""), self._reprinted)
            case _:
                self._go(DoorPage(code))

    def _service(self, code: str) -> None:
        if self._acts is not None and self._acts.is_off(code):
            self._switch(code, "")
        else:
            self._go(DoorPage.REASONS, chosen=code)

    def _switch(self, service: str, reason: str) -> None:
        off = translate("StaffDoor", "It is off: the kiosk gives no numbers of it today.")
        said = off if reason else translate("StaffDoor", "It is on again.")
        if self._acts is not None:
            self._do(self._acts.switch(service, reason), lambda _: self._go(DoorPage.SERVICES, said=said))

    def _show_or_hide(self, code: str) -> None:
        hidden = self._choices.hidden
        hidden = tuple(each for each in hidden if each != code) if code in hidden else (*hidden, code)
        if set(self._languages) <= set(hidden):
            self._change(said=sentence(LastLanguage()), good=False)
        else:
            self._choose(replace(self._choices, hidden=hidden))

    def _choose(self, choices: Choices) -> None:
        def kept(_: object) -> None:
            self._choices = choices
            if self._loud is not None:
                self._loud(choices.volume)
            self._change(busy=False)

        self._do(lambda: keep_choices(self._file, choices), kept)

    def _reprinted(self, number: str) -> None:
        said = translate("StaffDoor", "The slip of {number} is printed again.").format(number=number)
        self._go(DoorPage.MENU, said=said)

    @Slot(object)
    def _tested(self, state: JobState) -> None:
        said, good = tested_words(state)
        if self._state.stage is DoorPage.MENU:
            self._change(said=said, good=good, busy=False)

    def _do(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Off this thread; what comes of it counts until the door shuts: who opens it next has typed no PIN."""
        self._change(busy=True, said="")
        visit = self._visit

        def told(then: Callable[[Any], None]) -> Callable[[Any], None]:
            return lambda answer: then(answer) if self._visit == visit else None

        self._jobs.run(work, told(done), told(self._failed))

    def _failed(self, problem: Exception) -> None:
        self._change(busy=False, said=sentence(problem), good=False)

    def _go(self, stage: DoorPage, **more: Any) -> None:
        self._state = DoorState(stage, fresh=True)
        self._fresh.start()
        self._change(**more)

    def _change(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._shuts.start()
        self._look()

    @Slot()
    def _look(self) -> None:
        now, acts = self._state, self._acts
        if now.stage is DoorPage.SHUT:
            return
        number = acts.number(now.typed) if acts is not None and now.stage is DoorPage.NUMBER else None
        self.show_props(
            StaffProps(
                stage=now.stage,
                heading=heading(now.stage),
                keys=for_qml(self._keys()),
                letters=letter_keys(number) if number is not None else (),
                takes_digits=number is None or number.takes("0"),
                digits=len(now.digits),
                typed=now.typed,
                ready=len(now.digits) >= PIN_MIN if number is None else number.ready,
                busy=now.busy,
                said=now.said,
                good=now.good,
                fresh=now.fresh,
                printer=acts.printer if acts is not None and now.stage is DoorPage.MENU else "",
                language=language_name(other_language(self._language.code)),
            )
        )

    def _keys(self) -> tuple[DoorKey, ...]:
        acts, stage = self._acts, self._state.stage
        of_hall: dict[DoorPage, Callable[[], tuple[DoorKey, ...]]] = {}
        if acts is not None:
            of_hall = {DoorPage.MENU: acts.menu, DoorPage.SERVICES: acts.services, DoorPage.REASONS: acts.reasons}
        there = {"in_hall": acts is not None, "loud": self._loud is not None}
        own = keys_of(stage, self._languages, self._choices, **there)
        return (*of_hall.get(stage, tuple)(), *own)
