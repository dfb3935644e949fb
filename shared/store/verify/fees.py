"""Fees as the verbs allow them: they are in no table, so this is all that there is to compare. Pure."""

from __future__ import annotations

from shared.rules.entry import FEE_VERBS, Entry, Verb
from shared.rules.ticket import State
from shared.store.verify.replay import Replay


class DayFees:
    """Those of one business day."""

    def __init__(self) -> None:
        self._last: dict[int, tuple[int, Verb]] = {}
        """By ticket, the seq that asked for its last fee, and what happened with it last."""

    def take(self, entry: Entry, replay: Replay) -> None:
        """One more entry, which `replay` has taken. Raises ValueError, KeyError."""
        if entry.verb is Verb.EXPIRE:
            self._last.clear()
        if entry.verb not in FEE_VERBS or int(entry.body["ticket"]) <= replay.pruned:
            return
        ticket = replay.tickets[int(entry.body["ticket"])].ticket
        fee, before = self._last.get(ticket.id, (0, Verb.CANCEL_FEE))
        if entry.verb is Verb.ASK_FEE:
            if ticket.state is not State.SERVING or before is Verb.ASK_FEE:
                raise ValueError(f"a fee of {ticket.label}, {ticket.state}")
            fee = entry.seq
        elif entry.body["fee"] != fee or before in (Verb.CANCEL_FEE, entry.verb):
            raise ValueError(f"fee {entry.body['fee']} of {ticket.label}")
        self._last[ticket.id] = fee, entry.verb
