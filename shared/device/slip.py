"""What stands on the paper: a Slip is a column of blocks, in words and sizes, without a single dot.

Sizes are dots on 80 mm paper (576 across); `shared.device.raster` fits them to other paper. A slip names no
person, no reason for priority and no office reference: it is a place in the queue, not a receipt for papers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from types import MappingProxyType

from shared.rules.estimate import Range, rounded
from shared.rules.ticket import Lane, Ticket
from shared.settings import Settings, say


class Weight(IntEnum):
    """How bold, on the scale of OpenType."""

    REGULAR = 400
    MEDIUM = 500
    SEMI_BOLD = 600
    BOLD = 700
    EXTRA_BOLD = 800


class Align(StrEnum):
    """Where a text stands between the margins."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Text:
    """One text; too wide, it is first drawn a little smaller and then on several lines, never cut."""

    text: str
    size: int
    weight: Weight = Weight.REGULAR
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True)
class Number:
    """The ticket's number, the largest thing on the paper. `cap_height` in dots."""

    label: str
    cap_height: int = 136


@dataclass(frozen=True, slots=True)
class Mark:
    """A word in white on a black lozenge: the lane."""

    text: str
    size: int = 32


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from margin to margin."""

    thickness: int = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty rows."""

    height: int


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code, about `size` dots wide, with texts to its right."""

    content: str
    beside: tuple[Text | Gap, ...] = ()
    size: int = 180


Block = Text | Number | Mark | Rule | Gap | Code


@dataclass(frozen=True, slots=True)
class Slip:
    """The blocks of one slip, from the top."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One slip to print: a print job of the database, with the ticket it is for.

    `printer` names the printer whose spool takes it, `code` is the opaque code of the ticket (in the QR),
    `language` the one the person chose at the kiosk.
    """

    id: int
    printer: str
    ticket: Ticket
    code: str
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of a slip in one language. `{n}` are people, `{counters}` like "1, 2", `{low}` and `{high}`
    minutes.
    """

    number: str
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


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "vi": Words(
            number="Số thứ tự",
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


def make_slip(settings: Settings, ticket: Ticket, code: str, language: str = "vi") -> Slip:
    """The slip of `ticket`; times in the hall's zone. `code` is the ticket's opaque code, for the QR.

    Raises KeyError if the hall has no such service, which no issued ticket can have.
    """
    service = settings.find_service(ticket.service)
    if service is None:
        raise KeyError(ticket.service)
    text = words(language)
    return Slip(
        (
            Gap(14),
            Text(say(settings.hall.name, language), 30),
            Text(say(settings.hall.place, language).upper(), 38, Weight.BOLD),
            Gap(12),
            Rule(3),
            Gap(18),
            Text(text.number, 30),
            Gap(26),
            Number(ticket.label),
            Gap(30),
            *_lane(ticket, text),
            Text(say(service.name, language), 46, Weight.BOLD),
            *_counters(settings.counters_of(ticket.service), text),
            Gap(26),
            Code(code, beside=_beside(settings, ticket, text)),
            Gap(26),
            Rule(2),
            Gap(6),
            Text(say(settings.hall.help, language), 27),
            Gap(10),
        )
    )


def _lane(ticket: Ticket, text: Words) -> tuple[Block, ...]:
    return (Mark(text.priority), Gap(8)) if ticket.lane is Lane.PRIORITY else ()


def _counters(counters: tuple[int, ...], text: Words) -> tuple[Block, ...]:
    if not counters:
        return ()
    sentence = text.one_counter if len(counters) == 1 else text.counters
    return (Text(sentence.format(counters=", ".join(map(str, counters))), 36),)


def _ahead(ahead: int, text: Words) -> tuple[Text, Text]:
    first, second = text.ahead, (text.one_person if ahead == 1 else text.people).format(n=ahead)
    if ahead == 0:
        first, second = text.nobody_ahead
    return Text(first, 28, align=Align.LEFT), Text(second, 40, Weight.BOLD, Align.LEFT)


def _wait(ticket: Ticket, text: Words) -> tuple[Text, ...]:
    if ticket.wait is None:
        return ()
    low, high = wait_minutes(ticket.wait)
    sentence = (text.wait if low else text.short_wait).format(low=low, high=high)
    return (Text(sentence, 30, Weight.SEMI_BOLD, Align.LEFT),)


def wait_minutes(wait: tuple[int, int]) -> tuple[int, int]:
    """A wait in seconds as people read it: minutes in brackets of five; from 0 it is "under" the second."""
    low, high = (timedelta(seconds=seconds) for seconds in wait)
    return rounded(Range(low, low, high))


def _beside(settings: Settings, ticket: Ticket, text: Words) -> tuple[Text | Gap, ...]:
    """What stands beside the QR code."""
    waiting = (*_ahead(ticket.ahead, text), *_wait(ticket, text))
    return (*waiting, Gap(10), *_time(settings, ticket, text))


def _time(settings: Settings, ticket: Ticket, text: Words) -> tuple[Text, Text]:
    local: datetime = ticket.issued_at.astimezone(settings.zone)
    day = f"{text.weekdays[local.weekday()]}, {local:%d/%m/%Y}"
    return Text(f"{local:%H:%M}", 28, Weight.SEMI_BOLD, Align.LEFT), Text(day, 26, align=Align.LEFT)
