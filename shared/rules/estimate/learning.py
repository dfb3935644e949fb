"""From past visits to a Model. Pure and deterministic; a few seconds for 4,000 visits, so not on a GUI thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta, tzinfo
from types import MappingProxyType

from shared.rules.estimate.facts import AGAIN, Visit
from shared.rules.estimate.model import (
    BIN,
    BINS,
    FREE,
    REST_STEP,
    RESTS,
    START,
    Model,
    RangeEnds,
    Step,
    drained,
    features,
    in_the_way,
    mixed,
    tabled,
)
from shared.rules.estimate.past import DayKey, Observation, Stay, lines_of, moments, stays
from shared.rules.estimate.quantile import fit, quantile

SHARES = (0.1, 0.5, 0.9)
PRIOR = (
    (0.0, 0.6, -0.3, *[0.0] * 4),
    (0.0, 1.0, 0.0, *[0.0] * 4),
    (0.0, 1.2, 0.7, *[0.0] * 4),
)
"""Weights before anything is known: the drain time, and some of its spread up and down."""

FEW = 30
"""Below so many visits nothing but the usual times is learnt; from there on trust grows from 0."""

HALF_TRUST = 100
NEWEST = 4000
"""Visits beyond that are too old to say more than the newer ones; it also bounds the time to learn."""

FOLDS = 8
"""Times that days are foretold from the days before, all but the first third of them."""

MIXES = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Shares of the table in the answer that are tried."""

ENOUGH_DAYS = 3
"""Foretold days below which nothing can be chosen: then the table has no share."""

DEEPEST = 30
"""People in the way in the table; whoever has more counts as this many."""

COMMON = 20
"""People's worth of belief that a line waits as all lines do."""

PARTS, PART = 3, 100
"""At most so many steps, each on at least so many visits."""

SAMPLE = 300.0
"""Seconds between two looks at how many counters are busy."""

LONG_SERVICE = 7200.0
NO_EXPECTATION: Mapping[str, timedelta] = MappingProxyType({})
HEAD_START = timedelta(minutes=20)

