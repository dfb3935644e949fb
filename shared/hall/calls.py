"""What a counter does with people: calling, serving, putting aside, sending on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from shared.errors.counters import (
    CameTooLate,
    NobodyWaiting,
    RecallLimitReached,
    ReturnOver,
    StartOver,
    TargetAway,
    TargetClosed,
    TransferNowhere,
)
from shared.hall.lookups import wrong_state
from shared.hall.texts import reason_given, short
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_runner import VerbRunner
from shared.rules import calling
from shared.rules.entry import Verb
from shared.rules.ticket import UNSTART_FOR, Sent, State, Ticket, for_clerk, for_counter, just_started
from shared.rules.why import why
from shared.store.tables import dossiers, journal, sessions, tickets


class Calls:
    """The verbs of a counter. Each raises UnknownCounter, CounterClosed besides what it says."""

    def __init__(self, runner: VerbRunner) -> None:
        self._runner = runner
        self._settings = runner.settings
        self._look = runner.look

    def call_next(self, counter: int, *, request_id: str | None = None) -> Ticket:
        """Calls the next waiting ticket to a counter by the calling rule; the entry says why it was next.

        Raises CounterPaused, CounterBusy, NobodyWaiting.
        """
        self._look.counter(counter)
        order = self._settings.order

        def work(act: VerbTransaction) -> Ticket:
            session = self._look.free(act, counter)
            desk = self._look.desk(counter, session)
            heads = tickets.heads(act.tx, act.hall)
            picked = calling.pick(heads, desk, order, act.at)
            if picked is None:
                raise NobodyWaiting(counter=counter)
            ticket = tickets.ticket_of(heads[picked.ticket])
            streak = calling.streak_after(session.streak, ticket.lane)
            called = act.change(Verb.CALL_NEXT, ticket, counter, why(picked, desk, order))
            sessions.set_streak(act.tx, act.hall, counter, streak)
            return called

        same, ahead = {"counter": counter}, self._look.ahead(counter, more=tickets.heads)
        return self._runner.run(Verb.CALL_NEXT, request_id, work, same=same, ahead=ahead)

    def call(self, counter: int, ticket_id: int, reason: str = "", *, request_id: str | None = None) -> Ticket:
        """Calls one given ticket, out of turn: it waits, did not come, or is parked.

        A parked one needs no reason; for the others the reason stands in the journal.
        Raises CounterPaused, CounterBusy, UnknownTicket, WrongState, ReasonNeeded.
        """
        self._look.counter(counter)

        def work(act: VerbTransaction) -> Ticket:
            self._look.free(act, counter)
            ticket = self._look.given(act, ticket_id, Verb.CALL)
            text = short(reason) if ticket.state is State.PARKED else reason_given(reason)
            return act.change(Verb.CALL, ticket, counter, {"reason": text, "from": ticket.state.value})

        same, ahead = {"counter": counter, "ticket": ticket_id}, self._look.ahead(counter, ticket_id)
        return self._runner.run(Verb.CALL, request_id, work, same=same, ahead=ahead)

    def recall(self, counter: int, *, request_id: str | None = None) -> Ticket:
        """Calls the number in hand again. Raises NothingCalled, WrongState, RecallLimitReached."""
        limit = self._settings.calling.recall_limit

        def check(ticket: Ticket) -> None:
            if limit and ticket.recalls >= limit:
                raise RecallLimitReached(number=ticket.label, limit=limit)

        return self._in_hand_verb(Verb.RECALL, counter, request_id, check=check)

    def start(self, counter: int, *, request_id: str | None = None) -> Ticket:
        """The person is here. Raises NothingCalled, WrongState."""
        return self._in_hand_verb(Verb.START, counter, request_id)

    def unstart(self, counter: int, *, request_id: str | None = None) -> Ticket:
        """Takes a start back: the person is not here yet. Raises NothingCalled, WrongState, StartOver."""

        def work(act: VerbTransaction) -> Ticket:
            ticket = self._look.in_hand(act, counter, Verb.UNSTART)
            if not just_started(ticket, act.at):
                raise StartOver(number=ticket.label, seconds=int(UNSTART_FOR.total_seconds()))
            return act.change(Verb.UNSTART, ticket, counter, {})

        return self._runner.run(Verb.UNSTART, request_id, work, same={"counter": counter})

    def complete(
        self,
        counter: int,
        *,
        outcome: str = "",
        dossier: str = "",
        note: str = "",
        for_good: bool = False,
        request_id: str | None = None,
    ) -> Ticket:
        """Done, called or served; opens the rating.

        `outcome` is a short code, `dossier` the code of the dossier, `note` stays in the journal. A ticket that
        another counter sent to come back goes back to its line instead, unless `for_good`.
        Raises NothingCalled, TextTooLong.
        """
        texts = {"outcome": short(outcome), "dossier": short(dossier), "note": short(note)}
        body = {name: text for name, text in texts.items() if text}

        def work(act: VerbTransaction) -> Ticket:
            ticket = self._look.in_hand(act, counter, Verb.COMPLETE)
            if ticket.back_to in (None, counter) or for_good:
                return act.change(Verb.COMPLETE, ticket, counter, body)
            back = {"service": ticket.service, "reserved": for_counter(ticket.back_to), "back_to": None}
            return act.change(Verb.TRANSFER, ticket, counter, {**body, **back, "asked": Verb.COMPLETE.value})

        same, ahead = {"counter": counter}, self._look.ahead(counter)
        return self._runner.run(Verb.COMPLETE, request_id, work, same=same, ahead=ahead)

    def no_show(self, counter: int, *, request_id: str | None = None) -> Ticket:
        """Nobody came. Raises NothingCalled, WrongState: who is being served is here."""
        return self._in_hand_verb(Verb.NO_SHOW, counter, request_id)

    def requeue(self, ticket_id: int, *, counter: int | None = None, request_id: str | None = None) -> Ticket:
        """Back into the line: somebody called by mistake, at the old place; or a no-show who came back within
        `calling.return_grace_minutes`, behind the next `calling.return_places`.

        With `counter`, who is called by another counter stays there.
        Raises UnknownTicket, WrongState, CameTooLate.
        """

        def work(act: VerbTransaction) -> Ticket:
            if counter is not None:
                self._look.session(act, counter)
            ticket = self._look.given(act, ticket_id, Verb.REQUEUE)
            if ticket.state is State.CALLED and counter not in (None, ticket.counter):
                raise wrong_state(ticket)
            rank = ticket.rank
            if ticket.state is State.NO_SHOW:
                grace = self._settings.calling.return_grace_minutes
                if act.at - (ticket.called_at or act.at) > timedelta(minutes=grace):
                    raise CameTooLate(number=ticket.label, minutes=grace)
                others = (each.rank for each in self._look.in_line(act, ticket))
                rank = calling.rank_behind(ticket.rank, others, self._settings.calling.return_places)
            return act.change(Verb.REQUEUE, ticket, counter or ticket.counter, {"rank": rank.isoformat()})

        same, ahead = {"ticket": ticket_id}, self._look.ahead(counter, ticket_id, tickets.waiting)
        return self._runner.run(Verb.REQUEUE, request_id, work, same=same, ahead=ahead)

    def park(
        self, counter: int, reason: str, return_at: datetime | None = None, *, bring: str = "",
        request_id: str | None = None,
    ) -> Ticket:  # fmt: skip
        """Puts the number in hand aside: a paper is missing, `bring` says which. `return_at` (aware) is when the
        person is awaited.

        Raises NothingCalled, ReasonNeeded, ReturnOver, TextTooLong.
        """
        body = {"reason": reason_given(reason), "return_at": return_at.isoformat() if return_at else None}
        body |= {"bring": text} if (text := short(bring)) else {}

        def work(act: VerbTransaction) -> Ticket:
            ticket = self._look.in_hand(act, counter, Verb.PARK)
            if return_at is not None and return_at <= act.now:
                raise ReturnOver(at=f"{return_at.astimezone(act.zone):%H:%M}")
            return act.change(Verb.PARK, ticket, counter, body)

        same, ahead = {"counter": counter}, self._look.ahead(counter)
        return self._runner.run(Verb.PARK, request_id, work, same=same, ahead=ahead)

    def resume(self, counter: int, ticket_id: int, *, request_id: str | None = None) -> Ticket:
        """A parked person is back at a counter and is served. Raises CounterPaused, CounterBusy, UnknownTicket,
        WrongState.
        """
        self._look.counter(counter)

        def work(act: VerbTransaction) -> Ticket:
            self._look.free(act, counter)
            return act.change(Verb.RESUME, self._look.given(act, ticket_id, Verb.RESUME), counter, {})

        same, ahead = {"counter": counter, "ticket": ticket_id}, self._look.ahead(counter, ticket_id)
        return self._runner.run(Verb.RESUME, request_id, work, same=same, ahead=ahead)

    def transfer(
        self,
        counter: int | None = None,
        *,
        service: str | None = None,
        to_counter: int | None = None,
        to_clerk: str | None = None,
        ticket_id: int | None = None,
        come_back: bool = False,
        note: str = "",
        anyway: bool = False,
        request_id: str | None = None,
    ) -> Ticket:
        """Sends the number in hand, or one that waits (`ticket_id`), to another service, counter or clerk.

        It keeps its number and its time of arrival. Sent to a counter or clerk it is reserved: no rule gives it
        to anybody else, whether or not the counter calls that service. `come_back`: when another counter is done
        with it, it returns to this one. `anyway`: though nobody is there; every counter then sees it waiting.
        Without a `counter` it is the reception that sends one who waits.
        Raises UnknownService, UnknownClerk, UnknownTicket, NothingCalled, WrongState, TransferNowhere,
        TargetClosed, TargetAway, TextTooLong; ValueError for a counter and a clerk at once.
        """
        if to_counter is not None and to_clerk is not None:
            raise ValueError("to_counter or to_clerk, not both")
        back_to = counter if come_back and to_counter != counter else None
        reserved = self._reserved(to_counter, to_clerk)
        if service is not None:
            self._look.service(service)

        def work(act: VerbTransaction) -> Ticket:
            if to_clerk is not None:
                self._look.clerk(act.tx, act.hall, to_clerk)
            if counter is not None:
                self._look.session(act, counter)
            if ticket_id is None:
                ticket = self._look.in_hand(act, counter or 0, Verb.TRANSFER)
            else:
                ticket = self._look.given(act, ticket_id, Verb.TRANSFER)
                if ticket.state is not State.WAITING and ticket.counter != counter:
                    raise wrong_state(ticket)
            target = service or ticket.service
            if (target, reserved) == (ticket.service, ticket.reserved):
                raise TransferNowhere(number=ticket.label)
            if not anyway:
                self._must_be_there(act, to_counter, to_clerk)
            where = {"service": target, "reserved": reserved, "back_to": back_to}
            return act.change(Verb.TRANSFER, ticket, counter, {**where, "note": short(note)})

        same = {"counter": counter} if ticket_id is None else {"counter": counter, "ticket": ticket_id}
        ahead = self._look.ahead(counter, ticket_id, sessions.open_now)
        return self._runner.run(Verb.TRANSFER, request_id, work, same=same, ahead=ahead)

    def sent(self, ticket_id: int) -> Sent | None:
        """Who transferred this ticket last and the note, and the code of the dossier that its person brought; None
        if neither. For staff: it is on no board.
        """
        with self._runner.store.read() as tx:
            head = journal.head(tx, self._runner.code)
            if head is None:
                return None
            entries = journal.entries_of_ticket(tx, head.id, ticket_id, head.seq)
            dossier = dossiers.of_ticket(tx, head.id, ticket_id)
        last = next((entry for entry in reversed(entries) if entry.verb is Verb.TRANSFER), None)
        if last is None:
            return Sent(0, "", dossier) if dossier else None
        return Sent(last.counter or 0, str(last.body.get("note", "")), dossier)

    # Inside

    def _in_hand_verb(
        self,
        verb: Verb,
        counter: int,
        request_id: str | None,
        check: Callable[[Ticket], None] = lambda _: None,
    ) -> Ticket:
        def work(act: VerbTransaction) -> Ticket:
            ticket = self._look.in_hand(act, counter, verb)
            check(ticket)
            return act.change(verb, ticket, counter, {})

        same, ahead = {"counter": counter}, self._look.ahead(counter)
        return self._runner.run(verb, request_id, work, same=same, ahead=ahead)

    def _reserved(self, counter: int | None, clerk: str | None) -> str:
        if counter is not None:
            self._look.counter(counter)
            return for_counter(counter)
        if clerk is None:
            return ""
        return for_clerk(clerk)

    def _must_be_there(self, act: VerbTransaction, counter: int | None, clerk: str | None) -> None:
        """Raises TargetClosed, TargetAway, UnknownClerk."""
        now = sessions.open_now(act.tx, act.hall)
        if counter is not None and counter not in now:
            raise TargetClosed(counter=counter)
        if clerk is None:
            return
        known = self._look.clerk(act.tx, act.hall, clerk)
        if known.id not in (session.clerk for session in now.values()):
            raise TargetAway(clerk=known.name)
