"""Says word by word what to read, and keeps what was read well."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from shared.recorder.pack import CONSENT, Line, Pack
from shared.recorder.take import Flaw, Level, clip_of, flaw, level
from shared.sound.shape import RATE
from shared.sound.speaker import Row, Speaker
from shared.ui.jobs import JobRunner
from shared.ui.props import view
from shared.ui.texts import Language

QML_IMPORT_NAME = "Hall.Recorder"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST = 6 * RATE
"""Samples; a recording that nobody ends is ended here."""


@dataclass(frozen=True, slots=True)
class RecorderProps:
    """What QML shows. `page` is consent, read or done; `level` and `flaw` as in `take`, `flaw` also "lost" (the
    microphone) and "unsaved"; `clip` is the one to read, `before` the one that was kept last, "" for none.
    """

    page: str
    consent: str
    who: str
    clip: str
    read: str
    meaning: str
    place: int
    places: int
    level: str
    recording: bool
    busy: bool
    flaw: str
    before: str
    playing: bool


@QmlElement
@QmlUncreatable("made by shared.recorder.window")
class Recorder(view(RecorderProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """Records a pack. On the GUI thread; clips are shaped on that of `jobs`. `sample` is a call said by the pack's
    clips, asked for when it is to be played.
    """

    kept = Signal(str)
    """The clip of that name is on disk."""

    def __init__(
        self,
        pack: Pack,
        who: str,
        language: Language,
        speaker: Speaker,
        jobs: JobRunner,
        sample: Callable[[], Row],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pack = pack
        self._who = who
        self._language = language
        self._speaker = speaker
        self._jobs = jobs
        self._sample = sample
        self._today = today
        self._agreed = False
        self._at = pack.next_missing()
        self._level = Level.SILENT
        self._samples: array[int] | None = None
        self._busy = self._playing = False
        self._flaw = ""
        self._before: int | None = None
        self._refresh()

    @Slot(object)
    def hear(self, samples: array[int]) -> None:
        """What the microphone brings."""
        self._level = level(samples)
        if self._samples is not None:
            self._samples += samples
            if len(self._samples) >= LONGEST:
                self.record()
        self._refresh()

    @Slot()
    def lose(self) -> None:
        """The microphone is gone."""
        self._samples, self._level, self._flaw = None, Level.SILENT, "lost"
        self._refresh()

    @Slot()
    def agree(self) -> None:
        """The person has ticked the sentence."""
        self._agreed = True
        self._refresh()

    @Slot()
    def record(self) -> None:
        """Begins to record the word, or ends it: then it is judged and kept, or is to be read again."""
        if not self._agreed or self._busy or self._playing or self._at is None or self._flaw == "lost":
            return
        if self._samples is None:
            self._samples, self._flaw = array("h"), ""
        else:
            samples, self._samples = self._samples, None
            self._judge(self._at, samples)
        self._refresh()

    @Slot()
    def listen(self) -> None:
        """Plays the clip that was kept last; where all are there, a call of the hall."""
        if self._samples is not None or self._playing or self._busy:
            return
        if self._at is None:
            self._play(self._sample())
        elif self._before is not None:
            self._play((self._pack.file(self._lines[self._before].clip),))

    @Slot()
    def again(self) -> None:
        """Back to the clip that was kept last, to read it anew."""
        if self._samples is None and self._before is not None and not self._busy:
            self._at, self._before, self._flaw = self._before, None, ""
            self._refresh()

    @Slot()
    def skip(self) -> None:
        """To the next word that is missing; this one stays so."""
        if self._samples is None and self._at is not None and not self._busy:
            self._at, self._flaw = self._pack.next_missing(self._at), ""
            self._refresh()

    # Inside

    @property
    def _lines(self) -> tuple[Line, ...]:
        return self._pack.lines

    def _judge(self, at: int, samples: array[int]) -> None:
        consent = CONSENT.get(self._language.code, CONSENT["vi"])

        def work() -> Flaw | None:
            problem = flaw(samples)
            if problem is None:
                self._pack.save(self._lines[at].clip, clip_of(samples), consent, self._today())
            return problem

        def done(problem: Flaw | None) -> None:
            self._busy, self._flaw = False, problem or ""
            if problem is None:
                self._before, self._at = at, self._pack.next_missing(at)
                self.kept.emit(self._lines[at].clip)
            self._refresh()

        def failed(_problem: Exception) -> None:
            self._busy, self._flaw = False, "unsaved"
            self._refresh()

        self._busy = True
        self._jobs.run(work, done, failed)

    def _play(self, row: Row) -> None:
        def end(_heard: bool) -> None:
            self._playing = False
            self._refresh()

        self._playing = True
        self._speaker.play(row, end)
        self._refresh()

    def _refresh(self) -> None:
        line = self._lines[self._at] if self._at is not None else Line("", "")
        there = sum(self._pack.has(each.clip) for each in self._lines)
        self.show_props(
            RecorderProps(
                page="consent" if not self._agreed else "read" if self._at is not None else "done",
                consent=CONSENT.get(self._language.code, CONSENT["vi"]),
                who=self._who,
                clip=line.clip,
                read=line.read,
                meaning=line.meaning,
                place=there,
                places=len(self._lines),
                level=self._level.value,
                recording=self._samples is not None,
                busy=self._busy,
                flaw=self._flaw,
                before=self._lines[self._before].read if self._before is not None else "",
                playing=self._playing,
            )
        )
