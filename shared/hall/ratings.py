"""How a visitor was served: rated once, by a code that the visitor has and the counter does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.errors.visits import AlreadyRated, RatingOver, RatingWrong, UnknownCode
from shared.hall.lookups import wrong_state
from shared.hall.texts import short
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_runner import VerbRunner
from shared.rules.entry import Verb
from shared.rules.fees import Fee, last_fee
from shared.rules.ticket import State, Ticket
from shared.store.tables import journal, tickets


@dataclass(frozen=True, slots=True)
class RatingOffer:
    """The visit that was done last at a counter may be rated there until then (aware), by its code."""

    ticket: int
    number: str
    code: str
    until: datetime


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """What a counter's panel knows besides the board: the fee of the number in hand, and what may be rated."""

    fee: Fee | None = None
    offer: RatingOffer | None = None


class Ratings:
    """What a counter's panel asks and says."""

    def __init__(self, runner: VerbRunner) -> None:
        self._runner = runner
        self._panel = runner.settings.panel
        self._look = runner.look

    def rate(
        self, code: str, rating: int, *, reason: str = "", words: str = "", request_id: str | None = None
    ) -> Ticket:
        """The visitor rates the visit, once; `code` is the one on the slip, `rating` 1 (bad) to 5 (good).
        `reason` is one of the hall's, or "".

        Raises RatingWrong, UnknownCode, RatingOver (another day), WrongState (not served), AlreadyRated,
        TextTooLong.
        """
        if rating not in range(1, 6):
            raise RatingWrong
        said = {name: text for name, text in (("reason", short(reason)), ("words", short(words))) if text}

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

        ahead = self._look.ahead(more=lambda tx, hall: tickets.ticket_of_code(tx, hall, code))
        return self._runner.run(Verb.RATE, request_id, work, same={"rating": rating}, ahead=ahead)

    def at_panel(self, counter: int) -> PanelFacts:
        """What only the panel of this counter is told. Raises UnknownCounter."""
        self._look.counter(counter)
        hall = self._runner.id
        with self._runner.store.read() as tx:
            here = tickets.at_counter(tx, hall, counter)
            fee = last_fee(journal.fees(tx, hall, here.id), here.id) if here else None
            done = journal.done_last(tx, hall, counter) if self._panel.rating else None
            if done is None or done.ticket is None:
                return PanelFacts(fee)
            until = done.at + timedelta(seconds=self._panel.rating_seconds)
            ticket = tickets.find_ticket(tx, hall, done.ticket)
            if ticket is None or ticket.rating is not None or until <= self._runner.clock():
                return PanelFacts(fee)
            code = tickets.code_of(tx, hall, ticket.id)
            return PanelFacts(fee, RatingOffer(ticket.id, ticket.label, code, until))
