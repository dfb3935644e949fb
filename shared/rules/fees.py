"""Fees of visits: what was asked for, and whether it came. Pure. Amounts are whole đồng."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from shared.rules.entry import FEE_VERBS, Entry, Verb

MOST = 500_000_000
"""The largest fee: a slip of the finger is more."""
MOST_COPIES = 999
"""The most pages of a paper, and copies of it."""


class FeeState(StrEnum):
    """The values are told to devices."""

    ASKED = "asked"
    PAID = "paid"
    CANCELLED = "cancelled"


class PaidBy(StrEnum):
    """How a fee came. The values are stored."""

    TRANSFER = "transfer"
    CASH = "cash"


@dataclass(frozen=True, slots=True)
class Fee:
    """`id` is the seq of the entry that asked for it, `kind` a code of the hall file; `pages` of each of
    `copies`, 0 where it does not go by pages. `counter` asked for it. `by` says how it came, `reason` why it was
    cancelled.
    """

    id: int
    ticket: int
    kind: str
    amount: int
    counter: int
    pages: int = 0
    copies: int = 0
    state: FeeState = FeeState.ASKED
    by: str = ""
    reason: str = ""

    def may(self, verb: Verb) -> bool:
        """Whether it can be FEE_PAID, or CANCEL_FEE."""
        return self.state is FeeState.ASKED or (self.state is FeeState.PAID and verb is Verb.CANCEL_FEE)

    def may_correct(self, counter: int | None) -> bool:
        """Whether everybody at this counter may cancel it: it asked, and nothing came yet."""
        return self.state is FeeState.ASKED and self.counter == counter


def fees_of(entries: Iterable[Entry]) -> dict[int, Fee]:
    """By id, in the order they were asked for, as they are after `entries`, which come in order of seq."""
    found: dict[int, Fee] = {}
    for entry in entries:
        body = entry.body
        if entry.verb is Verb.ASK_FEE:
            pages, copies = int(body.get("pages", 0)), int(body.get("copies", 0))
            of = int(body["ticket"]), str(body["kind"]), int(body["amount"]), entry.counter or 0
            found[entry.seq] = Fee(entry.seq, *of, pages, copies)
        elif entry.verb in FEE_VERBS and (fee := found.get(int(body["fee"]))):
            paid = entry.verb is Verb.FEE_PAID
            state = FeeState.PAID if paid else FeeState.CANCELLED
            by, reason = (str(body["by"]), "") if paid else (fee.by, str(body["reason"]))
            found[fee.id] = replace(fee, state=state, by=by, reason=reason)
    return found


def last_fee(entries: Iterable[Entry], ticket: int) -> Fee | None:
    """What was asked of a ticket last."""
    return next((fee for fee in reversed(fees_of(entries).values()) if fee.ticket == ticket), None)
