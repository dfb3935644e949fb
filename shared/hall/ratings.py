"""How a visitor was served: rated once, by a code that the visitor has and the counter does not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from shared.errors.visits import AlreadyRated, RatingOver, RatingWrong, RequestReused, UnknownCode
from shared.hall.lookups import wrong_state
from shared.hall.texts import short
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_runner import VerbRunner
from shared.rules.entry import Entry, Verb
from shared.rules.fees import Fee, FeeState, last_fee
from shared.rules.ticket import State, Ticket
from shared.settings.settings import say
from shared.store.statement import Tx
from shared.store.tables import devices, journal, sessions, tickets

ASIDE_FOR = timedelta(seconds=60)
"""To photograph a panel."""


@dataclass(frozen=True, slots=True)
class RatingOffer:
    """The visit that was done last at a counter may be rated there for so long, by its code."""

    ticket: int
    number: str
    code: str
    left: timedelta


@dataclass(frozen=True, slots=True)
class PutAside:
    """The visitor who was put aside last at a counter is shown there for so long how to come back: the ticket, and
    the code of its page.
    """

    ticket: Ticket
    code: str
    left: timedelta


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """What a counter's panel knows besides the board: the fee of the number in hand that is asked or paid, what
    may be rated or who was put aside, whichever came last, and the name of the clerk, "" where the hall does not
    show it.
    """

    fee: Fee | None = None
    offer: RatingOffer | None = None
    aside: PutAside | None = None
    clerk: str = ""


class Ratings:
    """What a counter's panel asks and says."""

    def __init__(self, runner: VerbRunner) -> None:
        self._runner = runner
        self._panel = runner.settings.panel
        first = runner.settings.hall.languages[0]
        self._reasons = [say(text, first) for text in runner.settings.reasons.rating]
        self._look = runner.look

    def rate(self, code: str, rating: int, *, reason: str = "", request_id: str | None = None) -> Ticket:
        """The visitor rates the visit, once; `code` is the one on the slip, `rating` 1 (bad) to 5 (good).
        `reason` is one of the hall's in its first language, or "".

        Raises RatingWrong, UnknownCode, RatingOver (another day), WrongState (not served), AlreadyRated,
        TextTooLong.
        """
        text = short(reason)
        if rating not in range(1, 6) or text not in ("", *self._reasons):
            raise RatingWrong
        said = {"reason": text} if text else {}

        def work(act: VerbTransaction) -> Ticket:
            ticket = tickets.ticket_of_code(act.tx, act.hall, code)
            if ticket is None:
                raise UnknownCode
            if ticket.day != act.day:
                raise RatingOver(number=ticket.label)
            if ticket.state is not State.SERVED:
                raise wrong_state(ticket)
            if ticket.rating is not None:
                raise AlreadyRated(number=ticket.label)
            return act.change(Verb.RATE, ticket, None, {"rating": rating, **said})

        def again(tx: Tx, entry: Entry) -> Ticket:
            ticket = tickets.ticket_of_code(tx, self._runner.id, code)
            if ticket is None or ticket.id != entry.ticket:  # the request id of another, as the feed tells it
                raise RequestReused(request_id=entry.request_id)
            return ticket

        ahead = self._look.ahead(more=lambda tx, hall: tickets.ticket_of_code(tx, hall, code))
        return self._runner.run(Verb.RATE, request_id, work, again, {"rating": rating}, ahead=ahead)

    def at_panel(self, counter: int) -> PanelFacts:
        """What only the panel of this counter is told. Raises UnknownCounter."""
        self._look.counter(counter)
        hall = self._runner.id
        with self._runner.store.read() as tx:
            clerk = self._clerk(tx, hall, counter) if self._panel.show_clerk else ""
            here = tickets.at_counter(tx, hall, counter)
            fee = last_fee(journal.fees(tx, hall, here.id), here.id) if here else None
            if fee is not None and fee.state is FeeState.CANCELLED:  # why is the staff's
                fee = None
            facts = PanelFacts(fee, clerk=clerk)
            last = journal.left_last(tx, hall, counter)
            ticket = tickets.find_ticket(tx, hall, last.ticket) if last and last.ticket else None
            if last is None or ticket is None:
                return facts
            passed = max(self._runner.clock() - last.at, timedelta(0))  # by a clock that was set back
            rates = last.verb is Verb.COMPLETE
            left = (timedelta(seconds=self._panel.rating_seconds) if rates else ASIDE_FOR) - passed
            if left <= timedelta(0):
                return facts
            code = tickets.code_of(tx, hall, ticket.id)
            if not rates:
                return replace(facts, aside=PutAside(ticket, code, left) if _is_aside(ticket, counter) else None)
            if ticket.rating is not None or not self._panel.rating:
                return facts
            return replace(facts, offer=RatingOffer(ticket.id, ticket.label, code, left))

    def code_aside(self, counter: int, ticket_id: int) -> str:
        """The code of a number that this counter has put aside, for its visitor to keep; "" for any other."""
        with self._runner.store.read() as tx:
            ticket = tickets.find_ticket(tx, self._runner.id, ticket_id)
            here = ticket is not None and _is_aside(ticket, counter)
            return tickets.code_of(tx, self._runner.id, ticket_id) if here else ""

    def has_panel(self, counter: int) -> bool:
        """Whether a panel is paired that shows this counter. Raises UnknownCounter."""
        self._look.counter(counter)
        with self._runner.store.read() as tx:
            return devices.has_panel(tx, self._runner.id, counter)

    def _clerk(self, tx: Tx, hall: int, counter: int) -> str:
        session = sessions.of_counter(tx, hall, counter)
        known = self._look.clerks(tx, hall).get(session.clerk) if session else None
        return known.name if known else ""


def _is_aside(ticket: Ticket, counter: int) -> bool:
    """Whether this counter has put it aside."""
    return ticket.state is State.PARKED and ticket.counter == counter
