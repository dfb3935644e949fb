"""What a visitor pays at a counter: asked for by its clerk, confirmed when it came, or cancelled with a reason.

A fee is in the journal only, and in no board: docs/decisions/0020.
"""

from __future__ import annotations

from collections.abc import Mapping

from shared.errors.fees import AmountWrong, FeeAsked, NoFee, UnknownFee
from shared.hall.lookups import wrong_state
from shared.hall.texts import reason_given
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_group import VerbGroup
from shared.rules.entry import Entry, Verb
from shared.rules.fees import MOST, MOST_COPIES, Fee, FeeState, PaidBy, fees_of, last_fee
from shared.rules.ticket import State
from shared.settings.panel import FeeSection
from shared.store.statement import Tx
from shared.store.tables import journal


class Fees(VerbGroup):
    """At most one fee of a ticket is open at a time."""

    def ask_fee(
        self, counter: int, kind: str, *, amount: int = 0, pages: int = 0, copies: int = 0,
        request_id: str | None = None,
    ) -> Fee:  # fmt: skip
        """Asks the visitor who is being served for a fee of the hall's list: its own amount, by `pages` of each of
        `copies`, or where it has neither `amount`, in đồng.

        Raises UnknownFee, AmountWrong, FeeAsked; UnknownCounter, CounterClosed, NothingCalled, WrongState.
        """
        fee = self._settings.find_fee(kind)
        if fee is None:
            raise UnknownFee(fee=kind, known=", ".join(each.code for each in self._settings.fee) or "-")
        body = {"kind": kind, **_amount(fee, amount, pages, copies)}

        def work(act: VerbTransaction) -> Fee:
            ticket = self._look.in_hand(act, counter, Verb.COMPLETE)
            if ticket.state is not State.SERVING:
                raise wrong_state(ticket)
            before = last_fee(journal.fees(act.tx, act.hall, ticket.id), ticket.id)
            if before is not None and before.state is FeeState.ASKED:
                raise FeeAsked(number=ticket.label)
            entry = act.write(Verb.ASK_FEE, None, counter, {"ticket": ticket.id, **body})
            return fees_of([entry])[entry.seq]

        same = {"counter": counter, "kind": kind}
        ahead = self._look.ahead(counter)
        return self._runner.run(Verb.ASK_FEE, request_id, work, self._again, same, ahead=ahead)

    def fee_paid(
        self, ticket_id: int, how: PaidBy, *, fee: int | None = None, counter: int | None = None,
        request_id: str | None = None,
    ) -> Fee:  # fmt: skip
        """The money of a ticket's fee came, as whoever says so has seen: of `fee` (its id), None for the last one
        asked for. Raises UnknownTicket, NoFee; with `counter` UnknownCounter, CounterClosed.
        """
        return self._settle(Verb.FEE_PAID, ticket_id, fee, {"by": PaidBy(how).value}, counter, request_id)

    def cancel_fee(
        self, ticket_id: int, reason: str, *, fee: int | None = None, counter: int | None = None,
        request_id: str | None = None,
    ) -> Fee:  # fmt: skip
        """A ticket's fee, as in `fee_paid`, is not wanted any more, or was given back. Raises UnknownTicket,
        NoFee, ReasonNeeded; with `counter` UnknownCounter, CounterClosed.
        """
        return self._settle(Verb.CANCEL_FEE, ticket_id, fee, {"reason": reason_given(reason)}, counter, request_id)

    def fee_of(self, ticket_id: int) -> Fee | None:
        """What was asked of a ticket last, and how it stands."""
        with self._runner.store.read() as tx:
            return last_fee(journal.fees(tx, self._runner.id, ticket_id), ticket_id)

    def _settle(
        self, verb: Verb, ticket_id: int, meant: int | None, how: Mapping[str, str], counter: int | None,
        request_id: str | None,
    ) -> Fee:  # fmt: skip
        def work(act: VerbTransaction) -> Fee:
            if counter is not None:
                self._look.session(act, counter)
            ticket = self._look.today(act, ticket_id)
            entries = journal.fees(act.tx, act.hall, ticket_id)
            fee = last_fee(entries, ticket_id)
            if fee is None or meant not in (None, fee.id) or not fee.may(verb):
                raise NoFee(number=ticket.label)
            entry = act.write(verb, None, counter, {"ticket": ticket_id, "fee": fee.id, **how})
            return fees_of([*entries, entry])[fee.id]

        same, ahead = {"counter": counter}, self._look.ahead(counter, ticket_id)
        return self._runner.run(verb, request_id, work, self._again, same, ahead=ahead)

    def _again(self, tx: Tx, entry: Entry) -> Fee:
        """As it was after `entry`."""
        ticket = int(entry.body["ticket"])
        found = last_fee(journal.fees(tx, self._runner.id, ticket, entry.seq), ticket)
        assert found is not None, "the entry is of a fee"
        return found


def _amount(fee: FeeSection, amount: int, pages: int, copies: int) -> dict[str, int]:
    if fee.per_page:
        few = 0 < pages <= MOST_COPIES and 0 < copies <= MOST_COPIES
        found = {"amount": fee.of_copies(pages, copies) if few else 0, "pages": pages, "copies": copies}
    else:
        found = {"amount": fee.amount or amount}
    if not 0 < found["amount"] <= MOST:
        raise AmountWrong(most=f"{MOST:,}".replace(",", "."), copies=MOST_COPIES)
    return found
