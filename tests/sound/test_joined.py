"""What is played of a call, sample for sample, against a joiner of its own; and that no clip is missing."""

from __future__ import annotations

import random
import wave
from string import ascii_uppercase

import pytest

from display.announcer import Announcer
from shared.rules.words import COUNTERS, call_speech, languages
from shared.sound.clips import Clips
from shared.sound.player import join
from shared.sound.shape import RATE, loudness
from tests.display.test_announcer import SOUNDS, hall, play_out
from tests.support.speakers import SilentSpeaker

CALLS, MEASURED = 50, 3
LUFS = -16.0
FROM_LUFS = 1.5
"""A sentence of clips of -16 LUFS, each as quiet as its own consonants are."""


def wav(name):
    with wave.open(str(SOUNDS / f"{name}.wav")) as file:
        return file.readframes(file.getnframes())


def silence(milliseconds):
    return bytes(2 * (RATE * milliseconds // 1000))


def counter_words(number):
    """As one counts in the schoolbook: mười, mười một, mười lăm, hai mươi, hai mươi mốt, hai mươi lăm."""
    tens, unit = divmod(number, 10)
    if tens == 0:
        return [str(unit)]
    last = {0: [], 1: ["mot" if tens > 1 else "1"], 5: ["lam"]}.get(unit, [str(unit)])
    return ["10", *last] if tens == 1 else [str(tens), "muoi", *last]


def sentence(label, number, *, again):
    """By docs/sounds.md: 40 ms within what is one, 120 between letters and digits, 250 between the parts."""

    def said(words, pause):
        return silence(pause).join(wav(f"vi/{word}") for word in words)

    called = wav("vi/moi-so") + silence(40) + said(label.lower(), 120)
    way = wav("vi/den-quay-so") + silence(40) + said(counter_words(number), 40)
    return silence(250).join([*([wav("vi/xin-nhac-lai")] if again else []), called, way])


def test_fifty_random_calls_are_the_clips_with_the_pauses_asked_for_as_loud_as_asked_for(qapp):
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    for count in range(CALLS):
        label, number = f"{chance.choice(ascii_uppercase)}{chance.randrange(1000):03d}", chance.choice(COUNTERS)
        again, speaker = chance.random() < 0.3, SilentSpeaker(by_hand=True)
        Announcer(hall(repeat=2), speaker, Clips([SOUNDS])).announce(label, number, again=again)
        play_out(speaker)
        first, second = (join(row).tobytes() for row in speaker.played)
        once = sentence(label, number, again=again)
        opening = silence(100) + wav("chime") + silence(350)
        assert first == opening + once + silence(350), (label, number, seed)
        assert second == silence(350) + once + silence(350), (label, number, seed)
        if count < MEASURED:
            assert abs(loudness(memoryview(once).cast("h").tolist(), RATE) - LUFS) < FROM_LUFS, (
                label,
                number,
                seed,
            )


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("language", languages())
def test_no_number_and_no_counter_lacks_a_clip(language, whole):
    """A000-Z999 at 1-99: letters, numbers and counters do not depend on each other."""
    calls = [(f"A{number:03d}", 1) for number in range(1000)]
    calls += [(f"{letter}000", 1) for letter in ascii_uppercase] + [("A000", number) for number in range(1, 100)]
    needed = {clip for call in calls for clip in call_speech(*call, language, whole=whole, again=True).clips}
    assert {clip for clip in needed if not (SOUNDS / language / f"{clip}.wav").is_file()} == set()
