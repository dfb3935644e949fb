"""What stands on the slip, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from shared.rules.ticket import Lane
from shared.settings.settings import Settings
from shared.slip.blocks import Align, Divider, Gap, Logo, Mark, Number, Pair, QrCode, Slip, TextBlock
from shared.slip.layout import make_slip
from shared.slip.texts import WORDS
from tests.support.halls import HUB
from tests.support.slips import CODE, commune, ticket


def texts(slip: Slip) -> list[str]:
    """Everything readable on it, from the top; no-break spaces as others."""
    return [text.replace("\u00a0", " ") for text in written(slip)]


def written(slip: Slip) -> list[str]:
    found: list[str] = []
    for block in slip.blocks:
        match block:
            case TextBlock(text=text) | Mark(text=text) | Number(label=text):
                found.append(text.upper() if isinstance(block, TextBlock) and block.capitals else text)
            case QrCode(caption=caption, beside=beside):
                found += [*caption, *(text.text for text in beside if isinstance(text, TextBlock))]
            case Pair(left=left, right=right):
                found += [left.text, right.text]
            case Gap() | Divider() | Logo():
                pass
    return found


def test_the_slip_says_where_what_and_when():
    assert texts(make_slip(commune(), ticket(), CODE)) == [
        "Trung tâm Phục vụ hành chính công",
        "XÃ EA DRĂNG",
        "Số thứ tự",
        "A012",
        "Chứng thực",
        "Quầy 1, 2",
        "Quét xem lượt",
        "Trước ông/bà:",
        "7 người",
        "Hiện chưa có quầy gọi số",
        "Lấy số lúc 08:41",
        "Thứ Hai, 12/10/2026",
        "Xin giữ phiếu, nghe gọi số và nhìn màn hình.",
    ]


def test_english_where_the_person_chose_it():
    said = texts(make_slip(commune(), ticket(ahead=1, service="business"), CODE, "en"))
    assert said[2:12] == [
        "Your number",
        "A012",
        "Business",
        "Counter 1",
        "Scan to follow",
        "Ahead of you:",
        "1 person",
        "No counter calls yet",
        "Taken at 08:41",
        "Monday, 12/10/2026",
    ]


def test_a_language_without_words_reads_vietnamese():
    assert texts(make_slip(commune(), ticket(), CODE, "ede")) == texts(make_slip(commune(), ticket(), CODE))


def test_priority_is_one_word_and_no_reason():
    ordinary = texts(make_slip(commune(), ticket(), CODE))
    priority = texts(make_slip(commune(), ticket(lane=Lane.PRIORITY), CODE))
    assert set(priority) - set(ordinary) == {"Ưu tiên"}


@pytest.mark.parametrize(
    ("language", "words"), [("vi", ["Ông/bà là", "người tiếp theo"]), ("en", ["You are", "next"])]
)
def test_nobody_ahead_is_said_kindly(language, words):
    assert texts(make_slip(commune(), ticket(ahead=0), CODE, language))[7:9] == words


@pytest.mark.parametrize(
    ("language", "wait", "said"),
    [
        ("vi", (620, 1130), "Chờ khoảng 10–20 phút"),
        ("en", (620, 1130), "Wait about 10–20 min"),
        ("vi", (0, 200), "Chờ dưới 5 phút"),
        ("en", (30, 540), "Wait under 10 min"),
        ("vi", (0, 2400), "Chờ dưới 40 phút"),
        ("vi", (0, 2700), "Có thể phải chờ tới 45 phút"),
        ("vi", (900, 2700), "Chờ khoảng 15–45 phút"),  # three times as long, not more
        ("vi", (900, 3000), "Có thể phải chờ tới 50 phút"),
        ("vi", (300, 4700), "Có thể phải chờ tới 80 phút"),
        ("en", (300, 4700), "You may have to wait up to 80 min"),
        ("vi", (300, 4900), "Có thể phải chờ tới 1,5 giờ"),
        ("vi", (0, 10800), "Có thể phải chờ tới 3 giờ"),
        ("vi", (6600, 24600), "Có thể phải chờ tới 7 giờ"),
        ("vi", (3100, 6000), "Chờ khoảng 50 phút–2 giờ"),
        ("vi", (6000, 8900), "Chờ khoảng 1,5–2,5 giờ"),
        ("en", (6000, 8900), "Wait about 1.5–2.5 hours"),
        ("vi", None, "Hiện chưa có quầy gọi số"),
        ("en", None, "No counter calls yet"),
    ],
)
def test_the_wait_is_a_sentence_below_the_people_ahead(language, wait, said):
    assert texts(make_slip(commune(), ticket(wait=wait), CODE, language))[9] == said


@pytest.mark.parametrize(
    ("wait", "said"),
    [((0, 1500), "Mời chờ gọi số"), ((200, 5400), "Mời chờ gọi số"), ((620, 1500), "Chờ khoảng 10–25 phút")],
)
def test_who_is_next_is_told_no_wait_that_says_nothing(wait, said):
    assert texts(make_slip(commune(), ticket(ahead=0, wait=wait), CODE))[7:10] == [
        "Ông/bà là",
        "người tiếp theo",
        said,
    ]


def test_what_nobody_knew_while_the_hub_was_away_is_left_out():
    whole = texts(make_slip(commune(), ticket(), CODE))
    own = texts(make_slip(commune(), replace(ticket(), round=0), CODE))
    assert [each for each in whole if each not in own] == whole[7:10]
    assert [each for each in own if each not in whole] == []


def test_numbers_stay_with_their_units():
    said = written(make_slip(commune(), ticket(wait=(620, 1130)), CODE))
    assert {"Quầy\u00a01, 2", "7\u00a0người", "Chờ khoảng 10–20\u00a0phút", "Lấy số lúc\u00a008:41"} <= set(said)


def test_the_day_is_the_halls_day():
    """A minute after midnight in Đắk Lắk is still the day before in UTC."""
    late = ticket().issued_at.replace(day=17, hour=17, minute=1)
    assert "Chủ Nhật, 18/10/2026" in texts(make_slip(commune(), ticket(issued_at=late), CODE))


def codes(slip: Slip) -> list[str]:
    return [block.content for block in slip.blocks if isinstance(block, QrCode)]


def test_the_qr_leads_to_the_tickets_page_in_the_persons_language():
    assert codes(make_slip(commune(), ticket(), CODE)) == [f"{HUB}/t/{CODE}"]
    assert codes(make_slip(commune(), ticket(), CODE, "en")) == [f"{HUB}/t/{CODE}?lang=en"]


def test_without_a_hub_there_is_no_qr_and_the_number_is_larger():
    hall = commune(hub={})
    alone, beside = make_slip(hall, ticket(), CODE), make_slip(commune(), ticket(), CODE)
    assert codes(alone) == []
    assert [text for text in texts(beside) if text != "Quét xem lượt"] == texts(alone)
    large, usual = (
        next(block.cap_height for block in slip.blocks if isinstance(block, Number)) for slip in (alone, beside)
    )
    assert large > usual


def test_a_service_no_counter_calls_has_no_counter_line():
    hall = commune(counter=[{"number": 2, "services": ["certify"]}])
    said = texts(make_slip(hall, ticket(service="business"), CODE))
    assert [text for text in said if "quầy" in text.lower()] == ["Hiện chưa có quầy gọi số"]


def test_every_language_has_seven_days():
    assert {len(words.weekdays) for words in WORDS.values()} == {7}


# -- the hall's own slip -----------------------------------------------------------------------------------


def own(**slip: Any) -> Settings:
    return commune(slip=slip)


def test_lines_stand_in_the_order_the_hall_gives_them():
    slip = make_slip(own(lines=["number", "service", "time", "ahead"]), ticket(), CODE)
    assert texts(slip) == [
        "A012",
        "Chứng thực",
        "Lấy số lúc 08:41",
        "Thứ Hai, 12/10/2026",
        "Trước ông/bà:",
        "7 người",
    ]


def test_what_comes_right_after_the_qr_stands_beside_it_and_the_rest_below():
    slip = make_slip(own(lines=["number", "qr", "ahead", "service", "time"]), ticket(), CODE)
    (code,) = [block for block in slip.blocks if isinstance(block, QrCode)]
    said = [text.text for text in code.beside if isinstance(text, TextBlock)]
    assert said == ["Trước ông/bà:", "7\u00a0người"]
    assert {text.align for text in code.beside if isinstance(text, TextBlock)} == {Align.LEFT}
    assert texts(slip)[-3:] == ["Chứng thực", "Lấy số lúc 08:41", "Thứ Hai, 12/10/2026"]


def test_a_hall_without_qr_prints_none():
    assert not any(isinstance(block, QrCode) for block in make_slip(own(lines=["number"]), ticket(), CODE).blocks)


def test_the_halls_own_sentences_and_footer_stand_at_the_foot():
    hall = own(
        texts=[
            {"vi": "Phiếu có giá trị trong ngày.", "en": "Valid today."},
            {"vi": "Xin cảm ơn.", "en": "Thank you."},
        ],
        footer={"vi": "Bộ phận Một cửa", "en": "One-stop desk"},
    )
    said = texts(make_slip(hall, ticket(), CODE))
    assert said[-4:-2] == ["Phiếu có giá trị trong ngày.", "Xin cảm ơn."]
    assert said[-1] == "Bộ phận Một cửa"
    assert texts(make_slip(hall, ticket(), CODE, "en"))[-1] == "One-stop desk"


def test_a_logo_is_the_first_thing_on_the_slip():
    slip = make_slip(own(logo="logo.png", logo_height=80), ticket(), CODE)
    assert slip.blocks[1] == Logo("logo.png", 80)


def test_the_second_language_stands_small_below_the_first():
    blocks = make_slip(own(second_language="en"), ticket(), CODE).blocks
    first, second = (
        next(b for b in blocks if isinstance(b, TextBlock) and b.text == t)
        for t in ("Chứng thực", "Certification")
    )
    assert blocks.index(second) == blocks.index(first) + 1
    assert second.size < first.size
    assert second.weight < first.weight


def test_the_second_language_stands_beside_the_first():
    blocks = make_slip(own(second_language="en", second_place="beside"), ticket(), CODE).blocks
    pairs = [(block.left.text, block.right.text) for block in blocks if isinstance(block, Pair)]
    assert ("Chứng thực", "Certification") in pairs
    assert ("Số thứ tự", "Your number") in pairs


def test_who_chose_the_second_language_has_the_halls_first_as_the_second():
    said = texts(make_slip(own(second_language="en"), ticket(), CODE, "en"))
    assert said.index("Chứng thực") == said.index("Certification") + 1


def test_both_languages_say_the_lane_the_wait_and_the_day():
    said = texts(make_slip(own(second_language="en"), ticket(lane=Lane.PRIORITY, wait=(620, 1130)), CODE))
    assert {
        "Ưu tiên · Priority",
        "Ahead of you: 7 people",
        "Wait about 10–20 min",
        "Taken at 08:41, Monday",
        "Scan to follow",
    } <= set(said)


def test_a_name_that_is_the_same_in_both_languages_is_said_once():
    name = {"vi": "Ea Drăng", "en": "Ea Drăng"}
    hall = commune(slip={"second_language": "en"}, hall={"code": "x", "name": name, "place": name})
    assert texts(make_slip(hall, ticket(), CODE))[:3] == ["Ea Drăng", "EA DRĂNG", "Số thứ tự"]


@pytest.mark.parametrize(
    ("language", "second", "mark"),
    [
        ("vi", "", "(in lại)"),
        ("en", "", "(reprint)"),
        ("vi", "en", "(in lại · reprint)"),
        ("en", "en", "(reprint · in lại)"),
    ],
)
def test_a_reprint_says_so_under_its_number_in_every_language_and_is_else_the_same(language, second, mark):
    hall = own(second_language=second)
    once, again = (texts(make_slip(hall, ticket(), CODE, language, again=each)) for each in (False, True))
    assert again.index(mark) == again.index("A012") + 1
    assert [text for text in again if text != mark] == once


def test_on_narrow_paper_the_second_language_is_never_beside():
    slip = {"second_language": "en", "second_place": "beside"}
    narrow = commune(slip=slip, printer={"width": 384})
    assert not any(isinstance(block, Pair) for block in make_slip(narrow, ticket(), CODE).blocks)
