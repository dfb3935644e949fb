"""Tickets and slips for tests of the paper."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from shared.device.slip import PrintJob, Slip, make_slip
from shared.rules.ticket import Lane, State, Ticket
from shared.settings import Settings
from tests.halls import small_hall

CODE = "7K3M9QXA2BCDEFGH"
MOMENT = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
LONG = "Đăng ký hộ kinh doanh, hợp tác xã và tổ hợp tác"


def commune(**changes: Any) -> Settings:
    """Ea Drăng's names with two services; counter 1 calls both, counter 2 only certification (A)."""
    whole: dict[str, Any] = {
        "hall": {
            "code": "ea-drang",
            "name": {"vi": "Trung tâm Phục vụ hành chính công", "en": "Public Administrative Service Centre"},
            "place": {"vi": "xã Ea Drăng", "en": "Ea Drăng commune"},
            "help": {"vi": "Xin giữ phiếu, nghe gọi số và nhìn màn hình.", "en": "Keep this slip, please."},
        },
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
