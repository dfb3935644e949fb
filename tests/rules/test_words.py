"""Calls as words: what is said, in which clips, and that every clip is there and can be heard."""

import re
import wave
from array import array
from string import ascii_uppercase

import pytest

from shared.assets import assets
from shared.rules.words import CHIME, COUNTERS, clip_texts, clips, languages, sentence
from tests.support.folders import ROOT

SOUNDS = assets() / "sounds"
DOCS = ROOT / "docs" / "sounds.md"
CLIPS = [
    f"{CHIME}.wav",
    *(f"{language}/{clip}.wav" for language in languages() for clip in clip_texts(language)),
]


def spoken(label: str, counter: int, language: str) -> str:
    return " ".join(clip_texts(language)[clip] for clip in clips(label, counter, language))


def test_a_call_in_vietnamese():
    assert clips("A012", 3, "vi") == ("moi-so", "a", "0", "1", "2", "den-quay-so", "3")
    assert sentence("A012", 3, "vi") == "Mời số A, không, một, hai, đến quầy số, ba"


def test_a_call_in_english():
    assert clips("A012", 3, "en") == ("number", "a", "0", "1", "2", "please-go-to-counter", "3")
    assert sentence("A012", 3, "en") == "Number A, zero, one, two, please go to counter three"


def test_a_prefix_of_two_letters_and_a_number_of_four_digits_are_said_one_by_one():
    assert clips("HT1000", 12, "vi") == ("moi-so", "h", "t", "1", "0", "0", "0", "den-quay-so", "10", "2")
    assert sentence("HT1000", 12, "vi") == "Mời số H, T, một, không, không, không, đến quầy số, mười hai"


@pytest.mark.parametrize(
    ("counter", "vietnamese", "english"),
    [
        (1, "một", "one"),
        (5, "năm", "five"),
        (10, "mười", "ten"),
        (11, "mười một", "eleven"),
        (14, "mười bốn", "fourteen"),
        (15, "mười lăm", "fifteen"),
        (20, "hai mươi", "twenty"),
        (21, "hai mươi mốt", "twenty one"),
        (24, "hai mươi bốn", "twenty four"),
        (35, "ba mươi lăm", "thirty five"),
        (50, "năm mươi", "fifty"),
        (55, "năm mươi lăm", "fifty five"),
        (91, "chín mươi mốt", "ninety one"),
        (99, "chín mươi chín", "ninety nine"),
    ],
)
def test_a_counter_is_one_whole_number(counter, vietnamese, english):
    assert sentence("A012", counter, "vi").endswith(f"đến quầy số, {vietnamese}")
    assert sentence("A012", counter, "en").endswith(f"go to counter {english}")
    assert spoken("A012", counter, "vi").endswith(f"đến quầy số {vietnamese}")
    assert spoken("A012", counter, "en").endswith(f"go to counter {english}")


@pytest.mark.parametrize("language", languages())
def test_no_two_counters_sound_alike(language):
    assert len({clips("A012", counter, language) for counter in COUNTERS}) == 99


@pytest.mark.parametrize("language", languages())
def test_no_two_clips_are_the_same_words(language):
    texts = list(clip_texts(language).values())
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("language", languages())
def test_every_letter_digit_and_counter_has_its_clips_and_no_clip_is_idle(language):
    labels = [f"{letter}0123456789" for letter in ascii_uppercase]
    said = {clip for label in labels for clip in clips(label, 1, language)}
    said |= {clip for counter in COUNTERS for clip in clips("A012", counter, language)}
    assert said == set(clip_texts(language))


@pytest.mark.parametrize("label", ["", "012", "A", "a012", "ABC1", "Đ012", "A12x", "A-12", "A٣", "A012\n"])
def test_what_is_no_number_is_refused(label):
    with pytest.raises(ValueError, match="is not a number such as A012"):
        clips(label, 3, "vi")


@pytest.mark.parametrize("counter", [0, -1, 100])
def test_what_is_no_counter_is_refused(counter):
    with pytest.raises(ValueError, match=r"is not in 1\.\.99"):
        sentence("A012", counter, "vi")


def test_a_language_without_words_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="no words for language 'fr'; there are: vi, en"):
        clip_texts("fr")


def test_clip_names_are_plain_file_names():
    assert all(re.fullmatch(r"([a-z]{2}/)?[a-z0-9]+(-[a-z0-9]+)*\.wav", name) for name in CLIPS)


def test_every_clip_is_there_and_nothing_else():
    assert {path.relative_to(SOUNDS).as_posix() for path in SOUNDS.rglob("*.*")} == set(CLIPS)


@pytest.mark.parametrize("name", CLIPS)
def test_a_clip_is_clear_loud_and_small(name):
    with wave.open(str(SOUNDS / name)) as clip:
        assert (clip.getframerate(), clip.getnchannels(), clip.getsampwidth()) == (22_050, 1, 2)
        samples = array("h", clip.readframes(clip.getnframes()))
    assert 0.2 < len(samples) / 22_050 < 1.6
    assert 0.45 < max(map(abs, samples)) / 32_767 < 0.71, "peaks from -7 to -3 dBFS"
    assert 0.16 < (sum(sample * sample for sample in samples) / len(samples)) ** 0.5 / 32_767 < 0.19, "loudness"
    assert (samples[0], samples[-1]) == (0, 0), "no click at either end"


def test_all_clips_together_are_small():
    assert sum((SOUNDS / name).stat().st_size for name in CLIPS) < 2_500_000


def test_the_guide_for_recording_lists_every_clip_with_its_words():
    rows = re.findall(
        r"^\| `(\w\w)/([a-z0-9-]+)\.wav` \| (.+?) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert rows == [
        (language, clip, text) for language in languages() for clip, text in clip_texts(language).items()
    ]
