"""Pictures and films of the hall beside the calls: no call waits for them, and what is broken is passed over."""

from __future__ import annotations

import logging
from functools import partial

import pytest
from PySide6.QtCore import QObject, QSize, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import (
    QMediaCaptureSession,
    QMediaFormat,
    QMediaRecorder,
    QVideoFrame,
    QVideoFrameInput,
)
from PySide6.QtQml import QQmlComponent

from display.lapse import Lapse
from display.screen import Screen
from shared.link.feed import Feed
from tests.display.test_display import LONG, FakeAnnouncer
from tests.support.folders import ROOT
from tests.support.halls import Clock, Opened, small_hall
from tests.support.windows import FakeLanguage, ManualJobs, ReadNews, Stand, hall_at, place, qml_engine, stands

SAID_BY_QT = [
    "Error decoding",
    "Invalid frameRate",
    "Could not open media",
    "pipewire",
]
pytestmark = pytest.mark.qt_log_ignore(*SAID_BY_QT)
FRAMES = 5
FRAME_US = 40_000


@pytest.fixture
def pictures(tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder


def paint(path, colour="green", size=(64, 36)):
    image = QImage(QSize(*size), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))


class MediaStand(Stand):
    def __init__(self, qtbot, hall, clock, beside):
        self.hall, self.news = hall, ReadNews(Feed(hall))
        known = hall.settings, hall, self.news, ManualJobs(), FakeLanguage(), FakeAnnouncer(), clock, Lapse(clock)
        self.screen = Screen(*known, beside=beside, hold_ms=LONG, flash_ms=LONG)
        super().__init__(qtbot, "display", picture=self.screen)
        self.size(1920, 1080)
        self.media = self.window.findChild(QObject, "media")

    def call(self, counter):
        self.hall.call_next(counter)
        self.news.read()

    def turn(self):
        self.media.findChild(QObject, "turn").triggered.emit()

    def front(self):
        return self.media.property("shown").fileName()


@pytest.fixture
def make(qtbot, tmp_path, pictures):
    clock = Clock()
    settings = small_hall(display={"media": "pictures", "distance_m": 8})
    with hall_at(tmp_path / "queue.sqlite", settings, clock, Opened) as hall:
        hall.open_all()
        hall.issue("papers")
        with stands(partial(MediaStand, qtbot, hall, clock, tmp_path)) as stand_up:
            yield stand_up


def test_pictures_stand_in_turn_beside_the_call_and_are_gone_in_its_moment(make, pictures):
    for name in ("a.png", "b.jpg"):
        paint(pictures / name)
    stand = make()
    stand.until(lambda: stand.screen.mediaShown)
    assert stand.front() == "a.png"
    stand.turn()
    stand.until(lambda: stand.front() == "b.jpg")
    stand.call(1)
    assert (stand.screen.mediaShown, stand.find("media")) == (False, None)
    assert stand.find("row-1"), "the counters have their rows"
    stand.screen._hold.timeout.emit()
    assert stand.screen.mediaShown
    assert place(stand.find("hero")).right() < place(stand.find("media")).left()
    assert stand.front() == "b.jpg"


def test_a_picture_is_not_decoded_larger_than_the_screen(make, pictures):
    paint(pictures / "huge.png", size=(3000, 1500))
    stand = make()
    stand.until(lambda: stand.screen.mediaShown)
    decoded = {picture.implicitWidth() for picture in stand.items() if picture.objectName() == "picture"}
    assert 0 < max(decoded) < 2500


@pytest.mark.parametrize("files", [{}, {"a.jpg": b"no picture", "notes.txt": b"x"}])
def test_without_a_picture_the_calls_have_the_whole_screen(make, pictures, files):
    for name, content in files.items():
        (pictures / name).write_bytes(content)
    stand = make()
    stand.until(lambda: len(stand.media.property("broken").toVariant()) == len(files) // 2)
    assert not stand.screen.mediaShown
    paint(pictures / "later.png")
    stand.until(lambda: stand.screen.mediaShown)


def test_a_broken_picture_is_passed_over(make, pictures):
    (pictures / "a.png").write_bytes(b"no picture")
    paint(pictures / "b.png")
    stand = make()
    stand.until(lambda: stand.screen.mediaShown)
    assert stand.front() == "b.png"


@pytest.mark.allow_logs
def test_where_films_cannot_be_drawn_pictures_go_on(make, pictures, caplog):
    (pictures / "a.mp4").write_bytes(b"x")
    paint(pictures / "b.png")
    with caplog.at_level(logging.WARNING):
        stand = make()
        stand.until(lambda: stand.screen.mediaShown)
        stand.turn()
    assert [line.message for line in caplog.records if "a.mp4" in line.message] == [
        "the film a.mp4 is passed over: films need a graphics card"
    ]
    assert stand.front() == "b.png"


@pytest.fixture
def film(tmp_path, qtbot):
    """A film of a fifth of a second, made here."""
    path = tmp_path / "film.mkv"
    session, frames, recorder = QMediaCaptureSession(), QVideoFrameInput(), QMediaRecorder()
    session.setVideoFrameInput(frames)
    session.setRecorder(recorder)
    kind = QMediaFormat(QMediaFormat.FileFormat.Matroska)
    codec = QMediaFormat.VideoCodec.MotionJPEG
    if codec not in kind.supportedVideoCodecs(QMediaFormat.ConversionMode.Encode):
        pytest.skip("QtMultimedia encodes nothing here")
    kind.setVideoCodec(codec)
    recorder.setMediaFormat(kind)
    recorder.setOutputLocation(QUrl.fromLocalFile(str(path)))
    sent = []

    def send():
        if len(sent) == FRAMES:
            recorder.stop()
            return
        image = QImage(64, 36, QImage.Format.Format_RGB32)
        image.fill(QColor("green"))
        frame = QVideoFrame(image)
        frame.setStartTime(len(sent) * FRAME_US)
        frame.setEndTime((len(sent) + 1) * FRAME_US)
        if frames.sendVideoFrame(frame):
            sent.append(frame)

    frames.readyToSendVideoFrame.connect(send)
    recorder.record()
    qtbot.waitUntil(
        lambda: len(sent) == FRAMES and recorder.recorderState() is QMediaRecorder.RecorderState.StoppedState,
        timeout=60_000,
    )
    return path


def test_a_film_is_played_to_its_end_without_sound_and_a_broken_one_fails(qtbot, tmp_path, film):
    component = QQmlComponent(qml_engine(), str(ROOT / "display" / "qml" / "Film.qml"))
    player = component.create()
    assert player is not None, component.errors()
    told = []
    for name in ("begun", "ended"):
        getattr(player, name).connect(partial(told.append, name))
    player.failed.connect(lambda _: told.append("failed"))
    player.play(QUrl.fromLocalFile(str(film)))
    qtbot.waitUntil(lambda: "ended" in told, timeout=60_000)
    assert told == ["begun", "ended"]
    (tmp_path / "broken.mp4").write_bytes(b"no film")
    player.play(QUrl.fromLocalFile(str(tmp_path / "broken.mp4")))
    qtbot.waitUntil(lambda: "failed" in told, timeout=60_000)
    assert told == ["begun", "ended", "failed"]
    player.deleteLater()
