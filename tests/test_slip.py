"""What stands on the slip, in words."""

from __future__ import annotations

import pytest

from shared.device.slip import WORDS, Code, Gap, Mark, Number, Rule, Slip, Text, make_slip
from shared.rules.ticket import Lane
from tests.slips import CODE, commune, ticket


def texts(slip: Slip) -> list[str]:
    """Everything readable on it, from the top."""
    found: list[str] = []
    for block in slip.blocks:
        match block:
            case Text(text=text) | Mark(text=text) | Number(label=text):
                found.append(text)
            case Code(beside=beside):
                found += [text.text for text in beside if isinstance(text, Text)]
            case Gap() | Rule():
                pass
    return found


def test_the_slip_says_where_what_and_when():
    assert texts(make_slip(commune(), ticket(), CODE)) == [
        "Trung tâm Phục vụ hành chính công",
        "XÃ EA DRĂNG",
        "Số thứ tự",
        "A012",
        "Chứng thực",
        "quầy 1, 2",
        "Trước ông bà:",
        "7 người",
        "08:41",
        "Thứ Hai, 12/10/2026",
        "Xin giữ phiếu, nghe gọi số và nhìn màn hình.",
    ]


def test_english_where_the_person_chose_it():
    said = texts(make_slip(commune(), ticket(ahead=1, service="business"), CODE, "en"))
    assert said[2:10] == [
        "Your number",
        "A012",
        "Business",
        "counter 1",
        "Ahead of you:",
        "1 person",
        "08:41",
        "Monday, 12/10/2026",
    ]


def test_a_language_without_words_reads_vietnamese():
    assert texts(make_slip(commune(), ticket(), CODE, "ede")) == texts(make_slip(commune(), ticket(), CODE))


def test_priority_is_one_word_and_no_reason():
    ordinary = texts(make_slip(commune(), ticket(), CODE))
    priority = texts(make_slip(commune(), ticket(lane=Lane.PRIORITY), CODE))
    assert set(priority) - set(ordinary) == {"Ưu tiên"}


@pytest.mark.parametrize(
    ("language", "words"), [("vi", ["Ông bà là", "người tiếp theo"]), ("en", ["You are", "next"])]
)
def test_nobody_ahead_is_said_kindly(language, words):
    assert texts(make_slip(commune(), ticket(ahead=0), CODE, language))[6:8] == words


@pytest.mark.parametrize(
    ("language", "wait", "said"),
    [
        ("vi", (620, 1130), "Khoảng 10–20 phút"),
        ("en", (620, 1130), "About 10–20 min"),
        ("vi", (0, 200), "Dưới 5 phút"),
        ("en", (30, 540), "Under 10 min"),
    ],
)
def test_the_wait_is_a_range_below_the_people_ahead(language, wait, said):
    assert texts(make_slip(commune(), ticket(wait=wait), CODE, language))[8] == said


def test_the_day_is_the_halls_day():
    """A minute after midnight in Đắk Lắk is still the day before in UTC."""
    late = ticket().issued_at.replace(day=17, hour=17, minute=1)
    assert "Chủ Nhật, 18/10/2026" in texts(make_slip(commune(), ticket(issued_at=late), CODE))


def test_the_qr_holds_the_opaque_code_and_nothing_else():
    (code,) = [block for block in make_slip(commune(), ticket(), CODE).blocks if isinstance(block, Code)]
    assert code.content == CODE


def test_a_service_no_counter_calls_has_no_counter_line():
    hall = commune(counter=[{"number": 2, "services": ["certify"]}])
    assert not any("quầy" in text for text in texts(make_slip(hall, ticket(service="business"), CODE)))


def test_every_language_has_seven_days():
    assert {len(words.weekdays) for words in WORDS.values()} == {7}
