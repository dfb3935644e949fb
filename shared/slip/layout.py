"""What stands on the paper, line after line as the hall's [slip] orders it. Pure.

A slip names no person, no reason for priority and no office reference: it is a place in the queue, not a receipt
for papers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from shared.rules.ticket import Lane, Ticket
from shared.settings.letters import plain
from shared.settings.sections import ServiceSection
from shared.settings.settings import Settings, say
from shared.settings.slip import SlipLine
from shared.slip.blocks import (
    Align,
    Block,
    Divider,
    Gap,
    Logo,
    Mark,
    Number,
    Pair,
    QrCode,
    Slip,
    TextBlock,
    Weight,
)
from shared.slip.texts import words

TOP, BOTTOM = 14, 10
"""Rows of white above and below everything."""

SECOND = 0.72
"""Size of the second language under the first."""

SMALLEST_SECOND = 23

COLUMN = 0.8
"""Size of both languages side by side."""

NARROW = 384
"""On paper so many dots across there is no room for two columns: the second language stands below there."""

ALONE = 150
"""Cap height of the number where no QR code takes the room."""

_BESIDE = ("ahead", "wait", "time")
"""What stands beside the QR code when it comes right after it."""


def make_slip(
    settings: Settings,
    ticket: Ticket,
    code: str,
    language: str = "vi",
    *,
    again: bool = False,
    counters: tuple[int, ...] | None = None,
) -> Slip:
    """The slip of `ticket`; times in the hall's zone. `code` is the ticket's opaque code: with the hub's
    address the QR leads to its page, without one there is no QR.

    `again` marks a slip that was printed before. `counters` are where to go; where that is not known all that
    may call. Raises KeyError if the hall has no such service, which no
    issued ticket can have.
    """
    service = settings.find_service(ticket.service)
    if service is None:
        raise KeyError(ticket.service)
    page = settings.page_of(code, language)
    where = settings.counters_of(ticket.service) if counters is None else counters
    told = _Told(settings, ticket, service, page, again, where, _languages(settings, language))
    blocks: list[Block] = [Gap(TOP)]
    white = TOP  # at the end of `blocks`
    for above, below, line in _lines(told):
        if above > white:
            blocks.append(Gap(above - white))
        blocks += line
        if below:
            blocks.append(Gap(below))
        white = below
    if white < BOTTOM:
        blocks.append(Gap(BOTTOM - white))
    return Slip(tuple(blocks))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the lines speak of, in one language or two."""

    settings: Settings
    ticket: Ticket
    service: ServiceSection
    page: str
    again: bool
    counters: tuple[int, ...]
    languages: tuple[str, ...]


def _languages(settings: Settings, language: str) -> tuple[str, ...]:
    """The person's language, and the hall's second; who chose the second has the hall's first as the second."""
    if not settings.slip.second_language:
        return (language,)
    hall = (settings.slip.second_language, settings.hall.languages[0])
    return (language, *[other for other in hall if other != language][:1])


def _lines(told: _Told) -> Iterator[tuple[int, int, tuple[Block, ...]]]:
    """White above, white below, and the blocks of each line that says something on this slip."""
    thickness = 3  # of the first rule
    names = list(told.settings.slip.lines)
    while names:
        name = names.pop(0)
        if name == "qr":
            if not told.page:
                continue  # nowhere to lead to: what would stand beside it has the whole width
            yield 26, 22, (QrCode(told.page, _caption(told), _beside(told, _taken(names))),)
        elif name == "rule":
            yield 12, 6, (Divider(thickness),)
            thickness = 2
        else:
            above, below, line = _SAID[name]
            if blocks := line(told):
                yield above, below, blocks


def _taken(names: list[SlipLine]) -> list[SlipLine]:
    """Takes those away from the front that stand beside the QR code."""
    taken = []
    while names and names[0] in _BESIDE:
        taken.append(names.pop(0))
    return taken


def _beside(told: _Told, names: Sequence[SlipLine]) -> tuple[TextBlock | Gap, ...]:
    """What stands beside the QR code; the time apart from the rest."""
    found: list[TextBlock | Gap] = []
    for place, name in enumerate(names):
        if place and "time" in (name, names[place - 1]):
            found.append(Gap(10))
        found += (replace(text, align=Align.LEFT) for text in _WAITING[name](told))
    return tuple(found)


def _caption(told: _Told) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words(language).scan for language in told.languages))


# -- the lines ---------------------------------------------------------------------------------------------


def _in_both(told: _Told, make: Callable[[str], TextBlock]) -> tuple[Block, ...]:
    """A text in the languages of the slip, as the hall wants them: one under the other, or side by side."""
    texts = {text.text: text for text in map(make, told.languages) if text.text}
    if len(texts) < 2:
        return tuple(texts.values())
    first, second = texts.values()
    if told.settings.slip.second_place == "beside" and told.settings.printer.width > NARROW:
        return (Pair(*(replace(text, size=round(COLUMN * text.size)) for text in (first, second))),)
    return first, _smaller(second)


