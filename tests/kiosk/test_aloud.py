"""Pages that are read aloud: what is said of each, what is marked meanwhile, and what ends it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QObject, QTimer

from kiosk.aloud import NO_SOUND, Aloud
from kiosk.doors.feedback import FeedbackStep
from kiosk.reading import spoken, to_read
from shared.rules.printing import JobState
from shared.settings.letters import NO_BREAK
from shared.sound.clips import Clips
from tests.kiosk.test_kiosk import SERVICE, KioskStand, board, place
from tests.support.speakers import SilentSpeaker
from tests.support.windows import speaking, stands


class Voice(QObject):
    """Keeps the sentences that were to be made; a file's name is its sentence."""

    def make(self, text, language, made):
        QTimer.singleShot(0, self, lambda: made((language, text)))


class ReadStand(KioskStand):
    """A kiosk with a voice that nobody hears; each sentence ends when the test says so."""

    def __init__(self, *given, asked=False, **named):
        self.speaker, self.asked = SilentSpeaker(by_hand=True), asked
        super().__init__(*given, **named)
        self.until(lambda: self.aloud.offered or not self.speaker.available)

    def shown(self, settings):
        clips, speaker = Clips(()), lambda: self.speaker
        self.aloud = Aloud(self.kiosk, clips, Voice(self.kiosk), speaker, asked=self.asked, settle_ms=0)
        return {"aloud": self.aloud}

    @property
    def said(self):
        return [row[0][1] for row in self.speaker.played]

    def listen(self):
        """Until the first sentence of the page is under way."""
        self.touch("listen")
        self.until(lambda: self.speaker.playing)

    def hear(self):
        """The sentence that is under way is over, and another one under way."""
        count = len(self.said)
        self.speaker.finish()
        self.until(lambda: len(self.said) > count)

    def hear_all(self):
        """All that is still to come of the page."""
        while self.speaker.playing:
            self.speaker.finish()
            self.until(lambda: self.speaker.playing or not self.aloud.markWidth)
        return self.said


@pytest.fixture
def speaks(monkeypatch):
    """This computer says Vietnamese and English."""
    monkeypatch.setattr("kiosk.aloud.speaks", lambda language: language in ("vi", "en"))


@pytest.fixture
def spoken_in(speaks, spoken):
    return spoken


@pytest.fixture
def vietnamese(qapp, tmp_path_factory, speaks):
    with speaking("vi", tmp_path_factory.getbasetemp()):
        yield


@pytest.fixture
def stand_up(qtbot):
    with stands(partial(ReadStand, qtbot)) as make:
        yield make


@pytest.fixture
def stand(stand_up, hall_settings, vietnamese):
    return stand_up(hall_settings)


def page(stand):
    """What would be said of the page on the screen."""
    stand.window.grabWindow()
    return [text.replace(NO_BREAK, " ") for _, text in to_read(stand.window.contentItem())]


# -- what is said


def test_the_question_comes_first_then_each_service_with_its_state(stand_up, hall_settings, spoken_in):
    hall = hall_settings.hall.model_copy(update={"languages": (spoken_in,)})
    stand = stand_up(hall_settings.model_copy(update={"hall": hall}), language=spoken_in)
    stand.news.changed.emit(board(**{SERVICE.replace("-", "_"): 12}), ())
    said = page(stand)
    question, how = {
        "vi": ("Ông/bà cần làm thủ tục gì?", "Xin chạm vào thủ tục cần làm để lấy số."),
        "en": ("What do you need today?", "Touch one to get your number."),
    }[spoken_in]
    assert said[:2] == [question, how]
    names = [service["name"] for service in stand.kiosk.services]
    assert [text.split(". ")[0] for text in said[2 : 2 + len(names)]] == names
    tile = next(text for text in said if text.startswith(dict(zip(names, names, strict=True))[names[0]]))
    assert tile.endswith(stand.kiosk.tiles[0]["text"].replace(NO_BREAK, " "))
    assert said[-2:-1] == [{"vi": "Hạ thấp nút", "en": "Lower buttons"}[spoken_in]]
    assert said[-1] == {"vi": "Nghe", "en": "Read aloud"}[spoken_in]
    assert stand.kiosk.clock not in said


def test_the_ticket_page_says_the_number_and_what_to_do(stand_up, hall_settings, spoken_in):
    stand = stand_up(hall_settings, language=spoken_in)
    stand.take()
    stand.kiosk.print_result(12, JobState.CONFIRMED)
    said = page(stand)
    assert "A012" in said
    here = {
        "vi": ["7 người", "Chọn nhầm? Hủy số này", "Mời lấy phiếu ở bên dưới"],
        "en": ["7 people", "Wrong one? Cancel it", "Take your slip below"],
    }[spoken_in]
    assert [text for text in here if text not in said] == []
    assert said.index("A012") < said.index(here[0]) < said.index(here[2])


