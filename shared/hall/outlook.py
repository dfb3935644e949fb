"""What somebody who comes now may expect: how many people first, and how long."""

from __future__ import annotations

import sys
from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from shared.hall.door import Door, desk_of
from shared.rules import calling
from shared.rules.board import Board
from shared.rules.estimate import Model, Situation, Visit, estimate, learn
from shared.rules.ticket import OPEN_STATES, Lane, Ticket, Verb, advance
from shared.settings import ServiceSection, Settings
from shared.store import calls, estimates, journal, rows, sessions
from shared.store.act import Act
from shared.store.rows import Waiting
from shared.store.statement import Tx

LEARN_DAYS = 42
"""Business days looked back on: six weeks hold enough people and still follow how the hall changes."""
CALLS_SEEN = 6
"""Last calls of the hall among which those of one line are looked for."""
RECENT = 5
AT_ONCE = 2000
STANDING = timedelta(milliseconds=10)
"""Nobody is called and done so quickly."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """`ahead` people are called first, by `counters` counters; `wait` holds in 80 % of the cases, seconds."""

    ahead: int
    counters: int
    wait: tuple[int, int]


def people_ahead(settings: Settings, board: Board, now: datetime) -> Mapping[str, int | None]:
    """For each service how many would be called before somebody who takes an ordinary number `now`.

    None: nobody, but no counter is open for it. Pure: what `Hall.issue` will say, from a screen's board.
    """
    waiting = board.waiting()
    full = [desk_of(counter) for counter in settings.counter]
    opened = [
        replace(desk, clerk=session.clerk, streak=session.streak)
        for desk in full
        if (session := board.sessions.get(desk.counter)) is not None and session.paused is None
    ]
    head_start = settings.find_lane(Lane.ORDINARY).head_start_minutes
    found: dict[str, int | None] = {}
    for service in settings.service:
        me = Waiting(sys.maxsize, service.code, Lane.ORDINARY, calling.rank(now, head_start))
        staffed = any(me.line in desk.lines for desk in opened)
        ahead = len(calling.called_before(me, waiting, opened if staffed else full, settings.order, now))
        found[service.code] = ahead if ahead or staffed else None
    return found


class Outlooks(Door):
    """Estimates, and learning them from the journal."""

    _model: Model | None = None
    _model_day: date | None = None

    def outlook(self, service: str, lane: Lane = Lane.ORDINARY) -> Outlook:
        """What a person who took a number of `service` now would be told; nothing is written.

        Raises UnknownService.
        """
        wanted = self._service(service)
        with self._store.read() as tx:
            head = journal.head(tx, self._code) or journal.Head(0, self._code, None, 0, self._clock(), 0, "")
            act = Act(tx, head, self.settings.zone, self._clock(), "")
            return self._outlook(act, wanted, lane, calling.rank(act.at, self._head_start(lane)))

    def learn(self) -> Model:
        """Learns the hall's own waiting times from the last LEARN_DAYS days and keeps them in the database.

        Takes seconds: never on the GUI thread. All processes use it from their next business day or start on.
        """
        with self._store.read() as tx:
            head = journal.head(tx, self._code)
            today = head.day if head else None
            visits = [] if head is None or today is None else self._visits(tx, head, today)
        model = self._learn(visits)
        with self._store.write(self._id) as tx:
            estimates.put(tx, self._id, today or self._clock().astimezone(self.settings.zone).date(), model)
        self._model, self._model_day = model, today
        return model

    def learnt_on(self) -> date | None:
        """The business day on which the estimate was learnt last."""
        with self._store.read() as tx:
            found = estimates.find(tx, self._id)
        return None if found is None else found[0]

    # Inside

    def _outlook(self, act: Act, service: ServiceSection, lane: Lane, rank: datetime) -> Outlook:
        opened = sessions.open_now(act.tx, act.hall)
        waiting = rows.waiting(act.tx, act.hall)
        me = Waiting(act.head.seq + 1, service.code, lane, rank)
        desks = self._desks(opened)
        mine = sum(1 for desk in desks if me.line in desk.lines)
        asked = desks if mine else self._full_desks
        before = calling.called_before(me, waiting, asked, self.settings.order, act.at)
        found = estimate(self._model_of(act), self._situation(act, me, before, mine, waiting))
        return Outlook(len(before), mine, (round(found.low.total_seconds()), round(found.high.total_seconds())))

    def _situation(
        self, act: Act, me: Waiting, before: list[Waiting], counters: int, waiting: list[Waiting]
    ) -> Situation:
        together = self._together[me.line]
        seen = calls.recent(act.tx, act.head, together, CALLS_SEEN)[:RECENT]
        busy = calls.at_counters(act.tx, act.hall, together)
        oldest = min((self._arrived(t) for t in waiting if t.line in together), default=act.at)
        return Situation(
            ahead=len(before),
            counters=counters,
            minute=act.local.hour * 60 + act.local.minute,
            recent=tuple(((c.at - c.arrived).total_seconds(), (act.at - c.at).total_seconds()) for c in seen),
            head_waiting=(act.at - oldest).total_seconds(),
            service=me.line,
            lane=me.lane.value,
            at_counters=tuple((c.service, (act.at - c.at).total_seconds()) for c in busy),
            ahead_of=tuple(Tally(t.line for t in before).items()),
        )

    @cached_property
    def _together(self) -> dict[str, frozenset[str]]:
        """Service -> the services its counters may call, and those whose counters may call one of these."""
        groups = {service.code: {service.code} for service in self.settings.service}
        for desk in self._full_desks:
            lines = [line for tier in desk.tiers for line in tier.lines]
            joined = set[str]().union(*(groups[line] for line in lines))
            groups.update(dict.fromkeys(joined, joined))
        return {service: frozenset(group) for service, group in groups.items()}

    def _arrived(self, waiting: Waiting) -> datetime:
        return waiting.rank + self._gains[waiting.lane]

    @cached_property
    def _gains(self) -> dict[Lane, timedelta]:
        return {lane: timedelta(minutes=self._head_start(lane)) for lane in Lane}

    def _head_start(self, lane: Lane) -> int:
        return self.settings.find_lane(lane).head_start_minutes

    def _model_of(self, act: Act) -> Model:
        """The estimate in force; looked up once a business day."""
        if self._model is None or self._model_day != act.day:
            found = estimates.find(act.tx, act.hall)
            self._model = found[1] if found else self._learn([])
            self._model_day = act.day
        return self._model

    def _learn(self, visits: Sequence[Visit]) -> Model:
        return learn(
            visits,
            self.settings.zone,
            lines={service: min(group) for service, group in self._together.items()},
            head_start=timedelta(minutes=self._head_start(Lane.PRIORITY)),
            expected={s.code: timedelta(minutes=s.minutes) for s in self.settings.service},
        )

    def _visits(self, tx: Tx, head: journal.Head, today: date) -> list[Visit]:
        """Everybody of the last LEARN_DAYS days, from the journal."""
        seq = journal.last_before(tx, head, today - timedelta(days=LEARN_DAYS))
        tickets: dict[int, Ticket] = {}
        counters: dict[int, int | None] = {}
        while entries := journal.entries_after(tx, head.id, seq, AT_ONCE):
            for entry in entries:
                if entry.verb is Verb.ISSUE:
                    counters[entry.seq] = entry.body.get("counters")
                for ticket_id in entry.body["tickets"] if entry.verb is Verb.EXPIRE else [entry.ticket]:
                    if ticket_id is not None and (ticket_id in tickets or entry.verb is Verb.ISSUE):
                        tickets[ticket_id] = advance(tickets.get(ticket_id), entry)
            seq = entries[-1].seq
        over = (ticket for ticket in tickets.values() if ticket.state not in OPEN_STATES)
        return [_visit(ticket, counters[ticket.id]) for ticket in over]


def _visit(ticket: Ticket, counters: int | None) -> Visit:
    """Times of a clock that stood, one tick apart, say nothing of how long anybody stayed."""
    called, ended = ticket.called_at, ticket.ended_at
    return Visit(
        arrived=ticket.issued_at,
        called=called,
        ended=None if called and ended and ended - called < STANDING else ended,
        service=ticket.service,
        lane=ticket.lane.value,
        outcome=ticket.state.value,
        counters=counters,
        ahead=ticket.ahead,
    )
