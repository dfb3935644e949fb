"""What the page of one ticket shows now: `standing(...) -> Standing`, then in words `ticket_view`. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from hub.pages.now import HallNow
from hub.pages.texts import PageTexts, page_words, people
from shared.hall.forecast import Outlook
from shared.rules.ticket import State, Ticket
from shared.settings.settings import Settings
from shared.slip.texts import SlipTexts, words


@dataclass(frozen=True, slots=True)
class TicketView:
    """What is said on the card, in words. `kind` is the ticket's state; `head` stands large, `lead` before it.

    `ring` changes with each call, and is "" while nobody is called: then the phone rings. `may_defer` and
    `may_cancel`: the person may ask for it now. `lost` is since when the hub has no news, "" while it has.
    """

    kind: str
    head: str
    lead: str = ""
    lines: tuple[str, ...] = ()
    foot: str = ""
    ring: str = ""
    may_defer: bool = False
    may_cancel: bool = False
    awaits: bool = False
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """All that a view is made of; cheap to make and to compare, since it is for every phone at every change.

    `outlook` is of who waits. `counters` call it now, `last` is the number called last of its series, `behind` are
    those it could be put behind, `late`: a no-show for whom the time to come back is over.
    """

    ticket: Ticket
    settings: Settings
    outlook: Outlook | None
    counters: tuple[int, ...]
    last: str
    behind: int
    late: bool
    lost: str

    def clock(self, at: datetime | None) -> str:
        """A time as people read it."""
        return f"{at.astimezone(self.settings.zone):%H:%M}" if at else ""

    @property
    def until(self) -> datetime | None:
        """Until when a no-show may come back."""
        called, grace = self.ticket.called_at, self.settings.calling.return_grace_minutes
        return called and called + timedelta(minutes=grace)


def standing(ticket: Ticket, now: HallNow, outlook: Outlook | None, lost: str) -> Standing:
    """How it stands with a ticket of today."""
    calling = now.settings.calling
    places = min(now.behind.get(ticket.id, 0), calling.return_places) if calling.defer_limit else 0
    last, counters = now.last_calls.get(ticket.series, ""), now.counters(ticket.reserved, ticket.service)
    found = Standing(ticket, now.settings, outlook, counters, last, places, False, lost)
    late = ticket.state is State.NO_SHOW and found.until is not None and now.at >= found.until
    return replace(found, late=True) if late else found


def ticket_view(here: Standing, language: str) -> TicketView:
    """The card of a ticket, in words."""
    return replace(_OF[here.ticket.state](here, page_words(language), words(language)), lost=here.lost)


def _waiting(here: Standing, said: PageTexts, slip: SlipTexts) -> TicketView:
    outlook = here.outlook or Outlook(here.ticket.ahead, 0, None)
    lines = [slip.wait_line(outlook.ahead, outlook.wait)]
    if here.counters:
        lines.append(said.counters.format(counters=", ".join(map(str, here.counters))))
    return TicketView(
        "waiting",
        people(outlook.ahead, said.one_ahead, said.ahead) if outlook.ahead else said.next,
        lines=tuple(lines),
        foot=said.last_call.format(number=here.last) if here.last else "",
        may_defer=here.behind > 0,
        may_cancel=True,
        awaits=True,
    )


def _called(here: Standing, said: PageTexts, _slip: SlipTexts) -> TicketView:
    ticket = here.ticket
    at = said.hurry if ticket.recalls else said.called_at.format(time=here.clock(ticket.called_at))
    ring = f"{ticket.called_at:%H%M%S}-{ticket.recalls}"
    return TicketView("called", said.to_counter.format(counter=ticket.counter), said.go, (at,), ring=ring)


def _serving(here: Standing, said: PageTexts, _slip: SlipTexts) -> TicketView:
    return TicketView("serving", said.serving.format(counter=here.ticket.counter))


def _parked(here: Standing, said: PageTexts, _slip: SlipTexts) -> TicketView:
    lines = [said.parked_back.format(counter=here.ticket.counter)]
    if here.ticket.return_at is not None:
        lines.insert(0, said.parked_until.format(time=here.clock(here.ticket.return_at)))
    return TicketView("parked", said.parked, lines=tuple(lines), may_cancel=True, awaits=True)


def _no_show(here: Standing, said: PageTexts, _slip: SlipTexts) -> TicketView:
    back = said.come_back.format(counter=here.ticket.counter, time=here.clock(here.until))
    head = said.missed.format(time=here.clock(here.ticket.called_at))
    return TicketView("no_show", head, lines=(said.too_late if here.late else back,), awaits=True)


def _served(here: Standing, said: PageTexts, _slip: SlipTexts) -> TicketView:
    return TicketView("served", said.served.format(time=here.clock(here.ticket.ended_at)), lines=(said.thanks,))


def _cancelled(_here: Standing, said: PageTexts, _slip: SlipTexts) -> TicketView:
    return TicketView("cancelled", said.cancelled, lines=(said.take_new,))


def gone(said: PageTexts) -> TicketView:
    """The card of no ticket of today."""
    return TicketView("expired", said.gone, lines=(said.gone_why,))


_OF: Mapping[State, Callable[[Standing, PageTexts, SlipTexts], TicketView]] = MappingProxyType(
    {
        State.WAITING: _waiting,
        State.CALLED: _called,
        State.SERVING: _serving,
        State.PARKED: _parked,
        State.SERVED: _served,
        State.NO_SHOW: _no_show,
        State.CANCELLED: _cancelled,
        State.EXPIRED: lambda _here, said, _slip: gone(said),
    }
)
