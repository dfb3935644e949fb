"""Calls as words: what is said, in which clips and pauses, and that every clip is there."""

import re
from string import ascii_uppercase

import pytest

from shared.assets import assets
from shared.rules.alike import sound_alike
from shared.rules.words import CHIME, COUNTERS, call_speech, calls_speech, clip_texts, languages
from tests.support.folders import ROOT

SOUNDS = assets() / "sounds"
DOCS = ROOT / "docs" / "sounds.md"
CLIPS = [
    f"{CHIME}.wav",
    *(f"{language}/{clip}.wav" for language in languages() for clip in clip_texts(language)),
]


def spoken(label: str, counter: int, language: str, *, whole: bool = False) -> str:
    return " ".join(
        clip_texts(language)[clip] for clip in call_speech(label, counter, language, whole=whole).clips
    )


def text(label: str, counter: int, language: str, **how: bool) -> str:
    return call_speech(label, counter, language, **how).text


def test_a_call_in_vietnamese():
    speech = call_speech("A012", 3, "vi")
    assert speech.row == ("moi-so", 40, "a", 120, "0", 120, "1", 120, "2", 250, "den-quay-so", 40, "3")
    assert speech.clips == ("moi-so", "a", "0", "1", "2", "den-quay-so", "3")
    assert speech.text == "Mời số A, không, một, hai, đến quầy số ba"


def test_a_call_in_english():
    speech = call_speech("A012", 23, "en")
    assert speech.row[:4] == ("number", 40, "a", 120)
    assert speech.row[-6:] == ("2", 250, "please-go-to-counter", 40, "20", 40, "3")[-6:]
    assert speech.text == "Number A, zero, one, two, please go to counter twenty three"


def test_a_recall_says_that_it_is_one():
    again = call_speech("A012", 3, "vi", again=True)
    assert again.row == ("xin-nhac-lai", 250, *call_speech("A012", 3, "vi").row)
    assert again.text == "Xin nhắc lại, mời số A, không, một, hai, đến quầy số ba"
    assert text("A012", 3, "en", again=True).startswith("Once again, number A, zero")


def test_several_calls_in_one_sentence_name_each_number_with_its_counter():
    speech = calls_speech([("A012", 3), ("B107", 14)], "vi")
    assert speech.row[:4] == ("moi-cac-so", 40, "a", 120)
    assert speech.text == "Mời các số A, không, một, hai, quầy ba; B, một, không, bảy, quầy mười bốn"
    english = calls_speech([("A012", 3), ("B107", 14)], "en", whole=True)
    assert english.text == "Calling numbers A, twelve, counter three; B, one hundred and seven, counter fourteen"


def test_a_prefix_of_two_letters_and_a_number_of_four_digits_are_said_one_by_one():
    assert spoken("HT1000", 12, "vi") == "mời số hát tê một không không không đến quầy số mười hai"
    assert text("HT1000", 12, "vi") == "Mời số H, T, một, không, không, không, đến quầy số mười hai"


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [
        (0, "không", "zero"),
        (1, "một", "one"),
        (5, "năm", "five"),
        (9, "chín", "nine"),
        (10, "mười", "ten"),
        (11, "mười một", "eleven"),
        (12, "mười hai", "twelve"),
        (14, "mười bốn", "fourteen"),
        (15, "mười lăm", "fifteen"),
        (19, "mười chín", "nineteen"),
        (20, "hai mươi", "twenty"),
        (21, "hai mươi mốt", "twenty one"),
        (24, "hai mươi bốn", "twenty four"),
        (25, "hai mươi lăm", "twenty five"),
        (30, "ba mươi", "thirty"),
        (31, "ba mươi mốt", "thirty one"),
        (44, "bốn mươi bốn", "forty four"),
        (50, "năm mươi", "fifty"),
        (55, "năm mươi lăm", "fifty five"),
        (61, "sáu mươi mốt", "sixty one"),
        (77, "bảy mươi bảy", "seventy seven"),
        (88, "tám mươi tám", "eighty eight"),
        (91, "chín mươi mốt", "ninety one"),
        (95, "chín mươi lăm", "ninety five"),
        (99, "chín mươi chín", "ninety nine"),
        (100, "một trăm", "one hundred"),
        (101, "một trăm linh một", "one hundred and one"),
        (104, "một trăm linh bốn", "one hundred and four"),
        (105, "một trăm linh năm", "one hundred and five"),
        (110, "một trăm mười", "one hundred and ten"),
        (111, "một trăm mười một", "one hundred and eleven"),
        (115, "một trăm mười lăm", "one hundred and fifteen"),
        (120, "một trăm hai mươi", "one hundred and twenty"),
        (121, "một trăm hai mươi mốt", "one hundred and twenty one"),
        (200, "hai trăm", "two hundred"),
        (205, "hai trăm linh năm", "two hundred and five"),
        (315, "ba trăm mười lăm", "three hundred and fifteen"),
        (555, "năm trăm năm mươi lăm", "five hundred and fifty five"),
        (910, "chín trăm mười", "nine hundred and ten"),
        (999, "chín trăm chín mươi chín", "nine hundred and ninety nine"),
        (1000, "một nghìn", "one thousand"),
        (1005, "một nghìn không trăm linh năm", "one thousand and five"),
        (1050, "một nghìn không trăm năm mươi", "one thousand and fifty"),
        (1100, "một nghìn một trăm", "one thousand one hundred"),
        (1105, "một nghìn một trăm linh năm", "one thousand one hundred and five"),
        (2021, "hai nghìn không trăm hai mươi mốt", "two thousand and twenty one"),
        (9999, "chín nghìn chín trăm chín mươi chín", "nine thousand nine hundred and ninety nine"),
    ],
)
def test_a_number_said_as_one_number(number, vietnamese, english):
    """The right-hand sides are written out by hand, as one reads them in the schoolbook."""
    assert spoken(f"A{number:03}", 1, "vi", whole=True) == f"mời số a {vietnamese} đến quầy số một"
    assert spoken(f"A{number:03}", 1, "en", whole=True) == f"number A {english} please go to counter one"


