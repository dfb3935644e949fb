"""What somebody who comes now may expect: how many people first, and how long."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property

from shared.hall.forecast import Outlook, neighbours, told
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_group import VerbGroup
from shared.rules import calling
from shared.rules.entry import Entry
from shared.rules.estimate import Model, Situation, Visit, learn, visits_of
from shared.rules.ticket import Lane
from shared.settings.sections import ServiceSection
from shared.store.statement import Tx
from shared.store.tables import calls, estimates, journal, sessions, tickets
from shared.store.tables.tickets import Waiting

LEARN_DAYS = 42
"""Business days looked back on: six weeks hold enough people and still follow how the hall changes."""
AT_ONCE = 2000
"""Entries read in one piece."""


class Outlooks(VerbGroup):
    """Estimates, and learning them from the journal."""

    _model: Model | None = None
    _model_day: date | None = None

    def outlook(self, service: str, lane: Lane = Lane.ORDINARY) -> Outlook:
        """What a person who took a number of `service` now would be told; nothing is written.

        Raises UnknownService.
        """
        wanted = self._look.service(service)
        with self._runner.store.read() as tx:
            head = journal.head(tx, self._runner.code) or journal.Head(
                0, self._runner.code, None, 0, self._runner.clock(), 0, ""
            )
            act = VerbTransaction(tx, head, self._settings.zone, self._runner.clock(), "")
            return self._told(act, wanted, lane, calling.rank(act.at, self._look.head_start(lane)))

    def learn(self) -> Model:
        """Learns the hall's own waiting times from the last LEARN_DAYS days and keeps them in the database.

        Takes seconds: never on the GUI thread. All processes use it from their next business day or start on.
        """
        with self._runner.store.read() as tx:
            head = journal.head(tx, self._runner.code)
            today = head.day if head else None
            visits = [] if head is None or today is None else visits_of(self._entries(tx, head, today))
        model = self._learn(visits)
        with self._runner.store.write(self._runner.id) as tx:
            estimates.put(
                tx, self._runner.id, today or self._runner.clock().astimezone(self._settings.zone).date(), model
            )
        self._model, self._model_day = model, today
        return model

    def model(self) -> Model:
        """The estimate in force today, for a Forecast. Reads the database."""
        with self._runner.store.read() as tx:
            found = estimates.find(tx, self._runner.id)
        return found[1] if found else self._learn([])

    def learnt_on(self) -> date | None:
        """The business day on which the estimate was learnt last."""
        with self._runner.store.read() as tx:
            found = estimates.find(tx, self._runner.id)
        return None if found is None else found[0]

    # Inside

    def _reads_outlook(self, tx: Tx, hall: int) -> None:
        """Reads what `_told` will read."""
        sessions.open_now(tx, hall)
        tickets.waiting(tx, hall)
        calls.at_counters(tx, hall, ())

    def _told(
        self, act: VerbTransaction, service: ServiceSection, lane: Lane, rank: datetime, reserved: str = ""
    ) -> Outlook:
        opened = sessions.open_now(act.tx, act.hall)
        waiting = tickets.waiting(act.tx, act.hall)
        me = Waiting(act.head.seq + 1, reserved or service.code, lane, rank)
        desks = self._look.desks(opened)
        mine = sum(1 for desk in desks if me.line in desk.lines)
        asked = desks if mine else self._look.full_desks
        before = calling.called_before(me, waiting, asked, self._settings.order, act.at)
        if not mine:
            return Outlook(len(before), 0, None)
        return told(
            self._model_of(act), self._situation(act, me._replace(line=service.code), len(before), mine, waiting)
        )

    def _situation(
        self, act: VerbTransaction, me: Waiting, ahead: int, counters: int, waiting: list[Waiting]
    ) -> Situation:
        together = self._together[me.line]
        busy = calls.at_counters(act.tx, act.hall, together)
        return Situation(
            ahead=ahead,
            counters=counters,
            minute=act.local.hour * 60 + act.local.minute,
            service=me.line,
            lane=me.lane.value,
            at_counters=tuple((service, (act.at - called).total_seconds()) for service, called in busy),
            waiting=tuple(Tally(t.line for t in waiting if t.line in together).items()),
        )

    @cached_property
    def _together(self) -> dict[str, frozenset[str]]:
        return neighbours(self._settings, self._look.full_desks)

    def _model_of(self, act: VerbTransaction) -> Model:
        """The estimate in force; looked up once a business day."""
        if self._model is None or self._model_day != act.day:
            found = estimates.find(act.tx, act.hall)
            self._model = found[1] if found else self._learn([])
            self._model_day = act.day
        return self._model

    def _learn(self, visits: Sequence[Visit]) -> Model:
        return learn(
            visits,
            self._settings.zone,
            lines={service: min(group) for service, group in self._together.items()},
            head_start=timedelta(minutes=self._look.head_start(Lane.PRIORITY)),
            expected={s.code: timedelta(minutes=s.minutes) for s in self._settings.service},
        )

    def _entries(self, tx: Tx, head: journal.Head, today: date) -> Iterator[Entry]:
        """The journal of the last LEARN_DAYS days."""
        seq = journal.last_before(tx, head, today - timedelta(days=LEARN_DAYS))
        while entries := journal.entries_after(tx, head.id, seq, AT_ONCE):
            yield from entries
            seq = entries[-1].seq
