"""Why a ticket was next, as a call's journal entry says it, and back again for `bocso verify`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from shared.rules.calling import Desk, Order, Pick, Rule, Tier, W


def why(picked: Pick[W], desk: Desk, order: Order) -> dict[str, Any]:
    """The rule, the rank of the picked, whom it passed over, and what the rule was asked."""
    tiers = [[list(t.lines), None if t.after is None else t.after.total_seconds()] for t in desk.tiers]
    asked = {"rule": order.rule.value, "ratio": order.ratio, "tiers": tiers}
    return {**asked, "rank": picked.ticket.rank.isoformat(), "passed": list(picked.passed)}


def asked(body: Mapping[str, Any], counter: int, clerk: str, streak: int) -> tuple[Desk, Order] | None:
    """What the rule was asked at a call; None for an entry that does not say it (first schema).

    Raises ValueError or KeyError for a body that cannot be read.
    """
    if "tiers" not in body:
        return None
    try:
        tiers = tuple(_tier(lines, after) for lines, after in body["tiers"])
        return Desk(counter, tiers, clerk, streak), Order(Rule(body["rule"]), int(body["ratio"]))
    except (TypeError, OverflowError) as problem:
        raise ValueError(f"what the rule was asked: {problem}") from problem


def _tier(lines: Iterable[object], after: float | None) -> Tier:
    return Tier(tuple(str(line) for line in lines), None if after is None else timedelta(seconds=after))
