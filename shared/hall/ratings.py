"""How a visitor was served: rated once, by a code that the visitor has and the counter does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from shared.errors.visits import AlreadyRated, RatingOver, RatingWrong, RequestReused, UnknownCode
from shared.hall.lookups import wrong_state
from shared.hall.texts import short
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_group import VerbGroup
from shared.rules.entry import Entry, Verb
from shared.rules.fees import Fee, FeeState, last_fee
from shared.rules.ticket import State, Ticket
from shared.settings.settings import say
from shared.store.statement import Tx
from shared.store.tables import journal, sessions, tickets


@dataclass(frozen=True, slots=True)
class RatingOffer:
    """The visit that was done last at a counter may be rated there for so long, by its code."""

    ticket: int
    number: str
    code: str
    left: timedelta


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """What a counter's panel knows besides the board: the fee of the number in hand that is asked or paid, what
    may be rated, and the name of the clerk, "" where the hall does not show it.
    """

    fee: Fee | None = None
    offer: RatingOffer | None = None
    clerk: str = ""


class Ratings(VerbGroup):
    """What a counter's panel asks and says."""

    def rate(self, code: str, rating: int, *, reason: str = "", request_id: str | None = None) -> Ticket:
        """The visitor rates the visit, once; `code` is the one on the slip, `rating` 1 (bad) to 5 (good).
        `reason` is one of the hall's in its first language, or "".

        Raises RatingWrong, UnknownCode, RatingOver (another day), WrongState (not served), AlreadyRated,
        TextTooLong.
        """
        text, first = short(reason), self._settings.hall.languages[0]
        reasons = (say(each, first) for each in self._settings.reasons.rating)
        if rating not in range(1, 6) or text not in ("", *reasons):
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
            clerk = self._clerk(tx, hall, counter) if self._settings.panel.show_clerk else ""
            here = tickets.at_counter(tx, hall, counter)
            fee = last_fee(journal.fees(tx, hall, here.id), here.id) if here else None
            if fee is not None and fee.state is FeeState.CANCELLED:  # why is the staff's
                fee = None
            done = journal.done_last(tx, hall, counter) if self._settings.panel.rating else None
            if done is None or done.ticket is None:
                return PanelFacts(fee, clerk=clerk)
            passed = max(self._runner.clock() - done.at, timedelta(0))  # by a clock that was set back
            left = timedelta(seconds=self._settings.panel.rating_seconds) - passed
            ticket = tickets.find_ticket(tx, hall, done.ticket)
            if ticket is None or ticket.rating is not None or left <= timedelta(0):
                return PanelFacts(fee, clerk=clerk)
            code = tickets.code_of(tx, hall, ticket.id)
            return PanelFacts(fee, RatingOffer(ticket.id, ticket.label, code, left), clerk)

    def _clerk(self, tx: Tx, hall: int, counter: int) -> str:
        session = sessions.of_counter(tx, hall, counter)
        known = self._look.clerks(tx, hall).get(session.clerk) if session else None
        return known.name if known else ""
