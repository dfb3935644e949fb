"""What a day came to: fees by who took them and kind, ratings by who served. Pure; `entries` are those of one day,
in order.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shared.rules.entry import FEE_VERBS, Entry, Verb
from shared.rules.fees import Fee, FeeState, PaidBy, fees_of
from shared.rules.ticket import for_counter

FEWEST = 5
"""Below so many answers of one person nothing is told of them but how many: each could be guessed."""


@dataclass(slots=True)
class FeeTotal:
    """Fees of one kind that `who` took, or asked for where none came: a clerk's code, or "counter:3" in a hall
    without clerks. Amounts in đồng; `amount` is what came, by transfer and in cash.
    """

    who: str
    kind: str
    count: int = 0
    amount: int = 0
    transfer: int = 0
    cash: int = 0
    open: int = 0
    cancelled: int = 0


@dataclass(slots=True)
class RatingTotal:
    """Visits that `who` ended (as in FeeTotal), how many were rated so, and the reasons given; `hidden` are
    answers of which no more is told.
    """

    who: str
    served: int = 0
    hidden: int = 0
    levels: Tally[int] = field(default_factory=Tally)
    reasons: Tally[str] = field(default_factory=Tally)

    @property
    def rated(self) -> int:
        return self.levels.total() + self.hidden

    @property
    def told(self) -> bool:
        """Whether there are enough answers to tell more than how many."""
        return self.levels.total() >= FEWEST

    @property
    def average(self) -> float | None:
        """From 1 to 5."""
        sum_of_all = sum(level * count for level, count in self.levels.items())
        return sum_of_all / self.levels.total() if self.told else None


def fee_totals(entries: Iterable[Entry]) -> list[FeeTotal]:
    """By who and kind."""
    done = [(entry, who) for entry, who in with_who(entries) if entry.verb in FEE_VERBS]
    found: dict[tuple[str, str], FeeTotal] = {}
    took = {int(e.body.get("fee", e.seq)): who for e, who in done if who and e.verb is not Verb.CANCEL_FEE}
    for fee in fees_of(entry for entry, _ in done).values():
        who = took.get(fee.id, for_counter(fee.counter))
        _count(found.setdefault((who, fee.kind), FeeTotal(who, fee.kind)), fee)
    return [found[key] for key in sorted(found)]


def _count(total: FeeTotal, fee: Fee) -> None:
    if fee.state is FeeState.CANCELLED:
        total.cancelled += fee.amount
    elif fee.state is FeeState.ASKED:
        total.open += fee.amount
    else:
        total.count += 1
        total.amount += fee.amount
        total.transfer += fee.amount * (fee.by == PaidBy.TRANSFER)
        total.cash += fee.amount * (fee.by == PaidBy.CASH)


def rating_totals(entries: Iterable[Entry]) -> list[RatingTotal]:
    """By who served."""
    found: dict[str, RatingTotal] = {}
    served: dict[int, RatingTotal] = {}
    for entry, who in with_who(entries):
        if entry.verb is Verb.COMPLETE and entry.ticket is not None:
            total = served[entry.ticket] = found.setdefault(who, RatingTotal(who))
            total.served += 1
        elif entry.verb is Verb.RATE and entry.ticket in served:
            total = served[entry.ticket]
            total.levels[int(entry.body["rating"])] += 1
            if reason := str(entry.body.get("reason", "")):
                total.reasons[reason] += 1
    return [found[who] for who in sorted(found)]


def all_ratings(totals: Sequence[RatingTotal]) -> RatingTotal:
    """Of the whole hall, as `who` "". Whoever takes from it what is told of each has no answers of a few left."""
    few = sum(total.rated for total in totals if not total.told) < FEWEST
    whole = RatingTotal("")
    for total in totals:
        whole.served += total.served
        if few and not total.told:
            whole.hidden += total.rated
        else:
            whole.levels += total.levels
            whole.reasons += total.reasons
    return whole


def with_who(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Each with who was at its counter then, "" for one of no counter."""
    clerks: dict[int, str] = {}
    for entry in entries:
        if entry.verb is Verb.OPEN and entry.counter is not None:
            clerks[entry.counter] = str(entry.body.get("clerk", ""))
        at = entry.counter
        yield entry, "" if at is None else clerks.get(at) or for_counter(at)


def as_row(total: FeeTotal) -> Mapping[str, str | int]:
    """For a table, by the names of its columns."""
    return {name: getattr(total, name) for name in FEE_COLUMNS}


FEE_COLUMNS = ("who", "kind", "count", "amount", "transfer", "cash", "open", "cancelled")
