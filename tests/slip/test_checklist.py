"""The paper with what to bring: what stands on it, and its dots."""

from __future__ import annotations

import pytest

from shared.fonts import load_fonts
from shared.slip.blocks import Box, Mark, Number, Pair, QrCode, TextBlock
from shared.slip.checklist import Checklist, make_checklist
from shared.slip.drawing.render import draw

PAPERS = ("Giấy chứng sinh", "Văn bản ủy quyền, nếu đi khai thay")


def lines(settings, language="vi", **known):
    slip = make_checklist(settings, Checklist("Đăng ký khai sinh", PAPERS, **known), language)
    texts = [block.text if isinstance(block, Box) else block for block in slip.blocks]
    return [text.text for text in texts if isinstance(text, TextBlock)], slip


def test_each_paper_has_a_box(hall_settings):
    said, slip = lines(hall_settings)
    assert [block.text.text for block in slip.blocks if isinstance(block, Box)] == [*PAPERS]
    assert {"Đăng ký khai sinh", "Giấy tờ cần mang", "Lệ phí: hỏi quầy về miễn, giảm"} <= set(said)


def test_what_is_known_is_said_and_nothing_else(hall_settings):
    known, _ = lines(hall_settings, time="20 ngày", fee="8.000 đồng")
    assert {"Thời gian giải quyết: 20 ngày", "Lệ phí: 8.000 đồng; hỏi quầy về miễn, giảm"} <= set(known)
    assert not [line for line in lines(hall_settings)[0] if line.startswith("Thời gian")]


def test_nobody_takes_it_for_a_ticket(hall_settings):
    said, slip = lines(hall_settings)
    assert "Tờ này không phải phiếu số thứ tự." in said
    assert "This is not a queue ticket." in lines(hall_settings, "en")[0]
    assert not [block for block in slip.blocks if isinstance(block, Number | QrCode | Mark | Pair)]


@pytest.mark.parametrize("width", [576, 512, 384])
def test_a_box_is_a_frame_left_of_its_text(qapp, hall_settings, width):
    load_fonts()
    settings = hall_settings.model_copy(update={"hall": hall_settings.hall.model_copy(update={"help": {}})})
    slip = make_checklist(settings, Checklist("x", ("",)), "vi")
    box = next(block for block in slip.blocks if isinstance(block, Box))
    picture = draw(type(slip)((box,)), width)
    black = [(x, y) for y in range(picture.height()) for x in range(width) if picture.pixelIndex(x, y)]
    (left, right), (top, bottom) = ((min(each), max(each)) for each in zip(*black, strict=True))
    assert abs((right - left) - (bottom - top)) <= 1
    assert not picture.pixelIndex((left + right) // 2, (top + bottom) // 2), "empty, to be ticked"
    assert bottom < picture.height(), "not cut"
