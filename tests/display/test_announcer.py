"""The announcer: what is said, in which order, and that nothing silences the rest."""

import logging
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from display.announcer import Announcer
from display.rush import HOLDS_SECONDS, LANGUAGES_UNTIL, REPEATS_UNTIL, SINGLE_UNTIL, sayings, together
from shared.assets import assets, example_hall
from shared.settings.load import load
from shared.settings.settings import Settings
from shared.sound.clips import Clips, folders
from shared.sound.player import RATE, join
from shared.sound.speaker import Row
from tests.support.speakers import SilentSpeaker

SOUNDS = assets() / "sounds"
A012_TO_3 = ["chime", "vi/moi-so", "vi/a", "vi/0", "vi/1", "vi/2", "vi/den-quay-so", "vi/3"]


def hall(**display: object) -> Settings:
    """The hall that comes with the program, its voice as given, otherwise Vietnamese once."""
    settings = load(example_hall())
    voice = settings.display.model_copy(update={"voice": ("vi",), "repeat": 1, **display})
    return settings.model_copy(update={"display": voice})


@pytest.fixture
def speaker(qapp):
    return SilentSpeaker(by_hand=True)


@pytest.fixture
def announcer(speaker):
    return Announcer(hall(), speaker, Clips([SOUNDS]))


def files(row: Row) -> list[Path]:
    return [part for part in row if isinstance(part, Path)]


def names(row: Row, folder: Path = SOUNDS) -> list[str]:
    return [path.relative_to(folder).with_suffix("").as_posix() for path in files(row)]


def said_calls(speaker: SilentSpeaker) -> list[str]:
    """The digits of each sentence."""
    return ["".join(path.stem for path in files(row) if path.stem.isdigit()) for row in speaker.played]


def play_out(speaker: SilentSpeaker) -> None:
    while speaker.playing:
        speaker.finish()


def test_a_call_is_the_chime_and_the_sentence(announcer, speaker, qtbot):
    with qtbot.waitSignal(announcer.speaking, timeout=60_000) as speaking:
        announcer.announce("A012", 3)
    assert names(speaker.played[0]) == A012_TO_3
    assert speaking.args == ["Mời số A, không, một, hai, đến quầy số ba"]
    assert [part for part in speaker.played[0] if isinstance(part, int)] == [
        100,
        350,
        40,
        120,
        120,
        120,
        250,
        40,
        350,
    ]


def test_calls_are_said_in_order_and_never_two_at_once(announcer, speaker, qtbot):
    for number in (1, 2, 3):
        announcer.announce(f"A00{number}", 4)
    assert said_calls(speaker) == ["0014"]
    speaker.finish()
    assert said_calls(speaker) == ["0014", "0024"]
    with qtbot.waitSignal(announcer.silent, timeout=60_000):
        play_out(speaker)
    assert said_calls(speaker) == ["0014", "0024", "0034"]


def test_after_silence_it_speaks_again(announcer, speaker):
    announcer.announce("A001", 1)
    play_out(speaker)
    announcer.announce("A002", 1)
    play_out(speaker)
    assert said_calls(speaker) == ["0011", "0021"]


def test_every_language_and_every_repetition_with_one_chime(speaker):
    announcer = Announcer(hall(voice=("vi", "en"), repeat=2), speaker, Clips([SOUNDS]))
    sentences = []
    announcer.speaking.connect(sentences.append)
    announcer.announce("A012", 3)
    play_out(speaker)
    rows = [names(row) for row in speaker.played]
    assert rows[0] == A012_TO_3
    assert rows[1][0] == "en/number"
    assert rows[2] == A012_TO_3[1:]
    assert rows[3] == rows[1]
    assert [(row[0], row[-1]) for row in speaker.played[1:]] == [(350, 350)] * 3, "0.7 s from one to the next"
    assert [text.split()[0] for text in sentences] == ["Mời", "Number", "Mời", "Number"]