StaysByDay = Mapping[DayKey, Sequence[Stay]]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What the regression and the table said of a day that they had not seen, and the truth, in seconds."""

    drained: RangeEnds
    tabled: RangeEnds
    truth: float

    def off(self, share: float) -> float:
        """How far the middle lay from the truth with this share of the table."""
        return abs(mixed(self.drained, self.tabled, share)[1] - self.truth)


def learn(
    visits: Sequence[Visit],
    zone: tzinfo,
    *,
    lines: Mapping[str, str] | None = None,
    head_start: timedelta = HEAD_START,
    expected: Mapping[str, timedelta] = NO_EXPECTATION,
) -> Model:
    """What `visits`, in any order, teach. Without any it is START (with the `expected` times per service).

    `zone`: the hall's. `lines`: service -> line, where services whose counters overlap are one line; worked out
    from the order of calls if not given. `head_start`: of priority tickets, to count people ahead where a
    visit does not say. Visits with impossible times (clock steps, forgotten tickets) are left out.
    """
    lines = lines_of(visits, zone) if lines is None else lines
    days = stays(visits, zone, lines, head_start)
    seen = moments(days)
    base = _base(replace(START, visits=len(seen), lines=dict(lines)), days, expected)
    if len(seen) <= FEW:
        return base
    seen = sorted(seen, key=lambda m: (m.day, m.situation.minute))[-NEWEST:]
    fitted = _fitted(base, seen)
    held = _held(fitted, days, seen, expected)
    share = _share(held, len({m.day for m in seen}))
    return replace(fitted, share=share, steps=_steps([(mixed(h.drained, h.tabled, share), h.truth) for h in held]))


def _base(model: Model, days: StaysByDay, expected: Mapping[str, timedelta]) -> Model:
    """`model` with the times and the capacity these days show."""
    total: dict[str, float] = defaultdict(float)
    count: dict[str, int] = defaultdict(int)
    for stay in _over(days):  # who left without a call took no time
        total[stay.visit.service] += min(LONG_SERVICE, stay.ended - stay.gone)
        count[stay.visit.service] += 1
    usual = (sum(total.values()) + 20 * START.usual) / (sum(count.values()) + 20)
    names = sorted({*count, *expected})
    first = {name: expected[name].total_seconds() if name in expected else usual for name in names}
    services = {name: (total[name] + 10 * first[name]) / (count[name] + 10) for name in names}
    return replace(model, usual=usual, services=services, capacity=_capacity(days), rest=_rests(days, services))


def _over(days: StaysByDay) -> Iterator[Stay]:
    """Whose end is known, without later stays."""
    every = (stay for people in days.values() for stay in people)
    return (stay for stay in every if stay.visit.ended is not None and stay.visit.outcome != AGAIN)


def _capacity(days: StaysByDay) -> dict[str, tuple[float, ...]]:
    """Counters busy in each bin of the day, seen only while somebody waited: then all that are open are busy."""
    looks: dict[str, list[int]] = defaultdict(lambda: [0] * BINS)
    busy: dict[str, list[int]] = defaultdict(lambda: [0] * BINS)
    for (_, line), people in days.items():
        changes = [change for stay in people for change in _changes(stay)]
        changes.sort()
        waiting = working = place = 0
        for look in range(int(86400 / SAMPLE)):
            moment = (look + 0.5) * SAMPLE
            while place < len(changes) and changes[place][0] <= moment:
                waiting += changes[place][1]
                working += changes[place][2]
                place += 1
            if waiting:
                looks[line][int(moment // (BIN * 60))] += 1
                busy[line][int(moment // (BIN * 60))] += working
    return {
        line: tuple(round(b / n, 3) if n >= 6 else -1.0 for b, n in zip(busy[line], looks[line], strict=True))
        for line in sorted(looks)
    }


def _changes(stay: Stay) -> list[tuple[float, int, int]]:
    """(when, change of those who wait, change of those at a counter)."""
    if stay.called is None:
        return [(stay.arrived, 1, 0), (stay.gone, -1, 0)]
    return [(stay.arrived, 1, 0), (stay.gone, -1, 1), (stay.ended, 0, -1)]


def _rests(days: StaysByDay, services: Mapping[str, float]) -> tuple[float, ...]:
    """Mean time left, in usual times, of those who have stayed 0, REST_STEP, ... usual times."""
    times = sorted(
        min(LONG_SERVICE, s.ended - s.gone) / max(1.0, services[s.visit.service])
        for s in _over(days)
        if s.called is not None
    )
    rests = []
    for step in range(RESTS):
        so_far = (step + 0.5) * REST_STEP
        left = [time - so_far for time in times if time > so_far]
        rests.append((sum(left) + 20.0) / (len(left) + 20))
    return tuple(rests)


def _fitted(base: Model, seen: Sequence[Observation]) -> Model:
    """`base` with the table, and with weights learnt from those who had to wait for a counter."""
    base = replace(base, table=_table(base, seen))
    waited = [m for m in seen if _in_line(m)]
    if not waited:
        return base
    columns = list(zip(*(features(base, m.situation) for m in waited), strict=True))
    truth = [m.wait / base.usual for m in waited]
    weights = tuple(tuple(fit(columns, truth, share, prior)) for share, prior in zip(SHARES, PRIOR, strict=True))
    known = max(0, len(seen) - FEW)
    return replace(base, trust=known / (known + HALF_TRUST), weights=weights)


def _in_line(moment: Observation) -> bool:
    return moment.wait > 0 and in_the_way(moment.situation) > 0


def _table(base: Model, seen: Sequence[Observation]) -> dict[str, tuple[RangeEnds, ...]]:
    """The waits by people in the way: of each line, where it has few of a row with those of all lines in it."""
    waits: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for moment in seen:
        row = min(in_the_way(moment.situation), DEEPEST)
        for line in {"", base.lines.get(moment.situation.service, moment.situation.service)}:
            waits[line][row].append(moment.wait)
    found_free = sum(wait > 0 for wait in waits[""][0]) >= FEW
    common: list[RangeEnds] = [(found_free and _free(waits[""][0])) or FREE]
    for row in range(1, max(waits[""], default=0) + 1):
        common.append(_spread(waits[""][row]) or common[-1])
    tables = {
        line: tuple(_row(found, row, all_lines) for row, all_lines in enumerate(common))
        for line, found in sorted(waits.items())
        if line
    }
    return {"": tuple(common), **tables}


def _row(found: Mapping[int, Sequence[float]], row: int, common: RangeEnds) -> RangeEnds:
    waits = found.get(row, ())
    own = (_spread(waits) if row else _free(waits)) or common
    count = sum(wait > 0 for wait in waits)
    low, middle, high = mixed(common, own, count / (count + COMMON))
    return round(low, 1), round(middle, 1), round(high, 1)


def _spread(waits: Sequence[float]) -> RangeEnds | None:
    """Of those who waited; None if nobody did."""
    later = [wait for wait in waits if wait > 0]
    if not later:
        return None
    low, middle, high = (quantile(later, share) for share in SHARES)
    return low, middle, high


def _free(waits: Sequence[float]) -> RangeEnds | None:
    """The range of those who find a free counter: a low end for all, the others for those not called at once."""
    later = [wait for wait in waits if wait > 0]
    if not later:
        return None
    low = quantile(waits, 0.1)
    under = sum(wait < low for wait in later) / len(later)
    return low, max(low, quantile(later, 0.5)), quantile(later, min(1.0, 0.8 + under))


def _held(
    fitted: Model, days: StaysByDay, seen: Sequence[Observation], expected: Mapping[str, timedelta]
) -> list[HeldOut]:
    """Those who waited, each foretold from the days before only: times, capacity, weights and table."""
    dates = sorted({m.day for m in seen})
    if len(dates) < 2:  # a single day: better the day itself than nothing
        return _foretold(fitted, seen)
    later = dates[max(1, len(dates) // 3) :]
    size = -(-len(later) // FOLDS)
    found: list[HeldOut] = []
    for start in range(0, len(later), size):
        now = set(later[start : start + size])
        base = _base(fitted, {key: people for key, people in days.items() if key[0] < later[start]}, expected)
        other = _fitted(base, [m for m in seen if m.day < later[start]])
        found += _foretold(other, [m for m in seen if m.day in now])
    return found


def _foretold(model: Model, seen: Sequence[Observation]) -> list[HeldOut]:
    return [HeldOut(drained(model, m.situation), tabled(model, m.situation), m.wait) for m in seen if _in_line(m)]


def _share(held: Sequence[HeldOut], days: int) -> float:
    """The share of the table with the least mean error on the foretold days."""
    if days - max(1, days // 3) < ENOUGH_DAYS:
        return 0.0
    return min(MIXES, key=lambda share: sum(h.off(share) for h in held))


def _steps(held: Sequence[tuple[RangeEnds, float]]) -> tuple[Step, ...]:
    """How far the ends must move, by growing middle, so that 80 % of the truths fall between them.

    A tenth is to fall below, the rest above; where the low end is 0 nobody falls below, so a fifth falls above.
    """
    if not held:
        return (Step(0.0, 0.0, 0.0),)
    held = sorted(held, key=lambda h: h[0][1])
    parts = max(1, min(PARTS, len(held) // PART))
    steps = []
    for number in range(parts):
        part = held[number * len(held) // parts : (number + 1) * len(held) // parts]
        below = quantile([low - truth for (low, _, _), truth in part], 0.9)
        under = sum(truth < min(middle, low - below) for (low, middle, _), truth in part) / len(part)
        above = quantile([truth - high for (_, _, high), truth in part], min(1.0, 0.8 + under))
        steps.append(Step(sum(middle for (_, middle, _), _ in part) / len(part), below, above))
    return tuple(steps)
