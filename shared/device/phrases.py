"""The words of the slip, language by language. Pure.

They are here and not in the Qt translations because a slip is in the language of the person, not of the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from shared.rules.estimate import Range, rounded
from shared.settings.letters import NO_BREAK

WIDE_MINUTES, WIDE_TIMES = 40, 4
"""A range wider than this, and from less than a fourth of its end, says nothing: only its end is told."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of a slip in one language. `{n}` are people, `{counters}` like "1, 2", `{low}` and `{high}`
    minutes, `{time}` like "15:02"; `~` is a no-break space.
    """

    number: str
    again: str
    priority: str
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
    taken: str
    code: str
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

    def wait_line(self, ahead: int, wait: tuple[int, int]) -> str:
        """The wait, in seconds, as people read it."""
        low, high = wait_minutes(wait)
        if ahead == 0 and low == 0:
            return self.wait_next
        if high - low > WIDE_MINUTES and high > WIDE_TIMES * low:
            return _said(self.long_wait, high=high)
        return _said(self.wait if low else self.short_wait, low=low, high=high)

    def taken_line(self, time: str) -> str:
        """When the number was taken."""
        return _said(self.taken, time=time)


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "vi": Words(
            number="Số thứ tự",
            again="in lại",
            priority="Ưu tiên",
            one_counter="Quầy~{counters}",
            counters="Quầy~{counters}",
            ahead="Trước ông bà:",
            one_person="{n}~người",
            people="{n}~người",
            nobody_ahead=("Ông bà là", "người tiếp theo"),
            wait="Chờ khoảng {low}–{high}~phút",
            short_wait="Chờ dưới {high}~phút",
            long_wait="Có thể chờ đến khoảng {high}~phút",
            wait_next="Mời chờ gọi số",
            taken="Lấy số lúc~{time}",
            code="Mã phiếu",
            weekdays=("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
        ),
        "en": Words(
            number="Your number",
            again="reprint",
            priority="Priority",
            one_counter="Counter~{counters}",
            counters="Counters~{counters}",
            ahead="Ahead of you:",
            one_person="{n}~person",
            people="{n}~people",
            nobody_ahead=("You are", "next"),
            wait="Wait about {low}–{high}~min",
            short_wait="Wait under {high}~min",
            long_wait="You may wait up to about {high}~min",
            wait_next="Please wait to be called",
            taken="Taken at~{time}",
            code="Slip code",
            weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ),
    }
)


def words(language: str) -> Words:
    """The slip's texts in `language`, in Vietnamese where there are none."""
    return WORDS.get(language, WORDS["vi"])


def wait_minutes(wait: tuple[int, int]) -> tuple[int, int]:
    """A wait in seconds as people read it: minutes in brackets of five; from 0 it is "under" the second."""
    low, high = (timedelta(seconds=seconds) for seconds in wait)
    return rounded(Range(low, low, high))


def _said(sentence: str, **values: object) -> str:
    return sentence.replace("~", NO_BREAK).format(**values)