@pytest.mark.parametrize(
    ("display", "said"),
    [
        ({}, ["vi", "en"]),
        ({"repeat": 2}, ["vi", "en"] * 2),
        ({"ticket_language": False}, ["vi"]),
        ({"voice": ("en", "vi")}, ["en", "vi"]),
        ({"voice": ()}, []),
    ],
)
def test_a_call_is_said_in_the_language_of_its_slip_too(speaker, display, said):
    Announcer(hall(**display), speaker, Clips([SOUNDS])).announce("A012", 3, language="en")
    play_out(speaker)
    assert [path.parent.name for row in speaker.played for path in files(row)[-1:] if said] == said


@pytest.mark.allow_logs("shared.sound.clips")
@pytest.mark.parametrize("voice", [("vi", "rad"), ("rad",), ("rad", "vi")])
def test_what_a_language_has_not_all_clips_of_is_said_in_vietnamese_alone(speaker, tmp_path, voice, caplog):
    """And never without a digit."""
    (tmp_path / "rad").mkdir()
    for clip in ("moi-so", "a", "1", "2", "den-quay-so"):
        shutil.copy(SOUNDS / "vi" / f"{clip}.wav", tmp_path / "rad" / f"{clip}.wav")
    announcer = Announcer(hall(voice=voice), speaker, Clips([tmp_path, SOUNDS]))
    for label in ("A012", "A12"):
        announcer.announce(label, 1, language="jra")
        play_out(speaker)
    said = [files(row)[-1].parent.name for row in speaker.played]
    assert said == ["vi", *voice]
    assert "rad/0.wav" in caplog.text
    assert "jra" not in caplog.text


def test_a_recall_of_a_call_that_still_waits_is_said_once_at_its_place_with_the_new_counter(announcer, speaker):
    announcer.announce("A001", 1)
    announcer.announce("A002", 2)
    announcer.announce("A003", 3)
    announcer.announce("A002", 5)
    play_out(speaker)
    assert said_calls(speaker) == ["0011", "0025", "0033"]


def test_a_recall_of_the_call_being_said_is_said_again(announcer, speaker):
    announcer.announce("A001", 1)
    announcer.announce("A001", 1)
    play_out(speaker)
    assert said_calls(speaker) == ["0011", "0011"]


def test_a_recall_is_not_said_like_a_first_call(announcer, speaker):
    announcer.announce("A001", 1, again=True)
    announcer.announce("A002", 2)
    announcer.announce("A002", 5, again=True)  # nobody has heard the first yet
    play_out(speaker)
    assert [("vi/xin-nhac-lai" in names(row)) for row in speaker.played] == [True, False]


def test_numbers_as_words(speaker):
    Announcer(hall(numbers="words"), speaker, Clips([SOUNDS])).announce("A021", 15)
    assert names(speaker.played[0]) == [
        *("chime", "vi/moi-so", "vi/a", "vi/2", "vi/muoi", "vi/mot"),
        *("vi/den-quay-so", "vi/10", "vi/lam"),
    ]


# In a rush


def test_the_rules_of_a_rush():
    """Two languages, twice: repeats go first, then second languages, then calls are merged."""
    assert [sayings(waiting, 0, 2, 2) for waiting in range(8)] == [4, 4, 2, 2, 1, 1, 1, 1]
    assert [together(waiting) for waiting in range(1, 8)] == [1, 1, 1, 1, 1, 3, 3]
    assert REPEATS_UNTIL < LANGUAGES_UNTIL < SINGLE_UNTIL
    assert sayings(1, HOLDS_SECONDS / 2 + 1, 2, 2) == 1, "while somebody waits for long"
    assert sayings(0, 0, 0, 2) == 1, "the chime alone"


def test_a_repeat_is_left_out_as_soon_as_enough_others_wait(speaker):
    announcer = Announcer(hall(repeat=2), speaker, Clips([SOUNDS]))
    announcer.announce("A001", 1)
    for number in (2, 3):
        announcer.announce(f"A00{number}", 1)
    speaker.finish()
    assert said_calls(speaker) == ["0011", "0021"]


