"""The words of the pages, language by language; what the slip says too is said in its words.

They are here and not in the Qt translations because a page is in the language of the person, not of the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The texts of the pages in one language. `{n}` are people or times, `{number}` like "A012"."""

    other: str
    yours: str
    one_ahead: str
    ahead: str
    next: str
    last_call: str
    updated: str
    counters: str
    go: str
    to_counter: str
    called_at: str
    hurry: str
    serving: str
    served: str
    thanks: str
    missed: str
    come_back: str
    too_late: str
    parked: str
    parked_back: str
    parked_until: str
    cancelled: str
    take_new: str
    gone: str
    gone_why: str
    lost: str
    lost_kept: str
    listen: str
    bell: str
    bell_on: str
    defer: str
    deferred: str
    ask_defer: str
    one_behind: str
    behind: str
    last_defer: str
    yes_defer: str
    no_defer: str
    cancel: str
    ask_cancel: str
    no_more: str
    yes_cancel: str
    no_cancel: str
    too_often: str
    nobody_behind: str
    changed: str
    busy: str
    again: str
    hall_title: str
    welcome: str
    take: str
    back_at: str
    closed: str
    today: str
    invited: str
    counter: str
    at_counter: str
    paused: str
    free: str
    absent: str
    until: str
    back_to_line: str
    more: str
    overview: str
    hours: str
    always: str
    day_off: str
    opened: str
    none_open: str
    private: str
    private_why: str
    panel: str
    panel_pair: str
    panel_code: str
    panel_digits: str
    panel_do: str
    panel_wrong: str
    rated: str


