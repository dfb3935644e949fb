"""Says calls in the hall: a chime, then the sentence in each language, one call after the other."""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from PySide6.QtCore import Property, QObject, Signal

from shared.assets import assets
from shared.rules.words import CHIME, clips, languages, sentence
from shared.settings.settings import Settings
from shared.sound.speaker import Speaker

log = logging.getLogger(__name__)

BACKLOG = 6
"""With more calls than this still to say, each is said once, in the first language only."""

HOLDS_SECONDS = 120.0
"""A call that waited longer for a sound output is past: its person has read it, or is being served."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One call to say. `label` as people see it ("A012"), `at` in seconds of a steady clock."""

    label: str
    counter: int
    at: float


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is played in one go: a sentence in one language, and its clips."""

    text: str
    files: tuple[Path, ...]


class Announcer(QObject):
    """A queue of calls, said in order, never two at once; on the GUI thread.

    Nothing here can stop the screen. Without sound calls wait; when it is back, those of the last HOLDS_SECONDS
    whose people have not come are said. A missing clip is left out and logged once. `sounds` are folders with
    `chime.wav` and `<language>/<clip>.wav`; per file the first folder that has it wins; without `sounds` these are
    the hall's own recordings, then what comes with the program.
    """

    audible_changed = Signal(bool)
    speaking = Signal(str)
    """A sentence starts."""
    silent = Signal()
    """Everything has been said."""

    def __init__(
        self,
        settings: Settings,
        speaker: Speaker,
        sounds: Sequence[Path] | None = None,
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._now = now
        self._sounds = tuple(sounds) if sounds is not None else (own_recordings(), assets() / "sounds")
        self._languages = _spoken_languages(settings.display.voice)
        self._repeat = settings.display.repeat
        self._waiting: deque[Announcement] = deque()
        self._saying: Announcement | None = None
        self._holds = False  # the call being said
        self._utterances: Iterator[Utterance] = iter(())
        self._missing: set[str] = set()
        speaker.availability_changed.connect(self._follow_speaker)

    @Property(bool, notify=audible_changed)
    def audible(self) -> bool:
        """Whether the next call is expected to be heard."""
        return self._speaker.available

    def announce(self, label: str, counter: int) -> None:
        """Puts a call in the queue. One that still waits there for the same number keeps its place, is said
        once, and takes the newer counter. Raises ValueError for what is no number or no counter.
        """
        for language in self._languages:
            clips(label, counter, language)
        new = Announcement(label, counter, self._now())
        for place, waiting in enumerate(self._waiting):
            if waiting.label == label:
                self._waiting[place] = new
                return
        self._waiting.append(new)
        if self._saying is None:
            self._next_call()

    def keep(self, labels: Collection[str]) -> None:
        """Drops waiting calls of other numbers: their people have come. What is being said is said to its end."""
        self._waiting = deque(call for call in self._waiting if call.label in labels)
        self._holds = self._saying is not None and self._saying.label in labels

    def _next_call(self) -> None:
        self._saying = None
        if not self._speaker.available:
            return
        if not self._waiting:
            self.silent.emit()
            return
        short = len(self._waiting) > BACKLOG
        self._saying, self._holds = self._waiting.popleft(), True
        self._utterances = iter(self._utterances_of(self._saying, short=short))
        self._next_utterance()

    def _next_utterance(self) -> None:
        utterance = next(self._utterances, None)
        if utterance is None:
            self._next_call()
            return
        if utterance.text:
            self.speaking.emit(utterance.text)
        self._speaker.play(utterance.files, self._said)

    def _said(self, heard: bool) -> None:
        if heard:
            self._next_utterance()
            return
        if self._saying is not None and self._holds and not self._speaker.available:
            newer = any(call.label == self._saying.label for call in self._waiting)
            self._waiting.extendleft([] if newer else [self._saying])
        self._next_call()  # where only its files are wrong, the rest of this call would fail too

    def _utterances_of(self, call: Announcement, *, short: bool) -> list[Utterance]:
        """What one call is made of, in order; the chime opens the first."""
        spoken = self._languages[:1] if short else self._languages * self._repeat
        files = [self._files(call, language) for language in spoken] or [()]
        texts = [sentence(call.label, call.counter, language) for language in spoken] or [""]
        files[0] = (*self._found(f"{CHIME}.wav"), *files[0])
        return [Utterance(text, row) for text, row in zip(texts, files, strict=True)]

    def _files(self, call: Announcement, language: str) -> tuple[Path, ...]:
        names = clips(call.label, call.counter, language)
        return tuple(path for name in names for path in self._found(f"{language}/{name}.wav"))

    def _found(self, name: str) -> tuple[Path, ...]:
        """The file of the first folder that has it; none if no folder has."""
        paths = (folder / name for folder in self._sounds)
        path = next((path for path in paths if os.path.isfile(path)), None)  # noqa: PTH113 - Path.is_file may raise
        if path is not None:
            return (path,)
        if name not in self._missing:
            self._missing.add(name)
            log.warning("clip %s is in none of %s; it is left out", name, ", ".join(map(str, self._sounds)))
        return ()

    def _follow_speaker(self) -> None:
        self.audible_changed.emit(self._speaker.available)
        if self._speaker.available and self._saying is None:
            since = self._now() - HOLDS_SECONDS
            self._waiting = deque(call for call in self._waiting if call.at >= since)
            self._next_call()


def own_recordings() -> Path:
    """Where this computer keeps the recordings of its hall; the folder need not exist."""
    return platformdirs.user_data_path("bocso", appauthor=False) / "sounds"


def _spoken_languages(wanted: Sequence[str]) -> tuple[str, ...]:
    """Those of `wanted` that have words; the others are logged."""
    for language in wanted:
        if language not in languages():
            log.warning("no words for language %s; a call is not said in it", language)
    return tuple(language for language in wanted if language in languages())