def test_in_a_rush_calls_are_said_in_one_sentence_and_none_is_lost(speaker):
    announcer = Announcer(hall(voice=("vi", "en"), repeat=2), speaker, Clips([SOUNDS]))
    sentences = []
    announcer.speaking.connect(sentences.append)
    for number in range(10):
        announcer.announce(f"A00{number}", 1)
    play_out(speaker)
    said = said_calls(speaker)
    assert said[:3] == ["0001", "001100210031", "004100510061"], "the first was alone when it came"
    assert sentences[1].startswith("Mời các số A, không, không, một, quầy một; A, không, không, hai, quầy một; A,")
    assert said[3:] == ["0071"] * 2 + ["0081"] * 4 + ["0091"] * 4, "two waited, then one, then none"


def test_twenty_calls_in_one_second_are_all_said_in_time(speaker):
    clock = [0.0]
    announcer = Announcer(hall(voice=("vi", "en"), repeat=2), speaker, Clips([SOUNDS]), now=lambda: clock[0])
    calls = [f"A{number:03}" for number in range(20)]
    for counter, label in enumerate(calls, 1):
        announcer.announce(label, counter)
    while speaker.playing:
        clock[0] += len(join(speaker.played[-1])) / RATE
        speaker.finish()
    said = "".join(said_calls(speaker))
    assert all(label[1:] in said for label in calls)
    assert clock[0] < HOLDS_SECONDS + 10, "the last begins in time"


def test_nothing_is_said_later_than_it_holds(speaker):
    clock = [0.0]
    announcer = Announcer(hall(repeat=2), speaker, Clips([SOUNDS]), now=lambda: clock[0])
    announcer.announce("A001", 1)
    announcer.announce("A002", 2)
    clock[0] = 1
    announcer.announce("A003", 3)
    clock[0] = HOLDS_SECONDS + 1
    play_out(speaker)
    assert said_calls(speaker) == ["0011", "0033", "0033"]


def test_a_sentence_is_not_repeated_to_whom_has_come(speaker):
    announcer = Announcer(hall(repeat=2), speaker, Clips([SOUNDS]))
    announcer.announce("A001", 1)
    announcer.keep({"A002"})
    play_out(speaker)
    assert said_calls(speaker) == ["0011"]


# What staff announce


class FakeSentences:
    """Makes a file of what it knows at once, of nothing else."""

    def __init__(self, *known):
        self._known = known

    def make(self, text, language, made):
        made(Path(f"/{language}.wav") if text in self._known else None)


def announcing(speaker, *known, **display):
    return Announcer(hall(**display), speaker, Clips([SOUNDS]), sentences=FakeSentences(*known))


def stems(speaker):
    return [[path.stem for path in files(row)] for row in speaker.played]


def test_a_sentence_of_staff_is_said_by_clips_in_each_language_that_has_it_with_one_chime(speaker, qtbot):
    announcer = announcing(speaker, "Please wait", voice=("vi", "en"), repeat=2)
    with qtbot.waitSignal(announcer.silent, timeout=60_000):
        announcer.announce_text({"vi": "Xin nhắc lại, quầy 3", "en": "Please wait"})
        play_out(speaker)
    said = [["xin-nhac-lai", "quay", "3"], ["en"]]
    assert stems(speaker) == [["chime", *said[0]], said[1], *said]
    assert speaker.played[0][0] == 100
    assert speaker.played[1][0] == 350


def test_where_nothing_can_say_it_the_chime_comes_alone(speaker):
    announcing(speaker).announce_text({"vi": "Mất điện"})
    speaker.finish()
    announcing(speaker, voice=("en",)).announce_text({"vi": "quầy 3"})
    assert stems(speaker) == [["chime"], ["chime"]]


def test_calls_go_before_what_staff_announce_and_end_its_repeat(speaker):
    announcer = announcing(speaker, voice=("vi",), repeat=2)
    announcer.announce("A001", 1)
    announcer.announce_text({"vi": "quầy 3"})
    announcer.announce("A002", 2)
    speaker.finish()
    speaker.finish()
    speaker.finish()
    speaker.finish()
    assert stems(speaker)[-1] == ["chime", "quay", "3"], "the calls are over"
    announcer.announce("A003", 4)
    speaker.finish()
    play_out(speaker)
    assert [row[-1] for row in stems(speaker)] == ["1", "1", "2", "2", "3", "4", "4"], (
        "nothing is said over a call"
    )


