"""Tickets and slips for tests of the paper."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Any

from shared.hall import Hall
from shared.rules.printing import PrintJob
from shared.rules.ticket import Lane, State, Ticket
from shared.settings.settings import Settings
from shared.slip.blocks import Slip
from shared.slip.layout import make_slip
from tests.support.halls import HUB, small_hall

CODE = "7FA3E0D1C2B4958677AB"
MOMENT = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
LONG = "Đăng ký hộ kinh doanh, hợp tác xã và tổ hợp tác"

PROCEDURES = tuple(
    """\
Đăng ký nhận cha, mẹ, con có yếu tố nước ngoài tại khu vực biên giới
Giao đất, cho thuê đất, chuyển mục đích sử dụng đất đối với trường hợp giao đất, cho thuê đất không đấu giá \
quyền sử dụng đất, không đấu thầu lựa chọn nhà đầu tư thực hiện dự án có sử dụng đất; trường hợp giao đất, \
cho thuê đất thông qua đấu thầu lựa chọn nhà đầu tư thực hiện dự án có sử dụng đất; giao đất và giao rừng; \
cho thuê đất và cho thuê rừng, gia hạn sử dụng đất khi hết thời hạn sử dụng đất
Chấp thuận vị trí, quy mô, kích thước, phương án tổ chức thi công biển quảng cáo, biển thông tin cổ động, \
tuyên truyền chính trị; chấp thuận xây dựng, lắp đặt công trình hạ tầng, công trình hạ tầng kỹ thuật sử dụng \
chung trong phạm vi bảo vệ kết cấu hạ tầng đường bộ""".splitlines()
)
"""Names of procedures on the National Public Service Portal, among them some of the longest."""


def vietnamese_letters() -> list[str]:
    """The 134 letters of Vietnamese that are not ASCII."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    marked = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones]
    small = [letter for letter in marked if not letter.isascii()] + ["đ"]
    return small + [letter.upper() for letter in small]


def commune(**changes: Any) -> Settings:
    """Ea Drăng's names with two services; counter 1 calls both, counter 2 only certification (A)."""
    whole: dict[str, Any] = {
        "hall": {
            "code": "ea-drang",
            "name": {"vi": "Trung tâm Phục vụ hành chính công", "en": "Public Administrative Service Centre"},
            "place": {"vi": "xã Ea Drăng", "en": "Ea Drăng commune"},
            "help": {"vi": "Xin giữ phiếu, nghe gọi số và nhìn màn hình.", "en": "Keep this slip, please."},
        },
        "hub": {"address": HUB},
        "service": [
            service("certify", "A", {"vi": "Chứng thực", "en": "Certification"}),
            service("business", "B", {"vi": "Đăng ký hộ kinh doanh", "en": "Business"}),
        ],
        "counter": [
            {"number": 1, "services": ["certify", "business"]},
            {"number": 2, "services": ["certify"]},
        ],
    }
    return small_hall(**{**whole, **changes})


def service(code: str, prefix: str, name: dict[str, str]) -> dict[str, Any]:
    return {"code": code, "prefix": prefix, "name": name, "note": {"vi": "x", "en": "x"}, "icon": "copy"}


def ticket(**changes: Any) -> Ticket:
    """A012, certification, at 08:41 on Monday 12 October 2026 in Đắk Lắk, seven people ahead."""
    whole: dict[str, Any] = {
        "id": 12,
        "day": date(2026, 10, 12),
        "series": "A",
        "number": 12,
        "service": "certify",
        "lane": Lane.ORDINARY,
        "state": State.WAITING,
        "rank": MOMENT,
        "issued_at": MOMENT,
        "ahead": 7,
    }
    return Ticket(**{**whole, **changes})


def print_job(number: int, **changes: Any) -> PrintJob:
    return PrintJob(number, "kiosk", ticket(number=number, **changes), CODE)


def standard_slip(**changes: Any) -> Slip:
    return make_slip(commune(), ticket(**changes), CODE)


def slip_now(hall: Hall, ticket_id: int, *, again: bool = False) -> Slip:
    """The slip of an issued ticket as a kiosk's printer gets it now."""
    ticket, code = hall.issued(ticket_id)
    counters = hall.settings.open_counters_of(ticket.service, hall.board()[0].sessions)
    return make_slip(hall.settings, ticket, code, again=again, counters=counters)
