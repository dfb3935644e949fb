"""Any sentence as clips: all of it, or none."""

import pytest

from shared.rules.free_speech import text_speech
from shared.rules.words import BEFORE_WAY, BETWEEN, BETWEEN_CALLS, LINKED, call_speech, clip_texts

OWN = {**clip_texts("vi"), "mat-dien": "mất điện", "mat": "mất", "dien": "điện"}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Mời số A1 đến quầy số 15", call_speech("A1", 15, "vi").row),
        ("Mất điện. QUẦY 3!", ("mat-dien", BETWEEN_CALLS, "quay", LINKED, "3")),
        ("điện, mất", ("dien", BEFORE_WAY, "mat")),
        ("xin nhắc lại mươi", ("xin-nhac-lai", LINKED, "muoi")),
        ("20005", ("2", BETWEEN, "0", BETWEEN, "0", BETWEEN, "0", BETWEEN, "5")),
        ("mâ\u0301t \u0111i\u1ec7n", ("mat-dien",)),
    ],
)
def test_a_sentence_of_known_words(text, row):
    said = text_speech(text, "vi", OWN)
    assert [part for part in said.row if isinstance(part, str)] == [part for part in row if isinstance(part, str)]
    if "A1" not in text:
        assert said.row == row


def test_numbers_as_the_hall_says_them():
    assert text_speech("A015", "vi", OWN).clips == ("a", "0", "1", "5")
    assert text_speech("A015", "vi", OWN, whole=True).clips == ("a", "10", "lam")
    assert text_speech("counter 21", "en", clip_texts("en")).clips == ("counter", "20", "1")


@pytest.mark.parametrize("text", ["", "...", "mất nước", "quầy @", "mất điệ"])
def test_nothing_is_said_in_part(text):
    assert text_speech(text, "vi", OWN) is None
