"""The kiosk reads its pages aloud for whoever asks for it, until the next person."""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.kiosk import Kiosk
from kiosk.reading import spoken, to_read
from kiosk.state import KioskPage
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.settings.settings import Settings
from shared.sound.clips import Clips, folders
from shared.sound.espeak import speaks
from shared.sound.sentences import Sentences, made_here
from shared.sound.speaker import PLAYER, STARTING, QtSpeaker, Row, Speaker
from shared.ui.props import view

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

SETTLE_MS = 450
"""A page that has come stands by then, and the touch that brought it is over."""
KEPT = 300
"""Sentences on disk: the pages of a hall in two languages, without their numbers of people."""
NO_SOUND = QT_TRANSLATE_NOOP(
    "errors", "the kiosk cannot read aloud: no sound comes out. Please look at the headphones or the loudspeaker."
)
_TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress)


@dataclass(frozen=True, slots=True)
class AloudProps:
    """`offered`: the page's language has a voice, and there is an output. `on`: each page is read when it comes.
    `mark_` is where in the window stands what is being read just now; without a width nothing is.
    """

    offered: bool = False
    on: bool = False
    mark_x: float = 0.0
    mark_y: float = 0.0
    mark_width: float = 0.0
    mark_height: float = 0.0


@QmlElement
@QmlUncreatable("made by kiosk/__main__.py")
class Aloud(view(AloudProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """What QML binds to. On the GUI thread, which waits for nothing: sentences are made and played by processes.

    `speaker` is made once the window stands. An output that goes, or one that was `asked` for and is not there, is
    told to staff.
    """

    def __init__(
        self,
        kiosk: Kiosk,
        clips: Clips,
        sentences: Sentences,
        speaker: Callable[[], Speaker],
        *,
        asked: bool = False,
        settle_ms: int = SETTLE_MS,
    ) -> None:
        super().__init__()
        self.show_props(AloudProps())
        self._kiosk = kiosk
        self._clips = clips
        self._sentences = sentences
        self._make_speaker = speaker
        self._speaker: Speaker | None = None
        self._missed = asked
        self._volume = 100
        self._window: QQuickWindow | None = None
        self._queue: list[tuple[QQuickItem, str]] = []
        self._turn = 0  # counts what was cut short
        self._busy = False
        self._settle = QTimer(self, interval=settle_ms, singleShot=True)
        self._settle.timeout.connect(self._settled)
        for changed in (kiosk.pageChanged, kiosk.secondsChanged):
            changed.connect(self._left_alone)

    @Slot(QQuickWindow)
    def watch(self, window: QQuickWindow) -> None:
        """Reads this window from now on."""
        self._window = window
        window.installEventFilter(self)
        QTimer.singleShot(0, self, self._begin)

    @Slot()
    def toggle(self) -> None:
        """Reads, or reads no more."""
        self._change(on=not self._props.on)
        self._kiosk.stay()
        self.turned()

    @Slot()
    def turned(self) -> None:
        """Another page has come."""
        self._hush()
        self._settle.start()

    def loud(self, volume: int) -> None:
        """In percent, from the next sentence on."""
        self._volume = volume

    def close(self) -> None:
        """The kiosk ends, or begins anew."""
        self._settle.stop()
        if self._speaker is not None:
            self._speaker.close()

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """A touch anywhere, or a key, ends what is being read."""
        if event.type() in _TOUCHES:
            self._hush()
        return False

    @Slot()
    def _begin(self) -> None:
        self._speaker = self._make_speaker()
        self._speaker.availability_changed.connect(self._heard_of_output)
        self._heard_of_output()
        self._settle.start()

    @Slot()
    def _heard_of_output(self) -> None:
        if self._speaker is None or self._speaker.reason == STARTING:
            return
        self._missed = self._missed or self._speaker.available
        self._kiosk.sound_is(NO_SOUND if self._missed and not self._speaker.available else "")
        self._offer()

    @Slot()
    def _left_alone(self) -> None:
        if self._props.on and self._kiosk.page == KioskPage.START and not self._kiosk.seconds:
            self._change(on=False)
            self._hush()

    @Slot()
    def _settled(self) -> None:
        self._offer()
        if self._props.on and self._window is not None:
            self._queue = list(to_read(self._window.contentItem()))
            self._next()

    def _offer(self) -> None:
        offered = self._speaker is not None and self._speaker.available and self._has_voice()
        self._change(offered=offered, on=self._props.on and offered)
        if not self._props.on:
            self._hush()

    def _has_voice(self) -> bool:
        """Where no program speaks the language, clips must have the most of the page."""
        if speaks(self._kiosk.language):
            return True
        page = to_read(self._window.contentItem()) if self._window is not None else ()
        found = [bool(self._by_clips(text)) for _, text in page]
        return 2 * sum(found) > len(found)

    @Slot()
    def _next(self) -> None:
        """The next text, unless one is still under way: then it comes after that."""
        if self._busy or self._speaker is None:
            return
        self._mark(None)
        if not self._queue:
            return
        item, text = self._queue.pop(0)
        self._busy, turn = True, self._turn
        if row := self._by_clips(text):
            self._play(turn, item, row)
        elif speaks(language := self._kiosk.language):
            said = spoken(text, language)
            self._sentences.make(said, language, lambda file: self._play(turn, item, (file,) if file else ()))
        else:
            self._played()

    def _by_clips(self, text: str) -> Row:
        return self._clips.sentence(text, self._kiosk.language) or ()

    def _play(self, turn: int, item: QQuickItem, row: Row) -> None:
        if turn != self._turn or not row or self._speaker is None:
            self._played()
            return
        self._mark(item)
        if self._kiosk.page not in (KioskPage.ISSUING, KioskPage.PAUSED):
            self._kiosk.stay()  # it is not over before it was heard
        self._speaker.play(row, lambda _heard: self._played(), self._volume)

    def _played(self) -> None:
        self._busy = False
        QTimer.singleShot(0, self, self._next)

    def _hush(self) -> None:
        self._turn += 1
        self._queue = []
        self._settle.stop()
        self._mark(None)
        if self._busy and self._speaker is not None:
            self._speaker.stop()

    def _mark(self, item: QQuickItem | None) -> None:
        at = item.mapRectToScene(item.boundingRect()) if item is not None else QRectF()
        self._change(mark_x=at.x(), mark_y=at.y(), mark_width=at.width(), mark_height=at.height())

    def _change(self, **changes: object) -> None:
        self.show_props(replace(self._props, **changes))


def aloud_for(kiosk: Kiosk, settings: Settings, hall_file: Path) -> Aloud | None:
    """With this computer's voice; None where it has none in any language of the hall."""
    if not settings.languages and not any(map(speaks, settings.hall.languages)):
        return None
    output = settings.kiosk.sound_output
    player = (*PLAYER, output) if output else PLAYER
    sentences = Sentences(made_here().with_name("read-aloud"), kept=KEPT)
    return Aloud(kiosk, Clips(folders(hall_file)), sentences, lambda: QtSpeaker(player=player), asked=bool(output))