def test_nothing_for_staff_no_icon_and_no_key_is_said(stand):
    stand.kiosk.sound_is(NO_SOUND)
    assert stand.find("staffText") is not None
    said = page(stand)
    assert not [text for text in said if text.startswith("Cán bộ") or len(text) == 1]
    stand.number.open("where")
    assert not [text for text in page(stand) if text in "0123456789ABCDEFGHK"]


def test_nothing_that_somebody_typed_or_may_ask_with_is_said_to_the_hall_and_kept_as_a_sound(stand):
    typed = {"text": "Tôi phàn nàn", "phone": "0912 345 678", "consent": True, "code": "7F3K-91QD"}
    stand.kiosk.visit("feedback")
    for step in FeedbackStep:
        stand.feedback.show_props(replace(stand.feedback._props, step=step, category="Khen", **typed))
        said = " ".join(page(stand))
        assert len(said) > 20, step
        assert not [each for each in typed.values() if isinstance(each, str) and each in said], step
    stand.kiosk.goHome()
    stand.number.open("where")
    stand.number.show_props(replace(stand.number._props, typed="A012"))
    assert (stand.find("typedNumber") is not None, "A012" in page(stand)) == (True, False)


def test_numbers_and_times_are_said_as_words():
    assert spoken("Chờ khoảng 10–20 phút", "vi") == "Chờ khoảng 10 đến 20 phút"
    assert spoken("Hôm nay làm việc 07:00–11:30", "vi") == "Hôm nay làm việc 7 giờ đến 11 giờ 30"
    assert spoken("Wait about 10–20 min", "en") == "Wait about 10 to 20 min"


# -- how it goes


def test_one_thing_after_the_other_is_read_and_marked(stand):
    stand.listen()
    everything = page(stand)
    for text in everything[:4]:
        assert stand.said[-1] == spoken(text, "vi")
        marked = next(item for item, said in to_read(stand.window.contentItem()) if said == text)
        assert place(stand.find("beingRead")).contains(place(marked))
        stand.hear()
    assert len(stand.hear_all()) == len(everything)
    assert (stand.find("beingRead"), stand.aloud.on) == (None, True)


def test_a_touch_ends_it_and_the_next_page_is_read_when_it_comes(stand):
    stand.listen()
    stand.touch("priority")
    stand.until(lambda: not stand.speaker.playing)
    assert (stand.find("beingRead"), stand.aloud.on) == (None, True)
    before = len(stand.said)
    stand.take()
    stand.until(lambda: len(stand.said) > before)
    assert stand.said[before] == "Số của ông/bà"


def test_the_button_ends_it_for_good(stand):
    stand.listen()
    stand.touch("listen")
    stand.until(lambda: not stand.speaker.playing)
    before = len(stand.said)
    stand.take()
    stand.jobs.drain()
    stand.until(lambda: stand.find("ticketNumber") is not None)
    assert (stand.aloud.on, len(stand.said)) == (False, before)


def test_the_page_stays_while_it_is_read_and_the_next_person_hears_nothing(stand, hall_settings):
    stand.listen()
    for _ in range(4):
        stand.seconds(hall_settings.kiosk.idle_seconds // 2)  # far from its end, on a slow computer too
        stand.hear()
    assert stand.aloud.on
    stand.seconds(hall_settings.kiosk.idle_seconds)
    assert not stand.aloud.on
    stand.until(lambda: not stand.speaker.playing)


def test_it_is_as_loud_as_staff_chose(stand):
    stand.aloud.loud(40)
    stand.listen()
    stand.hear()
    assert stand.speaker.volumes == [40, 40]


def test_an_output_that_goes_takes_the_button_away_and_only_staff_are_told(stand):
    stand.listen()
    stand.speaker.unplug()
    assert (stand.find("listen"), stand.aloud.on, stand.kiosk.staff) == (None, False, NO_SOUND)
    stand.speaker.plug_in()
    stand.until(lambda: stand.find("listen") is not None)
    assert stand.kiosk.staff == ""


@pytest.mark.parametrize(("asked", "staff"), [(False, ""), (True, NO_SOUND)])
def test_a_kiosk_that_never_had_an_output_tells_staff_only_where_one_is_asked_for(
    stand_up, hall_settings, vietnamese, asked, staff, monkeypatch
):
    monkeypatch.setattr(SilentSpeaker, "available", property(lambda _: False))
    stand = stand_up(hall_settings, asked=asked)
    stand.until(lambda: stand.kiosk.staff == staff)
    assert stand.find("listen") is None


def test_a_language_that_nobody_speaks_here_has_no_button(stand_up, hall_settings, vietnamese):
    hall = hall_settings.hall.model_copy(update={"languages": ("vi", "rad")})
    stand = stand_up(hall_settings.model_copy(update={"hall": hall}))
    stand.listen()
    stand.touch("language")
    stand.until(lambda: not stand.aloud.offered)
    assert (stand.find("listen"), stand.aloud.on) == (None, False)
    stand.touch("language")
    stand.until(lambda: stand.find("listen") is not None)
