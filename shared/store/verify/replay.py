"""What the tables must hold after the entries so far. Pure: it reads no table.

What belongs to one business day (tickets, bookings, slips) is kept until the day is compared, so memory does not
grow with the journal. A Row holds the columns that follow from the journal; others are not its business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from shared.errors.kinds import QT_TRANSLATE_NOOP, Words
from shared.rules.calling import pick, streak_after
from shared.rules.chain import FIRST
from shared.rules.entry import Entry, Verb
from shared.rules.printing import JobState, trouble_after
from shared.rules.ticket import OPEN_STATES, Source, State, Ticket, advance
from shared.rules.why import asked
from shared.store.timestamps import to_micros
from shared.store.verify.verdict import Mismatch

_CLOSED = QT_TRANSLATE_NOOP("errors", "counter {counter} called while it was closed or paused")
_NOT_NEXT = QT_TRANSLATE_NOOP("errors", "by the rule {rule} {number} was next")
_NOBODY = QT_TRANSLATE_NOOP("errors", "nobody")

Values = dict[str, Any]
Event = tuple[str, int]
"""("cancelled", an appointment's id) or ("came", the id of the ticket somebody who had booked got)."""


@dataclass(slots=True)
class Followed:
    """A ticket of the day. `seq` is the last entry that changed it; `code` seals the code on its slip, "" for
    tickets of earlier versions. `slip` is the printer (None: no slip was wanted) and language of its first
    slip, None for tickets of earlier versions.
    """

    ticket: Ticket
    seq: int
    code: str
    slip: tuple[str | None, str] | None


@dataclass(frozen=True, slots=True)
class SlipRecord:
    """What the journal said last about a print job. `printer` is None in the first entries of that kind."""

    seq: int
    ticket: int
    printer: str | None
    state: str
    reason: str


class Replay:
    """`pruned`: entries up to this seq are gone, and tickets with them."""

    def __init__(self, pruned: int) -> None:
        self.pruned = pruned
        self.issued = self.day_seq = 0
        self.kept = 0, FIRST
        """Where the last RETAIN entry says that the journal begins."""
        self.series: dict[tuple[str, str], Values] = {}
        self.counters: dict[int, Values] = {}
        self.printers: dict[str, Values] = {}
        self.troubles: dict[int, Values] = {}
        self.clerks: dict[str, Values] = {}
        self.blocks: dict[tuple[str, int], Values] = {}
        """By series and first number: whose numbers they are today."""
        self._waiting: dict[int, Ticket] = {}
        self._numbered: set[tuple[str, str]] = set()
        """Series of which a ticket was issued; the others were moved by a restore only."""
        self._first_schema = False
        self.begin_day({})

    def begin_day(self, left: dict[int, Followed]) -> None:
        """The day so far was compared; `left` are tickets that move again later."""
        self.tickets = left
        self.bookings: dict[int, Values] = {}
        self.codes: dict[int, str] = {}
        """Seals of the codes of bookings; none for those of earlier versions."""
        self.events: dict[Event, tuple[int, str | None]] = {}
        """To the seq of the entry and, for who came, the service."""
        self.slips: dict[int, SlipRecord] = {}
        """What was said of print jobs, by id."""
        self.reprints: dict[tuple[int, str, int], tuple[int, str | None]] = {}
        """(ticket, printer, microseconds) of slips queued again, to seq and language, where it is known."""

    def take(self, entry: Entry) -> None:
        """One more entry. Raises Bad if the rule would have called somebody else; what a malformed entry leads
        to is passed through (see `damage.MALFORMED`).
        """
        step = _STEPS.get(entry.verb)
        if step is not None:
            step(self, entry)
        elif entry.ticket is not None and entry.ticket > self.pruned:  # else it was rated later in its day
            self._move(entry.ticket, entry)

    # Tickets

    def _issue(self, entry: Entry) -> None:
        ticket = advance(None, entry)
        if entry.ticket != ticket.id:
            raise ValueError(f"ticket {entry.ticket} in entry {entry.seq}")
        body = entry.body
        slip = (body["printer"], str(body.get("language", ""))) if "printer" in body else None
        self.tickets[ticket.id] = Followed(ticket, entry.seq, str(body.get("code", "")), slip)
        self._waiting[ticket.id] = ticket
        self.issued += 1
        holder = self._holder(ticket.series, ticket.number)
        if holder != body.get("holder"):
            raise ValueError(f"{ticket.label} belongs to {holder or 'nobody'}")
        if holder is None:
            self._number(ticket.day.isoformat(), ticket.series, ticket.number, ticket.round)
            self._numbered.add((ticket.day.isoformat(), ticket.series))
        if body.get("source") == Source.APPOINTMENT:
            self.events["came", ticket.id] = entry.seq, ticket.service

    def _move(self, ticket_id: int, entry: Entry) -> None:
        found = self.tickets[ticket_id]
        found.ticket = advance(found.ticket, entry)
        found.seq = entry.seq
        if found.ticket.state is State.WAITING:
            self._waiting[ticket_id] = found.ticket
        else:
            self._waiting.pop(ticket_id, None)

    def _change_lane(self, entry: Entry) -> None:
        self._move(entry.ticket or 0, entry)
        if "printer" in entry.body:  # at a kiosk
            self._queued_again(entry, entry.ticket or 0)

    def _call_next(self, entry: Entry) -> None:
        """Asks the calling rule again."""
        counter, called = self.counters.get(entry.counter or 0), self.tickets[entry.ticket or 0]
        if counter is None or counter["opened_us"] is None or counter["paused"] is not None:
            raise Mismatch(entry.seq, _CLOSED, counter=entry.counter)
        question = asked(entry.body, entry.counter or 0, counter["clerk"], counter["streak"])
        self._first_schema = question is None
        if question is not None:
            picked = pick(self._waiting.values(), *question, entry.at)
            if picked is None or picked.ticket.id != entry.ticket:
                right = picked.ticket.label if picked else Words(_NOBODY)
                raise Mismatch(entry.seq, _NOT_NEXT, rule=question[1].rule, number=right)
        counter["streak"] = streak_after(counter["streak"], called.ticket.lane)
        self._move(called.ticket.id, entry)

    def _cancel(self, entry: Entry) -> None:
        self._move(entry.ticket or 0, entry)
        self._dropped(entry, entry.ticket or 0)

    def _expire(self, entry: Entry) -> None:
        for ticket_id in entry.body["tickets"]:
            if ticket_id > self.pruned:  # the day before may have been pruned
                self._move(ticket_id, entry)
        for left in self.tickets.values():
            if left.ticket.state in OPEN_STATES:
                raise ValueError(f"{left.ticket.label} was {left.ticket.state} and did not expire")
        for counter in self.counters.values():
            counter.update(opened_us=None, streak=0)
        self.troubles.clear()
        self.blocks = {key: each for key, each in self.blocks.items() if each["day"] == entry.day.isoformat()}
        self.day_seq = entry.seq - 1

    def _reserve(self, entry: Entry) -> None:
        """Numbers that no other kiosk has, and that nobody else is given from now on."""
        for series, (first, last) in entry.body["numbers"].items():
            for (name, start), block in self.blocks.items():
                if name == series and first <= block["last"] and start <= last:
                    raise ValueError(f"{series} {first}-{last} belongs to two kiosks")
            of = {"holder": str(entry.body["holder"]), "day": entry.day.isoformat()}
            self.blocks[series, first] = {"last": last, **of, "reserved_us": to_micros(entry.at)}

    def _holder(self, series: str, number: int) -> str | None:
        """The kiosk whose number it is today."""
        for (name, first), block in self.blocks.items():
            if name == series and first <= number <= block["last"]:
                return str(block["holder"])
        return None

    # Counters

    def _open(self, entry: Entry) -> None:
        who = {"clerk": str(entry.body.get("clerk", "")), "streak": int(entry.body.get("streak", 0))}
        opened = {"opened_us": to_micros(entry.at), "paused": None, "paused_us": None}
        self.counters[_counter(entry)] = who | opened

    def _close(self, entry: Entry) -> None:
        counter = self.counters[_counter(entry)]
        counter.update(opened_us=None, clerk="", paused=None, paused_us=None)
        if self._first_schema:  # it forgot the streak, or kept it for the next one: nobody knows
            counter.pop("streak", None)

    def _pause(self, entry: Entry) -> None:
        at = to_micros(entry.at)
        self.counters[_counter(entry)].update(opened_us=at, paused=str(entry.body["reason"]), paused_us=at)

    def _unpause(self, entry: Entry) -> None:
        self.counters[_counter(entry)].update(opened_us=to_micros(entry.at), paused=None, paused_us=None)

    # Appointments

    def _book(self, entry: Entry) -> None:
        at = datetime.fromisoformat(entry.body["for"])
        self.bookings[entry.seq] = {"service": str(entry.body["service"]), "at_us": to_micros(at)}
        if "code" in entry.body:
            self.codes[entry.seq] = str(entry.body["code"])

    def _unbook(self, entry: Entry) -> None:
        self.events["cancelled", int(entry.body["booking"])] = entry.seq, None

    # Paper, and the hall

    def _reprint(self, entry: Entry) -> None:
        ticket = int(entry.body["ticket"])
        self._queued_again(entry, ticket)
        self._trouble(entry, ticket)

    def _queued_again(self, entry: Entry, ticket: int) -> None:
        body = entry.body
        self.reprints[ticket, str(body["printer"]), to_micros(entry.at)] = entry.seq, body.get("language")
        self._dropped(entry, ticket)

    def _slip(self, entry: Entry) -> None:
        body = entry.body
        ticket, job, state, reason = int(body["ticket"]), int(body["job"]), str(body["state"]), str(body["reason"])
        self.slips[job] = SlipRecord(entry.seq, ticket, body.get("printer"), state, reason)
        self._dropped(entry, ticket)
        self._trouble(entry, ticket)

    def _dropped(self, entry: Entry, ticket: int) -> None:
        """Print jobs that waited and are not needed any more."""
        for job, reason in entry.body.get("dropped", ()):
            self.slips[int(job)] = SlipRecord(entry.seq, ticket, None, JobState.FAILED.value, str(reason))

    def _trouble(self, entry: Entry, ticket: int) -> None:
        """What staff must know of a ticket's slips after this entry."""
        now = trouble_after(entry.body)
        if now is None:
            self.troubles.pop(ticket, None)
        elif ticket > self.day_seq:
            self.troubles[ticket] = now.as_body()

    def _printer(self, entry: Entry) -> None:
        body = entry.body
        if body.get("gone"):
            self.printers.pop(str(body["printer"]), None)
            return
        self.printers[str(body["printer"])] = {"problem": str(body["problem"]), "near_end": int(body["near_end"])}

    def _clerk(self, entry: Entry) -> None:
        if "role" in entry.body:
            self.clerks[entry.body["clerk"]] = {"role": entry.body["role"]}

    def _retain(self, entry: Entry) -> None:
        self.kept = int(entry.body["until"]), str(entry.body["hash"])
        today = entry.day.isoformat()
        self.series = {key: row for key, row in self.series.items() if key[0] == today or key in self._numbered}

    def _restore(self, entry: Entry) -> None:
        for prefix, (number, round_) in entry.body["numbers"].items():
            self._number(entry.day.isoformat(), prefix, number, round_)
        self.clerks.update({clerk: {"role": role} for clerk, role in entry.body.get("roles", {}).items()})

    def _number(self, day: str, series: str, number: int, round_: int) -> None:
        self.series[day, series] = {"last": number, "round": round_}


def _counter(entry: Entry) -> int:
    if entry.counter is None:
        raise ValueError(f"{entry.verb} without a counter")
    return entry.counter


_STEPS: Mapping[Verb, Callable[[Replay, Entry], None]] = MappingProxyType(
    {
        Verb.ISSUE: Replay._issue,
        Verb.CALL_NEXT: Replay._call_next,
        Verb.CHANGE_LANE: Replay._change_lane,
        Verb.CANCEL: Replay._cancel,
        Verb.EXPIRE: Replay._expire,
        Verb.OPEN: Replay._open,
        Verb.CLOSE: Replay._close,
        Verb.PAUSE: Replay._pause,
        Verb.UNPAUSE: Replay._unpause,
        Verb.BOOK: Replay._book,
        Verb.UNBOOK: Replay._unbook,
        Verb.REPRINT: Replay._reprint,
        Verb.SLIP: Replay._slip,
        Verb.PRINTER: Replay._printer,
        Verb.RETAIN: Replay._retain,
        Verb.RESTORE: Replay._restore,
        Verb.RESERVE: Replay._reserve,
        Verb.CLERK: Replay._clerk,
    }
)
"""What an entry means; every other verb moves its ticket."""
