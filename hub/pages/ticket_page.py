"""What the page of one ticket shows now: `ticket_view(...) -> TicketView`. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from hub.pages.texts import PageTexts, page_words, people
from shared.hall.forecast import Outlook
from shared.rules.board import Board
from shared.rules.ticket import State, Ticket, for_counter
from shared.settings.settings import Settings
from shared.slip.texts import words


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
class Moment:
    """What a view is made of besides the ticket. `now` is the hall's time, aware."""

    settings: Settings
    board: Board
    outlook: Outlook | None
    behind: int
    now: datetime
    language: str
    lost: str

    @property
    def said(self) -> PageTexts:
        return page_words(self.language)

    def clock(self, at: datetime | None) -> str:
        return f"{(at or self.now).astimezone(self.settings.zone):%H:%M}"


def ticket_view(ticket: Ticket, moment: Moment) -> TicketView:
    """The card of a ticket of today."""
    return _OF[ticket.state](ticket, moment)


def _waiting(ticket: Ticket, moment: Moment) -> TicketView:
    said, outlook = moment.said, moment.outlook or Outlook(ticket.ahead, 0, None)
    head = people(outlook.ahead, said.one_ahead, said.ahead) if outlook.ahead else said.next
    lines = [words(moment.language).wait_line(outlook.ahead, outlook.wait)]
    if counters := _counters(ticket, moment):
        lines.append(said.counters.format(counters=", ".join(map(str, counters))))
    last = next((call.label for call in moment.board.calls if _series(call.label) == ticket.series), "")
    foot = [said.last_call.format(number=last)] if last else []
    return TicketView(
        "waiting",
        head,
        lines=tuple(lines),
        foot=" · ".join(foot),
        may_defer=moment.behind > 0,
        may_cancel=True,
        awaits=True,
        lost=moment.lost,
    )


def _counters(ticket: Ticket, moment: Moment) -> list[int]:
    """The counters that call it now; where it is reserved for one, that."""
    sessions = moment.board.sessions
    if ticket.reserved:
        mine = [number for number in sessions if ticket.reserved == for_counter(number)]
    else:
        mine = [number for number in moment.settings.counters_of(ticket.service) if number in sessions]
    return [number for number in mine if sessions[number].paused is None]


def _series(label: str) -> str:
    return label.rstrip("0123456789")


def _called(ticket: Ticket, moment: Moment) -> TicketView:
    said = moment.said
    at = said.hurry if ticket.recalls else said.called_at.format(time=moment.clock(ticket.called_at))
    return TicketView(
        "called",
        said.to_counter.format(counter=ticket.counter),
        said.go,
        (at,),
        ring=f"{ticket.called_at:%H%M%S}-{ticket.recalls}",
        lost=moment.lost,
    )


def _serving(ticket: Ticket, moment: Moment) -> TicketView:
    return TicketView("serving", moment.said.serving.format(counter=ticket.counter), lost=moment.lost)


def _parked(ticket: Ticket, moment: Moment) -> TicketView:
    said = moment.said
    lines = [said.parked_back.format(counter=ticket.counter)]
    if ticket.return_at is not None:
        lines.insert(0, said.parked_until.format(time=moment.clock(ticket.return_at)))
    return TicketView("parked", said.parked, lines=tuple(lines), may_cancel=True, awaits=True, lost=moment.lost)


def _no_show(ticket: Ticket, moment: Moment) -> TicketView:
    said, called = moment.said, ticket.called_at or moment.now
    until = called + timedelta(minutes=moment.settings.calling.return_grace_minutes)
    back = said.come_back.format(counter=ticket.counter, time=moment.clock(until))
    return TicketView(
        "no_show",
        said.missed.format(time=moment.clock(called)),
        lines=(back if moment.now < until else said.too_late,),
        awaits=True,
        lost=moment.lost,
    )


def _served(ticket: Ticket, moment: Moment) -> TicketView:
    said = moment.said
    return TicketView("served", said.served.format(time=moment.clock(ticket.ended_at)), lines=(said.thanks,))


def _cancelled(_ticket: Ticket, moment: Moment) -> TicketView:
    return TicketView("cancelled", moment.said.cancelled, lines=(moment.said.take_new,))


def _expired(_ticket: Ticket, moment: Moment) -> TicketView:
    return TicketView("expired", moment.said.gone, lines=(moment.said.gone_why,))


_OF: Mapping[State, Callable[[Ticket, Moment], TicketView]] = MappingProxyType(
    {
        State.WAITING: _waiting,
        State.CALLED: _called,
        State.SERVING: _serving,
        State.PARKED: _parked,
        State.SERVED: _served,
        State.NO_SHOW: _no_show,
        State.CANCELLED: _cancelled,
        State.EXPIRED: _expired,
    }
)
