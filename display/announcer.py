"""Says calls in the hall: a chime, then the sentence in each language, one call after the other; and, while no
call waits, what staff announce.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from display.rush import HOLDS_SECONDS, sayings, together
from shared.hall.verb_runner import utc_now
from shared.rules.words import AFTER_CHIME, CHIME, REPEAT_AFTER, Spoken, call_speech, calls_speech
from shared.settings.settings import Settings
from shared.sound.clips import Clips
from shared.sound.sentences import Sentences
from shared.sound.speaker import Row, Speaker

log = logging.getLogger(__name__)

LEAD = 100
"""Milliseconds of silence before the chime: an output that begins swallows something (QAudioSink on PulseAudio 256
samples, Qt 6.11; televisions more), and the chime without its rise is a click.
"""

CATCH_UP_MS = 500
"""Looks again so often whether the news are here."""

TAIL = REPEAT_AFTER // 2
"""Milliseconds of silence that end what is played in one go, so that no output cuts off its last word."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One call to say. `label` as people see it ("A012"), `at` in seconds of a steady clock; `again`: a recall;
    `language` that of the slip, "" for none besides those of the voice.
    """

    label: str
    counter: int
    at: float
    again: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class StaffSentence:
    """What staff announce, in one language: `row` says it, and is empty where the chime alone comes; `at` in
    seconds of a steady clock, the same for all of one announcement. `repeat`: it was said before.
    """

    text: str
    row: Row
    at: float
    repeat: bool = False


class Announcer(QObject):
    """A queue of calls, said in order, never two at once, by the rules of `display.rush`; on the GUI thread. What
    staff announce comes after all calls that wait, and its repeats not at all once a call has come.

    Nothing here can stop the screen. Without sound calls wait; when it is back, those of the last HOLDS_SECONDS
    whose people have not come are said. A missing clip is left out. `now` is a steady clock in seconds, `clock`
    the time of the day, which sets the volume; where that is 0 nothing is said. While `behind` it begins nothing.
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
        clips: Clips,
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
        clock: Callable[[], datetime] = utc_now,
        behind: Callable[[], bool] = lambda: False,
        sentences: Sentences | None = None,
    ) -> None:
        super().__init__(parent)
        self._behind = behind
        self._speaker = speaker
        self._clips = clips
        self._now = now
        self._clock = clock
        self._zone = settings.zone
        self._voice = settings.display
        self._waiting: deque[Announcement] = deque()
        self._saying: tuple[Announcement, ...] = ()
        self._awaited: tuple[Announcement, ...] = ()  # of these, whose people have not come
        self._said_of_it = 0
        self._languages: tuple[str, ...] = ()
        self._sentences = sentences or Sentences(parent=self)
        self._texts: deque[StaffSentence] = deque()
        self._telling: StaffSentence | None = None
        self._chimed = -1.0  # for which announcement
        speaker.availability_changed.connect(self._follow_speaker)

    @Property(bool, notify=audible_changed)
    def audible(self) -> bool:
        """Whether the next call is expected to be heard."""
        return self._speaker.available

    def announce(
        self, label: str, counter: int, *, again: bool = False, age: float = 0.0, language: str = ""
    ) -> None:
        """Puts a call in the queue, made `age` seconds ago. One that still waits there for the same number keeps
        its place, is said as it would have been, and takes the newer counter. Raises ValueError for what is no
        number or no counter.
        """
        new = Announcement(label, counter, self._now() - age, again, language)
        self._speech((new,), "vi")
        for place, waiting in enumerate(self._waiting):
            if waiting.label == label:
                self._waiting[place] = replace(new, again=waiting.again)
                return
        self._waiting.append(new)
        self._texts = deque(sentence for sentence in self._texts if not sentence.repeat)
        self._chimed = -1.0
        self._begin()

    def announce_text(self, texts: Mapping[str, str], *, age: float = 0.0) -> None:
        """Says a sentence of staff, made `age` seconds ago, in each language of the voice that has it; the chime
        alone where there is none. By clips, else by espeak-ng if it is there.
        """
        languages = [language for language in self._voice.voice if language in texts]
        if languages:
            self._prepare(texts, languages, (), self._now() - age)
        else:
            self._tell((StaffSentence("", (), self._now() - age),))

    def keep(self, labels: Collection[str]) -> None:
        """Drops calls of other numbers: their people have come. A sentence being said is said to its end."""
        self._waiting = deque(call for call in self._waiting if call.label in labels)
        self._awaited = tuple(call for call in self._awaited if call.label in labels)

    def _prepare(
        self, texts: Mapping[str, str], left: Sequence[str], ready: tuple[StaffSentence, ...], at: float
    ) -> None:
        """Finds what says the sentence in the languages that are `left`, then puts all in the queue."""
        if not left:
            again = (replace(sentence, repeat=True) for sentence in ready)
            self._tell((*ready, *again) if self._voice.repeat > 1 else ready)
            return
        language, *others = left
        text = texts[language]

        def found(row: Row) -> None:
            self._prepare(texts, others, (*ready, StaffSentence(text, row, at)), at)

        row = self._clips.sentence(text, language, whole=self._voice.numbers == "words")
        if row:
            found(row)
        else:
            self._sentences.make(text, language, lambda file: found((file,) if file else ()))

    def _tell(self, sentences: Sequence[StaffSentence]) -> None:
        self._texts.extend(sentences)
        self._begin()

    def _begin(self) -> None:
        if not self._saying and not self._telling:
            self._next_call()

    def _next_call(self) -> None:
        self._saying = self._awaited = ()
        self._telling = None
        if not self._speaker.available:
            return
        self._waiting = deque(filter(self._holds, self._waiting)) if self._volume else deque()
        if not self._waiting:
            self._next_text()
            return
        self._saying = tuple(self._waiting.popleft() for _ in range(together(len(self._waiting))))
        self._awaited, self._said_of_it = self._saying, 0
        self._languages = self._sayable(self._saying)
        self._next_sentence()

    def _next_sentence(self) -> None:
        """The call's next one as long as there is one, otherwise the next call."""
        languages, said = self._languages, self._said_of_it
        oldest = self._now() - min((call.at for call in self._waiting), default=self._now())
        due = sayings(len(self._waiting), oldest, len(languages), self._voice.repeat)
        if said and (
            said >= due or len(self._saying) > 1 or not any(map(self._holds, self._awaited)) or not self._volume
        ):
            self._next_call()
            return
        self._said_of_it += 1
        row: Row = () if said else (LEAD, *self._clip(CHIME))
        if languages:
            language = languages[said % len(languages)]
            speech = self._speech(self._saying, language)
            row += (REPEAT_AFTER - TAIL if said else AFTER_CHIME, *self._row(speech, language))
            self.speaking.emit(speech.text)
        self._speaker.play((*row, TAIL), self._said, self._volume)

    def _next_text(self) -> None:
        """The next sentence of staff that holds and, unless it was heard for another language, its chime."""
        self._texts = deque(filter(self._holds, self._texts)) if self._volume else deque()
        self._telling = sentence = self._texts.popleft() if self._texts else None
        if sentence is None:
            self.silent.emit()
            return
        first, self._chimed = sentence.at != self._chimed, sentence.at
        opening: Row = (LEAD, *self._clip(CHIME), AFTER_CHIME) if first else (REPEAT_AFTER - TAIL,)
        self.speaking.emit(sentence.text)
        self._speaker.play((*opening, *sentence.row, TAIL), self._told, self._volume)

    def _told(self, heard: bool) -> None:
        if self._behind():
            QTimer.singleShot(CATCH_UP_MS, self, partial(self._told, heard))
            return
        if not heard and not self._speaker.available and self._telling:
            self._texts.appendleft(self._telling)
            self._chimed = -1.0
        self._next_call()

    def _said(self, heard: bool) -> None:
        if self._behind():
            QTimer.singleShot(CATCH_UP_MS, self, partial(self._said, heard))
            return
        if heard:
            self._next_sentence()
            return
        if not self._speaker.available:
            newer = {call.label for call in self._waiting}
            self._waiting.extendleft(call for call in reversed(self._awaited) if call.label not in newer)
        self._next_call()  # where only its files are wrong, the rest of this call would fail too

    def _holds(self, said: Announcement | StaffSentence) -> bool:
        return said.at >= self._now() - HOLDS_SECONDS

    @property
    def _volume(self) -> int:
        local = self._clock().astimezone(self._zone)
        return self._voice.volume_in(local.hour * 60 + local.minute)

    def _sayable(self, calls: Sequence[Announcement]) -> tuple[str, ...]:
        """The languages of the voice, and after them that of the slip, in which nothing of these calls would be
        left out: "A12" for "A012" would call somebody else. If there is none, Vietnamese as far as it goes.
        """
        voice, own = self._voice.voice, calls[0].language
        needed = {each: self._speech(calls, each).clips for each in (*voice, *[own] * bool(own))}
        whole = [each for each in voice if self._complete(needed[each], each)]
        if own and voice and self._voice.ticket_language and own not in voice:
            whole += [own] * self._clips.has_all(needed[own], own)
        return tuple(whole) or ("vi",) * bool(voice)

    def _complete(self, clips: Sequence[str], language: str) -> bool:
        """Each that is missing is logged, once."""
        return () not in [self._clip(clip, language) for clip in clips]

    def _speech(self, calls: Sequence[Announcement], language: str) -> Spoken:
        whole = self._voice.numbers == "words"
        if len(calls) > 1:
            return calls_speech([(call.label, call.counter) for call in calls], language, whole=whole)
        return call_speech(calls[0].label, calls[0].counter, language, whole=whole, again=calls[0].again)

    def _row(self, speech: Spoken, language: str) -> Row:
        """The sentence as files and pauses, without what is missing."""
        parts = ((part,) if isinstance(part, int) else self._clip(part, language) for part in speech.row)
        return tuple(part for found in parts for part in found)

    def _clip(self, name: str, language: str = "") -> tuple[Path, ...]:
        path = self._clips.find(name, language)
        return () if path is None else (path,)

    @Slot()
    def _follow_speaker(self) -> None:
        self.audible_changed.emit(self._speaker.available)
        self._go_on()

    def _go_on(self) -> None:
        if not self._speaker.available:
            return
        if self._behind():
            QTimer.singleShot(CATCH_UP_MS, self, self._go_on)
        else:
            self._begin()