def test_what_staff_announce_is_not_said_late_nor_in_quiet_hours(speaker):
    clock = [0.0]
    known = speaker, Clips([SOUNDS])
    announcer = Announcer(hall(), *known, now=lambda: clock[0], sentences=FakeSentences())
    speaker.unplug()
    announcer.announce_text({"vi": "quầy 3"})
    clock[0] = HOLDS_SECONDS + 1
    announcer.announce_text({"vi": "quầy 4"})
    speaker.plug_in()
    play_out(speaker)
    Announcer(hall(volume=0), *known, sentences=FakeSentences()).announce_text({"vi": "quầy 5"})
    assert stems(speaker) == [["chime", "quay", "4"]]


def test_a_sentence_cut_off_is_said_again_when_the_sound_is_back(speaker):
    announcer = announcing(speaker)
    announcer.announce_text({"vi": "quầy 3"})
    speaker.unplug()
    speaker.finish()
    speaker.plug_in()
    play_out(speaker)
    assert stems(speaker) == [["chime", "quay", "3"]] * 2


# By the time of day


def test_quiet_hours_and_volume(speaker):
    clock = [datetime(2026, 9, 1, 11, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))]
    voice = hall(volume=80, volume_at=("11:30-13:30 0", "22:00-06:00 30"))
    announcer = Announcer(voice, speaker, Clips([SOUNDS]), clock=lambda: clock[0])
    for hour, label in ((11, "A001"), (12, "A002"), (14, "A003"), (23, "A004"), (29, "A005")):
        clock[0] = datetime(2026, 9, 1, 5, tzinfo=UTC) + timedelta(hours=hour - 12)
        announcer.announce(label, 1)
        play_out(speaker)
    assert list(zip(said_calls(speaker), speaker.volumes, strict=True)) == [
        *(("0011", 80), ("0031", 80)),
        *(("0041", 30), ("0051", 30)),
    ]


def test_without_sound_the_lamp_is_told_and_calls_wait(announcer, speaker, qtbot):
    with qtbot.waitSignal(announcer.audible_changed, timeout=60_000) as lamp:
        speaker.unplug()
    assert lamp.args == [False]
    assert announcer.audible is False
    announcer.announce("A001", 1)
    announcer.announce("A002", 1)
    assert not speaker.playing
    with qtbot.waitSignal(announcer.audible_changed, timeout=60_000) as lamp:
        speaker.plug_in()
    assert lamp.args == [True]
    assert announcer.audible is True
    play_out(speaker)
    assert said_calls(speaker) == ["0011", "0021"]


def test_when_the_sound_is_back_only_what_still_holds_is_said(speaker):
    clock = [0.0]
    announcer = Announcer(hall(), speaker, Clips([SOUNDS]), now=lambda: clock[0])
    speaker.unplug()
    announcer.announce("A001", 1)
    announcer.announce("A002", 2)
    clock[0] = HOLDS_SECONDS
    announcer.announce("A003", 3)
    announcer.announce("A004", 4)
    announcer.announce("A002", 5)  # recalled: newer than it was
    announcer.keep({"A001", "A002", "A004"})  # whoever has A003 has come
    clock[0] += 1
    speaker.plug_in()
    play_out(speaker)
    assert said_calls(speaker) == ["0025", "0044"]


def test_a_call_cut_off_is_said_again_whole_when_the_sound_is_back(speaker):
    announcer = Announcer(hall(voice=("vi", "en")), speaker, Clips([SOUNDS]))
    announcer.announce("A001", 1)
    announcer.announce("A002", 1)
    speaker.finish()
    speaker.unplug()
    speaker.finish()
    speaker.plug_in()
    play_out(speaker)
    assert said_calls(speaker) == ["0011", "0011", "0011", "0011", "0021", "0021"]


def test_a_call_cut_off_is_not_said_again_when_its_person_came_or_it_was_called_anew(announcer, speaker):
    announcer.announce("A001", 1)
    announcer.keep(set())
    speaker.unplug()
    speaker.finish()
    announcer.announce("A002", 1)
    speaker.plug_in()
    announcer.announce("A002", 5)
    speaker.unplug()
    speaker.finish()
    speaker.plug_in()
    play_out(speaker)
    assert said_calls(speaker) == ["0011", "0021", "0025"]


