"""The Vietnamese texts keep to one word for one thing, as docs/glossary.md has it."""

from __future__ import annotations

import re

import pytest

from shared.assets import assets

TEXTS = re.findall(
    r"<(?:translation|numerusform)>([^<]+)<", (assets() / "i18n" / "bocso_vi.ts").read_text("utf-8")
)


@pytest.mark.parametrize(
    ("other", "ours"),
    [
        ("huỷ", "hủy"),
        ("phát số", "lấy số (visitors), cấp số (staff)"),
        ("bộ phận", "đơn vị"),
        ("phòng chờ", "đơn vị"),
        ("của phòng", "đơn vị"),
        ("nơi đây", "đơn vị"),
        ("điểm này", "đơn vị"),
        ("làm việc tiếp(?! theo)", "làm tiếp"),
        ("chưa đến giờ lấy số", "ngoài giờ lấy số"),
    ],
)
def test_a_word_that_was_given_up_is_not_used(other: str, ours: str) -> None:
    assert len(TEXTS) > 300
    assert [text for text in TEXTS if re.search(other, text.lower())] == [], f"write {ours}"