WORDS: Mapping[str, PageTexts] = MappingProxyType(
    {
        "vi": PageTexts(
            other="Tiếng Việt",
            yours="Số của ông/bà",
            one_ahead="{n} người phía trước",
            ahead="{n} người phía trước",
            next="Ông/bà là người tiếp theo",
            last_call="Vừa gọi {number}",
            updated="cập nhật {time}",
            counters="Quầy {counters}",
            go="Mời ông/bà đến",
            to_counter="quầy {counter}",
            called_at="Gọi lúc {time}",
            hurry="Đã gọi lại. Mời ông/bà đến ngay.",
            serving="Ông/bà đang được phục vụ tại quầy {counter}",
            served="Đã xong lúc {time}",
            thanks="Xin cảm ơn ông/bà.",
            missed="Đã gọi số này lúc {time} nhưng chưa thấy ông/bà",
            come_back="Mời ông/bà trở lại quầy {counter} trước {time}. Không cần lấy số mới.",
            too_late="Đã quá giờ trở lại. Mời ông/bà gặp cán bộ hướng dẫn.",
            parked="Số này đang được giữ cho ông/bà",
            parked_back="Mời ông/bà trở lại quầy {counter}. Không cần lấy số mới.",
            parked_until="Hẹn trở lại lúc {time}.",
            cancelled="Số này đã hủy",
            take_new="Khi cần, mời ông/bà lấy số mới tại máy lấy số.",
            gone="Mã này không dùng được",
            gone_why="Hôm nay không có số nào mang mã này. Mỗi mã chỉ dùng trong ngày lấy số.",
            lost="Mất kết nối từ {time}",
            lost_kept="Số của ông/bà vẫn được giữ. Xin nghe gọi số tại sảnh.",
            listen="Xin giữ phiếu và nghe gọi số tại sảnh.",
            bell="Bật âm báo",
            bell_on="Âm báo đang bật",
            defer="Tôi cần thêm 10 phút",
            deferred="Đã xếp lùi lại theo ý ông/bà.",
            ask_defer="Xếp số {number} lùi lại?",
            one_behind="Người ở ngay sau sẽ được gọi trước ông/bà.",
            behind="{n} người ở ngay sau sẽ được gọi trước ông/bà.",
            last_defer="Mỗi số được lùi nhiều nhất {n} lần.",
            yes_defer="Đồng ý, lùi lại",
            no_defer="Không, giữ chỗ cũ",
            cancel="Tôi không cần số này nữa",
            ask_cancel="Hủy số {number}?",
            no_more="Sau khi hủy, số này sẽ không được gọi nữa.",
            yes_cancel="Hủy số này",
            no_cancel="Không hủy",
            too_often="Số này đã lùi đủ số lần. Nếu được gọi khi chưa có mặt, ông/bà vẫn có thể trở lại.",
            nobody_behind="Sau ông/bà chưa có ai nên không cần lùi."
            " Nếu được gọi khi chưa có mặt, ông/bà vẫn có thể trở lại.",
            changed="Số này vừa thay đổi nên chưa thực hiện được. Mời ông/bà xem lại bên dưới.",
            busy="Máy đang bận nên chưa thực hiện được. Mời ông/bà thử lại sau ít phút.",
            again="Xem lại",
            hall_title="Màn hình gọi số",
            welcome="Kính chào quý khách",
            take="Mời quý khách lấy số tại máy lấy số",
            back_at="Mời quý khách trở lại lúc",
            closed="Hiện không phát số",
            today="hôm nay",
            invited="mời đến",
            counter="quầy",
            at_counter="đang phục vụ",
            paused="tạm nghỉ",
            free="sẵn sàng",
            absent="Vắng mặt:",
            until="trước {time}",
            back_to_line="mời trở lại quầy",
            more="và {n} dịch vụ khác",
            overview="Đang chờ tại đây",
            hours="Hôm nay làm việc {hours}",
            always="Làm việc cả ngày",
            day_off="Hôm nay nghỉ làm việc",
            opened="Đang mở: quầy {counters}",
            none_open="Chưa có quầy nào mở",
            private="Trang này dành cho người đã lấy số",
            private_why="Mời ông/bà quét mã trên phiếu để xem lượt của mình.",
            panel="Màn hình người dân",
            panel_pair="Ghép nối màn hình người dân của quầy {counter}",
            panel_code="Tại máy trung tâm: bocso hub pair --kind panel",
            panel_digits="Mã ghép nối (6 chữ số)",
            panel_do="Ghép nối",
            panel_wrong="Mã này không dùng được ở đây. Mời tạo mã mới tại máy trung tâm.",
            rated="Cảm ơn ông/bà đã đánh giá.",
        ),
        "en": PageTexts(
            other="English",
            yours="Your number",
            one_ahead="{n} person ahead of you",
            ahead="{n} people ahead of you",
            next="You are next",
            last_call="Last called {number}",
            updated="updated {time}",
            counters="Counter {counters}",
            go="Please go to",
            to_counter="counter {counter}",
            called_at="Called at {time}",
            hurry="Called again. Please come now.",
            serving="You are being served at counter {counter}",
            served="Done at {time}",
            thanks="Thank you.",
            missed="This number was called at {time}, but you were not there",
            come_back="Please come back to counter {counter} before {time}. You need no new number.",
            too_late="The time to come back is over. Please ask our staff.",
            parked="This number is being kept for you",
            parked_back="Please come back to counter {counter}. You need no new number.",
            parked_until="You are expected at {time}.",
            cancelled="This number is cancelled",
            take_new="If you need one, please take a new number at the kiosk.",
            gone="This code cannot be used",
            gone_why="No number of today has this code. A code is good on the day its number was taken.",
            lost="No connection since {time}",
            lost_kept="Your number is kept. Please listen for it in the hall.",
            listen="Please keep your slip and listen for your number.",
            bell="Turn sound on",
            bell_on="Sound is on",
            defer="I need 10 more minutes",
            deferred="Done: you were moved back.",
            ask_defer="Move {number} back?",
            one_behind="The person right behind you will be called before you.",
            behind="The {n} people right behind you will be called before you.",
            last_defer="A number can be moved back {n} times at most.",
            yes_defer="Yes, move me back",
            no_defer="No, keep my place",
            cancel="I do not need this number",
            ask_cancel="Cancel {number}?",
            no_more="Once cancelled it will not be called any more.",
            yes_cancel="Cancel this number",
            no_cancel="Keep it",
            too_often="This number was moved back as often as it can be."
            " If you miss the call, you may still come back.",
            nobody_behind="Nobody stands behind you, so there is no need."
            " If you miss the call, you may still come back.",
            changed="The number has just changed, so this was not done. Please look below.",
            busy="The machine is busy, so this was not done. Please try again in a few minutes.",
            again="Look again",
            hall_title="Hall screen",
            welcome="Welcome",
            take="Please take a number at the kiosk",
            back_at="Please come back at",
            closed="No numbers are given now",
            today="today",
            invited="please go to",
            counter="counter",
            at_counter="being served",
            paused="on a break",
            free="ready",
            absent="Missed:",
            until="before {time}",
            back_to_line="please come back to the counter",
            more="and {n} more services",
            overview="Waiting here now",
            hours="Open today {hours}",
            always="Open all day",
            day_off="Closed today",
            opened="Open: counter {counters}",
            none_open="No counter is open yet",
            private="This page is for those who hold a number",
            private_why="Please scan the code on your slip to follow it.",
            panel="Visitor's panel",
            panel_pair="Pair the visitor's panel of counter {counter}",
            panel_code="On the hub's computer: bocso hub pair --kind panel",
            panel_digits="Pairing code (6 digits)",
            panel_do="Pair",
            panel_wrong="This code cannot be used here. Please make a new one on the hub's computer.",
            rated="Thank you for your rating.",
        ),
    }
)


def page_words(language: str) -> PageTexts:
    """The pages' texts in `language`, in Vietnamese where there are none."""
    return WORDS.get(language, WORDS["vi"])


def people(n: int, one: str, more: str) -> str:
    """One of two sentences, by how many."""
    return (one if n == 1 else more).format(n=n)