def test_a_number_too_long_to_be_one_is_said_digit_by_digit():
    assert call_speech("A12345", 1, "vi", whole=True) == call_speech("A12345", 1, "vi")


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("language", languages())
def test_every_number_and_counter_has_its_clips_and_sounds_like_no_other(language, whole):
    """A000-Z999, by what is said: the letters, the numbers and the counters do not depend on each other."""
    known = set(clip_texts(language))
    numbers = [call_speech(f"A{number:03}", 1, language, whole=whole).row for number in range(1000)]
    letters = [call_speech(f"{letter}001", 1, language, whole=whole).row for letter in ascii_uppercase]
    counters = [call_speech("A001", counter, language, whole=whole).row for counter in COUNTERS]
    for rows, many in ((numbers, 1000), (letters, 26), (counters, 99)):
        assert len(set(rows)) == many
        assert {part for row in rows for part in row if isinstance(part, str)} <= known


def test_a_language_of_recordings_only_is_said_digit_by_digit_with_the_same_clips():
    assert call_speech("A012", 21, "rad", whole=True).clips == (
        *("moi-so", "a", "1", "2", "den-quay-so"),
        *("2", "1"),
    )
    assert clip_texts("rad")["moi-so"] == "mời số"
    assert "linh" not in clip_texts("rad")


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
    assert text("A012", counter, "vi").endswith(f"đến quầy số {vietnamese}")
    assert text("A012", counter, "en").endswith(f"go to counter {english}")
    assert spoken("A012", counter, "vi").endswith(f"đến quầy số {vietnamese}")
    assert spoken("A012", counter, "en").endswith(f"go to counter {english}")


@pytest.mark.parametrize("language", languages())
def test_no_two_clips_are_the_same_words(language):
    texts = list(clip_texts(language).values())
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("language", languages())
def test_no_clip_is_idle(language):
    labels = [f"{letter}0123456789" for letter in ascii_uppercase] + [f"A{number}" for number in range(1999)]
    said = {clip for label in labels for clip in call_speech(label, 1, language, whole=True, again=True).clips}
    said |= {clip for counter in COUNTERS for clip in calls_speech([("A012", counter)], language).clips}
    assert said == set(clip_texts(language))


@pytest.mark.parametrize("label", ["", "012", "A", "a012", "ABC1", "Đ012", "A12x", "A-12", "A٣", "A012\n"])
def test_what_is_no_number_is_refused(label):
    with pytest.raises(ValueError, match="is not a number such as A012"):
        call_speech(label, 3, "vi")


@pytest.mark.parametrize("counter", [0, -1, 100])
def test_what_is_no_counter_is_refused(counter):
    with pytest.raises(ValueError, match=r"is not in 1\.\.99"):
        call_speech("A012", counter, "vi")


@pytest.mark.parametrize("code", ["", "VI", "tieng-viet", "../vi"])
def test_what_is_no_code_of_a_language_is_refused(code):
    with pytest.raises(ValueError, match="is no code of a language"):
        clip_texts(code)


@pytest.mark.parametrize(
    ("prefixes", "language", "pairs"),
    [
        ("ABC", "vi", []),
        ("AEKHBD", "vi", ["AK", "BD"]),
        ("PTV", "vi", ["PT"]),
        (["HB", "HT", "KB"], "vi", ["HB HT"]),
        (["H", "HT"], "vi", []),
        ("AEKHBD", "rad", []),
        ("MN", "en", ["MN"]),
    ],
)
def test_prefixes_that_sound_alike(prefixes, language, pairs):
    assert [" ".join(pair) for pair in sound_alike(prefixes, language)] == [
        pair if " " in pair else " ".join(pair) for pair in pairs
    ]


def test_clip_names_are_plain_file_names():
    assert all(re.fullmatch(r"([a-z]{2}/)?[a-z0-9]+(-[a-z0-9]+)*\.wav", name) for name in CLIPS)


def test_every_clip_is_there_and_nothing_else():
    assert {path.relative_to(SOUNDS).as_posix() for path in SOUNDS.rglob("*.*")} == set(CLIPS)


def test_the_guide_for_recording_lists_every_clip_with_its_words():
    rows = re.findall(
        r"^\| `(\w\w)/([a-z0-9-]+)\.wav` \| (.+?) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert rows == [
        (language, clip, text) for language in languages() for clip, text in clip_texts(language).items()
    ]
