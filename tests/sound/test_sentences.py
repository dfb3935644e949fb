"""Sentences that nobody recorded: made by espeak-ng in a process of its own, shaped as all clips are, and kept."""

import os
import shutil
import sys
import time

import pytest

from shared.sound.player import read_clip
from shared.sound.sentences import Sentences
from shared.sound.shape import loudness

WRITES = "import pathlib, sys; pathlib.Path(sys.argv[2]).write_bytes(sys.stdin.buffer.read())"


def made(qtbot, maker, text="Mất điện", language="vi"):
    """The file; the answer never comes from within `make`."""
    files = []
    maker.make(text, language, files.append)
    assert files == []
    qtbot.waitUntil(lambda: files != [], timeout=60_000)
    assert len(files) == 1
    return files[0]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs espeak-ng")
@pytest.mark.parametrize(("text", "language"), [("Mất điện, xin chờ", "vi"), ("-f /etc/passwd", "en")])
def test_espeak_ng_says_it_as_loud_as_all_clips(qapp, qtbot, tmp_path, text, language):
    samples = read_clip(made(qtbot, Sentences(tmp_path / "new"), text, language))
    assert 1 < len(samples) / 22_050 < 4
    assert loudness(samples) == pytest.approx(-16, abs=0.3)


def test_what_was_made_once_is_kept_and_the_oldest_go(qapp, qtbot, tmp_path):
    maker = Sentences(tmp_path, maker=(sys.executable, "-c", WRITES), kept=2)
    first = made(qtbot, maker)
    assert first.read_text("utf-8") == "Mất điện"
    assert made(qtbot, Sentences(tmp_path, maker=("/nonexistent",))) == first
    assert made(qtbot, maker, language="en") != first
    os.utime(first, (time.time() - 100,) * 2)
    made(qtbot, maker, "Ba")
    assert not first.exists()


@pytest.mark.allow_logs("shared.sound.sentences")
@pytest.mark.parametrize("maker", [("/nonexistent/espeak",), (sys.executable, "-c", "raise SystemExit(1)")])
def test_where_nobody_can_say_it_the_answer_is_none(qapp, qtbot, tmp_path, maker, caplog):
    assert made(qtbot, Sentences(tmp_path, maker=maker)) is None
    assert "is not said" in caplog.text
