"""What espeak-ng says, as samples; and the process that makes a clip of a sentence: `python -m shared.sound.espeak
LANGUAGE FILE`, with the sentence on standard input.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import wave
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from shared.sound.shape import CLEARER, RATE, Samples, filtered, polished, trimmed, write_clip

PROGRAM = "espeak-ng"
VOICES: Mapping[str, str] = MappingProxyType({"vi": "vi", "en": "en-gb"})
WORDS_A_MINUTE = 108
AMPLITUDE = 50
"""espeak-ng's own volume, low enough that it does not clip before the loudness is set here."""


def speaks(language: str) -> bool:
    """Whether this computer can say anything in a language."""
    return language in VOICES and shutil.which(PROGRAM) is not None


def spoken(text: str, language: str, speed: int = WORDS_A_MINUTE) -> Samples:
    """What espeak-ng says at `speed` words a minute. Raises OSError (it is not there), CalledProcessError."""
    voice = ["-v", VOICES[language], "-s", str(speed), "-a", str(AMPLITUDE), "-b", "1"]
    command = [PROGRAM, *voice, "--stdin", "--stdout"]
    done = subprocess.run(command, check=True, capture_output=True, input=text.encode())
    with wave.open(io.BytesIO(done.stdout)) as clip:
        if (clip.getframerate(), clip.getnchannels(), clip.getsampwidth()) != (RATE, 1, 2):
            raise SystemExit(f"{PROGRAM} gave {clip.getparams()}, not {RATE} Hz 16 bit mono")
        samples = array("h", clip.readframes(clip.getnframes()))  # on a pipe the header's length is too long
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def main(arguments: Sequence[str]) -> None:
    """The clip is shaped as all others are; under its name it is whole."""
    language, file = arguments[0], Path(arguments[1])
    text = sys.stdin.buffer.read().decode()
    part = file.with_suffix(".part")
    write_clip(part, polished(trimmed(filtered(spoken(text, language), *CLEARER))))
    part.replace(file)


if __name__ == "__main__":
    main(sys.argv[1:])