def test_a_call_whose_files_are_no_sound_does_not_hold_up_the_next(announcer, speaker):
    announcer.announce("A001", 1)
    announcer.announce("A002", 1)
    speaker.fail()
    play_out(speaker)
    assert said_calls(speaker) == ["0011", "0021"]


def test_the_halls_own_recording_wins_per_file(speaker, tmp_path):
    (tmp_path / "vi").mkdir()
    for name in ("vi/3.wav", "chime.wav"):
        shutil.copy(SOUNDS / name, tmp_path / name)
    Announcer(hall(), speaker, Clips([tmp_path, SOUNDS])).announce("A012", 3)
    own = [path for path in files(speaker.played[0]) if path.is_relative_to(tmp_path)]
    assert names(tuple(own), tmp_path) == ["chime", "vi/3"]
    assert len(files(speaker.played[0])) == len(A012_TO_3)


@pytest.mark.allow_logs("shared.sound.clips")
def test_a_missing_clip_is_left_out_and_logged_once(speaker, tmp_path, caplog):
    shutil.copytree(SOUNDS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "vi" / "a.wav").unlink()
    announcer = Announcer(hall(), speaker, Clips([tmp_path]))
    with caplog.at_level(logging.WARNING):
        announcer.announce("A012", 3)
        announcer.announce("A013", 3)
        play_out(speaker)
    assert names(speaker.played[0], tmp_path) == [clip for clip in A012_TO_3 if clip != "vi/a"]
    assert len(speaker.played) == 2
    assert [record.getMessage().split(" is in")[0] for record in caplog.records] == ["clip vi/a.wav"]


def test_a_folder_of_recordings_that_cannot_be_entered_is_passed_over(speaker):
    """Python 3.11 raises for a name that is too long as for a folder of the administrator's."""
    announcer = Announcer(hall(), speaker, Clips([SOUNDS / ("x" * 300), SOUNDS]))
    announcer.announce("A012", 3)
    play_out(speaker)
    assert names(speaker.played[0], SOUNDS) == A012_TO_3


def test_recordings_beside_the_hall_file_speak_a_language_that_the_program_does_not_know(speaker, tmp_path):
    folder = tmp_path / "sounds" / "rad"
    folder.mkdir(parents=True)
    for clip in ("moi-so", "a", "0", "1", "2", "den-quay-so"):
        shutil.copy(SOUNDS / "vi" / f"{clip}.wav", folder / f"{clip}.wav")
    announcer = Announcer(hall(voice=("rad",), numbers="words"), speaker, Clips(folders(tmp_path / "hall.toml")))
    announcer.announce("A012", 21)
    said = files(speaker.played[0])
    assert [path.stem for path in said] == ["chime", "moi-so", "a", "1", "2", "den-quay-so", "2", "1"]
    assert all(path.parent == folder for path in said[1:])


def test_without_any_language_the_chime_still_comes(speaker):
    announcer = Announcer(hall(voice=()), speaker, Clips([SOUNDS]))
    announcer.announce("A012", 3)
    assert names(speaker.played[0]) == ["chime"]


def test_what_is_no_number_is_refused_before_it_is_queued(announcer, speaker):
    with pytest.raises(ValueError, match="is not a number"):
        announcer.announce("12", 3)
    assert not speaker.playing


def test_beside_a_hall_file_without_recordings_it_takes_the_clips_that_come_with_the_program(speaker, tmp_path):
    Announcer(hall(), speaker, Clips(folders(tmp_path / "hall.toml"))).announce("A012", 3)
    assert [path.stem for path in files(speaker.played[0])] == [Path(clip).name for clip in A012_TO_3]


def test_calls_whose_people_have_come_are_not_said_any_more(announcer, speaker):
    for number in (1, 2, 3):
        announcer.announce(f"A00{number}", 4)
    announcer.keep({"A003"})
    play_out(speaker)
    assert said_calls(speaker) == ["0014", "0034"]  # the first was being said
