"""The slip of a number as it is now: of somebody whom a counter put aside, the paper to come back with. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from shared.rules.ticket import BRING, State, Ticket
from shared.settings.languages import in_words
from shared.settings.letters import NO_BREAK, plain
from shared.settings.settings import Settings, known_reason, say
from shared.slip.blocks import Align, Block, Box, Divider, Gap, Number, QrCode, Slip, TextBlock, Weight
from shared.slip.layout import ALONE, BOTTOM, TOP, make_slip
from shared.slip.texts import words


@dataclass(frozen=True, slots=True)
class _Words:
    """`~` is a no-break space."""

    heading: str
    same: str
    missing: str
    bring: str
    until: str
    how: str


COME_BACK_WORDS: Mapping[str, _Words] = MappingProxyType(
    {
        "vi": _Words(
            "Phiếu hẹn quay lại",
            "Mời quay lại đúng quầy~{counter}",
            "Lý do: {reason}",
            "Cần mang theo",
            "Quay lại trước {time}",
            "Số này vẫn được giữ, không cần lấy số mới. Khi quay lại, mời đưa phiếu cho quầy hoặc chọn"
            " “Tôi được hẹn quay lại” tại máy lấy số.",
        ),
        "en": _Words(
            "Slip to come back with",
            "Please come back to counter~{counter}",
            "Reason: {reason}",
            "Please bring",
            "Be back before {time}",
            "This stays your number: take no other. When you are back, show this slip to the counter, or say so at"
            " the kiosk.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class ComeBack:
    """What somebody who was put aside has to know, in words: `same` is which counter, `until` "" for no time;
    `missing` why, `bringing` stands over what to `bring`.
    """

    same: str
    until: str
    missing: str
    bringing: str
    bring: tuple[str, ...]


def come_back(settings: Settings, ticket: Ticket, language: str) -> ComeBack:
    """Of a ticket that is put aside."""
    t = in_words("come_back", language, COME_BACK_WORDS)
    reason, _, bring = ticket.park_reason.partition(BRING)
    until = f"{ticket.return_at.astimezone(settings.zone):%H:%M}" if ticket.return_at else ""
    return ComeBack(
        same=t.same.replace("~", NO_BREAK).format(counter=ticket.counter),
        until=t.until.format(time=until) if until else "",
        missing=t.missing.format(reason=plain(known_reason(settings.reasons.park, reason, language))),
        bringing=t.bring,
        bring=tuple(plain(text) for part in bring.split(";") if (text := part.strip())),
    )


def slip_now(
    settings: Settings,
    ticket: Ticket,
    code: str,
    language: str = "vi",
    *,
    again: bool = False,
    counters: tuple[int, ...] | None = None,
) -> Slip:
    """As `make_slip`; while the ticket is put aside, what to bring, to which counter, by when."""
    if ticket.state is not State.PARKED:
        return make_slip(settings, ticket, code, language, again=again, counters=counters)
    return Slip(tuple(_blocks(settings, ticket, settings.page_of(code, language), language)))


def _blocks(settings: Settings, ticket: Ticket, page: str, language: str) -> Iterator[Block]:
    t = in_words("come_back", language, COME_BACK_WORDS)
    told = come_back(settings, ticket, language)
    yield Gap(TOP)
    yield TextBlock(plain(say(settings.hall.name, language)), 30)
    yield TextBlock(plain(say(settings.hall.place, language)), 34, Weight.BOLD, capitals=True)
    yield Gap(16)
    yield TextBlock(t.heading, 36, Weight.SEMI_BOLD)
    yield Gap(24)
    yield Number(ticket.label) if page else Number(ticket.label, ALONE)
    yield Gap(28)
    yield TextBlock(told.same, 44, Weight.BOLD)
    if told.until:
        yield TextBlock(told.until, 38, Weight.SEMI_BOLD)
    yield Gap(12)
    yield Divider(3)
    yield Gap(10)
    yield TextBlock(told.missing, 32)
    if told.bring:
        yield Gap(8)
        yield TextBlock(told.bringing, 32, Weight.SEMI_BOLD)
        for each in told.bring:
            yield Gap(8)
            yield Box(TextBlock(each, 34, Weight.MEDIUM, Align.LEFT))
    yield Gap(12)
    yield Divider()
    yield Gap(10)
    how = TextBlock(t.how, 26, align=Align.LEFT if page else Align.CENTRE)
    if page:
        yield QrCode(page, (words(language).scan,), (how,))
    else:
        yield how
    if settings.hall.help:
        yield Gap(8)
        yield TextBlock(plain(say(settings.hall.help, language)), 26)
    yield Gap(BOTTOM)
