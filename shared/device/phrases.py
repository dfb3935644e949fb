"""The words of the slip, language by language. Pure.

They are here and not in the Qt translations because a slip is in the language of the person, not of the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from shared.rules.estimate import Range, rounded


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of a slip in one language. `{n}` are people, `{counters}` like "1, 2", `{low}` and `{high}`
    minutes.
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
    weekdays: tuple[str, ...]

    def counter_line(self, counters: tuple[int, ...]) -> str:
        """Where to go."""
        sentence = self.one_counter if len(counters) == 1 else self.counters
        return sentence.format(counters=", ".join(map(str, counters)))

    def ahead_lines(self, ahead: int) -> tuple[str, str]:
        """How many people come first, a small line and a large one."""
        if ahead == 0:
            return self.nobody_ahead
        return self.ahead, (self.one_person if ahead == 1 else self.people).format(n=ahead)

    def wait_line(self, wait: tuple[int, int]) -> str:
        """The wait, in seconds, as people read it."""
        low, high = wait_minutes(wait)
        return (self.wait if low else self.short_wait).format(low=low, high=high)


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "vi": Words(
            number="Số thứ tự",
            again="(in lại)",
            priority="Ưu tiên",
            one_counter="quầy {counters}",
            counters="quầy {counters}",
            ahead="Trước ông bà:",
            one_person="{n} người",
            people="{n} người",
            nobody_ahead=("Ông bà là", "người tiếp theo"),
            wait="Khoảng {low}–{high} phút",
            short_wait="Dưới {high} phút",
            weekdays=("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
        ),
        "en": Words(
            number="Your number",
            again="(reprint)",
            priority="Priority",
            one_counter="counter {counters}",
            counters="counters {counters}",
            ahead="Ahead of you:",
            one_person="{n} person",
            people="{n} people",
            nobody_ahead=("You are", "next"),
            wait="About {low}–{high} min",
            short_wait="Under {high} min",
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
