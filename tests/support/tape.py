"""What a hall heard: the calls read back from a recording, by the samples of the clips and nothing else."""

from __future__ import annotations

import threading
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shared.sound.player import RATE, read_clip

PIECE = RATE // 100
AUDIBLE = 300
PIECES = 24
"""Looked for of each clip, spread over it; a quarter of them has to be there."""
AGAIN = "xin-nhac-lai"
OPENERS = ("chime", AGAIN, "moi-so", "moi-cac-so")
WAYS = ("den-quay-so", "quay")
APART = 3 * RATE // 2
"""No word of a sentence begins so long after the one before."""
LABEL = len("A012")
LOOK_SECONDS = 0.05


@dataclass(frozen=True)
class Heard:
    """A sentence that was begun at `at` (time.time()): its numbers, each with its counter; `again` of a recall;
    `whole` if nothing of it is missing.
    """

    at: float
    calls: tuple[tuple[str, int], ...]
    again: bool
    whole: bool


class Tape:
    """A recording that grows in `file`, and when which sample came. Ends at `stop`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._samples, self._times = [0], [time.time()]
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            size = self._file.stat().st_size // 2
            if size > self._samples[-1]:
                self._samples.append(size)
                self._times.append(time.time())

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def sentences(self, sounds: Path) -> list[Heard]:
        """What the Vietnamese clips in `sounds` say on it."""
        words = found_clips(
            self._file.read_bytes(), sorted([*sounds.glob("*.wav"), *(sounds / "vi").glob("*.wav")])
        )
        return [_heard(words, self._time) for words in _sentences(words)]

    def _time(self, sample: int) -> float:
        return self._times[min(bisect_left(self._samples, sample), len(self._times) - 1)]


def found_clips(recorded: bytes, clips: list[Path]) -> list[tuple[int, str]]:
    """First sample and name of each clip that is there, in order."""
    return sorted(found for clip in clips for found in _places(recorded, clip))


def _places(recorded: bytes, path: Path) -> Iterator[tuple[int, str]]:
    """A machine with too much to do leaves samples out, so pieces of one clip do not lie at one beginning."""
    clip = read_clip(path)
    audible = [at for at in range(0, len(clip) - PIECE, PIECE) if max(map(abs, clip[at : at + PIECE])) > AUDIBLE]
    pieces = audible[:: max(1, len(audible) // PIECES)]
    begins = sorted(place // 2 - at for at in pieces for place in _all(recorded, clip[at : at + PIECE].tobytes()))
    at = 0
    while at < len(begins):
        near = bisect_left(begins, begins[at] + len(clip) // 2) - at
        if near >= len(pieces) / 4:
            yield begins[at], path.stem
        at += near


def _all(recorded: bytes, piece: bytes) -> Iterator[int]:
    place = recorded.find(piece)
    while place >= 0:
        if place % 2 == 0:
            yield place
        place = recorded.find(piece, place + 1)


def _sentences(words: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    sentences: list[list[tuple[int, str]]] = []
    last = -APART
    for at, name in words:
        opens = name in OPENERS and sentences and any(each not in OPENERS for _, each in sentences[-1])
        if not sentences or opens or at - last > APART:
            sentences.append([])
        sentences[-1].append((at, name))
        last = at
    return sentences


def _heard(words: list[tuple[int, str]], when: Callable[[int], float]) -> Heard:
    calls, number, to = [], "", False
    for _, name in words:
        if name in WAYS:
            to = True
        elif to:
            calls.append((number.upper(), int(name)))
            number, to = "", False
        elif name not in OPENERS:
            number += name
    whole = bool(calls) and not number and not to and all(len(label) == LABEL for label, _ in calls)
    return Heard(when(words[0][0]), tuple(calls), any(name == AGAIN for _, name in words), whole)
