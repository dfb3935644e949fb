"""Numbers that kiosks give while they cannot reach the hub: reserved before, handed in afterwards."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from shared.hall.intake import CODE_BYTES
from shared.hall.texts import request, short
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_group import VerbGroup
from shared.rules import calling
from shared.rules.board import DAY_OVER, NO_SERVICE, NOT_ITS_NUMBER, TAKEN_TWICE
from shared.rules.chain import code_seal
from shared.rules.entry import Entry, Verb
from shared.rules.numbering import NumberBlock, business_day, free_block
from shared.rules.printing import JobState
from shared.rules.ticket import Lane, Source, Ticket, advance
from shared.store.statement import Tx
from shared.store.tables import dossiers, journal, number_blocks, print_jobs, series, tickets
from shared.store.tables.number_blocks import HeldBlock

log = logging.getLogger(__name__)
NEAR = timedelta(seconds=1)
LONGEST = timedelta(days=7)
"""What a kiosk's clock says of a time before that is not believed."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """The blocks of a kiosk by series, for the business day `day` of the hall."""

    day: date
    numbers: Mapping[str, NumberBlock]


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The ticket that a number became, as it was issued, and the id of its print job, None without a slip.

    No ticket: it is in no queue, and staff are told why.
    """

    ticket: Ticket | None
    job: int | None


class NumberBlocks(VerbGroup):
    """The verbs of a kiosk that goes on without the hub."""

    def reserve(self, holder: str, printer: str) -> Reservation:
        """What a kiosk may give today while it cannot reach the hub; the same whenever it asks again.

        `holder` is a text of its own, kept with what it has given: a kiosk that has lost that is another one.
        `printer` tells people which it is. On a day on which a copy was put back nobody gets a new block: what the
        copy does not know of may be out. Raises TextTooLong, TextWrong.
        """
        who, where = request(holder), request(printer)
        known = self._has_blocks(who)
        if known is not None or not self._settings.hub.offline_numbers:
            return known or Reservation(self._today(None), {})

        def work(act: VerbTransaction) -> Reservation:
            have = {name: held.block for name, held in number_blocks.of_holder(act.tx, act.hall, who).items()}
            new = self._new_blocks(act, have)
            if new:
                numbers = {name: [block.first, block.last] for name, block in new.items()}
                entry = act.write(Verb.RESERVE, None, None, {"holder": who, "printer": where, "numbers": numbers})
                for name, block in new.items():
                    number_blocks.add(act.tx, act.hall, who, name, block, act.day, entry.at)
            return Reservation(act.day, {**have, **new})

        return self._runner.run(Verb.RESERVE, None, work)

    def hand_in(
        self, holder: str, series: str, number: int, service: str, lane: Lane, day: date, taken: datetime,
        now: datetime, code: str, *, printer: str | None = None, language: str = "vi",
        slip: JobState = JobState.SENDING, device: int | None = None, dossier: str = "",
        request_id: str | None = None,
    ) -> HandedIn:  # fmt: skip
        """A number that a kiosk gave out of its block of `day` becomes a ticket, ranked by when it was taken.

        `taken` and `now` are by the kiosk's clock: only the time between them counts, from the reservation on.
        `code` is on its slip, which the kiosk prints itself: `slip` is how far it is (sent, confirmed, or told
        later). `device` and `dossier` as in `issue`. What cannot be in the queue is written down for staff. Raises
        TextTooLong, TextWrong; RequestReused where the request id is that of a number which nobody has seen: the
        hall had written it unheard.
        """
        said: dict[str, Any] = {"series": short(series), "number": number, "service": short(service)}
        mine: dict[str, Any] = {"holder": request(holder), "printer": printer and short(printer)}
        mine |= {"device": device} if device is not None else {}
        spoken, brought = short(language), short(dossier)

        def work(act: VerbTransaction) -> HandedIn:
            held = number_blocks.of_holder(act.tx, act.hall, mine["holder"]).get(said["series"])
            why = self._why_not(act, held, day, said)
            since = held.reserved_at if held and not why else act.at - LONGEST
            at = act.at - max(timedelta(0), min(now - taken, act.at - since))
            more: dict[str, Any] = {**mine, "taken": at.isoformat()}
            if at == since or taken - now > NEAR:
                log.warning("%s%03d: the kiosk's clock said %s", said["series"], number, taken)
                more["said"] = taken.isoformat()
            if why:
                asked = {"asked": Verb.ISSUE.value, "lane": "", "reason": why}  # no issue is a repeat of it
                return _handed_in(act.write(Verb.LEFT_OUT, None, None, {**said, **more, **asked}), [])
            done = self._ticket(act, {**said, **more, "lane": lane.value}, at, code, spoken, slip)
            if brought and done.ticket is not None:
                dossiers.add(act.tx, act.hall, done.ticket.id, brought)
            return done

        def again(tx: Tx, entry: Entry) -> HandedIn:
            return _handed_in(entry, print_jobs.of_ticket(tx, self._runner.id, entry.ticket or 0))

        return self._runner.run(Verb.ISSUE, request_id, work, again, said)

    # Inside

    def _today(self, stored: date | None) -> date:
        return business_day(stored, self._runner.clock(), self._settings.zone)

    def _has_blocks(self, holder: str) -> Reservation | None:
        """What it has already, if the day goes on and nothing is missing: no verb is needed then."""
        with self._runner.store.read() as tx:
            head = journal.head(tx, self._runner.code)
            if head is None or head.day is None or head.day != self._today(head.day):
                return None
            held = number_blocks.of_holder(tx, head.id, holder)
        if not {service.prefix for service in self._settings.service} <= held.keys():
            return None
        return Reservation(head.day, {name: each.block for name, each in held.items()})

    def _new_blocks(self, act: VerbTransaction, have: Mapping[str, NumberBlock]) -> dict[str, NumberBlock]:
        said = journal.of_day(act.tx, act.hall, act.head.day_seq)
        if any(entry.verb is Verb.RESTORE for entry in said):
            return {}
        missing = {service.prefix for service in self._settings.service} - have.keys()
        free = {name: self._free(act, name) for name in sorted(missing)}
        return {name: block for name, block in free.items() if block is not None}

    def _free(self, act: VerbTransaction, name: str) -> NumberBlock | None:
        numbers = self._settings.numbers
        others = number_blocks.lowest(act.tx, act.hall, name)
        before = number_blocks.lowest_given(act.tx, act.hall, act.day, name)
        end = min((numbers.last, *(lowest - 1 for lowest in (others, before) if lowest is not None)))
        last = series.last(act.tx, act.hall, act.day, name)
        given = {*tickets.live_numbers(act.tx, act.hall, act.day, name), *([last.number] if last else [])}
        return free_block(self._settings.hub.offline_numbers, numbers.first, numbers.last, end, given)

    def _why_not(
        self, act: VerbTransaction, held: HeldBlock | None, day: date, said: Mapping[str, Any]
    ) -> str | None:
        """Why a number cannot be in the queue."""
        name, number = said["series"], said["number"]
        if day != act.day:
            return DAY_OVER
        if held is None or number not in held.block:
            return NOT_ITS_NUMBER
        service = self._settings.find_service(said["service"])
        if service is None or service.prefix != name:
            return NO_SERVICE
        live = tickets.live_numbers(act.tx, act.hall, act.day, name)
        given = number_blocks.is_given(act.tx, act.hall, act.day, name, number)
        return TAKEN_TWICE if given or number in live else None

    def _ticket(
        self, act: VerbTransaction, said: Mapping[str, Any], at: datetime, code: str, language: str, slip: JobState
    ) -> HandedIn:
        if not _is_new_code(act, code):  # no kiosk of ours makes such
            code = secrets.token_hex(CODE_BYTES).upper()
        rank = calling.rank(at, self._look.head_start(Lane(said["lane"])))
        nothing_told = {"ahead": 0, "counters": None, "wait": None}
        printer = said["printer"]
        spoken = {"language": language} if printer is not None else {}
        body = {
            **said,
            **nothing_told,
            **spoken,
            "round": 0,
            "rank": rank.isoformat(),
            "source": Source.KIOSK.value,
            "code": code_seal(code),
        }
        entry = act.write(Verb.ISSUE, act.head.seq + 1, None, body)
        tickets.add_ticket(act.tx, act.hall, advance(None, entry), code)
        if printer is None:
            return _handed_in(entry, [])
        state = slip if slip in (JobState.SENT, JobState.CONFIRMED) else JobState.SENDING
        print_jobs.add(act.tx, act.hall, entry.seq, printer, language, at, state=state)
        return _handed_in(entry, print_jobs.of_ticket(act.tx, act.hall, entry.seq))


def _is_new_code(act: VerbTransaction, code: str) -> bool:
    right = len(code) == 2 * CODE_BYTES and tickets.is_code(code)
    return right and tickets.ticket_of_code(act.tx, act.hall, code) is None


def _handed_in(entry: Entry, jobs: list[Any]) -> HandedIn:
    if entry.verb is Verb.LEFT_OUT:
        return HandedIn(None, None)
    return HandedIn(advance(None, entry), next((int(job.id) for job in jobs), None))