def _smaller(text: TextBlock) -> TextBlock:
    size = max(min(SMALLEST_SECOND, text.size), round(SECOND * text.size))
    return replace(text, size=size, weight=min(text.weight, Weight.MEDIUM))


def _saying(told: _Told, text: Mapping[str, str], size: int, weight: Weight = Weight.REGULAR) -> tuple[Block, ...]:
    """A text of the hall file; nothing where the hall has not written it."""
    return _in_both(told, lambda language: TextBlock(plain(say(text, language)), size, weight)) if text else ()


def _logo(told: _Told) -> tuple[Block, ...]:
    slip = told.settings.slip
    return (Logo(slip.logo, slip.logo_height),) if slip.logo else ()


def _place(told: _Told) -> tuple[Block, ...]:
    place = told.settings.hall.place
    return _in_both(told, lambda language: TextBlock(plain(say(place, language)), 38, Weight.BOLD, capitals=True))


def _title(told: _Told) -> tuple[Block, ...]:
    return _in_both(told, lambda language: TextBlock(words(language).number, 30))


def _number(told: _Told) -> tuple[Block, ...]:
    number = Number(told.ticket.label) if told.page else Number(told.ticket.label, ALONE)
    if not told.again:
        return (number,)
    said = dict.fromkeys(words(language).again for language in told.languages)
    return number, Gap(6), TextBlock(f"({' · '.join(said)})", 30, Weight.SEMI_BOLD)


def _lane(told: _Told) -> tuple[Block, ...]:
    if told.ticket.lane is not Lane.PRIORITY:
        asked = any(lane.staff_check for lane in told.settings.lane if lane.code is Lane.PRIORITY)
        return _in_both(told, lambda language: TextBlock(words(language).by_staff, 27)) if asked else ()
    said = dict.fromkeys(words(language).priority for language in told.languages)
    return (Mark(" · ".join(said)),)


def _counters(told: _Told) -> tuple[Block, ...]:
    if not told.counters:
        return ()
    return _in_both(told, lambda language: TextBlock(words(language).counter_line(told.counters), 36))


def _texts(told: _Told) -> tuple[Block, ...]:
    return tuple(block for text in told.settings.slip.texts for block in _saying(told, text, 27))


def _ahead(told: _Told) -> tuple[TextBlock, ...]:
    if told.ticket.from_block:
        return ()
    (first, second), *others = [words(language).ahead_lines(told.ticket.ahead) for language in told.languages]
    also = [TextBlock(" ".join(lines), SMALLEST_SECOND) for lines in others if lines != (first, second)]
    return (TextBlock(first, 28), TextBlock(second, 40, Weight.BOLD), *also)


def _wait(told: _Told) -> tuple[TextBlock, ...]:
    if told.ticket.from_block:
        return ()
    ahead, wait = told.ticket.ahead, told.ticket.wait
    first, *others = dict.fromkeys(words(language).wait_line(ahead, wait) for language in told.languages)
    return (TextBlock(first, 28, Weight.SEMI_BOLD), *(TextBlock(other, SMALLEST_SECOND) for other in others))


def _time(told: _Told) -> tuple[TextBlock, ...]:
    local = told.ticket.issued_at.astimezone(told.settings.zone)
    first, *others = dict.fromkeys(
        (words(language).taken_line(f"{local:%H:%M}"), words(language).weekdays[local.weekday()])
        for language in told.languages
    )
    return (
        TextBlock(first[0], 25),
        TextBlock(f"{first[1]}, {local:%d/%m/%Y}", 25),
        *(TextBlock(", ".join(other), SMALLEST_SECOND) for other in others),
    )


_WAITING: dict[str, Callable[[_Told], tuple[TextBlock, ...]]] = {"ahead": _ahead, "wait": _wait, "time": _time}

_SAID: dict[str, tuple[int, int, Callable[[_Told], tuple[Block, ...]]]] = {
    "logo": (0, 8, _logo),
    "hall": (0, 0, lambda told: _saying(told, told.settings.hall.name, 30)),
    "place": (0, 0, _place),
    "title": (18, 26, _title),
    "number": (26, 30, _number),
    "lane": (0, 8, _lane),
    "service": (0, 0, lambda told: _saying(told, told.service.name, 46, Weight.BOLD)),
    "counters": (0, 0, _counters),
    "texts": (6, 6, _texts),
    "help": (6, 0, lambda told: _saying(told, told.settings.hall.help, 27)),
    "footer": (6, 0, lambda told: _saying(told, told.settings.slip.footer, 27)),
    "ahead": (8, 0, _ahead),
    "wait": (0, 0, _wait),
    "time": (8, 8, _time),
}
"""A line -> white above it, white below it, and its blocks."""
