"""The words of the slip, language by language. Pure.

They are here and not in the Qt translations because a slip is in the language of the person, not of the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Literal

from shared.rules.estimate import Range, rounded
from shared.settings.languages import in_words
from shared.settings.letters import NO_BREAK

WIDE_TIMES = 3
"""A range whose end is over so many times its beginning says nothing: only its end is told."""

SHORT = 40
"""Up to so many minutes a range from 0 is told as "under"; a longer one as the wait there may be."""

HOURS_FROM = 90
"""Minutes from which on a time is told in hours."""


WaitKind = Literal["wait", "short_wait", "long_wait"]


@dataclass(frozen=True, slots=True)
class SlipTexts:
    """The texts of a slip in one language. `{n}` are people, minutes or hours, `{counters}` like "1, 2", `{time}`
    like "15:02", in the waits like "20 phút"; `~` is a no-break space, `decimal` parts 1 hour from a half.
    """

    number: str
    again: str
    priority: str
    by_staff: str
    one_counter: str
    counters: str
    ahead: str
    one_person: str
    people: str
    nobody_ahead: tuple[str, str]
    wait: str
    short_wait: str
    long_wait: str
    wait_next: str
    no_counter: str
    minutes: str
    hours: str
    decimal: str
    taken: str
    scan: str
    weekdays: tuple[str, ...]

    def counter_line(self, counters: tuple[int, ...]) -> str:
        """Where to go."""
        return _said(
            self.one_counter if len(counters) == 1 else self.counters, counters=", ".join(map(str, counters))
        )

    def ahead_lines(self, ahead: int) -> tuple[str, str]:
        """How many people come first, a small line and a large one."""
        if ahead == 0:
            return self.nobody_ahead
        return self.ahead, _said(self.one_person if ahead == 1 else self.people, n=ahead)

    def wait_line(self, ahead: int, wait: tuple[int, int] | None) -> str:
        """The wait, in seconds, as people read it; None: no counter called, be it closed or paused."""
        if wait is None:
            return self.no_counter
        if ahead == 0 and wait_minutes(wait)[0] == 0:
            return self.wait_next
        kind, time = self.wait_time(wait)
        return _said(getattr(self, kind), time=time)

    def wait_time(self, wait: tuple[int, int]) -> tuple[WaitKind, str]:
        """Which text a wait, in seconds, is told with, and the time in it ("10–20 phút")."""
        low, high = wait_minutes(wait)
        if high <= WIDE_TIMES * low:
            return "wait", self._between(low, high)
        return "short_wait" if low == 0 and high <= SHORT else "long_wait", self._long(high)

    def _long(self, minutes: int) -> str:
        if minutes < HOURS_FROM:
            return _said(self.minutes, n=minutes)
        return _said(self.hours, n=f"{minutes / 60:g}".replace(".", self.decimal))

    def _between(self, low: int, high: int) -> str:
        first, second = self._long(low), self._long(high)
        same = first.partition(NO_BREAK)[2] == second.partition(NO_BREAK)[2]
        return f"{first.partition(NO_BREAK)[0] if same else first}–{second}"

    def taken_line(self, time: str) -> str:
        """When the number was taken."""
        return _said(self.taken, time=time)


WORDS: Mapping[str, SlipTexts] = MappingProxyType(
    {
        "vi": SlipTexts(
            number="Số thứ tự",
            again="in lại",
            priority="Ưu tiên",
            by_staff="Diện ưu tiên mời báo cán bộ hướng dẫn",
            one_counter="Quầy~{counters}",
            counters="Quầy~{counters}",
            ahead="Trước ông/bà:",
            one_person="{n}~người",
            people="{n}~người",
            nobody_ahead=("Ông/bà là", "người tiếp theo"),
            wait="Chờ khoảng {time}",
            short_wait="Chờ dưới {time}",
            long_wait="Có thể phải chờ tới {time}",
            wait_next="Mời chờ gọi số",
            no_counter="Hiện chưa có quầy gọi số",
            minutes="{n}~phút",
            hours="{n}~giờ",
            decimal=",",
            taken="Lấy số lúc~{time}",
            scan="Quét xem lượt",
            weekdays=("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
        ),
        "en": SlipTexts(
            number="Your number",
            again="reprint",
            priority="Priority",
            by_staff="For priority please tell the staff",
            one_counter="Counter~{counters}",
            counters="Counters~{counters}",
            ahead="Ahead of you:",
            one_person="{n}~person",
            people="{n}~people",
            nobody_ahead=("You are", "next"),
            wait="Wait about {time}",
            short_wait="Wait under {time}",
            long_wait="You may have to wait up to {time}",
            wait_next="Please wait to be called",
            no_counter="No counter calls yet",
            minutes="{n}~min",
            hours="{n}~hours",
            decimal=".",
            taken="Taken at~{time}",
            scan="Scan to follow",
            weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ),
    }
)


def words(language: str) -> SlipTexts:
    """The slip's texts in `language`, in Vietnamese where there are none."""
    return in_words("slip", language, WORDS)


def wait_minutes(wait: tuple[int, int]) -> tuple[int, int]:
    """A wait in seconds as people read it, see `rounded`; from 0 it is "under" the second."""
    low, high = (timedelta(seconds=seconds) for seconds in wait)
    return rounded(Range(low, low, high))


def _said(sentence: str, **values: object) -> str:
    return sentence.replace("~", NO_BREAK).format(**values)
