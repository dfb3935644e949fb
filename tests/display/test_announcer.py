"""The announcer: what is said, in which order, and that nothing silences the rest."""

import logging
import shutil
from pathlib import Path

import pytest

from display.announcer import BACKLOG, HOLDS_SECONDS, Announcer
from shared.assets import assets, example_hall
from shared.settings.load import load
from shared.settings.settings import Settings
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
    return Announcer(hall(), speaker, [SOUNDS])


def names(row: tuple[Path, ...], folder: Path = SOUNDS) -> list[str]:
    return [path.relative_to(folder).with_suffix("").as_posix() for path in row]


def said_calls(speaker: SilentSpeaker) -> list[str]:
    """The digits of each utterance."""
    return ["".join(path.stem for path in row if path.stem.isdigit()) for row in speaker.played]


def play_out(speaker: SilentSpeaker) -> None:
    while speaker.playing:
        speaker.finish()


def test_a_call_is_the_chime_and_the_sentence(announcer, speaker, qtbot):
    with qtbot.waitSignal(announcer.speaking, timeout=60_000) as speaking:
        announcer.announce("A012", 3)
    assert names(speaker.played[0]) == A012_TO_3
    assert speaking.args == ["Mời số A, không, một, hai, đến quầy số, ba"]


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
    announcer = Announcer(hall(voice=("vi", "en"), repeat=2), speaker, [SOUNDS])
    sentences = []
    announcer.speaking.connect(sentences.append)
    announcer.announce("A012", 3)
    play_out(speaker)
    rows = [names(row) for row in speaker.played]
    assert rows[0] == A012_TO_3
    assert rows[1][0] == "en/number"
    assert rows[2] == A012_TO_3[1:]
    assert rows[3] == rows[1]
    assert [text.split()[0] for text in sentences] == ["Mời", "Number", "Mời", "Number"]


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


def test_a_long_backlog_loses_no_call_but_is_said_shortly(speaker):
    announcer = Announcer(hall(voice=("vi", "en"), repeat=2), speaker, [SOUNDS])
    for number in range(10):
        announcer.announce(f"A00{number}", 1)
    play_out(speaker)
    said = said_calls(speaker)
    assert list(dict.fromkeys(said)) == [f"00{number}1" for number in range(10)]
    utterances = [said.count(f"00{number}1") for number in range(10)]
    assert utterances == [4, 1, 1, 1, *[4] * BACKLOG], "first alone, three while more than six waited, then whole"


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
    announcer = Announcer(hall(), speaker, [SOUNDS], now=lambda: clock[0])
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
    announcer = Announcer(hall(voice=("vi", "en")), speaker, [SOUNDS])
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
    Announcer(hall(), speaker, [tmp_path, SOUNDS]).announce("A012", 3)
    own = [path for path in speaker.played[0] if path.is_relative_to(tmp_path)]
    assert names(tuple(own), tmp_path) == ["chime", "vi/3"]
    assert len(speaker.played[0]) == len(A012_TO_3)


@pytest.mark.allow_logs("display.announcer")
def test_a_missing_clip_is_left_out_and_logged_once(speaker, tmp_path, caplog):
    shutil.copytree(SOUNDS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "vi" / "a.wav").unlink()
    announcer = Announcer(hall(), speaker, [tmp_path])
    with caplog.at_level(logging.WARNING):
        announcer.announce("A012", 3)
        announcer.announce("A013", 3)
        play_out(speaker)
    assert names(speaker.played[0], tmp_path) == [clip for clip in A012_TO_3 if clip != "vi/a"]
    assert len(speaker.played) == 2
    assert [record.getMessage().split(" is in")[0] for record in caplog.records] == ["clip vi/a.wav"]


def test_a_folder_of_recordings_that_cannot_be_entered_is_passed_over(speaker):
    """Python 3.11 raises for a name that is too long as for a folder of the administrator's."""
    announcer = Announcer(hall(), speaker, [SOUNDS / ("x" * 300), SOUNDS])
    announcer.announce("A012", 3)
    play_out(speaker)
    assert names(speaker.played[0], SOUNDS) == A012_TO_3


@pytest.mark.allow_logs("display.announcer")
def test_a_language_without_words_is_logged_and_the_others_are_said(speaker, caplog):
    with caplog.at_level(logging.WARNING):
        announcer = Announcer(hall(voice=("fr", "vi")), speaker, [SOUNDS])
    announcer.announce("A012", 3)
    play_out(speaker)
    assert [names(row) for row in speaker.played] == [A012_TO_3]
    assert [record.getMessage() for record in caplog.records] == [
        "no words for language fr; a call is not said in it"
    ]


def test_without_any_language_the_chime_still_comes(speaker):
    announcer = Announcer(hall(voice=()), speaker, [SOUNDS])
    announcer.announce("A012", 3)
    assert names(speaker.played[0]) == ["chime"]


def test_what_is_no_number_is_refused_before_it_is_queued(announcer, speaker):
    with pytest.raises(ValueError, match="is not a number"):
        announcer.announce("12", 3)
    assert not speaker.playing


def test_without_folders_it_takes_the_clips_that_come_with_the_program(speaker):
    Announcer(hall(), speaker).announce("A012", 3)
    assert [path.stem for path in speaker.played[0]] == [Path(clip).name for clip in A012_TO_3]


def test_calls_whose_people_have_come_are_not_said_any_more(announcer, speaker):
    for number in (1, 2, 3):
        announcer.announce(f"A00{number}", 4)
    announcer.keep({"A003"})
    play_out(speaker)
    assert said_calls(speaker) == ["0014", "0034"]  # the first was being said
