"""What a service offers who comes now in words, language by language: kiosk, hall screen, pages.

They are here and not in the Qt translations for the reason the slip's are (`texts.py`). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from shared.rules.offer import Offer, Shut
from shared.settings.languages import in_words
from shared.slip.texts import words


@dataclass(frozen=True, slots=True)
class OfferTexts:
    """Short texts in one language, without a full stop. `{n}` are people, `{time}` is a wait or a time of day."""

    one_waits: str
    waits: str
    people: str
    nobody: str
    free: str
    not_open: str
    resting: str
    wait: str
    short_wait: str
    long_wait: str
    late: str
    short_late: str
    full: str
    opens: str
    reopens: str
    stopped: str
    between: str
    at_most: str
    date: str
    weekdays: tuple[str, ...]

    def who(self, offer: Offer) -> str:
        """How many are called first; or that nobody is, or nobody calls."""
        if offer.ahead:
            return (self.one_waits if offer.ahead == 1 else self.waits).format(n=offer.ahead)
        if not offer.counters:
            return self._counters(offer)
        return self.free if offer.free else self.nobody

    def both(self, offer: Offer, language: str) -> str:
        """People and time on one line; only that it may be too late, where it may."""
        if offer.late:
            return self.late
        who = self.people.format(n=offer.ahead) if offer.ahead else self.who(offer)
        return ", ".join(part for part in (who, self.time(offer, language)) if part)

    def several(self, least: int, most: int) -> str:
        """How many are called first, of several services: from the fewest to the most."""
        if least == most:
            return (self.one_waits if most == 1 else self.waits).format(n=most) if most else self.nobody
        return (self.between if least else self.at_most).format(least=least, n=most)

    def hall_line(self, offer: Offer, language: str) -> str:
        """On one line for who is in the hall and may have a number: nothing hides that people wait for it."""
        if offer.closed:
            return self.why(offer)
        stands = offer.shut in (Shut.LIMIT, Shut.OFF)
        doubt = self.why(offer) if stands else self.short_late if offer.late else ""
        if not doubt:
            return self.both(offer, language)
        people = [self.people.format(n=offer.ahead)] if offer.awaited and offer.ahead else []
        return ", ".join([*people, doubt])

    def time(self, offer: Offer, language: str) -> str:
        """How long, or why that cannot be said; "" where `who` says it all."""
        if not offer.counters:
            return self._counters(offer) if offer.ahead else ""
        if offer.free or offer.wait is None:
            return ""
        if offer.late:
            return self.late
        kind, time = words(language).wait_time(offer.wait)
        text: str = getattr(self, kind)
        return text.format(time=time)

    def why(self, offer: Offer) -> str:
        """Why no number can be had, and when again; the reason that staff gave stands beside it."""
        if offer.shut is Shut.OFF:
            return self.stopped
        if offer.shut is Shut.LIMIT:
            return self.full
        opens = offer.opens
        if opens is None:
            return self.stopped
        days = (opens.date() - offer.now.date()).days
        if not days:
            return self.opens.format(time=f"{opens:%H:%M}")
        day = self.weekdays[opens.weekday()] if days < len(self.weekdays) else self.date.format(opens)
        return self.reopens.format(time=f"{opens:%H:%M}", day=day)

    def _counters(self, offer: Offer) -> str:
        return self.resting if offer.resting else self.not_open


WORDS: Mapping[str, OfferTexts] = MappingProxyType(
    {
        "vi": OfferTexts(
            one_waits="{n} người chờ",
            waits="{n} người chờ",
            people="{n} người",
            nobody="chưa có ai chờ",
            free="không phải chờ",
            not_open="quầy chưa mở",
            resting="quầy tạm nghỉ",
            wait="khoảng {time}",
            short_wait="dưới {time}",
            long_wait="tới {time}",
            late="có thể không kịp trong buổi này",
            short_late="có thể không kịp",
            full="hôm nay đã hết số",
            opens="mở lúc {time}",
            reopens="mở lại {time} {day}",
            stopped="tạm ngừng nhận",
            between="{least}–{n} người chờ",
            at_most="tới {n} người chờ",
            date="ngày {:%d/%m}",
            weekdays=("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
        ),
        "en": OfferTexts(
            one_waits="{n} person waiting",
            waits="{n} people waiting",
            people="{n} waiting",
            nobody="nobody is waiting",
            free="no wait",
            not_open="counter not open",
            resting="counter paused",
            wait="about {time}",
            short_wait="under {time}",
            long_wait="up to {time}",
            late="perhaps not before closing",
            short_late="perhaps too late",
            full="none left today",
            opens="opens at {time}",
            reopens="opens {day} at {time}",
            stopped="not just now",
            between="{least}–{n} waiting",
            at_most="up to {n} waiting",
            date="{:%d/%m}",
            weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ),
    }
)


def offer_texts(language: str) -> OfferTexts:
    """The texts in `language`, in Vietnamese where there are none."""
    return in_words("tile", language, WORDS)
