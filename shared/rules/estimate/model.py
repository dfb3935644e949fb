"""The learnt numbers, and from a Situation to a Range with them. Pure, and quick enough for every touch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from math import isfinite, sqrt
from operator import mul
from types import MappingProxyType
from typing import Any

from shared.rules.estimate.facts import PRIORITY, Range, Situation

VERSION = 4
USUAL = 540.0
"""Seconds a ticket keeps a counter busy before the hall has shown its own time."""

BIN = 15
"""Minutes of one step of the capacity of a day."""

BINS = 24 * 60 // BIN
LONGEST = 12 * 3600.0
FEATURES = 7
RESTS, REST_STEP = 8, 0.5
"""Model.rest has RESTS entries, for stays so far that differ by REST_STEP usual times of the service."""

FREE = (0.0, 0.0, 120.0)
"""Who finds a free counter, before anybody did."""

RangeEnds = tuple[float, float, float]
"""Low end, middle and high end in seconds, in this order."""


@dataclass(frozen=True, slots=True)
class Step:
    """Around this middle (seconds) the low end moves down by `below` and the high end up by `above` seconds."""

    middle: float
    below: float
    above: float


@dataclass(frozen=True, slots=True)
class Model:
    """What a hall has learnt; START before that.

    visits: how many called visits it stands on; trust: 0..1, how much of the regression's answer is learnt.
    usual: seconds a ticket keeps a counter busy, no-shows counted with the short time they take.
    services: the same per service. lines: service -> line. capacity: line -> counters that call in each BIN of
    the day, -1 where nothing is known. rest: how much longer somebody stays who has been at the counter for
    0, REST_STEP, ... usual times, in usual times. weights: low end, middle and high end per feature, in usual
    times. table: line ("": all) -> Ends by people in the way, the last row for more; row 0 is of who finds a free
    counter. share: 0..1, how much of the answer is the table's for who finds none. steps: how their ends are
    moved, by growing middle.
    """

    visits: int = 0
    trust: float = 0.0
    usual: float = USUAL
    services: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    lines: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    capacity: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: MappingProxyType({}))
    rest: tuple[float, ...] = (1.0,) * RESTS
    weights: tuple[tuple[float, ...], ...] = ()
    table: Mapping[str, tuple[RangeEnds, ...]] = field(default_factory=lambda: MappingProxyType({}))
    share: float = 0.0
    steps: tuple[Step, ...] = ()

    def to_json(self) -> str:
        """One line; `from_json` gives an equal Model back."""
        plain = {name: getattr(self, name) for name in NAMES}
        plain = {name: dict(value) if isinstance(value, Mapping) else value for name, value in plain.items()}
        plain["steps"] = [list(asdict(step).values()) for step in self.steps]
        return json.dumps({"version": VERSION, **plain}, ensure_ascii=False, sort_keys=True)

    @staticmethod
    def from_json(text: str) -> Model:
        """The Model that `to_json` wrote. Raises ValueError if `text` is anything else, or of another version."""
        try:
            found = json.loads(text)
            if not isinstance(found, dict) or found.pop("version", None) != VERSION or set(found) != set(NAMES):
                raise ValueError("not a model of this version")
            model = _read(found)
        except (TypeError, AttributeError, OverflowError, RecursionError) as problem:
            raise ValueError(f"not a model: {problem}") from None
        if not _sound(model):
            raise ValueError("a model with impossible numbers")
        return model


NAMES = tuple(Model.__dataclass_fields__)
START = Model()


def _read(found: dict[str, Any]) -> Model:
    def numbers(values: list[float]) -> tuple[float, ...]:
        return tuple(float(value) for value in values)

    return Model(
        visits=int(found["visits"]),
        trust=float(found["trust"]),
        usual=float(found["usual"]),
        services={str(name): float(value) for name, value in found["services"].items()},
        lines={str(name): str(line) for name, line in found["lines"].items()},
        capacity={str(line): numbers(values) for line, values in found["capacity"].items()},
        rest=numbers(found["rest"]),
        weights=tuple(numbers(values) for values in found["weights"]),
        table={str(line): tuple(_three(numbers(row)) for row in rows) for line, rows in found["table"].items()},
        share=float(found["share"]),
        steps=tuple(Step(*numbers(values)) for values in found["steps"]),
    )


def _three(values: tuple[float, ...]) -> RangeEnds:
    low, middle, high = values
    return low, middle, high


def _sound(model: Model) -> bool:
    every = [model.usual, *model.services.values(), *model.rest]
    every += [w for row in model.weights for w in row]
    every += [x for row in model.capacity.values() for x in row]
    every += [x for step in model.steps for x in asdict(step).values()]
    whole = not model.weights or (len(model.weights) == 3 and {len(row) for row in model.weights} == {FEATURES})
    days = all(len(row) == BINS for row in model.capacity.values())
    shares = 0 <= model.trust <= 1 and 0 <= model.share <= 1 and model.usual > 0 and model.visits >= 0
    rows = all(0 <= low <= mid <= high <= LONGEST for table in model.table.values() for low, mid, high in table)
    table = rows and all(model.table.values()) and bool(model.table) == ("" in model.table) >= bool(model.share)
    learnt = table and bool(model.rest) and bool(model.weights) == bool(model.steps)
    return (
        all(map(isfinite, every))
        and whole
        and days
        and shares
        and learnt
        and min(model.services.values(), default=0) >= 0
    )


def features(model: Model, now: Situation) -> tuple[float, ...]:
    """What the regression sees, in usual times. The second is the drain time, the third how it may spread."""
    one, services = model.usual, model.services
    capacity = model.capacity.get(model.lines.get(now.service, now.service), ())
    known = sum(count for _, count in now.waiting)
    work = sum(count * services.get(service, one) for service, count in now.waiting)
    work = work * now.ahead / known if known else now.ahead * one
    need = in_the_way(now)
    gap = (work + one) / (now.ahead + 1)
    seconds, speed = drain(capacity, now.minute, now.counters, need * gap)
    wait = seconds / one
    usually, _ = drain(capacity, now.minute, 0, need * gap)
    return (
        1.0,
        wait,
        sqrt(need) * gap / speed / one,
        wait if now.lane == PRIORITY else 0.0,
        usually / one - wait,
        need / max(1, now.counters) - wait,
        (_rest(model, now.at_counters or ()) - 1.0) / speed,
    )


def in_the_way(now: Situation) -> int:
    """People at counters who must leave before this one is called; 0 where a counter is free."""
    free = 0
    if now.at_counters is not None and not now.ahead:
        free = max(0, now.counters - len(now.at_counters))
    return max(0, now.ahead + 1 - free)


def _rest(model: Model, at_counters: tuple[tuple[str, float], ...]) -> float:
    """How much longer those at the counters stay on average, in usual times; 1 if nobody is there."""
    if not at_counters:
        return 1.0
    total = 0.0
    for service, since in at_counters:
        usual = model.services.get(service, model.usual) or model.usual
        place = min(int(max(0.0, since) / usual / REST_STEP), len(model.rest) - 1)
        total += model.rest[place] * usual
    return total / len(at_counters) / model.usual


def drain(capacity: tuple[float, ...], minute: int, counters: int, work: float) -> tuple[float, float]:
    """(seconds until `work` seconds at a counter are done, counters that do it on average).

    The counters open now work on, as far as other counters usually do through the rest of the day; so a lunch
    break that lies in between is waited for. `counters` 0: as many as usual. At most LONGEST.
    """
    place = minute // BIN
    here = capacity[place] if capacity else -1.0
    ratio = min(2.0, max(0.5, counters / here)) if here >= 0.5 and counters else 1.0
    left, passed, span = work, 0.0, float(BIN - minute % BIN) * 60
    speed = float(counters) if counters and not 0 <= here < 0.5 else _usually(here, 1.0, 0.0)
    while passed < LONGEST:
        if speed > 0 and left <= speed * span:
            passed += left / speed
            break
        left -= speed * span
        passed += span
        span, place = BIN * 60.0, place + 1
        speed = _usually(capacity[place] if place < len(capacity) else -1.0, ratio, max(speed, counters))
    passed = min(passed, LONGEST)
    average = work / passed if passed else float(counters)
    return passed, max(0.5, min(average, float(counters) or 99.0))


def _usually(capacity: float, ratio: float, otherwise: float) -> float:
    """Counters that call in a bin; below 0.3 it is a break, below 0 nothing is known."""
    if capacity < 0:
        return max(otherwise, 1.0)
    return capacity * ratio if capacity >= 0.3 else 0.0


def estimate(model: Model, situation: Situation) -> Range:
    """The waiting time (issue to call) as a range that holds in 80 % of the cases.

    For the method see the package. Never negative, never beyond twelve hours.
    """
    low, middle, high = tabled(model, situation)
    if in_the_way(situation):
        low, middle, high = mixed(drained(model, situation), (low, middle, high), model.share)
        below, above = _moved(model.steps, middle)
        low, high = min(max(0.0, low - below), middle), min(max(middle, high + above), LONGEST)
    return Range(timedelta(seconds=low), timedelta(seconds=middle), timedelta(seconds=high))


def drained(model: Model, now: Situation) -> RangeEnds:
    """By the drain time and the regression on it, before the ends are moved."""
    values, trust = features(model, now), model.trust
    wait = values[1] * model.usual
    low, middle, high = 0.5 * wait, 1.1 * wait, 1.5 * wait + values[2] * model.usual + 120
    if model.weights:
        a, b, c = (model.usual * sum(map(mul, weights, values)) for weights in model.weights)
        low, middle, high = low + trust * (a - low), middle + trust * (b - middle), high + trust * (c - high)
    middle = min(max(0.0, middle), LONGEST)
    return min(low, middle), middle, max(high, middle)


def tabled(model: Model, now: Situation) -> RangeEnds:
    """By the table alone, before the ends are moved."""
    rows = model.table.get(model.lines.get(now.service, now.service)) or model.table.get("", (FREE,))
    return rows[min(in_the_way(now), len(rows) - 1)]


def mixed(one: RangeEnds, other: RangeEnds, share: float) -> RangeEnds:
    """`one`, with `share` of `other` in it."""
    low, middle, high = (a + share * (b - a) for a, b in zip(one, other, strict=True))
    return low, middle, high


def _moved(steps: tuple[Step, ...], middle: float) -> tuple[float, float]:
    """(below, above) at `middle`, straight from step to step."""
    if not steps:
        return 0.0, 0.0
    before = steps[0]
    for step in steps:
        if middle <= step.middle:
            share = (
                (middle - before.middle) / (step.middle - before.middle) if step.middle > before.middle else 1.0
            )
            return (
                before.below + share * (step.below - before.below),
                before.above + share * (step.above - before.above),
            )
        before = step
    return before.below, before.above
