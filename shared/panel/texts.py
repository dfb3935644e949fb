"""The words of the panel, language by language, in the window and on the page. Pure.

They are here and not in the Qt translations because they are in the language of the person, not of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class PanelTexts:
    """`{number}` is like "A012", `{time}` like "10:32"; `other` names the language itself."""

    other: str
    counter: str
    clerk: str
    free: str
    called: str
    serving: str
    paused: str
    closed: str
    lost: str
    removed: str
    kept: str
    scan_kept: str
    photograph: str
    copies: str
    scan: str
    to_clerk: str
    account: str
    purpose: str
    paid: str
    thanks_paid: str
    question: str
    private: str
    skip: str
    why: str
    send: str
    thanks: str


TEXTS: Mapping[str, PanelTexts] = MappingProxyType(
    {
        "vi": PanelTexts(
            other="Tiếng Việt",
            counter="Quầy {counter}",
            clerk="Cán bộ: {name}",
            free="Sẵn sàng phục vụ",
            called="Mời số",
            serving="Đang phục vụ",
            paused="Quầy tạm nghỉ. Xin ông/bà vui lòng chờ.",
            closed="Quầy đóng",
            lost="Mất kết nối từ {time}",
            removed="Máy này không còn là màn hình của quầy. Mời ông/bà gặp cán bộ.",
            kept="Số này vẫn được giữ, không cần lấy số mới",
            scan_kept="Mời ông/bà quét mã hoặc chụp lại màn hình này để giữ thay phiếu hẹn.",
            photograph="Mời ông/bà chụp lại màn hình này để giữ thay phiếu hẹn.",
            copies="{copies} bản, mỗi bản {pages} trang",
            scan="Mời ông/bà quét mã bằng ứng dụng ngân hàng, hoặc nộp tiền mặt cho cán bộ.",
            to_clerk="Mời ông/bà nộp tiền mặt cho cán bộ.",
            account="Tài khoản",
            purpose="Nội dung",
            paid="Đã nhận {amount}",
            thanks_paid="Xin cảm ơn ông/bà.",
            question="Mời ông/bà đánh giá lần phục vụ này",
            private="Không ghi tên; cán bộ không xem được từng đánh giá.",
            skip="Bỏ qua",
            why="Mời ông/bà cho biết điều chưa hài lòng",
            send="Gửi đánh giá",
            thanks="Cảm ơn ông/bà đã đánh giá.",
        ),
        "en": PanelTexts(
            other="English",
            counter="Counter {counter}",
            clerk="Staff: {name}",
            free="Ready",
            called="Please come",
            serving="Now serving",
            paused="This counter is on a break. Please wait.",
            closed="Counter closed",
            lost="No connection since {time}",
            removed="This screen is the counter's no more. Please see the staff.",
            kept="This stays your number: take no other",
            scan_kept="Please scan the code or photograph this screen: it stands for a slip.",
            photograph="Please photograph this screen: it stands for a slip.",
            copies="{copies} copies of {pages} pages",
            scan="Scan with your bank's app, or pay the staff in cash.",
            to_clerk="Please pay the staff in cash.",
            account="Account",
            purpose="Message",
            paid="{amount} received",
            thanks_paid="Thank you.",
            question="Please rate this visit",
            private="No name is kept; staff cannot see single ratings.",
            skip="Skip",
            why="Please tell us what was not satisfactory",
            send="Send rating",
            thanks="Thank you for your rating.",
        ),
    }
)


def panel_texts(language: str) -> PanelTexts:
    """In `language`, in Vietnamese where there are none."""
    return TEXTS.get(language, TEXTS["vi"])
