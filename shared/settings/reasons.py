"""What clerks choose from instead of typing."""

from __future__ import annotations

from pydantic import Field

from shared.settings.fields import Note, Section


def in_two(*texts: tuple[str, str]) -> tuple[Note, ...]:
    """Each in Vietnamese and English."""
    return tuple({"vi": vi, "en": en} for vi, en in texts)


class ReasonsSection(Section):
    """[reasons] What a clerk chooses from when the counter's window asks; a free text can always be written."""

    pause: tuple[Note, ...] = Field(
        in_two(("Nghỉ giải lao", "Break"), ("Họp", "Meeting"), ("Hỗ trợ quầy khác", "Helping another counter")),
        max_length=8,
        description="Why a counter pauses.",
    )
    park: tuple[Note, ...] = Field(
        in_two(
            ("Thiếu giấy tờ", "Papers missing"),
            ("Làm lại tờ khai", "Form to be done again"),
            ("Đi phô tô, chụp ảnh", "Copies or a photo"),
        ),
        max_length=8,
        description="Why a number is put aside.",
    )
    out_of_turn: tuple[Note, ...] = Field(
        in_two(
            ("Đã quay lại quầy", "Is back at the counter"),
            ("Người già yếu, khuyết tật, có con nhỏ", "Frail, disabled, or with a small child"),
            ("Nộp bổ sung giấy tờ", "Brings a missing paper"),
            ("Quầy bấm nhầm", "The counter pressed a wrong button"),
        ),
        max_length=8,
        description="Why a number is called out of turn; stands in the journal.",
    )
    outcome: tuple[Note, ...] = Field(
        in_two(
            ("Tiếp nhận hồ sơ", "Dossier taken in"),
            ("Trả kết quả", "Result handed over"),
            ("Đã hướng dẫn", "Advised"),
            ("Chưa đủ giấy tờ", "Papers missing"),
        ),
        max_length=8,
        description="How a visit ended, if the clerk notes it; refused and another one can always be noted.",
    )
    refused: tuple[Note, ...] = Field(
        in_two(
            ("Không thuộc thẩm quyền", "Not for this office to decide"),
            ("Giấy tờ không hợp lệ", "Papers not valid"),
            ("Không đủ điều kiện", "Conditions not met"),
        ),
        max_length=8,
        description="Why a dossier is refused; stands in the journal beside the outcome.",
    )
    fee_cancelled: tuple[Note, ...] = Field(
        in_two(
            ("Nhập nhầm", "Entered by mistake"),
            ("Được miễn", "Exempt"),
            ("Công dân chưa nộp", "Not paid this time"),
        ),
        max_length=8,
        description="Why a fee is cancelled; stands in the journal.",
    )
    rating: tuple[Note, ...] = Field(
        in_two(
            ("Phải chờ lâu", "Long wait"),
            ("Hướng dẫn chưa rõ", "Not explained clearly"),
            ("Thái độ phục vụ", "Manner of the staff"),
            ("Phải đi lại nhiều lần", "Had to come several times"),
        ),
        max_length=6,
        description="What a visitor who is not satisfied chooses from.",
    )
