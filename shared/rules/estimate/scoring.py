"""How good the estimate was on days it had not seen, beside simple rivals that know the same.

Scored are those who waited and were served, each as it stood when they came. A rival's 80 % range is its
prediction plus the 10th and 90th percentile of its residuals on the learnt days, in five bins of the prediction.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from statistics import fmean, median

from shared.rules.estimate.facts import Situation, Visit
from shared.rules.estimate.learning import HEAD_START, learn
from shared.rules.estimate.model import Model, estimate
from shared.rules.estimate.past import Moment, lines_of, moments, stays
from shared.rules.estimate.quantile import quantile

DEEPEST = 30
"""People ahead in the table rival; whoever has more counts as this many."""

Predict = Callable[[Situation], float]
Ends = Callable[[Situation, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Score:
    """Of one predictor, in seconds: mean absolute error, mean of prediction minus truth, share of truths inside
    the 80 % range and below it, mean width of the range."""

    name: str
    error: float
    bias: float
    inside: float
    below: float
    width: float


@dataclass(frozen=True, slots=True)
class Trial:
    """`scores`: the estimate first, then the rivals. `mean_wait` in seconds, of the `scored` people."""

    model: Model
    learnt_days: int
    days: int
    scored: int
    mean_wait: float
    scores: tuple[Score, ...]


class TooFewDays(ValueError):
    """`days` with people who waited and were served are there, `needed` are needed."""

    def __init__(self, days: int, needed: int) -> None:
        self.days, self.needed = days, needed
        super().__init__(f"{days} days, at least {needed} needed")


def trial(
    visits: Sequence[Visit], zone: tzinfo, learn_days: int | None = None, head_start: timedelta = HEAD_START
) -> Trial:
    """Learns from the first `learn_days` days (at most ten and two thirds if not given) and scores the rest.

    Raises TooFewDays if no day is left to learn from or to score.
    """
    days = waited_days(visits, zone)
    count = min(10, max(1, 2 * len(days) // 3)) if learn_days is None else learn_days
    if len(days) < count + 1:
        raise TooFewDays(len(days), count + 1)
    cut = days[count]
    known = [v for v in visits if v.arrived.astimezone(zone).date() < cut]
    lines = lines_of(known, zone)
    model = learn(known, zone, lines=lines, head_start=head_start)
    seen = scorable(moments(stays(visits, zone, lines, head_start)))
    old, new = [m for m in seen if m.day < cut], [m for m in seen if m.day >= cut]
    truth = [m.wait for m in new]
    ranges = [estimate(model, m.situation) for m in new]
    ours = _score(
        "estimate",
        truth,
        [r.middle.total_seconds() for r in ranges],
        [(r.low.total_seconds(), r.high.total_seconds()) for r in ranges],
    )
    rest = tuple(_rival_score(name, predict, old, new) for name, predict in rivals(old, model.usual).items())
    return Trial(model, count, len(days) - count, len(new), fmean(truth), (ours, *rest))


def waited_days(visits: Sequence[Visit], zone: tzinfo) -> list[date]:
    """Local days on which somebody waited and was served, in order."""
    people = scorable(moments(stays(visits, zone, {}, timedelta(0))))
    return sorted({m.day for m in people})


def scorable(people: Sequence[Moment]) -> list[Moment]:
    """Those who waited and were served."""
    return [m for m in people if m.served and m.wait > 0]


def rivals(old: Sequence[Moment], usual: float) -> dict[str, Predict]:
    """The simple predictors, with what they need from the learnt days. `usual`: mean seconds at the counter."""
    waits: dict[int, list[float]] = defaultdict(list)
    for moment in old:
        waits[min(moment.situation.ahead, DEEPEST)].append(moment.wait)
    table = {ahead: median(found) for ahead, found in waits.items()}
    middle = median(m.wait for m in old)

    def last(now: Situation) -> float:
        return now.recent[0][0] if now.recent else middle

    def average(now: Situation) -> float:
        return fmean(waited for waited, _ in now.recent) if now.recent else middle

    def length(now: Situation) -> float:
        if not now.ahead and len(now.at_counters or ()) < now.counters:
            return 0.0
        return (now.ahead + 1) * usual / max(1, now.counters)

    return {
        "last wait": last,
        "head of line": lambda now: now.head_waiting,
        "moving average": average,
        "ahead x service": length,
        "table by ahead": lambda now: table.get(min(now.ahead, DEEPEST), middle),
    }


def _rival_score(name: str, predict: Predict, old: Sequence[Moment], new: Sequence[Moment]) -> Score:
    pairs = sorted((p := predict(m.situation), m.wait - p) for m in old)
    bins = [pairs[n * len(pairs) // 5 : (n + 1) * len(pairs) // 5] or pairs for n in range(5)]
    edges = [part[0][0] for part in bins[1:]]
    ends = [(quantile([r for _, r in part], 0.1), quantile([r for _, r in part], 0.9)) for part in bins]
    guesses = [predict(m.situation) for m in new]
    ranges = [(max(0.0, g + ends[n][0]), g + ends[n][1]) for g in guesses for n in [bisect_right(edges, g)]]
    return _score(name, [m.wait for m in new], guesses, ranges)


def _score(name: str, truth: list[float], guesses: list[float], ranges: list[tuple[float, float]]) -> Score:
    return Score(
        name,
        error=fmean(abs(g - t) for g, t in zip(guesses, truth, strict=True)),
        bias=fmean(g - t for g, t in zip(guesses, truth, strict=True)),
        inside=fmean(low <= t <= high for (low, high), t in zip(ranges, truth, strict=True)),
        below=fmean(t < low for (low, _), t in zip(ranges, truth, strict=True)),
        width=fmean(high - low for low, high in ranges),
    )
