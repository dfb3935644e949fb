"""What somebody who has a number does with it at a kiosk, without staff."""

from __future__ import annotations

from shared.errors.kiosk import PriorityByStaff
from shared.hall.prints import drop_queued
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_group import VerbGroup
from shared.rules import calling
from shared.rules.entry import Verb
from shared.rules.printing import REPLACED
from shared.rules.ticket import OWN_FOR, Lane, Source, State, Ticket, for_counter
from shared.store.tables import journal, print_jobs, sessions, tickets


class SelfService(VerbGroup):
    """The verbs of a kiosk about a ticket that is there."""

    def take_priority(
        self, ticket_id: int, *, printer: str | None = None, language: str = "vi", request_id: str | None = None
    ) -> Ticket:
        """Who has just taken a number here has priority by law: the lane changes, and with a `printer` the slip is
        printed again with its mark, in the same transaction. No reason is asked or kept.

        Raises UnknownTicket, WrongState, and PriorityByStaff unless the ticket is ordinary, of the kiosk that has
        this `printer`, and not older than OWN_FOR, and where the hall wants a check by staff.
        """

        def work(act: VerbTransaction) -> Ticket:
            ticket = self._look.given(act, ticket_id, Verb.CHANGE_LANE)
            (issued, *_) = journal.entries_of_ticket(act.tx, act.hall, ticket_id, ticket_id)
            own = (Source.KIOSK.value, printer) == (issued.body.get("source"), issued.body.get("printer"))
            ordinary = ticket.lane is Lane.ORDINARY and not self._settings.find_lane(Lane.PRIORITY).staff_check
            if not (own and ordinary and act.at - issued.at <= OWN_FOR):
                raise PriorityByStaff(number=ticket.label)
            gain = self._look.head_start(Lane.PRIORITY) - self._look.head_start(Lane.ORDINARY)
            body = {"lane": Lane.PRIORITY.value, "rank": calling.rank(ticket.rank, gain).isoformat()}
            if printer is not None:
                jobs = print_jobs.of_ticket(act.tx, act.hall, ticket_id)
                paper = {"printer": printer, "language": language, **drop_queued(act, jobs, REPLACED)}
                body = {**body, **paper}
            changed = act.change(Verb.CHANGE_LANE, ticket, None, body)
            if printer is not None:
                print_jobs.add(act.tx, act.hall, ticket_id, printer, language, act.at, again=True)
            return changed

        ahead = self._look.ahead(None, ticket_id, lambda tx, hall: print_jobs.of_ticket(tx, hall, ticket_id))
        same = {"ticket": ticket_id, "lane": Lane.PRIORITY.value}
        return self._runner.run(Verb.CHANGE_LANE, request_id, work, same=same, ahead=ahead)

    def come_back(self, ticket_id: int, *, request_id: str | None = None) -> Ticket:
        """Whom a counter put aside is back: the old number waits for that counter, in its old order; where the
        counter is closed by now, for whoever calls its service. Raises UnknownTicket, WrongState.
        """

        def work(act: VerbTransaction) -> Ticket:
            ticket = self._look.given(act, ticket_id, Verb.COME_BACK)
            counter = ticket.counter or 0
            if counter in sessions.open_now(act.tx, act.hall):
                reserved = for_counter(counter)
            else:
                reserved = "" if ticket.reserved == for_counter(counter) else ticket.reserved
            return act.change(Verb.COME_BACK, ticket, None, {"reserved": reserved})

        ahead = self._look.ahead(None, ticket_id, sessions.open_now)
        return self._runner.run(Verb.COME_BACK, request_id, work, same={"ticket": ticket_id}, ahead=ahead)

    def number_of_code(self, code: str) -> str:
        """The number of today whose slip carries this code, "" where there is none: codes of other days and other
        halls say nothing. Raises nothing of its own.
        """
        with self._runner.store.read() as tx:
            found = tickets.ticket_of_code(tx, self._runner.id, code)
            head = journal.head(tx, self._runner.code)
        of_today = found is not None and head is not None and found.day == head.day
        return found.label if found is not None and of_today and found.state is not State.EXPIRED else ""
